//! What goes in: one answer, the question, the documents it was given, and what is known about the call.

mod metadata;

#[cfg(test)]
pub(crate) use metadata::FIELDS;
pub(crate) use metadata::is_date;
pub use metadata::{Controls, Metadata, Warning};

use crate::error::{Error, ErrorKind, Result};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Unexpected},
};
use std::{borrow::Cow, fmt};

/// One answer of a chatbot and everything it is judged against.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Interaction {
    /// The caller's name for this turn; given back, never scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<String>,
    /// The caller's name for the conversation; given back, never scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// What the user asked. May be empty: then what needs it is not measured.
    #[serde(default, deserialize_with = "null_is_default")]
    pub query: String,
    /// What the model answered. The one required field.
    pub response: String,
    /// The turns before this one, oldest first.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Turn>,
    /// What the answer was given to draw on, in retrieval order.
    #[serde(default, deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "documents"))]
    pub rag_documents: Vec<Document>,
    /// What is known about the call.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "Metadata::is_empty")]
    pub metadata: Metadata,
    /// What [`Interaction::from_json`] noticed; copied into the evaluation.
    #[serde(skip)]
    pub warnings: Vec<Warning>,
}

/// A document the answer may rest on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self")] // what is read may also be a string
#[non_exhaustive]
pub struct Document {
    /// The caller's name for it. May repeat: the index is what identifies a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Title, file name or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Its text.
    pub content: String,
    /// Page in the source, as its reader counts: from 1, or from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The retriever's score. Kept, never scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub similarity_score: Option<f64>,
    /// How it came into the conversation.
    #[serde(default, deserialize_with = "kind")]
    pub kind: DocumentKind,
    /// Whether its instructions may be followed.
    #[serde(default, deserialize_with = "trust")]
    pub trust: Trust,
    /// The caller's labels, such as `public`.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// Its language as BCP 47; found from the text when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A turn before the one that is judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Turn {
    /// Who spoke.
    #[serde(deserialize_with = "speaker")]
    #[cfg_attr(feature = "schema", schemars(with = "Speaker"))]
    pub role: Role,
    /// What was said.
    pub content: String,
}

crate::names! {
    /// Who speaks in a text: it changes what an instruction in it means.
    pub enum Role {
        /// The operator's instructions.
        System = "system",
        /// The person who asks.
        User = "user",
        /// The chatbot.
        Assistant = "assistant",
        /// A tool's output.
        Tool = "tool",
        /// A text given to [`scan`](crate::Evaluator::scan) as a user's question.
        Query = "query",
        /// A text given to `scan` as a retrieved document: it may inform, not instruct.
        Document = "document",
        /// A text given to `scan` as the chatbot's answer.
        Response = "response",
    }
}

/// Who speaks in a turn, as the schema has it.
#[cfg(feature = "schema")]
struct Speaker;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Speaker {
    fn schema_name() -> Cow<'static, str> {
        "Role".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = SPEAKERS.iter().map(|role| role.as_str()).collect();
        schemars::json_schema!({ "anyOf": [{ "enum": names }, { "type": "string" }] })
    }
}

/// Who speaks in a turn.
const SPEAKERS: &[Role] = &[Role::System, Role::User, Role::Assistant, Role::Tool];

crate::names! {
    /// How a document came into the conversation.
    #[derive(Default)]
    pub enum DocumentKind {
        /// A retriever found it.
        #[default]
        Retrieved = "retrieved",
        /// A tool returned it.
        Tool = "tool",
        /// A store of earlier conversations held it.
        Memory = "memory",
        /// The user uploaded it.
        UserFile = "user_file",
    }
}

crate::names! {
    /// Whether instructions in a document may be followed.
    #[derive(Default)]
    pub enum Trust {
        /// Anyone may have written it.
        #[default]
        Untrusted = "untrusted",
        /// The operator answers for it: it is not scanned for instructions.
        Trusted = "trusted",
    }
}

/// A half-open range of UTF-8 byte offsets, on character boundaries, `start <= end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

