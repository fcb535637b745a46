//! The same with another end: "by post" of "you will receive a confirmation by email".

use super::{corpus::Window, reading::Reading, relate};
use crate::text::{
    language::Language,
    word::Token,
    words::{Words, words},
};

/// What stands before where, how, with or to whom something is done.
const PREPOSITIONS: &Words = words!("by via with in on at from to as into through for per");

/// What may stand between it and its noun.
const ARTICLES: &Words = words!("the a an your our their its my his her");

/// Telling words of a claim that has more than its end.
const LEAST: usize = 3;

/// Whether a claim ends with what no source says, where a fact that says all the rest of it ends otherwise.
pub(super) fn ends_otherwise(claim: &Reading<'_>, fact: &Reading<'_>, window: &Window<'_>) -> bool {
    let tells = |t: &&Token| !t.stop && !t.is_number();
    let words: Vec<&Token> = claim.tokens.iter().filter(tells).collect();
    let Some((last, rest)) = words.split_last().filter(|(_, rest)| rest.len() + 1 >= LEAST) else {
        return false;
    };
    // elsewhere too few words are known to say each other
    if !matches!(claim.text.language, Language::English | Language::Unknown) {
        return false;
    }
    // numbers and dates are compared by what they mean
    if claim.text.atoms_in(last.span).iter().any(|atom| atom.contains(last.span)) {
        return false;
    }
    let known = |stem: u64| window.any_holds(stem);
    let novel =
        !known(last.stem) && !relate::saying(last.stem, claim.text.language).iter().any(|stem| known(*stem));
    if !novel || !rest.iter().all(|t| fact.says(t.stem)) || !is_led(claim.tokens, last) {
        return false;
    }
    let common = fact.tokens.iter().rposition(|t| !t.stop && claim.says(t.stem));
    let tail = common.map_or(&[][..], |at| &fact.tokens[at + 1..]);
    let other = tail.iter().find(|t| tells(t));
    tail.first().is_some_and(|t| PREPOSITIONS.contains(t.fold)) && other.is_some_and(|t| is_led(tail, t))
}

/// Whether a preposition stands before a word, an article between them or not.
fn is_led(tokens: &[Token], word: &Token) -> bool {
    let before = tokens.iter().rev().skip_while(|t| t.span.start >= word.span.start);
    let mut before = before.skip_while(|t| ARTICLES.contains(t.fold));
    before.next().is_some_and(|t| PREPOSITIONS.contains(t.fold))
}
