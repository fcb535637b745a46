//! How many of a set a statement speaks of, against how many the fact does: all, most, some, few, none, only.

use super::{
    Atom,
    compare::Conflict,
    polarity::{Shared, conflict},
    reading::Reading,
};
use crate::text::{
    word::{Token, hash},
    words::{Words, words},
};

/// How many of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Amount {
    None,
    Few,
    Some,
    Many,
    Most,
    All,
}

/// The words, and how many each means.
const WORDS: [(&Words, Amount); 6] = [
    (
        words!(
            "none nobody neither never keiner niemand ninguno nessuno nessuna aucun aucune ninguna nenhum \
             nenhuma ninguem nadie"
        ),
        Amount::None,
    ),
    (
        words!(
            "few hardly rarely seldom wenige pochi poche raramente pocos pocas poucos poucas rarement selten قليل"
        ),
        Amount::Few,
    ),
    (
        words!(
            "some several certain sometimes occasionally einige manche algunos algunas certains certaines quelques alcuni alcune \
             alguns algumas parfois manchmal qualche بعض कुछ kuch"
        ),
        Amount::Some,
    ),
    (words!("many often molti molte spesso muchos muchas muitos muitas viele كثير"), Amount::Many),
    (
        words!(
            "most majority mostly usually meisten mayoria plupart maggioranza maioria معظم اغلب غالبية अधिकांश ज्यादातर \
             zyadatar adhiktar"
        ),
        Amount::Most,
    ),
    (
        words!(
            "all every each everyone everybody both always entire alle jeder jede jedes immer todos todas siempre tous toutes \
             toujours tutti tutte sempre entrambi entrambe ambos ambas جميع كافة सभी सारे हमेशा \
             sabhi saare hamesha"
        ),
        Amount::All,
    ),
];

/// Words that leave out everybody else.
pub(super) const ONLY: &Words = words!(
    "only solely exclusively nur ausschliesslich solo solamente unicamente seulement uniquement exclusivamente soltanto \
         esclusivamente apenas somente فقط केवल सिर्फ sirf keval"
);

/// Words that leave out no day.
const DAILY: &Words = words!("daily taglich diario diariamente quotidiennement quotidien giornalmente");

/// All against some of the same thing; all against only some.
pub(super) fn differs(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Conflict> {
    let share = shared.of_claim.max(shared.of_fact);
    if share < shared.least {
        return None;
    }
    let told = |at: &Token, there: &Token| {
        let mut conflict = conflict(claim, at.span, fact, Some(there.span), share);
        conflict.detail.atom = Atom::Comparison;
        Some(conflict)
    };
    // "only one type" is a number
    let counted = |next: Option<&Token>, reading: &Reading<'_>| {
        next.is_some_and(|t| t.is_number() || reading.bounds(t))
    };
    let only = |reading: &Reading<'_>| {
        let at = reading.tokens.iter().position(|t| ONLY.contains(t.fold))?;
        (!counted(reading.tokens.get(at + 1), reading)).then(|| reading.tokens[at])
    };
    let all = |reading: &Reading<'_>| {
        let day = || reading.tokens.iter().find(|t| DAILY.contains(t.fold)).copied();
        let daily = || day().filter(|_| reading.excepted.is_empty());
        let all = amounts(reading).find(|(_, found)| *found == Amount::All).map(|(t, _)| t);
        all.or_else(daily)
    };
    // "all of the amazing people" leaves open to whom support is given only
    let of_same = |at: &Token, own: &Reading<'_>, other: &Reading<'_>| {
        let of = own.telling.iter().find(|t| t.span.start > at.span.start);
        // "200 jobs will go, all of them in administration"
        let next: Vec<u64> =
            own.tokens.iter().filter(|t| t.span.start > at.span.start).take(2).map(|t| t.fold).collect();
        if next == [hash("of"), hash("them")] {
            return false;
        }
        DAILY.contains(at.fold) || of.is_none_or(|t| other.says(t.stem))
    };
    match (only(claim), only(fact)) {
        (Some(at), None) if all(claim).is_none() => {
            return all(fact).filter(|t| of_same(t, fact, claim)).and_then(|t| told(&at, &t));
        }
        (None, Some(at)) if all(fact).is_none() => {
            return all(claim).and_then(|t| told(&t, &at));
        }
        (None, None) => {}
        _ => return None,
    }
    let ((at, claimed), (source, found)) = (claim.amount()?, fact.amount()?);
    let same = claim.next_word(&at).is_some_and(|stem| fact.next_word(&source) == Some(stem));
    // "all schools get new windows, some new roofs too"
    let elliptic = fact.tokens.first().is_some_and(|first| first.span == source.span)
        && fact.telling.len() > 1
        && fact.telling.iter().all(|t| claim.says(t.stem));
    let same = same || elliptic;
    (same && excludes(claimed, found)).then(|| told(&at, &source)).flatten()
}

/// Whether one side says of not all what the other says of some: "not all tariffs include roaming", "some tariffs do not".
pub(super) fn leave_some(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let some = |reading: &Reading<'_>| {
        let amount = reading.amount().filter(|(_, amount)| *amount == Amount::Some);
        amount.map(|(word, _)| WORDS[SOME].0.contains(word.fold))
    };
    // few claims speak of some
    some(claim).is_some_and(|own| some(fact).is_some_and(|there| !(own && there)))
}

/// The place of "some" among the words.
const SOME: usize = 2;

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

/// The words of a passage that say how many; "not all" are some, "not many" few.
pub(super) fn amounts<'a>(reading: &Reading<'a>) -> impl Iterator<Item = (Token, Amount)> + use<'a> {
    let tokens = reading.tokens;
    tokens.iter().enumerate().filter_map(move |(at, t)| {
        let (_, amount) = WORDS.iter().find(|(words, _)| words.contains(t.fold))?;
        let not = at > 0 && tokens[at - 1].fold == hash("not");
        let amount = match amount {
            Amount::All if not => Amount::Some,
            Amount::Many if not => Amount::Few,
            told => *told,
        };
        Some((*t, amount))
    })
}
