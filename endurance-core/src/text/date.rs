//! Dates: what a text says about when, and when two of them say the same.

mod clock;
mod find;
mod names;
mod year;

pub(crate) use find::find;

use super::{
    quantity::Relation,
    word::{hash, pair},
};
use crate::interaction::Span;

/// A date, a time of day, or a stretch of either.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Date {
    /// The whole mention.
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// What it means.
    pub(crate) first: Reading,
    /// What it may mean instead: 5 March for "03/05/2024", 7 p.m. for "7:00".
    pub(crate) second: Option<Reading>,
    /// Whether something begins or ends then.
    pub(crate) bound: Bound,
    /// Whether it is left out: "except Mondays".
    pub(crate) left_out: bool,
}

/// Whether a date or a time is where something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Open,
    /// "from", "since", "opens at".
    Start,
    /// "until", "by", "closes at".
    End,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Day,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    /// From one date to another.
    Range,
    FiscalYear,
    FiscalQuarter,
    /// A day of a month without year.
    MonthDay,
    /// A month or quarter without year.
    MonthAlone,
    QuarterAlone,
    Weekday,
    Time,
    /// From one time of day to another.
    Times,
}

/// An interval, both ends included, on the scale of its kind: days since 1970-01-01; quarters of fiscal years
/// (4 * the year it ends in + 0..=3); 32 * month + day; days of the week from Monday = 1; minutes since midnight.
///
/// Invariant: `from <= to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) from: i32,
    pub(crate) to: i32,
}

/// Kinds on one scale.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Domain {
    Calendar,
    Fiscal,
    Yearless,
    Weekday,
    Clock,
}

impl Kind {
    const fn domain(self) -> Domain {
        match self {
            Self::FiscalYear | Self::FiscalQuarter => Domain::Fiscal,
            Self::MonthDay | Self::MonthAlone | Self::QuarterAlone => Domain::Yearless,
            Self::Weekday => Domain::Weekday,
            Self::Time | Self::Times => Domain::Clock,
            _ => Domain::Calendar,
        }
    }
}

impl Reading {
    const fn holds(self, other: Self) -> bool {
        self.from <= other.from && self.to >= other.to
    }

    const fn contains(self, value: i32) -> bool {
        self.from <= value && value <= self.to
    }

    const fn touches(self, other: Self) -> bool {
        self.from <= other.to && self.to >= other.from
    }
}

impl Date {
    /// The same for dates that begin on the same day, or clocks that show the same time.
    pub(crate) fn key(&self) -> u64 {
        pair(hash("# date"), self.first.from as u64)
    }

    /// The same for all that tell the time of day, or days of the week.
    pub(crate) fn kind_key(&self) -> Option<u64> {
        match self.kind {
            Kind::Time | Kind::Times => Some(hash("# clock")),
            Kind::Weekday => Some(hash("# weekday")),
            _ => None,
        }
    }

    fn readings(&self) -> impl Iterator<Item = Reading> + Clone + use<> {
        std::iter::once(self.first).chain(self.second)
    }

    /// What this date, of a claim, is to `source`.
    ///
    /// Coarser and containing it is equal ("May 2024" of 3 May 2024); finer is not stated. Two stretches are equal when both
    /// ends are: who says "10:00 to 20:00" of "10:00 to 18:00" is wrong. Of several readings the
    /// kindest counts. A date without year equals one with any year; the ends of a source's range are stated too.
    pub(crate) fn relation(&self, source: &Self) -> Relation {
        if self.kind.domain() == Domain::Clock && source.kind.domain() == Domain::Clock {
            let past =
                |date: &Self| date.readings().any(|reading| reading.from > reading.to || reading.to > DAY);
            if past(self) || past(source) {
                return self.over_midnight(source);
            }
        }
        let mut best = Relation::Differs;
        for source_reading in source.readings() {
            for claim in self.readings() {
                let relation = self.relate(claim, source, source_reading);
                if relation == Relation::Equal {
                    return relation;
                }
                if relation == Relation::Incomparable {
                    best = relation;
                }
            }
        }
        best
    }

