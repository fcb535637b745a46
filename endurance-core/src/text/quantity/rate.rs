//! How often: "twice a year", "weekly", "every two weeks", "alle 14 Tage", "每周两次". All are times in twelve months.

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        language::Language,
        number::{self, Form, Reader, is_space, links, same},
        numeral::Word,
        unit::{self, Measure, Unit},
        word::Token,
        words::{Words, words},
    },
};

/// The mean length of a year, in days.
const YEAR: f64 = 365.2425;

/// Words for one period that are no unit elsewhere.
const NIGHTS: &Words = words!("night evening morning nacht abend morgen noche nuit notte noite रात");
const SEASONS: &Words = words!(
    "autumn winter summer spring herbst sommer fruhling verano otono invierno primavera ete automne hiver"
);
const QUARTERS: &Words = words!("quarter");

/// "weekly", "every two weeks", "jeden Monat", "todos los días", "每周": whatever begins with a word of frequency.
pub(super) fn find(r: &Reader<'_>, at: usize) -> Option<(Quantity, usize)> {
    match r.word(at)? {
        Word::Adverb(period) => Some(told(r, at, at + 1, period, !modifies(r, at))),
        Word::Adjective(period) => Some(told(r, at, at + 1, period, false)),
        Word::Every => every(r, at),
        _ => None,
    }
}

/// Whether an adverb stands as an adjective: "a monthly fee", but "is paid monthly by the bank".
fn modifies(r: &Reader<'_>, at: usize) -> bool {
    const LED: &Words = words!("a an the its their our your his her this that of with no any each");
    let noun = r.token(at + 1).is_some_and(|token| !token.stop) && links(r.gap(at));
    noun && at > 0 && (r.is_word(at - 1, LED) || r.lead(at) == "-")
        || noun && r.raw[r.start(at) as usize..].starts_with(char::is_uppercase)
}

/// Once in a `period` of days or, below zero, months.
fn told(r: &Reader<'_>, first: usize, next: usize, period: f64, plain: bool) -> (Quantity, usize) {
    let (label, count) = named(period);
    (rate(r, first, next, (1.0, count), label, plain), next)
}

/// The unit of a period and how many of them it has.
pub(super) fn named(period: f64) -> (&'static str, f64) {
    match -period {
        months if same(months, 12.0) => ("year", 1.0),
        months if same(months, 3.0) => ("calendar quarter", 1.0),
        months if months > 0.0 => ("month", months),
        days if same(days * 24.0, -1.0) => ("hour", 1.0),
        days if same(days, -7.0) => ("week", 1.0),
        days if same(days % 7.0, 0.0) => ("week", -days / 7.0),
        days => ("day", -days),
    }
}

/// "every 12 hours", "every other week", "toutes les deux semaines", "alle vierzehn Tage", "ogni mese", "毎週".
fn every(r: &Reader<'_>, at: usize) -> Option<(Quantity, usize)> {
    const ARTICLES: &Words = words!("los las les i gli le os as al");
    const OTHERS: &Words = words!("other second zweite zweiten zweiter zweites");
    if r.is_word(at, words!("每 毎")) {
        return ideographic(r, at);
    }
    // "20 concerts every year": the year is that of the number
    let counted = at > 1 && (r.token(at - 2).is_some_and(Token::is_number) || r.word(at - 2).is_some());
    if counted && r.token(at - 1).is_some_and(|t| !t.stop && !t.is_number()) {
        return None;
    }
    // what several of a kind do each: "each month" is a period, "each of the two payments" is none
    let mut next = at + 1;
    let close = |index: usize| is_space(r.gap(index - 1));
    let plural = r.is_word(at, words!("todos todas tous toutes tutti tutte"));
    if plural {
        if !(r.is_word(next, ARTICLES) && close(next)) {
            return None;
        }
        next += 1;
    }
    let mut count = 1.0;
    if r.is_word(next, OTHERS) && close(next) {
        (count, next) = (2.0, next + 1);
    } else if let Some(number) = number::read(r, next).filter(|n| {
        matches!(n.form, Form::Plain | Form::Spelled | Form::Decimal | Form::One) && n.suffix.is_empty()
    }) {
        if !close(next) {
            return None;
        }
        (count, next) = (number.value(), number.next);
    }
    let (label, days, next) = period(r, next)?;
    (count > 0.0).then(|| {
        let mut quantity = rate(r, at, next, (1.0, count), label, true);
        // exactly the factor of the unit, which `label` no more holds
        set(&mut quantity, 1.0, count * days);
        (quantity, next)
    })
}

/// A period at the token `at`: its name, its length in days or, below zero, in months, and the token after it.
fn period(r: &Reader<'_>, at: usize) -> Option<(&'static str, f64, usize)> {
    if !links(r.gap(at.checked_sub(1)?)) {
        return None;
    }
    if r.is_word(at, NIGHTS) {
        return Some(("day", 1.0, at + 1));
    }
    if r.is_word(at, SEASONS) {
        return Some(("year", -12.0, at + 1));
    }
    if r.is_word(at, QUARTERS) {
        return Some(("calendar quarter", -3.0, at + 1));
    }
    let found = time(r, at)?;
    Some((found.unit.label, length(found.unit)?, found.next))
}

