//! The value that a statement gives to a row, against the one that stands there.

use super::{
    bind::denies,
    link::Condition,
    list::amounts,
    order,
    program::Case,
    reading::{Mask, bit, places},
    rows::Rows,
    table::{Form, Sort},
    trigger::Trigger,
};
use crate::{
    claims::{Atom, Detail},
    interaction::Span,
    text::{
        Text,
        date::{Date, Kind},
        quantity::{Approx, Measure, Quantity, Relation},
    },
};

/// What the row says of the values that the statement gives to it.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The row.
    pub(super) row: usize,
    /// How many values it holds.
    pub(super) held: usize,
    /// A value that it says otherwise.
    pub(super) differs: Option<Differs>,
}

/// A value that differs.
#[derive(Clone, Debug)]
pub(super) struct Differs {
    pub(super) detail: Detail,
    /// The cell that says otherwise.
    pub(super) cell: Span,
    /// Whether the claimed value is that of another row.
    pub(super) swapped: bool,
    /// Whether the statement names the column of the cell.
    pub(super) named: bool,
}

/// The share of a key's words that a statement must say.
const KEYED: f64 = 0.5;

/// What asks for more than the value of one row.
const COMPUTES: [Trigger; 14] = [
    Trigger::More,
    Trigger::Less,
    Trigger::Before,
    Trigger::After,
    Trigger::Not,
    Trigger::None,
    Trigger::Sum,
    Trigger::Average,
    Trigger::Most,
    Trigger::Half,
    Trigger::Same,
    Trigger::Different,
    Trigger::All,
    Trigger::Both,
];

/// Compares the values of the statement at `span` with the row that it speaks of. `None` where it speaks of no one row,
/// or computes.
pub(super) fn slot(case: &Case<'_>, span: Span) -> Option<Slot> {
    // "10 days before arrival" of a list by such steps
    let step = step_of(case, span).filter(|_| !denies(case));
    if step.is_none() && (computes(case, 0) || order::between(case).is_some()) {
        return None;
    }
    let row = step.or_else(|| spoken_of(case, span))?;
    let steps = step.is_some();
    let mut out = Slot { row, held: 0, differs: None };
    let response = case.reading.text;
    let table = case.grid.form == Form::Table;
    let own = |q: &&Quantity| {
        !(counts_key(case, row, q)
            || steps && within(case, row, q).is_some()
            || heads(case, q)
            || table && !bare(q) && is_key(case, row, q))
    };
    for quantity in amounts(response, span).filter(own) {
        quantity_in(case, row, quantity, &mut out);
    }
    for date in response.dates_in(span).iter().filter(|d| d.kind != Kind::Weekday) {
        date_in(case, row, date, &mut out);
    }
    (out.held > 0 || out.differs.is_some()).then_some(out)
}

/// Whether the statement asks for more than one value, by words that are none of these names.
pub(super) fn computes(case: &Case<'_>, names: Mask) -> bool {
    let limits = |at: usize| case.bound(at).is_some() || case.reading.words[at].value.is_some();
    case.reading.places(&COMPUTES).filter(|&at| names & bit(at) == 0).any(|at| {
        // "at least 5", "from 9 to 18" bound one value; "they total 300" adds some up
        let adds = case.reading.words[at].triggers.any(&[Trigger::Sum, Trigger::Average]);
        adds || !(case.reading.words.len() > at + 1 && limits(at + 1))
    })
}

/// The one row that the words of the statement speak of.
fn spoken_of(case: &Case<'_>, span: Span) -> Option<usize> {
    let pairs = case.grid.form == Form::Pairs;
    if pairs && let Some(row) = on_weekday(case, span) {
        return Some(row);
    }
    let keys = |c: &&Condition| {
        c.cover >= KEYED && !is_value(case, c) && (!pairs || c.links.iter().any(|l| l.column == 0))
    };
    let mut rows = case.grid.rows();
    let mut weight = 0.0;
    for condition in case.links.worded().filter(keys) {
        let own = if pairs {
            condition.links.iter().find(|l| l.column == 0).map_or(condition.rows, |l| l.rows)
        } else {
            condition.rows
        };
        // two keys of one column are two rows
        if !rows.meets(own) {
            return None;
        }
        rows = rows.and(own);
        weight += condition.weight;
    }
    (weight > 0.0 && rows.count() == 1).then(|| rows.first()).flatten().or_else(|| by_measure(case, span))
}

