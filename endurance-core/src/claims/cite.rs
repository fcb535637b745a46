//! Resolves the response's references to the documents that were given.

use super::{corpus::Source, extract::Statement};
use crate::{
    interaction::Span,
    text::{
        Text,
        citation::{Citation, Target},
        word,
    },
};

/// One reference of the response, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it names.
    pub(crate) target: Resolved,
}

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// Documents that were given, by index.
    Documents(Vec<usize>),
    /// A document that was not given.
    Missing,
}

/// The references of `response` that name documents; speakers and places inside a document are none.
pub(crate) fn resolve(response: &Text, sources: &[Source]) -> Vec<Cited> {
    response.citations.iter().filter_map(|citation| one(response, citation, sources)).collect()
}

fn one(response: &Text, citation: &Citation, sources: &[Source]) -> Option<Cited> {
    let named = |name: &str| -> Vec<usize> {
        let matching = sources.iter().enumerate().filter(|(_, source)| is_named(source, name));
        matching.map(|(at, _)| at).collect()
    };
    let target = match &citation.target {
        Target::Numbers(numbers) => {
            let documents: Vec<Vec<usize>> = numbers.iter().map(|n| numbered(*n, sources)).collect();
            // one number that is not there makes the reference a fake, whatever stands beside it
            if documents.iter().any(Vec::is_empty) { Vec::new() } else { documents.concat() }
        }
        Target::Name(name) => named(name),
        Target::File(name) => {
            let found = named(name);
            // a file that the documents speak of is a subject, not a reference
            if found.is_empty() && sources.iter().any(|s| s.text.raw.contains(&**name)) {
                return None;
            }
            found
        }
        Target::Mention(name) => {
            let found = named(name);
            if found.is_empty() {
                return None;
            }
            found
        }
        Target::Speaker(who) => {
            let found = named(response.slice(*who));
            if found.is_empty() {
                return None;
            }
            found
        }
        Target::Place => return None,
    };
    let target = if target.is_empty() { Resolved::Missing } else { Resolved::Documents(target) };
    Some(Cited { span: citation.span, target })
}

/// [n]: the document whose id is n, else the nth from 1.
fn numbered(number: u32, sources: &[Source]) -> Vec<usize> {
    let id = number.to_string();
    let by_id = sources.iter().position(|s| s.id.as_deref() == Some(&*id));
    let by_order = (number as usize).checked_sub(1).filter(|at| *at < sources.len());
    by_id.or(by_order).into_iter().collect()
}

/// Whether `name` is the source's id or title, or holds all the words of its title.
fn is_named(source: &Source, name: &str) -> bool {
    let name = name.trim();
    if source.id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(name)) {
        return true;
    }
    let Some(title) = &source.title else { return false };
    let words =
        |tokens: &[word::Token]| -> Vec<u64> { tokens.iter().filter(|t| !t.stop).map(|t| t.fold).collect() };
    let (title, name) = (words(&title.tokens), words(&word::tokens(name)));
    let holds = |all: &[u64], part: &[u64]| !part.is_empty() && part.iter().all(|w| all.contains(w));
    holds(&title, &name) || holds(&name, &title)
}

/// The documents that a statement cites: inside its sentence, or right behind it.
pub(crate) fn documents_of(cited: &[Cited], statement: &Statement) -> Vec<usize> {
    /// A reference may follow the full stop: "… 78 crore. [1]"
    const BEHIND: u32 = 3;
    let sentence = statement.sentence;
    let belongs = |at: Span| sentence.start <= at.start && at.start <= sentence.end + BEHIND;
    let mut out: Vec<usize> = cited
        .iter()
        .filter(|c| belongs(c.span))
        .filter_map(|c| match &c.target {
            Resolved::Documents(documents) => Some(documents),
            Resolved::Missing => None,
        })
        .flatten()
        .copied()
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}
