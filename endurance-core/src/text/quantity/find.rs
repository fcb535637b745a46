//! Finding quantities: a number, then what stands before it (currency, sign, "about") and after it (unit, noun).

use super::{
    Approx, Quantity, approx, free, identifier,
    part::{FULL, Part, article, build, compound, part},
    per::{per, thing_regularly},
    range::{range, share_of},
    rate, score, series,
};
use crate::{
    interaction::Span,
    text::{
        contact::{self, Contact},
        language::Language,
        number::{Form, Reader, is_space, links, same},
        numeral::Word,
        unit::{self, Measure},
        word::{Class, Token, hash},
        words::{Words, words},
    },
};

/// Every quantity of `raw`, in order and without overlap. `taken` are sorted spans that hold none: dates, citations,
/// list markers, addresses.
pub(crate) fn find(raw: &str, tokens: &[Token], language: Language, taken: &[Span]) -> Vec<Quantity> {
    let mut reader = Reader::new(raw, tokens, language);
    let mut out: Vec<Quantity> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    let addresses = contact::addresses(raw);
    let (mut addresses, mut address_from) = (addresses.iter(), first_start(&addresses));
    let mut taken = taken.iter().copied().peekable();
    while let Some(token) = tokens.get(at) {
        if address_from <= token.span.start
            && let Some(address) = addresses.next()
        {
            address_from = first_start(addresses.as_slice());
            while let Some(span) = taken.next_if(|span| span.end <= address.span.start) {
                floor = floor.max(span.end);
            }
            // what stands in a citation or a date is none of its own
            let inside = taken
                .clone()
                .take_while(|span| span.start < address.span.end)
                .any(|span| span.overlaps(address.span));
            if address.span.end > token.span.start {
                if let Some(quantity) =
                    identifier::address(address).filter(|q| !inside && q.span.start >= floor)
                {
                    out.push(quantity);
                }
                if !inside {
                    floor = floor.max(address.span.end);
                    at += tokens[at..].iter().take_while(|t| t.span.start < address.span.end).count();
                    continue;
                }
            }
        }
        let starts = match token.class {
            Class::Number | Class::Mixed => true,
            Class::Word | Class::Ideograph => reader.lexicon.may_start(token.fold),
        };
        // an article counts only units, and they are few
        let article = token.fold == const { hash("a") } || token.fold == const { hash("an") };
        let lone = article && token.class == Class::Word;
        let names = |at: usize| tokens.get(at).is_some_and(|next| unit::may_name(next.fold));
        // "a full day"
        let whole = || tokens.get(at + 1).is_some_and(|next| FULL.contains(next.fold)) && names(at + 2);
        if !starts || lone && !names(at + 1) && !whole() {
            at += 1;
            continue;
        }
        while let Some(span) = taken.next_if(|span| span.end <= token.span.start) {
            floor = floor.max(span.end);
        }
        let next = taken.peek();
        if next.is_some_and(|span| span.start < token.span.end) {
            at += 1;
            continue;
        }
        reader.stop = next.map_or(u32::MAX, |span| span.start);
        at += 1;
        if let Some((quantity, next)) = quantity(&reader, at - 1, floor) {
            floor = quantity.span.end;
            at = at.max(next);
            out.push(quantity);
        }
    }
    series::share_units(raw, &mut out);
    out
}

/// Where the first of these begins; behind all texts where there is none.
fn first_start(addresses: &[Contact]) -> u32 {
    addresses.first().map_or(u32::MAX, |address| address.span.start)
}

fn quantity(r: &Reader<'_>, at: usize, floor: u32) -> Option<(Quantity, usize)> {
    if let Some(found) = identifier::find(r, at, floor).or_else(|| score::find(r, at)) {
        return Some(found);
    }
    // "70ty-three"
    let broken = at > 0 && r.lead(at) == "-" && r.tokens[at - 1].class == Class::Mixed;
    if broken && r.tokens[at].class == Class::Word {
        return None;
    }
    let counted = match r.word(at) {
        // "Annual Report", "Daily Mail": a name
        Some(Word::Adverb(_) | Word::Adjective(_) | Word::Free)
            if r.tokens[at].capital
                && is_space(r.gap(at))
                && r.token(at + 1).is_some_and(|next| next.capital) =>
        {
            return None;
        }
        Some(Word::Every | Word::Adverb(_) | Word::Adjective(_)) => return rate::find(r, at),
        Some(Word::Free | Word::No) => return free::find(r, at),
        Some(Word::Article) => article(r, at, floor),
        _ => part(r, at, floor),
    };
    let mut part = counted?;
    if part.number.form == Form::Identifier {
        let span = Span { start: part.number.span.start, end: part.number.end };
        let digits = r.raw[span.range()].bytes().all(|b| b.is_ascii_digit());
        // a number to dial when it begins with 0, as no count does
        if digits && (7..16).contains(&span.range().len()) {
            return Some(identifier::phone(r, span, part.number.next));
        }
        return Some(identifier::named(r, span, part.number.next, Some(hash("version"))));
    }
    compound(r, &mut part);
    let (start, before) = approx::before(r, at, part.start, floor);
    part.start = start;
    let mut quantity = build(&part)?;
    range(r, at, &mut part, &mut quantity);
    share_of(r, &mut part, &mut quantity);
    age(r, at, &mut quantity);
    quantity.approx = before.unwrap_or(Approx::Exact);
    per(r, &mut part, &mut quantity);
    if let Some((end, next)) = approx::after(r, part.end, part.next, &mut quantity) {
        (part.end, part.next) = (end, next);
    }
    noun(r, &part, &mut quantity);
    let next = thing_regularly(r, part.next, &mut quantity).unwrap_or(part.next);
    approx::denial(r, start, part.next, &mut quantity);
    approx::ahead(r, start, part.next, &mut quantity);
    quantity.span = Span { start: part.start, end: part.end };
    if !stands(r, at, &part, &quantity) {
        return None;
    }
    Some((quantity, next))
}

