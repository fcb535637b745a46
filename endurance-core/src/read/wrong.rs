//! What is wrong with an input, in the words of JSON and not of a program.

use super::field::instead;
use crate::error::{Error, ErrorKind};
use serde_path_to_error::Segment;
use std::borrow::Cow;

/// What an interaction looks like.
const ANSWERED: &str = r#"an object such as {"response": "..."}"#;

/// What a text to scan looks like.
const SCANNED: &str = r#"an object such as {"text": "..."}"#;

/// What serde expects, in the words of JSON.
const EXPECTED: &[(&str, &str)] = &[
    ("f64", "a number"),
    ("u64", "a whole number, zero or more"),
    ("u32", "a whole number, zero or more, at most 4294967295"),
    ("u8", "a whole number, zero or more, at most 255"),
    ("a sequence", "a list"),
    ("a map", "an object"),
    ("struct Interaction", ANSWERED),
    ("struct ScanRequest", SCANNED),
    ("struct Turn", r#"an object such as {"role": "user", "content": "..."}"#),
];

/// Characters that a message quotes of a text: a document may have millions.
const QUOTED: usize = 80;

/// What is wrong, and where: a row is one line, whose number its reader knows better.
pub(super) fn in_row(error: &serde_json::Error) -> [String; 2] {
    let [text, at] = wrong(error);
    [text, at.replacen(" at line 1 column ", " at column ", 1)]
}

/// What is wrong in the words of JSON, and where.
pub(super) fn wrong(error: &serde_json::Error) -> [String; 2] {
    let text = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    match text.strip_suffix(&at) {
        Some(told) => [in_words(told), at],
        None => [in_words(&text), String::new()],
    }
}

/// What is wrong in the words of JSON.
pub(super) fn in_words(text: &str) -> String {
    let text = match text.strip_prefix("invalid type: ") {
        Some(rest) if rest.starts_with("sequence,") => text.replacen("sequence", "list", 1),
        Some(rest) if rest.starts_with("map,") => text.replacen("map", "object", 1),
        _ => text.to_owned(),
    };
    let Some((found, expected)) = text.rsplit_once(", expected ") else { return text };
    let ours = EXPECTED.iter().find(|(theirs, _)| *theirs == expected).map(|(_, ours)| *ours);
    let ours = ours.or_else(|| expected.starts_with("struct ").then_some("an object"));
    format!("{}, expected {}", cut(found), ours.unwrap_or(expected))
}

/// What was found, with the beginning of the text that it quotes.
fn cut(found: &str) -> Cow<'_, str> {
    let quoted = found.split_once('"').and_then(|(what, text)| Some((what, text.strip_suffix('"')?)));
    quoted.map_or(found.into(), |(what, text)| format!("{what}\"{}\"", short(text)).into())
}

/// A text, or its beginning.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// The path in front of a message; nothing for the whole.
pub(super) fn place(path: &serde_path_to_error::Path) -> String {
    let dotted = dotted(path);
    if dotted.is_empty() { String::new() } else { format!("`{dotted}`: ") }
}

/// The path as [`name`] writes it.
fn dotted(path: &serde_path_to_error::Path) -> String {
    let parts: Vec<_> = path
        .iter()
        .filter(|part| !matches!(part, Segment::Unknown))
        .map(|part| match part {
            Segment::Seq { index } => index.to_string(),
            part => short(&part.to_string()).into_owned(),
        })
        .collect();
    parts.join(".")
}

/// The error of a value that cannot be read from JSON.
pub(super) fn in_json(
    error: &serde_path_to_error::Error<serde_json::Error>,
    json: &str,
    top: &str,
    unknown: &[String],
) -> Error {
    let inner = error.inner();
    let [text, at] = in_row(inner);
    if inner.classify() == serde_json::error::Category::Data {
        return in_value(&text, &at, error.path(), top, unknown);
    }
    let told = if json.trim_start().starts_with('{') {
        format!("{}{text}{at}", place(error.path()))
    } else {
        let shape = if top == "scan" { SCANNED } else { ANSWERED };
        format!("not JSON: {text}{at}; must be {shape}")
    };
    Error::new(ErrorKind::InvalidJson, told)
}

/// The error of a value of which `text` says what is wrong, and `at` the column, if it has one.
pub(super) fn in_value(
    text: &str,
    at: &str,
    path: &serde_path_to_error::Path,
    top: &str,
    unknown: &[String],
) -> Error {
    let kind = if lacks(text).is_some() { ErrorKind::MissingField } else { ErrorKind::InvalidField };
    let instead = instead(text, &dotted(path), unknown, top);
    Error::new(kind, format!("{}{text}{instead}{at}", place(path)))
}

/// The field that a message says is missing.
pub(super) fn lacks(text: &str) -> Option<&str> {
    text.strip_prefix("missing field `")?.strip_suffix('`')
}
