//! A unit that is written once for several numbers: "70 / 80 / 90 °C", "3.50 instead of 5 euros".

use super::{Form, Measure, Quantity};

/// What stands between the numbers, as it is written between spaces.
const BETWEEN: [&str; 12] = [
    "/",
    "instead of",
    "rather than",
    "and not",
    "statt",
    "anstatt",
    "anstelle von",
    "au lieu de",
    "en lugar de",
    "en vez de",
    "invece di",
    "em vez de",
];

/// Gives each bare number the unit of the next one, where they are told in a row.
pub(super) fn share_units(raw: &str, all: &mut [Quantity]) {
    for at in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(at);
        let (bare, measured) = (&mut before[at - 1], &after[0]);
        let Some(between) = raw.get(bare.span.end as usize..measured.span.start as usize) else { continue };
        let bare_digits = bare.measure == Measure::Count && bare.form == Form::Plain && bare.scale.is_empty();
        // "instead" is no thing that is counted
        let counts = bare.noun.is_some() && between.trim() == "/";
        if bare_digits
            && !counts
            && has_unit(measured)
            && between.len() < 16
            && BETWEEN.contains(&between.trim())
        {
            lend(bare, measured);
        }
    }
}

/// Whether a number has a unit that may be written once for several.
fn has_unit(quantity: &Quantity) -> bool {
    let other = matches!(
        quantity.measure,
        Measure::Count
            | Measure::Ordinal
            | Measure::Identifier(_)
            | Measure::Score
            | Measure::Rate
            | Measure::Multiple
    );
    !other && quantity.written.0 != 0.0 && quantity.low != 0.0
}

fn lend(bare: &mut Quantity, from: &Quantity) {
    // a scale has a zero of its own
    let degrees = from.measure == Measure::Temperature;
    let factor = if degrees { 1.0 } else { from.low / from.written.0 };
    let zero = if degrees { from.low - from.written.0 } else { 0.0 };
    bare.low = bare.written.0 * factor + zero;
    bare.high = bare.written.1 * factor + zero;
    bare.place *= factor;
    bare.noun = None;
    (bare.measure, bare.unit, bare.per, bare.scale) = (from.measure, from.unit, from.per, from.scale);
}
