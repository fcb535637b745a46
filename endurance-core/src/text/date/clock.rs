//! Times of day.

use super::{
    Bound, Date, Kind, Reading,
    find::{Found, found, linked, one},
    names::weekday,
};
use crate::text::{
    language::Language,
    number::{Reader, is_space, whole},
    numeral::Word,
    unit,
    words::{Words, words},
};

/// Half a day, in minutes.
const HALF: i32 = 720;

/// "07:15", "7:15 pm", "07:15:30".
pub(super) fn clock(r: &Reader<'_>, at: usize, hour: i32) -> Found {
    if r.gap(at) != ":" || r.text(at).len() > 2 || hour > 23 {
        return None;
    }
    let minute = whole(r.text(at + 1)).filter(|&m| m < 60 && r.text(at + 1).len() == 2);
    let attached = r.text(at + 1); // "15pm" of "7:15pm"
    let (minute, attached) = match minute {
        Some(minute) => (minute, None),
        None => (whole(attached.get(..2)?).filter(|&m| m < 60)?, Some(suffix_hour(&attached[2..], hour)?)),
    };
    let mut next = at + 2;
    if r.gap(at + 1) == ":" && whole(r.text(at + 2)).is_some_and(|s| s < 60) && r.text(at + 2).len() == 2 {
        next += 1;
    }
    if let Some(hour) = attached {
        return found(r, at, next, Kind::Time, one(hour * 60 + minute));
    }
    let spaced = is_space(r.gap(next - 1));
    if let Some(sure) = meridiem(r, next, hour).filter(|_| spaced) {
        return found(r, at, next + 1, Kind::Time, one(sure * 60 + minute));
    }
    let named = spaced && r.is_word(next, words!("hrs hours uhr h ist utc gmt horas heures बजे"));
    let led = at > 0
        && r.is_word(
            at - 1,
            words!(
                "at by from until till to before after around um a as las alle bis ab von between and الساعة"
            ),
        );
    // "1:10" is a ratio more often than a time
    if r.text(at).len() < 2 && !named && !led {
        return None;
    }
    let (mut date, next) = found(r, at, next + usize::from(named), Kind::Time, one(hour * 60 + minute))?;
    if r.text(at).len() < 2 || (10..=12).contains(&hour) {
        date.second = Some(one((hour % 12 + if hour < 12 { 12 } else { 0 }) * 60 + minute));
    }
    Some((date, next))
}

/// The hour of 24 that "am" or "pm" at `at` makes of `hour`.
pub(super) fn meridiem(r: &Reader<'_>, at: usize, hour: i32) -> Option<i32> {
    if r.is_word(at, words!("am")) {
        suffix_hour("am", hour)
    } else if r.is_word(at, words!("pm")) {
        suffix_hour("pm", hour)
    } else {
        None
    }
}

pub(super) fn suffix_hour(suffix: &str, hour: i32) -> Option<i32> {
    let pm = match suffix {
        "am" | "AM" | "Am" => 0,
        "pm" | "PM" | "Pm" => 12,
        _ => return None,
    };
    (1..=12).contains(&hour).then_some(hour % 12 + pm)
}

