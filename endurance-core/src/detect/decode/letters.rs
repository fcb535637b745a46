//! Letters replaced, set apart or run together.

use super::{Decoded, Unit, rewrite, words};
use crate::{
    detect::{layer::Layer, lexis, normalise},
    interaction::Span,
    text::{
        fold::is_invisible,
        word::{Class, is_ideograph},
    },
};
use memchr::memchr_iter;

/// Fewer single letters in a row are a list.
const MIN_LETTERS: usize = 5;
/// A shorter passage is a word.
const MIN_JOINED: usize = 12;
/// A longer one is data.
const MAX_JOINED: usize = 4_000;
/// Words are not longer in the mean.
const LONGEST_MEAN: usize = 14;
/// So many capitals in a passage begin its words, which are not longer in the mean.
const HUMPS: usize = 4;
const LONGEST_HUMP: usize = 8;
/// A word with signs for letters is not longer.
const MAX_LEET: usize = 24;
/// What parts words besides blanks, and stands for no letter.
const PARTS: [char; 18] =
    ['<', '>', '(', ')', '[', ']', '{', '}', '"', ';', '/', '=', '_', '*', '#', '~', '&', '`'];
/// Bytes that may stand for letters.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let mut b = 0;
    while b < 128 {
        signs[b] = !normalise::leet(b as u8 as char).is_empty();
        b += 1;
    }
    signs
};
/// So many words with signs for letters are a text written so; bytes around them that belong to it.
const DENSE: usize = 4;
const BESIDE: usize = 8;

/// A word that may have signs for letters.
struct Signed<'a> {
    from: usize,
    body: &'a str,
    /// The word it spells.
    known: Option<String>,
}

impl Signed<'_> {
    /// Whether it says that a text is written so: a letter alone is a number as well.
    fn spells(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.len() > 1)
    }
}

pub(super) fn leetspeak(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut words: Vec<Signed<'_>> = Vec::new();
    for &chunk in words::between(layer) {
        // Most words have no sign.
        if !raw.as_bytes()[chunk.range()].iter().any(|&b| SIGNS[usize::from(b)]) {
            continue;
        }
        let parts = raw[chunk.range()].split_inclusive(|c: char| PARTS.contains(&c));
        let mut at = chunk.start as usize;
        for part in parts {
            words.extend(signed(part, at));
            at += part.len();
        }
    }
    let spelled = words.iter().filter(|word| word.spells()).count();
    let (Some(first), Some(last)) =
        (words.iter().position(Signed::spells), words.iter().rposition(Signed::spells))
    else {
        return Vec::new();
    };
    if spelled < 2 {
        return Vec::new();
    }
    // Where many words are written so, what looks like a number is one of them.
    let (from, to) = (words[first].from.saturating_sub(BESIDE), words[last].from + BESIDE);
    let mut units = Vec::new();
    let usage = usage(&words);
    for word in &words {
        let dense = spelled >= DENSE && (from..=to).contains(&word.from);
        letters_of(word, dense.then_some(&usage), &mut units);
    }
    rewrite(raw, &units)
}

/// The part of `word`, which begins at `at`, without the marks around it, where signs in it may stand for letters.
fn signed(word: &str, at: usize) -> Option<Signed<'_>> {
    let word = word.trim_end_matches(|c| PARTS.contains(&c) || matches!(c, '.' | ',' | ':' | '?'));
    let body = word.trim_start_matches(['\'', '.']);
    let signs = body.bytes().filter(|&b| SIGNS[usize::from(b)]).count();
    if signs == 0 || body.len() > MAX_LEET || !body.is_ascii() {
        return None;
    }
    // A mark at the end may be a mark.
    let known = unleet(body).or_else(|| unleet(body.trim_end_matches(['!', '+', '|', '$'])));
    Some(Signed { from: at + word.len() - body.len(), body, known })
}

/// For each sign the letter that the known words have it for most often; else its usual one, if that is not written as
/// itself and the sign does not part words.
type Usage = [Option<char>; 256];

