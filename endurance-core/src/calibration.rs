//! Thresholds from answers that people accepted.
//!
//! A threshold is held to one number: the share of good answers that it flags. `thresholds.pass` becomes the strictest value
//! that keeps it. The thresholds of the risk, of a contradiction and of the detector are only loosened, where those in force
//! flag too many good answers: to set them tighter would rest on what good answers never show. `thresholds.review` is kept,
//! and lowered where it would stand above `pass`.

use crate::{
    claims::ClaimVerdict,
    config::Config,
    error::{Error, ErrorKind, Result},
    evaluation::Evaluation,
    evaluator::Evaluator,
    interaction::{Interaction, Role, Share, Trust},
};

/// Fewer rows say too little: of 50 good answers none flagged still allows a rate of 7 %.
const LEAST_ROWS: usize = 50;

/// Good rows among them.
const LEAST_GOOD: usize = 20;

/// Bad rows below which the share of them that is found is hardly known.
const LEAST_BAD: usize = 20;

/// The quantile of the normal distribution for an interval of 95 %.
const Z: f64 = 1.959_964;

/// The balanced accuracy of a coin.
const CHANCE: f64 = 0.5;

/// The key of the threshold that decides what passes.
const PASS: &str = "thresholds.pass";

/// An answer, and whether it is good.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Labelled {
    /// The answer.
    pub interaction: Interaction,
    /// Whether people accepted it.
    pub good: bool,
}

/// Thresholds, and what they do on the rows that they come from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Calibration {
    /// The configuration with the new thresholds.
    pub config: Config,
    /// Each threshold, by the order in which it is set.
    pub thresholds: Vec<Calibrated>,
    /// How many rows are good.
    pub good: usize,
    /// How many are bad.
    pub bad: usize,
}

/// One threshold.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Calibrated {
    /// Its key in the configuration.
    pub key: &'static str,
    /// Its value.
    pub value: f64,
    /// The value in force before.
    pub before: f64,
    /// Good answers that it flags.
    pub flagged: Rate,
    /// Bad answers that it flags.
    pub found: Rate,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rate {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Labelled {
    /// An answer that people accepted, or did not.
    #[must_use]
    pub const fn new(interaction: Interaction, good: bool) -> Self {
        Self { interaction, good }
    }
}

impl Rate {
    /// The share, 0..=1; 0 of none.
    #[must_use]
    pub fn share(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.count as f64 / self.of as f64 }
    }

    /// Where the true share lies with 95 % confidence, after Wilson (1927); anywhere for none.
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (share, n) = (self.share(), self.of as f64);
        let middle = share + Z * Z / (2.0 * n);
        let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + Z * Z / n;
        (((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0))
    }

    fn of(values: &[f64], flagged: impl Fn(f64) -> bool) -> Self {
        Self { count: values.iter().filter(|value| flagged(**value)).count(), of: values.len() }
    }
}

impl Calibrated {
    /// Bad answers that it lets through.
    #[must_use]
    pub const fn missed(&self) -> Rate {
        Rate { count: self.found.of - self.found.count, of: self.found.of }
    }

    /// The mean of the shares of good answers that it does not flag and of bad ones that it does: 0.5 is chance. Nothing
    /// without rows of both.
    #[must_use]
    pub fn balanced_accuracy(&self) -> Option<f64> {
        (self.found.of > 0 && self.flagged.of > 0)
            .then(|| f64::midpoint(1.0 - self.flagged.share(), self.found.share()))
    }

    /// Where the true balanced accuracy lies with 95 % confidence: from the intervals of both shares, as Newcombe (1998,
    /// method 10) has it for a difference.
    #[must_use]
    pub fn balanced_accuracy_interval(&self) -> Option<(f64, f64)> {
        let middle = self.balanced_accuracy()?;
        let ((found_low, found_high), (flagged_low, flagged_high)) =
            (self.found.interval(), self.flagged.interval());
        let (found, flagged) = (self.found.share(), self.flagged.share());
        let below = f64::hypot(found - found_low, flagged_high - flagged) / 2.0;
        let above = f64::hypot(found_high - found, flagged - flagged_low) / 2.0;
        Some(((middle - below).max(0.0), (middle + above).min(1.0)))
    }
}

