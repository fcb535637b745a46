//! `endurance gate`: holds answers to a committed baseline, exactly, and to limits.
//!
//! The same input gives the same verdicts, so nothing is compared with a tolerance: any verdict that differs fails the gate
//! until `--update` accepts it. A score that moves without changing a verdict is told and fails nothing.

mod baseline;
mod change;
mod finding;
mod junit;
mod limit;
mod markdown;
mod outcome;
mod record;
mod region;
mod result;
mod sarif;
mod session;
mod text;
mod underline;

use crate::{
    answer::Answer,
    args,
    batch::{evaluating, jobs},
    column::{self, Columns},
    input::Input,
    output::{Output, keep},
    paint::{Paint, to_stderr},
    policy,
    progress::Progress,
    rows::Rows,
    run::{self, Event, Plan},
    stop::Stop,
    visible::listed,
    wording::count,
};
use baseline::{Baseline, Head};
use clap::error::ErrorKind;
use endurance_core::{Evaluator, Interaction};
use limit::Limits;
use outcome::{Gate, Outcome};
use result::Outcomes;
pub use session::{Judged, Session};
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

/// The files that are written, open before the work is done.
struct Files {
    baseline: Option<Output>,
    junit: Option<Output>,
    sarif: Option<Output>,
    markdown: Option<Output>,
}

/// Runs the gate; says whether it holds.
pub(crate) fn gate(options: &args::Gate) -> Result<bool, Stop> {
    let limits = Limits::from(&options.limits);
    if options.baseline.is_none() && limits.is_empty() {
        let missing = "give --baseline FILE, or a limit: --min-overall, --max-hallucinated, --fail-on";
        return Err(Stop::usage("gate", ErrorKind::MissingRequiredArgument, missing));
    }
    let columns = Columns::parse(&options.columns.names, &column::INTERACTION)?;
    let config = policy::config(options.config.as_deref(), &options.rules)?;
    let (strict, quotes) = (config.strict, config.include_text);
    let evaluator = Evaluator::new(config)?;
    let head = Head::of(&evaluator.evaluate(&Interaction::default()));
    let baseline = options.baseline.as_deref().map(|path| read(path, options.update)).transpose()?.flatten();
    let input = Input::open(options.file.as_deref(), "gate")?;
    let file = options.file.as_deref().filter(|path| *path != Path::new("-"));
    if options.reports.sarif.is_some() && file.is_none() {
        return Err(Stop::refused("`--sarif` names places in a file: give ROWS, not standard input"));
    }
    let files = Files::open(options, &input)?;
    let title = input.title.clone();
    let compared = baseline.is_some();
    let mut gate = Gate {
        baseline,
        limits,
        update: options.update,
        quotes,
        all: options.reports.sarif.is_some(),
        seen: BTreeMap::new(),
    };
    let rows = judged(options, input, columns, |columns| evaluating(columns, evaluator, strict), &mut gate)?;
    // With a baseline and no update, all that it has is gone, which fails with the names of the rows.
    if rows.is_empty() && (options.update || !compared) {
        return Err(Stop::refused(format!("{title} has no rows: there is nothing to hold")));
    }
    let gone = gate.gone();
    let differs = gate.baseline.as_ref().and_then(|baseline| head.differs(baseline.head()));
    let outcomes = Outcomes { rows, gone, differs, head, title, compared, update: options.update };
    if !options.quiet {
        warn(&gate);
    }
    match files.write(&outcomes, file, options.baseline.as_deref()) {
        // Who stopped reading the report, as `| head` does, must not turn a failure into a success.
        Ok(()) | Err(Stop::Closed) => Ok(outcomes.holds()),
        Err(stop) => Err(stop),
    }
}

/// Reads the baseline; there need be none yet when it is about to be written.
fn read(path: &Path, update: bool) -> Result<Option<Baseline>, Stop> {
    let name = format!("the baseline `{}`", path.display());
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if update && error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Stop::refused(format!(
                "{name} is not there: run the same command with --update to make it, and commit it"
            )));
        }
        Err(error) => return Err(Stop::reading(&name, &error)),
    };
    // An empty file is none yet, as `mktemp` makes it. Anything else is not written over.
    if update && text.is_empty() {
        return Ok(None);
    }
    Baseline::parse(&text).map(Some).map_err(|why| Stop::refused(format!("{name} is refused: {why}")))
}

