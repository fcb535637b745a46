//! What is more, less, first, last: superlatives, comparisons, bounds.

use super::{
    link::Named,
    program::{Case, Filter, Kind, Truth, Vote, start},
    reading::{bit, gap},
    rows::Rows,
    table::Sort,
    trigger::Trigger,
};
use crate::text::{
    quantity::{Measure, Quantity},
    words::{Words, words},
};

/// Columns that are tried for one superlative or comparison.
const MOST_TRIED: usize = 2;

/// Which end of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Most,
    Least,
}

/// "the highest attendance was at X", "X was elected first".
pub(super) fn superlative(case: &Case<'_>, out: &mut Vec<Vote>) {
    use Trigger::{First, Last, Max, Min};
    let triggers = [Max, Min, First, Last, Trigger::Most];
    for at in case.reading.places(&triggers).take(3) {
        let triggers = case.reading.words[at].triggers;
        let by_time = triggers.any(&[First, Last]);
        let end = if triggers.any(&[Min, First]) { End::Least } else { End::Most };
        let place = place(case, at);
        let mut named = case.named_near(at);
        if by_time {
            // "the first elected" is by date, "the first round" by the round
            named.retain(|&(distance, column)| distance <= 3 || case.column(column).sort == Sort::Date);
        }
        let word = &case.reading.words[at];
        if named.is_empty() && PRICED.contains(word.token.fold) {
            named.extend(priced(case).map(|column| (0, column)));
        }
        for (rank, &(distance, column)) in named.iter().take(MOST_TRIED).enumerate() {
            let fit = (1.0 - 0.06 * distance as f64 - 0.3 * rank as f64).max(0.2);
            extreme(case, column, end, place, fit, out);
        }
        if by_time {
            ends(case, end, place, out);
        }
        if named.is_empty() {
            anywhere(case, end, place, by_time, out);
        }
    }
}

/// Words that rank by what is paid, and headers of it.
const PRICED: &Words = words!("cheapest dearest costliest priciest");
const PRICES: &Words = words!("price prices cost costs fee fees rent fare tariff");

/// The first column of prices.
fn priced(case: &Case<'_>) -> Option<usize> {
    let money = |q: &Quantity| matches!(q.measure, Measure::Currency(_));
    let of_prices = |column: &usize| {
        let header = &case.grid.header[*column];
        let named = || super::table::tokens(case.text, header).iter().any(|t| PRICES.contains(t.fold));
        let paid = || case.text.quantities_in(case.grid.cell(0, *column).span).iter().any(money);
        case.column(*column).sort == Sort::Number && (named() || paid())
    };
    (0..case.grid.width()).filter(|_| case.grid.height() > 0).find(of_prices)
}

/// Verbs of what becomes more, and less.
const ROSE: &Words =
    words!("gained gains gain added rose rises grew grows increased increases climbed more higher up");
const FELL: &Words = words!(
    "lost loses lose shed fell falls shrank shrinks decreased decreases dropped declined less fewer lower down"
);

/// "Support lost two people from 2024 to 2025": a number of the statement is how much the two columns that it names differ by in the
/// row that it speaks of.
pub(super) fn change(case: &Case<'_>, out: &mut Vec<Vote>) {
    let Some([from, to]) = between(case) else { return };
    let rows = case.combine(case.filters.iter().filter(|f| f.column != from && f.column != to));
    let (1, Some(row)) = (rows.count(), rows.first()) else { return };
    let values = [from, to].map(|column| case.column(column).values[row]);
    let named = case.links.in_headers();
    let Some((word, claimed)) = case.free_numbers().find(|(at, _)| named & bit(*at) == 0) else { return };
    let change = (values[0] - values[1]).abs();
    let says = |words: &Words| case.reading.words.iter().any(|w| words.contains(w.token.fold));
    let turned = says(ROSE) && values[0] > values[1] || says(FELL) && values[0] < values[1];
    let holds = (claimed - change).abs() < 1e-6 * change.max(1.0) && !turned;
    let vote = Vote::new(Kind::Difference, holds, 1.0);
    out.push(vote.with(Truth::Values { word, values: (values[0], values[1]) }));
}

