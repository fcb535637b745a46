//! What is known of letters beyond ASCII without asking Unicode's tables for each: what they fold to, and what they are.

use super::word::{SEED, class, fold, hash, hash_on, loses_marks};
use crate::{interaction::Span, text::word::Token};
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Latin, Greek, Cyrillic, Arabic; Devanagari; Latin with two marks, as Vietnamese has it.
const RANGES: [(u32, u32); 3] = [(0x80, 0x700), (0x900, 0x980), (0x1e00, 0x1f00)];

// A letter as bits: the character it folds to, and these.
const ALPHABETIC: u32 = 1 << 21;
const NUMERIC: u32 = 1 << 22;
const CAPITAL: u32 = 1 << 23;
/// It goes with its letter, or is kept where that keeps its marks.
const MARK: u32 = 1 << 24;
const LOSES_MARKS: u32 = 1 << 25;
/// Letters around it do not change what it folds to.
const STEADY: u32 = 1 << 26;

static LETTERS: LazyLock<Vec<u32>> =
    LazyLock::new(|| RANGES.iter().flat_map(|&(from, to)| (from..to).map(letter)).collect());

fn letter(code: u32) -> u32 {
    let Some(c) = char::from_u32(code) else { return 0 };
    let mut bits = 0;
    for (bit, holds) in [
        (ALPHABETIC, c.is_alphabetic()),
        (NUMERIC, c.is_numeric()),
        (CAPITAL, c.is_uppercase()),
        (MARK, is_combining_mark(c)),
        (LOSES_MARKS, c.nfkd().all(|part| loses_marks(part) || is_combining_mark(part))),
    ] {
        bits |= if holds { bit } else { 0 };
    }
    if matches!(code, 0x900..0x980) {
        // Signs that join no letter under NFC and have no order of their own; a nukta and the letters with one do.
        let steady = matches!(code,
            0x900..=0x928 | 0x92a..=0x930 | 0x932 | 0x933 | 0x935..=0x939 | 0x93d..=0x94d | 0x950 | 0x960..=0x963
            | 0x966..=0x96f);
        return bits | code | if steady { STEADY } else { 0 };
    }
    if bits & MARK != 0 {
        return bits | STEADY;
    }
    // Folded alone, a letter of these scripts is folded as anywhere: its marks are gone, and no two letters join.
    let folded = fold(c.encode_utf8(&mut [0; 4])).into_owned();
    let mut chars = folded.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) if bits & LOSES_MARKS != 0 && c != '\u{ad}' => bits | one as u32 | STEADY,
        _ => bits,
    }
}

/// What is known of a character beyond ASCII; 0 where nothing is.
fn bits(c: char) -> u32 {
    let code = c as u32;
    let at = match code {
        0x80..0x700 => code - 0x80,
        0x900..0x980 => code - 0x900 + 0x680,
        0x1e00..0x1f00 => code - 0x1e00 + 0x700,
        0xac00..=0xd7a3 => return code | ALPHABETIC | STEADY,
        _ => return 0,
    };
    LETTERS[at as usize]
}

/// The token of a word that is not all ASCII.
pub(super) fn token(word: &str, start: usize) -> Token {
    let (mut letters, mut digits, mut capitals) = (0u32, 0u32, 0u32);
    let mut folding = Folding::default();
    let mut steady = true;
    for c in word.chars() {
        let (letter, digit, capital) = if c.is_ascii() {
            steady &= c != '.'; // `fold` decides about the dots of an abbreviation
            folding.put(c.to_ascii_lowercase());
            folding.bare = true;
            (c.is_ascii_alphabetic(), c.is_ascii_digit(), c.is_ascii_uppercase())
        } else {
            let bits = bits(c);
            steady &= folding.push(c, bits);
            match bits {
                0 => (c.is_alphabetic(), c.is_numeric(), c.is_uppercase()),
                _ => (bits & ALPHABETIC != 0, bits & NUMERIC != 0, bits & CAPITAL != 0),
            }
        };
        letters += u32::from(letter);
        digits += u32::from(digit);
        capitals += u32::from(capital);
    }
    let h = if steady { folding.finish() } else { hash(&fold(word)) };
    Token {
        span: Span::new(start, start + word.len()),
        fold: h,
        stem: h,
        class: class(letters, digits),
        stop: false,
        capital: word.starts_with(char::is_uppercase),
        upper: letters > 1 && capitals == letters,
    }
}

/// The hash of [`fold`], put together letter by letter.
struct Folding {
    /// The hash so far, before the last letter, and before the one before.
    hashes: [u64; 3],
    last: [char; 2],
    /// Whether the last letter loses its marks.
    bare: bool,
}

impl Default for Folding {
    fn default() -> Self {
        Self { hashes: [SEED; 3], last: ['\0'; 2], bare: false }
    }
}

impl Folding {
    fn put(&mut self, c: char) {
        let next = hash_on(self.hashes[0], c.encode_utf8(&mut [0; 4]).as_bytes());
        self.hashes = [next, self.hashes[0], self.hashes[1]];
        self.last = [c, self.last[0]];
    }

    /// Takes a character beyond ASCII; false where only the whole word says what it folds to.
    fn push(&mut self, c: char, bits: u32) -> bool {
        if bits & MARK != 0 && self.bare {
            return true;
        }
        if c == '\u{2019}' {
            self.put('\'');
            self.bare = false;
            return true;
        }
        let folded = char::from_u32(bits & 0x1f_ffff).filter(|&c| c != '\0');
        if let Some(folded) = folded.filter(|_| bits & STEADY != 0) {
            self.put(folded);
            if bits & MARK == 0 {
                self.bare = bits & LOSES_MARKS != 0;
            }
            return true;
        }
        false
    }

    /// The hash, without a possessive "'s".
    fn finish(self) -> u64 {
        if self.last == ['s', '\''] { self.hashes[2] } else { self.hashes[0] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(word: &str) -> bool {
        token(word, 0).fold == hash(&fold(word))
    }

    #[test]
    fn each_letter_beside_others() {
        let mut wrong = String::new();
        for code in RANGES.iter().flat_map(|&(from, to)| from..to).chain(0xac00..0xac80) {
            let Some(c) = char::from_u32(code) else { continue };
            for (before, after) in [
                ("", ""),
                ("a", "b"),
                ("й", "e\u{301}"),
                ("क", "ा"),
                ("ب", "\u{64b}"),
                ("가", "'s"),
                ("é\u{2019}", "S"),
            ] {
                if !agrees(&format!("{before}{c}{after}")) {
                    wrong += &format!("{before}{c}{after} ({code:x}) ");
                }
            }
        }
        assert_eq!(wrong, "");
    }

    proptest::proptest! {
        #[test]
        fn hashes_what_fold_gives(word in "[a-zA-Z'éÀßñŁ\u{300}-\u{304}\u{323}Ѐ-ӿ؀-ۿऀ-ॿ가-갠ạ-ỹ\u{2019}sS]{1,8}") {
            proptest::prop_assert!(agrees(&word), "{word:?}");
        }
    }
}
