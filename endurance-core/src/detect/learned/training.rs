//! What training asks of the detector: the features of a text, and how a text is judged by other weights.

use super::{
    Learned, Weights,
    class::{self, Lexicon},
    feature::{CLASSES, Reading, SIZE, Speaker},
};
use crate::{
    detect::{Options, known::Words, scan::Detector},
    interaction::Role,
    text::word,
};
use std::sync::Arc;

/// The features of a text: of the text as a whole, then of each of its sentences.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Of the text as a whole.
    pub whole: Vec<u32>,
    /// Of each sentence in which some word has a class.
    pub segments: Vec<Vec<u32>>,
    /// Where those stand.
    pub places: Vec<(usize, usize)>,
    /// How many sentences were read; of a document only those that are judged are here.
    pub count: usize,
}

fn speaker(role: Role) -> Speaker {
    if role == Role::Document { Speaker::Document } else { Speaker::Query }
}

/// Reads texts for training, and scans them with weights that are not shipped.
#[derive(Debug)]
pub struct Student {
    lexicon: &'static Lexicon,
}

impl Default for Student {
    fn default() -> Self {
        Self { lexicon: Lexicon::shipped() }
    }
}

impl Student {
    /// How many features there are; those below the second number are of classes, the others of words.
    #[must_use]
    pub const fn sizes() -> (usize, u32) {
        (SIZE, CLASSES)
    }

    /// `data/attack_words.bin`, made of the text of `data/attack_words.tsv`.
    #[must_use]
    pub fn lexicon(text: &str) -> Vec<u8> {
        class::made(text)
    }

    /// What the sum of so many features of classes counts.
    #[must_use]
    pub fn damping(features: usize, role: Role) -> f64 {
        super::damping(features, speaker(role))
    }

    /// What the sentences of a text are together.
    #[must_use]
    pub fn together(sums: &[f64], role: Role, count: usize) -> f64 {
        super::together(sums, speaker(role), count).1
    }

    /// What the model sees of a text.
    #[must_use]
    pub fn seen(&self, raw: &str, role: Role, query: &str) -> Seen {
        let speaker = speaker(role);
        let (tokens, asked) = (word::tokens(raw), word::tokens(query));
        let asked = (!query.is_empty()).then_some(&*asked);
        let reading = Reading::new(self.lexicon, &Words::new(raw, &tokens), speaker, asked);
        let mut out = Seen::default();
        reading.text_features(&mut |feature| out.whole.push(feature));
        for at in (0..reading.segments.len()).filter(|&at| !reading.marks_of(at).is_empty()) {
            out.count += 1;
            if speaker == Speaker::Document && !reading.is_addressed(at) {
                continue;
            }
            let mut features = Vec::new();
            reading.features(at, &mut |feature| features.push(feature));
            out.segments.push(features);
            let place = reading.span(at).range();
            out.places.push((place.start, place.end));
        }
        out
    }

    /// The names of the classes of each word, for looking at.
    #[must_use]
    pub fn classes(&self, raw: &str) -> Vec<(String, Vec<&'static str>)> {
        let tokens = word::tokens(raw);
        let reading = Reading::new(self.lexicon, &Words::new(raw, &tokens), Speaker::Query, None);
        let name = |class| self.lexicon.name(class);
        let passage = |mark: &super::feature::Mark| {
            let (first, last) = (tokens[mark.first as usize].span, tokens[mark.end as usize - 1].span);
            raw[first.hull(last).range()].to_owned()
        };
        reading.marks.iter().map(|mark| (passage(mark), mark.each().map(name).collect())).collect()
    }

    /// A detector with these weights.
    #[must_use]
    pub fn judge(weights: Weights) -> Judge {
        Judge(Detector::with(&Options::default(), Arc::new(Learned::with(weights))))
    }
}

/// A detector with weights of one's own.
#[derive(Clone, Debug)]
pub struct Judge(Detector);

impl Judge {
    /// The confidence that a text is an attack.
    #[must_use]
    pub fn confidence(&self, raw: &str, role: Role, query: &str) -> f64 {
        let asked = word::tokens(query);
        let asked = (!query.is_empty()).then_some(&*asked);
        self.0.scan_asked(raw, &word::tokens(raw), role, asked).confidence.get()
    }
}
