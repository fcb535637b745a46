//! Where a condition begins: "if", "as long as", "provided that".
//! And what a claim says of every case, where the fact says it under a condition.

use super::{Atom, Detail, compare::Conflict, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text,
        language::Language,
        word::{self, Token},
        words::{Words, words},
    },
};

/// Words that open a condition.
const OPENS: &Words = words!(
    "if unless whether when wenn falls sofern ob cuando lorsque quand quando agar अगर यदि если eger jika kalau 若 إذا"
);

/// Words of one language that are "oneself" in another: "si" in Spanish and French, "se" in Italian and Portuguese.
const SI: &Words = words!("si");
const SE: &Words = words!("se");

/// Whether a word opens a condition.
pub(super) fn opens(text: &Text, token: &Token) -> bool {
    if OPENS.contains(token.fold) {
        return true;
    }
    match text.language {
        Language::Spanish | Language::French => SI.contains(token.fold),
        Language::Italian => SE.contains(token.fold),
        // "paga-se", "se aceita": it is "if" where it opens a clause
        Language::Portuguese if SE.contains(token.fold) => {
            let at = text.tokens.partition_point(|t| t.span.start < token.span.start);
            at.checked_sub(1).is_none_or(|before| {
                let gap = text.slice(Span { start: text.tokens[before].span.end, end: token.span.start });
                !gap.trim_end().is_empty() && !gap.ends_with('-')
            })
        }
        Language::Unknown => SI.contains(token.fold) || SE.contains(token.fold),
        _ => false,
    }
}

/// Whether what stands before a part of a sentence is its condition: "if you lose the key, we cannot open the safe".
pub(super) fn leads(text: &Text, span: Span, sentence: Span) -> bool {
    let before = text.slice(Span { start: sentence.start, end: span.start.max(sentence.start) });
    if !before.trim_end().ends_with(',') {
        return false;
    }
    let from = sentence.start + before.rfind(';').map_or(0, |mark| mark as u32 + 1);
    let first = text.tokens[text.tokens_in(Span { start: from, end: span.start.max(from) })].first();
    first.is_some_and(|t| opens(text, t))
}

/// Whether a condition begins before a word of `tokens`.
pub(super) fn precedes(text: &Text, tokens: &[Token], token: &Token) -> bool {
    let before = tokens.partition_point(|t| t.span.start < token.span.start);
    (0..before).any(|at| begins(text, tokens, at))
}

/// Whether a condition begins with a word: "if", "as long as", "provided that".
pub(super) fn begins(text: &Text, tokens: &[Token], at: usize) -> bool {
    const AS: u64 = word::hash("as");
    let next = tokens.get(at + 1).map(|t| t.fold);
    let long =
        |t: &Token| t.fold == word::hash("long") && at > 0 && tokens[at - 1].fold == AS && next == Some(AS);
    let provided = |t: &Token| t.fold == word::hash("provided") && next == Some(word::hash("that"));
    opens(text, &tokens[at]) || long(&tokens[at]) || provided(&tokens[at])
}

/// Words behind which stands what makes no difference.
const REGARDLESS: &Words = words!("regardless irrespective");
const ANY_PAIRS: [(u64, u64); 3] = [
    (word::hash("whether"), word::hash("or")),
    (word::hash("no"), word::hash("matter")),
    (word::hash("egal"), word::hash("ob")),
];

/// The same of a single case: "even if it rains".
const EVEN: [(u64, u64); 9] = [
    (word::hash("even"), word::hash("if")),
    (word::hash("even"), word::hash("when")),
    (word::hash("auch"), word::hash("wenn")),
    (word::hash("selbst"), word::hash("wenn")),
    (word::hash("meme"), word::hash("si")),
    (word::hash("incluso"), word::hash("si")),
    (word::hash("anche"), word::hash("se")),
    (word::hash("mesmo"), word::hash("se")),
    (word::hash("mesmo"), word::hash("que")),
];