crate::names! {
    /// Which text of an interaction a location points into.
    pub enum Place {
        /// The user's question.
        Query = "query",
        /// The answer.
        Response = "response",
        /// A document, by its index.
        Document = "document",
        /// A turn of the history, by its index.
        History = "history",
        /// `metadata.system_prompt`.
        SystemPrompt = "system_prompt",
        /// A provision of the profile's law, by its row in docs/profiles.md; `id` names the article.
        Provision = "provision",
    }
}

/// A passage of one of the interaction's texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Location {
    /// Which text.
    #[serde(rename = "in")]
    pub place: Place,
    /// Which document or turn, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
    /// The document's id, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Bytes of a document's id: every passage that is pointed to repeats it.
const LONGEST_ID: usize = 1 << 10;

/// Points on the scale 0..=100, exact to 1/10,000 point. Never NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(
    // Invariant: 0..=1_000_000, in 1/10,000 point.
    u32,
);

/// A share or a probability, 0..=1, exact to 1/10,000. Never NaN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(
    // Invariant: 0..=10_000.
    u16,
);

impl Interaction {
    /// An interaction from its two texts.
    pub fn new(query: impl Into<String>, response: impl Into<String>) -> Self {
        Self { query: query.into(), response: response.into(), ..Self::default() }
    }

    /// Adds a document.
    #[must_use]
    pub fn document(mut self, document: Document) -> Self {
        self.rag_documents.push(document);
        self
    }

    /// Adds an earlier turn.
    #[must_use]
    pub fn turn(mut self, role: Role, content: impl Into<String>) -> Self {
        self.history.push(Turn { role, content: content.into() });
        self
    }

    /// Checks what types cannot: ranges and names. Reading JSON does this already.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidField`], naming the field, what came and what is allowed.
    pub fn check(&self) -> Result<()> {
        for (at, turn) in self.history.iter().enumerate() {
            if !SPEAKERS.contains(&turn.role) {
                let allowed = format!("must be one of system, user, assistant, tool, not {}", turn.role);
                return Err(invalid(&format!("history.{at}.role"), &allowed));
            }
        }
        for (at, document) in self.rag_documents.iter().enumerate() {
            let length = document.id.as_ref().map_or(0, String::len);
            if length > LONGEST_ID {
                return Err(invalid(
                    &format!("rag_documents.{at}.id"),
                    &format!("must be of {LONGEST_ID} bytes or fewer, not {length}"),
                ));
            }
            if document.kind == DocumentKind::Other {
                return Err(invalid(
                    &format!("rag_documents.{at}.kind"),
                    "must be one of retrieved, tool, memory, user_file",
                ));
            }
            if document.trust == Trust::Other {
                return Err(invalid(
                    &format!("rag_documents.{at}.trust"),
                    "must be one of untrusted, trusted",
                ));
            }
        }
        self.metadata.check()
    }
}

impl Document {
    /// A retrieved, untrusted document without a name.
    pub fn new(content: impl Into<String>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Names the document.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Gives its title, file name or address.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct TextOrFields;

        impl<'de> de::Visitor<'de> for TextOrFields {
            type Value = Document;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(r#"a string or an object such as {"content": "..."}"#)
            }

            fn visit_str<E: de::Error>(self, content: &str) -> Result<Document, E> {
                Ok(Document::new(content))
            }

            fn visit_string<E: de::Error>(self, content: String) -> Result<Document, E> {
                Ok(Document::new(content))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, fields: A) -> Result<Document, A::Error> {
                Document::deserialize(de::value::MapAccessDeserializer::new(fields)) // by its fields
            }
        }

        from.deserialize_any(TextOrFields)
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, to) // by its fields
    }
}

impl Span {
    /// The range `start..end` of byte offsets.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// As a range that indexes a `str`.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether both share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Location {
    /// A passage of the query, the response or the system prompt.
    #[must_use]
    pub const fn of(place: Place, span: Span) -> Self {
        Self { place, index: None, id: None, start: span.start, end: span.end }
    }

    /// A passage of the document or turn at `index`.
    #[must_use]
    pub fn at(place: Place, index: usize, id: Option<&str>, span: Span) -> Self {
        Self { place, index: Some(index as u32), id: id.map(Into::into), start: span.start, end: span.end }
    }

