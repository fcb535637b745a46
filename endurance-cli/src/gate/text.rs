//! The report for a person, on standard output.

use super::{
    finding::{Finding, Level},
    outcome::Outcome,
    result::Outcomes,
};
use crate::paint::{FAINT, Paint, STRONG, of_danger, of_severity};
use endurance_core::Severity;
use std::io::{self, Write};

/// Rows told in full at most.
const SHOWN: usize = 200;

/// Writes the report: what the baseline was made with, each row that fails or changed, the counts.
pub(crate) fn write(outcomes: &Outcomes, paint: Paint, to: &mut impl Write) -> io::Result<()> {
    if let Some(differs) = &outcomes.differs {
        writeln!(to, "{}", paint.text(differs, STRONG))?;
    }
    let told = |row: &&Outcome| row.fails() || !row.changes.is_empty();
    for outcome in outcomes.all().filter(told).take(SHOWN) {
        row(outcome, paint, to)?;
    }
    let more = outcomes.all().filter(told).count().saturating_sub(SHOWN);
    if more > 0 {
        writeln!(to, "and {} more", crate::wording::count(more as u64, "row"))?;
    }
    for outcome in outcomes.rows.iter().filter(|row| row.drift.is_some() && !told(row)).take(SHOWN) {
        let line = format!("~ {}, {}: overall {}", outcome.name, outcome.place(), outcome.score());
        writeln!(to, "{}", paint.text(&line, FAINT))?;
    }
    writeln!(to, "{}", outcomes.counts())?;
    writeln!(to, "{}", paint.text(&outcomes.end(), of_danger(!outcomes.holds()).bold()))?;
    to.flush()
}

fn row(outcome: &Outcome, paint: Paint, to: &mut impl Write) -> io::Result<()> {
    let sign = if outcome.fails() {
        paint.text("✗", of_danger(true))
    } else {
        paint.text("✓", of_danger(false))
    };
    let facts = if outcome.record.is_some() {
        format!(": {}, overall {}", outcome.verdict(), outcome.score())
    } else {
        String::new()
    };
    writeln!(to, "{sign} {}, {}{facts}", paint.text(&outcome.name, STRONG), outcome.place())?;
    paragraphs(outcome, paint).iter().try_for_each(|line| writeln!(to, "  {line}"))
}

/// Why a row fails, line by line: its reasons, then each finding with its passage underlined and what the documents say.
pub(crate) fn paragraphs(outcome: &Outcome, paint: Paint) -> Vec<String> {
    let mut lines = outcome.reasons();
    for finding in outcome.shown() {
        let style = of_severity(match finding.level {
            Level::Error => Severity::High,
            Level::Warning => Severity::Medium,
            Level::Note => Severity::Low,
        });
        lines.push(paint.text(&finding.sentence, style));
        let Finding { passage, says, .. } = finding;
        lines.extend(passage.iter().enumerate().map(|(at, line)| {
            let line = if at == 1 { paint.text(line, style) } else { line.clone() };
            format!("    {line}")
        }));
        lines.extend(says.iter().map(|line| format!("    {line}")));
    }
    lines
}
