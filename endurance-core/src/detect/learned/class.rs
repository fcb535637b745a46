//! Classes of words: what a word does in an attack, whatever the language it is said in.
//!
//! `data/attack_words.tsv` names words, phrases and beginnings of words for each class and language. `data/attack_words.bin` is
//! made of it, so that nothing is read when a program starts: hashes in buckets, and what each means. A word is one look-up, a
//! phrase or a run of ideographs goes on from word to word, the longest counts.

#[cfg(any(test, feature = "training"))]
mod made;

#[cfg(feature = "training")]
pub(super) use made::made;

use crate::{
    detect::known::{Known, Words},
    pack,
    text::word::{self, Class, Token},
};

use std::{ops::Range, sync::LazyLock};

/// The longest phrase, in words or ideographs.
const LONGEST: usize = 12;
/// The longest beginning of a word, in bytes, and the shortest.
const LONGEST_STEM: usize = 32;
const OPENING: usize = 3;
/// What tells the hash of a beginning from that of the whole word.
const STEM: u64 = 0x5bd1_e995_7b93_2a1f;
/// What a hash is asked for once more with, where a wrong yes would be dear.
const AGAIN: u64 = 0x2545_f491_4f6c_dd1d;
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

/// A word, or the words so far: its hash, and its number in the table.
#[derive(Clone, Copy, Debug)]
struct Node {
    key: u64,
    index: u32,
}

/// The number of what the table does not hold.
const NONE: u32 = u32::MAX;

/// What the table holds of a word: the numbers of the word and of its longest beginning, and the hash of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    whole: u32,
    stem: u32,
    opening: u64,
}

impl Default for Look {
    fn default() -> Self {
        Self { whole: NONE, stem: NONE, opening: 0 }
    }
}

impl Look {
    fn whole(self, token: &Token) -> Option<Node> {
        (self.whole != NONE).then_some(Node { key: token.fold, index: self.whole })
    }

    fn stem(self) -> Option<Node> {
        (self.stem != NONE).then_some(Node { key: self.opening, index: self.stem })
    }
}

/// What a word, or a form that begins with it, may be in some language, as bits: each class of [`ATTACK`], and those below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct May(u16);

impl May {
    const READER: Self = Self(1 << ATTACK.len());
    const MACHINE: Self = Self(2 << ATTACK.len());
    /// A part of an order.
    const ORDERS: Self = Self(4 << ATTACK.len());
    const AI: Self = Self(8 << ATTACK.len());
    /// The word goes on in forms of several.
    const MORE: Self = Self(16 << ATTACK.len());

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn reader(self) -> bool {
        self.has(Self::READER)
    }

    pub(super) const fn machine(self) -> bool {
        self.has(Self::MACHINE)
    }

    pub(super) const fn ai(self) -> bool {
        self.has(Self::AI)
    }

    pub(super) const fn orders(self) -> bool {
        self.has(Self::ORDERS)
    }

    /// How many of the classes of attacks.
    pub(super) const fn attacks(self) -> u32 {
        (self.0 & (Self::READER.0 - 1)).count_ones()
    }

    /// What a class is.
    fn of(class: &str) -> Self {
        let attack = ATTACK.iter().position(|&one| one == class).map_or(Self(0), |at| Self(1 << at));
        let one = |known: bool, bit| if known { bit } else { Self(0) };
        attack
            .or(one(READERS.contains(&class), Self::READER))
            .or(one(MACHINE == class, Self::MACHINE))
            .or(one(AI == class, Self::AI))
            .or(one(ORDERS.contains(&class), Self::ORDERS))
    }
}

/// The table, and room to fold words in.
#[derive(Debug)]
pub(crate) struct Senses {
    lexicon: &'static Lexicon,
    folded: String,
}

impl Default for Senses {
    fn default() -> Self {
        Self { lexicon: Lexicon::shipped(), folded: String::new() }
    }
}

