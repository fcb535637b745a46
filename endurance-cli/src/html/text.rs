//! A text with its marks. Marks may overlap, repeat and point past the end; the text is cut where they begin and end.

use crate::{
    visible::{Part, parts},
    wording::floor,
};
use askama::Template;
use endurance_core::Span;

/// A marked stretch of a text.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// What it looks like.
    pub(super) class: &'static str,
    /// Stands at its end.
    pub(super) badge: Badge,
}

/// A small link to what is said of a stretch.
#[derive(Clone, Debug)]
pub(super) struct Badge {
    /// A sign, so that colour is never alone.
    pub(super) sign: &'static str,
    /// The number it has in its list, from 1.
    pub(super) number: usize,
    /// The attribute that says where it leads; nothing where nothing can be found by links.
    pub(super) link: String,
    /// What it says.
    pub(super) label: String,
    /// What is shown on hover and focus.
    pub(super) tip: Option<Tip>,
}

/// What is shown on hover and focus.
#[derive(Clone, Debug)]
pub(super) struct Tip {
    pub(super) head: String,
    pub(super) difference: String,
    pub(super) source: String,
    pub(super) quote: String,
}

/// A stretch between two places where a mark begins or ends.
struct Segment<'t> {
    parts: Vec<Part<'t>>,
    class: String,
    badges: Vec<Badge>,
}

/// A text, cut at its marks.
#[derive(Template)]
#[template(path = "text.html")]
pub(super) struct Text<'t> {
    segments: Vec<Segment<'t>>,
    left_out: usize,
}

/// How many bytes of text one evaluation still shows.
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    /// Bytes of one text.
    const TEXT: usize = 32 << 10;
    /// Bytes of all texts of one evaluation.
    const ALL: usize = 256 << 10;

    pub(super) fn new() -> Self {
        Self { left: Self::ALL }
    }

    /// The beginning of `text` that is shown.
    fn take<'t>(&mut self, text: &'t str) -> &'t str {
        let shown = &text[..floor(text, self.left.min(Self::TEXT))];
        self.left -= shown.len();
        shown
    }
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str, marks: Vec<Mark>, budget: &mut Budget) -> Self {
        let shown = budget.take(text);
        Self { segments: cut(shown, marks), left_out: text.len() - shown.len() }
    }

    /// A text without marks: the beginning that is shown, of so many bytes.
    pub(super) fn plain(shown: &'t str, length: usize) -> Self {
        Self { segments: cut(shown, Vec::new()), left_out: length - shown.len() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty() && self.left_out == 0
    }
}

fn cut(text: &str, marks: Vec<Mark>) -> Vec<Segment<'_>> {
    let clip = |at: u32| floor(text, at as usize);
    let clipped = marks.into_iter().map(|mark| (clip(mark.span.start), clip(mark.span.end), mark));
    let mut clipped: Vec<_> = clipped.filter(|(start, end, _)| start < end).collect();
    clipped.sort_by_key(|&(start, end, _)| (start, end));
    let mut bounds: Vec<_> = clipped.iter().flat_map(|&(start, end, _)| [start, end]).collect();
    bounds.extend([0, text.len()]);
    bounds.sort_unstable();
    bounds.dedup();
    let mut waiting = clipped.into_iter().peekable();
    let mut active: Vec<(usize, Mark)> = Vec::new();
    let mut segments = Vec::new();
    for pair in bounds.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        while let Some((_, until, mark)) = waiting.next_if(|&(from, ..)| from <= start) {
            active.push((until, mark));
        }
        let mut classes: Vec<_> = active.iter().map(|(_, mark)| mark.class).collect();
        classes.dedup();
        let class = classes.join(" ");
        let badges =
            active.extract_if(.., |&mut (until, _)| until <= end).map(|(_, mark)| mark.badge).collect();
        segments.push(Segment { parts: parts(&text[start..end]), class, badges });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (text, marks as start, end and class, what is shown as `class:text#badges`)
    type Case = (&'static str, &'static [(u32, u32, &'static str)], &'static str);

    const CASES: &[Case] = &[
        ("", &[], ""),
        ("", &[(0, 9, "a")], ""),
        ("abc", &[], ":abc"),
        ("abcdef", &[(1, 3, "a")], ":a|a:bc#0|:def"),
        ("abcdef", &[(0, 3, "a"), (3, 6, "b")], "a:abc#0|b:def#1"),
        ("abcdef", &[(0, 4, "a"), (2, 6, "b")], "a:ab|a b:cd#0|b:ef#1"),
        ("abcdef", &[(0, 6, "a"), (2, 4, "b")], "a:ab|a b:cd#1|a:ef#0"),
        ("abcdef", &[(1, 3, "a"), (1, 3, "a")], ":a|a:bc#0#1|:def"),
        ("abc", &[(1, 1, "a"), (2, 1, "a"), (3, 9, "a")], ":abc"),
        ("abc", &[(2, 4_000_000_000, "a")], ":ab|a:c#0"),
        // é takes bytes 1..3, 漢 bytes 3..6: marks in the middle of a character begin before it.
        ("aé漢", &[(2, 4, "a")], ":a|a:é#0|:漢"),
        ("aé漢", &[(4, 6, "a")], ":aé|a:漢#0"),
    ];

    #[test]
    fn a_text_is_cut_at_its_marks() {
        for (text, marks, expected) in CASES {
            let mark = |(number, &(start, end, class)): (usize, &(u32, u32, &'static str))| {
                let badge = Badge { sign: "", number, link: String::new(), label: String::new(), tip: None };
                Mark { span: Span { start, end }, class, badge }
            };
            let segments = cut(text, marks.iter().enumerate().map(mark).collect());
            let shown: Vec<_> = segments
                .iter()
                .map(|segment| {
                    let text: String = segment.parts.iter().map(Part::label).collect();
                    let badges: Vec<_> =
                        segment.badges.iter().map(|badge| format!("#{}", badge.number)).collect();
                    format!("{}:{text}{}", segment.class, badges.concat())
                })
                .collect();
            assert_eq!(shown.join("|"), *expected, "{text} {marks:?}");
        }
    }
}
