//! A grid of cells: what stands where, and what number or date each cell is.

use super::{MOST_ROWS, rows::Rows};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::Kind,
        table::Table,
        vocabulary,
        word::{Class, Token, hash, pair},
        words::{Words, words},
    },
};
use std::ops::Range;

/// One cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) span: Span,
    pub(super) tokens: Range<u32>,
    /// How much its words tell, in nats.
    pub(super) weight: f64,
}

/// How a grid is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Rows of cells below a header.
    Table,
    /// Keys with one value each: lines `key: value`, or a list in a sentence.
    Pairs,
}

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Number,
    Date,
    Text,
}

/// One column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) sort: Sort,
    /// What orders each row: a number, or a date as one; `NAN` where the cell holds none.
    pub(super) values: Vec<f64>,
}

/// A table, or what can be read as one.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// All of its lines.
    pub(super) span: Span,
    pub(super) form: Form,
    /// What stands above each column; empty cells where nothing does.
    pub(super) header: Vec<Cell>,
    /// Row after row.
    pub(super) cells: Vec<Cell>,
    pub(super) columns: Vec<Column>,
    /// The cells that hold each word or number.
    index: Table<Vec<u32>>,
    /// The rows that are no sum of the others.
    own: Rows,
    /// Whether rows were left out.
    pub(super) cut: bool,
}

/// How much a number tells, in nats.
pub(super) const NUMBER_WEIGHT: f64 = 4.0;

/// How much a word tells that only binds others.
const STOP_WEIGHT: f64 = 1.0;

impl Grid {
    /// Reads the cells of `rows`; the first of them is the header where `headed`.
    pub(super) fn new(text: &Text, form: Form, headed: bool, rows: &[Vec<Span>], cut: bool) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max()?.min(super::MOST_COLUMNS);
        let (names, body) = if headed { rows.split_first()? } else { (&Vec::new(), rows) };
        let span = rows.first()?.first()?.hull(*rows.last()?.last()?);
        let empty = Span { start: span.end, end: span.end };
        let read = |row: &Vec<Span>, at: usize| cell(text, row.get(at).copied().unwrap_or(empty));
        let above: Vec<Cell> = (0..width).map(|at| read(names, at)).collect();
        let body = &body[..body.len().min(MOST_ROWS)];
        let cells: Vec<Cell> = body.iter().flat_map(|row| (0..width).map(|at| read(row, at))).collect();
        let (columns, index, own) = (Vec::new(), Table::default(), Rows::default());
        let mut grid = Self { span, form, header: above, cells, columns, index, own, cut };
        grid.own = (0..grid.height()).filter(|&row| !grid.sums(text, row)).collect();
        grid.columns = (0..width).map(|at| grid.column(text, at)).collect();
        for (at, cell) in grid.cells.iter().enumerate() {
            for token in telling(text, cell) {
                for key in keys(text, token) {
                    let posts = grid.index.entry_or(key, Vec::new);
                    if posts.last() != Some(&(at as u32)) {
                        posts.push(at as u32);
                    }
                }
            }
        }
        Some(grid)
    }

    /// All of its lines.
    pub(in crate::claims) const fn span(&self) -> Span {
        self.span
    }

    /// Whether it has rows of cells below a header.
    #[cfg(feature = "training")]
    pub(in crate::claims) fn is_table(&self) -> bool {
        self.form == Form::Table
    }

    pub(super) fn width(&self) -> usize {
        self.header.len()
    }

    /// How many rows there are below the header.
    pub(super) fn height(&self) -> usize {
        self.cells.len().checked_div(self.width()).unwrap_or(0)
    }

    /// The rows but those that add up the others.
    pub(super) fn rows(&self) -> Rows {
        self.own
    }

    /// Whether the first words of a row say that it adds up the others.
    fn sums(&self, text: &Text, row: usize) -> bool {
        const SUMS: &Words = words!("total totals sum subtotal average");
        let first = |cell: &Cell| tokens(text, cell).first().map(|t| t.fold);
        let cells = (0..self.width().min(2)).map(|at| self.cell(row, at));
        cells.filter_map(first).any(|fold| SUMS.contains(fold))
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.cells[row * self.width() + column]
    }

    /// The cells that hold the word or number.
    pub(super) fn holding(&self, key: u64) -> &[u32] {
        self.index.get(key).map_or(&[], |posts| posts)
    }

    fn column(&self, text: &Text, at: usize) -> Column {
        let cells = || (0..self.height()).map(|row| self.cell(row, at));
        let filled = cells().filter(|c| !c.tokens.is_empty()).count().max(1);
        let dates: Vec<f64> = cells().map(|c| date(text, c).unwrap_or(f64::NAN)).collect();
        let numbers: Vec<f64> = cells().map(|c| number(text, c).unwrap_or(f64::NAN)).collect();
        let most = |values: &[f64]| values.iter().filter(|v| !v.is_nan()).count() * 5 >= filled * 3;
        if most(&dates) {
            Column { sort: Sort::Date, values: dates }
        } else if most(&numbers) {
            Column { sort: Sort::Number, values: numbers }
        } else {
            Column { sort: Sort::Text, values: numbers }
        }
    }
}

