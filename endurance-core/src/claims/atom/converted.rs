//! Amounts told in two units, "900 km, or 560 miles": the one has to be what the other is.

use super::quantities;
use crate::claims::{Atom, Detail, compare::Conflict, extract::Statement};
use crate::{
    interaction::Span,
    text::{
        Text,
        quantity::{Approx, Measure, Quantity, Relation, same_measure},
        words::{Words, words},
    },
};

/// Numbers of a statement among which the other unit is looked for.
const MOST: usize = 8;

/// How sure it is that two amounts side by side are one.
const STRENGTH: f64 = 0.75;

/// Words between two amounts that are one.
const OR: &Words = words!(
    "or that is i.e ie about around some roughly approximately oder rund etwa soit ou environ quelque o unos unas es decir cioe circa ossia"
);

/// A number that is converted wrongly from the one beside it, which the window says.
pub(super) fn wrongly(
    response: &Text,
    statement: &Statement,
    claimed: &Quantity,
    sources: &[Quantity],
) -> Option<Conflict> {
    let says = |own: &Quantity| {
        sources.iter().any(|source| matches!(own.relation(source), Relation::Equal | Relation::Rounded))
    };
    let given = quantities(response, statement.span).take(MOST).find(|own| {
        is_one(response, own, claimed) && claimed.relation(own) == Relation::Differs && says(own)
    })?;
    let detail = Detail {
        atom: Atom::Quantity,
        claimed: claimed.describe(&response.raw),
        source: Some(given.describe(&response.raw)),
        difference: Some(claimed.difference(given)).filter(|d| !d.is_empty()),
    };
    Some(Conflict { detail, strength: STRENGTH })
}

/// Whether two numbers are told as one amount in two units; currencies have no fixed rate.
fn is_one(text: &Text, a: &Quantity, b: &Quantity) -> bool {
    let plain = |q: &Quantity| {
        !q.unit.is_empty() && !q.is_range() && matches!(q.approx, Approx::Exact | Approx::About)
    };
    let measured = !matches!(
        a.measure,
        Measure::Currency(_) | Measure::Count | Measure::Percent | Measure::Identifier(_)
    );
    let (first, last) = if a.span < b.span { (a, b) } else { (b, a) };
    if a.unit == b.unit
        || !measured
        || !plain(a)
        || !plain(b)
        || !same_measure(a.measure, b.measure)
        || first.span.end > last.span.start
    {
        return false;
    }
    let between = Span { start: first.span.end, end: last.span.start };
    let words = &text.tokens[text.tokens_in(between)];
    let marked = text.slice(between).contains(['(', '/', '=']) || words.iter().any(|t| OR.contains(t.fold));
    marked && words.iter().all(|t| OR.contains(t.fold))
}
