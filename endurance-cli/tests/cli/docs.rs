//! The examples of docs/cli.md run.

#![cfg(unix)]

use crate::command::{Place, interactions};
use std::{env, path::Path, process::Command};

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
    place.write("texts.jsonl", r#"{"text": "a"}"#);
    place.write("policy.json", r#"{"strict": true}"#);
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
    for file in ["report.html", "scores.jsonl", "scores.json", "strict.jsonl", "evaluation.schema.json"] {
        assert!(!place.read(file).is_empty(), "{file}");
    }
}
