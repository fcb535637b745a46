//! Parallel parts of a passage, "Anna lives in Berlin, Boris in Hamburg": a claim that gives to one what the passage gives to another.
//!
//! What they have of numbers and dates, [`record`](super::record) compares.

use super::{
    Atom, Detail,
    compare::Conflict,
    extract::content,
    fact::{self, JOINS, TURNS},
    reading::Reading,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        language::Language,
        word::Token,
        words::{Words, words},
    },
};

/// Words and parts of a passage that are looked at: what is longer is no series of prose.
const MOST_WORDS: usize = 120;
const MOST_PARTS: usize = 12;

/// Telling words of a claim that the passage need not say.
const UNSAID: usize = 1;

/// How sure it is that a part tells it of its own head only.
const STRENGTH: f64 = 0.75;

const ARTICLES: &Words = words!(
    "the a an this that these those its his her their our your my der die das ein eine el la los las un una le les une il lo i gli o os as um uma"
);

/// Words for somebody or something that another part names.
const PRONOUNS: &Words = words!(
    "he she it they him her them his hers its their theirs who whom whose which er sie ihn ihm ihr sein seine ihre lui elle ils elles leur \
     son sa ses su sus suo sua seu"
);

/// Forms of "be".
const BE: &Words = words!(
    "is are was were been being be ist sind war waren wurde wurden est sont etait fue son es e era foi"
);

/// What stands before who does something.
const BY: &Words = words!("by von par por da");

/// How a part begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Name,
    Article,
    Bare,
    /// With the capital of its sentence: a name or not.
    First,
}

impl Opening {
    fn is_like(self, other: Self) -> bool {
        let either = |a, b| a == Self::First && matches!(b, Self::Name | Self::Bare);
        self == other || either(self, other) || either(other, self)
    }
}

/// A part of a passage: what it is about, and what it says of it.
struct Part<'a> {
    opening: Opening,
    tokens: &'a [Token],
    /// The first words that only this part says.
    head: Vec<&'a Token>,
    /// The others that only it says.
    tail: Vec<&'a Token>,
}

impl Part<'_> {
    fn has(&self, words: &Words) -> bool {
        self.tokens.iter().any(|t| words.contains(t.fold))
    }

    /// Whether both have a word in common, or hardly any: "in Berlin" and "in Hamburg".
    fn is_built_like(&self, other: &Self) -> bool {
        let telling = |t: &&Token| !ARTICLES.contains(t.fold) && !JOINS.contains(t.fold);
        let mut words = self.tokens.iter().filter(telling);
        words.any(|t| other.tokens.iter().any(|o| o.fold == t.fold))
            || self.tail.len().max(other.tail.len()) < 2
    }

    /// Whether the claim says what is said of it: its last word and two of three.
    fn is_told(&self, claim: &Reading<'_>) -> bool {
        let says = |t: &&Token| claim.says(t.stem);
        self.tail.last().is_some_and(says)
            && 3 * self.tail.iter().filter(|t| says(t)).count() >= 2 * self.tail.len()
    }

    fn denies(&self, text: &Text) -> bool {
        let span = |tokens: &[Token]| Some(tokens.first()?.span.hull(tokens.last()?.span));
        span(self.tokens).is_some_and(|span| text.has_cue(span, Class::Negation))
    }
}

/// The stretches of a sentence between its commas and conjunctions, from behind a lead on: "Guide: ".
fn stretches(text: &Text, sentence: Span) -> Vec<&[Token]> {
    let bytes = text.slice(sentence).as_bytes();
    let mut colons = memchr::memchr_iter(b':', bytes);
    let lead = colons.find(|at| bytes.get(at + 1) == Some(&b' ')).map_or(0, |colon| colon as u32 + 1);
    let tokens = &text.tokens[text.tokens_in(Span { start: sentence.start + lead, ..sentence })];
    let mut from = 0;
    let mut out = Vec::new();
    for at in 1..tokens.len() {
        if fact::is_bound(text, tokens, at) {
            out.push(&tokens[from..at]);
            from = at;
        }
    }
    out.extend(tokens.get(from..));
    out.truncate(MOST_PARTS);
    out
}

