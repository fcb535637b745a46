//! Characters that are seen as others: look-alikes, marks on letters, letters turned upside-down.

use super::{Decoded, Unit, rewrite};
use crate::{
    detect::{
        layer::Layer,
        lexis,
        normalise::{is_styled, is_styled_letter, skeleton},
    },
    interaction::Span,
    text::{fold::is_invisible, word::is_ideograph},
};

/// Bytes from a word that mixes letters, within which others may be made of look-alikes alone.
const NEAR: usize = 320;
/// The blank as wide as a wide letter; so many of them set a line in.
const WIDE_BLANK: char = '\u{3000}';
const MAX_INDENT: usize = 16;
/// Fewer turned letters are phonetic signs.
const MIN_TURNED: usize = 3;

pub(super) fn homoglyphs(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut units: Vec<Unit> = Vec::new();
    let (mut start, mut latin, mut foreign) = (0, false, false);
    // Where a word has letters of both kinds, and where one has letters that look like nothing Latin.
    let (mut mixed, mut abroad): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut doubtful: Vec<Unit> = Vec::new();
    for (at, c) in raw.char_indices().chain([(raw.len(), ' ')]) {
        if c.is_ascii_alphabetic() {
            latin = true;
            continue;
        }
        if !c.is_ascii() && (is_ideograph(c) || c.is_alphanumeric() || is_styled(c) || is_invisible(c)) {
            let span = Span::new(at, at + c.len_utf8());
            match skeleton(c) {
                Some(plain) => units.push(Unit { span, becomes: Some(plain) }),
                None => foreign |= !is_invisible(c),
            }
            latin |= is_styled_letter(c);
            continue;
        }
        // A word with a letter that looks like nothing Latin stays. Look-alikes may make up all of a word: one that is
        // long and not known goes along where nothing of their own script stands near.
        let short = at - start <= 8;
        let kept = units.partition_point(|unit| (unit.span.start as usize) < start);
        if latin && !foreign && units.len() > kept {
            mixed.push(start);
        }
        if foreign {
            abroad.push(start);
            units.truncate(kept);
        } else if !(latin || short || !mixed.is_empty() && spells(&units[kept..])) {
            doubtful.extend(units.drain(kept..));
        }
        if c == WIDE_BLANK && beside_wide(raw, at, &units) {
            units.push(Unit { span: Span::new(at, at + c.len_utf8()), becomes: Some(' ') });
        }
        (start, latin, foreign) = (at + c.len_utf8(), false, false);
    }
    units.retain(|unit| near(unit, &mixed));
    doubtful.retain(|unit| near(unit, &mixed) && !near(unit, &abroad));
    units.append(&mut doubtful);
    units.sort_unstable_by_key(|unit| unit.span);
    rewrite(raw, &units)
}

/// Whether the wide blank at `at` stands between wide letters or marks, or before them.
fn beside_wide(raw: &str, at: usize, units: &[Unit]) -> bool {
    let wide = |c: char| matches!(c, '\u{ff01}'..='\u{ff5e}');
    let behind = |unit: &Unit| {
        unit.span.end as usize == at && raw[unit.span.range()].chars().all(|c| wide(c) || c == WIDE_BLANK)
    };
    units.last().is_some_and(behind)
        || raw[at..].chars().take(MAX_INDENT).find(|&c| c != WIDE_BLANK).is_some_and(wide)
}

/// Whether one of `places`, which ascend, is near: a short word elsewhere is one of its own language.
fn near(unit: &Unit, places: &[usize]) -> bool {
    let at = unit.span.start as usize;
    let next = places.partition_point(|&place| place + NEAR < at);
    places.get(next).is_some_and(|&place| place <= at + NEAR)
}

/// Whether look-alikes spell a word.
fn spells(units: &[Unit]) -> bool {
    let word: String = units.iter().filter_map(|unit| unit.becomes).collect();
    lexis::is_word(word.as_bytes())
}

/// Marks on letters, where a letter has more of them than any language writes, or one is struck through.
pub(super) fn diacritics(layer: &Layer<'_>) -> Vec<Decoded> {
    let mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}');
    let (mut units, mut run, mut heavy) = (Vec::new(), 0, 0);
    let mut base = ' ';
    for (at, c) in layer.raw.char_indices() {
        if !mark(c) {
            (base, run) = (c, 0);
        } else if base.is_alphanumeric() {
            run += 1;
            heavy += usize::from(run == 2 || matches!(c, '\u{334}'..='\u{338}'));
            units.push(Unit { span: Span::new(at, at + c.len_utf8()), becomes: None });
        }
    }
    if heavy >= 3 { rewrite(layer.raw, &units) } else { Vec::new() }
}

/// A letter turned upside-down: what it is.
fn upright(c: char) -> Option<char> {
    Some(match c {
        'ɐ' => 'a',
        'ɔ' => 'c',
        'ǝ' => 'e',
        'ɟ' => 'f',
        'ƃ' | 'ɓ' | 'ᵷ' => 'g',
        'ɥ' => 'h',
        'ᴉ' | 'ı' => 'i',
        'ɾ' | 'ſ' | 'ʃ' => 'j',
        'ʞ' => 'k',
        'ꞁ' | 'ʅ' => 'l',
        'ɯ' => 'm',
        'ɹ' => 'r',
        'ʇ' => 't',
        'ʌ' => 'v',
        'ʍ' => 'w',
        'ʎ' => 'y',
        '˙' => '.',
        '¿' => '?',
        '¡' => '!',
        _ => return None,
    })
}

/// Letters that are others when turned, and those that are themselves.
const fn turned_ascii(c: char) -> char {
    match c {
        'b' => 'q',
        'q' => 'b',
        'd' => 'p',
        'p' => 'd',
        'n' => 'u',
        'u' => 'n',
        'm' => 'w',
        'w' => 'm',
        ',' => '\'',
        '\'' => ',',
        '(' => ')',
        ')' => '(',
        _ => c,
    }
}

pub(super) fn upside_down(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let chunks = super::words::between(layer);
    let turned = |span: &Span| raw[span.range()].chars().any(|c| upright(c).is_some());
    let upright_text = |span: Span| {
        let passage = raw[span.range()].chars().rev();
        passage.map(|c| upright(c).unwrap_or_else(|| turned_ascii(c))).collect::<String>()
    };
    let found: Vec<usize> = (0..chunks.len()).filter(|&nth| turned(&chunks[nth])).collect();
    let mut out = Vec::new();
    for group in found.chunk_by(|a, b| b - a <= 3) {
        let (mut first, mut last) = (group[0], group[group.len() - 1]);
        // Short words may hold no letter that shows it: known words when turned, and not as they stand.
        let goes_along = |nth: usize| {
            let word = &raw[chunks[nth].range()];
            !lexis::is_word(word.as_bytes()) && word.is_ascii() && !word.ends_with(':')
        };
        while first > 0 && goes_along(first - 1) {
            first -= 1;
        }
        while last + 1 < chunks.len() && goes_along(last + 1) {
            last += 1;
        }
        let span = chunks[first].hull(chunks[last]);
        let letters = raw[span.range()].chars().filter(|&c| upright(c).is_some()).count();
        let text = upright_text(span);
        if letters >= MIN_TURNED && lexis::share(&text) >= 30 {
            out.push(Decoded::whole(text, span));
        }
    }
    out
}
