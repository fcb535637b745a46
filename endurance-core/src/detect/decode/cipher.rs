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
        (1..52).map(|nth| Self { turned: nth >= 26, by: nth % 26 })
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
    let mut counts = [0i32; 26];
    for &b in sample.as_bytes().iter().filter(|b| b.is_ascii_alphabetic()) {
        counts[usize::from(b.to_ascii_lowercase() - b'a')] += 1;
    }
    let mut likely: Vec<(i32, Cipher)> = Cipher::all()
        .map(|cipher| {
            let letter = |nth: usize| usize::from(cipher.undo(b'a' + nth as u8) - b'a');
            ((0..26).map(|nth| counts[nth] * FREQUENCY[letter(nth)]).sum(), cipher)
        })
        .collect();
    likely.sort_by_key(|&(score, cipher)| (std::cmp::Reverse(score), cipher.turned, cipher.by));
    let (mut best, mut cipher) = (english(sample, None) + ENGLISH.1, None);
    // Where digits stand for the usual letters, the others do not tell the shift.
    let digits = sample.bytes().filter(u8::is_ascii_digit).count();
    let most = if 8 * digits > sample.len() { likely.len() } else { TRIED };
    for &(_, tried) in likely.iter().take(most) {
        let share = english(sample, Some(tried));
        if share > best && share >= ENGLISH.0 {
            (best, cipher) = (share, Some(tried));
        }
    }
    cipher
}

/// The beginning of a passage, to the end of a word.
fn sample(passage: &str) -> &str {
    let cut = passage.char_indices().find(|&(at, c)| at >= SAMPLE && c.is_whitespace());
    cut.map_or(passage, |(at, _)| &passage[..at])
}

/// The share of letters in English words, in per cent, read forwards or backwards. Look-alikes and digits for letters
/// count as what they show.
fn english(text: &str, cipher: Option<Cipher>) -> u32 {
    let (mut ahead, mut back, mut all) = (0, 0, 0);
    let mut word: Vec<u8> = Vec::with_capacity(24);
    for c in text.chars().chain([' ']) {
        let plain = match c {
            '0' => b'o',
            '1' => b'i',
            '3' => b'e',
            '4' => b'a',
            '5' => b's',
            '7' => b't',
            '\'' => b'\'',
            _ if c.is_ascii_alphabetic() => {
                cipher.map_or(c as u8, |cipher| cipher.undo(c as u8)).to_ascii_lowercase()
            }
            _ => skeleton(c).map_or(b' ', |c| c.to_ascii_lowercase() as u8),
        };
        if plain != b' ' {
            word.push(plain);
            continue;
        }
        let length = word.len() as u32;
        all += length;
        if (2..40).contains(&length) {
            ahead += if lexis::knows(word::hash_on(word::hash(""), &word)) { length } else { 0 };
            word.reverse();
            back += if lexis::knows(word::hash_on(word::hash(""), &word)) { length } else { 0 };
        }
        word.clear();
    }
    (100 * ahead.max(back)).checked_div(all).unwrap_or(0)
}

/// Every visible character of ASCII moved by 47.
pub(super) fn rot47(layer: &Layer<'_>) -> Vec<Decoded> {
    let undo = |b: u8| if b.is_ascii_graphic() { (b - 33 + 47) % 94 + 33 } else { b };
    let spans = words::passages(layer.raw, |word| {
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
