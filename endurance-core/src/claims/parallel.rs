//! Parallel parts of a passage, "Anna lives in Berlin, Boris in Hamburg": a claim that gives to one what the passage gives to another.
//!
//! What they have of numbers and dates, [`record`](super::record) compares.

use super::{
    Atom, Detail,
    compare::Conflict,
    corpus::{Around, Stems, Window},
    extract::content,
    fact::{self, JOINS},
    reading::Reading,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        entity::Entity,
        language::Language,
        word::Token,
        words::{Words, words},
    },
};

/// Words and parts of a passage that are looked at: what is longer is no series of prose.
const MOST_WORDS: usize = 120;
const MOST_PARTS: usize = 12;

/// Words of a part that leaves out its verb: "holiday through the online portal".
const SHORT: usize = 6;

/// Telling words of a claim that the passage need not say.
const UNSAID: usize = 1;

/// How sure it is that a part tells it of its own head only.
const STRENGTH: f64 = 0.75;

const ARTICLES: &Words = words!(
    "the a an this that these those its his her their our your my der die das ein eine el la los las un una le les une il lo i gli o os as um uma"
);

/// Words for somebody or something that another part names: who does something, or whose it is.
const PRONOUNS: &Words = words!(
    "he she it they her his hers its their theirs er sie ihn ihm ihr sein seine ihre lui elle ils elles leur \
     son sa ses su sus suo sua seu"
);

/// Forms of "be".
const BE: &Words = words!(
    "is are was were been being be ist sind war waren wurde wurden est sont etait fue son es e era foi"
);

const RELATIVE: &Words = words!("who whom whose which");

/// Words for what another part names, told apart by what follows: "settings for notifications ..; those for privacy ..".
const THOSE: &Words = words!(
    "those that one ones diejenigen die el la los las celui celle ceux celles quello quella quelli quelle"
);

/// What stands before what tells them apart.
const APART: &Words = words!("for of on in at from with to fur von in auf de en para pour avec di per da");

/// What stands before who does something.
const BY: &Words = words!("by von par por da");

/// What goes on about the part before it: "including damage to the heart".
const CONTINUES: &Words = words!(
    "including included includes excluding especially particularly namely according depending ranging resulting making leading causing allowing giving leaving inklusive insbesondere einschliesslich notamment incluyendo incluido incluida compreso incluindo"
);

/// How a part begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Name,
    Article,
    /// With a verb, behind which its object stands: "fixed the sensor to ..".
    Verb,
    Bare,
    /// With the capital of its sentence: a name or not.
    First,
}

impl Opening {
    fn is_like(self, other: Self) -> bool {
        let either = |a, b| a == Self::First && matches!(b, Self::Name | Self::Bare);
        self == other || either(self, other) || either(other, self)
    }
}

/// A part of a passage: what it is about, and what it says of it.
struct Part<'a> {
    opening: Opening,
    tokens: &'a [Token],
    /// The first words that only this part says.
    head: Vec<&'a Token>,
    /// The others that only it says.
    tail: Vec<&'a Token>,
    /// Whether it is set against what stands before it: "but".
    turns: bool,
}

impl Part<'_> {
    fn has(&self, words: &Words) -> bool {
        self.tokens.iter().any(|t| words.contains(t.fold))
    }

    /// Whether who acts in it, or whose something is, another part names.
    fn stands_in(&self) -> bool {
        const NEAR: usize = 3;
        let led = if self.opening == Opening::Verb { 0 } else { NEAR };
        self.has(RELATIVE) || self.tokens.iter().take(led).any(|t| PRONOUNS.contains(t.fold))
    }

    /// Whether both have a word in common, or hardly any, "in Berlin" and "in Hamburg", or are set against each other.
    fn is_built_like(&self, other: &Self) -> bool {
        let gap = |part: &Self| part.tokens.len() <= SHORT && !part.has(fact::AUXILIARIES);
        if self.turns || other.turns || gap(self) || gap(other) {
            return true;
        }
        let telling = |t: &&Token| !ARTICLES.contains(t.fold) && !JOINS.contains(t.fold);
        let mut words = self.tokens.iter().filter(telling);
        words.any(|t| other.tokens.iter().any(|o| o.fold == t.fold))
            || self.tail.len().max(other.tail.len()) < 2
    }

    /// Whether the claim names what it is about: by any word of a name, else by the noun, behind which its verb may stand.
    fn is_named(&self, piece: &Piece<'_>) -> bool {
        let words = if self.opening == Opening::Article { 1 } else { self.head.len() };
        self.head.iter().take(words).any(|t| piece.says(t.stem))
    }

    /// Whether the claim leaves out some of what is said of it.
    fn is_left_out(&self, piece: &Piece<'_>) -> bool {
        !self.tail.iter().all(|t| piece.says(t.stem))
    }

    /// Whether the claim says what is said of it: its last word and two of three.
    fn is_told(&self, piece: &Piece<'_>) -> bool {
        let says = |t: &&Token| piece.says(t.stem);
        self.tail.last().is_some_and(says)
            && 3 * self.tail.iter().filter(|t| says(t)).count() >= 2 * self.tail.len()
    }

    fn denies(&self, text: &Text) -> bool {
        let span = |tokens: &[Token]| Some(tokens.first()?.span.hull(tokens.last()?.span));
        span(self.tokens).is_some_and(|span| text.has_cue(span, Class::Negation))
    }
}

