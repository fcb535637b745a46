//! What a window denies of a statement in words: direction, comparison, opposites, denial, and plans against facts.

use super::{
    Atom, Detail,
    compare::{Conflict, ENOUGH_SHARED},
    corpus::Window,
    extract::Statement,
};
use crate::{
    interaction::Span,
    pack,
    text::{
        Text,
        cue::{Class, Cue},
        table::Table,
        word,
    },
};
use std::sync::LazyLock;

/// The coverage, without the word itself, from which an opposite or an unfinished plan is a contradiction.
const MOSTLY_SHARED: f64 = 0.6;

/// Classes of cues that contradict each other when the same thing is said.
const OPPOSED: [(Class, Class, Atom); 4] = [
    (Class::Increase, Class::Decrease, Atom::Direction),
    (Class::More, Class::Less, Atom::Comparison),
    (Class::Most, Class::Least, Atom::Comparison),
    (Class::All, Class::Some, Atom::Comparison),
];

/// Rose against fell, more against less, most against least: the cue of the source that stands beside most of the words
/// that the claim's cue stands beside points the other way.
pub(super) fn opposed(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    // "did not fall" is not "rose", but it does not deny it either: only plain opposites count
    if negated(response, statement.span).len() != negated(text, window.span).len() {
        return None;
    }
    let source = text.cues_in(window.span);
    for claimed in response.cues_in(statement.span).iter().take(MOST_CUES) {
        let pair = OPPOSED.iter().find(|(one, other, _)| [*one, *other].contains(&claimed.class));
        let Some(&(one, other, atom)) = pair else { continue };
        let facing = source.iter().filter(|cue| [one, other].contains(&cue.class)).take(MOST_CUES);
        let near = neighbours(response, claimed.span);
        let shared = |cue: &Cue| neighbours(text, cue.span).iter().filter(|stem| near.contains(stem)).count();
        let nearest = facing.map(|cue| (shared(cue), cue)).reduce(|a, b| if b.0 > a.0 { b } else { a });
        let agrees = source
            .iter()
            .take(MOST_CUES)
            .any(|cue| cue.class == claimed.class && nearest.is_some_and(|n| shared(cue) >= n.0));
        let Some((1.., cue)) = nearest.filter(|(_, cue)| cue.class != claimed.class && !agrees) else {
            continue;
        };
        let coverage = without(claimed.span);
        if coverage >= ENOUGH_SHARED {
            let detail = words_differ(atom, response.slice(claimed.span), text.slice(cue.span));
            return Some(Conflict { detail, strength: 0.25 + 0.75 * coverage });
        }
    }
    None
}

/// How many telling words to each side of a word say what it is said of.
const NEIGHBOURS: usize = 3;

/// The telling words and numbers around a passage, inside its sentence.
fn neighbours(text: &Text, at: Span) -> Vec<u64> {
    let range = text.tokens_in(at);
    let sentence = text.sentence_at(at.start);
    let telling = |t: &&word::Token| !t.stop && sentence.is_none_or(|s| s.contains(t.span));
    let before =
        text.tokens[..range.start].iter().rev().take(3 * NEIGHBOURS).filter(telling).take(NEIGHBOURS);
    let behind = text.tokens[range.end..].iter().take(3 * NEIGHBOURS).filter(telling).take(NEIGHBOURS);
    before.chain(behind).map(|t| t.stem).collect()
}

/// Whether a word or number stands near both passages.
fn shares_neighbour(a: &Text, at: Span, b: &Text, bt: Span) -> bool {
    let left = neighbours(a, at);
    neighbours(b, bt).iter().any(|stem| left.contains(stem))
}

