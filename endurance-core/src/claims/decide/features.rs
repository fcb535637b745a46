//! What the first model sees of a claim.

use super::{Atoms, Case};
use crate::{
    claims::{
        compare::{Comparison, Found},
        model::ClaimFeatures,
    },
    text::{cue::Class, word::Token},
};

impl Case<'_> {
    /// In the order of `CLAIM_FEATURES`.
    pub(super) fn features(&self, novel: usize) -> ClaimFeatures {
        let none = Comparison::default();
        let (comparison, source, alike) = self.best.map_or((&none, 0.0, 0.0), |at| {
            let (window, comparison) = &self.windows[at];
            let source = self.words.share(|word| f64::from(u8::from(window.source_holds(word.stem))));
            (comparison, source, self.words.alike(self.claim, window, &comparison.held))
        });
        let Atoms { all, missing, elsewhere } = self.atoms;
        let names = self.response.entities_in(self.statement.span).len();
        let part = |n: usize| n as f64 / all.max(1) as f64;
        let flag = |is: bool| f64::from(u8::from(is));
        let count = |n: usize| libm::log1p(n as f64);
        let rarest = self.new_words().map(|w| w.weight).fold(0.0, f64::max);
        let united = (0..self.words.list.len()).map(|word| {
            let held = self.windows.iter().map(|(_, c)| c.held[word]).fold(0.0, f64::max);
            self.words.list[word].weight * held
        });
        let has = |class| flag(self.response.has_cue(self.statement.span, class));
        [
            1.0,
            comparison.coverage,
            alike,
            if self.words.mass > 0.0 { united.sum::<f64>() / self.words.mass } else { 0.0 },
            comparison.order,
            comparison.said,
            source,
            count(novel),
            self.novelty(),
            rarest / 10.0,
            count(self.new_words().filter(|w| !w.name).count()),
            flag(all > 0),
            part(missing),
            part(elsewhere),
            self.far(),
            count(all - missing - elsewhere),
            (0..self.windows.len()).filter_map(|at| self.against(at)).map(|c| c.strength).fold(0.0, f64::max),
            count(names),
            count(self.unknown.len()),
            self.names_away(),
            count(self.words.list.len()),
            flag(self.claim.is_negative()),
            flag(comparison.agrees),
            self.words.share(|word| flag(self.asked.contains(word.stem))),
            has(Class::Hedge),
            has(Class::Advice),
            has(Class::Opinion),
            has(Class::Meta),
            has(Class::Reporting),
            flag(self.statement.head.is_some()),
            comparison.own,
        ]
    }

    /// The last word of each of the claim's names.
    fn names(&self) -> impl Iterator<Item = &Token> + Clone {
        let names = self.response.entities_in(self.statement.span).iter();
        names.filter_map(|name| self.response.words_of(name).iter().rfind(|t| !t.stop))
    }

    /// Share of the claim's names that the best window does not speak of.
    fn names_away(&self) -> f64 {
        let Some(best) = self.best else { return 0.0 };
        let away = self.names().filter(|name| !self.windows[best].0.speaks_of(name.stem)).count();
        away as f64 / self.names().count().max(1) as f64
    }

    /// How much of the claim the windows cover that hold what the best does not: of the worst number or date, 0..=1.
    fn far(&self) -> f64 {
        let Some(best) = self.best else { return 0.0 };
        let not_there = self.found(best).enumerate().filter(|(_, found)| **found == Found::Nothing);
        let nearest = not_there.map(|(atom, _)| {
            let held = (0..self.windows.len())
                .filter(|&at| self.found(at).nth(atom).is_some_and(|f| *f != Found::Nothing));
            held.map(|at| self.windows[at].1.coverage).fold(0.0, f64::max)
        });
        1.0 - nearest.fold(1.0, f64::min)
    }
}
