//! Trains the learned part of the detector, for training/injection.py.
//!
//! `injection FOLDS MODEL [SLOPE OFFSET SLOPE OFFSET] < rows.jsonl > scores.jsonl`. A row is `{"text", "role", "query", "label", "weight", "out", "place"}`: weight 0
//! is never trained on, `out` are the folds that leave it out, `place` is where in a document the attack stands. For each fold a model is trained on the rest and judges what
//! was left out; the last model has seen all rows of some weight, judges those of none, and is written to MODEL as rows of
//! the data file. A line of scores is `{"row", "fold", "sum", "confidence"}`; the fold of the last model is FOLDS.
//!
//! What users say and what stands in documents are two models. Of a query the label is that of all its sentences together; of a document
//! the sentences of the attack have one together, and each other sentence is harmless by itself.
//!
//! Gradient descent on the logistic loss, row by row in a seeded order, with a step of its own for each weight (`AdaGrad`).
//! Everything is added in one order, so that the same rows give the same weights.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "an example reads, prints and writes"
)]

use endurance_core::{Role, Student, Weights};
use serde::Deserialize;
use std::{
    fs,
    io::{self, BufRead},
    thread,
};

/// Of what users say, and of documents.
const EPOCHS: [usize; 2] = [5, 3];
const STEP: f64 = 0.25;
/// How much a weight shrinks each time it is used.
const RIDGE: [f64; 2] = [2e-2, 1e-2];
/// What a feature of words counts beside one of classes.
const WORD: f64 = 0.35;
/// What the sentences of an attack count beside each harmless one of a document.
const PLANTED: f64 = 3.0;
const SCALE: f64 = 1.0 / 12.0;
const SEED: u64 = 4127;

#[derive(Deserialize)]
struct Row {
    text: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    query: String,
    label: u8,
    weight: f64,
    #[serde(default)]
    out: Vec<usize>,
    #[serde(default)]
    place: Option<(usize, usize)>,
}

/// A row as the model sees it: the features of the text and of its sentences, one after the other.
struct Example {
    whole: Vec<u32>,
    features: Vec<u32>,
    ends: Vec<u32>,
    /// Of each sentence whether it is part of the attack; of a query none is known.
    hot: Vec<bool>,
    /// How many sentences of the text were read, judged or not.
    count: usize,
}

impl Example {
    /// The features of a sentence.
    fn of(&self, segment: usize) -> &[u32] {
        let from = segment.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[from as usize..self.ends[segment] as usize]
    }
}

struct Model {
    role: Role,
    values: Vec<f64>,
    squares: Vec<f64>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folds: usize = arguments.next().ok_or("how many folds?")?.parse()?;
    let path = arguments.next().ok_or("where to?")?;
    let calibration: Vec<f64> = arguments.map(|one| one.parse()).collect::<Result<_, _>>()?;
    let calibration = match calibration[..] {
        [a, b, c, d] => [(a, b), (c, d)],
        _ => [(1.0, 0.0); 2],
    };
    let rows: Vec<Row> = io::stdin()
        .lock()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let student = Student::default();
    let half = rows.len().div_ceil(2).max(1);
    let examples: Vec<Example> = thread::scope(|scope| {
        let parts: Vec<_> = rows
            .chunks(half)
            .map(|part| scope.spawn(|| part.iter().map(|row| example(&student, row)).collect::<Vec<_>>()))
            .collect();
        parts.into_iter().flat_map(|part| part.join().expect("no panic")).collect()
    });
    // A feature of words that few rows have says nothing of the others.
    let kept = kept(&rows, &examples);
    let runs: Vec<usize> = (0..=folds).collect();
    for pair in runs.chunks(2) {
        let trained: Vec<(usize, Weights, Vec<String>)> = thread::scope(|scope| {
            let started: Vec<_> = pair
                .iter()
                .map(|&fold| {
                    let (rows, examples, kept) = (&rows, &examples, &kept);
                    scope.spawn(move || {
                        let queries = train(rows, examples, kept, fold, Role::Query);
                        let pages = train(rows, examples, kept, fold, Role::Document);
                        let mut weights = quantised(&queries, &pages);
                        weights.calibration = calibration;
                        let lines = judge(rows, examples, &weights, fold, folds);
                        (fold, weights, lines)
                    })
                })
                .collect();
            started.into_iter().map(|one| one.join().expect("no panic")).collect()
        });
        for (fold, weights, lines) in trained {
            for line in &lines {
                println!("{line}");
            }
            if fold == folds {
                fs::write(&path, weights.rows())?;
            }
        }
    }
    Ok(())
}