/// "7 pm", "7 o'clock", "19 Uhr", "7 बजे".
pub(super) fn hour(r: &Reader<'_>, at: usize, hour: i32, next: usize) -> Found {
    if !is_space(r.gap(next - 1)) || hour > 24 {
        return None;
    }
    if let Some(sure) = meridiem(r, next, hour) {
        return found(r, at, next + 1, Kind::Time, one(sure * 60));
    }
    // "10 horas" is a time only behind "às" or "a las"
    let hours = r.is_word(next, words!("horas")) && at > 0 && r.is_word(at - 1, words!("as las"));
    let arabic = at > 0 && r.is_word(at - 1, words!("الساعة"));
    if hours || r.is_word(next, words!("uhr o'clock बजे")) || arabic {
        let next = next - usize::from(arabic);
        let (mut date, next) = found(r, at, next + 1, Kind::Time, one(hour % 24 * 60))?;
        date.second = (1..12).contains(&hour).then_some(one((hour + 12) * 60));
        return Some((date, next));
    }
    if let Some(spaced) = spaced_hour(r, at, hour, next) {
        return Some(spaced);
    }
    // "at 11 and 16 o'clock"
    let other = whole(r.text(next + 1)).filter(|_| r.is_word(next, words!("and or und oder y o et ou e")))?;
    self::hour(r, next + 1, other, next + 2)?;
    let (mut date, next) = found(r, at, next, Kind::Time, one(hour % 24 * 60))?;
    date.second = (1..12).contains(&hour).then_some(one((hour + 12) * 60));
    Some((date, next))
}

/// "à 18 h 30", "de 10 h à 20 h"; not "un voyage de 10 heures", nor "à 10 heures de route".
fn spaced_hour(r: &Reader<'_>, at: usize, hour: i32, next: usize) -> Found {
    if !r.is_word(next, words!("h heures heure")) || at == 0 || hour > 24 {
        return None;
    }
    let minute = |index: usize| {
        let text = r.text(index);
        whole(text).filter(|&m| m < 60 && text.len() == 2 && hour < 24 && is_space(r.gap(index - 1)))
    };
    let (minute, end) = minute(next + 1).map_or((0, next + 1), |minute| (minute, next + 2));
    let ranges = r.is_word(at - 1, words!("de entre")) && r.is_word(end, words!("a jusqu jusqu'a et"));
    let led = r.is_word(at - 1, words!("a vers des jusqu jusqu'a avant apres et"))
        && !r.is_word(end, words!("de d"));
    let other = r.is_word(at - 1, words!("et")) && !(at > 1 && r.is_word(at - 2, words!("h heures")));
    if ranges || led && !other { found(r, at, end, Kind::Time, one(hour % 24 * 60 + minute)) } else { None }
}

/// Words before a time that is told in words.
const LED: &Words = words!("at by until till before after from around about um bis gegen ab a");

/// "half past eight", "quarter to five", "twenty to eight", "six in the evening", "halb neun", "Viertel nach acht", "las ocho y
/// media".
pub(super) fn spoken_time(r: &Reader<'_>, at: usize) -> Found {
    let small = |index: usize| match r.word(index) {
        Some(Word::Small(value)) => Some(value as i32),
        Some(Word::One) => Some(1),
        _ => whole(r.text(index)),
    };
    // which half of the day it is, these tell
    let named = |index: usize| {
        let midnight = r.is_word(index, words!("midnight"));
        let noon = r.is_word(index, words!("noon midday"));
        if midnight { Some(2 * HALF) } else { noon.then_some(HALF) }
    };
    let offset = match r.word(at)? {
        Word::Part(2.0) if r.is_word(at, words!("half halb")) => 30,
        Word::Part(4.0) => 15,
        Word::Small(value) => value as i32,
        Word::One => 1,
        _ => return None,
    };
    if !is_space(r.gap(at)) {
        return None;
    }
    let share = matches!(r.word(at), Some(Word::Part(_)));
    let hour_at =
        |index: usize| small(index).filter(|hour| (1..=12).contains(hour) && is_space(r.gap(index - 1)));
    if r.is_word(at, words!("halb")) {
        let hour = hour_at(at + 1)?;
        return either(r, at, at + 2, (hour * 60 + HALF - 30) % HALF);
    }
    let after = r.is_word(at + 1, words!("past nach"));
    // "ten to six people"
    let fives = offset < 30 && offset % 5 == 0;
    let led = at > 0 && r.is_word(at - 1, LED);
    let to = r.is_word(at + 1, words!("to")) && (r.is_word(at, words!("quarter")) || fives && led && !share)
        || r.is_word(at + 1, words!("vor")) && fives;
    if let Some(named) = named(at + 2).filter(|_| after || to && is_space(r.gap(at + 1))) {
        let minutes = if after { named + offset } else { named - offset };
        return found(r, at, at + 3, Kind::Time, one(minutes % (2 * HALF)));
    }
    if after || to {
        let hour = hour_at(at + 2)?;
        let minutes = if after { hour % 12 * 60 + offset } else { (hour % 12 * 60 + HALF - offset) % HALF };
        return either(r, at, at + 3, minutes);
    }
    if share || !(1..=12).contains(&offset) {
        return None;
    }
    if let Some(found) = spanish(r, at, offset) {
        return Some(found);
    }
    if half_of_day(r, at + 1).is_some() {
        return either(r, at, at + 1, offset % 12 * 60);
    }
    // "until six", with the day's half told elsewhere or not at all
    hour(r, at, offset, at + 1)
}

