//! Programs over the numbers of a document, each bound to what it is told of: so many to a household, how long a bottle lasts, what
//! two adults with a child pay, what a stated conversion gives. The words of the claim ask for a program, and its operands have to
//! fit by what they count or measure; so even a small number may follow, and another one is wrong where only one can.

mod bound;
mod cues;

use super::{
    factor,
    reckon::{is_number, nearest, paired},
    said::{DIFFERENCE, GROWTH, LONGEST, REST, Said, said},
};
use crate::{
    claims::atom::tells_difference,
    interaction::Span,
    text::{
        Text,
        cue::Class,
        number::{Form, is_one, same},
        quantity::{Approx, Measure, Quantity, same_measure},
        word::Token,
        words::Words,
    },
};
use bound::{Bound, EACH};

/// Numbers of the claim, and of the question, that are bound.
const MOST_OWN: usize = 6;

/// What "about" forgives, and how far beyond a bound a value may lie that the claim means by it.
const NEARLY: f64 = 0.05;
const BEYOND: f64 = 1.6;

/// What the programs that a claim asks for say of its number.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::claims) enum Outcome {
    /// It follows, with these other numbers of the claim: "two adults" of what two adults pay.
    Follows(Vec<Span>),
    /// Only another number does: how, and by how much the claim is off.
    Otherwise { how: String, difference: String },
}

/// What a program gives.
struct Gives {
    value: f64,
    /// Whether no other value can be meant, so that it may deny another.
    denies: bool,
    how: String,
    /// The claim's own numbers that it takes.
    operands: Vec<Span>,
}

/// Runs the programs that the claim asks for over the numbers around `near`.
pub(in crate::claims) fn run(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    query: &Text,
    text: &Text,
    near: Span,
) -> Option<Outcome> {
    if claimed.is_range() || !is_number(claimed) {
        return None;
    }
    let numbers = nearest(&text.quantities, near, |q| q.span).filter(|q| is_number(q) && !q.is_range());
    let values = bind(text, numbers);
    if values.is_empty() {
        return None;
    }
    let others = response.quantities_in(statement).iter().filter(|q| q.span != claimed.span && is_number(q));
    let own = bind(response, others.take(MOST_OWN));
    let asked = bind(query, query.quantities.iter().filter(|q| is_number(q)).take(MOST_OWN));
    let tokens = &response.tokens[response.tokens_in(statement)];
    let case = Case {
        response,
        tokens: &tokens[..tokens.len().min(LONGEST)],
        statement,
        claimed,
        said: said(response, statement),
        text,
        near,
        values,
        own,
        asked,
    };
    case.outcome()
}

/// Numbers in order, each with what it is told of.
fn bind<'a>(text: &'a Text, numbers: impl Iterator<Item = &'a Quantity>) -> Vec<Bound<'a>> {
    let mut out: Vec<Bound<'a>> = Vec::new();
    for quantity in numbers {
        out.extend(Bound::new(text, quantity, out.last()));
    }
    out
}

struct Case<'a> {
    response: &'a Text,
    /// The words of the claim, and where it stands.
    tokens: &'a [Token],
    statement: Span,
    claimed: &'a Quantity,
    said: Said,
    text: &'a Text,
    near: Span,
    values: Vec<Bound<'a>>,
    /// The claim's other numbers, and those of the question.
    own: Vec<Bound<'a>>,
    asked: Vec<Bound<'a>>,
}

