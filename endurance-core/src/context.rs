//! What a metric may look at: every text read once, claims checked once, attacks searched once.

use crate::{
    claims::{
        self, Checked, Claim,
        cite::{self, Cited},
        corpus::{Corpus, Library, Source},
    },
    detect::{Detection, Detector, Hit, Outcome, Pii, PiiType, Report, SecretKind},
    exposure::{self, Exposed},
    facet::Facets,
    interaction::{Document, Interaction, Location, Metadata, Place, Role, Span, Trust},
    leak::{self, Leak},
    limits::{self, Budget, Degraded, Limits, boundary},
    outcome::{self, Judged},
    profile::Profile,
    provision,
    text::{
        Text,
        contact::{self, Contact},
        language::Language,
        table::Table,
        within,
    },
    usage::Usage,
};
use std::{cell::OnceCell, collections::BTreeMap, sync::Arc};

/// Documents read once, for many answers. Cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct Prepared(Arc<Documents>);

#[derive(Debug)]
struct Documents {
    corpus: Corpus,
    hits: Vec<(Location, Hit)>,
    degraded: Vec<Degraded>,
}

/// An interaction, read once. Metrics borrow it and compute nothing twice.
pub(crate) struct Context<'a> {
    /// Whether an answer must cite its documents.
    pub(crate) citations_required: bool,
    /// Whose rules the answer is held to.
    pub(crate) profile: Profile,
    pub(crate) metadata: &'a Metadata,
    /// How many turns came before.
    pub(crate) turns: usize,
    pub(crate) query: Text,
    pub(crate) response: Text,
    pub(crate) reference: Option<Text>,
    /// The answer to the same question with the group exchanged.
    pub(crate) counterfactual: Option<Text>,
    pub(crate) system_prompt: Option<Text>,
    pub(crate) library: Library<'a>,
    pub(crate) checked: Checked,
    pub(crate) citations: Vec<Cited>,
    /// How the response says that someone can be reached.
    pub(crate) contacts: Vec<Contact>,
    /// The parts of the question, and the sentences that answer them.
    pub(crate) facets: Facets,
    /// Tokens of the call, where a model or its size is given.
    pub(crate) usage: Option<Usage>,
    pub(crate) detections: Vec<Detection>,
    /// The secrets in the response that the user did not type.
    pub(crate) secrets: Vec<(SecretKind, Span)>,
    /// The personal data in the response that nobody gave away.
    pub(crate) exposed: Vec<Exposed>,
    /// The run of the system prompt that stands in the response.
    pub(crate) leak: Option<Leak>,
    pub(crate) degraded: Vec<Degraded>,
}

/// What a context is read with.
pub(crate) struct Reader<'a> {
    /// `None` where only claims are wanted.
    pub(crate) detector: Option<&'a Detector>,
    pub(crate) limits: &'a Limits,
    pub(crate) claims: &'a claims::Options,
    pub(crate) citations_required: bool,
    pub(crate) profile: Profile,
}

impl Prepared {
    /// Reads `documents`, and searches them for attacks.
    pub(crate) fn new(documents: &[Document], detector: &Detector, limits: &Limits) -> Self {
        let mut degraded = Vec::new();
        let documents =
            limits::first(documents, "documents", limits.documents, Place::Document, &mut degraded);
        let mut budget = Budget::new(limits, Place::Document);
        let (mut sources, mut hits) = (Vec::with_capacity(documents.len()), Vec::<(Location, Hit)>::new());
        for (index, document) in documents.iter().enumerate() {
            let raw = budget.cut(&document.content, index, &mut degraded);
            let language = document.language.as_deref().map(primary);
            let text = Text::read(raw, language);
            let known = hits.len();
            if document.trust != Trust::Trusted {
                let report = detector.scan_words(raw, &text.tokens, Role::Document);
                cuts(&report, Place::Document, Some(index), &mut degraded);
                let at = |hit: &Hit| {
                    Location::at(Place::Document, index, document.id.as_deref(), hit.finding.span)
                };
                hits.extend(detector.attacks(&report).map(|hit| (at(hit), hit.clone())));
            }
            let tainted = hits[known..].iter().map(|(at, _)| Span { start: at.start, end: at.end }).collect();
            sources.push(Source {
                place: Place::Document,
                index,
                id: document.id.clone(),
                tool: false,
                tainted,
                public: document.labels.iter().any(|label| label.eq_ignore_ascii_case("public")),
                title: document.source.as_deref().map(|title| title_of(title, language)),
                text,
            });
        }
        read_by_work(&mut sources, documents);
        Self(Arc::new(Documents { corpus: Corpus::new(sources), hits, degraded }))
    }
}

