//! Which number of a window may stand against one of the claim.

use super::{is_bound, tells_difference};
use crate::claims::{condition, corpus::Window, extract::Statement};
use crate::text::{
    Text,
    cue::Class,
    number::{Form, same},
    quantity::{Approx, Measure, Quantity},
    word,
    words::{Words, words},
};

/// Whether a number of a window that differs may be the one that stands in the claim's place. `gratis`: the claim says of something that
/// nothing is to be paid.
pub(super) fn may_stand_against(
    response: &Text,
    claimed: &Quantity,
    text: &Text,
    source: &Quantity,
    gratis: impl Fn() -> bool,
) -> bool {
    same_kind(claimed, source)
        && !counts_another(claimed, source)
        && !is_no_count(claimed, source)
        && !is_far(claimed, source)
        && (!is_free(source) || !gratis())
        && (!is_version(response, claimed) || !is_version(text, source))
}

/// What stands before the number of a rest.
const OTHERS: &Words = words!(
    "other others remaining further anderen ubrigen restlichen weiteren autres otros otras altri altre outros outras andere overige"
);

/// What stands before the number of those that come first.
const TOP: &Words = words!("top");

/// Whether a number of a window that differs may be told of the same.
pub(super) fn may_deny(
    response: &Text,
    statement: &Statement,
    claimed: &Quantity,
    window: &Window<'_>,
    source: &Quantity,
) -> bool {
    let text = &window.source.text;
    // "a bag of 34 kg will not be taken" says of a bound what the bound says
    let bound = is_bound(source) || is_bound(claimed);
    if bound && response.has_cue(statement.span, Class::Negation) {
        return false;
    }
    // "the other two" are those that a number of all leaves, "the top seven" hold the top three
    let before = |text: &Text, number: &Quantity| {
        text.tokens_in(number.span).start.checked_sub(1).map(|at| text.tokens[at].fold)
    };
    let led = |words: &Words| {
        let [own, there] = [before(response, claimed), before(text, source)];
        [own, there].map(|fold| fold.is_some_and(|fold| words.contains(fold)))
    };
    if led(OTHERS) == [true, false] || led(TOP) != [false, false] && source.noun.is_none() {
        return false;
    }
    // "in one calendar year" of "six months"
    let one = claimed.form == Form::One && claimed.measure == Measure::Calendar;
    if one && before(response, claimed) == Some(word::hash("in")) {
        return false;
    }
    // "for more than a week, ask your doctor" draws the line of "not longer than seven days without asking"
    let first = response.tokens[response.tokens_in(statement.span)].first();
    let line = matches!(
        (claimed.approx, source.approx),
        (Approx::Over, Approx::AtMost)
            | (Approx::Under, Approx::AtLeast)
            | (Approx::AtMost, Approx::Over)
            | (Approx::AtLeast, Approx::Under)
    );
    if line && same(claimed.low, source.low) && first.is_some_and(|t| condition::opens(response, t)) {
        return false;
    }
    if tells_of_part(response, claimed, text, source) {
        return false;
    }
    // "5 euros more" says nothing of what costs 7
    !tells_difference(response, claimed)
        || tells_difference(text, source)
        || text.has_cue(window.span, Class::Increase)
        || text.has_cue(window.span, Class::Decrease)
}

/// What stands behind the number of a part: "twelve of the rooms", "half of what they pay".
const OF: &Words = words!("of von der des de del di dei degli delle do da dos das parmi entre में");
const THE: &Words = words!(
    "the its their these those our his her what den der unseren ihren seinen los las sus les ses leurs los los gli le i os as"
);

/// Words by which a claim takes a part alone: "the sixes alone brought 36 runs".
const ALONE: &Words = words!("alone allein alleine solos solo seuls seules");

/// What stands before the number of a whole: "has 14 rooms", "of the 85 packages", "turned fifty".
const WHOLE: &Words = words!(
    "has have had with are were the its their of contains comprises offers includes hat haben mit sind die der tiene tienen con hay los las ont avec les compte ha hanno tem com"
);
const AGED: &Words = words!("turned turns turning aged age wurde wird cumplio cumple");

