//! The gate for a program that judges one answer at a time, such as a test runner. Decides nothing that `endurance gate` decides
//! otherwise, and reads and writes the same file.

use super::{
    baseline::{self, Baseline, Head},
    limit::Limits,
    outcome::Gate,
    read,
    record::{Record, name},
    text::paragraphs,
};
use crate::{input::Input, output::Output, paint::Paint, stop::Stop, wording::count};
use endurance_core::{Config, Evaluation, Evaluator, Interaction};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// Answers held to a baseline and to limits, one at a time, from any thread.
pub struct Session {
    gate: Gate,
    head: Head,
    path: Option<PathBuf>,
}

/// What became of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Judged {
    /// Its line in a baseline.
    pub row: String,
    /// Why it fails, line by line: what changed, each claim underlined, what the documents say.
    pub failure: Option<String>,
}

impl Session {
    /// Reads the baseline at `path`, if one is given. With `update` there need be none yet, and changes are accepted.
    ///
    /// # Errors
    /// A sentence, when the file is missing or is no baseline.
    pub fn open(path: Option<&Path>, update: bool) -> Result<Self, String> {
        let found = path.map(|path| read(path, update)).transpose().map_err(Stop::message)?.flatten();
        // The head names the policy by default; a row that is judged by another says so itself.
        let evaluator = Evaluator::new(Config::default()).map_err(|error| error.to_string())?;
        let gate = Gate {
            baseline: found,
            limits: Limits::default(),
            update,
            quotes: true,
            all: false,
            seen: std::collections::BTreeMap::new(),
        };
        let head = Head::of(&evaluator.evaluate(&Interaction::default()));
        Ok(Self { gate, head, path: path.map(Path::to_owned) })
    }

    /// Judges the `nth` answer under `key`. `evaluation` and `limits` are JSON.
    ///
    /// # Errors
    /// A sentence, when one of them cannot be read.
    pub fn judge(
        &self,
        key: &str,
        nth: u32,
        evaluation: &[u8],
        interaction: &Interaction,
        limits: &str,
    ) -> Result<Judged, String> {
        let limits = Limits::from_json(limits)?;
        let evaluation: Evaluation = serde_json::from_slice(evaluation).map_err(|error| error.to_string())?;
        let mut record = Record::new(name(key), nth, &evaluation, interaction);
        let own_policy = !self.head.has_policy_of(&evaluation);
        record.policy_hash = own_policy.then(|| evaluation.policy_hash.clone());
        let row = serde_json::to_string(&record).map_err(|error| error.to_string())?;
        let outcome = self.gate.compare(record, "", &evaluation, interaction, &limits);
        let failure = outcome.fails().then(|| {
            let mut lines = vec![format!("answer {nth}: {}, overall {}", outcome.verdict(), outcome.score())];
            lines.extend(self.differs(&outcome, &evaluation));
            lines.extend(paragraphs(&outcome, Paint::OFF));
            lines.join("\n")
        });
        Ok(Judged { row, failure })
    }

    /// Why a test that gave `rows` answers under `key` fails, when the baseline has more of them.
    #[must_use]
    pub fn missing(&self, key: &str, rows: u32) -> Option<String> {
        let baseline = self.gate.baseline.as_ref().filter(|_| !self.gate.update)?;
        let key = name(key);
        let more = baseline.rows().iter().filter(|(_, was)| was.key == key && was.nth > rows).count();
        let more = count(more as u64, "answer");
        (!more.starts_with("0 "))
            .then(|| format!("the baseline has {more} more of this test, which gave {rows}"))
    }

    /// The keys of the baseline, each once, as [`Session::key`] gives them.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let rows = self.gate.baseline.as_ref().map_or_else(Vec::new, Baseline::rows);
        rows.iter().map(|(_, row)| row.key.clone()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How a baseline writes `key`: as it is, unless it is long or hides something.
    #[must_use]
    pub fn key(key: &str) -> String {
        name(key)
    }

    /// Writes the baseline: `rows` as [`Session::judge`] gave them, and of what was there all but the keys in `replaced`.
    ///
    /// # Errors
    /// A sentence, when the file cannot be written.
    pub fn write(&self, rows: &[String], replaced: &[String]) -> Result<(), String> {
        let Some(path) = &self.path else { return Err("there is no baseline to write".to_owned()) };
        let replaced: BTreeSet<String> = replaced.iter().map(|key| name(key)).collect();
        let kept = self.gate.baseline.as_ref().map_or_else(Vec::new, Baseline::rows).into_iter();
        let before = self.gate.baseline.as_ref().map(Baseline::head);
        let mut records: Vec<Record> = kept
            .map(|(_, row)| row.clone())
            .filter(|row| !replaced.contains(&row.key))
            // What is kept was judged by the policy of the head before.
            .filter_map(|row| Some(before?.hand_over(row, &self.head)))
            .collect();
        for row in rows {
            records
                .push(serde_json::from_str(row).map_err(|error| format!("no row of a baseline: {error}"))?);
        }
        // Tests run in any order, and on any process.
        records.sort_by(|one, other| (&one.key, one.nth).cmp(&(&other.key, other.nth)));
        let write = || {
            let mut to = Output::open(Some(path), &Input::text(Vec::new()))?;
            baseline::write(&self.head, &records, &mut to).map_err(|error| to.error(&error))?;
            to.finish()
        };
        write().map_err(Stop::message)
    }

    /// How the row in the baseline was made otherwise.
    fn differs(&self, outcome: &super::outcome::Outcome, evaluation: &Evaluation) -> Option<String> {
        let before = self.gate.baseline.as_ref()?;
        let was = before.row(outcome.record.as_ref()?)?;
        Head::of(evaluation).differs(&before.head().of_record(was))
    }
}