/// A time of twelve hours, which may be of the morning or of the afternoon.
fn either(r: &Reader<'_>, at: usize, next: usize, minutes: i32) -> Found {
    let (mut date, next) = found(r, at, next, Kind::Time, one(minutes))?;
    date.second = Some(one(minutes + HALF));
    Some((date, next))
}

/// "las ocho y media", "las 9 menos cuarto": the number of the hour is at `at`.
fn spanish(r: &Reader<'_>, at: usize, hour: i32) -> Found {
    if r.language != Language::Spanish
        || at == 0
        || !r.is_word(at - 1, words!("las la"))
        || !(1..=12).contains(&hour)
    {
        return None;
    }
    let (offset, next) = match (r.is_word(at + 1, words!("y")), r.is_word(at + 1, words!("menos"))) {
        (true, _) if r.is_word(at + 2, words!("media")) => (30, at + 3),
        (true, _) if r.is_word(at + 2, words!("cuarto")) => (15, at + 3),
        (_, true) if r.is_word(at + 2, words!("cuarto")) => (-15, at + 3),
        _ => (0, at + 1),
    };
    let unit = next == at + 1 && is_space(r.gap(at)) && r.token(next).is_some_and(|token| !token.stop);
    if unit { None } else { either(r, at, next, (hour % 12 * 60 + offset + HALF) % HALF) }
}

// Hours without a word for them.

/// "9", "9.30", "9:30", "9h", "18h30": minutes since midnight, the token after, and whether its form says that it is a time.
fn plain_end(r: &Reader<'_>, at: usize) -> Option<(i32, usize, bool)> {
    let text = r.text(at);
    let valid =
        |hour: i32, minute: i32| (hour * 60 + minute <= 1440 && minute < 60).then_some(hour * 60 + minute);
    if text.len() < 3
        && let Some(hour) = whole(text)
    {
        if r.gap(at) == ":" && r.text(at + 1).len() == 2 {
            return Some((valid(hour, whole(r.text(at + 1))?)?, at + 2, true));
        }
        return Some((valid(hour, 0)?, at + 1, false));
    }
    let (hour, minute) = text.split_once(['.', 'h'])?;
    let sure = text.contains('h');
    let minute = if sure && minute.is_empty() { 0 } else { whole(minute).filter(|_| minute.len() == 2)? };
    Some((valid(whole(hour).filter(|_| hour.len() < 3)?, minute)?, at + 1, sure))
}

/// Words behind which two numbers are the hours of a day.
const OPEN: &Words = words!(
    "open daily hours opening weekdays weekends weekday weekend geoffnet taglich offen offnungszeiten abierto abierta horario ouvert \
     ouverte horaires aberto aberta aperto aperta orario रोज़ प्रतिदिन"
);

