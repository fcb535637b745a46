//! What a call came to.

use endurance_core::ErrorKind;
use std::ffi::{CStr, c_char, c_int};

/// What a call came to.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnduranceStatus {
    /// It worked.
    Ok = 0,
    /// A configuration value is unknown or out of range.
    InvalidConfig = 1,
    /// The input is not JSON.
    InvalidJson = 2,
    /// The input is not UTF-8.
    InvalidUtf8 = 3,
    /// A required field is absent.
    MissingField = 4,
    /// A field has the wrong type, or a value outside its range.
    InvalidField = 5,
    /// A field that this version does not know, where the configuration is `strict`.
    UnknownField = 6,
    /// A pointer is NULL that must not be, or a length is none.
    InvalidArgument = 7,
    /// A fault of this library.
    Internal = 8,
}

impl EnduranceStatus {
    const ALL: [Self; 9] = [
        Self::Ok,
        Self::InvalidConfig,
        Self::InvalidJson,
        Self::InvalidUtf8,
        Self::MissingField,
        Self::InvalidField,
        Self::UnknownField,
        Self::InvalidArgument,
        Self::Internal,
    ];

    const fn name(self) -> &'static CStr {
        match self {
            Self::Ok => c"ok",
            Self::InvalidConfig => c"invalid_config",
            Self::InvalidJson => c"invalid_json",
            Self::InvalidUtf8 => c"invalid_utf8",
            Self::MissingField => c"missing_field",
            Self::InvalidField => c"invalid_field",
            Self::UnknownField => c"unknown_field",
            Self::InvalidArgument => c"invalid_argument",
            Self::Internal => c"internal",
        }
    }
}

impl From<ErrorKind> for EnduranceStatus {
    fn from(kind: ErrorKind) -> Self {
        let same = |status: &Self| status.name().to_bytes() == kind.as_str().as_bytes();
        Self::ALL.into_iter().find(same).unwrap_or(Self::Internal)
    }
}

/// The name of a status, the same as the error's `code` in every other language: `ok`, `invalid_json`, ...
///
/// `unknown` for a number that is none. The text is static: do not free it.
#[unsafe(no_mangle)]
pub extern "C" fn endurance_status_name(status: c_int) -> *const c_char {
    let found = EnduranceStatus::ALL.into_iter().find(|known| *known as c_int == status);
    found.map_or(c"unknown", EnduranceStatus::name).as_ptr()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_error_has_its_status() {
        for kind in ErrorKind::ALL {
            assert_ne!(EnduranceStatus::from(*kind), EnduranceStatus::Internal, "{kind} has no status");
        }
    }
}
