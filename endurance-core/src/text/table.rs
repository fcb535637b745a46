//! The hash tables of the core, one for texts and one for what ships with the crate: no iteration, so that no order can reach a
//! result.

#![expect(clippy::disallowed_types, reason = "wrapped here so that nothing can iterate it")]

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hasher, RandomState},
    num::NonZeroU64,
    sync::LazyLock,
};

/// A map from word hashes. It can be asked, not walked.
#[derive(Clone, Debug)]
pub(crate) struct Table<V>(HashMap<u64, V, Secret>);

impl<V> Table<V> {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(HashMap::with_capacity_and_hasher(capacity, *SECRET))
    }

    pub(crate) fn get(&self, key: u64) -> Option<&V> {
        self.0.get(&key)
    }

    pub(crate) fn get_mut(&mut self, key: u64) -> Option<&mut V> {
        self.0.get_mut(&key)
    }

    pub(crate) fn contains(&self, key: u64) -> bool {
        self.0.contains_key(&key)
    }

    pub(crate) fn insert(&mut self, key: u64, value: V) -> Option<V> {
        self.0.insert(key, value)
    }

    pub(crate) fn entry_or(&mut self, key: u64, new: impl FnOnce() -> V) -> &mut V {
        self.0.entry(key).or_insert_with(new)
    }
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

/// The same for what ships with the crate, which is asked for every word: an array in which a key stands at its place or soon
/// behind. Nobody chooses its keys, so that none are crowded on purpose.
#[derive(Clone, Debug)]
pub(crate) struct Fixed<V> {
    /// A power of two of them, at most three quarters of them taken. A key that is never 0 leaves that to the empty slots, which
    /// saves a third of a table: each word asked for is hardly ever in the cache.
    slots: Vec<Option<(NonZeroU64, V)>>,
    count: usize,
}

impl<V> Fixed<V> {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self { slots: empty((capacity + capacity / 3 + 2).next_power_of_two()), count: 0 }
    }

    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<&V> {
        let key = stored(key);
        let (mask, mut at) = (self.slots.len() - 1, spread(key));
        loop {
            match &self.slots[at & mask] {
                Some((own, value)) if *own == key => return Some(value),
                Some(_) => at += 1,
                None => return None,
            }
        }
    }

    #[inline]
    pub(crate) fn contains(&self, key: u64) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn insert(&mut self, key: u64, value: V) -> Option<V> {
        let at = self.place(key);
        let before = self.slots[at].replace((stored(key), value));
        self.count += usize::from(before.is_none());
        before.map(|(_, value)| value)
    }

    pub(crate) fn entry_or(&mut self, key: u64, new: impl FnOnce() -> V) -> &mut V {
        let at = self.place(key);
        self.count += usize::from(self.slots[at].is_none());
        &mut self.slots[at].get_or_insert_with(|| (stored(key), new())).1
    }

    /// Where the key stands or may be put.
    fn place(&mut self, key: u64) -> usize {
        if 4 * (self.count + 1) > 3 * self.slots.len() {
            let larger = empty(2 * self.slots.len());
            for slot in std::mem::replace(&mut self.slots, larger).into_iter().flatten() {
                let at = self.free(slot.0.get());
                self.slots[at] = Some(slot);
            }
        }
        self.free(key)
    }

    /// The slot of the key, or the first free one behind its place.
    fn free(&self, key: u64) -> usize {
        let key = stored(key);
        let (mask, mut at) = (self.slots.len() - 1, spread(key));
        while self.slots[at & mask].as_ref().is_some_and(|(own, _)| *own != key) {
            at += 1;
        }
        at & mask
    }
}

impl<V> Default for Fixed<V> {
    fn default() -> Self {
        Self::with_capacity(1)
    }
}

fn empty<V>(count: usize) -> Vec<Option<(NonZeroU64, V)>> {
    std::iter::repeat_with(|| None).take(count).collect()
}

/// A word hash as it is stored: 0 is as good as the last number, which is no word's either.
const fn stored(key: u64) -> NonZeroU64 {
    match NonZeroU64::new(key) {
        Some(key) => key,
        None => NonZeroU64::MAX,
    }
}

/// A word hash with its high bits, the best of a product, where the place is taken from.
const fn spread(key: NonZeroU64) -> usize {
    (key.get().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

/// A set of word hashes that sometimes says yes wrongly, never no wrongly; `PARTS` is a power of two, 64 bits each.
#[derive(Debug)]
pub(crate) struct Gate<const PARTS: usize = 512>([u64; PARTS]);

impl<const PARTS: usize> Default for Gate<PARTS> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const PARTS: usize> Gate<PARTS> {
    pub(crate) const fn new() -> Self {
        Self([0; PARTS])
    }

    pub(crate) fn add(&mut self, fold: u64) {
        let bit = fold ^ (fold >> 32);
        self.0[(bit >> 6) as usize % PARTS] |= 1 << (bit & 63);
    }

    #[inline]
    pub(crate) fn may_hold(&self, fold: u64) -> bool {
        let bit = fold ^ (fold >> 32);
        self.0[(bit >> 6) as usize % PARTS] >> (bit & 63) & 1 == 1
    }
}

/// Two numbers that are drawn for each process, since whoever knows the place of a word in a table can choose words that crowd one
/// place. A table cannot be walked, so that they reach no result.
#[derive(Clone, Copy, Debug)]
struct Secret([u64; 2]);

static SECRET: LazyLock<Secret> = LazyLock::new(|| {
    let drawn = RandomState::new();
    Secret([drawn.hash_one(0), drawn.hash_one(1) | 1])
});

impl BuildHasher for Secret {
    type Hasher = Mix;
    fn build_hasher(&self) -> Mix {
        Mix(*self)
    }
}

/// Spreads a word hash over all bits: both halves of a product.
#[derive(Clone, Copy, Debug)]
struct Mix(Secret);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0.0[0]
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }
    fn write_u64(&mut self, key: u64) {
        let Secret([mask, factor]) = &mut self.0;
        let product = u128::from(key ^ *mask) * u128::from(*factor);
        *mask = product as u64 ^ (product >> 64) as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_can_be_chosen_that_crowd_one_place() {
        // keys that a product with a known number puts into one place
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        const INVERSE: u64 = 0xf1de_83e1_9937_733d;
        assert_eq!(FACTOR.wrapping_mul(INVERSE), 1);
        let chosen = |at: u64| {
            let key = ((at << 24) ^ (at << 24 >> 29)).wrapping_mul(INVERSE);
            key ^ (key >> 32)
        };
        let mut taken = [false; 1 << 12];
        for at in 0..1 << 12 {
            taken[SECRET.hash_one(chosen(at)) as usize % taken.len()] = true;
        }
        assert!(taken.iter().filter(|taken| **taken).count() > 2_000);
    }

    proptest::proptest! {
        #[test]
        fn both_tables_hold_the_same(keys in proptest::collection::vec(0u64..200, 0..300)) {
            let (mut table, mut fixed) = (Table::default(), Fixed::default());
            for (at, key) in keys.into_iter().enumerate() {
                proptest::prop_assert_eq!(table.entry_or(key, || at), fixed.entry_or(key, || at));
                proptest::prop_assert_eq!(table.insert(key + 9, at), fixed.insert(key + 9, at));
            }
            for key in 0..220 {
                proptest::prop_assert_eq!(table.get(key), fixed.get(key));
            }
        }
    }
}
