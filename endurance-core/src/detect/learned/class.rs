//! Classes of words: what a word does in an attack, whatever the language it is said in.
//!
//! `data/attack_words.tsv` names words, phrases and beginnings of words for each class and language. All of them stand in one
//! table of hashes: a word is one look-up, a phrase or a run of ideographs goes on from word to word, the longest counts.

use crate::{
    pack,
    text::{
        table::Table,
        word::{self, Class, Token, is_ideograph},
    },
};

use std::sync::LazyLock;

/// The longest phrase, in words or ideographs.
const LONGEST: usize = 12;
/// The longest beginning of a word, in bytes, and the shortest.
const LONGEST_STEM: usize = 32;
const OPENING: usize = 3;
/// What tells the hash of a beginning from that of the whole word.
const STEM: u64 = 0x5bd1_e995_7b93_2a1f;
/// A word has at most this many classes in a language.
pub(super) const MOST: usize = 3;

/// Classes by their numbers, 1 and up; 0 is none.
pub(super) type Classes = [u8; MOST];

/// A passage of some class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    /// Its first word among the tokens.
    pub(super) first: u32,
    /// Behind its last word.
    pub(super) end: u32,
    node: u32,
}

/// What one form means in one language.
#[derive(Clone, Copy, Debug)]
struct Sense {
    language: u8,
    classes: Classes,
}

/// A word, or the words so far.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Its senses, `from..to` of all.
    from: u32,
    to: u32,
    /// The languages of them, as bits.
    languages: u32,
    /// Whether some phrase goes on.
    more: bool,
    /// Whether it is too long for a word of another language.
    long: bool,
}

/// The forms of all classes.
#[derive(Debug)]
pub(super) struct Lexicon {
    table: Table<u32>,
    nodes: Vec<Node>,
    senses: Vec<Sense>,
    /// Which hashes the table may hold: most words are none of them.
    gate: Vec<u64>,
    /// The same for the beginnings of words, few enough to stay near the processor.
    stems: Vec<u64>,
    /// The first bytes of those: most words have none.
    openings: Vec<u64>,
    names: Vec<&'static str>,
}

/// How much of a text each language has a claim to.
pub(super) type Votes = [u32; 32];

