//! From metrics, claims and detections to one score that adds up, a verdict, and alerts.
//!
//! Integers of 1/10,000 point throughout: weighted mean, penalty, lowest cap, in this order.

mod deduct;
mod raise;

pub(crate) use deduct::Grounds;

use crate::{
    alert::{Alert, AlertType, Severity},
    config::Config,
    context::Context,
    evaluation::{Contribution, ContributionKind, DimensionScore, MetricScore, Points, Verdict},
    interaction::{Score, Share},
    message::say,
    metrics::{Dimension, MetricId},
    suppress::Suppressor,
};
use std::collections::BTreeMap;

/// The folded result: everything of an evaluation that is about points.
pub(crate) struct Folded {
    pub(crate) overall: Option<Score>,
    pub(crate) verdict: Verdict,
    pub(crate) measured_weight: Share,
    pub(crate) dimensions: BTreeMap<Dimension, Option<Score>>,
    pub(crate) details: BTreeMap<Dimension, DimensionScore>,
    pub(crate) alerts: Vec<Alert>,
    pub(crate) contributions: Vec<Contribution>,
    pub(crate) suppressed: u32,
}

/// Millionths of the whole weight below which nothing is said overall.
pub(crate) const LEAST_WEIGHT: i64 = 500_000;

/// Folds the metrics into one score. `raised` are the alerts of the metrics.
pub(crate) fn fold(
    cx: &Context<'_>,
    config: &Config,
    metrics: &[(MetricId, MetricScore)],
    raised: Vec<Alert>,
) -> Folded {
    let mut dimensions = BTreeMap::new();
    let mut details = BTreeMap::new();
    let mut parts: Vec<(Dimension, i64, i64)> = Vec::new(); // dimension, weight, units
    let weights = config.weights();
    for &(dimension, weight) in &weights {
        let own: Vec<&MetricScore> =
            metrics.iter().filter(|(id, _)| id.dimension() == dimension).map(|(_, m)| m).collect();
        let score = mean(own.iter().filter_map(|m| m.counted()));
        let measured = own.iter().filter_map(|m| m.counted()).count() as u32;
        let reason = if score.is_none() { own.iter().find_map(|m| m.reason) } else { None };
        let weight_share = Share::new(weight as f64 / 1e6);
        details.insert(dimension, DimensionScore { weight: weight_share, measured, reason });
        dimensions.insert(dimension, score);
        if let Some(score) = score {
            parts.push((dimension, weight, score.units()));
        }
    }
    let measured: i64 = parts.iter().map(|(_, weight, _)| weight).sum();
    let mut suppressor = Suppressor::new(&config.suppress, cx.metadata.now.as_deref());
    let mut alerts = raise::alerts(cx);
    alerts.extend(raised);
    alerts.retain(|alert| !suppressor.takes(alert, &cx.detections));
    let (overall, contributions) = if cx.is_silent() || measured < LEAST_WEIGHT {
        (None, Vec::new())
    } else {
        let (score, contributions, capped) = total(&parts, measured, cx, config, &alerts);
        alerts.extend(capped.filter(|alert| !suppressor.takes(alert, &[])));
        (Some(score), contributions)
    };
    alerts.extend(low_dimensions(&dimensions, config).filter(|alert| !suppressor.takes(alert, &[])));
    alerts.sort_by_key(|a| std::cmp::Reverse(a.severity));
    let complete = cx.degraded.is_empty();
    let verdict = verdict(overall, &dimensions, complete, config, &alerts);
    let measured_weight = Share::new(measured as f64 / 1e6);
    let suppressed = suppressor.taken();
    Folded { overall, verdict, measured_weight, dimensions, details, alerts, contributions, suppressed }
}

/// The mean of scores, half to even; `None` when there is none.
pub(crate) fn mean(scores: impl Iterator<Item = Score>) -> Option<Score> {
    let (sum, n) = scores.fold((0, 0), |(sum, n), score| (sum + score.units(), n + 1));
    (n > 0).then(|| Score::from_units(divide(sum, n)))
}

/// Division of integers that are not negative, half to even.
pub(crate) fn divide(a: i64, b: i64) -> i64 {
    let (quotient, rest) = (a / b, a % b);
    match (rest * 2).cmp(&b) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient % 2,
    }
}

