//! Glue between the engine and Node. JSON comes in, the engine's own JSON goes out; the package `endurance-eval` gives it types.
//! No decision is made here.

// napi registers what it exports in no test build.
#![cfg_attr(test, allow(dead_code))]

mod answer;
mod config;
mod evaluator;
#[cfg(feature = "bench")]
mod stopwatch;
mod task;
