//! What a fact says otherwise in words: direction, comparison, and plans against facts.

use super::{
    Atom, Detail,
    atom::ENOUGH_SHARED,
    compare::Conflict,
    corpus::begins_alike,
    opposite, polarity,
    reading::{BE, Reading},
    versus,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::{Class, Cue},
        language::Language,
        quantity::Relation,
        word,
        words::{Words, words},
    },
};

/// The coverage, without the word itself, from which an opposite or an unfinished plan is a contradiction.
const MOSTLY_SHARED: f64 = 0.6;

/// Classes of cues that contradict each other when the same thing is said.
const OPPOSED: [(Class, Class, Atom); 3] = [
    (Class::Increase, Class::Decrease, Atom::Direction),
    (Class::More, Class::Less, Atom::Comparison),
    (Class::Most, Class::Least, Atom::Comparison),
];

/// Rose against fell, more against less, most against least: the cue of the source that stands beside most of the words
/// that the claim's cue stands beside points the other way.
pub(super) fn opposed(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    without: impl Fn(Span) -> f64,
    around: &polarity::Neighbours<'_>,
) -> Option<Conflict> {
    let (response, text) = (claim.text, fact.text);
    // "did not fall" is not "rose", but it does not deny it either: only plain opposites count
    if claim.denials.len() != fact.denials.len() || name_others(claim, fact) || is_possible(claim, fact) {
        return None;
    }
    let source = fact.cues;
    for claimed in claim.cues.iter().take(MOST_CUES) {
        let pair = OPPOSED.iter().find(|(one, other, _)| [*one, *other].contains(&claimed.class));
        let Some(&(one, other, atom)) = pair else { continue };
        // "you can increase it and also reduce it" says both
        let turned = if claimed.class == one { other } else { one };
        let turns = |cue: &Cue| cue.class == turned;
        if claim.cues.iter().any(turns) || !source.iter().any(turns) {
            continue;
        }
        let facing = source.iter().filter(|cue| [one, other].contains(&cue.class)).take(MOST_CUES);
        let near = neighbours(response, claimed.span);
        let shared = |cue: &Cue| neighbours(text, cue.span).iter().filter(|stem| near.contains(stem)).count();
        let nearest = facing.map(|cue| (shared(cue), cue)).reduce(|a, b| if b.0 > a.0 { b } else { a });
        let agrees = source
            .iter()
            .take(MOST_CUES)
            .any(|cue| cue.class == claimed.class && nearest.is_some_and(|n| shared(cue) >= n.0));
        let Some((1.., cue)) = nearest.filter(|(_, cue)| cue.class != claimed.class && !agrees) else {
            continue;
        };
        let own = &response.tokens[response.tokens_in(claimed.span)];
        if atom == Atom::Comparison && own.iter().all(|t| (around.fact)(t.stem)) {
            continue;
        }
        if atom == Atom::Comparison && (!faces(claim, claimed, fact, cue) || versus::is_converse(claim, fact))
        {
            continue;
        }
        let coverage = without(claimed.span);
        if coverage >= ENOUGH_SHARED {
            let detail = words_differ(atom, response.slice(claimed.span), text.slice(cue.span));
            return Some(Conflict { detail, strength: 0.25 + 0.75 * coverage });
        }
    }
    None
}

/// Whether the fact only says what may be, and the claim more: "you could also reduce it" denies nothing of "increase it".
pub(super) fn is_possible(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    const MAY: &Words = words!(
        "may might could konnte konnten pourrait pourraient podria podrian potrebbe potrebbero poderia poderiam"
    );
    let may = |reading: &Reading<'_>| reading.tokens.iter().any(|t| MAY.contains(t.fold));
    may(fact) && !may(claim)
}

/// Whether both name somebody or something, and nothing that the other names: "lowest in Mississippi" of "highest in Alaska".
fn name_others(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let [own, there] = [claim, fact].map(|reading| reading.text.entities_in(reading.span));
    let known = |word: &word::Token| !word.stop && fact.says(word.stem);
    !own.is_empty()
        && !there.is_empty()
        && !own.iter().take(MOST_CUES).any(|name| claim.text.words_of(name).iter().any(known))
}

