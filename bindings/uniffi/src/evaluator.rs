//! The evaluator: JSON in, JSON out.

use crate::{
    answer::{Answer, OffsetUnit},
    error::{JsonError, without_panic},
};
use endurance_core::{Config, Evaluator, Interaction, Role, ScanRequest};

/// The engine, built once from a configuration. It never changes: any number of threads may use it at once.
#[derive(Debug, uniffi::Object)]
pub struct JsonEvaluator {
    core: Evaluator,
    unit: Option<endurance_core::OffsetUnit>,
}

#[uniffi::export]
impl JsonEvaluator {
    /// `config`: a configuration in JSON; the default one without. `unit`: what offsets count in `Answer.counted`.
    ///
    /// # Errors
    /// `invalid_config`, naming the key.
    #[uniffi::constructor]
    pub fn new(config: Option<String>, unit: OffsetUnit) -> Result<Self, JsonError> {
        without_panic(|| {
            let config = config.as_deref().map_or_else(|| Ok(Config::default()), Config::from_json)?;
            Ok(Self { core: Evaluator::new(config)?, unit: unit.other() })
        })
    }

    /// Evaluates one answer: an interaction in JSON.
    ///
    /// # Errors
    /// When the interaction cannot be read, naming the field.
    pub fn evaluate(&self, interaction: Vec<u8>) -> Result<Answer, JsonError> {
        without_panic(|| {
            let interaction = self.read(&interaction)?;
            let evaluation = self.core.evaluate(&interaction);
            let count = |unit| self.core.evaluation_in_units(evaluation.clone(), &interaction, unit);
            Answer::new(&evaluation, self.unit.map(count))
        })
    }

    /// Checks the claims of one answer alone.
    ///
    /// # Errors
    /// As `evaluate`.
    pub fn verify(&self, interaction: Vec<u8>) -> Result<Answer, JsonError> {
        without_panic(|| {
            let interaction = self.read(&interaction)?;
            let verified = self.core.verify(&interaction);
            let count = |unit| {
                let mut counted = verified.clone();
                counted.verification =
                    self.core.verification_in_units(counted.verification, &interaction, unit);
                counted
            };
            Answer::new(&verified, self.unit.map(count))
        })
    }

    /// Searches one text for attacks, secrets and personal data: a request in JSON.
    ///
    /// # Errors
    /// When the request cannot be read, naming the field.
    pub fn scan(&self, request: Vec<u8>) -> Result<Answer, JsonError> {
        without_panic(|| {
            let request = ScanRequest::from_json(&request, self.core.config().strict)?;
            let mut scan = self.core.scan(&request.text, request.role.unwrap_or(Role::Query));
            scan.id.clone_from(&request.id);
            let count = |unit| scan.clone().in_units(&request.text, unit);
            Answer::new(&scan, self.unit.map(count))
        })
    }
}

impl JsonEvaluator {
    fn read(&self, interaction: &[u8]) -> Result<Interaction, JsonError> {
        Ok(Interaction::from_json(interaction, self.core.config().strict)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        r#"{"response": "😀 It opens at 9.", "rag_documents": [{"content": "It opens at 9."}]}"#;

    /// Where the first claim ends.
    fn end(json: &[u8]) -> u64 {
        let answer: serde_json::Value = serde_json::from_slice(json).expect("JSON");
        answer["verification"]["claims"][0]["span"]["end"].as_u64().expect("a number")
    }

    #[test]
    fn offsets_count_the_unit() {
        for (unit, counted) in
            [(OffsetUnit::Utf8, None), (OffsetUnit::Codepoint, Some(16)), (OffsetUnit::Utf16, Some(17))]
        {
            let evaluator = JsonEvaluator::new(None, unit).expect("the default");
            for answer in [evaluator.evaluate(TEXT.into()), evaluator.verify(TEXT.into())] {
                let answer = answer.expect("an answer");
                assert_eq!(end(&answer.json), 19);
                assert_eq!(answer.counted.map(|json| end(&json)), counted, "{unit:?}");
            }
        }
    }

    #[test]
    fn what_counts_the_same_is_not_sent_twice() {
        let evaluator = JsonEvaluator::new(None, OffsetUnit::Utf16).expect("the default");
        let ascii = TEXT.replace('😀', ":)");
        assert!(evaluator.evaluate(ascii.into()).expect("an answer").counted.is_none());
        assert!(evaluator.scan(r#"{"text": "it"}"#.into()).expect("an answer").counted.is_none());
    }

    #[test]
    fn a_refusal_has_a_code() {
        let evaluator = JsonEvaluator::new(None, OffsetUnit::Utf8).expect("the default");
        let config = JsonEvaluator::new(Some(r#"{"profil": 1}"#.into()), OffsetUnit::Utf8).map(|_| ());
        for (refused, expected) in [
            (config, "invalid_config"),
            (evaluator.evaluate(b"{".into()).map(|_| ()), "invalid_json"),
            (evaluator.verify(b"\xff".into()).map(|_| ()), "invalid_utf8"),
            (evaluator.scan(b"{}".into()).map(|_| ()), "missing_field"),
        ] {
            assert!(
                matches!(refused, Err(JsonError::Refused { code, .. }) if code == expected),
                "{expected}"
            );
        }
    }
}
