//! Reads what callers send: the border at which input is refused or warned about.

use crate::{
    error::{Error, ErrorKind, Result},
    interaction::{Interaction, Role, Warning},
};
use serde::{Deserialize, de::DeserializeOwned};
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

/// One line for [`scan`](crate::Evaluator::scan).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScanRequest {
    /// The caller's name for the text; given back.
    #[serde(default)]
    pub id: Option<String>,
    /// The text.
    pub text: String,
    /// Who speaks in it.
    #[serde(default)]
    pub role: Option<Role>,
    /// The question that the text answers, where there is one.
    #[serde(default)]
    pub query: Option<String>,
}

impl Interaction {
    /// Reads an interaction. A field that this version does not know is warned about, or refused when `strict`.
    ///
    /// # Errors
    /// When `json` is not JSON, a required field is absent, or a value has the wrong type or is out of range; the
    /// message names the field.
    pub fn from_json(json: &[u8], strict: bool) -> Result<Self> {
        let (mut interaction, warnings) = read::<Self>(json, "", strict)?;
        interaction.check()?;
        interaction.warnings = warnings;
        Ok(interaction)
    }
}

impl ScanRequest {
    /// Reads a line for `scan`.
    ///
    /// # Errors
    /// As [`Interaction::from_json`]; also for a role other than query, document or response.
    pub fn from_json(json: &[u8], strict: bool) -> Result<Self> {
        let (request, _) = read::<Self>(json, "scan", strict)?;
        match request.role {
            None | Some(Role::Query | Role::Document | Role::Response) => Ok(request),
            Some(_) => {
                Err(Error::new(ErrorKind::InvalidField, "`role` must be one of query, document, response"))
            }
        }
    }
}

fn read<T: DeserializeOwned>(json: &[u8], top: &str, strict: bool) -> Result<(T, Vec<Warning>)> {
    let json = std::str::from_utf8(json).map_err(|error| {
        Error::new(ErrorKind::InvalidUtf8, format!("invalid UTF-8 at byte {}", error.valid_up_to()))
    })?;
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let mut unknown = Vec::new();
    let mut from = serde_json::Deserializer::from_str(json);
    let mut note = |path: Path<'_>| unknown.push(name(&path));
    let value = serde_path_to_error::deserialize(serde_ignored::Deserializer::new(&mut from, &mut note))
        .map_err(|error| json_error(&error))?;
    from.end().map_err(|error| Error::new(ErrorKind::InvalidJson, error.to_string()))?;
    let warnings: Vec<_> = unknown.into_iter().map(|path| unknown_field(path, top)).collect();
    match warnings.first() {
        Some(first) if strict => Err(Error::new(ErrorKind::UnknownField, describe(first))),
        _ => Ok((value, warnings)),
    }
}

/// The path as callers write it: `rag_documents.0.titel`, without the wrappers that reading puts around a value.
fn name(path: &Path<'_>) -> String {
    let below = |parent: &Path<'_>, part: &str| match name(parent) {
        parent if parent.is_empty() => part.to_owned(),
        parent => format!("{parent}.{part}"),
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

fn json_error(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    let inner = error.inner();
    let text = inner.to_string();
    let kind = match inner.classify() {
        serde_json::error::Category::Data if text.starts_with("missing field") => ErrorKind::MissingField,
        serde_json::error::Category::Data => ErrorKind::InvalidField,
        _ => ErrorKind::InvalidJson,
    };
    let path = error.path().to_string();
    let at = if matches!(&*path, "." | "?") { String::new() } else { format!("`{path}`: ") };
    Error::new(kind, format!("{at}{text}"))
}

fn unknown_field(path: String, top: &str) -> Warning {
    let did_you_mean = suggestion(&path, top);
    Warning { code: "unknown_field".into(), path, did_you_mean }
}

/// The known name nearest to the last part of `path`, if it is near enough to be a slip.
fn suggestion(path: &str, top: &str) -> Option<String> {
    let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
    let level: Vec<_> = parent.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
    let level = if level.join(".").is_empty() { top.to_owned() } else { level.join(".") };
    let (_, names) = KNOWN.iter().find(|(known, _)| *known == level)?;
    let nearest = names.iter().map(|known| (strsim::damerau_levenshtein(name, known), known)).min()?;
    (nearest.0 <= 1 + name.len() / 4).then(|| (*nearest.1).to_owned())
}

fn describe(warning: &Warning) -> String {
    match &warning.did_you_mean {
        Some(known) => format!("unknown field `{}`, did you mean `{known}`?", warning.path),
        None => format!("unknown field `{}`", warning.path),
    }
}