/// The two columns of numbers that a statement names with "from" or "between".
pub(super) fn between(case: &Case<'_>) -> Option<[usize; 2]> {
    let at = case.reading.places(&[Trigger::Between]).next()?;
    let numbers = |n: &&Named| case.column(n.column).sort == Sort::Number && start(n.mask) > at;
    let mut named: Vec<&Named> = case.links.named.iter().filter(numbers).collect();
    named.sort_by_key(|n| start(n.mask));
    let [from, to] = named[..] else { return None };
    Some([from.column, to.column])
}

/// 2 for "the second highest", 1 for "the highest".
fn place(case: &Case<'_>, at: usize) -> usize {
    let before = at.saturating_sub(2)..at;
    let ordinal = before.rev().map(|i| &case.reading.words[i]).find(|w| w.ordinal);
    ordinal.and_then(|w| w.value).map_or(1, |v| v as usize).clamp(1, 50)
}

/// The value in place `place` from that end, among `rows`; equal values are one place.
fn extreme_value(case: &Case<'_>, rows: Rows, column: usize, end: End, place: usize) -> Option<f64> {
    let values = &case.column(column).values;
    let mut found: Vec<f64> = rows.iter().map(|row| values[row]).filter(|v| !v.is_nan()).collect();
    found.sort_by(|a, b| if end == End::Most { b.total_cmp(a) } else { a.total_cmp(b) });
    found.dedup();
    found.get(place - 1).copied()
}

/// The rows with that value.
fn rows_with(case: &Case<'_>, rows: Rows, column: usize, value: f64) -> Rows {
    let values = &case.column(column).values;
    rows.iter().filter(|&row| values[row] == value).collect()
}

/// Whether the column counts places, where 1 is the highest.
fn counts_places(case: &Case<'_>, column: usize) -> bool {
    const PLACES: &Words = words!("rank position pos place pick seed finish grid standing");
    let tokens = super::table::tokens(case.text, &case.grid.header[column]);
    tokens.iter().any(|t| PLACES.contains(t.fold))
}

/// Votes on whether what the statement speaks of stands at that end of a column.
fn extreme(case: &Case<'_>, column: usize, end: End, place: usize, fit: f64, out: &mut Vec<Vote>) {
    let all = case.grid.rows();
    let subjects: Vec<&Filter> = case.filters.iter().filter(|f| f.column != column).collect();
    let value = case.numbers.iter().find(|n| n.column == column || holds(case, n, column));
    let ends: &[End] =
        if counts_places(case, column) { &[End::Most, End::Least] } else { std::slice::from_ref(&end) };
    let (mut open, mut scoped, mut said, mut truth) = (false, false, None, None);
    for &end in ends {
        let Some(top) = extreme_value(case, all, column, end, place) else { continue };
        let rows = rows_with(case, all, column, top);
        let together = case.combine(subjects.iter().copied());
        if let (Some(subject), Some(row)) = (subjects.first(), rows.first()) {
            truth = truth.or(Some(Truth::Top { mask: subject.mask, row, column: subject.column }));
        }
        open |= !subjects.is_empty() && together.meets(rows);
        for subject in &subjects {
            let scope = case.combine(subjects.iter().copied().filter(|f| f.column != subject.column));
            let Some(top) = extreme_value(case, scope, column, end, place) else { continue };
            let same = subjects.iter().filter(|f| f.column == subject.column);
            let own = same.fold(Rows::default(), |rows, f| rows.or(f.rows));
            scoped |= subjects.len() > 1 && rows_with(case, scope, column, top).meets(own);
        }
        if let Some(number) = value {
            let claimed = claimed(case, number);
            let tops = [Some(top), extreme_value(case, together, column, end, place)];
            said = Some(said == Some(true) || tops.iter().flatten().any(|t| Some(*t) == claimed));
        }
    }
    if !subjects.is_empty() {
        let vote = Vote::new(Kind::Superlative, open && said != Some(false), fit);
        out.push(Vote { truth, ..vote });
        if subjects.len() > 1 {
            out.push(Vote::new(Kind::SuperlativeWithin, scoped && said != Some(false), fit));
        }
    } else if let Some(said) = said {
        out.push(Vote::new(Kind::Superlative, said, fit));
    }
}

