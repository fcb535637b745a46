//! Scores, counted.

use super::BatchReason;
use crate::{interaction::Score, metrics::Reason, score::divide};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Units of a score in one step of the count: 1/100 point, so that a count has at most 10,001 entries however many rows
/// there are.
const STEP: i64 = 100;

/// Scores, counted. To merge is to add.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Distribution {
    n: u64,
    /// In 1/10,000 point.
    sum: i64,
    min: Option<Score>,
    max: Option<Score>,
    /// How many scores round to a step, half to even.
    counts: BTreeMap<u16, u64>,
}

/// Where the scores of many rows lie, in points: the mean and the nearest-rank quantiles, exact to 1/100 point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Spread {
    /// How many rows there were.
    pub of: u64,
    /// In how many of them it was measured: the denominator of the mean and of the quantiles.
    pub n: u64,
    /// Why there are no figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<BatchReason>,
    /// The mean.
    pub mean: Option<Score>,
    /// The least.
    pub min: Option<Score>,
    /// 5 of 100 rows are here or below.
    pub p5: Option<Score>,
    /// A quarter of the rows are here or below.
    pub p25: Option<Score>,
    /// Half of the rows are here or below.
    pub p50: Option<Score>,
    /// Three quarters of the rows are here or below.
    pub p75: Option<Score>,
    /// 95 of 100 rows are here or below.
    pub p95: Option<Score>,
    /// The most.
    pub max: Option<Score>,
    /// In how many rows it was not measured, by reason; with `n` they make `of`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub not_measured: BTreeMap<Reason, u64>,
}

impl Distribution {
    pub(super) fn add(&mut self, score: Score) {
        self.n += 1;
        self.sum += score.units();
        self.min = Some(self.min.map_or(score, |min| min.min(score)));
        self.max = Some(self.max.map_or(score, |max| max.max(score)));
        *self.counts.entry(divide(score.units(), STEP) as u16).or_default() += 1;
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.min = self.min.into_iter().chain(other.min).min();
        self.max = self.max.into_iter().chain(other.max).max();
        super::summary::merge_counts(&mut self.counts, &other.counts);
    }

    /// How many scores lie in each of `N` equal parts of 0..=100; 100 itself lies in the last.
    pub(super) fn bins<const N: usize>(&self) -> [u64; N] {
        let mut bins = [0; N];
        for (&step, n) in &self.counts {
            bins[(usize::from(step) * N / 10_000).min(N - 1)] += n;
        }
        bins
    }

    /// The least score that at least `percent` of all scores do not exceed.
    fn quantile(&self, percent: u64) -> Option<Score> {
        let rank = (self.n * percent).div_ceil(100).max(1);
        let mut below = 0;
        let (&step, _) = self.counts.iter().find(|(_, n)| {
            below += **n;
            below >= rank
        })?;
        // A step may lie beyond the scores that were rounded to it.
        Some(Score::from_units(i64::from(step) * STEP).clamp(self.min?, self.max?))
    }

    /// As figures; `of` rows there were.
    pub(super) fn spread(&self, of: u64, not_measured: BTreeMap<Reason, u64>) -> Spread {
        Spread {
            of,
            n: self.n,
            reason: (self.n == 0).then_some(BatchReason::NothingMeasured),
            mean: (self.n > 0).then(|| Score::from_units(divide(self.sum, self.n.cast_signed()))),
            min: self.min,
            p5: self.quantile(5),
            p25: self.quantile(25),
            p50: self.quantile(50),
            p75: self.quantile(75),
            p95: self.quantile(95),
            max: self.max,
            not_measured,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(points: &[f64]) -> Distribution {
        let mut all = Distribution::default();
        for &points in points {
            all.add(Score::from_points(points));
        }
        all
    }

    #[test]
    fn quantiles_are_those_of_the_nearest_rank() {
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        // (scores, p5, p25, p50, p75, p95, mean)
        let cases: &[(&[f64], [f64; 6])] = &[
            (&[7.0], [7.0; 6]),
            (&[0.0, 100.0], [0.0, 0.0, 0.0, 100.0, 100.0, 50.0]),
            (&[1.0, 2.0, 3.0, 4.0], [1.0, 1.0, 2.0, 3.0, 4.0, 2.5]),
            (&hundred, [5.0, 25.0, 50.0, 75.0, 95.0, 50.5]),
            // rounding to a step does not leave min..max
            (&[33.3333, 33.3333], [33.3333; 6]),
        ];
        for (scores, expected) in cases {
            let s = of(scores).spread(scores.len() as u64, BTreeMap::new());
            let found = [s.p5, s.p25, s.p50, s.p75, s.p95, s.mean].map(|s| s.expect("measured"));
            assert_eq!(found, expected.map(Score::from_points), "{scores:?}");
        }
    }

    #[test]
    fn nothing_has_no_figures_but_a_reason() {
        let s = of(&[]).spread(3, BTreeMap::from([(Reason::NoQuery, 3)]));
        assert_eq!((s.n, s.of, s.mean, s.p50), (0, 3, None, None));
        assert_eq!(s.reason, Some(BatchReason::NothingMeasured));
    }

    #[test]
    fn the_last_bin_holds_its_end() {
        assert_eq!(of(&[0.0, 9.99, 10.0, 99.9, 100.0]).bins::<10>(), [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    }
}
