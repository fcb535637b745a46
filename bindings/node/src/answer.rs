//! What a call gives: JSON, or what is wrong.

use napi_derive::napi;
use serde::Serialize;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The engine's JSON and, where offsets differ, the same with offsets in UTF-16; or a code and a message.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct Answer {
    /// The engine's own JSON.
    pub json: Option<String>,
    /// The same with offsets in units of UTF-16, where some text is not ASCII.
    pub utf16: Option<String>,
    /// What is wrong, for code.
    pub code: Option<String>,
    /// What is wrong, in words.
    pub message: Option<String>,
}

/// Why there is no JSON.
pub(crate) enum Wrong {
    /// The input cannot be read.
    Input(endurance_core::Error),
    /// A value has no JSON, which is a fault of this library.
    Output(serde_json::Error),
}

impl Answer {
    /// What `work` gives. A panic would end the process where it leaves a thread of the pool: it becomes an answer.
    pub(crate) fn of(work: impl FnOnce() -> Result<Self, Wrong>) -> Self {
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Ok(answer)) => answer,
            Ok(Err(Wrong::Input(error))) => Self::wrong(error.kind().as_str(), error.to_string()),
            Ok(Err(Wrong::Output(error))) => Self::wrong("internal", error.to_string()),
            Err(_) => Self::wrong("internal", "the engine panicked, which is a fault of this library".into()),
        }
    }

    /// A result, and the same in UTF-16.
    pub(crate) fn written<T: Serialize>(value: &T, utf16: Option<T>) -> Result<Self, Wrong> {
        let text = |value: &T| serde_json::to_string(value).map_err(Wrong::Output);
        Ok(Self { json: Some(text(value)?), utf16: utf16.as_ref().map(text).transpose()?, ..Self::default() })
    }

    fn wrong(code: &str, message: String) -> Self {
        Self { code: Some(code.to_owned()), message: Some(message), ..Self::default() }
    }
}

impl From<endurance_core::Error> for Wrong {
    fn from(error: endurance_core::Error) -> Self {
        Self::Input(error)
    }
}
