//! Prints the names of what the claim models see, then what they see of each interaction on standard input, one JSON
//! line each, for training.
//!
//! `cargo run --release --features training --example features < interactions.jsonl > features.jsonl`

#![expect(clippy::print_stdout, clippy::disallowed_macros, reason = "an example prints")]

use endurance_core::{Evaluator, Interaction};
use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let evaluator = Evaluator::default();
    let (claim, risk) = Evaluator::feature_names();
    println!("{}", serde_json::json!({ "claim": claim, "risk": risk }));
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
        let line = serde_json::json!({ "claims": claims, "response": seen.response, "gold": interaction.metadata.other.get("gold") });
        println!("{line}");
    }
    Ok(())
}
