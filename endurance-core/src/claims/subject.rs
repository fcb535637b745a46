//! Who did what: a fact that tells the same of somebody else, or with the roles exchanged.

use super::{
    Atom, Detail,
    compare::Conflict,
    extract::Statement,
    fact::{JOINS, turns},
    name::TITLES,
    reading::Reading,
    relate, versus,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        entity::Entity,
        language::Language,
        quantity::Relation,
        word::Token,
        words::{Words, words},
    },
};

/// The share of a claim's words, without its names, that a fact must hold to be the same with another name.
const SAME_TOLD: f64 = 0.75;

/// Dates of either side that are compared.
const MOST_DATES: usize = 4;

/// Verbs that say the same whoever stands first.
const MUTUAL: &Words = words!("and met meet marri play drew draw border agre compet join merg share between");

/// What the fact tells of somebody else than the statement does: another name in front of, or behind, the same words.
pub(super) fn another(
    claim: &Reading<'_>,
    statement: &Statement,
    fact: &Reading<'_>,
    without: impl Fn(Span) -> (f64, usize),
) -> Option<Conflict> {
    let sentence = &claim.text.tokens[claim.text.tokens_in(statement.sentence)];
    let known = |stem: u64| sentence.iter().any(|t| t.stem == stem);
    let ends = |reading: &Reading<'_>| Some([**reading.telling.first()?, **reading.telling.last()?]);
    let (own, there) = (ends(claim)?, ends(fact)?);
    own.iter().zip(&there).find_map(|(own, there)| {
        let claimed = claim.text.entity_at(own.span.start)?;
        let found = fact.text.entity_at(there.span.start)?;
        // an acronym may stand for the name
        if claimed.acronym != found.acronym
            || says(claim.text, claimed, |s| fact.says(s))
            || says(fact.text, found, known)
        {
            return None;
        }
        let (share, words) = without(claimed.span);
        // "will step down on 30 September": with the same day one word is enough
        let dated = || {
            let mut days = claim.dates.iter().take(MOST_DATES);
            share >= 1.0
                && days
                    .any(|own| fact.dates.iter().take(MOST_DATES).any(|d| own.relation(d) == Relation::Equal))
        };
        (share >= SAME_TOLD && words >= 2 || dated()).then(|| Conflict {
            detail: detail(claim.text, claimed.span, fact.text, found.span),
            strength: 0.1 + 0.75 * share,
        })
    })
}

/// "A bought B" against "B bought A".
pub(super) fn exchanged(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    const MOSTLY: f64 = 0.7;
    if coverage < MOSTLY {
        return None;
    }
    let names = claim.text.entities_in(claim.span);
    let [first, second, ..] = names else { return None };
    let at = |name: &Entity, reading: &Reading<'_>| {
        let words = claim.text.words_of(name);
        let last = words.iter().rev().find(|t| !t.stop)?;
        let mut places = reading.tokens.iter().enumerate().filter(|(_, t)| t.stem == last.stem);
        let (place, _) = places.next()?;
        places.next().is_none().then_some(place)
    };
    let (a, b) = (at(first, claim)?, at(second, claim)?);
    let (c, d) = (at(first, fact)?, at(second, fact)?);
    if a >= b || c == d {
        return None;
    }
    let turned = c > d;
    let between = |reading: &Reading<'_>, from: usize, to: usize| -> Vec<Token> {
        reading.tokens[from + 1..to].iter().filter(|t| !t.is_number()).copied().collect()
    };
    let (own, there) = (between(claim, a, b), between(fact, c.min(d), c.max(d)));
    // "less than those at Castle Bank" says it from the other side, which `versus` reads
    if [&own, &there].iter().any(|words| words.iter().any(|t| versus::THAN.contains(t.fold))) {
        return None;
    }
    // the verb stands near the first name; a noun, "his former pupil", only before the second
    let near = |words: &[Token]| -> Vec<Token> {
        words.iter().filter(|t| !t.stop).take(VERB_NEAR).copied().collect()
    };
    let facing = near(&there);
    let verb = near(&own).into_iter().find(|t| facing.iter().any(|o| o.stem == t.stem))?;
    // "was bought last year by": behind the verb, and "the first mention was by" has none
    let by = |words: &[Token]| {
        let at = words.iter().position(|t| t.stem == verb.stem);
        let passive = |pair: &[Token]| is_by(&pair[1]) && !PASSIVE.contains(pair[0].fold);
        at.is_some_and(|at| words[at..].windows(2).any(passive))
    };
    let mutual = own.iter().chain(&there).any(is_mutual);
    // "was bought by" turns the roles round once more
    let exchanged = turned == (by(&own) == by(&there));
    (exchanged && !mutual && verb.stem != 0 && claim.is_negative() == fact.is_negative()).then(|| Conflict {
        detail: detail(
            claim.text,
            first.span.hull(second.span),
            fact.text,
            fact.tokens[c.min(d)].span.hull(fact.tokens[c.max(d)].span),
        ),
        strength: 0.1 + 0.8 * coverage,
    })
}

