use super::{check, shown};
use crate::text::word::{self, Class};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn words_stand_where_readers_see_them() {
    const CASES: &[(&str, &str)] = &[
        ("", ""),
        (" \t\r\n", ""),
        ("The cat sat.", "The | cat | sat"),
        ("don't can't O'Brien rock'n'roll", "don't | can't | O'Brien | rock'n'roll"),
        ("don’t l’année", "don’t | l’année"),
        ("'quoted' the dogs' bowl", "quoted | the | dogs | bowl"),
        ("the U.S. and e.g. U.S.A.", "the | U.S | and | e.g | U.S.A"),
        ("8.2 1,234 1,234.56 0.5%", "8.2 | 1,234 | 1,234.56 | 0.5"),
        ("in 2024, 300 and 5.", "in | 2024 | 300 | and | 5"),
        ("well-known 2024-25", "well | known | 2024 | 25"),
        ("snake_case user_id_2", "snake_case | user_id_2"),
        ("per year.The next", "per | year | The | next"),
        ("für Größe.Die nächste", "für | Größe | Die | nächste"),
        ("Budget.md v1.2.3 example.com", "Budget | md | v1.2.3 | example | com"),
        ("3.4B €3.4B 5G H2O", "3.4B | 3.4B | 5G | H2O"),
        ("a@b.co http://x.org/p?q=1", "a | b | co | http | x | org | p | q | 1"),
        ("人工智能", "人 | 工 | 智 | 能"),
        ("第3季度 2024年", "第 | 3 | 季 | 度 | 2024 | 年"),
        ("ひらがなカタカナ", "ひ | ら | が | な | カ | タ | カ | ナ"),
        ("देश की अर्थव्यवस्था", "देश | की | अर्थव्यवस्था"),
        ("१५.५ करोड़", "१५.५ | करोड़"),
        ("ภาษาไทย", "ภ | า | ษ | า | ไ | ท | ย"),
        ("الميزانية ١٢٣", "الميزانية | ١٢٣"),
        ("예산은 증가했다", "예산은 | 증가했다"),
        ("good 👍🏽 job 👩‍👩‍👧", "good | job"),
        ("naïve café résumé", "naïve | café | résumé"),
        ("it\u{200b}self", "it\u{200b}self"),
        ("note:this 10:30 a;b", "note | this | 10 | 30 | a | b"),
        ("_lead trail_ two__lines", "lead | trail | two | lines"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "ｆｕｌｌ | ｗｉｄｔｈ"),
        ("R&D AT&T C++", "R | D | AT | T | C"),
        ("a/b and/or", "a | b | and | or"),
        ("(word) [word] {word} \"word\"", "word | word | word | word"),
    ];
    check(CASES, |raw| shown(raw, word::tokens(raw).iter().map(|t| t.span)));
}

#[test]
fn words_fold_to_what_readers_take_for_the_same() {
    const CASES: &[(&str, &str)] = &[
        ("Budget", "budget"),
        ("café", "cafe"),
        ("cafe\u{301}", "cafe"),
        ("ÉTÉ", "ete"),
        ("Größe", "große"),
        ("ｆｕｌｌ", "full"),
        ("𝐛𝐨𝐥𝐝", "bold"),
        ("ﬁne", "fine"),
        ("India's", "india"),
        ("India’s", "india"),
        ("INDIA'S", "india"),
        ("don’t", "don't"),
        ("U.S", "us"),
        ("e.g", "eg"),
        ("8.2", "8.2"),
        ("１２", "12"),
        ("Ελλάδα", "ελλαδα"),
        ("Ёлка", "елка"),
        ("हिंदी", "हिंदी"),
        ("अर्थव्यवस्था", "अर्थव्यवस्था"),
        ("ไทย", "ไทย"),
        ("İstanbul", "istanbul"),
        ("so\u{ad}ft", "soft"),
        ("ze\u{200b}ro", "zero"),
        ("서울", "서울"),
    ];
    check(CASES, |word| word::fold(word).into_owned());
}

#[test]
fn words_know_what_they_are_made_of() {
    const CASES: &[(&str, Class, bool, bool)] = &[
        // word, class, starts with a capital, all capitals
        ("word", Class::Word, false, false),
        ("Word", Class::Word, true, false),
        ("NATO", Class::Word, true, true),
        ("A", Class::Word, true, false),
        ("U.S", Class::Word, true, true),
        ("NATO's", Class::Word, true, true),
        ("ÉCOLE", Class::Word, true, true),
        ("2024", Class::Number, false, false),
        ("1,234.5", Class::Number, false, false),
        ("१५", Class::Number, false, false),
        ("H2O", Class::Mixed, true, true),
        ("5km", Class::Mixed, false, false),
        ("中", Class::Ideograph, false, false),
        ("देश", Class::Word, false, false),
    ];
    for &(raw, class, capital, upper) in CASES {
        let tokens = word::tokens(raw);
        let [token] = &*tokens else { panic!("{raw:?}: {tokens:?}") };
        assert_eq!((token.class, token.capital, token.upper), (class, capital, upper), "{raw:?}");
    }
}

#[test]
fn the_same_word_hashes_the_same_on_both_paths() {
    const PAIRS: &[(&str, &str)] =
        &[("Cafe", "Café"), ("India's", "India’s"), ("don't", "don’t"), ("full", "ｆｕｌｌ"), ("12", "１２")];
    for &(ascii, other) in PAIRS {
        assert_eq!(word::tokens(ascii)[0].fold, word::tokens(other)[0].fold, "{ascii:?} {other:?}");
    }
}

proptest! {
    /// Full stops apart, which the module's doc describes, and low lines, colons and marks between digits, which
    /// `words_stand_where_readers_see_them` shows.
    #[test]
    fn ascii_words_are_those_of_the_standard(raw in "([a-zA-Z]{1,4}|[0-9]{1,3}|[ -&(-+/<-@\\[-^`{-~\t\n-]|[a-z]'[a-z]|[0-9],[0-9]|[a-z]_[a-z0-9]){0,24}") {
        let standard: Vec<(usize, &str)> = raw.unicode_word_indices().collect();
        let ours: Vec<(usize, &str)> =
            word::tokens(&raw).iter().map(|t| (t.span.start as usize, &raw[t.span.range()])).collect();
        prop_assert_eq!(ours, standard);
    }

    /// Each token hashes what [`word::fold`] makes of it.
    #[test]
    fn tokens_hash_their_folded_word(raw in "([a-zA-Z0-9'.,_ éÜ’ß]|\\PC){0,40}") {
        for token in word::tokens(&raw) {
            prop_assert_eq!(token.fold, word::hash(&word::fold(&raw[token.span.range()])));
        }
    }
}