/// The weighted mean of dimensions, given as weight and units.
pub(crate) fn weighted(parts: impl Iterator<Item = (i64, i64)>) -> i64 {
    let (sum, whole) =
        parts.fold((0, 0), |(sum, whole), (weight, units)| (sum + weight * units, whole + weight));
    if whole == 0 { 0 } else { divide(sum, whole) }
}

/// Weighted mean, penalty, lowest cap; with what each adds, and the alert of the cap.
fn total(
    parts: &[(Dimension, i64, i64)],
    measured: i64,
    cx: &Context<'_>,
    config: &Config,
    alerts: &[Alert],
) -> (Score, Vec<Contribution>, Option<Alert>) {
    let mean = weighted(parts.iter().map(|&(_, weight, units)| (weight, units)));
    let mut contributions = shares(parts, measured, mean);
    let verification = &cx.checked.verification;
    let (claims, risk) = (&verification.claims, verification.hallucination_risk);
    let left = Grounds { alerts, claims, repeats: &cx.checked.repeats, risk }.deduct(mean, config);
    if left.penalised < mean {
        contributions.push(Contribution {
            kind: ContributionKind::Penalty,
            id: "hallucination".into(),
            points: Points(left.penalised - mean),
        });
    }
    let Some(cap) = left.cap else { return (Score::from_units(left.penalised), contributions, None) };
    contributions.push(Contribution {
        kind: ContributionKind::Cap,
        id: cap.id.into(),
        points: Points(cap.most - left.penalised),
    });
    let score = Score::from_units(cap.most);
    let message =
        say!("capped", "the overall score is capped at {limit}: {cap}", limit = score.points(), cap = cap.id);
    let alert = Alert::new(AlertType::LowScore, Severity::Medium, message, cap.at());
    (score, contributions, Some(alert))
}

/// Each dimension's part of the mean, by largest remainder, so that the parts sum to it exactly.
fn shares(parts: &[(Dimension, i64, i64)], measured: i64, mean: i64) -> Vec<Contribution> {
    let mut units: Vec<i64> = parts.iter().map(|(_, weight, units)| weight * units / measured).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(parts[at].1 * parts[at].2 % measured));
    let missing = mean - units.iter().sum::<i64>();
    for &at in order.iter().cycle().take(usize::try_from(missing).unwrap_or(0)) {
        units[at] += 1;
    }
    let contribution = |(&(dimension, ..), points): (&(Dimension, i64, i64), i64)| Contribution {
        kind: ContributionKind::Dimension,
        id: dimension.as_str().into(),
        points: Points(points),
    };
    parts.iter().zip(units).map(contribution).collect()
}

fn low_dimensions(
    dimensions: &BTreeMap<Dimension, Option<Score>>,
    config: &Config,
) -> impl Iterator<Item = Alert> {
    let least = Score::from_points(config.thresholds.review);
    let low = dimensions.iter().filter_map(move |(d, score)| Some((d, score.filter(|s| *s < least)?)));
    low.map(|(dimension, score)| {
        let message = say!(
            "dimension_low",
            "{dimension} is {score} of 100",
            dimension = dimension.as_str().replace('_', " "),
            score = (score.points() * 10.0).round_ties_even() / 10.0
        );
        Alert::new(AlertType::LowScore, Severity::Low, message, None)
    })
}

/// What to do with an answer: its score, whether everything was read, what must be measured, and what must not be there.
pub(crate) fn verdict(
    overall: Option<Score>,
    dimensions: &BTreeMap<Dimension, Option<Score>>,
    complete: bool,
    config: &Config,
    alerts: &[Alert],
) -> Verdict {
    let Some(overall) = overall else { return Verdict::NotMeasured };
    if overall < Score::from_points(config.thresholds.review) {
        return Verdict::Fail;
    }
    let required = config.require.iter().all(|d| dimensions.get(d).is_some_and(Option::is_some));
    let critical = alerts.iter().any(|a| a.severity == Severity::Critical);
    let passes = overall >= Score::from_points(config.thresholds.pass);
    if passes && required && !critical && complete { Verdict::Pass } else { Verdict::Review }
}