/// The row of a table whose first cell is an amount of the statement, where no other row's is: "the rate for 5 years".
fn by_measure(case: &Case<'_>, span: Span) -> Option<usize> {
    let keyed = |row: usize, q: &Quantity| !bare(q) && is_key(case, row, q);
    let mut named = amounts(case.reading.text, span)
        .flat_map(|q| (0..case.grid.height()).filter(move |&row| keyed(row, q)));
    let row = named.next().filter(|_| case.grid.form == Form::Table)?;
    named.next().is_none().then_some(row)
}

/// The row of a list by steps into which an amount of the statement falls: "24 to 59" of "a 30-year-old pays"; of steps that hold each
/// other, "up to 2 kg" and "up to 5 kg", the narrowest.
fn step_of(case: &Case<'_>, span: Span) -> Option<usize> {
    let steps = 0..case.grid.height();
    let stepped = |row: usize| amounts(case.text, case.grid.cell(row, 0).span).any(is_step);
    if case.grid.form != Form::Pairs || !steps.clone().all(stepped) {
        return None;
    }
    amounts(case.reading.text, span).find_map(|q| {
        let falls = || steps.clone().filter_map(|row| Some((within(case, row, q)?, row)));
        let narrowest = falls().reduce(|a, b| if b.0 < a.0 { b } else { a })?;
        let alone = falls().filter(|step| step.0 == narrowest.0).count() == 1;
        alone.then_some(narrowest.1)
    })
}

/// Whether an amount bounds those of a step.
fn is_step(quantity: &Quantity) -> bool {
    quantity.is_range() || !matches!(quantity.approx, Approx::Exact | Approx::About)
}

/// How wide the step of a row is that holds an amount; a unit may be left out, as in "24 to 59".
fn within(case: &Case<'_>, row: usize, quantity: &Quantity) -> Option<f64> {
    let cell = case.grid.cell(row, 0).span;
    let step = amounts(case.text, cell).find(|q| is_step(q))?;
    let alike = kind(step.measure) == kind(quantity.measure);
    if quantity.is_range() || is_step(quantity) || !alike && !bare(step) {
        return None;
    }
    let (value, low, high) = if alike {
        (quantity.low, step.low, step.high)
    } else {
        (quantity.written.0, step.written.0, step.written.1)
    };
    let (holds, width) = match step.approx {
        Approx::AtMost => (value <= high, high),
        Approx::Under => (value < high, high),
        Approx::AtLeast => (value >= low, -low),
        Approx::Over => (value > low, -low),
        Approx::Exact | Approx::About => (low <= value && value <= high, high - low),
    };
    holds.then_some(width)
}

/// Whether an amount is what the first cell of a row holds.
fn is_key(case: &Case<'_>, row: usize, quantity: &Quantity) -> bool {
    let cell = case.grid.cell(row, 0).span;
    amounts(case.text, cell).any(|q| q.span == cell && quantity.relation(q) == Relation::Equal)
}

/// Whether a condition is a value with its unit, such as "EUR 89", and so names no row.
fn is_value(case: &Case<'_>, condition: &Condition) -> bool {
    let number = places(condition.mask).any(|at| case.reading.words[at].value.is_some());
    let column = condition.column();
    number && if case.grid.form == Form::Pairs { column > 0 } else { case.ordered(column) }
}

