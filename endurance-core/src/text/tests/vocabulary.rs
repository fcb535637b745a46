use crate::text::{Text, language::Language, vocabulary};

fn stem(word: &str, language: Language) -> u64 {
    let text = Text::read(word, Some(language));
    assert_eq!(text.tokens.len(), 1, "{word:?}");
    text.tokens[0].stem
}

#[test]
fn words_that_mean_the_same_have_one_stem() {
    use Language::{English, French, German, Hindi, Spanish};
    const CASES: &[(Language, &str, &str, bool)] = &[
        (English, "employees", "employee", true),
        (English, "Employees", "employee's", true),
        (English, "opened", "opening", true),
        (English, "begins", "started", true),
        (English, "cars", "automobiles", true),
        (English, "doctors", "physician", true),
        (English, "kilometres", "km", true),
        (English, "colour", "color", true),
        (English, "U.S.", "USA", true),
        (English, "January", "Jan", true),
        (English, "rupees", "INR", true),
        (English, "policy", "police", false),
        (English, "university", "universe", false),
        (English, "increase", "decrease", false),
        (English, "café", "cafe", true),
        (Spanish, "aumentó", "aumentaron", true),
        (Spanish, "libros", "libro", true),
        (French, "villes", "ville", true),
        (German, "Städten", "Stadt", true),
        (German, "Kinder", "Kindern", true),
        (Hindi, "किताबें", "किताब", true),
    ];
    let differing: Vec<_> = CASES
        .iter()
        .filter(|&&(language, a, b, same)| (stem(a, language) == stem(b, language)) != same)
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn rare_words_tell_more_than_common_ones_and_stop_words_nothing() {
    const ORDER: [&str; 4] = ["photosynthesis", "budget", "year", "the"];
    let idf = |word: &str| {
        let text = Text::read(word, Some(Language::English));
        vocabulary::idf(&text.tokens[0], Language::English)
    };
    for pair in ORDER.windows(2) {
        assert!(idf(pair[0]) > idf(pair[1]), "{pair:?}: {} {}", idf(pair[0]), idf(pair[1]));
    }
    assert!(idf("the").abs() < f64::EPSILON);
    assert!(idf("zzyzxqq") >= idf("photosynthesis"));
}

#[test]
fn scripts_without_spaces_are_compared_by_pairs() {
    let stems = |raw: &str| -> Vec<u64> { Text::read(raw, None).tokens.iter().map(|t| t.stem).collect() };
    let (long, part) = (stems("人工智能发展"), stems("智能"));
    assert_eq!(part[0], long[2], "a pair has the same stem wherever it stands");
    assert_ne!(stems("中国")[0], stems("国中")[0]);
}
