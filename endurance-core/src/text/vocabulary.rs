//! What is known of words apart from any text: stems, stop words and how much a word tells.

use super::{
    language::Language,
    table::{Fixed, Gate},
    word::{self, Class, Token},
    words::{Words, words},
};
use crate::pack;
use std::{cell::RefCell, sync::LazyLock};
use waken_snowball::Algorithm;

/// What the data pack knows of one English word.
#[derive(Clone, Copy, Debug)]
struct Known {
    stem: u64,
}

struct English {
    words: Fixed<Known>,
    /// Passages with the stem.
    stems: Fixed<u32>,
    passages: f64,
}

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    let mut english = English {
        words: Fixed::with_capacity(24_000),
        stems: Fixed::with_capacity(16_000),
        passages: pack::header("words_en", "passages").and_then(|n| n.parse().ok()).unwrap_or(1.0),
    };
    for row in pack::rows("words_en") {
        let stem = if keeps_its_end(row[0].as_bytes()) {
            word::hash(row[0])
        } else {
            word::hash(&waken_snowball::stem(Algorithm::English, row[0]))
        };
        english.words.insert(word::hash(row[0]), Known { stem });
        *english.stems.entry_or(stem, || 0) += row[1].parse::<u32>().unwrap_or(0);
    }
    english
});

/// The languages whose stop words hold a word, as bits in the order of `Language::ALL`; most words are in none, and
/// the gate says so without a look-up.
static STOP_WORDS: LazyLock<(Gate, Fixed<u32>)> = LazyLock::new(|| {
    let (mut gate, mut table) = (Gate::new(), Fixed::default());
    for row in pack::rows("stopwords") {
        let bit = bit(Language::from_name(row[0]));
        for token in word::tokens(row[1]) {
            gate.add(token.fold);
            *table.entry_or(token.fold, || 0) |= bit;
        }
    }
    (gate, table)
});

/// Of each token the languages that have it as a stop word; see [`bit`].
pub(super) fn stop_bits(tokens: &[Token]) -> Vec<u32> {
    let (gate, table) = &*STOP_WORDS;
    let bits = |fold| if gate.may_hold(fold) { table.get(fold).copied().unwrap_or(0) } else { 0 };
    tokens.iter().map(|token| bits(token.fold)).collect()
}

/// The bit of a language in [`stop_bits`].
pub(super) const fn bit(language: Language) -> u32 {
    1 << language as u32
}

/// How much a stem tells, in nats: ln of how many passages there are for each that holds it. From the data pack, never
/// from the documents at hand, so that adding a document changes no other document's match.
pub(crate) fn idf(token: &Token, language: Language) -> f64 {
    if token.stop {
        return 0.0;
    }
    let english = &*ENGLISH;
    let seen = match language.lender() {
        Language::English => english.stems.get(token.stem).copied().unwrap_or(0),
        _ => 8, // no counts for the language: every content word tells as much as a fairly rare English one
    };
    libm::log((english.passages + 1.0) / (f64::from(seen.min(english.passages as u32)) + 1.0))
}

/// Whether the data pack has seen an English word with this stem.
pub(super) fn knows(stem: u64) -> bool {
    ENGLISH.stems.contains(stem)
}

/// Sets stems and stop words of `tokens`, which are in `language` and have these [`stop_bits`].
pub(super) fn stem(raw: &str, tokens: &mut [Token], bits: &[u32], language: Language) {
    STEMS.with_borrow_mut(|stems| stem_with(stems, raw, tokens, bits, language));
}

