//! What a window says of a statement's numbers and dates, and whether it says otherwise.

mod converted;
mod dates;
mod rival;

use super::{
    Atom, Detail, antecedent,
    compare::{Conflict, Found},
    corpus::Window,
    derive::{
        Derived,
        bounds::{Bounded, bounded},
        derive, each,
    },
    extract::{Statement, quantities},
    reading::Reading,
    slot::{self, Differing, MOST_OTHERS, MOST_READ, Place, SlotFeatures, context, shared_context},
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        date::Kind,
        number::{self, is_one, same},
        quantity::{Approx, Measure, Quantity, Relation, part::MORE, same_measure},
        words::{Words, words},
    },
};
use rival::{counts_another, is_free, may_deny, may_stand_against};
pub(super) use rival::{same_kind, same_noun};
use std::cell::{Cell, OnceCell};

/// The coverage below which a number that is reckoned otherwise is no contradiction: it may be the number of something else.
pub(super) const ENOUGH_SHARED: f64 = 0.45;

/// Numbers and dates of a statement, of a fact, and of each passage around the fact that are looked at: no prose has more, and
/// a list of hundreds must not cost the product.
const MOST_CLAIMED: usize = 24;
pub(super) const MOST_TOLD: usize = 48;
const MOST_BESIDE: usize = 16;

/// Numbers of a statement that are reckoned with those of one window: the dearest question of all.
const MOST_RECKONED: usize = 8;

/// A statement, and how much of it a window holds.
#[derive(Clone, Copy)]
pub(super) struct Held {
    /// With what stands around the fact.
    pub(super) coverage: f64,
    /// In its own sentence.
    pub(super) own: f64,
    /// Share of the statement's neighbouring words that are neighbours there.
    pub(super) order: f64,
    /// Whether the window names somebody whom the statement does not.
    pub(super) another: bool,
    /// The statement's telling words.
    pub(super) words: usize,
    /// Its numbers and dates.
    pub(super) atoms: usize,
    /// Whether it denies something.
    pub(super) negative: bool,
    /// Whether the statement is about something else; see [`is_of_another`].
    pub(super) apart: bool,
    /// Where the statement's first telling word stands.
    pub(super) head: Head,
}

/// Where a window says what a statement begins with, which is mostly what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// In the fact itself.
    Fact,
    /// Only around it.
    Around,
    /// Nowhere.
    Nowhere,
}

/// Words that stand for what the question or the sentence before is about.
pub(super) const PRONOUNS: &Words =
    words!("it you they he she we i this that one there es man il elle on lo");

/// The telling words of a statement that need no other word in common with a passage: "it holds 8 litres".
const FEW: usize = 2;

/// Whether a statement is about something else than a window that shares hardly a word with it: "the deposit is 7 euros" is not denied by
/// "the fee is 5 euros", "it holds 8 litres" is by "cooker: 6 litres".
pub(super) fn is_of_another(claim: &Reading<'_>, coverage: f64) -> bool {
    let stands_in = claim.tokens.first().is_some_and(|first| PRONOUNS.contains(first.fold));
    coverage < SPEAKS_OF && (!stands_in || claim.telling.len() > FEW)
}

/// What a window says of a statement's atoms.
#[derive(Default)]
pub(super) struct Atoms {
    /// Of its numbers, in order.
    pub(super) quantities: Vec<Found>,
    /// Of its dates, in order.
    pub(super) dates: Vec<Found>,
    /// Those that differ, where they might stand in the same slot.
    pub(super) differing: Vec<Differing>,
    /// Whether one lies beyond a bound of the source and is refused, or is what a share leaves; see [`is_refused`].
    pub(super) refused: bool,
    /// What was reckoned otherwise.
    pub(super) conflicts: Vec<Conflict>,
}

