//! The evaluator: mappings in, JSON out.

use crate::{
    arrow::{ArrowStream, counting},
    error::{Wrong, raised, told, unwritable, without_panic},
    fork,
    summary::Summary,
    value::{Interrupt, Value},
};
use endurance_arrow::in_order;
use endurance_core::{Config, Evaluation, Interaction, OffsetUnit, Role, ScanRequest};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyList},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What one call gives: the core's JSON, and the same with offsets in characters where they differ.
type Pair<'py> = (Bound<'py, PyBytes>, Option<Bound<'py, PyBytes>>);

/// One row of many: what it gives, or none and what is wrong with it.
type Row<'py> = (Option<Pair<'py>>, Wrong);

/// JSON with offsets in bytes, and in characters where they differ.
pub(crate) struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) characters: Option<Vec<u8>>,
}

impl Answer {
    pub(crate) fn new<T: Serialize>(value: &T, in_characters: Option<T>) -> Result<Self, serde_json::Error> {
        let characters = in_characters.map(|value| serde_json::to_vec(&value)).transpose()?;
        Ok(Self { bytes: serde_json::to_vec(value)?, characters })
    }

    pub(crate) fn into_python(self, py: Python<'_>) -> Pair<'_> {
        (PyBytes::new(py, &self.bytes), self.characters.map(|json| PyBytes::new(py, &json)))
    }
}

/// Built once from a configuration in JSON; shared by all threads.
#[pyclass(frozen, module = "endurance._native")]
pub(crate) struct Evaluator {
    pub(crate) core: endurance_core::Evaluator,
    config: String,
}

#[pymethods]
impl Evaluator {
    /// `config`: a configuration in JSON; the default one without.
    #[new]
    #[pyo3(signature = (config = None))]
    fn new(config: Option<&str>) -> PyResult<Self> {
        let read = config.map_or_else(|| Ok(Config::default()), Config::from_json);
        let core = read.and_then(endurance_core::Evaluator::new).map_err(|e| raised(&e))?;
        Ok(Self { core, config: config.unwrap_or("{}").to_owned() })
    }

    /// The configuration it was built from, for pickling and comparing.
    #[getter]
    fn config(&self) -> &str {
        &self.config
    }

    /// Evaluates one interaction.
    #[pyo3(signature = (interaction, strict = false))]
    fn evaluate<'py>(
        &self,
        py: Python<'py>,
        interaction: &Bound<'py, PyAny>,
        strict: bool,
    ) -> PyResult<Pair<'py>> {
        let interaction = self.read(interaction, strict)?.map_err(|e| raised(&e))?;
        let answer = py.detach(|| fork::apart(|| told(|| self.answer(&interaction))))?;
        Ok(answer.into_python(py))
    }

    /// Evaluates `interactions`, a list, on `jobs` threads, in order; what is wrong with a row stands in its place: a row that
    /// is a tuple is wrong already, and says its code and message; without a code it is none, and has a number alone. `summary`
    /// counts the rows, whose numbers begin at `first`.
    /// Rows are added to the list `answers`: a signal behind the call would lose what it returns.
    #[pyo3(signature = (interactions, answers, jobs, strict = false, summary = None, first = 1))]
    #[expect(clippy::too_many_arguments, reason = "arguments of Python, by name")]
    fn evaluate_many(
        &self,
        py: Python<'_>,
        interactions: &Bound<'_, PyList>,
        answers: &Bound<'_, PyList>,
        jobs: usize,
        strict: bool,
        summary: Option<&Summary>,
        first: u64,
    ) -> PyResult<()> {
        let rows: Vec<Result<Interaction, Wrong>> =
            interactions.iter().map(|value| self.read_row(&value, strict)).collect::<PyResult<_>>()?;
        let mut found = Vec::with_capacity(rows.len());
        py.detach(|| {
            let work = |at: usize| {
                let number = first + at as u64;
                let evaluate =
                    |interaction| without_panic(|| self.answer_counted(interaction, summary, number));
                match rows[at].as_ref().map_err(Wrong::clone).and_then(evaluate) {
                    Ok(answer) => answer.map(Ok).map_err(|e| unwritable(&e)),
                    Err(wrong) => {
                        if let Some(summary) = summary.filter(|_| !wrong.0.is_empty()) {
                            summary.add_error(number, &wrong.0, &wrong.1);
                        }
                        Ok(Err(wrong))
                    }
                }
            };
            let work = |at| fork::apart(|| work(at));
            in_order(0..rows.len(), jobs, usize::MAX, work, |_| 0, |answer| found.push(answer))
        });
        for answer in found {
            let row: Row<'_> = match answer? {
                Ok(answer) => (Some(answer.into_python(py)), Wrong::default()),
                Err(wrong) => (None, wrong),
            };
            answers.append(row)?;
        }
        Ok(())
    }

    /// Evaluates the rows of a table, as they are pulled. `columns`: their names by names of
    /// fields. `keep`: columns that are passed through. `json`: whether the column of that name is filled.
    #[pyo3(signature = (data, columns, keep, jobs, strict = false, json = false, summary = None, first = 1))]
    #[expect(clippy::too_many_arguments, reason = "arguments of Python, by name")]
    fn evaluate_arrow(
        &self,
        data: &Bound<'_, PyAny>,
        columns: BTreeMap<String, String>,
        keep: Vec<String>,
        jobs: usize,
        strict: bool,
        json: bool,
        summary: Option<Py<Summary>>,
        first: u64,
    ) -> PyResult<ArrowStream> {
        let mut options = endurance_arrow::Options::default();
        (options.columns, options.keep, options.jobs) = (columns, keep, jobs);
        (options.strict, options.json, options.first) = (strict, json, first);
        (options.count, options.unit) = (summary.map(counting), UNIT);
        ArrowStream::new(data, self.core.clone(), options)
    }

    /// Checks the claims of one interaction.
    #[pyo3(signature = (interaction, strict = false))]
    fn verify<'py>(
        &self,
        py: Python<'py>,
        interaction: &Bound<'py, PyAny>,
        strict: bool,
    ) -> PyResult<Pair<'py>> {
        let interaction = self.read(interaction, strict)?.map_err(|e| raised(&e))?;
        let verify = || {
            let verified = self.core.verify(&interaction);
            let counted = (!interaction.is_ascii()).then(|| {
                let mut counted = verified.clone();
                counted.verification =
                    self.core.verification_in_units(counted.verification, &interaction, UNIT);
                counted
            });
            Answer::new(&verified, counted)
        };
        let answer = py.detach(|| fork::apart(|| told(verify)))?;
        Ok(answer.into_python(py))
    }

    /// Searches the text of a request in JSON.
    fn scan<'py>(&self, py: Python<'py>, request: &[u8]) -> PyResult<Pair<'py>> {
        let request = ScanRequest::from_json(request, self.core.config().strict).map_err(|e| raised(&e))?;
        let text = &*request.text;
        let search = || {
            let mut scan = self.core.scan(text, request.role.unwrap_or(Role::Query));
            scan.id.clone_from(&request.id);
            let counted = (!text.is_ascii()).then(|| scan.clone().in_units(text, UNIT));
            Answer::new(&scan, counted)
        };
        let answer = py.detach(|| fork::apart(|| told(search)))?;
        Ok(answer.into_python(py))
    }
}

