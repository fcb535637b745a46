//! What a profile's law says supports what an answer says of it, and nothing else.

use endurance_core::{ClaimVerdict, Config, Evaluator, Interaction, Place, Profile};

const DOCUMENT: &str = "The file notings of case 12 concern an ongoing investigation.";

/// The verdict and the provision of each claim of `response` under `profile`.
fn judged(profile: Profile, response: &str) -> Vec<(ClaimVerdict, Option<String>)> {
    let mut config = Config::default();
    config.profile = Some(profile);
    let evaluator = Evaluator::new(config).expect("a configuration");
    let mut interaction = Interaction::new("Please give me the file notings of case 12.", response);
    interaction.rag_documents.push(endurance_core::Document::new(DOCUMENT));
    let evaluation = evaluator.evaluate(&interaction);
    let claims = evaluation.verification.claims.iter();
    let one = |c: &endurance_core::Claim| {
        let law = c.evidence.iter().find(|e| e.place == Place::Provision).and_then(|e| e.id.clone());
        (c.verdict, law.filter(|_| c.verdict == ClaimVerdict::Supported))
    };
    claims.map(one).collect()
}

#[test]
fn provisions_support_what_says_the_same() {
    for (profile, response, provision) in [
        (Profile::Rti, "Your RTI request will be answered within 30 days.", "RTI Act 2005, s.7(1)"),
        (
            Profile::Rti,
            "You may appeal to the First Appellate Authority within thirty days.",
            "RTI Act 2005, s.19(1)",
        ),
        (
            Profile::Rti,
            "The information cannot be provided under section 8(1)(h) of the RTI Act.",
            "RTI Act 2005, s.8(1)(h)",
        ),
        (
            Profile::Rti,
            "आपको 30 दिनों के भीतर प्रथम अपीलीय प्राधिकारी के पास अपील का अधिकार है।",
            "RTI Act 2005, s.19(1)",
        ),
        (
            Profile::UkGdpr,
            "You may ask for an internal review within 40 working days.",
            "FOIA 2000, s.45 Code of Practice",
        ),
        (
            Profile::EuAiAct,
            "You have the right to an explanation of the decision.",
            "Regulation (EU) 2024/1689, Art. 86",
        ),
    ] {
        let found = judged(profile, response);
        assert_eq!(found, [(ClaimVerdict::Supported, Some(provision.to_owned()))], "{response}");
        assert_eq!(judged(Profile::Generic, response)[0].0, ClaimVerdict::Unsupported, "{response}");
    }
}

#[test]
fn provisions_support_nothing_else_and_contradict_nothing() {
    for response in [
        "You may appeal to the First Appellate Authority within 45 days.",
        "Your application was rejected.",
        "The application was approved.",
        "The road was built within 30 days.",
        "There is no appeal against this rejection.",
        "The fee is Rs 500.",
        "A first appeal may be filed with the First Appellate Authority within 90 days of the receipt of the decision.",
        "The Public Information Officer decides the first appeal within 30 days of its receipt.",
        "An RTI request is answered within 48 hours of receipt.",
        "Information that concerns the life or liberty of a person is provided within 30 days.",
        "Personal information is exempt under section 8(1)(a) of the RTI Act.",
        "Road information is exempt under section 8(1)(h) of the RTI Act.",
        "The appeal fee is 10 rupees.",
    ] {
        assert_eq!(judged(Profile::Rti, response), [(ClaimVerdict::Unsupported, None)], "{response}");
    }
}
