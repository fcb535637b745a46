//! Rows as aligned columns. The first rows decide how wide the columns are, so that the rest can be written as it comes.

use crate::{
    answer::{Answer, Row},
    figures,
    paint::{self, PLAIN, Paint},
    visible::short,
    wording::{score, verdict_sign, words},
};
use anstyle::Style;
use endurance_core::{ClaimVerdict, Evaluation, Scan, SummaryReport, Verification, Verified};
use std::{
    collections::BTreeSet,
    io::{self, Write},
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Rows that decide how wide the columns are.
const SAMPLE: usize = 256;
/// How wide a table is where there is no terminal.
const WIDTH: usize = 120;
/// Between two columns.
const GAP: &str = "  ";

/// What a kind of table shows; the last column takes the width that is left.
pub(crate) struct Columns {
    heads: &'static [Head],
}

struct Head {
    name: &'static str,
    right: bool,
    /// How wide it is where wider rows may still come.
    least: usize,
    most: usize,
}

/// One field of one row.
struct Cell {
    text: String,
    style: Style,
}

const fn left(name: &'static str, least: usize, most: usize) -> Head {
    Head { name, right: false, least, most }
}

const fn right(name: &'static str) -> Head {
    Head { name, right: true, least: 5, most: 12 }
}

/// What is shown of evaluations.
pub(crate) static EVALUATIONS: Columns = Columns {
    heads: &[
        left("id", 12, 28),
        left("verdict", 14, 14),
        right("score"),
        right("supp"),
        right("contr"),
        right("unsup"),
        right("risk"),
        left("detections", 16, 24),
        left("first alert", 0, usize::MAX),
    ],
};

/// What is shown of verifications.
pub(crate) static VERIFICATIONS: Columns = Columns {
    heads: &[
        left("id", 12, 28),
        right("claims"),
        right("supp"),
        right("contr"),
        right("unsup"),
        right("risk"),
        left("first failed claim", 0, usize::MAX),
    ],
};

/// What is shown of scans.
pub(crate) static SCANS: Columns = Columns {
    heads: &[
        left("id", 12, 28),
        left("verdict", 10, 10),
        right("confidence"),
        left("threats", 16, 28),
        left("marks", 16, 28),
        right("pii"),
        left("rules", 0, usize::MAX),
    ],
};

/// A table under way.
pub(crate) struct Table {
    columns: &'static Columns,
    paint: Paint,
    width: usize,
    /// Rows that wait for the widths; nothing once these are known.
    waiting: Option<Vec<Vec<Cell>>>,
    widths: Vec<usize>,
}

impl Table {
    pub(crate) fn new(columns: &'static Columns, paint: Paint) -> Self {
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        Self { columns, paint, width: width.max(40), waiting: Some(Vec::new()), widths: Vec::new() }
    }

    pub(crate) fn row(&mut self, row: &Row, to: &mut impl Write) -> io::Result<()> {
        let cells = cells(row, self.columns.heads.len());
        let Some(waiting) = &mut self.waiting else { return self.write(&cells, to) };
        waiting.push(cells);
        if waiting.len() < SAMPLE { Ok(()) } else { self.settle(to) }
    }

    pub(crate) fn end(mut self, summary: &SummaryReport, to: &mut impl Write) -> io::Result<()> {
        self.settle(to)?;
        let figures = figures::text(summary, self.paint);
        let gap = if summary.rows == 0 || figures.is_empty() { "" } else { "\n" };
        write!(to, "{gap}{figures}")
    }

    /// Fixes the widths and writes what waited for them.
    fn settle(&mut self, to: &mut impl Write) -> io::Result<()> {
        let Some(waiting) = self.waiting.take() else { return Ok(()) };
        if waiting.is_empty() {
            return Ok(());
        }
        let heads = self.columns.heads;
        let all = waiting.len() < SAMPLE;
        let widest = |at: usize| {
            let least = if all { 0 } else { heads[at].least };
            waiting.iter().map(|cells| cells[at].text.width()).max().unwrap_or(0).max(least)
        };
        self.widths = heads
            .iter()
            .enumerate()
            .map(|(at, head)| head.name.width().max(widest(at).min(head.most)))
            .collect();
        let last = heads.len() - 1;
        let before: usize = self.widths[..last].iter().map(|width| width + GAP.len()).sum();
        self.widths[last] = self.width.saturating_sub(before).max(heads[last].name.len());
        let head: Vec<_> =
            heads.iter().map(|head| Cell { text: head.name.into(), style: paint::STRONG }).collect();
        self.write(&head, to)?;
        waiting.iter().try_for_each(|cells| self.write(cells, to))
    }

    fn write(&self, cells: &[Cell], to: &mut impl Write) -> io::Result<()> {
        let mut line = String::new();
        for ((cell, head), &width) in cells.iter().zip(self.columns.heads).zip(&self.widths) {
            if !line.is_empty() {
                line.push_str(GAP);
            }
            let text = fit(&cell.text, width);
            let space = " ".repeat(width.saturating_sub(text.width()));
            let painted = self.paint.text(&text, cell.style);
            line.push_str(&if head.right { space + &painted } else { painted + &space });
        }
        writeln!(to, "{}", line.trim_end())
    }
}

/// `text` cut to `width` columns, with a sign that it was.
fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let fits = |c: &char| {
        let wide = c.width().unwrap_or(0);
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut
}

fn cells(row: &Row, columns: usize) -> Vec<Cell> {
    match &row.answer {
        Ok(Answer::Evaluation(evaluation, _)) => of_evaluation(evaluation, row.line),
        Ok(Answer::Verification(verified)) => of_verification(verified, row.line),
        Ok(Answer::Scan(scan, _)) => of_scan(&scan.scan, row.line),
        Err(unreadable) => {
            let mut cells = vec![plain(format!("line {}", row.line))];
            cells.resize_with(columns - 1, || plain(String::new()));
            cells[1] = Cell { text: "unreadable".into(), style: paint::of_danger(true) };
            cells.push(plain(short(&unreadable.error.message)));
            cells
        }
    }
}

fn of_evaluation(evaluation: &Evaluation, line: u64) -> Vec<Cell> {
    let verdict = evaluation.verdict;
    let style = paint::of_verdict(verdict);
    let attacks: BTreeSet<_> = evaluation.detections.iter().map(|found| found.threat).collect();
    let attacks: Vec<_> = attacks.iter().map(|threat| words(threat.as_str())).collect();
    let alert = evaluation.alerts.first();
    let told = alert.map_or_else(String::new, |alert| {
        let about = alert.claim.as_deref().unwrap_or(&alert.message);
        short(&format!("{}: {about}", words(alert.alert_type.as_str())))
    });
    let mut cells = vec![
        id(evaluation.interaction_id.as_deref(), line),
        Cell { text: format!("{} {}", verdict_sign(verdict), words(verdict.as_str())), style },
        Cell { text: score(evaluation.overall_score), style },
    ];
    cells.extend(of_claims(&evaluation.verification));
    cells.push(Cell { text: attacks.join(", "), style: paint::of_danger(true) });
    cells.push(Cell { text: told, style: alert.map_or(PLAIN, |alert| paint::of_severity(alert.severity)) });
    cells
}

fn of_verification(verified: &Verified, line: u64) -> Vec<Cell> {
    let Verification { total_claims, claims, .. } = &verified.verification;
    let failed = |verdict| matches!(verdict, ClaimVerdict::Contradicted | ClaimVerdict::Unsupported);
    let first = claims.iter().find(|claim| failed(claim.verdict));
    let text = first.and_then(|claim| claim.text.as_deref()).map_or_else(String::new, short);
    let style = first.map_or(PLAIN, |claim| paint::of_claim(claim.verdict));
    let mut cells = vec![id(verified.interaction_id.as_deref(), line), plain(total_claims.to_string())];
    cells.extend(of_claims(&verified.verification));
    cells.push(Cell { text, style });
    cells
}

fn of_scan(scan: &Scan, line: u64) -> Vec<Cell> {
    let style = paint::of_danger(scan.is_malicious);
    let verdict = if scan.is_malicious { "malicious" } else { "clean" };
    let threats: Vec<_> = scan.threats.iter().map(|threat| words(threat.as_str())).collect();
    let marks: Vec<_> = scan.marks.iter().map(|mark| words(mark.as_str())).collect();
    let rules: BTreeSet<_> = scan.findings.iter().map(|finding| finding.rule.as_str()).collect();
    let rules: Vec<_> = rules.into_iter().collect();
    vec![
        id(scan.id.as_deref(), line),
        Cell { text: verdict.into(), style },
        Cell { text: format!("{:.2}", scan.confidence.get()), style },
        plain(threats.join(", ")),
        plain(marks.join(", ")),
        plain(scan.pii.len().to_string()),
        plain(short(&rules.join(", "))),
    ]
}

/// Supported, contradicted, unsupported, and the risk.
fn of_claims(verification: &Verification) -> [Cell; 4] {
    let number = |n: u32, verdict| Cell {
        text: n.to_string(),
        style: if n > 0 { paint::of_claim(verdict) } else { paint::FAINT },
    };
    let risk =
        verification.hallucination_risk.map_or_else(|| "–".to_owned(), |risk| format!("{:.2}", risk.get()));
    [
        number(verification.verified, ClaimVerdict::Supported),
        number(verification.contradicted, ClaimVerdict::Contradicted),
        number(verification.unsupported, ClaimVerdict::Unsupported),
        plain(risk),
    ]
}

fn id(id: Option<&str>, line: u64) -> Cell {
    plain(id.map_or_else(|| format!("line {line}"), short))
}

fn plain(text: String) -> Cell {
    Cell { text, style: PLAIN }
}
