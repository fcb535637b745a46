//! One evaluation on the page: the texts with their marks, the claims, the score and how it came about.

use super::{
    anchor::Anchor,
    bars::{Step, length, waterfall},
    marks::{ClaimView, DetectionView, DocumentView, Marks},
    name,
    text::{Budget, Text},
};
use crate::{
    visible::short,
    wording::{self, score, thousands, title, verdict_sign, words},
};
use askama::Template;
use endurance_core::{
    Alert, Degraded, Dimension, Evaluation, Interaction, MetricId, MetricScore, Place, Reason, Warning,
};

/// Entries of one list at most; the card says how many more there are.
const LISTED: usize = 100;

/// One evaluation.
#[derive(Template)]
#[template(path = "card.html")]
pub(super) struct Card<'e> {
    anchor: Anchor,
    evaluation: &'e Evaluation,
    name: String,
    session: Option<String>,
    sign: &'static str,
    verdict: String,
    score: String,
    risk: Option<String>,
    /// Whether the texts are still there.
    kept: bool,
    query: Text<'e>,
    response: Text<'e>,
    claims: Listed<ClaimView>,
    documents: Listed<DocumentView<'e>>,
    history: Listed<DocumentView<'e>>,
    dimensions: Vec<DimensionView>,
    alerts: Listed<AlertView>,
    detections: Listed<DetectionView<'e>>,
    steps: Vec<Step>,
    total: String,
    feedback: Listed<String>,
    notes: Vec<String>,
    hashes: Vec<(&'static str, String)>,
}

/// The beginning of a list, and how many more there are.
pub(super) struct Listed<T> {
    pub(super) shown: Vec<T>,
    pub(super) more: usize,
}

struct DimensionView {
    name: String,
    score: Option<String>,
    width: String,
    weight: String,
    reason: String,
    metrics: Vec<MetricView>,
}

struct MetricView {
    name: String,
    score: Option<String>,
    width: String,
    facts: String,
    explanation: String,
}

struct AlertView {
    severity: &'static str,
    name: String,
    message: String,
    /// The claim's number and words.
    claim: Option<(u32, String)>,
}

impl<'e> Card<'e> {
    pub(super) fn new(anchor: Anchor, evaluation: &'e Evaluation, interaction: &'e Interaction) -> Self {
        let marks = Marks { anchor, evaluation, interaction };
        let mut budget = Budget::new();
        let (steps, total) = waterfall(&evaluation.contributions);
        Self {
            anchor,
            evaluation,
            name: name(anchor.line, evaluation),
            session: evaluation.session_id.as_deref().map(short),
            sign: verdict_sign(evaluation.verdict),
            verdict: words(evaluation.verdict.as_str()),
            score: score(evaluation.overall_score),
            risk: evaluation.verification.hallucination_risk.map(|risk| format!("{:.2}", risk.get())),
            kept: true,
            query: Text::new(&interaction.query, marks.attacks(Place::Query, None), &mut budget),
            response: Text::new(&interaction.response, marks.response(), &mut budget),
            claims: Listed::new(&evaluation.verification.claims, |at, claim| marks.claim(at, claim)),
            documents: Listed::new(&interaction.rag_documents, |at, found| {
                marks.document(at, found, &mut budget)
            }),
            history: Listed::new(&interaction.history, |at, turn| marks.turn(at, turn, &mut budget)),
            dimensions: evaluation.dimensions.keys().map(|&d| DimensionView::new(evaluation, d)).collect(),
            alerts: Listed::new(&evaluation.alerts, |_, alert| AlertView::new(alert)),
            detections: Listed::new(&evaluation.detections, |at, found| marks.detection(at, found)),
            steps,
            total,
            feedback: Listed::new(&evaluation.feedback, |_, text| short(text)),
            notes: notes(evaluation),
            hashes: vec![
                ("digest", short(&evaluation.digest)),
                ("policy", short(&evaluation.policy_hash)),
                ("data pack", short(&evaluation.data_pack_hash)),
            ],
        }
    }

