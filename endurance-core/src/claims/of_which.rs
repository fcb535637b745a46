//! The number of a part, told of the whole: "178 open issues in total" of "2,316 open issues, of which 178 are bugs".

use super::{Atom, Detail, atom::ENOUGH_SHARED, compare::Conflict, extract::content, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text,
        quantity::{Measure, Quantity, Relation},
        word::{Token, hash},
        words::{Words, words},
    },
};

/// What leads from a whole to a part of it, in one word, and the last of several.
const LEADS: &Words = words!("davon darunter dont thereof 其中 منها");
const OF: &Words = words!("of de di dos das dei delle");
const WHICH: &Words = words!("which whom them los las que cui quais eles ellos");

/// Words before a number among which that stands.
const NEAR: usize = 3;

/// Numbers of a sentence that are looked at.
const MOST: usize = 8;

const STRENGTH: f64 = 0.7;

/// The whole that a claim gives the number of a part to.
pub(super) fn as_whole(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    let text = fact.text;
    if coverage < ENOUGH_SHARED || claim.is_negative() || claim.quantities.len() != 1 {
        return None;
    }
    let own = &claim.quantities[0];
    if own.measure != Measure::Count || is_partial(claim.text, own) {
        return None;
    }
    let numbers = text.quantities_in(sentence);
    let numbers = &numbers[..numbers.len().min(MOST)];
    let at = (1..numbers.len())
        .find(|&at| is_part(text, &numbers[at]) && own.relation(&numbers[at]) == Relation::Equal)?;
    let part = &numbers[at];
    let larger = |q: &&Quantity| q.measure == Measure::Count && q.low > part.low && !q.is_year_like();
    let whole = numbers[..at].iter().rev().find(larger)?;
    let noun = whole.noun.filter(|noun| claim.says(*noun))?;
    // what only the part is told of
    let tail = tail(text, part, sentence);
    let told: Vec<&Token> = content(text, tail).filter(|t| t.stem != noun && !t.is_number()).collect();
    let silent = !told.is_empty() && !told.iter().any(|t| claim.means(t.stem));
    let differs = own.relation(whole) == Relation::Differs;
    (silent && differs).then(|| Conflict {
        detail: Detail {
            atom: Atom::Quantity,
            claimed: own.describe(&claim.text.raw),
            source: Some(whole.describe(&text.raw)),
            difference: Some(own.difference(whole)).filter(|d| !d.is_empty()),
        },
        strength: STRENGTH,
    })
}

/// Whether a claim tells a number of a part itself: "178 of the issues".
fn is_partial(text: &Text, quantity: &Quantity) -> bool {
    text.tokens.get(text.tokens_in(quantity.span).end).is_some_and(|t| t.fold == hash("of"))
}

/// Whether "of which" or the like stands before a number.
fn is_part(text: &Text, quantity: &Quantity) -> bool {
    let at = text.tokens_in(quantity.span).start;
    let near = &text.tokens[at.saturating_sub(NEAR)..at];
    near.iter().any(|t| LEADS.contains(t.fold))
        || near.windows(2).any(|pair| OF.contains(pair[0].fold) && WHICH.contains(pair[1].fold))
}

/// What stands behind a number, up to the next mark.
fn tail(text: &Text, quantity: &Quantity, sentence: Span) -> Span {
    let behind = Span { start: quantity.span.end, end: sentence.end.max(quantity.span.end) };
    let mark = text.slice(behind).find([',', ';', '.', '\u{ff0c}']);
    Span { end: mark.map_or(behind.end, |at| behind.start + at as u32), ..behind }
}
