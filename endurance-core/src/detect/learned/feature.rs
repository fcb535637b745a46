//! What the model sees of a text: for each sentence the classes of its words, alone and together, and the words themselves.
//!
//! A feature is a number below [`SIZE`]: the hash of what was seen. Those of classes come first; they say the same in every
//! language. Those of words follow.

use super::{
    class::{Grammar, Lexicon, MOST, Sighting, Votes},
    segment::{self, Cuts, Segment, Signs},
};
use crate::{
    detect::{
        known::{Known, Words},
        prose,
    },
    interaction::Span,
    text::word::{self, Class, Token},
};
use std::{cell::OnceCell, ops::Range};

/// How many features of either kind there may be, as a power of two.
const BITS: u32 = 17;
/// How many features of classes there may be; those of words follow.
pub(crate) const CLASSES: u32 = 1 << BITS;
/// How many features there may be.
pub(crate) const SIZE: usize = 2 << BITS;
/// Words between two classes that still stand together: next to each other, in one pair, in one triple.
pub(super) const NEXT: u32 = 3;
const PAIR: u32 = 10;
/// So many words that tell of attacks make a sentence worth reading that speaks of no reader.
const TELLING: u32 = 2;
const TRIPLE: u32 = 14;

/// Who speaks, for the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// A person, to the assistant.
    Query,
    /// A document, a page, a tool.
    Document,
}

/// What stands around a class of words tells what it is there for.
const MARKED: [u16; 8] = [
    Signs::BRACKET,
    Signs::COMMENT,
    Signs::RULE,
    Signs::CAPITALS,
    Signs::ADDRESS,
    Signs::HOLE,
    Signs::IMAGE,
    Signs::CALL,
];

/// A class of words where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) classes: [u8; MOST],
    quoted: bool,
}

impl Mark {
    /// Its classes as bits.
    pub(super) fn bits(&self) -> u128 {
        self.each().fold(0, |all, class| all | 1 << class)
    }

    /// Its classes.
    pub(super) fn each(&self) -> impl Iterator<Item = u8> + use<> {
        let classes = self.classes;
        classes.into_iter().take_while(|&class| class != 0)
    }
}

/// A text as the model reads it.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) raw: &'a str,
    pub(super) tokens: &'a [Token],
    speaker: Speaker,
    pub(super) segments: Vec<Segment>,
    pub(super) marks: Vec<Mark>,
    /// For each segment the first of its marks; one more at the end.
    pub(super) starts: Vec<u32>,
    /// The words of the question.
    query: Option<&'a [Token]>,
    /// How often words stand in the text and in the question, by a few bits of their hashes: few texts have a sentence that is judged.
    sketches: OnceCell<[Vec<u8>; 2]>,
    /// Classes that say that an attack is spoken of.
    disarming: u128,
    pub(super) grammar: Grammar,
}

/// The kinds of features.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Class = 1,
    Starts,
    Asked,
    Disarmed,
    Next,
    Pair,
    Triple,
    Across,
    Sign,
    SignClass,
    Shape,
    Foreign,
    Before,
    Opens,
    Closes,
    Parts,
    Label,
    Word,
    Words,
    Text,
}

