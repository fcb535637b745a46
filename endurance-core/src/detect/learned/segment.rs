//! A text cut into sentences for judging, and what is seen of each without reading its words.

use crate::{
    interaction::Span,
    text::word::{Class, Token},
};

/// A sentence is cut after this many words at a comma, and after twice as many anywhere.
const LONG: u32 = 32;
/// A quotation that is longer, in bytes, is none.
const LONGEST_QUOTATION: u32 = 600;

/// What stands around the words of a segment, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(pub(super) u16);

impl Signs {
    /// It ends with a question mark.
    pub(super) const QUESTION: u16 = 1;
    /// It ends with an exclamation mark.
    pub(super) const EXCLAMATION: u16 = 1 << 1;
    /// It ends with a colon.
    pub(super) const COLON: u16 = 1 << 2;
    /// A colon stands behind its first or second word.
    pub(super) const LABEL: u16 = 1 << 3;
    /// A bracket, brace or angle stands before it.
    pub(super) const BRACKET: u16 = 1 << 4;
    /// A rule or heading stands before it: `###`, `---`, `***`, `===`.
    pub(super) const RULE: u16 = 1 << 5;
    /// A comment of a program or a page begins before it.
    pub(super) const COMMENT: u16 = 1 << 6;
    /// It begins a line.
    pub(super) const LINE: u16 = 1 << 7;
    /// Most of its words are capitals.
    pub(super) const CAPITALS: u16 = 1 << 8;
    /// It stands in quotation marks.
    pub(super) const QUOTED: u16 = 1 << 9;
    /// It holds an address of the web.
    pub(super) const ADDRESS: u16 = 1 << 10;
    /// Behind an address a value is left open, or a place for one: `?q=[DATA]`.
    pub(super) const HOLE: u16 = 1 << 11;
    /// A picture of Markdown.
    pub(super) const IMAGE: u16 = 1 << 12;
    /// A name with a bracket right behind it: `send_mail(`.
    pub(super) const CALL: u16 = 1 << 13;
    /// The number of them.
    pub(super) const COUNT: u32 = 14;
}

/// A sentence or a piece of a long one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    /// Its first token.
    pub(super) first: u32,
    /// Behind its last.
    pub(super) end: u32,
    pub(super) signs: Signs,
}

impl Segment {
    /// Where it stands.
    pub(super) fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.first as usize].span.hull(tokens[self.end as usize - 1].span)
    }
}

/// The segments of a text and its quotations, as ranges of tokens.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    pub(super) segments: Vec<Segment>,
    pub(super) quotations: Vec<(u32, u32)>,
}

/// What a gap between two words says.
#[derive(Clone, Copy, Default)]
struct Gap {
    /// Whether a sentence ends in it.
    ends: bool,
    comma: bool,
    /// Signs of the segment before, of the one behind.
    before: u16,
    behind: u16,
}

/// An open quotation.
#[derive(Clone, Copy)]
struct Open {
    mark: char,
    token: u32,
    at: u32,
}

/// Cuts a text.
pub(super) fn cut(raw: &str, tokens: &[Token]) -> Cuts {
    let mut out = Cuts::default();
    if tokens.is_empty() {
        return out;
    }
    let (mut open, mut first, mut capitals) = (None, 0u32, 0u32);
    let head = read(raw, 0, tokens[0].span.start, 0, &mut open, &mut out.quotations);
    let mut signs = head.behind | Signs::LINE;
    for (at, token) in tokens.iter().enumerate() {
        let next = at as u32 + 1;
        let from = token.span.end;
        let to = tokens.get(at + 1).map_or(raw.len() as u32, |token| token.span.start);
        capitals += u32::from(token.upper && token.class != Class::Number);
        if to == from + 1 && raw.as_bytes()[from as usize] == b' ' && next - first < 2 * LONG {
            continue;
        }
        let gap = if to == from {
            Gap::default()
        } else {
            read(raw, from, to, next, &mut open, &mut out.quotations)
        };
        if gap.before & Signs::COLON != 0 && next - first <= 2 {
            signs |= Signs::LABEL;
        }
        // a value is left open in an address only
        let open = if (signs | gap.before) & Signs::ADDRESS == 0 { 0 } else { Signs::HOLE };
        signs |= gap.before & (Signs::ADDRESS | Signs::IMAGE | Signs::CALL | open);
        let length = next - first;
        let long = if token.class == Class::Ideograph { 3 * LONG } else { LONG };
        let ends = gap.ends || gap.comma && length >= long || length >= 2 * long;
        if to == raw.len() as u32 && tokens.len() == at + 1 || ends {
            signs |= gap.before & !Signs::HOLE;
            if capitals >= 2 && capitals * 3 >= length * 2 {
                signs |= Signs::CAPITALS;
            }
            out.segments.push(Segment { first, end: next, signs: Signs(signs) });
            (first, capitals, signs) = (next, 0, gap.behind);
        }
    }
    if (first as usize) < tokens.len() {
        out.segments.push(Segment { first, end: tokens.len() as u32, signs: Signs(signs) });
    }
    out
}