impl Case<'_> {
    fn outcome(&self) -> Option<Outcome> {
        let mut all = Vec::new();
        self.bills(&mut all);
        self.multiples(&mut all);
        self.parts_each(&mut all);
        self.stretches(&mut all);
        self.differences(&mut all);
        self.growths(&mut all);
        self.shares(&mut all);
        self.portions(&mut all);
        self.apiece(&mut all);
        self.offsets(&mut all);
        if let Some(at) = all.iter().position(|given| self.is(given.value)) {
            return Some(Outcome::Follows(all.swap_remove(at).operands));
        }
        let mut sure = all.into_iter().filter(|given| given.denies);
        let first = sure.next()?;
        let exact = matches!(self.claimed.approx, Approx::Exact | Approx::About);
        let only = exact && sure.all(|other| same(other.value, first.value));
        only.then(|| self.otherwise(first)).flatten()
    }

    /// Whether `value` is what the claim says, at its own precision, or lies beyond its bound and not far.
    fn is(&self, value: f64) -> bool {
        let claimed = self.claimed;
        match claimed.approx {
            Approx::Exact => super::fits(claimed, value),
            Approx::About => {
                super::fits(claimed, value) || (value - claimed.low).abs() <= NEARLY * value.abs()
            }
            _ if claimed.measure != Measure::Percent => super::fits(claimed, value),
            Approx::Over | Approx::AtLeast => value >= claimed.low && value < claimed.low * BEYOND,
            Approx::Under | Approx::AtMost => value <= claimed.low && value > claimed.low / BEYOND,
        }
    }

    fn otherwise(&self, given: Gives) -> Option<Outcome> {
        let (claimed, value) = (self.claimed, given.value);
        if !value.is_finite() || value <= 0.0 || claimed.low <= 0.0 {
            return None;
        }
        let written = value * claimed.written.0 / claimed.low;
        let found = Quantity {
            low: value,
            high: value,
            written: (written, written),
            approx: Approx::Exact,
            ..*claimed
        };
        let how = format!("{} = {}", given.how, found.describe(&self.response.raw));
        Some(Outcome::Otherwise { how, difference: claimed.difference(&found) })
    }

    /// What two numbers of the document give.
    fn give(&self, value: f64, terms: &[&Bound<'_>], sign: &str, denies: bool) -> Gives {
        let terms: Vec<String> = terms.iter().map(|b| b.quantity.describe(&self.text.raw)).collect();
        Gives { value, denies, how: terms.join(sign), operands: Vec::new() }
    }

    fn says(&self, stem: u64) -> bool {
        self.tokens.iter().any(|t| t.stem == stem)
    }

    fn has(&self, words: &Words) -> bool {
        self.tokens.iter().any(|t| words.contains(t.fold))
    }

    /// Whether the claim says a word of what a number is told of.
    fn names(&self, bound: &Bound<'_>) -> bool {
        bound.label.iter().any(|stem| self.says(*stem))
    }

    fn is_here(&self, bound: &Bound<'_>) -> bool {
        self.near.contains(bound.quantity.span)
    }

    fn like(&self, bound: &Bound<'_>) -> bool {
        same_measure(self.claimed.measure, bound.quantity.measure)
    }

    /// What one of the claim's kind counts, "hour" of "eight hours".
    fn thing(&self) -> Option<u64> {
        Bound::new(self.response, self.claimed, None)?.thing
    }

    /// "Two adults with one child pay 35": what the document says of each, so many times.
    fn bills(&self, out: &mut Vec<Gives>) {
        if self.claimed.measure == Measure::Count || !self.claimed.per.is_empty() {
            return;
        }
        let counted: Vec<(u64, f64)> = self.counted().collect();
        let mut terms: Vec<&Bound<'_>> = Vec::new();
        let (mut sum, mut most) = (0.0, 0.0_f64);
        for (thing, count) in counted {
            let told = |b: &&Bound<'_>| {
                self.like(b) && b.quantity.per.is_empty() && (b.each == Some(thing) || b.tells(thing))
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
    fn multiples(&self, out: &mut Vec<Gives>) {
        self.periods(out);
        for a in self.values.iter().filter(|a| self.like(a) && a.quantity.per.is_empty()) {
            let Some(each) = a.each else { continue };
            let rivals = self.values.iter().filter(|b| self.like(b) && b.each == Some(each));
            let alone = rivals.count() == 1;
            for c in self.values.iter().chain(&self.own).chain(&self.asked) {
                let counts = c.thing == Some(each) && !std::ptr::eq(a, c);
                let common = |stem: &u64| *stem != each && c.tells(*stem) && self.says(*stem);
                let fits = alone && (self.names(a) || self.names(c)) || a.label.iter().any(common);
                if counts && c.count() > 0.0 && !same(c.count(), 1.0) && fits {
                    let given =
                        self.give(a.quantity.low * c.count(), &[c, a], " x ", a.label.iter().any(common));
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
            for c in here.chain(&self.own).filter(stretch).filter(|_| self.names(a)) {
                let factor = factor(a.quantity, c.quantity).filter(|f| *f > 1.0);
                let given = factor.map(|factor| self.give(a.quantity.low * factor, &[c, a], " x ", false));
                out.extend(given.map(|given| Gives { operands: vec![c.quantity.span], ..given }));
            }
        }
    }

    /// "270,000 for Hugh" of an estate of 540,000 and "one half goes to Hugh".
    fn portions(&self, out: &mut Vec<Gives>) {
        let mut wholes = self.values.iter().filter(|v| self.like(v));
        let (Some(whole), None) = (wholes.next(), wholes.next()) else { return };
        let part = |v: &&Bound<'_>| v.quantity.measure == Measure::Percent && v.quantity.low < 100.0;
        let told = |v: &&Bound<'_>| v.label.iter().any(|stem| self.says(*stem) && !whole.tells(*stem));
        let counts = self.claimed.measure == Measure::Count && whole.thing != self.claimed.noun;
        if counts || self.claimed.measure == Measure::Percent {
            return;
        }
        for share in self.values.iter().filter(part).filter(told) {
            let value = whole.quantity.low * share.quantity.low / 100.0;
            out.push(self.give(value, &[share, whole], " of ", false));
        }
    }

    /// "Four to a household", "twelve pounds for each customer"; so many hours of what takes so much an hour.
    fn parts_each(&self, out: &mut Vec<Gives>) {
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
        let Some(thing) = self.thing() else { return };
        for a in self.values.iter().filter(|a| a.each == Some(thing) && a.quantity.per.is_empty()) {
            let measured = |c: &&Bound<'_>| {
                same_measure(a.quantity.measure, c.quantity.measure)
                    && c.quantity.measure != Measure::Count
                    && c.quantity.low > a.quantity.low
                    && (self.names(c) || self.names(a))
            };
            for c in self.values.iter().chain(&self.own).filter(measured) {
                let scale = self.claimed.low / self.claimed.written.0;
                out.push(self.give(c.quantity.low / a.quantity.low * scale, &[c, a], " / ", false));
            }
        }
    }

    /// "74 euros each" of "148 euros for two".
    fn apiece(&self, out: &mut Vec<Gives>) {
        if !self.has(bound::APIECE) {
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

    /// How long it lasts: 150 ml at 5 ml three times a day, 20 kg at 4 kg a day, 1,200 pages at 150 an hour.
    fn stretches(&self, out: &mut Vec<Gives>) {
        let Some(unit) = time(self.claimed) else { return };
        if !self.has(cues::LASTS) || !self.claimed.per.is_empty() {
            return;
        }
        for rate in &self.values {
            let Some((by, often)) = self.pace(rate) else { continue };
            for store in &self.values {
                let fits = same_measure(rate.quantity.measure, store.quantity.measure)
                    && (rate.quantity.measure != Measure::Count || rate.thing == store.thing)
                    && store.quantity.per.is_empty()
                    && store.quantity.low > rate.quantity.low
                    && self.pace(store).is_none();
                if fits {
                    let value = store.quantity.low / (rate.quantity.low * often) * by / unit;
                    out.push(self.give(value, &[store, rate], " / ", self.names(store) || self.names(rate)));
                }
            }
        }
    }

    /// In which period, in seconds, an amount is used, and how often in it.
    fn pace(&self, amount: &Bound<'_>) -> Option<(f64, f64)> {
        if !amount.quantity.per.is_empty() {
            return Some((seconds(amount.quantity.per)?, 1.0));
        }
        let from = amount.quantity.span.start;
        let often = |q: &&Quantity| q.measure == Measure::Rate && q.unit == "times";
        let rates = || self.text.quantities_in(amount.sentence).iter().filter(often);
        let near = rates().find(|q| q.span.start > from).or_else(|| rates().last())?;
        let between =
            Span { start: amount.quantity.span.end.min(near.span.end), end: near.span.start.max(from) };
        let close = self.text.tokens_in(between).len() <= CLOSE;
        close.then_some((seconds(near.per)?, near.written.0))
    }

    /// "Two points clear of", "overran by a quarter of a million", "goes up by three quarters of a point".
    fn differences(&self, out: &mut Vec<Gives>) {
        let claimed = self.claimed;
        let points = is_points(claimed, self.response);
        let cue = self.said & (DIFFERENCE | REST | GROWTH) != 0 || tells_difference(self.response, claimed);
        if !cue || claimed.measure == Measure::Percent {
            return;
        }
        let pairs =
            self.values.iter().enumerate().flat_map(|(at, b)| self.values[..at].iter().map(move |a| (a, b)));
        let pairs: Vec<_> = pairs.filter(|(a, b)| self.differ(a, b, points)).collect();
        // where the claim names what each of two is told of, it is those two
        let own =
            |a: &Bound<'_>, b: &Bound<'_>| a.label.iter().any(|stem| self.says(*stem) && !b.tells(*stem));
        let both = |(a, b): &(&Bound<'_>, &Bound<'_>)| own(a, b) && own(b, a);
        let named = pairs.iter().any(both);
        let only = pairs.len() == 1;
        for (a, b) in pairs.into_iter().filter(|pair| !named || both(pair)) {
            let told = only && self.is_here(a) && self.is_here(b) && (self.names(a) || self.names(b));
            out.push(self.give((a.quantity.low - b.quantity.low).abs(), &[a, b], " - ", told));
        }
    }

    /// Whether the claim may tell by how much two numbers differ.
    fn differ(&self, a: &Bound<'_>, b: &Bound<'_>, points: bool) -> bool {
        let claimed = self.claimed;
        let share = |v: &Bound<'_>| v.quantity.measure == Measure::Percent;
        let counts = |v: &Bound<'_>| v.quantity.measure == Measure::Count;
        let percent = points && (share(a) && share(b) || share(a) && bare(b) && self.changes(a, b));
        let bares = points && bare(a) && bare(b);
        let kind = percent || bares || (self.like(a) || self.like(b)) && paired(a.quantity, b.quantity);
        let thing = a.thing.is_none() || b.thing.is_none() || a.thing == b.thing;
        let close = a.sentence == b.sentence || self.names(a) && self.names(b);
        let here = self.is_here(a) || self.is_here(b);
        let alike = a.quantity.per == b.quantity.per
            && !a.quantity.is_year_like()
            && !same(a.quantity.low, b.quantity.low);
        // "two of them" counts nothing
        let counted = points
            || !counts(a) && !counts(b)
            || claimed.noun.is_some() && (a.thing == claimed.noun || b.thing == claimed.noun)
            || tells_difference(self.response, claimed);
        kind && thing && close && here && alike && counted
    }

    /// "An increase by half" of "from 12 to 18", "doubled" of "310 in January and 620 in February".
    fn growths(&self, out: &mut Vec<Gives>) {
        let (percent, multiple) =
            (self.claimed.measure == Measure::Percent, self.claimed.measure == Measure::Multiple);
        let rises = self.response.has_cue(self.statement, Class::Increase);
        let falls = self.response.has_cue(self.statement, Class::Decrease);
        if !multiple && !(percent && self.said & (GROWTH | DIFFERENCE) != 0) {
            return;
        }
        let pairs = self.values.windows(2).filter(|pair| self.changes(&pair[0], &pair[1]));
        let here = pairs.clone().filter(|pair| self.is_here(&pair[0]) && self.is_here(&pair[1])).count();
        for pair in pairs {
            let (from, to) = (pair[0].quantity.low, pair[1].quantity.low);
            if rises && to < from && !falls || falls && to > from && !rises {
                continue;
            }
            let value = if multiple { to.max(from) / to.min(from) } else { (to - from).abs() / from * 100.0 };
            let told = (rises || falls) && here == 1 && self.is_here(&pair[1]) && self.names(&pair[1]);
            let part = percent && self.claimed.form == Form::Fraction;
            out.push(self.give(value, &[&pair[0], &pair[1]], " to ", told && (part || multiple)));
        }
    }

    /// Whether two neighbours may be what something was and became.
    fn changes(&self, from: &Bound<'_>, to: &Bound<'_>) -> bool {
        let (a, b) = (from.quantity, to.quantity);
        let kinds = same_measure(a.measure, b.measure) || a.measure == Measure::Count && to.thing.is_none();
        kinds
            && a.per == b.per
            && from.sentence == to.sentence
            && (a.measure != Measure::Count || a.noun == b.noun || a.noun.is_none() || b.noun.is_none())
            && a.low > 0.0
            && b.low > 0.0
            && !same(a.low, b.low)
            && !a.is_year_like()
            && !b.is_year_like()
            && !matches!(a.measure, Measure::Multiple | Measure::Duration)
    }

    /// "Two fifths of the choir sing alto" of "the choir has 50 members; 20 of them sing alto".
    fn shares(&self, out: &mut Vec<Gives>) {
        if self.claimed.measure != Measure::Percent || self.said & (GROWTH | DIFFERENCE) != 0 {
            return;
        }
        let amounts = || self.values.iter().filter(|v| v.quantity.measure != Measure::Percent);
        for part in amounts().filter(|part| self.names(part)) {
            for whole in amounts().filter(|whole| whole.quantity.low > part.quantity.low) {
                let kind = same_measure(part.quantity.measure, whole.quantity.measure);
                let thing = part.thing.is_none() || whole.thing.is_none() || part.thing == whole.thing;
                let own = part.label.iter().any(|stem| self.says(*stem) && !whole.tells(*stem));
                let year = part.quantity.is_year_like() || whole.quantity.is_year_like();
                if kind && thing && own && self.names(whole) && !year {
                    let value = part.quantity.low / whole.quantity.low * 100.0;
                    let told = part.sentence == whole.sentence && amounts().count() == 2;
                    out.push(self.give(value, &[part, whole], " / ", told));
                }
            }
        }
    }

    /// "22 sopranos" of "a dozen sopranos more than altos" and "ten altos"; "64 percent" of "61 percent, three points below that".
    fn offsets(&self, out: &mut Vec<Gives>) {
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
                    let told = self.names(base) || self.names(by);
                    out.push(self.give(base.quantity.low + add, &[base, by], sign, told));
                }
            }
        }
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
        let compared = tokens.iter().find(|t| super::said::is_said(t, DIFFERENCE))?;
        Some(cues::LESS.contains(compared.fold))
    }
}

/// Tokens between two numbers that stand for one thing.
const CLOSE: usize = 3;

/// Whether a number stands behind nothing but the name of a thing, as in a list: "Households: 4.6 lakh".
fn is_key(text: &Text, bound: &Bound<'_>, thing: u64) -> bool {
    let at = text.tokens_in(bound.quantity.span).start;
    let Some(before) = at.checked_sub(1).map(|at| &text.tokens[at]) else { return false };
    let gap = text.slice(Span { start: before.span.end, end: bound.quantity.span.start });
    before.stem == thing && gap.trim_end() == ":"
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

/// How many seconds the base of a stretch of time has: one, or a month.
fn time(quantity: &Quantity) -> Option<f64> {
    match quantity.measure {
        Measure::Duration => Some(1.0),
        Measure::Calendar => seconds("month"),
        _ => None,
    }
}

/// The seconds of a period by its name.
fn seconds(period: &str) -> Option<f64> {
    match period {
        "minute" => Some(60.0),
        _ => super::stretch(period).map(|days| days * 86_400.0),
    }
}
