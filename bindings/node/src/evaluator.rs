//! The evaluator: JSON in, JSON out.

use crate::{
    answer::{Answer, Wrong},
    config::{Error, raised},
    task::{Job, Task},
};
use endurance_core::{Config, Interaction, OffsetUnit, Role, ScanRequest};
use napi::bindgen_prelude::{AsyncTask, Uint8Array};
use napi_derive::napi;

/// JavaScript counts units of UTF-16.
const UNIT: OffsetUnit = OffsetUnit::Utf16;

/// Built once from a configuration in JSON.
#[napi]
pub struct Evaluator {
    pub(crate) core: endurance_core::Evaluator,
}

#[napi]
impl Evaluator {
    /// `config`: a configuration in JSON; the default one without.
    #[napi(constructor)]
    pub fn new(config: Option<String>) -> Result<Self, Error> {
        let read = config.as_deref().map_or_else(|| Ok(Config::default()), Config::from_json);
        let core = read.and_then(endurance_core::Evaluator::new).map_err(|e| raised(&e))?;
        Ok(Self { core })
    }

    /// Does a job now.
    #[napi]
    pub fn run(&self, job: Job, json: &[u8], strict: bool) -> Answer {
        Answer::of(|| answer(&self.core, job, json, strict))
    }

    /// Does a job on a thread of libuv's pool.
    #[napi]
    pub fn start(&self, job: Job, json: Uint8Array, strict: bool) -> AsyncTask<Task> {
        // A copy: JavaScript may write into the bytes meanwhile.
        AsyncTask::new(Task::new(self.core.clone(), job, json.to_vec(), strict))
    }
}

/// Reads `json` and does `job` with it.
pub(crate) fn answer(
    core: &endurance_core::Evaluator,
    job: Job,
    json: &[u8],
    strict: bool,
) -> Result<Answer, Wrong> {
    let strict = strict || core.config().strict;
    match job {
        Job::Evaluate => evaluate(core, &Interaction::from_json(json, strict)?),
        Job::Verify => verify(core, &Interaction::from_json(json, strict)?),
        Job::Scan => scan(core, &ScanRequest::from_json(json, strict)?),
        Job::Check => Answer::written(&Interaction::from_json(json, strict)?.warnings, None),
    }
}

fn evaluate(core: &endurance_core::Evaluator, interaction: &Interaction) -> Result<Answer, Wrong> {
    let evaluation = core.evaluate(interaction);
    let utf16 =
        (!interaction.is_ascii()).then(|| core.evaluation_in_units(evaluation.clone(), interaction, UNIT));
    Answer::written(&evaluation, utf16)
}

fn verify(core: &endurance_core::Evaluator, interaction: &Interaction) -> Result<Answer, Wrong> {
    let verified = core.verify(interaction);
    let utf16 = (!interaction.is_ascii()).then(|| {
        let mut counted = verified.clone();
        counted.verification = core.verification_in_units(counted.verification, interaction, UNIT);
        counted
    });
    Answer::written(&verified, utf16)
}

fn scan(core: &endurance_core::Evaluator, request: &ScanRequest) -> Result<Answer, Wrong> {
    let mut scan = core.scan(&request.text, request.role.unwrap_or(Role::Query));
    scan.id.clone_from(&request.id);
    let utf16 = (!request.text.is_ascii()).then(|| scan.clone().in_units(&request.text, UNIT));
    Answer::written(&scan, utf16)
}
