use super::check;
use crate::text::{Text, cue::Class, language::Language};

/// The cues of a text in `language` with their classes, of the classes that claims ask for.
fn cues(raw: &str, language: Language) -> String {
    let text = Text::read(raw, Some(language));
    let asked = |class: Class| !matches!(class, Class::Connective | Class::Attribution);
    let found = text.cues.iter().filter(|c| asked(c.class));
    found.map(|c| format!("{}:{}", c.class, &raw[c.span.range()])).collect::<Vec<_>>().join(" | ")
}

#[test]
fn english_cues() {
    const CASES: &[(&str, &str)] = &[
        ("It is not open.", "negation:not"),
        ("It isn't open.", "negation:isn't"),
        ("It isn’t open.", "negation:isn’t"),
        ("They can't, won't and don't.", "negation:can't | forbids:can't | negation:won't | negation:don't"),
        ("It never rains.", "negation:never"),
        ("It is no longer sold.", "negation:no longer | done:sold"),
        ("All members without exception.", "all:All | all:without exception"),
        ("Sales rose sharply.", "increase:rose"),
        ("Sales fell sharply.", "decrease:fell"),
        ("It is larger than that.", "more:larger than"),
        ("It is no more than that.", "less:no more than"),
        ("It is the largest of all.", "most:largest | all:all"),
        ("It will open soon.", "planned:will"),
        ("It was launched.", "done:launched"),
        ("It may rain.", "hedge:may | permits:may"),
    ];
    check(CASES, |raw| cues(raw, Language::English));
}

#[test]
fn cues_of_other_languages() {
    const CASES: &[(Language, &str, &str)] = &[
        (Language::Hindi, "यह नहीं खुला है।", "negation:नहीं"),
        (Language::Hindi, "बिक्री में वृद्धि हुई।", "increase:वृद्धि"),
        (Language::Spanish, "No abre hoy y nunca cierra.", "negation:No | negation:nunca"),
        (Language::Spanish, "Las ventas aumentaron mucho.", "increase:aumentaron"),
        (Language::German, "Es ist nicht offen.", "negation:nicht"),
        (Language::French, "Il n'est pas ouvert.", "negation:n'est pas"),
        (Language::Portuguese, "Não abre hoje.", "negation:Não"),
        (Language::Portuguese, "O clube fica no centro.", ""),
        (Language::Russian, "Это not так.", "negation:not"),
    ];
    for &(language, raw, expected) in CASES {
        assert_eq!(cues(raw, language), expected, "{raw:?}");
    }
}
