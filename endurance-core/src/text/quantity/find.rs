//! Finding quantities: a number, then what stands before it (currency, sign, "about") and after it (unit, noun).

use super::{Approx, Quantity, approx, free, identifier, rate};
use crate::{
    interaction::Span,
    text::{
        contact::{self, Contact},
        language::Language,
        number::{self, Form, Number, Reader, digit, is_space, links, same},
        numeral::{Word, and_a_half, skip_of},
        unit::{self, Found, Measure, Unit},
        word::{Class, Token, fold, hash},
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
        if !starts || lone && !tokens.get(at + 1).is_some_and(|next| unit::may_name(next.fold)) {
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
    out
}

/// Where the first of these begins; behind all texts where there is none.
fn first_start(addresses: &[Contact]) -> u32 {
    addresses.first().map_or(u32::MAX, |address| address.span.start)
}

/// A number with its unit and scale, before approximation and range.
struct Part<'a> {
    number: Number<'a>,
    start: u32,
    end: u32,
    next: usize,
    negative: bool,
    unit: Option<Unit>,
}

fn quantity(r: &Reader<'_>, at: usize, floor: u32) -> Option<(Quantity, usize)> {
    if let Some(found) = identifier::find(r, at, floor) {
        return Some(found);
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
    approx::denial(r, start, part.next, &mut quantity);
    quantity.span = Span { start: part.start, end: part.end };
    if !stands(r, at, &part, &quantity) {
        return None;
    }
    Some((quantity, part.next))
}

/// "a week" of "within a week", "an hour and a half"; "a couple of". Elsewhere "a" counts nothing: "once a week".
fn article<'a>(r: &Reader<'a>, at: usize, floor: u32) -> Option<Part<'a>> {
    const LED: &Words = words!(
        "within for takes take took taking lasts last lasted lasting after in than about least most nearly almost under over only \
         just exactly around roughly is was approximately every another be spend spent wait"
    );
    let mut number = number::plain(Span { start: r.start(at), end: r.end(at) }, at + 1);
    number.written = 1.0;
    number.form = Form::One;
    if r.is_word(at + 1, words!("couple")) && r.is_word(at + 2, words!("of")) {
        (number.written, number.next, number.end, number.form) = (2.0, at + 3, r.end(at + 2), Form::Spelled);
        number.span.end = number.end;
        let mut part = Part {
            start: number.span.start,
            end: number.end,
            next: at + 3,
            number,
            negative: false,
            unit: None,
        };
        unit_after(r, &mut part);
        return Some(part);
    }
    let found = unit::at(r, at + 1, false).filter(|_| is_space(r.gap(at)))?;
    if !matches!(found.unit.measure, Measure::Duration | Measure::Calendar) {
        return None;
    }
    let led = at > 0 && r.start(at - 1) >= floor && is_space(r.lead(at)) && r.is_word(at - 1, LED);
    let half = and_a_half(r, found.next).is_some()
        || r.is_word(found.next, words!("later earlier ago before after"));
    if !(led || half) || r.gap(found.next - 1) == "-" {
        return None;
    }
    let start = number.span.start;
    let mut part = Part { start, end: number.end, next: at + 1, number, negative: false, unit: None };
    take(&mut part, &found);
    Some(part)
}

