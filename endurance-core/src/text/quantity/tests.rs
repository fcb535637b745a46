use super::{Quantity, Relation, find};
use crate::text::{language::Language, word};
use Language::{English, French, German, Hindi, Italian, Portuguese, Spanish};
use Relation::{Differs, Equal, Incomparable, Rounded};
use std::fmt::Write as _;

fn read(text: &str, language: Language) -> Vec<Quantity> {
    find(text, &word::tokens(text), language, &[])
}

fn described(text: &str, language: Language) -> String {
    let found = read(text, language);
    found.iter().map(|quantity| quantity.describe(text)).collect::<Vec<_>>().join("; ")
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
fn reads_english() {
    check(&[
        (English, "The IT budget is INR 87 crore.", "INR 87 crore"),
        (English, "about Rs. 87 crore, or ₹87 cr", "about INR 87 crore; INR 87 crore"),
        (English, "Rs 1,50,00,000 was spent", "INR 15,000,000"),
        (English, "Rs.500/- per day", "INR 500"),
        (English, "growth of 8.2% in the year", "8.2 %"),
        (English, "8.2 per cent and 3 percent", "8.2 %; 3 %"),
        (English, "up 50 percentage points", "50 percentage points"),
        (English, "rose 2%-points, then 25 bps", "2 percentage points; 25 basis points"),
        (English, "15 million people", "15 million"),
        (
            English,
            "$5m and US$ 2.5 bn and 7 million dollars",
            "USD 5 million; USD 2.5 billion; USD 7 million",
        ),
        (English, "€3.4B, £20k, A$7", "EUR 3.4 billion; GBP 20 thousand; AUD 7"),
        (English, "5 km at 60 km/h for 3 hours", "5 km; 60 km/h; 3 hours"),
        (English, "12,345 schools", "12,345"),
        (English, "twenty-five students", "25"),
        (English, "one hundred and five pages", "105"),
        (English, "half a million users, a dozen eggs", "0.5 million; 12"),
        (English, "two and a half years", "2.5 years"),
        (English, "2 and a half million", "2.5 million"),
        (English, "three hundred twenty thousand", "320 thousand"),
        (English, "two million five hundred thousand", "2,500,000"),
        (English, "one in five children", "20 %"),
        (English, "1 in 10 adults", "10 %"),
        (English, "two-thirds of the members", "67 %"),
        (English, "a third of voters and half of them", "33 %; 50 %"),
        (English, "three quarters of an hour", "0.75 hours"),
        (English, "half an hour", "0.5 hours"),
        (English, "¾ of the budget; 2½ cups; 2 1/2 kg", "75 %; 2.50; 2.50 kg"),
        (English, "5-7 %", "5-7 %"),
        (English, "5 to 7 kg", "5-7 kg"),
        (English, "between 5 and 7 days", "5-7 days"),
        (English, "between $5 million and $7 million", "USD 5-7 million"),
        (English, "$5-7 million", "USD 5-7 million"),
        (English, "rose from 5 to 7 percent", "5; 7 %"),
        (English, "at least 30 days", "at least 30 days"),
        (English, "no more than 5 attempts", "at most 5"),
        (English, "more than 1.5 lakh people", "over 1.5 lakh"),
        (English, "500+ users, ~40 GB", "at least 500; about 40 GB"),
        (English, "5 or more members", "at least 5"),
        (English, "5 lakh crore rupees", "INR 5 lakh crore"),
        (English, "2 crore 50 lakh", "2.50 crore"),
        (English, "5 feet 6 inches", "5.50 feet"),
        (English, "-5 °C, minus 10 degrees Celsius, 98.6°F", "-5 °C; -10 °C; 98.6 °F"),
        (English, "the 19th floor, the second largest", "19th; 2nd"),
        (English, "twice the rate; a 3x gain; doubled", "2 times; 3 times; 2 times"),
        (English, "5 square kilometres and 12 sq. ft", "5 km²; 12 ft²"),
        (English, "a 20-member team, a 5-year plan", "20; 5 years"),
        (English, "10 working days", "10 working days"),
        (English, "INR 500 per day", "INR 500 per day"),
        (English, "1,234,567.89 dollars", "USD 1,234,567.89"),
        (English, "1 234 567 people", "1,234,567"),
        (English, "1'234'567 people", "1,234,567"),
        (English, "3.5m people but 5m wide", "3.5 million; 5 m"),
        (English, "rose by 8.2 per cent to 15.4 million students", "8.2 %; 15.4 million"),
        (English, "two out of three schools; 6.5-7 percent; 1 day", "67 %; 6.5-7.0 %; 1 day"),
        (English, "2 hours and 30 minutes, (12,248 sq mi)", "2.50 hours; 12,248 square miles"),
        (English, "five hundred and six thousand two", "506,002"),
    ]);
}

#[test]
fn leaves_names_and_noise_alone() {
    check(&[
        (English, "version 1.2.3 at 192.168.0.1", "1.2.3; 192.168.0.1"),
        (English, "COVID-19 and A-12", "COVID-19; A-12"),
        (English, "call +91 98765 43210 or 1800-11-1234", "+91 98765 43210; 1800-11-1234"),
        (English, "Section 8(1)(j) of the Act", "8(1)(j)"),
        (English, "18.2", "18.2"),
        (English, "no one, one of the largest, this one", ""),
        (English, "thousands of people, several hundred", ""),
        (English, "First, we read. At first sight.", ""),
        (English, "1,2,3", ""),
        (English, "runs 24/7, see pages 12-15, Room 204", "24/7; 12-15; 204"),
        (English, "a meeting of the 1 and the others", "1"),
        (English, "Form 16A, GPT4, 5G", "16A; GPT4; 5G"),
        (English, "", ""),
        (
            English,
            "a 12345678901234567890123456789012345678901234567890 b",
            "12345678901234567890123456789012345678901234567890",
        ),
    ]);
}

#[test]
fn reads_other_languages() {
    check(&[
        (Hindi, "बजट लगभग 87 करोड़ रुपये है", "about INR 87 crore"),
        (Hindi, "८७ करोड रुपए", "INR 87 crore"),
        (Hindi, "पच्चीस हज़ार लोग", "25 thousand"),
        (
            Hindi,
            "डेढ़ लाख, ढाई करोड़, साढ़े तीन प्रतिशत, पौने दो लाख, सवा लाख",
            "1.5 lakh; 2.5 crore; 3.5 %; 1.75 lakh; 1.25 lakh",
        ),
        (Hindi, "एक सौ पाँच पृष्ठ", "105"),
        (Hindi, "30 दिनों के भीतर, 5 से 7 किलोमीटर", "30 days; 5-7 km"),
        (Hindi, "87 करोड़ से अधिक", "over 87 crore"),
        (Spanish, "1.234.567,89 euros", "EUR 1,234,567.89"),
        (Spanish, "treinta y cinco por ciento", "35 %"),
        (Spanish, "más de 5 mil millones de pesos", "over MXN 5 billion"),
        (Spanish, "unos 1.500 kilómetros", "about 1,500 km"),
        (Spanish, "doscientos cincuenta", "250"),
        (French, "1 234 567,8 €", "EUR 1,234,567.8"),
        (French, "quatre-vingt-dix-sept pour cent", "97 %"),
        (French, "soixante et onze, vingt et un", "71; 21"),
        (French, "environ 3,5 millions d'habitants", "about 3.5 million"),
        (French, "5 milliards d'euros, 12 M€", "EUR 5 billion; EUR 12 million"),
        (German, "3,5 Millionen Euro", "EUR 3.5 million"),
        (German, "fünfundzwanzig Prozent, etwa 12 Mrd. Euro", "25 %; about EUR 12 billion"),
        (German, "mindestens 1.500 Tage", "at least 1,500 days"),
        (Portuguese, "vinte e cinco por cento; 2,5 milhões de reais", "25 %; BRL 2.5 million"),
        (Italian, "ventitré chilometri; 3 miliardi di euro", "23 km; EUR 3 billion"),
        (Language::Chinese, "三百五十人和5万元", "350; CNY 5 ten thousand"),
        (Language::Japanese, "１２３人、5億円", "123; JPY 5 hundred million"),
        (Language::Arabic, "١٬٢٣٤٫٥ كم", "1,234.5"),
        (Language::Unknown, "৮৭", "87"),
    ]);
}

#[test]
fn relates() {
    const CASES: &[(&str, &str, Relation)] = &[
        ("INR 87 crore", "INR 78 crore", Differs),
        ("1.5 crore", "15 million", Equal),
        ("1.5 crore", "1,50,00,000", Equal),
        ("1.5 crore", "1.48 crore", Rounded),
        ("1.5 crore", "1.44 crore", Differs),
        ("8 %", "8.2 %", Rounded),
        ("8.2 %", "18.2 %", Differs),
        ("8.2 %", "8 %", Differs),
        ("12 schools", "13 schools", Differs),
        ("12", "12.4", Differs),
        ("5 km", "3.1 miles", Rounded),
        ("3.1 miles", "5 km", Rounded),
        ("60 minutes", "1 hour", Equal),
        ("1 hour", "50 minutes", Differs),
        ("2,000 kg", "2 tonnes", Equal),
        ("12 months", "1 year", Equal),
        ("1 month", "30 days", Incomparable),
        ("50 percentage points", "50 percent", Differs),
        ("25 bps", "0.25 percentage points", Equal),
        ("USD 5m", "INR 5 million", Differs),
        ("$5 million", "USD 5 million", Equal),
        ("Rs. 500", "₹500", Equal),
        ("INR 87 crore", "87", Equal),
        ("INR 87 crore", "78", Incomparable),
        ("about 500", "510", Rounded),
        ("about 500", "560", Differs),
        ("at least 5", "7", Equal),
        ("at least 5", "4", Differs),
        ("over 5", "5.1", Equal),
        ("over 5", "5", Differs),
        ("at most 5", "at least 5", Differs),
        ("5-7 %", "6 %", Equal),
        ("6 %", "5-7 %", Incomparable),
        ("9 %", "5-7 %", Differs),
        ("5-7 days", "5 to 7 days", Equal),
        ("4 to 9 weeks", "4 to 6 weeks", Differs),
        ("10 to 50 euros", "10 to 20 euros", Differs),
        ("12 to 18 euros", "10 to 20 euros", Incomparable),
        ("10 to 15 %", "10.2 to 14.8 %", Rounded),
        ("20 %", "one in five", Equal),
        ("a third of them", "33 %", Rounded),
        ("half of them", "35 %", Differs),
        ("98.6°F", "37 °C", Equal),
        ("Section 8", "Section 9", Differs),
        ("Section 8", "section 8", Equal),
        ("Section 8", "8 schools", Incomparable),
        ("twice", "doubled", Equal),
        ("10 days", "10 working days", Differs),
        ("INR 500 per day", "INR 500 per month", Differs),
        ("5 pounds", "£5", Equal),
        ("the third floor", "3rd floor", Equal),
        ("30 months", "30 days", Differs),
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
        ("INR 87 crore", "INR 78 crore", "+11.5 %"),
        ("5 %", "8 %", "-3 percentage points"),
        ("USD 5 million", "INR 5 million", "USD, not INR"),
        ("50 percent", "50 percentage points", "percent, not percentage points"),
        ("3rd floor", "4th floor", "-1"),
        ("10 days", "10 working days", "days, not working days"),
        ("10,00,004 people", "10,00,000 people", "+0.0004 %"),
        ("99.97 kg", "100 kg", "-0.03 %"),
        ("5.02 %", "5.01 %", "+0.01 percentage points"),
        ("4 to 6 kg", "2 to 8 kg", ""),
        ("over 30 days", "under 30 days", ""),
    ];
    for &(claim, source, expected) in CASES {
        let (a, b) = (read(claim, English), read(source, English));
        assert_eq!(a[0].difference(&b[0]), expected, "{claim} against {source}");
    }
}

#[test]
fn spans_are_the_whole_mention() {
    const CASES: &[(&str, &str, &str)] = &[
        ("spent about INR 87 crore on it", "about INR 87 crore", "87"),
        ("It was 5 to 7 kg heavy", "5 to 7 kg", "5 to 7"),
        ("(-5 °C)", "-5 °C", "5"),
        ("cost ₹5,000 only", "₹5,000", "5,000"),
        ("twenty-five per cent of", "twenty-five per cent", "twenty-five"),
    ];
    for &(text, span, number) in CASES {
        let found = read(text, English);
        assert_eq!(&text[found[0].span.range()], span);
        assert_eq!(&text[found[0].number.range()], number);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]
    #[test]
    fn any_text_is_read(text in "(\\PC|[0-9,.%$₹½ -]|one |hundred |lakh |million |and |a |half |to |km |° |५|साढ़े |M|三|万){0,60}") {
        for language in [English, French, Hindi] {
            let found = read(&text, language);
            for quantity in &found {
                assert!(text.get(quantity.span.range()).is_some() && text.get(quantity.number.range()).is_some());
                assert!(quantity.low <= quantity.high && quantity.low.is_finite() && quantity.high.is_finite());
                let _ = quantity.describe(&text);
                let _ = (quantity.relation(&found[0]), quantity.difference(&found[0]));
            }
            assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{found:?}");
        }
    }
}
