//! The command `endurance`, as the wheel installs it.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command with `arguments`, the first of which is its own name, and returns its exit status.
#[pyfunction]
pub(crate) fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| endurance_cli::run(arguments))
}
