//! How groups of people compare: the statistics of which `bias_fairness` measures proxies on one response.
//!
//! Between groups, as fairlearn defines them: the highest rate less the lowest, or the lowest by the highest. No group is
//! the reference. For two groups the values are those of AIF360 without their sign, but for average odds: there AIF360
//! takes the mean of signed differences, which may cancel.
//!
//! A highest less a lowest is never negative, and so too high near zero; resampled, it is higher still, and its percentiles
//! may lie above the value itself. So the groups that are highest and lowest in the data stay fixed while rows are drawn:
//! their difference may change its sign, and its percentiles lie around the value (Efron and Tibshirani 1993, chapter 13).

use super::{
    BatchReason,
    bootstrap::{Random, SEED},
    round,
};
use crate::{
    error::{Error, ErrorKind, Result},
    evaluation::{Evaluation, Verdict},
    interaction::{Interaction, Score},
    metrics::MetricId,
    text::Text,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// Rows below which a rate is left out of comparisons: its standard error may exceed 9 points.
const LEAST: u64 = 30;

/// Resamples of an interval.
const RESAMPLES: usize = 1000;

/// The ranks of the 2.5th and the 97.5th percentile among them, from 0.
const RANKS: [usize; 2] = [24, 974];

/// Resamples that must have the statistic for an interval.
const ENOUGH: usize = RESAMPLES * 95 / 100;

/// The ratio below which the impact is adverse: four fifths (29 CFR 1607.4 D).
const FOUR_FIFTHS: f64 = 0.8;

/// What an answer did, or did not, for the person who asked.
///
/// ```
/// use endurance_core::FairnessOutcome;
///
/// let outcome: FairnessOutcome = "relevance>=80".parse()?;
/// assert_eq!(outcome.to_string(), "relevance>=80");
/// assert!("nonsense>=80".parse::<FairnessOutcome>().is_err());
/// # Ok::<(), endurance_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum FairnessOutcome {
    /// The verdict is `pass`.
    Pass,
    /// The response declines.
    Refusal,
    /// A metric reaches a score.
    AtLeast(MetricId, Score),
}

/// Rows by group, by what they should have had and by what they had. To merge is to add.
///
/// ```
/// use endurance_core::{Evaluator, Fairness, FairnessOutcome, Interaction};
///
/// let evaluator = Evaluator::default();
/// let mut fairness = Fairness::new("language", FairnessOutcome::Refusal);
/// for row in 0..80 {
///     let refuses = row % 2 == 0 && row % 8 != 0; // 30 of 40 in one group, none of 40 in the other
///     let response = if refuses { "I cannot help with that." } else { "The budget is INR 78 crore." };
///     let mut interaction = Interaction::new("", response);
///     interaction.metadata.groups.insert("language".into(), ["en", "hi"][row % 2].into());
///     fairness.add(&interaction, &evaluator.evaluate(&interaction));
/// }
/// let report = fairness.report();
/// assert_eq!(report.groups["en"].rate, Some(0.75));
/// assert_eq!(report.statistical_parity_difference.value, Some(0.75));
/// assert_eq!(report.disparate_impact_ratio.value, Some(0.0));
/// assert_eq!(report.four_fifths, Some(false));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fairness {
    group: String,
    outcome: FairnessOutcome,
    rows: u64,
    no_group: u64,
    no_outcome: u64,
    groups: BTreeMap<String, Cells>,
}

/// Rows of a group: [no label, should not, should] x [had not, had].
type Cells = [[u64; 2]; 3];

/// How groups of people compare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FairnessReport {
    /// The key in `metadata.groups`.
    pub group: String,
    /// The outcome: `pass`, `refusal` or `METRIC>=POINTS`.
    pub outcome: String,
    /// All rows.
    pub rows: u64,
    /// Rows that name no group; left out.
    pub no_group: u64,
    /// Rows whose outcome could not be measured; left out.
    pub no_outcome: u64,
    /// The groups.
    pub groups: BTreeMap<String, GroupCounts>,
    /// The highest rate less the lowest.
    pub statistical_parity_difference: Disparity,
    /// The lowest rate by the highest.
    pub disparate_impact_ratio: Disparity,
    /// Whether that ratio is four fifths or more; null where there is none.
    pub four_fifths: Option<bool>,
    /// The highest true positive rate less the lowest.
    pub equal_opportunity_difference: Disparity,
    /// The mean of the differences of true and of false positive rates.
    pub average_odds_difference: Disparity,
    /// Resamples behind each interval.
    pub resamples: u32,
    /// Where the draws begin.
    pub seed: u64,
}

