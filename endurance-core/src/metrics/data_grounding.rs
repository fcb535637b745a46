//! Do the documents say what the response says?

use super::{Measure, Measured, Reason};
use crate::{
    claims::{Backing, Claim, ClaimKind, ClaimVerdict},
    context::Context,
    message::say,
};

/// Why claims cannot be counted, if they cannot.
fn uncountable(cx: &Context<'_>) -> Option<Reason> {
    if cx.is_silent() {
        Some(Reason::EmptyResponse)
    } else if cx.library.is_empty() {
        Some(Reason::NoDocuments)
    } else if cx.checked.verification.verifiable == 0 {
        Some(Reason::NoClaims)
    } else {
        None
    }
}

fn verifiable<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = (&'a Claim, &'a Backing)> {
    let claims = cx.checked.verification.claims.iter().zip(&cx.checked.backing);
    claims.filter(|(claim, backing)| claim.verdict != ClaimVerdict::NotCheckable && !backing.silent)
}

pub(super) fn groundedness_score(cx: &Context<'_>) -> Measure {
    if let Some(reason) = uncountable(cx) {
        return reason.into();
    }
    let mut distinct: Vec<(&Claim, &Backing)> = verifiable(cx).collect();
    distinct.sort_by_key(|(claim, backing)| (backing.key, claim.verdict, claim.span));
    distinct.dedup_by_key(|(_, backing)| backing.key);
    // A claim without a word of weight, such as a bare number, still counts.
    let weight = |backing: &Backing| backing.mass.max(1.0);
    let supported = |claim: &Claim| claim.verdict == ClaimVerdict::Supported;
    let all: f64 = distinct.iter().map(|(_, b)| weight(b)).sum();
    let held: f64 = distinct.iter().filter(|(c, _)| supported(c)).map(|(_, b)| weight(b)).sum();
    let count = distinct.iter().filter(|(c, _)| supported(c)).count();
    let message = say!(
        "claims_supported",
        "{supported} of {verifiable} verifiable claims are supported",
        supported = count,
        verifiable = distinct.len()
    );
    let failed = verifiable(cx).filter(|(c, _)| !supported(c)).map(|(c, _)| c.span);
    Measured::share(held / all, distinct.len(), message).in_response(failed).into()
}

pub(super) fn source_coverage(cx: &Context<'_>) -> Measure {
    if let Some(reason) = uncountable(cx) {
        return reason.into();
    }
    if cx.citations.is_empty() && !cx.citations_required {
        return Reason::NoCitations.into();
    }
    let n = verifiable(cx).count();
    let cited = verifiable(cx).filter(|(_, backing)| backing.cited).count();
    let message = say!(
        "claims_cited",
        "verifiable claims that cite a document that supports them: {cited} of {verifiable}",
        cited = cited,
        verifiable = n
    );
    let bare = verifiable(cx).filter(|(_, backing)| !backing.cited).map(|(claim, _)| claim.span);
    Measured::share(cited as f64 / n as f64, n, message).in_response(bare).into()
}

/// How grave a failed claim is.
fn gravity(claim: &Claim) -> f64 {
    match (claim.verdict, claim.kind) {
        (ClaimVerdict::Contradicted, _) => 1.0,
        (ClaimVerdict::Unsupported, ClaimKind::Quantity | ClaimKind::Date | ClaimKind::Citation) => 0.9,
        (ClaimVerdict::Unsupported, ClaimKind::Entity) => 0.8,
        (ClaimVerdict::Unsupported, _) => 0.4,
        _ => 0.0,
    }
}

pub(super) fn hallucination_rate(cx: &Context<'_>) -> Measure {
    if let Some(reason) = uncountable(cx) {
        return reason.into();
    }
    let (_, n) = cx.checked.distinct();
    let once =
        cx.checked.verification.claims.iter().zip(&cx.checked.repeats).filter(|(_, repeats)| !**repeats);
    let rate = once.map(|(claim, _)| gravity(claim)).sum::<f64>() / n.max(1) as f64;
    let v = &cx.checked.verification;
    let message = say!(
        "claims_hallucinated",
        "of the verifiable claims ({verifiable}), contradicted {contradicted}, unsupported {unsupported}",
        contradicted = v.contradicted,
        unsupported = v.unsupported,
        verifiable = n
    );
    let failed = verifiable(cx).filter(|(claim, _)| gravity(claim) > 0.0).map(|(claim, _)| claim.span);
    Measured::loss(rate.min(1.0), n, message).in_response(failed).into()
}

pub(super) fn psi(_: &Context<'_>) -> Measure {
    Reason::NeedsBatch.into()
}
