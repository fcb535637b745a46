//! A text as the detector reads it: its words, those that rows ask for, and signs that something is encoded in it.

use crate::{
    detect::{
        normalise,
        pattern::{Hit, Patterns},
    },
    text::{
        fold::is_invisible,
        word::{Class, Token},
    },
};
use memchr::memchr;

/// Signs of encodings, gathered in the one pass over the words, so that ordinary text tries no decoder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u32);

impl Signs {
    /// A long word of letters and digits: base64, base32, hex, binary.
    pub(crate) const LONG: Self = Self(1);
    /// A run of two-digit hexadecimal numbers.
    pub(crate) const PAIRS: Self = Self(1 << 1);
    /// A run of numbers of two or three digits.
    pub(crate) const NUMBERS: Self = Self(1 << 2);
    /// A run of numbers made of 0 and 1.
    pub(crate) const BITS: Self = Self(1 << 3);
    /// A per cent sign.
    pub(crate) const PERCENT: Self = Self(1 << 4);
    /// An ampersand.
    pub(crate) const AMPERSAND: Self = Self(1 << 5);
    /// A backslash.
    pub(crate) const BACKSLASH: Self = Self(1 << 6);
    /// An invisible character.
    pub(crate) const INVISIBLE: Self = Self(1 << 7);
    /// A Unicode tag, or a variation selector beyond the first sixteen.
    pub(crate) const TAGS: Self = Self(1 << 8);
    /// A letter that looks like a Latin one, in Latin company.
    pub(crate) const LOOKALIKE: Self = Self(1 << 9);
    /// Words with digits for letters.
    pub(crate) const LEET: Self = Self(1 << 10);
    /// A run of single letters.
    pub(crate) const SINGLES: Self = Self(1 << 11);
    /// Words that are telltales in ROT13.
    pub(crate) const ROT13: Self = Self(1 << 12);
    /// Words that are telltales back to front.
    pub(crate) const REVERSED: Self = Self(1 << 13);
    /// Words that are telltales in Atbash.
    pub(crate) const ATBASH: Self = Self(1 << 14);
    /// A stretch without words.
    pub(crate) const WORDLESS: Self = Self(1 << 15);

    /// Whether one of `wanted` was seen.
    pub(crate) const fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Both.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn see(&mut self, sign: Self, seen: bool) {
        if seen {
            self.0 |= sign.0;
        }
    }
}

/// A text, read once.
#[derive(Debug)]
pub(crate) struct Layer<'a> {
    pub(crate) raw: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) hits: Vec<Hit>,
    pub(crate) signs: Signs,
    pub(crate) patterns: &'a Patterns,
}

/// Runs of like words, counted as they pass.
#[derive(Default)]
struct Runs {
    singles: u32,
    pairs: u32,
    numbers: u32,
    bits: u32,
    leet: u32,
    disguised: [u32; 3],
}

impl<'a> Layer<'a> {
    /// Reads `raw`, whose words are `tokens`.
    pub(crate) fn new(raw: &'a str, tokens: &'a [Token], patterns: &'a Patterns) -> Self {
        let mut layer = Self { raw, tokens, hits: Vec::new(), signs: Signs::default(), patterns };
        let mut runs = Runs::default();
        let mut end = 0;
        for (at, token) in tokens.iter().enumerate() {
            layer.signs.see(Signs::WORDLESS, token.span.start - end >= 24);
            end = token.span.end;
            if let Some((index, entry)) = patterns.entry(token.fold) {
                layer.hits.extend(patterns.hit(at, index));
                if entry.disguise != 0 {
                    for (bit, count) in runs.disguised.iter_mut().enumerate() {
                        *count += u32::from(entry.disguise >> bit & 1);
                    }
                }
            }
            layer.look(token, &mut runs);
        }
        layer.signs.see(Signs::WORDLESS, raw.len() as u32 - end >= 24);
        for (sign, count) in [Signs::ROT13, Signs::REVERSED, Signs::ATBASH].into_iter().zip(runs.disguised) {
            layer.signs.see(sign, count >= 2);
        }
        layer.signs.see(Signs::LEET, runs.leet >= 2);
        for (sign, byte) in [(Signs::PERCENT, b'%'), (Signs::AMPERSAND, b'&'), (Signs::BACKSLASH, b'\\')] {
            layer.signs.see(sign, memchr(byte, raw.as_bytes()).is_some());
        }
        if !raw.is_ascii() {
            layer.characters();
        }
        layer
    }

