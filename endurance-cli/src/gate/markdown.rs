//! A short table for the summary of a job.

use super::{outcome::Outcome, result::Outcomes};
use std::io::{self, Write};

/// Rows of the table at most.
const SHOWN: usize = 50;

/// Writes the table: the rows that fail or changed.
pub(crate) fn write(outcomes: &Outcomes, to: &mut dyn Write) -> io::Result<()> {
    let sign = if outcomes.holds() { "✅" } else { "❌" };
    writeln!(to, "### {sign} endurance gate: {}\n", code(&outcomes.title))?;
    if let Some(differs) = &outcomes.differs {
        writeln!(to, "{}\n", code(differs))?;
    }
    let told: Vec<_> = outcomes.all().filter(|row| row.fails() || !row.changes.is_empty()).collect();
    if !told.is_empty() {
        writeln!(to, "| | row | verdict | overall | why |\n|---|---|---|---|---|")?;
    }
    for outcome in told.iter().take(SHOWN) {
        let sign = if outcome.fails() { "❌" } else { "✅" };
        let name = format!("{} {}", code(&outcome.name), outcome.place());
        let (verdict, score, why) = (outcome.verdict(), outcome.score(), why(outcome));
        writeln!(to, "| {sign} | {name} | {verdict} | {score} | {why} |")?;
    }
    if told.len() > SHOWN {
        writeln!(to, "\nand {}", crate::wording::count((told.len() - SHOWN) as u64, "more row"))?;
    }
    let gap = if told.is_empty() { "" } else { "\n" };
    writeln!(to, "{gap}{}; {}", outcomes.counts(), outcomes.end())
}

/// What is wrong, each in a line of the cell.
fn why(outcome: &Outcome) -> String {
    let claims = outcome.shown().map(|found| match found.passage.first() {
        Some(passage) => format!("{}: {passage}", found.sentence),
        None => found.sentence.clone(),
    });
    let all: Vec<_> = outcome.reasons().into_iter().chain(claims).map(|line| code(&line)).collect();
    all.join("<br>")
}

/// `text` as code, which no text can end, mention or link from; `|` would end the cell.
fn code(text: &str) -> String {
    let text = text.replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
