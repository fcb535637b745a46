//! Which script a text is written in, and which language it seems to be.

crate::names! {
    /// A language the engine knows words of.
    #[derive(Default)]
    pub(crate) enum Language {
        /// English.
        English = "en",
        /// Hindi, in Devanagari.
        Hindi = "hi",
        /// Spanish.
        Spanish = "es",
        /// French.
        French = "fr",
        /// German.
        German = "de",
        /// Portuguese.
        Portuguese = "pt",
        /// Italian.
        Italian = "it",
        /// Dutch.
        Dutch = "nl",
        /// Russian.
        Russian = "ru",
        /// Arabic.
        Arabic = "ar",
        /// Turkish.
        Turkish = "tr",
        /// Indonesian.
        Indonesian = "id",
        /// Vietnamese.
        Vietnamese = "vi",
        /// Korean.
        Korean = "ko",
        /// Chinese.
        Chinese = "zh",
        /// Japanese.
        Japanese = "ja",
        /// Hindi in Latin letters, as it is written in messages, with English words in between.
        Hinglish = "hi-Latn",
        /// Too little text to say.
        #[default]
        Unknown = "und",
        /// None of these.
        Unsupported = "mis",
    }
}

impl Language {
    /// Whose words it has where no count or list knows it by its own: a short text is read as English, and Hinglish is full of English.
    pub(crate) const fn lender(self) -> Self {
        match self {
            Self::Unknown | Self::Hinglish => Self::English,
            own => own,
        }
    }

    /// Whether words stand apart from each other.
    pub(crate) const fn is_spaced(self) -> bool {
        !matches!(self, Self::Chinese | Self::Japanese)
    }

    /// Whether it is a language that words are known of.
    pub(crate) const fn is_known(self) -> bool {
        !matches!(self, Self::Unknown | Self::Unsupported)
    }

    /// Whether the verb, and with it the negation, stands at the end of the clause.
    pub(crate) const fn is_verb_last(self) -> bool {
        matches!(self, Self::Hindi | Self::Hinglish | Self::Japanese | Self::Korean | Self::Turkish)
    }
}

use super::{
    table::Fixed,
    word::{Class, Token, fold, hash},
};
use crate::pack;
use std::sync::LazyLock;

/// Languages written in the Latin alphabet, told apart by their stop words.
const LATIN: &[Language] = &[
    Language::English,
    Language::Spanish,
    Language::French,
    Language::German,
    Language::Portuguese,
    Language::Italian,
    Language::Dutch,
    Language::Turkish,
    Language::Indonesian,
    Language::Vietnamese,
    Language::Hinglish,
];

/// How many tokens decide; a long text is sampled at its start.
const SAMPLE: usize = 400;

/// From how many words without a known stop word a text counts as another language, not as too short.
const ENOUGH: u32 = 25;

/// What a text seems to be written in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Guess {
    /// Its language.
    pub(crate) language: Language,
    /// How sure that is, 0..=1: the share of its stop words among those of all languages, and how many there are.
    pub(crate) confidence: f64,
}

