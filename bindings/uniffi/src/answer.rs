//! What a call gives.

use crate::error::JsonError;
use serde::Serialize;

/// The unit of offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum OffsetUnit {
    /// Bytes of UTF-8, as in the engine's JSON.
    Utf8,
    /// Characters (Unicode scalar values).
    Codepoint,
    /// Units of UTF-16.
    Utf16,
}

impl OffsetUnit {
    /// The unit to count in, where it is not the engine's own.
    pub(crate) fn other(self) -> Option<endurance_core::OffsetUnit> {
        match self {
            Self::Utf8 => None,
            Self::Codepoint => Some(endurance_core::OffsetUnit::Codepoint),
            Self::Utf16 => Some(endurance_core::OffsetUnit::Utf16),
        }
    }
}

/// What one call gives, in JSON.
#[derive(Debug, uniffi::Record)]
pub struct Answer {
    /// The engine's own bytes, the same in every language; offsets count bytes of UTF-8.
    pub json: Vec<u8>,
    /// The same with offsets in the evaluator's unit, where that differs.
    pub counted: Option<Vec<u8>>,
}

impl Answer {
    pub(crate) fn new<T: PartialEq + Serialize>(value: &T, counted: Option<T>) -> Result<Self, JsonError> {
        let counted =
            counted.filter(|counted| counted != value).map(|value| serde_json::to_vec(&value)).transpose()?;
        Ok(Self { json: serde_json::to_vec(value)?, counted })
    }
}
