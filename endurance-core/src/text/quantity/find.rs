//! Finding quantities: a number, then what stands before it (currency, sign, "about") and after it (unit, noun).

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        language::Language,
        number::{self, Form, Number, Reader, digit, is_space, links, same},
        numeral::{Word, skip_of},
        table::Table,
        unit::{self, Found, Measure, Unit},
        word::{Class, Token, fold, hash, pair},
    },
};
use std::sync::LazyLock;

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
            Class::Word | Class::Ideograph => reader.lexicon.may_hold(token.fold),
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
    if let Some(found) = identifier(r, at, floor) {
        return Some(found);
    }
    let mut part = part(r, at, floor)?;
    if part.number.form == Form::Identifier {
        let end = part.number.end;
        return Some(named(r, Span { start: part.number.span.start, end }, part.number.next, Some(hash("version"))));
    }
    compound(r, &mut part);
    let (start, before) = approx_before(r, at, part.start, floor);
    part.start = start;
    let mut quantity = build(&part)?;
    range(r, at, &mut part, &mut quantity);
    share_of(r, &mut part, &mut quantity);
    quantity.approx = before.unwrap_or(Approx::Exact);
    per(r, &mut part, &mut quantity);
    approx_after(r, &mut part, &mut quantity);
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
    let (number, inner) = match unit::currency(&text[..letters]) {
        Some(unit) if letters > 0 && letters < text.len() => {
            (number::figures(r, at, start + letters as u32)?, Some((unit, start)))
        }
        _ => (number::read(r, at)?, None),
    };
    if number.form == Form::Identifier {
        return Some(Part { start, end: number.end, next: number.next, number, negative: false, unit: None });
    }
    let money = inner.or_else(|| unit::before(r, at, number.span.start, floor));
    let (start, negative) = minus(r, at, number.span.start, money.map_or(number.span.start, |money| money.1), floor);
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
        let Some(sign) = head.chars().next_back().filter(|c| matches!(c, '-' | '\u{2212}' | '\u{2013}')) else {
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
    if word && r.is_word(at - 1, &["minus", "negative"]) {
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
    let (text, token) = if attached { (part.number.suffix, part.next - 1) } else { (r.text(part.next), part.next) };
    if text.is_empty() || text.len() > 3 {
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
    at > 0 && is_space(r.gap(at - 1))
        && (text.ends_with('s') && text.len() > 4 || r.is_word(at, &["people", "children", "women", "men"]))
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
        let other = is_money(unit) && rest.len() > near.len() && near[length..].starts_with(|c| digit(c).is_some());
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
    for next in [part.next, skip_of(r, part.next)] {
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
    let points = r.is_word(part.next, &["points", "point", "pts"]);
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
    let Some(unit) = part.unit.filter(|unit| matches!(unit.measure, Calendar | Duration | Length | Mass)) else {
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
    let bare = gap.trim_end_matches(|c: char| !c.is_ascii() && unit::sign(c.encode_utf8(&mut [0; 4])).is_some());
    if gap.len() < 12 && matches!(bare.trim_end_matches('$').trim(), "-" | "\u{2013}" | "\u{2014}" | "\u{2011}" | "~" | "\u{301c}") {
        // "5 -3" is a number and a negative one
        let list = gap.starts_with(' ') && !gap.ends_with(' ');
        return (!list).then_some((Link::Dash, part.next));
    }
    if !is_space(gap) {
        return None;
    }
    let between = at > 0 && r.is_word(at - 1, &["between", "entre", "zwischen", "tra", "fra"]);
    let from = at > 0 && r.is_word(at - 1, &["from", "de", "von", "da", "desde", "del", "dal", "fell", "rose"]);
    let own = |language| r.language == language;
    let word = r.is_word(part.next, &["to", "bis", "से", "through", "upto"]) && !from
        || r.is_word(part.next, &["a"]) && !from && !own(Language::English) && !own(Language::Unknown)
        || r.is_word(part.next, &["and", "y", "et", "und", "e"]) && between;
    let next = r.start(part.next + 1) as usize;
    let spaced = r.raw.get(r.end(part.next) as usize..next).is_some_and(|gap| gap.starts_with([' ', '\u{a0}']) && gap.len() < 8);
    (word && spaced).then_some((Link::Word, part.next + 1))
}

/// Extends a number to a range: "5-7 %", "5 to 7 kg", "between 5 and 7".
fn range<'a>(r: &Reader<'a>, at: usize, first: &mut Part<'a>, quantity: &mut Quantity) {
    if matches!(quantity.measure, Measure::Ordinal | Measure::Identifier(_)) || first.number.form == Form::Times {
        return;
    }
    let Some((kind, next)) = link(r, at, first) else { return };
    let Some(token) = r.token(next).filter(|token| token.class != Class::Ideograph) else { return };
    if token.class == Class::Word && matches!(kind, Link::Dash) && first.number.form != Form::Spelled {
        return;
    }
    let Some(mut second) = part(r, next, first.end) else { return };
    if matches!(second.number.form, Form::Ordinal | Form::Identifier | Form::Times) || second.negative && !first.negative {
        // a hyphen before the second end is no sign
        second.negative = false;
        if !matches!(second.number.form, Form::Plain | Form::Decimal | Form::Spelled) {
            return;
        }
    }
    if first.number.scale <= 1.0 && first.unit.is_none_or(|unit| unit.measure == second.unit.map_or(unit.measure, |u| u.measure)) {
        (first.number.scale, first.number.scale_name) = (second.number.scale, second.number.scale_name);
    }
    let unit = match (first.unit, second.unit) {
        (Some(a), Some(b)) if a.measure != b.measure => return,
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
    let rescale = if same(first.number.scale, second.number.scale) { 1.0 } else { first.number.scale / second.number.scale };
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
    if quantity.measure != Measure::Count || !same(quantity.low, quantity.high) || !is_space(r.gap(part.next - 1)) {
        return;
    }
    let mut next = part.next;
    if r.is_word(next, &["in"]) {
        next += 1;
    } else if r.is_word(next, &["out"]) && r.is_word(next + 1, &["of"]) {
        next += 2;
    } else {
        return;
    }
    next += usize::from(r.is_word(next, &["every"]));
    let words = matches!(quantity.form, Form::Spelled | Form::One);
    let Some(whole) = r.token(next).and_then(|_| number::read(r, next)) else { return };
    let spelled = whole.form == Form::Spelled;
    let value = whole.value();
    let plain = matches!(whole.form, Form::Plain | Form::Spelled) && whole.suffix.is_empty();
    let clear = plain && (words && (spelled || value < 101.0) || same(quantity.low, 1.0) && (value < 21.0 || value % 10.0 < 0.5) && !(1900.0..2100.0).contains(&value));
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
        _ if is_space(gap) && r.is_word(part.next, &["per", "each", "every", "pro", "par", "por", "al", "प्रति"]) => part.next + 1,
        _ if is_space(gap) && r.is_word(part.next, &["a", "an"]) && quantity.measure != Measure::Count => part.next + 1,
        _ => return,
    };
    let Some(found) = unit::at(r, at, false).filter(|_| gap == "/" || is_space(r.gap(at - 1))) else { return };
    if matches!(quantity.measure, Measure::Ordinal | Measure::Identifier(_)) || found.unit.measure == quantity.measure {
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
    let mut at = part.next;
    let mut gap = r.between(part.end, r.start(at));
    for _ in 0..3 {
        let Some(token) = r.token(at).filter(|_| links(gap)) else { return };
        if !r.is_word(at, &["of", "the", "its", "these", "those", "other", "more", "new", "such", "de", "las", "los", "les", "der", "major", "different"]) {
            let noun = token.class == Class::Word && !token.stop;
            quantity.noun = noun.then_some(token.stem);
            return;
        }
        gap = r.gap(at);
        at += 1;
    }
}

/// Whether a number alone says anything: "one" is mostly an article or pronoun, "first" a way to begin.
fn stands(r: &Reader<'_>, at: usize, part: &Part<'_>, quantity: &Quantity) -> bool {
    let after = &r.raw[part.end as usize..];
    match quantity.form {
        Form::One => {
            let meant = at > 0 && r.is_word(at - 1, &["only", "exactly", "just", "least", "केवल", "सिर्फ"]);
            quantity.measure != Measure::Count || !same(quantity.low, quantity.high) || meant && quantity.noun.is_some()
        }
        Form::Ordinal if r.tokens[at].class == Class::Word => {
            let phrase = at > 0 && r.is_word(at - 1, &["at", "per", "a", "each", "every", "split"]);
            !phrase && !after.starts_with([',', ':', ')']) && quantity.noun.is_some()
        }
        _ => true,
    }
}

// Approximation.

const BEFORE: &[(Approx, &str)] = &[
    (Approx::About, "about around approximately approx approx. nearly almost roughly circa ca c some estimated close_to just_about in_the_region_of in_the_order_of लगभग करीब क़रीब तकरीबन तक़रीबन aproximadamente alrededor_de cerca_de unos unas casi en_torno_a environ près_de autour_de presque quelque etwa rund zirka ungefähr fast knapp quase circa quasi intorno_a"),
    (Approx::AtLeast, "at_least no_less_than not_less_than no_fewer_than not_fewer_than minimum_of a_minimum_of minimum min कम_से_कम न्यूनतम al_menos por_lo_menos como_mínimo mínimo_de no_menos_de au_moins minimum_de mindestens wenigstens pelo_menos no_mínimo ao_menos almeno"),
    (Approx::AtMost, "at_most up_to upto no_more_than not_more_than not_exceeding maximum_of a_maximum_of maximum max as_many_as as_much_as अधिकतम ज़्यादा_से_ज़्यादा hasta como_máximo máximo_de jusqu'à jusqu'a au_plus au_maximum maximum_de höchstens maximal bis_zu até no_máximo fino_a al_massimo al_più"),
    (Approx::Over, "more_than over above exceeding in_excess_of greater_than larger_than higher_than upwards_of beyond más_de mas_de superior_a plus_de mehr_als über mais_de acima_de più_di oltre"),
    (Approx::Under, "less_than under below fewer_than lower_than smaller_than menos_de inferior_a moins_de weniger_als unter menos_de abaixo_de meno_di sotto"),
];

const AFTER: &[(Approx, &str)] = &[
    (Approx::AtLeast, "or_more or_above or_higher or_over and_above and_more and_over plus या_अधिक या_उससे_अधिक o_más oder_mehr ou_plus ou_mais o_più"),
    (Approx::AtMost, "or_less or_fewer or_below or_lower or_under and_below तक या_कम o_menos oder_weniger ou_moins ou_menos o_meno"),
    (Approx::Over, "से_अधिक से_ज्यादा से_ज़्यादा से_ऊपर"),
    (Approx::Under, "से_कम से_नीचे"),
    (Approx::About, "or_so के_करीब के_आसपास"),
];

fn phrases(rows: &[(Approx, &str)]) -> Table<Approx> {
    let mut table = Table::with_capacity(256);
    for &(approx, names) in rows {
        for name in names.split(' ') {
            let key = name.split('_').map(|word| hash(&fold(word))).reduce(pair);
            table.insert(key.unwrap_or_default(), approx);
        }
    }
    table
}

static BEFORE_BY_NAME: LazyLock<Table<Approx>> = LazyLock::new(|| phrases(BEFORE));
static AFTER_BY_NAME: LazyLock<Table<Approx>> = LazyLock::new(|| phrases(AFTER));

/// The approximation before a mention that starts at `start`, and where it then starts.
fn approx_before(r: &Reader<'_>, at: usize, start: u32, floor: u32) -> (u32, Option<Approx>) {
    let head = r.between(floor.min(start), start);
    let near = head.trim_end_matches([' ', '\u{a0}']);
    if let Some(sign) = near.chars().next_back().filter(|_| head.len() - near.len() < 4) {
        let approx = match sign {
            '~' | '\u{2248}' | '\u{2243}' => Some(Approx::About),
            // at the start of a line ">" quotes
            '>' if near.len() > 1 && !near.ends_with("\n>") => Some(Approx::Over),
            '<' => Some(Approx::Under),
            '\u{2265}' => Some(Approx::AtLeast),
            '\u{2264}' => Some(Approx::AtMost),
            _ => None,
        };
        if approx.is_some() {
            return (floor.min(start) + (near.len() - sign.len_utf8()) as u32, approx);
        }
    }
    // the last token that ends before the mention
    let Some(last) = (0..at).rev().take(4).find(|&index| r.end(index) <= start) else { return (start, None) };
    if r.start(last) < floor || !is_space(r.between(r.end(last), start)) {
        let dot = r.between(r.end(last), start) == ". ";
        if !(dot && r.is_word(last, &["ca", "c", "approx", "min", "max"]) && r.start(last) >= floor) {
            return (start, None);
        }
    }
    for length in (1..=4usize).rev() {
        let Some(first) = (last + 1).checked_sub(length).filter(|&first| r.start(first) >= floor) else { continue };
        if (first..last).any(|index| !is_space(r.gap(index)) && r.gap(index) != "'") {
            continue;
        }
        let key = (first..=last).map(|index| r.fold(index)).reduce(pair).unwrap_or_default();
        if let Some(&approx) = BEFORE_BY_NAME.get(key) {
            return (r.start(first), Some(approx));
        }
    }
    (start, None)
}

/// "500+", "5 or more", "87 करोड़ से अधिक".
fn approx_after(r: &Reader<'_>, part: &mut Part<'_>, quantity: &mut Quantity) {
    let rest = &r.raw[part.end as usize..];
    if quantity.approx != Approx::Exact || matches!(quantity.measure, Measure::Ordinal) {
        return;
    }
    if rest.starts_with('+') && !rest[1..].starts_with(|c| digit(c).is_some()) && part.end < r.stop {
        quantity.approx = Approx::AtLeast;
        part.end += 1;
        return;
    }
    // Hindi puts the word after the noun: "500 स्कूलों से अधिक"
    let noun = usize::from(quantity.measure == Measure::Count && r.is_word(part.next + 1, &["से", "के"]));
    let first = part.next + noun;
    if !is_space(r.between(part.end, r.start(part.next))) || r.token(first).is_none() {
        return;
    }
    for length in (1..=3usize).rev() {
        let last = first + length - 1;
        if r.token(last).is_none() || (part.next..last).any(|index| !is_space(r.gap(index))) {
            continue;
        }
        let key = (first..=last).map(|index| r.fold(index)).reduce(pair).unwrap_or_default();
        if let Some(&approx) = AFTER_BY_NAME.get(key) {
            quantity.approx = approx;
            if noun == 0 {
                (part.end, part.next) = (r.end(last), last + 1);
            }
            return;
        }
    }
}

// Identifiers.

/// Words after which a number is a name.
const NAMED: &[&str] = &[
    "section", "sections", "sec", "article", "articles", "art", "rule", "rules", "clause", "page", "pages", "chapter", "table",
    "figure", "fig", "appendix", "annex", "annexure", "schedule", "form", "paragraph", "para", "no", "number", "version", "item",
    "phase", "volume", "vol", "room", "gate", "platform", "highway", "ward", "step", "regulation", "order",
    "धारा", "अनुच्छेद", "नियम", "पृष्ठ", "अध्याय", "articulo", "artikel", "artigo", "articolo", "seite", "pagina", "abschnitt",
];

fn identifier(r: &Reader<'_>, at: usize, floor: u32) -> Option<(Quantity, usize)> {
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
    let before = at.checked_sub(1).filter(|&before| r.start(before) >= floor)?;
    let lead = r.gap(before);
    let word = &r.tokens[before];
    // "COVID-19", "A-12"
    let money = unit::currency(&r.raw[word.span.range()]).is_some();
    let name = word.capital && word.class != Class::Number && r.word(before).is_none() && !money;
    if lead == "-" && name && !r.is_word(before, &["sub", "mid", "pre", "post", "non", "top", "under", "over"]) {
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
    spaced && (scale || unit::at(r, at + 1, false).is_some()) || r.raw[r.end(at) as usize..].starts_with(['%', '+'])
}

/// The token after "(1)(j)" behind "Section 8".
fn brackets(r: &Reader<'_>, at: usize) -> usize {
    let mut last = at;
    while last - at < 4 && matches!(r.gap(last), "(" | ")(") && r.text(last + 1).len() < 5 && !r.text(last + 1).is_empty() {
        last += 1;
    }
    last + 1
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
fn named(r: &Reader<'_>, span: Span, next: usize, noun: Option<u64>) -> (Quantity, usize) {
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
