//! What comes out.

use crate::{
    alert::Alert,
    claims::Verification,
    detect::Detection,
    interaction::{Location, Score, Share, Warning},
    limits::Degraded,
    message::Params,
    metrics::{Basis, Dimension, Measure, MetricId, Reason, Unit},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The claims of one response alone. Its JSON is the wire format of `verify`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Verified {
    /// The caller's name for the turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<String>,
    /// The caller's name for the conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// The claims.
    pub verification: Verification,
    /// What was not read; empty when everything was.
    pub degraded: Vec<Degraded>,
    /// What looks like a mistake in the input.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// Everything one evaluation found. Its JSON is the wire format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Evaluation {
    /// Version of this format, `major.minor`.
    pub schema_version: String,
    /// Version of the engine.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub engine_version: String,
    /// Hash of the configuration in force.
    pub policy_hash: String,
    /// Hash over the lexicons and weights in use.
    pub data_pack_hash: String,
    /// Hash of everything here but the ids, the engine's version and itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// The caller's name for the turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<String>,
    /// The caller's name for the conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// Points, 0..=100; null when too little could be measured.
    pub overall_score: Option<Score>,
    /// What to do with the answer.
    pub verdict: Verdict,
    /// How many metrics could be measured.
    pub measured_metrics: u32,
    /// How many metrics there are.
    pub total_metrics: u32,
    /// Share of the weights whose dimensions could be measured.
    pub measured_weight: Share,
    /// What was not read; empty when everything was.
    pub degraded: Vec<Degraded>,
    /// What looks like a mistake in the input.
    pub warnings: Vec<Warning>,
    /// Points of each dimension; null when none of its metrics could be measured.
    #[serde(deserialize_with = "known_names")]
    pub dimensions: BTreeMap<Dimension, Option<Score>>,
    /// Weight and coverage of each dimension.
    #[serde(deserialize_with = "known_names")]
    pub dimension_details: BTreeMap<Dimension, DimensionScore>,
    /// Every metric.
    #[serde(deserialize_with = "known_names")]
    pub metrics: BTreeMap<MetricId, MetricScore>,
    /// The claims.
    pub verification: Verification,
    /// The attacks.
    pub detections: Vec<Detection>,
    /// What a person should look at, worst first.
    pub alerts: Vec<Alert>,
    /// What the overall score is made of; sums to it exactly.
    pub contributions: Vec<Contribution>,
    /// What another try must mend: a line for each thing, ready for a regeneration prompt.
    pub feedback: Vec<String>,
    /// How many alerts the configuration suppressed.
    pub suppressed: u32,
}

crate::names! {
    /// What to do with an answer.
    pub enum Verdict {
        /// Show it.
        Pass = "pass",
        /// Have a person look at it.
        Review = "review",
        /// Do not show it.
        Fail = "fail",
        /// Too little could be measured to say.
        NotMeasured = "not_measured",
    }
}

/// One dimension's weight and coverage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DimensionScore {
    /// Share of the overall score.
    pub weight: Share,
    /// How many of its metrics count: measured, and not estimated.
    pub measured: u32,
    /// Why none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// One metric: measured, with what it rests on, or not measured, with the reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MetricScore {
    /// Points, 0..=100, higher is better; null when not measured.
    pub score: Option<Score>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The native value, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Unit of `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// What the score rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// How many things were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Names the explanation, for translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The explanation's values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: Params,
    /// One sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// The passages it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Location>,
}

/// One part of the overall score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Contribution {
    /// What kind of part.
    pub kind: ContributionKind,
    /// The dimension, or the rule of the penalty or the cap.
    pub id: String,
    /// Points it adds; a penalty or a cap takes away.
    pub points: Points,
}

crate::names! {
    /// What part of the overall score a contribution is.
    pub enum ContributionKind {
        /// A dimension's share of the weighted mean.
        Dimension = "dimension",
        /// What hallucinated claims take away.
        Penalty = "penalty",
        /// What the lowest cap in force takes away.
        Cap = "cap",
    }
}

/// Points that may be negative, exact to 1/10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(
    /// In 1/10,000 point.
    pub i64,
);

impl Evaluation {
    /// One metric's entry.
    #[must_use]
    pub fn metric(&self, id: MetricId) -> Option<&MetricScore> {
        self.metrics.get(&id)
    }
}

impl MetricScore {
    /// The score that counts into the dimension: what is estimated is shown and does not count.
    pub(crate) fn counted(&self) -> Option<Score> {
        self.score.filter(|_| self.basis != Some(Basis::Estimated))
    }
}

impl From<Measure> for MetricScore {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::NotMeasured(reason) => Self { reason: Some(reason), ..Self::default() },
            Measure::Measured(m) => Self {
                score: Some(m.score),
                reason: None,
                value: Some(m.value),
                unit: Some(m.unit),
                basis: Some(m.basis),
                n: Some(m.n as u32),
                code: Some(m.message.code.into()),
                params: m.message.params,
                explanation: Some(m.message.text),
                evidence: m.evidence,
            },
        }
    }
}

impl Serialize for Points {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.0 as f64 / 10_000.0)
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        f64::deserialize(from).map(|points| Self((points * 10_000.0).round_ties_even() as i64))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

/// Reads a map, leaving out the names of later versions: they have no place in the report order of this one.
pub(crate) fn known_names<'de, D, K, V>(from: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: serde::Deserializer<'de>,
    K: Ord + std::str::FromStr,
    V: Deserialize<'de>,
{
    let all = BTreeMap::<String, V>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|(name, value)| Some((name.parse().ok()?, value))).collect())
}
