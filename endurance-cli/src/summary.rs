//! What can be said of all rows together. Grows with the kinds of things, never with the rows.

use crate::{
    answer::{Answer, Row},
    visible::short,
    wording::{count, thousands, words},
};
use endurance_core::{
    AlertType, ClaimVerdict, Dimension, Evaluation, Scan, Severity, Threat, Verdict, Verification, Warning,
};
use std::{collections::BTreeMap, time::Duration};

/// Bars of the score distribution, each 100 / BINS points wide.
pub(crate) const BINS: usize = 20;

/// Counts over a run.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Rows written, unreadable ones included.
    pub(crate) rows: u64,
    /// Lines that could not be read.
    pub(crate) unreadable: u64,
    /// Evaluations by verdict.
    pub(crate) verdicts: BTreeMap<Verdict, u64>,
    /// Overall scores.
    pub(crate) overall: Mean,
    /// Evaluations by score and verdict.
    pub(crate) scores: [BTreeMap<Verdict, u64>; BINS],
    /// The mean of each dimension.
    pub(crate) dimensions: BTreeMap<Dimension, Mean>,
    /// Claims by verdict.
    pub(crate) claims: BTreeMap<ClaimVerdict, u64>,
    /// Alerts by type, and within it by severity.
    pub(crate) alerts: BTreeMap<AlertType, BTreeMap<Severity, u64>>,
    /// Attacks by threat.
    pub(crate) threats: BTreeMap<Threat, u64>,
    /// Scanned texts that are malicious.
    pub(crate) malicious: u64,
    /// Scanned texts that are not.
    pub(crate) clean: u64,
    /// Evaluations of which part was not read.
    pub(crate) degraded: u64,
    /// Rows with a field that is not known.
    warned: u64,
    /// The first such field.
    unknown: Option<Warning>,
}

/// A mean of scores, and of how many: where a dimension was not measured it does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mean {
    // In 1/10,000 point.
    sum: i64,
    /// How many were measured.
    pub(crate) n: u64,
}

impl Mean {
    fn add(&mut self, units: i64) {
        self.sum += units;
        self.n += 1;
    }

    /// In points; nothing when none was measured.
    pub(crate) fn points(self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / 10_000.0 / self.n as f64)
    }
}

impl Summary {
    pub(crate) fn add(&mut self, row: &Row) {
        self.rows += 1;
        if let Some(first) = row.answer.as_ref().ok().and_then(|answer| answer.warnings().first()) {
            self.warned += 1;
            self.unknown.get_or_insert_with(|| first.clone());
        }
        match &row.answer {
            Ok(Answer::Evaluation(evaluation, _)) => self.evaluation(evaluation),
            Ok(Answer::Verification(verified)) => self.verification(&verified.verification),
            Ok(Answer::Scan(scan, _)) => self.scan(&scan.scan),
            Err(_) => self.unreadable += 1,
        }
    }

    /// One line for standard error.
    pub(crate) fn line(&self, took: Duration) -> String {
        let mut parts = Vec::new();
        if !self.verdicts.is_empty() {
            parts.push(listed(Verdict::ALL.iter().map(|v| (words(v.as_str()), self.verdicts.get(v)))));
        } else if self.claims.values().sum::<u64>() > 0 {
            let claims = ClaimVerdict::ALL.iter().map(|v| (words(v.as_str()), self.claims.get(v)));
            parts.push(format!("claims {}", listed(claims)));
        } else if self.malicious + self.clean > 0 {
            parts.push(format!("{} malicious, {} not", thousands(self.malicious), thousands(self.clean)));
        }
        if self.unreadable > 0 {
            parts.push(format!("{} could not be read", count(self.unreadable, "line")));
        }
        let told = if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) };
        format!("{} in {:.2} s{told}", count(self.rows, "row"), took.as_secs_f64())
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

    fn evaluation(&mut self, evaluation: &Evaluation) {
        *self.verdicts.entry(evaluation.verdict).or_default() += 1;
        if let Some(score) = evaluation.overall_score {
            self.overall.add(score.units());
            let bin = (score.units() as usize * BINS / 1_000_000).min(BINS - 1);
            *self.scores[bin].entry(evaluation.verdict).or_default() += 1;
        }
        for (&dimension, &score) in &evaluation.dimensions {
            let mean = self.dimensions.entry(dimension).or_default();
            if let Some(score) = score {
                mean.add(score.units());
            }
        }
        for alert in &evaluation.alerts {
            *self.alerts.entry(alert.alert_type).or_default().entry(alert.severity).or_default() += 1;
        }
        for detection in &evaluation.detections {
            *self.threats.entry(detection.threat).or_default() += 1;
        }
        self.degraded += u64::from(!evaluation.degraded.is_empty());
        self.verification(&evaluation.verification);
    }

    fn verification(&mut self, verification: &Verification) {
        for (verdict, n) in [
            (ClaimVerdict::Supported, verification.verified),
            (ClaimVerdict::Contradicted, verification.contradicted),
            (ClaimVerdict::Unsupported, verification.unsupported),
            (ClaimVerdict::NotCheckable, verification.not_checkable),
        ] {
            *self.claims.entry(verdict).or_default() += u64::from(n);
        }
    }

    fn scan(&mut self, scan: &Scan) {
        let found = if scan.is_malicious { &mut self.malicious } else { &mut self.clean };
        *found += 1;
        for &threat in &scan.threats {
            *self.threats.entry(threat).or_default() += 1;
        }
    }
}

fn listed<'c>(counts: impl Iterator<Item = (String, Option<&'c u64>)>) -> String {
    let shown: Vec<_> =
        counts.map(|(name, n)| format!("{} {name}", thousands(n.copied().unwrap_or(0)))).collect();
    shown.join(", ")
}
