//! Does the response answer the question, and rightly?

use super::{Basis, Measure, Measured, Reason};
use crate::{
    claims::{
        self, ClaimVerdict,
        corpus::{Corpus, Library, Source},
        extract,
    },
    context::Context,
    facet::Facets,
    interaction::{Place, Span},
    message::say,
    text::{
        Text,
        entity::Entity,
        quantity::{Measure::Count, Relation},
        sentence::Sentence,
        table::Table,
        vocabulary,
        word::{Token, hash},
        words::{Words, words},
    },
};

pub(super) fn accuracy(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    if let Some(reference) = &cx.reference {
        return against_reference(cx, reference);
    }
    let atoms: usize = cx.checked.backing.iter().map(|b| b.atoms).sum();
    let held: usize = cx.checked.backing.iter().map(|b| b.held).sum();
    if cx.library.is_empty() || atoms == 0 {
        return Reason::NoReference.into();
    }
    let message = say!(
        "atoms_supported",
        "numbers, dates and names that the documents hold: {held} of {atoms}",
        held = held,
        atoms = atoms
    );
    Measured::share(held as f64 / atoms as f64, atoms, message).basis(Basis::Documents).into()
}

fn against_reference(cx: &Context<'_>, reference: &Text) -> Measure {
    let source = Source {
        place: Place::Document,
        index: 0,
        id: None,
        tool: false,
        public: false,
        tainted: Vec::new(),
        title: None,
        text: reference.clone(),
    };
    let (corpus, none) = (Corpus::new(vec![source]), Corpus::default());
    let library = Library { documents: &corpus, history: &none, law: &none };
    let checked = claims::check(&cx.response, &cx.query, library, &[], cx.checked.seen);
    let contradicted: Vec<Span> = checked
        .verification
        .claims
        .iter()
        .filter(|c| c.verdict == ClaimVerdict::Contradicted)
        .map(|c| c.span)
        .collect();
    let words = token_f1(&cx.response, reference);
    let (held, atoms) = atoms_held(reference, &cx.response, true);
    if !contradicted.is_empty() {
        let message = say!("reference_contradicted", "the response contradicts the reference");
        return Measured::share(0.0, atoms.max(1), message).in_response(contradicted).into();
    }
    let agreement = if atoms == 0 { 1.0 } else { held as f64 / atoms as f64 };
    let message = say!(
        "reference_agreement",
        "numbers, dates and names of the reference that the response holds: {held} of {atoms}",
        held = held,
        atoms = atoms
    );
    Measured::share(words * agreement, atoms, message).into()
}

pub(super) fn f1_score(cx: &Context<'_>) -> Measure {
    let Some(reference) = &cx.reference else { return Reason::NoReference.into() };
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let words = token_f1(&cx.response, reference);
    let (recalled, atoms) = atoms_held(reference, &cx.response, true);
    let (right, given) = atoms_held(&cx.response, reference, true);
    let f1 = match (atoms, given) {
        (0, 0) => words,
        _ => f64::midpoint(words, harmonic(share(right, given), share(recalled, atoms))),
    };
    let message = say!(
        "reference_overlap",
        "atoms of the reference: {recalled} of {atoms}; its words by F1: {words} %",
        recalled = recalled,
        atoms = atoms,
        words = super::percent(words)
    );
    Measured::share(f1, atoms, message).into()
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// F1 over the stems of both texts, each counted as often as it stands.
fn token_f1(a: &Text, b: &Text) -> f64 {
    let stems = |text: &Text| {
        let mut stems: Vec<u64> = text.tokens.iter().filter(|t| !t.stop).map(|t| t.stem).collect();
        stems.sort_unstable();
        stems
    };
    let (a, b) = (stems(a), stems(b));
    let (mut at, mut shared) = (0, 0);
    for stem in &a {
        while at < b.len() && b[at] < *stem {
            at += 1;
        }
        if b.get(at) == Some(stem) {
            shared += 1;
            at += 1;
        }
    }
    harmonic(share(shared, a.len()), share(shared, b.len()))
}

/// The stems of `tokens`, to be asked for.
fn stems<'a>(tokens: impl IntoIterator<Item = &'a Token>) -> Table<()> {
    let mut stems = Table::default();
    for token in tokens {
        stems.insert(token.stem, ());
    }
    stems
}

