//! Finds texts of a table, told by three bytes of each.
//!
//! An automaton takes a step for each byte, and each step waits for the one before. Most texts hold next to nothing of what is looked
//! for: here every second byte is looked at with the one behind it, and a text of the table only where its three bytes stand.

use std::ops::Range;

/// A power of two, many times as many as texts.
const SLOTS: usize = 1 << 12;

/// Places that are asked together for a text of one or two bytes.
const BLOCK: usize = 32;

/// The bit by which a capital differs from its small letter; other bytes may differ by it as well.
const CASE: u8 = 0x20;

/// The commonest pairs of letters in English, in order: the rarer the three bytes, the less is compared for nothing.
const COMMON: &str = "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea \
    ra ce li ch ll be ma si om ur pr us ca la el ec rs ac et na ta ni tr ct ut un ot ho so wa no we ly wi ge fo sh tt ss ee oo pe ol di po mo";

/// Texts of a table, in any case of ASCII.
#[derive(Debug)]
pub(crate) struct Sieve {
    /// The first two and the last two of the three bytes, in either case, a bit for each.
    pairs: Box<[u64; 1 << 10]>,
    /// By the hash of all three the number of an entry, and 1; 0 for none.
    slots: Box<[u16; SLOTS]>,
    entries: Vec<Entry>,
    /// In small letters.
    texts: Vec<Box<[u8]>>,
    /// Those that have no three bytes.
    short: Vec<u16>,
}

/// One of the texts that are looked for behind three bytes.
#[derive(Clone, Copy, Debug)]
struct Entry {
    text: u16,
    /// How far behind the beginning of the text the three bytes stand.
    at: u16,
    /// The next entry of the slot, and 1.
    next: u16,
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its number in the table.
    pub(crate) text: usize,
    pub(crate) range: Range<usize>,
}

impl Sieve {
    /// None of `texts` is empty.
    pub(crate) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let texts: Vec<Box<[u8]>> = texts.map(|text| text.to_ascii_lowercase().into_bytes().into()).collect();
        let (pairs, slots) = (Box::new([0; 1 << 10]), Box::new([0; SLOTS]));
        let mut sieve = Self { pairs, slots, entries: Vec::new(), texts: Vec::new(), short: Vec::new() };
        for (number, text) in texts.iter().enumerate() {
            let threes = text.windows(3).map(|three| [three[0], three[1], three[2]]).enumerate();
            let common = |[a, b, c]: [u8; 3]| sieve.costs(a, b) + sieve.costs(b, c);
            match threes.min_by_key(|&(_, three)| common(three)) {
                Some((at, three)) => sieve.add(three, number as u16, at as u16),
                None => sieve.short.push(number as u16),
            }
        }
        Self { texts, ..sieve }
    }

    /// What it costs to look for two bytes: nothing where they are looked for already.
    fn costs(&self, first: u8, second: u8) -> u32 {
        if self.has_pair(u16::from_le_bytes([first, second])) { 0 } else { commonness(first, second) }
    }

    #[inline]
    fn has_pair(&self, pair: u16) -> bool {
        self.pairs[usize::from(pair >> 6)] >> (pair & 63) & 1 == 1
    }

    fn add(&mut self, [a, b, c]: [u8; 3], text: u16, at: u16) {
        let slot = &mut self.slots[slot(u32::from_le_bytes([a, b, c, 0]))];
        self.entries.push(Entry { text, at, next: *slot });
        *slot = self.entries.len() as u16;
        for (first, second) in [(a, b), (b, c)] {
            for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                for second in [second.to_ascii_lowercase(), second.to_ascii_uppercase()] {
                    let pair = u16::from_le_bytes([first, second]);
                    self.pairs[usize::from(pair >> 6)] |= 1 << (pair & 63);
                }
            }
        }
    }

    /// Every text of the table that stands in `raw`, by its end; of those with one end the longest first.
    pub(crate) fn find(&self, raw: &str) -> Vec<Found> {
        let (raw, mut out) = (raw.as_bytes(), Vec::new());
        for (nth, two) in raw.as_chunks().0.iter().enumerate() {
            if self.has_pair(u16::from_le_bytes(*two)) {
                let (at, four) = (2 * nth, around(raw, 2 * nth));
                let slots = [self.slots[slot(four)], self.slots[slot(four >> 8)]];
                if slots != [0; 2] {
                    self.look(raw, at, slots, &mut out);
                }
            }
        }
        for &text in &self.short {
            self.look_for_short(raw, text, &mut out);
        }
        out.sort_by_key(|found| (found.range.end, found.range.start, found.text));
        out
    }

    /// Compares the texts of two slots, whose three bytes may begin right before `at` and there.
    #[inline(never)]
    fn look(&self, raw: &[u8], at: usize, [before, own]: [u16; 2], out: &mut Vec<Found>) {
        for (first, at) in [(before, at.checked_sub(1)), (own, Some(at))] {
            let Some(at) = at else { continue };
            for entry in self.entries_of(first) {
                let text = &self.texts[usize::from(entry.text)];
                let Some(start) = at.checked_sub(usize::from(entry.at)) else { continue };
                let range = start..start + text.len();
                // of the three bytes only a hash is known
                if raw[start].eq_ignore_ascii_case(&text[0])
                    && raw.get(range.clone()).is_some_and(|own| own.eq_ignore_ascii_case(text))
                {
                    out.push(Found { text: entry.text.into(), range });
                }
            }
        }
    }

    /// Looks for a text that has no three bytes.
    fn look_for_short(&self, raw: &[u8], text: u16, out: &mut Vec<Found>) {
        let own = &self.texts[usize::from(text)];
        let last = own.len() - 1;
        // letters are common, two of them beside each other are not: many places are asked together, in either case of both
        let stands =
            |(a, b): (&u8, &u8)| u8::from(a | CASE == own[0] | CASE) & u8::from(b | CASE == own[last] | CASE);
        let (heads, ends) =
            (raw.as_chunks::<BLOCK>().0, raw.get(last..).unwrap_or(&[]).as_chunks::<BLOCK>().0);
        let mut find = |places: Range<usize>| {
            for range in places.map(|start| start..start + own.len()) {
                if raw[range.clone()].eq_ignore_ascii_case(own) {
                    out.push(Found { text: text.into(), range });
                }
            }
        };
        for (nth, (heads, ends)) in heads.iter().zip(ends).enumerate() {
            if heads.iter().zip(ends).map(stands).fold(0, std::ops::BitOr::bitor) != 0 {
                find(nth * BLOCK..(nth + 1) * BLOCK);
            }
        }
        find(ends.len() * BLOCK..(raw.len() + 1).saturating_sub(own.len()));
    }

    /// The entries of a slot, of which the number of the first is given.
    fn entries_of(&self, first: u16) -> impl Iterator<Item = Entry> {
        let entry = |number: u16| number.checked_sub(1).map(|at| self.entries[usize::from(at)]);
        std::iter::successors(entry(first), move |last| entry(last.next))
    }
}

