//! Records side by side, "stalls 14 euros, balcony 8 euros": values of one kind, each with what it is the value of. A claim that gives to
//! one what the passage gives to another.

use super::{
    compare::Conflict,
    corpus::{Around, Window, begins_alike},
    extract::{Statement, content},
    fact::{self, Bound},
    parallel::is_code,
    reading::Reading,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        date::Kind,
        quantity::{Measure, Quantity},
        word::{Token, hash},
        words::{Words, words},
    },
};

/// Values of a passage that are looked at.
const MOST_VALUES: usize = 24;

/// Words of a passage, of the claim or of the source: what is longer is no series of prose, and each word is held against the others.
const MOST_WORDS: usize = 200;

/// How much of the labels of a record a claim has to say for the record to be meant.
const MEANT: f64 = 0.15;

/// Words of a claim that two sentences need not say for the one to tell of what the claim gives the value of the other.
const UNSAID: usize = 2;

/// How sure it is that a value stands with the label of another.
const STRENGTH: f64 = 0.8;

/// Words that set one value against another: "two hours later than", "instead of".
pub(super) const AGAINST: &Words =
    words!("than instead rather others other else als statt que otros autres altri outros che lugar lieu");

/// A value and what tells of what it is the value: words of its part of the passage that no other part says, or else other values.
struct Record<'a> {
    value: Value<'a>,
    labels: Vec<Label<'a>>,
}

#[derive(Clone, Copy)]
enum Label<'a> {
    Word(&'a Token),
    Value(Value<'a>),
}

impl Label<'_> {
    const fn span(&self) -> Span {
        match self {
            Self::Word(token) => token.span,
            Self::Value(value) => value.span(),
        }
    }

    /// Whether both are one word in one form, or one value.
    fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Word(a), Self::Word(b)) => a.stem == b.stem,
            (Self::Value(a), Self::Value(b)) => a.is(*b),
            _ => false,
        }
    }
}

/// The part of a passage that tells one value.
pub(super) struct Part<'a> {
    pub(super) value: Value<'a>,
    pub(super) before: Span,
    pub(super) behind: Span,
}

/// A value of the claim that the passage gives to something else than the claim does.
pub(super) fn exchanged(claim: &Reading<'_>, statement: &Statement, window: &Window<'_>) -> Option<Conflict> {
    let (response, text) = (claim.text, &window.source.text);
    let claimed = Value::all(response, statement.span);
    if claimed.is_empty() || claim.is_negative() {
        return None;
    }
    let sentences = sentences(window);
    if !may_exchange(&claimed, text, &sentences) {
        return None;
    }
    let long = |text: &Text, span: Span| text.tokens_in(span).len() > MOST_WORDS;
    if long(response, statement.span) || sentences.iter().any(|span| long(text, *span)) {
        return None;
    }
    if claim.tokens.iter().any(|t| AGAINST.contains(t.fold) || t.fold == hash("non")) {
        return None;
    }
    claimed.iter().take(MOST_VALUES).find_map(|&value| {
        let records = records(text, &sentences, value);
        let own = single(&records, |record| value.is(record.value))?;
        let mut said = words_for(response, statement.span, &claimed, value);
        // "on Thursdays" is told by itself, whatever is told "from Tuesday to Sunday"
        if let Some(day) = said.iter().position(|own| records.iter().any(|r| r.is_of_just(own))) {
            said.swap(0, day);
            said.truncate(1);
        }
        let (first, told) = own.told(text, response, &said);
        if first || own.labels.is_empty() {
            return None;
        }
        let meant = |record: &&Record<'_>| {
            let (first, share) = record.told(text, response, &said);
            first && share >= MEANT && share > told && !value.is(record.value)
        };
        let rival = single(&records, |record| meant(&record))?;
        let together =
            |sentence: &Span| sentence.contains(own.value.span()) && sentence.contains(rival.value.span());
        let unsaid = || said.iter().filter(|own| !is_said(response, own, text, &sentences)).count();
        if !sentences.iter().any(together) && (unsaid() > UNSAID || 2 * unsaid() > said.len()) {
            return None;
        }
        if is_told_of_next(response, value, text, own.value, rival.value) {
            return None;
        }
        let detail = value.detail(response, rival.value, text)?;
        Some(Conflict { detail, strength: STRENGTH })
    })
}

