//! Words and phrases that say what another word says, for denials: "send it back" of "return", "you can buy" of "does not sell".

use crate::text::{
    Text,
    language::Language,
    word::{Token, hash},
    words::{Words, words},
};
use std::sync::LazyLock;

/// Words, the word that belongs to them within a few others, and the words they say together.
struct Row(&'static Words, Option<&'static Words>, &'static str);

/// A word behind which a verb says something else: "sold out".
const OUT: u64 = hash("out");

const ROWS: &[Row] = &[
    Row(
        words!(
            "send sends sent give gives gave given bring brings brought take takes took taken hand ship post"
        ),
        Some(words!("back")),
        "return",
    ),
    Row(words!("get gets got getting receive receives"), Some(words!("back")), "refund return refundable"),
    Row(words!("refunded refund refunds"), None, "refundable"),
    Row(words!("returned return"), None, "returnable"),
    Row(words!("pay pays paid"), None, "payment"),
    Row(words!("take takes took taken taking"), Some(words!("account consideration")), "consider"),
    Row(words!("get gets got opt"), Some(words!("out")), "leave cancel"),
    Row(words!("buy buys bought buying buyer buyers purchase purchases purchased purchaser"), None, "sell"),
    Row(words!("sold selling sells sell"), None, "buy"),
    Row(words!("borrow borrowed borrows"), None, "lend"),
    Row(words!("lend lends lent lending"), None, "borrow"),
    Row(words!("get gets got receive receives received obtain"), None, "give grant issue pay"),
    Row(words!("reach reaches reached hit achieve achieves achieved attained"), None, "meet"),
    Row(words!("meet meets met achieve achieved"), None, "reach"),
    Row(words!("welcome admitted accepted"), None, "admit accept"),
    Row(words!("accepted accepts accept admitted"), None, "consider"),
    Row(words!("reserved reserve booked book"), None, "reservation booking"),
    Row(words!("subsidy subsidies support supports supported"), None, "subsidise"),
];

/// Among so many words behind a word stands what belongs to it.
const NEAR: usize = 5;

/// Of each row the stems of what it says.
static SAID: LazyLock<Vec<Vec<u64>>> = LazyLock::new(|| {
    let stems =
        |Row(.., said): &Row| Text::words(said, Some(Language::English)).0.iter().map(|t| t.stem).collect();
    ROWS.iter().map(stems).collect()
});

/// The stems of what the words of a passage say besides themselves.
pub(super) fn said(tokens: &[Token]) -> Vec<u64> {
    let stands = |Row(words, with, _): &Row| {
        let found = |at: usize| {
            let mut behind = tokens[at + 1..].iter().take(NEAR);
            let stands = with.is_some() || tokens.get(at + 1).is_none_or(|next| next.fold != OUT);
            words.contains(tokens[at].fold)
                && stands
                && with.is_none_or(|with| behind.any(|t| with.contains(t.fold)))
        };
        (0..tokens.len()).any(found)
    };
    let rows = ROWS.iter().zip(&*SAID).filter(|(row, _)| stands(row));
    rows.flat_map(|(_, stems)| stems).copied().collect()
}
