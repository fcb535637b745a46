//! Does the response answer the question, and rightly?

use super::{Basis, Measure, Measured, Reason};
use crate::{
    claims::{
        self, ClaimVerdict,
        corpus::{Corpus, Library, Source},
        extract,
    },
    context::Context,
    interaction::{Place, Span},
    message::say,
    text::{
        Text,
        cue::Class,
        entity::Entity,
        quantity::{
            Measure::{Calendar, Count, Duration, WorkingDays},
            Relation,
        },
        sentence::Sentence,
        table::Table,
        vocabulary,
        word::{Token, hash},
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
        "the documents hold {held} of {atoms} numbers, dates and names",
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
        title: None,
        text: reference.clone(),
    };
    let (corpus, none) = (Corpus::new(vec![source]), Corpus::default());
    let library = Library { documents: &corpus, history: &none };
    let checked = claims::check(&cx.response, library, &[], cx.checked.seen);
    let contradicted: Vec<Span> = checked
        .verification
        .claims
        .iter()
        .filter(|c| c.verdict == ClaimVerdict::Contradicted)
        .map(|c| c.span)
        .collect();
    let words = token_f1(&cx.response, reference);
    let (held, atoms) = atoms_held(reference, &cx.response);
    if !contradicted.is_empty() {
        let message = say!("reference_contradicted", "the response contradicts the reference");
        return Measured::share(0.0, atoms.max(1), message).in_response(contradicted).into();
    }
    let agreement = if atoms == 0 { 1.0 } else { held as f64 / atoms as f64 };
    let message = say!(
        "reference_agreement",
        "the response holds {held} of {atoms} numbers, dates and names of the reference",
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
    let (recalled, atoms) = atoms_held(reference, &cx.response);
    let (right, given) = atoms_held(&cx.response, reference);
    let f1 = match (atoms, given) {
        (0, 0) => words,
        _ => f64::midpoint(words, harmonic(share(right, given), share(recalled, atoms))),
    };
    let message = say!(
        "reference_overlap",
        "{recalled} of {atoms} atoms of the reference, and {words} % of its words by F1",
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

/// How many numbers, dates and names of `of` stand in `text`, and how many there are.
///
/// Bounded: a reference with more atoms than anyone writes is judged by its first.
fn atoms_held(of: &Text, text: &Text) -> (usize, usize) {
    const MOST: usize = 500;
    let same = |relation| matches!(relation, Relation::Equal | Relation::Rounded);
    let quantities = of.quantities.iter().take(MOST);
    let dates = of.dates.iter().take(MOST);
    let names = of.entities.iter().take(MOST);
    let total = quantities.len() + dates.len() + names.len();
    let stems = stems(&text.tokens);
    let holds = |t: &Token| stems.contains(t.stem);
    let spelled_out = |e: &Entity| {
        of.tokens[e.tokens.start as usize..e.tokens.end as usize].iter().filter(|t| !t.stop).all(holds)
    };
    let held = quantities.filter(|q| text.quantities.iter().take(MOST).any(|x| same(q.relation(x)))).count()
        + dates.filter(|d| text.dates.iter().take(MOST).any(|x| same(d.relation(x)))).count()
        + names.filter(|e| spelled_out(e)).count();
    (held, total)
}

/// What a part of a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Date,
    Quantity,
    Name,
    Anything,
}

/// Question words and what they ask for.
const ASKS: &[(u64, Slot)] = &[
    (hash("when"), Slot::Date),
    (hash("who"), Slot::Name),
    (hash("whom"), Slot::Name),
    (hash("whose"), Slot::Name),
    (hash("where"), Slot::Anything),
    (hash("what"), Slot::Anything),
    (hash("which"), Slot::Anything),
    (hash("why"), Slot::Anything),
    (hash("how"), Slot::Anything),
];

const AMOUNT: [u64; 2] = [hash("much"), hash("many")];

/// One part of a question.
struct Facet {
    slot: Slot,
    /// The telling words of its part of the question, sorted.
    words: Vec<u64>,
}

impl Facet {
    fn asks(&self, stem: u64) -> bool {
        self.words.binary_search(&stem).is_ok()
    }
}

/// Parts of a question that are looked at: each is looked for in every sentence, and nobody asks more at once.
const MOST_FACETS: usize = 64;

pub(super) fn completeness(cx: &Context<'_>) -> Measure {
    if cx.is_silent() {
        return Reason::EmptyResponse.into();
    }
    let facets = facets(&cx.query);
    let names = &cx.query.entities;
    if facets.is_empty() && names.is_empty() {
        return Reason::NoQuery.into();
    }
    let answered = facets.iter().filter(|f| answers(&cx.response, f)).count();
    let said = stems(&cx.response.tokens);
    let mentioned = names
        .iter()
        .filter(|e| {
            let words = &cx.query.tokens[e.tokens.start as usize..e.tokens.end as usize];
            words.iter().filter(|t| !t.stop).any(|w| said.contains(w.stem))
        })
        .count();
    let (total, met) = match required_count(&cx.query) {
        Some(n) => (1, usize::from(items(&cx.response) >= n)),
        None => (0, 0),
    };
    let (facets, done) = (facets.len() + names.len() + total, answered + mentioned + met);
    let message = say!(
        "facets_answered",
        "{answered} of {facets} parts of the question are answered",
        answered = done,
        facets = facets
    );
    Measured::share(share(done, facets), facets, message).into()
}

/// The sub-questions of a query: one for each question word, or the whole when there is none; the first [`MOST_FACETS`].
fn facets(query: &Text) -> Vec<Facet> {
    let mut out: Vec<Facet> = Vec::new();
    for sentence in &query.sentences {
        let tokens = &query.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        let asks = |i: usize| {
            let slot = ASKS.iter().find(|(word, _)| *word == tokens[i].fold)?.1;
            let amount = tokens.get(i + 1).is_some_and(|t| AMOUNT.contains(&t.fold));
            // "the year when", "those who": a question word asks at the start of its clause
            let starts = i == 0 || tokens[i - 1].stop || {
                let gap = &query.raw[tokens[i - 1].span.end as usize..tokens[i].span.start as usize];
                gap.contains([',', ';', ':'])
            };
            starts.then_some((i, if amount { Slot::Quantity } else { slot }))
        };
        let heads: Vec<(usize, Slot)> = (0..tokens.len()).filter_map(asks).collect();
        let words = |from: usize, to: usize| {
            let mut words: Vec<u64> = tokens[from..to].iter().filter(|t| !t.stop).map(|t| t.stem).collect();
            words.sort_unstable();
            words
        };
        for (n, &(at, slot)) in heads.iter().enumerate() {
            let to = heads.get(n + 1).map_or(tokens.len(), |(next, _)| *next);
            out.push(Facet { slot, words: words(at, to) });
        }
        if heads.is_empty() {
            let words = words(0, tokens.len());
            if !words.is_empty() {
                out.push(Facet { slot: Slot::Anything, words });
            }
        }
        if out.len() >= MOST_FACETS {
            break;
        }
    }
    out.truncate(MOST_FACETS);
    out
}

/// Whether a sentence of the response takes the facet up and holds what it asks for.
fn answers(response: &Text, facet: &Facet) -> bool {
    response.sentences.iter().any(|s| {
        let silent = response.has_cue(s.span, Class::Abstention) || response.has_cue(s.span, Class::Refusal);
        let tokens = &response.tokens[s.tokens.start as usize..s.tokens.end as usize];
        let about = facet.words.is_empty() || tokens.iter().any(|t| facet.asks(t.stem));
        let holds = match facet.slot {
            Slot::Date => {
                !response.dates_in(s.span).is_empty()
                    || response
                        .quantities_in(s.span)
                        .iter()
                        .any(|q| matches!(q.measure, Duration | Calendar | WorkingDays))
            }
            Slot::Quantity => !response.quantities_in(s.span).is_empty(),
            Slot::Name => !response.entities_in(s.span).is_empty(),
            Slot::Anything => tokens.iter().any(|t| !t.stop && !facet.asks(t.stem)),
        };
        // What is asked for in the very kind need not repeat the question's words.
        !silent && holds && (about || facet.slot != Slot::Anything)
    })
}

/// "three reasons", "list 5": how many items the question wants.
fn required_count(query: &Text) -> Option<usize> {
    const WANTS: [u64; 8] = [
        hash("list"),
        hash("name"),
        hash("give"),
        hash("state"),
        hash("mention"),
        hash("provide"),
        hash("suggest"),
        hash("tell"),
    ];
    let wants = query.tokens.iter().take(6).any(|t| WANTS.contains(&t.fold));
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
    let asked: Vec<&Token> = cx.query.tokens.iter().filter(|t| !t.stop).collect();
    let weigh = |t: &Token| vocabulary::idf(t, cx.query.language);
    let mass: f64 = asked.iter().map(|t| weigh(t)).sum();
    if mass <= 0.0 {
        return Reason::NoQuery.into();
    }
    let asked_stems = stems(asked.iter().copied());
    let asks = |stem: u64| asked_stems.contains(stem);
    let sentences: Vec<&Sentence> = cx.response.sentences.iter().collect();
    let words_of =
        |s: &Sentence| -> Vec<u64> { extract::content(&cx.response, s.span).map(|t| t.stem).collect() };
    let adding = sentences.iter().filter(|s| words_of(s).iter().any(|stem| !asks(*stem)));
    let added = stems(adding.flat_map(|s| extract::content(&cx.response, s.span)));
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
    let precision = share(on_topic, sentences.len());
    let message = say!(
        "on_topic",
        "{on_topic} of {sentences} sentences are about the question, which they take up by {recall} %",
        on_topic = on_topic,
        sentences = sentences.len(),
        recall = super::percent(recall)
    );
    let off: Vec<Span> =
        sentences.iter().filter(|s| !words_of(s).iter().any(|w| asks(*w))).map(|s| s.span).collect();
    let n = sentences.len();
    Measured::share(f64::midpoint(recall, precision), n, message).in_response(off).into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facets_are_bounded() {
        let query = |n: usize| -> Text {
            let one = |i| format!("What is item{i} and when was thing{i} made by whom? ");
            Text::read(&(0..n).map(one).collect::<String>(), None)
        };
        assert_eq!(facets(&query(2)).len(), 2 * facets(&query(1)).len());
        assert_eq!(facets(&query(1_000)).len(), MOST_FACETS);
    }
}