impl Calibration {
    /// Why the thresholds may be no good, a sentence each; empty where nothing speaks against them.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        match self.bad {
            0 => doubts.push("no row is bad: nothing shows that bad answers are found".to_owned()),
            bad if bad < LEAST_BAD => doubts.push(format!(
                "of bad rows there should be {LEAST_BAD} at least, and there are {bad}: how many bad answers are found is hardly known"
            )),
            _ => {}
        }
        // `pass` is stricter the higher it is; the others are looser.
        let idle = |one: &&Calibrated| {
            one.key != PASS && one.value > one.before && one.flagged.count + one.found.count == 0
        };
        doubts.extend(self.thresholds.iter().filter(idle).map(|one| {
            format!(
                "`{}` is {} and flags no row at all: good rows reach every lower value",
                one.key, one.value
            )
        }));
        let pass = self.thresholds.iter().find(|one| one.key == PASS);
        let measured =
            pass.and_then(|one| Some((one.balanced_accuracy()?, one.balanced_accuracy_interval()?)));
        if let Some((accuracy, (low, _))) = measured
            && low <= CHANCE
        {
            doubts.push(format!(
                "`{PASS}` tells bad answers from good ones no better than chance (balanced accuracy {accuracy:.2}, and 0.50 is \
                 chance): look at the labels, or allow a higher rate"
            ));
        }
        doubts
    }

    /// Thresholds that flag at most the share `fpr` of the good rows each.
    ///
    /// ```
    /// use endurance_core::{Calibration, Config, Document, Interaction, Labelled};
    ///
    /// let good = Interaction::new("How much is it?", "The budget is INR 78 crore.")
    ///     .document(Document::new("The budget is INR 78 crore."));
    /// let rows = vec![Labelled::new(good, true); 50];
    /// let calibration = Calibration::new(Config::default(), &rows, 0.02)?;
    /// assert!(calibration.thresholds.iter().all(|one| one.flagged.share() <= 0.02));
    /// # Ok::<(), endurance_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// When there are fewer than 50 rows or 20 good ones, when `fpr` is not 0..1, or when the configuration is refused.
    pub fn new(mut config: Config, rows: &[Labelled], fpr: f64) -> Result<Self> {
        let refused = |message: String| Err(Error::new(ErrorKind::InvalidField, message));
        let good = rows.iter().filter(|row| row.good).count();
        if !(0.0..1.0).contains(&fpr) {
            return refused(format!("the rate must be 0 or more and below 1, not {fpr}"));
        }
        if rows.len() < LEAST_ROWS {
            return refused(format!("{LEAST_ROWS} rows are needed at least, and there are {}", rows.len()));
        }
        if good < LEAST_GOOD {
            return refused(format!("{LEAST_GOOD} good rows are needed at least, and there are {good}"));
        }
        let mut thresholds = Vec::new();
        let mut set = |key, value: &mut f64, values: Vec<(f64, bool)>| {
            let one = loosened(key, *value, &halves(values), fpr);
            *value = one.value;
            thresholds.push(one);
        };
        let evaluator = Evaluator::new(config.clone())?;
        let attacks = rows.iter().map(|row| (attack(&evaluator, &row.interaction), row.good));
        set("detect.threshold", &mut config.detect.threshold, attacks.collect());
        let evaluations = evaluate(&config, rows)?;
        let of = |value: fn(&Evaluation) -> f64| {
            evaluations.iter().zip(rows).map(|(evaluation, row)| (value(evaluation), row.good)).collect()
        };
        set("thresholds.hallucination_risk", &mut config.thresholds.hallucination_risk, of(risk));
        set("thresholds.contradiction", &mut config.thresholds.contradiction, of(contradiction));
        let evaluations = evaluate(&config, rows)?;
        let with_label =
            |(evaluation, row): (&Evaluation, &Labelled)| Some((evaluation.overall_score?, row.good));
        let scores = evaluations.iter().zip(rows).filter_map(with_label);
        let scores = halves(scores.map(|(score, good)| (score.points(), good)).collect());
        if scores.0.is_empty() {
            return refused(
                "no good row has a score, so that there is nothing to set `thresholds.pass` by".into(),
            );
        }
        thresholds.extend(verdicts(&mut config, &scores, fpr));
        Ok(Self { config, thresholds, good, bad: rows.len() - good })
    }
}