/// The unit at `at`; "an" is a year in French only.
pub(super) fn time(r: &Reader<'_>, at: usize) -> Option<unit::Found> {
    if r.language == Language::French && r.is_word(at, words!("an")) {
        return Some(unit::Found { unit: unit::word("ans")?, end: r.end(at), next: at + 1 });
    }
    unit::at(r, at, false)
}

/// A unit of time in days or, below zero, in months.
fn length(unit: Unit) -> Option<f64> {
    match unit.measure {
        Measure::Duration => Some(unit.factor / 86_400.0),
        Measure::Calendar => Some(-unit.factor),
        _ => None,
    }
}

/// "毎日", "每周两次", "每两周".
fn ideographic(r: &Reader<'_>, at: usize) -> Option<(Quantity, usize)> {
    let (count, from) = match r.word(at + 1) {
        Some(Word::Han(count)) if r.gap(at).is_empty() => (count, at + 2),
        _ => number::whole(r.text(at + 1)).map_or((1.0, at + 1), |count| (f64::from(count), at + 2)),
    };
    let from = from + usize::from(r.is_word(from, words!("个 個")));
    let (label, days) = if r.is_word(from, words!("日 天 晚 晩")) {
        ("day", 1.0)
    } else if r.is_word(from, words!("周 週")) {
        ("week", 7.0)
    } else if r.is_word(from, words!("月")) {
        ("month", -1.0)
    } else if r.is_word(from, words!("年")) {
        ("year", -12.0)
    } else {
        return None;
    };
    if !r.gap(from - 1).is_empty() {
        return None;
    }
    let mut next = from + 1;
    let mut times = 1.0;
    let often = match r.word(next).filter(|_| r.gap(from).is_empty()) {
        Some(Word::Han(value)) => Some(value),
        _ => number::whole(r.text(next)).map(f64::from),
    };
    if let Some(value) = often.filter(|_| r.gap(from).is_empty() && r.is_word(next + 1, words!("次 回"))) {
        (times, next) = (value, next + 2);
    }
    let mut quantity = rate(r, at, next, (times, count), label, true);
    set(&mut quantity, times, count * days);
    Some((quantity, next))
}

/// Turns "twice" and "3 times", with the period behind, into a rate.
pub(super) fn from_times(quantity: &mut Quantity, unit: Unit) {
    if let Some(days) = length(unit) {
        in_period(quantity, unit.label, days);
    }
}

/// The same with an adverb behind: "three times daily". `days` as in [`length`].
pub(super) fn in_period(quantity: &mut Quantity, label: &'static str, days: f64) {
    if quantity.measure != Measure::Multiple {
        return;
    }
    let (low, high) = (quantity.low, quantity.high);
    set(quantity, low, days);
    quantity.high = quantity.low * if low > 0.0 { high / low } else { 1.0 };
    (quantity.measure, quantity.unit, quantity.per) = (Measure::Rate, "times", label);
    quantity.form = Form::Times;
}

/// Sets the value: `times` in a period of days or, below zero, months.
fn set(quantity: &mut Quantity, times: f64, period: f64) {
    let value = if period < 0.0 { times * 12.0 / -period } else { times * YEAR / period };
    (quantity.low, quantity.high) = (value, value);
    quantity.place = value / times.max(1.0);
}

/// How often a year something is that is told "per" a unit of this name.
pub(super) fn of_unit(label: &str) -> Option<f64> {
    Some(match label {
        "hour" => YEAR * 24.0,
        "day" => YEAR,
        "week" => YEAR / 7.0,
        "fortnight" => YEAR / 14.0,
        "month" => 12.0,
        "calendar quarter" => 4.0,
        "half-year" => 2.0,
        "year" => 1.0,
        _ => return None,
    })
}

fn rate(
    r: &Reader<'_>,
    first: usize,
    next: usize,
    (times, count): (f64, f64),
    label: &'static str,
    plain: bool,
) -> Quantity {
    let span = Span { start: r.start(first), end: r.end(next - 1) };
    let every = !same(count, 1.0);
    let mut quantity = Quantity {
        span,
        number: span,
        low: 0.0,
        high: 0.0,
        place: 1.0,
        written: if every { (count, count) } else { (times, times) },
        decimals: u8::from(every && !same(count, libm::floor(count))),
        scale: "",
        measure: Measure::Rate,
        unit: if every { "every" } else { "times" },
        per: label,
        approx: Approx::Exact,
        // an adjective says how often by the way
        form: if plain { Form::Times } else { Form::One },
        noun: None,
        kind: None,
        denied: false,
        turned: false,
    };
    quantity.low = of_unit(label).unwrap_or(1.0) * times / count;
    quantity.high = quantity.low;
    quantity.place = quantity.low / times.max(1.0);
    quantity
}
