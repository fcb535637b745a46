//! Finding dates. A mention begins with a number, a month, a weekday or one of a few words; whatever may follow is
//! read from there, so that one pass suffices.

use super::{
    Bound, Date, Kind, Reading,
    clock::{
        FROM, UNTIL, bare_hour, bound, clock, dotted_clock, hour, ideographic_time, meridiem, opening_hours,
        settle, spoken_time, suffix_hour,
    },
    days,
    names::{FEIRA, NAMES, ambiguous, as_month, is_small, month, weekday},
    year::{
        century, decade, era, fiscal_year, part_of_year, quarter_named, quarter_of, year_after, year_first,
    },
};
use crate::{
    interaction::Span,
    text::{
        language::Language,
        number::{Reader, is_space, whole},
        numeral::Word,
        unit,
        word::{Class, Token},
        words::{Words, words},
    },
};

/// Every date of `raw`, in order and without overlap.
pub(crate) fn find(raw: &str, tokens: &[Token], language: Language) -> Vec<Date> {
    let reader = Reader::new(raw, tokens, language);
    let names = &*NAMES;
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let starts = match token.class {
            Class::Number | Class::Mixed => true,
            Class::Word | Class::Ideograph => names.gate.may_hold(token.fold),
        };
        at += 1;
        if !starts {
            continue;
        }
        if let Some((date, next)) = date(&reader, at - 1) {
            let (date, next) = settle(&reader, at - 1, date, next);
            let (mut date, next) = range(&reader, at - 1, date, next);
            date.bound = bound(&reader, at - 1, &date, next);
            // "until" is part of what is said, so that "from 31 March" does not stand in "until 31 March"
            let from = led(&reader, at - 1);
            if date.bound != Bound::Open && out.last().is_none_or(|last: &Date| last.span.end <= from) {
                date.span.start = from;
            }
            date.left_out = left_out(&reader, at - 1) || left_out_behind(&reader, next);
            at = at.max(next);
            out.push(date);
        }
    }
    out
}

/// Where a mention begins with the word that bounds it: "by 5 May", "no later than 5 May".
fn led(r: &Reader<'_>, at: usize) -> u32 {
    let Some(before) = at.checked_sub(1) else { return r.start(at) };
    if r.is_word(before, UNTIL) || r.is_word(before, FROM) {
        r.start(before)
    } else if r.is_word(before, words!("than")) && before > 1 {
        r.start(before - 2)
    } else {
        r.start(at)
    }
}

/// Whether the date is an exception: "except on Mondays", "außer montags", "salvo los lunes".
fn left_out(r: &Reader<'_>, at: usize) -> bool {
    const EXCEPT: &Words = words!(
        "except excluding but außer ausser excepto salvo sauf hormis eccetto tranne exceto кроме behalve kecuali"
    );
    const BETWEEN: &Words =
        words!("on for am an den los las le les el la il i gli the at de em no na aos as");
    // 除了周一
    let chosen = at.checked_sub(1 + usize::from(at > 0 && r.is_word(at - 1, words!("了"))));
    if chosen.is_some_and(|at| r.is_word(at, words!("除"))) {
        return true;
    }
    let between = usize::from(at > 0 && r.is_word(at - 1, BETWEEN) && is_space(r.lead(at)));
    let Some(word) = at.checked_sub(1 + between) else { return false };
    // "all but Mondays", not "but on Mondays"
    let but = r.is_word(word, words!("but"));
    is_space(r.gap(word))
        && r.is_word(word, EXCEPT)
        && (!but || word > 0 && r.is_word(word - 1, words!("all day days")))
}

/// The same where what takes it out stands behind: "सोमवार को छोड़कर", "Monday ke alawa", "pazartesi hariç", "月曜日を除き".
fn left_out_behind(r: &Reader<'_>, next: usize) -> bool {
    const CASES: &Words = words!("को के ko ke を gunu gunleri 을 를");
    const EXCEPT: &Words =
        words!("छोड़कर अलावा सिवाय सिवा chhodkar alawa siva siwa haric disinda haricinde 제외하고 제외한 除");
    let at = next + usize::from(r.is_word(next, CASES));
    r.is_word(at, EXCEPT)
}

