//! Small programs over linked cells, and what each says of the statement.

use super::{
    link::{Condition, Links, Named},
    order, quantify,
    reading::{Mask, Reading, bit, gap, places},
    rows::Rows,
    table::{Column, Grid, Sort},
    total,
    trigger::Trigger,
};
use crate::text::Text;

/// What a program computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// How many rows hold all conditions.
    Count,
    /// The same for some of the conditions only.
    CountPart,
    /// How many different values a column has.
    Distinct,
    /// The row with the most or least of a named column.
    Superlative,
    /// The same within the rows of another condition.
    SuperlativeWithin,
    /// The same of the column that fits best, where none is named.
    SuperlativeAny,
    /// The first or last row.
    Ends,
    /// Two rows in one column.
    Compare,
    /// The same where no column is named.
    CompareAny,
    /// How much two rows differ by.
    Difference,
    /// A row against a number.
    Threshold,
    /// No other row.
    Only,
    /// Every row.
    All,
    /// Both of two rows.
    Both,
    /// No row.
    None,
    /// More than half of the rows.
    Majority,
    /// The value that most or fewest rows have.
    Mode,
    /// The sum of a column.
    Sum,
    /// The mean of a column.
    Average,
    /// Two rows with the same value.
    Same,
}

impl Kind {
    pub(super) const ALL: [Self; 20] = [
        Self::Count,
        Self::CountPart,
        Self::Distinct,
        Self::Superlative,
        Self::SuperlativeWithin,
        Self::SuperlativeAny,
        Self::Ends,
        Self::Compare,
        Self::CompareAny,
        Self::Difference,
        Self::Threshold,
        Self::Only,
        Self::All,
        Self::Both,
        Self::None,
        Self::Majority,
        Self::Mode,
        Self::Sum,
        Self::Average,
        Self::Same,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::CountPart => "count_part",
            Self::Distinct => "distinct",
            Self::Superlative => "superlative",
            Self::SuperlativeWithin => "superlative_within",
            Self::SuperlativeAny => "superlative_any",
            Self::Ends => "ends",
            Self::Compare => "compare",
            Self::CompareAny => "compare_any",
            Self::Difference => "difference",
            Self::Threshold => "threshold",
            Self::Only => "only",
            Self::All => "all",
            Self::Both => "both",
            Self::None => "none",
            Self::Majority => "majority",
            Self::Mode => "mode",
            Self::Sum => "sum",
            Self::Average => "average",
            Self::Same => "same",
        }
    }
}

/// What one program says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vote {
    pub(super) kind: Kind,
    pub(super) holds: bool,
    /// How surely the statement asks for this program, 0..=1.
    pub(super) fit: f64,
    /// What is true instead.
    pub(super) truth: Option<Truth>,
}

/// What a program finds, and the word of the statement that it is said with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Truth {
    /// How many there are.
    Count { word: usize, count: usize },
    /// What stands at the end of an order, against the words of a mask.
    Top { mask: Mask, row: usize, column: usize },
    /// What values add up to, or their mean.
    Result { word: usize, result: f64 },
    /// The two values that are compared.
    Values { word: usize, values: (f64, f64) },
}

impl Vote {
    pub(super) const fn new(kind: Kind, holds: bool, fit: f64) -> Self {
        Self { kind, holds, fit, truth: None }
    }

    pub(super) const fn with(self, truth: Truth) -> Self {
        Self { truth: Some(truth), ..self }
    }
}

/// A condition as a set of rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter {
    pub(super) mask: Mask,
    pub(super) column: usize,
    pub(super) rows: Rows,
    /// Whether it is a bare number.
    pub(super) number: bool,
    /// Whether it compares a column with a number.
    pub(super) threshold: bool,
    /// The share of the cells that the statement says.
    pub(super) cover: f64,
}

/// A statement linked to a grid.
pub(super) struct Case<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) text: &'a Text,
    pub(super) grid: &'a Grid,
    pub(super) links: &'a Links,
    /// The conditions in words and the comparisons with numbers, in the order of their words.
    pub(super) filters: Vec<Filter>,
    /// The bare numbers that stand in cells.
    pub(super) numbers: Vec<Filter>,
}

/// Words between a denial and what it denies.
const DENIES: usize = 2;

impl<'a> Case<'a> {
    /// The first two passages that name different rows of one column: "both X and Y".
    pub(super) fn pair(&self) -> Option<(&Filter, &Filter)> {
        let mut pairs = self.filters.iter().zip(self.filters.iter().skip(1));
        pairs.find(|(a, b)| a.column == b.column && !a.rows.meets(b.rows))
    }

    pub(super) fn new(reading: &'a Reading<'a>, text: &'a Text, grid: &'a Grid, links: &'a Links) -> Self {
        let mut case = Self { reading, text, grid, links, filters: Vec::new(), numbers: Vec::new() };
        for condition in &links.conditions {
            let first = condition.mask.trailing_zeros() as usize;
            let near = first.saturating_sub(DENIES)..first;
            let denied =
                !condition.number && near.clone().any(|at| reading.words[at].triggers.is(Trigger::Not));
            let rows = if denied { grid.rows().without(condition.main()) } else { condition.main() };
            let filter = Filter {
                mask: condition.mask,
                column: condition.column(),
                rows,
                number: condition.number,
                threshold: false,
                cover: condition.cover,
            };
            if condition.number {
                case.numbers.push(filter);
                case.filters.extend(case.named_number(condition));
            } else {
                case.filters.push(filter);
            }
        }
        let thresholds = case.thresholds();
        let bounds = |f: &Filter| thresholds.iter().any(|t| t.mask & f.mask != 0);
        case.numbers.retain(|f| !bounds(f));
        case.filters.retain(|f| !f.number || !bounds(f));
        case.filters.extend(thresholds);
        case.filters.sort_by_key(|f| f.mask.trailing_zeros());
        case
    }

