//! Counts over many evaluations.

use super::{
    distribution::{Distribution, Spread},
    psi::{self, Baseline, Psi},
    report::{
        AlertCounts, Bin, ClaimCounts, Errors, RowError, ScanCounts, SummaryReport, ThreatCounts, WorstRow,
    },
};
use crate::{
    claims::Verification,
    detect::Scan,
    evaluation::{Evaluation, Verdict},
    interaction::{Interaction, Score},
    metrics::{Dimension, MetricId, Reason},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the summary's format.
const SCHEMA_VERSION: &str = "1.0";

/// Worst rows kept.
const WORST: usize = 20;

/// Rows that could not be read, named at most.
const NAMED: usize = 50;

/// Bars of the histogram, each 100 / BARS points wide.
const BARS: usize = 20;

/// Counts over a run: of what was measured, and of what was not and why. Grows with the kinds of things, never with
/// the rows.
///
/// Parts of a run can be counted apart, on other machines too, and merged: in any order the result is that of counting
/// everything in one place, to the last bit, as long as each row has its own number. As JSON it travels.
///
/// ```
/// use endurance_core::{Evaluator, Interaction, Summary, Verdict};
///
/// let evaluator = Evaluator::default();
/// let (mut whole, mut first, mut second) = (Summary::default(), Summary::default(), Summary::default());
/// for (row, response) in [(1, "The budget is INR 78 crore."), (2, "")] {
///     let interaction = Interaction::new("What is the budget?", response);
///     let evaluation = evaluator.evaluate(&interaction);
///     whole.add(row, &interaction, &evaluation);
///     if row == 1 { &mut first } else { &mut second }.add(row, &interaction, &evaluation);
/// }
/// second.merge(&first);
/// assert_eq!(second, whole);
///
/// let report = whole.report(None);
/// assert_eq!(report.evaluated, 2);
/// assert!(report.verdicts[&Verdict::NotMeasured] >= 1); // the empty response has no score, and counts as none
/// assert_eq!(report.overall_score.n + report.verdicts[&Verdict::NotMeasured], 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    engines: BTreeSet<String>,
    policies: BTreeSet<String>,
    packs: BTreeSet<String>,
    evaluated: u64,
    verified: u64,
    errors: Errors,
    verdicts: BTreeMap<Verdict, u64>,
    /// Overall scores by verdict.
    scores: BTreeMap<Verdict, Distribution>,
    dimensions: BTreeMap<Dimension, Measured>,
    metrics: BTreeMap<MetricId, Measured>,
    claims: ClaimCounts,
    alerts: BTreeMap<crate::alert::AlertType, AlertCounts>,
    threats: ThreatCounts,
    scans: ScanCounts,
    degraded: u64,
    warned: u64,
    /// The least first, at most [`WORST`].
    worst: Vec<WorstRow>,
    /// Rows by the length of their response.
    lengths: [u64; psi::LENGTHS],
}

/// Scores, and why there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Measured {
    scores: Distribution,
    missing: BTreeMap<Reason, u64>,
}

impl Summary {
    /// Counts an evaluation of `interaction`; `row` is its number in the input.
    pub fn add(&mut self, row: u64, interaction: &Interaction, evaluation: &Evaluation) {
        self.evaluated += 1;
        for (all, one) in [
            (&mut self.engines, &evaluation.engine_version),
            (&mut self.policies, &evaluation.policy_hash),
            (&mut self.packs, &evaluation.data_pack_hash),
        ] {
            if !all.contains(one) {
                all.insert(one.clone());
            }
        }
        *self.verdicts.entry(evaluation.verdict).or_default() += 1;
        if let Some(score) = evaluation.overall_score {
            self.scores.entry(evaluation.verdict).or_default().add(score);
            self.keep(score, row, evaluation);
        }
        for (&dimension, &score) in &evaluation.dimensions {
            let reason = evaluation.dimension_details.get(&dimension).and_then(|details| details.reason);
            self.dimensions.entry(dimension).or_default().add(score, reason);
        }
        for (&id, metric) in &evaluation.metrics {
            self.metrics.entry(id).or_default().add(metric.score, metric.reason);
        }
        self.alerts(evaluation);
        self.threats.rows += u64::from(!evaluation.detections.is_empty());
        for detection in &evaluation.detections {
            *self.threats.by_threat.entry(detection.threat).or_default() += 1;
        }
        self.degraded += u64::from(!evaluation.degraded.is_empty());
        self.warned += u64::from(!evaluation.warnings.is_empty());
        self.lengths[psi::length_bin(interaction.response.len())] += 1;
        self.claims(&evaluation.verification);
    }

    /// Counts a row of [`verify`](crate::Evaluator::verify).
    pub fn add_verification(&mut self, verification: &Verification) {
        self.verified += 1;
        self.claims(verification);
    }