/// "周一", "星期日", "月曜日".
fn ideographic_day(r: &Reader<'_>, at: usize) -> Found {
    const CHINESE: [&Words; 7] =
        [words!("一"), words!("二"), words!("三"), words!("四"), words!("五"), words!("六"), words!("日 天")];
    const JAPANESE: [&Words; 7] =
        [words!("月"), words!("火"), words!("水"), words!("木"), words!("金"), words!("土"), words!("日")];
    let day = |at: usize, names: [&'static Words; 7]| (1..).zip(names).find(|(_, name)| r.is_word(at, name));
    if !r.gap(at).is_empty() {
        return None;
    }
    if r.is_word(at + 1, words!("曜")) {
        let (day, _) = day(at, JAPANESE)?;
        let next = at + 2 + usize::from(r.gap(at + 1).is_empty() && r.is_word(at + 2, words!("日")));
        return found(r, at, next, Kind::Weekday, one(day));
    }
    let from = if r.is_word(at, words!("周 週")) {
        at + 1
    } else if r.is_word(at, words!("星")) && r.is_word(at + 1, words!("期")) && r.gap(at + 1).is_empty() {
        at + 2
    } else {
        return None;
    };
    let (day, _) = day(from, CHINESE)?;
    // "周一次": once a week
    let times = r.gap(from).is_empty() && r.is_word(from + 1, words!("次 回 个 個"));
    if times { None } else { found(r, at, from + 1, Kind::Weekday, one(day)) }
}

pub(super) type Found = Option<(Date, usize)>;

pub(super) fn date(r: &Reader<'_>, at: usize) -> Found {
    match r.token(at)?.class {
        Class::Number => numeric(r, at),
        Class::Mixed => mixed(r, at),
        Class::Word => worded(r, at),
        Class::Ideograph => ideographic_day(r, at).or_else(|| ideographic_time(r, at)),
    }
}

/// A date over the tokens `first..next`.
#[expect(clippy::unnecessary_wraps, reason = "the last step of functions that find nothing")]
pub(super) fn found(r: &Reader<'_>, first: usize, next: usize, kind: Kind, reading: Reading) -> Found {
    let span = Span { start: r.start(first), end: r.end(next - 1) };
    Some((Date { span, kind, first: reading, second: None, bound: Bound::Open, left_out: false }, next))
}

pub(super) const fn one(value: i32) -> Reading {
    Reading { from: value, to: value }
}

pub(super) const fn years(from: i32, to: i32) -> Reading {
    Reading { from: days(from, 1, 1), to: days(to, 12, 31) }
}

/// `count` months from the first day of one on.
pub(super) const fn months(year: i32, month: i32, count: i32) -> Reading {
    let after = month - 1 + count;
    Reading { from: days(year, month, 1), to: days(year + after / 12, after % 12 + 1, 1) - 1 }
}

pub(super) fn length(year: i32, month: i32) -> i32 {
    let month = months(year, month, 1);
    month.to - month.from + 1
}

/// A day, of a year of four digits at most: "9.1.24100000" is none.
pub(super) fn day(year: i32, month: i32, day: i32) -> Option<Reading> {
    let valid = year < 10_000 && (1..=12).contains(&month) && day >= 1 && day <= length(year, month);
    valid.then(|| one(days(year, month, day)))
}

/// A day of a month: "3", "3rd", "1er", "1º".
pub(super) fn day_number(r: &Reader<'_>, at: usize) -> Option<i32> {
    let token = r.token(at)?;
    let text = r.text(at);
    let digits = match token.class {
        Class::Number => text,
        Class::Mixed => {
            let cut = text.find(|c: char| !c.is_ascii_digit())?;
            let suffix = matches!(&text[cut..], "st" | "nd" | "rd" | "th" | "er" | "º" | "°");
            if suffix { &text[..cut] } else { return None }
        }
        _ => return None,
    };
    let value = whole(digits).filter(|_| digits.len() < 7)?;
    (1..=31).contains(&value).then_some(value)
}

/// A month whose day or year is known, and what follows it.
pub(super) fn in_month(r: &Reader<'_>, first: usize, last: usize, from: i32, to: i32, month: i32) -> Found {
    if let Some((year, next)) = year_after(r, last) {
        let (from, to) = (day(year, month, from)?, day(year, month, to)?);
        let kind = if from == to { Kind::Day } else { Kind::Range };
        return found(r, first, next, kind, Reading { from: from.from, to: to.to });
    }
    if to > length(2024, month) {
        return None;
    }
    let reading = Reading { from: month * 32 + from, to: month * 32 + to };
    found(r, first, last + 1, Kind::MonthDay, reading)
}

// Numbers first.

pub(super) fn numeric(r: &Reader<'_>, at: usize) -> Found {
    let text = r.text(at);
    if let Some(hours) = opening_hours(r, at) {
        return Some(hours);
    }
    if text.as_bytes().contains(&b'.') {
        return dotted(r, at, text).or_else(|| dotted_clock(r, at));
    }
    let Some(value) = whole(text) else { return era(r, at) };
    let short = text.chars().count() < 3;
    if short && value == 24 && r.gap(at) == "/" && r.text(at + 1) == "7" {
        return found(r, at, at + 2, Kind::Times, Reading { from: 0, to: 1440 });
    }
    if short && value == 24 && r.is_word(at + 1, words!("hours stunden horas heures ore घंटे")) {
        let day = r.is_word(at + 3, words!("day tag dia jour giorno"))
            && r.is_word(at + 2, words!("a per am par al"));
        if day {
            return found(r, at, at + 4, Kind::Times, Reading { from: 0, to: 1440 });
        }
    }
    slashed(r, at)
        .or_else(|| ideographic(r, at, value))
        .or_else(|| clock(r, at, value))
        .or_else(|| if short { day_first(r, at) } else { None })
        .or_else(|| if short { hour(r, at, value, at + 1) } else { None })
        .or_else(|| if short { ideographic_time(r, at) } else { None })
        .or_else(|| if short { bare_hour(r, at, value) } else { None })
        .or_else(|| era(r, at))
        .or_else(|| year_first(r, at))
}

/// "03.05.2024" and "7.15 am" are one token.
pub(super) fn dotted(r: &Reader<'_>, at: usize, text: &str) -> Found {
    let mut parts = text.split('.').map(whole);
    let (a, b, c) = (parts.next()??, parts.next()??, parts.next());
    if parts.next().is_some() {
        return None;
    }
    match c {
        Some(c) if text.len() > 7 => {
            let reading = if a > 31 { day(a, b, c?) } else { day(c?, b, a) };
            found(r, at, at + 1, Kind::Day, reading?)
        }
        Some(_) => None,
        None => {
            let minutes = text.split('.').nth(1).is_some_and(|part| part.len() == 2);
            if !minutes || a > 23 || b > 59 || !is_space(r.gap(at)) {
                return None;
            }
            let hour = meridiem(r, at + 1, a).or_else(|| r.is_word(at + 1, words!("uhr")).then_some(a))?;
            found(r, at, at + 2, Kind::Time, one(hour * 60 + b))
        }
    }
}

/// "2024-05-03", "03/05/2024", "3-5-24", "2024-05-03T07:15:00Z".
pub(super) fn slashed(r: &Reader<'_>, at: usize) -> Found {
    let sign = r.gap(at);
    if !matches!(sign, "-" | "/") || r.gap(at + 1) != sign || r.lead(at).ends_with(['-', '/']) {
        return None;
    }
    let (a, b) = (whole(r.text(at))?, whole(r.text(at + 1))?);
    let last = r.text(at + 2);
    let cut = last.find('T').unwrap_or(last.len());
    let c = whole(&last[..cut])?;
    if r.text(at).len() == 4 {
        let (mut date, mut next) = found(r, at, at + 3, Kind::Day, day(a, b, c)?)?;
        while cut < last.len() && matches!(r.gap(next - 1), ":" | "." | "+" | "-") && next < at + 8 {
            next += 1;
            date.span.end = r.end(next - 1);
        }
        return Some((date, next));
    }
    let year = match (cut, c) {
        (4, 1000..) => c,
        (2, 0..70) => 2000 + c,
        (2, 70..) => 1900 + c,
        _ => return None,
    };
    if cut < last.len() || r.gap(at + 2).starts_with(sign) {
        return None;
    }
    let (day_first, month_first) = (day(year, b, a), day(year, a, b));
    let (mut date, next) = found(r, at, at + 3, Kind::Day, day_first.or(month_first)?)?;
    date.second = month_first.filter(|&other| other != date.first);
    Some((date, next))
}

/// "2024年5月3日".
pub(super) fn ideographic(r: &Reader<'_>, at: usize, value: i32) -> Found {
    let sign = |index: usize, words: &Words| r.gap(index).is_empty() && r.is_word(index + 1, words);
    if sign(at, words!("年")) && (1000..2200).contains(&value) {
        let Some(month) = whole(r.text(at + 2)).filter(|_| sign(at + 2, words!("月"))) else {
            return found(r, at, at + 2, Kind::Year, years(value, value));
        };
        let month = (month).clamp(1, 12);
        return match whole(r.text(at + 4)).filter(|_| sign(at + 4, words!("日 号 號"))) {
            Some(number) => found(r, at, at + 6, Kind::Day, day(value, month, number)?),
            None => found(r, at, at + 4, Kind::Month, months(value, month, 1)),
        };
    }
    if sign(at, words!("月"))
        && (1..=12).contains(&value)
        && let Some(number) = whole(r.text(at + 2)).filter(|_| sign(at + 2, words!("日 号 號")))
    {
        return found(r, at, at + 4, Kind::MonthDay, one(value * 32 + number.clamp(1, 31)));
    }
    None
}

/// "3 May 2024", "3rd of May", "3. Mai", "3 de mayo de 2024", "3-5 May 2024".
pub(super) fn day_first(r: &Reader<'_>, at: usize) -> Found {
    let from = day_number(r, at)?;
    let (mut to, mut last) = (from, at);
    if matches!(r.gap(at), "-" | "\u{2013}" | " - " | " \u{2013} ") {
        (to, last) = (day_number(r, at + 1).filter(|&to| to > from)?, at + 1);
    } else if at > 0
        && r.is_word(at - 1, words!("from between vom von del du dal dall' entre zwischen"))
        && r.is_word(at + 1, words!("to and bis al au und et y e"))
        && let Some(day) = day_number(r, at + 2).filter(|&day| day > from)
    {
        // "from 7 to 25 January"
        (to, last) = (day, at + 2);
    }
    let of = usize::from(r.is_word(last + 1, words!("of de day")) && is_space(r.gap(last)));
    let name = last + 1 + of;
    let gap = r.gap(name - 1);
    let month = month(r, name).filter(|_| is_space(gap) || matches!(gap, ". " | "." | "-" | "/" | ""))?;
    if !as_month(r, name) && year_after(r, name).is_none() {
        return None;
    }
    in_month(r, at, name, from, to, month)
}

// Letters and digits in one token.

pub(super) fn mixed(r: &Reader<'_>, at: usize) -> Found {
    let text = r.text(at);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let cut = text.find(|c: char| !c.is_ascii_digit())?;
        let value = whole(&text[..cut])?;
        let suffix = &text[cut..];
        if let Some(hour) = suffix_hour(suffix, value) {
            return found(r, at, at + 1, Kind::Time, one(hour * 60));
        }
        if let Some(decade) = decade(r, at, value, cut, suffix) {
            return Some(decade);
        }
        if matches!(suffix, "st" | "nd" | "rd" | "th" | "e")
            && is_space(r.gap(at))
            && (1..=30).contains(&value)
        {
            if r.is_word(at + 1, words!("century siecle")) {
                return century(r, at, at + 2, value);
            }
            if let Some(found) = quarter_named(r, at, at + 1, value) {
                return Some(found);
            }
        }
        if let Some(hours) = opening_hours(r, at).or_else(|| dotted_clock(r, at)) {
            return Some(hours);
        }
        if suffix == "h"
            && value < 25
            && at > 0
            && r.is_word(at - 1, words!("a at um as las bis de das ate des hasta until"))
        {
            return found(r, at, at + 1, Kind::Time, one(value * 60));
        }
        if let Some(minute) = suffix.strip_prefix('h').and_then(whole).filter(|&m| m < 60 && value < 24) {
            return found(r, at, at + 1, Kind::Time, one(value * 60 + minute));
        }
        return day_first(r, at);
    }
    if let Some((count, index)) = part_of_year(text) {
        return quarter_of(r, at, at + 1, count, index);
    }
    let digits = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"))?;
    fiscal_year(r, at, digits, at + 1)
}

