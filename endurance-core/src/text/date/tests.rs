use super::{Date, find};
use crate::text::{language::Language, quantity::Relation, word};
use Language::{Arabic, Chinese, English, French, German, Hindi, Italian, Japanese, Portuguese, Spanish};
use Relation::{Differs, Equal, Incomparable};
use std::fmt::Write as _;

fn read(text: &str, language: Language) -> Vec<Date> {
    find(text, &word::tokens(text), language)
}

fn described(text: &str, language: Language) -> String {
    let found = read(text, language);
    found.iter().map(|date| date.describe(text)).collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(Language, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|&&(language, text, expected)| described(text, language) != expected)
        .map(|&(language, text, expected)| {
            format!("{text:?}: expected {expected:?}, found {:?}", described(text, language))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn reads_dates() {
    check(&[
        (English, "on 2024-05-03, at 2024-05-03T07:15:00Z", "3 May 2024; 3 May 2024"),
        (English, "03/05/2024", "3 May 2024 or 5 March 2024"),
        (English, "25/12/2024 and 12/25/2024", "25 December 2024; 25 December 2024"),
        (English, "on 3 May 2024", "3 May 2024"),
        (English, "May 3rd, 2024; May 3, 2024", "3 May 2024; 3 May 2024"),
        (English, "the 3rd of May 2024, 3 Jan. 2024", "3 May 2024; 3 January 2024"),
        (English, "May 2024, in May, on 3 May", "May 2024; May; 3 May"),
        (English, "founded in 1998 and closed in 2004.", "1998; 2004"),
        (English, "The 2011 census. (1998) RTI Act, 2005", "2011; 1998; 2005"),
        (
            English,
            "1998–2004, between 2010 and 2014, from 2010 to 2014",
            "1998 to 2004; 2010 to 2014; 2010 to 2014",
        ),
        (English, "from 3 May to 5 May 2024", "3 May 2024 to 5 May 2024"),
        (English, "3-5 May 2024 and May 3-5, 2024", "3 May 2024 to 5 May 2024; 3 May 2024 to 5 May 2024"),
        (
            English,
            "FY24, FY2023-24, 2023-24, 2023–24, fiscal year 2024",
            "FY2023-24; FY2023-24; FY2023-24; FY2023-24; FY2023-24",
        ),
        (English, "Q3 2024, third quarter of 2024, Q3 FY24, Q2", "Q3 2024; Q3 2024; Q3 FY2023-24; Q2"),
        (English, "first half of 2024 or H1 2024", "H1 2024; H1 2024"),
        (English, "the 1980s, the 19th century, the nineteenth century", "1980s; 19th century; 19th century"),
        (English, "500 BC, AD 79", "500 BC; 79"),
        (English, "in 3,111 BC", "3111 BC"),
        (English, "999999999,123 BC", ""),
        (English, "between 3,800-3,700 BC", "3800 BC to 3700 BC"),
        (English, "took to the throne between 3111 and 3045 BC", "3111 BC to 3045 BC"),
        (English, "on Friday, 3 May 2024", "Friday; 3 May 2024"),
        (English, "at 07:15, 7.15 am, 7 pm, 7pm, noon", "07:15; 07:15; 19:00; 19:00; 12:00"),
        (English, "half past eight, quarter to five, five past six, 7:15pm", "08:30; 04:45; 06:05; 19:15"),
        (English, "10 am to 5 p.m.", "10:00 to 17:00"),
        (English, "mid-2024, 03.05.2024", "2024; 3 May 2024"),
        (German, "am 3. Mai 2024 um 19 Uhr, 3. Januar", "3 May 2024; 19:00; 3 January"),
        (Spanish, "el 3 de mayo de 2024, en mayo de 2024", "3 May 2024; May 2024"),
        (French, "le 1er mai 2024, 3 août 2023", "1 May 2024; 3 August 2023"),
        (Portuguese, "3 de março de 2024", "3 March 2024"),
        (Hindi, "३ मई २०२४ को, 3 मई 2024, 2011 में", "3 May 2024; 3 May 2024; 2011"),
        (Hindi, "वित्त वर्ष 2023-24", "FY2023-24"),
        (Japanese, "2024年5月3日", "3 May 2024"),
    ]);
}

#[test]
fn leaves_look_alikes_alone() {
    check(&[
        (English, "you may go; we march on; it may 2 times", ""),
        (English, "1,998 units; 2000 schools; 2024 km; INR 2000; $1998", ""),
        (English, "Section 2011, page 1998, 2000 crore", ""),
        (English, "a ratio of 1:10; score 3:2; 1.2.3; 24/7", "around the clock"),
        (English, "more than 2000 people", ""),
        (English, "call 1800-11-4000 or 2020-21-2222-3", ""),
        (English, "three quarters, half of them, ten to six people", ""),
        (English, "", ""),
    ]);
}

#[test]
fn relates() {
    const CASES: &[(&str, &str, Relation)] = &[
        ("3 May 2024", "2024-05-03", Equal),
        ("May 2024", "3 May 2024", Equal),
        ("in 2024", "3 May 2024", Equal),
        ("3 May 2024", "May 2024", Incomparable),
        ("3 May 2024", "4 May 2024", Differs),
        ("03/05/2024", "3 May 2024", Equal),
        ("03/05/2024", "March 5, 2024", Equal),
        ("03/05/2024", "6 May 2024", Differs),
        ("on 3 May", "3 May 2024", Equal),
        ("3 May 2024", "on 3 May", Incomparable),
        ("3 May 2024", "on 4 May", Differs),
        ("in 1998", "in 1999", Differs),
        ("in 1998", "1998-2004", Equal),
        ("in 2000", "1998-2004", Incomparable),
        ("in 2006", "1998-2004", Differs),
        ("1998 to 2004", "1998–2004", Equal),
        ("FY24", "2023-24", Equal),
        ("FY24", "2024-25", Differs),
        ("Q3 2024", "August 2024", Equal),
        ("Q3 2024", "Q2 2024", Differs),
        ("the 1990s", "in 1998", Equal),
        ("19th century", "in 1850", Equal),
        ("on Friday", "3 May 2024", Equal),
        ("on Friday", "on Monday", Differs),
        ("7 pm", "at 19:00", Equal),
        ("at 7:00", "7 pm", Equal),
        ("7 am", "7 pm", Differs),
        ("7 am", "3 May 2024", Incomparable),
        ("FY24", "in 2020", Differs),
        ("10:00 to 18:00", "10:00 to 18:00", Equal),
        ("10:00 to 20:00", "10:00 to 18:00", Differs),
        ("6:00 to 23:00", "10:00 to 18:00", Differs),
        ("11:00 to 17:00", "10:00 to 18:00", Incomparable),
        ("at 18:00", "10:00 to 18:00", Equal),
        ("1 May to 31 August", "1 May to 31 August", Equal),
        ("1 May to 30 September", "1 May to 31 August", Differs),
        ("1998 to 2010", "1998–2004", Differs),
        ("1999 to 2003", "1998–2004", Incomparable),
    ];
    let mut wrong = String::new();
    for &(claim, source, expected) in CASES {
        let (a, b) = (read(claim, English), read(source, English));
        let found = match (&a[..], &b[..]) {
            ([a], [b]) => Some(a.relation(b)),
            _ => None,
        };
        if found != Some(expected) {
            let _ = writeln!(wrong, "{claim:?} against {source:?}: expected {expected:?}, found {found:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn says_by_how_much() {
    const CASES: &[(&str, &str, &str)] = &[
        ("in 2000", "in 1998", "+2 years"),
        ("3 May 2024", "5 May 2024", "-2 days"),
        ("May 2024", "March 2024", "+2 months"),
        ("FY24", "FY25", "-1 year"),
        ("7 pm", "5.45 pm", "+75 minutes"),
        ("7 pm", "5.30 pm", "+90 minutes"),
        ("5 pm", "9.30 am", "+7 h 30 min"),
        ("9.30 am", "5 pm", "-7 h 30 min"),
        ("7 am", "7 pm", "-12 h"),
        ("on 3 May", "on 4 May", "-1 day"),
    ];
    for &(claim, source, expected) in CASES {
        let (a, b) = (read(claim, English), read(source, English));
        assert_eq!(a[0].difference(&b[0]), expected, "{claim} against {source}");
    }
}

#[test]
fn no_year_has_more_digits_than_four() {
    for text in ["9.1.24100000", "24100000.1.9", "1.2.999999999", "३.12.999999999"] {
        assert!(read(text, English).is_empty(), "{text}");
    }
    assert_eq!(read("9.1.9999", English).len(), 1);
}

#[test]
fn calendar_is_its_own_inverse() {
    for day in (-800_000..800_000).step_by(17) {
        let (year, month, of_month) = super::civil(day);
        assert_eq!(super::days(year, month, of_month), day);
    }
    assert_eq!(super::days(1970, 1, 1), 0);
    assert_eq!(super::weekday(super::days(2024, 5, 3)), 5);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]
    #[test]
    fn any_text_is_read(text in "(\\PC|[0-9:/. -]|20|19|May |मई |年|月|日|Q3 |FY|of |to |th|am|T|half past |-){0,60}") {
        for language in [English, French, Hindi] {
            let found = read(&text, language);
            for date in &found {
                assert!(text.get(date.span.range()).is_some());
                assert!(date.first.from <= date.first.to);
                let _ = date.describe(&text);
                let _ = (date.relation(&found[0]), date.difference(&found[0]));
            }
            assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{found:?}");
        }
    }
}

/// Pairs of a claim and a source, each with one date, in one language.
fn relations(cases: &[(Language, &str, &str, Relation)]) {
    let mut wrong = String::new();
    for &(language, claim, source, expected) in cases {
        let (a, b) = (read(claim, language), read(source, language));
        let found = match (&a[..], &b[..]) {
            ([a], [b]) => Some(a.relation(b)),
            _ => None,
        };
        if found != Some(expected) {
            let (a, b) = (described(claim, language), described(source, language));
            let _ = writeln!(
                wrong,
                "{claim:?} ({a}) against {source:?} ({b}): expected {expected:?}, found {found:?}"
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn times_of_day() {
    relations(&[
        (English, "at 4.30pm", "at 16:30", Equal),
        (English, "by 4.15 pm", "by 16:15", Equal),
        (English, "at half past four", "at 16:30", Equal),
        (English, "at half past five", "at 16:30", Differs),
        (English, "at a quarter past two", "every night at 2.15 and are", Equal),
        (English, "at a quarter to two", "every night at 2.15 and are", Differs),
        (English, "You meet at twenty to eight at the station", "at 7.40; the train", Equal),
        (English, "You meet at ten to eight at the station", "at 7.40; the train", Differs),
        (English, "until six in the evening", "from 8:00 to 18:00", Equal),
        (English, "until five in the evening", "from 8:00 to 18:00", Differs),
        (English, "open at 8 am", "from 8:00 to 18:00", Equal),
        (English, "open at 6 pm", "from 8:00 to 18:00", Differs),
        (English, "closes at 6 pm", "9:00 to 18:00", Equal),
        (English, "closes at 9 am", "9:00 to 18:00", Differs),
        (English, "opens at 9", "9:00 to 18:00", Equal),
        (English, "opens at 9", "9 am to 6 pm", Equal),
        (English, "until noon", "8:30 to 12:00", Equal),
        (English, "at noon", "at 12:00", Equal),
        (English, "open 24/7", "around the clock", Equal),
        (English, "open 24 hours a day", "around the clock", Equal),
        (English, "until 20:00", "24/7", Differs),
        (English, "closed between 12 and 2 pm", "12:00-14:00", Equal),
        (English, "closed between 11 am and 2 pm", "12:00-14:00", Differs),
        (English, "open 9-18", "9:00 to 18:00", Equal),
        (English, "open 9-18", "9:00 to 17:00", Differs),
        (English, "2 to 5 pm", "14:00 to 17:00", Equal),
        (English, "from 21:00 to midnight", "21:00 to 24:00", Equal),
        (German, "halb neun", "8:30 Uhr", Equal),
        (German, "Viertel nach acht", "8:15 Uhr", Equal),
        (German, "Viertel vor neun", "8:45 Uhr", Equal),
        (German, "9 bis 18 Uhr", "9:00-18:00", Equal),
        (German, "schließt das Bad um 18 Uhr", "von 9 bis 19 Uhr", Differs),
        (German, "schließt das Bad um 19 Uhr", "von 9 bis 19 Uhr", Equal),
        (German, "bis 17.45 Uhr", "bis 17.15 Uhr", Differs),
        (German, "6 Uhr abends", "18 Uhr", Equal),
        (Spanish, "de 9 a 20 horas", "9:00-20:00", Equal),
        (Spanish, "a las ocho y media de la tarde", "20:30", Equal),
        (Spanish, "a las 9 menos cuarto", "a las 8:45", Equal),
        (French, "à 18h", "18:00", Equal),
        (French, "à 18h30", "18:30", Equal),
        (French, "de 9h à 18h", "9:00-18:00", Equal),
        (Portuguese, "até às 11 horas", "até 11:00", Equal),
        (Italian, "chiude alle 18.", "10:00-19:00", Differs),
        (Italian, "chiude alle 19.", "10:00-19:00", Equal),
        (Hindi, "शाम 6 बजे", "18:00 बजे", Equal),
        (Hindi, "शाम 5 बजे", "शाम 6 बजे", Differs),
        (Arabic, "الساعة 5 مساء", "الساعة 6 مساء", Differs),
        (Arabic, "الساعة 5 مساء", "17:00", Equal),
        (Chinese, "下午四点关门", "晚上七点关门", Differs),
        (Chinese, "晚上七点半", "19:30", Equal),
        (Chinese, "9点到18点", "9:00-18:00", Equal),
        (Japanese, "午後七時", "19時", Equal),
        (Japanese, "午前10時30分", "午前9時30分", Differs),
        (Japanese, "9時から18時", "9:00-18:00", Equal),
    ]);
}

#[test]
fn weekdays() {
    relations(&[
        (English, "on Tuesdays", "Monday to Friday", Equal),
        (English, "on Sundays", "Monday to Friday", Differs),
        (English, "Monday to Friday", "Monday to Saturday", Incomparable),
        (English, "Monday to Saturday", "Monday to Friday", Differs),
        (English, "on Tuesdays", "on weekdays", Equal),
        (English, "on weekends", "on weekdays", Differs),
        (English, "on Saturdays", "on weekends", Equal),
        (English, "on Mondays", "except Mondays", Differs),
        (English, "except on Mondays", "except Mondays", Equal),
        (English, "on Tuesdays", "daily except Mondays", Incomparable),
        (English, "Mon-Fri", "Monday to Friday", Equal),
        (English, "on Sunday", "Saturday to Monday", Equal),
        (German, "montags", "am Montag", Equal),
        (German, "mittwochs", "Mo-Fr", Equal),
        (German, "am Wochenende", "sonntags", Incomparable),
        (Spanish, "los martes", "de lunes a viernes", Equal),
        (Arabic, "يوم الاثنين", "يوم الخميس", Differs),
        (Chinese, "周二", "周一至周五", Equal),
        (Chinese, "星期日", "周一至周五", Differs),
        (Japanese, "月曜日", "木曜日", Differs),
        (Arabic, "يوم الاثنين", "من الأحد إلى الخميس", Equal),
        (English, "on Fridays", "Sunday to Thursday", Differs),
        (Portuguese, "às terças", "de segunda a sexta", Equal),
        (Portuguese, "no domingo", "de segunda-feira a sexta-feira", Differs),
        (Language::Russian, "во вторник", "с понедельника по пятницу", Equal),
        (Language::Hinglish, "budhvar", "Monday se Saturday", Equal),
        (Chinese, "周一", "除了周一", Differs),
        (Hindi, "सोमवार", "सोमवार को छोड़कर", Differs),
    ]);
    check(&[
        (English, "The sun sat on Mon Repos. So do we, Fri and all.", ""),
        (Chinese, "周一次 一周两次", ""),
        (Portuguese, "A segunda vez foi na quarta rodada.", ""),
    ]);
}

#[test]
fn beginnings_and_ends() {
    relations(&[
        (English, "no earlier than September 14", "by 14 September", Differs),
        (English, "no later than September 14", "by 14 September", Equal),
        (English, "from 31 March", "until 31 March", Differs),
        (English, "since 3 May 2024", "until 5 June 2024", Incomparable),
        (English, "by the end of March", "by 31 March", Equal),
        (English, "from the last day of March", "by 31 March", Differs),
        (English, "on the first day of April", "on 31 March", Differs),
        (English, "until 31 January", "from 7 to 31 January", Equal),
        (English, "until 20 January", "from 7 to 31 January", Differs),
        (English, "on 15 January", "from 7 to 25 January", Incomparable),
        (English, "on 1 September", "from 12 July to 23 August", Differs),
        (German, "Ende März", "31. März", Equal),
        (German, "spätestens am 3. Mai", "bis 3. Mai", Equal),
        (German, "ab 3. Mai", "bis 3. Mai", Differs),
        (Arabic, "3 مايو 2024", "3 May 2024", Equal),
    ]);
}