/// The number at `at` with what belongs to it on both sides.
fn part<'a>(r: &Reader<'a>, at: usize, floor: u32) -> Option<Part<'a>> {
    let start = r.start(at);
    let text = r.text(at);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mixed = letters > 0 && letters < text.len();
    let (number, inner) = match unit::currency(&text[..letters]).filter(|_| mixed) {
        Some(unit) => (number::figures(r, at, start + letters as u32)?, Some((unit, start))),
        _ => (number::read(r, at)?, None),
    };
    if number.form == Form::Identifier {
        return Some(Part { start, end: number.end, next: number.next, number, negative: false, unit: None });
    }
    let money = inner.or_else(|| unit::before(r, at, number.span.start, floor));
    let (start, negative) =
        minus(r, at, number.span.start, money.map_or(number.span.start, |money| money.1), floor);
    let mut part = Part { start, end: number.end, next: number.next, number, negative, unit: None };
    letters_that_scale(r, &mut part, money.is_some());
    part.unit = money.map(|money| money.0);
    if part.unit.is_none() && !matches!(part.number.form, Form::Times | Form::Ordinal) {
        unit_after(r, &mut part);
    }
    if !part.number.suffix.is_empty() {
        let suffix = fold(part.number.suffix);
        let ordinal = matches!(&*suffix, "st" | "nd" | "rd" | "th" | "er" | "re" | "eme" | "e" | "o" | "a");
        part.number.form = if ordinal { Form::Ordinal } else { Form::Identifier };
        part.number.end = r.end(part.next - 1);
        part.end = part.number.end;
        part.number.next = part.next;
    }
    Some(part)
}

/// The sign before a number or its currency, and where the mention then starts.
fn minus(r: &Reader<'_>, at: usize, digits: u32, start: u32, floor: u32) -> (u32, bool) {
    for from in [start, digits] {
        let head = r.between(floor.min(from), from);
        let Some(sign) = head.chars().next_back().filter(|c| matches!(c, '-' | '\u{2212}' | '\u{2013}'))
        else {
            continue;
        };
        let rest = &head[..head.len() - sign.len_utf8()];
        let opens = rest.is_empty() && (floor == 0 || floor == from)
            || rest.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '|' | '[' | ':' | '='))
            || from != start;
        if opens && (sign != '\u{2013}' || !rest.ends_with(' ')) {
            return (start.min(from - sign.len_utf8() as u32), true);
        }
    }
    let word = at > 0 && r.start(at - 1) >= floor && r.end(at - 1) < start && is_space(r.gap(at - 1));
    if word && r.is_word(at - 1, words!("minus negative")) {
        return (r.start(at - 1), true);
    }
    (start, false)
}

/// "5M", "$5m", "€5 bn", "₹5L": letters that are a scale only here.
fn letters_that_scale(r: &Reader<'_>, part: &mut Part<'_>, mut money: bool) {
    let attached = !part.number.suffix.is_empty();
    let close = attached || matches!(r.between(part.end, r.start(part.next)), "" | " " | "\u{a0}");
    if part.number.scale > 1.0 || part.number.form == Form::Spelled || !close {
        return;
    }
    let (text, token) =
        if attached { (part.number.suffix, part.next - 1) } else { (r.text(part.next), part.next) };
    if !matches!(text, "m" | "M" | "MM" | "b" | "B" | "Md" | "Mds" | "G" | "t" | "T" | "L" | "k" | "K") {
        return;
    }
    money |= unit::sign(&r.raw[r.end(token) as usize..]).is_some_and(|sign| is_money(sign.0));
    let scale = match text {
        "m" if attached && counts_things(r, token + 1) => 1e6,
        "M" => 1e6,
        "B" if attached => 1e9,
        "m" | "MM" if money => 1e6,
        "b" | "B" | "Md" | "Mds" | "G" if money => 1e9,
        "t" | "T" if money => 1e12,
        "L" if money => 1e5,
        "k" | "K" if money => 1e3,
        _ => return,
    };
    let name = match text {
        "k" | "K" => "thousand",
        "L" => "lakh",
        "t" | "T" => "trillion",
        "m" | "M" | "MM" => "million",
        _ => "billion",
    };
    (part.number.scale, part.number.scale_name, part.number.suffix) = (scale, name, "");
    part.next = token + 1;
    part.end = r.end(token);
    (part.number.next, part.number.end) = (part.next, part.end);
}

/// "3.5m people": a plural follows, not a shape such as "tall".
fn counts_things(r: &Reader<'_>, at: usize) -> bool {
    let text = r.text(at);
    at > 0
        && is_space(r.gap(at - 1))
        && (text.ends_with('s') && text.len() > 4 || r.is_word(at, words!("people children women men")))
}

