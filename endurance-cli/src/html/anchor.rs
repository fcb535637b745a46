//! Where the parts of an evaluation can be found by links.

use std::fmt::Display;

/// The evaluation's line on a page. One that stands alone has no ids and no links: next to others of its kind they would
/// meet, and the same evaluation would not always be the same bytes.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) line: Option<u64>,
}

impl Anchor {
    /// The attribute that names a part: claim `c`, document `d` or attack `t`, and its number.
    pub(super) fn id(self, part: &str, number: impl Display) -> String {
        self.line.map_or_else(String::new, |line| format!(" id=\"l{line}{part}{number}\""))
    }

    /// The attribute that leads there.
    pub(super) fn link(self, part: &str, number: impl Display) -> String {
        self.line.map_or_else(String::new, |line| format!(" href=\"#l{line}{part}{number}\""))
    }
}
