//! Counts the rows of a run, and says in a line how it went. What the counts mean is the core's.

use crate::{
    answer::{Answer, Row},
    visible::{listed, short},
    wording::{count, thousands, words},
};
use endurance_core::{Baseline, ClaimVerdict, Fairness, SummaryReport, Verdict, Warning};
use std::{collections::BTreeSet, time::Duration};

/// Names of groups that are kept, to be told where one that is asked for is missing.
const MOST_NAMES: usize = 100;

/// Counts over a run. Grows with the kinds of things, never with the rows.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) counts: endurance_core::Summary,
    pub(crate) fairness: Vec<Fairness>,
    /// What rows call their groups, where groups are compared.
    groups: BTreeSet<String>,
    /// Rows with a field that is not known.
    warned: u64,
    /// Such fields of the first of them.
    unknown: Vec<Warning>,
}

impl Summary {
    pub(crate) fn new(fairness: Vec<Fairness>) -> Self {
        Self { fairness, ..Self::default() }
    }

    pub(crate) fn add(&mut self, row: &Row) {
        let warnings = row.answer.as_ref().map_or(&[][..], Answer::warnings);
        let unknown = warnings.iter().filter(|warning| warning.code == "unknown_field");
        let unknown: Vec<_> = unknown.cloned().collect();
        if !unknown.is_empty() {
            if self.warned == 0 {
                self.unknown = unknown;
            }
            self.warned += 1;
        }
        match &row.answer {
            Ok(Answer::Evaluation(evaluation, interaction)) => {
                self.counts.add(row.line, interaction, evaluation);
                self.fairness.iter_mut().for_each(|fairness| fairness.add(interaction, evaluation));
                if !self.fairness.is_empty() && self.groups.len() < MOST_NAMES {
                    self.groups.extend(interaction.metadata.groups.keys().cloned());
                }
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

    /// A sentence about the first group that was asked for and no row names: nothing was compared.
    pub(crate) fn unmet_group(&self, report: &SummaryReport) -> Option<String> {
        let missing = report.fairness.iter().find(|one| one.rows > 0 && one.no_group == one.rows)?;
        let name = short(&missing.group);
        let known = if self.groups.is_empty() {
            let unread: BTreeSet<String> = self.unknown.iter().map(|field| field.path.clone()).collect();
            let unread = match listed(unread.iter()) {
                names if names.is_empty() => names,
                names => format!("; fields that are not read are {names}"),
            };
            format!("--column metadata.groups.{name}=THEIRS reads it from the key THEIRS{unread}")
        } else {
            format!("the groups that rows name are {}", listed(self.groups.iter()))
        };
        Some(format!("`--group {name}`: no row has `metadata.groups.{name}`; {known}"))
    }

    /// One more line for standard error, where rows had fields that are not known.
    pub(crate) fn warning(&self) -> Option<String> {
        let meant = self.unknown.iter().find(|field| field.did_you_mean.is_some());
        let Warning { path, did_you_mean, .. } = meant.or(self.unknown.first())?;
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
        parts.push(counted(Verdict::ALL.iter().map(|v| (v.as_str(), count(v)))));
    } else if let Some(scans) = &report.scans {
        parts.push(format!(
            "{} malicious, {} not",
            thousands(scans.malicious),
            thousands(scans.n - scans.malicious)
        ));
    } else if report.claims.total > 0 {
        parts.push(format!("claims {}", counted(claims(report).into_iter().map(|(v, n)| (v.as_str(), n)))));
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

fn counted(counts: impl Iterator<Item = (&'static str, u64)>) -> String {
    let shown: Vec<_> = counts.map(|(name, n)| format!("{} {}", thousands(n), words(name))).collect();
    shown.join(", ")
}
