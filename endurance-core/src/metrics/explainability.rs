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
    text::{Text, cue::Class, within, word::hash},
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
        "{right} of {citations} citations name a document that supports their sentence",
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

/// Words of a question that asks for reasons or a comparison.
const ASKS_REASONS: [u64; 26] = [
    hash("why"),
    hash("compare"),
    hash("compared"),
    hash("difference"),
    hash("differ"),
    hash("explain"),
    hash("क्यों"),
    hash("तुलना"),
    hash("अंतर"),
    hash("समझाइए"),
    hash("समझाएं"),
    hash("compara"),
    hash("comparar"),
    hash("diferencia"),
    hash("pourquoi"),
    hash("compare"),
    hash("comparez"),
    hash("warum"),
    hash("wieso"),
    hash("vergleiche"),
    hash("vergleichen"),
    hash("unterschied"),
    hash("compare"),
    hash("लماذا"),
    hash("لماذا"),
    hash("diferenca"),
];

/// The same in two words.
const ASKS_PAIRS: [(u64, u64); 9] = [
    (hash("how"), hash("does")),
    (hash("how"), hash("do")),
    (hash("how"), hash("did")),
    (hash("how"), hash("come")),
    (hash("por"), hash("que")),
    (hash("como"), hash("se")),
    (hash("how"), hash("was")),
    (hash("how"), hash("were")),
    (hash("किस"), hash("कारण")),
];

/// The same in scripts without spaces.
const ASKS_RUNS: [&str; 9] = ["为什么", "为何", "比较", "区别", "なぜ", "どうして", "比較", "違い", "何故"];

fn asks_reasons(query: &Text) -> bool {
    query.tokens.iter().any(|t| ASKS_REASONS.contains(&t.fold))
        || query.tokens.windows(2).any(|w| ASKS_PAIRS.contains(&(w[0].fold, w[1].fold)))
        || ASKS_RUNS.iter().any(|run| query.raw.contains(run))
}

pub(super) fn reasoning_transparency(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let asked = asks_reasons(&cx.query);
    let sentences: Vec<Span> = cx.response.sentences.iter().map(|s| s.span).collect();
    let derived: Vec<Span> =
        sentences.iter().copied().take(MOST_DERIVED).filter(|&s| derives(cx, s)).collect();
    if !asked && derived.is_empty() {
        return Reason::NotApplicable.into();
    }
    if cx.library.is_empty() {
        return Reason::NoDocuments.into();
    }
    let connected = |s: Span| cx.response.has_cue(s, Class::Connective);
    let compares = |s: Span| {
        cx.response
            .cues_in(s)
            .iter()
            .any(|c| matches!(c.class, Class::More | Class::Less | Class::Most | Class::Least))
    };
    let mut inferential: Vec<Span> = sentences
        .iter()
        .copied()
        .filter(|&s| connected(s) || derived.contains(&s) || (asked && compares(s)))
        .collect();
    if inferential.is_empty() {
        // the question asks for a reason, and the answer gives none
        inferential.extend(claims_of(cx).map(|c| c.span).take(1));
        if inferential.is_empty() {
            return Reason::NoClaims.into();
        }
    }
    let shown = |s: Span| shows_derivation(&cx.response, s) || (connected(s) && rests(cx, &sentences, s));
    let bare: Vec<Span> = inferential.iter().copied().filter(|&s| !shown(s)).collect();
    let (n, given) = (inferential.len(), inferential.len() - bare.len());
    let message = say!(
        "reasons_given",
        "{given} of {inferences} inferences show the supported premise or the derivation they rest on",
        given = given,
        inferences = n
    );
    Measured::share(given as f64 / n as f64, n, message).in_response(bare).into()
}

fn claims_of<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = &'a Claim> {
    cx.checked.verification.claims.iter().filter(|c| c.verdict != ClaimVerdict::NotCheckable)
}

/// Connectives behind the reason: what stands in front of them is the premise. Of all others it is what follows.
const CONCLUDES: [u64; 26] = [
    hash("so"),
    hash("therefore"),
    hash("thus"),
    hash("hence"),
    hash("consequently"),
    hash("accordingly"),
    hash("इसलिए"),
    hash("अतः"),
    hash("लिहाजा"),
    hash("donc"),
    hash("ainsi"),
    hash("daher"),
    hash("deshalb"),
    hash("deswegen"),
    hash("darum"),
    hash("somit"),
    hash("folglich"),
    hash("also"),
    hash("portanto"),
    hash("assim"),
    hash("entonces"),
    hash("luego"),
    hash("لذلك"),
    hash("لذا"),
    hash("所"),
    hash("因"),
];

