//! How far two numbers are apart: by how much, by which share, and how much one is by the other.

use super::{Bound, CLOSE, Case, Gives, cues};
use crate::{
    claims::{
        atom::tells_difference,
        derive::{
            near,
            reckon::paired,
            said::{DIFFERENCE, GROWTH, LONGEST, REST, is_said},
        },
        opposite,
    },
    interaction::Span,
    text::{
        Text,
        cue::{Class, Cue},
        number::{Form, same},
        quantity::{Measure, Quantity, same_measure},
        word::Token,
        words::Words,
    },
};

impl Case<'_> {
    /// "Two points clear of", "overran by a quarter of a million", "goes up by three quarters of a point".
    pub(super) fn differences(&self, out: &mut Vec<Gives>) {
        let claimed = self.claimed;
        let points = is_points(claimed, self.response);
        let cue = self.said & (DIFFERENCE | REST | GROWTH) != 0
            || tells_difference(self.response, claimed)
            || self.has(cues::STILL);
        if !cue && claimed.measure != Measure::Count || claimed.measure == Measure::Percent {
            return;
        }
        let pairs =
            self.values.iter().enumerate().flat_map(|(at, b)| self.values[..at].iter().map(move |a| (a, b)));
        let pairs: Vec<_> = pairs.filter(|(a, b)| self.differ(a, b, points, cue)).collect();
        // where the claim names what each of two is told of, it is those two
        let own = |a: &Bound<'_>, b: &Bound<'_>| a.named.iter().any(|stem| !b.tells(*stem));
        let each = |(a, b): &(&Bound<'_>, &Bound<'_>)| own(a, b) && own(b, a);
        let named = pairs.iter().any(each);
        let only = pairs.len() == 1;
        let meant =
            |pair: &(&Bound<'_>, &Bound<'_>)| !named || each(pair) && self.is_way_round(pair.0, pair.1);
        let pairs: Vec<_> = pairs.into_iter().filter(meant).collect();
        let only = only || named && pairs.len() == 1;
        for (a, b) in pairs {
            let told = only && self.is_here(a) && self.is_here(b) && (a.is_named() || b.is_named());
            if let Some((x, y)) = both(a, b).or(Some((a.quantity.low, b.quantity.low))) {
                out.push(self.give((x - y).abs(), &[a, b], " - ", told));
            }
        }
    }

    /// Whether of two that the claim names the first is more, or less, as it says.
    fn is_way_round(&self, a: &Bound<'_>, b: &Bound<'_>) -> bool {
        let first = |x: &Bound<'_>, y: &Bound<'_>| {
            self.tokens.iter().position(|t| x.tells(t.stem) && !y.tells(t.stem))
        };
        let (before, behind) = if first(a, b) < first(b, a) { (a, b) } else { (b, a) };
        let (x, y) = (before.quantity.low, behind.quantity.low);
        !(self.has(cues::FIRST_MORE) && x < y || self.has(cues::FIRST_LESS) && x > y)
    }

    /// Whether the claim may tell by how much two numbers differ.
    fn differ(&self, a: &Bound<'_>, b: &Bound<'_>, points: bool, cue: bool) -> bool {
        let claimed = self.claimed;
        let close = a.sentence == b.sentence || a.is_named() && b.is_named();
        let here = self.is_here(a) || self.is_here(b);
        let alike = a.quantity.per == b.quantity.per && !a.quantity.is_year_like();
        if !close || !here || !alike {
            return false;
        }
        let share = |v: &Bound<'_>| v.quantity.measure == Measure::Percent;
        let counts = |v: &Bound<'_>| v.quantity.measure == Measure::Count;
        let percent = points && (share(a) && share(b) || share(a) && bare(b) && changes(a, b));
        let scored = |v: &Bound<'_>| counts(v) && (bare(v) || is_points(v.quantity, self.text));
        let bares = points && scored(a) && scored(b);
        let kind = percent || bares || (self.like(a) || self.like(b)) && both(a, b).is_some();
        let thing = a.thing.is_none() || b.thing.is_none() || a.thing == b.thing;
        // "12 boys" of "28 pupils, 16 of them girls"
        let rest = counts(a) && counts(b) && (self.faces(a) || self.faces(b));
        if !cue || rest {
            return rest;
        }
        // "two of them" counts nothing
        let counted = points
            || !counts(a) && !counts(b)
            || claimed.noun.is_some() && (a.thing == claimed.noun || b.thing == claimed.noun)
            || tells_difference(self.response, claimed);
        kind && thing && counted
    }

    /// Whether the claim counts the opposite of what a number of the document counts: boys of girls.
    fn faces(&self, bound: &Bound<'_>) -> bool {
        let language = self.text.language;
        let (own, there) = (near(self.response, self.claimed.span), near(self.text, bound.quantity.span));
        let telling = |tokens: &'_ [Token]| tokens.iter().filter(|t| !t.stop).copied().collect::<Vec<_>>();
        let there = telling(there);
        telling(own).iter().any(|token| there.iter().any(|other| opposite::opposites(token, other, language)))
    }

    /// "An increase by half" of "from 12 to 18", "doubled" of "310 in January and 620 in February".
    pub(super) fn growths(&self, out: &mut Vec<Gives>) {
        let (percent, multiple) =
            (self.claimed.measure == Measure::Percent, self.claimed.measure == Measure::Multiple);
        let rises = self.response.has_cue(self.statement, Class::Increase);
        let falls = self.response.has_cue(self.statement, Class::Decrease);
        let changed = percent && self.said & (GROWTH | DIFFERENCE) != 0;
        if !multiple && !changed {
            return;
        }
        let pairs = self.values.windows(2).filter(|pair| changes(&pair[0], &pair[1]));
        let here = pairs.clone().filter(|pair| self.is_here(&pair[0]) && self.is_here(&pair[1])).count();
        for pair in pairs.filter(|pair| !multiple || pair[0].is_named() || pair[1].is_named()) {
            let Some((from, to)) = both(&pair[0], &pair[1]) else { continue };
            if rises && to < from && !falls || falls && to > from && !rises {
                continue;
            }
            let value = if multiple { to.max(from) / to.min(from) } else { (to - from).abs() / from * 100.0 };
            let named = pair[0].is_named() || pair[1].is_named();
            let told = (rises || falls) && here == 1 && self.is_here(&pair[1]) && named;
            let part = percent && self.claimed.form == Form::Fraction;
            out.push(self.give(value, &[&pair[0], &pair[1]], " to ", told && (part || multiple)));
        }
    }

    /// "Two fifths of the choir sing alto" of "the choir has 50 members; 20 of them sing alto".
    pub(super) fn shares(&self, out: &mut Vec<Gives>) {
        if self.claimed.measure != Measure::Percent || self.said & (GROWTH | DIFFERENCE) != 0 {
            return;
        }
        let amounts = || self.values.iter().filter(|v| v.quantity.measure != Measure::Percent);
        for part in amounts().filter(|part| part.is_named()) {
            for whole in amounts().filter(|whole| whole.quantity.low > part.quantity.low) {
                let kind = same_measure(part.quantity.measure, whole.quantity.measure);
                let thing = part.thing.is_none() || whole.thing.is_none() || part.thing == whole.thing;
                let own = part.named.iter().any(|stem| !whole.tells(*stem));
                let year = part.quantity.is_year_like() || whole.quantity.is_year_like();
                if kind && thing && own && whole.is_named() && !year {
                    let value = part.quantity.low / whole.quantity.low * 100.0;
                    let told = amounts().count() == 2;
                    out.push(self.give(value, &[part, whole], " / ", told));
                }
            }
        }
    }

    /// "22 sopranos" of "a dozen sopranos more than altos" and "ten altos"; "64 percent" of "61 percent, three points below that".
    pub(super) fn offsets(&self, out: &mut Vec<Gives>) {
        let counted = self.counts();
        for by in &self.values {
            let Some(less) = self.falls(by) else { continue };
            let points = is_points(by.quantity, self.text);
            let shares = points && self.claimed.measure == Measure::Percent && self.has(cues::PAST);
            let counts = counted.is_some() && by.thing == counted;
            for base in &self.values {
                let share =
                    shares && base.quantity.measure == Measure::Percent && base.sentence == by.sentence;
                let named = base.thing.is_some_and(|thing| base.thing != by.thing && by.tells(thing));
                let count = counts && base.quantity.measure == Measure::Count && named;
                // what is less than before was more before
                let more = if share { less } else { !less };
                let (sign, add) = if more { (" + ", by.quantity.low) } else { (" - ", -by.quantity.low) };
                if share || count {
                    let told = base.is_named() || by.is_named();
                    out.push(self.give(base.quantity.low + add, &[base, by], sign, told));
                }
            }
        }
    }

    /// "2.10 up to now" of "2.40, 30p more than now", "5.75 % before" of "raised by half a point to 6.25 %".
    pub(super) fn befores(&self, out: &mut Vec<Gives>) {
        // "up to now" moves nothing
        let moves = |cue: &Cue| {
            let next = self.response.tokens.get(self.response.tokens_in(cue.span).end);
            matches!(cue.class, Class::Increase | Class::Decrease)
                && !next.is_some_and(|t| cues::TO.contains(t.fold))
        };
        let sentence = self.response.sentence_at(self.statement.start).unwrap_or(self.statement);
        let earlier = &self.response.tokens[self.response.tokens_in(sentence)];
        let earlier = earlier.iter().take(LONGEST).any(|t| cues::EARLIER.contains(t.fold));
        if !earlier || self.response.cues_in(self.statement).iter().any(moves) {
            return;
        }
        for (at, by) in self.values.iter().enumerate() {
            let alike = |base: &&Bound<'_>| {
                let points = is_points(by.quantity, self.text);
                let unit = same_measure(base.quantity.measure, by.quantity.measure)
                    || points && base.quantity.measure == Measure::Percent;
                self.like(base) && base.sentence == by.sentence && unit && by.quantity.low < base.quantity.low
            };
            // "2.40, 30p more than now", "to 6.25 %, half a point more"
            let before = at.checked_sub(1).map(|at| &self.values[at]).filter(alike);
            let told = before.and_then(|base| Some((base, self.falls(by)?)));
            // "raised by half a point to 6.25 %"
            let behind = || self.values.get(at + 1).filter(alike);
            let Some((base, less)) =
                told.or_else(|| behind().and_then(|base| Some((base, self.moved(by, base)?))))
            else {
                continue;
            };
            let (sign, add) = if less { (" + ", by.quantity.low) } else { (" - ", -by.quantity.low) };
            out.push(self.give(base.quantity.low + add, &[base, by], sign, false));
        }
    }

    /// Whether a number is by how much another fell, or rose, that stands behind it: "cut by 2 points to 8 %".
    fn moved(&self, by: &Bound<'_>, base: &Bound<'_>) -> Option<bool> {
        let (text, start) = (self.text, by.quantity.span.start);
        let between = Span { start: by.quantity.span.end, end: base.quantity.span.start };
        let tokens = &text.tokens[text.tokens_in(between)];
        let to = tokens.len() <= CLOSE && tokens.iter().any(|t| cues::TO.contains(t.fold));
        let cue = |class: Class| {
            let before = Span { end: start, ..by.sentence };
            let cues = text.cues_in(before).iter().filter(|cue| cue.class == class);
            cues.map(|cue| cue.span.end)
                .filter(|end| text.tokens_in(Span { start: *end, end: start }).len() <= 2 * CLOSE)
                .max()
        };
        let verb = |words: &Words| {
            let before = &text.tokens[text.tokens_in(Span { end: start, ..by.sentence })];
            before.iter().rev().take(2 * CLOSE).find(|t| words.contains(t.fold)).map(|t| t.span.end)
        };
        let up = cue(Class::Increase).max(verb(cues::RAISES));
        let down = cue(Class::Decrease).max(verb(cues::LOWERS));
        (to && up != down).then_some(down > up)
    }

    /// What the claimed number counts; behind "of them" too.
    fn counts(&self) -> Option<u64> {
        let behind = self.response.tokens_in(self.claimed.span).end;
        let next = || self.response.tokens[behind..].iter().take(CLOSE).find(|t| !t.stop).map(|t| t.stem);
        if self.claimed.measure == Measure::Count { self.claimed.noun.or_else(next) } else { None }
    }

    /// Whether a number of the document is by how much there is less, or more.
    fn falls(&self, by: &Bound<'_>) -> Option<bool> {
        let behind = self.text.tokens_in(by.quantity.span).end;
        let tokens = &self.text.tokens[behind..(behind + CLOSE).min(self.text.tokens.len())];
        let compared = tokens.iter().find(|t| is_said(t, DIFFERENCE))?;
        Some(cues::LESS.contains(compared.fold))
    }
}

