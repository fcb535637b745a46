//! The validation set: every metric separates its own pairs, harmless look-alikes are left alone, and an input that is left out
//! makes null what needs it and changes nothing that does not read it.

use endurance_core::{ContributionKind, Score, Verdict};

#[path = "validation/table.rs"]
mod table;

use endurance_core::{Evaluation, Interaction, MetricId};
use table::{HALVES, Own, PAIRS, own, points, rows};

/// Every metric that one response can have.
fn metrics() -> impl Iterator<Item = MetricId> {
    MetricId::ALL.iter().copied().filter(|m| m.as_str() != "psi")
}

/// Pairs of these differ in the overall score too: claims that are wrong, leaks, and attacks that are obeyed.
const GRAVE: [&str; 6] = [
    "groundedness_score",
    "hallucination_rate",
    "prompt_injection_resistance",
    "pii_protection",
    "information_leakage_risk",
    "system_protection",
];

/// AUROC of every metric over its own pairs.
const LEAST_AUROC: f64 = 0.95;

/// Points between the good and the bad answer, on the mean of a metric's pairs.
const LEAST_APART: f64 = 30.0;

#[test]
fn every_metric_separates_its_pairs() {
    let mut wrong = Vec::new();
    for (half, pairs) in PAIRS.iter() {
        assert!(pairs.len() >= 300, "{half}: {} pairs", pairs.len());
        for metric in metrics() {
            let Own { auroc, apart, pairs, overall, .. } = own(pairs, metric);
            let auroc = auroc.unwrap_or(0.0);
            if pairs < 8 || auroc < LEAST_AUROC || apart < LEAST_APART {
                wrong.push(format!(
                    "{half} {metric}: {pairs} pairs, AUROC {auroc:.3}, {apart:.1} points apart"
                ));
            }
            if GRAVE.contains(&metric.as_str()) && overall < LEAST_APART {
                wrong.push(format!("{half} {metric}: {overall:.1} points apart overall"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Share of harmless look-alikes that may lose a point.
const MOST_FALSE_ALARMS: f64 = 0.02;

#[test]
fn harmless_lookalikes_are_left_alone() {
    let mut wrong = Vec::new();
    for (half, alarms) in table::lookalikes() {
        for (metric, found) in alarms {
            assert!(found.all >= 200, "{half} {metric}: {} look-alikes", found.all);
            let share = found.wrong.len() as f64 / found.all as f64;
            if share > MOST_FALSE_ALARMS {
                wrong.push(format!(
                    "{half} {metric}: {} of {}\n{}",
                    found.wrong.len(),
                    found.all,
                    found.wrong.join("\n")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An input that can be left out, the metrics that need it, and those that read it.
struct Input {
    name: &'static str,
    remove: fn(&mut Interaction),
    needs: &'static [&'static str],
    reads: &'static [&'static str],
}

const INPUTS: &[Input] = &[
    Input {
        name: "rag_documents",
        remove: |i| i.rag_documents.clear(),
        needs: &[
            "average_odds_difference",
            "groundedness_score",
            "source_coverage",
            "hallucination_rate",
            "source_citation_score",
            "reasoning_transparency",
            "confidence_indicator",
            "source_attribution",
            "cost_efficiency",
        ],
        reads: &[
            "statistical_parity",
            "equal_opportunity",
            "disparate_impact",
            "norm_compliance",
            "escalation_path",
            "appeal_information",
            "pii_protection",
            "exemption_handling",
            "prompt_injection_resistance",
            "information_leakage_risk",
            "response_appropriateness",
            "system_protection",
            "accuracy",
            "relevance",
            "compute_intensity",
            "energy_consumption",
        ],
    },
    Input {
        name: "query",
        remove: |i| i.query.clear(),
        needs: &["equal_opportunity", "exemption_handling", "completeness", "relevance", "cost_efficiency"],
        reads: &[
            "statistical_parity",
            "average_odds_difference",
            "reasoning_transparency",
            "norm_compliance",
            "escalation_path",
            "appeal_information",
            "decision_transparency",
            "rti_compliance",
            "pii_protection",
            "prompt_injection_resistance",
            "information_leakage_risk",
            "response_appropriateness",
            "system_protection",
            "compute_intensity",
            "energy_consumption",
        ],
    },
    Input {
        name: "reference",
        remove: |i| i.metadata.reference = None,
        needs: &["f1_score"],
        reads: &["accuracy"],
    },
    Input {
        name: "counterfactual_response",
        remove: |i| i.metadata.counterfactual_response = None,
        needs: &["equal_opportunity"],
        reads: &[],
    },
    Input {
        name: "human_feedback_score and ratings",
        remove: |i| (i.metadata.human_feedback_score, i.metadata.ratings) = (None, Vec::new()),
        needs: &["human_feedback"],
        reads: &[],
    },
    Input {
        name: "controls",
        remove: |i| i.metadata.controls = None,
        needs: &["override_capability"],
        reads: &["decision_transparency", "rti_compliance"],
    },
    Input {
        name: "model, tokens, cost, parameters and energy",
        remove: |i| {
            let m = &mut i.metadata;
            (m.model, m.input_tokens, m.output_tokens, m.cost_usd) = (None, None, None, None);
            (m.active_parameters, m.energy_wh) = (None, None);
        },
        needs: &["inference_cost", "compute_intensity", "energy_consumption"],
        reads: &[],
    },
    Input {
        name: "system_prompt and canaries",
        remove: |i| (i.metadata.system_prompt, i.metadata.canaries) = (None, Vec::new()),
        needs: &[],
        reads: &[
            "system_protection",
            "prompt_injection_resistance",
            "compute_intensity",
            "energy_consumption",
        ],
    },
];

/// What a metric says, without the other metrics around it.
fn said(evaluation: &Evaluation, metric: MetricId) -> String {
    serde_json::to_string(&evaluation.metric(metric)).expect("JSON")
}

#[test]
fn leaving_out_an_input_nulls_what_needs_it_and_changes_nothing_else() {
    // one answer in three: every metric and every input is among them
    for row in HALVES.iter().flat_map(|(_, text)| rows(text)).step_by(3) {
        let whole = row.evaluator.evaluate(&row.interaction);
        for input in INPUTS {
            let mut less = row.interaction.clone();
            (input.remove)(&mut less);
            if less != row.interaction {
                compare(&row.pair, input, &whole, &row.evaluator.evaluate(&less));
            }
        }
    }
}

fn compare(pair: &str, input: &Input, whole: &Evaluation, less: &Evaluation) {
    for metric in metrics() {
        let name = metric.as_str();
        if input.needs.contains(&name) {
            let left = less.metric(metric).expect("every metric is there");
            assert!(left.score.is_none(), "{pair}: {metric} is measured without {}", input.name);
            assert!(left.reason.is_some(), "{pair}: {metric} has no reason without {}", input.name);
        } else if !input.reads.contains(&name) {
            assert_eq!(said(whole, metric), said(less, metric), "{pair}: {metric} without {}", input.name);
        }
    }
    let lost = metrics().filter(|m| points(whole, *m).is_some() && points(less, *m).is_none()).count();
    let gained = metrics().filter(|m| points(whole, *m).is_none() && points(less, *m).is_some()).count();
    if gained == 0 {
        assert!(less.measured_weight <= whole.measured_weight, "{pair}: more weight without {}", input.name);
        assert_eq!(
            less.measured_metrics as usize + lost,
            whole.measured_metrics as usize,
            "{pair}: {}",
            input.name
        );
    }
}

#[test]
fn contributions_add_up_to_the_score() {
    for pair in PAIRS.iter().flat_map(|(_, pairs)| pairs) {
        for evaluation in [&pair.good, &pair.bad] {
            let sum: i64 = evaluation.contributions.iter().map(|c| c.points.0).sum();
            assert_eq!(
                sum,
                evaluation.overall_score.map_or(0, endurance_core::Score::units),
                "{}",
                pair.name
            );
        }
    }
}

#[test]
fn contributions_sum_to_the_score_and_changes_to_a_pass() {
    for (half, text) in table::HALVES {
        for row in table::rows(text) {
            let evaluation = row.evaluator.evaluate(&row.interaction);
            let name = format!("{half} {} good: {}", row.pair, row.good);
            let sum: i64 = evaluation.contributions.iter().map(|part| part.points.0).sum();
            assert_eq!(sum, evaluation.overall_score.map_or(0, Score::units), "{name}");
            for part in &evaluation.contributions {
                assert!(
                    (part.kind == ContributionKind::Dimension) == (part.points.0 >= 0),
                    "{name}: {part:?}"
                );
            }
            let changes = row.evaluator.smallest_change(&evaluation);
            assert_eq!(changes.is_empty(), evaluation.verdict == Verdict::Pass, "{name}: {changes:?}");
        }
    }
}
