//! Finds instructions hidden in text, through any stack of encodings; and secrets and personal data.

mod confidence;
mod decode;
mod known;
mod layer;
mod learned;
mod lexis;
mod normalise;
mod pattern;
mod personal;
mod pii;
mod prose;
mod scan;
mod secret;
mod sieve;
mod structure;

pub use decode::Decoding;
#[cfg(feature = "training")]
pub use learned::{Judge, Seen, Student, Weights};
pub use personal::PersonalKind;
pub(crate) use personal::compact;
pub use pii::{Pii, PiiType};
pub use scan::Options;
pub(crate) use scan::{Detector, Hit, Report};
pub use secret::SecretKind;

use crate::{
    interaction::{Location, Share, Span},
    pack,
};
use serde::{Deserialize, Serialize};

/// Whether a rule of the detector has this name.
pub(crate) fn is_rule(name: &str) -> bool {
    let rules = learned::rules().into_iter().chain(structure::rules());
    rules.into_iter().any(|rule| rule.name == name) || pack::rows("threats").any(|row| row[0] == name)
}

crate::names! {
    /// What an attack tries to do.
    pub enum Threat {
        /// Frees the model from its rules: personas, "no restrictions", refusal suppression.
        Jailbreak = "jailbreak",
        /// Replaces the instructions in force, or smuggles new ones in.
        Injection = "injection",
        /// Gets data out: other users' data, secrets, exfiltration by link or image.
        DataExtraction = "data_extraction",
        /// Asks for the system prompt.
        SystemPromptLeak = "system_prompt_leak",
    }
}

crate::names! {
    /// How an attack is dressed. A mark never makes a text malicious alone.
    pub enum Mark {
        /// It stood behind an encoding.
        EncodingAttack = "encoding_attack",
        /// It fakes a boundary: a system turn, an end of document, a closing tag.
        DelimiterAttack = "delimiter_attack",
    }
}

crate::names! {
    /// What the response made of an attack.
    pub enum Outcome {
        /// The response declines.
        Refused = "refused",
        /// The response does not follow it.
        Ignored = "ignored",
        /// What the attack demanded stands in the response.
        Obeyed = "obeyed",
    }
}

/// One attack found in one of the interaction's texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Detection {
    /// What it tries to do.
    pub threat: Threat,
    /// Calibrated probability that it is an attack.
    pub confidence: Share,
    /// Where it stands in the text as received, its encoded form included.
    pub at: Location,
    /// The decodings that revealed it, outermost first; empty when it stood plain.
    pub decoded: Vec<Decoding>,
    /// How it is dressed.
    pub marks: Vec<Mark>,
    /// The rule that found it.
    pub rule: String,
    /// What the response made of it; absent in a document that the response is not judged against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

/// What the detector says of one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Scan {
    /// The caller's name for the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whether `confidence` reaches the threshold.
    pub is_malicious: bool,
    /// Calibrated probability of attack, for harmless text too.
    pub confidence: Share,
    /// The threats found, each once.
    pub threats: Vec<Threat>,
    /// How they are dressed, each once.
    pub marks: Vec<Mark>,
    /// Every finding, in order of position.
    pub findings: Vec<Finding>,
    /// Secrets and personal data, in order of position; none overlaps another.
    pub pii: Vec<Pii>,
    /// What was not read.
    pub degraded: Vec<crate::Degraded>,
    /// Version of the engine.
    pub engine_version: String,
    /// Hash over the data the engine used.
    pub data_pack_hash: String,
}

/// One attack in a text that was scanned alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// What it tries to do.
    pub threat: Threat,
    /// Calibrated probability that it is an attack.
    pub confidence: Share,
    /// Where it stands in the text as received, its encoded form included.
    pub span: Span,
    /// The decodings that revealed it, outermost first.
    pub decoded: Vec<Decoding>,
    /// How it is dressed.
    pub marks: Vec<Mark>,
    /// The rule that found it.
    pub rule: String,
    /// The passage as it was read, at most 1,000 bytes of it; absent where it stood plain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decoded_text: Option<String>,
}

#[cfg(test)]
mod tests;
