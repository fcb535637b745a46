//! The texts a claim may rest on, indexed by stem.

mod about;
mod window;

#[cfg(feature = "training")]
use super::grid::Grid;
use super::{
    Evidence, EvidenceRole, code, fact,
    grid::{self, Tables},
    posting::{Gathered, Post, Postings},
    reading::Reading,
};
use crate::{
    interaction::{Place, Span},
    limits,
    text::{Text, date::Date, entity::Entity, quantity::Quantity, sentence, table::Table, word},
};
use about::About;
use std::{rc::Rc, sync::OnceLock};
pub(crate) use window::Weighted;
pub(super) use window::{Around, Part, Rivals, Stems, Window, begins_alike, weighted};

/// One text that may support a claim: a document, a user's or tool's turn, or a provision.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Which text of the interaction.
    pub(crate) place: Place,
    /// Its index there.
    pub(crate) index: usize,
    /// The caller's name for it.
    pub(crate) id: Option<String>,
    /// Whether it is a tool's turn of the history.
    pub(crate) tool: bool,
    /// Whether the caller labels it as public.
    pub(crate) public: bool,
    /// Where an attack stands in it: what an attacker wrote is no evidence.
    pub(crate) tainted: Vec<Span>,
    /// Its title, read as a text.
    pub(crate) title: Option<Text>,
    /// The text.
    pub(crate) text: Text,
}

impl Source {
    /// A passage of it as evidence, or its beginning: a single word may be longer than any sentence.
    pub(super) fn evidence(&self, at: Span, role: EvidenceRole) -> Evidence {
        let length = limits::boundary(self.text.slice(at), sentence::MOST_BYTES as usize);
        let at = Span { end: at.start + length as u32, ..at };
        Evidence {
            place: self.place,
            index: Some(self.index as u32),
            id: self.id.clone(),
            start: at.start,
            end: at.end,
            role,
            text: Some(self.text.slice(at).into()),
        }
    }
}

/// Sources and where each stem occurs in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    /// The sources, in order.
    pub(crate) sources: Vec<Source>,
    postings: Postings,
    /// Initials of the names of several words.
    initials: Table<()>,
    /// The facts of all sources, in order.
    facts: Vec<Fact>,
    /// The number of the first fact of each source.
    first: Vec<u32>,
    /// The work that each source is a part of, and the parts of each: passages under one title know each other's names.
    works: Vec<u32>,
    parts: Vec<Vec<u32>>,
    /// The words of each sentence of all sources, in order, and the number of the first sentence of each source.
    stems: Vec<Stems>,
    first_sentence: Vec<u32>,
    /// What says what each of them is about, by its number in its source: the question that it answers, its heading or header row.
    heads: Vec<Option<u32>>,
    /// The tables and lists of each source, found when a passage of it is asked for its own: most sources never are.
    tables: Vec<OnceLock<Tables>>,
}

/// One fact of a source: a sentence, or a part of it.
#[derive(Clone, Copy, Debug)]
struct Fact {
    source: u32,
    /// The number of its sentence in the source.
    sentence: u32,
    span: Span,
    /// Its first token, and the one behind its last.
    tokens: [u32; 2],
    /// What it says, hashed: what orders facts that match a claim alike, wherever their documents stand.
    key: u64,
}

/// Passages under one title that are read as one work.
const MOST_PARTS: usize = 256;

/// The work of each source and the first parts of each work: sources with the same title are passages of one.
fn works(sources: &[Source]) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut known: Table<u32> = Table::default();
    let mut parts: Vec<Vec<u32>> = Vec::new();
    let mut works = Vec::with_capacity(sources.len());
    for (at, source) in sources.iter().enumerate() {
        let next = parts.len() as u32;
        let title = source.title.as_ref().filter(|title| !title.raw.trim().is_empty());
        let work = title.map_or(next, |title| *known.entry_or(word::hash(&title.raw), || next));
        if work == next {
            parts.push(Vec::new());
        }
        let own = &mut parts[work as usize];
        if own.len() < MOST_PARTS {
            own.push(at as u32);
        }
        works.push(work);
    }
    (works, parts)
}

