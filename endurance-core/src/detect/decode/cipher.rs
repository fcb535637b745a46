//! Letters moved within the alphabet: Caesar's shifts, Atbash, ROT47.

use super::{Decoded, Decoding, words};
use crate::{
    detect::{layer::Layer, lexis, normalise::skeleton},
    interaction::Span,
    text::word,
};

/// Letters of a passage by which its shift is chosen.
const SAMPLE: usize = 500;
/// The likeliest shifts are tried on the words.
const TRIED: usize = 10;
/// Of the letters so many in a hundred stand in known words, and more than before by the second.
const ENGLISH: (u32, u32) = (45, 25);
/// The same of [`TELLING`] letters: of other languages only the commonest words are known, and so many are no chance.
const FOREIGN: u32 = 33;
/// By so many letters most ciphers are refused.
const GLANCE: usize = 100;
/// So many of those in a hundred in known words are too few.
const GLIMPSE: u32 = 15;
/// Text of so many letters whose letters are, in a hundred parts of the best cipher's, as usual as they stand, is in
/// some language and in no cipher.
const TELLING: i32 = 60;
const PLAUSIBLE: i32 = 95;

/// How many in a thousand letters of English are a, b, c ..
pub(super) const FREQUENCY: [i32; 26] =
    [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1];

/// A way to move letters: by `by` places, after turning the alphabet round where `turned`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cipher {
    pub(super) turned: bool,
    pub(super) by: u8,
}

impl Cipher {
    /// All of them but the one that changes nothing.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (1..52).map(Self::numbered)
    }

    const fn numbered(number: usize) -> Self {
        Self { turned: number >= 26, by: (number % 26) as u8 }
    }

    /// Where it stands among all, the one that changes nothing first.
    const fn number(self) -> usize {
        self.by as usize + if self.turned { 26 } else { 0 }
    }

    /// The letter that `b` stands for; any other byte as it is.
    pub(super) const fn undo(self, b: u8) -> u8 {
        let first = match b {
            b'a'..=b'z' => b'a',
            b'A'..=b'Z' => b'A',
            _ => return b,
        };
        let place = (b - first + 26 - self.by) % 26;
        first + if self.turned { 25 - place } else { place }
    }

    /// The passage at `span` one step nearer to plain: of a turned and shifted alphabet the shift is undone.
    pub(super) fn decode(self, passage: &str, span: Span) -> Decoded {
        let (step, name) = match self {
            Self { turned: true, by: 0 } => (self, Decoding::Atbash),
            Self { by: 13, .. } => (Self { turned: false, by: 13 }, Decoding::Rot13),
            Self { by, .. } => (Self { turned: false, by }, Decoding::Caesar),
        };
        let text: String = passage.chars().map(|c| step.undo_char(c)).collect();
        Decoded::same_length(&text, span).named(name)
    }

    fn undo_char(self, c: char) -> char {
        if c.is_ascii() { char::from(self.undo(c as u8)) } else { c }
    }
}

/// What each cipher makes of a, b, c .., by its number; most texts with a strange word ask for all of them.
const UNDONE: [[u8; 26]; 52] = {
    let mut undone = [[0; 26]; 52];
    let mut nth = 0;
    while nth < 52 * 26 {
        undone[nth / 26][nth % 26] = Cipher::numbered(nth / 26).undo(b'a' + (nth % 26) as u8);
        nth += 1;
    }
    undone
};

/// How usual each cipher makes a letter: for each letter all ciphers, so that they are added up side by side, and in so few bits that
/// many are at once.
const USUAL: [[i16; 52]; 26] = {
    let mut usual = [[0; 52]; 26];
    let mut nth = 0;
    while nth < 52 * 26 {
        usual[nth % 26][nth / 26] = FREQUENCY[(UNDONE[nth / 26][nth % 26] - b'a') as usize] as i16;
        nth += 1;
    }
    usual
};

/// Passages in a shifted alphabet.
pub(super) fn shifted(layer: &Layer<'_>) -> Vec<Decoded> {
    let strange = words::strange(layer);
    let found = strange.iter().filter_map(|&span| {
        let passage = &layer.raw[span.range()];
        Some(which(passage)?.decode(passage, span))
    });
    found.collect()
}

