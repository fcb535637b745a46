//! Times and dates that follow from another and a stretch: "45 minutes before closing", "within six working days".

use crate::{
    interaction::Span,
    text::{
        Text,
        date::{Date, Kind},
        number::same,
        quantity::{Measure, Quantity},
        words::{Words, words},
    },
};

/// Stretches, and moments of a document, that are tried with each other.
const MOST: usize = 8;

/// Words behind a stretch, and how many tokens off.
const BEFORE: &Words = words!("before prior earlier ahead vor avant antes prima");
const NEAR: usize = 2;

/// Working days of a stretch that are counted one by one.
const LONGEST: i32 = 400;

/// Whether a stretch told in `passage` leads from another moment of its document to `claimed`.
pub(in crate::claims) fn follows(claimed: &Date, text: &Text, passage: Span) -> bool {
    let from: fn(&Date) -> Option<[i32; 2]> = match claimed.kind {
        Kind::Time => |d| matches!(d.kind, Kind::Time | Kind::Times).then_some([d.first.from, d.first.to]),
        Kind::Day => |d| d.is_full().then_some([d.first.from, d.first.to]),
        _ => return false,
    };
    let Some([at, _]) = from(claimed) else { return false };
    if claimed.kind == Kind::Time && told_as_clock(at, text, passage) {
        return true;
    }
    let stretches = text.quantities_in(passage).iter().filter(|q| !q.is_range() && q.per.is_empty());
    stretches.take(MOST).any(|stretch| {
        let back = leads_back(text, stretch);
        let near = text.dates.partition_point(|d| d.span.start < stretch.span.start);
        let moments = &text.dates[near.saturating_sub(MOST)..(near + MOST).min(text.dates.len())];
        moments.iter().filter_map(from).flatten().any(|moment| match claimed.kind {
            Kind::Time => minutes(stretch)
                .is_some_and(|by| of_day(if back { moment - by } else { moment + by }) == of_day(at)),
            _ => later(moment, stretch, if back { -1 } else { 1 }) == Some(at),
        })
    })
}

/// Whether the claim tells a time at which something ends or somebody arrives.
pub(in crate::claims) fn asks(response: &Text, statement: Span, claimed: &Date) -> bool {
    const ENDS: &Words = words!(
        "ends end over finishes finish arrives arrive reaches reach lands endet ankunft ankommt kommt erreicht llega termina acaba finit \
         termine arriva finisce chega"
    );
    let tokens = &response.tokens[response.tokens_in(statement)];
    claimed.kind == Kind::Time && tokens.iter().any(|t| ENDS.contains(t.fold))
}

/// The only moment and the only stretch that a passage tells, "19:40 + 95 minutes".
pub(in crate::claims) fn only(text: &Text, passage: Span) -> Option<String> {
    let [moment] = text.dates_in(passage) else { return None };
    let [stretch] = text.quantities_in(passage) else { return None };
    let told = moment.kind == Kind::Time && minutes(stretch).is_some() && !leads_back(text, stretch);
    told.then(|| format!("{} + {}", moment.describe(&text.raw), stretch.describe(&text.raw)))
}

/// Whether a stretch that is written like a clock leads to a time: "às 9h10; chegada 1h35 depois".
fn told_as_clock(at: i32, text: &Text, passage: Span) -> bool {
    const AFTER: &Words = words!("later after spater danach despues depois dopo plus apres बाद");
    let times = || text.dates_in(passage).iter().filter(|d| d.kind == Kind::Time).take(MOST);
    let stretch = |d: &&Date| {
        let behind = text.tokens_in(d.span).end;
        text.tokens.get(behind).is_some_and(|t| AFTER.contains(t.fold))
    };
    times()
        .filter(stretch)
        .any(|by| times().any(|moment| of_day(moment.first.from + by.first.from) == of_day(at)))
}

/// The minute of its day, past midnight too.
const fn of_day(minute: i32) -> i32 {
    minute.rem_euclid(1440)
}

/// Whether what stands behind a stretch says that it leads back.
fn leads_back(text: &Text, stretch: &Quantity) -> bool {
    let behind = text.tokens_in(stretch.span).end;
    text.tokens[behind..].iter().take(NEAR).any(|t| BEFORE.contains(t.fold))
}

/// A stretch of less than a day, in minutes.
fn minutes(stretch: &Quantity) -> Option<i32> {
    let minutes = stretch.low / 60.0;
    let short = stretch.measure == Measure::Duration && minutes > 0.0 && minutes < 1440.0;
    (short && same(minutes, libm::round(minutes))).then_some(minutes as i32)
}

/// The day that lies a stretch after, or before, another.
fn later(day: i32, stretch: &Quantity, sign: i32) -> Option<i32> {
    let days = match stretch.measure {
        Measure::Duration => stretch.low / 86_400.0,
        Measure::WorkingDays => stretch.low,
        _ => return None,
    };
    if days < 1.0 || days > f64::from(LONGEST) || !same(days, libm::round(days)) {
        return None;
    }
    let days = days as i32;
    if stretch.measure == Measure::Duration {
        return Some(day + sign * days);
    }
    // 1970-01-01 was a Thursday
    let works = |day: &i32| (day + 3).rem_euclid(7) < 5;
    (1..).map(|n| day + sign * n).filter(works).nth(days as usize - 1)
}
