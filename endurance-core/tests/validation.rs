//! Whether each metric separates the good answers of its own pairs from the bad ones.

use endurance_core::{ContributionKind, Score, Verdict};

#[path = "validation/table.rs"]
mod table;

#[test]
fn print() {
    for (half, text) in table::HALVES {
        println!("## {half}\n\n{}", table::markdown(&table::pairs(text)));
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
