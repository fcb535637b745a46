//! Questions and their answers in documents: "Can I pay by invoice? No." states that one cannot.

use super::{Atom, Detail, compare::Conflict, corpus::Window, reading::Reading};
use crate::text::{
    Text,
    sentence::{Block, Sentence},
    word::Token,
    words::{Words, words},
};

/// What ends a question.
pub(super) const MARKS: [char; 4] = ['?', '\u{ff1f}', '\u{61f}', '\u{37e}'];

/// The share of a claim that a question with its answer holds to speak of the same.
pub(super) const SAME: f64 = 0.6;

/// Words at the beginning of an answer among which it says yes or no: "unfortunately not".
const BEGINNING: usize = 3;

const YES: &Words = words!(
    "yes yeah yep sure certainly absolutely ja jawohl naturlich oui bien si claro sim certo evet да конечно نعم أجل हाँ हां जी haan ya tentu vang 네 예 はい"
);
const NO: &Words = words!(
    "no nope not never unfortunately sadly nein nicht leider non pas malheureusement jamais desgraciadamente lamentablemente nao infelizmente purtroppo nee helaas niet hayir maalesef нет لا للأسف नहीं nahi nahin tidak maaf khong 아니요 아니오 いいえ"
);

/// What begins a question that no yes and no no answers.
const WHICH: &Words = words!(
    "what when where who whom whose which why how was wann wo wer wen wem wessen welche welcher welches warum wieso wie que quand ou qui quel quelle quels quelles pourquoi comment combien cuando donde quien cual cuales como cuanto cuanta cuantos cuantas porque quando dove chi quale quali perche come quanto quanta"
);

/// What an answer says to a question that asks whether.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
}

/// Whether a sentence is a question on a line of its own.
pub(super) fn is_asked(text: &Text, sentence: &Sentence) -> bool {
    let raw = &text.raw;
    let (start, end) = (sentence.span.start as usize, sentence.span.end as usize);
    // most sentences are none
    if !raw[..end].ends_with(MARKS)
        || !matches!(sentence.block, Block::Paragraph | Block::Item | Block::Heading)
    {
        return false;
    }
    let begins = |line: &str| {
        !line.contains(|c: char| c.is_alphanumeric())
            || line.trim_end().ends_with(['.', ')']) && line.len() <= LONGEST_MARK
    };
    let from = raw[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = raw[end..].find('\n').map_or(raw.len(), |at| end + at);
    begins(&raw[from..start]) && !raw[end..to].contains(|c: char| c.is_alphanumeric())
}

/// Bytes of what numbers a question.
const LONGEST_MARK: usize = 8;

impl Answer {
    /// What the sentence of a window says to the question that it begins to answer.
    pub(super) fn of(window: &Window<'_>) -> Option<Self> {
        let text = &window.source.text;
        let question = &text.tokens[text.tokens_in(window.question()?)];
        // "How long ..? No longer than a week."
        if question.iter().take(BEGINNING).any(|t| WHICH.contains(t.fold)) {
            return None;
        }
        let tokens = &text.tokens[text.tokens_in(window.sentence)];
        // "A: no"
        let labelled = tokens.first().is_some_and(|t| text.raw[t.span.end as usize..].starts_with(':'));
        let tokens = &tokens[usize::from(labelled)..];
        let yes = tokens.first().is_some_and(|t| YES.contains(t.fold));
        let no = |t: &Token| NO.contains(t.fold);
        let begins = ends_early(text, tokens);
        if yes {
            Some(Self::Yes)
        } else {
            (tokens.first().is_some_and(no) && tokens[..begins].iter().any(no)).then_some(Self::No)
        }
    }

    /// What the answer says against a claim, of which question and answer hold so much.
    pub(super) fn against(self, claim: &Reading<'_>, window: &Window<'_>, coverage: f64) -> Option<Conflict> {
        let denies = claim.is_negative();
        let turned = match self {
            Self::Yes => denies,
            Self::No => !denies,
        };
        let question = window.question()?;
        turned.then(|| Conflict {
            detail: Detail {
                atom: Atom::Polarity,
                claimed: claim.text.slice(claim.span).into(),
                source: Some(window.source.text.slice(question.hull(window.sentence)).into()),
                difference: None,
            },
            strength: 0.1 + 0.8 * coverage,
        })
    }
}

/// How many of the first words of an answer stand before its first mark.
fn ends_early(text: &Text, tokens: &[Token]) -> usize {
    let marked = |t: &Token| text.raw[t.span.end as usize..].starts_with([',', '.', ';', '!']);
    let first = tokens.iter().position(marked).map_or(tokens.len(), |at| at + 1);
    first.min(BEGINNING)
}
