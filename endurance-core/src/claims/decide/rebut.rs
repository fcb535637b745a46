//! What passages say against a claim, and whether what others say for it weighs more.

use super::Case;
use crate::{
    claims::{
        Atom,
        compare::{Conflict, Found, SAME_SLOT},
        extract::{content, quantities},
    },
    interaction::{Place, Span},
    text::{date::Date, quantity::Relation},
};

/// How much less of a claim a source may cover than the one that supports it, and still speak of the very same.
const AS_WELL: f64 = 0.05;

/// How much less of a claim a passage may cover that holds its number, and keep another passage from denying it.
const MUCH_LESS: f64 = 0.25;
const LITTLE_LESS: f64 = 0.1;

impl Case<'_> {
    /// The surest window that says otherwise.
    pub(super) fn conflict(&self) -> Option<(usize, &Conflict)> {
        let strong = |at: usize| {
            let conflict = self.against(at).filter(|c| c.is_sure())?;
            // a number that another passage about the same holds is not wrong
            Some((at, conflict)).filter(|_| !self.held_elsewhere(at))
        };
        let surer = |a: (_, &Conflict), b: (_, &Conflict)| b.1.strength > a.1.strength;
        (0..self.windows.len()).filter_map(strong).reduce(|a, b| if surer(a, b) { b } else { a })
    }

    /// What window `at` says otherwise. A provision keeps its support, and says nothing against: the claim may be about a case
    /// of its own. Nor does a document against the report of another.
    pub(super) fn against(&self, at: usize) -> Option<&Conflict> {
        let (window, comparison) = &self.windows[at];
        let source = window.source;
        let other = source.place == Place::Document && self.reported.is_some_and(|n| n != source.index);
        comparison.conflict.as_ref().filter(|_| source.place != Place::Provision && !other)
    }

    /// Whether window `at` says otherwise, surely enough to count.
    pub(super) fn denies(&self, at: usize) -> bool {
        self.windows[at].1.conflict.as_ref().is_some_and(Conflict::is_sure)
    }

    /// The share of the claim that window `at` covers without what it owes to the sentence of window `than`: a neighbour of what denies
    /// a claim does not affirm it with the words that deny it.
    pub(super) fn coverage_without(&self, at: usize, than: usize) -> f64 {
        let ((window, comparison), (other, _)) = (&self.windows[at], &self.windows[than]);
        let words = self.words.list.iter().zip(&comparison.held);
        let denies = self.denies_in_few(than);
        let owed = words.filter(|(word, held)| **held > 0.0 && window.owes(word, other, denies));
        let owed: f64 = owed.map(|(word, held)| word.weight * held).sum();
        comparison.coverage - if self.words.mass > 0.0 { owed / self.words.mass } else { 0.0 }
    }

    /// Whether the fact of window `at` denies in few words what the rest of its sentence affirms.
    pub(super) fn denies_in_few(&self, at: usize) -> bool {
        self.windows[at].1.denied.as_ref().is_some_and(|denied| denied.elliptic)
    }

    /// Whether another window that covers the claim as well holds every number and date, and differs in nothing.
    pub(super) fn held_elsewhere(&self, than: usize) -> bool {
        let against = &self.windows[than].1;
        let atom = self.is_atom(than);
        let precise = atom && self.is_precise();
        self.windows.iter().enumerate().any(|(at, (_, c))| {
            // a number is found by its value; words that differ need a passage that says the rest as well
            let covers = |less: f64| self.coverage_without(at, than) >= against.coverage - less;
            let as_well = if precise {
                true
            } else if atom {
                covers(MUCH_LESS)
            } else {
                covers(LITTLE_LESS)
                    && c.own >= against.own - MUCH_LESS
                    && c.inside >= against.inside - MUCH_LESS
                    && (!self.is_dated(than) || self.is_dated(at))
            };
            let as_well = as_well || atom && self.goes_on(at, than);
            at != than && as_well && !self.denies(at) && self.holds_all(at)
        })
    }

    /// Whether the claim is the short end of its sentence, and window `at` says more of what stands before it than window `than`: "tops
    /// out at 2,910 m, 47 km into the race".
    fn goes_on(&self, at: usize, than: usize) -> bool {
        const FEW: usize = 2;
        let (span, sentence) = (self.statement.span, self.statement.sentence);
        let before = Span { start: sentence.start, end: span.start.max(sentence.start) };
        // it begins with its number, and has no subject of its own
        let begins = quantities(self.response, span).next().is_some_and(|q| q.span.start == span.start);
        if self.words.list.len() > FEW || before.start == before.end || !begins {
            return false;
        }
        let says = |at: usize| {
            let window = &self.windows[at].0;
            content(self.response, before).filter(|t| window.says(t.stem)).count()
        };
        says(at) > says(than)
    }

    /// Another source that says otherwise of the very same: it covers the claim as well as `supporting`, and differs in
    /// one thing. What differs in two, such as last year's number, is about something else.
    pub(super) fn dissent(&self, supporting: usize) -> Option<usize> {
        let (window, said) = &self.windows[supporting];
        let least = said.coverage - AS_WELL;
        (0..self.windows.len()).find(|&at| {
            let (other, c) = &self.windows[at];
            let otherwise = c.differing.iter().any(|slot| slot.strength_alone() >= SAME_SLOT)
                && other.source.place != Place::Provision;
            let sure = otherwise || self.against(at).is_some_and(Conflict::is_sure);
            let missing = self.found(at).filter(|f| **f == Found::Nothing).count();
            !std::ptr::eq(other.source, window.source) && sure && missing <= 1 && c.coverage >= least
        })
    }

    /// Whether what window `at` says against the claim weighs more than what `supporting` says for it.
    pub(super) fn outweighs(&self, at: usize, supporting: usize) -> bool {
        let (against, for_it) = (&self.windows[at].1, &self.windows[supporting].1);
        let named = against.conflict.as_ref().is_some_and(|c| c.detail.atom == Atom::Entity);
        // who is named stands elsewhere; what is told of whoever it is stands here
        if named && !self.tells(supporting, at) {
            return true;
        }
        against.coverage > self.coverage_without(supporting, at) + 0.1
            || against.own > for_it.own + 0.25
            || against.inside > for_it.inside + 0.25
    }

    /// Whether window `at` says a word of the claim that is no name, without what it owes to the sentence of window `than`.
    pub(super) fn tells(&self, at: usize, than: usize) -> bool {
        let ((window, comparison), (other, _)) = (&self.windows[at], &self.windows[than]);
        let mut words = self.words.list.iter().zip(&comparison.held).filter(|(word, _)| !word.name);
        at != than && words.any(|(word, held)| *held > 0.5 && !window.owes(word, other, false))
    }

    /// Whether the fact of a window itself tells when the claim holds, which elsewhere only its neighbours may: "on Sundays it is closed"
    /// beside "it opens at six".
    pub(super) fn is_dated(&self, at: usize) -> bool {
        let window = &self.windows[at].0;
        let dates = self.response.dates_in(self.statement.span);
        let told = window.source.text.dates_in(window.span);
        let same = |d: &Date| d.tells_case() && told.iter().any(|there| d.relation(there) == Relation::Equal);
        !dates.is_empty() && dates.iter().all(same)
    }

    /// Whether what a window says otherwise is a number or a date.
    pub(super) fn is_atom(&self, at: usize) -> bool {
        let conflict = self.windows[at].1.conflict.as_ref();
        conflict.is_some_and(|c| matches!(c.detail.atom, Atom::Quantity | Atom::Date))
    }
}
