//! The parts of a question, and which sentences of the response answer which.

use crate::text::{
    Text,
    cue::Class,
    language::Language,
    quantity::{
        Measure::{Calendar, Duration, WorkingDays},
        Quantity,
    },
    sentence::Sentence,
    table::Table,
    word::{self, Token, hash},
};
use std::sync::LazyLock;

/// What a part of a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Date,
    Quantity,
    Name,
    Anything,
}

/// Question words and what they ask for. A word that is as often none ("ou", "من") is left out.
const ASKS: &[(Slot, &str)] = &[
    (Slot::Date, "when quand wann cuando quando कब متى ومتى"),
    (Slot::Name, "who whom whose qui wer wen wem quien quienes quem कौन किसने किसे किसका किसके"),
    (
        Slot::Quantity,
        "combien wieviel cuanto cuanta cuantos cuantas quanto quanta quantos quantas कितना कितनी कितने كم وكم",
    ),
    (
        Slot::Anything,
        "where what which why how donde que cual cuales como onde qual quais comment pourquoi quel quelle quels quelles \
         quoi wo was welche welcher welches welchen welchem wie warum wieso कहाँ कहां क्या कैसे क्यों किस किन أين وأين ما وما كيف \
         وكيف لماذا ولماذا",
    ),
];

/// The same in scripts without spaces; of two that stand in a part of a question the first counts.
const ASKS_RUNS: &[(Slot, &str)] = &[
    (Slot::Date, "什么时候 何时 哪天 几点 几号 いつ 何時 何日から 何曜日"),
    (
        Slot::Quantity,
        "多少 多长 多久 多大 几 いくら いくつ 何円 何日 何人 何冊 何枚 何回 何年 何時間 どのくらい どれくらい",
    ),
    (Slot::Name, "谁 誰 どなた"),
    (
        Slot::Anything,
        "什么 哪 怎么 怎样 如何 为什么 为何 吗 是否 何 どこ どう なぜ どの どちら どれ ですか ますか",
    ),
];

/// Words behind "how" that ask for a number: how much, wie viel.
const AMOUNT: [u64; 9] = [
    hash("much"),
    hash("many"),
    hash("far"),
    hash("old"),
    hash("viel"),
    hash("viele"),
    hash("hoch"),
    hash("weit"),
    hash("alt"),
];

/// Words that make an amount one of time: how long, combien de temps, कितने दिन.
const TIME: [u64; 12] = [
    hash("long"),
    hash("lange"),
    hash("temps"),
    hash("jours"),
    hash("tiempo"),
    hash("dias"),
    hash("tempo"),
    hash("days"),
    hash("समय"),
    hash("दिन"),
    hash("दिनों"),
    hash("घंटे"),
];

/// Words and marks between the parts of a question in languages whose question words stand inside them.
const AND: [u64; 3] = [hash("और"), hash("तथा"), hash("एवं")];
const MARKS: [char; 7] = [',', ';', '，', '；', '、', '،', '؛'];

static ASKED: LazyLock<Table<Slot>> = LazyLock::new(|| {
    let mut asked = Table::default();
    for (slot, words) in ASKS {
        for token in word::tokens(words) {
            asked.insert(token.fold, *slot);
        }
    }
    asked
});

/// One part of a question.
struct Facet {
    slot: Slot,
    /// The telling words of its part of the question.
    words: Vec<u64>,
}

/// A set of facets, one bit each.
type Bits = u64;

/// Parts of a question that are looked at: as many as [`Bits`] has, and nobody asks more at once.
const MOST_FACETS: usize = Bits::BITS as usize;

/// The facets of a query, and the sentences that answer them.
#[derive(Debug, Default)]
pub(crate) struct Facets {
    /// How many there are.
    pub(crate) count: usize,
    /// The facets that each sentence of the response answers.
    answers: Vec<Bits>,
}

impl Facets {
    /// Finds the parts of `query`, and looks for each in every sentence of `response`.
    pub(crate) fn new(query: &Text, response: &Text) -> Self {
        let facets = facets(query);
        if facets.is_empty() {
            return Self::default();
        }
        let asked = Asked::new(&facets);
        let answers = response.sentences.iter().map(|s| asked.answered_by(response, s)).collect();
        Self { count: facets.len(), answers }
    }

    /// How many are answered.
    pub(crate) fn answered(&self) -> usize {
        self.answers.iter().fold(0, |all, bits| all | bits).count_ones() as usize
    }

    /// Whether the sentence at `at` of the response answers one.
    pub(crate) fn answers(&self, at: usize) -> bool {
        self.answers.get(at).is_some_and(|bits| *bits != 0)
    }
}