/// The stretches of a sentence between its commas and conjunctions, from behind a lead on: "Guide: ".
fn stretches_of(text: &Text, sentence: Span) -> Vec<&[Token]> {
    let bytes = text.slice(sentence).as_bytes();
    let mut colons = memchr::memchr_iter(b':', bytes).filter(|at| bytes.get(at + 1) == Some(&b' '));
    let lead = colons.next().map_or(0, |colon| colon as u32 + 1);
    // "year: 1987 score: 76": keys and their values are no parts built alike
    if colons.next().is_some() {
        return Vec::new();
    }
    let tokens = &text.tokens[text.tokens_in(Span { start: sentence.start + lead, ..sentence })];
    let mut from = 0;
    let mut out = Vec::new();
    for at in 1..tokens.len() {
        if fact::is_bound(text, tokens, at) {
            out.push(&tokens[from..at]);
            from = at;
        }
    }
    out.extend(tokens.get(from..));
    joined(text, tokens, &out)
}

/// The same, with a name or a small word that stands between commas put to what it stands between: "the mayor, Desmond Crail, spoke".
fn joined<'a>(text: &Text, tokens: &'a [Token], stretches: &[&[Token]]) -> Vec<&'a [Token]> {
    let inside = |stretch: &[Token]| {
        let name = stretch.first().and_then(|first| text.entity_at(first.span.start));
        stretch.iter().all(|t| t.stop && !leads(text, t))
            || name.is_some_and(|name| name.span == stretch[0].span.hull(stretch[stretch.len() - 1].span))
    };
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    let (mut from, mut open) = (0, false);
    for (nth, stretch) in stretches.iter().enumerate() {
        let range = from..from + stretch.len();
        from = range.end;
        let within = nth > 0 && nth + 1 < stretches.len() && inside(stretch);
        match out.last_mut() {
            Some(last) if within || open => last.end = range.end,
            _ => out.push(range),
        }
        open = within;
    }
    out.into_iter().map(|range| &tokens[range]).collect()
}

/// Whether a word is a name of letters and digits: "E07", "VX-2".
pub(super) fn is_code(text: &Text, token: &Token) -> bool {
    let word = text.slice(token.span).as_bytes();
    word.iter().any(u8::is_ascii_digit) && word.iter().any(u8::is_ascii_uppercase)
}

/// Blanks behind a mark at most.
const GAP: usize = 64;

/// Whether a mark stands before a word.
fn follows_mark(text: &Text, token: &Token, mark: u8) -> bool {
    let mut before = text.raw.as_bytes()[..token.span.start as usize].iter().rev().take(GAP);
    before.find(|b| !b.is_ascii_whitespace()) == Some(&mark)
}

/// The object right behind the verb with which a part begins, a pronoun before it or not: "they glued the transmitter".
fn verb_object(tokens: &[Token]) -> Option<Span> {
    const MOST: usize = 2;
    let at = tokens.iter().take_while(|t| t.stop).count();
    let [verb, article, object @ ..] = tokens.get(at..)? else { return None };
    let led = at <= 1 && !verb.is_number() && !verb.capital || at == 0;
    // "to expand the scope, add a list": what something is done for is no part of its own
    let purpose = tokens[..at].iter().any(|t| APART.contains(t.fold));
    let run = object.iter().take_while(|t| !t.stop && !t.is_number()).take(MOST);
    let run = run.map(|t| t.span).reduce(Span::hull);
    run.filter(|_| led && !purpose && ARTICLES.contains(article.fold))
}

