//! The table of encodings that the detector reads through.
//!
//! To add one: write its function in the file of its family, add its name to [`Decoding`] and its row to [`DECODERS`].
//! A decoder is linear in the layer, looks only where its signs are, and gives only text that reads like text: what it
//! gives is judged like any other text, so that an encoding is never an attack by itself.

mod bytes;
mod carrier;
mod cipher;
mod code;
mod compress;
mod dense;
mod escape;
mod fragment;
mod hidden;
mod letters;
mod lookalike;
mod probe;
mod turned;
mod words;

pub(super) use code::names_a_letter;
pub(super) use turned::order_of;

use crate::{
    detect::layer::{Layer, Signs},
    interaction::Span,
    text::fold::{Map, Rewriter},
};
use std::ops::Range;

crate::names! {
    /// A way to hide text, undone by the detector.
    pub enum Decoding {
        /// Base64: standard or URL-safe alphabet, padded or not, wrapped or not.
        Base64 = "base64",
        /// Base32 (RFC 4648).
        Base32 = "base32",
        /// Base58, the alphabet of Bitcoin addresses.
        Base58 = "base58",
        /// Base85, the alphabet of git and RFC 1924.
        Base85 = "base85",
        /// Ascii85: Adobe's, with `<~` and `~>` or without.
        Ascii85 = "ascii85",
        /// Hexadecimal: one run, pairs, or a list of `0x..`.
        Hex = "hex",
        /// Groups of seven or eight binary digits.
        Binary = "binary",
        /// A list of octal character codes.
        Octal = "octal",
        /// A list of decimal character codes.
        Decimal = "decimal",
        /// Compressed with gzip, inside an encoding of bytes.
        Gzip = "gzip",
        /// Compressed with zlib, inside an encoding of bytes.
        Zlib = "zlib",
        /// Morse code.
        Morse = "morse",
        /// Letters by their names in the spelling alphabet: Alfa, Bravo, Charlie.
        Nato = "nato",
        /// Braille cells, grade 1.
        Braille = "braille",
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
        /// Quoted-printable: `=41`, soft line breaks.
        QuotedPrintable = "quoted_printable",
        /// Labels of internationalised domains: `xn--..`.
        Punycode = "punycode",
        /// UTF-7: `+AEEAQg-`.
        Utf7 = "utf7",
        /// Invisible characters between letters.
        ZeroWidth = "zero_width",
        /// Bits written as two kinds of invisible characters.
        ZeroWidthBinary = "zero_width_binary",
        /// Unicode tag characters, which mirror ASCII invisibly.
        UnicodeTags = "unicode_tags",
        /// Bytes written as variation selectors.
        VariationSelectors = "variation_selectors",
        /// Written from its end and turned round by a bidirectional override.
        Bidi = "bidi",
        /// Letters of other scripts, or styled ones, that look like Latin letters.
        Homoglyphs = "homoglyphs",
        /// Combining marks over, under and through letters.
        Diacritics = "diacritics",
        /// Letters that look like Latin ones upside-down, read from the end.
        UpsideDown = "upside_down",
        /// Digits and signs for letters.
        Leetspeak = "leetspeak",
        /// Letters set apart by spaces or marks.
        SpacedLetters = "spaced_letters",
        /// Words run together.
        JoinedWords = "joined_words",
        /// Words whose first consonants went to their end, with "ay".
        PigLatin = "pig_latin",
        /// Each letter moved by thirteen.
        Rot13 = "rot13",
        /// Each letter moved by another number.
        Caesar = "caesar",
        /// Each visible character of ASCII moved by forty-seven.
        Rot47 = "rot47",
        /// The alphabet back to front.
        Atbash = "atbash",
        /// Letters back to front, in the whole or word by word.
        Reversed = "reversed",
        /// Words from the last to the first.
        BackwardWords = "backward_words",
        /// Quoted pieces that are put together: `"igno" + "re"`, a list, variables.
        Fragments = "fragments",
    }
}

