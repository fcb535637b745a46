//! Evaluations as a stream of record batches, each made when it is asked for.

use crate::{
    answer::{Answer, Fault, Found, answers},
    column::Structs,
    input::{Input, find},
    work::in_order,
};
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, FieldRef, Schema, SchemaRef};
use endurance_core::{Error, ErrorKind, Evaluation, Evaluator, Interaction, OffsetUnit, Result};
use std::{
    collections::{BTreeMap, HashMap},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// Rows of a batch at most.
const ROWS: usize = 1024;

/// Bytes of texts in a batch: when there are so many, it ends. A row more may fit in; far from the 2 GiB that offsets reach.
const BYTES: usize = 64 << 20;

/// Is told of every row: its number, and what was read and found, or the code and the message of what is wrong with it.
pub type Count = Arc<dyn Fn(u64, Result<(&Interaction, &Evaluation), (&str, &str)>) + Send + Sync>;

/// How rows are read and what comes out.
#[derive(Clone)]
#[non_exhaustive]
pub struct Options {
    /// Names of columns by names of fields, where they differ: `query` is `question`. Also `metadata.KEY`.
    pub columns: BTreeMap<String, String>,
    /// Columns that are passed through, in front of the others.
    pub keep: Vec<String>,
    /// Threads.
    pub jobs: usize,
    /// Whether a field that this version does not know is an error.
    pub strict: bool,
    /// Whether the column `json` is filled.
    pub json: bool,
    /// What the offsets of the columns count; those of `json` are always bytes.
    pub unit: OffsetUnit,
    /// What counts the rows as they are evaluated, in any order; a `Summary` merges to the same in any.
    pub count: Option<Count>,
    /// The number of the first row.
    pub first: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            columns: BTreeMap::new(),
            keep: Vec::new(),
            jobs: 1,
            strict: false,
            json: false,
            unit: OffsetUnit::Utf8,
            count: None,
            first: 1,
        }
    }
}

/// What comes out, without kept columns.
#[must_use]
pub fn schema(unit: OffsetUnit) -> Schema {
    with_unit(Schema::new(answers().fields()), unit)
}

fn with_unit(schema: Schema, unit: OffsetUnit) -> Schema {
    schema.with_metadata(HashMap::from([("offset_unit".into(), unit.as_str().into())]))
}

/// One row of answers for each row of the input, in its order. Nothing is read or evaluated before it is asked for.
///
/// A row that cannot be read has an `error` and nothing else. An error of the input itself ends the stream.
pub struct Evaluations {
    from: Box<dyn RecordBatchReader + Send>,
    rows: Rows,
    keep: Vec<usize>,
    schema: SchemaRef,
    answers: Structs<Answer>,
    /// The batch that is under way, and its next row.
    batch: Option<(RecordBatch, usize)>,
    /// The number of its next row.
    number: u64,
    ended: bool,
}

/// How a row becomes an answer.
struct Rows {
    evaluator: Evaluator,
    input: Input,
    options: Options,
}

impl Evaluations {
    /// Evaluates the rows of `from`.
    ///
    /// # Errors
    /// When a column is missing or of a wrong type; the message names the column, what came and what is allowed.
    pub fn new(
        from: Box<dyn RecordBatchReader + Send>,
        evaluator: Evaluator,
        options: Options,
    ) -> Result<Self> {
        let theirs = from.schema();
        let input = Input::new(&theirs, &options.columns)?;
        let answers = answers();
        let keep = kept(&theirs, &options.keep, &answers)?;
        let kept = keep.iter().map(|at| Arc::clone(&theirs.fields()[*at]));
        let fields: Vec<FieldRef> = kept.chain(answers.fields().iter().cloned()).collect();
        let schema = Arc::new(with_unit(Schema::new(fields), options.unit));
        let number = options.first;
        let rows = Rows { evaluator, input, options };
        Ok(Self { from, rows, keep, schema, answers, batch: None, number, ended: false })
    }

