//! What the engine alone costs, for node/bench: packages do not have it.

use crate::{
    config::{Error, raised},
    evaluator::Evaluator,
};
use endurance_core::Interaction;
use napi_derive::napi;
use std::{hint::black_box, time::Instant};

/// How long the engine takes to evaluate an interaction, which is read before: nanoseconds, as the Rust benchmark counts them.
#[napi]
pub fn core_nanoseconds(evaluator: &Evaluator, json: &[u8]) -> Result<f64, Error> {
    let interaction = Interaction::from_json(json, false).map_err(|e| raised(&e))?;
    let start = Instant::now();
    drop(black_box(evaluator.core.evaluate(black_box(&interaction))));
    Ok(start.elapsed().as_secs_f64() * 1e9)
}
