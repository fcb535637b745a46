//! What is written as people write it for readers: lists of prices, records, steps, sections, questions and their answers.

use super::{ClaimVerdict, EVALUATOR, all_are, said};
use crate::{Document, Interaction};

/// Values and items of a list that belong to another key.
const LISTED_OTHERWISE: &[(&str, &str)] = &[
    (
        "Our accounts cost, per month:\n\nBasic: 5 francs\n\nPlus: 8 francs\n\nPremium: 15 francs\n\nA replacement card costs 20 francs and is sent by post.",
        "The Plus account costs 5 francs a month.",
    ),
    (
        "Our accounts cost, per month:\n\nBasic: 5 francs\n\nExtra: 8 francs\n\nPremium: 15 francs\n\nA replacement card costs 20 francs and is sent by post.",
        "The Extra account costs 5 francs a month.",
    ),
    (
        "Our accounts cost, per month:\n\nBasic: 5 francs\nExtra: 8 francs\nPremium: 15 francs\n\nA replacement card costs 20 francs and is sent by post.",
        "The Extra account costs 5 francs a month.",
    ),
    (
        "The bank has three accounts.\n\n* Basic, 5 francs per month\n* Plus, 8 francs per month\n* Premium, 15 francs per month",
        "The Plus account costs 5 francs a month.",
    ),
    (
        "The bank has three accounts.\n\n* Basic – 5 francs per month\n* Plus – 8 francs per month\n* Premium – 15 francs per month",
        "The Plus account costs 5 francs a month.",
    ),
    ("Plans\n\nBasic $5\nPlus $8\nPremium $15", "The Plus plan costs $15 a month."),
    ("Plans\n\n**Basic**: $5\n**Plus**: $8\n**Premium**: $15", "The Plus plan costs $15 a month."),
    (
        "## Basic\n$5 per month, 1 user\n## Plus\n$8 per month, 5 users\n## Premium\n$15 per month, 20 users",
        "The Plus plan costs $15 a month.",
    ),
    (
        "## Basic\n$5 per month, 1 user\n## Plus\n$8 per month, 5 users\n## Premium\n$15 per month, 20 users",
        "The Plus plan has 20 users.",
    ),
    (
        "Plan: Basic\nPrice: $5\nUsers: 1\n\nPlan: Plus\nPrice: $8\nUsers: 5\n\nPlan: Premium\nPrice: $15\nUsers: 20",
        "The Plus plan costs $15.",
    ),
    (
        "Plan: Basic\nPrice: $5\nUsers: 1\n\nPlan: Plus\nPrice: $8\nUsers: 5\n\nPlan: Premium\nPrice: $15\nUsers: 20",
        "The Premium plan allows 5 users.",
    ),
    ("Under 24: $22.80\n24 to 59: $28.50\n60 and over: $19.00", "A 30-year-old pays $19.00."),
    (
        "Common side effects: headache, nausea. Rare side effects: hair loss, rash.",
        "Nausea is a rare side effect.",
    ),
    ("Common: headache, nausea\nRare: hair loss, rash", "Hair loss is common."),
    ("The excess is $200 per claim; $500 for water damage.", "The excess for water damage is $200."),
    ("Anna: sales, marketing\nBoris: support, hiring", "Boris is responsible for sales."),
    ("Monday: chemistry, maths\nTuesday: history, art", "History is taught on Monday."),
    ("Advantages: cheap, fast\nDisadvantages: noisy, heavy", "A disadvantage is that it is cheap."),
    ("Included: breakfast, parking\nExtra: spa, minibar", "The spa is included."),
    (
        "Included in the price: breakfast, parking\nNot included in the price: spa, minibar",
        "The spa is included in the price.",
    ),
    (
        "Vegetarian dishes: lentil soup, pumpkin risotto\nDishes with meat: goulash, lasagne",
        "The goulash is a vegetarian dish.",
    ),
    ("Ground floor: reception, café. First floor: library, offices.", "The library is on the ground floor."),
    (
        "Blue bin: paper, cardboard\nYellow bin: plastic, cans\nBrown bin: food waste",
        "Cans go into the blue bin.",
    ),
    ("Under 24: $22.80\n24 to 59: $28.50\n60 and over: $19.00", "At 65 you pay $28.50."),
    (
        "Shipping\n\nUp to 2 kg: 4.99 euros\nUp to 5 kg: 6.99 euros\nUp to 10 kg: 9.49 euros",
        "A parcel of 4 kg costs 4.99 euros.",
    ),
    (
        "Shipping\n\nUp to 2 kg: 4.99 euros\nUp to 5 kg: 6.99 euros\nUp to 10 kg: 9.49 euros",
        "A parcel of 9 kg costs 6.99 euros.",
    ),
    (
        "Cancellation fees\nMore than 30 days before arrival: free\n8 to 30 days before arrival: 50 %\nLess than 8 days before arrival: 100 %",
        "If you cancel 10 days before arrival, you pay 100 %.",
    ),
    (
        "Cancellation fees\nMore than 30 days before arrival: free\n8 to 30 days before arrival: 50 %\nLess than 8 days before arrival: 100 %",
        "Cancelling five days before arrival costs 50 %.",
    ),
    (
        "1-9 users: $12 per user\n10-49 users: $10 per user\n50+ users: $8 per user",
        "With 20 users you pay $8 per user.",
    ),
    ("The deposit is 50 euros, 80 euros for large dogs.", "The deposit for large dogs is 50 euros."),
    ("A night costs 90 euros (110 euros at weekends).", "A night costs 90 euros at weekends."),
    ("The membership costs 30 euros a month, or 20 euros for students.", "Students pay 30 euros a month."),
    (
        "More than 30 days: 20 %\n8 to 30 days: 50 %\nLess than 8 days: 100 %",
        "Cancelling 10 days ahead costs 20 %.",
    ),
];

