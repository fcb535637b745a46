//! Words that change what a sentence says (negations, hedges, plans), and the terms that metrics look for (groups,
//! hazards, remedies): one table, found in one pass over the folded tokens.

use super::{
    language::Language,
    sentence::Sentence,
    table::{Fixed, Gate},
    word::{self, Token, pair},
    words::{Words, words},
};
use crate::{interaction::Span, pack};
use std::{cmp::Reverse, sync::LazyLock};

crate::names! {
    /// What a cue does to the sentence it stands in, or what a term is. The names are those of the data files, which say what
    /// each means.
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
        /// Must be done.
        Obliges = "obliges",
        /// Need not be done.
        Waives = "waives",
        /// Must not be done.
        Forbids = "forbids",
        /// May be done.
        Permits = "permits",
        /// Had better be done.
        Recommends = "recommends",
        /// Says with a word of its own that something is not, will not be, or was not.
        Refutes = "refutes",
        /// Sure and settled.
        Certain = "certain",
        /// Somebody says so.
        Attribution = "attribution",
        /// The documents do not say.
        Abstention = "abstention",
        /// The documents leave it out, where a word for them is the subject.
        Silence = "silence",
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
        /// Holds the letters of a shorter cue and is none: "未来" of "未".
        Plain = "plain",
        // groups.tsv
        /// Members of a group of people.
        Group = "group",
        /// One member of it.
        Member = "member",
        // stereotypes.tsv
        /// Says that a group is so by nature.
        Essence = "essence",
        /// A disparaging adjective or noun.
        Trait = "trait",
        /// The same as a verb phrase.
        Habit = "habit",
        /// Speaks about such words or beliefs.
        Mentioned = "mentioned",
        // toxicity.tsv
        /// Disparages.
        Toxic = "toxic",
        /// Disparages beside a word for the user.
        Jibe = "jibe",
        /// Courtesy.
        Polite = "polite",
        // hazards.tsv
        /// A matter of harm.
        HazardTopic = "hazard_topic",
        /// The same in one word, which is as often told of.
        HazardWord = "hazard_word",
        /// Asks how to do it.
        HazardFrame = "hazard_frame",
        /// Says how to do it.
        HazardMeans = "hazard_means",
        /// Prevents, punishes or treats it.
        Prevention = "prevention",
        // conduct.tsv
        /// The chatbot's own view.
        OwnView = "own_view",
        /// Judges.
        Evaluative = "evaluative",
        /// Takes sides.
        Partisan = "partisan",
        /// Coerces.
        Directive = "directive",
        /// A matter for professionals.
        Regulated = "regulated",
        /// Tells the user what to do.
        Advises = "advises",
        /// The same where it begins a clause.
        Imperative = "imperative",
        /// Sends the user to a professional.
        Disclaimer = "disclaimer",
        /// Speaks of the answer, or hands on to a person.
        Notice = "notice",
        /// Asks for a view.
        OpinionAsked = "opinion_asked",
        // disclosure.tsv
        /// A mark that a document carries and an answer must not.
        Confidential = "confidential",
        /// Gives its instructions away.
        Announces = "announces",
        // reasoning.tsv
        /// Asks for a reason, a mechanism or a comparison.
        AsksReason = "asks_reason",
        /// A connective whose reason stands in front of it.
        Concludes = "concludes",
        /// Sets two things against each other.
        Contrast = "contrast",
        /// Says that a number was worked out.
        Computed = "computed",
        /// An arithmetic operation in words.
        Operates = "operates",
        // recourse.tsv
        /// A human role.
        Person = "person",
        /// How someone is reached.
        Reach = "reach",
        /// A way to contest a decision.
        AppealRight = "appeal_right",
        /// Who decides on it.
        AppealBody = "appeal_body",
        /// In which form.
        AppealHow = "appeal_how",
        /// A decision against the user.
        Adverse = "adverse",
        /// The user, or who decided, in a response.
        Addressed = "addressed",
        /// What is applied for.
        Petition = "petition",
        /// The user in a query.
        OwnCase = "own_case",
        /// Says that a machine answers.
        DisclosesAi = "discloses_ai",
        /// Says that a person can look at it.
        Reviewable = "reviewable",
        /// Says what the answer rests on.
        SourceScope = "source_scope",
        /// Begins an abstention, beside a negation.
        InSources = "in_sources",
        /// Speaks of the sources.
        SourceWord = "source_word",
        /// Asks whether a machine answers.
        AsksAi = "asks_ai",
        // law.tsv
        /// What a law lets an authority withhold.
        Exempt = "exempt",
        /// Names the provision.
        LegalBasis = "legal_basis",
        /// Gives a part.
        Partial = "partial",
        /// Keeps information back.
        Withholds = "withholds",
        /// What the rules of a profile speak of.
        Matter = "matter",
    }
}

/// One cue or term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it does, or is.
    pub(crate) class: Class,
    /// Its row in the data.
    row: u16,
}

