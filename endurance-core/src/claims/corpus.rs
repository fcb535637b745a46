//! The texts a claim may rest on, indexed by stem.

use super::grid::{self, Grid, Tables};
use crate::{
    interaction::{Place, Span},
    text::{
        Text,
        date::Date,
        entity::Entity,
        quantity::Quantity,
        sentence::{Block, Sentence},
        table::Table,
        vocabulary,
        word::{self, Token},
    },
};

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

/// Sources and where each stem occurs in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    /// The sources, in order.
    pub(crate) sources: Vec<Source>,
    postings: Postings,
    /// Initials of the names of several words.
    initials: Table<()>,
    /// Which source and sentence each of the numbered sentences is.
    sentences: Vec<(u32, u32)>,
    /// The number of the first sentence of each source.
    first: Vec<u32>,
    /// The tables and lists of each source.
    tables: Vec<Tables>,
}

/// A sentence, by its number over all sources.
type Post = u32;

/// The sentences of each stem, one list behind the other.
#[derive(Clone, Debug, Default)]
struct Postings {
    /// The number of each stem.
    stems: Table<u32>,
    /// Where the list of each stem begins; one entry more than there are stems.
    starts: Vec<u32>,
    posts: Vec<Post>,
}

impl Postings {
    fn get(&self, stem: u64) -> Option<&[Post]> {
        let number = *self.stems.get(stem)? as usize;
        Some(&self.posts[self.starts[number] as usize..self.starts[number + 1] as usize])
    }
}

/// The same while it is gathered: posts in order of position, each with the number of its stem.
struct Gathered {
    stems: Table<u32>,
    /// The last post of each stem and how many it has.
    last: Vec<(Post, u32)>,
    posts: Vec<(u32, Post)>,
}

impl Gathered {
    fn with_capacity(tokens: usize) -> Self {
        Self {
            stems: Table::with_capacity(tokens / 3),
            last: Vec::new(),
            posts: Vec::with_capacity(tokens / 2),
        }
    }

    fn token(&mut self, token: &Token, post: Post) {
        if !token.stop {
            self.add(token.stem, post);
        }
    }

    fn add(&mut self, stem: u64, post: Post) {
        let next = self.last.len() as u32;
        let number = *self.stems.entry_or(stem, || next);
        if number == next {
            self.last.push((post, 0));
        }
        let (last, count) = &mut self.last[number as usize];
        if *last != post || *count == 0 {
            (*last, *count) = (post, *count + 1);
            self.posts.push((number, post));
        }
    }

    /// Puts the posts of each stem together, in the order in which they came.
    fn finish(self) -> Postings {
        let mut starts = Vec::with_capacity(self.last.len() + 1);
        let mut sum = 0;
        for (_, count) in &self.last {
            starts.push(sum);
            sum += count;
        }
        let mut free = starts.clone();
        starts.push(sum);
        let mut posts = vec![0; self.posts.len()];
        for (number, post) in self.posts {
            let at = &mut free[number as usize];
            posts[*at as usize] = post;
            *at += 1;
        }
        Postings { stems: self.stems, starts, posts }
    }
}

/// Sentences looked at for one claim before its commonest words are left aside: what keeps matching linear.
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
    pub(super) fn search(&self, words: &[Weighted], scratch: &mut Scratch) -> Vec<Window<'a>> {
        self.parts().into_iter().flat_map(|part| part.search(words, scratch)).collect()
    }
}

/// Space for the scores of one claim, used again for the next.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    scores: Vec<f32>,
    touched: Vec<Post>,
}

