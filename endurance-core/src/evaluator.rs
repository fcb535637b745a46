//! The one entry point.

use crate::{
    alert::Alert,
    change::{self, Change},
    claims::Verification,
    config::Config,
    context::{Context, History, Prepared, Reader},
    detect::{Detector, Mark, Scan, Threat},
    error::Result,
    evaluation::{Evaluation, MetricScore, Verified},
    feedback,
    interaction::{Document, Interaction, Place, Role, Score},
    limits,
    metrics::{self, Citations, MetricId},
    pack, score,
};
use std::sync::Arc;

/// The version of the wire format.
const SCHEMA_VERSION: &str = "1.0";

/// The version of the engine.
const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Evaluates answers. Build it once, clone it cheaply, share it between threads: it holds no state.
#[derive(Clone, Debug)]
pub struct Evaluator {
    config: Arc<Config>,
    detector: Detector,
    policy_hash: Arc<str>,
}

impl Default for Evaluator {
    fn default() -> Self {
        Self::checked(Config::default())
    }
}

impl Evaluator {
    /// An evaluator with this configuration. The only place a configuration can be refused.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidConfig`](crate::ErrorKind::InvalidConfig), naming the value that is out of range.
    pub fn new(config: Config) -> Result<Self> {
        config.check()?;
        Ok(Self::checked(config))
    }

    fn checked(config: Config) -> Self {
        let policy_hash = policy_hash(&config).into();
        Self { detector: Detector::new(&config.detect), config: Arc::new(config), policy_hash }
    }

    /// The configuration in force.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Evaluates one answer. Never fails, never panics; the cost is linear in the input.
    #[must_use]
    pub fn evaluate(&self, interaction: &Interaction) -> Evaluation {
        self.evaluate_prepared(interaction, &self.prepare(&interaction.rag_documents))
    }

    /// Reads documents once, for many answers over them.
    #[must_use]
    pub fn prepare(&self, documents: &[Document]) -> Prepared {
        Prepared::new(documents, &self.detector, &self.config.limits)
    }

    /// Evaluates one answer over prepared documents; those of the interaction itself are not read.
    ///
    /// The result is that of [`evaluate`](Self::evaluate) with the same documents.
    #[must_use]
    pub fn evaluate_prepared(&self, interaction: &Interaction, prepared: &Prepared) -> Evaluation {
        let reader = self.reader();
        let history = History::new(interaction, &reader);
        let cx = Context::new(interaction, prepared, &history, &reader);
        let mut measures = metrics::measure(&cx, &self.config.metrics);
        let raised: Vec<Alert> = measures.iter_mut().filter_map(|(_, m)| m.take_alert()).collect();
        let metrics: Vec<(MetricId, MetricScore)> =
            measures.into_iter().map(|(id, m)| (id, m.into())).collect();
        let folded = score::fold(&cx, &self.config, &metrics, raised);
        let least = Score::from_points(self.config.thresholds.review);
        let feedback = feedback::lines(&cx, &folded, &metrics, least);
        let mut evaluation = Evaluation {
            schema_version: SCHEMA_VERSION.into(),
            engine_version: ENGINE_VERSION.into(),
            policy_hash: self.policy_hash.to_string(),
            data_pack_hash: pack::hash().into(),
            digest: String::new(),
            interaction_id: interaction.interaction_id.clone(),
            session_id: interaction.session_id.clone(),
            overall_score: folded.overall,
            verdict: folded.verdict,
            measured_metrics: metrics.iter().filter(|(_, m)| m.score.is_some()).count() as u32,
            total_metrics: MetricId::ALL.len() as u32,
            measured_weight: folded.measured_weight,
            degraded: cx.degraded,
            warnings: interaction.warnings.clone(),
            dimensions: folded.dimensions,
            dimension_details: folded.details,
            metrics: metrics.into_iter().collect(),
            verification: cx.checked.verification,
            detections: cx.detections,
            alerts: folded.alerts,
            contributions: folded.contributions,
            feedback,
            suppressed: folded.suppressed,
        };
        if !self.config.include_text {
            without_text(&mut evaluation.verification);
            evaluation.alerts.iter_mut().for_each(|a| a.claim = None);
        }
        evaluation.digest = digest(&mut evaluation);
        evaluation
    }

    /// The fewest things that must change for an evaluation to pass under this configuration; none when it passes.
    ///
    /// It works from the evaluation alone, also from one that was read back from JSON, and is an estimate from below: what is
    /// mended counts as perfect, and nothing else falls. Weights are those of the evaluation.
    ///
    /// ```
    /// use endurance_core::{Change, Document, Evaluator, Interaction};
    ///
    /// let interaction = Interaction::new("What is the IT budget?", "The IT budget is INR 87 crore.")
    ///     .document(Document::new("The IT budget for 2024-25 is INR 78 crore."));
    /// let evaluator = Evaluator::default();
    /// let changes = evaluator.smallest_change(&evaluator.evaluate(&interaction));
    /// assert!(matches!(changes[0], Change::MendClaim { claim_index: 0, .. }));
    /// ```
    #[must_use]
    pub fn smallest_change(&self, evaluation: &Evaluation) -> Vec<Change> {
        let own = evaluation.policy_hash == *self.policy_hash;
        let details = evaluation.dimension_details.iter();
        let theirs = details.map(|(&d, detail)| (d, (detail.weight.get() * 1e6).round_ties_even() as i64));
        let weights = if own { self.config.weights() } else { theirs.collect() };
        change::smallest(evaluation, &self.config, &weights)
    }