impl Decoding {
    /// Whether it is not asked after `chain`: together with one of it they would give the text back, or be one.
    pub(crate) fn undoes(self, chain: &[Self]) -> bool {
        let shift = |one| matches!(one, Self::Rot13 | Self::Caesar);
        let own_inverse = matches!(
            self,
            Self::Atbash | Self::Rot47 | Self::Reversed | Self::BackwardWords | Self::UpsideDown
        );
        // Turned letters look like others one by one, which says nothing of the whole.
        let turned = |last: &Self| self == Self::UpsideDown && *last == Self::Homoglyphs;
        let undone =
            |last: &Self| own_inverse && self == *last || shift(self) && shift(*last) || turned(last);
        // What replaces letters or words one by one may as well be undone before the order of words as behind it.
        let apart = |one: &&Self| {
            self == Self::BackwardWords
                && (shift(**one)
                    || matches!(one, Self::Atbash | Self::PigLatin | Self::Leetspeak | Self::Homoglyphs))
        };
        chain.iter().rev().find(|one| !apart(one)).is_some_and(undone)
    }

    /// Whether it is read by a guess, which may make noise of what was no disguise: other encodings show themselves.
    pub(crate) fn guessed(self) -> bool {
        matches!(
            self,
            Self::Leetspeak
                | Self::SpacedLetters
                | Self::JoinedWords
                | Self::PigLatin
                | Self::Rot13
                | Self::Caesar
                | Self::Rot47
                | Self::Atbash
                | Self::Reversed
                | Self::BackwardWords
                | Self::UpsideDown
                | Self::Fragments
        )
    }
}

