use super::{Atom, ClaimVerdict, EVALUATOR, all_are, said, verify};
use crate::{Document, Interaction};

/// A document, what it supports, what it contradicts, and the atom that differs.
type Pair = (&'static str, &'static str, &'static str, Atom);

const PAIRS: &[Pair] = &[
    // quantities
    (
        "The IT budget for 2024 is INR 78 crore.",
        "The IT budget for 2024 is INR 78 crore.",
        "The IT budget for 2024 is INR 87 crore.",
        Atom::Quantity,
    ),
    (
        "The fund holds 1.5 crore rupees.",
        "The fund holds 15 million rupees.",
        "The fund holds 51 million rupees.",
        Atom::Quantity,
    ),
    (
        "Inflation was 18.2 % in June.",
        "Inflation was 18.2 % in June.",
        "Inflation was 8.2 % in June.",
        Atom::Quantity,
    ),
    (
        "The school has 1,250 students.",
        "The school has 1250 students.",
        "The school has 1520 students.",
        Atom::Quantity,
    ),
    (
        "The team has twenty-five members.",
        "The team has 25 members.",
        "The team has 52 members.",
        Atom::Quantity,
    ),
    (
        "The route is 12 km long.",
        "The route is 12,000 metres long.",
        "The route is 21 km long.",
        Atom::Quantity,
    ),
    (
        "The turnover was 1.48 crore last year.",
        "The turnover was about 1.5 crore last year.",
        "The turnover was about 2.5 crore last year.",
        Atom::Quantity,
    ),
    (
        "The grant covers 40 to 50 hospitals.",
        "The grant covers 40 to 50 hospitals.",
        "The grant covers 60 to 70 hospitals.",
        Atom::Quantity,
    ),
    (
        "Members pay at least 30 dollars a month.",
        "Members pay at least 30 dollars a month.",
        "Members pay at least 90 dollars a month.",
        Atom::Quantity,
    ),
    (
        "The interest rate rose by 2 percentage points.",
        "The interest rate rose by 2 percentage points.",
        "The interest rate rose by 2 %.",
        Atom::Quantity,
    ),
    (
        "The ticket costs 40 dollars for adults.",
        "The ticket costs USD 40 for adults.",
        "The ticket costs 40 euros for adults.",
        Atom::Quantity,
    ),
    (
        "The clinic treated three patients on Monday.",
        "The clinic treated 3 patients on Monday.",
        "The clinic treated five patients on Monday.",
        Atom::Quantity,
    ),
    (
        "The company employs 5,000 workers in Pune.",
        "The company employs 5,000 staff in Pune.",
        "The company employs 8,000 workers in Pune.",
        Atom::Quantity,
    ),
    ("पुस्तकालय में 500 किताबें हैं।", "पुस्तकालय में 500 किताबें हैं।", "पुस्तकालय में 800 किताबें हैं।", Atom::Quantity),
    (
        "El presupuesto de la ciudad es de 78 millones de euros.",
        "El presupuesto de la ciudad es de 78 millones de euros.",
        "El presupuesto de la ciudad es de 87 millones de euros.",
        Atom::Quantity,
    ),
    ("公司的收入是五百万元。", "公司的收入是五百万元。", "公司的收入是八百万元。", Atom::Quantity),
    // dates
    (
        "The bridge opened on 3 May 2021.",
        "The bridge opened on May 3, 2021.",
        "The bridge opened on 3 June 2021.",
        Atom::Date,
    ),
    (
        "The museum was founded in 1894.",
        "The museum was founded in 1894.",
        "The museum was founded in 1984.",
        Atom::Date,
    ),
    (
        "The contract ends on 31 December 2025.",
        "The contract ends on 31 December 2025.",
        "The contract ends on 31 December 2026.",
        Atom::Date,
    ),
    // direction and comparison
    (
        "Exports rose sharply in the second quarter.",
        "Exports increased sharply in the second quarter.",
        "Exports fell sharply in the second quarter.",
        Atom::Direction,
    ),
    (
        "Unemployment decreased across the region.",
        "Unemployment decreased across the region.",
        "Unemployment increased across the region.",
        Atom::Direction,
    ),
    (
        "Mercury is smaller than the planet Mars.",
        "Mercury is smaller than the planet Mars.",
        "Mercury is larger than the planet Mars.",
        Atom::Comparison,
    ),
    (
        "The northern plant has the highest output.",
        "The northern plant has the highest output.",
        "The northern plant has the lowest output.",
        Atom::Comparison,
    ),
    // opposites and denials
    (
        "The swimming pool is open to visitors in winter.",
        "The swimming pool is open to visitors in winter.",
        "The swimming pool is closed to visitors in winter.",
        Atom::Polarity,
    ),
    (
        "The museum shop accepts credit cards.",
        "The museum shop accepts credit cards.",
        "The museum shop does not accept credit cards.",
        Atom::Polarity,
    ),
    (
        "The warranty does not cover water damage.",
        "The warranty does not cover water damage.",
        "The warranty covers water damage.",
        Atom::Polarity,
    ),
    (
        "Employees may never share passwords.",
        "Employees may never share passwords.",
        "Employees may share passwords.",
        Atom::Polarity,
    ),
    // plans
    (
        "The metro line is expected to open in the northern suburb.",
        "The metro line is expected to open in the northern suburb.",
        "The metro line opened in the northern suburb.",
        Atom::Modality,
    ),
    // quotations
    (
        "The minister said: \"We will build ten new schools this year.\"",
        "The minister said \"We will build ten new schools this year.\"",
        "The minister said \"We will build ten new clinics this year.\"",
        Atom::Quotation,
    ),
];

#[test]
fn twins_that_differ_in_one_thing() {
    let mut differing = Vec::new();
    for &(document, supported, contradicted, atom) in PAIRS {
        let found = verify(&[document], supported);
        if found.verified != found.total_claims || found.verified == 0 {
            differing
                .push(format!("{supported:?} on {document:?}\n  expected supported, got {:?}", said(&found)));
        }
        let found = verify(&[document], contradicted);
        let named = found.claims.iter().any(|c| {
            c.verdict == ClaimVerdict::Contradicted && c.detail.as_ref().is_some_and(|d| d.atom == atom)
        });
        // a quotation that stands nowhere is missing rather than denied
        let misquoted = atom == Atom::Quotation && found.unsupported > 0;
        if !named && !misquoted {
            let got = said(&found);
            differing.push(format!(
                "{contradicted:?} on {document:?}\n  expected contradicted {atom}, got {got:?}"
            ));
        }
    }
    assert!(differing.is_empty(), "{}:\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn what_only_looks_like_a_contradiction() {
    const CASES: &[(&str, &str)] = &[
        // document, a response that it does not contradict
        ("The card is not only valid in India but also in Nepal.", "The card is valid in India."),
        ("The card is valid in India.", "The card is not only valid in India."),
        ("If the fee is not paid, the card is blocked.", "The fee is paid by the member."),
        ("Exports rose by 8 % while imports fell by 3 %.", "Imports fell by 3 %."),
        ("Exports rose by 8 % while imports fell by 3 %.", "Exports rose by 8 %."),
        (
            "Tickets cost 5 dollars for children and 9 dollars for adults.",
            "Tickets cost 9 dollars for adults.",
        ),
        ("Members pay no more than 30 dollars.", "Members pay at most 30 dollars."),
        ("The tower is 300 m high and has 80 floors.", "The tower has 80 floors."),
        ("The shop opened in 1990. It moved in 2005.", "The shop moved in 2005."),
        ("It is no longer sold in Europe.", "It is no longer sold in Europe."),
        ("All members came without exception.", "All members came."),
        ("The bridge was planned in 1990 and completed in 1994.", "The bridge was completed in 1994."),
    ];
    for &(document, response) in CASES {
        let found = verify(&[document], response);
        assert_eq!(found.contradicted, 0, "{response:?} on {document:?}: {:?}", said(&found));
    }
}

#[test]
fn a_name_that_no_source_holds_is_unsupported() {
    const DOCUMENT: &str =
        "Anita Rao leads the finance team. Vikram Shah leads the legal team and lives in Agra.";
    const CASES: &[(&str, bool)] = &[
        ("Anita Rao leads the finance team.", true),
        ("Vikram Shah leads the legal team.", true),
        ("Vikram Shah lives in Agra.", true),
        ("Priya Nair leads the finance team.", false),
        ("Siemens pays the legal team.", false),
    ];
    for &(response, supported) in CASES {
        let found = verify(&[DOCUMENT], response);
        assert_eq!(found.verified == 1, supported, "{response:?}: {:?}", said(&found));
    }
}

#[test]
fn acronyms_stand_for_their_names() {
    const CASES: &[(&str, &str)] = &[
        ("The Reserve Bank of India raised the repo rate in June.", "The RBI raised the repo rate in June."),
        ("The United States voted against the plan.", "The U.S. voted against the plan."),
        ("The World Health Organization (WHO) declared an emergency.", "The WHO declared an emergency."),
    ];
    for &(document, response) in CASES {
        let found = verify(&[document], response);
        assert_eq!(found.verified, 1, "{response:?}: {:?}", said(&found));
    }
}

/// Sentences of many kinds: a document that states one supports it.
const STATED: &[&str] = &[
    "Photosynthesis turns light into chemical energy.",
    "The Treaty of Rome was signed on 25 March 1957.",
    "Mount Everest is 8,849 metres high.",
    "The company's net profit fell by 12.5 % to $3.4 billion.",
    "Do not take this medicine with alcohol.",
    "No refunds are given after 30 days.",
    "Unless the fee is paid, the account will be closed.",
    "She said that \"the results exceeded all of our expectations\" in her speech.",
    "He was born in Ulm, studied in Zurich and died in Princeton.",
    "The U.S. Senate has 100 members.",
    "Fewer than 500 tigers live in the reserve.",
    "The train leaves at 5:30 p.m. from platform 4.",
    "Section 80C allows a deduction of up to Rs. 1.5 lakh.",
    "Version 2.1.3 fixes the login error.",
    "Contact support@example.com or visit https://example.com/help.",
    "Most of the students passed, but some of them failed.",
    "The project is planned to start in October 2026.",
    "The Ganges is the longest river in India.",
    "About half of the world's population lives in cities.",
    "Between 2010 and 2020, emissions rose from 4 to 6 million tonnes.",
    "राष्ट्रीय राजमार्ग की लंबाई 1,200 किलोमीटर है।",
    "यह योजना 15 अगस्त 2023 को शुरू हुई।",
    "El museo abrió sus puertas en 1894 y recibe 2 millones de visitantes al año.",
    "Le musée n'est pas ouvert le lundi.",
    "Der Umsatz stieg im dritten Quartal um 8,5 % auf 3,4 Milliarden Euro.",
    "O museu foi fundado em 1894 no Rio de Janeiro.",
    "La torre è alta 56 metri e pesa 14.500 tonnellate.",
    "Het museum werd in 1894 geopend door de koning.",
    "Музей был основан в 1894 году в Москве.",
    "تأسس المتحف في عام 1894 في القاهرة.",
    "博物馆成立于1894年，每年接待两百万游客。",
    "博物館は1894年に東京で設立されました。",
    "박물관은 1894년에 서울에서 설립되었습니다.",
    "Bảo tàng được thành lập vào năm 1894 tại Hà Nội.",
    "Müze 1894 yılında İstanbul'da kuruldu ve çok ünlü oldu.",
    "Museum ini didirikan pada tahun 1894 di Jakarta.",
];

#[test]
fn a_document_that_states_the_claim_supports_it() {
    let mut differing = Vec::new();
    for sentence in STATED {
        for document in [(*sentence).to_owned(), format!("# 3\n\n- {sentence}\n- 5\n")] {
            let found = verify(&[&document], sentence);
            if found.verified != found.total_claims || found.verified == 0 {
                differing.push(format!("{sentence:?} on {document:?}: {:?}", said(&found)));
            }
        }
    }
    assert!(differing.is_empty(), "{}:\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn what_follows_is_no_contradiction() {
    const CASES: &[(&str, &str)] = &[
        ("Anyone under 16 may train only with a parent.", "At 14 he may only train with a parent."),
        ("Bonfires are forbidden from March to October.", "In April a bonfire is forbidden."),
        (
            "You can appeal within 4 weeks of our answer.",
            "Against an answer of 5 May you can appeal until 2 June.",
        ),
        ("It lifted off on 16 July 1969. The Eagle landed on 20 July.", "The Eagle landed on 20 July 1969."),
        ("Economy passengers may take one cabin bag.", "Economy passengers may take 1 cabin bag."),
        (
            "Few of the positions are larger than five percent.",
            "Not many of the positions are larger than five percent.",
        ),
        ("Beat three egg yolks with 90 g of sugar.", "Twice the recipe takes 180 g of sugar."),
        ("Install netting over the light fixture.", "Install netting over the light fixture (Passage 1:2)."),
        ("Repeat the last two steps to make two smears.", "Repeat steps 4 and 5 to make two smears."),
        (
            "Plan S includes 20 GB of data a month; Plan L includes 60 GB.",
            "Plan L has three times the data of Plan S.",
        ),
        ("The tour is 14 km, 790 metres up.", "The tour is about 8.7 miles long."),
        ("The causes are low pressure, heat and dust.", "The causes are: 1. Low pressure 2. Heat 3. Dust"),
        ("Prepayment is free of charge after 12 instalments.", "You can prepay at no charge."),
        ("Membership is free for anyone under 16.", "At 14 you pay nothing for your membership."),
        ("The cream is free of alcohol.", "The cream contains no alcohol."),
        ("The cream is alcohol-free.", "The cream is without alcohol."),
        ("Penguins are fed three times daily.", "Penguins are fed three times a day."),
        ("23 percent were foreign nationals.", "77% of them were not foreign nationals."),
        (
            "Software made up 24% of exports, up from 20% a year earlier.",
            "A year before, software had made up 20% of exports.",
        ),
        (
            "The ombudsman takes cases only after an appeal.",
            "Without an appeal the ombudsman does not take a case.",
        ),
        ("Q holds U", "It is. Q holds U"),
    ];
    all_are(CASES, ClaimVerdict::Supported);
}

#[test]
fn what_is_told_of_something_else_denies_nothing() {
    const CASES: &[(&str, &str)] = &[
        (
            "This drug will not stay in the bloodstream as long.",
            "The other drug stays in the bloodstream for 24 hours.",
        ),
        (
            "Keep refrigerator storage time to a minimum.",
            "It can be kept in the refrigerator for a maximum of 3 days.",
        ),
        (
            "All of the atoms in an element have the same number of protons.",
            "Elements consist of only one type of atom with the same number of protons.",
        ),
        ("Until now the price was 2.33 francs.", "The price goes up by 25 centimes."),
        ("The film has 92 % on the list.", "No, but the film has 92 % on the list."),
    ];
    for (document, response) in CASES {
        let found = verify(&[document], response);
        for claim in &found.claims {
            assert_ne!(claim.verdict, ClaimVerdict::Contradicted, "{document} | {response}: {claim:?}");
        }
    }
}

/// A sentence, and what it tells of one of its items that is said of another.
#[test]
fn what_is_told_of_another_of_a_series_contradicts() {
    const CASES: &[(&str, &str, &str)] = &[
        (
            "Warranty: 3 years on the device, 4 years on the motor, 12 months on the battery.",
            "The warranty runs 3 years for the device and 4 for the motor.",
            "The warranty runs 4 years for the device and 3 for the motor.",
        ),
        (
            "Adults pay $13.00, seniors $11.50, students $9.00.",
            "Adults pay $13 and seniors $11.50.",
            "Adults pay $11.50 and seniors $13.",
        ),
        (
            "The choir: sopranos rehearse on Mondays, basses on Tuesdays.",
            "Sopranos meet on Mondays and basses on Tuesdays.",
            "Sopranos meet on Tuesdays and basses on Mondays.",
        ),
        (
            "Dr. Osei sees patients on Mondays and Wednesdays, Dr. Brandt on Tuesdays and Fridays.",
            "Dr. Brandt has her hours on Tuesdays and Fridays.",
            "Dr. Brandt has her hours on Mondays and Wednesdays.",
        ),
    ];
    for (document, right, wrong) in CASES {
        for (response, expected) in [(right, ClaimVerdict::Supported), (wrong, ClaimVerdict::Contradicted)] {
            let found = verify(&[document], response);
            assert!(!found.claims.is_empty(), "{response}");
            assert!(
                found.claims.iter().all(|c| c.verdict == expected),
                "{document} | {response}: {:?}",
                said(&found)
            );
        }
    }
}

#[test]
fn passages_under_one_title_know_each_others_names() {
    let verdict = |titles: [&str; 2]| {
        let response = "In Roman Observer players catch comets, planets, distant galaxies and burning stars before their telescope runs out of power.";
        let passages = [
            "Roman Observer is new.",
            "Players catch comets, planets, distant galaxies and burning stars before their telescope runs out of power.",
        ];
        let interaction =
            passages.iter().zip(titles).fold(Interaction::new("", response), |asked, (content, title)| {
                asked.document(Document::new(*content).source(title))
            });
        EVALUATOR.verify(&interaction).verification.claims[0].verdict
    };
    assert_eq!(verdict(["games.md", "games.md"]), ClaimVerdict::Supported);
    for titles in [["games.md", "rules.md"], ["", ""]] {
        assert_eq!(verdict(titles), ClaimVerdict::Unsupported, "{titles:?}");
    }
}
