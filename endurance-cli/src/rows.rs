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
