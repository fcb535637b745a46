//! From matches to a probability: evidence that stands together is added up in log-odds, doubt is taken off.

use crate::{
    detect::{Mark, Threat, decode::Decoding, pattern::Rule},
    interaction::{Role, Share, Span},
};
use std::{borrow::Cow, collections::BTreeMap};

/// Log-odds of a text in which no row matched.
const PRIOR: f64 = -3.7;
/// The most that evidence adds: no text is certain.
const MOST: f64 = 9.5;
/// Evidence after the first counts this share, because rows are not independent.
const FURTHER: f64 = 0.8;
/// Evidence that overlaps stronger evidence of the same threat counts this share.
const SAME_WORDS: f64 = 0.15;
/// Further faked boundaries of one passage count this share: one conversation has many.
const FURTHER_FAKE: f64 = 0.2;
/// A row that matches again and again: per doubling, and at most.
const REPEATED: (f64, f64) = (0.4, 1.6);
/// Words about attacks: per word, and at most.
const ABOUT: (f64, f64) = (1.0, 2.5);
/// All of it stands in quotation marks: alone, and beside words about attacks.
const QUOTED: (f64, f64) = (1.0, 2.2);
/// What another threat of the same passage adds to a finding.
const NEIGHBOUR: f64 = 0.5;
/// Evidence further apart, in bytes, does not stand together; nor does a passage grow longer than the second.
const APART: (u32, u32) = (500, 4_000);
/// What was decoded is read rather than what stands there plain, though that seem to say so much more; what shows itself as
/// encoded in any case, since nobody reads it as it stands.
const DECODED: f64 = 2.0;
const SHOWN: f64 = 100.0;
/// Words of a document in which a row matches by chance as seldom as in a question: of more, the odds are as many times less, up to
/// so much less that what is clear in a page is so in a book.
const PAGE: (f64, f64) = (350.0, 3.0);
/// Among so many pieces of evidence the last of the same text is looked for.
const NEIGHBOURS: usize = 32;

/// A match, in terms of the text as received.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub(crate) rule: u16,
    pub(crate) span: Span,
    /// Which text of the work list it stands in, and where there: all that one encoded passage holds has the same
    /// place in the original.
    pub(crate) text: u32,
    pub(crate) local: Span,
    /// Which chain of decodings revealed it; 0 is none.
    pub(crate) chain: u16,
    /// Log-odds, by who speaks.
    pub(crate) weight: f64,
    /// What the sentence it stands in takes off, where that is everyday talk.
    pub(crate) calm: f64,
}

impl Evidence {
    /// Whether both rest on the same words. Of several texts that show the same words, `reading` left one.
    fn rests_on_the_words_of(&self, other: &Self) -> bool {
        self.text == other.text && self.local.overlaps(other.local)
    }
}

/// A finding before it takes its public form.
#[derive(Clone, Debug)]
pub(crate) struct Weighed {
    pub(crate) threat: Threat,
    pub(crate) confidence: Share,
    pub(crate) span: Span,
    /// Which text of the work list its strongest evidence stands in, and where there.
    pub(crate) text: u32,
    pub(crate) local: Span,
    pub(crate) chain: u16,
    pub(crate) marks: Vec<Mark>,
    pub(crate) rule: &'static str,
}

/// See [`Surroundings::path`].
pub(crate) type Path = std::vec::IntoIter<(u32, Span, u32)>;

/// What evidence is read against.
pub(crate) struct Surroundings<'a> {
    /// A text of the work list.
    pub(crate) words: &'a dyn Fn(u32) -> &'a str,
    /// How many words about attacks stand around a place of a text.
    pub(crate) about: &'a dyn Fn(u32, Span) -> usize,
    /// Where a piece of evidence stands in its text and in those that it was decoded from: the text, the place there,
    /// and through which text it came, itself where it stands in it.
    pub(crate) path: &'a dyn Fn(&Evidence) -> Path,
    pub(crate) chains: &'a [Vec<Decoding>],
    pub(crate) rules: &'a dyn Fn(u16) -> &'a Rule,
    /// What its length takes off what rows find in a text; see [`length`].
    pub(crate) length: f64,
}

