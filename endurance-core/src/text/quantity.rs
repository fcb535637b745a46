//! Quantities: what a text says about how many or how much, and when two of them say the same.

mod approx;
mod find;
mod free;
mod identifier;
pub(crate) mod part;
mod per;
mod range;
mod rate;
mod score;
mod series;

pub(crate) use super::unit::Measure;
pub(crate) use find::find;

use super::{
    number::{Form, same},
    unit,
    word::{hash, pair},
};
use crate::interaction::Span;
use std::{borrow::Cow, fmt::Write as _};

/// A number with all that belongs to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quantity {
    /// The whole mention: "about INR 87 crore".
    pub(crate) span: Span,
    /// Digits or number words only; both ends of a range.
    pub(crate) number: Span,
    /// In base units. Invariant: `low <= high`, both finite; equal unless it is a range.
    pub(crate) low: f64,
    /// In base units.
    pub(crate) high: f64,
    /// The size of the last written place in base units: 1,000,000 for "1.5 crore", 0.1 for "8.2 %".
    pub(crate) place: f64,
    /// Both ends as written, before scale and unit: 1.5 of "1.5 crore".
    pub(crate) written: (f64, f64),
    /// Digits written after the decimal sign.
    pub(crate) decimals: u8,
    /// "crore"; empty without a scale.
    pub(crate) scale: &'static str,
    pub(crate) measure: Measure,
    /// The unit by its one name, "km" or "INR"; empty for counts.
    pub(crate) unit: &'static str,
    /// "day" of "5 per day", by its one name; empty otherwise.
    pub(crate) per: &'static str,
    pub(crate) approx: Approx,
    pub(crate) form: Form,
    /// Stem of what is counted ("5 schools"), or of what an identifier names ("Section 8").
    pub(crate) noun: Option<u64>,
    /// Stem of the word between a count and its noun: "graduate" of "5 graduate schools".
    pub(crate) kind: Option<u64>,
    /// Whether a bound is told of what does not happen: "with fewer than six it does not take place".
    pub(crate) denied: bool,
    /// Whether a denial before a bound has turned it: "no seat costs more than $76" is at most.
    pub(crate) turned: bool,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Approx {
    Exact,
    About,
    AtLeast,
    AtMost,
    Over,
    Under,
}

/// What a claim's quantity or date is to one of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same, or what the source implies.
    Equal,
    /// The source, rounded to the claim's precision.
    Rounded,
    /// Of the same kind and not the same.
    Differs,
    /// The source does not say; or other kinds of things.
    Incomparable,
}

use Approx::{About, AtLeast, AtMost, Exact, Over, Under};
use Relation::{Differs, Equal, Incomparable, Rounded};

/// Keeps the keys of numbers apart from words.
const NUMBER: u64 = hash("# number");

/// The stem of "point" and "points".
const POINT: u64 = hash("point");

/// What approximation words forgive.
const TOLERANCE: f64 = 0.05;

/// How many times a value an upper bound may be that is told of it.
const FAR: f64 = 4.0;

impl Quantity {
    /// Whether both name one thing that they count: a bag of "2 cabin bags" too, where "1 cabin bag" is read as a cabin.
    pub(crate) fn has_noun_of(&self, other: &Self) -> bool {
        let single = |one: &Self, many: &Self| one.kind.is_none() && one.low <= 1.0 && one.noun == many.kind;
        self.noun.is_some()
            && other.noun.is_some()
            && (self.noun == other.noun || single(self, other) || single(other, self))
    }

    /// Whether it is written with a scale word, and so is round.
    pub(crate) fn scaled(&self) -> bool {
        !matches!(self.scale, "" | "hundred" | "dozen")
    }

    /// The same with another value, exactly, in its own scale and unit.
    pub(crate) fn with_value(&self, value: f64) -> Self {
        let factor = if self.low.abs() > 0.0 { self.written.0 / self.low } else { 1.0 };
        let written = value * factor;
        Self { low: value, high: value, written: (written, written), approx: Exact, ..*self }
    }

    /// Four bare digits that could be a year.
    pub(crate) fn is_year_like(&self) -> bool {
        self.measure == Measure::Count
            && self.form == Form::Plain
            && self.scale.is_empty()
            && self.number.end - self.number.start == 4
            && (1000.0..2100.5).contains(&self.low)
    }

