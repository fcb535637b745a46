//! Prints the names of what the claim models see, then what they see of each interaction on standard input, one JSON
//! line each, for training.
//!
//! `cargo run --release --features training --example features < interactions.jsonl > features.jsonl`

#![expect(clippy::print_stdout, clippy::disallowed_macros, reason = "an example prints")]

use endurance_core::{Evaluator, Interaction};
use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let evaluator = Evaluator::default();
    let names: serde_json::Map<_, _> =
        Evaluator::feature_names().map(|(model, names)| (model.into(), names.into())).into_iter().collect();
    println!("{}", serde_json::Value::from(names));
    for line in io::stdin().lock().lines() {
        let interaction = Interaction::from_json(line?.as_bytes(), false)?;
        let seen = evaluator.features(&interaction);
        let verification = evaluator.verify(&interaction).verification;
        let claims: Vec<_> = seen
            .claims
            .into_iter()
            .map(|(at, features)| {
                let claim = &verification.claims[at];
                serde_json::json!({
                    "span": claim.span, "verdict": claim.verdict, "confidence": claim.confidence,
                    "features": features,
                })
            })
            .collect();
        let slots: Vec<_> = seen
            .slots
            .iter()
            .map(|slot| {
                let (claim, atom) = (slot.claim, slot.atom);
                serde_json::json!({ "claim": claim, "span": verification.claims[claim].span, "window": slot.window, "atom": atom, "features": slot.features })
            })
            .collect();
        let denials: Vec<_> = seen
            .denials
            .iter()
            .map(|denial| {
                let claim = denial.claim;
                serde_json::json!({ "claim": claim, "span": verification.claims[claim].span, "window": denial.window, "features": denial.features })
            })
            .collect();
        let line = serde_json::json!({ "claims": claims, "slots": slots, "denials": denials, "response": seen.response, "gold": interaction.metadata.other.get("gold") });
        println!("{line}");
    }
    Ok(())
}
