//! Which of two is more, by their numbers: "the fin whale is longer than the blue whale" of 23 and 27 metres.

use super::{
    Atom, Detail,
    compare::Conflict,
    corpus::Window,
    extract::{content, quantities},
    reading::Reading,
    sides,
    value::Value,
};
use crate::{
    interaction::{Place, Span},
    text::{
        cue::{Class, Cue},
        date::Date,
        number::same,
        quantity::{Measure, Quantity, Relation},
        sentence::{Block, Sentence},
        word::Token,
        words::{Words, words},
    },
};

/// What stands before the second side.
const THAN: &Words = words!("than als que che di");

/// Telling words that name a side, and those that are looked for in one sentence.
const LABEL: usize = 2;
const SIDE: usize = 5;

/// Numbers of a fact that are looked at, and facts of a sentence.
const MOST: usize = 8;
const MOST_ITEMS: usize = 24;

/// How sure it is that the numbers of both sides are those that are compared.
const STRENGTH: f64 = 0.8;

/// The measures of the numbers that a word compares.
type Measures = fn(Measure) -> bool;

/// What a word compares; the others compare numbers of any kind, or none at all.
const COMPARED: [(&Words, Measures); 8] = [
    (words!("closer nearer naher"), |m| matches!(m, Measure::Length | Measure::Duration)),
    (words!("longer shorter"), |m| matches!(m, Measure::Length | Measure::Duration | Measure::Calendar)),
    (words!("taller deeper wider narrower shallower thinner"), |m| m == Measure::Length),
    (words!("heavier lighter"), |m| m == Measure::Mass),
    (words!("older younger"), |m| matches!(m, Measure::Duration | Measure::Calendar)),
    (words!("cheaper dearer pricier costlier"), |m| matches!(m, Measure::Currency(_))),
    (words!("hotter warmer colder cooler"), |m| m == Measure::Temperature),
    (
        words!("faster slower quicker better worse stronger weaker richer poorer earlier later hardier"),
        |_| false,
    ),
];

/// A comparison that a claim makes.
struct Compared<'a> {
    cue: Span,
    up: bool,
    /// Whether it tells how near something is: by minutes only where both sides are told together.
    near: bool,
    /// The telling words of both sides.
    sides: [Vec<&'a Token>; 2],
    /// What only the one side is called, and only the other: "new" and "old" of "the new bridge" and "the old bridge".
    labels: [Vec<u64>; 2],
    measures: Measures,
}

impl<'a> Compared<'a> {
    fn of(claim: &'a Reading<'_>) -> Option<Self> {
        let cue =
            cues(claim, [Class::More, Class::Less]).next().map(|cue| (cue.span, cue.class == Class::More));
        let near = || claim.tokens.iter().find(|t| NEARER.contains(t.fold)).map(|t| (t.span, false));
        if claim.is_negative() {
            return None;
        }
        let compared = cue.or_else(near).and_then(|(cue, up)| Self::new(claim, cue, up));
        compared.or_else(|| Self::covered(claim))
    }