/// Values and items of a list below their key.
const LISTED: &[(&str, &str)] = &[
    (
        "Our accounts cost, per month:\n\nBasic: 5 francs\n\nExtra: 8 francs\n\nPremium: 15 francs\n\nA replacement card costs 20 francs and is sent by post.",
        "The Extra account costs 8 francs a month.",
    ),
    (
        "The bank has three accounts.\n\n* Basic, 5 francs per month\n* Plus, 8 francs per month\n* Premium, 15 francs per month",
        "The Plus account costs 8 francs a month.",
    ),
    (
        "## Basic\n$5 per month, 1 user\n## Plus\n$8 per month, 5 users\n## Premium\n$15 per month, 20 users",
        "The Plus plan costs $8 a month.",
    ),
    (
        "Plan: Basic\nPrice: $5\nUsers: 1\n\nPlan: Plus\nPrice: $8\nUsers: 5\n\nPlan: Premium\nPrice: $15\nUsers: 20",
        "The Plus plan costs $8.",
    ),
    (
        "Plan: Basic\nPrice: $5\nUsers: 1\n\nPlan: Plus\nPrice: $8\nUsers: 5\n\nPlan: Premium\nPrice: $15\nUsers: 20",
        "The Premium plan allows 20 users.",
    ),
    (
        "Common side effects: headache, nausea. Rare side effects: hair loss, rash.",
        "Nausea is a common side effect.",
    ),
    ("The excess is $200 per claim; $500 for water damage.", "The excess for water damage is $500."),
    ("Common: headache, nausea\nRare: hair loss, rash", "Hair loss is rare."),
    ("Common: headache, nausea\nRare: hair loss, rash", "Headache is common and rash is rare."),
    ("Anna: sales, marketing\nBoris: support, hiring", "Anna is responsible for sales."),
    ("Monday: chemistry, maths\nTuesday: history, art", "History is taught on Tuesday."),
    ("Ground floor: reception, café. First floor: library, offices.", "The café is on the ground floor."),
    (
        "Blue bin: paper, cardboard\nYellow bin: plastic, cans\nBrown bin: food waste",
        "Paper goes into the blue bin.",
    ),
    ("Under 24: $22.80\n24 to 59: $28.50\n60 and over: $19.00", "At 65 you pay $19.00."),
    (
        "Shipping\n\nUp to 2 kg: 4.99 euros\nUp to 5 kg: 6.99 euros\nUp to 10 kg: 9.49 euros",
        "A parcel of 4 kg costs 6.99 euros.",
    ),
    (
        "Shipping\n\nUp to 2 kg: 4.99 euros\nUp to 5 kg: 6.99 euros\nUp to 10 kg: 9.49 euros",
        "A parcel of 5 kg costs 6.99 euros.",
    ),
    (
        "Cancellation fees\nMore than 30 days before arrival: free\n8 to 30 days before arrival: 50 %\nLess than 8 days before arrival: 100 %",
        "If you cancel 10 days before arrival, you pay 50 %.",
    ),
    (
        "1-9 users: $12 per user\n10-49 users: $10 per user\n50+ users: $8 per user",
        "With 20 users you pay $10 per user.",
    ),
    (
        "1-9 users: $12 per user\n10-49 users: $10 per user\n50+ users: $8 per user",
        "A team of 60 pays $8 per user.",
    ),
    ("The excess is $200 per claim; $500 for water damage.", "The excess is $200."),
    ("The deposit is 50 euros, 80 euros for large dogs.", "The deposit for a large dog is 80 euros."),
    ("A night costs 90 euros (110 euros at weekends).", "At weekends a night costs 110 euros."),
    ("The membership costs 30 euros a month, or 20 euros for students.", "Students pay 20 euros."),
    (
        "More than 30 days: 20 %\n8 to 30 days: 50 %\nLess than 8 days: 100 %",
        "Cancelling 10 days ahead costs 50 %.",
    ),
    ("Under 24: $22.80\n24 to 59: $28.50\n60 and over: $19.00", "A passenger of 65 pays $19.00."),
    ("Under 24: $22.80\n24 to 59: $28.50\nOver 60: $19.00", "A passenger of 65 pays $19.00."),
];

