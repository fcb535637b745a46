//! How far a batch is from a baseline: the population stability index.
//!
//! For shares p of the batch and q of the baseline over the same bins it is the sum of `(p - q) ln(p / q)`. Below .1
//! counts as stable and .25 as shifted, by the practice of credit scoring (Siddiqi 2006).

use super::{BatchReason, round};
use crate::{
    claims::ClaimKind,
    error::{Error, ErrorKind, Result},
    interaction::Score,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows from which there is an index, in the batch and in the baseline.
pub(super) const LEAST: u64 = 200;

/// Added to the count of each bin, so that an empty one has a logarithm (Krichevsky and Trofimov 1981).
const SMOOTHING: f64 = 0.5;

/// The index at which the score is 0.
const SHIFTED: f64 = 0.25;

/// Bytes of a response at which a bin begins: each twice as long as the one before, since lengths are skewed.
const LENGTH_STARTS: [usize; LENGTHS] = [0, 1, 64, 128, 256, 512, 1024, 2048, 4096, 8192];

/// Bins of the length of a response.
pub(super) const LENGTHS: usize = 10;

/// Bins of the overall score: ten points each, and one for rows without a score.
pub(super) const SCORES: usize = 11;

/// The bin of a response of `bytes` bytes.
pub(super) fn length_bin(bytes: usize) -> usize {
    LENGTH_STARTS.iter().rposition(|&start| start <= bytes).unwrap_or(0)
}

/// The counts that later batches are compared with. Its JSON is a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Baseline {
    /// Version of this format, `major.minor`.
    pub schema_version: String,
    /// Evaluations counted, 200 or more.
    pub rows: u64,
    /// Rows by bytes of the response, in bins that begin at 0, 1, 64, 128 and so on to 8192.
    pub response_length: [u64; LENGTHS],
    /// Rows by overall score, in bins of ten points; the last is for rows without a score.
    pub overall_score: [u64; SCORES],
    /// Claims by what they are mostly about.
    pub claim_kinds: BTreeMap<ClaimKind, u64>,
}

crate::names! {
    /// What is compared with a baseline.
    pub enum PsiFeature {
        /// How long responses are, in bytes.
        ResponseLength = "response_length",
        /// What claims are mostly about.
        ClaimKinds = "claim_kinds",
        /// Overall scores, and rows without one.
        OverallScore = "overall_score",
    }
}

/// How far a batch is from a baseline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Psi {
    /// Points: 100 x (1 - min(value / .25, 1)); null when not measured.
    pub score: Option<Score>,
    /// The index of the feature that moved most; null when not measured.
    pub value: Option<f64>,
    /// Why it was not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<BatchReason>,
    /// Evaluations in the batch.
    pub rows: u64,
    /// Evaluations in the baseline, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline_rows: Option<u64>,
    /// The index of each feature.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub features: BTreeMap<PsiFeature, PsiPart>,
}

/// The index of one feature.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PsiPart {
    /// Points, as of the whole.
    pub score: Option<Score>,
    /// The index less its null bias, zero or more; null when not measured.
    pub value: Option<f64>,
    /// Why it was not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<BatchReason>,
    /// Bins that hold something on one side at least.
    pub bins: u32,
    /// How many things were counted in the batch: rows, or claims.
    pub n: u64,
    /// How many in the baseline.
    pub baseline_n: u64,
}

impl Baseline {
    /// Reads a baseline from JSON.
    ///
    /// ```
    /// use endurance_core::{BatchReason, Baseline, Evaluator, Interaction, Score, Summary};
    ///
    /// let evaluator = Evaluator::default();
    /// let batch = |responses: &[&str]| {
    ///     let mut summary = Summary::default();
    ///     for row in 0..200 {
    ///         let interaction = Interaction::new("", responses[row % responses.len()]);
    ///         summary.add(row as u64, &interaction, &evaluator.evaluate(&interaction));
    ///     }
    ///     summary
    /// };
    /// let before = batch(&["It is 78 crore.", "It was set in March 2025."]);
    /// let json = serde_json::to_string(&before.baseline().unwrap()).unwrap();
    ///
    /// let baseline = Baseline::from_json(&json).unwrap();
    /// assert_eq!(before.report(Some(&baseline)).psi.score, Some(Score::MAX));
    /// let longer = "It is 78 crore, and it was set in March 2025. ".repeat(20);
    /// assert_eq!(batch(&[&longer]).report(Some(&baseline)).psi.score, Some(Score::MIN));
    /// assert_eq!(before.report(None).psi.reason, Some(BatchReason::NoBaseline));
    /// ```
    ///
    /// # Errors
    /// When `json` is no baseline, or its counts cannot be those of 200 evaluations or more; the message names the field.
    pub fn from_json(json: &str) -> Result<Self> {
        let (baseline, _) = crate::read::read::<Self>(json.as_bytes(), "", true)?;
        baseline.check()?;
        Ok(baseline)
    }

    fn check(&self) -> Result<()> {
        let refused = |message: String| Err(Error::new(ErrorKind::InvalidField, message));
        if !self.schema_version.starts_with("1.") {
            return refused(format!("`schema_version` must be 1.x, not {}", self.schema_version));
        }
        if self.rows < LEAST {
            return refused(format!("`rows` must be {LEAST} or more, not {}", self.rows));
        }
        let sum = |counts: &[u64]| counts.iter().try_fold(0_u64, |sum, &n| sum.checked_add(n));
        for (name, counts) in
            [("response_length", &self.response_length[..]), ("overall_score", &self.overall_score[..])]
        {
            if sum(counts) != Some(self.rows) {
                return refused(format!("`{name}` must sum to `rows`, which is {}", self.rows));
            }
        }
        let kinds: Vec<u64> = self.claim_kinds.values().copied().collect();
        match sum(&kinds) {
            Some(_) => Ok(()),
            None => refused("`claim_kinds` must be counts of claims".into()),
        }
    }

