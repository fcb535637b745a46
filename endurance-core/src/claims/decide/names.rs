//! The names of a claim against those of its sources.

use super::Case;
use crate::{
    claims::{compare::Conflict, corpus::Weighted, name},
    text::{entity::Entity, word::Token},
};

/// Names that no source holds and that are looked for under nearly the same.
const MOST_NAMES: usize = 4;

impl Case<'_> {
    /// Whether some source holds the words of a name, or an acronym's long form.
    pub(super) fn knows(&self, entity: &Entity) -> bool {
        let tokens = self.response.words_of(entity);
        let initial = |t: &Token| tokens.len() > 1 && t.span.end - t.span.start == 1;
        let spelled = |t: &Token| initial(t) || name::TITLES.contains(t.fold) || self.says(t.stem);
        tokens.iter().filter(|t| !t.stop).all(spelled)
            || (entity.acronym && self.library.spells(&self.response.slice(entity.span).replace('.', "")))
    }

    /// Makes conflicts of names that no source holds where a window holds nearly the same, as surely as it says the rest.
    pub(super) fn judge_names(&mut self) {
        const SAME_TOLD: f64 = 0.6;
        for claimed in self.unknown.iter().take(MOST_NAMES) {
            let inside = |word: &Weighted| {
                let tokens = self.response.words_of(claimed);
                tokens.iter().any(|t| t.stem == word.stem)
            };
            for (window, comparison) in &mut self.windows {
                let rest = self.words.list.iter().zip(&comparison.held).filter(|(word, _)| !inside(word));
                let (told, all) =
                    rest.fold((0.0, 0.0), |(told, all), (w, held)| (told + w.weight * held, all + w.weight));
                let share = if all > 0.0 { told / all } else { 0.0 };
                if share < SAME_TOLD || comparison.conflict.is_some() {
                    continue;
                }
                let found = name::mistaken(self.response, claimed, &window.source.text, window.sentence);
                comparison.conflict = found.map(|detail| Conflict { detail, strength: 0.1 + 0.75 * share });
            }
        }
    }
}
