//! Where a passage of a text stands in the JSON line that the text came from.

use std::ops::Range;

/// The columns of a passage in a line, counted in characters from 1; the last is one past the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The columns of `text[span]` in `line`, whatever key `text` has there; nothing when no string of the line is `text`.
/// Where several are, the first is as good as any: they say the same.
pub(crate) fn columns(line: &str, text: &str, span: Range<usize>) -> Option<Columns> {
    let string = strings(line).find(|string| is(&line[string.clone()], text))?;
    let (start, end) = (raw(&line[string.clone()], span.start), raw(&line[string.clone()], span.end));
    let column = |at: usize| line[..string.start + at].chars().count() + 1;
    Some(Columns { start: column(start), end: column(end) })
}

/// The JSON strings of a line, without their quotation marks.
fn strings(line: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = line.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + memchr::memchr(b'"', bytes.get(at..)?)? + 1;
        let mut end = start;
        loop {
            end += memchr::memchr2(b'"', b'\\', bytes.get(end..)?)?;
            if bytes[end] == b'"' {
                break;
            }
            end += 2;
        }
        at = end + 1;
        Some(start..end)
    })
}

/// Whether a JSON string without its quotation marks means `text`. Escapes only make a string longer.
fn is(string: &str, text: &str) -> bool {
    if string.len() == text.len() {
        return string == text && !string.contains('\\');
    }
    string.len() > text.len() && read(string).is_some_and(|read| read == text)
}

/// What a JSON string without its quotation marks means.
fn read(string: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{string}\"")).ok()
}

/// Where the byte `target` of the text stands in the JSON string that means it.
fn raw(string: &str, target: usize) -> usize {
    let (mut at, mut done) = (0, 0);
    while let Some(rest) = string.get(at..).filter(|rest| done < target && !rest.is_empty()) {
        if let Some(written) = escape(rest) {
            done += read(&rest[..written]).map_or(written, |one| one.len());
            at += written;
        } else {
            let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len()).min(target - done);
            done += plain;
            at += plain;
        }
    }
    at
}

/// The length of the escape at the beginning of `rest`; a pair of surrogates is one.
fn escape(rest: &str) -> Option<usize> {
    let code = rest.strip_prefix('\\')?;
    if !code.starts_with('u') {
        return Some(2.min(rest.len()));
    }
    let unit = u16::from_str_radix(code.get(1..5)?, 16).ok()?;
    let pair = (0xd800..0xdc00).contains(&unit) && rest.get(6..8) == Some("\\u");
    Some(if pair { 12 } else { 6 }.min(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_found_behind_escapes() {
        let cases: &[(&str, &str, &str, Option<&str>)] = &[
            (r#"{"response":"a b c"}"#, "a b c", "b", Some("b")),
            (r#"{"é":"x","r":"a \"b\" c"}"#, "a \"b\" c", "\"b\"", Some(r#"\"b\""#)),
            (r#"{"r":"\u00e9\ud83d\ude00 z"}"#, "é😀 z", "😀", Some(r"\ud83d\ude00")),
            (r#"{"r":"\u00e9\ud83d\ude00 z"}"#, "é😀 z", "z", Some("z")),
            (r#"{"r":"é😀 z\n"}"#, "é😀 z\n", "z\n", Some(r"z\n")),
            (r#"{"r":"back\\"}"#, "back\\", "\\", Some(r"\\")),
            (r#"{"r":"other"}"#, "text", "text", None),
            (r#"{"r":"cut"#, "cut", "cut", None),
            ("", "", "", None),
        ];
        for (line, text, passage, expected) in cases {
            let start = text.find(passage).expect("a passage");
            let found = columns(line, text, start..start + passage.len());
            let shown = found.map(|found| {
                line.chars().skip(found.start - 1).take(found.end - found.start).collect::<String>()
            });
            assert_eq!(shown.as_deref(), *expected, "{line}");
        }
    }
}
