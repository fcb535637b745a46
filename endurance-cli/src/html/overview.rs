//! What the page says of all rows together.

use super::bars::{Slice, length, stacked};
use crate::{
    figures::{comparisons, disparity_words, missing, places},
    visible::short,
    wording::{count, score, thousands, title, verdict_sign, words},
};
use askama::Template;
use endurance_core::{
    AlertCounts, AlertType, FairnessReport, PsiFeature, PsiPart, RowError, Severity, Spread, SummaryReport,
    Verdict, WorstRow,
};

/// The top of the page.
#[derive(Template)]
#[template(path = "overview.html")]
pub(super) struct Overview<'s> {
    pub(super) verdicts: Vec<Figure>,
    pub(super) verdict_bar: Vec<Slice>,
    pub(super) claims: Vec<Figure>,
    pub(super) claim_bar: Vec<Slice>,
    pub(super) bins: Vec<Bin>,
    pub(super) mean: String,
    pub(super) dimensions: Vec<SpreadRow>,
    pub(super) metrics: Vec<SpreadRow>,
    pub(super) of: String,
    pub(super) worst: Vec<Worst>,
    pub(super) shift: Option<Shift>,
    pub(super) fairness: Vec<Groups>,
    pub(super) alerts: Vec<AlertCount>,
    pub(super) threats: Vec<Figure>,
    pub(super) degraded: Option<String>,
    /// Rows that could not be read, the first of many.
    pub(super) unreadable: &'s [RowError],
    pub(super) more_unreadable: u64,
}

/// A count with a name.
pub(super) struct Figure {
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    pub(super) name: String,
    pub(super) count: String,
}

/// A bar of the distribution, of one slice for each verdict; lengths in percent of the highest bar.
pub(super) struct Bin {
    pub(super) x: String,
    pub(super) label: String,
    pub(super) slices: Vec<Upright>,
}

/// A part of an upright bar.
pub(super) struct Upright {
    pub(super) class: &'static str,
    pub(super) y: String,
    pub(super) height: String,
}

/// Where the scores of a dimension or a metric lie.
pub(super) struct SpreadRow {
    pub(super) name: String,
    pub(super) mean: String,
    /// From the 5th to the 95th percentile.
    pub(super) quantiles: Vec<String>,
    /// The same as a drawing; nothing where nothing was measured.
    pub(super) drawing: Option<Drawing>,
    pub(super) n: String,
    pub(super) missing: String,
}

/// Quantiles on a line of 100: a thin bar from p5 to p95, a thick one from p25 to p75, and a mark at p50.
pub(super) struct Drawing {
    pub(super) reach: [String; 2],
    pub(super) middle: [String; 2],
    pub(super) median: String,
}

/// One of the rows with the lowest scores.
pub(super) struct Worst {
    pub(super) name: String,
    pub(super) score: String,
    pub(super) verdict: Verdict,
    pub(super) alert: String,
}

/// How far the rows are from a baseline.
pub(super) struct Shift {
    pub(super) score: String,
    pub(super) told: String,
    pub(super) features: Vec<(String, String, String)>,
}

/// How often a group had an outcome.
pub(super) struct Rate {
    pub(super) group: String,
    pub(super) percent: String,
    pub(super) of: String,
}

/// How groups compare.
pub(super) struct Groups {
    pub(super) title: String,
    pub(super) each: Vec<Rate>,
    pub(super) comparisons: Vec<(String, String)>,
    pub(super) left_out: Option<String>,
}

/// How often an alert was raised.
pub(super) struct AlertCount {
    pub(super) name: String,
    pub(super) count: String,
    pub(super) severities: Vec<Figure>,
}

impl<'s> Overview<'s> {
    pub(super) fn new(summary: &'s SummaryReport) -> Self {
        let verdicts: Vec<_> =
            summary.verdicts.iter().map(|(&v, &n)| (v.as_str(), verdict_sign(v), n)).collect();
        let claims = crate::summary::claims(summary).map(|(v, n)| (v.as_str(), crate::wording::sign(v), n));
        let bar = |counts: &[(&'static str, &'static str, u64)]| {
            let named: Vec<_> = counts.iter().map(|&(name, _, n)| (name, name, n)).collect();
            stacked(&named)
        };
        Self {
            verdict_bar: bar(&verdicts),
            verdicts: figures(&verdicts),
            claim_bar: bar(&claims),
            claims: figures(&claims),
            bins: bins(summary),
            mean: score(summary.overall_score.mean),
            dimensions: summary.dimensions.iter().map(|(d, s)| SpreadRow::new(d.as_str(), s)).collect(),
            metrics: summary.metrics.iter().map(|(id, s)| SpreadRow::new(id.as_str(), s)).collect(),
            of: count(summary.evaluated, "answer"),
            worst: summary.worst.iter().map(Worst::new).collect(),
            shift: Shift::new(summary),
            fairness: summary.fairness.iter().map(Groups::new).collect(),
            alerts: alerts(summary),
            threats: summary
                .detections
                .by_threat
                .iter()
                .map(|(threat, &n)| Figure {
                    class: "attack",
                    sign: "⚠",
                    name: title(threat.as_str()),
                    count: thousands(n),
                })
                .collect(),
            degraded: (summary.degraded > 0)
                .then(|| format!("{} not read in full.", count(summary.degraded, "answer"))),
            unreadable: &summary.errors.first,
            more_unreadable: summary.errors.rows.saturating_sub(summary.errors.first.len() as u64),
        }
    }
}