/// The opposite of each stem that has one.
static OPPOSITES: LazyLock<Table<Vec<u64>>> = LazyLock::new(|| {
    let mut table: Table<Vec<u64>> = Table::default();
    for row in pack::rows("opposites") {
        let [a, b] = [row[1], row[2]].map(|w| Text::read(w, Some(super::Language::from_name(row[0]))).tokens);
        if let ([a], [b]) = (&*a, &*b)
            && a.stem != b.stem
        {
            table.entry_or(a.stem, Vec::new).push(b.stem);
            table.entry_or(b.stem, Vec::new).push(a.stem);
        }
    }
    table
});

/// "open" against "closed": a word the window lacks, whose opposite it has and the statement lacks.
pub(super) fn opposite(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    let claim = &response.tokens[response.tokens_in(statement.sentence)];
    let source = &text.tokens[text.tokens_in(window.span)];
    let tokens = &response.tokens[response.tokens_in(statement.span)];
    for token in tokens.iter().filter(|t| !source.iter().any(|s| s.stem == t.stem)) {
        let Some(opposites) = OPPOSITES.get(token.stem) else { continue };
        let facing = source.iter().find(|s| {
            opposites.contains(&s.stem)
                && !claim.iter().any(|c| c.stem == s.stem)
                && shares_neighbour(response, token.span, text, s.span)
        });
        if let Some(facing) = facing {
            let same = negated(response, statement.span).len() == negated(text, window.span).len();
            let coverage = without(token.span);
            return (same && coverage >= MOSTLY_SHARED).then(|| Conflict {
                detail: words_differ(Atom::Polarity, response.slice(token.span), text.slice(facing.span)),
                strength: 0.15 + 0.8 * coverage,
            });
        }
    }
    None
}

/// The coverage from which affirming what the source denies is a contradiction: nearly all the words are the same.
const SAME_WORDS: f64 = 0.75;

/// The coverage at which nearly every word is the same.
const ALL_WORDS: f64 = 0.9;

/// Affirmed against denied: what one side denies, the other says without a denial.
pub(super) fn polarity(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    coverage: f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    if coverage < SAME_WORDS {
        return None;
    }
    let conflict = |claimed, source| Conflict {
        detail: words_differ(Atom::Polarity, claimed, source),
        strength: 0.1 + 0.8 * coverage,
    };
    let sure = coverage >= ALL_WORDS;
    if affirms((response, statement.span), (text, window.span), sure) {
        Some(conflict("affirmed", "denied"))
    } else if affirms((text, window.span), (response, statement.span), sure) {
        Some(conflict("denied", "affirmed"))
    } else {
        None
    }
}

/// Whether the first passage says all the words of some denial of the second, and denies nothing itself. What is denied first is enough where
/// the rest is the same anyway (`sure`): "pets are allowed" against "pets are not allowed in the building".
fn affirms((text, span): (&Text, Span), (other, denying): (&Text, Span), sure: bool) -> bool {
    let tokens = &text.tokens[text.tokens_in(span)];
    let says = |stem: &u64| tokens.iter().any(|t| t.stem == *stem);
    let denies = text.has_cue(span, Class::Negation)
        || text.has_cue(span, Class::Exception)
        || tokens.iter().any(|t| IMPLICIT.contains(&t.fold));
    // "lends books and does not lend tools" affirms and denies the same verb
    let once =
        |stem: &u64| other.tokens[other.tokens_in(denying)].iter().filter(|t| t.stem == *stem).count() == 1;
    let said = |words: &Vec<u64>| match (sure, &**words) {
        (true, [first, rest @ ..]) => says(first) && (rest.iter().all(says) || once(first)),
        (false, [_, _, ..]) => words.iter().all(says),
        _ => false,
    };
    !denies && negated(other, denying).iter().any(said)
}