    /// The same where one of both ends on the day after it begins: one in the morning is in "23:30 to 4:00".
    fn over_midnight(&self, source: &Self) -> Relation {
        let later = |r: Reading, days: i32| Reading { from: r.from + days * DAY, to: r.to + days * DAY };
        let whole = |r: Reading| if r.from > r.to { Reading { to: r.to + DAY, ..r } } else { r };
        let one = |date: &Self, reading: Reading| Self { first: reading, second: None, ..*date };
        let mut best = Relation::Differs;
        for found in source.readings().map(whole) {
            for days in 0..2 {
                for claim in self.readings().map(whole) {
                    let claim = later(claim, days);
                    match one(self, claim).relate(claim, &one(source, found), found) {
                        Relation::Equal => return Relation::Equal,
                        Relation::Incomparable => best = Relation::Incomparable,
                        _ => {}
                    }
                }
            }
        }
        best
    }

    /// Whether it lies inside the stretch `other`, whole.
    pub(crate) fn lies_in(&self, other: &Self) -> bool {
        self.faces_stretch(other) && other.readings().any(|stretch| self.is_within(stretch))
    }

    /// Whether a stretch holds it; one of hours may end on the day after.
    fn is_within(&self, stretch: Reading) -> bool {
        let own = self.first;
        let next = Reading { from: own.from + DAY, to: own.to + DAY };
        stretch.holds(own) || self.kind.domain() == Domain::Clock && stretch.holds(next)
    }

    /// Whether it lies outside the stretch `other`: November of "from March to October".
    pub(crate) fn lies_outside(&self, other: &Self) -> bool {
        self.faces_stretch(other) && !other.readings().any(|stretch| self.is_within(stretch))
    }

    /// Whether it has no day or hour in common with `other`; `None` where they are not on one scale. "Until six" and "from six" have none.
    pub(crate) fn is_apart(&self, other: &Self) -> Option<bool> {
        if self.kind.domain() != other.kind.domain() || self.left_out || other.left_out {
            return None;
        }
        let open = |date: &Self, reading: Reading| match date.bound {
            _ if date.is_stretch(date.first) => reading,
            Bound::Open => reading,
            Bound::Start => Reading { to: i32::MAX, ..reading },
            Bound::End => Reading { from: i32::MIN, ..reading },
        };
        let ends = |date: &Self| date.bound != Bound::Open || date.is_stretch(date.first);
        let parted = self.bound != other.bound && ends(self) && ends(other);
        let apart = |a: Reading, b: Reading| !a.touches(b) || parted && (a.to == b.from || b.to == a.from);
        let each = |a: Reading| other.readings().all(|b| apart(open(self, a), open(other, b)));
        Some(self.readings().all(each))
    }

    /// Whether it tells when something holds, rather than when it took place: a stretch, an end, a day of the week.
    pub(crate) fn tells_case(&self) -> bool {
        self.bound != Bound::Open || self.kind == Kind::Weekday || self.is_stretch(self.first)
    }

    fn faces_stretch(&self, other: &Self) -> bool {
        self.kind.domain() == other.kind.domain()
            && other.is_stretch(other.first)
            && !self.is_stretch(self.first)
            && !self.left_out
            && !other.left_out
    }

    /// Whether `source` is the same day, or the same month, told without its year.
    pub(crate) fn is_part_of_year(&self, source: &Self) -> bool {
        let Some(own) = yearless(self.kind, self.first) else { return false };
        match (self.kind, source.kind) {
            (Kind::Day, Kind::MonthDay) => own == source.first,
            (Kind::Month, Kind::MonthAlone) => {
                own.from / 32 == source.first.from / 32 && own.to / 32 == source.first.to / 32
            }
            _ => false,
        }
    }

    /// Whether it lies before `other`; `None` where they are not on one scale or do not lie apart.
    pub(crate) fn comes_before(&self, other: &Self) -> Option<bool> {
        // a day without its year is of the year of the other
        let (a, b) = match (yearless(self.kind, self.first), yearless(other.kind, other.first)) {
            (Some(own), None) if other.kind == Kind::MonthDay => (own, other.first),
            (None, Some(there)) if self.kind == Kind::MonthDay => (self.first, there),
            _ if self.kind == other.kind => (self.first, other.first),
            _ => return None,
        };
        (!a.touches(b)).then_some(a.to < b.from)
    }

    /// Whether it is a month, a quarter or a year: values are told for it.
    pub(crate) const fn is_period(&self) -> bool {
        matches!(
            self.kind,
            Kind::Month
                | Kind::Quarter
                | Kind::HalfYear
                | Kind::Year
                | Kind::FiscalYear
                | Kind::FiscalQuarter
        )
    }

    pub(crate) const fn is_month(&self) -> bool {
        matches!(self.kind, Kind::Month)
    }