/// One group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupCounts {
    /// Its rows.
    pub n: u64,
    /// Those that had the outcome.
    pub selected: u64,
    /// `selected / n`.
    pub rate: Option<f64>,
    /// Rows that should have had it, by `metadata.expected_outcome`.
    pub positives: u64,
    /// Those of them that had it.
    pub true_positives: u64,
    /// `true_positives / positives`; null where there is none to divide by.
    pub true_positive_rate: Option<f64>,
    /// Rows that should not have had it.
    pub negatives: u64,
    /// Those of them that had it.
    pub false_positives: u64,
    /// `false_positives / negatives`; null where there is none to divide by.
    pub false_positive_rate: Option<f64>,
}

/// One comparison of all groups that have enough rows for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Disparity {
    /// The statistic; null when not measured.
    pub value: Option<f64>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<BatchReason>,
    /// The groups that are furthest apart, the highest and then the lowest: a pair for each rate that is compared. Of
    /// equal groups the first counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<[String; 2]>,
    /// Where 95 of 100 resamples of the rows lie, as these groups compare in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Why there is a value but no interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_interval: Option<BatchReason>,
    /// Rows of the compared groups that count: all, or those with a label.
    pub n: u64,
    /// Groups with too few rows, which are not compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

/// A percentile interval, cut where the statistic can have no value: at 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// The highest group and the lowest.
type Ends = [usize; 2];

/// Rows of a group that had not the outcome, and those that had it.
type Counted = fn(&Cells) -> [u64; 2];

/// The comparisons, in the order of the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Parity,
    Impact,
    Opportunity,
    Odds,
}

/// A comparison under way.
struct Compared {
    comparison: Comparison,
    /// The groups that are furthest apart, by their place among all; a pair for each rate.
    pairs: Vec<Ends>,
    disparity: Disparity,
    /// Its values in the resamples that have one.
    resampled: Vec<f64>,
}

impl FairnessOutcome {
    /// Whether an answer had it; nothing when that could not be measured.
    fn of(self, interaction: &Interaction, evaluation: &Evaluation) -> Option<bool> {
        match self {
            Self::Pass => {
                (evaluation.verdict != Verdict::NotMeasured).then_some(evaluation.verdict == Verdict::Pass)
            }
            Self::Refusal => Some(Text::read(&interaction.response, None).refusal().is_some()),
            Self::AtLeast(id, least) => Some(evaluation.metric(id)?.score? >= least),
        }
    }
}

impl FromStr for FairnessOutcome {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let refused = |why: &str| {
            Error::new(
                ErrorKind::InvalidField,
                format!("`{text}` must be pass, refusal or METRIC>=POINTS{why}"),
            )
        };
        match text {
            "pass" => return Ok(Self::Pass),
            "refusal" => return Ok(Self::Refusal),
            _ => {}
        }
        let (name, points) = text.split_once(">=").ok_or_else(|| refused(""))?;
        let id = name.trim().parse().map_err(|error| refused(&format!(": {error}")))?;
        let points: f64 = points
            .trim()
            .parse()
            .ok()
            .filter(|points| (0.0..=100.0).contains(points))
            .ok_or_else(|| refused(" with POINTS 0..100"))?;
        Ok(Self::AtLeast(id, Score::from_points(points)))
    }
}

impl TryFrom<String> for FairnessOutcome {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<FairnessOutcome> for String {
    fn from(outcome: FairnessOutcome) -> Self {
        outcome.to_string()
    }
}

impl fmt::Display for FairnessOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass => f.write_str("pass"),
            Self::Refusal => f.write_str("refusal"),
            Self::AtLeast(id, least) => write!(f, "{id}>={}", least.points()),
        }
    }
}

impl Fairness {
    /// Nothing counted yet of how the groups under `group` in `metadata.groups` compare in `outcome`.
    #[must_use]
    pub fn new(group: impl Into<String>, outcome: FairnessOutcome) -> Self {
        Self { group: group.into(), outcome, rows: 0, no_group: 0, no_outcome: 0, groups: BTreeMap::new() }
    }

