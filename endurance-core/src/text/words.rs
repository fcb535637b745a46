//! Short lists of words, hashed when the crate is compiled.

use super::word::hash;

/// A short list of words. Written as [`super::word::fold`] leaves them, or the crate does not compile: a word with a capital, with the
/// accent of a Latin letter or with "'s" would never be found.
pub(crate) struct Words {
    hashes: [u64; 64],
    count: usize,
    /// A bit for each word: most words that are asked about are none of the list.
    gate: [u64; 4],
}

impl Words {
    /// From words with single spaces between.
    pub(crate) const fn new(list: &str) -> Self {
        let mut words = Self { hashes: [0; 64], count: 0, gate: [0; 4] };
        let mut rest = list.as_bytes();
        while !rest.is_empty() {
            let mut end = 0;
            while end < rest.len() && rest[end] != b' ' {
                end += 1;
            }
            let (word, after) = rest.split_at(end);
            assert!(is_folded(word), "a word of a list is not written folded");
            if let Ok(word) = std::str::from_utf8(word) {
                words = words.with(hash(word));
            }
            rest = if after.is_empty() { after } else { after.split_at(1).1 };
        }
        words
    }

    const fn with(mut self, fold: u64) -> Self {
        self.hashes[self.count] = fold;
        self.count += 1;
        let (part, bit) = Self::bit(fold);
        self.gate[part] |= bit;
        self
    }

    /// The words of two lists.
    pub(crate) const fn both(one: &Self, other: &Self) -> Self {
        let mut words = Self { hashes: one.hashes, count: one.count, gate: one.gate };
        let mut at = 0;
        while at < other.count {
            words = words.with(other.hashes[at]);
            at += 1;
        }
        words
    }

    /// The bit of a word, and the part of the gate that it stands in.
    const fn bit(fold: u64) -> (usize, u64) {
        let mixed = fold ^ (fold >> 32);
        ((mixed >> 6) as usize % 4, 1 << (mixed % 64))
    }

    /// Their hashes, in the order written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> {
        self.hashes[..self.count].iter().copied()
    }

    #[inline]
    pub(crate) fn contains(&self, fold: u64) -> bool {
        let (part, bit) = Self::bit(fold);
        self.gate[part] & bit != 0 && self.hashes[..self.count].contains(&fold)
    }
}

/// Whether a word can be one that a text's words fold to.
const fn is_folded(word: &[u8]) -> bool {
    let mut at = 0;
    while at < word.len() {
        // U+00C0..U+017F, the Latin letters with marks, but for "ß"
        let accented = word[at] >= 0xc3 && word[at] <= 0xc5 && !(word[at] == 0xc3 && word[at + 1] == 0x9f);
        let possessive = at + 2 == word.len() && word[at] == b'\'' && word[at + 1] == b's';
        if accented || possessive || word[at].is_ascii_uppercase() {
            return false;
        }
        at += 1;
    }
    !word.is_empty()
}

/// [`Words`] as a constant.
macro_rules! words {
    ($list:literal) => {
        const { &$crate::text::words::Words::new($list) }
    };
}
pub(crate) use words;