    /// The same for numbers that are about the same, however they are written: two digits and the magnitude.
    pub(crate) fn key(&self) -> u64 {
        // all numbers to dial are found by one another, as are all addresses
        if let Measure::Identifier(_) = self.measure {
            return pair(NUMBER, self.noun.unwrap_or(0));
        }
        let size = self.low.abs();
        if size == 0.0 {
            return pair(NUMBER, 0);
        }
        let magnitude = libm::floor(libm::log10(size));
        let digits = (size / libm::exp10(magnitude) * 10.0).round_ties_even();
        pair(NUMBER, (magnitude as i64 * 1_000 + digits as i64) as u64)
    }

    /// The same for all numbers that measure one kind of thing: litres and gallons, not what only counts.
    pub(crate) fn kind_key(&self) -> Option<u64> {
        let kind = match self.measure {
            Measure::Currency(_) => "money",
            Measure::Percent | Measure::PercentPoints => "share",
            Measure::Duration | Measure::Calendar | Measure::WorkingDays => "time",
            Measure::Mass => "mass",
            Measure::Length => "length",
            Measure::Area => "area",
            Measure::Volume => "volume",
            Measure::Temperature => "temperature",
            Measure::Speed => "speed",
            Measure::Energy => "energy",
            Measure::Power => "power",
            Measure::Data => "data",
            Measure::DataRate => "data rate",
            Measure::Frequency => "frequency",
            Measure::Pressure => "pressure",
            _ => return None,
        };
        Some(pair(hash("# measure"), hash(kind)))
    }

    /// Whether it hardly counts anything: the "one" of "one of them", the "first" of "first, cut them", the "annual" of
    /// "the annual report".
    pub(crate) fn is_incidental(&self) -> bool {
        self.form == Form::One && matches!(self.measure, Measure::Count | Measure::Rate)
            || (self.measure == Measure::Ordinal
                && self.decimals == 0
                && self.written.0 < 1.5
                && self.form != Form::Plain)
    }

    /// What this quantity, of a claim, is to `source`.
    ///
    /// A bare number equals one with a unit when the digits do: in a table the header holds the unit. It never
    /// differs from one. Percent and percentage points always differ, currencies too.
    pub(crate) fn relation(&self, source: &Self) -> Relation {
        if let (Measure::Identifier(claimed), Measure::Identifier(found)) = (self.measure, source.measure) {
            let named = self.noun.is_some() && self.noun == source.noun;
            let tel = self.noun == Some(identifier::TELEPHONE) && named;
            // "forms.usps.com" says nothing against "usps.com"
            let site = self.noun == Some(identifier::SITE) && same(self.low, source.low);
            return if claimed == found || tel && identifier::same_telephone(self.low, source.low) {
                Equal
            } else if named && !site {
                Differs
            } else {
                Incomparable
            };
        }
        if let (Measure::Score, Measure::Score) = (self.measure, source.measure) {
            return if self.is_same_score(source) { Equal } else { Differs };
        }
        let rates = self.measure == Measure::Rate || source.measure == Measure::Rate;
        if !rates && !self.per.is_empty() && !source.per.is_empty() && self.per != source.per {
            return self.told_for(source.per).map_or(Differs, |own| own.relation(source));
        }
        if let (Measure::Ordinal, Measure::Ordinal, Some(a), Some(b)) =
            (self.measure, source.measure, self.noun, source.noun)
            && a != b
        {
            return Incomparable;
        }
        if same_measure(self.measure, source.measure) {
            return self.compare(source);
        }
        self.across(source)
    }

    /// The same for another amount of what it is told for: "24.50 a kilo" for a quintal. `None` for stretches of time, which something
    /// is told for and not measured by, and where the one unit is no number of the other.
    fn told_for(&self, per: &'static str) -> Option<Self> {
        let (own, other) = (unit::labelled(self.per)?, unit::labelled(per)?);
        let measured = own.measure == other.measure
            && !matches!(own.measure, Measure::Duration | Measure::Calendar | Measure::Temperature);
        let factor = other.factor / own.factor;
        let times = |value: f64| value * factor;
        measured.then(|| Self {
            low: times(self.low),
            high: times(self.high),
            place: times(self.place),
            written: (times(self.written.0), times(self.written.1)),
            per,
            ..*self
        })
    }

