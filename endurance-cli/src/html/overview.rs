//! What the page says of all rows together.

use super::bars::{Slice, length, stacked};
use crate::{
    summary::{BINS, Summary},
    wording::{count, thousands, title, verdict_sign, words},
};
use endurance_core::{ClaimVerdict, Severity, Verdict};

/// The top of the page.
pub(super) struct Overview {
    pub(super) verdicts: Vec<Figure>,
    pub(super) verdict_bar: Vec<Slice>,
    pub(super) claims: Vec<Figure>,
    pub(super) claim_bar: Vec<Slice>,
    pub(super) bins: Vec<Bin>,
    pub(super) mean: String,
    pub(super) dimensions: Vec<DimensionMean>,
    pub(super) alerts: Vec<AlertCount>,
    pub(super) threats: Vec<Figure>,
    pub(super) degraded: Option<String>,
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

/// The mean of a dimension.
pub(super) struct DimensionMean {
    pub(super) name: String,
    pub(super) points: Option<String>,
    pub(super) width: String,
    pub(super) n: u64,
}

/// How often an alert was raised.
pub(super) struct AlertCount {
    pub(super) name: String,
    pub(super) count: String,
    pub(super) severities: Vec<Figure>,
}

impl Overview {
    pub(super) fn new(summary: &Summary) -> Self {
        let verdicts: Vec<_> = Verdict::ALL
            .iter()
            .map(|&v| (v.as_str(), verdict_sign(v), summary.verdicts.get(&v).copied().unwrap_or(0)))
            .collect();
        let claims: Vec<_> = ClaimVerdict::ALL
            .iter()
            .map(|&v| (v.as_str(), crate::wording::sign(v), summary.claims.get(&v).copied().unwrap_or(0)))
            .collect();
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
            mean: summary.overall.points().map_or_else(|| "–".to_owned(), |points| format!("{points:.1}")),
            dimensions: dimensions(summary),
            alerts: alerts(summary),
            threats: summary
                .threats
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

fn bins(summary: &Summary) -> Vec<Bin> {
    let most = summary.scores.iter().map(|bin| bin.values().sum::<u64>()).max().unwrap_or(0).max(1);
    let step = 100 / BINS;
    let mut bins = Vec::new();
    for (at, counts) in summary.scores.iter().enumerate() {
        let mut slices = Vec::new();
        let mut below = 0;
        for (verdict, &n) in counts {
            let height = n as f64 * 100.0 / most as f64;
            let y = 100.0 - below as f64 * 100.0 / most as f64 - height;
            slices.push(Upright { class: verdict.as_str(), y: length(y), height: length(height) });
            below += n;
        }
        let parts: Vec<_> = counts.iter().map(|(v, n)| format!("{n} {}", words(v.as_str()))).collect();
        let label = format!("{} to {} points: {}", at * step, (at + 1) * step, parts.join(", "));
        bins.push(Bin { x: (at * step).to_string(), label, slices });
    }
    bins
}

fn dimensions(summary: &Summary) -> Vec<DimensionMean> {
    let mean = |(dimension, mean): (&endurance_core::Dimension, &crate::summary::Mean)| DimensionMean {
        name: title(dimension.as_str()),
        points: mean.points().map(|points| format!("{points:.1}")),
        width: length(mean.points().unwrap_or(0.0)),
        n: mean.n,
    };
    summary.dimensions.iter().map(mean).collect()
}

fn alerts(summary: &Summary) -> Vec<AlertCount> {
    let one = |(&severity, &n): (&Severity, &u64)| Figure {
        class: severity.as_str(),
        sign: "",
        name: words(severity.as_str()),
        count: thousands(n),
    };
    let mut alerts: Vec<_> = summary.alerts.iter().collect();
    alerts.sort_by_key(|(_, severities)| std::cmp::Reverse(severities.values().sum::<u64>()));
    let count =
        |(kind, severities): (&endurance_core::AlertType, &std::collections::BTreeMap<Severity, u64>)| {
            AlertCount {
                name: title(kind.as_str()),
                count: thousands(severities.values().sum()),
                severities: severities.iter().rev().map(one).collect(),
            }
        };
    alerts.into_iter().map(count).collect()
}
