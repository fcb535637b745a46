//! The UK GDPR with the Data Protection Act 2018, and the Freedom of Information Act 2000.

use super::{CONTROLS, Practice, Rule, fact};
use crate::{context::Context, text::cue::Class};

pub(crate) const PRACTICE: Practice = Practice {
    high_stakes: true,
    refusal_is_decision: true,
    discloses: true,
    controls: CONTROLS,
    contacts: &["ico.org.uk", "0303 123 1113"],
    persons: &["data_protection_officer"],
    bodies: &["information_commissioner", "tribunal"],
    hows: &["written", "online"],
    // the Code of Practice under FOIA s.45: an internal review is asked for within 40 working days; the tribunal within 28 days
    deadlines: "40 working days, 28 days, 20 working days, one month",
    rules: RULES,
};

fn refuses(cx: &Context<'_>) -> bool {
    fact::refusal(cx).or_else(|| fact::adverse(cx)).is_some()
}

/// Whether information that FOIA lets an authority withhold is refused.
fn withholds(cx: &Context<'_>) -> bool {
    let exempt = cx.query.terms_of(Class::Exempt).any(|t| t.name().starts_with("uk_gdpr:"));
    (exempt || fact::asks(cx, "foi_request")) && refuses(cx)
}

const RULES: &[Rule] = &[
    Rule {
        id: "gdpr_one_month",
        article: "UK GDPR, Art. 12(3)",
        demand: "a request about one's own data is answered within one month",
        applies: |cx| fact::asks(cx, "data_request"),
        satisfied: |cx| fact::states_duration(cx, "one month, 30 days"),
    },
    Rule {
        id: "gdpr_refusal_reasons",
        article: "UK GDPR, Art. 12(4)",
        demand: "a refusal of a request about one's own data gives its reasons",
        applies: |cx| fact::asks(cx, "data_request") && refuses(cx),
        satisfied: fact::gives_reason,
    },
    Rule {
        id: "gdpr_complaint",
        article: "UK GDPR, Art. 12(4) and Art. 77",
        demand: "a refusal of a request about one's own data names the Information Commissioner",
        applies: |cx| fact::asks(cx, "data_request") && refuses(cx),
        satisfied: |cx| fact::names_body(cx, &["information_commissioner", "supervisory_authority"]),
    },
    Rule {
        id: "gdpr_free_of_charge",
        article: "UK GDPR, Art. 12(5)",
        demand: "a request about one's own data is free of charge",
        applies: |cx| fact::asks(cx, "data_request") && fact::asks(cx, "fee"),
        satisfied: |cx| fact::says(cx, "free"),
    },
    Rule {
        id: "gdpr_human_intervention",
        article: "UK GDPR, Art. 22(3)",
        demand: "an automated decision can be reviewed by a person",
        applies: |cx| fact::asks(cx, "automated"),
        satisfied: |cx| cx.response.terms_of(Class::Reviewable).any(|t| !cx.response.is_denied(t.span)),
    },
    Rule {
        id: "foi_exemption_named",
        article: "FOIA 2000, s.17(1)",
        demand: "a refusal names the exemption it rests on",
        applies: withholds,
        satisfied: |cx| fact::holds(&cx.response, Class::LegalBasis, "uk_gdpr"),
    },
    Rule {
        id: "foi_review_and_complaint",
        article: "FOIA 2000, s.17(7) and s.50",
        demand: "a refusal names the internal review or the Information Commissioner",
        applies: withholds,
        satisfied: |cx| fact::names_appeal(cx) || fact::names_body(cx, PRACTICE.bodies),
    },
    Rule {
        id: "foi_time_limit",
        article: "FOIA 2000, s.10(1)",
        demand: "a request for information is answered within 20 working days",
        applies: |cx| fact::asks(cx, "foi_request") && fact::asks(cx, "time"),
        satisfied: |cx| fact::states_duration(cx, "20 working days"),
    },
];
