//! What is known of letters beyond ASCII without asking Unicode's tables for each: what they fold to, and what they are.

use super::word::{self, SEED, Token, class, fold_by_tables, hash, hash_on, loses_marks};
use crate::interaction::Span;
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
    let folded = fold_by_tables(c.encode_utf8(&mut [0; 4]));
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

/// What `c` folds to where no mark follows it; none where that must be looked up.
pub(super) fn alone(c: char) -> Option<char> {
    let bits = bits(c);
    if bits & (STEADY | MARK) == STEADY { char::from_u32(bits & 0x1f_ffff) } else { None }
}

/// The folded form of `word`; none where only Unicode's tables say it.
pub(super) fn fold(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out).then_some(out)
}

/// The same, added to `out`; false where only Unicode's tables say it.
pub(super) fn fold_into(word: &str, out: &mut String) -> bool {
    let mut folding = Folding { bare: false, put: |c| out.push(c) };
    if !word.chars().all(|c| folding.push(c, bits(c))) {
        return false;
    }
    if out.ends_with("'s") {
        out.truncate(out.len() - 2);
    }
    true
}

/// The token of a word that is not all ASCII.
pub(super) fn token(word: &str, start: usize) -> Token {
    let (mut letters, mut digits, mut capitals) = (0u32, 0u32, 0u32);
    let mut hashed = Hashed::default();
    let mut folding = Folding { bare: false, put: |c| hashed.put(c) };
    let mut steady = true;
    for c in word.chars() {
        let bits = bits(c);
        // `fold` decides about the dots of an abbreviation
        steady &= c != '.' && folding.push(c, bits);
        let (letter, digit, capital) = match bits {
            0 => (c.is_alphabetic(), c.is_numeric(), c.is_uppercase()),
            _ => (bits & ALPHABETIC != 0, bits & NUMERIC != 0, bits & CAPITAL != 0),
        };
        letters += u32::from(letter);
        digits += u32::from(digit);
        capitals += u32::from(capital);
    }
    let h = if steady { hashed.finish() } else { hash(&word::fold(word)) };
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

/// Folds a word letter by letter.
struct Folding<P> {
    /// Whether the last letter loses its marks.
    bare: bool,
    /// What is done with each folded letter.
    put: P,
}

impl<P: FnMut(char)> Folding<P> {
    /// Takes a character; false where only the whole word says what it folds to.
    fn push(&mut self, c: char, bits: u32) -> bool {
        let (folded, bare) = match c {
            _ if c.is_ascii() => (c.to_ascii_lowercase(), true),
            '\u{2019}' => ('\'', false),
            _ if bits & MARK != 0 && self.bare => return true,
            _ if bits & STEADY == 0 => return false,
            _ => match char::from_u32(bits & 0x1f_ffff) {
                Some('\0') | None => return false,
                Some(folded) if bits & MARK != 0 => (folded, self.bare),
                Some(folded) => (folded, bits & LOSES_MARKS != 0),
            },
        };
        self.bare = bare;
        (self.put)(folded);
        true
    }
}

/// The hash of a word put together letter by letter.
struct Hashed {
    /// So far, before the last letter, and before the one before.
    hashes: [u64; 3],
    last: [char; 2],
}

impl Default for Hashed {
    fn default() -> Self {
        Self { hashes: [SEED; 3], last: ['\0'; 2] }
    }
}

impl Hashed {
    fn put(&mut self, c: char) {
        let next = hash_on(self.hashes[0], c.encode_utf8(&mut [0; 4]).as_bytes());
        self.hashes = [next, self.hashes[0], self.hashes[1]];
        self.last = [c, self.last[0]];
    }

    /// The hash, without a possessive "'s".
    fn finish(self) -> u64 {
        if self.last == ['s', '\''] { self.hashes[2] } else { self.hashes[0] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn agrees(word: &str) -> bool {
        let folded = fold_by_tables(word);
        token(word, 0).fold == hash(&folded) && fold(word).is_none_or(|fast| fast == folded)
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
                    let _ = write!(wrong, "{before}{c}{after} ({code:x}) ");
                }
            }
        }
        assert_eq!(wrong, "");
    }

    proptest::proptest! {
        #[test]
        fn folds_as_the_tables_do(word in "[a-zA-Z'éÀßñŁ\u{300}-\u{304}\u{323}Ѐ-ӿ؀-ۿऀ-ॿ가-갠ạ-ỹ\u{2019}sS]{1,8}") {
            proptest::prop_assert!(agrees(&word), "{word:?}");
        }
    }
}
