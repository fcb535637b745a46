//! Text turned round: letters from the last to the first, word by word or all of them; words from the last to the first.

use super::{Decoded, letters, words};
use crate::{
    detect::{layer::Layer, lexis},
    interaction::Span,
    text::{
        table::{Fixed, Gate},
        word::{self, Class, Token},
    },
};
use std::sync::LazyLock;

/// What speaks for words in their order or from the last must differ by so much.
const LEAST: i32 = 2;
/// A request before a passage is not longer.
const REQUEST: usize = 60;

pub(super) fn reversed(layer: &Layer<'_>) -> Vec<Decoded> {
    let mut out = Vec::new();
    let mut words = layer.tokens.iter().zip(layer.known).peekable();
    let back = |span: Span| {
        while words.next_if(|(token, _)| token.span.start < span.start).is_some() {}
        // of a word that stands alone it is known
        let own = words.next_if(|(token, _)| token.span.end <= span.end);
        let more = words.peek().is_some_and(|(token, _)| token.span.start < span.end);
        match own.filter(|(token, _)| !more && token.class == Class::Word && is_bare(layer.raw, token, span))
        {
            Some((_, known)) => known.is_english_back(),
            None => is_word_back(&layer.raw[span.range()]),
        }
    };
    for span in words::disguised(layer, back) {
        let passage = &layer.raw[span.range()];
        let all: String = passage.chars().rev().collect();
        // The same with the words in their order.
        let by_word = mirrored(passage);
        // One of them reads from the last word to the first: where it shows, the other is meant.
        let (all_back, word_back) = (reads_backward(&all), reads_backward(&by_word));
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

/// The longest word that is read from its end, with the marks around it.
const LONGEST: usize = 40;

/// Whether a word that stands alone between blanks at `span` is what is left of it without the marks around it.
fn is_bare(raw: &str, token: &Token, span: Span) -> bool {
    let word = &raw.as_bytes()[token.span.range()];
    span.range().len() <= LONGEST
        && word[0].is_ascii_alphanumeric()
        && word[word.len() - 1].is_ascii_alphanumeric()
}

/// Whether a word is English from its end, its digits as they are or read as letters.
fn is_word_back(word: &str) -> bool {
    lexis::is_word_reversed(word.as_bytes())
        || word.bytes().any(|b| b.is_ascii_digit())
            && word.len() < LONGEST
            && word.bytes().any(|b| b.is_ascii_alphabetic())
            && letters::unleet(&word.chars().rev().collect::<String>()).is_some()
}

/// Each word of a passage from its end. Where a line break was turned along with the words around it, the sentences show it.
fn mirrored(passage: &str) -> String {
    let turned = |blank: fn(char) -> bool| -> String {
        let words = passage.split_inclusive(blank).map(|word| {
            let body = word.trim_end_matches(blank);
            body.chars().rev().chain(word[body.len()..].chars()).collect::<String>()
        });
        words.collect()
    };
    let lines = turned(char::is_whitespace);
    if !passage.contains('\n') {
        return lines;
    }
    let along = turned(|c| c == ' ');
    if begins(&along) > begins(&lines) { along } else { lines }
}

/// Lines that begin as lines do: behind a mark, or with one or a capital letter.
fn begins(text: &str) -> usize {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let pairs = lines.clone().zip(lines.skip(1));
    let marked = |c: char| c.is_ascii_punctuation();
    let begin =
        |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '*' | '#' | '<' | '[' | '{');
    pairs.map(|(one, next)| usize::from(one.ends_with(marked)) + usize::from(next.starts_with(begin))).sum()
}

/// Words that stand before a noun, so that few others follow them.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "your", "my", "this", "these", "our", "its", "any", "every", "their", "his"];
/// Words that stand before those and hardly behind them.
const BEFORE: &[&str] = &[
    "of",
    "in",
    "to",
    "and",
    "is",
    "are",
    "for",
    "with",
    "on",
    "from",
    "that",
    "be",
    "was",
    "not",
    "or",
    "if",
    "as",
    "by",
    "all",
    "at",
    "about",
    "me",
    "reveal",
    "ignore",
    "print",
    "show",
    "repeat",
    "forget",
    "disregard",
    "give",
    "without",
    "into",
    "write",
    "tell",
    "describe",
    "explain",
    "provide",
    "follow",
    "translate",
    "summarize",
    "generate",
    "include",
    "remove",
    "execute",
    "bypass",
    "obey",
    "create",
    "demonstrate",
    "make",
    "when",
    "while",
    "because",
    "but",
    "than",
    "using",
    "under",
    "through",
    "during",
    "before",
    "after",
    "between",
    "against",
];
/// Words in their usual order.
const PAIRS: &[(&str, &str)] = &[
    ("you", "are"),
    ("do", "not"),
    ("you", "can"),
    ("you", "will"),
    ("you", "must"),
    ("tell", "me"),
    ("give", "me"),
    ("show", "me"),
    ("how", "to"),
    ("want", "to"),
    ("what", "is"),
    ("what", "are"),
    ("i", "am"),
    ("i", "want"),
    ("i", "will"),
    ("it", "is"),
    ("act", "as"),
    ("such", "as"),
    ("as", "if"),
    ("from", "now"),
    ("now", "on"),
    ("all", "previous"),
    ("all", "prior"),
    ("previous", "instructions"),
    ("prior", "instructions"),
    ("system", "prompt"),
    ("respond", "with"),
    ("pretend", "to"),
    ("let", "us"),
    ("to", "be"),
    ("to", "do"),
    ("can", "you"),
    ("you", "have"),
    ("have", "been"),
    ("will", "be"),
    ("should", "be"),
    ("as", "an"),
    ("how", "can"),
    ("how", "do"),
    ("at", "most"),
    ("at", "least"),
    ("going", "to"),
    ("need", "to"),
    ("able", "to"),
    ("have", "to"),
    ("like", "to"),
    ("would", "like"),
    ("should", "not"),
    ("must", "not"),
    ("there", "is"),
    ("there", "are"),
    ("this", "is"),
    ("that", "is"),
    ("who", "is"),
    ("you", "should"),
    ("you", "want"),
    ("you", "were"),
    ("i", "have"),
    ("i", "need"),
    ("we", "are"),
    ("they", "are"),
    ("has", "been"),
    ("may", "be"),
    ("can", "be"),
    ("must", "be"),
    ("would", "be"),
    ("so", "that"),
    ("more", "than"),
    ("rather", "than"),
    ("based", "on"),
    ("instead", "of"),
    ("part", "of"),
    ("kind", "of"),
    ("out", "of"),
    ("because", "of"),
];

/// What a word is in the lists above, as bits.
const DETERMINER: u8 = 1;
const STANDS_BEFORE: u8 = 2;
const PAIRED: u8 = 4;

/// Words by these bits, and pairs.
struct Order {
    /// Most words are in no list.
    gate: Gate,
    words: Fixed<u8>,
    /// Most pairs are not in the list either.
    paired: Gate<64>,
    pairs: Fixed<()>,
}

static ORDER: LazyLock<Order> = LazyLock::new(|| {
    let (mut gate, mut words) = (Gate::new(), Fixed::default());
    let (mut paired, mut pairs) = (Gate::new(), Fixed::default());
    let mut add = |word: &str, bit: u8| {
        gate.add(word::hash(word));
        *words.entry_or(word::hash(word), || 0) |= bit;
    };
    for word in DETERMINERS {
        add(word, DETERMINER);
    }
    for word in BEFORE {
        add(word, STANDS_BEFORE);
    }
    for (a, b) in PAIRS {
        add(a, PAIRED);
        add(b, PAIRED);
        let pair = word::pair(word::hash(a), word::hash(b));
        paired.add(pair);
        pairs.insert(pair, ());
    }
    Order { gate, words, paired, pairs }
});

/// Passages that read better from their last word to their first.
pub(super) fn backward_words(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let sums = sums(raw, layer.tokens, layer.known.iter().map(|known| known.order()));
    let mut spans: Vec<(i32, Span)> = Vec::new();
    let mut offer = |from: usize, to: usize| {
        let score = backward(raw, layer.tokens, &sums, Span::new(from, to));
        if score >= LEAST {
            spans.push((score, Span::new(from, to)));
        }
        score >= LEAST
    };
    let mut at = 0;
    let mut behind = None;
    for line in raw.split_inclusive('\n') {
        let (start, body) = (at, line.trim_end_matches('\n'));
        at += line.len();
        // A request before it, which reads as it stands.
        let colon = || body.as_bytes()[..body.len().min(REQUEST)].windows(2).position(|pair| pair == b": ");
        let capital = body.starts_with(|c: char| c.is_uppercase());
        let colon = capital.then(colon).flatten().filter(|&at| !body[..at].contains(['.', '!', '?']));
        let asked = colon.map(|colon| start + colon + 2);
        if !asked.is_some_and(|from| offer(from, start + body.len())) {
            offer(start, start + body.len());
        }
        if start == 0 {
            behind = asked;
        }
    }
    let end = raw.trim_end().len();
    if let Some((first, last)) = raw[..end].find('\n').zip(raw[..end].rfind('\n')) {
        if first < last {
            offer(first + 1, last);
        }
        if !behind.is_some_and(|from| offer(from, end)) {
            offer(0, end);
        }
    }
    // Several lines before one of them, then the surest, and of those the longest: of texts that say the same it is taken.
    let line = |span: Span| !raw[span.range()].contains('\n');
    spans.sort_by_key(|&(score, span)| {
        (line(span), std::cmp::Reverse(score), std::cmp::Reverse(span.range().len()), span)
    });
    let text = |span: Span| raw[span.range()].split(' ').rev().collect::<Vec<_>>().join(" ");
    spans.into_iter().map(|(_, span)| Decoded::whole(text(span), span)).collect()
}

/// What speaks for a text reading backwards, all together.
fn reads_backward(text: &str) -> i32 {
    let tokens = word::tokens(text);
    let sums = sums(text, &tokens, tokens.iter().map(|token| order_of(token.fold)));
    backward(text, &tokens, &sums, Span::new(0, text.len()))
}

/// In which of the lists the word with this hash is, as bits.
pub(in crate::detect) fn order_of(fold: u64) -> u8 {
    let Order { gate, words, .. } = &*ORDER;
    if gate.may_hold(fold) { words.get(fold).copied().unwrap_or(0) } else { 0 }
}

/// What each pair of neighbours says, added up from the first. `lists`: of each word in which lists it is.
fn sums(raw: &str, tokens: &[Token], lists: impl Iterator<Item = u8>) -> Vec<i32> {
    let Order { paired, pairs, .. } = &*ORDER;
    let mut out = Vec::with_capacity(tokens.len());
    let (mut sum, mut before) = (0, 0);
    let in_pairs = |pair: u64| paired.may_hold(pair) && pairs.contains(pair);
    let usual = |a: u8, b: u8, fold: u64, next: u64| {
        a & STANDS_BEFORE != 0 && b & DETERMINER != 0
            || a & b & PAIRED != 0 && in_pairs(word::pair(fold, next))
    };
    for (at, (token, this)) in tokens.iter().zip(lists).enumerate() {
        if at > 0 {
            let last = &tokens[at - 1];
            if this != 0 && before != 0 {
                sum += i32::from(usual(this, before, token.fold, last.fold));
                sum -= i32::from(usual(before, this, last.fold, token.fold));
            }
            let (from, to) = (last.span.end as usize, token.span.start as usize);
            // Most words stand one blank apart. What a line break parts may have kept its order.
            let ends = |gap: &[u8]| matches!(gap[0], b'.' | b'!' | b'?') && matches!(gap[1], b' ' | b'\t');
            if to > from + 1 && ends(&raw.as_bytes()[from..to]) {
                // A small letter says that no sentence begins here where one does two words before.
                let begun = at > 1 && tokens[at - 2].capital;
                let small = begun && raw.as_bytes()[token.span.start as usize].is_ascii_lowercase();
                sum += i32::from(small) - i32::from(token.capital);
            }
        }
        before = this;
        out.push(sum);
    }
    out
}

/// What speaks for the words of `span` standing from the last to the first, less what speaks against it.
fn backward(raw: &str, tokens: &[Token], sums: &[i32], span: Span) -> i32 {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let last = tokens.partition_point(|token| token.span.end <= span.end);
    if last < first + 3 {
        return 0;
    }
    let last = last - 1;
    let (head, tail) = (&tokens[first], &tokens[last]);
    let ends = |at: u32| matches!(raw.as_bytes().get(at as usize), Some(b'.' | b'!' | b'?'));
    // Where names in a program are, capitals tell no beginning.
    let named = || 2 * tokens[first..=last].iter().filter(|token| token.capital).count() > last - first;
    let edges = i32::from(ends(head.span.end) && !ends(tail.span.end))
        + i32::from(tail.capital && !head.capital && !named())
        - i32::from(head.capital && (ends(tail.span.end) || !tail.capital));
    sums[last] - sums[first] + edges
}
