//! Months and weekdays, and which of their names are words of another kind too.

use crate::text::{
    language::Language,
    number::{Reader, words},
    table::{Gate, Table},
    word::{Class, fold, hash},
};
use std::sync::LazyLock;

/// Names of months, January first; "/" between the months, spaces between the names. CLDR, `months` wide and
/// abbreviated, without abbreviations that are common words ("ago", "set", "out").
const MONTHS: &str = "january jan janvier janv enero ene janeiro gennaio januar jänner जनवरी/\
    february feb février févr febrero fevereiro fev febbraio februar फरवरी फ़रवरी/\
    march mar mars marzo março märz मार्च/\
    april apr avril avr abril abr aprile अप्रैल/\
    may mai mayo maio maggio मई/\
    june jun juin junio junho giugno juni जून/\
    july jul juillet juil julio julho luglio juli जुलाई/\
    august aug août agosto अगस्त/\
    september sep sept septembre septiembre setembro settembre सितंबर सितम्बर/\
    october oct octobre octubre outubro ottobre oktober okt अक्टूबर अक्तूबर/\
    november nov novembre noviembre novembro नवंबर नवम्बर/\
    december dec décembre diciembre dic dezembro dez dicembre dezember दिसंबर दिसम्बर";

const WEEKDAYS: &str = "monday lundi lunes montag lunedì सोमवार/tuesday mardi martes dienstag martedì मंगलवार/\
    wednesday mercredi miércoles mittwoch mercoledì बुधवार/thursday jeudi jueves donnerstag giovedì गुरुवार बृहस्पतिवार/\
    friday vendredi viernes freitag venerdì शुक्रवार/saturday samedi sábado samstag sonnabend sabato शनिवार/\
    sunday dimanche domingo sonntag domenica रविवार";

const OTHERS: &[&str] =
    &["noon", "midday", "midnight", "half", "quarter", "fiscal", "financial", "fy", "ad", "वित्त", "वित्तीय"];

pub(super) struct Names {
    pub(super) gate: Gate,
    pub(super) months: Table<i32>,
    pub(super) weekdays: Table<i32>,
}

pub(super) static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { gate: Gate::new(), months: Table::default(), weekdays: Table::default() };
    for (list, months) in [(MONTHS, true), (WEEKDAYS, false)] {
        for (number, group) in (1..).zip(list.split('/')) {
            for name in group.split_ascii_whitespace() {
                let fold = hash(&fold(name));
                names.gate.add(fold);
                let table = if months { &mut names.months } else { &mut names.weekdays };
                table.insert(fold, number);
            }
        }
    }
    let smalls = "one two three four five six seven eight nine ten twenty";
    let ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
    for word in OTHERS.iter().copied().chain(smalls.split(' ')).chain(ordinals.split_ascii_whitespace()) {
        names.gate.add(hash(&fold(word)));
    }
    names
});

/// The month that the token at `at` names.
pub(super) fn month(r: &Reader<'_>, at: usize) -> Option<i32> {
    let token = r.token(at).filter(|token| token.class == Class::Word)?;
    if !NAMES.gate.may_hold(token.fold) {
        return None;
    }
    NAMES.months.get(token.fold).copied()
}

/// Names of months that are words too: they need more than a number beside them.
pub(super) fn ambiguous(r: &Reader<'_>, at: usize) -> bool {
    r.is_word(at, words!("may march mar mars august jan dec sept jun abr dic mai"))
}

/// Whether an ambiguous month stands as one: capitals in English, any in languages that write months small.
pub(super) fn as_month(r: &Reader<'_>, at: usize) -> bool {
    let token = &r.tokens[at];
    token.capital
        || !token.span.range().all(|byte| r.raw.as_bytes()[byte].is_ascii())
        || is_small(r.language)
        || !ambiguous(r, at)
}

/// Languages that write months with a small letter.
pub(super) const fn is_small(language: Language) -> bool {
    matches!(language, Language::Spanish | Language::French | Language::Portuguese | Language::Italian)
}