/// What another section, another answer or another sentence tells.
const TOLD_OF_ANOTHER: &[(&str, &str)] = &[
    ("Under 24: $22.80\n24 to 59: $28.50\n60 and over: $19.00", "At 20, you pay $28.50."),
    (
        "# Opening hours\n\n## Library\nOpen from 9 am to 6 pm. Children are welcome.\n\n## Museum\nOpen from 10 am to 5 pm. Dogs are not allowed.",
        "The museum opens at 9 am.",
    ),
    (
        "Hotel Astra\nRooms from 90 euros. Breakfast is included.\n\nHotel Bela\nRooms from 70 euros. Breakfast costs 12 euros.",
        "Hotel Astra has rooms from 70 euros.",
    ),
    (
        "**iOS app**\nSyncs every 15 minutes. Requires iOS 16.\n\n**Android app**\nSyncs every hour. Requires Android 12.",
        "The Android app syncs every 15 minutes.",
    ),
    (
        "Q: How long does shipping take?\nA: Three to five days.\n\nQ: How long does a refund take?\nA: Ten days.",
        "A refund takes three to five days.",
    ),
    (
        "Q: How long does shipping take?\nA: Three to five days.\n\nQ: How long does a refund take?\nA: Ten days.",
        "Shipping takes ten days.",
    ),
    (
        "Q: Can I pay by invoice?\nA: No.\n\nQ: Can I pay by card?\nA: Yes, Visa and Mastercard.",
        "You can pay by invoice.",
    ),
    (
        "Can I bring my dog?\nNo, dogs are not allowed.\n\nIs there parking?\nYes, parking is free for guests.",
        "You can bring your dog.",
    ),
    ("Can I bring my dog?\nUnfortunately not.\n\nIs there parking?\nYes.", "You can bring your dog."),
];

/// What its own section, answer or sentence tells.
const TOLD: &[(&str, &str)] = &[
    (
        "Under 24 years: $22.80\n24 to 59 years: $28.50\n60 years and over: $19.00",
        "A 30-year-old passenger pays $28.50.",
    ),
    (
        "# Opening hours\n\n## Library\nOpen from 9 am to 6 pm. Children are welcome.\n\n## Museum\nOpen from 10 am to 5 pm. Dogs are not allowed.",
        "Children are welcome in the library.",
    ),
    (
        "# Opening hours\n\n## Library\nOpen from 9 am to 6 pm. Children are welcome.\n\n## Museum\nOpen from 10 am to 5 pm. Dogs are not allowed.",
        "The museum is open until 5 pm.",
    ),
    (
        "Hotel Astra\nRooms from 90 euros. Breakfast is included.\n\nHotel Bela\nRooms from 70 euros. Breakfast costs 12 euros.",
        "Hotel Bela has rooms from 70 euros.",
    ),
    (
        "**iOS app**\nSyncs every 15 minutes. Requires iOS 16.\n\n**Android app**\nSyncs every hour. Requires Android 12.",
        "The iOS app syncs every 15 minutes.",
    ),
    (
        "Q: How long does shipping take?\nA: Three to five days.\n\nQ: How long does a refund take?\nA: Ten days.",
        "A refund takes ten days.",
    ),
    (
        "Q: Can I pay by invoice?\nA: No.\n\nQ: Can I pay by card?\nA: Yes, Visa and Mastercard.",
        "You can pay by card.",
    ),
    (
        "The Pro plan costs $20 per month. It includes 5 users and 100 GB of storage. The Team plan costs $50 per month. It includes 20 users and 1 TB of storage.",
        "The Team plan includes 20 users.",
    ),
    (
        "The oven has a timer. It heats up to 250 degrees. The grill has no timer. It heats up to 300 degrees.",
        "The grill heats up to 300 degrees.",
    ),
    (
        "The ferry leaves at 9:00. It takes two hours. The bus leaves at 10:00. It takes four hours.",
        "The bus takes four hours.",
    ),
    (
        "Anna Berg runs the shop in Lund. She speaks Swedish and German. Boris Hahn runs the shop in Kiel. He speaks French.",
        "Anna Berg speaks German.",
    ),
    (
        "Der Zug fährt um 9 Uhr ab. Er braucht zwei Stunden. Der Bus fährt um 10 Uhr ab. Er braucht vier Stunden.",
        "Der Bus braucht vier Stunden.",
    ),
];