/// Whether two words that compare do so by the same measure, "higher" and "lower": "best" and "youngest" do not
/// contradict each other.
fn faces(claim: &Reading<'_>, claimed: &Cue, fact: &Reading<'_>, cue: &Cue) -> bool {
    let words = |reading: &Reading<'_>, at: Span| {
        reading.tokens.iter().filter(|t| at.contains(t.span)).copied().collect::<Vec<_>>()
    };
    let (own, facing) = (words(claim, claimed.span), words(fact, cue.span));
    own.iter().any(|a| {
        let turned = |b: &word::Token| {
            opposite::opposites(a, b, claim.text.language)
                && (!opposite::is_relational(a) || claim.next_word(a) == fact.next_word(b))
        };
        facing.iter().any(turned)
    })
}

/// How many telling words to each side of a word say what it is said of.
const NEIGHBOURS: usize = 3;

/// The telling words and numbers around a passage, inside its sentence.
fn neighbours(text: &Text, at: Span) -> Vec<u64> {
    let range = text.tokens_in(at);
    let sentence = text.sentence_at(at.start);
    let telling = |t: &&word::Token| !t.stop && sentence.is_none_or(|s| s.contains(t.span));
    let before =
        text.tokens[..range.start].iter().rev().take(3 * NEIGHBOURS).filter(telling).take(NEIGHBOURS);
    let behind = text.tokens[range.end..].iter().take(3 * NEIGHBOURS).filter(telling).take(NEIGHBOURS);
    before.chain(behind).map(|t| t.stem).collect()
}

/// Cues of one sentence that are looked at: no sentence of prose has more, and a hostile one must not cost more.
const MOST_CUES: usize = 8;

/// Words that only set the tense.
const BARE_FUTURE: [&str; 8] = ["will", "would", "shall", "to", "be", "is", "are", "going"];

/// The coverage from which what is planned and what is done are the same without the same verb.
const NEARLY_ALL: f64 = 0.75;

/// Words that put a verb into the future.
const AHEAD: &Words = words!(
    "will plans plan planned intends intend hopes hope wants want va vont devrait devraient doit doivent prevoit prevoient van planea \
     preve deberia deberian andra andranno dovrebbe dovrebbero vai vao deve devem deveria pretende"
);

/// Words that put a verb into the past.
const PAST: &Words = words!("has have had was were did");
const PAST_ELSEWHERE: &Words =
    words!("a ont ha han hanno foi foram fue fueron wurde wurden hat haben hatte war waren");

/// Words that leave open whether it happened.
const POSSIBLE: &Words = words!(
    "may might could can would should must shall konnte konnten durfte pourrait podria podrian potrebbe poderia"
);

/// Words in front of which an "-ed" is no deed: "the proposed plan", "is required".
const NO_DEED: &Words = words!("the a an this that these those its his her their our your my to be not");

/// Words in front of a noun.
const DETERMINERS: &Words = words!(
    "the a an this that these those its his her their our your my no some any each every same la le les el los las il lo gli o os as un una \
     une um uma"
);

/// "has voted" against "will vote".
fn ahead(claim: &Reading<'_>, fact: &Reading<'_>, without: &impl Fn(Span) -> f64) -> Option<Conflict> {
    // few facts are about what is to come
    let planned = first(fact, Class::Planned);
    if planned.is_none() && !fact.tokens.iter().any(|t| AHEAD.contains(t.fold)) {
        return None;
    }
    let english = matches!(claim.text.language, Language::English | Language::Unknown);
    let past = if english { PAST } else { PAST_ELSEWHERE };
    // what is told of the very day for which it was planned has been done since
    let on_the_day = claim
        .dates
        .iter()
        .take(MOST_CUES)
        .any(|own| fact.dates.iter().take(MOST_CUES).any(|there| own.relation(there) == Relation::Equal));
    let later = on_the_day || !claim.dates.is_empty() && fact.dates.is_empty();
    let possible = claim.tokens.iter().any(|t| POSSIBLE.contains(t.fold));
    let done = claim.tokens.iter().enumerate();
    let named = |t: &word::Token| claim.text.entity_at(t.span.start).is_some();
    let done = done.filter(|(_, t)| !t.stop && !t.is_number() && !later && !possible && !named(t));
    let (own, other) = done.take(MOST_TELLING).find_map(|(at, verb)| {
        if led(claim, at, past).is_none() && !is_past(claim, at) {
            return None;
        }
        let word = claim.text.slice(verb.span);
        let same = |t: &word::Token| t.stem == verb.stem || begins_alike(word, fact.text.slice(t.span));
        let facing = fact.tokens.iter().position(|t| !t.stop && same(t))?;
        let by = led(fact, facing, AHEAD).map(|t| t.span).or_else(|| planned_before(fact, facing))?;
        Some((verb, by.hull(fact.tokens[facing].span)))
    })?;
    let hedged = claim.tokens.iter().any(|t| AHEAD.contains(t.fold));
    let coverage = without(own.span);
    let even = claim.denials.len() == fact.denials.len();
    (even && !hedged && coverage >= MOSTLY_SHARED).then(|| Conflict {
        detail: words_differ(Atom::Modality, claim.text.slice(own.span), fact.text.slice(other)),
        strength: 0.1 + 0.75 * coverage,
    })
}

