//! One page that needs nothing else: no request, no script to be readable, and every text escaped.
//!
//! Summary first, then each evaluation in full. The page stays bounded whatever the input: of more than [`SHOWN`]
//! evaluations the worst are shown, and of a long text the beginning; the page says so each time.

mod bars;
mod card;
mod marks;
mod overview;
mod text;

use crate::{
    answer::{Answer, Row, Unreadable},
    summary::Summary,
    visible::short,
    wording::{count, score, verdict_sign, words},
};
use askama::Template;
use base64::Engine;
use card::Card;
use endurance_core::{Evaluation, Interaction, Verdict};
use overview::Overview;
use sha2::{Digest, Sha256};
use std::{
    collections::BinaryHeap,
    io::{self, Write},
};

/// Evaluations shown in full at most.
const SHOWN: usize = 200;
/// Unreadable lines named at most.
const NAMED: usize = 50;

const STYLE: &str = include_str!("../../templates/style.css");
const SCRIPT: &str = include_str!("../../templates/script.js");

/// A page under way.
pub(crate) struct Page {
    name: String,
    /// The worst so far; the best of them on top.
    kept: BinaryHeap<Kept>,
    unreadable: Vec<Unreadable>,
    engine: String,
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
    overview: Overview,
    entries: Vec<&'p Entry>,
    unreadable: &'p [Unreadable],
    more_unreadable: u64,
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
        let name = short(name);
        Self { name, kept: BinaryHeap::new(), unreadable: Vec::new(), engine: String::new() }
    }

    /// Takes the next row, if it is among the worst so far.
    pub(crate) fn row(&mut self, row: Row) {
        match row.answer {
            Ok(Answer::Evaluation(evaluation, Some(interaction))) => {
                self.evaluation(row.line, &evaluation, &interaction);
            }
            Err(unreadable) if self.unreadable.len() < NAMED => self.unreadable.push(unreadable),
            Ok(_) | Err(_) => {}
        }
    }

    fn evaluation(&mut self, line: u64, evaluation: &Evaluation, interaction: &Interaction) {
        if self.engine.is_empty() {
            self.engine = short(&evaluation.engine_version);
        }
        let badness = Badness::new(line, evaluation);
        if self.kept.len() == SHOWN {
            match self.kept.peek() {
                Some(best) if best.badness > badness => drop(self.kept.pop()),
                _ => return,
            }
        }
        let card = Card::new(line, evaluation, interaction).to_string();
        self.kept.push(Kept { badness, entry: Entry::new(line, evaluation), card });
    }

    /// Writes the page.
    pub(crate) fn write(mut self, summary: &Summary, to: &mut impl Write) -> io::Result<()> {
        let mut kept = std::mem::take(&mut self.kept).into_sorted_vec();
        for (worst, kept) in kept.iter_mut().enumerate() {
            kept.entry.worst = worst;
        }
        kept.sort_by_key(|kept| kept.badness.line);
        let head = Head {
            name: &self.name,
            style: STYLE,
            policy: policy(),
            overview: Overview::new(summary),
            entries: kept.iter().map(|kept| &kept.entry).collect(),
            unreadable: &self.unreadable,
            more_unreadable: summary.unreadable - self.unreadable.len() as u64,
            told: self.told(summary),
            listed: match summary.rows - summary.unreadable {
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
        Foot { script: SCRIPT, engine: &self.engine }.write_into(to)
    }

    fn told(&self, summary: &Summary) -> String {
        let evaluated = format!("{} evaluated", count(summary.rows - summary.unreadable, "answer"));
        let unreadable = (summary.unreadable > 0)
            .then(|| format!("{} could not be read", count(summary.unreadable, "line")));
        let engine = (!self.engine.is_empty()).then(|| format!("engine {}", self.engine));
        let parts: Vec<_> = [Some(evaluated), unreadable, engine].into_iter().flatten().collect();
        parts.join(" · ")
    }
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
            name: name(line, evaluation),
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
fn name(line: u64, evaluation: &Evaluation) -> String {
    evaluation.interaction_id.as_deref().map_or_else(|| format!("Line {line}"), short)
}

/// Allows this style and this script, and nothing else: no request, no other script, no form.
fn policy() -> String {
    let hash = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
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
