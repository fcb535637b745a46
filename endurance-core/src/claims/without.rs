//! What is done without: "you can fly a drone without a permit" against "drones need a permit".

use super::{
    denial::{Against, Way},
    polarity::{SAME_WORDS, Shared},
    reading::{Duty, Reading},
};
use crate::{
    interaction::Span,
    text::{
        word::Token,
        words::{Words, words},
    },
};

const WITHOUT: &Words = words!("without ohne sin sans senza sem");

/// Who is anybody: those to whom a rule is told.
const ANYBODY: &Words = words!(
    "visitors visitor guests guest customers customer users user passengers passenger people person anyone everyone everybody entry access \
     besucher gaste kunden reisende visitantes clientes personas visiteurs clients visitatori clienti visitante cliente"
);

/// The share of words from which a rule speaks of what a claim says is done without.
const SPEAKS: f64 = 0.3;

/// What one side has to have, and the other is said to do without.
pub(super) fn done_without(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Against> {
    const NEEDS: &Words = words!(
        "need needs needed require requires required must braucht brauchen benotigt erforderlich muss necesita necesario requiere requiert \
         necessaire faut richiede necessario precisa requer exige"
    );
    let without = |reading: &Reading<'_>| {
        let at = reading.tokens.iter().position(|t| WITHOUT.contains(t.fold))?;
        let what = reading.tokens[at + 1..].iter().find(|t| !t.stop)?;
        (!is_done_only_with(reading)).then(|| (reading.tokens[at].span.hull(what.span), what.stem))
    };
    let needs = |reading: &Reading<'_>, other: &Reading<'_>, stem: u64| {
        let at = reading.tokens.iter().position(|t| NEEDS.contains(t.fold));
        at.is_some_and(|at| {
            let (before, behind) = reading.tokens.split_at(at);
            let mut subject = before.iter().filter(|t| !t.stop && !ANYBODY.contains(t.fold));
            behind.iter().any(|t| t.stem == stem)
                && subject.all(|t| other.says(t.stem))
                && !reading.is_negative()
        })
    };
    let share = |at: Span| (shared.without)(at).max(shared.of_fact);
    if let Some((at, what)) = without(claim) {
        let found = needs(fact, claim, what) && share(at) >= SPEAKS;
        return found.then_some(Against {
            way: Way::Lack,
            at,
            there: fact.span,
            share: share(at).max(SAME_WORDS),
        });
    }
    let (there, what) = without(fact)?;
    let found = needs(claim, fact, what) && share(claim.span) >= SAME_WORDS;
    found.then_some(Against { way: Way::Lack, at: claim.span, there, share: share(claim.span) })
}

/// Whether a passage says by its denial what is needed, of which the other speaks with no "without".
pub(super) fn needs_what_it_excludes(own: &Reading<'_>, other: &Reading<'_>) -> bool {
    is_done_only_with(own) && !other.tokens.iter().any(|t| WITHOUT.contains(t.fold))
}

/// Whether a passage denies that something is done without: "may not enter without a badge".
fn is_done_only_with(reading: &Reading<'_>) -> bool {
    let without = |t: &Token| WITHOUT.contains(t.fold);
    let others =
        reading.denials.iter().any(|d| !reading.tokens.iter().any(|t| d.cue.contains(t.span) && without(t)));
    reading.tokens.iter().any(without)
        && (others || reading.duty.is_some_and(|(duty, _)| duty == Duty::MustNot))
}
