//! What the programs and the binding say together: a logistic model, whose weights stand in `data/grid_model.tsv`.

use super::{
    bind::{Bound, denies},
    program::{Case, Kind, Truth, Vote},
    reading::bit,
    slot::Slot,
    trigger::Trigger,
};
use crate::{claims::model::logistic, pack};
use std::sync::LazyLock;

/// What is known of the binding, in the order of its features.
const BINDING: [&str; 23] = [
    "share",
    "words_off",
    "numbers_off",
    "words_on",
    "numbers_on",
    "columns_off",
    "columns_on",
    "rows",
    "key_on",
    "key_off",
    "key_words_on",
    "key_words_off",
    "unlinked",
    "unlinked_words",
    "unlinked_numbers",
    "cover",
    "links",
    "together",
    "heads_on",
    "heads_off",
    "clause_off",
    "clause_numbers_off",
    "clause_on",
];

/// Words whose presence alone tells something.
const SAID: [(&str, Trigger); 14] = [
    ("only", Trigger::Only),
    ("all", Trigger::All),
    ("none", Trigger::None),
    ("not", Trigger::Not),
    ("more", Trigger::More),
    ("less", Trigger::Less),
    ("max", Trigger::Max),
    ("min", Trigger::Min),
    ("first", Trigger::First),
    ("last", Trigger::Last),
    ("before", Trigger::Before),
    ("after", Trigger::After),
    ("most", Trigger::Most),
    ("same", Trigger::Same),
];

/// Binding tells something else of a statement that asks for no program, one that counts, one that orders, and one that
/// denies.
const PARTS: [&str; 5] = ["plain", "counts", "orders", "denied", "none"];

/// Which of [`PARTS`] a statement is.
fn part(case: &Case<'_>, votes: &[Vote]) -> usize {
    if case.reading.has(Trigger::Not) {
        return 3;
    }
    if case.reading.has(Trigger::None) {
        return 4;
    }
    let counts = |v: &&Vote| matches!(v.kind, Kind::Count | Kind::CountPart | Kind::Distinct);
    let asked: Vec<&Vote> = votes.iter().filter(|v| v.fit >= 0.5).collect();
    match asked.iter().filter(|v| !counts(v)).count() {
        0 if asked.is_empty() => 0,
        0 => 1,
        _ => 2,
    }
}

/// Whether a statement asks for more than that its words stand together or are counted.
pub(super) fn asks(case: &Case<'_>, votes: &[Vote]) -> bool {
    part(case, votes) > 1
}

/// The names of all features, in order.
pub(super) fn names() -> Vec<String> {
    let mut out = vec!["bias".to_owned()];
    for part in PARTS {
        out.extend(BINDING.iter().map(|name| format!("{part}_{name}")));
    }
    out.extend(SAID.iter().map(|(name, _)| format!("said_{name}")));
    for kind in Kind::ALL {
        out.extend(["yes", "no"].map(|part| format!("{}_{part}", kind.name())));
    }
    out.extend(
        ["slot_held", "slot_differs", "slot_swapped", "numbers_lost", "best_yes", "best_no"]
            .map(str::to_owned),
    );
    out.extend(["denied_yes", "denied_no", "denied_share"].map(str::to_owned));
    out
}

/// Their values.
pub(super) fn features(case: &Case<'_>, votes: &[Vote], bound: &Bound, slot: Option<&Slot>) -> Vec<f64> {
    let own = part(case, votes);
    let binding = values(bound);
    let mut out = vec![1.0];
    for part in 0..PARTS.len() {
        out.extend(binding.iter().map(|v| if own == part { *v } else { 0.0 }));
    }
    out.extend(SAID.iter().map(|(_, t)| f64::from(u8::from(case.reading.has(*t)))));
    for kind in Kind::ALL {
        for part in [true, false] {
            let own = votes.iter().filter(|v| v.kind == kind && v.holds == part);
            out.push(own.map(|v| v.fit).fold(0.0, f64::max));
        }
    }
    let denied = f64::from(u8::from(denies(case)));
    let sum = |part: bool| votes.iter().filter(|v| v.holds == part).map(|v| v.fit).fold(0.0, f64::max);
    let differs = slot.and_then(|s| s.differs.as_ref());
    let is = |b: bool| f64::from(u8::from(b));
    out.extend([
        is(slot.is_some_and(|s| s.held > 0)),
        is(differs.is_some()),
        is(differs.is_some_and(|d| d.swapped)),
        libm::log1p(lost(case, votes, bound) as f64),
        sum(true) * (1.0 - bound.unlinked),
        sum(false) * (1.0 - bound.unlinked),
    ]);
    out.extend([denied * sum(true), denied * sum(false), denied * bound.share]);
    out
}

/// Numbers that neither the best rows nor a program hold.
fn lost(case: &Case<'_>, votes: &[Vote], bound: &Bound) -> usize {
    let counted = |at: usize| {
        votes.iter().filter(|v| v.holds).any(|v| match v.truth {
            Some(Truth::Count { word, .. } | Truth::Values { word, .. } | Truth::Result { word, .. }) => {
                word == at
            }
            _ => false,
        })
    };
    let limit = |at: usize| case.filters.iter().any(|f| f.threshold && f.mask & bit(at) != 0);
    let row = |at: usize| {
        case.links.conditions.iter().any(|c| c.mask & bit(at) != 0 && c.rows.meets(bound.held))
            || case.links.titled & bit(at) != 0
    };
    case.free_numbers().filter(|&(at, _)| !counted(at) && !limit(at) && !row(at)).count()
}

fn values(bound: &Bound) -> [f64; BINDING.len()] {
    let log = |n: usize| libm::log1p(n as f64);
    [
        bound.share,
        log(bound.words_off),
        log(bound.numbers_off),
        log(bound.words_on),
        log(bound.numbers_on),
        log(bound.columns_off),
        log(bound.columns_on),
        log(bound.rows),
        log(bound.key_on),
        log(bound.key_off),
        log(bound.key_words_on),
        log(bound.key_words_off),
        bound.unlinked,
        log(bound.unlinked_words),
        log(bound.unlinked_numbers),
        bound.cover,
        log(bound.links),
        f64::from(u8::from(bound.share > 0.999 && bound.links > 1)),
        log(bound.heads_on),
        log(bound.heads_off),
        log(bound.clause_off),
        log(bound.clause_numbers_off),
        log(bound.clause_on),
    ]
}

static WEIGHTS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let weight = |name: &String| {
        let row = pack::rows("grid_model").find(|row| row[0] == name);
        row.and_then(|row| row[1].parse().ok()).unwrap_or(0.0)
    };
    names().iter().map(weight).collect()
});

/// The probability that a statement is refuted.
pub(super) fn refuted(features: &[f64]) -> f64 {
    logistic(features.iter().zip(&*WEIGHTS).map(|(x, w)| x * w).sum())
}
