//! What holds for every batch of evaluations.

use endurance_core::{
    Baseline, BatchReason, Evaluation, Evaluator, Fairness, FairnessOutcome, FairnessReport, Interaction,
    Score, Summary, SummaryReport,
};
use proptest::prelude::*;
use std::sync::LazyLock;

/// The example conversations with their evaluations, in groups and with labels.
static ROWS: LazyLock<Vec<(Interaction, Evaluation)>> = LazyLock::new(|| {
    let evaluator = Evaluator::default();
    let lines = include_str!("../../examples/conversations.jsonl").lines();
    let row = |(at, line): (usize, &str)| {
        let mut interaction = Interaction::from_json(line.as_bytes(), false).expect("an example");
        if at % 5 > 0 {
            interaction.metadata.groups.insert("team".into(), ["a", "b", "c"][at % 3].into());
            interaction.metadata.expected_outcome = [None, Some(true), Some(false), Some(true)][at % 4];
        }
        let evaluation = evaluator.evaluate(&interaction);
        (interaction, evaluation)
    };
    lines.enumerate().map(row).collect()
});

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data is JSON")
}

/// Counts the rows `picked`: (row number, which example, or none for a row that cannot be read).
fn counted(picked: &[(u64, Option<usize>)]) -> (Summary, Fairness) {
    let mut summary = Summary::default();
    let mut fairness = Fairness::new("team", "relevance>=60".parse().expect("an outcome"));
    for &(row, which) in picked {
        if let Some(which) = which {
            let (interaction, evaluation) = &ROWS[which % ROWS.len()];
            summary.add(row, interaction, evaluation);
            fairness.add(interaction, evaluation);
        } else {
            summary.add_error(row, if row % 2 == 0 { "invalid_json" } else { "invalid_utf8" }, "wrong");
        }
    }
    (summary, fairness)
}

