//! The table of encodings that the detector reads through.
//!
//! To add one: write its function in the file of its family, add its name to [`Decoding`] and its row to [`DECODERS`].
//! A decoder is linear in the layer, looks only where its signs are, and gives only text that reads like text: what it
//! gives is judged like any other text, so that an encoding is never an attack by itself.

mod bytes;
mod escape;
mod hidden;
mod letters;

use crate::{
    detect::layer::{Layer, Signs},
    interaction::Span,
    text::fold::{Map, Rewriter},
};

crate::names! {
    /// A way to hide text, undone by the detector.
    pub enum Decoding {
        /// Base64: standard or URL-safe alphabet, padded or not, wrapped or not.
        Base64 = "base64",
        /// Base32 (RFC 4648).
        Base32 = "base32",
        /// Hexadecimal: one run, pairs, or a list of `0x..`.
        Hex = "hex",
        /// Groups of seven or eight binary digits.
        Binary = "binary",
        /// A list of decimal character codes.
        Decimal = "decimal",
        /// Morse code.
        Morse = "morse",
        /// Per-cent encoding of URLs.
        Percent = "percent",
        /// HTML entities: named, decimal, hexadecimal.
        HtmlEntities = "html_entities",
        /// `\u0041`, `\u{41}`, `\U00000041`.
        UnicodeEscape = "unicode_escape",
        /// `\x41`.
        HexEscape = "hex_escape",
        /// `\101`.
        OctalEscape = "octal_escape",
        /// Invisible characters between letters.
        ZeroWidth = "zero_width",
        /// Bits written as two kinds of invisible characters.
        ZeroWidthBinary = "zero_width_binary",
        /// Unicode tag characters, which mirror ASCII invisibly.
        UnicodeTags = "unicode_tags",
        /// Bytes written as variation selectors.
        VariationSelectors = "variation_selectors",
        /// Letters of other scripts, or styled ones, that look like Latin letters.
        Homoglyphs = "homoglyphs",
        /// Digits and signs for letters.
        Leetspeak = "leetspeak",
        /// Letters set apart by spaces or marks.
        SpacedLetters = "spaced_letters",
        /// Words run together.
        JoinedWords = "joined_words",
        /// Each letter moved by thirteen.
        Rot13 = "rot13",
        /// The alphabet back to front.
        Atbash = "atbash",
        /// Letters back to front, in the whole or word by word.
        Reversed = "reversed",
    }
}

