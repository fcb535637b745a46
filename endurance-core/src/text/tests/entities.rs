use super::{check, read, shown};

#[test]
fn names() {
    const CASES: &[(&str, &str)] = &[
        ("He met Narendra Modi in New Delhi.", "Narendra Modi | New Delhi"),
        ("She works at the Reserve Bank of India.", "Reserve Bank of India"),
        ("He moved to Rio de Janeiro with Ludwig van Beethoven.", "Rio de Janeiro | Ludwig van Beethoven"),
        ("The WHO and NASA agree.", "WHO and NASA"),
        ("The budget rose in India.", "India"),
        ("Budget figures rose.", ""),
        ("Revenue rose. Costs fell.", ""),
        ("Marie Curie won it.", "Marie Curie"),
        ("Einstein was born in Ulm. They say that Einstein left.", "Einstein | Ulm | Einstein"),
        ("However, Tesla grew.", "Tesla"),
        ("In Paris it rains.", "Paris"),
        ("Dr. Smith met Mr. Jones.", "Dr. Smith | Mr. Jones"),
        ("They saw Tom and Mary.", "Tom and Mary"),
        ("Cities such as Delhi, Pune and Agra grew.", "Delhi | Pune and Agra"),
        ("I think that I am here.", ""),
        ("It is on Monday in May 2024.", ""),
        ("The iPhone 15 is out.", ""),
        ("The Boeing 747 is out.", "Boeing"),
        ("# ANNUAL REPORT OF THE BANK\nIt rose.", "ANNUAL REPORT OF THE BANK"),
        ("Der Hund bellt im Garten und die Katze ist auf dem Dach.", ""),
        ("Der Präsident Angela Merkel ist in der Stadt und nicht auf dem Land.", "Präsident Angela Merkel"),
        ("Die EU und die NATO sind in der Stadt und nicht auf dem Land.", "EU | NATO"),
        ("```\nLet Foo Bar\n```", ""),
        ("It cites [Budget.md] today.", ""),
        ("the United States’ budget", "United States"),
    ];
    check(CASES, |raw| {
        let text = read(raw);
        shown(raw, text.entities.iter().map(|e| e.span))
    });
}

#[test]
fn acronyms_are_single_words_in_capitals() {
    const CASES: &[(&str, bool)] = &[
        ("the NASA budget", true),
        ("the Nasa budget", false),
        ("the U.S. budget", true),
        ("the New York budget", false),
    ];
    for &(raw, acronym) in CASES {
        let text = read(raw);
        assert_eq!(text.entities.iter().map(|e| e.acronym).collect::<Vec<_>>(), [acronym], "{raw:?}");
    }
}
