//! Can a reader follow the response?

use super::{Measure, Measured, Reason};
use crate::{
    context::Context,
    interaction::Span,
    message::say,
    text::{
        Text,
        readability::Prose,
        sentence::{Block, Sentence},
        word::{Class, Token, hash},
    },
};

/// Flesch 1948: prose of 60 and above is plain.
const PLAIN: f64 = 60.0;

/// Words of a sentence on the mean that are neither choppy nor long, and the mean at which nothing is left.
const SHORTEST: f64 = 8.0;
const LONGEST: f64 = 25.0;
const ENDLESS: f64 = 50.0;

/// A formula says nothing of fewer words.
const LEAST_WORDS: usize = 30;

/// What each part weighs: reading ease, length of sentences, lists.
const WEIGHTS: [f64; 3] = [0.5, 0.3, 0.2];

pub(super) fn response_clarity(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    // The parts are counted in words, which these scripts do not part.
    let tokens = &cx.response.tokens;
    if tokens.iter().filter(|t| t.class == Class::Ideograph).count() * 2 > tokens.len() {
        return Reason::LanguageUnsupported.into();
    }
    let prose = Prose::of(&cx.response);
    let Some(mean) = prose.mean_sentence().filter(|_| prose.words >= LEAST_WORDS) else {
        return Reason::TooShort.into();
    };
    let ease = prose.reading_ease();
    let (listed, in_text) = enumerations(&cx.response);
    let series = listed + in_text.len();
    let parts = [
        ease.map(|ease| (ease / PLAIN).clamp(0.0, 1.0)),
        Some(band(mean)),
        (series > 0).then(|| listed as f64 / series as f64),
    ];
    let weighed = || WEIGHTS.iter().zip(parts).filter_map(|(weight, part)| Some((weight, part?)));
    let whole: f64 = weighed().map(|(weight, _)| weight).sum();
    let score = weighed().map(|(weight, part)| weight * part).sum::<f64>() / whole;
    let words = tenth(mean);
    let message = match ease.map(tenth) {
        Some(ease) => say!(
            "clarity",
            "reading ease {ease}, {words} words a sentence, {listed} of {series} enumerations as lists",
            ease = ease,
            words = words,
            listed = listed,
            series = series
        ),
        None => say!(
            "clarity_without_ease",
            "{words} words a sentence, {listed} of {series} enumerations as lists",
            words = words,
            listed = listed,
            series = series
        ),
    };
    let long = prose.sentences.iter().filter(|(_, words)| *words as f64 > LONGEST).map(|(span, _)| *span);
    let mut hard: Vec<Span> = long.chain(in_text).collect();
    hard.sort_unstable();
    hard.dedup();
    Measured::share(score, prose.sentences.len(), message).in_response(hard).into()
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round_ties_even() / 10.0
}

/// 1 for a mean of 8 to 25 words; below it falls to 0 at no word, above to 0 at 50.
fn band(mean: f64) -> f64 {
    let short = mean / SHORTEST;
    let long = (ENDLESS - mean) / (ENDLESS - LONGEST);
    short.min(long).clamp(0.0, 1.0)
}

/// From how many items an enumeration is one.
const LEAST_ITEMS: usize = 3;

/// How many enumerations are lists, and the sentences that enumerate in the running text.
fn enumerations(text: &Text) -> (usize, Vec<Span>) {
    let listed = text
        .sentences
        .chunk_by(|a, b| a.block == b.block)
        .filter(|run| run[0].block == Block::Item && run.len() >= LEAST_ITEMS)
        .count();
    let running = text.sentences.iter().filter(|s| s.block == Block::Paragraph && enumerates(text, s));
    (listed, running.map(|s| s.span).collect())
}

/// "and" and "or" in the languages whose prose is measured.
const JOINS: [u64; 15] = [
    hash("and"),
    hash("or"),
    hash("y"),
    hash("e"),
    hash("o"),
    hash("et"),
    hash("ou"),
    hash("und"),
    hash("oder"),
    hash("en"),
    hash("of"),
    hash("и"),
    hash("или"),
    hash("ve"),
    hash("veya"),
];

/// Whether a sentence enumerates three things or more that take three words or more each: "open the valve, wait for an hour,
/// and close the main door". Shorter things ("red, green and blue") read well in a sentence. A series that is told by its
/// meaning alone is missed.
fn enumerates(text: &Text, sentence: &Sentence) -> bool {
    let tokens = &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
    let parts = |marks: &[char]| -> Vec<&[Token]> {
        let parted =
            |a: &Token, b: &Token| text.raw[a.span.end as usize..b.span.start as usize].contains(marks);
        tokens.chunk_by(|a, b| !parted(a, b)).collect()
    };
    let long = |items: &[&[Token]]| items.iter().all(|item| item.len() >= LEAST_ITEMS);
    let semicolons = parts(&[';', '؛']);
    if semicolons.len() >= LEAST_ITEMS && long(&semicolons) {
        return true;
    }
    let items = parts(&[',', '،']);
    let joins = |t: &Token| JOINS.contains(&t.fold);
    let Some((last, before)) = items.split_last() else { return false };
    match last.iter().position(joins) {
        // "a, b, and c"
        Some(0) => items.len() >= LEAST_ITEMS && long(&before[1..]) && last.len() > LEAST_ITEMS,
        // "a, b, c and d": with one comma less it may as well be a clause put in
        Some(at) => {
            let (third, fourth) = (&last[..at], &last[at + 1..]);
            items.len() > LEAST_ITEMS && long(&before[1..]) && long(&[third, fourth])
        }
        None => false,
    }
}
