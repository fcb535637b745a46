//! Values by steps, "up to 2 kg 6.49, up to 5 kg 10.49": a case that the claim puts on another step than its own.

use super::{compare::Conflict, corpus::Window, extract::Statement, reading::Reading, value::Value};
use crate::text::{
    Text,
    quantity::{Approx, Quantity, Relation, same_measure},
};

/// Numbers of a sentence that are looked at.
const MOST: usize = 48;

/// How sure it is that a value is that of another step.
const STRENGTH: f64 = 0.8;

/// A bound, and the value up to it or from it on.
struct Step<'a> {
    bound: &'a Quantity,
    value: &'a Quantity,
}

impl Step<'_> {
    /// How near its bound is to a case that it takes in; of two steps the nearer one counts.
    fn distance(&self, case: f64) -> Option<f64> {
        let Quantity { low, high, approx, .. } = *self.bound;
        let inside = match approx {
            Approx::AtMost => case <= high,
            Approx::Under => case < high,
            Approx::AtLeast => case >= low,
            Approx::Over => case > low,
            Approx::Exact | Approx::About => self.bound.is_range() && (low..=high).contains(&case),
        };
        let end = if matches!(approx, Approx::AtLeast | Approx::Over) { low } else { high };
        inside.then_some((end - case).abs())
    }
}

/// The value of another step than the one that takes in the claim's case: "a parcel of 8 kg costs 10.49".
pub(super) fn misplaced(claim: &Reading<'_>, statement: &Statement, window: &Window<'_>) -> Option<Conflict> {
    let text = &window.source.text;
    let [case, value] = pair(claim, statement)?;
    let steps = steps(text, window, case, value);
    let nearest = |a: (f64, usize), b: (f64, usize)| if b.0 < a.0 { b } else { a };
    let held = steps.iter().enumerate().filter_map(|(at, step)| Some((step.distance(case.low)?, at)));
    let (_, at) = held.reduce(nearest)?;
    let is = |step: &Step<'_>| matches!(value.relation(step.value), Relation::Equal | Relation::Rounded);
    let own = &steps[at];
    if is(own) || !steps.iter().any(is) {
        return None;
    }
    let detail = Value::Number(value).detail(claim.text, Value::Number(own.value), text)?;
    Some(Conflict { detail, strength: STRENGTH })
}

/// The case that a claim sets and what it gives for it: its only two numbers, of two measures.
fn pair<'a>(claim: &Reading<'a>, statement: &Statement) -> Option<[&'a Quantity; 2]> {
    let [case, value] = claim.text.quantities_in(statement.span) else { return None };
    let plain = |q: &Quantity| !q.is_range() && q.approx == Approx::Exact && q.is_amount();
    (plain(case) && plain(value) && !same_measure(case.measure, value.measure) && !claim.is_negative())
        .then_some([case, value])
}

/// The steps of a sentence, where bounds and values take turns: "up to 2 kg 6.49", "5 euros for up to 30 minutes".
fn steps<'a>(text: &'a Text, window: &Window<'_>, case: &Quantity, value: &Quantity) -> Vec<Step<'a>> {
    let is_bound = |q: &Quantity| {
        same_measure(q.measure, case.measure)
            && (q.is_range() || !matches!(q.approx, Approx::Exact | Approx::About))
    };
    let is_value = |q: &Quantity| same_measure(q.measure, value.measure);
    let told = text.quantities_in(window.sentence).iter().take(MOST);
    let told: Vec<&Quantity> = told.filter(|q| is_bound(q) || is_value(q)).collect();
    let (pairs, rest) = told.as_chunks::<2>();
    let first = told.first().is_some_and(|q| is_bound(q));
    let turns = pairs.iter().all(|[a, b]| is_bound(a) == first && is_bound(b) != first);
    if pairs.len() < 2 || !rest.is_empty() || !turns {
        return Vec::new();
    }
    let step = |[a, b]: &[&'a Quantity; 2]| {
        let (bound, value) = if first { (*a, *b) } else { (*b, *a) };
        Step { bound, value }
    };
    pairs.iter().map(step).collect()
}
