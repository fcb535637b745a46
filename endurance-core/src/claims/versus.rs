//! Two sides of a comparison, "Flex is dearer than Fix": which of them a claim says it of.

use super::{Atom, Detail, compare::Conflict, polarity, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        word::Token,
        words::{Words, words},
    },
};

/// What stands before the second side.
const THAN: &Words = words!("than als");

/// How far before it the word that compares may stand.
const NEAR: usize = 4;

/// Words that compare and do not end in "er".
const COMPARES: &Words = words!("more less better worse farther mehr weniger besser");

/// Where the second side of a fact ends.
const ENDS: &Words = words!("and but or while und aber oder");

/// A fact that sets one side against another.
struct Versus<'a> {
    /// The words that compare both, of which the first stands before "than".
    compares: Vec<&'a Token>,
    /// What only the one side says, and only the other.
    sides: [Vec<u64>; 2],
}

fn compares(token: &Token, reading: &Reading<'_>) -> bool {
    let word = reading.text.slice(token.span);
    COMPARES.contains(token.fold) || word.len() > 4 && word.ends_with("er") && !token.capital
}

impl<'a> Versus<'a> {
    fn new(fact: &'a Reading<'a>) -> Option<Self> {
        let tokens = fact.tokens;
        let than = tokens.iter().position(|t| THAN.contains(t.fold))?;
        let first = (than.saturating_sub(NEAR)..than).rev().find(|&at| compares(&tokens[at], fact))?;
        let rest = &tokens[than + 1..];
        let end = rest.iter().position(|t| ENDS.contains(t.fold)).unwrap_or(rest.len());
        let named = |tokens: &[Token]| tokens.iter().any(|t| t.capital && !t.stop);
        // two names say best who is compared
        let both = named(&tokens[..first]) && named(&rest[..end]);
        let telling = |tokens: &[Token]| -> Vec<u64> {
            let tells = |t: &&Token| !t.stop && !t.is_number() && (!both || t.capital);
            tokens.iter().filter(tells).map(|t| t.stem).collect()
        };
        let (one, other) = (telling(&tokens[..first]), telling(&rest[..end]));
        let only = |a: &[u64], b: &[u64]| -> Vec<u64> {
            a.iter().filter(|stem| !b.contains(stem)).copied().collect()
        };
        let sides = [only(&one, &other), only(&other, &one)];
        let later = rest[end..].iter().filter(|t| compares(t, fact));
        let compares = std::iter::once(&tokens[first]).chain(later).collect();
        (!sides[1].is_empty()).then_some(Self { compares, sides })
    }

    /// Which side a claim speaks of, by what stands before its "than"; `None` where that is both or neither.
    fn side(&self, claim: &Reading<'_>) -> Option<usize> {
        let than = claim.tokens.iter().position(|t| THAN.contains(t.fold));
        let (before, behind) = claim.tokens.split_at(than.unwrap_or(claim.tokens.len()));
        let says = |tokens: &[Token], side: usize| {
            self.sides[side].iter().any(|stem| tokens.iter().any(|t| t.stem == *stem))
        };
        match ([says(before, 0), says(before, 1)], [says(behind, 0), says(behind, 1)]) {
            ([true, false], [false, _]) | ([false, false], [false, true]) => Some(0),
            ([false, true], [_, false]) | ([false, false], [true, false]) => Some(1),
            _ => None,
        }
    }
}

/// How a claim compares: the side of the fact that it speaks of, whether it says the fact's own word or its opposite, and the words.
fn compared<'a>(claim: &'a Reading<'a>, fact: &'a Reading<'a>) -> Option<(usize, bool, [&'a Token; 2])> {
    let versus = Versus::new(fact)?;
    let side = versus.side(claim)?;
    claim.tokens.iter().filter(|t| compares(t, claim)).find_map(|own| {
        let mut facing = versus.compares.iter();
        let same = facing.clone().find(|t| t.fold == own.fold).map(|t| (side, true, [own, *t]));
        let turned = |t: &&&Token| polarity::opposites(own, t, claim.text.language);
        same.or_else(|| facing.find(turned).map(|t| (side, false, [own, *t])))
    })
}

/// Whether the claim says the same from the other side: "Fix is cheaper" of "Flex is dearer than Fix".
pub(super) fn is_converse(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    compared(claim, fact).is_some_and(|(side, same, _)| side == 1 && !same)
}

/// The coverage from which a claim speaks of the comparison.
const SPEAKS_OF: f64 = 0.5;

/// What a fact says of the one side, said of the other.
pub(super) fn turned(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    if coverage < SPEAKS_OF {
        return None;
    }
    let (side, same, [own, facing]) = compared(claim, fact)?;
    let denies = claim.is_negative() != fact.is_negative();
    let turned = (side == 1) == same;
    (turned && !denies).then(|| Conflict {
        detail: Detail {
            atom: Atom::Comparison,
            claimed: claim.text.slice(own.span).into(),
            source: Some(fact.text.slice(Span { start: facing.span.start, ..fact.span }).trim_end().into()),
            difference: None,
        },
        strength: 0.25 + 0.75 * coverage,
    })
}
