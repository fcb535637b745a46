//! The detector: a bounded work list of texts, each judged and each tried for what it may hide.

use crate::{
    detect::{
        Finding,
        confidence::{self, Evidence, Surroundings, Weighed},
        decode::{DECODERS, Decoded, Decoding},
        known::Words,
        layer::Layer,
        learned::{self, Learned, Suspicion},
        pattern::Patterns,
        pii::{Pii, Sensitive},
        prose, structure,
    },
    interaction::{Place, Role, Share, Span},
    limits::{Degraded, boundary},
    text::word::{self, Token},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Findings below this probability are not reported.
const REPORTED: f64 = 0.25;
/// Decoded bytes that are always allowed, however short the text.
const ALLOWANCE: u64 = 64 * 1024;
/// What a decoded text costs at least, so that a million tiny ones are bounded too.
const LEAST: u64 = 64;

/// Findings of one text: a text that repeats an attack a thousand times is one attack.
const MOST_FINDINGS: usize = 64;
/// What carries the words may itself be carried, as JSON in JSON is, so many times.
const MOST_CARRIERS: u8 = 4;
/// Bytes of a decoded passage that a finding shows.
const SHOWN: usize = 1_000;
/// A request before what was decoded is not longer.
const REQUEST: usize = 64;
/// Bytes before a passage in which the beginning of its line is looked for: one line may hold thousands of passages.
const LINE: usize = 1_024;
/// Bytes before and behind a finding in which words about attacks are looked for.
const ABOUT_BEFORE: u32 = 160;
const ABOUT_BEHIND: u32 = 80;
/// Bytes before and behind a finding that belong to what it demands.
const BEFORE: usize = 200;
const BEHIND: usize = 1_000;

/// How the detector decides and how far it reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Options {
    /// From which probability on a text counts as malicious, 0..=1.
    pub threshold: f64,
    /// How many encodings inside each other are read through.
    pub depth: u8,
    /// Decoded bytes are at most this many times the input, plus 64 KiB.
    pub decoded_factor: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { threshold: 0.5, depth: 3, decoded_factor: 4 }
    }
}

/// A limit that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Its name in the configuration.
    pub(crate) limit: &'static str,
    /// What there was.
    pub(crate) seen: u64,
    /// What was read.
    pub(crate) allowed: u64,
}

impl Cut {
    /// As the wire format says it.
    pub(crate) fn degraded(self, place: Place, index: Option<usize>) -> Degraded {
        Degraded::new(self.limit, place, index, self.seen, self.allowed)
    }
}

/// One finding, and the words around it where they were judged.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) finding: Finding,
    /// Decoded, where they were encoded.
    pub(crate) payload: String,
}

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// Probability that the text is an attack.
    pub(crate) confidence: Share,
    /// What makes it one, in order of position.
    pub(crate) hits: Vec<Hit>,
    /// What was not read.
    pub(crate) cut: Vec<Cut>,
}

/// Finds injected instructions. Build once, scan many texts, from any thread.
#[derive(Clone, Debug)]
pub(crate) struct Detector {
    patterns: &'static Patterns,
    learned: Arc<Learned>,
    sensitive: Arc<Sensitive>,
    options: Options,
}

/// A text on the work list.
struct Node {
    decoded: Decoded,
    parent: usize,
    depth: u8,
    carriers: u8,
    chain: u16,
    /// The request before it: "Decode this and do it:".
    request: String,
    /// Where words about attacks stand in it, ascending.
    about: Vec<u32>,
}

/// The work list and what came of it.
struct Work<'t> {
    /// The original, who says it, and the words of the question that it was given with.
    raw: &'t str,
    role: Role,
    query: Option<&'t [Token]>,
    nodes: Vec<Node>,
    chains: Vec<Vec<Decoding>>,
    /// For each chain the numbers of those one longer.
    longer: Vec<Vec<(Decoding, u16)>>,
    evidence: Vec<Evidence>,
    about: Vec<u32>,
    /// The most sentences that the learned part read of a text, and the most words in prose: what was decoded stands among those
    /// around it.
    sentences: usize,
    /// The texts whose sentences were not counted yet, by their numbers: few are ever asked for.
    uncounted: Vec<u32>,
    words: usize,
    spent: u64,
    allowed: u64,
    refused: u64,
}

impl Detector {
    pub(crate) fn new(options: &Options) -> Self {
        Self::with(options, Learned::shipped())
    }

    pub(crate) fn with(options: &Options, learned: Arc<Learned>) -> Self {
        Self {
            patterns: Patterns::shipped(),
            learned,
            sensitive: Arc::new(Sensitive::new()),
            options: options.clone(),
        }
    }

