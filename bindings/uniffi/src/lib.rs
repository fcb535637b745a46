//! Glue between the engine and Kotlin, Ruby and Swift, by `UniFFI`: JSON in, JSON out. The packages in `kotlin/`, `ruby/` and
//! `swift/` give it types, which are generated from the JSON Schemas. No decision is made here.

mod answer;
mod error;
mod evaluator;

uniffi::setup_scaffolding!();

/// The version of this library, such as `0.1.0`.
#[uniffi::export]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
