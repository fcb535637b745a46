//! A number with its sign, its scale and its unit: "-5", "€ 1.2 bn", "5 feet 6 inches", "a week".

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        number::{self, Form, Number, Reader, digit, is_space, links, same},
        numeral::{Word, and_a_half, and_a_part, skip_of},
        unit::{self, Found, Measure, Unit},
        word::{Class, fold},
        words::{Words, words},
    },
};

/// A number with its unit and scale, before approximation and range.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) number: Number<'a>,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: usize,
    pub(super) negative: bool,
    pub(super) unit: Option<Unit>,
}

/// "a week" of "within a week", "an hour and a half"; "a couple of". Elsewhere "a" counts nothing: "once a week".
pub(super) fn article<'a>(r: &Reader<'a>, at: usize, floor: u32) -> Option<Part<'a>> {
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
    let whole = usize::from(r.is_word(at + 1, FULL) && is_space(r.gap(at + 1)));
    let found = unit::at(r, at + 1 + whole, false).filter(|_| is_space(r.gap(at)))?;
    if !matches!(found.unit.measure, Measure::Duration | Measure::Calendar) {
        return None;
    }
    let led = at > 0 && r.start(at - 1) >= floor && is_space(r.lead(at)) && r.is_word(at - 1, LED);
    let half = and_a_half(r, found.next).is_some()
        || r.is_word(found.next, words!("later earlier ago before after"));
    // "for a second straight session" counts sessions
    let ordinal = r.is_word(at + 1, words!("second"))
        && is_space(r.gap(at + 1))
        && r.token(at + 2).is_some_and(|t| t.class == Class::Word && !t.stop);
    if !(led || half) || ordinal || r.gap(found.next - 1) == "-" {
        return None;
    }
    let start = number.span.start;
    let mut part = Part { start, end: number.end, next: at + 1, number, negative: false, unit: None };
    take(&mut part, &found);
    Some(part)
}

/// The number at `at` with what belongs to it on both sides.
pub(super) fn part<'a>(r: &Reader<'a>, at: usize, floor: u32) -> Option<Part<'a>> {
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

pub(super) const fn is_money(unit: Unit) -> bool {
    matches!(unit.measure, Measure::Currency(_))
}

/// Words between a number and a stretch of time that change nothing.
const WHOLE: &Words = words!("complete full whole entire straight consecutive calendar volle ganze");

/// Those of them behind an article.
pub(super) const FULL: &Words = words!("full whole entire");

/// The same for whatever is measured: "two extra kilos".
pub(crate) const MORE: &Words = words!("extra additional further zusatzliche weitere");

/// Of what a fraction is told that is no whole.
const POINT: &Words = words!("point points punkt punkts punto ponto");

/// The unit behind the number, in one word, several, or a sign.
fn unit_after(r: &Reader<'_>, part: &mut Part<'_>) {
    let number = &part.number;
    if !number.suffix.is_empty() {
        let from = number.end;
        // "30p", but not "1080p"
        let pence = number.suffix == "p" && number.written < 100.0;
        if let Some(unit) = unit::word("pence").filter(|_| pence) {
            take(part, &Found { unit, end: r.end(part.next - 1), next: part.next });
        } else if let Some(found) = unit::symbol(r, from, part.next - 1, false) {
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
    // "half a point" is none of a whole
    let point = after_article.unwrap_or(part.next);
    if part.number.form == Form::Fraction && r.is_word(point, POINT) && is_space(r.gap(point - 1)) {
        part.unit = unit::points();
        (part.end, part.next) = (r.end(point), point + 1);
        return;
    }
    // "24 complete hours"
    let more = r.is_word(part.next, MORE);
    let after_whole = (more || r.is_word(part.next, WHOLE)).then_some(part.next + 1);
    for next in [Some(part.next), after_article, after_whole].into_iter().flatten() {
        let gap = r.between(part.end, r.start(part.next));
        let joined = links(gap) || gap.is_empty();
        let whole = after_whole == Some(next) && is_space(r.gap(part.next));
        let fraction = part.number.form == Form::Fraction || next == part.next || whole;
        let Some(found) = unit::at(r, next, false).filter(|_| joined && fraction) else { continue };
        if whole && !more && !matches!(found.unit.measure, Measure::Duration | Measure::Calendar) {
            continue;
        }
        // "5 x 3" multiplies, "1 in 5 V" is a volt
        if found.unit.label == "times" && r.text(next).len() < 2 {
            continue;
        }
        take(part, &found);
        return;
    }
    days_within(r, part);
}

/// "14日以内" counts days, where "14日" may be a date.
fn days_within(r: &Reader<'_>, part: &mut Part<'_>) {
    let next = part.next;
    let day = r.is_word(next, words!("日")) && r.between(part.end, r.start(next)).is_empty();
    let counted = day && r.gap(next).is_empty() && r.is_word(next + 1, words!("以 後 前 ほ 程 分"));
    if let Some(unit) = unit::word("天").filter(|_| counted) {
        take(part, &Found { unit, end: r.end(next), next: next + 1 });
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
pub(super) fn compound(r: &Reader<'_>, part: &mut Part<'_>) {
    use Measure::{Calendar, Currency, Duration, Length, Mass};
    let Some(unit) =
        part.unit.filter(|unit| matches!(unit.measure, Calendar | Duration | Length | Mass | Currency(_)))
    else {
        return;
    };
    // "an hour and a half", "una hora y media", "une heure et quart", "2時間半"
    if matches!(unit.measure, Calendar | Duration)
        && part.number.decimals == 0
        && let Some((next, share)) = and_a_part(r, part.next)
    {
        let decimals = if share > 0.3 { 1 } else { 2 };
        (part.number.written, part.number.decimals) = (part.number.written + share, decimals);
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
        if let Some((value, behind)) = value.filter(|(_, behind)| and == 0 && is_bare_end(r, *behind))
            && is_whole_money(r, part, unit)
            && (10.0..100.0).contains(&value)
        {
            (part.number.written, part.number.decimals) = (part.number.written + value / 100.0, 2);
            (part.end, part.next) = (r.end(behind - 1), behind);
            part.number.span.end = part.end;
            return;
        }
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

/// Whether an amount is one of whole euros, dollars or pounds, its currency written as a word: "two euros fifty".
fn is_whole_money(r: &Reader<'_>, part: &Part<'_>, unit: Unit) -> bool {
    let word = r.text(part.next - 1);
    is_money(unit)
        && same(unit.factor, 1.0)
        && same(part.number.scale, 1.0)
        && part.number.decimals == 0
        && part.number.form != Form::Ordinal
        && word.len() > 2
        && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether nothing that could be counted stands behind: a mark, a small word or the end.
fn is_bare_end(r: &Reader<'_>, next: usize) -> bool {
    r.token(next).is_none_or(|t| t.stop || !links(r.gap(next - 1)))
}

pub(super) fn build(part: &Part<'_>) -> Option<Quantity> {
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
        kind: None,
        denied: false,
        turned: false,
    })
}
