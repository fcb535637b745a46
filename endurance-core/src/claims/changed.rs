//! What has changed, "moved from Tuesday to Thursday": a claim that says what was before is of what is now.

use super::{
    Atom, Detail, atom::ENOUGH_SHARED, compare::Conflict, direct::earlier_and_now, reading::Reading,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::{Date, Kind},
        words::{Words, words},
    },
};

/// What stands before the value that was, and before the one that is.
const FROM: &Words = words!("from von de da desde");
const TO: &Words = words!("to auf zu nach a para au til naar");

/// Words by which a claim speaks of what was, or of the change itself.
const BEFORE: &Words = words!(
    "was were had been from before previously formerly originally earlier initially once used until old former first no not longer war waren hatte von vorher fruher ursprunglich bisher bis alt alte nicht era eran estaba habia desde antes antigua antiguo anteriormente no etait etaient avait avant auparavant ancien ancienne pas erano aveva da prima precedente non foi eram estava anterior nao"
);

/// The share of the claim's words that the fact holds.
const SAME: f64 = 0.6;

/// Values of a fact that are looked at.
const MOST: usize = 16;

/// How sure it is that the claim means what is now.
const STRENGTH: f64 = 0.7;

/// The value that is now, where the claim says the one that was.
pub(super) fn back(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    if coverage < SAME
        || claim.is_negative()
        || fact.is_negative()
        || claim.tokens.iter().any(|t| BEFORE.contains(t.fold))
    {
        return None;
    }
    if let Some(conflict) = moved(claim, fact) {
        return Some(conflict);
    }
    let (was, is) = replaced(fact.text, fact.span).or_else(|| change(fact.text, fact.span))?;
    let mut own = Value::each(claim.text, claim.span).take(MOST).filter(|own| own.is(was) || own.is(is));
    let value = own.next().filter(|own| own.is(was) && !own.is(is))?;
    if own.any(|own| own.is(is)) {
        return None;
    }
    let detail = value.detail(claim.text, is, fact.text)?;
    Some(Conflict { detail, strength: STRENGTH })
}

/// A change told the other way round: "cut from 48 to 40" of "set at 48, up from 40".
pub(super) fn reversed(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    if coverage < ENOUGH_SHARED || claim.is_negative() || fact.is_negative() {
        return None;
    }
    let (was, is) = change(claim.text, claim.span)?;
    let [before, now] = match change(fact.text, sentence) {
        Some((before, now)) => [before, now],
        None => earlier_and_now(fact.text, sentence)?.map(Value::Number),
    };
    let turned = was.is(now) && is.is(before) && !was.is(before);
    let detail = was.detail(claim.text, before, fact.text).filter(|_| turned)?;
    Some(Conflict { detail: Detail { atom: Atom::Direction, ..detail }, strength: STRENGTH })
}

/// "From Tuesday to Thursday" is no stretch of days where something was moved.
fn moved(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<Conflict> {
    let verb = fact.tokens.iter().find(|t| CHANGED.contains(t.fold))?;
    let is_move = |d: &&Date| {
        let led =
            fact.text.tokens.get(fact.text.tokens_in(d.span).start).is_some_and(|t| FROM.contains(t.fold));
        d.kind == Kind::Weekday && d.first.from < d.first.to && led && d.span.start > verb.span.end
    };
    let stretch = fact.dates.iter().take(MOST).find(is_move)?;
    let old = |d: &&Date| {
        d.kind == Kind::Weekday && (d.first.from, d.first.to) == (stretch.first.from, stretch.first.from)
    };
    let own = claim.dates.iter().take(MOST).find(old)?;
    let (a, b) = (&claim.text.raw, &fact.text.raw);
    let detail = Detail {
        atom: Atom::Date,
        claimed: own.describe(a),
        source: Some(stretch.describe(b)),
        difference: None,
    };
    Some(Conflict { detail, strength: STRENGTH })
}

/// Verbs of change, past.
const CHANGED: &Words = words!(
    "moved changed raised increased rose risen lowered reduced cut decreased dropped fell fallen postponed rescheduled extended shortened brought switched grew grown went expanded verschoben geandert erhoht gesenkt verlegt gestiegen gesunken verlangert verkurzt cambio cambiado subio subido bajado bajo aplazado trasladado passe change deplace augmente baisse reporte spostato cambiato aumentato salito sceso ridotto mudado mudou subiu aumentou baixou alterado"
);

/// What stands before a value that another one has taken the place of.
const INSTEAD: [&str; 10] = [
    "instead of",
    "rather than",
    "in place of",
    "statt",
    "anstatt",
    "anstelle von",
    "au lieu de",
    "en lugar de",
    "en vez de",
    "invece di",
];

/// The two values of "3.50 instead of the usual 5 euros": the one that was, and the one that is.
fn replaced<'a>(text: &'a Text, fact: Span) -> Option<(Value<'a>, Value<'a>)> {
    /// How long the words between the two values may be.
    const LONGEST: usize = 48;
    let mut values: Vec<Value<'a>> = Value::each(text, fact).take(MOST).collect();
    values.sort_unstable_by_key(|value| value.span());
    values.windows(2).find_map(|pair| {
        let between = text.raw.get(pair[0].span().end as usize..pair[1].span().start as usize)?;
        let between = between.trim_start();
        let replaces = between.len() < LONGEST && INSTEAD.iter().any(|words| between.starts_with(words));
        (replaces && pair[0].differs(pair[1])).then_some((pair[1], pair[0]))
    })
}

/// The two values of "from $10 to $12" behind such a verb.
fn change<'a>(text: &'a Text, fact: Span) -> Option<(Value<'a>, Value<'a>)> {
    let range = text.tokens_in(fact);
    let tokens = &text.tokens[range.clone()];
    let verb = tokens.iter().find(|t| CHANGED.contains(t.fold))?;
    let mut values: Vec<Value<'a>> =
        Value::each(text, fact).take(MOST).filter(|v| v.span().start > verb.span.end).collect();
    values.sort_unstable_by_key(|value| value.span());
    let led = |value: &Value<'_>, by: &Words| {
        let at = text.tokens_in(value.span()).start;
        let inside =
            text.tokens.get(at).is_some_and(|t| by.contains(t.fold) && value.span().contains(t.span));
        let before = at.checked_sub(1).is_some_and(|before| by.contains(text.tokens[before].fold));
        inside || before
    };
    values.windows(2).find_map(|pair| {
        (led(&pair[0], FROM) && led(&pair[1], TO) && pair[0].differs(pair[1])).then_some((pair[0], pair[1]))
    })
}