impl Corpus {
    /// Indexes `sources`.
    pub(crate) fn new(sources: Vec<Source>) -> Self {
        let tokens: usize = sources.iter().map(|s| s.text.tokens.len()).sum();
        let mut corpus = Self::default();
        let mut gathered = Gathered::with_capacity(tokens);
        for (at, source) in sources.iter().enumerate() {
            corpus.first.push(corpus.sentences.len() as u32);
            for name in source.text.entities.iter().filter_map(|e| initials(&source.text, e)) {
                corpus.initials.insert(name, ());
            }
            let title = source.title.iter().flat_map(|t| &t.tokens);
            let head = corpus.sentences.len() as u32;
            for (number, sentence) in source.text.sentences.iter().enumerate() {
                let post = corpus.sentences.len() as u32;
                corpus.sentences.push((at as u32, number as u32));
                for token in &source.text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize]
                {
                    gathered.token(token, post);
                }
                for key in atom_keys(&source.text, sentence.span) {
                    gathered.add(key, post);
                }
            }
            // a document is about its title from its first sentence on
            if (head as usize) < corpus.sentences.len() {
                title.for_each(|token| gathered.token(token, head));
            }
        }
        corpus.postings = gathered.finish();
        corpus.tables = sources.iter().map(|source| grid::tables(&source.text)).collect();
        corpus.sources = sources;
        corpus
    }

    /// The first table of all sources, and its text.
    #[cfg(feature = "training")]
    pub(super) fn first_table(&self) -> Option<(&Source, &Text, &Grid)> {
        self.sources.iter().zip(&self.tables).find_map(|(source, tables)| {
            let grid = tables.grids.iter().find(|g| g.is_table())?;
            Some((source, tables.apart.as_deref().unwrap_or(&source.text), grid))
        })
    }

    /// Whether any source holds the stem.
    pub(crate) fn holds(&self, stem: u64) -> bool {
        self.postings.stems.contains(stem)
    }

    /// Whether a name in some source has the letters of `acronym` as its initials.
    pub(crate) fn spells(&self, acronym: &str) -> bool {
        self.initials.contains(word::hash(acronym))
    }

    /// Whether the source holds the stem.
    pub(crate) fn source_holds(&self, source: usize, stem: u64) -> bool {
        let Some(posts) = self.postings.get(stem) else { return false };
        let from = self.first[source];
        let to = self.first.get(source + 1).copied().unwrap_or(self.sentences.len() as u32);
        posts.get(posts.partition_point(|&p| p < from)).is_some_and(|&p| p < to)
    }

    /// The windows that share most with the weighted stems of a claim, best first.
    fn search(&self, words: &[Weighted], scratch: &mut Scratch) -> Vec<Window<'_>> {
        scratch.scores.resize(self.sentences.len(), 0.0);
        let mut found: Vec<(&[Post], f64)> =
            words.iter().filter_map(|word| Some((self.postings.get(word.stem)?, word.weight))).collect();
        found.sort_by_key(|(posts, _)| posts.len());
        let mut visits = 0;
        for (posts, weight) in found {
            if visits > 0 && visits + posts.len() > MOST_VISITS {
                break;
            }
            visits += posts.len();
            for &post in posts {
                let score = &mut scratch.scores[post as usize];
                if *score == 0.0 {
                    scratch.touched.push(post);
                }
                *score += weight as f32;
            }
        }
        // The best by score, then by order: a total order, so that the result does not depend on the search.
        let mut best: Vec<(f32, Post)> = Vec::with_capacity(MOST_PASSAGES + 1);
        scratch.touched.sort_unstable();
        for &post in &scratch.touched {
            let score = std::mem::take(&mut scratch.scores[post as usize]);
            if best.len() == MOST_PASSAGES && score <= best[MOST_PASSAGES - 1].0 {
                continue;
            }
            let at = best.partition_point(|&(s, _)| s >= score);
            best.insert(at, (score, post));
            best.truncate(MOST_PASSAGES);
        }
        scratch.touched.clear();
        best.into_iter()
            .map(|(_, post)| {
                let (source, sentence) = self.sentences[post as usize];
                self.window(source as usize, sentence as usize)
            })
            .collect()
    }

    /// A sentence and what stands around it.
    fn window(&self, source: usize, sentence: usize) -> Window<'_> {
        let text = &self.sources[source].text;
        let this = &text.sentences[sentence];
        let table = matches!(this.block, Block::Row | Block::HeaderRow);
        let near = |at: Option<usize>| at.and_then(|at| text.sentences.get(at)).filter(|_| !table);
        let (before, after) = (near(sentence.checked_sub(1)), near(Some(sentence + 1)));
        let head = this.head.map(|at| &text.sentences[at as usize]);
        let tokens = |s: &Sentence| &text.tokens[s.tokens.start as usize..s.tokens.end as usize];
        let title = self.sources[source].title.as_ref();
        Window {
            corpus: self,
            number: source,
            source: &self.sources[source],
            span: this.span,
            before: before.map(|s| s.span),
            after: after.map(|s| s.span),
            head: head.map(|s| s.span),
            words: [Some(this), head, before, after].map(|s| s.map_or(&[][..], tokens)),
            title: title.map_or(&[][..], |title| &title.tokens),
        }
    }
}

