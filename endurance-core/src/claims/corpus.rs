//! The texts a claim may rest on, indexed by stem.

use super::{
    Evidence, EvidenceRole, code, fact,
    grid::{self, Grid, Tables},
    posting::{Gathered, Post, Postings},
    question,
    reading::Reading,
    relate, section,
};
use crate::{
    interaction::{Place, Span},
    limits,
    text::{
        Text,
        date::Date,
        entity::Entity,
        quantity::Quantity,
        sentence::{self, Block, Sentence},
        table::Table,
        vocabulary,
        word::{self, Token},
    },
};
use std::{rc::Rc, sync::OnceLock};

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

/// What sentences are about: the line above them that is a question or a title, up to the next one. A question states nothing itself.
#[derive(Default)]
struct About {
    by: Option<u32>,
    /// The question whose answer has not begun.
    unanswered: Option<u32>,
}

impl About {
    /// What says what the sentence is about, which is the next one.
    fn head(&mut self, text: &Text, number: usize) -> Option<u32> {
        let sentence = &text.sentences[number];
        let asks = question::is_asked(text, sentence);
        let answered = |next: &&Sentence| next.block != Block::Heading && !question::is_asked(text, next);
        if sentence.block == Block::Heading || asks || section::is_title(text, sentence) {
            let heads = text.sentences.get(number + 1).filter(answered);
            // what a heading says is known of its sentences
            let known = sentence.block == Block::Heading && !asks;
            self.by = heads.map(|_| number as u32).filter(|_| !known);
            self.unanswered = self.by.filter(|_| asks);
            return sentence.head;
        }
        self.by.or(sentence.head)
    }

    /// Whether the sentence is a question that is answered.
    fn is_question(&self, number: usize) -> bool {
        self.unanswered == Some(number as u32)
    }
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

    /// A fact and what stands around it.
    fn window(&self, post: Post) -> Window<'_> {
        let fact = self.facts[post as usize];
        let source = &self.sources[fact.source as usize];
        let text = &source.text;
        let number = fact.sentence as usize;
        let this = &text.sentences[number];
        let table = matches!(this.block, Block::Row | Block::HeaderRow);
        let heads = self.heads_of(fact.source as usize);
        let about = heads[number].map(|at| at as usize);
        // what stands under another heading, or answers another question, is no neighbour
        let near = |at: Option<usize>| {
            let at = at.filter(|&at| !table && heads.get(at) == Some(&heads[number]))?;
            text.sentences.get(at)
        };
        let tokens = |from: u32, to: u32| &text.tokens[from as usize..to as usize];
        let whole =
            |kind, s: &Sentence| Part { kind, span: s.span, tokens: tokens(s.tokens.start, s.tokens.end) };
        let at = [number.checked_sub(1), Some(number + 1), about];
        let [before, after, head] = at;
        let before = near(before).map(|s| whole(Around::Before, s));
        let after = near(after).map(|s| whole(Around::After, s));
        let head = head.map(|at| whole(Around::Head, &text.sentences[at]));
        let left = Span { start: this.span.start, end: fact.span.start };
        let right = Span { start: fact.span.end, end: this.span.end };
        let [first, end] = fact.tokens;
        let sides =
            [(left, this.tokens.start, first), (right, end, this.tokens.end)].map(|(span, from, to)| {
                (span.start < span.end).then(|| Part {
                    kind: Around::Sentence,
                    span,
                    tokens: tokens(from, to),
                })
            });
        let tokens = tokens(first, end);
        let parts = [sides[0], sides[1], head, before, after];
        let title = source.title.as_ref().map_or(&[][..], |title| &title.tokens);
        // the sentences beside a row of a table are no part of the window, but their words do no harm
        let sentences = &self.stems[self.first_sentence[fact.source as usize] as usize..];
        let sentences = &sentences[..text.sentences.len()];
        let around = at.into_iter().flatten().filter_map(|at| sentences.get(at));
        let stems = around.fold(sentences[number], Stems::with).with(&Stems::of(title));
        let (number, span, sentence) = (fact.source as usize, fact.span, this.span);
        let (quantities, dates) = (text.quantities_in(span), text.dates_in(span));
        Window {
            corpus: self,
            post,
            number,
            source,
            span,
            sentence,
            tokens,
            quantities,
            dates,
            parts,
            title,
            stems,
        }
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

/// Where something stands that a fact is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// In the rest of its sentence.
    Sentence,
    /// In the heading or the header row above it.
    Head,
    /// In the sentence before it.
    Before,
    /// In the sentence behind it.
    After,
}