/// The cipher of a passage: of those that its letters speak for the one that gives English words.
fn which(passage: &str) -> Option<Cipher> {
    let sample = sample(passage);
    let mut counts = [0i16; 26];
    for &b in sample.as_bytes().iter().filter(|b| b.is_ascii_alphabetic()) {
        counts[usize::from(b.to_ascii_lowercase() - b'a')] += 1;
    }
    let mut scores = [0i32; 52];
    for (&count, usual) in counts.iter().zip(&USUAL).filter(|(count, _)| **count > 0) {
        let add = |(score, usual): (&mut i32, &i16)| *score += i32::from(count) * i32::from(*usual);
        scores.iter_mut().zip(usual).for_each(add);
    }
    // Where digits stand for the usual letters, the others do not tell the shift.
    let digits = sample.bytes().filter(u8::is_ascii_digit).count();
    let few = 8 * digits <= sample.len();
    let letters: i32 = counts.iter().copied().map(i32::from).sum();
    let likeliest = scores[1..].iter().copied().fold(0, i32::max);
    if few && letters >= TELLING && 100 * scores[0] >= PLAUSIBLE * likeliest {
        return None;
    }
    // The best first, of equals the one of the lowest number: both in one whole number.
    let mut likely: [i64; 51] =
        std::array::from_fn(|at| i64::from(scores[at + 1]) << 6 | i64::from(62 - at as u8));
    let numbered = |one: i64| Cipher::numbered(63 - (one & 63) as usize);
    likely.sort_unstable_by(|a, b| b.cmp(a));
    let read = normalised(sample);
    let words: Vec<&[u8]> = read.split(|&b| b == b' ').filter(|word| !word.is_empty()).collect();
    let first = read.iter().skip(GLANCE).position(|&b| b == b' ').map(|at| at + GLANCE);
    let glance = first.map(|to| read[..to].split(|&b| b == b' ').filter(|word| !word.is_empty()).count());
    let enough = if letters >= TELLING { FOREIGN } else { ENGLISH.0 };
    let (mut best, mut cipher) = (english(&words, None, 0) + ENGLISH.1, None);
    let most = if few { TRIED } else { likely.len() };
    for tried in likely.into_iter().take(most).map(numbered) {
        let refused = |count: usize| english(&words[..count], Some(tried), GLIMPSE) < GLIMPSE;
        if glance.is_some_and(refused) {
            continue;
        }
        let share = english(&words, Some(tried), enough.max(best + 1));
        if share > best && share >= enough {
            (best, cipher) = (share, Some(tried));
        }
    }
    cipher
}

/// The beginning of a passage, to the end of a word that is not too long.
fn sample(passage: &str) -> &str {
    let ends = |&(at, c): &(usize, char)| at >= SAMPLE && c.is_whitespace() || at >= 2 * SAMPLE;
    // a character has at most four bytes
    let from = (SAMPLE..SAMPLE + 4).find(|&at| passage.is_char_boundary(at)).unwrap_or(SAMPLE);
    let Some(rest) = passage.get(from..) else { return passage };
    let cut = rest.char_indices().map(|(at, c)| (from + at, c)).find(ends);
    cut.map_or(passage, |(at, _)| &passage[..at])
}

/// What a reader sees of a passage: a small letter for each letter and for each digit and look-alike that stands for
/// one; digits as capitals, since no cipher moves them; a blank for anything else.
fn normalised(text: &str) -> Vec<u8> {
    let seen = |c: char| match c {
        '0' => b'O',
        '1' => b'I',
        '3' => b'E',
        '4' => b'A',
        '5' => b'S',
        '7' => b'T',
        '\'' => b'\'',
        _ if c.is_ascii_alphabetic() => c.to_ascii_lowercase() as u8,
        _ => skeleton(c).map_or(b' ', |c| c.to_ascii_uppercase() as u8),
    };
    text.chars().map(seen).collect()
}

/// Each byte in lower case.
const LOWER: [u8; 256] = {
    let mut lower = [0; 256];
    let mut b = 0;
    while b < 256 {
        lower[b] = (b as u8).to_ascii_lowercase();
        b += 1;
    }
    lower
};

/// The share of letters in English words, in per cent, read forwards or backwards; 0 as soon as it must be below `least`.
fn english(words: &[&[u8]], cipher: Option<Cipher>, least: u32) -> u32 {
    let mut moved = LOWER;
    moved[usize::from(b'a')..][..26].copy_from_slice(&UNDONE[cipher.map_or(0, Cipher::number)]);
    let letter = |b: u8| moved[usize::from(b)];
    let knows = |letters: &mut dyn Iterator<Item = &u8>| {
        lexis::knows(letters.fold(word::hash(""), |hash, &b| word::hash_on(hash, &[letter(b)])))
    };
    let all: u32 = words.iter().map(|word| word.len() as u32).sum();
    let (mut ahead, mut back) = (all, all);
    for &word in words {
        let fits = (2..40).contains(&word.len());
        let opens = !matches!(*word, [a, b, c, ..] if !lexis::may_begin(letter(a), letter(b), letter(c)));
        let ends = !matches!(*word, [.., c, b, a] if !lexis::may_begin(letter(a), letter(b), letter(c)));
        ahead -= if fits && opens && knows(&mut word.iter()) { 0 } else { word.len() as u32 };
        back -= if fits && ends && knows(&mut word.iter().rev()) { 0 } else { word.len() as u32 };
        if 100 * ahead.max(back) < least * all {
            return 0;
        }
    }
    (100 * ahead.max(back)).checked_div(all).unwrap_or(0)
}

/// Every visible character of ASCII moved by 47.
pub(super) fn rot47(layer: &Layer<'_>) -> Vec<Decoded> {
    let undo = |b: u8| if b.is_ascii_graphic() { (b - 33 + 47) % 94 + 33 } else { b };
    let spans = words::passages(layer.raw, words::between(layer), |span| {
        let word = &layer.raw[span.range()];
        // These stand for digits and marks, of which a word has one behind it.
        if word.bytes().filter(|b| matches!(b, b'a'..=b'o')).nth(1).is_some() {
            return false;
        }
        let mut undone = [0; 40];
        let Some(undone) = undone.get_mut(..word.len()).filter(|_| word.is_ascii()) else { return false };
        undone.iter_mut().zip(word.bytes()).for_each(|(to, b)| *to = undo(b));
        lexis::is_word(undone)
    });
    let text = |span: Span| {
        let passage = layer.raw[span.range()].chars();
        passage.map(|c| if c.is_ascii() { char::from(undo(c as u8)) } else { c }).collect::<String>()
    };
    spans.into_iter().map(|span| Decoded::same_length(&text(span), span)).collect()
}
