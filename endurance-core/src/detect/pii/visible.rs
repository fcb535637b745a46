//! What a reader sees of a text, with the way back: a zero-width space inside a number or a key hides it from no reader.

use crate::{interaction::Span, text::fold::is_invisible};
use std::borrow::Cow;

/// A text without characters that show nothing.
#[derive(Debug)]
pub(super) struct Visible<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where in `text` something was left out, and how many bytes before here were.
    left_out: Vec<(usize, usize)>,
}

impl<'a> Visible<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        if raw.is_ascii() || !raw.contains(is_invisible) {
            return Self { text: raw.into(), left_out: Vec::new() };
        }
        let (mut text, mut left_out) = (String::with_capacity(raw.len()), Vec::new());
        for (at, part) in raw.split_inclusive(is_invisible).scan(0, |at, part| {
            let start = *at;
            *at += part.len();
            Some((start, part))
        }) {
            if at > text.len() {
                left_out.push((text.len(), at - text.len()));
            }
            text.push_str(part.trim_end_matches(is_invisible));
        }
        Self { text: text.into(), left_out }
    }

    /// Where in the whole text `span` of what is seen stands: what was left out at its edges is no part of it.
    pub(super) fn back(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize, span.end as usize);
        let before = |at: usize| {
            let next = self.left_out.partition_point(|&(seen, _)| seen <= at);
            next.checked_sub(1).map_or(0, |last| self.left_out[last].1)
        };
        Span::new(start + before(start), end + before(end.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_what_is_seen_leads_back() {
        for (raw, seen, expected) in [
            ("plain", "lai", "lai"),
            ("हिन्दी", "न्दी", "न्दी"),
            ("a\u{200b}b\u{ad}\u{ad}c", "abc", "a\u{200b}b\u{ad}\u{ad}c"),
            ("\u{feff}\u{200b}ab\u{200d} c", "ab", "ab"),
            ("a\u{200b}", "a", "a"),
            ("é\u{200b}é\u{200b}é", "éé", "é\u{200b}é"),
        ] {
            let visible = Visible::new(raw);
            let start = visible.text.find(seen).expect("the row names a part of it");
            let span = visible.back(Span::new(start, start + seen.len()));
            assert_eq!(&raw[span.range()], expected, "{raw:?}");
        }
    }
}
