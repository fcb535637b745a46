//! Bytes in alphabets beyond the common ones: base58, base85, ascii85, UTF-7, punycode.

use super::{Decoded, bytes, words};
use crate::{
    detect::{layer::Layer, normalise::is_readable},
    interaction::Span,
};
use memchr::{memchr_iter, memmem};

/// Shorter runs are words and identifiers.
const MIN_RUN: usize = 20;
/// Base58 is one number, and reading it takes time in the square of its length: longer ones are not read.
const MAX_BASE58: usize = 1_500;
/// So many letters of another script are no chance.
const MIN_WIDE: usize = 8;
/// A label of a domain has at most 63 letters; whole phrases are written so too.
const MAX_LABEL: usize = 400;

pub(super) fn base58(layer: &Layer<'_>) -> Vec<Decoded> {
    let long = layer.tokens.iter().map(|token| token.span);
    let long = long.filter(|span| (MIN_RUN..=MAX_BASE58).contains(&span.range().len()));
    long.filter_map(|span| {
        let run = &layer.raw.as_bytes()[span.range()];
        let mixed = run.iter().any(u8::is_ascii_uppercase) && run.iter().any(u8::is_ascii_lowercase);
        bytes::passage(layer, base58_bytes(run).filter(|_| mixed)?, span)
    })
    .collect()
}

fn base58_bytes(run: &[u8]) -> Option<Vec<u8>> {
    let digits: Option<Vec<u64>> = run
        .iter()
        .map(|&b| {
            Some(u64::from(match b {
                b'1'..=b'9' => b - b'1',
                b'A'..=b'H' => b - b'A' + 9,
                b'J'..=b'N' => b - b'J' + 17,
                b'P'..=b'Z' => b - b'P' + 22,
                b'a'..=b'k' => b - b'a' + 33,
                b'm'..=b'z' => b - b'm' + 44,
                _ => return None,
            }))
        })
        .collect();
    // Limbs of 32 bits, the least first; five digits at once.
    let mut limbs: Vec<u32> = Vec::new();
    for five in digits?.chunks(5) {
        let (mut carry, scale) =
            five.iter().fold((0u64, 1u64), |(value, scale), digit| (value * 58 + digit, scale * 58));
        for limb in &mut limbs {
            let value = u64::from(*limb) * scale + carry;
            *limb = value as u32;
            carry = value >> 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    let bytes: Vec<u8> =
        limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).skip_while(|&b| b == 0).collect();
    Some(bytes)
}

pub(super) fn base85(layer: &Layer<'_>) -> Vec<Decoded> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'A'..=b'Z' => Some(b - b'A' + 10),
        b'a'..=b'z' => Some(b - b'a' + 36),
        _ => memchr::memchr(b, b"!#$%&()*+-;<=>?@^_`{|}~").map(|at| at as u8 + 62),
    };
    let dense = words::between(layer).iter().copied().filter(|span| span.range().len() >= MIN_RUN);
    dense
        .filter_map(|span| {
            bytes::passage(layer, base85_bytes(&layer.raw.as_bytes()[span.range()], digit)?, span)
        })
        .collect()
}

pub(super) fn ascii85(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw.as_bytes();
    let digit = |b: u8| matches!(b, b'!'..=b'u').then(|| b - b'!');
    let mut out = Vec::new();
    let mut end = 0;
    for start in memmem::find_iter(raw, "<~") {
        if start < end {
            continue;
        }
        let Some(length) = memmem::find(&raw[start + 2..], b"~>") else { break };
        end = start + length + 4;
        let body: Vec<u8> =
            raw[start + 2..end - 2].iter().copied().filter(|b| !b.is_ascii_whitespace()).collect();
        let span = Span::new(start, end);
        out.extend(base85_bytes(&body, digit).and_then(|bytes| bytes::passage(layer, bytes, span)));
    }
    if !out.is_empty() {
        return out;
    }
    let dense = words::between(layer).iter().copied().filter(|span| span.range().len() >= MIN_RUN);
    dense.filter_map(|span| bytes::passage(layer, base85_bytes(&raw[span.range()], digit)?, span)).collect()
}