/// Facts looked at for one claim before its commonest words are left aside: what keeps matching linear.
const MOST_VISITS: usize = 20_000;

/// Passages compared word by word with a claim.
const MOST_PASSAGES: usize = 8;

/// Everything a response may rest on: the documents, the turns of the conversation, and the profile's law.
#[derive(Clone, Copy)]
pub(crate) struct Library<'a> {
    pub(crate) documents: &'a Corpus,
    pub(crate) history: &'a Corpus,
    /// What the profile's law says. It supports and never contradicts.
    pub(crate) law: &'a Corpus,
}

impl<'a> Library<'a> {
    fn parts(&self) -> [&'a Corpus; 3] {
        [self.documents, self.history, self.law]
    }

    /// Whether there is nothing to check against: what the user said is no source alone.
    pub(crate) fn is_empty(&self) -> bool {
        self.documents.sources.is_empty() && !self.history.sources.iter().any(|s| s.tool)
    }

    /// Whether any source holds the stem.
    pub(crate) fn holds(&self, stem: u64) -> bool {
        self.parts().iter().any(|part| part.holds(stem))
    }

    /// Whether a name in some source has the letters of `acronym` as its initials.
    pub(super) fn spells(&self, acronym: &str) -> bool {
        self.parts().iter().any(|part| part.spells(acronym))
    }

    /// The windows that share most with the weighted stems of a claim: the documents', the history's, the law's.
    pub(super) fn search(&self, words: &[Weighted], scratch: &mut Scratch<'_>) -> Vec<Window<'a>> {
        self.parts().into_iter().flat_map(|part| part.search(words, scratch)).collect()
    }
}

/// Space for the scores of one claim, used again for the next, and the facts that claims were held against, as they are read.
#[derive(Debug, Default)]
pub(super) struct Scratch<'a> {
    scores: Vec<f32>,
    touched: Vec<Post>,
    /// The passages that a word finds alone where more facts hold it than are looked at, once for all claims.
    common: Table<Vec<Post>>,
    readings: Table<Rc<Reading<'a>>>,
}

impl<'a> Scratch<'a> {
    /// The fact of a window as it is read, once for all claims.
    pub(super) fn reading(&mut self, window: &Window<'a>) -> Rc<Reading<'a>> {
        // no two facts lie in one place, of whatever corpus they are
        let place = std::ptr::from_ref(&window.corpus.facts[window.post as usize]).addr();
        let new = || Rc::new(Reading::new(&window.source.text, window.span, window.sentence));
        Rc::clone(self.readings.entry_or(place as u64, new))
    }
}

impl Corpus {
    /// Indexes `sources`.
    pub(crate) fn new(sources: Vec<Source>) -> Self {
        let tokens: usize = sources.iter().map(|s| s.text.tokens.len()).sum();
        let sentences = sources.iter().map(|s| s.text.sentences.len()).sum();
        let mut corpus = Self {
            facts: Vec::with_capacity(2 * sentences),
            stems: Vec::with_capacity(sentences),
            ..Self::default()
        };
        let mut gathered = Gathered::with_capacity(tokens);
        for (at, source) in sources.iter().enumerate() {
            corpus.first.push(corpus.facts.len() as u32);
            corpus.first_sentence.push(corpus.stems.len() as u32);
            for name in source.text.entities.iter().filter_map(|e| initials(&source.text, e)) {
                corpus.initials.insert(name, ());
            }
            let title = source.title.iter().flat_map(|t| &t.tokens);
            let head = corpus.facts.len() as u32;
            let mut spans = Vec::new();
            let mut about = About::default();
            for (number, sentence) in source.text.sentences.iter().enumerate() {
                let words = sentence.tokens.start as usize..sentence.tokens.end as usize;
                corpus.stems.push(Stems::of(&source.text.tokens[words]));
                corpus.heads.push(about.head(&source.text, number));
                if about.is_question(number) {
                    continue;
                }
                fact::facts(&source.text, sentence, &mut spans);
                if let (Some(question), Some(_)) = (about.unanswered.take(), spans.first()) {
                    let post = corpus.facts.len() as u32;
                    let words = source.text.sentences[question as usize].tokens.clone();
                    let tokens = &source.text.tokens[words.start as usize..words.end as usize];
                    for token in tokens {
                        gathered.token(token, post);
                    }
                }
                for span in spans.drain(..) {
                    let post = corpus.facts.len() as u32;
                    let range = source.text.tokens_in(span);
                    let tokens = &source.text.tokens[range.clone()];
                    let key = tokens.iter().fold(0, |key, token| word::pair(key, token.fold));
                    corpus.facts.push(Fact {
                        source: at as u32,
                        sentence: number as u32,
                        span,
                        tokens: [range.start as u32, range.end as u32],
                        key,
                    });
                    for token in tokens {
                        gathered.token(token, post);
                    }
                    for key in atom_keys(&source.text, span).chain(kind_keys(&source.text, span)) {
                        gathered.add(key, post);
                    }
                    for (same, alike) in code::keys(&source.text, span) {
                        gathered.add(same, post);
                        alike.for_each(|key| gathered.add(key, post));
                    }
                }
            }
            // a document is about its title from its first sentence on
            if (head as usize) < corpus.facts.len() {
                title.for_each(|token| gathered.token(token, head));
            }
        }
        (corpus.works, corpus.parts) = works(&sources);
        corpus.postings = gathered.finish();
        corpus.tables = vec![OnceLock::new(); sources.len()];
        corpus.sources = sources;
        corpus
    }

