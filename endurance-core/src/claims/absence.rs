//! "The documents do not say X": such a statement is checked against the documents too.

use super::{
    Atom, Backing, Claim, ClaimKind, ClaimVerdict, Detail, Evidence, EvidenceRole,
    corpus::{Library, Scratch, Weighted, Window, weighted},
    decide::Decided,
    extract::{Statement, content, quantities},
    model::CLAIM_FEATURES,
};
use crate::{
    interaction::{Share, Span},
    text::{Text, cue::Class, quantity::Measure, word::hash},
};

/// The share of the topic, by weight, that no source holds, from which the documents are indeed silent on it.
const SILENT: f64 = 0.3;

/// How sure either verdict is: words alone tell little of what a document leaves out.
const SURE: f64 = 0.7;

/// Words for what is asked, and the kind of atom that answers it.
const ANSWERS: [(u64, Answer); 22] = [
    (hash("price"), Answer::Money),
    (hash("cost"), Answer::Money),
    (hash("costs"), Answer::Money),
    (hash("fee"), Answer::Money),
    (hash("fees"), Answer::Money),
    (hash("charge"), Answer::Money),
    (hash("salary"), Answer::Money),
    (hash("preis"), Answer::Money),
    (hash("gebühr"), Answer::Money),
    (hash("precio"), Answer::Money),
    (hash("prix"), Answer::Money),
    (hash("when"), Answer::Date),
    (hash("date"), Answer::Date),
    (hash("deadline"), Answer::Date),
    (hash("wann"), Answer::Date),
    (hash("cuándo"), Answer::Date),
    (hash("quand"), Answer::Date),
    (hash("number"), Answer::Count),
    (hash("many"), Answer::Count),
    (hash("anzahl"), Answer::Count),
    (hash("número"), Answer::Count),
    (hash("nombre"), Answer::Count),
];

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
    const SELF: [u64; 4] = [hash("i"), hash("i'm"), hash("we"), hash("ich")];
    let own = text.tokens[text.tokens_in(span)].iter().take(4).any(|t| SELF.contains(&t.fold));
    if own || !text.abstains(span) {
        return None;
    }
    let frames = || text.cues_in(span).iter().filter(|c| matches!(c.class, Class::Abstention | Class::Meta));
    let places = || text.terms_in(span).iter().filter(|t| t.class == Class::InSources);
    let told = content(text, span).filter(|t| {
        !SOURCES.contains(&t.stem)
            && !frames().any(|c| c.span.contains(t.span))
            && !places().any(|p| p.span.contains(t.span))
    });
    let words = weighted(told, text);
    (!words.is_empty()).then_some(words)
}

/// What documents are called: they are not what is spoken of.
static SOURCES: std::sync::LazyLock<Vec<u64>> = std::sync::LazyLock::new(|| {
    let english = "document passage text source context article report leaflet manual policy page file rule provided given information \
                   mention say state specify detail";
    Text::read(english, Some(crate::text::language::Language::English)).tokens.iter().map(|t| t.stem).collect()
});

/// Whether the documents leave out what they are said to; `None` where words cannot tell.
pub(super) fn decide(
    response: &Text,
    statement: &Statement,
    topic: &[Weighted],
    library: Library<'_>,
    scratch: &mut Scratch,
) -> Option<Decided> {
    let mass: f64 = topic.iter().map(|word| word.weight).sum();
    let share = |holds: &dyn Fn(&Weighted) -> bool| {
        topic.iter().filter(|word| holds(word)).map(|word| word.weight).sum::<f64>() / mass
    };
    let says = |word: &Weighted| library.holds(word.stem) || word.said_by.iter().any(|&stem| library.holds(stem));
    let novel = share(&|word| !says(word));
    let told = library.search(topic, scratch).into_iter().find(|window| {
        topic.len() > 1 && topic.iter().all(|word| window.says(word.stem)) && answers(response, statement, window)
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
    let evidence = window.map(|window| Evidence {
        place: window.source.place,
        index: Some(window.source.index as u32),
        id: window.source.id.clone(),
        start: window.sentence.start,
        end: window.sentence.end,
        role: EvidenceRole::Contradicts,
        text: Some(window.source.text.slice(window.sentence).into()),
    });
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
        backing: Backing { mass, key, ..Backing::default() },
        features: [0.0; CLAIM_FEATURES.len()],
        hallucinated,
        novel_words: 0,
        conflicting: false,
    })
}

/// Whether a fact holds an atom of the kind that the statement misses.
fn answers(response: &Text, statement: &Statement, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let asked = response.tokens[response.tokens_in(statement.span)]
        .iter()
        .find_map(|t| ANSWERS.iter().find(|(fold, _)| *fold == t.fold));
    let quantity = |is: fn(&Measure) -> bool| quantities(text, window.span).any(|q| is(&q.measure));
    asked.is_some_and(|(_, answer)| match answer {
        Answer::Money => quantity(|m| matches!(m, Measure::Currency(_))),
        Answer::Count => quantity(|m| matches!(m, Measure::Count)),
        Answer::Date => !text.dates_in(window.span).is_empty(),
    })
}