/// "aged 16 to 29": years.
fn age(r: &Reader<'_>, at: usize, quantity: &mut Quantity) {
    /// In months.
    const YEAR: f64 = 12.0;
    let aged = at > 0 && is_space(r.lead(at)) && r.is_word(at - 1, words!("aged ages"));
    if aged && quantity.measure == Measure::Count && quantity.scale.is_empty() {
        (quantity.low, quantity.high) = (quantity.low * YEAR, quantity.high * YEAR);
        (quantity.place, quantity.measure, quantity.unit) =
            (quantity.place * YEAR, Measure::Calendar, "year");
    }
}

/// The word a bare number counts: the next one, over "of the" and "more".
fn noun(r: &Reader<'_>, part: &Part<'_>, quantity: &mut Quantity) {
    if !matches!(quantity.measure, Measure::Count | Measure::Ordinal) {
        return;
    }
    let mut gap = r.between(part.end, r.start(part.next));
    for at in part.next..part.next + 3 {
        let Some(token) = r.token(at).filter(|_| links(gap)) else { return };
        if !r.is_word(
            at,
            words!("of the its these those other more new such de las los les der major different"),
        ) {
            if token.class == Class::Word && !token.stop {
                let noun = head(r, at, is_space(gap) && quantity.low > 1.0);
                quantity.noun = Some(noun.stem);
                quantity.kind = Some(token.stem).filter(|_| noun.span != token.span);
            }
            return;
        }
        gap = r.gap(at);
    }
}

/// The word that is counted, behind those that only say of which kind: "15 graduate schools", "zwölf neue Busse". English names more
/// than one by an "s", and German nouns have capitals.
fn head<'a>(r: &Reader<'a>, first: usize, many: bool) -> &'a Token {
    const MOST: usize = 3;
    const NO_PLURAL: &Words = words!(
        "people children men women persons police staff fish sheep youth media data criteria feet teeth mice alumni species crew personnel folk"
    );
    let token = |at: usize| &r.tokens[at];
    let stands = |at: usize| {
        let word = &r.raw[token(at).span.range()];
        match r.language {
            Language::German => token(at).capital,
            Language::English => word.ends_with('s') || NO_PLURAL.contains(token(at).fold),
            _ => true,
        }
    };
    let linked = |at: usize| at == first || links(r.gap(at - 1)) || r.gap(at - 1) == "/";
    let plain = |at: usize| r.token(at).is_some_and(|t| t.class == Class::Word && !t.stop) && linked(at);
    let mut run = (first..first + MOST).take_while(|&at| plain(at));
    token(run.find(|&at| stands(at)).filter(|_| many).unwrap_or(first))
}

/// Whether a number alone says anything: "one" is mostly an article or pronoun, "first" a way to begin.
fn stands(r: &Reader<'_>, at: usize, part: &Part<'_>, quantity: &Quantity) -> bool {
    let after = &r.raw[part.end as usize..];
    match quantity.form {
        // "once" is a time, "einmal" a word like "just"
        Form::Times if quantity.measure == Measure::Multiple => !same(quantity.written.0, 1.0),
        Form::One if quantity.measure == Measure::Multiple => false,
        Form::One => {
            let meant = at > 0 && r.is_word(at - 1, words!("only exactly just least केवल सिर्फ"));
            quantity.measure != Measure::Count
                || !same(quantity.low, quantity.high)
                || meant && quantity.noun.is_some()
        }
        Form::Ordinal if r.tokens[at].class == Class::Word => {
            let phrase = at > 0 && r.is_word(at - 1, words!("at per a each every split"));
            !phrase && !after.starts_with([',', ':', ')']) && quantity.noun.is_some()
        }
        _ => true,
    }
}
