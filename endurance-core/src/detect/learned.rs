//! The learned part: how likely a text is an attack, by the classes of its words, their order and its words.
//!
//! An additive model. A sentence has the sum of the weights of its features; the text has what its sentences have together
//! (the logarithm of the sum of their odds) and what its length and its speaker add. Weights are whole numbers and are added
//! in a stated order, so that every platform gives the same sum. What it is trained on and what it misses: docs/detector.md.

mod class;
mod feature;
mod glance;
mod order;
mod segment;
#[cfg(feature = "training")]
mod training;
mod weight;

#[cfg(feature = "training")]
pub use training::{Judge, Seen, Student};
#[cfg(feature = "training")]
pub use weight::Weights;
#[cfg(not(feature = "training"))]
use weight::Weights;

use crate::{
    detect::{Threat, known::Words, pattern::Rule},
    interaction::{Role, Span},
    text::word::Token,
};
use class::Lexicon;
pub(crate) use class::{Look, May, Senses};
use feature::{Reading, Speaker};
use std::sync::{Arc, LazyLock};

/// A passage is reported from these log-odds on.
const REPORTED: f64 = -0.4;
/// Passages that are reported of one text.
const MOST: usize = 8;
/// How many features of classes a sentence has whose odds count by 0.7, in what users say and in documents.
const DAMPED: [f64; 2] = [60.0, 20.0];
/// What a sentence has in which no word has a class.
const NOTHING: f64 = -30.0;
/// What the logarithm of the number of sentences read takes off a document: one of many is the highest by chance.
const LENGTH: f64 = 1.0;
/// Log-odds below zero from which on a question is everyday talk, what each further one takes off what rows find in it, and the most.
const EVERYDAY: (f64, f64, f64) = (2.5, 2.0, 4.0);
/// What is taken off what rows find in a sentence that binds people.
const PEOPLE: f64 = 3.0;
/// The name of what this part finds.
pub(crate) const NAME: &str = "learned";

/// What the model makes of a passage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Suspicion {
    /// Which of the rules of this part: the threat it speaks for.
    pub(crate) rule: u16,
    pub(crate) span: Span,
    /// Log-odds that the text is an attack because of it.
    pub(crate) odds: f64,
}

/// The classes of words, and the weights. Built once.
#[derive(Debug)]
pub(crate) struct Learned {
    lexicon: &'static Lexicon,
    weights: Weights,
    /// For each class what it says of the threat: injection, jailbreak, data, prompt.
    leanings: Vec<[u8; 4]>,
}

/// The threats of this part's rules, in their order.
const THREATS: [Threat; 4] =
    [Threat::Injection, Threat::Jailbreak, Threat::DataExtraction, Threat::SystemPromptLeak];

/// What classes say of the threat: a class, then its leanings in the order of the threats.
const LEANINGS: &[(&str, [u8; 4])] = &[
    ("OVERRIDE", [3, 0, 0, 0]),
    ("PRIOR", [2, 0, 0, 1]),
    ("RULES", [1, 0, 0, 2]),
    ("PROMPT", [0, 0, 0, 4]),
    ("REVEAL", [0, 0, 1, 3]),
    ("EXACT", [0, 0, 0, 2]),
    ("SECRET", [0, 0, 4, 0]),
    ("DATA", [0, 0, 3, 0]),
    ("SEND", [0, 0, 3, 0]),
    ("LINK", [0, 0, 2, 0]),
    ("IMAGE", [0, 0, 2, 0]),
    ("PRETEND", [0, 3, 0, 0]),
    ("PERSONA", [0, 3, 0, 0]),
    ("FREE", [0, 4, 0, 0]),
    ("LIMIT", [0, 3, 0, 0]),
    ("ETHICS", [0, 3, 0, 0]),
    ("REFUSE", [0, 3, 0, 0]),
    ("MODE", [0, 2, 0, 0]),
    ("HARM", [0, 3, 0, 0]),
    ("FICTION", [0, 2, 0, 0]),
    ("NEW", [1, 0, 0, 0]),
    ("TASK", [2, 0, 0, 0]),
    ("INSTEAD", [2, 0, 0, 0]),
    ("PROCESS", [2, 0, 0, 0]),
    ("RECOMMEND", [2, 0, 0, 0]),
    ("INCLUDE", [2, 0, 0, 0]),
    ("CONCEAL", [2, 0, 0, 0]),
    ("USER", [1, 0, 0, 0]),
];