impl Senses {
    /// What the table holds of a word, what it may be; and whether it tells of a reader, and whether of an attack.
    pub(crate) fn look(&mut self, raw: &str, token: &Token) -> (Look, May, [bool; 2]) {
        let (lexicon, folded) = (self.lexicon, &mut self.folded);
        // a number begins no form, but may stand in one
        let whole = if token.class == Class::Number { None } else { lexicon.get(token.fold) };
        let stem = lexicon.stem(raw, token, folded);
        let look = Look {
            whole: whole.map_or(NONE, |node| node.index),
            stem: stem.map_or(NONE, |node| node.index),
            opening: stem.map_or(0, |node| node.key),
        };
        let may = whole.into_iter().chain(stem).fold(May::default(), |all, node| {
            let more = if lexicon.says(node.index) & MORE == 0 { May::default() } else { May::MORE };
            all.or(lexicon.may_be(node)).or(more)
        });
        (look, may, lexicon.tells(raw, token, folded))
    }
}

/// The low bits of what a node says are the number of its meaning; these are the others.
const MEANING: u16 = (1 << 14) - 1;
/// Whether some phrase goes on.
const MORE: u16 = 1 << 14;
/// Whether it is too long for a word of another language.
const LONG: u16 = 1 << 15;

/// Whole numbers of `N` bytes, as they stand in the file.
#[derive(Clone, Copy, Debug)]
struct Numbers<const N: usize>(&'static [[u8; N]]);

impl<const N: usize> Numbers<N> {
    /// The next `count` of them in `rest`, which goes on behind them.
    fn take(rest: &mut &'static [u8], count: usize) -> Self {
        let (own, behind) = rest.split_at((N * count).min(rest.len()));
        *rest = behind;
        Self(own.as_chunks().0)
    }
}

/// The forms of all classes, as they stand in the file.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Where the nodes of each bucket begin; one more at the end.
    starts: Numbers<4>,
    /// What tells the nodes of a bucket apart.
    prints: Numbers<4>,
    /// What each node says.
    nodes: Numbers<2>,
    /// Where the senses of each meaning begin; one more at the end.
    meanings: Numbers<4>,
    /// A language and its classes.
    senses: Numbers<4>,
    /// The languages of each meaning, as bits.
    languages: Vec<u32>,
    /// What each meaning is in any of them.
    may: Vec<May>,
    /// Which beginnings the table may hold: few enough to stay near the processor.
    stems: Numbers<8>,
    /// The first bytes of those: most words have none.
    openings: Numbers<8>,
    /// Words that forms of [`READERS`] and of [`ATTACK`] are told by, and the first bytes of those that are beginnings.
    telling: [Numbers<8>; 2],
    telling_openings: Numbers<8>,
    names: Vec<&'static str>,
    /// The classes that say that an attack is spoken of, as bits.
    pub(super) disarming: u128,
    /// What an order is read from.
    pub(super) grammar: Grammar,
    /// The class of words that only say which language is spoken.
    pub(super) plain: u8,
}

