//! Finds the tables of a text: lines of cells between pipes, and lines of cells between commas, semicolons or tabs.

use super::{
    MOST_CELLS, MOST_ROWS, list,
    table::{Form, Grid},
};
use crate::{
    interaction::Span,
    text::{Text, word::Class},
};
use std::ops::Range;

/// A line of more bytes is prose.
const LONGEST: usize = 4_000;

/// Lines that a table of commas has at least, its header with them.
const LEAST_LINES: usize = 3;

/// The tables and lists of one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    /// In order.
    pub(in crate::claims) grids: Vec<Grid>,
    /// The text with bars for the commas and tabs between cells, where there are such: "58,11" is one number to a reader of
    /// prose, and "June 22" a date.
    pub(in crate::claims) apart: Option<Box<Text>>,
}

/// Every table and list of `text`.
pub(crate) fn tables(text: &Text) -> Tables {
    let mut finder = Finder { text, out: Vec::new(), open: None, cells: 0 };
    for line in lines(&text.raw) {
        finder.line(line);
    }
    finder.close();
    let found = finder.out;
    let apart = apart(text, &found).map(Box::new);
    let read = apart.as_deref().unwrap_or(text);
    let grid = |t: &Open| {
        let headed = t.ruled || !numbers(read, &t.rows[0]) || years(read, &t.rows[0]);
        Grid::new(read, Form::Table, headed, &t.rows, t.left_out)
    };
    let mut grids: Vec<Grid> = found.iter().filter_map(grid).collect();
    list::add(read, &mut grids);
    grids.sort_by_key(|grid| grid.span);
    Tables { grids, apart }
}

/// The text with bars for the commas and tabs between the cells of its tables.
fn apart(text: &Text, tables: &[Open]) -> Option<Text> {
    let mut bytes: Option<Vec<u8>> = None;
    for row in tables.iter().filter(|t| matches!(t.cut.mark, b',' | b'\t')).flat_map(|t| &t.rows) {
        let bytes = bytes.get_or_insert_with(|| text.raw.as_bytes().to_vec());
        for pair in row.windows(2) {
            let between = &mut bytes[pair[0].end as usize..pair[1].start as usize];
            between.iter_mut().filter(|b| matches!(**b, b',' | b'\t')).for_each(|b| *b = b'|');
        }
    }
    let raw = String::from_utf8(bytes?).ok()?;
    Some(Text::read(&raw, Some(text.language)))
}

/// Whether a row holds a cell that is a number.
fn numbers(text: &Text, row: &[Span]) -> bool {
    row.iter().any(|cell| {
        let tokens = &text.tokens[text.tokens_in(*cell)];
        !tokens.is_empty() && tokens.iter().all(|t| t.class == Class::Number)
    })
}

/// Whether the numbers of a row are the years of a header: "Department,2024,2025".
fn years(text: &Text, row: &[Span]) -> bool {
    let number = |cell: &Span| numbers(text, std::slice::from_ref(cell));
    let year = |cell: &Span| {
        let digits = text.slice(*cell);
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    !row.first().is_some_and(number) && row.iter().filter(|cell| number(cell)).all(year)
}

/// The lines of `raw` without their ends.
pub(super) fn lines(raw: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let ends = memchr::memchr_iter(b'\n', raw.as_bytes()).chain(std::iter::once(raw.len()));
    ends.map(move |end| {
        let line = at..end;
        at = end + 1;
        line.start.min(raw.len())..line.end
    })
}

/// What separates the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cut {
    mark: u8,
    /// How many cells there are; of no meaning between pipes.
    cells: usize,
}

struct Open {
    cut: Cut,
    rows: Vec<Vec<Span>>,
    /// Whether a line of dashes stands below the first row.
    ruled: bool,
    left_out: bool,
}

struct Finder<'a> {
    text: &'a Text,
    out: Vec<Open>,
    open: Option<Open>,
    /// Cells of all tables so far.
    cells: usize,
}

