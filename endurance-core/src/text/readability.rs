//! How easy a text is to read: Flesch's formula, and its counterparts in other languages.

use super::{
    Text,
    language::Language,
    sentence::{Block, Sentence},
    syllable,
    word::{Class, Token},
};
use crate::interaction::Span;

/// A published formula: `base - sentence * words per sentence - syllable * syllables per word`. Each puts plain prose of its
/// language at about 60 and up.
struct Formula {
    language: Language,
    base: f64,
    sentence: f64,
    syllable: f64,
}

const fn formula(language: Language, base: f64, sentence: f64, syllable: f64) -> Formula {
    Formula { language, base, sentence, syllable }
}

const FORMULAS: &[Formula] = &[
    // Flesch, "A new readability yardstick", 1948
    formula(Language::English, 206.835, 1.015, 84.6),
    // Szigriszt Pazos, "Sistemas predictivos de legilibilidad", 1993 (INFLESZ)
    formula(Language::Spanish, 206.835, 1.0, 62.3),
    // Kandel & Moles, "Application de l'indice de Flesch à la langue française", 1958
    formula(Language::French, 207.0, 1.015, 73.6),
    // Amstad, "Wie verständlich sind unsere Zeitungen?", 1978
    formula(Language::German, 180.0, 1.0, 58.5),
    // Franchina & Vacca, "Adaptation of Flesch readability index on a bilingual text", 1986
    formula(Language::Italian, 217.0, 1.3, 60.0),
    // Martins, Ghiraldelo, Nunes & Oliveira, "Readability formulas applied to textbooks in Brazilian Portuguese", 1996
    formula(Language::Portuguese, 248.835, 1.015, 84.6),
    // Douma, "De leesbaarheid van landbouwbladen", 1960
    formula(Language::Dutch, 206.835, 0.93, 77.0),
    // Oborneva, 2006
    formula(Language::Russian, 206.835, 1.3, 60.1),
    // Ateşman, "Türkçede okunabilirliğin ölçülmesi", 1997
    formula(Language::Turkish, 198.825, 2.61, 40.175),
];

/// An item of a list without a full stop and with fewer words is no sentence.
const LEAST_ITEM: usize = 8;

/// The running text of a text, counted: headings, tables, code and short items of lists are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Prose {
    /// The words of each sentence.
    pub(crate) sentences: Vec<(Span, usize)>,
    /// Words, numbers included.
    pub(crate) words: usize,
    /// Words whose syllables can be counted, and their syllables. Figures and what is spelled in capitals are left out, as
    /// Flesch advises: they are read aloud in more syllables than they have letters for.
    spoken: usize,
    syllables: usize,
    language: Language,
}

impl Prose {
    /// Counts the running text of `text`.
    pub(crate) fn of(text: &Text) -> Self {
        let mut prose = Self { language: text.language, ..Self::default() };
        for sentence in &text.sentences {
            let words: Vec<&Token> = words(text, sentence.span).collect();
            if words.is_empty() || !is_running(text, sentence, words.len()) {
                continue;
            }
            prose.sentences.push((sentence.span, words.len()));
            prose.words += words.len();
            for word in words.iter().filter(|t| t.class == Class::Word && !t.upper) {
                if let Some(syllables) = syllable::count(text.slice(word.span), text.language) {
                    prose.spoken += 1;
                    prose.syllables += syllables as usize;
                }
            }
        }
        prose
    }

    /// Reading ease: about 0 for the hardest prose to 100 for the easiest. None where the language has no formula.
    pub(crate) fn reading_ease(&self) -> Option<f64> {
        let formula = FORMULAS.iter().find(|f| f.language == self.language)?;
        if self.spoken == 0 {
            return None;
        }
        let syllables = self.syllables as f64 / self.spoken as f64;
        Some(formula.base - formula.sentence * self.mean_sentence()? - formula.syllable * syllables)
    }

    /// Words of a sentence on the mean.
    pub(crate) fn mean_sentence(&self) -> Option<f64> {
        (self.words > 0).then(|| self.words as f64 / self.sentences.len() as f64)
    }
}

/// The words of a passage without those of references such as "[1]".
fn words(text: &Text, span: Span) -> impl Iterator<Item = &Token> {
    let citations = text.citations_in(span);
    let cited = move |t: &Token| citations.iter().any(|c| !c.runs_in_text() && c.span.overlaps(t.span));
    text.tokens[text.tokens_in(span)].iter().filter(move |t| !cited(t))
}

