//! Names that no source holds, though it holds one that is nearly the same: "Rita Amsel" of "Ruth Amsel", "Kesler" of "Kessler".

use super::{Atom, Detail};
use crate::{
    interaction::Span,
    text::{
        Text,
        entity::Entity,
        word::Token,
        words::{Words, words},
    },
};

/// What stands before the name of a person, and is no part of it.
pub(super) const TITLES: &Words = words!(
    "mr mrs ms miss dr prof professor herr herrn frau mme mlle monsieur madame docteur sr sra senor senora don dona dra senhor senhora \
     sig signor signora signorina dott shri smt"
);

/// Names of a sentence that are looked at.
const MOST: usize = 16;

/// Letters that a word has at least to be mistaken for one that differs in one letter; in two.
const ONE_OFF: usize = 4;
const TWO_OFF: usize = 8;

/// The longest word that is compared letter by letter.
const LONGEST: usize = 32;

/// The name in `sentence` that `claimed` is nearly.
pub(super) fn mistaken(response: &Text, claimed: &Entity, text: &Text, sentence: Span) -> Option<Detail> {
    let own = words_of(response, claimed);
    // a surname alone may be spelt in two ways, as those of strangers are
    let before = (claimed.tokens.start as usize).checked_sub(1).map(|at| &response.tokens[at]);
    let titled = claimed.tokens.len() > own.len() || before.is_some_and(|t| TITLES.contains(t.fold));
    let person = own.len() > 1 || titled;
    let nearly = |other: &&Entity| {
        let there = words_of(text, other);
        !claimed.acronym
            && !other.acronym
            && (one_differs(&own, &there) || person && misspelled(&own, &there))
    };
    // whom the answer names as well, it does not mistake
    let said = |other: &&Entity| {
        response.sentence_at(claimed.span.start).is_some_and(|own| {
            let (own, there) = (&response.tokens[response.tokens_in(own)], text.words_of(other));
            own.windows(there.len()).any(|run| run.iter().zip(there).all(|(a, b)| a.fold == b.fold))
        })
    };
    let other = text.entities_in(sentence).iter().take(MOST).find(|other| nearly(other) && !said(other))?;
    Some(Detail {
        atom: Atom::Entity,
        claimed: response.slice(claimed.span).into(),
        source: Some(text.slice(other.span).into()),
        difference: None,
    })
}

/// A word of a name.
struct Word<'a> {
    token: &'a Token,
    text: &'a str,
}

impl Word<'_> {
    /// "H." of "Henrik", "J.K" of "J. K.".
    fn is_initial(&self) -> bool {
        self.text.split('.').all(|part| part.chars().count() <= 1)
    }

    /// Whether it may be the same: in the same form, or as an initial.
    fn may_be(&self, other: &Self) -> bool {
        let begins = |word: &Self, letters: &Self| {
            word.text.chars().next().is_some_and(|first| letters.text.contains(first))
        };
        self.token.stem == other.token.stem
            || self.is_initial() && begins(other, self)
            || other.is_initial() && begins(self, other)
    }
}

fn words_of<'a>(text: &'a Text, name: &Entity) -> Vec<Word<'a>> {
    let tokens = text.words_of(name);
    let told = tokens.iter().filter(|t| !t.stop && !TITLES.contains(t.fold));
    told.map(|token| Word { token, text: text.slice(token.span) }).collect()
}

/// "Rita Amsel" and "Ruth Amsel", or "conductor Ruth Amsel": the same but for one word, and not the last.
fn one_differs(own: &[Word<'_>], there: &[Word<'_>]) -> bool {
    let mut pairs = own.iter().rev().zip(there.iter().rev());
    let last = pairs.next().is_some_and(|(a, b)| a.token.stem == b.token.stem);
    own.len() > 1 && own.len() <= there.len() && last && pairs.filter(|(a, b)| !a.may_be(b)).count() == 1
}

/// "Kesler" and "Kessler", "H. Moen" and "Henrik Moe": the last words differ in a letter, and those before them may be the same.
fn misspelled(own: &[Word<'_>], there: &[Word<'_>]) -> bool {
    let (Some((last, first)), Some((other, before))) = (own.split_last(), there.split_last()) else {
        return false;
    };
    let [a, b] = [last, other].map(|word| word.text.to_lowercase());
    // "African" is no misspelt "Africa", unless both are somebody of the same first name
    let person = first.iter().zip(before).next().is_some();
    let grown = a.starts_with(&*b) || b.starts_with(&*a);
    let may_be = first.iter().rev().zip(before.iter().rev()).all(|(a, b)| a.may_be(b));
    let plural = a.trim_end_matches('s') == b.trim_end_matches('s');
    may_be && !plural && (person || !grown) && off_by_a_letter(&a, &b)
}

/// Whether two words that begin alike differ in one letter, or in two where both are long.
fn off_by_a_letter(a: &str, b: &str) -> bool {
    let [a, b]: [Vec<char>; 2] = [a, b].map(|word| word.chars().take(LONGEST).collect());
    let least = a.len().min(b.len());
    let most = match least {
        0..ONE_OFF => return false,
        ONE_OFF..TWO_OFF => 1,
        _ => 2,
    };
    a[0] == b[0] && (1..=most).contains(&distance(&a, &b))
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
