//! Interactions in, evaluations out, one JSON line each: the whole engine in ten lines.
//!
//! `cargo run --release --example evaluate < examples/conversations.jsonl`

#![expect(clippy::print_stdout, clippy::disallowed_macros, reason = "an example prints")]

use endurance_core::{Evaluator, Interaction};
use std::io::{self, BufRead};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let evaluator = Evaluator::default();
    for line in io::stdin().lock().lines() {
        let interaction = Interaction::from_json(line?.as_bytes(), false)?;
        println!("{}", serde_json::to_string(&evaluator.evaluate(&interaction))?);
    }
    Ok(())
}
