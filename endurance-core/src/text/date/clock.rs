//! Times of day.

use super::{
    Kind,
    find::{Found, found, one},
};
use crate::text::{
    number::{Reader, is_space, whole, words},
    numeral::Word,
};

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
    let named = spaced && r.is_word(next, words!("hrs hours uhr h ist utc gmt बजे"));
    let led = at > 0
        && r.is_word(at - 1, words!("at by from until till to before after around um a las between and"));
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
    if r.is_word(next, words!("uhr o'clock बजे")) {
        let (mut date, next) = found(r, at, next + 1, Kind::Time, one(hour % 24 * 60))?;
        date.second = (1..12).contains(&hour).then_some(one((hour + 12) * 60));
        return Some((date, next));
    }
    None
}

/// "half past eight", "quarter to five", "five past six", "seven o'clock", "seven pm".
pub(super) fn spoken_time(r: &Reader<'_>, at: usize) -> Found {
    let small = |index: usize| match r.word(index) {
        Some(Word::Small(value)) => Some(value as i32),
        Some(Word::One) => Some(1),
        _ => whole(r.text(index)),
    };
    let offset = match r.word(at)? {
        Word::Part(2.0) if r.is_word(at, words!("half")) => 30,
        Word::Part(4.0) => 15,
        Word::Small(value) => value as i32,
        Word::One => 1,
        _ => return None,
    };
    if !is_space(r.gap(at)) {
        return None;
    }
    let past = r.is_word(at + 1, words!("past"));
    let to = r.is_word(at + 1, words!("to")) && r.is_word(at, words!("quarter"));
    if past || to {
        let hour = small(at + 2).filter(|hour| (1..=12).contains(hour) && is_space(r.gap(at + 1)))?;
        let minutes = if past { hour % 12 * 60 + offset } else { (hour % 12 * 60 + 720 - offset) % 720 };
        let (mut date, next) = found(r, at, at + 3, Kind::Time, one(minutes))?;
        date.second = Some(one(minutes + 720));
        return Some((date, next));
    }
    if (1..=12).contains(&offset) && !matches!(r.word(at), Some(Word::Part(_))) {
        hour(r, at, offset, at + 1)
    } else {
        None
    }
}
