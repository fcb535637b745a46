//! Splits a response into claims and finds what the documents say of each.

mod absence;
mod alternate;
mod antecedent;
mod atom;
mod case;
mod changed;
pub(crate) mod cite;
mod code;
mod compare;
mod condition;
pub(crate) mod corpus;
mod dated;
mod decide;
mod deed;
mod denial;
mod derive;
mod direct;
mod duty;
mod exception;
pub(crate) mod extract;
mod fact;
mod grid;
mod included;
mod instead;
mod model;
mod name;
mod of_which;
mod oppose;
mod opposite;
mod parallel;
mod phrase;
mod polarity;
mod posting;
mod quantifier;
mod question;
mod reading;
mod reason;
mod record;
mod relate;
mod respective;
mod role;
mod scope;
mod section;
mod sequence;
mod sides;
mod sign;
mod slot;
mod subject;
mod tier;
mod value;
mod versus;
mod weigh;
mod without;

use crate::{
    interaction::{Location, Place, Share, Span},
    text::{Text, table::Table, word},
};
use cite::Cited;
#[cfg(feature = "training")]
use corpus::Corpus;
use corpus::{Library, Scratch};
use extract::Statement;
use model::{ClaimFeatures, RiskFeatures};
use serde::{Deserialize, Serialize};

/// The shipped threshold of `hallucination_risk`; see docs/verification.md for how it was chosen.
pub(crate) const RISK_THRESHOLD: f64 = 0.5;

/// How claims are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Options {
    /// Whether the user's and the tools' earlier turns are no evidence. They are by default.
    pub ignore_history: bool,
}

crate::names! {
    /// What the documents say of a claim.
    pub enum ClaimVerdict {
        /// A passage states it.
        Supported = "supported",
        /// A passage states otherwise, and the claim's detail says what differs.
        Contradicted = "contradicted",
        /// No passage states it.
        Unsupported = "unsupported",
        /// Nothing could say: no documents, an opinion, a language without support.
        NotCheckable = "not_checkable",
    }
}

crate::names! {
    /// What a claim is mostly about; the surest kind of atom it holds.
    pub enum ClaimKind {
        /// It states a number.
        Quantity = "quantity",
        /// It states a date or a time.
        Date = "date",
        /// It repeats somebody's words.
        Quotation = "quotation",
        /// It cites a document.
        Citation = "citation",
        /// It names somebody or something.
        Entity = "entity",
        /// It judges or recommends.
        Opinion = "opinion",
        /// Anything else.
        Plain = "plain",
    }
}

crate::names! {
    /// The part of a claim that a verdict rests on.
    pub enum Atom {
        /// A number with its unit.
        Quantity = "quantity",
        /// A date or a time.
        Date = "date",
        /// A name.
        Entity = "entity",
        /// Somebody's words.
        Quotation = "quotation",
        /// Whether it is affirmed or denied.
        Polarity = "polarity",
        /// Whether it rose or fell.
        Direction = "direction",
        /// More, less, most, least.
        Comparison = "comparison",
        /// Done, planned, possible.
        Modality = "modality",
    }
}

crate::names! {
    /// What a passage does for a claim.
    pub enum EvidenceRole {
        /// It states the claim.
        Supports = "supports",
        /// It states otherwise.
        Contradicts = "contradicts",
        /// It is the nearest passage, and states neither.
        Context = "context",
    }
}

/// The response's claims and what the documents say of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Verification {
    /// All claims.
    pub total_claims: u32,
    /// Claims that the documents could decide: total less not checkable.
    pub verifiable: u32,
    /// Supported claims.
    pub verified: u32,
    /// Contradicted and unsupported claims.
    pub hallucinated: u32,
    /// Claims that a passage denies.
    pub contradicted: u32,
    /// Claims that no passage states.
    pub unsupported: u32,
    /// Claims that nothing could decide.
    pub not_checkable: u32,
    /// Calibrated probability that the response holds at least one hallucination; null exactly when nothing is verifiable.
    pub hallucination_risk: Option<Share>,
    /// The claims, in order of position.
    pub claims: Vec<Claim>,
}