    /// The bins of a feature.
    fn counts(&self, feature: PsiFeature) -> Vec<u64> {
        match feature {
            PsiFeature::ResponseLength => self.response_length.to_vec(),
            PsiFeature::OverallScore => self.overall_score.to_vec(),
            PsiFeature::ClaimKinds | PsiFeature::Other => {
                let kinds = ClaimKind::ALL.iter().chain(&[ClaimKind::Other]);
                kinds.map(|kind| self.claim_kinds.get(kind).copied().unwrap_or(0)).collect()
            }
        }
    }
}

impl Psi {
    /// How far `batch` is from `baseline`.
    pub(super) fn between(baseline: Option<&Baseline>, batch: &Baseline) -> Self {
        let rows = batch.rows;
        let baseline_rows = baseline.map(|baseline| baseline.rows);
        let not_measured = |reason| Self { reason: Some(reason), rows, baseline_rows, ..Self::default() };
        if rows < LEAST || baseline_rows.is_some_and(|rows| rows < LEAST) {
            return not_measured(BatchReason::NeedsBatch);
        }
        let Some(baseline) = baseline else { return not_measured(BatchReason::NoBaseline) };
        let features: BTreeMap<_, _> = PsiFeature::ALL
            .iter()
            .map(|&feature| (feature, PsiPart::between(&baseline.counts(feature), &batch.counts(feature))))
            .collect();
        // The worst, not the mean: a shift in one feature is a shift, however still the others are.
        let value = features.values().filter_map(|part| part.value).max_by(f64::total_cmp);
        Self { score: value.map(score), value, reason: None, rows, baseline_rows, features }
    }
}

impl PsiPart {
    fn between(baseline: &[u64], batch: &[u64]) -> Self {
        // A bin that is empty on both sides says nothing, and is no degree of freedom.
        let bins: Vec<_> = batch.iter().zip(baseline).filter(|(p, q)| **p + **q > 0).collect();
        let (n, baseline_n) = (batch.iter().sum(), baseline.iter().sum());
        let part = Self { bins: bins.len() as u32, n, baseline_n, ..Self::default() };
        if n == 0 || baseline_n == 0 {
            return Self { reason: Some(BatchReason::NothingMeasured), ..part };
        }
        let width = bins.len() as f64;
        let share = |count: u64, all: u64| (count as f64 + SMOOTHING) / (all as f64 + SMOOTHING * width);
        let term = |(&p, &q): (&u64, &u64)| {
            let (p, q) = (share(p, n), share(q, baseline_n));
            (p - q) * libm::log(p / q)
        };
        let index: f64 = bins.into_iter().map(term).sum();
        // What two samples of the same population differ by on average (Yurdakul and Naranjo 2020).
        let null = (width - 1.0) * (1.0 / n as f64 + 1.0 / baseline_n as f64);
        let value = round((index - null).max(0.0));
        Self { score: Some(score(value)), value: Some(value), ..part }
    }
}

fn score(value: f64) -> Score {
    Score::from_points(100.0 * (1.0 - (value / SHIFTED).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_their_bins() {
        for (bytes, bin) in
            [(0, 0), (1, 1), (63, 1), (64, 2), (127, 2), (128, 3), (8191, 8), (8192, 9), (1 << 30, 9)]
        {
            assert_eq!(length_bin(bytes), bin, "{bytes}");
        }
    }

    #[test]
    fn the_index_of_known_counts() {
        // (baseline, batch, index less bias, worked out by hand)
        let cases: &[(&[u64], &[u64], f64)] = &[
            (&[100, 100], &[100, 100], 0.0),
            (&[200, 0], &[200, 0], 0.0),
            (&[1000, 1000], &[100, 100], 0.0),
            // p = 150.5/201 and 50.5/201, q = 1/2 each: .271639; less 1 x (1/200 + 1/200)
            (&[100, 100], &[150, 50], 0.261_639),
            (&[0, 0], &[1, 1], f64::NAN),
        ];
        for (baseline, batch, expected) in cases {
            let part = PsiPart::between(baseline, batch);
            match part.value {
                Some(value) => assert!((value - expected).abs() < 1e-6, "{baseline:?} {batch:?}: {value}"),
                None => assert!(expected.is_nan() && part.reason == Some(BatchReason::NothingMeasured)),
            }
        }
    }

    #[test]
    fn the_score_falls_to_zero_at_a_quarter() {
        for (value, points) in [(0.0, 100.0), (0.1, 60.0), (0.25, 0.0), (9.0, 0.0)] {
            assert_eq!(score(value), Score::from_points(points), "{value}");
        }
    }

    #[test]
    fn a_baseline_is_checked() {
        let good = r#"{"schema_version":"1.0","rows":200,"response_length":[0,200,0,0,0,0,0,0,0,0],"overall_score":[0,0,0,0,0,0,0,0,0,0,200],"claim_kinds":{"plain":3}}"#;
        assert!(Baseline::from_json(good).is_ok());
        for (from, to, told) in [
            ("\"rows\":200", "\"rows\":199", "200 or more"),
            ("[0,200,", "[0,199,", "`response_length` must sum to `rows`"),
            ("[0,200,", "[200,", "`response_length`"),
            ("\"1.0\"", "\"2.0\"", "1.x"),
            ("claim_kinds", "claim_kind", "claim_kind"),
            (":3", ":-3", "claim_kinds.plain"),
        ] {
            let error = Baseline::from_json(&good.replace(from, to)).expect_err(to);
            assert!(error.to_string().contains(told), "{to}: {error}");
        }
    }
}
