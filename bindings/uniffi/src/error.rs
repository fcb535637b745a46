//! Errors of the engine: a code and a sentence.

use std::{
    any::Any,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Why a call was refused.
#[derive(Debug, PartialEq, Eq, uniffi::Error)]
pub enum JsonError {
    /// The configuration or the input cannot be read.
    Refused {
        /// For code: `invalid_config`, `invalid_json`, `invalid_utf8`, `missing_field`, `invalid_field` or `unknown_field`.
        code: String,
        /// For people: what is wrong, where, and what is allowed.
        reason: String,
    },
    /// A fault of this library.
    Internal {
        /// What happened.
        reason: String,
    },
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { code, reason } => write!(f, "{code}: {reason}"),
            Self::Internal { reason } => write!(f, "internal: {reason}"),
        }
    }
}

impl std::error::Error for JsonError {}

impl From<endurance_core::Error> for JsonError {
    fn from(error: endurance_core::Error) -> Self {
        Self::Refused { code: error.kind().to_string(), reason: error.to_string() }
    }
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal { reason: error.to_string() }
    }
}

/// Does `work`; a panic in it is a fault of this library, and told as one.
pub(crate) fn without_panic<T>(work: impl FnOnce() -> Result<T, JsonError>) -> Result<T, JsonError> {
    // What `work` may leave half done is its own answer, which a panic discards: the evaluator holds no state.
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| Err(JsonError::Internal { reason: said(&*panic) }))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|&s| s.to_owned()))
        .unwrap_or_else(|| "no message".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error() {
        let error = without_panic::<()>(|| panic!("so")).expect_err("a panic");
        assert_eq!(error, JsonError::Internal { reason: "so".into() });
    }
}
