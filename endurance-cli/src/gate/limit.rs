//! Limits that hold whatever the baseline says.

use crate::{
    args,
    visible::one_line,
    wording::{exact, words},
};
use endurance_core::{Evaluation, Score, Verdict};
use serde::Deserialize;

/// What every answer must keep to. Nothing by default.
#[derive(Clone, Debug, Default)]
pub(crate) struct Limits {
    /// Points that every answer must reach.
    pub(crate) min_overall: Option<Score>,
    /// Contradicted and unsupported claims that an answer may hold.
    pub(crate) max_hallucinated: Option<u32>,
    /// Verdicts that are allowed; all when empty.
    pub(crate) verdicts: Vec<Verdict>,
    /// Whether an alert is one too many.
    pub(crate) no_alerts: bool,
}

/// Limits as a caller gives them.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Given {
    min_overall: Option<f64>,
    max_hallucinated: Option<u32>,
    verdicts: Vec<Verdict>,
    no_alerts: bool,
}

/// A limit that an answer breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// For programs.
    pub(crate) code: &'static str,
    /// For people: a sentence without a full stop.
    pub(crate) sentence: String,
}

impl Limits {
    /// From JSON, for callers without a command line: `min_overall`, `max_hallucinated`, `verdicts`, `no_alerts`.
    pub(crate) fn from_json(text: &str) -> Result<Self, String> {
        let Given { min_overall, max_hallucinated, verdicts, no_alerts } =
            serde_json::from_str(text).map_err(|error| place(&error))?;
        if min_overall.is_some_and(|points| !(0.0..=100.0).contains(&points)) {
            return Err("min_overall must be a number of points, 0 to 100".to_owned());
        }
        if verdicts.contains(&Verdict::Other) {
            let known: Vec<_> = Verdict::ALL.iter().map(|verdict| verdict.as_str()).collect();
            return Err(format!("a verdict must be one of {}", known.join(", ")));
        }
        let min_overall = min_overall.map(Score::from_points);
        Ok(Self { min_overall, max_hallucinated, verdicts, no_alerts })
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        let Self { min_overall, max_hallucinated, verdicts, no_alerts } = self;
        min_overall.is_none() && max_hallucinated.is_none() && verdicts.is_empty() && !no_alerts
    }

    /// What `evaluation` breaks.
    pub(crate) fn broken(&self, evaluation: &Evaluation) -> Vec<Broken> {
        let mut broken = Vec::new();
        let mut add = |code, sentence| broken.push(Broken { code, sentence });
        if let Some(least) = self.min_overall {
            match evaluation.overall_score {
                Some(score) if score >= least => {}
                Some(score) => add(
                    "min_overall",
                    format!(
                        "overall score {}, must be at least {}",
                        exact(score.units()),
                        exact(least.units())
                    ),
                ),
                None => add(
                    "min_overall",
                    format!("overall score not measured, must be at least {}", exact(least.units())),
                ),
            }
        }
        let hallucinated = evaluation.verification.hallucinated;
        if let Some(most) = self.max_hallucinated.filter(|most| hallucinated > *most) {
            let claims = crate::wording::count(hallucinated.into(), "claim");
            add("max_hallucinated", format!("{claims} hallucinated, must be at most {most}"));
        }
        if !self.verdicts.is_empty() && !self.verdicts.contains(&evaluation.verdict) {
            let allowed: Vec<_> = self.verdicts.iter().map(|verdict| words(verdict.as_str())).collect();
            let verdict = words(evaluation.verdict.as_str());
            add("verdict", format!("verdict {verdict}, must be {}", allowed.join(" or ")));
        }
        if self.no_alerts {
            for alert in &evaluation.alerts {
                let (alert_type, message) = (words(alert.alert_type.as_str()), one_line(&alert.message));
                add("no_alerts", format!("alert {alert_type}: {message}"));
            }
        }
        broken
    }
}

/// What is wrong, without the place: nobody wrote the JSON.
fn place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

impl From<&args::Limits> for Limits {
    fn from(given: &args::Limits) -> Self {
        let verdicts = match given.fail_on {
            None => &[][..],
            Some(args::FailOn::Review) => &[Verdict::Pass],
            Some(args::FailOn::Fail) => &[Verdict::Pass, Verdict::Review, Verdict::NotMeasured],
        };
        Self {
            min_overall: given.min_overall,
            max_hallucinated: given.max_hallucinated,
            verdicts: verdicts.to_vec(),
            no_alerts: false,
        }
    }
}
