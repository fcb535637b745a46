//! Words: where they stand, and what they fold to.
//!
//! Bounds follow UAX #29 with one change: a full stop joins single letters ("U.S.") and digits ("8.2"), not words,
//! so that a missing space after a sentence does not weld two words together.

use super::{letter, segment};
use crate::interaction::Span;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// One word, number or ideograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) span: Span,
    /// [`hash`] of its folded form.
    pub(crate) fold: u64,
    /// [`hash`] of its stem; of the pair with the next character in scripts without spaces.
    pub(crate) stem: u64,
    /// What it is made of.
    pub(crate) class: Class,
    /// Whether it is a stop word of its text's language.
    pub(crate) stop: bool,
    /// Whether it starts with a capital letter.
    pub(crate) capital: bool,
    /// Whether it has two letters or more and all are capitals.
    pub(crate) upper: bool,
}

impl Token {
    /// Whether it starts as a number does: a number is an atom, not a word.
    pub(crate) fn is_number(&self) -> bool {
        self.class == Class::Number
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters only.
    Word,
    /// Digits with their separators.
    Number,
    /// Letters and digits.
    Mixed,
    /// One character of a script that is written without spaces.
    Ideograph,
}

/// FNV-1a, 64 bits: fixed, so that lexicons can be hashed once. Not for untrusted hash tables; see `table`.
pub(crate) const fn hash(word: &str) -> u64 {
    hash_bytes(word.as_bytes())
}

pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

const fn hash_bytes(bytes: &[u8]) -> u64 {
    hash_on(SEED, bytes)
}

/// The hash of a word whose beginning hashes to `h` and goes on with `bytes`; the empty word hashes to `hash("")`.
pub(crate) const fn hash_on(mut h: u64, bytes: &[u8]) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        h = (h ^ bytes[i] as u64).wrapping_mul(PRIME);
        i += 1;
    }
    h
}

/// The two hashes of neighbours as one.
pub(crate) const fn pair(left: u64, right: u64) -> u64 {
    (left.rotate_left(5) ^ right).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The folded form of a word: NFKC, lower case, without diacritics in Latin, Greek and Cyrillic, without the
/// possessive "'s" and without the dots of an abbreviation.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("'S")).unwrap_or(word);
        let dots = word.contains('.') && !word.as_bytes()[0].is_ascii_digit();
        let plain = !word.bytes().any(|b| b.is_ascii_uppercase()) && !dots;
        return if plain {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.chars().filter(|&c| !dots || c != '.').map(|c| c.to_ascii_lowercase()).collect())
        };
    }
    Cow::Owned(letter::fold(word).unwrap_or_else(|| fold_by_tables(word)))
}

/// The same into `out`, whose room is used again.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() || !letter::fold_into(word, out) {
        out.clear();
        out.push_str(&fold(word));
    }
}

/// The same by Unicode's tables, for any word.
pub(super) fn fold_by_tables(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut bare = false; // whether the last base letter loses its marks
    for c in word.nfkd() {
        if is_combining_mark(c) {
            if !bare {
                out.push(c);
            }
            continue;
        }
        bare = loses_marks(c);
        match c {
            '\u{2019}' | '\u{02bc}' => out.push('\''),
            '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    if out.ends_with("'s") {
        out.truncate(out.len() - 2);
    }
    out.nfc().collect()
}

/// Scripts in which readers take a letter without its marks for the same letter. In Devanagari or Thai a mark is a
/// vowel, in Arabic and Hebrew marks are optional and go too.
pub(crate) const fn loses_marks(c: char) -> bool {
    matches!(c, '\0'..='\u{024f}' | '\u{0370}'..='\u{052f}' | '\u{0590}'..='\u{06ff}' | '\u{1e00}'..='\u{1fff}')
}

/// Whether `c` belongs to a script that is written without spaces between words.
pub(crate) const fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Every word of `raw`, in order. Stems and stop words are set later, when the language is known.
pub(crate) fn tokens(raw: &str) -> Vec<Token> {
    let bytes = raw.as_bytes();
    let mut out = Vec::with_capacity(raw.len() / 5 + 1);
    // UAX #29 never joins across white space, so that each chunk between spaces can take its own path: rules WB5 to `WB13b` in
    // one pass where it is ASCII.
    let (mut at, mut from, mut known) = (0, 0, 0);
    while at < bytes.len() {
        let kind = KINDS[bytes[at] as usize];
        if kind & (LETTER | DIGIT) != 0 {
            at = ascii_word(bytes, at, &mut out);
        } else if kind & BEYOND != 0 {
            out.truncate(known);
            at += chunk(&bytes[at..]);
            segment::words(raw, from, at, &mut out);
        } else {
            at += 1;
            if kind & SPACE != 0 {
                (from, known) = (at, out.len());
            }
        }
    }
    out
}

/// The length of what is left of a chunk.
fn chunk(bytes: &[u8]) -> usize {
    bytes.iter().position(|&b| KINDS[b as usize] & SPACE != 0).unwrap_or(bytes.len())
}

// What a byte is, as bits.
const LETTER: u8 = 1;
const DIGIT: u8 = 1 << 1;
/// A mark that may stand inside a word.
const JOINT: u8 = 1 << 2;
const SPACE: u8 = 1 << 3;
const BEYOND: u8 = 1 << 4;
/// The bit by which a capital differs from its small letter.
const CAPITAL: u8 = 1 << 5;
const SMALL: u8 = 1 << 6;

const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'a'..=b'z' => LETTER | SMALL,
            b'0'..=b'9' => DIGIT,
            b'_' | b'\'' | b',' | b'.' => JOINT,
            b' ' | b'\n' | b'\t' | b'\r' => SPACE,
            0x80.. => BEYOND,
            _ => 0,
        };
        at += 1;
    }
    kinds
};

