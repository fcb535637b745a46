//! Links the words of a statement to the cells and headers of a grid.

use super::{
    reading::{Mask, Reading, bit, gap, places},
    rows::Rows,
    table::{self, Grid, Sort},
};
use crate::text::{Text, word::Token};

/// Pairs of a word and a cell that are looked at for one statement.
const MOST_HITS: usize = 8_192;

/// The share of a cell's words that a statement must hold to speak of the cell.
const SPOKEN_OF: f64 = 0.25;

/// The share from which they are all of it.
const WHOLE: f64 = 0.99;

/// How many words may stand between two words of one cell.
const APART: usize = 2;

/// Words of the statement that stand in a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) mask: Mask,
    pub(super) column: usize,
    /// The rows whose cell holds them.
    pub(super) rows: Rows,
    /// The share of the cell's words that they are, by weight.
    pub(super) cover: f64,
}

impl Link {
    fn is_whole(&self) -> bool {
        self.cover >= WHOLE
    }
}

/// Words of the statement that name a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) mask: Mask,
    pub(super) column: usize,
    /// The share of the header's words that they are, by weight.
    pub(super) cover: f64,
}

/// What one passage of the statement demands of a row, in any of its columns.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) mask: Mask,
    pub(super) links: Vec<Link>,
    /// The rows that hold it in any column.
    pub(super) rows: Rows,
    pub(super) weight: f64,
    /// Whether it is a bare number.
    pub(super) number: bool,
    pub(super) cover: f64,
}

impl Condition {
    /// The column it most likely is of.
    pub(super) fn column(&self) -> usize {
        self.links[0].column
    }

    /// Its rows in that column.
    pub(super) fn main(&self) -> Rows {
        self.links[0].rows
    }
}

/// All that links a statement to a grid.
#[derive(Clone, Debug)]
pub(super) struct Links {
    /// In the order of their words.
    pub(super) conditions: Vec<Condition>,
    pub(super) named: Vec<Named>,
    /// Words that the table's title or heading holds.
    pub(super) titled: Mask,
}

impl Links {
    /// Every word that stands in a cell.
    pub(super) fn in_cells(&self) -> Mask {
        self.conditions.iter().fold(0, |mask, c| mask | c.mask)
    }

    /// Every word that names a column.
    pub(super) fn in_headers(&self) -> Mask {
        self.named.iter().fold(0, |mask, n| mask | n.mask)
    }

    /// The conditions that are no bare number.
    pub(super) fn worded(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|c| !c.number)
    }
}

/// Links `reading` to `grid`, a table of `text`.
pub(super) fn link(reading: &Reading<'_>, text: &Text, grid: &Grid) -> Links {
    let named = named(reading, text, grid);
    let links = undominated(reading, cells(reading, text, grid));
    Links { conditions: conditions(reading, &links, &named, grid), named, titled: reading.titled }
}

/// Every cell that a passage of the statement speaks of, cells of one column and one passage together.
fn cells(reading: &Reading<'_>, text: &Text, grid: &Grid) -> Vec<Link> {
    let mut hits: Vec<(u32, u32)> = Vec::new();
    for (at, word) in reading.words.iter().enumerate() {
        let keys = match word.value {
            Some(value) => [table::of_value(value), word.token.fold],
            None => [word.token.stem, word.token.fold],
        };
        let mut seen: &[u32] = &[];
        for key in keys {
            let posts = grid.holding(key);
            if hits.len() + posts.len() <= MOST_HITS && seen != posts {
                hits.extend(posts.iter().map(|&cell| (cell, at as u32)));
                seen = posts;
            }
        }
    }
    hits.sort_unstable();
    hits.dedup();
    let mut out: Vec<Link> = Vec::new();
    let mut slight: Vec<(usize, Mask, usize)> = Vec::new();
    for hits in hits.chunk_by(|a, b| a.0 == b.0) {
        let at = hits[0].0 as usize;
        let (mask, cover) = passage(reading, text, &grid.cells[at], hits);
        let (row, column) = (at / grid.width(), at % grid.width());
        if cover < SPOKEN_OF {
            slight.push((column, mask, row));
            continue;
        }
        match out.iter_mut().find(|l| l.column == column && l.mask == mask) {
            // what is all of a cell says nothing of cells that hold more
            Some(known) if known.is_whole() == (cover >= WHOLE) => {
                known.rows.insert(row);
                known.cover = known.cover.max(cover);
            }
            Some(known) if cover >= WHOLE => (known.cover, known.rows) = (cover, Rows::from_iter([row])),
            Some(_) => {}
            None => out.push(Link { mask, column, rows: Rows::from_iter([row]), cover }),
        }
    }
    // what is said of one cell is said of every longer one that holds it: "(OHA)" behind a long name
    for (column, mask, row) in slight {
        let known = out.iter_mut().find(|l| l.column == column && l.mask == mask && !l.is_whole());
        if let Some(link) = known {
            link.rows.insert(row);
        }
    }
    out
}

