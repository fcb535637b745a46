//! Whether a number may be reckoned from others of its document, whatever the claim says of how. What may be right, another number
//! does not deny.

use super::{
    factor, fits,
    numbers::alike,
    said::{AVERAGE, DIFFERENCE, GROWTH, REST, SHARE, SUM, Said, said},
    spans,
};
use crate::{
    claims::atom::tells_difference,
    interaction::Span,
    text::{
        Text,
        number::same,
        quantity::{Measure, Quantity, same_measure},
    },
};

/// Numbers and dates of a document around a passage that are tried with each other.
const MOST: usize = 20;

/// Numbers of the claim, and of the question, that are tried with them.
const MOST_OWN: usize = 4;

/// How probable it may be that a wrong number fits by accident.
const ACCIDENT: f64 = 0.125;

/// The same where the claim says that it is reckoned.
const MANY: f64 = 0.2;

/// How surely a claimed number follows from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claims) enum Follows {
    /// It may, so that another number does not deny it.
    Perhaps,
    /// The claim says that it is reckoned, or it is a product or the time between two dates.
    Surely,
}

/// Whether numbers or dates around `near`, two by two or with another number of the claim or the question, give the claimed one,
/// and few others like it.
pub(in crate::claims) fn follows(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    query: &Text,
    text: &Text,
    near: Span,
) -> Option<Follows> {
    if !same(claimed.low, claimed.high) || !is_number(claimed) {
        return None;
    }
    let dates: Vec<_> = nearest(&text.dates, near, |d| d.span).collect();
    let mut here = dates.iter().filter(|date| near.contains(date.span));
    if here.any(|a| dates.iter().any(|b| spans(claimed, a, b) || spans(claimed, b, a))) {
        return Some(Follows::Surely);
    }
    let pool: Vec<&Quantity> = nearest(&text.quantities, near, |q| q.span).filter(|q| is_number(q)).collect();
    let own = response.quantities_in(statement).iter().filter(|q| q.span != claimed.span && is_number(q));
    let asked = query.quantities.iter().filter(|q| is_number(q)).take(MOST_OWN);
    let own: Vec<&Quantity> = own.take(MOST_OWN).chain(asked).collect();
    let by = if tells_difference(response, claimed) { DIFFERENCE } else { 0 };
    let mut results = Results { claimed, said: said(response, statement) | by, found: None, near: 0 };
    // what is reckoned from no number of the passage is hardly reckoned from it
    for (at, a) in pool.iter().enumerate().filter(|(_, q)| near.contains(q.span)) {
        for (other, b) in pool.iter().enumerate().filter(|(other, _)| *other != at) {
            // two of the passage once
            if other > at || !near.contains(b.span) {
                results.pair(a, b);
            }
            results.ordered(a, b);
            if !near.contains(b.span) {
                results.ordered(b, a);
            }
        }
        for b in &own {
            results.ordered(a, b);
            results.ordered(b, a);
        }
    }
    let found = results.found?;
    let most = if found == Follows::Surely { MANY } else { ACCIDENT };
    (f64::from(results.near) * rough(claimed.low) < most).then_some(found)
}

/// Whether two numbers measure one thing; "410 thousand euros: 250 thousand come from the region" says the currency once.
pub(super) fn paired(a: &Quantity, b: &Quantity) -> bool {
    let money = |q: &Quantity| matches!(q.measure, Measure::Currency(_));
    let bare = |q: &Quantity| q.measure == Measure::Count && q.scaled();
    same_measure(a.measure, b.measure) || money(a) && bare(b) || bare(a) && money(b)
}

/// Those nearest to a passage, in order.
pub(super) fn nearest<T>(all: &[T], near: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let at = all.partition_point(|item| span(item).start < near.start);
    let from = at.saturating_sub(MOST / 2).min(all.len().saturating_sub(MOST));
    all[from..].iter().take(MOST)
}

pub(super) fn is_number(q: &Quantity) -> bool {
    q.is_amount() && q.measure != Measure::Rate && q.low > 0.0
}

