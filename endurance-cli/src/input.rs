//! Opens what is read.

use crate::stop::Stop;
use clap::error::ErrorKind;
use same_file::Handle;
use std::{
    fs::File,
    io::{self, BufReader, IsTerminal, Read},
    path::Path,
};

/// Read at a time.
const BUFFER: usize = 256 << 10;

/// Files that look like something else than JSON lines, so that one sentence answers instead of one error a line.
const OTHER_FORMATS: &[&str] = &["csv", "tsv", "parquet", "arrow", "feather", "xlsx", "gz", "zst", "zip"];

/// An open input.
pub(crate) struct Input {
    /// What to call it in messages.
    pub(crate) name: String,
    /// What to call it on a page: the file's name without its directories.
    pub(crate) title: String,
    /// How long it is, when that is known.
    pub(crate) bytes: Option<u64>,
    /// Its bytes.
    pub(crate) reader: BufReader<Box<dyn Read + Send>>,
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
            reader: BufReader::new(reader),
            handle: None,
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
                "cannot read {name}: the input must be JSON lines, not .{extension}"
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
        Ok(Self { name, title, bytes, reader, handle })
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
        Ok(Self { name, title, bytes: None, reader, handle })
    }
}
