//! Where someone can be reached: telephone numbers, e-mail addresses, web addresses.

use super::{Text, cue::Class};
use crate::interaction::Span;

/// What kind of address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Phone,
    Email,
    Web,
}

/// One way to reach someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contact {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// What makes two of them the same: digits alone; an address in small letters without scheme and `www.`.
    pub(crate) key: String,
}

/// Ends of host names that mark a bare web address; others need a scheme or `www.`.
const HOST_ENDS: [&str; 32] = [
    ".com", ".org", ".net", ".gov", ".edu", ".int", ".info", ".eu", ".in", ".uk", ".de", ".fr", ".es", ".pt",
    ".br", ".it", ".nl", ".jp", ".cn", ".sa", ".ae", ".ca", ".au", ".example", ".ch", ".at", ".be", ".io",
    ".dev", ".app", ".invalid", ".test",
];

/// Digits that are a telephone number beside a word such as "call"; and without one.
const SHORTEST: usize = 3;
const LONGEST: usize = 15;

/// The longest address: nobody writes a longer one, and an attacker pays for it.
const MOST_BYTES: usize = 256;

/// Public numbers for emergencies and crises, which everybody knows and no document need give: 112 (EU, India and GSM), 911, 999, 000,
/// 988 (US), 111 (UK), 116 117 (EU), and India's 100, 101, 102, 108, 1098, 1930.
pub(crate) const EMERGENCY: [&str; 13] =
    ["112", "911", "999", "000", "988", "111", "116117", "100", "101", "102", "108", "1098", "1930"];

/// Every contact of `text`, in order. Numbers count only in sentences that speak of reaching someone.
pub(crate) fn find(text: &Text) -> Vec<Contact> {
    let mut out = addresses(&text.raw);
    for sentence in &text.sentences {
        if text.has_term(sentence.span, Class::Reach) {
            phones(text, sentence.span, &mut out);
        }
    }
    out.sort_by_key(|c| c.span);
    out
}

/// Whether `raw` holds `contact`: the digits in the same order, or the address.
pub(crate) fn holds(raw: &str, contact: &Contact) -> bool {
    if contact.kind == Kind::Phone {
        return runs(raw).any(|run| {
            let digits: String = raw[run.range()].chars().filter_map(digit).collect();
            // the country's code may stand on one side only
            digits == contact.key
                || (contact.key.len() >= 8 && digits.ends_with(&contact.key))
                || (digits.len() >= 8 && contact.key.ends_with(&digits))
        });
    }
    addresses(raw).iter().any(|a| a.kind == contact.kind && same_address(&a.key, &contact.key))
}

/// A page of a site that is given is reachable too.
fn same_address(given: &str, claimed: &str) -> bool {
    let under = |site: &str, page: &str| {
        page.strip_prefix(site).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    under(given, claimed) || under(claimed, given)
}

/// The addresses of `raw`, in order.
pub(crate) fn addresses(raw: &str) -> Vec<Contact> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'.', b'@', &raw.as_bytes()[at..]) {
        let found = at + found;
        // the end of a sentence is no part of an address
        if !raw.as_bytes().get(found + 1).is_some_and(|&b| in_address(b)) {
            at = found + 1;
            continue;
        }
        let from = at.max(found.saturating_sub(MOST_BYTES));
        let from = (from..=found).find(|&i| raw.is_char_boundary(i)).unwrap_or(found);
        let start = found - raw[from..found].bytes().rev().take_while(|&b| in_address(b)).count();
        let end = found + raw[found..].bytes().take(MOST_BYTES).take_while(|&b| in_address(b)).count();
        let word = raw[start..end].trim_end_matches(['.', ':', '/', '-', '?', '_']);
        // most full stops inside a word are those of decimals
        let letters = word.bytes().any(|b| b.is_ascii_alphabetic());
        if let Some((kind, key)) = letters.then(|| address(word)).flatten() {
            out.push(Contact { span: Span::new(start, start + word.len()), kind, key });
        }
        at = end.max(found + 1);
    }
    out
}

const fn in_address(b: u8) -> bool {
    b.is_ascii_alphanumeric()
        || matches!(b, b'.' | b'@' | b'-' | b'_' | b'/' | b':' | b'+' | b'%' | b'?' | b'=' | b'&' | b'#')
}

/// What an address is, and its key.
fn address(word: &str) -> Option<(Kind, String)> {
    let lower = word.to_ascii_lowercase();
    let scheme = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let mail = lower.strip_prefix("mailto:").unwrap_or(&lower);
    if let Some((name, host)) = mail.split_once('@').filter(|_| scheme.is_none()) {
        let real = !name.is_empty()
            && host.contains('.')
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        return real.then(|| (Kind::Email, mail.to_owned()));
    }
    let bare = scheme.unwrap_or(&lower);
    let site = bare.strip_prefix("www.");
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or(bare);
    let letters = host.bytes().any(|b| b.is_ascii_alphabetic());
    let known = HOST_ENDS.iter().any(|e| host.len() > e.len() && host.ends_with(e));
    let is_site = letters && host.contains('.') && (scheme.is_some() || site.is_some() || known);
    is_site.then(|| (Kind::Web, site.unwrap_or(bare).to_owned()))
}

