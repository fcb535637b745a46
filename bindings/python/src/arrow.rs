//! Tables in and out by the Arrow `PyCapsule` interface: pointers to C structs in capsules of agreed names.
//!
//! <https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>

use crate::{
    error::{raised, refused},
    evaluator::UNIT,
    fork,
    summary::Summary,
};
use arrow_array::{
    Array, ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader,
    cast::AsArray,
    ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi},
    ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader},
    make_array,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use endurance_arrow::{Count, Evaluations, Options};
use endurance_core::Evaluator;
use pyo3::{
    prelude::*,
    types::{PyCapsule, PyCapsuleMethods, PyTuple},
};
use std::{
    ffi::CStr,
    panic::{self, AssertUnwindSafe},
    ptr::NonNull,
    sync::{Arc, Mutex, PoisonError},
};

type Reader = Box<dyn RecordBatchReader + Send>;

/// Evaluations as an Arrow stream, which any library of tables reads, once. Rows are evaluated as they are pulled.
#[pyclass(frozen, module = "endurance._native")]
pub(crate) struct ArrowStream {
    schema: SchemaRef,
    /// None when it was given away.
    rows: Mutex<Option<Evaluations>>,
}

#[pymethods]
impl ArrowStream {
    /// The stream as a capsule. It can be asked for once. A schema that is asked for is not looked at, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).take();
        let rows = rows.ok_or_else(|| spent(py))?;
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(Detached(rows))), STREAM)
    }

    /// The schema as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }
}

/// What has a schema only.
#[pyclass(frozen, module = "endurance._native")]
pub(crate) struct ArrowSchema(Schema);

#[pymethods]
impl ArrowSchema {
    /// The schema as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.0)
    }
}

/// The schema of every stream that keeps no columns.
#[pyfunction]
pub(crate) fn answer_schema() -> ArrowSchema {
    ArrowSchema(endurance_arrow::schema(UNIT))
}

impl ArrowStream {
    /// Evaluates the rows of `data`, which has `__arrow_c_stream__` or `__arrow_c_array__`.
    pub(crate) fn new(data: &Bound<'_, PyAny>, evaluator: Evaluator, options: Options) -> PyResult<Self> {
        let theirs = Box::new(Theirs(guarded(data)?));
        let rows = Evaluations::new(theirs, evaluator, options).map_err(|e| raised(&e))?;
        Ok(Self { schema: rows.schema(), rows: Mutex::new(Some(rows)) })
    }
}

/// What counts the rows of a stream into `summary`, which lives as long.
pub(crate) fn counting(summary: Py<Summary>) -> Count {
    Arc::new(move |row, found| match found {
        Ok((interaction, evaluation)) => summary.get().add_evaluation(row, interaction, evaluation),
        Err((code, message)) => summary.get().add_error(row, code, message),
    })
}

/// Lets other threads of Python run while rows are evaluated: some readers hold on to the interpreter while they pull.
struct Detached(Evaluations);

impl Iterator for Detached {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut next = || fork::apart(|| self.0.next());
        match Python::try_attach(|py| py.detach(&mut next)) {
            Some(next) => next,
            // The interpreter is shutting down: there is nobody to wait for.
            None => next(),
        }
    }
}

impl RecordBatchReader for Detached {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}

/// Rows that others give.
struct Theirs(Reader);

impl Iterator for Theirs {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        fork::outside(|| self.0.next())
    }
}

