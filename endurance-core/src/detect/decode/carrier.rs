//! The syntax of something else, in which the words stand plain.

use super::{Decoded, Unit, rewrite};
use crate::{detect::layer::Layer, interaction::Span, text::fold::Rewriter};
use memchr::{memchr, memchr_iter, memchr2, memmem, memrchr};

/// The escapes of JSON strings that are no codes: quotation marks, strokes and white space.
pub(super) fn json_escapes(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut units: Vec<Unit> = Vec::new();
    for at in memchr_iter(b'\\', bytes) {
        if units.last().is_some_and(|last| last.span.end as usize > at) {
            continue;
        }
        let Some(becomes) = bytes.get(at + 1).and_then(|&b| escaped(b)) else { continue };
        units.push(Unit { span: Span::new(at, at + 2), becomes: Some(becomes) });
    }
    rewrite(layer.raw, &units)
}

const fn escaped(b: u8) -> Option<char> {
    Some(match b {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        _ => return None,
    })
}

/// A shorter text says too little to be judged alone.
const MIN_TEXT: usize = 20;
/// A longer tag is none.
const MAX_TAG: usize = 400;
/// Nor is a longer value of an attribute one.
const MAX_VALUE: usize = 4_000;

/// The values of fields in JSON: what stands around them is no part of their sentences.
pub(super) fn json_values(layer: &Layer<'_>) -> Vec<Decoded> {
    let (raw, bytes) = (layer.raw, layer.raw.as_bytes());
    let mut out = Vec::new();
    let mut end = 0;
    for colon in memmem::find_iter(bytes, b"\":") {
        let open = colon + 2 + bytes[colon + 2..].iter().take(4).take_while(|&&b| b == b' ').count();
        if colon < end || bytes.get(open) != Some(&b'"') {
            continue;
        }
        let from = open + 1;
        let mut units = Vec::new();
        let mut at = from;
        let close = loop {
            let Some(found) = memchr2(b'"', b'\\', &bytes[at..]) else { return out };
            at += found;
            if bytes[at] == b'"' {
                break at;
            }
            let becomes = bytes.get(at + 1).and_then(|&b| escaped(b));
            units.extend(becomes.map(|c| Unit { span: Span::new(at, at + 2), becomes: Some(c) }));
            at = (at + 2).min(bytes.len());
        };
        end = close + 1;
        out.extend(alone(raw, Span::new(from, close), &units));
    }
    out
}

/// What a fenced block of text may name itself; other languages are programs.
const TEXTS: &[&str] = &["", "text", "txt", "plain", "plaintext", "md", "markdown", "prompt"];

/// What stands between the fences of a block.
pub(super) fn fenced(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut out = Vec::new();
    let mut fences = memmem::find_iter(bytes, b"```");
    while let Some(fence) = fences.next() {
        let Some(line) = memchr(b'\n', &bytes[fence..]) else { break };
        let name = layer.raw[fence..fence + line].trim_start_matches('`').trim();
        let Some(close) = fences.next() else { break };
        let from = fence + line + 1;
        if from < close && TEXTS.iter().any(|text| name.eq_ignore_ascii_case(text)) {
            out.extend(alone(layer.raw, Span::new(from, close), &[]));
        }
    }
    out
}

/// Tags with attributes, and those that close: what stands in them is no part of the sentence beside them.
pub(super) fn html_tags(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut units: Vec<Unit> = Vec::new();
    for at in memchr_iter(b'<', bytes) {
        let tag = &bytes[at..bytes.len().min(at + MAX_TAG)];
        let closes = tag.get(1) == Some(&b'/');
        let named = tag.get(1 + usize::from(closes)).is_some_and(u8::is_ascii_alphabetic);
        let Some(close) = tag.iter().skip(1).position(|b| matches!(b, b'>' | b'<')) else { continue };
        if named && tag[close + 1] == b'>' && (closes && !units.is_empty() || tag[..close].contains(&b'=')) {
            units.push(Unit { span: Span::new(at, at + close + 2), becomes: Some('\n') });
        }
    }
    rewrite(layer.raw, &units)
}

/// The values of attributes, as a title or what is read where a picture is not seen.
pub(super) fn html_values(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut out = Vec::new();
    let mut end = 0;
    for tag in memchr_iter(b'<', bytes) {
        if tag < end || !bytes.get(tag + 1).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        end = tag + 1;
        // From one value to the next, as long as the tag goes on.
        while let Some((from, close)) = next_value(bytes, end) {
            end = close + 1;
            out.extend(alone(layer.raw, Span::new(from, close), &entities(bytes, from, close)));
        }
    }
    out
}