fn phones(text: &Text, span: Span, out: &mut Vec<Contact>) {
    let raw = text.slice(span);
    for run in runs(raw) {
        let place = Span { start: span.start + run.start, end: span.start + run.end };
        let key: String = raw[run.range()].chars().filter_map(digit).collect();
        let taken = out.iter().any(|c| c.span.overlaps(place))
            || text.dates_in(span).iter().any(|d| d.span.overlaps(place) && d.span != place)
            || text.citations_in(span).iter().any(|c| c.span.overlaps(place));
        if taken || !(SHORTEST..=LONGEST).contains(&key.len()) || !dialled(text, span, place, key.len()) {
            continue;
        }
        out.push(Contact { span: place, kind: Kind::Phone, key });
    }
}

/// Whether digits are a number to dial: long ones as they are written, short ones behind a word of dialling, what may be a year
/// right behind it.
fn dialled(text: &Text, sentence: Span, place: Span, digits: usize) -> bool {
    /// Words between "helpline" and its number: "call us, or the district office, on 155".
    const REACH: usize = 8;
    let overlaps = |span: Span| span.overlaps(place);
    let measured = text.quantities_in(sentence).iter().any(|q| overlaps(q.span) && q.span.end > place.end);
    let money = text.raw[..place.start as usize].trim_end().ends_with(['₹', '$', '€', '£', '¥', '.', ',']);
    let year = text.dates_in(sentence).iter().any(|d| overlaps(d.span));
    let reach = if year { 1 } else { REACH };
    let named = text.terms_in(sentence).iter().any(|t| {
        t.class == Class::Reach
            && t.name() == "dial"
            && t.span.end <= place.start
            && text.tokens_in(Span { start: t.span.end, end: place.start }).len() <= reach
    });
    !measured && !money && (digits >= 8 || named)
}

/// Runs of digits with the marks that stand in telephone numbers, from the first digit or plus to the last digit.
fn runs(raw: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + raw[at..].find(|c| digit(c).is_some() || c == '+')?;
        let (mut end, mut gap, mut digits) = (start, 0, 0);
        for (i, c) in raw[start..].char_indices() {
            let opens = c == '(' && digits <= 3; // "+44 (0) 20", not "0502 (9 to 5)"
            if digit(c).is_some() || (c == '+' && i == 0) {
                (end, gap, digits) = (start + i + c.len_utf8(), 0, digits + 1);
            } else if (opens || matches!(c, ' ' | '-' | ')' | '.' | '\u{a0}' | '‑' | '–')) && gap < 2 {
                gap += 1;
            } else {
                break;
            }
        }
        at = end.max(start + 1);
        Some(Span::new(start, end))
    })
}

/// The value of a decimal digit, in the scripts in which numbers are written to be dialled.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '०'..='९' => c as u32 - '०' as u32,
        '٠'..='٩' => c as u32 - '٠' as u32,
        '０'..='９' => c as u32 - '０' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(raw: &str) -> String {
        let text = Text::read(raw, None);
        find(&text).into_iter().map(|c| c.key).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn contacts_as_people_write_them() {
        const CASES: &[(&str, &str)] = &[
            ("Call our helpline on 1800-11-4000.", "1800114000"),
            ("Call 112 at once.", "112"),
            ("Phone: +91 22 2266 0502 (9 to 5).", "+912222660502"),
            ("Write to help@example.org.", "help@example.org"),
            ("Visit https://www.ico.org.uk/complaints.", "ico.org.uk/complaints"),
            ("Write to rtionline.gov.in or dial 155 300.", "rtionline.gov.in | 155300"),
            ("हेल्पलाइन १९३० पर कॉल करें।", "1930"),
            ("Contact the office within 30 days and pay ₹500.", ""),
            ("The budget was 78000000 in 2024.", ""),
            ("Contact: the office opens on 12 May 2025.", ""),
            ("Call it e.g. version 1.2.", ""),
            ("Visit the branch at 221 Baker Street, counter 305.", ""),
            ("Contact the office of 2024.", ""),
        ];
        for (raw, expected) in CASES {
            assert_eq!(keys(raw), expected.replace('+', ""), "{raw}");
        }
    }

    #[test]
    fn the_same_contact_in_another_form() {
        let one = |raw: &str| find(&Text::read(raw, None)).remove(0);
        assert!(holds("Helpline: 1800 11 4000.", &one("Call 1800-11-4000.")));
        assert!(holds("See http://cic.gov.in/", &one("Visit www.cic.gov.in.")));
        assert!(!holds("Helpline: 1800 11 4001.", &one("Call 1800-11-4000.")));
        assert!(!holds("help@example.org", &one("Write to info@example.org.")));
    }
}
