//! Amounts told of another number of the same things: "10 ml a day" of "5 ml twice a day", "one night costs 90" of "two nights cost 180".

use crate::{
    interaction::Span,
    text::{
        Text,
        number::{is_one, same},
        quantity::{Measure, Quantity, same_measure},
        words::{Words, words},
    },
};

/// Numbers of a passage that are tried with each other.
const MOST: usize = 8;

/// Whether a number of a fact, told of so many or so often, gives what the statement claims.
pub(in crate::claims) fn scales(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    text: &Text,
    fact: Span,
) -> bool {
    often(text, fact, claimed).any(|times| in_all(claimed, text, fact, times))
        || factors(response, statement, claimed, text, fact).any(|factor| gives(claimed, text, fact, factor))
}

/// How many times in the period of the claimed number something is: 2 of "twice a day".
fn often(text: &Text, fact: Span, claimed: &Quantity) -> impl Iterator<Item = f64> {
    let rate = |q: &&Quantity| {
        q.measure == Measure::Rate && q.unit != "every" && !q.per.is_empty() && q.per == claimed.per
    };
    text.quantities_in(fact).iter().take(MOST).filter(rate).map(|q| q.written.0)
}

/// Whether so many times an amount, or a count, of the fact is what is claimed.
fn in_all(claimed: &Quantity, text: &Text, fact: Span, times: f64) -> bool {
    let amount = |q: &Quantity| {
        q.per.is_empty()
            && q.noun == claimed.noun
            && !q.is_range()
            && same_measure(claimed.measure, q.measure)
            && same(claimed.low, q.low * times)
    };
    let counted = |(noun, count): (u64, f64)| claimed.noun == Some(noun) && same(claimed.low, count * times);
    text.quantities_in(fact).iter().take(MOST).any(amount)
        || claimed.measure == Measure::Count && counts(text, fact).any(counted)
}

/// Whether an amount of the fact, times a factor, is what is claimed.
fn gives(claimed: &Quantity, text: &Text, fact: Span, factor: f64) -> bool {
    text.quantities_in(fact).iter().take(MOST).any(|q| {
        q.measure != Measure::Count
            && q.per == claimed.per
            && !q.is_range()
            && same_measure(claimed.measure, q.measure)
            && same(claimed.low, q.low * factor)
    })
}

/// How many more of the same things the statement speaks of than the fact: half of "two nights" is "one night".
fn factors(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    text: &Text,
    fact: Span,
) -> impl Iterator<Item = f64> {
    let own = counts(response, statement).filter(move |(noun, _)| claimed.noun != Some(*noun));
    own.flat_map(move |(noun, own)| {
        let there = counts(text, fact).filter(move |(counted, _)| *counted == noun);
        there.filter(move |(_, there)| *there > 0.0 && !same(own, *there)).map(move |(_, there)| own / there)
    })
}

/// How many of what a passage speaks of: "two nights", "a ticket".
fn counts(text: &Text, span: Span) -> impl Iterator<Item = (u64, f64)> {
    const EACH: &Words = words!(
        "a an single each every per un una une um uma ein eine einen einer o el la le il der die das den cada chaque ogni jeder jede jedes \
         har प्रति हर"
    );
    let counted = text.quantities_in(span).iter().take(MOST);
    let counted = counted.filter(|q| q.measure == Measure::Count && !q.is_range());
    let pairs = text.tokens[text.tokens_in(span)].windows(2).take(4 * MOST);
    let one = pairs
        .filter(|pair| !pair[1].stop && (EACH.contains(pair[0].fold) || is_one(pair[0].fold, text.language)));
    counted.filter_map(|q| Some((q.noun?, q.low))).chain(one.map(|pair| (pair[1].stem, 1.0)))
}
