//! What a notebook shows: results in JSON in, a fragment of HTML out, made as the command makes its page.

use crate::{
    error::{raised, unreadable},
    evaluator::read,
    fork,
};
use endurance_cli::fragment;
use pyo3::prelude::*;

/// An evaluation in JSON, with the texts of what was evaluated where they are still there.
#[pyfunction]
#[pyo3(signature = (evaluation, interaction = None))]
pub(crate) fn evaluation_html(
    py: Python<'_>,
    evaluation: &[u8],
    interaction: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let evaluation = serde_json::from_slice(evaluation).map_err(|e| unreadable("evaluation", &e))?;
    let interaction =
        interaction.map(|value| read(value, false)).transpose()?.transpose().map_err(|e| raised(&e))?;
    let written = || fragment::evaluation(&evaluation, interaction.as_ref());
    Ok(py.detach(|| fork::apart(written)))
}

/// The report of a summary in JSON.
#[pyfunction]
pub(crate) fn summary_html(report: &[u8]) -> PyResult<String> {
    let report = serde_json::from_slice(report).map_err(|e| unreadable("report", &e))?;
    Ok(fragment::summary(&report))
}