/// Compares every number and date of a statement with a window.
pub(super) fn atoms(response: &Text, statement: &Statement, window: &Window<'_>, held: Held) -> Atoms {
    let mut out = Atoms::default();
    let mut conflicts: Vec<(Span, Conflict)> = Vec::new();
    let mut operands: Vec<Span> = Vec::new();
    let claimed = || quantities(response, statement.span).take(MOST_CLAIMED);
    let common = Common::default();
    for quantity in claimed() {
        if is_refused(response, statement, quantity, window) || is_rest(response, statement, quantity, window)
        {
            out.refused = true;
            out.quantities.push(Found::Same { rounded: false });
            continue;
        }
        let Judged { found, differing, wrong, derived } =
            quantity_in(response, statement, quantity, window, held, &common);
        let (atom, claimed) = (out.quantities.len(), quantity.span);
        out.differing.extend(differing.map(|(source, seen)| Differing { atom, claimed, source, seen }));
        out.quantities.push(found);
        conflicts.extend(wrong.map(|conflict| (quantity.span, conflict)));
        out.refused |= derived.as_ref().is_some_and(|derived| derived.rest);
        operands.extend(derived.and_then(|derived| derived.operand));
    }
    // what another number is rightly reckoned from is a case of the claim's own: "a child of 20 kg gets 600 mg"
    for (quantity, found) in claimed().zip(&mut out.quantities) {
        if *found == Found::Nothing && operands.contains(&quantity.span) {
            *found = Found::Same { rounded: false };
            conflicts.retain(|(at, _)| *at != quantity.span);
            out.differing.retain(|differing| differing.claimed != quantity.span);
        }
    }
    out.conflicts.extend(conflicts.into_iter().map(|(_, conflict)| conflict));
    let dates = response.dates_in(statement.span);
    let dates = &dates[..dates.len().min(MOST_CLAIMED)];
    for date in dates {
        if dates::lies_apart(date, dates, window) {
            out.dates.push(Found::Same { rounded: false });
            continue;
        }
        let (found, differing) = dates::date_in(response, statement, date, window, held);
        let (atom, claimed) = (out.quantities.len() + out.dates.len(), date.span);
        out.differing.extend(differing.map(|(source, seen)| Differing { atom, claimed, source, seen }));
        out.dates.push(found);
    }
    out
}

/// Whether the words of a passage stand in `within`, one after another: what is said in the same words is the same.
///
/// Unless it is part of what differs (`denied`): "5" of "5 thousand"; a sign or a currency is no word.
fn stands(a: &Text, at: Span, b: &Text, within: Span, denied: impl Fn(Span) -> bool) -> bool {
    let words = &a.tokens[a.tokens_in(at)];
    let tokens = &b.tokens[b.tokens_in(within)];
    let Some((first, rest)) = words.split_first() else { return false };
    tokens.windows(words.len()).any(|run| {
        run[0].fold == first.fold
            && run[1..].iter().zip(rest).all(|(t, word)| t.fold == word.fold)
            && !denied(run[0].span.hull(run[run.len() - 1].span))
    })
}

/// What a window says of one number.
struct Judged {
    found: Found,
    /// The number that differs most likely in the same slot.
    differing: Option<(Span, SlotFeatures)>,
    /// How it is reckoned otherwise.
    wrong: Option<Conflict>,
    derived: Option<Derived>,
}

impl Judged {
    const fn same(rounded: bool, derived: Option<Derived>) -> Self {
        Self { found: Found::Same { rounded }, differing: None, wrong: None, derived }
    }

    const fn nothing() -> Self {
        Self { found: Found::Nothing, differing: None, wrong: None, derived: None }
    }
}

/// What the numbers of a statement have in common in one window.
#[derive(Default)]
struct Common {
    /// Of each number of the fact whether another number of the statement's sentence says it.
    elsewhere: OnceCell<Vec<bool>>,
    /// How many asked to be reckoned.
    reckoned: Cell<usize>,
}

impl Common {
    fn may_reckon(&self) -> bool {
        self.reckoned.replace(self.reckoned.get() + 1) < MOST_RECKONED
    }
}

