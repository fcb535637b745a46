//! Letters by signs and names: Morse, the spelling alphabet, Braille; and the children's language that ends in "ay".

use super::{Decoded, Unit, rewrite, words};
use crate::{
    detect::{layer::Layer, lexis, normalise::is_readable},
    interaction::Span,
    text::{table::Fixed, word},
};
use memchr::memchr2_iter;
use std::sync::LazyLock;

/// Shorter runs of dots and dashes are rules and ellipses.
const MIN_RUN: usize = 16;
/// Fewer names in a row are names.
const MIN_NAMES: usize = 6;

pub(super) fn morse(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let sign =
        |c: char| matches!(c, '.' | '-' | '/' | '|' | ' ' | '\n' | '\r' | '·' | '•' | '−' | '–' | '—' | '_');
    let edge = [' ', '\n', '\r', '/', '|'];
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in raw.char_indices().filter(|&(_, c)| !sign(c)).chain([(raw.len(), ' ')]) {
        if at < from + MIN_RUN {
            from = (at + c.len_utf8()).min(raw.len());
            continue;
        }
        let mut run = raw.get(from..at).unwrap_or("");
        if raw[..from].ends_with(char::is_alphanumeric) {
            // A full stop right after a word belongs to the word.
            run = run.trim_start_matches(|c| !edge.contains(&c));
        }
        let start = at - run.trim_start_matches(edge).len();
        let run = run.trim_matches(edge);
        if run.len() >= MIN_RUN {
            let text = morse_text(run).filter(|text| is_readable(text));
            out.extend(text.map(|text| Decoded::whole(text, Span::new(start, start + run.len()))));
        }
        from = (at + c.len_utf8()).min(raw.len());
    }
    out
}

/// The text of a Morse passage: letters apart by one blank, words by a stroke or more blanks.
fn morse_text(run: &str) -> Option<String> {
    let mut text = String::new();
    let mut blanks = 0;
    for part in run.split(' ') {
        if part.is_empty() {
            blanks += 1;
            continue;
        }
        if blanks > 0 && !text.is_empty() {
            text.push(' ');
        }
        blanks = 0;
        for (nth, code) in part.split(['/', '|', '\n', '\r']).enumerate() {
            if nth > 0 {
                text.push(' ');
            }
            if !code.is_empty() {
                text.push(morse_letter(code)?);
            }
        }
    }
    Some(text)
}

/// What the bits 2.. of [`morse_letter`] stand for.
const MORSE: &[u8] = b"etianmsurwdkgohvf_l_pjbxcyzq__54_3___2_______16_/___(_7___8_90";

/// ITU-R M.1677-1, letters and digits, as the bits of its signs after a leading 1: a dash is 1.
fn morse_letter(code: &str) -> Option<char> {
    let mut bits = 1u32;
    for c in code.chars() {
        bits = bits << 1 | u32::from(!matches!(c, '.' | '·' | '•'));
        if bits > 0xff {
            return None;
        }
    }
    Some(match bits {
        2..=63 if MORSE[bits as usize - 2] != b'_' => char::from(MORSE[bits as usize - 2]),
        42 => '+',
        49 => '=',
        50 => '/',
        54 => '(',
        106 => ';',
        109 => ')',
        76 => '?',
        82 => '"',
        85 => '.',
        90 => '@',
        94 => '\'',
        97 => '-',
        107 => '!',
        115 => ',',
        120 => ':',
        _ => return None,
    })
}

/// The spelling alphabet of ITU and NATO, with the spellings in use.
const NAMES: &[&str] = &[
    "alfa", "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett",
    "juliet", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango",
    "uniform", "victor", "whiskey", "whisky", "x-ray", "xray", "yankee", "zulu",
];

static NAMED: LazyLock<Fixed<()>> = LazyLock::new(|| {
    let mut table = Fixed::default();
    for name in NAMES {
        table.insert(word::hash(name), ());
    }
    table
});

/// Whether the word with this hash is a name of a letter.
pub(in crate::detect) fn names_a_letter(fold: u64) -> bool {
    NAMED.contains(fold)
}

pub(super) fn nato(layer: &Layer<'_>) -> Vec<Decoded> {
    let raw = layer.raw;
    let mut out = Vec::new();
    if layer.known.iter().filter(|known| known.names_a_letter()).take(MIN_NAMES).count() < MIN_NAMES {
        return out;
    }
    let (mut text, mut names, mut span) = (String::new(), 0, Span::new(0, 0));
    let mut flush = |text: &mut String, names: &mut usize, span: Span| {
        if *names >= MIN_NAMES {
            out.push(Decoded::whole(text.trim_end().to_owned(), span));
        }
        (*names, *text) = (0, String::new());
    };
    for &chunk in words::between(layer) {
        let word = raw[chunk.range()].trim_matches([',', '.', ';', '/', '|']);
        let letter = NAMES
            .iter()
            .find(|name| word.eq_ignore_ascii_case(name))
            .map(|name| char::from(name.as_bytes()[0]));
        let parts = word.is_empty() && names > 0;
        match letter {
            Some(c) => {
                span = if names == 0 { chunk } else { span.hull(chunk) };
                names += 1;
                text.push(c);
            }
            None if parts => text.push(' '),
            None => flush(&mut text, &mut names, span),
        }
    }
    flush(&mut text, &mut names, span);
    out
}

