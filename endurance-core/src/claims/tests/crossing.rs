//! Cells where a row and a column cross that a claim names, and what true sentences were once blamed for.

use super::{ClaimVerdict, all_are};

/// What the cell says.
const CELLS: &[(&str, &str)] = &[
    (
        "| Service | City bike | E-bike |\n|---|---|---|\n| Basic check | €39 | €54 |\n| Full service | €89 | €119 |\n| Puncture repair, front | €14 | €17 |",
        "A full service for your e-bike costs €119.",
    ),
    (
        "| Service | City bike | E-bike |\n|---|---|---|\n| Basic check | €39 | €54 |\n| Full service | €89 | €119 |\n| Puncture repair, front | €14 | €17 |",
        "The basic check for a city bike comes to €39.",
    ),
    (
        "| Service | Car | Van |\n|---|---|---|\n| Basic check | €39 | €54 |\n| Full service | €89 | €119 |\n| Puncture repair, front | €14 | €17 |",
        "The full service for a van costs €119.",
    ),
    (
        "| Ticket | Zone A | Zones A+B | Zones A–C |\n|---|---|---|---|\n| Single (90 min) | 2.20 | 3.10 | 4.40 |\n| 7-day pass | 21.00 | 29.00 | 40.00 |\n\nAll fares in euros.",
        "The 7-day pass for zones A to C costs 40 euros.",
    ),
    (
        "| Ticket | Zone A | Zones A+B | Zones A–C |\n|---|---|---|---|\n| Single (90 min) | 2.20 | 3.10 | 4.40 |\n| 7-day pass | 21.00 | 29.00 | 40.00 |\n\nAll fares in euros.",
        "A single ticket for zone A costs 2.20 euros.",
    ),
    (
        "| No. | Course | Tutor | Day/time | Sessions | Fee |\n|---|---|---|---|---|---|\n| 201 | Italian A1 | G. Ferri | Mon 18:00–19:30 | 12 | $144 |\n| 215 | Watercolour | P. Okafor | Tue 10:00–12:00 | 8 | $120 |",
        "The watercolour course takes place on Tuesday mornings.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "Conditional logic is available on the Pro plan.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "The Free plan does not include conditional logic.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "The Team plan costs €49 a month.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "You can create as many forms as you like on the Pro plan.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "The Team plan costs €49 a month.",
    ),
    (
        "| Feature | Free | Pro (€15) | Team (€49) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| SSO (SAML) | – | – | yes |",
        "The Team plan costs €49.",
    ),
    ("The Team plan (€49/month) is for 20 users.", "The Team plan costs €49 a month."),
    ("The Team plan (€49 a month) is for 20 users.", "The Team plan costs €49 a month."),
    ("The Team plan (€49) is for 20 users.", "The Team plan costs €49."),
    ("Team (€49/month): 20 users", "The Team plan costs €49 a month."),
    (
        "| Feature | Basic | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Custom domain | – | – | ✓ |",
        "Only the Team plan comes with a custom domain.",
    ),
    (
        "| Feature | Basic | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Custom domain | – | – | ✓ |",
        "You can collect up to 2,500 responses a month on the Pro plan.",
    ),
    (
        "| Role | Read | Edit | Delete | Invite |\n|---|---|---|---|---|\n| Viewer | yes | no | no | no |\n| Editor | yes | yes | no | no |\n| Admin | yes | yes | yes | yes |",
        "Editors can edit files.",
    ),
    (
        "| Role | Read | Edit | Delete | Invite |\n|---|---|---|---|---|\n| Viewer | yes | no | no | no |\n| Editor | yes | yes | no | no |\n| Admin | yes | yes | yes | yes |",
        "Viewers cannot invite others.",
    ),
    (
        "| Role | Read | Edit | Delete | Invite |\n|---|---|---|---|---|\n| Viewer | yes | no | no | no |\n| Editor | yes | yes | no | no |\n| Admin | yes | yes | yes | yes |",
        "Only admins can invite people.",
    ),
    (
        "| Day | Pool | Sauna |\n|---|---|---|\n| Monday | 8-20 | closed |\n| Tuesday | 8-20 | 14-22 |\n| Sunday | 9-18 | 10-20 |",
        "The sauna is closed on Mondays.",
    ),
    (
        "| Day | Pool | Sauna |\n|---|---|---|\n| Monday | 8-20 | closed |\n| Tuesday | 8-20 | 14-22 |\n| Sunday | 9-18 | 10-20 |",
        "On Sundays the pool is open from 9 to 18.",
    ),
    (
        "| Size | Chest (cm) | Waist (cm) |\n|---|---|---|\n| S | 88 | 72 |\n| M | 96 | 80 |\n| L | 104 | 88 |",
        "Size M has a chest of 96 cm.",
    ),
];