    /// "The revenue covers the costs".
    fn covered(claim: &'a Reading<'_>) -> Option<Self> {
        let tokens = claim.tokens;
        let at = tokens.iter().position(|t| COVERS.contains(t.fold))?;
        let telling = |tokens: &'a [Token]| -> Vec<&'a Token> {
            tokens.iter().filter(|t| !t.stop && !t.is_number()).take(SIDE).collect()
        };
        let sides = [telling(&tokens[..at]), telling(&tokens[at + 1..])];
        let stems = |side: &[&'a Token]| side.iter().map(|t| t.stem).collect::<Vec<_>>();
        let labels = [stems(&sides[0]), stems(&sides[1])];
        let money: Measures = |m| matches!(m, Measure::Currency(_));
        let told = labels.iter().all(|label| !label.is_empty());
        told.then_some(Self { cue: tokens[at].span, up: true, near: false, sides, labels, measures: money })
    }

    fn new(claim: &'a Reading<'_>, cue: Span, up: bool) -> Option<Self> {
        let tokens = claim.tokens;
        let than = tokens.iter().position(|t| t.span.start >= cue.start && THAN.contains(t.fold))?;
        let inside = |t: &&Token| cue.contains(t.span);
        let measures =
            COMPARED.iter().find(|(words, _)| tokens.iter().filter(inside).any(|t| words.contains(t.fold)));
        let telling = |tokens: &'a [Token]| -> Vec<&'a Token> {
            let telling = tokens.iter().filter(|t| !t.stop && !t.is_number() && !cue.contains(t.span));
            telling.take(SIDE).collect()
        };
        let (ahead, behind) = (&tokens[..than], &tokens[than + 1..]);
        // "more than a night shorter" tells by how much
        if behind.iter().take(NEAR_DEGREE).any(|t| DEGREES.contains(t.fold)) {
            return None;
        }
        let until = ahead.iter().position(|t| t.span.start >= cue.start).unwrap_or(than);
        let before = telling(&ahead[..until]);
        let one = if before.is_empty() { telling(ahead) } else { before };
        // "less in the final than in the season": the two sides are told alike
        let (one, other) = match paired(&ahead[until..], behind) {
            Some((one, other)) => (telling(one), telling(other)),
            None => (one, telling(behind)),
        };
        let only = |a: &[&'a Token], b: &[&'a Token]| -> Vec<u64> {
            let near = |tokens: &[&'a Token]| tokens.iter().take(LABEL).map(|t| t.stem).collect::<Vec<_>>();
            let others = near(b);
            near(a).into_iter().filter(|stem| !others.contains(stem)).collect()
        };
        let mut labels = [only(&one, &other), only(&other, &one)];
        // two names say best who is compared
        let named = |stem: &u64| {
            tokens
                .iter()
                .any(|t| t.stem == *stem && t.capital && claim.text.entity_at(t.span.start).is_some())
        };
        if labels.iter().all(|label| label.iter().any(named)) {
            for label in &mut labels {
                label.retain(named);
            }
        }
        let measures = measures.map_or((|_| true) as Measures, |(_, measures)| *measures);
        let sides = [one, other];
        let near = tokens.iter().filter(inside).any(|t| NEARER.contains(t.fold));
        (!labels[0].is_empty() && !labels[1].is_empty()).then_some(Self {
            cue,
            up,
            near,
            sides,
            labels,
            measures,
        })
    }

    /// The numbers of both sides in one sentence: "raised 275 in donations and spent 190".
    fn within(&self, claim: &Reading<'_>, window: &Window<'_>) -> Option<[Quantity; 2]> {
        let text = &window.source.text;
        let numbers = quantities(text, window.sentence).take(MOST);
        let plain = |q: &&Quantity| {
            q.is_amount()
                && !q.is_range()
                && !q.is_year_like()
                && q.measure != Measure::Rate
                && (self.measures)(q.measure)
        };
        let numbers: Vec<&Quantity> = numbers.filter(plain).collect();
        let first = numbers.first()?;
        let like = |q: &&Quantity| q.measure == first.measure && q.per == first.per;
        let values: Vec<Value<'_>> = numbers.iter().filter(|q| like(q)).map(|q| Value::Number(q)).collect();
        // other numbers than those of one kind leave it open which are meant
        if values.len() < 2 || values.len() < numbers.len() {
            return None;
        }
        let [one, other] = &self.sides;
        match sides::bound(claim.text, [one, other], text, window.sentence, &values)? {
            [Value::Number(a), Value::Number(b)] => Some([*a, *b]),
            _ => None,
        }
    }

    /// The numbers that a fact tells of one side and not of the other.
    fn values<'w>(&self, window: &Window<'w>, side: usize) -> impl Iterator<Item = &'w Quantity> {
        let text = &window.source.text;
        let tokens = &text.tokens[text.tokens_in(window.span)];
        let says = |labels: &[u64]| tokens.iter().any(|t| labels.contains(&t.stem));
        let told = says(&self.labels[side][..1]) && !says(&self.labels[1 - side][..1]);
        let counted = |q: &&Quantity| q.measure != Measure::Count || q.noun.is_some();
        let of = quantities(text, window.span).take(MOST).filter(counted);
        of.filter(|q| !q.is_range() && !q.is_year_like()).take(if told { MOST } else { 0 })
    }