/// A passage around a fact.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) kind: Around,
    pub(super) span: Span,
    tokens: &'a [Token],
}

/// A bit for each stem of some tokens: says "no" of most words that are not among them, and never of one that is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stems([u64; 16]);

impl Stems {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut bits = [0; 16];
        for token in tokens {
            bits[Self::part(token.stem)] |= Self::bit(token.stem);
        }
        Self(bits)
    }

    /// These and those.
    fn with(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
        self
    }

    pub(super) const fn may_hold(&self, stem: u64) -> bool {
        self.0[Self::part(stem)] & Self::bit(stem) != 0
    }

    const fn part(stem: u64) -> usize {
        (stem >> 32) as usize % 16
    }

    const fn bit(stem: u64) -> u64 {
        1 << (stem % 64)
    }
}

/// A fact of a source with the rest of its sentence, the neighbours of that and its heading.
#[derive(Clone, Copy)]
pub(super) struct Window<'a> {
    corpus: &'a Corpus,
    post: Post,
    number: usize,
    pub(super) source: &'a Source,
    /// The fact.
    pub(super) span: Span,
    /// The sentence it stands in.
    pub(super) sentence: Span,
    tokens: &'a [Token],
    /// The numbers and dates of the fact.
    pub(super) quantities: &'a [Quantity],
    pub(super) dates: &'a [Date],
    parts: [Option<Part<'a>>; 5],
    title: &'a [Token],
    /// All words of the above.
    stems: Stems,
}

impl<'a> Window<'a> {
    /// How surely the window holds the word: 1 in the fact itself, less around it, 0 when nowhere. A name that only stands
    /// beside a fact about somebody else (`another`) hardly counts, nor does a word that only stands beside another value
    /// of the same kind (`rivals`): "children" of "adults pay 75, children 40" says nothing about 75.
    pub(super) fn holds(&self, word: &Weighted, another: bool, rivals: Rivals) -> f64 {
        const HARDLY: f64 = 0.3;
        let may_hold = self.stems.may_hold(word.stem);
        let holds = |tokens: &[Token]| tokens.iter().any(|t| t.stem == word.stem);
        if may_hold && holds(self.tokens) {
            return 1.0;
        }
        // another word that says it, such as a kind of it
        let said = |stem: &u64| self.stems.may_hold(*stem) && self.tokens.iter().any(|t| t.stem == *stem);
        if word.said_by.iter().any(said) {
            return 0.9;
        }
        if !may_hold {
            return 0.0;
        }
        let found = self.parts.iter().enumerate().filter_map(|(at, part)| Some((at, part.as_ref()?)));
        let surest = found
            .filter(|(_, part)| holds(part.tokens))
            .map(|(at, part)| match part.kind {
                _ if rivals[at] || (word.name && another) => HARDLY,
                Around::Sentence => 0.95,
                Around::Head | Around::Before => 0.9,
                Around::After => 0.8,
            })
            .fold(0.0, f64::max);
        if surest < 0.8 && holds(self.title) { 0.8 } else { surest }
    }

