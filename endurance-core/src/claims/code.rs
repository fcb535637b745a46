//! Codes: order numbers, serial numbers, telephone numbers as they are dialled, addresses. One that is nearly a source's is a misprint
//! of it.

use super::{Atom, Detail, compare::Conflict, corpus::Window, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text, contact,
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

/// What a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Letters and digits.
    Signs,
    /// An e-mail address, a web address.
    Mail,
    Site,
}

/// A code: where it stands, and its letters and digits alone; or an address as it is compared.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) span: Span,
    kind: Kind,
    signs: String,
}

impl Code {
    /// By which codes that may be nearly the same are found: of one length; addresses of one name or of one host; sites of one name.
    fn keys_alike(&self) -> impl Iterator<Item = u64> + use<> {
        let keys = match (self.kind, self.parts()) {
            (Kind::Signs, _) => [Some(pair(hash("# code of length"), self.signs.len() as u64)), None],
            (Kind::Mail, Some((name, host))) => {
                [Some(pair(hash("# mail to"), hash(name))), Some(pair(hash("# mail at"), hash(host)))]
            }
            (Kind::Site, Some((name, _))) => [Some(pair(hash("# site called"), hash(name))), None],
            (_, None) => [None, None],
        };
        keys.into_iter().flatten()
    }

    /// By which it is found itself.
    fn key(&self) -> u64 {
        pair(hash("# code"), hash(&self.signs))
    }

    /// What stands before and behind the "@" of an address, or the last dot of a site; nothing of a page of one.
    fn parts(&self) -> Option<(&str, &str)> {
        match self.kind {
            Kind::Signs => None,
            Kind::Mail => self.signs.split_once('@'),
            Kind::Site => self.signs.rsplit_once('.').filter(|_| !self.signs.contains('/')),
        }
    }

    /// Whether both differ by one sign, by two neighbours exchanged, or by two signs of ten; of an address, in one of its parts.
    fn is_nearly(&self, other: &Self) -> bool {
        if let (true, Some((own, there))) = (self.kind == other.kind, self.parts().zip(other.parts())) {
            return (own.0 == there.0) != (own.1 == there.1) && (self.kind == Kind::Mail || own.0 == there.0);
        }
        if self.kind != other.kind || self.kind != Kind::Signs {
            return false;
        }
        let (a, b) = (self.signs.as_bytes(), other.signs.as_bytes());
        let mut apart = (0..a.len().min(b.len())).filter(|&at| a[at] != b[at]);
        let (Some(first), second, third) = (apart.next(), apart.next(), apart.next()) else { return false };
        let exchanged = |second: usize| second == first + 1 && a[first] == b[second] && a[second] == b[first];
        let few = |second: usize| exchanged(second) || a.len() >= 10;
        a.len() == b.len() && third.is_none() && second.is_none_or(few)
    }
}

/// The codes of a passage, in order, and then its addresses.
pub(super) fn codes(text: &Text, span: Span) -> impl Iterator<Item = Code> {
    let mut tokens = &text.tokens[text.tokens_in(span)];
    let signs = std::iter::from_fn(move || {
        loop {
            let first = tokens.iter().position(may_be_part)?;
            let (run, rest) = tokens[first..].split_at(run(text, &tokens[first..]));
            tokens = rest;
            if let Some(code) = code(text, run) {
                return Some(code);
            }
        }
    });
    signs.chain(addresses(text, span))
}

fn addresses(text: &Text, span: Span) -> impl Iterator<Item = Code> {
    contact::addresses(text.slice(span)).into_iter().map(move |found| Code {
        span: Span { start: span.start + found.span.start, end: span.start + found.span.end },
        kind: if found.kind == contact::Kind::Email { Kind::Mail } else { Kind::Site },
        signs: found.key,
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
    let signs = || written.chars().filter(char::is_ascii_alphanumeric);
    let length = signs().count();
    let lettered = digits < length && digits >= LEAST_DIGITS && length >= SHORTEST;
    let grouped = run.len() > 1 && digits >= LEAST_GROUPED;
    let whole = run.len() == 1 && digits >= LEAST_GROUPED && !written.contains([',', '.']);
    // dates, times and amounts have readers of their own
    let read = || {
        text.dates_in(span).iter().any(|d| d.span.overlaps(span))
            || text.quantities_in(span).iter().any(|q| !q.unit.is_empty())
    };
    ((lettered || grouped || whole) && !read()).then(|| Code {
        span,
        kind: Kind::Signs,
        signs: signs().map(|c| c.to_ascii_lowercase()).collect(),
    })
}

/// What a passage is found by for its codes: each itself, and what may be nearly the same.
pub(super) fn keys(
    text: &Text,
    span: Span,
) -> impl Iterator<Item = (u64, impl Iterator<Item = u64> + use<>)> {
    codes(text, span).map(|code| (code.key(), code.keys_alike()))
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
