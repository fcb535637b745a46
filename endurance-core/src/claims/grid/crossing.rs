//! The cell where the row and the column cross that a statement names: "the basic check for an e-bike costs 39" of a table with a row
//! "Basic check" and a column "E-bike".

use super::{
    bind::denies,
    list::amounts,
    program::Case,
    reading::{Mask, Word, bit, places},
    slot::{Differs, bare, claimed_as, computes, kind},
    table::{self, Cell, Form, Sort, telling, tokens},
    trigger::Trigger,
};
use crate::{
    claims::{Atom, Detail, opposite},
    interaction::Span,
    text::{
        quantity::{Quantity, Relation},
        word::{Token, hash},
        words::{Words, words},
    },
};

/// Rows of a table that are looked at.
const MOST_ROWS: usize = 64;

/// Words of a cell that names its row or its column: what has more is no name.
const LONGEST_NAME: usize = 12;

/// Bytes of a cell that may say yes or no.
const LONGEST_MARK: usize = 48;

/// Telling words that a statement may say beside the names of the row and the column, for a cell that answers yes or no.
const MOST_OTHER: usize = 3;

/// What is had, by the word or the mark of a cell, and what is not.
const YES: &Words =
    words!("yes ja oui si sim हाँ हां نعم 是 有 はい ✓ ✔ ✅ ● included inklusive inclus incluido incluso");
const NO: &Words = words!(
    "no nein non nao नहीं لا 否 无 無 いいえ ✗ ✘ ❌ x – — - n/a none keine keiner aucun ninguno nessuno"
);
/// What has no end.
const UNLIMITED: &Words = words!("unlimited unbegrenzt illimite ilimitado illimitato 无限 無制限");

/// What the cell says of the statement.
pub(super) enum Crossing {
    /// The same, in this cell.
    Same(Span),
    /// Something else.
    Differs(Differs),
}

/// A row or a column, and the words that name it.
#[derive(Clone, Copy)]
struct Line {
    at: usize,
    mask: Mask,
}

/// What stands where the row and the column cross that the statement at `span` names. `None` where it names no one cell, computes, or
/// says something that the cell does not speak of.
pub(super) fn crossing(case: &Case<'_>, span: Span) -> Option<Crossing> {
    let grid = case.grid;
    if grid.form != Form::Table || grid.width() < 2 || grid.height() > MOST_ROWS {
        return None;
    }
    let keys = key_column(case);
    let columns = (0..grid.width()).filter(|&c| c != keys).map(|c| (c, &grid.header[c])).collect();
    let column = line(case, columns)?;
    let rows = (0..grid.height()).map(|r| (r, grid.cell(r, keys))).collect();
    let Some(row) = line(case, rows) else { return of_header(case, span, column) };
    let denied = case.reading.places(&[Trigger::Not, Trigger::None]).fold(0, |mask, at| mask | bit(at));
    if computes(case, row.mask | column.mask | denied) {
        return None;
    }
    let crossed = Crossed { case, keys, row, column, cell: grid.cell(row.at, column.at) };
    crossed
        .amount(span)
        .or_else(|| crossed.answer(span))
        .or_else(|| crossed.numbers())
        .or_else(|| crossed.words())
}

/// The column that names the rows: the first in words that all differ.
pub(super) fn key_column(case: &Case<'_>) -> usize {
    let names = |&column: &usize| {
        let words = |row| tokens(case.text, case.grid.cell(row, column)).iter().take(LONGEST_NAME);
        let folds = |row| words(row).map(|t| t.fold).collect();
        let mut all: Vec<Vec<u64>> = (0..case.grid.height()).map(folds).collect();
        all.sort_unstable();
        let worded = |row| words(row).any(|t| !t.is_number() && !t.stop);
        case.column(column).sort == Sort::Text
            && all.windows(2).all(|pair| pair[0] != pair[1])
            && (0..case.grid.height()).all(worded)
    };
    (0..case.grid.width()).find(names).unwrap_or(0)
}

