use super::{claims, verify};

/// Inputs and the claims in them.
const CASES: &[(&str, &str)] = &[
    // one claim a sentence
    ("The library opens at nine.", "The library opens at nine."),
    (
        "The library opens at nine. It closes on Sundays.",
        "The library opens at nine. | It closes on Sundays.",
    ),
    ("Water boils at 100 °C.", "Water boils at 100 °C."),
    ("The budget is INR 78 crore [1].", "The budget is INR 78 crore [1]."),
    ("The budget is INR 78 crore. [1]", "The budget is INR 78 crore. [1]"),
    // no claims
    ("", ""),
    ("Hello! How can I help you today?", ""),
    ("Hi there.", ""),
    ("Thanks for asking!", ""),
    ("Sure!", ""),
    // what two sentences say together is no greeting and no lead-in
    ("Hello! There are two museums in Berlin.", "There are two museums in Berlin."),
    ("Hi. There are two museums.", "There are two museums."),
    ("Good. Morning tours start at nine.", "Morning tours start at nine."),
    ("The city museum is here. Is it open?", "The city museum is here."),
    ("You can pay the city here, are you sure?", "You can pay the city here"),
    ("In short. Answer: the fee is 5 euros.", "Answer: the fee is 5 euros."),
    ("Great question!", ""),
    ("Is the library open on Sundays?", ""),
    ("What is the IT budget of the department?", ""),
    ("Would you like to know more about the budget?", ""),
    ("Let me know if you have any other questions.", ""),
    ("I hope this helps!", ""),
    ("Feel free to ask about opening hours.", ""),
    ("The documents do not mention the opening hours.", ""),
    ("I can't help with that request.", ""),
    ("# Annual Budget Report\n", ""),
    ("**Opening Hours**", ""),
    ("Here are the opening hours:", ""),
    ("[1]", ""),
    ("[1] [2]", ""),
    ("Yes.", ""),
    ("```\nlet budget = 78;\n```", ""),
    ("नमस्ते! मैं आपकी कैसे मदद कर सकता हूँ?", ""),
    // a question that tells
    ("Did you know that the library opens at nine?", "the library opens at nine?"),
    ("Did you know the library opens at nine?", "the library opens at nine?"),
    ("Do you know when the library opens?", ""),
    ("yeah. did you know the library opens at nine?", "the library opens at nine?"),
    ("yes, did you know the library opens at nine?", "the library opens at nine?"),
    ("i'm not sure. the library opens at nine.", "the library opens at nine."),
    ("He was a mathematician.", "He was a mathematician."),
    ("it is a comedy", "it is a comedy"),
    ("Instagram lets users upload photos.", "Instagram lets users upload photos."),
    ("Well, let's look at the photos.", ""),
    ("A paramedic is a healthcare professional.", "A paramedic is a healthcare professional."),
    ("It is a good idea to consult your doctor.", ""),
    ("I would say the library opens at nine.", "I would say the library opens at nine."),
    ("I would look at the library hours.", ""),
    ("The library opens at nine, right?", "The library opens at nine"),
    ("The library opens at nine, doesn't it?", "The library opens at nine"),
    // preambles
    ("Based on the provided documents, the library opens at nine.", "the library opens at nine."),
    ("According to the passage, revenue rose by 8 %.", "revenue rose by 8 %."),
    (
        "Based on the documents, the budget, which is new, rose by 8 %.",
        "the budget, which is new, rose by 8 %.",
    ),
    ("According to Reuters, revenue rose by 8 %.", "According to Reuters, revenue rose by 8 %."),
    // clauses
    ("Revenue rose by 8 % and the profit fell by 3 %.", "Revenue rose by 8 % | and the profit fell by 3 %."),
    (
        "Revenue rose sharply in India; costs fell sharply in China.",
        "Revenue rose sharply in India | costs fell sharply in China.",
    ),
    (
        "The library opens at nine, but it closes early on Fridays.",
        "The library opens at nine | but it closes early on Fridays.",
    ),
    (
        "The choir counts 48 voices and performs old songs 20 times a year.",
        "The choir counts 48 voices | and performs old songs 20 times a year.",
    ),
    ("It lasts between 5 and 7 days.", "It lasts between 5 and 7 days."),
    ("Tom and Mary bought a house.", "Tom and Mary bought a house."),
    (
        "The budget was approved in March, which surprised many analysts in London.",
        "The budget was approved in March | which surprised many analysts in London.",
    ),
    (
        "He said \"the revenue rose sharply, but the profit fell sharply\" today.",
        "He said \"the revenue rose sharply, but the profit fell sharply\" today.",
    ),
    // lists, headings and tables
    (
        "The library offers:\n- free internet access\n- printing for 5 rupees",
        "free internet access | printing for 5 rupees",
    ),
    (
        "1. The library opens at nine.\n2. It closes at five.",
        "The library opens at nine. | It closes at five.",
    ),
    ("- **Budget:** INR 78 crore for 2024", "Budget:** INR 78 crore for 2024"),
    (
        "| City | Population |\n|---|---|\n| Pune | 3.1 million |\n| Agra | 1.6 million |",
        "Pune | 3.1 million | Agra | 1.6 million",
    ),
    ("## Hours\nThe library opens at nine.", "The library opens at nine."),
    // opinions are claims that cannot be checked
    ("I think the old library is beautiful.", "I think the old library is beautiful."),
    (
        "They include Erik Hersman, Ory Okolloh, and David Kobia.",
        "They include Erik Hersman, Ory Okolloh, and David Kobia.",
    ),
    (
        "The countries are South Sudan; Bosnia and Herzegovina; Liberia.",
        "The countries are South Sudan; Bosnia and Herzegovina; Liberia.",
    ),
    // small talk before a statement, and more clauses
    ("Don't worry, the library opens at nine.", "Don't worry, the library opens at nine."),
    ("Certainly! The library opens at nine.", "The library opens at nine."),
    ("Sure, the library opens at nine.", "the library opens at nine."),
    ("Hello, I am your library assistant.", ""),
    ("I'm not sure, but the library opens at nine.", "but the library opens at nine."),
    ("Of course. The budget is INR 78 crore.", "The budget is INR 78 crore."),
    (
        "The budget (INR 78 crore) was approved in March; it rose by 8 % over last year.",
        "The budget (INR 78 crore) was approved in March | it rose by 8 % over last year.",
    ),
    ("The fee is $5; members pay $3 each.", "The fee is $5 | members pay $3 each."),
    (
        "In 2020, the revenue rose, and in 2021, the revenue fell sharply.",
        "In 2020, the revenue rose | and in 2021, the revenue fell sharply.",
    ),
    (
        "The plan covers dental care — vision care is excluded.",
        "The plan covers dental care | vision care is excluded.",
    ),
    (
        "The plan covers dental, vision, and hearing care.",
        "The plan covers dental, vision, and hearing care.",
    ),
    ("Please contact your doctor.", ""),
    ("Please contact your doctor before 5 May.", "Please contact your doctor before 5 May."),
    ("As an AI language model, I don't have access to that.", ""),
    ("Unfortunately, I could not find the opening hours in the documents.", ""),
    ("> The library opens at nine.", "> The library opens at nine."),
    ("Why does it rain? Because warm air rises and cools.", "Because warm air rises and cools."),
    ("Sales rose by 5 %—costs fell by 3 %.", "Sales rose by 5 % | costs fell by 3 %."),
    ("Die Bibliothek öffnet um neun Uhr. Kann ich Ihnen noch helfen?", "Die Bibliothek öffnet um neun Uhr."),
    (
        "La bibliothèque ouvre à neuf heures. N'hésitez pas à me contacter.",
        "La bibliothèque ouvre à neuf heures.",
    ),
    // other languages
    (
        "पुस्तकालय सुबह नौ बजे खुलता है। यह रविवार को बंद रहता है।",
        "पुस्तकालय सुबह नौ बजे खुलता है। | यह रविवार को बंद रहता है।",
    ),
    ("图书馆九点开门。收入增长了百分之八。", "图书馆九点开门。 | 收入增长了百分之八。"),
    ("La biblioteca abre a las nueve. ¿Quieres saber más?", "La biblioteca abre a las nueve."),
];

