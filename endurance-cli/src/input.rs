//! Opens what is read.

use crate::{column::Columns, lines::Lines, records::Records, rows::Rows, stop::Stop};
use clap::error::ErrorKind;
use endurance_core::Baseline;
use same_file::Handle;
use std::{
    fs::File,
    io::{self, BufReader, IsTerminal, Read},
    path::Path,
};

/// Read at a time.
const BUFFER: usize = 256 << 10;

/// Files that look like something that is not read, so that one sentence answers instead of one error a line.
const OTHER_FORMATS: &[&str] = &["arrow", "feather", "xlsx", "gz", "zst", "zip"];

/// Bytes, from wherever they come.
pub(crate) type Reader = BufReader<Box<dyn Read + Send>>;

/// How an input is written, by the extension of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// JSON lines, whatever the extension.
    Lines,
    /// CSV, or TSV; what stands between two cells.
    Records(u8),
    /// Parquet.
    Parquet,
}

/// An open input.
pub(crate) struct Input {
    /// What to call it in messages.
    pub(crate) name: String,
    /// What to call it on a page: the file's name without its directories.
    pub(crate) title: String,
    /// How long it is, when that is known.
    pub(crate) bytes: Option<u64>,
    kind: Kind,
    reader: Reader,
    /// Which file it is, to compare with the output.
    handle: Option<Handle>,
}

impl Input {
    /// Opens `file`; nothing and `-` are standard input, which must not be a terminal.
    pub(crate) fn open(file: Option<&Path>, command: &str) -> Result<Self, Stop> {
        match file {
            Some(path) if path != Path::new("-") => Self::file(path),
            named => Self::standard(named.is_some(), command),
        }
    }

    /// An input that is already in memory.
    pub(crate) fn text(bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        let reader: Box<dyn Read + Send> = Box::new(io::Cursor::new(bytes));
        Self {
            name: "the text".into(),
            title: "Text".into(),
            bytes: Some(length),
            kind: Kind::Lines,
            reader: BufReader::new(reader),
            handle: None,
        }
    }

    /// Its lines, for a command that reads JSON alone.
    pub(crate) fn lines(self) -> Result<Lines<Reader>, Stop> {
        match self.kind {
            Kind::Lines => Ok(Lines::new(self.reader)),
            _ => Err(Stop::refused(format!("cannot read {}: it must be JSON, not a table", self.name))),
        }
    }

    /// Its rows. Those of a table come with our names, as `columns` has them.
    pub(crate) fn rows(self, columns: &Columns) -> Result<Rows, Stop> {
        let name = self.name;
        let unusable = |why: String| Stop::refused(format!("cannot read {name}: {why}"));
        match self.kind {
            Kind::Lines => Ok(Rows::Lines(Lines::new(self.reader))),
            Kind::Records(delimiter) => {
                let records = Records::new(self.reader, delimiter, columns);
                let records = records.map_err(|error| Stop::reading(&name, &error))?;
                records.map(|records| Rows::Records(Box::new(records))).map_err(unusable)
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet => {
                let file = self.handle.map(|handle| handle.as_file().try_clone()).transpose();
                let file = file.map_err(|error| Stop::reading(&name, &error))?;
                let file = file.ok_or_else(|| unusable("it must be a file".into()))?;
                let rows = crate::parquet::Rows::new(file, columns).map_err(unusable)?;
                Ok(Rows::Parquet(Box::new(rows)))
            }
            #[cfg(not(feature = "parquet"))]
            Kind::Parquet => Err(unusable("this command was built without Parquet".into())),
        }
    }

    /// Whether `other` is the same regular file.
    pub(crate) fn is(&self, other: &Handle) -> bool {
        let regular = other.as_file().metadata().is_ok_and(|data| data.is_file());
        regular && self.handle.as_ref() == Some(other)
    }

    fn file(path: &Path) -> Result<Self, Stop> {
        let name = format!("`{}`", path.display());
        let extension = path.extension().and_then(|text| text.to_str()).unwrap_or_default();
        if OTHER_FORMATS.iter().any(|other| extension.eq_ignore_ascii_case(other)) {
            return Err(Stop::refused(format!(
                "cannot read {name}: the input must be JSON lines, CSV or Parquet, not .{extension}"
            )));
        }
        let file = File::open(path).map_err(|error| Stop::reading(&name, &error))?;
        let data = file.metadata().map_err(|error| Stop::reading(&name, &error))?;
        if data.is_dir() {
            return Err(Stop::refused(format!("cannot read {name}: it is a directory, and must be a file")));
        }
        let bytes = data.is_file().then_some(data.len());
        let handle = file.try_clone().and_then(Handle::from_file).ok();
        let reader = BufReader::with_capacity(BUFFER, Box::new(file) as Box<dyn Read + Send>);
        let title = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kind = Kind::of(extension);
        Ok(Self { name, title, bytes, kind, reader, handle })
    }

    fn standard(named: bool, command: &str) -> Result<Self, Stop> {
        if !named && io::stdin().is_terminal() {
            return Err(Stop::usage(
                command,
                ErrorKind::MissingRequiredArgument,
                "give a FILE, or pipe JSON lines to standard input",
            ));
        }
        let handle = Handle::stdin().ok();
        let reader = BufReader::with_capacity(BUFFER, Box::new(io::stdin()) as Box<dyn Read + Send>);
        let (name, title) = ("standard input".into(), "Standard input".into());
        Ok(Self { name, title, bytes: None, kind: Kind::Lines, reader, handle })
    }
}

impl Kind {
    fn of(extension: &str) -> Self {
        match extension.to_ascii_lowercase().as_str() {
            "csv" => Self::Records(b','),
            "tsv" => Self::Records(b'\t'),
            "parquet" => Self::Parquet,
            _ => Self::Lines,
        }
    }
}

/// Reads what the rows are compared with.
pub(crate) fn baseline(path: &Path) -> Result<Baseline, Stop> {
    let name = format!("the baseline `{}`", path.display());
    let json = std::fs::read_to_string(path).map_err(|error| Stop::reading(&name, &error))?;
    Baseline::from_json(json.trim_start_matches('\u{feff}'))
        .map_err(|error| Stop::refused(format!("{name} is refused: {error}")))
}
