//! Answers as a Parquet file: the flat columns, and the whole answer as JSON.

use crate::{
    answer::Row,
    flat::{Cell, Flat, Kind},
};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, RecordBatch, StringArray, UInt64Array};
use arrow_schema::{DataType, Field, Schema};
use parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};
use std::{
    io::{self, Write},
    sync::Arc,
};

/// Rows, and bytes of JSON, that are held before they are written as a group.
const ROWS: usize = 1 << 14;
const BYTES: usize = 32 << 20;

/// A file under way.
pub(crate) struct Writer {
    flat: Flat,
    schema: Arc<Schema>,
    /// What the file's writer has made and nobody has taken yet.
    file: ArrowWriter<Vec<u8>>,
    /// What waits to be written, row by row.
    cells: Vec<Vec<Cell>>,
    json: Vec<Option<String>>,
    bytes: usize,
}

impl Writer {
    pub(crate) fn new(flat: Flat) -> io::Result<Self> {
        let field = |(name, kind)| {
            let data = match kind {
                Kind::Text => DataType::Utf8,
                Kind::Count => DataType::UInt64,
                Kind::Number => DataType::Float64,
                Kind::Flag => DataType::Boolean,
            };
            Field::new(name, data, true)
        };
        let json = Field::new(flat.json, DataType::Utf8, true);
        let schema =
            Arc::new(Schema::new(flat.columns().into_iter().map(field).chain([json]).collect::<Vec<_>>()));
        let snappy = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file =
            ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(snappy)).map_err(io::Error::other)?;
        Ok(Self { flat, schema, file, cells: Vec::new(), json: Vec::new(), bytes: 0 })
    }

    pub(crate) fn row(&mut self, row: Row, to: &mut impl Write) -> io::Result<()> {
        self.cells.push(self.flat.cells(&row));
        self.bytes += row.json.len();
        // JSON is UTF-8; an error row has its columns.
        self.json.push(row.answer.is_ok().then(|| String::from_utf8(row.json).unwrap_or_default()));
        if self.cells.len() < ROWS && self.bytes < BYTES { Ok(()) } else { self.group(to) }
    }

    pub(crate) fn end(mut self, to: &mut impl Write) -> io::Result<()> {
        self.group(to)?;
        to.write_all(&self.file.into_inner().map_err(io::Error::other)?)
    }

    /// Writes what waits as a group of rows.
    fn group(&mut self, to: &mut impl Write) -> io::Result<()> {
        if !self.cells.is_empty() {
            let batch = self.batch()?;
            self.file.write(&batch).and_then(|()| self.file.flush()).map_err(io::Error::other)?;
        }
        self.file.sync()?;
        // Taking the bytes away is safe: the writer counts by itself where it is in the file.
        to.write_all(&std::mem::take(self.file.inner_mut()))
    }

    fn batch(&mut self) -> io::Result<RecordBatch> {
        let cells = std::mem::take(&mut self.cells);
        let mut arrays: Vec<ArrayRef> = Vec::new();
        for (at, (_, kind)) in self.flat.columns().into_iter().enumerate() {
            arrays.push(array(kind, cells.iter().map(|row| &row[at])));
        }
        arrays.push(Arc::new(std::mem::take(&mut self.json).into_iter().collect::<StringArray>()));
        self.bytes = 0;
        RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(io::Error::other)
    }
}

/// One column; what is of another kind is null.
fn array<'c>(kind: Kind, cells: impl Iterator<Item = &'c Cell>) -> ArrayRef {
    macro_rules! of {
        ($cell:pat => $value:expr, $array:ty) => {
            Arc::new(cells.map(|cell| if let $cell = cell { Some($value) } else { None }).collect::<$array>())
        };
    }
    match kind {
        Kind::Text => of!(Cell::Text(text) => text, StringArray),
        Kind::Count => of!(Cell::Count(n) => *n, UInt64Array),
        Kind::Number => of!(Cell::Number(number) => *number, Float64Array),
        Kind::Flag => of!(Cell::Flag(flag) => *flag, BooleanArray),
    }
}