fn stem_with(stems: &mut Stems, raw: &str, tokens: &mut [Token], bits: &[u32], language: Language) {
    let stops = bit(language);
    let algorithm = algorithm(language);
    let synonyms = &*SYNONYMS;
    for at in 0..tokens.len() {
        let token = tokens[at];
        let stop = bits[at] & stops != 0
            && !(token.upper && SPELLED.contains(token.fold))
            && !(token.capital && names_something(raw, tokens, at));
        let stem = match token.class {
            Class::Ideograph => match tokens.get(at + 1) {
                Some(next) if next.class == Class::Ideograph && next.span.start == token.span.end => {
                    word::pair(token.fold, next.fold)
                }
                // the last of a run is in the pair before it
                _ if at > 0 && tokens[at - 1].span.end == token.span.start && !alone(&tokens[at - 1]) => {
                    tokens[at].stop = true;
                    continue;
                }
                _ => token.fold,
            },
            Class::Word if !stop => match algorithm {
                Some(_) if is_endless(&raw[token.span.range()]) => token.fold,
                Some(algorithm) => {
                    tokens[at].stop = false;
                    tokens[at].stem = stems.of(of_language(token.fold, language), || {
                        synonyms.of(stem_of(token.fold, &raw[token.span.range()], algorithm), language)
                    });
                    continue;
                }
                None => token.fold,
            },
            _ => token.fold,
        };
        tokens[at].stop = stop && token.class != Class::Ideograph;
        tokens[at].stem = synonyms.of(stem, language);
    }
}

/// Whether a small word with a capital is what something is called: "the Plus plan", "Plus: 8 francs".
fn names_something(raw: &str, tokens: &[Token], at: usize) -> bool {
    const CALLED: &Words =
        words!("plus one all more now next most only once over up both any each other others");
    let token = &tokens[at];
    if !CALLED.contains(token.fold) {
        return false;
    }
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let lead = raw[..start].trim_end_matches(' ').chars().next_back();
    let key = raw[end..].trim_start_matches(' ').starts_with([':', '|']);
    let begins = lead.is_none_or(|c| matches!(c, '\n' | '|' | '-' | '*' | '\u{2022}'));
    let plain = |t: &Token| t.class == Class::Word && !t.capital;
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let within = before.is_some_and(|t| plain(t) && &raw[t.span.end as usize..start] == " ");
    begins && key || within && tokens.get(at + 1).is_none_or(plain)
}

/// The stem of a word that folds to `fold`.
fn stem_of(fold: u64, word: &str, algorithm: Algorithm) -> u64 {
    let english = algorithm == Algorithm::English;
    if let Some(known) = ENGLISH.words.get(fold).filter(|_| english) {
        return known.stem;
    }
    if english && keeps_its_end(word.as_bytes()) {
        fold
    } else {
        word::hash(&waken_snowball::stem(algorithm, &word::fold(word)))
    }
}

/// Whether a word is longer than the words of any language are: it is its own stem, since the stemmer takes time that
/// grows with the square of the letters ("yyyy…"), and no one looks for such a word in another of its forms.
fn is_endless(word: &str) -> bool {
    /// Letters; the longest words that dictionaries have are German, and no longer.
    const LONGEST: usize = 64;
    word.len() > LONGEST && word.chars().nth(LONGEST).is_some()
}

/// Whether the letters at the end of an ASCII word are of no suffix that the English stemmer knows, so that it is its own
/// stem. Most names are.
fn keeps_its_end(word: &[u8]) -> bool {
    if !word.iter().all(u8::is_ascii_alphabetic) {
        return false;
    }
    let [.., before, last] = word else { return true };
    let before = before.to_ascii_lowercase();
    match last.to_ascii_lowercase() {
        b's' | b'e' | b'y' | b'i' => false,
        b'd' | b'r' => !matches!(before, b'e' | b'o'), // -ed, -er, -or
        b'g' => before != b'n',                        // -ing
        b't' => !matches!(before, b'n' | b's'),        // -ant, -ent, -ogist
        b'n' => before != b'o',                        // -ion
        b'm' => before != b's',                        // -ism
        b'c' => before != b'i',                        // -ic
        b'l' => !matches!(before, b'a' | b'u' | b'l'), // -al, -ful, -ll
        _ => true,
    }
}

/// The stems, or those of their synonyms, of the words that a thread read last: words come again, in a text and in the next, and stemming costs as much as all
/// else of a word. What a word's stem is depends on nothing else, so that who asks first changes nothing.
struct Stems(Box<[(u64, u64)]>);