    /// Whether the fact's sentence holds a word that begins like this one.
    pub(super) fn resembles(&self, word: &str) -> bool {
        let Some(&first) = word.as_bytes().first().filter(|_| word.len() >= ALIKE) else { return false };
        let sentence = self.parts.iter().flatten().filter(|part| part.kind == Around::Sentence);
        let runs = std::iter::once(self.tokens).chain(sentence.map(|part| part.tokens));
        let text = &self.source.text;
        let bytes = text.raw.as_bytes();
        // most words begin with another letter or are short, which their bytes say
        let may = |t: &&Token| {
            let b = bytes[t.span.start as usize];
            !t.stop
                && t.span.end - t.span.start >= ALIKE as u32
                && (b.eq_ignore_ascii_case(&first) || !b.is_ascii() || !first.is_ascii())
        };
        runs.into_iter().any(|run| run.iter().filter(may).any(|t| begins_alike(word, text.slice(t.span))))
    }

    /// Whether the window's whole source holds the stem.
    pub(super) fn source_holds(&self, stem: u64) -> bool {
        self.corpus.source_holds(self.number, stem)
    }

    /// Whether any source beside it does.
    pub(super) fn any_holds(&self, stem: u64) -> bool {
        self.corpus.holds(stem)
    }

    /// The facts of its sentence, in order.
    pub(super) fn facts(&self) -> impl Iterator<Item = Span> + use<'a> {
        let at = self.post as usize;
        let facts = &self.corpus.facts;
        let place = |fact: &Fact| (fact.source, fact.sentence);
        let own = place(&facts[at]);
        let before = facts[..at].iter().rev().take_while(|fact| place(fact) == own).count();
        facts[at - before..].iter().take_while(move |fact| place(fact) == own).map(|fact| fact.span)
    }

    /// The table or list that the sentence is part of, and its text.
    pub(super) fn grid(&self) -> Option<(&Text, &Grid)> {
        let tables = self.corpus.tables_of(self.number);
        let next = tables.grids.partition_point(|grid| grid.span().start < self.span.end);
        let grid = &tables.grids[next.checked_sub(1)?];
        let text = tables.apart.as_deref().unwrap_or(&self.source.text);
        grid.span().overlaps(self.span).then_some((text, grid))
    }

    /// Whether the sentence itself holds the stem.
    pub(super) fn says(&self, stem: u64) -> bool {
        let sentence = self.parts.iter().flatten().filter(|part| part.kind == Around::Sentence);
        let mut own = std::iter::once(self.tokens).chain(sentence.map(|part| part.tokens));
        self.stems.may_hold(stem) && own.any(|tokens| tokens.iter().any(|t| t.stem == stem))
    }

    /// Whether the fact, or anything that it is read with, says the word.
    pub(super) fn speaks_of(&self, stem: u64) -> bool {
        let parts = self.parts.iter().flatten().map(|part| part.tokens);
        let mut all = [self.tokens, self.title].into_iter().chain(parts);
        self.stems.may_hold(stem) && all.any(|tokens| tokens.iter().any(|t| t.stem == stem))
    }

    /// Whether it says the word only because it is read with the sentence of another window; with its fact, where that `denies` in few
    /// words what the rest of their sentence affirms: "mirrors are not".
    pub(super) fn owes(&self, word: &Weighted, other: &Self, denies: bool) -> bool {
        let one = self.sentence == other.sentence;
        // "but works on gas" goes on in the words of its own sentence
        if !std::ptr::eq(self.source, other.source) || one && (!denies || self.span == other.span) {
            return false;
        }
        let taken = if one { other.span } else { other.sentence };
        let says = |stem: u64, own: bool| {
            let runs = [self.tokens].into_iter().chain(self.parts.iter().flatten().map(|part| part.tokens));
            runs.flatten().any(|t| t.stem == stem && taken.contains(t.span) != own)
        };
        let titled = || self.title.iter().any(|t| t.stem == word.stem);
        self.stems.may_hold(word.stem)
            && says(word.stem, false)
            && !says(word.stem, true)
            && !word.said_by.iter().any(|stem| says(*stem, true))
            && !titled()
    }

    /// Its sentence as evidence, with the question that it begins to answer.
    pub(super) fn evidence(&self, role: EvidenceRole) -> Evidence {
        self.source.evidence(self.question().map_or(self.sentence, |asked| asked.hull(self.sentence)), role)
    }

    /// The headings of its source near by, but for its own.
    pub(super) fn headings(&self, near: usize) -> Vec<Span> {
        let text = &self.source.text;
        let heads = self.corpus.heads_of(self.number);
        let number = self.corpus.facts[self.post as usize].sentence as usize;
        let around = &heads[number.saturating_sub(near)..heads.len().min(number + near)];
        let mut out: Vec<Span> = Vec::new();
        for head in around.iter().flatten().filter(|&&head| Some(head) != heads[number]) {
            let sentence = &text.sentences[*head as usize];
            if !matches!(sentence.block, Block::Row | Block::HeaderRow) && out.last() != Some(&sentence.span)
            {
                out.push(sentence.span);
            }
        }
        out
    }

    /// The first sentences below a heading of its source.
    pub(super) fn sentences_below(&self, heading: Span, most: usize) -> Vec<Span> {
        let sentences = &self.source.text.sentences;
        let at = sentences.partition_point(|s| s.span.start < heading.start);
        let heads = self.corpus.heads_of(self.number);
        let below = (at + 1..sentences.len()).take_while(|&next| heads[next] == Some(at as u32));
        below.take(most).map(|next| sentences[next].span).collect()
    }

    /// The question that its sentence begins to answer.
    pub(super) fn question(&self) -> Option<Span> {
        let head = self.parts.iter().flatten().find(|part| part.kind == Around::Head)?.span;
        let text = &self.source.text;
        let between = Span { start: head.end, end: self.sentence.start.max(head.end) };
        (text.slice(head).ends_with(question::MARKS) && text.tokens_in(between).is_empty()).then_some(head)
    }

    /// What stands around the fact, nearest first.
    pub(super) fn parts(&self) -> &[Option<Part<'a>>; 5] {
        &self.parts
    }

    /// Where what stands around the fact is, nearest first.
    pub(super) fn around(&self) -> impl Iterator<Item = Span> + use<'a> {
        self.parts.into_iter().flatten().map(|part| part.span)
    }

    /// The sentence with those before and behind it.
    pub(super) fn passage(&self) -> Span {
        let near = self.parts.iter().flatten().filter(|part| part.kind != Around::Head);
        near.fold(self.sentence, |all, part| all.hull(part.span))
    }
}