/// The facets by their words and by what they ask for: a sentence is held against all of them at once.
struct Asked {
    words: Table<Bits>,
    /// Facets without a telling word, which any sentence takes up.
    bare: Bits,
    /// How many of its words a sentence must hold to take a facet up.
    least: Vec<u32>,
    date: Bits,
    quantity: Bits,
    name: Bits,
    anything: Bits,
}

/// From how many telling words on a facet is taken up by two of them, where there are others it could be mistaken for.
const SPECIFIC: usize = 4;

/// Words of an answer that need not repeat what was asked.
const SHORT: usize = 6;

impl Asked {
    fn new(facets: &[Facet]) -> Self {
        let of = |slot: Slot| {
            let bits = facets.iter().enumerate().filter(|(_, f)| f.slot == slot).map(|(at, _)| 1 << at);
            bits.fold(0, |all, bit: Bits| all | bit)
        };
        let mut words: Table<Bits> = Table::default();
        for (at, facet) in facets.iter().enumerate() {
            facet.words.iter().for_each(|word| *words.entry_or(*word, || 0) |= 1 << at);
        }
        let least = |facet: &Facet| {
            let alike = facets.iter().filter(|f| f.slot == facet.slot).count();
            match (facet.slot, facet.words.len()) {
                (_, 0) => 0,
                (Slot::Anything, n) if n >= SPECIFIC && facets.len() > 1 => 2,
                (Slot::Anything, _) => 1,
                // What is asked for in the very kind need not repeat the question's words, unless two ask for the kind.
                _ if alike > 1 => 1,
                _ => 0,
            }
        };
        Self {
            words,
            bare: facets
                .iter()
                .enumerate()
                .filter(|(_, f)| f.words.is_empty())
                .fold(0, |all, (at, _)| all | 1 << at),
            least: facets.iter().map(least).collect(),
            date: of(Slot::Date),
            quantity: of(Slot::Quantity),
            name: of(Slot::Name),
            anything: of(Slot::Anything),
        }
    }

    /// The facets that a sentence takes up and of which it holds what they ask for.
    fn answered_by(&self, response: &Text, sentence: &Sentence) -> Bits {
        let span = sentence.span;
        if response.abstains(span) || response.has_cue(span, Class::Refusal) {
            return 0;
        }
        let (mut held, mut adds) = ([0; MOST_FACETS], 0);
        for token in &response.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            let asked = self.words.get(token.stem).copied().unwrap_or(0);
            bits(asked).for_each(|at| held[at] += 1);
            if !token.stop {
                adds |= !asked;
            }
        }
        // among several parts, only a short answer ("On 3 May.") takes one up without a word of it
        let short = sentence.tokens.len() <= SHORT || self.least.len() == 1;
        let takes_up =
            |at: &usize| held[*at] >= self.least[*at] && (held[*at] > 0 || short || self.bare >> at & 1 == 1);
        let about = (0..self.least.len()).filter(takes_up).fold(0, |all, at| all | 1 << at);
        let lasts = |q: &Quantity| matches!(q.measure, Duration | Calendar | WorkingDays);
        let quantities = response.quantities_in(span);
        let dated = !response.dates_in(span).is_empty() || quantities.iter().any(lasts);
        let named = !response.entities_in(span).is_empty() || response.has_term(span, Class::Person);
        let mut answered = self.anything & adds;
        for (given, asked) in
            [(dated, self.date), (!quantities.is_empty(), self.quantity), (named, self.name)]
        {
            if given {
                answered |= asked;
            }
        }
        answered & about
    }
}

/// The places of the bits that are set.
fn bits(mut set: Bits) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (set != 0).then_some(set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}

/// The sub-questions of a query: one for each question word, or the whole when there is none; the first [`MOST_FACETS`].
fn facets(query: &Text) -> Vec<Facet> {
    let mut out: Vec<Facet> = Vec::new();
    for sentence in &query.sentences {
        let tokens = &query.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        let before = out.len();
        match query.language {
            Language::Hindi | Language::Chinese | Language::Japanese => by_segments(query, tokens, &mut out),
            _ => by_heads(query, tokens, &mut out),
        }
        if out.len() == before {
            let words = telling(tokens);
            if !words.is_empty() {
                out.push(Facet { slot: Slot::Anything, words });
            }
        }
        if out.len() >= MOST_FACETS {
            break;
        }
    }
    out.truncate(MOST_FACETS);
    set_apart(&mut out);
    out
}

/// Leaves to each facet the words that no other has, where it has such: "how many days of leave, and how is leave approved".
fn set_apart(facets: &mut [Facet]) {
    let mut seen: Table<u32> = Table::default();
    for facet in facets.iter_mut() {
        facet.words.sort_unstable();
        facet.words.dedup();
        facet.words.iter().for_each(|word| *seen.entry_or(*word, || 0) += 1);
    }
    let own = |word: &u64| seen.get(*word) == Some(&1);
    for facet in facets {
        if facet.words.iter().any(own) {
            facet.words.retain(own);
        }
    }
}

