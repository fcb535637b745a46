//! Numbers of a passage, each bound to what it is told of.

use crate::{
    claims::extract::content,
    interaction::Span,
    text::{
        Text,
        number::is_one,
        quantity::{Measure, Quantity, same_measure},
        unit,
        word::{Class, Token, hash},
        words::{Words, words},
    },
};

/// Words before what a number is told for, each one of it: "per guest", "a guest", "for each guest".
pub(super) const EACH: &Words = words!(
    "a an each every per pro un une una um uma ein eine einen einer eines jeder jede jedes jeden je cada chaque par por ogni al प्रति हर لكل كل"
);

/// Articles that may mean each one before a number: "le sac coûte 9 euros".
const THE: &Words = words!("o el la le il der die das");

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
    /// Those of them that the claim says.
    pub(super) named: Vec<u64>,
    /// Stem of what it counts: of its noun, or of the word of its unit.
    pub(super) thing: Option<u64>,
    /// That of which one has so much, by its stem and by the name of the unit that it is: "hour" of "an hour of video takes 0.75 GB".
    pub(super) each: Option<[u64; 2]>,
    /// Whether it is told of each of what was counted before it: "3 million tickets at 20 euros each".
    pub(super) apiece: bool,
}

impl<'a> Bound<'a> {
    /// The number, bound to its words. `before`: the number before it in its text, with its label.
    pub(super) fn new(text: &'a Text, quantity: &'a Quantity, before: Option<&Self>) -> Option<Self> {
        let sentence = text.sentence_at(quantity.span.start)?;
        let part = around(text, quantity.span, sentence);
        let before = before.filter(|b| b.sentence == sentence && b.quantity.span.end <= quantity.span.start);
        let from = before.map_or(part.start, |b| b.quantity.span.end.max(part.start));
        let lead = led(text, Span { start: from, end: quantity.span.start }, before.is_some());
        let tail = tail(text, Span { start: quantity.span.end, end: part.end });
        let mut label: Vec<u64> =
            content(text, lead).chain(content(text, tail)).map(|t| t.stem).take(LONGEST).collect();
        // "rose from 12 to 18": the second is told of the same
        if label.is_empty() {
            label = before.map(|b| b.label.clone()).unwrap_or_default();
        }
        let thing = thing(text, quantity);
        label.extend(thing);
        let counted = before.filter(|b| b.quantity.measure == Measure::Count).and_then(|b| b.thing);
        let counted = counted.map(|thing| [thing; 2]);
        let counted = counted.filter(|_| is_apiece(text, quantity));
        let each = counted.or_else(|| each(text, clause(text, part, quantity), quantity));
        Some(Self { quantity, sentence, label, named: Vec::new(), thing, each, apiece: counted.is_some() })
    }

    /// How many of its thing: 2 of "2 cups", 3,000,000 of "3 million tickets".
    pub(super) fn count(&self) -> f64 {
        if self.quantity.measure == Measure::Count { self.quantity.low } else { self.quantity.written.0 }
    }

    /// Its number in the unit of `other`, where it has none of its own: "34 years old, her brother 29".
    pub(super) fn value_beside(&self, other: &Self) -> Option<f64> {
        let (own, there) = (self.quantity, other.quantity);
        if same_measure(own.measure, there.measure) {
            return Some(own.low);
        }
        let first = own.span.start < there.span.start;
        let bare = own.measure == Measure::Count && self.thing.is_none() && own.per.is_empty();
        // "from 12 to 18 percent", but not "240 within a year"
        let bare = bare && !(first && matches!(there.measure, Measure::Duration | Measure::Calendar));
        let scale = there.low / there.written.0;
        (bare && self.sentence == other.sentence && scale.is_finite()).then_some(own.low * scale)
    }

    /// Whether it is told of one `thing`.
    pub(super) fn is_of_one(&self, thing: u64) -> bool {
        self.each.is_some_and(|each| each.contains(&thing))
    }

    /// Whether the claim says a word of what it is told of.
    pub(super) fn is_named(&self) -> bool {
        !self.named.is_empty()
    }

    pub(super) fn tells(&self, stem: u64) -> bool {
        self.label.contains(&stem)
    }
}

/// Tokens before and behind a number that tell what it is told of.
const AROUND: usize = 24;