const fn is_money(unit: Unit) -> bool {
    matches!(unit.measure, Measure::Currency(_))
}

/// Words between a number and a stretch of time that change nothing.
const WHOLE: &Words = words!("complete full whole entire straight consecutive calendar volle ganze");

/// The unit behind the number, in one word, several, or a sign.
fn unit_after(r: &Reader<'_>, part: &mut Part<'_>) {
    let number = &part.number;
    if !number.suffix.is_empty() {
        let from = number.end;
        if let Some(found) = unit::symbol(r, from, part.next - 1, false) {
            take(part, &found);
        } else if let Some(unit) = unit::word(number.suffix) {
            take(part, &Found { unit, end: r.end(part.next - 1), next: part.next });
        }
        return;
    }
    let rest = &r.raw[part.end as usize..];
    let near = rest.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(rest);
    if let Some((unit, length)) = unit::sign(near) {
        let from = part.end as usize + rest.len() - near.len();
        // "5 €7" is two amounts
        let other =
            is_money(unit) && rest.len() > near.len() && near[length..].starts_with(|c| digit(c).is_some());
        let end = (from + length) as u32;
        if !other && end <= r.stop {
            sign(r, part, unit, end);
            return;
        }
    }
    if let Some(found) = after_of(r, part) {
        take(part, &found);
        return;
    }
    let after_article = Some(skip_of(r, part.next)).filter(|&next| next > part.next);
    // "24 complete hours"
    let after_whole = r.is_word(part.next, WHOLE).then_some(part.next + 1);
    for next in [Some(part.next), after_article, after_whole].into_iter().flatten() {
        let gap = r.between(part.end, r.start(part.next));
        let joined = links(gap) || gap.is_empty();
        let whole = after_whole == Some(next) && is_space(r.gap(part.next));
        let fraction = part.number.form == Form::Fraction || next == part.next || whole;
        let Some(found) = unit::at(r, next, false).filter(|_| joined && fraction) else { continue };
        if whole && !matches!(found.unit.measure, Measure::Duration | Measure::Calendar) {
            continue;
        }
        // "5 x 3" multiplies, "1 in 5 V" is a volt
        if found.unit.label == "times" && r.text(next).len() < 2 {
            continue;
        }
        take(part, &found);
        return;
    }
}

/// The currency of "5 millones de euros", "5 milliards d'euros", "12 Mrd. Euro".
fn after_of(r: &Reader<'_>, part: &Part<'_>) -> Option<Found> {
    if part.number.scale < 1e6 {
        return None;
    }
    let next = part.next;
    let found = match r.text(next) {
        "de" | "di" | "of" if is_space(r.gap(next)) => unit::at(r, next + 1, false)?,
        text if text.starts_with("d'") || text.starts_with("d\u{2019}") => {
            let word = text.split_once(['\'', '\u{2019}'])?.1;
            Found { unit: unit::word(word)?, end: r.end(next), next: next + 1 }
        }
        _ if r.between(part.end, r.start(next)) == ". " => unit::at(r, next, false)?,
        _ => return None,
    };
    is_money(found.unit).then_some(found)
}

fn take(part: &mut Part<'_>, found: &Found) {
    part.unit = Some(found.unit);
    part.end = found.end;
    part.next = found.next;
    part.number.suffix = "";
}

/// A sign, and what turns "%" into percentage points.
fn sign(r: &Reader<'_>, part: &mut Part<'_>, unit: Unit, end: u32) {
    part.unit = Some(unit);
    part.end = end;
    let points = r.is_word(part.next, words!("points point pts"));
    let gap = r.raw.get(end as usize..r.start(part.next) as usize).unwrap_or_default();
    if unit.measure == Measure::Percent && points && links(gap) {
        part.unit = unit::points();
        part.end = r.end(part.next);
        part.next += 1;
    }
    // the letter of "°C" is a token
    while r.token(part.next).is_some_and(|token| token.span.end <= part.end) {
        part.next += 1;
    }
}

