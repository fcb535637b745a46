//! Numbers that name something: sections, versions, telephone numbers, "COVID-19". They are compared exactly.

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        contact::{Contact, Kind},
        number::{self, Form, Reader, digit, is_space},
        numeral::Word,
        unit::{self, Measure},
        word::{Class, fold, hash, pair},
        words::{Words, words},
    },
};

/// An e-mail address, or a web address without a page, from `contact`.
pub(super) fn address(contact: &Contact) -> Option<Quantity> {
    let site = contact.key.trim_end_matches('/');
    let noun = match contact.kind {
        Kind::Email => hash("email"),
        Kind::Web if !site.contains('/') => SITE,
        _ => return None,
    };
    let low = f64::from((hash(domain(site)) >> 32) as u32);
    Some(Quantity { measure: Measure::Identifier(hash(site)), low, ..blank(contact.span, 0, Some(noun)) })
}

/// What every site names; of one, `low` tells the domain.
pub(super) const SITE: u64 = hash("web");

/// The last two names of a host: "usps.com" of "forms.usps.com".
fn domain(host: &str) -> &str {
    let start = host.rmatch_indices('.').nth(1).map_or(0, |(dot, _)| dot + 1);
    &host[start..]
}

/// What every telephone number names.
pub(super) const TELEPHONE: u64 = hash("telephone");

/// Whether two telephone numbers are one, where a country's code may stand on one side only.
pub(super) fn same_telephone(a: f64, b: f64) -> bool {
    let (short, long) = if a < b { (a, b) } else { (b, a) };
    if short < 1e6 || long >= 1e14 {
        return false;
    }
    let places = number::power((libm::log10(short) + 1e-12) as u8 + 1);
    (long % places - short).abs() < 0.5
}

/// The digits of a telephone number as a number, exact up to fifteen.
fn dialled(text: &str) -> f64 {
    let digits = text.chars().filter_map(digit).take(15);
    digits.fold(0.0, |value, digit| value * 10.0 + f64::from(digit))
}

