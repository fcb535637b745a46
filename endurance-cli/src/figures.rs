//! The figures of a run as text: under a table, or alone.

use crate::{
    paint::{self, Paint},
    visible::short,
    wording::{count, score, thousands, words},
};
use endurance_core::{Disparity, FairnessReport, Psi, Reason, Spread, SummaryReport, Verdict};
use std::collections::BTreeMap;

/// Worst rows told.
const WORST: usize = 5;

/// What can be said of all rows together; what did not occur is left out.
pub(crate) fn text(report: &SummaryReport, paint: Paint) -> String {
    let figures = Figures { report, paint };
    let mut sections = Vec::new();
    if report.evaluated > 0 {
        sections.extend([figures.verdicts(), figures.spreads(), figures.worst()]);
    }
    sections.extend([figures.alerts(), figures.threats(), figures.errors()]);
    sections.extend(psi(&report.psi).map(|lines| figures.section("stability", &lines)));
    sections.extend(report.fairness.iter().map(|fairness| figures.fairness(fairness)));
    let sections: Vec<_> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    sections.join("\n")
}

struct Figures<'r> {
    report: &'r SummaryReport,
    paint: Paint,
}

impl Figures<'_> {
    fn strong(&self, text: &str) -> String {
        self.paint.text(text, paint::STRONG)
    }

    /// A headline over lines; empty without lines.
    fn section(&self, name: &str, lines: &[String]) -> String {
        if lines.is_empty() {
            return String::new();
        }
        let body: String = lines.iter().flat_map(|line| ["  ", line.trim_end(), "\n"]).collect();
        format!("{}\n{body}", self.strong(name))
    }

    fn verdicts(&self) -> String {
        let report = self.report;
        let verdict = |(&verdict, &n): (&Verdict, &u64)| {
            let told = format!("{} {}", thousands(n), words(verdict.as_str()));
            self.paint.text(&told, paint::of_verdict(verdict))
        };
        let verdicts: Vec<_> = report.verdicts.iter().filter(|(_, n)| **n > 0).map(verdict).collect();
        let mean = report.overall_score.mean;
        let mean = mean.map_or_else(String::new, |mean| format!(", mean score {:.1}", mean.points()));
        format!("{}  {}{mean}\n", self.strong("verdicts"), verdicts.join(", "))
    }

    fn spreads(&self) -> String {
        let report = self.report;
        let head = format!(
            "{:<22}{:>6}{:>7}{:>7}{:>7}{:>7}{:>7}  {:>7}",
            "", "mean", "p5", "p25", "p50", "p75", "p95", "n"
        );
        let all = [("overall".to_owned(), &report.overall_score)].into_iter();
        let all = all.chain(report.dimensions.iter().map(|(d, spread)| (words(d.as_str()), spread)));
        let lines = all.map(|(name, spread)| {
            let figures = [spread.mean, spread.p5, spread.p25, spread.p50, spread.p75, spread.p95];
            let figures = figures.map(|figure| format!("{:>7}", score(figure))).concat();
            let missing = match missing(&spread.not_measured) {
                reasons if reasons.is_empty() => reasons,
                reasons => format!("  not: {reasons}"),
            };
            format!("{name:<21}{figures}  {:>7}{missing}", thousands(spread.n))
        });
        self.section(
            &format!("dimensions, of {}", count(report.evaluated, "row")),
            &std::iter::once(head).chain(lines).collect::<Vec<_>>(),
        )
    }

    fn worst(&self) -> String {
        let lines = self.report.worst.iter().take(WORST).map(|row| {
            let name = row.id.as_deref().map_or_else(|| format!("line {}", row.row), short);
            let alert = row.alert.as_deref().map_or_else(String::new, words);
            let verdict = self
                .paint
                .text(&format!("{:<8}", words(row.verdict.as_str())), paint::of_verdict(row.verdict));
            format!("{:>5}  {verdict}{name}  {alert}", score(Some(row.score)))
        });
        self.section("lowest scores", &lines.collect::<Vec<_>>())
    }

    /// What could not be read; and that there was nothing, so that a summary is never empty.
    fn errors(&self) -> String {
        let SummaryReport { rows, errors, .. } = self.report;
        if *rows == 0 {
            return format!("{}\n", self.strong("no rows"));
        }
        let lines = errors.by_code.iter().map(|(code, &n)| format!("{:<22}{:>6}", words(code), thousands(n)));
        let title = format!("not read, of {}", count(*rows, "row"));
        self.section(&title, &lines.collect::<Vec<_>>())
    }

    fn alerts(&self) -> String {
        let lines = self.report.alerts.iter().map(|(kind, alerts)| {
            let parts: Vec<_> = alerts
                .by_severity
                .iter()
                .rev()
                .map(|(&severity, n)| {
                    self.paint.text(&format!("{n} {}", severity.as_str()), paint::of_severity(severity))
                })
                .collect();
            let rows = count(alerts.rows, "row");
            format!("{:<22}{:>6}  in {rows}: {}", words(kind.as_str()), thousands(alerts.n), parts.join(", "))
        });
        self.section("alerts", &lines.collect::<Vec<_>>())
    }

    fn threats(&self) -> String {
        let threats = self.report.detections.by_threat.iter();
        let lines = threats.map(|(threat, &n)| format!("{:<22}{:>6}", words(threat.as_str()), thousands(n)));
        self.section("threats", &lines.collect::<Vec<_>>())
    }

    fn fairness(&self, fairness: &FairnessReport) -> String {
        let percent =
            |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), |rate| format!("{:.1} %", rate * 100.0));
        let groups = fairness.groups.iter().map(|(name, group)| {
            format!(
                "{:<34}{:>8}  {} of {}",
                short(name),
                percent(group.rate),
                thousands(group.selected),
                thousands(group.n)
            )
        });
        let named = comparisons(fairness)
            .map(|(name, disparity)| format!("{name:<34}{}", disparity_words(disparity)));
        let left_out = fairness.no_group + fairness.no_outcome;
        let left_out =
            (left_out > 0).then(|| format!("{} without group or outcome left out", count(left_out, "row")));
        let title = format!("groups by {}, outcome {}", short(&fairness.group), fairness.outcome);
        self.section(&title, &groups.chain(named).chain(left_out).collect::<Vec<_>>())
    }
}