/// Whether a word leads to the next part.
fn leads(text: &Text, token: &Token) -> bool {
    JOINS.contains(token.fold) || fact::turns(text, token)
}

/// The name that a part begins with, behind what somebody is: "biologist Karen Odell", "the mayor, Desmond Crail".
fn name_at<'a>(text: &'a Text, tokens: &[Token]) -> Option<&'a Entity> {
    const BEFORE: usize = 5;
    let plain = |t: &&Token| !t.stop && text.entity_at(t.span.start).is_none();
    let article = usize::from(tokens.first().is_some_and(|t| ARTICLES.contains(t.fold)));
    let before = article + tokens[article..].iter().take_while(plain).count();
    let first = tokens.get(before).filter(|_| before < BEFORE)?;
    text.entity_at(first.span.start)
}

/// What tells the things apart that a part and one that says "those" speak of: "settings for notifications ..; those for privacy ..".
fn apart(tokens: &[Token]) -> Option<&Token> {
    const NEAR: usize = 4;
    let at = tokens.iter().take(NEAR).position(|t| APART.contains(t.fold))?;
    tokens[at + 1..].iter().find(|t| !t.stop)
}

/// Whether stretches may give to one what the claim gives to another: two say words of the claim, or the only one that does leaves out
/// a name of it.
fn may_exchange(claim: &Reading<'_>, stretches: &[&[Token]]) -> bool {
    let says = |stretch: &&&[Token]| stretch.iter().any(|t| !t.stop && claim.says(t.stem));
    let mut saying = stretches.iter().filter(says);
    let Some(only) = saying.next() else { return false };
    let left_out = |t: &Token| {
        !t.stop && !only.iter().any(|own| own.stem == t.stem) && claim.text.entity_at(t.span.start).is_some()
    };
    saying.next().is_some() || claim.tokens.iter().any(left_out)
}

