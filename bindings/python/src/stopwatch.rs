//! What the engine alone costs, for python/bench: wheels do not have it.

use crate::{
    error::raised,
    evaluator::{Evaluator, read},
};
use pyo3::prelude::*;
use std::{hint::black_box, time::Instant};

/// How long the engine takes to evaluate `interaction`, which is read before: nanoseconds, as the Rust benchmark counts them.
#[pyfunction]
pub(crate) fn core_nanoseconds(
    py: Python<'_>,
    evaluator: &Evaluator,
    interaction: &Bound<'_, PyAny>,
) -> PyResult<u64> {
    let interaction = read(interaction, false)?.map_err(|e| raised(&e))?;
    Ok(py.detach(|| {
        let start = Instant::now();
        drop(black_box(evaluator.core.evaluate(black_box(&interaction))));
        u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }))
}
