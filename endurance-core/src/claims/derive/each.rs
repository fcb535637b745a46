//! Amounts told of another number of the same things: "10 ml a day" of "5 ml twice a day", "one night costs 90" of "two nights cost 180".

use crate::interaction::Span;
use crate::text::{
    Text,
    number::{is_one, same},
    quantity::{Measure, Quantity, same_measure},
    words::{Words, words},
};

/// Numbers of a passage that are tried with each other.
const MOST: usize = 8;

/// Whether a number of a source, told of so many or so often, gives what the statement claims.
pub(in crate::claims) fn scales(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    text: &Text,
    fact: Span,
) -> bool {
    let told = || text.quantities_in(fact).iter().take(MOST);
    let gives = |q: &Quantity, times: f64| {
        same_measure(claimed.measure, q.measure) && !q.is_range() && same(claimed.low, q.low * times)
    };
    let often = told().filter(|rate| rate.measure == Measure::Rate && rate.unit != "every");
    let mut often = often.filter(|rate| !claimed.per.is_empty() && rate.per == claimed.per);
    let a_day = often.any(|rate| {
        told().any(|q| {
            q.per.is_empty() && q.span != rate.span && q.noun == claimed.noun && gives(q, rate.written.0)
        })
    });
    a_day
        || counts(response, statement).any(|(noun, own)| {
            noun != claimed.noun.unwrap_or(0)
                && counts(text, fact).any(|(counted, there)| {
                    counted == noun
                        && !same(own, there)
                        && there > 0.0
                        && told().any(|q| {
                            q.per == claimed.per && q.measure != Measure::Count && gives(q, own / there)
                        })
                })
        })
}

/// How many of what a passage speaks of: "two nights", "a single ticket".
fn counts(text: &Text, span: Span) -> impl Iterator<Item = (u64, f64)> {
    const SINGLE: &Words = words!("a an single each every per");
    let counted = text.quantities_in(span).iter().take(MOST);
    let counted = counted.filter(|q| q.measure == Measure::Count && !q.is_range());
    let tokens = &text.tokens[text.tokens_in(span)];
    let one = tokens.windows(2).take(4 * MOST).filter(|pair| {
        (is_one(pair[0].fold, text.language) || SINGLE.contains(pair[0].fold)) && !pair[1].stop
    });
    counted.filter_map(|q| Some((q.noun?, q.low))).chain(one.map(|pair| (pair[1].stem, 1.0)))
}
