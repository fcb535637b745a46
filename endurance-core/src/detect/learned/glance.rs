//! A quick look at a document: whether some sentence of it may be one that is judged.
//!
//! Which classes a word has depends on the language of its sentence, and that on the words of the whole text. What a word may be in any
//! language depends on nothing else, and tells of most documents that nothing in them is judged.

use super::{
    class::{Lexicon, May},
    order::SEVERAL,
    segment::{self, Segment, Signs},
};
use crate::detect::known::Words;

/// Whether some sentence of a document may be judged; see [`is_addressed`](super::feature::Reading::is_addressed), of whose conditions
/// one has to hold.
pub(super) fn may_be_judged(lexicon: &Lexicon, words: &Words<'_>) -> bool {
    let open = memchr::memchr(b'=', words.raw.as_bytes()).is_some();
    let may: Vec<May> = (0..words.tokens.len()).map(|at| lexicon.may(words, at)).collect();
    let all = may.iter().fold(May::default(), |all, &one| all.or(one));
    if !open && !all.reader() && all.attacks() < SEVERAL {
        return false;
    }
    let mut before = May::default();
    segment::cut(words.raw, words.tokens).segments.iter().any(|segment| {
        let own = &may[segment.first as usize..segment.end as usize];
        let own = own.iter().fold(May::default(), |all, &one| all.or(one));
        let near = own.or(std::mem::replace(&mut before, own));
        near.reader() && own.orders()
            || near.attacks() >= SEVERAL
            || own.machine()
            || own.ai() && has_colon(words, segment)
            || segment.signs.0 & Signs::HOLE != 0
    })
}

/// Whether a colon stands in a sentence, or right behind it: "assistant: .." is told that way.
fn has_colon(words: &Words<'_>, segment: &Segment) -> bool {
    let start = words.tokens[segment.first as usize].span.start as usize;
    let end = words.tokens.get(segment.end as usize).map_or(words.raw.len(), |next| next.span.start as usize);
    words.raw[start..end].contains([':', '：'])
}
