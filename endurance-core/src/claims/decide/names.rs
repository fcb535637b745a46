//! The names of a claim against those of its sources.

use super::Case;
use crate::{
    claims::{
        compare::Conflict,
        corpus::{Weighted, Window},
        name,
    },
    text::{entity::Entity, language::Language, word::Token},
};

/// Names that no source holds and that are looked for under nearly the same.
const MOST_NAMES: usize = 4;

/// How sure it is at least that a name that hardly differs is the same.
const LEAST_SURE: f64 = 0.55;

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
        let names = self.response.entities_in(self.statement.span);
        for claimed in names.iter().take(MOST_NAMES) {
            let unknown = self.unknown.contains(&claimed);
            if !unknown && (!self.may_blend(claimed) || self.stands(claimed)) {
                continue;
            }
            let inside = |word: &Weighted| {
                let tokens = self.response.words_of(claimed);
                tokens.iter().any(|t| t.stem == word.stem)
            };
            for (window, comparison) in &mut self.windows {
                if comparison.conflict.is_some() {
                    continue;
                }
                let rest = self.words.list.iter().zip(&comparison.held).filter(|(word, _)| !inside(word));
                let (told, all) =
                    rest.fold((0.0, 0.0), |(told, all), (w, held)| (told + w.weight * held, all + w.weight));
                let share = if all > 0.0 { told / all } else { 0.0 };
                let like = if unknown { name::mistaken } else { name::blended };
                let found = like(self.response, claimed, &window.source.text, window.sentence);
                comparison.conflict = found.filter(|found| share >= found.least).map(|found| Conflict {
                    detail: found.detail,
                    strength: (0.1 + 0.75 * share).max(LEAST_SURE),
                });
            }
        }
    }

    /// Whether a name that is known by its words may be put together of two, or spelt otherwise: somebody's, where names are not
    /// declined.
    fn may_blend(&self, claimed: &Entity) -> bool {
        use Language::{English, French, German, Italian, Portuguese, Spanish};
        let plain =
            matches!(self.response.language, English | French | German | Italian | Portuguese | Spanish);
        plain && !claimed.acronym
    }

    /// Whether a passage has all words of a name as they stand.
    fn stands(&self, claimed: &Entity) -> bool {
        let in_window = |(window, _): &(Window<'_>, _)| {
            name::stands(self.response, claimed, &window.source.text, window.sentence)
        };
        self.windows.iter().any(in_window)
    }
}