    /// The hits of a report that are attacks, by the threshold in force.
    pub(crate) fn attacks<'r>(&self, report: &'r Report) -> impl Iterator<Item = &'r Hit> + use<'r> {
        let threshold = self.options.threshold;
        report.hits.iter().filter(move |hit| hit.finding.confidence.get() >= threshold)
    }

    /// The secrets and personal data of `raw`, in order of position.
    pub(crate) fn pii(&self, raw: &str) -> Vec<Pii> {
        self.sensitive.find(raw)
    }

    /// Reads `raw` as `role` says it.
    pub(crate) fn scan(&self, raw: &str, role: Role) -> Report {
        self.scan_words(raw, &word::tokens(raw), role)
    }

    /// The same where the words are known already; of each only what it folds to and what it is made of is read.
    pub(crate) fn scan_words(&self, raw: &str, tokens: &[Token], role: Role) -> Report {
        self.scan_asked(raw, tokens, role, None)
    }

    /// The same of a document that was given with a question: what neither asks for is foreign there.
    pub(crate) fn scan_asked(
        &self,
        raw: &str,
        tokens: &[Token],
        role: Role,
        query: Option<&[Token]>,
    ) -> Report {
        let allowed = u64::from(self.options.decoded_factor) * raw.len() as u64 + ALLOWANCE;
        let mut work = Work {
            raw,
            role,
            query,
            nodes: Vec::new(),
            chains: vec![Vec::new()],
            longer: vec![Vec::new()],
            evidence: Vec::new(),
            about: Vec::new(),
            sentences: 0,
            uncounted: Vec::new(),
            words: 0,
            spent: 0,
            allowed,
            refused: 0,
        };
        self.read(raw, tokens, None, &mut work);
        let mut next = 0;
        while next < work.nodes.len() {
            let text = std::mem::take(&mut work.nodes[next].decoded.text);
            self.read(&text, &word::tokens(&text), Some(next), &mut work);
            work.nodes[next].decoded.text = text; // a hit shows the words it was found in
            next += 1;
        }
        self.report(work)
    }

    /// Judges one text, the original or a decoded one, and adds what it hides to the work list.
    fn read(&self, raw: &str, tokens: &[Token], node: Option<usize>, work: &mut Work<'_>) {
        let words = Words::new(raw, tokens);
        let layer = Layer::new(&words, self.patterns);
        let mut matches = self.patterns.matches(raw, tokens, &layer.hits);
        structure::matches(raw, learned::rules().len(), &mut matches);
        matches.retain(|found| self.patterns.rule(found.rule).weight(work.role) > 0.0);
        let chain = node.map_or(0, |node| work.nodes[node].chain);
        let suspicions = if prose::is_prose(&words, node.is_some()) {
            work.words = tokens.len().max(work.words);
            self.suspicions(&words, node, work)
        } else {
            Vec::new()
        };
        let guessed = work.chains[chain as usize].iter().any(|one| one.guessed());
        let text = number(node);
        let evidence = work.evidence.len();
        // Where nothing that was decoded matters, the layer it was found in says all there is to say.
        if matches.iter().any(|found| work.original(found.span, node).is_some()) {
            let places: Vec<Span> = matches.iter().map(|found| found.span).collect();
            let calm = self.learned.everyday(&words, work.role, &places);
            for (found, calm) in matches.into_iter().zip(calm) {
                let rule = self.patterns.rule(found.rule);
                work.evidence.push(Evidence {
                    rule: found.rule,
                    span: work.place(found.span, node),
                    text,
                    local: found.span,
                    chain,
                    weight: rule.weight(work.role),
                    calm: if rule.fakes_boundary() { 0.0 } else { calm },
                });
            }
        }
        for one in suspicions {
            if guessed && !prose::is_language(&raw[one.span.range()]) {
                continue;
            }
            // Of a sentence with a request before what was decoded, that is the attack.
            let local = node.map_or(one.span, |node| work.nodes[node].decoded.hidden(raw, one.span));
            if let Some(span) = work.original(local, node) {
                let weight = confidence::weight(one.odds);
                work.evidence.push(Evidence { rule: one.rule, span, text, local, chain, weight, calm: 0.0 });
            }
        }
        let about = layer.hits.iter().filter(|&&hit| self.patterns.speaks_about(hit));
        let about = about.map(|hit| tokens[hit.token as usize].span);
        let about = about.filter(|&span| !prose::is_in_address(raw, span)).map(|span| span.start).collect();
        *node.map_or(&mut work.about, |node| &mut work.nodes[node].about) = about;
        layer.room.set(work.allowed.saturating_sub(work.spent));
        let nodes = work.nodes.len();
        self.decode(&layer, node, work);
        self.without_syntax(raw, evidence, nodes, work);
    }

    /// Leaves out what was learned of sentences in a value, which is judged by itself: here they begin and end in the syntax around it.
    /// `evidence` and `nodes` are where those of the text begin.
    fn without_syntax(&self, raw: &str, evidence: usize, nodes: usize, work: &mut Work<'_>) {
        let taken_out = |node: &Node| node.decoded.passage().filter(|_| node.decoded.is_taken_out());
        let values: Vec<Span> = work.nodes[nodes..].iter().filter_map(taken_out).collect();
        if values.is_empty() {
            return;
        }
        let mut own = work.evidence.split_off(evidence);
        own.retain(|one| {
            let learned = self.patterns.rule(one.rule).is_learned();
            !learned || !values.iter().any(|&value| belongs_to(raw, one.local, value))
        });
        work.evidence.append(&mut own);
    }

    /// What the learned part makes of a text, read with the request before it, as if it stood there plain.
    fn suspicions(&self, words: &Words<'_>, node: Option<usize>, work: &mut Work<'_>) -> Vec<Suspicion> {
        let text = number(node);
        let from = work.request_before(text).len() as u32;
        if from == 0 {
            return self.suspected(words, text, work);
        }
        let whole = work.whole(text, words.raw);
        let tokens = word::tokens(&whole);
        let found = self.suspected(&Words::new(&whole, &tokens), text, work);
        let inside = |one: Suspicion| {
            let span =
                Span { start: one.span.start.max(from) - from, end: one.span.end.saturating_sub(from) };
            (span.start < span.end).then_some(Suspicion { span, ..one })
        };
        found.into_iter().filter_map(inside).collect()
    }

    /// The same of the whole that is read.
    fn suspected(&self, words: &Words<'_>, text: u32, work: &mut Work<'_>) -> Vec<Suspicion> {
        if !self.learned.may_suspect(words, work.role) {
            work.uncounted.push(text);
            return Vec::new();
        }
        for text in std::mem::take(&mut work.uncounted) {
            let whole = work.whole(text, work.text(text));
            let count = self.learned.sentences(&Words::new(&whole, &word::tokens(&whole)));
            work.sentences = count.max(work.sentences);
        }
        self.learned.suspicions(words, work.role, work.query, &mut work.sentences)
    }

    fn decode(&self, layer: &Layer<'_>, node: Option<usize>, work: &mut Work<'_>) {
        let (chain, depth, carriers) = node.map_or((0, 0, 0), |node| {
            (work.nodes[node].chain, work.nodes[node].depth, work.nodes[node].carriers)
        });
        // Pieces are put together before the syntax in them is undone: around that only a part of the text is left.
        let torn = node.is_some_and(|node| work.is_rewritten_syntax(node));
        for decoder in DECODERS.iter().filter(|decoder| layer.signs.any(decoder.signs)) {
            let named = decoder.decoding.is_some();
            if named && depth >= self.options.depth || !named && carriers >= MOST_CARRIERS {
                continue;
            }
            if work.spent >= work.allowed {
                work.refused += LEAST;
                continue;
            }
            for decoded in (decoder.decode)(layer) {
                let cost = (decoded.text.len() as u64).max(LEAST);
                let decoding = decoded.decoding.or(decoder.decoding);
                let undone = decoding.is_some_and(|decoding| decoding.undoes(&work.chains[chain as usize]))
                    || torn && decoding == Some(Decoding::Fragments);
                // What stands in the surroundings of a passage was found in the layer it was taken from.
                if undone || work.original(decoded.hull(), node).is_none() {
                    continue;
                }
                work.refused += decoded.lost;
                if work.spent + cost > work.allowed {
                    work.refused += cost;
                    continue;
                }
                work.spent += cost;
                let inner = [decoding, decoded.inner].into_iter().flatten();
                let inner = inner.fold(chain, |chain, decoding| work.chain(chain, decoding));
                let request = work.request(&decoded, layer.raw, node);
                // Parents come before their children, so that walking back ends at the original.
                work.nodes.push(Node {
                    decoded,
                    request,
                    parent: node.map_or(0, |node| node + 1),
                    depth: depth + u8::from(named),
                    carriers: carriers + u8::from(!named),
                    chain: inner,
                    about: Vec::new(),
                });
            }
        }
    }

    fn report(&self, mut work: Work<'_>) -> Report {
        let evidence = std::mem::take(&mut work.evidence);
        let around = Surroundings {
            words: &|text| work.text(text),
            about: &|text, span| work.about_around(text, span),
            path: &|one| work.path(one),
            chains: &work.chains,
            rules: &|index| self.patterns.rule(index),
            length: confidence::length(work.words, work.role),
        };
        let (confidence, weighed) = confidence::weigh(evidence, &around);
        let mut found: Vec<Weighed> =
            weighed.into_iter().filter(|one| one.confidence.get() >= REPORTED).collect();
        // the surest of too many, then by position
        found.sort_by_key(|one| (std::cmp::Reverse(one.confidence), one.span, one.threat));
        found.truncate(MOST_FINDINGS);
        found.sort_by_key(|one| (one.span, one.threat));
        let hits = found.into_iter().map(|one| work.hit(one)).collect();
        let cut = (work.refused > 0).then(|| Cut {
            limit: "decoded_factor",
            seen: work.spent + work.refused,
            allowed: work.allowed,
        });
        Report { confidence, hits, cut: cut.into_iter().collect() }
    }
}