/// The rules of this part, one for each threat; what they weigh is reckoned for each text.
pub(crate) fn rules() -> [Rule; 4] {
    THREATS.map(|threat| Rule::new(NAME, threat, [0.0; 3]))
}

impl Learned {
    /// With the weights that ship with the crate; read once for all.
    pub(crate) fn shipped() -> Arc<Self> {
        static SHIPPED: LazyLock<Arc<Learned>> =
            LazyLock::new(|| Arc::new(Learned::with(Weights::shipped())));
        Arc::clone(&SHIPPED)
    }

    pub(crate) fn with(weights: Weights) -> Self {
        let lexicon = Lexicon::shipped();
        let mut leanings = vec![[0; 4]; 128];
        for (name, leaning) in LEANINGS {
            leanings[usize::from(lexicon.number(name))] = *leaning;
        }
        leanings[0] = [0; 4];
        Self { lexicon, weights, leanings }
    }

    /// Whether something in a text may be suspicious, as a quick look says.
    pub(crate) fn may_suspect(&self, words: &Words<'_>, role: Role) -> bool {
        let Some(speaker) = speaker(role) else { return false };
        let (slope, offset) = self.weights.calibration[Speaker::Document as usize];
        // weights of one's own might suspect where nothing is said
        let silent = speaker == Speaker::Document && slope >= 0.0 && offset + slope * NOTHING < REPORTED;
        !silent || glance::may_be_judged(self.lexicon, words)
    }

    /// How many sentences of a document say something.
    pub(crate) fn sentences(&self, words: &Words<'_>) -> usize {
        let reading = Reading::new(self.lexicon, words, Speaker::Document, None);
        (0..reading.segments.len()).filter(|&at| !reading.marks_of(at).is_empty()).count()
    }

    /// What is suspicious in a text, in order of position. Chatbots and operators may speak of instructions. `among` is how many
    /// sentences were read of the texts that it was found in, and becomes how many were of one of them or of it.
    pub(crate) fn suspicions(
        &self,
        words: &Words<'_>,
        role: Role,
        query: Option<&[Token]>,
        among: &mut usize,
    ) -> Vec<Suspicion> {
        let Some(speaker) = speaker(role) else { return Vec::new() };
        let reading = Reading::new(self.lexicon, words, speaker, query);
        let (slope, offset) = self.weights.calibration[speaker as usize];
        let whole = match speaker {
            Speaker::Query => slope * self.whole(&reading) + offset,
            Speaker::Document => offset,
        };
        // a sentence in which nothing has a class says nothing
        let says = |at: usize| !reading.marks_of(at).is_empty();
        let judged = |at: usize| says(at) && (speaker == Speaker::Query || reading.is_addressed(at));
        let sum = |at: usize| if judged(at) { self.sum(&reading, at, speaker) } else { NOTHING };
        let all = 0..reading.segments.len();
        let sums: Vec<f64> = all.clone().map(sum).collect();
        *among = all.filter(|&at| says(at)).count().max(*among);
        let (most, total) = together(&sums, speaker, *among);
        if whole + slope * total < REPORTED {
            return Vec::new();
        }
        self.passages(&reading, &sums, most, whole + slope * total)
    }

    /// How far the sentences around places where rows found something are everyday talk, as log-odds that this takes off: a question
    /// whose other words the model takes for harmless, a sentence of a document that binds people.
    pub(crate) fn everyday(&self, words: &Words<'_>, role: Role, places: &[Span]) -> Vec<f64> {
        let Some(speaker) = speaker(role).filter(|_| !places.is_empty()) else {
            return vec![0.0; places.len()];
        };
        let reading = Reading::new(self.lexicon, words, Speaker::Query, None);
        let (slope, offset) = self.weights.calibration[Speaker::Query as usize];
        let whole = offset + slope * self.whole(&reading);
        let mut sums = vec![None; reading.segments.len()];
        let mut odds =
            |at: usize| *sums[at].get_or_insert_with(|| whole + slope * self.sum(&reading, at, speaker));
        let calm = |place: &Span| {
            let first = reading.segments.partition_point(|one| one.span(words.tokens).end <= place.start);
            let near = (first..reading.segments.len()).take_while(|&at| reading.span(at).start < place.end);
            let mut says = near.filter(|&at| !reading.marks_of(at).is_empty());
            match speaker {
                Speaker::Query => {
                    let most = says.map(&mut odds).reduce(f64::max).unwrap_or_default();
                    (EVERYDAY.1 * (-most - EVERYDAY.0)).clamp(0.0, EVERYDAY.2)
                }
                Speaker::Document if says.any(|at| reading.binds_people(at, *place)) => PEOPLE,
                Speaker::Document => 0.0,
            }
        };
        places.iter().map(calm).collect()
    }