    /// The answers to the next rows of `batch`, and where they end.
    fn evaluate(&mut self, batch: &RecordBatch, start: usize) -> Result<(RecordBatch, usize), ArrowError> {
        let (rows, answers, number) = (&self.rows, &mut self.answers, self.number);
        let end = in_order(
            start..batch.num_rows().min(start + ROWS),
            rows.options.jobs,
            BYTES,
            |row| rows.answer(batch, row, number + (row - start) as u64),
            Answer::size,
            |answer| answers.push(Some(&answer)),
        );
        self.number += (end - start) as u64;
        let kept = self.keep.iter().map(|at| batch.column(*at).slice(start, end - start));
        let columns = kept.collect::<Vec<_>>().into_iter().chain(self.answers.columns()).collect();
        Ok((RecordBatch::try_new(Arc::clone(&self.schema), columns)?, end))
    }

    fn pull(&mut self) -> Option<Result<RecordBatch, ArrowError>> {
        loop {
            if let Some((batch, start)) = self.batch.take().filter(|(batch, at)| *at < batch.num_rows()) {
                return Some(self.evaluate(&batch, start).map(|(answers, end)| {
                    self.batch = Some((batch, end));
                    answers
                }));
            }
            match self.from.next()? {
                Ok(batch) => self.batch = Some((batch, 0)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Rows {
    fn answer(&self, batch: &RecordBatch, row: usize, number: u64) -> Answer {
        let Options { strict, json, unit, count, .. } = &self.options;
        let read = self.input.read(batch, row, *strict);
        let evaluate = |interaction| {
            // A panic is a fault of this library and costs this row alone: the evaluator holds no state.
            let evaluation = catch_unwind(AssertUnwindSafe(|| self.evaluator.evaluate(interaction)));
            evaluation.map(|evaluation| (interaction, evaluation)).map_err(|_| Fault::panicked())
        };
        let found = match read.interaction.as_ref().map_err(Fault::from).and_then(evaluate) {
            Err(fault) => {
                if let Some(count) = count {
                    count(number, Err((fault.code, &fault.message)));
                }
                Err(fault)
            }
            Ok((interaction, evaluation)) => {
                if let Some(count) = count {
                    count(number, Ok((interaction, &evaluation)));
                }
                // Plain data with string keys: serde has nothing to refuse.
                let json = json.then(|| serde_json::to_string(&evaluation).expect("plain data serialises"));
                let evaluation = match unit {
                    OffsetUnit::Utf8 => evaluation,
                    unit => self.evaluator.evaluation_in_units(evaluation, interaction, *unit),
                };
                Ok(Found { evaluation, json })
            }
        };
        Answer { interaction_id: read.interaction_id, session_id: read.session_id, found }
    }
}

/// Where the columns stand that are passed through.
fn kept(theirs: &Schema, keep: &[String], ours: &Structs<Answer>) -> Result<Vec<usize>> {
    let names: Vec<&str> = theirs.fields().iter().map(|field| field.name().as_str()).collect();
    let ours = ours.fields();
    let place = |name: &String| {
        if ours.find(name).is_some() {
            let instead = match name.as_str() {
                "interaction_id" | "session_id" => format!(", with what is read as `{name}`"),
                _ => "; rename it first".to_owned(),
            };
            let message =
                format!("the column `{name}` cannot be kept: the answers have one of this name{instead}");
            return Err(Error::new(ErrorKind::InvalidField, message));
        }
        find(&names, name, "keep")
    };
    keep.iter().map(place).collect()
}

impl Iterator for Evaluations {
    type Item = Result<RecordBatch, ArrowError>;

    /// Never panics: behind a C interface that would end the process.
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = catch_unwind(AssertUnwindSafe(|| self.pull())).unwrap_or_else(|_| {
            Some(Err(ArrowError::ComputeError("a batch is malformed: it cannot be read".into())))
        });
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

impl RecordBatchReader for Evaluations {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
