//! The operator's instructions in the response: runs of the system prompt that nothing else gave it.

use crate::{
    claims::corpus::Library,
    interaction::Span,
    text::{
        Text,
        table::Table,
        word::{self, Token},
    },
};

/// The shortest run that is no coincidence, in tokens.
const SHORTEST: usize = 8;

/// A run of the system prompt in the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Leak {
    pub(crate) span: Span,
    /// Its length.
    pub(crate) tokens: usize,
}

/// The longest run of `prompt` that stands in `response` and neither in `query` nor in a document.
pub(crate) fn find(response: &Text, prompt: &Text, query: &Text, library: Library<'_>) -> Option<Leak> {
    let (at, length) = longest_run(&response.tokens, &prompt.tokens)?;
    let run = &response.tokens[at..at + length];
    // what is much shorter than the run does not hold it: many short documents must not cost a long run each
    let given = |text: &Text| {
        text.tokens.len() + SHORTEST > length
            && longest_run(run, &text.tokens).is_some_and(|(_, shared)| shared + SHORTEST > length)
    };
    let known = given(query) || library.documents.sources.iter().any(|s| given(&s.text));
    (!known).then(|| Leak { span: run[0].span.hull(run[length - 1].span), tokens: length })
}

/// The longest run of `a`'s tokens that also stands in `b`, from [`SHORTEST`] on: where in `a`, how long.
///
/// Runs start where a shingle of `b` does. Each is followed once and then left behind, so that the cost is that of both
/// texts.
fn longest_run(a: &[Token], b: &[Token]) -> Option<(usize, usize)> {
    if a.len() < SHORTEST || b.len() < SHORTEST {
        return None;
    }
    let shingle = |tokens: &[Token]| tokens.iter().fold(0, |h, t| word::pair(h, t.fold));
    let mut starts: Table<u32> = Table::with_capacity(b.len());
    for at in 0..=b.len() - SHORTEST {
        starts.entry_or(shingle(&b[at..at + SHORTEST]), || at as u32);
    }
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    while at + SHORTEST <= a.len() {
        let Some(&start) = starts.get(shingle(&a[at..at + SHORTEST])) else {
            at += 1;
            continue;
        };
        let length = a[at..].iter().zip(&b[start as usize..]).take_while(|(x, y)| x.fold == y.fold).count();
        if best.is_none_or(|(_, longest)| length > longest) {
            best = Some((at, length));
        }
        at += length.max(1);
    }
    best.filter(|(_, length)| *length >= SHORTEST)
}