/// The row whose key is the day of the week that the statement names, or a stretch of days that holds it.
fn on_weekday(case: &Case<'_>, span: Span) -> Option<usize> {
    let days = |d: &&Date| d.kind == Kind::Weekday;
    let mut named = case.reading.text.dates_in(span).iter().filter(days);
    let day = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let holds = |row: &usize| {
        let mut keys = case.text.dates_in(case.grid.cell(*row, 0).span).iter().filter(days);
        // "Monday to Friday" may be read as two days
        let Some(first) = keys.next() else { return false };
        let last = keys.next().map_or(first.first.to, |last| last.first.to);
        first.first.from <= day.first.from && day.first.to <= last
    };
    let rows: Rows = (0..case.grid.height()).filter(holds).collect();
    (rows.count() == 1).then(|| rows.first()).flatten()
}

/// "5 adults": a number of what the key names, not its value.
fn counts_key(case: &Case<'_>, row: usize, quantity: &Quantity) -> bool {
    let key = super::table::tokens(case.text, case.grid.cell(row, 0));
    let noun = quantity.noun.filter(|_| quantity.measure == Measure::Count);
    // a number that is part of what names the row
    let names = case.links.worded().filter(|c| !is_value(case, c)).any(|c| {
        (0..case.reading.words.len())
            .any(|at| c.mask & bit(at) != 0 && quantity.number.contains(case.reading.words[at].token.span))
    });
    names || noun.is_some_and(|noun| case.grid.form == Form::Pairs && key.iter().any(|t| t.stem == noun))
}

/// Whether a number is part of a header: "100 grams" of a column "per 100 g".
fn heads(case: &Case<'_>, quantity: &Quantity) -> bool {
    let headers = case.grid.header.iter().flat_map(|cell| amounts(case.text, cell.span));
    case.grid.form == Form::Table
        && headers.into_iter().any(|q| claimed_as(quantity, q) && q.measure != Measure::Count)
}

/// Whether two numbers are one.
pub(super) fn claimed_as(claimed: &Quantity, source: &Quantity) -> bool {
    matches!(claimed.relation(source), Relation::Equal | Relation::Rounded)
}

/// The amount of a cell with the unit that its header has: "12" below "Diameter (mm)".
fn headed(case: &Case<'_>, row: usize, column: usize) -> Option<Quantity> {
    let header = case.text.slice(case.grid.header[column].span);
    let unit = header.rsplit_once('(')?.1.strip_suffix(')')?;
    let cell = case.text.slice(case.grid.cell(row, column).span);
    if unit.len() > 24 || cell.len() > 24 || !cell.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = Text::read(&format!("{cell} {unit}"), Some(case.text.language));
    text.quantities.first().filter(|q| q.measure != Measure::Count).copied()
}

/// The cells of the row that may hold a value of the statement: those of the column that is named beside it, or all.
fn facing(case: &Case<'_>, row: usize, at: Span) -> Vec<usize> {
    let width = case.grid.width();
    if case.grid.form == Form::Pairs {
        return (1..width).collect();
    }
    let place = case.reading.words.partition_point(|w| w.token.span.start < at.start);
    let named = case.named_near(place.min(case.reading.words.len().saturating_sub(1)));
    match named.first() {
        Some(&(distance, column)) if distance <= 12 => vec![column],
        _ => (0..width).filter(|&c| !case.grid.cell(row, c).tokens.is_empty()).collect(),
    }
}

