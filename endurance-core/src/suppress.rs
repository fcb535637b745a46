//! Alerts that somebody has looked at and accepts, with the reason.

use crate::{
    alert::{Alert, AlertType},
    detect::{self, Detection},
    interaction::is_date,
};
use serde::{Deserialize, Serialize};

/// An alert that is known and accepted. What it stands for no longer costs points; verdicts of claims and metrics stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Suppression {
    /// The alert's type or code, or the rule of the detection it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The claim's words from the first to the last: `*` stands for anything, case and the width of spaces are ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it holds, `2027-03-31`; compared with the day of `metadata.now`, where that is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// Codes of alerts.
const CODES: &[&str] = &[
    "appeal_missing",
    "attack_found",
    "attack_obeyed",
    "capped",
    "claim_denied",
    "comparison_differs",
    "date_differs",
    "dimension_low",
    "direction_differs",
    "disparages_group",
    "disrespectful",
    "entity_differs",
    "exempt_disclosed",
    "harm_enabled",
    "invented_contact",
    "law_broken",
    "leak_obeyed",
    "limit_reached",
    "modality_differs",
    "name_not_found",
    "no_such_document",
    "norms_broken",
    "not_stated",
    "pii_in_response",
    "polarity_differs",
    "prompt_in_response",
    "quantity_differs",
    "quotation_differs",
    "refuses_one_group",
    "secret_in_response",
    "source_differs",
    "sources_differ",
    "wrong_appeal",
];

impl Suppression {
    /// Which key is wrong, and why.
    pub(crate) fn check(&self) -> Result<(), (&'static str, String)> {
        let blank = |text: &Option<String>| text.as_deref().is_some_and(|text| text.trim().is_empty());
        if self.reason.trim().is_empty() {
            return Err(("reason", "must say why".into()));
        }
        if self.rule.is_none() && self.claim.is_none() {
            return Err(("rule", "or `claim` must be given".into()));
        }
        if blank(&self.claim) {
            return Err(("claim", "must not be empty".into()));
        }
        if let Some(rule) = self.rule.as_deref().filter(|rule| !is_rule(rule)) {
            let types: Vec<&str> = AlertType::ALL.iter().map(|kind| kind.as_str()).collect();
            let types = types.join(", ");
            let why = format!(
                "must be a type of alert ({types}), a code of one or a detection's rule, not `{rule}`"
            );
            return Err(("rule", why));
        }
        match self.expires.as_deref().filter(|date| !is_date(date)) {
            Some(date) => Err(("expires", format!("must be a day as 2027-03-31, not `{date}`"))),
            None => Ok(()),
        }
    }

    fn holds_on(&self, now: Option<&str>) -> bool {
        let day = now.and_then(|now| now.get(..10)).filter(|day| is_date(day));
        match (&self.expires, day) {
            (Some(last), Some(day)) => day <= last.as_str(), // both are year, month, day in fixed width
            _ => true,
        }
    }

    fn covers(&self, alert: &Alert, detections: &[Detection]) -> bool {
        let found = |rule: &str| {
            let threat = alert.params.get("threat").and_then(|threat| threat.as_str());
            let told = |d: &&Detection| Some(&d.at) == alert.at.as_ref() && Some(d.threat.as_str()) == threat;
            alert.alert_type == AlertType::Injection && detections.iter().filter(told).any(|d| d.rule == rule)
        };
        let ruled = self
            .rule
            .as_deref()
            .is_none_or(|rule| alert.alert_type.as_str() == rule || alert.code == rule || found(rule));
        let said = |pattern: &str| alert.claim.as_deref().is_some_and(|claim| matches(pattern, claim));
        ruled && self.claim.as_deref().is_none_or(said)
    }
}

/// The suppressions in force for one answer, and how many alerts they took.
pub(crate) struct Suppressor<'a> {
    in_force: Vec<&'a Suppression>,
    taken: u32,
}

impl<'a> Suppressor<'a> {
    pub(crate) fn new(all: &'a [Suppression], now: Option<&str>) -> Self {
        Self { in_force: all.iter().filter(|one| one.holds_on(now)).collect(), taken: 0 }
    }

    /// Whether an alert is suppressed; counts it.
    pub(crate) fn takes(&mut self, alert: &Alert, detections: &[Detection]) -> bool {
        let takes = self.in_force.iter().any(|one| one.covers(alert, detections));
        self.taken += u32::from(takes);
        takes
    }

    pub(crate) const fn taken(&self) -> u32 {
        self.taken
    }
}

fn is_rule(name: &str) -> bool {
    AlertType::ALL.iter().any(|kind| kind.as_str() == name) || CODES.contains(&name) || detect::is_rule(name)
}

/// Whether `text` is `pattern` from end to end. Linear in both for each `*`.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (plain(pattern), plain(text));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    // the earliest place of each part leaves most for the next
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_the_whole_claim() {
        for (pattern, text, expected) in [
            ("the budget is 5", "The  budget\nis 5", true),
            ("the budget", "The budget is 5", false),
            ("the budget*", "The budget is 5", true),
            ("*is*", "The budget is 5", true),
            ("*is 6*", "The budget is 5", false),
            ("the*budget*5", "The budget is 5", true),
            ("*5*5", "5", false),
            ("*", "anything", true),
            ("*बजट*", "यह बजट है", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} | {text}");
        }
    }

    #[test]
    fn a_suppression_is_checked() {
        let one = |rule: &str, claim: &str, reason: &str, expires: &str| {
            let given = |text: &str| (text != "-").then(|| text.to_owned());
            Suppression {
                rule: given(rule),
                claim: given(claim),
                reason: reason.into(),
                expires: given(expires),
            }
        };
        for (suppression, key) in [
            (one("pii_leak", "-", "known", "-"), None),
            (one("quantity_differs", "*", "known", "2028-02-29"), None),
            (one("override_rules", "-", "known", "2027-12-31"), None),
            (one("-", "*budget*", "known", "-"), None),
            (one("-", "-", "known", "-"), Some("rule")),
            (one("nonsense", "-", "known", "-"), Some("rule")),
            (one("", "-", "known", "-"), Some("rule")),
            (one("-", " ", "known", "-"), Some("claim")),
            (one("pii_leak", "-", " ", "-"), Some("reason")),
            (one("pii_leak", "-", "known", "2027-02-29"), Some("expires")),
            (one("pii_leak", "-", "known", "31.12.2027"), Some("expires")),
            (one("pii_leak", "-", "known", "2027-1-1"), Some("expires")),
        ] {
            assert_eq!(suppression.check().err().map(|(key, _)| key), key, "{suppression:?}");
        }
    }

    #[test]
    fn it_holds_to_the_last_day() {
        let one = Suppression { expires: Some("2027-03-31".into()), ..Suppression::default() };
        for (now, expected) in [
            (None, true),
            (Some("2027-03-31T23:59:59Z"), true),
            (Some("2027-04-01T00:00:00Z"), false),
            (Some("2026-12-31"), true),
            (Some("soon"), true),
        ] {
            assert_eq!(one.holds_on(now), expected, "{now:?}");
        }
    }
}
