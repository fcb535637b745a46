//! The formats. Every one is written as the rows come, and holds a bounded part of them.

use crate::{
    answer::Row,
    args::Format,
    flat::{self, Cell, Flat},
    html::Page,
    paint::Paint,
    table::{Columns, Table},
};
use endurance_core::SummaryReport;
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
    /// Rows of figures.
    Csv {
        /// The columns.
        flat: Flat,
        /// Whether their names were written yet.
        begun: bool,
    },
    /// The same as a Parquet file.
    #[cfg(feature = "parquet")]
    Parquet(Box<crate::parquet::Writer>),
}

impl Report {
    /// A report of `command` in `format`; `name` is what the page calls its input, `columns` what the table shows.
    #[cfg_attr(not(feature = "parquet"), allow(clippy::unnecessary_wraps, reason = "only Parquet can fail"))]
    pub(crate) fn new(
        format: Format,
        command: &str,
        name: &str,
        columns: &'static Columns,
        paint: Paint,
    ) -> io::Result<Self> {
        Ok(match format {
            Format::Jsonl => Self::Lines,
            Format::Json => Self::Array { begun: false },
            Format::Table => Self::Table(Table::new(columns, paint)),
            Format::Html => Self::Page(Box::new(Page::new(name))),
            Format::Csv => Self::Csv { flat: Flat::of(command), begun: false },
            #[cfg(feature = "parquet")]
            Format::Parquet => Self::Parquet(Box::new(crate::parquet::Writer::new(Flat::of(command))?)),
        })
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
            Self::Csv { flat, begun } => {
                if !*begun {
                    *begun = true;
                    heads(flat, to)?;
                }
                to.write_all(flat::csv(flat.cells(&row).into_iter()).as_bytes())
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(writer) => writer.row(row, to),
        }
    }

    /// Writes what comes after the last row.
    pub(crate) fn end(self, summary: &SummaryReport, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Lines => Ok(()),
            Self::Array { begun: false } => to.write_all(b"[]\n"),
            Self::Array { begun: true } => to.write_all(b"\n]\n"),
            Self::Table(table) => table.end(summary, to),
            Self::Page(page) => page.write(summary, to),
            Self::Csv { flat, begun: false } => heads(&flat, to),
            Self::Csv { .. } => Ok(()),
            #[cfg(feature = "parquet")]
            Self::Parquet(writer) => writer.end(to),
        }
    }
}

fn heads(flat: &Flat, to: &mut impl Write) -> io::Result<()> {
    let names = flat.columns().into_iter().map(|(name, _)| Cell::Text(name.into()));
    to.write_all(flat::csv(names).as_bytes())
}

/// The format that the extension of an output asks for; nothing without one, and the extension where it is no format.
pub(crate) fn infer(output: Option<&Path>) -> Result<Option<Format>, String> {
    let Some(extension) = output.and_then(Path::extension) else { return Ok(None) };
    let extension = extension.to_string_lossy();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => Ok(Some(Format::Html)),
        "json" => Ok(Some(Format::Json)),
        "jsonl" | "ndjson" => Ok(Some(Format::Jsonl)),
        "csv" => Ok(Some(Format::Csv)),
        #[cfg(feature = "parquet")]
        "parquet" => Ok(Some(Format::Parquet)),
        _ => Err(crate::visible::short(&extension)),
    }
}