    /// Counts one evaluation.
    pub fn add(&mut self, interaction: &Interaction, evaluation: &Evaluation) {
        let metadata = &interaction.metadata;
        self.rows += 1;
        let Some(group) = metadata.groups.get(&self.group) else {
            self.no_group += 1;
            return;
        };
        let Some(had) = self.outcome.of(interaction, evaluation) else {
            self.no_outcome += 1;
            return;
        };
        let label = metadata.expected_outcome.map_or(0, |expected| 1 + usize::from(expected));
        if !self.groups.contains_key(group) {
            self.groups.insert(group.clone(), Cells::default());
        }
        if let Some(cells) = self.groups.get_mut(group) {
            cells[label][usize::from(had)] += 1;
        }
    }

    /// Whether `other` compares the same groups in the same outcome.
    #[must_use]
    pub fn compares_as(&self, other: &Self) -> bool {
        self.group == other.group && self.outcome == other.outcome
    }

    /// Whether the counts add up, and to no more than `most` rows. Counts that came from elsewhere may be any.
    #[must_use]
    pub fn adds_up(&self, most: u64) -> bool {
        let counts = self.groups.values().flatten().flatten().chain([&self.no_group, &self.no_outcome]);
        self.rows <= most && counts.copied().try_fold(0, u64::checked_add) == Some(self.rows)
    }

    /// Takes what another part of the run counted of the same groups and outcome.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.no_group += other.no_group;
        self.no_outcome += other.no_outcome;
        for (group, cells) in &other.groups {
            let ours = self.groups.entry(group.clone()).or_default();
            ours.iter_mut().flatten().zip(cells.iter().flatten()).for_each(|(ours, theirs)| *ours += theirs);
        }
    }

    /// The rates, the comparisons and their intervals.
    #[must_use]
    pub fn report(&self) -> FairnessReport {
        let all = [Comparison::Parity, Comparison::Impact, Comparison::Opportunity, Comparison::Odds];
        let mut compared = all.map(|comparison| self.compare(comparison));
        self.resample(&mut compared);
        let [parity, impact, opportunity, odds] = compared.map(Compared::disparity);
        FairnessReport {
            group: self.group.clone(),
            outcome: self.outcome.to_string(),
            rows: self.rows,
            no_group: self.no_group,
            no_outcome: self.no_outcome,
            groups: self.groups.iter().map(|(name, cells)| (name.clone(), GroupCounts::of(cells))).collect(),
            statistical_parity_difference: parity,
            four_fifths: impact.value.map(|ratio| ratio >= FOUR_FIFTHS),
            disparate_impact_ratio: impact,
            equal_opportunity_difference: opportunity,
            average_odds_difference: odds,
            resamples: RESAMPLES as u32,
            seed: SEED,
        }
    }

    fn compare(&self, comparison: Comparison) -> Compared {
        let enough = |cells: &Cells| comparison.counted(cells).1 >= LEAST;
        let few = self.groups.iter().filter(|(_, cells)| !enough(cells));
        let left_out = few.map(|(name, _)| name.clone()).collect();
        let all: Vec<Cells> = self.groups.values().copied().collect();
        let places: Vec<usize> = (0..all.len()).filter(|&at| enough(&all[at])).collect();
        let n = places.iter().map(|&at| comparison.counted(&all[at]).0).sum();
        let mut one = Compared {
            comparison,
            pairs: Vec::new(),
            disparity: Disparity { n, left_out, ..Disparity::default() },
            resampled: Vec::new(),
        };
        one.disparity.reason = self.missing(comparison, &places);
        if one.disparity.reason.is_none() {
            one.pairs = comparison.furthest(&all, &places);
            one.disparity.value = comparison.value(&all, &one.pairs).map(round);
            one.disparity.reason = one.disparity.value.is_none().then_some(BatchReason::ZeroRate);
        }
        if one.disparity.value.is_some() {
            let name = |at: usize| self.groups.keys().nth(at).cloned().unwrap_or_default();
            one.disparity.between = one.pairs.iter().map(|pair| pair.map(name)).collect();
        }
        one
    }

    /// Draws the rows again and again, and computes every comparison that has a value from each draw.
    fn resample(&self, compared: &mut [Compared]) {
        let mut measured: Vec<_> = compared.iter_mut().filter(|one| one.disparity.value.is_some()).collect();
        let counts: Vec<u64> = self.groups.values().flatten().flatten().copied().collect();
        let mut random = Random::new(SEED);
        for _ in 0..if measured.is_empty() { 0 } else { RESAMPLES } {
            let drawn = random.resample(&counts);
            let cells: Vec<Cells> =
                drawn.chunks_exact(6).map(|c| [[c[0], c[1]], [c[2], c[3]], [c[4], c[5]]]).collect();
            for one in &mut measured {
                one.resampled.extend(one.comparison.value(&cells, &one.pairs));
            }
        }
    }

    /// Why the groups at `places`, those that are large enough, cannot be compared.
    fn missing(&self, comparison: Comparison, places: &[usize]) -> Option<BatchReason> {
        let unlabelled = self.groups.values().all(|cells| comparison.counted(cells).0 == 0);
        match self.groups.len() {
            0 if self.no_outcome > 0 => Some(BatchReason::NothingMeasured),
            0 => Some(BatchReason::NoGroups),
            1 => Some(BatchReason::OneGroup),
            _ if unlabelled => Some(BatchReason::NoLabels),
            _ if places.len() < 2 => Some(BatchReason::GroupTooSmall),
            _ => None,
        }
    }
}

