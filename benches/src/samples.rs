//! Seeded samples for benchmarks and tests.
//!
//! [`sample`] makes one question, one answer and the documents it was answered from. The texts are prose about made-up places,
//! bodies and people: every sentence states a fact with quantities, units, currencies, percentages or dates; there are abbreviations
//! ("Dr.", "approx.", "No. 7"), bullets and paragraphs. Names are put together from syllables and numbers are drawn, so that
//! sentences hardly ever repeat, inside a sample or from one seed to the next (the tests allow no long sentence twice in 2,000).
//!
//! The answer is made from the facts of the documents, in the proportions of a mediocre model:
//!
//! | of ten draws | made by | meant to be |
//! |---|---|---|
//! | 3 | copying a sentence of a document | supported |
//! | 4 | saying a fact in other words | supported |
//! | 2 | saying a fact in other words, one number drawn anew | contradicted |
//! | 1 | stating a fact that no document has | unsupported |
//!
//! The last sentence is the one of several draws that fits the size best. Half of the sentences that are not copies end in a
//! citation such as `[2]`; one in eight of those names a document at random. Labels are not returned: a sample measures speed.
//!
//! The same seed, size and script give the same bytes on every machine and with every compiler: splitmix64, whole numbers only, no
//! hash map, no clock. `same_bytes_everywhere` below pins a digest of each script; whoever changes a word list or a template
//! changes the digests, and with them every figure that was measured before.
//!
//! Sizes are bytes of UTF-8, also where a letter takes three. `hostile.rs` has texts that make careless code slow.

use crate::words::{ARABIC, CHINESE, ENGLISH, FRENCH, HINDI, Language, RUSSIAN, SPANISH};

/// What is evaluated: a question, an answer and the retrieved documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    /// The question.
    pub(crate) query: String,
    /// The answer, made from the facts of the documents.
    pub(crate) response: String,
    /// The retrieved documents.
    pub(crate) documents: Vec<String>,
}

/// How large a sample is, in bytes of UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// About 1 KB: two documents.
    Small,
    /// 7.8 KB: a response of about 560 bytes and five documents.
    Medium,
    /// About 64 KB: a response of about 4 KB and sixteen documents.
    Large,
}

impl Size {
    /// Every size.
    pub(crate) const ALL: [Size; 3] = [Size::Small, Size::Medium, Size::Large];

    /// Bytes in all, bytes of the response, number of documents.
    pub(crate) const fn shape(self) -> (usize, usize, usize) {
        match self {
            Size::Small => (1_024, 280, 2),
            Size::Medium => (7_840, 560, 5),
            Size::Large => (65_536, 4_096, 16),
        }
    }
}

/// In which script a sample is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// English, pure ASCII.
    Ascii,
    /// French or Spanish, as the seed says.
    Accented,
    /// Hindi.
    Devanagari,
    /// Arabic, with Western or Arabic-Indic digits.
    Arabic,
    /// Chinese, without spaces.
    Han,
    /// Russian.
    Cyrillic,
}

impl Script {
    /// Every script.
    pub(crate) const ALL: [Script; 6] =
        [Script::Ascii, Script::Accented, Script::Devanagari, Script::Arabic, Script::Han, Script::Cyrillic];
}

