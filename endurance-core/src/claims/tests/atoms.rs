use super::{ClaimVerdict, said, verify};
use std::fmt::Write as _;

/// A document, what it supports, and what it contradicts.
const PAIRS: &[(&str, &str, &str)] = &[
    ("The refund takes three days.", "The refund takes three days.", "The refund takes one week."),
    ("A visit costs one euro.", "A visit costs one euro.", "A visit costs three euros."),
    ("Ein Besuch kostet 50 Cent.", "Ein Besuch kostet 50 Cent.", "Ein Besuch kostet 50 Euro."),
    ("The library closes at 18:00.", "The library closes at 6 pm.", "The library closes at 8 pm."),
    ("The shop is open from 9:00 to 18:00.", "The shop opens at 9 am.", "The shop opens at 10 am."),
    ("The board meets twice a year.", "The board meets every six months.", "The board meets every month."),
    (
        "The office is open Monday to Friday.",
        "The office is open on Tuesdays.",
        "The office is open on Sundays.",
    ),
    (
        "Delivery of the parcel is free of charge.",
        "Delivery of the parcel is free.",
        "Delivery of the parcel costs €5.",
    ),
    (
        "Register by 14 September.",
        "Register no later than 14 September.",
        "Register no earlier than 14 September.",
    ),
    ("Write to help@corvonet.example.", "Write to help@corvonet.example.", "Write to help@corvonex.example."),
    ("The hotline is 0800 330 4471.", "The hotline is 0800-3304471.", "The hotline is 0800-3304417."),
    (
        "Revenue rose from $50 million to $60 million.",
        "Revenue rose by 20 % from $50 million.",
        "Revenue rose by 25 % from $50 million.",
    ),
    (
        "The grant is 850 euros a month for two years.",
        "The grant is 850 euros a month.",
        "The grant is 850 euros a year.",
    ),
    (
        "Der Kurs findet montags statt.",
        "Der Kurs findet am Montag statt.",
        "Der Kurs findet am Dienstag statt.",
    ),
    (
        "La biblioteca cierra a las 20 horas.",
        "La biblioteca cierra a las 20:00.",
        "La biblioteca cierra a las 18:00.",
    ),
    (
        "27 percent live in towns, the rest in villages.",
        "73% of the population live in villages.",
        "63% of the population live in villages.",
    ),
    (
        "The house is closed for works from 7 to 25 January.",
        "On 15 January the house is closed for works.",
        "On 28 January the house is closed for works.",
    ),
    (
        "The lamp stays on for 24 complete hours.",
        "The lamp stays on for 24 hours.",
        "The lamp stays on for 12 hours.",
    ),
    (
        "Work from abroad is possible for up to 30 days a year.",
        "Work from abroad is possible for at most 30 days in a year.",
        "Work from abroad is possible for at most 90 days in a year.",
    ),
    (
        "Hold the slide at an angle of about 45 deg.",
        "Hold the slide at an angle of about 45 degrees.",
        "Hold the slide at an angle of about 90 degrees.",
    ),
    (
        "Die Miete beträgt jährlich 1.200 Euro.",
        "Die jährliche Miete beträgt 1.200 Euro.",
        "Die jährliche Miete beträgt 2.100 Euro.",
    ),
    ("पुस्तकालय शाम 6 बजे बंद होता है।", "पुस्तकालय शाम 6 बजे बंद होता है।", "पुस्तकालय शाम 5 बजे बंद होता है।"),
];

#[test]
fn what_an_atom_means_decides() {
    let mut wrong = String::new();
    for &(document, right, false_one) in PAIRS {
        for (response, expected) in
            [(right, ClaimVerdict::Supported), (false_one, ClaimVerdict::Contradicted)]
        {
            let found = verify(&[document], response);
            if found.claims.is_empty() || found.claims.iter().any(|claim| claim.verdict != expected) {
                let _ = writeln!(
                    wrong,
                    "{response:?} of {document:?}: expected {expected:?}, found {:?}",
                    said(&found)
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn many_numbers_are_checked_in_time() {
    let document: String = (1..6000).map(|n| n.to_string() + ".5 kg and ").collect();
    let found = verify(&[&document], "Together they weigh 77777 kg and the first 1.5 kg.");
    assert!(found.total_claims > 0);
}
