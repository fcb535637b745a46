//! Compares a statement with one window of a source, atom by atom.

use super::{
    Atom, Detail,
    corpus::{Weighted, Window},
    extract::{Statement, content, quantities},
};
use crate::{
    interaction::Span,
    pack,
    text::{
        Text,
        cue::{Class, Cue},
        date::Date,
        quantity::{Measure, Quantity, Relation},
        table::Table,
        word,
    },
};
use std::sync::LazyLock;

/// What one window says of a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    /// Share of the statement's weighted words that the window holds, 0..=1.
    pub(super) coverage: f64,
    /// Share of its pairs of neighbouring words that stand near each other in the window.
    pub(super) order: f64,
    /// For each quantity of the statement, what the window says of it.
    pub(super) quantities: Vec<Found>,
    /// The same for its dates.
    pub(super) dates: Vec<Found>,
    /// What the window says otherwise, the surest first.
    pub(super) conflict: Option<Conflict>,
}

/// What a window says of one atom.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// The same, exactly or (true) rounded.
    Same { rounded: bool },
    /// Nothing.
    Nothing,
}

/// An atom that differs.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    /// What differs and by how much.
    pub(super) detail: Detail,
    /// How surely both speak of the same thing, 0..=1.
    pub(super) strength: f64,
}

/// The words of a statement, prepared once for all windows.
pub(super) struct Words {
    /// The telling words, each once.
    pub(super) list: Vec<Weighted>,
    /// Sum of the weights.
    pub(super) mass: f64,
}

impl Words {
    pub(super) fn new(list: Vec<Weighted>) -> Self {
        let mass = list.iter().map(|word| word.weight).sum();
        Self { list, mass }
    }

    /// Share of the weight in words for which `held` says how surely they are there.
    pub(super) fn share(&self, held: impl Fn(&Weighted) -> f64) -> f64 {
        let covered: f64 = self.list.iter().map(|word| word.weight * held(word)).sum();
        if self.mass > 0.0 { covered / self.mass } else { 0.0 }
    }

    /// The words but those of `tokens`: an atom that differs must not count against the words it is said with.
    fn without(&self, tokens: &[word::Token]) -> Self {
        let list = self.list.iter().filter(|word| !tokens.iter().any(|t| t.stem == word.stem)).copied();
        Self::new(list.collect())
    }
}

/// The folded words of a passage.
fn folds(text: &Text, span: Span) -> Vec<u64> {
    text.tokens[text.tokens_in(span)].iter().map(|t| t.fold).collect()
}

/// Whether the words of a passage stand in `within`, one after another: what is said in the same words is the same.
///
/// Unless it is part of what differs (`denied`): "5" of "5 thousand"; a sign or a currency is no word.
fn stands(a: &Text, at: Span, b: &Text, within: Span, denied: impl Fn(Span) -> bool) -> bool {
    let words = folds(a, at);
    let tokens = &b.tokens[b.tokens_in(within)];
    !words.is_empty()
        && tokens.windows(words.len()).any(|run| {
            run.iter().map(|t| t.fold).eq(words.iter().copied())
                && !denied(run[0].span.hull(run[run.len() - 1].span))
        })
}

/// A quotation of fewer words is a name or an emphasis.
const SHORTEST_QUOTATION: usize = 4;