/// Telling words behind a name among which its verb stands.
const VERB_NEAR: usize = 2;

/// Words between a subject and its verb, and between a verb and its object.
const HELPS: &Words = words!(
    "has have had will would did does do can could may might must should hat haben hatte ha han a ont"
);
const LEADS: &Words = words!(
    "the a an its their his her our my your der die das den dem ein eine einen el la los las un una le les il lo i gli o os as um uma over up out off down"
);

/// What stands before those that a verb only reaches through them.
const REACHES: &Words = words!(
    "to from into onto against for with over after before nach von gegen fur vor a de para contra pour contre per da"
);

/// The words of a clause around a verb: who, and whom or what, the latter with what it is reached through, 0 where it is nothing.
pub(super) struct Clause {
    subject: Vec<u64>,
    objects: Vec<(u64, Vec<u64>)>,
}

impl Clause {
    /// The clause of the telling word at `at`; `None` where nothing stands right before or behind it.
    pub(super) fn around(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let tokens = reading.tokens;
        let tells = |t: &&Token| !t.stop && !t.is_number();
        let close = |a: &Token, b: &Token| {
            reading.text.raw[a.span.end as usize..b.span.start as usize].trim().is_empty()
        };
        let helps = tokens[..at].iter().rev().take_while(|t| HELPS.contains(t.fold)).count();
        let before = &tokens[..at - helps];
        let run = before.iter().rev().take_while(tells).take(LONGEST_NAME);
        let subject: Vec<u64> = run.map(|t| t.stem).collect();
        let mut objects = Vec::new();
        let (mut next, mut through) = (at + 1, 0);
        while next < tokens.len() && objects.len() < MOST_OBJECTS && close(&tokens[next - 1], &tokens[next]) {
            let leads = tokens[next..]
                .iter()
                .take_while(|t| {
                    t.is_number() || LEADS.contains(t.fold) && !(through == 0 && REACHES.contains(t.fold))
                })
                .count();
            let run: Vec<u64> =
                tokens[next + leads..].iter().take_while(tells).take(LONGEST_NAME).map(|t| t.stem).collect();
            next += leads + run.len();
            if !run.is_empty() {
                objects.push((through, run));
            }
            through = match tokens.get(next).filter(|t| REACHES.contains(t.fold)) {
                Some(word) => word.fold,
                None => break,
            };
            next += 1;
        }
        (!subject.is_empty() && !objects.is_empty()).then_some(Self { subject, objects })
    }

    /// Whether one of its objects is the other's subject: "China imports cars from Germany" of "Germany exports cars to China".
    pub(super) fn is_faced(&self, other: &Self) -> bool {
        !share(&self.subject, &other.subject)
            && self.objects.iter().any(|(_, own)| share(own, &other.subject))
    }

    /// Whether the fact says it of the same two with the verb of the other side: "Kovac lost to Sorin" against "Kovac beat Sorin".
    fn is_denied_by_converse(&self, claim: &Reading<'_>, at: usize, fact: &Reading<'_>) -> bool {
        self.objects.iter().any(|(through, object)| {
            let ways = relate::converses((claim.tokens[at].stem, *through), claim.text.language);
            ways.iter().any(|&(verb, through)| {
                let there = fact.tokens.iter().position(|t| t.stem == verb);
                let other = there.and_then(|at| Self::around(fact, at));
                other.is_some_and(|other| {
                    let mut facing = other.objects.iter().filter(|(other, _)| *other == through);
                    share(&self.subject, &other.subject) && facing.any(|(_, there)| share(object, there))
                })
            })
        })
    }

