//! What the sentences of a source are about.

use crate::{
    claims::{question, section},
    text::{
        Text,
        sentence::{Block, Sentence},
    },
};

/// What sentences are about: the line above them that is a question or a title, up to the next one. A question states nothing itself.
#[derive(Default)]
pub(super) struct About {
    by: Option<u32>,
    /// The question whose answer has not begun.
    pub(super) unanswered: Option<u32>,
}

impl About {
    /// What says what the sentence is about, which is the next one.
    pub(super) fn head(&mut self, text: &Text, number: usize) -> Option<u32> {
        let sentence = &text.sentences[number];
        let asks = question::is_asked(text, sentence);
        let answered = |next: &&Sentence| next.block != Block::Heading && !question::is_asked(text, next);
        if sentence.block == Block::Heading || asks || section::is_title(text, sentence) {
            let heads = text.sentences.get(number + 1).filter(answered);
            // what a heading says is known of its sentences
            let known = sentence.block == Block::Heading && !asks;
            self.by = heads.map(|_| number as u32).filter(|_| !known);
            self.unanswered = self.by.filter(|_| asks);
            return sentence.head;
        }
        self.by.or(sentence.head)
    }

    /// Whether the sentence is a question that is answered.
    pub(super) fn is_question(&self, number: usize) -> bool {
        self.unanswered == Some(number as u32)
    }
}
