//! What rules ask of a context, each question in one function.

use crate::{
    claims::ClaimVerdict,
    context::Context,
    interaction::Span,
    text::{
        Text,
        cue::{self, Class},
        quantity::{Measure, Quantity, Relation},
    },
};

/// The refusal of the response, where it refuses.
pub(crate) fn refusal(cx: &Context<'_>) -> Option<Span> {
    let withholds = || cx.response.terms_of(Class::Withholds).find(|c| !cx.response.is_quoted(c.span));
    cx.response.refusal().or_else(|| withholds().map(|c| c.span))
}

/// The decision against the user that the response tells: in a sentence to the user or about what was applied for, or to a
/// question about the user's own case; anywhere where the language has no words for that.
pub(crate) fn adverse(cx: &Context<'_>) -> Option<Span> {
    let text = &cx.response;
    let own =
        cx.query.terms_of(Class::OwnCase).next().is_some() || !cue::speaks(Class::Addressed, text.language);
    let of_a_case =
        |at: Span| [Class::Addressed, Class::Petition].iter().any(|class| text.has_term(at, *class));
    let told = |c: &&cue::Cue| {
        let doubted = text.is_quoted(c.span)
            || text.is_denied(c.span)
            || text.is_asked(c.span)
            || text.is_conditional(c.span);
        !doubted && (own || of_a_case(text.around(c.span)))
    };
    text.terms_of(Class::Adverse).find(told).map(|c| c.span)
}

/// The abstention of the response, where it does not answer first.
pub(crate) fn abstention(cx: &Context<'_>) -> Option<Span> {
    cx.response.abstention().filter(|&span| !answers_before(cx, span))
}

/// Whether two supported things or more stand in front of `span`: what declines behind them says what is missing from the answer.
pub(crate) fn answers_before(cx: &Context<'_>, span: Span) -> bool {
    let claims = cx.checked.verification.claims.iter().take_while(|c| c.span.end <= span.start);
    claims.filter(|c| c.verdict == ClaimVerdict::Supported).take(2).count() == 2
}

/// Whether the query, or a turn of the user before it, speaks of the matter `name`.
pub(crate) fn asks(cx: &Context<'_>, name: &str) -> bool {
    holds(&cx.query, Class::Matter, name)
}

/// Whether the response speaks of the matter `name`, and does not deny it.
pub(crate) fn says(cx: &Context<'_>, name: &str) -> bool {
    cx.response.terms_of(Class::Matter).any(|t| t.name() == name && !cx.response.is_denied(t.span))
}

/// Whether `text` holds a term of `class` with this name.
pub(crate) fn holds(text: &Text, class: Class, name: &str) -> bool {
    text.terms_of(class).any(|t| t.name() == name)
}

/// Whether the response gives a reason.
pub(crate) fn gives_reason(cx: &Context<'_>) -> bool {
    cx.response.cues.iter().any(|c| c.class == Class::Connective) || names_basis(cx)
}

/// Whether the response names the provision that it rests on, of any law.
pub(crate) fn names_basis(cx: &Context<'_>) -> bool {
    cx.response.terms_of(Class::LegalBasis).next().is_some()
}

/// Whether the response names who decides on an appeal.
pub(crate) fn names_body(cx: &Context<'_>, names: &[&str]) -> bool {
    cx.response.terms_of(Class::AppealBody).any(|t| names.contains(&t.name()))
}

/// Whether the response says that the decision can be contested.
pub(crate) fn names_appeal(cx: &Context<'_>) -> bool {
    cx.response.terms_of(Class::AppealRight).any(|t| !cx.response.is_denied(t.span))
}

/// Whether the response states one of the durations that are written in `words`, such as "30 days or 48 hours".
pub(crate) fn states_duration(cx: &Context<'_>, words: &str) -> bool {
    let wanted = durations(words);
    cx.response.quantities.iter().any(|q| wanted.iter().any(|w| same(w, q)))
}

/// Whether the response says how long something takes, other than an appeal.
pub(crate) fn promises_time(cx: &Context<'_>) -> bool {
    let text = &cx.response;
    let sentences = text.sentences.iter().map(|s| s.span).filter(|&s| !text.has_term(s, Class::AppealRight));
    sentences.flat_map(|s| text.quantities_in(s)).any(is_duration)
}

/// The durations in `words`, between commas: read together, "30 days, 48 hours" are one.
pub(crate) fn durations(words: &str) -> Vec<Quantity> {
    let read = |part| Text::read(part, None).quantities.into_iter().filter(is_duration);
    words.split(',').flat_map(read).collect()
}

/// Whether a number counts time.
pub(crate) fn is_duration(quantity: &Quantity) -> bool {
    matches!(quantity.measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays)
}

/// Whether two numbers are the same, or end at the same: "within 30 days" ends at 30 days.
pub(crate) fn same(a: &Quantity, b: &Quantity) -> bool {
    let ends_alike = || is_duration(a) && a.measure == b.measure && a.high.total_cmp(&b.high).is_eq();
    matches!(a.relation(b), Relation::Equal | Relation::Rounded) || ends_alike()
}

/// Whether the response says that a machine answers, or the operator says that the user is told.
pub(crate) fn discloses_ai(cx: &Context<'_>) -> bool {
    cx.metadata.controls.is_some_and(|c| c.ai_disclosed == Some(true)) || says_machine(cx).is_some()
}

/// Where the response says that a machine answers; not where it denies it, or quotes one.
pub(crate) fn says_machine(cx: &Context<'_>) -> Option<Span> {
    let text = &cx.response;
    // "I am not a human" discloses by its own denial
    let denied = |span: Span| text.is_denied(span);
    text.terms_of(Class::DisclosesAi).find(|t| !(text.is_quoted(t.span) || denied(t.span))).map(|t| t.span)
}

/// Whether the conversation begins with this answer.
pub(crate) fn is_first_turn(cx: &Context<'_>) -> bool {
    cx.turns == 0
}
