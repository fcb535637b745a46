//! The configuration that a command is given: a file, JSON or TOML by its extension, and a profile and preset by name.

use crate::{args, stop::Stop};
use endurance_core::{Config, Error, ErrorKind, Preset, Profile};
use std::path::Path;

/// Reads the configuration, or takes the default one; names on the command line go before those in the file.
pub(crate) fn config(file: Option<&Path>, rules: &args::Rules) -> Result<Config, Stop> {
    let mut config = read(file)?;
    if let Some(profile) = &rules.profile {
        config.profile = Some(Profile::from_name(profile));
    }
    if let Some(preset) = &rules.preset {
        config.preset = Some(Preset::from_name(preset));
    }
    Ok(config)
}

fn read(file: Option<&Path>) -> Result<Config, Stop> {
    let Some(path) = file else { return Ok(Config::default()) };
    let name = format!("the configuration `{}`", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| Stop::reading(&name, &error))?;
    // Some editors begin a file with a mark, which JSON has not.
    let text = text.trim_start_matches('\u{feff}');
    let refused = |why: String| Stop::refused(format!("{name} is refused: {why}"));
    if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
        return Config::from_json(text).map_err(|error| refused(error.to_string()));
    }
    let json = json_of_toml(text).map_err(|error| refused(error.to_string()))?;
    // The place is one in the JSON, which nobody wrote; the key is named.
    Config::from_json(&json).map_err(|error| refused(before_place(&error.to_string()).to_owned()))
}

/// A configuration in TOML as JSON, which `Config::from_json` checks.
///
/// # Errors
/// When `text` is not TOML; the message names the line and the column.
pub fn json_of_toml(text: &str) -> endurance_core::Result<String> {
    let table: Result<toml::Table, _> = toml::from_str(text);
    table
        .map(|table| json(toml::Value::Table(table)).to_string())
        .map_err(|error| Error::new(ErrorKind::InvalidConfig, syntax(text, &error)))
}

/// What is wrong in TOML and where, in one line.
fn syntax(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let (line, last) = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default());
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    format!("{message} at line {line} column {}", last.chars().count() + 1)
}

/// A message without the ` at line 1 column 5` at its end.
fn before_place(message: &str) -> &str {
    message.rfind(" at line 1 column ").map_or(message, |at| &message[..at])
}

/// The same as JSON; a date is written as it stands, and so is a number that JSON has not: `nan`, `inf`.
fn json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) if number.is_finite() => number.into(),
        toml::Value::Float(number) => number.to_string().to_lowercase().into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            serde_json::Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect())
        }
    }
}
