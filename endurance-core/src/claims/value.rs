//! A number or a date of a text, where it does not matter which.

use super::{Atom, Detail, atom::same_kind, extract::quantities};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::Date,
        number,
        quantity::{Measure, Quantity, Relation},
    },
};

#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Number(&'a Quantity),
    Date(&'a Date),
}

impl<'a> Value<'a> {
    /// Those of a passage.
    pub(super) fn all(text: &'a Text, span: Span) -> Vec<Self> {
        Self::each(text, span).collect()
    }

    /// The same, one after another.
    pub(super) fn each(text: &'a Text, span: Span) -> impl Iterator<Item = Self> {
        let numbers = quantities(text, span).map(Self::Number);
        numbers.chain(text.dates_in(span).iter().map(Self::Date))
    }

    /// The one that stands at `at`.
    pub(super) fn at(text: &'a Text, at: Span) -> Option<Self> {
        let number = text.quantities_in(at).iter().find(|q| q.span == at).map(Self::Number);
        number.or_else(|| text.dates_in(at).iter().find(|d| d.span == at).map(Self::Date))
    }

    pub(super) const fn span(self) -> Span {
        match self {
            Self::Number(number) => number.span,
            Self::Date(date) => date.span,
        }
    }

    /// Whether a claim that says this says `source`.
    pub(super) fn is(self, source: Self) -> bool {
        let same = |relation| matches!(relation, Relation::Equal | Relation::Rounded);
        match (self, source) {
            (Self::Number(own), Self::Number(source)) => {
                let bare = is_bare(own, source) || is_bare(source, own);
                same(own.relation(source)) || bare && number::same(own.low, source.low)
            }
            (Self::Date(own), Self::Date(source)) => same(own.relation(source)),
            _ => false,
        }
    }

    /// Whether both are of one kind, and not the same.
    pub(super) fn differs(self, source: Self) -> bool {
        match (self, source) {
            (Self::Number(own), Self::Number(source)) => {
                same_kind(own, source) && own.relation(source) == Relation::Differs
                    || is_bare(own, source) && !number::same(own.low, source.low)
            }
            (Self::Date(own), Self::Date(source)) => own.relation(source) == Relation::Differs,
            _ => false,
        }
    }

    /// What differs from `source`, which stands in `text`, for messages. `None` where one is a number and the other a date.
    pub(super) fn detail(self, response: &Text, source: Value<'_>, text: &Text) -> Option<Detail> {
        let (a, b) = (&response.raw, &text.raw);
        let (atom, claimed, source, difference) = match (self, source) {
            (Self::Number(own), Value::Number(other)) => {
                (Atom::Quantity, own.describe(a), other.describe(b), own.difference(other))
            }
            (Self::Date(own), Value::Date(other)) => {
                (Atom::Date, own.describe(a), other.describe(b), own.difference(other))
            }
            _ => return None,
        };
        let difference = Some(difference).filter(|d| !d.is_empty());
        Some(Detail { atom, claimed, source: Some(source), difference })
    }
}

/// Whether a number may take the unit of another: "3 years for the device and 4 for the motor".
fn is_bare(own: &Quantity, source: &Quantity) -> bool {
    own.measure == Measure::Count
        && own.noun.is_none()
        && !matches!(source.measure, Measure::Count | Measure::Score)
}