    /// Counts a row of [`scan`](crate::Evaluator::scan).
    pub fn add_scan(&mut self, scan: &Scan) {
        self.scans.n += 1;
        self.scans.malicious += u64::from(scan.is_malicious);
        self.threats.rows += u64::from(!scan.threats.is_empty());
        for &threat in &scan.threats {
            *self.threats.by_threat.entry(threat).or_default() += 1;
        }
    }

    /// Counts a row that could not be read.
    pub fn add_error(&mut self, row: u64, code: &str, message: &str) {
        self.errors.rows += 1;
        *self.errors.by_code.entry(code.into()).or_default() += 1;
        let error = RowError { row, code: code.into(), message: message.into() };
        insert(&mut self.errors.first, error, NAMED);
    }

    /// Takes what another part of the run counted.
    pub fn merge(&mut self, other: &Self) {
        for (ours, theirs) in [
            (&mut self.engines, &other.engines),
            (&mut self.policies, &other.policies),
            (&mut self.packs, &other.packs),
        ] {
            ours.extend(theirs.iter().cloned());
        }
        for (ours, theirs) in [
            (&mut self.evaluated, other.evaluated),
            (&mut self.verified, other.verified),
            (&mut self.errors.rows, other.errors.rows),
            (&mut self.threats.rows, other.threats.rows),
            (&mut self.scans.n, other.scans.n),
            (&mut self.scans.malicious, other.scans.malicious),
            (&mut self.degraded, other.degraded),
            (&mut self.warned, other.warned),
        ] {
            *ours += theirs;
        }
        merge_counts(&mut self.errors.by_code, &other.errors.by_code);
        merge_counts(&mut self.verdicts, &other.verdicts);
        merge_counts(&mut self.threats.by_threat, &other.threats.by_threat);
        for (verdict, scores) in &other.scores {
            self.scores.entry(*verdict).or_default().merge(scores);
        }
        for (dimension, measured) in &other.dimensions {
            self.dimensions.entry(*dimension).or_default().merge(measured);
        }
        for (id, measured) in &other.metrics {
            self.metrics.entry(*id).or_default().merge(measured);
        }
        for (kind, alerts) in &other.alerts {
            self.alerts.entry(*kind).or_default().merge(alerts);
        }
        self.claims.merge(&other.claims);
        self.lengths.iter_mut().zip(other.lengths).for_each(|(ours, theirs)| *ours += theirs);
        other.worst.iter().for_each(|row| insert(&mut self.worst, row.clone(), WORST));
        other.errors.first.iter().for_each(|error| insert(&mut self.errors.first, error.clone(), NAMED));
    }

    /// Adds `before` to the numbers of its rows: those of a part that were numbered from 1, because nobody knew where it would
    /// stand. The part can be merged then.
    ///
    /// ```
    /// use endurance_core::Summary;
    ///
    /// let (mut whole, mut first, mut second) = (Summary::default(), Summary::default(), Summary::default());
    /// whole.add_error(1, "invalid_json", "expected value");
    /// whole.add_error(2, "invalid_json", "expected value");
    /// first.add_error(1, "invalid_json", "expected value");
    /// second.add_error(1, "invalid_json", "expected value");
    /// second.renumber(first.rows());
    /// first.merge(&second);
    /// assert_eq!(first, whole);
    /// ```
    pub fn renumber(&mut self, before: u64) {
        self.worst.iter_mut().for_each(|row| row.row += before);
        self.errors.first.iter_mut().for_each(|error| error.row += before);
    }

