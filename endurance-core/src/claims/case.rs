//! Which case a claim and a fact speak of: "up to 23 kg" is another than "over 23 kg", "on Sunday" than "from Monday to Friday", "with a
//! badge" than "without". What is denied of one case says nothing of another.

use super::reading::{Denial, Reading};
use crate::{
    interaction::Span,
    text::{
        date::{Bound, Date},
        number::same,
        quantity::{Approx, Measure, Quantity, Relation},
        word::Token,
        words::{Words, words},
    },
};

/// How the case of a claim stands to that of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    /// The same, or none is told.
    Same,
    /// They have nothing in common.
    Another,
    /// The one is what the other leaves.
    Rest,
}

/// Numbers, or dates, of a passage that are held against those of another: no sentence of prose has more, and a hostile one must not
/// cost more.
const MOST: usize = 8;

/// What stands before a moment or a stretch of time beyond which something holds, or up to which.
pub(super) const AFTER: &Words = words!("after beyond nach despues apres depois dopo past");
pub(super) const BEFORE: &Words = words!("before vor antes avant prima");

/// The cases of a claim and a fact.
pub(super) fn case(claim: &Reading<'_>, fact: &Reading<'_>) -> Case {
    let counted = |(a, b): (&Quantity, &Quantity)| of_numbers(&limited(claim, a), &limited(fact, b));
    let numbers = of_pairs(pairs(claim.quantities, fact.quantities).filter_map(counted));
    let told = |(a, b): (&Date, &Date)| {
        let [a, b] = [(claim, a), (fact, b)].map(|(reading, date)| bounded(reading, date));
        a.is_apart(&b).map(|apart| if apart { Case::Another } else { Case::Same })
    };
    let dates = of_pairs(pairs(claim.dates, fact.dates).filter_map(told));
    let clauses = if is_of_another_clause(claim, fact) { Case::Another } else { Case::Same };
    let without = if is_with_and_without(claim, fact) || is_with_and_without(fact, claim) {
        Case::Rest
    } else {
        Case::Same
    };
    numbers.max(dates).max(clauses).max(without)
}

/// Whether a number tells a case: a bound or a stretch.
pub(super) fn tells(quantity: &Quantity) -> bool {
    quantity.is_range() || !matches!(quantity.approx, Approx::Exact | Approx::About)
}

fn pairs<'a, T>(own: &'a [T], there: &'a [T]) -> impl Iterator<Item = (&'a T, &'a T)> {
    own.iter().take(MOST).flat_map(|a| there.iter().take(MOST).map(move |b| (a, b)))
}

/// One pair that meets is enough for the same case.
fn of_pairs(cases: impl Iterator<Item = Case>) -> Case {
    cases.reduce(|a, b| if a.min(b) == Case::Same { Case::Same } else { a.max(b) }).unwrap_or(Case::Same)
}

/// The ends of what a number takes in, and whether they are left out.
fn interval(q: &Quantity) -> [(f64, bool); 2] {
    let (least, most) = ((f64::MIN, false), (f64::MAX, false));
    match q.approx {
        Approx::AtLeast => [(q.low, false), most],
        Approx::Over => [(q.low, true), most],
        Approx::AtMost => [least, (q.high, false)],
        Approx::Under => [least, (q.high, true)],
        Approx::Exact | Approx::About => [(q.low, false), (q.high, false)],
    }
}

/// A stretch of time with the word before it that makes it a bound: "within 30 days", "after 30 days".
fn limited(reading: &Reading<'_>, quantity: &Quantity) -> Quantity {
    const WITHIN: &Words = words!("within during innerhalb binnen dans entro");
    let time = matches!(quantity.measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays);
    let at = reading.tokens.partition_point(|t| t.span.end <= quantity.span.start);
    let before = at.checked_sub(1).map(|at| reading.tokens[at].fold);
    let led = |words: &Words| before.is_some_and(|fold| words.contains(fold));
    let approx = match quantity.approx {
        Approx::Exact if time && led(WITHIN) => Approx::AtMost,
        Approx::Exact if time && led(AFTER) => Approx::Over,
        told => told,
    };
    Quantity { approx, ..*quantity }
}

