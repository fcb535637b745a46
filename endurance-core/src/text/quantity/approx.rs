//! Words and signs that say how exactly a number is meant: "about", "at least", ">", "से अधिक".

use super::{Approx, Quantity};
use crate::text::{
    number::{Reader, digit, is_space},
    table::{Fixed, Gate},
    unit::Measure,
    word::{Class, Token, fold, hash, pair},
    words::{Words, words},
};
use std::sync::LazyLock;

#[rustfmt::skip]
const BEFORE: &[(Approx, &str)] = &[
    (
        Approx::About,
        "about around approximately approx approx. nearly almost roughly circa ca c some estimated close_to just_about just_under just_over just_below just_above slightly_more_than slightly_less_than slightly_over slightly_under slightly_above slightly_below a_little_over a_little_under a_little_more_than a_little_less_than little_more_than in_the_region_of in_the_order_of लगभग करीब क़रीब तकरीबन तक़रीबन aproximadamente alrededor_de cerca_de unos unas casi en_torno_a environ près_de autour_de presque quelque etwa rund zirka ungefähr fast knapp quase circa quasi intorno_a 大_约 约 約 حوالي نحو تقريبا",
    ),
    (
        Approx::AtLeast,
        "at_least no_less_than not_less_than no_fewer_than not_fewer_than minimum_of a_minimum_of minimum min starting_at starts_at start_at starting_from starts_from ab a_partir_de à_partir_de mínimo 至_少 最_少 على_الأقل لا_يقل_عن कम_से_कम न्यूनतम al_menos por_lo_menos como_mínimo mínimo_de no_menos_de au_moins minimum_de mindestens wenigstens pelo_menos no_mínimo ao_menos almeno",
    ),
    (
        Approx::AtMost,
        "at_most up_to upto no_more_than not_more_than no_longer_than no_older_than not_exceeding maximum_of a_maximum_of maximum max limit limit_of a_limit_of limit_is limit_was limited_to capped_at cap_of a_cap_of ceiling_of limite_de límite_de límite plafond_de obergrenze höchstgrenze höchstbetrag limitado_a limité_à begrenzt_auf 最_多 至_多 不_超_过 不_超_過 最_大 حتى بحد_أقصى على_الأكثر as_many_as as_much_as अधिकतम ज़्यादा_से_ज़्यादा hasta como_máximo máximo_de jusqu'à jusqu'a au_plus au_maximum maximum_de höchstens maximal bis_zu até no_máximo fino_a al_massimo al_più",
    ),
    (
        Approx::Over,
        "more_than over above exceeding exceed exceeds exceeded in_excess_of greater_than larger_than higher_than longer_than older_than heavier_than later_than upwards_of beyond oberhalb_von por_encima_de au_dessus_de al_di_sopra_di acima_dos más_de mas_de superior_a plus_de mehr_als über mais_de acima_de più_di oltre supera supera_los supera_las superan_los superan_las excede excede_los excede_las dépasse dépasse_les dépassent übersteigt überschreitet supera_i supera_gli ultrapassa ultrapassa_os supérieur_à supérieure_à 超_过 أكثر_من",
    ),
    (
        Approx::Under,
        "less_than under below fewer_than lower_than smaller_than shorter_than younger_than cheaper_than menos_de inferior_a moins_de weniger_als unter unterhalb_von por_debajo_de en_dessous_de au_dessous_de al_di_sotto_di menos_de abaixo_de meno_di sotto inférieur_à inférieure_à 不_到 أقل_من",
    ),
];