fn usage(words: &[Signed<'_>]) -> Usage {
    let (mut counts, mut plain) = ([[0u32; 2]; 256], [false; 256]);
    for b in words.iter().flat_map(|word| word.body.bytes()) {
        plain[usize::from(b.to_ascii_lowercase())] = true;
    }
    for word in words.iter().filter(|word| word.spells()) {
        for (sign, letter) in word.body.bytes().zip(word.known.iter().flat_map(|known| known.chars())) {
            let letters = normalise::leet(char::from(sign));
            if let Some(nth) = letters.iter().position(|&one| one == letter) {
                counts[usize::from(sign)][nth] += 1;
            }
        }
    }
    std::array::from_fn(|sign| {
        let [first, second] = counts[sign];
        let letters = normalise::leet(char::from(sign as u8));
        let most = letters.get(usize::from(second > first)).filter(|_| first + second > 0);
        let part = matches!(sign as u8, b'|' | b'+');
        most.or_else(|| letters.first().filter(|&&letter| !part && !plain[letter as usize])).copied()
    })
}

/// The letters that the signs of a word stand for. `usage`: in a text that is written so, what its signs are used for.
fn letters_of(word: &Signed<'_>, usage: Option<&Usage>, units: &mut Vec<Unit>) {
    let (body, dense) = (word.body, usage.is_some());
    let letters = body.bytes().any(|b| b.is_ascii_alphabetic());
    let marks = body.bytes().any(|b| b.is_ascii_punctuation());
    let number = word.known.is_none() && !letters || word.known.as_ref().is_some_and(|known| known.len() < 2);
    if !letters && !dense && marks && !body.bytes().all(|b| SIGNS[usize::from(b)]) {
        return;
    }
    let usual = body.len() > 1 && body.bytes().all(|b| matches!(b, b'0' | b'1' | b'3' | b'4' | b'5' | b'7'));
    if number && !(dense && body.len() <= 4 && (usual || matches!(body, "1" | "4" | "@" | "!"))) {
        return;
    }
    // A number behind a name is one: base64, sha256.
    let stem = body.trim_end_matches(|c: char| c.is_ascii_digit());
    if word.known.is_none()
        && stem.len() >= 3
        && body.len() >= stem.len() + 2
        && stem.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return;
    }
    let known = word.known.as_deref().filter(|known| known.len() > 1).unwrap_or("").as_bytes();
    let marks: &[char] = if dense { &['!'] } else { &['!', '+', '|', '$'] };
    let body = if known.is_empty() && body.len() > 1 { body.trim_end_matches(marks) } else { body };
    for (nth, (at, c)) in body.char_indices().enumerate() {
        let usual = match usage {
            // Beyond ASCII nothing gets here.
            Some(usage) => usage[c as usize & 0xff],
            None => normalise::leet(c).first().copied(),
        };
        if !known.is_empty() && nth >= known.len() || normalise::leet(c).is_empty() {
            continue;
        }
        let Some(becomes) = known.get(nth).map(|&b| char::from(b)).or(usual) else { continue };
        let at = word.from + at;
        units.push(Unit { span: Span::new(at, at + 1), becomes: Some(becomes) });
    }
}

/// The known word that `word` spells, its ambiguous signs read one way or the other.
pub(super) fn unleet(word: &str) -> Option<String> {
    let read = |reading: usize| -> String {
        let letter = |c: char| {
            let letters = normalise::leet(c);
            letters.get(reading).or(letters.first()).copied().unwrap_or(c.to_ascii_lowercase())
        };
        word.chars().map(letter).collect()
    };
    (0..2).map(read).find(|word| lexis::is_word(word.as_bytes()))
}

/// Words whose letters stand apart: by blanks, with wider gaps or none between words, or by one mark.
pub(super) fn spaced_letters(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut out = Vec::new();
    let mut end = 0;
    for group in single_letters(layer).chunk_by(|a, b| apart(raw, *a, *b)) {
        let gaps = group.windows(2).map(|pair| &raw[pair[0].end as usize..pair[1].start as usize]);
        let blanks = gaps.clone().filter(|gap| gap.chars().all(char::is_whitespace)).count();
        if group.len() < MIN_LETTERS || group[0].start < end {
            continue;
        }
        let span = group[0].hull(group[group.len() - 1]);
        let (span, text) = if 2 * blanks >= group.len() - 1 {
            let even = gaps.clone().filter(|gap| gap.len() == 1).count();
            let wide = gaps.filter(|gap| gap.trim().is_empty() && (gap.len() > 1 || *gap == "\n")).count();
            let span = with_others(raw, span);
            // Where every gap is like the others, the words are found by their letters.
            let known = if wide == 0 || even > 40 * wide {
                apart_evenly(&raw[span.range()])
            } else {
                unspaced(&raw[span.range()])
            };
            (span, known)
        } else {
            let span = with_others(raw, to_blanks(raw, span));
            let passage = &raw[span.range()];
            (span, passage.split(' ').map(every_second).collect::<Vec<_>>().join(" "))
        };
        end = span.end;
        out.push(Decoded::whole(text, span));
    }
    out
}