/// A word of `by` in front of the verb at `at`, with nothing but small words between; anywhere in front of it in German, where the verb
/// stands last.
fn led(reading: &Reading<'_>, at: usize, by: &Words) -> Option<word::Token> {
    const NEAR: usize = 3;
    const FAR: usize = 12;
    let last = reading.text.language == Language::German;
    let mut before = reading.tokens[..at].iter().rev().take(if last { FAR } else { NEAR });
    // "has the same number" has done nothing
    let ends = |t: &word::Token| !last && (!t.stop || DETERMINERS.contains(t.fold));
    before.find(|t| by.contains(t.fold) || ends(t)).filter(|t| by.contains(t.fold)).copied()
}

/// Whether the word at `at` is an English verb in the past: "observed".
fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &reading.tokens[before]);
    matches!(reading.text.language, Language::English | Language::Unknown)
        && reading.text.slice(reading.tokens[at].span).ends_with("ed")
        && before.is_some_and(|t| !NO_DEED.contains(t.fold) && !BE.contains(t.fold))
}

/// A plan in front of the word at `at`: "is scheduled to observe", "soll 2027 saniert werden".
fn planned_before(reading: &Reading<'_>, at: usize) -> Option<Span> {
    const FAR: usize = 6;
    let (text, verb) = (reading.text, reading.tokens[at].span);
    let last = text.language == Language::German;
    let near = |cue: &&Cue| {
        let between = Span { start: cue.span.end, end: verb.start.max(cue.span.end) };
        let tokens = &text.tokens[text.tokens_in(between)];
        let telling = tokens.iter().filter(|t| !t.stop && !t.is_number()).count();
        let comma = !last && text.slice(between).contains([',', ';', ':', '.']);
        cue.span.end <= verb.start && telling <= if last { FAR } else { 0 } && !comma
    };
    let mut plans =
        reading.cues.iter().filter(|cue| cue.class == Class::Planned && !is_guess(text, cue.span));
    plans.rfind(near).map(|cue| cue.span)
}

/// Whether the fact only guesses what the claim states: "may have been practised".
pub(super) fn is_guessed(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    const BEHIND: usize = 3;
    let told = |cue: &Cue| {
        let behind = fact.tokens.iter().filter(|t| t.span.start >= cue.span.end).take(BEHIND);
        behind.filter(|t| !t.stop).any(|t| claim.says(t.stem))
    };
    let hedged =
        || claim.tokens.iter().any(|t| POSSIBLE.contains(t.fold)) || first(claim, Class::Planned).is_some();
    fact.cues.iter().any(|cue| cue.class == Class::Planned && is_guess(fact.text, cue.span) && told(cue))
        && !hedged()
}

/// Whether a cue says what may have been, which is no plan.
fn is_guess(text: &Text, cue: Span) -> bool {
    text.slice(cue).ends_with(" have")
}

/// Telling words of a claim that are looked at as verbs.
const MOST_TELLING: usize = 32;

/// Planned in the source, done in the statement.
pub(super) fn modality(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let found = ahead(claim, fact, &without)
        .or_else(|| planned(claim, fact, &without))
        .or_else(|| still_planned(claim, fact, without));
    found.filter(|_| !is_of_another_time(claim, fact))
}

/// Whether both tell when, and not the same: "was held in 2018" is another time than "will be held in November 2019".
fn is_of_another_time(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let [own, there] = [claim, fact].map(|reading| &reading.dates[..reading.dates.len().min(MOST_CUES)]);
    let relations = || own.iter().flat_map(|a| there.iter().map(|b| a.relation(b)));
    let same = |relation| matches!(relation, Relation::Equal | Relation::Rounded);
    relations().any(|relation| relation == Relation::Differs) && !relations().any(same)
}