/// Long sentences are not surer because they are long.
fn damping(features: &[u32], role: Role) -> f64 {
    let (_, classes) = Student::sizes();
    Student::damping(features.iter().filter(|&&feature| feature < classes).count(), role)
}

fn role(row: &Row) -> Role {
    if row.role == "document" { Role::Document } else { Role::Query }
}

fn example(student: &Student, row: &Row) -> Example {
    let seen = student.seen(&row.text, role(row), &row.query);
    let mut out = Example {
        whole: seen.whole,
        features: Vec::new(),
        ends: Vec::new(),
        hot: Vec::new(),
        count: seen.count,
    };
    let (start, end) = row.place.unwrap_or(if row.label == 1 { (0, row.text.len()) } else { (0, 0) });
    for (segment, (from, to)) in seen.segments.into_iter().zip(seen.places) {
        out.features.extend(segment);
        out.ends.push(out.features.len() as u32);
        out.hot.push(from < end && to > start);
    }
    if role(row) == Role::Document {
        out.whole.clear();
    }
    out
}

/// Which features at least three rows have.
fn kept(rows: &[Row], examples: &[Example]) -> Vec<bool> {
    let (size, classes) = Student::sizes();
    let (mut counts, mut last) = (vec![0u32; size], vec![u32::MAX; size]);
    for (nth, (row, example)) in rows.iter().zip(examples).enumerate() {
        for &feature in example.features.iter().chain(&example.whole).filter(|_| row.weight > 0.0) {
            if last[feature as usize] != nth as u32 {
                last[feature as usize] = nth as u32;
                counts[feature as usize] += 1;
            }
        }
    }
    counts[0] = 0;
    counts[Student::sizes().1 as usize] = 0;
    counts.iter().enumerate().map(|(at, &count)| count >= if at < classes as usize { 2 } else { 5 }).collect()
}

/// A number from 0 to `below`, the next of a seeded sequence.
fn draw(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) % below as u64) as usize
}

fn train(rows: &[Row], examples: &[Example], kept: &[bool], fold: usize, asked: Role) -> Model {
    let (size, _) = Student::sizes();
    let mut model = Model { role: asked, values: vec![0.0; size], squares: vec![1.0; size] };
    let mut order: Vec<usize> = (0..rows.len())
        .filter(|&at| role(&rows[at]) == asked && rows[at].weight > 0.0 && !rows[at].out.contains(&fold))
        .collect();
    let mut state = SEED;
    for epoch in 0..EPOCHS[usize::from(asked == Role::Document)] {
        for at in (1..order.len()).rev() {
            order.swap(at, draw(&mut state, at + 1));
        }
        let step = STEP / libm::sqrt(1.0 + epoch as f64);
        for &at in &order {
            model.learn(&rows[at], &examples[at], kept, step);
        }
    }
    model
}

impl Model {
    fn sum(&self, features: &[u32], kept: &[bool]) -> f64 {
        let (_, classes) = Student::sizes();
        features
            .iter()
            .filter(|&&feature| kept[feature as usize])
            .map(|&feature| self.values[feature as usize] * if feature < classes { 1.0 } else { WORD })
            .sum()
    }

