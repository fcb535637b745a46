//! Numbers as lengths. Geometry goes into attributes of SVG, never into style attributes, which the page's policy forbids.

use crate::wording::{exact, signed, title, words};
use endurance_core::{Contribution, ContributionKind};
use std::fmt::Display;

/// A part of a bar: where it begins and how long it is, in percent of the whole.
pub(super) struct Slice {
    pub(super) class: String,
    pub(super) x: String,
    pub(super) width: String,
    pub(super) label: String,
}

/// One step of the way from nothing to the overall score.
pub(super) struct Step {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) x: String,
    pub(super) width: String,
    pub(super) points: String,
}

/// Shares of a whole, side by side: (class, name, count).
pub(super) fn stacked<'n>(parts: &[(&'n str, &'n str, u64)]) -> Vec<Slice> {
    let all: u64 = parts.iter().map(|&(.., n)| n).sum();
    let mut before = 0;
    let mut slices = Vec::new();
    for &(class, name, n) in parts.iter().filter(|&&(.., n)| n > 0) {
        let percent = |n: u64| length(n as f64 * 100.0 / all as f64);
        let label = format!("{name}: {n}");
        slices.push(Slice { class: class.to_owned(), x: percent(before), width: percent(n), label });
        before += n;
    }
    slices
}

/// The way from nothing to the overall score, each step beginning where the one before ended; and where it ends.
pub(super) fn waterfall(contributions: &[Contribution]) -> (Vec<Step>, String) {
    let mut at = 0;
    let mut steps = Vec::new();
    for contribution in contributions {
        let units = contribution.points.0;
        let (low, high) = (at.min(at + units), at.max(at + units));
        let kind = contribution.kind;
        let id = crate::visible::short(&contribution.id);
        let name = match kind {
            ContributionKind::Dimension => title(&id),
            _ => format!("{}: {}", title(kind.as_str()), words(&id)),
        };
        steps.push(Step {
            name,
            class: if units < 0 { "less" } else { "more" },
            x: length(low as f64 / 10_000.0),
            width: length((high - low) as f64 / 10_000.0),
            points: signed(contribution.points).replace('-', "−"),
        });
        at += units;
    }
    (steps, exact(at))
}

/// A number short enough for an attribute.
pub(super) fn length(number: f64) -> String {
    short(format!("{number:.2}"))
}

fn short(text: impl Display) -> String {
    text.to_string().trim_end_matches('0').trim_end_matches('.').to_owned()
}