    /// The first table of all sources, and its text.
    #[cfg(feature = "training")]
    pub(super) fn first_table(&self) -> Option<(&Source, &Text, &Grid)> {
        self.sources.iter().enumerate().find_map(|(at, source)| {
            let tables = self.tables_of(at);
            let grid = tables.grids.iter().find(|g| g.is_table())?;
            Some((source, tables.apart.as_deref().unwrap_or(&source.text), grid))
        })
    }

    /// The tables and lists of a source.
    fn tables_of(&self, source: usize) -> &Tables {
        self.tables[source].get_or_init(|| grid::tables(&self.sources[source].text))
    }

    /// What says what each sentence of a source is about.
    fn heads_of(&self, source: usize) -> &[Option<u32>] {
        let from = self.first_sentence[source] as usize;
        &self.heads[from..from + self.sources[source].text.sentences.len()]
    }

    /// Whether any source holds the stem.
    pub(crate) fn holds(&self, stem: u64) -> bool {
        self.postings.contains(stem)
    }

    /// Whether a name in some source has the letters of `acronym` as its initials.
    pub(crate) fn spells(&self, acronym: &str) -> bool {
        self.initials.contains(word::hash(acronym))
    }

    /// Whether the work that a source is a part of holds the stem.
    pub(crate) fn source_holds(&self, source: usize, stem: u64) -> bool {
        let Some(posts) = self.postings.get(stem) else { return false };
        let holds = |part: usize| {
            let from = self.first[part];
            let to = self.first.get(part + 1).copied().unwrap_or(self.facts.len() as u32);
            posts.get(posts.partition_point(|&p| p < from)).is_some_and(|&p| p < to)
        };
        holds(source) || self.parts[self.works[source] as usize].iter().any(|&part| holds(part as usize))
    }