/// The one of several rows or columns that the statement names: by all the words that no other has, or, where none is named so, by all of
/// its words.
fn line(case: &Case<'_>, names: Vec<(usize, &Cell)>) -> Option<Line> {
    let words: Vec<(usize, Vec<&Token>)> =
        names.into_iter().map(|(at, cell)| (at, name(case, cell))).collect();
    // each word with the lines that hold it
    let mut held: Vec<(u64, usize)> =
        words.iter().flat_map(|(at, tokens)| tokens.iter().map(move |t| (t.stem, *at))).collect();
    held.sort_unstable();
    held.dedup();
    let elsewhere = |stem: u64| {
        let from = held.partition_point(|(other, _)| *other < stem);
        held.get(from + 1).is_some_and(|(other, _)| *other == stem)
    };
    let (mut own, mut whole) = (Vec::new(), Vec::new());
    for (at, tokens) in words.iter().filter(|(_, tokens)| !tokens.is_empty()) {
        let mut apart: Vec<&Token> = tokens.iter().copied().filter(|t| !elsewhere(t.stem)).collect();
        let found = if apart.is_empty() { &mut whole } else { &mut own };
        if apart.is_empty() {
            apart.clone_from(tokens);
        }
        // "Single ride" is named by "single"; an article names nothing where a word does
        if apart.iter().any(|t| !t.stop) {
            apart.retain(|t| !t.stop);
        }
        let said = apart
            .iter()
            .map(|t| case.reading.saying(t))
            .try_fold(0, |mask, said| (said != 0).then_some(mask | said));
        if let Some(mask) = said {
            found.push(Line { at: *at, mask });
        }
    }
    match (&own[..], &whole[..]) {
        ([line], _) | ([], [line]) => Some(*line),
        _ => None,
    }
}

/// The words of a name; what stands in brackets explains it.
fn name<'c>(case: &Case<'c>, cell: &Cell) -> Vec<&'c Token> {
    let text = case.text.slice(cell.span);
    let end = cell.span.start + text.find('(').filter(|&at| at > 0).unwrap_or(text.len()) as u32;
    let words = tokens(case.text, cell);
    let named = if words.len() > LONGEST_NAME { &[] } else { words };
    named.iter().filter(|t| t.span.end <= end).collect()
}

/// The amount in the brackets of the one header that is named: "Team (€49/mo)".
fn of_header(case: &Case<'_>, span: Span, column: Line) -> Option<Crossing> {
    if computes(case, column.mask) {
        return None;
    }
    let [claimed] = own_amounts(case, span, column.mask)[..] else { return None };
    let told = |at: usize| {
        let cell = case.grid.header[at].span;
        let mut told =
            amounts(case.text, cell).filter(|q| kind(q.measure) == kind(claimed.measure) && !bare(q));
        told.next().filter(|_| told.next().is_none()).map(|q| (q, cell))
    };
    let (source, cell) = told(column.at)?;
    let elsewhere = (0..case.grid.width())
        .any(|c| c != column.at && told(c).is_some_and(|(q, _)| claimed_as(claimed, q)));
    match claimed.relation(source) {
        Relation::Equal | Relation::Rounded => Some(Crossing::Same(cell)),
        Relation::Differs if elsewhere => Some(Crossing::Differs(differs(case, claimed, source, cell, true))),
        _ => None,
    }
}

/// The amounts of the statement that are no part of a name.
fn own_amounts<'c>(case: &Case<'c>, span: Span, mask: Mask) -> Vec<&'c Quantity> {
    let names = |q: &&Quantity| {
        let words = case.reading.words.iter().enumerate();
        words.filter(|(at, _)| mask & bit(*at) != 0).any(|(_, w)| q.number.contains(w.token.span))
    };
    amounts(case.reading.text, span).filter(|q| !names(q)).collect()
}

fn differs(case: &Case<'_>, claimed: &Quantity, source: &Quantity, cell: Span, swapped: bool) -> Differs {
    let detail = Detail {
        atom: Atom::Quantity,
        claimed: claimed.describe(&case.reading.text.raw),
        source: Some(source.describe(&case.text.raw)),
        difference: Some(claimed.difference(source)).filter(|d| !d.is_empty()),
    };
    Differs { detail, cell, swapped, named: true }
}

/// A row and a column that are named, and their cell.
struct Crossed<'a, 'c> {
    case: &'a Case<'c>,
    /// The column that names the rows.
    keys: usize,
    row: Line,
    column: Line,
    cell: &'a Cell,
}

