//! From comparisons to a verdict with its confidence and evidence.

mod features;
mod judge;
mod names;
mod rebut;

use super::{
    Atom, Backing, Claim, ClaimKind, ClaimVerdict, Detail, Evidence, EvidenceRole, cite, code,
    compare::{Comparison, Conflict, Found, Telling, compare, misquoted},
    corpus::{Library, Scratch, Weighted, Window, atom_keys, kind_keys, weighted},
    extract::{Statement, content, quantities},
    grid,
    model::{self, ClaimFeatures},
    name,
    reading::Reading,
};
use crate::{
    interaction::{Place, Share, Span},
    text::{
        Text,
        cue::Class,
        date::Date,
        entity::Entity,
        language::Language,
        quantity::{Measure, Quantity, Relation},
        table::Table,
        word,
    },
};

/// A claim, and what the response's risk and the metrics take from its checking.
pub(super) struct Decided {
    pub(super) claim: Claim,
    pub(super) backing: Backing,
    /// What the model saw, where it was asked.
    pub(super) features: Option<ClaimFeatures>,
    /// The atoms that differ, and the window of each.
    #[cfg(feature = "training")]
    pub(super) slots: Vec<(usize, super::slot::Differing)>,
    /// What the claim is denied by, and the window of each.
    #[cfg(feature = "training")]
    pub(super) denials: Vec<(usize, super::denial::DenialFeatures)>,
    /// Probability that the claim is hallucinated.
    pub(super) hallucinated: f64,
    /// Content words that stand in no source.
    pub(super) novel_words: usize,
    /// Whether sources disagree about it.
    pub(super) conflicting: bool,
}

/// What the words of the query and of the response's sentence add to the search, against the claim's own.
const CONTEXT_WEIGHT: f64 = 0.3;

/// What a number or a date weighs in the search, in nats.
const ATOM_WEIGHT: f64 = 5.0;

/// What it weighs there that some number measures the same.
const KIND_WEIGHT: f64 = 0.5;

/// No verdict from words alone is surer.
const SUREST: f64 = 0.99;

/// The probability from which a claim is unsupported.
const UNSUPPORTED: f64 = 0.5;

/// From this coverage a claim is stated, whatever the model says of its length.
const STATED: f64 = 0.95;

/// The share of a claim, by weight, in words that no source about it says, from which nothing supports it, however short it is.
const MOSTLY_NEW: f64 = 0.6;

/// The coverage below which a claim that judges is an opinion, not a report of what the documents hold.
const REPORTED: f64 = 0.6;

/// The coverage from which a provision of law supports a claim, and the share of neighbouring words that it keeps together.
const GENERAL: f64 = 0.95;
const IN_ORDER: f64 = 0.4;

/// How many telling words a claim has that a longer provision supports; and how many words a short provision has.
const TELLING: usize = 3;
const SHORT: usize = 10;

/// How much less of a claim a cited document may cover than the best one, and support it still.
const SAME_PASSAGE: f64 = 0.15;

/// The share of [`NEAR`] that is enough for a number: two passages that hold the same one are rarely about different things.
const BARELY: f64 = 0.5;

/// The share of what the best window covers, and the share of the claim, from which a window speaks of it.
const NEAR: f64 = 0.5;
const LEAST: f64 = 0.2;

/// The weight of a claim is that of about three telling words at most: length does not buy weight.
const MOST_MASS: f64 = 12.0;

/// What a statement is decided from.
struct Case<'a> {
    response: &'a Text,
    statement: &'a Statement,
    library: Library<'a>,
    /// The documents that the statement cites.
    cited: &'a [usize],
    windows: Vec<(Window<'a>, Comparison)>,
    words: Telling,
    query: &'a Text,
    /// The document that the statement says it reports.
    reported: Option<usize>,
    /// The telling words of the question.
    asked: &'a Table<()>,
    /// The statement as it is compared.
    claim: &'a Reading<'a>,
    /// The coverage from which a window speaks of the claim.
    near: f64,
    /// The window that says most of the claim.
    best: Option<usize>,
    /// Of each word, whether a source that speaks of the claim says it anywhere: what others say tells nothing of it.
    said: Vec<bool>,
    /// Of each window the atom that differs, where that is what it says otherwise.
    otherwise: Vec<Option<usize>>,
    /// The names that no such source holds.
    unknown: Vec<&'a Entity>,
    atoms: Atoms,
}

/// The numbers and dates of a claim.
#[derive(Clone, Copy, Default)]
struct Atoms {
    all: usize,
    /// Those that no window holds.
    missing: usize,
    /// Those that only another window holds than the best.
    elsewhere: usize,
}

