//! Offsets in the unit of the caller's language. The core counts bytes of UTF-8; Python counts characters, JavaScript and the JVM
//! units of UTF-16.

use crate::{
    Evaluation, Evaluator, Interaction, Profile, Scan, Verification,
    interaction::{Place, Span},
    provision,
};
use std::collections::BTreeMap;

crate::names! {
    /// What an offset counts.
    pub enum OffsetUnit {
        /// Bytes of UTF-8, as in JSON.
        Utf8 = "utf8",
        /// Characters (Unicode scalar values), as in Python and Swift's unicode scalars.
        Codepoint = "codepoint",
        /// Units of UTF-16, as in JavaScript, Java and Kotlin.
        Utf16 = "utf16",
    }
}

/// Bytes between two counts that are kept.
const STEP: usize = 256;

/// Turns the byte offsets of one text into those of a unit.
struct Ruler<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// The units in front of every [`STEP`]th byte; none in a text where both are the same.
    steps: Vec<u32>,
}

impl<'t> Ruler<'t> {
    fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut steps = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                steps.push(units);
                units += count(chunk, unit);
            }
            steps.push(units);
        }
        Self { text, unit, steps }
    }

    /// The units in front of the byte `at`.
    fn at(&self, at: u32) -> u32 {
        let end = (at as usize).min(self.text.len());
        match self.steps.get(end / STEP) {
            None => at,
            Some(before) => before + count(&self.text.as_bytes()[end / STEP * STEP..end], self.unit),
        }
    }
}

/// The units of the characters that begin in `bytes`.
fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let units = |byte: &u8| match unit {
        OffsetUnit::Utf8 => 1,
        _ if byte & 0xc0 == 0x80 => 0, // inside a character
        OffsetUnit::Utf16 if *byte >= 0xf0 => 2,
        _ => 1,
    };
    bytes.iter().map(units).sum()
}

/// The rulers of an interaction's texts, each made when it is first needed.
struct Rulers<'t> {
    interaction: &'t Interaction,
    profile: Profile,
    unit: OffsetUnit,
    made: BTreeMap<(Place, u32), Ruler<'t>>,
}

impl<'t> Rulers<'t> {
    fn new(evaluator: &Evaluator, interaction: &'t Interaction, unit: OffsetUnit) -> Self {
        let profile = evaluator.config().effective_profile();
        Self { interaction, profile, unit, made: BTreeMap::new() }
    }

    fn shift(&mut self, place: Place, index: Option<u32>, start: &mut u32, end: &mut u32) {
        let index = index.unwrap_or(0);
        let (interaction, unit, profile) = (self.interaction, self.unit, self.profile);
        let ruler = self
            .made
            .entry((place, index))
            .or_insert_with(|| Ruler::new(text(interaction, profile, place, index as usize), unit));
        (*start, *end) = (ruler.at(*start), ruler.at(*end));
    }

    fn verification(&mut self, verification: &mut Verification) {
        for claim in &mut verification.claims {
            self.shift(Place::Response, None, &mut claim.span.start, &mut claim.span.end);
            for e in &mut claim.evidence {
                self.shift(e.place, e.index, &mut e.start, &mut e.end);
            }
        }
    }
}

/// The text that a place names; empty where the interaction has none.
fn text(interaction: &Interaction, profile: Profile, place: Place, index: usize) -> &str {
    let found: Option<&str> = match place {
        Place::Query => Some(&interaction.query),
        Place::Response => Some(&interaction.response),
        Place::Document => interaction.rag_documents.get(index).map(|d| &*d.content),
        Place::History => interaction.history.get(index).map(|t| &*t.content),
        Place::SystemPrompt => interaction.metadata.system_prompt.as_deref(),
        Place::Provision => provision::of(profile).sources.get(index).map(|s| &*s.text.raw),
        Place::Other => None,
    };
    found.unwrap_or_default()
}

