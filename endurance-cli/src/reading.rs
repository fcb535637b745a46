//! One evaluation as a page of text: what the verdict rests on, in the order in which a person asks.

use crate::{
    paint::{self, FAINT, PLAIN, Paint, STRONG},
    visible::{all_lines, one_line},
    wording::{self, document, score, sign, signed, slice, title, verdict_sign, words},
};
use endurance_core::{
    Alert, Change, Claim, ContributionKind, Decoding, Detection, Evaluation, Evidence, Interaction,
    MetricScore, Outcome, Place, Span,
};
use std::io::{self, Write};

/// How long the bar of 100 points is.
const BAR: usize = 24;

/// An evaluation, the interaction if it is known, what must change for a pass, and how to paint.
pub(crate) struct Reading<'r> {
    evaluation: &'r Evaluation,
    interaction: Option<&'r Interaction>,
    changes: &'r [Change],
    paint: Paint,
}

impl<'r> Reading<'r> {
    pub(crate) fn new(
        evaluation: &'r Evaluation,
        interaction: Option<&'r Interaction>,
        changes: &'r [Change],
        paint: Paint,
    ) -> Self {
        Self { evaluation, interaction, changes, paint }
    }

    /// Writes everything.
    pub(crate) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        self.head(to)?;
        self.texts(to)?;
        self.claims(to)?;
        self.dimensions(to)?;
        self.alerts(to)?;
        self.detections(to)?;
        self.contributions(to)?;
        self.feedback(to)?;
        self.to_pass(to)?;
        self.foot(to)
    }

    fn head(&self, to: &mut impl Write) -> io::Result<()> {
        let Evaluation { interaction_id, session_id, overall_score, verdict, .. } = self.evaluation;
        let style = paint::of_verdict(*verdict).bold();
        let told =
            format!("{} {}  {}", verdict_sign(*verdict), words(verdict.as_str()), score(*overall_score));
        let id = interaction_id.as_deref().map_or_else(|| "interaction".to_owned(), one_line);
        let session =
            session_id.as_deref().map_or_else(String::new, |id| format!("  session {}", one_line(id)));
        writeln!(to, "{}   {}{}", self.paint.text(&told, style), self.strong(&id), self.faint(&session))?;
        for part in &self.evaluation.degraded {
            let text =
                format!("not read in full: {} ({})", words(part.place.as_str()), one_line(&part.limit));
            writeln!(to, "{}", self.faint(&text))?;
        }
        for warning in &self.evaluation.warnings {
            let known = warning.did_you_mean.as_deref();
            let meant = known.map_or_else(String::new, |name| format!(", did you mean {}?", one_line(name)));
            let text = format!("{}: {}{meant}", words(&one_line(&warning.code)), one_line(&warning.path));
            writeln!(to, "{}", self.faint(&text))?;
        }
        Ok(())
    }

    fn texts(&self, to: &mut impl Write) -> io::Result<()> {
        let Some(interaction) = self.interaction else { return Ok(()) };
        if !interaction.query.is_empty() {
            self.heading("Question", to)?;
            writeln!(to, "  {}", indented(&all_lines(&interaction.query)))?;
        }
        self.heading("Answer", to)?;
        let empty = interaction.response.trim().is_empty();
        let answer = if empty { self.faint("empty") } else { self.marked(&interaction.response) };
        writeln!(to, "  {answer}")
    }

    /// The response, each claim in the colour of its verdict and followed by its sign and number.
    fn marked(&self, response: &str) -> String {
        let mut text = String::new();
        let mut at = 0;
        for (number, claim) in self.evaluation.verification.claims.iter().enumerate() {
            let Span { start, end } = claim.span;
            if (start as usize) < at || end <= start {
                continue;
            }
            let style = paint::of_claim(claim.verdict);
            let words = indented(&all_lines(slice(response, claim.span)));
            let between = indented(&all_lines(slice(response, Span::new(at, start as usize))));
            let badge = format!("[{}{}]", sign(claim.verdict), number + 1);
            text.push_str(&between);
            text.push_str(&self.paint.text(&words, style));
            text.push_str(&self.paint.text(&badge, style.bold()));
            at = end as usize;
        }
        text + &indented(&all_lines(slice(response, Span::new(at, response.len()))))
    }

    fn claims(&self, to: &mut impl Write) -> io::Result<()> {
        let found = &self.evaluation.verification;
        if found.claims.is_empty() {
            return Ok(());
        }
        let risk =
            found.hallucination_risk.map_or_else(String::new, |risk| format!(", risk {:.2}", risk.get()));
        let counts = format!(
            "  {} supported, {} contradicted, {} unsupported, {} not checkable{risk}",
            found.verified, found.contradicted, found.unsupported, found.not_checkable
        );
        writeln!(to, "\n{}{}", self.strong("Claims"), self.faint(&counts))?;
        let mut claims = found.claims.iter().enumerate();
        claims.try_for_each(|(at, claim)| self.claim(at, claim, to))
    }

    fn claim(&self, at: usize, claim: &Claim, to: &mut impl Write) -> io::Result<()> {
        let style = paint::of_claim(claim.verdict);
        let badge = format!("{}{:<3}", sign(claim.verdict), at + 1);
        let response = self.interaction.map(|interaction| slice(&interaction.response, claim.span));
        let text = match claim.text.as_deref().or(response) {
            Some(text) => format!("“{}”", one_line(text)),
            None => format!("{} of the answer", wording::range(claim.span, None)),
        };
        let reason =
            claim.reason.as_deref().map_or_else(String::new, |why| format!(", {}", words(&one_line(why))));
        let about =
            format!("{}, confidence {:.2}{reason}", words(claim.kind.as_str()), claim.confidence.get());
        writeln!(to, "  {} {text}", self.paint.text(&badge, style.bold()))?;
        writeln!(
            to,
            "       {} {}",
            self.paint.text(&words(claim.verdict.as_str()), style),
            self.faint(&about)
        )?;
        if let Some(detail) = &claim.detail {
            let source = detail.source.as_deref().map_or_else(String::new, |source| {
                format!(", the source says {}", self.paint.text(&one_line(source), STRONG))
            });
            let by =
                detail.difference.as_deref().map_or_else(String::new, |by| format!(" ({})", one_line(by)));
            let claimed = self.paint.text(&one_line(&detail.claimed), style.bold());
            writeln!(to, "       {}: {claimed}{source}{by}", words(detail.atom.as_str()))?;
        }
        claim.evidence.iter().try_for_each(|evidence| self.evidence(evidence, to))
    }

    fn evidence(&self, evidence: &Evidence, to: &mut impl Write) -> io::Result<()> {
        let quoted = evidence.text.as_deref().or_else(|| {
            let text = self.text(evidence.place, evidence.index)?;
            Some(slice(text, evidence.location().span()))
        });
        let quoted = quoted.map_or_else(String::new, |text| format!(": “{}”", one_line(text)));
        let name = document(evidence.place, evidence.index, evidence.id.as_deref());
        let role = self.paint.text(evidence.role.as_str(), paint::of_role(evidence.role));
        writeln!(to, "       {role} {}{quoted}", self.strong(&name))
    }

    fn dimensions(&self, to: &mut impl Write) -> io::Result<()> {
        self.heading("Dimensions", to)?;
        for (&dimension, &points) in &self.evaluation.dimensions {
            let detail = self.evaluation.dimension_details.get(&dimension);
            let weight =
                detail.map_or_else(String::new, |detail| format!("weight {:.2}", detail.weight.get()));
            let name = title(dimension.as_str());
            if let Some(points) = points {
                let bar = bar(0.0, points.points());
                writeln!(to, "  {name:<22}{bar}{:>7}  {}", score(Some(points)), self.faint(&weight))?;
            } else {
                let reason = detail.and_then(|detail| detail.reason);
                let reason =
                    reason.map_or_else(String::new, |reason| format!(": {}", words(reason.as_str())));
                let text = format!("{}      –  {weight}, not measured{reason}", "╌".repeat(BAR));
                writeln!(to, "  {name:<22}{}", self.faint(&text))?;
            }
            let metrics = self.evaluation.metrics.iter().filter(|(id, _)| id.dimension() == dimension);
            for (id, metric) in metrics {
                self.metric(&title(id.as_str()), metric, to)?;
            }
        }
        Ok(())
    }

    fn metric(&self, name: &str, metric: &MetricScore, to: &mut impl Write) -> io::Result<()> {
        let why = match (&metric.explanation, metric.reason) {
            (Some(text), _) => one_line(text),
            (None, Some(reason)) => format!("not measured: {}", words(reason.as_str())),
            (None, None) => String::new(),
        };
        writeln!(to, "{}", self.faint(&format!("    {name:<30}{:>6}  {why}", score(metric.score))))
    }

    fn alerts(&self, to: &mut impl Write) -> io::Result<()> {
        if self.evaluation.alerts.is_empty() {
            return Ok(());
        }
        self.heading("Alerts", to)?;
        for Alert { alert_type, severity, message, claim_index, .. } in &self.evaluation.alerts {
            let severity_text = format!("{:<9}", severity.as_str());
            let claim = claim_index.map_or_else(String::new, |index| format!(" (claim {})", index + 1));
            let severity = self.paint.text(&severity_text, paint::of_severity(*severity));
            writeln!(to, "  {severity}{}: {}{claim}", words(alert_type.as_str()), one_line(message))?;
        }
        Ok(())
    }

    fn detections(&self, to: &mut impl Write) -> io::Result<()> {
        if self.evaluation.detections.is_empty() {
            return Ok(());
        }
        self.heading("Attacks", to)?;
        for found in &self.evaluation.detections {
            self.detection(found, to)?;
        }
        Ok(())
    }

    fn detection(&self, found: &Detection, to: &mut impl Write) -> io::Result<()> {
        let threat = self.paint.text(&words(found.threat.as_str()), paint::of_danger(true));
        let outcome = found.outcome.map_or_else(String::new, |outcome| {
            let obeyed = outcome == Outcome::Obeyed;
            format!(", {}", self.paint.text(outcome.as_str(), paint::of_danger(obeyed)))
        });
        let place = wording::place(&found.at, self.interaction);
        writeln!(to, "  {threat}, confidence {:.2}, {place}{outcome}", found.confidence.get())?;
        if let Some(text) = self.text(found.at.place, found.at.index) {
            writeln!(to, "    “{}”", one_line(slice(text, found.at.span())))?;
        }
        let mut facts = Vec::new();
        if !found.decoded.is_empty() {
            let steps = found.decoded.iter().copied().map(Decoding::as_str).chain(["plain text"]);
            facts.push(format!("decoded {}", steps.collect::<Vec<_>>().join(" → ")));
        }
        facts.extend(found.marks.iter().map(|mark| words(mark.as_str())));
        facts.push(format!("rule {}", one_line(&found.rule)));
        writeln!(to, "    {}", self.faint(&facts.join(", ")))
    }

    fn contributions(&self, to: &mut impl Write) -> io::Result<()> {
        if self.evaluation.contributions.is_empty() {
            return Ok(());
        }
        self.heading("How the score adds up", to)?;
        let mut at = 0;
        for part in &self.evaluation.contributions {
            let id = one_line(&part.id);
            let name = match part.kind {
                ContributionKind::Dimension => title(&id),
                kind => format!("{}: {}", title(kind.as_str()), words(&id)),
            };
            let to_units = at + part.points.0;
            let (low, high) = (at.min(to_units), at.max(to_units));
            let style = if part.points.0 < 0 { paint::of_danger(true) } else { PLAIN };
            let bar = bar(low as f64 / 10_000.0, high as f64 / 10_000.0);
            let points = format!("{:>10}", signed(part.points));
            writeln!(to, "  {name:<36}{} {}", self.paint.text(&bar, style), self.paint.text(&points, style))?;
            at = to_units;
        }
        let total =
            format!("  {:<36}{} {:>10}", "Overall score", bar(0.0, at as f64 / 10_000.0), wording::exact(at));
        writeln!(to, "{}", self.strong(&total))
    }

    fn feedback(&self, to: &mut impl Write) -> io::Result<()> {
        if self.evaluation.feedback.is_empty() {
            return Ok(());
        }
        self.heading("Feedback for another try", to)?;
        self.evaluation.feedback.iter().try_for_each(|line| writeln!(to, "  {}", one_line(line)))
    }

    fn to_pass(&self, to: &mut impl Write) -> io::Result<()> {
        if self.changes.is_empty() {
            return Ok(());
        }
        self.heading("To pass, at least", to)?;
        wording::changes(self.changes, self.interaction)
            .iter()
            .try_for_each(|change| writeln!(to, "  {change}"))
    }

    fn foot(&self, to: &mut impl Write) -> io::Result<()> {
        let Evaluation { engine_version, policy_hash, data_pack_hash, digest, .. } = self.evaluation;
        let facts = [
            ("engine", engine_version),
            ("digest", digest),
            ("policy", policy_hash),
            ("data", data_pack_hash),
        ];
        let facts: Vec<_> = facts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name} {}", one_line(value).chars().take(23).collect::<String>()))
            .collect();
        writeln!(to, "\n{}", self.faint(&facts.join("  ")))
    }

    fn text(&self, place: Place, index: Option<u32>) -> Option<&'r str> {
        wording::text_at(self.interaction?, place, index)
    }

    fn heading(&self, text: &str, to: &mut impl Write) -> io::Result<()> {
        writeln!(to, "\n{}", self.strong(text))
    }

    fn strong(&self, text: &str) -> String {
        self.paint.text(text, STRONG)
    }

    fn faint(&self, text: &str) -> String {
        self.paint.text(text, FAINT)
    }
}

/// A bar over 0..100 that is full between two numbers.
fn bar(from: f64, until: f64) -> String {
    let place = |points: f64| ((points / 100.0 * BAR as f64).round() as usize).min(BAR);
    let (from, until) = (place(from), place(until));
    format!("{}{}{}", "░".repeat(from), "█".repeat(until - from), "░".repeat(BAR - until))
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}
