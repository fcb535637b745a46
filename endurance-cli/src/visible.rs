//! Shows what would not show: control characters, zero-width characters, direction marks, tag characters.
//!
//! Such characters hide attacks from readers, and some act on the screen that shows them. They are named instead.

use crate::wording::floor;

/// Bytes of a short text.
pub(crate) const SHORT: usize = 600;

/// Names told at most.
const TOLD: usize = 20;

/// Places where something is hidden, of which each is named.
const MANY: usize = 8;

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// Can be shown as it is.
    Plain(&'t str),
    /// Holds only characters that cannot.
    Hidden(&'t str),
}

impl Part<'_> {
    /// What stands for it: the text itself, or the names of what is hidden, and what these spell.
    pub(crate) fn label(&self) -> String {
        let hidden = match self {
            Self::Plain(text) => return (*text).to_owned(),
            Self::Hidden(text) => text,
        };
        let count = hidden.chars().count();
        let first = hidden.chars().next().unwrap_or_default();
        if hidden.chars().all(|c| c == first) {
            let times = if count == 1 { String::new() } else { format!(" ×{count}") };
            return format!("U+{:04X}{times}", u32::from(first));
        }
        // Tag characters are ASCII, moved.
        let spelled: String =
            hidden.chars().filter_map(|c| char::from_u32(u32::from(c).checked_sub(0xe_0000)?)).collect();
        if spelled.len() > 1 && spelled.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
            return format!("{count} hidden characters, “{spelled}”");
        }
        format!("{count} hidden characters")
    }

    /// The least that shows where it is.
    pub(crate) fn sign(&self) -> String {
        match self {
            Self::Hidden(text) if text.chars().nth(1).is_some() => format!("⟨{}⟩", self.label()),
            _ => "·".to_owned(),
        }
    }
}

/// The stretches of `text`, in order.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut hidden = false;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, next)| next);
        let hides = is_hidden(before, c, after);
        if hides != hidden {
            push(&mut parts, &text[from..at], hidden);
            (from, hidden) = (at, hides);
        }
        before = c;
    }
    push(&mut parts, &text[from..], hidden);
    parts
}

fn push<'t>(parts: &mut Vec<Part<'t>>, text: &'t str, hidden: bool) {
    if !text.is_empty() {
        parts.push(if hidden { Part::Hidden(text) } else { Part::Plain(text) });
    }
}

/// `text` on one line, safe on a terminal.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    named(&words.join(" "))
}

/// The beginning of `text` on one line, safe on a terminal: for lists and pages, which must not grow with it.
pub(crate) fn short(text: &str) -> String {
    if text.len() <= SHORT {
        return one_line(text);
    }
    format!("{} …", one_line(&text[..floor(text, SHORT)]))
}

/// Names in a list, the first of many; for messages.
pub(crate) fn listed<'n>(names: impl ExactSizeIterator<Item = &'n String>) -> String {
    let more = names.len().saturating_sub(TOLD);
    let told = names.take(TOLD).map(|name| format!("`{}`", short(name)));
    let rest = (more > 0).then(|| format!("and {more} more"));
    told.chain(rest).collect::<Vec<_>>().join(", ")
}

/// `text` on as many lines as it has, safe on a terminal.
pub(crate) fn all_lines(text: &str) -> String {
    named(&text.replace("\r\n", "\n"))
}

fn named(text: &str) -> String {
    let parts = parts(text);
    // A name between every two letters would hide the letters.
    let many = parts.iter().filter(|part| matches!(part, Part::Hidden(_))).count() > MANY;
    let name = |part: &Part<'_>| match part {
        Part::Plain(text) => (*text).to_owned(),
        Part::Hidden(_) if many => part.sign(),
        Part::Hidden(_) => format!("⟨{}⟩", part.label()),
    };
    parts.iter().map(name).collect()
}

fn is_hidden(before: char, c: char, after: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // The end of a CRLF line.
        '\r' => after != '\n',
        // Joiners belong to emoji and to many scripts; between ASCII they only hide something.
        '\u{200c}' | '\u{200d}' => before.is_ascii() && after.is_ascii(),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &[(&str, &str)] = &[
        ("", ""),
        ("plain  text\n", "plain text"),
        ("a\u{0}b", "a⟨U+0000⟩b"),
        ("\u{1b}[31m", "⟨U+001B⟩[31m"),
        ("a\u{202e}b", "a⟨U+202E⟩b"),
        ("a\u{200b}\u{200b}\u{200b}", "a⟨U+200B ×3⟩"),
        ("a\u{200b}\u{feff}", "a⟨2 hidden characters⟩"),
        ("a\u{e0068}\u{e0069}", "a⟨2 hidden characters, “hi”⟩"),
        ("a\u{200d}b", "a⟨U+200D⟩b"),
        ("a\u{fffe}", "a⟨U+FFFE⟩"),
        ("👨\u{200d}👩", "👨\u{200d}👩"),
        ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष"),
        ("عربي", "عربي"),
        (
            "a\u{200b}b\u{200b}c\u{200b}d\u{200b}e\u{200b}f\u{200b}g\u{200b}h\u{200b}i\u{200b}",
            "a·b·c·d·e·f·g·h·i·",
        ),
    ];

    #[test]
    fn what_is_hidden_is_named() {
        for (text, expected) in CASES {
            assert_eq!(one_line(text), *expected, "{text:?}");
        }
        assert_eq!(all_lines("a\r\nb\rc\n"), "a\nb⟨U+000D⟩c\n");
        assert!(short(&"漢".repeat(10_000)).len() < SHORT + 10);
    }
}