fn quantity_in(
    response: &Text,
    statement: &Statement,
    claimed: &Quantity,
    window: &Window<'_>,
    held: Held,
    common: &Common,
) -> Judged {
    let Held { coverage, own, .. } = held;
    let text = &window.source.text;
    let words = response.slice(claimed.span);
    let same = |rounded: bool| Judged::same(rounded, None);
    let denied = |run: Span| {
        let differs = |q: &Quantity| {
            let told = text.slice(q.span) != words || q.per != claimed.per;
            // "-500" and "500", unless a word says the same: "fell by 5 %" of "-5 %"
            let falls = || {
                response.has_cue(statement.span, Class::Decrease)
                    || text.has_cue(window.span, Class::Decrease)
            };
            claimed.relation(q) == Relation::Differs && told || q.low * claimed.low < 0.0 && !falls()
        };
        let mut here = window.quantities.iter().filter(|q| q.span.overlaps(run));
        // "20 users" of "$20"
        let measures = |q: &Quantity| {
            claimed.noun.is_some() && matches!(q.measure, Measure::Currency(_) | Measure::Percent)
        };
        here.any(|q| differs(q) || counts_another(claimed, q) || measures(q))
    };
    if stands(response, claimed.span, text, window.span, denied)
        || is_case(response, statement, claimed, window)
        || is_single(claimed, window)
        || is_end(response, statement, claimed, window)
        || is_told_by_ends(claimed, window)
    {
        return same(false);
    }
    if let Some(judged) = bounds_of(response, statement, claimed, window, coverage) {
        return judged;
    }
    let mut own_context = None;
    let mut differs: Option<(&Quantity, (f64, bool))> = None;
    let sources = window.quantities;
    let sources = &sources[..sources.len().min(MOST_TOLD)];
    if is_fall(response, statement, claimed, sources) {
        return same(false);
    }
    let mut of_another = false;
    // which of them another number of the statement's sentence says
    let elsewhere = || common.elsewhere.get_or_init(|| said_elsewhere(response, statement, sources));
    // "de 10 h à 20 h" are no hours that something takes
    let clock = |q: &Quantity| {
        let mut dates = window.dates.iter().take(MOST_TOLD);
        dates.any(|d| matches!(d.kind, Kind::Time | Kind::Times) && d.span.overlaps(q.span))
    };
    let gratis = || quantities(response, statement.span).take(MOST_CLAIMED).any(is_free);
    for (at, source) in sources.iter().enumerate() {
        match relation(response, claimed, text, source) {
            Relation::Equal | Relation::Rounded if counts_another(claimed, source) => of_another = true,
            Relation::Equal => return same(false),
            Relation::Rounded => return same(true),
            Relation::Differs
                if may_stand_against(response, claimed, text, source, gratis)
                    && !elsewhere()[at]
                    && !clock(source) =>
            {
                let own_context = own_context.get_or_insert_with(|| context(response, claimed.span));
                let shared = shared_context(own_context, text, source.span);
                // what counts the same comes first
                let nearer =
                    |(other, best)| (same_noun(claimed, source), shared) > (same_noun(claimed, other), best);
                if differs.is_none_or(nearer) {
                    differs = Some((source, shared));
                }
            }
            _ => {}
        }
    }
    if of_another {
        return Judged { found: Found::OfAnother, differing: None, wrong: None, derived: None };
    }
    let speaks = coverage >= SPEAKS_OF;
    // a window that hardly speaks of the claim does not support it, but does not deny it either
    let may_scale = differs.is_some() || !claimed.per.is_empty();
    if may_scale && each::scales(response, statement.span, claimed, text, window.sentence) {
        return if speaks { same(false) } else { Judged::nothing() };
    }
    // "not less than 4" of "up to 4"
    let at_bound =
        |q: &Quantity| is_bound(q) && [q.low, q.high].iter().any(|end| number::same(*end, claimed.low));
    let bounded = sources.iter().any(|q| at_bound(q) && claimed.relation(q) == Relation::Differs);
    let derived = ((speaks || differs.is_some()) && !bounded && common.may_reckon())
        .then(|| derive(response, statement.span, claimed, text, &told_with(window)))
        .flatten();
    if derived.as_ref().is_some_and(|d| d.right) {
        return if speaks { Judged::same(false, derived) } else { Judged::nothing() };
    }
    let wrong = derived
        .filter(|d| !d.right && coverage >= ENOUGH_SHARED && !counts_the_same(claimed, differs))
        .map(|derived| reckoned_otherwise(response, claimed, derived, coverage))
        .or_else(|| converted::wrongly(response, statement, claimed, sources));
    let differs = differs.filter(|(source, _)| may_deny(response, statement, claimed, window, source));
    let differing = differs.filter(|_| !held.apart).map(|(source, context)| {
        (source.span, slot::of_numbers(&held, place(window, source, context), claimed, source))
    });
    // What stands beside the sentence counts only where the sentence itself does not say otherwise.
    let title = window.source.title.iter().flat_map(|title| title.quantities.iter().take(MOST_BESIDE));
    let near = beside_of(response, statement, window)
        .flat_map(|span| text.quantities_in(span).iter().take(MOST_BESIDE))
        .chain(title);
    let near = near.filter(|source| !counts_another(claimed, source)).map(|source| claimed.relation(source));
    let told = differs.is_some_and(|(source, _)| same_noun(claimed, source));
    let otherwise = wrong.is_some() || told && coverage >= ENOUGH_SHARED;
    let found = beside(otherwise || own < SPEAKS_ITSELF, near);
    Judged { found, differing, wrong, derived: None }
}

