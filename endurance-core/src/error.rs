//! The one error type.

use std::fmt;

/// [`std::result::Result`] with [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a configuration was refused, or JSON could not be read.
///
/// Errors happen at the border only. Evaluating never fails: whatever the text, there is an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

crate::names! {
    /// The kind of an [`Error`]; each binding maps it to one error class of its own.
    pub enum ErrorKind {
        /// A configuration value is unknown or out of range.
        InvalidConfig = "invalid_config",
        /// The input is not JSON.
        InvalidJson = "invalid_json",
        /// The input is not UTF-8.
        InvalidUtf8 = "invalid_utf8",
        /// A required field is absent.
        MissingField = "missing_field",
        /// A field has the wrong type, or a value outside its range.
        InvalidField = "invalid_field",
        /// A field that this version does not know, where `strict` refuses it.
        UnknownField = "unknown_field",
    }
}

impl Error {
    /// An error of `kind`; `message` is lower case, without a full stop, and says what is allowed.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What went wrong, for code.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
