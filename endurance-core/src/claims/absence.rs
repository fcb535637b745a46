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
    text::{
        Text,
        cue::Class,
        language::Language,
        quantity::Measure,
        word::{Token, hash},
    },
};
use std::sync::LazyLock;

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

/// Verbs of silence.
const LEAVES: [u64; 6] =
    [hash("leave"), hash("leaves"), hash("open"), hash("silent"), hash("word"), hash("find")];

/// Words that open a question: whether it is answered, the words of a document do not tell.
const ASKS: [u64; 9] = [
    hash("what"),
    hash("when"),
    hash("where"),
    hash("who"),
    hash("whose"),
    hash("why"),
    hash("how"),
    hash("which"),
    hash("whether"),
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
    let tokens = &text.tokens[text.tokens_in(span)];
    let own = tokens.iter().take(4).any(|t| SELF.contains(&t.fold))
        && !tokens.iter().any(|t| t.fold == hash("told"));
    // "do not say why viewers fell by 46 %" tells a number on the way
    let atoms = quantities(text, span).next().is_some() || !text.dates_in(span).is_empty();
    if own || atoms || !(text.abstains(span) || leaves_out(text, span, tokens)) {
        return None;
    }
    let frames = || text.cues_in(span).iter().filter(|c| matches!(c.class, Class::Abstention | Class::Meta));
    let places = || text.terms_in(span).iter().filter(|t| t.class == Class::InSources);
    let told = || {
        content(text, span).filter(|t| {
            !SOURCES.contains(&t.stem)
                && !LEAVES.contains(&t.fold)
                && !frames().any(|c| c.span.contains(t.span))
                && !places().any(|p| p.span.contains(t.span))
        })
    };
    // "the number of beds" is about beds; "a fee" is about a fee
    let asked = |t: &&Token| ANSWERS.iter().any(|(fold, _)| *fold == t.fold);
    let plain = weighted(told().filter(|t| !asked(t)), text);
    let words = if plain.is_empty() { weighted(told(), text) } else { plain };
    (!words.is_empty()).then_some(words)
}

/// "The texts do not give the size", "the name is not given", "we are not told who paid".
fn leaves_out(text: &Text, span: Span, tokens: &[Token]) -> bool {
    const SILENT: [&str; 7] = [
        "nothing is said",
        "no word is said",
        "leave open",
        "leaves open",
        "silent on",
        "leave out",
        "leaves out",
    ];
    const NOT: [u64; 4] = [hash("not"), hash("don't"), hash("doesn't"), hash("nothing")];
    const GIVE: [u64; 12] = [
        hash("give"),
        hash("tell"),
        hash("say"),
        hash("name"),
        hash("explain"),
        hash("address"),
        hash("contain"),
        hash("discuss"),
        hash("cover"),
        hash("list"),
        hash("about"),
        hash("on"),
    ];
    const GIVEN: [u64; 6] =
        [hash("given"), hash("told"), hash("named"), hash("recorded"), hash("discussed"), hash("explained")];
    let source = tokens.iter().take(4).any(|t| SOURCES.contains(&t.stem) && !t.stop);
    let words = text.slice(span).to_lowercase();
    if SILENT[..2].iter().any(|silent| words.starts_with(silent)) {
        return true;
    }
    source && SILENT[2..].iter().any(|silent| words.contains(silent))
        || tokens.windows(2).any(|pair| {
            NOT.contains(&pair[0].fold)
                && (source && GIVE.contains(&pair[1].fold) || GIVEN.contains(&pair[1].fold))
        })
}

/// What documents are called: they are not what is spoken of.
static SOURCES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let english = "document passage text source context article report leaflet manual policy page file rule provided given information \
                   mention say state specify detail tell give told brochure guide contract letter email notice study";
    Text::read(english, Some(Language::English)).tokens.iter().map(|t| t.stem).collect()
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
    let says =
        |word: &Weighted| library.holds(word.stem) || word.said_by.iter().any(|&stem| library.holds(stem));
    let novel = share(&|word| !says(word));
    let asks = response.tokens[response.tokens_in(statement.span)].iter().any(|t| ASKS.contains(&t.fold));
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
        backing: Backing { mass, key, silent: verdict == ClaimVerdict::Supported, ..Backing::default() },
        features: [0.0; CLAIM_FEATURES.len()],
        hallucinated,
        novel_words: 0,
        conflicting: false,
    })
}

/// Whether a fact holds an atom of the kind that the statement misses, where it says which.
fn answers(response: &Text, statement: &Statement, window: &Window<'_>) -> Option<bool> {
    let text = &window.source.text;
    let asked = response.tokens[response.tokens_in(statement.span)]
        .iter()
        .find_map(|t| ANSWERS.iter().find(|(fold, _)| *fold == t.fold));
    let quantity = |is: fn(&Measure) -> bool| quantities(text, window.span).any(|q| is(&q.measure));
    asked.map(|(_, answer)| match answer {
        Answer::Money => quantity(|m| matches!(m, Measure::Currency(_))),
        Answer::Count => quantity(|m| matches!(m, Measure::Count)),
        Answer::Date => !text.dates_in(window.span).is_empty(),
    })
}
