//! Where a disguised passage begins and ends: by its words, which are English in disguise and not as they stand.

use crate::{
    detect::{layer::Layer, lexis},
    interaction::Span,
    limits::boundary,
    text::word::Token,
};

/// What a word speaks for: the disguise, or plain text.
const DISGUISED: i32 = 2;
const PLAIN: i32 = -3;
const NEITHER: i32 = -1;
/// A passage that fell by so much has ended.
const FALL: i32 = 9;
/// Three words in disguise.
const LEAST: i32 = 5;
const FEWEST: usize = 3;
/// So many words at either end that could be both; of passages apart by white space, so many.
const EDGE: usize = 8;
const WIDE_EDGE: usize = 32;

/// Passages most of whose words are not English.
pub(super) fn strange<'l>(layer: &'l Layer<'_>) -> &'l [Span] {
    layer.strange.get_or_init(|| unknown(layer))
}

/// What stands between white space.
pub(super) fn between<'l>(layer: &'l Layer<'_>) -> &'l [Span] {
    layer.chunks.get_or_init(|| chunks(layer.raw, layer.tokens))
}

fn unknown(layer: &Layer<'_>) -> Vec<Span> {
    let tokens = layer.tokens;
    let known = layer.known;
    // a passage has so many of them that speak for it
    if known.iter().filter(|known| known.is_strange()).take(FEWEST).count() < FEWEST {
        return Vec::new();
    }
    let gain = |at: usize| match known[at] {
        word if word.is_strange() => DISGUISED,
        word if word.is_ordinary() => PLAIN,
        _ => 0,
    };
    let runs = best(known.len(), gain, 3 * DISGUISED);
    let edge = |at: usize| !known[at].is_ordinary();
    let mut out: Vec<Span> = Vec::new();
    for (first, last) in runs {
        let before = (0..first).rev().take(EDGE).take_while(|&at| edge(at)).count();
        let after = (last + 1..tokens.len()).take(EDGE).take_while(|&at| edge(at)).count();
        let span = tokens[first - before].span.hull(tokens[last + after].span);
        // Two known words at an edge may be disguised by chance: they go along, up to the end of the line.
        match out.last_mut() {
            Some(held) if held.end >= span.start => held.end = span.end,
            _ => out.push(span),
        }
    }
    let widened = out.into_iter().map(|span| widened(layer, span));
    // what stands between two passages of one line may belong to both
    widened.fold(Vec::new(), |mut apart: Vec<Span>, span| {
        match apart.last_mut() {
            Some(held) if held.end > span.start => held.end = held.end.max(span.end),
            _ => apart.push(span),
        }
        apart
    })
}

/// `span` with up to two words more on either side of it, within its line and [`AROUND`].
fn widened(layer: &Layer<'_>, span: Span) -> Span {
    let raw = layer.raw;
    let before = raw[..span.start as usize].char_indices().rev().take(AROUND);
    let mut from = span.start as usize;
    let mut words = 0;
    for (at, c) in before {
        if c == '\n' || c == ':' || words == 2 && c.is_whitespace() {
            break;
        }
        if c.is_whitespace() && at + 1 < span.start as usize {
            words += 1;
        }
        from = if c.is_whitespace() { from } else { at };
    }
    let mut to = span.end as usize;
    words = 0;
    for (at, c) in raw[to..].char_indices().take(AROUND) {
        if c == '\n' || words == 2 && c.is_whitespace() {
            break;
        }
        words += usize::from(c.is_whitespace());
        if !c.is_whitespace() {
            to = span.end as usize + at + c.len_utf8();
        }
    }
    Span::new(from, to)
}

/// Around a passage of words that are not known, so many bytes may belong to it.
const AROUND: usize = 200;

/// Passages whose words, apart by white space, are English once `undone` says so, and not as they stand: looked for
/// where words are strange. They are asked for in order.
pub(super) fn disguised(layer: &Layer<'_>, mut undone: impl FnMut(Span) -> bool) -> Vec<Span> {
    let raw = layer.raw;
    let mut regions: Vec<Span> = Vec::new();
    for &span in strange(layer) {
        let (from, to) =
            ((span.start as usize).saturating_sub(AROUND), raw.len().min(span.end as usize + AROUND));
        let (from, to) = (blank_before(raw, from), blank_behind(raw, to));
        match regions.last_mut() {
            Some(last) if last.end as usize >= from => last.end = to as u32,
            _ => regions.push(Span::new(from, to)),
        }
    }
    let all = between(layer);
    let inside = regions.into_iter().flat_map(|region| {
        let first = all.partition_point(|chunk| chunk.end <= region.start);
        let last = all.partition_point(|chunk| chunk.start < region.end);
        let mut chunks = all[first..last].to_vec();
        // A form feed parts regions and no words.
        if let Some(first) = chunks.first_mut() {
            first.start = first.start.max(region.start);
        }
        if let Some(last) = chunks.last_mut() {
            last.end = last.end.min(region.end);
        }
        passages(raw, &chunks, &mut undone)
    });
    inside.collect()
}

