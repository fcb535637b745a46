//! Letters moved, replaced, set apart or run together.

use super::{Decoded, Unit, rewrite};
use crate::{
    detect::{
        layer::Layer,
        normalise::{self, ATBASH, REVERSED, ROT13},
        pattern::Patterns,
    },
    interaction::Span,
    text::word::{self, Class},
};

/// A passage in disguise may hold this many words in a row that are not known to be.
const MAX_GAP: usize = 8;
/// The longest word a run of letters is cut into.
const MAX_WORD: usize = 15;

pub(super) fn rot13(layer: &Layer<'_>) -> Vec<Decoded> {
    let undo = |passage: &str| passage.chars().map(normalise::rot13).collect();
    disguised(layer, ROT13)
        .into_iter()
        .map(|span| Decoded::whole(undo(&layer.raw[span.range()]), span))
        .collect()
}

pub(super) fn atbash(layer: &Layer<'_>) -> Vec<Decoded> {
    let undo = |passage: &str| passage.chars().map(normalise::atbash).collect();
    disguised(layer, ATBASH)
        .into_iter()
        .map(|span| Decoded::whole(undo(&layer.raw[span.range()]), span))
        .collect()
}

pub(super) fn reversed(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    for span in disguised(layer, REVERSED) {
        let passage = &layer.raw[span.range()];
        out.push(Decoded::whole(passage.chars().rev().collect(), span));
        // The same with the words in their order.
        let mut by_word = String::with_capacity(passage.len());
        for (nth, word) in passage.split(' ').enumerate() {
            if nth > 0 {
                by_word.push(' ');
            }
            by_word.extend(word.chars().rev());
        }
        out.push(Decoded::whole(by_word, span));
    }
    out
}

/// The passages whose words are telltales in the disguise `bit`: from the first to the last of them, with the unknown
/// words around.
fn disguised(layer: &Layer<'_>, bit: u8) -> Vec<Span> {
    let tokens = layer.tokens;
    let entry = |at: usize| layer.patterns.entry(tokens[at].fold).map(|(_, entry)| entry);
    let marked: Vec<usize> =
        (0..tokens.len()).filter(|&at| entry(at).is_some_and(|entry| entry.disguise & bit != 0)).collect();
    let mut out: Vec<Span> = Vec::new();
    for group in marked.chunk_by(|a, b| b - a <= MAX_GAP) {
        let (Some(&first), Some(&last)) = (group.first(), group.last()) else { continue };
        if group.len() < 2 {
            continue;
        }
        let foreign =
            |at: &usize| tokens[*at].class == Class::Word && entry(*at).is_none_or(|entry| !entry.known);
        let before = (0..first).rev().take(MAX_GAP).take_while(foreign).count();
        let after = (last + 1..tokens.len()).take(MAX_GAP).take_while(foreign).count();
        let span = tokens[first - before].span.hull(tokens[last + after].span);
        match out.last_mut() {
            Some(held) if held.end >= span.start => held.end = span.end,
            _ => out.push(span),
        }
    }
    out
}

pub(super) fn leetspeak(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut units = Vec::new();
    let mut start = 0;
    for word in raw.split_inclusive(char::is_whitespace) {
        let from = start;
        start += word.len();
        let body = word.trim_end().trim_end_matches(['.', ',', ';', ':', '?', '"', ')']);
        if body.len() > 24 || !body.chars().any(|c| !normalise::leet(c).is_empty()) {
            continue;
        }
        let known =
            layer.unleet(body.as_bytes()).or_else(|| layer.unleet(body.trim_end_matches('!').as_bytes()));
        let letters = body.bytes().any(|b| b.is_ascii_alphabetic());
        if !letters && known.is_none() {
            continue;
        }
        let spelled = known.as_deref().unwrap_or("").as_bytes();
        for (nth, (at, c)) in body.char_indices().enumerate() {
            let Some(&usual) = normalise::leet(c).first() else { continue };
            let becomes = spelled.get(nth).map_or(usual, |&b| char::from(b));
            units.push(Unit { span: Span::new(from + at, from + at + c.len_utf8()), becomes: Some(becomes) });
        }
    }
    rewrite(raw, &units)
}

