//! References to documents ([1], "according to X", section, page and file names), and quotations.

use super::{
    table::Gate,
    word::{Token, hash},
    words::{Words, words},
};
use crate::interaction::Span;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Citation {
    /// Where it stands, brackets included.
    pub(crate) span: Span,
    /// What it points at.
    pub(crate) target: Target,
}

impl Citation {
    /// Whether its words belong to the sentence, as "according to" and "section 4" do.
    pub(crate) const fn runs_in_text(&self) -> bool {
        matches!(self.target, Target::Speaker(_) | Target::Place | Target::File(_) | Target::Mention(_))
    }
}

/// What a reference points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Documents by number, from 1: [2], [1, 3], [2-4].
    Numbers(Vec<u32>),
    /// A document by id, name or title in brackets: `[doc_1]`, (Source: Budget.md).
    Name(String),
    /// A word in round brackets that may be a document's id: `(doc_1)`. No reference where no document has it.
    Mention(String),
    /// A file by its name in the running text: Budget.md.
    File(String),
    /// Whoever "according to" names; a person as often as a document.
    Speaker(Span),
    /// A place inside a document: section 4(1), page 3. Says where, not which.
    Place,
}

/// The longest id in brackets, in bytes.
const LONGEST_ID: usize = 64;

/// A range such as [1-1000000] names no more than this.
const MOST_NUMBERS: usize = 64;

/// Every reference, in order.
pub(super) fn find(raw: &str, tokens: &[Token]) -> Vec<Citation> {
    let mut out = bracketed(raw);
    files(raw, &mut out);
    words(raw, tokens, &mut out);
    out.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end)));
    let mut end = 0;
    out.retain(|c| {
        let keep = c.span.start >= end;
        if keep {
            end = c.span.end;
        }
        keep
    });
    out
}

/// The first byte of 【 in UTF-8.
const CORNER: u8 = 0xe3;

/// [1], [1, 2], [2-4], `[doc_1]`, 【1†source】, (Source: name).
fn bracketed(raw: &str) -> Vec<Citation> {
    let mut out = Vec::new();
    for open in memchr::memchr3_iter(b'[', b'(', CORNER, raw.as_bytes()) {
        let (close, mark) = match raw[open..].chars().next() {
            Some('[') => (']', 1),
            Some('(') => (')', 1),
            Some('【') => ('】', '【'.len_utf8()),
            _ => continue,
        };
        let from = open + mark;
        // Bounded look-ahead: a reference is short, and an unclosed bracket must not cost the rest of the text.
        let mut window =
            raw[from..].char_indices().take(120).take_while(|(_, c)| !matches!(c, '\n' | '[' | '(' | '【'));
        let Some(length) = window.find(|(_, c)| *c == close).map(|(at, _)| at) else { continue };
        let inside = raw[from..from + length].trim();
        let link = close == ']' && raw[from + length + 1..].starts_with('(');
        if !indexes(raw, open, inside)
            && let Some(target) = target(inside, close, link)
        {
            out.push(Citation { span: Span::new(open, from + length + close.len_utf8()), target });
        }
    }
    out
}

/// Whether the bracket at `open` takes an element, as in "array[0]" and in code: no reference hangs on those.
fn indexes(raw: &str, open: usize, inside: &str) -> bool {
    let before = &raw[..open];
    let glued = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let line = before.bytes().rev().take(120).take_while(|b| *b != b'\n');
    glued && (inside == "0" || line.filter(|b| *b == b'`').count() % 2 == 1)
}

fn target(inside: &str, close: char, link: bool) -> Option<Target> {
    let labelled = ["source:", "sources:", "ref:", "see:", "quelle:", "fuente:", "स्रोत:"];
    let lower = inside.to_lowercase();
    if let Some(label) = labelled.iter().find(|label| lower.starts_with(**label)) {
        let name = inside.get(label.len()..)?.trim();
        return (!name.is_empty())
            .then(|| numbers(name).map_or_else(|| Target::Name(name.into()), Target::Numbers));
    }
    if link {
        return None;
    }
    if close == ')' {
        let joined =
            inside.contains(['_', '-', '.', ':', '/']) || inside.contains(|c: char| c.is_ascii_digit());
        let named = |c: char| {
            c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '-' | '.' | ':' | '/' | '#')
        };
        // "(€49/month)" and "(80km/h)" are amounts
        let rate = inside.contains('/') && inside.starts_with(|c: char| c.is_ascii_digit());
        let id = joined && inside.contains(char::is_alphabetic) && inside.chars().all(named) && !rate;
        return (id && inside.len() <= LONGEST_ID && !inside.contains("://"))
            .then(|| Target::Mention(inside.into()));
    }
    let inside = inside.split('†').next().unwrap_or(inside).trim_start_matches('^');
    if let Some(list) = numbers(inside) {
        return Some(Target::Numbers(list));
    }
    // [2024], [10:30] and [3.5] are a year, a time and a number
    let digits = inside.bytes().all(|b| b.is_ascii_digit());
    let year = inside.len() == 4 && (inside.starts_with("19") || inside.starts_with("20"));
    let plain = if digits { year } else { close == ']' && !inside.contains(char::is_alphabetic) };
    // An id has no spaces but has a digit or a joint: [doc_1], [Budget.md], not [sic].
    let id = !inside.is_empty()
        && inside.len() <= LONGEST_ID
        && !plain
        && !inside.contains(char::is_whitespace)
        && inside.starts_with(char::is_alphanumeric)
        && inside.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.' | '-' | ':' | '/'));
    id.then(|| Target::Name(inside.into()))
}