/// What another cell says, or the opposite of its mark.
const OTHER_CELLS: &[(&str, &str)] = &[
    (
        "| Service | City bike | E-bike |\n|---|---|---|\n| Basic check | €39 | €54 |\n| Full service | €89 | €119 |\n| Puncture repair, front | €14 | €17 |",
        "The basic check for an e-bike comes to €39.",
    ),
    (
        "| Service | City bike | E-bike |\n|---|---|---|\n| Basic check | €39 | €54 |\n| Full service | €89 | €119 |\n| Puncture repair, front | €14 | €17 |",
        "The basic check for a city bike comes to €54.",
    ),
    (
        "| Service | Car | Van |\n|---|---|---|\n| Basic check | €39 | €54 |\n| Full service | €89 | €119 |\n| Puncture repair, front | €14 | €17 |",
        "The basic check for a van comes to €39.",
    ),
    (
        "| Ticket | Zone A | Zones A+B | Zones A–C |\n|---|---|---|---|\n| Single (90 min) | 2.20 | 3.10 | 4.40 |\n| 7-day pass | 21.00 | 29.00 | 40.00 |\n\nAll fares in euros.",
        "The 7-day pass for zones A to C costs 29 euros.",
    ),
    (
        "| Ticket | Zone A | Zones A+B | Zones A–C |\n|---|---|---|---|\n| Single (90 min) | 2.20 | 3.10 | 4.40 |\n| 7-day pass | 21.00 | 29.00 | 40.00 |\n\nAll fares in euros.",
        "A single ticket for zone A costs 3.10 euros.",
    ),
    (
        "| No. | Course | Tutor | Day/time | Sessions | Fee |\n|---|---|---|---|---|---|\n| 201 | Italian A1 | G. Ferri | Mon 18:00–19:30 | 12 | $144 |\n| 215 | Watercolour | P. Okafor | Tue 10:00–12:00 | 8 | $120 |",
        "The watercolour course is taught by G. Ferri.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "Custom domains are available on the Pro plan.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "On the Pro plan you can upload files of up to 20 GB.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "The Team plan costs €15 a month.",
    ),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |\n| File upload | – | 1 GB | 20 GB |\n| Custom domain | – | – | ✓ |\n| SSO (SAML) | – | – | add-on, €20/mo |",
        "The Free plan allows an unlimited number of forms.",
    ),
    (
        "| Feature | Free | Pro (€15) | Team (€49) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| SSO (SAML) | – | – | yes |",
        "The Team plan costs €15.",
    ),
    (
        "| Feature | Free | Pro (€15) | Team (€49) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| SSO (SAML) | – | – | yes |",
        "Team is €15.",
    ),
    ("The Team plan (€49/month) is for 20 users.", "The Team plan costs €59 a month."),
    ("Team (€49/month): 20 users", "The Team plan costs €59 a month."),
    ("The Team plan, €49/month, is for 20 users.", "The Team plan costs €59 a month."),
    ("The Team plan [€49/month] is for 20 users.", "The Team plan costs €59 a month."),
    ("The Team plan ($49/month) is for 20 users.", "The Team plan costs $59 a month."),
    ("The Team plan (49 €/month) is for 20 users.", "The Team plan costs €59 a month."),
    ("The Team plan (€49/month, cheap) is for 20 users.", "The Team plan costs €59 a month."),
    ("The Team plan (only €49/month) is for 20 users.", "The Team plan costs €59 a month."),
    ("The Team plan (45 km/h) is for 20 users.", "The Team plan goes 55 km/h."),
    (
        "| Feature | Free | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |",
        "The Free plan has unlimited forms.",
    ),
    (
        "| Feature | Basic | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |",
        "The Basic plan has unlimited forms.",
    ),
    (
        "| Feature | Basic | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |",
        "The Basic plan allows an unlimited number of forms.",
    ),
    (
        "| Feature | Basic | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Conditional logic | – | ✓ | ✓ |",
        "Only the Team plan comes with conditional logic.",
    ),
    (
        "| Feature | Basic | Pro (€15/mo) | Team (€49/mo) |\n|---|---|---|---|\n| Forms | 3 | unlimited | unlimited |\n| Responses per month | 100 | 2,500 | 15,000 |\n| Custom domain | – | – | ✓ |",
        "You can collect 2,500 responses a month on the Basic plan.",
    ),
    (
        "| Role | Read | Edit | Delete | Invite |\n|---|---|---|---|---|\n| Viewer | yes | no | no | no |\n| Editor | yes | yes | no | no |\n| Admin | yes | yes | yes | yes |",
        "Editors can delete files.",
    ),
    (
        "| Role | Read | Edit | Delete | Invite |\n|---|---|---|---|---|\n| Viewer | yes | no | no | no |\n| Editor | yes | yes | no | no |\n| Admin | yes | yes | yes | yes |",
        "Only admins can edit.",
    ),
    (
        "| Day | Pool | Sauna |\n|---|---|---|\n| Monday | 8-20 | closed |\n| Tuesday | 8-20 | 14-22 |\n| Sunday | 9-18 | 10-20 |",
        "The sauna is open on Mondays.",
    ),
    (
        "| Day | Pool | Sauna |\n|---|---|---|\n| Monday | 8-20 | closed |\n| Tuesday | 8-20 | 14-22 |\n| Sunday | 9-18 | 10-20 |",
        "On Sundays the pool is open from 10 to 20.",
    ),
    (
        "| Day | Pool | Sauna |\n|---|---|---|\n| Monday | 8-20 | closed |\n| Tuesday | 8-20 | 14-22 |\n| Sunday | 9-18 | 10-20 |",
        "The pool is closed on Mondays.",
    ),
    (
        "| Size | Chest (cm) | Waist (cm) |\n|---|---|---|\n| S | 88 | 72 |\n| M | 96 | 80 |\n| L | 104 | 88 |",
        "Size L has a waist of 104 cm.",
    ),
    (
        "| Model | Weight | Battery | Waterproof |\n|---|---|---|---|\n| A10 | 180 g | 12 h | no |\n| A20 | 210 g | 20 h | yes |",
        "The A10 is waterproof.",
    ),
    (
        "| Model | Weight | Battery | Waterproof |\n|---|---|---|---|\n| A10 | 180 g | 12 h | no |\n| A20 | 210 g | 20 h | yes |",
        "The battery of the A20 lasts 12 hours.",
    ),
    (
        "| Model | Weight | Battery | Waterproof |\n|---|---|---|---|\n| A10 | 180 g | 12 h | no |\n| A20 | 210 g | 20 h | yes |",
        "The A10 is heavier than the A20.",
    ),
];

