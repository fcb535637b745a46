//! Of whom a fact speaks that says "he" or "the stream": of whoever opened the nearest sentence before it.

use super::{corpus::Window, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text,
        entity::Entity,
        word::Token,
        words::{Words, words},
    },
};

/// Words that stand for somebody or something named before, or that begin such a phrase.
const STANDS_IN: &Words = words!(
    "he she it they his her its their the this that these those er sie es ihr seine der die das dieser diese dieses el ella ellos \
     este esta il elle ils elles ce cette lui lei ele ela"
);

/// Among so many words of a sentence stands what it is about, and what a claim that is about nothing else.
const OPENING: usize = 4;
const BEGINNING: usize = 2;

/// How many sentences before the fact are looked at.
const MOST_BACK: usize = 8;

/// Whether a fact without a name of its own goes on about somebody else than the claim is about.
pub(super) fn is_another(claim: &Reading<'_>, fact: &Reading<'_>, window: &Window<'_>) -> bool {
    let text = fact.text;
    let subject = opened_by(claim.text, claim.span, BEGINNING);
    let Some(own) = subject.filter(|own| !own.acronym) else { return false };
    // "the stream", where the claim speaks of none
    let mut first = text.tokens[text.tokens_in(window.sentence)].iter();
    let stands_in = first.next().is_some_and(|t| STANDS_IN.contains(t.fold))
        && first.next().is_some_and(|t| t.stop || !claim.says(t.stem));
    if !stands_in
        || opened_by(text, window.sentence, OPENING).is_some()
        || names(claim.text, own, text, window.sentence)
    {
        return false;
    }
    let at = text.sentences.partition_point(|s| s.span.end <= window.sentence.start);
    let before = text.sentences[..at].iter().rev().take(MOST_BACK).map(|s| s.span);
    for sentence in before {
        if names(claim.text, own, text, sentence) {
            return false;
        }
        if let Some(other) = opened_by(text, sentence, OPENING) {
            return !other.acronym && !is_part(text, other, claim.text, own);
        }
    }
    false
}

/// Pronouns for what a sentence before is about.
const PRONOUNS: &Words = words!(
    "he she it they er sie es el ella ellos ellas il elle ils elles lui lei loro ele ela eles elas hij zij"
);

/// Sentences to each side in which what the claim is about may open one.
const NEAR: usize = 8;

/// Whether a sentence goes on with a pronoun about what opened the one before it, and the claim is about what opens another sentence: "it
/// takes two hours" of the ferry, beside "the bus leaves at ten".
pub(super) fn is_of_another(claim: &[Token], text: &Text, sentence: Span) -> bool {
    let tokens = |span: Span| &text.tokens[text.tokens_in(span)];
    let pronoun = |tokens: &[Token]| tokens.first().is_some_and(|t| PRONOUNS.contains(t.fold));
    if !pronoun(tokens(sentence)) || pronoun(claim) {
        return false;
    }
    let opening = |tokens: &[Token]| tokens.iter().take(OPENING).copied().collect::<Vec<_>>();
    let Some(subject) = opening(claim).into_iter().find(|t| !t.stop && !t.is_number()) else { return false };
    let says = |span: Span| tokens(span).iter().any(|t| t.stem == subject.stem);
    let opens = |span: Span| opening(tokens(span)).iter().any(|t| t.stem == subject.stem);
    let at = text.sentences.partition_point(|s| s.span.end <= sentence.start);
    let (before, behind) = text.sentences.split_at(at);
    let named = |span: Span| opening(tokens(span)).iter().any(|t| !t.stop && !t.is_number());
    let back: Vec<Span> = before.iter().rev().take(NEAR).map(|s| s.span).collect();
    // from the fact back to the sentence that names what it is about
    let Some(own) = back.iter().position(|span| !pronoun(tokens(*span)) && named(*span)) else {
        return false;
    };
    // "let it cool" goes on about something itself
    if opening(tokens(back[own])).iter().any(|t| PRONOUNS.contains(t.fold)) {
        return false;
    }
    let same = says(sentence) || back[..=own].iter().any(|span| says(*span));
    let elsewhere = behind.iter().skip(1).take(NEAR).map(|s| s.span).chain(back[own + 1..].iter().copied());
    !same && elsewhere.into_iter().any(opens)
}

/// The name that a passage opens with.
fn opened_by(text: &Text, passage: Span, opening: usize) -> Option<&Entity> {
    let opening = text.tokens_in(passage).start + opening;
    let name = text.entities_in(passage).first()?;
    ((name.tokens.start as usize) < opening).then_some(name)
}

/// Whether a passage has all words of a name.
fn names(of: &Text, name: &Entity, text: &Text, passage: Span) -> bool {
    let tokens = &text.tokens[text.tokens_in(passage)];
    of.words_of(name).iter().filter(|t| !t.stop).all(|word| tokens.iter().any(|t| t.stem == word.stem))
}

/// Whether all words of one name are in the other: "Obama" of "Barack Obama".
fn is_part(of: &Text, name: &Entity, text: &Text, other: &Entity) -> bool {
    let within = |(a, one): (&Text, &Entity), (b, all): (&Text, &Entity)| {
        a.words_of(one)
            .iter()
            .filter(|t| !t.stop)
            .all(|word| b.words_of(all).iter().any(|t| t.stem == word.stem))
    };
    within((of, name), (text, other)) || within((text, other), (of, name))
}