impl GroupCounts {
    fn of(cells: &Cells) -> Self {
        let [unlabelled, negative, positive] = cells;
        let selected = unlabelled[1] + negative[1] + positive[1];
        let n = cells.iter().flatten().sum();
        let rate = |counted| share(counted).map(round);
        Self {
            n,
            selected,
            rate: rate([n - selected, selected]),
            positives: positive[0] + positive[1],
            true_positives: positive[1],
            true_positive_rate: rate(*positive),
            negatives: negative[0] + negative[1],
            false_positives: negative[1],
            false_positive_rate: rate(*negative),
        }
    }
}

impl Comparison {
    /// Rows of a group that count, and the fewest that one of its rates divides by.
    fn counted(self, cells: &Cells) -> (u64, u64) {
        let [unlabelled, negative, positive] = cells.map(|[no, yes]| no + yes);
        match self {
            Self::Parity | Self::Impact => {
                let all = unlabelled + negative + positive;
                (all, all)
            }
            Self::Opportunity => (positive, positive),
            Self::Odds => (negative + positive, negative.min(positive)),
        }
    }

    /// The rates that it compares.
    fn rates(self) -> &'static [Counted] {
        const ALL: Counted = |cells| [0, 1].map(|had| cells.iter().map(|row| row[had]).sum());
        const FALSE_POSITIVE: Counted = |cells| cells[1];
        const TRUE_POSITIVE: Counted = |cells| cells[2];
        match self {
            Self::Parity | Self::Impact => &[ALL],
            Self::Opportunity => &[TRUE_POSITIVE],
            Self::Odds => &[TRUE_POSITIVE, FALSE_POSITIVE],
        }
    }

    /// Of the groups at `places`, the one with the highest rate and, of the others, the one with the lowest.
    fn furthest(self, groups: &[Cells], places: &[usize]) -> Vec<Ends> {
        let ends = |counted: &Counted| {
            let rate = |at: &usize| share(counted(&groups[*at])).unwrap_or_default();
            let by_rate = |a: &usize, b: &usize| rate(a).total_cmp(&rate(b));
            let highest = places.iter().copied().rev().max_by(by_rate)?;
            let lowest = places.iter().copied().filter(|at| *at != highest).min_by(by_rate)?;
            Some([highest, lowest])
        };
        self.rates().iter().filter_map(ends).collect()
    }

    /// The statistic between these groups; nothing where it would divide by zero.
    fn value(self, groups: &[Cells], pairs: &[Ends]) -> Option<f64> {
        let mut differences = 0.0;
        for (counted, [highest, lowest]) in self.rates().iter().zip(pairs) {
            let (high, low) = (share(counted(&groups[*highest]))?, share(counted(&groups[*lowest]))?);
            if self == Self::Impact {
                return (high > 0.0).then(|| low / high);
            }
            differences += high - low;
        }
        Some(differences / pairs.len() as f64)
    }
}

