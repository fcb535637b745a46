//! Lists that say a value of each key: lines `key: value`, and "adults 75, children 40" in a sentence.

use super::table::Grid;
use crate::text::Text;

/// Adds the lists of `text`.
pub(super) fn add(_text: &Text, _out: &mut Vec<Grid>) {}