/// "1", "1, 2", "2-4": the numbers, if there is nothing else.
fn numbers(inside: &str) -> Option<Vec<u32>> {
    let mut out = Vec::new();
    for part in inside.split([',', ';']) {
        let part = part.trim();
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to) = (number(from)?, number(to)?);
        if from > to {
            return None;
        }
        out.extend((from..=to).take(MOST_NUMBERS));
        out.truncate(MOST_NUMBERS);
    }
    Some(out)
}

/// At most three digits: [2024] is a year in brackets. Other numbers of more digits, alone in brackets, are names that may
/// turn out to be the number of a document; see `claims::cite`.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    (1..=3).contains(&text.len()).then(|| text.parse().ok()).flatten()
}

const EXTENSIONS: &[&str] =
    &["md", "pdf", "txt", "docx", "doc", "html", "csv", "xlsx", "pptx", "json", "rst"];

/// File names in the running text.
fn files(raw: &str, out: &mut Vec<Citation>) {
    for dot in memchr::memchr_iter(b'.', raw.as_bytes()) {
        let after = &raw[dot + 1..];
        let length = after.bytes().take(6).take_while(u8::is_ascii_alphanumeric).count();
        if !EXTENSIONS.iter().any(|e| after[..length].eq_ignore_ascii_case(e)) {
            continue;
        }
        let name = |c: char| {
            c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '-' | '.' | '\'' | '’')
        };
        let named = raw[..dot].char_indices().rev().take(80).take_while(|(_, c)| name(*c));
        let first = named.filter(|(_, c)| !matches!(c, '\'' | '’')).last(); // a mark in front is a quotation's
        let Some((start, _)) = first else { continue };
        // part of an address, not a document's name
        if raw[..start].ends_with(['/', '@', ':']) {
            continue;
        }
        let span = Span::new(start, dot + 1 + length);
        out.push(Citation { span, target: Target::File(raw[span.range()].into()) });
    }
}

const ACCORDING: &Words = words!("according per");
/// Words that name a given document by its number, where they stand in brackets or with a capital: (Passage 2).
const GIVEN: &Words = words!("passage passages document documents doc source context");
/// Those of them that an order counts: "the second passage".
const NUMBERED: &Words = words!("passage document");
const ORDINALS: [u64; 6] =
    [hash("first"), hash("second"), hash("third"), hash("fourth"), hash("fifth"), hash("sixth")];
/// Words that point at a document: "as described in passage 3".
const POINTS: &Words = words!("in from see per to by and");
/// Words that say where in a document, with a number: "section 4", "step 3".
const PLACES: &Words = words!(
    "section sec page article clause paragraph chapter annex schedule rule धारा artikel step steps option figure fig schritt paso etape"
);

/// The words above: few tokens are one of them.
static WORDS: LazyLock<Gate> = LazyLock::new(|| {
    let mut gate = Gate::new();
    [ACCORDING, GIVEN, PLACES].into_iter().flat_map(Words::iter).for_each(|word| gate.add(word));
    gate.add(hash("the"));
    gate
});

/// "according to X", "section 4(1)", "page 3".
fn words(raw: &str, tokens: &[Token], out: &mut Vec<Citation>) {
    let gate = &*WORDS;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| gate.may_hold(token.fold)) {
        if ACCORDING.contains(token.fold) {
            out.extend(speaker(raw, &tokens[at..]));
        }
        let Some(next) = tokens.get(at + 1) else { continue };
        if GIVEN.contains(token.fold)
            && let Some(number) = number(&raw[next.span.range()])
            && (token.capital
                || raw[..token.span.start as usize].ends_with('(')
                || (at.checked_sub(1).is_some_and(|before| POINTS.contains(tokens[before].fold))
                    && tokens.get(at + 2).is_none_or(|t| t.fold != hash("of"))))
        {
            let open = raw[..token.span.start as usize].ends_with('(');
            let end = next.span.end + item_number(&raw[next.span.end as usize..]) as u32;
            let close = open && raw[end as usize..].starts_with(')');
            let span = Span { start: token.span.start - u32::from(close), end: end + u32::from(close) };
            out.push(Citation { span, target: Target::Numbers(vec![number]) });
        }
        if token.fold == const { hash("the") }
            && let Some(number) = ORDINALS.iter().position(|ordinal| *ordinal == next.fold)
            && let Some(given) = tokens.get(at + 2).filter(|t| NUMBERED.contains(t.fold))
        {
            let target = Target::Numbers(vec![number as u32 + 1]);
            out.push(Citation { span: token.span.hull(given.span), target });
        }
        if PLACES.contains(token.fold)
            && raw[token.span.end as usize..next.span.start as usize].trim_matches('.').trim().is_empty()
            && raw[next.span.range()].starts_with(|c: char| c.is_numeric())
        {
            let mut end = next.span.end as usize;
            // section 4(1)(b)
            while let Some(length) = sub_number(&raw[end..]) {
                end += length;
            }
            end += further_numbers(&raw[end..]);
            out.push(Citation { span: Span::new(token.span.start as usize, end), target: Target::Place });
        }
    }
}

