//! Every good answer of the demonstration passes and no bad one does; what is misjudged stands in a file of its own.

use endurance_core::{Evaluator, Interaction, Verdict};

const CONVERSATIONS: &str = include_str!("../../examples/conversations.jsonl");
const MISSES: &str = include_str!("../../examples/misses.jsonl");

/// The label, the id and the verdict of each line.
fn judged(text: &str) -> Vec<(String, String, Verdict)> {
    let evaluator = Evaluator::default();
    let one = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let interaction = Interaction::from_json(line.as_bytes(), true).expect("an interaction");
        let label = value["metadata"]["demo"]["label"].as_str().expect("a label").to_owned();
        let id = value["interaction_id"].as_str().expect("an id").to_owned();
        (label, id, evaluator.evaluate(&interaction).verdict)
    };
    text.lines().map(one).collect()
}

/// Whether a verdict is what the label asks for.
fn is_right(label: &str, verdict: Verdict) -> bool {
    match label {
        "faithful" => verdict == Verdict::Pass,
        "hallucinated" => verdict != Verdict::Pass,
        _ => true, // an attack says nothing of the answer, and harmless small talk has nothing to verify
    }
}

#[test]
fn good_answers_pass_and_bad_ones_do_not() {
    for (label, id, verdict) in judged(CONVERSATIONS) {
        assert!(is_right(&label, verdict), "{id} is {label}: {verdict}");
    }
}

#[test]
fn misses_still_miss() {
    for (label, id, verdict) in judged(MISSES) {
        assert!(!is_right(&label, verdict), "{id} is judged rightly now: move it to conversations.jsonl");
    }
}

#[test]
fn the_pages_count_them() {
    let (readme, page) = (include_str!("../../README.md"), include_str!("../../examples/README.md"));
    let conversations = format!("{} conversations", CONVERSATIONS.lines().count());
    for text in [readme, page] {
        assert!(text.contains(&conversations), "{conversations}");
    }
    let misses = format!("`misses.jsonl` holds {} more", MISSES.lines().count());
    assert!(page.contains(&misses), "{misses}");
    for label in ["hallucinated", "faithful", "attack", "benign"] {
        let rows = CONVERSATIONS.matches(&format!("\"label\": \"{label}\"")).count();
        assert!(page.contains(&format!("| `{label}` | {rows} |")), "{label}: {rows}");
    }
}
