//! Counts over many evaluations, merged exactly.

use crate::{
    error::{raised, refused, unreadable, unwritable},
    evaluator::read,
    fork,
};
use endurance_core::{Baseline, Evaluation, Fairness, Interaction, SummaryReport};
use pyo3::{prelude::*, types::PyBytes};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts over evaluations; parts that were counted apart merge to the whole, bit for bit.
#[pyclass(frozen, module = "endurance._native")]
pub(crate) struct Summary(Mutex<Counts>);

/// What is counted: of all rows, and of each group of people that is compared.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Counts {
    rows: endurance_core::Summary,
    fairness: Vec<Fairness>,
}

impl Counts {
    fn add(&mut self, row: u64, interaction: &Interaction, evaluation: &Evaluation) {
        self.rows.add(row, interaction, evaluation);
        self.fairness.iter_mut().for_each(|fairness| fairness.add(interaction, evaluation));
    }

    fn figures(&self, baseline: Option<&Baseline>) -> SummaryReport {
        let mut report = self.rows.report(baseline);
        report.fairness = self.fairness.iter().map(Fairness::report).collect();
        report
    }

    /// Whether both compare the same groups; if not, nothing is added.
    fn merge(&mut self, other: &Self) -> bool {
        let same = self.fairness.len() == other.fairness.len()
            && self.fairness.iter().zip(&other.fairness).all(|(own, other)| own.compares_as(other));
        if same {
            self.rows.merge(&other.rows);
            self.fairness.iter_mut().zip(&other.fairness).for_each(|(own, other)| own.merge(other));
        }
        same
    }
}

#[pymethods]
impl Summary {
    /// Nothing counted yet; `groups` are keys of `metadata.groups` that are compared in `outcome`.
    #[new]
    #[pyo3(signature = (groups = Vec::new(), outcome = "pass"))]
    fn new(groups: Vec<String>, outcome: &str) -> PyResult<Self> {
        let outcome = outcome.parse().map_err(|e| raised(&e))?;
        let fairness = groups.into_iter().map(|group| Fairness::new(group, outcome)).collect();
        Ok(Self(Mutex::new(Counts { fairness, ..Counts::default() })))
    }

    /// What [`Self::state`] gave.
    #[staticmethod]
    fn of(state: &[u8]) -> PyResult<Self> {
        let counts: Counts = serde_json::from_slice(state).map_err(|e| unreadable("state", &e))?;
        if !counts.fairness.iter().all(|fairness| fairness.adds_up(counts.rows.rows())) {
            return Err(refused("`state` cannot be read: its groups do not add up to its rows"));
        }
        Ok(Self(Mutex::new(counts)))
    }

    /// Counts one more row: an interaction, and its evaluation as JSON.
    fn add(&self, interaction: &Bound<'_, PyAny>, evaluation: &[u8]) -> PyResult<()> {
        let interaction = read(interaction, false)?.map_err(|e| raised(&e))?;
        let evaluation = serde_json::from_slice(evaluation).map_err(|e| unreadable("evaluation", &e))?;
        let mut own = self.counted();
        let row = own.rows.rows() + 1;
        own.add(row, &interaction, &evaluation);
        Ok(())
    }

    /// Adds what `other` counted; false, and nothing is added, where it compares other groups.
    fn merge(&self, other: &Self) -> bool {
        let other = other.counted().clone(); // one lock at a time
        self.counted().merge(&other)
    }

    /// Adds what the next part of the run counted, whose rows were numbered from 1; false as for [`Self::merge`].
    fn append(&self, later: &Self) -> bool {
        let mut later = later.counted().clone();
        let mut own = self.counted();
        later.rows.renumber(own.rows.rows());
        own.merge(&later)
    }

    /// Rows counted, those that could not be read included.
    #[getter]
    fn rows(&self) -> u64 {
        self.counted().rows.rows()
    }

    /// All that it counted, as JSON: it travels between processes.
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = serde_json::to_vec(&*self.counted()).map_err(|e| unwritable(&e))?;
        Ok(PyBytes::new(py, &json))
    }

    /// The report as JSON, against a baseline in JSON if there is one.
    #[pyo3(signature = (baseline = None))]
    fn report<'py>(&self, py: Python<'py>, baseline: Option<&[u8]>) -> PyResult<Bound<'py, PyBytes>> {
        let read = |json| serde_json::from_slice(json).map_err(|e| unreadable("baseline", &e));
        let baseline: Option<Baseline> = baseline.map(read).transpose()?;
        let counts = self.counted().clone();
        // Groups of millions are drawn again and again: seconds.
        let report = py.detach(|| fork::apart(|| counts.figures(baseline.as_ref())));
        let json = serde_json::to_vec(&report).map_err(|e| unwritable(&e))?;
        Ok(PyBytes::new(py, &json))
    }

    /// What a later batch is compared with, as JSON; none of too few rows.
    fn baseline<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let baseline = self.counted().rows.baseline();
        let json = baseline.map(|b| serde_json::to_vec(&b)).transpose().map_err(|e| unwritable(&e))?;
        Ok(json.map(|json| PyBytes::new(py, &json)))
    }
}

impl Summary {
    pub(crate) fn add_error(&self, row: u64, code: &str, message: &str) {
        self.counted().rows.add_error(row, code, message);
    }

    pub(crate) fn add_evaluation(&self, row: u64, interaction: &Interaction, evaluation: &Evaluation) {
        self.counted().add(row, interaction, evaluation);
    }

    fn counted(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