// Words first.

pub(super) fn worded(r: &Reader<'_>, at: usize) -> Found {
    let token = r.token(at)?;
    if let Some(month) = month(r, at) {
        return month_first(r, at, month);
    }
    if let Some(day) = weekday(r, at) {
        let next = at + 1 + usize::from(r.gap(at) == "-" && r.is_word(at + 1, FEIRA));
        return found(r, at, next, Kind::Weekday, one(day));
    }
    if NAMES.weekdays.contains(token.fold) || NAMES.short.contains(token.fold) {
        return None;
    }
    match r.word(at) {
        Some(Word::Small(_) | Word::One | Word::Part(_)) => return spoken_time(r, at),
        Some(Word::Ordinal(index)) => return ordinal(r, at, index as i32),
        _ => {}
    }
    if r.is_word(at, words!("weekday weekdays")) {
        return found(r, at, at + 1, Kind::Weekday, Reading { from: 1, to: 5 });
    }
    if r.is_word(at, words!("weekend weekends wochenende wochenenden")) {
        return found(r, at, at + 1, Kind::Weekday, Reading { from: 6, to: 7 });
    }
    // "around the clock", "rund um die Uhr"
    if r.is_word(at, words!("around rund")) {
        let clock = r.is_word(at + 1, words!("the")) && r.is_word(at + 2, words!("clock"));
        let uhr = r.is_word(at + 1, words!("um")) && r.is_word(at + 3, words!("uhr"));
        let next = at + if clock { 3 } else { 4 };
        let all = Reading { from: 0, to: 1440 };
        return if clock || uhr { found(r, at, next, Kind::Times, all) } else { None };
    }
    if r.is_word(at, words!("last end ende")) && is_space(r.gap(at)) {
        return end_of_month(r, at);
    }
    if r.is_word(
        at,
        words!("noon midday midnight midi minuit mediodia medianoche mezzogiorno mezzanotte mitternacht"),
    ) {
        let night = r.is_word(at, words!("midnight minuit medianoche mezzanotte mitternacht"));
        let minutes = if night { 0 } else { 720 };
        return found(r, at, at + 1, Kind::Time, one(minutes));
    }
    if r.is_word(at, words!("ad")) && token.upper && is_space(r.gap(at)) {
        let year = whole(r.text(at + 1)).filter(|year| (1..2200).contains(year))?;
        return found(r, at, at + 2, Kind::Year, years(year, year));
    }
    if r.is_word(at, words!("fiscal financial fy वित्त वित्तीय")) {
        let next = at + 1 + usize::from(r.is_word(at + 1, words!("year वर्ष")));
        let spaced = (at..next).all(|index| is_space(r.gap(index)));
        return if spaced { fiscal_year(r, at, r.text(next), next + 1) } else { None };
    }
    None
}