/// Letters and digits whose neighbours are neither, and the letters of words whose letters an underscore joins.
fn single_letters(layer: &Layer<'_>) -> Vec<Span> {
    let mut out = Vec::new();
    let mut chars = layer.raw.char_indices().peekable();
    let (mut before, mut this) = (false, chars.peek().is_some_and(|&(_, c)| c.is_alphanumeric()));
    while let Some((at, c)) = chars.next() {
        // What no script of letters has is found out once, since tables are asked for it.
        let after = chars.peek().is_some_and(|&(_, c)| is_ideograph(c) || c.is_alphanumeric());
        if this && !before && !after {
            out.push(Span::new(at, at + c.len_utf8()));
        }
        (before, this) = (this, after);
    }
    out
}

/// Whether only a few marks or blanks stand between two letters.
fn apart(raw: &str, a: Span, b: Span) -> bool {
    let gap = &raw[a.end as usize..b.start as usize];
    // What is not seen is taken out first.
    gap.len() <= 9 && !gap.contains(|c: char| c.is_alphanumeric() || c == '\\' || is_invisible(c))
}

/// `span` with the single characters next to it, and words whose letters are apart.
fn with_others(raw: &str, span: Span) -> Span {
    let apart = |word: &str| word.chars().nth(1).is_none() || every_second(word).len() < word.len();
    let (mut from, mut to) = (span.start as usize, span.end as usize);
    loop {
        let before = raw[..from].trim_end_matches(' ');
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        if word.is_empty() || from - before.len() > 3 || !apart(word) {
            break;
        }
        from = before.len() - word.len();
    }
    loop {
        let after = raw[to..].trim_start_matches(' ');
        let word = after.split(char::is_whitespace).next().unwrap_or("");
        if word.is_empty() || raw.len() - to - after.len() > 3 || !apart(word) {
            break;
        }
        to = raw.len() - after.len() + word.len();
    }
    Span::new(from, to)
}

/// `span` up to the white space around it.
fn to_blanks(raw: &str, span: Span) -> Span {
    let mut before = raw[..span.start as usize].char_indices().rev();
    let from = before.find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let to =
        raw[span.end as usize..].find(char::is_whitespace).map_or(raw.len(), |at| span.end as usize + at);
    Span::new(from, to)
}

/// Letters one blank apart, words more.
fn unspaced(passage: &str) -> String {
    let mut text = String::with_capacity(passage.len() / 2);
    let mut blanks = 0;
    for c in passage.chars() {
        if c.is_whitespace() {
            blanks += if c == '\n' { 2 } else { 1 };
            continue;
        }
        if blanks > 1 && !text.is_empty() {
            text.push(' ');
        }
        blanks = 0;
        text.push(c);
    }
    text
}

/// Letters and words one blank apart: the words by their letters.
fn apart_evenly(passage: &str) -> String {
    let joined: String = passage.chars().filter(|c| !c.is_whitespace()).collect();
    parted(&joined, lexis::spaced)
}

/// The characters of a word without the mark between them.
fn every_second(word: &str) -> String {
    let mut chars = word.chars();
    let between = chars.nth(1);
    let apart = word.chars().skip(1).step_by(2).all(|c| Some(c) == between)
        && between.is_some_and(|c| !c.is_alphanumeric());
    if apart { word.chars().step_by(2).collect() } else { word.to_owned() }
}

/// A run of letters and marks as words, the letters parted by `split`.
fn parted(run: &str, split: fn(&str) -> String) -> String {
    let mut text = String::with_capacity(run.len() * 5 / 4);
    let mut from = 0;
    let mut quoted = false;
    let letter = |c: char| c.is_ascii_alphabetic() || c == '\'';
    for (at, c) in run.char_indices().filter(|&(_, c)| !letter(c)).chain([(run.len(), ' ')]) {
        let word = &run[from..at];
        let after_word = text.chars().last().is_some_and(char::is_alphanumeric);
        if !word.is_empty() {
            let marked = text.ends_with(['.', ',', '!', '?', ';', ':', ')', ']', '}', '>']);
            if after_word || marked {
                text.push(' ');
            }
            text.push_str(&split(word));
        }
        let after = text.chars().last().is_some_and(|c| c.is_ascii_alphabetic());
        quoted ^= c == '"';
        let begins = c == '"' && quoted;
        let opens = matches!(c, '(' | '[' | '{' | '<') || begins;
        if after && (c.is_alphanumeric() || opens) || opens && text.ends_with(['.', ',', ':', ';', '!', '?'])
        {
            text.push(' ');
        }
        if at < run.len() {
            text.push(c);
        }
        from = at + c.len_utf8();
    }
    text
}