/// What a page of terms and prices says otherwise.
const OTHERWISE: &[(&str, &str)] = &[
    ("Die Stadt hat 12 neue Busse gekauft.", "Die Stadt hat 14 Busse gekauft."),
    ("The university has 14 graduate programs.", "The university has 15 programs."),
    ("We employ 15 full-time nurses.", "We employ 17 nurses."),
    ("The house sleeps six people.", "The house sleeps eight people."),
    ("24 people use the gym each day.", "30 people visit the gym each day."),
    ("Economy passengers may take 1 cabin bag.", "Economy passengers may take 2 cabin bags."),
    ("Economy passengers may take up to 3 cabin bags.", "Economy passengers may take 5 bags."),
    ("Rooms from 70 euros. Breakfast costs 12 euros.", "Breakfast is included."),
    (
        "Parking costs 15 euros a night. Breakfast is included in the price.",
        "Parking is included in the price.",
    ),
    ("Le petit-déjeuner coûte 12 euros.", "Le petit-déjeuner est compris."),
    ("A room costs 90 euros. Breakfast is included and parking costs 10 euros.", "Parking is included."),
    (
        "The Pro plan costs $20 per month. It includes 5 users and 100 GB of storage. The Team plan costs $50 per month. It includes 20 users and 1 TB of storage.",
        "The Pro plan includes 20 users.",
    ),
    (
        "The Pro plan costs $20 per month. It includes 5 users and 100 GB of storage. The Team plan costs $50 per month. It includes 20 users and 1 TB of storage.",
        "The Team plan includes 100 GB of storage.",
    ),
    (
        "The daily limit for withdrawals in the app is $500. The limit at machines is $300.",
        "The daily limit in the app is $300.",
    ),
    (
        "Delivery within the country takes 2 days. Delivery abroad takes 7 days.",
        "Delivery abroad takes 2 days.",
    ),
    (
        "Delivery within the country takes 2 days. Delivery abroad takes 7 days.",
        "Delivery within the country takes 7 days.",
    ),
    ("Delivery within the country takes 2 days. Abroad, it takes 7 days.", "Delivery abroad takes 2 days."),
    ("Standard shipping is free. Express shipping costs $15.", "Express shipping is free."),
    ("Standard shipping is free. Express shipping costs $15.", "Standard shipping costs $15."),
    (
        "You can return shoes within 30 days. Underwear cannot be returned.",
        "You can return underwear within 30 days.",
    ),
    ("You can return shoes within 30 days. Underwear cannot be returned.", "Underwear can be returned."),
    ("You can return shoes within 30 days. Underwear cannot be returned.", "Shoes cannot be returned."),
    (
        "The warranty covers manufacturing defects. It does not cover water damage or theft.",
        "The warranty covers theft.",
    ),
    (
        "The warranty covers manufacturing defects. It does not cover water damage or theft.",
        "Water damage is covered by the warranty.",
    ),
    (
        "The warranty covers manufacturing defects. It does not cover water damage or theft.",
        "Manufacturing defects are not covered.",
    ),
    ("Support is available Monday to Friday from 9 am to 5 pm.", "Support is available on weekends."),
    ("Support is available Monday to Friday from 9 am to 5 pm.", "Support is available around the clock."),
    ("The app is available for iOS and Android only.", "The app is available for Windows."),
    ("Children under 6 travel free.", "Children under 12 travel free."),
    ("The trial lasts 14 days and requires no credit card.", "The trial requires a credit card."),
    ("The trial lasts 14 days and requires no credit card.", "The trial lasts a month."),
    ("The trial needs no registration.", "The trial needs registration."),
    ("The trial requires no registration.", "The trial requires registration."),
    ("The trial requires no registration.", "The trial requires a registration."),
    ("There is no registration fee.", "There is a registration fee."),
    ("The flat has no balcony.", "The flat has a balcony."),
    ("The trial lasts 14 days.", "The trial lasts two months."),
    ("The trial lasts 60 days.", "The trial lasts one month."),
    ("The trial lasts 45 days.", "The trial lasts a month."),
    ("The trial lasts 3 weeks.", "The trial lasts a month."),
    ("The trial lasts a month.", "The trial lasts 14 days."),
    ("Credit cards are accepted.", "Credit cards are not accepted."),
    ("You do not need a credit card for the trial.", "The trial requires a credit card."),
    ("The trial requires a credit card.", "No credit card is required for the trial."),
    ("The trial requires a credit card.", "You do not need a credit card for the trial."),
    ("Registration is required.", "No registration is needed."),
    ("Der Test erfordert keine Anmeldung.", "Der Test erfordert eine Anmeldung."),
    ("L'essai ne nécessite pas de carte bancaire.", "L'essai nécessite une carte bancaire."),
    ("La prueba no requiere tarjeta de crédito.", "La prueba requiere tarjeta de crédito."),
    ("The machine needs no oil, but it needs water.", "The machine needs oil."),
    ("Orders over $50 ship free.", "All orders ship free."),
    ("Orders over $50 ship free.", "Every order ships free."),
    (
        "Bestellungen über 50 Euro werden kostenlos geliefert.",
        "Alle Bestellungen werden kostenlos geliefert.",
    ),
    ("Check-in is from 3 pm. Check-out is until 11 am.", "You can check in at 2 pm."),
    ("Our office is in Berlin. Our warehouse is in Leipzig.", "The warehouse is in Berlin."),
    (
        "Dr. Meyer is the head of cardiology. Dr. Wolf leads the emergency room.",
        "Dr. Wolf is the head of cardiology.",
    ),
    ("The password must have at least 12 characters and one digit.", "The password needs 8 characters."),
    ("Points expire after 24 months.", "Points never expire."),
    ("Points never expire.", "Points expire after a year."),
    ("We ship to all EU countries except Malta.", "We ship to Malta."),
    ("We ship to all EU countries except Malta.", "We ship to all EU countries."),
    ("The meeting was moved from Tuesday to Thursday.", "The meeting is on Tuesday."),
    ("The price was raised from $10 to $12.", "The price is $10."),
    ("The price was raised from $10 to $12.", "The price was lowered."),
    ("Version 3.2 fixes the login bug. Version 3.3 adds dark mode.", "Dark mode was added in version 3.2."),
    ("Only the account owner can delete the workspace.", "Any member can delete the workspace."),
    ("Gluten-free bread is available on request.", "Gluten-free bread is not available."),
    ("The museum is free on Sundays.", "The museum is free on Mondays."),
    ("Smoking is only allowed on the balcony.", "Smoking is allowed in the rooms."),
    ("The device is waterproof to a depth of 10 metres.", "The device is waterproof to 100 metres."),
    ("The device is waterproof to a depth of 10 metres.", "The device is not waterproof."),
    ("It takes 5 to 7 business days for the refund to appear.", "The refund appears immediately."),
];

