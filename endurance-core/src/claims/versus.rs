//! Two sides of a comparison, "Flex is dearer than Fix": which of them a claim says it of.

use super::{Atom, Detail, compare::Conflict, opposite, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        word::{Token, hash},
        words::{Words, words},
    },
};

/// What stands before the second side.
pub(super) const THAN: &Words = words!("than als que che di del della dei");

/// How far before it the word that compares may stand.
const NEAR: usize = 4;

/// Words that compare and do not end in "er".
const COMPARES: &Words = words!(
    "more less better worse farther mehr weniger besser mas menos mejor peor plus moins mieux piu meno mais melhor pior"
);

/// Where the second side of a fact ends.
const ENDS: &Words = words!("and but or while und aber oder pero y mais et ma e mas ou o");

/// What is compared, in other words: those for more of it and for less, the adjective that "more" and "less" stand before, and the verb
/// that they stand behind.
struct Scale {
    more: &'static Words,
    less: &'static Words,
    adjective: &'static Words,
    verb: &'static Words,
}

const SCALES: [Scale; 5] = [
    Scale {
        more: words!("heavier"),
        less: words!("lighter"),
        adjective: words!("heavy"),
        verb: words!("weigh weighs weighed"),
    },
    Scale {
        more: words!("dearer costlier pricier"),
        less: words!("cheaper"),
        adjective: words!("expensive costly"),
        verb: words!("cost costs"),
    },
    Scale {
        more: words!("longer slower"),
        less: words!("shorter faster quicker"),
        adjective: words!("long time slow"),
        verb: words!("last lasts lasted"),
    },
    Scale {
        more: words!("older"),
        less: words!("younger newer"),
        adjective: words!("old"),
        verb: words!(""),
    },
    Scale {
        more: words!("later last"),
        less: words!("earlier sooner first"),
        adjective: words!("late"),
        verb: words!(""),
    },
];