#[rustfmt::skip]
const AFTER: &[(Approx, &str)] = &[
    (
        Approx::AtLeast,
        "or_more or_above or_higher or_over or_later or_newer or_older or_longer or_greater or_larger or_better and_above and_older and_later and_more and_over plus at_least minimum 以_上 على_الأقل या_अधिक या_उससे_अधिक o_más oder_mehr ou_plus ou_mais o_più",
    ),
    (
        Approx::AtMost,
        "or_less or_fewer or_below or_lower or_under or_earlier or_younger or_shorter or_smaller or_sooner and_below and_younger and_earlier at_most maximum 以_下 以_内 以_內 ま_で तक या_कम o_menos oder_weniger ou_moins ou_menos o_meno",
    ),
    (Approx::Over, "超 से_अधिक से_ज्यादा से_ज़्यादा से_ऊपर"),
    (Approx::Under, "未_満 未_满 से_कम से_नीचे"),
    (Approx::About, "or_so के_करीब के_आसपास"),
];

/// Phrases by the hashes of their words.
struct Phrases {
    table: Fixed<Approx>,
    first: Gate,
    last: Gate,
}

fn phrases(rows: &[(Approx, &str)]) -> Phrases {
    let mut phrases = Phrases { table: Fixed::with_capacity(256), first: Gate::new(), last: Gate::new() };
    for &(approx, names) in rows {
        for name in names.split(' ') {
            let folds = name.split('_').map(|word| hash(&fold(word)));
            phrases.first.add(folds.clone().next().unwrap_or_default());
            phrases.last.add(folds.clone().next_back().unwrap_or_default());
            phrases.table.insert(folds.reduce(pair).unwrap_or_default(), approx);
        }
    }
    phrases
}

static BEFORE_BY_NAME: LazyLock<Phrases> = LazyLock::new(|| phrases(BEFORE));
static AFTER_BY_NAME: LazyLock<Phrases> = LazyLock::new(|| phrases(AFTER));

/// The approximation before a mention that starts at `start`, and where it then starts.
pub(super) fn before(r: &Reader<'_>, at: usize, start: u32, floor: u32) -> (u32, Option<Approx>) {
    let head = r.between(floor.min(start), start);
    let near = head.trim_end_matches([' ', '\u{a0}']);
    if let Some(sign) = near.chars().next_back().filter(|_| head.len() - near.len() < 4) {
        let approx = match sign {
            '~' | '\u{2248}' | '\u{2243}' => Some(Approx::About),
            // at the start of a line ">" quotes
            '>' if near.len() > 1 && !near.ends_with("\n>") => Some(Approx::Over),
            '<' => Some(Approx::Under),
            '\u{2265}' => Some(Approx::AtLeast),
            '\u{2264}' => Some(Approx::AtMost),
            _ => None,
        };
        if approx.is_some() {
            return (floor.min(start) + (near.len() - sign.len_utf8()) as u32, approx);
        }
    }
    // the last token that ends before the mention
    let Some(last) = (0..at).rev().take(4).find(|&index| r.end(index) <= start) else { return (start, None) };
    if let Some(first) =
        from_an(r, last).filter(|&first| r.start(first) >= floor && is_space(r.between(r.end(last), start)))
    {
        return (r.start(first), Some(Approx::AtLeast));
    }
    // most words end no phrase
    if !BEFORE_BY_NAME.last.may_hold(r.fold(last)) {
        return (start, None);
    }
    let ideograph = r.tokens[last].class == Class::Ideograph;
    let gap = r.between(r.end(last), start);
    if r.start(last) < floor || !(is_space(gap) || gap == ": " || ideograph && gap.is_empty()) {
        let dot = r.between(r.end(last), start) == ". ";
        if !(dot && r.is_word(last, words!("ca c approx min max")) && r.start(last) >= floor) {
            return (start, None);
        }
    }
    for length in (1..=4usize).rev() {
        let Some(first) = (last + 1).checked_sub(length).filter(|&first| r.start(first) >= floor) else {
            continue;
        };
        if (first..last).any(|index| !is_space(r.gap(index)) && !matches!(r.gap(index), "'" | "")) {
            continue;
        }
        let key = (first..=last).map(|index| r.fold(index)).reduce(pair).unwrap_or_default();
        if let Some(&approx) = BEFORE_BY_NAME.table.get(key) {
            return if is_compared(r, first, approx) {
                (start, None)
            } else {
                (r.start(first), Some(approx))
            };
        }
    }
    (start, None)
}

