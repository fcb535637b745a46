//! Sections built alike, "Library: open from 9 to 6. Museum: open from 10 to 5": what stands below the one says nothing of the other.

use super::{
    alternate,
    corpus::{Around, Window},
    opposite,
    reading::Reading,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        quantity::same_measure,
        sentence::{Block, Sentence},
        word::Token,
    },
};

/// Words of a heading that is a line of its own without a mark of one.
const LONGEST_TITLE: usize = 6;

/// Sentences to each side in which other headings are looked for, and sentences of a section that are compared.
const NEAR: usize = 48;
const MOST_SENTENCES: usize = 6;

/// Whether a line is short, has an empty one before it, and a text right behind it: "Hotel Astra".
pub(super) fn is_title(text: &Text, sentence: &Sentence) -> bool {
    let (start, end) = (sentence.span.start as usize, sentence.span.end as usize);
    let behind = text.raw[end..].strip_prefix('\n');
    let text_behind = behind.is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    if sentence.block != Block::Paragraph || !text_behind {
        return false;
    }
    let before = &text.raw[..start];
    let words = &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
    (before.is_empty() || before.ends_with("\n\n"))
        && words.len() <= LONGEST_TITLE
        && words.first().is_some_and(|t| t.capital)
        && !text.raw[..end].ends_with(['.', '!', '?', ':', ';', ',', '…', '。'])
        && text.quantities_in(sentence.span).is_empty()
}

/// Whether a passage stands in a section of something that the claim does not name, beside one like it that it does.
pub(super) fn is_of_another(claim: &Reading<'_>, window: &Window<'_>) -> bool {
    let Some(own) =
        window.parts().iter().flatten().find(|part| part.kind == Around::Head).map(|part| part.span)
    else {
        return false;
    };
    let text = &window.source.text;
    let said = |t: &Token| claim.says(t.stem);
    let others = window.headings(NEAR);
    others.into_iter().any(|other| {
        let apart = words_apart(text, other, own);
        let named = !apart.is_empty()
            && apart.iter().all(|t| said(t))
            && !words_apart(text, own, other).iter().any(|t| said(t));
        named && !apart.iter().any(|t| window.says(t.stem)) && are_alike(window, own, other)
    })
}

/// The telling words of a heading that another one has not.
fn words_apart(text: &Text, heading: Span, other: Span) -> Vec<&Token> {
    let there = &text.tokens[text.tokens_in(other)];
    let words = text.tokens[text.tokens_in(heading)].iter();
    words.filter(|t| !t.stop && !there.iter().any(|o| o.stem == t.stem)).collect()
}

/// Whether two headings tell kinds of one thing, "Hotel Astra" and "Hotel Bela", or their sections begin a sentence alike and go on with
/// values of one kind.
fn are_alike(window: &Window<'_>, own: Span, other: Span) -> bool {
    let text = &window.source.text;
    let language = text.language;
    let telling = |span: Span| text.tokens[text.tokens_in(span)].iter().filter(|t| !t.stop);
    let short = |span: Span| text.tokens_in(span).len() <= LONGEST_TITLE;
    let shares = telling(own).any(|t| telling(other).any(|o| o.stem == t.stem));
    let faces = || {
        telling(own).any(|t| {
            telling(other)
                .any(|o| opposite::opposites(t, o, language) || alternate::alternates(t, o, language))
        })
    };
    if !short(own) || !short(other) {
        return false;
    }
    let begins_alike = |a: Span, b: Span| {
        let first = |span: Span| telling(span).find(|t| !t.is_number()).map(|t| t.stem);
        let kind = |span: Span| Value::each(text, span).next();
        let same = match (kind(a), kind(b)) {
            (Some(Value::Number(a)), Some(Value::Number(b))) => same_measure(a.measure, b.measure),
            (Some(Value::Date(a)), Some(Value::Date(b))) => a.kind == b.kind,
            _ => false,
        };
        first(a).is_some() && first(a) == first(b) && same
    };
    shares || faces() || {
        let [here, there] = [own, other].map(|heading| window.sentences_below(heading, MOST_SENTENCES));
        here.iter().any(|a| there.iter().any(|b| begins_alike(*a, *b)))
    }
}