/// So many letters at their beginning make two words alike; none has fewer bytes in small letters than letters.
const ALIKE: usize = 5;

/// Whether two words begin with the same letters: "insure" and "insurance".
pub(super) fn begins_alike(a: &str, b: &str) -> bool {
    let [x, y] = [a, b].map(|word| word.as_bytes().first().copied().unwrap_or_default());
    if x.is_ascii() && y.is_ascii() && !x.eq_ignore_ascii_case(&y) {
        return false;
    }
    let same = a.chars().flat_map(char::to_lowercase).zip(b.chars().flat_map(char::to_lowercase));
    same.take_while(|(x, y)| x == y).take(ALIKE).count() == ALIKE
}

/// Which of a window's parts tell another value of the same kind.
pub(super) type Rivals = [bool; 5];

/// A word of a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Weighted {
    pub(super) stem: u64,
    /// How much it tells, in nats.
    pub(super) weight: f64,
    /// Whether it is part of a name.
    pub(super) name: bool,
    /// Other stems that say it.
    pub(super) said_by: &'static [u64],
}

/// The stems of `tokens` that tell something, with their weights, each once.
pub(super) fn weighted<'a>(tokens: impl Iterator<Item = &'a Token>, text: &Text) -> Vec<Weighted> {
    let mut out: Vec<Weighted> = Vec::with_capacity(tokens.size_hint().1.unwrap_or(0));
    for token in tokens {
        if !out.iter().any(|known| known.stem == token.stem) {
            let name = token.capital && text.entity_at(token.span.start).is_some();
            let weight = vocabulary::idf(token, text.language);
            out.push(Weighted {
                stem: token.stem,
                weight,
                name,
                said_by: relate::saying(token.stem, text.language),
            });
        }
    }
    out
}
