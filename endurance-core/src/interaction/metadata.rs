//! What is known about a call, and what of it looks like a slip.

use super::{invalid, null_is_default};
use crate::error::Result;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known about the call. Every field is optional; what is absent makes the metrics that read it "not measured".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Metadata {
    /// The model's name, as its vendor bills it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Tokens of the prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_tokens: Option<u64>,
    /// Tokens of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_tokens: Option<u64>,
    /// How long the answer took, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency_ms: Option<f64>,
    /// What the call cost, in US dollars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
    /// Parameters active for one token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_parameters: Option<f64>,
    /// Measured energy of the call, in watt-hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_wh: Option<f64>,
    /// Power usage effectiveness of the data centre, 1 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pue: Option<f64>,
    /// The right answer, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The operator's instructions, so that their leak can be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_prompt: Option<String>,
    /// Strings planted in the system prompt that no answer may contain: the first 1,000 of at least 4 characters.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub canaries: Vec<String>,
    /// The distribution to compare a batch with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<serde_json::Value>,
    /// The answer to the same question with the group exchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterfactual_response: Option<String>,
    /// A person's judgement, 0..1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_feedback_score: Option<f64>,
    /// People's ratings, 1..5 each.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<f64>,
    /// What people can do about the chatbot's decisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controls: Option<Controls>,
    /// Groups of the person who asked, for fairness over a batch.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, String>,
    /// Whether the answer should have had the outcome that a fairness report is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_outcome: Option<bool>,
    /// Documents that the answer's interface cites beside the text.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<serde_json::Value>,
    /// Language of the answer as BCP 47; found from the text when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When the answer was given, RFC 3339: the core has no clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// Scores from elsewhere, 0..100, by a name that starts with `x_`.
    #[serde(deserialize_with = "null_is_default", skip_serializing_if = "BTreeMap::is_empty")]
    pub external_scores: BTreeMap<String, f64>,
    /// Everything else: kept and ignored.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

/// Declared controls over the chatbot (EU AI Act, Art. 14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[non_exhaustive]
pub struct Controls {
    /// A person can replace the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_override: Option<bool>,
    /// The system can be stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<bool>,
    /// The answer can be edited before it is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<bool>,
    /// Doubtful answers go to a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_queue: Option<bool>,
    /// The user is told that a machine answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_disclosed: Option<bool>,
}

/// Something in the input that changed nothing but is probably a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Warning {
    /// What kind of mistake, such as `unknown_field`.
    pub code: String,
    /// Where, such as `rag_documents.0.titel`.
    pub path: String,
    /// The known name nearest to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
}

/// The fields of the metadata.
pub(crate) const FIELDS: &[&str] = &[
    "model",
    "input_tokens",
    "output_tokens",
    "latency_ms",
    "cost_usd",
    "active_parameters",
    "energy_wh",
    "pue",
    "reference",
    "system_prompt",
    "canaries",
    "baseline",
    "counterfactual_response",
    "human_feedback_score",
    "ratings",
    "controls",
    "groups",
    "expected_outcome",
    "citations",
    "language",
    "now",
    "external_scores",
];

impl Metadata {
    /// Fields of the caller's own whose names are nearly those of known ones, and values that are not read.
    pub(crate) fn remarks(&self) -> impl Iterator<Item = Warning> + '_ {
        let slips = self.other.keys().filter_map(|name| Some((name, slip(name)?)));
        let slips = slips.map(|(name, known)| Warning {
            code: "unknown_field".into(),
            path: format!("metadata.{name}"),
            did_you_mean: Some(known.to_owned()),
        });
        let now = self.now.as_deref().filter(|now| !now.get(..10).is_some_and(is_date));
        let date = now.map(|_| Warning {
            code: "invalid_date".into(),
            path: "metadata.now".into(),
            did_you_mean: None,
        });
        slips.chain(date)
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn check(&self) -> Result<()> {
        let ranges: [(&str, Option<f64>, f64, f64); 6] = [
            ("latency_ms", self.latency_ms, 0.0, f64::MAX),
            ("cost_usd", self.cost_usd, 0.0, f64::MAX),
            ("active_parameters", self.active_parameters, 1.0, f64::MAX),
            ("energy_wh", self.energy_wh, 0.0, f64::MAX),
            ("pue", self.pue, 1.0, f64::MAX),
            ("human_feedback_score", self.human_feedback_score, 0.0, 1.0),
        ];
        for (name, value, low, high) in ranges {
            in_range(&format!("metadata.{name}"), value, low, high)?;
        }
        for (at, &rating) in self.ratings.iter().enumerate() {
            in_range(&format!("metadata.ratings.{at}"), Some(rating), 1.0, 5.0)?;
        }
        for (name, &score) in &self.external_scores {
            let path = format!("metadata.external_scores.{name}");
            if !name.starts_with("x_") {
                return Err(invalid(&path, "must have a name that starts with x_"));
            }
            in_range(&path, Some(score), 0.0, 100.0)?;
        }
        Ok(())
    }
}

/// The known field of the metadata whose name is nearly `name`. Other names are the caller's own, so that less is forgiven than
/// where they are not allowed: a letter in every four, two at most. How words are put together says nothing.
fn slip(name: &str) -> Option<&'static str> {
    let plain = |name: &str| name.replace(['_', '-'], "").to_lowercase();
    let name = plain(name);
    let near = (name.len() + 1) / 4;
    let nearest =
        FIELDS.iter().map(|known| (strsim::damerau_levenshtein(&name, &plain(known)), known)).min()?;
    (name.len() >= 5 && nearest.0 <= near.min(2)).then_some(*nearest.1)
}

fn in_range(path: &str, value: Option<f64>, low: f64, high: f64) -> Result<()> {
    match value {
        Some(value) if !(low..=high).contains(&value) => Err(invalid(path, &allowed(low, high))),
        _ => Ok(()),
    }
}

fn allowed(low: f64, high: f64) -> String {
    if high < f64::MAX { format!("must be {low}..{high}") } else { format!("must be {low} or more") }
}

/// Whether a text is a day, such as `2026-05-01`.
pub(crate) fn is_date(text: &str) -> bool {
    let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return false };
    let number = |part: &str, digits| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())?
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}
