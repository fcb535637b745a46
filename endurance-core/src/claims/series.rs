//! Parallel facts of one sentence, "stalls 14 pounds, balcony 8 pounds": a claim that says of one what the sentence says of
//! another.

use super::{
    Atom, Detail,
    atom::same_kind,
    compare::Conflict,
    corpus::{Window, begins_alike},
    extract::{Statement, content, quantities},
    fact::facts,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::Date,
        quantity::{Quantity, Relation},
        word::Token,
    },
};

/// Facts of a sentence that are looked at.
const MOST_FACTS: usize = 24;

/// Words of a part of the claim that the sentence need not say: "a seat in the stalls is 8 pounds".
const UNSAID: usize = 1;

/// How sure it is that a value stands with the label of another.
const STRENGTH: f64 = 0.8;

/// A fact of a series: a value and what it is the value of.
struct Item<'a> {
    text: &'a Text,
    span: Span,
    /// Its words that no other fact of the sentence says.
    labels: Vec<&'a Token>,
}

impl<'a> Item<'a> {
    fn quantities(&self) -> impl Iterator<Item = &'a Quantity> {
        quantities(self.text, self.span)
    }

    fn dates(&self) -> &'a [Date] {
        self.text.dates_in(self.span)
    }

    /// The first of its labels that a part of a claim says, in a form of it: "والأفلام" of "الأفلام".
    fn said(&self, response: &Text, part: &[&Token]) -> Option<&'a Token> {
        let says = |label: &Token| {
            let label_word = self.text.slice(label.span);
            part.iter().any(|t| {
                let word = response.slice(t.span);
                t.stem == label.stem || begins_alike(word, label_word) || label_word.ends_with(word)
            })
        };
        self.labels.iter().find(|label| says(label)).copied()
    }

    /// Whether it says another value of the part than `claimed`.
    fn says_another(&self, response: &Text, part: Span, claimed: Span) -> bool {
        let same = |relation| matches!(relation, Relation::Equal | Relation::Rounded);
        let quantity = |q: &Quantity| q.span != claimed && self.quantities().any(|own| same(q.relation(own)));
        let date = |d: &Date| d.span != claimed && self.dates().iter().any(|own| same(d.relation(own)));
        quantities(response, part).any(quantity) || response.dates_in(part).iter().any(date)
    }

    /// Whether it has a label like that of another fact: on the same side of its value, and a name where that is one.
    fn is_like(&self, label: &Token, other: &Self) -> bool {
        let side = |item: &Self, label: &Token| item.value().map(|at| label.span.start < at);
        let named = |item: &Self, label: &Token| item.text.entity_at(label.span.start).is_some();
        let own = (side(other, label), named(other, label));
        self.labels.iter().any(|t| (side(self, t), named(self, t)) == own)
    }

    /// Where its first value begins.
    fn value(&self) -> Option<u32> {
        self.text.atoms_in(self.span).first().map(|at| at.start)
    }
}

/// The facts of the sentence at `span`, from behind a colon on: "Concert tickets: stalls 14 pounds, balcony 8 pounds".
fn items(text: &Text, span: Span) -> Vec<Item<'_>> {
    let mut spans = Vec::new();
    let at = text.sentences.partition_point(|s| s.span.start < span.start);
    if let Some(sentence) = text.sentences.get(at).filter(|s| s.span == span) {
        facts(text, sentence, &mut spans);
    }
    spans.truncate(MOST_FACTS);
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
    spans.iter().enumerate().map(|(at, &span)| Item { text, span, labels: labels(at) }).collect()
}

/// A value of the claim that the sentence of `window` gives to something else than the claim does.
pub(super) fn exchanged(response: &Text, statement: &Statement, window: &Window<'_>) -> Option<Conflict> {
    let text = &window.source.text;
    if text.atoms_in(window.sentence).len() < 2 || response.atoms_in(statement.span).is_empty() {
        return None;
    }
    let items = items(text, window.sentence);
    if items.len() < 2 {
        return None;
    }
    let mut parts = Vec::new();
    let at = response.sentences.partition_point(|s| s.span.end <= statement.span.start);
    facts(response, response.sentences.get(at)?, &mut parts);
    let parts = parts.into_iter().take(MOST_FACTS).filter(|part| part.overlaps(statement.span));
    let sentence = &text.tokens[text.tokens_in(window.sentence)];
    for part in parts {
        let part = Span { start: part.start.max(statement.span.start), end: part.end.min(statement.span.end) };
        let words: Vec<&Token> = content(response, part).collect();
        let unsaid = words.iter().filter(|word| !sentence.iter().any(|t| t.stem == word.stem)).count();
        let mut meant = items.iter().filter_map(|item| Some((item, item.said(response, &words)?)));
        let (Some((item, label)), None) = (meant.next(), meant.next()) else { continue };
        if unsaid > UNSAID {
            continue;
        }
        let like = || items.iter().filter(|other| other.span != item.span && other.is_like(label, item));
        for claimed in quantities(response, part) {
            let says = |q: &Quantity| matches!(claimed.relation(q), Relation::Equal | Relation::Rounded);
            let other = |q: &&Quantity| same_kind(claimed, q) && claimed.relation(q) == Relation::Differs;
            let elsewhere = !item.quantities().any(says)
                && like().any(|other| other.quantities().any(says))
                && !like().any(|other| other.says_another(response, part, claimed.span));
            if let Some(own) = item.quantities().find(other).filter(|_| elsewhere) {
                let difference = claimed.difference(own);
                let (claimed, source) = (claimed.describe(&response.raw), own.describe(&text.raw));
                return Some(conflict(Atom::Quantity, claimed, source, difference));
            }
        }
        for claimed in response.dates_in(part) {
            let says = |d: &Date| matches!(claimed.relation(d), Relation::Equal | Relation::Rounded);
            let other = |d: &&Date| claimed.relation(d) == Relation::Differs;
            let elsewhere = !item.dates().iter().any(says)
                && like().any(|other| other.dates().iter().any(says))
                && !like().any(|other| other.says_another(response, part, claimed.span));
            if let Some(own) = item.dates().iter().find(other).filter(|_| elsewhere) {
                let difference = claimed.difference(own);
                let (claimed, source) = (claimed.describe(&response.raw), own.describe(&text.raw));
                return Some(conflict(Atom::Date, claimed, source, difference));
            }
        }
    }
    None
}

fn conflict(atom: Atom, claimed: String, source: String, difference: String) -> Conflict {
    let difference = Some(difference).filter(|d| !d.is_empty());
    Conflict { strength: STRENGTH, detail: Detail { atom, claimed, source: Some(source), difference } }
}