/// True sentences: units told once, hours past midnight, what stands instead, what follows of what is forbidden.
const TRUE: &[(&str, &str)] = &[
    (
        "| Type | Processing | Fee under 24 | Fee 24+ | Valid |\n|---|---|---|---|---|\n| Standard | 5–6 weeks | €37.50 | €70 | 6 / 10 years |\n| Express | 4 working days | €69.50 | €102 | 6 / 10 years |\n| Temporary | same day | €26 | €26 | 1 year |\n\nBring: old passport, one photo (not older than 6 months).",
        "An express passport takes four working days.",
    ),
    (
        "Voltana Night & Day\n\nUnit price day (06:00-22:00): 31.4 ct/kWh\nUnit price night (22:00-06:00): 22.9 ct/kWh\nStanding charge: €11.90 per month",
        "At night, Voltana charges 22.9 cents per kilowatt hour.",
    ),
    (
        "Encryption keys are rotated every 90 days and are held in a hardware security module.",
        "Encryption keys are changed every three months or so.",
    ),
    (
        "Norvane AB has signed an agreement to acquire all shares in Pelt Robotics, a Danish maker of gripping systems.",
        "Norvane has agreed to buy all of the shares in Pelt Robotics.",
    ),
    (
        "Seven days before: stop taking iron tablets. Do not stop blood thinners on your own; speak to us first.",
        "Patients should give up iron tablets a week before the examination.",
    ),
    (
        "A named technical account manager is included in Premium. Standard customers can book one for €900 a month.",
        "Standard customers who want a technical account manager have to pay extra for one.",
    ),
    (
        "Ticket merging now works across inboxes (previously same inbox only).",
        "Tickets from different inboxes can be merged with each other.",
    ),
    (
        "Monthly fee: none\nReplacement card: $6\nCash advance at counter: 4%, minimum $10",
        "A $100 cash advance at the counter would cost $10 in fees.",
    ),
    (
        "- No se admiten: ropa interior, productos personalizados y tarjetas regalo.\n\nLos muebles tienen un plazo propio de 15 días y deben devolverse sin montar.",
        "Una estantería que ya se ha montado no se puede devolver.",
    ),
    ("Tidemark Desktop 4.7.0, released 12 March 2024.", "Version 4.7.0 came out on 12 March 2024."),
    ("Tidemark Desktop 4.7.0, released 12 March 2024.", "Tidemark Desktop 4.7.0 came out on 12 March 2024."),
    (
        "Tidemark Desktop 4.7.0, released 12 March 2024. We dropped support for macOS 11, so users on that version will stay on 4.6.3.",
        "Version 4.7.0 was released on 12 March 2024.",
    ),
    ("Unit price night: 22.9 ct/kWh", "The night price is 22.9 cents per kilowatt hour."),
    ("Unit price night (22:00-06:00): 22.9 ct/kWh", "The night price is 22.9 cents per kWh."),
    ("Late fee: 20 ct per day", "The late fee is 20 cents a day."),
    ("Temperatures: 70 / 80 / 90 / 100 °C", "It heats to 80 °C."),
    ("The trip takes 3 rather than 5 hours.", "The trip takes 3 hours."),
    ("The bar is open from 6 pm to 2 am.", "At 1 am the bar is still open."),
];

