//! What a window says of a statement's dates.

use super::{
    ENOUGH_SHARED, Held, MOST_BESIDE, MOST_CLAIMED, MOST_TOLD, SPEAKS_ITSELF, SPEAKS_OF, beside, beside_of,
    is_row, stands,
};
use crate::claims::{
    case::{AFTER, BEFORE},
    compare::Found,
    corpus::{Around, Window},
    derive::{moment, relative},
    extract::{Statement, content},
    slot::{self, MOST_OTHERS, MOST_READ, Place, SlotFeatures, context, shared_context},
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        date::{Date, Kind},
        quantity::{Measure, Quantity, Relation},
        words::{Words, words},
    },
};
use std::cell::LazyCell;

/// Dates without a year that may stand between a day and its year: a calendar has no more.
const MOST_BETWEEN: usize = 256;

pub(super) fn date_in(
    response: &Text,
    statement: &Statement,
    claimed: &Date,
    window: &Window<'_>,
    held: Held,
) -> (Found, Option<(Span, SlotFeatures)>) {
    let Held { coverage, own, .. } = held;
    let text = &window.source.text;
    let words = response.slice(claimed.span);
    let denied = |run: Span| {
        let differs = |d: &Date| claimed.relation(d) == Relation::Differs && text.slice(d.span) != words;
        window.dates.iter().filter(|d| d.span.overlaps(run)).any(differs)
    };
    if stands(response, claimed.span, text, window.span, denied) {
        return (Found::Same { rounded: false }, None);
    }
    let speaks = held.coverage >= SPEAKS_OF;
    let follows =
        |passage| moment::follows(claimed, text, passage) || relative::tells(claimed, text, passage);
    if is_dated_case(response, statement, claimed, window)
        || is_on_side(response, claimed, window)
        || is_dated_by_another(claimed, window)
        || speaks && follows(window.span)
    {
        return (Found::Same { rounded: false }, None);
    }
    let mut own_context = None;
    let mut differs: Option<(&Date, (f64, bool))> = None;
    // "not open on Sundays", "closed on Sundays"
    let shut = LazyCell::new(|| says_shut(response, statement.span) != says_shut(text, window.span));
    for source in window.dates.iter().take(MOST_TOLD) {
        match claimed.relation(source) {
            // "any day except Monday" of "closed on Mondays"
            Relation::Differs if claimed.left_out != source.left_out && *shut => {
                return (Found::Same { rounded: false }, None);
            }
            Relation::Equal => return (Found::Same { rounded: false }, None),
            Relation::Rounded => return (Found::Same { rounded: true }, None),
            Relation::Differs => {
                let own_context = own_context.get_or_insert_with(|| context(response, claimed.span));
                let shared = shared_context(own_context, text, source.span);
                let same =
                    |other: &Date| matches!(other.relation(source), Relation::Equal | Relation::Rounded);
                let elsewhere = || response.dates_in(statement.sentence).iter().take(MOST_CLAIMED).any(same);
                if differs.is_none_or(|(_, best)| shared > best) && !elsewhere() {
                    differs = Some((source, shared));
                }
            }
            Relation::Incomparable => {}
        }
    }
    let differs = differs.filter(|_| !is_dateline(response, statement, window));
    // "closed on Sundays" denies nothing of "open from Monday to Saturday"
    let closed = || claimed.kind == Kind::Weekday && *shut;
    // what hardly speaks of the claim does not deny what follows from it
    let differs = differs.filter(|_| !held.apart && !closed() && (speaks || !follows(window.passage())));
    let differing = differs.map(|(source, (shared, beside))| {
        let rivals = window.dates.len() - 1;
        let alike = |d: &&Date| d.kind == source.kind && d.span != source.span;
        let others = text.dates.iter().take(MOST_READ).filter(alike).take(MOST_OTHERS).count();
        let place = Place { shared, beside, rivals, others, row: is_row(window) };
        (source.span, slot::of_dates(&held, place, claimed, source))
    });
    let title = window.source.title.iter().flat_map(|title| title.dates.iter().take(MOST_BESIDE));
    let near = beside_of(response, statement, window)
        .flat_map(|span| text.dates_in(span).iter().take(MOST_BESIDE))
        .chain(title);
    let near = near.map(|source| claimed.relation(source));
    let otherwise = differing.is_some() && coverage >= ENOUGH_SHARED;
    (beside(otherwise || own < SPEAKS_ITSELF, near), differing)
}

