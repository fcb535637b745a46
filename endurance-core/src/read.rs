//! Reads what callers send: the border at which input is refused or warned about.

use crate::{
    config::Config,
    error::{Error, ErrorKind, Result},
    interaction::{Interaction, Role, Warning, one_of},
};
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_ignored::Path;
use serde_path_to_error::Segment;
use std::{borrow::Cow, fmt};

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
    #[serde(default, deserialize_with = "speaker")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Speaker>"))]
    pub role: Option<Role>,
    /// The question that the text answers, where there is one.
    #[serde(default)]
    pub query: Option<String>,
    /// What [`ScanRequest::from_json`] noticed.
    #[serde(skip)]
    pub warnings: Vec<Warning>,
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
        interaction.warnings.extend(interaction.metadata.remarks());
        Ok(interaction)
    }

    /// Reads an interaction from the values of another language, as [`Self::from_json`] reads JSON.
    ///
    /// # Errors
    /// As [`Self::from_json`].
    pub fn from_values<'de, D: Deserializer<'de>>(from: D, strict: bool) -> Result<Self> {
        let (mut interaction, warnings) = read_values::<Self, D>(from, "", strict)?;
        interaction.check()?;
        interaction.warnings = warnings;
        interaction.warnings.extend(interaction.metadata.remarks());
        Ok(interaction)
    }
}

impl Config {
    /// Reads a configuration from JSON.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidConfig`], naming the key, when it is unknown, of the wrong type or out of range.
    pub fn from_json(json: &str) -> Result<Self> {
        let mut from = serde_json::Deserializer::from_str(json);
        let config: Self = serde_path_to_error::deserialize(Objects(&mut from)).map_err(|error| {
            let (place, wrong) = (place(error.path()), wrong(error.inner()).concat());
            Error::new(ErrorKind::InvalidConfig, format!("{place}{wrong}"))
        })?;
        from.end().map_err(|error| Error::new(ErrorKind::InvalidConfig, error.to_string()))?;
        config.check()?;
        Ok(config)
    }
}

impl ScanRequest {
    /// Reads a line for `scan`.
    ///
    /// # Errors
    /// As [`Interaction::from_json`]; also for a role other than query, document or response.
    pub fn from_json(json: &[u8], strict: bool) -> Result<Self> {
        let (mut request, warnings) = read::<Self>(json, "scan", strict)?;
        request.warnings = warnings;
        Ok(request)
    }
}

/// Who may speak in a text that is scanned.
const SPEAKERS: &[Role] = &[Role::Query, Role::Document, Role::Response];

fn speaker<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Role>, D::Error> {
    let name = Option::<Cow<'_, str>>::deserialize(from)?;
    name.map(|name| one_of(&name, SPEAKERS)).transpose()
}

/// Who may speak in a text that is scanned, as the schema has it.
#[cfg(feature = "schema")]
struct Speaker;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Speaker {
    fn schema_name() -> Cow<'static, str> {
        "ScanRole".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = SPEAKERS.iter().map(|role| role.as_str()).collect();
        schemars::json_schema!({ "anyOf": [{ "enum": names }, { "type": "string" }] })
    }
}

/// Reads the values of another language, of which an error says no place but its path.
fn read_values<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    top: &str,
    strict: bool,
) -> Result<(T, Vec<Warning>)> {
    let mut unknown = Vec::new();
    let mut note = |path: Path<'_>| unknown.push(name(&path));
    let value = serde_path_to_error::deserialize(serde_ignored::Deserializer::new(Objects(from), &mut note))
        .map_err(|error| {
            let text = in_words(&error.inner().to_string());
            let kind = if lacks(&text).is_some() { ErrorKind::MissingField } else { ErrorKind::InvalidField };
            let instead = instead(&text, &dotted(error.path()), &unknown, top);
            Error::new(kind, format!("{}{text}{instead}", place(error.path())))
        })?;
    warned(value, unknown, top, strict)
}