/// "10-17", "8.30-18.30", "9 bis 18 Uhr", "de 9 a 20 horas", "12 and 2 pm", where a weekday or a word of opening stands before or a
/// word of time behind.
pub(super) fn opening_hours(r: &Reader<'_>, at: usize) -> Found {
    /// No word for "to" is longer.
    const LONGEST: u32 = 9;
    let text = r.text(at);
    let behind = r.token(at + 1)?.span;
    // most numbers have a word of another kind behind them
    if text.len() > 5 || r.gap(at) == " " && behind.end - behind.start > LONGEST {
        return None;
    }
    let (from, next, sure) = plain_end(r, at)?;
    let second = linked(r, at, next)?;
    let dash = second == next;
    let (mut to, mut after, surely) = ending(r, second)?;
    let marked = surely
        || r.is_word(after, words!("uhr h horas heures hrs o'clock बजे ore heure"))
            && is_space(r.gap(after - 1))
            // "de 9 a 20 horas", but "takes 9 to 20 hours"
            && (!r.is_word(after, words!("horas heures ore hrs h")) || at > 0 && r.is_word(at - 1, words!("de das dalle from alle")));
    let clear = |index: usize| index > 0 && (r.is_word(index - 1, OPEN) || weekday(r, index - 1).is_some());
    let between =
        usize::from(at > 0 && r.is_word(at - 1, words!("from von de das dalle between and und y et e")));
    // "8-12 and 14-17"
    let list = between == 1
        && dash
        && at > 2
        && matches!(r.gap(at - 3), "-" | "\u{2013}")
        && r.token(at - 2).is_some();
    let gap = if at > 0 { r.gap(at - 1) } else { "\n" };
    let close = is_space(gap) || matches!(gap, ", " | ": ");
    let opened = close && (clear(at - between.min(at)) || list && clear_before(r, at));
    if !marked && !opened {
        return None;
    }
    let measured = !marked && (unit::at(r, after, false).is_some() && is_space(r.gap(after - 1)));
    let sign = r.raw[r.end(after - 1) as usize..].trim_start().starts_with(['%', '€', '$', '£', '₹', '°']);
    if measured || sign || r.lead(at).ends_with(['$', '€', '£', '₹', '-', '.', '/']) {
        return None;
    }
    let mut start = from;
    if marked && !surely {
        after += 1;
    } else if surely && to >= HALF && start < HALF && start + HALF < to && !sure && meridiem_at(r, after - 1)
    {
        // "2 to 5 pm"
        start += HALF;
    }
    if to <= start {
        to += if to + HALF > start && to < HALF { HALF } else { return None };
    }
    found(r, at, after, Kind::Times, Reading { from: start, to })
}

/// Whether a weekday or a word of opening stands in the eight words before.
fn clear_before(r: &Reader<'_>, at: usize) -> bool {
    (1..=8)
        .take_while(|&back| back <= at)
        .any(|back| r.is_word(at - back, OPEN) || weekday(r, at - back).is_some())
}

/// The second of two hours; sure when "pm" or a colon says that it is one.
fn ending(r: &Reader<'_>, at: usize) -> Option<(i32, usize, bool)> {
    let text = r.text(at);
    let cut = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if let Some(hour) = whole(&text[..cut]).and_then(|hour| suffix_hour(&text[cut..], hour)) {
        return Some((hour * 60, at + 1, true));
    }
    let (minutes, next, sure) = plain_end(r, at)?;
    if is_space(r.gap(next - 1))
        && let Some(hour) = meridiem(r, next, minutes / 60)
    {
        return Some((hour * 60 + minutes % 60, next + 1, true));
    }
    Some((minutes, next, sure))
}

/// Whether the token is or ends in "pm".
fn meridiem_at(r: &Reader<'_>, at: usize) -> bool {
    r.is_word(at, words!("pm")) || r.text(at).ends_with("pm") || r.text(at).ends_with("PM")
}

