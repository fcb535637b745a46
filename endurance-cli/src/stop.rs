//! Why a command ends before its work is done.

use crate::paint::to_stderr;
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
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