/// "Ab einem Einkommen von", "a partir de un peso de": where it begins.
fn from_an(r: &Reader<'_>, last: usize) -> Option<usize> {
    const OF: &Words = words!("von de di");
    const AN: &Words = words!("einem einer un una une um uma");
    let article = last.checked_sub(2).filter(|_| r.is_word(last, OF)).filter(|&at| r.is_word(at, AN))?;
    if (article..last).any(|at| !is_space(r.gap(at))) {
        return None;
    }
    if let Some(ab) = article.checked_sub(1).filter(|&at| r.is_word(at, words!("ab"))) {
        return Some(ab);
    }
    let from = article.checked_sub(3)?;
    let parting = r.is_word(from, words!("a"))
        && r.is_word(from + 1, words!("partir"))
        && r.is_word(from + 2, words!("de da d'"));
    parting.then_some(from)
}

/// Whether the words at `first` compare what stands before them, or belong to a verb, and bound nothing: "costs $200 more than
/// 512 GB", "turned over 14 million", "add up to 330".
fn is_compared(r: &Reader<'_>, first: usize, approx: Approx) -> bool {
    const THAN: &Words = words!(
        "more less fewer higher lower larger smaller longer shorter older younger cheaper mehr weniger mas menos plus moins piu meno mais"
    );
    const TURN: &Words = words!(
        "turn turns turned turning took takes take taking spread spreads spreading stretched extends distributed divided shared race races course \
         distance ride"
    );
    const ADD: &Words = words!("add adds added adding sum sums summed");
    let Some(before) = first.checked_sub(1) else { return false };
    if r.is_word(first, words!("up")) {
        return r.is_word(before, ADD);
    }
    if r.is_word(first, words!("over")) {
        return r.is_word(before, TURN);
    }
    // "50 %", and on the next line "Less than 8 days"
    if begins_line(r, first) {
        return false;
    }
    let amount = |at: usize| r.token(at).is_some_and(Token::is_number) && !is_year(r.text(at));
    matches!(approx, Approx::Over | Approx::Under)
        && r.is_word(first, THAN)
        && (amount(before)
            || !r.is_word(before, NEGATIONS)
                && before.checked_sub(1).is_some_and(amount)
                && is_space(r.gap(before - 1)))
}

/// Whether a line begins with a capital at a token: what stands before it goes on no further.
fn begins_line(r: &Reader<'_>, at: usize) -> bool {
    r.token(at).is_some_and(|token| token.capital) && r.lead(at).contains('\n')
}

/// Whether digits read like a year.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Words that deny.
const NEGATIONS: &Words = words!(
    "no not never none nobody nothing cannot can't don't doesn't didn't isn't aren't won't mustn't kein keine keinen keiner keinem \
     nicht nie niemand pas jamais aucun aucune nunca ningun ninguna nao non nessun nessuna mai नहीं न لا لن ليس ne 不 没"
);

/// What a denial before it says how many of.
const MANY: &Words = words!(
    "many all every each much everyone everything alle viele todos muchos tous beaucoup tutti molti muitos"
);

/// How far a denial stands from the bound that it turns, and from one that it is told of.
const BEFORE_BOUND: usize = 6;
const BEHIND_BOUND: usize = 12;

