//! The formats, and where they are written.

use crate::command::{Place, interactions};
use serde_json::Value;

/// (arguments, file, how its content begins)
const INFERRED: &[(&str, &str, &str)] = &[
    ("evaluate in.jsonl -o out", "out", "{"),
    ("evaluate in.jsonl -o out.jsonl", "out.jsonl", "{"),
    ("evaluate in.jsonl -o out.json", "out.json", "[\n{"),
    ("evaluate in.jsonl -o out.html", "out.html", "<!doctype html>"),
    ("evaluate in.jsonl -o out.ndjson", "out.ndjson", "{"),
    ("evaluate in.jsonl --format table -o out.txt", "out.txt", "id "),
    ("evaluate in.jsonl -o OUT.HTML", "OUT.HTML", "<!doctype html>"),
    ("evaluate in.jsonl --format jsonl -o out.html", "out.html", "{"),
    ("evaluate in.jsonl --format table -o out.json", "out.json", "id "),
    ("verify in.jsonl -o out.json", "out.json", "[\n{"),
    ("verify in.jsonl --format table -o out", "out", "id "),
];

#[test]
fn the_format_follows_the_extension_unless_given() {
    for (arguments, file, begins) in INFERRED {
        let place = Place::with(interactions(2));
        let ran = place.run(arguments);
        assert_eq!((ran.status, ran.text()), (0, ""), "{arguments}: {ran:?}");
        let content = String::from_utf8(place.read(file)).expect("UTF-8");
        assert!(content.starts_with(begins), "{arguments}: {content}");
        let mut expected = [(*file).to_owned(), "in.jsonl".to_owned()];
        expected.sort();
        assert_eq!(place.files(), expected, "{arguments}");
    }
}

#[test]
fn json_is_one_array_of_the_same_rows() {
    for (input, rows) in [(String::new(), 0), (interactions(1), 1), (interactions(70) + "{\n", 71)] {
        let place = Place::with(input);
        for command in ["evaluate", "verify"] {
            let array = place.run(&format!("{command} in.jsonl --format json"));
            let lines = place.run(&format!("{command} in.jsonl"));
            let array: Vec<Value> = serde_json::from_slice(&array.stdout).expect("an array");
            assert_eq!(array.len(), rows, "{command}");
            assert_eq!(array, lines.rows(), "{command}");
        }
    }
}

#[test]
fn an_evaluation_has_the_contract_s_shape() {
    let place = Place::with(interactions(1));
    let rows = place.run("evaluate in.jsonl").rows();
    let names = [
        "schema_version",
        "policy_hash",
        "data_pack_hash",
        "overall_score",
        "verdict",
        "measured_metrics",
        "total_metrics",
        "dimensions",
        "dimension_details",
        "metrics",
        "verification",
        "detections",
        "alerts",
        "contributions",
        "feedback",
    ];
    for name in names {
        assert!(rows[0].get(name).is_some(), "{name} is missing: {}", rows[0]);
    }
    assert_eq!((&rows[0]["interaction_id"], &rows[0]["session_id"]), (&"i0".into(), &"s".into()));
    let first = place.run("evaluate in.jsonl");
    assert!(first.text().starts_with(r#"{"schema_version":"#), "the core's order is kept");
}

#[test]
fn a_verification_has_the_contract_s_shape() {
    let place = Place::with(interactions(1) + "{\"response\":\"a\"}\n");
    let rows = place.run("verify in.jsonl").rows();
    let keys = |at: usize| rows[at].as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(0), ["degraded", "interaction_id", "session_id", "verification"]);
    assert_eq!(keys(1), ["degraded", "verification"]);
    assert!(rows[0]["verification"]["claims"].is_array());
}

#[test]
fn a_table_has_a_line_for_every_row() {
    for (n, bad) in [(0, ""), (3, "{\n"), (600, "{\n")] {
        let place = Place::with(interactions(n) + bad);
        let ran = place.run("evaluate in.jsonl --format table");
        let (table, summary) = ran.text().split_once("\n\n").unwrap_or((ran.text(), ""));
        if n == 0 {
            assert_eq!(ran.text(), "no rows\n");
            continue;
        }
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines.len(), n + 2, "a head, the rows and the error: {table}");
        for column in
            ["id", "verdict", "score", "supp", "contr", "unsup", "risk", "detections", "first alert"]
        {
            assert!(lines[0].contains(column), "{column}: {}", lines[0]);
        }
        assert!(lines[1].starts_with("i0 "), "{}", lines[1]);
        assert!(lines[n + 1].contains("unreadable"), "{}", lines[n + 1]);
        assert!(summary.contains("verdicts") && summary.contains("dimensions"), "{summary}");
        assert!(lines.iter().all(|line| line.chars().count() <= 120), "{table}");
    }
}