/// Whether a word is a name of letters and digits: "E07", "VX-2".
pub(super) fn is_code(text: &Text, token: &Token) -> bool {
    let word = text.slice(token.span).as_bytes();
    word.iter().any(u8::is_ascii_digit) && word.iter().any(u8::is_ascii_uppercase)
}

/// The parts of a sentence that have a head and something said of it.
fn parts<'a>(text: &'a Text, sentence: Span) -> Vec<Part<'a>> {
    let stretches = stretches(text, sentence);
    let telling: Vec<Vec<&Token>> = stretches
        .iter()
        .map(|tokens| match tokens {
            [first, .., last] => content(text, first.span.hull(last.span)).collect(),
            _ => Vec::new(),
        })
        .collect();
    let own = |at: usize, token: &Token| {
        let others = telling.iter().enumerate().filter(|(other, _)| *other != at);
        !others.flat_map(|(_, words)| words).any(|t| t.stem == token.stem)
    };
    let part = |(at, tokens): (usize, &&'a [Token])| {
        let leads = tokens.iter().take_while(|t| JOINS.contains(t.fold) || TURNS.contains(t.fold)).count();
        let tokens = &tokens[leads..];
        let first = tokens.first()?;
        let (opening, end) = match text.entity_at(first.span.start) {
            Some(name) => (Opening::Name, name.span.end),
            None if ARTICLES.contains(first.fold) => {
                // German nouns have capitals, and its verbs none
                let noun = |t: &&Token| t.capital || text.language != Language::German;
                let named =
                    tokens[1..].iter().take_while(|t| !t.stop && !t.is_number()).take(2).take_while(noun);
                (Opening::Article, named.last().map_or(first.span.end, |t| t.span.end))
            }
            None if !first.stop && !first.is_number() || is_code(text, first) => {
                // "Error E07"
                let end = tokens.get(1).filter(|t| is_code(text, t)).unwrap_or(first).span.end;
                (if first.capital { Opening::First } else { Opening::Bare }, end)
            }
            None => return None,
        };
        let codes = tokens.iter().filter(|t| is_code(text, t));
        let words = telling[at].iter().copied().filter(|t| !is_code(text, t) && own(at, t)).chain(codes);
        let (head, tail): (Vec<_>, Vec<_>) = words.partition(|t| t.span.end <= end);
        (!head.is_empty() && tokens.len() > 1).then_some(Part { opening, tokens, head, tail })
    };
    stretches.iter().enumerate().filter_map(part).collect()
}

/// Whether a number or a date of the claim is one of a part.
fn shares_value(claim: &Reading<'_>, text: &Text, part: &Part<'_>) -> bool {
    let [first, .., last] = part.tokens else { return false };
    let span = first.span.hull(last.span);
    Value::each(claim.text, claim.span).any(|own| Value::each(text, span).any(|told| own.is(told)))
}

