//! What a metric may look at: every text read once, claims checked once, attacks searched once.

use crate::{
    claims::{
        self, Checked,
        cite::{self, Cited},
        corpus::{Corpus, Library, Source},
    },
    config::Limits,
    detect::{Detection, Detector, Hit, Outcome, Report, Secret},
    evaluation::Degraded,
    interaction::{Document, Interaction, Location, Metadata, Place, Role, Trust},
    metrics,
    outcome,
    text::{Text, language::Language},
};
use std::sync::Arc;

/// Documents read once, for many answers. Cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct Prepared(Arc<Documents>);

#[derive(Debug)]
struct Documents {
    corpus: Corpus,
    hits: Vec<(Location, Hit)>,
    degraded: Vec<Degraded>,
    /// The language of most of their text.
    language: Option<Language>,
}

/// An interaction, read once. Metrics borrow it and compute nothing twice.
pub(crate) struct Context<'a> {
    pub(crate) options: &'a metrics::Options,
    pub(crate) metadata: &'a Metadata,
    pub(crate) query: Text,
    pub(crate) response: Text,
    pub(crate) reference: Option<Text>,
    pub(crate) system_prompt: Option<Text>,
    pub(crate) library: Library<'a>,
    pub(crate) checked: Checked,
    pub(crate) citations: Vec<Cited>,
    pub(crate) detections: Vec<Detection>,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) degraded: Vec<Degraded>,
}

/// What a context is read with.
pub(crate) struct Reader<'a> {
    /// `None` where only claims are wanted.
    pub(crate) detector: Option<&'a Detector>,
    pub(crate) limits: &'a Limits,
    pub(crate) claims: &'a claims::Options,
    pub(crate) metrics: &'a metrics::Options,
}

impl Prepared {
    /// Reads `documents`, and searches them for attacks if there is a detector.
    pub(crate) fn new(documents: &[Document], detector: Option<&Detector>, limits: &Limits) -> Self {
        let mut degraded = Vec::new();
        let most = limits.documents as usize;
        if documents.len() > most {
            degraded.push(Degraded {
                limit: "documents".into(),
                place: Place::Document,
                index: None,
                seen: documents.len() as u64,
                allowed: most as u64,
            });
        }
        let mut budget = Budget::new(limits);
        let (mut sources, mut hits) = (Vec::with_capacity(documents.len().min(most)), Vec::new());
        for (index, document) in documents.iter().take(most).enumerate() {
            let raw = budget.cut(&document.content, Place::Document, index, &mut degraded);
            let language = document.language.as_deref().map(primary);
            if let Some(detector) = detector.filter(|_| document.trust != Trust::Trusted) {
                let report = detector.scan(raw, Role::Document);
                cuts(&report, Place::Document, Some(index), &mut degraded);
                let at = |hit: &Hit| Location::at(Place::Document, index, document.id.as_deref(), hit.finding.span);
                hits.extend(report.hits.into_iter().map(|hit| (at(&hit), hit)));
            }
            sources.push(Source {
                place: Place::Document,
                index,
                id: document.id.clone(),
                tool: false,
                title: document.source.as_deref().map(|title| Text::read(title, language)),
                text: Text::read(raw, language),
            });
        }
        let language = main_language(&sources);
        Self(Arc::new(Documents { corpus: Corpus::new(sources), hits, degraded, language }))
    }
}

/// The turns of the conversation, read once.
pub(crate) struct History {
    corpus: Corpus,
    hits: Vec<(Location, Hit)>,
    degraded: Vec<Degraded>,
}