/// What it says in other words.
const SAME: &[(&str, &str)] = &[
    ("The club has 12 electric buses.", "The club has 12 buses that run electric."),
    ("Die Stadt hat 12 neue Busse gekauft.", "Die Stadt hat 12 Busse gekauft."),
    ("Parking costs 15 euros a night. Breakfast is included in the price.", "Breakfast is included."),
    ("A room costs 90 euros, breakfast included.", "Breakfast is included."),
    (
        "The Pro plan costs $20 per month. It includes 5 users and 100 GB of storage. The Team plan costs $50 per month. It includes 20 users and 1 TB of storage.",
        "With the Pro plan you get 100 GB of storage.",
    ),
    (
        "The daily limit for withdrawals in the app is $500. You can raise the app limit to $2,000. The limit at machines is $300.",
        "The daily limit in the app is $500.",
    ),
    ("Delivery within the country takes 2 days. Abroad, it takes 7 days.", "Delivery abroad takes 7 days."),
    ("The trial lasts 14 days and requires no credit card.", "No credit card is needed for the trial."),
    ("The trial lasts 14 days and requires no credit card.", "The trial lasts two weeks."),
    ("Orders over $50 ship free.", "Orders over $50 ship for free."),
    ("Orders over $50 ship free.", "An order of $80 ships free."),
    ("The trial lasts 30 days.", "The trial lasts one month."),
    ("The machine needs no oil, but it needs water.", "The machine needs water."),
    ("All orders ship free.", "All orders ship free."),
    ("Children under 6 travel free.", "A child of 4 travels free."),
    ("Bags up to 23 kg are free.", "A bag of 20 kg is free."),
    ("Check-in is from 3 pm. Check-out is until 11 am.", "You can check in from 3 pm."),
    (
        "The password must have at least 12 characters and one digit.",
        "The password must have at least 12 characters.",
    ),
    ("Points expire after 24 months.", "Points expire after two years."),
    ("We ship to all EU countries except Malta.", "We do not ship to Malta."),
    ("The meeting was moved from Tuesday to Thursday.", "The meeting is on Thursday."),
    ("The price was raised from $10 to $12.", "The price is $12 now."),
    ("Version 3.2 fixes the login bug. Version 3.3 adds dark mode.", "Version 3.3 adds dark mode."),
    ("Only the account owner can delete the workspace.", "The account owner can delete the workspace."),
    ("It takes 5 to 7 business days for the refund to appear.", "The refund appears within 7 business days."),
    ("Tickets can be bought online or at the station.", "Tickets can be bought at the station."),
];