pub(super) fn spaced_letters(layer: &Layer<'_>) -> Vec<Decoded> {
    let letters = single_letters(layer.raw);
    let mut units = Vec::new();
    for group in letters.chunk_by(|a, b| apart(layer.raw, *a, *b)) {
        if group.len() >= 5 {
            join(layer, group, &mut units);
        }
    }
    rewrite(layer.raw, &units)
}

/// Letters and digits whose neighbours are neither.
fn single_letters(raw: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut chars = raw.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        if c.is_alphanumeric() && !before.is_alphanumeric() && !after.is_alphanumeric() {
            out.push(Span::new(at, at + c.len_utf8()));
        }
        before = c;
    }
    out
}

/// Whether only a few marks or blanks stand between two letters.
fn apart(raw: &str, a: Span, b: Span) -> bool {
    b.start - a.end <= 5 && !raw[a.end as usize..b.start as usize].contains(char::is_alphanumeric)
}

/// Joins letters set apart to words: by their wider gaps, or where all gaps are alike by the words they spell.
fn join(layer: &Layer<'_>, letters: &[Span], units: &mut Vec<Unit>) {
    let gap = |pair: &[Span]| &layer.raw[pair[0].end as usize..pair[1].start as usize];
    let narrow = letters.windows(2).map(|pair| gap(pair).len()).min().unwrap_or(1);
    let wide = |text: &str| text.len() > narrow || text.contains('\n');
    let ends: Vec<bool> = if letters.windows(2).any(|pair| wide(gap(pair))) {
        letters.windows(2).map(|pair| wide(gap(pair))).collect()
    } else {
        let spelled: String = letters.iter().map(|span| &layer.raw[span.range()]).collect();
        let cuts = words(&spelled.to_lowercase(), layer.patterns);
        (1..letters.len()).map(|nth| cuts.binary_search(&nth).is_ok()).collect()
    };
    for (pair, ends) in letters.windows(2).zip(ends) {
        let span = Span { start: pair[0].end, end: pair[1].start };
        units.push(Unit { span, becomes: ends.then_some(' ') });
    }
}

pub(super) fn joined_words(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    for token in layer.tokens.iter().filter(|token| token.span.end - token.span.start >= 16) {
        let word = &layer.raw[token.span.range()];
        if word.len() > 400 || !word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_') {
            continue;
        }
        let text = if word.contains('_') {
            word.replace('_', " ")
        } else {
            let lower = word.to_ascii_lowercase();
            let cuts = words(&lower, layer.patterns);
            let mut text = String::with_capacity(lower.len() + cuts.len());
            for (at, c) in lower.char_indices() {
                if cuts.binary_search(&at).is_ok() {
                    text.push(' ');
                }
                text.push(c);
            }
            text
        };
        if text.contains(' ') {
            out.push(Decoded::whole(text, token.span));
        }
    }
    out
}

/// Where `letters` falls into known words, in characters: the cut that leaves the fewest letters over and then has the
/// fewest words. Linear, since no word goes on where no known word does.
fn words(letters: &str, patterns: &Patterns) -> Vec<usize> {
    let bounds: Vec<usize> = letters.char_indices().map(|(at, _)| at).chain([letters.len()]).collect();
    let count = bounds.len() - 1;
    // The cost of the best cut of the first n characters, and the length of its last word.
    let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 1); count + 1];
    best[0].0 = 0;
    for from in 0..count {
        let so_far = best[from].0;
        let mut offer = |to: usize, cost: u32| {
            if so_far + cost < best[to].0 {
                best[to] = (so_far + cost, to - from);
            }
        };
        offer(from + 1, 100);
        let mut hash = word::hash("");
        for to in from + 1..=count.min(from + MAX_WORD) {
            hash = word::hash_on(hash, &letters.as_bytes()[bounds[to - 1]..bounds[to]]);
            match patterns.begins(hash) {
                Some(true) => offer(to, if to == from + 1 { 30 } else { 10 }),
                Some(false) => {}
                None => break,
            }
        }
    }
    // Letters that fall into no word stay together: cut apart they would be single letters again.
    let mut cuts = Vec::new();
    let (mut end, mut after) = (count, 1);
    while end > 0 {
        let length = best[end].1;
        if end < count && length.max(after) > 1 {
            cuts.push(end);
        }
        (end, after) = (end - length, length);
    }
    cuts.reverse();
    cuts
}