/// The scale on which a word compares, and whether it says that there is more.
fn scale(reading: &Reading<'_>, at: usize) -> Option<(usize, bool)> {
    let tokens = reading.tokens;
    let word = tokens[at].fold;
    let single = |scale: &Scale| match (scale.more.contains(word), scale.less.contains(word)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let more = match word {
        _ if word == hash("more") => Some(true),
        _ if word == hash("less") => Some(false),
        _ => None,
    };
    let behind = tokens.get(at + 1).map_or(0, |t| t.fold);
    let before = || tokens[..at].iter().rev().take(2);
    let phrase = |scale: &Scale| {
        more.filter(|_| scale.adjective.contains(behind) || before().any(|t| scale.verb.contains(t.fold)))
    };
    SCALES.iter().enumerate().find_map(|(nth, scale)| Some((nth, single(scale).or_else(|| phrase(scale))?)))
}

/// A fact that sets one side against another.
struct Versus {
    /// The places of the words that compare both.
    compares: Vec<usize>,
    /// What only the one side says, and only the other.
    sides: [Vec<u64>; 2],
}

fn compares(token: &Token, reading: &Reading<'_>) -> bool {
    let word = reading.text.slice(token.span);
    COMPARES.contains(token.fold) || word.len() > 4 && word.ends_with("er") && !token.capital
}

/// The word by which a passage compares, and the "than" behind it.
fn compared_before(reading: &Reading<'_>) -> Option<(usize, usize)> {
    let tokens = reading.tokens;
    let thans = (0..tokens.len()).filter(|&at| THAN.contains(tokens[at].fold)).take(MOST_THANS);
    thans.into_iter().find_map(|than| {
        let near = (than.saturating_sub(NEAR)..than).rev();
        near.into_iter().find(|&at| compares(&tokens[at], reading)).map(|first| (first, than))
    })
}

/// Words of a passage that are looked at as "than".
const MOST_THANS: usize = 8;

impl Versus {
    fn new(fact: &Reading<'_>) -> Option<Self> {
        let tokens = fact.tokens;
        let (first, than) = compared_before(fact)?;
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
        let near = first.saturating_sub(NEAR)..first;
        let others = near.chain(than + 1 + end..tokens.len()).filter(|&at| compares(&tokens[at], fact));
        let compares = std::iter::once(first).chain(others).collect();
        (!sides[1].is_empty()).then_some(Self { compares, sides })
    }

    /// Which side a claim speaks of, by what stands before its "than"; `None` where that is both or neither.
    fn side(&self, claim: &Reading<'_>) -> Option<usize> {
        let than = compared_before(claim).map(|(_, than)| than);
        let (before, behind) = claim.tokens.split_at(than.unwrap_or(claim.tokens.len()));
        let says = |tokens: &[Token], side: usize| {
            self.sides[side].iter().any(|stem| tokens.iter().any(|t| t.stem == *stem))
        };
        match ([says(before, 0), says(before, 1)], [says(behind, 0), says(behind, 1)]) {
            ([true, false], [false, _]) | ([false, false], [false, true]) => Some(0),
            ([false, true], [_, false]) | ([false, false], [true, false]) => Some(1),
            // both say the verb: who stands first tells
            (_, [one, other]) if one || other => {
                let head = before.iter().find(|t| !t.stop && !t.is_number())?.stem;
                let leads = |side: usize| self.sides[side].first() == Some(&head);
                match (leads(0) && other, leads(1) && one) {
                    (true, false) => Some(0),
                    (false, true) => Some(1),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// How a claim compares: the side of the fact that it speaks of, whether it says the fact's own word or its opposite, and the words.
fn compared<'a>(claim: &'a Reading<'a>, fact: &'a Reading<'a>) -> Option<(usize, bool, [&'a Token; 2])> {
    let versus = Versus::new(fact)?;
    let side = versus.side(claim)?;
    (0..claim.tokens.len()).find_map(|at| {
        let own = &claim.tokens[at];
        let scaled = scale(claim, at);
        if scaled.is_none() && !compares(own, claim) {
            return None;
        }
        versus.compares.iter().find_map(|&there| {
            let facing = &fact.tokens[there];
            let same = match (scaled, scale(fact, there)) {
                (Some(own), Some(facing)) => (own.0 == facing.0).then_some(own.1 == facing.1),
                // "more" of one thing is not "more" of another
                (Some(_), None) | (None, Some(_)) if own.fold == facing.fold => None,
                _ if own.fold == facing.fold => Some(true),
                _ => opposite::opposites(own, facing, claim.text.language).then_some(false),
            };
            same.map(|same| (side, same, [own, facing]))
        })
    })
}

/// Whether the claim says the same from the other side: "Fix is cheaper" of "Flex is dearer than Fix".
pub(super) fn is_converse(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    compared(claim, fact).is_some_and(|(side, same, _)| side == 1 && !same)
}

/// The coverage from which a claim speaks of the comparison.
const SPEAKS_OF: f64 = 0.5;

/// The word of degree that a passage sets two sides alike by, "as long as", and whether it denies it; none in "twice as long as".
fn level<'a>(reading: &Reading<'a>) -> Option<(&'a str, bool)> {
    const BEFORE: &Words = words!("least twice times half");
    let tokens = reading.tokens;
    let at = tokens.windows(3).position(|run| run[0].fold == AS && run[2].fold == AS)?;
    let before = at.checked_sub(1).map(|before| tokens[before]);
    let scaled = before.is_some_and(|t| t.is_number() || BEFORE.contains(t.fold));
    let denied = before.is_some_and(|t| t.fold == hash("not")) || reading.is_negative();
    (!scaled).then(|| (reading.text.slice(tokens[at + 1].span), denied))
}

const AS: u64 = hash("as");

/// The word of degree by which a passage sets the one side above the other: "longer than".
fn above<'a>(reading: &Reading<'a>) -> Option<&'a Token> {
    compared_before(reading).map(|(at, _)| &reading.tokens[at])
}

/// "Longer than" of "just as long as", and the other way round.
pub(super) fn levelled(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    const STEM: usize = 3;
    if coverage < SPEAKS_OF {
        return None;
    }
    let of_level = |one: &Reading<'_>, other: &Reading<'_>| {
        let (degree, denied) = level(one)?;
        let above = above(other)?;
        let word = other.text.slice(above.span);
        let same =
            degree.len() >= STEM && word.is_char_boundary(STEM) && degree.get(..STEM) == word.get(..STEM);
        (same && !denied && !other.is_negative()).then_some(())
    };
    let turned = of_level(fact, claim).or_else(|| of_level(claim, fact));
    turned.map(|()| Conflict {
        detail: Detail {
            atom: Atom::Comparison,
            claimed: claim.text.slice(claim.span).into(),
            source: Some(fact.text.slice(fact.span).trim_end().into()),
            difference: None,
        },
        strength: 0.25 + 0.75 * coverage,
    })
}

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
