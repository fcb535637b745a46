//! What may be asked for on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use endurance_core::{FairnessOutcome, Preset, Profile, Role, Score};
use std::path::PathBuf;

/// Evaluates chatbot answers: every claim checked against the documents, injections found, scores explained.
///
/// Nothing leaves the machine.
#[derive(Debug, Parser)]
#[command(name = "endurance", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Evaluates interactions: one a line in, one evaluation a line out, in the same order
    Evaluate(Evaluate),
    /// Looks for injected instructions, secrets and personal data in texts
    Scan(Scan),
    /// Checks the claims of responses against their documents, and nothing else
    Verify(Verify),
    /// Finds thresholds that keep the share of good answers that are flagged below a rate, and writes them as TOML
    Calibrate(Calibrate),
    /// Turns one interaction, or one evaluation, into a page for a person to read
    Explain(Explain),
    /// Fails when a verdict differs from a committed baseline, or when an answer breaks a rule
    Gate(Gate),
    /// Prints the JSON Schema of a part of the wire format, or the names of all parts
    Schema(Schema),
}

#[derive(Args, Debug)]
pub(crate) struct Evaluate {
    #[command(flatten)]
    pub(crate) batch: Batch,

    /// How to write the evaluations [default: by the extension of OUT; else table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,

    #[command(flatten)]
    pub(crate) rules: Rules,

    #[command(flatten)]
    pub(crate) columns: ColumnNames,

    #[command(flatten)]
    pub(crate) overall: Overall,
}

/// What is said of all rows together.
#[derive(Args, Debug)]
#[command(next_help_heading = "Summary")]
pub(crate) struct Overall {
    /// Writes what can be said of all rows together: a name that ends in .json, .html or .txt; `-` prints it as text
    #[arg(long, value_name = "FILE")]
    pub(crate) summary: Option<PathBuf>,

    /// Compares the groups of people that rows name under `metadata.groups.NAME`; can be repeated
    #[arg(long = "group", value_name = "NAME")]
    pub(crate) groups: Vec<String>,

    /// The outcome in which groups are compared: pass, refusal, or a metric from so many points
    #[arg(long, value_name = "pass|refusal|METRIC>=POINTS", default_value = "pass", requires = "groups")]
    pub(crate) outcome: FairnessOutcome,

    /// Says how far the rows are from those that a baseline was made of
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// Makes a baseline of the rows, for --baseline; needs 200 evaluations
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub(crate) batch: Batch,

    /// How to write the verifications [default: by the extension of OUT; else table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<RowFormat>,

    #[command(flatten)]
    pub(crate) rules: Rules,

    #[command(flatten)]
    pub(crate) columns: ColumnNames,
}

#[derive(Args, Debug)]
pub(crate) struct Scan {
    #[command(flatten)]
    pub(crate) batch: Batch,

    /// How to write the scans [default: by the extension of OUT; else table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<RowFormat>,

    /// Who speaks in a text whose line does not say
    #[arg(long, value_enum, default_value_t = Speaker::Query)]
    pub(crate) role: Speaker,

    /// A plain text to scan, instead of a file of JSON lines
    #[arg(long, conflicts_with = "file")]
    pub(crate) text: Option<String>,

    /// Adds to each line, as `redacted`, its text with secrets and personal data replaced by their type: [PHONE]
    #[arg(long)]
    pub(crate) redact: bool,

    #[command(flatten)]
    pub(crate) columns: TextColumnNames,
}

#[derive(Args, Debug)]
pub(crate) struct Calibrate {
    /// Interactions with good or accepted answers, and bad ones where they are labelled, as JSON lines
    #[arg(value_name = "ROWS")]
    pub(crate) file: Option<PathBuf>,

    /// The largest share of good answers that a threshold may flag, below 1
    #[arg(long, value_name = "RATE", default_value_t = 0.02)]
    pub(crate) fpr: f64,

    /// The key of a line that holds its label: good, bad, true or false [default: label in metadata]
    #[arg(long, value_name = "NAME")]
    pub(crate) label: Option<String>,

    /// Where to write the configuration [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,

    /// The configuration to start from, JSON or .toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) rules: Rules,

    #[command(flatten)]
    pub(crate) columns: ColumnNames,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// The interaction or evaluation: one JSON value, or JSON lines; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Which line of FILE, from 1 [default: the first that is not blank]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) line: Option<u64>,

    /// A configuration, JSON or .toml: an interaction is evaluated with it, and its thresholds say what must change
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) rules: Rules,
}

#[derive(Args, Debug)]
pub(crate) struct Gate {
    /// The rows: JSON lines, or a table that ends in .csv, .tsv or .parquet; `-` or nothing is JSON lines from standard input
    #[arg(value_name = "ROWS")]
    pub(crate) file: Option<PathBuf>,

    /// What the verdicts must be; made by --update and committed
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// Writes the baseline: accepts every change
    #[arg(long, requires = "baseline")]
    pub(crate) update: bool,

    #[command(flatten)]
    pub(crate) limits: Limits,

    #[command(flatten)]
    pub(crate) reports: Reports,

