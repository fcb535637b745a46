//! `JUnit` XML: one suite for the input, one test case for each row.

use super::{outcome::Outcome, result::Outcomes, text::paragraphs};
use crate::{paint::Paint, visible::short};
use askama::Template;
use std::{
    io::{self, Write},
    path::Path,
};

/// Askama escapes `<`, `>`, `&` and quotes in `.xml`; the texts hold no character that XML has not.
#[derive(Template)]
#[template(path = "junit.xml")]
struct Junit<'o> {
    suite: String,
    file: Option<String>,
    facts: [(&'static str, &'o str); 4],
    cases: Vec<Case>,
    failures: usize,
    errors: usize,
    differs: Option<&'o str>,
}

struct Case {
    name: String,
    line: u64,
    fault: Option<Fault>,
}

struct Fault {
    /// `failure`, or `error` for a row that could not be read.
    element: &'static str,
    kind: &'static str,
    message: String,
    text: String,
}

/// Writes the report; no time is told, since none is measured.
pub(crate) fn write(outcomes: &Outcomes, rows: Option<&Path>, to: &mut dyn Write) -> io::Result<()> {
    let cases: Vec<_> = outcomes.all().map(case).collect();
    let number = |element| {
        cases.iter().filter(|case| case.fault.as_ref().is_some_and(|f| f.element == element)).count()
    };
    let (failures, errors) = (number("failure"), number("error"));
    let page = Junit {
        suite: short(&outcomes.title),
        file: rows.map(|path| short(&path.to_string_lossy())),
        facts: outcomes.head.facts(),
        failures,
        errors,
        cases,
        differs: outcomes.differs.as_deref(),
    };
    to.write_all(page.render().map_err(io::Error::other)?.as_bytes())
}

fn case(outcome: &Outcome) -> Case {
    let fault = outcome.fails().then(|| {
        let lines = paragraphs(outcome, Paint::OFF);
        Fault {
            element: if outcome.unreadable.is_some() { "error" } else { "failure" },
            kind: kind(outcome),
            message: outcome.reasons().first().or(lines.first()).cloned().unwrap_or_default(),
            text: lines.join("\n"),
        }
    });
    Case { name: outcome.name.clone(), line: outcome.line, fault }
}

/// Names the first thing that is wrong.
fn kind(outcome: &Outcome) -> &'static str {
    if outcome.unreadable.is_some() {
        return "unreadable";
    }
    let changed = outcome.changes.first().filter(|_| !outcome.accepted).map(super::change::Change::code);
    changed.or_else(|| outcome.broken.first().map(|broken| broken.code)).unwrap_or_default()
}
