//! Glue between the engine and Python. Values come in as mappings, results go out as the core's own JSON; the package `endurance`
//! gives them types. No decision is made here.

mod arrow;
mod command;
mod config;
mod cores;
mod error;
mod evaluator;
mod fork;
mod gate;
mod html;
#[cfg(feature = "bench")]
mod stopwatch;
mod summary;
mod value;

use pyo3::prelude::*;

/// The native part of `endurance`.
#[pymodule(gil_used = false)]
mod _native {
    #[cfg(feature = "bench")]
    #[pymodule_export]
    use crate::stopwatch::core_nanoseconds;
    #[pymodule_export]
    use crate::{
        arrow::{ArrowSchema, ArrowStream, answer_schema},
        command::run,
        config::config_of_toml,
        cores::physical_cores,
        error::EnduranceError,
        evaluator::Evaluator,
        fork::{fork_begins, fork_ends},
        gate::Gate,
        html::{evaluation_html, summary_html},
        summary::Summary,
    };

    #[pymodule_init]
    fn init(module: &super::Bound<'_, super::PyModule>) -> super::PyResult<()> {
        use pyo3::types::PyModuleMethods;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
