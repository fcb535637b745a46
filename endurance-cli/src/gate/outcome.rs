//! What the gate makes of one row.

use super::{
    baseline::Baseline,
    change::{Change, Comparison},
    finding::{Finding, Level, Source, State},
    limit::{Broken, Limits},
    record::{self, Record},
};
use crate::{
    answer::Unreadable,
    wording::{exact, words},
};
use endurance_core::{Evaluation, Interaction, Score};
use std::collections::BTreeMap;

/// One row: what it was, what it is, and what is wrong with that.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Its line: of the rows, or of the baseline when only that has it.
    pub(crate) line: u64,
    /// Its name, safe on a terminal.
    pub(crate) name: String,
    /// What a baseline keeps of it; nothing when it is gone or could not be read.
    pub(crate) record: Option<Record>,
    /// Why it could not be read.
    pub(crate) unreadable: Option<String>,
    /// What differs from the baseline.
    pub(crate) changes: Vec<Change>,
    /// Whether the changes are accepted.
    pub(crate) accepted: bool,
    /// What breaks a limit.
    pub(crate) broken: Vec<Broken>,
    /// The score before, where it differs and the verdict does not.
    pub(crate) drift: Option<Score>,
    /// What to look at; of a row that is fine only where all are asked for.
    pub(crate) findings: Vec<Finding>,
}

/// What a row is held to.
pub(crate) struct Gate {
    pub(crate) baseline: Option<Baseline>,
    pub(crate) limits: Limits,
    /// Whether changes are accepted.
    pub(crate) update: bool,
    /// Whether texts may be shown.
    pub(crate) quotes: bool,
    /// Whether the findings of rows that are fine are asked for too.
    pub(crate) all: bool,
    /// How many rows had a key so far.
    pub(crate) seen: BTreeMap<String, u32>,
}

impl Gate {
    /// Judges the next row; `line` is its text, or empty.
    pub(crate) fn judge(
        &mut self,
        number: u64,
        line: &str,
        evaluation: &Evaluation,
        interaction: &Interaction,
    ) -> Outcome {
        let key = record::key(interaction);
        let nth = self.seen.entry(key.clone()).or_default();
        *nth += 1;
        let record = Record::new(key, *nth, evaluation, interaction);
        let outcome = self.compare(record, line, evaluation, interaction, &self.limits);
        Outcome { line: number, ..outcome }
    }

    /// Holds one answer to the baseline and to `limits`.
    pub(crate) fn compare(
        &self,
        record: Record,
        line: &str,
        evaluation: &Evaluation,
        interaction: &Interaction,
        limits: &Limits,
    ) -> Outcome {
        let was = self.baseline.as_ref().and_then(|baseline| baseline.row(&record));
        let mut comparison = was.map_or_else(Comparison::default, |was| Comparison::new(&record, was));
        if self.baseline.is_some() && was.is_none() {
            comparison.changes.push(Change::New { is: record.verdict });
        }
        let moved =
            |was: &&Record| was.verdict == record.verdict && was.overall_score != record.overall_score;
        let drift = was.filter(moved).and_then(|was| was.overall_score);
        let broken = limits.broken(evaluation);
        let bad = !comparison.changes.is_empty() || !broken.is_empty();
        let source = Source {
            evaluation,
            interaction,
            line,
            quotes: self.quotes && evaluation.verification.claims.iter().all(|claim| claim.text.is_some()),
            compared: self.baseline.is_some(),
            was,
            comparison: &comparison,
        };
        let findings = if bad || self.all { source.findings() } else { Vec::new() };
        Outcome {
            name: record.name(),
            changes: comparison.changes,
            accepted: self.update,
            record: Some(record),
            broken,
            drift,
            findings,
            ..Outcome::default()
        }
    }

    /// The rows that only the baseline has, when all others are known.
    pub(crate) fn gone(&self) -> Vec<Outcome> {
        let rows = self.baseline.as_ref().map_or_else(Vec::new, Baseline::rows);
        let is_gone = |row: &&&(u64, Record)| self.seen.get(&row.1.key).is_none_or(|seen| *seen < row.1.nth);
        let gone = rows.iter().filter(is_gone).map(|(line, was)| Outcome {
            line: *line,
            name: crate::visible::short(&was.name()),
            changes: vec![Change::Gone { was: was.verdict }],
            accepted: self.update,
            ..Outcome::default()
        });
        gone.collect()
    }

    /// Keys that several rows have.
    pub(crate) fn shared(&self) -> Vec<&String> {
        self.seen.iter().filter(|(_, rows)| **rows > 1).map(|(key, _)| key).collect()
    }
}

impl Outcome {
    /// A row that could not be read.
    pub(crate) fn unreadable(unreadable: &Unreadable) -> Self {
        let Unreadable { line, error } = unreadable;
        let message = crate::visible::short(&error.message);
        Self { line: *line, name: format!("line {line}"), unreadable: Some(message), ..Self::default() }
    }

    /// Whether the gate fails because of it.
    pub(crate) fn fails(&self) -> bool {
        self.unreadable.is_some() || !self.broken.is_empty() || (!self.changes.is_empty() && !self.accepted)
    }

    /// Whether only the baseline has it.
    pub(crate) fn is_gone(&self) -> bool {
        matches!(self.changes[..], [Change::Gone { .. }])
    }

    /// Whether the baseline has no such row.
    pub(crate) fn is_new(&self) -> bool {
        matches!(self.changes[..], [Change::New { .. }])
    }

    /// Where its line is.
    pub(crate) fn place(&self) -> String {
        if self.is_gone() {
            format!("line {} of the baseline", self.line)
        } else {
            format!("line {}", self.line)
        }
    }

    /// What is wrong with the row itself, a sentence each: the changes of claims are told with the claims.
    pub(crate) fn reasons(&self) -> Vec<String> {
        let unreadable = self.unreadable.iter().map(|why| format!("could not be read: {why}"));
        let told = |change: &&Change| !matches!(change, Change::Claim { is: Some(_), .. });
        let changes = self.changes.iter().filter(told).map(Change::sentence);
        unreadable.chain(changes).chain(self.broken.iter().map(|broken| broken.sentence.clone())).collect()
    }

    /// The findings that tell why: what changed, and everything but notes where a limit is broken or the row is new.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Finding> {
        let all = !self.broken.is_empty() || self.is_new();
        self.findings.iter().filter(move |found| match found.state {
            Some(State::New | State::Updated) if !self.is_new() => true,
            _ => all && found.level != Level::Note,
        })
    }

    /// Its score, and what that was.
    pub(crate) fn score(&self) -> String {
        let Some(record) = &self.record else { return String::new() };
        let is = record.overall_score.map_or_else(|| "not measured".to_owned(), |score| exact(score.units()));
        match self.drift {
            Some(was) => format!("{is}, was {}", exact(was.units())),
            None => is,
        }
    }

    /// Its verdict.
    pub(crate) fn verdict(&self) -> String {
        self.record.as_ref().map_or_else(String::new, |record| words(record.verdict.as_str()))
    }
}
