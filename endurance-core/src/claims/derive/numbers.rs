//! The numbers of a source that a reckoning may start from.

use crate::{
    interaction::Span,
    text::{
        Text,
        date::Date,
        number::same,
        quantity::{Measure, Quantity, same_measure},
    },
};

/// Numbers of a source that are tried with each other.
pub(super) const MOST: usize = 16;

/// The numbers a reckoning may start from.
pub(super) struct Numbers<'a> {
    /// Of the claim's measure.
    pub(super) same: Vec<&'a Quantity>,
    /// How many of `same` stand in the sentence itself; they come first.
    pub(super) own: usize,
    /// Bare counts, and how often something is.
    pub(super) counts: Vec<&'a Quantity>,
    /// Shares and multiples.
    pub(super) shares: Vec<&'a Quantity>,
    /// Everything else with a unit.
    pub(super) others: Vec<&'a Quantity>,
    pub(super) dates: Vec<&'a Date>,
    /// How many of `dates` stand in the sentence itself.
    pub(super) own_dates: usize,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(claimed: &Quantity, text: &'a Text, spans: &[Span]) -> Self {
        let mut out = Self {
            same: Vec::new(),
            own: 0,
            counts: Vec::new(),
            shares: Vec::new(),
            others: Vec::new(),
            dates: Vec::new(),
            own_dates: 0,
        };
        for (at, span) in spans.iter().enumerate() {
            for quantity in text.quantities_in(*span).iter().take(MOST) {
                if !quantity.is_amount() || !same(quantity.low, quantity.high) {
                    continue;
                }
                let alike = alike(claimed.measure, quantity.measure);
                if alike && out.same.len() < MOST {
                    out.same.push(quantity);
                    out.own += usize::from(at == 0);
                }
                let list = match quantity.measure {
                    Measure::Count => &mut out.counts,
                    Measure::Percent | Measure::Multiple => &mut out.shares,
                    _ if alike => continue,
                    _ => &mut out.others,
                };
                if list.len() < MOST {
                    list.push(quantity);
                }
            }
            out.dates.extend(text.dates_in(*span).iter().take(MOST));
            out.own_dates = if at == 0 { out.dates.len() } else { out.own_dates };
        }
        out.dates.truncate(MOST);
        out.own_dates = out.own_dates.min(MOST);
        out
    }

    pub(super) fn is_empty(&self) -> bool {
        let lists = [&self.same, &self.counts, &self.shares, &self.others];
        self.dates.is_empty() && lists.iter().all(|list| list.is_empty())
    }
}

/// Whether numbers of two measures can be reckoned with each other; points come from percentages.
pub(super) fn alike(a: Measure, b: Measure) -> bool {
    same_measure(a, b) || (a, b) == (Measure::PercentPoints, Measure::Percent)
}
