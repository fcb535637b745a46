//! Lines that name their fields otherwise.

use crate::command::Place;
use serde_json::{Value, json};

/// (arguments, line, the same line in our names)
fn cases() -> Vec<(&'static str, Value, Value)> {
    vec![
        (
            "--column query=question",
            json!({"question": "a", "response": "b"}),
            json!({"query": "a", "response": "b"}),
        ),
        (
            "--column query=response --column response=query",
            json!({"query": "a", "response": "b"}),
            json!({"query": "b", "response": "a"}),
        ),
        (
            "--column query=question",
            json!({"question": "a", "query": "old", "response": "b"}),
            json!({"query": "a", "response": "b"}),
        ),
        (
            "--column query=question",
            json!({"query": "a", "response": "b"}),
            json!({"query": "a", "response": "b"}),
        ),
        (
            "--column rag_documents=texts --column interaction_id=id",
            json!({"id": "x", "response": "b", "texts": ["one", "two"]}),
            json!({"interaction_id": "x", "response": "b", "rag_documents": [{"content": "one"}, {"content": "two"}]}),
        ),
        (
            "--column rag_documents=text",
            json!({"response": "b", "text": "one"}),
            json!({"response": "b", "rag_documents": [{"content": "one"}]}),
        ),
        (
            "",
            json!({"response": "b", "rag_documents": "one"}),
            json!({"response": "b", "rag_documents": [{"content": "one"}]}),
        ),
        (
            "--column rag_documents=docs",
            json!({"response": "b", "docs": [{"id": "d", "content": "one"}]}),
            json!({"response": "b", "rag_documents": [{"id": "d", "content": "one"}]}),
        ),
        (
            "--column metadata.reference=gold",
            json!({"response": "b", "gold": "c", "metadata": {"model": "m"}}),
            json!({"response": "b", "metadata": {"model": "m", "reference": "c"}}),
        ),
        (
            "--column ragas",
            json!({"user_input": "a", "response": "b", "retrieved_contexts": ["c"], "reference": "d"}),
            json!({"query": "a", "response": "b", "rag_documents": [{"content": "c"}], "metadata": {"reference": "d"}}),
        ),
        (
            "--column ragas",
            json!({"question": "a", "answer": "b", "contexts": ["c"], "ground_truth": "d"}),
            json!({"query": "a", "response": "b", "rag_documents": [{"content": "c"}], "metadata": {"reference": "d"}}),
        ),
        (
            "--column ragas --column query=asked",
            json!({"asked": "a", "answer": "b"}),
            json!({"query": "a", "response": "b"}),
        ),
        (
            "--column deepeval",
            json!({"input": "a", "actual_output": "b", "retrieval_context": ["c"], "expected_output": "d"}),
            json!({"query": "a", "response": "b", "rag_documents": [{"content": "c"}], "metadata": {"reference": "d"}}),
        ),
    ]
}

#[test]
fn a_renamed_line_is_evaluated_as_its_twin() {
    for (arguments, line, twin) in cases() {
        let place = Place::with(line.to_string());
        place.write("twin.jsonl", twin.to_string());
        for command in ["evaluate", "verify"] {
            let ran = place.run(&format!("{command} in.jsonl {arguments}"));
            let expected = place.run(&format!("{command} twin.jsonl"));
            assert_eq!(ran.status, 0, "{command} {arguments}: {ran:?}");
            assert_eq!(ran.text(), expected.text(), "{command} {arguments} {line}");
        }
    }
}

#[test]
fn names_of_others_count_only_when_asked_for() {
    for (command, line, option) in [
        ("evaluate", json!({"question": "a", "answer": "b"}), "ragas` reads it from `answer`"),
        ("verify", json!({"input": "a", "actual_output": "b"}), "deepeval` reads it from `actual_output`"),
        ("evaluate", json!({"reply": "b"}), "response=THEIRS` reads it from the key THEIRS"),
    ] {
        let place = Place::with(format!("{line}\n").repeat(100));
        let ran = place.run(&format!("{command} in.jsonl"));
        assert_eq!(ran.rows()[0]["error"]["code"], "missing_field");
        let told = format!("warning: a line lacks `response`; `--column {option}");
        assert_eq!(ran.stderr.lines().nth(1), Some(&*told), "{ran:?}");
        assert_eq!(ran.stderr.lines().count(), 2, "{ran:?}");
    }
    let ran = Place::with("{\"content\":\"a\"}").run("scan in.jsonl");
    assert!(ran.stderr.contains("a line lacks `text`; `--column text=THEIRS` reads it"), "{ran:?}");
}

#[test]
fn a_line_that_cannot_be_renamed_is_an_error_row() {
    for (line, code) in
        [("[]", "invalid_field"), ("{", "invalid_json"), (r#"{"answer": 1}"#, "invalid_field")]
    {
        let ran = Place::with(line).run("evaluate in.jsonl --column ragas");
        assert_eq!(ran.rows()[0]["error"]["code"], code, "{line}: {ran:?}");
        assert_eq!(ran.status, 1, "{line}");
    }
    let ran = Place::with(b"{\"answer\": \"\xff\"}").run("evaluate in.jsonl --column ragas");
    assert_eq!(ran.rows()[0]["error"]["code"], "invalid_utf8", "{ran:?}");
}

#[test]
fn a_key_that_no_line_has_is_told_with_those_that_are() {
    let place = Place::with("{\"answer\":\"a\",\"question\":\"b\"}\n{\"answer\":\"c\"}\n");
    for (arguments, words) in [
        (
            "--column response=answer --column query=qestion",
            Some("`--column query=qestion`: no line has this key; the keys are `answer`, `question`"),
        ),
        ("--column response=answer --column query=question", None),
    ] {
        for jobs in [1, 8] {
            let ran = place.run(&format!("evaluate in.jsonl --jobs {jobs} {arguments}"));
            assert_eq!(ran.status, 0, "{ran:?}");
            assert_eq!(ran.stderr.contains("no line has this key"), words.is_some(), "{}", ran.stderr);
            assert!(words.is_none_or(|words| ran.stderr.contains(words)), "{}", ran.stderr);
        }
    }
    assert_eq!(place.run("evaluate in.jsonl --quiet --column response=answer --column query=q").stderr, "");
}

#[test]
fn a_line_that_is_no_json_or_has_a_key_twice_is_told_as_such() {
    for (line, words) in [
        ("{\"answer\":\"a\",\"answer\":\"b\"}", ["invalid_field", "duplicate field `answer`"]),
        ("{\"answer\":\"a\"} more", ["invalid_json", "trailing characters at column 16"]),
        ("{\"answer\":\"a\"", ["invalid_json", "at column 13"]),
        ("[1]", ["invalid_field", "expected an object"]),
        ("The office opens at 9.", ["invalid_json", "must be an object"]),
    ] {
        let ran = Place::with(line).run("evaluate in.jsonl --column response=answer");
        assert!(ran.status == 1 && words.iter().all(|word| ran.text().contains(word)), "{line}: {ran:?}");
    }
}