/// One checkable statement of the response.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// The response's words; left out when `include_text` is off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the response makes it.
    pub span: Span,
    /// What it is mostly about.
    pub kind: ClaimKind,
    /// What the documents say of it.
    pub verdict: ClaimVerdict,
    /// Calibrated probability that the verdict is right.
    pub confidence: Share,
    /// Why it is not checkable: `no_documents`, `opinion`, `language_unsupported`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The passages that decided, best first.
    pub evidence: Vec<Evidence>,
    /// What exactly differs, or why it counts as equal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
}

/// A passage that speaks for or against a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Evidence {
    /// Which text.
    #[serde(rename = "in")]
    pub place: Place,
    /// Which document or turn, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u32>,
    /// The document's id, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it does for the claim.
    pub role: EvidenceRole,
    /// The passage's words; left out when `include_text` is off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What differs between a claim and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Detail {
    /// Which part of the claim.
    pub atom: Atom,
    /// What the response says.
    pub claimed: String,
    /// What the document says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// By how much they differ, such as `+11.5 %`; `rounded` where they count as equal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
}

impl Claim {
    /// Whether the documents could decide.
    pub(crate) fn is_verifiable(&self) -> bool {
        self.verdict == ClaimVerdict::Supported || self.is_hallucinated()
    }

    /// Whether the documents deny it, or none states it.
    pub(crate) fn is_hallucinated(&self) -> bool {
        matches!(self.verdict, ClaimVerdict::Contradicted | ClaimVerdict::Unsupported)
    }
}

impl Evidence {
    /// Where it stands.
    #[must_use]
    pub fn location(&self) -> Location {
        let mut at = Location::of(self.place, Span { start: self.start, end: self.end });
        at.index = self.index;
        at.id.clone_from(&self.id);
        at
    }
}

/// What a claim rests on, for the metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Backing {
    /// How much its words tell, capped: what the claim weighs.
    pub(crate) mass: f64,
    /// The same for the same statement made again.
    pub(crate) key: u64,
    /// Its numbers, dates and names.
    pub(crate) atoms: usize,
    /// Those of them that the sources hold.
    pub(crate) held: usize,
    /// Whether a document that it cites supports it.
    pub(crate) cited: bool,
    /// Whether it says rightly that the documents leave something out: that makes no answer better, and counts for no metric.
    pub(crate) silent: bool,
}

/// The verification of a response, and what only the evaluation needs of it.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) verification: Verification,
    /// What each claim rests on.
    pub(crate) backing: Vec<Backing>,
    /// Whether an earlier claim states the same, or it says rightly that the documents leave something out: it does not count.
    pub(crate) repeats: Vec<bool>,
    /// The sentence each claim stands in.
    pub(crate) sentences: Vec<Span>,
    /// Claims about which sources disagree.
    pub(crate) conflicting: Vec<usize>,
    /// How many claims there were, where the limit cut some off.
    pub(crate) seen: usize,
    /// What the models saw, for training.
    pub(crate) seen_by_model: Seen,
}

impl Checked {
    /// How many distinct claims are hallucinated, and how many are verifiable: what is said twice counts once.
    pub(crate) fn distinct(&self) -> (usize, usize) {
        let own = self.verification.claims.iter().zip(&self.repeats).filter(|(_, repeats)| !**repeats);
        own.fold((0, 0), |(failed, all), (claim, _)| match claim.verdict {
            ClaimVerdict::Contradicted | ClaimVerdict::Unsupported => (failed + 1, all + 1),
            ClaimVerdict::Supported => (failed, all + 1),
            _ => (failed, all),
        })
    }
}

/// The features of every verifiable claim, and of the response.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(unreachable_pub, reason = "public only for training")]
pub struct Seen {
    /// By the index of the claim.
    pub claims: Vec<(usize, ClaimFeatures)>,
    /// The atoms of the claims that differ from a source's.
    pub slots: Vec<SlotSeen>,
    /// What the claims are denied by.
    pub denials: Vec<DenialSeen>,
    /// Of the response.
    pub response: Option<RiskFeatures>,
    /// What the first table of the documents says of each sentence.
    pub tables: Vec<TableSeen>,
}

