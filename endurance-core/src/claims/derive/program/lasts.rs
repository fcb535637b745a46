//! How long something lasts, and how long it is from one moment to another.

use super::{Bound, CLOSE, Case, Gives, bound, cues};
use crate::{
    claims::derive::stretch,
    interaction::Span,
    text::{
        date::Kind,
        quantity::{Measure, Quantity, same_measure},
    },
};

impl Case<'_> {
    /// How long it lasts: 150 ml at 5 ml three times a day, 20 kg at 4 kg a day, 1,200 pages at 150 an hour.
    pub(super) fn stretches(&self, out: &mut Vec<Gives>) {
        let Some(unit) = time(self.claimed) else { return };
        if !self.claimed.per.is_empty() {
            return;
        }
        let lasts = self.has(cues::LASTS);
        if lasts {
            self.between(out);
        }
        for rate in &self.values {
            let Some((by, often)) = self.pace(rate) else { continue };
            for store in &self.values {
                let fits = same_measure(rate.quantity.measure, store.quantity.measure)
                    && (rate.quantity.measure != Measure::Count || rate.thing == store.thing)
                    && store.quantity.per.is_empty()
                    && store.quantity.low > rate.quantity.low
                    && self.pace(store).is_none();
                let named = store.is_named() || rate.is_named();
                if fits && (lasts || named) {
                    let value = store.quantity.low / (rate.quantity.low * often) * by / unit;
                    out.push(self.give(value, &[store, rate], " / ", lasts && named));
                }
            }
        }
    }

    /// The time between the two days, or times, that a passage tells: "posted on 6 May and arrived on 11 May".
    fn between(&self, out: &mut Vec<Gives>) {
        let [a, b] = self.text.dates_in(self.near) else { return };
        let timed = matches!(self.claimed.unit, "hour" | "minute");
        let length = match (a.kind, b.kind) {
            (Kind::Day, Kind::Day) if !timed => 86_400.0,
            (Kind::MonthDay, Kind::MonthDay) if !timed && a.first.from / 32 == b.first.from / 32 => 86_400.0,
            (Kind::Time, Kind::Time) if timed => 60.0,
            _ => return,
        };
        let stretch = |v: &Bound<'_>| matches!(v.quantity.measure, Measure::Duration | Measure::Calendar);
        let told = self.claimed.measure == Measure::Duration && !self.values.iter().any(stretch);
        if told && b.first.from > a.first.from {
            let value = f64::from(b.first.from - a.first.from) * length;
            let how = format!("{} to {}", a.describe(&self.text.raw), b.describe(&self.text.raw));
            out.push(Gives { value, denies: true, how, operands: Vec::new() });
        }
    }

    /// In which period, in seconds, an amount is used, and how often in it.
    fn pace(&self, amount: &Bound<'_>) -> Option<(f64, f64)> {
        if !amount.quantity.per.is_empty() {
            return Some((seconds(amount.quantity.per)?, 1.0));
        }
        let from = amount.quantity.span.start;
        let often = |q: &&Quantity| q.measure == Measure::Rate && q.unit == "times";
        let here = bound::around(self.text, amount.quantity.span, amount.sentence);
        let rates = || self.text.quantities_in(here).iter().filter(often);
        let near = rates().find(|q| q.span.start > from).or_else(|| rates().next_back())?;
        let between =
            Span { start: amount.quantity.span.end.min(near.span.end), end: near.span.start.max(from) };
        let close = self.text.tokens_in(between).len() <= CLOSE;
        close.then_some((seconds(near.per)?, near.written.0))
    }
}

/// How many seconds the base of a stretch of time has: one, or a month.
fn time(quantity: &Quantity) -> Option<f64> {
    match quantity.measure {
        Measure::Duration => Some(1.0),
        Measure::Calendar => seconds("month"),
        _ => None,
    }
}

/// The seconds of a period by its name.
fn seconds(period: &str) -> Option<f64> {
    match period {
        "minute" => Some(60.0),
        _ => stretch(period).map(|days| days * 86_400.0),
    }
}
