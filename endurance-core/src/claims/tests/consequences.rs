//! What follows from a document in other words and numbers, and what does not.

use super::{ClaimVerdict, verify};

const FOLLOWS: &[(&str, &str)] = &[
    (
        "With all districts counted, the Blue List has 37.4 percent of the votes, the Red List 29.9 percent, and the Citizens 11.2 percent.",
        "The Blue List leads the Red List by 7.5 percentage points.",
    ),
    (
        "Software made up 25% of exports, up from 21% a year earlier.",
        "Software's share rose by 4 percentage points.",
    ),
    ("Nach der Impfung soll man eine Viertelstunde warten.", "Danach soll man 15 Minuten warten."),
    (
        "Employees may work from home 2 days a week after the probation period.",
        "After probation you may work from home two times a week.",
    ),
    ("Prices 25 to 145 euros.", "Tickets cost at least 25 euros."),
    ("Seats cost from $20 to $80.", "No seat costs more than $80."),
    ("Seats cost from $20 to $80.", "Seats cost at most $80."),
    ("The council meets at 7 pm in the Crown.", "The council meets at seven in the evening."),
    (
        "Bus from 8:00 to 18:00. Polling stations are open from 8:00 to 18:00.",
        "Polling stations are open until six in the evening.",
    ),
    ("Onions: 210 (-11%)", "Onions went down by 11 percent."),
    ("Warranty phone par 1 saal ki hai.", "Warranty phone par 12 mahine ki hai."),
    ("Children under 40 kg get the syrup, 30 mg per kg and day.", "A child of 20 kg gets 600 mg per day."),
    ("Processing fee: 0.9% of the loan amount.", "For a loan of ₹10 lakh the fee comes to ₹9,000."),
    ("Last year 212 people applied and nine were chosen.", "203 applicants were not chosen last year."),
    ("It has 120 beds, 18 of them in intensive care.", "102 beds are outside intensive care."),
    ("Vero's director Ida Munk called the result clear.", "The director of Vero is Ms Munk."),
    (
        "Apollo 11 lifted off on 16 July 1969. Apollo 12 followed in November of the same year.",
        "Apollo 12 followed in November 1969.",
    ),
    ("Boots are needed, sticks are optional.", "Boots are needed on the tour."),
    ("Two players withdrew because of illness.", "Two players left because of illness."),
    ("Cedar; seats: 80; price: 180 dollars a day; projector: no", "There is no projector in Cedar."),
    (
        "Backups run every night at 2.15 and are not encrypted.",
        "Backups start at a quarter past two at night.",
    ),
    ("Sheds may not exceed 24 square metres.", "A shed may have 24 square metres at most."),
    ("Phones may be used everywhere but in the X-ray rooms.", "In the X-ray rooms phones must not be used."),
    (
        "The course needs at least six participants.",
        "With fewer than six participants the course does not take place.",
    ),
    (
        "The valuation now stands at $280 million. A year ago the valuation stood at $140 million.",
        "The valuation doubled within a year.",
    ),
    (
        "Kalima dam is 118 m high. The older Tirsa dam upstream is 87 m high.",
        "Kalima is 31 metres higher than the Tirsa dam.",
    ),
    (
        "Water costs 2.58 francs per cubic metre. Until now the price was 2.33 francs.",
        "The price goes up by 25 centimes per cubic metre.",
    ),
    ("The price was 2.33 francs. The price is now 2.58 francs.", "The price goes up by 0.25 francs."),
    ("The price was 2.33 francs. The price is now 2.58 francs.", "The price goes up by 25 centimes."),
    (
        "Water costs 2.58 francs per cubic metre. Before, water cost 2.33 francs per cubic metre.",
        "The price of water goes up by 25 centimes per cubic metre.",
    ),
    (
        "Water costs 2.58 francs per cubic metre. Before, the price was 2.33 francs.",
        "The price of water goes up by 25 centimes.",
    ),
    ("Employees may work from home 2 days a week.", "Employees may work from home twice a week."),
    (
        "Apollo 11 lifted off on 16 July 1969. Apollo 12 followed in November.",
        "Apollo 12 followed in November 1969.",
    ),
    ("Wait for 15 minutes.", "Wait for a quarter of an hour."),
    ("Wait for 30 minutes.", "Wait for half an hour."),
    ("Wait for 45 minutes.", "Wait for three quarters of an hour."),
    ("Warte 30 Minuten.", "Warte eine halbe Stunde."),
    ("Warte 15 Minuten.", "Warte eine Viertelstunde."),
    ("Warte 45 Minuten.", "Warte eine Dreiviertelstunde."),
    ("Espere 30 minutos.", "Espere media hora."),
    ("Espere 90 minutos.", "Espere una hora y media."),
    ("Attendez 30 minutes.", "Attendez une demi-heure."),
    ("Attendez 90 minutes.", "Attendez une heure et demie."),
    ("Aspettate 30 minuti.", "Aspettate mezz'ora."),
    ("Two and a half hours.", "The walk takes 150 minutes."),
    ("The walk takes two and a half hours.", "The walk takes 150 minutes."),
    ("The walk takes an hour and a half.", "The walk takes 90 minutes."),
    ("The walk takes 1 h 30 min.", "The walk takes 90 minutes."),
    ("The trip takes a fortnight.", "The trip takes two weeks."),
    ("A dozen eggs cost 3 euros.", "12 eggs cost 3 euros."),
    ("The loan is ₹1.5 lakh.", "The loan is 150,000 rupees."),
    ("It has 2,400 seats.", "It has twenty-four hundred seats."),
    ("The firm has 1.2k users.", "The firm has 1,200 users."),
    ("The film lasts 125 minutes.", "The film lasts two hours and five minutes."),
    ("Revenue was $4.2 bn.", "Revenue was 4,200 million dollars."),
    ("The route is 5 miles long.", "The route is about 8 km long."),
    ("The bottle holds half a litre.", "The bottle holds 500 ml."),
    ("The pool is 25 m long.", "The pool is 82 feet long."),
    ("It weighs 2.2 lb.", "It weighs about one kilogram."),
    ("The oven is at 180 °C.", "The oven is at 356 °F."),
    ("The film lasts 125 minutes.", "The film lasts two hours and 5 minutes."),
    ("The film lasts 125 minutes.", "The film lasts 2 hours and 5 minutes."),
    ("The film lasts 125 minutes.", "The film lasts two hours, five minutes."),
    ("The film lasts two hours and five minutes.", "The film lasts 125 minutes."),
    ("The child is two years and six months old.", "The child is 30 months old."),
    ("Der Film dauert zwei Stunden und fünf Minuten.", "Der Film dauert 125 Minuten."),
    ("El viaje dura dos horas y diez minutos.", "El viaje dura 130 minutos."),
    ("Le film dure deux heures et dix minutes.", "Le film dure 130 minutes."),
    ("Il film dura due ore e dieci minuti.", "Il film dura 130 minuti."),
    ("Film 2 ghante 10 minute ki hai.", "Film 130 minute ki hai."),
    ("She is 5 feet 6 inches tall.", "She is 167 cm tall."),
    ("She is five feet and six inches tall.", "She is 66 inches tall."),
    ("The baby weighs six pounds and eight ounces.", "The baby weighs 104 ounces."),
    ("The gap is two kilometres and 300 metres.", "The gap is 2.3 km."),
    ("The gap is three euros and fifty cents.", "The gap is €3.50."),
    ("The price rose from 19 to 76 euros.", "The price is at least 50 euros."),
    ("Profit fell from $5 million to $3 million.", "Profit fell to $3 million."),
    ("Tickets cost from 19 to 76 euros.", "The cheapest ticket costs 19 euros."),
    ("Tickets cost from 19 to 76 euros.", "The most expensive ticket costs 76 euros."),
    ("Tickets cost from 19 to 76 euros.", "Tickets start at 19 euros."),
    ("Tickets cost from 19 to 76 euros.", "Tickets cost up to 76 euros."),
    (
        "Director Rhea Tomlin; press: Cody Wells, press@pier7.example, 555-0674.",
        "The director is Rhea Tomlin.",
    ),
    (
        "Conductor Ilja Brand, director Mona Weiss, title role Tara Singh (alternating with Leo Marsh).",
        "Ilja Brand conducts.",
    ),
    (
        "Guide: Bruno Keller (beginners) and Sara Lutz (experienced).",
        "Sara Lutz is the guide for the experienced.",
    ),
    (
        "This year's jury: pianist Clara Dumas (chair), conductor Ivo Petek, critic Mona Rees.",
        "Mona Rees is a critic.",
    ),
    ("Vero's director Ida Munk met the mayor Tom Hale.", "Tom Hale met the director of Vero."),
    (
        "Apollo 11 flew on 16 July 1969. Apollo 12 followed in November of the same year.",
        "Apollo 12 followed in November 1969.",
    ),
    ("Apollo 11 flew in 1969. Apollo 13 flew the following year.", "Apollo 13 flew in 1970."),
    (
        "The flood came on 13 September. The water fell by 50 cm on the next day.",
        "On 14 September the water fell by 50 cm.",
    ),
    ("She was born in 1950 and died 40 years later.", "She died in 1990."),
    ("Work began in 2010. It ended three years later.", "It ended in 2013."),
    ("Cedar; seats: 80; projector: yes", "Cedar has a projector."),
    ("Room | Seats | Projector\nCedar | 80 | no\nOak | 20 | yes", "Oak has a projector."),
    ("Room | Seats | Projector\nCedar | 80 | no\nOak | 20 | yes", "There is no projector in Cedar."),
    (
        "Apollo 11 flew on 16 July 1969. Apollo 12 followed in November.",
        "Apollo 12 followed in November 1969.",
    ),
    (
        "Apollo 11 flew on 16 July 1969. Apollo 12 came in November of the same year.",
        "Apollo 12 came in November 1969.",
    ),
];

