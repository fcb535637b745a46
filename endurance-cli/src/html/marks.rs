//! What an evaluation says of the interaction's texts: claims with their passages, documents, attacks.

use super::{
    anchor::Anchor,
    text::{Badge, Budget, Mark, Text, Tip},
};
use crate::{
    visible::{SHORT, short},
    wording::{self, floor, sign, slice, title, words},
};
use endurance_core::{
    Claim, Decoding, Detail, Detection, Document, Evaluation, Evidence, EvidenceRole, Interaction, Outcome,
    Place, Span, Turn,
};

/// Passages of one claim at most.
const PASSAGES: usize = 3;
/// Marks of one text at most.
const MARKED: usize = 200;
/// Bytes shown on each side of an attack.
const AROUND: usize = 60;

/// One evaluation, its texts, and where its parts are found.
#[derive(Clone, Copy)]
pub(super) struct Marks<'e> {
    pub(super) anchor: Anchor,
    pub(super) evaluation: &'e Evaluation,
    pub(super) interaction: &'e Interaction,
}

/// A claim in the list of claims.
pub(super) struct ClaimView {
    pub(super) number: usize,
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    pub(super) head: String,
    pub(super) about: String,
    pub(super) text: String,
    pub(super) detail: Option<Difference>,
    pub(super) evidence: Vec<PassageView>,
}

/// What differs, in words.
pub(super) struct Difference {
    pub(super) atom: String,
    pub(super) claimed: String,
    pub(super) source: Option<String>,
    pub(super) by: Option<String>,
}

/// A passage below its claim.
pub(super) struct PassageView {
    pub(super) class: &'static str,
    pub(super) role: String,
    pub(super) source: String,
    /// The document's number, from 1.
    pub(super) document: Option<u32>,
    pub(super) quote: String,
}

/// A document, or a turn of the history.
pub(super) struct DocumentView<'e> {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) facts: Vec<String>,
    pub(super) passages: usize,
    pub(super) attacks: usize,
    pub(super) text: Text<'e>,
}

/// An attack.
pub(super) struct DetectionView<'e> {
    pub(super) number: usize,
    pub(super) threat: String,
    pub(super) confidence: String,
    pub(super) place: String,
    pub(super) chain: Vec<&'static str>,
    pub(super) marks: String,
    pub(super) rule: String,
    pub(super) outcome: Option<&'static str>,
    pub(super) before: String,
    pub(super) attack: Text<'e>,
    pub(super) after: String,
}

impl<'e> Marks<'e> {
    /// The claims and the attacks in the response.
    pub(super) fn response(self) -> Vec<Mark> {
        let claims = self.evaluation.verification.claims.iter().take(MARKED).enumerate();
        let marks = claims.map(|(at, claim)| Mark {
            span: claim.span,
            class: claim.verdict.as_str(),
            badge: Badge {
                sign: sign(claim.verdict),
                number: at + 1,
                link: self.anchor.link("c", at + 1),
                label: format!("claim {}: {}", at + 1, words(claim.verdict.as_str())),
                tip: Some(self.tip(claim)),
            },
        });
        marks.chain(self.attacks(Place::Response, None)).collect()
    }

    /// The attacks in one text.
    pub(super) fn attacks(self, place: Place, index: Option<usize>) -> Vec<Mark> {
        let found = self.evaluation.detections.iter().enumerate();
        let here = found
            .filter(|(_, found)| found.at.place == place && found.at.index.map(|at| at as usize) == index);
        let mark = |(at, found): (usize, &Detection)| Mark {
            span: found.at.span(),
            class: "attack",
            badge: Badge {
                sign: "⚠",
                number: at + 1,
                link: self.anchor.link("t", at + 1),
                label: format!("attack {}: {}", at + 1, words(found.threat.as_str())),
                tip: None,
            },
        };
        here.take(MARKED).map(mark).collect()
    }

    /// One claim and its passages.
    pub(super) fn claim(self, at: usize, claim: &Claim) -> ClaimView {
        let text = claim.text.as_deref().unwrap_or_else(|| slice(&self.interaction.response, claim.span));
        let reason = claim.reason.as_deref().map(|reason| words(&short(reason)));
        let about = [
            Some(words(claim.kind.as_str())),
            Some(format!("confidence {:.2}", claim.confidence.get())),
            reason,
        ];
        let about: Vec<_> = about.into_iter().flatten().collect();
        ClaimView {
            number: at + 1,
            class: claim.verdict.as_str(),
            sign: sign(claim.verdict),
            head: title(claim.verdict.as_str()),
            about: about.join(" · "),
            text: short(text),
            detail: claim.detail.as_ref().map(Difference::new),
            evidence: claim.evidence.iter().take(PASSAGES).map(|evidence| self.passage(evidence)).collect(),
        }
    }