fn cell(text: &Text, span: Span) -> Cell {
    let tokens = text.tokens_in(span);
    let mut cell = Cell { span, tokens: tokens.start as u32..tokens.end as u32, weight: 0.0 };
    cell.weight = telling(text, &cell).map(|t| weight(text, t)).sum();
    cell
}

/// The tokens of a cell.
pub(super) fn tokens<'t>(text: &'t Text, cell: &Cell) -> &'t [Token] {
    &text.tokens[cell.tokens.start as usize..cell.tokens.end as usize]
}

/// The tokens of a cell that tell something; all of them where none does.
pub(super) fn telling<'t>(text: &'t Text, cell: &Cell) -> impl Iterator<Item = &'t Token> + use<'t> {
    let tokens = tokens(text, cell);
    let none = tokens.iter().all(|t| t.stop);
    tokens.iter().filter(move |t| none || !t.stop)
}

/// How much a token tells, in nats.
pub(super) fn weight(text: &Text, token: &Token) -> f64 {
    if token.is_number() {
        NUMBER_WEIGHT
    } else if token.stop {
        STOP_WEIGHT
    } else {
        vocabulary::idf(token, text.language).max(STOP_WEIGHT)
    }
}

/// What a token is found by: a number by its value, a word by its stem and by itself.
pub(super) fn keys(text: &Text, token: &Token) -> impl Iterator<Item = u64> + use<> {
    let value = value(text, token).map(of_value);
    let stem = value.unwrap_or(token.stem);
    let fold = Some(token.fold).filter(|&fold| value.is_none() && fold != stem);
    std::iter::once(stem).chain(fold)
}

/// What a number is found by.
pub(super) fn of_value(value: f64) -> u64 {
    pair(hash("# value"), (value + 0.0).to_bits())
}

/// The number a token of digits is.
pub(super) fn value(text: &Text, token: &Token) -> Option<f64> {
    if token.class != Class::Number {
        return None;
    }
    let digits = text.slice(token.span);
    if digits.contains(',') { digits.replace(',', "").parse().ok() } else { digits.parse().ok() }
}

/// The first number of a cell; hours, minutes and seconds as one.
fn number(text: &Text, cell: &Cell) -> Option<f64> {
    let tokens = tokens(text, cell);
    let first = tokens.iter().position(Token::is_number)?;
    // "class of 1998" is no number, "w 129 - 81" and "us $ 5" are
    let words = tokens[..first].iter().filter(|t| t.span.end - t.span.start > 3).count();
    // nor is "VX-2"
    let code = first > 0 && text.raw[tokens[first - 1].span.end as usize..].starts_with('-');
    if words > 0 || code {
        return None;
    }
    let mut out = value(text, &tokens[first])?;
    for pair in tokens[first..].windows(2) {
        let gap = &text.raw[pair[0].span.end as usize..pair[1].span.start as usize];
        let Some(next) = value(text, &pair[1]).filter(|_| gap == ":") else { break };
        out = out * 60.0 + next;
    }
    let before = text.raw[..tokens[first].span.start as usize].trim_end_matches(' ');
    let negative = before.len() > cell.span.start as usize && before.ends_with(['-', '−']) && first == 0
        || before.len() == cell.span.start as usize + 1 && before.ends_with(['-', '−']);
    Some(if negative { -out } else { out })
}

/// The names of the months and their short forms.
const MONTHS: [[u64; 2]; 12] = [
    [hash("january"), hash("jan")],
    [hash("february"), hash("feb")],
    [hash("march"), hash("mar")],
    [hash("april"), hash("apr")],
    [hash("may"), hash("may")],
    [hash("june"), hash("jun")],
    [hash("july"), hash("jul")],
    [hash("august"), hash("aug")],
    [hash("september"), hash("sep")],
    [hash("october"), hash("oct")],
    [hash("november"), hash("nov")],
    [hash("december"), hash("dec")],
];

/// The month a word names, from 1.
pub(super) fn month(fold: u64) -> Option<usize> {
    MONTHS.iter().position(|names| names.contains(&fold)).map(|at| at + 1)
}

/// What orders the date of a cell; days on the scale of the core, or by its month and year where words stand between them.
fn date(text: &Text, cell: &Cell) -> Option<f64> {
    let tokens = tokens(text, cell);
    if let Some(month) = tokens.iter().find_map(|t| month(t.fold)) {
        let numbers = || tokens.iter().filter_map(|t| value(text, t));
        let day = numbers().find(|n| (1.0..32.0).contains(n)).unwrap_or(0.0);
        let year = numbers().find(|n| (1000.0..3000.0).contains(n)).unwrap_or(0.0);
        return Some((year * 12.0 + month as f64) * 32.0 + day);
    }
    let date = text.dates_in(cell.span).first()?;
    matches!(date.kind, Kind::Day | Kind::Month | Kind::Quarter).then(|| f64::from(date.first.from))
}
