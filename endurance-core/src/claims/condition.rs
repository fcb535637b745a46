//! Where a condition begins: "if", "as long as", "provided that".

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