/// What no part of it says.
const UNSAID: &[(&str, &str)] = &[
    (
        "# Opening hours\n\n## Library\nOpen from 9 am to 6 pm. Children are welcome.\n\n## Museum\nOpen from 10 am to 5 pm. Dogs are not allowed.",
        "Dogs are not allowed in the library.",
    ),
    ("They were the world's top three this year. Both were seeds.", "All three were top seven seeds"),
    (
        "Although modern skiing has evolved, it may have been practiced more than 100 centuries ago in China.",
        "It was practiced more than 100 centuries ago in China.",
    ),
    ("The university has 14 graduate programs.", "The university has 15 graduate schools."),
    (
        "## Library\nOpen from 9 am to 6 pm. Children are welcome.\n\n## Museum\nOpen from 10 am to 5 pm. Dogs are not allowed.",
        "Dogs are not allowed in the library.",
    ),
    ("To cancel, send an email to help@acme.example.", "To cancel, call 555-0199."),
];

#[test]
fn lists_bind_a_value_to_its_key() {
    all_are(LISTED_OTHERWISE, ClaimVerdict::Contradicted);
    all_are(LISTED, ClaimVerdict::Supported);
}

#[test]
fn sections_and_answers_bind_what_stands_in_them() {
    all_are(TOLD_OF_ANOTHER, ClaimVerdict::Contradicted);
    all_are(TOLD, ClaimVerdict::Supported);
}

#[test]
fn terms_and_prices_are_held_against() {
    all_are(OTHERWISE, ClaimVerdict::Contradicted);
    all_are(SAME, ClaimVerdict::Supported);
    all_are(UNSAID, ClaimVerdict::Unsupported);
}

/// A list of prices says too little to tell its language; its work does.
#[test]
fn passages_of_one_work_are_read_in_one_language() {
    let passages = [
        "Konten",
        "Basis: 5 Franken\nPlus: 8 Franken\nPremium: 15 Franken",
        "Eine Ersatzkarte kostet 20 Franken und wird mit der Post geschickt.",
    ];
    let start = Interaction::new("", "Plus: 8 Franken\nBasis: 8 Franken");
    let all =
        passages.iter().fold(start, |all, content| all.document(Document::new(*content).source("preise.md")));
    let found = EVALUATOR.verify(&all).verification;
    let verdicts: Vec<ClaimVerdict> = found.claims.iter().map(|claim| claim.verdict).collect();
    assert_eq!(verdicts, [ClaimVerdict::Supported, ClaimVerdict::Contradicted], "{:?}", said(&found));
}
