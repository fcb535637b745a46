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

/// Letters that a word has at least to be mistaken for one that differs in one letter; the same behind a given name; in two letters.
const ONE_OFF: usize = 4;
const ONE_OFF_NAMED: usize = 2;
const TWO_OFF: usize = 8;

/// The longest word that is compared letter by letter.
const LONGEST: usize = 32;

/// Letters that two given names have in common at their beginning to be mistaken for each other.
const BEGIN_ALIKE: usize = 2;

/// How much of the claim's other words a passage says at least: where a name is one of the source but for a letter it says enough
/// itself.
const CLOSE: f64 = 0.0;
const TOLD: f64 = 0.6;

/// Ends of words that are made of the name of a place: "South American".
const ORIGINS: [&str; 5] = ["an", "ese", "ish", "ic", "i"];

/// Given names and what their bearers are called.
const CALLED: &[&Words] = &[
    words!("michael mike mick"),
    words!("william bill will liam"),
    words!("robert bob rob"),
    words!("joseph joe jose josep"),
    words!("thomas tom"),
    words!("james jim jimmy"),
    words!("john jack johnny jon jonathan"),
    words!("elizabeth liz beth betty lisa"),
    words!("katherine catherine kate kathy cathy katie"),
    words!("margaret maggie meg peggy"),
    words!("edward ed ted eddie"),
    words!("richard rick dick"),
    words!("charles charlie chuck"),
    words!("anthony tony"),
    words!("david dave"),
    words!("steven stephen steve"),
    words!("andrew andy drew"),
    words!("mohammed muhammad mohamed mohammad"),
];

/// A name of a passage that another one is nearly.
#[derive(Debug)]
pub(super) struct Mistaken {
    pub(super) detail: Detail,
    /// Share of the claim's other words that the passage has to say.
    pub(super) least: f64,
}

/// The name in `sentence` that `claimed`, which no source holds, is nearly.
pub(super) fn mistaken(response: &Text, claimed: &Entity, text: &Text, sentence: Span) -> Option<Mistaken> {
    let own = words_of(response, claimed);
    let titled = title(response, claimed);
    // a surname alone may be spelt in two ways, as those of strangers are
    let person = own.len() > 1 || titled.is_some();
    let like = |other: &Entity| {
        let there = words_of(text, other);
        if claimed.acronym || other.acronym {
            return None;
        }
        let same_title = titled.is_some() && title(text, other) == titled;
        one_differs(&own, &there)
            .or_else(|| person.then(|| misspelled(&own, &there)).flatten())
            .or_else(|| (same_title && is_misheard(&own, &there)).then_some(TOLD))
    };
    // whom the answer names as well, it does not mistake
    let said = |other: &Entity| {
        response.sentence_at(claimed.span.start).is_some_and(|own| {
            let (own, there) = (&response.tokens[response.tokens_in(own)], text.words_of(other));
            own.windows(there.len()).any(|run| run.iter().zip(there).all(|(a, b)| a.fold == b.fold))
        })
    };
    let names = text.entities_in(sentence).iter().take(MOST);
    let (other, least) =
        names.filter_map(|other| Some((other, like(other)?))).find(|(other, _)| !said(other))?;
    Some(Mistaken { detail: detail(response, claimed, text, other), least })
}

/// A name of `sentence` with the surname and another given name, or with the surname in another spelling, where sources hold each word
/// of `claimed` somewhere: "Maja Ek" of "Petra Ek" and "Maja Lind", "Mario Funke" of "Mario Funk".
pub(super) fn blended(response: &Text, claimed: &Entity, text: &Text, sentence: Span) -> Option<Mistaken> {
    let own = words_of(response, claimed);
    let titled = title(response, claimed).is_some();
    let other = text.entities_in(sentence).iter().take(MOST).find(|other| {
        let there = words_of(text, other);
        !other.acronym && (is_of_another(&own, &there) || is_respelled(&own, &there, titled))
    })?;
    Some(Mistaken { detail: detail(response, claimed, text, other), least: TOLD })
}