/// Reads passages whose words do not tell their language in that of their work: a list of prices is handed over without its text.
fn read_by_work(sources: &mut [Source], documents: &[Document]) {
    let unsure = |source: &Source| !source.text.sure && documents[source.index].language.is_none();
    if !sources.iter().any(unsure) {
        return;
    }
    let mut works: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for source in &*sources {
        if let Some(work) = &documents[source.index].source {
            works.entry(work).or_default().push(&source.text);
        }
    }
    let works: BTreeMap<&str, Language> =
        works.into_iter().filter_map(|(work, passages)| Some((work, language_of(passages)?))).collect();
    for source in sources.iter_mut().filter(|source| unsure(source)) {
        let language = documents[source.index].source.as_deref().and_then(|work| works.get(work));
        if let Some(text) = language.and_then(|&language| source.text.read_beside(language)) {
            source.text = text;
        }
    }
}

/// The language of a work: that in which most of what surely tells one is said, else that of all passages read as one text, whatever
/// their order.
fn language_of(mut passages: Vec<&Text>) -> Option<Language> {
    let mut said = [0; Language::ALL.len()];
    for text in passages.iter().filter(|text| text.sure) {
        said[text.language as usize] += text.raw.len();
    }
    let most = *Language::ALL.iter().rev().max_by_key(|&&language| said[language as usize])?;
    if said[most as usize] > 0 {
        return Some(most);
    }
    passages.sort_unstable_by_key(|text| &text.raw);
    let heads = passages.iter().map(|text| &text.raw[..boundary(&text.raw, MOST_TITLE)]);
    let together: Vec<&str> = heads.take(MOST_PASSAGES).collect();
    let language = Text::words(&together.join("\n\n"), None).1;
    language.is_known().then_some(language)
}

/// Passages of a work that together tell its language.
const MOST_PASSAGES: usize = 32;

/// Bytes of a title that are read: every passage of its document is compared with all of its words.
const MOST_TITLE: usize = 1 << 10;

fn title_of(source: &str, language: Option<Language>) -> Text {
    Text::read(&source[..boundary(source, MOST_TITLE)], language)
}

/// The turns of the conversation, read once.
pub(crate) struct History {
    corpus: Corpus,
    hits: Vec<(Location, Hit)>,
    degraded: Vec<Degraded>,
}

