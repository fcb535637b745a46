//! What a command makes of one line.

use endurance_core::{Error, Evaluation, Interaction, Pii, Scan, Verified, Warning};
use serde::{Deserialize, Serialize};

/// What a command makes of one line that it could read.
pub(crate) enum Answer {
    /// Of `evaluate`, and what was evaluated.
    Evaluation(Box<Evaluation>, Box<Interaction>),
    /// Of `verify`.
    Verification(Box<Verified>),
    /// Of `scan`, and what was noticed while its line was read.
    Scan(Box<Scanned>, Vec<Warning>),
}

/// What stands in one text.
#[derive(Serialize)]
pub(crate) struct Scanned {
    #[serde(flatten)]
    pub(crate) scan: Scan,
    /// The text without its secrets and personal data, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) redacted: Option<String>,
}

/// Stands where the answer to a line would have stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unreadable {
    /// The line's number, from 1.
    pub(crate) line: u64,
    /// Why.
    pub(crate) error: Fault,
}

/// Why a line could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// For programs.
    pub(crate) code: String,
    /// For people.
    pub(crate) message: String,
}

/// One line of the output.
pub(crate) struct Row {
    /// The line of the input that it answers, from 1.
    pub(crate) line: u64,
    /// The answer.
    pub(crate) answer: Result<Answer, Unreadable>,
    /// The answer as JSON; empty unless the format asks for it.
    pub(crate) json: Vec<u8>,
    /// The line itself, where the plan keeps it.
    pub(crate) source: Vec<u8>,
}

impl Answer {
    /// What was noticed while its line was read.
    pub(crate) fn warnings(&self) -> &[Warning] {
        match self {
            Self::Evaluation(evaluation, _) => &evaluation.warnings,
            Self::Verification(verified) => &verified.warnings,
            Self::Scan(_, warnings) => warnings,
        }
    }
}

impl Scanned {
    /// Adds the text as far as it was read: what was not searched is not shown.
    pub(crate) fn redact(mut self, text: &str) -> Self {
        let cut = self.scan.degraded.iter().filter(|degraded| degraded.limit.ends_with("_bytes"));
        let read = cut.map(|degraded| degraded.allowed as usize).fold(text.len(), usize::min);
        let end = (0..=read).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        self.redacted = Some(Pii::redact(&text[..end], &self.scan.pii));
        self
    }
}

impl Fault {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::new(error.kind().as_str(), error.to_string())
    }
}

impl Row {
    /// A row, with its JSON when `json` asks for it.
    pub(crate) fn new(line: u64, answer: Result<Answer, Unreadable>, json: bool) -> Self {
        let mut row = Self { line, answer, json: Vec::new(), source: Vec::new() };
        if json {
            // Writing plain data with string keys to memory cannot fail; were it to, the line says so.
            if let Err(error) = row.write_json() {
                row.answer = Err(Unreadable { line, error: Fault::new("internal", error.to_string()) });
                row.json.clear();
                let _ = row.write_json();
            }
        }
        row
    }

    fn write_json(&mut self) -> serde_json::Result<()> {
        let to = &mut self.json;
        match &self.answer {
            Ok(Answer::Evaluation(evaluation, _)) => serde_json::to_writer(to, evaluation),
            Ok(Answer::Verification(verified)) => serde_json::to_writer(to, verified),
            Ok(Answer::Scan(scan, _)) => serde_json::to_writer(to, scan),
            Err(unreadable) => serde_json::to_writer(to, unreadable),
        }
    }
}
