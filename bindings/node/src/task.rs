//! Work on libuv's pool.

use crate::{answer::Answer, evaluator::answer};
use endurance_core::Evaluator;
use napi::Env;
use napi_derive::napi;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

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
}

/// Lets work that waits in the pool's queue be given up.
#[napi]
#[derive(Default)]
pub struct Ticket(Arc<AtomicBool>);

#[napi]
impl Ticket {
    /// Work that has not begun.
    #[napi(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives the work up, if it has not begun.
    #[napi]
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// One job, with all that it needs.
pub struct Task {
    evaluator: Evaluator,
    job: Job,
    json: Vec<u8>,
    strict: bool,
    cancelled: Arc<AtomicBool>,
}

impl Task {
    pub(crate) fn new(evaluator: Evaluator, job: Job, json: Vec<u8>, strict: bool, ticket: &Ticket) -> Self {
        Self { evaluator, job, json, strict, cancelled: Arc::clone(&ticket.0) }
    }
}

impl napi::Task for Task {
    type Output = Answer;
    type JsValue = Answer;

    fn compute(&mut self) -> napi::Result<Answer> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Ok(Answer::default());
        }
        Ok(Answer::of(|| answer(&self.evaluator, self.job, &self.json, self.strict)))
    }

    fn resolve(&mut self, _: Env, answer: Answer) -> napi::Result<Answer> {
        Ok(answer)
    }
}