/// The values of the good rows in ascending order, and those of the bad ones.
fn halves(values: Vec<(f64, bool)>) -> (Vec<f64>, Vec<f64>) {
    let (good, bad): (Vec<_>, Vec<_>) = values.into_iter().partition(|(_, good)| *good);
    let mut good: Vec<f64> = good.into_iter().map(|(value, _)| value).collect();
    good.sort_by(f64::total_cmp);
    (good, bad.into_iter().map(|(value, _)| value).collect())
}

/// Sets where `pass` and `review` begin. `pass` is the highest score in tenths of a point below which no more good scores
/// lie than are allowed.
fn verdicts(config: &mut Config, (good, bad): &(Vec<f64>, Vec<f64>), fpr: f64) -> [Calibrated; 2] {
    let before = config.thresholds;
    let pass = (good[allowed(good.len(), fpr)] * 10.0).floor() / 10.0;
    let review = before.review.min(pass);
    (config.thresholds.pass, config.thresholds.review) = (pass, review);
    [(PASS, before.pass, pass), ("thresholds.review", before.review, review)].map(|(key, before, value)| {
        let (flagged, found) = (Rate::of(good, |score| score < value), Rate::of(bad, |score| score < value));
        Calibrated { key, value, before, flagged, found }
    })
}

/// How many of `n` a rate allows. A rate of .29 allows 29 of 100, whatever the binary fraction says.
fn allowed(n: usize, fpr: f64) -> usize {
    (n as f64 * fpr + 1e-9) as usize
}

/// The threshold before, or the next in hundredths from which on no more good values are flagged than are allowed.
fn loosened(key: &'static str, before: f64, (good, bad): &(Vec<f64>, Vec<f64>), fpr: f64) -> Calibrated {
    let flags = |value| move |one: f64| one >= value;
    let most = allowed(good.len(), fpr);
    let value = if Rate::of(good, flags(before)).count <= most {
        before
    } else {
        let last = good[good.len() - 1 - most];
        (((last * 100.0).floor() + 1.0) / 100.0).min(1.0)
    };
    let (flagged, found) = (Rate::of(good, flags(value)), Rate::of(bad, flags(value)));
    Calibrated { key, value, before, flagged, found }
}

fn evaluate(config: &Config, rows: &[Labelled]) -> Result<Vec<Evaluation>> {
    let evaluator = Evaluator::new(config.clone())?;
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        Ok(rows.par_iter().map(|row| evaluator.evaluate(&row.interaction)).collect())
    }
    #[cfg(not(feature = "parallel"))]
    Ok(rows.iter().map(|row| evaluator.evaluate(&row.interaction)).collect())
}

/// The surest attack in what goes in.
fn attack(evaluator: &Evaluator, interaction: &Interaction) -> f64 {
    let documents = interaction.rag_documents.iter().filter(|document| document.trust != Trust::Trusted);
    let documents = documents.map(|document| (document.content.as_str(), Role::Document));
    let texts = documents.chain([(interaction.query.as_str(), Role::Query)]);
    texts.map(|(text, role)| evaluator.scan(text, role).confidence.get()).fold(0.0, f64::max)
}

/// What no value may flag where nothing can be flagged: below every threshold.
const NOTHING: f64 = -1.0;

fn risk(evaluation: &Evaluation) -> f64 {
    evaluation.verification.hallucination_risk.map_or(NOTHING, Share::get)
}

