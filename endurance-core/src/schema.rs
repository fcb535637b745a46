//! JSON Schema (2020-12) of the wire format, generated from the types; and what the profiles demand, for the documentation.

use crate::{
    Baseline, Config, Evaluation, Interaction, Profile, Scan, ScanRequest, SummaryReport, Verified, practice,
};

/// The names of the schemas.
pub const NAMES: &[&str] =
    &["interaction", "evaluation", "verified", "scan_request", "scan", "config", "summary", "baseline"];

/// The schema with this name.
#[must_use]
pub fn get(name: &str) -> Option<serde_json::Value> {
    let schema = match name {
        "interaction" => schemars::schema_for!(Interaction),
        "evaluation" => schemars::schema_for!(Evaluation),
        "verified" => schemars::schema_for!(Verified),
        "scan_request" => schemars::schema_for!(ScanRequest),
        "scan" => schemars::schema_for!(Scan),
        "config" => schemars::schema_for!(Config),
        "summary" => schemars::schema_for!(SummaryReport),
        "baseline" => schemars::schema_for!(Baseline),
        _ => return None,
    };
    Some(schema.to_value())
}

/// The rules of a profile: id, provision, demand.
#[must_use]
pub fn rules(profile: Profile) -> Vec<[&'static str; 3]> {
    practice::of(profile).rules.iter().map(|rule| [rule.id, rule.article, rule.demand]).collect()
}

/// What a claim may rest on under a profile: the provision, its language, and what it says.
pub fn provisions(profile: Profile) -> impl Iterator<Item = [&'static str; 3]> {
    let of = move |row: &Vec<&'static str>| row[0] == profile.as_str();
    crate::pack::rows("provisions").filter(of).map(|row| [row[1], row[2], row[3]])
}

/// What a profile switches on besides its rules, as sentences.
#[must_use]
pub fn switches(profile: Profile) -> Vec<String> {
    let practice = practice::of(profile);
    let flags = [
        (
            practice.high_stakes,
            "Every answer says where a person can be reached, not only one that refuses or is unsure.",
        ),
        (practice.refusal_is_decision, "A refusal is a decision: the answer says how to appeal."),
        (practice.discloses, "The answer says that an AI system gives it."),
    ];
    let controls: Vec<String> = practice.controls.iter().map(|name| format!("`{name}`")).collect();
    let lists = [
        ("Persons to turn to", practice.persons.join(", ").replace('_', " ")),
        ("Bodies that decide on appeals", practice.bodies.join(", ").replace('_', " ")),
        ("Their addresses, which need not stand in a document", practice.contacts.join(", ")),
        ("Ways to appeal", practice.hows.join(", ")),
        ("Time limits", practice.deadlines.to_owned()),
        ("Controls to declare in `metadata.controls`", controls.join(", ")),
    ];
    let said = flags.into_iter().filter(|(on, _)| *on).map(|(_, sentence)| sentence.to_owned());
    let listed = lists.into_iter().filter(|(_, list)| !list.is_empty());
    said.chain(listed.map(|(name, list)| format!("{name}: {list}."))).collect()
}