/// The language of a text: its script, then its stop words, of which `bits` says the languages.
pub(super) fn detect(raw: &str, tokens: &[Token], bits: &[u32]) -> Guess {
    let mut scripts = [0u32; SCRIPTS.len()];
    let (mut latin, mut foreign) = (0u32, 0u32);
    let (mut votes, mut strange) = ([0u32; 32], 0u32);
    let words = |class| matches!(class, Class::Word | Class::Ideograph);
    let ascii = raw.is_ascii();
    for (token, &bits) in tokens.iter().zip(bits).take(SAMPLE).filter(|(t, _)| words(t.class)) {
        if ascii || raw.as_bytes()[token.span.start as usize].is_ascii() {
            latin += 1;
        } else if let Some(first) = raw[token.span.start as usize..].chars().next() {
            match SCRIPTS.iter().position(|(range, _)| range.contains(&first)) {
                Some(script) => scripts[script] += 1,
                None if first < '\u{0370}' || matches!(first, '\u{1e00}'..='\u{1eff}') => latin += 1,
                None => foreign += 1,
            }
        }
        if !ascii {
            let word = &raw[token.span.range()];
            strange += u32::from(!word.is_ascii() && word.contains(is_strange));
        }
        let mut left = bits;
        while left != 0 {
            votes[left.trailing_zeros() as usize] += 1;
            left &= left - 1;
        }
    }
    let best = (0..SCRIPTS.len()).max_by_key(|&i| (scripts[i], std::cmp::Reverse(i))).unwrap_or(0);
    if foreign > latin && foreign > scripts[best] {
        return Guess { language: Language::Unsupported, confidence: 1.0 };
    }
    // Kana beside Han is Japanese however few they are: prose in Han alone is Chinese.
    let japanese = scripts[KANA] > 0 && scripts[KANA] + scripts[HAN] > latin;
    if japanese || scripts[best] > latin {
        let language = if japanese { Language::Japanese } else { SCRIPTS[best].1 };
        let words = scripts[best] + scripts[KANA];
        return Guess { language, confidence: share(votes[language as usize] * 6, words).max(0.5) };
    }
    if !ascii || votes[Language::French as usize] > 0 {
        by_letters(raw, &mut votes);
    }
    if is_tied(&votes, latin) {
        by_words(tokens, bits, &mut votes);
    }
    let guess = by_stop_words(latin, &votes);
    // Polish has "do" and "a" too: few stop words beside many letters that none of the languages has
    let clear = votes[guess.language as usize] * 3 >= latin;
    if strange >= 3 && strange * 8 >= latin && !clear {
        return Guess { language: Language::Unsupported, confidence: share(latin, ENOUGH) };
    }
    guess
}

/// Letters of Polish, Czech, Hungarian, Romanian and the Nordic and Baltic languages that none of [`LATIN`] writes.
const fn is_strange(c: char) -> bool {
    matches!(
        c,
        'ł' | 'ą'
            | 'ę'
            | 'ż'
            | 'ź'
            | 'ś'
            | 'ć'
            | 'ń'
            | 'č'
            | 'š'
            | 'ž'
            | 'ř'
            | 'ě'
            | 'ů'
            | 'ď'
            | 'ť'
            | 'ň'
            | 'ő'
            | 'ű'
            | 'ș'
            | 'ț'
            | 'å'
            | 'æ'
            | 'ø'
            | 'ā'
            | 'ē'
            | 'ī'
            | 'ū'
            | 'ė'
            | 'į'
            | 'ų'
            | 'ð'
            | 'þ'
    )
}

/// Languages that share most of their stop words, and letters that of these one language writes.
const LETTERS: [(Language, &str); 5] = [
    (Language::Spanish, "ñ¿¡"),
    (Language::French, "êëîïûœ"),
    (Language::Portuguese, "ãõçâ"),
    (Language::Italian, "òì"),
    (Language::Turkish, "ğıİ"),
];

/// Words that French cuts short.
const ELIDED: [&str; 12] = ["d'", "l'", "qu'", "D'", "L'", "Qu'", "d’", "l’", "qu’", "D’", "L’", "Qu’"];

/// A vote for the one of these languages whose letters stand in the text first, where it would otherwise be a tie; Turkish, which has few
/// stop words, is known by its letters alone.
fn by_letters(raw: &str, votes: &mut [u32; 32]) {
    let most = LATIN.iter().map(|&language| votes[language as usize]).max().unwrap_or(0);
    let head = if raw.is_ascii() { "" } else { raw };
    let mut head = head.chars().take(8 * SAMPLE).filter(|c| !c.is_ascii());
    let told = head.find_map(|c| LETTERS.iter().find(|(_, letters)| letters.contains(c)));
    // "d'affaires", "qu'il": what ties with French is none where it elides
    let french = &mut votes[Language::French as usize];
    if *french == most && most > 0 && ELIDED.iter().any(|e| raw.contains(e)) {
        *french += 1;
        return;
    }
    // "è" alone is a word of one language
    let is = raw.contains(" è ").then_some(Language::Italian);
    let Some(language) = is.or(told.map(|(language, _)| *language)) else { return };
    let vote = &mut votes[language as usize];
    if *vote == most && (most > 0 || language == Language::Turkish) {
        *vote += 1;
    }
}