/// Python counts characters.
pub(crate) const UNIT: OffsetUnit = OffsetUnit::Codepoint;

impl Evaluator {
    fn read(&self, value: &Bound<'_, PyAny>, strict: bool) -> PyResult<endurance_core::Result<Interaction>> {
        read(value, strict || self.core.config().strict)
    }

    fn read_row(&self, value: &Bound<'_, PyAny>, strict: bool) -> PyResult<Result<Interaction, Wrong>> {
        if let Ok(wrong) = value.extract::<Wrong>() {
            return Ok(Err(wrong));
        }
        let wrong = |error: endurance_core::Error| (error.kind().as_str().to_owned(), error.to_string());
        Ok(self.read(value, strict)?.map_err(wrong))
    }

    /// The evaluation of an interaction, in both units.
    pub(crate) fn answer(&self, interaction: &Interaction) -> Result<Answer, serde_json::Error> {
        self.written(&self.core.evaluate(interaction), interaction)
    }

    /// The same, counted into `summary` as `row`.
    fn answer_counted(
        &self,
        interaction: &Interaction,
        summary: Option<&Summary>,
        row: u64,
    ) -> Result<Answer, serde_json::Error> {
        let Some(summary) = summary else { return self.answer(interaction) };
        let evaluation = self.core.evaluate(interaction);
        summary.add_evaluation(row, interaction, &evaluation);
        self.written(&evaluation, interaction)
    }

    /// An evaluation of `interaction` in both units.
    pub(crate) fn written(
        &self,
        evaluation: &Evaluation,
        interaction: &Interaction,
    ) -> Result<Answer, serde_json::Error> {
        let counted = (!interaction.is_ascii())
            .then(|| self.core.evaluation_in_units(evaluation.clone(), interaction, UNIT));
        Answer::new(evaluation, counted)
    }
}

/// Reads an interaction from a mapping, or from its JSON. Fails where reading was ended from without, as by Ctrl-C.
pub(crate) fn read(value: &Bound<'_, PyAny>, strict: bool) -> PyResult<endurance_core::Result<Interaction>> {
    if let Ok(json) = value.cast::<PyBytes>() {
        return Ok(Interaction::from_json(json.as_bytes(), strict));
    }
    let interrupt = Interrupt::default();
    let read = Interaction::from_values(Value::new(value, &interrupt), strict);
    interrupt.into_inner().map_or(Ok(read), Err)
}
