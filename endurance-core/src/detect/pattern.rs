//! The table of phrases, and matching it over words and over literal text.
//!
//! A row names words in order, with gaps, and classes of words, so that one row covers many wordings. Rows that are
//! marks or are written without spaces are literal text.

use crate::{
    detect::{Threat, learned, normalise, sieve::Sieve, structure},
    interaction::{Role, Span},
    pack,
    text::{
        fold::Folded,
        table::{Fixed, Gate},
        word::{self, Token},
    },
};
use excuse::{Excuses, Followed};
use std::sync::LazyLock;

mod excuse;

/// A word may stand in this many gaps before the next element.
const MAX_GAP: u32 = 12;

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// Its name, given back as `rule`.
    pub(crate) name: &'static str,
    /// What it speaks for.
    pub(crate) threat: Threat,
    /// Log-odds in a query, in a document, in a response.
    weights: [f64; 3],
}

impl Rule {
    pub(crate) const fn new(name: &'static str, threat: Threat, weights: [f64; 3]) -> Self {
        Self { name, threat, weights }
    }

    /// Whether it is a faked boundary; such rows are named `fake_..`.
    pub(crate) fn fakes_boundary(&self) -> bool {
        self.name.starts_with("fake_") || self.name == "end_of_context"
    }

    /// Whether it stands for the learned part, which judges whole sentences.
    pub(crate) fn is_learned(&self) -> bool {
        self.name == learned::NAME
    }

    /// What it adds, by who speaks. The operator's own words and the chatbot's count least.
    pub(crate) const fn weight(&self, role: Role) -> f64 {
        match role {
            Role::Document | Role::Tool => self.weights[1],
            Role::Response | Role::Assistant | Role::System => self.weights[2],
            Role::Query | Role::User | Role::Other => self.weights[0],
        }
    }
}

/// A word, a class of words or several of them: any of `symbols`, after at most `gap` other words.
#[derive(Clone, Debug)]
struct Element {
    gap: u32,
    symbols: Vec<u16>,
}

/// A row over words.
#[derive(Clone, Debug)]
struct Sequence {
    rule: u16,
    elements: Vec<Element>,
}

/// A row of literal text.
#[derive(Clone, Debug)]
struct Literal {
    rule: u16,
    line_start: bool,
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// The classes it belongs to, ascending.
    symbols: Vec<u16>,
    /// The disguises in which it is a word worth looking at; see `normalise`.
    pub(crate) disguise: u8,
    /// Whether it is a common word, or one of a row.
    known: bool,
    /// A bit for each of the classes.
    bits: u64,
    /// Bits of which one must follow where a sequence begins with the word: all of them where none must, none where none begins.
    next: u64,
}

/// A sequence that begins with a symbol.
#[derive(Clone, Copy, Debug)]
struct Head {
    sequence: u16,
    /// Bits of the symbols of which one must follow; all of them where none must.
    next: u64,
}

/// The bit of a symbol: what has it not among its own has not the symbol.
const fn bit(symbol: u16) -> u64 {
    1 << (symbol % 64)
}

/// A word of a text that some row asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// Its index among the tokens.
    pub(crate) token: u32,
    entry: u32,
}

/// A row that matched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// Index of the rule.
    pub(crate) rule: u16,
    /// Where, in the text matched.
    pub(crate) span: Span,
}

/// The compiled table.
#[derive(Debug)]
pub(crate) struct Patterns {
    rules: Vec<Rule>,
    sequences: Vec<Sequence>,
    /// Sequences by the symbol they begin with.
    heads: Vec<Vec<Head>>,
    /// Most words are not in the lexicon.
    gate: Gate,
    lexicon: Fixed<u32>,
    entries: Vec<Entry>,
    literals: Vec<Literal>,
    /// Literal text in ASCII, looked for in every text.
    ascii: Sieve,
    /// All literal text, looked for in texts beyond ASCII.
    every: Sieve,
    /// Which literal each text of `ascii` is.
    ascii_ids: Vec<u16>,
    /// Words that speak about attacks.
    about: u16,
    /// Words that make an everyday sentence of a sequence.
    excuses: Excuses,
}