/// "4.30pm", and "at 2.15" where nothing is measured.
pub(super) fn dotted_clock(r: &Reader<'_>, at: usize) -> Found {
    let text = r.text(at);
    let cut = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (hour, minute) = text[..cut].split_once('.')?;
    let hour = whole(hour).filter(|&h| h < 25 && hour.len() < 3)?;
    let minute = whole(minute).filter(|&m| m < 60 && minute.len() == 2)?;
    if cut < text.len() {
        let sure = suffix_hour(&text[cut..], hour)?;
        return found(r, at, at + 1, Kind::Time, one(sure * 60 + minute));
    }
    let led = at > 0 && is_space(r.lead(at)) && r.is_word(at - 1, words!("at um alle las as"));
    let ends = !is_space(r.gap(at)) || r.is_word(at + 1, words!("and on every in or sharp und am y o e ed"));
    let sign = r.raw[r.end(at) as usize..].trim_start().starts_with(['%', '€', '$', '£', '₹', '°', '-', '/']);
    if !led || !ends || sign {
        return None;
    }
    bare(r, at, hour * 60 + minute)
}

/// A time that may be of the afternoon when it has twelve hours or fewer.
fn bare(r: &Reader<'_>, at: usize, minutes: i32) -> Found {
    let (mut date, next) = found(r, at, at + 1, Kind::Time, one(minutes % 1440))?;
    date.second = (60..=HALF).contains(&minutes).then_some(one((minutes + HALF) % 1440));
    Some((date, next))
}

/// "closes at 6", "alle 19", "6 in the evening".
pub(super) fn bare_hour(r: &Reader<'_>, at: usize, hour: i32) -> Found {
    if hour > 24 {
        return None;
    }
    if (1..=12).contains(&hour) && is_space(r.gap(at)) && half_of_day(r, at + 1).is_some() {
        return either(r, at, at + 1, hour % 12 * 60);
    }
    if let Some(found) = spanish(r, at, hour) {
        return Some(found);
    }
    let before = at.checked_sub(1).filter(|_| is_space(r.lead(at)))?;
    let italian = matches!(r.language, Language::Italian | Language::Portuguese)
        && r.is_word(before, words!("alle as dalle"));
    let led = italian || r.is_word(before, words!("at um")) && verb(r, before, 4).is_some();
    let next = r.token(at + 1).filter(|_| is_space(r.gap(at)));
    let counted =
        next.is_some_and(|token| !token.stop) || unit::at(r, at + 1, false).is_some() && is_space(r.gap(at));
    let sign = r.raw[r.end(at) as usize..].trim_start().starts_with(['%', '€', '$', '£', '₹', '°', '-', '/']);
    if led && !counted && !sign { bare(r, at, hour * 60) } else { None }
}

/// "七点半", "18時30分", "9点": hours in figures or in characters.
pub(super) fn ideographic_time(r: &Reader<'_>, at: usize) -> Found {
    let number = |from: usize| {
        if let Some(value) = whole(r.text(from)) {
            return Some((value, from + 1));
        }
        let (mut value, mut next) = (0, from);
        while next - from < 3 && (next == from || r.gap(next - 1).is_empty()) {
            match r.word(next) {
                Some(Word::Han(digit)) => value += digit as i32,
                Some(Word::HanTimes(ten)) if ten < 11.0 => value = value.max(1) * 10,
                _ => break,
            }
            next += 1;
        }
        (next > from).then_some((value, next))
    };
    let (hour, next) = number(at)?;
    if hour > 24 || !r.gap(next - 1).is_empty() || !r.is_word(next, words!("点 點 时 時")) {
        return None;
    }
    let next = next + 1;
    let joined = r.gap(next - 1).is_empty();
    if joined && r.is_word(next, words!("间 間")) {
        return None;
    }
    if joined && r.is_word(next, words!("半")) {
        return ideographic(r, at, next + 1, hour * 60 + 30);
    }
    match number(next).filter(|_| joined) {
        Some((minute, after))
            if r.gap(after - 1).is_empty() && r.is_word(after, words!("分")) && minute < 60 =>
        {
            ideographic(r, at, after + 1, hour * 60 + minute)
        }
        // "三点五" is 3.5
        Some(_) => None,
        None => ideographic(r, at, next, hour * 60),
    }
}