/// Evaluates the rows and judges each.
fn judged(
    options: &args::Gate,
    input: Input,
    columns: Columns,
    work: impl FnOnce(Columns) -> Box<run::Work>,
    gate: &mut Gate,
) -> Result<Vec<Outcome>, Stop> {
    let progress = Progress::new(input.bytes, options.quiet);
    let name = input.name.clone();
    let rows = input.rows(&columns)?;
    let table = !matches!(rows, Rows::Lines(_));
    let named = columns.clone();
    // The rows of a table have our names already, and no line of JSON.
    let columns = if table { columns.none() } else { columns };
    let keep = options.reports.sarif.is_some() && !table;
    let plan = Plan { work: work(columns), jobs: jobs(options.jobs), json: false, table, keep };
    let mut outcomes = Vec::new();
    run::run(&name, rows, plan, &mut |event| {
        let Event::Row(row, read) = event else { return Ok(()) };
        match &row.answer {
            Ok(Answer::Evaluation(evaluation, interaction)) => {
                // What was read as JSON is UTF-8.
                let line = std::str::from_utf8(&row.source).unwrap_or_default();
                outcomes.push(gate.judge(row.line, line, evaluation, interaction));
            }
            Ok(_) => return Err(Stop::refused("a row was not evaluated; please report this as a bug")),
            Err(unreadable) => outcomes.push(Outcome::unreadable(unreadable)),
        }
        progress.at(read, outcomes.len() as u64);
        Ok(())
    })?;
    progress.clear();
    if let Some(sentence) = named.unmet().filter(|_| !options.quiet) {
        to_stderr(&format!("warning: {sentence}"));
    }
    Ok(outcomes)
}

fn warn(gate: &Gate) {
    let shared = gate.shared();
    if !shared.is_empty() {
        to_stderr(&format!(
            "warning: {} of several rows, which are told apart by their order: {}",
            count(shared.len() as u64, "key"),
            listed(shared.into_iter())
        ));
    }
}

impl Files {
    fn open(options: &args::Gate, input: &Input) -> Result<Self, Stop> {
        let args::Reports { junit, sarif, markdown } = &options.reports;
        let updated = options.baseline.clone().filter(|_| options.update);
        keep(
            [("the configuration", &options.config), ("the baseline", &options.baseline)],
            [junit, sarif, markdown],
        )?;
        keep([("the configuration", &options.config)], [&updated])?;
        let [baseline, junit, sarif, markdown] = [&updated, junit, sarif, markdown]
            .map(|path| path.as_deref().map(|path| Output::open(Some(path), input)).transpose());
        let files = Self { baseline: baseline?, junit: junit?, sarif: sarif?, markdown: markdown? };
        files.check()?;
        Ok(files)
    }

    /// Refuses a file that is named twice.
    fn check(&self) -> Result<(), Stop> {
        let Self { baseline, junit, sarif, markdown } = self;
        let files: Vec<_> = [baseline, junit, sarif, markdown].into_iter().flatten().collect();
        for (at, file) in files.iter().enumerate() {
            let same =
                |other: &&Output| file.is_file_of(other) || (file.is_standard() && other.is_standard());
            if files[..at].iter().any(same) {
                return Err(Stop::refused("the baseline and each report need a file of their own"));
            }
        }
        Ok(())
    }

    /// Writes the reports, and the baseline last: what accepts a change must not be there without its report.
    fn write(self, outcomes: &Outcomes, rows: Option<&Path>, baseline: Option<&Path>) -> Result<(), Stop> {
        let Self { baseline: updated, junit, sarif, markdown } = self;
        let reports: [Option<&Output>; 3] = [junit.as_ref(), sarif.as_ref(), markdown.as_ref()];
        let printed = !reports.into_iter().flatten().any(Output::is_standard);
        written(junit, |to| junit::write(outcomes, rows, to))?;
        written(sarif, |to| sarif::write(outcomes, rows, baseline, to))?;
        written(markdown, |to| markdown::write(outcomes, to))?;
        if !outcomes.has_unreadable() {
            let records = outcomes.rows.iter().filter_map(|row| row.record.as_ref());
            written(updated, |to| baseline::write(&outcomes.head, records, to))?;
        }
        if !printed {
            return Ok(());
        }
        let told = text::write(outcomes, Paint::stdout(), &mut io::BufWriter::new(io::stdout()));
        told.map_err(|error| Stop::writing("standard output", &error))
    }
}

fn written(to: Option<Output>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
    let Some(mut to) = to else { return Ok(()) };
    write(&mut to).map_err(|error| to.error(&error))?;
    to.finish()
}
