//! Cells that answer a question, "projector: no", against a statement that says so, or denies it.

use super::{
    link::Condition,
    program::Case,
    reading::{Mask, places},
    rows::Rows,
    table::{self, Cell, Form},
};
use crate::{
    claims::{Atom, Detail},
    interaction::Span,
    text::{
        cue::Class,
        words::{Words, words},
    },
};

const YES: &Words = words!(
    "yes true ja oui si sim हाँ हां نعم 是 有 はい ✓ ✔ included available inklusive incluido inclus incluso"
);
const NO: &Words = words!("no false none nein keine keiner non nao नहीं لا 否 无 無 いいえ ✗ ✘");

/// The share of a key's words that a statement says of it.
const WHOLE: f64 = 0.9;

/// What a cell answers to a statement.
pub(super) struct Answer {
    /// Whether the statement says the same.
    pub(super) same: bool,
    pub(super) row: usize,
    pub(super) cell: Span,
    pub(super) detail: Detail,
}

/// The answer in the one row that the statement at `span` speaks of, below the header that it names or beside its key.
pub(super) fn answer(case: &Case<'_>, span: Span) -> Option<Answer> {
    let (grid, text) = (case.grid, case.reading.text);
    // "no projector" stands in no cell that says "no"
    let answers = |mask: Mask| {
        let says = |fold| YES.contains(fold) || NO.contains(fold);
        places(mask).all(|at| says(case.reading.words[at].token.fold))
    };
    let conditions = || case.links.conditions.iter().filter(|c| !c.number && !answers(c.mask));
    let found = match grid.form {
        Form::Pairs => conditions().filter(|c| c.column() == 0 && c.cover >= WHOLE).find_map(|c| {
            let row = single(c.main())?;
            (1..grid.width()).find_map(|column| Some((row, column, is_yes(case, row, column)?, c.mask)))
        }),
        Form::Table => case.links.named.iter().find_map(|named| {
            let others = conditions().filter(|c| c.column() != named.column && c.mask & named.mask == 0);
            let rows = others.map(Condition::main).reduce(Rows::and)?;
            let row = single(rows)?;
            Some((row, named.column, is_yes(case, row, named.column)?, named.mask))
        }),
    };
    let (row, column, yes, mask) = found?;
    let cell = grid.cell(row, column);
    let word = &case.reading.words[mask.trailing_zeros() as usize];
    let detail = Detail {
        atom: Atom::Polarity,
        claimed: text.slice(word.token.span).into(),
        source: Some(case.text.slice(cell.span).into()),
        difference: None,
    };
    let same = yes != text.has_cue(span, Class::Negation);
    Some(Answer { same, row, cell: cell.span, detail })
}

/// The only row.
fn single(rows: Rows) -> Option<usize> {
    rows.first().filter(|_| rows.count() == 1)
}

/// Whether a cell says yes; nothing where it says something else.
fn is_yes(case: &Case<'_>, row: usize, column: usize) -> Option<bool> {
    let cell: &Cell = case.grid.cell(row, column);
    let [word] = table::tokens(case.text, cell) else { return None };
    if YES.contains(word.fold) {
        return Some(true);
    }
    NO.contains(word.fold).then_some(false)
}
