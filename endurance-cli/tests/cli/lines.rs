//! What becomes of each kind of line.

use crate::command::{Place, finish, interaction, interactions};
use std::{io::Read, process::Stdio};

const COMMANDS: &[&str] = &["evaluate", "verify"];

/// (name, input, for each row: `ok`, or the line and code of the error)
type Case = (&'static str, &'static [u8], &'static [Result<(), (u64, &'static str)>]);

const CASES: &[Case] = &[
    ("empty file", b"", &[]),
    ("only blank lines", b"\n \r\n\t\n", &[]),
    ("no end of line", br#"{"response":"a"}"#, &[Ok(())]),
    ("CRLF", b"{\"response\":\"a\"}\r\n{\"response\":\"b\"}\r\n", &[Ok(()), Ok(())]),
    ("byte order mark", b"\xef\xbb\xbf{\"response\":\"a\"}\n", &[Ok(())]),
    ("blank lines count", b"\n\n{\n", &[Err((3, "invalid_json"))]),
    ("bad JSON", b"{\"response\":\"a\"\n{\"response\":\"b\"}\n", &[Err((1, "invalid_json")), Ok(())]),
    ("two values", b"{\"response\":\"a\"} {}\n", &[Err((1, "invalid_json"))]),
    (
        "invalid UTF-8",
        b"{\"response\":\"\xff\"}\n{\"response\":\"b\"}\n",
        &[Err((1, "invalid_utf8")), Ok(())],
    ),
    ("invalid UTF-8 alone", b"\xff\xfe\n", &[Err((1, "invalid_utf8"))]),
    ("wrong type", b"{\"response\":5}\n", &[Err((1, "invalid_field"))]),
    ("no object", b"[]\n", &[Err((1, "invalid_field"))]),
    ("a list of the fields' values", b"[\"i\",\"s\",\"q\",\"r\"]\n", &[Err((1, "invalid_field"))]),
    ("missing field", b"{\"query\":\"a\"}\n", &[Err((1, "missing_field"))]),
    ("out of range", b"{\"response\":\"a\",\"metadata\":{\"pue\":0}}\n", &[Err((1, "invalid_field"))]),
    ("unknown field", b"{\"response\":\"a\",\"respnse\":\"b\"}\n", &[Ok(())]),
    ("NUL", b"{\"response\":\"a\\u0000b\"}\n\0\n", &[Ok(()), Err((2, "invalid_json"))]),
];

#[test]
fn each_kind_of_line_has_its_row() {
    for command in COMMANDS {
        for (name, input, expected) in CASES {
            let ran = Place::with(input).run(&format!("{command} in.jsonl"));
            let rows = ran.rows();
            assert_eq!(rows.len(), expected.len(), "{command}: {name}: {ran:?}");
            for (row, expected) in rows.iter().zip(*expected) {
                match expected {
                    Ok(()) => assert!(row["verification"].is_object(), "{command}: {name}: {row}"),
                    Err((line, code)) => {
                        assert_eq!(row["line"], *line, "{command}: {name}: {row}");
                        assert_eq!(row["error"]["code"], *code, "{command}: {name}: {row}");
                        assert!(row["error"]["message"].is_string(), "{command}: {name}: {row}");
                        assert_eq!(
                            row.as_object().map(serde_json::Map::len),
                            Some(2),
                            "{command}: {name}: {row}"
                        );
                    }
                }
            }
            let status = i32::from(expected.iter().any(Result::is_err));
            assert_eq!(ran.status, status, "{command}: {name}: {ran:?}");
        }
    }
}

#[test]
fn standard_input_answers_as_a_file_does() {
    let place = Place::with(interactions(3));
    let file = place.run("evaluate in.jsonl");
    for arguments in ["evaluate", "evaluate -"] {
        assert_eq!(place.run_on(arguments, &place.read("in.jsonl")).stdout, file.stdout, "{arguments}");
    }
}

#[test]
fn order_and_bytes_do_not_depend_on_jobs() {
    let mut input = String::new();
    for at in 0..500 {
        input += &interaction(&format!("i{at}"));
        if at % 7 == 0 {
            input += "{\n\n";
        }
    }
    let place = Place::with(input);
    for command in [
        "evaluate in.jsonl",
        "verify in.jsonl",
        "evaluate in.jsonl --format json",
        "evaluate in.jsonl --format html",
    ] {
        let one = place.run(&format!("{command} --jobs 1"));
        let eight = place.run(&format!("{command} --jobs 8"));
        assert!(one.stdout == eight.stdout, "{command} differs");
        assert_eq!(one.status, 1, "{command}");
    }
    let ids: Vec<_> = place
        .run("evaluate in.jsonl --jobs 8")
        .rows()
        .iter()
        .filter_map(|row| row["interaction_id"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(ids, (0..500).map(|at| format!("i{at}")).collect::<Vec<_>>());
}

#[test]
fn a_huge_line_is_an_error_row_and_the_rest_goes_on() {
    let mut input = interaction("before").into_bytes();
    input.extend_from_slice(b"{\"response\":\"");
    input.resize(input.len() + (65 << 20), b'a');
    input.extend_from_slice(b"\"}\n");
    input.extend_from_slice(interaction("after").as_bytes());
    let ran = Place::new().run_on("evaluate", &input);
    let rows = ran.rows();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["interaction_id"], "before");
    assert_eq!((&rows[1]["line"], &rows[1]["error"]["code"]), (&2.into(), &"line_too_long".into()));
    assert_eq!(rows[2]["interaction_id"], "after");
    assert_eq!(ran.status, 1);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::with(interactions(5_000));
    let mut child = place
        .command("evaluate in.jsonl")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command");
    let mut some = [0; 100];
    let mut stdout = child.stdout.take().expect("standard output");
    stdout.read_exact(&mut some).expect("some bytes");
    drop(stdout);
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn strict_refuses_what_is_otherwise_a_warning() {
    let place = Place::with("{\"response\":\"a\",\"respnse\":\"b\"}\n");
    place.write("config.json", r#"{"strict": true}"#);
    let ran = place.run("evaluate in.jsonl --config config.json");
    assert_eq!(ran.rows()[0]["error"]["code"], "unknown_field");
    assert_eq!(ran.status, 1);
    let lax = place.run("evaluate in.jsonl");
    assert_eq!(lax.rows()[0]["warnings"][0]["path"], "respnse");
    assert_eq!(lax.status, 0);
}

#[test]
fn the_closing_line_counts() {
    let place = Place::with(interactions(3) + "{\n");
    let ran = place.run("evaluate in.jsonl");
    assert!(ran.stderr.starts_with("4 rows in "), "{ran:?}");
    assert!(ran.stderr.trim_end().ends_with("; 1 line could not be read"), "{ran:?}");
    for verdict in ["pass", "review", "fail", "not measured"] {
        assert!(ran.stderr.contains(verdict), "{ran:?}");
    }
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
    assert_eq!(place.run("evaluate in.jsonl --quiet").stderr, "");
}

#[test]
fn unknown_fields_are_told_in_one_line() {
    let place = Place::new();
    place.write("docs.jsonl", "{\"response\":\"a\",\"rag_docs\":[]}\n".repeat(3));
    place.write("one.jsonl", "{\"response\":\"a\",\"zzzzzzzz\":1}\n");
    place.write("scan.jsonl", "{\"text\":\"a\",\"rol\":\"query\"}\n");
    place.write("second.jsonl", "{\"response\":\"a\",\"zzzzzzzz\":1,\"contexts\":[]}\n");
    // Only the first of these is a field that is not known.
    let metadata = ["{\"modell\":\"a\"}", "{\"now\":\"yesterday\"}"]
        .map(|one| format!("{{\"response\":\"a\",\"metadata\":{one}}}\n"));
    place.write("metadata.jsonl", metadata.concat());
    let meant = "(did you mean \"rag_documents\"?)";
    for (arguments, told) in [
        (
            "evaluate metadata.jsonl",
            "1 row has unknown fields, such as \"metadata.modell\" (did you mean \"model\"?)".to_owned(),
        ),
        ("verify one.jsonl", "1 row has unknown fields, such as \"zzzzzzzz\"".to_owned()),
        ("verify second.jsonl", format!("1 row has unknown fields, such as \"contexts\" {meant}")),
        ("scan scan.jsonl", "1 row has unknown fields, such as \"rol\" (did you mean \"role\"?)".to_owned()),
        ("evaluate docs.jsonl", format!("3 rows have unknown fields, such as \"rag_docs\" {meant}")),
    ] {
        let ran = place.run(arguments);
        assert_eq!(ran.stderr.lines().nth(1), Some(&*told), "{arguments}: {ran:?}");
        assert_eq!(ran.stderr.lines().count(), 2, "{arguments}: {ran:?}");
        assert_eq!(place.run(&format!("{arguments} --quiet")).stderr, "", "{arguments}");
        assert_eq!(ran.status, 0, "{arguments}: {ran:?}");
    }
}

#[test]
fn json_over_several_lines_is_told_once() {
    let lines = "one JSON object a line is read, and no other JSON; `jq";
    for (input, told) in [
        ("[\n{\"response\": \"a\"},\n{\"response\": \"b\"}\n]\n", Some("-c '.[]'")),
        ("\u{feff}\n[{\"response\": \"a\"}]", Some("-c '.[]'")),
        ("{\r\n  \"response\": \"a\"\r\n}\r\n", Some("-c .")),
        ("{\"response\": \"a\"}\n[\n", None),
    ] {
        let told = told.map(|jq| format!("warning: {lines} {jq} FILE` writes it so"));
        let place = Place::with(input);
        let ran = place.run("evaluate in.jsonl");
        assert_eq!(ran.stderr.lines().nth(1), told.as_deref(), "{input}: {ran:?}");
        assert_eq!(ran.status, 1, "{input}");
        assert_eq!(place.run("evaluate in.jsonl --quiet").stderr, "", "{input}");
    }
}

#[test]
fn rows_come_as_soon_as_their_lines() {
    use std::io::{BufRead, BufReader, Write};
    let place = Place::new();
    let mut child = place
        .command("evaluate -q")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    let mut stdout = BufReader::new(child.stdout.take().expect("standard output"));
    for id in ["first", "second"] {
        stdin.write_all(interaction(id).as_bytes()).expect("a listener");
        let mut row = String::new();
        stdout.read_line(&mut row).expect("a row while the pipe is open");
        assert!(row.contains(id), "{row}");
    }
    drop(stdin);
    assert!(child.wait().expect("an end").success());
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let place = Place::with(interactions(1));
    let coloured = |name: &str| {
        let mut command = place.command("evaluate in.jsonl --format table");
        command.env(name, "1");
        finish(command, b"").text().contains('\u{1b}')
    };
    assert!(!place.run("evaluate in.jsonl --format table").text().contains('\u{1b}'));
    assert!(coloured("CLICOLOR_FORCE"));
    assert!(!coloured("NO_COLOR"));
}
