//! `evaluate`, `verify` and `scan`: one line in, or one row of a table, and one row out.

use crate::{
    answer::{Answer, Scanned},
    args::{self, Format},
    column::{self, Columns},
    input::Input,
    output::{Output, keep},
    overall::Overall,
    paint::{Paint, to_stderr},
    policy,
    progress::Progress,
    report::{self, Report},
    rows::Rows,
    run::{self, Event, Plan, Work},
    stop::Stop,
    summary, table,
};
use clap::error::ErrorKind;
use endurance_core::{Evaluator, Interaction, Role, ScanRequest, SummaryReport};
use std::{thread, time::Instant};

/// One of the three commands, ready to run.
struct Job<'o> {
    command: &'static str,
    options: &'o args::Batch,
    input: Input,
    format: Option<Format>,
    pages: bool,
    /// What a table shows.
    shown: &'static table::Columns,
    summary: Overall,
}

/// Runs `evaluate`; says whether every line could be read.
pub(crate) fn evaluate(options: &args::Evaluate) -> Result<bool, Stop> {
    let columns = Columns::parse(&options.columns.names, &column::INTERACTION)?;
    let (evaluator, strict) = evaluator(&options.batch, &options.rules)?;
    let (own, overall) = (&options.batch, &options.overall);
    let reads = [("the configuration", &own.config), ("the baseline", &overall.baseline)];
    keep(reads, [&own.output, &overall.summary, &overall.write_baseline])?;
    let summary = Overall::new(overall)?;
    let job = Job {
        command: "evaluate",
        input: Input::open(options.batch.file.as_deref(), "evaluate")?,
        options: &options.batch,
        format: options.format,
        pages: true,
        shown: &table::EVALUATIONS,
        summary,
    };
    job.run(columns, |columns| evaluating(columns, evaluator, strict))
}

/// Evaluates the interaction of a line.
pub(crate) fn evaluating(columns: Columns, evaluator: Evaluator, strict: bool) -> Box<Work> {
    Box::new(move |line| {
        let interaction = Box::new(columns.read(line, |line| Interaction::from_json(line, strict))?);
        let evaluation = Box::new(evaluator.evaluate(&interaction));
        Ok(Answer::Evaluation(evaluation, interaction))
    })
}

/// Runs `verify`; says whether every line could be read.
pub(crate) fn verify(options: &args::Verify) -> Result<bool, Stop> {
    keep([("the configuration", &options.batch.config)], [&options.batch.output])?;
    let columns = Columns::parse(&options.columns.names, &column::INTERACTION)?;
    let (evaluator, strict) = evaluator(&options.batch, &options.rules)?;
    let job = Job {
        command: "verify",
        input: Input::open(options.batch.file.as_deref(), "verify")?,
        options: &options.batch,
        format: options.format.map(Format::from),
        pages: false,
        shown: &table::VERIFICATIONS,
        summary: Overall::default(),
    };
    job.run(columns, |columns| {
        Box::new(move |line| {
            let interaction = columns.read(line, |line| Interaction::from_json(line, strict))?;
            Ok(Answer::Verification(Box::new(evaluator.verify(&interaction))))
        })
    })
}

/// Runs `scan`; says whether every line could be read.
pub(crate) fn scan(options: &args::Scan) -> Result<bool, Stop> {
    keep([("the configuration", &options.batch.config)], [&options.batch.output])?;
    let columns = Columns::parse(&options.columns.names, &column::TEXT)?;
    let (evaluator, strict) = evaluator(&options.batch, &args::Rules::default())?;
    let (role, redact) = (Role::from(options.role), options.redact);
    let input = match &options.text {
        // The text takes the way of any other line.
        Some(text) => Input::text(serde_json::json!({ "text": text }).to_string().into_bytes()),
        None => Input::open(options.batch.file.as_deref(), "scan")?,
    };
    let job = Job {
        command: "scan",
        input,
        options: &options.batch,
        format: options.format.map(Format::from),
        pages: false,
        shown: &table::SCANS,
        summary: Overall::default(),
    };
    job.run(columns, |columns| {
        Box::new(move |line| {
            let request = columns.read(line, |line| ScanRequest::from_json(line, strict))?;
            let mut scan = evaluator.scan(&request.text, request.role.unwrap_or(role));
            scan.id = request.id;
            let scanned = Scanned { scan, redacted: None };
            let scanned = if redact { scanned.redact(&request.text) } else { scanned };
            Ok(Answer::Scan(Box::new(scanned), request.warnings))
        })
    })
}