/// How many numbers and dates of `of`, and names if asked for, stand in `text`, and how many there are.
///
/// Bounded: a reference with more atoms than anyone writes is judged by its first.
fn atoms_held(of: &Text, text: &Text, names: bool) -> (usize, usize) {
    const MOST: usize = 500;
    let same = |relation| matches!(relation, Relation::Equal | Relation::Rounded);
    let quantities = of.quantities.iter().take(MOST);
    let dates = of.dates.iter().take(MOST);
    let names = of.entities.iter().take(if names { MOST } else { 0 });
    let total = quantities.len() + dates.len() + names.len();
    let stems = stems(&text.tokens);
    let holds = |t: &Token| stems.contains(t.stem);
    let spelled_out = |e: &Entity| of.words_of(e).iter().filter(|t| !t.stop).all(holds);
    let held = quantities.filter(|q| text.quantities.iter().take(MOST).any(|x| same(q.relation(x)))).count()
        + dates.filter(|d| text.dates.iter().take(MOST).any(|x| same(d.relation(x)))).count()
        + names.filter(|e| spelled_out(e)).count();
    (held, total)
}

pub(super) fn completeness(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let Some((done, facets)) = answered(&cx.query, &cx.response, &cx.facets) else {
        return Reason::NoQuery.into();
    };
    let message = say!(
        "facets_answered",
        "parts of the question that are answered: {answered} of {facets}",
        answered = done,
        facets = facets
    );
    Measured::share(share(done, facets), facets, message).into()
}

/// How many parts of the question `response` answers, and how many there are; nothing where there are none.
fn answered(query: &Text, response: &Text, facets: &Facets) -> Option<(usize, usize)> {
    let names = &query.entities;
    if facets.count == 0 && names.is_empty() {
        return None;
    }
    let said = stems(&response.tokens);
    let mentioned = names
        .iter()
        .filter(|e| {
            let words = query.words_of(e);
            words.iter().filter(|t| !t.stop).any(|w| said.contains(w.stem))
        })
        .count();
    let (total, met) = match required_count(query) {
        Some(n) => (1, usize::from(items(response) >= n)),
        None => (0, 0),
    };
    Some((facets.answered() + mentioned + met, facets.count + names.len() + total))
}

/// Completeness and relevance of a response to the query, 0..=1 each on the mean.
pub(super) fn quality(cx: &Context<'_>, response: &Text, facets: &Facets) -> Option<f64> {
    let complete = answered(&cx.query, response, facets).map(|(done, all)| share(done, all));
    let relevant = about(cx, response).map(|about| f64::midpoint(about.recall, about.precision()));
    match (complete, relevant) {
        (Some(complete), Some(relevant)) => Some(f64::midpoint(complete, relevant)),
        (one, other) => one.or(other),
    }
}

/// How many numbers and dates of both texts the other lacks, as a share.
pub(super) fn atoms_apart(a: &Text, b: &Text) -> f64 {
    let (held, atoms) = atoms_held(a, b, false);
    let (held_back, atoms_back) = atoms_held(b, a, false);
    let all = atoms + atoms_back;
    if all == 0 { 0.0 } else { 1.0 - share(held + held_back, all) }
}

/// "three reasons", "list 5": how many items the question wants.
fn required_count(query: &Text) -> Option<usize> {
    const WANTS: &Words = words!("list name give state mention provide suggest tell");
    let wants = query.tokens.iter().take(6).any(|t| WANTS.contains(t.fold));
    let counts = query.quantities.iter().filter(|q| q.measure == Count).map(|q| q.low as usize).next();
    counts.filter(|n| wants && (2..=20).contains(n))
}

