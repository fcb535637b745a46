//! Of whom or what a value is told, where a passage says so in front: "among people over 65 it was 48 %", "in the regular season".

use super::{extract::content, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        word::Token,
        words::{Words, words},
    },
};

/// What stands before those of whom something is told.
const AMONG: &Words = words!(
    "among amongst in within during across bei unter im wahrend innerhalb entre en durante dentro parmi chez dans pendant tra fra nel nella nei durante no na nos nas dans में"
);

/// Tokens of such a phrase, and telling words of it.
const LONGEST: usize = 6;
const TELLING: usize = 2;

/// Phrases of a claim that are looked at.
const MOST: usize = 4;

/// The telling words behind token `at`, as far as the next mark; none where it is a time that is told.
fn told<'a>(reading: &'a Reading<'_>, at: usize) -> Vec<&'a Token> {
    let tokens = &reading.tokens[at + 1..];
    let raw = &reading.text.raw;
    let mut last = reading.tokens[at].span.end;
    let mut out = Vec::new();
    for token in tokens.iter().take(LONGEST) {
        let gap = &raw[last as usize..token.span.start.max(last) as usize];
        if gap.contains([',', ';', ':', '.']) || reading.dates(token) || out.len() == TELLING {
            break;
        }
        last = token.span.end;
        let span = Span { start: token.span.start, end: token.span.end };
        if content(reading.text, span).next().is_some() && !token.is_number() {
            out.push(token);
        }
    }
    out
}

/// Whether a fact opens with those of whom it tells something, and the claim speaks of others: "she averaged 25 points in the series" of
/// "in the regular season she had averaged 21".
pub(super) fn is_of_others(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let opens = fact.tokens.first().is_some_and(|t| AMONG.contains(t.fold));
    if !opens {
        return false;
    }
    let there = told(fact, 0);
    if there.is_empty() || there.iter().any(|t| claim.says(t.stem)) {
        return false;
    }
    let leads = (0..claim.tokens.len()).filter(|&at| AMONG.contains(claim.tokens[at].fold)).take(MOST);
    leads.into_iter().any(|at| {
        let own = told(claim, at);
        // "in the trial as a whole" of "among people over 65, lower than in the group as a whole"
        own.first().is_some_and(|t| !fact.says(t.stem))
    })
}
