//! How many tokens a language model's tokeniser would make of a text, estimated.
//!
//! Rates for words, letters, digits and marks by language, fitted to a real tokeniser by `training/tokens.mjs`; docs/cost.md
//! has the error. It misses what letters alone do not show: rare words, base64, runs of spaces in code.

use super::{language::Language, vocabulary};
use crate::pack;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

/// Things that are counted: words, letters, letters beyond ASCII, digits, marks, line breaks.
type Counts = [u32; 6];

/// The rates of each language that has a row, by its bit; those of every other are last.
static RATES: LazyLock<Vec<(u32, [f64; 6])>> = LazyLock::new(|| {
    let rate = |cell: &&str| cell.parse().unwrap_or(0.0);
    pack::rows("token_rates")
        .map(|row| {
            let mut rates = [0.0; 6];
            rates.iter_mut().zip(row[1..].iter().map(rate)).for_each(|(to, rate)| *to = rate);
            (vocabulary::bit(Language::from_name(row[0])), rates)
        })
        .collect()
});

/// The tokens of `raw`, which is in `language`; a text too short to tell counts as English.
pub(crate) fn estimate_tokens(raw: &str, language: Language) -> f64 {
    let known = language.lender();
    let own = RATES.iter().find(|(bit, _)| *bit == vocabulary::bit(known)).or(RATES.last());
    let Some((_, rates)) = own else { return 0.0 };
    count(raw).iter().zip(rates).map(|(&n, rate)| f64::from(n) * rate).sum()
}

/// As `features` in training/tokens.mjs.
fn count(raw: &str) -> Counts {
    let [mut word, mut letter, mut beyond, mut digit, mut mark, mut line] = [0; 6];
    let mut inside = false;
    for c in raw.chars() {
        let letters = c.is_alphabetic() || !c.is_ascii() && is_combining_mark(c);
        if letters {
            *(if c.is_ascii() { &mut letter } else { &mut beyond }) += 1;
            word += u32::from(!inside);
        } else if c.is_numeric() {
            digit += 1;
        } else if c == '\n' {
            line += 1;
        } else if !c.is_whitespace() {
            mark += 1;
        }
        inside = letters;
    }
    [word, letter, beyond, digit, mark, line]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted() {
        const CASES: &[(&str, Counts)] = &[
            ("", [0, 0, 0, 0, 0, 0]),
            ("It costs $1,200.\n", [2, 7, 0, 4, 3, 1]),
            ("naïve café", [2, 7, 2, 0, 0, 0]),
            ("हिन्दी 42", [1, 0, 6, 2, 0, 0]),
            ("预算", [1, 0, 2, 0, 0, 0]),
            ("a1b", [2, 2, 0, 1, 0, 0]),
        ];
        for &(raw, expected) in CASES {
            assert_eq!(count(raw), expected, "{raw}");
        }
    }

    /// Texts with the tokens that `o200k_base` makes of them.
    #[test]
    fn near_a_real_tokeniser() {
        const CASES: &[(&str, Language, f64)] = &[
            ("", Language::English, 0.0),
            (
                "The library opens at nine and closes at five. It is closed on Sundays, and on public holidays it opens two hours later.",
                Language::English,
                26.0,
            ),
            (
                "La biblioteca abre a las nueve y cierra a las cinco. Los domingos no abre, pero el lunes está abierta todo el día.",
                Language::Spanish,
                27.0,
            ),
            (
                "Die Bibliothek öffnet um neun Uhr und schließt um fünf Uhr. Am Sonntag ist sie geschlossen, am Montag bleibt sie offen.",
                Language::German,
                27.0,
            ),
            (
                "पुस्तकालय सुबह नौ बजे खुलता है और शाम को बंद होता है। रविवार को यह पूरे दिन बंद रहता है।",
                Language::Hindi,
                27.0,
            ),
            ("图书馆九点开门，五点关门。星期天全天关闭，星期一照常开放。", Language::Chinese, 24.0),
        ];
        for &(raw, language, real) in CASES {
            let found = estimate_tokens(raw, language);
            assert!((found - real).abs() <= 0.2 * real, "{found:.1} for {real}: {raw}");
        }
    }

    #[test]
    fn every_language_has_a_rate_or_shares_one() {
        for &language in Language::ALL {
            let found = estimate_tokens("The budget 预算 is 78.", language);
            assert!((4.0..20.0).contains(&found), "{language}: {found}");
        }
    }
}