/// Five digits to four bytes; none where a digit is none, or a control character shows that it is no text.
fn base85_bytes(run: &[u8], digit: impl Fn(u8) -> Option<u8>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(run.len() * 4 / 5 + 4);
    let mut group = [84u8; 5];
    let mut have = 0;
    for &b in run {
        if b == b'z' && have == 0 && digit(b).is_none() {
            out.extend([0; 4]);
            continue;
        }
        group[have] = digit(b)?;
        have += 1;
        if have == 5 {
            push_group(group, 4, &mut out)?;
            (group, have) = ([84; 5], 0);
        }
        if out.len() == 12
            && std::str::from_utf8(&out).is_err_and(|error| error.error_len().is_some())
            && out[..2] != [0x1f, 0x8b]
            && out[0] != 0x78
        {
            return None;
        }
    }
    if have > 1 {
        push_group(group, have - 1, &mut out)?;
    }
    Some(out)
}

fn push_group(group: [u8; 5], bytes: usize, out: &mut Vec<u8>) -> Option<()> {
    let value =
        group.iter().try_fold(0u32, |value, &digit| value.checked_mul(85)?.checked_add(u32::from(digit)))?;
    out.extend(&value.to_be_bytes()[..bytes]);
    Some(())
}

pub(super) fn utf7(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw.as_bytes();
    let mut out = Vec::new();
    let mut end = 0;
    for start in memchr_iter(b'+', raw) {
        if start < end {
            continue;
        }
        let alphabet = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
        let length = raw[start + 1..].iter().take_while(alphabet).count();
        end = start + 1 + length;
        if length < 8 {
            continue;
        }
        let wide = bytes::six_bits(&raw[start + 1..end]);
        let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        let Ok(text) = char::decode_utf16(units).collect::<Result<String, _>>() else { continue };
        let closed = raw.get(end) == Some(&b'-');
        end += usize::from(closed);
        // Random letters give random ideographs: of other scripts a few in a row are letters by chance, many are not.
        let ascii = 2 * text.bytes().filter(u8::is_ascii).count() > text.len();
        if is_readable(&text) && (ascii || closed && text.chars().nth(MIN_WIDE).is_some()) {
            out.push(Decoded::whole(text, Span::new(start, end)));
        }
    }
    out
}

/// Words that are labels of internationalised domains, with the words between them.
pub(super) fn punycode(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let chunks = words::between(layer);
    let label = |span: &Span| {
        let word = &raw[span.range()];
        word.get(..4).filter(|head| head.eq_ignore_ascii_case("xn--")).and_then(|_| unlabel(&word[4..]))
    };
    let labels: Vec<(usize, String)> =
        chunks.iter().enumerate().filter_map(|(nth, span)| Some((nth, label(span)?))).collect();
    let mut out = Vec::new();
    for group in labels.chunk_by(|a, b| b.0 - a.0 <= 8) {
        let (first, last) = (group[0].0, group[group.len() - 1].0);
        let mut text = String::new();
        let mut from = chunks[first].start as usize;
        for (nth, word) in group {
            text.push_str(&raw[from..chunks[*nth].start as usize]);
            text.push_str(word);
            from = chunks[*nth].end as usize;
        }
        out.push(Decoded::whole(text, chunks[first].hull(chunks[last])));
    }
    out
}

/// RFC 3492, 6.2.
fn unlabel(label: &str) -> Option<String> {
    let (basic, extended) = label.rsplit_once('-').unwrap_or(("", label));
    if label.len() > MAX_LABEL || extended.is_empty() || !label.is_ascii() {
        return None;
    }
    let mut out: Vec<char> = basic.chars().collect();
    let (mut code, mut bias, mut at, mut first) = (128u32, 72u32, 0u32, true);
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let (old, mut weight, mut k) = (at, 1u32, 36u32);
        loop {
            let digit = match digits.next()? {
                b @ b'a'..=b'z' => b - b'a',
                b @ b'A'..=b'Z' => b - b'A',
                b @ b'0'..=b'9' => b - b'0' + 26,
                _ => return None,
            };
            at = at.checked_add(u32::from(digit).checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if u32::from(digit) < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
        }
        let count = out.len() as u32 + 1;
        let mut delta = if first { (at - old) / 700 } else { (at - old) / 2 };
        first = false;
        delta += delta / count;
        bias = 0;
        while delta > 455 {
            delta /= 35;
            bias += 36;
        }
        bias += 36 * delta / (delta + 38);
        code = code.checked_add(at / count)?;
        at %= count;
        out.insert(at as usize, char::from_u32(code)?);
        at += 1;
    }
    Some(out.into_iter().collect())
}
