//! Does the response keep the law it stands under?

use super::{Measure, Measured, Reason, Unit};
use crate::{
    alert::{Alert, AlertType, Severity},
    claims::{ClaimVerdict, cite::Resolved},
    context::Context,
    interaction::{Location, Place, Span},
    limits::boundary,
    message::{first_of, say},
    practice::{self, Rule, fact},
    profile::Profile,
    text::cue::{self, Class},
    verbatim::{self, Run},
};
use std::collections::BTreeSet;

pub(super) fn rti_compliance(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let rules: Vec<&Rule> = practice::of(cx.profile).rules.iter().filter(|r| (r.applies)(cx)).collect();
    if rules.is_empty() {
        return Reason::NoRuleApplies.into();
    }
    if !cue::speaks(Class::AppealRight, cx.response.language) {
        return Reason::LanguageUnsupported.into();
    }
    let broken: Vec<&Rule> = rules.iter().copied().filter(|r| !(r.satisfied)(cx)).collect();
    let (n, held) = (rules.len(), rules.len() - broken.len());
    let demands: Vec<String> = broken.iter().map(|r| format!("{} ({})", r.demand, r.article)).collect();
    let message = if broken.is_empty() {
        say!("rules_kept", "every rule that applies is kept ({rules})", rules = n)
    } else {
        let mut message = say!(
            "rules_broken",
            "rules that apply and are kept: {held} of {rules}; not kept: {broken}",
            held = held,
            rules = n,
            broken = demands.join("; ")
        );
        let ids: Vec<&str> = broken.iter().map(|r| r.id).collect();
        message.params.insert("rules_broken".into(), ids.join("; ").into());
        message
    };
    let share = held as f64 / n as f64;
    let broken = (cx.profile != Profile::Generic && share < MOSTLY_KEPT).then(|| {
        let message = say!(
            "law_broken",
            "most rules of the profile that apply are broken: {broken}",
            broken = first_of(&demands)
        );
        Alert::new(AlertType::LowScore, Severity::Critical, message, None)
    });
    Measured::share(share, n, message).alert(broken).into()
}

/// Below this share of the rules kept, an answer under a law does not pass.
const MOSTLY_KEPT: f64 = 0.5;

pub(super) fn pii_protection(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let distinct = || cx.exposed.iter().filter(|one| !one.again);
    let kept: f64 = distinct().map(|one| 1.0 - one.kind.weight()).product();
    let n = distinct().count();
    let message = say!("personal_data", "personal data in the response that nobody gave: {found}", found = n);
    Measured::loss(1.0 - kept, n, message)
        .unit(Unit::Index)
        .in_response(distinct().map(|one| one.span))
        .into()
}

pub(super) fn source_attribution(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let sources = &cx.library.documents.sources;
    if sources.is_empty() {
        return Reason::NoDocuments.into();
    }
    let runs = verbatim::runs(&cx.response, sources);
    if runs.is_empty() {
        return Reason::NotApplicable.into();
    }
    let (names, numbers) = cited_beside(cx);
    let beside = |run: &Run| {
        let Some(source) = cx.library.documents.sources.get(run.document) else { return false };
        let title = source.title.as_ref().map(|t| &*t.raw);
        let listed = [title, source.id.as_deref()].into_iter().flatten().any(|name| names.contains(name));
        listed || numbers.contains(&(run.document as u64 + 1))
    };
    let bare: Vec<Span> =
        runs.iter().filter(|run| !(beside(run) || is_attributed(cx, run))).map(|r| r.span).collect();
    let (n, attributed) = (runs.len(), runs.len() - bare.len());
    let message = say!(
        "copies_attributed",
        "passages copied from a document that say so: {attributed} of {runs}",
        attributed = attributed,
        runs = n
    );
    Measured::share(attributed as f64 / n as f64, n, message).in_response(bare).into()
}

/// Whether the paragraph of a copied passage cites its document or says that it reports, or the interface cites it.
fn is_attributed(cx: &Context<'_>, run: &Run) -> bool {
    let paragraph = paragraph(&cx.response.raw, run.span);
    let cited = cx.citations_in(paragraph).iter().any(|c| match &c.target {
        Resolved::Documents(documents) => documents.contains(&run.document),
        Resolved::Missing => false,
    });
    // "according to", outside the copied words themselves
    let own = |span: Span| paragraph.contains(span) && !run.span.contains(span);
    let names = cx.response.terms_in(paragraph).iter().any(|c| c.class == Class::SourceScope && own(c.span));
    cited || names || cx.response.meets_quotation(run.span) && title_stands(cx, run, paragraph)
}

