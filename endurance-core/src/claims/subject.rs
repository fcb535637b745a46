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
        let words = &claim.text.tokens[name.tokens.start as usize..name.tokens.end as usize];
        let last = words.iter().rev().find(|t| !t.stop)?;
        let mut places = reading.tokens.iter().enumerate().filter(|(_, t)| t.stem == last.stem);
        let (place, _) = places.next()?;
        places.next().is_none().then_some(place)
    };
    let (a, b) = (at(first, claim)?, at(second, claim)?);
    let (c, d) = (at(first, fact)?, at(second, fact)?);
    if coverage < MOSTLY || a >= b || c <= d {
        return None;
    }
    let between = |reading: &Reading<'_>, from: usize, to: usize| -> Vec<Token> {
        reading.tokens[from + 1..to].iter().filter(|t| !t.is_number()).copied().collect()
    };
    let (own, there) = (between(claim, a, b), between(fact, d, c));
    let verb = own.iter().find(|t| !t.stop && there.iter().any(|o| o.stem == t.stem))?;
    let by = |words: &[Token]| words.iter().any(|t| t.fold == hash("by"));
    let mutual = own.iter().chain(&there).any(|t| MUTUAL.contains(t.stem) || MUTUAL.contains(t.fold));
    (by(&own) == by(&there) && !mutual && verb.stem != 0 && claim.is_negative() == fact.is_negative()).then(
        || Conflict {
            detail: detail(
                claim.text,
                first.span.hull(second.span),
                fact.text,
                fact.tokens[d].span.hull(fact.tokens[c].span),
            ),
            strength: 0.1 + 0.8 * coverage,
        },
    )
}

/// Whether a word of the name is said.
fn says(text: &Text, name: &Entity, said: impl Fn(u64) -> bool) -> bool {
    text.tokens[name.tokens.start as usize..name.tokens.end as usize].iter().any(|t| !t.stop && said(t.stem))
}

fn detail(text: &Text, at: Span, source: &Text, there: Span) -> Detail {
    Detail {
        atom: Atom::Entity,
        claimed: text.slice(at).into(),
        source: Some(source.slice(there).into()),
        difference: None,
    }
}