    /// The year that is so many years after the one it falls into.
    pub(crate) fn in_year_after(&self, years: i32) -> Option<Self> {
        let year = self.year()?.checked_add(years)?;
        let first = Reading { from: days(year, 1, 1), to: days(year, 12, 31) };
        Some(Self { kind: Kind::Year, first, second: None, bound: Bound::Open, left_out: false, ..*self })
    }

    /// Whether it is the same month, quarter or half of another year as `source`, so many years after it.
    pub(crate) fn is_same_in_year(&self, source: &Self, years: i32) -> bool {
        let parts = |date: &Self| [date.first.from, date.first.to].map(civil);
        let month = |kind| matches!(kind, Kind::Month | Kind::Quarter | Kind::HalfYear);
        month(self.kind)
            && self.kind == source.kind
            && parts(self)
                .iter()
                .zip(&parts(source))
                .all(|(own, there)| (own.0, own.1) == (there.0 + years, there.1))
    }

    /// The day that is so many days after it, where it is one day.
    pub(crate) fn day_after(&self, count: i32) -> Option<Self> {
        const NO_LEAP_YEAR: i32 = 2001;
        let at = match self.kind {
            Kind::Day if self.is_full() => self.first.from.checked_add(count)?,
            Kind::MonthDay if self.first.from == self.first.to => {
                let (_, month, day) =
                    civil(days(NO_LEAP_YEAR, self.first.from / 32, self.first.from % 32).checked_add(count)?);
                month * 32 + day
            }
            _ => return None,
        };
        let first = Reading { from: at, to: at };
        Some(Self { first, second: None, bound: Bound::Open, left_out: false, ..*self })
    }

    /// Whether it names one day of one year.
    pub(crate) fn is_full(&self) -> bool {
        self.kind == Kind::Day && self.first.from == self.first.to
    }

    /// The year it falls into, where it tells one.
    pub(crate) fn year(&self) -> Option<i32> {
        if self.kind.domain() != Domain::Calendar {
            return None;
        }
        let (from, to) = (civil(self.first.from).0, civil(self.first.to).0);
        (from == to).then_some(from)
    }

    fn relate(&self, claim: Reading, source: &Self, found: Reading) -> Relation {
        use Domain::{Calendar, Clock, Fiscal, Weekday, Yearless};
        use Relation::{Differs, Equal, Incomparable};
        if let Some(relation) = self.bounds(claim, source, found) {
            return relation;
        }
        if self.left_out != source.left_out {
            // "except Mondays" says the opposite of Mondays and nothing of Tuesdays
            let same = claim.touches(found) && self.kind.domain() == source.kind.domain();
            return if same { Differs } else { Incomparable };
        }
        match (self.kind.domain(), source.kind.domain()) {
            (a, b) if a == b && self.is_stretch(claim) && source.is_stretch(found) => {
                if self.same_ends(claim, found) {
                    Equal
                } else if found.holds(claim) {
                    Incomparable
                } else {
                    Differs
                }
            }
            // what holds from Monday to Friday holds on Tuesdays; not the other way round
            (Weekday, Weekday) if found.holds(claim) => Equal,
            (Weekday, Weekday) if claim.holds(found) => Incomparable,
            (Clock, Clock) if self.is_stretch(claim) && claim.holds(found) => Incomparable,
            (a, b) if a == b => {
                let range = matches!(source.kind, Kind::Range | Kind::Times);
                let end =
                    range && self.kind != source.kind && (claim.from == found.from || claim.to == found.to);
                if claim.holds(found) || end {
                    Equal
                } else if found.holds(claim) {
                    Incomparable
                } else {
                    Differs
                }
            }
            (Yearless, Calendar) => match yearless(source.kind, found) {
                Some(found) if claim.holds(found) => Equal,
                Some(found) if !claim.touches(found) => Differs,
                _ => Incomparable,
            },
            (Calendar, Yearless) => match yearless(self.kind, claim) {
                Some(claim) if !claim.touches(found) => Differs,
                _ => Incomparable,
            },
            (Weekday, Calendar) if source.kind == Kind::Day && weekday(found.from) == claim.from => Equal,
            (Fiscal, Calendar) if !fiscal_days(claim).touches(found) => Differs,
            (Calendar, Fiscal) if !claim.touches(fiscal_days(found)) => Differs,
            _ => Incomparable,
        }
    }