/// The parts of sentences, cut into stretches, that have a head and something said of it.
fn parts<'a>(text: &'a Text, stretches: &[&'a [Token]]) -> Vec<Part<'a>> {
    let those = |tokens: &&[Token]| {
        let rest = &tokens[tokens.iter().take_while(|t| leads(text, t)).count()..];
        matches!(rest, [first, next, ..] if THOSE.contains(first.fold) && APART.contains(next.fold))
    };
    let told_by_those = stretches.iter().any(those);
    // of each stretch, by its number
    let mut telling: Vec<(usize, &Token)> = Vec::new();
    for (at, tokens) in stretches.iter().enumerate() {
        if let [first, .., last] = tokens {
            telling.extend(content(text, first.span.hull(last.span)).map(|t| (at, t)));
        }
    }
    // most words stand in one stretch, which bits of the others say
    let stems: Vec<Stems> = stretches.iter().map(|tokens| Stems::of(tokens)).collect();
    let own = |at: usize, token: &Token| {
        let others = || stems.iter().enumerate().filter(|(of, _)| *of != at);
        !others().any(|(_, stems)| stems.may_hold(token.stem))
            || !telling.iter().any(|(of, t)| *of != at && t.stem == token.stem)
    };
    let part = |(at, tokens): (usize, &&'a [Token])| {
        let led = tokens.iter().take_while(|t| leads(text, t)).count();
        let turns =
            follows_mark(text, tokens.first()?, b';') || tokens[..led].iter().any(|t| fact::turns(text, t));
        let tokens = &tokens[led..];
        let first = tokens.first()?;
        let object = verb_object(tokens);
        let (opening, end) = match name_at(text, tokens) {
            Some(name) => (Opening::Name, name.span.end),
            None if told_by_those => (Opening::Article, apart(tokens)?.span.end),
            None if ARTICLES.contains(first.fold) => {
                // German nouns have capitals, and its verbs none
                let noun = |t: &&Token| t.capital || text.language != Language::German;
                let named =
                    tokens[1..].iter().take_while(|t| !t.stop && !t.is_number()).take(2).take_while(noun);
                (Opening::Article, named.last().map_or(first.span.end, |t| t.span.end))
            }
            None if CONTINUES.contains(first.fold) => return None,
            None if object.is_some() => (Opening::Verb, object?.end),
            None if !first.stop && !first.is_number() || is_code(text, first) => {
                // "Error E07"
                let end = tokens.get(1).filter(|t| is_code(text, t)).unwrap_or(first).span.end;
                (if first.capital { Opening::First } else { Opening::Bare }, end)
            }
            None => return None,
        };
        let codes = tokens.iter().filter(|t| is_code(text, t));
        let words = telling.iter().filter(|(of, t)| *of == at && !is_code(text, t) && own(at, t));
        let words = words.map(|(_, t)| *t).chain(codes);
        let (mut head, tail): (Vec<_>, Vec<_>) = words.partition(|t| t.span.end <= end);
        if told_by_those {
            head.retain(|t: &&Token| t.span.end == end);
        }
        // the verb may be said in other words: "fixed", "glued"
        if opening == Opening::Verb {
            head.retain(|t: &&Token| object.is_some_and(|object| object.contains(t.span)));
        }
        (!head.is_empty() && tokens.len() > 1).then_some(Part { opening, tokens, head, tail, turns })
    };
    stretches.iter().enumerate().filter_map(part).collect()
}

/// Whether a number or a date of the claim is one of a part.
fn shares_value(claim: &Reading<'_>, text: &Text, part: &Part<'_>) -> bool {
    let [first, .., last] = part.tokens else { return false };
    let span = first.span.hull(last.span);
    Value::each(claim.text, claim.span).any(|own| Value::each(text, span).any(|told| own.is(told)))
}

/// What the claim says of the one and the passage of the other: its sentence, or that with the one behind it.
pub(super) fn exchanged(claim: &Reading<'_>, window: &Window<'_>) -> Option<Conflict> {
    let [first, rest @ ..] = &claim.telling[..] else { return None };
    let said = |token: &&&Token| window.speaks_of(token.stem);
    // who is not said to live there may not
    if claim.is_negative()
        || claim.tokens.len() > MOST_WORDS
        || rest.is_empty()
        || !said(&first)
        || rest.iter().filter(|t| !said(t)).count() > UNSAID
    {
        return None;
    }
    let text = &window.source.text;
    let behind = window.parts().iter().flatten().find(|part| part.kind == Around::After);
    let (mut words, mut stretches) = (0, Vec::new());
    [Some(window.sentence), behind.map(|part| part.span)].into_iter().flatten().find_map(|sentence| {
        words += text.tokens_in(sentence).len();
        if words > MOST_WORDS {
            return None;
        }
        stretches.extend(stretches_of(text, sentence));
        stretches.truncate(MOST_PARTS);
        exchanged_in(claim, text, &stretches, sentence != window.sentence)
    })
}

/// The same of the stretches of one sentence, or of several.
fn exchanged_in(claim: &Reading<'_>, text: &Text, stretches: &[&[Token]], several: bool) -> Option<Conflict> {
    if !may_exchange(claim, stretches) {
        return None;
    }
    let mut parts = parts(text, stretches);
    // sentences go on in many ways: only those that begin with who or what they are about stand side by side
    if several {
        parts.retain(|part| matches!(part.opening, Opening::Name | Opening::Article));
    }
    if parts.len() < 2 {
        return None;
    }
    let pieces = pieces(claim, &parts);
    named_apart(claim, text, &parts)
        .or_else(|| pieces.iter().find_map(|piece| told_of_another(claim, piece, text, &parts)))
        .or_else(|| pieces.iter().find_map(|piece| set_apart(claim, piece, text, &parts)))
}

/// What a claim says of one: all of it, or its stretches where it speaks of several, "yellow stands for a fault and violet for charging".
struct Piece<'a> {
    tokens: &'a [Token],
}

impl Piece<'_> {
    fn says(&self, stem: u64) -> bool {
        self.tokens.iter().any(|t| t.stem == stem)
    }

    /// What it is about: the first telling word that the parts say, behind what names the whole, "on this wallbox, yellow stands for ..".
    fn subject(&self, text: &Text, parts: &[Part<'_>]) -> Option<&Token> {
        let name = |t: &Token| text.entity_at(t.span.start).is_some();
        let said = |t: &Token| parts.iter().any(|part| part.tokens.iter().any(|own| own.stem == t.stem));
        let mut telling = self.tokens.iter().filter(|t| !t.stop && !t.is_number());
        let agent = self.tokens.windows(2).find(|pair| BY.contains(pair[0].fold) && !pair[1].stop);
        // "the team is led by Peter"
        agent.map(|pair| &pair[1]).or_else(|| telling.find(|t| said(t) || name(t)))
    }
}

