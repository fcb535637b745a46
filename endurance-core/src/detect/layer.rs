//! A text as the detector reads it: its words, those that rows ask for, and signs that something is encoded in it.

use crate::{
    detect::{
        known::{Known, Words},
        normalise,
        pattern::{Hit, Patterns},
    },
    interaction::Span,
    text::{
        fold::is_invisible,
        word::{Class, Token},
    },
};
use memchr::{memchr2, memmem};
use std::cell::Cell;
use std::cell::OnceCell;

/// A passage so long without a blank, with marks in it, is no word.
const DENSE: u32 = 20;

/// So much speaks for a passage most of whose words have marks or digits in them.
const MARKED: u32 = 7;

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
    /// A stretch without words.
    pub(crate) const WORDLESS: Self = Self(1 << 15);
    /// Much text without a blank, marks among its letters.
    pub(crate) const DENSE: Self = Self(1 << 16);
    /// A run of words that are not known.
    pub(crate) const STRANGE: Self = Self(1 << 17);
    /// Two words of rows or more.
    pub(crate) const HITS: Self = Self(1 << 18);
    /// An equals sign.
    pub(crate) const EQUALS: Self = Self(1 << 19);
    /// A plus sign.
    pub(crate) const PLUS: Self = Self(1 << 20);
    /// A quotation mark.
    pub(crate) const QUOTE: Self = Self(1 << 21);
    /// A word that begins like an internationalised label.
    pub(crate) const PUNYCODE: Self = Self(1 << 22);
    /// A combining mark.
    pub(crate) const MARKS: Self = Self(1 << 23);
    /// A Braille cell.
    pub(crate) const BRAILLE: Self = Self(1 << 24);
    /// A letter that is turned upside-down.
    pub(crate) const TURNED: Self = Self(1 << 25);
    /// A word so long that it may be several.
    pub(crate) const JOINED: Self = Self(1 << 12);
    /// Words mostly with marks or digits in them.
    pub(crate) const ROT47: Self = Self(1 << 13);
    /// A long word of digits.
    pub(crate) const DIGITS: Self = Self(1 << 26);

    /// Whether one of `wanted` was seen.
    pub(crate) const fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// The beginning of a tag.
    pub(crate) const TAG: Self = Self(1 << 14);

    /// A mark that fences blocks.
    pub(crate) const FENCE: Self = Self(1 << 27);

    /// A label in square brackets with a colon behind it.
    pub(crate) const LABEL: Self = Self(1 << 28);

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

/// What each byte is a sign of.
const MARKS: [u32; 256] = {
    let mut marks = [0; 256];
    marks[b'%' as usize] = Signs::PERCENT.0;
    marks[b'&' as usize] = Signs::AMPERSAND.0;
    marks[b'\\' as usize] = Signs::BACKSLASH.0;
    marks[b'=' as usize] = Signs::EQUALS.0;
    marks[b'+' as usize] = Signs::PLUS.0;
    marks[b'"' as usize] = Signs::QUOTE.0;
    marks[b'\'' as usize] = Signs::QUOTE.0;
    marks[b'`' as usize] = Signs::FENCE.0;
    marks[b'<' as usize] = Signs::TAG.0;
    marks
};

/// A text, read once.
#[derive(Debug)]
pub(crate) struct Layer<'a> {
    pub(crate) raw: &'a str,
    pub(crate) tokens: &'a [Token],
    /// What is known of each of them.
    pub(crate) known: &'a [Known],
    pub(crate) hits: Vec<Hit>,
    pub(crate) signs: Signs,
    /// Bytes that may still be decoded.
    pub(crate) room: Cell<u64>,
    /// What several decoders ask for, found once: what stands between white space, and passages of unknown words.
    pub(crate) chunks: OnceCell<Vec<Span>>,
    pub(crate) strange: OnceCell<Vec<Span>>,
}