/// The probability that the text is an attack, and what makes it one, strongest first within a passage.
pub(crate) fn weigh(mut evidence: Vec<Evidence>, around: &Surroundings<'_>) -> (Share, Vec<Weighed>) {
    evidence.sort_by_key(|one| (one.span.start, one.span.end, one.text, one.local, one.rule));
    let mut highest = PRIOR;
    let mut findings = Vec::new();
    let (mut from, mut end) = (0, 0);
    for at in 1..=evidence.len() {
        let first = evidence[from];
        end = evidence[at - 1].span.end.max(end);
        let near = |next: &Evidence| {
            // An escape is longer than what it stands for: within one text its own places count.
            let same = |one: &&Evidence| one.text == next.text;
            let before = evidence[from..at].iter().rev().take(NEIGHBOURS).find(same);
            let begin = evidence[from..at].iter().take(NEIGHBOURS).find(same);
            let gap = before.map_or(u32::MAX, |one| next.local.start.saturating_sub(one.local.end));
            let length = begin.map_or(u32::MAX, |one| next.local.end.saturating_sub(one.local.start));
            gap.min(next.span.start.saturating_sub(end)) < APART.0
                && length.min(next.span.end - first.span.start) < APART.1
        };
        if !evidence.get(at).is_some_and(near) {
            highest = highest.max(passage_odds(&evidence[from..at], around, &mut findings));
            (from, end) = (at, 0);
        }
    }
    (probability(highest), findings)
}

/// The odds of one passage; its findings go to `out`.
fn passage_odds(passage: &[Evidence], around: &Surroundings<'_>, out: &mut Vec<Weighed>) -> f64 {
    let passage = &*reading(passage, around);
    let kept = accepted(passage, around);
    let mut sum = 0.0;
    for (nth, one) in kept.iter().enumerate() {
        sum += if nth == 0 { one.weight } else { one.weight * FURTHER };
    }
    // what was learned knows the length already
    let learned = kept.first().is_some_and(|one| (around.rules)(one.rule).is_learned());
    let shift = PRIOR - doubt(&kept, around) - if learned { 0.0 } else { around.length };
    let odds = shift + sum.min(MOST);

    // One finding per threat and chain, the strongest with the odds of the whole passage.
    let mut groups: Vec<(Threat, u16, f64)> = Vec::new();
    for one in &kept {
        let threat = (around.rules)(one.rule).threat;
        match groups.iter_mut().find(|(known, chain, _)| *known == threat && *chain == one.chain) {
            Some(group) => group.2 += one.weight * FURTHER,
            None => groups.push((threat, one.chain, one.weight)),
        }
    }
    groups.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1)));
    for (nth, &(threat, chain, own)) in groups.iter().enumerate() {
        let with_others = shift + (own + (sum - own).max(0.0) * NEIGHBOUR).min(MOST);
        let confidence = probability(if nth == 0 { odds } else { with_others.min(odds) });
        let parts =
            || kept.iter().filter(move |one| one.chain == chain && (around.rules)(one.rule).threat == threat);
        let Some(first) = parts().next() else { continue };
        let mut marks = Vec::new();
        if chain != 0 {
            marks.push(Mark::EncodingAttack);
        }
        if parts().any(|one| (around.rules)(one.rule).fakes_boundary()) {
            marks.push(Mark::DelimiterAttack);
        }
        // The place holds all that speaks for it, also what rests on the same words or repeats them. Where rows found
        // the words, the sentence around them that was learned adds none.
        let place =
            || passage.iter().filter(|one| one.chain == chain && (around.rules)(one.rule).threat == threat);
        let widens = |one: &Evidence| {
            (around.rules)(one.rule).is_learned()
                && place().any(|row| !(around.rules)(row.rule).is_learned() && one.span.contains(row.span))
        };
        let exact = || place().filter(|one| !widens(one));
        let span = exact()
            .next()
            .map_or(first.span, |start| exact().fold(start.span, |span, one| span.hull(one.span)));
        out.push(Weighed {
            threat,
            confidence,
            span,
            text: first.text,
            local: first.local,
            chain,
            marks,
            rule: (around.rules)(first.rule).name,
        });
    }
    odds
}