fn pieces<'a>(claim: &Reading<'a>, parts: &[Part<'_>]) -> Vec<Piece<'a>> {
    let heads = |tokens: &[Token]| {
        let says = |part: &&Part<'_>| part.head.iter().any(|t| tokens.iter().any(|own| own.stem == t.stem));
        parts.iter().filter(says).count()
    };
    if heads(claim.tokens) < 2 {
        return vec![Piece { tokens: claim.tokens }];
    }
    let stretches = stretches_of(claim.text, claim.span).into_iter().filter(|tokens| heads(tokens) == 1);
    std::iter::once(claim.tokens).chain(stretches).map(|tokens| Piece { tokens }).collect()
}

/// A part that tells of its own head what the piece says of the head of another.
fn told_of_another(
    claim: &Reading<'_>,
    piece: &Piece<'_>,
    text: &Text,
    parts: &[Part<'_>],
) -> Option<Conflict> {
    let says = |token: &&Token| piece.says(token.stem);
    let subject = piece.subject(claim.text, parts)?;
    let possessive = claim.text.raw[subject.span.end as usize..].starts_with(['\'', '’']);
    let of = parts.iter().find(|part| part.head.iter().any(|t| t.stem == subject.stem));
    let agent = piece.tokens.windows(2).any(|pair| BY.contains(pair[0].fold) && !pair[1].stop);
    let be = |tokens: &[Token]| tokens.iter().any(|t| BE.contains(t.fold));
    let name = claim.text.entity_at(subject.span.start).is_some();
    let told = |part: &&Part<'_>| {
        let exchanged = if let Some(of) = of {
            part.opening.is_like(of.opening)
                && !(part.opening == Opening::Bare && of.opening == Opening::Bare && shares_subject(parts))
                && !std::ptr::eq(*part, of)
                && part.is_built_like(of)
                && of.is_left_out(piece)
                && (!says_what_it_is(claim) || be(of.tokens) || be(part.tokens) || agent)
                && !of.stands_in()
                && !shares_value(claim, text, of)
        } else {
            // "Aldrin stayed in orbit" of "landed with Aldrin, while Collins stayed in orbit"
            let within = |t: &Token| part.tokens.iter().any(|own| own.stem == t.stem);
            let rest = claim.telling.get(1..).unwrap_or_default();
            name && part.opening == Opening::Name
                && !within(subject)
                && rest.iter().all(|t| within(t))
                && !be(claim.tokens)
        };
        exchanged && !part.is_named(piece) && part.is_told(piece) && !part.stands_in() && !part.denies(text)
    };
    let other = parts.iter().find(told).filter(|_| !possessive)?;
    let elsewhere =
        |part: &&Part<'_>| !std::ptr::eq(*part, other) && !of.is_some_and(|of| std::ptr::eq(*part, of));
    let alone = !parts.iter().filter(elsewhere).flat_map(|part| &part.head).any(says);
    alone.then(|| conflict(claim, subject.span, text, other)).flatten()
}

/// Whether parts that begin with no article go on about what the first is about: "the river rises here, flows south and drains there".
fn shares_subject(parts: &[Part<'_>]) -> bool {
    parts.first().is_some_and(|first| !matches!(first.opening, Opening::Bare | Opening::First))
}

/// "The bell hangs in the south tower" of "the bell hangs in the north tower, whereas the south tower holds the clock": what sets two
/// things of one name apart.
fn set_apart(claim: &Reading<'_>, piece: &Piece<'_>, text: &Text, parts: &[Part<'_>]) -> Option<Conflict> {
    let says = |part: &Part<'_>, stem: u64| part.tokens.iter().any(|t| t.stem == stem);
    // each word that only its part says, with the word behind it: "second" of "second floor" too
    let sets = |part: &Part<'_>| -> Vec<(Token, u64)> {
        let digits = |t: &Token| text.slice(t.span).bytes().any(|b| b.is_ascii_digit());
        let alone = |stem: u64| parts.iter().filter(|part| says(part, stem)).count() == 1;
        let tells =
            |pair: &&[Token]| !pair[0].stop && !pair[1].stop && !digits(&pair[0]) && alone(pair[0].stem);
        part.tokens.windows(2).filter(tells).map(|pair| (pair[0], pair[1].stem)).collect()
    };
    let said_with = |word: &Token, of: u64| {
        piece.tokens.windows(2).any(|pair| pair[0].stem == word.stem && pair[1].stem == of)
    };
    let rest = |part: &Part<'_>, word: &Token, said: bool| {
        part.head.iter().chain(&part.tail).any(|t| t.stem != word.stem && piece.says(t.stem) == said)
    };
    let plain: Vec<&Part<'_>> = parts.iter().filter(|part| !part.stands_in() && !part.denies(text)).collect();
    let all: Vec<Vec<(Token, u64)>> = plain.iter().map(|part| sets(part)).collect();
    let facing_in = |at: usize, of: u64| {
        all[at]
            .iter()
            .find(|(facing, same)| *same == of && !piece.says(facing.stem))
            .map(|(facing, _)| facing)
    };
    let pairs = (0..plain.len()).flat_map(|at| (0..plain.len()).map(move |other| (at, other)));
    pairs.filter(|(at, other)| at != other).find_map(|(at, other)| {
        all[other].iter().find_map(|(word, of)| {
            let facing = facing_in(at, *of)?;
            // "rinse pork chops, and sprinkle the wet chops": the same ones once more
            let later = |a: usize, one: &Token, b: usize, two: &Token| {
                b > a && is_definite(plain[b], two) && !is_definite(plain[a], one)
            };
            let again = later(at, facing, other, word) || later(other, word, at, facing);
            let told = !again
                && rest(plain[at], facing, true)
                && !rest(plain[other], word, true)
                && rest(plain[other], word, false);
            let own = piece.tokens.iter().find(|t| t.stem == word.stem)?;
            (told && said_with(word, *of)).then(|| differs(claim, own.span, text, facing.span))
        })
    })
}

/// Whether an article that points back stands before a word of a part.
fn is_definite(part: &Part<'_>, word: &Token) -> bool {
    const DEFINITE: &Words =
        words!("the this that these those der die das dem den el los las le les il lo gli o os as");
    part.tokens.windows(2).any(|pair| pair[1].span == word.span && DEFINITE.contains(pair[0].fold))
}

/// Whether a claim says what something is: "Berlin is the capital".
fn says_what_it_is(claim: &Reading<'_>) -> bool {
    let is =
        |pair: &[Token]| BE.contains(pair[0].fold) && (ARTICLES.contains(pair[1].fold) || pair[1].capital);
    claim.tokens.windows(2).any(is)
}

/// Who a part is about, where the claim says it of `subject`.
fn conflict(claim: &Reading<'_>, subject: Span, text: &Text, of: &Part<'_>) -> Option<Conflict> {
    let head = of.head.iter().map(|t| t.span).reduce(Span::hull)?;
    Some(differs(claim, subject, text, head))
}

fn differs(claim: &Reading<'_>, at: Span, text: &Text, there: Span) -> Conflict {
    let detail = Detail {
        atom: Atom::Entity,
        claimed: claim.text.slice(at).into(),
        source: Some(text.slice(there).into()),
        difference: None,
    };
    Conflict { detail, strength: STRENGTH }
}

/// "If the door is open, you see A7" of "A3 means that the door is open, A7 that the filter is full": the claim says all that is told
/// of one name or code, and names only another.
fn named_apart(claim: &Reading<'_>, text: &Text, parts: &[Part<'_>]) -> Option<Conflict> {
    let says = |tokens: &[&Token]| tokens.iter().any(|t| claim.says(t.stem));
    // a code says best which one it is
    let called = |part: &&Part<'_>| {
        let code = part.head.iter().find(|t| is_code(text, t));
        code.map_or_else(|| says(&part.head), |code| claim.says(code.stem))
    };
    let is_name =
        |part: &&Part<'_>| part.opening == Opening::Name || part.head.iter().any(|t| is_code(text, t));
    let mut said = parts.iter().filter(is_name).filter(called);
    let (of, None) = (said.next()?, said.next()) else { return None };
    let mut told = parts.iter().filter(is_name).filter(|part| says(&part.tail));
    let (other, None) = (told.next()?, told.next()) else { return None };
    let at = of.head.iter().find_map(|t| claim.tokens.iter().find(|own| own.stem == t.stem))?;
    let whole = other.is_told(&Piece { tokens: claim.tokens }) && !of.tail.is_empty();
    let plain = [of, other].iter().all(|part| !part.stands_in() && !part.denies(text));
    (whole && plain && !std::ptr::eq(of, other)).then(|| conflict(claim, at.span, text, other)).flatten()
}
