//! Passages of the response that stand nearly word for word in a document.

use crate::{
    claims::corpus::Source,
    interaction::Span,
    text::{
        Text,
        table::{Gate, Table},
        word::Token,
    },
};
use std::collections::BTreeMap;

/// A copied passage has at least as many words; a shorter one may be coincidence or a name.
const SHORTEST: usize = 20;

/// Words that are looked up at once.
const SHINGLE: usize = 8;

/// Words that may be exchanged, left out or put in between two copied parts, and words that must agree behind them.
const MOST_SKIPPED: usize = 2;
const RESUMES: usize = 4;

/// A copied passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where it stands in the response.
    pub(crate) span: Span,
    /// Its words.
    pub(crate) tokens: usize,
    /// The document it stands in, by index.
    pub(crate) document: usize,
}

/// The passages of `response` that stand in `sources`: for each stretch of the response the longest.
///
/// Shingles of the response are looked up while the documents are rolled over once; what is found is followed and left behind,
/// so that the cost is that of both texts.
pub(crate) fn runs(response: &Text, sources: &[Source]) -> Vec<Run> {
    let said = &response.tokens;
    if said.len() < SHORTEST {
        return Vec::new();
    }
    let (mut gate, mut places) = (<Gate>::new(), Table::with_capacity(said.len()));
    for (at, hash) in shingles(said) {
        gate.add(hash);
        places.entry_or(hash, || at);
    }
    let mut found: Vec<Run> = Vec::new();
    for source in sources {
        let held = &source.text.tokens;
        let mut next = 0;
        for (at, hash) in shingles(held) {
            if at < next || !gate.may_hold(hash) {
                continue;
            }
            let Some(&from) = places.get(hash) else { continue };
            let (length, behind) = follow(&said[from..], &held[at..]);
            if length >= SHINGLE {
                next = at + behind;
            }
            if length >= SHORTEST {
                let span = said[from].span.hull(said[from + length - 1].span);
                found.push(Run { span, tokens: length, document: source.index });
            }
        }
    }
    found.sort_by_key(|r| (std::cmp::Reverse(r.tokens), r.span, r.document));
    let mut out: BTreeMap<u32, Run> = BTreeMap::new();
    for run in found {
        // those kept so far lie apart, so that only the last one that starts in front of its end can reach it
        let last = out.range(..run.span.end).next_back();
        if last.is_none_or(|(_, kept)| !kept.span.overlaps(run.span)) {
            out.insert(run.span.start, run);
        }
    }
    out.into_values().collect()
}

/// The hash of every run of [`SHINGLE`] tokens and where it starts, in one pass.
fn shingles(tokens: &[Token]) -> impl Iterator<Item = (usize, u64)> + '_ {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    const FIRST: u64 = {
        let (mut power, mut i) = (1u64, 1);
        while i < SHINGLE {
            power = power.wrapping_mul(BASE);
            i += 1;
        }
        power
    };
    let mut hash = 0u64;
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        if at >= SHINGLE {
            hash = hash.wrapping_sub(tokens[at - SHINGLE].fold.wrapping_mul(FIRST));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(token.fold);
        (at + 1 >= SHINGLE).then(|| (at + 1 - SHINGLE, hash))
    })
}

/// How many tokens of `said` stand in `held` from its start on, small changes included, and how many of `held` they take.
fn follow(said: &[Token], held: &[Token]) -> (usize, usize) {
    let same = |i: usize, j: usize| said.get(i).zip(held.get(j)).is_some_and(|(a, b)| a.fold == b.fold);
    let (mut i, mut j) = (0, 0);
    loop {
        while same(i, j) {
            (i, j) = (i + 1, j + 1);
        }
        let resumes = |skip: &(usize, usize)| (0..RESUMES).all(|n| same(i + skip.0 + n, j + skip.1 + n));
        let skips = (0..=MOST_SKIPPED).flat_map(|own| (0..=MOST_SKIPPED).map(move |other| (own, other)));
        match skips.skip(1).find(resumes) {
            Some((own, other)) => (i, j) = (i + own, j + other),
            None => return (i, j),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interaction::Place;

    fn source(index: usize, content: &str) -> Source {
        let text = Text::read(content, None);
        Source {
            place: Place::Document,
            index,
            id: None,
            tool: false,
            public: false,
            tainted: Vec::new(),
            title: None,
            text,
        }
    }

    #[test]
    fn long_copies_are_found_with_small_changes() {
        let copied = "The holder of a licence shall keep a register of every sale and shall show it to an inspector on \
                      demand at any reasonable hour of the working day";
        let changed = copied.replace("reasonable hour", "reasonable or convenient hour");
        let other = "Nothing of the kind stands here, and nothing of it was copied from anywhere else by anyone at all.";
        for (response, documents, expected) in [
            (copied.to_owned(), vec![copied], vec![(0, 29)]),
            (changed, vec![other, copied], vec![(1, 31)]),
            (copied.split_whitespace().take(19).collect::<Vec<_>>().join(" "), vec![copied], vec![]),
            (other.to_owned(), vec![copied], vec![]),
        ] {
            let sources: Vec<Source> = documents.iter().enumerate().map(|(i, d)| source(i, d)).collect();
            let found = runs(&Text::read(&response, None), &sources);
            assert_eq!(
                found.iter().map(|r| (r.document, r.tokens)).collect::<Vec<_>>(),
                expected,
                "{response}"
            );
        }
    }
}