/// The words of the statement that stand together and hold most of a cell, and which share of it.
fn passage(reading: &Reading<'_>, text: &Text, cell: &table::Cell, hits: &[(u32, u32)]) -> (Mask, f64) {
    let mut best = (0, 0.0);
    for run in hits.chunk_by(|a, b| (b.1 - a.1) as usize <= APART + 1) {
        let mask = run.iter().fold(0, |mask, hit| mask | bit(hit.1 as usize));
        let held = |t: &&Token| {
            run.iter().any(|hit| {
                let word = &reading.words[hit.1 as usize];
                word.token.stem == t.stem
                    || word.token.fold == t.fold
                    || word.value.is_some() && word.value == table::value(text, t)
            })
        };
        let weight: f64 = table::telling(text, cell).filter(held).map(|t| table::weight(text, t)).sum();
        let cover = if cell.weight > 0.0 { weight / cell.weight } else { 0.0 };
        if cover > best.1 {
            best = (mask, cover);
        }
    }
    best
}

/// Without the links whose words are part of what a better link takes, or cross it.
fn undominated(reading: &Reading<'_>, mut links: Vec<Link>) -> Vec<Link> {
    let score = |l: &Link| reading.weight(l.mask).max(1.0) * l.cover;
    links.sort_by(|a, b| {
        score(b).total_cmp(&score(a)).then(a.column.cmp(&b.column)).then(a.mask.cmp(&b.mask))
    });
    let mut kept: Vec<Link> = Vec::new();
    for link in links.into_iter().take(256) {
        let crossed = |k: &Link| k.mask != link.mask && k.mask & link.mask != 0;
        let weaker = |k: &Link| k.mask == link.mask && link.cover < 0.6 * k.cover;
        if !kept.iter().any(|k| crossed(k) || weaker(k)) {
            kept.push(link);
        }
    }
    kept
}

/// Links of the same words together: whichever column they are of.
fn conditions(reading: &Reading<'_>, links: &[Link], named: &[Named], grid: &Grid) -> Vec<Condition> {
    /// Conditions of one statement.
    const MOST: usize = 24;
    let mut out: Vec<Condition> = Vec::new();
    for link in links {
        let full = out.len() >= MOST;
        match out.iter_mut().find(|c| c.mask == link.mask) {
            Some(known) => {
                known.rows = known.rows.or(link.rows);
                known.cover = known.cover.max(link.cover);
                known.links.push(*link);
            }
            None if !full => out.push(Condition {
                mask: link.mask,
                links: vec![*link],
                rows: link.rows,
                weight: reading.weight(link.mask).max(0.5),
                number: link.mask.is_power_of_two()
                    && places(link.mask).all(|at| reading.words[at].value.is_some()),
                cover: link.cover,
            }),
            None => {}
        }
    }
    for condition in &mut out {
        let (mask, number) = (condition.mask, condition.number);
        // the column that is named beside it, then the one whose cells it is all of
        let rank = |link: &Link| {
            let beside = named.iter().filter(|n| n.column == link.column).map(|n| gap(n.mask, mask)).min();
            let near = beside.filter(|&g| g <= 4).map_or(0.0, |g| 1.0 - 0.1 * g as f64);
            let sort = if number && grid.columns[link.column].sort == Sort::Number { 0.3 } else { 0.0 };
            near + link.cover + sort
        };
        condition.links.sort_by(|a, b| rank(b).total_cmp(&rank(a)).then(a.column.cmp(&b.column)));
    }
    out.sort_by_key(|c| c.mask.trailing_zeros());
    out
}

/// The columns that the statement names.
fn named(reading: &Reading<'_>, text: &Text, grid: &Grid) -> Vec<Named> {
    let mut out = Vec::new();
    for (column, cell) in grid.header.iter().enumerate().filter(|(_, c)| c.weight > 0.0) {
        let (mut mask, mut held) = (0, 0.0);
        for token in table::telling(text, cell) {
            let hit = (0..reading.words.len()).filter(|&at| names(reading, at, text, token));
            let words = hit.fold(0, |mask, at| mask | bit(at));
            if words != 0 {
                mask |= words;
                held += table::weight(text, token);
            }
        }
        if mask != 0 {
            out.push(Named { mask, column, cover: held / cell.weight });
        }
    }
    out
}

/// Whether a word of the statement is a word of a header, or begins as it does: "attend" and "attendance".
fn names(reading: &Reading<'_>, at: usize, text: &Text, token: &Token) -> bool {
    const ROOT: usize = 4;
    let word = &reading.words[at].token;
    if word.stop || token.is_number() {
        return word.fold == token.fold;
    }
    if word.stem == token.stem || word.fold == token.fold {
        return true;
    }
    let (a, b) = (reading.text.slice(word.span), text.slice(token.span));
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    same >= ROOT && same + 1 >= a.len().min(b.len()) && same * 5 >= a.len().max(b.len()) * 2
}
