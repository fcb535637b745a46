//! Text turned round: letters from the last to the first, word by word or all of them; words from the last to the first.

use super::{Decoded, words};
use crate::{
    detect::{layer::Layer, lexis},
    interaction::Span,
};

/// What speaks for words in their order or from the last must differ by so much.
const LEAST: i32 = 2;
/// A request before a passage is not longer.
const REQUEST: usize = 60;

pub(super) fn reversed(layer: &Layer<'_>) -> Vec<Decoded> {
    let turned = |word: &str| lexis::is_word(word.chars().rev().collect::<String>().as_bytes());
    let mut out = Vec::new();
    for span in words::passages(layer.raw, turned) {
        let passage = &layer.raw[span.range()];
        let all: String = passage.chars().rev().collect();
        // The same with the words in their order.
        let by_word = passage.split_inclusive(char::is_whitespace).map(|word| {
            let body = word.trim_end_matches(char::is_whitespace);
            body.chars().rev().chain(word[body.len()..].chars()).collect::<String>()
        });
        let by_word: String = by_word.collect();
        // One of them reads from the last word to the first: where it shows, the other is meant.
        let (all_back, word_back) = (backward(&all), backward(&by_word));
        if all_back < word_back + LEAST {
            out.push(Decoded::whole(all, span));
        }
        if word_back < all_back + LEAST {
            let at = if all_back > word_back { out.len().saturating_sub(1) } else { out.len() };
            out.insert(at, Decoded::whole(by_word, span));
        }
    }
    out
}

/// Words that stand before a noun, so that few others follow them.
const DETERMINERS: &[&str] = &["the", "a", "an", "your", "my", "this", "these", "our", "its", "any", "every", "their", "his"];
/// Words that stand before those and hardly behind them.
const BEFORE: &[&str] = &[
    "of", "in", "to", "and", "is", "are", "for", "with", "on", "from", "that", "be", "was", "not", "or", "if", "as", "by", "all",
    "at", "about", "me", "reveal", "ignore", "print", "show", "repeat", "forget", "disregard", "give", "without", "into", "write",
];
/// Words in their usual order.
const PAIRS: &[(&str, &str)] = &[
    ("you", "are"), ("do", "not"), ("you", "can"), ("you", "will"), ("you", "must"), ("tell", "me"), ("give", "me"), ("show", "me"),
    ("how", "to"), ("want", "to"), ("what", "is"), ("what", "are"), ("i", "am"), ("i", "want"), ("i", "will"), ("it", "is"), ("act", "as"), ("such", "as"),
    ("as", "if"), ("from", "now"), ("now", "on"), ("all", "previous"), ("all", "prior"), ("previous", "instructions"),
    ("prior", "instructions"), ("system", "prompt"), ("respond", "with"), ("pretend", "to"), ("let", "us"), ("to", "be"),
    ("to", "do"), ("can", "you"), ("you", "have"), ("have", "been"), ("will", "be"), ("should", "be"), ("as", "an"),
];

/// Passages that read better from their last word to their first.
pub(super) fn backward_words(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut spans: Vec<(i32, Span)> = Vec::new();
    let mut offer = |from: usize, to: usize| {
        let score = backward(&raw[from..to]);
        if score >= LEAST {
            spans.push((score, Span::new(from, to)));
        }
    };
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let (start, body) = (at, line.trim_end_matches('\n'));
        at += line.len();
        // A request before it, which reads as it stands.
        let colon = body.char_indices().take(REQUEST).find(|&(at, _)| body[at..].starts_with(": "));
        let request = |at: usize| body.starts_with(|c: char| c.is_uppercase()) && !body[..at].contains(['.', '!', '?']);
        if let Some((colon, _)) = colon.filter(|&(at, _)| request(at)) {
            offer(start + colon + 2, start + body.len());
        }
        offer(start, start + body.len());
    }
    let end = raw.trim_end().len();
    if let Some((first, last)) = raw[..end].find('\n').zip(raw[..end].rfind('\n')) {
        if first < last {
            offer(first + 1, last);
        }
        offer(0, end);
    }
    // The surest first: of texts that say the same it is taken.
    spans.sort_by_key(|&(score, span)| (std::cmp::Reverse(score), span.end - span.start, span));
    let text = |span: Span| raw[span.range()].split(' ').rev().collect::<Vec<_>>().join(" ");
    spans.into_iter().map(|(_, span)| Decoded::whole(text(span), span)).collect()
}

/// What speaks for the words of `passage` standing from the last to the first, less what speaks against it.
fn backward(passage: &str) -> i32 {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    let ends = |word: &str| word.ends_with(['.', '!', '?']);
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let mut sum = 0;
    let mut last: Option<(&str, String)> = None;
    for word in passage.split_whitespace() {
        let this = bare(word);
        if let Some((before, that)) = &last {
            sum += order(&this, that) - order(that, &this);
            if ends(before) {
                sum += if capital(word) { -1 } else { 1 };
            }
        }
        last = Some((word, this));
    }
    let first = passage.split_whitespace().next().unwrap_or("");
    let last = last.map_or("", |(word, _)| word);
    sum += i32::from(ends(first) && !ends(last)) - i32::from(capital(first) && (ends(last) || !capital(last)));
    sum + i32::from(capital(last) && !capital(first))
}

/// Whether `a` usually stands before `b`.
fn order(a: &str, b: &str) -> i32 {
    let determined = DETERMINERS.contains(&b) && BEFORE.contains(&a);
    i32::from(determined || PAIRS.contains(&(a, b)))
}
