//! Who did what, what belongs to what, what comes first: claims in the words of a source that bind them otherwise.

use super::*;

const OTHERWISE: &[(&str, &str)] = &[
    ("Members may take out 10 books at a time, guests 4.", "Members may take out 4 books at a time."),
    ("Guarantee: pump, ten years; filter, three; lamp, one.", "The filter is guaranteed for ten years."),
    (
        "Beets and turnips are baked at 210 and 180 degrees respectively, for half an hour.",
        "Bake the turnips at 210 degrees.",
    ),
    (
        "The bronze bell hangs in the east tower, whereas the west tower holds the clock.",
        "The bronze bell hangs in the west tower.",
    ),
    (
        "They fixed the sensor to the rear edge of the wing and glued the camera to the left wheel.",
        "The sensor was glued to the left wheel.",
    ),
    (
        "Party leader Petra Ollo called it reckless, while the mayor, Dirk Crail, spoke of a brave step.",
        "Mayor Dirk Crail called the plan reckless.",
    ),
    (
        "Chemist Ada Holm wants the plant closed. Farmer Bo Ring wants it enlarged.",
        "Ada Holm wants it enlarged.",
    ),
    (
        "Rules for visitors hang at the gate; those for staff hang in the hall.",
        "Rules for staff hang at the gate.",
    ),
    ("The basil is grown indoors, but the thyme stands outside.", "The basil stands outside."),
    (
        "The fee is returned once the badge has been handed in.",
        "The fee is returned before the badge is handed in.",
    ),
    ("Do not stir the dough until it has risen.", "Stir the dough before it has risen."),
    ("Rinse the brush before you dry it.", "Dry the brush before you rinse it."),
    ("Lucia Prato was beaten by the champion, Nora Falk.", "Lucia Prato defeated Nora Falk."),
    ("The alarm may be reset by a technician only.", "The driver can reset the alarm himself."),
    ("Only club owners may issue passes.", "Any member of the club may issue passes."),
    ("All but the last of the four tests are free.", "All four tests are free."),
    ("Half of the teachers speak Welsh.", "Most of the teachers speak Welsh."),
    (
        "The coastal path is just as long as the forest path.",
        "The coastal path is longer than the forest path.",
    ),
    (
        "La cuenta Marea da más intereses que la cuenta Brisa.",
        "La cuenta Brisa da más intereses que la cuenta Marea.",
    ),
    ("The Dawn probe is scheduled to photograph the moon in 2031.", "The Dawn probe photographed the moon."),
    ("Das Rathaus soll 2031 saniert werden.", "Das Rathaus wurde saniert."),
    (
        "The fair was cancelled because of a strike, not because of the heat.",
        "The fair was cancelled because of the heat.",
    ),
    (
        "The Marlo pot is made of steel. It is not suitable for ovens. It comes with a lid.",
        "The Marlo pot is suitable for ovens.",
    ),
];

#[test]
fn what_is_bound_otherwise_is_contradicted() {
    all_are(OTHERWISE, ClaimVerdict::Contradicted);
}

const LIKEWISE: &[(&str, &str)] = &[
    ("Members may take out 10 books at a time, guests 4.", "Guests may take out 4 books at a time."),
    ("Beets and turnips are baked at 210 and 180 degrees respectively.", "Bake the turnips at 180 degrees."),
    (
        "The fee is returned once the badge has been handed in.",
        "The fee is returned after the badge has been handed in.",
    ),
    ("Rinse the brush before you dry it.", "Dry the brush after you have rinsed it."),
    ("Lucia Prato was beaten by the champion, Nora Falk.", "Nora Falk won against Lucia Prato."),
    ("A firma Lima foi comprada no ano passado pelo grupo Serra.", "O grupo Serra comprou a firma Lima."),
    ("All but the last of the four tests are free.", "The clinic charges for the last of the four tests."),
    (
        "Each of the four flats has two rooms, and three of the flats have a balcony.",
        "One of the flats has no balcony.",
    ),
    (
        "Accounts at Dorset Mutual pay 0.4 points more than those at Castle Bank.",
        "Castle Bank pays less than Dorset Mutual.",
    ),
    ("If you pull the hook too quickly, the line breaks.", "Take care not to pull the hook too quickly."),
    ("The last bus leaves at a quarter to midnight.", "The last bus leaves at 23:45."),
    (
        "You will create a store for your data with the tool.",
        "You can create a store for your data with the tool.",
    ),
    ("The mill was to be rebuilt on 5 May 2019.", "On 5 May 2019 the mill was rebuilt."),
    (
        "The river rises in the Adler hills, flows through two lakes and eventually drains into the sea.",
        "The river flows from the Adler hills to the sea.",
    ),
];

#[test]
fn what_is_bound_likewise_is_not_contradicted() {
    none_is_contradicted(LIKEWISE);
}