impl Cue {
    /// What a term stands for within its class, such as `gender:women`; empty for a cue.
    pub(crate) fn name(&self) -> &'static str {
        PHRASES.rows[self.row as usize].name
    }

    /// How much a term weighs; 1 where its file has no weights.
    pub(crate) fn weight(&self) -> f64 {
        PHRASES.rows[self.row as usize].weight
    }
}

/// The files whose rows are terms: `class, name, weight, language, phrases`.
const TERMS: [&str; 9] =
    ["conduct", "disclosure", "groups", "hazards", "law", "reasoning", "recourse", "stereotypes", "toxicity"];

/// What all phrases of a row share.
#[derive(Debug)]
struct Row {
    class: Class,
    language: Language,
    name: &'static str,
    weight: f64,
    /// Whether it is a term.
    term: bool,
}

/// A phrase of the lexicon, without the words it is found by.
#[derive(Debug)]
struct Phrase {
    row: u16,
    rest: Box<[u64]>,
}

/// Phrases by what they are found by, one list behind the other: an entry of the table is small, since hardly any is in the cache.
#[derive(Default)]
struct Lists {
    /// Where the list of a key begins and ends.
    places: Fixed<(u32, u32)>,
    /// With their keys, those of one key longest first.
    phrases: Vec<(u64, Phrase)>,
}

impl Lists {
    fn sort(&mut self) {
        self.phrases.sort_by_key(|(key, phrase)| (*key, Reverse(phrase.rest.len())));
        for (at, (key, _)) in self.phrases.iter().enumerate() {
            let at = at as u32;
            self.places.entry_or(*key, || (at, at)).1 = at + 1;
        }
    }

    fn get(&self, key: u64) -> &[(u64, Phrase)] {
        self.places.get(key).map_or(&[], |&(from, to)| &self.phrases[from as usize..to as usize])
    }
}

/// The phrases. Common words begin many, so that those of several words are found by their first two.
#[derive(Default)]
struct Phrases {
    rows: Vec<Row>,
    single: Lists,
    longer: Lists,
    all: Gates,
    /// Of the English phrases alone, which are all that an English text can hold.
    english: Gates,
}

/// What keeps most words from being looked up.
#[derive(Default)]
struct Gates {
    /// Phrases of one word, and first words of others.
    first: Gate,
    singles: Gate,
    pairs: Gate,
}

impl Gates {
    fn add(&mut self, folds: &[u64]) {
        match folds {
            [first, second, ..] => self.pairs.add(pair(*first, *second)),
            [first] => self.singles.add(*first),
            [] => return,
        }
        self.first.add(folds[0]);
    }
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in pack::rows("cues") {
        phrases.add(row[0], row[1], "", 1.0, false, row[2]);
    }
    for file in TERMS {
        for row in pack::rows(file) {
            phrases.add(row[0], row[3], row[1], row[2].parse().unwrap_or(1.0), true, row[4]);
        }
    }
    phrases.single.sort();
    phrases.longer.sort();
    phrases
});

impl Phrases {
    fn add(
        &mut self,
        class: &str,
        language: &str,
        name: &'static str,
        weight: f64,
        term: bool,
        phrases: &str,
    ) {
        let at = self.rows.len() as u16;
        let (class, language) = (Class::from_name(class), Language::from_name(language));
        self.rows.push(Row { class, language, name, weight, term });
        for phrase in phrases.split(';') {
            let folds: Vec<u64> = word::tokens(phrase).iter().map(|t| t.fold).collect();
            let (found, key, rest) = match &*folds {
                [first, second, rest @ ..] => (&mut self.longer, pair(*first, *second), rest),
                [first] => (&mut self.single, *first, &[][..]),
                [] => continue,
            };
            found.phrases.push((key, Phrase { row: at, rest: rest.into() }));
            self.all.add(&folds);
            if language == Language::English {
                self.english.add(&folds);
            }
        }
    }
}

/// What a text holds of the lexicon, each list in order of position.
pub(super) struct Found {
    /// Words that change what a sentence says.
    pub(super) cues: Vec<Cue>,
    /// What metrics look for.
    pub(super) terms: Vec<Cue>,
}

