//! Words that change what a sentence says: negations, hedges, plans, directions, comparisons.

use super::{
    language::Language,
    numeral::Gate,
    table::Table,
    word::{self, Token, pair},
};
use crate::{interaction::Span, pack};
use std::sync::LazyLock;

crate::names! {
    /// What a cue does to the sentence it stands in. The names are those of `data/cues.tsv`.
    pub(crate) enum Class {
        /// Denies: not, never, without.
        Negation = "negation",
        /// Takes something out: except, unless.
        Exception = "exception",
        /// Weakens: may, appears.
        Hedge = "hedge",
        /// Is still to come: will, planned.
        Planned = "planned",
        /// Is over: completed, opened.
        Done = "done",
        /// Goes up.
        Increase = "increase",
        /// Goes down.
        Decrease = "decrease",
        /// More than something else.
        More = "more",
        /// Less than something else.
        Less = "less",
        /// More than everything else.
        Most = "most",
        /// Less than everything else.
        Least = "least",
        /// Every one.
        All = "all",
        /// Not every one.
        Some = "some",
        /// No other.
        Only = "only",
        /// Somebody says so.
        Attribution = "attribution",
        /// The documents do not say.
        Abstention = "abstention",
        /// The chatbot will not.
        Refusal = "refusal",
        /// Small talk.
        Greeting = "greeting",
        /// Offers help.
        Offer = "offer",
        /// Speaks about the answer.
        Meta = "meta",
        /// Judges.
        Opinion = "opinion",
        /// Recommends.
        Advice = "advice",
        /// Mentions words instead of using them.
        Reporting = "reporting",
        /// Asks.
        Question = "question",
        /// Gives a reason.
        Connective = "connective",
        /// A matter of harm.
        HazardTopic = "hazard_topic",
        /// Asks how to do it.
        HazardFrame = "hazard_frame",
    }
}

/// One cue in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it does.
    pub(crate) class: Class,
}

/// A phrase of the lexicon, without the words it is found by.
#[derive(Debug)]
struct Phrase {
    class: Class,
    language: Language,
    rest: Box<[u64]>,
}

/// The phrases. Common words begin many, so that those of several words are found by their first two.
struct Phrases {
    /// First words.
    gate: Gate,
    single: Table<Vec<Phrase>>,
    /// Longest first.
    longer: Table<Vec<Phrase>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases { gate: Gate::new(), single: Table::default(), longer: Table::default() };
    for row in pack::rows("cues") {
        let class = Class::from_name(row[0]);
        let language = Language::from_name(row[1]);
        for phrase in row[2].split(';') {
            let folds: Vec<u64> = word::tokens(phrase).iter().map(|t| t.fold).collect();
            let (found, rest) = match &*folds {
                [first, second, rest @ ..] => {
                    (phrases.longer.entry_or(pair(*first, *second), Vec::new), rest)
                }
                [first] => (phrases.single.entry_or(*first, Vec::new), &[][..]),
                [] => continue,
            };
            phrases.gate.add(folds[0]);
            let at = found.partition_point(|p| p.rest.len() >= rest.len());
            found.insert(at, Phrase { class, language, rest: rest.into() });
        }
    }
    phrases
});

/// Every cue of the language; in a text of unknown language, and beside any other, those of English.
pub(super) fn find(tokens: &[Token], language: Language) -> Vec<Cue> {
    let phrases = &*PHRASES;
    let mut out: Vec<Cue> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !phrases.gate.may_hold(token.fold) {
            continue;
        }
        let longer = tokens.get(at + 1).and_then(|next| phrases.longer.get(pair(token.fold, next.fold)));
        let single = phrases.single.get(token.fold);
        let both = [(longer, at + 2), (single, at + 1)];
        for (phrase, rest) in
            both.into_iter().flat_map(|(found, rest)| found.into_iter().flatten().map(move |p| (p, rest)))
        {
            let speaks = phrase.language == language || phrase.language == Language::English;
            let end = rest + phrase.rest.len();
            if !speaks
                || end > tokens.len()
                || !phrase.rest.iter().zip(&tokens[rest..]).all(|(p, t)| *p == t.fold)
            {
                continue;
            }
            let span = token.span.hull(tokens[end - 1].span);
            // the longest phrase of a class holds the shorter ones
            let inside = out.iter().rev().take(8).any(|c| c.class == phrase.class && c.span.contains(span));
            if !inside {
                out.push(Cue { span, class: phrase.class });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_language() {
        for row in pack::rows("cues") {
            assert_ne!(Class::from_name(row[0]), Class::Other, "{row:?}");
            assert_ne!(Language::from_name(row[1]), Language::Other, "{row:?}");
        }
    }

    #[test]
    fn longest_phrase_of_a_class() {
        let tokens = word::tokens("It is not expected to open, but it did not fail.");
        let found = find(&tokens, Language::English);
        let negations = found.iter().filter(|c| c.class == Class::Negation).count();
        assert_eq!(negations, 2, "{found:?}");
    }
}
