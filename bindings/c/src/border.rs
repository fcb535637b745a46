//! The border: pointers are checked on the way in, and no panic gets out.

use crate::status::EnduranceStatus;
use std::{
    ffi::c_char,
    panic::{AssertUnwindSafe, catch_unwind},
    slice,
};

/// Why a call was refused: for code, and for people.
pub(crate) type Refusal = (EnduranceStatus, String);

pub(crate) fn invalid_argument(message: &str) -> Refusal {
    (EnduranceStatus::InvalidArgument, message.to_owned())
}

pub(crate) fn refused(error: &endurance_core::Error) -> Refusal {
    (error.kind().into(), error.to_string())
}

/// The bytes that C points at; `name` is the argument's in the header.
///
/// # Safety
/// `data` is NULL, or points at `length` bytes that nobody writes meanwhile.
pub(crate) unsafe fn bytes<'a>(data: *const c_char, length: usize, name: &str) -> Result<&'a [u8], Refusal> {
    if data.is_null() {
        return Err(invalid_argument(&format!("`{name}` is NULL")));
    }
    if isize::try_from(length).is_err() {
        return Err(invalid_argument(&format!("`{name}` is longer than memory can be")));
    }
    // SAFETY: not NULL, not too long; the rest is the caller's word.
    Ok(unsafe { slice::from_raw_parts(data.cast(), length) })
}

/// Does `work`; a panic in it is a fault of this library, and told as one.
pub(crate) fn without_panic<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    // What `work` may leave half done is its own answer, which a panic discards: the evaluator holds no state.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
        Err((EnduranceStatus::Internal, format!("a fault of this library: {said}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_refusal() {
        for (work, told) in [
            ((|| panic!("so")) as fn() -> Result<(), Refusal>, "so"),
            (|| panic!("{}", 7), "7"),
            (|| std::panic::panic_any(7), "no message"),
        ] {
            let (status, message) = without_panic(work).expect_err("a panic");
            assert_eq!(status, EnduranceStatus::Internal);
            assert!(message.ends_with(told), "{message}");
        }
    }
}