/// Runs of like words, counted as they pass.
#[derive(Default)]
struct Runs {
    singles: u32,
    pairs: u32,
    numbers: u32,
    bits: u32,
    /// Words that are not known, in a row and in all.
    strange: u32,
    unknown: u32,
    /// Words of letters and digits.
    mixed: u32,
    /// Words that no blank parts from the one before.
    glued: u32,
    /// Both of these, less the other words, in the passage that is read.
    marked: u32,
    disguised: [u32; 3],
}

/// Where words end and passages without a blank begin.
struct Gaps {
    end: u32,
    passage: u32,
}

impl<'a> Layer<'a> {
    /// Reads a text.
    pub(crate) fn new(words: &'a Words<'_>, patterns: &Patterns) -> Self {
        let (raw, tokens) = (words.raw, words.tokens);
        let mut layer = Self {
            raw,
            tokens,
            known: &words.known,
            hits: Vec::new(),
            signs: Signs::default(),
            room: Cell::new(0),
            chunks: OnceCell::new(),
            strange: OnceCell::new(),
        };
        let mut runs = Runs::default();
        let mut gaps = Gaps { end: 0, passage: 0 };
        for (at, (token, known)) in tokens.iter().zip(&words.known).enumerate() {
            layer.gap(token, &mut gaps, &mut runs);
            if let Some(entry) = known.entry() {
                let (entry, hit) = patterns.hit(at, entry);
                layer.hits.extend(hit);
                if entry.disguise != 0 {
                    for (bit, count) in runs.disguised.iter_mut().enumerate() {
                        *count += u32::from(entry.disguise >> bit & 1);
                    }
                }
            }
            layer.look(token, *known, &mut runs);
        }
        let rest = raw.len() as u32 - gaps.end;
        layer.signs.see(Signs::WORDLESS, rest >= 24);
        layer.signs.see(Signs::DENSE, raw.len() as u32 - gaps.passage >= DENSE && rest > 0);
        layer.marks(&raw.as_bytes()[gaps.end as usize..]);
        layer.whole(&runs);
        // of the marks the only ones that may stand in a word, the second between Hebrew letters (UAX #29 WB7b)
        layer.signs.see(Signs::QUOTE, memchr2(b'\'', b'"', raw.as_bytes()).is_some());
        if !raw.is_ascii() {
            layer.characters();
        }
        layer
    }

    /// Signs in what stands before a word.
    fn gap(&mut self, token: &Token, gaps: &mut Gaps, runs: &mut Runs) {
        let (from, to) = (gaps.end, token.span.start);
        gaps.end = token.span.end;
        let bytes = self.raw.as_bytes();
        if to - from == 1 && bytes[from as usize] == b' ' {
            gaps.passage = to;
            return;
        }
        self.marks(&bytes[from as usize..to as usize]);
        self.signs.see(Signs::WORDLESS, to - from >= 24);
        let blank = bytes[from as usize..to as usize].iter().rposition(u8::is_ascii_whitespace);
        if let Some(blank) = blank {
            gaps.passage = from + blank as u32 + 1;
        } else {
            runs.glued += u32::from(from > 0);
            runs.marked += u32::from(from > 0) * 2;
            self.signs.see(Signs::DENSE, token.span.end - gaps.passage >= DENSE);
        }
    }

    /// Signs that all words together give.
    fn whole(&mut self, runs: &Runs) {
        let count = self.tokens.len() as u32;
        let disguised = runs.disguised.iter().any(|&count| count >= 2);
        self.signs
            .see(Signs::STRANGE, disguised || count <= 12 && 2 * runs.unknown >= count && runs.unknown > 1);
        self.signs.see(Signs::LEET, runs.mixed >= 2);
        self.signs.see(Signs::ROT47, runs.mixed + runs.glued >= 4 && 3 * (runs.mixed + runs.glued) >= count);
        self.signs.see(Signs::HITS, self.hits.len() >= 3);
    }

