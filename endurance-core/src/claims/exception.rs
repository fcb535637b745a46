//! A value for all, and another one for some: "the excess is $200 per claim; $500 for water damage". A claim that gives the first to
//! those who have the second.

use super::{
    compare::Conflict,
    corpus::{Window, begins_alike},
    extract::Statement,
    fact,
    reading::Reading,
    record::{self, AGAINST},
    value::Value,
};
use crate::{
    interaction::Span,
    text::{Text, quantity::Relation, word::Token},
};

/// Values of a sentence that are looked at.
const MOST_VALUES: usize = 24;

/// Words behind the first value, "per claim", and words that say for whom the other one is.
const MOST_BEHIND: usize = 3;
const MOST_LABELS: usize = 8;

/// The share of the claim's other words that the sentence holds.
const SAME_TOLD: f64 = 0.5;

/// How sure it is that the claim speaks of those who are excepted.
const STRENGTH: f64 = 0.8;

/// The value that all have, where the claim gives it to those who have another.
pub(super) fn passed_over(
    claim: &Reading<'_>,
    statement: &Statement,
    window: &Window<'_>,
) -> Option<Conflict> {
    let (response, text, sentence) = (claim.text, &window.source.text, window.sentence);
    // most sentences have one number
    if text.quantities_in(sentence).len() < 2 || claim.is_negative() || has_against(claim.tokens) {
        return None;
    }
    let mut values = Value::all(text, sentence);
    values.truncate(MOST_VALUES);
    values.sort_unstable_by_key(|value| value.span());
    let claimed = Value::all(response, statement.span);
    claimed.iter().take(MOST_VALUES).find_map(|value| {
        let at = values.iter().position(|own| value.is(*own))?;
        let (own, other) = (values[at], *values.get(at + 1)?);
        let differs = record::is_of_kind(own, other) && !claimed.iter().any(|value| value.is(other));
        let again = values.iter().skip(at + 1).any(|own| value.is(*own));
        if !differs || again || !is_elliptic(claim, text, own.span(), other.span()) {
            return None;
        }
        let part = told_of(text, sentence, other.span());
        let labels = labels(text, sentence, own.span(), part)?;
        let days = text.dates_in(part);
        let of_some = |own: &Token| labels.iter().any(|label| is_said(response, own, text, label));
        let named =
            labels.iter().all(|label| claim.telling.iter().any(|own| is_said(response, own, text, label)))
                && days.iter().all(|day| claim.dates.iter().any(|own| own.relation(day) == Relation::Equal));
        let atom = |own: &Token| value.span().contains(own.span) || !response.dates_in(own.span).is_empty();
        let rest = || claim.telling.iter().filter(|own| !of_some(own) && !atom(own));
        let held = rest().filter(|own| window.speaks_of(own.stem)).count();
        let same = held + 1 >= rest().count() || held as f64 >= SAME_TOLD * rest().count() as f64;
        let told = !labels.is_empty() || !days.is_empty();
        let detail = value.detail(response, other, text).filter(|_| told && named && same)?;
        Some(Conflict { detail, strength: STRENGTH })
    })
}

fn has_against(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| AGAINST.contains(t.fold))
}

fn is_said(response: &Text, own: &Token, text: &Text, label: &Token) -> bool {
    own.stem == label.stem || begins_alike(response.slice(own.span), text.slice(label.span))
}

/// Whether nothing but a mark parts two values, behind what the first is told by: "50 euros, 80 euros for", "$200 per claim; $500 for".
/// Whoever says what the first is told by means it.
fn is_elliptic(claim: &Reading<'_>, text: &Text, own: Span, other: Span) -> bool {
    let between = Span { start: own.end, end: other.start.max(own.end) };
    let gap = text.slice(between).trim_end();
    let tokens = &text.tokens[text.tokens_in(between)];
    let joins = tokens.iter().rev().take_while(|t| fact::joins(text, t)).count();
    let (behind, join) = tokens.split_at(tokens.len() - joins);
    let marked = gap.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ').ends_with([',', ';', '(']);
    marked
        && join.len() <= 1
        && behind.len() <= MOST_BEHIND
        && !behind.iter().any(|t| !t.stop && claim.says(t.stem))
}

/// What is told of a value behind it, up to the next mark.
fn told_of(text: &Text, sentence: Span, value: Span) -> Span {
    let rest = Span { start: value.end, end: sentence.end.max(value.end) };
    let end = text.slice(rest).find([',', ';', ')', '(', ':']).map_or(rest.end, |at| rest.start + at as u32);
    Span { end, ..rest }
}

/// The words that say for whom the other value is, where the first is told without them.
fn labels(text: &Text, sentence: Span, own: Span, part: Span) -> Option<Vec<&Token>> {
    let tokens = &text.tokens[text.tokens_in(part)];
    let labels: Vec<&Token> = record::words(text, part).collect();
    let before = Span { end: own.start, ..sentence };
    let of_all = |t: &Token| text.tokens[text.tokens_in(before)].iter().any(|own| own.stem == t.stem);
    let fits = labels.len() <= MOST_LABELS && tokens.len() <= 2 * MOST_LABELS;
    (fits && !has_against(tokens) && !labels.iter().any(|t| of_all(t))).then_some(labels)
}
