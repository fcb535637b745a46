//! Quoted pieces that are put together: added up, listed, or named and then added up.

use super::Decoded;
use crate::{
    detect::{layer::Layer, lexis},
    interaction::Span,
};
use memchr::memchr2;

/// A longer piece is a text of its own.
const MAX_PIECE: usize = 400;
/// Between two pieces stands no more than this.
const MAX_BETWEEN: usize = 24;
/// The sum of the names follows within so much.
const MAX_BEHIND: usize = 160;

/// A quoted piece.
struct Piece<'a> {
    /// With its quotation marks.
    span: Span,
    /// The name that it is given.
    name: &'a str,
    /// Where that begins.
    start: usize,
    /// What stands between the marks.
    body: &'a str,
}

pub(super) fn fragments(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut out = Vec::new();
    for mark in ['"', '\''] {
        let pieces = pieces(raw, mark);
        for group in pieces.chunk_by(|a, b| follows(&raw[a.span.end as usize..b.start], b)) {
            if group.len() > 1 {
                out.extend(together(raw, group));
            }
        }
    }
    out
}

/// The quoted pieces of `raw`, in order.
fn pieces(raw: &str, mark: char) -> Vec<Piece<'_>> {
    let bytes = raw.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = raw[at..].find(mark).map(|found| at + found) {
        // Inside a word it is an apostrophe.
        if bytes[..open].last().is_some_and(u8::is_ascii_alphanumeric) {
            at = open + 1;
            continue;
        }
        let Some(close) = closing(bytes, open + 1, mark as u8) else {
            at = open + 1;
            continue;
        };
        let (name, start) = name_before(raw, open);
        out.push(Piece { span: Span::new(open, close + 1), name, start, body: &raw[open + 1..close] });
        at = close + 1;
    }
    out
}

/// Where the mark closes, escaped ones left out.
fn closing(bytes: &[u8], from: usize, mark: u8) -> Option<usize> {
    let end = bytes.len().min(from + MAX_PIECE);
    let mut at = from;
    loop {
        at += memchr2(mark, b'\\', &bytes[at..end])?;
        if bytes[at] == mark {
            return Some(at);
        }
        at = (at + 2).min(end);
    }
}

/// The text between the marks, escapes undone.
fn unescaped(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some(other) => other,
                None => c,
            },
            _ => c,
        });
    }
    text
}

/// The name in `name = "..`, and where it begins; else where the piece begins.
fn name_before(raw: &str, open: usize) -> (&str, usize) {
    let before = raw[..open].trim_end_matches(' ');
    let Some(before) = before.strip_suffix('=') else { return ("", open) };
    let before = before.trim_end_matches([' ', ':']);
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let from = before
        .rfind(|c: char| !name(c))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    if from == before.len() { ("", open) } else { (&before[from..], from) }
}

/// Whether `next` goes on after `between`.
fn follows(between: &str, next: &Piece<'_>) -> bool {
    let between = between.trim_end_matches("let ").trim_end_matches("var ").trim_end_matches("const ");
    let signs = |c: char| {
        matches!(c, '+' | ',' | '.' | '&' | '|' | ';' | ' ' | '\n' | '\t' | '\r' | '(' | ')' | '\\')
    };
    between.len() <= MAX_BETWEEN
        && between.chars().all(signs)
        && (!between.trim().is_empty() || !next.name.is_empty())
}

/// The text of pieces that belong together, where it is more than they are.
fn together(raw: &str, group: &[Piece<'_>]) -> Option<Decoded> {
    let (first, last) = (&group[0], &group[group.len() - 1]);
    let (mut from, mut to) = (first.start, last.span.end as usize);
    let named = group.iter().all(|piece| !piece.name.is_empty());
    let texts: Vec<String> = group.iter().map(|piece| unescaped(piece.body)).collect();
    let text: String = if named {
        let (order, end) = sum(raw, to, group)?;
        to = end;
        order.iter().map(|&nth| &*texts[nth]).collect()
    } else {
        if raw[..from].ends_with('[') && raw[to..].starts_with(']') {
            (from, to) = (from - 1, to + 1);
        }
        texts.concat()
    };
    // A list of words is no text in pieces.
    let torn = texts.windows(2).any(|pair| torn(&pair[0], &pair[1]));
    (torn && lexis::share(&text) >= 40 || named || is_dense(&text))
        .then(|| Decoded::whole(text, Span::new(from, to)))
}

/// Whether a word or the blank between two words stands where two pieces meet.
fn torn(a: &str, b: &str) -> bool {
    let word = |c: char| c.is_alphanumeric();
    let (left, right) = (a.chars().last().is_some_and(word), b.chars().next().is_some_and(word));
    if !left || !right {
        return a.ends_with(' ') || b.starts_with(' ');
    }
    let head = a.rsplit(|c: char| !word(c)).next().unwrap_or("");
    let tail = b.split(|c: char| !word(c)).next().unwrap_or("");
    lexis::is_word(format!("{head}{tail}").as_bytes()) || !lexis::is_word(head.as_bytes())
}

/// Whether the pieces are parts of a run that may be an encoding.
fn is_dense(text: &str) -> bool {
    text.len() >= 24 && text.bytes().all(|b| b.is_ascii_graphic())
}

/// The order in which the names are added up behind `from`, and where that ends.
fn sum(raw: &str, from: usize, group: &[Piece<'_>]) -> Option<(Vec<usize>, usize)> {
    let behind = &raw[from..crate::limits::boundary(raw, from + MAX_BEHIND)];
    let mut found: Option<(Vec<usize>, usize)> = None;
    for (at, _) in behind.match_indices('+') {
        let left = behind[..at].trim_end().rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
        let rest = behind[at + 1..].trim_start();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let number = |name: &str| group.iter().position(|piece| piece.name == name);
        let (Some(left), Some(right)) = (number(left), number(&rest[..length])) else { continue };
        let end = from + behind.len() - rest.len() + length;
        let (order, last) = found.get_or_insert_with(|| (vec![left], end));
        order.push(right);
        *last = end;
    }
    found
}
