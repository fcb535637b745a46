//! A part of the page on its own: whole, safe, and alone among others.

use crate::page::{HOSTILE, check_elements, check_hidden};
use endurance_cli::fragment;
use endurance_core::{Document, Evaluation, Evaluator, Interaction, Summary};
use std::collections::BTreeSet;

fn evaluated(text: &str) -> (Interaction, Evaluation) {
    let document = Document::new(format!("{text} is 6. {text}")).id(text).source(text);
    let mut interaction = Interaction::new(text, format!("{text} is 5. {text}")).document(document);
    interaction.interaction_id = Some(text.to_owned());
    let evaluation = Evaluator::default().evaluate(&interaction);
    (interaction, evaluation)
}

/// Nothing that two fragments of one page could have in common, and nothing that leads out of it.
fn check(html: &str) {
    check_elements(html);
    for part in [" id=", "href=", "<script", "url(", "@import", ":root"] {
        assert!(!html.contains(part), "{part} in {html}");
    }
    assert!(html.starts_with("<div class=\"endurance-") && html.ends_with("</div>"));
    for part in ["light-dark(", "color-scheme: light dark", "[data-jp-theme-light=\"false\"]", ".vscode-dark"]
    {
        assert!(html.contains(part), "no {part}");
    }
}

#[test]
fn hostile_texts_stay_texts_in_a_fragment() {
    for text in HOSTILE {
        let (interaction, evaluation) = evaluated(text);
        let mut summary = Summary::default();
        summary.add(1, &interaction, &evaluation);
        summary.add_error(2, text, text);
        let shown = fragment::evaluation(&evaluation, Some(&interaction));
        for html in [
            shown.clone(),
            fragment::evaluation(&evaluation, None),
            fragment::evaluation(&Evaluator::default().evaluate(&Interaction::default()), None),
            fragment::summary(&summary.report(None)),
            fragment::summary(&Summary::default().report(None)),
        ] {
            check(&html);
            check_hidden(&html, text);
        }
        assert_eq!(shown, fragment::evaluation(&evaluation, Some(&interaction)));
    }
}

#[test]
fn every_rule_is_inside_that_of_the_class() {
    let (interaction, evaluation) = evaluated("a");
    let html = fragment::evaluation(&evaluation, Some(&interaction));
    let (_, after) = html.split_once("<style>").expect("a style");
    let (style, _) = after.split_once("</style>").expect("its end");
    let (selector, rules) = style.split_once('{').expect("a rule");
    assert_eq!(
        selector.split('.').collect::<BTreeSet<_>>(),
        ["", "endurance-evaluation", "endurance-evaluation "].into()
    );
    let mut depth = 1;
    for (at, c) in rules.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        assert!(depth > 0 || rules[at + 1..].trim().is_empty(), "a rule outside: {}", &rules[at..]);
    }
    assert_eq!(depth, 0);
}

#[test]
fn an_evaluation_without_texts_shows_its_claims() {
    let (_, evaluation) = evaluated("The budget");
    let html = fragment::evaluation(&evaluation, None);
    assert!(html.contains("The texts were not kept"));
    assert!(html.contains("<p class=\"quote\"><bdi>The budget is 5."), "{html}");
    assert!(!html.contains("The answer is empty"));
}

#[test]
fn texts_that_are_not_those_of_the_evaluation_do_no_harm() {
    let (_, evaluation) = evaluated("漢字 👩‍👩‍👧 عربي");
    for response in ["", "é", "漢"] {
        check(&fragment::evaluation(&evaluation, Some(&Interaction::new("", response))));
    }
}
