//! Dates that a passage tells by another: "in November of the same year", "the next day", "three years later".

use crate::{
    interaction::Span,
    text::{
        Text,
        date::Date,
        number::same,
        quantity::{Measure, Quantity, Relation},
        words::{Words, words},
    },
};

/// Words of a passage that are looked at, and dates before it.
const MOST: usize = 64;
const MOST_DATES: usize = 8;

/// What says which year or day, and how many on it is.
const WHICH: [(i32, &Words); 3] = [
    (0, words!("same that gleichen selben mismo misma ese aquel meme stesso stessa quello mesmo उसी")),
    (
        1,
        words!(
            "next following nachsten folgenden siguiente suivante suivant seguente successivo seguinte अगले"
        ),
    ),
    (-1, words!("previous preceding prior vorigen anterior precedente precedent passado पिछले")),
];

const YEAR: &Words = words!("year jahr ano annee anno साल वर्ष");
const DAY: &Words = words!("day tag dia jour giorno दिन");

/// Words behind a stretch that say which way it leads.
const LATER: &Words = words!(
    "later after afterwards thereafter on spater danach darauf despues tarde plus apres dopo depois बाद"
);
const EARLIER: &Words = words!("earlier before previously fruher zuvor antes avant prima पहले");

/// How far a step leads from a date.
#[derive(Clone, Copy)]
enum Step {
    Years(i32),
    Days(i32),
}

/// Whether `passage` tells `claimed` by a date before it.
pub(in crate::claims) fn tells(claimed: &Date, text: &Text, passage: Span) -> bool {
    steps(text, passage).any(|(at, step)| {
        let until = text.dates.partition_point(|d| d.span.start < at.start);
        let mut anchors = text.dates[..until].iter().rev().take(MOST_DATES).map(|date| match step {
            Step::Years(years) => date.in_year_after(years),
            Step::Days(days) => date.day_after(days),
        });
        // the last that can be stepped from is meant
        let Some(told) = anchors.find_map(|told| told) else { return false };
        let own = || text.dates_in(passage).iter().take(MOST_DATES);
        match step {
            // "in the first quarter of 2025, less than a year before" tells of that quarter
            Step::Years(years) if own().any(|d| claimed.is_same_in_year(d, years)) => true,
            // "in November of the same year"
            Step::Years(_) if claimed.is_month() => {
                claimed.year() == told.year() && own().any(|d| claimed.is_part_of_year(d))
            }
            _ => claimed.relation(&told) == Relation::Equal,
        }
    })
}

/// The steps that a passage tells, and where.
fn steps(text: &Text, passage: Span) -> impl Iterator<Item = (Span, Step)> {
    let range = text.tokens_in(passage);
    let tokens = &text.tokens[range.start..range.end.min(range.start + MOST)];
    let named = tokens.windows(2).filter_map(|pair| {
        let by = |word: u64| WHICH.iter().find(|(_, words)| words.contains(word)).map(|(by, _)| *by);
        // "l'année suivante": what says which stands behind
        [(pair[0].fold, pair[1].fold), (pair[1].fold, pair[0].fold)].into_iter().find_map(|(which, what)| {
            let by = by(which)?;
            let step = if YEAR.contains(what) {
                Step::Years(by)
            } else {
                DAY.contains(what).then_some(Step::Days(by))?
            };
            Some((pair[0].span, step))
        })
    });
    let stretches = text.quantities_in(passage).iter().filter(|q| !q.is_range() && q.per.is_empty());
    let counted = stretches.take(MOST_DATES).filter_map(|q| Some((q.span, step(text, q)?)));
    named.chain(counted)
}

/// "three years later", "two weeks before".
fn step(text: &Text, stretch: &Quantity) -> Option<Step> {
    let behind = text.tokens.get(text.tokens_in(stretch.span).end)?;
    let sign = match () {
        () if LATER.contains(behind.fold) => 1.0,
        () if EARLIER.contains(behind.fold) => -1.0,
        () => return None,
    };
    let whole =
        |value: f64| (same(value, libm::round(value)) && value < 10_000.0).then_some((sign * value) as i32);
    match stretch.measure {
        Measure::Calendar => whole(stretch.low / 12.0).map(Step::Years),
        Measure::Duration => whole(stretch.low / 86_400.0).filter(|days| *days != 0).map(Step::Days),
        _ => None,
    }
}
