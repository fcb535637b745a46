//! Work on libuv's pool.

use crate::{answer::Answer, evaluator::answer};
use endurance_core::Evaluator;
use napi::Env;
use napi_derive::napi;

/// What is to be done with a JSON text.
#[napi(string_enum = "lowercase")]
#[derive(Clone, Copy)]
pub enum Job {
    /// Evaluate an interaction.
    Evaluate,
    /// Check the claims of an interaction.
    Verify,
    /// Search the text of a scan request.
    Scan,
    /// See whether an interaction can be read.
    Check,
}

/// One job, with all that it needs.
pub struct Task {
    evaluator: Evaluator,
    job: Job,
    json: Vec<u8>,
    strict: bool,
}

impl Task {
    pub(crate) fn new(evaluator: Evaluator, job: Job, json: Vec<u8>, strict: bool) -> Self {
        Self { evaluator, job, json, strict }
    }
}

impl napi::Task for Task {
    type Output = Answer;
    type JsValue = Answer;

    fn compute(&mut self) -> napi::Result<Answer> {
        Ok(Answer::of(|| answer(&self.evaluator, self.job, &self.json, self.strict)))
    }

    fn resolve(&mut self, _: Env, answer: Answer) -> napi::Result<Answer> {
        Ok(answer)
    }
}
