//! Whole evaluations, as they go over the wire. A changed line is a changed answer: look before accepting.

use endurance_core::{Evaluator, Interaction};

/// Lines of `examples/conversations.jsonl` and `examples/misses.jsonl`, by interaction id.
const SHOWN: [&str; 10] = [
    "budget-bad",
    "budget-good",
    "citation-missing-document",
    "attack-base64-rot13",
    "injection-obeyed",
    "system-prompt-leak",
    "no-documents",
    "history-bad",
    "table-right-and-wrong",
    "hindi-wrong",
];

#[test]
fn evaluations() {
    let lines = include_str!("../../examples/conversations.jsonl").lines();
    let lines = lines.chain(include_str!("../../examples/misses.jsonl").lines());
    let interactions: Vec<Interaction> =
        lines.map(|line| Interaction::from_json(line.as_bytes(), false).expect("an example")).collect();
    for id in SHOWN {
        let interaction = interactions.iter().find(|i| i.interaction_id.as_deref() == Some(id)).expect(id);
        let mut evaluation = Evaluator::default().evaluate(interaction);
        // hashes and versions change with every word list; what they stand for is shown whole
        for hash in [
            &mut evaluation.digest,
            &mut evaluation.policy_hash,
            &mut evaluation.data_pack_hash,
            &mut evaluation.engine_version,
        ] {
            "[left out]".clone_into(hash);
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_json_snapshot!(id, evaluation);
        });
    }
}