    /// A beginning or an end of one against the same of another; against a stretch, its own end of it counts.
    fn bounds(&self, claim: Reading, source: &Self, found: Reading) -> Option<Relation> {
        use Relation::{Differs, Equal, Incomparable};
        if self.kind.domain() != source.kind.domain() || self.kind.domain() == Domain::Fiscal {
            return None;
        }
        let long = (self.is_stretch(claim), source.is_stretch(found));
        let coarse = |kind| matches!(kind, Kind::Year | Kind::Decade | Kind::Century);
        match (self.bound, source.bound, long) {
            (Bound::Open, Bound::Open, _) | (_, _, (true, true)) => None,
            (Bound::Start, _, (false, true)) if self.kind != Kind::Weekday => {
                Some(if claim.contains(found.from) { Equal } else { Differs })
            }
            (Bound::End, _, (false, true)) if self.kind != Kind::Weekday => {
                Some(if claim.contains(found.to) { Equal } else { Differs })
            }
            (_, Bound::Start, (true, false)) if found.contains(claim.from) => Some(Equal),
            (_, Bound::End, (true, false)) if found.contains(claim.to) => Some(Equal),
            (_, Bound::Start | Bound::End, (true, false)) => Some(Differs),
            (Bound::Start, Bound::End, _) | (Bound::End, Bound::Start, _) => {
                let same = claim == found && !coarse(self.kind);
                Some(if same { Differs } else { Incomparable })
            }
            _ => None,
        }
    }

    /// Whether it is told by where it begins and where it ends.
    fn is_stretch(&self, reading: Reading) -> bool {
        match self.kind {
            Kind::Range | Kind::Times => true,
            Kind::MonthDay | Kind::Weekday => reading.from != reading.to,
            Kind::MonthAlone => reading.from / 32 != reading.to / 32,
            Kind::FiscalYear => reading.to - reading.from >= 4,
            _ => false,
        }
    }

    /// Whether two stretches begin and end alike, as finely as the claim tells: "May to August" is from 3 May to 20 August.
    fn same_ends(&self, claim: Reading, found: Reading) -> bool {
        let alike = |same: fn(i32, i32) -> bool| same(claim.from, found.from) && same(claim.to, found.to);
        match self.kind {
            Kind::MonthAlone => alike(|a, b| a / 32 == b / 32),
            Kind::Range => match fineness(claim) {
                Kind::Year => alike(|a, b| civil(a).0 == civil(b).0),
                Kind::Month => alike(|a, b| (civil(a).0, civil(a).1) == (civil(b).0, civil(b).1)),
                _ => claim == found,
            },
            _ => claim == found,
        }
    }

    /// For messages: "3 May 2024", "Q3 2024", "FY2023-24", "1990s", "07:15".
    pub(crate) fn describe(&self, _raw: &str) -> String {
        let mut readings = self.readings().map(|reading| describe(self.kind, reading));
        let first = readings.next().unwrap_or_default();
        match readings.next() {
            // a time without "a.m." is said as it is written
            Some(second) if !matches!(self.kind, Kind::Time | Kind::Weekday) => {
                format!("{first} or {second}")
            }
            _ => first,
        }
    }

    /// What the claim adds to the source: "+2 years", "-3 days".
    pub(crate) fn difference(&self, source: &Self) -> String {
        let (a, b) = (self.first.from, source.first.from);
        if self.kind.domain() != source.kind.domain() {
            return String::new();
        }
        match self.kind.domain() {
            Domain::Weekday => String::new(),
            Domain::Clock => hours(a - b),
            Domain::Fiscal if self.kind == Kind::FiscalYear => counted((a - b) / 4, "year"),
            Domain::Fiscal => counted(a - b, "quarter"),
            Domain::Yearless if self.kind == Kind::MonthDay && a / 32 == b / 32 => counted(a - b, "day"),
            Domain::Yearless => counted(a / 32 - b / 32, "month"),
            Domain::Calendar => {
                let ((year, month, _), (other, other_month, _)) = (civil(a), civil(b));
                let fine = |kind| matches!(kind, Kind::Day | Kind::Month | Kind::Quarter | Kind::HalfYear);
                let months = (year - other) * 12 + month - other_month;
                if !fine(self.kind) || !fine(source.kind) || months != 0 && months % 12 == 0 {
                    counted(year - other, "year")
                } else if self.kind == Kind::Day && source.kind == Kind::Day && (a - b).abs() < 60 {
                    counted(a - b, "day")
                } else {
                    counted(months, "month")
                }
            }
        }
    }
}

fn counted(value: i32, unit: &str) -> String {
    let plural = if value.abs() == 1 { "" } else { "s" };
    if value == 0 { String::new() } else { format!("{value:+} {unit}{plural}") }
}

