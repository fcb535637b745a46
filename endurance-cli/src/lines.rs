//! Reads lines without ever holding more than one line may be long.

use crate::answer::Fault;
use std::{
    io::{self, BufRead},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// What one line may hold at most, in bytes.
pub(crate) const LONGEST: usize = 64 << 20;

/// One line that is not blank, or one row of a table.
pub(crate) struct Line {
    /// Its number in the file, from 1; blank lines count.
    pub(crate) number: u64,
    /// Its bytes without the end of line, or the row as JSON; why there is none, when it is too long or cannot be read.
    pub(crate) bytes: Result<Vec<u8>, Fault>,
}

/// What is said of a line that is longer than [`LONGEST`].
pub(crate) fn too_long() -> Fault {
    Fault::new("line_too_long", format!("a line must be at most {} MiB long", LONGEST >> 20))
}

/// The lines of an input that are not blank. LF and CRLF end a line; a byte order mark at the start is left out.
pub(crate) struct Lines<R> {
    from: R,
    number: u64,
    read: Arc<AtomicU64>,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(from: R) -> Self {
        Self { from, number: 0, read: Arc::default() }
    }

    /// How many bytes were read so far, for another thread to look at.
    pub(crate) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// What is read from.
    pub(crate) fn source(&self) -> &R {
        &self.from
    }

    /// The first line that is not blank, as far as it is in memory, which stays to be read.
    pub(crate) fn first(&mut self) -> io::Result<&[u8]> {
        while let Err(error) = self.from.fill_buf() {
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(error);
            }
        }
        let begins = self.from.fill_buf()?;
        let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begins).trim_ascii_start();
        let end = memchr::memchr(b'\n', begins).unwrap_or(begins.len());
        Ok(begins[..end].trim_ascii_end())
    }

    /// The next line, blank or not.
    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Some(Vec::new());
        let mut length = 0;
        loop {
            let part = match self.from.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = memchr::memchr(b'\n', part);
            let used = end.map_or(part.len(), |at| at + 1);
            length += used;
            let content = &part[..end.unwrap_or(used)];
            match &mut bytes {
                Some(held) if held.len() + content.len() <= LONGEST => held.extend_from_slice(content),
                _ => bytes = None,
            }
            self.from.consume(used);
            self.read.fetch_add(used as u64, Ordering::Relaxed);
            if used == 0 || end.is_some() {
                break;
            }
        }
        if length == 0 {
            return Ok(None);
        }
        self.number += 1;
        let first = self.number == 1;
        Ok(Some(Line {
            number: self.number,
            bytes: bytes.map(|bytes| trimmed(bytes, first)).ok_or_else(too_long),
        }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.line().transpose()? {
                Ok(line) if line.bytes.as_ref().is_ok_and(|bytes| bytes.trim_ascii().is_empty()) => {}
                line => return Some(line),
            }
        }
    }
}

fn trimmed(mut bytes: Vec<u8>, first: bool) -> Vec<u8> {
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    if first && bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    bytes
}
