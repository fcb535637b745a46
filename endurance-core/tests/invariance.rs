//! A verdict rests on what the documents say, not on how they are handed over.

use endurance_core::{ClaimVerdict, Document, Evaluator, Interaction, Span};

/// Documents about nothing that the conversations are about.
const UNRELATED: [&str; 3] = [
    "Otters sleep on their backs and hold each other's paws so that they do not drift apart.",
    "The sonata has three movements; the second is marked adagio and is in E flat major.",
    "Basalt is an igneous rock. It forms when lava that is rich in magnesium and iron cools quickly.",
];

fn conversations() -> Vec<Interaction> {
    let lines = include_str!("../../examples/conversations.jsonl").lines();
    lines.map(|line| Interaction::from_json(line.as_bytes(), true).expect("an interaction")).collect()
}

/// Where each claim stands, and its verdict.
fn verdicts(evaluator: &Evaluator, interaction: &Interaction) -> Vec<(Span, ClaimVerdict)> {
    let verified = evaluator.verify(interaction).verification;
    verified.claims.iter().map(|claim| (claim.span, claim.verdict)).collect()
}

/// How many verdicts of all conversations change with their documents, and how many there are.
fn flips(change: impl Fn(Vec<Document>) -> Vec<Document>) -> (usize, usize) {
    let evaluator = Evaluator::default();
    let (mut flipped, mut all) = (0, 0);
    for mut interaction in conversations() {
        let before = verdicts(&evaluator, &interaction);
        interaction.rag_documents = change(std::mem::take(&mut interaction.rag_documents));
        let after = verdicts(&evaluator, &interaction);
        all += before.len();
        flipped += before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert_eq!(before.len(), after.len());
    }
    assert!(all > 100, "{all} claims");
    (flipped, all)
}

#[test]
fn no_verdict_depends_on_the_order_of_the_documents() {
    let reversed = |documents: Vec<Document>| documents.into_iter().rev().collect();
    assert_eq!(flips(reversed).0, 0);
}

#[test]
fn no_verdict_depends_on_documents_about_something_else() {
    let among = |documents: Vec<Document>| {
        let [first, rest @ ..] = UNRELATED;
        let others = rest.map(Document::new);
        if documents.is_empty() {
            return documents; // a claim without documents cannot be checked; with some it can
        }
        std::iter::once(Document::new(first)).chain(documents).chain(others).collect()
    };
    assert_eq!(flips(among).0, 0);
}

/// Share of verdicts that may flip where paragraphs are cut or joined: a heading or a name may stand in another.
const MOST: f64 = 0.01;

#[test]
fn hardly_a_verdict_depends_on_where_documents_are_cut() {
    let cut = |documents: Vec<Document>| {
        let parts = documents.iter().flat_map(|document| document.content.split("\n\n"));
        parts.filter(|part| !part.trim().is_empty()).map(Document::new).collect()
    };
    let joined = |documents: Vec<Document>| {
        let pairs = documents.chunks(2);
        pairs
            .map(|pair| {
                Document::new(pair.iter().map(|d| d.content.as_str()).collect::<Vec<_>>().join("\n\n"))
            })
            .collect()
    };
    for (flipped, all) in [flips(cut), flips(joined)] {
        assert!(flipped as f64 <= MOST * all as f64, "{flipped} of {all}");
    }
}
