//! What the engine says of statements about tables and lists: values in wrong rows, counts, ends of an order, comparisons.

use endurance_core::{Claim, ClaimVerdict, Document, Evaluator, Interaction};

/// What is expected of a statement.
enum Expect {
    /// Supported.
    Yes,
    /// Contradicted or unsupported.
    No,
    /// Contradicted, by this value of the document.
    Instead(&'static str),
}

use Expect::{Instead, No, Yes};

/// A document, and statements about it.
type Case = (&'static str, &'static [(&'static str, Expect)]);

const CITIES: Case = (
    "| City | Country | Population | Founded |\n|---|---|---|---|\n\
     | Aldport | Norland | 812,000 | 1204 |\n| Brevik | Norland | 95,400 | 1688 |\n\
     | Castora | Sudara | 1,340,000 | 1531 |\n| Dunmore | Sudara | 402,300 | 1790 |\n\
     | Elstad | Norland | 57,800 | 1911 |",
    &[
        ("Brevik has a population of 95,400.", Yes),
        ("Brevik has a population of 402,300.", Instead("95,400")),
        ("Castora was founded in 1531.", Yes),
        ("Castora was founded in 1790.", No),
        ("Dunmore is in Sudara.", Yes),
        ("Dunmore is in Norland.", No),
        ("Castora has the largest population.", Yes),
        ("Elstad has the largest population.", Instead("Castora")),
        ("Aldport has a larger population than Dunmore.", Yes),
        ("Dunmore has a larger population than Aldport.", No),
    ],
);

const PRODUCTS: Case = (
    "Our range this year:\n\n| Model | Price | Weight | Warranty |\n| --- | --- | --- | --- |\n\
     | Trail 20 | EUR 49 | 900 g | 2 years |\n| Trail 35 | EUR 89 | 1,350 g | 3 years |\n\
     | Summit 50 | EUR 149 | 1,900 g | 5 years |\n\nPrices include tax.",
    &[
        ("The Trail 35 costs EUR 89.", Yes),
        ("The Trail 35 costs EUR 149.", Instead("EUR 89")),
        ("The Summit 50 weighs 1,900 g.", Yes),
        ("The Summit 50 weighs 1,350 g.", Instead("1,900 g")),
        ("The Trail 20 has a warranty of 2 years.", Yes),
        ("The Trail 20 has a warranty of 5 years.", Instead("2 years")),
        ("Prices include tax.", Yes),
    ],
);

const RAIN: Case = (
    "Month,Rain,Days\nMarch,41,9\nApril,58,11\nMay,73,14\nJune,22,5\n",
    &[
        ("Rain in April was 58.", Yes),
        ("Rain in April was 73.", No),
        ("May had the highest rain.", Yes),
        ("June had the highest rain.", No),
        ("June had the lowest rain.", Yes),
        ("May had more rain than March.", Yes),
        ("March had more rain than May.", No),
    ],
);

const STAFF: Case = (
    "Name;Department;Office;Extension\nAsha Nair;Finance;B12;4401\nTomas Lund;Legal;C03;4417\nMei Chen;Finance;B14;4420\n",
    &[
        ("Tomas Lund has extension 4417.", Yes),
        ("Tomas Lund has extension 4420.", No),
        ("Asha Nair works in Finance.", Yes),
        ("Asha Nair works in Legal.", No),
    ],
);

const LAPTOP: Case = (
    "Battery life: 10 hours\nWeight: 1.2 kg\nScreen: 14 inches\nMemory: 16 GB\n",
    &[
        ("The battery life is 10 hours.", Yes),
        ("The battery life is 14 hours.", Instead("10 hours")),
        ("Its weight is 1.2 kg.", Yes),
        ("Its weight is 1.6 kg.", Instead("1.2 kg")),
        ("The memory is 16 GB.", Yes),
        ("The memory is 32 GB.", Instead("16 GB")),
    ],
);

const TICKETS: Case = (
    "Tickets\n\nAdult: 75\nChild: 40\nSenior: 50\n",
    &[
        ("An adult ticket costs 75.", Yes),
        ("An adult ticket costs 40.", Instead("75")),
        ("A child ticket costs 40.", Yes),
        ("A child ticket costs 50.", Instead("40")),
        ("A senior ticket costs 50.", Yes),
        ("A senior ticket costs 75.", Instead("50")),
    ],
);

const INLINE: Case = (
    "The zoo is open all year. Tickets: adults 75, children 40, seniors 50. Dogs must stay outside.",
    &[
        ("Adults pay 75.", Yes),
        ("Adults pay 40.", Instead("75")),
        ("Children pay 40.", Yes),
        ("Children pay 75.", Instead("40")),
        ("Dogs must stay outside.", Yes),
    ],
);

const HOURS: Case = (
    "Monday to Friday: 09:00 to 18:00\nSaturday: 10:00 to 14:00\nSunday: closed\n",
    &[
        ("On Saturday it is open from 10:00 to 14:00.", Yes),
        ("On Saturday it is open from 09:00 to 18:00.", Instead("10:00 to 14:00")),
        ("On Wednesday it is open from 09:00 to 18:00.", Yes),
        ("On Wednesday it is open from 10:00 to 14:00.", Instead("09:00 to 18:00")),
    ],
);

const FEES: Case = (
    "# Fees\n\n- Registration fee: USD 30\n- Late fee: USD 12\n- Copy of a certificate: USD 5\n",
    &[
        ("The registration fee is USD 30.", Yes),
        ("The registration fee is USD 12.", Instead("USD 30")),
        ("The late fee is USD 12.", Yes),
        ("The late fee is USD 30.", Instead("USD 12")),
        ("A copy of a certificate costs USD 5.", Yes),
        ("A copy of a certificate costs USD 30.", Instead("USD 5")),
    ],
);

const TRAINS: Case = (
    "| Train | Departs | Arrives | Platform |\n|---|---|---|---|\n| Coast Express | 08:15 | 10:40 | 3 |\n\
     | Valley Line | 09:05 | 12:20 | 7 |\n| Night Mail | 22:30 | 06:10 | 1 |\n",
    &[
        ("The Valley Line leaves from platform 7.", Yes),
        ("The Valley Line leaves from platform 3.", No),
        ("The Coast Express departs at 08:15.", Yes),
        ("The Coast Express departs at 09:05.", No),
    ],
);

const MEDALS: Case = (
    "| Nation | Gold | Silver | Bronze | Total |\n|---|---|---|---|---|\n| Kenya | 5 | 3 | 4 | 12 |\n\
     | Cuba | 2 | 6 | 1 | 9 |\n| Fiji | 1 | 0 | 2 | 3 |\n| Malta | 0 | 1 | 0 | 1 |\n",
    &[
        ("Kenya won 5 gold medals.", Yes),
        ("Cuba won 5 gold medals.", Instead("2")),
        ("Kenya won the most gold medals.", Yes),
        ("Malta won the most gold medals.", No),
        ("Cuba won more silver medals than Kenya.", Yes),
        ("Fiji won more silver medals than Kenya.", No),
    ],
);

const COURSES: Case = (
    "| Course | Teacher | Day | Room |\n|---|---|---|---|\n| Pottery | Ines Rocha | Monday | 4 |\n\
     | Drawing | Paul Adler | Tuesday | 6 |\n| Weaving | Ines Rocha | Thursday | 4 |\n| Choir | Lena Voss | Friday | 1 |\n",
    &[
        ("Paul Adler teaches Drawing.", Yes),
        ("Paul Adler teaches Pottery.", No),
        ("The choir meets in room 1.", Yes),
        ("The choir meets in room 6.", No),
        ("Ines Rocha teaches 2 courses.", Yes),
        ("Weaving is on Thursday.", Yes),
        ("Weaving is on Friday.", No),
    ],
);

const CASES: [Case; 12] =
    [CITIES, PRODUCTS, RAIN, STAFF, LAPTOP, TICKETS, INLINE, HOURS, FEES, TRAINS, MEDALS, COURSES];

fn claim(evaluator: &Evaluator, document: &str, statement: &str) -> Option<Claim> {
    let interaction = Interaction::new("", statement).document(Document::new(document));
    evaluator.verify(&interaction).verification.claims.into_iter().next()
}

fn differs(found: Option<&Claim>, expected: &Expect) -> bool {
    let Some(claim) = found else { return true };
    let source = claim.detail.as_ref().and_then(|d| d.source.as_deref());
    match expected {
        Yes => claim.verdict != ClaimVerdict::Supported,
        No => !matches!(claim.verdict, ClaimVerdict::Contradicted | ClaimVerdict::Unsupported),
        Instead(value) => claim.verdict != ClaimVerdict::Contradicted || source != Some(value),
    }
}

#[test]
fn statements_about_tables() {
    let evaluator = Evaluator::default();
    let mut wrong = Vec::new();
    let mut all = 0;
    for (document, statements) in &CASES {
        for (statement, expected) in *statements {
            all += 1;
            let found = claim(&evaluator, document, statement);
            if differs(found.as_ref(), expected) {
                let said = found.map(|c| (c.verdict, c.confidence.get(), c.detail));
                wrong.push(format!("{statement}\n  {said:?}"));
            }
        }
    }
    assert!(all >= 60, "{all} statements");
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The cells that decided are the evidence.
#[test]
fn evidence_is_the_row() {
    let evaluator = Evaluator::default();
    let document = TICKETS.0;
    let claim = claim(&evaluator, document, "A child ticket costs 50.").expect("a claim");
    let evidence = &claim.evidence[0];
    assert_eq!(&document[evidence.start as usize..evidence.end as usize], "Child: 40");
}

/// Tables that are large, ragged or empty.
#[test]
fn hostile_tables_end() {
    let evaluator = Evaluator::default();
    let wide = format!("{}\n", "| a ".repeat(4_000)).repeat(20);
    let long = "| alpha | 1 | 2 |\n".repeat(20_000);
    let ragged = "|\n||\n|||\n| | a\n|a|b|c|d|\n".repeat(2_000);
    let keys = "a: 1\n".repeat(20_000);
    let inline = "alpha 1, ".repeat(20_000);
    for document in [wide, long, ragged, keys, inline, "|".repeat(100_000)] {
        for statement in ["Alpha has the highest 2 of all 1.", "a is 1 and alpha is 2, not 3.", "||||"] {
            claim(&evaluator, &document, statement);
        }
    }
}
