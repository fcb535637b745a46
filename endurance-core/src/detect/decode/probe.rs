//! A cipher around another encoding: no words tell it, but once it is undone the encoding shows.

use super::{
    Decoded, Decoding,
    bytes::{gather, hex_digit, six_bits},
    cipher::{Cipher, FREQUENCY},
    words,
};
use crate::{
    detect::{
        layer::{Layer, Signs},
        lexis,
        normalise::skeleton,
    },
    interaction::Span,
    text::word::Class,
};

/// Shorter passages are no text in an encoding.
const MIN_PASSAGE: usize = 24;
/// By so many bytes the encoding is known; by the first of them most ciphers are refused.
const SAMPLE: usize = 64;
const GLANCE: usize = 16;
/// A list of fewer numbers is no text.
const FEWEST: usize = 8;
/// By so many bytes one is chosen of several.
const RANKED: usize = 300;

pub(super) fn ciphers(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    if !may_hold_passage(layer) {
        return out;
    }
    for span in passages(layer) {
        let passage = &layer.raw[span.range()];
        if !may_be_coded(passage) {
            continue;
        }
        let ahead = sample(passage.chars());
        if shows(&ahead) {
            continue;
        }
        let behind = sample(passage.chars().rev());
        if shows(&behind) && shows(&behind[..GLANCE.min(behind.len())]) {
            out.push(Decoded::whole(passage.chars().rev().collect(), span).named(Decoding::Reversed));
            continue;
        }
        out.extend(which(passage).map(|cipher| cipher.decode(passage, span)));
    }
    out
}

/// Whether a passage begins or ends as an encoding may: with escapes, or letters and digits alone.
fn may_be_coded(passage: &str) -> bool {
    let run = |c: char| {
        c.is_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_' | ' ' | ',' | '[' | ']' | '\n')
    };
    let escaped = passage.bytes().filter(|b| matches!(b, b'%' | b'=' | b'\\' | b'&')).take(4).count() > 3;
    escaped || passage.chars().take(GLANCE).all(run) && passage.chars().rev().take(GLANCE).all(run)
}

/// Whether there may be one of [`passages`]: a long way without a blank, or as many numbers in a row as a list has. A part of a gap
/// without words may be one of these, so that its bytes are counted along, half of them as numbers: blanks are the other half.
fn may_hold_passage(layer: &Layer<'_>) -> bool {
    if layer.signs.any(Signs::EQUALS) {
        return true;
    }
    let bytes = layer.raw.as_bytes();
    let (mut chunk, mut end, mut numbers) = (0, 0, 0);
    for token in layer.tokens {
        let (from, to) = (end, token.span.start as usize);
        end = token.span.end as usize;
        if to == from + 1 && bytes[from] == b' ' {
            if from - chunk >= MIN_PASSAGE {
                return true;
            }
            chunk = to;
        } else {
            numbers += (to - from).div_ceil(2);
            if numbers >= FEWEST || to - chunk >= MIN_PASSAGE {
                return true;
            }
            let blank = bytes[from..to].iter().rposition(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r'));
            chunk = blank.map_or(chunk, |blank| from + blank + 1);
        }
        numbers = if token.class == Class::Number { numbers + 1 } else { 0 };
        if numbers >= FEWEST {
            return true;
        }
    }
    numbers + (bytes.len() - end).div_ceil(2) >= FEWEST || bytes.len() - chunk >= MIN_PASSAGE
}

/// What is dense, and lists of numbers.
fn passages(layer: &Layer<'_>) -> Vec<Span> {
    let raw = layer.raw;
    let mut out: Vec<Span> = Vec::new();
    let number = |span: Span| {
        let word = &raw.as_bytes()[span.range()];
        word.len() <= 5 && word.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'[' | b']'))
    };
    let mut list: Option<(Span, usize)> = None;
    let mut coded = false;
    // Where no line can go on in the next, a short one is no passage.
    let goes_on_ever = layer.signs.any(Signs::EQUALS);
    for &chunk in words::between(layer) {
        if !goes_on_ever && list.is_none() && chunk.range().len() < MIN_PASSAGE && !number(chunk) {
            continue;
        }
        // Lines of quoted-printable, from either side, have their sign all over.
        let before = std::mem::replace(
            &mut coded,
            goes_on_ever && raw.as_bytes()[chunk.range()].iter().take(8).filter(|b| **b == b'=').count() > 1,
        );
        if number(chunk) {
            list = Some(list.map_or((chunk, 1), |(span, count)| (span.hull(chunk), count + 1)));
            continue;
        }
        out.extend(list.take().filter(|&(_, count)| count >= FEWEST).map(|(span, _)| span));
        if !goes_on_ever {
            out.extend(Some(chunk).filter(|chunk| chunk.range().len() >= MIN_PASSAGE));
            continue;
        }
        // A soft line break, from either side, does not end it.
        let goes_on = out.last().is_some_and(|last| {
            let gap = &raw[last.end as usize..chunk.start as usize];
            gap == "\n"
                && before
                && coded
                && (raw[last.range()].ends_with('=') || raw[chunk.range()].starts_with('='))
        });
        match out.last_mut() {
            Some(held) if goes_on => held.end = chunk.end,
            _ => out.push(chunk),
        }
    }
    out.extend(list.filter(|&(_, count)| count >= FEWEST).map(|(span, _)| span));
    out.retain(|span| span.range().len() >= MIN_PASSAGE);
    out
}

