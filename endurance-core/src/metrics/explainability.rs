//! Can a reader follow and check the response?

use super::{Measure, Measured, Reason};
use crate::{
    claims::{
        Claim, ClaimVerdict, Evidence, EvidenceRole,
        cite::{Cited, Resolved},
    },
    context::Context,
    interaction::{Place, Span},
    message::say,
    text::{
        Text,
        cue::{self, Class},
        quantity::Quantity,
        within,
    },
};

pub(super) fn source_citation_score(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    if cx.library.documents.sources.is_empty() {
        return Reason::NoDocuments.into();
    }
    if cx.citations.is_empty() {
        if !cx.citations_required {
            return Reason::NoCitations.into();
        }
        let message = say!("nothing_cited", "nothing is cited, and citations are required");
        return Measured::share(0.0, 0, message).into();
    }
    let wrong: Vec<Span> = cx.citations.iter().filter(|c| !supports(cx, c)).map(|c| c.span).collect();
    let (n, right) = (cx.citations.len(), cx.citations.len() - wrong.len());
    let message = say!(
        "citations_support",
        "citations that name a document that supports their sentence: {right} of {citations}",
        right = right,
        citations = n
    );
    Measured::share(right as f64 / n as f64, n, message).in_response(wrong).into()
}

/// Whether a citation resolves and a claim of its sentence rests on what it names; where its sentence claims nothing ("Sources:
/// [1]"), resolving is enough.
fn supports(cx: &Context<'_>, cited: &Cited) -> bool {
    let Resolved::Documents(documents) = &cited.target else { return false };
    let sentence = cx.response.sentence_at(cited.span.start).unwrap_or(cited.span);
    let alone = cx.citations_in(sentence).len() == 1;
    let own = within(&cx.checked.verification.claims, sentence, |c| c.span);
    let claims = cx.checked.verification.claims[own.clone()].iter().zip(&cx.checked.backing[own]);
    let mut claims = claims.filter(|(claim, _)| claim.verdict != ClaimVerdict::NotCheckable).peekable();
    claims.peek().is_none()
        || claims.any(|(claim, backing)| {
            let names = |e: &Evidence| {
                e.role == EvidenceRole::Supports
                    && e.place == Place::Document
                    && e.index.is_some_and(|at| documents.contains(&(at as usize)))
            };
            claim.verdict == ClaimVerdict::Supported
                && (claim.evidence.iter().any(names) || alone && backing.cited)
        })
}

/// What a question wants explained.
struct Asked {
    /// Why something is so: an answer without a reason fails.
    why: bool,
    /// How something works.
    how: bool,
    /// How things compare.
    compare: bool,
}

impl Asked {
    fn new(query: &Text) -> Self {
        let asks = |name| query.terms_of(Class::AsksReason).any(|t| t.name() == name);
        Self { why: asks("why"), how: asks("how"), compare: asks("compare") }
    }
}

pub(super) fn reasoning_transparency(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let asked = Asked::new(&cx.query);
    let sentences: Vec<Span> = cx.response.sentences.iter().map(|s| s.span).collect();
    let derived: Vec<Span> = sentences.iter().copied().filter(|&s| derives(cx, s)).collect();
    if !(asked.why || asked.how || asked.compare) && derived.is_empty() {
        return Reason::NotApplicable.into();
    }
    if cx.library.is_empty() {
        return Reason::NoDocuments.into();
    }
    if !cue::speaks(Class::Concludes, cx.response.language) {
        return Reason::LanguageUnsupported.into();
    }
    let connected = |s: Span| cx.response.has_cue(s, Class::Connective);
    let contrasts = |s: Span| asked.compare && cx.response.has_term(s, Class::Contrast);
    let mut inferential: Vec<Span> =
        sentences.iter().copied().filter(|&s| connected(s) || derived.contains(&s) || contrasts(s)).collect();
    if inferential.is_empty() && asked.why {
        inferential.extend(claims_of(cx).map(|c| c.span).take(1)); // a reason is asked for, and none given
    }
    if inferential.is_empty() {
        return Reason::NotApplicable.into();
    }
    let shown = |s: Span| {
        shows_derivation(&cx.response, s)
            || (connected(s) && rests(cx, &sentences, s))
            || (contrasts(s) && is_supported(cx, s))
    };
    let bare: Vec<Span> = inferential.iter().copied().filter(|&s| !shown(s)).collect();
    let (n, given) = (inferential.len(), inferential.len() - bare.len());
    let message = say!(
        "reasons_given",
        "inferences that show the supported premise or the derivation they rest on: {given} of {inferences}",
        given = given,
        inferences = n
    );
    Measured::share(given as f64 / n as f64, n, message).in_response(bare).into()
}

fn claims_of<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = &'a Claim> {
    cx.checked.verification.claims.iter().filter(|c| c.verdict != ClaimVerdict::NotCheckable)
}

