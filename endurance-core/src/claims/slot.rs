//! What tells whether two atoms that differ stand in the same slot: "fee: 5 euros" against "fee: 7 euros", not against
//! "deposit: 7 euros". A logistic model weighs it (`slot` in `data/claims_model.tsv`).

use super::{
    Atom, Detail,
    atom::{Held, MOST_TOLD, same_noun},
    corpus::Window,
    model,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::{Date, Kind},
        number::same,
        quantity::{Approx, Measure, Quantity, Relation},
        word::Token,
    },
};

/// What the model looks at, in the order of its weights.
pub(super) const SLOT_FEATURES: [&str; 36] = [
    "bias",
    // share of the claim's weighted words that the window holds, and that its own sentence holds
    "coverage",
    "own",
    // share of neighbouring words that are neighbours there
    "order",
    // share of the words around the claim's atom that stand around the source's
    "shared",
    // whether the nearest of them is one of the two nearest there
    "beside",
    // whether the window has no other atom of the kind; ln(1 + those that it has)
    "alone",
    "rivals",
    "coverage_shared",
    "coverage_alone",
    // what they measure; none of these: a measure with a unit
    "money",
    "percent",
    "count",
    "duration",
    "day",
    "year",
    "clock",
    // whether the digits are the same, and unit, scale or currency differ
    "same_digits",
    // whether they differ by less than a third
    "close",
    // whether one is a power of ten of the other
    "scale",
    // whether one is a range or a bound
    "bound",
    // of counts, whether both count the same; whether the claim's counts nothing that is named
    "noun",
    "bare",
    // whether one is by the day, the kilogram, and so on, and the other not, or by another
    "per",
    // whether the source has no other atom of the kind; ln(1 + those that it has, 16 at most)
    "only",
    "others",
    // whether the window names somebody whom the claim does not
    "another",
    // ln(1 + telling words), ln(1 + numbers and dates) of the claim
    "length",
    "atoms",
    // whether it denies something
    "negative",
    // whether the window is a row of cells
    "row",
    // how much less the window covers than the best one
    "behind",
    // share of the claim that the best window with the claimed atom covers; whether it covers as much
    "held",
    "held_nearer",
    // share of the claim's weight in words that no source about it says
    "novel_share",
    // whether it names somebody whom no source names
    "novel_names",
];

/// Values in the order of [`SLOT_FEATURES`].
pub(crate) type SlotFeatures = [f64; SLOT_FEATURES.len()];

/// How many of them a window tells alone; the others take all windows of the claim.
const OF_WINDOW: usize = 31;

/// The places of `coverage`, and of `held` with `held_nearer`, among them.
const COVERAGE: usize = 1;
const HELD: usize = OF_WINDOW + 1;

/// An atom of a claim and one of a window that differs from it.
#[derive(Clone, Debug)]
pub(super) struct Differing {
    /// Its place among the claim's numbers, then its dates.
    pub(super) atom: usize,
    pub(super) claimed: Span,
    pub(super) source: Span,
    pub(super) seen: SlotFeatures,
}

/// What all windows of a claim tell of a slot.
#[derive(Clone, Copy)]
pub(super) struct Elsewhere {
    pub(super) behind: f64,
    pub(super) held: Option<f64>,
    pub(super) novel_share: f64,
    pub(super) novel_names: bool,
}

impl Elsewhere {
    /// The last features of both models, from `behind` on, of a window that covers so much.
    pub(super) fn features(self, coverage: f64) -> [f64; 5] {
        let Self { behind, held, novel_share, novel_names } = self;
        let nearer = held.is_some_and(|held| held >= coverage);
        [behind, held.unwrap_or(0.0), flag(nearer), novel_share, flag(novel_names)]
    }
}

impl Differing {
    /// Adds what all windows tell.
    pub(super) fn complete(&mut self, all: Elsewhere) {
        let told = all.features(self.seen[COVERAGE]);
        self.seen[OF_WINDOW..].copy_from_slice(&told);
    }

