//! `explain`: an interaction or an evaluation in, a page of text out.

use crate::command::{Place, interaction, interactions};

const HEADINGS: &[&str] = &["Claims", "Dimensions", "How the score adds up", "Overall score"];

#[test]
fn an_interaction_and_its_evaluation_read_alike() {
    let place = Place::with(interactions(2));
    place.run("evaluate in.jsonl -o out.jsonl");
    for (arguments, id, texts) in [
        ("explain in.jsonl", "i0", true),
        ("explain in.jsonl --line 2", "i1", true),
        ("explain out.jsonl", "i0", false),
        ("explain out.jsonl --line 2", "i1", false),
    ] {
        let ran = place.run(arguments);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{arguments}: {ran:?}");
        assert!(
            ran.text().lines().next().is_some_and(|line| line.contains(id)),
            "{arguments}: {}",
            ran.text()
        );
        for heading in HEADINGS {
            assert!(ran.text().contains(heading), "{arguments}: no {heading}: {}", ran.text());
        }
        assert_eq!(ran.text().contains("How large is the budget?"), texts, "{arguments}: {}", ran.text());
        assert!(!ran.text().contains('\u{1b}'), "{arguments}");
    }
}

#[test]
fn contributions_add_up_as_they_are_shown() {
    let ran = Place::with(interactions(1)).run("explain in.jsonl");
    let (_, part) = ran.text().split_once("How the score adds up\n").expect("the part");
    let mut sum = 0;
    for line in part.lines() {
        let last = line.split_whitespace().last().expect("points");
        let (whole, decimals) = last.trim_start_matches(['+', '-']).split_once('.').expect("decimals");
        let units = format!("{whole}{decimals:0<4}").parse::<i64>().expect("a number");
        if line.trim_start().starts_with("Overall score") {
            assert_eq!(sum, units, "{part}");
            return;
        }
        sum += if last.starts_with('-') { -units } else { units };
    }
    panic!("no overall score: {part}");
}

#[test]
fn an_empty_answer_has_nothing_to_score() {
    let place = Place::with("{\"query\":\"How much?\",\"response\":\" \"}\n");
    place.run("evaluate in.jsonl -o out.jsonl");
    for file in ["in.jsonl", "out.jsonl"] {
        let ran = place.run(&format!("explain {file}"));
        let (_, part) = ran.text().split_once("To pass, at least\n").expect("the part");
        let lines: Vec<_> = part.lines().take_while(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["  give an answer: it is empty, so that there is nothing to score"], "{file}");
    }
}

#[test]
fn it_says_what_would_pass() {
    let place = Place::with(interactions(1));
    place.run("evaluate in.jsonl -o out.jsonl");
    for file in ["in.jsonl", "out.jsonl"] {
        let ran = place.run(&format!("explain {file}"));
        let (_, part) = ran.text().split_once("To pass, at least\n").expect("the part");
        assert!(part.starts_with("  mend claim 1 “The budget is INR 87 crore.”"), "{file}: {part}");
    }
    place.write("lenient.toml", "[thresholds]\npass = 0\nreview = 0\n");
    let ran = place.run("explain out.jsonl --config lenient.toml");
    assert!(ran.status == 0 && !ran.text().contains("To pass"), "{}", ran.text());
}

#[test]
fn a_value_may_go_over_lines() {
    let pretty: serde_json::Value = serde_json::from_str(&interaction("pretty")).expect("JSON");
    let place = Place::with(format!("\u{feff}\n{pretty:#}\n"));
    let ran = place.run("explain in.jsonl");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.text().contains("pretty"), "{}", ran.text());
    let piped = place.run_on("explain -", interaction("piped").as_bytes());
    assert!(piped.text().contains("piped"), "{}", piped.text());
}

#[test]
fn what_cannot_be_read_is_told() {
    for (content, words) in [
        ("{\"response\": 1}", "response"),
        ("{", "EOF"),
        ("[]", "expected"),
        ("{\"query\": \"a\"}", "response"),
        (
            "{\"line\": 7, \"error\": {\"code\": \"invalid_json\", \"message\": \"oh\"}}",
            "line 7 could not be read: oh",
        ),
    ] {
        let ran = Place::with(content).run("explain in.jsonl");
        assert_eq!(ran.status, 1, "{content}: {ran:?}");
        assert!(ran.stderr.contains("cannot read `in.jsonl`"), "{content}: {ran:?}");
        assert!(ran.stderr.contains(words), "{content}: {ran:?}");
        assert_eq!(ran.text(), "", "{content}");
    }
}

#[test]
fn a_warning_is_shown() {
    let place = Place::with("{\"response\":\"a\",\"rag_docs\":[]}\n");
    place.run("evaluate in.jsonl -o out.jsonl");
    for file in ["in.jsonl", "out.jsonl"] {
        let ran = place.run(&format!("explain {file}"));
        assert!(
            ran.text().contains("unknown field: rag_docs, did you mean rag_documents?"),
            "{file}: {ran:?}"
        );
    }
}

#[test]
fn nothing_acts_on_the_terminal() {
    let line = r#"{"interaction_id":"a\u001b[2Jb","query":"q\u0007\u202e","response":"r\u001b]0;title\u0007 \u200b 5."}"#;
    let ran = Place::with(line).run("explain in.jsonl");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(!ran.text().contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}']), "{}", ran.text());
    assert!(ran.text().contains("U+001B"), "{}", ran.text());
}