pub(crate) fn read<T: DeserializeOwned>(json: &[u8], top: &str, strict: bool) -> Result<(T, Vec<Warning>)> {
    let json = std::str::from_utf8(json).map_err(|error| {
        Error::new(ErrorKind::InvalidUtf8, format!("invalid UTF-8 at byte {}", error.valid_up_to()))
    })?;
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let mut unknown = Vec::new();
    let mut from = serde_json::Deserializer::from_str(json);
    let mut note = |path: Path<'_>| unknown.push(name(&path));
    let value =
        serde_path_to_error::deserialize(serde_ignored::Deserializer::new(Objects(&mut from), &mut note))
            .map_err(|error| json_error(&error, json, top, &unknown))?;
    from.end().map_err(|error| Error::new(ErrorKind::InvalidJson, in_row(&error).concat()))?;
    warned(value, unknown, top, strict)
}

/// A value with the warnings about its unknown fields, or the first of them as an error when `strict`.
fn warned<T>(value: T, unknown: Vec<String>, top: &str, strict: bool) -> Result<(T, Vec<Warning>)> {
    let warnings: Vec<_> = unknown.into_iter().map(|path| unknown_field(path, top)).collect();
    match warnings.first() {
        Some(first) if strict => Err(Error::new(ErrorKind::UnknownField, describe(first))),
        _ => Ok((value, warnings)),
    }
}

/// The path as callers write it: `rag_documents.0.titel`, without the wrappers that reading puts around a value.
fn name(path: &Path<'_>) -> String {
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

fn json_error(
    error: &serde_path_to_error::Error<serde_json::Error>,
    json: &str,
    top: &str,
    unknown: &[String],
) -> Error {
    let inner = error.inner();
    let [text, at] = in_row(inner);
    let kind = match inner.classify() {
        serde_json::error::Category::Data if lacks(&text).is_some() => ErrorKind::MissingField,
        serde_json::error::Category::Data => ErrorKind::InvalidField,
        _ if !json.trim_start().starts_with('{') => {
            let shape = if top == "scan" { SCANNED } else { ANSWERED };
            return Error::new(ErrorKind::InvalidJson, format!("not JSON: {text}{at}; must be {shape}"));
        }
        _ => ErrorKind::InvalidJson,
    };
    let instead = instead(&text, &dotted(error.path()), unknown, top);
    Error::new(kind, format!("{}{text}{instead}{at}", place(error.path())))
}

/// The field that a message says is missing.
fn lacks(text: &str) -> Option<&str> {
    text.strip_prefix("missing field `")?.strip_suffix('`')
}

/// What stands where a field is missing: the fields beside it that are not known, and the first that may be meant for it.
fn instead(text: &str, path: &str, unknown: &[String], top: &str) -> String {
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
fn in_row(error: &serde_json::Error) -> [String; 2] {
    let [text, at] = wrong(error);
    [text, at.replacen(" at line 1 column ", " at column ", 1)]
}

/// What is wrong in the words of JSON, and where.
fn wrong(error: &serde_json::Error) -> [String; 2] {
    let text = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    match text.strip_suffix(&at) {
        Some(told) => [in_words(told), at],
        None => [in_words(&text), String::new()],
    }
}

/// What is wrong in the words of JSON.
fn in_words(text: &str) -> String {
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
fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// The path in front of a message; nothing for the whole.
fn place(path: &serde_path_to_error::Path) -> String {
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

/// Reads an object from an object only, where serde would take its fields from a list too. Around a deserializer, and
/// around all that it hands on.
struct Objects<T>(T);

macro_rules! forward {
    ($($method:ident($($name:ident: $type:ty),*))+) => {$(
        fn $method<V: Visitor<'de>>(self, $($name: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($name,)* Objects(visitor))
        }
    )+};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Objects<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Objects(visitor))
    }

    forward! {
        deserialize_any() deserialize_bool() deserialize_char() deserialize_str() deserialize_string()
        deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
        deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64()
        deserialize_f32() deserialize_f64() deserialize_bytes() deserialize_byte_buf()
        deserialize_option() deserialize_unit() deserialize_seq() deserialize_map()
        deserialize_identifier() deserialize_ignored_any() deserialize_tuple(len: usize)
        deserialize_unit_struct(name: &'static str) deserialize_newtype_struct(name: &'static str)
        deserialize_tuple_struct(name: &'static str, len: usize)
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
    }
}

macro_rules! visit {
    ($($method:ident($($name:ident: $type:ty)?))+) => {$(
        fn $method<E: de::Error>(self, $($name: $type)?) -> Result<V::Value, E> {
            self.0.$method($($name)?)
        }
    )+};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Objects<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    visit! {
        visit_bool(value: bool) visit_i64(value: i64) visit_u64(value: u64) visit_f64(value: f64)
        visit_str(value: &str) visit_borrowed_str(value: &'de str) visit_string(value: String)
        visit_none() visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Objects(from))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Objects(from))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, from: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Objects(from))
    }

    fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Objects(from))
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, from: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(from)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Objects<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Objects(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Objects<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Objects(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Objects<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Objects(from))
    }
}

