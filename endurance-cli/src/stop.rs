//! Why a command ends before its work is done.

use crate::{args::Arguments, paint::to_stderr};
use clap::{CommandFactory, error::ErrorKind};
use std::io;

/// Why a command ends early.
pub(crate) enum Stop {
    /// It cannot be done as asked; one sentence.
    Refused(String),
    /// It cannot be done as asked; the sentence and the usage, from the argument parser.
    Usage(Box<clap::Error>),
    /// Whoever read the output has gone, as in `| head`. Nothing is wrong.
    Closed,
}

impl Stop {
    /// Refused, with a sentence: lower case, no full stop, says what is allowed.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self::Refused(message.into())
    }

    /// Refused, with a sentence and the usage of `command`.
    pub(crate) fn usage(command: &str, kind: ErrorKind, message: &str) -> Self {
        let mut root = Arguments::command();
        root.build();
        let error = root.find_subcommand_mut(command).map(|found| found.error(kind, message));
        error.map_or_else(|| Self::refused(message), |error| Self::Usage(Box::new(error)))
    }

    /// What an error while writing to `name` means.
    pub(crate) fn writing(name: &str, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Closed;
        }
        Self::Refused(format!("cannot write to {name}: {}", reason(error)))
    }

    /// What an error while reading from `name` means.
    pub(crate) fn reading(name: &str, error: &io::Error) -> Self {
        Self::Refused(format!("cannot read {name}: {}", reason(error)))
    }

    /// The sentence, for who has no standard error.
    pub(crate) fn message(self) -> String {
        match self {
            Self::Refused(message) => message,
            Self::Usage(error) => error.to_string(),
            Self::Closed => "nobody reads what is written".to_owned(),
        }
    }

    /// Tells the user.
    pub(crate) fn print(&self) {
        match self {
            Self::Refused(message) => to_stderr(&format!("error: {message}")),
            // Printing fails only when nobody listens.
            Self::Usage(error) => drop(error.print()),
            Self::Closed => {}
        }
    }
}

impl From<endurance_core::Error> for Stop {
    fn from(error: endurance_core::Error) -> Self {
        Self::Refused(error.to_string())
    }
}

/// The system's words, in lower case and without the error's number.
fn reason(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound {
        // An error without a number says "entity not found".
        return "no such file or directory".into();
    }
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