    /// The same, of two temperatures that tell by how much something changes: no scale has a zero of its own then.
    pub(crate) fn relation_of_change(&self, source: &Self) -> Relation {
        let change = |q: &Self| {
            let degree = if q.unit == "\u{b0}F" { 5.0 / 9.0 } else { 1.0 };
            Self { low: q.written.0 * degree, high: q.written.1 * degree, ..*q }
        };
        if (self.measure, source.measure) == (Measure::Temperature, Measure::Temperature) {
            change(self).relation(&change(source))
        } else {
            self.relation(source)
        }
    }

    /// Measures that are not the same.
    fn across(&self, source: &Self) -> Relation {
        use Measure::{
            Calendar, Count, Currency, Duration, Identifier, Mass, Percent, PercentPoints, Rate, WorkingDays,
        };
        match (self.measure, source.measure) {
            (Count, Identifier(_)) if source.noun == Some(identifier::TELEPHONE) => self.dials(source),
            (Identifier(_), Count) if self.noun == Some(identifier::TELEPHONE) => source.dials(self),
            (Currency(_), Currency(_)) | (Percent, PercentPoints) | (PercentPoints, Percent) => Differs,
            (Calendar | Duration | WorkingDays, Calendar | Duration | WorkingDays) => {
                self.spans_of_time(source)
            }
            // "two times a week" and "2 days a week"
            (Rate, Duration) | (Duration, Rate)
                if self.per == "week"
                    && source.per == "week"
                    && matches!((self.unit, source.unit), ("times", "day") | ("day", "times")) =>
            {
                if same(self.written.0, source.written.0) { Equal } else { Differs }
            }
            // "eight hours between capsules", one every eight hours
            (Calendar | Duration, Rate) => {
                let every = source.unit == "every"
                    && source.per == self.unit
                    && same(source.written.0, self.written.0);
                if every { Equal } else { Incomparable }
            }
            // "half a point" and "0.5 percentage points"
            (Count, PercentPoints) | (PercentPoints, Count) if self.is_point() || source.is_point() => {
                self.as_points().compare(&source.as_points())
            }
            // "each year" and "18 euros a year"
            (Rate, _) if rate::of_unit(source.per).is_some_and(|rate| same(rate, self.low)) => Equal,
            (Mass, Currency("GBP")) if self.unit == "pound" => self.as_written().compare(source),
            (Currency("GBP"), Mass) if source.unit == "pound" => self.compare(&source.as_written()),
            (Count, other) if self.noun.is_none() && has_unit(other) => self.without_unit(source),
            (other, Count) if source.noun.is_none() && has_unit(other) => self.without_unit(source),
            _ => Incomparable,
        }
    }

    /// By which every telephone number is found; see [`Quantity::key`].
    pub(crate) const TELEPHONE_KEY: u64 = pair(NUMBER, identifier::TELEPHONE);

    /// Whether it is so long that it may be a telephone number without its groups.
    pub(crate) fn may_be_dialled(&self) -> bool {
        self.measure == Measure::Count && self.form == Form::Plain && self.scale.is_empty() && self.low >= 1e6
    }

    /// A long number without groups against a telephone number: "55312084" is "55 31 20 84".
    fn dials(&self, telephone: &Self) -> Relation {
        let long = self.may_be_dialled();
        let length = |value: f64| libm::floor(libm::log10(value));
        if !long {
            Incomparable
        } else if identifier::same_telephone(self.low, telephone.low) {
            Equal
        } else if same(length(self.low), length(telephone.low)) {
            Differs
        } else {
            Incomparable
        }
    }

    /// A number against one with a unit: with the scale, or without, as in a column "INR crore".
    fn without_unit(&self, source: &Self) -> Relation {
        let (bare, other) = if self.measure == Measure::Count { (self, source) } else { (source, self) };
        let written = same(bare.low, other.written.0) && same(bare.high, other.written.1);
        let scaled = other.value_before_unit();
        let whole = same(bare.low, scaled.0) && same(bare.high, scaled.1);
        if !(written || whole) {
            return Incomparable;
        }
        // "at most 30 percent" is not "at least 30"
        let plain = |q: &Self| Self {
            measure: Measure::Count,
            low: q.written.0,
            high: q.written.1,
            noun: None,
            ..*q
        };
        let bound = |q: &Self| !matches!(q.approx, Exact | About);
        let turned = bound(self) && bound(source) && plain(self).compare(&plain(source)) == Differs;
        if turned { Incomparable } else { Equal }
    }

