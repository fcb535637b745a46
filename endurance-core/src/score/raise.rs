//! What the context shows that a person should look at.

use crate::{
    alert::{Alert, AlertType, Severity},
    claims::{Claim, ClaimKind, ClaimVerdict, cite::Resolved},
    context::Context,
    detect::{Detection, Outcome, Threat},
    exposure::Exposed,
    interaction::{Location, Place, Span},
    leak::Leak,
    limits::Degraded,
    message::{Message, say},
};

/// How grave a hallucinated claim is.
fn severity(claim: &Claim) -> Severity {
    match (claim.verdict, claim.kind) {
        (ClaimVerdict::Contradicted, _) => Severity::High,
        (_, ClaimKind::Quantity | ClaimKind::Date | ClaimKind::Citation) => Severity::Medium,
        _ => Severity::Low,
    }
}

fn fake_citations<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = Span> + 'a {
    // Without documents there is nothing that a citation could resolve to.
    let given = !cx.library.documents.sources.is_empty();
    cx.citations.iter().filter(move |c| given && c.target == Resolved::Missing).map(|c| c.span)
}

/// Every alert of the engine's own, in the order of what it stands on. Those of the metrics come behind.
pub(super) fn alerts(cx: &Context<'_>) -> Vec<Alert> {
    let claims = &cx.checked.verification.claims;
    let failed = claims.iter().enumerate().filter(|(_, claim)| claim.is_hallucinated());
    let mut out: Vec<Alert> = failed.map(|(at, claim)| failed_claim(at, claim)).collect();
    for &at in &cx.checked.conflicting {
        let message = say!("sources_differ", "the documents disagree about this claim");
        out.push(about_claim(AlertType::ConflictingSources, Severity::Low, message, at, &claims[at]));
    }
    out.extend(fake_citations(cx).map(|span| {
        let cited = cx.response.slice(span);
        let message = say!("no_such_document", "{cited} names a document that was not given", cited = cited);
        Alert::in_response(AlertType::FakeCitation, Severity::High, message, span)
    }));
    out.extend(cx.detections.iter().map(attack));
    for &(_, span) in &cx.secrets {
        let message = say!("secret_in_response", "a secret stands in the response");
        out.push(Alert::in_response(AlertType::SecretLeak, Severity::Critical, message, span));
    }
    out.extend(cx.exposed.iter().map(pii_alert));
    if let Some(Leak { span, tokens }) = cx.leak {
        let message = say!(
            "prompt_in_response",
            "the response holds a run of the system prompt (tokens: {tokens})",
            tokens = tokens
        );
        out.push(Alert::in_response(AlertType::SystemPromptLeak, Severity::Critical, message, span));
    }
    out.extend(cx.degraded.iter().map(not_read));
    out
}

/// Whether it is a government's number for a person or a payment card: the weights say so, from .7 on.
fn is_grave(exposed: &Exposed) -> bool {
    exposed.kind.weight() >= 0.7
}

fn pii_alert(exposed: &Exposed) -> Alert {
    let severity = match exposed.kind.weight() {
        _ if is_grave(exposed) => Severity::Critical,
        0.5.. => Severity::High,
        0.3.. => Severity::Medium,
        _ => Severity::Low,
    };
    let message = say!(
        "pii_in_response",
        "personal data stands in the response ({kind})",
        kind = exposed.kind.as_str()
    );
    Alert::in_response(AlertType::PiiLeak, severity, message, exposed.span)
}

fn attack(d: &Detection) -> Alert {
    let obeyed = d.outcome == Some(Outcome::Obeyed);
    let severity = match (obeyed, d.outcome) {
        (true, _) => Severity::Critical,
        (_, Some(Outcome::Refused)) => Severity::Low,
        _ => Severity::Medium,
    };
    let place = d.at.place.as_str();
    let threat = d.threat.as_str();
    let outcome = d.outcome.map_or("", Outcome::as_str);
    let message = match (obeyed, d.threat) {
        (true, Threat::SystemPromptLeak) => say!(
            "leak_obeyed",
            "the response gives away what an attack in the {place} asked for ({threat})",
            threat = threat,
            place = place
        ),
        (true, _) => say!(
            "attack_obeyed",
            "the response obeys an attack in the {place} ({threat})",
            threat = threat,
            place = place
        ),
        _ => say!(
            "attack_found",
            "an attack stands in the {place} ({threat})",
            threat = threat,
            place = place,
            outcome = outcome
        ),
    };
    Alert::new(AlertType::Injection, severity, message, Some(d.at.clone()))
}

fn failed_claim(at: usize, claim: &Claim) -> Alert {
    let detail = claim.detail.as_ref();
    let message = match (claim.verdict, detail.and_then(|d| Some((d, d.source.as_ref()?)))) {
        (ClaimVerdict::Contradicted, Some((d, source))) => {
            let difference = d.difference.as_deref().map(|x| format!(" ({x})")).unwrap_or_default();
            let mut message = say!(
                "source_differs",
                "claimed {claimed}, the documents say {source}{difference}",
                claimed = &d.claimed,
                source = source,
                difference = difference
            );
            message.code = differs(d.atom);
            message.params.insert("difference".into(), d.difference.clone().into());
            message
        }
        (ClaimVerdict::Contradicted, None) => say!("claim_denied", "the documents say otherwise"),
        _ => match detail {
            Some(d) => say!("name_not_found", "no document names {claimed}", claimed = &d.claimed),
            None => say!("not_stated", "no document states this"),
        },
    };
    let alert_type = match claim.verdict {
        ClaimVerdict::Contradicted => AlertType::Contradiction,
        _ => AlertType::Hallucination,
    };
    about_claim(alert_type, severity(claim), message, at, claim)
}

/// The code of an alert about an atom that differs.
fn differs(atom: crate::Atom) -> &'static str {
    use crate::Atom;
    match atom {
        Atom::Quantity => "quantity_differs",
        Atom::Date => "date_differs",
        Atom::Entity => "entity_differs",
        Atom::Quotation => "quotation_differs",
        Atom::Polarity => "polarity_differs",
        Atom::Direction => "direction_differs",
        Atom::Comparison => "comparison_differs",
        Atom::Modality => "modality_differs",
        Atom::Other => "source_differs",
    }
}

fn about_claim(
    alert_type: AlertType,
    severity: Severity,
    message: Message,
    at: usize,
    claim: &Claim,
) -> Alert {
    let place = Location::of(Place::Response, claim.span);
    Alert {
        claim: claim.text.clone(),
        claim_index: Some(at as u32),
        ..Alert::new(alert_type, severity, message, Some(place))
    }
}

fn not_read(degraded: &Degraded) -> Alert {
    let message = say!(
        "limit_reached",
        "{seen} were given and {allowed} are read: {limit}",
        seen = degraded.seen,
        allowed = degraded.allowed,
        limit = &degraded.limit
    );
    Alert::new(AlertType::Degraded, Severity::High, message, None)
}
