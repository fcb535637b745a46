//! How many rows: counts, only, all, both, none, most.

use super::{
    program::{Case, Filter, Kind, Truth, Vote, end, start},
    reading::bit,
    rows::Rows,
    table,
    trigger::Trigger,
};
use crate::text::word;

/// A count is of at most as many rows as a person counts.
const MOST: f64 = 400.0;

/// "4 drivers retired": the number of rows, of some of them, or of different values.
pub(super) fn count(case: &Case<'_>, out: &mut Vec<Vote>) {
    if case.grid.cut {
        return;
    }
    for (at, value) in case.free_numbers() {
        // "1 of the drivers" is one of them, whatever they count
        let next = case.reading.words.get(at + 1).map(|w| w.token.fold);
        if value.fract() != 0.0
            || !(0.0..MOST).contains(&value)
            || value == 1.0 && next == Some(word::hash("of"))
        {
            continue;
        }
        let fit = countable(case, at);
        let bound = case.bound(at);
        let is = |count: usize| match bound {
            Some(bound) => bound.admits(count as f64, value),
            None => count as f64 == value,
        };
        let others = || case.filters.iter().filter(move |f| f.mask & bit(at) == 0);
        let all = case.combine(others()).count();
        let found = |count| Truth::Count { word: at, count };
        out.push(Vote::new(Kind::Count, is(all), fit).with(found(all)));
        let parts = parts(case, at);
        if !parts.is_empty() {
            let (held, first) = (parts.iter().copied().any(is), parts[0]);
            out.push(Vote::new(Kind::CountPart, held, fit).with(found(first)));
        }
        if let Some(distinct) = distinct(case, at) {
            let asked = case.reading.has(Trigger::Different);
            let fit = if asked { 1.0 } else { 0.4 };
            out.push(Vote::new(Kind::Distinct, is(distinct), fit).with(found(distinct)));
        }
    }
}

/// How surely the number at `at` counts something: by what stands behind it, and whether its column is named.
fn countable(case: &Case<'_>, at: usize) -> f64 {
    let words = &case.reading.words;
    let next = words.get(at + 1);
    let noun = next.is_some_and(|w| !w.token.stop && w.value.is_none());
    let of = next.is_some_and(|w| w.token.fold == word::hash("of"));
    let cell = case.numbers.iter().find(|n| n.mask & bit(at) != 0);
    let named = cell.is_some_and(|n| {
        case.links.named.iter().any(|h| h.column == n.column && end(h.mask) < at && at - end(h.mask) <= 3)
    });
    let title_year = case.links.titled & bit(at) != 0;
    let mut fit: f64 = if noun || of { 0.9 } else { 0.5 };
    if cell.is_some() {
        fit -= 0.2;
    }
    if named || title_year {
        fit -= 0.3;
    }
    fit.max(0.1)
}

/// What else a count may be of: the conditions behind it, in front of it, all but the first, or one.
fn parts(case: &Case<'_>, at: usize) -> Vec<usize> {
    let filters: Vec<&Filter> = case.filters.iter().filter(|f| f.mask & bit(at) == 0).collect();
    if filters.len() < 2 {
        return Vec::new();
    }
    let count = |part: &[&Filter]| case.combine(part.iter().copied()).count();
    let split = filters.partition_point(|f| start(f.mask) < at);
    let mut out = vec![count(&filters[1..])];
    // "college" is a word of many names, and what is counted
    let whole: Vec<&Filter> = filters.iter().copied().filter(|f| f.cover >= 0.5).collect();
    if whole.len() < filters.len() {
        out.push(count(&whole));
    }
    if split > 0 && split < filters.len() {
        out.push(count(&filters[..split]));
        out.push(count(&filters[split..]));
    }
    out
}

/// How many different cells the column that is named behind the number has, in the rows of the conditions.
fn distinct(case: &Case<'_>, at: usize) -> Option<usize> {
    let behind = case.links.named.iter().filter(|n| start(n.mask) > at && start(n.mask) <= at + 3);
    let column = behind.min_by_key(|n| start(n.mask))?.column;
    let rows = case.combine(case.filters.iter().filter(|f| f.column != column && f.mask & bit(at) == 0));
    let mut seen: Vec<u64> = rows.iter().filter_map(|row| cell_key(case, row, column)).collect();
    seen.sort_unstable();
    seen.dedup();
    Some(seen.len())
}

/// The same for cells of the same words; nothing for an empty one.
pub(super) fn cell_key(case: &Case<'_>, row: usize, column: usize) -> Option<u64> {
    let tokens = table::tokens(case.text, case.grid.cell(row, column));
    (!tokens.is_empty()).then(|| tokens.iter().fold(0, |key, t| word::pair(key, t.fold)))
}

