//! Parallel facts of one sentence, "stalls 14 euros, balcony 8 euros": a claim that says of one what the sentence says of another.

use super::{
    compare::Conflict,
    corpus::{Window, begins_alike},
    extract::{Statement, content},
    fact::facts,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{Text, word::Token},
};

/// Facts of a sentence that are looked at.
const MOST_FACTS: usize = 24;

/// Words of a sentence, of the claim or of the source: what is longer is no series of prose, and each word is held against the others.
const MOST_WORDS: usize = 200;

/// Words of a part of the claim that the sentence need not say: "a seat in the stalls is 8 euros". One more where the claim says what
/// the fact begins with.
const UNSAID: usize = 1;

/// How sure it is that a value stands with the label of another.
const STRENGTH: f64 = 0.8;

/// A fact of a series: its values and what they are the values of.
struct Item<'a> {
    text: &'a Text,
    span: Span,
    values: Vec<Value<'a>>,
    /// Its words that no other fact of the sentence says.
    labels: Vec<&'a Token>,
}

impl<'a> Item<'a> {
    fn says(&self, value: Value<'_>) -> bool {
        self.values.iter().any(|own| value.is(*own))
    }

    /// The first of its labels that a part of a claim says, in a form of it: "والأفلام" of "الأفلام".
    fn said(&self, response: &Text, part: &[&Token]) -> Option<&'a Token> {
        let says = |label: &Token| {
            let own = self.text.slice(label.span);
            part.iter().any(|t| {
                let word = response.slice(t.span);
                t.stem == label.stem || begins_alike(word, own) || own.ends_with(word)
            })
        };
        self.labels.iter().find(|label| says(label)).copied()
    }

    /// Whether it has a label like that of another fact: on the same side of its value, and a name where that is one.
    fn is_like(&self, label: &Token, other: &Self) -> bool {
        let kind = |item: &Self, label: &Token| {
            let value = item.values.iter().map(|value| value.span().start).min();
            (value.map(|at| label.span.start < at), item.text.entity_at(label.span.start).is_some())
        };
        let own = kind(other, label);
        self.labels.iter().any(|t| kind(self, t) == own)
    }
}

/// The facts of a window's sentence, from behind a colon on: "Concert tickets: stalls 14 euros, balcony 8 euros".
fn items<'a>(window: &Window<'a>) -> Vec<Item<'a>> {
    let text = &window.source.text;
    let mut spans: Vec<Span> = window.facts().take(MOST_FACTS).collect();
    if let Some(first) = spans.first_mut() {
        let lead = text.slice(*first).find(": ").map_or(0, |colon| colon as u32 + 1);
        first.start += lead;
    }
    let words: Vec<Vec<&Token>> = spans.iter().map(|span| content(text, *span).collect()).collect();
    let only = |at: usize, token: &Token| {
        let others = words.iter().enumerate().filter(|(other, _)| *other != at);
        !others.flat_map(|(_, words)| words).any(|t| t.stem == token.stem)
    };
    let labels = |at: usize| words[at].iter().copied().filter(|t| only(at, t)).collect();
    let item = |(at, &span)| Item { text, span, values: Value::all(text, span), labels: labels(at) };
    spans.iter().enumerate().map(item).collect()
}

/// A value of the claim that the sentence of `window` gives to something else than the claim does.
pub(super) fn exchanged(response: &Text, statement: &Statement, window: &Window<'_>) -> Option<Conflict> {
    let text = &window.source.text;
    let sentence = &text.tokens[text.tokens_in(window.sentence)];
    let long = [sentence.len(), response.tokens_in(statement.sentence).len()].iter().any(|&n| n > MOST_WORDS);
    if long || text.atoms_in(window.sentence).len() < 2 || response.atoms_in(statement.span).is_empty() {
        return None;
    }
    if !may_exchange(response, statement, window) {
        return None;
    }
    let items = items(window);
    if items.len() < 2 {
        return None;
    }
    let mut parts = Vec::new();
    let at = response.sentences.partition_point(|s| s.span.end <= statement.span.start);
    facts(response, response.sentences.get(at)?, &mut parts);
    let own = statement.span;
    parts.into_iter().take(MOST_FACTS).filter(|part| part.overlaps(own)).find_map(|part| {
        let part = Span { start: part.start.max(own.start), end: part.end.min(own.end) };
        let words: Vec<&Token> = content(response, part).collect();
        let unsaid = words.iter().filter(|word| !sentence.iter().any(|t| t.stem == word.stem)).count();
        in_part(response, part, &words, unsaid, &items)
    })
}

/// Whether the window's sentence says a value of the claim, and one that differs from it: most windows do not.
fn may_exchange(response: &Text, statement: &Statement, window: &Window<'_>) -> bool {
    let told = || Value::each(&window.source.text, window.sentence);
    let mut claimed = Value::each(response, statement.span);
    claimed.any(|value| told().any(|own| value.is(own)) && told().any(|own| value.differs(own)))
}

/// The same of a part of the claim that tells one fact.
fn in_part(
    response: &Text,
    part: Span,
    words: &[&Token],
    unsaid: usize,
    items: &[Item<'_>],
) -> Option<Conflict> {
    // "sopranos rehearse on Mondays, basses on Tuesdays": the first word says which; what follows may be meant of all
    let heads =
        |item: &Item<'_>| item.said(response, words).is_some_and(|label| item.labels[0].span == label.span);
    let item = single(items, heads).or_else(|| single(items, |item| item.said(response, words).is_some()))?;
    let (label, heads) = (item.said(response, words)?, heads(item));
    if unsaid > UNSAID + usize::from(heads) {
        return None;
    }
    let like = || items.iter().filter(|other| other.span != item.span && other.is_like(label, item));
    let values = Value::all(response, part);
    values.iter().find_map(|&claimed| {
        let own = *item.values.iter().find(|own| claimed.differs(**own))?;
        let another = |other: &Item<'_>| {
            values.iter().any(|value| value.span() != claimed.span() && other.says(*value))
        };
        let taken = !item.says(claimed)
            && like().any(|other| other.says(claimed))
            // "staff receive 25 days of paid leave; after five years they receive 29": 29 days of paid leave after five years
            && (heads || !like().any(another));
        let detail = taken.then(|| claimed.detail(response, own, item.text)).flatten()?;
        Some(Conflict { detail, strength: STRENGTH })
    })
}

/// The only item of which something holds.
fn single<'i, 'a>(items: &'i [Item<'a>], holds: impl Fn(&Item<'a>) -> bool) -> Option<&'i Item<'a>> {
    let mut found = items.iter().filter(|item| holds(item));
    found.next().filter(|_| found.next().is_none())
}