/// "5 feet 6 inches", "2 hours and 30 minutes": each unit smaller than the one before.
fn compound(r: &Reader<'_>, part: &mut Part<'_>) {
    use Measure::{Calendar, Currency, Duration, Length, Mass};
    let Some(unit) =
        part.unit.filter(|unit| matches!(unit.measure, Calendar | Duration | Length | Mass | Currency(_)))
    else {
        return;
    };
    // "an hour and a half", "una hora y media"
    if matches!(unit.measure, Calendar | Duration)
        && part.number.decimals == 0
        && let Some(next) = and_a_half(r, part.next)
    {
        (part.number.written, part.number.decimals) = (part.number.written + 0.5, 1);
        (part.next, part.end) = (next, r.end(next - 1));
        part.number.span.end = part.end;
        return;
    }
    let mut smallest = unit.factor;
    loop {
        let last = part.next - 1;
        let and = usize::from(r.word(part.next) == Some(Word::And));
        let at = part.next + and;
        // "2 hours, 30 minutes"; "14 km, 790 m" are two lengths
        let comma = matches!(unit.measure, Calendar | Duration);
        let close = |gap: &str| is_space(gap) || comma && gap == ", ";
        if !close(r.gap(last)) || and == 1 && !is_space(r.gap(part.next)) || r.end(last) != part.end {
            return;
        }
        // "two hours and five minutes"
        let spelled = || number::read(r, at).filter(|n| n.form == Form::Spelled && same(n.scale, 1.0));
        let value = match number::whole(r.text(at)) {
            Some(value) => Some((f64::from(value), at + 1)),
            None => spelled().map(|n| (n.value(), n.next)),
        };
        let Some((value, behind)) = value.filter(|(_, next)| links(r.gap(next - 1))) else { return };
        let Some(found) = unit::at(r, behind, false) else { return };
        // "two euros and 50 cents"
        let coins = is_money(unit) && unit::is_coin(found.unit.label);
        if found.unit.measure != unit.measure && !coins || found.unit.factor >= smallest {
            return;
        }
        smallest = found.unit.factor;
        part.number.written += value * smallest / (unit.factor * part.number.scale);
        // enough digits that the last written place is below the smallest unit
        let precise = (1..9).find(|&d| number::power(d) >= unit.factor / smallest).unwrap_or(9);
        part.number.decimals = part.number.decimals.max(precise.min(3));
        (part.end, part.next) = (found.end, found.next);
        part.number.span.end = r.end(behind - 1);
    }
}

fn build(part: &Part<'_>) -> Option<Quantity> {
    let number = &part.number;
    let fraction = number.form == Form::Fraction && part.unit.is_none();
    let measure = match (number.form, part.unit) {
        (Form::Ordinal, _) => Measure::Ordinal,
        (Form::Times, _) => Measure::Multiple,
        (_, Some(unit)) => unit.measure,
        _ if fraction => Measure::Percent,
        _ => Measure::Count,
    };
    let unit = part.unit.unwrap_or(Unit {
        measure,
        factor: if fraction { 100.0 } else { 1.0 },
        offset: 0.0,
        label: match measure {
            Measure::Percent => "%",
            Measure::Multiple => "times",
            _ => "",
        },
    });
    let sign = if part.negative { -1.0 } else { 1.0 };
    let low = (sign * number.value() + unit.offset) * unit.factor;
    if !low.is_finite() {
        return None;
    }
    let written = sign * number.written * if fraction { 100.0 } else { 1.0 };
    Some(Quantity {
        span: Span { start: part.start, end: part.end },
        number: number.span,
        low,
        high: low,
        place: number.place() * unit.factor,
        written: (written, written),
        // two thirds are as exact as 67 %
        decimals: if fraction { 0 } else { number.decimals },
        scale: number.scale_name,
        measure,
        unit: unit.label,
        per: "",
        approx: Approx::Exact,
        form: number.form,
        noun: None,
        denied: false,
        turned: false,
    })
}

