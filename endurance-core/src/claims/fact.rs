//! Cuts a sentence of a source into the facts it tells, so that a value stays with what it is the value of.

use super::extract::{content, quantities};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        sentence::{Block, Sentence},
        word::{Token, hash},
        words::{Words, words},
    },
};

/// Words that join facts of one kind: "adults pay 75 and children 40".
pub(super) const JOINS: &Words = words!("and or und oder y e et ou o और तथा aur و with");

/// Whether a word is one of these, as it is written: "è", "é" and "où" fold to words for "and" and "or", and are none.
pub(super) fn joins(text: &Text, token: &Token) -> bool {
    JOINS.contains(token.fold) && !matches!(text.slice(token.span), "è" | "é" | "È" | "É" | "où" | "Où")
}

/// Words that set one fact against another.
const TURNS: &Words = words!(
    "but while whereas although though however yet otherwise then aber wahrend jedoch doch sondern \
     pero mientras sino mais tandis ma mas लेकिन जबकि परंतु"
);

/// Whether a word is one of these, as it is written: "más" folds to the Portuguese "mas", and is none.
pub(super) fn turns(text: &Text, token: &Token) -> bool {
    TURNS.contains(token.fold) && !text.slice(token.span).ends_with("ás")
}

/// All that a part of a sentence may begin with.
const OPENS: &Words = const { &Words::both(JOINS, TURNS) };

/// Verbs with which the second fact of one subject begins: "is banned and has to be switched off".
pub(super) const AUXILIARIES: &Words = words!(
    "is are was were has have had can cannot could may must will would should does do did remains \
     remain"
);

/// What stands between two words of a sentence.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    /// Always another fact, where both sides say something.
    Full,
    /// Another fact where both sides hold a number, a date or a name.
    List,
}

/// Appends the facts of `sentence` to `out`: the whole sentence, or its parts in order.
pub(super) fn facts(text: &Text, sentence: &Sentence, out: &mut Vec<Span>) {
    let mut from = sentence.span.start;
    if matches!(sentence.block, Block::Paragraph | Block::Item) {
        let tokens = &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        let lists_any = may_list(text, sentence.span);
        let denies_any = text.has_cue(sentence.span, Class::Negation);
        let mut bounds = (1..tokens.len()).filter_map(|at| Some((at, bound(text, tokens, at)?))).peekable();
        while let Some((at, bound)) = bounds.next() {
            let left = Span { start: from, end: tokens[at - 1].span.end };
            let right = Span { start: tokens[at].span.start, end: sentence.span.end };
            let apart = match bound {
                Bound::Full => says(text, left, 2) && says(text, right, 2),
                Bound::List if !lists_any && !denies_any => false,
                Bound::List => {
                    // where the part that begins here ends
                    let next = bounds.peek().map_or(tokens.len(), |(next, _)| *next);
                    let part = Span { end: tokens[next - 1].span.end, ..right };
                    lists_any
                        && lists(text, left, part)
                        && !(joins(text, &tokens[at]) && is_range(text, left))
                        || denies_any && denies_one(text, left, part)
                }
            };
            if apart && !cuts_atom(text, tokens[at].span.start) {
                out.push(Span { start: from, end: tokens[at].span.start });
                from = tokens[at].span.start;
            }
        }
    }
    out.push(Span { start: from, end: sentence.span.end });
}

/// Whether one of two clauses denies and the other does not: "one includes loans, the other does not include loans". What follows
/// a denial without a verb of its own is denied too: "would not form a coalition with the Centre Party".
fn denies_one(text: &Text, left: Span, right: Span) -> bool {
    let denies = text.has_cue(left, Class::Negation);
    let verb = || text.tokens[text.tokens_in(right)].iter().any(|t| AUXILIARIES.contains(t.fold));
    denies != text.has_cue(right, Class::Negation)
        && (!denies || verb())
        && says(text, left, 2)
        && says(text, right, 2)
}

/// Whether a sentence has the two values or the two names that a list has at least.
fn may_list(text: &Text, span: Span) -> bool {
    text.quantities_in(span).len() + text.dates_in(span).len() > 1 || text.entities_in(span).len() > 1
}

/// Whether a comma, a conjunction or the like stands before token `at`.
pub(super) fn is_bound(text: &Text, tokens: &[Token], at: usize) -> bool {
    bound(text, tokens, at).is_some()
}

