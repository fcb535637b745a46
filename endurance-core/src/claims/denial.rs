//! What tells whether a fact that denies, forbids or says the opposite speaks of just what the claim says. A logistic model weighs it
//! (`denial` in `data/claims_model.tsv`).

use super::{
    Atom, Detail,
    atom::{Head, Held},
    compare::Conflict,
    fact::{joins, turns},
    model,
    polarity::Shared,
    reading::{Denial, Reading},
    slot::{Elsewhere, flag},
};
use crate::{
    interaction::Span,
    text::date::{Date, Kind},
};

/// What the model looks at, in the order of its weights.
pub(super) const DENIAL_FEATURES: [&str; 32] = [
    "bias",
    // share of the claim's weighted words that the window holds; the same without the words that deny
    "coverage",
    "without",
    // share that its own sentence holds, and that the fact holds
    "own",
    "inside",
    // share of the fact's telling words that the claim says
    "said",
    // share of neighbouring words that are neighbours there
    "order",
    "coverage_said",
    "without_said",
    // share that counts by the way the two are against each other; whether it is most
    "share",
    "enough",
    // how the two are against each other
    "by_claim",
    "by_verb",
    "by_exception",
    "by_opposite",
    "by_duty",
    "by_order",
    "by_lack",
    // ln(1 + telling words) of the claim, and of the fact
    "length",
    "fact_length",
    // whether the claim has numbers or dates
    "atoms",
    // whether the window names somebody whom the claim does not
    "another",
    // whether one side is a condition, and the other not; both
    "condition",
    "conditions",
    // whether words stand apart in the language
    "unspaced",
    // whether the fact says the claim's first telling word; whether only what stands around it does
    "head",
    "head_around",
    // how much less the window covers than the best one
    "behind",
    // share of the claim that the best window covers that does not deny it; whether it covers as much
    "held",
    "held_nearer",
    // share of the claim's weight in words that no source about it says
    "novel_share",
    // whether it names somebody whom no source names
    "novel_names",
];

/// Values in the order of [`DENIAL_FEATURES`].
pub(crate) type DenialFeatures = [f64; DENIAL_FEATURES.len()];

/// How many of them a window tells alone; the others take all windows of the claim.
const OF_WINDOW: usize = 27;

/// The place of `coverage` among them.
const COVERAGE: usize = 1;

/// How sure it is that a label denies what stands in its list.
const LABELLED: f64 = 0.8;

/// How two passages are against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The fact denies what the claim affirms.
    Fact,
    /// The claim denies what the fact affirms.
    Claim,
    /// The same by a verb: "cancelled".
    Verb,
    /// An exception.
    Exception,
    /// Two words.
    Opposite,
    /// What must be, and what need not or must not.
    Duty,
    /// What an order forbids.
    Order,
    /// What one side does without, and the other needs.
    Lack,
    /// A label above a list: "Not included: lunch". What stands in other lists says nothing of it.
    Label,
}

/// What one side says against the other: where it stands on both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Against {
    pub(super) way: Way,
    pub(super) at: Span,
    pub(super) there: Span,
    /// What both sides share beside it.
    pub(super) share: f64,
}

/// The same, with what tells how sure it is.
#[derive(Clone, Debug)]
pub(super) struct Denied {
    detail: Detail,
    /// Whether a label, or an exception of just the claim's day, says so, where no model is asked.
    labelled: bool,
    /// Whether the fact denies what the rest of its sentence affirms: "mirrors are not", "but not in the kitchen".
    pub(super) elliptic: bool,
    pub(super) seen: DenialFeatures,
}

impl Denied {
    pub(super) fn new(
        against: &Against,
        claim: &Reading<'_>,
        fact: &Reading<'_>,
        held: &Held,
        inside: f64,
        (said, without): (f64, f64),
    ) -> Self {
        let detail = Detail {
            atom: Atom::Polarity,
            claimed: claim.text.slice(against.at).into(),
            source: Some(fact.text.slice(against.there).into()),
            difference: None,
        };
        let is = |way| flag(against.way == way);
        let log = |n: usize| libm::log1p(n as f64);
        let of_window: [f64; OF_WINDOW] = [
            1.0,
            held.coverage,
            without,
            held.own,
            inside,
            said,
            held.order,
            held.coverage * said,
            without * said,
            against.share,
            flag(against.share >= Shared::least_in(claim.text.language)),
            is(Way::Claim),
            is(Way::Verb),
            is(Way::Exception),
            is(Way::Opposite),
            is(Way::Duty),
            is(Way::Order),
            is(Way::Lack),
            log(held.words),
            log(fact.telling.len()),
            flag(held.atoms > 0),
            flag(held.another),
            flag(claim.conditional != fact.conditional),
            flag(claim.conditional && fact.conditional),
            flag(!claim.text.language.is_spaced()),
            flag(held.head == Head::Fact),
            flag(held.head == Head::Around),
        ];
        let mut seen = [0.0; DENIAL_FEATURES.len()];
        seen[..OF_WINDOW].copy_from_slice(&of_window);
        let opens = fact.tokens.iter().find(|t| !turns(fact.text, t) && !joins(fact.text, t));
        let ends = |d: &Denial| fact.tokens.last().is_some_and(|t| d.cue.contains(t.span));
        let elliptic =
            |d: &Denial| d.words.is_empty() && ends(d) || opens.is_some_and(|t| d.cue.contains(t.span));
        let elliptic = against.way == Way::Fact && fact.denials.iter().any(elliptic);
        let labelled =
            against.way == Way::Label || against.way == Way::Exception && leaves_out_day(claim, fact);
        Self { detail, labelled, elliptic, seen }
    }

    /// Adds what all windows tell.
    pub(super) fn complete(&mut self, all: Elsewhere) {
        let told = all.features(self.seen[COVERAGE]);
        self.seen[OF_WINDOW..].copy_from_slice(&told);
    }

    /// What is denied, and how surely.
    pub(super) fn conflict(&self) -> Conflict {
        let strength = if self.labelled { LABELLED } else { model::denied(&self.seen) };
        Conflict { detail: self.detail.clone(), strength }
    }
}

/// Whether a fact leaves out just the day that the claim tells of: "every day except Tuesday".
fn leaves_out_day(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let day = |d: &Date| (d.first.from, d.first.to);
    let told = |left_out: &Date| {
        claim.dates.iter().take(MOST_DAYS).any(|own| !own.left_out && day(own) == day(left_out))
    };
    fact.dates.iter().take(MOST_DAYS).any(|d| d.left_out && d.kind == Kind::Weekday && told(d))
}

/// Days of a passage that are looked at.
const MOST_DAYS: usize = 8;