/// Words that deny without a negation: what they are beside is no plain affirmation.
const IMPLICIT: [u64; 20] = [
    word::hash("avoid"),
    word::hash("avoids"),
    word::hash("prevent"),
    word::hash("prevents"),
    word::hash("stop"),
    word::hash("stops"),
    word::hash("against"),
    word::hash("refuse"),
    word::hash("refuses"),
    word::hash("refused"),
    word::hash("deny"),
    word::hash("denied"),
    word::hash("lack"),
    word::hash("lacks"),
    word::hash("fail"),
    word::hash("fails"),
    word::hash("failed"),
    word::hash("reject"),
    word::hash("rejected"),
    word::hash("if"),
];

/// Cues of one sentence that are looked at: no sentence of prose has more, and a hostile one must not cost more.
const MOST_CUES: usize = 8;

/// How many telling words a negation denies.
const SCOPE: usize = 3;

/// What each negation of a passage denies: the stems of the telling words behind it, up to the end of its clause.
///
/// "Not only" denies nothing, and a negation in a condition denies nothing either.
fn negated(text: &Text, span: Span) -> Vec<Vec<u64>> {
    const FOCUS: [u64; 5] = [
        word::hash("only"),
        word::hash("just"),
        word::hash("merely"),
        word::hash("necessarily"),
        word::hash("always"),
    ];
    const CONDITION: [u64; 4] =
        [word::hash("if"), word::hash("unless"), word::hash("whether"), word::hash("when")];
    let tokens = &text.tokens[text.tokens_in(span)];
    let conditional = |at: u32| tokens.iter().any(|t| t.span.start < at && CONDITION.contains(&t.fold));
    let denials =
        text.cues_in(span).iter().filter(|c| c.class == Class::Negation && !conditional(c.span.start));
    denials
        .take(MOST_CUES)
        .filter_map(|cue| {
            let rest = &text.raw[cue.span.end as usize..span.end as usize];
            let end = rest.find([',', ';', '.', ':', '—', '(']).unwrap_or(rest.len());
            let scope = Span::new(cue.span.end as usize, cue.span.end as usize + end);
            let next = text.tokens[text.tokens_in(scope)].first()?;
            let telling = text.tokens[text.tokens_in(scope)].iter().filter(|t| !t.stop);
            let words: Vec<u64> = telling.take(SCOPE).map(|t| t.stem).collect();
            (!FOCUS.contains(&next.fold)).then_some(words)
        })
        .collect()
}

/// Words that only set the tense.
const BARE_FUTURE: [&str; 8] = ["will", "would", "shall", "to", "be", "is", "are", "going"];

/// Planned in the source, done in the statement.
pub(super) fn modality(
    response: &Text,
    statement: &Statement,
    window: &Window<'_>,
    without: impl Fn(Span) -> f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    let first =
        |t: &Text, span: Span, class| t.cues_in(span).iter().find(|c| c.class == class).map(|c| c.span);
    let done = first(response, statement.span, Class::Done)?;
    let planned = first(text, window.span, Class::Planned)?;
    let stem = response.tokens[response.tokens_in(done)].last()?.stem;
    let last = |cue: &Cue| text.tokens[text.tokens_in(cue.span)].last().is_some_and(|t| t.stem == stem);
    let done_there = text.cues_in(window.span).iter().any(|c| c.class == Class::Done && last(c));
    let same = first(response, statement.span, Class::Planned).is_some() || done_there;
    // "will" alone may be about something else than what was done
    let names_it = text.tokens[text.tokens_in(window.span)].iter().any(|t| t.stem == stem);
    let plain = text.slice(planned).split_whitespace().all(|w| BARE_FUTURE.contains(&w));
    let coverage = without(done);
    let bound = names_it || (!plain && shares_neighbour(response, done, text, planned));
    (!same && bound && coverage >= MOSTLY_SHARED).then(|| Conflict {
        detail: words_differ(Atom::Modality, response.slice(done), text.slice(planned)),
        strength: 0.1 + 0.75 * coverage,
    })
}

fn words_differ(atom: Atom, claimed: &str, source: &str) -> Detail {
    Detail { atom, claimed: claimed.into(), source: Some(source.into()), difference: None }
}
