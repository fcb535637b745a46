//! How many of a set a statement speaks of, against how many the fact does: all, most, some, few, none, only.

use super::{
    Atom,
    compare::Conflict,
    polarity::{SAME_WORDS, Shared, conflict},
    reading::Reading,
};
use crate::text::word::{Token, hash};

/// How many of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Amount {
    None,
    Few,
    Some,
    Many,
    Most,
    All,
}

/// The words, and how many each means.
const WORDS: [(u64, Amount); 54] = [
    (hash("none"), Amount::None),
    (hash("nobody"), Amount::None),
    (hash("neither"), Amount::None),
    (hash("never"), Amount::None),
    (hash("few"), Amount::Few),
    (hash("hardly"), Amount::Few),
    (hash("rarely"), Amount::Few),
    (hash("seldom"), Amount::Few),
    (hash("some"), Amount::Some),
    (hash("several"), Amount::Some),
    (hash("certain"), Amount::Some),
    (hash("sometimes"), Amount::Some),
    (hash("occasionally"), Amount::Some),
    (hash("many"), Amount::Many),
    (hash("often"), Amount::Many),
    (hash("most"), Amount::Most),
    (hash("majority"), Amount::Most),
    (hash("mostly"), Amount::Most),
    (hash("usually"), Amount::Most),
    (hash("all"), Amount::All),
    (hash("every"), Amount::All),
    (hash("each"), Amount::All),
    (hash("everyone"), Amount::All),
    (hash("everybody"), Amount::All),
    (hash("both"), Amount::All),
    (hash("always"), Amount::All),
    (hash("entire"), Amount::All),
    (hash("alle"), Amount::All),
    (hash("jeder"), Amount::All),
    (hash("jede"), Amount::All),
    (hash("jedes"), Amount::All),
    (hash("immer"), Amount::All),
    (hash("meisten"), Amount::Most),
    (hash("einige"), Amount::Some),
    (hash("manche"), Amount::Some),
    (hash("wenige"), Amount::Few),
    (hash("keiner"), Amount::None),
    (hash("niemand"), Amount::None),
    (hash("todos"), Amount::All),
    (hash("todas"), Amount::All),
    (hash("siempre"), Amount::All),
    (hash("mayoria"), Amount::Most),
    (hash("algunos"), Amount::Some),
    (hash("algunas"), Amount::Some),
    (hash("ninguno"), Amount::None),
    (hash("tous"), Amount::All),
    (hash("toutes"), Amount::All),
    (hash("toujours"), Amount::All),
    (hash("plupart"), Amount::Most),
    (hash("certains"), Amount::Some),
    (hash("certaines"), Amount::Some),
    (hash("सभी"), Amount::All),
    (hash("कुछ"), Amount::Some),
    (hash("अधिकांश"), Amount::Most),
];

/// Words that leave out everybody else.
const ONLY: [u64; 10] = [
    hash("only"),
    hash("solely"),
    hash("exclusively"),
    hash("nur"),
    hash("ausschliesslich"),
    hash("solo"),
    hash("solamente"),
    hash("seulement"),
    hash("uniquement"),
    hash("केवल"),
];

/// All against some of the same thing; all against only some.
pub(super) fn differs(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Conflict> {
    let share = shared.of_claim.max(shared.of_fact);
    if share < SAME_WORDS {
        return None;
    }
    let told = |at: &Token, there: &Token| {
        let mut conflict = conflict(claim, at.span, fact, Some(there.span), share);
        conflict.detail.atom = Atom::Comparison;
        Some(conflict)
    };
    let only = |reading: &Reading<'_>| reading.tokens.iter().find(|t| ONLY.contains(&t.fold)).copied();
    let all =
        |reading: &Reading<'_>| amounts(reading).find(|(_, found)| *found == Amount::All).map(|(t, _)| t);
    match (only(claim), only(fact)) {
        (Some(at), None) if all(claim).is_none() => return all(fact).and_then(|t| told(&at, &t)),
        (None, Some(at)) if all(fact).is_none() => return all(claim).and_then(|t| told(&t, &at)),
        (None, None) => {}
        _ => return None,
    }
    let ((at, claimed), (source, found)) = (amounts(claim).next()?, amounts(fact).next()?);
    let same = claim.next_word(&at).is_some_and(|stem| fact.next_word(&source) == Some(stem));
    (same && excludes(claimed, found)).then(|| told(&at, &source)).flatten()
}

/// Whether as many as claimed cannot be when the source tells of so many: "some" follows from "all".
fn excludes(claimed: Amount, found: Amount) -> bool {
    use Amount::{All, Few, Many, Most, None, Some};
    match claimed {
        All => found != All,
        Most => matches!(found, Some | Few | None),
        Many => matches!(found, Few | None),
        Some => found == None,
        Few => matches!(found, All | Most | Many),
        None => found != None,
    }
}

/// The words of a passage that say how many; "not all" are some.
fn amounts<'a>(reading: &Reading<'a>) -> impl Iterator<Item = (Token, Amount)> + use<'a> {
    let tokens = reading.tokens;
    tokens.iter().enumerate().filter_map(move |(at, t)| {
        let (_, amount) = WORDS.iter().find(|(fold, _)| *fold == t.fold)?;
        let not = at > 0 && tokens[at - 1].fold == hash("not");
        Some((*t, if not && *amount == Amount::All { Amount::Some } else { *amount }))
    })
}