/// "Went down by 11 percent" of "-11 %".
fn is_fall(response: &Text, statement: &Statement, claimed: &Quantity, sources: &[Quantity]) -> bool {
    let falls = |q: &Quantity| {
        q.low < 0.0 && same_measure(claimed.measure, q.measure) && number::same(claimed.low, -q.low)
    };
    sources.iter().any(falls) && response.has_cue(statement.span, Class::Decrease)
}

/// What the sum or the difference of a window's numbers says of one that the claim bounds.
fn bounds_of(
    response: &Text,
    statement: &Statement,
    claimed: &Quantity,
    window: &Window<'_>,
    coverage: f64,
) -> Option<Judged> {
    let text = &window.source.text;
    match bounded(response, statement.span, claimed, text, window.sentence)
        .filter(|_| coverage >= SPEAKS_OF)?
    {
        Bounded::Holds => Some(Judged::same(false, None)),
        Bounded::Fails(how) => {
            let wrong = (coverage >= ENOUGH_SHARED)
                .then(|| reckoned_otherwise(response, claimed, Derived::wrong(how, String::new()), coverage));
            Some(Judged { wrong, ..Judged::nothing() })
        }
    }
}

/// Whether the window tells how many there are of what the statement counts: nothing else is reckoned then.
fn counts_the_same(claimed: &Quantity, differs: Option<(&Quantity, (f64, bool))>) -> bool {
    differs.is_some_and(|(source, _)| claimed.has_noun_of(source))
}

/// What stands around a window and may tell of what the statement is about.
fn beside_of<'w>(
    response: &'w Text,
    statement: &Statement,
    window: &'w Window<'_>,
) -> impl Iterator<Item = Span> + use<'w> {
    let claim = &response.tokens[response.tokens_in(statement.span)];
    window.around().filter(move |span| !antecedent::is_of_another(claim, &window.source.text, *span))
}

/// The sentence of a window, and what stands around it.
fn told_with(window: &Window<'_>) -> Vec<Span> {
    let outside = window.around().filter(|span| !window.sentence.contains(*span));
    std::iter::once(window.sentence).chain(outside).collect()
}

/// How a number of the claim stands to one of the source, where both may be changes: "by 3.6 °F" of "by 2 °C".
fn relation(response: &Text, claimed: &Quantity, text: &Text, source: &Quantity) -> Relation {
    let changes = claimed.measure == Measure::Temperature
        && (tells_difference(response, claimed) || tells_difference(text, source));
    if changes { claimed.relation_of_change(source) } else { claimed.relation(source) }
}

fn reckoned_otherwise(response: &Text, claimed: &Quantity, derived: Derived, coverage: f64) -> Conflict {
    let detail = Detail {
        atom: Atom::Quantity,
        claimed: claimed.describe(&response.raw),
        source: Some(derived.how),
        difference: Some(derived.difference).filter(|d| !d.is_empty()),
    };
    Conflict { detail, strength: 0.5 * coverage + 0.4 }
}

/// Where a number of a window stands that differs, with the share of the words around the claimed one that stand around it.
fn place(window: &Window<'_>, source: &Quantity, (shared, beside): (f64, bool)) -> Place {
    let text = &window.source.text;
    let alike = |q: &&Quantity| q.measure == source.measure && q.span != source.span;
    let rivals = window.quantities.iter().filter(alike).count();
    let others = text.quantities.iter().take(MOST_READ).filter(alike).take(MOST_OTHERS).count();
    Place { shared, beside, rivals, others, row: is_row(window) }
}

/// Whether the window is a row of cells.
fn is_row(window: &Window<'_>) -> bool {
    memchr::memchr2(b'|', b'\t', window.source.text.slice(window.sentence).as_bytes()).is_some()
}

/// Of each number of a fact whether some number of the statement's sentence says it.
fn said_elsewhere(response: &Text, statement: &Statement, sources: &[Quantity]) -> Vec<bool> {
    let others = response.quantities_in(statement.sentence);
    let others = &others[..others.len().min(MOST_TOLD)];
    let says = |source| {
        move |other: &Quantity| matches!(other.relation(source), Relation::Equal | Relation::Rounded)
    };
    sources.iter().map(|source| others.iter().any(says(source))).collect()
}