impl Work<'_> {
    fn hit(&self, one: Weighed) -> Hit {
        let text = self.text(one.text);
        let from = boundary(text, (one.local.start as usize).saturating_sub(BEFORE));
        let to = boundary(text, one.local.end as usize + BEHIND);
        Hit {
            payload: text[from..to].to_owned(),
            finding: Finding {
                threat: one.threat,
                confidence: one.confidence,
                span: one.span,
                decoded: self.chains[one.chain as usize].clone(),
                marks: one.marks,
                rule: one.rule.into(),
                decoded_text: (one.chain != 0).then(|| self.shown(one.text, one.local)).flatten(),
            },
        }
    }

    /// The request before a passage of a text: what stands before it in its line, or, where it begins one, in the line before; before
    /// the syntax around it, where it was taken out of one. What has words around it is read with those.
    fn request(&self, decoded: &Decoded, raw: &str, node: Option<usize>) -> String {
        let all = decoded.own() == (0..decoded.text.len());
        if !all {
            return String::new();
        }
        let (from, near) = near_before(raw, decoded.hull().start);
        let before = if decoded.is_taken_out() { before_syntax(near) } else { near };
        if from == 0 && before.trim().is_empty() {
            return node.map_or_else(String::new, |node| self.nodes[node].request.clone());
        }
        let line = before.trim_end().rfind('\n').map(|at| at + 1);
        // what begins further off is no request
        let Some(at) = line.or((from == 0).then_some(0)) else { return String::new() };
        let request = &before[at..];
        if request.len() <= REQUEST && request.trim_end().ends_with(':') {
            request.to_owned()
        } else {
            String::new()
        }
    }

    /// The request that was found before a text of the list; none before the original.
    fn request_before(&self, text: u32) -> &str {
        text.checked_sub(1).map_or("", |node| &*self.nodes[node as usize].request)
    }

    /// A text of the list, which says `raw`, with the request before it.
    fn whole(&self, text: u32, raw: &str) -> String {
        [self.request_before(text), raw].concat()
    }

    /// Whether a text is another in which the syntax of something else was undone in place.
    fn is_rewritten_syntax(&self, node: usize) -> bool {
        let node = &self.nodes[node];
        let before = node.parent.checked_sub(1).map_or(0, |parent| self.nodes[parent].carriers);
        node.carriers > before && !node.decoded.is_taken_out()
    }

    /// A text of the list; number 0 is the original.
    fn text(&self, text: u32) -> &str {
        text.checked_sub(1).map_or(self.raw, |node| &*self.nodes[node as usize].decoded.text)
    }

    /// The decoded passage that holds `span` of a text, or what of it is next to `span`. The syntax around words is shown.
    fn shown(&self, text: u32, mut span: Span) -> Option<String> {
        let mut node = &self.nodes[text.checked_sub(1)? as usize];
        while let Some(parent) = node.parent.checked_sub(1).map(|parent| &self.nodes[parent]) {
            if parent.carriers == node.carriers {
                break;
            }
            span = node.decoded.place(span);
            node = parent;
        }
        let decoded = &node.decoded;
        let (own, span) = (decoded.own(), span.range());
        // Whole words: a letter next to what was decoded was not.
        let letter = |c: char| c.is_alphanumeric();
        let (before, behind) = (&decoded.text[..own.start], &decoded.text[own.end..]);
        let mut from = before.trim_end_matches(letter).len().min(span.start);
        let mut to = (decoded.text.len() - behind.trim_start_matches(letter).len()).max(span.end);
        if to - from > SHOWN {
            let aside = SHOWN.saturating_sub(span.len()) / 2;
            from = boundary(&decoded.text, from.max(span.start.saturating_sub(aside)));
            to = boundary(&decoded.text, to.min(from + SHOWN));
        }
        Some(decoded.text[from..to].to_owned())
    }

    /// Where evidence stands in its text and in those around it.
    fn path(&self, one: &Evidence) -> std::vec::IntoIter<(u32, Span, u32)> {
        let (mut text, mut span) = (one.text, one.local);
        let mut path = vec![(text, span, text)];
        while let Some(node) = text.checked_sub(1).map(|node| &self.nodes[node as usize]) {
            span = node.decoded.place(span);
            path.push((node.parent as u32, span, text));
            text = node.parent as u32;
        }
        path.into_iter()
    }

    /// Words about attacks around `span` of a text, and where the text ends there, around it.
    fn about_around(&self, text: u32, span: Span) -> usize {
        let count = |about: &[u32], from: u32, to: u32| {
            about[about.partition_point(|&at| at < from)..].iter().take_while(|&&at| at < to).take(8).count()
        };
        let (mut before, mut behind) = (ABOUT_BEFORE, ABOUT_BEHIND);
        let (mut text, mut span) = (text, span);
        let own = text.checked_sub(1).map_or(&self.about, |node| &self.nodes[node as usize].about);
        // Words that stand plain in a passage are counted in what it says, and not once more in what is around it.
        let mut seen = count(own, span.start, span.end);
        loop {
            let node = text.checked_sub(1).map(|node| &self.nodes[node as usize]);
            let about = node.map_or(&self.about, |node| &node.about);
            seen += count(about, span.start.saturating_sub(before), span.start)
                + count(about, span.end, span.end + behind);
            let passage = node.and_then(|node| Some((node, node.decoded.passage()?)));
            let Some((node, passage)) = passage else { return seen };
            before = before.saturating_sub(span.start);
            behind = (span.end + behind).saturating_sub(node.decoded.text.len() as u32);
            (text, span) = (node.parent as u32, passage);
        }
    }

    /// Where a passage of a text on the list stands in the original; none where nothing was decoded in it.
    fn original(&self, mut span: Span, node: Option<usize>) -> Option<Span> {
        let mut at = node.map_or(0, |node| node + 1);
        while at > 0 {
            let node = &self.nodes[at - 1];
            span = node.decoded.source(span)?;
            at = node.parent;
        }
        Some(span)
    }

    /// The same, for a part of a text on the list in which nothing need have been decoded.
    fn place(&self, span: Span, node: Option<usize>) -> Span {
        let Some(node) = node.map(|node| &self.nodes[node]) else { return span };
        let span = node.decoded.place(span);
        let parent = node.parent.checked_sub(1);
        self.original(span, parent).unwrap_or_else(|| self.place(span, parent))
    }

    /// The number of the chain `chain` with one more decoding inside.
    fn chain(&mut self, chain: u16, decoding: Decoding) -> u16 {
        let known = self.longer[chain as usize].iter().find(|(inside, _)| *inside == decoding);
        if let Some(&(_, number)) = known {
            return number;
        }
        let number = self.chains.len().min(usize::from(u16::MAX)) as u16;
        if number < u16::MAX {
            let mut longer = self.chains[chain as usize].clone();
            longer.push(decoding);
            self.chains.push(longer);
            self.longer.push(Vec::new());
            self.longer[chain as usize].push((decoding, number));
            return number;
        }
        chain
    }
}

/// The number of a text by its place on the list; 0 for the original.
fn number(node: Option<usize>) -> u32 {
    node.map_or(0, |node| node as u32 + 1)
}

/// Whether `span` stands in `value`, but for a few words: most of it does, or it begins in the syntax before it.
fn belongs_to(raw: &str, span: Span, value: Span) -> bool {
    let inside = span.end.min(value.end).saturating_sub(span.start.max(value.start));
    let aside = span.end - span.start - inside;
    let in_syntax = || {
        let (from, near) = near_before(raw, value.start);
        span.start < value.start && span.start as usize >= from + before_syntax(near).len()
    };
    inside > 0 && aside as usize <= REQUEST && (aside <= inside || in_syntax())
}

/// The last [`LINE`] bytes before a place, and where they begin.
fn near_before(raw: &str, at: u32) -> (usize, &str) {
    let from = boundary(raw, (at as usize).saturating_sub(LINE));
    (from, &raw[from..at as usize])
}

/// What stands before the syntax of something else that a text ends with, within a line.
fn before_syntax(before: &str) -> &str {
    let line = before.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let opens = before[line..].find(['{', '[', '<', '`']);
    opens.map_or(before, |at| &before[..line + at])
}
