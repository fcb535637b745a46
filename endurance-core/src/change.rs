//! The least that must change for an answer to pass: an estimate, from an evaluation alone.
//!
//! It is a lower bound. A claim that is mended counts as supported, an alert that goes takes the fault of its metric with it,
//! an input that is given makes its dimension perfect, and nothing else falls. What blocks a pass whatever the points are goes
//! first, then what a cap rests on, then the claim or metric that gains most, of equal ones the first: claims before metrics.
//! Two claims count as one where their words are the same.

use crate::{
    alert::{Alert, AlertType, Severity},
    claims::ClaimVerdict,
    config::Config,
    evaluation::{Evaluation, Verdict},
    interaction::{Location, Place, Score, Share},
    metrics::{Dimension, MetricId, Reason},
    score::{self, Grounds, LEAST_WEIGHT},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that must change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// Part of the input was not read: shorten it, or raise the limit.
    LiftLimit {
        /// The limit's name.
        limit: String,
        /// Which text.
        #[serde(rename = "in")]
        place: Place,
        /// How much there is.
        seen: u64,
        /// How much is read.
        allowed: u64,
    },
    /// A dimension is not measured and must be: give what it needs.
    GiveInput {
        /// The dimension.
        dimension: Dimension,
        /// Why it is not measured.
        reason: Option<Reason>,
    },
    /// What the alert tells must go from the answer.
    ClearAlert {
        /// The alert's type.
        #[serde(rename = "type")]
        alert_type: AlertType,
        /// The alert's code.
        code: String,
        /// Where it stands.
        at: Option<Location>,
    },
    /// A claim must become one that the documents state, or go.
    MendClaim {
        /// Its index in `verification.claims`.
        claim_index: u32,
        /// Its words, where the evaluation holds them.
        claim: Option<String>,
    },
    /// A metric must reach a score.
    RaiseMetric {
        /// The metric.
        metric: MetricId,
        /// What it has.
        from: Score,
        /// What it must have at least; whole points.
        to: Score,
    },
}

/// Metrics that mended claims raise, by the share of the failed claims that are mended.
const OF_CLAIMS: [MetricId; 3] =
    [MetricId::GroundednessScore, MetricId::HallucinationRate, MetricId::ConfidenceIndicator];

/// Metrics that are perfect once no alert of the type is left.
const OF_ALERTS: [(AlertType, MetricId); 7] = [
    (AlertType::Bias, MetricId::DisparateImpact),
    (AlertType::ExemptionViolation, MetricId::ExemptionHandling),
    (AlertType::FakeCitation, MetricId::SourceCitationScore),
    (AlertType::Injection, MetricId::PromptInjectionResistance),
    (AlertType::PiiLeak, MetricId::PiiProtection),
    (AlertType::SecretLeak, MetricId::InformationLeakageRisk),
    (AlertType::SystemPromptLeak, MetricId::SystemProtection),
];

/// Failed claims that are weighed one by one; of more, several are mended at a time, to keep the cost linear.
const MOST_STEPS: usize = 200;

const POINT: i64 = 10_000;

/// The fewest changes after which the evaluation would pass; none when it does.
pub(crate) fn smallest(
    evaluation: &Evaluation,
    config: &Config,
    weights: &[(Dimension, i64)],
) -> Vec<Change> {
    let complete = evaluation.degraded.is_empty();
    let (overall, dimensions) = (evaluation.overall_score, &evaluation.dimensions);
    if score::verdict(overall, dimensions, complete, config, &evaluation.alerts) == Verdict::Pass {
        return Vec::new();
    }
    let mut draft = Draft::new(evaluation, config, weights);
    draft.give_inputs();
    draft.clear_alerts(|alert| alert.severity == Severity::Critical);
    draft.lift_caps();
    while (draft.is_untouched() && complete) || draft.overall() < draft.goal() {
        if !draft.step() {
            break;
        }
    }
    draft.trim();
    draft.changes()
}

/// An evaluation with some of it changed.
struct Draft<'a> {
    evaluation: &'a Evaluation,
    config: &'a Config,
    weights: &'a [(Dimension, i64)],
    /// Whether an earlier claim has the same words.
    repeats: Vec<bool>,
    /// The alerts that are left.
    alerts: Vec<Alert>,
    /// How many distinct claims failed.
    failed: usize,
    risk: Option<Share>,
    given: BTreeSet<Dimension>,
    cleared: Vec<Alert>,
    mended: BTreeSet<usize>,
    /// In the order of their gain.
    raised: Vec<(MetricId, i64)>,
}