impl Patterns {
    /// The tables that ship with the crate, compiled once for all.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Patterns> = LazyLock::new(Patterns::new);
        &SHIPPED
    }

    fn new() -> Self {
        // the rules of the learned part come first, then the shapes, then the phrases
        let rules = learned::rules().into_iter().chain(structure::rules()).collect();
        let mut build = Builder { rules, ..Builder::default() };
        for row in pack::rows("threat_words") {
            let symbol = build.symbol(&format!("{{{}}}", row[0]));
            for word in row[2].split(' ') {
                build.member(word, symbol);
            }
        }
        for row in pack::rows("threats") {
            build.row(&row);
        }
        build.common();
        build.finish()
    }

    pub(crate) fn rule(&self, index: u16) -> &Rule {
        &self.rules[index as usize]
    }

    /// Whether some row asks for a word, or for one that it may be in disguise.
    pub(crate) fn is_asked(&self, entry: u32) -> bool {
        let entry = &self.entries[entry as usize];
        !entry.symbols.is_empty() || entry.disguise != 0
    }

    /// Whether it is a common word, or one of a row.
    pub(crate) fn is_common(&self, entry: u32) -> bool {
        self.entries[entry as usize].known
    }

    /// The number of the word with this hash.
    pub(crate) fn entry(&self, fold: u64) -> Option<u32> {
        self.gate.may_hold(fold).then(|| self.lexicon.get(fold).copied()).flatten()
    }

    /// What is known of a word, and the token as a hit, where a row asks for it.
    pub(crate) fn hit(&self, token: usize, entry: u32) -> (&Entry, Option<Hit>) {
        let known = &self.entries[entry as usize];
        (known, (!known.symbols.is_empty()).then_some(Hit { token: token as u32, entry }))
    }

    fn has(&self, hit: Hit, symbol: u16) -> bool {
        self.entries[hit.entry as usize].symbols.contains(&symbol)
    }

    /// Whether the hit is a word that speaks about attacks rather than makes one.
    pub(crate) fn speaks_about(&self, hit: Hit) -> bool {
        self.has(hit, self.about)
    }

    /// Every row that matches, sequences before literal text, each in order of position.
    pub(crate) fn matches(&self, raw: &str, tokens: &[Token], hits: &[Hit]) -> Vec<Match> {
        let mut out = Vec::new();
        for at in 0..hits.len() {
            let entry = &self.entries[hits[at].entry as usize];
            // few words begin a sequence, and few of those that begin go on
            if entry.next == 0 {
                continue;
            }
            let near = self.near(hits, at);
            let goes_on = |next: u64| next == u64::MAX || next & near != 0;
            if !goes_on(entry.next) {
                continue;
            }
            for &symbol in &entry.symbols {
                for head in &self.heads[symbol as usize] {
                    if !goes_on(head.next) {
                        continue;
                    }
                    let sequence = &self.sequences[head.sequence as usize];
                    if let Some(span) = self.follow(sequence, at, hits, raw, tokens) {
                        out.push(Match { rule: sequence.rule, span });
                    }
                }
            }
        }
        self.literal_matches(raw, &mut out);
        out
    }

    /// The bits of the hits that may go on from the hit `at`.
    fn near(&self, hits: &[Hit], at: usize) -> u64 {
        let from = hits[at].token;
        let behind = hits[at + 1..].iter().take_while(|hit| hit.token - from - 1 <= MAX_GAP);
        behind.fold(0, |bits, hit| bits | self.entries[hit.entry as usize].bits)
    }

    /// Follows a sequence from its first word, taking the nearest word for each element.
    fn follow(
        &self,
        sequence: &Sequence,
        head: usize,
        hits: &[Hit],
        raw: &str,
        tokens: &[Token],
    ) -> Option<Span> {
        let mut at = head;
        for element in &sequence.elements[1..] {
            let from = hits[at].token;
            at = hits[at + 1..]
                .iter()
                .take_while(|hit| hit.token - from - 1 <= element.gap)
                .position(|&hit| element.symbols.iter().any(|&symbol| self.has(hit, symbol)))
                .map(|skip| at + 1 + skip)?;
        }
        let span = tokens[hits[head].token as usize].span.hull(tokens[hits[at].token as usize].span);
        let whole = !breaks(&raw[span.range()]);
        let found = Followed { raw, tokens, hits, head, last: at };
        (whole && !self.excused(sequence, &found)).then_some(span)
    }

    fn literal_matches(&self, raw: &str, out: &mut Vec<Match>) {
        if raw.is_ascii() {
            for found in self.ascii.find(raw) {
                let literal = &self.literals[usize::from(self.ascii_ids[found.text])];
                if !literal.line_start || starts_line(raw, found.range.start) {
                    out.push(Match {
                        rule: literal.rule,
                        span: Span::new(found.range.start, found.range.end),
                    });
                }
            }
            return;
        }
        let folded = Folded::new(raw);
        for found in self.every.find(&folded.text) {
            let literal = &self.literals[found.text];
            if !literal.line_start || starts_line(&folded.text, found.range.start) {
                out.push(Match { rule: literal.rule, span: folded.original(found.range) });
            }
        }
    }
}

