//! What a list counts below which key: "Common: headache, nausea. Rare: hair loss" makes nausea no rare one.

use super::{
    program::Case,
    reading::Mask,
    table::{Cell, telling, tokens},
};
use crate::{
    claims::{Atom, Detail, alternate, opposite},
    interaction::Span,
    text::word::Token,
};

/// Words of one item.
const LONGEST_ITEM: usize = 5;

/// Items of one key, and rows of a list, that are looked at.
const MOST_ITEMS: usize = 64;
const MOST_ROWS: usize = 64;

/// Telling words of a claim that neither the item nor the key says.
const MOST_OTHER: usize = 2;

/// An item that a claim puts below another key than the list does.
pub(super) struct Misplaced {
    /// What differs; `None` where the claim denies that it stands there.
    pub(super) detail: Option<Detail>,
    /// The row that holds the item.
    pub(super) row: usize,
}

/// The item that the claim says of one key, where it stands below another only.
pub(super) fn misplaced(case: &Case<'_>) -> Option<Misplaced> {
    let height = case.grid.height();
    if !(2..=MOST_ROWS).contains(&height) {
        return None;
    }
    let (mut holding, mut named) = (None, None);
    for row in 0..height {
        // "butter" below two keys says nothing
        if let Some(item) = item_of(case, row)
            && holding.replace((row, item)).is_some()
        {
            return None;
        }
        if let Some(key) = key_of(case, row)
            && named.replace((row, key)).is_some()
        {
            return None;
        }
    }
    let ((row, item), (claimed, key)) = (holding?, named?);
    let others = others(case, item | key, claimed);
    (row != claimed && others <= MOST_OTHER && are_of_one_kind(case, row, claimed)).then(|| {
        let detail = Detail {
            atom: Atom::Entity,
            claimed: case.text.slice(case.grid.cell(claimed, 0).span).into(),
            source: Some(case.text.slice(case.grid.cell(row, 0).span).into()),
            difference: None,
        };
        Misplaced { detail: Some(detail).filter(|_| !super::bind::denies(case)), row }
    })
}

/// The words of the claim that say all of these; `None` where one is not said, or there is none.
fn all_said<'t>(case: &Case<'_>, words: impl Iterator<Item = &'t Token>) -> Option<Mask> {
    let mut mask = 0;
    for token in words {
        match case.reading.saying(token) {
            0 => return None,
            said => mask |= said,
        }
    }
    (mask != 0).then_some(mask)
}

/// The first item of a row that the claim says.
fn item_of(case: &Case<'_>, row: usize) -> Option<Mask> {
    let value = case.grid.cell(row, 1);
    items(case, value).take(MOST_ITEMS).find_map(|item| {
        let words = &case.text.tokens[case.text.tokens_in(item)];
        let plain = words.len() <= LONGEST_ITEM
            && case.text.quantities_in(item).is_empty()
            && case.text.dates_in(item).is_empty();
        if plain { all_said(case, words.iter().filter(|t| !t.stop)) } else { None }
    })
}

/// What stands between the commas and joins of a value.
fn items<'c>(case: &Case<'c>, value: &Cell) -> impl Iterator<Item = Span> + use<'c> {
    let (text, start) = (case.text.slice(value.span), value.span.start);
    let marked = text
        .split([',', ';', '/', '.'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "));
    marked.map(move |part| {
        let from = start + (part.as_ptr() as usize - text.as_ptr() as usize) as u32;
        Span { start: from, end: from + part.len() as u32 }
    })
}

/// The words by which the claim names the key of a row: those that no other key has.
fn key_of(case: &Case<'_>, row: usize) -> Option<Mask> {
    all_said(case, own_words(case, row).into_iter())
}

/// The telling words of a key that no other key has.
fn own_words<'c>(case: &Case<'c>, row: usize) -> Vec<&'c Token> {
    let key = |row: usize| tokens(case.text, case.grid.cell(row, 0));
    let elsewhere =
        |t: &Token| (0..case.grid.height()).any(|r| r != row && key(r).iter().any(|o| o.stem == t.stem));
    telling(case.text, case.grid.cell(row, 0)).filter(|t| !elsewhere(t)).collect()
}

/// Telling words of the claim beside these that the key does not say.
fn others(case: &Case<'_>, mask: Mask, row: usize) -> usize {
    let key = tokens(case.text, case.grid.cell(row, 0));
    let said = mask | case.reading.titled;
    let words = case
        .reading
        .words
        .iter()
        .enumerate()
        .filter(|(at, w)| said & super::reading::bit(*at) == 0 && !w.token.stop);
    words.filter(|(_, w)| !key.iter().any(|t| t.stem == w.token.stem)).count()
}

/// Whether two keys tell kinds of one thing, "common side effects" and "rare side effects", or opposites: a pool is below "features",
/// and the place may have it all the same.
fn are_of_one_kind(case: &Case<'_>, row: usize, claimed: usize) -> bool {
    let language = case.text.language;
    let key = |row: usize| telling(case.text, case.grid.cell(row, 0));
    let shares = key(row).any(|t| key(claimed).any(|o| o.stem == t.stem));
    let faces = |t: &Token| {
        key(claimed).any(|o| opposite::opposites(t, o, language) || alternate::alternates(t, o, language))
    };
    shares || key(row).any(faces) || is_called(case, claimed)
}

/// Whether the claim names the one word of a key as people are named: "Boris is responsible for sales".
fn is_called(case: &Case<'_>, row: usize) -> bool {
    let [key] = tokens(case.text, case.grid.cell(row, 0)) else { return false };
    let words = &case.reading.words;
    let at = words.iter().position(|w| w.token.stem == key.stem);
    at.is_some_and(|at| words[at].token.capital && (at == 0 || !words[at - 1].token.stop))
}