/// Behind the last white space before a place, or as far before it as is looked.
fn blank_before(raw: &str, at: usize) -> usize {
    let from = boundary(raw, at.saturating_sub(AROUND));
    let found = raw.as_bytes()[from..at].iter().rposition(u8::is_ascii_whitespace);
    found.map_or(from, |blank| from + blank + 1)
}

/// At the first white space behind a place, or as far behind it as is looked.
fn blank_behind(raw: &str, at: usize) -> usize {
    let to = boundary(raw, at + AROUND).max(at);
    let found = raw.as_bytes()[at..to].iter().position(u8::is_ascii_whitespace);
    found.map_or(to, |blank| at + blank)
}

/// The same of these words.
pub(super) fn passages(raw: &str, chunks: &[Span], undone: impl FnMut(Span) -> bool) -> Vec<Span> {
    let undone: Vec<bool> = chunks.iter().copied().map(undone).collect();
    let is_word = |span: &Span| lexis::is_word(&raw.as_bytes()[span.range()]);
    // Most texts are not in the disguise: too few words speak for it, since most that are words in it are words as they stand.
    let telling = chunks.iter().zip(&undone).filter(|(span, undone)| **undone && !is_word(span));
    if telling.take(FEWEST).count() < FEWEST {
        return Vec::new();
    }
    let gain = |(span, undone): (&Span, bool)| match (undone, is_word(span)) {
        (true, false) => DISGUISED,
        (false, true) => PLAIN,
        (true, true) => 0,
        (false, false) => NEITHER,
    };
    let gains: Vec<i32> = chunks.iter().zip(undone).map(gain).collect();
    let mut out = Vec::new();
    for (mut first, mut last) in best(gains.len(), |at| gains[at], LEAST) {
        // What could be either goes along, up to a word that is plain.
        let asks = |word: &str| word.ends_with(':') && lexis::is_word(word.as_bytes());
        let edge = |at: usize| gains[at] > PLAIN && !asks(&raw[chunks[at].range()]) || gains[at] == 0;
        for _ in 0..WIDE_EDGE {
            first -= usize::from(first > 0 && edge(first - 1));
            last += usize::from(last + 1 < chunks.len() && edge(last + 1));
        }
        out.push(chunks[first].hull(chunks[last]));
    }
    out
}

/// What stands between white space of ASCII, which none of the `tokens` holds.
fn chunks(raw: &str, tokens: &[Token]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(raw.len() / 6);
    let (mut from, mut read) = (0, 0);
    let mut gap = |read: usize, to: usize| {
        for (at, b) in raw.as_bytes()[read..to].iter().enumerate() {
            if matches!(b, b' ' | b'\n' | b'\t' | b'\r') {
                if from < read + at {
                    out.push(Span::new(from, read + at));
                }
                from = read + at + 1;
            }
        }
    };
    for token in tokens {
        gap(read, token.span.start as usize);
        read = token.span.end as usize;
    }
    gap(read, raw.len());
    if from < raw.len() {
        out.push(Span::new(from, raw.len()));
    }
    out
}

/// Runs of the greatest sum of so many gains, each from its first to its last gain, with at least `least`.
fn best(count: usize, gain: impl Fn(usize) -> i32, least: i32) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut sum, mut most, mut first, mut end) = (0, 0, 0, 0);
    for at in 0..=count {
        let next = if at < count { gain(at) } else { -FALL };
        // most words speak for nothing where nothing was said before
        if sum == 0 && next <= 0 && at < count {
            continue;
        }
        if sum == 0 {
            first = at;
        }
        sum += next;
        if sum > most {
            (most, end) = (sum, at);
        }
        if sum <= 0 || sum <= most - FALL || at == count {
            if most >= least {
                out.push((first, end));
            }
            (sum, most) = (0, 0);
        }
    }
    out
}
