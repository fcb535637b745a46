//! Finding quantities: a number, then what stands before it (currency, sign, "about") and after it (unit, noun).

use super::{Approx, Quantity, approx, identifier};
use crate::{
    interaction::Span,
    text::{
        language::Language,
        number::{self, Form, Number, Reader, digit, is_space, links, same, words},
        numeral::{Word, skip_of},
        unit::{self, Found, Measure, Unit},
        word::{Class, Token, fold, hash},
    },
};

/// Every quantity of `raw`, in order and without overlap. `taken` are sorted spans that hold none: dates, citations,
/// list markers, addresses.
pub(crate) fn find(raw: &str, tokens: &[Token], language: Language, taken: &[Span]) -> Vec<Quantity> {
    let mut reader = Reader::new(raw, tokens, language);
    let mut out: Vec<Quantity> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    let mut taken = taken.iter().copied().peekable();
    while let Some(token) = tokens.get(at) {
        let starts = match token.class {
            Class::Number | Class::Mixed => true,
            Class::Word | Class::Ideograph => reader.lexicon.may_start(token.fold),
        };
        if !starts {
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
    let mut part = part(r, at, floor)?;
    if part.number.form == Form::Identifier {
        let end = part.number.end;
        return Some(identifier::named(
            r,
            Span { start: part.number.span.start, end },
            part.number.next,
            Some(hash("version")),
        ));
    }
    compound(r, &mut part);
    let (start, before) = approx::before(r, at, part.start, floor);
    part.start = start;
    let mut quantity = build(&part)?;
    range(r, at, &mut part, &mut quantity);
    share_of(r, &mut part, &mut quantity);
    quantity.approx = before.unwrap_or(Approx::Exact);
    per(r, &mut part, &mut quantity);
    if let Some((end, next)) = approx::after(r, part.end, part.next, &mut quantity) {
        (part.end, part.next) = (end, next);
    }
    noun(r, &part, &mut quantity);
    quantity.span = Span { start: part.start, end: part.end };
    if !stands(r, at, &part, &quantity) {
        return None;
    }
    Some((quantity, part.next))
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
    for next in [Some(part.next), after_article].into_iter().flatten() {
        let gap = r.between(part.end, r.start(part.next));
        let joined = links(gap) || gap.is_empty();
        let fraction = part.number.form == Form::Fraction || next == part.next;
        let Some(found) = unit::at(r, next, false).filter(|_| joined && fraction) else { continue };
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
    use Measure::{Calendar, Duration, Length, Mass};
    let Some(unit) = part.unit.filter(|unit| matches!(unit.measure, Calendar | Duration | Length | Mass))
    else {
        return;
    };
    let mut smallest = unit.factor;
    loop {
        let last = part.next - 1;
        let and = usize::from(r.word(part.next) == Some(Word::And));
        let at = part.next + and;
        let close = |gap: &str| is_space(gap) || gap == ", ";
        if !close(r.gap(last)) || and == 1 && !is_space(r.gap(part.next)) || r.end(last) != part.end {
            return;
        }
        let Some(value) = number::whole(r.text(at)).filter(|_| links(r.gap(at))) else { return };
        let Some(found) = unit::at(r, at + 1, false) else { return };
        if found.unit.measure != unit.measure || found.unit.factor >= smallest {
            return;
        }
        smallest = found.unit.factor;
        part.number.written += f64::from(value) * smallest / (unit.factor * part.number.scale);
        // enough digits that the last written place is below the smallest unit
        let precise = (1..9).find(|&d| number::power(d) >= unit.factor / smallest).unwrap_or(9);
        part.number.decimals = part.number.decimals.max(precise.min(3));
        (part.end, part.next) = (found.end, found.next);
        part.number.span.end = r.end(at);
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
    let from = at > 0 && r.is_word(at - 1, words!("from de von da desde del dal fell rose"));
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

/// "per day", "/month", "a year".
fn per(r: &Reader<'_>, part: &mut Part<'_>, quantity: &mut Quantity) {
    let gap = r.between(part.end, r.start(part.next));
    let at = match gap {
        "/" => part.next,
        _ if is_space(gap) && r.is_word(part.next, words!("per each every pro par por al प्रति")) => {
            part.next + 1
        }
        _ if is_space(gap) && r.is_word(part.next, words!("a an")) && quantity.measure != Measure::Count => {
            part.next + 1
        }
        _ => return,
    };
    let Some(found) = unit::at(r, at, false).filter(|_| gap == "/" || is_space(r.gap(at - 1))) else {
        return;
    };
    if matches!(quantity.measure, Measure::Ordinal | Measure::Identifier(_))
        || found.unit.measure == quantity.measure
    {
        return;
    }
    quantity.per = found.unit.label;
    (part.end, part.next) = (found.end, found.next);
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