    /// Whether the numbers of the sides are the wrong way round, and no other pair of them the right one.
    fn turned(&self, claim: &Reading<'_>, windows: &[Window<'_>]) -> Option<(Vec<usize>, Conflict)> {
        let documents = || windows.iter().enumerate().filter(|(_, w)| w.source.place != Place::Provision);
        let mut found = None;
        let within = documents().find_map(|(at, window)| Some((at, self.within(claim, window)?)));
        if let Some((at, [a, b])) = within {
            let right = (a.low > b.low) == self.up || same(a.low, b.low);
            let raw = &windows[at].source.text.raw;
            let one = |(_, other): &(usize, &Window<'_>)| other.sentence == windows[at].sentence;
            let all = || documents().filter(one).map(|(at, _)| at).collect();
            let told =
                || (all(), conflict(claim, self.cue, format!("{}, {}", a.describe(raw), b.describe(raw))));
            return (!right).then(told);
        }
        for (at, one) in documents() {
            for (to, other) in documents().filter(|(_, other)| std::ptr::eq(one.source, other.source)) {
                for a in self.values(one, 0) {
                    let near = |q: &&Quantity| !self.near || q.measure == Measure::Length;
                    for b in self.values(other, 1).filter(|b| self.is_like(a, b)).filter(near) {
                        if (a.low > b.low) == self.up && !same(a.low, b.low) {
                            return None;
                        }
                        found = found.or_else(|| {
                            let raw = &one.source.text.raw;
                            Some((vec![at, to], format!("{}, {}", a.describe(raw), b.describe(raw))))
                        });
                    }
                }
            }
        }
        found.map(|(told, source)| (told, conflict(claim, self.cue, source)))
    }

    /// Whether two numbers measure the same, or count the two sides.
    fn is_like(&self, a: &Quantity, b: &Quantity) -> bool {
        let called = |q: &Quantity, side: usize| q.noun.is_some_and(|noun| self.labels[side].contains(&noun));
        let counts = a.noun == b.noun || called(a, 0) && called(b, 1);
        a.measure == b.measure
            && a.per == b.per
            && (a.measure != Measure::Count || counts)
            && (self.measures)(a.measure)
    }
}

/// The cues of two classes that are no part of a number: "at least 5" compares nothing.
fn cues<'a>(claim: &'a Reading<'_>, classes: [Class; 2]) -> impl Iterator<Item = &'a Cue> {
    let numbers = claim.quantities;
    let counts = move |cue: &&Cue| !numbers.iter().any(|q| q.span.overlaps(cue.span));
    claim.cues.iter().filter(move |cue| classes.contains(&cue.class)).filter(counts)
}

/// What the sources say otherwise of a comparison, and the windows that tell it.
pub(super) fn turned(claim: &Reading<'_>, windows: &[Window<'_>]) -> Option<(Vec<usize>, Conflict)> {
    if let Some(compared) = Compared::of(claim) {
        return compared.turned(claim, windows);
    }
    windows.iter().find_map(|window| {
        let conflict = surpassed(claim, window)?;
        let told = |(_, other): &(usize, &Window<'_>)| {
            std::ptr::eq(other.source, window.source) && other.sentence == window.sentence
        };
        Some((windows.iter().enumerate().filter(told).map(|(at, _)| at).collect(), conflict))
    })
}

/// What stands behind the same preposition on both sides of "than".
fn paired<'a>(ahead: &'a [Token], behind: &'a [Token]) -> Option<(&'a [Token], &'a [Token])> {
    const PREPOSITIONS: &Words = words!(
        "in at on to from for with of by during among bei im am zu zum zur von mit en a para por con dans pour avec em"
    );
    let (lead, other) = behind.split_first().filter(|(t, _)| PREPOSITIONS.contains(t.fold))?;
    let at = ahead.iter().rposition(|t| t.fold == lead.fold)?;
    Some((&ahead[at + 1..], other))
}

