//! Programs over the numbers of a document, each bound to what it is told of: so many to a household, how long a bottle lasts, what
//! two adults with a child pay, what a stated conversion gives. The words of the claim ask for a program, and its operands have to
//! fit by what they count or measure; so even a small number may follow, and another one is wrong where only one can.

mod apart;
mod bound;
mod cues;
mod each;
mod lasts;

use super::{
    fits,
    reckon::{is_number, nearest},
    said::{LONGEST, Said, said},
};
use crate::{
    claims::relate,
    interaction::Span,
    text::{
        Text,
        number::same,
        quantity::{Approx, Measure, Quantity, same_measure},
        word::Token,
        words::Words,
    },
};
use bound::Bound;

/// Tokens between two numbers that stand for one thing.
const CLOSE: usize = 3;

/// Numbers of the claim, and of the question, that are bound.
const MOST_OWN: usize = 6;

/// What "about" forgives, and how far beyond a bound a value may lie that the claim means by it.
const NEARLY: f64 = 0.05;
const BEYOND: f64 = 1.6;

/// What the programs that a claim asks for say of its number.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) enum Outcome {
    /// It follows, with these other numbers of the claim: "two adults" of what two adults pay.
    Follows(Vec<Span>),
    /// Only another number does: how, and by how much the claim is off.
    Otherwise { how: String, difference: String },
}

/// What a program gives.
struct Gives {
    value: f64,
    /// Whether no other value can be meant, so that it may deny another.
    denies: bool,
    how: String,
    /// The claim's own numbers that it takes.
    operands: Vec<Span>,
}

/// Runs the programs that the claim asks for over the numbers around `near`.
pub(in crate::claims) fn run(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    query: &Text,
    text: &Text,
    near: Span,
) -> Option<Outcome> {
    if claimed.is_range() || !is_number(claimed) {
        return None;
    }
    let tokens = &response.tokens[response.tokens_in(statement)];
    let tokens = &tokens[..tokens.len().min(LONGEST)];
    let numbers = nearest(&text.quantities, near, |q| q.span).filter(|q| is_number(q) && !q.is_range());
    let values = bind(text, tokens, numbers);
    if values.is_empty() {
        return None;
    }
    let others = response.quantities_in(statement).iter().filter(|q| q.span != claimed.span && is_number(q));
    let own = bind(response, tokens, others.take(MOST_OWN));
    let asked = bind(query, tokens, query.quantities.iter().filter(|q| is_number(q)).take(MOST_OWN));
    let case = Case {
        response,
        tokens,
        statement,
        claimed,
        said: said(response, statement),
        text,
        near,
        values,
        own,
        asked,
    };
    case.outcome()
}

/// Numbers in order, each with what it is told of.
fn bind<'a>(text: &'a Text, claim: &[Token], numbers: impl Iterator<Item = &'a Quantity>) -> Vec<Bound<'a>> {
    let mut out: Vec<Bound<'a>> = Vec::new();
    for quantity in numbers {
        out.extend(Bound::new(text, quantity, out.last()));
    }
    for bound in &mut out {
        bound.named =
            bound.label.iter().copied().filter(|stem| claim.iter().any(|t| says(t, *stem, text))).collect();
    }
    out
}

/// Whether a claim names what only a third number is told of, and not what only the one and what only the other of two is.
pub(super) fn names_third<'a>(
    text: &'a Text,
    claim: &[Token],
    numbers: impl Iterator<Item = &'a Quantity>,
    two: [&Quantity; 2],
) -> bool {
    let bounds = bind(text, claim, numbers);
    let own = |at: usize| {
        let others = || bounds.iter().enumerate().filter(|(other, _)| *other != at);
        bounds[at].named.iter().any(|stem| others().all(|(_, other)| !other.tells(*stem)))
    };
    let is_of_two = |at: &usize| two.iter().any(|q| q.span == bounds[*at].quantity.span);
    let (pair, rest): (Vec<usize>, Vec<usize>) = (0..bounds.len()).partition(is_of_two);
    rest.into_iter().any(own) && !pair.into_iter().all(own)
}

/// Whether a word of the claim is that of a label, or one that it says.
fn says(own: &Token, stem: u64, text: &Text) -> bool {
    own.stem == stem || relate::saying(own.stem, text.language).contains(&stem)
}

struct Case<'a> {
    response: &'a Text,
    /// The words of the claim, and where it stands.
    tokens: &'a [Token],
    statement: Span,
    claimed: &'a Quantity,
    said: Said,
    text: &'a Text,
    near: Span,
    values: Vec<Bound<'a>>,
    /// The claim's other numbers, and those of the question.
    own: Vec<Bound<'a>>,
    asked: Vec<Bound<'a>>,
}

impl Case<'_> {
    fn outcome(&self) -> Option<Outcome> {
        let mut all = Vec::new();
        self.bills(&mut all);
        self.multiples(&mut all);
        self.parts_each(&mut all);
        self.stretches(&mut all);
        self.differences(&mut all);
        self.growths(&mut all);
        self.shares(&mut all);
        self.portions(&mut all);
        self.apiece(&mut all);
        self.offsets(&mut all);
        self.befores(&mut all);
        if let Some(at) = all.iter().position(|given| self.is(given.value)) {
            return Some(Outcome::Follows(all.swap_remove(at).operands));
        }
        let mut sure = all.into_iter().filter(|given| given.denies);
        let first = sure.next()?;
        let exact = matches!(self.claimed.approx, Approx::Exact | Approx::About);
        let only = exact && sure.all(|other| same(other.value, first.value));
        only.then(|| self.otherwise(&first)).flatten()
    }

    /// Whether `value` is what the claim says, at its own precision, or lies beyond its bound and not far.
    fn is(&self, value: f64) -> bool {
        let claimed = self.claimed;
        match claimed.approx {
            Approx::Exact => fits(claimed, value),
            Approx::About => fits(claimed, value) || (value - claimed.low).abs() <= NEARLY * value.abs(),
            _ if claimed.measure != Measure::Percent => fits(claimed, value),
            Approx::Over | Approx::AtLeast => value >= claimed.low && value < claimed.low * BEYOND,
            Approx::Under | Approx::AtMost => value <= claimed.low && value > claimed.low / BEYOND,
        }
    }

    fn otherwise(&self, given: &Gives) -> Option<Outcome> {
        let (claimed, value) = (self.claimed, given.value);
        if !value.is_finite() || value <= 0.0 || claimed.low <= 0.0 {
            return None;
        }
        let found = claimed.with_value(value);
        let how = format!("{} = {}", given.how, found.describe(&self.response.raw));
        Some(Outcome::Otherwise { how, difference: claimed.difference(&found) })
    }

    /// What two numbers of the document give.
    fn give(&self, value: f64, terms: &[&Bound<'_>], sign: &str, denies: bool) -> Gives {
        let terms: Vec<String> = terms.iter().map(|b| b.quantity.describe(&self.text.raw)).collect();
        Gives { value, denies, how: terms.join(sign), operands: Vec::new() }
    }

    fn has(&self, words: &Words) -> bool {
        self.tokens.iter().any(|t| words.contains(t.fold))
    }

    fn is_here(&self, bound: &Bound<'_>) -> bool {
        self.near.contains(bound.quantity.span)
    }

    fn like(&self, bound: &Bound<'_>) -> bool {
        same_measure(self.claimed.measure, bound.quantity.measure)
    }

    /// What one of the claim's kind counts, "hour" of "eight hours".
    fn thing(&self) -> Option<u64> {
        Bound::new(self.response, self.claimed, None)?.thing
    }
}