/// The byte before `at`, the two there and the one behind them: no text goes on beyond the edges, whatever is thought to stand there.
#[inline]
fn around(raw: &[u8], at: usize) -> u32 {
    let four = at.checked_sub(1).and_then(|before| raw[before..].first_chunk()).copied();
    u32::from_le_bytes(four.unwrap_or_else(|| {
        [at.wrapping_sub(1), at, at + 1, at + 2].map(|at| raw.get(at).copied().unwrap_or(0))
    }))
}

/// How common two bytes are, beside others.
fn commonness(first: u8, second: u8) -> u32 {
    const SPACE: u32 = 200;
    const COMMONEST: u32 = 300;
    let nth = COMMON.split(' ').position(|pair| pair.as_bytes() == [first, second]);
    match nth {
        Some(nth) => COMMONEST - 2 * nth as u32,
        None if first == b' ' || second == b' ' => SPACE,
        None if first.is_ascii_lowercase() && second.is_ascii_lowercase() => 30,
        None => 10,
    }
}

/// The slot of the three lowest bytes, in any case.
#[inline]
const fn slot(bytes: u32) -> usize {
    // one bit parts small letters from capitals, and other bytes may share their slots
    let three = bytes & 0xff_ffff | 0x20_2020;
    (three.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::{AhoCorasick, MatchKind};

    const TEXTS: [&str; 9] =
        ["pw", "://", "password", "né", ",password=", "key", "[END]", "-----BEGIN ", "忽略以上"];

    proptest::proptest! {
        #[test]
        fn finds_what_an_automaton_finds(parts in proptest::collection::vec((0usize..12, ".{0,3}"), 0..12)) {
            let part = |(nth, noise): &(usize, String)| match TEXTS.get(*nth) {
                Some(text) if noise.len() % 2 == 0 => format!("{}{noise}", text.to_ascii_uppercase()),
                Some(text) => format!("{text}{noise}"),
                None => format!("pass-pWord{noise}"),
            };
            let raw: String = parts.iter().map(part).collect();
            let automaton = AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .ascii_case_insensitive(true)
                .build(TEXTS)
                .expect("a small table");
            let wanted: Vec<Found> = automaton
                .find_overlapping_iter(&raw)
                .map(|found| Found { text: found.pattern().as_usize(), range: found.range() })
                .collect();
            proptest::prop_assert_eq!(Sieve::new(TEXTS.into_iter()).find(&raw), wanted, "{:?}", raw);
        }
    }
}