/// What the model of slots sees of an atom and one that differs.
#[derive(Clone, Debug, PartialEq)]
#[allow(unreachable_pub, reason = "public only for training")]
pub struct SlotSeen {
    /// The index of the claim, and of the window.
    pub claim: usize,
    /// By its place in the search.
    pub window: usize,
    /// Where the atom stands in the response.
    pub atom: Span,
    /// The features.
    pub features: Vec<f64>,
}

/// What the model of denials sees of a fact that denies what a claim says.
#[derive(Clone, Debug, PartialEq)]
#[allow(unreachable_pub, reason = "public only for training")]
pub struct DenialSeen {
    /// The index of the claim, and of the window.
    pub claim: usize,
    /// By its place in the search.
    pub window: usize,
    /// The features.
    pub features: Vec<f64>,
}

/// What the model of tables sees of one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(unreachable_pub, reason = "public only for training")]
pub struct TableSeen {
    /// Where the sentence stands.
    pub span: Span,
    /// The features, in the order of [`table_features`].
    pub features: Vec<f64>,
    /// The programs that the sentence asks for.
    pub kinds: Vec<&'static str>,
    /// What the shipped weights make of them.
    pub refuted: f64,
}

/// The names of the features of a sentence against a table.
#[cfg(feature = "training")]
pub(crate) fn table_features() -> Vec<String> {
    grid::feature_names()
}

/// What the first table of the documents says of each sentence of the response.
#[cfg(feature = "training")]
pub(crate) fn against_tables(response: &Text, documents: &Corpus) -> Vec<TableSeen> {
    let Some((source, text, grid)) = documents.first_table() else { return Vec::new() };
    let title = source.title.as_ref().map_or(&[][..], |t| &t.tokens);
    response
        .sentences
        .iter()
        .map(|sentence| {
            let found = grid::find(response, sentence.span, text, title, grid);
            TableSeen {
                span: sentence.span,
                features: found.features,
                kinds: found.kinds,
                refuted: found.refuted,
            }
        })
        .collect()
}