/// "is under consideration" against "has introduced": planned in the statement, done in the source.
fn still_planned(claim: &Reading<'_>, fact: &Reading<'_>, without: impl Fn(Span) -> f64) -> Option<Conflict> {
    let has = |reading: &Reading<'_>, class| first(reading, class).is_some();
    if has(claim, Class::Done) || has(fact, Class::Planned) || claim.is_negative() || fact.is_negative() {
        return None;
    }
    let planned = first(claim, Class::Planned).filter(|&at| !is_bare(claim.text, at))?;
    let done = first(fact, Class::Done)?;
    let coverage = without(planned);
    // "has agreed to buy" of "has signed an agreement to buy"
    let plans = claim.tokens.iter().filter(|t| planned.contains(t.span) && !t.stop);
    if plans
        .into_iter()
        .any(|t| fact.tokens.iter().any(|o| begins_alike(claim.text.slice(t.span), fact.text.slice(o.span))))
    {
        return None;
    }
    (coverage >= NEARLY_ALL).then(|| Conflict {
        detail: words_differ(Atom::Modality, claim.text.slice(planned), fact.text.slice(done)),
        strength: 0.1 + 0.75 * coverage,
    })
}

/// The first cue of a class in a passage.
fn first(reading: &Reading<'_>, class: Class) -> Option<Span> {
    reading.cues.iter().find(|cue| cue.class == class).map(|cue| cue.span)
}

/// Whether a cue of what is planned only sets the tense.
fn is_bare(text: &Text, cue: Span) -> bool {
    text.slice(cue).split_whitespace().all(|w| BARE_FUTURE.contains(&w))
}

fn planned(claim: &Reading<'_>, fact: &Reading<'_>, without: &impl Fn(Span) -> f64) -> Option<Conflict> {
    let (response, text) = (claim.text, fact.text);
    // "has not opened yet" of "plans to open"
    let done = first(claim, Class::Done).filter(|_| claim.denials.is_empty())?;
    let planned = first(fact, Class::Planned)
        .filter(|&at| !describes_another(claim, fact, at) && !is_guess(text, at))?;
    let stem = response.tokens[response.tokens_in(done)].last()?.stem;
    let last = |cue: &Cue| text.tokens[text.tokens_in(cue.span)].last().is_some_and(|t| t.stem == stem);
    let done_there = fact.cues.iter().any(|c| c.class == Class::Done && last(c));
    let same = first(claim, Class::Planned).is_some() || done_there;
    let behind = || fact.tokens.iter().filter(|t| t.span.end > planned.start && !t.stop).take(REACH);
    let names_it = behind().any(|t| t.stem == stem);
    // "hoping to help you" plans nothing of what the claim says
    let passive = fact.tokens.iter().any(|t| planned.contains(t.span) && BE.contains(t.fold));
    let of_claim = || passive || behind().any(|t| claim.says(t.stem) && !planned.contains(t.span));
    // what is planned by name is not done; "will" alone may be about something else than what was done
    let coverage = without(done);
    let bound = names_it || (!is_bare(text, planned) && coverage >= NEARLY_ALL && of_claim());
    (!same && bound && coverage >= MOSTLY_SHARED).then(|| Conflict {
        detail: words_differ(Atom::Modality, response.slice(done), text.slice(planned)),
        strength: 0.1 + 0.75 * coverage,
    })
}

/// Telling words behind a plan among which stands what is planned.
const REACH: usize = 4;

/// Whether what is planned is a thing that the claim does not speak of: "our forthcoming game" beside the tour.
fn describes_another(claim: &Reading<'_>, fact: &Reading<'_>, cue: Span) -> bool {
    const ADJECTIVES: &Words = words!("forthcoming upcoming prospective proposed planned");
    const NEAR: usize = 2;
    let (text, tokens) = (fact.text, fact.text.tokens_in(cue));
    let describes = text.tokens[tokens.clone()].last().is_some_and(|t| ADJECTIVES.contains(t.fold));
    let led = tokens.start.checked_sub(1).is_some_and(|before| BE.contains(text.tokens[before].fold));
    let mut things = fact.tokens.iter().filter(|t| t.span.start >= cue.end && !t.stop).take(NEAR).peekable();
    describes && !led && things.peek().is_some() && !things.any(|t| claim.says(t.stem))
}

fn words_differ(atom: Atom, claimed: &str, source: &str) -> Detail {
    Detail { atom, claimed: claimed.into(), source: Some(source.into()), difference: None }
}
