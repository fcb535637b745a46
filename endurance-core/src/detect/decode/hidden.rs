//! Characters that are not seen.

use super::{Decoded, Unit, bytes::readable, rewrite};
use crate::{
    detect::{layer::Layer, normalise::is_readable},
    interaction::Span,
    text::fold::is_invisible,
};

pub(super) fn zero_width(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut units = Vec::new();
    let mut before = ' ';
    for (at, c) in layer.raw.char_indices() {
        if is_invisible(c) {
            // Beside emoji, and joiners behind a mark on a letter, they are orthography.
            let plain = before.is_alphanumeric() || before.is_whitespace() || before.is_ascii_punctuation();
            if plain || !shapes(c) {
                units.push(Unit { span: Span::new(at, at + c.len_utf8()), becomes: None });
            }
        } else {
            before = c;
        }
    }
    rewrite(layer.raw, &units)
}

/// Whether an invisible character says how those beside it are drawn.
const fn shapes(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

pub(super) fn zero_width_binary(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    for run in
        char_runs(layer.raw, |c| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}'))
    {
        let signs: Vec<char> = layer.raw[run.range()].chars().collect();
        // The two signs, whichever they are; a third one parts bytes.
        let mut kinds: Vec<char> = Vec::new();
        for &c in &signs {
            if !kinds.contains(&c) {
                kinds.push(c);
            }
        }
        kinds.sort_unstable();
        let [zero, one, ..] = kinds[..] else { continue };
        for (zero, one) in [(zero, one), (one, zero)] {
            let bits: Vec<u8> =
                signs.iter().filter(|&&c| c == zero || c == one).map(|&c| u8::from(c == one)).collect();
            if bits.len() < 32 || !bits.len().is_multiple_of(8) {
                continue;
            }
            let bytes = bits.chunks(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | bit)).collect();
            out.extend(readable(bytes).map(|text| Decoded::whole(text, run)));
        }
    }
    out
}

pub(super) fn unicode_tags(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    for run in char_runs(layer.raw, |c| matches!(c, '\u{e0000}'..='\u{e007f}')) {
        let ascii = |c: char| char::from_u32(c as u32 - 0xe0000).filter(|c| matches!(c, ' '..='~'));
        let text: String = layer.raw[run.range()].chars().filter_map(ascii).collect();
        // A flag emoji ends in a few tags.
        if text.len() > 6 && is_readable(&text) {
            out.push(Decoded::whole(text, run));
        }
    }
    out
}

pub(super) fn variation_selectors(layer: &Layer<'_>) -> Vec<Decoded> {
    let value = |c: char| match c {
        '\u{fe00}'..='\u{fe0f}' => Some(c as u32 - 0xfe00),
        '\u{e0100}'..='\u{e01ef}' => Some(c as u32 - 0xe0100 + 16),
        _ => None,
    };
    let mut out = Vec::new();
    for run in char_runs(layer.raw, |c| value(c).is_some()) {
        let bytes: Vec<u8> =
            layer.raw[run.range()].chars().filter_map(value).map(|value| value as u8).collect();
        if bytes.len() > 6 {
            out.extend(readable(bytes).map(|text| Decoded::whole(text, run)));
        }
    }
    out
}

/// What a right-to-left override shows from its end.
pub(super) fn bidi(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut out = Vec::new();
    let mut end = 0;
    for (start, mark) in raw.match_indices('\u{202e}') {
        if start < end {
            continue;
        }
        let from = start + mark.len();
        let length = raw[from..].find(['\u{202c}', '\u{2069}', '\u{2029}']).unwrap_or(raw.len() - from);
        let closing = raw[from + length..].chars().next().map_or(0, char::len_utf8);
        end = from + length + closing;
        let text: String = raw[from..from + length].chars().rev().collect();
        if is_readable(&text) {
            out.push(Decoded::whole(text, Span::new(start, end)));
        }
    }
    out
}

/// Runs of characters of one kind.
fn char_runs(raw: &str, kind: impl Fn(char) -> bool) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (at, c) in raw.char_indices().filter(|&(_, c)| kind(c)) {
        let span = Span::new(at, at + c.len_utf8());
        match out.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}