/// How many things the response lists: its bullets, or its sentences.
fn items(response: &Text) -> usize {
    use crate::text::sentence::Block;
    let bullets = response.sentences.iter().filter(|s| matches!(s.block, Block::Item | Block::Row)).count();
    let and = response.tokens.iter().any(|t| t.fold == hash("and"));
    let commas = response.raw.matches([',', ';']).count() + usize::from(and) + 1;
    bullets.max(response.sentences.len()).max(commas)
}

pub(super) fn relevance(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let Some(about) = about(cx, &cx.response) else { return Reason::NoQuery.into() };
    let message = say!(
        "on_topic",
        "sentences about the question: {on_topic} of {sentences}; they take it up by {recall} %",
        on_topic = about.on_topic,
        sentences = about.sentences,
        recall = super::percent(about.recall)
    );
    let score = f64::midpoint(about.recall, about.precision());
    Measured::share(score, about.sentences, message).in_response(about.off).into()
}

/// How much a response is about the query.
struct About {
    /// The share of the query's words that it takes up, by what they tell.
    recall: f64,
    sentences: usize,
    on_topic: usize,
    /// Sentences that hold no word of the query.
    off: Vec<Span>,
}

impl About {
    fn precision(&self) -> f64 {
        share(self.on_topic, self.sentences)
    }
}

/// How much `response` is about the query; nothing where the query has no telling word.
fn about(cx: &Context<'_>, response: &Text) -> Option<About> {
    let asked: Vec<&Token> = cx.query.tokens.iter().filter(|t| !t.stop).collect();
    let weigh = |t: &Token| vocabulary::idf(t, cx.query.language);
    let mass: f64 = asked.iter().map(|t| weigh(t)).sum();
    if mass <= 0.0 {
        return None;
    }
    let asked_stems = stems(asked.iter().copied());
    let asks = |stem: u64| asked_stems.contains(stem);
    let sentences: Vec<&Sentence> = response.sentences.iter().collect();
    let words_of =
        |s: &Sentence| -> Vec<u64> { extract::content(response, s.span).map(|t| t.stem).collect() };
    let adding = sentences.iter().filter(|s| words_of(s).iter().any(|stem| !asks(*stem)));
    let added = stems(adding.flat_map(|s| extract::content(response, s.span)));
    let recalled = |t: &&&Token| added.contains(t.stem);
    let recall = asked.iter().filter(recalled).map(|t| weigh(t)).sum::<f64>() / mass;

    let matching = matching_documents(cx, &asked);
    let on_topic = sentences.iter().filter(|s| {
        let words = words_of(s);
        let like_query = words.iter().any(|w| asks(*w));
        let like = |at: usize| {
            let held = words.iter().filter(|w| cx.library.documents.source_holds(at, **w)).count();
            held * 2 >= words.len()
        };
        like_query || words.is_empty() || matching.iter().any(|&at| like(at))
    });
    let on_topic = on_topic.count();
    let off = sentences.iter().filter(|s| !words_of(s).iter().any(|w| asks(*w))).map(|s| s.span).collect();
    Some(About { recall, sentences: sentences.len(), on_topic, off })
}

/// The documents that hold at least half of the query's telling words: of its first, and of the documents the first, since
/// every word is looked for in every document, and every sentence in every document that matches.
fn matching_documents(cx: &Context<'_>, asked: &[&Token]) -> Vec<usize> {
    const MOST_WORDS: usize = 128;
    const MOST_DOCUMENTS: usize = 64;
    let documents = cx.library.documents;
    let asked = &asked[..asked.len().min(MOST_WORDS)];
    (0..documents.sources.len())
        .filter(|&at| asked.iter().filter(|t| documents.source_holds(at, t.stem)).count() * 2 >= asked.len())
        .take(MOST_DOCUMENTS)
        .collect()
}
