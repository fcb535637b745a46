//! What comes before what by its dates: "the meeting is two weeks before the results" of "results on 24 October and the meeting on 7
//! November".

use super::{Atom, Detail, compare::Conflict, reading::Reading, sides, value::Value};
use crate::{
    interaction::Span,
    text::{
        date::{Date, Kind},
        word::Token,
        words::{Words, words},
    },
};

/// Words between the two that are put in order.
const BEFORE: &Words = words!("before vor bevor antes avant prima पहले");
const AFTER: &Words = words!("after nach nachdem despues apres dopo depois बाद");

/// Telling words of each side.
const SIDE: usize = 6;

/// Dates of a sentence that are looked at.
const MOST: usize = 8;

/// The share of a claim from which a window speaks of it: both events are found in it by their own words.
const SPEAKS_OF: f64 = 0.3;

const STRENGTH: f64 = 0.7;

/// The order of two events that a claim tells, against their dates.
pub(super) fn turned(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    let order = |t: &Token| BEFORE.contains(t.fold) || AFTER.contains(t.fold);
    let mut found = claim.tokens.iter().enumerate().filter(|(_, t)| order(t));
    let ((at, word), None) = (found.next()?, found.next()) else { return None };
    let behind = |d: &Date| {
        let between = Span { start: word.span.end, end: d.span.start.max(word.span.end) };
        d.span.end > word.span.end && claim.text.tokens_in(between).len() <= 1 && d.kind != Kind::QuarterAlone
    };
    if coverage < SPEAKS_OF || claim.is_negative() || claim.dates.iter().any(behind) {
        return None;
    }
    let telling = |tokens: &'_ [Token]| -> Vec<Token> {
        let counted = |t: &Token| claim.quantities.iter().any(|q| q.span.contains(t.span));
        tokens.iter().filter(|t| !t.stop && !t.is_number() && !counted(t)).take(SIDE).copied().collect()
    };
    let (one, other) = (telling(&claim.tokens[..at]), telling(&claim.tokens[at + 1..]));
    let (one, other): (Vec<&Token>, Vec<&Token>) = (one.iter().collect(), other.iter().collect());
    let text = fact.text;
    let told = &text.tokens[text.tokens_in(sentence)];
    let said = |side: &[&Token]| side.iter().any(|own| told.iter().any(|t| t.stem == own.stem));
    if !said(&one) || !said(&other) {
        return None;
    }
    let day = |d: &&Date| matches!(d.kind, Kind::Day | Kind::MonthDay | Kind::Time);
    let dates: Vec<&Date> = text.dates_in(sentence).iter().filter(day).take(MOST).collect();
    let values: Vec<Value<'_>> = dates.iter().map(|d| Value::Date(d)).collect();
    if values.len() < 2 {
        return None;
    }
    let [Value::Date(a), Value::Date(b)] = sides::bound(claim.text, [&one, &other], text, sentence, &values)?
    else {
        return None;
    };
    let before = a.comes_before(b)?;
    (before != BEFORE.contains(word.fold)).then(|| Conflict {
        detail: Detail {
            atom: Atom::Comparison,
            claimed: claim.text.slice(Span { start: word.span.start, ..claim.span }).trim_end().into(),
            source: Some(format!("{}, {}", a.describe(&text.raw), b.describe(&text.raw))),
            difference: None,
        },
        strength: STRENGTH,
    })
}