/// splitmix64: small, well mixed, the same everywhere.
pub(crate) struct Rng(pub(crate) u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which must not be 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// The lists of a language, split.
struct Words {
    nouns: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    verbs: Vec<&'static str>,
    adverbs: Vec<&'static str>,
    starts: Vec<&'static str>,
    ends: Vec<&'static str>,
    given: Vec<&'static str>,
    surnames: Vec<&'static str>,
    bodies: Vec<&'static str>,
    units: Vec<&'static str>,
    money: Vec<&'static str>,
    months: Vec<&'static str>,
    queries: Vec<&'static str>,
}

impl Words {
    fn of(l: &Language) -> Words {
        // ASCII only: a no-break space stays inside a word.
        let words = |s: &'static str| s.split_ascii_whitespace().collect::<Vec<_>>();
        let phrases = |s: &'static str| s.split(';').map(str::trim).collect::<Vec<_>>();
        Words {
            nouns: words(l.nouns),
            adjectives: words(l.adjectives),
            verbs: words(l.verbs),
            adverbs: words(l.adverbs),
            starts: words(l.starts),
            ends: words(l.ends),
            given: words(l.given),
            surnames: words(l.surnames),
            bodies: phrases(l.bodies),
            units: phrases(l.units),
            money: phrases(l.money),
            months: words(l.months),
            queries: phrases(l.queries),
        }
    }
}

/// The slots of a pattern, in the order of `Fact::slots`.
const SLOTS: [&str; 17] = [
    "place", "body", "person", "n", "m", "a", "b", "v", "adv", "year", "num", "qty", "qty2", "money",
    "money2", "pct", "date",
];
/// The slots from this one on hold numbers that a wrong sentence may change.
const FIRST_NUMBER: usize = 10;

#[derive(Clone)]
struct Fact {
    slots: Vec<String>,
    /// Unit and currency.
    forms: [&'static str; 2],
    /// Index into the patterns of the language.
    pattern: usize,
    /// The sentence as it stands in the document.
    sentence: String,
    /// Which document, from 0.
    document: usize,
}

struct Writer {
    rng: Rng,
    language: &'static Language,
    words: Words,
    native_digits: bool,
}

impl Writer {
    fn new(seed: u64, size: Size, script: Script) -> Writer {
        let mut rng = Rng(seed);
        let mixed = rng.next() ^ ((size as u64 + 1) << 8) ^ ((script as u64 + 1) << 16);
        let mut rng = Rng(mixed);
        let language = match script {
            Script::Ascii => &ENGLISH,
            Script::Accented if rng.one_in(2) => &FRENCH,
            Script::Accented => &SPANISH,
            Script::Devanagari => &HINDI,
            Script::Arabic => &ARABIC,
            Script::Han => &CHINESE,
            Script::Cyrillic => &RUSSIAN,
        };
        let native_digits = language.digits.is_some() && rng.one_in(2);
        Writer { rng, language, words: Words::of(language), native_digits }
    }

    fn digits(&self, text: String) -> String {
        match self.language.digits {
            Some(native) if self.native_digits => {
                text.chars().map(|c| c.to_digit(10).map_or(c, |d| native[d as usize])).collect()
            }
            _ => text,
        }
    }

    /// A number of up to `most` digits, sometimes with a decimal.
    fn number(&mut self, most: usize) -> String {
        let figures = 1 + self.rng.below(most) as u32;
        let low = 10_u64.pow(figures - 1);
        let value = low + self.rng.below((low * 9) as usize) as u64;
        let mut text = if value >= 1_000 {
            format!("{}{}{:03}", value / 1_000, self.language.group, value % 1_000)
        } else {
            value.to_string()
        };
        if value < 1_000 && self.rng.one_in(3) {
            text.push_str(self.language.decimal);
            text.push_str(&(1 + self.rng.below(9)).to_string());
        }
        self.digits(text)
    }

    /// All slots of a fact. Both quantities have the same unit, both amounts the same currency.
    fn slots(&mut self) -> (Vec<String>, [&'static str; 2]) {
        let forms = [self.rng.pick(&self.words.units), self.rng.pick(&self.words.money)];
        ((0..SLOTS.len()).map(|i| self.slot(i, forms)).collect(), forms)
    }

    fn place(&mut self) -> String {
        format!("{}{}", self.rng.pick(&self.words.starts), self.rng.pick(&self.words.ends))
    }

    fn slot(&mut self, index: usize, forms: [&str; 2]) -> String {
        match index {
            0 => self.place(),
            1 => {
                let place = self.place();
                self.rng.pick(&self.words.bodies).replace('#', &place)
            }
            2 => {
                let (given, surname) =
                    (self.rng.pick(&self.words.given), self.rng.pick(&self.words.surnames));
                // Without a space, the family name comes first.
                if self.language.space.is_empty() {
                    format!("{surname}{given}")
                } else {
                    format!("{given} {surname}")
                }
            }
            3 | 4 => self.rng.pick(&self.words.nouns).to_owned(),
            5 | 6 => self.rng.pick(&self.words.adjectives).to_owned(),
            7 => self.rng.pick(&self.words.verbs).to_owned(),
            8 => self.rng.pick(&self.words.adverbs).to_owned(),
            9 => {
                let year = 1950 + self.rng.below(77);
                self.digits(year.to_string())
            }
            10 => {
                let count = 2 + self.rng.below(980);
                self.digits(count.to_string())
            }
            11 | 12 => forms[0].replace('#', &self.number(6)),
            13 | 14 => forms[1].replace('#', &self.number(4)),
            15 => {
                let text =
                    format!("{}{}{}", 1 + self.rng.below(94), self.language.decimal, 1 + self.rng.below(9));
                self.digits(text) + self.language.percent
            }
            _ => {
                let day = (1 + self.rng.below(28)).to_string();
                let month = self.rng.pick(&self.words.months);
                let year = (1990 + self.rng.below(37)).to_string();
                let mut text = String::new();
                for c in self.language.date.chars() {
                    match c {
                        'D' => text.push_str(&day),
                        'M' => text.push_str(month),
                        'Y' => text.push_str(&year),
                        c => text.push(c),
                    }
                }
                self.digits(text)
            }
        }
    }

    /// Fills a pattern. The first letter becomes a capital where the script has them.
    fn fill(pattern: &str, slots: &[String], citation: &str) -> String {
        let mut text = String::with_capacity(pattern.len() * 2);
        let mut rest = pattern;
        while let Some(open) = rest.find('{') {
            text.push_str(&rest[..open]);
            let close = open + rest[open..].find('}').expect("pattern without closing brace");
            let name = &rest[open + 1..close];
            if name == "c" {
                text.push_str(citation);
            } else {
                let index = SLOTS.iter().position(|s| *s == name).expect("pattern with an unknown slot");
                text.push_str(&slots[index]);
            }
            rest = &rest[close + 1..];
        }
        text.push_str(rest);
        // An abbreviation may end the sentence.
        if text.ends_with("..") {
            text.pop();
        }
        let first = text.chars().next().expect("empty pattern");
        let capital: String = first.to_uppercase().collect();
        text.replace_range(..first.len_utf8(), &capital);
        text
    }

    fn fact(&mut self, document: usize) -> Fact {
        let pattern = self.rng.below(self.language.patterns.len());
        let (slots, forms) = self.slots();
        let sentence = Writer::fill(self.language.patterns[pattern].0, &slots, "");
        Fact { slots, forms, pattern, sentence, document }
    }

    fn query(&mut self) -> String {
        let pattern = self.rng.pick(&self.words.queries);
        let (slots, _) = self.slots();
        Writer::fill(pattern, &slots, "")
    }

    /// What stands before the next sentence: nothing, a space, a new paragraph or a bullet.
    fn lead(&mut self, empty: bool, in_list: &mut bool) -> &'static str {
        if empty {
            return "";
        }
        *in_list = if *in_list { !self.rng.one_in(3) } else { self.rng.one_in(9) };
        if *in_list {
            "\n- "
        } else if self.rng.one_in(7) {
            "\n\n"
        } else {
            self.language.space
        }
    }

    /// Adds sentences of `next` to a text until it is as near to `target` bytes as whole sentences allow. Near the end it draws
    /// many sentences and takes the one that fits best.
    fn grow<T>(
        &mut self,
        target: usize,
        mut next: impl FnMut(&mut Writer) -> (String, T),
        mut kept: impl FnMut(T),
    ) -> String {
        let mut text = String::with_capacity(target + 64);
        let mut in_list = false;
        while text.len() < target {
            let left = target - text.len();
            let lead = self.lead(text.is_empty(), &mut in_list);
            let draws = if left < 350 { 24 } else { 1 };
            let mut best: Option<(usize, String, T)> = None;
            for _ in 0..draws {
                let (sentence, extra) = next(self);
                let off = left.abs_diff(lead.len() + sentence.len());
                // With room for one more sentence any will do; for the last one the fit decides.
                let cost = if left > lead.len() + sentence.len() + 110 { 0 } else { off };
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, sentence, extra));
                }
                if cost == 0 {
                    break;
                }
            }
            let Some((_, sentence, extra)) = best else {
                break;
            };
            if !text.is_empty() && left.abs_diff(lead.len() + sentence.len()) >= left {
                break;
            }
            text.push_str(lead);
            text.push_str(&sentence);
            kept(extra);
        }
        text
    }

    /// One sentence of the response, and the index of the fact it used up.
    fn claim(&mut self, facts: &[Fact], used: &[bool], documents: usize) -> (String, Option<usize>) {
        let free: Vec<usize> = (0..facts.len()).filter(|i| !used[*i]).collect();
        let draw = self.rng.below(10);
        let (mut fact, index) = if draw == 9 || free.is_empty() {
            let document = self.rng.below(documents);
            (self.fact(document), None)
        } else {
            let index = free[self.rng.below(free.len())];
            (facts[index].clone(), Some(index))
        };
        let (original, other) = self.language.patterns[fact.pattern];
        let pattern = if index.is_some() && draw < 3 { original } else { other };
        if index.is_some() && draw >= 7 {
            let numbers: Vec<usize> = (FIRST_NUMBER..SLOTS.len())
                .filter(|i| pattern.contains(&format!("{{{}}}", SLOTS[*i])))
                .collect();
            let wrong = numbers[self.rng.below(numbers.len())];
            let old = fact.slots[wrong].clone();
            while fact.slots[wrong] == old {
                fact.slots[wrong] = self.slot(wrong, fact.forms);
            }
        }
        let citation = if self.rng.one_in(2) {
            let document = if self.rng.one_in(8) { self.rng.below(documents) } else { fact.document };
            format!("{}[{}]", self.language.space, document + 1)
        } else {
            String::new()
        };
        (Writer::fill(pattern, &fact.slots, &citation), index)
    }
}

/// The sample of a seed. The same arguments give the same bytes everywhere.
pub(crate) fn sample(seed: u64, size: Size, script: Script) -> Sample {
    let (total, answer, count) = size.shape();
    let mut w = Writer::new(seed, size, script);
    let query = w.query();
    let mut left = total - answer - query.len().min(total / 4);
    let mut facts: Vec<Fact> = Vec::new();
    let mut documents = Vec::with_capacity(count);
    for document in 0..count {
        let target = left / (count - document);
        let text = w.grow(
            target,
            |w| {
                let fact = w.fact(document);
                (fact.sentence.clone(), fact)
            },
            |fact| facts.push(fact),
        );
        left = left.saturating_sub(text.len());
        documents.push(text);
    }
    // One closure reads what the other writes.
    let used = std::cell::RefCell::new(vec![false; facts.len()]);
    let response = w.grow(
        answer + left,
        |w| w.claim(&facts, &used.borrow(), count),
        |index| {
            if let Some(index) = index {
                used.borrow_mut()[index] = true;
            }
        },
    );
    Sample { query, response, documents }
}

#[cfg(test)]
mod tests;