fn ideographic(r: &Reader<'_>, at: usize, next: usize, minutes: i32) -> Found {
    let (mut date, next) = found(r, at, next, Kind::Time, one(minutes % 1440))?;
    date.second = (60..=HALF).contains(&minutes).then_some(one((minutes + HALF) % 1440));
    Some((date, next))
}

// What stands around a time.

/// Which part of a day a word tells.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Morning,
    Afternoon,
    Night,
}

/// "in the evening", "abends", "de la tarde", "صباحا": the part of the day behind a time, and the token after it.
fn half_of_day(r: &Reader<'_>, at: usize) -> Option<(Part, usize)> {
    let part = |at: usize| {
        if r.is_word(at, words!("morning morgens morgen vormittags fruh manana manha matin mattina mattino صباحا")) {
            Some(Part::Morning)
        } else if r.is_word(
            at,
            words!("afternoon evening nachmittags abends abend tarde apres soir sera pomeriggio مساء ظهرا l'apres"),
        ) {
            Some(Part::Afternoon)
        } else if r.is_word(at, words!("night nachts noche noite nuit notte")) {
            Some(Part::Night)
        } else {
            None
        }
    };
    let the = |at: usize| r.is_word(at, words!("the la du da di del"));
    let mut word = at;
    if r.is_word(word, words!("in at of de du da di del am")) {
        word += 1;
        word += usize::from(the(word));
    } else if !r.is_word(at, words!("morgens vormittags nachmittags abends nachts fruh صباحا مساء ظهرا"))
    {
        return None;
    }
    let spaced = (at..=word).all(|index| is_space(r.gap(index.saturating_sub(1))));
    part(word).filter(|_| spaced).map(|part| (part, word + 1))
}

/// The part of the day before a time: "सुबह", "下午", "午後".
fn part_before(r: &Reader<'_>, at: usize) -> Option<(Part, u32)> {
    let before = at.checked_sub(1)?;
    let from = |at: usize| r.start(at);
    if is_space(r.gap(before)) {
        return if r.is_word(before, words!("सुबह प्रातः सवेरे")) {
            Some((Part::Morning, from(before)))
        } else if r.is_word(before, words!("शाम दोपहर")) {
            Some((Part::Afternoon, from(before)))
        } else if r.is_word(before, words!("रात")) {
            Some((Part::Night, from(before)))
        } else {
            None
        };
    }
    let first = before.checked_sub(1).filter(|&first| r.gap(first).is_empty() && r.gap(before).is_empty())?;
    if r.is_word(first, words!("上 早 凌 清")) && r.is_word(before, words!("午 上 晨"))
        || r.is_word(first, words!("午")) && r.is_word(before, words!("前"))
    {
        Some((Part::Morning, from(first)))
    } else if r.is_word(first, words!("下 晚 中 傍")) && r.is_word(before, words!("午 上 晚"))
        || r.is_word(first, words!("午")) && r.is_word(before, words!("後 后"))
    {
        Some((Part::Afternoon, from(first)))
    } else {
        None
    }
}

/// Takes the part of the day that stands beside a time of twelve hours.
pub(super) fn settle(r: &Reader<'_>, at: usize, mut date: Date, next: usize) -> (Date, usize) {
    if date.kind != Kind::Time {
        return (date, next);
    }
    let behind = half_of_day(r, next).filter(|_| is_space(r.gap(next - 1)));
    let (part, next) = match (behind, part_before(r, at)) {
        (Some((part, after)), _) => {
            date.span.end = r.end(after - 1);
            (part, after)
        }
        (None, Some((part, _))) => (part, next),
        _ => return (date, next),
    };
    let minutes = date.first.from;
    if (HALF..1440).contains(&minutes) && date.second.is_none() {
        return (date, next);
    }
    let minutes = minutes % HALF;
    let late = match part {
        Part::Morning => false,
        Part::Afternoon => true,
        Part::Night => minutes >= 6 * 60,
    };
    date.first = one(minutes + if late { HALF } else { 0 });
    date.second = None;
    (date, next)
}

