//! India's Right to Information Act, 2005.

use super::{CONTROLS, Practice, Rule, fact};
use crate::text::{cue::Class, quantity::Measure};

pub(crate) const PRACTICE: Practice = Practice {
    high_stakes: true,
    refusal_is_decision: true,
    discloses: false,
    controls: CONTROLS,
    contacts: &["rtionline.gov.in", "cic.gov.in"],
    persons: &["information_officer"],
    bodies: &["first_appellate_authority", "information_commission"],
    hows: &["written", "online"],
    // s.19(1) and s.19(3)
    deadlines: "30 days, 90 days",
    rules: RULES,
};

fn refuses(cx: &crate::context::Context<'_>) -> bool {
    (fact::refusal(cx).or_else(|| fact::adverse(cx))).is_some()
}

const RULES: &[Rule] = &[
    Rule {
        id: "rti_time_limit",
        article: "RTI Act 2005, s.7(1)",
        demand: "information is given within 30 days, or 48 hours where life or liberty is concerned",
        applies: |cx| {
            fact::asks(cx, "rti_application") && (fact::asks(cx, "time") || fact::promises_time(cx))
        },
        satisfied: |cx| fact::states_duration(cx, "30 days, 48 hours"),
    },
    Rule {
        id: "rti_reasons",
        article: "RTI Act 2005, s.7(8)(i)",
        demand: "a rejection gives its reasons",
        applies: refuses,
        satisfied: fact::gives_reason,
    },
    Rule {
        id: "rti_exemption_named",
        article: "RTI Act 2005, s.7(1) with s.8 and s.9",
        demand: "a rejection names the exemption it rests on",
        applies: refuses,
        satisfied: |cx| fact::holds(&cx.response, Class::LegalBasis, "rti"),
    },
    Rule {
        id: "rti_appeal_period",
        article: "RTI Act 2005, s.7(8)(ii)",
        demand: "a rejection states the 30 days in which an appeal may be made",
        applies: refuses,
        satisfied: |cx| fact::names_appeal(cx) && fact::states_duration(cx, PRACTICE.deadlines),
    },
    Rule {
        id: "rti_appellate_authority",
        article: "RTI Act 2005, s.7(8)(iii)",
        demand: "a rejection names the appellate authority",
        applies: refuses,
        satisfied: |cx| fact::names_body(cx, PRACTICE.bodies),
    },
    Rule {
        id: "rti_no_reason_demanded",
        article: "RTI Act 2005, s.6(2)",
        demand: "an applicant is not asked why the information is wanted",
        applies: |cx| {
            fact::asks(cx, "rti_application")
                || fact::asks(cx, "reason_demanded")
                || fact::holds(&cx.response, Class::Matter, "reason_demanded")
        },
        satisfied: |cx| !fact::says(cx, "reason_demanded"),
    },
    Rule {
        id: "rti_fee",
        article: "RTI Act 2005, s.6(1) and s.7(3)",
        demand: "a question about the fee is answered with an amount, or that there is none",
        applies: |cx| fact::asks(cx, "fee") && fact::asks(cx, "rti_application"),
        satisfied: |cx| {
            fact::says(cx, "free")
                || cx.response.quantities.iter().any(|q| matches!(q.measure, Measure::Currency(_)))
        },
    },
    Rule {
        id: "rti_transfer",
        article: "RTI Act 2005, s.6(3)",
        demand: "an application for what another authority holds is transferred to it within 5 days",
        applies: |cx| fact::says(cx, "transfer") || fact::holds(&cx.response, Class::Matter, "transfer"),
        satisfied: |cx| fact::says(cx, "transferred") || fact::states_duration(cx, "5 days"),
    },
];
