//! The gate, for the pytest plugin.

use crate::{
    error::{EnduranceError, raised},
    evaluator::read,
    fork,
};
use pyo3::prelude::*;
use std::path::PathBuf;

/// Answers held to a baseline and to limits.
#[pyclass(frozen, module = "endurance._native")]
pub(crate) struct Gate {
    gate: endurance_cli::Gate,
}

#[pymethods]
impl Gate {
    /// `path`: the baseline; `update` accepts changes.
    #[new]
    #[pyo3(signature = (path = None, update = false))]
    fn new(path: Option<PathBuf>, update: bool) -> PyResult<Self> {
        endurance_cli::Gate::open(path.as_deref(), update).map(|gate| Self { gate }).map_err(refused)
    }

    /// The row of an answer in a baseline, and why it fails.
    fn judge(
        &self,
        py: Python<'_>,
        key: &str,
        nth: u32,
        evaluation: &[u8],
        interaction: &Bound<'_, PyAny>,
        limits: &str,
    ) -> PyResult<(String, Option<String>)> {
        let interaction = read(interaction, false)?.map_err(|e| raised(&e))?;
        let judge = || self.gate.judge(key, nth, evaluation, &interaction, limits);
        let judged = py.detach(|| fork::apart(judge));
        judged.map(|judged| (judged.row, judged.failure)).map_err(refused)
    }

    /// Why a test with this many answers fails by those that the baseline has more.
    fn missing(&self, key: &str, rows: u32) -> Option<String> {
        self.gate.missing(key, rows)
    }

    /// The keys of the baseline.
    fn known(&self) -> Vec<String> {
        self.gate.keys()
    }

    /// How a baseline writes a key.
    #[staticmethod]
    fn key(key: &str) -> String {
        endurance_cli::Gate::key(key)
    }

    /// Writes the baseline: `rows`, and of what was there all but the keys in `replaced`.
    fn write(&self, py: Python<'_>, rows: Vec<String>, replaced: Vec<String>) -> PyResult<()> {
        py.detach(|| self.gate.write(&rows, &replaced)).map_err(refused)
    }
}

fn refused(why: String) -> PyErr {
    EnduranceError::new_err(("gate", why))
}
