//! Telephone numbers.

use super::{
    form::{
        Candidate,
        Form::{self, Beside, Likely, No, Sure},
    },
    piece::Between,
};

/// Country codes (ITU-T E.164) with the least and most digits that follow; others may have 7 to 12.
const COUNTRIES: [(&str, usize, usize); 62] = [
    ("1", 10, 10),
    ("7", 10, 10),
    ("20", 8, 10),
    ("27", 9, 9),
    ("30", 10, 10),
    ("31", 9, 9),
    ("32", 8, 9),
    ("33", 9, 9),
    ("34", 9, 9),
    ("36", 8, 9),
    ("39", 8, 11),
    ("40", 9, 9),
    ("41", 9, 9),
    ("43", 7, 13),
    ("44", 9, 10),
    ("45", 8, 8),
    ("46", 7, 10),
    ("47", 8, 8),
    ("48", 9, 9),
    ("49", 7, 12),
    ("51", 8, 9),
    ("52", 10, 11),
    ("53", 8, 8),
    ("54", 10, 11),
    ("55", 10, 11),
    ("56", 9, 9),
    ("57", 8, 10),
    ("58", 10, 10),
    ("60", 8, 10),
    ("61", 9, 9),
    ("62", 8, 12),
    ("63", 8, 10),
    ("64", 8, 10),
    ("65", 8, 8),
    ("66", 8, 9),
    ("81", 9, 10),
    ("82", 8, 10),
    ("84", 9, 10),
    ("86", 10, 11),
    ("90", 10, 10),
    ("91", 10, 10),
    ("92", 9, 10),
    ("93", 9, 9),
    ("94", 9, 9),
    ("95", 8, 10),
    ("98", 10, 10),
    ("212", 9, 9),
    ("213", 8, 9),
    ("216", 8, 8),
    ("234", 8, 10),
    ("254", 9, 9),
    ("351", 9, 9),
    ("352", 6, 11),
    ("353", 8, 9),
    ("358", 6, 11),
    ("420", 9, 9),
    ("852", 8, 8),
    ("880", 8, 10),
    ("960", 7, 7),
    ("966", 8, 9),
    ("971", 8, 9),
    ("977", 8, 10),
];

/// A number that anybody may call free of charge: no person's. India and the United Kingdom.
fn is_toll_free(national: &str) -> bool {
    ["1800", "1860", "0800", "0808"].iter().any(|free| national.starts_with(free))
}

/// The same in North America, where the number is grouped as there: alone it may be an Indian mobile.
fn is_american_toll_free(text: &str, lengths: &[usize]) -> bool {
    let national = if text.len() == 11 { &text[1..] } else { text };
    let free =
        ["800", "833", "844", "855", "866", "877", "888"].iter().any(|free| national.starts_with(free));
    free && matches!(lengths, [3, 3, 4] | [1, 3, 3, 4] | [3, 7] | [1, 10])
}

/// The North American plan: area and exchange from 2 on; 555-01xx is for films (NANPA).
fn is_american(national: &str) -> bool {
    let digits = national.as_bytes();
    digits.len() == 10
        && digits[0] >= b'2'
        && digits[3] >= b'2'
        && &national[3..8] != "55501"
        && !is_american_toll_free(national, &[3, 3, 4])
}

/// An Indian mobile number (national numbering plan of the `DoT`).
fn is_indian_mobile(national: &str) -> bool {
    national.len() == 10 && national.as_bytes()[0] >= b'6' && !one_digit(national)
}

fn one_digit(text: &str) -> bool {
    text.bytes().all(|b| b == text.as_bytes()[0])
}

/// A number with its country's code, by the country's lengths; an Indian, American or British one otherwise by how it is
/// grouped; any other, and one in a single group, beside a word such as "phone".
pub(super) fn phone(c: &Candidate<'_>) -> Form {
    let text = c.text;
    if !c.number || one_digit(text) || "12345678901234".starts_with(text) {
        return No;
    }
    if c.pieces[0].plus {
        return if is_international(text, c) { Sure } else { No };
    }
    if let Some(rest) = text.strip_prefix("00") {
        return match (is_international(rest, c), c.pieces.len()) {
            (true, 2..) => Likely,
            (true, _) => Beside,
            _ => No,
        };
    }
    let mut lengths = [0; 6];
    let used = c.pieces.len().min(6);
    lengths.iter_mut().zip(c.lengths()).for_each(|(to, length)| *to = length);
    if c.pieces.len() > 6 {
        return No;
    }
    // 0 80009 97677 is an Indian mobile with the zero of calls from another region
    let trunk = matches!(lengths[..used], [6, 5] | [1, 10] | [1, 5, 5]) && is_indian_mobile(&text[1..]);
    if is_american_toll_free(text, &lengths[..used]) || is_toll_free(text) && !trunk {
        return No;
    }
    match national(text, &lengths[..used], c.between) {
        No if fits_beside(text, &lengths[..used], c.between) => Beside,
        form => form,
    }
}