impl SpreadRow {
    fn new(name: &str, spread: &Spread) -> Self {
        let quantiles = [spread.p5, spread.p25, spread.p50, spread.p75, spread.p95];
        Self {
            name: title(name),
            mean: score(spread.mean),
            quantiles: quantiles.map(score).to_vec(),
            drawing: places(spread).map(Drawing::new),
            n: thousands(spread.n),
            missing: missing(&spread.not_measured),
        }
    }
}

impl Drawing {
    /// Marks are at least one wide, so that equal quantiles can be seen.
    fn new([p5, p25, p50, p75, p95]: [f64; 5]) -> Self {
        let bar = |from: f64, to: f64| [length(from.min(99.0)), length((to - from).max(1.0))];
        Self { reach: bar(p5, p95), middle: bar(p25, p75), median: length(p50.min(99.0)) }
    }
}

impl Worst {
    fn new(row: &WorstRow) -> Self {
        Self {
            name: row.id.as_deref().map_or_else(|| format!("Line {}", row.row), short),
            score: score(Some(row.score)),
            verdict: row.verdict,
            alert: row.alert.as_deref().map_or_else(String::new, words),
        }
    }

    pub(super) fn sign(&self) -> &'static str {
        verdict_sign(self.verdict)
    }

    pub(super) fn words(&self) -> String {
        words(self.verdict.as_str())
    }
}

impl Shift {
    /// Nothing where no baseline was given.
    fn new(summary: &SummaryReport) -> Option<Self> {
        let psi = &summary.psi;
        let rows = psi.baseline_rows?;
        let index = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.4}"));
        let feature = |(feature, part): (&PsiFeature, &PsiPart)| {
            (title(feature.as_str()), index(part.value), score(part.score))
        };
        let told = psi.reason.map_or_else(
            || format!("index {}, against {}", index(psi.value), count(rows, "answer")),
            |reason| words(reason.as_str()),
        );
        Some(Self { score: score(psi.score), told, features: psi.features.iter().map(feature).collect() })
    }
}

impl Groups {
    fn new(fairness: &FairnessReport) -> Self {
        let rate =
            |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), |rate| format!("{:.1} %", rate * 100.0));
        let each = fairness.groups.iter().map(|(name, group)| Rate {
            group: short(name),
            percent: rate(group.rate),
            of: format!("{} of {}", thousands(group.selected), thousands(group.n)),
        });
        let left_out = fairness.no_group + fairness.no_outcome;
        Self {
            title: format!("Groups by {}, outcome {}", short(&fairness.group), fairness.outcome),
            each: each.collect(),
            comparisons: comparisons(fairness).map(|(name, d)| (title(name), disparity_words(d))).collect(),
            left_out: (left_out > 0)
                .then(|| format!("{} without group or outcome left out.", count(left_out, "answer"))),
        }
    }
}

fn figures(counts: &[(&'static str, &'static str, u64)]) -> Vec<Figure> {
    let figure = |&(name, sign, n): &(&'static str, _, _)| Figure {
        class: name,
        sign,
        name: title(name),
        count: thousands(n),
    };
    counts.iter().map(figure).collect()
}

fn bins(summary: &SummaryReport) -> Vec<Bin> {
    let most = summary.histogram.iter().map(|bin| bin.n).max().unwrap_or(0).max(1);
    let mut bins = Vec::new();
    for bin in &summary.histogram {
        let mut slices = Vec::new();
        let mut below = 0;
        for (verdict, &n) in &bin.verdicts {
            let height = n as f64 * 100.0 / most as f64;
            let y = 100.0 - below as f64 * 100.0 / most as f64 - height;
            slices.push(Upright { class: verdict.as_str(), y: length(y), height: length(height) });
            below += n;
        }
        let parts: Vec<_> = bin.verdicts.iter().map(|(v, n)| format!("{n} {}", words(v.as_str()))).collect();
        let label = format!("{} to {} points: {}", bin.from, bin.to, parts.join(", "));
        bins.push(Bin { x: bin.from.to_string(), label, slices });
    }
    bins
}

fn alerts(summary: &SummaryReport) -> Vec<AlertCount> {
    let one = |(&severity, &n): (&Severity, &u64)| Figure {
        class: severity.as_str(),
        sign: "",
        name: words(severity.as_str()),
        count: thousands(n),
    };
    let mut alerts: Vec<_> = summary.alerts.iter().collect();
    alerts.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.n));
    let count = |(kind, counts): (&AlertType, &AlertCounts)| AlertCount {
        name: title(kind.as_str()),
        count: thousands(counts.n),
        severities: counts.by_severity.iter().rev().map(one).collect(),
    };
    alerts.into_iter().map(count).collect()
}
