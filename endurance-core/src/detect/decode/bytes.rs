//! Bytes written as letters or digits: base64, base32, hexadecimal, binary, octal and decimal codes.

use super::{
    Decoded,
    compress::{self, Inflated},
    words,
};
use crate::{
    detect::{layer::Layer, normalise::is_readable},
    interaction::Span,
};

/// Shorter runs are words, numbers and identifiers.
const MIN_RUN: usize = 16;
/// Fewer numbers in a row are a table, not a text.
const MIN_LIST: usize = 6;
/// Shorter lines are not wrapped text.
const MIN_LINE: usize = 12;

/// A run of characters of one alphabet, line breaks and padding left out of `text`.
struct Run {
    span: Span,
    text: Vec<u8>,
}

pub(super) fn base64(layer: &Layer<'_>) -> Vec<Decoded> {
    let standard = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_');
    let mut out = Vec::new();
    for run in runs(layer, standard, MIN_RUN) {
        if let Some(decoded) = passage(layer, six_bits(&run.text), run.span) {
            out.push(decoded);
            continue;
        }
        // A path or a compound holds the run: try its parts. What begins with a plus is UTF-7.
        let start = run.span.start as usize;
        let parted = &layer.raw.as_bytes()[run.span.range()];
        if parted[0] == b'+' {
            continue;
        }
        let mut at = start;
        for part in parted.split(|b| matches!(b, b'/' | b'-' | b'_' | b'+' | b'\n' | b'\r')) {
            let clean: Vec<u8> = part.iter().copied().filter(|b| *b != b'=').collect();
            if clean.len() >= MIN_RUN && part.len() < parted.len() {
                out.extend(passage(layer, six_bits(&clean), Span::new(at, at + part.len())));
            }
            at += part.len() + 1;
        }
    }
    out
}

/// The bytes that the passage at `span` stands for as text, unpacked where they are compressed.
pub(super) fn passage(layer: &Layer<'_>, bytes: Vec<u8>, span: Span) -> Option<Decoded> {
    let Some((name, inflated)) = compress::inflate(&bytes, layer.room.get()) else {
        return Some(Decoded::whole(readable(bytes)?, span));
    };
    let Inflated { bytes, lost } = inflated;
    // the passages of a layer share its room: a hundred bombs are no more than one
    layer.room.set(layer.room.get().saturating_sub(bytes.len() as u64));
    let mut decoded = Decoded::whole(readable(bytes).or_else(|| (lost > 0).then(String::new))?, span);
    (decoded.inner, decoded.lost) = (Some(name), lost);
    Some(decoded)
}

pub(super) fn six_bits(text: &[u8]) -> Vec<u8> {
    gather(text, 6, |b| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    })
}

pub(super) fn base32(layer: &Layer<'_>) -> Vec<Decoded> {
    let alphabet = |b: u8| matches!(b, b'A'..=b'Z' | b'2'..=b'7');
    let five_bits = |text: &[u8]| {
        gather(text, 5, |b| match b {
            b'A'..=b'Z' => Some(b - b'A'),
            b'2'..=b'7' => Some(b - b'2' + 26),
            _ => None,
        })
    };
    let found = runs(layer, alphabet, MIN_RUN).into_iter();
    found.filter_map(|run| passage(layer, five_bits(&run.text), run.span)).collect()
}

pub(super) fn hex(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    for run in runs(layer, |b| b.is_ascii_hexdigit(), MIN_RUN) {
        if run.text.len().is_multiple_of(2) {
            out.extend(passage(layer, gather(&run.text, 4, hex_digit), run.span));
        }
    }
    let lists = listed(layer, |bytes| {
        let prefix = match bytes {
            [b'0' | b'\\', b'x' | b'X', ..] => 2,
            [b'x' | b'X', ..] => 1,
            _ => 0,
        };
        let (high, low) = (hex_digit(*bytes.get(prefix)?)?, hex_digit(*bytes.get(prefix + 1)?)?);
        Some((prefix + 2, high << 4 | low))
    });
    out.extend(lists);
    out
}

pub(super) fn binary(layer: &Layer<'_>) -> Vec<Decoded> {
    let bit = |b: u8| matches!(b, b'0' | b'1').then_some(b & 1);
    let mut out = listed(layer, |bytes| {
        let digits = bytes.iter().take_while(|b| matches!(b, b'0' | b'1')).count();
        matches!(digits, 7 | 8)
            .then(|| (digits, bytes[..digits].iter().fold(0, |byte, b| byte << 1 | (b & 1))))
    });
    for run in runs(layer, |b| matches!(b, b'0' | b'1'), 4 * MIN_RUN) {
        if run.text.len().is_multiple_of(8) {
            out.extend(passage(layer, gather(&run.text, 1, bit), run.span));
        }
    }
    out
}

pub(super) fn decimal(layer: &Layer<'_>) -> Vec<Decoded> {
    listed(layer, |bytes| {
        let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        if !(2..=3).contains(&digits) {
            return None;
        }
        let code = bytes[..digits].iter().fold(0u32, |code, b| code * 10 + u32::from(b - b'0'));
        (code < 256).then_some((digits, code as u8))
    })
}

pub(super) fn octal(layer: &Layer<'_>) -> Vec<Decoded> {
    listed(layer, |bytes| match bytes {
        [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7'] => {
            Some((3, (a - b'0') << 6 | (b - b'0') << 3 | (c - b'0')))
        }
        _ => None,
    })
}