    /// All rows so far, those that could not be read included.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.evaluated + self.verified + self.scans.n + self.errors.rows
    }

    /// The figures; with a baseline also how far the rows are from it.
    #[must_use]
    pub fn report(&self, baseline: Option<&Baseline>) -> SummaryReport {
        let count = |verdict| self.verdicts.get(&verdict).copied().unwrap_or(0);
        SummaryReport {
            schema_version: SCHEMA_VERSION.into(),
            engine_versions: self.engines.clone(),
            policy_hashes: self.policies.clone(),
            data_pack_hashes: self.packs.clone(),
            rows: self.rows(),
            evaluated: self.evaluated,
            errors: self.errors.clone(),
            verdicts: Verdict::ALL.iter().map(|&verdict| (verdict, count(verdict))).collect(),
            overall_score: self.overall().spread(self.evaluated, BTreeMap::new()),
            histogram: self.histogram(),
            dimensions: self.dimensions.iter().map(|(&d, m)| (d, m.spread(self.evaluated))).collect(),
            metrics: self.metrics.iter().map(|(&id, m)| (id, m.spread(self.evaluated))).collect(),
            claims: self.claims.clone(),
            alerts: self
                .alerts
                .iter()
                .map(|(&k, a)| (k, AlertCounts { of: self.evaluated, ..a.clone() }))
                .collect(),
            detections: ThreatCounts { of: self.evaluated + self.scans.n, ..self.threats.clone() },
            scans: (self.scans.n > 0).then(|| self.scans.clone()),
            degraded: self.degraded,
            warned: self.warned,
            worst: self.worst.clone(),
            psi: Psi::between(baseline, &self.profile()),
            fairness: Vec::new(),
        }
    }

    /// What later batches can be compared with; nothing when there are fewer than 200 evaluations.
    #[must_use]
    pub fn baseline(&self) -> Option<Baseline> {
        Some(self.profile()).filter(|profile| profile.rows >= psi::LEAST)
    }

    fn profile(&self) -> Baseline {
        let scores = self.overall();
        let mut overall_score = [0; psi::SCORES];
        overall_score[..psi::SCORES - 1].copy_from_slice(&scores.bins::<{ psi::SCORES - 1 }>());
        // The last bin is for rows without a score.
        overall_score[psi::SCORES - 1] = self.evaluated - overall_score.iter().sum::<u64>();
        Baseline {
            schema_version: SCHEMA_VERSION.into(),
            rows: self.evaluated,
            response_length: self.lengths,
            overall_score,
            claim_kinds: self.claims.by_kind.clone(),
        }
    }

    fn overall(&self) -> Distribution {
        let mut all = Distribution::default();
        self.scores.values().for_each(|scores| all.merge(scores));
        all
    }

    fn histogram(&self) -> Vec<Bin> {
        let by_verdict: Vec<_> = self.scores.iter().map(|(&v, scores)| (v, scores.bins::<BARS>())).collect();
        let width = 100 / BARS;
        let bar = |at: usize| {
            let verdicts: BTreeMap<_, _> =
                by_verdict.iter().map(|(v, bins)| (*v, bins[at])).filter(|(_, n)| *n > 0).collect();
            Bin {
                from: (at * width) as u32,
                to: ((at + 1) * width) as u32,
                n: verdicts.values().sum(),
                verdicts,
            }
        };
        (0..BARS).map(bar).collect()
    }

    fn keep(&mut self, score: Score, row: u64, evaluation: &Evaluation) {
        if self.worst.len() == WORST
            && self.worst.last().is_some_and(|last| (last.score, last.row) < (score, row))
        {
            return;
        }
        let row = WorstRow {
            score,
            row,
            id: evaluation.interaction_id.clone(),
            verdict: evaluation.verdict,
            alert: evaluation.alerts.first().map(|alert| alert.code.clone()),
        };
        insert(&mut self.worst, row, WORST);
    }

    fn alerts(&mut self, evaluation: &Evaluation) {
        let mut seen = BTreeSet::new();
        for alert in &evaluation.alerts {
            let counts = self.alerts.entry(alert.alert_type).or_default();
            counts.rows += u64::from(seen.insert(alert.alert_type));
            counts.n += 1;
            *counts.by_severity.entry(alert.severity).or_default() += 1;
        }
    }

    fn claims(&mut self, verification: &Verification) {
        let claims = &mut self.claims;
        claims.of += 1;
        claims.total += u64::from(verification.total_claims);
        claims.verifiable += u64::from(verification.verifiable);
        claims.supported += u64::from(verification.verified);
        claims.contradicted += u64::from(verification.contradicted);
        claims.unsupported += u64::from(verification.unsupported);
        claims.not_checkable += u64::from(verification.not_checkable);
        for claim in &verification.claims {
            *claims.by_kind.entry(claim.kind).or_default() += 1;
        }
    }
}

impl Measured {
    fn add(&mut self, score: Option<Score>, reason: Option<Reason>) {
        match score {
            Some(score) => self.scores.add(score),
            // An evaluation always says why; one of a later version may say it in words that this one does not know.
            None => *self.missing.entry(reason.unwrap_or(Reason::Other)).or_default() += 1,
        }
    }

    fn merge(&mut self, other: &Self) {
        self.scores.merge(&other.scores);
        merge_counts(&mut self.missing, &other.missing);
    }

    fn spread(&self, of: u64) -> Spread {
        self.scores.spread(of, self.missing.clone())
    }
}

impl AlertCounts {
    fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.n += other.n;
        merge_counts(&mut self.by_severity, &other.by_severity);
    }
}

impl ClaimCounts {
    fn merge(&mut self, other: &Self) {
        self.of += other.of;
        self.total += other.total;
        self.verifiable += other.verifiable;
        self.supported += other.supported;
        self.contradicted += other.contradicted;
        self.unsupported += other.unsupported;
        self.not_checkable += other.not_checkable;
        merge_counts(&mut self.by_kind, &other.by_kind);
    }
}

/// Adds the counts of `theirs` to `ours`.
pub(super) fn merge_counts<K: Ord + Clone>(ours: &mut BTreeMap<K, u64>, theirs: &BTreeMap<K, u64>) {
    for (key, n) in theirs {
        *ours.entry(key.clone()).or_default() += n;
    }
}

/// Puts `one` in its place among the least `most`.
fn insert<T: Ord>(kept: &mut Vec<T>, one: T, most: usize) {
    let at = kept.partition_point(|other| *other < one);
    if at < most {
        kept.insert(at, one);
        kept.truncate(most);
    }
}
