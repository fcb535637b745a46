//! What keeps the output, and the work, in proportion to the input: bounds that are counted, not timed.

use endurance_core::{Document, ErrorKind, Evaluator, Interaction};

/// Bytes of a passage that is shown.
const MOST_SHOWN: usize = 8 << 10;

/// Bytes of a document's id, and of a title that is read.
const MOST_NAME: usize = 1 << 10;

fn claims(count: usize) -> String {
    let claims: Vec<String> =
        (0..count).map(|n| format!("The garden bridge opened with {n} workers.")).collect();
    claims.join(" ")
}

#[test]
fn a_long_id_is_refused_where_it_stands() {
    let json = |length: usize| {
        let id = "i".repeat(length);
        format!(r#"{{"response": "It opened.", "rag_documents": ["a", {{"id": "{id}", "content": "b"}}]}}"#)
    };
    assert!(Interaction::from_json(json(MOST_NAME).as_bytes(), false).is_ok());
    let error = Interaction::from_json(json(MOST_NAME + 1).as_bytes(), false).expect_err("a long id");
    assert_eq!(error.kind(), ErrorKind::InvalidField);
    assert_eq!(error.to_string(), "`rag_documents.1.id` must be of 1024 bytes or fewer, not 1025");
}

#[test]
fn a_long_sentence_is_shown_in_part_for_each_claim() {
    const CLAIMS: usize = 60;
    let evaluator = Evaluator::default();
    for filler in ["x", "ж", "- ", "!", "7", "zebra ", "é."] {
        let filler = filler.repeat((200 << 10) / filler.len());
        let document =
            format!("The garden bridge museum school {filler} village engine opened with workers.");
        let interaction = Interaction::new("", claims(CLAIMS)).document(Document::new(&*document));
        let evaluation = evaluator.evaluate(&interaction);
        assert!(evaluation.verification.claims.len() >= CLAIMS);
        for evidence in evaluation.verification.claims.iter().flat_map(|claim| &claim.evidence) {
            let text = evidence.text.as_deref().expect("texts are included");
            assert!(text.len() <= MOST_SHOWN, "{} bytes", text.len());
            assert_eq!(text, &document[evidence.start as usize..evidence.end as usize]);
        }
        let json = serde_json::to_string(&evaluation).expect("plain data");
        assert!(json.len() < CLAIMS * 4 * MOST_SHOWN, "{} bytes", json.len());
    }
}

#[test]
fn of_a_long_title_the_beginning_is_read() {
    let evaluator = Evaluator::default();
    let title = "The zoo of the town and its trees. ".repeat(MOST_NAME / 32);
    let verified = |title: &str| {
        let document = Document::new("It opened with 12 workers.").source(title);
        let response = "The zoo opened with 12 workers. The zebra opened with 12 workers.";
        evaluator.verify(&Interaction::new("", response).document(document))
    };
    let whole = verified(&format!("{title}The zebra costs 12 euros."));
    assert_eq!(whole, verified(&title[..MOST_NAME]));
    assert_ne!(whole, verified("The zebra"));
}
