//! Errors of the engine as exceptions: a code and a sentence.

use pyo3::{create_exception, exceptions::PyException, prelude::*};

create_exception!(
    _native,
    EnduranceError,
    PyException,
    "An error of the engine: `args` are its code and its message. The package turns it into its own exceptions."
);

/// The exception of an error of the core.
pub(crate) fn raised(error: &endurance_core::Error) -> PyErr {
    EnduranceError::new_err((error.kind().as_str(), error.to_string()))
}

/// The exception of an argument that is not as it must be.
pub(crate) fn refused(message: &str) -> PyErr {
    EnduranceError::new_err(("invalid_field", message.to_owned()))
}

/// The exception of a value that has no JSON, which is a fault of this library.
pub(crate) fn unwritable(error: &serde_json::Error) -> PyErr {
    EnduranceError::new_err(("internal", error.to_string()))
}

/// The exception of JSON that is not what it should be.
pub(crate) fn unreadable(what: &str, error: &serde_json::Error) -> PyErr {
    refused(&format!("`{what}` cannot be read: {error}"))
}
