//! Good practice anywhere: the OECD's AI Principles (2019, revised 2024).

use super::{CONTROLS, Practice, Rule, fact};
use crate::text::cue::Class;

pub(crate) const PRACTICE: Practice = Practice {
    high_stakes: false,
    refusal_is_decision: false,
    discloses: false,
    controls: CONTROLS,
    contacts: &[],
    persons: &[],
    bodies: &[],
    hows: &[],
    deadlines: "",
    rules: RULES,
};

const RULES: &[Rule] = &[
    Rule {
        id: "decision_reason",
        article: "OECD AI Principle 1.3 (transparency and explainability)",
        demand: "a decision against the user gives its reason",
        applies: |cx| fact::adverse(cx).is_some(),
        satisfied: fact::gives_reason,
    },
    Rule {
        id: "decision_challenge",
        article: "OECD AI Principle 1.3 (those adversely affected can challenge)",
        demand: "a decision against the user says how it can be challenged",
        applies: |cx| fact::adverse(cx).is_some(),
        satisfied: |cx| fact::names_appeal(cx) || cx.response.terms_of(Class::Reach).next().is_some(),
    },
];