/// A row of the table.
pub(crate) struct Decoder {
    /// Its name in a chain.
    pub(crate) decoding: Decoding,
    /// One of these was seen, or the function is not asked.
    pub(crate) signs: Signs,
    /// Whether doing it twice gives the text back: then it is not done twice in a row.
    pub(crate) own_inverse: bool,
    /// Gives every passage it can read.
    pub(crate) decode: fn(&Layer<'_>) -> Vec<Decoded>,
}

/// The decoders, in the order in which they are tried.
pub(crate) const DECODERS: &[Decoder] = &[
    // Bytes written as letters or digits: a passage becomes another.
    row(Decoding::Base64, Signs::LONG, bytes::base64),
    row(Decoding::Base32, Signs::LONG, bytes::base32),
    row(Decoding::Hex, Signs::LONG.or(Signs::PAIRS), bytes::hex),
    row(Decoding::Binary, Signs::LONG.or(Signs::BITS), bytes::binary),
    row(Decoding::Decimal, Signs::LONG.or(Signs::NUMBERS), bytes::decimal),
    row(Decoding::Morse, Signs::WORDLESS, bytes::morse),
    // Single characters written as escapes, undone in place.
    row(Decoding::Percent, Signs::PERCENT, escape::percent),
    row(Decoding::HtmlEntities, Signs::AMPERSAND, escape::html_entities),
    row(Decoding::UnicodeEscape, Signs::BACKSLASH, escape::unicode_escape),
    row(Decoding::HexEscape, Signs::BACKSLASH, escape::hex_escape),
    row(Decoding::OctalEscape, Signs::BACKSLASH, escape::octal_escape),
    // Characters that are not seen, or seen as others.
    row(Decoding::ZeroWidth, Signs::INVISIBLE, hidden::zero_width),
    row(Decoding::ZeroWidthBinary, Signs::INVISIBLE, hidden::zero_width_binary),
    row(Decoding::UnicodeTags, Signs::TAGS, hidden::unicode_tags),
    row(Decoding::VariationSelectors, Signs::TAGS, hidden::variation_selectors),
    row(Decoding::Homoglyphs, Signs::LOOKALIKE, hidden::homoglyphs),
    // Letters moved or replaced.
    row(Decoding::Leetspeak, Signs::LEET, letters::leetspeak),
    row(Decoding::SpacedLetters, Signs::SINGLES, letters::spaced_letters),
    row(Decoding::JoinedWords, Signs::LONG, letters::joined_words),
    own_inverse(Decoding::Rot13, Signs::ROT13, letters::rot13),
    own_inverse(Decoding::Atbash, Signs::ATBASH, letters::atbash),
    own_inverse(Decoding::Reversed, Signs::REVERSED, letters::reversed),
];

const fn row(decoding: Decoding, signs: Signs, decode: fn(&Layer<'_>) -> Vec<Decoded>) -> Decoder {
    Decoder { decoding, signs, own_inverse: false, decode }
}

const fn own_inverse(decoding: Decoding, signs: Signs, decode: fn(&Layer<'_>) -> Vec<Decoded>) -> Decoder {
    Decoder { decoding, signs, own_inverse: true, decode }
}

/// A passage, decoded.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// What it says.
    pub(crate) text: String,
    origin: Origin,
}

/// Where a decoded text stands in the layer it was found in.
#[derive(Debug)]
enum Origin {
    /// All of it came from one passage, which has no finer parts.
    Whole(Span),
    /// Parts were replaced in place; `changed` says which, ascending, neighbours joined.
    Parts { map: Map, changed: Vec<Span> },
}

impl Decoded {
    /// `text`, which the whole passage says.
    pub(crate) const fn whole(text: String, span: Span) -> Self {
        Self { text, origin: Origin::Whole(span) }
    }

    /// Where `span` of the decoded text stands in the layer. A part in which nothing was decoded has no place here:
    /// the layer itself holds it.
    pub(crate) fn source(&self, span: Span) -> Option<Span> {
        match &self.origin {
            Origin::Whole(whole) => Some(*whole),
            Origin::Parts { map, changed } => {
                let exact = map.source(span.range());
                let first = changed.partition_point(|unit| unit.end <= exact.start);
                let last = changed.partition_point(|unit| unit.start < exact.end);
                let units = changed.get(first..last).filter(|units| !units.is_empty())?;
                Some(exact.hull(units[0]).hull(units[units.len() - 1]))
            }
        }
    }
}

/// A passage that stands for a character, or for none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    pub(crate) span: Span,
    pub(crate) becomes: Option<char>,
}

/// How much of its surroundings a passage takes along, so that an attack half encoded is read in one piece.
const CONTEXT: usize = 240;

/// Replaces `units`, which ascend, in place: one text per neighbourhood.
pub(crate) fn rewrite(raw: &str, units: &[Unit]) -> Vec<Decoded> {
    let mut out = Vec::new();
    let near = |a: &Unit, b: &Unit| (b.span.start - a.span.end) as usize <= 2 * CONTEXT;
    for group in units.chunk_by(near) {
        let (first, last) = (group[0].span, group[group.len() - 1].span);
        let from = floor(raw, (first.start as usize).saturating_sub(CONTEXT));
        let to = floor(raw, (last.end as usize + CONTEXT).min(raw.len()));
        let mut text = Rewriter::with_capacity(to - from);
        let mut changed: Vec<Span> = Vec::new();
        let mut at = from;
        for unit in group {
            let range = unit.span.range();
            text.copy(&raw[at..range.start], at);
            if let Some(c) = unit.becomes {
                text.put(c.encode_utf8(&mut [0; 4]), unit.span);
            }
            at = range.end;
            match changed.last_mut() {
                Some(last) if last.end == unit.span.start => last.end = unit.span.end,
                _ => changed.push(unit.span),
            }
        }
        text.copy(&raw[at..to], at);
        let (text, map) = text.finish();
        out.push(Decoded { text, origin: Origin::Parts { map, changed } });
    }
    out
}

/// The character boundary at or before `at`.
fn floor(raw: &str, mut at: usize) -> usize {
    while !raw.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests;
