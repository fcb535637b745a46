//! The formats. Every one is written as the rows come, and holds a bounded part of them.

use crate::{
    answer::Row,
    args::Format,
    html::Page,
    paint::Paint,
    summary::Summary,
    table::{Columns, Table},
};
use std::{
    io::{self, Write},
    path::Path,
};

/// A format, and what it has to remember.
pub(crate) enum Report {
    /// One JSON value a line.
    Lines,
    /// One JSON array.
    Array {
        /// Whether anything was written yet.
        begun: bool,
    },
    /// Aligned columns, then a summary.
    Table(Table),
    /// One page.
    Page(Box<Page>),
}

impl Report {
    /// A report in `format`; `name` is what the page calls its input, `columns` what the table shows.
    pub(crate) fn new(format: Format, name: &str, columns: &'static Columns, paint: Paint) -> Self {
        match format {
            Format::Jsonl => Self::Lines,
            Format::Json => Self::Array { begun: false },
            Format::Table => Self::Table(Table::new(columns, paint)),
            Format::Html => Self::Page(Box::new(Page::new(name))),
        }
    }

    /// Takes the next row.
    pub(crate) fn row(&mut self, row: Row, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Lines => {
                to.write_all(&row.json)?;
                to.write_all(b"\n")
            }
            Self::Array { begun } => {
                let before: &[u8] = if *begun { b",\n" } else { b"[\n" };
                *begun = true;
                to.write_all(before)?;
                to.write_all(&row.json)
            }
            Self::Table(table) => table.row(&row, to),
            Self::Page(page) => {
                page.row(row);
                Ok(())
            }
        }
    }

    /// Writes what comes after the last row.
    pub(crate) fn end(self, summary: &Summary, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Lines => Ok(()),
            Self::Array { begun: false } => to.write_all(b"[]\n"),
            Self::Array { begun: true } => to.write_all(b"\n]\n"),
            Self::Table(table) => table.end(summary, to),
            Self::Page(page) => page.write(summary, to),
        }
    }
}

/// The format that the extension of an output asks for; nothing without one, and the extension where it is no format.
pub(crate) fn infer(output: Option<&Path>) -> Result<Option<Format>, String> {
    let Some(extension) = output.and_then(Path::extension) else { return Ok(None) };
    let extension = extension.to_string_lossy();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => Ok(Some(Format::Html)),
        "json" => Ok(Some(Format::Json)),
        "jsonl" | "ndjson" => Ok(Some(Format::Jsonl)),
        _ => Err(crate::visible::short(&extension)),
    }
}