/// Whether a passage has a name as it stands, or its words in any order.
pub(super) fn stands(response: &Text, claimed: &Entity, text: &Text, sentence: Span) -> bool {
    let there = &text.tokens[text.tokens_in(sentence)];
    words_of(response, claimed).iter().all(|word| {
        there.iter().any(|t| t.fold == word.token.fold) || {
            let own = word.text.to_lowercase();
            // most words begin with another letter, which their bytes say
            let may = |t: &&Token| begins_as(text.slice(t.span), bare(&own));
            there.iter().filter(may).any(|t| is_plural(&own, &text.slice(t.span).to_lowercase()))
        }
    })
}

fn detail(response: &Text, claimed: &Entity, text: &Text, other: &Entity) -> Detail {
    Detail {
        atom: Atom::Entity,
        claimed: response.slice(claimed.span).into(),
        source: Some(text.slice(other.span).into()),
        difference: None,
    }
}

/// The title in front of a name, or at its beginning.
fn title(text: &Text, name: &Entity) -> Option<u64> {
    let before = (name.tokens.start as usize).checked_sub(1).map(|at| &text.tokens[at]);
    let mut near = text.words_of(name).iter().take(1).chain(before);
    near.find(|t| TITLES.contains(t.fold)).map(|t| t.fold)
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

    /// Whether it may be the same: in the same form, as an initial, or as somebody is called.
    fn may_be(&self, other: &Self) -> bool {
        const SHORTEST: usize = 3;
        let begins = |word: &Self, letters: &Self| {
            word.text.chars().next().is_some_and(|first| letters.text.contains(first))
        };
        let short = |a: &Self, b: &Self| a.text.len() >= SHORTEST && b.text.starts_with(a.text);
        let called = |words: &&Words| words.contains(self.token.fold) && words.contains(other.token.fold);
        self.token.stem == other.token.stem
            || self.is_initial() && begins(other, self)
            || other.is_initial() && begins(self, other)
            || short(self, other)
            || short(other, self)
            || CALLED.iter().any(called)
    }

    /// Whether both begin with the same letters.
    fn begins_like(&self, other: &Self) -> bool {
        let letters = |word: &Self| word.text.chars().take(BEGIN_ALIKE).collect::<Vec<_>>();
        letters(self) == letters(other)
    }
}

fn words_of<'a>(text: &'a Text, name: &Entity) -> Vec<Word<'a>> {
    let tokens = text.words_of(name);
    let told = tokens.iter().filter(|t| !t.stop && !TITLES.contains(t.fold));
    told.map(|token| Word { token, text: text.slice(token.span) }).collect()
}

/// "Rita Amsel" and "Ruth Amsel", or "conductor Ruth Amsel": the same but for one word, and not the last.
fn one_differs(own: &[Word<'_>], there: &[Word<'_>]) -> Option<f64> {
    let mut pairs = own.iter().rev().zip(there.iter().rev());
    let last = pairs.next().is_some_and(|(a, b)| a.token.stem == b.token.stem);
    let mut differing = pairs.filter(|(a, b)| !a.may_be(b));
    let (a, b) = differing.next().filter(|_| own.len() > 1 && own.len() <= there.len() && last)?;
    // "Joseph Crane" of "Josiah Crane"
    let close = own.len() == 2 && there.len() == 2 && a.begins_like(b);
    differing.next().is_none().then_some(if close { CLOSE } else { TOLD })
}

