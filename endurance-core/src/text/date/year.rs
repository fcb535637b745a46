//! Years, their parts, and stretches of many: quarters, fiscal years, decades, centuries.

use super::{
    Kind, Reading,
    find::{Found, date, found, months, one, years},
};
use crate::text::{
    number::{Reader, is_space, whole},
    numeral::Word,
    unit::{self, Measure},
    word::Class,
    words::{Words, words},
};

/// Words before a year.
const BEFORE: &Words = words!(
    "in since by until till from during year years early late mid before after circa act the and to \
     between en depuis desde dal nel seit im jahr jahre ano anno em वर्ष सन् साल hasta bis budget census \
     ca of de del through ending ended"
);

/// Words before numbers that are no years.
const NOT_YEARS: &Words = words!(
    "section page pages rule no number room article clause order form id pin code flat highway rs inr usd \
     eur about around approximately nearly over than least most model"
);

/// A year of four digits.
pub(super) fn year(r: &Reader<'_>, at: usize) -> Option<i32> {
    let text = r.text(at);
    let value = whole(text)?;
    ((1000..2200).contains(&value) && text.chars().count() == 4).then_some(value)
}

/// A year after a month: "May 2024", "May, 2024", "mayo de 2024", "May of 2024".
pub(super) fn year_after(r: &Reader<'_>, last: usize) -> Option<(i32, usize)> {
    let of = usize::from(r.is_word(last + 1, words!("of de del do के")) && is_space(r.gap(last)));
    let at = last + 1 + of;
    let gap = r.gap(at - 1);
    let close = is_space(gap) || matches!(gap, ", " | " , " | "," | ". " | "." | "-" | "/");
    Some((year(r, at).filter(|_| close)?, at + 1))
}

/// "500 BC", "79 AD", "3,800-3,700 BC"; in "between 3111 and 3045 BC" the era of the first year stands behind the second.
pub(super) fn era(r: &Reader<'_>, at: usize) -> Found {
    let joined = is_space(r.gap(at)) && r.is_word(at + 1, words!("and to or"));
    let ranges = matches!(r.gap(at), "-" | "\u{2013}");
    let last = at + usize::from(ranges) + 2 * usize::from(joined);
    // few words are written so, and none else is an era
    if !r.token(last + 1)?.upper || !is_space(r.gap(last)) {
        return None;
    }
    let (first, second) = (of_era(r.text(at))?, of_era(r.text(last))?);
    let before = if r.is_word(last + 1, words!("bc bce")) {
        true
    } else if r.is_word(last + 1, words!("ad ce")) {
        false
    } else {
        return None;
    };
    // years of one range run forward: down to Christ, or up from him
    if last > at && (first > second) != before {
        return None;
    }
    let year = |value: i32| if before { 1 - value } else { value };
    if ranges {
        return found(r, at, last + 2, Kind::Range, years(year(first), year(second)));
    }
    found(r, at, if joined { at + 1 } else { at + 2 }, Kind::Year, years(year(first), year(first)))
}

/// A year of an era: "500", "3,800".
fn of_era(text: &str) -> Option<i32> {
    let value = match text.split_once(',') {
        Some((thousands, rest)) if thousands.len() == 1 && rest.len() == 3 => {
            1_000 * whole(thousands)? + whole(rest)?
        }
        _ => whole(text)?,
    };
    (1..10_000).contains(&value).then_some(value)
}

/// "2023-24", "2010-14", "2024-05", "2024 Q3", and a year alone.
pub(super) fn year_first(r: &Reader<'_>, at: usize) -> Found {
    let first = year(r, at)?;
    if matches!(r.gap(at), "-" | "\u{2013}" | "/" | "\u{2011}")
        && r.text(at + 1).len() == 2
        && !r.gap(at + 1).starts_with(['-', '/'])
    {
        let second = whole(r.text(at + 1))?;
        if second == (first + 1) % 100 {
            return found(r, at, at + 2, Kind::FiscalYear, fiscal(first + 1));
        }
        let century = first / 100 * 100;
        if second > first % 100 && r.gap(at) != "/" {
            return found(r, at, at + 2, Kind::Range, years(first, century + second));
        }
        if (1..=12).contains(&second) {
            return found(r, at, at + 2, Kind::Month, months(first, second, 1));
        }
        return None;
    }
    if let Some((count, index)) = part_of_year(r.text(at + 1)).filter(|_| is_space(r.gap(at))) {
        return part(r, at, at + 2, first, count, index);
    }
    is_year(r, at, first).then(|| found(r, at, at + 1, Kind::Year, years(first, first)))?
}

/// All quarters of the fiscal year that ends in `year`.
pub(super) const fn fiscal(year: i32) -> Reading {
    Reading { from: year * 4, to: year * 4 + 3 }
}

/// Months and number of "Q3" or "H1".
pub(super) fn part_of_year(text: &str) -> Option<(i32, i32)> {
    match text.as_bytes() {
        [b'Q' | b'q', index @ b'1'..=b'4'] => Some((3, i32::from(index - b'0'))),
        [b'H', index @ b'1'..=b'2'] => Some((6, i32::from(index - b'0'))),
        _ => None,
    }
}

pub(super) fn part(r: &Reader<'_>, first: usize, next: usize, year: i32, count: i32, index: i32) -> Found {
    let kind = if count == 3 { Kind::Quarter } else { Kind::HalfYear };
    found(r, first, next, kind, months(year, (index - 1) * count + 1, count))
}