impl History {
    pub(crate) fn new(interaction: &Interaction, reader: &Reader<'_>) -> Self {
        let mut budget = Budget::new(reader.limits);
        let (mut sources, mut hits, mut degraded) = (Vec::new(), Vec::new(), Vec::new());
        for (index, turn) in interaction.history.iter().enumerate() {
            let raw = budget.cut(&turn.content, Place::History, index, &mut degraded);
            let role = match turn.role {
                Role::User => Role::Query,
                Role::Tool => Role::Document,
                _ => continue, // the operator's own words and the chatbot's are neither attack nor evidence
            };
            if let Some(detector) = reader.detector {
                let report = detector.scan(raw, role);
                cuts(&report, Place::History, Some(index), &mut degraded);
                let at = |hit: &Hit| Location::at(Place::History, index, None, hit.finding.span);
                hits.extend(report.hits.into_iter().map(|hit| (at(&hit), hit)));
            }
            if !reader.claims.ignore_history {
                let tool = turn.role == Role::Tool;
                sources.push(Source {
                    place: Place::History,
                    index,
                    id: None,
                    tool,
                    title: None,
                    text: Text::read(raw, None),
                });
            }
        }
        Self { corpus: Corpus::new(sources), hits, degraded }
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        interaction: &'a Interaction,
        prepared: &'a Prepared,
        history: &'a History,
        reader: &Reader<'a>,
    ) -> Self {
        let documents = &*prepared.0;
        let metadata = &interaction.metadata;
        let mut degraded: Vec<Degraded> = documents.degraded.iter().chain(&history.degraded).cloned().collect();
        let limits = reader.limits;
        let raw_query = cut(&interaction.query, "query_bytes", limits.query_bytes, Place::Query, &mut degraded);
        let raw = cut(&interaction.response, "response_bytes", limits.response_bytes, Place::Response, &mut degraded);
        let told = metadata.language.as_deref().map(primary).or(documents.language);
        let response = Text::read(raw, told);
        let query = Text::read(raw_query, Some(response.language));
        let bounded = |text: &'a str| &text[..boundary(text, limits.document_bytes as usize)];
        let system_prompt = metadata.system_prompt.as_deref().map(|p| Text::read(bounded(p), None));
        let reference = metadata.reference.as_deref().map(|r| Text::read(bounded(r), Some(response.language)));

        let library = Library { documents: &documents.corpus, history: &history.corpus };
        let citations = cite::resolve(&response, &documents.corpus.sources);
        let checked = claims::check(&response, library, &citations, limits.claims as usize);
        if checked.seen > limits.claims as usize {
            degraded.push(Degraded {
                limit: "claims".into(),
                place: Place::Response,
                index: None,
                seen: checked.seen as u64,
                allowed: u64::from(limits.claims),
            });
        }
        let mut scan = |raw: &str, role, place| {
            let report = reader.detector.map(|detector| detector.scan(raw, role)).unwrap_or_default();
            cuts(&report, place, None, &mut degraded);
            report
        };
        let in_query = scan(raw_query, Role::Query, Place::Query);
        let in_response = scan(raw, Role::Response, Place::Response);
        let mut context = Self {
            options: reader.metrics,
            metadata,
            query,
            response,
            reference,
            system_prompt,
            library,
            checked,
            citations,
            detections: Vec::new(),
            secrets: in_response.secrets,
            degraded,
        };
        let query_hits = in_query.hits.iter().map(|hit| (Location::of(Place::Query, hit.finding.span), hit));
        let given = history.hits.iter().chain(&documents.hits).map(|(at, hit)| (at.clone(), hit));
        for (at, hit) in query_hits.chain(given) {
            let outcome = outcome::of(hit, &at, &context);
            context.detections.push(detection(hit, at, Some(outcome)));
        }
        for hit in &in_response.hits {
            let at = Location::of(Place::Response, hit.finding.span);
            context.detections.push(detection(hit, at, None));
        }
        context
    }

    /// Whether the response is empty or white space.
    pub(crate) fn is_silent(&self) -> bool {
        self.response.tokens.is_empty()
    }
}

fn detection(hit: &Hit, at: Location, outcome: Option<Outcome>) -> Detection {
    let finding = hit.finding.clone();
    Detection {
        threat: finding.threat,
        confidence: finding.confidence,
        at,
        decoded: finding.decoded,
        marks: finding.marks,
        rule: finding.rule,
        outcome,
    }
}

fn cuts(report: &Report, place: Place, index: Option<usize>, degraded: &mut Vec<Degraded>) {
    degraded.extend(report.cut.iter().map(|cut| cut.degraded(place, index)));
}

/// The bytes that documents, or turns, may still take.
struct Budget {
    each: u32,
    total: u32,
    left: usize,
}

impl Budget {
    fn new(limits: &Limits) -> Self {
        Self { each: limits.document_bytes, total: limits.total_bytes, left: limits.total_bytes as usize }
    }

    fn cut<'t>(&mut self, text: &'t str, place: Place, index: usize, degraded: &mut Vec<Degraded>) -> &'t str {
        let mut note = |limit: &str, seen: usize, allowed: usize| {
            degraded.push(Degraded {
                limit: limit.into(),
                place,
                index: Some(index as u32),
                seen: seen as u64,
                allowed: allowed as u64,
            });
        };
        let each = self.each as usize;
        if text.len() > each {
            note("document_bytes", text.len(), each);
        }
        let own = &text[..boundary(text, each)];
        let kept = &own[..boundary(own, self.left)];
        if kept.len() < own.len() {
            note("total_bytes", own.len(), self.left.min(self.total as usize));
        }
        self.left -= kept.len();
        kept
    }
}

fn cut<'t>(text: &'t str, limit: &str, allowed: u32, place: Place, degraded: &mut Vec<Degraded>) -> &'t str {
    if text.len() > allowed as usize {
        degraded.push(Degraded {
            limit: limit.into(),
            place,
            index: None,
            seen: text.len() as u64,
            allowed: u64::from(allowed),
        });
    }
    &text[..boundary(text, allowed as usize)]
}

/// The last character boundary at or before `at`.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The language of a BCP 47 tag, by its first part.
fn primary(tag: &str) -> Language {
    let first = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    match Language::from_name(&first) {
        Language::Other => Language::Unsupported,
        known => known,
    }
}

/// The language that most bytes of the sources are in.
fn main_language(sources: &[Source]) -> Option<Language> {
    let bytes = |language: Language| -> usize {
        sources.iter().filter(|s| s.text.language == language).map(|s| s.text.raw.len()).sum()
    };
    let known = Language::ALL.iter().copied().filter(|l| !matches!(l, Language::Unknown | Language::Unsupported));
    known.map(|l| (bytes(l), std::cmp::Reverse(l))).max().filter(|(n, _)| *n > 0).map(|(_, l)| l.0)
}
