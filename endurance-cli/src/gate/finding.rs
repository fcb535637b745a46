//! What a person should see of one answer: claims that no document states, attacks, alerts; and claims whose verdict changed.

use super::{
    change::{Comparison, of_claim},
    record::{self, Record, hash},
    region::{self, Columns},
    underline::underlined,
};
use crate::{
    visible::{one_line, short},
    wording::{self, document, slice, words},
};
use endurance_core::{
    Alert, AlertType, Claim, ClaimVerdict, Detection, Evaluation, EvidenceRole, Interaction, Location,
    Outcome, Place, Severity, Span,
};
use std::collections::BTreeMap;

/// One thing to look at.
#[derive(Debug)]
pub(crate) struct Finding {
    /// Names the kind: `claim/contradicted`, `attack/jailbreak`, `alert/pii_leak`.
    pub(crate) rule: String,
    pub(crate) level: Level,
    /// How it stands to the baseline; nothing without one, and for what a baseline does not keep.
    pub(crate) state: Option<State>,
    /// One sentence without a full stop.
    pub(crate) sentence: String,
    /// The passage, underlined; empty when it has none.
    pub(crate) passage: Vec<String>,
    /// What the documents say, a line each.
    pub(crate) says: Vec<String>,
    /// Where it stands in the line of the rows, where that can be found.
    pub(crate) columns: Option<Columns>,
    /// Tells it from the others of its row, whatever stands around it.
    pub(crate) fingerprint: String,
}

/// How bad a finding is. These are the names of SARIF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    Warning,
    Note,
}

/// How a finding stands to the baseline. These are the names of SARIF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    New,
    Updated,
    Unchanged,
}

/// One row's texts, and what the baseline says of it.
pub(crate) struct Source<'r> {
    pub(crate) evaluation: &'r Evaluation,
    pub(crate) interaction: &'r Interaction,
    /// The line that it was read from; empty when places in it are not asked for.
    pub(crate) line: &'r str,
    /// Whether texts may be shown; off where the configuration leaves them out.
    pub(crate) quotes: bool,
    /// Whether there is a baseline.
    pub(crate) compared: bool,
    /// The row in the baseline.
    pub(crate) was: Option<&'r Record>,
    pub(crate) comparison: &'r Comparison,
}

impl Level {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl State {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
        }
    }
}

