//! Sums and differences that a claim tells by a bound: "together fewer than 70,000", "more than a day shorter".

use super::{
    numbers::alike,
    said::{SUM, said},
};
use crate::{
    interaction::Span,
    text::{
        Text,
        quantity::{Approx, Measure, Quantity, Relation},
        words::{Words, words},
    },
};

/// Numbers of a sentence that are looked at.
const MOST: usize = 8;

/// Words behind a bound that make a difference of it.
const THAN: &Words = words!(
    "more less fewer higher lower longer shorter taller older younger cheaper dearer wider deeper heavier lighter warmer colder faster \
     slower mehr weniger hoher niedriger langer kurzer mas menos plus moins piu meno mais"
);

/// What the numbers of a sentence say of a sum or a difference that a claim bounds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) enum Bounded {
    Holds,
    /// How another follows.
    Fails(String),
}

/// Whether the sum or the difference of the numbers that are meant keeps within the bound; `None` where none is told, or it is not sure
/// of which.
pub(in crate::claims) fn bounded(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    text: &Text,
    sentence: Span,
) -> Option<Bounded> {
    let bound = matches!(claimed.approx, Approx::Over | Approx::Under | Approx::AtLeast | Approx::AtMost);
    if !bound || claimed.is_range() || matches!(claimed.measure, Measure::Percent | Measure::Multiple) {
        return None;
    }
    let like = |q: &&Quantity| {
        alike(claimed.measure, q.measure) && q.per == claimed.per && !q.is_range() && !q.is_year_like()
    };
    let values: Vec<&Quantity> = text.quantities_in(sentence).iter().take(MOST).filter(like).collect();
    let behind = response.tokens.get(response.tokens_in(claimed.span).end);
    let (value, terms, sign) = if behind.is_some_and(|t| THAN.contains(t.fold)) {
        let [a, b] = values[..] else { return None };
        let (more, less) = if a.low > b.low { (a, b) } else { (b, a) };
        (more.low - less.low, vec![more, less], " - ")
    } else if said(response, statement) & SUM != 0 {
        let tokens = &response.tokens[response.tokens_in(statement)];
        let named = |q: &&Quantity| q.noun.is_some_and(|noun| tokens.iter().any(|t| t.stem == noun));
        let named: Vec<&Quantity> = values.into_iter().filter(named).collect();
        let two = |pair: &[&Quantity]| pair[0].noun != pair[1].noun;
        let distinct = named.len() == 2 && named.windows(2).all(two);
        distinct.then(|| (named.iter().map(|q| q.low).sum(), named, " + "))?
    } else {
        return None;
    };
    let found = claimed.with_value(value);
    match claimed.relation(&found) {
        Relation::Equal | Relation::Rounded => Some(Bounded::Holds),
        Relation::Differs => {
            let found = terms.first()?.with_value(value);
            let terms: Vec<String> = terms.iter().map(|q| q.describe(&text.raw)).collect();
            Some(Bounded::Fails(format!("{} = {}", terms.join(sign), found.describe(&text.raw))))
        }
        Relation::Incomparable => None,
    }
}