const CONTRADICTS: &[(&str, &str)] = &[
    ("Phones may be used everywhere but in the X-ray rooms.", "Phones may be used in the X-ray rooms."),
    ("Dose: 30 mg per kg.", "Dose: 50 mg per kg."),
    ("Dose: 30 mg per kg and day.", "Dose: 50 mg per kg and day."),
    ("Water costs 2.58 francs per cubic metre.", "Water costs 3.10 francs per cubic metre."),
    ("The iron bridge was built between 1854 and 1858.", "The iron bridge was built between 1900 and 1901."),
    ("Warte eine Viertelstunde.", "Warte 20 Minuten."),
    ("Warte 15 Minuten.", "Warte 20 Minuten."),
    ("Phone par 1 saal ki warranty hai.", "Phone par 2 saal ki warranty hai."),
    ("Phone par 1 saal ki warranty hai.", "Phone par 14 mahine ki warranty hai."),
    ("The third match takes place in Nagpur.", "The fourth match takes place in Nagpur."),
    ("Employees may work from home 2 days a week.", "Employees may work from home three days a week."),
    ("Earrings, underwear and socks cannot be returned.", "Earrings can be returned."),
    ("Seats cost 19 to 76 dollars.", "Seats cost at least 50 dollars."),
    ("Seats cost from 19 to 76 euros.", "Seats cost at least 50 euros."),
    ("Seats cost from €19 to €76.", "Seats cost at least €50."),
    ("Seats cost from €19 to €76.", "Seats cost at most €50."),
    ("Seats cost between €19 and €76.", "Seats cost at least €50."),
    ("Seats cost €19.", "Seats cost at least €50."),
    ("Seats cost €19-€76.", "Seats cost at least €50."),
    ("Tickets cost from 19 to 76 euros.", "Tickets cost 80 euros."),
    (
        "Director Rhea Tomlin; press: Cody Wells, press@pier7.example, 555-0674.",
        "The director's name is Ms Wells.",
    ),
    (
        "Conductor Ilja Brand, director Mona Weiss, title role Tara Singh (alternating with Leo Marsh).",
        "Mr Marsh conducts.",
    ),
    (
        "This year's jury: pianist Clara Dumas (chair), conductor Ivo Petek, critic Mona Rees.",
        "The chair is Ivo Petek.",
    ),
    ("Vero's director Ida Munk met the mayor Tom Hale.", "Tom Hale is the director of Vero."),
    ("Apollo 12 followed in November.", "Apollo 12 followed in December."),
    ("Apollo 11 flew in 1969. Apollo 13 flew the following year.", "Apollo 13 flew in 1972."),
    ("Room | Seats | Projector\nCedar | 80 | no\nOak | 20 | yes", "Cedar has a projector."),
    ("Room | Seats | Projector\nCedar | 80 | no\nOak | 20 | yes", "Oak has no projector."),
    ("Apollo 12 followed in November of the same year.", "Apollo 12 followed in December."),
    ("Mayor Tim Kessler will ask the army for help.", "Mr Kesler is the mayor."),
    (
        "The biologist Kofi Mensah suggests that cooler currents protect the eastern side.",
        "The biologist is called Kofi Mensa.",
    ),
    ("Conductor Ilja Brand, director Mona Weiss.", "The conductor is called Ivan Brand."),
];

#[test]
fn what_follows_is_supported_and_what_does_not_is_contradicted() {
    let cases = [(FOLLOWS, ClaimVerdict::Supported), (CONTRADICTS, ClaimVerdict::Contradicted)];
    for (cases, verdict) in cases {
        for (document, response) in cases {
            let found = verify(&[document], response);
            assert!(!found.claims.is_empty(), "{response}");
            for claim in &found.claims {
                assert_eq!(claim.verdict, verdict, "{document} | {response}: {claim:?}");
            }
        }
    }
}
