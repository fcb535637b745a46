//! Single characters written as escapes, undone in place.

use super::{Decoded, Unit, bytes::readable, rewrite, words};
use crate::{
    detect::{
        layer::{Layer, Signs},
        lexis,
    },
    interaction::Span,
};
use memchr::{memchr, memchr_iter};

/// Lines without an escape among those of quoted-printable are no longer.
const MAX_PLAIN: usize = 200;
/// A shorter passage is no form.
const MIN_FORM: usize = 12;

pub(super) fn percent(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut units = byte_units(raw, b'%', |bytes| pair(bytes.get(1..3)?).map(|value| (3, value)));
    // In a form a plus is a blank: where nothing else parts words.
    let mut pluses: Vec<Unit> = Vec::new();
    let chunks = if layer.signs.any(Signs::PLUS) { words::between(layer) } else { &[] };
    for chunk in chunks.iter().filter(|chunk| chunk.range().len() >= MIN_FORM) {
        let bytes = &raw.as_bytes()[chunk.range()];
        if memchr(b'+', bytes).is_none() {
            continue;
        }
        let parts = || memchr_iter(b'+', bytes).filter(|&at| at > 0 && at + 1 < bytes.len());
        let words = bytes.split(|&b| b == b'+').filter(|word| lexis::is_word(word)).take(3).count();
        if words == 3 || parts().count() > 0 && memchr(b'%', bytes).is_some() && words > 0 {
            let start = chunk.start as usize;
            pluses.extend(
                memchr_iter(b'+', bytes)
                    .map(|at| Unit { span: Span::new(start + at, start + at + 1), becomes: Some(' ') }),
            );
        }
    }
    if !pluses.is_empty() {
        units.extend(pluses);
        units.sort_by_key(|unit| unit.span);
    }
    decode(raw, &units)
}

