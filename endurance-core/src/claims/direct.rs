//! Up or down: what a claim says of how something changes, against what a fact says of the same.

use super::{
    Atom, Detail,
    atom::ENOUGH_SHARED,
    compare::Conflict,
    fact::{self, joins},
    oppose,
    reading::Reading,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::{Class, Cue},
        date::Date,
        number::same,
        quantity::Quantity,
        word::Token,
        words::{Words, words},
    },
};

/// Cues of one sentence that are looked at: no sentence of prose has more, and a hostile one must not cost more.
const MOST: usize = 8;

/// Words that make a change of a comparison: "became fewer".
const BECOMES: &Words =
    words!("become becomes became becoming grow grows grew grown get gets got getting now");

/// What a comparison with an earlier time says behind "than", and before it where the verb stands last.
const EARLIER: &Words = words!(
    "before earlier previously previous last past prior ago antes anterior pasado avant precedent precedente derniere passe \
     vorher zuvor fruher vorjahr vergangenen letzten prima precedente scorso scorsa passado पहले पिछले pehle pichle pichhle السابق \
     الماضي قبل прошлом прошлый прежде раньше onceki gecen 前 去"
);

/// Tokens around a comparison in which these stand.
const NEAR: usize = 5;

/// A word of direction, and the words beside it that say what goes up or down.
struct Move<'a> {
    cue: &'a Cue,
    up: bool,
    of: Vec<u64>,
}

/// The words of direction of a passage, and whether each says that something goes up.
fn turns<'a>(reading: &'a Reading<'a>) -> impl Iterator<Item = (&'a Cue, bool)> {
    reading.cues.iter().filter_map(|cue| Some((cue, is_up(reading, cue)?))).take(MOST)
}

/// The moves that a passage tells.
fn moves<'a>(reading: &'a Reading<'a>) -> impl Iterator<Item = Move<'a>> {
    turns(reading).map(|(cue, up)| Move { cue, up, of: spoken_of(reading, cue) })
}

/// Whether a cue says that something goes up, or down; `None` where it says neither.
fn is_up(reading: &Reading<'_>, cue: &Cue) -> Option<bool> {
    match cue.class {
        Class::Increase => Some(true),
        Class::Decrease => Some(false),
        Class::More if is_change(reading, cue) => Some(true),
        Class::Less if is_change(reading, cue) => Some(false),
        _ => None,
    }
}

/// Whether a comparison is one with an earlier time.
fn is_change(reading: &Reading<'_>, cue: &Cue) -> bool {
    let at = reading.tokens.partition_point(|t| t.span.end <= cue.span.start);
    let end = reading.tokens.partition_point(|t| t.span.start < cue.span.end);
    let behind = reading.tokens[end..].iter().take(2 * NEAR);
    let becomes = reading.tokens[..at].iter().rev().take(2).any(|t| BECOMES.contains(t.fold));
    let ahead = reading.tokens[..at].iter().rev().take(2 * NEAR);
    let earlier = |t: &Token| EARLIER.contains(t.fold);
    let before = reading.text.language.is_verb_last() && ahead.clone().any(earlier);
    becomes || before || behind.clone().any(earlier)
}

/// The telling words beside a cue, in its clause: three before it and one behind.
fn spoken_of(reading: &Reading<'_>, cue: &Cue) -> Vec<u64> {
    let raw = &reading.text.raw;
    let ends = |a: &Token, b: &Token| {
        raw[a.span.end.min(b.span.end) as usize..a.span.start.max(b.span.start) as usize]
            .contains([',', ';', ':'])
            || fact::turns(reading.text, b)
            || joins(reading.text, b)
    };
    let clause = |tokens: &mut dyn Iterator<Item = &Token>, most: usize| {
        let mut out = Vec::new();
        let mut last: Option<Token> = None;
        for token in tokens.take(3 * NEAR) {
            if out.len() == most || last.is_some_and(|last| ends(&last, token)) {
                break;
            }
            last = Some(*token);
            if !token.stop && !token.is_number() {
                out.push(token.stem);
            }
        }
        out
    };
    let before = reading.tokens.iter().rev().filter(|t| t.span.end <= cue.span.start);
    let behind = reading.tokens.iter().filter(|t| t.span.start >= cue.span.end);
    // where the verb stands last, or a character is half a word, what goes up stands further off
    let language = reading.text.language;
    let far = if !language.is_spaced() {
        2 * NEAR
    } else if language.is_verb_last() {
        NEAR
    } else {
        3
    };
    let mut of = clause(&mut { before }, far);
    of.extend(clause(&mut { behind }, 1));
    of
}

/// What goes up in the claim, and down in the fact.
pub(super) fn turned(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    // "did not fall" is not "rose", but it does not deny it either
    if claim.denials.len() != fact.denials.len() {
        return None;
    }
    // most facts go no other way than the claim
    if oppose::is_possible(claim, fact) || !turns(claim).any(|(_, own)| turns(fact).any(|(_, up)| up != own))
    {
        return None;
    }
    let there: Vec<Move<'_>> = moves(fact).collect();
    moves(claim).find_map(|own| {
        let shared = |other: &Move<'_>| other.of.iter().filter(|stem| own.of.contains(stem)).count();
        let most = |up: bool| there.iter().filter(|m| m.up == up).map(shared).max().unwrap_or(0);
        let nearest = there.iter().filter(|m| m.up != own.up).max_by_key(|m| shared(m))?;
        let coverage = without(own.cue.span);
        let enough = if claim.text.language.is_spaced() { ENOUGH_SHARED } else { 0.75 * ENOUGH_SHARED };
        (shared(nearest) > most(own.up) && coverage >= enough).then(|| Conflict {
            detail: Detail {
                atom: Atom::Direction,
                claimed: claim.text.slice(own.cue.span).into(),
                source: Some(fact.text.slice(nearest.cue.span).into()),
                difference: None,
            },
            strength: 0.25 + 0.75 * coverage,
        })
    })
}