impl Crossed<'_, '_> {
    /// The one amount of the statement against that of the cell.
    fn amount(&self, span: Span) -> Option<Crossing> {
        let [claimed] = own_amounts(self.case, span, self.row.mask | self.column.mask)[..] else {
            return None;
        };
        let told: Vec<&Quantity> = amounts(self.case.text, self.cell.span).collect();
        if told.iter().any(|q| is_same(claimed, q)) {
            return (!denies(self.case)).then_some(Crossing::Same(self.cell.span));
        }
        let limits = told.is_empty() && (self.is_unlimited() || self.says(self.cell) == Some(false));
        if limits && !denies(self.case) {
            return Some(self.differs(Atom::Quantity, claimed.describe(&self.case.reading.text.raw)));
        }
        let [source] = told[..] else { return None };
        let comparable =
            claimed.relation(source) == Relation::Differs && kind(claimed.measure) == kind(source.measure);
        let swapped = self.is_elsewhere(claimed);
        let rival = comparable || bare(source) && swapped && claimed.written != source.written;
        (rival && !denies(self.case))
            .then(|| Crossing::Differs(differs(self.case, claimed, source, self.cell.span, swapped)))
    }

    /// Whether another cell of the row or of the column holds the amount.
    fn is_elsewhere(&self, claimed: &Quantity) -> bool {
        let mut others = self.rivals();
        others.any(|cell| amounts(self.case.text, cell.span).any(|q| is_same(claimed, q)))
    }

    /// What a cell answers that says yes or no, or that there is no limit.
    fn answer(&self, span: Span) -> Option<Crossing> {
        let case = self.case;
        let names = self.row.mask | self.column.mask;
        if !own_amounts(case, span, names).is_empty() || self.others() > MOST_OTHER {
            return None;
        }
        let word = |list: &Words| case.reading.words.iter().find(|w| list.contains(w.token.fold));
        let limited = word(UNLIMITED).map(|word| (word.token, self.is_unlimited()));
        let had = || {
            Some((case.reading.words[self.row.mask.trailing_zeros() as usize].token, self.says(self.cell)?))
        };
        let (token, yes) = limited.or_else(had)?;
        Some(if yes != denies(case) && self.is_alone() {
            Crossing::Same(self.cell.span)
        } else {
            self.differs(Atom::Polarity, case.reading.text.slice(token.span).into())
        })
    }

    /// Whether no other says yes, where the statement says that of one alone: "only admins may invite", "admins may only read".
    fn is_alone(&self) -> bool {
        let case = self.case;
        let Some(only) = case.reading.places(&[Trigger::Only]).next() else { return true };
        let behind = |mask: Mask| places(mask).find(|&at| at > only).unwrap_or(usize::MAX);
        if behind(self.row.mask) < behind(self.column.mask) {
            return self.others_of_column().all(|cell| self.says(cell) != Some(true));
        }
        self.others_of_row().all(|cell| self.says(cell) != Some(true))
    }

    /// The other cells of the row, without the one that names it.
    fn others_of_row(&self) -> impl Iterator<Item = &Cell> {
        let grid = self.case.grid;
        let others = (0..grid.width()).filter(|&c| c != self.column.at && c != self.keys);
        others.map(|c| grid.cell(self.row.at, c))
    }

    /// The other cells of the column.
    fn others_of_column(&self) -> impl Iterator<Item = &Cell> {
        let grid = self.case.grid;
        (0..grid.height()).filter(|&r| r != self.row.at).map(|r| grid.cell(r, self.column.at))
    }

    /// The cells that hold what could stand here: those of the column and, where all columns are of one sort, those of the row.
    fn rivals(&self) -> impl Iterator<Item = &Cell> {
        let sort = |c: usize| self.case.column(c).sort;
        let alike = (0..self.case.grid.width()).all(|c| c == self.keys || sort(c) == sort(self.column.at));
        self.others_of_column().chain(self.others_of_row().filter(move |_| alike))
    }