    /// Days, months and working days: equal numbers of other units are a swapped unit, others may be near.
    fn spans_of_time(&self, source: &Self) -> Relation {
        let days = |q: &Self| match q.measure {
            Measure::Calendar => q.low * 30.436_875,
            Measure::Duration => q.low / 86_400.0,
            _ => q.low,
        };
        let working = (self.measure == Measure::WorkingDays) != (source.measure == Measure::WorkingDays);
        let swapped = same(self.written.0, source.written.0);
        let near = (days(self) - days(source)).abs() <= TOLERANCE * days(source).abs();
        // "within a month" of "within 30 days"
        if near && !swapped && !working { Rounded } else { Differs }
    }

    fn compare(&self, source: &Self) -> Relation {
        match (self.approx, source.approx) {
            // "fewer than six: no course" and "at least six are needed" draw the same line
            (Under, AtLeast) | (AtLeast, Under) | (Over, AtMost) | (AtMost, Over)
                if self.denied != source.denied && same(self.low, source.low) =>
            {
                Equal
            }
            // "more than 30 % is never paid" bounds from above
            (Over | Under, AtLeast | AtMost | Over | Under) if self.denied && !source.denied => {
                let approx = if self.approx == Over { AtMost } else { AtLeast };
                Self { approx, denied: false, ..*self }.compare(source)
            }
            // a limit against a limit: "up to 45" follows from "up to 40", but it is another limit
            (AtLeast | Over, AtLeast | Over) | (AtMost | Under, AtMost | Under) => {
                let same_side = Self { approx: Exact, ..*self };
                same_side.agrees(&Self { approx: Exact, ..*source }).unwrap_or(Differs)
            }
            // "older than 60 are not accepted" of "between 21 and 60"
            (Over, Exact) if self.denied && source.is_range() && same(self.low, source.high) => Equal,
            (Under, Exact) if self.denied && source.is_range() && same(self.high, source.low) => Equal,
            (AtLeast | AtMost | Over | Under, _) => self.bounds(source),
            (About, Exact) => self.near(source),
            (_, About) if self.is_range() || self.agrees(source).is_none() => {
                if self.near(source) == Differs { Differs } else { Incomparable }
            }
            (_, AtLeast | AtMost | Over | Under) => {
                if let Some(equal) = self.agrees(source) {
                    // the claim leaves out "more than": the number is right, its meaning is not quite
                    return if equal == Equal { Rounded } else { equal };
                }
                let sure = source.interval();
                if self.high > sure.0 && self.low < sure.1 { Incomparable } else { Differs }
            }
            // both ends count: what lies within the source's is not stated, what goes beyond is wrong
            _ if self.is_range() && source.is_range() => match self.agrees(source) {
                Some(relation) => relation,
                None if source.holds(self) => Incomparable,
                None => Differs,
            },
            _ if self.is_range() => {
                if self.holds(source) {
                    Equal
                } else {
                    Differs
                }
            }
            _ if source.is_range() => {
                let inside = self.low >= source.low && self.low <= source.high;
                if inside { Incomparable } else { Differs }
            }
            _ => match self.agrees(source) {
                Some(relation) => relation,
                // "a change of -5 %" and "fell by 5 %": the direction is judged elsewhere
                None if matches!(
                    self.measure,
                    Measure::Percent | Measure::PercentPoints | Measure::Currency(_)
                ) && same(self.low, -source.low) =>
                {
                    Incomparable
                }
                None => Differs,
            },
        }
    }

    /// Whether it can be reckoned with: a name, a place in an order and a score cannot.
    pub(crate) const fn is_amount(&self) -> bool {
        !matches!(self.measure, Measure::Identifier(_) | Measure::Ordinal | Measure::Score)
    }

    pub(crate) fn is_range(&self) -> bool {
        !same(self.low, self.high)
    }

    /// Where the value may lie, open at both ends.
    fn interval(&self) -> (f64, f64) {
        match self.approx {
            AtLeast | Over => (self.low, f64::MAX),
            AtMost | Under => (f64::MIN, self.high),
            _ => (self.low, self.high),
        }
    }