impl Interaction {
    /// Whether offsets are the same in every unit: in every text that one may point into, the profile's law aside.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        let documents = self.rag_documents.iter().map(|d| &d.content);
        let turns = self.history.iter().map(|t| &t.content);
        let own = [&self.query, &self.response];
        let prompt = self.metadata.system_prompt.iter();
        documents.chain(turns).chain(own).chain(prompt).all(|text| text.is_ascii())
    }
}

impl Evaluator {
    /// An evaluation of `interaction` by this evaluator with offsets in `unit`. The digest stays that of the bytes.
    #[must_use]
    pub fn evaluation_in_units(
        &self,
        mut evaluation: Evaluation,
        interaction: &Interaction,
        unit: OffsetUnit,
    ) -> Evaluation {
        let mut rulers = Rulers::new(self, interaction, unit);
        rulers.verification(&mut evaluation.verification);
        let evidence = evaluation.metrics.values_mut().flat_map(|m| &mut m.evidence);
        let alerts = evaluation.alerts.iter_mut().filter_map(|a| a.at.as_mut());
        for at in evidence.chain(evaluation.detections.iter_mut().map(|d| &mut d.at)).chain(alerts) {
            rulers.shift(at.place, at.index, &mut at.start, &mut at.end);
        }
        evaluation
    }

    /// The same for checked claims.
    #[must_use]
    pub fn verification_in_units(
        &self,
        mut verification: Verification,
        interaction: &Interaction,
        unit: OffsetUnit,
    ) -> Verification {
        Rulers::new(self, interaction, unit).verification(&mut verification);
        verification
    }
}

impl Scan {
    /// The same scan of `text` with offsets in `unit`.
    #[must_use]
    pub fn in_units(mut self, text: &str, unit: OffsetUnit) -> Self {
        let ruler = Ruler::new(text, unit);
        let shift = |span: &mut Span| *span = Span { start: ruler.at(span.start), end: ruler.at(span.end) };
        self.findings.iter_mut().map(|f| &mut f.span).for_each(shift);
        self.pii.iter_mut().map(|p| &mut p.span).for_each(shift);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_are_those_of_the_characters(text in "\\PC{0,700}") {
            let of = |unit| Ruler::new(&text, unit);
            let (codepoint, utf16) = (of(OffsetUnit::Codepoint), of(OffsetUnit::Utf16));
            let utf8 = of(OffsetUnit::Utf8);
            for (characters, (at, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                prop_assert_eq!(utf8.at(at as u32) as usize, at);
                prop_assert_eq!(codepoint.at(at as u32) as usize, characters);
                prop_assert_eq!(utf16.at(at as u32) as usize, text[..at].encode_utf16().count());
            }
        }
    }

    #[test]
    fn every_place_is_counted() {
        type Cut = fn(&str, u32, u32) -> String;
        let interaction = Interaction::new("😀 budget?", "😀 The IT budget is INR 87 crore.")
            .document(Document::new("😀😀 The IT budget is INR 78 crore."));
        let evaluator = Evaluator::default();
        let evaluation = evaluator.evaluate(&interaction);
        let characters = |text: &str, start: u32, end: u32| -> String {
            text.chars().skip(start as usize).take((end - start) as usize).collect()
        };
        let units = |text: &str, start: u32, end: u32| {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16(&units[start as usize..end as usize]).expect("whole characters")
        };
        let cuts: [(OffsetUnit, Cut); 2] = [(OffsetUnit::Codepoint, characters), (OffsetUnit::Utf16, units)];
        for (unit, cut) in cuts {
            let counted = evaluator.evaluation_in_units(evaluation.clone(), &interaction, unit);
            let claim = &counted.verification.claims[0];
            assert_eq!(Some(cut(&interaction.response, claim.span.start, claim.span.end)), claim.text);
            let evidence = &claim.evidence[0];
            let document = &interaction.rag_documents[0].content;
            assert_eq!(Some(cut(document, evidence.start, evidence.end)), evidence.text);
            let alert = counted.alerts.iter().find_map(|a| a.at.as_ref()).expect("an alert with a place");
            assert!(cut(&interaction.response, alert.start, alert.end).contains("87 crore"));
        }
    }
}