fn is_international(digits: &str, c: &Candidate<'_>) -> bool {
    let Some((code, least, most)) = country(digits) else { return false };
    let rest = &digits[code..];
    // +44 (0)20: the zero is for those who call from inside
    let rest = rest.strip_prefix('0').filter(|rest| rest.len() >= least && code > 1).unwrap_or(rest);
    let grouped = c.pieces.iter().all(|piece| piece.len() <= 15) && c.pieces.len() <= 7;
    let real = match &digits[..code] {
        "1" => is_american(rest),
        "91" => !is_toll_free(rest) && !rest.starts_with("1800"),
        "44" => !is_toll_free(rest),
        _ => true,
    };
    grouped && real && (least..=most).contains(&rest.len()) && !one_digit(rest)
}

/// The length of the country code that `digits` begin with, and how many digits follow.
fn country(digits: &str) -> Option<(usize, usize, usize)> {
    let known =
        COUNTRIES.iter().filter(|(code, ..)| digits.starts_with(code)).max_by_key(|(code, ..)| code.len());
    let other = || matches!(digits.as_bytes().first(), Some(b'2'..=b'9')).then_some((3, 7, 12));
    known
        .map(|&(code, least, most)| (code.len(), least, most))
        .or_else(other)
        .filter(|(code, ..)| *code < digits.len())
}

/// How numbers are grouped where no country's code stands before them.
fn national(text: &str, lengths: &[usize], between: Between) -> Form {
    let zero = text.starts_with('0') && !text.starts_with("00");
    let mobile = |from: usize| text.get(from..).is_some_and(is_indian_mobile);
    let (slash, paren) = (between.has(Between::SLASH), between.has(Between::PAREN));
    let fits = match *lengths {
        // India: 98765 43210, 0 98765 43210, 91 98765 43210
        [5, 5] => mobile(0) && !slash,
        [1, 10] | [1, 5, 5] | [6, 5] => zero && mobile(1),
        [2, 10] | [2, 5, 5] => text.starts_with("91") && mobile(2),
        // North America: 415-555-2671, 1 415 555 2671
        [3, 3, 4] if !zero => is_american(text) && !slash,
        [3, 7] if !zero => is_american(text) && paren,
        [1, 3, 3, 4] => text.starts_with('1') && is_american(&text[1..]),
        // Brazil: (11) 91234-5678
        [2, 4 | 5, 4] => paren,
        // Spain: 612 34 56 78
        [3, 2, 2, 2] => matches!(text.as_bytes()[0], b'6'..=b'9'),
        // France 06 12 34 56 78; area code and number as in India, the United Kingdom, Germany
        [2, 2, 2, 2, 2] | [3 | 4, 4, 4] | [4, 3, 3 | 4] | [5, 3, 3] | [3, 3, 4] | [4, 4, 3] => zero,
        // Germany: 0171 1234567, 0171 123 45 67
        [3..=5, 5..=8] | [3..=5, 2..=4, 2..=3, 2..=3] => zero && (10..=12).contains(&text.len()),
        _ => false,
    };
    if fits { Likely } else { No }
}

/// Whether a number may be a telephone's when a word beside it says so: no date, no years, no opening hours, no coordinate.
fn fits_beside(text: &str, lengths: &[usize], between: Between) -> bool {
    let year = |at: usize| matches!(text.get(at..at + 2), Some("15" | "16" | "17" | "18" | "19" | "20"));
    let doubtful = match *lengths {
        [length] => length < 7,
        [4, 2, ..] => year(0),
        [1 | 2, 1 | 2, 4, ..] => true,
        [1, ..] => text.len() < 10,
        [4, 4] => year(0) && year(4) || text.starts_with('0'),
        [5, 4] => !text.starts_with('9'),
        // no area begins with it, but (123) 456-7891 does
        [3, 3, 4] => text.starts_with('1'),
        [_, _] => between.has(Between::DOT),
        _ => false,
    };
    let even =
        lengths.iter().skip(1).all(|&length| length >= 2) && lengths.iter().all(|&length| length <= 12);
    // 555-0142 alone, as in films
    let film = text.len() >= 7 && text[text.len() - 7..].starts_with("55501");
    (7..=13).contains(&text.len()) && even && !doubtful && !film
}
