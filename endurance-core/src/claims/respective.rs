//! Values told in the order of those who have them: "carrots and parsnips are roasted at 220 and 190 degrees respectively".

use super::{compare::Conflict, corpus::Window, fact, reading::Reading, value::Value};
use crate::{
    interaction::Span,
    text::{
        Text,
        word::Token,
        words::{Words, words},
    },
};

const RESPECTIVELY: &Words =
    words!("respectively respectivamente respectivement rispettivamente beziehungsweise jeweils");

/// Values of one sentence at most, and words of the name of one that has them.
const MOST: usize = 4;
const LONGEST: usize = 4;

/// How sure it is that a value is another's.
const STRENGTH: f64 = 0.8;

/// The value that the claim gives to one, where the sentence gives it to another.
pub(super) fn exchanged(claim: &Reading<'_>, window: &Window<'_>) -> Option<Conflict> {
    let (text, sentence) = (&window.source.text, window.sentence);
    let tokens = &text.tokens[text.tokens_in(sentence)];
    if claim.is_negative() || !tokens.iter().any(|t| RESPECTIVELY.contains(t.fold)) {
        return None;
    }
    let mut all = Value::all(text, sentence);
    all.sort_unstable_by_key(|value| value.span());
    Value::each(claim.text, claim.span).take(MOST).find_map(|claimed| {
        let alike =
            |value: &&Value<'_>| claimed.is(**value) || claimed.differs(**value) || value.differs(claimed);
        let values: Vec<Value<'_>> = all.iter().filter(alike).take(MOST + 1).copied().collect();
        let first = values.first()?.span();
        let before = &tokens[..tokens.partition_point(|t| t.span.end <= first.start)];
        let owners = owners(text, before, values.len())?;
        let of = values.iter().position(|value| claimed.is(*value))?;
        let said = stretch(claim, claimed.span());
        let owns = |owner: &&[Token]| owner.iter().any(|t| said.iter().any(|own| own.stem == t.stem));
        let mut named = owners.iter().enumerate().filter(|(_, owner)| owns(owner));
        let (at, _) = named.next().filter(|_| named.next().is_none())?;
        let told = values[at];
        let detail = claimed.detail(claim.text, told, text).filter(|_| at != of && !claimed.is(told))?;
        Some(Conflict { detail, strength: STRENGTH })
    })
}

/// Those who have the values, as many as there are: the last words before each comma or "and", and those behind the last.
fn owners<'a>(text: &Text, before: &'a [Token], values: usize) -> Option<Vec<&'a [Token]>> {
    if !(2..=MOST).contains(&values) {
        return None;
    }
    let bounds: Vec<usize> = (1..before.len()).filter(|&at| fact::is_bound(text, before, at)).collect();
    let bounds = &bounds[bounds.len().checked_sub(values - 1)?..];
    let tells = |t: &&Token| !t.stop && !t.is_number();
    let ends = |end: usize| {
        let run = before[..end].iter().rev().take_while(tells).take(LONGEST).count();
        &before[end - run..end]
    };
    let last = *bounds.last()?;
    let from = last + before[last..].iter().take_while(|t| t.stop).count();
    let mut owners: Vec<&[Token]> = bounds.iter().map(|&bound| ends(bound)).collect();
    // the verb follows the last
    let longest = owners.iter().map(|owner| owner.len()).max()?;
    let run = before[from..].iter().take_while(tells).take(longest).count();
    owners.push(&before[from..from + run]);
    owners.iter().all(|owner| !owner.is_empty()).then_some(owners)
}

/// What a claim says around a value, up to the marks and conjunctions that part it from other values.
fn stretch<'a>(claim: &Reading<'a>, value: Span) -> &'a [Token] {
    let tokens = claim.tokens;
    if Value::each(claim.text, claim.span).nth(1).is_none() {
        return tokens;
    }
    let at = tokens.partition_point(|t| t.span.start < value.start);
    let bound = |at: &usize| fact::is_bound(claim.text, tokens, *at);
    let from = (1..=at.min(tokens.len() - 1)).rev().find(bound).unwrap_or(0);
    let to = (at + 1..tokens.len()).find(bound).unwrap_or(tokens.len());
    &tokens[from..to]
}
