//! Configurations as people write them.

use crate::error::raised;
use pyo3::prelude::*;

/// A configuration in TOML as JSON; it is checked where an evaluator is built from it.
#[pyfunction]
pub(crate) fn config_of_toml(text: &str) -> PyResult<String> {
    endurance_cli::json_of_toml(text).map_err(|error| raised(&error))
}
