//! What differs, against all windows: whether it stands in the same slot, follows from other numbers, or is the wrong way round.

use super::{Case, REPORTED};
use crate::claims::{
    Atom, Detail,
    atom::ENOUGH_SHARED,
    compare::{Comparison, Conflict, Found},
    corpus::Window,
    derive::{
        moment,
        program::{self, Outcome},
        reckon::{Follows, follows},
        relative,
    },
    extract::quantities,
    slot::{Differing, Elsewhere},
    value::Value,
    weigh,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::Date,
        quantity::{Measure, Quantity},
        words::{Words, words},
    },
};

/// Numbers of a claim for which programs are run.
const MOST_RUN: usize = 8;

/// Whether a sentence tells of the days that it does not name too: "Saturdays cost 39 euros, all other days 27".
fn tells_of_the_rest(text: &Text, sentence: Span) -> bool {
    const OTHER: &Words = words!(
        "other others remaining otherwise rest anderen ubrigen restlichen sonst otros otras demas autres altri altre outros outras demais"
    );
    text.tokens[text.tokens_in(sentence)].iter().any(|t| OTHER.contains(t.fold))
}

impl Case<'_> {
    /// Makes conflicts of what differs and of what is denied, as surely as it is said of the same.
    pub(super) fn judge(&mut self) {
        let most = self.windows.iter().map(|(_, c)| c.coverage).fold(0.0, f64::max);
        let (novel_share, novel_names) = (self.novelty(), !self.unknown.is_empty());
        let elsewhere =
            move |coverage, held| Elsewhere { behind: most - coverage, held, novel_share, novel_names };
        self.judge_slots(elsewhere);
        self.judge_denials(elsewhere);
    }

    /// `elsewhere`: of what a window covers, and what the best does that holds the atom.
    fn judge_slots(&mut self, elsewhere: impl Fn(f64, Option<f64>) -> Elsewhere) {
        self.otherwise = vec![None; self.windows.len()];
        for at in 0..self.windows.len() {
            if self.tells_of_another(at) {
                self.windows[at].1.differing.clear();
            }
            let mut differing = std::mem::take(&mut self.windows[at].1.differing);
            for (number, slot) in differing.iter_mut().enumerate() {
                let holds = |(_, c): &&(Window<'_>, Comparison)| {
                    c.quantities.iter().chain(&c.dates).nth(slot.atom).is_some_and(|f| *f != Found::Nothing)
                };
                let holding = (0..self.windows.len()).filter(|&other| holds(&&self.windows[other]));
                let held = holding.map(|other| self.coverage_without(other, at)).reduce(f64::max);
                slot.complete(elsewhere(self.windows[at].1.coverage, held));
                let strength = slot.strength();
                let surer = self.windows[at].1.conflict.as_ref().is_none_or(|c| c.strength < strength);
                let window = &self.windows[at].0;
                let surer = surer && !slot.is_told_beside(self.response, window);
                // "three on weekdays" is not denied by what is told of Saturdays where weekdays are told of too
                let text = &window.source.text;
                let weekday = slot.is_weekday(self.response);
                let surer =
                    surer && !(weekday && (held.is_some() || tells_of_the_rest(text, window.sentence)));
                if let Some(atom) = surer.then(|| slot.kind(self.response, text)).flatten() {
                    // what differs is told once it counts
                    let detail = Detail { atom, claimed: String::new(), source: None, difference: None };
                    self.windows[at].1.conflict = Some(Conflict { detail, strength });
                    self.otherwise[at] = Some(number);
                }
            }
            self.windows[at].1.differing = differing;
        }
    }

    /// Whether what differs in a window tells that it is about something else: another period with another value, or "a race of 34 km"
    /// whose start is another than that of the race of 82 km.
    fn tells_of_another(&self, at: usize) -> bool {
        let slots = &self.windows[at].1.differing;
        if slots.len() < 2 {
            return false;
        }
        let numbers = self.windows[at].1.quantities.len();
        let text = &self.windows[at].0.source.text;
        let held = |atom: usize| {
            let mut others = (0..self.windows.len()).filter(|&other| other != at);
            others.any(|other| matches!(self.found(other).nth(atom), Some(Found::Same { .. })))
        };
        let value = |text, span| Value::at(text, span);
        let period = |slot: &Differing| match (value(self.response, slot.claimed), value(text, slot.source)) {
            (Some(Value::Date(own)), Some(Value::Date(there))) => own.is_period() && there.is_period(),
            _ => false,
        };
        // "Apollo 13" is a name
        let amount = |slot: &Differing| match value(self.response, slot.claimed) {
            Some(Value::Number(own)) => own.is_amount() && own.measure != Measure::Count,
            _ => false,
        };
        let measured = |slot: &Differing| match value(self.response, slot.claimed) {
            Some(Value::Number(own)) => {
                !matches!(own.measure, Measure::Count | Measure::Percent | Measure::Currency(_))
            }
            _ => false,
        };
        let told = |slot: &Differing| {
            let first = slots.iter().all(|other| slot.claimed.start <= other.claimed.start);
            first && measured(slot) && held(slot.atom)
        };
        slots.iter().any(period) && slots.iter().any(amount)
            || slots.iter().any(|slot| told(slot) && slots.iter().any(|other| other.atom >= numbers))
    }

    /// `elsewhere`: the same, of the best window that affirms the claim.
    fn judge_denials(&mut self, elsewhere: impl Fn(f64, Option<f64>) -> Elsewhere) {
        let affirms = |(_, c): &&(Window<'_>, Comparison)| c.denied.is_none() && c.agrees;
        for at in 0..self.windows.len() {
            if self.windows[at].1.denied.is_none() {
                continue;
            }
            let affirming = (0..self.windows.len()).filter(|&other| affirms(&&self.windows[other]));
            let held = affirming.map(|other| self.coverage_without(other, at)).reduce(f64::max);
            let comparison = &mut self.windows[at].1;
            let Some(denied) = &mut comparison.denied else { continue };
            // what hardly shares a word with an opinion says nothing against it
            if self.statement.opinion && comparison.coverage < REPORTED {
                continue;
            }
            denied.complete(elsewhere(comparison.coverage, held));
            let conflict = denied.conflict();
            if comparison.conflict.as_ref().is_none_or(|c| c.strength < conflict.strength) {
                comparison.conflict = Some(conflict);
                self.otherwise[at] = None;
            }
        }
    }

    /// Finds the numbers that no window holds where others may give them.
    pub(super) fn reckon(&mut self) {
        self.reckon_dates();
        let (response, span) = (self.response, self.statement.span);
        let mut runs = 0;
        for (atom, claimed) in quantities(response, span).enumerate() {
            let found = |(_, c): &(Window<'_>, Comparison)| match c.quantities.get(atom) {
                Some(found) => *found != Found::Nothing,
                None => true,
            };
            if self.windows.iter().any(found) {
                continue;
            }
            runs += 1;
            if runs <= MOST_RUN && self.run(claimed) {
                continue;
            }
            let near = |(at, (window, c)): (usize, &(Window<'_>, Comparison))| {
                let text = &window.source.text;
                let speaks = c.coverage >= self.near;
                let how = speaks
                    .then(|| follows(response, span, claimed, self.query, text, window.passage()))
                    .flatten()?;
                Some((at, how))
            };
            let Some((at, how)) = self.windows.iter().enumerate().find_map(near) else { continue };
            if how == Follows::Surely {
                self.windows[at].1.quantities[atom] = Found::Same { rounded: false };
            }
            for (_, comparison) in &mut self.windows {
                comparison.differing.retain(|slot| slot.atom != atom);
            }
        }
    }

    /// Finds the dates and times that no window holds where a stretch leads to them from another.
    fn reckon_dates(&mut self) {
        let before = quantities(self.response, self.statement.span).count();
        for (at, claimed) in self.response.dates_in(self.statement.span).iter().enumerate() {
            let held =
                |(_, c): &(Window<'_>, Comparison)| c.dates.get(at).is_none_or(|f| *f != Found::Nothing);
            if self.windows.iter().any(held) {
                continue;
            }
            let leads = |(window, c): &(Window<'_>, Comparison)| {
                let (text, passage) = (&window.source.text, window.passage());
                let leads =
                    || moment::follows(claimed, text, passage) || relative::tells(claimed, text, passage);
                c.coverage >= self.near && leads()
            };
            let Some(from) = self.windows.iter().position(leads) else {
                self.miss(claimed);
                continue;
            };
            self.windows[from].1.dates[at] = Found::Same { rounded: false };
            for (_, comparison) in &mut self.windows {
                comparison.differing.retain(|slot| slot.atom != before + at);
            }
        }
    }

    /// Makes a conflict of a time at which something ends by the claim, where the only moment and the only stretch that a passage tells
    /// lead to another.
    fn miss(&mut self, claimed: &Date) {
        let (response, statement) = (self.response, self.statement.span);
        if !moment::asks(response, statement, claimed) {
            return;
        }
        let leads = |(at, (window, c)): (usize, &(Window<'_>, Comparison))| {
            let only = || moment::only(&window.source.text, window.passage());
            Some((at, (c.coverage >= ENOUGH_SHARED).then(only).flatten()?))
        };
        let Some((at, how)) = self.windows.iter().enumerate().find_map(leads) else { return };
        let comparison = &mut self.windows[at].1;
        let strength = 0.5 * comparison.coverage + 0.4;
        if comparison.conflict.as_ref().is_none_or(|c| c.strength < strength) {
            let claimed = claimed.describe(&response.raw);
            let detail = Detail { atom: Atom::Date, claimed, source: Some(how), difference: None };
            comparison.conflict = Some(Conflict { detail, strength });
        }
    }

    /// Whether a program that the claim asks for gives its number, or only another one.
    fn run(&mut self, claimed: &Quantity) -> bool {
        let (response, statement) = (self.response, self.statement.span);
        let outcome = |(at, (window, c)): (usize, &(Window<'_>, Comparison))| {
            let speaks = c.coverage >= self.near;
            let run = || {
                let text = &window.source.text;
                program::run(response, statement, claimed, self.query, text, window.passage())
            };
            Some((at, speaks.then(run).flatten()?))
        };
        let outcomes: Vec<(usize, Outcome)> = self.windows.iter().enumerate().filter_map(outcome).collect();
        let mut given: Vec<Span> = Vec::new();
        for (at, outcome) in &outcomes {
            let Outcome::Follows(operands) = outcome else { continue };
            given.extend(operands.iter().copied().chain([claimed.span]));
            let own = quantities(response, statement).map(|q| given.contains(&q.span));
            for (found, _) in self.windows[*at].1.quantities.iter_mut().zip(own).filter(|(_, own)| *own) {
                *found = Found::Same { rounded: false };
            }
        }
        if !given.is_empty() {
            self.clear(claimed, &given);
            return true;
        }
        let Some((at, Outcome::Otherwise { how, difference })) = outcomes.into_iter().next() else {
            return false;
        };
        let comparison = &mut self.windows[at].1;
        let strength = 0.5 * comparison.coverage + 0.4;
        if comparison.coverage < ENOUGH_SHARED
            || comparison.conflict.as_ref().is_some_and(|c| c.strength > strength)
        {
            return false;
        }
        let detail = Detail {
            atom: Atom::Quantity,
            claimed: claimed.describe(&response.raw),
            source: Some(how),
            difference: Some(difference).filter(|d| !d.is_empty()),
        };
        comparison.conflict = Some(Conflict { detail, strength });
        true
    }

    /// Takes back what differs from numbers that follow.
    fn clear(&mut self, claimed: &Quantity, given: &[Span]) {
        let told = claimed.describe(&self.response.raw);
        for (_, comparison) in &mut self.windows {
            comparison.differing.retain(|slot| !given.contains(&slot.claimed));
            // what was reckoned otherwise was reckoned in another way
            comparison.conflict.take_if(|c| c.detail.atom == Atom::Quantity && c.detail.claimed == told);
        }
    }

    /// Makes a conflict of numbers that are the wrong way round.
    pub(super) fn judge_sides(&mut self) {
        let windows: Vec<Window<'_>> = self.windows.iter().map(|(window, _)| *window).collect();
        let Some((told, conflict)) = weigh::turned(self.claim, &windows) else { return };
        for at in told {
            self.windows[at].1.conflict = Some(conflict.clone());
            self.otherwise[at] = None;
        }
    }
}
