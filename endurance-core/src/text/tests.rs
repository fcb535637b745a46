//! What the text layer reads out of small inputs: one table for each of its parts.

mod citations;
mod cues;
mod entities;
mod languages;
mod sentences;
mod vocabulary;
mod words;

use super::{Span, Text};

/// Compares what `read` makes of each input with what is expected of it, and shows every case that differs.
fn check(cases: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let differing: Vec<String> = cases
        .iter()
        .map(|&(input, expected)| (input, expected, read(input)))
        .filter(|(_, expected, got)| got != expected)
        .map(|(input, expected, got)| format!("{input:?}\n  expected {expected}\n  got      {got}"))
        .collect();
    assert!(differing.is_empty(), "{} of {}:\n{}", differing.len(), cases.len(), differing.join("\n"));
}

/// The passages of `raw` at `spans`, with a bar between them.
fn shown(raw: &str, spans: impl IntoIterator<Item = Span>) -> String {
    spans.into_iter().map(|span| &raw[span.range()]).collect::<Vec<_>>().join(" | ")
}

fn read(raw: &str) -> Text {
    Text::read(raw, None)
}