/// The same told wrongly.
const FALSE: &[(&str, &str)] = &[
    (
        "Encryption keys are rotated every 90 days and are held in a hardware security module.",
        "Encryption keys are changed every six months.",
    ),
    (
        "A named technical account manager is included in Premium. Standard customers can book one for €900 a month.",
        "Premium customers have to pay extra for a technical account manager.",
    ),
    (
        "Monthly fee: none\nReplacement card: $6\nCash advance at counter: 4%, minimum $10",
        "The card has a monthly fee of $6.",
    ),
    (
        "Do not use vinegar: it damages the seals and voids the warranty.",
        "You can use vinegar to descale the machine.",
    ),
    (
        "The machine costs 400 euros. Delivery is included but not the installation.",
        "Delivery and installation are included.",
    ),
    ("Unit price night: 22.9 ct/kWh", "The night price is 25.9 cents per kilowatt hour."),
    ("The trip takes 3 rather than 5 hours.", "The trip takes 5 hours."),
    ("The price is 3.50 euros instead of 5 euros.", "The price is 5 euros."),
    ("A taxi is sent between 23:30 and 4:00.", "A taxi is sent at 5:00."),
    ("The bar is open from 6 pm to 2 am.", "At 3 am the bar is still open."),
];

/// What the documents leave open.
const UNSAID: &[(&str, &str)] = &[(
    "| Service | Short | Medium | Long |\n|---|---|---|---|\n| Wash & cut | £32 | £38 | £45 |\n| Full colour | £48 | £59 | £74 |\n\nColour prices include a gloss treatment but not the blow-dry.",
    "For shoulder-length hair, a wash and cut plus a full colour come to £97 before any blow-dry.",
)];

#[test]
fn a_named_row_and_column_meet_in_one_cell() {
    all_are(CELLS, ClaimVerdict::Supported);
    all_are(OTHER_CELLS, ClaimVerdict::Contradicted);
}

#[test]
fn a_true_sentence_raises_no_alarm() {
    all_are(TRUE, ClaimVerdict::Supported);
    all_are(FALSE, ClaimVerdict::Contradicted);
    all_are(UNSAID, ClaimVerdict::Unsupported);
}
