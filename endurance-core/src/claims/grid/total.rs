//! What is added up, and what is the same.

use super::{
    list::amounts,
    order::named,
    program::{Case, Kind, Truth, Vote, start},
    quantify::cell_key,
    reading::bit,
    rows::Rows,
    table::Sort,
    trigger::Trigger,
};
use crate::text::{
    quantity::{Measure, Quantity},
    words::{Words, words},
};

/// "a total of 120 points", "on average 12 points": a number of the statement is the sum or the mean of a column, or of the row that
/// the statement names.
pub(super) fn sum(case: &Case<'_>, out: &mut Vec<Vote>) {
    let kinds = [(Trigger::Sum, Kind::Sum), (Trigger::Average, Kind::Average)];
    for (trigger, kind) in kinds {
        if !case.reading.has(trigger) || case.grid.cut {
            continue;
        }
        let numbers = |c: &usize| case.column(*c).sort == Sort::Number;
        let mut said: Vec<usize> = named(case).map(|n| n.column).filter(numbers).collect();
        if said.is_empty() {
            said = measured(case);
        }
        let scope = case.combine(case.filters.iter());
        if said.is_empty() && scope.count() == 1 {
            across(case, scope, kind, out);
            continue;
        }
        let scopes = [scope, case.grid.rows()];
        let columns: Vec<usize> =
            if said.is_empty() { (0..case.grid.width()).filter(numbers).collect() } else { said.clone() };
        let result = |column: usize, rows: Rows| {
            let values = &case.column(column).values;
            total(rows.iter().map(|row| values[row]), kind)
        };
        let mut results =
            columns.iter().flat_map(|&c| scopes.iter().filter_map(move |&rows| result(c, rows)));
        let holds = results.any(|result| case.free_numbers().any(|(_, v)| rounds(v, result)));
        if holds || !said.is_empty() {
            let vote = Vote::new(kind, holds, if said.is_empty() { 0.5 } else { 1.0 });
            let truth = said.first().and_then(|&c| result(c, scope)).zip(added(case));
            out.push(truth.map_or(vote, |(result, word)| vote.with(Truth::Result { word, result })));
        }
    }
}

/// The numbers of one row together: "36 medals altogether".
fn across(case: &Case<'_>, scope: Rows, kind: Kind, out: &mut Vec<Vote>) {
    let Some(row) = scope.first() else { return };
    let own = (0..case.grid.width()).map(|c| case.column(c)).filter(|c| c.sort == Sort::Number);
    let Some(result) = total(own.map(|c| c.values[row]), kind) else { return };
    let holds = case.free_numbers().any(|(_, value)| rounds(value, result));
    let vote = Vote::new(kind, holds, 1.0);
    out.push(added(case).map_or(vote, |word| vote.with(Truth::Result { word, result })));
}

/// The only number of a statement that says without a doubt that it is a sum; "total" and "overall" stand above columns too.
fn added(case: &Case<'_>) -> Option<usize> {
    const ADDED: &Words = words!("altogether together combined sum add adds");
    let says = case.reading.words.iter().any(|word| ADDED.contains(word.token.fold));
    let mut numbers = case.free_numbers();
    let (word, _) = numbers.next().filter(|_| says)?;
    let in_cell = case.numbers.iter().any(|n| n.mask & bit(word) != 0);
    (numbers.next().is_none() && !in_cell).then_some(word)
}

/// The sum or the mean of two numbers or more.
fn total(values: impl Iterator<Item = f64>, kind: Kind) -> Option<f64> {
    let found: Vec<f64> = values.filter(|v| !v.is_nan()).collect();
    let sum: f64 = found.iter().sum();
    (found.len() > 1).then(|| if kind == Kind::Sum { sum } else { sum / found.len() as f64 })
}

/// The only column whose cells measure what a number of the statement does: money of money.
fn measured(case: &Case<'_>) -> Vec<usize> {
    let words = &case.reading.words;
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let whole = first.token.span.hull(last.token.span);
    let unit = |q: &&Quantity| q.is_amount() && q.measure != Measure::Count;
    let Some(claimed) = amounts(case.reading.text, whole).find(unit) else { return Vec::new() };
    let of = |c: &usize| {
        let cell = case.grid.cell(0, *c);
        amounts(case.text, cell.span).next().is_some_and(|q| q.measure == claimed.measure)
    };
    let columns: Vec<usize> = (0..case.grid.width()).filter(|_| case.grid.height() > 0).filter(of).collect();
    if columns.len() == 1 { columns } else { Vec::new() }
}

/// Whether the claimed number is the result: a whole number exactly, or to a tenth.
fn rounds(claimed: f64, result: f64) -> bool {
    let place = if claimed.fract() == 0.0 { 1e-6 } else { 0.05 };
    (claimed - result).abs() <= place
}

/// "X and Y have the same points": two rows with one value in a named column.
pub(super) fn same(case: &Case<'_>, out: &mut Vec<Vote>) {
    let Some(at) = case.reading.places(&[Trigger::Same]).next() else { return };
    let Some((a, b)) = case.pair() else { return };
    let mut columns: Vec<(usize, usize)> = case
        .links
        .named
        .iter()
        .filter(|n| n.column != a.column)
        .map(|n| (start(n.mask).abs_diff(at), n.column))
        .collect();
    columns.sort_unstable();
    let Some(&(_, column)) = columns.first() else { return };
    let keys =
        |rows: Rows| rows.iter().take(8).filter_map(|row| cell_key(case, row, column)).collect::<Vec<_>>();
    let other = keys(b.rows);
    let holds = keys(a.rows).iter().any(|key| other.contains(key));
    out.push(Vote::new(Kind::Same, holds, 1.0));
}
