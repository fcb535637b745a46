//! JSON in, JSON out: what crosses the border, without its pointers.

use crate::{
    border::{Refusal, refused},
    status::EnduranceStatus,
};
use endurance_core::{Config, Evaluator, Interaction, Role, ScanRequest};
use serde::Serialize;

/// An evaluator from a configuration in JSON; the default one without.
pub(crate) fn evaluator(config: Option<&[u8]>) -> Result<Evaluator, Refusal> {
    let Some(config) = config else { return Ok(Evaluator::default()) };
    let text = std::str::from_utf8(config).map_err(|error| {
        (EnduranceStatus::InvalidUtf8, format!("invalid UTF-8 at byte {}", error.valid_up_to()))
    })?;
    Config::from_json(text).and_then(Evaluator::new).map_err(|e| refused(&e))
}

pub(crate) fn evaluate(evaluator: &Evaluator, json: &[u8]) -> Result<Vec<u8>, Refusal> {
    written(&evaluator.evaluate(&interaction(evaluator, json)?))
}

pub(crate) fn verify(evaluator: &Evaluator, json: &[u8]) -> Result<Vec<u8>, Refusal> {
    written(&evaluator.verify(&interaction(evaluator, json)?))
}

pub(crate) fn scan(evaluator: &Evaluator, json: &[u8]) -> Result<Vec<u8>, Refusal> {
    let request = ScanRequest::from_json(json, evaluator.config().strict).map_err(|e| refused(&e))?;
    let mut scan = evaluator.scan(&request.text, request.role.unwrap_or(Role::Query));
    scan.id = request.id;
    written(&scan)
}

fn interaction(evaluator: &Evaluator, json: &[u8]) -> Result<Interaction, Refusal> {
    Interaction::from_json(json, evaluator.config().strict).map_err(|e| refused(&e))
}

fn written(value: &impl Serialize) -> Result<Vec<u8>, Refusal> {
    serde_json::to_vec(value).map_err(|error| (EnduranceStatus::Internal, error.to_string()))
}