/// Whether a sentence ends inside: a full stop before white space, or an empty line.
fn breaks(passage: &str) -> bool {
    let bytes = passage.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let (this, next) = (bytes[at], bytes[at + 1]);
        if matches!(this, b'.' | b'!' | b'?') && matches!(next, b' ' | b'\n' | b'\t' | b'\r') {
            return true;
        }
        if this == b'\n' && next == b'\n' {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether only marks and spaces stand between the line's start and `at`.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    before
        .take(16)
        .find(|&&b| {
            !matches!(b, b' ' | b'\t' | b'*' | b'#' | b'>' | b'-' | b'[' | b'<' | b'"' | b'\'' | b'=')
        })
        .is_none_or(|&b| b == b'\n')
}

/// The tables while they are read.
#[derive(Default)]
struct Builder {
    gate: Gate,
    rules: Vec<Rule>,
    sequences: Vec<Sequence>,
    names: Vec<String>,
    lexicon: Fixed<u32>,
    entries: Vec<Entry>,
    literals: Vec<Literal>,
    texts: Vec<String>,
}

impl Builder {
    /// The number of a class or a word that rows name.
    fn symbol(&mut self, name: &str) -> u16 {
        let known = self.names.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        }) as u16
    }

    fn entry(&mut self, fold: u64) -> &mut Entry {
        self.gate.add(fold);
        let next = self.entries.len() as u32;
        let index = *self.lexicon.entry_or(fold, || next);
        if index == next {
            self.entries.push(Entry::default());
        }
        &mut self.entries[index as usize]
    }

    fn member(&mut self, word: &str, symbol: u16) {
        let folded = word::fold(word);
        let entry = self.entry(word::hash(&folded));
        entry.known = true;
        if let Err(at) = entry.symbols.binary_search(&symbol) {
            entry.symbols.insert(at, symbol);
        }
    }

    /// Reads one row. A row that is not one is a fault of the table; the tests read every row.
    fn row(&mut self, row: &[&'static str]) {
        let &[name, _, threat, query, document, response, phrase] = row else { return };
        let weight = |text: &str| text.parse::<f64>().unwrap_or(0.0);
        let rule = self.rules.len() as u16;
        self.rules.push(Rule::new(
            name,
            Threat::from_name(threat),
            [weight(query), weight(document), weight(response)],
        ));
        if let Some(text) = phrase.strip_prefix(['=', '^']) {
            self.literals.push(Literal { rule, line_start: phrase.starts_with('^') });
            self.texts.push(Folded::new(text).text);
            return;
        }
        let elements = self.elements(phrase);
        self.sequences.push(Sequence { rule, elements });
    }

    fn elements(&mut self, phrase: &str) -> Vec<Element> {
        let mut elements = Vec::new();
        let mut gap = 0;
        for part in phrase.split(' ') {
            if let Some(words) = part.strip_prefix('~') {
                gap = words.parse().unwrap_or(0).min(MAX_GAP);
                continue;
            }
            let symbols = part.split('|').map(|name| {
                let symbol = self.symbol(name);
                if !name.starts_with('{') {
                    self.member(name, symbol);
                }
                symbol
            });
            let symbols = symbols.collect();
            elements.push(Element { gap, symbols });
            gap = 0;
        }
        elements
    }

    /// Common words, and the disguised forms of words worth looking at.
    fn common(&mut self) {
        for word in normalise::common_words() {
            self.entry(word::hash(word)).known = true;
        }
        for word in normalise::TELLTALES {
            for (bit, form) in normalise::disguises(word) {
                self.entry(word::hash(&form)).disguise |= bit;
            }
        }
    }

    fn finish(mut self) -> Patterns {
        let mut heads = vec![Vec::new(); self.names.len() + 2];
        for (index, sequence) in self.sequences.iter().enumerate() {
            let next = sequence.elements.get(1).map_or(u64::MAX, |element| {
                element.symbols.iter().fold(0, |bits, &symbol| bits | bit(symbol))
            });
            for &symbol in sequence.elements.first().map_or(&[][..], |first| &first.symbols) {
                heads[symbol as usize].push(Head { sequence: index as u16, next });
            }
        }
        for entry in &mut self.entries {
            entry.bits = entry.symbols.iter().fold(0, |bits, &symbol| bits | bit(symbol));
            let begins = entry.symbols.iter().flat_map(|&symbol| &heads[symbol as usize]);
            entry.next = begins.fold(0, |next, head: &Head| next | head.next);
        }
        let (about, excuses) = (self.symbol("{about}"), Excuses::new(&mut self));
        let ascii_ids: Vec<u16> =
            (0..self.texts.len() as u16).filter(|&id| self.texts[id as usize].is_ascii()).collect();
        let ascii = Sieve::new(ascii_ids.iter().map(|&id| &*self.texts[usize::from(id)]));
        let every = Sieve::new(self.texts.iter().map(|text| &**text));
        Patterns {
            rules: self.rules,
            sequences: self.sequences,
            heads,
            gate: self.gate,
            lexicon: self.lexicon,
            entries: self.entries,
            literals: self.literals,
            ascii,
            every,
            ascii_ids,
            about,
            excuses,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let mut classes: Vec<String> = Vec::new();
        for row in pack::rows("threat_words") {
            assert!(row.len() == 3 && row[1].len() == 2 && !row[2].is_empty(), "{row:?}");
            classes.push(format!("{{{}}}", row[0]));
        }
        let mut names: Vec<&str> = Vec::new();
        for columns in pack::rows("threats") {
            let line = columns.join(" ");
            assert_eq!(columns.len(), 7, "{line}");
            assert_ne!(Threat::from_name(columns[2]), Threat::Other, "{line}");
            assert!(
                columns[3..6]
                    .iter()
                    .all(|weight| weight.parse::<f64>().is_ok_and(|w| (0.0..=6.0).contains(&w))),
                "{line}"
            );
            let phrase = columns[6];
            if !phrase.starts_with(['=', '^']) {
                for part in phrase.split([' ', '|']).filter(|part| part.starts_with('{')) {
                    assert!(classes.iter().any(|class| class == part), "{line}: no class {part}");
                }
            }
            names.push(columns[0]);
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a rule name is used twice");
    }
}