    /// Whether numbers or dates differ; `None` where one is a number and the other a date.
    pub(super) fn kind(&self, response: &Text, text: &Text) -> Option<Atom> {
        match (Value::at(response, self.claimed)?, Value::at(text, self.source)?) {
            (Value::Number(_), Value::Number(_)) => Some(Atom::Quantity),
            (Value::Date(_), Value::Date(_)) => Some(Atom::Date),
            _ => None,
        }
    }

    /// What differs, for messages.
    pub(super) fn detail(&self, response: &Text, text: &Text) -> Option<Detail> {
        Value::at(response, self.claimed)?.detail(response, Value::at(text, self.source)?, text)
    }

    /// Whether the rest of the window's sentence says the claimed number: "24 %, up from 20 % a year earlier". Which of the two is
    /// meant, their labels tell.
    pub(super) fn is_told_beside(&self, response: &Text, window: &Window<'_>) -> bool {
        let Some(Value::Number(claimed)) = Value::at(response, self.claimed) else { return false };
        // "six times a year, women four times"
        let bare = |q: &Quantity| {
            claimed.measure == Measure::Rate
                && q.measure == Measure::Multiple
                && same(claimed.written.0, q.written.0)
        };
        let equal = |q: &Quantity| claimed.relation(q) == Relation::Equal || bare(q);
        let told = |q: &Quantity| !window.span.overlaps(q.span) && equal(q);
        window.source.text.quantities_in(window.sentence).iter().take(MOST_TOLD).any(told)
    }

    /// Whether the claim has a day of the week.
    pub(super) fn is_weekday(&self, response: &Text) -> bool {
        matches!(Value::at(response, self.claimed), Some(Value::Date(date)) if date.kind == Kind::Weekday)
    }

    /// The same, whatever other windows hold: two sources may differ.
    pub(super) fn strength_alone(&self) -> f64 {
        let mut seen = self.seen;
        seen[HELD..HELD + 2].fill(0.0);
        model::same_slot(&seen)
    }

    /// How surely both stand in the same slot.
    pub(super) fn strength(&self) -> f64 {
        model::same_slot(&self.seen)
    }
}

/// Where two atoms stand, as far as it does not matter whether they are numbers or dates.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Share of the words around the one that stand around the other.
    pub(super) shared: f64,
    pub(super) beside: bool,
    /// Other atoms of the kind in the window.
    pub(super) rivals: usize,
    /// Other atoms of the kind in the source, at most [`MOST_OTHERS`].
    pub(super) others: usize,
    pub(super) row: bool,
}

/// More atoms of a kind than this are not told apart.
pub(super) const MOST_OTHERS: usize = 16;

/// The atoms of a source among which they are looked for.
pub(super) const MOST_READ: usize = 256;

/// What the two atoms are, as [`SLOT_FEATURES`] has it.
struct Kin {
    /// Money, percent, count, duration, day, year, clock.
    kind: [bool; 7],
    /// From `same_digits` to `per`.
    flags: [bool; 7],
}

pub(super) fn of_numbers(held: &Held, place: Place, claimed: &Quantity, source: &Quantity) -> SlotFeatures {
    /// How near to a whole power of ten.
    const WHOLE: f64 = 0.01;
    let ratio = if claimed.low * source.low > 0.0 { claimed.low / source.low } else { 0.0 };
    let power = if ratio > 0.0 { libm::log10(ratio) } else { 0.0 };
    let bounded = |q: &Quantity| q.is_range() || !matches!(q.approx, Approx::Exact | Approx::About);
    let kind = match claimed.measure {
        Measure::Currency(_) => 0,
        Measure::Percent | Measure::PercentPoints | Measure::Multiple => 1,
        Measure::Count | Measure::Ordinal => 2,
        Measure::Duration | Measure::Calendar | Measure::WorkingDays | Measure::Rate => 3,
        _ => 7,
    };
    let same_digits = claimed.written == source.written;
    let close = (0.67..1.5).contains(&ratio);
    let scale = power.abs() > 0.5 && (power - libm::round(power)).abs() < WHOLE;
    let bound = bounded(claimed) || bounded(source);
    let bare = kind == 2 && claimed.noun.is_none();
    let kin = Kin {
        kind: std::array::from_fn(|at| at == kind),
        flags: [
            same_digits,
            close,
            scale,
            bound,
            same_noun(claimed, source),
            bare,
            claimed.per != source.per,
        ],
    };
    features(held, place, &kin)
}