/// Whether a reason stands beside a connective of the sentence: words that the question did not hold already, in a sentence that
/// a document supports.
fn rests(cx: &Context<'_>, sentences: &[Span], at: Span) -> bool {
    let before = sentences.partition_point(|s| s.start < at.start).checked_sub(1).map(|i| sentences[i]);
    let mut connectives = cx.response.cues_in(at).iter().filter(|c| c.class == Class::Connective);
    connectives.any(|c| {
        let first = cx.response.tokens_in(c.span).start;
        let concludes = cx.response.tokens.get(first).is_some_and(|t| CONCLUDES.contains(&t.fold));
        let front = Span { start: at.start, end: c.span.start };
        // "Since …, …" and "…, because …": behind; "…, so …": in front, or in the sentence before
        let premise = match concludes {
            false => Some((Span { start: c.span.end, end: at.end }, at)),
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

/// Sentences that are looked at for computed numbers: each number is looked for in all documents.
const MOST_DERIVED: usize = 64;

/// Words of a result that was computed.
const COMPUTED: [u64; 14] = [
    hash("total"),
    hash("difference"),
    hash("average"),
    hash("sum"),
    hash("altogether"),
    hash("combined"),
    hash("overall"),
    hash("ratio"),
    hash("कुल"),
    hash("औसत"),
    hash("diferencia"),
    hash("moyenne"),
    hash("differenz"),
    hash("insgesamt"),
];

/// Whether the sentence states a number that no document holds and that words say was computed.
fn derives(cx: &Context<'_>, sentence: Span) -> bool {
    let words = &cx.response.tokens[cx.response.tokens_in(sentence)];
    let computed =
        words.iter().any(|t| COMPUTED.contains(&t.fold)) || shows_derivation(&cx.response, sentence);
    let quantities = cx.response.quantities_in(sentence);
    computed
        && quantities.iter().any(|q| {
            !cx.library
                .documents
                .sources
                .iter()
                .any(|s| s.text.quantities.iter().any(|x| crate::practice::fact::same(q, x)))
        })
}

/// Whether a sentence shows how a number came about: an equals sign or an operation between numbers.
fn shows_derivation(text: &Text, sentence: Span) -> bool {
    const OPERATIONS: [u64; 10] = [
        hash("minus"),
        hash("plus"),
        hash("times"),
        hash("divided"),
        hash("multiplied"),
        hash("subtracting"),
        hash("adding"),
        hash("घटाने"),
        hash("जोड़ने"),
        hash("moins"),
    ];
    let words = &text.tokens[text.tokens_in(sentence)];
    let operated = words.iter().any(|t| OPERATIONS.contains(&t.fold));
    let raw = text.slice(sentence);
    let equation = raw.contains('=')
        || raw.contains(" - ") && raw.contains('+')
        || raw.contains(" − ")
        || raw.contains(" × ")
        || raw.contains(" + ");
    text.quantities_in(sentence).len() >= 2 && (operated || equation)
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
        "{fit} of {claims} claims are put as surely as the documents allow",
        fit = costs.len() - wrong.len(),
        claims = costs.len()
    );
    Measured::loss(mean, costs.len(), message).in_response(wrong).into()
}

/// What a claim costs that is put too surely, or not surely enough.
fn cost(cx: &Context<'_>, claim: &Claim) -> f64 {
    let text = &cx.response;
    let sentence = text.sentence_at(claim.span.start).unwrap_or(claim.span);
    let hedged = text.cues_in(sentence).iter().any(|c| c.class == Class::Hedge && !text.is_quoted(c.span));
    match (claim.verdict == ClaimVerdict::Supported, hedged) {
        (true, true) if !evidence_hedges(cx, claim) => 0.3,
        (true, _) => 0.0,
        (false, true) => 0.5,
        (false, false) => 1.0,
    }
}

/// Whether what supports the claim is itself put as uncertain.
fn evidence_hedges(cx: &Context<'_>, claim: &Claim) -> bool {
    let supports = |e: &&Evidence| e.role == EvidenceRole::Supports && e.place == Place::Document;
    claim.evidence.iter().filter(supports).any(|e| {
        let source = e.index.and_then(|at| cx.library.documents.sources.get(at as usize));
        source.is_some_and(|s| s.text.has_cue(Span { start: e.start, end: e.end }, Class::Hedge))
    })
}