fn quantity_in(case: &Case<'_>, row: usize, claimed: &Quantity, out: &mut Slot) {
    let response = case.reading.text;
    let columns = facing(case, row, claimed.span);
    let found = |row: usize, column: usize| amounts(case.text, case.grid.cell(row, column).span);
    let same = |q: &Quantity| claimed_as(claimed, q);
    let in_row =
        |row: usize| (0..case.grid.width()).any(|c| found(row, c).any(same) || equal(case, row, c, claimed));
    let table = case.grid.form == Form::Table;
    let measured = |c: usize| (table && !bare(claimed)).then(|| headed(case, row, c)).flatten();
    let holds = |c: usize| {
        let in_unit = measured(c).map(|q| claimed.relation(&q));
        match in_unit.filter(|relation| *relation != Relation::Incomparable) {
            Some(relation) => relation != Relation::Differs,
            None => found(row, c).any(same) || equal(case, row, c, claimed),
        }
    };
    if columns.iter().any(|&c| holds(c)) {
        out.held += 1;
        return;
    }
    if table && columns.len() > 1 && in_row(row) {
        return;
    }
    let differs = |q: &&Quantity| {
        claimed.relation(q) == Relation::Differs && kind(claimed.measure) == kind(q.measure)
            || bare(claimed) && bare(q) && claimed.low != q.low
    };
    // a bare number below a header, or a title, with the unit
    let other = |c: usize, q: &Quantity| {
        let elsewhere = || {
            (0..case.grid.height())
                .any(|r| r != row && found(r, c).any(|q| bare(q) && q.written == claimed.written))
        };
        bare(q)
            && !bare(claimed)
            && (measured(c).is_some_and(|q| claimed.relation(&q) == Relation::Differs)
                || q.written != claimed.written && elsewhere())
    };
    let mut facing = columns
        .iter()
        .flat_map(|&c| found(row, c).map(move |q| (c, q)))
        .filter(|(c, q)| differs(q) || other(*c, q));
    let Some((column, source)) = facing.next() else { return };
    let alone = facing.next().is_none();
    let written = |q: &Quantity| same(q) || other(column, source) && q.written == claimed.written;
    let swapped = (0..case.grid.height()).any(|r| r != row && found(r, column).any(written));
    let named = table && columns.len() == 1;
    if alone || swapped && columns.len() == 1 {
        let detail = Detail {
            atom: Atom::Quantity,
            claimed: claimed.describe(&response.raw),
            source: Some(source.describe(&case.text.raw)),
            difference: Some(claimed.difference(source)).filter(|d| !d.is_empty()),
        };
        out.differs.get_or_insert(Differs { detail, cell: case.grid.cell(row, column).span, swapped, named });
    }
}

/// Whether a number is one of bare digits or of a count without unit.
pub(super) fn bare(quantity: &Quantity) -> bool {
    quantity.measure == Measure::Count
}

pub(super) fn kind(measure: Measure) -> std::mem::Discriminant<Measure> {
    std::mem::discriminant(&measure)
}

/// Whether the cell is the same bare number, however the core reads it: years, ranks. A unit or a scale of its own may differ.
fn equal(case: &Case<'_>, row: usize, column: usize, claimed: &Quantity) -> bool {
    let mut told = amounts(case.text, case.grid.cell(row, column).span);
    let differs = told.any(|q| claimed.relation(q) == Relation::Differs);
    let column = case.column(column);
    !differs && column.sort == Sort::Number && column.values[row] == claimed.written.0
}

fn date_in(case: &Case<'_>, row: usize, claimed: &Date, out: &mut Slot) {
    let response = case.reading.text;
    let columns = facing(case, row, claimed.span);
    let found = |row: usize| {
        columns.iter().flat_map(move |&c| {
            let cell = case.grid.cell(row, c).span;
            // "9" at the end of a row and "April" below it are no date
            case.text.dates_in(cell).iter().filter(move |d| cell.contains(d.span)).map(move |d| (cell, d))
        })
    };
    let is = |d: &Date, relation: Relation| claimed.relation(d) == relation;
    if found(row).any(|(_, d)| is(d, Relation::Equal)) {
        out.held += 1;
        return;
    }
    let elsewhere = |r: usize| r != row && found(r).any(|(_, d)| is(d, Relation::Equal));
    let swapped = (0..case.grid.height()).any(elsewhere);
    // hours inside those of the row are no others, unless they are those of another row
    let other = |d: &Date| is(d, Relation::Differs) || swapped && d.kind == claimed.kind;
    let mut facing = found(row).filter(|(_, d)| other(d) && d.kind != Kind::Weekday);
    let Some((cell, source)) = facing.next() else { return };
    if facing.next().is_none() {
        let detail = Detail {
            atom: Atom::Date,
            claimed: claimed.describe(&response.raw),
            source: Some(source.describe(&case.text.raw)),
            difference: Some(claimed.difference(source)).filter(|d| !d.is_empty()),
        };
        let named = case.grid.form == Form::Table && columns.len() == 1;
        out.differs.get_or_insert(Differs { detail, cell, swapped, named });
    }
}