fn rows() -> impl Strategy<Value = Vec<(u64, Option<usize>)>> {
    let one = prop_oneof![9 => (0_usize..60).prop_map(Some), 1 => Just(None)];
    prop::collection::vec(one, 0..400).prop_map(|all| (1..).zip(all).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn shards_in_any_order_are_the_whole(rows in rows(), cuts in prop::collection::vec(0_usize..400, 3), turn in 0_usize..4) {
        let (whole, fair) = counted(&rows);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (rows.len() + 1)).chain([0, rows.len()]).collect();
        cuts.sort_unstable();
        let mut shards: Vec<_> = cuts.windows(2).map(|cut| counted(&rows[cut[0]..cut[1]])).collect();
        shards.rotate_left(turn);
        // ((a + b) + c) + d, and a + (b + (c + d)), by way of JSON
        let mut left = (Summary::default(), Fairness::new("team", "relevance>=60".parse().expect("an outcome")));
        for (summary, fairness) in &shards {
            left.0.merge(&serde_json::from_str(&json(summary)).expect("reads what it wrote"));
            left.1.merge(fairness);
        }
        let right = shards.into_iter().rev().reduce(|mut all, one| {
            all.0.merge(&one.0);
            all.1.merge(&one.1);
            all
        }).expect("four shards");
        for (summary, fairness) in [left, right] {
            prop_assert_eq!(&summary, &whole);
            prop_assert_eq!(json(&summary.report(None)), json(&whole.report(None)));
            prop_assert_eq!(&fairness, &fair);
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(rows in rows(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(row, _)| row.wrapping_mul(seed | 1));
        prop_assert_eq!(counted(&shuffled), counted(&rows));
    }

    #[test]
    fn counts_add_up_and_nothing_is_zero_for_want_of_a_measure(rows in rows()) {
        let (summary, fairness) = counted(&rows);
        let report = summary.report(None);
        prop_assert_eq!(report.rows, rows.len() as u64);
        prop_assert_eq!(report.evaluated + report.errors.rows, report.rows);
        prop_assert_eq!(report.verdicts.values().sum::<u64>(), report.evaluated);
        prop_assert_eq!(report.histogram.iter().map(|bin| bin.n).sum::<u64>(), report.overall_score.n);
        let spreads = report.dimensions.values().chain(report.metrics.values()).chain([&report.overall_score]);
        for spread in spreads {
            let figures = [spread.mean, spread.min, spread.p5, spread.p25, spread.p50, spread.p75, spread.p95, spread.max];
            prop_assert!(figures.iter().all(|figure| figure.is_some() == (spread.n > 0)), "{spread:?}");
            prop_assert_eq!(spread.reason.is_some(), spread.n == 0);
            prop_assert!(figures[1..].is_sorted(), "{spread:?}");
        }
        for spread in report.metrics.values() {
            prop_assert_eq!(spread.n + spread.not_measured.values().sum::<u64>(), spread.of);
        }
        let claims = &report.claims;
        prop_assert_eq!(claims.by_kind.values().sum::<u64>(), claims.total);
        prop_assert_eq!(claims.supported + claims.contradicted + claims.unsupported, claims.verifiable);
        prop_assert!(report.worst.is_sorted() && report.worst.len() <= 20);
        let fair = fairness.report();
        prop_assert_eq!(fair.groups.values().map(|g| g.n).sum::<u64>() + fair.no_group + fair.no_outcome, fair.rows);
        let back: SummaryReport = serde_json::from_str(&json(&report)).expect("reads what it wrote");
        prop_assert_eq!(back, report);
        let back: FairnessReport = serde_json::from_str(&json(&fair)).expect("reads what it wrote");
        prop_assert_eq!(back, fair);
    }

    #[test]
    fn a_batch_is_stable_against_itself(rows in prop::collection::vec(0_usize..60, 200..400), times in 1_u64..4) {
        let rows: Vec<_> = (1..).zip(rows.into_iter().map(Some)).collect();
        let (summary, _) = counted(&rows);
        let baseline = summary.baseline().expect("200 rows");
        prop_assert_eq!(&Baseline::from_json(&json(&baseline)).expect("reads what it wrote"), &baseline);
        let mut more = Summary::default();
        (0..times).for_each(|_| more.merge(&summary));
        let psi = more.report(Some(&baseline)).psi;
        prop_assert_eq!((psi.score, psi.value), (Some(Score::MAX), Some(0.0)), "{:?}", psi);
    }
}

#[test]
fn a_small_batch_and_no_baseline_are_reasons() {
    let many: Vec<_> = (1..=200).map(|row| (row, Some(row as usize))).collect();
    let (all, few) = (counted(&many).0, counted(&many[1..]).0);
    assert_eq!(few.baseline(), None);
    assert_eq!(few.report(None).psi.reason, Some(BatchReason::NeedsBatch));
    assert_eq!(few.report(all.baseline().as_ref()).psi.reason, Some(BatchReason::NeedsBatch));
    assert_eq!(all.report(None).psi.reason, Some(BatchReason::NoBaseline));
    let nothing = Summary::default().report(None);
    assert_eq!((nothing.overall_score.mean, nothing.psi.value), (None, None));
    assert!(!json(&nothing).contains("NaN"));
}

/// A fairness report over made-up rows: (group, label, whether the answer refuses, how many).
fn fairness(rows: &[(&str, Option<bool>, bool, usize)]) -> FairnessReport {
    let mut fairness = Fairness::new("g", FairnessOutcome::Refusal);
    let evaluation = &ROWS[0].1;
    for &(group, label, refuses, n) in rows {
        let response = if refuses { "I cannot help with that." } else { "The budget is 78 crore." };
        let mut interaction = Interaction::new("", response);
        interaction.metadata.expected_outcome = label;
        if !group.is_empty() {
            interaction.metadata.groups.insert("g".into(), group.into());
        }
        (0..n).for_each(|_| fairness.add(&interaction, evaluation));
    }
    fairness.report()
}

#[test]
fn fairness_of_known_counts() {
    let (yes, no) = (Some(true), Some(false));
    // a: rate 40/80, true positives 30/40, false positives 10/40; b: 30/100, 25/50, 5/50
    let rows = [
        ("a", yes, true, 30),
        ("a", yes, false, 10),
        ("a", no, true, 10),
        ("a", no, false, 30),
        ("b", yes, true, 25),
        ("b", yes, false, 25),
        ("b", no, true, 5),
        ("b", no, false, 45),
        ("", None, true, 3),
        ("tiny", yes, true, 29),
    ];
    let report = fairness(&rows);
    assert_eq!((report.rows, report.no_group), (212, 3));
    for (disparity, value) in [
        (&report.statistical_parity_difference, 0.2),
        (&report.disparate_impact_ratio, 0.6),
        (&report.equal_opportunity_difference, 0.25),
        (&report.average_odds_difference, 0.2),
    ] {
        assert_eq!(disparity.value, Some(value), "{report:?}");
        let interval = disparity.interval.expect("an interval");
        assert!(interval.low < value && value < interval.high, "{interval:?} around {value}");
        assert_eq!(disparity.left_out, ["tiny"]);
    }
    assert_eq!(report.four_fifths, Some(false));
    assert_eq!(report.equal_opportunity_difference.n, 90);
    assert_eq!(fairness(&rows), report, "the same draws each time");
}

/// (rows, reasons for parity, impact, opportunity, odds)
type Case<'c> = (&'c [(&'c str, Option<bool>, bool, usize)], [Option<BatchReason>; 4]);

#[test]
fn what_cannot_be_compared_has_a_reason() {
    use BatchReason::{GroupTooSmall, NoGroups, NoLabels, OneGroup, ZeroRate};
    let (yes, no) = (Some(true), Some(false));
    let cases: &[Case<'_>] = &[
        (&[], [Some(NoGroups); 4]),
        (&[("", None, true, 90)], [Some(NoGroups); 4]),
        (&[("a", yes, true, 90)], [Some(OneGroup); 4]),
        (&[("a", yes, true, 90), ("b", yes, true, 29)], [Some(GroupTooSmall); 4]),
        (&[("a", None, true, 90), ("b", None, true, 30)], [None, None, Some(NoLabels), Some(NoLabels)]),
        (
            &[("a", None, false, 90), ("b", None, false, 30)],
            [None, Some(ZeroRate), Some(NoLabels), Some(NoLabels)],
        ),
        (&[("a", yes, true, 90), ("b", yes, true, 30)], [None, None, None, Some(GroupTooSmall)]),
        (&[("a", no, true, 90), ("b", no, true, 30)], [None, None, Some(NoLabels), Some(GroupTooSmall)]),
    ];
    for (rows, reasons) in cases {
        let report = fairness(rows);
        let all = [
            &report.statistical_parity_difference,
            &report.disparate_impact_ratio,
            &report.equal_opportunity_difference,
            &report.average_odds_difference,
        ];
        assert_eq!(all.map(|d| d.reason), *reasons, "{rows:?}");
        assert!(all.iter().all(|d| d.value.is_some() != d.reason.is_some()), "{rows:?}");
        assert!(!json(&report).contains("NaN"), "{rows:?}");
    }
}

#[test]
fn outcomes_are_read() {
    for good in ["pass", "refusal", "relevance>=80", "groundedness_score>=99.5"] {
        assert_eq!(good.parse::<FairnessOutcome>().expect(good).to_string(), good);
    }
    for (bad, told) in [
        ("", "must be pass, refusal or METRIC>=POINTS"),
        ("fail", "must be pass, refusal"),
        ("relevance", "METRIC>=POINTS"),
        ("relevance>=", "POINTS 0..100"),
        ("relevance>=101", "POINTS 0..100"),
        ("relevance>=NaN", "POINTS 0..100"),
        ("nonsense>=1", "`nonsense` is none of"),
    ] {
        let error = bad.parse::<FairnessOutcome>().expect_err(bad).to_string();
        assert!(error.contains(told), "{bad}: {error}");
    }
}
