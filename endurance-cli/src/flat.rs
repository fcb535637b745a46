//! Answers as flat rows: one column for each figure, empty where there is none. What is nested is in JSON only.

use crate::answer::{Answer, Row, Scanned};
use endurance_core::{Dimension, Evaluation, MetricId, Score, Share, Verification, Verified};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Count,
    Number,
    Flag,
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Count(u64),
    Number(f64),
    Flag(bool),
}

/// One column of the answers of a command.
struct Column<T> {
    name: &'static str,
    kind: Kind,
    cell: Box<dyn Fn(&T) -> Cell>,
}

/// The columns of a command's answers. The number of the row comes first, and what is wrong with it last.
pub(crate) struct Flat {
    /// What the JSON of a row is called.
    #[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "only Parquet has a place for it"))]
    pub(crate) json: &'static str,
    of: Of,
}

enum Of {
    Evaluations(Vec<Column<Evaluation>>),
    Verifications(Vec<Column<Verified>>),
    Scans(Vec<Column<Scanned>>),
}

impl Flat {
    /// The columns of `evaluate`, `verify` or `scan`.
    pub(crate) fn of(command: &str) -> Self {
        match command {
            "verify" => Self { json: "verification", of: Of::Verifications(verifications()) },
            "scan" => Self { json: "scan", of: Of::Scans(scans()) },
            _ => Self { json: "evaluation", of: Of::Evaluations(evaluations()) },
        }
    }

    /// Every column, in order.
    pub(crate) fn columns(&self) -> Vec<(&'static str, Kind)> {
        fn heads<T>(columns: &[Column<T>]) -> Vec<(&'static str, Kind)> {
            columns.iter().map(|column| (column.name, column.kind)).collect()
        }
        let own = match &self.of {
            Of::Evaluations(columns) => heads(columns),
            Of::Verifications(columns) => heads(columns),
            Of::Scans(columns) => heads(columns),
        };
        let last = [("error_code", Kind::Text), ("error_message", Kind::Text)];
        [("line", Kind::Count)].into_iter().chain(own).chain(last).collect()
    }

    /// What stands in them for `row`.
    pub(crate) fn cells(&self, row: &Row) -> Vec<Cell> {
        fn all<T>(columns: &[Column<T>], answer: &T) -> Vec<Cell> {
            columns.iter().map(|column| (column.cell)(answer)).collect()
        }
        let mut cells = vec![Cell::Count(row.line)];
        match (&row.answer, &self.of) {
            (Ok(Answer::Evaluation(evaluation, _)), Of::Evaluations(columns)) => {
                cells.extend(all(columns, evaluation));
            }
            (Ok(Answer::Verification(verified)), Of::Verifications(columns)) => {
                cells.extend(all(columns, verified));
            }
            (Ok(Answer::Scan(scan, _)), Of::Scans(columns)) => cells.extend(all(columns, scan)),
            (Err(_) | Ok(_), _) => {}
        }
        let wrong = row.answer.as_ref().err().map(|unreadable| &unreadable.error);
        cells.resize(self.columns().len() - 2, Cell::Empty);
        cells.push(text(wrong.map(|wrong| &wrong.code)));
        cells.push(text(wrong.map(|wrong| &wrong.message)));
        cells
    }
}

fn column<T>(name: &'static str, kind: Kind, cell: impl Fn(&T) -> Cell + 'static) -> Column<T> {
    Column { name, kind, cell: Box::new(cell) }
}

fn text(text: Option<&String>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.clone()))
}

fn count(n: usize) -> Cell {
    Cell::Count(n as u64)
}

fn points(score: Option<Score>) -> Cell {
    score.map_or(Cell::Empty, |score| Cell::Number(score.points()))
}

fn joined(names: impl Iterator<Item = &'static str>) -> Cell {
    Cell::Text(names.collect::<Vec<_>>().join(";"))
}