/// What stands around a number in its sentence.
pub(super) fn around(text: &Text, at: Span, sentence: Span) -> Span {
    let tokens = text.tokens_in(at);
    let first = text.tokens.get(tokens.start.saturating_sub(AROUND)).map_or(at.start, |t| t.span.start);
    let last = text.tokens.get(tokens.end + AROUND).map_or(sentence.end, |t| t.span.start);
    Span { start: first.max(sentence.start).min(at.start), end: last.min(sentence.end).max(at.end) }
}

/// Words between what two numbers are told of.
const AND: &Words = words!("and but und aber y pero e et mais ed ma mas और و लेकिन");

/// What stands before a number, behind the first comma or "and" after the number before it: that belongs to the other one.
fn led(text: &Text, lead: Span, follows: bool) -> Span {
    if !follows {
        return lead;
    }
    let joined = text.tokens[text.tokens_in(lead)].iter().find(|t| AND.contains(t.fold)).map(|t| t.span.end);
    let comma = text.slice(lead).bytes().position(parts).map(|at| lead.start + at as u32 + 1);
    let start = match (joined, comma) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b).unwrap_or(lead.start),
    };
    Span { start, ..lead }
}

/// Whether a mark parts what two numbers are told of.
const fn parts(b: u8) -> bool {
    matches!(b, b',' | b';' | b'\n' | b'|')
}

/// What stands behind a number, up to the next number, comma or "and".
fn tail(text: &Text, behind: Span) -> Span {
    let next = text.quantities_in(behind).first().map_or(behind.end, |q| q.span.start);
    let until = Span { end: next, ..behind };
    let joined = text.tokens[text.tokens_in(until)].iter().find(|t| AND.contains(t.fold));
    let mut bytes = text.slice(until).bytes();
    let stop = bytes.position(|b| parts(b) || matches!(b, b'.' | b':' | b'('));
    let stop = stop.map_or(next, |at| behind.start + at as u32);
    Span { end: joined.map_or(stop, |t| stop.min(t.span.start)), ..behind }
}

/// What a number counts: "cups" of "2 cups of flour", whether that is a unit or not.
fn thing(text: &Text, quantity: &Quantity) -> Option<u64> {
    let unit = || {
        let behind = text.tokens_in(quantity.number).end;
        let token = text.tokens.get(behind)?;
        quantity.span.contains(token.span).then(|| key(text, token))
    };
    if quantity.measure == Measure::Count { quantity.noun } else { unit() }
}

/// A thing by its stem, a unit by its one name: "kg" is a kilogram.
fn key(text: &Text, token: &Token) -> u64 {
    unit::word(text.slice(token.span)).map_or(token.stem, |unit| hash(unit.label))
}

/// What stands before a number in its part of the sentence.
fn clause(text: &Text, part: Span, quantity: &Quantity) -> Span {
    let before = Span { end: quantity.span.start.max(part.start), ..part };
    let parted = text.slice(before).bytes().rposition(parts);
    let start = parted.map_or(before.start, |at| before.start + at as u32 + 1);
    Span { start, ..before }
}

/// Whether "each" stands behind a number.
fn is_apiece(text: &Text, quantity: &Quantity) -> bool {
    let behind = text.tokens_in(quantity.span).end;
    text.tokens[behind..].iter().take(BEHIND).any(|t| APIECE.contains(t.fold))
}

/// Of which one thing a number tells: "a box holds 12 jars", "9 euros per person".
fn each(text: &Text, lead: Span, quantity: &Quantity) -> Option<[u64; 2]> {
    let language = text.language;
    let behind = text.tokens_in(quantity.span).end;
    let behind = &text.tokens[behind..(behind + 2 * BEHIND).min(text.tokens.len())];
    let one = |pair: &[Token], the: bool| {
        let (word, next) = (pair[0].fold, &pair[1]);
        let article = || EACH.contains(word) || is_one(word, language) || the && THE.contains(word);
        !next.stop && next.class == Class::Word && article()
    };
    let near = behind.windows(2).take(BEHIND).find(|pair| one(pair, false));
    let before = &text.tokens[text.tokens_in(lead)];
    let found = near.or_else(|| before.windows(2).rev().take(LONGEST).find(|pair| one(pair, true)))?;
    Some([found[1].stem, key(text, &found[1])])
}
