//! Numbers: rates, changes, sums and comparisons in prose.

use super::ClaimVerdict::{Contradicted, Supported};
use super::{all_are, none_is_contradicted};

/// Numbers that are told in another way, or follow from what is told.
const RIGHT: &[(&str, &str)] = &[
    ("Sand sells at $30 a tonne.", "Sand sells at $0.03 a kilo."),
    ("Wheat was quoted at ₹2,600 a quintal on Friday.", "Wheat was quoted at ₹26 a kilo."),
    (
        "The clinic's rate was cut by a quarter point to 4.25% in May.",
        "Before that, the rate had been 4.5 percent.",
    ),
    (
        "The bank raised its rate by half a percentage point to 6.25%.",
        "The bank raised its rate by half a point to 6.25 percent.",
    ),
    ("A ticket will cost £2.40 from June, 30p more than now.", "Until now a ticket has been £2.10."),
    (
        "Vera scored 20, 30, 16 and 26 points in the four games.",
        "Vera averaged 23 points a game in the four games.",
    ),
    (
        "The jobless rate was 6.4% in the first quarter of 2025, 1.1 points lower than a year before.",
        "In the first quarter of 2024 the jobless rate had been 7.5 percent.",
    ),
    (
        "Inflation was 7.8% in May, down from a peak of 9.1% but far from the bank's target of 3%.",
        "Inflation is 4.8 percentage points above the bank's target.",
    ),
    (
        "The average stay was 5.4 days, compared with 6.9 days in 2023.",
        "The average stay became more than a day shorter.",
    ),
];

/// What is told of another scope, period or whole denies nothing.
const OF_ANOTHER: &[(&str, &str)] = &[
    ("The hotel has 14 rooms. All rooms face south.", "Nine of the rooms have a balcony."),
    (
        "The firm turned sixty in May and employs 120 people.",
        "About seventy of the firm's employees work abroad.",
    ),
    (
        "In the regular season she had averaged 21.4 points. She played in the finals.",
        "In the finals she averaged 25 points.",
    ),
    (
        "The long race covers 82 km. A shorter race over 34 km starts at 7 a.m.",
        "The 82 km race starts at five in the morning.",
    ),
    (
        "In a trial, 3.2% of the vaccinated came down with influenza over seven months, compared with 8.0% of those on placebo.",
        "Influenza struck 3.2 percent of the vaccinated group.",
    ),
];

/// Numbers bound to the wrong side, and bounds that what is told goes beyond.
const TURNED: &[(&str, &str)] = &[
    ("Sand sells at $30 a tonne.", "Sand sells at $0.05 a kilo."),
    (
        "The club raised $275k in donations last year and spent $190k, chiefly on pitches.",
        "The club's spending last year was higher than the donations it raised.",
    ),
    (
        "The station is seven minutes on foot from the hostel, the lake twenty minutes.",
        "The hostel is closer to the lake than to the station.",
    ),
    (
        "Fee income was $21.4 million and running costs were $38.9 million.",
        "Fee income covers the running costs.",
    ),
    (
        "The zoo counted 18,450 adults and 64,200 children.",
        "Adults and children together came to fewer than 70,000.",
    ),
    (
        "The average stay was 5.4 days, compared with 6.0 days in 2023.",
        "The average stay became more than a full day shorter.",
    ),
    (
        "There are 2,316 open issues, of which 178 are labelled as bugs.",
        "There is a total of 178 open issues.",
    ),
    (
        "The dividend was set at ¥48 per share, up from ¥40.",
        "The company cut its dividend from ¥48 to ¥40 per share.",
    ),
    (
        "The results are published on 24 October and the annual meeting is on 7 November.",
        "The annual meeting is two weeks before the results are published.",
    ),
    (
        "Inflation was 7.8% in May, down from a peak of 9.1% but far from the bank's target of 3%.",
        "Inflation is only 1.3 percentage points above the bank's target.",
    ),
    (
        "Haushalte mit einem Einkommen von weniger als 40.000 Euro erhalten einen Bonus.",
        "Den Bonus gibt es ab einem Einkommen von 40.000 Euro.",
    ),
];

#[test]
fn what_follows_is_supported() {
    all_are(RIGHT, Supported);
}

#[test]
fn what_is_told_of_another_denies_nothing() {
    none_is_contradicted(OF_ANOTHER);
}

#[test]
fn what_is_turned_round_is_contradicted() {
    all_are(TURNED, Contradicted);
}