    /// The windows that share most with the weighted stems of a claim, best first.
    fn search(&self, words: &[Weighted], scratch: &mut Scratch<'_>) -> Vec<Window<'_>> {
        // most answers have no conversation before them, and no law
        if self.facts.is_empty() {
            return Vec::new();
        }
        // every score is 0 again behind a search: what another corpus needs less of is kept
        if scratch.scores.len() < self.facts.len() {
            scratch.scores.resize(self.facts.len(), 0.0);
        }
        // The rarest words fit into the budget; they are added up in their own order, whatever else is in the documents.
        let mut lists: Vec<(u64, &[Post], f64)> = Vec::with_capacity(words.len());
        lists.extend(
            words.iter().filter_map(|word| Some((word.stem, self.postings.get(word.stem)?, word.weight))),
        );
        let mut rarest: Vec<usize> = (0..lists.len()).collect();
        rarest.sort_by_key(|&at| lists[at].1.len());
        let mut visits = 0;
        let within = rarest.iter().take_while(|&&at| {
            visits += lists[at].1.len();
            visits <= MOST_VISITS
        });
        let mut read: Vec<usize> = rarest[..within.count().max(1).min(rarest.len())].to_vec();
        read.sort_unstable();
        // what one word alone finds is the same for every claim, and may be most of the sources
        let alone = match read[..] {
            [at] if lists[at].1.len() > MOST_VISITS => {
                Some(word::pair(std::ptr::from_ref(self).addr() as u64, lists[at].0))
            }
            _ => None,
        };
        if let Some(found) = alone.and_then(|key| scratch.common.get(key)) {
            return found.iter().map(|&post| self.window(post)).collect();
        }
        for (_, posts, weight) in read.into_iter().map(|at| lists[at]) {
            for &post in posts {
                let score = &mut scratch.scores[post as usize];
                if *score == 0.0 {
                    scratch.touched.push(post);
                }
                *score += weight as f32;
            }
        }
        // The best by score, then by what they say, then by place: a total order that hardly depends on the documents' own.
        let mut best: Vec<(f32, u64, Post)> = Vec::with_capacity(MOST_PASSAGES + 1);
        scratch.touched.sort_unstable();
        for &post in &scratch.touched {
            let score = std::mem::take(&mut scratch.scores[post as usize]);
            let key = self.facts[post as usize].key;
            let before = |&(s, k, _): &(f32, u64, Post)| score.total_cmp(&s).then(k.cmp(&key)).is_le();
            if best.len() == MOST_PASSAGES && before(&best[MOST_PASSAGES - 1]) {
                continue;
            }
            let at = best.partition_point(before);
            best.insert(at, (score, key, post));
            best.truncate(MOST_PASSAGES);
        }
        scratch.touched.clear();
        let best: Vec<Post> = best.into_iter().map(|(_, _, post)| post).collect();
        if let Some(key) = alone {
            scratch.common.insert(key, best.clone());
        }
        best.into_iter().map(|post| self.window(post)).collect()
    }
}

/// What the numbers and dates of a passage are found by, however they are written: 250 MB and a quarter of a gigabyte
/// have the same key.
pub(super) fn atom_keys(text: &Text, span: Span) -> impl Iterator<Item = u64> {
    let quantities = text.quantities_in(span);
    // a number to dial may be written as one
    let dialled = quantities.iter().filter(|q| q.may_be_dialled()).map(|_| Quantity::TELEPHONE_KEY);
    let quantities = quantities.iter().map(Quantity::key).chain(dialled);
    quantities.chain(text.dates_in(span).iter().map(Date::key))
}

/// What numbers that measure the same are found by, and times: "it holds 8 litres" shares no word with "cooker: 6.2 litres".
pub(super) fn kind_keys(text: &Text, span: Span) -> impl Iterator<Item = u64> {
    let quantities = text.quantities_in(span).iter().filter_map(Quantity::kind_key);
    quantities.chain(text.dates_in(span).iter().filter_map(Date::kind_key))
}

/// The hash of the capitals that a name's words start with, if it has two or more.
fn initials(text: &Text, entity: &Entity) -> Option<u64> {
    let tokens = text.words_of(entity);
    if tokens.len() < 2 {
        return None;
    }
    let letters: String =
        tokens.iter().filter(|t| t.capital).filter_map(|t| text.slice(t.span).chars().next()).collect();
    (letters.len() > 1).then(|| word::hash(&letters))
}
