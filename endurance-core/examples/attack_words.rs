//! Makes `data/attack_words.bin` of `data/attack_words.tsv`, for `training/attack_words.py`.
//!
//! `cargo run --release --features training --example attack_words -- TSV BIN`

#![expect(clippy::disallowed_methods, reason = "an example reads and writes")]

use endurance_core::Student;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [from, to] = &paths[..] else { return Err("attack_words TSV BIN".into()) };
    fs::write(to, Student::lexicon(&fs::read_to_string(from)?))?;
    Ok(())
}
