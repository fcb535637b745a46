//! A passage of a text, underlined.

use crate::{visible::one_line, wording::floor};
use endurance_core::Span;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns shown before and after the passage, and of the passage itself.
const AROUND: usize = 32;
const PASSAGE: usize = 160;

/// Two lines: the passage with what stands around it on its line, and `^` under each column of the passage.
pub(crate) fn underlined(text: &str, span: Span) -> [String; 2] {
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize).max(start);
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let after = text[end..].split('\n').next().unwrap_or_default();
    let (before, passage, after) =
        (ending(before), beginning(&text[start..end], PASSAGE), beginning(after, AROUND));
    let marks = "^".repeat(passage.width().max(1));
    [
        format!("{before}{passage}{after}").trim_end().to_owned(),
        format!("{}{marks}", " ".repeat(before.width())),
    ]
}

/// The beginning of `text` on one line, with a space where it has one at an end.
fn beginning(text: &str, columns: usize) -> String {
    let line = spaced(text);
    let mut left = columns;
    let cut = line.char_indices().find(|(_, c)| {
        let width = c.width().unwrap_or_default();
        let full = width > left;
        left = left.saturating_sub(width);
        full
    });
    cut.map_or_else(|| line.clone(), |(at, _)| format!("{} …", line[..at].trim_end()))
}

/// The end of `text` on one line.
fn ending(text: &str) -> String {
    let line = spaced(text);
    if line.width() <= AROUND {
        return line.trim_start().to_owned();
    }
    let mut left = AROUND;
    let from = line.char_indices().rev().take_while(|(_, c)| {
        let width = c.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    });
    let at = from.last().map_or(line.len(), |(at, _)| at);
    format!("… {}", line[at..].trim_start())
}

fn spaced(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let line = one_line(text);
    if line.is_empty() {
        return space(!text.is_empty()).to_owned();
    }
    let (first, last) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{line}{}", space(first), space(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_under_the_passage() {
        let long = "word ".repeat(100);
        let cases: &[(&str, &str, &str, &str)] = &[
            ("a b c", "b", "a b c", "  ^"),
            ("one\ntwo three\nfour", "three", "two three", "    ^^^^^"),
            ("漢字 is 5", "is 5", "漢字 is 5", "     ^^^^"),
            ("is 漢字.", "漢字", "is 漢字.", "   ^^^^"),
            ("a\u{202e}b c", "c", "a⟨U+202E⟩b c", "           ^"),
            ("a  two\tlines\nhere z", "two\tlines\nhere", "a two lines here z", "  ^^^^^^^^^^^^^^"),
            ("", "", "", "^"),
        ];
        for (text, passage, shown, marks) in cases {
            let start = text.find(passage).expect("a passage");
            let span = Span { start: start as u32, end: (start + passage.len()) as u32 };
            assert_eq!(underlined(text, span), [*shown, *marks], "{text:?}");
        }
        let text = format!("{long}here{long}");
        let start = long.len() as u32;
        let [shown, marks] = underlined(&text, Span { start, end: start + 4 });
        assert_eq!(&shown[shown.find("here").expect("the passage")..][..4], "here");
        assert!(shown.width() < 80 && marks.trim_start() == "^^^^", "{shown}\n{marks}");
        let [shown, marks] = underlined(&text, Span { start: 0, end: u32::MAX });
        assert!(shown.width() < 170 && marks.width() < 170, "{shown}");
    }
}
