//! Numbers of a passage, each bound to what it is told of.

use crate::{
    claims::extract::content,
    interaction::Span,
    text::{
        Text,
        number::is_one,
        quantity::{Measure, Quantity},
        word::{Class, Token},
        words::{Words, words},
    },
};

/// Words before what a number is told for, each one of it: "per guest", "a guest", "for each guest".
pub(super) const EACH: &Words = words!(
    "a an each every per pro un une una um uma ein eine einen einer eines jeder jede jedes jeden je cada chaque par por ogni al प्रति हर لكل كل"
);

/// Words behind a number that is told for each of what was counted before: "four reels, 45 minutes each".
pub(super) const APIECE: &Words =
    words!("each apiece jeweils je cada chacun chacune ciascuno ciascuna प्रत्येक");

/// Words of a label that count, and words behind a number that are looked at.
const LONGEST: usize = 12;
const BEHIND: usize = 3;

/// A number and what it is told of.
pub(super) struct Bound<'a> {
    pub(super) quantity: &'a Quantity,
    pub(super) sentence: Span,
    /// Stems of the words around it, as far as the numbers beside it and the next comma.
    pub(super) label: Vec<u64>,
    /// Stem of what it counts: of its noun, or of the word of its unit.
    pub(super) thing: Option<u64>,
    /// Stem of that of which one has so much: "hour" of "an hour of video takes 0.75 GB".
    pub(super) each: Option<u64>,
}

impl<'a> Bound<'a> {
    /// The number, bound to its words. `before`: the number before it in its text, with its label.
    pub(super) fn new(text: &'a Text, quantity: &'a Quantity, before: Option<&Self>) -> Option<Self> {
        let sentence = text.sentence_at(quantity.span.start)?;
        let before = before.filter(|b| b.sentence == sentence && b.quantity.span.end <= quantity.span.start);
        let from = before.map_or(sentence.start, |b| b.quantity.span.end);
        let lead = led(text, Span { start: from, end: quantity.span.start }, before.is_some());
        let tail = tail(text, Span { start: quantity.span.end, end: sentence.end.max(quantity.span.end) });
        let mut label: Vec<u64> =
            content(text, lead).chain(content(text, tail)).map(|t| t.stem).take(LONGEST).collect();
        // "rose from 12 to 18": the second is told of the same
        if label.is_empty() {
            label = before.map(|b| b.label.clone()).unwrap_or_default();
        }
        let thing = thing(text, quantity);
        label.extend(thing);
        let counted = before.filter(|b| b.quantity.measure == Measure::Count).and_then(|b| b.thing);
        let each = each(text, lead, quantity, counted);
        Some(Self { quantity, sentence, label, thing, each })
    }

    /// How many of its thing: 2 of "2 cups", 3,000,000 of "3 million tickets".
    pub(super) fn count(&self) -> f64 {
        if self.quantity.measure == Measure::Count { self.quantity.low } else { self.quantity.written.0 }
    }

    pub(super) fn tells(&self, stem: u64) -> bool {
        self.label.contains(&stem)
    }
}

/// What stands before a number, behind the first comma after the number before it: that belongs to the other one.
fn led(text: &Text, lead: Span, follows: bool) -> Span {
    let words = text.slice(lead);
    let cut = |at: usize| Span { start: lead.start + at as u32 + 1, ..lead };
    match words.find([',', ';', '\n', '|']).filter(|_| follows) {
        Some(at) => cut(at),
        None => lead,
    }
}

/// What stands behind a number, up to the next number or comma.
fn tail(text: &Text, behind: Span) -> Span {
    let next = text.quantities_in(behind).first().map_or(behind.end, |q| q.span.start);
    let words = text.slice(Span { end: next, ..behind });
    let stop = words.find([',', ';', '.', ':', '\n', '|', '(']).map_or(next, |at| behind.start + at as u32);
    Span { end: stop, ..behind }
}

/// What a number counts: "cups" of "2 cups of flour", whether that is a unit or not.
fn thing(text: &Text, quantity: &Quantity) -> Option<u64> {
    let unit = || {
        let behind = text.tokens_in(quantity.number).end;
        let token = text.tokens.get(behind)?;
        quantity.span.contains(token.span).then_some(token.stem)
    };
    if quantity.measure == Measure::Count { quantity.noun } else { unit() }
}

/// Of which one thing a number tells: "a box holds 12 jars", "9 euros per person", "20 euros each" of the `counted`.
fn each(text: &Text, lead: Span, quantity: &Quantity, counted: Option<u64>) -> Option<u64> {
    let language = text.language;
    let behind = text.tokens_in(quantity.span).end;
    let behind = &text.tokens[behind..(behind + 2 * BEHIND).min(text.tokens.len())];
    if behind.iter().take(BEHIND).any(|t| APIECE.contains(t.fold)) && counted.is_some() {
        return counted;
    }
    let one = |pair: &&[Token]| {
        (EACH.contains(pair[0].fold) || is_one(pair[0].fold, language))
            && !pair[1].stop
            && pair[1].class == Class::Word
    };
    let near = behind.windows(2).take(BEHIND).find(one);
    let before = &text.tokens[text.tokens_in(lead)];
    near.or_else(|| before.windows(2).rev().take(LONGEST).find(one)).map(|pair| pair[1].stem)
}