/// The texts behind tags with attributes, up to the next tag.
pub(super) fn html_texts(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut out = Vec::new();
    for at in memchr_iter(b'<', bytes) {
        let tag = &bytes[at..bytes.len().min(at + MAX_TAG)];
        let named = tag.get(1).is_some_and(u8::is_ascii_alphabetic);
        let Some(close) = tag.iter().skip(1).position(|b| matches!(b, b'>' | b'<')) else { continue };
        if named && tag[close + 1] == b'>' && tag[..close].contains(&b'=') {
            let from = at + close + 2;
            let end = memchr(b'<', &bytes[from..]).map_or(bytes.len(), |length| from + length);
            out.extend(alone(layer.raw, Span::new(from, end), &entities(bytes, from, end)));
        }
    }
    out
}

/// The comments of a page.
pub(super) fn html_comments(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let (mut out, mut end) = (Vec::new(), 0);
    for at in memmem::find_iter(bytes, b"<!--") {
        let from = at + 4;
        if at < end {
            continue;
        }
        let Some(length) = memmem::find(&bytes[from..], b"-->") else { break };
        end = from + length;
        let body = layer.raw[from..end].trim_start();
        let (start, length) = (end - body.len(), body.trim_end().len());
        if length <= MAX_VALUE {
            out.extend(alone(layer.raw, Span::new(start, start + length), &[]));
        }
    }
    out
}

/// The titles of Markdown's references, which no reader sees: `[//]: # (text)`, `[comment]: <> "text"`.
pub(super) fn reference_titles(layer: &Layer<'_>) -> Vec<Decoded> {
    let (raw, bytes) = (layer.raw, layer.raw.as_bytes());
    let mut out = Vec::new();
    let mut read = 0;
    while let Some(label) = memmem::find(&bytes[read..], b"]: ").map(|at| read + at) {
        let line = memrchr(b'\n', &bytes[read..label]).map_or(read, |at| read + at + 1);
        let from = label + 3;
        let end = memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |length| from + length);
        // a line has one label
        read = end;
        // Between the label and its title stands an address.
        let Some(blank) = memchr(b' ', &bytes[from..end]).filter(|_| bytes[line] == b'[') else { continue };
        let title = raw[from + blank..end].trim();
        let Some(body) = ['(', '"', '\''].iter().find_map(|&mark| title.strip_prefix(mark)) else { continue };
        let start = end - raw[from + blank..end].trim_start().len() + 1;
        let body = body.strip_suffix([')', '"', '\'']).unwrap_or(body);
        out.extend(alone(raw, Span::new(start, start + body.len()), &[]));
    }
    out
}

/// The next quoted value of the tag that goes on at `at`.
fn next_value(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = &bytes[at..bytes.len().min(at + MAX_TAG)];
    let sign = rest.iter().position(|b| matches!(b, b'=' | b'<' | b'>'))?;
    let mark = *rest.get(sign + 1).filter(|b| rest[sign] == b'=' && matches!(b, b'"' | b'\''))?;
    let from = at + sign + 2;
    let length = memchr(mark, &bytes[from..bytes.len().min(from + MAX_VALUE)])?;
    Some((from, from + length))
}

/// The entities without which no value could hold its own marks.
fn entities(bytes: &[u8], from: usize, to: usize) -> Vec<Unit> {
    const NAMED: &[(&str, char)] =
        &[("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#x27;", '\''), ("&#39;", '\'')];
    let found = memchr_iter(b'&', &bytes[from..to]).filter_map(|at| {
        let start = from + at;
        let (name, c) = NAMED.iter().find(|(name, _)| bytes[start..to].starts_with(name.as_bytes()))?;
        Some(Unit { span: Span::new(start, start + name.len()), becomes: Some(*c) })
    });
    found.collect()
}

/// The text at `span` by itself, `units` undone in it, where it is long enough to say something.
fn alone(raw: &str, span: Span, units: &[Unit]) -> Option<Decoded> {
    let body = &raw[span.range()];
    let words = !body.is_ascii() || memchr_iter(b' ', body.as_bytes()).nth(1).is_some();
    if body.len() < MIN_TEXT || !words {
        return None;
    }
    let mut text = Rewriter::with_capacity(body.len());
    let mut at = span.start as usize;
    for unit in units {
        text.copy(&raw[at..unit.span.start as usize], at);
        if let Some(c) = unit.becomes {
            text.put(c.encode_utf8(&mut [0; 4]), unit.span);
        }
        at = unit.span.end as usize;
    }
    text.copy(&raw[at..span.end as usize], at);
    Some(Decoded::inside(text.finish(), span))
}