/// Whether a number only tells by how much something is more or less: "31 metres higher", "goes up by 25 cents".
pub(super) fn tells_difference(text: &Text, quantity: &Quantity) -> bool {
    const BY: &Words = words!("by um");
    const THAN: &Words = words!(
        "more less fewer higher lower longer shorter taller older younger cheaper dearer wider deeper heavier lighter warmer colder \
         mehr weniger hoher niedriger langer kurzer mas menos plus moins piu meno past beyond"
    );
    let relative = matches!(quantity.measure, Measure::Percent | Measure::PercentPoints | Measure::Multiple);
    let bounded = matches!(quantity.approx, Approx::AtLeast | Approx::AtMost);
    let tokens = text.tokens_in(quantity.span);
    let before = tokens.start.checked_sub(1).map(|before| text.tokens[before].fold);
    let behind = text.tokens.get(tokens.end).map(|token| token.fold);
    !relative
        && !bounded
        && (before.is_some_and(|fold| BY.contains(fold))
            || behind.is_some_and(|fold| THAN.contains(fold))
            || text.tokens[tokens].iter().any(|token| MORE.contains(token.fold)))
}

/// Whether the window has one of what the statement counts one of: "1 cabin bag" of "one cabin bag".
fn is_single(claimed: &Quantity, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let one = claimed.measure == Measure::Count && !claimed.is_range() && same(claimed.low, 1.0);
    let Some(noun) = claimed.noun.filter(|_| one) else { return false };
    let mut pairs = text.tokens[text.tokens_in(window.span)].windows(2);
    pairs.any(|pair| pair[1].stem == noun && is_one(pair[0].fold, text.language))
}

/// Whether a statement tells an end of a range for what it is: "the cheapest costs 19" of "from 19 to 76".
fn is_end(response: &Text, statement: &Statement, claimed: &Quantity, window: &Window<'_>) -> bool {
    const LEAST: &Words = words!(
        "cheapest lowest smallest least youngest shortest lightest minimum gunstigste niedrigste billigste barato barata bajo moins minimo"
    );
    const MOST: &Words = words!(
        "dearest highest largest most oldest longest heaviest maximum teuerste hochste caro cara alto maximo"
    );
    let says = |words: &Words| {
        response.tokens[response.tokens_in(statement.span)].iter().any(|t| words.contains(t.fold))
    };
    let end = |q: &Quantity| {
        let at = |end: f64, words: &Words| number::same(claimed.low, end) && says(words);
        q.is_range() && q.measure == claimed.measure && (at(q.low, LEAST) || at(q.high, MOST))
    };
    !claimed.is_range() && window.quantities.iter().take(MOST_TOLD).any(end)
}

/// Whether a window tells both ends of a range apart: "from 100 to 400 inches" of "at least 100 inches" and "up to 400".
fn is_told_by_ends(claimed: &Quantity, window: &Window<'_>) -> bool {
    let told = || {
        window
            .around()
            .chain([window.span])
            .flat_map(|span| window.source.text.quantities_in(span))
            .take(MOST_TOLD)
    };
    let end = |value: f64| {
        told().any(|q| q.measure == claimed.measure && !q.is_range() && number::same(q.low, value))
    };
    claimed.is_range() && end(claimed.low) && end(claimed.high)
}