/// Why what was not measured was not, with how often.
pub(crate) fn missing(reasons: &BTreeMap<Reason, u64>) -> String {
    let told: Vec<_> =
        reasons.iter().map(|(reason, &n)| format!("{} {}", thousands(n), words(reason.as_str()))).collect();
    told.join(", ")
}

/// How far the rows are from a baseline; nothing where none was given.
fn psi(psi: &Psi) -> Option<Vec<String>> {
    psi.baseline_rows?;
    let line = |name: &str, value: Option<f64>, points, reason: Option<&str>| match (value, reason) {
        (Some(value), _) => format!("{name:<22}{:>6}  index {value:.4}", score(points)),
        (None, reason) => format!("{name:<22}     –  {}", reason.map_or_else(String::new, words)),
    };
    let whole = line("psi", psi.value, psi.score, psi.reason.as_ref().map(|reason| reason.as_str()));
    let parts = psi.features.iter().map(|(feature, part)| {
        line(
            &words(feature.as_str()),
            part.value,
            part.score,
            part.reason.as_ref().map(|reason| reason.as_str()),
        )
    });
    Some(std::iter::once(whole).chain(parts).collect())
}

/// The comparisons with their names.
pub(crate) fn comparisons(fairness: &FairnessReport) -> impl Iterator<Item = (&'static str, &Disparity)> {
    [
        ("statistical parity difference", &fairness.statistical_parity_difference),
        ("disparate impact ratio", &fairness.disparate_impact_ratio),
        ("equal opportunity difference", &fairness.equal_opportunity_difference),
        ("average odds difference", &fairness.average_odds_difference),
    ]
    .into_iter()
}

/// A comparison in a few words: the value with its interval, or why there is none.
pub(crate) fn disparity_words(disparity: &Disparity) -> String {
    let Some(value) = disparity.value else {
        return format!("–  {}", disparity.reason.map_or_else(String::new, |reason| words(reason.as_str())));
    };
    let interval =
        disparity.interval.map_or_else(String::new, |i| format!(" (95 %: {:.3} to {:.3})", i.low, i.high));
    format!("{value:.3}{interval}")
}

/// The quantiles as places on a line of 100, from p5 to p95; nothing where nothing was measured.
pub(crate) fn places(spread: &Spread) -> Option<[f64; 5]> {
    Some([spread.p5?, spread.p25?, spread.p50?, spread.p75?, spread.p95?].map(endurance_core::Score::points))
}
