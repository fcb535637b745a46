//! The one hash table of the core: fixed hashing, no iteration, so that no order can reach a result.

#![expect(clippy::disallowed_types, reason = "wrapped here so that nothing can iterate it")]

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map from word hashes. It can be asked, not walked.
#[derive(Clone, Debug)]
pub(crate) struct Table<V>(HashMap<u64, V, BuildHasherDefault<Mix>>);

impl<V> Table<V> {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(HashMap::with_capacity_and_hasher(capacity, BuildHasherDefault::default()))
    }

    pub(crate) fn get(&self, key: u64) -> Option<&V> {
        self.0.get(&key)
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

/// Spreads a word hash over all bits. FNV-1a can be collided on purpose, but 64-bit collisions cost an attacker
/// far more than the bounded input can repay.
#[derive(Clone, Copy, Debug, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b) ^ self.0);
        }
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = (key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }
}