/// Classes as bits, by what they do in a sentence that orders.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Grammar {
    /// An order wherever it stands.
    pub(super) bid: u128,
    /// An order where a clause begins with it.
    pub(super) order: u128,
    /// An order where a clause ends with it.
    pub(super) last: u128,
    /// What one must do.
    pub(super) must: u128,
    /// A reader that is no person, and what it is called with: "if you are an AI", "for AI only".
    pub(super) machine: u128,
    pub(super) call: u128,
    /// What may be one: an assistant, a bot.
    pub(super) ai: u128,
    /// Readers, and what only they have: an answer, a conversation.
    pub(super) reader: u128,
    /// What attacks are made of.
    pub(super) attack: u128,
    /// Words that an order may stand behind.
    pub(super) lead: u128,
    /// People, and what tells that a machine is meant instead.
    pub(super) people: u128,
    pub(super) machines: u128,
    /// What is told together, each as bits: who is spoken to, of what, to do what.
    pub(super) parts: [u128; PARTS.len()],
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
        let mut rest = pack::ATTACK_WORDS;
        let head = Numbers::<4>::take(&mut rest, 8);
        let count = |at: usize| u32::from_le_bytes(head.0[at]) as usize;
        let mut lexicon = Self {
            starts: Numbers::take(&mut rest, BUCKETS + 1),
            prints: Numbers::take(&mut rest, count(0)),
            nodes: Numbers::take(&mut rest, count(0)),
            meanings: Numbers::take(&mut rest, count(1) + 1),
            senses: Numbers::take(&mut rest, count(2)),
            stems: Numbers::take(&mut rest, count(3)),
            openings: Numbers::take(&mut rest, count(4)),
            telling: [Numbers::take(&mut rest, count(5)), Numbers::take(&mut rest, count(6))],
            telling_openings: Numbers::take(&mut rest, count(7)),
            languages: Vec::new(),
            may: Vec::new(),
            names: std::str::from_utf8(rest).unwrap_or_default().split('\n').collect(),
            disarming: 0,
            grammar: Grammar::default(),
            plain: 0,
        };
        let bits =
            |meaning: usize| lexicon.senses_of(meaning).iter().fold(0, |all, sense| all | 1 << sense[0]);
        lexicon.languages = (0..count(1)).map(bits).collect();
        let classes: Vec<May> = lexicon.names.iter().map(|name| May::of(name)).collect();
        let may = |meaning: usize| {
            let classes = lexicon
                .senses_of(meaning)
                .iter()
                .flat_map(|sense| &sense[1..])
                .map(|&class| classes[usize::from(class)]);
            classes.fold(May::default(), May::or)
        };
        lexicon.may = (0..count(1)).map(may).collect();
        lexicon.plain = lexicon.number("PLAIN");
        lexicon.disarming = lexicon.bits(&DISARMING);
        lexicon.grammar = Grammar {
            bid: lexicon.bits(&["BID"]),
            order: lexicon.bits(&["ORDER"]),
            last: lexicon.bits(&["LAST"]),
            must: lexicon.bits(&["MUST"]),
            machine: lexicon.bits(&[MACHINE]),
            call: lexicon.bits(&["COND", "ONLY"]),
            ai: lexicon.bits(&[AI]),
            reader: lexicon.bits(&READERS),
            attack: lexicon.bits(&ATTACK),
            lead: lexicon.bits(&LEADS),
            people: lexicon.bits(&["PEOPLE"]),
            machines: lexicon.bits(&["MACHINE", "AI", "YOU", "CHAT", "PROMPT"]),
            parts: PARTS.map(|names| lexicon.bits(names)),
        };
        lexicon
    }

    /// Classes as bits.
    fn bits(&self, names: &[&str]) -> u128 {
        names.iter().fold(0, |all, name| all | 1 << self.number(name)) & !1
    }

    fn senses_of(&self, meaning: usize) -> &'static [[u8; 4]] {
        let at = |nth: usize| u32::from_le_bytes(self.meanings.0[nth]) as usize;
        &self.senses.0[at(meaning)..at(meaning + 1)]
    }

    fn says(&self, node: u32) -> u16 {
        u16::from_le_bytes(self.nodes.0[node as usize])
    }

    fn meaning(&self, node: u32) -> usize {
        usize::from(self.says(node) & MEANING)
    }

    /// The name of a class.
    #[cfg(any(test, feature = "training"))]
    pub(super) fn name(&self, class: u8) -> &'static str {
        self.names.get(usize::from(class)).copied().unwrap_or("")
    }

    /// The number of a class; 0 where there is none.
    pub(super) fn number(&self, name: &str) -> u8 {
        self.names.iter().position(|known| *known == name).unwrap_or(0) as u8
    }

    #[inline]
    fn get(&self, key: u64) -> Option<Node> {
        let (bucket, print) = place(key);
        let at = |nth: usize| u32::from_le_bytes(self.starts.0[nth]) as usize;
        let from = at(bucket);
        let own = self.prints.0[from..at(bucket + 1)].iter().position(|own| *own == print.to_le_bytes())?;
        Some(Node { key, index: (from + own) as u32 })
    }

    /// Whether a word tells of a reader, and whether of an attack: forms of their classes stand only where such words do.
    fn tells(&self, raw: &str, token: &Token, folded: &mut String) -> [bool; 2] {
        if token.class == Class::Number {
            return [false; 2];
        }
        let mut found =
            self.telling.map(|gate| may_hold(gate, token.fold) && may_hold(gate, token.fold ^ AGAIN));
        if token.class == Class::Ideograph || token.span.end - token.span.start < OPENING as u32 {
            return found;
        }
        // a word has many beginnings, and a gate says yes wrongly now and then: the table says no
        let mut begins = |key: u64| {
            for (found, gate) in found.iter_mut().zip(self.telling) {
                *found |= may_hold(gate, key) && may_hold(gate, key ^ AGAIN) && self.get(key).is_some();
            }
        };
        let word = &raw[token.span.range()];
        if word.is_ascii() {
            let lower = |b: u8| b.to_ascii_lowercase();
            prefixes(word.as_bytes(), lower, self.telling_openings, |hash| begins(hash ^ STEM));
            if let Some(part) = elided(word) {
                begins(word::hash_on(word::hash(""), part.to_ascii_lowercase().as_bytes()));
                prefixes(part.as_bytes(), lower, self.telling_openings, |hash| begins(hash ^ STEM));
            }
            return found;
        }
        word::fold_into(word, folded);
        prefixes(folded.as_bytes(), |b| b, self.telling_openings, |hash| begins(hash ^ STEM));
        for rest in elided(folded).into_iter().chain(without_clitics(folded)) {
            begins(word::hash(rest));
            prefixes(rest.as_bytes(), |b| b, self.telling_openings, |hash| begins(hash ^ STEM));
        }
        found
    }

    /// Every passage of some class among the words of `range`, in order; none overlaps another.
    pub(super) fn sightings(&self, words: &Words<'_>, range: Range<usize>, out: &mut Vec<Sighting>) {
        let (mut at, tokens) = (range.start, &words.tokens[..range.end]);
        while at < tokens.len() {
            let token = &tokens[at];
            if token.class == Class::Number {
                at += 1;
                continue;
            }
            let look = words.known[at].look;
            let whole = look.whole(token).and_then(|node| self.longest(tokens, at, node, &words.known));
            let found = whole.or_else(|| self.longest(tokens, at, look.stem()?, &words.known));
            if let Some((end, node)) = found {
                out.push(Sighting { first: at as u32, end: end as u32, node });
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// What the word `at`, or a form that begins with it, may be.
    #[inline]
    pub(super) fn may(&self, words: &Words<'_>, at: usize) -> May {
        let Known { may, look, .. } = words.known[at];
        if !may.has(May::MORE) {
            return may;
        }
        let mut all = may;
        for begin in [look.whole(&words.tokens[at]), look.stem()].into_iter().flatten() {
            let mut node = begin;
            for next in at + 1..at + LONGEST {
                let Some(step) = self.step(words.tokens, &words.known, node, next) else { break };
                all = all.or(self.may_be(step));
                node = step;
            }
        }
        all
    }

    /// What a form that ends here may be.
    fn may_be(&self, node: Node) -> May {
        self.may[self.meaning(node.index)]
    }

    /// What goes on from `node` with the word `next`.
    #[inline]
    fn step(&self, tokens: &[Token], known: &[Known], node: Node, next: usize) -> Option<Node> {
        if self.says(node.index) & MORE == 0 {
            return None;
        }
        let token = tokens.get(next)?;
        // a form never reaches over a mark or a line
        if token.span.start - tokens[next - 1].span.end > 1 {
            return None;
        }
        self.get(word::pair(node.key, token.fold))
            .or_else(|| self.get(word::pair(node.key, known[next].look.stem()?.key)))
    }

    /// The longest form that goes on from `node`, which ends with the word `at`.
    fn longest(&self, tokens: &[Token], at: usize, node: Node, known: &[Known]) -> Option<(usize, u32)> {
        let senses = |node: Node| self.meaning(node.index) != 0;
        let mut best = senses(node).then_some((at + 1, node.index));
        let mut node = node;
        for next in at + 1..at + LONGEST {
            let Some(step) = self.step(tokens, known, node, next) else { break };
            node = step;
            if senses(node) {
                best = Some((next + 1, node.index));
            }
        }
        best
    }

    /// The longest beginning of the word that the table holds. `folded` is room to fold it in.
    fn stem(&self, raw: &str, token: &Token, folded: &mut String) -> Option<Node> {
        if token.class == Class::Ideograph || token.span.end - token.span.start < 3 {
            return None;
        }
        let word = &raw[token.span.range()];
        let part = |rest: &str| self.get(word::hash(rest)).or_else(|| self.beginning(rest.as_bytes(), |b| b));
        if word.is_ascii() {
            let own = self.beginning(word.as_bytes(), |b| b.to_ascii_lowercase());
            return own.or_else(|| part(&elided(word)?.to_ascii_lowercase()));
        }
        word::fold_into(word, folded);
        let own = self.beginning(folded.as_bytes(), |b| b);
        own.or_else(|| elided(folded).into_iter().chain(without_clitics(folded)).find_map(part))
    }

    fn beginning(&self, bytes: &[u8], lower: impl Fn(u8) -> u8) -> Option<Node> {
        let mut found = None;
        prefixes(bytes, lower, self.openings, |hash| {
            if may_hold(self.stems, hash) {
                found = self.get(hash ^ STEM).or(found);
            }
        });
        found
    }

    /// Adds what a passage says of the language.
    pub(super) fn vote(&self, one: Sighting, votes: &mut Votes) {
        let languages = self.languages[self.meaning(one.node)];
        let share = 12 / languages.count_ones().clamp(1, 12);
        let mut left = languages;
        while left != 0 {
            votes[left.trailing_zeros() as usize] += share;
            left &= left - 1;
        }
    }

    /// The classes of a passage in a text of `language`. A long word, or one of a script of its own, is what it is anywhere.
    pub(super) fn classes(&self, one: Sighting, language: u8) -> Classes {
        let senses = self.senses_of(self.meaning(one.node));
        let own = senses.iter().find(|sense| sense[0] == language);
        let other = || if self.says(one.node) & LONG != 0 { senses.first() } else { None };
        own.or_else(other).map_or([0; MOST], |&[_, a, b, c]| [a, b, c])
    }
}

/// The hash of each beginning of a word, shortest first, if the first of them may be in `openings`.
#[inline]
fn prefixes(bytes: &[u8], lower: impl Fn(u8) -> u8, openings: Numbers<8>, mut each: impl FnMut(u64)) {
    let mut hash = word::hash("");
    for (at, &b) in bytes.iter().take(LONGEST_STEM).enumerate() {
        hash = word::hash_on(hash, &[lower(b)]);
        if at + 1 == OPENING && !may_hold(openings, hash) {
            return;
        }
        if at + 1 >= OPENING {
            each(hash);
        }
    }
}

/// A folded word without what Arabic writes to it: the article, "and" and prepositions.
fn without_clitics(folded: &str) -> impl Iterator<Item = &str> {
    let arabic = folded.starts_with(|c| matches!(c, '\u{600}'..'\u{700}'));
    let clitics = if arabic { &ARABIC[..] } else { &[] };
    clitics.iter().filter_map(|clitic| folded.strip_prefix(clitic).filter(|rest| rest.len() >= 6))
}

/// What a word with an apostrophe is without what is written to it: an article or a pronoun before it ("l'IA", "un'IA"), or an
/// ending behind it ("bot'u").
fn elided(word: &str) -> Option<&str> {
    // most words have none, and are too short to search for it
    let at = word.bytes().position(|b| b == b'\'')?;
    let (head, rest) = (&word[..at], &word[at + 1..]);
    let known = ELISIONS.iter().any(|one| head.eq_ignore_ascii_case(one));
    let part = if known { rest } else { head };
    (part.len() >= 2 && !part.contains('\'')).then_some(part)
}

/// Articles, prepositions and pronouns of French and Italian that lose their vowel.
const ELISIONS: [&str; 28] = [
    "l", "d", "un", "all", "dell", "dall", "nell", "sull", "coll", "quell", "quest", "qu", "j", "c", "s",
    "m", "t", "n", "lorsqu", "puisqu", "jusqu", "quelqu", "ch", "cos", "com", "dov", "nient", "anch",
];

/// Classes of words that speak about attacks, or to people.
const DISARMING: [&str; 5] = ["QUOTE", "ABOUT", "PEOPLE", "TOPIC", "MYTEXT"];

/// Words between the beginning of a clause and its order: "please do not always tell".
const LEADS: [&str; 9] = ["NOT", "MUST", "ALWAYS", "NOW", "ONLY", "PLEAD", "YOU", "INSTEAD", "BID"];

/// What a clause may order with; see [`Grammar`].
const ORDERS: [&str; 4] = ["BID", "ORDER", "LAST", "MUST"];

/// Readers that are no person.
const MACHINE: &str = "MACHINE";

/// What is one, and spoken of more often than to: an order to it has a colon behind its name.
const AI: &str = "AI";

/// Readers, and what only they have.
const READERS: [&str; 5] = ["MACHINE", "AI", "USER", "ANSWER", "CHAT"];

/// What attacks on the rules are made of.
const ATTACK: [&str; 11] = [
    "OVERRIDE", "RULES", "PRIOR", "PROMPT", "REVEAL", "SECRET", "PERSONA", "FREE", "REFUSE", "LIMIT",
    "ETHICS",
];

/// What the parts of an order to a machine are; see `feature`.
pub(super) const PARTS: [&[&str]; 20] = [
    &["MACHINE"],
    &["AI"],
    &["USER"],
    &["ANSWER"],
    &["PROCESS"],
    &["COND"],
    &["CHAT"],
    &["SECRET", "DATA"],
    &["LINK"],
    &["TOOL"],
    &["OVERRIDE"],
    &["RULES", "PROMPT"],
    &["PRIOR", "ALL"],
    &["CONCEAL"],
    &["SEND"],
    &["RECOMMEND"],
    &["SAY", "REVEAL"],
    &["INCLUDE"],
    &["PEOPLE", "TOPIC"],
    &["QUOTE", "ABOUT"],
];

/// Longest first.
const ARABIC: [&str; 21] = [
    "وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", "وس", "فس", "وب", "ول",
    "و", "ف", "ب", "ل", "ك", "س",
];

/// Buckets of nodes, as bits and as their number.
const BITS: u32 = 15;
const BUCKETS: usize = 1 << BITS;

/// The bucket of a hash, and what tells it from others there.
const fn place(key: u64) -> (usize, u32) {
    let mixed = (key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed >> (64 - BITS)) as usize, (mixed >> (32 - BITS)) as u32)
}

/// Whether a set of hashes may hold `key`: sometimes it says yes wrongly.
fn may_hold(gate: Numbers<8>, key: u64) -> bool {
    let (word, bit) = bit(key, gate.0.len());
    u64::from_le_bytes(gate.0[word]) >> bit & 1 == 1
}

/// The word and the bit of `key` in a set of so many words.
const fn bit(key: u64, words: usize) -> (usize, u32) {
    let (bucket, print) = place(key);
    (((print >> 6) as usize ^ bucket) & (words - 1), print & 63)
}
