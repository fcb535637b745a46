//! What falls to each, and what so many of it make.

use super::{
    Bound, Case, Gives,
    bound::{APIECE, EACH},
    cues,
};
use crate::{
    claims::derive::{OFF, factor, near},
    interaction::Span,
    text::{
        Text,
        number::{is_one, same},
        quantity::{Measure, same_measure},
        word::Token,
    },
};

impl Case<'_> {
    /// "Two adults with one child pay 35": what the document says of each, so many times.
    pub(super) fn bills(&self, out: &mut Vec<Gives>) {
        if self.claimed.measure == Measure::Count || !self.claimed.per.is_empty() {
            return;
        }
        let counted: Vec<(u64, f64)> = self.counted().collect();
        let mut terms: Vec<&Bound<'_>> = Vec::new();
        let (mut sum, mut most) = (0.0, 0.0_f64);
        for (thing, count) in counted {
            let told = |b: &&Bound<'_>| {
                self.like(b) && b.quantity.per.is_empty() && (b.is_of_one(thing) || b.tells(thing))
            };
            let mut prices = self.values.iter().filter(told);
            let Some(price) = prices.next() else { continue };
            // several prices of one thing, or one for several: which is meant, nobody knows
            let several = |b: &Bound<'_>| b.thing == Some(thing) && b.quantity.measure == Measure::Count;
            if prices.any(|other| !same(other.quantity.low, price.quantity.low))
                || self.values.iter().any(several)
                || terms.iter().any(|term| std::ptr::eq(*term, price))
            {
                return;
            }
            (sum, most) = (sum + count * price.quantity.low, most.max(count));
            terms.push(price);
        }
        let whole = self.own.iter().all(|own| {
            own.quantity.measure != Measure::Count
                || terms.iter().any(|term| own.thing.is_some_and(|thing| term.tells(thing)))
        });
        if whole && most > 1.5 && !terms.is_empty() {
            let counts = self.own.iter().filter(|own| own.quantity.measure == Measure::Count);
            let operands = counts.map(|own| own.quantity.span).collect();
            out.push(Gives { operands, ..self.give(sum, &terms, " and ", terms.len() > 1) });
        }
    }

    /// The things the claim counts, and how many: "two adults", "a child".
    fn counted(&self) -> impl Iterator<Item = (u64, f64)> {
        let several = self.own.iter().filter(|own| own.quantity.measure == Measure::Count);
        let several = several.filter_map(|own| Some((own.thing?, own.quantity.low)));
        let one = |pair: &&[Token]| {
            let article = EACH.contains(pair[0].fold) || is_one(pair[0].fold, self.response.language);
            article && !pair[1].stop
        };
        let ones = self.tokens.windows(2).filter(one).map(|pair| (pair[1].stem, 1.0));
        several.chain(ones)
    }

    /// "250 g of flour" of "two cups of flour" and "a cup of flour is 125 g"; the tickets sold, at so much each.
    pub(super) fn multiples(&self, out: &mut Vec<Gives>) {
        self.periods(out);
        for a in self.values.iter().filter(|a| self.like(a) && a.quantity.per.is_empty()) {
            let Some(each) = a.each else { continue };
            let rivals = self.values.iter().filter(|b| self.like(b) && b.each == Some(each));
            let alone = rivals.count() == 1;
            for c in self.values.iter().chain(&self.own).chain(&self.asked) {
                let counts = c.thing.is_some_and(|thing| each.contains(&thing)) && !std::ptr::eq(a, c);
                let common = a.named.iter().any(|stem| !each.contains(stem) && c.tells(*stem));
                // of the words that tell what it is, not of how many
                let told = |b: &Bound<'_>| b.named.iter().any(|stem| !each.contains(stem));
                let fits = alone && (told(a) || a.apiece && self.has(cues::YIELDS)) || common;
                if counts && c.count() > 0.0 && !same(c.count(), 1.0) && fits {
                    let given = self.give(a.quantity.low * c.count(), &[c, a], " x ", common);
                    out.push(Gives { operands: vec![c.quantity.span], ..given });
                }
            }
        }
    }

    /// "The room comes to 330" of three nights at 110 a night.
    fn periods(&self, out: &mut Vec<Gives>) {
        for a in self.values.iter().filter(|a| self.like(a) && !a.quantity.per.is_empty()) {
            let stretch =
                |c: &&Bound<'_>| matches!(c.quantity.measure, Measure::Duration | Measure::Calendar);
            let here = self.values.iter().filter(|c| c.sentence == a.sentence);
            for c in here.chain(&self.own).filter(stretch).filter(|_| a.is_named()) {
                let factor = factor(a.quantity, c.quantity).filter(|f| *f > 1.0);
                let given = factor.map(|factor| self.give(a.quantity.low * factor, &[c, a], " x ", false));
                out.extend(given.map(|given| Gives { operands: vec![c.quantity.span], ..given }));
            }
        }
    }

    /// "270,000 for Hugh" of an estate of 540,000 and "one half goes to Hugh".
    pub(super) fn portions(&self, out: &mut Vec<Gives>) {
        let mut wholes = self.values.iter().filter(|v| self.like(v));
        let (Some(whole), None) = (wholes.next(), wholes.next()) else { return };
        let part = |v: &&Bound<'_>| v.quantity.measure == Measure::Percent && v.quantity.low < 100.0;
        let told = |v: &&Bound<'_>| v.named.iter().any(|stem| !whole.tells(*stem));
        let counts = self.claimed.measure == Measure::Count && whole.thing != self.claimed.noun;
        if counts || self.claimed.measure == Measure::Percent {
            return;
        }
        for share in self.values.iter().filter(part).filter(told) {
            // "a discount of 25 %" leaves the rest
            let off = near(self.text, share.quantity.span).iter().any(|t| OFF.contains(t.fold));
            let part = if off { 100.0 - share.quantity.low } else { share.quantity.low };
            out.push(self.give(whole.quantity.low * part / 100.0, &[share, whole], " of ", false));
        }
    }

    /// "Four to a household", "twelve pounds for each customer"; so many hours of what takes so much an hour.
    pub(super) fn parts_each(&self, out: &mut Vec<Gives>) {
        for thing in self.divisors() {
            let mut whole =
                self.values.iter().filter(|c| c.thing == Some(thing) || is_key(self.text, c, thing));
            let (Some(divisor), None) = (whole.next(), whole.next()) else { continue };
            if divisor.quantity.measure != Measure::Count || divisor.quantity.low < 1.5 {
                continue;
            }
            for a in self.values.iter().filter(|a| self.like(a) && !std::ptr::eq(*a, divisor)) {
                let counts = self.claimed.measure == Measure::Count;
                let named = counts && a.thing.is_some() && a.thing == self.claimed.noun;
                if counts && !named && self.claimed.noun.is_some() && a.thing.is_some() {
                    continue;
                }
                out.push(self.give(a.quantity.low / divisor.quantity.low, &[a, divisor], " / ", named));
            }
        }
        self.parts_per_unit(out);
        let Some(thing) = self.thing() else { return };
        for a in self.values.iter().filter(|a| a.is_of_one(thing) && a.quantity.per.is_empty()) {
            let measured = |c: &&Bound<'_>| {
                same_measure(a.quantity.measure, c.quantity.measure)
                    && c.quantity.measure != Measure::Count
                    && c.quantity.low > a.quantity.low
                    && (c.is_named() || a.is_named())
            };
            for c in self.values.iter().chain(&self.own).filter(measured) {
                let scale = self.claimed.low / self.claimed.written.0;
                out.push(self.give(c.quantity.low / a.quantity.low * scale, &[c, a], " / ", true));
            }
        }
    }

    /// "13 euros a square metre" of 1,170 euros for 90.
    fn parts_per_unit(&self, out: &mut Vec<Gives>) {
        let per = self.claimed.per;
        let measured = self.values.iter().filter(|c| !per.is_empty() && c.quantity.unit == per);
        for c in measured.filter(|c| c.quantity.written.0 > 0.0) {
            for a in self.values.iter().filter(|a| self.like(a) && a.quantity.per != per) {
                out.push(self.give(a.quantity.low / c.quantity.written.0, &[a, c], " / ", false));
            }
        }
    }

    /// "74 euros each" of "148 euros for two".
    pub(super) fn apiece(&self, out: &mut Vec<Gives>) {
        if !self.has(APIECE) {
            return;
        }
        for a in self.values.iter().filter(|a| self.like(a)) {
            let several = |c: &&Bound<'_>| {
                c.quantity.measure == Measure::Count && c.quantity.low > 1.5 && !c.quantity.is_year_like()
            };
            let here = self.values.iter().filter(|c| c.sentence == a.sentence && !std::ptr::eq(*c, a));
            for c in here.filter(several) {
                out.push(self.give(a.quantity.low / c.quantity.low, &[a, c], " / ", false));
            }
        }
    }

    /// That of which the claim tells how much falls to one: "to a household", "each volunteer".
    fn divisors(&self) -> impl Iterator<Item = u64> {
        let each = |pair: &[Token]| EACH.contains(pair[0].fold) && !pair[1].stop;
        let pairs = self.tokens.windows(2).filter(move |pair| each(pair)).map(|pair| pair[1].stem);
        // "for each of the founders"
        let of =
            self.tokens.windows(4).filter(|four| EACH.contains(four[0].fold) && four[1].stop && four[2].stop);
        pairs.chain(of.filter(|four| !four[3].stop).map(|four| four[3].stem))
    }
}

/// Whether a number stands behind nothing but the name of a thing, as in a list: "Households: 4.6 lakh".
fn is_key(text: &Text, bound: &Bound<'_>, thing: u64) -> bool {
    let at = text.tokens_in(bound.quantity.span).start;
    let Some(before) = at.checked_sub(1).map(|at| &text.tokens[at]) else { return false };
    let gap = text.slice(Span { start: before.span.end, end: bound.quantity.span.start });
    before.stem == thing && gap.trim_end() == ":"
}