/// Reads the word that starts at `start`; gives its end.
fn ascii_word(bytes: &[u8], start: usize, out: &mut Vec<Token>) -> usize {
    let first = KINDS[bytes[start] as usize];
    let (mut h, mut seen) = (SEED, 0u8);
    // the same before the last apostrophe, in case it begins a possessive
    let (mut apostrophe, mut before) = (bytes.len(), (h, seen));
    let mut at = start;
    loop {
        // most words are letters or digits and nothing else
        for &b in &bytes[at..] {
            let kind = KINDS[b as usize];
            if kind & (LETTER | DIGIT) == 0 {
                break;
            }
            seen |= kind;
            h = (h ^ u64::from(b | kind & CAPITAL)).wrapping_mul(PRIME);
            at += 1;
        }
        let Some(&b) = bytes.get(at) else { break };
        if KINDS[b as usize] & JOINT == 0 || !joins(bytes, start, at) {
            break;
        }
        if b == b'\'' {
            (apostrophe, before) = (at, (h, seen));
        }
        // the dots of an abbreviation are no part of its folded form
        if b != b'.' || first & DIGIT != 0 {
            h = (h ^ u64::from(b)).wrapping_mul(PRIME);
        }
        at += 1;
    }
    let mut end = at;
    if at - start > 2 && apostrophe == at - 2 && bytes[at - 1].eq_ignore_ascii_case(&b's') {
        (h, seen) = before;
        end = apostrophe;
    }
    let letters = || bytes[start..end].iter().filter(|b| b.is_ascii_alphabetic()).count();
    out.push(Token {
        span: Span::new(start, at),
        fold: h,
        stem: h,
        class: class(u32::from(seen & LETTER), u32::from(seen & DIGIT)),
        stop: false,
        capital: first & CAPITAL != 0,
        upper: seen & (LETTER | SMALL) == LETTER && letters() > 1,
    });
    at
}

/// Whether the mark at `at` joins the word that started at `start` to what follows.
fn joins(bytes: &[u8], start: usize, at: usize) -> bool {
    let Some(&next) = bytes.get(at + 1) else { return false };
    let last = bytes[at - 1];
    match bytes[at] {
        b'_' => next.is_ascii_alphanumeric(),
        b'\'' => last.is_ascii_alphabetic() && next.is_ascii_alphabetic(),
        b',' => last.is_ascii_digit() && next.is_ascii_digit(),
        b'.' if last.is_ascii_digit() => next.is_ascii_digit(),
        // single letters only: U.S., e.g.
        b'.' => {
            let single = at - start == 1 || bytes[at - 2] == b'.';
            let next_single = !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
            last.is_ascii_alphabetic() && single && next.is_ascii_alphabetic() && next_single
        }
        _ => false,
    }
}

pub(super) const fn class(letters: u32, digits: u32) -> Class {
    match (letters, digits) {
        (_, 0) => Class::Word,
        (0, _) => Class::Number,
        _ => Class::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_are_hashed_as_they_fold(raw in "[a-cA-CsS01'.,_ é-]{0,12}") {
            for token in tokens(&raw) {
                let word = &raw[token.span.range()];
                proptest::prop_assert_eq!(token.fold, hash(&fold(word)), "{}", word);
            }
        }
    }
}
