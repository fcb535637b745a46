//! What a baseline keeps of one answer: its verdicts, and enough of its words to know them again.

use crate::{visible::one_line, wording};
use endurance_core::{
    Alert, AlertType, Claim, ClaimVerdict, Evaluation, Interaction, Score, Severity, Verdict,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Characters of a text that are shown; a longer one is told by its beginning and its hash.
const SHOWN: usize = 120;

/// One answer as a baseline keeps it. Its JSON is one line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The name of its row; see [`key`].
    pub(crate) key: String,
    /// Which of the rows with this key, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub(crate) nth: u32,
    /// The policy that it was judged by, where that is not the one of the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) policy_hash: Option<String>,
    pub(crate) verdict: Verdict,
    pub(crate) overall_score: Option<Score>,
    pub(crate) claims: Vec<Kept>,
    /// Types of the alerts that nothing else here stands for; see [`told_apart`].
    pub(crate) alerts: Vec<AlertType>,
    /// Rules of the attacks that were found.
    pub(crate) detections: Vec<String>,
}

/// A claim as a baseline keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) verdict: ClaimVerdict,
    pub(crate) text: String,
}

impl Record {
    pub(crate) fn new(key: String, nth: u32, evaluation: &Evaluation, interaction: &Interaction) -> Self {
        let claims = evaluation.verification.claims.iter();
        let alerts = evaluation.alerts.iter().filter(|alert| told_apart(alert));
        Self {
            key,
            nth,
            policy_hash: None,
            verdict: evaluation.verdict,
            overall_score: evaluation.overall_score,
            claims: claims
                .map(|claim| Kept { verdict: claim.verdict, text: text(claim, interaction) })
                .collect(),
            // A low alert moves with figures such as the latency, and changes no verdict.
            alerts: alerts.filter(|a| a.severity != Severity::Low).map(|a| a.alert_type).collect(),
            detections: evaluation.detections.iter().map(|found| name(&found.rule)).collect(),
        }
    }

    /// The row's name for people: safe on a terminal already.
    pub(crate) fn name(&self) -> String {
        if is_first(&self.nth) { self.key.clone() } else { format!("{} ({})", self.key, self.nth) }
    }
}

/// Whether an alert says something that no claim and no detection says.
pub(crate) fn told_apart(alert: &Alert) -> bool {
    alert.claim_index.is_none() && alert.alert_type != AlertType::Injection
}

/// The name of a row: its id, or a hash of its content.
pub(crate) fn key(interaction: &Interaction) -> String {
    interaction.interaction_id.as_deref().filter(|id| !id.is_empty()).map_or_else(
        || {
            // Plain data with string keys always has its JSON.
            let json = serde_json::to_vec(interaction).unwrap_or_default();
            format!("sha256:{}", hash(&json))
        },
        name,
    )
}

/// A text that stands for another: the same where that is short and hides nothing, else its beginning and its hash.
pub(crate) fn name(text: &str) -> String {
    let shown = match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", one_line(&text[..end])),
        None => one_line(text),
    };
    if shown == text { shown } else { format!("{shown} #{}", hash(text.as_bytes())) }
}

/// Enough of a hash to tell two texts apart that are not made to deceive.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// What is kept of a claim's words; of words that the configuration leaves out, the hash alone.
fn text(claim: &Claim, interaction: &Interaction) -> String {
    claim.text.as_deref().map_or_else(
        || format!("#{}", hash(wording::slice(&interaction.response, claim.span).as_bytes())),
        name,
    )
}

const fn first() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_first(nth: &u32) -> bool {
    *nth == 1
}