/// A power of two; as many as some pages have words.
const MOST_STEMS: usize = 4096;

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::new(Stems::new());
}

impl Stems {
    fn new() -> Self {
        Self(vec![(0, 0); MOST_STEMS].into())
    }

    /// The hash of the stem of the word with this key, by `find` where it was not asked of late.
    fn of(&mut self, key: u64, find: impl FnOnce() -> u64) -> u64 {
        let slot = &mut self.0[(key >> 20) as usize % MOST_STEMS];
        if slot.0 != key {
            *slot = (key, find());
        }
        slot.1
    }
}

/// Stop words that are names in capitals: the US, the WHO, the IT budget.
const SPELLED: &Words = words!("us who it");

fn alone(token: &Token) -> bool {
    token.class != Class::Ideograph
}

/// A stem as one of its language: "decis" is another word in Italian. What is of unknown language is read as English, Hinglish beside it.
pub(crate) fn of_language(stem: u64, language: Language) -> u64 {
    word::pair(stem, language.lender() as u64)
}

/// The stem of the first word of each group of synonyms, by the stems of the others; see [`of_language`].
struct Synonyms {
    gate: Gate,
    first: Fixed<u64>,
}

impl Synonyms {
    /// The stem that stands for `stem` and its synonyms.
    fn of(&self, stem: u64, language: Language) -> u64 {
        let key = of_language(stem, language);
        if !self.gate.may_hold(key) {
            return stem;
        }
        self.first.get(key).copied().unwrap_or(stem)
    }
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    let mut synonyms = Synonyms { gate: Gate::new(), first: Fixed::default() };
    let mut heads: Fixed<()> = Fixed::default();
    for row in pack::rows("synonyms") {
        let language = Language::from_name(row[0]);
        let Some(algorithm) = algorithm(language) else { continue };
        let mut single = row[1].split(',').map(str::trim).filter(|w| !w.contains(' '));
        let stem = |w: &str| word::hash(&waken_snowball::stem(algorithm, &word::fold(w)));
        let Some(first) = single.next().map(stem) else { continue };
        heads.insert(of_language(first, language), ());
        for other in single.map(stem) {
            // a word in two groups stays with the first; chains would make strangers of one family
            let key = of_language(other, language);
            if !synonyms.first.contains(key) && !heads.contains(key) {
                synonyms.gate.add(key);
                synonyms.first.insert(key, first);
            }
        }
    }
    synonyms
});

/// The Snowball algorithm of a language. `None` where there is none, or words are not written apart.
const fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language.lender() {
        Language::English => Algorithm::English,
        Language::Hindi => Algorithm::Hindi,
        Language::Spanish => Algorithm::Spanish,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Italian => Algorithm::Italian,
        Language::Dutch => Algorithm::Dutch,
        Language::Russian => Algorithm::Russian,
        Language::Arabic => Algorithm::Arabic,
        Language::Turkish => Algorithm::Turkish,
        Language::Indonesian => Algorithm::Indonesian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees(word: &str) -> bool {
        !keeps_its_end(word.as_bytes()) || waken_snowball::stem(Algorithm::English, word) == word
    }

    #[test]
    fn words_that_keep_their_end() {
        let words = pack::rows("words_en").map(|row| row[0]);
        let wrong: Vec<&str> = words.filter(|word| !agrees(word)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn endless_words_are_their_own_stems() {
        for (word, own) in [("y".repeat(65), true), ("ing".repeat(22), true), ("ing".repeat(21), false)] {
            let mut tokens = word::tokens(&word);
            let bits = stop_bits(&tokens);
            stem(&word, &mut tokens, &bits, Language::English);
            assert_eq!(tokens[0].stem == tokens[0].fold, own, "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn stems_of_words_that_keep_their_end(word in "[a-z]{1,4}(eed|ing|ly|ogi|at|bl|iz|ment|ation|[a-z]{0,3})[a-z]{0,3}") {
            proptest::prop_assert!(agrees(&word), "{word}");
        }
    }
}