    /// "at least 5" of what the source says: true of 7, of "over 6", not of "at most 7".
    fn bounds(&self, source: &Self) -> Relation {
        let (low, high) = source.interval();
        let slack = 1e-9 * self.low.abs().max(self.high.abs());
        // "over five years" is said of five years too, "over five schools" is not
        let soft =
            matches!(self.measure, Measure::Duration | Measure::Calendar) || source.approx == self.approx;
        let implied = match self.approx {
            AtLeast => low >= self.low - slack,
            AtMost => high <= self.high + slack,
            Over => low > self.low + slack || (soft || source.approx == Over) && same(low, self.low),
            _ => high < self.high - slack || (soft || source.approx == Under) && same(high, self.high),
        };
        // "up to 22 kW" is no way to say 2.2 kW
        let far = source.approx == Exact
            && !source.is_range()
            && matches!(self.approx, AtMost | Under)
            && source.low > 0.0
            && self.high > FAR * source.high;
        if implied && !far { Equal } else { Differs }
    }

    /// Within what an approximation word forgives.
    fn near(&self, source: &Self) -> Relation {
        if same(self.low, source.low) && same(self.high, source.high) {
            return Equal;
        }
        let size = source.low.abs().max(source.high.abs());
        // "about every two weeks" is "twice a month"
        let slack = if self.measure == Measure::Rate {
            2.0 * TOLERANCE * size
        } else {
            (TOLERANCE * size).min(self.roundness().max(self.place))
        };
        let inside = self.low >= source.low - slack && self.high <= source.high + slack;
        if inside || self.agrees(source).is_some() { Rounded } else { Differs }
    }

    /// The step that a number was rounded to, as its digits have it: 100 for 23,900, 500 for 23,500, 5 for 45.
    fn roundness(&self) -> f64 {
        const STEPS: [f64; 2] = [5.0, 1.0];
        let (value, unit) =
            (self.written.0.abs(), if self.written.0 == 0.0 { 0.0 } else { self.low / self.written.0 });
        let step = (-6..12).rev().flat_map(|power| STEPS.map(|step| step * libm::exp10(f64::from(power))));
        let whole = |step: &f64| same(value / step, libm::round(value / step)) && value / step > 0.5;
        step.into_iter().find(whole).unwrap_or(0.0) * unit.abs()
    }

    /// Whether this range contains what the source says.
    fn holds(&self, source: &Self) -> bool {
        let slack = self.place * 0.05;
        source.low >= self.low - slack && source.high <= self.high + slack
    }

    /// Equal, or equal once the source is rounded to this quantity's last place.
    fn agrees(&self, source: &Self) -> Option<Relation> {
        if self.is_range() != source.is_range() {
            return None;
        }
        let alike = |a: f64, b: f64| {
            // months are not weeks: 52 times a year is weekly, every 90 days is every three months
            same(a, b) || self.measure == Measure::Rate && (a - b).abs() <= 0.016 * b.abs()
        };
        if alike(self.low, source.low) && alike(self.high, source.high) {
            return Some(Equal);
        }
        let exact = match self.measure {
            Measure::Count => !self.scaled() && self.decimals == 0,
            Measure::Rate => true,
            Measure::Duration
            | Measure::Calendar
            | Measure::WorkingDays
            | Measure::Ordinal
            | Measure::Multiple => self.decimals == 0,
            _ => false,
        };
        let signs = self.low * source.low >= 0.0;
        // most numbers that are compared are not alike: their labels are dearer to ask
        let (claim, found) = (self.low.abs(), source.low.abs());
        // feet are told in whole centimetres, whichever way they were rounded, and "80 ft" of 24 metres
        let half =
            if self.unit == source.unit { self.place / 2.0 } else { self.place.max(self.roundness() / 2.0) };
        let far = (claim - found).abs() > half.max(self.place) + 1e-9 * (self.place + found);
        if exact || !signs || far {
            return None;
        }
        let rounds = |claim: f64, source: f64| {
            let (claim, source) = (claim.abs(), source.abs());
            let slack = 1e-9 * (half + source);
            let near = (claim - source).abs() <= half + slack;
            // half rounds up; with decimals half to even is common too
            near && (self.decimals > 0 || claim - source > -half + slack || claim >= source)
        };
        let rounded = rounds(self.low, source.low) && rounds(self.high, source.high);
        let near =
            || self.unit == source.unit || (self.low - source.low).abs() <= TOLERANCE * source.low.abs();
        (rounded && near()).then_some(Rounded)
    }