    /// A configuration, JSON or .toml: weights, thresholds, limits, `strict` and more
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// How many lines to work on at a time [default: the number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,

    /// Nothing on standard error but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,

    #[command(flatten)]
    pub(crate) rules: Rules,

    #[command(flatten)]
    pub(crate) columns: ColumnNames,
}

/// What every answer must keep to, whatever the baseline says.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Limits")]
pub(crate) struct Limits {
    /// Fails on an answer below N points, and on one that was not measured
    #[arg(long, value_name = "N", value_parser = points)]
    pub(crate) min_overall: Option<Score>,

    /// Fails on an answer with more than N contradicted or unsupported claims
    #[arg(long, value_name = "N")]
    pub(crate) max_hallucinated: Option<u32>,

    /// Fails on an answer with this verdict or a worse one; `review` includes `not_measured`
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub(crate) fail_on: Option<FailOn>,
}

/// From which verdict on an answer fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Everything that does not pass
    Review,
    /// What fails
    Fail,
}

/// Where reports for other programs go.
#[derive(Args, Debug)]
#[command(next_help_heading = "Reports")]
pub(crate) struct Reports {
    #[arg(long, value_name = "FILE", help = "Writes JUnit XML, one test case a row")]
    pub(crate) junit: Option<PathBuf>,

    /// Writes SARIF 2.1.0, one result a finding, with its place in ROWS
    #[arg(long, value_name = "FILE")]
    pub(crate) sarif: Option<PathBuf>,

    /// Writes a short table for the summary of a job; `-` prints it in place of the report
    #[arg(long, value_name = "FILE")]
    pub(crate) markdown: Option<PathBuf>,
}

fn points(text: &str) -> Result<Score, String> {
    let points = text.parse::<f64>().ok().filter(|points| (0.0..=100.0).contains(points));
    points.map(Score::from_points).ok_or_else(|| "must be a number of points, 0 to 100".to_owned())
}

#[derive(Args, Debug)]
pub(crate) struct Schema {
    /// Which part; without it, the names are listed
    pub(crate) name: Option<String>,
}

/// What `evaluate`, `verify` and `scan` share.
#[derive(Args, Debug)]
pub(crate) struct Batch {
    /// The input: JSON lines, or a table that ends in .csv, .tsv or .parquet; `-` or nothing is JSON lines from standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Where to write; appears under its name only when it is whole [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,

    /// A configuration, JSON or .toml: weights, thresholds, limits, `strict` and more
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// How many lines to work on at a time [default: the number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,

    /// No progress, no closing line and no warning on standard error
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// Rules and weights that have a name.
#[derive(Args, Debug, Default)]
pub(crate) struct Rules {
    /// Whose rules the answers are held to; goes before the configuration
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Profile::ALL.iter().map(|p| p.as_str())))]
    pub(crate) profile: Option<String>,

    /// Ready-made weights, with their profile; goes before the configuration
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Preset::ALL.iter().map(|p| p.as_str())))]
    pub(crate) preset: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct ColumnNames {
    /// Reads the field NAME from the key THEIRS of a line; `ragas` and `deepeval` stand for the names these use
    ///
    /// NAME is a field of an interaction (query, response, `rag_documents` and so on) or `metadata.KEY`. Documents may
    /// be given as plain strings. Can be repeated.
    #[arg(long = "column", value_name = "NAME=THEIRS")]
    pub(crate) names: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct TextColumnNames {
    /// Reads the field NAME (id, text, role or query) from the key THEIRS of a line; can be repeated
    #[arg(long = "column", value_name = "NAME=THEIRS")]
    pub(crate) names: Vec<String>,
}

/// How to write the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON value a line
    Jsonl,
    /// One JSON array
    Json,
    /// Aligned columns and a summary, for a terminal
    Table,
    /// One self-contained page
    Html,
    /// One row of figures for each answer
    Csv,
    /// The same columns, and the whole answer as JSON
    #[cfg(feature = "parquet")]
    Parquet,
}

/// How to write answers that have no page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowFormat {
    /// One JSON value a line
    Jsonl,
    /// One JSON array
    Json,
    /// Aligned columns and a summary, for a terminal
    Table,
    /// One row of figures for each answer
    Csv,
    /// The same columns, and the whole answer as JSON
    #[cfg(feature = "parquet")]
    Parquet,
}

/// Who speaks in a text to scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Speaker {
    /// A user who asks
    Query,
    /// A retrieved document
    Document,
    /// The chatbot
    Response,
}

impl From<RowFormat> for Format {
    fn from(format: RowFormat) -> Self {
        match format {
            RowFormat::Jsonl => Self::Jsonl,
            RowFormat::Json => Self::Json,
            RowFormat::Table => Self::Table,
            RowFormat::Csv => Self::Csv,
            #[cfg(feature = "parquet")]
            RowFormat::Parquet => Self::Parquet,
        }
    }
}

impl From<Speaker> for Role {
    fn from(speaker: Speaker) -> Self {
        match speaker {
            Speaker::Query => Self::Query,
            Speaker::Document => Self::Document,
            Speaker::Response => Self::Response,
        }
    }
}
