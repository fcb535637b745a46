//! What differs between an answer and the same answer in the baseline. Compared exactly: every difference of a verdict is a change.

use super::record::{Kept, Record};
use crate::wording::words;
use endurance_core::{ClaimVerdict, Verdict};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// One difference. An improvement is one too: only `--update` says that it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The baseline has no such row.
    New { is: Verdict },
    /// Only the baseline has this row.
    Gone { was: Verdict },
    /// The verdict on the answer.
    Verdict { was: Verdict, is: Verdict },
    /// The verdict on a claim; none where there is no such claim.
    Claim { text: String, was: Option<ClaimVerdict>, is: Option<ClaimVerdict> },
    /// How often an alert or an attack was found.
    Count { what: &'static str, name: String, was: usize, is: usize },
}

/// What a comparison found.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    pub(crate) changes: Vec<Change>,
    /// For each claim of the answer what the baseline says of it.
    pub(crate) claims: Vec<Option<ClaimVerdict>>,
}

impl Comparison {
    /// Compares `is` with `was`.
    pub(crate) fn new(is: &Record, was: &Record) -> Self {
        let mut changes = Vec::new();
        if is.verdict != was.verdict {
            changes.push(Change::Verdict { was: was.verdict, is: is.verdict });
        }
        let (claims, gone) = matched(&is.claims, &was.claims);
        for (claim, before) in is.claims.iter().zip(&claims) {
            if *before != Some(claim.verdict) {
                changes.push(Change::Claim {
                    text: claim.text.clone(),
                    was: *before,
                    is: Some(claim.verdict),
                });
            }
        }
        changes.extend(gone.iter().map(|kept| Change::Claim {
            text: kept.text.clone(),
            was: Some(kept.verdict),
            is: None,
        }));
        let alerts = |record: &Record| record.alerts.iter().map(|a| words(a.as_str())).collect::<Vec<_>>();
        changes.extend(counts("alert", &alerts(was), &alerts(is)));
        changes.extend(counts("attack by rule", &was.detections, &is.detections));
        Self { changes, claims }
    }
}

impl Change {
    /// Names the kind, for programs.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::New { .. } => "new_row",
            Self::Gone { .. } => "gone_row",
            Self::Verdict { .. } => "changed_verdict",
            Self::Claim { .. } => "changed_claim",
            Self::Count { .. } => "changed_finding",
        }
    }

    /// A sentence without a full stop.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::New { is } => format!("new row, verdict {}", words(is.as_str())),
            Self::Gone { was } => format!("the row is gone, verdict was {}", words(was.as_str())),
            Self::Verdict { was, is } => {
                format!("verdict {}, was {}", words(is.as_str()), words(was.as_str()))
            }
            Self::Claim { text, was, is } => format!("{}: “{text}”", of_claim(*was, *is)),
            Self::Count { what, name, was: 0, is } => format!("new {what} {name}{}", times(*is)),
            Self::Count { what, name, was, is: 0 } => format!("{what} {name} is gone{}", times(*was)),
            Self::Count { what, name, was, is } => format!("{what} {name} {is} times, was {was}"),
        }
    }
}

/// What became of a claim.
pub(crate) fn of_claim(was: Option<ClaimVerdict>, is: Option<ClaimVerdict>) -> String {
    let verdict = |verdict: ClaimVerdict| words(verdict.as_str());
    match (was, is) {
        (Some(was), Some(is)) => format!("claim {}, was {}", verdict(is), verdict(was)),
        (None, Some(is)) => format!("new claim, {}", verdict(is)),
        (Some(was), None) => format!("claim is gone, was {}", verdict(was)),
        (None, None) => "claim".to_owned(),
    }
}

/// For each claim its verdict before, and the claims that are no more. Of claims with the same words the first stands for
/// the first.
fn matched<'w>(is: &[Kept], was: &'w [Kept]) -> (Vec<Option<ClaimVerdict>>, Vec<&'w Kept>) {
    let mut before: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (at, kept) in was.iter().enumerate() {
        before.entry(&kept.text).or_default().push_back(at);
    }
    let claims =
        is.iter().map(|claim| Some(was[before.get_mut(claim.text.as_str())?.pop_front()?].verdict)).collect();
    let left: BTreeSet<usize> = before.into_values().flatten().collect();
    (claims, left.into_iter().map(|at| &was[at]).collect())
}

/// The names of which there is another number.
fn counts(what: &'static str, was: &[String], is: &[String]) -> Vec<Change> {
    let mut numbers: BTreeMap<&String, (usize, usize)> = BTreeMap::new();
    for name in was {
        numbers.entry(name).or_default().0 += 1;
    }
    for name in is {
        numbers.entry(name).or_default().1 += 1;
    }
    let changed = numbers.into_iter().filter(|(_, (was, is))| was != is);
    changed.map(|(name, (was, is))| Change::Count { what, name: name.clone(), was, is }).collect()
}

fn times(n: usize) -> String {
    if n == 1 { String::new() } else { format!(", {n} times") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(verdict: Verdict, claims: &[(ClaimVerdict, &str)], detections: &[&str]) -> Record {
        let kept = |&(verdict, text): &(ClaimVerdict, &str)| Kept { verdict, text: text.into() };
        Record {
            key: "k".into(),
            nth: 1,
            policy_hash: None,
            verdict,
            overall_score: None,
            claims: claims.iter().map(kept).collect(),
            alerts: Vec::new(),
            detections: detections.iter().map(|rule| (*rule).to_owned()).collect(),
        }
    }

    #[test]
    fn every_difference_is_told_once() {
        use ClaimVerdict::{Contradicted, Supported, Unsupported};
        let pass = |claims: &[(ClaimVerdict, &str)]| record(Verdict::Pass, claims, &[]);
        let cases: &[(Record, Record, &[&str])] = &[
            (pass(&[(Supported, "a")]), pass(&[(Supported, "a")]), &[]),
            (pass(&[(Supported, "a"), (Supported, "b")]), pass(&[(Supported, "b"), (Supported, "a")]), &[]),
            (
                pass(&[(Supported, "a")]),
                pass(&[(Contradicted, "a")]),
                &["claim contradicted, was supported: “a”"],
            ),
            (
                pass(&[(Unsupported, "a")]),
                pass(&[(Supported, "a")]),
                &["claim supported, was unsupported: “a”"],
            ),
            (
                pass(&[(Supported, "a")]),
                pass(&[(Supported, "b")]),
                &["new claim, supported: “b”", "claim is gone, was supported: “a”"],
            ),
            (
                pass(&[(Supported, "a"), (Supported, "a")]),
                pass(&[(Supported, "a"), (Unsupported, "a")]),
                &["claim unsupported, was supported: “a”"],
            ),
            (
                pass(&[(Supported, "a"), (Supported, "a")]),
                pass(&[(Supported, "a")]),
                &["claim is gone, was supported: “a”"],
            ),
            (
                record(Verdict::Pass, &[], &["r", "r", "s"]),
                record(Verdict::Fail, &[], &["r", "t"]),
                &[
                    "verdict fail, was pass",
                    "attack by rule r 1 times, was 2",
                    "attack by rule s is gone",
                    "new attack by rule t",
                ],
            ),
        ];
        for (was, is, expected) in cases {
            let changes = Comparison::new(is, was).changes;
            assert_eq!(changes.iter().map(Change::sentence).collect::<Vec<_>>(), *expected);
        }
    }
}
