//! A summary as it is written: plain data. Every figure stands beside what it is a part of.

use super::{fairness::FairnessReport, psi::Psi};
use crate::{
    alert::{AlertType, Severity},
    batch::distribution::Spread,
    claims::ClaimKind,
    detect::Threat,
    evaluation::Verdict,
    interaction::Score,
    metrics::{Dimension, MetricId},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What can be said of all rows of a run together. Made by [`Summary::report`](crate::Summary::report).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SummaryReport {
    /// Version of this format, `major.minor`.
    pub schema_version: String,
    /// The engines that made the evaluations: more than one where shards were mixed.
    pub engine_versions: BTreeSet<String>,
    /// The configurations in force.
    pub policy_hashes: BTreeSet<String>,
    /// The lexicons and weights in use.
    pub data_pack_hashes: BTreeSet<String>,
    /// All rows, those that could not be read included.
    pub rows: u64,
    /// Rows with an evaluation: the whole that verdicts, scores and alerts are parts of.
    pub evaluated: u64,
    /// Rows that could not be read; parts of `rows`.
    pub errors: Errors,
    /// Rows by verdict; parts of `evaluated`.
    pub verdicts: BTreeMap<Verdict, u64>,
    /// Where the overall scores lie.
    pub overall_score: Spread,
    /// How many rows reach which overall score; parts of `overall_score.n`.
    pub histogram: Vec<Bin>,
    /// Where the scores of each dimension lie.
    #[serde(deserialize_with = "crate::evaluation::known_names")]
    pub dimensions: BTreeMap<Dimension, Spread>,
    /// Where the scores of each metric lie.
    #[serde(deserialize_with = "crate::evaluation::known_names")]
    pub metrics: BTreeMap<MetricId, Spread>,
    /// The claims of all rows.
    pub claims: ClaimCounts,
    /// Alerts by type.
    pub alerts: BTreeMap<AlertType, AlertCounts>,
    /// Attacks found.
    pub detections: ThreatCounts,
    /// Rows of `scan`; absent when there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scans: Option<ScanCounts>,
    /// Rows of which a part was not read; parts of `evaluated`.
    pub degraded: u64,
    /// Rows with a warning about their input; parts of `evaluated`.
    pub warned: u64,
    /// The rows with the least overall score, the least first.
    pub worst: Vec<WorstRow>,
    /// How far the rows are from those of a baseline.
    pub psi: Psi,
    /// How groups of people compare; empty unless asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fairness: Vec<FairnessReport>,
}

/// Rows that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Errors {
    /// How many.
    pub rows: u64,
    /// How many for each error code.
    pub by_code: BTreeMap<String, u64>,
    /// The first 50.
    pub first: Vec<RowError>,
}

/// One row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RowError {
    /// Its number in the input.
    pub row: u64,
    /// For programs.
    pub code: String,
    /// For people.
    pub message: String,
}

/// A bar of the histogram: scores from `from`, below `to`; the last holds 100 too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Bin {
    /// Points from which.
    pub from: u32,
    /// Points below which.
    pub to: u32,
    /// How many rows.
    pub n: u64,
    /// The same by verdict.
    pub verdicts: BTreeMap<Verdict, u64>,
}

/// Claims of all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClaimCounts {
    /// Rows whose claims were checked.
    pub of: u64,
    /// All claims.
    pub total: u64,
    /// Claims that the documents could decide: the whole that the next three are parts of.
    pub verifiable: u64,
    /// Claims that a passage states.
    pub supported: u64,
    /// Claims that a passage denies.
    pub contradicted: u64,
    /// Claims that no passage states.
    pub unsupported: u64,
    /// Claims that nothing could decide.
    pub not_checkable: u64,
    /// All claims by what they are mostly about.
    pub by_kind: BTreeMap<ClaimKind, u64>,
}

/// Alerts of one type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AlertCounts {
    /// Rows with an evaluation.
    pub of: u64,
    /// Rows with such an alert.
    pub rows: u64,
    /// Such alerts: a row may have several.
    pub n: u64,
    /// The same by severity.
    pub by_severity: BTreeMap<Severity, u64>,
}

/// Attacks found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ThreatCounts {
    /// Rows that were searched.
    pub of: u64,
    /// Rows with an attack.
    pub rows: u64,
    /// Attacks by threat; in rows of `scan` each threat counts once.
    pub by_threat: BTreeMap<Threat, u64>,
}

/// Rows of `scan`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScanCounts {
    /// How many.
    pub n: u64,
    /// How many reach the threshold.
    pub malicious: u64,
}

/// A row with a low score. Rows compare by score, then by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorstRow {
    /// Its overall score.
    pub score: Score,
    /// Its number in the input.
    pub row: u64,
    /// The caller's name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What to do with the answer.
    pub verdict: Verdict,
    /// The code of its first alert.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<String>,
}
