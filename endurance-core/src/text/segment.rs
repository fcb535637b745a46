//! Words of texts beyond ASCII, by UAX #29.
//!
//! In most scripts in use the rules come down to runs of letters with their marks, so that those are read here; whatever
//! is not known here, such as emoji, Thai, Hebrew or format characters, is left to `unicode-segmentation`, from the last
//! bound that is certain to the next.

use super::{
    letter,
    word::{Class, Token, fold, hash, is_ideograph},
};
use crate::interaction::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a character does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `ALetter`.
    Letter,
    /// Numeric.
    Digit,
    /// Extend: goes with what stands before it.
    Mark,
    /// `MidLetter`.
    InLetters,
    /// `MidNum`.
    InDigits,
    /// `MidNumLet` and the single quote: between two letters or two digits.
    InBoth,
    /// A word of its own in a script without spaces.
    Ideograph,
    /// A word of its own that is no letter: "²", "½".
    Alone,
    /// No word, and no part of one.
    Other,
    /// The same, but for Hebrew.
    Quote,
    /// Left to the library.
    Unknown,
}

#[rustfmt::skip]
#[expect(clippy::match_same_arms, reason = "a line or two for each script")]
const fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        '.' | '\'' | '\u{2018}' | '\u{2019}' => Kind::InBoth,
        ',' | ';' | '\u{060c}' | '\u{ff0c}' => Kind::InDigits,
        ':' | '\u{b7}' | '\u{ff1a}' => Kind::InLetters,
        '"' => Kind::Quote,
        '_' => Kind::Unknown,
        '!'..='~' => Kind::Other,
        // Latin
        '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}'
        | '\u{1e00}'..='\u{1eff}' => Kind::Letter,
        // Greek, Cyrillic
        '\u{388}'..='\u{38a}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3f5}' | '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}' => Kind::Letter,
        // Arabic
        '\u{620}'..='\u{64a}' | '\u{66e}' | '\u{66f}' | '\u{671}'..='\u{6d3}' | '\u{6d5}' => Kind::Letter,
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Kind::Digit,
        // Devanagari
        '\u{904}'..='\u{939}' | '\u{93d}' | '\u{950}' | '\u{958}'..='\u{961}' | '\u{971}'..='\u{97f}' => Kind::Letter,
        '\u{966}'..='\u{96f}' => Kind::Digit,
        // Hangul
        '\u{ac00}'..='\u{d7a3}' => Kind::Letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}' | '\u{951}'..='\u{957}' | '\u{962}' | '\u{963}' => Kind::Mark,
        // the standard parts words at the zero-width space; nobody sees it, and it hides words
        '\u{200b}' => Kind::Mark,
        // Kana, Han
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' => Kind::Ideograph,
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}' => Kind::Alone,
        '\u{a0}'..='\u{a8}' | '\u{ab}' | '\u{ac}' | '\u{af}'..='\u{b1}' | '\u{b4}' | '\u{b6}' | '\u{bb}'
        | '\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{61f}' | '\u{66a}' | '\u{6d4}' | '\u{964}' | '\u{965}'
        | '\u{2010}'..='\u{2017}' | '\u{201a}'..='\u{2023}' | '\u{2026}' | '\u{2030}'..='\u{203b}'
        | '\u{20a0}'..='\u{20bf}' | '\u{2212}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff06}' | '\u{ff08}'..='\u{ff0b}' | '\u{ff0d}' | '\u{ff0f}'
        | '\u{ff1c}'..='\u{ff20}' | '\u{ff5e}' => Kind::Other,
        _ => Kind::Unknown,
    }
}

/// The character at `at` with its kind and its end; at the end of the text nothing that joins.
fn look(text: &str, at: usize) -> (Kind, usize) {
    text[at..].chars().next().map_or((Kind::Other, at), |c| (kind(c), at + c.len_utf8()))
}

/// The words of `raw[from..to]`, a stretch without ASCII white space.
pub(super) fn words(raw: &str, from: usize, to: usize, out: &mut Vec<Token>) {
    let text = &raw[from..to];
    let mut at = 0;
    while at < text.len() {
        let (kind, next) = look(text, at);
        let end = match kind {
            Kind::Letter | Kind::Digit => run(text, next, kind),
            Kind::Mark | Kind::Unknown => None,
            _ if matches!(look(text, next).0, Kind::Mark | Kind::Unknown) => None,
            _ => Some(next),
        };
        let Some(end) = end else {
            let end = certain(text, at);
            by_library(&text[at..end], from + at, out);
            at = end;
            continue;
        };
        match kind {
            Kind::Letter | Kind::Digit => undotted(&text[at..end], from + at, out),
            Kind::Alone => out.push(letter::token(&text[at..end], from + at)),
            Kind::Ideograph => out.push(ideograph(hash(&text[at..end]), from + at, end - at)),
            _ => {}
        }
        at = end;
    }
}