pub(super) fn of_dates(held: &Held, place: Place, claimed: &Date, source: &Date) -> SlotFeatures {
    let kind = match claimed.kind {
        Kind::Day | Kind::MonthDay | Kind::Month | Kind::MonthAlone => 4,
        Kind::Weekday | Kind::Time | Kind::Times => 6,
        _ => 5,
    };
    let ranges = |kind: Kind| matches!(kind, Kind::Range | Kind::Times);
    let close = claimed.year().is_some() && claimed.year() == source.year();
    let bound = ranges(claimed.kind) || ranges(source.kind);
    let kin = Kin {
        kind: std::array::from_fn(|at| at == kind),
        flags: [false, close, false, bound, true, false, false],
    };
    features(held, place, &kin)
}

fn features(held: &Held, place: Place, kin: &Kin) -> SlotFeatures {
    let Place { shared, beside, rivals, others, row } = place;
    let alone = flag(rivals == 0);
    let log = |n: usize| libm::log1p(n as f64);
    let [money, percent, count, duration, day, year, clock] = kin.kind.map(flag);
    let [same_digits, close, scale, bound, noun, bare, per] = kin.flags.map(flag);
    let of_window: [f64; OF_WINDOW] = [
        1.0,
        held.coverage,
        held.own,
        held.order,
        shared,
        flag(beside),
        alone,
        log(rivals),
        held.coverage * shared,
        held.coverage * alone,
        money,
        percent,
        count,
        duration,
        day,
        year,
        clock,
        same_digits,
        close,
        scale,
        bound,
        noun,
        bare,
        per,
        flag(others == 0),
        log(others),
        flag(held.another),
        log(held.words),
        log(held.atoms),
        flag(held.negative),
        flag(row),
    ];
    let mut seen = [0.0; SLOT_FEATURES.len()];
    seen[..OF_WINDOW].copy_from_slice(&of_window);
    seen
}

pub(super) fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// How many tokens around a number say what it is the number of.
const AROUND: usize = 6;

/// The content words around an atom of a claim, in order of nearness, each once.
pub(super) fn context(response: &Text, atom: Span) -> Vec<u64> {
    let mut out: Vec<u64> = Vec::new();
    for token in around(response, atom) {
        if !out.contains(&token.stem) {
            out.push(token.stem);
        }
    }
    out
}

/// Share of the content words around one atom (`own`) that stand around the other, and whether the nearest do.
pub(super) fn shared_context(own: &[u64], text: &Text, atom: Span) -> (f64, bool) {
    /// The nearest on both sides.
    const NEAREST: usize = 2;
    if own.is_empty() {
        return (0.0, false);
    }
    let near: Vec<u64> = around(text, atom).map(|t| t.stem).collect();
    let shared = own.iter().filter(|stem| near.contains(stem)).count();
    let beside = near.iter().take(NEAREST).any(|stem| own.iter().take(NEAREST).any(|own| own == stem));
    ((shared as f64 / own.len().min(4) as f64).min(1.0), beside)
}

/// The content words around an atom in its sentence, one behind it, one before it, and so on.
fn around(text: &Text, atom: Span) -> impl Iterator<Item = &Token> {
    let range = text.tokens_in(atom);
    let sentence = text.sentence_at(atom.start);
    let before = text.tokens[range.start.saturating_sub(AROUND)..range.start].iter().rev();
    let after = text.tokens[range.end..].iter().take(AROUND);
    let inside = move |t: &&Token| sentence.is_none_or(|s| s.contains(t.span)) && !t.stop && !t.is_number();
    let mut sides = [None, None];
    let (mut before, mut after) = (before.filter(inside), after.filter(inside));
    std::iter::from_fn(move || {
        if sides.iter().all(Option::is_none) {
            sides = [after.next(), before.next()];
        }
        let [behind, ahead] = &mut sides;
        behind.take().or_else(|| ahead.take())
    })
}
