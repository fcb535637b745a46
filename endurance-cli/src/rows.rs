//! What an input gives, one row at a time: lines of JSON, or rows of a table made into JSON.

use crate::{
    input::Reader,
    lines::{Line, Lines},
    records::Records,
};
use std::{
    io,
    sync::{Arc, atomic::AtomicU64},
};

/// The rows of an input, in order.
pub(crate) enum Rows {
    /// JSON lines.
    Lines(Lines<Reader>),
    /// CSV or TSV.
    Records(Box<Records<Reader>>),
    /// Parquet.
    #[cfg(feature = "parquet")]
    Parquet(Box<crate::parquet::Rows>),
}

impl Rows {
    /// How many bytes were read so far, for another thread to look at.
    pub(crate) fn bytes_read(&self) -> Arc<AtomicU64> {
        match self {
            Self::Lines(lines) => lines.bytes_read(),
            Self::Records(records) => records.bytes_read(),
            #[cfg(feature = "parquet")]
            Self::Parquet(rows) => rows.bytes_read(),
        }
    }

    /// A sentence about an input that begins as JSON over several lines, or as a list of what should be lines.
    pub(crate) fn spread(&mut self) -> io::Result<Option<String>> {
        let Self::Lines(lines) = self else { return Ok(None) };
        let jq = match lines.first()? {
            [b'[', ..] => "-c '.[]'",
            [b'{'] => "-c .",
            _ => return Ok(None),
        };
        Ok(Some(format!("one JSON object a line is read, and no other JSON; `jq {jq} FILE` writes it so")))
    }

    /// Whether the next row can be had without waiting. Tables come from files, which do not let one wait.
    pub(crate) fn at_hand(&self) -> bool {
        match self {
            Self::Lines(lines) => lines.source().buffer().contains(&b'\n'),
            Self::Records(_) => true,
            #[cfg(feature = "parquet")]
            Self::Parquet(_) => true,
        }
    }
}

impl Iterator for Rows {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::Records(records) => records.next(),
            #[cfg(feature = "parquet")]
            Self::Parquet(rows) => rows.next(),
        }
    }
}