/// Whether a passage says when something is not.
fn says_shut(text: &Text, passage: Span) -> bool {
    const SHUT: &Words = words!(
        "closed close closes shut geschlossen zu ruhetag cerrado cerrada cerrados cierra ferme fermee fermes chiuso chiusa chiude fechado \
         fechada fecha बंद band مغلق gesloten kapali"
    );
    let tokens = &text.tokens[text.tokens_in(passage)];
    text.has_cue(passage, Class::Negation) || tokens.iter().any(|t| SHUT.contains(t.fold))
}

/// Whether another date of the statement lies as far from `date` as the window says in days, weeks or months: "an answer of 5 May
/// can be appealed until 2 June".
pub(super) fn lies_apart(date: &Date, dates: &[Date], window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let spans = || std::iter::once(window.span).chain(window.around());
    let said = |span: Span| text.dates_in(span).iter().any(|d| date.relation(d) == Relation::Equal);
    let apart =
        dates.iter().filter(|other| other.span != date.span).filter_map(|other| days_between(date, other));
    apart.into_iter().any(|days| {
        let stretches = spans().flat_map(|span| text.quantities_in(span));
        let mut stretches = stretches.filter(|q| !q.is_range() && q.per.is_empty());
        days > 0.0 && stretches.any(|q| is_stretch(q, days)) && !spans().any(said)
    })
}

/// The days between two dates of one kind.
fn days_between(a: &Date, b: &Date) -> Option<f64> {
    let day = |value: i32| f64::from(value / 32) * DAYS_IN_MONTH + f64::from(value % 32);
    match (a.kind, b.kind) {
        (Kind::Day, Kind::Day) => Some(f64::from((a.first.from - b.first.from).abs())),
        (Kind::MonthDay, Kind::MonthDay) => Some((day(a.first.from) - day(b.first.from)).abs()),
        _ => None,
    }
}

const DAYS_IN_MONTH: f64 = 30.436_875;

/// Whether a stretch of time is that many days, as the calendar has them.
fn is_stretch(quantity: &Quantity, days: f64) -> bool {
    match quantity.measure {
        Measure::Duration => quantity.unit != "hour" && (quantity.low / 86_400.0 - days).abs() < 1.0,
        Measure::Calendar => (quantity.low * DAYS_IN_MONTH - days).abs() < 2.0,
        _ => false,
    }
}

/// Whether the window is nothing but a date, as above an article, under no heading that says what it is the date of.
fn is_dateline(response: &Text, statement: &Statement, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let sentence = &response.tokens[response.tokens_in(statement.sentence)];
    let says = |head: Span| {
        let told = || content(text, head).filter(|t| sentence.iter().any(|own| own.stem == t.stem));
        2 * told().count() >= content(text, head).count()
    };
    let mut heads = window.parts().iter().flatten().filter(|part| part.kind == Around::Head);
    content(text, window.sentence).next().is_none() && !is_row(window) && !heads.any(|part| says(part.span))
}

/// Whether a statement opens with a date inside a stretch that the source speaks of: "in April it is forbidden" of "from March to
/// October".
fn is_dated_case(response: &Text, statement: &Statement, claimed: &Date, window: &Window<'_>) -> bool {
    let before = Span { start: statement.span.start, end: claimed.span.start.max(statement.span.start) };
    let leads = response.tokens_in(before).len() <= 1;
    leads && window.dates.iter().any(|source| claimed.lies_in(source))
}

/// Whether a claim only tells on which side of a moment that of the source lies: "departs after 11 pm" of "leaves at 23:12".
fn is_on_side(response: &Text, claimed: &Date, window: &Window<'_>) -> bool {
    // the word is part of a mention that tells an end
    let at = response.tokens_in(claimed.span).start;
    let near = &response.tokens[at.saturating_sub(1)..(at + 1).min(response.tokens.len())];
    let side = |words: &Words| near.iter().any(|t| words.contains(t.fold));
    let (after, earlier) = (side(AFTER), side(BEFORE));
    let mut told = window.dates.iter().take(MOST_TOLD).filter(|d| d.kind == claimed.kind);
    matches!(claimed.kind, Kind::Time | Kind::Day | Kind::Year)
        && told
            .any(|d| after && d.first.from > claimed.first.to || earlier && d.first.to < claimed.first.from)
}

/// Whether the window tells the day or the month and another date of its document the year: "16 July 1969 … on 20 July".
fn is_dated_by_another(claimed: &Date, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let day = window.dates.iter().find(|source| claimed.is_part_of_year(source));
    // the year in force is the last that was told
    let told = |day: &Date| {
        let before = &text.dates[..text.dates.first_from(day.span.start)];
        before.iter().rev().take(MOST_BETWEEN).find_map(Date::year)
    };
    day.and_then(told).is_some_and(|year| claimed.year() == Some(year))
}
