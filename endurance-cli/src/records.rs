//! Reads CSV without ever holding more than one row may be long, whatever its quotes do.

use crate::{
    answer::Fault,
    column::Columns,
    header::{Cell, Header},
    lines::{LONGEST, Line, too_long},
    wording::{count, thousands},
};
use csv_core::ReadRecordResult;
use std::{
    io::{self, BufRead},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Cells in a row at most: more are counted, not kept.
const MOST_CELLS: usize = 1 << 16;

/// The rows below a header (RFC 4180). Blank lines are skipped, a byte order mark at the start is left out.
pub(crate) struct Records<R> {
    from: R,
    parser: csv_core::Reader,
    header: Header,
    columns: usize,
    read: Arc<AtomicU64>,
}

/// One row as it stands in the file.
struct Record {
    line: u64,
    text: Vec<u8>,
    /// Where each cell ends in `text`; or why the row was not kept.
    ends: Result<Vec<usize>, Fault>,
}

impl<R: BufRead> Records<R> {
    /// Reads the header. The inner error says, in a sentence, why the file cannot be read as asked.
    pub(crate) fn new(from: R, delimiter: u8, columns: &Columns) -> io::Result<Result<Self, String>> {
        let parser = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let mut records = Self { from, parser, header: Header::default(), columns: 0, read: Arc::default() };
        records.skip_mark()?;
        let Some(first) = records.record()? else { return Ok(Ok(records)) };
        if let Err(fault) = &first.ends {
            return Ok(Err(format!("its first line must name the columns: {}", fault.message)));
        }
        let names: Option<Vec<String>> = first.cells().ok().and_then(|cells| {
            cells.map(|cell| std::str::from_utf8(cell).ok().map(|name| name.trim().to_owned())).collect()
        });
        let Some(names) = names else {
            return Ok(Err("its first line must name the columns, in UTF-8".into()));
        };
        Ok(Header::new(&names, columns).map(|header| Self { header, columns: names.len(), ..records }))
    }

    /// How many bytes were read so far, for another thread to look at.
    pub(crate) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    fn consume(&mut self, bytes: usize) {
        self.from.consume(bytes);
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    fn skip_mark(&mut self) -> io::Result<()> {
        if self.from.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            self.consume(3);
        }
        Ok(())
    }

    /// Skips blank lines, so that the number of a row is that of its own first line.
    fn skip_blank(&mut self) -> io::Result<()> {
        loop {
            let part = self.from.fill_buf()?;
            let blank = part.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if blank == 0 {
                return Ok(());
            }
            let lines = memchr::memchr_iter(b'\n', &part[..blank]).count() as u64;
            self.parser.set_line(self.parser.line() + lines);
            self.consume(blank);
        }
    }

    fn record(&mut self) -> io::Result<Option<Record>> {
        self.skip_blank()?;
        let line = self.parser.line();
        let (mut text, mut ends) = (vec![0; 4096], vec![0; 64]);
        let (mut length, mut cells, mut wrong) = (0, 0, None);
        let (mut begun, mut ended) = (false, false);
        loop {
            let part = self.from.fill_buf()?;
            // One more line's end after the last byte changes nothing, but between quotes it shows that they are open:
            // the parser would take the cell for whole, with all rows that it has swallowed.
            let last = begun && !ended && part.is_empty();
            let part = if last { b"\n" } else { part };
            let (result, used, written, fields) =
                self.parser.read_record(part, &mut text[length..], &mut ends[cells..]);
            if last {
                ended = used > 0;
                if ended && matches!(result, ReadRecordResult::InputEmpty) {
                    wrong.get_or_insert_with(not_closed);
                }
            } else {
                self.consume(used);
            }
            begun = true;
            (length, cells) = (length + written, cells + fields);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if wrong.is_none() && text.len() < LONGEST => {
                    text.resize(text.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if wrong.is_none() && ends.len() < MOST_CELLS => {
                    ends.resize(ends.len() * 2, 0);
                }
                // Too much to keep: the rest of the row is read, and written over.
                full @ (ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull) => {
                    (length, cells) = (0, 0);
                    let many = matches!(full, ReadRecordResult::OutputEndsFull);
                    wrong.get_or_insert_with(|| if many { too_many() } else { too_long() });
                }
                ReadRecordResult::Record => {
                    text.truncate(length);
                    ends.truncate(cells);
                    return Ok(Some(Record { line, text, ends: wrong.map_or(Ok(ends), Err) }));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    fn json(&self, record: &Record) -> Result<Vec<u8>, Fault> {
        let cells: Vec<_> = record.cells()?.collect();
        if cells.len() != self.columns {
            let message = format!(
                "the row has {}, and must have {} as the header has",
                count(cells.len() as u64, "cell"),
                thousands(self.columns as u64)
            );
            return Err(Fault::new("invalid_row", message));
        }
        self.header.json(|at, name| match std::str::from_utf8(cells[at]) {
            Ok(text) => Ok(Cell::Text(text)),
            Err(error) => {
                let message = format!("`{name}`: invalid UTF-8 at byte {} of the cell", error.valid_up_to());
                Err(Fault::new("invalid_utf8", message))
            }
        })
    }
}

impl Record {
    fn cells(&self) -> Result<impl Iterator<Item = &[u8]>, Fault> {
        let ends = self.ends.as_ref().map_err(Clone::clone)?;
        let starts = std::iter::once(0).chain(ends.iter().copied());
        Ok(starts.zip(ends).map(|(start, &end)| &self.text[start..end]))
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.record().transpose()?;
        Some(record.map(|record| Line { number: record.line, bytes: self.json(&record) }))
    }
}

fn not_closed() -> Fault {
    Fault::new("invalid_row", "a quote is not closed: the cell goes on to the end of the file")
}

fn too_many() -> Fault {
    Fault::new("invalid_row", format!("a row must have at most {MOST_CELLS} cells"))
}
