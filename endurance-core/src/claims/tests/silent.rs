//! What a document says nothing of, and what it does not deny.

use super::{ClaimVerdict, all_are, none_is_contradicted};

const NOT_STATED: &[(&str, &str)] = &[
    ("The bank is closed on 24 December.", "The bank is open on 23 December."),
    ("The team's training can be intense.", "The team's training isn't intense."),
    (
        "June 22, 2017\nOver the last two years her rise has been a testament to her hard work at Atlantic Records.",
        "The song was released on June 16, 2017, by Atlantic Records.",
    ),
    (
        "The shop is open Monday to Friday 9 am to 6 pm and Saturday 10 am to 2 pm.",
        "The shop is closed on Sundays.",
    ),
    ("The office is closed on weekends and public holidays.", "The office is open on weekdays only."),
    ("The road is closed until 30 June.", "The road opens again on 1 July."),
    (
        "You cannot cancel after the parcel has been shipped.",
        "You can cancel as long as the parcel has not been shipped.",
    ),
    ("Bicycles are not carried during rush hour (7 to 9 am).", "Bicycles are carried outside the rush hour."),
    ("Le bureau est ouvert du lundi au jeudi.", "Le vendredi, le bureau est fermé."),
    ("The council postponed its decision on parking fees.", "No decision was taken on parking fees."),
    ("The dose is 5 ml twice a day.", "You take 10 ml a day in total."),
    (
        "Applications open on 1 April and close on 15 May. Previous recipients may not apply again.",
        "You must apply by 15 May.",
    ),
    ("The fee is 5 euros.", "The deposit is 7 euros."),
    ("The entrance fee for adults is 5 euros.", "Parking costs 7 euros a day."),
    ("The hotel is 3 km from the station.", "The lake is 7 km long."),
    ("The budget is $3 million.", "The mayor earns $200,000."),
    ("The tour takes 3 hours.", "The film lasts 2 hours."),
    ("The shop opens at 9 am.", "Lunch is served at 12 pm."),
    ("The course begins on Monday.", "The exam is on Friday."),
    ("Interest is 5 percent.", "Inflation is 3 percent."),
    (
        "The primary difference between X-Ray and Y-Ray is the length of time that the drugs stay in your bloodstream.",
        "X-Ray stays in the bloodstream for 24 hours, while Y-Ray does not.",
    ),
    (
        "We're excited about the partnership between Gigantour 2006 and our forthcoming racing game.",
        "The second Gigantour began during the third quarter of 2006.",
    ),
    (
        "Watch as Jarome Iginla has his number 12 raised to the rafters.",
        "The Flames retired Iginla's No. 12 on March 2, 2019.",
    ),
    (
        "You get a discount as long as you do not get us thrown out again.",
        "Carly teases Steve about getting thrown out before.",
    ),
];

#[test]
fn what_is_not_stated_is_unsupported() {
    all_are(NOT_STATED, ClaimVerdict::Unsupported);
}

/// Where the engine may miss that it follows.
const NOT_DENIED: &[(&str, &str)] = &[
    (
        "Not covered: floods; bicycles outside the home; glass. Covered: fire and storm.",
        "Storm damage is covered.",
    ),
    ("Not covered: floods; bicycles outside the home.", "Bicycles inside the home are covered."),
    ("The deposit is non-refundable.", "You will not get the deposit back."),
    (
        "There are three ways you can change your address: 1.Visit https://moversguide.usps.com/.",
        "Visit the USPS website (<https://www.usps.com/>) and click on the \"Change of Address\" tab.",
    ),
    (
        "K. Ip, Egalitarianism and Global Justice, DOI10.1057/978-1-137-51407-3_1 CHAPTER 1 1.1 AN UNEQUAL WORLD The world we are living in is strikingly unequal in socio-economic terms.",
        "Egalitarianism can be viewed in two ways.",
    ),
    (
        "1.1 Scope of egalitarianism\nThe world we are living in views egalitarianism as strikingly unequal.",
        "Egalitarianism can be viewed in two ways.",
    ),
    (
        "The podcast wants to highlight all of the amazing people in the community and provide support to simmers.",
        "The podcast wants to highlight the community and provide support only to simmers.",
    ),
    (
        "The Mississippi River begins at Lake Itasca. The stream entirely flows through the United States and is 2,320 miles long.\nThe Missouri River is its longest tributary.",
        "The Missouri River is 2,341 miles long.",
    ),
    (
        "This document explains how to set the default web browser in Windows 7.",
        "Set the default web browser in Windows 10 using the Settings app.",
    ),
    (
        "Blood tests require that you do not eat for 10 hours; water is allowed.",
        "You may drink water before the blood test but not eat.",
    ),
    ("Do not stop early, even when you feel better.", "Keep taking it even if you feel better."),
    ("The bridge is closed to lorries.", "Cars may use the bridge."),
    ("Membership can be cancelled at any time.", "You can leave the gym whenever you like."),
    ("Membership can be cancelled at any time.", "The membership is not binding for a year."),
    (
        "You do not need a visa for stays of up to 90 days.",
        "A visa is required for stays of more than 90 days.",
    ),
    ("You do not need a visa for stays of up to 90 days.", "No visa is needed for a stay of 30 days."),
    ("The deposit is refundable.", "You get the deposit back when you leave."),
    ("Dogs must be kept on a lead.", "You may not let your dog run free."),
    ("Tickets cannot be returned or exchanged.", "You can give the ticket to a friend."),
    ("Non-members pay 20 euros.", "Members pay less than 20 euros."),
    ("Only residents may park in Mill Lane.", "Visitors cannot park in Mill Lane."),
    ("The meeting may be cancelled if fewer than five people come.", "The meeting takes place on Monday."),
    (
        "The new law does not apply to contracts signed before 2020.",
        "The law applies to contracts signed after 2020.",
    ),
    ("It took them less than an hour.", "They did not need a whole hour."),
    (
        "Whoever buys a bike gets the first service free of charge.",
        "The offer stands provided they don't sell out first.",
    ),
    (
        "Five accessories are in the box: bowl, lid, spoon, cup and rack. A whisk can be bought.",
        "A whisk is among the accessories.",
    ),
    (
        "Rebuilding the hall cost $1.35 million against the $1.1 million that were approved.",
        "The job overran by a quarter of a million dollars.",
    ),
    ("The raffle sold all 3 million tickets, at 20 euros each.", "The sale brought in sixty million euros."),
    (
        "A ticket costs 12 euros; the family ticket for 2 adults and 3 children is 30 euros.",
        "Two adults and three children pay 30 euros.",
    ),
];

#[test]
fn what_is_not_denied_is_not_contradicted() {
    none_is_contradicted(NOT_DENIED);
}