/// Whether the word behind a value of the claim stands behind its own in the passage, and not behind the other: "3 % of the vaccinated" and
/// "8 % of those on placebo", whatever stands before them.
fn is_told_of_next(response: &Text, value: Value<'_>, text: &Text, own: Value<'_>, rival: Value<'_>) -> bool {
    const OF: &Words = words!("of von der des de del di do da");
    let next = |text: &Text, value: Value<'_>| {
        let rest = Span { start: value.span().end, end: text.sentence_at(value.span().start)?.end };
        let tokens = &text.tokens[text.tokens_in(rest)];
        let of = tokens.first().is_some_and(|t| OF.contains(t.fold));
        tokens.iter().take(if of { NEXT } else { 1 }).find(|t| !t.stop).map(|t| t.stem)
    };
    let said = next(response, value);
    let there = next(text, rival);
    said.is_some() && said == next(text, own) && there.is_some() && said != there
}

/// Words behind a value among which stands what it is told of.
const NEXT: usize = 4;

/// Whether the passage says a value of the claim, and one that differs from it: most do not.
fn may_exchange(claimed: &[Value<'_>], text: &Text, sentences: &[Span]) -> bool {
    let told = sentences.iter().flat_map(|span| Value::each(text, *span));
    let told: Vec<Value<'_>> = told.take(MOST_VALUES).collect();
    claimed.iter().take(MOST_VALUES).any(|value| {
        told.iter().any(|own| value.is(*own))
            && told.iter().any(|own| is_alike(*value, *own, text) && !value.is(*own))
    })
}

/// The sentence of a window, with its neighbours where they are built like it: "Partners take 10 days" beside "Mothers take 20 weeks".
fn sentences(window: &Window<'_>) -> Vec<Span> {
    let text = &window.source.text;
    let own: Vec<u64> = content(text, window.sentence).map(|t| t.stem).collect();
    let built_like = |span: Span| content(text, span).any(|t| own.contains(&t.stem));
    let beside = window.parts().iter().flatten();
    let beside =
        beside.filter(|part| matches!(part.kind, Around::Before | Around::After)).map(|part| part.span);
    let mut all: Vec<Span> = beside.filter(|span| built_like(*span)).chain([window.sentence]).collect();
    all.sort_unstable();
    all
}

/// The records of the kind of a value.
fn records<'a>(text: &'a Text, sentences: &[Span], kind: Value<'_>) -> Vec<Record<'a>> {
    let values = sentences.iter().flat_map(|span| Value::each(text, *span));
    let mut values: Vec<Value<'a>> =
        values.filter(|value| is_alike(kind, *value, text)).take(MOST_VALUES).collect();
    values.sort_unstable_by_key(|value| value.span());
    let Some(parts) = parts(text, sentences, &values) else { return Vec::new() };
    // "14 euros for adults and 8 for children": labels stand where those of the later values do
    let labels_in = |span: Span| labels(text, span, kind);
    let all: Vec<[Vec<Label<'a>>; 2]> =
        parts.iter().map(|p| [labels_in(p.before), labels_in(p.behind)]).collect();
    let later = |side: usize| all[1..].iter().all(|labels| !labels[side].is_empty());
    let sides = match (later(0), later(1)) {
        (true, _) => 0..1,
        (false, true) => 1..2,
        (false, false) => 0..2,
    };
    let only = |at: usize, label: &Label<'a>| {
        let others = || (0..parts.len()).filter(move |other| *other != at);
        // "600 requests per minute" and "100 per minute": the words of a value too are said of both
        let within = |other: usize| matches!(label, Label::Word(word) if says(text, &parts[other], word));
        // Thursday is within "Tuesday to Sunday", and is told apart
        !others()
            .flat_map(|other| all[other].iter().flatten())
            .any(|other| other.says(label) && label.says(other))
            && !others().any(within)
    };
    let record = |(at, part): (usize, &Part<'a>)| {
        let labels = all[at][sides.clone()].iter().flatten().filter(|label| only(at, label));
        Record { value: part.value, labels: labels.copied().collect() }
    };
    parts.iter().enumerate().map(record).collect()
}

/// Whether a value of a passage is of a kind, or leaves out what it counts: "adults may borrow 12 items, children 20".
fn is_alike(kind: Value<'_>, own: Value<'_>, text: &Text) -> bool {
    is_of_kind(kind, own)
        || matches!((kind, own), (Value::Number(kind), Value::Number(own)) if is_gap(kind, own, text))
}

/// Whether a number without what it counts ends its part of a passage, behind what it is told of.
fn is_gap(kind: &Quantity, own: &Quantity, text: &Text) -> bool {
    let counts = |q: &Quantity| q.measure == Measure::Count;
    if !counts(own) || own.noun.is_some() || counts(kind) && kind.noun.is_none() {
        return false;
    }
    let at = text.tokens_in(own.span);
    let behind = text.tokens.get(at.end);
    let gap = &text.raw[own.span.end as usize..behind.map_or(text.raw.len(), |t| t.span.start as usize)];
    let ends = !own.per.is_empty()
        || gap.contains([',', ';', '.', '\n'])
        || behind.is_none_or(|t| fact::joins(text, t));
    // "Pier 7" is a name
    let told_of = at.start.checked_sub(1).map(|before| &text.tokens[before]);
    ends && told_of.is_some_and(|t| !t.stop && !t.is_number() && !t.capital)
}

/// Whether two values measure the same: days and weeks too, and what is counted.
pub(super) fn is_of_kind(own: Value<'_>, other: Value<'_>) -> bool {
    let time = |measure| matches!(measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays);
    match (own, other) {
        (Value::Number(a), Value::Number(b)) if time(a.measure) && time(b.measure) => true,
        // "pounds" are two
        (Value::Number(a), Value::Number(b)) if is_pound(a) && is_pound(b) => true,
        (Value::Number(a), Value::Number(b)) if a.measure == Measure::Count && b.measure == a.measure => {
            a.noun == b.noun
        }
        _ => own.is(other) || own.differs(other),
    }
}

fn is_pound(quantity: &Quantity) -> bool {
    quantity.unit == "pound" || quantity.measure == Measure::Currency("GBP")
}

/// What tells in a passage of what a value of some kind is the value, in order.
fn labels<'a>(text: &'a Text, span: Span, kind: Value<'_>) -> Vec<Label<'a>> {
    let values = Value::each(text, span).filter(|value| !is_of_kind(kind, *value)).map(Label::Value);
    let mut all: Vec<Label<'a>> = words(text, span).map(Label::Word).chain(values).collect();
    all.sort_unstable_by_key(Label::span);
    all
}

/// The telling words of a passage, and its codes, without those of numbers and dates.
pub(super) fn words(text: &Text, span: Span) -> impl Iterator<Item = &Token> {
    const WAYS: &Words = words!("up down");
    let tokens = &text.tokens[text.tokens_in(span)];
    let near = |t: &Token| Span { start: t.span.start.saturating_sub(32), ..t.span };
    let atom = move |t: &Token| text.atoms_in(near(t)).iter().any(|a| a.contains(t.span));
    // "600 requests on the one plan and 100 on the other": what is counted tells nothing apart
    let counted = move |t: &Token| text.quantities_in(near(t)).iter().any(|q| q.noun == Some(t.stem));
    tokens.iter().filter(move |t| {
        !t.stop && !WAYS.contains(t.fold) && (!t.is_number() || is_code(text, t)) && !atom(t) && !counted(t)
    })
}

/// Cuts a passage between values; `None` where there are not two, or nothing parts them.
pub(super) fn parts<'a>(text: &Text, sentences: &[Span], values: &[Value<'a>]) -> Option<Vec<Part<'a>>> {
    let [first, .., last] = values else { return None };
    let start = |value: &Value<'_>| {
        let sentence = sentences.iter().find(|s| s.contains(value.span())).copied().unwrap_or(value.span());
        let before = Span { end: value.span().start, ..sentence };
        let lead = text.slice(before).rfind(": ").map_or(0, |colon| colon as u32 + 1);
        last_clause(text, Span { start: sentence.start + lead, ..before })
    };
    let mut bounds = vec![start(first)];
    for pair in values.windows(2) {
        bounds.push(bound(text, sentences, pair[0].span(), pair[1].span())?);
    }
    let end = sentences.iter().find(|s| s.contains(last.span())).map_or(last.span().end, |s| s.end);
    bounds.push(end);
    let part = |(value, ends): (&Value<'a>, &[u32])| {
        let span = value.span();
        let before = Span { start: ends[0].min(span.start), end: span.start };
        Part { value: *value, before, behind: Span { start: span.end, end: ends[1].max(span.end) } }
    };
    Some(values.iter().zip(bounds.windows(2)).map(part).collect())
}