/// "No seat costs more than $76" is at most; "with fewer than six it does not take place" is told of what does not happen.
pub(super) fn denial(r: &Reader<'_>, start: u32, next: usize, quantity: &mut Quantity) {
    if matches!(quantity.approx, Approx::Exact | Approx::About) {
        return;
    }
    let ends = |gap: &str| gap.starts_with(['.', ';', '!', '?', '\n', '।', '。']);
    let mut before = (0..next).rev().find(|&at| r.end(at) <= start);
    for _ in 0..BEFORE_BOUND {
        let Some(at) = before.filter(|&at| !ends(r.gap(at)) && !r.gap(at).starts_with([',', ':'])) else {
            break;
        };
        // "not many are larger than five percent" bounds how many, not how large
        if r.is_word(at, NEGATIONS) && r.is_word(at + 1, MANY) {
            return;
        }
        if r.is_word(at, NEGATIONS) {
            quantity.turned = true;
            quantity.approx = match quantity.approx {
                Approx::Over => Approx::AtMost,
                Approx::Under => Approx::AtLeast,
                kept => kept,
            };
            return;
        }
        before = at.checked_sub(1);
    }
    for at in next..next + BEHIND_BOUND {
        if r.token(at).is_none() || ends(r.gap(at - 1)) {
            return;
        }
        quantity.denied |= r.is_word(at, NEGATIONS);
    }
}

/// "No later than 24 hours before", "up to two weeks before" are that long before, or longer.
pub(super) fn ahead(r: &Reader<'_>, start: u32, next: usize, quantity: &mut Quantity) {
    const LATEST: &Words = words!("later up until bis hasta jusqu'a");
    let time = matches!(quantity.measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays);
    let before = r.is_word(next, words!("before prior ahead vor antes avant"))
        || r.is_word(next, words!("in")) && r.is_word(next + 1, words!("advance"));
    if !time || !before || quantity.approx != Approx::AtMost {
        return;
    }
    let mut led = (0..next).rev().take_while(|&at| r.start(at) >= start);
    if led.any(|at| r.is_word(at, LATEST)) {
        quantity.approx = Approx::AtLeast;
    }
}

/// "500+", "5 or more", "87 करोड़ से अधिक".
pub(super) fn after(r: &Reader<'_>, end: u32, next: usize, quantity: &mut Quantity) -> Option<(u32, usize)> {
    let rest = &r.raw[end as usize..];
    if quantity.approx != Approx::Exact || matches!(quantity.measure, Measure::Ordinal) {
        return None;
    }
    if rest.starts_with('+') && !rest[1..].starts_with(|c| digit(c).is_some()) && end < r.stop {
        quantity.approx = Approx::AtLeast;
        return Some((end + 1, next));
    }
    // Hindi puts the word after the noun: "500 स्कूलों से अधिक"
    let ideograph = r.token(next).is_some_and(|token| token.class == Class::Ideograph);
    let held = |at: usize| r.token(at).is_some_and(|token| AFTER_BY_NAME.first.may_hold(token.fold));
    let counted = ideograph && !held(next) && held(next + 1);
    let count = quantity.measure == Measure::Count;
    let noun = usize::from(count && (counted || r.is_word(next + 1, words!("से के"))));
    let first = next + noun;
    let gap = r.between(end, r.start(next));
    // "Basique : 5 francs" and on the next line "Plus : 8 francs"
    if begins_line(r, next)
        || !(is_space(gap) || ideograph && gap.is_empty())
        || !r.token(first).is_some_and(|token| AFTER_BY_NAME.first.may_hold(token.fold))
    {
        return None;
    }
    for length in (1..=3usize).rev() {
        let last = first + length - 1;
        let joined = |index: usize| is_space(r.gap(index)) || ideograph && r.gap(index).is_empty();
        if r.token(last).is_none() || (next..last).any(|index| !joined(index)) {
            continue;
        }
        let key = (first..=last).map(|index| r.fold(index)).reduce(pair).unwrap_or_default();
        // "5 francs plus 1.5 %" is a sum
        let sum = is_space(r.gap(last)) && r.token(last + 1).is_some_and(Token::is_number);
        if let Some(&approx) = AFTER_BY_NAME.table.get(key).filter(|_| !sum) {
            quantity.approx = approx;
            return (noun == 0).then(|| (r.end(last), last + 1));
        }
    }
    None
}