/// `None` where they measure different things, or neither tells a case.
fn of_numbers(a: &Quantity, b: &Quantity) -> Option<Case> {
    let nothing = |q: &Quantity| q.measure == Measure::Currency("0");
    let counts = a.noun.is_none() || b.noun.is_none() || a.noun == b.noun;
    if a.measure != b.measure || a.per != b.per || nothing(a) || !counts || !(tells(a) || tells(b)) {
        return None;
    }
    let beyond = |a: &Quantity, b: &Quantity| {
        let ([_, (end, out)], [(start, left), _]) = (interval(a), interval(b));
        let meet = same(end, start);
        // "up to 16" and "from 16" part what there is
        let parted = meet && (out || left || tells(a) && tells(b));
        (end < start || parted).then_some(if parted { Case::Rest } else { Case::Another })
    };
    Some(beyond(a, b).or_else(|| beyond(b, a)).unwrap_or(Case::Same))
}

/// Whether one side tells until when, and the other that it ends then: "open until 5 May" of "closes on 5 May".
pub(super) fn ends_then(claim: &Reading<'_>, fact: &Reading<'_>, facing: &Token) -> bool {
    const ENDS: &Words =
        words!("closes ends close end expires shuts schliesst endet cierra termina ferme finit chiude fecha");
    const NEAR: u32 = 8;
    let told = Span { start: facing.span.end, end: facing.span.end + NEAR };
    let there = fact.text.dates_in(told).first().filter(|_| ENDS.contains(facing.fold));
    there.is_some_and(|there| {
        let until = |d: &&Date| bounded(claim, d).bound == Bound::End;
        claim.dates.iter().filter(until).any(|d| d.relation(there) == Relation::Equal)
    })
}

/// A date with the words before it that make it an end: "until 30 June".
pub(super) fn bounded(reading: &Reading<'_>, date: &Date) -> Date {
    const UNTIL: &Words =
        words!("until till by before upto bis vor hasta antes avant jusqu'au ate prima entro fino");
    const FROM: &Words =
        words!("after from since beyond ab nach seit despues desde apres depuis depois dopo dal");
    let at = reading.tokens.partition_point(|t| t.span.end <= date.span.start);
    let near = &reading.tokens[at.saturating_sub(2)..at];
    let led = |words: &Words| near.iter().any(|t| words.contains(t.fold));
    let bound = match date.bound {
        Bound::Open if led(UNTIL) => Bound::End,
        Bound::Open if led(FROM) => Bound::Start,
        told => told,
    };
    Date { bound, ..*date }
}

/// What a clause of time tells of when something holds.
const CLAUSES: [&Words; 4] = [
    words!("after once nachdem sobald despues apres dopo depois"),
    words!("before until till bis bevor hasta antes avant prima"),
    words!("while during when wahrend solange mientras durante pendant tandis mentre enquanto"),
    words!("outside ausserhalb"),
];

/// Whether both tell in words when they hold, and not in the same: "not after it has been shipped", "until it is shipped".
fn is_of_another_clause(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let told = |reading: &Reading<'_>| {
        let mut words = reading.tokens.iter().filter(|t| !is_dated(reading, t));
        let kind = |t: &Token| CLAUSES.iter().position(|words| words.contains(t.fold));
        let long = reading.text.slice(reading.span).contains("as long as");
        words.find_map(kind).or(long.then_some(2))
    };
    claim.is_negative() != fact.is_negative()
        && told(claim).zip(told(fact)).is_some_and(|(own, there)| own != there)
}

/// Whether a number or a date follows a word, or holds it.
fn is_dated(reading: &Reading<'_>, token: &Token) -> bool {
    const NEAR: u32 = 8;
    let near = Span { start: token.span.start, end: token.span.end + NEAR };
    let dates = reading.text.dates_in(near).iter().map(|d| d.span);
    dates.chain(reading.text.quantities_in(near).iter().map(|q| q.span)).next().is_some()
        || reading.dates.iter().any(|d| d.span.contains(token.span))
        || reading.quantities.iter().any(|q| q.span != token.span && q.span.contains(token.span))
}

/// "Visitors with a badge may enter", "accepted only with a badge" of "not allowed without a badge".
fn is_with_and_without(one: &Reading<'_>, other: &Reading<'_>) -> bool {
    const WITH: &Words = words!("with mit con avec com");
    let without = |d: &&Denial| d.local && d.words.first().is_some_and(|stem| one.says(*stem));
    let with = |stem: u64| {
        let at = one.tokens.iter().position(|t| t.stem == stem);
        at.is_some_and(|at| one.tokens[at.saturating_sub(3)..at].iter().any(|t| WITH.contains(t.fold)))
    };
    let left_out = other.denials.iter().find(without).and_then(|d| d.words.first().copied());
    left_out.is_some_and(|stem| with(stem) && !one.denies(stem)) && !one.is_negative() && other.is_negative()
}