/// Whether a number of the claim tells of a part, and that of a window of the whole, or of an age.
fn tells_of_part(response: &Text, claimed: &Quantity, text: &Text, source: &Quantity) -> bool {
    let behind = |text: &Text, q: &Quantity, nth: usize| {
        text.tokens.get(text.tokens_in(q.span).end + nth).map_or(0, |t| t.fold)
    };
    let before = |text: &Text, q: &Quantity| {
        let at = text.tokens_in(q.span).start;
        at.checked_sub(1).map_or(0, |at| text.tokens[at].fold)
    };
    let partial = OF.contains(behind(response, claimed, 0));
    // "half of what they pay" is no share of anything that is told in percent
    let what =
        partial && claimed.form == Form::Fraction && behind(response, claimed, 1) == word::hash("what");
    let counts = claimed.measure == Measure::Count && source.measure == Measure::Count;
    let greater = source.low >= claimed.low;
    let alone = response.tokens[..response.tokens_in(claimed.span).start]
        .iter()
        .rev()
        .take(NEAR)
        .any(|t| ALONE.contains(t.fold));
    let named = partial && THE.contains(behind(response, claimed, 1));
    let of_whole = named && WHOLE.contains(before(text, source)) && !OF.contains(behind(text, source, 0));
    let aged = source.noun.is_none() && AGED.contains(before(text, source)) && partial;
    what || counts && (greater && (of_whole || alone) || aged)
}

/// Words before a number among which "alone" stands.
const NEAR: usize = 4;

/// Whether a passage says that nothing is to be paid: "for an order of 60 euros you pay nothing" tells its number as a case.
pub(super) fn is_free(quantity: &Quantity) -> bool {
    quantity.measure == Measure::Currency("0")
}

/// Whether two numbers are too far apart to be told of one thing, and not by their scale alone: "1 minute" of "1 hour 13 minutes".
fn is_far(claimed: &Quantity, source: &Quantity) -> bool {
    const FAR: f64 = 50.0;
    let time =
        |q: &Quantity| matches!(q.measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays);
    // "at 70 you are too old" of "two donations"
    let bare = |a: &Quantity, b: &Quantity| {
        a.measure == Measure::Count && b.measure == Measure::Count && a.noun.is_none() && b.noun.is_some()
    };
    let days = |q: &Quantity| match q.measure {
        Measure::Duration => q.high / 86_400.0,
        Measure::Calendar => q.high * 30.436_875,
        _ => q.high,
    };
    let ratio =
        if time(claimed) && time(source) { days(claimed) / days(source) } else { claimed.high / source.high };
    let far = |most: f64| ratio > most || ratio > 0.0 && ratio < 1.0 / most;
    !same(claimed.written.0, source.written.0)
        && (time(claimed) && time(source) && far(FAR) || bare(claimed, source) && far(FAR / 5.0))
}

/// Whether a number of a window counts nothing, as that of a heading: "1.1" is no number of ways.
fn is_no_count(claimed: &Quantity, source: &Quantity) -> bool {
    let count = claimed.measure == Measure::Count && source.measure == Measure::Count;
    count
        && claimed.noun.is_some()
        && claimed.decimals == 0
        && source.noun.is_none()
        && source.decimals > 0
        && !source.scaled()
}

/// Whether a number is the version of what is named before it: those of "Windows 10" tell nothing against "Windows 7".
fn is_version(text: &Text, number: &Quantity) -> bool {
    const VERSIONED: &Words = words!(
        "windows iphone ipad ios ipados macos android ubuntu fedora debian galaxy pixel kindle playstation xbox office acrobat photoshop \
         python java php postgresql mysql dynamics firefox chrome"
    );
    let before = text.tokens_in(number.span).start.checked_sub(1).map(|at| &text.tokens[at]);
    number.approx == Approx::Exact && before.is_some_and(|t| t.capital && VERSIONED.contains(t.fold))
}

/// Whether both measure the same kind of thing, or swap the kind of the same number: 50 % for 50 percentage points.
pub(in crate::claims) fn same_kind(claimed: &Quantity, source: &Quantity) -> bool {
    let time =
        |q: &Quantity| matches!(q.measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays);
    time(claimed) && time(source)
        || std::mem::discriminant(&claimed.measure) == std::mem::discriminant(&source.measure)
        || claimed.written == source.written
}

/// Whether both count the same thing: numbers of different things do not contradict each other.
pub(in crate::claims) fn same_noun(claimed: &Quantity, source: &Quantity) -> bool {
    let counts = |q: &Quantity| matches!(q.measure, Measure::Count | Measure::Ordinal);
    !counts(claimed) || !counts(source) || claimed.has_noun_of(source)
}

/// Whether both count things, and different ones by name: "12 teachers" and "340 pupils".
pub(super) fn counts_another(claimed: &Quantity, source: &Quantity) -> bool {
    !same_noun(claimed, source) && claimed.noun.is_some() && source.noun.is_some()
}
