//! Checks statements against tables and lists: right values in wrong rows, counts, superlatives, comparisons.

#![expect(
    clippy::float_cmp,
    reason = "numbers are compared as they are written, and ranks by what stands in a cell"
)]

mod answer;
mod bind;
mod crossing;
mod link;
mod list;
mod member;
mod order;
mod parse;
mod program;
mod quantify;
mod reading;
mod rows;
mod slot;
mod table;
mod total;
mod trigger;
mod verdict;
mod vote;

pub(crate) use parse::{Tables, tables};
pub(crate) use table::Grid;

use crate::{
    interaction::Span,
    text::{Text, cue::Class, word::Token},
};
use program::Case;
use reading::Reading;
use table::Form;
pub(super) use verdict::{Finding, settle};

/// Rows of a table that are read.
const MOST_ROWS: usize = 512;

/// Columns of a table that are read.
const MOST_COLUMNS: usize = 32;

/// Cells of all tables of a text that are read.
const MOST_CELLS: usize = 65_536;

/// What `grid`, a table of `text` below `title`, says of the statement at `span`.
pub(super) fn find(response: &Text, span: Span, text: &Text, title: &[Token], grid: &Grid) -> Finding {
    let reading = Reading::new(response, span, title);
    let links = link::link(&reading, text, grid);
    let case = Case::new(&reading, text, grid, &links);
    let slot = slot::slot(&case, span);
    let answer = answer::answer(&case, span);
    if grid.form == Form::Pairs {
        return verdict::of_pairs(&case, slot).with(&case, answer);
    }
    let votes = case.votes();
    let bound = bind::bind(&case);
    let features = vote::features(&case, &votes, &bound, slot.as_ref());
    let denies = response.has_cue(span, Class::Negation);
    let answer = answer.filter(|_| denies || !vote::asks(&case, &votes));
    let crossing = crossing::crossing(&case, span);
    verdict::of_table(&case, &votes, &bound, slot, features).with(&case, answer).crossing(crossing)
}

/// The names of the features, for training.
#[cfg(feature = "training")]
pub(crate) fn feature_names() -> Vec<String> {
    vote::names()
}
