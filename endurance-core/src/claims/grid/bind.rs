//! Whether what a statement says together stands together: in one row, in the columns that it names.

use super::{
    link::{Condition, Named},
    program::Case,
    reading::{Mask, bit, gap},
    rows::Rows,
    trigger::Trigger,
};

/// How the linked words of a statement lie in the rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bound {
    /// The share of the linked weight in the row that holds most of it.
    pub(super) share: f64,
    /// Conditions in words that the row does not hold.
    pub(super) words_off: usize,
    /// Numbers that stand in cells, but not in the row.
    pub(super) numbers_off: usize,
    /// Conditions in words, and numbers, that it holds.
    pub(super) words_on: usize,
    pub(super) numbers_on: usize,
    /// Numbers that are in the row, but not in the column that is named beside them.
    pub(super) columns_off: usize,
    /// Numbers in the column that is named beside them.
    pub(super) columns_on: usize,
    /// Those rows.
    pub(super) held: Rows,
    /// How many rows hold as much.
    pub(super) rows: usize,
    /// Numbers that are in the rows of the rarest words, and that are not.
    pub(super) key_on: usize,
    pub(super) key_off: usize,
    /// Other words that are in those rows, and that are not.
    pub(super) key_words_on: usize,
    pub(super) key_words_off: usize,
    /// Share of the weight in words that stand nowhere in the table.
    pub(super) unlinked: f64,
    pub(super) unlinked_words: usize,
    pub(super) unlinked_numbers: usize,
    /// The mean share of the cells that is spoken of.
    pub(super) cover: f64,
    /// Conditions.
    pub(super) links: usize,
    /// Words that stand in the column that is named beside them, and words that do not.
    pub(super) heads_on: usize,
    pub(super) heads_off: usize,
    /// Conditions that the best row of their clause does not hold, where a clause has two or more.
    pub(super) clause_off: usize,
    pub(super) clause_numbers_off: usize,
    /// Conditions that it holds.
    pub(super) clause_on: usize,
}

/// How near the name of a column stands to the number that it is of.
const BESIDE: usize = 2;

pub(super) fn bind(case: &Case<'_>) -> Bound {
    let conditions = &case.links.conditions;
    let mut out = Bound { links: conditions.len(), ..Bound::default() };
    unlinked(case, &mut out);
    if conditions.is_empty() {
        return out;
    }
    let total: f64 = conditions.iter().map(|c| c.weight).sum();
    out.cover = conditions.iter().map(|c| c.cover * c.weight).sum::<f64>() / total;
    let mut scores = vec![0.0; case.grid.height()];
    for condition in conditions {
        condition.rows.iter().for_each(|row| scores[row] += condition.weight);
    }
    let best = scores.iter().copied().fold(0.0, f64::max);
    let held: Rows = (0..scores.len()).filter(|&row| scores[row] >= best - 1e-9).collect();
    out.held = held;
    out.rows = held.count();
    out.share = best / total;
    for condition in conditions {
        let on = condition.rows.meets(held);
        let (counter, other) = if condition.number {
            (&mut out.numbers_on, &mut out.numbers_off)
        } else {
            (&mut out.words_on, &mut out.words_off)
        };
        *(if on { counter } else { other }) += 1;
        let (counter, other) = if condition.number {
            (&mut out.columns_on, &mut out.columns_off)
        } else {
            (&mut out.heads_on, &mut out.heads_off)
        };
        match in_named_column(case, condition, held) {
            Some(true) => *counter += 1,
            Some(false) => *other += 1,
            None => {}
        }
    }
    key(case, &mut out);
    clauses(case, &mut out);
    out
}

/// Whether the number stands in the column that is named beside it, in those rows.
fn in_named_column(case: &Case<'_>, condition: &Condition, held: Rows) -> Option<bool> {
    let beside = |mask: Mask| gap(mask, condition.mask);
    let fits = |n: &&Named| {
        let most = if condition.number { BESIDE } else { 1 };
        (case.ordered(n.column) || !condition.number)
            && n.cover >= 0.5
            && n.mask & condition.mask == 0
            && beside(n.mask) <= most
    };
    let near = case.links.named.iter().filter(fits);
    let named = near.min_by_key(|n| beside(n.mask))?;
    let link = condition.links.iter().find(|l| l.column == named.column);
    Some(link.is_some_and(|l| l.rows.meets(held)))
}

/// The same for each clause: "X was in 1990 and Y in 1991" speaks of two rows.
fn clauses(case: &Case<'_>, out: &mut Bound) {
    let words = &case.reading.words;
    let ends = |at: usize| {
        let before = words[at - 1].token.span.end as usize..words[at].token.span.start as usize;
        words[at].triggers.is(Trigger::And) || case.reading.text.raw[before].contains([',', ';'])
    };
    let mut clause: Vec<&Condition> = Vec::new();
    let mut from = 0;
    for condition in &case.links.conditions {
        let at = condition.mask.trailing_zeros() as usize;
        if clause.len() > 1 && (from + 1..=at).any(ends) {
            settle(&clause, out);
            clause.clear();
        }
        clause.push(condition);
        from = at;
    }
    settle(&clause, out);
}

/// Counts what the best row of a clause holds.
fn settle(clause: &[&Condition], out: &mut Bound) {
    if clause.len() < 2 {
        return;
    }
    let held = |row: usize| clause.iter().filter(|c| c.rows.holds(row)).map(|c| c.weight).sum::<f64>();
    let rows = clause.iter().fold(Rows::default(), |rows, c| rows.or(c.rows));
    let best = rows.iter().map(|row| (held(row), row)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    let Some((_, row)) = best else { return };
    for condition in clause {
        if condition.rows.holds(row) {
            out.clause_on += 1;
        } else if condition.number {
            out.clause_numbers_off += 1;
        } else {
            out.clause_off += 1;
        }
    }
}

/// The same seen from the rarest words: what else is said stands in their rows, or not.
fn key(case: &Case<'_>, out: &mut Bound) {
    let worded = case.links.worded();
    let rarest =
        worded.min_by(|a, b| a.main().count().cmp(&b.main().count()).then(b.weight.total_cmp(&a.weight)));
    let Some(key) = rarest else { return };
    for condition in case.links.conditions.iter().filter(|c| c.mask != key.mask) {
        let on = condition.rows.meets(key.main());
        match (condition.number, on) {
            (true, true) => out.key_on += 1,
            (true, false) => out.key_off += 1,
            (false, true) => out.key_words_on += 1,
            (false, false) => out.key_words_off += 1,
        }
    }
}

fn unlinked(case: &Case<'_>, out: &mut Bound) {
    let linked = case.links.in_cells() | case.links.in_headers() | case.links.titled;
    let (mut lost, mut total) = (0.0, 0.0);
    for (at, word) in case.reading.words.iter().enumerate() {
        total += word.weight;
        if linked & bit(at) != 0 {
            continue;
        }
        if word.value.is_some() {
            out.unlinked_numbers += 1;
        } else if !word.token.stop && word.triggers.is_empty() {
            out.unlinked_words += 1;
            lost += word.weight;
        }
    }
    out.unlinked = if total > 0.0 { lost / total } else { 0.0 };
}

/// Whether the statement denies something.
pub(super) fn denies(case: &Case<'_>) -> bool {
    case.reading.has(Trigger::Not) || case.reading.has(Trigger::None)
}
