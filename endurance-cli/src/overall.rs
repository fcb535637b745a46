//! What is written of all rows together, beside the rows themselves.

use crate::{
    args::{self, Format},
    figures,
    html::Page,
    input::{self, Input},
    output::Output,
    paint::Paint,
    stop::Stop,
    summary::Summary,
};
use endurance_core::{Baseline, Fairness, SummaryReport};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What was asked for.
#[derive(Default)]
pub(crate) struct Overall {
    summary: Option<(PathBuf, Style)>,
    fairness: Vec<Fairness>,
    baseline: Option<Baseline>,
    write_baseline: Option<PathBuf>,
}

/// How a summary is written, by the extension of its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Json,
    Html,
    Text,
}

/// Open files, to be written when all rows are known: what cannot be written is refused before the work is done.
pub(crate) struct Files {
    summary: Option<(Output, Style)>,
    baseline: Option<Output>,
}

impl Overall {
    pub(crate) fn new(options: &args::Overall) -> Result<Self, Stop> {
        if options.groups.iter().any(String::is_empty) {
            return Err(Stop::refused("`--group`: NAME must be the name of a group in `metadata.groups`"));
        }
        let baseline = options.baseline.as_deref().map(input::baseline).transpose()?;
        let summary = options.summary.clone().map(|path| Ok::<_, Stop>((style(&path)?, path))).transpose()?;
        Ok(Self {
            summary: summary.map(|(style, path)| (path, style)),
            fairness: options.groups.iter().map(|group| Fairness::new(group, options.outcome)).collect(),
            baseline,
            write_baseline: options.write_baseline.clone(),
        })
    }

    /// Counts nothing yet.
    pub(crate) fn summary(&self) -> Summary {
        Summary::new(self.fairness.clone())
    }

    pub(crate) fn baseline(&self) -> Option<&Baseline> {
        self.baseline.as_ref()
    }

    /// Opens what will be written, beside the rows that go to `rows` in `format`.
    pub(crate) fn open(&self, input: &Input, rows: &Output, format: Format) -> Result<Files, Stop> {
        let shown = self.summary.is_some() || matches!(format, Format::Table | Format::Html);
        if !shown && (!self.fairness.is_empty() || self.baseline.is_some()) {
            return Err(Stop::refused(
                "--group and --baseline show in a summary: add --summary FILE, or write a table or html",
            ));
        }
        let open = |path: &Path| {
            let output = Output::open(Some(path), input)?;
            if output.is_standard() && rows.is_standard() {
                return Err(Stop::refused(
                    "the rows go to standard output already: give them a file with -o OUT",
                ));
            }
            if output.is_file_of(rows) {
                let name = path.display();
                return Err(Stop::refused(format!(
                    "cannot write to `{name}`: the rows go there, and need another file"
                )));
            }
            Ok(output)
        };
        let summary =
            self.summary.as_ref().map(|(path, style)| Ok::<_, Stop>((open(path)?, *style))).transpose()?;
        let baseline = self.write_baseline.as_deref().map(open).transpose()?;
        if let (Some((summary, _)), Some(baseline)) = (&summary, &baseline)
            && summary.is_file_of(baseline)
        {
            return Err(Stop::refused("--summary and --write-baseline must be two files"));
        }
        Ok(Files { summary, baseline })
    }
}

impl Files {
    /// Writes everything; `title` is what a page calls the input.
    pub(crate) fn write(
        self,
        title: &str,
        report: &SummaryReport,
        baseline: Option<Baseline>,
    ) -> Result<(), Stop> {
        if let Some((mut output, style)) = self.summary {
            summarise(style, title, report, &mut output).map_err(|error| output.error(&error))?;
            output.finish()?;
        }
        let Some(mut output) = self.baseline else { return Ok(()) };
        let baseline = baseline.ok_or_else(|| {
            let rows = report.evaluated;
            Stop::refused(format!(
                "a baseline needs 200 evaluations or more, and there are {rows}; none was written"
            ))
        })?;
        json(&baseline, &mut output).map_err(|error| output.error(&error))?;
        output.finish()
    }
}

fn summarise(style: Style, title: &str, report: &SummaryReport, output: &mut Output) -> io::Result<()> {
    match style {
        Style::Json => json(report, output),
        Style::Html => Page::new(title).write(report, output),
        Style::Text => {
            let paint = if output.is_standard() { Paint::stdout() } else { Paint::OFF };
            output.write_all(figures::text(report, paint).as_bytes())
        }
    }
}

fn json(value: &impl serde::Serialize, output: &mut Output) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *output, value)?;
    output.write_all(b"\n")
}

fn style(path: &Path) -> Result<Style, Stop> {
    if path == Path::new("-") {
        return Ok(Style::Text);
    }
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "json" => Ok(Style::Json),
        "html" | "htm" => Ok(Style::Html),
        "txt" => Ok(Style::Text),
        _ => Err(Stop::refused(format!(
            "`--summary {}` must end in .json, .html or .txt, or be -",
            path.display()
        ))),
    }
}
