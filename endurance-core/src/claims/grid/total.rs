//! What is added up, and what is the same.

use super::{
    order::named,
    program::{Case, Kind, Vote, start},
    quantify::cell_key,
    rows::Rows,
    table::Sort,
    trigger::Trigger,
};

/// "a total of 120 points", "on average 12 points": a number of the statement is the sum or the mean of a column.
pub(super) fn sum(case: &Case<'_>, out: &mut Vec<Vote>) {
    let kinds = [(Trigger::Sum, Kind::Sum), (Trigger::Average, Kind::Average)];
    for (trigger, kind) in kinds {
        if !case.reading.has(trigger) || case.grid.cut {
            continue;
        }
        let said: Vec<usize> =
            named(case).map(|n| n.column).filter(|&c| case.column(c).sort == Sort::Number).collect();
        let scope = case.combine(case.filters.iter());
        let scopes = [scope, case.grid.rows()];
        let columns: Vec<usize> = if said.is_empty() {
            (0..case.grid.width()).filter(|&c| case.column(c).sort == Sort::Number).collect()
        } else {
            said.clone()
        };
        let equal = |column: usize, rows: Rows| {
            let values = &case.column(column).values;
            let found: Vec<f64> = rows.iter().map(|row| values[row]).filter(|v| !v.is_nan()).collect();
            let sum: f64 = found.iter().sum();
            let result = if kind == Kind::Sum { sum } else { sum / found.len().max(1) as f64 };
            found.len() > 1 && case.free_numbers().any(|(_, v)| rounds(v, result))
        };
        let holds = columns.iter().any(|&c| scopes.iter().any(|&rows| equal(c, rows)));
        if holds || !said.is_empty() {
            out.push(Vote::new(kind, holds, if said.is_empty() { 0.5 } else { 1.0 }));
        }
    }
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