/// "the only team in maroon": one row and no other.
pub(super) fn only(case: &Case<'_>, out: &mut Vec<Vote>) {
    if case.grid.cut {
        return;
    }
    for at in case.reading.places(&[Trigger::Only]) {
        let counted = case.reading.words[at + 1..].iter().take(2).any(|w| w.value.is_some_and(|v| v > 1.0));
        if counted || case.filters.is_empty() {
            continue;
        }
        let split = case.filters.partition_point(|f| start(f.mask) < at);
        let (before, behind) = case.filters.split_at(split);
        let all = case.combine(case.filters.iter());
        let one = |filters: &[Filter]| {
            let rows = case.combine(filters.iter());
            rows.count() == 1 && (all == rows || filters.len() == case.filters.len())
        };
        let holds = match (before.is_empty(), behind.is_empty()) {
            (false, false) => one(behind),
            _ => one(&case.filters),
        };
        out.push(Vote::new(Kind::Only, holds, 1.0));
    }
}

/// "all matches were in may", "both teams".
pub(super) fn all(case: &Case<'_>, out: &mut Vec<Vote>) {
    if case.filters.is_empty() {
        return;
    }
    if case.reading.has(Trigger::Both)
        && let Some((a, b)) = case.pair()
    {
        let rest = || case.filters.iter().filter(|f| f.column != a.column);
        let holds = |f: &Filter| rest().all(|r| r.rows.meets(f.rows));
        if rest().next().is_some() {
            out.push(Vote::new(Kind::Both, holds(a) && holds(b), 1.0));
        }
    }
    if case.grid.cut || !case.reading.has(Trigger::All) {
        return;
    }
    let scoped = |said: &Filter| {
        let scope = case.combine(case.filters.iter().filter(|f| f.column != said.column));
        let union = case.filters.iter().filter(|f| f.column == said.column);
        !scope.is_empty() && scope.within(union.fold(Rows::default(), |rows, f| rows.or(f.rows)))
    };
    out.push(Vote::new(Kind::All, case.filters.iter().any(scoped), 1.0));
}

/// "no match was in march".
pub(super) fn none(case: &Case<'_>, out: &mut Vec<Vote>) {
    if case.filters.is_empty() || case.grid.cut {
        return;
    }
    for at in case.reading.places(&[Trigger::None]) {
        let behind = case.filters.iter().filter(|f| start(f.mask) > at);
        let rows = case.combine(case.filters.iter());
        let fit = if behind.count() > 0 { 1.0 } else { 0.5 };
        out.push(Vote::new(Kind::None, rows.is_empty(), fit));
    }
}

/// "most games were at home": more than half of the rows.
pub(super) fn majority(case: &Case<'_>, out: &mut Vec<Vote>) {
    let Some(last) = case.filters.last() else { return };
    if case.grid.cut {
        return;
    }
    for at in case.reading.places(&[Trigger::Most]) {
        let words = &case.reading.words;
        let of = words.get(at + 1).is_some_and(|w| w.token.fold == word::hash("of"));
        let named = words[at].token.fold != word::hash("most");
        let scope = case.combine(case.filters.iter().filter(|f| f.column != last.column));
        let same = case.filters.iter().filter(|f| f.column == last.column);
        let held = scope.and(same.fold(Rows::default(), |rows, f| rows.or(f.rows)));
        let less = at.checked_sub(2).is_some_and(|i| words[i].triggers.is(Trigger::Less));
        let most = held.count() * 2 > scope.count();
        out.push(Vote::new(Kind::Majority, most != less, if of || named { 1.0 } else { 0.4 }));
    }
}

/// "most games were against X": no other value of the column stands in more rows.
pub(super) fn mode(case: &Case<'_>, out: &mut Vec<Vote>) {
    if case.grid.cut {
        return;
    }
    let triggers = [Trigger::Most, Trigger::Max, Trigger::Min];
    let Some(at) = case.reading.places(&triggers).next() else { return };
    let least = case.reading.words[at].triggers.is(Trigger::Min);
    let texts = |f: &&Filter| !f.threshold && !f.number && f.cover >= 0.5 && !case.ordered(f.column);
    for filter in case.filters.iter().filter(texts).take(3) {
        let scope = case.combine(case.filters.iter().filter(|f| f.column != filter.column));
        let mut keys: Vec<u64> = scope.iter().filter_map(|row| cell_key(case, row, filter.column)).collect();
        keys.sort_unstable();
        let counts = keys.chunk_by(|a, b| a == b).map(<[u64]>::len);
        let end = if least { counts.min() } else { counts.max() };
        // where every value stands once, it is not rows that are counted
        if let Some(end) = end.filter(|_| keys.windows(2).any(|pair| pair[0] == pair[1])) {
            let own = filter.rows.and(scope).count();
            let named = !case.named_near(at).is_empty();
            out.push(Vote::new(Kind::Mode, own == end, if named { 0.4 } else { 0.9 }));
        }
    }
}
