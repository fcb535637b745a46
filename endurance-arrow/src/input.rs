//! Which column of a table is which field of an interaction, and how a row is read.

use crate::value::{check, is_text, value};
use arrow_array::RecordBatch;
use arrow_schema::{DataType, Schema};
use endurance_core::{Error, ErrorKind, Interaction, Result};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields that a column can be. A key of `metadata` can be named too, as `metadata.KEY`.
const FIELDS: [&str; 7] =
    ["interaction_id", "session_id", "query", "response", "history", "rag_documents", "metadata"];

/// The columns of a table that are read.
#[derive(Debug)]
pub(crate) struct Input {
    slots: Vec<Slot>,
}

/// One column that is read.
#[derive(Debug)]
struct Slot {
    at: usize,
    /// The field, such as `response` or `metadata.model`.
    field: String,
}

/// A row as it was read. The ids are known even where the rest is wrong.
pub(crate) struct Read {
    pub(crate) interaction_id: Option<String>,
    pub(crate) session_id: Option<String>,
    pub(crate) interaction: Result<Interaction>,
}

impl Input {
    /// Finds the columns of `schema` that are fields; `columns` gives names of theirs by names of ours.
    ///
    /// # Errors
    /// When a column is missing or of another type than its field; the message names the column.
    pub(crate) fn new(schema: &Schema, columns: &BTreeMap<String, String>) -> Result<Self> {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let mut slots = Vec::new();
        for (field, column) in columns {
            if !is_field(field) {
                let all = FIELDS.join(", ");
                return Err(refused(format!("`{field}` is no field; the fields are {all} or metadata.KEY")));
            }
            slots.push(Slot { at: find(&names, column, field)?, field: field.clone() });
        }
        let theirs: Vec<usize> = slots.iter().map(|slot| slot.at).collect();
        for field in FIELDS.into_iter().filter(|field| !columns.contains_key(*field)) {
            // A column that was named for another field is that field.
            if names.contains(&field) && !theirs.contains(&find(&names, field, field)?) {
                slots.push(Slot { at: find(&names, field, field)?, field: field.into() });
            }
        }
        if !slots.iter().any(|slot| slot.field == "response") {
            let message = format!(
                "no column gives `response`; the columns are {}; name one, as in {{\"response\": \"answer\"}}",
                names.join(", ")
            );
            return Err(Error::new(ErrorKind::MissingField, message));
        }
        // `metadata` as a whole comes before what goes into it.
        slots.sort_by(|a, b| a.field.cmp(&b.field));
        for slot in &slots {
            slot.check(schema.field(slot.at).data_type(), names[slot.at])?;
        }
        Ok(Self { slots })
    }

    /// Reads one row. What is wrong with it is the core's to say.
    pub(crate) fn read(&self, batch: &RecordBatch, row: usize, strict: bool) -> Read {
        let mut values = Map::new();
        let mut wrong = None;
        for slot in &self.slots {
            let value = value(batch.column(slot.at), row).map_err(|byte| {
                let message = format!("`{}`: invalid UTF-8 at byte {byte}", slot.field);
                Error::new(ErrorKind::InvalidUtf8, message)
            });
            let put = value.and_then(|value| slot.put(&mut values, value));
            wrong = wrong.or(put.err());
        }
        let id = |name: &str| values.get(name).and_then(Value::as_str).map(str::to_owned);
        let (interaction_id, session_id) = (id("interaction_id"), id("session_id"));
        let interaction = wrong.map_or_else(|| Interaction::from_values(Value::Object(values), strict), Err);
        Read { interaction_id, session_id, interaction }
    }
}

impl Slot {
    /// Whether a column of this type can be this field.
    fn check(&self, kind: &DataType, name: &str) -> Result<()> {
        use DataType::{FixedSizeList, LargeList, List, Map, Null, Struct};
        let (fits, allowed) = match self.field.as_str() {
            "query" | "response" => (is_text(kind), "text"),
            "interaction_id" | "session_id" => (is_text(kind) || kind.is_integer(), "text or whole numbers"),
            "rag_documents" | "history" => (
                is_text(kind) || matches!(kind, List(_) | LargeList(_) | FixedSizeList(..)),
                "a list of structs, a list of texts, or text",
            ),
            "metadata" => (is_text(kind) || matches!(kind, Struct(_) | Map(..)), "a struct, a map, or text"),
            _ => (true, "text, numbers, lists, structs or maps"),
        };
        if *kind == Null || (fits && check(kind).is_ok()) {
            return Ok(());
        }
        let within = check(kind).err().filter(|within| *within != kind.to_string());
        let within = within.map_or(String::new(), |within| format!(", with {within} in it"));
        Err(refused(format!(
            "the column `{name}`, read as `{}`, is of type {kind}{within}, and must be {allowed}",
            self.field
        )))
    }

    /// Puts what the column holds where the field is. What is null is left out.
    fn put(&self, values: &mut Map<String, Value>, value: Value) -> Result<()> {
        let value = match (self.field.as_str(), value) {
            (_, Value::Null) => return Ok(()),
            // Names are often numbers.
            ("interaction_id" | "session_id", Value::Number(number)) => number.to_string().into(),
            ("interaction_id" | "session_id" | "query" | "response", value) => value,
            (_, Value::String(text)) if text.trim().is_empty() => return Ok(()),
            ("rag_documents", value) => documents(value)?,
            ("history" | "metadata", Value::String(text)) => json(text),
            (_, value) => value,
        };
        let mut values = values;
        let mut path: Vec<&str> = self.field.splitn(3, '.').collect();
        let last = path.pop().unwrap_or_default();
        for part in path {
            match values.entry(part).or_insert_with(|| Map::new().into()) {
                Value::Object(below) => values = below,
                // The core says what is wrong with it.
                _ => return Ok(()),
            }
        }
        values.insert(last.to_owned(), value);
        Ok(())
    }
}

fn is_field(name: &str) -> bool {
    FIELDS.contains(&name) || name.strip_prefix("metadata.").is_some_and(|key| !key.is_empty())
}

/// Where the one column of this name stands.
pub(crate) fn find(names: &[&str], column: &str, field: &str) -> Result<usize> {
    let mut found = names.iter().enumerate().filter(|(_, name)| **name == column);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => {
            Err(refused(format!("the column `{column}` stands twice, and must stand once")))
        }
        (None, _) => {
            let all = names.join(", ");
            let message = format!("no column is called `{column}`, for `{field}`; the columns are {all}");
            Err(Error::new(ErrorKind::MissingField, message))
        }
    }
}

fn refused(message: String) -> Error {
    Error::new(ErrorKind::InvalidField, message)
}

/// Text as JSON where it is JSON. Where it is not, the core says what it must be.
fn json(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// Documents from plain texts, one or a list, or from JSON text of a list; anything else stays as it is.
fn documents(value: Value) -> Result<Value> {
    let document = |text: Value| Value::Object(Map::from_iter([("content".to_owned(), text)]));
    Ok(match value {
        Value::String(text) if text.trim_start().starts_with('[') => {
            let listed = serde_json::from_str(&text).map_err(|error| {
                let message = format!("`rag_documents`: begins as a JSON array and is none: {error}");
                Error::new(ErrorKind::InvalidJson, message)
            })?;
            documents(listed)?
        }
        Value::String(_) => vec![document(value)].into(),
        Value::Array(texts) if texts.iter().all(Value::is_string) => {
            texts.into_iter().map(document).collect()
        }
        other => other,
    })
}