impl History {
    pub(crate) fn new(interaction: &Interaction, reader: &Reader<'_>) -> Self {
        let mut budget = Budget::new(reader.limits, Place::History);
        let (mut sources, mut hits, mut degraded) = (Vec::new(), Vec::new(), Vec::new());
        let most = reader.limits.documents;
        let turns = limits::first(&interaction.history, "documents", most, Place::History, &mut degraded);
        for (index, turn) in turns.iter().enumerate() {
            let raw = budget.cut(&turn.content, index, &mut degraded);
            let role = match turn.role {
                Role::User => Role::Query,
                Role::Tool => Role::Document,
                Role::Assistant => Role::Response,
                _ => continue, // the operator's own words are no attack
            };
            let text = Text::read(raw, None);
            if let Some(detector) = reader.detector {
                let report = detector.scan_words(raw, &text.tokens, role);
                cuts(&report, Place::History, Some(index), &mut degraded);
                let at = |hit: &Hit| Location::at(Place::History, index, None, hit.finding.span);
                hits.extend(detector.attacks(&report).map(|hit| (at(hit), hit.clone())));
            }
            // what the chatbot said itself is no evidence
            if !reader.claims.ignore_history && turn.role != Role::Assistant {
                let tool = turn.role == Role::Tool;
                let place = Place::History;
                sources.push(Source {
                    place,
                    index,
                    id: None,
                    tool,
                    public: false,
                    tainted: Vec::new(),
                    title: None,
                    text,
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
        let mut degraded: Vec<Degraded> =
            documents.degraded.iter().chain(&history.degraded).cloned().collect();
        let limit = reader.limits;
        let raw_query =
            limits::cut(&interaction.query, "query_bytes", limit.query_bytes, Place::Query, &mut degraded);
        let raw = limits::cut(
            &interaction.response,
            "response_bytes",
            limit.response_bytes,
            Place::Response,
            &mut degraded,
        );
        // Each text is read by its own words and what the caller says, never by its neighbours: leaving one out changes no
        // metric that does not read it.
        let told = metadata.language.as_deref().map(primary);
        let query = Text::read(raw_query, told);
        let response = Text::read(raw, told);
        let bounded = |text: &'a str| &text[..boundary(text, limit.document_bytes as usize)];
        let system_prompt = metadata.system_prompt.as_deref().map(|p| Text::read(bounded(p), None));
        let reference =
            metadata.reference.as_deref().map(|r| Text::read(bounded(r), Some(response.language)));
        let counterfactual =
            metadata.counterfactual_response.as_deref().map(|r| Text::read(bounded(r), told));

        let law = provision::of(reader.profile);
        let library = Library { documents: &documents.corpus, history: &history.corpus, law };
        let citations = cite::resolve(&response, &documents.corpus.sources);
        // a short answer has too few words to tell its language: its claims are read in that of a document
        let beside = (!response.sure)
            .then(|| nearest_language(&response, &documents.corpus.sources))
            .flatten()
            .and_then(|language| response.read_beside(language));
        let stated = beside.as_ref().unwrap_or(&response);
        let checked = claims::check(stated, &query, library, &citations, limit.claims as usize);
        if checked.seen > limit.claims as usize {
            let (seen, allowed) = (checked.seen as u64, u64::from(limit.claims));
            degraded.push(Degraded::new("claims", Place::Response, None, seen, allowed));
        }
        let mut scan = |text: &Text, role, place| {
            let scan = |detector: &Detector| detector.scan_words(&text.raw, &text.tokens, role);
            let report = reader.detector.map(scan).unwrap_or_default();
            cuts(&report, place, None, &mut degraded);
            report
        };
        let in_query = scan(&query, Role::Query, Place::Query);
        let in_response = scan(&response, Role::Response, Place::Response);
        let pii = reader.detector.map(|detector| detector.pii(&response.raw)).unwrap_or_default();
        let exposed = exposure::find(&pii, &response, &query, library);
        let leak = system_prompt.as_ref().and_then(|prompt| leak::find(&response, prompt, &query, library));
        let secret = |pii: &Pii| match pii.pii_type {
            PiiType::Secret(kind) if !query.raw.contains(response.slice(pii.span)) => Some((kind, pii.span)),
            _ => None,
        };
        let secrets = pii.iter().filter_map(secret).collect();
        let folded = OnceCell::new();
        let judged = Judged {
            response: &response,
            query: &query,
            documents: &documents.corpus.sources,
            folded: &folded,
            canary: outcome::canary(&metadata.canaries, &response.raw).is_some(),
            leaked: leak.is_some(),
        };
        let given = history.hits.iter().chain(&documents.hits);
        let detections = detections(&judged, reader.detector, &in_query, &in_response, given);
        let sources = &documents.corpus.sources;
        Self {
            citations_required: reader.citations_required,
            profile: reader.profile,
            metadata,
            // where only claims are wanted, nobody asks for what metrics read
            facets: if reader.detector.is_some() {
                Facets::new(&query, &response)
            } else {
                Facets::default()
            },
            usage: Usage::new(interaction, &query, &response, sources.iter().map(|s| &s.text)),
            turns: interaction.history.len(),
            contacts: if reader.detector.is_some() { contact::find(&response) } else { Vec::new() },
            query,
            response,
            reference,
            counterfactual,
            system_prompt,
            library,
            checked,
            citations,
            detections,
            secrets,
            exposed,
            leak,
            degraded,
        }
    }

    /// The claims that start inside `span`.
    pub(crate) fn claims_in(&self, span: Span) -> &[Claim] {
        let claims = &self.checked.verification.claims;
        &claims[within(claims, span, |c| c.span)]
    }

    /// The references that start inside `span`.
    pub(crate) fn citations_in(&self, span: Span) -> &[Cited] {
        &self.citations[within(&self.citations, span, |c| c.span)]
    }

    /// Whether the response is empty or white space.
    pub(crate) fn is_silent(&self) -> bool {
        self.response.tokens.is_empty()
    }
}

/// The attacks of all texts: the query's, those of what was given, then the response's, which has no outcome.
fn detections<'h>(
    judged: &Judged<'_>,
    detector: Option<&Detector>,
    query: &Report,
    response: &Report,
    given: impl Iterator<Item = &'h (Location, Hit)>,
) -> Vec<Detection> {
    let Some(detector) = detector else { return Vec::new() };
    let own = |place, hit: &Hit| Location::of(place, hit.finding.span);
    let asked = detector.attacks(query).map(|hit| (own(Place::Query, hit), hit));
    let mut out: Vec<Detection> = asked
        .chain(given.map(|(at, hit)| (at.clone(), hit)))
        .map(|(at, hit)| {
            let outcome = judged.outcome(hit, &at);
            detection(hit, at, Some(outcome))
        })
        .collect();
    out.extend(detector.attacks(response).map(|hit| detection(hit, own(Place::Response, hit), None)));
    out
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

/// The language of a BCP 47 tag, by its first part; Hindi has a second for its alphabet.
fn primary(tag: &str) -> Language {
    if tag.eq_ignore_ascii_case("hi-Latn") {
        return Language::Hinglish;
    }
    let first = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    match Language::from_name(&first) {
        Language::Other => Language::Unsupported,
        known => known,
    }
}

/// The language whose documents say most of the words of `response`, whatever stands beside them and in which order; of two the first in
/// the list of languages.
fn nearest_language(response: &Text, sources: &[Source]) -> Option<Language> {
    // of each word of the response, the languages that have said it
    let mut words: Table<u32> = Table::default();
    for token in &response.tokens {
        words.insert(token.fold, 0);
    }
    let mut shared = [0u32; Language::ALL.len()];
    for source in sources.iter().filter(|source| source.text.language.is_known()) {
        let language = source.text.language as usize;
        for token in &source.text.tokens {
            if let Some(said) = words.get_mut(token.fold).filter(|said| **said & 1 << language == 0) {
                *said |= 1 << language;
                shared[language] += 1;
            }
        }
    }
    let most = Language::ALL.iter().rev().max_by_key(|&&language| shared[language as usize])?;
    (shared[*most as usize] > 0).then_some(*most)
}
