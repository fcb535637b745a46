//! "The documents do not say X": such a statement is checked against the documents too.

use super::{
    Atom, Backing, Claim, ClaimKind, ClaimVerdict, Detail, EvidenceRole,
    corpus::{Library, Scratch, Weighted, Window, weighted},
    decide::Decided,
    extract::{Statement, content, quantities},
};
use crate::{
    interaction::{Share, Span},
    text::{
        Text,
        cue::{Class, Cue},
        language::Language,
        quantity::Measure,
        word::{Token, hash},
        words::{Words, words},
    },
};
use std::sync::LazyLock;

/// The share of the topic, by weight, that no source holds, from which the documents are indeed silent on it.
const SILENT: f64 = 0.3;

/// How sure either verdict is: words alone tell little of what a document leaves out.
const SURE: f64 = 0.7;

/// Words for what is asked, and the kind of atom that answers it.
const ANSWERS: [(&Words, Answer); 3] = [
    (words!("price cost costs fee fees charge salary preis gebuhr precio prix"), Answer::Money),
    (words!("when date deadline wann cuando quand"), Answer::Date),
    (words!("number many anzahl numero nombre"), Answer::Count),
];

/// Verbs of silence.
const LEAVES: &Words = words!("leave leaves open silent word find");

/// Words that open a question: whether it is answered, the words of a document do not tell.
const ASKS: &Words = words!("what when where who whose why how which whether");

/// What would answer what the documents are said to leave out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Money,
    Date,
    Count,
}

/// Whether a clause says that the documents leave something out, and of what it says so.
pub(super) fn topic(text: &Text, span: Span) -> Option<Vec<Weighted>> {
    // "I don't have that" speaks of the chatbot
    const SELF: &Words = words!("i i'm we ich");
    let tokens = &text.tokens[text.tokens_in(span)];
    let own = tokens.iter().take(4).any(|t| SELF.contains(t.fold))
        && !tokens.iter().any(|t| t.fold == hash("told"));
    // "do not say why viewers fell by 46 %" tells a number on the way
    let atoms = quantities(text, span).next().is_some() || !text.dates_in(span).is_empty();
    if own || atoms || !(text.abstains(span) || leaves_out(text, span, tokens)) {
        return None;
    }
    let frame = |c: &&Cue| matches!(c.class, Class::Abstention | Class::Meta | Class::Silence);
    let frames = || text.cues_in(span).iter().filter(frame);
    let places = || text.terms_in(span).iter().filter(|t| t.class == Class::InSources);
    let told = || {
        content(text, span).filter(|t| {
            !SOURCES.contains(&t.stem)
                && !LEAVES.contains(t.fold)
                && !frames().any(|c| c.span.contains(t.span))
                && !places().any(|p| p.span.contains(t.span))
        })
    };
    // "the number of beds" is about beds; "a fee" is about a fee
    let plain = weighted(told().filter(|t| answer_to(t).is_none()), text);
    let words = if plain.is_empty() { weighted(told(), text) } else { plain };
    (!words.is_empty()).then_some(words)
}

/// "The texts do not give the size", "the name is not given", "we are not told who paid".
fn leaves_out(text: &Text, span: Span, tokens: &[Token]) -> bool {
    const NOT: &Words = words!("not don't doesn't nothing");
    const GIVE: &Words = words!("give tell say name explain address contain discuss cover list about on");
    const GIVEN: &Words = words!("given told named recorded discussed explained");
    let source = tokens.iter().take(4).any(|t| SOURCES.contains(&t.stem) && !t.stop);
    let silences = text.cues_in(span).iter().filter(|c| c.class == Class::Silence);
    let opens = |at: Span| tokens.first().is_some_and(|first| first.span.start == at.start);
    silences.clone().any(|c| source || opens(c.span))
        || tokens.windows(2).any(|pair| {
            NOT.contains(pair[0].fold)
                && (source && GIVE.contains(pair[1].fold) || GIVEN.contains(pair[1].fold))
        })
}

/// What documents are called: they are not what is spoken of.
static SOURCES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let english = "document passage text source context article report leaflet manual policy page file rule provided given information \
                   mention say state specify detail tell give told brochure guide contract letter email notice study \
                   instructions terms handbook faq website minutes transcript excerpt material description sheet";
    Text::words(english, Some(Language::English)).0.iter().map(|t| t.stem).collect()
});

/// Whether the documents leave out what they are said to; `None` where words cannot tell.
pub(super) fn decide(
    response: &Text,
    statement: &Statement,
    topic: &[Weighted],
    library: Library<'_>,
    scratch: &mut Scratch<'_>,
) -> Option<Decided> {
    let mass: f64 = topic.iter().map(|word| word.weight).sum();
    let share = |holds: &dyn Fn(&Weighted) -> bool| {
        topic.iter().filter(|word| holds(word)).map(|word| word.weight).sum::<f64>() / mass
    };
    let says =
        |word: &Weighted| library.holds(word.stem) || word.said_by.iter().any(|&stem| library.holds(stem));
    let novel = share(&|word| !says(word));
    let asks = response.tokens[response.tokens_in(statement.span)].iter().any(|t| ASKS.contains(t.fold));
    let told = library.search(topic, scratch).into_iter().find(|window| {
        topic.iter().all(|word| window.says(word.stem))
            && (answers(response, statement, window).unwrap_or(!asks))
    });
    let (verdict, window) = match told {
        Some(window) => (ClaimVerdict::Contradicted, Some(window)),
        None if novel >= SILENT => (ClaimVerdict::Supported, None),
        None => return None,
    };
    let claimed = response.slice(statement.span);
    let detail = window.map(|window| Detail {
        atom: Atom::Polarity,
        claimed: claimed.into(),
        source: Some(window.source.text.slice(window.span).into()),
        difference: None,
    });
    let evidence = window.map(|window| window.evidence(EvidenceRole::Contradicts));
    let claim = Claim {
        text: Some(claimed.into()),
        span: statement.span,
        kind: ClaimKind::Plain,
        verdict,
        confidence: Share::new(SURE),
        reason: None,
        evidence: evidence.into_iter().collect(),
        detail,
    };
    let hallucinated = if verdict == ClaimVerdict::Contradicted { SURE } else { 1.0 - SURE };
    let key = topic.iter().fold(1, |key, word| crate::text::word::pair(key, word.stem));
    Some(Decided {
        claim,
        backing: Backing { mass, key, silent: verdict == ClaimVerdict::Supported, ..Backing::default() },
        features: None,
        #[cfg(feature = "training")]
        slots: Vec::new(),
        #[cfg(feature = "training")]
        denials: Vec::new(),
        hallucinated,
        novel_words: 0,
        conflicting: false,
    })
}

/// What kind of atom a word asks for.
fn answer_to(token: &Token) -> Option<Answer> {
    ANSWERS.iter().find(|(words, _)| words.contains(token.fold)).map(|(_, answer)| *answer)
}

/// Whether a fact holds an atom of the kind that the statement misses, where it says which.
fn answers(response: &Text, statement: &Statement, window: &Window<'_>) -> Option<bool> {
    let text = &window.source.text;
    let asked = response.tokens[response.tokens_in(statement.span)].iter().find_map(answer_to);
    let quantity = |is: fn(&Measure) -> bool| quantities(text, window.span).any(|q| is(&q.measure));
    asked.map(|answer| match answer {
        Answer::Money => quantity(|m| matches!(m, Measure::Currency(_))),
        Answer::Count => quantity(|m| matches!(m, Measure::Count)),
        Answer::Date => !window.dates.is_empty(),
    })
}
