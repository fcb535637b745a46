use super::*;
use crate::hostile::{HOSTILE, base64, hostile};

fn bytes(s: &Sample) -> usize {
    s.query.len() + s.response.len() + s.documents.iter().map(String::len).sum::<usize>()
}

fn digest(s: &Sample) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for text in std::iter::once(&s.query).chain([&s.response]).chain(&s.documents) {
        for b in text.bytes().chain([0xff]) {
            h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    h
}

fn near(value: usize, wanted: usize, percent: usize) -> bool {
    value.abs_diff(wanted) * 100 <= wanted * percent
}

const LANGUAGES: [&Language; 7] = [&ENGLISH, &FRENCH, &SPANISH, &HINDI, &ARABIC, &CHINESE, &RUSSIAN];

#[test]
fn same_seed_same_bytes() {
    for size in Size::ALL {
        for script in Script::ALL {
            assert_eq!(sample(7, size, script), sample(7, size, script));
        }
    }
    assert_eq!(hostile(), hostile());
}

#[test]
fn same_bytes_everywhere() {
    let digests = Script::ALL.map(|script| digest(&sample(1, Size::Medium, script)));
    assert_eq!(digests, DIGESTS);
}

#[test]
fn seeds_sizes_and_scripts_differ() {
    for script in Script::ALL {
        assert_ne!(sample(1, Size::Medium, script), sample(2, Size::Medium, script));
    }
    assert_ne!(sample(1, Size::Small, Script::Ascii).query, sample(1, Size::Medium, Script::Ascii).query);
}

#[test]
fn sizes_are_near() {
    for script in Script::ALL {
        for size in Size::ALL {
            let (total, response, documents) = size.shape();
            for seed in 0..if size == Size::Large { 3 } else { 60 } {
                let s = sample(seed, size, script);
                assert!(near(bytes(&s), total, 15), "{script:?} {size:?} {seed}: {}", bytes(&s));
                assert_eq!(s.documents.len(), documents);
                assert!(
                    size == Size::Small
                        || s.documents.iter().all(|d| near(d.len(), (total - response) / documents, 15))
                );
                if size != Size::Small {
                    assert!(
                        near(s.response.len(), response, 15),
                        "{script:?} {size:?} {seed}: {}",
                        s.response.len()
                    );
                }
            }
        }
    }
}

#[test]
fn scripts_are_what_they_say() {
    let share = |s: &Sample, low: u32, high: u32| {
        let text = s.documents.concat();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        100 * text.chars().filter(|c| c.is_alphabetic() && (low..=high).contains(&(*c as u32))).count()
            / letters
    };
    for seed in 0..10 {
        let of = |script| sample(seed, Size::Medium, script);
        let ascii = of(Script::Ascii);
        assert!(
            ascii.query.is_ascii()
                && ascii.response.is_ascii()
                && ascii.documents.iter().all(|d| d.is_ascii())
        );
        let accented = share(&of(Script::Accented), 0xc0, 0x17f);
        assert!((3..40).contains(&accented), "{accented}");
        assert!(share(&of(Script::Devanagari), 0x900, 0x97f) > 90);
        assert!(share(&of(Script::Arabic), 0x600, 0x6ff) > 90);
        assert!(share(&of(Script::Han), 0x4e00, 0x9fff) > 90);
        assert!(share(&of(Script::Cyrillic), 0x400, 0x4ff) > 90);
    }
}

#[test]
fn sentences_do_not_repeat() {
    for script in Script::ALL {
        let mut w = Writer::new(3, Size::Large, script);
        let mut sentences: Vec<String> =
            (0..2_000).map(|_| w.fact(0).sentence).filter(|s| s.len() > 100).collect();
        let count = sentences.len();
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), count, "{script:?}");
    }
}

#[test]
fn vocabularies_are_large() {
    for (i, language) in LANGUAGES.iter().enumerate() {
        let w = Words::of(language);
        let mut all = [w.nouns, w.adjectives, w.verbs, w.adverbs].concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert!(all.len() >= if i == 0 { 300 } else { 120 }, "{i}: {}", all.len());
        assert!(count - all.len() < 10, "{i}: {} words twice", count - all.len());
    }
}

#[test]
fn every_pattern_has_a_number_and_a_citation() {
    for language in LANGUAGES {
        for (document, response) in language.patterns {
            for pattern in [document, response] {
                assert!(
                    SLOTS[FIRST_NUMBER..].iter().any(|s| pattern.contains(&format!("{{{s}}}"))),
                    "{pattern}"
                );
            }
            assert!(response.contains("{c}"), "{response}");
        }
    }
}

#[test]
fn responses_draw_on_documents() {
    let (mut copied, mut sentences) = (0, 0);
    for seed in 0..40 {
        let s = sample(seed, Size::Medium, Script::Ascii);
        let documents = s.documents.concat();
        for sentence in s.response.split(['\n', '.']).filter(|t| t.len() > 40) {
            sentences += 1;
            copied += usize::from(documents.contains(sentence.trim_start_matches("- ").trim()));
        }
    }
    assert!(copied * 10 > sentences && copied * 2 < sentences, "{copied} of {sentences}");
}

#[test]
fn hostile_texts() {
    let rows = hostile();
    for (name, text) in &rows {
        assert!(near(text.len(), HOSTILE, 15), "{name}: {}", text.len());
    }
    let mut names: Vec<_> = rows.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rows.len());
    assert_eq!(base64(b"hello"), "aGVsbG8=");
}

const DIGESTS: [u64; 6] = [
    0x1623_0bba_c374_3c15,
    0x18d6_c8af_8e9b_cac8,
    0x6474_357d_d6ad_dc7c,
    0x564a_4af7_4933_59bd,
    0x8109_239e_3fe9_430b,
    0x4aee_ce29_e1d2_3765,
];