/// The evidence of a passage as one reader sees it. Several texts of the work list may show the same words: the one
/// that says most is read, and of the others what stands elsewhere. So an encoded attack weighs what it weighs plain.
fn reading<'e>(passage: &'e [Evidence], around: &Surroundings<'_>) -> Cow<'e, [Evidence]> {
    if passage.iter().all(|one| one.text == passage[0].text) {
        return Cow::Borrowed(passage);
    }
    let mut by_text = passage.to_vec();
    by_text.sort_by_key(|one| (one.text, one.rule));
    let mut texts: Vec<(&[Evidence], f64)> = Vec::new();
    for part in by_text.chunk_by(|a, b| a.text == b.text) {
        let rows = part.chunk_by(|a, b| a.rule == b.rule).map(|row| row[0].weight);
        let chain = &*around.chains[part[0].chain as usize];
        let within = (around.path)(&part[0]).len() - 1;
        let first = match chain {
            [] => DECODED * within as f64,
            _ if chain.iter().any(|one| one.guessed()) => DECODED,
            _ => SHOWN + DECODED * chain.len() as f64,
        };
        texts.push((part, rows.sum::<f64>() + first));
    }
    // What was decoded comes before the same in plain: it says more.
    texts.sort_by(|(a, one), (b, other)| {
        other.total_cmp(one).then((a[0].text == 0).cmp(&(b[0].text == 0))).then(a[0].text.cmp(&b[0].text))
    });
    let mut kept: Vec<Evidence> = Vec::with_capacity(passage.len());
    // By text and start: the end, and through which text of the list it got there.
    let mut taken: BTreeMap<(u32, u32), (u32, u32)> = BTreeMap::new();
    for (part, _) in texts {
        let free = |one: &&Evidence| {
            (around.path)(one).all(|(text, span, via)| {
                let before = taken.range((text, 0)..(text, span.end)).next_back();
                before.is_none_or(|(_, &(end, other))| end <= span.start || other == via)
            })
        };
        let from = kept.len();
        kept.extend(part.iter().filter(free));
        kept[from..].sort_by_key(|one| one.local);
        for (text, span, via) in kept[from..].iter().flat_map(|one| (around.path)(one)) {
            match taken.range_mut((text, 0)..=(text, span.start)).next_back() {
                Some((_, (end, other))) if *end > span.start && *other == via => *end = span.end.max(*end),
                _ => drop(taken.insert((text, span.start), (span.end, via))),
            }
        }
    }
    kept.sort_by_key(|one| (one.span.start, one.span.end, one.text, one.local, one.rule));
    Cow::Owned(kept)
}