/// "nineteenth century", "third quarter of 2024", "first day of April".
fn ordinal(r: &Reader<'_>, at: usize, index: i32) -> Found {
    if !(is_space(r.gap(at)) || r.gap(at) == "-") {
        return None;
    }
    let named = r.is_word(at + 1, words!("century")).then(|| century(r, at, at + 2, index)).flatten();
    let day = || if index == 1 { end_of_month(r, at) } else { None };
    named.or_else(|| quarter_named(r, at, at + 1, index)).or_else(day)
}

/// "the last day of March", "the end of March", "Ende März", "the first day of April".
fn end_of_month(r: &Reader<'_>, at: usize) -> Found {
    let first = r.is_word(at, words!("first"));
    let mut name = at + 1;
    if r.is_word(at, words!("first last")) {
        if !r.is_word(name, words!("day")) {
            return None;
        }
        name += 1;
    }
    if r.is_word(name, words!("of")) {
        name += 1;
    } else if !r.is_word(at, words!("ende")) {
        return None;
    }
    let month = month(r, name).filter(|_| is_space(r.gap(name - 1)) && as_month(r, name))?;
    let day = |year: i32| if first { 1 } else { length(year, month) };
    if let Some((year, next)) = year_after(r, name) {
        return found(r, at, next, Kind::Day, self::day(year, month, day(year))?);
    }
    found(r, at, name + 1, Kind::MonthDay, one(month * 32 + day(2023)))
}