    fn learn(&mut self, row: &Row, example: &Example, kept: &[bool], step: f64) {
        let all: Vec<usize> = (0..example.ends.len()).collect();
        if role(row) == Role::Query {
            self.learn_together(example, &all, (row.label == 1, row.weight), kept, step);
            return;
        }
        let (hot, cold): (Vec<usize>, Vec<usize>) = all.into_iter().partition(|&at| example.hot[at]);
        self.learn_together(example, &hot, (true, row.weight * PLANTED), kept, step);
        for at in cold {
            self.learn_together(example, &[at], (false, row.weight), kept, step);
        }
    }

    /// These sentences have one label.
    fn learn_together(
        &mut self,
        example: &Example,
        segments: &[usize],
        (attack, weight): (bool, f64),
        kept: &[bool],
        step: f64,
    ) {
        if segments.is_empty() {
            return;
        }
        let whole = self.sum(&example.whole, kept);
        let sum = |&at: &usize| self.sum(example.of(at), kept) * damping(example.of(at), self.role);
        let sums: Vec<f64> = segments.iter().map(sum).collect();
        let most = sums.iter().copied().fold(-30.0, f64::max);
        let shares: Vec<f64> = sums.iter().map(|sum| libm::exp(sum - most)).collect();
        let total: f64 = shares.iter().sum::<f64>().max(1e-9);
        let odds = whole + most + libm::log(total);
        let probability = 1.0 / (1.0 + libm::exp(-odds.clamp(-30.0, 30.0)));
        let error = (probability - f64::from(u8::from(attack))) * weight;
        if error.abs() < 1e-4 {
            return;
        }
        self.step(&example.whole, error, step, kept);
        for (&at, share) in segments.iter().zip(shares) {
            let features = example.of(at);
            let part = error * share / total * damping(features, self.role);
            if part.abs() > 1e-4 {
                self.step(features, part, step, kept);
            }
        }
    }

    fn step(&mut self, features: &[u32], error: f64, step: f64, kept: &[bool]) {
        let (_, classes) = Student::sizes();
        let ridge = RIDGE[usize::from(self.role == Role::Document)];
        for &feature in features {
            let at = feature as usize;
            if !kept[at] {
                continue;
            }
            let word = feature >= classes;
            let gradient = error * if word { WORD } else { 1.0 } + ridge * self.values[at];
            self.squares[at] += gradient * gradient;
            self.values[at] -= step * gradient / libm::sqrt(self.squares[at]);
        }
    }
}

fn quantised(queries: &Model, pages: &Model) -> Weights {
    let (_, classes) = Student::sizes();
    let unit = |value: f64| libm::rint(value / SCALE).clamp(-31.0, 31.0) as i8;
    let mut weights = Weights { scale: SCALE, ..Weights::default() };
    for (at, (value, out)) in queries.values.iter().zip(&mut weights.values).enumerate() {
        *out = unit(value * if at < classes as usize { 1.0 } else { WORD });
    }
    for (value, out) in pages.values.iter().zip(&mut weights.pages) {
        *out = unit(*value);
    }
    weights
}

fn judge(rows: &[Row], examples: &[Example], weights: &Weights, fold: usize, folds: usize) -> Vec<String> {
    let judge = Student::judge(weights.clone());
    let asked = |row: &Row| if fold == folds { row.out.is_empty() } else { row.out.contains(&fold) };
    let mut lines = Vec::new();
    for (nth, (row, example)) in rows.iter().zip(examples).enumerate().filter(|(_, (row, _))| asked(row)) {
        let values = if role(row) == Role::Query { &weights.values } else { &weights.pages };
        let units = |features: &[u32]| {
            f64::from(features.iter().map(|&one| i32::from(values[one as usize])).sum::<i32>()) * SCALE
        };
        let sums: Vec<f64> = (0..example.ends.len())
            .map(|at| units(example.of(at)) * damping(example.of(at), role(row)))
            .collect();
        let sum = units(&example.whole) + Student::together(&sums, role(row), example.count);
        let confidence = judge.confidence(&row.text, role(row), &row.query);
        lines.push(
            serde_json::json!({ "row": nth, "fold": fold, "sum": sum, "confidence": confidence }).to_string(),
        );
    }
    lines
}
