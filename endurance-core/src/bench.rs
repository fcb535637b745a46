//! Stages of the engine on their own, for `make bench`. Not part of the API.

use crate::text::{Text, word};

/// The tokeniser's pass alone; how many tokens it found.
#[must_use]
pub fn tokens(text: &str) -> usize {
    word::tokens(text).len()
}

/// Everything that is read of a text; how many sentences it has.
#[must_use]
pub fn text(text: &str) -> usize {
    Text::read(text, None).sentences.len()
}
