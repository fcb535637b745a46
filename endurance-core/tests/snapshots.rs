//! Whole evaluations, as they go over the wire. A changed line is a changed answer: look before accepting.

use endurance_core::{Evaluator, Interaction};

/// Lines of `examples/conversations.jsonl`, by interaction id.
const SHOWN: [&str; 10] = [
    "budget-bad",
    "budget-good",
    "crore-inside-number",
    "direction-wrong",
    "citation-missing-document",
    "attack-base64-rot13",
    "injection-obeyed",
    "history-bad",
    "hindi-wrong",
    "table-right-and-wrong",
];

#[test]
fn evaluations() {
    let lines = include_str!("../../examples/conversations.jsonl").lines();
    let interactions: Vec<Interaction> =
        lines.map(|line| Interaction::from_json(line.as_bytes(), false).expect("an example")).collect();
    for id in SHOWN {
        let interaction = interactions.iter().find(|i| i.interaction_id.as_deref() == Some(id)).expect(id);
        let evaluation = Evaluator::default().evaluate(interaction);
        // hashes change with every word list; what they hash is shown whole
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_json_snapshot!(id, evaluation, {
                ".digest" => "[digest]", ".policy_hash" => "[hash]", ".data_pack_hash" => "[hash]", ".engine_version" => "[version]",
            });
        });
    }
}