/// Whether the number stands in a cell of the column.
fn holds(case: &Case<'_>, number: &Filter, column: usize) -> bool {
    let condition = case.links.conditions.iter().find(|c| c.mask == number.mask);
    condition.is_some_and(|c| c.links.iter().any(|l| l.column == column))
}

fn claimed(case: &Case<'_>, number: &Filter) -> Option<f64> {
    case.reading.words[start(number.mask)].value
}

/// "the first match", where the order of rows is that of time.
fn ends(case: &Case<'_>, end: End, place: usize, out: &mut Vec<Vote>) {
    if case.filters.is_empty() {
        return;
    }
    let together = case.combine(case.filters.iter());
    let at = |rows: Rows| {
        let rows: Vec<usize> = rows.iter().collect();
        let at = if end == End::Least { place.checked_sub(1) } else { rows.len().checked_sub(place) };
        at.and_then(|at| rows.get(at).copied())
    };
    let held = at(case.grid.rows()).is_some_and(|row| together.holds(row));
    out.push(Vote::new(Kind::Ends, held, 1.0));
}

/// Where no column is named: whether some ordered column has the subject at that end.
fn anywhere(case: &Case<'_>, end: End, place: usize, by_time: bool, out: &mut Vec<Vote>) {
    let together = case.combine(case.filters.iter());
    let columns: Vec<usize> = (0..case.grid.width())
        .filter(|&c| case.ordered(c) && (!by_time || case.column(c).sort == Sort::Date || years(case, c)))
        .collect();
    if case.filters.is_empty() || columns.is_empty() {
        return;
    }
    let at_end = |&column: &usize| {
        extreme_value(case, case.grid.rows(), column, end, place)
            .is_some_and(|top| rows_with(case, case.grid.rows(), column, top).meets(together))
    };
    let fit = 1.0 / columns.len() as f64;
    out.push(Vote::new(Kind::SuperlativeAny, columns.iter().any(at_end), fit));
}

/// Whether the column holds years.
fn years(case: &Case<'_>, column: usize) -> bool {
    let year = |v: &&f64| (1000.0..2100.0).contains(*v) && v.fract() == 0.0;
    let values = &case.column(column).values;
    values.iter().filter(year).count() * 2 > values.len()
}

/// "X has more points than Y", "X was before Y", "by 5 points".
pub(super) fn compare(case: &Case<'_>, out: &mut Vec<Vote>) {
    use Trigger::{After, Before, Less, More};
    for at in case.reading.places(&[More, Less, Before, After]).take(2) {
        if case.reading.words.get(at + 2).is_some_and(|w| w.value.is_some()) && case.bound(at + 2).is_some() {
            continue; // a bound, not a comparison
        }
        let Some((one, other)) = pair(case, at) else { continue };
        let triggers = case.reading.words[at].triggers;
        let by_time = triggers.any(&[Before, After]);
        let less = triggers.any(&[Less, Before]);
        let mut named = case.named_near(at);
        let mut kind = Kind::Compare;
        if by_time && named.first().is_none_or(|n| n.0 > 6) {
            named = (0..case.grid.width())
                .filter(|&c| case.column(c).sort == Sort::Date || years(case, c))
                .map(|c| (2, c))
                .collect();
        }
        if named.is_empty() {
            named = (0..case.grid.width()).filter(|&c| case.ordered(c)).map(|c| (8, c)).collect();
            kind = Kind::CompareAny;
            if named.len() != 1 && by_time {
                let (a, b) = (one.rows.first(), other.rows.first());
                out.push(Vote::new(kind, (a < b) == less, 0.5));
                continue;
            }
        }
        for (rank, &(distance, column)) in named.iter().take(MOST_TRIED).enumerate() {
            let value = |f: &Filter| mean(case, f.rows, column);
            let (Some(a), Some(b)) = (value(&one), value(&other)) else { continue };
            let single = one.rows.count() == 1 && other.rows.count() == 1;
            let fit = (1.0 - 0.05 * distance as f64 - 0.3 * rank as f64).max(0.2);
            let fit = if single { fit } else { fit * 0.6 };
            let flipped = counts_places(case, column) && !by_time;
            let holds = if less { a < b } else { a > b };
            let vote = Vote::new(kind, holds || flipped && a != b, fit);
            out.push(vote.with(Truth::Values { word: at, values: (a, b) }));
            difference(case, at, (a, b), fit, out);
        }
    }
}

