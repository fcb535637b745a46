//! Prints what the model of tables sees of each interaction on standard input, one JSON line each, for training.
//!
//! `cargo run --release --features training --example tables < interactions.jsonl > features.jsonl`

#![expect(clippy::print_stdout, clippy::disallowed_macros, reason = "an example prints")]

use endurance_core::{Evaluator, Interaction};
use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let evaluator = Evaluator::default();
    println!("{}", serde_json::json!({ "names": evaluator.table_features() }));
    for line in io::stdin().lock().lines() {
        let interaction = Interaction::from_json(line?.as_bytes(), false)?;
        let sentences: Vec<_> = evaluator
            .features(&interaction)
            .tables
            .into_iter()
            .map(|seen| serde_json::json!({ "features": seen.features, "kinds": seen.kinds, "refuted": seen.refuted }))
            .collect();
        println!("{}", serde_json::json!({ "sentences": sentences }));
    }
    Ok(())
}
