//! The parts of a question, and which sentences of the response answer which.

use crate::text::{
    Text,
    cue::Class,
    quantity::{
        Measure::{Calendar, Duration, WorkingDays},
        Quantity,
    },
    sentence::Sentence,
    table::Table,
    word::hash,
};

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
    date: Bits,
    quantity: Bits,
    name: Bits,
    anything: Bits,
}

impl Asked {
    fn new(facets: &[Facet]) -> Self {
        let of = |which: &dyn Fn(&Facet) -> bool| {
            let bits = facets.iter().enumerate().filter(|(_, f)| which(f)).map(|(at, _)| 1 << at);
            bits.fold(0, |all, bit: Bits| all | bit)
        };
        let mut words: Table<Bits> = Table::default();
        for (at, facet) in facets.iter().enumerate() {
            facet.words.iter().for_each(|word| *words.entry_or(*word, || 0) |= 1 << at);
        }
        Self {
            words,
            bare: of(&|f| f.words.is_empty()),
            date: of(&|f| f.slot == Slot::Date),
            quantity: of(&|f| f.slot == Slot::Quantity),
            name: of(&|f| f.slot == Slot::Name),
            anything: of(&|f| f.slot == Slot::Anything),
        }
    }

    /// The facets that a sentence takes up and of which it holds what they ask for.
    fn answered_by(&self, response: &Text, sentence: &Sentence) -> Bits {
        let span = sentence.span;
        if response.has_cue(span, Class::Abstention) || response.has_cue(span, Class::Refusal) {
            return 0;
        }
        let (mut about, mut adds) = (self.bare, 0);
        for token in &response.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            let asked = self.words.get(token.stem).copied().unwrap_or(0);
            about |= asked;
            if !token.stop {
                adds |= !asked;
            }
        }
        let lasts = |q: &Quantity| matches!(q.measure, Duration | Calendar | WorkingDays);
        let quantities = response.quantities_in(span);
        let dated = !response.dates_in(span).is_empty() || quantities.iter().any(lasts);
        let mut holds = self.anything & adds & about;
        // What is asked for in the very kind need not repeat the question's words.
        for (held, asked) in [
            (dated, self.date),
            (!quantities.is_empty(), self.quantity),
            (!response.entities_in(span).is_empty(), self.name),
        ] {
            if held {
                holds |= asked;
            }
        }
        holds
    }
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
        let words = |from: usize, to: usize| -> Vec<u64> {
            tokens[from..to].iter().filter(|t| !t.stop).map(|t| t.stem).collect()
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
