//! Numbers that a claim says are reckoned, and that the source's own numbers do not give.

use super::{
    Case, Derived, comparable,
    said::{DIFFERENCE, GROWTH, LASTS, SUM},
};
use crate::text::{
    date::Kind,
    quantity::{Approx, Measure, Quantity},
};

impl Case<'_> {
    /// The claim says how it is reckoned, and the source has the numbers and no doubt which.
    pub(super) fn wrong(&self) -> Option<Derived> {
        if let Some(days) = self.days_a_week().filter(|_| self.numbers.own == 0) {
            let (how, off) = (format!("{days} days listed"), self.claimed.written.0 - f64::from(days));
            let difference = format!("{off:+}");
            return Some(Derived::wrong(how, difference));
        }
        // what the source says is not reckoned
        if self.numbers.same.iter().any(|q| self.is(q.low)) {
            return None;
        }
        let list = &self.numbers.same[..self.numbers.own];
        let bounded = |q: &&Quantity| q.approx != Approx::Exact;
        if list.iter().any(bounded) {
            return None;
        }
        let (value, terms, sign): (f64, Vec<&Quantity>, &str) = match list {
            [a, b]
                if self.says(DIFFERENCE)
                    && !self.says(SUM)
                    && self.claimed.measure != Measure::Percent
                    && comparable(a, b) =>
            {
                ((a.low - b.low).abs(), vec![*a, *b], " - ")
            }
            [_, _, ..]
                if self.says(SUM)
                    && list.len() < 6
                    && self.claimed.measure != Measure::Percent
                    && list.windows(2).all(|w| comparable(w[0], w[1])) =>
            {
                (list.iter().map(|q| q.low).sum(), list.to_vec(), " + ")
            }
            [a, b] if self.claimed.measure == Measure::Percent && self.says(GROWTH) => {
                // "from 5.5 % to 6.5 %" is no growth of 1 percent, but of one point
                let points = self.is((a.low - b.low).abs()) && a.low * b.low > 0.0 && !self.says(DIFFERENCE);
                let growth = (b.low - a.low).abs() / a.low.abs() * 100.0;
                return if points && !self.is(growth) {
                    self.denied(growth, &[*a, *b], " to ")
                } else {
                    None
                };
            }
            [] if self.claimed.measure == Measure::Duration && self.says(LASTS) => return self.wrong_hours(),
            _ => return self.wrong_growth(),
        };
        self.denied(value, &terms, sign)
    }

    /// "is open for eight hours" of "10-17".
    fn wrong_hours(&self) -> Option<Derived> {
        let own = &self.numbers.dates[..self.numbers.own_dates];
        let mut hours = own.iter().filter(|date| date.kind == Kind::Times);
        let (only, None) = (hours.next()?, hours.next()) else { return None };
        let timed = matches!(self.claimed.unit, "hour" | "minute") && self.claimed.per.is_empty();
        if !timed || own.iter().any(|date| date.kind == Kind::Time) {
            return None;
        }
        let seconds = f64::from(only.first.to - only.first.from) * 60.0;
        let mut found = self.denied(seconds, &[], "")?;
        found.how = format!("{}{}", only.describe(&self.text.raw), found.how);
        Some(found)
    }

    /// "rose by 20 %" from two numbers; "doubled".
    fn wrong_growth(&self) -> Option<Derived> {
        let multiple = self.claimed.measure == Measure::Multiple;
        if !(self.claimed.measure == Measure::Percent && self.says(GROWTH) || multiple)
            || self.numbers.own > 0
        {
            return None;
        }
        // a pair of one sentence: "grew from 3 to 4", not last year's value and this year's loss
        let sentence = |q: &Quantity| self.text.sentence_at(q.span.start);
        let mut pairs = self
            .pairs()
            .filter(|(a, b)| sentence(a) == sentence(b))
            .filter(|(a, b)| !matches!(a.measure, Measure::Count | Measure::Percent) && comparable(a, b));
        let (a, b) = pairs.next()?;
        if pairs.next().is_some() {
            return None;
        }
        let value = if multiple { b.low / a.low } else { ((b.low - a.low) / a.low * 100.0).abs() };
        self.denied(value, &[a, b], " to ")
    }

    fn denied(&self, value: f64, terms: &[&Quantity], sign: &str) -> Option<Derived> {
        if value <= 0.0 || !value.is_finite() {
            return None;
        }
        let claimed = self.claimed;
        let found = claimed.with_value(value);
        let terms: Vec<String> = terms.iter().map(|q| q.describe(&self.text.raw)).collect();
        let result = found.describe(&self.response.raw);
        let how = format!("{} = {result}", terms.join(sign));
        Some(Derived::wrong(how, claimed.difference(&found)))
    }
}