/// A row of the table.
pub(crate) struct Decoder {
    /// Its name in a chain; none for the syntax of something else, in which words stand plain.
    pub(crate) decoding: Option<Decoding>,
    /// One of these was seen, or the function is not asked.
    pub(crate) signs: Signs,
    /// Gives every passage it can read.
    pub(crate) decode: fn(&Layer<'_>) -> Vec<Decoded>,
}

/// The decoders, in the order in which they are tried.
pub(crate) const DECODERS: &[Decoder] = &[
    // Bytes written as letters or digits: a passage becomes another.
    row(Decoding::Utf7, Signs::PLUS, dense::utf7),
    row(Decoding::Base64, Signs::LONG, bytes::base64),
    row(Decoding::Base32, Signs::LONG, bytes::base32),
    row(Decoding::Base58, Signs::LONG, dense::base58),
    row(Decoding::Base85, Signs::DENSE, dense::base85),
    row(Decoding::Ascii85, Signs::DENSE, dense::ascii85),
    row(Decoding::Hex, Signs::LONG.or(Signs::PAIRS), bytes::hex),
    row(Decoding::Binary, Signs::DIGITS.or(Signs::BITS), bytes::binary),
    row(Decoding::Octal, Signs::NUMBERS, bytes::octal),
    row(Decoding::Decimal, Signs::DIGITS.or(Signs::NUMBERS), bytes::decimal),
    row(Decoding::Morse, Signs::WORDLESS, code::morse),
    row(Decoding::Nato, Signs::STRANGE, code::nato),
    row(Decoding::Braille, Signs::BRAILLE, code::braille),
    // Single characters written as escapes, undone in place.
    row(Decoding::Percent, Signs::PERCENT.or(Signs::PLUS), escape::percent),
    row(Decoding::HtmlEntities, Signs::AMPERSAND, escape::html_entities),
    row(Decoding::UnicodeEscape, Signs::BACKSLASH, escape::unicode_escape),
    row(Decoding::HexEscape, Signs::BACKSLASH, escape::hex_escape),
    row(Decoding::OctalEscape, Signs::BACKSLASH, escape::octal_escape),
    row(Decoding::QuotedPrintable, Signs::EQUALS, escape::quoted_printable),
    row(Decoding::Punycode, Signs::PUNYCODE, dense::punycode),
    // Characters that are not seen, or seen as others.
    row(Decoding::ZeroWidth, Signs::INVISIBLE, hidden::zero_width),
    row(Decoding::ZeroWidthBinary, Signs::INVISIBLE, hidden::zero_width_binary),
    row(Decoding::UnicodeTags, Signs::TAGS, hidden::unicode_tags),
    row(Decoding::VariationSelectors, Signs::TAGS, hidden::variation_selectors),
    row(Decoding::Bidi, Signs::INVISIBLE, hidden::bidi),
    row(Decoding::Homoglyphs, Signs::LOOKALIKE, lookalike::homoglyphs),
    row(Decoding::Diacritics, Signs::MARKS, lookalike::diacritics),
    row(Decoding::UpsideDown, Signs::TURNED, lookalike::upside_down),
    // Letters moved, replaced, set apart, run together, turned round.
    row(Decoding::Leetspeak, Signs::LEET, letters::leetspeak),
    row(Decoding::SpacedLetters, Signs::SINGLES, letters::spaced_letters),
    row(Decoding::JoinedWords, Signs::LONG.or(Signs::JOINED), letters::joined_words),
    row(Decoding::PigLatin, Signs::STRANGE, code::pig_latin),
    // Which of the shifts it is, the function says.
    row(Decoding::Caesar, Signs::STRANGE, cipher::shifted),
    row(Decoding::Rot47, Signs::ROT47, cipher::rot47),
    row(Decoding::Reversed, Signs::STRANGE, turned::reversed),
    row(Decoding::BackwardWords, Signs::HITS, turned::backward_words),
    // A cipher around another encoding: no words to know it by.
    row(Decoding::Caesar, CODED, probe::ciphers),
    // Put together or taken out of the syntax of something else.
    row(Decoding::Fragments, Signs::QUOTE, fragment::fragments),
    carrier(Signs::BACKSLASH, carrier::json_escapes),
    carrier(Signs::QUOTE, carrier::json_values),
    carrier(Signs::TAG, carrier::html_tags),
    carrier(Signs::TAG, carrier::html_values),
    carrier(Signs::TAG, carrier::html_texts),
    carrier(Signs::TAG, carrier::html_comments),
    carrier(Signs::FENCE, carrier::fenced),
    carrier(Signs::LABEL, carrier::reference_titles),
];

/// Signs of an encoding, which a cipher around it leaves or makes.
const CODED: Signs =
    Signs::LONG.or(Signs::DENSE).or(Signs::NUMBERS).or(Signs::PERCENT).or(Signs::BACKSLASH).or(Signs::EQUALS);

const fn row(decoding: Decoding, signs: Signs, decode: fn(&Layer<'_>) -> Vec<Decoded>) -> Decoder {
    Decoder { decoding: Some(decoding), signs, decode }
}

const fn carrier(signs: Signs, decode: fn(&Layer<'_>) -> Vec<Decoded>) -> Decoder {
    Decoder { decoding: None, signs, decode }
}

/// A passage, decoded.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// What it says.
    pub(crate) text: String,
    /// Its name, where it is not the row's.
    pub(crate) decoding: Option<Decoding>,
    /// What it was inside of that.
    pub(crate) inner: Option<Decoding>,
    /// Bytes that there is no room for.
    pub(crate) lost: u64,
    origin: Origin,
}

/// Where a decoded text stands in the layer it was found in.
#[derive(Debug)]
enum Origin {
    /// All of it came from one passage, which has no finer parts.
    Whole(Span),
    /// Parts were replaced in place; `changed` says which, ascending, neighbours joined. `own` is the part of the
    /// text from the first of them to the last.
    Parts { map: Map, changed: Vec<Span>, own: Range<usize> },
    /// A passage taken out of its surroundings, whose words stand plain in it.
    Inside { map: Map, span: Span },
}

impl Decoded {
    const fn new(text: String, origin: Origin) -> Self {
        Self { text, decoding: None, inner: None, lost: 0, origin }
    }

    /// `text`, which the whole passage says.
    pub(crate) const fn whole(text: String, span: Span) -> Self {
        Self::new(text, Origin::Whole(span))
    }

    /// `text`, which the passage at `span` says, byte for byte.
    pub(crate) fn same_length(text: &str, span: Span) -> Self {
        let mut out = Rewriter::with_capacity(text.len());
        out.copy(text, span.start as usize);
        let (text, map) = out.finish();
        let own = 0..text.len();
        Self::new(text, Origin::Parts { map, changed: vec![span], own })
    }

    /// What `text` says was taken out of the passage at `span`.
    pub(crate) fn inside((text, map): (String, Map), span: Span) -> Self {
        Self::new(text, Origin::Inside { map, span })
    }

    /// The same under another name than its row's.
    pub(crate) const fn named(mut self, decoding: Decoding) -> Self {
        self.decoding = Some(decoding);
        self
    }

    /// Where `span` of the decoded text stands in the layer. A part in which nothing was decoded has no place here:
    /// the layer itself holds it.
    pub(crate) fn source(&self, span: Span) -> Option<Span> {
        match &self.origin {
            Origin::Whole(whole) => Some(*whole),
            Origin::Parts { map, changed, .. } => {
                let exact = map.source(span.range());
                let first = changed.partition_point(|unit| unit.end <= exact.start);
                let last = changed.partition_point(|unit| unit.start < exact.end);
                let units = changed.get(first..last).filter(|units| !units.is_empty())?;
                Some(exact.hull(units[0]).hull(units[units.len() - 1]))
            }
            Origin::Inside { map, .. } => Some(map.source(span.range())),
        }
    }

    /// The same, whether anything was decoded there or not.
    pub(crate) fn place(&self, span: Span) -> Span {
        self.source(span).unwrap_or_else(|| match &self.origin {
            Origin::Whole(whole) => *whole,
            Origin::Parts { map, .. } | Origin::Inside { map, .. } => map.source(span.range()),
        })
    }

    /// The passage, where it has no finer parts.
    pub(crate) const fn passage(&self) -> Option<Span> {
        match &self.origin {
            Origin::Whole(span) | Origin::Inside { span, .. } => Some(*span),
            Origin::Parts { .. } => None,
        }
    }

    /// Whether it was taken out of surroundings in which its words stand plain.
    pub(crate) const fn is_taken_out(&self) -> bool {
        matches!(self.origin, Origin::Inside { .. })
    }

    /// The part of the layer that was decoded.
    pub(crate) fn hull(&self) -> Span {
        match &self.origin {
            Origin::Whole(span) | Origin::Inside { span, .. } => *span,
            Origin::Parts { changed, .. } => {
                changed.first().zip(changed.last()).map_or(Span::new(0, 0), |(a, b)| a.hull(*b))
            }
        }
    }

    /// The part of the text that was not there before.
    pub(crate) fn own(&self) -> Range<usize> {
        match &self.origin {
            Origin::Whole(_) | Origin::Inside { .. } => 0..self.text.len(),
            Origin::Parts { own, .. } => own.clone(),
        }
    }

    /// The part of `span` that was hidden, to whole words, where that is half of it or more; else all of it.
    pub(crate) fn hidden(&self, text: &str, span: Span) -> Span {
        let own = match &self.origin {
            Origin::Parts { own, .. } => own.clone(),
            Origin::Whole(_) | Origin::Inside { .. } => return span,
        };
        let letter = |c: char| c.is_alphanumeric();
        let from = text[..own.start].trim_end_matches(letter).len();
        let to = text.len() - text[own.end..].trim_start_matches(letter).len();
        let part = Span::new(from.max(span.start as usize), to.min(span.end as usize).max(from));
        if part.start < part.end && 2 * (part.end - part.start) >= span.end - span.start {
            part
        } else {
            span
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
const CONTEXT: usize = 320;

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
        let mut own = 0..0;
        for (nth, unit) in group.iter().enumerate() {
            let range = unit.span.range();
            text.copy(&raw[at..range.start], at);
            if nth == 0 {
                own.start = text.len();
            }
            if let Some(c) = unit.becomes {
                text.put(c.encode_utf8(&mut [0; 4]), unit.span);
            }
            at = range.end;
            match changed.last_mut() {
                // Words apart by a blank that is replaced as well are passages of their own.
                Some(last)
                    if last.end == unit.span.start
                        && !raw[last.range()].ends_with(char::is_whitespace)
                        && !raw[range.clone()].starts_with(char::is_whitespace) =>
                {
                    last.end = unit.span.end;
                }
                _ => changed.push(unit.span),
            }
        }
        own.end = text.len();
        text.copy(&raw[at..to], at);
        let (text, map) = text.finish();
        out.push(Decoded::new(text, Origin::Parts { map, changed, own }));
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
