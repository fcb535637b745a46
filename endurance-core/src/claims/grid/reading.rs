//! A statement as the programs read it: words with their numbers and what they ask for.

use super::{
    table,
    trigger::{Trigger, Triggers},
};
use crate::{
    interaction::Span,
    text::{
        Text,
        quantity::Measure,
        word::Token,
        words::{Words, words},
    },
};

/// Words of one statement that are read: as many as a mask has bits.
pub(super) const MOST_WORDS: usize = 128;

/// Which words of a statement, one bit each.
pub(super) type Mask = u128;

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) token: Token,
    pub(super) weight: f64,
    /// The number it is.
    pub(super) value: Option<f64>,
    /// Whether that number is a place in an order.
    pub(super) ordinal: bool,
    pub(super) triggers: Triggers,
}

/// Words before "last three": without them it is a verb.
const DETERMINERS: &Words =
    words!("the a this these those in at for of over during their his her its our my your and");

/// A statement.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a Text,
    pub(super) words: Vec<Word>,
    /// Words that the table's title holds.
    pub(super) titled: Mask,
}

impl<'a> Reading<'a> {
    /// Reads the passage. What stands in `title` only says which table is meant: it asks for nothing.
    pub(super) fn new(text: &'a Text, span: Span, title: &[Token]) -> Self {
        let range = text.tokens_in(span);
        let tokens = &text.tokens[range.start..range.end.min(range.start + MOST_WORDS)];
        let read = |token: &Token| Word {
            token: *token,
            weight: if token.stop { 0.0 } else { table::weight(text, token) },
            value: table::value(text, token),
            ordinal: false,
            triggers: Triggers::of(token.fold),
        };
        let mut words: Vec<Word> = tokens.iter().map(read).collect();
        for quantity in text.quantities_in(span) {
            let at = words.partition_point(|w| w.token.span.start < quantity.number.start);
            let Some(word) = words.get_mut(at) else { continue };
            word.ordinal = quantity.measure == Measure::Ordinal;
            if word.value.is_none() && quantity.written.0 == quantity.written.1 {
                word.value = Some(quantity.written.0);
            }
        }
        let mut titled = 0;
        for (at, word) in words.iter().enumerate() {
            let same = |t: &Token| t.stem == word.token.stem || t.fold == word.token.fold;
            if !word.token.stop && title.iter().any(same) {
                titled |= bit(at);
            }
        }
        for (at, word) in words.iter_mut().enumerate() {
            let beside = titled & (bit(at) << 1 | bit(at) >> 1) != 0;
            if titled & bit(at) != 0 && beside {
                word.triggers = Triggers::default();
            }
        }
        for at in 1..words.len() {
            let (before, this) = (words[at - 1].triggers, words[at].triggers);
            // "at least", "more than half", "most recent" and "most of" ask each for one thing
            if this.is(Trigger::Min) && text.slice(words[at - 1].token.span) == "at" {
                words[at].triggers = Triggers::default();
                words[at].triggers.add(Trigger::AtLeast);
            }
            if this.is(Trigger::Half) && at > 1 && words[at - 2].triggers.is(Trigger::More) {
                words[at].triggers.add(Trigger::Most);
                words[at - 2].triggers = Triggers::default();
            }
            // "more than any other" is the most
            let other = text.slice(words[at].token.span).eq_ignore_ascii_case("other");
            if other && before.is(Trigger::All) {
                let more = (0..at).rev().find(|&i| words[i].triggers.any(&[Trigger::More, Trigger::Less]));
                if let Some(more) = more {
                    let least = words[more].triggers.is(Trigger::Less);
                    words[more].triggers = Triggers::default();
                    words[more].triggers.add(if least { Trigger::Min } else { Trigger::Max });
                    words[at - 1].triggers = Triggers::default();
                }
            }
            // "the last three games" against "games last three hours"
            let led = at > 1 && DETERMINERS.contains(words[at - 2].token.fold);
            if before.is(Trigger::Last) && words[at].value.is_some() && at > 1 && !led {
                words[at - 1].triggers = Triggers::default();
            }
            if before.is(Trigger::Most) && this.any(&[Trigger::First, Trigger::Last]) {
                words[at - 1].triggers = Triggers::default();
            }
        }
        Self { text, words, titled }
    }

    pub(super) fn has(&self, trigger: Trigger) -> bool {
        self.words.iter().any(|w| w.triggers.is(trigger))
    }

    /// The places of the words that ask for one of `triggers`.
    pub(super) fn places<'r>(&'r self, triggers: &'r [Trigger]) -> impl Iterator<Item = usize> + use<'r, 'a> {
        (0..self.words.len()).filter(|&at| self.words[at].triggers.any(triggers))
    }

    /// The words that say a word.
    pub(super) fn saying(&self, token: &Token) -> Mask {
        let words = self.words.iter().enumerate();
        let same = words.filter(|(_, w)| w.token.stem == token.stem || w.token.fold == token.fold);
        same.fold(0, |mask, (at, _)| mask | bit(at))
    }

    /// How much the words of `mask` tell.
    pub(super) fn weight(&self, mask: Mask) -> f64 {
        places(mask).map(|at| self.words[at].weight).sum()
    }
}

/// The bit of the word at `at`.
pub(super) const fn bit(at: usize) -> Mask {
    1 << at
}

/// The places of the words of a mask.
pub(super) fn places(mask: Mask) -> impl Iterator<Item = usize> {
    let mut bits = mask;
    std::iter::from_fn(move || {
        let bit = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (bit < MOST_WORDS).then_some(bit)
    })
}

/// How many words lie between the nearest of two masks' words; 0 for neighbours.
pub(super) fn gap(a: Mask, b: Mask) -> usize {
    let nearest = |x: usize| places(b).map(move |y| x.abs_diff(y)).min();
    places(a).filter_map(nearest).min().unwrap_or(MOST_WORDS).saturating_sub(1)
}
