//! Words of which only one can hold in one place, "the red line" of "the green line": the sets `exclusive` of `data/relations.tsv`.

use super::{Atom, Detail, compare::Conflict, corpus::Window, reading::Reading};
use crate::{
    pack,
    text::{
        Text,
        language::Language,
        table::{Fixed, Gate},
        vocabulary::of_language,
        word::Token,
    },
};
use std::sync::LazyLock;

/// A set, by its number, and how long its member is at least, so that "ship" is no form of "shipped".
#[derive(Clone, Copy, Debug)]
struct Member {
    set: u32,
    least: u32,
}

/// The sets that each stem of a language is in: most are in none, which the gate says without a look-up.
#[derive(Default)]
struct Sets {
    gate: Gate,
    members: Fixed<Vec<Member>>,
}

static SETS: LazyLock<Sets> = LazyLock::new(|| {
    let mut sets = Sets::default();
    for (number, row) in pack::rows("relations").filter(|row| row[1] == "exclusive").enumerate() {
        let language = Language::from_name(row[0]);
        for member in row[3].split(',') {
            if let [word] = &*Text::words(member.trim(), Some(language)).0 {
                let least = length(word).saturating_sub(1);
                let member = Member { set: number as u32, least };
                let key = of_language(word.stem, language);
                sets.gate.add(key);
                sets.members.entry_or(key, Vec::new).push(member);
            }
        }
    }
    sets
});

const fn length(token: &Token) -> u32 {
    token.span.end - token.span.start
}

fn sets(token: &Token, language: Language) -> impl Iterator<Item = u32> + Clone + use<> {
    let (sets, key) = (&*SETS, of_language(token.stem, language));
    let members = if sets.gate.may_hold(key) { sets.members.get(key) } else { None };
    let members = members.map_or(&[][..], Vec::as_slice);
    let length = length(token);
    members.iter().filter(move |member| length >= member.least).map(|member| member.set)
}

/// Whether only one of two words holds in one place.
pub(super) fn alternates(a: &Token, b: &Token, language: Language) -> bool {
    a.stem != b.stem && sets(a, language).any(|set| sets(b, language).any(|other| other == set))
}

/// The share of the claim's other words that a fact holds to speak of the same.
const SAME_TOLD: f64 = 0.6;

/// How many telling words off a neighbour may stand.
const NEAR: usize = 2;

/// Words of a claim that are looked at.
const MOST: usize = 48;

/// The member of a set that the claim says where the fact has another: one that its source does not say anywhere.
pub(super) fn exchanged(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    window: &Window<'_>,
    without: impl Fn(&Token) -> f64,
) -> Option<Conflict> {
    let language = claim.text.language;
    let told = |t: &&&Token| {
        sets(t, language).next().is_some() && !window.source_holds(t.stem) && !window.speaks_of(t.stem)
    };
    claim.telling.iter().take(MOST).filter(told).find_map(|own| {
        let other = |t: &&&Token| {
            !claim.says(t.stem) && sets(t, language).any(|set| sets(own, language).any(|other| other == set))
        };
        let mut others = fact.telling.iter().filter(other);
        // of several none is the one that is meant
        let (facing, None) = (others.next()?, others.next()) else { return None };
        let denied =
            claim.is_negative() != fact.is_negative() || claim.denies(own.stem) != fact.denies(facing.stem);
        let share = without(own);
        (!denied && share >= SAME_TOLD && same_place(claim, own, fact, facing)).then(|| Conflict {
            detail: Detail {
                atom: Atom::Entity,
                claimed: claim.text.slice(own.span).into(),
                source: Some(fact.text.slice(facing.span).into()),
                difference: None,
            },
            strength: 0.1 + 0.75 * share,
        })
    })
}

/// Whether a word beside the one stands beside the other too.
fn same_place(claim: &Reading<'_>, own: &Token, fact: &Reading<'_>, facing: &Token) -> bool {
    let beside = |reading: &Reading<'_>, token: &Token| -> Vec<u64> {
        let at = reading.telling.iter().position(|t| t.span == token.span).unwrap_or(0);
        let near = &reading.telling[at.saturating_sub(NEAR)..(at + NEAR + 1).min(reading.telling.len())];
        near.iter().filter(|t| t.span != token.span).map(|t| t.stem).collect()
    };
    let there = beside(fact, facing);
    beside(claim, own).iter().any(|stem| there.contains(stem))
}
