//! What the engine takes for a claim, and what it says of claims that differ from their source in one thing.

mod atoms;
mod binding;
mod contradicts;
mod crossing;
mod extraction;
mod follows;
mod languages;
mod numbers;
mod references;
mod silent;
mod structured;
mod verdicts;

use super::{Atom, Claim, ClaimVerdict, Verification};
use crate::{Document, Evaluator, Interaction};
use std::sync::LazyLock;

static EVALUATOR: LazyLock<Evaluator> = LazyLock::new(Evaluator::default);

/// Checks `response` against one document for each of `documents`, with the ids d1, d2, ….
fn verify(documents: &[&str], response: &str) -> Verification {
    let mut interaction = Interaction::new("", response);
    for (at, content) in documents.iter().enumerate() {
        interaction = interaction.document(Document::new(*content).id(format!("d{}", at + 1)));
    }
    EVALUATOR.verify(&interaction).verification
}

/// The claims of `response`, with a bar between them.
fn claims(response: &str) -> String {
    let found = verify(&[], response).claims;
    for claim in &found {
        assert_eq!(claim.text.as_deref(), Some(&response[claim.span.range()]), "{response:?}");
    }
    found.iter().filter_map(|c| c.text.clone()).collect::<Vec<_>>().join(" | ")
}

/// What is said of each claim, for the messages of failing cases.
fn said(verification: &Verification) -> Vec<(ClaimVerdict, Option<Atom>, f64)> {
    let one = |c: &Claim| (c.verdict, c.detail.as_ref().map(|d| d.atom), c.confidence.get());
    verification.claims.iter().map(one).collect()
}

/// Checks each response against its document; tells all that are wrong.
fn check(cases: &[(&str, &str)], expected: &str, right: impl Fn(ClaimVerdict) -> bool) {
    let wrong = cases.iter().filter_map(|(document, response)| {
        let found = verify(&[document], response);
        let wrong = found.claims.is_empty() || found.claims.iter().any(|claim| !right(claim.verdict));
        wrong.then(|| format!("{document} | {response}: {:?}", said(&found)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} not {expected}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn all_are(cases: &[(&str, &str)], verdict: ClaimVerdict) {
    check(cases, &format!("{verdict:?}"), |found| found == verdict);
}

fn none_is_contradicted(cases: &[(&str, &str)]) {
    check(cases, "free of contradiction", |found| found != ClaimVerdict::Contradicted);
}