    /// Says that the texts are not there, which an empty answer would not.
    pub(super) fn without_texts(self) -> Self {
        Self { kept: false, ..self }
    }
}

impl<T> Listed<T> {
    fn new<'l, S>(all: &'l [S], mut view: impl FnMut(usize, &'l S) -> T) -> Self {
        let shown: Vec<_> = all.iter().take(LISTED).enumerate().map(|(at, one)| view(at, one)).collect();
        Self { more: all.len() - shown.len(), shown }
    }

    fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}

impl DimensionView {
    fn new(evaluation: &Evaluation, dimension: Dimension) -> Self {
        let points = evaluation.dimensions.get(&dimension).copied().flatten();
        let detail = evaluation.dimension_details.get(&dimension);
        let metrics = evaluation.metrics.iter().filter(|(id, _)| id.dimension() == dimension);
        Self {
            name: title(dimension.as_str()),
            score: points.map(|points| score(Some(points))),
            width: length(points.map_or(0.0, endurance_core::Score::points)),
            weight: detail.map_or_else(String::new, |detail| format!("{:.0} %", detail.weight.get() * 100.0)),
            reason: reason(detail.and_then(|detail| detail.reason)),
            metrics: metrics.map(|(&id, metric)| MetricView::new(id, metric)).collect(),
        }
    }
}

impl MetricView {
    fn new(id: MetricId, metric: &MetricScore) -> Self {
        let basis = metric.basis.map(|basis| format!("basis {}", words(basis.as_str())));
        let n = metric.n.map(|n| format!("n {n}"));
        let value = Some(wording::value(metric)).filter(|value| !value.is_empty());
        let facts: Vec<_> = [value, basis, n].into_iter().flatten().collect();
        Self {
            name: title(id.as_str()),
            score: metric.score.map(|points| score(Some(points))),
            width: length(metric.score.map_or(0.0, endurance_core::Score::points)),
            facts: facts.join(" · "),
            explanation: match &metric.explanation {
                Some(text) => short(text),
                None => format!("not measured: {}", reason(metric.reason)),
            },
        }
    }
}

impl AlertView {
    fn new(alert: &Alert) -> Self {
        let number = alert.claim_index.map(|index| index + 1);
        Self {
            severity: alert.severity.as_str(),
            name: title(alert.alert_type.as_str()),
            message: short(&alert.message),
            claim: number.zip(Some(alert.claim.as_deref().map_or_else(String::new, short))),
        }
    }
}

fn reason(reason: Option<Reason>) -> String {
    reason.map_or_else(|| "no reason given".to_owned(), |reason| words(reason.as_str()))
}

/// What was not read, what was suppressed, and what looks like a mistake.
fn notes(evaluation: &Evaluation) -> Vec<String> {
    let degraded = |part: &Degraded| {
        let text = words(part.place.as_str());
        let index = part.index.map_or_else(String::new, |index| format!(" {}", u64::from(index) + 1));
        let (seen, allowed) = (thousands(part.seen), thousands(part.allowed));
        format!("Not read in full: {text}{index} ({}: {seen}, allowed {allowed})", short(&part.limit))
    };
    let warning = |warning: &Warning| {
        let guess = warning.did_you_mean.as_deref();
        let guess = guess.map_or_else(String::new, |name| format!("; did you mean {}?", short(name)));
        format!("{}: {}{guess}", title(&short(&warning.code)), short(&warning.path))
    };
    let suppressed = (evaluation.suppressed > 0)
        .then(|| format!("{} suppressed", wording::count(u64::from(evaluation.suppressed), "alert")));
    let degraded = evaluation.degraded.iter().take(LISTED).map(degraded);
    let warnings = evaluation.warnings.iter().take(LISTED).map(warning);
    degraded.chain(suppressed).chain(warnings).collect()
}