/// Whether a reason stands beside a connective of the sentence: words that the question did not hold already, in a sentence that
/// a document supports.
fn rests(cx: &Context<'_>, sentences: &[Span], at: Span) -> bool {
    let before = sentences.partition_point(|s| s.start < at.start).checked_sub(1).map(|i| sentences[i]);
    let mut connectives = cx.response.cues_in(at).iter().filter(|c| c.class == Class::Connective);
    connectives.any(|c| {
        let concludes = cx.response.has_term(c.span, Class::Concludes);
        let front = Span { start: at.start, end: c.span.start };
        // "Since …, …" and "…, because …": behind; "…, so …": in front, or in the sentence before
        let premise = match concludes {
            // a connective may reach into the next sentence
            false => Some((Span { start: c.span.end.min(at.end), end: at.end }, at)),
            true if !cx.response.tokens_in(front).is_empty() => Some((front, at)),
            true => before.map(|s| (s, s)),
        };
        premise.is_some_and(|(span, sentence)| is_new(cx, span) && is_supported(cx, sentence))
    })
}

/// Whether a passage holds telling words that the query does not.
fn is_new(cx: &Context<'_>, span: Span) -> bool {
    let words = cx.response.tokens[cx.response.tokens_in(span)].iter().filter(|t| !t.stop);
    words.filter(|t| !cx.query.tokens.iter().any(|q| q.stem == t.stem)).take(LEAST_NEW).count() == LEAST_NEW
}

/// A reason tells at least this many words that the question did not.
const LEAST_NEW: usize = 2;

fn is_supported(cx: &Context<'_>, sentence: Span) -> bool {
    cx.claims_in(sentence).iter().any(|c| c.verdict == ClaimVerdict::Supported)
}

/// Whether the sentence states a number that no document holds and that words say was computed.
fn derives(cx: &Context<'_>, sentence: Span) -> bool {
    let computed =
        cx.response.has_term(sentence, Class::Computed) || shows_derivation(&cx.response, sentence);
    let held = |q: &Quantity| cx.library.documents.holds(q.key());
    computed && !cx.response.quantities_in(sentence).iter().all(held)
}

/// Whether a sentence shows how a number came about: an equals sign or an operation between numbers.
fn shows_derivation(text: &Text, sentence: Span) -> bool {
    let raw = text.slice(sentence);
    let equation = raw.contains('=')
        || raw.contains(" - ") && raw.contains('+')
        || raw.contains(" − ")
        || raw.contains(" × ")
        || raw.contains(" + ");
    text.quantities_in(sentence).len() >= 2 && (text.has_term(sentence, Class::Operates) || equation)
}

pub(super) fn confidence_indicator(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    if cx.library.is_empty() {
        return Reason::NoDocuments.into();
    }
    let costs: Vec<(f64, Span)> = claims_of(cx).map(|c| (cost(cx, c), c.span)).collect();
    if costs.is_empty() {
        return Reason::NoClaims.into();
    }
    let mean = costs.iter().map(|(cost, _)| cost).sum::<f64>() / costs.len() as f64;
    let wrong: Vec<Span> = costs.iter().filter(|(cost, _)| *cost > 0.0).map(|(_, span)| *span).collect();
    let message = say!(
        "confidence_fits",
        "claims put as surely as the documents allow: {fit} of {claims}",
        fit = costs.len() - wrong.len(),
        claims = costs.len()
    );
    Measured::loss(mean, costs.len(), message).in_response(wrong).into()
}

/// What a claim costs that is put too surely, or not surely enough.
fn cost(cx: &Context<'_>, claim: &Claim) -> f64 {
    match (claim.verdict == ClaimVerdict::Supported, is_hedged(cx, claim)) {
        (true, true) if !evidence_hedges(cx, claim) => 0.3,
        (true, _) => 0.0,
        (false, true) => 0.5,
        (false, false) => 1.0,
    }
}

/// Whether the response is less sure of a claim than the documents are.
pub(super) fn is_unsure(cx: &Context<'_>, claim: &Claim) -> bool {
    is_hedged(cx, claim) && !evidence_hedges(cx, claim)
}

/// Whether the sentence of a claim weakens it.
fn is_hedged(cx: &Context<'_>, claim: &Claim) -> bool {
    let text = &cx.response;
    let sentence = text.sentence_at(claim.span.start).unwrap_or(claim.span);
    text.cues_in(sentence).iter().any(|c| c.class == Class::Hedge && !text.is_quoted(c.span))
}

/// Whether what supports the claim is itself put as uncertain.
fn evidence_hedges(cx: &Context<'_>, claim: &Claim) -> bool {
    let supports = |e: &&Evidence| e.role == EvidenceRole::Supports && e.place == Place::Document;
    claim.evidence.iter().filter(supports).any(|e| {
        let source = e.index.and_then(|at| cx.library.documents.sources.get(at as usize));
        source.is_some_and(|s| s.text.has_cue(Span { start: e.start, end: e.end }, Class::Hedge))
    })
}