/// What may stand between the ends of a range.
enum Link {
    Dash,
    Word,
}

fn link(r: &Reader<'_>, at: usize, part: &Part<'_>) -> Option<(Link, usize)> {
    let gap = r.between(part.end, r.start(part.next));
    let bare =
        gap.trim_end_matches(|c: char| !c.is_ascii() && unit::sign(c.encode_utf8(&mut [0; 4])).is_some());
    if gap.len() < 12
        && matches!(
            bare.trim_end_matches('$').trim(),
            "-" | "\u{2013}" | "\u{2014}" | "\u{2011}" | "~" | "\u{301c}"
        )
    {
        // "5 -3" is a number and a negative one
        let list = gap.starts_with(' ') && !gap.ends_with(' ');
        return (!list).then_some((Link::Dash, part.next));
    }
    if !is_space(gap) {
        return None;
    }
    let between = at > 0 && r.is_word(at - 1, words!("between entre zwischen tra fra"));
    let from = at > 0
        && r.is_word(at - 1, words!("from de von da desde del dal fell rose"))
        && !tells_range(r, at - 1);
    let own = |language| r.language == language;
    let word = r.is_word(part.next, words!("to bis से through upto")) && !from
        || r.is_word(part.next, words!("a")) && !from && !own(Language::English) && !own(Language::Unknown)
        || r.is_word(part.next, words!("and y et und e")) && between;
    let next = r.start(part.next + 1) as usize;
    let spaced = r
        .raw
        .get(r.end(part.next) as usize..next)
        .is_some_and(|gap| gap.starts_with([' ', '\u{a0}']) && gap.len() < 8);
    (word && spaced).then_some((Link::Word, part.next + 1))
}

/// Whether what stands before "from 19 to 76" has both ends, and does not go from one to the other: "cost", not "rose".
fn tells_range(r: &Reader<'_>, from: usize) -> bool {
    const RANGES: &Words = words!(
        "cost costs costing price prices priced range ranges ranging ranged vary varies varying sizes ages aged last lasts take takes \
         weigh weighs pay pays charge charges sell sells fees fee kosten kostet preise cuestan cuesta precios coutent coute prix \
         costano costa prezzi custam custa precos"
    );
    from > 0 && r.is_word(from - 1, RANGES)
}

