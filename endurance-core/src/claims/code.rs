//! Codes: order numbers, serial numbers, telephone numbers as they are dialled. One that is nearly a source's is a misprint of it.

use super::{Atom, Detail, compare::Conflict, corpus::Window, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text,
        word::{Class, Token, hash, pair},
    },
};

/// Letters and digits that a code has, and digits among them.
const SHORTEST: usize = 5;
const LONGEST: usize = 32;
const LEAST_DIGITS: usize = 3;

/// Digits of a number that is written in groups.
const LEAST_GROUPED: usize = 7;

/// Codes of one passage that are looked at: lists of more name other things each.
pub(super) const MOST: usize = 6;

/// Letters before the digits of a code, "AB-1234", and groups of it.
const MOST_LETTERS: usize = 4;
const MOST_GROUPS: usize = 8;

/// The share of the claim's other words that a passage holds for its code to be the one that is meant; and how many telling words
/// need no share: "call 555-0142".
const SPEAKS: f64 = 0.3;
const FEW: usize = 2;

/// How sure it is that two codes that hardly differ are one.
const STRENGTH: f64 = 0.75;

/// A code: where it stands, and its letters and digits alone.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) span: Span,
    signs: String,
}

impl Code {
    /// By which codes of one length are found.
    fn key_of_length(&self) -> u64 {
        pair(hash("# code of length"), self.signs.len() as u64)
    }

    /// By which it is found itself.
    fn key(&self) -> u64 {
        pair(hash("# code"), hash(&self.signs))
    }

    /// Whether both differ by one sign, by two neighbours exchanged, or by two signs of ten.
    fn is_nearly(&self, other: &Self) -> bool {
        let (a, b) = (self.signs.as_bytes(), other.signs.as_bytes());
        let mut apart = (0..a.len().min(b.len())).filter(|&at| a[at] != b[at]);
        let (Some(first), second, third) = (apart.next(), apart.next(), apart.next()) else { return false };
        let exchanged = |second: usize| second == first + 1 && a[first] == b[second] && a[second] == b[first];
        let few = |second: usize| exchanged(second) || a.len() >= 10;
        a.len() == b.len() && third.is_none() && second.is_none_or(few)
    }
}

/// The codes of a passage, in order.
pub(super) fn codes(text: &Text, span: Span) -> impl Iterator<Item = Code> {
    let mut tokens = &text.tokens[text.tokens_in(span)];
    std::iter::from_fn(move || {
        loop {
            let first = tokens.iter().position(may_be_part)?;
            let (run, rest) = tokens[first..].split_at(run(text, &tokens[first..]));
            tokens = rest;
            if let Some(code) = code(text, run) {
                return Some(code);
            }
        }
    })
}

/// Whether a token has digits.
const fn has_digits(token: &Token) -> bool {
    matches!(token.class, Class::Number | Class::Mixed)
}

/// Whether a token has digits, or is letters as they stand before them.
const fn may_be_part(token: &Token) -> bool {
    has_digits(token) || token.upper && token.span.end - token.span.start <= MOST_LETTERS as u32
}

/// How many tokens from the first on, which may be part of one, are written as one code.
fn run(text: &Text, tokens: &[Token]) -> usize {
    let joined = |pair: &&[Token]| {
        let gap = text.slice(Span { start: pair[0].span.end, end: pair[1].span.start.max(pair[0].span.end) });
        let numbers = has_digits(&pair[0]) && has_digits(&pair[1]) && tokens[0].class == Class::Number;
        (gap == " " && numbers || matches!(gap, "" | "-" | "/" | ".")) && may_be_part(&pair[1])
    };
    1 + tokens.windows(2).take(MOST_GROUPS).take_while(joined).count()
}

fn code(text: &Text, run: &[Token]) -> Option<Code> {
    let (first, last) = (run.first()?, run.last()?);
    let span = first.span.hull(last.span);
    let written = text.slice(span);
    if !(SHORTEST..=LONGEST).contains(&written.len()) || !written.is_ascii() {
        return None;
    }
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    if digits < LEAST_DIGITS {
        return None;
    }
    let signs: String =
        written.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let lettered = digits < signs.len() && digits >= LEAST_DIGITS && signs.len() >= SHORTEST;
    let grouped = run.len() > 1 && digits >= LEAST_GROUPED;
    let whole = run.len() == 1 && digits >= LEAST_GROUPED && !written.contains([',', '.']);
    // dates, times and amounts have readers of their own
    let read = text.dates_in(span).iter().any(|d| d.span.overlaps(span))
        || text.quantities_in(span).iter().any(|q| !q.unit.is_empty());
    ((lettered || grouped || whole) && !read).then_some(Code { span, signs })
}

/// What a passage is found by for its codes: each itself, and each by its length.
pub(super) fn keys(text: &Text, span: Span) -> impl Iterator<Item = [u64; 2]> {
    codes(text, span).map(|code| [code.key(), code.key_of_length()])
}

/// A code of the claim that no source holds and that is nearly the only such one of a passage.
pub(super) fn misprinted(claim: &Reading<'_>, window: &Window<'_>, coverage: f64) -> Option<Conflict> {
    let text = &window.source.text;
    let speaks = |own: &Code| {
        let telling = claim.telling.iter().filter(|t| !own.span.contains(t.span)).count();
        (coverage >= SPEAKS || telling <= FEW) && !window.any_holds(own.key())
    };
    claim.codes().iter().filter(|own| speaks(own)).find_map(|own| {
        let mut near = codes(text, window.sentence).take(MOST).filter(|other| own.is_nearly(other));
        let (other, None) = (near.next()?, near.next()) else { return None };
        let detail = Detail {
            atom: Atom::Quantity,
            claimed: claim.text.slice(own.span).into(),
            source: Some(text.slice(other.span).into()),
            difference: None,
        };
        Some(Conflict { detail, strength: STRENGTH })
    })
}