impl Lexicon {
    /// The table that ships with the crate, read once.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
        &SHIPPED
    }

    fn new() -> Self {
        let mut build = Builder::new();
        for row in pack::rows("attack_words") {
            build.row(row[0], row[1], row[2]);
        }
        build.finish()
    }

    /// The name of a class.
    #[cfg(any(test, feature = "training"))]
    pub(super) fn name(&self, class: u8) -> &'static str {
        self.names.get(usize::from(class)).copied().unwrap_or("")
    }

    /// The classes that say that an attack is spoken of, as bits.
    pub(super) fn disarming(&self) -> u128 {
        DISARMING.iter().fold(0, |all, name| all | 1 << self.number(name)) & !1
    }

    /// The number of a class; 0 where there is none.
    pub(super) fn number(&self, name: &str) -> u8 {
        self.names.iter().position(|known| *known == name).unwrap_or(0) as u8
    }

    fn get(&self, key: u64) -> Option<u32> {
        if may_hold(&self.gate, key) { self.table.get(key).copied() } else { None }
    }

    /// Every passage of some class, in order; none overlaps another.
    pub(super) fn sightings(&self, raw: &str, tokens: &[Token], out: &mut Vec<Sighting>) {
        let mut at = 0;
        let mut folded = String::new();
        while at < tokens.len() {
            let token = &tokens[at];
            if token.class == Class::Number {
                at += 1;
                continue;
            }
            let whole = self.get(token.fold);
            let whole = whole.and_then(|node| self.longest(raw, tokens, at, node, &mut folded));
            let found = whole.or_else(|| {
                let stem = self.stem(raw, token, &mut folded)?;
                self.longest(raw, tokens, at, stem, &mut folded)
            });
            if let Some((end, node)) = found {
                out.push(Sighting { first: at as u32, end: end as u32, node });
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// The longest form that goes on from `node`, which ends with the word `at`.
    fn longest(
        &self,
        raw: &str,
        tokens: &[Token],
        at: usize,
        node: u32,
        folded: &mut String,
    ) -> Option<(usize, u32)> {
        let senses = |node: u32| self.nodes[node as usize].from < self.nodes[node as usize].to;
        let mut best = senses(node).then_some((at + 1, node));
        let (mut node, mut next) = (node, at + 1);
        while self.nodes[node as usize].more && next < tokens.len() && next - at < LONGEST {
            let token = &tokens[next];
            // a form never reaches over a mark or a line
            if token.span.start - tokens[next - 1].span.end > 1 {
                break;
            }
            let step = self.get(word::pair(u64::from(node), token.fold)).or_else(|| {
                let stem = self.stem(raw, token, folded)?;
                self.get(word::pair(u64::from(node), u64::from(stem) ^ STEM))
            });
            let Some(step) = step else { break };
            node = step;
            next += 1;
            if senses(node) {
                best = Some((next, node));
            }
        }
        best
    }

    /// The longest beginning of the word that the table holds. `folded` is room to fold it in.
    fn stem(&self, raw: &str, token: &Token, folded: &mut String) -> Option<u32> {
        if token.class == Class::Ideograph || token.span.end - token.span.start < 3 {
            return None;
        }
        let word = &raw[token.span.range()];
        if word.is_ascii() {
            return self.beginning(word.as_bytes(), |b| b.to_ascii_lowercase());
        }
        word::fold_into(word, folded);
        let own = self.beginning(folded.as_bytes(), |b| b);
        own.or_else(|| {
            // Arabic writes the article, "and" and prepositions to the word.
            let arabic = folded.starts_with(|c| matches!(c, '\u{600}'..'\u{700}'));
            let clitics = if arabic { &ARABIC[..] } else { &[] };
            clitics.iter().find_map(|clitic| {
                let rest = folded.strip_prefix(clitic).filter(|rest| rest.len() >= 6)?;
                self.get(word::hash(rest)).or_else(|| self.beginning(rest.as_bytes(), |b| b))
            })
        })
    }

    fn beginning(&self, bytes: &[u8], lower: impl Fn(u8) -> u8) -> Option<u32> {
        let (mut hash, mut found) = (word::hash(""), None);
        for (at, &b) in bytes.iter().take(LONGEST_STEM).enumerate() {
            hash = word::hash_on(hash, &[lower(b)]);
            if at + 1 == OPENING && !may_hold(&self.openings, hash) {
                return None;
            }
            if at + 1 >= OPENING && may_hold(&self.stems, hash) {
                found = self.table.get(hash ^ STEM).copied().or(found);
            }
        }
        found
    }

    /// Adds what a passage says of the language.
    pub(super) fn vote(&self, one: Sighting, votes: &mut Votes) {
        let languages = self.nodes[one.node as usize].languages;
        let share = 12 / languages.count_ones().clamp(1, 12);
        let mut left = languages;
        while left != 0 {
            votes[left.trailing_zeros() as usize] += share;
            left &= left - 1;
        }
    }

    /// The classes of a passage in a text of `language`. A long word, or one of a script of its own, is what it is anywhere.
    pub(super) fn classes(&self, one: Sighting, language: u8) -> Classes {
        let node = self.nodes[one.node as usize];
        let senses = &self.senses[node.from as usize..node.to as usize];
        let own = senses.iter().find(|sense| sense.language == language);
        let other = || if node.long { senses.first() } else { None };
        own.or_else(other).map_or([0; MOST], |sense| sense.classes)
    }
}

/// Classes of words that speak about attacks, or to people.
const DISARMING: [&str; 5] = ["QUOTE", "ABOUT", "PEOPLE", "TOPIC", "MYTEXT"];

/// Longest first.
const ARABIC: [&str; 12] = ["وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س"];

const fn spread(key: u64) -> u64 {
    (key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40
}

fn may_hold(gate: &[u64], key: u64) -> bool {
    let bit = spread(key);
    gate[(bit >> 6) as usize & (gate.len() - 1)] >> (bit & 63) & 1 == 1
}

/// A set of hashes that sometimes says yes wrongly: one bit in sixteen is set.
fn gate(keys: &[u64]) -> Vec<u64> {
    let words = (keys.len() / 4).next_power_of_two().max(64);
    let mut gate = vec![0u64; words];
    for &key in keys {
        let bit = spread(key);
        gate[(bit >> 6) as usize & (words - 1)] |= 1 << (bit & 63);
    }
    gate
}

/// About so many words and beginnings of phrases: tables that grow are filled again and again.
const EXPECTED: usize = 115_000;

/// The table while it is read. It is read when a program starts, so that nothing is allocated for a form.
struct Builder {
    table: Table<u32>,
    keys: Vec<u64>,
    stems: Vec<u64>,
    openings: Vec<u64>,
    nodes: Vec<Node>,
    /// Nodes with a language and a class, in the order of the file.
    said: Vec<(u32, u8, u8)>,
    names: Vec<&'static str>,
    languages: Vec<&'static str>,
}

impl Builder {
    fn new() -> Self {
        Self {
            table: Table::with_capacity(EXPECTED),
            keys: Vec::with_capacity(EXPECTED),
            stems: Vec::new(),
            openings: Vec::new(),
            nodes: Vec::with_capacity(EXPECTED),
            said: Vec::with_capacity(EXPECTED),
            names: vec![""],
            languages: Vec::new(),
        }
    }

    /// Reads a row. A bar ends a word, so that the words of all its forms are found in one go.
    fn row(&mut self, class: &'static str, language: &'static str, forms: &str) {
        let class = number(&mut self.names, class) as u8;
        let language = number(&mut self.languages, language) as u8;
        let tokens = word::tokens(forms);
        let (mut start, mut first) = (0, 0);
        for form in forms.split('|') {
            let end = start + form.len();
            let count = tokens[first..].iter().take_while(|token| token.span.start < end as u32).count();
            self.form((form, start), &tokens[first..first + count], class, language);
            // letters that people leave the marks of, and Unicode does not take for marks
            if !form.is_ascii() && form.contains(['ı', 'đ', 'ß', 'ł']) {
                let plain = form.replace('ı', "i").replace('đ', "d").replace('ß', "ss").replace('ł', "l");
                self.form((&plain, 0), &word::tokens(&plain), class, language);
            }
            (start, first) = (end + 1, first + count);
        }
    }

    /// Reads a form that begins at `start` of its row, whose words are `tokens`.
    fn form(&mut self, (form, start): (&str, usize), tokens: &[Token], class: u8, language: u8) {
        let mut node = None;
        for token in tokens.iter().take(LONGEST) {
            let (from, to) = (token.span.start as usize - start, token.span.end as usize - start);
            let stem = form.as_bytes().get(to) == Some(&b'*') && !form[from..to].chars().any(is_ideograph);
            let stem = stem.then(|| self.stem(token.fold, &form[from..to]));
            node = Some(match (node, stem) {
                (None, None) => self.node(token.fold),
                (None, Some(stem)) => stem,
                (Some(before), last) => {
                    self.nodes[before as usize].more = true;
                    let last = last.map_or(token.fold, |stem| u64::from(stem) ^ STEM);
                    self.node(word::pair(u64::from(before), last))
                }
            });
        }
        let Some(node) = node else { return };
        let node = (node, &mut self.nodes[node as usize]);
        node.1.languages |= 1 << language;
        // Folded, a Latin word without its marks may be another language's.
        node.1.long |= if form.is_ascii() {
            form.bytes().filter(u8::is_ascii_alphabetic).count() >= 7
        } else {
            form.chars().any(|c| matches!(c, '\u{370}'..'\u{1e00}' | '\u{2e80}'..))
                || form.chars().filter(|c| c.is_alphabetic()).count() >= 7
        };
        self.said.push((node.0, language, class));
    }

    fn stem(&mut self, fold: u64, word: &str) -> u32 {
        let (next, node) = (self.nodes.len(), self.node(fold ^ STEM));
        if node as usize == next {
            let mut hash = word::hash("");
            for &b in word::fold(word).as_bytes().iter().take(OPENING) {
                hash = word::hash_on(hash, &[b]);
            }
            self.openings.push(hash);
            self.stems.push(fold);
        }
        node
    }

    fn node(&mut self, key: u64) -> u32 {
        let next = self.nodes.len() as u32;
        let index = *self.table.entry_or(key, || next);
        if index == next {
            self.nodes.push(Node::default());
            self.keys.push(key);
        }
        index
    }

    fn finish(mut self) -> Lexicon {
        // stable: what a form means first in a language counts first
        self.said.sort_by_key(|&(node, ..)| node);
        let mut senses: Vec<Sense> = Vec::with_capacity(self.said.len());
        for one in self.said.chunk_by(|a, b| a.0 == b.0) {
            let from = senses.len();
            for &(_, language, class) in one {
                if let Some(sense) = senses[from..].iter_mut().find(|sense| sense.language == language) {
                    if let Some(free) = sense.classes.iter_mut().find(|one| **one == 0 || **one == class) {
                        *free = class;
                    }
                } else {
                    senses.push(Sense { language, classes: [class, 0, 0] });
                }
            }
            let node = &mut self.nodes[one[0].0 as usize];
            (node.from, node.to) = (from as u32, senses.len() as u32);
        }
        Lexicon {
            gate: gate(&self.keys),
            stems: gate(&self.stems),
            openings: gate(&self.openings),
            table: self.table,
            nodes: self.nodes,
            senses,
            names: self.names,
        }
    }
}

fn number(names: &mut Vec<&'static str>, name: &'static str) -> usize {
    let known = names.iter().position(|known| *known == name);
    known.unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    })
}