/// Extends a number to a range: "5-7 %", "5 to 7 kg", "between 5 and 7".
fn range<'a>(r: &Reader<'a>, at: usize, first: &mut Part<'a>, quantity: &mut Quantity) {
    if matches!(quantity.measure, Measure::Ordinal | Measure::Identifier(_))
        || first.number.form == Form::Times
    {
        return;
    }
    let Some((kind, next)) = link(r, at, first) else { return };
    let Some(token) = r.token(next).filter(|token| token.class != Class::Ideograph) else { return };
    if token.class == Class::Word && matches!(kind, Link::Dash) && first.number.form != Form::Spelled {
        return;
    }
    let Some(mut second) = part(r, next, first.end) else { return };
    if matches!(second.number.form, Form::Ordinal | Form::Identifier | Form::Times)
        || second.negative && !first.negative
    {
        // a hyphen before the second end is no sign
        second.negative = false;
        if !matches!(second.number.form, Form::Plain | Form::Decimal | Form::Spelled) {
            return;
        }
    }
    if first.number.scale <= 1.0
        && first.unit.is_none_or(|unit| unit.measure == second.unit.map_or(unit.measure, |u| u.measure))
    {
        (first.number.scale, first.number.scale_name) = (second.number.scale, second.number.scale_name);
    }
    let unit = match (first.unit, second.unit) {
        (Some(a), Some(b)) if a.measure != b.measure => return,
        // "8.2 % to 15 million" is no range, "$5 to 7" is
        (Some(a), None) if !is_money(a) => return,
        (Some(a), None) => Some(a),
        (_, b) => b,
    };
    let own = first.unit.or(unit);
    let (a, b) = (build(&Part { unit: own, ..copy(first) }), build(&Part { unit, ..copy(&second) }));
    let (Some(low), Some(high)) = (a, b) else { return };
    if low.low >= high.low || same(low.low, high.low) {
        return;
    }
    quantity.number.end = second.number.span.end;
    quantity.low = low.low;
    quantity.high = high.low;
    quantity.place = low.place.min(high.place);
    let rescale = if same(first.number.scale, second.number.scale) {
        1.0
    } else {
        first.number.scale / second.number.scale
    };
    quantity.written = (low.written.0 * rescale, high.written.0);
    quantity.decimals = low.decimals.max(high.decimals);
    // "500 mg to 1 g" is told in grams
    if let (Some(own), Some(unit)) = (own, unit)
        && own.label != unit.label
        && !is_money(unit)
    {
        quantity.written.0 = low.low / unit.factor - unit.offset;
        quantity.decimals = quantity.decimals.max(1);
    }
    (quantity.scale, quantity.measure, quantity.unit) = (high.scale, high.measure, high.unit);
    (first.end, first.next, first.unit) = (second.end, second.next, unit);
}

fn copy<'a>(part: &Part<'a>) -> Part<'a> {
    Part { ..*part }
}