/// Whether four digits are a year: by what stands before and after them.
pub(super) fn is_year(r: &Reader<'_>, at: usize, value: i32) -> bool {
    let lead = r.lead(at);
    if lead == "-" && at > 0 && year(r, at - 1).is_some_and(|from| from < value) {
        return true;
    }
    if lead.ends_with(['$', '€', '£', '₹', '¥', '#', '+', '.', '/', '-', '~']) && !lead.ends_with(". ")
    {
        let mid = lead == "-" && at > 0 && r.is_word(at - 1, words!("mid pre post early late"));
        return mid;
    }
    if at > 0 && r.is_word(at - 1, NOT_YEARS) && (is_space(lead) || lead == ". ") {
        return false;
    }
    let gap = r.gap(at);
    let behind = &r.raw[r.end(at) as usize..];
    if unit::sign(behind.trim_start_matches(' ')).is_some() || behind.starts_with('+') {
        return false;
    }
    // "1800-11-4000"
    if matches!(gap, "-" | "\u{2013}") && whole(r.text(at + 1)).is_some_and(|next| next <= value) {
        return false;
    }
    // "1800 266 5994"
    let groups = [at + 1, at + 2].map(|at| r.text(at).bytes().take_while(u8::is_ascii_digit).count());
    if gap == " " && r.gap(at + 1) == " " && groups == [3, 4] {
        return false;
    }
    if is_space(gap) || gap == "-" {
        let scale =
            matches!(r.word(at + 1), Some(Word::Scale { .. } | Word::Hundred { .. } | Word::Short(_)));
        let unit =
            unit::at(r, at + 1, false).is_some_and(|found| !matches!(found.unit.measure, Measure::Multiple));
        let hindi = r.is_word(at + 1, words!("में से तक के की"));
        if scale || unit && !hindi {
            return false;
        }
        if hindi && (1500..2101).contains(&value) {
            return true;
        }
    }
    let introduced = at > 0 && is_space(lead) && r.is_word(at - 1, BEFORE);
    // "2000 schools", but "the 2000 elections"
    let next = r.token(at + 1).filter(|token| is_space(gap) && token.class == Class::Word && !token.capital);
    let plural = next.is_some_and(|_| {
        r.text(at + 1).len() > 4 && r.text(at + 1).ends_with('s')
            || r.is_word(at + 1, words!("people men women children लोग"))
    });
    if plural {
        return introduced
            && (1900..2101).contains(&value)
            && !r.is_word(at - 1, words!("of to by and de from between since"));
    }
    if introduced {
        (1000..2101).contains(&value)
    } else {
        (1800..2101).contains(&value) && !gap.starts_with('(')
    }
}

/// "1990s", "the 90s", "1990er".
pub(super) fn decade(r: &Reader<'_>, at: usize, value: i32, digits: usize, suffix: &str) -> Found {
    if !matches!(suffix, "s" | "'s" | "\u{2019}s" | "er") || value % 10 != 0 {
        return None;
    }
    let start = match digits {
        4 if (1000..2100).contains(&value) => value,
        2 if value > 20
            && (r.lead(at).ends_with(['\'', '\u{2019}']) || at > 0 && r.is_word(at - 1, words!("the"))) =>
        {
            1900 + value
        }
        _ => return None,
    };
    let (mut date, next) = found(r, at, at + 1, Kind::Decade, years(start, start + 9))?;
    date.second = (start % 100 == 0).then_some(years(start, start + 99));
    Some((date, next))
}

pub(super) fn century(r: &Reader<'_>, at: usize, next: usize, index: i32) -> Found {
    // people count 1900 to the 19th or the 20th: it lies in both
    found(r, at, next, Kind::Century, years((index - 1) * 100, index * 100))
}

/// "Q3 2024", "Q3 of FY24", "Q3": the token after is `next`.
pub(super) fn quarter_of(r: &Reader<'_>, at: usize, next: usize, count: i32, index: i32) -> Found {
    if let Some((year, next)) = year_after(r, next - 1) {
        return part(r, at, next, year, count, index);
    }
    let of = usize::from(r.is_word(next, words!("of")));
    let the = usize::from(r.is_word(next + of, words!("the")));
    let fiscal = next + of + the;
    let starts = r.text(fiscal).starts_with("FY") || r.is_word(fiscal, words!("fiscal financial"));
    if count == 3
        && starts
        && let Some((date, next)) = date(r, fiscal)
        && date.kind == Kind::FiscalYear
    {
        return found(r, at, next, Kind::FiscalQuarter, one(date.first.from + index - 1));
    }
    let month = (index - 1) * 3 + 1;
    let reading = Reading { from: month * 32 + 1, to: (month + 2) * 32 + 31 };
    if count == 3 { found(r, at, next, Kind::QuarterAlone, reading) } else { None }
}

/// "third quarter of 2024", "first half of 2024": the word behind the ordinal is at `next`.
pub(super) fn quarter_named(r: &Reader<'_>, at: usize, next: usize, index: i32) -> Found {
    let count = if r.is_word(next, words!("quarter")) && index < 5 {
        3
    } else if r.is_word(next, words!("half")) && index < 3 {
        6
    } else {
        return None;
    };
    quarter_of(r, at, next + 1, count, index)
}

/// "FY24", "FY2023-24": `digits` stand in the token before `next`.
pub(super) fn fiscal_year(r: &Reader<'_>, at: usize, digits: &str, next: usize) -> Found {
    let value = whole(digits)?;
    let first = match digits.len() {
        2 => 2000 + value,
        4 if (1900..2200).contains(&value) => value,
        _ => return None,
    };
    let second = whole(r.text(next)).filter(|_| matches!(r.gap(next - 1), "-" | "\u{2013}" | "/"));
    match second {
        Some(second) if second % 100 == (first + 1) % 100 => {
            found(r, at, next + 1, Kind::FiscalYear, fiscal(first + 1))
        }
        _ => found(r, at, next, Kind::FiscalYear, fiscal(first)),
    }
}