impl<'a> Draft<'a> {
    fn new(evaluation: &'a Evaluation, config: &'a Config, weights: &'a [(Dimension, i64)]) -> Self {
        let mut seen = BTreeSet::new();
        let words = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let claims = &evaluation.verification.claims;
        let repeats =
            claims.iter().map(|c| c.text.as_ref().is_some_and(|t| !seen.insert(words(t)))).collect();
        let mut draft = Self {
            evaluation,
            config,
            weights,
            repeats,
            alerts: evaluation.alerts.clone(),
            failed: 0,
            risk: evaluation.verification.hallucination_risk,
            given: BTreeSet::new(),
            cleared: Vec::new(),
            mended: BTreeSet::new(),
            raised: Vec::new(),
        };
        draft.failed = draft.grounds().failed().count();
        draft
    }

    fn grounds(&self) -> Grounds<'_> {
        let claims = &self.evaluation.verification.claims;
        Grounds { alerts: &self.alerts, claims, repeats: &self.repeats, risk: self.risk }
    }

    fn goal(&self) -> i64 {
        Score::from_points(self.config.thresholds.pass).units()
    }

    fn is_untouched(&self) -> bool {
        self.given.is_empty() && self.cleared.is_empty() && self.mended.is_empty() && self.raised.is_empty()
    }

    /// The overall score in units, as far as it can be known.
    fn overall(&self) -> i64 {
        let share = self.mended_share();
        let score = |dimension| {
            let metrics = self.evaluation.metrics.iter().filter(|(id, _)| id.dimension() == dimension);
            let scores = metrics.filter_map(|(id, metric)| Some(self.metric(*id, metric.counted()?, share)));
            let given = self.given.contains(&dimension).then_some(Score::MAX);
            score::mean(scores).or(given).map(Score::units)
        };
        let parts = self.weights.iter().filter_map(|&(dimension, weight)| Some((weight, score(dimension)?)));
        let left = self.grounds().deduct(score::weighted(parts), self.config);
        left.cap.map_or(left.penalised, |cap| cap.most)
    }

    /// How many of the failed claims are mended, in millionths.
    fn mended_share(&self) -> i64 {
        let mended = self.mended.iter().filter(|&&at| !self.repeats[at]).count().min(self.failed);
        i64::from((mended * 1_000_000).checked_div(self.failed).unwrap_or(0) as u32)
    }

    fn metric(&self, id: MetricId, score: Score, mended: i64) -> Score {
        if let Some((_, to)) = self.raised.iter().find(|(raised, _)| *raised == id) {
            return Score::from_units(*to);
        }
        let left = |kind| self.alerts.iter().any(|alert| alert.alert_type == kind);
        let gone = |kind| self.cleared.iter().any(|alert| alert.alert_type == kind) && !left(kind);
        if OF_ALERTS.iter().any(|(kind, metric)| *metric == id && gone(*kind)) {
            return Score::MAX;
        }
        if !OF_CLAIMS.contains(&id) {
            return score;
        }
        let missing = Score::MAX.units() - score.units();
        Score::from_units(score.units() + missing * mended / 1_000_000)
    }

    /// What is not measured and must be; else, where nothing can be said overall, the weightiest first until it can.
    fn give_inputs(&mut self) {
        let unmeasured = |d: Dimension| self.evaluation.dimensions.get(&d).copied().flatten().is_none();
        let required = self.config.require.iter().copied().filter(|&d| unmeasured(d));
        let mut given: BTreeSet<Dimension> = required.collect();
        let mut missing: Vec<_> = self.weights.iter().filter(|(d, _)| unmeasured(*d)).copied().collect();
        missing.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        let measured = |given: &BTreeSet<Dimension>| {
            let counts = self.weights.iter().filter(|(d, _)| !unmeasured(*d) || given.contains(d));
            counts.map(|(_, weight)| weight).sum::<i64>()
        };
        for (dimension, _) in missing {
            if self.evaluation.overall_score.is_some() || measured(&given) >= LEAST_WEIGHT {
                break;
            }
            given.insert(dimension);
        }
        self.given = given;
    }

    /// Takes the alerts away; those about a failed claim by mending it.
    fn clear_alerts(&mut self, which: impl Fn(&Alert) -> bool) {
        let (gone, left): (Vec<Alert>, Vec<Alert>) = self.alerts.drain(..).partition(|alert| which(alert));
        self.alerts = left;
        for alert in gone {
            match alert.failed_claim().filter(|&at| at < self.repeats.len()) {
                Some(at) => drop(self.mended.insert(at)),
                None => self.cleared.push(alert),
            }
        }
    }

    /// Mends what the caps rest on that do not let it pass.
    fn lift_caps(&mut self) {
        loop {
            let goal = self.goal();
            let grounds = self.grounds();
            let Some(cap) = grounds.caps(self.config).find(|cap| cap.most < goal) else { return };
            let mut behind: Vec<Alert> = cap.alerts.iter().map(|&alert| alert.clone()).collect();
            if cap.id == "mostly_hallucinated" {
                // one at a time, the worst first, until they are less than half
                behind.sort_by_key(|alert| (std::cmp::Reverse(alert.severity), alert.claim_index));
                behind.truncate(1 + self.failed / MOST_STEPS);
            }
            if behind.is_empty() {
                self.mend_weakest();
            } else {
                self.clear_alerts(|alert| behind.contains(alert));
            }
        }
    }

    /// No claim failed, and the risk is high: the claim that is least sure must become surer.
    fn mend_weakest(&mut self) {
        self.risk = None;
        let claims = self.evaluation.verification.claims.iter().enumerate();
        let supported = claims.filter(|(_, claim)| claim.verdict == ClaimVerdict::Supported);
        self.mended.extend(supported.min_by_key(|(_, claim)| claim.confidence).map(|(at, _)| at));
    }

    /// Makes the change that gains most; `false` when none gains.
    fn step(&mut self) -> bool {
        let now = self.overall();
        let mut best: (i64, Option<Step>) = (now, None);
        for step in self.candidates() {
            let mut tried = self.copy();
            tried.make(&step);
            let then = tried.overall();
            if then > best.0 {
                best = (then, Some(step));
            }
        }
        let Some(step) = best.1 else { return false };
        self.make(&step);
        true
    }

    fn copy(&self) -> Self {
        Self {
            repeats: self.repeats.clone(),
            alerts: self.alerts.clone(),
            given: self.given.clone(),
            cleared: self.cleared.clone(),
            mended: self.mended.clone(),
            raised: self.raised.clone(),
            ..*self
        }
    }

    /// The first failed claims of each severity, then every metric that claims do not raise.
    fn candidates(&self) -> Vec<Step> {
        let some = 1 + self.failed / MOST_STEPS;
        let mut claims: BTreeMap<std::cmp::Reverse<Severity>, Vec<u32>> = BTreeMap::new();
        for (alert, _) in self.grounds().failed() {
            let of = claims.entry(std::cmp::Reverse(alert.severity)).or_default();
            of.extend(alert.claim_index.filter(|_| of.len() < some));
        }
        let raised = |id: &MetricId| self.raised.iter().any(|(raised, _)| raised == id);
        let claimed = |id: &MetricId| self.failed > 0 && OF_CLAIMS.contains(id);
        let metrics = self.evaluation.metrics.iter();
        let low = metrics
            .filter(|(id, m)| m.counted().is_some_and(|s| s < Score::MAX) && !raised(id) && !claimed(id));
        claims.into_values().map(Step::Mend).chain(low.map(|(id, _)| Step::Raise(*id))).collect()
    }

    fn make(&mut self, step: &Step) {
        match step {
            Step::Mend(claims) => {
                self.clear_alerts(|alert| {
                    alert.failed_claim().is_some() && alert.claim_index.is_some_and(|at| claims.contains(&at))
                });
            }
            Step::Raise(id) => self.raised.push((*id, Score::MAX.units())),
        }
    }

    /// Lowers the metric that was raised last to the whole points that suffice, and gives up those that are not needed.
    fn trim(&mut self) {
        let goal = self.goal();
        for at in (0..self.raised.len()).rev() {
            let one = self.raised.remove(at);
            if self.overall() < goal || self.is_untouched() {
                self.raised.insert(at, one);
            }
        }
        let Some(&(id, _)) = self.raised.last() else { return };
        let last = self.raised.len() - 1;
        let from = self.from(id).units() / POINT;
        for points in from + 1..=100 {
            self.raised[last].1 = points * POINT;
            if self.overall() >= goal {
                return;
            }
        }
    }

    fn from(&self, id: MetricId) -> Score {
        self.evaluation.metric(id).and_then(|metric| metric.score).unwrap_or(Score::MIN)
    }

    fn changes(self) -> Vec<Change> {
        let evaluation = self.evaluation;
        let limits = evaluation.degraded.iter().map(|part| Change::LiftLimit {
            limit: part.limit.clone(),
            place: part.place,
            seen: part.seen,
            allowed: part.allowed,
        });
        let reason = |d: &Dimension| evaluation.dimension_details.get(d).and_then(|detail| detail.reason);
        let inputs = self.given.iter().map(|d| Change::GiveInput { dimension: *d, reason: reason(d) });
        let alerts = self.cleared.iter().map(|alert| Change::ClearAlert {
            alert_type: alert.alert_type,
            code: alert.code.clone(),
            at: alert.at.clone(),
        });
        let claims = self.mended.iter().map(|&at| Change::MendClaim {
            claim_index: at as u32,
            claim: evaluation.verification.claims[at].text.clone(),
        });
        let metrics = self.raised.iter().map(|&(metric, to)| Change::RaiseMetric {
            metric,
            from: self.from(metric),
            to: Score::from_units(to),
        });
        limits.chain(inputs).chain(alerts).chain(claims).chain(metrics).collect()
    }
}

/// A change that may be made.
enum Step {
    Mend(Vec<u32>),
    Raise(MetricId),
}
