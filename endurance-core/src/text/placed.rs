//! Lists in order of position, which are asked for passages all the time.

use super::{citation::Citation, cue::Cue, date::Date, entity::Entity, quantity::Quantity, word::Token};
use crate::interaction::Span;
use std::ops::{Deref, Range};

/// What has a place in a text.
pub(crate) trait Place {
    /// The bytes of a block: as few as hold hardly more than one of these.
    const BLOCK: usize;
    /// So many of these mostly stand in a block at most.
    const STEPS: usize;

    fn start(&self) -> u32;
}

/// Things in order of position.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    items: Vec<T>,
    /// Of each block of the text the first that starts in it or behind it, up to the one behind the last.
    blocks: Vec<u32>,
}

impl<T: Place> Placed<T> {
    pub(crate) fn new(items: Vec<T>) -> Self {
        debug_assert!(items.is_sorted_by_key(Place::start), "a list is not in order of position");
        // how many start in each block before, then in all before
        let mut blocks = vec![0; items.last().map_or(0, |item| item.start() as usize / T::BLOCK + 2)];
        for item in &items {
            blocks[item.start() as usize / T::BLOCK + 1] += 1;
        }
        let mut before = 0;
        for block in &mut blocks {
            before += *block;
            *block = before;
        }
        Self { items, blocks }
    }

    /// The number of the first that starts at the byte `at` or behind it.
    #[inline]
    pub(crate) fn first_from(&self, at: u32) -> usize {
        let Some(&first) = self.blocks.get(at as usize / T::BLOCK) else { return self.items.len() };
        let mut first = first as usize;
        // whether one stands before is as good as chance: added up, not branched on
        for _ in 0..T::STEPS {
            first += usize::from(self.items.get(first).map_or(u32::MAX, Place::start) < at);
        }
        while self.items.get(first).is_some_and(|item| item.start() < at) {
            first += 1;
        }
        first
    }

    /// The numbers of those that start inside `span`.
    #[inline]
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let from = self.first_from(span.start);
        from..self.first_from(span.end).max(from)
    }

    /// Those that start inside `span`.
    #[inline]
    pub(crate) fn within(&self, span: Span) -> &[T] {
        &self.items[self.range(span)]
    }
}

impl<T> Deref for Placed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a Placed<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T> IntoIterator for Placed<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl Place for Span {
    const BLOCK: usize = 64;
    const STEPS: usize = 1;

    fn start(&self) -> u32 {
        self.start
    }
}

/// Things that know their span.
macro_rules! placed {
    ($block:literal, $steps:literal: $($name:ty),*) => {
        $(impl Place for $name {
            const BLOCK: usize = $block;
            const STEPS: usize = $steps;

            fn start(&self) -> u32 {
                self.span.start
            }
        })*
    };
}
placed!(8, 2: Token);
placed!(64, 1: Quantity, Date, Entity, Citation, Cue);
