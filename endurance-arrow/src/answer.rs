//! The columns that come out: what each row of answers holds.

use crate::column::{Named, Structs, count, list, names, nested, number, text};
use endurance_core::{
    Alert, Claim, Decoding, Detail, Detection, Dimension, Error, Evaluation, Evidence, Location, Mark,
    MetricId, Outcome, Score, Share, Verification,
};

/// One row of answers.
pub(crate) struct Answer {
    pub(crate) interaction_id: Option<String>,
    pub(crate) session_id: Option<String>,
    pub(crate) found: Result<Found, Fault>,
}

/// An evaluation with offsets in the unit of the stream, and the core's own JSON of it.
pub(crate) struct Found {
    pub(crate) evaluation: Evaluation,
    pub(crate) json: Option<String>,
}

/// Why there is no evaluation.
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn panicked() -> Self {
        let message = "the engine panicked, which is a fault of this library: please report it";
        Self { code: "internal", message: message.into() }
    }
}

impl From<&Error> for Fault {
    fn from(error: &Error) -> Self {
        Self { code: error.kind().as_str(), message: error.to_string() }
    }
}

impl Answer {
    fn evaluation(&self) -> Option<&Evaluation> {
        self.found.as_ref().ok().map(|found| &found.evaluation)
    }

    fn verification(&self) -> Option<&Verification> {
        self.evaluation().map(|evaluation| &evaluation.verification)
    }

    /// About how many bytes it takes: its longest texts.
    pub(crate) fn size(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let evidence = |claim: &Claim| claim.evidence.iter().map(|e| text(&e.text)).sum::<usize>();
        let claims = |v: &Verification| v.claims.iter().map(|c| text(&c.text) + evidence(c)).sum::<usize>();
        let json = self.found.as_ref().map_or(0, |found| text(&found.json));
        json + self.verification().map_or(0, claims)
    }
}

/// The columns of an answer, in their order.
pub(crate) fn answers() -> Structs<Answer> {
    let mut columns = vec![
        text("interaction_id", |a: &Answer| a.interaction_id.as_deref()),
        text("session_id", |a: &Answer| a.session_id.as_deref()),
        number("overall_score", |a: &Answer| a.evaluation()?.overall_score.map(Score::points)),
        text("verdict", |a: &Answer| a.evaluation().map(|e| e.verdict.as_str())),
        number("hallucination_risk", |a: &Answer| a.verification()?.hallucination_risk.map(Share::get)),
        number("measured_weight", |a: &Answer| a.evaluation().map(|e| e.measured_weight.get())),
        count("total_claims", |a: &Answer| a.verification().map(|v| v.total_claims)),
        count("verified", |a: &Answer| a.verification().map(|v| v.verified)),
        count("contradicted", |a: &Answer| a.verification().map(|v| v.contradicted)),
        count("unsupported", |a: &Answer| a.verification().map(|v| v.unsupported)),
        count("not_checkable", |a: &Answer| a.verification().map(|v| v.not_checkable)),
        nested("dimensions", Answer::evaluation, dimensions()),
        nested("metrics", Answer::evaluation, metrics()),
        list("claims", |a: &Answer| a.verification().map(|v| v.claims.as_slice()), claim()),
        list("alerts", |a: &Answer| a.evaluation().map(|e| e.alerts.as_slice()), alert()),
        list("detections", |a: &Answer| a.evaluation().map(|e| e.detections.as_slice()), detection()),
        text("digest", |a: &Answer| a.evaluation().map(|e| e.digest.as_str())),
        text("json", |a: &Answer| a.found.as_ref().ok()?.json.as_deref()),
    ];
    let parts = vec![text("code", |f: &Fault| Some(f.code)), text("message", |f: &Fault| Some(&f.message))];
    columns.push(nested("error", |a: &Answer| a.found.as_ref().err(), parts));
    Structs::new(columns)
}

fn dimensions() -> Vec<Named<Evaluation>> {
    let points = |id: &Dimension| {
        let id = *id;
        number(id.as_str(), move |e: &Evaluation| e.dimensions.get(&id).copied().flatten().map(Score::points))
    };
    Dimension::ALL.iter().map(points).collect()
}

fn metrics() -> Vec<Named<Evaluation>> {
    let points = |id: &MetricId| {
        let id = *id;
        number(id.as_str(), move |e: &Evaluation| e.metric(id)?.score.map(Score::points))
    };
    MetricId::ALL.iter().map(points).collect()
}

fn claim() -> Vec<Named<Claim>> {
    vec![
        text("text", |c: &Claim| c.text.as_deref()),
        count("start", |c: &Claim| Some(c.span.start)),
        count("end", |c: &Claim| Some(c.span.end)),
        text("kind", |c: &Claim| Some(c.kind.as_str())),
        text("verdict", |c: &Claim| Some(c.verdict.as_str())),
        number("confidence", |c: &Claim| Some(c.confidence.get())),
        text("reason", |c: &Claim| c.reason.as_deref()),
        list("evidence", |c: &Claim| Some(c.evidence.as_slice()), evidence()),
        nested("detail", |c: &Claim| c.detail.as_ref(), detail()),
    ]
}

fn evidence() -> Vec<Named<Evidence>> {
    vec![
        text("in", |e: &Evidence| Some(e.place.as_str())),
        count("index", |e: &Evidence| e.index),
        text("id", |e: &Evidence| e.id.as_deref()),
        count("start", |e: &Evidence| Some(e.start)),
        count("end", |e: &Evidence| Some(e.end)),
        text("role", |e: &Evidence| Some(e.role.as_str())),
        text("text", |e: &Evidence| e.text.as_deref()),
    ]
}

fn detail() -> Vec<Named<Detail>> {
    vec![
        text("atom", |d: &Detail| Some(d.atom.as_str())),
        text("claimed", |d: &Detail| Some(&d.claimed)),
        text("source", |d: &Detail| d.source.as_deref()),
        text("difference", |d: &Detail| d.difference.as_deref()),
    ]
}

fn alert() -> Vec<Named<Alert>> {
    vec![
        text("type", |a: &Alert| Some(a.alert_type.as_str())),
        text("severity", |a: &Alert| Some(a.severity.as_str())),
        text("code", |a: &Alert| Some(&a.code)),
        text("message", |a: &Alert| Some(&a.message)),
        count("claim_index", |a: &Alert| a.claim_index),
        nested("at", |a: &Alert| a.at.as_ref(), location()),
    ]
}

fn detection() -> Vec<Named<Detection>> {
    vec![
        text("threat", |d: &Detection| Some(d.threat.as_str())),
        number("confidence", |d: &Detection| Some(d.confidence.get())),
        nested("at", |d: &Detection| Some(&d.at), location()),
        names("decoded", |d: &Detection| Some(d.decoded.as_slice()), Decoding::as_str),
        names("marks", |d: &Detection| Some(d.marks.as_slice()), Mark::as_str),
        text("rule", |d: &Detection| Some(&d.rule)),
        text("outcome", |d: &Detection| d.outcome.map(Outcome::as_str)),
    ]
}

fn location() -> Vec<Named<Location>> {
    vec![
        text("in", |l: &Location| Some(l.place.as_str())),
        count("index", |l: &Location| l.index),
        text("id", |l: &Location| l.id.as_deref()),
        count("start", |l: &Location| Some(l.start)),
        count("end", |l: &Location| Some(l.end)),
    ]
}
