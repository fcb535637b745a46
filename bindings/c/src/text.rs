//! Text that is handed to C.

use std::{
    ffi::c_char,
    ptr::{null_mut, slice_from_raw_parts_mut},
};

/// UTF-8 text that the library allocated. Give it to `endurance_text_free` when it is read.
#[repr(C)]
#[derive(Debug)]
pub struct EnduranceText {
    /// The text, with a NUL behind it; NULL when there is none.
    // Invariant: NULL, or the first of `length + 1` bytes of one boxed slice that nobody else owns.
    pub data: *mut c_char,
    /// Its bytes, without the NUL.
    pub length: usize,
}

impl EnduranceText {
    pub(crate) fn new(mut text: Vec<u8>) -> Self {
        let length = text.len();
        text.push(0);
        Self { data: Box::into_raw(text.into_boxed_slice()).cast(), length }
    }
}

/// Frees a text and empties it, so that freeing it again does nothing. NULL is ignored.
///
/// # Safety
/// `text` is NULL, or points at a text that a function of this library filled, or at one whose `data` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn endurance_text_free(text: *mut EnduranceText) {
    // SAFETY: the caller says that a pointer that is not NULL points at a text.
    let Some(text) = (unsafe { text.as_mut() }) else { return };
    if !text.data.is_null() {
        let bytes = slice_from_raw_parts_mut(text.data.cast::<u8>(), text.length + 1);
        // SAFETY: the invariant of `data`; it is emptied below, so nobody frees it twice.
        drop(unsafe { Box::from_raw(bytes) });
    }
    *text = EnduranceText { data: null_mut(), length: 0 };
}
