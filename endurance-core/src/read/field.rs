//! The fields of the wire format, and what is said of one that is unknown or missing.

use super::wrong::{lacks, short};
use crate::interaction::Warning;
use serde_ignored::Path;

/// The names of each level of the wire format, for "did you mean".
const KNOWN: &[(&str, &[&str])] = &[
    ("", &["interaction_id", "session_id", "query", "response", "history", "rag_documents", "metadata"]),
    (
        "rag_documents",
        &["id", "source", "content", "page", "similarity_score", "kind", "trust", "labels", "language"],
    ),
    ("history", &["role", "content"]),
    ("metadata.controls", &["human_override", "stop", "edit", "review_queue", "ai_disclosed"]),
    ("scan", &["id", "text", "role", "query"]),
];

/// (level, what others call a field, the field). Names of other libraries and of most beginners.
const OTHERWISE: &[(&str, &str, &str)] = &[
    ("", "question", "query"),
    ("", "user_input", "query"),
    ("", "input", "query"),
    ("", "prompt", "query"),
    ("", "answer", "response"),
    ("", "actual_output", "response"),
    ("", "output", "response"),
    ("", "contexts", "rag_documents"),
    ("", "context", "rag_documents"),
    ("", "retrieved_contexts", "rag_documents"),
    ("", "retrieval_context", "rag_documents"),
    ("", "messages", "history"),
    ("rag_documents", "text", "content"),
    ("rag_documents", "page_content", "content"),
    ("rag_documents", "title", "source"),
    ("history", "text", "content"),
    ("scan", "content", "text"),
    ("scan", "response", "text"),
];

/// Fields that a message lists at most.
const LISTED: usize = 8;

pub(super) fn unknown_field(path: String, top: &str) -> Warning {
    let did_you_mean = suggestion(&path, top);
    Warning { code: "unknown_field".into(), path, did_you_mean }
}

/// What the last part of `path` is called here: the field that others call so; else the known name nearest to it, if it
/// is near enough to be a slip; else one that it shortens.
pub(super) fn suggestion(path: &str, top: &str) -> Option<String> {
    let (parent, name) = split(path);
    let level: Vec<_> = parent.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
    let level = if level.join(".").is_empty() { top.to_owned() } else { level.join(".") };
    if let Some((.., known)) = OTHERWISE.iter().find(|(at, theirs, _)| *at == level && *theirs == name) {
        return Some((*known).to_owned());
    }
    let (_, names) = KNOWN.iter().find(|(known, _)| *known == level)?;
    let nearest = names.iter().map(|known| (strsim::damerau_levenshtein(name, known), known)).min()?;
    let slip = (nearest.0 <= 1 + name.len() / 4).then_some(nearest.1);
    slip.or_else(|| names.iter().find(|known| shortens(name, known))).map(|known| (*known).to_owned())
}

/// Whether `known` without some of its letters is `name`: `rag_docs` of `rag_documents`. Less than 4 letters say nothing.
fn shortens(name: &str, known: &str) -> bool {
    let mut letters = known.chars();
    name.len() >= 4 && name.chars().all(|letter| letters.any(|other| other == letter))
}

pub(super) fn describe(warning: &Warning) -> String {
    match &warning.did_you_mean {
        Some(known) => format!("unknown field `{}`, did you mean `{known}`?", warning.path),
        None => format!("unknown field `{}`", warning.path),
    }
}

/// What stands where a field is missing: the fields beside it that are not known, and the first that may be meant for it.
pub(super) fn instead(text: &str, path: &str, unknown: &[String], top: &str) -> String {
    let Some(missing) = lacks(text) else { return String::new() };
    let beside: Vec<_> = unknown.iter().filter(|one| split(one).0 == path).collect();
    let named: Vec<_> = beside.iter().take(LISTED).map(|one| format!("`{}`", split(one).1)).collect();
    let more = if beside.len() > LISTED { ", ..." } else { "" };
    let found = format!("found {}{more}", named.join(", "));
    let meant = beside.iter().find(|one| suggestion(one, top).as_deref() == Some(missing));
    match meant.map(|one| split(one).1) {
        Some(field) if beside.len() == 1 => format!(" (is it `{field}`?)"),
        Some(field) => format!(" ({found}; is it `{field}`?)"),
        None if beside.is_empty() => String::new(),
        None => format!(" ({found})"),
    }
}

/// The path of the object in which a field stands, and the field.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// The path as callers write it: `rag_documents.0.titel`, without the wrappers that reading puts around a value.
pub(super) fn name(path: &Path<'_>) -> String {
    let below = |parent: &Path<'_>, part: &str| match name(parent) {
        parent if parent.is_empty() => short(part).into_owned(),
        parent => format!("{parent}.{}", short(part)),
    };
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => below(parent, &index.to_string()),
        Path::Map { parent, key } => below(parent, key),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => {
            name(parent)
        }
    }
}