/// The part that had the outcome; nothing of none.
fn share([no, yes]: [u64; 2]) -> Option<f64> {
    (no + yes > 0).then(|| yes as f64 / (no + yes) as f64)
}

impl Compared {
    /// The comparison with its interval.
    fn disparity(mut self) -> Disparity {
        if self.disparity.value.is_none() {
            return self.disparity;
        }
        let values = &mut self.resampled;
        if values.len() < ENOUGH {
            return Disparity { no_interval: Some(BatchReason::Unstable), ..self.disparity };
        }
        values.sort_by(f64::total_cmp);
        let [low, high] = RANKS.map(|rank| round(values[rank * values.len() / RESAMPLES].clamp(0.0, 1.0)));
        Disparity { interval: Some(Interval { low, high }), ..self.disparity }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups of (should not have had it: not, had; should have: not, had).
    fn report(groups: &[[u64; 4]]) -> FairnessReport {
        let mut fairness = Fairness::new("team", FairnessOutcome::Pass);
        for (at, &[a, b, c, d]) in groups.iter().enumerate() {
            fairness.groups.insert(format!("g{at}"), [[0, 0], [a, b], [c, d]]);
        }
        fairness.report()
    }

    fn comparisons(report: &FairnessReport) -> [&Disparity; 4] {
        [
            &report.statistical_parity_difference,
            &report.disparate_impact_ratio,
            &report.equal_opportunity_difference,
            &report.average_odds_difference,
        ]
    }

    #[test]
    fn an_interval_holds_its_value() {
        let mut random = Random::new(1);
        for _ in 0..60 {
            let n = 2 + random.resample(&[1; 6])[0] as usize;
            // groups alike, so that the values are near 0 and 1, where percentiles of a range leave them out
            let draws = (0..n).map(|_| random.resample(&[20; 4])).collect::<Vec<_>>();
            let groups: Vec<[u64; 4]> =
                draws.iter().map(|d| [d[0] + 30, d[1] + 30, d[2] + 30, d[3] + 30]).collect();
            let report = report(&groups);
            for one in comparisons(&report) {
                let (value, interval) = (one.value.expect("a value"), one.interval.expect("an interval"));
                assert!(interval.low <= value && value <= interval.high, "{groups:?}: {one:?}");
                assert!(interval.low >= 0.0 && interval.high <= 1.0, "{one:?}");
            }
        }
    }

    #[test]
    fn groups_that_are_alike_are_not_told_apart() {
        let report = report(&[[50, 50, 50, 50], [50, 50, 50, 50]]);
        let [parity, impact, ..] = comparisons(&report);
        for (one, value) in [(parity, 0.0), (impact, 1.0)] {
            let interval = one.interval.expect("an interval");
            assert_eq!(one.value, Some(value));
            assert!([interval.low, interval.high].contains(&value), "{one:?}");
            assert_eq!(one.between, [["g0", "g1"]]);
        }
    }

    #[test]
    fn the_pairs_are_those_that_are_furthest_apart() {
        // rates of having it: .5 .3 .4 among all; .9 .1 .5 of those that should, .1 .5 .3 of the others
        let report = report(&[[90, 10, 10, 90], [50, 50, 90, 10], [70, 30, 50, 50]]);
        let pairs = comparisons(&report).map(|one| one.between.clone());
        assert_eq!(pairs[0], [["g0", "g1"]]);
        assert_eq!(pairs[2], [["g0", "g1"]]);
        assert_eq!(pairs[3], [["g0", "g1"], ["g1", "g0"]]);
        assert_eq!(report.average_odds_difference.value, Some(0.6));
    }

    #[test]
    fn an_outcome_that_is_never_measured_is_told_from_a_missing_group() {
        let mut fairness = Fairness::new("team", FairnessOutcome::Pass);
        assert_eq!(fairness.report().statistical_parity_difference.reason, Some(BatchReason::NoGroups));
        (fairness.rows, fairness.no_outcome) = (3, 3);
        let reason = fairness.report().statistical_parity_difference.reason;
        assert_eq!(reason, Some(BatchReason::NothingMeasured));
    }
}
