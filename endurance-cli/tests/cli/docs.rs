//! The examples of docs/cli.md and docs/configuration.md run, and the defaults are those of the code.

#![cfg(unix)]

use crate::command::{Place, interactions};
use serde_json::Value;
use std::{env, path::Path, process::Command};

const CONFIGURATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/cli.md");

#[test]
fn every_example_runs() {
    let page = std::fs::read_to_string(PAGE).expect("docs/cli.md");
    let (_, after) = page.split_once("```sh\n").expect("examples");
    let (examples, _) = after.split_once("```").expect("an end of the examples");
    let place = Place::new();
    place.write("conversations.jsonl", interactions(4));
    place.write("ragas.jsonl", r#"{"user_input": "a", "response": "b", "retrieved_contexts": ["c"]}"#);
    place.write("own.jsonl", r#"{"question": "a", "reply": "b", "passages": ["c"]}"#);
    place.write("table.csv", "query,answer\nq,a\n");
    place.write("texts.jsonl", r#"{"text": "a"}"#);
    place.write("policy.json", r#"{"strict": true}"#);
    place.write("accepted.jsonl", interactions(50));
    let binaries = Path::new(env!("CARGO_BIN_EXE_endurance")).parent().expect("a directory");
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(binaries.to_owned()).chain(env::split_paths(&others)))
        .expect("a PATH");
    let mut run = 0;
    for example in examples.lines() {
        let ran = Command::new("sh")
            .args(["-c", example])
            .current_dir(place.path("."))
            .env("PATH", &path)
            .output()
            .expect("a shell");
        assert!(ran.status.success(), "{example}: {}", String::from_utf8_lossy(&ran.stderr));
        run += 1;
    }
    assert!(run > 10, "{run} examples");
    for file in [
        "report.html",
        "scores.jsonl",
        "scores.json",
        "strict.jsonl",
        "evaluation.schema.json",
        "scores.csv",
        "summary.html",
    ] {
        assert!(!place.read(file).is_empty(), "{file}");
    }
}

#[test]
fn the_configuration_is_accepted() {
    let page = std::fs::read_to_string(CONFIGURATION).expect("docs/configuration.md");
    let (_, after) = page.split_once("```json\n").expect("an example");
    let (example, _) = after.split_once("```").expect("an end of the example");
    let place = Place::with(interactions(1));
    place.write("policy.json", example);
    let ran = place.run("evaluate in.jsonl --config policy.json");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_ne!(ran.rows()[0]["policy_hash"], place.run("evaluate in.jsonl").rows()[0]["policy_hash"]);
}

#[test]
fn every_key_has_its_default() {
    let page = std::fs::read_to_string(CONFIGURATION).expect("docs/configuration.md");
    let schema: Value = serde_json::from_slice(&Place::new().run("schema config").stdout).expect("a schema");
    let keys = schema["properties"].as_object().expect("keys");
    let mut rows = Vec::new();
    for (key, about) in keys {
        match &about["default"] {
            Value::Object(below) if !below.is_empty() => {
                rows.extend(
                    below.iter().map(|(name, default)| format!("| `{key}.{name}` | `{}` |", plain(default))),
                );
            }
            default => rows.push(format!("| `{key}` | `{}` |", plain(default))),
        }
    }
    for row in &rows {
        assert!(page.contains(row), "docs/configuration.md lacks: {row}");
    }
    assert_eq!(
        page.lines().filter(|line| line.starts_with("| `")).count(),
        rows.len(),
        "keys that do not exist"
    );
}

/// As people write it: `70`, not `70.0`.
fn plain(value: &Value) -> String {
    let text = value.to_string();
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