/// "May 3, 2024", "May 2024", "May 3-5, 2024", "in May".
pub(super) fn month_first(r: &Reader<'_>, at: usize, month: i32) -> Found {
    let gap = r.gap(at);
    let close = is_space(gap) || gap == ". ";
    if let Some(from) = day_number(r, at + 1).filter(|_| close && as_month(r, at) && !is_small(r.language)) {
        let unit = is_space(r.gap(at + 1)) && ambiguous(r, at) && unit::at(r, at + 2, false).is_some();
        let clock = matches!(r.gap(at + 1), ":" | "%" | "% ");
        if !unit && !clock {
            let second =
                day_number(r, at + 2).filter(|&to| to > from && matches!(r.gap(at + 1), "-" | "\u{2013}"));
            let last = at + 1 + usize::from(second.is_some());
            return in_month(r, at, last, from, second.unwrap_or(from), month);
        }
    }
    if let Some((year, next)) = year_after(r, at).filter(|_| as_month(r, at)) {
        return found(r, at, next, Kind::Month, months(year, month, 1));
    }
    // alone, only full names that are no other word, or with a preposition
    let token = &r.tokens[at];
    let led = at > 0
        && is_space(r.lead(at))
        && r.is_word(
            at - 1,
            words!("in of by since until during from last next early late mid through till en im em nel de"),
        );
    let full = token.span.end - token.span.start > 3;
    let sure = if ambiguous(r, at) { led && full | r.is_word(at, words!("may")) } else { full };
    let written = token.capital || is_small(r.language) || !r.text(at).is_ascii();
    if !(sure && written) {
        return None;
    }
    found(r, at, at + 1, Kind::MonthAlone, Reading { from: month * 32 + 1, to: month * 32 + 31 })
}