impl Source<'_> {
    /// Everything to look at, in the order of the answer: claims, attacks, alerts.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let claims = self.evaluation.verification.claims.iter().enumerate();
        let mut findings: Vec<_> = claims.filter_map(|(at, claim)| self.claim(at, claim)).collect();
        let mut left = self.was.map_or_else(BTreeMap::new, |was| counted(was.detections.iter().cloned()));
        findings.extend(self.evaluation.detections.iter().map(|found| self.attack(found, &mut left)));
        let alerts = self.was.map_or(&[][..], |was| &was.alerts);
        let mut left = counted(alerts.iter().map(|alert| alert.as_str().to_owned()));
        let alerts = self.evaluation.alerts.iter().filter(|alert| record::told_apart(alert));
        findings.extend(alerts.map(|alert| self.alert(alert, &mut left)));
        findings
    }

    fn claim(&self, at: usize, claim: &Claim) -> Option<Finding> {
        let was = self.comparison.claims.get(at).copied().flatten();
        let state = self.compared.then_some(match was {
            Some(was) if was == claim.verdict => State::Unchanged,
            Some(_) => State::Updated,
            None => State::New,
        });
        let level = match claim.verdict {
            ClaimVerdict::Contradicted => Level::Error,
            ClaimVerdict::Unsupported => Level::Warning,
            // A new row need not tell what is right with it.
            _ if self.was.is_some() && state != Some(State::Unchanged) => Level::Note,
            _ => return None,
        };
        let verdict = words(claim.verdict.as_str());
        let sentence = match self.was {
            Some(_) if state != Some(State::Unchanged) => of_claim(was, Some(claim.verdict)),
            _ => format!("claim {verdict}"),
        };
        let span = claim.span;
        let text = slice(&self.interaction.response, span);
        let location = Location::of(Place::Response, span);
        Some(Finding {
            rule: format!("claim/{}", claim.verdict),
            level,
            state,
            sentence,
            passage: self.passage(&location),
            says: self.says(claim),
            columns: self.columns(&location),
            fingerprint: hash(format!("claim {text}").as_bytes()),
        })
    }

    /// What the documents say of a claim, and where.
    fn says(&self, claim: &Claim) -> Vec<String> {
        let mut lines = Vec::new();
        let first = claim.evidence.first();
        let source = first.map(|evidence| document(evidence.place, evidence.index, evidence.id.as_deref()));
        if let (Some(detail), ClaimVerdict::Contradicted) = (&claim.detail, claim.verdict) {
            let by =
                detail.difference.as_deref().map_or_else(String::new, |by| format!(" ({})", one_line(by)));
            let says = detail.source.as_deref().map_or_else(String::new, |says| {
                format!(", {} says {}{by}", source.as_deref().unwrap_or("a document"), one_line(says))
            });
            if self.quotes {
                let atom = words(detail.atom.as_str());
                lines.push(format!("{atom}: claimed {}{says}", one_line(&detail.claimed)));
            }
        }
        if let (Some(reason), ClaimVerdict::NotCheckable) = (&claim.reason, claim.verdict) {
            lines.push(words(&one_line(reason)));
        }
        if claim.verdict == ClaimVerdict::Unsupported {
            lines.push("no document states this".to_owned());
        }
        for evidence in &claim.evidence {
            let location = evidence.location();
            let role = match evidence.role {
                EvidenceRole::Context => "nearest".to_owned(),
                role => words(role.as_str()),
            };
            let quoted = self.text(&location).filter(|_| self.quotes);
            let quoted = quoted.map_or_else(String::new, |text| format!(": “{}”", short(text)));
            let place = wording::place(&location, Some(self.interaction));
            lines.push(format!("{role}, {place}{quoted}"));
        }
        lines
    }

    fn attack(&self, found: &Detection, left: &mut BTreeMap<String, usize>) -> Finding {
        let outcome = found.outcome.map_or_else(String::new, |outcome| format!(", {}", outcome.as_str()));
        let threat = words(found.threat.as_str());
        let place = wording::place(&found.at, Some(self.interaction));
        let level = if found.outcome == Some(Outcome::Refused) { Level::Warning } else { Level::Error };
        let rule = record::name(&found.rule);
        Finding {
            rule: format!("attack/{}", found.threat),
            level,
            state: self.state(&rule, left),
            sentence: format!("attack, {threat}, {place}{outcome}, by rule {rule}"),
            passage: self.passage(&found.at),
            says: Vec::new(),
            columns: self.columns(&found.at),
            fingerprint: hash(
                format!("attack {} {}", found.rule, self.text(&found.at).unwrap_or_default()).as_bytes(),
            ),
        }
    }

    fn alert(&self, alert: &Alert, left: &mut BTreeMap<String, usize>) -> Finding {
        let name = alert.alert_type.as_str();
        let at = alert.at.as_ref();
        // What must not be shown to users has no place in a build's log either.
        let leak = matches!(
            alert.alert_type,
            AlertType::SecretLeak | AlertType::PiiLeak | AlertType::SystemPromptLeak
        );
        let (level, kept) = match alert.severity {
            Severity::Low => (Level::Note, false),
            Severity::Medium => (Level::Warning, true),
            _ => (Level::Error, true),
        };
        Finding {
            rule: format!("alert/{name}"),
            level,
            state: if kept { self.state(name, left) } else { None },
            sentence: format!("alert, {}: {}", words(name), one_line(&alert.message)),
            passage: at.filter(|_| !leak).map_or_else(Vec::new, |at| self.passage(at)),
            says: Vec::new(),
            columns: at.and_then(|at| self.columns(at)),
            fingerprint: hash(format!("alert {name} {}", alert.code).as_bytes()),
        }
    }

    /// Whether the baseline has one more of this name.
    fn state(&self, name: &str, left: &mut BTreeMap<String, usize>) -> Option<State> {
        let known = left.get_mut(name).filter(|left| **left > 0);
        let state = if known.is_some() { State::Unchanged } else { State::New };
        if let Some(left) = known {
            *left -= 1;
        }
        self.compared.then_some(state)
    }

    fn passage(&self, at: &Location) -> Vec<String> {
        let text = wording::text_at(self.interaction, at.place, at.index).filter(|_| self.quotes);
        text.map_or_else(Vec::new, |text| underlined(text, at.span()).to_vec())
    }

    fn text(&self, at: &Location) -> Option<&str> {
        Some(slice(wording::text_at(self.interaction, at.place, at.index)?, at.span()))
    }

    fn columns(&self, at: &Location) -> Option<Columns> {
        let text =
            wording::text_at(self.interaction, at.place, at.index).filter(|_| !self.line.is_empty())?;
        let Span { start, end } = at.span();
        region::columns(self.line, text, start as usize..end as usize)
    }
}

fn counted(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    counts
}
