//! What is included, against what is to be paid for: "breakfast is included" of "breakfast costs 12 euros".

use super::{Atom, Detail, compare::Conflict, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        quantity::{Measure, Quantity},
        words::{Words, words},
    },
};

/// The share of the claim's other words that the fact holds to speak of the same.
const SAME: f64 = 0.5;

/// Telling words of a fact among which stands what has the price.
const OPENING: usize = 2;

/// Words that say that nothing more is to be paid, behind a form of "be" or at the end of a passage.
const INCLUDED: &Words = words!(
    "included inclusive inbegriffen inklusive enthalten compris comprise comprises inclus incluse incluses incluido incluida incluidos incluidas incluso inclusa inclusi incluse compreso compresa compresi comprese inbegrepen dahil termasuk"
);

/// The price of what the claim says is included; `without` says how much of the claim a fact holds without a word.
pub(super) fn paid_for(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let included = claim.tokens.iter().find(|t| INCLUDED.contains(t.fold))?;
    let price = |q: &&Quantity| matches!(q.measure, Measure::Currency(_)) && q.low > 0.0 && !q.denied;
    let price = fact.quantities.iter().find(price)?;
    let even = !claim.is_negative() && !fact.is_negative();
    let silent = claim.quantities.is_empty() && !fact.tokens.iter().any(|t| INCLUDED.contains(t.fold));
    // "breakfast" of both
    let own = claim.telling.iter().rfind(|t| t.span.end <= included.span.start).map(|t| t.stem);
    let there = |own: u64| fact.telling.iter().take(OPENING).any(|t| t.stem == own);
    let coverage = without(included.span);
    (even && silent && own.is_some_and(there) && coverage >= SAME).then(|| Conflict {
        detail: Detail {
            atom: Atom::Quantity,
            claimed: claim.text.slice(included.span).into(),
            source: Some(price.describe(&fact.text.raw)),
            difference: None,
        },
        strength: 0.1 + 0.75 * coverage,
    })
}
