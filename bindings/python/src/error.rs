//! Errors of the engine as exceptions: a code and a sentence.

use pyo3::{create_exception, exceptions::PyException, prelude::*};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The code and the message of what is wrong.
pub(crate) type Wrong = (String, String);

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

/// What a call of the engine gives. A panic in it is a fault of this library, and told as one.
pub(crate) fn without_panic<T>(work: impl FnOnce() -> T) -> Result<T, Wrong> {
    // What `work` may leave half done is its own answer, which a panic discards: the evaluator holds no state.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let message = "the engine panicked, which is a fault of this library: please report it";
        ("internal".to_owned(), message.to_owned())
    })
}

/// The same for a call that fails as a whole: a panic's own exception passes by whoever catches every `Exception`.
pub(crate) fn told<T>(work: impl FnOnce() -> Result<T, serde_json::Error>) -> PyResult<T> {
    without_panic(work).map_err(EnduranceError::new_err)?.map_err(|e| unwritable(&e))
}

/// The exception of JSON that is not what it should be.
pub(crate) fn unreadable(what: &str, error: &serde_json::Error) -> PyErr {
    refused(&format!("`{what}` cannot be read: {error}"))
}