/// Whether a full stop alone stands between a small letter and a capital one, as where texts were joined: "in crore.The budget".
fn is_joined(raw: &str, from: u32, to: u32) -> bool {
    let small = raw[..from as usize].ends_with(char::is_lowercase);
    small && to == from + 1 && raw[to as usize..].starts_with(char::is_uppercase)
}

/// Reads the gap `from..to`, behind which the token `next` stands.
fn read(
    raw: &str,
    from: u32,
    to: u32,
    next: u32,
    open: &mut Option<Open>,
    quotations: &mut Vec<(u32, u32)>,
) -> Gap {
    let gap = &raw[from as usize..to as usize];
    let mut out = Gap::default();
    let (mut lines, mut run, mut last) = (0, 0u32, '\0');
    let mut stop = false;
    for (at, c) in gap.char_indices() {
        run = if c == last { run + 1 } else { 1 };
        let ends_word =
            |at: usize| gap[at..].chars().nth(1).is_none_or(char::is_whitespace) && at + 1 < gap.len();
        let glued = |at: usize| match gap.as_bytes().get(at + 1) {
            Some(next) => *next == b'[',
            None => raw.as_bytes().get(to as usize).is_some_and(u8::is_ascii_alphanumeric),
        };
        match c {
            '.' => stop |= ends_word(at) || to as usize == raw.len() || is_joined(raw, from, to),
            '。' | '।' | '॥' | '．' | ';' | '；' | '؛' | '•' => stop = true,
            // a picture of Markdown, or the address goes on
            '!' | '?' if glued(at) => {}
            '!' | '！' => (stop, out.before) = (true, out.before | Signs::EXCLAMATION),
            '?' | '？' | '؟' => (stop, out.before) = (true, out.before | Signs::QUESTION),
            ':' | '：' => out.before |= Signs::COLON,
            ',' | '，' | '、' | '،' => out.comma = true,
            '\n' => {
                lines += 1;
                if open.is_some_and(|quotation| from - quotation.at.min(from) > 200 || lines > 1) {
                    *open = None;
                }
            }
            '<' if gap[at..].starts_with("<!--") => out.behind |= Signs::COMMENT | Signs::BRACKET,
            '[' | '<' | '{' | '|' | '【' => out.behind |= Signs::BRACKET,
            '/' if last == '/' && !gap.starts_with("://") || gap[at..].starts_with("/*") => {
                out.behind |= Signs::COMMENT;
            }
            '#' | '-' | '*' | '=' | '~' if run >= 3 || c == '#' => out.behind |= Signs::RULE,
            '"' | '`' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '\'' | '‘' | '’' =>
            {
                quote(c, (raw, from + at as u32, next), open, quotations);
            }
            _ => {}
        }
        last = c;
    }
    if gap.starts_with("://") {
        out.before |= Signs::ADDRESS;
    }
    if gap.starts_with('(') {
        out.before |= Signs::CALL;
    }
    let hole = |at: usize| matches!(gap.as_bytes().get(at + 1), Some(b'[' | b'{' | b'<' | b'$' | b')'));
    if gap.find('=').is_some_and(hole) && !gap.contains(char::is_whitespace) {
        out.before |= Signs::HOLE;
    }
    if gap.contains("![") {
        out.behind |= Signs::IMAGE;
    }
    let small = raw.as_bytes().get(to as usize).is_some_and(u8::is_ascii_lowercase);
    let wrapped = lines == 1 && small && out.behind == 0 && !stop;
    out.behind |= if lines > 0 { Signs::LINE } else { 0 };
    out.ends = stop || lines > 0 && !wrapped || out.behind & (Signs::COMMENT | Signs::RULE) != 0;
    if !out.ends {
        out.before |= out.behind & (Signs::BRACKET | Signs::IMAGE);
    }
    out
}

/// Opens or closes a quotation at a mark.
fn quote(
    mark: char,
    (raw, at, next): (&str, u32, u32),
    open: &mut Option<Open>,
    quotations: &mut Vec<(u32, u32)>,
) {
    let closes = |mark: char| match mark {
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '「' => '」',
        '『' => '』',
        '‘' => '’',
        same => same,
    };
    if let Some(quotation) = *open {
        if closes(quotation.mark) == mark || quotation.mark == '„' && mark == '”' {
            if at - quotation.at <= LONGEST_QUOTATION && next > quotation.token {
                quotations.push((quotation.token, next));
            }
            *open = None;
        }
        return;
    }
    let before = raw[..at as usize].chars().next_back();
    let stands_free = before.is_none_or(|c| !c.is_alphanumeric());
    let opens = match mark {
        '”' | '»' | '」' | '』' | '’' => false,
        '\'' => stands_free,
        _ => true,
    };
    if opens {
        *open = Some(Open { mark, token: next, at });
    }
}