/// Minutes, from more than 90 on in hours.
fn hours(minutes: i32) -> String {
    match (minutes / 60, (minutes % 60).abs()) {
        _ if minutes.abs() <= 90 => counted(minutes, "minute"),
        (hours, 0) => format!("{hours:+} h"),
        (hours, minutes) => format!("{hours:+} h {minutes} min"),
    }
}

fn describe(kind: Kind, reading: Reading) -> String {
    let (year, month, day) = civil(reading.from);
    match kind {
        Kind::Day => format!("{day} {} {}", name(month), year_name(year)),
        Kind::Month => format!("{} {}", name(month), year_name(year)),
        Kind::Quarter => format!("Q{} {}", (month - 1) / 3 + 1, year_name(year)),
        Kind::HalfYear => format!("H{} {}", (month - 1) / 6 + 1, year_name(year)),
        Kind::Year => year_name(year),
        Kind::Decade => format!("{year}s"),
        Kind::Century => format!("{}th century", year.div_euclid(100) + 1).replace("21th", "21st"),
        Kind::Range => describe_range(reading),
        Kind::FiscalYear if reading.to - reading.from < 4 => fiscal_name(reading.from / 4),
        Kind::FiscalYear => format!("{} to {}", fiscal_name(reading.from / 4), fiscal_name(reading.to / 4)),
        Kind::FiscalQuarter => format!("Q{} {}", reading.from % 4 + 1, fiscal_name(reading.from / 4)),
        Kind::MonthDay if reading.from == reading.to => month_day(reading.from),
        Kind::MonthDay => format!("{} to {}", month_day(reading.from), month_day(reading.to)),
        Kind::MonthAlone if reading.from / 32 == reading.to / 32 => name(reading.from / 32).into(),
        Kind::MonthAlone => format!("{} to {}", name(reading.from / 32), name(reading.to / 32)),
        Kind::QuarterAlone => format!("Q{}", (reading.from / 32 - 1) / 3 + 1),
        Kind::Weekday => {
            let name = |day: i32| WEEKDAYS[(day - 1).rem_euclid(7) as usize];
            let (from, to) = (name(reading.from), name(reading.to));
            if reading.from == reading.to { from.into() } else { format!("{from} to {to}") }
        }
        Kind::Time => clock(reading.from),
        Kind::Times if reading.to - reading.from >= DAY => "around the clock".into(),
        Kind::Times => format!("{} to {}", clock(reading.from), clock(reading.to)),
    }
}

fn month_day(value: i32) -> String {
    format!("{} {}", value % 32, name(value / 32))
}

/// Minutes of a day.
const DAY: i32 = 1440;

fn clock(minutes: i32) -> String {
    let minutes = if minutes > DAY { minutes - DAY } else { minutes };
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn fiscal_name(ends: i32) -> String {
    format!("FY{}-{:02}", ends - 1, ends.rem_euclid(100))
}

fn year_name(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

/// How fine the ends of a range are: years, months or days.
fn fineness(range: Reading) -> Kind {
    let (from, to) = (civil(range.from), civil(range.to));
    match from.2 == 1 && civil(range.to + 1).2 == 1 {
        true if from.1 == 1 && to.1 == 12 => Kind::Year,
        true => Kind::Month,
        false => Kind::Day,
    }
}

/// As fine as its ends.
fn describe_range(reading: Reading) -> String {
    let kind = fineness(reading);
    let end = Reading { from: reading.to, to: reading.to };
    format!("{} to {}", describe(kind, reading), describe(kind, end))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn name(month: i32) -> &'static str {
    MONTHS[(month - 1).rem_euclid(12) as usize]
}

/// What a date with a year says without it.
fn yearless(kind: Kind, reading: Reading) -> Option<Reading> {
    let ((_, from_month, from_day), (_, to_month, to_day)) = (civil(reading.from), civil(reading.to));
    matches!(kind, Kind::Day | Kind::Month | Kind::Quarter)
        .then_some(Reading { from: from_month * 32 + from_day, to: to_month * 32 + to_day })
}

/// All days that fiscal years anywhere may hold: the calendar year in which one ends, and the one before.
fn fiscal_days(reading: Reading) -> Reading {
    Reading { from: days(reading.from.div_euclid(4) - 1, 1, 1), to: days(reading.to.div_euclid(4), 12, 31) }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
const fn days(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day: the inverse of [`days`].
const fn civil(days: i32) -> (i32, i32, i32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

/// Monday = 1.
const fn weekday(days: i32) -> i32 {
    (days + 3).rem_euclid(7) + 1
}

#[cfg(test)]
mod tests;