/// What kind of bound stands before token `at`.
pub(super) fn bound(text: &Text, tokens: &[Token], at: usize) -> Option<Bound> {
    let gap = tokens[at - 1].span.end as usize..tokens[at].span.start as usize;
    // most words stand behind a space
    let bare = gap.is_empty() || gap.len() == 1 && text.raw.as_bytes()[gap.start] == b' ';
    if bare && !OPENS.contains(tokens[at].fold) {
        return None;
    }
    let marked = if bare { None } else { mark(&text.raw[gap]) };
    if all_but(text, tokens, at) {
        return None;
    }
    if matches!(marked, Some(Bound::Full)) || turns(text, &tokens[at]) {
        return Some(Bound::Full);
    }
    let joins = joins(text, &tokens[at]);
    if joins && tokens.get(at + 1).is_some_and(|next| AUXILIARIES.contains(next.fold)) {
        return Some(Bound::Full);
    }
    if joins { Some(Bound::List) } else { marked }
}

/// Whether "but" takes out of all: "all clinics but the first", "nothing but water".
pub(super) fn all_but(text: &Text, tokens: &[Token], at: usize) -> bool {
    const ALL: &Words = words!(
        "all every any each no none nothing nobody everyone anyone everybody anybody everything anything"
    );
    const NEAR: usize = 3;
    if tokens[at].fold != hash("but") {
        return false;
    }
    let verb = |t: &Token| AUXILIARIES.contains(t.fold);
    let before = tokens[at.saturating_sub(NEAR)..at].iter().rev().take_while(|t| !verb(t));
    let mut all = before.take_while(|t| {
        text.slice(Span { start: t.span.end, end: tokens[at].span.start }).find([',', ';']).is_none()
    });
    let next = tokens.get(at + 1);
    // "all rooms but some are small"
    let told = tokens[at + 1..].iter().take(2 * NEAR).any(verb);
    all.any(|t| ALL.contains(t.fold)) && next.is_some() && !told
}

/// What kind of bound the marks between two words are.
fn mark(gap: &str) -> Option<Bound> {
    if gap.bytes().all(|b| b.is_ascii() && b != b';' && b != b'-') {
        return gap.bytes().any(|b| b == b',').then_some(Bound::List);
    }
    let full = gap.contains([';', '；', '—', '。']) || gap.contains(" – ") || gap.contains(" - ");
    if full {
        return Some(Bound::Full);
    }
    gap.contains([',', '，', '、', '،']).then_some(Bound::List)
}

/// Whether a passage has `least` telling words, or one and a number.
fn says(text: &Text, span: Span, least: usize) -> bool {
    content(text, span).take(least).count() + usize::from(has_atom(text, span)) >= least
}

/// Whether two passages are items of one list: each has a value and what has it, or a name and what is said of it.
fn lists(text: &Text, left: Span, right: Span) -> bool {
    let valued = |span: Span| has_atom(text, span) && content(text, span).next().is_some();
    let named = |span: Span| {
        let told = |t: &Token| text.entity_at(t.span.start).is_none();
        !text.entities_in(span).is_empty() && content(text, span).any(told)
    };
    (valued(left) && valued(right)) || (named(left) && named(right))
}

fn has_atom(text: &Text, span: Span) -> bool {
    quantities(text, span).next().is_some() || !text.dates_in(span).is_empty()
}

/// "between 5 and 7" is one number.
fn is_range(text: &Text, span: Span) -> bool {
    const RANGE: &Words = words!("between from both entre zwischen von de desde");
    text.tokens[text.tokens_in(span)].iter().rev().take(4).any(|t| RANGE.contains(t.fold))
}

/// Whether a number, a date or a name stands across the byte `at`.
fn cuts_atom(text: &Text, at: u32) -> bool {
    let across = |span: Span| span.start < at && at < span.end;
    let near = Span { start: at.saturating_sub(64), end: at };
    text.quantities_in(near).iter().any(|q| across(q.span))
        || text.dates_in(near).iter().any(|d| across(d.span))
        || text.entity_at(at).is_some_and(|e| across(e.span))
        // "everywhere but in the X-ray rooms" is one fact
        || text.cues_in(near).iter().any(|c| c.class == Class::Exception && c.span.start < at && at < c.span.end)
}