/// What the claim says of the one and the passage of the other.
pub(super) fn exchanged(claim: &Reading<'_>, text: &Text, sentence: Span) -> Option<Conflict> {
    let long = text.tokens_in(sentence).len() > MOST_WORDS || claim.tokens.len() > MOST_WORDS;
    let [first, rest @ ..] = &claim.telling[..] else { return None };
    let there = &text.tokens[text.tokens_in(sentence)];
    let said = |token: &Token| there.iter().any(|t| t.stem == token.stem);
    // who is not said to live there may not
    if claim.is_negative()
        || long
        || rest.is_empty()
        || !said(first)
        || rest.iter().filter(|t| !said(t)).count() > UNSAID
    {
        return None;
    }
    let parts = parts(text, sentence);
    if parts.len() < 2 {
        return None;
    }
    if let Some(conflict) = named_apart(claim, text, &parts) {
        return Some(conflict);
    }
    // "the team is led by Peter"
    let agent = claim.tokens.windows(2).find(|pair| BY.contains(pair[0].fold) && !pair[1].stop);
    let subject = agent.map_or(*first, |pair| &pair[1]);
    let possessive = claim.text.raw[subject.span.end as usize..].starts_with(['\'', '’']);
    let says = |token: &&Token| claim.says(token.stem);
    let of = parts.iter().find(|part| part.head.iter().any(|t| t.stem == subject.stem));
    let be = |tokens: &[Token]| tokens.iter().any(|t| BE.contains(t.fold));
    let name = claim.text.entity_at(subject.span.start).is_some();
    let told = |part: &&Part<'_>| {
        let exchanged = if let Some(of) = of {
            part.opening.is_like(of.opening)
                && !std::ptr::eq(*part, of)
                && part.is_built_like(of)
                && !of.tail.is_empty()
                && !of.tail.last().is_some_and(|t| claim.says(t.stem))
                && (!be(claim.tokens) || be(of.tokens) || be(part.tokens) || agent.is_some())
                && !of.has(PRONOUNS)
                && !shares_value(claim, text, of)
        } else {
            // "Aldrin stayed in orbit" of "landed with Aldrin, while Collins stayed in orbit"
            let within = |t: &Token| part.tokens.iter().any(|own| own.stem == t.stem);
            name && part.opening == Opening::Name
                && !within(subject)
                && rest.iter().all(|t| within(t))
                && !be(claim.tokens)
        };
        exchanged
            && !part.head.iter().any(says)
            && part.is_told(claim)
            && !part.has(PRONOUNS)
            && !part.denies(text)
    };
    let other = parts.iter().find(told).filter(|_| !possessive)?;
    let elsewhere =
        |part: &&Part<'_>| !std::ptr::eq(*part, other) && !of.is_some_and(|of| std::ptr::eq(*part, of));
    let alone = !parts.iter().filter(elsewhere).flat_map(|part| &part.head).any(|t| claim.says(t.stem));
    alone.then(|| conflict(claim, subject.span, text, other)).flatten()
}

/// Who a part is about, where the claim says it of `subject`.
fn conflict(claim: &Reading<'_>, subject: Span, text: &Text, of: &Part<'_>) -> Option<Conflict> {
    let head = of.head.iter().map(|t| t.span).reduce(Span::hull)?;
    let detail = Detail {
        atom: Atom::Entity,
        claimed: claim.text.slice(subject).into(),
        source: Some(text.slice(head).into()),
        difference: None,
    };
    Some(Conflict { detail, strength: STRENGTH })
}

/// "If the door is open, you see A7" of "A3 means that the door is open, A7 that the filter is full": the claim says all that is told
/// of one name or code, and names only another.
fn named_apart(claim: &Reading<'_>, text: &Text, parts: &[Part<'_>]) -> Option<Conflict> {
    let says = |tokens: &[&Token]| tokens.iter().any(|t| claim.says(t.stem));
    // a code says best which one it is
    let called = |part: &&Part<'_>| {
        let code = part.head.iter().find(|t| is_code(text, t));
        code.map_or_else(|| says(&part.head), |code| claim.says(code.stem))
    };
    let is_name =
        |part: &&Part<'_>| part.opening == Opening::Name || part.head.iter().any(|t| is_code(text, t));
    let mut said = parts.iter().filter(is_name).filter(called);
    let (of, None) = (said.next()?, said.next()) else { return None };
    let mut told = parts.iter().filter(is_name).filter(|part| says(&part.tail));
    let (other, None) = (told.next()?, told.next()) else { return None };
    let at = of.head.iter().find_map(|t| claim.tokens.iter().find(|own| own.stem == t.stem))?;
    let whole = other.is_told(claim) && !of.tail.is_empty();
    let plain = [of, other].iter().all(|part| !part.has(PRONOUNS) && !part.denies(text));
    (whole && plain && !std::ptr::eq(of, other)).then(|| conflict(claim, at.span, text, other)).flatten()
}