/// The evidence that counts, strongest first: each row once per chain, stronger where it repeats, weaker where other
/// evidence rests on the same words. Decoded evidence comes before plain evidence of the same strength: it says more.
fn accepted(passage: &[Evidence], around: &Surroundings<'_>) -> Vec<Evidence> {
    let mut rows: Vec<(Evidence, u32)> = Vec::new();
    for &one in passage {
        match rows.iter_mut().find(|(known, _)| known.rule == one.rule && known.chain == one.chain) {
            Some((_, count)) => *count += 1,
            None => rows.push((one, 1)),
        }
    }
    let depth = |one: &Evidence| around.chains[one.chain as usize].len();
    rows.sort_by(|(a, _), (b, _)| {
        let decoded_first = (depth(a) == 0).cmp(&(depth(b) == 0)).then(depth(a).cmp(&depth(b)));
        b.weight.total_cmp(&a.weight).then(decoded_first).then(a.span.cmp(&b.span)).then(a.rule.cmp(&b.rule))
    });
    let mut kept: Vec<Evidence> = Vec::with_capacity(rows.len());
    let mut weak = 0.0;
    for (mut one, count) in rows {
        let threat = (around.rules)(one.rule).threat;
        let same = |other: &Evidence| {
            other.rests_on_the_words_of(&one) && (around.rules)(other.rule).threat == threat
        };
        if kept.iter().any(same) {
            // The same words twice, in plain and decoded, are no second witness at all.
            weak +=
                if kept.iter().any(|other| other.rule == one.rule) { 0.0 } else { one.weight * SAME_WORDS };
            continue;
        }
        let doublings = f64::from(count.ilog2());
        let fakes = |other: &Evidence| (around.rules)(other.rule).fakes_boundary();
        if fakes(&one) && kept.iter().any(fakes) {
            one.weight *= FURTHER_FAKE;
        }
        one.weight += (REPEATED.0 * doublings).min(REPEATED.1).min(one.weight);
        kept.push(one);
    }
    if let Some(first) = kept.first_mut() {
        first.weight += weak.min(1.0);
    }
    kept
}

/// What quotation, talk about attacks and everyday sentences take off: of those the least everyday counts.
fn doubt(kept: &[Evidence], around: &Surroundings<'_>) -> f64 {
    let Some(first) = kept.first() else { return 0.0 };
    let of_first = kept.iter().filter(|one| one.text == first.text);
    let span = of_first.fold(first.local, |span, one| span.hull(one.local));
    let about = (around.about)(first.text, span).min(8);
    let about = (ABOUT.0 * f64::from(about as u32)).min(ABOUT.1);
    let all_quoted =
        kept.iter().filter(|one| one.weight >= 1.0).all(|one| quoted((around.words)(one.text), one.local));
    about
        + kept.iter().map(|one| one.calm).fold(f64::INFINITY, f64::min)
        + match (all_quoted, about > 0.0) {
            (false, _) => 0.0,
            (true, false) => QUOTED.0,
            (true, true) => QUOTED.1,
        }
}

/// Whether a quotation that is open where `span` begins closes after it, within a line.
fn quoted(raw: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut from = start.saturating_sub(300);
    while !raw.is_char_boundary(from) {
        from += 1;
    }
    let line = raw[from..start].rfind('\n').map_or(from, |at| from + at + 1);
    let before = &raw[line..start];
    let odd = |mark: char| before.chars().filter(|&c| c == mark).count() % 2 == 1;
    // The value of a field or of an attribute is not a quotation.
    let value = before.rfind('"').is_some_and(|at| {
        let named = before[..at].trim_end();
        named.ends_with('=') || named.strip_suffix(':').is_some_and(|name| name.trim_end().ends_with('"'))
    });
    let opened = |open: char, close: char| match (before.rfind(open), before.rfind(close)) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    };
    // An apostrophe is no quotation mark: a single quote opens one only after a space or a bracket.
    let single =
        before.ends_with('\'') || before.rfind(" '").is_some_and(|at| !before[at + 2..].contains("' "));
    let after = &raw[end..];
    let closes = |mark: char| after.chars().take(300).any(|c| c == mark);
    odd('"') && !value && closes('"')
        || odd('`') && closes('`')
        || opened('“', '”')
        || opened('«', '»')
        || opened('„', '“')
        || opened('「', '」')
        || single && closes('\'')
}

/// What so many words take off the odds of what rows find there: in a long page something matches by chance.
pub(crate) fn length(words: usize, role: Role) -> f64 {
    let long = matches!(role, Role::Document | Role::Tool);
    if long { libm::log((words as f64 / PAGE.0).max(1.0)).min(PAGE.1) } else { 0.0 }
}

/// What evidence weighs that makes these log-odds by itself.
pub(crate) fn weight(odds: f64) -> f64 {
    (odds - PRIOR).clamp(0.0, MOST)
}

/// Log-odds as a probability.
fn probability(odds: f64) -> Share {
    Share::new(1.0 / (1.0 + libm::exp(-odds)))
}
