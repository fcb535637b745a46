//! One page that needs nothing else: no request, no script to be readable, and every text escaped.
//!
//! Summary first, then each evaluation in full. The page stays bounded whatever the input: of more than [`SHOWN`]
//! evaluations the worst are shown, and of a long text the beginning; the page says so each time.

mod anchor;
mod bars;
mod card;
pub mod fragment;
mod marks;
mod overview;
mod style;
mod text;

use crate::{
    answer::{Answer, Row},
    visible::short,
    wording::{count, score, verdict_sign, words},
};
use anchor::Anchor;
use askama::Template;
use base64::Engine;
use card::Card;
use endurance_core::{Evaluation, Interaction, SummaryReport, Verdict};
use overview::Overview;
use sha2::{Digest, Sha256};
use std::{
    collections::BinaryHeap,
    io::{self, Write},
};

/// Evaluations shown in full at most.
const SHOWN: usize = 200;

const SCRIPT: &str = include_str!("../../templates/script.js");

/// A page under way.
pub(crate) struct Page {
    name: String,
    /// The worst so far; the best of them on top.
    kept: BinaryHeap<Kept>,
}

/// How an evaluation compares with others: the worst is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Badness {
    rank: u8,
    units: i64,
    line: u64,
}

/// One evaluation, ready to be written.
struct Kept {
    badness: Badness,
    entry: Entry,
    card: String,
}

/// One evaluation's line in the list of all.
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) name: String,
    pub(super) verdict: Verdict,
    pub(super) score: String,
    pub(super) supported: u32,
    pub(super) contradicted: u32,
    pub(super) unsupported: u32,
    pub(super) risk: String,
    pub(super) alert: String,
    /// Its place when the worst come first, from 0.
    pub(super) worst: usize,
}

#[derive(Template)]
#[template(path = "head.html")]
struct Head<'p> {
    name: &'p str,
    style: &'p str,
    policy: String,
    overview: Overview<'p>,
    entries: Vec<&'p Entry>,
    /// The line under the title.
    told: String,
    /// Which evaluations follow.
    listed: String,
}

#[derive(Template)]
#[template(path = "foot.html")]
struct Foot<'p> {
    script: &'p str,
    engine: &'p str,
}

impl Page {
    /// A page about the input called `name`.
    pub(crate) fn new(name: &str) -> Self {
        Self { name: short(name), kept: BinaryHeap::new() }
    }

    /// Takes the next row, if it is among the worst so far.
    pub(crate) fn row(&mut self, row: Row) {
        if let Ok(Answer::Evaluation(evaluation, interaction)) = row.answer {
            self.evaluation(row.line, &evaluation, &interaction);
        }
    }

    fn evaluation(&mut self, line: u64, evaluation: &Evaluation, interaction: &Interaction) {
        let badness = Badness::new(line, evaluation);
        if self.kept.len() == SHOWN {
            match self.kept.peek() {
                Some(best) if best.badness > badness => drop(self.kept.pop()),
                _ => return,
            }
        }
        let card = Card::new(Anchor { line: Some(line) }, evaluation, interaction).to_string();
        self.kept.push(Kept { badness, entry: Entry::new(line, evaluation), card });
    }

    /// Writes the page; without rows it is the summary alone.
    pub(crate) fn write(mut self, summary: &SummaryReport, to: &mut impl Write) -> io::Result<()> {
        let mut kept = std::mem::take(&mut self.kept).into_sorted_vec();
        for (worst, kept) in kept.iter_mut().enumerate() {
            kept.entry.worst = worst;
        }
        kept.sort_by_key(|kept| kept.badness.line);
        let head = Head {
            name: &self.name,
            style: style::PAGE,
            policy: policy(),
            overview: Overview::new(summary),
            entries: kept.iter().map(|kept| &kept.entry).collect(),
            told: told(summary),
            listed: match summary.evaluated {
                all if all > kept.len() as u64 => {
                    format!("The worst {} of {}", kept.len(), count(all, "answer"))
                }
                all => count(all, "answer"),
            },
        };
        head.write_into(to)?;
        for kept in &kept {
            to.write_all(kept.card.as_bytes())?;
        }
        Foot { script: SCRIPT, engine: &engine(summary) }.write_into(to)
    }
}

/// What was counted, and by which engine.
fn told(summary: &SummaryReport) -> String {
    let evaluated = format!("{} evaluated", count(summary.evaluated, "answer"));
    let errors = summary.errors.rows;
    let unreadable = (errors > 0).then(|| format!("{} could not be read", count(errors, "line")));
    let engine = engine(summary);
    let engine = (!engine.is_empty()).then(|| format!("engine {engine}"));
    let parts: Vec<_> = [Some(evaluated), unreadable, engine].into_iter().flatten().collect();
    parts.join(" · ")
}

fn engine(summary: &SummaryReport) -> String {
    summary.engine_versions.iter().map(|version| short(version)).collect::<Vec<_>>().join(", ")
}

impl Badness {
    fn new(line: u64, evaluation: &Evaluation) -> Self {
        let rank = match evaluation.verdict {
            Verdict::Fail => 0,
            Verdict::Review => 1,
            Verdict::Pass => 3,
            _ => 2,
        };
        Self { rank, units: evaluation.overall_score.map_or(0, endurance_core::Score::units), line }
    }
}

impl Entry {
    fn new(line: u64, evaluation: &Evaluation) -> Self {
        let verification = &evaluation.verification;
        let risk = verification.hallucination_risk;
        let alert = evaluation.alerts.first();
        Self {
            line,
            name: name(Some(line), evaluation),
            verdict: evaluation.verdict,
            score: score(evaluation.overall_score),
            supported: verification.verified,
            contradicted: verification.contradicted,
            unsupported: verification.unsupported,
            risk: risk.map_or_else(|| "–".to_owned(), |risk| format!("{:.2}", risk.get())),
            alert: alert.map_or_else(String::new, |alert| words(alert.alert_type.as_str())),
            worst: 0,
        }
    }

    fn verdict_words(&self) -> String {
        words(self.verdict.as_str())
    }

    fn sign(&self) -> &'static str {
        verdict_sign(self.verdict)
    }
}

/// What an evaluation is called.
fn name(line: Option<u64>, evaluation: &Evaluation) -> String {
    match (&evaluation.interaction_id, line) {
        (Some(id), _) => short(id),
        (None, Some(line)) => format!("Line {line}"),
        (None, None) => "Answer".to_owned(),
    }
}

/// Allows this style and this script, and nothing else: no request, no other script, no form.
fn policy() -> String {
    let hash = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(style::PAGE),
        hash(SCRIPT)
    )
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.badness == other.badness
    }
}

impl Eq for Kept {}

impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Kept {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.badness.cmp(&other.badness)
    }
}