fn is_running(text: &Text, sentence: &Sentence, words: usize) -> bool {
    match sentence.block {
        Block::Paragraph => true,
        Block::Item => words >= LEAST_ITEM || ends(text.slice(sentence.span)),
        Block::Heading | Block::Row | Block::HeaderRow | Block::Code => false,
    }
}

/// Whether a passage ends as a sentence does.
fn ends(passage: &str) -> bool {
    let open = passage.trim_end_matches(['"', '\'', ')', ']', '*', '_', '”', '»', '’']);
    open.ends_with(['.', '!', '?', '…', '।', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formulas by hand: words per sentence and syllables per word of a text whose syllables are certain.
    #[test]
    fn formulas_by_hand() {
        const CASES: &[(&str, Language, f64)] = &[
            // 2 sentences, 13 words, 16 syllables: 206.835 - 1.015 x 6.5 - 84.6 x 16/13
            ("The cat sat on the mat. It was a sunny day in November.", Language::English, 96.1144),
            // 1 sentence, 6 words, 10 syllables: 206.835 - 6 - 62.3 x 10/6
            ("El gato duerme sobre la mesa.", Language::Spanish, 97.0017),
            // 6 words, 8 syllables: 180 - 6 - 58.5 x 8/6
            ("Die Katze schläft auf dem Sofa.", Language::German, 96.0),
            // 6 words, 7 syllables: 207 - 1.015 x 6 - 73.6 x 7/6
            ("Le chat dort sur le tapis.", Language::French, 115.0433),
            // 6 words, 10 syllables: 217 - 1.3 x 6 - 60 x 10/6
            ("Il gatto dorme sopra il tavolo.", Language::Italian, 99.2),
            // 6 words, 10 syllables: 248.835 - 1.015 x 6 - 84.6 x 10/6
            ("O gato dorme sobre a mesa.", Language::Portuguese, 101.745),
            // 6 words, 6 syllables: 206.835 - .93 x 6 - 77
            ("De kat slaapt op de bank.", Language::Dutch, 124.255),
            // 4 words, 6 syllables: 206.835 - 1.3 x 4 - 60.1 x 6/4
            ("Кот спит на диване.", Language::Russian, 111.485),
            // 4 words, 11 syllables: 198.825 - 2.61 x 4 - 40.175 x 11/4
            ("Kedi masanın üstünde uyuyor.", Language::Turkish, 77.90375),
        ];
        for &(raw, language, expected) in CASES {
            let text = Text::read(raw, Some(language));
            assert_eq!(text.language, language, "{raw}");
            let prose = Prose::of(&text);
            let found = prose.reading_ease().expect(raw);
            assert!((found - expected).abs() < 1e-3, "{raw}: {found} of {prose:?}");
        }
    }

    #[test]
    fn what_is_running_text() {
        const CASES: &[(&str, &[usize])] = &[
            // text, words of its sentences
            ("", &[]),
            ("It rose by 8 % [1]. Wages fell in 2024 [2, 3].", &[4, 4]),
            ("# The annual report\n\nIt rose.", &[2]),
            ("| a | b |\n|---|---|\n| one | two |\n\nIt rose.", &[2]),
            ("It rose.\n\n```\nlet x = 5;\n```\n", &[2]),
            ("You need:\n- a passport\n- two photos\n- Fill in the form.", &[2, 4]),
            ("Dr. Smith paid approx. 5.5 million in Jan. to the U.S. office.", &[12]),
        ];
        for &(raw, expected) in CASES {
            let prose = Prose::of(&Text::read(raw, Some(Language::English)));
            let found: Vec<usize> = prose.sentences.iter().map(|(_, words)| *words).collect();
            assert_eq!(found, expected, "{raw}");
        }
    }

    #[test]
    fn figures_and_capitals_weigh_no_syllables() {
        let ease = |raw| Prose::of(&Text::read(raw, Some(Language::English))).reading_ease().expect(raw);
        // 206.835 - 1.015 x 5 - 84.6 x 4/3, then x 5/4
        assert!((ease("The budget was 1,234,567 INR.") - 88.96).abs() < 1e-3);
    }

    #[test]
    fn no_formula_no_ease() {
        for raw in [
            "Perpustakaan buka pada pukul sembilan dan tutup pada pukul lima.",
            "图书馆九点开门。",
            "78 90.",
            "",
        ] {
            assert_eq!(Prose::of(&Text::read(raw, None)).reading_ease(), None, "{raw}");
        }
    }
}