fn evaluations() -> Vec<Column<Evaluation>> {
    use Kind::{Count, Number, Text};
    let mut columns = vec![
        column("interaction_id", Text, |e: &Evaluation| text(e.interaction_id.as_ref())),
        column("session_id", Text, |e: &Evaluation| text(e.session_id.as_ref())),
        column("overall_score", Number, |e: &Evaluation| points(e.overall_score)),
        column("verdict", Text, |e: &Evaluation| Cell::Text(e.verdict.as_str().into())),
        column("measured_weight", Number, |e: &Evaluation| Cell::Number(e.measured_weight.get())),
        column("measured_metrics", Count, |e: &Evaluation| Cell::Count(e.measured_metrics.into())),
    ];
    columns.extend(claims(|e: &Evaluation| &e.verification));
    columns.extend([
        column("detections", Count, |e: &Evaluation| count(e.detections.len())),
        column("alerts", Count, |e: &Evaluation| count(e.alerts.len())),
        column("first_alert", Text, |e: &Evaluation| text(e.alerts.first().map(|alert| &alert.code))),
        column("degraded", Count, |e: &Evaluation| count(e.degraded.len())),
        column("warnings", Count, |e: &Evaluation| count(e.warnings.len())),
    ]);
    columns.extend(Dimension::ALL.iter().map(|&dimension| {
        column(dimension.as_str(), Number, move |e: &Evaluation| {
            points(e.dimensions.get(&dimension).copied().flatten())
        })
    }));
    columns.extend(MetricId::ALL.iter().map(|&id| {
        column(id.as_str(), Number, move |e: &Evaluation| {
            points(e.metric(id).and_then(|metric| metric.score))
        })
    }));
    columns
}

fn verifications() -> Vec<Column<Verified>> {
    let mut columns = vec![
        column("interaction_id", Kind::Text, |v: &Verified| text(v.interaction_id.as_ref())),
        column("session_id", Kind::Text, |v: &Verified| text(v.session_id.as_ref())),
    ];
    columns.extend(claims(|v: &Verified| &v.verification));
    columns.push(column("degraded", Kind::Count, |v: &Verified| count(v.degraded.len())));
    columns
}

fn scans() -> Vec<Column<Scanned>> {
    vec![
        column("id", Kind::Text, |s: &Scanned| text(s.scan.id.as_ref())),
        column("is_malicious", Kind::Flag, |s: &Scanned| Cell::Flag(s.scan.is_malicious)),
        column("confidence", Kind::Number, |s: &Scanned| Cell::Number(s.scan.confidence.get())),
        column("threats", Kind::Text, |s: &Scanned| {
            joined(s.scan.threats.iter().map(|threat| threat.as_str()))
        }),
        column("marks", Kind::Text, |s: &Scanned| joined(s.scan.marks.iter().map(|mark| mark.as_str()))),
        column("findings", Kind::Count, |s: &Scanned| count(s.scan.findings.len())),
        column("pii", Kind::Count, |s: &Scanned| count(s.scan.pii.len())),
        column("degraded", Kind::Count, |s: &Scanned| count(s.scan.degraded.len())),
        column("redacted", Kind::Text, |s: &Scanned| text(s.redacted.as_ref())),
    ]
}

/// How many claims there are of each kind, and the risk.
fn claims<T: 'static>(of: fn(&T) -> &Verification) -> Vec<Column<T>> {
    type Count = (&'static str, fn(&Verification) -> u32);
    let counts: [Count; 6] = [
        ("claims", |v| v.total_claims),
        ("verifiable", |v| v.verifiable),
        ("supported", |v| v.verified),
        ("contradicted", |v| v.contradicted),
        ("unsupported", |v| v.unsupported),
        ("not_checkable", |v| v.not_checkable),
    ];
    let counts = counts
        .into_iter()
        .map(|(name, n)| column(name, Kind::Count, move |answer: &T| Cell::Count(n(of(answer)).into())));
    let risk =
        move |answer: &T| of(answer).hallucination_risk.map(Share::get).map_or(Cell::Empty, Cell::Number);
    counts.chain([column("hallucination_risk", Kind::Number, risk)]).collect()
}

/// A row of CSV (RFC 4180, but for lines that end in LF).
pub(crate) fn csv(cells: impl Iterator<Item = Cell>) -> String {
    let mut line = String::new();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            line.push(',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Text(text) if text.contains([',', '"', '\n', '\r']) || text.trim() != text => {
                line.extend(["\"", &text.replace('"', "\"\""), "\""]);
            }
            Cell::Text(text) => line.push_str(&text),
            Cell::Count(n) => line.push_str(&n.to_string()),
            Cell::Number(number) => line.push_str(&number.to_string()),
            Cell::Flag(flag) => line.push_str(&flag.to_string()),
        }
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_columns_share_a_name() {
        for command in ["evaluate", "verify", "scan"] {
            let flat = Flat::of(command);
            let columns = flat.columns();
            let names: BTreeSet<_> = columns.iter().map(|(name, _)| *name).chain([flat.json]).collect();
            assert_eq!(names.len(), columns.len() + 1, "{command}: {columns:?}");
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        for (text, written) in
            [("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), (" a", "\" a\"")]
        {
            assert_eq!(csv([Cell::Text(text.into()), Cell::Empty].into_iter()), format!("{written},\n"));
        }
    }
}