    /// One document with the passages that decided a claim.
    pub(super) fn document(self, at: usize, document: &'e Document, budget: &mut Budget) -> DocumentView<'e> {
        let id = document.id.as_deref().map(short);
        let page = document.page.map(|page| format!("page {page}"));
        let score = document.similarity_score.map(|score| format!("similarity {score}"));
        let facts = [
            document.source.as_deref().map(short),
            page,
            Some(words(document.kind.as_str())),
            Some(words(document.trust.as_str())),
            score,
        ];
        let facts = facts.into_iter().flatten().collect();
        let name = id.unwrap_or_else(|| format!("Document {}", at + 1));
        self.view(Place::Document, at, name, facts, &document.content, budget)
    }

    /// One turn before the response.
    pub(super) fn turn(self, at: usize, turn: &'e Turn, budget: &mut Budget) -> DocumentView<'e> {
        self.view(Place::History, at, title(turn.role.as_str()), Vec::new(), &turn.content, budget)
    }

    /// One attack, with what stands around it.
    pub(super) fn detection(self, at: usize, found: &Detection) -> DetectionView<'e> {
        let text = self.text(found.at.place, found.at.index).unwrap_or_default();
        let span = found.at.span();
        let attack = slice(text, span);
        let from = floor(text, (span.start as usize).saturating_sub(AROUND));
        let until = floor(text, (span.end as usize).saturating_add(AROUND));
        let marks: Vec<_> = found.marks.iter().map(|mark| words(mark.as_str())).collect();
        DetectionView {
            number: at + 1,
            threat: title(found.threat.as_str()),
            confidence: format!("{:.2}", found.confidence.get()),
            place: wording::place(&found.at, Some(self.interaction)),
            chain: found.decoded.iter().copied().map(Decoding::as_str).collect(),
            marks: marks.join(", "),
            rule: short(&found.rule),
            outcome: found.outcome.map(Outcome::as_str),
            before: short(slice(text, Span::new(from, span.start as usize))),
            attack: Text::plain(&attack[..floor(attack, SHORT)], attack.len()),
            after: short(slice(text, Span::new(span.end as usize, until))),
        }
    }

    fn view(
        self,
        place: Place,
        at: usize,
        name: String,
        facts: Vec<String>,
        content: &'e str,
        budget: &mut Budget,
    ) -> DocumentView<'e> {
        let mut marks = self.passages(place, at);
        let passages = marks.len();
        let attacks = self.attacks(place, Some(at));
        let attack_count = attacks.len();
        marks.extend(attacks);
        let text = Text::new(content, marks, budget);
        DocumentView { number: at + 1, name, facts, passages, attacks: attack_count, text }
    }

    /// The passages of one text that decided a claim.
    fn passages(self, place: Place, at: usize) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (number, claim) in self.evaluation.verification.claims.iter().enumerate() {
            let here = |evidence: &&Evidence| {
                evidence.place == place && evidence.index.is_some_and(|index| index as usize == at)
            };
            for evidence in claim.evidence.iter().take(PASSAGES).filter(here) {
                marks.push(Mark {
                    span: evidence.location().span(),
                    class: class(evidence.role),
                    badge: Badge {
                        sign: role_sign(evidence.role),
                        number: number + 1,
                        link: self.anchor.link("c", number + 1),
                        label: format!("{} claim {}", words(evidence.role.as_str()), number + 1),
                        tip: None,
                    },
                });
            }
            if marks.len() >= MARKED {
                break;
            }
        }
        marks
    }

    fn passage(self, evidence: &Evidence) -> PassageView {
        let document = evidence.index.filter(|_| evidence.place == Place::Document);
        PassageView {
            class: class(evidence.role),
            role: title(evidence.role.as_str()),
            source: self.source(evidence),
            document: document.map(|index| index + 1),
            quote: self.quoted(evidence),
        }
    }

    /// What is shown of a claim on hover and focus.
    fn tip(self, claim: &Claim) -> Tip {
        let best = claim.evidence.first();
        let detail = claim.detail.as_ref().map(Difference::new);
        Tip {
            head: format!("{}, confidence {:.2}", title(claim.verdict.as_str()), claim.confidence.get()),
            difference: detail.map_or_else(String::new, |detail| detail.sentence()),
            source: best.map_or_else(String::new, |evidence| self.source(evidence)),
            quote: best.map_or_else(String::new, |evidence| self.quoted(evidence)),
        }
    }

    fn source(self, evidence: &Evidence) -> String {
        let name = wording::document(evidence.place, evidence.index, evidence.id.as_deref());
        let document = evidence.index.and_then(|index| self.interaction.rag_documents.get(index as usize));
        let document = document.filter(|_| evidence.place == Place::Document);
        match document.and_then(|document| document.source.as_deref()) {
            Some(source) => format!("{name}, {}", short(source)),
            None => name,
        }
    }

    fn quoted(self, evidence: &Evidence) -> String {
        let text = || self.text(evidence.place, evidence.index).unwrap_or_default();
        short(evidence.text.as_deref().unwrap_or_else(|| slice(text(), evidence.location().span())))
    }

    fn text(self, place: Place, index: Option<u32>) -> Option<&'e str> {
        wording::text_at(self.interaction, place, index)
    }
}

impl Difference {
    fn new(detail: &Detail) -> Self {
        Self {
            atom: title(detail.atom.as_str()),
            claimed: short(&detail.claimed),
            source: detail.source.as_deref().map(short),
            by: detail.difference.as_deref().map(short),
        }
    }

    fn sentence(&self) -> String {
        let source = self.source.as_deref().map_or_else(String::new, |source| format!("; source: {source}"));
        let by = self.by.as_deref().map_or_else(String::new, |by| format!(" ({by})"));
        format!("{}: {}{source}{by}", self.atom, self.claimed)
    }
}

const fn class(role: EvidenceRole) -> &'static str {
    match role {
        EvidenceRole::Supports => "supported",
        EvidenceRole::Contradicts => "contradicted",
        _ => "not_checkable",
    }
}

const fn role_sign(role: EvidenceRole) -> &'static str {
    match role {
        EvidenceRole::Supports => "✓",
        EvidenceRole::Contradicts => "✗",
        _ => "≈",
    }
}