/// What the numbers and dates of a passage are found by, however they are written: 250 MB and a quarter of a gigabyte
/// have the same key.
pub(super) fn atom_keys(text: &Text, span: Span) -> impl Iterator<Item = u64> {
    let quantities = text.quantities_in(span).iter().map(Quantity::key);
    quantities.chain(text.dates_in(span).iter().map(Date::key))
}

/// The hash of the capitals that a name's words start with, if it has two or more.
fn initials(text: &Text, entity: &Entity) -> Option<u64> {
    let tokens = &text.tokens[entity.tokens.start as usize..entity.tokens.end as usize];
    let letters: String =
        tokens.iter().filter(|t| t.capital).filter_map(|t| text.slice(t.span).chars().next()).collect();
    (tokens.len() > 1 && letters.len() > 1).then(|| word::hash(&letters))
}

/// A sentence of a source with its neighbours and its heading.
#[derive(Clone, Copy)]
pub(super) struct Window<'a> {
    corpus: &'a Corpus,
    number: usize,
    pub(super) source: &'a Source,
    pub(super) span: Span,
    pub(super) before: Option<Span>,
    pub(super) after: Option<Span>,
    pub(super) head: Option<Span>,
    /// The words of the sentence, of its heading and of its neighbours before and behind.
    words: [&'a [Token]; 4],
    title: &'a [Token],
}

impl Window<'_> {
    /// How surely the window holds the word: 1 in the sentence itself, less around it, 0 when nowhere. A name that only
    /// stands beside a sentence about somebody else (`another`) hardly counts.
    pub(super) fn holds(&self, word: &Weighted, another: bool) -> f64 {
        let holds = |tokens: &&[Token]| tokens.iter().any(|t| t.stem == word.stem);
        match self.words.iter().position(holds) {
            Some(0) => 1.0,
            Some(_) if word.name && another => 0.3,
            Some(1 | 2) => 0.9,
            Some(_) => 0.8,
            None if holds(&self.title) => 0.8,
            None => 0.0,
        }
    }

    /// Whether the window's whole source holds the stem.
    pub(super) fn source_holds(&self, stem: u64) -> bool {
        self.corpus.source_holds(self.number, stem)
    }

    /// The table or list that the sentence is part of, and its text.
    pub(super) fn grid(&self) -> Option<(&Text, &Grid)> {
        let tables = self.corpus.tables.get(self.number)?;
        let next = tables.grids.partition_point(|grid| grid.span().start < self.span.end);
        let grid = &tables.grids[next.checked_sub(1)?];
        let text = tables.apart.as_deref().unwrap_or(&self.source.text);
        grid.span().overlaps(self.span).then_some((text, grid))
    }

    /// Whether the sentence itself holds the stem.
    pub(super) fn says(&self, stem: u64) -> bool {
        self.words[0].iter().any(|t| t.stem == stem)
    }

    /// What stands around the sentence, nearest first.
    pub(super) fn around(&self) -> impl Iterator<Item = Span> + use<> {
        [self.before, self.after, self.head].into_iter().flatten()
    }
}

/// A word of a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weighted {
    pub(super) stem: u64,
    /// How much it tells, in nats.
    pub(super) weight: f64,
    /// Whether it is part of a name.
    pub(super) name: bool,
}

/// The stems of `tokens` that tell something, with their weights, each once.
pub(super) fn weighted<'a>(tokens: impl Iterator<Item = &'a Token>, text: &Text) -> Vec<Weighted> {
    let mut out: Vec<Weighted> = Vec::new();
    for token in tokens {
        if !out.iter().any(|known| known.stem == token.stem) {
            let name = token.capital && text.entity_at(token.span.start).is_some();
            out.push(Weighted { stem: token.stem, weight: vocabulary::idf(token, text.language), name });
        }
    }
    out
}
