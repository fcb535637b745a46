//! Reads lines that name their fields otherwise.

use crate::stop::Stop;
use serde_json::value::{RawValue, to_raw_value};
use std::{borrow::Cow, collections::BTreeMap};

/// The fields of an interaction. A key of `metadata` can be named too, as `metadata.KEY`.
const FIELDS: &[&str] =
    &["interaction_id", "session_id", "query", "response", "history", "rag_documents", "metadata"];

/// What each set of names stands for. Where a line has several of a field's keys, the first counts.
const KNOWN: &[Set] = &[
    (
        "ragas",
        &[
            ("query", "user_input"),
            ("query", "question"),
            ("response", "response"),
            ("response", "answer"),
            ("rag_documents", "retrieved_contexts"),
            ("rag_documents", "contexts"),
            ("metadata.reference", "reference"),
            ("metadata.reference", "ground_truth"),
        ],
    ),
    (
        "deepeval",
        &[
            ("query", "input"),
            ("response", "actual_output"),
            ("rag_documents", "retrieval_context"),
            ("metadata.reference", "expected_output"),
        ],
    ),
];

/// A name, and the pairs of field and key it stands for.
type Set = (&'static str, &'static [(&'static str, &'static str)]);

/// A line's keys and their values, as they were written.
type Object = BTreeMap<String, Box<RawValue>>;

/// Which key of a line is which field of an interaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// (field, key), in order of preference.
    pairs: Vec<(String, String)>,
}

impl Columns {
    /// From what `--column` was given.
    pub(crate) fn parse(given: &[String]) -> Result<Self, Stop> {
        let mut own = Vec::new();
        let mut set: Option<&str> = None;
        for text in given {
            if let Some((field, key)) = text.split_once('=') {
                own.push(checked(field, key, &own)?);
            } else if let Some(first) = set {
                return Err(Stop::refused(format!(
                    "`--column {text}`: `--column {first}` is given already, and one is allowed"
                )));
            } else {
                set = Some(known(text)?.0);
            }
        }
        let set = set.map(known).transpose()?.map_or(&[][..], |(_, pairs)| pairs);
        // A field's own key stands in for the set's keys, and a key is read once.
        let rest = set.iter().filter(|(field, key)| !own.iter().any(|(f, k)| f == field || k == key));
        let rest: Vec<_> = rest.map(|&(field, key)| (field.to_owned(), key.to_owned())).collect();
        Ok(Self { pairs: own.into_iter().chain(rest).collect() })
    }

    /// The line with our names; as it was when there is nothing to rename, or when it is no object (the core then says so).
    pub(crate) fn rename<'l>(&self, line: &'l [u8]) -> Cow<'l, [u8]> {
        if self.pairs.is_empty() {
            return Cow::Borrowed(line);
        }
        let renamed = serde_json::from_slice::<Object>(line).ok().and_then(|object| self.renamed(object));
        renamed.map_or(Cow::Borrowed(line), Cow::Owned)
    }

    fn renamed(&self, mut object: Object) -> Option<Vec<u8>> {
        // All are taken before any is put: two fields can swap their keys.
        let mut taken = BTreeMap::new();
        for (field, key) in &self.pairs {
            if let Some(value) = object.remove(key) {
                taken.entry(field.as_str()).or_insert(value);
            }
        }
        for (field, value) in taken {
            match field.strip_prefix("metadata.") {
                Some(key) => put_in_metadata(&mut object, key, value)?,
                None if field == "rag_documents" => {
                    object.insert(field.to_owned(), documents(value));
                }
                None => {
                    object.insert(field.to_owned(), value);
                }
            }
        }
        serde_json::to_vec(&object).ok()
    }
}

fn known(name: &str) -> Result<&'static Set, Stop> {
    KNOWN.iter().find(|(known, _)| *known == name).ok_or_else(|| {
        let names: Vec<_> = KNOWN.iter().map(|(known, _)| *known).collect();
        Stop::refused(format!("`--column {name}` must be NAME=THEIRS or one of {}", names.join(", ")))
    })
}

fn checked(field: &str, key: &str, before: &[(String, String)]) -> Result<(String, String), Stop> {
    let refused = |why: String| Err(Stop::refused(format!("`--column {field}={key}`: {why}")));
    let in_metadata = field.strip_prefix("metadata.").is_some_and(|key| !key.is_empty());
    if !in_metadata && !FIELDS.contains(&field) {
        return refused(format!("NAME must be one of {} or metadata.KEY", FIELDS.join(", ")));
    }
    if key.is_empty() {
        return refused("THEIRS must be a key of the lines".into());
    }
    if before.iter().any(|(f, _)| f == field) {
        return refused(format!("`{field}` is given already, and one key is allowed"));
    }
    if before.iter().any(|(_, k)| k == key) {
        return refused(format!("`{key}` is given already, and a key is read once"));
    }
    Ok((field.to_owned(), key.to_owned()))
}

/// Puts `value` under `metadata`; nothing when the line's `metadata` is no object.
fn put_in_metadata(object: &mut Object, key: &str, value: Box<RawValue>) -> Option<()> {
    let mut metadata = match object.get("metadata") {
        Some(raw) => serde_json::from_str::<Option<Object>>(raw.get()).ok()?.unwrap_or_default(),
        None => Object::new(),
    };
    metadata.insert(key.to_owned(), value);
    object.insert("metadata".to_owned(), to_raw_value(&metadata).ok()?);
    Some(())
}

/// Documents from plain strings; anything else stays as it is.
fn documents(value: Box<RawValue>) -> Box<RawValue> {
    let texts = match serde_json::from_str::<Vec<String>>(value.get()) {
        Ok(texts) => texts,
        Err(_) => match serde_json::from_str::<String>(value.get()) {
            Ok(text) => vec![text],
            Err(_) => return value,
        },
    };
    let documents: Vec<_> = texts.iter().map(|text| BTreeMap::from([("content", text)])).collect();
    to_raw_value(&documents).unwrap_or(value)
}
