//! Which column of a table is which field, and how a cell becomes the field's value.

use crate::{
    answer::Fault,
    column::Columns,
    lines::{LONGEST, too_long},
    visible::{listed, short},
};
use endurance_core::schema;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a table's columns are for.
#[derive(Default)]
pub(crate) struct Header {
    slots: Vec<Slot>,
}

/// One column that is read.
struct Slot {
    /// Where it stands in the table.
    at: usize,
    /// Its name there, for messages.
    name: String,
    /// The field, such as `response` or `metadata.groups.team`.
    field: String,
    reads: Reads,
}

/// How a cell is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// As it stands: the field is a text.
    Text,
    /// As JSON where it is JSON, else as text.
    Json,
    /// As a JSON array of documents, or as the text of one.
    Documents,
    /// Not at all: no field is called so, which the core warns about.
    Unknown,
}

/// What a table holds at one place.
pub(crate) enum Cell<'c> {
    /// Text, of which the field decides what it means.
    Text(&'c str),
    /// A value that has its type already.
    #[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "CSV has text only"))]
    Value(Value),
}

impl Header {
    /// The header with these column names; or why it cannot be used.
    pub(crate) fn new(names: &[String], columns: &Columns) -> Result<Self, String> {
        if names.is_empty() {
            return Err("it has no columns".into());
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = names.iter().find(|name| !name.is_empty() && !seen.insert(name.as_str())) {
            return Err(format!("the column `{}` stands twice, and must stand once", short(twice)));
        }
        let told = || listed(names.iter());
        if let Some(key) = columns.own_keys().find(|key| !seen.contains(key)) {
            return Err(format!("no column is called `{}`; the columns are {}", short(key), told()));
        }
        let subject = columns.subject();
        let fields = schema::text(subject.schema).map(serde_json::from_str);
        let fields = fields.and_then(Result::ok).expect("a schema on file is JSON");
        let slot = |(at, field): (usize, String)| {
            let reads = if subject.has(&field) { Reads::of(&fields, &field) } else { Reads::Unknown };
            Slot { at, name: names[at].clone(), field, reads }
        };
        // In the order of the fields: `metadata` as a whole comes before what goes into it.
        let mut slots: Vec<_> = columns.resolve(names).into_iter().map(slot).collect();
        slots.sort_by(|a, b| a.field.cmp(&b.field));
        if !slots.iter().any(|slot| slot.field == subject.required) {
            let required = subject.required;
            return Err(format!(
                "no column gives `{required}`; the columns are {}; name one with --column {required}=THEIRS",
                told()
            ));
        }
        Ok(Self { slots })
    }

    /// The columns that are read, by their place in the table.
    #[cfg(feature = "parquet")]
    pub(crate) fn read(&self) -> impl Iterator<Item = (usize, &str)> {
        self.slots
            .iter()
            .filter(|slot| slot.reads != Reads::Unknown)
            .map(|slot| (slot.at, slot.name.as_str()))
    }

    /// A row as the line of JSON that it stands for; `cell` gives what stands in the column at a place, with this name.
    pub(crate) fn json<'c>(
        &self,
        mut cell: impl FnMut(usize, &str) -> Result<Cell<'c>, Fault>,
    ) -> Result<Vec<u8>, Fault> {
        let mut row = Map::new();
        for slot in &self.slots {
            let value = match slot.reads {
                Reads::Unknown => Some(Value::Null),
                reads => reads.value(cell(slot.at, &slot.name)?, slot)?,
            };
            if let Some(value) = value {
                put(&mut row, &slot.path(), value);
            }
        }
        let line = serde_json::to_vec(&row).map_err(|error| Fault::new("internal", error.to_string()))?;
        if line.len() > LONGEST { Err(too_long()) } else { Ok(line) }
    }
}

impl Reads {
    /// How the schema has it.
    fn of(schema: &Value, field: &str) -> Self {
        if field == "rag_documents" {
            return Self::Documents;
        }
        let mut at = schema;
        for part in field.split('.') {
            if let Some(name) = at["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
                at = &schema["$defs"][name];
            }
            let known = &at["properties"][part];
            at = if known.is_null() { &at["additionalProperties"] } else { known };
        }
        let text = match &at["type"] {
            Value::Array(kinds) => kinds.iter().any(|kind| kind == "string"),
            kind => kind == "string",
        };
        if text { Self::Text } else { Self::Json }
    }

    /// The value of a cell; nothing when it is empty, for then the field is left out.
    fn value(self, cell: Cell<'_>, slot: &Slot) -> Result<Option<Value>, Fault> {
        let value = match (self, cell) {
            (_, Cell::Value(Value::Null)) => return Ok(None),
            (_, Cell::Value(Value::String(text))) => return self.value(Cell::Text(&text), slot),
            // An empty answer and an empty question are what they are.
            (Self::Text, Cell::Text("")) if !slot.may_be_empty() => return Ok(None),
            (Self::Text, Cell::Text(text)) => text.into(),
            // Names are often numbers.
            (Self::Text, Cell::Value(Value::Number(number))) => number.to_string().into(),
            (_, Cell::Text(text)) if text.trim().is_empty() => return Ok(None),
            (Self::Documents, Cell::Text(text)) => documents(text, slot)?,
            (Self::Documents, Cell::Value(value)) => as_documents(value),
            (_, Cell::Text(text)) => json(text),
            (_, Cell::Value(value)) => value,
        };
        Ok(Some(value))
    }
}

impl Slot {
    /// The way to the field. The name of an unknown column may hold any dot.
    fn path(&self) -> Vec<&str> {
        if self.reads == Reads::Unknown { vec![&self.field] } else { crate::column::path(&self.field) }
    }

    fn may_be_empty(&self) -> bool {
        matches!(self.field.as_str(), "query" | "response" | "text")
    }
}

/// Texts that begin as JSON are JSON, and all others are the text of the one document.
fn documents(text: &str, slot: &Slot) -> Result<Value, Fault> {
    match text.trim_start().as_bytes().first() {
        Some(b'[') => serde_json::from_str(text).map(as_documents).map_err(|error| {
            let message = format!("`{}`: the cell begins as a JSON array and is none: {error}", slot.name);
            Fault::new("invalid_json", message)
        }),
        _ => Ok(as_documents(text.into())),
    }
}

/// JSON where it is JSON, and as Python writes truth; else a text.
fn json(text: &str) -> Value {
    match text.trim() {
        "True" | "TRUE" => true.into(),
        "False" | "FALSE" => false.into(),
        text => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
    }
}

/// Documents from plain strings, one or a list, or from one object; anything else stays as it is.
fn as_documents(value: Value) -> Value {
    let document = |text: Value| Value::Object(Map::from_iter([("content".to_owned(), text)]));
    match value {
        Value::String(_) => vec![document(value)].into(),
        Value::Object(_) => vec![value].into(),
        Value::Array(texts) if texts.iter().all(Value::is_string) => {
            texts.into_iter().map(document).collect()
        }
        other => other,
    }
}

/// Puts `value` where `path` leads. What stands in the way and is no object stays: the core says what is wrong with it.
fn put(object: &mut Map<String, Value>, path: &[&str], value: Value) {
    match path {
        [] => {}
        [last] => drop(object.insert((*last).to_owned(), value)),
        [first, rest @ ..] => {
            if let Value::Object(below) = object.entry(*first).or_insert_with(|| Map::new().into()) {
                put(below, rest, value);
            }
        }
    }
}
