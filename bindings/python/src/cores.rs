//! How many threads are worth having.

use pyo3::prelude::*;
use std::thread;

/// The physical cores that this process may use: a second thread of a core adds little.
#[pyfunction]
pub(crate) fn physical_cores() -> usize {
    let usable = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    usable.min(num_cpus::get_physical()).max(1)
}
