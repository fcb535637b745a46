//! Whether a fact denies what a statement affirms, or the other way round: negations, opposites, exceptions, duties.

use super::{
    Atom, Detail,
    compare::Conflict,
    reading::{Denial, Duty, Reading},
};
use crate::{
    interaction::Span,
    pack,
    text::{Text, language::Language, table::Table, word, word::Token},
};
use std::sync::LazyLock;

/// What both sides share, 0..=1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared {
    /// Share of the statement's weight that the window holds.
    pub(super) of_claim: f64,
    /// Share of the fact's telling words that the statement says.
    pub(super) of_fact: f64,
}

/// The share from which affirming what the other side denies is a contradiction.
const SAME_WORDS: f64 = 0.66;

/// Words that say little of their own: what is denied is what stands behind them.
const LIGHT: [u64; 22] = [
    word::hash("use"),
    word::hash("take"),
    word::hash("have"),
    word::hash("get"),
    word::hash("make"),
    word::hash("do"),
    word::hash("go"),
    word::hash("come"),
    word::hash("give"),
    word::hash("need"),
    word::hash("provid"),
    word::hash("offer"),
    word::hash("includ"),
    word::hash("contain"),
    word::hash("receiv"),
    word::hash("hold"),
    word::hash("becom"),
    word::hash("keep"),
    word::hash("bring"),
    word::hash("stay"),
    word::hash("set"),
    word::hash("put"),
];

/// The opposites of each stem that has some.
static OPPOSITES: LazyLock<Table<Vec<u64>>> = LazyLock::new(|| {
    let mut table: Table<Vec<u64>> = Table::default();
    for row in pack::rows("opposites") {
        let [a, b] = [row[1], row[2]].map(|w| Text::read(w, Some(Language::from_name(row[0]))).tokens);
        if let ([a], [b]) = (&*a, &*b)
            && a.stem != b.stem
        {
            table.entry_or(a.stem, Vec::new).push(b.stem);
            table.entry_or(b.stem, Vec::new).push(a.stem);
        }
    }
    table
});

/// The word of `other` that is the opposite of `stem`.
fn opposite_in<'a>(stem: u64, other: &Reading<'a>) -> Option<&'a Token> {
    let opposites = OPPOSITES.get(stem)?;
    other.tokens.iter().find(|t| opposites.contains(&t.stem))
}

/// What the fact says against the statement, by words that deny.
pub(super) fn denied(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared) -> Option<Conflict> {
    let found = duties(claim, fact, shared)
        .or_else(|| by_denial(claim, fact, shared))
        .or_else(|| by_exception(claim, fact, shared))
        .or_else(|| by_opposite(claim, fact, shared))?;
    Some(found)
}

/// A negation of one side whose first telling word the other side affirms.
fn by_denial(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared) -> Option<Conflict> {
    let from_claim = claim.denials.iter().find(|d| affirmed(d, claim, fact));
    if let Some(denial) = from_claim
        && shared.of_claim >= SAME_WORDS
    {
        return Some(conflict(claim, denial.cue, fact, None, shared.of_claim));
    }
    let denial = fact.denials.iter().find(|d| affirmed(d, fact, claim))?;
    // what is denied of all is denied of the part that the statement speaks of
    let general = if denial.by_verb { 0.0 } else { shared.of_fact };
    let share = shared.of_claim.max(general);
    (share >= SAME_WORDS).then(|| conflict(claim, claim.span, fact, Some(denial.cue), share))
}

/// Whether `other` says what `own` denies, and does not deny it itself.
fn affirmed(denial: &Denial, own: &Reading<'_>, other: &Reading<'_>) -> bool {
    let said = |stem: &u64| other.says(*stem);
    let head = denial.words.iter().position(|stem| said(stem) || opposite_in(*stem, other).is_some());
    let Some(head) = head.filter(|&at| denial.words[..at].iter().all(|stem| LIGHT.contains(stem))) else {
        return false;
    };
    let stem = denial.words[head];
    let flipped = !other.says(stem);
    let facing = if flipped { opposite_in(stem, other).map_or(stem, |t| t.stem) } else { stem };
    // a denial of something else: "does not lend tools" is silent on "lends books"
    let rest = &denial.words[head + 1..];
    let same = rest.is_empty() || rest.iter().any(said) || other.tokens.iter().filter(|t| !t.stop).count() <= 2;
    let excepted = own.excepts(stem) || other.excepts(stem);
    let condition = own.conditional != other.conditional && !denial.local;
    let denied = other.denies(facing)
        || (other.duty.is_some_and(|(duty, _)| duty == Duty::MustNot || duty == Duty::NeedNot) && !denial.local)
        || (other.is_negative() && !denial.local && denial.by_verb);
    same && !excepted && !condition && denied == flipped
}

/// "Every day except Monday" against "on Monday".
fn by_exception(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared) -> Option<Conflict> {
    let excepted = |own: &Reading<'_>, other: &Reading<'_>| {
        own.excepted.iter().copied().find(|span| {
            let mut words = own.tokens.iter().filter(|t| span.contains(t.span) && !t.stop).peekable();
            words.peek().is_some() && words.all(|t| other.says(t.stem) && !other.excepts(t.stem) && !other.denies(t.stem))
        })
    };
    let even = claim.is_negative() == fact.is_negative();
    if let Some(span) = excepted(fact, claim)
        && even
        && shared.of_claim >= SAME_WORDS
    {
        return Some(conflict(claim, claim.span, fact, Some(span), shared.of_claim));
    }
    let span = excepted(claim, fact).filter(|_| even && shared.of_claim >= SAME_WORDS)?;
    Some(conflict(claim, span, fact, None, shared.of_claim))
}

/// "open" against "closed": a word the fact lacks, whose opposite it has and the statement lacks.
fn by_opposite(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared) -> Option<Conflict> {
    let (own, facing) = claim.tokens.iter().filter(|t| !fact.says(t.stem)).find_map(|token| {
        let facing = opposite_in(token.stem, fact).filter(|f| !claim.says(f.stem))?;
        Some((token, facing))
    })?;
    let even = claim.denies(own.stem) == fact.denies(facing.stem);
    let excepted = claim.excepts(own.stem) || fact.excepts(facing.stem);
    let share = shared.of_claim.max(shared.of_fact);
    (even && !excepted && share >= SAME_WORDS).then(|| conflict(claim, own.span, fact, Some(facing.span), share))
}

/// What must be against what need not, must not or may be.
fn duties(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared) -> Option<Conflict> {
    use Duty::{May, Must, MustNot, NeedNot, Should};
    let ((claimed, at), (found, there)) = (claim.duty?, fact.duty?);
    let differs = matches!(
        (claimed, found),
        (Must, NeedNot | MustNot | May | Should)
            | (NeedNot, Must)
            | (MustNot, Must | May | Should)
            | (May, MustNot)
            | (Should, MustNot)
    );
    let share = shared.of_claim.max(shared.of_fact);
    let condition = claim.conditional != fact.conditional;
    (differs && !condition && share >= SAME_WORDS).then(|| conflict(claim, at, fact, Some(there), share))
}

fn conflict(claim: &Reading<'_>, at: Span, fact: &Reading<'_>, there: Option<Span>, share: f64) -> Conflict {
    let source = there.unwrap_or(fact.span);
    let detail = Detail {
        atom: Atom::Polarity,
        claimed: claim.text.slice(at).into(),
        source: Some(fact.text.slice(source).into()),
        difference: None,
    };
    Conflict { detail, strength: (0.1 + 0.85 * share).min(1.0) }
}
