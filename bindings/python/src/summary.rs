//! Counts over many evaluations, merged exactly.

use crate::error::{EnduranceError, unwritable};
use endurance_core::{Baseline, Error, Evaluation, Interaction};
use pyo3::{prelude::*, types::PyBytes};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts over evaluations; parts that were counted apart merge to the whole, bit for bit.
#[pyclass(frozen, module = "endurance._native")]
#[derive(Default)]
pub(crate) struct Summary(Mutex<endurance_core::Summary>);

#[pymethods]
impl Summary {
    /// `state`: what [`Self::state`] gave; empty without.
    #[new]
    #[pyo3(signature = (state = None))]
    fn new(state: Option<&[u8]>) -> PyResult<Self> {
        let read = |json| serde_json::from_slice(json).map_err(|e| refused("state", &e));
        Ok(Self(Mutex::new(state.map_or_else(|| Ok(endurance_core::Summary::default()), read)?)))
    }

    /// Adds what `other` counted.
    fn merge(&self, other: &Self) {
        let other = other.counted().clone(); // one lock at a time
        self.counted().merge(&other);
    }

    /// Rows counted, those that could not be read included.
    #[getter]
    fn rows(&self) -> u64 {
        self.counted().rows()
    }

    /// All that it counted, as JSON: it travels between processes.
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = serde_json::to_vec(&*self.counted()).map_err(|e| unwritable(&e))?;
        Ok(PyBytes::new(py, &json))
    }

    /// The report as JSON, against a baseline in JSON if there is one.
    #[pyo3(signature = (baseline = None))]
    fn report<'py>(&self, py: Python<'py>, baseline: Option<&[u8]>) -> PyResult<Bound<'py, PyBytes>> {
        let read = |json| serde_json::from_slice(json).map_err(|e| refused("baseline", &e));
        let baseline: Option<Baseline> = baseline.map(read).transpose()?;
        let report = self.counted().report(baseline.as_ref());
        let json = serde_json::to_vec(&report).map_err(|e| unwritable(&e))?;
        Ok(PyBytes::new(py, &json))
    }

    /// What a later batch is compared with, as JSON; none of too few rows.
    fn baseline<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let baseline = self.counted().baseline();
        let json = baseline.map(|b| serde_json::to_vec(&b)).transpose().map_err(|e| unwritable(&e))?;
        Ok(json.map(|json| PyBytes::new(py, &json)))
    }
}

impl Summary {
    pub(crate) fn add(&self, row: u64, interaction: &Interaction, evaluation: &Evaluation) {
        self.counted().add(row, interaction, evaluation);
    }

    pub(crate) fn add_error(&self, row: u64, error: &Error) {
        self.counted().add_error(row, error.kind().as_str(), &error.to_string());
    }

    fn counted(&self) -> MutexGuard<'_, endurance_core::Summary> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refused(what: &str, error: &serde_json::Error) -> PyErr {
    EnduranceError::new_err(("invalid_field", format!("`{what}` cannot be read: {error}")))
}