/// The names of the features of each model.
#[cfg(feature = "training")]
pub(crate) fn feature_names() -> [(&'static str, &'static [&'static str]); 4] {
    [
        ("claim", &model::CLAIM_FEATURES),
        ("slot", &slot::SLOT_FEATURES),
        ("denial", &denial::DENIAL_FEATURES),
        ("risk", &model::RISK_FEATURES),
    ]
}

/// Checks every statement of `response` against `library`, at most `most` of them.
pub(crate) fn check(
    response: &Text,
    query: &Text,
    library: Library<'_>,
    cited: &[Cited],
    most: usize,
) -> Checked {
    let (statements, seen) = extract::statements(response, most);
    let mut out = Checked { seen, ..Checked::default() };
    let mut claims = Vec::with_capacity(statements.len());
    let (mut odds, mut highest, mut novel) = (0.0, f64::MIN, 0);
    let mut silence = None;
    let mut scratch = Scratch::default();
    let mut asked: Table<()> = Table::default();
    for token in query.tokens.iter().filter(|t| !t.stop) {
        asked.insert(token.stem, ());
    }
    let mut seen_keys: Table<()> = Table::default();
    let mut said: Table<usize> = Table::default();
    for statement in &statements {
        let at = claims.len();
        if library.is_empty() {
            if statement.absent.is_some() {
                continue;
            }
            out.sentences.push(statement.sentence);
            claims.push(not_checkable(response, statement));
            out.backing.push(Backing::default());
            out.repeats.push(false);
            continue;
        }
        let documents = cite::documents_of(cited, statement);
        // a sentence again and again is checked once
        let known = || words_key(response, statement, &documents);
        let first = if statement.absent.is_none() { *said.entry_or(known(), || at) } else { at };
        if first < at {
            out.sentences.push(statement.sentence);
            out.repeats.push(true);
            out.backing.push(out.backing[first]);
            if out.conflicting.contains(&first) {
                out.conflicting.push(at);
            }
            claims.push(Claim { span: statement.span, ..Claim::clone(&claims[first]) });
            continue;
        }
        let decided = match &statement.absent {
            Some(topic) => match absence::decide(response, statement, topic, library, &mut scratch) {
                Some(decided) => decided,
                None => continue,
            },
            None => decide::decide(response, (query, &asked), statement, library, &documents, &mut scratch),
        };
        out.sentences.push(statement.sentence);
        // what could not be decided is no first time of what can
        let checkable = decided.claim.verdict != ClaimVerdict::NotCheckable;
        let known = checkable && seen_keys.insert(decided.backing.key, ()).is_some();
        let repeats = known || decided.backing.silent;
        silence = silence.or(decided.backing.silent.then_some(decided.hallucinated));
        out.repeats.push(repeats);
        if checkable && !repeats {
            let log_odds = model::log_odds(decided.hallucinated);
            odds += log_odds;
            highest = f64::max(highest, log_odds);
            novel += decided.novel_words;
            out.seen_by_model.claims.extend(decided.features.map(|features| (at, features)));
        }
        #[cfg(feature = "training")]
        out.seen_by_model.slots.extend(decided.slots.into_iter().map(|(window, slot)| SlotSeen {
            claim: at,
            window,
            atom: slot.claimed,
            features: slot.seen.to_vec(),
        }));
        #[cfg(feature = "training")]
        out.seen_by_model.denials.extend(decided.denials.into_iter().map(|(window, seen)| DenialSeen {
            claim: at,
            window,
            features: seen.to_vec(),
        }));
        if decided.conflicting {
            out.conflicting.push(at);
        }
        out.backing.push(decided.backing);
        claims.push(decided.claim);
    }
    out.verification = count(claims);
    let (failed, n) = out.distinct();
    if n > 0 {
        let n = n as f64;
        let share = failed as f64 / n;
        let features: RiskFeatures =
            [1.0, highest, odds / n, libm::log1p(novel as f64), libm::log1p(n), share];
        out.verification.hallucination_risk = Some(risk(&out.verification, &features));
        out.seen_by_model.response = Some(features);
    } else if let Some(hallucinated) = silence {
        // an answer of nothing but what the documents leave out
        let log_odds = model::log_odds(hallucinated);
        let features = [1.0, log_odds, log_odds, 0.0, libm::log1p(1.0), 0.0];
        out.verification.hallucination_risk = Some(risk(&out.verification, &features));
    }
    out
}

/// The same for statements in the same words, in the same sentence and under the same heading, that cite the same documents.
fn words_key(response: &Text, statement: &Statement, documents: &[usize]) -> u64 {
    let spans = [Some(statement.span), Some(statement.sentence), statement.head];
    let words = spans.iter().map(|span| span.map_or(0, |span| word::hash(response.slice(span))));
    words.chain(documents.iter().map(|&at| at as u64)).fold(0, word::pair)
}

/// The model's risk, never below the surest contradiction.
fn risk(verification: &Verification, features: &RiskFeatures) -> Share {
    let contradicted = verification.claims.iter().filter(|c| c.verdict == ClaimVerdict::Contradicted);
    contradicted.map(|c| c.confidence).fold(Share::new(model::risk(features)), Share::max)
}

fn count(claims: Vec<Claim>) -> Verification {
    let of = |verdict| claims.iter().filter(|c| c.verdict == verdict).count() as u32;
    let (contradicted, unsupported) = (of(ClaimVerdict::Contradicted), of(ClaimVerdict::Unsupported));
    let not_checkable = of(ClaimVerdict::NotCheckable);
    Verification {
        total_claims: claims.len() as u32,
        verifiable: claims.len() as u32 - not_checkable,
        verified: of(ClaimVerdict::Supported),
        hallucinated: contradicted + unsupported,
        contradicted,
        unsupported,
        not_checkable,
        hallucination_risk: None,
        claims,
    }
}

fn not_checkable(response: &Text, statement: &Statement) -> Claim {
    Claim {
        text: Some(response.slice(statement.span).into()),
        span: statement.span,
        kind: decide::kind(response, statement),
        verdict: ClaimVerdict::NotCheckable,
        confidence: Share::ONE,
        reason: Some(if statement.opinion { "opinion" } else { "no_documents" }.into()),
        evidence: Vec::new(),
        detail: None,
    }
}

#[cfg(test)]
mod tests;