/// The first quotation of the statement that does not stand, word for word, in any of the windows' sources near them.
pub(super) fn misquoted(
    response: &Text,
    statement: &Statement,
    windows: &[(Window<'_>, Comparison)],
) -> Option<Span> {
    let quotations = response.quotations.iter().filter(|q| statement.span.contains(**q)).copied();
    quotations
        .map(|q| (q, folds(response, q)))
        .filter(|(_, words)| words.len() >= SHORTEST_QUOTATION)
        .find_map(|(quotation, words)| {
            let stands = windows.iter().any(|(window, _)| {
                let around = window.before.unwrap_or(window.span).hull(window.after.unwrap_or(window.span));
                folds(&window.source.text, around).windows(words.len()).any(|run| run == words)
            });
            (!stands).then_some(quotation)
        })
}

/// How far apart the words of a claim's neighbours may stand in a window to count as neighbours.
const NEAR: usize = 4;

/// How many tokens around a number say what it is the number of.
const AROUND: usize = 6;

/// The coverage below which a differing number is no contradiction: it may be the number of something else.
const ENOUGH_SHARED: f64 = 0.45;

/// The coverage, without the word itself, from which an opposite or an unfinished plan is a contradiction.
const MOSTLY_SHARED: f64 = 0.6;

pub(super) fn compare(
    response: &Text,
    statement: &Statement,
    words: &Words,
    window: &Window<'_>,
) -> Comparison {
    let another = names_another(response, statement, window);
    let cover = |words: &Words| words.share(|word| window.holds(word, another));
    let coverage = cover(words);
    let without = |span: Span| cover(&words.without(&response.tokens[response.tokens_in(span)]));
    let own = words.share(|word| f64::from(u8::from(window.says(word.stem))));
    let mut out = Comparison { coverage, order: order(response, statement, window), ..Comparison::default() };
    let mut conflicts = Vec::new();
    for quantity in quantities(response, statement.span) {
        let (found, conflict) = quantity_in(response, statement, quantity, window, (coverage, own));
        out.quantities.push(found);
        conflicts.extend(conflict);
    }
    for date in response.dates_in(statement.span) {
        let (found, conflict) = date_in(response, date, window, (coverage, own));
        out.dates.push(found);
        conflicts.extend(conflict);
    }
    conflicts.extend(opposed(response, statement, window, without));
    conflicts.extend(opposite(response, statement, window, without));
    conflicts.extend(polarity(response, statement, window, coverage));
    conflicts.extend(modality(response, statement, window, without));
    out.conflict = conflicts.into_iter().reduce(|a, b| if b.strength > a.strength { b } else { a });
    out
}

/// Whether the window's own sentence names somebody or something that the statement does not.
fn names_another(response: &Text, statement: &Statement, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let claim = &response.tokens[response.tokens_in(statement.sentence)];
    text.entities_in(window.span).iter().any(|name| {
        let words = &text.tokens[name.tokens.start as usize..name.tokens.end as usize];
        !words.iter().any(|w| claim.iter().any(|c| c.stem == w.stem))
    })
}

/// Share of the statement's neighbouring content words that are neighbours in the window's sentence too.
fn order(response: &Text, statement: &Statement, window: &Window<'_>) -> f64 {
    let claim: Vec<u64> = content(response, statement.span).map(|t| t.stem).collect();
    let source: Vec<u64> = content(&window.source.text, window.span).map(|t| t.stem).collect();
    let pairs = claim.len().saturating_sub(1);
    if pairs == 0 {
        return 0.0;
    }
    let kept = claim.windows(2).filter(|pair| {
        let next_to = |at: usize| source[at + 1..].iter().take(NEAR).any(|s| *s == pair[1]);
        source.iter().enumerate().any(|(at, s)| *s == pair[0] && next_to(at))
    });
    kept.count() as f64 / pairs as f64
}

fn quantity_in(
    response: &Text,
    statement: &Statement,
    claimed: &Quantity,
    window: &Window<'_>,
    (coverage, own): (f64, f64),
) -> (Found, Option<Conflict>) {
    let text = &window.source.text;
    let words = response.slice(claimed.span);
    let denied = |run: Span| {
        let differs = |q: &Quantity| claimed.relation(q) == Relation::Differs && text.slice(q.span) != words;
        text.quantities_in(window.span).iter().filter(|q| q.span.overlaps(run)).any(differs)
    };
    if stands(response, claimed.span, text, window.span, denied) {
        return (Found::Same { rounded: false }, None);
    }
    let mut differs: Option<(&Quantity, f64)> = None;
    for source in text.quantities_in(window.span) {
        match claimed.relation(source) {
            Relation::Equal => return (Found::Same { rounded: false }, None),
            Relation::Rounded => return (Found::Same { rounded: true }, None),
            Relation::Differs if same_noun(claimed, source) && same_kind(claimed, source) => {
                let elsewhere = response
                    .quantities_in(statement.sentence)
                    .iter()
                    .any(|other| matches!(other.relation(source), Relation::Equal | Relation::Rounded));
                let shared = shared_context(response, claimed.span, text, source.span);
                if !elsewhere && differs.is_none_or(|(_, best)| shared > best) {
                    differs = Some((source, shared));
                }
            }
            _ => {}
        }
    }
    let derived = follows(claimed, text, window);
    let conflict = differs.filter(|_| coverage >= ENOUGH_SHARED && !derived).and_then(|(source, shared)| {
        let alone =
            text.quantities_in(window.span).iter().filter(|q| q.measure == source.measure).count() == 1;
        let strength = strength(coverage, shared, alone)?;
        let detail = Detail {
            atom: Atom::Quantity,
            claimed: claimed.describe(&response.raw),
            source: Some(source.describe(&text.raw)),
            difference: Some(claimed.difference(source)).filter(|d| !d.is_empty()),
        };
        Some(Conflict { detail, strength })
    });
    // What stands beside the sentence counts only where the sentence itself does not say otherwise.
    let near =
        window.around().flat_map(|span| text.quantities_in(span)).map(|source| claimed.relation(source));
    (beside(conflict.is_some() || own < SPEAKS_ITSELF, near), conflict)
}

/// The share of a claim's words that a sentence must hold itself for a number beside it to count: "Headcount fell" next to
/// "revenue rose 12 %" does not say that revenue fell 12 %.
const SPEAKS_ITSELF: f64 = 0.5;

/// What the neighbours of a sentence say of an atom on which the sentence itself is silent.
fn beside(denied: bool, relations: impl Iterator<Item = Relation>) -> Found {
    let same = relations.filter(|r| !denied && matches!(r, Relation::Equal | Relation::Rounded));
    same.reduce(|a, b| if a == Relation::Equal { a } else { b })
        .map_or(Found::Nothing, |r| Found::Same { rounded: r == Relation::Rounded })
}

/// Whether the claimed number is a sum or difference of two numbers around the window: it follows, and differs from both.
fn follows(claimed: &Quantity, text: &Text, window: &Window<'_>) -> bool {
    /// Numbers that are tried with each other.
    const MOST: usize = 8;
    let spans = std::iter::once(window.span).chain(window.around());
    let all: Vec<f64> = spans
        .flat_map(|span| text.quantities_in(span))
        .filter(|q| q.measure == claimed.measure)
        .take(MOST)
        .map(|q| q.low)
        .collect();
    let is = |value: f64| (value - claimed.low).abs() <= claimed.low.abs() * 1e-9;
    (1..all.len()).any(|i| all[..i].iter().any(|a| is(a + all[i]) || is((a - all[i]).abs())))
}

/// Whether both measure the same kind of thing, or swap the kind of the same number: 50 % for 50 percentage points.
fn same_kind(claimed: &Quantity, source: &Quantity) -> bool {
    std::mem::discriminant(&claimed.measure) == std::mem::discriminant(&source.measure)
        || claimed.written == source.written
}

/// Whether both count the same thing: numbers of different things do not contradict each other.
fn same_noun(claimed: &Quantity, source: &Quantity) -> bool {
    claimed.measure != Measure::Count
        || source.measure != Measure::Count
        || (claimed.noun.is_some() && claimed.noun == source.noun)
}

fn date_in(
    response: &Text,
    claimed: &Date,
    window: &Window<'_>,
    (coverage, own): (f64, f64),
) -> (Found, Option<Conflict>) {
    let text = &window.source.text;
    let words = response.slice(claimed.span);
    let denied = |run: Span| {
        let differs = |d: &Date| claimed.relation(d) == Relation::Differs && text.slice(d.span) != words;
        text.dates_in(window.span).iter().filter(|d| d.span.overlaps(run)).any(differs)
    };
    if stands(response, claimed.span, text, window.span, denied) {
        return (Found::Same { rounded: false }, None);
    }
    let mut differs: Option<(&Date, f64)> = None;
    for source in text.dates_in(window.span) {
        match claimed.relation(source) {
            Relation::Equal => return (Found::Same { rounded: false }, None),
            Relation::Rounded => return (Found::Same { rounded: true }, None),
            Relation::Differs => {
                let shared = shared_context(response, claimed.span, text, source.span);
                if differs.is_none_or(|(_, best)| shared > best) {
                    differs = Some((source, shared));
                }
            }
            Relation::Incomparable => {}
        }
    }
    let conflict = differs.filter(|_| coverage >= ENOUGH_SHARED).and_then(|(source, shared)| {
        let alone = text.dates_in(window.span).len() == 1;
        let strength = strength(coverage, shared, alone)?;
        let detail = Detail {
            atom: Atom::Date,
            claimed: claimed.describe(&response.raw),
            source: Some(source.describe(&text.raw)),
            difference: Some(claimed.difference(source)).filter(|d| !d.is_empty()),
        };
        Some(Conflict { detail, strength })
    });
    let near = window.around().flat_map(|span| text.dates_in(span)).map(|source| claimed.relation(source));
    (beside(conflict.is_some() || own < SPEAKS_ITSELF, near), conflict)
}

/// How surely two differing atoms stand in the same slot. `None` when it is rather another slot.
fn strength(coverage: f64, shared: f64, alone: bool) -> Option<f64> {
    let bound = if alone { 0.5 + 0.5 * shared } else { shared };
    let strength = 0.5 * coverage + 0.5 * bound;
    (bound >= 0.34 && strength >= 0.5).then_some(strength)
}

/// Share of the content words around one atom that stand around the other.
fn shared_context(a: &Text, at: Span, b: &Text, bt: Span) -> f64 {
    let left = around(a, at);
    let right = around(b, bt);
    if left.is_empty() {
        return 0.0;
    }
    left.iter().filter(|stem| right.contains(stem)).count() as f64 / left.len().min(4) as f64
}

fn around(text: &Text, atom: Span) -> Vec<u64> {
    let range = text.tokens_in(atom);
    let sentence = text.sentence_at(atom.start);
    let inside = |t: &&word::Token| sentence.is_none_or(|s| s.contains(t.span));
    let before = text.tokens[range.start.saturating_sub(AROUND)..range.start].iter();
    let after = text.tokens[range.end..].iter().take(AROUND);
    let mut out: Vec<u64> =
        before.chain(after).filter(inside).filter(|t| !t.stop && !t.is_number()).map(|t| t.stem).collect();
    out.dedup();
    out
}

/// Classes of cues that contradict each other when the same thing is said.
const OPPOSED: [(Class, Class, Atom); 4] = [
    (Class::Increase, Class::Decrease, Atom::Direction),
    (Class::More, Class::Less, Atom::Comparison),
    (Class::Most, Class::Least, Atom::Comparison),
    (Class::All, Class::Some, Atom::Comparison),
];

/// Rose against fell, more against less, most against least: the cue of the source that stands beside most of the words
/// that the claim's cue stands beside points the other way.
fn opposed(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    // "did not fall" is not "rose", but it does not deny it either: only plain opposites count
    if negated(response, statement.span).len() != negated(text, window.span).len() {
        return None;
    }
    let source = text.cues_in(window.span);
    for claimed in response.cues_in(statement.span).iter().take(MOST_CUES) {
        let pair = OPPOSED.iter().find(|(one, other, _)| [*one, *other].contains(&claimed.class));
        let Some(&(one, other, atom)) = pair else { continue };
        let facing = source.iter().filter(|cue| [one, other].contains(&cue.class)).take(MOST_CUES);
        let near = neighbours(response, claimed.span);
        let shared = |cue: &Cue| neighbours(text, cue.span).iter().filter(|stem| near.contains(stem)).count();
        let nearest = facing.map(|cue| (shared(cue), cue)).reduce(|a, b| if b.0 > a.0 { b } else { a });
        let agrees = source
            .iter()
            .take(MOST_CUES)
            .any(|cue| cue.class == claimed.class && nearest.is_some_and(|n| shared(cue) >= n.0));
        let Some((1.., cue)) = nearest.filter(|(_, cue)| cue.class != claimed.class && !agrees) else {
            continue;
        };
        let coverage = without(claimed.span);
        if coverage >= ENOUGH_SHARED {
            let detail = words_differ(atom, response.slice(claimed.span), text.slice(cue.span));
            return Some(Conflict { detail, strength: 0.25 + 0.75 * coverage });
        }
    }
    None
}

/// How many telling words to each side of a word say what it is said of.
const NEIGHBOURS: usize = 3;

/// The telling words and numbers around a passage, inside its sentence.
fn neighbours(text: &Text, at: Span) -> Vec<u64> {
    let range = text.tokens_in(at);
    let sentence = text.sentence_at(at.start);
    let telling = |t: &&word::Token| !t.stop && sentence.is_none_or(|s| s.contains(t.span));
    let before =
        text.tokens[..range.start].iter().rev().take(3 * NEIGHBOURS).filter(telling).take(NEIGHBOURS);
    let behind = text.tokens[range.end..].iter().take(3 * NEIGHBOURS).filter(telling).take(NEIGHBOURS);
    before.chain(behind).map(|t| t.stem).collect()
}

/// Whether a word or number stands near both passages.
fn shares_neighbour(a: &Text, at: Span, b: &Text, bt: Span) -> bool {
    let left = neighbours(a, at);
    neighbours(b, bt).iter().any(|stem| left.contains(stem))
}

/// The opposite of each stem that has one.
static OPPOSITES: LazyLock<Table<Vec<u64>>> = LazyLock::new(|| {
    let mut table: Table<Vec<u64>> = Table::default();
    for row in pack::rows("opposites") {
        let [a, b] = [row[1], row[2]].map(|w| Text::read(w, Some(super::Language::from_name(row[0]))).tokens);
        if let ([a], [b]) = (&*a, &*b)
            && a.stem != b.stem
        {
            table.entry_or(a.stem, Vec::new).push(b.stem);
            table.entry_or(b.stem, Vec::new).push(a.stem);
        }
    }
    table
});

/// "open" against "closed": a word the window lacks, whose opposite it has and the statement lacks.
fn opposite(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    let claim = &response.tokens[response.tokens_in(statement.sentence)];
    let source = &text.tokens[text.tokens_in(window.span)];
    let tokens = &response.tokens[response.tokens_in(statement.span)];
    for token in tokens.iter().filter(|t| !source.iter().any(|s| s.stem == t.stem)) {
        let Some(opposites) = OPPOSITES.get(token.stem) else { continue };
        let facing = source.iter().find(|s| {
            opposites.contains(&s.stem)
                && !claim.iter().any(|c| c.stem == s.stem)
                && shares_neighbour(response, token.span, text, s.span)
        });
        if let Some(facing) = facing {
            let same = negated(response, statement.span).len() == negated(text, window.span).len();
            let coverage = without(token.span);
            return (same && coverage >= MOSTLY_SHARED).then(|| Conflict {
                detail: words_differ(Atom::Polarity, response.slice(token.span), text.slice(facing.span)),
                strength: 0.15 + 0.8 * coverage,
            });
        }
    }
    None
}

/// The coverage from which affirming what the source denies is a contradiction: nearly all the words are the same.
const SAME_WORDS: f64 = 0.75;

/// The coverage at which nearly every word is the same.
const ALL_WORDS: f64 = 0.9;

/// Affirmed against denied: what one side denies, the other says without a denial.
fn polarity(response: &Text, statement: &Statement, window: &Window<'_>, coverage: f64) -> Option<Conflict> {
    let text = &window.source.text;
    if coverage < SAME_WORDS {
        return None;
    }
    let conflict = |claimed, source| Conflict {
        detail: words_differ(Atom::Polarity, claimed, source),
        strength: 0.1 + 0.8 * coverage,
    };
    let sure = coverage >= ALL_WORDS;
    if affirms(response, statement.span, &negated(text, window.span), sure) {
        Some(conflict("affirmed", "denied"))
    } else if affirms(text, window.span, &negated(response, statement.span), sure) {
        Some(conflict("denied", "affirmed"))
    } else {
        None
    }
}

/// Whether `span` says all the words of some denial, and denies nothing itself. What is denied first is enough where
/// the rest is the same anyway (`sure`): "pets are allowed" against "pets are not allowed in the building".
fn affirms(text: &Text, span: Span, denials: &[Vec<u64>], sure: bool) -> bool {
    let tokens = &text.tokens[text.tokens_in(span)];
    let says = |stem: &u64| tokens.iter().any(|t| t.stem == *stem);
    let denies = text.has_cue(span, Class::Negation)
        || text.has_cue(span, Class::Exception)
        || tokens.iter().any(|t| IMPLICIT.contains(&t.fold));
    let said = |words: &Vec<u64>| match (sure, &**words) {
        (true, [first, ..]) => says(first),
        (false, [_, _, ..]) => words.iter().all(says),
        _ => false,
    };
    !denies && denials.iter().any(said)
}

/// Words that deny without a negation: what they are beside is no plain affirmation.
const IMPLICIT: [u64; 20] = [
    word::hash("avoid"),
    word::hash("avoids"),
    word::hash("prevent"),
    word::hash("prevents"),
    word::hash("stop"),
    word::hash("stops"),
    word::hash("against"),
    word::hash("refuse"),
    word::hash("refuses"),
    word::hash("refused"),
    word::hash("deny"),
    word::hash("denied"),
    word::hash("lack"),
    word::hash("lacks"),
    word::hash("fail"),
    word::hash("fails"),
    word::hash("failed"),
    word::hash("reject"),
    word::hash("rejected"),
    word::hash("if"),
];

/// Cues of one sentence that are looked at: no sentence of prose has more, and a hostile one must not cost more.
const MOST_CUES: usize = 8;

/// How many telling words a negation denies.
const SCOPE: usize = 3;

/// What each negation of a passage denies: the stems of the telling words behind it, up to the end of its clause.
///
/// "Not only" denies nothing, and a negation in a condition denies nothing either.
fn negated(text: &Text, span: Span) -> Vec<Vec<u64>> {
    const FOCUS: [u64; 5] = [
        word::hash("only"),
        word::hash("just"),
        word::hash("merely"),
        word::hash("necessarily"),
        word::hash("always"),
    ];
    const CONDITION: [u64; 4] =
        [word::hash("if"), word::hash("unless"), word::hash("whether"), word::hash("when")];
    let tokens = &text.tokens[text.tokens_in(span)];
    let conditional = |at: u32| tokens.iter().any(|t| t.span.start < at && CONDITION.contains(&t.fold));
    let denials =
        text.cues_in(span).iter().filter(|c| c.class == Class::Negation && !conditional(c.span.start));
    denials
        .take(MOST_CUES)
        .filter_map(|cue| {
            let rest = &text.raw[cue.span.end as usize..span.end as usize];
            let end = rest.find([',', ';', '.', ':', '—', '(']).unwrap_or(rest.len());
            let scope = Span::new(cue.span.end as usize, cue.span.end as usize + end);
            let next = text.tokens[text.tokens_in(scope)].first()?;
            let telling = text.tokens[text.tokens_in(scope)].iter().filter(|t| !t.stop);
            let words: Vec<u64> = telling.take(SCOPE).map(|t| t.stem).collect();
            (!FOCUS.contains(&next.fold)).then_some(words)
        })
        .collect()
}

/// Words that only set the tense.
const BARE_FUTURE: [&str; 8] = ["will", "would", "shall", "to", "be", "is", "are", "going"];

/// Planned in the source, done in the statement.
fn modality(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    let first =
        |t: &Text, span: Span, class| t.cues_in(span).iter().find(|c| c.class == class).map(|c| c.span);
    let done = first(response, statement.span, Class::Done)?;
    let planned = first(text, window.span, Class::Planned)?;
    let stem = response.tokens[response.tokens_in(done)].last()?.stem;
    let last = |cue: &Cue| text.tokens[text.tokens_in(cue.span)].last().is_some_and(|t| t.stem == stem);
    let done_there = text.cues_in(window.span).iter().any(|c| c.class == Class::Done && last(c));
    let same = first(response, statement.span, Class::Planned).is_some() || done_there;
    // "will" alone may be about something else than what was done
    let names_it = text.tokens[text.tokens_in(window.span)].iter().any(|t| t.stem == stem);
    let plain = text.slice(planned).split_whitespace().all(|w| BARE_FUTURE.contains(&w));
    let coverage = without(done);
    let bound = names_it || (!plain && shares_neighbour(response, done, text, planned));
    (!same && bound && coverage >= MOSTLY_SHARED).then(|| Conflict {
        detail: words_differ(Atom::Modality, response.slice(done), text.slice(planned)),
        strength: 0.1 + 0.75 * coverage,
    })
}

fn words_differ(atom: Atom, claimed: &str, source: &str) -> Detail {
    Detail { atom, claimed: claimed.into(), source: Some(source.into()), difference: None }
}