/// Verbs of opening and closing, of beginning and ending.
const OPENS: &Words = words!(
    "opens open opened opening starts start started begins begin began offnet offnen beginnt beginnen startet abre abren empieza \
     empiezan comienza comienzan ouvre ouvrent commence commencent debute apre aprono inizia iniziano comincia abrem comeca comecam \
     تفتح يفتح يبدا تبدا"
);
const CLOSES: &Words = words!(
    "closes close closed closing shuts shut ends end ended ending finishes finish schließt schließen schliesst endet enden cierra cierran \
     termina terminan acaba acaban ferme ferment finit finissent chiude chiudono finisce finiscono fecha fecham encerra تغلق يغلق تنتهي \
     ينتهي"
);

/// The nearest verb of opening or closing in the `most` words before, not beyond a comma or another time.
fn verb(r: &Reader<'_>, at: usize, most: usize) -> Option<Bound> {
    for back in 1..=most.min(at) {
        let index = at - back;
        if !is_space(r.gap(index)) || r.token(index)?.is_number() {
            return None;
        }
        if r.is_word(index, CLOSES) {
            return Some(Bound::End);
        }
        if r.is_word(index, OPENS) {
            return Some(Bound::Start);
        }
    }
    None
}

/// Words before an end.
pub(super) const UNTIL: &Words = words!(
    "until till til by before bis spatestens hasta jusqu'a jusqu'au ate fino entro antes avant حتى قبل"
);

/// Words before a beginning.
pub(super) const FROM: &Words =
    words!("from since ab seit starting beginning desde depuis des dal fruhestens من منذ");

/// What the words around a date make of it: "until 5 pm", "opens at 9", "no later than 14 May", "शाम 6 बजे बंद".
pub(super) fn bound(r: &Reader<'_>, at: usize, date: &Date, next: usize) -> Bound {
    if matches!(date.kind, Kind::Range | Kind::Times) || !(is_space(r.lead(at)) || r.lead(at).is_empty()) {
        return Bound::Open;
    }
    // over "the", "on", "at", "am", "las": "by the end", "no later than on"
    let mut before = at;
    for _ in 0..2 {
        before -= usize::from(
            before > 0
                && r.is_word(
                    before - 1,
                    words!("the on at am um dem le la las el au al as alle il los a de"),
                ),
        );
    }
    let Some(word) = before.checked_sub(1) else { return Bound::Open };
    if r.is_word(word, words!("than")) && word > 1 {
        let negated = r.is_word(word - 2, words!("no not"));
        let later = r.is_word(word - 1, words!("later"));
        let earlier = r.is_word(word - 1, words!("earlier sooner"));
        return match (negated, later, earlier) {
            (true, true, _) | (false, _, true) => Bound::End,
            (true, _, true) | (false, true, _) => Bound::Start,
            _ => Bound::Open,
        };
    }
    if r.is_word(word, UNTIL) {
        // "not before"
        let turned = r.is_word(word, words!("before avant antes"))
            && word > 0
            && r.is_word(word - 1, words!("not nicht pas no nao"));
        return if turned { Bound::Start } else { Bound::End };
    }
    if r.is_word(word, FROM) {
        return Bound::Start;
    }
    if date.kind != Kind::Time {
        return Bound::Open;
    }
    let behind = (next..next + 3).find_map(|index| {
        if r.is_word(index, words!("बंद 关 閉")) {
            Some(Bound::End)
        } else if r.is_word(index, words!("खुलता खुलती खुलते 开 開")) {
            Some(Bound::Start)
        } else {
            None
        }
    });
    verb(r, at, 6).or(behind).unwrap_or(Bound::Open)
}