/// Whether a statement sets a case that a bound of the source takes in: "at 14 he may only train with a parent" of "anyone under 16".
fn is_case(response: &Text, statement: &Statement, claimed: &Quantity, window: &Window<'_>) -> bool {
    const SETS: &Words = words!("at with aged bei mit con a avec");
    let [first, ..] = &response.tokens[response.tokens_in(statement.span)] else { return false };
    let led = SETS.contains(first.fold)
        && response.tokens_in(Span { start: first.span.end, end: claimed.span.start }).is_empty();
    // "an order of $80" of "orders over $50": the case of what both begin with
    let text = &window.source.text;
    let begins = |text: &Text, passage: Span, number: Span| {
        let tokens = text.tokens[text.tokens_in(passage)].iter();
        tokens.filter(|t| !t.stop && !t.is_number() && !number.contains(t.span)).map(|t| t.stem).next()
    };
    let of_bounded = |q: &Quantity| {
        let before =
            text.tokens[..text.tokens_in(q.span).start].last().filter(|t| window.span.contains(t.span));
        let noun = before.filter(|t| !t.stop).map(|t| t.stem);
        noun.is_some()
            && noun == begins(text, window.span, q.span)
            && noun == begins(response, statement.span, claimed.span)
    };
    // "an order of $95 ships for $9.95" tells a case and its value
    let alone = quantities(response, statement.span)
        .filter(|q| same_measure(q.measure, claimed.measure) && !is_free(q))
        .count()
        == 1;
    let taken = |q: &Quantity| {
        // "a 5-year-old child" of "children under 6"
        let bare = q.measure == Measure::Count && q.noun.is_none() && claimed.measure == Measure::Calendar;
        let (low, high) = if bare { claimed.written } else { (claimed.low, claimed.high) };
        let inside = match q.approx {
            Approx::AtLeast => low >= q.low,
            Approx::Over => low > q.low,
            Approx::AtMost => high <= q.high,
            Approx::Under => high < q.high,
            Approx::Exact if q.is_range() => q.low <= low && high <= q.high,
            Approx::Exact | Approx::About => return false,
        };
        inside && (led && same_kind(claimed, q) || alone && of_bounded(q) && (bare || same_kind(claimed, q)))
    };
    claimed.approx == Approx::Exact && window.quantities.iter().any(taken)
}

/// Whether a statement says of a number beyond a bound of the source that it is refused: "a bag of 34 kg will not be taken", "at 29
/// you are too old".
fn is_refused(response: &Text, statement: &Statement, claimed: &Quantity, window: &Window<'_>) -> bool {
    const TOO: &Words = words!("too zu demasiado demasiada trop troppo");
    let beyond = |q: &Quantity| {
        let outside = match q.approx {
            Approx::AtLeast => claimed.high < q.low,
            Approx::Over => claimed.high <= q.low,
            Approx::AtMost => claimed.low > q.high,
            Approx::Under => claimed.low >= q.high,
            Approx::Exact | Approx::About => q.is_range() && (claimed.high < q.low || claimed.low > q.high),
        };
        let nouns = same_noun(claimed, q) || claimed.noun.is_none() || q.noun.is_none();
        // "fails to climb slopes steeper than 15 %" refuses what lies within
        let refused =
            if q.denied { matches!(q.approx, Approx::AtLeast | Approx::Over) && !outside } else { outside };
        refused && nouns && claimed.measure == q.measure
    };
    let refuses = || {
        response.has_cue(statement.span, Class::Negation)
            || response.tokens[response.tokens_in(statement.span)].iter().any(|t| TOO.contains(t.fold))
    };
    !is_bound(claimed) && !claimed.is_range() && window.quantities.iter().any(beyond) && refuses()
}

/// Whether a number says at least or at most how much.
const fn is_bound(quantity: &Quantity) -> bool {
    matches!(quantity.approx, Approx::AtLeast | Approx::AtMost | Approx::Over | Approx::Under)
}

/// Whether a share is what the source's leaves, and one of both is denied: "77 % were not foreign" of "23 % were foreign".
fn is_rest(response: &Text, statement: &Statement, claimed: &Quantity, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let rest =
        |q: &Quantity| q.measure == Measure::Percent && !is_bound(q) && same(q.low + claimed.low, 100.0);
    claimed.measure == Measure::Percent
        && !is_bound(claimed)
        && window.quantities.iter().any(rest)
        && response.has_cue(statement.span, Class::Negation) != text.has_cue(window.span, Class::Negation)
}

/// The coverage from which a window's numbers may be reckoned with.
const SPEAKS_OF: f64 = 0.25;

/// The share of a claim's words that a sentence must hold itself for a number beside it to count: "Headcount fell" next to
/// "revenue rose 12 %" does not say that revenue fell 12 %.
const SPEAKS_ITSELF: f64 = 0.5;

/// What the neighbours of a sentence say of an atom on which the sentence itself is silent.
fn beside(denied: bool, relations: impl Iterator<Item = Relation>) -> Found {
    if denied {
        return Found::Nothing;
    }
    let mut found = Found::Nothing;
    for relation in relations {
        match relation {
            Relation::Equal => return Found::Same { rounded: false },
            Relation::Rounded => found = Found::Same { rounded: true },
            _ => {}
        }
    }
    found
}