fn contradiction(evaluation: &Evaluation) -> f64 {
    let claims = evaluation.verification.claims.iter();
    let denied = claims.filter(|claim| claim.verdict == ClaimVerdict::Contradicted);
    denied.map(|claim| claim.confidence.get()).fold(NOTHING, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_wilson() {
        // values of the textbook formula, to three decimals
        for (count, of, low, high) in
            [(0, 50, 0.0, 0.071), (1, 50, 0.004, 0.105), (2, 100, 0.006, 0.070), (50, 50, 0.929, 1.0)]
        {
            let (l, h) = Rate { count, of }.interval();
            assert!((l - low).abs() < 0.000_6 && (h - high).abs() < 0.000_6, "{count} of {of}: {l} {h}");
        }
    }

    fn calibration(found: (usize, usize), flagged: (usize, usize)) -> Calibration {
        let rate = |(count, of)| Rate { count, of };
        let (found, flagged) = (rate(found), rate(flagged));
        let pass = Calibrated { key: PASS, value: 60.0, before: 75.0, flagged, found };
        Calibration { config: Config::default(), thresholds: vec![pass], good: flagged.of, bad: found.of }
    }

    #[test]
    fn the_interval_of_a_difference_is_that_of_newcombe() {
        // Newcombe (1998), table II, method 10: the differences of 56/70 and 48/80, of 9/10 and 3/10, of 10/10 and 0/10
        for (found, flagged, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let calibration = calibration(found, flagged);
            let (l, h) = calibration.thresholds[0].balanced_accuracy_interval().expect("both classes");
            let (l, h) = (2.0 * l - 1.0, 2.0 * h - 1.0);
            assert!((l - low).abs() < 6e-5 && (h - high).abs() < 6e-5, "{found:?} {flagged:?}: {l} {h}");
        }
    }

    #[test]
    fn what_speaks_against_a_threshold_is_told() {
        for (found, flagged, words) in [
            ((30, 40), (1, 60), &[][..]),
            ((2, 40), (1, 60), &["no better than chance"]),
            ((0, 40), (0, 60), &["no better than chance"]),
            ((1, 40), (30, 60), &["no better than chance"]),
            ((0, 0), (1, 60), &["no row is bad"]),
            ((15, 19), (1, 60), &["there are 19"]),
            ((0, 5), (1, 60), &["there are 5", "no better than chance"]),
        ] {
            let doubts = calibration(found, flagged).doubts();
            assert_eq!(doubts.len(), words.len(), "{doubts:?}");
            assert!(doubts.iter().zip(words).all(|(doubt, words)| doubt.contains(words)), "{doubts:?}");
        }
    }

    #[test]
    fn a_threshold_that_flags_nothing_any_more_is_told() {
        let none = |of| Rate { count: 0, of };
        for (value, before, told) in [(1.0, 0.5, true), (0.5, 0.5, false)] {
            let mut calibration = calibration((30, 40), (1, 60));
            let (flagged, found) = (none(60), none(40));
            let key = "detect.threshold";
            calibration.thresholds.push(Calibrated { key, value, before, flagged, found });
            let doubts = calibration.doubts();
            assert_eq!(doubts.iter().any(|doubt| doubt.contains("flags no row at all")), told, "{doubts:?}");
        }
    }

    #[test]
    fn a_threshold_keeps_the_rate() {
        let values: Vec<f64> = (0..100).map(f64::from).map(|n| n / 100.0).collect();
        for (before, fpr, value, flagged) in
            [(0.5, 0.02, 0.98, 2), (0.99, 0.02, 0.99, 1), (0.5, 0.29, 0.71, 29), (0.5, 0.0, 1.0, 0)]
        {
            let one = loosened("key", before, &(values.clone(), vec![0.99]), fpr);
            assert!((one.value - value).abs() < 1e-9, "{before} {fpr}: {one:?}");
            assert_eq!((one.flagged.count, one.flagged.of), (flagged, 100), "{before} {fpr}");
        }
        let points: Vec<f64> = values.iter().map(|value| value * 100.0).collect();
        let mut config = Config::default();
        let [pass, review] = verdicts(&mut config, &(points, Vec::new()), 0.02);
        assert_eq!((pass.flagged.count, review.flagged.count), (2, 2));
        assert!((config.thresholds.pass - 2.0).abs() < 1e-9 && (config.thresholds.review - 2.0).abs() < 1e-9);
    }
}
