//! How much input is read at most, and what was not.

use crate::interaction::Place;
use serde::{Deserialize, Serialize};

/// What is read at most. Reaching one is reported in `degraded`, and a degraded evaluation never passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the query.
    pub query_bytes: u32,
    /// Bytes of the response.
    pub response_bytes: u32,
    /// Bytes of one document, and of one turn of the history.
    pub document_bytes: u32,
    /// Bytes of all documents, and of the whole history.
    pub total_bytes: u32,
    /// Documents, and turns of the history.
    pub documents: u32,
    /// Claims.
    pub claims: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            query_bytes: 1 << 20,
            response_bytes: 1 << 20,
            document_bytes: 4 << 20,
            total_bytes: 32 << 20,
            documents: 10_000,
            claims: 5_000,
        }
    }
}

/// Something of the input that was not read, because of a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Degraded {
    /// The limit, by its name in the configuration.
    pub limit: String,
    /// Which text.
    #[serde(rename = "in")]
    pub place: Place,
    /// Which document or turn, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
    /// What there was.
    pub seen: u64,
    /// What is read at most.
    pub allowed: u64,
}

impl Degraded {
    pub(crate) fn new(limit: &str, place: Place, index: Option<usize>, seen: u64, allowed: u64) -> Self {
        Self { limit: limit.into(), place, index: index.map(|at| at as u32), seen, allowed }
    }
}

/// The text up to `most` bytes; what is left out is added to `degraded`.
pub(crate) fn cut<'t>(
    text: &'t str,
    limit: &str,
    most: u32,
    place: Place,
    degraded: &mut Vec<Degraded>,
) -> &'t str {
    if text.len() > most as usize {
        degraded.push(Degraded::new(limit, place, None, text.len() as u64, u64::from(most)));
    }
    &text[..boundary(text, most as usize)]
}

/// The first of `items` up to `most`; what is left out is added to `degraded`.
pub(crate) fn first<'t, T>(
    items: &'t [T],
    limit: &str,
    most: u32,
    place: Place,
    degraded: &mut Vec<Degraded>,
) -> &'t [T] {
    if items.len() > most as usize {
        degraded.push(Degraded::new(limit, place, None, items.len() as u64, u64::from(most)));
    }
    &items[..items.len().min(most as usize)]
}

/// The last character boundary at or before `at`.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The bytes that documents, or turns, may still take.
pub(crate) struct Budget {
    place: Place,
    each: u32,
    total: u32,
    left: usize,
}

impl Budget {
    pub(crate) fn new(limits: &Limits, place: Place) -> Self {
        let (each, total) = (limits.document_bytes, limits.total_bytes);
        Self { place, each, total, left: total as usize }
    }

    /// The text at `index`, cut to what is left for it; what is left out is added to `degraded`.
    pub(crate) fn cut<'t>(&mut self, text: &'t str, index: usize, degraded: &mut Vec<Degraded>) -> &'t str {
        let mut note = |limit: &str, allowed: u32| {
            let seen = text.len() as u64;
            degraded.push(Degraded::new(limit, self.place, Some(index), seen, u64::from(allowed)));
        };
        let own = &text[..boundary(text, self.each as usize)];
        if own.len() < text.len() {
            note("document_bytes", self.each);
        }
        let kept = &own[..boundary(own, self.left)];
        if kept.len() < own.len() {
            note("total_bytes", self.total);
        }
        self.left -= kept.len();
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_on_character_boundaries_and_says_so() {
        let mut degraded = Vec::new();
        assert_eq!(cut("añb", "query_bytes", 2, Place::Query, &mut degraded), "a");
        assert_eq!((degraded[0].seen, degraded[0].allowed), (4, 2));
        assert_eq!(cut("añb", "query_bytes", 4, Place::Query, &mut degraded), "añb");
        assert_eq!(degraded.len(), 1);
    }

    #[test]
    fn a_budget_is_shared() {
        let limits = Limits { document_bytes: 4, total_bytes: 6, ..Limits::default() };
        let (mut budget, mut degraded) = (Budget::new(&limits, Place::Document), Vec::new());
        let kept: Vec<_> =
            ["abcd", "efgh", "ij"].iter().enumerate().map(|(i, t)| budget.cut(t, i, &mut degraded)).collect();
        assert_eq!(kept, ["abcd", "ef", ""]);
        assert_eq!(
            degraded.iter().map(|d| (d.limit.as_str(), d.index)).collect::<Vec<_>>(),
            [("total_bytes", Some(1)), ("total_bytes", Some(2))]
        );
    }
}
