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
        (English, "rose from 5 to 7 percent", "5 %; 7 %"),
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
        (Language::Arabic, "١٬٢٣٤٫٥ كم", "1,234.5 km"),
        (Language::Unknown, "৮৭", "87"),
        (Language::Chinese, "四分之一的人、半小时", "25 %; 0.5 hours"),
        (Language::Japanese, "三割の人、半数の人、2時間半", "30 %; 50 %; 2.5 hours"),
        (French, "une heure et quart", "1.25 hours"),
        (Language::Arabic, "ربعهم في المغرب", "25 %"),
        (Language::Russian, "пять дней; двадцать три минуты", "5 days; 23 minutes"),
        (Language::Turkish, "beş gün; yirmi üç dakika", "5 days; 23 minutes"),
        (Language::Dutch, "vijf dagen", "5 days"),
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
        ("1 month", "30 days", Rounded),
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

/// Pairs of a claim and a source, each with one quantity, in one language.
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
fn one_counts_a_unit() {
    relations(&[
        (English, "within a week", "within three days", Differs),
        (English, "one month", "three months", Differs),
        (English, "one euro", "three euros", Differs),
        (English, "it takes an hour and a half", "90 minutes", Equal),
        (English, "it takes an hour", "an hour and a half", Differs),
        (English, "two and a half hours", "150 minutes", Equal),
        (English, "half an hour", "30 minutes", Equal),
        (English, "a fortnight later", "14 days", Equal),
        (English, "a couple of days", "2 days", Equal),
        (German, "eine Woche", "drei Wochen", Differs),
        (German, "zwei Wochen", "14 Tage", Equal),
        (German, "eineinhalb Stunden", "90 Minuten", Equal),
        (German, "ein Vierteljahr", "3 Monate", Equal),
        (German, "ein halbes Jahr", "sechs Monate", Equal),
        (Spanish, "una semana", "7 días", Equal),
        (Spanish, "una hora y media", "90 minutos", Equal),
        (French, "une heure et demie", "90 minutes", Equal),
        (French, "un mois", "trois mois", Differs),
        (Hindi, "एक सप्ताह", "7 दिन", Equal),
        (Language::Arabic, "ثلاثة أيام", "3 أيام", Equal),
        (Language::Arabic, "خمسة عشر يوما", "15 يوما", Equal),
        (Language::Arabic, "خمسة وعشرون يوما", "25 يوما", Equal),
        (Language::Chinese, "两周", "14天", Equal),
        (Language::Japanese, "30分", "三十分", Equal),
    ]);
}

#[test]
fn money_and_coins() {
    relations(&[
        (German, "50 Cent", "50 Euro", Differs),
        (English, "80 cents", "€0.80", Equal),
        (English, "80 cents", "$0.80", Equal),
        (English, "5 pence", "5 pounds", Differs),
        (English, "50 paise", "₹0.50", Equal),
        (English, "two francs and 90 centimes", "2.90 francs", Equal),
        (English, "free of charge", "€5", Differs),
        (English, "€5", "no fee", Differs),
        (English, "Entry is free", "£0", Equal),
        (English, "at no extra cost", "free of charge", Equal),
        (German, "kostenlos", "ohne Gebühr", Equal),
        (German, "kostenlos", "5 Euro", Differs),
        (Spanish, "gratis", "12 euros", Differs),
        (French, "gratuit", "sans frais", Equal),
        (Hindi, "निःशुल्क", "200 रुपये", Differs),
        (Language::Arabic, "بلا مقابل", "120 درهما", Differs),
        (Language::Arabic, "120 درهما", "120 درهم", Equal),
        (Language::Chinese, "免费", "100元", Differs),
        (Language::Japanese, "無料", "500円", Differs),
        (English, "£900.", "£900", Equal),
        (Language::Arabic, "342 مليون دينار", "342 مليار دينار", Differs),
    ]);
    check(&[
        (English, "Feel free to ask. He is free to go. Sugar-free tea.", ""),
        (English, "no cost overruns were found", ""),
        (English, "The copy is not free. He was free at the weekend. 361 places were free.", "361"),
    ]);
}

#[test]
fn how_often() {
    relations(&[
        (English, "twice a year", "every six months", Equal),
        (English, "once a month", "once a week", Differs),
        (English, "meets weekly", "once a week", Equal),
        (English, "every two weeks", "fortnightly", Equal),
        (English, "every other week", "every two weeks", Equal),
        (English, "every 24 hours", "run every night", Equal),
        (English, "twice a day", "every 12 hours", Equal),
        (English, "three times a day", "every 12 hours", Differs),
        (English, "every month", "quarterly", Differs),
        (English, "every three months", "every quarter", Equal),
        (English, "every eight minutes", "every 25 minutes", Differs),
        (English, "once an hour", "every hour", Equal),
        (English, "each year", "18 euros a year", Equal),
        (English, "each month", "20 GB of data a month", Equal),
        (English, "100 litres annually", "100 litres a year", Equal),
        (English, "eight hours", "every 8 hours", Equal),
        (English, "once an hour", "hourly", Equal),
        (English, "once a year", "every autumn", Equal),
        (English, "5 days a month", "5 days a week", Differs),
        (English, "three capsules a day", "3 capsules per week", Differs),
        (English, "two to three times a week", "2-3 times per week", Equal),
        (German, "zweimal im Jahr", "alle sechs Monate", Equal),
        (German, "monatlich", "jeden Monat", Equal),
        (German, "alle zwei Wochen", "alle 14 Tage", Equal),
        (German, "einmal pro Woche", "zweimal pro Woche", Differs),
        (Spanish, "una vez al mes", "cada mes", Equal),
        (Spanish, "dos veces por semana", "tres veces por semana", Differs),
        (Spanish, "todos los días", "diariamente", Equal),
        (French, "une fois par an", "tous les ans", Equal),
        (French, "toutes les deux semaines", "tous les 14 jours", Equal),
        (Italian, "ogni mese", "ogni 14 giorni", Differs),
        (Italian, "una volta alla settimana", "ogni settimana", Equal),
        (Hindi, "हर महीने", "सालाना", Differs),
        (Hindi, "प्रतिदिन", "हर दिन", Equal),
        (Language::Chinese, "每周两次", "每周一次", Differs),
        (Language::Chinese, "每两周", "每14天", Equal),
        (Language::Japanese, "毎月", "毎週", Differs),
        (Language::Arabic, "كل أسبوع", "أسبوعيا", Equal),
    ]);
    check(&[(English, "each of the two, every time, all day", "2"), (English, "Once he left, he knew.", "")]);
}