    /// Numbers that the statement says against those of the cell, as they are written: "from 10 to 20" of "9-18".
    fn numbers(&self) -> Option<Crossing> {
        let case = self.case;
        let named = self.row.mask | self.column.mask;
        let words = case.reading.words.iter().enumerate().filter(|(at, _)| named & bit(*at) == 0);
        let said: Vec<f64> = words.filter_map(|(_, w)| table::value(case.reading.text, &w.token)).collect();
        let told = |cell: &Cell| {
            tokens(case.text, cell).iter().filter_map(|t| table::value(case.text, t)).collect::<Vec<f64>>()
        };
        if said.is_empty() || denies(case) {
            return None;
        }
        let own = told(self.cell);
        if own == said {
            return Some(Crossing::Same(self.cell.span));
        }
        let elsewhere = self.rivals().any(|cell| told(cell) == said);
        let numbers = said.iter().map(f64::to_string).collect::<Vec<_>>().join(", ");
        (elsewhere && !own.is_empty()).then(|| self.differs(Atom::Quantity, numbers))
    }

    /// The words of the cell, or of another one, that the statement says: "open on Mondays" of "closed".
    fn words(&self) -> Option<Crossing> {
        let case = self.case;
        let said = |cell: &Cell| {
            let words = telling(case.text, cell).map(|t| case.reading.saying(t));
            words
                .reduce(|all, said| if all == 0 || said == 0 { 0 } else { all | said })
                .filter(|&mask| mask != 0)
        };
        if self.others() > MOST_OTHER + tokens(case.text, self.cell).len()
            || denies(case)
            || case.reading.has(Trigger::Only)
        {
            return None;
        }
        if said(self.cell).is_some() {
            return Some(Crossing::Same(self.cell.span));
        }
        let named = self.row.mask | self.column.mask;
        let another = self.rivals().filter(|cell| !self.is_alike(cell)).find_map(said);
        let faces =
            |t: &Token| telling(case.text, self.cell).any(|o| opposite::opposites(t, o, case.text.language));
        let turned = || {
            (0..case.reading.words.len())
                .find(|&at| named & bit(at) == 0 && faces(&case.reading.words[at].token))
                .map(bit)
        };
        let mask = another.filter(|mask| mask & named == 0).or_else(turned)?;
        let spans = places(mask).map(|at| case.reading.words[at].token.span);
        let claimed = spans.reduce(Span::hull).map(|span| case.reading.text.slice(span).to_owned())?;
        (!tokens(case.text, self.cell).is_empty()).then(|| self.differs(Atom::Entity, claimed))
    }

    /// Whether a cell shares a word with this one: "unlimited" and "unlimited, with approval".
    fn is_alike(&self, cell: &Cell) -> bool {
        telling(self.case.text, cell).any(|t| telling(self.case.text, self.cell).any(|o| o.stem == t.stem))
    }

    /// Another word or mark than the statement says.
    fn differs(&self, atom: Atom, claimed: String) -> Crossing {
        let source = Some(self.case.text.slice(self.cell.span).into());
        let detail = Detail { atom, claimed, source, difference: None };
        Crossing::Differs(Differs { detail, cell: self.cell.span, swapped: true, named: true })
    }

    fn is_unlimited(&self) -> bool {
        tokens(self.case.text, self.cell).iter().any(|t| UNLIMITED.contains(t.fold))
    }

    /// Whether a cell says yes or no.
    fn says(&self, cell: &Cell) -> Option<bool> {
        let text = self.case.text.slice(cell.span);
        if text.len() > LONGEST_MARK {
            return None;
        }
        let text = text.trim().to_lowercase();
        if YES.contains(hash(&text)) || UNLIMITED.contains(hash(&text)) {
            return Some(true);
        }
        NO.contains(hash(&text)).then_some(false)
    }

    /// Telling words of the statement that name neither.
    fn others(&self) -> usize {
        let named = self.row.mask | self.column.mask | self.case.reading.titled;
        let words = self.case.reading.words.iter().enumerate();
        let counts = |w: &Word| !w.token.stop && w.triggers.is_empty() && !UNLIMITED.contains(w.token.fold);
        let telling = words.filter(|(at, w)| named & bit(*at) == 0 && counts(w));
        telling.count()
    }
}

/// Whether two amounts are one; a unit may stand above the table.
fn is_same(claimed: &Quantity, source: &Quantity) -> bool {
    claimed_as(claimed, source) || bare(source) && !bare(claimed) && claimed.written == source.written
}