    /// Whether it counts points, which may be those of a percentage.
    fn is_point(&self) -> bool {
        self.measure == Measure::Count && self.noun == Some(POINT)
    }

    /// Points of a percentage, as far as it counts points.
    fn as_points(&self) -> Self {
        Self { measure: Measure::PercentPoints, unit: "percentage points", noun: None, ..*self }
    }

    /// The same number with no unit, for words such as "pounds" that name two.
    fn as_written(&self) -> Self {
        let value = self.value_before_unit();
        Self { low: value.0, high: value.1, measure: Measure::Currency("GBP"), unit: "GBP", ..*self }
    }

    /// Both ends with their scale and without their unit.
    fn value_before_unit(&self) -> (f64, f64) {
        let scale = super::numeral::scale_value(self.scale);
        (self.written.0 * scale, self.written.1 * scale)
    }

    /// For messages: "INR 87 crore", "8.2 %", "15 million", "5 km".
    pub(crate) fn describe(&self, raw: &str) -> String {
        if let Measure::Identifier(_) = self.measure {
            return raw.get(self.span.range()).unwrap_or_default().chars().take(60).collect();
        }
        let mut out = String::from(match self.approx {
            Exact => "",
            About => "about ",
            AtLeast => "at least ",
            AtMost => "at most ",
            Over => "over ",
            Under => "under ",
        });
        if self.measure == Measure::Rate {
            self.write_rate(&mut out);
            return out;
        }
        if self.measure == Measure::Currency("0") {
            return "nothing to pay".into();
        }
        let currency = matches!(self.measure, Measure::Currency(_)) && !unit::is_coin(self.unit);
        if currency {
            out.push_str(self.unit);
            out.push(' ');
        }
        self.write_number(&mut out);
        if !self.scale.is_empty() {
            let _ = write!(out, " {}", self.scale);
        }
        if !currency && !self.unit.is_empty() {
            let one = same(self.written.0, 1.0) && !self.is_range() && self.scale.is_empty();
            let _ = write!(out, " {}", if one { self.unit.into() } else { plural(self.unit) });
        }
        if !self.per.is_empty() {
            let _ = write!(out, " per {}", self.per);
        }
        out
    }

    /// "once per week", "3 times per day", "every 2 weeks".
    fn write_rate(&self, out: &mut String) {
        if self.unit == "every" {
            out.push_str("every ");
            self.write_number(out);
            let _ = write!(out, " {}", plural(self.per));
        } else if same(self.written.0, 1.0) && !self.is_range() {
            let _ = write!(out, "once per {}", self.per);
        } else {
            self.write_number(out);
            let _ = write!(out, " times per {}", self.per);
        }
    }

    fn write_number(&self, out: &mut String) {
        let (low, high) = self.written;
        let years = self.is_year_like();
        let mut write = |value: f64| {
            if self.measure == Measure::Ordinal {
                out.push_str(&ordinal(value));
            } else {
                out.push_str(&grouped(value, self.decimals, years));
            }
        };
        write(low);
        if !same(low, high) {
            out.push('-');
            out.push_str(&grouped(high, self.decimals, years));
        }
    }

    /// What the claim adds to the source: "+11.5 %", "-3 percentage points". Empty where no number says it.
    pub(crate) fn difference(&self, source: &Self) -> String {
        use Measure::{Currency, Identifier, Ordinal, Percent, PercentPoints, Score};
        match (self.measure, source.measure) {
            (Identifier(_) | Score, _) | (_, Identifier(_) | Score) => return String::new(),
            (Currency(_), Currency(_)) if !same_measure(self.measure, source.measure) => {
                return format!("{}, not {}", self.unit, source.unit);
            }
            (Percent, PercentPoints) => return "percent, not percentage points".into(),
            (PercentPoints, Percent) => return "percentage points, not percent".into(),
            (a, b) if !same_measure(a, b) => return self.other_unit(source),
            _ => {}
        }
        if self.measure == Measure::Rate {
            return String::new();
        }
        if !self.per.is_empty() && !source.per.is_empty() && self.per != source.per {
            return format!("per {}, not per {}", self.per, source.per);
        }
        let change = middle(self) - middle(source);
        let base = middle(source).abs();
        let (change, unit) = match self.measure {
            Percent | PercentPoints => (change, " percentage points"),
            Ordinal => (change, ""),
            _ if base < 1e-12 => (change, ""),
            _ => (change / base * 100.0, " %"),
        };
        signed(change).map_or_else(String::new, |change| change + unit)
    }