#[test]
fn limits_and_ranges() {
    relations(&[
        (English, "up to £900", "limit £600", Differs),
        (English, "up to £600", "a limit of £600", Equal),
        (English, "at most 5 kg", "must not exceed 5 kg", Equal),
        (English, "No seat costs more than $76", "$19 to $76", Equal),
        (English, "No seat costs less than $76", "$19 to $76", Differs),
        (English, "With fewer than six it does not take place", "at least six", Equal),
        (English, "less than 4 days", "more than 4 days", Differs),
        (English, "people aged 16 to 29", "16 to 29 years", Equal),
        (English, "a 22-year-old", "aged 16 to 29", Incomparable),
        (English, "a 32-year-old", "aged 16 to 29", Differs),
        (English, "500 mg to 1 g", "500-1000 mg", Equal),
        (English, "500 mg to 1 g", "500-2000 mg", Incomparable),
        (German, "ab 18 Jahren", "mindestens 18 Jahre", Equal),
        (German, "bis zu 5 kg", "höchstens 5 kg", Equal),
        (German, "höchstens zwölf Jahre", "mindestens zwölf Jahre", Differs),
        (Spanish, "hasta 20 kg", "como máximo 20 kg", Equal),
        (French, "jusqu'à 5 kg", "au plus 5 kg", Equal),
        (Language::Japanese, "8冊以上", "8冊まで", Differs),
        (Language::Chinese, "至少5公里", "最多5公里", Differs),
        (English, "A fifth of the orders", "5 %", Differs),
        (English, "A fifth of the orders", "20 %", Equal),
        (English, "two fifths of the area", "40 %", Equal),
        (Spanish, "la tercera parte", "un tercio de", Equal),
        (Spanish, "la tercera parte", "la mitad de", Differs),
        (French, "deux tiers", "67 %", Rounded),
        (Italian, "due terzi", "un terzo della carta", Differs),
        (German, "im zweiten Stock", "im dritten Stock", Differs),
        (French, "au deuxième étage", "au 2e étage", Equal),
    ]);
}

#[test]
fn identifiers() {
    relations(&[
        (English, "Write to help@corvonet.example.", "help@corvonet.example", Equal),
        (English, "Write to HELP@Corvonet.example.", "help@corvonet.example", Equal),
        (English, "Write to help@corvonet-support.example.", "help@corvonet.example", Differs),
        (English, "see www.linder-help.example", "at www.lindner-help.example, account", Differs),
        (English, "see lindner-help.example", "at https://www.lindner-help.example/", Equal),
        (English, "ring (01904) 552318.", "01904 552 318", Equal),
        (English, "ring (01904) 552381.", "01904 552 318", Differs),
        (English, "55 13 20 84", "55 31 20 84", Differs),
        (English, "The number is 55312084.", "55 31 20 84", Equal),
        (English, "The number is 55312048.", "55 31 20 84", Differs),
        (English, "0800-3304471", "0800 330 4471", Equal),
        (English, "0304441920", "030 444 19 20", Equal),
        (English, "+49 30 4441920", "030 444 19 20", Equal),
        (English, "0304442019", "030 444 19 20", Differs),
        (English, "version 4.9", "version 3.9", Differs),
        (English, "1.2.3", "1.2.4", Differs),
        (English, "AT6119043002", "AT61 1904 3002", Equal),
        (English, "AT6119043020", "AT61 1904 3002", Differs),
        (English, "PS-2281-B", "PS-2281-C", Differs),
        (English, "flight NV 424", "flight NV 422", Differs),
        (English, "Section 8(1)(j)", "section 8(1)(k)", Differs),
        (English, "8(1)(j)", "8(1)(j)", Equal),
        (English, "Section 62 (3)", "section 62(3)", Equal),
        (German, "unter 0431 77 02 55", "0431 77 20 55", Differs),
        (Language::Chinese, "0517-8620-4471", "0571-8620-4471", Differs),
        (Language::Japanese, "067-241-5580", "076-241-5580", Differs),
    ]);
    check(&[
        (English, "100 200 300; 12 34 56 kg; in the EU 27 states", "100; 200; 300; 12; 34; 56 kg; 27"),
        (English, "e.g. this. The end.Next one", ""),
        (English, "12 (five) apples, 3 (a) b", "12; 5; 3"),
    ]);
}
