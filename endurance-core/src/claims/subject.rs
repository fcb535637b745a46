//! Who did what: a fact that tells the same of somebody else, or with the roles exchanged.

use super::{Atom, Detail, compare::Conflict, extract::Statement, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text,
        entity::Entity,
        word::{Token, hash},
        words::{Words, words},
    },
};

/// The share of a claim's words, without its names, that a fact must hold to be the same with another name.
const SAME_TOLD: f64 = 0.75;

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
        let claimed =
            claim.text.entity_at(own.span.start).filter(|name| !says(claim.text, name, |s| fact.says(s)))?;
        let found = fact.text.entity_at(there.span.start).filter(|name| !says(fact.text, name, known))?;
        // an acronym may stand for the name
        if claimed.acronym != found.acronym {
            return None;
        }
        let (share, words) = without(claimed.span);
        (share >= SAME_TOLD && words >= 2).then(|| Conflict {
            detail: detail(claim.text, claimed.span, fact.text, found.span),
            strength: 0.1 + 0.75 * share,
        })
    })
}

/// "A bought B" against "B bought A".
pub(super) fn exchanged(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    const MOSTLY: f64 = 0.7;
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
    if coverage < MOSTLY || a >= b || c == d {
        return None;
    }
    let turned = c > d;
    let between = |reading: &Reading<'_>, from: usize, to: usize| -> Vec<Token> {
        reading.tokens[from + 1..to].iter().filter(|t| !t.is_number()).copied().collect()
    };
    let (own, there) = (between(claim, a, b), between(fact, c.min(d), c.max(d)));
    let verb = own.iter().find(|t| !t.stop && there.iter().any(|o| o.stem == t.stem))?;
    let by = |words: &[Token]| words.windows(2).any(|pair| pair[0].stem == verb.stem && is_by(&pair[1]));
    let mutual = own.iter().chain(&there).any(|t| MUTUAL.contains(t.stem) || MUTUAL.contains(t.fold));
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

fn is_by(token: &Token) -> bool {
    token.fold == hash("by")
}

/// How many tokens may stand between a name and its verb, "Okoye, who wrote it", and between "by" and a name.
const BESIDE: usize = 3;

/// Who a passage says does what a verb tells, and whether "by" says so: "designed by Karl Adler", "Adler designed it".
fn agents<'a>(text: &'a Text, passage: Span, verb: u64) -> impl Iterator<Item = (&'a Entity, bool)> {
    let range = text.tokens_in(passage);
    let tokens = &text.tokens[range];
    let named = move |token: &Token| text.entity_at(token.span.start);
    let found = move |at: usize| -> Option<(&'a Entity, bool)> {
        // "designed by", "was led by", not "a report by"
        let was = || tokens[..at].iter().rev().take(BESIDE).any(|t| PASSIVE.contains(t.fold));
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
const PASSIVE: &Words = words!("is are was were been being be");

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
        a.last() == b.last() || a.len().min(b.len()) == 1 && a.iter().any(|word| b.contains(word))
    };
    claim.telling.iter().filter(|t| !t.is_number()).find_map(|verb| {
        let (doer, by) = agents(claim.text, claim.span, verb.stem).next()?;
        let own = words(claim.text, doer);
        let there: Vec<(&Entity, bool)> = agents(fact.text, sentence, verb.stem).collect();
        let &(other, by_other) = there.first()?;
        let known = there.iter().any(|(name, _)| same(&own, &words(fact.text, name)));
        ((by || by_other) && !known && !own.is_empty() && doer.acronym == other.acronym).then(|| Conflict {
            detail: detail(claim.text, doer.span, fact.text, other.span),
            strength: 0.1 + 0.8 * coverage,
        })
    })
}

/// Whether a word of the name is said.
fn says(text: &Text, name: &Entity, said: impl Fn(u64) -> bool) -> bool {
    text.words_of(name).iter().any(|t| !t.stop && said(t.stem))
}

fn detail(text: &Text, at: Span, source: &Text, there: Span) -> Detail {
    Detail {
        atom: Atom::Entity,
        claimed: text.slice(at).into(),
        source: Some(source.slice(there).into()),
        difference: None,
    }
}