    /// Reads an interaction, then hands the walk over the metrics to `time`.
    #[cfg(feature = "bench")]
    #[doc(hidden)]
    pub fn with_metrics<R>(
        &self,
        interaction: &Interaction,
        prepared: &Prepared,
        time: impl FnOnce(&dyn Fn() -> usize) -> R,
    ) -> R {
        let reader = self.reader();
        let history = History::new(interaction, &reader);
        let cx = Context::new(interaction, prepared, &history, &reader);
        time(&|| metrics::measure(&cx, &self.config.metrics).len())
    }

    /// Checks claims alone. Documents are searched for attacks, since an attack supports nothing.
    #[must_use]
    pub fn verify(&self, interaction: &Interaction) -> Verified {
        let reader = Reader { detector: None, ..self.reader() };
        let prepared = self.prepare(&interaction.rag_documents);
        let history = History::new(interaction, &reader);
        let mut cx = Context::new(interaction, &prepared, &history, &reader);
        if !self.config.include_text {
            without_text(&mut cx.checked.verification);
        }
        Verified {
            interaction_id: interaction.interaction_id.clone(),
            session_id: interaction.session_id.clone(),
            verification: cx.checked.verification,
            degraded: cx.degraded,
            warnings: interaction.warnings.clone(),
        }
    }

    /// The names of the features of each model.
    #[cfg(feature = "training")]
    #[must_use]
    pub fn feature_names() -> [(&'static str, &'static [&'static str]); 4] {
        crate::claims::feature_names()
    }

    /// What the claim models saw: the features of each verifiable claim with its index, and of the response.
    #[cfg(feature = "training")]
    #[must_use]
    pub fn features(&self, interaction: &Interaction) -> crate::claims::Seen {
        let reader = Reader { detector: None, ..self.reader() };
        let prepared = self.prepare(&interaction.rag_documents);
        let history = History::new(interaction, &reader);
        let mut cx = Context::new(interaction, &prepared, &history, &reader);
        cx.checked.seen_by_model.tables = crate::claims::against_tables(&cx.response, cx.library.documents);
        cx.checked.seen_by_model
    }

    /// The names of the features of a sentence against a table.
    #[cfg(feature = "training")]
    #[must_use]
    pub fn table_features(&self) -> Vec<String> {
        crate::claims::table_features()
    }

    /// Searches one text for attacks, secrets and personal data, as said by `role`.
    #[must_use]
    pub fn scan(&self, text: &str, role: Role) -> Scan {
        let (place, limit, most) = match role {
            Role::Document | Role::Tool => {
                (Place::Document, "document_bytes", self.config.limits.document_bytes)
            }
            Role::Response | Role::Assistant => {
                (Place::Response, "response_bytes", self.config.limits.response_bytes)
            }
            Role::System => (Place::SystemPrompt, "document_bytes", self.config.limits.document_bytes),
            Role::Query | Role::User | Role::Other => {
                (Place::Query, "query_bytes", self.config.limits.query_bytes)
            }
        };
        let mut degraded = Vec::new();
        let text = limits::cut(text, limit, most, place, &mut degraded);
        let report = self.detector.scan(text, role);
        degraded.extend(report.cut.iter().map(|cut| cut.degraded(place, None)));
        let findings: Vec<_> = report.hits.into_iter().map(|hit| hit.finding).collect();
        Scan {
            id: None,
            is_malicious: report.confidence.get() >= self.config.detect.threshold,
            confidence: report.confidence,
            threats: Threat::ALL
                .iter()
                .copied()
                .filter(|t| findings.iter().any(|f| f.threat == *t))
                .collect(),
            marks: Mark::ALL
                .iter()
                .copied()
                .filter(|m| findings.iter().any(|f| f.marks.contains(m)))
                .collect(),
            findings,
            pii: self.detector.pii(text),
            degraded,
            engine_version: ENGINE_VERSION.into(),
            data_pack_hash: pack::hash().into(),
        }
    }

    /// Evaluates many answers, in their order, over all cores.
    #[cfg(feature = "parallel")]
    #[must_use]
    pub fn evaluate_batch(&self, interactions: &[Interaction]) -> Vec<Evaluation> {
        use rayon::prelude::*;
        interactions.par_iter().map(|interaction| self.evaluate(interaction)).collect()
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            detector: Some(&self.detector),
            limits: &self.config.limits,
            claims: &self.config.claims,
            citations_required: self.config.metrics.citations == Citations::Required,
            profile: self.config.effective_profile(),
        }
    }
}

/// Leaves out the copies of text that `include_text` switches.
fn without_text(verification: &mut Verification) {
    for claim in &mut verification.claims {
        claim.text = None;
        claim.evidence.iter_mut().for_each(|e| e.text = None);
    }
}

/// The hash of the evaluation's JSON without the digest, the ids and the engine's version.
fn digest(evaluation: &mut Evaluation) -> String {
    let ids = (evaluation.interaction_id.take(), evaluation.session_id.take());
    let version = std::mem::take(&mut evaluation.engine_version);
    evaluation.digest.clear();
    let hash = hash_json(evaluation);
    (evaluation.interaction_id, evaluation.session_id) = ids;
    evaluation.engine_version = version;
    hash
}

fn policy_hash(config: &Config) -> String {
    let mut effective = config.clone();
    // the defaults written out: a later version with other defaults is another policy
    effective.profile = Some(config.effective_profile());
    effective.preset = None;
    effective.weights = config.weights().into_iter().map(|(d, w)| (d, w as f64 / 1e6)).collect();
    hash_json(&effective)
}

fn hash_json(value: &impl serde::Serialize) -> String {
    // Plain data with string keys into memory: serde has nothing to refuse. Hashed in one piece: a hash takes blocks, and JSON comes
    // in crumbs.
    pack::sha256(&serde_json::to_vec(value).expect("plain data serialises"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_shared_freely() {
        fn shared<T: Send + Sync + Clone + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
        shared::<Evaluator>();
        shared::<Prepared>();
    }
}