/// The words of a run in which each begins with a capital letter, whatever the language.
fn humped(run: &str) -> String {
    let bytes = run.as_bytes();
    let small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let mut text = String::with_capacity(run.len() * 5 / 4);
    for (at, c) in run.char_indices() {
        if at > 0 && c.is_ascii_uppercase() && (small(at - 1) || small(at + 1)) {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// The same of a run that may hold addresses of the web in brackets, which stay as they are. Where another ends is not known.
fn parted_around(run: &str, split: fn(&str) -> String) -> String {
    let (mut text, mut rest) = (String::new(), run);
    while let Some(at) = rest.find("://") {
        let open =
            rest[..at].rfind('(').filter(|&open| rest[open + 1..at].bytes().all(|b| b.is_ascii_alphabetic()));
        let close = rest[at..].find(')').map(|close| at + close + 1);
        let Some((open, close)) = open.zip(close) else { return String::new() };
        text.push_str(&parted(&rest[..open], split));
        text.push_str(&rest[open..close]);
        text.push(' ');
        rest = &rest[close..];
    }
    text.push_str(&parted(rest, split));
    text
}

/// Whether the words of a passage seem to begin with a capital letter each, and to go on with small ones: data has digits among its
/// letters, and more capitals.
fn is_humped(passage: &str) -> bool {
    let bytes = passage.as_bytes();
    let begins = |pair: &[u8]| pair[0].is_ascii_uppercase() && pair[1].is_ascii_lowercase();
    let words = bytes.windows(2).filter(|pair| begins(pair)).count();
    let capitals = bytes.iter().filter(|b| b.is_ascii_uppercase()).count();
    let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    words >= HUMPS
        && 4 * capitals <= 5 * words
        && letters <= LONGEST_HUMP * words
        && 8 * letters >= 7 * bytes.len()
}

/// Whether a word falls into three or more.
fn several(word: &[u8]) -> bool {
    let joints = word.iter().filter(|b| !b.is_ascii_alphanumeric()).count();
    joints >= 2 || word.is_ascii() && lexis::cuts(word).len() >= 2
}

/// The words of a passage that underscores join: pieces as long as words, or two words at the most.
fn underscored(passage: &str) -> Option<String> {
    let pieces = passage.split('_').filter(|piece| !piece.is_empty()).count();
    (pieces > 1 && passage.len() <= pieces * LONGEST_MEAN).then(|| passage.replace('_', " "))
}

/// Whether a passage has escapes of URLs in it, which part its words.
fn is_escaped(passage: &str) -> bool {
    let digits = |at: usize| {
        passage.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    };
    memchr_iter(b'%', passage.as_bytes()).filter(|&at| digits(at)).nth(1).is_some()
}

pub(super) fn joined_words(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let letters =
        |span: Span| raw.as_bytes()[span.range()].iter().filter(|b| b.is_ascii_alphabetic()).count();
    let long = layer.tokens.iter().zip(layer.known).filter(|(token, known)| {
        let length = token.span.range().len();
        matches!(token.class, Class::Word | Class::Mixed)
            && (MIN_JOINED..=MAX_JOINED).contains(&length)
            && letters(token.span) >= MIN_JOINED - 2
            && !known.is_english()
    });
    let long: Vec<Span> = long.map(|(token, _)| token.span).collect();
    // Among plain words a long one is a rare word or a name, if it does not fall into three.
    let dense = 4 * long.len() >= layer.tokens.len();
    let mut out: Vec<Decoded> = Vec::new();
    let mut end = 0;
    for token in long {
        if token.start < end || !dense && !several(&raw.as_bytes()[token.range()]) {
            continue;
        }
        let span = to_blanks(raw, token);
        end = span.end;
        let passage = &raw[span.range()];
        if passage.len() > MAX_JOINED || is_escaped(passage) {
            continue;
        }
        let text = match underscored(passage).filter(|_| !passage.contains("://")) {
            Some(words) => words,
            None => parted_around(passage, lexis::spaced),
        };
        if is_humped(passage) {
            // where capitals tell, words of languages that are hardly known are told, too
            let by_capitals = parted_around(passage, humped);
            out.extend((by_capitals != text).then(|| Decoded::whole(by_capitals, span)));
        }
        if text.contains(' ') && lexis::share(&text) >= 40 {
            out.push(Decoded::whole(text, span));
        }
    }
    out
}
