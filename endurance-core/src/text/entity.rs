//! Names: capitalised runs, acronyms, titles.
//!
//! Scripts without capitals have none of these but acronyms in Latin letters.

use super::{
    language::Language,
    sentence::{Block, Sentence},
    table::Table,
    vocabulary,
    word::{Class, Token},
    words::{Words, words},
};
use crate::interaction::Span;
use std::ops::Range;

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<u32>,
    /// Whether it is one word in capitals.
    pub(crate) acronym: bool,
}

/// Small words inside a name: "Bank of India", "Lower of the Two" excepted by the capital that must follow.
const INSIDE: &Words = words!("of the and for de la del da do von van al");

/// Every name in the sentences, but not in what is `taken` (dates, citations, numbers), which is in order.
pub(super) fn find(
    raw: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    taken: &[Span],
    language: Language,
) -> Vec<Entity> {
    let midway = seen_midway(raw, tokens, sentences);
    let mut out = Vec::new();
    for sentence in sentences.iter().filter(|s| s.block != Block::Code) {
        let (from, to) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let mut at = from;
        while at < to {
            let Some(end) = run(raw, tokens, at, to) else {
                at += 1;
                continue;
            };
            // Everything starts with a capital at the start: a name only if it shows elsewhere that it is one.
            let alone = || stands_alone(tokens, at, end, &midway, language);
            let start = if opens(raw, tokens, at, from) && !is_listed(raw, tokens, at..end) && !alone() {
                at + 1
            } else {
                at
            };
            let start = (start..end).find(|&i| !tokens[i].stop && tokens[i].capital).unwrap_or(end);
            let acronym = end - start == 1 && tokens[start].upper;
            // German writes every noun with a capital: only runs and acronyms are names there
            let named = language != Language::German || end - start > 1 || acronym;
            if start < end && named {
                let span = tokens[start].span.hull(tokens[end - 1].span);
                let next = taken.partition_point(|t| t.end <= span.start);
                if !taken.get(next).is_some_and(|t| t.contains(tokens[start].span)) {
                    out.push(Entity { span, tokens: start as u32..end as u32, acronym });
                }
            }
            at = end;
        }
    }
    out
}

/// Whether a word begins a sentence, or what stands behind a colon or an opening mark in one: "Scale: Decide on …".
fn opens(raw: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    let gap = || &raw[tokens[at - 1].span.end as usize..tokens[at].span.start as usize];
    at == from || gap().contains([':', '"', '“', '«', '„', '*'])
}

/// Whether two words with a capital are all that stands behind a colon: "Service: Mario Funk, room 12".
fn is_listed(raw: &str, tokens: &[Token], run: Range<usize>) -> bool {
    let [first, last] = &tokens[run.clone()] else { return false };
    let behind = raw[last.span.end as usize..].starts_with([',', ';', '.', '(', '\n'])
        || raw.len() == last.span.end as usize;
    let before = raw[..first.span.start as usize].trim_end_matches(' ');
    before.ends_with(':') && behind && first.capital && last.capital && !first.stop && !last.stop
}

/// Words with a capital inside a sentence, where nothing but a name asks for one.
fn seen_midway(raw: &str, tokens: &[Token], sentences: &[Sentence]) -> Table<()> {
    let mut seen = Table::with_capacity(tokens.len() / 16);
    for sentence in sentences.iter().filter(|s| matches!(s.block, Block::Paragraph | Block::Item)) {
        let (from, to) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        for at in (from..to).filter(|&at| tokens[at].capital && !tokens[at].stop) {
            if !opens(raw, tokens, at, from) {
                seen.insert(tokens[at].fold, ());
            }
        }
    }
    seen
}

/// Verbs that begin a request with a name behind them: "Call Mr. Verma", "Email Asha Nair".
const ADDRESSES: &Words = words!(
    "call email e-mail mail phone ring dial ask visit contact see write text message meet tell \
     send use open take please llame visite contacte escriba appelez contactez visitez"
);

/// Words at the start of a sentence with a name behind them: "Together Blue and Citizens", "Yesterday Okoye".
const LEADS: &Words = words!(
    "together both either neither yesterday today tomorrow later earlier recently currently meanwhile overall finally unlike like \
     according despite besides since until although though while whereas because"
);

/// Whether the capital at the start of a sentence is one that the word would have anywhere: all capitals, or seen inside
/// a sentence, or followed by another, or of a word that English prose does not have. What other prose has is not known.
fn stands_alone(tokens: &[Token], at: usize, end: usize, midway: &Table<()>, language: Language) -> bool {
    let token = &tokens[at];
    let followed = end - at > 1
        && tokens[at + 1].capital
        && !tokens[at + 1].stop
        && !ADDRESSES.contains(token.fold)
        && !LEADS.contains(token.fold);
    let foreign = language == Language::English && !vocabulary::knows(token.stem);
    !token.stop && (token.upper || midway.contains(token.fold) || followed || foreign)
}

/// The end of the capitalised run that starts at `at`.
fn run(raw: &str, tokens: &[Token], at: usize, to: usize) -> Option<usize> {
    let named = |i: usize| {
        let t = &tokens[i];
        t.capital
            && matches!(t.class, Class::Word | Class::Mixed)
            && !(t.stop && t.span.end - t.span.start < 2)
    };
    if !named(at) {
        return None;
    }
    // "Dr. Rao" is one name, "However, Tesla" and "Delhi, Pune" are not
    let near = |i: usize| {
        let gap = &raw[tokens[i - 1].span.end as usize..tokens[i].span.start as usize];
        gap.len() <= 2 && !gap.contains([',', ';', ':', '|', '\n', '(', ')', '`', '/'])
    };
    let mut end = at + 1;
    loop {
        if end < to && named(end) && near(end) {
            end += 1;
        } else {
            let small =
                (end..to.min(end + 2)).take_while(|&i| INSIDE.contains(tokens[i].fold) && near(i)).count();
            let next = end + small;
            if small > 0 && next < to && named(next) && near(next) && !tokens[next].stop {
                end = next + 1;
            } else {
                return Some(end);
            }
        }
    }
}
