//! Is the response easy to read?

use super::{Basis, Measure, Measured, Reason};
use crate::{
    context::Context,
    interaction::Span,
    message::say,
    text::{
        Text,
        readability::Prose,
        sentence::{Block, Sentence},
        word::{Class, Token},
        words::{Words, words},
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
    let message = if let Some(ease) = ease.map(tenth) {
        say!(
            "clarity",
            "reading ease {ease}, {words} words a sentence",
            ease = ease,
            words = words,
            listed = listed,
            series = series
        )
    } else {
        say!(
            "clarity_without_ease",
            "{words} words a sentence",
            words = words,
            listed = listed,
            series = series
        )
    };
    let long = prose.sentences.iter().filter(|(_, words)| *words as f64 > LONGEST).map(|(span, _)| *span);
    let mut hard: Vec<Span> = long.chain(in_text).collect();
    hard.sort_unstable();
    hard.dedup();
    Measured::share(score, prose.sentences.len(), message).basis(Basis::Proxy).in_response(hard).into()
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
const JOINS: &Words = words!("and or y e o et ou und oder en of и или ve veya");

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
    let joins = |t: &Token| JOINS.contains(t.fold);
    let long = |items: &[&[Token]]| items.iter().all(|item| item.len() >= LEAST_ITEMS);
    let whole = |items: &[&[Token]]| long(items) && !items.iter().any(|item| item.iter().any(joins));
    let semicolons = parts(&[';', '؛']);
    if semicolons.len() >= LEAST_ITEMS && long(&semicolons) {
        return true;
    }
    let items = parts(&[',', '،']);
    let Some((last, before)) = items.split_last() else { return false };
    match last.iter().position(joins) {
        // "a, b, and c"
        Some(0) => items.len() >= LEAST_ITEMS && whole(&before[1..]) && last.len() > LEAST_ITEMS,
        // "a, b, c and d": with one comma less it may as well be a clause put in
        Some(at) => {
            let (third, fourth) = (&last[..at], &last[at + 1..]);
            items.len() > LEAST_ITEMS && whole(&before[1..]) && long(&[third, fourth])
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Evaluator, Interaction, MetricId};

    fn clarity(response: &str) -> Result<f64, &'static str> {
        let evaluation = Evaluator::default().evaluate(&Interaction::new("", response));
        let metric = &evaluation.metrics[&MetricId::ResponseClarity];
        metric.score.map(crate::Score::points).ok_or(metric.reason.map_or("", Reason::as_str))
    }

    /// Ten words, ten syllables but one.
    const PLAIN_SENTENCE: &str = "The pool is on the left side of the school. ";

    #[test]
    fn parts_and_their_weights() {
        let cases = [
            // plain, ten words a sentence, nothing enumerated
            (PLAIN_SENTENCE.repeat(3), 100.0),
            // four words a sentence: (.5 + .3 x 4/8) / .8
            ("The pool is wet. ".repeat(8), 81.25),
            // forty words: (.5 + .3 x 10/25) / .8
            (format!("{} and it is.", ["It is by the old red barn on the hill"; 4].join(" ").trim_end_matches(" on the hill")), 77.5),
            // a list of three: whole
            (format!("{}\n\n- one\n- two\n- three\n", PLAIN_SENTENCE.repeat(3)), 100.0),
            // long things in a sentence: .5 + .3 of 1
            (format!("{}You turn the old key, wait for the light, and press the red knob.", PLAIN_SENTENCE.repeat(3)), 80.0),
            // one of each
            (format!("{}You turn the old key, wait for the light, and press the red knob.\n\n- one\n- two\n- three\n", PLAIN_SENTENCE.repeat(3)), 90.0),
            // short things read well in a sentence
            (format!("{}The flag is red, white and blue, and it is big.", PLAIN_SENTENCE.repeat(3)), 100.0),
            // Indonesian has no formula: the length alone
            ("Perpustakaan itu buka pada pukul sembilan dan tutup pada pukul lima untuk semua warga yang tinggal di kota ini. ".repeat(2), 100.0),
        ];
        for (response, expected) in cases {
            assert_eq!(clarity(&response), Ok(expected), "{response}");
        }
    }

    #[test]
    fn length_of_sentences() {
        for (mean, expected) in
            [(0.0, 0.0), (4.0, 0.5), (8.0, 1.0), (25.0, 1.0), (40.0, 0.4), (50.0, 0.0), (128.0, 0.0)]
        {
            assert!((band(mean) - expected).abs() < 1e-12, "{mean}");
        }
    }

    #[test]
    fn hard_prose_scores_low() {
        let hard = "Notwithstanding the aforementioned considerations regarding all of the organisational responsibilities, the institutional \
                    representatives characteristically necessitate comprehensive interdepartmental communication facilitating \
                    administrative accountability, environmental sustainability considerations, intergovernmental negotiations, \
                    and the technological infrastructural modernisation of geographically heterogeneous jurisdictional entities.";
        assert!(clarity(hard).is_ok_and(|points| points < 45.0), "{:?}", clarity(hard));
    }

    #[test]
    fn not_measured() {
        let cases = [
            (String::new(), "empty_response"),
            ("It is so.".to_owned(), "too_short"),
            // 29 words
            (format!("{}The pool is on the left side of it.", PLAIN_SENTENCE.repeat(2)), "too_short"),
            // a table and code are no prose
            (
                format!("| {} |\n|---|---|\n| {} | b |\n", PLAIN_SENTENCE.repeat(3), PLAIN_SENTENCE),
                "too_short",
            ),
            ("图书馆九点开门，五点关门。星期天全天关闭，星期一照常开放。".repeat(4), "language_unsupported"),
            ("ห้องสมุดเปิดเวลาเก้าโมงเช้าและปิดเวลาห้าโมงเย็น ".repeat(4), "language_unsupported"),
        ];
        for (response, reason) in cases {
            assert_eq!(clarity(&response), Err(reason), "{response}");
        }
    }

    #[test]
    fn references_are_no_words() {
        let bare = PLAIN_SENTENCE.repeat(3);
        let cited = bare.replace(" school.", " school [1].");
        assert_eq!(clarity(&cited), clarity(&bare));
        // 29 words and a reference
        assert_eq!(
            clarity(&format!("{}The pool is on the left side of it [1].", PLAIN_SENTENCE.repeat(2))),
            Err("too_short")
        );
    }
}
