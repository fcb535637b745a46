//! Rows of a Parquet file, a few at a time.

use crate::{
    answer::Fault,
    column::Columns,
    header::{Cell, Header},
    lines::Line,
    visible::short,
};
use arrow_array::RecordBatch;
use endurance_arrow::{check, value};
use parquet::{
    arrow::{
        ProjectionMask,
        arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder},
    },
    basic::Compression,
    file::metadata::{ParquetMetaData, RowGroupMetaData},
};
use serde_json::Value;
use std::{
    fs::File,
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Rows decoded at a time: texts are long, and this many are held.
const BATCH: usize = 64;

/// The rows of a file. Only the columns that are fields are decoded.
pub(crate) struct Rows {
    reader: ParquetRecordBatchReader,
    header: Header,
    /// For each column of the table, which column of a batch it is.
    decoded: Vec<Option<usize>>,
    batch: Option<RecordBatch>,
    /// The next row of the batch.
    at: usize,
    /// Rows given so far.
    given: u64,
    /// Rows in the file, and its bytes.
    whole: (u64, u64),
    read: Arc<AtomicU64>,
}

impl Rows {
    /// Reads what the file says of itself; the error says, in a sentence, why it cannot be read as asked.
    pub(crate) fn new(file: File, columns: &Columns) -> Result<Self, String> {
        let bytes = file.metadata().map_or(0, |data| data.len());
        let builder = ParquetRecordBatchReaderBuilder::try_new(file)
            .map_err(|error| format!("it is no Parquet file: {}", short(&error.to_string())))?;
        codecs(builder.metadata())?;
        let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
        let header = Header::new(&names, columns)?;
        let mut read: Vec<usize> = Vec::new();
        for (at, name) in header.read() {
            check(builder.schema().field(at).data_type()).map_err(|kind| {
                format!(
                    "the column `{}` is of type {kind}, and must be text, numbers, lists or structs",
                    short(name)
                )
            })?;
            read.push(at);
        }
        read.sort_unstable();
        let decoded = (0..names.len()).map(|at| read.binary_search(&at).ok()).collect();
        let mask = ProjectionMask::roots(builder.parquet_schema(), read);
        let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
        let reader = builder.with_projection(mask).with_batch_size(BATCH).build();
        let reader = reader.map_err(|error| short(&error.to_string()))?;
        Ok(Self {
            reader,
            header,
            decoded,
            batch: None,
            at: 0,
            given: 0,
            whole: (rows.max(1), bytes),
            read: Arc::default(),
        })
    }

    /// How many bytes were read so far, by the share of rows; for another thread to look at.
    pub(crate) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    fn line(&mut self, batch: &RecordBatch) -> Line {
        let row = self.at;
        self.at += 1;
        self.given += 1;
        let (rows, bytes) = self.whole;
        self.read.store((bytes as f64 * self.given as f64 / rows as f64) as u64, Ordering::Relaxed);
        let json = self.header.json(|at, name| {
            let read = self.decoded[at].map_or(Ok(Value::Null), |column| value(batch.column(column), row));
            let place = |byte| format!("the column `{}`: invalid UTF-8 at byte {byte}", short(name));
            read.map(Cell::Value).map_err(|byte| Fault::new("invalid_utf8", place(byte)))
        });
        Line { number: self.given, bytes: json }
    }
}

/// Whether what the file is compressed with was built in.
fn codecs(file: &ParquetMetaData) -> Result<(), String> {
    let mut columns = file.row_groups().iter().flat_map(RowGroupMetaData::columns);
    let known = |codec| {
        matches!(
            codec,
            Compression::UNCOMPRESSED
                | Compression::SNAPPY
                | Compression::GZIP(_)
                | Compression::LZ4
                | Compression::LZ4_RAW
        )
    };
    columns.find(|column| !known(column.compression())).map_or(Ok(()), |column| {
        let name = column.compression().to_string();
        let codec = name.split('(').next().unwrap_or_default();
        Err(format!("it is compressed with {codec}, and must be with snappy, gzip, lz4 or nothing"))
    })
}

impl Iterator for Rows {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.batch.take().filter(|batch| self.at < batch.num_rows()) {
                let line = self.line(&batch);
                self.batch = Some(batch);
                return Some(Ok(line));
            }
            match self.reader.next()? {
                Ok(batch) => (self.batch, self.at) = (Some(batch), 0),
                Err(error) => return Some(Err(io::Error::other(short(&error.to_string())))),
            }
        }
    }
}