/// Whether a value is told with a word: "per minute".
fn says(text: &Text, part: &Part<'_>, word: &Token) -> bool {
    text.tokens[text.tokens_in(part.value.span())].iter().any(|t| t.stem == word.stem)
}

/// Where the clause before a value begins: "the basic fare includes nothing; the plus fare includes one".
fn last_clause(text: &Text, before: Span) -> u32 {
    let tokens = &text.tokens[text.tokens_in(before)];
    let full = (1..tokens.len()).rev().find(|&at| matches!(fact::bound(text, tokens, at), Some(Bound::Full)));
    full.map_or(before.start, |at| tokens[at].span.start)
}

/// Where one value ends and the next begins: at the strongest mark or conjunction between them.
fn bound(text: &Text, sentences: &[Span], left: Span, right: Span) -> Option<u32> {
    let new = sentences.iter().find(|s| s.contains(right)).filter(|s| !s.contains(left));
    if let Some(sentence) = new {
        return Some(sentence.start);
    }
    let from = text.tokens_in(Span { start: left.end, end: right.end });
    let tokens = &text.tokens[from.start.saturating_sub(1)..from.end];
    let strength = |at: usize| match fact::bound(text, tokens, at)? {
        Bound::Full => Some(2),
        Bound::List => Some(1),
    };
    let inside = |at: &usize| tokens[*at].span.start >= left.end && tokens[*at].span.start <= right.start;
    let found = (1..tokens.len()).filter(inside).filter_map(|at| Some((strength(at)?, at)));
    // the first of the strongest
    let (_, at) = found.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(tokens[at].span.start)
}