/// What stands before an earlier value: "after 4.3 million in the year before", "up from 68 %".
const FROM: &Words = words!(
    "from after against versus vs with to von nach gegenuber desde frente contre depuis dopo da rispetto contra"
);

/// How far behind a value it may be said that it is an earlier one.
const LATER_SAID: usize = 7;

/// The value of an earlier time and the one it is set against, and whether that one is more.
fn values(fact: &Reading<'_>, sentence: Span) -> Option<(Span, bool)> {
    let [before, now] = earlier_and_now(fact.text, sentence)?;
    Some((now.span.hull(before.span), now.low > before.low))
}

/// The value of an earlier time and the one it is set against: "48, up from 40".
pub(super) fn earlier_and_now(text: &Text, sentence: Span) -> Option<[&Quantity; 2]> {
    let all = text.quantities_in(sentence);
    let is_earlier = |q: &Quantity| {
        let tokens = text.tokens_in(q.span);
        let lead = text.tokens[..tokens.start].iter().rev().take(2);
        let behind_from = lead.clone().any(|t| FROM.contains(t.fold))
            || text.tokens[tokens.clone()].first().is_some_and(|t| FROM.contains(t.fold));
        let behind =
            text.tokens[tokens.end..].iter().take(LATER_SAID).take_while(|t| sentence.contains(t.span));
        let year = |d: &Date| d.year().filter(|_| d.span.start >= q.span.end);
        let mut years = text.dates_in(sentence).iter().filter_map(Date::year);
        let dated = text.dates_in(Span { start: q.span.end, end: sentence.end }).iter().find_map(year);
        let older = dated.is_some_and(|year| years.any(|other| other > year));
        behind_from
            && (behind.clone().any(|t| EARLIER.contains(t.fold)) || older || up_or_down(text, tokens.start))
    };
    let at = (1..all.len().min(MOST)).find(|&at| is_earlier(&all[at]))?;
    let before = &all[at];
    let alike = |q: &&Quantity| {
        q.measure == before.measure && q.per == before.per && !q.is_range() && !q.is_year_like()
    };
    let now = all[..at].iter().rev().find(alike)?;
    (!same(now.low, before.low)).then_some([before, now])
}

/// Whether "up from" or "down from" stands before token `at`.
fn up_or_down(text: &Text, at: usize) -> bool {
    const UP: &Words = words!("up down");
    const FROM: &Words = words!("from");
    text.tokens[at.saturating_sub(3)..(at + 1).min(text.tokens.len())]
        .windows(2)
        .any(|pair| UP.contains(pair[0].fold) && FROM.contains(pair[1].fold))
}

/// "Revenue fell" against "revenue was 5.2 million, up from 4.8 million".
pub(super) fn turned_by_values(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    if coverage < ENOUGH_SHARED || claim.is_negative() {
        return None;
    }
    let mut turned = turns(claim);
    let (cue, own) = turned.next()?;
    if turned.any(|(_, up)| up != own) || turns(fact).any(|(_, up)| up == own) {
        return None;
    }
    let (span, up) = values(fact, sentence)?;
    (up != own).then(|| Conflict {
        detail: Detail {
            atom: Atom::Direction,
            claimed: claim.text.slice(cue.span).into(),
            source: Some(fact.text.slice(span).into()),
            difference: None,
        },
        strength: 0.35 + 0.6 * coverage,
    })
}

/// "More in 2025 than in 2024" against "24,210 in 2025, after 27,240 in 2024".
pub(super) fn miscounted(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    if coverage < ENOUGH_SHARED || claim.is_negative() || fact.is_negative() {
        return None;
    }
    let mut cues = claim.cues.iter();
    let (cue, up) = cues.find_map(|cue| match cue.class {
        Class::Increase | Class::More => Some((cue, true)),
        Class::Decrease | Class::Less => Some((cue, false)),
        _ => None,
    })?;
    let years = |text: &Text, span: Span| -> Vec<i32> {
        text.dates_in(span).iter().take(MOST).filter_map(Date::year).collect()
    };
    // "in 2025 than in 2024", "from 2024 to 2025"
    let (own, there) = (years(claim.text, claim.span), years(fact.text, sentence));
    let ([first, second], [from, to]) = (&own[..], &there[..]) else { return None };
    let compares = matches!(cue.class, Class::More | Class::Less);
    let up = if compares && first > second { up } else { up != compares };
    let plain = |q: &&Quantity| q.per.is_empty() && !q.is_range();
    let values: Vec<&Quantity> = fact.text.quantities_in(sentence).iter().take(MOST).filter(plain).collect();
    let [a, b] = values[..] else { return None };
    if a.measure != b.measure || same(a.low, b.low) {
        return None;
    }
    // the first number is of the first year: "48 in 1990 and 31 in 2010", "in 1990 48, in 2010 31"
    let known = [from, to].iter().all(|year| [first, second].contains(year));
    let grows = (b.low > a.low) == (to > from);
    (known && from != to && grows != up).then(|| Conflict {
        detail: Detail {
            atom: Atom::Direction,
            claimed: claim.text.slice(cue.span).into(),
            source: Some(fact.text.slice(a.span.hull(b.span)).into()),
            difference: None,
        },
        strength: 0.35 + 0.6 * coverage,
    })
}