impl RecordBatchReader for Theirs {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// How deep types may stand in each other: as deep as Arrow's own library in C++ reads them.
const DEEPEST: u32 = 64;

/// The table that an object stands for. One that breaks the rules of the interface is refused: it does not end the process.
fn guarded(data: &Bound<'_, PyAny>) -> PyResult<Reader> {
    let read = panic::catch_unwind(AssertUnwindSafe(|| reader(data)));
    read.unwrap_or_else(|_| Err(malformed(&"it breaks the rules of the interface")))
}

/// The table that an object stands for.
fn reader(data: &Bound<'_, PyAny>) -> PyResult<Reader> {
    if data.hasattr("__arrow_c_stream__")? {
        let capsule = data.call_method0("__arrow_c_stream__")?;
        let stream = pointer::<FFI_ArrowArrayStream>(&capsule, STREAM)?;
        // SAFETY: a capsule of this name holds an initialised stream; it was made for this call, so nobody else reads it while it
        // is moved out, and what stays behind is marked as released.
        let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
        let mut schema = FFI_ArrowSchema::empty();
        if let Some(get) = stream.get_schema() {
            // SAFETY: the stream was moved out just now, and this is its own function; an error is seen again below.
            unsafe { get(&raw mut stream, &raw mut schema) };
            shallow(&schema)?;
        }
        let reader = RecordBatchStreamReader::try_new(stream).map_err(|e| malformed(&e))?;
        return Ok(Box::new(reader));
    }
    if data.hasattr("__arrow_c_array__")? {
        let capsules = data.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?;
        let schema = capsules.get_item(0)?;
        let schema = pointer::<FFI_ArrowSchema>(&schema, SCHEMA)?;
        let array = capsules.get_item(1)?;
        let array = pointer::<FFI_ArrowArray>(&array, ARRAY)?;
        // SAFETY: capsules of these names hold an array and its schema; what was released is left alone.
        let (released, schema) = unsafe { (array.as_ref().is_released(), schema.as_ref()) };
        if released || schema.release().is_none() {
            return Err(malformed(&"it was read already"));
        }
        shallow(schema)?;
        // SAFETY: both are initialised and not released. The array is moved out and marked as released where it was; the schema is
        // only read, and `capsules` keeps it alive.
        let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema) };
        return batch(&make_array(data.map_err(|e| malformed(&e))?));
    }
    let kind = data.get_type().qualname()?;
    Err(refused(&format!(
        "`data` must have `__arrow_c_stream__` or `__arrow_c_array__`, as tables of pyarrow, pandas, polars and DuckDB have, and is \
         a {kind}"
    )))
}

/// Refuses types that stand in each other deeper than [`DEEPEST`]: those who read them call themselves at every step.
fn shallow(schema: &FFI_ArrowSchema) -> PyResult<()> {
    let mut left = vec![(schema, 0)];
    while let Some((schema, depth)) = left.pop() {
        if depth > DEEPEST {
            return Err(malformed(&format!("more than {DEEPEST} types stand in each other")));
        }
        left.extend(schema.children().chain(schema.dictionary()).map(|inner| (inner, depth + 1)));
    }
    Ok(())
}

/// An array of structs as the one batch of a table.
fn batch(array: &ArrayRef) -> PyResult<Reader> {
    let Some(rows) = array.as_struct_opt() else {
        return Err(malformed(&format!("it is of type {}", array.data_type())));
    };
    let schema = Arc::new(Schema::new(rows.fields().clone()));
    let columns = rows.columns().iter().map(|column| masked(column, rows.nulls())).collect();
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(|e| malformed(&e))?;
    Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
}

/// A column of structs of which some are null: what lies under these is nothing that was given.
fn masked(column: &ArrayRef, structs: Option<&NullBuffer>) -> ArrayRef {
    if structs.is_none() || *column.data_type() == DataType::Null {
        return Arc::clone(column);
    }
    let nulls = NullBuffer::union(column.nulls(), structs);
    // SAFETY: only validity changes, and there is one bit for each item, as `union` asserts.
    make_array(unsafe { column.to_data().into_builder().nulls(nulls).build_unchecked() })
}

/// What a capsule of this name points to.
fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|e| malformed(&e))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

fn malformed(why: &dyn std::fmt::Display) -> PyErr {
    refused(&format!("`data` must be a table, or an array of structs: {why}"))
}

/// The package's own error, for consumers that call this without it.
fn spent(py: Python<'_>) -> PyErr {
    let message = "the stream was read already, and can be read once";
    let error = py
        .import("endurance.errors")
        .and_then(|errors| errors.call_method1("of", ("invalid_field", message)));
    error.map_or_else(|error| error, PyErr::from_value)
}
