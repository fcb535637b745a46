//! Counts the rows of a run, and says in a line how it went. What the counts mean is the core's.

use crate::{
    answer::{Answer, Row},
    visible::short,
    wording::{count, thousands, words},
};
use endurance_core::{Baseline, ClaimVerdict, Fairness, SummaryReport, Verdict, Warning};
use std::time::Duration;

/// Counts over a run. Grows with the kinds of things, never with the rows.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) counts: endurance_core::Summary,
    pub(crate) fairness: Vec<Fairness>,
    /// Rows with a field that is not known.
    warned: u64,
    /// The first such field.
    unknown: Option<Warning>,
}

impl Summary {
    pub(crate) fn new(fairness: Vec<Fairness>) -> Self {
        Self { fairness, ..Self::default() }
    }

    pub(crate) fn add(&mut self, row: &Row) {
        if let Some(first) = row.answer.as_ref().ok().and_then(|answer| answer.warnings().first()) {
            self.warned += 1;
            self.unknown.get_or_insert_with(|| first.clone());
        }
        match &row.answer {
            Ok(Answer::Evaluation(evaluation, interaction)) => {
                self.counts.add(row.line, interaction, evaluation);
                self.fairness.iter_mut().for_each(|fairness| fairness.add(interaction, evaluation));
            }
            Ok(Answer::Verification(verified)) => self.counts.add_verification(&verified.verification),
            Ok(Answer::Scan(scan, _)) => self.counts.add_scan(&scan.scan),
            Err(unreadable) => {
                let error = &unreadable.error;
                self.counts.add_error(row.line, &error.code, &short(&error.message));
            }
        }
    }

    /// The figures.
    pub(crate) fn report(&self, baseline: Option<&Baseline>) -> SummaryReport {
        let mut report = self.counts.report(baseline);
        report.fairness = self.fairness.iter().map(Fairness::report).collect();
        report
    }

    /// One more line for standard error, where rows had fields that are not known.
    pub(crate) fn warning(&self) -> Option<String> {
        let Warning { path, did_you_mean, .. } = self.unknown.as_ref()?;
        let have = if self.warned == 1 { "has" } else { "have" };
        let meant =
            did_you_mean.as_ref().map_or_else(String::new, |known| format!(" (did you mean \"{known}\"?)"));
        let rows = count(self.warned, "row");
        Some(format!("{rows} {have} unknown fields, such as \"{}\"{meant}", short(path)))
    }
}

/// One line for standard error.
pub(crate) fn line(report: &SummaryReport, took: Duration) -> String {
    let mut parts = Vec::new();
    if report.evaluated > 0 {
        let count = |v: &Verdict| report.verdicts.get(v).copied().unwrap_or(0);
        parts.push(listed(Verdict::ALL.iter().map(|v| (v.as_str(), count(v)))));
    } else if let Some(scans) = &report.scans {
        parts.push(format!(
            "{} malicious, {} not",
            thousands(scans.malicious),
            thousands(scans.n - scans.malicious)
        ));
    } else if report.claims.total > 0 {
        parts.push(format!("claims {}", listed(claims(report).into_iter().map(|(v, n)| (v.as_str(), n)))));
    }
    if report.errors.rows > 0 {
        parts.push(format!("{} could not be read", count(report.errors.rows, "line")));
    }
    let told = if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) };
    format!("{} in {:.2} s{told}", count(report.rows, "row"), took.as_secs_f64())
}

/// All claims by verdict.
pub(crate) fn claims(report: &SummaryReport) -> [(ClaimVerdict, u64); 4] {
    let claims = &report.claims;
    [
        (ClaimVerdict::Supported, claims.supported),
        (ClaimVerdict::Contradicted, claims.contradicted),
        (ClaimVerdict::Unsupported, claims.unsupported),
        (ClaimVerdict::NotCheckable, claims.not_checkable),
    ]
}

fn listed(counts: impl Iterator<Item = (&'static str, u64)>) -> String {
    let shown: Vec<_> = counts.map(|(name, n)| format!("{} {}", thousands(n), words(name))).collect();
    shown.join(", ")
}
