//! Whether a sentence of a document orders something of a machine: with a verb where orders have theirs, and with someone or something
//! in it that is a reader's, not the document's. What is no such sentence is not judged: manuals are full of orders to people.

use super::{
    feature::{Kind, Mark, NEXT, Reading, number},
    segment::{Segment, Signs},
};
use crate::interaction::Span;

/// Words between the name of a machine and the colon that calls it.
const COLON: u32 = 8;
/// So many of the classes of attacks make a sentence worth judging that orders nothing.
pub(super) const SEVERAL: u32 = 3;

impl Reading<'_> {
    /// Whether a sentence is judged: it orders and names a reader or what readers have, calls a machine, leaves a place for data in an
    /// address, or has the words of attacks.
    pub(super) fn is_addressed(&self, segment: usize) -> bool {
        let all =
            self.classes_of(segment) | segment.checked_sub(1).map_or(0, |before| self.classes_of(before));
        all & self.grammar.reader != 0 && self.orders(segment)
            || (all & self.grammar.attack).count_ones() >= SEVERAL
            || self.segments[segment].signs.0 & Signs::HOLE != 0
            || self.calls(segment)
    }

    /// The classes of a sentence, as bits.
    fn classes_of(&self, segment: usize) -> u128 {
        self.marks_of(segment).iter().fold(0, |all, mark| all | mark.bits())
    }

    /// Whether a sentence orders: with a word that does so anywhere, or with a verb in its place, or by what a machine must do.
    fn orders(&self, segment: usize) -> bool {
        let (marks, grammar) = (self.marks_of(segment), self.grammar);
        let all = self.classes_of(segment);
        if all & grammar.must != 0 && all & grammar.machine != 0 {
            return true;
        }
        let mut led = false;
        marks.iter().enumerate().any(|(at, mark)| {
            let bits = mark.bits();
            led = self.opens(self.segments[segment], mark) || led && marks[at - 1].end == mark.first;
            let orders = bits & grammar.bid != 0
                || bits & grammar.order != 0 && led
                || bits & grammar.last != 0 && self.closes(self.segments[segment], mark);
            led &= bits & grammar.lead != 0;
            orders
        })
    }

    /// Whether a sentence calls a machine: by a colon behind its name, by its name alone as in "Dear model, ..", or as "if you are
    /// an AI", "for AI only".
    fn calls(&self, segment: usize) -> bool {
        let (marks, grammar, place) = (self.marks_of(segment), self.grammar, self.segments[segment]);
        marks.iter().enumerate().any(|(at, mark)| {
            let bits = mark.bits();
            let near = |other: &Mark| {
                other.bits() & grammar.call != 0
                    && self.gap(other.end, mark.first).max(self.gap(mark.end, other.first)) <= NEXT
            };
            let named = |&token: &u32| {
                self.gapped(token).is_some_and(|gap| gap.contains([':', '：']) && !gap.starts_with("://"))
            };
            let label = |reach: u32| (mark.end..place.end.min(mark.end + reach)).any(|token| named(&token));
            bits & grammar.machine != 0
                && (bits & grammar.call != 0
                    || marks[at.saturating_sub(2)..(at + 2).min(marks.len())].iter().any(near)
                    || self.opens(place, mark) && self.closes(place, mark)
                    || label(COLON))
                || bits & grammar.ai != 0 && self.opens(place, mark) && label(1)
        })
    }

    /// Whether a sentence tells what people shall do where something stands in it: they come before it, and no machine is named.
    pub(super) fn binds_people(&self, segment: usize, place: Span) -> bool {
        let before = |mark: &Mark| self.tokens[mark.end as usize - 1].span.end <= place.start;
        self.classes_of(segment) & self.grammar.machines == 0
            && self
                .marks_of(segment)
                .iter()
                .any(|mark| mark.bits() & self.grammar.people != 0 && before(mark))
    }

    /// The parts of an order to a machine that a sentence has, with those of the sentence before, in twos and threes.
    pub(super) fn parts(&self, segment: usize, sink: &mut impl FnMut(u32)) {
        let before = segment.checked_sub(1);
        let (own, behind) = (self.classes_of(segment), before.map_or(0, |at| self.classes_of(at)));
        let signs = self.segments[segment].signs.0;
        let mut flags =
            u64::from(self.calls(segment)) << 40 | u64::from(before.is_some_and(|at| self.calls(at))) << 41;
        flags |= u64::from(self.orders(segment)) | u64::from(before.is_some_and(|at| self.orders(at))) << 1;
        for (at, part) in self.grammar.parts.iter().enumerate() {
            flags |= u64::from(own & part != 0) << (at + 2);
        }
        for (at, sign) in
            [Signs::ADDRESS, Signs::HOLE, Signs::IMAGE, Signs::CALL, Signs::QUOTED, Signs::QUESTION]
                .into_iter()
                .enumerate()
        {
            flags |= u64::from(signs & sign != 0) << (at + 24);
        }
        for (at, part) in self.grammar.parts.iter().take(6).enumerate() {
            flags |= u64::from(behind & part != 0) << (at + 32);
        }
        let each = |mut left: u64| {
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(bit)
            })
        };
        for a in each(flags) {
            for b in each(flags & !(u64::MAX >> (63 - a))) {
                sink(number(Kind::Parts, u64::from(a << 12 | b << 6)));
                for c in each(flags & !(u64::MAX >> (63 - b))) {
                    sink(number(Kind::Parts, u64::from(a << 12 | b << 6 | c)));
                }
            }
        }
    }

    /// Whether a clause begins with a mark: most languages order with the verb first.
    pub(super) fn opens(&self, segment: Segment, mark: &Mark) -> bool {
        mark.first <= segment.first || self.marked(mark.first)
    }

    /// Whether one ends with it: where the verb comes last, so does the order.
    pub(super) fn closes(&self, segment: Segment, mark: &Mark) -> bool {
        mark.end >= segment.end || self.marked(mark.end)
    }

    /// Whether more than a space stands before a word.
    fn marked(&self, token: u32) -> bool {
        let gap = self.gapped(token).unwrap_or_default();
        gap.bytes().any(|b| !matches!(b, b' ' | b'\'' | b'/' | b'_'))
    }

    /// What stands before a word.
    fn gapped(&self, token: u32) -> Option<&str> {
        let (from, to) =
            (self.tokens[token.checked_sub(1)? as usize].span.end, self.tokens[token as usize].span.start);
        self.raw.get(from as usize..to as usize)
    }
}