/// Comparatives, and the words behind "than" among which they stand.
const DEGREES: &Words = words!(
    "more less fewer higher lower longer shorter taller older younger cheaper dearer heavier lighter larger smaller"
);
const NEAR_DEGREE: usize = 4;

/// What says that the one amount is as large as the other.
const COVERS: &Words = words!(
    "cover covers covered exceed exceeds exceeded outweigh outweighs outweighed deckt decken deckte deckten ubersteigt uberstieg cubre \
     cubren cubrio couvre couvrent depasse depassent copre coprono supera superan cobre cobrem"
);

/// What compares how far or how long it is, in the comparative: less of it.
const NEARER: &Words = words!("closer nearer naher");

fn conflict(claim: &Reading<'_>, cue: Span, source: String) -> Conflict {
    let claimed = claim.text.slice(cue).into();
    let detail = Detail { atom: Atom::Comparison, claimed, source: Some(source), difference: None };
    Conflict { detail, strength: STRENGTH }
}

/// The facts of a sentence, or the items of a list, with the number that each tells.
fn items<'a>(window: &Window<'a>) -> Vec<(Span, &'a Quantity)> {
    let text = &window.source.text;
    let number = |span: Span| quantities(text, span).find(|q| !q.is_range() && !q.is_year_like());
    let sentences = &text.sentences;
    let at = sentences.partition_point(|s| s.span.end <= window.sentence.start);
    let listed = |s: &&Sentence| s.block == Block::Item;
    if sentences.get(at).as_ref().is_some_and(listed) {
        let before = sentences[..at].iter().rev().take(MOST_ITEMS).take_while(listed).count();
        let list = sentences[at - before..].iter().take(2 * MOST_ITEMS).take_while(listed);
        return list.filter_map(|s| Some((s.span, number(s.span)?))).collect();
    }
    let facts = window.facts().take(MOST_ITEMS);
    let told: Vec<_> = facts.filter_map(|fact| Some((fact, number(fact)?))).collect();
    if told.len() > 1 {
        return told;
    }
    // "Q1 68 crore, Q2 79 crore"
    let dates = text.dates_in(window.sentence).iter().take(MOST_ITEMS);
    let next = |date: &Date| {
        let near = Span { start: date.span.end, end: date.span.end + NEAR };
        let number = number(near)?;
        Some((date.span.hull(number.span), number))
    };
    dates.filter_map(next).collect()
}

/// How many bytes behind a date its number begins.
const NEAR: u32 = 6;

/// "The second quarter had the highest revenue" against "Q1 68 crore, Q2 79 crore, Q3 88 crore": of the facts of one sentence, the one
/// that the claim names.
fn surpassed(claim: &Reading<'_>, window: &Window<'_>) -> Option<Conflict> {
    let mut cues = cues(claim, [Class::Most, Class::Least]);
    let (cue, None) = (cues.next().filter(|_| !claim.is_negative())?, cues.next()) else { return None };
    let text = &window.source.text;
    let items = items(window);
    let [(_, first), _, ..] = items[..] else { return None };
    let alike = |q: &Quantity| (q.measure, q.noun, q.per) == (first.measure, first.noun, first.per);
    if !items.iter().all(|(_, q)| alike(q)) {
        return None;
    }
    let dates = claim.dates;
    let says = |at: usize| {
        let fact = items[at].0;
        let date = |own: &Date| text.dates_in(fact).iter().any(|told| own.relation(told) == Relation::Equal);
        let others =
            || items.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, (fact, _))| *fact);
        let only = |t: &Token| {
            claim.says(t.stem) && !others().any(|fact| content(text, fact).any(|o| o.stem == t.stem))
        };
        dates.iter().take(MOST).any(date) || content(text, fact).any(only)
    };
    let mut named = (0..items.len()).filter(|&at| says(at));
    let (at, None) = (named.next()?, named.next()) else { return None };
    let value = items[at].1;
    let beyond = |q: &Quantity| if cue.class == Class::Most { q.low > value.low } else { q.low < value.low };
    let other = items.iter().map(|(_, q)| *q).find(|q| beyond(q))?;
    Some(conflict(claim, cue.span, format!("{}, {}", value.describe(&text.raw), other.describe(&text.raw))))
}