fn evaluator(options: &args::Batch, rules: &args::Rules) -> Result<(Evaluator, bool), Stop> {
    let config = policy::config(options.config.as_deref(), rules)?;
    let strict = config.strict;
    Ok((Evaluator::new(config)?, strict))
}

impl Job<'_> {
    /// Runs to the end; says whether every line could be read.
    fn run(self, columns: Columns, work: impl FnOnce(Columns) -> Box<Work>) -> Result<bool, Stop> {
        let began = Instant::now();
        let (format, mut output) = self.output()?;
        let Self { command, options, input, shown, summary: overall, .. } = self;
        let terminal = output.is_terminal();
        let overview = overall.open(&input, &output, format)?;
        let paint = if output.is_standard() { Paint::stdout() } else { Paint::OFF };
        let report = Report::new(format, command, &input.title, shown, paint);
        let mut report = report.map_err(|error| output.error(&error))?;
        let mut summary = overall.summary();
        // A bar among the rows of a table would be in the way.
        let progress = Progress::new(input.bytes, options.quiet || terminal);
        let (name, title) = (input.name.clone(), input.title.clone());
        let mut rows = input.rows(&columns)?;
        let spread = rows.spread().map_err(|error| Stop::reading(&name, &error))?;
        let json = match format {
            Format::Jsonl | Format::Json => true,
            #[cfg(feature = "parquet")]
            Format::Parquet => true,
            Format::Table | Format::Html | Format::Csv => false,
        };
        // The rows of a table have our names already.
        let table = !matches!(rows, Rows::Lines(_));
        let columns = if table { columns.none() } else { columns };
        let named = columns.clone();
        let plan = Plan { work: work(columns), jobs: jobs(options.jobs), json, table, keep: false };
        run::run(&name, rows, plan, &mut |event| match event {
            Event::Row(row, read) => {
                summary.add(&row);
                progress.at(read, summary.counts.rows());
                report.row(row, &mut output).map_err(|error| output.error(&error))
            }
            Event::Idle => flush(&mut output),
        })?;
        let figures = summary.report(overall.baseline());
        report.end(&figures, &mut output).map_err(|error| output.error(&error))?;
        output.finish()?;
        progress.clear();
        if !options.quiet {
            to_stderr(&summary::line(&figures, began.elapsed()));
            let spread = spread.filter(|_| figures.errors.rows > 0);
            let unmet = [
                spread,
                named.absent(),
                named.unmet(),
                summary.unmet_group(&figures),
                plain(command, &figures),
            ];
            let unmet = unmet.into_iter().flatten();
            let unmet = unmet.map(|sentence| format!("warning: {sentence}"));
            summary.warning().into_iter().chain(unmet).for_each(|warning| to_stderr(&warning));
        }
        overview.write(&title, &figures, summary.counts.baseline())?;
        Ok(figures.errors.rows == 0)
    }

    /// The format, and where it is written.
    fn output(&self) -> Result<(Format, Output), Stop> {
        let Self { command, options, input, format, pages, .. } = self;
        let inferred = match format {
            Some(format) => Some(*format),
            None => report::infer(options.output.as_deref())
                .map_err(|extension| unknown_format(&extension, command, *pages))?,
        };
        let output = Output::open(options.output.as_deref(), input)?;
        let format = inferred.unwrap_or(if output.is_terminal() { Format::Table } else { Format::Jsonl });
        if format == Format::Html && !pages {
            return Err(Stop::refused(
                "html is a format of `evaluate`; this command writes jsonl, json, table, csv or parquet",
            ));
        }
        Ok((format, output))
    }
}

/// Where to put a plain text, when one may have been given as JSON lines.
fn plain(command: &str, figures: &SummaryReport) -> Option<String> {
    let some = command == "scan" && figures.errors.by_code.contains_key("invalid_json");
    let told = r#"`scan` reads lines such as {"text": "Call me."}; --text "$(cat FILE)" scans a plain text"#;
    some.then(|| told.to_owned())
}

fn unknown_format(extension: &str, command: &str, pages: bool) -> Stop {
    let tables = if cfg!(feature = "parquet") { ".csv or .parquet" } else { "or .csv" };
    let pages = if pages { ".html, " } else { "" };
    let allowed = format!(".jsonl, .json, {pages}{tables}");
    let message = format!(
        "OUT must end in {allowed}, or in no extension, not in .{extension}; with --format it may have any name"
    );
    Stop::usage(command, ErrorKind::ValueValidation, &message)
}

fn flush(output: &mut Output) -> Result<(), Stop> {
    std::io::Write::flush(output).map_err(|error| output.error(&error))
}

/// How many lines to work on at a time.
pub(crate) fn jobs(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}
