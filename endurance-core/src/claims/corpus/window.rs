//! A fact of a source with what stands around it: what claims are compared with.

use super::{Corpus, Fact, Post, Source};
use crate::{
    claims::{Evidence, EvidenceRole, grid::Grid, question, relate},
    interaction::Span,
    text::{
        Text,
        date::Date,
        quantity::Quantity,
        sentence::{Block, Sentence},
        vocabulary,
        word::Token,
    },
};

impl Corpus {
    /// A fact and what stands around it.
    pub(super) fn window(&self, post: Post) -> Window<'_> {
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

/// Where something stands that a fact is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claims) enum Around {
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
pub(in crate::claims) struct Part<'a> {
    pub(in crate::claims) kind: Around,
    pub(in crate::claims) span: Span,
    tokens: &'a [Token],
}

/// A bit for each stem of some tokens: says "no" of most words that are not among them, and never of one that is.
#[derive(Clone, Copy, Debug)]
pub(in crate::claims) struct Stems([u64; 16]);

impl Stems {
    pub(in crate::claims) fn of(tokens: &[Token]) -> Self {
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

    pub(in crate::claims) const fn may_hold(&self, stem: u64) -> bool {
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
pub(in crate::claims) struct Window<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) post: Post,
    number: usize,
    pub(in crate::claims) source: &'a Source,
    /// The fact.
    pub(in crate::claims) span: Span,
    /// The sentence it stands in.
    pub(in crate::claims) sentence: Span,
    tokens: &'a [Token],
    /// The numbers and dates of the fact.
    pub(in crate::claims) quantities: &'a [Quantity],
    pub(in crate::claims) dates: &'a [Date],
    parts: [Option<Part<'a>>; 5],
    title: &'a [Token],
    /// All words of the above.
    stems: Stems,
}

impl<'a> Window<'a> {
    /// How surely the window holds the word: 1 in the fact itself, less around it, 0 when nowhere. A name that only stands
    /// beside a fact about somebody else (`another`) hardly counts, nor does a word that only stands beside another value
    /// of the same kind (`rivals`): "children" of "adults pay 75, children 40" says nothing about 75.
    pub(in crate::claims) fn holds(&self, word: &Weighted, another: bool, rivals: Rivals) -> f64 {
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
    pub(in crate::claims) fn resembles(&self, word: &str) -> bool {
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
    pub(in crate::claims) fn source_holds(&self, stem: u64) -> bool {
        self.corpus.source_holds(self.number, stem)
    }

    /// Whether any source beside it does.
    pub(in crate::claims) fn any_holds(&self, stem: u64) -> bool {
        self.corpus.holds(stem)
    }

    /// The facts of its sentence, in order.
    pub(in crate::claims) fn facts(&self) -> impl Iterator<Item = Span> + use<'a> {
        let at = self.post as usize;
        let facts = &self.corpus.facts;
        let place = |fact: &Fact| (fact.source, fact.sentence);
        let own = place(&facts[at]);
        let before = facts[..at].iter().rev().take_while(|fact| place(fact) == own).count();
        facts[at - before..].iter().take_while(move |fact| place(fact) == own).map(|fact| fact.span)
    }

    /// The table or list that the sentence is part of, and its text.
    pub(in crate::claims) fn grid(&self) -> Option<(&Text, &Grid)> {
        let tables = self.corpus.tables_of(self.number);
        let next = tables.grids.partition_point(|grid| grid.span().start < self.span.end);
        let grid = &tables.grids[next.checked_sub(1)?];
        let text = tables.apart.as_deref().unwrap_or(&self.source.text);
        grid.span().overlaps(self.span).then_some((text, grid))
    }

    /// Whether the sentence itself holds the stem.
    pub(in crate::claims) fn says(&self, stem: u64) -> bool {
        let sentence = self.parts.iter().flatten().filter(|part| part.kind == Around::Sentence);
        let mut own = std::iter::once(self.tokens).chain(sentence.map(|part| part.tokens));
        self.stems.may_hold(stem) && own.any(|tokens| tokens.iter().any(|t| t.stem == stem))
    }

    /// Whether the fact, or anything that it is read with, says the word.
    pub(in crate::claims) fn speaks_of(&self, stem: u64) -> bool {
        let parts = self.parts.iter().flatten().map(|part| part.tokens);
        let mut all = [self.tokens, self.title].into_iter().chain(parts);
        self.stems.may_hold(stem) && all.any(|tokens| tokens.iter().any(|t| t.stem == stem))
    }

    /// Whether it says the word only because it is read with the sentence of another window; with its fact, where that `denies` in few
    /// words what the rest of their sentence affirms: "mirrors are not".
    pub(in crate::claims) fn owes(&self, word: &Weighted, other: &Self, denies: bool) -> bool {
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
    pub(in crate::claims) fn evidence(&self, role: EvidenceRole) -> Evidence {
        self.source.evidence(self.question().map_or(self.sentence, |asked| asked.hull(self.sentence)), role)
    }

    /// The headings of its source near by, but for its own.
    pub(in crate::claims) fn headings(&self, near: usize) -> Vec<Span> {
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
    pub(in crate::claims) fn sentences_below(&self, heading: Span, most: usize) -> Vec<Span> {
        let sentences = &self.source.text.sentences;
        let at = sentences.partition_point(|s| s.span.start < heading.start);
        let heads = self.corpus.heads_of(self.number);
        let below = (at + 1..sentences.len()).take_while(|&next| heads[next] == Some(at as u32));
        below.take(most).map(|next| sentences[next].span).collect()
    }

    /// The question that its sentence begins to answer.
    pub(in crate::claims) fn question(&self) -> Option<Span> {
        let head = self.parts.iter().flatten().find(|part| part.kind == Around::Head)?.span;
        let text = &self.source.text;
        let between = Span { start: head.end, end: self.sentence.start.max(head.end) };
        (text.slice(head).ends_with(question::MARKS) && text.tokens_in(between).is_empty()).then_some(head)
    }

    /// What stands around the fact, nearest first.
    pub(in crate::claims) fn parts(&self) -> &[Option<Part<'a>>; 5] {
        &self.parts
    }

    /// Where what stands around the fact is, nearest first.
    pub(in crate::claims) fn around(&self) -> impl Iterator<Item = Span> + use<'a> {
        self.parts.into_iter().flatten().map(|part| part.span)
    }

    /// The sentence with those before and behind it.
    pub(in crate::claims) fn passage(&self) -> Span {
        let near = self.parts.iter().flatten().filter(|part| part.kind != Around::Head);
        near.fold(self.sentence, |all, part| all.hull(part.span))
    }
}

/// So many letters at their beginning make two words alike; none has fewer bytes in small letters than letters.
const ALIKE: usize = 5;

/// Whether two words begin with the same letters: "insure" and "insurance".
pub(in crate::claims) fn begins_alike(a: &str, b: &str) -> bool {
    let [x, y] = [a, b].map(|word| word.as_bytes().first().copied().unwrap_or_default());
    if x.is_ascii() && y.is_ascii() && !x.eq_ignore_ascii_case(&y) {
        return false;
    }
    let same = a.chars().flat_map(char::to_lowercase).zip(b.chars().flat_map(char::to_lowercase));
    same.take_while(|(x, y)| x == y).take(ALIKE).count() == ALIKE
}

/// Which of a window's parts tell another value of the same kind.
pub(in crate::claims) type Rivals = [bool; 5];

/// A word of a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Weighted {
    pub(in crate::claims) stem: u64,
    /// How much it tells, in nats.
    pub(in crate::claims) weight: f64,
    /// Whether it is part of a name.
    pub(in crate::claims) name: bool,
    /// Other stems that say it.
    pub(in crate::claims) said_by: &'static [u64],
}

/// The stems of `tokens` that tell something, with their weights, each once.
pub(in crate::claims) fn weighted<'a>(tokens: impl Iterator<Item = &'a Token>, text: &Text) -> Vec<Weighted> {
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