/// The first bytes of a passage as a reader sees them.
fn sample(chars: impl Iterator<Item = char>) -> Vec<u8> {
    let seen = chars.take(SAMPLE).map(|c| skeleton(c).unwrap_or(c)).filter(|c| !matches!(c, '\n' | '\r'));
    let bytes = seen.map(|c| if c.is_ascii() { c as u8 } else { b' ' });
    // Padding stands at the end.
    bytes.skip_while(|b| *b == b'[').collect()
}

fn which(passage: &str) -> Option<Cipher> {
    let ahead: Vec<(u8, bool)> = passage
        .chars()
        .take(RANKED)
        .filter(|c| !matches!(c, '\n' | '\r' | '['))
        .map(|c| (skeleton(c).unwrap_or(c), c.is_ascii()))
        .map(|(c, own)| (if c.is_ascii() { c as u8 } else { b' ' }, own))
        .collect();
    // A letter of another script was put in before or after: as it stands it is no letter that the cipher moved.
    let undo = |cipher: Cipher, length: usize| -> Vec<u8> {
        ahead.iter().take(length).map(|&(b, own)| if own { cipher.undo(b) } else { b }).collect()
    };
    let readable = Cipher::all().filter(|&cipher| shows(&undo(cipher, GLANCE))).filter_map(|cipher| {
        // Hexadecimal digits may be others after several shifts: words tell which it was, or else the likeliest letters.
        let bytes = read(&undo(cipher, RANKED))?;
        Some(((lexis::share(&String::from_utf8_lossy(&bytes)), likely(&bytes)), cipher))
    });
    readable
        .max_by_key(|&(score, cipher)| (score, std::cmp::Reverse((cipher.turned, cipher.by))))
        .map(|(_, cipher)| cipher)
}

/// How likely bytes are as English, each.
fn likely(bytes: &[u8]) -> i32 {
    let letter = |b: &u8| match b {
        b'a'..=b'z' => FREQUENCY[usize::from(b - b'a')],
        b' ' => 150,
        b'A'..=b'Z' | b'0'..=b'9' => 20,
        _ => 0,
    };
    bytes.iter().map(letter).sum::<i32>() / i32::try_from(bytes.len()).unwrap_or(i32::MAX).max(1)
}

/// Whether a beginning reads as an encoding of text.
fn shows(sample: &[u8]) -> bool {
    read(sample).is_some()
}

/// The text or the compressed bytes that a passage begins with, where it is in an encoding.
fn read(sample: &[u8]) -> Option<Vec<u8>> {
    let bytes = match sample {
        [b'%', ..] => escapes(sample, b"%"),
        [b'=', ..] if sample.get(1) != Some(&b'=') => escapes(sample, b"="),
        [b'\\', b'x', ..] => escapes(sample, b"\\x"),
        [b'\\', b'u', b'0', b'0', ..] => escapes(sample, b"\\u00"),
        [b'\\', b'U', ..] => escapes(sample, b"\\U000000"),
        [b'\\', b'u', b'{', ..] => escapes(sample, b"\\u{"),
        [b'&', b'#', b'x', ..] => escapes(sample, b"&#x"),
        // Without anything between them, digits are hexadecimal.
        [b'0'..=b'9', ..]
            if sample.iter().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b',' | b']'))
                && !sample.iter().all(u8::is_ascii_digit) =>
        {
            numbers(sample)
        }
        _ => return run(sample),
    };
    bytes.filter(|bytes| bytes.len() >= 2 && is_text(bytes))
}

/// The bytes of escapes that begin with `mark`, up to what is cut off at the end.
fn escapes(sample: &[u8], mark: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = sample;
    while rest.len() >= mark.len() + 3 {
        // A soft line break.
        rest = if mark == b"=" && rest.starts_with(b"==") { &rest[1..] } else { rest };
        rest = rest.strip_prefix(mark)?;
        if rest.len() < 2 {
            break;
        }
        out.push(hex_digit(rest[0])? << 4 | hex_digit(rest[1])?);
        rest = &rest[2..];
        rest = rest.strip_prefix(b"}").or_else(|| rest.strip_prefix(b";")).unwrap_or(rest);
    }
    Some(out)
}

/// Decimal codes; the last may be cut off.
fn numbers(sample: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let parts: Vec<&[u8]> = sample.split(|b| !b.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    for part in &parts[..parts.len().saturating_sub(1)] {
        let code = part.iter().fold(0u32, |code, b| (code * 10 + u32::from(b - b'0')).min(999));
        if part.len() < 2 || code != 10 && !(32..127).contains(&code) {
            return None;
        }
        out.push(code as u8);
    }
    Some(out)
}

/// What a run of letters and digits begins with as base64, base32 or hexadecimal: text, or compressed bytes.
fn run(sample: &[u8]) -> Option<Vec<u8>> {
    let sample = sample.strip_suffix(b"=").unwrap_or(sample);
    let body = &sample[..sample
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_'))
        .count()];
    if body.len() < GLANCE || body.len() < sample.len().min(SAMPLE / 2) {
        return None;
    }
    let base32 = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'2'..=b'7' => Some(b - b'2' + 26),
        _ => None,
    };
    let packed = |bytes: &[u8]| bytes.starts_with(&[0x1f, 0x8b, 8, 0]);
    let bytes = if body.iter().all(|&b| hex_digit(b).is_some()) {
        gather(body, 4, hex_digit)
    } else if body.iter().all(|&b| base32(b).is_some()) {
        gather(body, 5, base32)
    } else {
        six_bits(body)
    };
    (is_text(&bytes) || packed(&bytes)).then_some(bytes)
}

/// Whether bytes are the beginning of a text: no control characters, and whole characters but for the last.
fn is_text(bytes: &[u8]) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or("")
        }
        Err(_) => return false,
    };
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || c as u32 > 0x3000;
    !text.is_empty() && !text.contains(odd)
}
