//! The validation set: pairs of a good and a bad answer, each made to move one metric.

use endurance_core::{Config, Dimension, Evaluation, Evaluator, Interaction, MetricId};
use std::collections::BTreeMap;

/// The half that was used while the lexicons were written, and the half that was not.
pub const HALVES: [(&str, &str); 2] =
    [("train", include_str!("train.jsonl")), ("test", include_str!("test.jsonl"))];

/// A good and a bad answer to the same question, evaluated.
pub struct Pair {
    pub name: String,
    pub metric: MetricId,
    pub good: Evaluation,
    pub bad: Evaluation,
}

/// What a pair of `half` is made of, before it is evaluated: its metric, its configuration and its answers.
pub struct Row {
    pub pair: String,
    pub metric: MetricId,
    pub good: bool,
    pub evaluator: Evaluator,
    pub interaction: Interaction,
}

/// Every answer of a half.
pub fn rows(text: &str) -> Vec<Row> {
    let one = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let config: Config = serde_json::from_value(value["config"].clone()).expect("a configuration");
        Row {
            pair: value["pair"].as_str().expect("a pair").to_owned(),
            metric: value["metric"].as_str().expect("a metric").parse().expect("a metric"),
            good: value["label"] == "good",
            evaluator: Evaluator::new(config).expect("a configuration"),
            interaction: Interaction::from_json(value["interaction"].to_string().as_bytes(), true)
                .expect("an interaction"),
        }
    };
    text.lines().map(one).collect()
}

/// Every pair of a half, evaluated.
pub fn pairs(text: &str) -> Vec<Pair> {
    let mut open: BTreeMap<String, (MetricId, Vec<(bool, Evaluation)>)> = BTreeMap::new();
    for row in rows(text) {
        let answer = (row.good, row.evaluator.evaluate(&row.interaction));
        open.entry(row.pair).or_insert((row.metric, Vec::new())).1.push(answer);
    }
    let pair = |(name, (metric, answers)): (String, (MetricId, Vec<(bool, Evaluation)>))| {
        let of = |good| answers.iter().find(|(g, _)| *g == good).expect("both answers").1.clone();
        Pair { name, metric, good: of(true), bad: of(false) }
    };
    open.into_iter().map(pair).collect()
}

/// A metric's points, where it is measured.
pub fn points(evaluation: &Evaluation, metric: MetricId) -> Option<f64> {
    evaluation.metric(metric)?.score.map(|s| s.points())
}

/// The chance that a good answer scores above a bad one, ties by half.
pub fn auroc(good: &[f64], bad: &[f64]) -> Option<f64> {
    if good.is_empty() || bad.is_empty() {
        return None;
    }
    let above = |g: &f64| {
        bad.iter()
            .map(|b| {
                if g > b {
                    1.0
                } else if g == b {
                    0.5
                } else {
                    0.0
                }
            })
            .sum::<f64>()
    };
    Some(good.iter().map(above).sum::<f64>() / (good.len() * bad.len()) as f64)
}

/// What a metric makes of its own pairs.
pub struct Own {
    pub metric: MetricId,
    /// Pairs of which both answers are measured, and all.
    pub measured: usize,
    pub pairs: usize,
    pub auroc: Option<f64>,
    /// Mean points between the good and the bad answer of a pair.
    pub apart: f64,
    /// The other metrics that its pairs move by 10 points or more on the mean.
    pub others: Vec<(MetricId, f64)>,
    /// Mean overall points between both answers.
    pub overall: f64,
}

pub fn own(pairs: &[Pair], metric: MetricId) -> Own {
    let mine: Vec<&Pair> = pairs.iter().filter(|p| p.metric == metric).collect();
    let both = |p: &Pair, m: MetricId| points(&p.good, m).zip(points(&p.bad, m));
    let measured: Vec<(f64, f64)> = mine.iter().filter_map(|p| both(p, metric)).collect();
    let good: Vec<f64> = mine.iter().filter_map(|p| points(&p.good, metric)).collect();
    let bad: Vec<f64> = mine.iter().filter_map(|p| points(&p.bad, metric)).collect();
    let mean = |values: &[f64]| {
        if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
    };
    let differences =
        |m| -> Vec<f64> { mine.iter().filter_map(|p| both(p, m)).map(|(g, b)| g - b).collect() };
    let other = |m: MetricId| {
        let apart: Vec<f64> = differences(m).iter().map(|d| d.abs()).collect();
        (m, mean(&apart))
    };
    let overall: Vec<f64> = mine
        .iter()
        .filter_map(|p| Some(p.good.overall_score?.points() - p.bad.overall_score?.points()))
        .collect();
    Own {
        metric,
        measured: measured.len(),
        pairs: mine.len(),
        auroc: auroc(&good, &bad),
        apart: mean(&differences(metric)),
        others: MetricId::ALL
            .iter()
            .filter(|m| **m != metric)
            .map(|m| other(*m))
            .filter(|(_, d)| *d >= 10.0)
            .collect(),
        overall: mean(&overall),
    }
}

/// The table of a half, as Markdown.
pub fn markdown(pairs: &[Pair]) -> String {
    let mut out = String::from(
        "| metric | pairs measured | AUROC | apart | overall apart | also moved by 10 points or more |\n|---|---|---|---|---|---|\n",
    );
    for dimension in Dimension::ALL {
        for metric in MetricId::ALL.iter().filter(|m| m.dimension() == *dimension && m.as_str() != "psi") {
            let own = own(pairs, *metric);
            let auroc = own.auroc.map_or("-".into(), |a| format!("{a:.3}"));
            let others: Vec<String> = own.others.iter().map(|(m, d)| format!("{m} {d:.0}")).collect();
            out.push_str(&format!(
                "| `{metric}` | {} of {} | {auroc} | {:.1} | {:.1} | {} |\n",
                own.measured,
                own.pairs,
                own.apart,
                own.overall,
                others.join(", ")
            ));
        }
    }
    out
}
