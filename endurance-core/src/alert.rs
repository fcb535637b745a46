//! What a person should look at.

use crate::{
    interaction::{Location, Place, Span},
    message::{Message, Params},
};
use serde::{Deserialize, Serialize};

/// Something a person should look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Alert {
    /// What it is about.
    #[serde(rename = "type")]
    pub alert_type: AlertType,
    /// How bad it is.
    pub severity: Severity,
    /// Names the message, for translation.
    pub code: String,
    /// The message's values.
    #[serde(default)]
    pub params: Params,
    /// One sentence.
    pub message: String,
    /// The claim's words; left out when `include_text` is off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// The claim's index in `verification.claims`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_index: Option<u32>,
    /// Where to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Location>,
}

crate::names! {
    /// What an alert is about.
    pub enum AlertType {
        /// A claim that no document states.
        Hallucination = "hallucination",
        /// A claim that a document denies.
        Contradiction = "contradiction",
        /// Documents that disagree about a claim.
        ConflictingSources = "conflicting_sources",
        /// A citation of a document that was not given.
        FakeCitation = "fake_citation",
        /// An attack in one of the texts.
        Injection = "injection",
        /// A secret in the response.
        SecretLeak = "secret_leak",
        /// Personal data in the response.
        PiiLeak = "pii_leak",
        /// The system prompt in the response.
        SystemPromptLeak = "system_prompt_leak",
        /// Disparaging words about a group of people.
        Bias = "bias",
        /// Information that the law of the profile lets an authority withhold, given away.
        ExemptionViolation = "exemption_violation",
        /// A dimension below the threshold for failing, or a cap that came into force.
        LowScore = "low_score",
        /// Part of the input was not read.
        Degraded = "degraded",
    }
}

crate::names! {
    /// How bad an alert is.
    pub enum Severity {
        /// Worth knowing.
        Low = "low",
        /// Worth a look.
        Medium = "medium",
        /// Wrong.
        High = "high",
        /// Dangerous: the verdict is at best `review`.
        Critical = "critical",
    }
}

impl Alert {
    /// An alert about a place, or about the whole.
    pub(crate) fn new(
        alert_type: AlertType,
        severity: Severity,
        message: Message,
        at: Option<Location>,
    ) -> Self {
        Self {
            alert_type,
            severity,
            code: message.code.into(),
            params: message.params,
            message: message.text,
            claim: None,
            claim_index: None,
            at,
        }
    }

    /// An alert about a passage of the response.
    pub(crate) fn in_response(
        alert_type: AlertType,
        severity: Severity,
        message: Message,
        span: Span,
    ) -> Self {
        Self::new(alert_type, severity, message, Some(Location::of(Place::Response, span)))
    }

    /// The index of the claim whose failing it tells.
    pub(crate) fn failed_claim(&self) -> Option<usize> {
        let failed = matches!(self.alert_type, AlertType::Contradiction | AlertType::Hallucination);
        self.claim_index.filter(|_| failed).map(|at| at as usize)
    }
}
