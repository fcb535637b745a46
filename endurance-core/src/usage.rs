//! How many tokens a call took: those of the metadata, or an estimate from the texts.

use crate::{
    interaction::{Interaction, Metadata},
    text::{Text, subword::estimate_tokens},
};

/// Tokens of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Usage {
    /// Of the prompt and the answer.
    pub(crate) tokens: f64,
    /// Whether one of the two was estimated.
    pub(crate) estimated: bool,
}

/// The tokens of prompt and answer that the metadata gives, where it gives both.
pub(crate) fn given(metadata: &Metadata) -> Option<(u64, u64)> {
    Some((metadata.input_tokens?, metadata.output_tokens?))
}

impl Usage {
    /// The usage of `interaction`. None where nothing reads it: no model and no size is given.
    ///
    /// A prompt is taken to hold the system prompt, the history, the documents and the query, each once.
    pub(crate) fn new<'t>(
        interaction: &Interaction,
        query: &Text,
        response: &Text,
        documents: impl Iterator<Item = &'t Text>,
    ) -> Option<Self> {
        let metadata = &interaction.metadata;
        if metadata.model.is_none() && metadata.active_parameters.is_none() {
            return None;
        }
        let of = |text: &Text| estimate_tokens(&text.raw, text.language);
        let prompt = || {
            let turns = interaction.history.iter().map(|turn| turn.content.as_str());
            let told = turns.chain(metadata.system_prompt.as_deref());
            let told: f64 = told.map(|raw| estimate_tokens(raw, response.language)).sum();
            told + documents.map(of).sum::<f64>() + of(query)
        };
        let input = metadata.input_tokens.map_or_else(prompt, |n| n as f64);
        let output = metadata.output_tokens.map_or_else(|| of(response), |n| n as f64);
        let estimated = given(metadata).is_none();
        let tokens = if estimated { (input + output).round_ties_even() } else { input + output };
        Some(Self { tokens, estimated })
    }
}