/// Whether several languages have the most votes, and none is English, which is the first to be taken; or the most is a single vote among
/// more words, as French has of "Basic: 5 francs, Plus: 8 francs", and English of "carte : 20 francs par an".
fn is_tied(votes: &[u32; 32], words: u32) -> bool {
    const FEW: u32 = 4;
    let most = LATIN.iter().map(|&language| votes[language as usize]).max().unwrap_or(0);
    let tied = LATIN.iter().filter(|&&language| votes[language as usize] == most).count();
    let single = most == 1 && words >= FEW;
    single || most > 0 && tied > 1 && votes[Language::English as usize] < most
}

/// In so many passages of some 25,000 stands a common word of English.
const COMMON_ENGLISH: u32 = 40;

/// The languages of common words, a bit each.
static COMMON: LazyLock<Fixed<u32>> = LazyLock::new(|| {
    let mut common: Fixed<u32> = Fixed::default();
    for row in pack::rows("words_en") {
        // many of the others are names
        if row[1].parse::<u32>().is_ok_and(|passages| passages >= COMMON_ENGLISH) {
            *common.entry_or(hash(row[0]), || 0) |= 1 << Language::English as u32;
        }
    }
    for name in ["words_latin", "synonyms"] {
        for row in pack::rows(name) {
            let bit = 1u32 << Language::from_name(row[0]) as u32;
            for word in row[1].split([' ', ',']).filter(|word| !word.is_empty()) {
                *common.entry_or(hash(&fold(word)), || 0) |= bit;
            }
        }
    }
    common
});

/// A vote for each of the languages that tie of every word that is common in it: "le" is Spanish, French and Italian, "prix" is not. One
/// small word is no more than a word of English that none of them has.
fn by_words(tokens: &[Token], small: &[u32], votes: &mut [u32; 32]) {
    let most = LATIN.iter().map(|&language| votes[language as usize]).max().unwrap_or(0);
    let tied: Vec<Language> = LATIN.iter().copied().filter(|&l| votes[l as usize] == most).collect();
    for (token, _) in tokens.iter().zip(small).take(SAMPLE).filter(|(_, small)| **small == 0) {
        let Some(&bits) = COMMON.get(token.fold) else { continue };
        let has = |language: &&Language| bits & 1 << **language as u32 != 0;
        let mut none = true;
        for &language in tied.iter().filter(has) {
            votes[language as usize] += 1;
            none = false;
        }
        if none && most == 1 && has(&&Language::English) {
            votes[Language::English as usize] += 1;
        }
    }
}

fn by_stop_words(words: u32, votes: &[u32; 32]) -> Guess {
    let count = |language: Language| votes[language as usize];
    let best = LATIN.iter().copied().max_by_key(|&l| (count(l), std::cmp::Reverse(l))).unwrap_or_default();
    let second = LATIN.iter().filter(|&&l| l != best).map(|&l| count(l)).max().unwrap_or(0);
    // Prose has a stop word in every three or four words; one in ten is the least to believe.
    if count(best) * 10 < words || count(best) == 0 {
        let language = if words >= ENOUGH { Language::Unsupported } else { Language::Unknown };
        return Guess { language, confidence: share(words, ENOUGH) };
    }
    let margin = share(count(best) - second, count(best));
    Guess { language: best, confidence: (margin * share(count(best), 5)).min(1.0) }
}

fn share(part: u32, whole: u32) -> f64 {
    (f64::from(part) / f64::from(whole.max(1))).min(1.0)
}

const KANA: usize = 0;
const HAN: usize = 1;

/// Scripts that name a language of the list.
const SCRIPTS: [(std::ops::RangeInclusive<char>, Language); 6] = [
    ('\u{3040}'..='\u{30ff}', Language::Japanese),
    ('\u{4e00}'..='\u{9fff}', Language::Chinese),
    ('\u{0900}'..='\u{097f}', Language::Hindi),
    ('\u{0600}'..='\u{06ff}', Language::Arabic),
    ('\u{0400}'..='\u{04ff}', Language::Russian),
    ('\u{ac00}'..='\u{d7a3}', Language::Korean),
];
