//! What a number is told for: "per day", "/month", "3 capsules a day".

use super::{Quantity, part::Part, rate};
use crate::text::{
    number::{Reader, is_space, same},
    numeral::Word,
    unit::{self, Measure, Unit},
    word::Class,
    words::{Words, words},
};

/// "per day", "/month", "a year".
pub(super) fn per(r: &Reader<'_>, part: &mut Part<'_>, quantity: &mut Quantity) {
    // "4.8 million a year earlier" is a value of that year
    if r.is_word(part.next, words!("a an")) && r.is_word(part.next + 2, words!("earlier ago before later")) {
        return;
    }
    let gap = r.between(part.end, r.start(part.next));
    if is_space(gap)
        && let Some(Word::Adverb(period) | Word::Adjective(period)) = r.word(part.next)
    {
        if regularly(r, part.next, period, quantity) {
            part.end = r.end(part.next);
            part.next += 1;
        }
        return;
    }
    let Some(at) = period(r, part.next, gap, quantity.measure != Measure::Count) else {
        if is_space(gap) {
            per_noun(r, part.next, quantity);
        }
        return;
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

/// "324,000 litres annually", "twice yearly": whether the word tells how often the number is meant.
fn regularly(r: &Reader<'_>, at: usize, period: f64, quantity: &mut Quantity) -> bool {
    let (label, count) = rate::named(period);
    let measured = !matches!(
        quantity.measure,
        Measure::Count | Measure::Multiple | Measure::Ordinal | Measure::Identifier(_)
    );
    if quantity.measure == Measure::Multiple && matches!(r.word(at), Some(Word::Adverb(_))) {
        rate::in_period(quantity, label, period);
        return true;
    }
    let told = measured && same(count, 1.0);
    if told {
        quantity.per = label;
    }
    told
}

/// Where the period behind a number begins. A count needs more than an article: "5 a day".
fn period(r: &Reader<'_>, next: usize, gap: &str, measured: bool) -> Option<usize> {
    const ARTICLES: &Words = words!("a an l la le je am im ao na");
    const EACH: &Words = words!("each every jeden jede jedes cada chaque كل");
    if gap == "/" {
        return Some(next);
    }
    let first = |words| is_space(gap) && r.is_word(next, words);
    let second = |words| r.is_word(next + 1, words);
    if first(PER) || measured && first(ARTICLES) {
        return Some(next + 1);
    }
    let two = measured && first(words!("in")) && second(words!("a any each every"))
        || measured && first(words!("a in في")) && second(words!("la der em o week"))
        // "45 euros for each month begun"
        || first(words!("for por fur pour عن")) && second(EACH);
    two.then_some(next + 2)
}

/// "four crossings daily", behind a number that is read as far as `next`: where the adverb ends.
pub(super) fn thing_regularly(r: &Reader<'_>, next: usize, quantity: &mut Quantity) -> Option<usize> {
    let counted = quantity.measure == Measure::Count && quantity.noun.is_some() && quantity.per.is_empty();
    let (noun, adverb) = (r.token(next)?, r.word(next + 1));
    let named = counted && quantity.noun == Some(noun.stem) && is_space(r.gap(next));
    let Some(Word::Adverb(period)) = adverb.filter(|_| named) else { return None };
    let (label, count) = rate::named(period);
    same(count, 1.0).then(|| {
        quantity.per = label;
        next + 2
    })
}

/// Words before a period or a thing that a number is told for.
const PER: &Words =
    words!("per each every pro par por al alla all'anno cada ogni chaque jede jeden jedes प्रति हर كل لكل");

/// "3 capsules a day", "20 GB of data a month": the thing stands between. The unit is no part of the number's mention.
fn per_noun(r: &Reader<'_>, next: usize, quantity: &mut Quantity) {
    let of = r.is_word(next, words!("of"));
    if !of && !matches!(quantity.measure, Measure::Count | Measure::Percent) {
        return;
    }
    let noun = next + usize::from(of);
    let thing = r.token(noun).is_some_and(|token| token.class == Class::Word && !token.stop);
    let led = r.is_word(noun + 1, PER) || r.is_word(noun + 1, words!("a an"));
    if !thing || !led || !is_space(r.gap(noun)) || !is_space(r.gap(noun + 1)) {
        return;
    }
    // "15 mg of the active substance per kilogram", but not "a"
    let measured = r.is_word(noun + 1, PER);
    let of = |unit: Unit| rate::of_unit(unit.label).is_some() || measured && unit.label != quantity.unit;
    if let Some(found) = unit::at(r, noun + 2, false).filter(|found| of(found.unit)) {
        quantity.per = found.unit.label;
    }
}