// Ranges.

/// Extends `date` when another follows: "1998-2004", "from 3 May to 5 May 2024", "between 2010 and 2014".
pub(super) fn range(r: &Reader<'_>, at: usize, date: Date, next: usize) -> (Date, usize) {
    let Some(second) = linked(r, at, next) else { return (date, next) };
    let Some((other, after)) = self::date(r, second) else { return (date, next) };
    let (other, after) = settle(r, second, other, after);
    let Some((kind, reading)) = joined(&date, &other) else { return (date, next) };
    let span = Span { start: date.span.start, end: other.span.end };
    // "Sunday to Thursday" holds Monday, which is a day of the week before
    let wraps = kind == Kind::Weekday && reading.to > 7;
    let second = wraps.then_some(Reading { from: reading.from - 7, to: reading.to - 7 });
    (Date { span, kind, first: reading, second, ..date }, after)
}

/// The token after "to", "-" or "and".
pub(super) fn linked(r: &Reader<'_>, at: usize, next: usize) -> Option<usize> {
    let gap = r.gap(next - 1);
    if matches!(gap, "-" | "\u{2013}" | "\u{2014}" | " - " | " \u{2013} " | " \u{2014} " | "\u{301c}") {
        return Some(next);
    }
    // "周一至周五", "9時から18時"
    if gap.is_empty() && r.is_word(next, words!("至 到")) && r.gap(next).is_empty() {
        return Some(next + 1);
    }
    if gap.is_empty()
        && r.is_word(next, words!("か"))
        && r.is_word(next + 1, words!("ら"))
        && r.gap(next + 1).is_empty()
    {
        return Some(next + 2);
    }
    let between = at > 0 && r.is_word(at - 1, words!("between entre zwischen tra"));
    let words = r.is_word(next, words!(
        "to until till through bis a au al ao hasta ate से se الى حتى alle alla jusqu'a jusqu'au до по tot sampai hingga"
    ))
        || between && r.is_word(next, words!("and y et und e"));
    (words && is_space(gap) && is_space(r.gap(next))).then_some(next + 1)
}

/// The stretch from `a` to `b`, when they are dates of one kind and in order.
pub(super) fn joined(a: &Date, b: &Date) -> Option<(Kind, Reading)> {
    let (mut from, mut to) = (a.first.from, b.first.to);
    let kind = match (a.kind, b.kind) {
        (Kind::Year, Kind::Year) | (Kind::Day, Kind::Day) | (Kind::Month, Kind::Month) => Kind::Range,
        // the year stands once, at the end
        (Kind::MonthDay, Kind::Day) => {
            let year = super::civil(to).0;
            from = days(year, from / 32, from % 32);
            Kind::Range
        }
        (Kind::MonthAlone, Kind::Month) => {
            from = days(super::civil(to).0, from / 32, 1);
            Kind::Range
        }
        (Kind::Time, Kind::Time) => {
            // "9 to 5", "18:00 to midnight", "22:00 to 6:00"
            to += match to - from {
                1.. => 0,
                _ if b.second.is_some() && to + 720 > from => 720,
                _ => 1440,
            };
            Kind::Times
        }
        (Kind::Weekday, Kind::Weekday) => {
            to += if to < from { 7 } else { 0 };
            Kind::Weekday
        }
        (Kind::FiscalYear, Kind::FiscalYear) => Kind::FiscalYear,
        (Kind::MonthDay, Kind::MonthDay) => Kind::MonthDay,
        (Kind::MonthAlone, Kind::MonthAlone) => Kind::MonthAlone,
        _ => return None,
    };
    (from < to).then_some((kind, Reading { from, to }))
}
