//! Compressed bytes inside an encoding of bytes: gzip and zlib, unpacked as far as there is room.

use super::Decoding;
use miniz_oxide::inflate;

/// What came out.
pub(super) struct Inflated {
    pub(super) bytes: Vec<u8>,
    /// At least so many bytes more were in it.
    pub(super) lost: u64,
}

/// Unpacks `bytes`, where they begin as gzip or zlib does, to at most `room` bytes.
pub(super) fn inflate(bytes: &[u8], room: u64) -> Option<(Decoding, Inflated)> {
    let room = usize::try_from(room).unwrap_or(usize::MAX);
    let (name, unpacked) = match bytes {
        [0x1f, 0x8b, 8, flags, ..] => {
            let body = bytes.get(gzip_head(bytes, *flags)?..)?;
            (Decoding::Gzip, inflate::decompress_to_vec_with_limit(body, room))
        }
        // CMF and FLG: deflate with a window of 32 KiB, divisible by 31, no dictionary.
        [0x78, flags, ..] if (0x7800 + u32::from(*flags)).is_multiple_of(31) && flags & 0x20 == 0 => {
            (Decoding::Zlib, inflate::decompress_to_vec_zlib_with_limit(bytes, room))
        }
        _ => return None,
    };
    match unpacked {
        Ok(bytes) => Some((name, Inflated { bytes, lost: 0 })),
        Err(error) if error.status == inflate::TINFLStatus::HasMoreOutput => {
            // The end of the last character may be cut off.
            let mut bytes = error.output;
            let whole = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
            bytes.truncate(whole);
            Some((name, Inflated { bytes, lost: room as u64 + 1 }))
        }
        // Cut short: what is there is read.
        Err(error) => Some((name, Inflated { bytes: error.output, lost: 0 })),
    }
}

/// The length of a gzip header (RFC 1952, 2.3).
fn gzip_head(bytes: &[u8], flags: u8) -> Option<usize> {
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(*bytes.get(at)?) + 256 * usize::from(*bytes.get(at + 1)?);
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += bytes.get(at..)?.iter().position(|&b| b == 0)? + 1;
        }
    }
    Some(at + if flags & 2 != 0 { 2 } else { 0 })
}