/// The end of the word that goes on at `at` after a character of kind `last`; none where the library must say.
fn run(text: &str, mut at: usize, mut last: Kind) -> Option<usize> {
    loop {
        let (kind, next) = look(text, at);
        match kind {
            Kind::Letter | Kind::Digit => last = kind,
            Kind::Mark => {}
            Kind::Unknown => return None,
            Kind::InLetters | Kind::InDigits | Kind::InBoth => {
                let after = look(text, next).0;
                if matches!(after, Kind::Mark | Kind::Unknown) {
                    return None;
                }
                let other = if last == Kind::Letter { Kind::InDigits } else { Kind::InLetters };
                if kind == other || after != last {
                    return Some(at);
                }
            }
            _ => return Some(at),
        }
        if next == at {
            return Some(at);
        }
        at = next;
    }
}

/// The first bound after `at` that nothing around it can undo: behind a character that joins nothing.
fn certain(text: &str, mut at: usize) -> usize {
    loop {
        let (kind, next) = look(text, at);
        let joined = matches!(look(text, next).0, Kind::Mark | Kind::Unknown);
        if next == text.len() || kind == Kind::Other && !joined {
            return next;
        }
        at = next;
    }
}

/// UAX #29 by the library, then ideographs one by one.
fn by_library(text: &str, from: usize, out: &mut Vec<Token>) {
    for (at, word) in text.unicode_word_indices() {
        let start = from + at;
        if word.chars().any(is_ideograph) {
            let mut run = None; // a run of other characters inside, such as digits in Thai
            for (i, c) in word.char_indices() {
                if is_ideograph(c) && !c.is_numeric() {
                    if let Some(from) = run.take() {
                        out.push(letter::token(&word[from..i], start + from));
                    }
                    let folded = hash(&fold(c.encode_utf8(&mut [0; 4])));
                    out.push(ideograph(folded, start + i, c.len_utf8()));
                } else {
                    run.get_or_insert(i);
                }
            }
            if let Some(from) = run {
                out.push(letter::token(&word[from..], start + from));
            }
        } else {
            undotted(word, start, out);
        }
    }
}

/// UAX #29 joins letters over a full stop; here only single letters stay joined.
fn undotted(word: &str, start: usize, out: &mut Vec<Token>) {
    let splits = word.contains('.')
        && word.chars().any(char::is_alphabetic)
        && word.split('.').any(|part| part.chars().nth(1).is_some());
    if !splits {
        out.push(letter::token(word, start));
        return;
    }
    let mut from = 0;
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    for (at, _) in word.match_indices('.') {
        if digit(word[..at].chars().next_back()) && digit(word[at + 1..].chars().next()) {
            continue; // "3.4B" of "€3.4B" is one token, as in ASCII
        }
        if at > from {
            out.push(letter::token(&word[from..at], start + from));
        }
        from = at + 1;
    }
    if from < word.len() {
        out.push(letter::token(&word[from..], start + from));
    }
}

fn ideograph(folded: u64, start: usize, length: usize) -> Token {
    Token {
        span: Span::new(start, start + length),
        fold: folded,
        stem: folded,
        class: Class::Ideograph,
        stop: false,
        capital: false,
        upper: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn agrees(text: &str) -> bool {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        words(text, 0, text.len(), &mut ours);
        by_library(text, 0, &mut theirs);
        ours == theirs
    }

    /// What stands around each character: letters, digits, ideographs, marks and Hebrew, which is left to the library.
    const AROUND: &[(&str, &str)] = &[
        ("", ""),
        ("ж", "ж"),
        ("1", "1"),
        ("é", "1"),
        ("2", "é"),
        ("中", "文"),
        ("가", "\u{301}b"),
        ("é.", "é"),
        ("é", "."),
        ("\u{5d0}", "\u{5d0}"),
    ];

    #[test]
    fn every_character_is_of_its_kind() {
        let mut wrong = String::new();
        let known = |c: &char| kind(*c) != Kind::Unknown && *c != '\u{200b}';
        for c in (0x21..0x3_0000).filter_map(char::from_u32).filter(known) {
            let texts = AROUND.iter().map(|(before, after)| format!("{before}{c}{after}"));
            for text in texts.chain([format!("é{c}{c}é")]).filter(|text| !agrees(text)) {
                let _ = write!(wrong, "{text} ({:x}) ", u32::from(c));
            }
            if kind(c) == Kind::Ideograph {
                assert_eq!(fold(&c.to_string()), c.to_string());
            }
        }
        assert_eq!(wrong, "");
    }

    proptest::proptest! {
        #[test]
        fn bounds_are_those_of_the_standard(text in "[a-zA-Z0-9.,;:'\"_é\u{301}жЙक्ािع\u{64b}٣中文ひカー가각²½،。，：“”’«»—…\u{200d}\u{ad}😀🇩🇪ไאב]{1,14}") {
            proptest::prop_assert!(agrees(&text), "{text:?}");
        }

        #[test]
        fn bounds_of_anything(text in "\\PC{1,10}") {
            let text: String = text.chars().filter(|c| !matches!(c, ' ')).collect();
            proptest::prop_assert!(agrees(&text), "{text:?}");
        }
    }
}