    /// What speaks for or against the text as a whole.
    fn whole(&self, reading: &Reading<'_>) -> f64 {
        let mut sum = 0i32;
        reading.text_features(&mut |feature| sum += i32::from(self.weights.values[feature as usize]));
        f64::from(sum) * self.weights.scale
    }

    /// The same for one segment.
    fn sum(&self, reading: &Reading<'_>, segment: usize, speaker: Speaker) -> f64 {
        let (mut sum, mut count) = (0i32, 0usize);
        let values = match speaker {
            Speaker::Query => &self.weights.values,
            Speaker::Document => &self.weights.pages,
        };
        reading.features(segment, &mut |feature| {
            sum += i32::from(values[feature as usize]);
            count += usize::from(feature < feature::CLASSES);
        });
        f64::from(sum) * self.weights.scale * damping(count, speaker)
    }

    /// Neighbours of nearly the same odds are one passage; the strongest has the odds of the text.
    fn passages(&self, reading: &Reading<'_>, sums: &[f64], most: f64, odds: f64) -> Vec<Suspicion> {
        let mut out: Vec<(Suspicion, [u32; 4])> = Vec::new();
        let mut last = None;
        for (at, &sum) in sums.iter().enumerate().filter(|&(_, &sum)| sum > most - 2.5) {
            let mut leaning = [0u32; 4];
            for class in reading.marks_of(at).iter().flat_map(feature::Mark::each) {
                for (all, one) in leaning.iter_mut().zip(self.leanings[usize::from(class)]) {
                    *all += u32::from(one);
                }
            }
            let own = odds - (most - sum);
            let span = reading.span(at);
            if let Some((before, known)) = out.last_mut().filter(|_| last.is_some_and(|last| last + 1 == at))
            {
                before.span = before.span.hull(span);
                before.odds = before.odds.max(own);
                known.iter_mut().zip(leaning).for_each(|(all, one)| *all += one);
            } else {
                out.push((Suspicion { rule: 0, span, odds: own }, leaning));
            }
            last = Some(at);
        }
        let mut found: Vec<Suspicion> = out
            .into_iter()
            .map(|(one, leaning)| {
                let strongest = (0..4).rev().max_by_key(|&at| leaning[at]).unwrap_or(0);
                Suspicion { rule: strongest as u16, ..one }
            })
            .filter(|one| one.odds >= REPORTED)
            .collect();
        found.sort_by(|a, b| b.odds.total_cmp(&a.odds).then(a.span.cmp(&b.span)));
        found.truncate(MOST);
        found.sort_by_key(|one| one.span);
        found
    }
}

/// Who speaks; none who may speak of instructions.
const fn speaker(role: Role) -> Option<Speaker> {
    match role {
        Role::Query | Role::User | Role::Other => Some(Speaker::Query),
        Role::Document | Role::Tool => Some(Speaker::Document),
        Role::Response | Role::Assistant | Role::System => None,
    }
}

/// What a sentence of so many features of classes is divided by: a long one is not surer because it is long.
fn damping(features: usize, speaker: Speaker) -> f64 {
    let damped = DAMPED[speaker as usize];
    libm::sqrt(damped / (damped + features as f64))
}

/// The highest of the log-odds of `count` sentences, and what they are together: of a document the one that says most counts.
fn together(sums: &[f64], speaker: Speaker, count: usize) -> (f64, f64) {
    let most = sums.iter().copied().fold(NOTHING, f64::max);
    let all = match speaker {
        Speaker::Query => libm::log(sums.iter().map(|sum| libm::exp(sum - most)).sum::<f64>().max(1e-9)),
        Speaker::Document => -LENGTH * libm::log(count.max(1) as f64),
    };
    (most, most + all)
}

#[cfg(test)]
mod tests;
