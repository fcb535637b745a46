//! The syntax of something else, in which the words stand plain.

use super::{Decoded, Unit, rewrite};
use crate::{detect::layer::Layer, interaction::Span};
use memchr::memchr_iter;

/// The escapes of JSON strings that are no codes: quotation marks, strokes and white space.
pub(super) fn json_escapes(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut units: Vec<Unit> = Vec::new();
    for at in memchr_iter(b'\\', bytes) {
        if units.last().is_some_and(|last| last.span.end as usize > at) {
            continue;
        }
        let becomes = match bytes.get(at + 1) {
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            _ => continue,
        };
        units.push(Unit { span: Span::new(at, at + 2), becomes: Some(becomes) });
    }
    rewrite(layer.raw, &units)
}

/// A longer tag is none.
const MAX_TAG: usize = 400;

/// Tags with attributes: what stands in them is no part of the sentence behind them.
pub(super) fn html_tags(layer: &Layer<'_>) -> Vec<Decoded> {
    let bytes = layer.raw.as_bytes();
    let mut units: Vec<Unit> = Vec::new();
    for at in memchr_iter(b'<', bytes) {
        let tag = &bytes[at..bytes.len().min(at + MAX_TAG)];
        let named = tag.get(1).is_some_and(u8::is_ascii_alphabetic);
        let Some(close) = tag.iter().skip(1).position(|b| matches!(b, b'>' | b'<')) else { continue };
        if named && tag[close + 1] == b'>' && tag[..close].contains(&b'=') {
            units.push(Unit { span: Span::new(at, at + close + 2), becomes: Some('\n') });
        }
    }
    rewrite(layer.raw, &units)
}