pub(super) fn decide<'a>(
    response: &Text,
    (query, asked): (&Text, &Table<()>),
    statement: &Statement,
    library: Library<'a>,
    cited: &[usize],
    scratch: &mut Scratch<'a>,
) -> Decided {
    let words = Telling::new(weighted(content(response, statement.span), response));
    let claim = Reading::new(response, statement.span, statement.sentence);
    let windows: Vec<(Window<'_>, Comparison)> = library
        .search(&search_words(response, statement, &words), scratch)
        .into_iter()
        .map(|window| (window, compare(&claim, statement, &words, (&window, &scratch.reading(&window)))))
        .collect();
    let most = windows.iter().map(|(_, c)| c.coverage).fold(0.0, f64::max);
    let near = (most * NEAR).max(LEAST);
    let mut case = Case {
        response,
        statement,
        library,
        cited,
        reported: cite::reported(response, statement.sentence),
        windows,
        words,
        query,
        asked,
        claim: &claim,
        near,
        best: None,
        said: Vec::new(),
        otherwise: Vec::new(),
        unknown: Vec::new(),
        atoms: Atoms::default(),
    };
    case.look();
    let near: Vec<(Window<'_>, f64)> = case.windows.iter().map(|(w, c)| (*w, c.coverage)).collect();
    let quoted = case.windows.iter().any(|(_, c)| c.quoted);
    let mut decided = case.decide();
    // what stands somewhere word for word, no table elsewhere takes back
    if !quoted {
        grid::settle((response, query), statement, &near, &mut decided);
    }
    decided
}

/// What to search for: the claim's words and, with less weight, those of the sentence and heading it stands in.
fn search_words(response: &Text, statement: &Statement, words: &Telling) -> Vec<Weighted> {
    let mut search = Vec::with_capacity(4 * words.list.len() + 8);
    search.extend_from_slice(&words.list);
    let numbers = &response.tokens[response.tokens_in(statement.span)];
    let context = [Some(statement.sentence), statement.head];
    let around = context.into_iter().flatten().flat_map(|span| content(response, span));
    // a number or a date tells as much as a rare word, however it is written
    let keys = atom_keys(response, statement.span).map(|key| (key, ATOM_WEIGHT));
    let codes = code::keys(response, statement.span);
    let codes = codes.flat_map(|(same, alike)| {
        std::iter::once((same, ATOM_WEIGHT)).chain(alike.map(|key| (key, KIND_WEIGHT)))
    });
    let kinds = kind_keys(response, statement.span).map(|key| (key, KIND_WEIGHT));
    for (stem, weight) in keys.chain(kinds).chain(codes) {
        if !search.iter().any(|known| known.stem == stem) {
            search.push(Weighted { stem, weight, name: false, said_by: &[] });
        }
    }
    for (tokens, weight) in [
        (weighted(numbers.iter().filter(|t| t.is_number()), response), 1.0),
        (weighted(around, response), CONTEXT_WEIGHT),
    ] {
        for word in tokens {
            if !search.iter().any(|known| known.stem == word.stem) {
                search.push(Weighted { weight: word.weight * weight, ..word });
            }
        }
    }
    search
}

impl Case<'_> {
    /// What several steps ask of the windows, once.
    fn look(&mut self) {
        self.said = self.words.list.iter().map(|word| self.says(word.stem)).collect();
        let names = self.response.entities_in(self.statement.span);
        self.unknown = names.iter().filter(|name| !self.knows(name)).collect();
        self.reckon();
        self.judge();
        self.judge_names();
        self.judge_sides();
        self.best = self.best();
        self.atoms = self.count_atoms();
    }

    /// What window `at` says otherwise, for messages.
    fn told(&self, at: usize, conflict: &Conflict) -> Detail {
        let (window, comparison) = &self.windows[at];
        let slot = self.otherwise[at].map(|number| &comparison.differing[number]);
        let detail = slot.and_then(|slot| slot.detail(self.response, &window.source.text));
        detail.unwrap_or_else(|| conflict.detail.clone())
    }

    /// The atoms that differ, and the window of each.
    #[cfg(feature = "training")]
    fn slots(&self) -> Vec<(usize, super::slot::Differing)> {
        let windows = self.windows.iter().enumerate();
        windows.flat_map(|(at, (_, c))| c.differing.iter().map(move |slot| (at, slot.clone()))).collect()
    }

    /// What the claim is denied by, and the window of each.
    #[cfg(feature = "training")]
    fn denials(&self) -> Vec<(usize, super::denial::DenialFeatures)> {
        let windows = self.windows.iter().enumerate();
        windows.filter_map(|(at, (_, c))| Some((at, c.denied.as_ref()?.seen))).collect()
    }

    fn decide(self) -> Decided {
        let best = self.best;
        let novel = self.said.iter().filter(|said| !**said).count();
        let missing = self.unknown.first().map(|name| self.detail(Atom::Entity, name.span));
        let features = self.features(novel);
        let unsupported = model::unsupported(&features);
        let conflict = self.conflict();
        let misquoted = misquoted(self.response, self.statement, &self.windows);
        let supporting =
            best.filter(|&at| misquoted.is_none() && missing.is_none() && self.supports(at, unsupported));
        let contradicted = conflict.filter(|&(at, _)| supporting.is_none_or(|s| self.outweighs(at, s)));

        let (verdict, confidence, hallucinated) = match (contradicted, supporting) {
            (Some((_, conflict)), _) => {
                // The floor keeps a contradiction surer than a guess; see `calibration` in docs/verification.md.
                let confidence = (0.35 + 0.65 * conflict.strength).max(unsupported).min(SUREST);
                (ClaimVerdict::Contradicted, confidence, confidence)
            }
            (None, Some(_)) => {
                let p = unsupported.min(UNSUPPORTED);
                (ClaimVerdict::Supported, 1.0 - p, p)
            }
            (None, None) if self.not_checkable(best).is_some() => (ClaimVerdict::NotCheckable, 1.0, 0.0),
            (None, None) => {
                let p = unsupported.max(UNSUPPORTED);
                (ClaimVerdict::Unsupported, p, p)
            }
        };
        let reason = (verdict == ClaimVerdict::NotCheckable).then(|| self.not_checkable(best)).flatten();
        let detail = match (verdict, contradicted) {
            (ClaimVerdict::Contradicted, Some((at, conflict))) => Some(self.told(at, conflict)),
            (ClaimVerdict::Supported, _) => best.and_then(|at| self.rounded(at)),
            (ClaimVerdict::Unsupported, _) => {
                misquoted.map(|at| self.detail(Atom::Quotation, at)).or(missing)
            }
            _ => None,
        };
        let against = match verdict {
            ClaimVerdict::Supported => best.and_then(|at| self.dissent(at)).or(conflict.map(|(at, _)| at)),
            _ => conflict.map(|(at, _)| at),
        };
        let conflicting = verdict == ClaimVerdict::Supported && against.is_some();
        let evidence = self.evidence(verdict, best, against);
        let claim = Claim {
            text: Some(self.response.slice(self.statement.span).into()),
            span: self.statement.span,
            kind: self.kind(),
            verdict,
            confidence: Share::new(confidence),
            reason: reason.map(Into::into),
            evidence,
            detail,
        };
        let backing = self.backing(verdict);
        Decided {
            claim,
            backing,
            // which claims the models learn from must not depend on their weights: one that may be not checkable is none
            features: self.not_checkable(best).is_none().then_some(features),
            #[cfg(feature = "training")]
            slots: self.slots(),
            #[cfg(feature = "training")]
            denials: self.denials(),
            hallucinated,
            novel_words: novel,
            conflicting,
        }
    }

    /// Whether a source that speaks of the claim says a word anywhere: what others say tells nothing of it. Sources do not
    /// index their stop words, and one may be a word in the language of the claim.
    fn says(&self, stem: u64) -> bool {
        let mut near = self.windows.iter().filter(|(_, c)| c.coverage >= self.near);
        name::TITLES.contains(stem) || near.any(|(window, _)| window.source_holds(stem) || window.says(stem))
    }

    /// Share of the claim's weight in words that no source about it says.
    fn novelty(&self) -> f64 {
        let new: f64 = self.new_words().map(|word| word.weight).sum();
        if self.words.mass > 0.0 { new / self.words.mass } else { 0.0 }
    }

    /// The words that no source about the claim says.
    fn new_words(&self) -> impl Iterator<Item = &Weighted> {
        self.words.list.iter().zip(&self.said).filter(|(_, said)| !**said).map(|(word, _)| word)
    }

    /// Whether most of the claim stands in no source that speaks of it, and no number of it either.
    fn is_new(&self) -> bool {
        self.atoms.all == self.atoms.missing && self.novelty() >= MOSTLY_NEW
    }

    /// The window that says most of the claim.
    fn best(&self) -> Option<usize> {
        let fit = |c: &Comparison| {
            let atoms = c.quantities.len() + c.dates.len();
            let same = c.quantities.iter().chain(&c.dates).filter(|f| **f != Found::Nothing).count();
            let held = if atoms == 0 { 1.0 } else { same as f64 / atoms as f64 };
            let conflict = c.conflict.as_ref().map_or(0.0, |c| c.strength);
            // of two that fit alike, the one that does not deny it
            let denied = if c.agrees || c.quoted { 0.0 } else { 0.02 };
            c.coverage + 0.15 * c.order + 0.4 * held - 0.3 * conflict - denied
        };
        let fits: Vec<f64> = self.windows.iter().map(|(_, c)| fit(c)).collect();
        (0..fits.len()).reduce(|best, at| if fits[at] > fits[best] { at } else { best })
    }

    /// What window `at` found of each number and date.
    fn found(&self, at: usize) -> impl Iterator<Item = &Found> {
        self.windows[at].1.quantities.iter().chain(&self.windows[at].1.dates)
    }

    fn count_atoms(&self) -> Atoms {
        let Some(best) = self.best else {
            let span = self.statement.span;
            let all = quantities(self.response, span).count() + self.response.dates_in(span).len();
            return Atoms { all, missing: all, elsewhere: 0 };
        };
        let mut atoms = Atoms::default();
        for (atom, found) in self.found(best).enumerate() {
            atoms.all += 1;
            if *found == Found::Nothing {
                let held = (0..self.windows.len())
                    .filter(|&at| self.windows[at].1.coverage >= self.near * BARELY || self.is_precise())
                    .any(|at| self.found(at).nth(atom).is_some_and(|f| matches!(f, Found::Same { .. })));
                atoms.missing += usize::from(!held);
                atoms.elsewhere += usize::from(held);
            }
        }
        atoms
    }

    fn backing(&self, verdict: ClaimVerdict) -> Backing {
        let Atoms { all, missing, .. } = self.atoms;
        let names = self.response.entities_in(self.statement.span).len();
        let cited = self.best.filter(|_| verdict == ClaimVerdict::Supported).is_some_and(|best| {
            let needed = self.windows[best].1.coverage - SAME_PASSAGE;
            self.windows.iter().enumerate().any(|(at, (window, comparison))| {
                window.source.place == Place::Document
                    && self.cited.contains(&window.source.index)
                    && comparison.coverage >= needed
                    && self.holds_all(at) == self.holds_all(best)
            })
        });
        Backing {
            mass: self.words.mass.min(MOST_MASS),
            key: self.key(verdict),
            atoms: all + names,
            held: all - missing + names - self.unknown.len(),
            cited,
            silent: false,
        }
    }

    /// The same for the same words and numbers; what a passage denies is no repetition of what one states: "on 5 June" of "on 5 May",
    /// "is not open" of "is open".
    fn key(&self, verdict: ClaimVerdict) -> u64 {
        let words = self.words.list.iter().fold(0, |key, word| word::pair(key, word.stem));
        let tokens = &self.response.tokens[self.response.tokens_in(self.statement.span)];
        let numbers = tokens.iter().filter(|t| t.is_number()).fold(0, |key, t| word::pair(key, t.fold));
        let key = words ^ numbers;
        if verdict == ClaimVerdict::Contradicted { word::pair(key, 1) } else { key }
    }

    /// An atom that no source holds.
    fn detail(&self, atom: Atom, at: Span) -> Detail {
        Detail { atom, claimed: self.response.slice(at).into(), source: None, difference: None }
    }

    /// Whether the claim's numbers have so many digits that a passage which holds them all is hardly about something else.
    fn is_precise(&self) -> bool {
        const DIGITS: usize = 4;
        let digits = |q: &Quantity| {
            let written = self.response.slice(q.span).bytes();
            written.filter(u8::is_ascii_digit).count()
        };
        let precise = |q: &Quantity| matches!(q.measure, Measure::Identifier(_)) || digits(q) >= DIGITS;
        let dates = self.response.dates_in(self.statement.span);
        let mut all = quantities(self.response, self.statement.span).peekable();
        (all.peek().is_some() || !dates.is_empty()) && all.all(precise) && dates.iter().all(Date::is_full)
    }

    fn holds_all(&self, at: usize) -> bool {
        self.found(at).all(|f| *f != Found::Nothing)
    }

    /// Whether the best window states the claim.
    fn supports(&self, best: usize, unsupported: f64) -> bool {
        let comparison = &self.windows[best].1;
        let clean = comparison.conflict.as_ref().is_none_or(|c| !c.is_sure());
        let stated = comparison.coverage >= STATED && self.holds_all(best);
        self.atoms.missing == 0
            && clean
            && (comparison.agrees || comparison.quoted)
            && !comparison.misnamed
            && (stated || unsupported < UNSUPPORTED && !self.is_new())
            && self.applies(best)
    }

    /// Whether window `at` may speak for the claim: no attack stands in it. A provision is general, and supports only what says nearly the same, denial and all.
    fn applies(&self, at: usize) -> bool {
        let (window, comparison) = &self.windows[at];
        let denies = |text: &Text, span| text.has_cue(span, Class::Negation);
        let text = &window.source.text;
        // "Your request is refused" is in half of all provisions
        let telling = self.words.list.len() >= TELLING
            || self.atoms.all > 0
            || text.tokens_in(window.span).len() <= SHORT;
        let attacked = window.source.tainted.iter().any(|t| t.overlaps(window.sentence));
        !attacked && window.source.place != Place::Provision
            || !attacked
                && telling
                && self.share_said(comparison) >= GENERAL
                && (comparison.order >= IN_ORDER || self.words.list.len() < TELLING)
                && sections(self.response.slice(self.statement.span))
                    .all(|section| text.slice(window.span).contains(section))
                && self.holds_all(at)
                && denies(self.response, self.statement.span) == denies(text, window.span)
    }

    /// Share of the claim's weight in words that the window says itself, not in words related to them.
    fn share_said(&self, comparison: &Comparison) -> f64 {
        const RELATED: f64 = 0.9;
        let said = self.words.list.iter().zip(&comparison.held).filter(|(_, held)| **held > RELATED);
        let said: f64 = said.map(|(word, held)| word.weight * held).sum();
        if self.words.mass > 0.0 { said / self.words.mass } else { 0.0 }
    }

    /// Why nothing could decide a claim that nothing supports or contradicts.
    fn not_checkable(&self, best: Option<usize>) -> Option<&'static str> {
        let covered = best.map_or(0.0, |at| self.windows[at].1.coverage);
        if matches!(self.response.language, Language::Unsupported | Language::Other) {
            Some("language_unsupported")
        } else if self.statement.opinion && self.atoms.all == 0 && covered < REPORTED {
            Some("opinion")
        } else {
            None
        }
    }

    fn rounded(&self, best: usize) -> Option<Detail> {
        let (window, comparison) = &self.windows[best];
        let at = comparison.quantities.iter().position(|f| matches!(f, Found::Same { rounded: true }))?;
        let claimed = quantities(self.response, self.statement.span).nth(at)?;
        let text = &window.source.text;
        let spans = std::iter::once(window.span).chain(window.around());
        let source = spans
            .flat_map(|span| text.quantities_in(span))
            .find(|q| claimed.relation(q) == Relation::Rounded)?;
        Some(Detail {
            atom: Atom::Quantity,
            claimed: claimed.describe(&self.response.raw),
            source: Some(source.describe(&text.raw)),
            difference: Some("rounded".into()),
        })
    }

    fn evidence(&self, verdict: ClaimVerdict, best: Option<usize>, conflict: Option<usize>) -> Vec<Evidence> {
        let mut out = Vec::new();
        let mut add = |at: usize, role| out.push(self.windows[at].0.evidence(role));
        match verdict {
            ClaimVerdict::Supported => {
                if let Some(best) = best {
                    add(best, EvidenceRole::Supports);
                }
                if let Some(at) = conflict.filter(|at| Some(*at) != best) {
                    add(at, EvidenceRole::Contradicts);
                }
            }
            ClaimVerdict::Contradicted => {
                if let Some(at) = conflict {
                    add(at, EvidenceRole::Contradicts);
                }
            }
            _ => {
                if let Some(best) = best.filter(|&at| self.windows[at].1.coverage > 0.0) {
                    add(best, EvidenceRole::Context);
                }
            }
        }
        out
    }

    fn kind(&self) -> ClaimKind {
        kind(self.response, self.statement)
    }
}

/// The sections that a passage names with their letters: "8(1)(j)".
fn sections(passage: &str) -> impl Iterator<Item = &str> {
    let words = passage.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ';', ':']));
    words.filter(|word| word.contains('(') && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// What a statement is mostly about: the surest kind of atom it holds.
pub(super) fn kind(text: &Text, statement: &Statement) -> ClaimKind {
    let span: Span = statement.span;
    if quantities(text, span).next().is_some() {
        ClaimKind::Quantity
    } else if !text.dates_in(span).is_empty() {
        ClaimKind::Date
    } else if !text.quotations_in(span).is_empty() {
        ClaimKind::Quotation
    } else if text.citations_in(span).iter().any(|c| !c.runs_in_text()) {
        ClaimKind::Citation
    } else if !text.entities_in(span).is_empty() {
        ClaimKind::Entity
    } else if statement.opinion {
        ClaimKind::Opinion
    } else {
        ClaimKind::Plain
    }
}