fn unknown_field(path: String, top: &str) -> Warning {
    let did_you_mean = suggestion(&path, top);
    Warning { code: "unknown_field".into(), path, did_you_mean }
}

/// What the last part of `path` is called here: the field that others call so; else the known name nearest to it, if it
/// is near enough to be a slip; else one that it shortens.
fn suggestion(path: &str, top: &str) -> Option<String> {
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

fn describe(warning: &Warning) -> String {
    match &warning.did_you_mean {
        Some(known) => format!("unknown field `{}`, did you mean `{known}`?", warning.path),
        None => format!("unknown field `{}`", warning.path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_and_what_in_the_words_of_json() {
        for (json, message) in [
            ("[]", r#"invalid type: list, expected an object such as {"response": "..."} at column 0"#),
            (
                r#"["a", "b", "c", "d"]"#,
                r#"invalid type: list, expected an object such as {"response": "..."} at column 0"#,
            ),
            ("5", r#"invalid type: integer `5`, expected an object such as {"response": "..."} at column 1"#),
            (
                "The office opens at 9.",
                r#"not JSON: expected value at column 1; must be an object such as {"response": "..."}"#,
            ),
            (r#"{"response": The office}"#, "`response`: expected value at column 14"),
            (r#"{"response": 1}"#, "`response`: invalid type: integer `1`, expected a string at column 14"),
            (
                r#"{"response": "a", "rag_documents": [["i", "s", "c"]]}"#,
                r#"`rag_documents.0`: invalid type: list, expected a string or an object such as {"content": "..."} at column 37"#,
            ),
            (
                r#"{"response": "a", "history": [["user", "c"]]}"#,
                r#"`history.0`: invalid type: list, expected an object such as {"role": "user", "content": "..."} at column 30"#,
            ),
            (
                r#"{"response": "a", "history": [{"role": "bot", "content": "b"}]}"#,
                "`history.0.role`: invalid value: string \"bot\", expected one of system, user, assistant, tool at \
                 column 44",
            ),
            (
                r#"{"response": "a", "rag_documents": [{"content": "b", "kind": "book"}]}"#,
                "`rag_documents.0.kind`: invalid value: string \"book\", expected one of retrieved, tool, memory, \
                 user_file at column 68",
            ),
            (
                r#"{"response": "a", "rag_documents": [{"content": "b", "kind": null, "trust": "no"}]}"#,
                "`rag_documents.0.trust`: invalid value: string \"no\", expected one of untrusted, trusted at column 81",
            ),
            (
                r#"{"response": "a", "metadata": []}"#,
                "`metadata`: invalid type: list, expected an object at column 30",
            ),
            (
                r#"{"response": "a", "metadata": {"controls": [true]}}"#,
                "`metadata.controls`: invalid type: list, expected an object at column 43",
            ),
            (
                r#"{"response": "a", "rag_documents": {}}"#,
                "`rag_documents`: invalid type: object, expected a list of documents or the text of one at column 37",
            ),
            (
                r#"{"response": "a", "rag_documents": [{"content": 5}]}"#,
                "`rag_documents.0.content`: invalid type: integer `5`, expected a string at column 49",
            ),
            (
                r#"{"response": "a", "metadata": {"pue": "x"}}"#,
                "`metadata.pue`: invalid type: string \"x\", expected a number at column 41",
            ),
            (
                r#"{"response": "a", "metadata": {"input_tokens": -1}}"#,
                "`metadata.input_tokens`: invalid value: integer `-1`, expected a whole number, zero or more at \
                 column 49",
            ),
            (r#"{"response": "a"} {}"#, "trailing characters at column 19"),
            (
                "{\n\"response\": 1}",
                "`response`: invalid type: integer `1`, expected a string at line 2 column 13",
            ),
        ] {
            let error = Interaction::from_json(json.as_bytes(), false).expect_err(json);
            assert_eq!(error.to_string(), message, "{json}");
        }
        for (json, words) in [
            (r#"["a", "b"]"#, r#"expected an object such as {"text": "..."}"#),
            ("Call me.", r#"must be an object such as {"text": "..."}"#),
            (
                r#"{"text": "a", "role": "tool"}"#,
                "`role`: invalid value: string \"tool\", expected one of query, document, response",
            ),
        ] {
            let scan = ScanRequest::from_json(json.as_bytes(), false).expect_err(json).to_string();
            assert!(scan.contains(words), "{json}: {scan}");
        }
    }

    #[test]
    fn a_message_quotes_the_beginning_of_a_text() {
        for (text, quoted) in [
            ("é".repeat(80), "é".repeat(80)),
            ("é".repeat(81), "é".repeat(80) + "…"),
            ("\", expected a".repeat(100_000), "\\\", expected a".repeat(6)[..80].to_owned() + "…"),
        ] {
            let json = serde_json::json!({"response": "a", "history": [text]}).to_string();
            let error = Interaction::from_json(json.as_bytes(), false).expect_err("no object").to_string();
            let expected = format!(
                "string \"{quoted}\", expected an object such as {{\"role\": \"user\", \"content\": \"...\"}} at column"
            );
            assert!(error.contains(&expected), "{error:.300}");
        }
    }

    #[test]
    fn a_message_names_the_beginning_of_a_long_field() {
        let (long, told) = ("z".repeat(1_000_000), "z".repeat(80) + "…");
        for json in [
            format!(r#"{{"response": "a", "{long}": 1}}"#),
            format!(r#"{{"response": "a", "metadata": {{"groups": {{"{long}": 7}}}}}}"#),
        ] {
            let error = Interaction::from_json(json.as_bytes(), true).expect_err("refused").to_string();
            assert!(error.contains(&told) && error.len() < 300, "{error:.300}");
        }
        let json = format!(r#"{{"response": "a", "rag_documents": [{{"content": "b", "{long}": 1}}]}}"#);
        let warned = Interaction::from_json(json.as_bytes(), false).expect("only a warning").warnings;
        assert_eq!(warned[0].path, format!("rag_documents.0.{told}"));
    }

    #[test]
    fn a_document_is_an_object_or_its_text() {
        let read = |json: &str| Interaction::from_json(json.as_bytes(), true).expect(json);
        let text = read(r#"{"response": "a", "rag_documents": ["b", {"content": "c"}]}"#);
        let fields = read(r#"{"response": "a", "rag_documents": [{"content": "b"}, "c"]}"#);
        assert_eq!(text, fields);
        let values = serde_json::json!({"response": "a", "rag_documents": ["b", "c"]});
        assert_eq!(Interaction::from_values(values, true).expect("as JSON"), text);
        let one = read(r#"{"response": "a", "rag_documents": "b"}"#);
        assert_eq!(one.rag_documents, text.rag_documents[..1]);
        assert!(read(r#"{"response": "a", "rag_documents": null}"#).rag_documents.is_empty());
        let values = serde_json::json!({"response": "a", "rag_documents": "b"});
        assert_eq!(Interaction::from_values(values, true).expect("as JSON"), one);
        let written = serde_json::to_string(&text.rag_documents[0]).expect("JSON");
        assert_eq!(written, r#"{"content":"b","kind":"retrieved","trust":"untrusted"}"#);
        let null = Interaction::from_json(br#"{"response": "a", "rag_documents": [null]}"#, false)
            .expect_err("null");
        let words = r#"`rag_documents.0`: invalid type: null, expected a string or an object such as {"content": "..."}"#;
        assert!(null.to_string().starts_with(words), "{null}");
    }

    #[test]
    fn the_fields_of_the_metadata_are_those_of_the_schema() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../schema/interaction.json")).expect("JSON");
        let properties = schema["$defs"]["Metadata"]["properties"].as_object().expect("an object");
        let mut fields = crate::interaction::FIELDS.to_vec();
        fields.sort_unstable();
        assert_eq!(properties.keys().collect::<Vec<_>>(), fields);
    }

    #[test]
    fn nearly_a_field_of_the_metadata_is_told_and_never_refused() {
        for (field, known) in [
            ("systemPrompt", Some("system_prompt")),
            ("canarys", Some("canaries")),
            ("modell", Some("model")),
            ("input_token", Some("input_tokens")),
            ("Latency-MS", Some("latency_ms")),
            ("group", Some("groups")),
            ("mode", None),
            ("user_id", None),
            ("route", None),
            ("region", None),
            ("version", None),
            ("prompt_template", None),
            ("temperature", None),
        ] {
            let json = serde_json::json!({"response": "a", "metadata": {field: 5}}).to_string();
            let warnings = Interaction::from_json(json.as_bytes(), true).expect("no error").warnings;
            let told: Vec<_> =
                warnings.iter().map(|one| (one.code.as_str(), one.did_you_mean.as_deref())).collect();
            assert_eq!(told, Vec::from_iter(known.map(|known| ("unknown_field", Some(known)))), "{field}");
        }
        for (now, told) in
            [("2026-11-21T10:00:00Z", 0), ("2026-11-21", 0), ("yesterday", 1), ("2026-13-21T10:00:00Z", 1)]
        {
            let json = serde_json::json!({"response": "a", "metadata": {"now": now}}).to_string();
            let warnings = Interaction::from_json(json.as_bytes(), true).expect("no error").warnings;
            assert_eq!(warnings.len(), told, "{now}");
        }
    }

    #[test]
    fn a_missing_field_is_told_with_what_stands_instead() {
        for (json, message) in [
            (
                r#"{"answer": "b", "contexts": ["c"], "question": "a"}"#,
                "missing field `response` (found `answer`, `contexts`, `question`; is it `answer`?)",
            ),
            (r#"{"zebra": 1}"#, "missing field `response` (found `zebra`)"),
            (r#"{"query": "a"}"#, "missing field `response`"),
            (
                r#"{"a": 1, "response": "b", "rag_documents": [{"content": "c", "d": 1}, {"text": "e"}]}"#,
                "`rag_documents.1`: missing field `content` (is it `text`?)",
            ),
            (
                r#"{"1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1, "8": 1, "9": 1, "answer": 1}"#,
                "missing field `response` (found `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, ...; is it `answer`?)",
            ),
        ] {
            let error = Interaction::from_json(json.as_bytes(), false).expect_err(json);
            assert_eq!(error.kind(), ErrorKind::MissingField);
            let told = error.to_string();
            assert_eq!(told.rsplit_once(" at column ").expect("a place").0, message);
            let values: serde_json::Value = serde_json::from_str(json).expect("JSON");
            assert_eq!(Interaction::from_values(values, false).expect_err(json).to_string(), message);
        }
        let scan = ScanRequest::from_json(br#"{"content": "a"}"#, false).expect_err("no text");
        assert_eq!(scan.to_string(), "missing field `text` (is it `content`?) at column 16");
    }

    #[test]
    fn a_slip_and_a_shortening_are_known() {
        for (path, known) in [
            ("respnse", Some("response")),
            ("rag_docs", Some("rag_documents")),
            ("documents", Some("rag_documents")),
            ("rag_documents.0.score", Some("similarity_score")),
            ("rag_documents.0.text", Some("content")),
            ("text", None),
            ("question", Some("query")),
            ("answer", Some("response")),
            ("contexts", Some("rag_documents")),
            ("doc", None),
            ("zzzzzzzz", None),
        ] {
            assert_eq!(suggestion(path, "").as_deref(), known, "{path}");
        }
    }

    #[test]
    fn a_configuration_is_made_of_objects() {
        for (json, words) in [
            ("[]", "expected an object"),
            (r#"{"limits": [1]}"#, "`limits`: invalid type: list, expected an object"),
            (r#"{"thresholds": [1, 1]}"#, "`thresholds`: invalid type: list, expected an object"),
            (r#"{"metrics": {"disabled": {}}}"#, "`metrics.disabled`: invalid type: object, expected a list"),
            (r#"{"metrics": {"disabled": ["a"]}}"#, "`metrics.disabled.0`: `a` is none of"),
        ] {
            let error = Config::from_json(json).expect_err(json).to_string();
            assert!(error.contains(words), "{json}: {error}");
        }
    }
}
