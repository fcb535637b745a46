//! JSON Schema (2020-12) of the wire format, generated from the types.

use crate::{Baseline, Config, Evaluation, Interaction, Scan, ScanRequest, SummaryReport, Verification};

/// The names of the schemas.
pub const NAMES: &[&str] =
    &["interaction", "evaluation", "verification", "scan_request", "scan", "config", "summary", "baseline"];

/// The schema with this name.
#[must_use]
pub fn get(name: &str) -> Option<serde_json::Value> {
    let schema = match name {
        "interaction" => schemars::schema_for!(Interaction),
        "evaluation" => schemars::schema_for!(Evaluation),
        "verification" => schemars::schema_for!(Verification),
        "scan_request" => schemars::schema_for!(ScanRequest),
        "scan" => schemars::schema_for!(Scan),
        "config" => schemars::schema_for!(Config),
        "summary" => schemars::schema_for!(SummaryReport),
        "baseline" => schemars::schema_for!(Baseline),
        _ => return None,
    };
    Some(schema.to_value())
}