    pub(super) fn column(&self, at: usize) -> &Column {
        &self.grid.columns[at]
    }

    /// Whether the column has an order.
    pub(super) fn ordered(&self, at: usize) -> bool {
        self.column(at).sort != Sort::Text
    }

    /// The ordered columns that are named around the word at `at`, the nearest first; what follows is nearer.
    pub(super) fn named_near(&self, at: usize) -> Vec<(usize, usize)> {
        let distance = |n: &Named| {
            let behind = n.mask >> at != 0;
            gap(n.mask, bit(at)) * 2 + usize::from(!behind) + if n.cover < 0.5 { 3 } else { 0 }
        };
        let mut out: Vec<(usize, usize)> = self
            .links
            .named
            .iter()
            .filter(|n| self.ordered(n.column))
            .map(|n| (distance(n), n.column))
            .collect();
        out.sort_unstable();
        out
    }

    /// "with 23 laps", "lap 23": a number in the column that is named right beside it.
    fn named_number(&self, condition: &Condition) -> Option<Filter> {
        let near = |n: &&Named| gap(n.mask, condition.mask) == 0 && n.mask & condition.mask == 0;
        let named = self.links.named.iter().find(near)?;
        let link = condition.links.iter().find(|l| l.column == named.column)?;
        Some(Filter {
            mask: condition.mask,
            column: link.column,
            rows: link.rows,
            number: true,
            threshold: false,
            cover: 1.0,
        })
    }

    /// "more than 5,000 attendance": the rows whose value is so.
    fn thresholds(&self) -> Vec<Filter> {
        const FAR: usize = 8;
        let mut out = Vec::new();
        for (at, word) in self.reading.words.iter().enumerate() {
            let (Some(value), false) = (word.value, word.ordinal) else { continue };
            let Some(bound) = self.bound(at) else { continue };
            let Some(&(distance, column)) = self.named_near(at).first() else { continue };
            if distance <= FAR && self.column(column).sort == Sort::Number {
                let values = &self.column(column).values;
                let rows =
                    values.iter().enumerate().filter(|(_, v)| bound.admits(**v, value)).map(|(r, _)| r);
                out.push(Filter {
                    mask: bit(at),
                    column,
                    rows: rows.collect(),
                    number: false,
                    threshold: true,
                    cover: 1.0,
                });
            }
        }
        out
    }

    /// How the number at `at` bounds: by the words before it.
    pub(super) fn bound(&self, at: usize) -> Option<Bound> {
        let before = |n: usize| at.checked_sub(n).map(|i| self.reading.words[i].triggers);
        let than = before(1).is_some_and(|t| t.is(Trigger::Than));
        let word = if than { before(2)? } else { before(1)? };
        if word.is(Trigger::AtLeast) {
            Some(Bound::AtLeast)
        } else if word.is(Trigger::AtMost) {
            Some(Bound::AtMost)
        } else if word.any(&[Trigger::More, Trigger::After]) {
            Some(Bound::Over)
        } else if word.any(&[Trigger::Less, Trigger::Before]) {
            Some(Bound::Under)
        } else {
            None
        }
    }

    /// The rows that hold all of `filters`: one of those of each column.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator is given away, not lent")]
    pub(super) fn combine<'f>(&self, filters: impl Iterator<Item = &'f Filter> + Clone) -> Rows {
        let mut out = self.grid.rows();
        let mut seen: u64 = 0;
        for filter in filters.clone() {
            if seen >> filter.column & 1 == 1 && !filter.threshold {
                continue;
            }
            seen |= 1 << filter.column;
            let same = filters
                .clone()
                .filter(|f| f.column == filter.column && f.threshold == filter.threshold)
                .fold(Rows::default(), |rows, f| rows.or(f.rows));
            out = out.and(if filter.threshold { filter.rows } else { same });
        }
        out
    }

    /// Everything the programs say.
    pub(super) fn votes(&self) -> Vec<Vote> {
        let mut out = Vec::new();
        quantify::count(self, &mut out);
        quantify::only(self, &mut out);
        quantify::all(self, &mut out);
        quantify::none(self, &mut out);
        quantify::majority(self, &mut out);
        quantify::mode(self, &mut out);
        order::superlative(self, &mut out);
        order::compare(self, &mut out);
        order::threshold(self, &mut out);
        order::change(self, &mut out);
        total::sum(self, &mut out);
        total::same(self, &mut out);
        out
    }

    /// The numbers of the statement that are no part of a name, with their places.
    pub(super) fn free_numbers(&self) -> impl Iterator<Item = (usize, f64)> {
        let named = self.reading.titled;
        let worded = self.links.worded().fold(named, |mask, c| mask | c.mask);
        self.reading.words.iter().enumerate().filter_map(move |(at, word)| {
            let value = word.value.filter(|_| !word.ordinal)?;
            (worded & bit(at) == 0).then_some((at, value))
        })
    }
}

/// How a number bounds another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    AtLeast,
    AtMost,
    Over,
    Under,
}

impl Bound {
    pub(super) fn admits(self, value: f64, bound: f64) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::AtMost => value <= bound,
            Self::Over => value > bound,
            Self::Under => value < bound,
        }
    }
}

/// The first place of a mask.
pub(super) fn start(mask: Mask) -> usize {
    mask.trailing_zeros() as usize
}

/// The last place of a mask.
pub(super) fn end(mask: Mask) -> usize {
    places(mask).last().unwrap_or(0)
}