/// "according to X", where `tokens` begin with "according".
fn speaker(raw: &str, tokens: &[Token]) -> Option<Citation> {
    let [according, to, rest @ ..] = tokens else { return None };
    if to.fold != hash("to") {
        return None;
    }
    let near = |t: &&Token| {
        let gap = &raw[according.span.end as usize..t.span.start as usize];
        !gap.contains([',', '.', ';', ':', '\n', '('])
    };
    let last = rest.iter().take(12).take_while(near).last()?;
    let who = rest.first()?.span.hull(last.span);
    Some(Citation { span: according.span.hull(to.span), target: Target::Speaker(who) })
}

/// The length of ":3" at the start, an item of a passage.
fn item_number(text: &str) -> usize {
    let Some(number) = text.strip_prefix(':') else { return 0 };
    let digits = number.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if digits == 0 || number[digits..].starts_with(|c: char| c.is_alphanumeric()) { 0 } else { 1 + digits }
}

/// The length of " and 5" or ", 4 and 5" at the start.
fn further_numbers(text: &str) -> usize {
    const MOST: usize = 4;
    let mut end = 0;
    for _ in 0..MOST {
        let rest = &text[end..];
        let Some(joint) = [" and ", ", and ", ", ", " or ", " to ", "-", "–", " und ", " y "]
            .iter()
            .find(|j| rest.starts_with(**j))
        else {
            break;
        };
        let digits = rest[joint.len()..].bytes().take(2).take_while(u8::is_ascii_digit).count();
        let behind = &rest[joint.len() + digits..];
        // "steps 4 and 5 to make", but "step 4, 20 minutes"
        let alone = behind.is_empty() || behind.starts_with([' ', '.', ',', ')', ';', ':']);
        let counts = *joint == ", " && !behind.starts_with([',', '.', ')']);
        if digits == 0 || !alone || counts {
            break;
        }
        end += joint.len() + digits;
    }
    end
}

/// The length of "(1)" or "(b)" at the start.
fn sub_number(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?;
    let length = inside.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
    (length > 0 && inside[length..].starts_with(')')).then_some(length + 2)
}

/// Opening and closing marks.
const QUOTES: &[(char, char)] =
    &[('"', '"'), ('“', '”'), ('«', '»'), ('„', '“'), ('„', '”'), ('「', '」'), ('『', '』'), ('‘', '’')];

/// Where an opening mark may stand: the bytes that one begins with in UTF-8.
fn openings(raw: &str) -> Box<dyn Iterator<Item = usize> + '_> {
    let bytes = raw.as_bytes();
    if raw.is_ascii() {
        return Box::new(memchr::memchr_iter(b'"', bytes));
    }
    Box::new((0..bytes.len()).filter(|&at| matches!(bytes[at], b'"' | 0xc2 | 0xe2 | 0xe3)))
}

/// The longest quotation, in bytes: an unclosed mark must not quote the rest of the text.
const LONGEST: usize = 600;

/// What stands between quotation marks, without them.
pub(crate) fn quotations(raw: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut end = 0;
    for open in openings(raw) {
        let Some(mark) = raw.get(open..).and_then(|rest| rest.chars().next()).filter(|_| open >= end) else {
            continue;
        };
        // behind a letter or digit stands an inch mark or a closing partner
        if mark == '"' && raw[..open].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        if !QUOTES.iter().any(|(o, _)| *o == mark) {
            continue;
        }
        let from = open + mark.len_utf8();
        // the mark of "It’s" closes nothing
        let apostrophe = |at: usize, c: char| {
            c == '’' && raw[from + at + c.len_utf8()..].starts_with(char::is_alphanumeric)
        };
        let closing = |c: char| QUOTES.iter().any(|(o, close)| *o == mark && *close == c);
        let inside = |at: usize, c: char| at < LONGEST && c != '\n' && (closing(c) || c != mark);
        let mut marks = raw[from..].char_indices().take_while(|&(at, c)| inside(at, c));
        let found = marks.find(|&(at, c)| closing(c) && !apostrophe(at, c));
        if let Some((length, c)) = found
            && length > 0
        {
            out.push(Span::new(from, from + length));
            end = from + length + c.len_utf8();
        }
    }
    out
}
