use super::{ClaimVerdict, EVALUATOR, said, verify};
use crate::{
    Document, Interaction, MetricId,
    claims::{
        cite::{Resolved, resolve},
        corpus::Source,
    },
    interaction::Place,
    text::Text,
};

/// Documents as they come: an id that is a number of another place, a title, a file name.
fn sources() -> Vec<Source> {
    let source = |index: usize, id: &str, title: &str, text: &str| Source {
        place: Place::Document,
        index,
        id: Some(id.to_owned()),
        tool: false,
        public: false,
        tainted: Vec::new(),
        title: Some(Text::read(title, None)),
        text: Text::read(text, None),
    };
    vec![
        source(0, "doc_1", "Budget.md", "The budget is INR 78 crore. It cites Plan.md too."),
        source(1, "doc_2", "Annual Report 2024", "Revenue rose by 8 %."),
        source(2, "7", "Library Handbook", "The library opens at nine."),
    ]
}

#[test]
fn references_name_the_documents_that_were_given() {
    const MISSING: &[usize] = &[99];
    const CASES: &[(&str, &[&[usize]])] = &[
        ("It is 78 crore [1].", &[&[0]]),
        ("It is 78 crore [1, 2].", &[&[0, 1]]),
        ("It is 78 crore [1-3].", &[&[0, 1, 2]]),
        ("It is 78 crore [7].", &[&[2]]),
        ("It is 78 crore [9].", &[MISSING]),
        ("It is 78 crore [1, 9].", &[MISSING]),
        ("It is 78 crore [0].", &[MISSING]),
        ("It is 78 crore [doc_2].", &[&[1]]),
        ("It is 78 crore [DOC_2].", &[&[1]]),
        ("It is 78 crore [doc_9].", &[MISSING]),
        ("It is 78 crore (Source: Budget.md).", &[&[0]]),
        ("It is 78 crore (Source: Library Handbook).", &[&[2]]),
        ("It is 78 crore (Source: the handbook of the library).", &[&[2]]),
        ("It is 78 crore (Source: Tax Guide).", &[MISSING]),
        ("According to the Annual Report 2024, it rose.", &[&[1]]),
        ("According to my neighbour, it rose.", &[]),
        ("Budget.md says so.", &[&[0]]),
        ("Plan.md says so.", &[]),
        ("Other.md says so.", &[MISSING]),
        ("Section 4 says so.", &[]),
        ("It is 78 crore (Passage 2).", &[&[1]]),
        ("It is 78 crore【2†source】.", &[&[1]]),
    ];
    let sources = sources();
    for &(response, expected) in CASES {
        let found: Vec<Vec<usize>> = resolve(&Text::read(response, None), &sources)
            .into_iter()
            .map(|cited| match cited.target {
                Resolved::Documents(documents) => documents,
                Resolved::Missing => MISSING.to_vec(),
            })
            .collect();
        assert_eq!(found, expected, "{response:?}");
    }
}

#[test]
fn a_reference_behind_the_full_stop_belongs_to_the_sentence_before() {
    const CASES: &[(&str, f64)] = &[
        // response, the share of its claims whose cited document supports them
        ("The budget is INR 78 crore [1]. The library opens at nine [2].", 100.0),
        ("The budget is INR 78 crore. [1] The library opens at nine. [2]", 100.0),
        ("The budget is INR 78 crore.[1] The library opens at nine.[2]", 100.0),
        ("The budget is INR 78 crore [2]. The library opens at nine [1].", 0.0),
    ];
    for &(response, expected) in CASES {
        let interaction = Interaction::new("", response)
            .document(Document::new("The budget is INR 78 crore."))
            .document(Document::new("The library opens at nine."));
        let evaluation = EVALUATOR.evaluate(&interaction);
        let score = evaluation.metrics[&MetricId::SourceCoverage].score.map(crate::Score::points);
        assert_eq!(score, Some(expected), "{response:?}");
    }
}

#[test]
fn one_source_that_states_the_claim_supports_it_whatever_another_says() {
    let documents = ["The IT budget for 2024 is INR 78 crore.", "The IT budget for 2024 is INR 87 crore."];
    let mut interaction = Interaction::new("", "The IT budget for 2024 is INR 78 crore.");
    for document in documents {
        interaction = interaction.document(Document::new(document));
    }
    let evaluation = EVALUATOR.evaluate(&interaction);
    let claims = &evaluation.verification.claims;
    assert_eq!(claims[0].verdict, ClaimVerdict::Supported, "{:?}", said(&evaluation.verification));
    assert_eq!(claims[0].evidence[0].index, Some(0));
}

#[test]
fn what_is_denied_repeats_nothing_that_is_stated() {
    const CASES: &[(&str, &str)] = &[
        ("The fair is on 5 May.", "The fair is on 5 May. The fair is on 5 June."),
        ("The box weighs 5 kg.", "The box weighs 5 kg. The box weighs 5 tonnes."),
        (
            "The park is open on Sundays.",
            "The park is open on Sundays. The park is not open on Sundays. The park is open on Sundays!",
        ),
    ];
    for &(document, response) in CASES {
        let interaction = Interaction::new("", response).document(Document::new(document));
        let evaluation = EVALUATOR.evaluate(&interaction);
        let score = evaluation.metrics[&MetricId::GroundednessScore].score.map(crate::Score::points);
        assert!(score.is_some_and(|score| score < 75.0), "{response:?}: {score:?}");
    }
}

#[test]
fn risk_is_null_exactly_when_nothing_is_verifiable() {
    const DOCUMENT: &str = "The library opens at nine. It is closed on Sundays.";
    const CASES: &[(&[&str], &str, bool)] = &[
        // documents, response, whether there is a risk
        (&[], "The library opens at nine.", false),
        (&[DOCUMENT], "", false),
        (&[DOCUMENT], "Hello! How are you?", false),
        (&[DOCUMENT], "I think chocolate tastes wonderful.", false),
        (&[DOCUMENT], "The library opens at nine.", true),
        (&[DOCUMENT], "The library opens at ten.", true),
        (&[DOCUMENT], "Penguins live near the southern ocean.", true),
    ];
    for &(documents, response, expected) in CASES {
        let found = verify(documents, response);
        assert_eq!(found.hallucination_risk.is_some(), expected, "{response:?}: {:?}", said(&found));
        assert_eq!(found.verifiable > 0, expected, "{response:?}");
        let surest =
            found.claims.iter().filter(|c| c.verdict == ClaimVerdict::Contradicted).map(|c| c.confidence);
        assert!(
            surest.max_by(|a, b| a.get().total_cmp(&b.get())) <= found.hallucination_risk,
            "{response:?}"
        );
    }
}
