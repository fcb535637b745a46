//! A part of the page on its own, to stand among other things: the output of a notebook's cell.
//!
//! It brings its style, which holds for it alone; it has no script, no id and no link, and loads nothing. It is bounded as
//! the page is, and the same for the same input.

use super::{anchor::Anchor, card::Card, overview::Overview, style, told};
use askama::Template;
use endurance_core::{Evaluation, Interaction, SummaryReport};

#[derive(Template)]
#[template(path = "fragment.html")]
struct Fragment<T: Template> {
    style: &'static str,
    told: String,
    content: T,
}

/// One evaluation, with the texts of `interaction` where they are still there.
///
/// ```
/// use endurance_core::{Document, Evaluator, Interaction};
///
/// let interaction = Interaction::new("What is the IT budget?", "The IT budget is INR 87 crore.")
///     .document(Document::new("The IT budget for 2024-25 is INR 78 crore."));
/// let evaluation = Evaluator::default().evaluate(&interaction);
/// let html = endurance_cli::fragment::evaluation(&evaluation, Some(&interaction));
/// assert!(html.contains("<mark class=\"contradicted\">"));
/// ```
#[must_use]
pub fn evaluation(evaluation: &Evaluation, interaction: Option<&Interaction>) -> String {
    let nothing = Interaction::default();
    let card = Card::new(Anchor { line: None }, evaluation, interaction.unwrap_or(&nothing));
    let content = if interaction.is_some() { card } else { card.without_texts() };
    Fragment { style: style::EVALUATION, told: String::new(), content }.to_string()
}

/// The figures of many evaluations.
#[must_use]
pub fn summary(report: &SummaryReport) -> String {
    let content = Overview::new(report);
    Fragment { style: style::SUMMARY, told: told(report), content }.to_string()
}
