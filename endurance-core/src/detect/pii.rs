//! Secrets and personal data of a text together: what a redactor replaces.

use crate::{
    detect::{
        personal::{self, Finder, PersonalKind},
        secret::{SecretKind, Secrets},
    },
    interaction::Span,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use visible::Visible;

mod visible;

/// A secret or personal data in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pii {
    /// What it is.
    #[serde(rename = "type")]
    pub pii_type: PiiType,
    /// Where it stands: what a redactor replaces, no more and no less.
    pub span: Span,
}

/// What a [`Pii`] is. In JSON it is the name of the kind alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PiiType {
    /// Something that unlocks, or that outsiders should not learn.
    Secret(SecretKind),
    /// Something that identifies or reaches a person.
    Personal(PersonalKind),
    /// A name that this version does not know.
    Other,
}

impl PiiType {
    /// The wire name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Secret(kind) => kind.as_str(),
            Self::Personal(kind) => kind.as_str(),
            Self::Other => "other",
        }
    }

    /// The type with this wire name; `Other` when there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match (SecretKind::from_name(name), PersonalKind::from_name(name)) {
            (SecretKind::Other, PersonalKind::Other) => Self::Other,
            (SecretKind::Other, kind) => Self::Personal(kind),
            (kind, _) => Self::Secret(kind),
        }
    }
}

impl std::fmt::Display for PiiType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for PiiType {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PiiType {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <std::borrow::Cow<'_, str>>::deserialize(from).map(|name| Self::from_name(&name))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PiiType {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PiiType".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let secrets = SecretKind::ALL.iter().map(|kind| kind.as_str());
        let known: Vec<_> = secrets.chain(PersonalKind::ALL.iter().map(|kind| kind.as_str())).collect();
        schemars::json_schema!({ "anyOf": [{ "enum": known }, { "type": "string" }] })
    }
}

impl Pii {
    /// Writes `text` with each of `found` replaced by its type in brackets and capitals: `[PHONE]`.
    ///
    /// `found` is in order of position, without overlaps, as [`Scan`](crate::Scan) gives it; what does not fit the text
    /// is left out.
    ///
    /// ```
    /// use endurance_core::{Evaluator, Pii, Role};
    ///
    /// let text = "Write to asha.rao@nic.in today.";
    /// let scan = Evaluator::default().scan(text, Role::Response);
    /// assert_eq!(Pii::redact(text, &scan.pii), "Write to [EMAIL] today.");
    /// ```
    #[must_use]
    pub fn redact(text: &str, found: &[Self]) -> String {
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for pii in found {
            let range = pii.span.range();
            if let Some(between) = text.get(done..range.start).filter(|_| text.is_char_boundary(range.end)) {
                out.extend([between, "[", &pii.pii_type.as_str().to_uppercase(), "]"]);
                done = range.end;
            }
        }
        out.push_str(&text[done..]);
        out
    }
}

/// Finds both. Built once.
#[derive(Debug)]
pub(crate) struct Sensitive {
    secrets: Secrets,
    personal: Finder,
}

impl Sensitive {
    pub(crate) fn new() -> Self {
        Self { secrets: Secrets::new(personal::births()), personal: Finder::new() }
    }

    /// Everything that a reader of `raw` sees, in order of position; of finds that overlap the one that holds the other, else
    /// the first.
    pub(crate) fn find(&self, raw: &str) -> Vec<Pii> {
        let visible = Visible::new(raw);
        let (secrets, born) = self.secrets.find(&visible.text);
        let personal = self.personal.find(&visible.text, born).into_iter();
        let secrets = secrets.into_iter().map(|secret| (PiiType::Secret(secret.secret_type), secret.span));
        let mut found: Vec<Pii> = secrets
            .chain(personal.map(|(kind, span)| (PiiType::Personal(kind), span)))
            .map(|(pii_type, span)| Pii { pii_type, span: visible.back(span) })
            .collect();
        found.sort_by_key(|pii| (pii.span.start, std::cmp::Reverse(pii.span.end), pii.pii_type));
        found.dedup_by(|later, first| later.span.overlaps(first.span));
        found
    }
}

#[cfg(test)]
mod tests;