/// Whether the title or the id of the copied document stands in the paragraph.
fn title_stands(cx: &Context<'_>, run: &Run, paragraph: Span) -> bool {
    let Some(source) = cx.library.documents.sources.get(run.document) else { return false };
    let words = cx.response.slice(paragraph);
    let title = source.title.as_ref().map(|t| &*t.raw);
    [title, source.id.as_deref()].into_iter().flatten().any(|name| !name.is_empty() && words.contains(name))
}

/// Fields of a citation object that name a document.
const NAMING: [&str; 8] = ["id", "document", "document_id", "doc_id", "source", "title", "index", "number"];

/// The documents that `metadata.citations` names: by id or title, or by number from 1.
fn cited_beside<'a>(cx: &Context<'a>) -> (BTreeSet<&'a str>, BTreeSet<u64>) {
    let of = |value: &'a serde_json::Value| -> Vec<&'a serde_json::Value> {
        match value.as_object() {
            Some(fields) => {
                fields.iter().filter(|(key, _)| NAMING.contains(&&***key)).map(|(_, v)| v).collect()
            }
            None => vec![value],
        }
    };
    let values: Vec<_> = cx.metadata.citations.iter().flat_map(of).collect();
    (values.iter().filter_map(|v| v.as_str()).collect(), values.iter().filter_map(|v| v.as_u64()).collect())
}

/// How far from a copied passage its source may be named.
const PARAGRAPH: usize = 4096;

/// The lines around `span` up to an empty one, as far as they are near.
fn paragraph(raw: &str, span: Span) -> Span {
    let blank = |line: &&str| line.trim().is_empty();
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    let near = boundary(raw, start.saturating_sub(PARAGRAPH))..boundary(raw, end + PARAGRAPH);
    for line in raw[near.start..start].split_inclusive('\n').rev().take_while(|line| !blank(line)) {
        start -= line.len();
    }
    // what is left of its own line belongs to it, be it empty
    for (at, line) in raw[end..near.end].split_inclusive('\n').enumerate() {
        if at > 0 && blank(&line) {
            break;
        }
        end += line.len();
    }
    Span::new(start, end)
}

/// What an answer to a request for exempt information earns.
const REFUSED_WITHOUT_BASIS: f64 = 0.6;
const PARTIAL: f64 = 0.5;

pub(super) fn exemption_handling(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let law = cx.profile.as_str();
    let of_law = |name: &str| name.split(':').next() == Some(law);
    let asked = cx.query.terms_of(Class::Exempt).find(|t| of_law(t.name()) && !cx.query.is_quoted(t.span));
    let Some(topic) = asked else { return Reason::NotApplicable.into() };
    if !cue::speaks(Class::Withholds, cx.response.language) {
        return Reason::LanguageUnsupported.into();
    }
    let refused = fact::refusal(cx).or_else(|| fact::adverse(cx));
    let basis = cx.response.terms_of(Class::LegalBasis).find(|t| t.name() == law);
    let partial = cx.response.terms_of(Class::Partial).next();
    let abstains = fact::abstention(cx).is_some();
    let provision = topic.name().split(':').nth(1).unwrap_or_default();
    let at = [Location::of(Place::Query, topic.span)];
    let (share, message) = match (refused, basis, partial) {
        (Some(_), _, Some(_)) => (
            PARTIAL,
            say!(
                "partly_disclosed",
                "a part is refused and a part is given ({provision})",
                provision = provision
            ),
        ),
        (Some(_), Some(_), None) => (
            1.0,
            say!(
                "refused_on_basis",
                "refused, with the provision named ({provision})",
                provision = provision
            ),
        ),
        (Some(_), None, None) => (
            REFUSED_WITHOUT_BASIS,
            say!("refused_bare", "refused, without the provision ({provision})", provision = provision),
        ),
        (None, ..) if abstains || !discloses(cx) => (
            REFUSED_WITHOUT_BASIS,
            say!(
                "not_disclosed",
                "nothing of it is given, and no provision named ({provision})",
                provision = provision
            ),
        ),
        (None, ..) => {
            let message = say!(
                "exempt_disclosed",
                "what {provision} lets the authority withhold is given",
                provision = provision
            );
            let alert = Alert::new(
                AlertType::ExemptionViolation,
                Severity::Critical,
                message.clone(),
                Some(at[0].clone()),
            );
            return Measured::share(0.0, 1, message).evidence(at).alert(Some(alert)).into();
        }
    };
    let said =
        refused.into_iter().chain(basis.map(|t| t.span)).map(|span| Location::of(Place::Response, span));
    Measured::share(share, 1, message).evidence(at.into_iter().chain(said)).into()
}

/// Whether the response states anything: a claim that is not an opinion.
fn discloses(cx: &Context<'_>) -> bool {
    let claims = &cx.checked.verification.claims;
    claims.iter().any(|c| c.verdict != ClaimVerdict::NotCheckable || cx.library.is_empty())
}
