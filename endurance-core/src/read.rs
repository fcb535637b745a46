//! Reads what callers send: the border at which input is refused or warned about.

mod field;
mod objects;
#[cfg(test)]
mod tests;
mod wrong;

use crate::{
    config::Config,
    error::{Error, ErrorKind, Result},
    interaction::{Interaction, Role, Warning, one_of},
};
use field::{describe, name, unknown_field};
use objects::Objects;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_ignored::Path;
use std::borrow::Cow;
use wrong::{in_json, in_row, in_value, in_words, place, wrong};

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
        .map_err(|error| in_value(&in_words(&error.inner().to_string()), "", error.path(), top, &unknown))?;
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
            .map_err(|error| in_json(&error, json, top, &unknown))?;
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