/// What the claim says of one of its values: its part where the claim has several of the kind, else the whole claim.
fn words_for<'a>(response: &'a Text, claim: Span, claimed: &[Value<'a>], value: Value<'a>) -> Vec<Label<'a>> {
    let mut alike: Vec<Value<'a>> = claimed.iter().filter(|own| is_of_kind(value, **own)).copied().collect();
    alike.sort_unstable_by_key(|value| value.span());
    let parts = parts(response, &[claim], &alike);
    let own = parts.iter().flatten().find(|part| part.value.span() == value.span());
    let span = own.map_or(claim, |part| part.before.hull(part.behind));
    labels(response, span, value)
}

impl Record<'_> {
    /// Whether a date of the claim is just that of a label, and no other record is of it.
    fn is_of_just(&self, own: &Label<'_>) -> bool {
        let Label::Value(Value::Date(own)) = own else { return false };
        let just = |label: &Label<'_>| match label {
            Label::Value(Value::Date(label)) => {
                own.kind == Kind::Weekday
                    && label.kind == own.kind
                    && (label.first.from, label.first.to) == (own.first.from, own.first.to)
            }
            _ => false,
        };
        self.labels.iter().any(just)
    }

    /// Whether a claim says the first of its labels, and the share of them that it says.
    fn told(&self, text: &Text, response: &Text, said: &[Label<'_>]) -> (bool, f64) {
        let says = |label: &Label<'_>| said.iter().any(|own| is_same(response, own, text, label));
        let told = self.labels.iter().filter(|label| says(label)).count();
        let first = self.labels.first().is_some_and(says);
        (first, told as f64 / self.labels.len().max(1) as f64)
    }
}

/// Whether a word of the claim is a label, in a form of it: "والأفلام" of "الأفلام".
fn is_same(response: &Text, own: &Label<'_>, text: &Text, label: &Label<'_>) -> bool {
    let (word, there) = (response.slice(own.span()), text.slice(label.span()));
    own.says(label)
        || matches!((own, label), (Label::Word(_), Label::Word(_)))
            && (begins_alike(word, there) || there.ends_with(word))
}

/// Whether a passage says a label of the claim.
fn is_said(response: &Text, own: &Label<'_>, text: &Text, sentences: &[Span]) -> bool {
    sentences.iter().any(|span| {
        let words = words(text, *span).map(Label::Word);
        words
            .chain(Value::each(text, *span).map(Label::Value))
            .any(|label| is_same(response, own, text, &label))
    })
}

/// The only record of which something holds.
fn single<'i, 'a>(records: &'i [Record<'a>], holds: impl Fn(&Record<'a>) -> bool) -> Option<&'i Record<'a>> {
    let mut found = records.iter().filter(|record| holds(record));
    found.next().filter(|_| found.next().is_none())
}