/// A case that a passage tells, and the rest of it.
struct Told<'a> {
    case: Vec<&'a Token>,
    rest: Vec<&'a Token>,
    at: Span,
    negative: bool,
}

impl<'a> Told<'a> {
    /// The clause that begins at `at`, up to the next comma.
    fn at(reading: &Reading<'a>, at: usize) -> Option<Self> {
        const NOT: &Words =
            words!("not isn't aren't wasn't weren't don't doesn't no nicht kein keine non no ne pas nao");
        let tokens = reading.tokens;
        let marked = |at: &usize| {
            let gap = &reading.text.raw[tokens[at - 1].span.end as usize..tokens[*at].span.start as usize];
            gap.contains([',', ';'])
        };
        let end = (at + 1..tokens.len()).find(marked).unwrap_or(tokens.len());
        let or_not = |at: usize| at > 0 && tokens[at - 1].fold == word::hash("or");
        let negative = (at..end).any(|at| NOT.contains(tokens[at].fold) && !or_not(at));
        let tells = |t: &&Token| !t.stop && !t.is_number();
        let case: Vec<&Token> = tokens[at..end].iter().filter(tells).collect();
        let rest: Vec<&Token> = tokens[..at].iter().chain(&tokens[end..]).filter(tells).collect();
        let at = tokens[at].span.hull(tokens[end - 1].span);
        (!case.is_empty() && !rest.is_empty()).then_some(Self { case, rest, at, negative })
    }
}

fn pair(tokens: &[Token], at: usize, pairs: &[(u64, u64)]) -> bool {
    tokens.get(at + 1).is_some_and(|next| pairs.contains(&(tokens[at].fold, next.fold)))
}

/// Whether what makes no difference stands behind a word.
fn is_any(tokens: &[Token], at: usize) -> bool {
    REGARDLESS.contains(tokens[at].fold) || pair(tokens, at, &ANY_PAIRS)
}

/// Whether a passage says that it holds in every case, or even in one.
pub(super) fn is_lifted(reading: &Reading<'_>) -> bool {
    let tokens = reading.tokens;
    (0..tokens.len()).any(|at| is_any(tokens, at) || pair(tokens, at, &EVEN))
}

/// What a claim says of every case, and the fact under a condition: "covered whether or not it was locked", "even if it was not locked" of
/// "only if it was locked".
pub(super) fn lifted(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<Conflict> {
    const SAME_CASE: f64 = 0.5;
    const SAME_REST: f64 = 0.6;
    const SURE: f64 = 0.7;
    if !claim.seldom().every_case {
        return None;
    }
    let any = |at: usize| is_any(claim.tokens, at);
    let at = (0..claim.tokens.len()).find(|&at| any(at) || pair(claim.tokens, at, &EVEN))?;
    let concedes =
        (0..fact.tokens.len()).any(|at| pair(fact.tokens, at, &EVEN) || pair(fact.tokens, at, &ANY_PAIRS));
    let there =
        (0..fact.tokens.len()).find(|&at| begins(fact.text, fact.tokens, at)).filter(|_| !concedes)?;
    let unless = fact.tokens[there].fold == word::hash("unless");
    let (own, told) = (Told::at(claim, at)?, Told::at(fact, there)?);
    let share = |words: &[&Token], other: &[&Token]| {
        let said = words.iter().filter(|a| other.iter().any(|b| a.stem == b.stem)).count();
        said as f64 / words.len() as f64
    };
    let other_way = (own.negative != told.negative) != unless;
    ((any(at) || other_way)
        && share(&own.case, &told.case) >= SAME_CASE
        && share(&own.rest, &told.rest) >= SAME_REST)
        .then(|| Conflict {
            detail: Detail {
                atom: Atom::Polarity,
                claimed: claim.text.slice(own.at).into(),
                source: Some(fact.text.slice(told.at).into()),
                difference: None,
            },
            strength: SURE,
        })
}