/// The mean of a column over rows.
pub(super) fn mean(case: &Case<'_>, rows: Rows, column: usize) -> Option<f64> {
    let values = &case.column(column).values;
    let found = || rows.iter().map(|row| values[row]).filter(|v| !v.is_nan());
    let count = found().count();
    (count > 0).then(|| found().sum::<f64>() / count as f64)
}

/// The two things that the word at `at` compares: in one column where there are such.
pub(super) fn pair(case: &Case<'_>, at: usize) -> Option<(Filter, Filter)> {
    let split = case.filters.partition_point(|f| start(f.mask) < at);
    let (before, behind) = case.filters.split_at(split);
    let usable = |f: &&Filter| !f.threshold && f.mask & bit(at) == 0;
    let facing = |other: &Filter, list: &[Filter]| {
        list.iter()
            .filter(usable)
            .filter(|f| f.mask != other.mask && !f.rows.meets(other.rows))
            .min_by_key(|f| (f.column != other.column, gap(f.mask, other.mask)))
            .copied()
    };
    // "than" says which is the other
    let other = behind.iter().find(usable);
    if let Some(other) = other
        && let Some(one) = facing(other, before)
    {
        return Some((one, *other));
    }
    // "more were sold in X than in Y"; "compared with X, Y had more"
    let (around, reversed) = if before.is_empty() { (behind, false) } else { (before, true) };
    let one = if reversed { around.iter().rev().find(usable)? } else { around.iter().find(usable)? };
    let other = facing(one, around)?;
    (other.column == one.column).then_some(if reversed { (other, *one) } else { (*one, other) })
}

/// "by 5 points": a number of the statement is how much they differ.
fn difference(case: &Case<'_>, at: usize, (a, b): (f64, f64), fit: f64, out: &mut Vec<Vote>) {
    const NEAR: usize = 8;
    let change = (a - b).abs();
    let near = || case.free_numbers().filter(|(i, _)| i.abs_diff(at) <= NEAR);
    let unlinked = near().find(|(i, _)| !case.numbers.iter().any(|n| n.mask & bit(*i) != 0));
    let is = |v: f64| (v - change).abs() < 1e-6 * change.max(1.0);
    let said = near().find(|(_, v)| is(*v)).or(unlinked);
    if let Some((word, value)) = said {
        let vote = Vote::new(Kind::Difference, is(value), fit);
        out.push(vote.with(Truth::Values { word, values: (a, b) }));
    }
}

/// "X has more than 50 points": the rows of X are within the bound.
pub(super) fn threshold(case: &Case<'_>, out: &mut Vec<Vote>) {
    for bound in case.filters.iter().filter(|f| f.threshold) {
        let others = case.filters.iter().filter(|f| !f.threshold);
        let rows = case.combine(others.clone());
        if others.count() > 0 && !rows.is_empty() && rows != case.grid.rows() {
            out.push(Vote::new(Kind::Threshold, rows.meets(bound.rows), 1.0));
        }
    }
}

/// The columns that are named, for what needs one.
pub(super) fn named<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Named> {
    case.links.named.iter().filter(|n| case.ordered(n.column))
}