#[test]
fn statements_are_found_and_split() {
    let differing: Vec<String> = CASES
        .iter()
        .map(|&(response, expected)| (response, expected, claims(response)))
        .filter(|(_, expected, got)| got != expected)
        .map(|(response, expected, got)| format!("{response:?}\n  expected {expected}\n  got      {got}"))
        .collect();
    assert!(differing.is_empty(), "{} of {}:\n{}", differing.len(), CASES.len(), differing.join("\n"));
}

#[test]
fn hostile_answers_are_checked_in_linear_time() {
    // were each boundary held against each quotation, this test would not end
    let quoted = "the clerk said \"it is so\", and he left the town; ".repeat(1 << 14);
    assert!(!verify(&[], &quoted).claims.is_empty());
    // nor were the blanks of a passage read for each claim that is held against it
    let blanks = " ".repeat(7 << 10);
    let passage = |n: usize| format!("The tower of town {n} was not{blanks}built by group {n} in stone. ");
    let claim = |n: usize| format!("The tower no {n} of town {n} was built by group {n} in stone. ");
    let (document, response): (String, String) =
        ((0..56).map(passage).collect(), (0..1_700).map(claim).collect());
    assert_eq!(verify(&[&document], &response).claims.len(), 1_700);
    // nor were all facts of the sources gone through for each claim that shares a word with all of them
    let document = "Alpha x. ".repeat(300_000);
    let claim = |n: usize| format!("Alpha zz{n}. ");
    let response: String = (0..5_000).map(claim).collect();
    assert_eq!(verify(&[&document], &response).claims.len(), 5_000);
}
