//! Numbers that name something: sections, versions, telephone numbers, "COVID-19". They are compared exactly.

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        number::{self, Form, Reader, Words, digit, is_space, words},
        numeral::Word,
        unit::{self, Measure},
        word::{Class, fold, hash, pair},
    },
};

/// Words after which a number is a name.
const NAMED: &Words = words!(
    "section sections sec article articles art rule rules clause page pages chapter table figure fig \
     appendix annex annexure schedule form paragraph para no number version item phase volume vol room \
     gate platform highway ward step regulation order धारा अनुच्छेद नियम पृष्ठ अध्याय articulo artikel \
     artigo articolo seite pagina abschnitt"
);

pub(super) fn find(r: &Reader<'_>, at: usize, floor: u32) -> Option<(Quantity, usize)> {
    let token = r.token(at)?;
    if !matches!(token.class, Class::Number | Class::Mixed) {
        return None;
    }
    let text = r.text(at);
    let span = token.span;
    if text.starts_with(char::is_alphabetic) {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let money = letters > 0 && unit::currency(&text[..letters]).is_some();
        return (!money).then(|| named(r, span, at + 1, Some(hash(&fold(&text[..letters])))));
    }
    if let Some(next) = telephone(r, at) {
        let end = r.end(next - 1);
        let start = span.start - u32::from(r.lead(at).ends_with('+'));
        return Some(named(r, Span { start, end }, next, Some(hash("telephone"))));
    }
    // "24/7" counts nothing
    if text == "24" && r.gap(at) == "/" && r.text(at + 1) == "7" {
        return Some(named(r, Span { start: span.start, end: r.end(at + 1) }, at + 2, None));
    }
    let before = at.checked_sub(1).filter(|&before| r.start(before) >= floor)?;
    let lead = r.gap(before);
    let word = &r.tokens[before];
    // "COVID-19", "A-12"
    let name = lead == "-"
        && word.capital
        && word.class != Class::Number
        && r.word(before).is_none()
        && unit::currency(&r.raw[word.span.range()]).is_none();
    if name && !r.is_word(before, words!("sub mid pre post non top under over")) {
        let start = word.span.start;
        return Some(named(r, Span { start, end: span.end }, at + 1, Some(word.fold)));
    }
    let close = is_space(lead) || matches!(lead, ". " | " #" | "");
    let digits = text.len() < 8 && number::whole(text.trim_end_matches(char::is_alphabetic)).is_some();
    if close && digits && (r.is_word(before, NAMED) || lead.ends_with('#')) && !continues(r, at) {
        let next = brackets(r, at);
        return Some(named(r, Span { start: span.start, end: closing(r, next - 1) }, next, Some(word.fold)));
    }
    None
}

/// Whether a scale or unit shows that the number is none of a section.
fn continues(r: &Reader<'_>, at: usize) -> bool {
    let spaced = is_space(r.gap(at));
    let scale = matches!(r.word(at + 1), Some(Word::Scale { .. } | Word::Hundred { .. } | Word::Short(_)));
    spaced && (scale || unit::at(r, at + 1, false).is_some())
        || r.raw[r.end(at) as usize..].starts_with(['%', '+'])
}

/// The token after "(1)(j)" behind "Section 8".
fn brackets(r: &Reader<'_>, at: usize) -> usize {
    let mut last = at;
    while last - at < 4
        && matches!(r.gap(last), "(" | ")(")
        && r.text(last + 1).len() < 5
        && !r.text(last + 1).is_empty()
    {
        last += 1;
    }
    // "pages 12-15"
    let more = matches!(r.gap(last), "-" | "\u{2013}") && number::whole(r.text(last + 1)).is_some();
    last + 1 + usize::from(more)
}

/// The end of a token, with the bracket that closes behind it.
fn closing(r: &Reader<'_>, at: usize) -> u32 {
    let end = r.end(at);
    let opened = at > 0 && r.lead(at).ends_with('(');
    end + u32::from(opened && r.raw[end as usize..].starts_with(')'))
}

/// The token after a telephone, card or account number written in groups.
fn telephone(r: &Reader<'_>, at: usize) -> Option<usize> {
    let plus = r.lead(at).ends_with('+');
    let group = |index: usize| {
        let text = r.text(index);
        (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text.len())
    };
    let first = group(at)?;
    let (mut last, mut digits, mut fours, mut fives) = (at, first, first == 4, first == 5);
    let gap = r.gap(at);
    if !(gap == "-" || gap == " " || plus && matches!(gap, " (" | "(")) {
        return (plus && first > 7).then_some(at + 1);
    }
    while last - at < 6 && (r.gap(last) == gap || plus && matches!(r.gap(last), "-" | " " | ") ")) {
        let Some(length) = group(last + 1) else { break };
        last += 1;
        digits += length;
        fours &= length == 4;
        fives &= length == 5;
    }
    let groups = last - at + 1;
    let local = groups == 2 && first == 3 && digits == 7 && gap == "-";
    let long = (7..=19).contains(&digits);
    let hyphens = gap == "-" && groups > 2 && long;
    let found = plus && digits > 6 || hyphens || local || fives && groups == 2 || fours && groups > 2 && long;
    found.then_some(last + 1)
}

/// An identifier: compared exactly, and only with those of the same name.
pub(super) fn named(r: &Reader<'_>, span: Span, next: usize, noun: Option<u64>) -> (Quantity, usize) {
    let mut key = hash("");
    for c in r.raw[span.range()].chars().filter(|c| c.is_alphanumeric()) {
        let value = digit(c).map_or(c.to_lowercase().next().unwrap_or(c) as u64, |d| u64::from(d + b'0'));
        key = pair(key, value);
    }
    let quantity = Quantity {
        span,
        number: span,
        low: 0.0,
        high: 0.0,
        place: 1.0,
        written: (0.0, 0.0),
        decimals: 0,
        scale: "",
        measure: Measure::Identifier(key),
        unit: "",
        per: "",
        approx: Approx::Exact,
        form: Form::Identifier,
        noun,
    };
    (quantity, next)
}
