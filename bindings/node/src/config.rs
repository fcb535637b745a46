//! Configurations as people write them.

use napi_derive::napi;

/// An error whose code is the engine's.
pub(crate) type Error = napi::Error<String>;

/// An error of the engine as JavaScript sees it: a code and a sentence.
pub(crate) fn raised(error: &endurance_core::Error) -> Error {
    Error::new(error.kind().as_str().to_owned(), error.to_string())
}

/// A configuration in TOML as JSON; it is checked where an evaluator is built from it.
#[napi]
pub fn config_of_toml(text: String) -> Result<String, Error> {
    endurance_cli::json_of_toml(&text).map_err(|error| raised(&error))
}