pub(super) const fn number(kind: Kind, what: u64) -> u32 {
    let mixed =
        (what ^ (kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> (64 - BITS)) as u32
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        lexicon: &Lexicon,
        words: &Words<'a>,
        speaker: Speaker,
        query: Option<&'a [Token]>,
    ) -> Self {
        let (raw, tokens) = (words.raw, words.tokens);
        let Cuts { segments, quotations } = segment::cut(raw, tokens);
        let mut sightings = Vec::with_capacity(tokens.len() / 4);
        for range in worth_reading(&words.known, &segments, speaker) {
            lexicon.sightings(words, range, &mut sightings);
        }
        let mut reading = Self {
            raw,
            tokens,
            speaker,
            segments,
            marks: Vec::with_capacity(sightings.len()),
            starts: Vec::new(),
            query,
            sketches: OnceCell::new(),
            disarming: lexicon.disarming,
            grammar: lexicon.grammar,
        };
        reading.mark(lexicon, &sightings, &quotations);
        reading
    }

    /// Gives each sighting the classes it has in the language of its segment.
    fn mark(&mut self, lexicon: &Lexicon, sightings: &[Sighting], quotations: &[(u32, u32)]) {
        let mut all: Votes = [0; 32];
        for &one in sightings {
            lexicon.vote(one, &mut all);
        }
        let total = all.iter().sum::<u32>().max(1);
        let shares = all.map(|votes| 12 * 16 * votes / total);
        let (mut at, mut quotation) = (0, 0);
        for segment in &mut self.segments {
            self.starts.push(self.marks.len() as u32);
            let from = at;
            let mut votes: Votes = [0; 32];
            while at < sightings.len() && sightings[at].first < segment.end {
                lexicon.vote(sightings[at], &mut votes);
                at += 1;
            }
            let language = chosen(&votes, &shares);
            let mut quoted_words = 0;
            for &one in &sightings[from..at] {
                while quotation < quotations.len() && quotations[quotation].1 <= one.first {
                    quotation += 1;
                }
                let quoted = quotations.get(quotation).is_some_and(|&(first, _)| first <= one.first);
                let classes = lexicon.classes(one, language);
                let first = self.tokens[one.first as usize].span;
                let said = classes[0] != 0 && classes[0] != lexicon.plain;
                if said && !prose::is_in_address(self.raw, first) {
                    quoted_words += u32::from(quoted);
                    self.marks.push(Mark { first: one.first, end: one.end, classes, quoted });
                }
            }
            if quoted_words > 1 {
                segment.signs.0 |= Signs::QUOTED;
            }
        }
        self.starts.push(self.marks.len() as u32);
    }

    /// The marks of a segment.
    pub(super) fn marks_of(&self, segment: usize) -> &[Mark] {
        &self.marks[self.starts[segment] as usize..self.starts[segment + 1] as usize]
    }

    /// Every feature of the text as a whole.
    pub(super) fn text_features(&self, sink: &mut impl FnMut(u32)) {
        let speaker = self.speaker as u64;
        let length = u64::from((self.tokens.len() as u32 + 1).ilog2());
        sink(number(Kind::Text, 0));
        sink(number(Kind::Text, 16 + speaker));
        sink(number(Kind::Text, 64 + 32 * speaker + length));
        let labels = self.segments.iter().filter(|one| one.signs.0 & Signs::LABEL != 0).count();
        sink(number(Kind::Text, 256 + 16 * speaker + u64::from((labels as u32 + 1).ilog2())));
    }

    /// Every feature of a segment.
    pub(super) fn features(&self, segment: usize, sink: &mut impl FnMut(u32)) {
        let marks = self.marks_of(segment);
        self.shape(segment, marks, sink);
        self.alone(segment, marks, sink);
        for (at, mark) in marks.iter().enumerate() {
            self.together(mark, &marks[at + 1..], sink);
        }
        if segment > 0 {
            let before = self.marks_of(segment - 1);
            Self::across(before, marks, sink);
            if self.speaker == Speaker::Document {
                for class in before.iter().flat_map(Mark::each) {
                    sink(number(Kind::Before, u64::from(class)));
                }
            }
        }
        if self.speaker == Speaker::Document {
            self.parts(segment, sink);
        }
        // Which words a document is made of says nothing of what is planted there.
        if self.speaker == Speaker::Query {
            self.words(segment, marks, sink);
        }
    }

    /// For whoever speaks; of what users say once more for them, so that the features of both stay apart.
    fn twice(&self, kind: Kind, what: u64, sink: &mut impl FnMut(u32)) {
        sink(number(kind, what << 2));
        if self.speaker == Speaker::Query {
            sink(number(kind, what << 2 | 2));
        }
    }

    /// What the segment looks like.
    fn shape(&self, at: usize, marks: &[Mark], sink: &mut impl FnMut(u32)) {
        let segment = self.segments[at];
        let length = self.gap(segment.first, segment.end).max(1);
        let bucket = |n: u32| u64::from((n + 1).ilog2());
        self.twice(Kind::Shape, bucket(length), sink);
        self.twice(Kind::Shape, 32 + bucket(marks.len() as u32), sink);
        self.twice(Kind::Shape, 64 + u64::from(4 * marks.len() as u32 / length.max(1)), sink);
        let place = u64::from(at == 0) | u64::from(at + 1 == self.segments.len()) << 1;
        self.twice(Kind::Shape, 128 + place, sink);
        for bit in 0..Signs::COUNT {
            if segment.signs.0 >> bit & 1 == 1 {
                self.twice(Kind::Sign, u64::from(bit), sink);
            }
        }
        if self.speaker == Speaker::Document {
            self.foreign(segment, marks, sink);
        }
    }

    /// Whether the words of the segment are those of the rest of the document, and those that were asked about.
    fn foreign(&self, segment: Segment, marks: &[Mark], sink: &mut impl FnMut(u32)) {
        let [in_text, in_query] =
            self.sketches.get_or_init(|| [sketch(self.tokens), self.query.map(sketch).unwrap_or_default()]);
        let (mut all, mut new, mut asked) = (0u32, 0u32, 0u32);
        for token in &self.tokens[segment.first as usize..segment.end as usize] {
            if token.span.end - token.span.start < 5 || token.class == Class::Number {
                continue;
            }
            all += 1;
            new += u32::from(in_text[slot(token.fold, in_text.len())] <= 1);
            asked += u32::from(!in_query.is_empty() && in_query[slot(token.fold, in_query.len())] > 0);
        }
        if all < 3 {
            return;
        }
        let share = u64::from(4 * new / all);
        let orders = u64::from(marks.first().is_some_and(|mark| mark.first <= segment.first + 1));
        sink(number(Kind::Foreign, share << 1 | orders));
        if !in_query.is_empty() {
            sink(number(
                Kind::Foreign,
                64 | u64::from((4 * asked / all).min(2)) << 3 | share.min(3) << 1 | orders,
            ));
        }
    }

    /// Each class by itself.
    fn alone(&self, at: usize, marks: &[Mark], sink: &mut impl FnMut(u32)) {
        let segment = self.segments[at];
        let all = marks.iter().flat_map(Mark::each).fold(0u128, |all, class| all | 1 << class);
        let disarmed = all & self.disarming != 0;
        for mark in marks {
            for class in mark.each().map(u64::from) {
                self.twice(Kind::Class, class << 1 | u64::from(mark.quoted), sink);
                if mark.first <= segment.first + 1 {
                    self.twice(Kind::Starts, class << 1 | u64::from(mark.first == segment.first), sink);
                    if segment.signs.0 & Signs::LABEL != 0 {
                        self.twice(Kind::Label, class, sink);
                    }
                }
                if self.speaker == Speaker::Document {
                    let opens = u64::from(self.opens(segment, mark));
                    sink(number(Kind::Opens, class << 1 | opens));
                    if self.closes(segment, mark) {
                        sink(number(Kind::Closes, class));
                    }
                }
                if segment.signs.0 & Signs::QUESTION != 0 {
                    sink(number(Kind::Asked, class));
                }
                if disarmed {
                    sink(number(Kind::Disarmed, class));
                }
                for bit in MARKED {
                    if segment.signs.0 & bit != 0 {
                        sink(number(Kind::SignClass, class << 16 | u64::from(bit)));
                    }
                }
            }
        }
    }

    /// How many words stand between; three characters of a script without spaces are about one.
    pub(super) fn gap(&self, from: u32, to: u32) -> u32 {
        let count = to.saturating_sub(from);
        let spaceless = count > 0 && self.tokens[from as usize].class == Class::Ideograph;
        if spaceless { count / 3 } else { count }
    }

    /// A class with those behind it.
    fn together(&self, mark: &Mark, rest: &[Mark], sink: &mut impl FnMut(u32)) {
        for (nth, other) in rest.iter().take(4).enumerate() {
            let gap = self.gap(mark.end, other.first);
            if gap > PAIR {
                break;
            }
            let quoted = u64::from(mark.quoted && other.quoted);
            for a in mark.each().map(u64::from) {
                for b in other.each().map(u64::from) {
                    let pair = a.min(b) << 9 | a.max(b) << 2 | quoted;
                    self.twice(Kind::Pair, pair, sink);
                    if nth == 0 && gap <= NEXT {
                        sink(number(Kind::Next, a << 9 | b << 2 | quoted));
                    }
                }
            }
        }
        let [b, c, more @ ..] = rest else { return };
        self.triple(mark, b, c, sink);
        if let Some(d) = more.first() {
            self.triple(mark, b, d, sink);
            self.triple(mark, c, d, sink);
        }
    }

    fn triple(&self, a: &Mark, b: &Mark, c: &Mark, sink: &mut impl FnMut(u32)) {
        if self.gap(a.end, c.first) > TRIPLE {
            return;
        }
        let quoted = u64::from(a.quoted && c.quoted);
        for x in a.each().take(2) {
            for y in b.each().take(2) {
                for z in c.each().take(2) {
                    let mut all = [x, y, z];
                    all.sort_unstable();
                    let all = all.iter().fold(quoted, |all, &class| all << 7 | u64::from(class));
                    sink(number(Kind::Triple, all));
                }
            }
        }
    }

    /// The last classes of the sentence before with the first of this.
    fn across(before: &[Mark], marks: &[Mark], sink: &mut impl FnMut(u32)) {
        for a in before.iter().rev().take(3) {
            for b in marks.iter().take(3) {
                for x in a.each().take(2).map(u64::from) {
                    for y in b.each().take(2).map(u64::from) {
                        sink(number(Kind::Across, x << 7 | y));
                    }
                }
            }
        }
    }

    /// The words, and each with the next; a class stands for its words.
    fn words(&self, at: usize, marks: &[Mark], sink: &mut impl FnMut(u32)) {
        let segment = self.segments[at];
        let mut marks = marks.iter();
        let mut mark = marks.next();
        let mut before = 1;
        let mut token = segment.first;
        while token < segment.end {
            let symbol = match mark {
                Some(found) if found.first <= token => {
                    token = found.end.max(token + 1) - 1;
                    mark = marks.next();
                    u64::from(found.classes[0])
                }
                _ => {
                    let word = &self.tokens[token as usize];
                    if word.class == Class::Number {
                        2
                    } else if word.class == Class::Ideograph {
                        // one character is no word, two are nearly one
                        if let Some(pair) = self.couple(token).filter(|_| before == 3) {
                            sink(CLASSES + number(Kind::Word, pair));
                        }
                        before = 3;
                        token += 1;
                        continue;
                    } else {
                        sink(CLASSES + number(Kind::Word, word.fold));
                        word.fold
                    }
                }
            };
            sink(CLASSES + number(Kind::Words, word::pair(before, symbol)));
            before = symbol;
            token += 1;
        }
    }

    /// A character of a script without spaces together with the one right before it.
    fn couple(&self, token: u32) -> Option<u64> {
        let (own, last) = (&self.tokens[token as usize], &self.tokens[token.checked_sub(1)? as usize]);
        let joined = last.class == Class::Ideograph && last.span.end == own.span.start;
        joined.then(|| word::pair(last.fold, own.fold))
    }

    /// Where a segment stands.
    pub(super) fn span(&self, segment: usize) -> Span {
        let span = self.segments[segment].span(self.tokens);
        debug_assert!(self.raw.is_char_boundary(span.start as usize));
        span
    }
}