/// The share of the numbers within [`ALIKE`] of a number that it is, told to two digits at most: a third of those around 4, a
/// thirtieth of those around 44.
fn rough(value: f64) -> f64 {
    let digits = libm::pow(10.0, libm::floor(libm::log10(value)));
    let tenth = digits / 10.0;
    let step = if same(libm::round(value / digits) * digits, value) { digits } else { tenth };
    (step / (value * (ALIKE - 1.0 / ALIKE))).min(1.0)
}

/// A result this many times larger or smaller could have been taken for the claimed one.
const ALIKE: f64 = 1.5;

/// What numbers of a source give.
struct Results<'a> {
    claimed: &'a Quantity,
    /// How the claim says that it is reckoned.
    said: Said,
    /// Whether one of them is the claimed number.
    found: Option<Follows>,
    /// How many are about as large.
    near: u32,
}

impl Results<'_> {
    /// Takes what is reckoned as the claim says if it says `how`.
    fn add(&mut self, value: f64, how: Said) {
        let claimed = self.claimed.low;
        if fits(self.claimed, value) && self.found != Some(Follows::Surely) {
            self.found = Some(if self.said & how == 0 { Follows::Perhaps } else { Follows::Surely });
        }
        self.near += u32::from(value > claimed / ALIKE && value < claimed * ALIKE);
    }

    fn like(&self, q: &Quantity) -> bool {
        alike(self.claimed.measure, q.measure)
    }

    /// What two numbers give in whatever order.
    fn pair(&mut self, a: &Quantity, b: &Quantity) {
        self.moved(a, b);
        self.moved(b, a);
        if !paired(a, b) || same(a.low, b.low) {
            return;
        }
        let (less, more) = if a.low < b.low { (a.low, b.low) } else { (b.low, a.low) };
        if self.like(a) || self.like(b) {
            self.add(more + less, SUM);
            self.add(more - less, DIFFERENCE | REST | GROWTH);
        }
        match self.claimed.measure {
            Measure::Percent => {
                self.add(less / more * 100.0, SHARE);
                self.add(100.0 - less / more * 100.0, REST | DIFFERENCE | GROWTH);
                self.add((more / less - 1.0) * 100.0, DIFFERENCE | GROWTH);
            }
            Measure::Multiple | Measure::Count => self.add(more / less, AVERAGE),
            _ => {}
        }
    }

    /// "64 %" of "61 %, three points less".
    fn moved(&mut self, share: &Quantity, points: &Quantity) {
        let shares = share.measure == Measure::Percent && self.claimed.measure == Measure::Percent;
        if shares && points.measure == Measure::PercentPoints {
            self.add(share.low + points.low, DIFFERENCE | GROWTH);
            self.add(share.low - points.low, DIFFERENCE | GROWTH);
        }
    }

    /// What `b` makes of `a`.
    fn ordered(&mut self, a: &Quantity, b: &Quantity) {
        if !self.like(a) {
            return;
        }
        match b.measure {
            // "270,000" of "one half" and "540,000", what a share leaves or adds
            Measure::Percent if a.measure != Measure::Percent => {
                let part = b.low / 100.0;
                for factor in [part, 1.0 - part, 1.0 + part] {
                    self.add(a.low * factor, SHARE);
                }
            }
            _ => self.times(a, b),
        }
        // "4.50 each" of "27" for six
        if b.measure == Measure::Count && b.low > 1.5 && !b.is_year_like() {
            self.add(a.low / b.low, AVERAGE);
        }
    }

    /// "330" of "three nights" at "110 a night".
    fn times(&mut self, a: &Quantity, b: &Quantity) {
        let counted = self.claimed.measure != Measure::Count || !a.per.is_empty();
        // "twice as long" is said of something else
        if !self.like(a) || !counted || b.is_year_like() || b.measure == Measure::Multiple {
            return;
        }
        let stretch = matches!(b.measure, Measure::Duration | Measure::Calendar).then_some(b.written.0);
        if let Some(factor) = factor(a, b).or(stretch).filter(|factor| *factor > 1.0) {
            self.add(a.low * factor, SUM);
        }
    }
}