    /// Signs in one word.
    fn look(&mut self, token: &Token, runs: &mut Runs) {
        let bytes = &self.raw.as_bytes()[token.span.range()];
        let run = |count: &mut u32, goes_on: bool| *count = if goes_on { *count + 1 } else { 0 };
        match bytes {
            [_] if token.class != Class::Number => runs.singles += 1,
            [a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                runs.pairs += 1;
                run(&mut runs.numbers, token.class == Class::Number);
                runs.singles = 0;
            }
            _ => {
                runs.singles = 0;
                runs.pairs = 0;
                let escaped = matches!(bytes, [b'0', b'x' | b'X', _, _] | [b'x', _, _]);
                self.signs.see(Signs::PAIRS, escaped);
                if token.class == Class::Number {
                    run(&mut runs.numbers, bytes.len() == 3);
                    run(&mut runs.bits, bytes.len() >= 7 && bytes.iter().all(|b| matches!(b, b'0' | b'1')));
                } else {
                    runs.numbers = 0;
                    runs.bits = 0;
                    self.long(token, bytes, runs);
                }
            }
        }
        self.signs.see(Signs::SINGLES, runs.singles >= 5);
        self.signs.see(Signs::PAIRS, runs.pairs >= 6);
        self.signs.see(Signs::NUMBERS, runs.numbers >= 6);
        self.signs.see(Signs::BITS, runs.bits >= 3);
        self.signs.see(Signs::LONG, bytes.len() >= 24 || token.class == Class::Number && bytes.len() >= 16);
    }

    /// Signs in a word that is neither a number nor short.
    fn long(&mut self, token: &Token, bytes: &[u8], runs: &mut Runs) {
        let joined = bytes.len() >= 9 && !bytes[1].is_ascii_alphanumeric() && bytes[1] == bytes[3];
        self.signs.see(Signs::SINGLES, joined);
        if bytes.len() >= 10 {
            let mixed =
                token.class == Class::Mixed || !token.upper && bytes[1..].iter().any(u8::is_ascii_uppercase);
            self.signs.see(Signs::LONG, mixed || token.upper && bytes.len() >= 16);
        }
        if token.class == Class::Mixed && (3..=16).contains(&bytes.len()) && bytes.is_ascii() {
            runs.leet += u32::from(self.unleet(bytes).is_some());
        }
    }

    /// The known word that `bytes` spell in leetspeak.
    pub(crate) fn unleet(&self, bytes: &[u8]) -> Option<String> {
        // An ambiguous sign is read the same way throughout the word, its first reading first.
        (0..2).find_map(|reading| {
            let word: String = bytes
                .iter()
                .map(|&b| {
                    let c = char::from(b);
                    let letters = normalise::leet(c);
                    letters.get(reading).or(letters.first()).copied().unwrap_or(c.to_ascii_lowercase())
                })
                .collect();
            self.patterns.knows(&word).then_some(word)
        })
    }

    /// Signs in characters beyond ASCII.
    fn characters(&mut self) {
        let bytes = self.raw.as_bytes();
        let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
        let mut styled = 0u32;
        for (at, c) in self.raw.char_indices().filter(|(_, c)| !c.is_ascii()) {
            if is_invisible(c) {
                self.signs.see(Signs::INVISIBLE, true);
                self.signs.see(Signs::TAGS, matches!(c, '\u{e0000}'..='\u{e01ef}' | '\u{fe00}'..='\u{fe0f}'));
            } else if normalise::skeleton(c).is_some() {
                styled += u32::from(normalise::is_styled(c));
                let beside = letter(bytes.get(at.wrapping_sub(1))) || letter(bytes.get(at + c.len_utf8()));
                self.signs.see(Signs::LOOKALIKE, beside || styled >= 3);
            }
        }
    }
}
