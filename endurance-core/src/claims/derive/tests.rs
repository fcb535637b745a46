use super::{derive, listed};
use crate::text::Text;
use std::fmt::Write as _;

/// What follows: right and told, right by the numbers alone, wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Follows {
    Told,
    Fits,
    Wrong,
    Nothing,
}
use Follows::{Fits, Nothing, Told, Wrong};

/// What the source says of the last number of the claim.
fn follows(claim: &str, source: &str) -> Follows {
    let (response, text) = (Text::read(claim, None), Text::read(source, None));
    let spans: Vec<_> = text.sentences.iter().map(|s| s.span).collect();
    let statement = response.sentences.last().expect("a sentence").span;
    let claimed = response.quantities_in(statement).last().expect("a number");
    match derive(&response, statement, claimed, &text, &spans) {
        Some(found) if found.right && found.stated => Told,
        Some(found) if found.right => Fits,
        Some(_) => Wrong,
        None => Nothing,
    }
}

#[test]
fn what_follows_from_a_source() {
    const CASES: &[(&str, &str, Follows)] = &[
        (
            "Over the four quarters revenue came to ₹304 crore.",
            "Revenue was Q1 ₹69 crore, Q2 ₹84 crore, Q3 ₹90 crore, Q4 ₹61 crore.",
            Told,
        ),
        ("Cream and milk make 600 ml together.", "Warm 400 ml of cream with 200 ml of milk.", Told),
        ("Cream and milk make 700 ml together.", "Warm 400 ml of cream with 200 ml of milk.", Wrong),
        ("There were 20,000 more visitors than before.", "Visitors rose from 548,000 to 568,000.", Told),
        (
            "Schools receive ₹6 crore more than last year.",
            "Last year ₹51 crore went to schools, now ₹57 crore.",
            Told,
        ),
        (
            "Kalima is 31 metres higher than Tirsa.",
            "The Kalima dam is 82 m high. The Tirsa dam is 51 m high.",
            Told,
        ),
        ("Revenue rose by 20 %.", "Revenue rose from $50 million to $60 million.", Told),
        ("Revenue rose by 25 %.", "Revenue rose from $50 million to $60 million.", Wrong),
        ("Sales doubled.", "Sales went from 2 million euros to 4 million euros.", Told),
        ("Sales tripled.", "Sales went from 2 million euros to 4 million euros.", Wrong),
        ("At home there are 40 concerts.", "The season has 80 concerts, half of them at home.", Told),
        ("Children pay £8.", "Entry: £16, children half price.", Told),
        (
            "A bottle of the reserve costs €27.",
            "The house red costs 13.50 euros, the reserve twice as much.",
            Told,
        ),
        (
            "Over two years a student receives 20,400 euros.",
            "It gives 850 euros a month for two years.",
            Told,
        ),
        (
            "For three months begun you pay 135 euros.",
            "Anyone late pays 45 euros for each month begun.",
            Told,
        ),
        ("For 16 people take 800 ml of cream.", "For 8 people. Warm 400 ml of cream.", Told),
        ("On average a stage is 41.1 kilometres long.", "It runs 288 kilometres in seven stages.", Told),
        ("76% of its area is left.", "Since then it has lost 24% of its area.", Told),
        ("The course lasts three weeks.", "It runs from 4 May 2026 to 25 May 2026.", Told),
        ("On Saturdays it is open for four hours.", "Open on Saturday 9-13.", Told),
        ("The 10 lessons come to 15 hours.", "It has 10 lessons, always from 18:15 to 19:45.", Told),
        (
            "You need three documents.",
            "Bring these documents: passport, licence, proof of address and a photo.",
            Wrong,
        ),
        (
            "You need four documents.",
            "Bring these documents: passport, licence, proof of address and a photo.",
            Told,
        ),
        ("Sie bekommen zwei Parkplätze.", "Jede Wohnung hat einen Parkplatz.", Wrong),
        ("It costs 30 euros.", "It has 25 rooms and 7 floors.", Nothing),
        ("It costs 30 euros.", "", Nothing),
        ("Twenty adults pay £320.", "Entry: £16, groups get 15% off.", Nothing),
        (
            "Two fifths are red.",
            "Sixty percent is red wine, thirty percent white and the rest rosé.",
            Nothing,
        ),
        ("28 million families get free rations.", "2 million families get free rations.", Nothing),
        ("The margin went up by 1 percent.", "The margin moved from 5.5% to 6.5%.", Wrong),
        ("The margin went up by 1 percentage point.", "The margin moved from 5.5% to 6.5%.", Told),
        ("On Fridays it is open for eight hours.", "Open Tuesday to Sunday 10-17.", Wrong),
        ("They get food on three days a week.", "They are fed on Mondays, Wednesdays and Saturdays.", Told),
        ("They get food on two days a week.", "They are fed on Mondays, Wednesdays and Saturdays.", Wrong),
        ("The sum of 12 euros is due.", "The fee is 10 euros, the deposit 2 euros.", Told),
    ];
    let mut wrong = String::new();
    for &(claim, source, expected) in CASES {
        let found = follows(claim, source);
        if found != expected {
            let _ = writeln!(wrong, "{claim:?} of {source:?}: expected {expected:?}, found {found:?}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn lists_are_counted() {
    const CASES: &[(&str, Option<usize>)] = &[
        ("We need: passport, licence and a photo.", Some(3)),
        ("You need:\n\n- passport\n- licence\n- photo\n\nThat is all.", Some(3)),
        ("It opens at 9:30, daily.", None),
        ("One thing: it is late.", None),
        ("Spain, France, Italy and Korea are the countries.", Some(4)),
        ("It is old, and it is late.", None),
        ("必要书类：护照、照片、证明。", Some(3)),
        ("", None),
    ];
    for &(source, expected) in CASES {
        let text = Text::read(source, None);
        let found = text.sentences.first().and_then(|s| listed(&text, s.span)).map(|list| list.count);
        assert_eq!(found, expected, "{source:?}");
    }
}

#[test]
fn many_numbers_cost_little() {
    let many: String = (1..8000).map(|n| n.to_string() + ".5 kg, ").collect();
    let text = Text::read(&many, None);
    let response = Text::read("Together they weigh 77777 kg.", None);
    let spans: Vec<_> = text.sentences.iter().map(|s| s.span).take(4).collect();
    let claimed = &response.quantities[0];
    for _ in 0..200 {
        let _ = derive(&response, response.sentences[0].span, claimed, &text, &spans);
    }
}