impl Finder<'_> {
    fn line(&mut self, line: Range<usize>) {
        let bytes = self.text.raw[line.clone()].as_bytes();
        let Some(cut) = cut(bytes) else { return self.close() };
        if let Some(open) = &mut self.open
            && open.cut == cut
        {
            if cut.mark == b'|' && is_ruler(bytes) {
                open.ruled |= open.rows.len() == 1;
            } else if open.rows.len() > MOST_ROWS || self.cells > MOST_CELLS {
                open.left_out = true;
            } else {
                let row = split(&self.text.raw, &line, cut.mark);
                self.cells += row.len();
                open.rows.push(row);
            }
            return;
        }
        self.close();
        if self.cells <= MOST_CELLS && !is_ruler(bytes) {
            let row = split(&self.text.raw, &line, cut.mark);
            self.cells += row.len();
            self.open = Some(Open { cut, rows: vec![row], ruled: false, left_out: false });
        }
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if let Some(rows) = keyed(&self.text.raw, &open.rows) {
            (open.rows, open.ruled) = (rows, true);
            self.out.push(open);
            return;
        }
        let pipes = open.cut.mark == b'|';
        if open.rows.len() < if pipes { 2 } else { LEAST_LINES } {
            return;
        }
        if !pipes && !self.is_data(&open.rows) {
            return;
        }
        self.out.push(open);
    }

    /// Whether rows between commas are data, not prose that happens to have as many commas: short cells, and a column of
    /// numbers or dates below a header that is none.
    fn is_data(&self, rows: &[Vec<Span>]) -> bool {
        const WORDS: usize = 8;
        let short = |cell: &Span| self.text.tokens_in(*cell).len() <= WORDS;
        rows.iter().flatten().all(short)
            && (!numbers(self.text, &rows[0]) || years(self.text, &rows[0]))
            && rows[1..].iter().all(|r| numbers(self.text, r))
    }
}

/// Lines that say the same keys, "room: Birch; seats: 12", as a header and rows of values.
fn keyed(raw: &str, lines: &[Vec<Span>]) -> Option<Vec<Vec<Span>>> {
    let entry = |cell: &Span| {
        let (start, end) = (cell.start as usize, cell.end as usize);
        let colon = start + raw[start..end].find(": ")?;
        Some((trim(raw, start..colon), trim(raw, colon + 1..end)))
    };
    let entries = |line: &Vec<Span>| line.iter().map(entry).collect::<Option<Vec<_>>>();
    let header = lines.first().and_then(entries)?;
    let key = |span: Span| &raw[span.start as usize..span.end as usize];
    let mut rows = vec![header.iter().map(|(key, _)| *key).collect()];
    for line in lines {
        let row = entries(line)?;
        let same = row.len() == header.len()
            && row.iter().zip(&header).all(|(a, b)| key(a.0).eq_ignore_ascii_case(key(b.0)));
        if !same {
            return None;
        }
        rows.push(row.into_iter().map(|(_, value)| value).collect());
    }
    (lines.len() > 1 && header.len() > 1).then_some(rows)
}

/// How a line splits into cells. `None` for a line that is no row.
fn cut(bytes: &[u8]) -> Option<Cut> {
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() || bytes.len() > LONGEST {
        return None;
    }
    let count = |mark: u8| memchr::memchr_iter(mark, bytes).count();
    if count(b'|') >= 2 || bytes[0] == b'|' {
        return Some(Cut { mark: b'|', cells: 0 });
    }
    if matches!(bytes[bytes.len() - 1], b'.' | b'!' | b'?' | b':') {
        return None;
    }
    let cuts = [b'\t', b';', b','].into_iter().map(|mark| Cut { mark, cells: count(mark) + 1 });
    cuts.into_iter().find(|cut| cut.cells > 1)
}

/// `|---|:---:|`
fn is_ruler(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'+' | b'=' | b'\r'))
}

/// The cells of a line, without white space, quotation marks and emphasis around them.
fn split(raw: &str, line: &Range<usize>, mark: u8) -> Vec<Span> {
    let mut range = line.clone();
    let text = &raw[range.clone()];
    range.start += text.len() - text.trim_start().len();
    range.end = range.start + text.trim().len();
    if mark == b'|' {
        range.start += usize::from(raw[range.clone()].starts_with('|'));
        range.end -= usize::from(!range.is_empty() && raw[range.clone()].ends_with('|'));
    }
    let mut from = range.start;
    let bytes = raw[range.clone()].as_bytes();
    let mut out: Vec<Span> = Vec::new();
    for end in memchr::memchr_iter(mark, bytes).map(|at| range.start + at).chain([range.end]) {
        out.push(trim(raw, from..end));
        from = end + 1;
    }
    out
}

/// The span of `range` without white space, quotation marks and emphasis around it.
pub(super) fn trim(raw: &str, range: Range<usize>) -> Span {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '*' | '_' | '`');
    let text = &raw[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches(around).len());
    let kept = raw[start..range.end].trim_end_matches(around).len();
    Span::new(start, start + kept)
}