/// The words whose classes are looked up: in a document those of sentences that may be judged, and of the sentences before them. One may
/// be judged if with the one before it has a word that tells of a reader, or two that tell of attacks, or a place for data in an address.
fn worth_reading(known: &[Known], segments: &[Segment], speaker: Speaker) -> Vec<Range<usize>> {
    if speaker == Speaker::Query {
        return std::iter::once(0..known.len()).collect();
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut before, mut from) = ((false, 0), 0);
    for segment in segments {
        let own = &known[segment.first as usize..segment.end as usize];
        let (mut reader, mut attacks) = (false, 0);
        for word in own {
            let [of_reader, of_attack] = word.tells();
            reader |= of_reader;
            attacks += u32::from(of_attack);
        }
        if reader || before.0 || attacks + before.1 >= TELLING || segment.signs.0 & Signs::HOLE != 0 {
            match out.last_mut().filter(|last| last.end >= from) {
                Some(last) => last.end = segment.end as usize,
                None => out.push(from..segment.end as usize),
            }
        }
        (before, from) = ((reader, attacks), segment.first as usize);
    }
    out
}

/// The language with the best claim to a segment, by its own words and a little by its share of all the text.
fn chosen(votes: &Votes, shares: &Votes) -> u8 {
    let mut best = (0, 0);
    for (language, (&own, &share)) in votes.iter().zip(shares).enumerate() {
        let claim = own * 16 + share;
        if claim > best.0 {
            best = (claim, language as u8);
        }
    }
    best.1
}

fn slot(fold: u64, size: usize) -> usize {
    (fold ^ (fold >> 29)) as usize & (size - 1)
}

/// How often words stand in a text, each in its slot: two words may share one.
fn sketch(tokens: &[Token]) -> Vec<u8> {
    let mut counts = vec![0u8; (4 * tokens.len()).next_power_of_two().clamp(64, 1 << 16)];
    let size = counts.len();
    for token in tokens {
        let count = &mut counts[slot(token.fold, size)];
        *count = count.saturating_add(1);
    }
    counts
}