/// "Kesler" and "Kessler", "H. Moen" and "Henrik Moe": the last words differ in a letter, and those before them may be the same.
fn misspelled(own: &[Word<'_>], there: &[Word<'_>]) -> Option<f64> {
    let ((last, first), (other, before)) = (own.split_last()?, there.split_last()?);
    let [a, b] = [last, other].map(|word| word.text.to_lowercase());
    // "African" is no misspelt "Africa", unless both are somebody of the same given name
    let given = first.iter().zip(before).next().is_some();
    let grown = a.starts_with(&*b) || b.starts_with(&*a);
    let origin = |word: &str| ORIGINS.iter().any(|end| word.ends_with(end));
    if grown && (origin(&a) || origin(&b)) {
        return None;
    }
    let may_be = first.iter().rev().zip(before.iter().rev()).all(|(a, b)| a.may_be(b));
    let shortest = if given { ONE_OFF_NAMED } else { ONE_OFF };
    let near = may_be && !is_plural(&a, &b) && (given || !grown) && off_by_a_letter(&a, &b, shortest);
    let whole = first.len() == 1 && before.len() == 1 && !first[0].is_initial();
    near.then_some(if whole { CLOSE } else { TOLD })
}

/// "Mrs Wendel" and "Mrs Wendt": two surnames that begin alike and differ in two letters.
fn is_misheard(own: &[Word<'_>], there: &[Word<'_>]) -> bool {
    const ALIKE: usize = 3;
    let (Some(own), Some(there)) = (own.last(), there.last()) else { return false };
    let [a, b]: [Vec<char>; 2] =
        [own, there].map(|word| word.text.to_lowercase().chars().take(LONGEST).collect());
    a.len().min(b.len()) > ALIKE && a[..ALIKE] == b[..ALIKE] && (1..=2).contains(&distance(&a, &b))
}

/// "Maja Ek" and "Petra Ek": two people of one surname.
fn is_of_another(own: &[Word<'_>], there: &[Word<'_>]) -> bool {
    matches!((own, there), ([a, own], [b, there]) if own.token.fold == there.token.fold && !a.may_be(b))
}

/// "Funke" and "Funk": one surname in two spellings, where the given names may be the same.
fn is_respelled(own: &[Word<'_>], there: &[Word<'_>], titled: bool) -> bool {
    let (Some((last, first)), Some((other, before))) = (own.split_last(), there.split_last()) else {
        return false;
    };
    let [a, b] = [last, other].map(|word| word.text.to_lowercase());
    let given = first.iter().zip(before).next().is_some() || titled && !before.is_empty();
    let may_be = first.iter().rev().zip(before.iter().rev()).all(|(a, b)| a.may_be(b));
    let same = last.token.stem == other.token.stem && last.token.fold != other.token.fold;
    given && may_be && same && !is_plural(&a, &b) && off_by_a_letter(&a, &b, ONE_OFF)
}

/// "Müllers" of "Müller".
fn is_plural(a: &str, b: &str) -> bool {
    bare(a) == bare(b)
}

/// A word without the ends of a plural or a possessive.
fn bare(word: &str) -> &str {
    word.trim_end_matches(['s', '\'', '’'])
}

/// Whether a word may begin as `small` does in small letters, by the first byte of both.
fn begins_as(word: &str, small: &str) -> bool {
    let [a, b] = [word, small].map(|word| word.as_bytes().first().copied().unwrap_or_default());
    !a.is_ascii() || !b.is_ascii() || small.is_empty() || a.eq_ignore_ascii_case(&b)
}

/// Whether two words that begin alike differ in one letter, or in two where both are long.
fn off_by_a_letter(a: &str, b: &str, shortest: usize) -> bool {
    let [a, b]: [Vec<char>; 2] = [a, b].map(|word| word.chars().take(LONGEST).collect());
    let least = a.len().min(b.len());
    let most = match least {
        n if n < shortest => return false,
        ..TWO_OFF => 1,
        _ => 2,
    };
    a[0] == b[0] && !is_doubled(&a, &b) && (1..=most).contains(&distance(&a, &b))
}

/// Whether the one only doubles the last letter of the other, as people spell one name: "Dog", "Dogg".
fn is_doubled(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.split_last().is_some_and(|(last, rest)| rest == short && short.last() == Some(last))
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
