//! How many of a set a statement speaks of, against how many the fact does: all, most, some, few, none, only.

use super::{
    Atom,
    compare::Conflict,
    condition,
    corpus::Window,
    fact::{self, AUXILIARIES},
    polarity::{MOST_ATOMS, Shared, conflict},
    reading::Reading,
    relate,
};
use crate::{
    interaction::Span,
    text::{
        cue::Class,
        number::is_one,
        quantity::{Approx, Measure, Quantity},
        word::{Token, hash},
        words::{Words, words},
    },
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

/// Words that leave the choice: of whichever it is, it is told.
const ANY: &Words = words!("either any cualquier cualquiera qualsiasi qualquer chaque beliebige beliebiger");

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
    let any = |reading: &Reading<'_>| {
        let at = reading.tokens.iter().position(|t| ANY.contains(t.fold))?;
        let or = reading.tokens[at..].iter().any(|t| t.fold == hash("or"));
        let free = !or && !reading.conditional && !reading.is_negative();
        free.then(|| reading.tokens[at])
    };
    let all = |reading: &Reading<'_>| {
        let day = || reading.tokens.iter().find(|t| DAILY.contains(t.fold)).copied();
        let daily = || day().filter(|_| reading.excepted.is_empty());
        let all = amounts(reading).find(|(_, found)| *found == Amount::All).map(|(t, _)| t);
        all.or_else(daily).or_else(|| any(reading))
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
    // "all of them are free" of "all but one are free"
    let unless = |reading: &Reading<'_>| reading.tokens.iter().any(|t| t.fold == hash("unless"));
    if claim.excepted.is_empty() && !fact.excepted.is_empty() && !unless(fact) && !claim.is_negative() {
        let day = || claim.tokens.iter().find(|t| DAILY.contains(t.fold)).copied();
        let found = amounts(claim).find(|(_, found)| *found == Amount::All).map(|(t, _)| t).or_else(day);
        let except = fact.tokens.iter().find(|t| fact.excepted.iter().any(|out| out.contains(t.span)));
        if let Some((at, there)) = found.zip(except).filter(|(at, _)| of_same(at, claim, fact)) {
            return told(&at, there);
        }
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

/// Words for two of two.
const BOTH: &Words = words!("both beide beiden beider ambos ambas entrambi entrambe dois duas");

/// Words for one of them.
const ONE: &Words = words!("one einer eines einem einen uno una un une um uma");

/// What one of two has to do by the claim, and both by the fact: "only one parent must sign".
pub(super) fn one_of_both(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Conflict> {
    let share = shared.of_claim.max(shared.of_fact);
    if share < shared.least || claim.is_negative() != fact.is_negative() {
        return None;
    }
    let there = fact.tokens.iter().find(|t| BOTH.contains(t.fold))?;
    let of_both = fact.next_word(there)?;
    let of_one = |t: &&Token| ONE.contains(t.fold) && claim.next_word(t) == Some(of_both);
    let own = claim.tokens.iter().find(of_one)?;
    let mut conflict = conflict(claim, own.span, fact, Some(there.span), share);
    conflict.detail.atom = Atom::Comparison;
    Some(conflict)
}

/// Words before what something is a part of.
const OF: &Words = words!("of von der den de des di dei delle dos das");

/// Words for a half.
const HALF: &Words = words!("half halfte mitad moitie metade meta");

/// What a fact says of the half of something, and the claim of all of it: "take half of your usual dose".
pub(super) fn whole_of_half(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Conflict> {
    const SHARE: f64 = 0.8;
    const FAR: usize = 4;
    if shared.of_claim < SHARE || claim.is_negative() != fact.is_negative() || claim.amount().is_some() {
        return None;
    }
    let at = fact.tokens.iter().position(|t| HALF.contains(t.fold))?;
    let of = fact.tokens.get(at + 1).filter(|t| OF.contains(t.fold))?;
    let noun = fact.tokens[at + 2..].iter().take(FAR).find(|t| !t.stop)?;
    let part = |q: &Quantity| matches!(q.measure, Measure::Percent | Measure::Count | Measure::Multiple);
    let whole = claim.says(noun.stem) && !claim.quantities.iter().any(part);
    let own = claim.tokens.iter().find(|t| t.stem == noun.stem).filter(|_| whole)?;
    let mut conflict = conflict(claim, own.span, fact, Some(fact.tokens[at].span.hull(of.span)), SHARE);
    conflict.detail.atom = Atom::Quantity;
    Some(conflict)
}

/// What a claim says always holds, and the fact under a condition that the claim does not tell.
pub(super) fn always(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Conflict> {
    const ALWAYS: &Words = words!("always immer siempre toujours sempre हमेशा hamesha");
    // "when" tells a time as often as a condition
    const WHEN: &Words = words!("when whenever lorsque quand cuando quando");
    let word = |reading: &Reading<'_>| reading.tokens.iter().find(|t| ALWAYS.contains(t.fold)).copied();
    let even = claim.is_negative() == fact.is_negative() && fact.conditional && !claim.conditional;
    if !even || shared.of_claim < shared.least || word(fact).is_some() {
        return None;
    }
    let at = word(claim)?;
    let begins =
        |at: &usize| condition::begins(fact.text, fact.tokens, *at) && !WHEN.contains(fact.tokens[*at].fold);
    let there = (0..fact.tokens.len()).find(begins)?;
    // what the claim says always holds is not the condition itself
    let marked = |at: &usize| {
        let gap = Span { start: fact.tokens[at - 1].span.end, end: fact.tokens[*at].span.start };
        fact.text.slice(gap).contains([',', ';'])
    };
    let end = (there + 1..fact.tokens.len()).find(marked).unwrap_or(fact.tokens.len());
    if fact.tokens[there..end].iter().any(|t| !t.stop && claim.says(t.stem)) {
        return None;
    }
    let there = fact.tokens[there].span;
    let mut conflict = conflict(claim, at.span, fact, Some(there), shared.of_claim);
    conflict.detail.atom = Atom::Comparison;
    Some(conflict)
}

/// "All orders ship free" of "orders over $50 ship free": of all what is told of those within a bound.
pub(super) fn all_of_bounded(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
) -> Option<Conflict> {
    const SHARE: f64 = 0.6;
    let (word, Amount::All) = claim.amount()? else { return None };
    // "free" is a number too
    let counted = claim.quantities.iter().any(|q| q.measure != Measure::Currency("0"));
    if counted || claim.is_negative() || fact.is_negative() || shared.of_claim < SHARE {
        return None;
    }
    let noun = claim.tokens.iter().find(|t| t.span.start >= word.span.end && !t.stop)?;
    let bounded = |q: &&Quantity| {
        let before = fact.tokens.iter().rfind(|t| t.span.end <= q.span.start && !t.stop);
        !matches!(q.approx, Approx::Exact | Approx::About) && before.is_some_and(|t| t.stem == noun.stem)
    };
    let bound = fact.quantities.iter().take(MOST_ATOMS).find(bounded)?;
    let mut conflict = conflict(claim, word.span, fact, Some(bound.span), shared.of_claim);
    conflict.detail.atom = Atom::Comparison;
    Some(conflict)
}

/// Whether a claim keeps something for some alone of whom no passage beside it says so: "only residents can apply".
pub(super) fn keeps_out(claim: &Reading<'_>, window: &Window<'_>) -> bool {
    let Some(at) = claim.tokens.iter().position(|t| ONLY.contains(t.fold)) else { return false };
    // "can only be bought online", not "only 5 euros"
    let done = at > 0
        && AUXILIARIES.contains(claim.tokens[at - 1].fold)
        && claim.tokens.get(at + 1).is_some_and(|t| {
            !t.is_number() && t.span.end < claim.quantities.first().map_or(u32::MAX, |q| q.span.start)
        });
    if claim.is_negative() || !done && sole(claim, at).is_none() {
        return false;
    }
    let text = &window.source.text;
    let passage = window.passage();
    let limits = [Class::Negation, Class::Exception, Class::Forbids, Class::Refutes, Class::Obliges];
    !says_only(&text.tokens[text.tokens_in(passage)])
        && !limits.into_iter().any(|class| text.has_cue(passage, class))
}

/// What only one may do or is taken, and the claim says of another: "the driver can reset it" of "may be reset by a workshop only", "cash
/// and cards are taken" of "cards only".
pub(super) fn alone(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<Conflict> {
    const SHARE: f64 = 0.7;
    const TAKEN: f64 = 0.5;
    const STRENGTH: f64 = 0.7;
    if claim.is_negative() || fact.is_negative() || claim.conditional != fact.conditional {
        return None;
    }
    // few facts say "only"
    let at = fact.tokens.iter().position(|t| ONLY.contains(t.fold)).filter(|_| !says_only(claim.tokens))?;
    let group = sole(fact, at)?;
    let (first, last) = (group.first()?, group.last()?);
    let tells = |t: &&&Token| !t.stop && !t.is_number();
    let rest: Vec<&&Token> = fact
        .telling
        .iter()
        .filter(|t| !group.iter().any(|own| own.span == t.span))
        .filter(|t| !ONLY.contains(t.fold))
        .collect();
    let said = rest.iter().filter(|t| claim.means(t.stem)).count();
    // what is taken, "cards only", may be taken in other words
    let taken = group.iter().any(|t| claim.says(t.stem));
    if rest.is_empty() || (said as f64) < if taken { TAKEN } else { SHARE } * rest.len() as f64 {
        return None;
    }
    let foreign = |t: &&&Token| !fact.says(t.stem);
    let own = if taken {
        joined(claim, last).filter(|t| !fact.says(t.stem))?
    } else {
        // who does it stands first
        **claim.telling.iter().take(2).filter(tells).find(foreign)?
    };
    let related = |t: &Token| relate::saying(own.stem, claim.text.language).contains(&t.stem);
    let mut conflict = conflict(claim, own.span, fact, Some(first.span.hull(last.span)), 1.0);
    (conflict.detail.atom, conflict.strength) = (Atom::Entity, STRENGTH);
    (!group.iter().any(related)).then_some(conflict)
}

/// "Smoking is allowed in the rooms" of "smoking is only allowed on the balcony": the same is told of another place, case or way than the
/// only one.
pub(super) fn elsewhere(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<Conflict> {
    const STRENGTH: f64 = 0.7;
    let at = fact.tokens.iter().position(|t| ONLY.contains(t.fold)).filter(|_| !says_only(claim.tokens))?;
    let verb = fact.tokens.get(at + 1).filter(|t| !t.stop && !t.is_number() && claim.says(t.stem))?;
    let led = at > 0 && AUXILIARIES.contains(fact.tokens[at - 1].fold);
    let (before, behind): (Vec<&&Token>, Vec<&&Token>) = fact
        .telling
        .iter()
        .filter(|t| t.span != verb.span && !ONLY.contains(t.fold))
        .partition(|t| t.span.end <= verb.span.start);
    let of_same = !before.is_empty() && before.iter().all(|t| claim.says(t.stem));
    let other = !behind.is_empty() && !behind.iter().any(|t| claim.means(t.stem));
    let own = claim.telling.iter().rfind(|t| !fact.says(t.stem))?;
    let even = !claim.is_negative() && !fact.is_negative() && claim.conditional == fact.conditional;
    if !(led && of_same && other && even) {
        return None;
    }
    let there = behind.first()?.span.hull(behind.last()?.span);
    let mut conflict = conflict(claim, own.span, fact, Some(there), 1.0);
    (conflict.detail.atom, conflict.strength) = (Atom::Entity, STRENGTH);
    Some(conflict)
}

/// Whether words say "only".
pub(super) fn says_only(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| ONLY.contains(t.fold))
}

/// Of whom or of what alone "only" at `at` says it: "only members may", "cards only".
fn sole(reading: &Reading<'_>, at: usize) -> Option<Vec<Token>> {
    const MOST: usize = 4;
    const ARTICLES: &Words = words!("the a an die der das den le la les el los las il lo i gli o os as");
    let (tokens, text) = (reading.tokens, reading.text);
    let gap = |at: usize| &text.raw[tokens[at - 1].span.end as usize..tokens[at].span.start as usize];
    let tells = |t: &&Token| !t.stop && !t.is_number();
    let ends = at + 1 == tokens.len() || gap(at + 1).contains([',', ';', '.', ')']);
    let group: Vec<Token> = if ends {
        tokens[..at].iter().rev().take_while(tells).take(MOST).copied().collect()
    } else {
        let from = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| ARTICLES.contains(t.fold)));
        let run = tokens[from..].iter().take_while(tells).take(MOST);
        let run: Vec<Token> = run.copied().collect();
        let verb = tokens.get(from + run.len()).is_some_and(|t| AUXILIARIES.contains(t.fold));
        if verb { run } else { Vec::new() }
    };
    (!group.is_empty()).then_some(group)
}

/// What a passage joins to a word: "cash" of "cash as well as cards".
fn joined(reading: &Reading<'_>, word: &Token) -> Option<Token> {
    const WELL: &Words = words!("as well sowie");
    let tokens = reading.tokens;
    let at = tokens.iter().position(|t| t.stem == word.stem)?;
    let joins = |t: &&Token| fact::joins(reading.text, t) || WELL.contains(t.fold) || t.fold == hash("or");
    let before = tokens[..at].iter().rev().take_while(joins).count();
    let behind = tokens[at + 1..].iter().take_while(joins).count();
    let other = if before > 0 { at.checked_sub(before + 1) } else { (behind > 0).then_some(at + behind + 1) };
    other.and_then(|at| tokens.get(at)).filter(|t| !t.stop).copied()
}

/// Whether one side says of not all what the other says of some: "not all tariffs include roaming", "some tariffs do not".
pub(super) fn leave_some(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let some = |reading: &Reading<'_>| {
        let amount = reading.amount().filter(|(_, amount)| *amount == Amount::Some);
        amount.map(|(word, _)| WORDS[SOME].0.contains(word.fold))
    };
    // few claims speak of some
    some(claim).is_some_and(|own| some(fact).is_some_and(|there| !(own && there)))
        || tells_part(claim) && tells_part(fact)
}

/// Whether a passage tells of a counted part of a set: "three of the flats", "a quarter of them", "all but two".
fn tells_part(reading: &Reading<'_>) -> bool {
    let behind = |q: &Quantity| reading.tokens.iter().find(|t| t.span.start >= q.span.end).map(|t| t.fold);
    let part = |q: &Quantity| match q.measure {
        Measure::Percent => q.high < 100.0,
        Measure::Count | Measure::Multiple => behind(q).is_some_and(|fold| OF.contains(fold)),
        _ => false,
    };
    let one = |pair: &[Token]| OF.contains(pair[1].fold) && is_one(pair[0].fold, reading.text.language);
    let but = |pair: &[Token]| pair[0].fold == hash("all") && pair[1].fold == hash("but");
    reading.quantities.iter().take(MOST_ATOMS).any(part)
        || reading.tokens.windows(2).any(|pair| but(pair) || one(pair))
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
        // "half of the teachers" are some, and not most
        if t.fold == hash("half") && tokens.get(at + 1).is_some_and(|t| words!("of the").contains(t.fold)) {
            return Some((*t, Amount::Some));
        }
        let (_, amount) = WORDS.iter().find(|(words, _)| words.contains(t.fold))?;
        // "merged with each other"
        if t.fold == hash("each") && tokens.get(at + 1).is_some_and(|next| next.fold == hash("other")) {
            return None;
        }
        let not = at > 0 && tokens[at - 1].fold == hash("not");
        let amount = match amount {
            Amount::All if not => Amount::Some,
            Amount::Many if not => Amount::Few,
            told => *told,
        };
        Some((*t, amount))
    })
}