/// Two numbers in one unit, where one of them may have none of its own.
fn both(a: &Bound<'_>, b: &Bound<'_>) -> Option<(f64, f64)> {
    // "410 thousand euros: 250 thousand come from the region"
    let (x, y) = (a.quantity, b.quantity);
    if !same_measure(x.measure, y.measure) && paired(x, y) {
        return Some((x.low, y.low));
    }
    let beside = || Some((a.quantity.low, b.value_beside(a)?));
    beside().or_else(|| Some((a.value_beside(b)?, b.quantity.low)))
}

/// Whether a number counts nothing that is named.
fn bare(bound: &Bound<'_>) -> bool {
    bound.quantity.measure == Measure::Count && bound.thing.is_none()
}

/// Whether a number tells percentage points: "0.4 percentage points", "three points".
fn is_points(quantity: &Quantity, text: &Text) -> bool {
    let behind = text.tokens.get(text.tokens_in(quantity.number).end);
    quantity.measure == Measure::PercentPoints
        || quantity.measure == Measure::Count && behind.is_some_and(|t| cues::POINTS.contains(t.fold))
}

/// Whether two neighbours may be what something was and became.
fn changes(from: &Bound<'_>, to: &Bound<'_>) -> bool {
    let (a, b) = (from.quantity, to.quantity);
    both(from, to).is_some_and(|(a, b)| !same(a, b))
        && (a.per == b.per || a.per.is_empty() || b.per.is_empty())
        && from.sentence == to.sentence
        && (same_measure(a.measure, b.measure) || a.measure == Measure::Count)
        && (a.measure != Measure::Count || a.noun == b.noun || a.noun.is_none() || b.noun.is_none())
        && a.low > 0.0
        && b.low > 0.0
        && !a.is_year_like()
        && !b.is_year_like()
        && !matches!(a.measure, Measure::Multiple | Measure::Duration)
}
