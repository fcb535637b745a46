//! Checks statements against tables and lists: right values in wrong rows, counts, superlatives, comparisons.

mod bind;
mod link;
mod list;
mod order;
mod parse;
mod program;
mod quantify;
mod reading;
mod rows;
mod table;
mod total;
mod trigger;
mod vote;

pub(crate) use parse::grids;
pub(crate) use table::Grid;

use crate::{
    interaction::Span,
    text::{Text, word::Token},
};
use program::Case;
use reading::Reading;

/// Rows of a table that are read.
const MOST_ROWS: usize = 512;

/// Columns of a table that are read.
const MOST_COLUMNS: usize = 32;

/// Cells of all tables of a text that are read.
const MOST_CELLS: usize = 65_536;

/// What a grid says of a statement.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// Probability that the statement is refuted.
    pub(super) refuted: f64,
    /// What the model saw, for training.
    pub(super) features: Vec<f64>,
    /// The kinds of programs that the statement asks for, for training.
    pub(super) kinds: Vec<&'static str>,
}

/// What `grid`, a table of `text`, says of the statement at `span`.
pub(super) fn find(response: &Text, span: Span, text: &Text, title: &[Token], grid: &Grid) -> Finding {
    let reading = Reading::new(response, span);
    let links = link::link(&reading, text, grid, title);
    let case = Case::new(&reading, text, grid, &links);
    let votes = case.votes();
    let features = vote::features(&case, &votes);
    let kinds = votes.iter().filter(|v| v.fit >= 0.5).map(|v| v.kind.name()).collect();
    Finding { refuted: vote::refuted(&features), features, kinds }
}

/// The names of the features, for training.
pub(crate) fn feature_names() -> Vec<String> {
    vote::names()
}
