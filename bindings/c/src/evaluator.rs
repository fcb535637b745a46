//! The functions that C calls.

use crate::{
    answer,
    border::{Refusal, bytes, invalid_argument, without_panic},
    status::EnduranceStatus,
    text::EnduranceText,
};
use endurance_core::Evaluator;
use std::ffi::{CStr, c_char};

/// The engine, built once from a configuration. It never changes: any number of threads may use it at once.
pub struct EnduranceEvaluator {
    core: Evaluator,
}

/// The version of this library, such as `0.1.0`. The text is static: do not free it.
#[unsafe(no_mangle)]
pub extern "C" fn endurance_version() -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => panic!("a version holds no NUL"),
        };
    VERSION.as_ptr()
}

/// Makes an evaluator from `config_length` bytes of JSON at `config`; the default one when `config` is NULL and
/// the length 0.
///
/// On `ENDURANCE_STATUS_OK` it stands in `evaluator`, and `message` is left as it was. Otherwise `evaluator` is NULL, and
/// `message`, unless you pass NULL, says what is wrong.
///
/// # Safety
/// Each pointer is NULL or points at what its type says; `config` at `config_length` bytes. What `message` held
/// before is not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn endurance_evaluator_new(
    config: *const c_char,
    config_length: usize,
    evaluator: *mut *mut EnduranceEvaluator,
    message: *mut EnduranceText,
) -> EnduranceStatus {
    let made = without_panic(|| {
        if evaluator.is_null() {
            return Err(invalid_argument("`evaluator` is NULL"));
        }
        let config = match (config.is_null(), config_length) {
            (true, 0) => None,
            // SAFETY: the caller's word, as above.
            _ => Some(unsafe { bytes(config, config_length, "config") }?),
        };
        let core = answer::evaluator(config)?;
        Ok(Box::into_raw(Box::new(EnduranceEvaluator { core })))
    });
    let (status, made, text) = match made {
        Ok(made) => (EnduranceStatus::Ok, made, None),
        Err((status, text)) => (status, std::ptr::null_mut(), Some(text)),
    };
    if !evaluator.is_null() {
        // SAFETY: not NULL, so it points at a pointer that may be written.
        unsafe { evaluator.write(made) };
    }
    if let (false, Some(text)) = (message.is_null(), text) {
        // SAFETY: not NULL, so it points at a text that may be written.
        unsafe { message.write(EnduranceText::new(text.into_bytes())) };
    }
    status
}

/// Frees an evaluator that no thread uses any more. NULL is ignored.
///
/// # Safety
/// `evaluator` is NULL, or came from `endurance_evaluator_new` and was not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn endurance_evaluator_free(evaluator: *mut EnduranceEvaluator) {
    if !evaluator.is_null() {
        // SAFETY: it came from `Box::into_raw`, and the caller frees it once.
        drop(unsafe { Box::from_raw(evaluator) });
    }
}

/// Evaluates one answer: an interaction in JSON, `length` bytes at `interaction`.
///
/// On `ENDURANCE_STATUS_OK` the evaluation's JSON stands in `answer`, otherwise a sentence that says what is wrong.
/// Free it either way. Offsets in the JSON count bytes of UTF-8.
///
/// # Safety
/// Each pointer is NULL or points at what its type says; `interaction` at `length` bytes. What `answer` held before
/// is not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn endurance_evaluate(
    evaluator: *const EnduranceEvaluator,
    interaction: *const c_char,
    length: usize,
    answer: *mut EnduranceText,
) -> EnduranceStatus {
    // SAFETY: the caller's word, as above.
    unsafe { call(answer::evaluate, evaluator, (interaction, length, "interaction"), answer) }
}

/// Checks the claims of one answer alone; takes and gives what `endurance_evaluate` does, with the claims for the
/// evaluation.
///
/// # Safety
/// As `endurance_evaluate`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn endurance_verify(
    evaluator: *const EnduranceEvaluator,
    interaction: *const c_char,
    length: usize,
    answer: *mut EnduranceText,
) -> EnduranceStatus {
    // SAFETY: the caller's word, as above.
    unsafe { call(answer::verify, evaluator, (interaction, length, "interaction"), answer) }
}

/// Searches one text for attacks, secrets and personal data: a request in JSON,
/// `{"text": "...", "role": "query"}`.
///
/// Takes and gives what `endurance_evaluate` does, with the scan for the evaluation.
///
/// # Safety
/// As `endurance_evaluate`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn endurance_scan(
    evaluator: *const EnduranceEvaluator,
    request: *const c_char,
    length: usize,
    answer: *mut EnduranceText,
) -> EnduranceStatus {
    // SAFETY: the caller's word, as above.
    unsafe { call(answer::scan, evaluator, (request, length, "request"), answer) }
}

/// Checks the arguments, does the `work`, and writes what it gives, or what is wrong, to `answer`.
///
/// # Safety
/// As `endurance_evaluate`; `input` is the pointer, its length and its name.
unsafe fn call(
    work: fn(&Evaluator, &[u8]) -> Result<Vec<u8>, Refusal>,
    evaluator: *const EnduranceEvaluator,
    input: (*const c_char, usize, &str),
    answer: *mut EnduranceText,
) -> EnduranceStatus {
    if answer.is_null() {
        return EnduranceStatus::InvalidArgument;
    }
    let done = without_panic(|| {
        // SAFETY: NULL, or an evaluator that nobody frees meanwhile.
        let evaluator =
            unsafe { evaluator.as_ref() }.ok_or_else(|| invalid_argument("`evaluator` is NULL"))?;
        // SAFETY: the caller's word.
        let input = unsafe { bytes(input.0, input.1, input.2) }?;
        work(&evaluator.core, input)
    });
    let (status, text) = match done {
        Ok(json) => (EnduranceStatus::Ok, json),
        Err((status, message)) => (status, message.into_bytes()),
    };
    // SAFETY: not NULL, so it points at a text that may be written.
    unsafe { answer.write(EnduranceText::new(text)) };
    status
}