    /// Signs in marks, of which a gap between words has few.
    fn marks(&mut self, between: &[u8]) {
        for &b in between {
            self.signs.0 |= MARKS[usize::from(b)];
        }
        self.signs.see(Signs::LABEL, between.len() > 2 && memmem::find(between, b"]: ").is_some());
    }

    /// Signs in one word.
    fn look(&mut self, token: &Token, known: Known, runs: &mut Runs) {
        runs.marked = runs.marked.saturating_sub(1);
        if known.is_brief() {
            (runs.singles, runs.pairs, runs.numbers, runs.bits) = (0, 0, 0, 0);
            self.signs.see(Signs::ROT47, runs.marked >= MARKED);
            return;
        }
        let plain = known.is_plain();
        let known = known.is_common();
        if plain {
            (runs.singles, runs.pairs, runs.numbers, runs.bits) = (0, 0, 0, 0);
            runs.strange = if known { 0 } else { runs.strange + 1 };
            runs.unknown += u32::from(!known);
            self.signs.see(Signs::STRANGE, runs.strange >= 4);
            return;
        }
        let bytes = &self.raw.as_bytes()[token.span.range()];
        if token.class != Class::Number && bytes.len() > 2 {
            runs.strange = if known { 0 } else { runs.strange + 1 };
            runs.unknown += u32::from(!known);
            self.signs.see(Signs::STRANGE, runs.strange >= 4);
        }
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
                self.signs.see(Signs::PUNYCODE, matches!(bytes, [b'x' | b'X', b'n' | b'N']));
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
        if bytes.len() >= 16 {
            let ascii = || bytes.iter().filter(|b| b.is_ascii()).count() >= 16;
            self.signs.see(Signs::LONG, (bytes.len() >= 24 || token.class == Class::Number) && ascii());
            self.signs.see(Signs::DIGITS, bytes.iter().filter(|b| b.is_ascii_digit()).count() >= 12);
        }
    }

    /// Signs in a word that is neither a number nor short.
    fn long(&mut self, token: &Token, bytes: &[u8], runs: &mut Runs) {
        // Letters of other scripts are no such words: of them every byte is beyond ASCII.
        let marked = |b: u8| b.is_ascii() && !b.is_ascii_alphanumeric();
        self.signs.see(Signs::SINGLES, bytes.len() >= 5 && marked(bytes[1]) && bytes[1] == bytes[3]);
        let ascii = || bytes.iter().filter(|b| b.is_ascii()).count() >= 10;
        if bytes.len() >= 10 && ascii() {
            self.signs.see(Signs::JOINED, bytes.len() >= 14);
            let mixed =
                token.class == Class::Mixed || !token.upper && bytes[1..].iter().any(u8::is_ascii_uppercase);
            self.signs.see(Signs::LONG, mixed || token.upper && bytes.len() >= 16);
        }
        let mixed = u32::from(token.class == Class::Mixed && bytes.len() <= 16);
        runs.mixed += mixed;
        runs.marked += mixed * 3;
        self.signs.see(Signs::ROT47, runs.marked >= MARKED);
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
            } else if matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}') {
                self.signs.see(Signs::MARKS, true);
            } else if matches!(c, '\u{2801}'..='\u{283f}') {
                self.signs.see(Signs::BRAILLE, true);
            } else if normalise::skeleton(c).is_some() {
                // Wide marks are the usual ones of some scripts.
                styled += u32::from(normalise::is_styled_letter(c));
                let beside = letter(bytes.get(at.wrapping_sub(1))) || letter(bytes.get(at + c.len_utf8()));
                self.signs.see(Signs::LOOKALIKE, beside || styled >= 3);
            }
            self.signs
                .see(Signs::TURNED, matches!(c, 'ǝ' | 'ɥ' | 'ʇ' | 'ɯ' | 'ɹ' | 'ʎ' | 'ʍ' | 'ʞ' | 'ɟ' | 'ᴉ'));
        }
    }
}