    /// Whether the other has the subject where this one has an object, and the other way round.
    fn is_turned(&self, other: &Self) -> bool {
        !share(&self.subject, &other.subject)
            && self.objects.iter().any(|(through, own)| {
                let mut facing = other.objects.iter().filter(|(other, _)| other == through);
                facing.any(|(_, there)| {
                    share(&self.subject, there) && share(own, &other.subject) && !share(own, there)
                })
            })
    }
}

/// Whether two runs of words have one in common.
fn share(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|stem| b.contains(stem))
}

/// Words of a name or a noun with its adjectives, and objects of a verb, that are looked at.
const LONGEST_NAME: usize = 4;
const MOST_OBJECTS: usize = 3;

/// "The dog bit the man" against "the man bit the dog": the same verb, who and whom exchanged.
pub(super) fn turned_round(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    const MOSTLY: f64 = 0.7;
    let passive = |reading: &Reading<'_>| reading.tokens.iter().any(|t| is_by(t) || PASSIVE.contains(t.fold));
    // elsewhere the object may stand first: "die Filiale leitet Anna"
    let ordered = [claim, fact]
        .iter()
        .all(|r| matches!(r.text.language, Language::English | Language::French | Language::Unknown));
    if coverage < MOSTLY
        || !ordered
        || claim.is_negative()
        || fact.is_negative()
        || passive(claim)
        || passive(fact)
    {
        return None;
    }
    let inner = 1..claim.tokens.len().saturating_sub(1);
    let mut verbs =
        inner.filter(|&at| !claim.tokens[at].stop && !claim.tokens[at].is_number()).take(MOST_VERBS);
    let turned = verbs.any(|at| {
        let Some(own) = Clause::around(claim, at) else { return false };
        let verb = claim.tokens[at].stem;
        let mut places = fact.tokens.iter().enumerate().filter(|(_, t)| t.stem == verb);
        let same = match (places.next(), places.next()) {
            (Some((there, _)), None) => Clause::around(fact, there),
            _ => None,
        };
        same.is_some_and(|other| own.is_turned(&other)) || own.is_denied_by_converse(claim, at, fact)
    });
    let mutual = || claim.tokens.iter().chain(fact.tokens).any(is_mutual);
    (turned && !mutual()).then(|| Conflict {
        detail: detail(claim.text, claim.span, fact.text, fact.span),
        strength: 0.1 + 0.8 * coverage,
    })
}

/// Words of a claim that are tried as its verb.
const MOST_VERBS: usize = 16;

fn is_mutual(token: &Token) -> bool {
    MUTUAL.contains(token.stem) || MUTUAL.contains(token.fold)
}

/// What stands before who does something, behind a passive.
const BY: &Words =
    words!("by von vom durch por pelo pela pelos pelas par da dal dalla dai dagli dalle द्वारा");

pub(super) fn is_by(token: &Token) -> bool {
    BY.contains(token.fold)
}

/// How many tokens may stand between a name and its verb, "Okoye, who wrote it", and between "by" and a name.
const BESIDE: usize = 3;

/// Who a passage says does what a verb tells, and whether "by" says so: "designed by Karl Adler", "Adler designed it".
fn agents<'a>(text: &'a Text, passage: Span, verb: u64) -> impl Iterator<Item = (&'a Entity, bool)> {
    let range = text.tokens_in(passage);
    let tokens = &text.tokens[range];
    let named = move |token: &Token| text.entity_at(token.span.start);
    let found = move |at: usize| -> Option<(&'a Entity, bool)> {
        // "designed by", "was led by", not "a report by" nor "being given passports by"
        let before = || tokens[..at].iter().rev().take(BESIDE);
        let was = || {
            before().find(|t| !t.stop || PASSIVE.contains(t.fold)).is_some_and(|t| PASSIVE.contains(t.fold))
        };
        if tokens.get(at + 1).is_some_and(is_by) && (text.slice(tokens[at].span).ends_with("ed") || was()) {
            return tokens[at + 2..].iter().take(BESIDE).find_map(named).map(|name| (name, true));
        }
        let before = tokens[..at].iter().rev().take(BESIDE).take_while(|t| t.stop || named(t).is_some());
        let passive = before.clone().any(|t| PASSIVE.contains(t.fold));
        before.filter(|_| !passive).find_map(named).map(|name| (name, false))
    };
    let places = (0..tokens.len()).filter(move |&at| tokens[at].stem == verb && named(&tokens[at]).is_none());
    places.filter_map(found)
}