/// Quoted-printable: passages of `=41` and soft line breaks, which go on over line breaks.
pub(super) fn quoted_printable(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut out = Vec::new();
    let mut end = 0;
    for at in memchr_iter(b'=', bytes) {
        if at < end || !is_quoted(&bytes[at..]) {
            continue;
        }
        let blank = |b: &u8| b.is_ascii_whitespace();
        let start = bytes[end..at].iter().rposition(blank).map_or(end, |before| end + before + 1);
        end = at;
        // Line by line, as long as it goes on.
        loop {
            end += bytes[end..].iter().position(blank).unwrap_or(bytes.len() - end);
            let next = end + bytes[end..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
            let line = next + bytes[next..].iter().position(blank).unwrap_or(bytes.len() - next);
            let soft = bytes[end - 1] == b'=';
            let quoted =
                || memchr_iter(b'=', &bytes[next..line]).any(|at| is_quoted(&bytes[next + at..line]));
            if next == end || line == next || !soft && !quoted() && !goes_on(&bytes[next..]) {
                break;
            }
            end = next;
        }
        let (text, units) = unquoted(&bytes[start..end]);
        if units >= 3 {
            out.extend(readable(text).map(|text| Decoded::whole(text, Span::new(start, end))));
        }
    }
    out
}

/// Whether more of a passage follows behind lines of single words, in which nothing had to be escaped.
fn goes_on(bytes: &[u8]) -> bool {
    let near = &bytes[..bytes.len().min(MAX_PLAIN)];
    let end = near.iter().position(|b| matches!(b, b' ' | b'\t')).unwrap_or(near.len());
    memchr_iter(b'=', &near[..end]).any(|at| is_quoted(&near[at..]))
}

fn is_quoted(bytes: &[u8]) -> bool {
    matches!(bytes, [_, a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() && !a.is_ascii_lowercase())
}

/// The bytes of a passage in quoted-printable, and how many of them were escaped.
fn unquoted(passage: &[u8]) -> (Vec<u8>, usize) {
    let (mut out, mut units, mut at) = (Vec::with_capacity(passage.len()), 0, 0);
    while at < passage.len() {
        match passage[at..] {
            [b'=', b'\r', b'\n', ..] => at += 3,
            [b'=', b'\n', ..] | [b'=', b'\r'] => at += 2,
            [b'=', a, b, ..] if is_quoted(&passage[at..]) => {
                out.extend(pair(&[a, b]));
                units += 1;
                at += 3;
            }
            [b, ..] => {
                out.push(b);
                at += 1;
            }
            [] => {}
        }
    }
    (out, units)
}

pub(super) fn hex_escape(layer: &Layer<'_>) -> Vec<Decoded> {
    decode(
        layer.raw,
        &byte_units(layer.raw, b'\\', |bytes| match bytes {
            [_, b'x' | b'X', rest @ ..] => pair(rest.get(..2)?).map(|value| (4, value)),
            _ => None,
        }),
    )
}

pub(super) fn octal_escape(layer: &Layer<'_>) -> Vec<Decoded> {
    decode(
        layer.raw,
        &byte_units(layer.raw, b'\\', |bytes| match bytes {
            [_, a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', ..] => {
                Some((4, (a - b'0') << 6 | (b - b'0') << 3 | (c - b'0')))
            }
            _ => None,
        }),
    )
}

pub(super) fn unicode_escape(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut units: Vec<Unit> = Vec::new();
    let mut high: Option<(usize, u32)> = None;
    for at in memchr_iter(b'\\', bytes) {
        let Some((length, code)) = escaped_code(&bytes[at..]) else { continue };
        let (start, code) = match (high.take(), code) {
            // The second half of a character beyond the basic plane.
            (Some((start, lead)), 0xdc00..=0xdfff) if start + 6 == at => {
                (start, 0x10000 + ((lead - 0xd800) << 10) + (code - 0xdc00))
            }
            (_, 0xd800..=0xdbff) => {
                high = Some((at, code));
                continue;
            }
            _ => (at, code),
        };
        let becomes = char::from_u32(code);
        units.extend(becomes.map(|c| Unit { span: Span::new(start, at + length), becomes: Some(c) }));
    }
    decode(layer.raw, &units)
}

/// The length and the code of the escape that `bytes` begin with.
fn escaped_code(bytes: &[u8]) -> Option<(usize, u32)> {
    match bytes {
        [_, b'u', b'{', rest @ ..] => {
            let length = rest.iter().take(7).position(|&b| b == b'}')?;
            Some((length + 4, number(&rest[..length], 16)?))
        }
        [_, b'u', rest @ ..] => Some((6, number(rest.get(..4)?, 16)?)),
        [_, b'U', rest @ ..] => Some((10, number(rest.get(..8)?, 16)?)),
        _ => None,
    }
}

pub(super) fn html_entities(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut units: Vec<Unit> = Vec::new();
    for at in memchr_iter(b'&', bytes) {
        let Some((length, becomes)) = entity(&bytes[at..]) else { continue };
        units.push(Unit { span: Span::new(at, at + length), becomes: Some(becomes) });
    }
    decode(layer.raw, &units)
}

/// The length and the character of the entity that `bytes` begin with.
fn entity(bytes: &[u8]) -> Option<(usize, char)> {
    let body = bytes[1..].iter().take(10).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
    let name = &bytes[1..=body];
    let closed = usize::from(bytes.get(body + 1) == Some(&b';'));
    let becomes = match name {
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?)?,
        [b'#', digits @ ..] => char::from_u32(number(digits, 10)?)?,
        _ if closed == 1 => ENTITIES.iter().find(|(known, _)| known.as_bytes() == name)?.1,
        _ => return None,
    };
    Some((1 + body + closed, becomes))
}

/// Named entities that hide ASCII (WHATWG HTML, 13.5).
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("excl", '!'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("ast", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("quest", '?'),
    ("commat", '@'),
    ("lsqb", '['),
    ("bsol", '\\'),
    ("rsqb", ']'),
    ("Hat", '^'),
    ("lowbar", '_'),
    ("grave", '`'),
    ("lbrace", '{'),
    ("lcub", '{'),
    ("vert", '|'),
    ("verbar", '|'),
    ("rcub", '}'),
    ("rbrace", '}'),
    ("shy", '\u{ad}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("hyphen", '-'),
    ("dash", '-'),
];

/// Rewrites, unless nothing but marks would come of it: text that escapes only its quotes says nothing new.
fn decode(raw: &str, units: &[Unit]) -> Vec<Decoded> {
    let telling = |unit: &Unit| {
        unit.becomes.is_some_and(|c| c.is_alphanumeric() || matches!(c, '<' | '[' | ' ' | '%' | '\\' | '&'))
    };
    if units.iter().any(telling) { rewrite(raw, units) } else { Vec::new() }
}

/// Units from escapes of one byte each: neighbouring bytes are joined to characters by UTF-8.
fn byte_units(raw: &str, mark: u8, escape: impl Fn(&[u8]) -> Option<(usize, u8)>) -> Vec<Unit> {
    let bytes = raw.as_bytes();
    let mut units = Vec::new();
    let mut pending: Vec<(usize, usize, u8)> = Vec::new();
    for at in memchr_iter(mark, bytes) {
        let Some((length, value)) = escape(&bytes[at..]) else { continue };
        if pending.last().is_some_and(|last| last.1 != at) {
            characters(&mut pending, &mut units);
        }
        pending.push((at, at + length, value));
    }
    characters(&mut pending, &mut units);
    units
}

/// Turns the bytes of neighbouring escapes into characters; bytes that are not UTF-8 stay as they stand.
fn characters(pending: &mut Vec<(usize, usize, u8)>, units: &mut Vec<Unit>) {
    let values: Vec<u8> = pending.iter().map(|&(.., value)| value).collect();
    let mut first = 0;
    for chunk in values.utf8_chunks() {
        for c in chunk.valid().chars() {
            let last = first + c.len_utf8() - 1;
            units.push(Unit { span: Span::new(pending[first].0, pending[last].1), becomes: Some(c) });
            first = last + 1;
        }
        first += chunk.invalid().len();
    }
    pending.clear();
}

fn pair(digits: &[u8]) -> Option<u8> {
    number(digits, 16).map(|value| value as u8)
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    digits
        .iter()
        .try_fold(0u32, |value, &b| value.checked_mul(radix)?.checked_add(char::from(b).to_digit(radix)?))
}