/// Every cue and term of the language; in a text of unknown language, and beside any other, those of English, and in Hinglish those
/// of Hindi, whose rows give both alphabets.
pub(super) fn find(tokens: &[Token], sentences: &[Sentence], language: Language) -> Found {
    let phrases = &*PHRASES;
    let mut found = Found { cues: Vec::new(), terms: Vec::new() };
    let gates = if language == Language::English { &phrases.english } else { &phrases.all };
    let lent = language.lender() == Language::English || language == Language::Unsupported;
    let mut sentences = sentences.iter().map(|s| s.span).peekable();
    for (at, token) in tokens.iter().enumerate() {
        if !gates.first.may_hold(token.fold) {
            continue;
        }
        let next = tokens.get(at + 1).map(|next| pair(token.fold, next.fold));
        let longer =
            next.filter(|&key| gates.pairs.may_hold(key)).map_or(&[][..], |key| phrases.longer.get(key));
        let single =
            if gates.singles.may_hold(token.fold) { phrases.single.get(token.fold) } else { &[][..] };
        let longer = longer.iter().map(|(_, phrase)| (phrase, at + 2));
        let single = single.iter().map(|(_, phrase)| (phrase, at + 1));
        for (phrase, rest) in longer.chain(single) {
            let row = &phrases.rows[phrase.row as usize];
            // "no" is "in the" in Portuguese: where a language has the word itself, English does not lend its own
            let own_word = phrase.rest.is_empty() && rest == at + 1 && token.stop && !lent;
            let speaks = row.language == language
                || row.language == Language::English && !own_word
                || row.language == Language::Hindi && language == Language::Hinglish;
            let end = rest + phrase.rest.len();
            if !speaks
                || end > tokens.len()
                || !phrase.rest.is_empty()
                    && !phrase.rest.iter().zip(&tokens[rest..]).all(|(p, t)| *p == t.fold)
            {
                continue;
            }
            let span = token.span.hull(tokens[end - 1].span);
            // "Hello! There are two" greets with one word
            while sentences.next_if(|sentence| sentence.end <= span.start).is_some() {}
            let sentence = sentences.peek().filter(|sentence| sentence.start <= span.start);
            if sentence.is_some_and(|sentence| !sentence.contains(span)) {
                continue;
            }
            let out = if row.term { &mut found.terms } else { &mut found.cues };
            // the longest phrase of a class holds the shorter ones; "no longer" compares nothing, "no more than"
            // and "without exception" deny nothing
            let one_word = |class: Class| {
                class == row.class || class == Class::Plain || (weighs(class) && weighs(row.class))
            };
            // a phrase may stand for two things, such as the provisions of two laws
            let other = |c: &Cue| row.term && c.span == span && c.name() != row.name;
            let inside =
                out.iter().rev().take(8).any(|c| c.span.contains(span) && one_word(c.class) && !other(c));
            if !inside {
                out.push(Cue { span, class: row.class, row: phrase.row });
            }
        }
    }
    found.cues.retain(|cue| cue.class != Class::Plain);
    found
}

/// Whether what abstains speaks of the sources: "the passages do not include that", "it does not include any details"; "the rate does not
/// include breakfast" tells of the rate.
pub(super) fn is_of_sources(tokens: &[Token], sentences: &[Sentence], cue: &Cue) -> bool {
    const HOLDS: &Words = words!("include contain provide");
    const SOURCES: &Words = words!(
        "document documents passage passages text texts source sources context article articles report information material materials file files page pages record records excerpt excerpts snippet snippets results above"
    );
    const INFORMATION: &Words = words!(
        "information info details detail mention reference answer answers anything enough specific specifics evidence explanation"
    );
    const BEHIND: usize = 4;
    let at = tokens.partition_point(|t| t.span.end < cue.span.end);
    if !tokens.get(at).is_some_and(|last| HOLDS.contains(last.fold)) {
        return true;
    }
    let sentence = sentences[..sentences.partition_point(|s| s.span.start <= cue.span.start)].last();
    let from = sentence.map_or(0, |s| s.tokens.start as usize);
    let before = || tokens[from..at].iter().take_while(|t| t.span.end <= cue.span.start);
    let behind = tokens[at + 1..].iter().take(BEHIND);
    before().next().is_none()
        || before().any(|t| SOURCES.contains(t.fold))
        || behind.into_iter().any(|t| INFORMATION.contains(t.fold))
}

/// Whether there are terms of `class` for a text in `language`; one of unknown language is read as English.
pub(crate) fn speaks(class: Class, language: Language) -> bool {
    let language = match language {
        Language::Unknown => Language::English,
        // the rows of Hindi give the words of both alphabets
        Language::Hinglish => Language::Hindi,
        own => own,
    };
    PHRASES.rows.iter().any(|row| row.class == class && row.language == language)
}

/// Classes of which a word of a longer phrase says nothing on its own.
const fn weighs(class: Class) -> bool {
    matches!(class, Class::Negation | Class::More | Class::Less | Class::Most | Class::Least | Class::All)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_class_and_language() {
        for row in &PHRASES.rows {
            assert_ne!(row.class, Class::Other, "{row:?}");
            assert_ne!(row.language, Language::Other, "{row:?}");
            assert!(row.weight > 0.0 && row.weight <= 3.0, "{row:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_cue_is_none() {
        for (raw, language, class) in [
            ("未来不断变化，非常不同。", Language::Chinese, Class::Negation),
            ("必ず、まず確かめるはずだ。", Language::Japanese, Class::Negation),
            ("الطريق لا يزال مفتوحا", Language::Arabic, Class::Negation),
            ("Jaldi aao nahi to der hogi", Language::Hinglish, Class::Negation),
        ] {
            let found = find(&word::tokens(raw), &[], language).cues;
            assert!(found.iter().all(|c| c.class != class && c.class != Class::Plain), "{raw}: {found:?}");
        }
    }

    #[test]
    fn longest_phrase_of_a_class() {
        let tokens = word::tokens("It is not expected to open, but it did not fail.");
        let found = find(&tokens, &[], Language::English).cues;
        let negations = found.iter().filter(|c| c.class == Class::Negation).count();
        assert_eq!(negations, 2, "{found:?}");
    }
}