#[test]
fn a_table_is_safe_on_a_terminal() {
    let line = r#"{"interaction_id":"\u001b[31mred\u202e\nnext 世界世界世界世界世界世界世界世界世界世界","response":"a"}"#;
    let ran = Place::with(line).run("evaluate in.jsonl --format table");
    assert!(!ran.text().contains(['\u{1b}', '\u{202e}']), "{}", ran.text());
    assert!(ran.text().contains('…'), "{}", ran.text());
}

#[test]
fn an_output_appears_whole_or_not_at_all() {
    let place = Place::with(interactions(3));
    place.write("out.jsonl", "before");
    // Linux reads a process's memory as a file, which fails at once, after the output was opened.
    if cfg!(target_os = "linux") {
        let ran = place.run("evaluate /proc/self/mem -o out.jsonl");
        assert!(ran.status == 2 && ran.stderr.contains("cannot read `/proc/self/mem`"), "{ran:?}");
        assert_eq!(place.read("out.jsonl"), b"before");
        assert_eq!(place.files(), ["in.jsonl", "out.jsonl"]);
    }
    let ran = place.run("evaluate in.jsonl -o out.jsonl");
    assert_eq!(ran.status, 0);
    assert_eq!(String::from_utf8(place.read("out.jsonl")).expect("UTF-8").lines().count(), 3);
    assert_eq!(place.files(), ["in.jsonl", "out.jsonl"]);
}

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_no_file_that_looks_whole() {
    use std::{io::Write, process::Stdio};
    let place = Place::new();
    let mut child =
        place.command("evaluate -o out.jsonl").stdin(Stdio::piped()).spawn().expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(interactions(50).as_bytes()).expect("a listener");
    for _ in 0..200 {
        if !place.files().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    child.kill().expect("a running command");
    child.wait().expect("an end");
    let files = place.files();
    assert!(files.iter().all(|name| name.starts_with(".out.jsonl.")), "{files:?}");
}

#[cfg(unix)]
#[test]
fn an_output_keeps_the_rights_and_the_link_of_the_file_before() {
    use std::{fs, os::unix::fs::PermissionsExt};
    let place = Place::with(interactions(1));
    let rights = |name: &str| fs::metadata(place.path(name)).expect("a file").permissions().mode() & 0o777;
    place.write("real.jsonl", "before");
    fs::set_permissions(place.path("real.jsonl"), fs::Permissions::from_mode(0o640)).expect("rights");
    std::os::unix::fs::symlink("real.jsonl", place.path("link.jsonl")).expect("a link");
    assert_eq!(place.run("evaluate in.jsonl -o link.jsonl").status, 0);
    assert!(fs::symlink_metadata(place.path("link.jsonl")).expect("a link").is_symlink());
    assert_eq!(rights("real.jsonl"), 0o640);
    assert!(place.read("real.jsonl").starts_with(b"{"));
    assert_eq!(place.run("evaluate in.jsonl -o new.jsonl").status, 0);
    // As any new file: `in.jsonl` was made with the same mask.
    assert_eq!(rights("new.jsonl"), rights("in.jsonl"));
}