/// "one in five", "3 out of 10": a fraction when the numbers are words or the first is one.
fn share_of(r: &Reader<'_>, part: &mut Part<'_>, quantity: &mut Quantity) {
    if quantity.measure != Measure::Count
        || !same(quantity.low, quantity.high)
        || !is_space(r.gap(part.next - 1))
    {
        return;
    }
    let mut next = part.next;
    if r.is_word(next, words!("in")) {
        next += 1;
    } else if r.is_word(next, words!("out")) && r.is_word(next + 1, words!("of")) {
        next += 2;
    } else {
        return;
    }
    next += usize::from(r.is_word(next, words!("every")));
    let words = matches!(quantity.form, Form::Spelled | Form::One);
    let Some(whole) = r.token(next).and_then(|_| number::read(r, next)) else { return };
    let spelled = whole.form == Form::Spelled;
    let value = whole.value();
    let plain = matches!(whole.form, Form::Plain | Form::Spelled) && whole.suffix.is_empty();
    let clear = plain
        && (words && (spelled || value < 101.0)
            || same(quantity.low, 1.0)
                && (value < 21.0 || value % 10.0 < 0.5)
                && !(1900.0..2100.0).contains(&value));
    if !clear || value <= quantity.low || unit::at(r, whole.next, false).is_some() {
        return;
    }
    let share = quantity.low / value * 100.0;
    (quantity.low, quantity.high, quantity.written) = (share, share, (share, share));
    (quantity.place, quantity.measure, quantity.unit) = (1.0, Measure::Percent, "%");
    (quantity.form, quantity.scale, quantity.decimals) = (Form::Fraction, "", 0);
    quantity.number.end = whole.span.end;
    (part.end, part.next) = (whole.end, whole.next);
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

/// "per day", "/month", "a year".
fn per(r: &Reader<'_>, part: &mut Part<'_>, quantity: &mut Quantity) {
    // "4.8 million a year earlier" is a value of that year
    if r.is_word(part.next, words!("a an")) && r.is_word(part.next + 2, words!("earlier ago before later")) {
        return;
    }
    let gap = r.between(part.end, r.start(part.next));
    // "324,000 litres annually"
    if let Some(Word::Adverb(period) | Word::Adjective(period)) = r.word(part.next).filter(|_| is_space(gap))
    {
        let (label, count) = rate::named(period);
        let measured = !matches!(
            quantity.measure,
            Measure::Count | Measure::Multiple | Measure::Ordinal | Measure::Identifier(_)
        );
        let often =
            quantity.measure == Measure::Multiple && matches!(r.word(part.next), Some(Word::Adverb(_)));
        if often {
            rate::in_period(quantity, label, period);
        } else if measured && same(count, 1.0) {
            quantity.per = label;
        } else {
            return;
        }
        part.end = r.end(part.next);
        part.next += 1;
        return;
    }
    let at = match gap {
        "/" => part.next,
        _ if is_space(gap) && r.is_word(part.next, PER) => part.next + 1,
        _ if is_space(gap)
            && r.is_word(part.next, words!("a an l la le je am im ao na"))
            && quantity.measure != Measure::Count =>
        {
            part.next + 1
        }
        _ if is_space(gap)
            && r.is_word(part.next, words!("in"))
            && r.is_word(part.next + 1, words!("a any each every"))
            && quantity.measure != Measure::Count =>
        {
            part.next + 2
        }
        _ if is_space(gap)
            && r.is_word(part.next, words!("a in في"))
            && r.is_word(part.next + 1, words!("la der em o week"))
            && quantity.measure != Measure::Count =>
        {
            part.next + 2
        }
        // "45 euros for each month begun"
        _ if is_space(gap)
            && r.is_word(part.next, words!("for por fur pour"))
            && r.is_word(part.next + 1, words!("each every jeden jede jedes cada chaque")) =>
        {
            part.next + 2
        }
        // "3 capsules a day", "20 GB of data a month": the thing stands between
        _ if is_space(gap)
            && (matches!(quantity.measure, Measure::Count | Measure::Percent)
                || r.is_word(part.next, words!("of"))) =>
        {
            per_noun(r, part.next + usize::from(r.is_word(part.next, words!("of"))), quantity);
            return;
        }
        _ => return,
    };
    let Some(found) = rate::time(r, at).filter(|_| gap == "/" || is_space(r.gap(at - 1))) else {
        return;
    };
    if quantity.measure == Measure::Multiple {
        rate::from_times(quantity, found.unit);
        if quantity.measure == Measure::Rate {
            (part.end, part.next) = (found.end, found.next);
        }
        return;
    }
    if matches!(quantity.measure, Measure::Ordinal | Measure::Identifier(_))
        // "5 GB/200 MB" lists two, "30 mg per kg" is one
        || gap == "/" && found.unit.measure == quantity.measure && rate::of_unit(found.unit.label).is_none()
        || found.unit.label == quantity.unit
    {
        return;
    }
    quantity.per = found.unit.label;
    (part.end, part.next) = (found.end, found.next);
}

/// Words before a period or a thing that a number is told for.
const PER: &Words =
    words!("per each every pro par por al alla all'anno cada ogni chaque jede jeden jedes प्रति हर كل");

/// The period of "3 capsules a day": its unit is no part of the number's mention.
fn per_noun(r: &Reader<'_>, noun: usize, quantity: &mut Quantity) {
    let thing = r.token(noun).is_some_and(|token| token.class == Class::Word && !token.stop);
    let led = r.is_word(noun + 1, PER) || r.is_word(noun + 1, words!("a an"));
    if !thing || !led || !is_space(r.gap(noun)) || !is_space(r.gap(noun + 1)) {
        return;
    }
    // "15 mg of the active substance per kilogram", but not "a"
    let measured = r.is_word(noun + 1, PER);
    let of =
        |unit: unit::Unit| rate::of_unit(unit.label).is_some() || measured && unit.label != quantity.unit;
    if let Some(found) = unit::at(r, noun + 2, false).filter(|found| of(found.unit)) {
        quantity.per = found.unit.label;
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
            let noun = token.class == Class::Word && !token.stop;
            quantity.noun = noun.then_some(token.stem);
            return;
        }
        gap = r.gap(at);
    }
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