/// Words after which a number is a name.
const NAMED: &Words = words!(
    "section sections sec article articles art rule rules clause page pages chapter table figure fig \
     appendix annex annexure schedule form paragraph para no number version item phase volume vol room \
     gate platform highway line lines route tram bus zone tier flight lesson ward step regulation order धारा अनुच्छेद नियम पृष्ठ अध्याय articulo artikel \
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
        // "AT61 1904 3002"
        let account = letters == 2 && text.len() == 4 && text.bytes().take(2).all(|b| b.is_ascii_uppercase());
        let mut last = at;
        while account && r.gap(last) == " " && last - at < 8 && is_group(r.text(last + 1)) {
            last += 1;
        }
        let span = Span { start: span.start, end: r.end(last) };
        return (!money).then(|| named(r, span, last + 1, Some(hash(&fold(&text[..letters])))));
    }
    if let Some(next) = telephone(r, at) {
        let end = r.end(next - 1);
        let start = span.start - u32::from(r.lead(at).ends_with(['+', '(']));
        return Some(phone(r, Span { start, end }, next));
    }
    // "8(1)(j)"
    let short = || {
        let inner = r.text(at + 1);
        inner.len() < 3 && (number::whole(inner).is_some() || inner.len() == 1 && inner.is_ascii())
    };
    if r.gap(at) == "(" && short() && closes(r, at + 1) && number::whole(text).is_some_and(|n| n < 1000) {
        let next = brackets(r, at);
        return Some(named(
            r,
            Span { start: span.start, end: closing(r, next - 1) },
            next,
            Some(hash("section")),
        ));
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
        && matches!(r.word(before), None | Some(Word::Article))
        && unit::currency(&r.raw[word.span.range()]).is_none();
    if name && !r.is_word(before, words!("sub mid pre post non top under over")) {
        let start = word.span.start;
        // "PS-2281-B"
        let mut last = at;
        let part = |index: usize| {
            let text = r.text(index);
            !text.is_empty()
                && text.len() < 6
                && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        while last - at < 4 && r.gap(last) == "-" && part(last + 1) {
            last += 1;
        }
        return Some(named(r, Span { start, end: r.end(last) }, last + 1, Some(word.fold)));
    }
    if let Some(found) = coded(r, at, before) {
        return Some(found);
    }
    let close = is_space(lead) || matches!(lead, ". " | " #" | "");
    let version = || {
        r.is_word(before, words!("version release"))
            && text.contains('.')
            && text.ends_with(|c: char| c.is_ascii_digit())
    };
    let digits = || {
        text.len() < 8 && (version() || number::whole(text.trim_end_matches(char::is_alphabetic)).is_some())
    };
    if close && (r.is_word(before, NAMED) || lead.ends_with('#')) && digits() && !continues(r, at) {
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
        && (matches!(r.gap(last), "(" | ")(")
            || r.gap(last) == " (" && closes(r, last + 1) && r.text(last + 1).len() < 3)
        && r.text(last + 1).len() < 5
        && !r.text(last + 1).is_empty()
    {
        last += 1;
    }
    // "pages 12-15"
    let more = matches!(r.gap(last), "-" | "\u{2013}") && number::whole(r.text(last + 1)).is_some();
    last + 1 + usize::from(more)
}

/// Whether a bracket closes behind a token.
fn closes(r: &Reader<'_>, at: usize) -> bool {
    r.raw[r.end(at) as usize..].starts_with(')')
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
    let trunk = r.text(at).starts_with('0') && (2..=5).contains(&first);
    // "(01904) 552318"
    let bracketed = gap == ") " && r.lead(at).ends_with('(') && (trunk || first == 3);
    if !(gap == "-" || gap == " " || bracketed || plus && matches!(gap, " (" | "(")) {
        return (plus && first > 7).then_some(at + 1);
    }
    let twos = first == 2;
    let mut pairs = twos;
    while last - at < 6
        && (r.gap(last) == gap || (plus || bracketed) && matches!(r.gap(last), "-" | " " | ") "))
    {
        let Some(length) = group(last + 1) else { break };
        pairs &= length == 2;
        last += 1;
        digits += length;
        fours &= length == 4;
        fives &= length == 5;
    }
    let groups = last - at + 1;
    // "500-1000 mg"
    let local = groups == 2 && first == 3 && digits == 7 && gap == "-" && !continues(r, last);
    let long = (7..=19).contains(&digits);
    let hyphens = gap == "-" && groups > 2 && long;
    let local = local
        || (bracketed || trunk && first > 2) && groups > 1 && long
        || pairs && groups > 3 && (trunk || groups == 4) && !lists_on(&r.raw[r.end(last) as usize..]);
    // "1800 266 5994": groups of thousands do not end in four
    let ends =
        groups == 3 && r.text(last).len() == 4 && r.text(last - 1).len() == 3 && (10..=12).contains(&digits);
    let found =
        plus && digits > 6 || ends || hyphens || local || fives && groups == 2 || fours && groups > 2 && long;
    found.then_some(last + 1)
}

/// Whether another number follows behind a mark: "12 24 36 48, 60".
fn lists_on(rest: &str) -> bool {
    let number = |rest: &str| rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
    rest.strip_prefix([',', '.', '-', '/']).is_some_and(number)
}

/// Four digits or fewer, as an account's are grouped.
fn is_group(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// "NV 422": two or three capitals and a number that counts nothing.
fn coded(r: &Reader<'_>, at: usize, before: usize) -> Option<(Quantity, usize)> {
    const WORDS: &Words = words!(
        "us uk eu un uae usa am pm the of in is at to or and no nr fy ad bc ce it as by on if km kg mg ml gb mb tb kw mw gw usd eur gbp \
         inr rs jpy aed cny chf aud max min top sec art gst vat who all age"
    );
    let word = &r.tokens[before];
    let letters = word.span.range().len();
    if !word.upper || word.class != Class::Word || !(2..=3).contains(&letters) || r.is_word(before, WORDS) {
        return None;
    }
    let shouted = before > 0 && r.tokens[before - 1].upper && is_space(r.gap(before - 1));
    let digits = r.text(at).len();
    let whole = (2..=4).contains(&digits) && number::whole(r.text(at)).is_some();
    let counts = r
        .token(at + 1)
        .is_some_and(|next| !next.stop && next.class == Class::Word && r.text(at + 1).ends_with('s'));
    let close = r.gap(before) == " ";
    if shouted || !whole || !close || is_space(r.gap(at)) && counts || continues(r, at) {
        return None;
    }
    let span = Span { start: word.span.start, end: r.end(at) };
    Some(named(r, span, at + 1, Some(word.fold)))
}

/// A telephone number: its digits are what is compared.
pub(super) fn phone(r: &Reader<'_>, span: Span, next: usize) -> (Quantity, usize) {
    let (mut quantity, next) = named(r, span, next, Some(TELEPHONE));
    quantity.low = dialled(&r.raw[span.range()]);
    quantity.high = quantity.low;
    (quantity, next)
}

/// An identifier: compared exactly, and only with those of the same name.
pub(super) fn named(r: &Reader<'_>, span: Span, next: usize, noun: Option<u64>) -> (Quantity, usize) {
    let mut key = hash("");
    for c in r.raw[span.range()].chars().filter(|c| c.is_alphanumeric()) {
        let value = digit(c).map_or(c.to_lowercase().next().unwrap_or(c) as u64, |d| u64::from(d + b'0'));
        key = pair(key, value);
    }
    (blank(span, key, noun), next)
}

fn blank(span: Span, key: u64, noun: Option<u64>) -> Quantity {
    Quantity {
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
        kind: None,
        denied: false,
        turned: false,
    }
}
