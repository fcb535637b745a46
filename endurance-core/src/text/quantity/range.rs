//! Two numbers that make one: "5 to 7 kg", "between 5 and 7", "one in five".

use super::{
    Quantity,
    part::{Part, build, is_money, part},
};
use crate::text::{
    language::Language,
    number::{self, Form, Reader, is_space, same},
    unit::{self, Measure},
    word::Class,
    words::{Words, words},
};

/// What may stand between the ends of a range.
enum Link {
    Dash,
    Word,
    /// "rose from 12 to 18 percent": two numbers, of one unit.
    Change,
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
    let to = r.is_word(part.next, words!("to bis से through upto"))
        || r.is_word(part.next, words!("a")) && !own(Language::English) && !own(Language::Unknown);
    let word = to && !from || r.is_word(part.next, words!("and y et und e")) && between;
    let change = from && (to || r.is_word(part.next, words!("auf al")));
    let next = r.start(part.next + 1) as usize;
    let spaced = r
        .raw
        .get(r.end(part.next) as usize..next)
        .is_some_and(|gap| gap.starts_with([' ', '\u{a0}']) && gap.len() < 8);
    let kind = if word { Link::Word } else { Link::Change };
    ((word || change) && spaced).then_some((kind, part.next + 1))
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
pub(super) fn range<'a>(r: &Reader<'a>, at: usize, first: &mut Part<'a>, quantity: &mut Quantity) {
    if matches!(quantity.measure, Measure::Ordinal | Measure::Identifier(_))
        || first.number.form == Form::Times
    {
        return;
    }
    let Some((kind, next)) = link(r, at, first) else { return };
    // "fell by half to 40 million"
    if matches!(kind, Link::Word) && first.number.form == Form::Fraction && first.number.scale <= 1.0 {
        return;
    }
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
    if matches!(kind, Link::Change) {
        if first.unit.is_none()
            && let Some(changed) = build(&Part { unit: second.unit, ..*first })
        {
            (first.unit, *quantity) = (second.unit, changed);
        }
        return;
    }
    let unit = match (first.unit, second.unit) {
        (Some(a), Some(b)) if a.measure != b.measure => return,
        // "8.2 % to 15 million" is no range, "$5 to 7" is
        (Some(a), None) if !is_money(a) => return,
        (Some(a), None) => Some(a),
        (_, b) => b,
    };
    let own = first.unit.or(unit);
    let (a, b) = (build(&Part { unit: own, ..*first }), build(&Part { unit, ..second }));
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

/// "one in five", "3 out of 10": a fraction when the numbers are words or the first is one.
pub(super) fn share_of(r: &Reader<'_>, part: &mut Part<'_>, quantity: &mut Quantity) {
    if quantity.measure != Measure::Count
        || !same(quantity.low, quantity.high)
        || !is_space(r.gap(part.next - 1))
    {
        return;
    }
    let mut next = part.next;
    // "one star in ten"
    let between = r.token(next).is_some_and(|token| token.class == Class::Word && !token.stop);
    if between && is_space(r.gap(next)) && r.is_word(next + 1, words!("in")) {
        next += 1;
    }
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