/// Runs of at least `min` bytes of an alphabet. A run goes on over a line break where the line before it is as long as
/// the first and the next holds nothing else, as mail wraps base64; padding at the end belongs to it.
fn runs(layer: &Layer<'_>, alphabet: impl Fn(u8) -> bool, min: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let mut end = 0;
    // Its first line stands in one chunk, and a shorter line is none of a run.
    for chunk in words::between(layer).iter().filter(|chunk| chunk.range().len() >= MIN_LINE) {
        if (chunk.end as usize) > end {
            let from = end.max(chunk.start as usize);
            end = runs_in(layer.raw.as_bytes(), (from, chunk.end as usize), &alphabet, min, &mut out);
        }
    }
    out
}

/// The runs that begin in `at..to`; gives the end of the last.
fn runs_in(
    bytes: &[u8],
    (mut at, to): (usize, usize),
    alphabet: &impl Fn(u8) -> bool,
    min: usize,
    out: &mut Vec<Run>,
) -> usize {
    while at < to {
        if !alphabet(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let length = bytes[at..].iter().take_while(|&&b| alphabet(b)).count();
        if length < MIN_LINE {
            at += length;
            continue;
        }
        let mut text = Vec::new();
        let mut first = None;
        loop {
            let line = at;
            at += bytes[at..].iter().take_while(|&&b| alphabet(b)).count();
            text.extend_from_slice(&bytes[line..at]);
            // All lines are as long as the first, but for the last.
            let length = at - line;
            let first = *first.get_or_insert(length);
            match wrapped(bytes, at, alphabet) {
                Some(next) if length == first && length >= MIN_LINE => at = next,
                _ => break,
            }
        }
        at += bytes[at..].iter().take(6).take_while(|&&b| b == b'=').count();
        if text.len() >= min {
            out.push(Run { span: Span::new(start, at), text });
        }
    }
    at
}

/// Where the next line of a wrapped run begins, when the line break at `at` only wraps it.
fn wrapped(bytes: &[u8], at: usize, alphabet: &impl Fn(u8) -> bool) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let skip = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => return None,
    };
    let indent = rest[skip..].iter().take(8).take_while(|b| matches!(b, b' ' | b'\t' | b'>')).count();
    let next = skip + indent;
    // A mailer wraps at 76; a longer line is none of its own.
    let line = rest[next..].iter().take(200).take_while(|&&b| alphabet(b)).count();
    let ends =
        rest.get(next + line).is_none_or(|b| matches!(b, b'=' | b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'<'));
    (line > 0 && ends).then_some(at + next)
}

/// Joins digits of `bits` bits each into bytes; what is left over at the end is padding.
pub(super) fn gather(text: &[u8], bits: u32, digit: impl Fn(u8) -> Option<u8>) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() * bits as usize / 8 + 1);
    let (mut have, mut held) = (0u32, 0u32);
    for value in text.iter().filter_map(|&b| digit(b)) {
        held = held << bits | u32::from(value);
        have += bits;
        if have >= 8 {
            have -= 8;
            out.push((held >> have) as u8);
            held &= (1 << have) - 1;
        }
    }
    out
}

/// Passages that list at least [`MIN_LIST`] bytes as numbers, each read by `unit` as (length, value), apart by commas,
/// blanks and quotes.
fn listed(layer: &Layer<'_>, unit: impl Fn(&[u8]) -> Option<(usize, u8)>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut out = Vec::new();
    let (mut values, mut start, mut end) = (Vec::new(), 0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let word = bytes[at].is_ascii_alphanumeric() || bytes[at] == b'\\';
        if !word && values.is_empty() {
            at += 1;
            continue;
        }
        if !word {
            // A list ends where something other than a separator stands, or too many of them.
            let parts = matches!(
                bytes[at],
                b' ' | b',' | b';' | b':' | b'-' | b'\n' | b'\r' | b'\t' | b'"' | b'\'' | b'[' | b']' | b'|'
            );
            if !parts || at - end >= 4 {
                flush(layer, &mut values, start, end, &mut out);
            }
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'\\').count();
        match unit(&bytes[at..at + length]) {
            Some((used, value)) if used == length => {
                if values.is_empty() {
                    start = at;
                }
                values.push(value);
                end = at + length;
            }
            _ => flush(layer, &mut values, start, end, &mut out),
        }
        at += length;
    }
    flush(layer, &mut values, start, end, &mut out);
    out
}

fn flush(layer: &Layer<'_>, values: &mut Vec<u8>, start: usize, end: usize, out: &mut Vec<Decoded>) {
    let bytes = std::mem::take(values);
    if bytes.len() >= MIN_LIST {
        out.extend(passage(layer, bytes, Span::new(start, end)));
    }
}

pub(super) const fn hex_digit(b: u8) -> Option<u8> {
    match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        b'A'..=b'F' => Some(b - b'A' + 10),
        _ => None,
    }
}

/// The bytes as text, UTF-8 or UTF-16, if a reader could read it.
pub(super) fn readable(bytes: Vec<u8>) -> Option<String> {
    let wide = bytes.len() >= 8 && bytes.len().is_multiple_of(2);
    let text = match String::from_utf8(bytes) {
        Ok(text) if !(wide && text.contains('\0')) => text,
        Ok(text) => utf16(text.as_bytes())?,
        Err(error) if wide => utf16(error.as_bytes())?,
        Err(_) => return None,
    };
    let text = if text.ends_with('\0') { text.trim_end_matches('\0').to_owned() } else { text };
    is_readable(&text).then_some(text)
}

/// UTF-16 of either order, where most characters have a zero byte.
fn utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 4);
    let little = odd > even;
    if even.max(odd) < half {
        return None;
    }
    let units = bytes.chunks_exact(2).map(|pair| {
        if little { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) }
    });
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}