/// The cells of grade 1, from U+2800 on; `_` has no letter.
const CELLS: &[u8; 64] = b" a,b'k;l_cif_msp_e:h_o!r_djg_ntq____-u?v_____x____.__z____w__y__";

pub(super) fn braille(layer: &Layer<'_>) -> Vec<Decoded> {
    let cell = |c: char| match CELLS.get((c as usize).wrapping_sub(0x2800)) {
        Some(b'_') | None => None,
        Some(&b) => Some(char::from(b)),
    };
    let units = layer
        .raw
        .char_indices()
        .filter_map(|(at, c)| Some(Unit { span: Span::new(at, at + c.len_utf8()), becomes: Some(cell(c)?) }));
    rewrite(layer.raw, &units.collect::<Vec<_>>())
}

pub(super) fn pig_latin(layer: &Layer<'_>) -> Vec<Decoded> {
    if words::strange(layer).is_empty() {
        return Vec::new();
    }
    // Every word of it ends so, and has more letters than that.
    let bytes = layer.raw.as_bytes();
    let ends = |&at: &usize| {
        at > 2
            && bytes[at - 1].eq_ignore_ascii_case(&b'a')
            && !bytes[at - 3..at].iter().any(u8::is_ascii_whitespace)
            && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
    };
    if memchr2_iter(b'y', b'Y', bytes).filter(ends).take(3).count() < 3 {
        return Vec::new();
    }
    let ends_so = |word: &str| {
        let to = word.bytes().rposition(|b| b.is_ascii_alphabetic());
        to.is_some_and(|last| last > 2 && word.as_bytes()[last - 1..=last].eq_ignore_ascii_case(b"ay"))
    };
    let spans = words::disguised(layer, |span| {
        let word = &layer.raw[span.range()];
        if !ends_so(word) {
            return false;
        }
        let word = word.trim_matches(|c: char| !c.is_ascii_alphabetic());
        word.len() > 3 && unturned(word).is_some_and(|(_, known)| known)
    });
    spans.into_iter().map(|span| Decoded::whole(each_word(&layer.raw[span.range()]), span)).collect()
}

fn each_word(passage: &str) -> String {
    let mut text = String::with_capacity(passage.len());
    for part in passage.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        match unturned(word) {
            Some((plain, _)) => text.push_str(&plain),
            None => text.push_str(word),
        }
        text.push_str(&part[word.len()..]);
    }
    text
}

/// What English words begin with before their first vowel, besides a single letter.
const ONSETS: &[&str] = &[
    "bl", "br", "ch", "chr", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gn", "gr", "kl", "kn", "kr",
    "ph", "phr", "pl", "pr", "ps", "rh", "sc", "sch", "scr", "sh", "shr", "sk", "sl", "sm", "sn", "sp",
    "spl", "spr", "st", "str", "sw", "th", "thr", "tr", "tw", "wh", "wr",
];

/// What unknown words end in most often: names, plurals and verbs.
const ENDINGS: &[&str] = &["ing", "ed", "us", "ts", "ns", "rs", "ks"];

/// The word that `word` was made from, and whether it is a known one: the most usual of those it may be; of unknown ones
/// that with a usual ending, then with the longest beginning a word may have.
fn unturned(word: &str) -> Option<(String, bool)> {
    let stem = word.to_ascii_lowercase();
    let stem = stem.strip_suffix("ay").filter(|stem| stem.is_ascii() && !stem.is_empty())?;
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    if !stem.bytes().any(|b| vowel(b) || b == b'y') {
        return Some((stem.to_owned(), lexis::cost(stem).is_some()));
    }
    let moved = stem.bytes().rev().take(5).take_while(|&b| !vowel(b) || b == b'u').count();
    let begins = vowel(stem.as_bytes()[0]) || stem.starts_with('y');
    let mut forms: Vec<((bool, usize), String)> = (1..=moved.min(stem.len() - 1))
        .filter(|&length| begins || length == moved)
        .map(|length| stem.split_at(stem.len() - length))
        .map(|(rest, onset)| {
            let usual = onset.len() == 1 || ONSETS.contains(&onset);
            let ends = ENDINGS.iter().any(|ending| rest.ends_with(ending));
            ((ends, if usual { onset.len() } else { 0 }), format!("{onset}{rest}"))
        })
        .collect();
    let whole = stem.strip_suffix('w').filter(|whole| whole.bytes().next().is_some_and(vowel));
    forms.extend(whole.map(|whole| ((true, usize::MAX), whole.to_owned())));
    let known = forms.iter().filter_map(|(_, form)| Some((lexis::cost(form)?, form))).min();
    match known {
        Some((_, form)) => Some((form.clone(), true)),
        None => forms.into_iter().max_by_key(|&(likely, _)| likely).map(|(_, form)| (form, false)),
    }
}