/// Forms of "be" before what is done to a subject.
pub(super) const PASSIVE: &Words = words!(
    "is are was were been being be wurde wurden wird werden worden fue fueron sido foi foram sera ete furent venne vennero viene stato \
     stata stati state"
);

/// What the fact says that another does: "designed by Karl Adler" against "Rosa Lind designed it".
pub(super) fn done_by_another(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    const MOSTLY: f64 = 0.6;
    if coverage < MOSTLY
        || claim.is_negative() != fact.is_negative()
        || fact.text.entities_in(sentence).is_empty()
    {
        return None;
    }
    let words = |text: &Text, name: &Entity| -> Vec<u64> {
        let tokens = text.words_of(name);
        tokens.iter().filter(|t| !t.stop).map(|t| t.stem).collect()
    };
    // "Lind" is "Rosa Lind", "Arjun Rane" is not "Arjun Pillai"
    let same = |a: &[u64], b: &[u64]| {
        a.last() == b.last()
            || a.len().min(b.len()) == 1 && a.iter().any(|word| b.contains(word))
            // "Anna Berg and Boris Hahn" is read as one name
            || !a.is_empty() && a.iter().all(|word| b.contains(word))
    };
    claim.telling.iter().filter(|t| !t.is_number()).find_map(|verb| {
        let (doer, by) = agents(claim.text, claim.span, verb.stem).next()?;
        let own = words(claim.text, doer);
        let there: Vec<(&Entity, bool)> = agents(fact.text, sentence, verb.stem).collect();
        let &(other, by_other) = there.first()?;
        let known = there.iter().any(|(name, _)| same(&own, &words(fact.text, name)));
        // "recognised by the IOC and the FIS" names two
        let listed = claim.text.words_of(doer).iter().any(|t| JOINS.contains(t.fold));
        // "Okoye expects a majority; Lind doubts it": of both it is told what they do
        let contrast = || does_other(fact.text, sentence, &own, other);
        ((by || by_other || contrast())
            && !known
            && !listed
            && !own.is_empty()
            && doer.acronym == other.acronym)
            .then(|| Conflict {
                detail: detail(claim.text, doer.span, fact.text, other.span),
                strength: 0.1 + 0.8 * coverage,
            })
    })
}

/// Whether a sentence tells of somebody, and behind a mark or a "but" of another one who does something.
fn does_other(text: &Text, sentence: Span, own: &[u64], other: &Entity) -> bool {
    let Some(last) = own.last() else { return false };
    let before = Span { end: other.span.start.max(sentence.start), ..sentence };
    let tokens = &text.tokens[text.tokens_in(before)];
    let named = |t: &Token| text.entity_at(t.span.start).is_some();
    let Some(at) = tokens.iter().position(|t| t.stem == *last && named(t)) else { return false };
    let behind = &tokens[at + 1..];
    let lead = behind.iter().rev().find(|t| !TITLES.contains(t.fold) && !named(t));
    let turns = lead.is_some_and(|t| turns(text, t));
    let marked = text.slice(Span { start: tokens[at].span.end, end: before.end }).trim_end();
    let marked = marked.rfind(';').is_some_and(|mark| marked[mark..].split_whitespace().count() < 3);
    (turns || marked) && behind.iter().any(|t| !t.stop && !named(t) && !TITLES.contains(t.fold))
}

/// Whether a word of the name is said.
fn says(text: &Text, name: &Entity, said: impl Fn(u64) -> bool) -> bool {
    text.words_of(name).iter().any(|t| !t.stop && !TITLES.contains(t.fold) && said(t.stem))
}

fn detail(text: &Text, at: Span, source: &Text, there: Span) -> Detail {
    Detail {
        atom: Atom::Entity,
        claimed: text.slice(at).into(),
        source: Some(source.slice(there).into()),
        difference: None,
    }
}
