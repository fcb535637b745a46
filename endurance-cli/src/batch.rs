//! `evaluate`, `verify` and `scan`: one line in, one row out.

use crate::{
    answer::{Answer, Scanned, Verified},
    args::{self, Format},
    column::Columns,
    input::Input,
    output::Output,
    paint::{Paint, to_stderr},
    policy,
    progress::Progress,
    report::{self, Report},
    run::{self, Event, Plan, Work},
    stop::Stop,
    summary::Summary,
    table,
};
use clap::error::ErrorKind;
use endurance_core::{Evaluator, Interaction, Role, ScanRequest};
use std::{thread, time::Instant};

/// One of the three commands, ready to run.
struct Job<'o> {
    command: &'static str,
    options: &'o args::Batch,
    input: Input,
    format: Option<Format>,
    pages: bool,
    columns: &'static table::Columns,
}

/// Runs `evaluate`; says whether every line could be read.
pub(crate) fn evaluate(options: &args::Evaluate) -> Result<bool, Stop> {
    let columns = Columns::parse(&options.columns.names)?;
    let (evaluator, strict) = evaluator(&options.batch, &options.rules)?;
    let job = Job {
        command: "evaluate",
        input: Input::open(options.batch.file.as_deref(), "evaluate")?,
        options: &options.batch,
        format: options.format,
        pages: true,
        columns: &table::EVALUATIONS,
    };
    job.run(|format| {
        Box::new(move |line| {
            let interaction = Interaction::from_json(&columns.rename(line), strict)?;
            let evaluation = Box::new(evaluator.evaluate(&interaction));
            let kept = (format == Format::Html).then(|| Box::new(interaction));
            Ok(Answer::Evaluation(evaluation, kept))
        })
    })
}

/// Runs `verify`; says whether every line could be read.
pub(crate) fn verify(options: &args::Verify) -> Result<bool, Stop> {
    let columns = Columns::parse(&options.columns.names)?;
    let (evaluator, strict) = evaluator(&options.batch, &options.rules)?;
    let job = Job {
        command: "verify",
        input: Input::open(options.batch.file.as_deref(), "verify")?,
        options: &options.batch,
        format: options.format.map(Format::from),
        pages: false,
        columns: &table::VERIFICATIONS,
    };
    job.run(|_| {
        Box::new(move |line| {
            let interaction = Interaction::from_json(&columns.rename(line), strict)?;
            let (verification, degraded) = evaluator.verify(&interaction);
            let Interaction { interaction_id, session_id, warnings, .. } = interaction;
            Ok(Answer::Verification(Box::new(Verified {
                interaction_id,
                session_id,
                verification,
                degraded,
                warnings,
            })))
        })
    })
}

/// Runs `scan`; says whether every line could be read.
pub(crate) fn scan(options: &args::Scan) -> Result<bool, Stop> {
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
        columns: &table::SCANS,
    };
    job.run(|_| {
        Box::new(move |line| {
            let request = ScanRequest::from_json(line, strict)?;
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
    fn run(self, work: impl FnOnce(Format) -> Box<Work>) -> Result<bool, Stop> {
        let began = Instant::now();
        let Self { command, options, input, format, pages, columns } = self;
        if let (Some(config), Some(output)) = (&options.config, &options.output)
            && same_file::is_same_file(config, output).unwrap_or(false)
        {
            let name = output.display();
            return Err(Stop::refused(format!(
                "cannot write to `{name}`: it is the configuration, and must be another file"
            )));
        }
        let inferred = match format {
            Some(format) => Some(format),
            None => report::infer(options.output.as_deref())
                .map_err(|extension| unknown_format(&extension, command, pages))?,
        };
        let mut output = Output::open(options.output.as_deref(), &input)?;
        let terminal = output.is_terminal();
        let format = inferred.unwrap_or(if terminal { Format::Table } else { Format::Jsonl });
        if format == Format::Html && !pages {
            return Err(Stop::refused(
                "html is a format of `evaluate`; this command writes jsonl, json or table",
            ));
        }
        let paint = if output.is_standard() { Paint::stdout() } else { Paint::OFF };
        let mut report = Report::new(format, &input.title, columns, paint);
        let mut summary = Summary::default();
        // A bar among the rows of a table would be in the way.
        let progress = Progress::new(input.bytes, options.quiet || terminal);
        let plan = Plan {
            work: work(format),
            jobs: jobs(options.jobs),
            json: matches!(format, Format::Jsonl | Format::Json),
        };
        run::run(input, plan, &mut |event| match event {
            Event::Row(row, read) => {
                summary.add(&row);
                progress.at(read, summary.rows);
                report.row(row, &mut output).map_err(|error| output.error(&error))
            }
            Event::Idle => flush(&mut output),
        })?;
        report.end(&summary, &mut output).map_err(|error| output.error(&error))?;
        output.finish()?;
        progress.clear();
        if !options.quiet {
            to_stderr(&summary.line(began.elapsed()));
            if let Some(warning) = summary.warning() {
                to_stderr(&warning);
            }
        }
        Ok(summary.unreadable == 0)
    }
}

fn unknown_format(extension: &str, command: &str, pages: bool) -> Stop {
    let allowed = if pages { ".jsonl, .json or .html" } else { ".jsonl or .json" };
    let message = format!(
        "OUT must end in {allowed}, or in no extension, not in .{extension}; with --format it may have any name"
    );
    Stop::usage(command, ErrorKind::ValueValidation, &message)
}

fn flush(output: &mut Output) -> Result<(), Stop> {
    std::io::Write::flush(output).map_err(|error| output.error(&error))
}

fn jobs(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}
