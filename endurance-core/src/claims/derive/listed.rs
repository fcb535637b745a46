//! Lists in running text, and how many items they have.

use crate::{
    interaction::Span,
    text::{Text, sentence::Block, word::Token},
};

/// A list of a source.
pub(super) struct Listed {
    pub(super) count: usize,
    /// What stands before it, or the whole sentence.
    lead: Span,
    /// Whether a colon shows where it begins.
    pub(super) sure: bool,
}

impl Listed {
    /// The words before the list.
    pub(super) fn lead<'a>(&self, text: &'a Text) -> impl Iterator<Item = &'a Token> + use<'a> {
        text.tokens[text.tokens_in(self.lead)].iter()
    }
}

/// The list in or behind the sentence at `span`: the bullets under a line that ends in a colon, or what commas and "and" join
/// behind one.
pub(super) fn listed(text: &Text, span: Span) -> Option<Listed> {
    const MOST_ITEMS: usize = 64;
    const MOST_BYTES: u32 = 2000;
    let at = text.sentences.partition_point(|s| s.span.start < span.start);
    let sentence = text.sentences.get(at).filter(|s| s.span == span)?;
    if span.end - span.start > MOST_BYTES {
        return None;
    }
    let slice = text.slice(span).trim_end();
    if slice.ends_with([':', '：']) {
        let bullets = text.sentences[at + 1..].iter().take(MOST_ITEMS).take_while(|s| s.block == Block::Item);
        let count = bullets.count();
        return (count > 1).then_some(Listed { count, lead: sentence.span, sure: true });
    }
    let Some(colon) = slice.find([':', '：']) else {
        return Some(Listed { count: run(slice)?, lead: span, sure: false });
    };
    let list = slice[colon..].trim_start_matches([':', '：']);
    // a clock or a ratio has no space behind its colon
    if !list.starts_with([' ', '\u{a0}']) && slice[colon..].starts_with(':') {
        return None;
    }
    let count = items(list.split(['.', ';', '。', '।']).next()?)?;
    Some(Listed { count, lead: Span { start: span.start, end: span.start + colon as u32 }, sure: true })
}

/// The items of "Spain, France, Italy and Poland are where it is made": the words around the list go with its ends.
fn run(sentence: &str) -> Option<usize> {
    const AND: [&str; 8] = ["and ", "or ", "und ", "oder ", "y ", "et ", "e ", "और "];
    let parts: Vec<&str> = sentence.split(',').map(str::trim).take(64).collect();
    let (last, inner) = parts.split_last().filter(|(_, inner)| inner.len() > 1)?;
    let short = inner[1..].iter().all(|part| (1..4).contains(&part.split_whitespace().count()));
    let joined = AND.iter().any(|and| last.starts_with(and));
    let two = AND.iter().any(|and| last.split_whitespace().take(4).any(|word| word == and.trim_end()));
    (short && (joined || two)).then(|| parts.len() + usize::from(two && !joined))
}

/// The items of "Spain, France and Italy"; `None` for what is no list.
fn items(list: &str) -> Option<usize> {
    const AND: [&str; 9] = [" and ", " or ", " und ", " y ", " et ", " e ", " oder ", " और ", " و"];
    const CLAUSE: [&str; 16] = [
        "if",
        "unless",
        "when",
        "while",
        "where",
        "which",
        "who",
        "because",
        "but",
        "wenn",
        "falls",
        "die",
        "si",
        "que",
        "se",
        "यदि",
    ];
    let mut count = 0;
    for part in list.split([',', '、', '，', '،']).take(64) {
        let part = part.trim();
        let rest = AND.iter().find_map(|and| part.strip_prefix(and.trim_start())).unwrap_or(part);
        if rest.is_empty() {
            continue;
        }
        // "a pool and a cinema, if the city agrees"
        if count > 0
            && CLAUSE.iter().any(|clause| part.strip_prefix(clause).is_some_and(|p| p.starts_with(' ')))
        {
            break;
        }
        // an item is a few words; a clause is none
        if rest.split_whitespace().count() > 8 {
            return None;
        }
        count += 1 + AND.iter().map(|and| rest.matches(and).count()).sum::<usize>();
    }
    (count > 1).then_some(count)
}