fn telling(tokens: &[Token]) -> Vec<u64> {
    tokens.iter().filter(|t| !t.stop).map(|t| t.stem).collect()
}

/// What stands between two tokens.
fn gap<'t>(text: &'t Text, left: &Token, right: &Token) -> &'t str {
    &text.raw[left.span.end as usize..right.span.start as usize]
}

/// Parts that a question word begins.
fn by_heads(query: &Text, tokens: &[Token], out: &mut Vec<Facet>) {
    let asks = |i: usize| {
        let slot = *ASKED.get(tokens[i].fold)?;
        let behind = |words: &[u64]| tokens[i + 1..].iter().take(2).any(|t| words.contains(&t.fold));
        let slot = match slot {
            Slot::Anything | Slot::Quantity if behind(&TIME) => Slot::Date,
            Slot::Anything if tokens.get(i + 1).is_some_and(|t| AMOUNT.contains(&t.fold)) => Slot::Quantity,
            slot => slot,
        };
        // "the year when", "those who": a question word asks at the start of its clause
        let starts = i == 0 || tokens[i - 1].stop || gap(query, &tokens[i - 1], &tokens[i]).contains(MARKS);
        starts.then_some((i, slot))
    };
    let heads: Vec<(usize, Slot)> = (0..tokens.len()).filter_map(asks).collect();
    for (n, &(at, slot)) in heads.iter().enumerate() {
        let to = heads.get(n + 1).map_or(tokens.len(), |(next, _)| *next);
        out.push(Facet { slot, words: telling(&tokens[at..to]) });
    }
}

/// Parts between marks and conjunctions that hold a question word.
fn by_segments(query: &Text, tokens: &[Token], out: &mut Vec<Facet>) {
    let ends = |i: usize| {
        i + 1 == tokens.len()
            || AND.contains(&tokens[i + 1].fold)
            || gap(query, &tokens[i], &tokens[i + 1]).contains(MARKS)
    };
    let mut from = 0;
    for at in (0..tokens.len()).filter(|&i| ends(i)) {
        let part = &tokens[from..=at];
        from = at + 1;
        let word = part.iter().find_map(|t| ASKED.get(t.fold)).copied();
        let raw = query.slice(part[0].span.hull(part[part.len() - 1].span));
        let run = || {
            let holds = |(_, runs): &&(Slot, &str)| runs.split(' ').any(|run| raw.contains(run));
            ASKS_RUNS.iter().find(holds).map(|(slot, _)| *slot)
        };
        if let Some(slot) = word.or_else(run) {
            let lasts = slot == Slot::Quantity && part.iter().any(|t| TIME.contains(&t.fold));
            let slot = if lasts { Slot::Date } else { slot };
            out.push(Facet { slot, words: telling(part) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Text {
        Text::read(raw, None)
    }

    #[test]
    fn facets_are_bounded() {
        let query = |n: usize| -> Text {
            let one = |i| format!("What is item{i} and when was thing{i} made by whom? ");
            read(&(0..n).map(one).collect::<String>())
        };
        assert_eq!(facets(&query(2)).len(), 2 * facets(&query(1)).len());
        assert_eq!(facets(&query(1_000)).len(), MOST_FACETS);
    }

    #[test]
    fn sentences_that_answer() {
        const CASES: &[(&str, &str, usize, usize, &[bool])] = &[
            // query, response, facets, answered, which sentences answer
            ("What is the budget?", "The budget is INR 78 crore. Have a nice day.", 1, 1, &[true, false]),
            ("Who signed it, and when?", "It was signed on 3 May.", 2, 1, &[true]),
            ("When does it open?", "I do not know. It opens at 9:00.", 1, 1, &[false, true]),
            ("How many pools are there?", "There are many pools. There are 4.", 1, 1, &[false, true]),
            ("", "The budget is INR 78 crore.", 0, 0, &[false]),
            ("शुल्क कितना है और कब तक देना है?", "शुल्क 80 रुपये है।", 2, 1, &[true]),
            ("入館料はいくらで、休館日はいつですか。", "入館料は900円です。", 2, 1, &[true]),
            (
                "Wann öffnet das Museum und wie hoch ist der Eintritt?",
                "Das Museum öffnet um 9:00 Uhr.",
                2,
                1,
                &[true],
            ),
        ];
        for &(query, response, count, answered, expected) in CASES {
            let (query, response) = (read(query), read(response));
            let facets = Facets::new(&query, &response);
            let found: Vec<bool> = (0..response.sentences.len()).map(|at| facets.answers(at)).collect();
            assert_eq!((facets.count, facets.answered()), (count, answered), "{}", query.raw);
            assert_eq!(found, expected, "{}", query.raw);
        }
    }
}