    fn other_unit(&self, source: &Self) -> String {
        match (self.unit, source.unit) {
            ("", _) | (_, "") => String::new(),
            (claimed, found) => format!("{}, not {}", plural(claimed), plural(found)),
        }
    }
}

fn middle(quantity: &Quantity) -> f64 {
    f64::midpoint(quantity.low, quantity.high)
}

/// Whether two numbers measure the same, as far as their units tell: "$" may be anybody's dollar, "¥" is of Japan or China.
#[inline]
pub(crate) fn same_measure(a: Measure, b: Measure) -> bool {
    use Measure::Currency;
    let (Currency(a), Currency(b)) = (a, b) else { return a == b };
    let dollar = |code: &str| matches!(code, "USD" | "AUD" | "CAD" | "SGD" | "HKD" | "NZD" | "TWD");
    let yen = |code: &str| matches!(code, "JPY" | "CNY");
    // hundredths and nothing are of any currency
    let any = |code: &str| matches!(code, "¢" | "0");
    a == b
        || any(a)
        || any(b)
        || a == "$" && dollar(b)
        || b == "$" && dollar(a)
        || a == "¥" && yen(b)
        || b == "¥" && yen(a)
}

/// Whether a header could hold the unit of such a number.
const fn has_unit(measure: Measure) -> bool {
    !matches!(
        measure,
        Measure::Count
            | Measure::Ordinal
            | Measure::Multiple
            | Measure::Rate
            | Measure::Score
            | Measure::Identifier(_)
    )
}

/// "days" of "day"; symbols stay as they are.
fn plural(unit: &'static str) -> Cow<'static, str> {
    match unit {
        "foot" => "feet".into(),
        "inch" => "inches".into(),
        "century" => "centuries".into(),
        "half-year" => "half-years".into(),
        "second" | "minute" | "hour" | "day" | "working day" | "week" | "fortnight" | "month" | "year"
        | "decade" | "calendar quarter" | "mile" | "nautical mile" | "square mile" | "yard"
        | "light-year" | "pound" | "ounce" | "tonne" | "quintal" | "hectare" | "acre" | "litre"
        | "kilolitre" | "gallon" | "imperial gallon" | "pint" | "barrel" | "knot" | "byte" | "bit" => {
            format!("{unit}s").into()
        }
        unit => unit.into(),
    }
}

/// Decimals at most: beyond them a difference is one of computing.
const FINEST: usize = 9;

/// With a sign, and with one decimal or as many as it takes to show that it is not 0; nothing for 0 itself, as of the ranges
/// "4 to 6" and "2 to 8", whose middle is the same.
fn signed(value: f64) -> Option<String> {
    let shows = |text: &String| text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    let text = (1..=FINEST).map(|decimals| format!("{value:+.decimals$}")).find(shows)?;
    Some(text.strip_suffix(".0").map_or(text.clone(), str::to_owned))
}

fn ordinal(value: f64) -> String {
    let suffix = match (value % 100.0, value % 10.0) {
        (11.0..14.0, _) => "th",
        (_, 1.0..2.0) => "st",
        (_, 2.0..3.0) => "nd",
        (_, 3.0..4.0) => "rd",
        _ => "th",
    };
    format!("{value:.0}{suffix}")
}

/// Digits in groups of three, a year without.
fn grouped(value: f64, decimals: u8, year: bool) -> String {
    // a whole number is written faster as one
    let whole = decimals == 0 && value.is_sign_positive() && value < 1e15 && value % 1.0 <= 0.0;
    let text =
        if whole { (value as u64).to_string() } else { format!("{:.*}", usize::from(decimals), value) };
    let whole = text.find('.').unwrap_or(text.len());
    let sign = usize::from(text.starts_with('-'));
    if year || whole - sign < 4 || whole > 40 {
        return text;
    }
    let mut out = String::with_capacity(text.len() + whole / 3);
    for (at, c) in text.char_indices() {
        if at > sign && at < whole && (whole - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests;