    /// Its range of bytes.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

impl Score {
    /// The best score.
    pub const MAX: Self = Self(1_000_000);
    /// The worst score.
    pub const MIN: Self = Self(0);

    /// From points; what is outside 0..=100 is clamped, and what is no number is 0.
    #[must_use]
    pub fn from_points(points: f64) -> Self {
        Self(rounded(points * 10_000.0, 1_000_000))
    }

    /// From 1/10,000 points, clamped.
    #[must_use]
    pub fn from_units(units: i64) -> Self {
        Self(units.clamp(0, 1_000_000) as u32)
    }

    /// In 1/10,000 points.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0 as i64
    }

    /// In points, 0..=100.
    #[must_use]
    pub fn points(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

impl Share {
    /// Certainty.
    pub const ONE: Self = Self(10_000);

    /// From a number; what is outside 0..=1 is clamped, and what is no number is 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self(rounded(value * 10_000.0, 10_000) as u16)
    }

    /// As a number, 0..=1.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

/// Half to even, clamped to 0..=max; NaN is 0.
fn rounded(value: f64, max: u32) -> u32 {
    value.round_ties_even().clamp(0.0, f64::from(max)) as u32
}

macro_rules! decimal {
    ($($type:ident $get:ident $new:ident $max:literal)+) => {$(
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_f64(self.$get())
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                f64::deserialize(from).map(Self::$new)
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": $max })
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.$get().fmt(f)
            }
        }
    )+};
}
decimal! { Score points from_points 100  Share get new 1 }

fn null_is_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    Option::<T>::deserialize(from).map(Option::unwrap_or_default)
}

/// The one of `allowed` that has this name. An input with another is refused here, where what came is still known.
pub(crate) fn one_of<T: Copy + fmt::Display, E: de::Error>(name: &str, allowed: &[T]) -> Result<T, E> {
    allowed.iter().copied().find(|known| known.to_string() == name).ok_or_else(|| {
        let allowed: Vec<String> = allowed.iter().map(T::to_string).collect();
        let expected = format!("one of {}", allowed.join(", "));
        E::invalid_value(Unexpected::Str(name), &expected.as_str())
    })
}

fn speaker<'de, D: Deserializer<'de>>(from: D) -> Result<Role, D::Error> {
    one_of(&<Cow<'_, str>>::deserialize(from)?, SPEAKERS)
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<DocumentKind, D::Error> {
    one_of_or_default(from, DocumentKind::ALL)
}

fn trust<'de, D: Deserializer<'de>>(from: D) -> Result<Trust, D::Error> {
    one_of_or_default(from, Trust::ALL)
}

fn one_of_or_default<'de, D: Deserializer<'de>, T: Copy + Default + fmt::Display>(
    from: D,
    allowed: &[T],
) -> Result<T, D::Error> {
    let name = Option::<Cow<'_, str>>::deserialize(from)?;
    name.map_or_else(|| Ok(T::default()), |name| one_of(&name, allowed))
}

/// Documents: a list, or the text of a single one.
fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Document>, D::Error> {
    struct OneOrMany;

    impl<'de> de::Visitor<'de> for OneOrMany {
        type Value = Vec<Document>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of documents or the text of one")
        }

        fn visit_unit<E: de::Error>(self) -> Result<Vec<Document>, E> {
            Ok(Vec::new())
        }

        fn visit_str<E: de::Error>(self, content: &str) -> Result<Vec<Document>, E> {
            Ok(vec![Document::new(content)])
        }

        fn visit_seq<A: de::SeqAccess<'de>>(self, documents: A) -> Result<Vec<Document>, A::Error> {
            Deserialize::deserialize(de::value::SeqAccessDeserializer::new(documents))
        }
    }

    from.deserialize_any(OneOrMany)
}

/// The schema of documents: each is an object, or its text alone.
#[cfg(feature = "schema")]
fn documents(schemas: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let document = schemas.subschema_for::<Document>();
    schemars::json_schema!({ "type": "array", "items": { "anyOf": [document, { "type": "string" }] } })
}

fn invalid(path: &str, allowed: &str) -> Error {
    Error::new(ErrorKind::InvalidField, format!("`{path}` {allowed}"))
}
