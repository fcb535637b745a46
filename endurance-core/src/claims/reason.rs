//! Why something is so: "closed because of rust" against "closed because of the rain".

use super::{
    Atom, Detail,
    compare::Conflict,
    corpus::{Around, Window, begins_alike},
    reading::Reading,
    relate,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        language::Language,
        word::{Token, hash},
        words::{Words, words},
    },
};

/// Words behind which a reason stands.
const BECAUSE: &Words = words!(
    "because weil wegen aufgrund infolge porque parce puisque perche poiche omdat wegens vanwege karena \
     لأن بسبب क्योंकि kyunki kyonki"
);

/// The same of two words; what else belongs to them are small words.
const PAIRS: [(u64, u64); 11] = [
    (hash("due"), hash("to")),
    (hash("owing"), hash("to")),
    (hash("thanks"), hash("to")),
    (hash("in"), hash("order")),
    (hash("so"), hash("that")),
    (hash("on"), hash("account")),
    (hash("en"), hash("raison")),
    (hash("a"), hash("cause")),
    (hash("a"), hash("causa")),
    (hash("debido"), hash("a")),
    (hash("devido"), hash("a")),
];

/// Words near the beginning of a sentence that tell the reason of the one before.
const TELLS: &Words =
    words!("reason reasons cause causes blamed blames grund ursache razon motivo raison motif reden السبب");

/// Verbs with "to" behind them that tell no purpose: "asked to leave".
const CONTROLS: &Words = words!(
    "advised agreed allowed asked attempted continued decided declined enabled encouraged entitled expected failed forced helped \
     instructed invited limited managed needed obliged offered ordered permitted planned preferred promised proposed \
     refused related reminded requested required scheduled started supposed tended threatened urged wanted warned wished \
     added compared belonged returned moved led"
);

/// Words of a sentence among which what tells a reason stands.
const OPENING: usize = 5;

/// The share of what a claim gives a reason for that the fact says.
const SAME_TOLD: f64 = 0.6;

/// The share of a reason that is the same.
const SAME_REASON: f64 = 0.5;

/// How sure it is that another reason is another.
const STRENGTH: f64 = 0.7;

/// What is so, and why, or why not.
struct Told<'a> {
    so: Vec<&'a Token>,
    why: Vec<&'a Token>,
    at: Span,
    denied: bool,
}

impl<'a> Told<'a> {
    /// The reasons that a sentence tells, up to the next mark; up to its end where it is `whole`, as a list of them may be.
    fn of(text: &'a Text, tokens: &'a [Token], whole: bool) -> impl Iterator<Item = Self> {
        let marks = (0..tokens.len()).filter_map(move |at| Some((at, mark(text, tokens, at)?)));
        marks.take(MOST).filter_map(move |(at, length)| {
            let behind = at + length;
            let ends = |at: &usize| gap(text, tokens, *at).contains([',', ';', '،']);
            let marked = (behind + 1..tokens.len()).find(ends).unwrap_or(tokens.len());
            // "because of the rain, the match was called off"
            let opens = at == 0;
            let end = if whole && !opens { tokens.len() } else { marked };
            let so = if opens { &tokens[end..] } else { &tokens[..at] };
            let told = Self::new(so, tokens.get(behind..end)?)?;
            Some(Self { denied: tokens[at.saturating_sub(NEAR)..at].iter().any(denies), ..told })
        })
    }

    fn new(so: &'a [Token], why: &'a [Token]) -> Option<Self> {
        let at = why.first()?.span.hull(why.last()?.span);
        let (so, why) = (telling(so), telling(why));
        (!so.is_empty() && !why.is_empty()).then_some(Self { so, why, at, denied: false })
    }

    /// The reason of the sentence before that a sentence tells.
    fn behind(text: &'a Text, before: &'a [Token], tokens: &'a [Token]) -> Option<Self> {
        let opens = |at: &usize| TELLS.contains(tokens[*at].fold) || purpose(text, tokens, *at).is_some();
        let at = (0..tokens.len().min(OPENING)).find(opens)?;
        let end = (at + 1..tokens.len()).find(|at| gap(text, tokens, *at).contains(';'));
        let end = end.unwrap_or(tokens.len());
        (!tokens[..end].iter().any(denies)).then(|| Self::new(before, &tokens[at + 1..end]))?
    }

    /// What the sentence of a fact and its neighbours give reasons for.
    fn around(window: &Window<'a>) -> Vec<Self> {
        let text = &window.source.text;
        let part =
            |kind| window.parts().iter().flatten().find(|part| part.kind == kind).map(|part| part.span);
        let sentences = [part(Around::Before), Some(window.sentence), part(Around::After)];
        let sentences = sentences.map(|span| span.map_or(&[][..], |span| &text.tokens[text.tokens_in(span)]));
        let behind = sentences.windows(2).filter_map(|pair| Self::behind(text, pair[0], pair[1]));
        Self::of(text, sentences[1], true).chain(behind).collect()
    }
}

/// Reasons of a sentence that are looked at.
const MOST: usize = 4;

/// Words before a mark among which a denial of it stands.
const NEAR: usize = 2;

fn gap<'a>(text: &'a Text, tokens: &[Token], at: usize) -> &'a str {
    &text.raw[tokens[at - 1].span.end as usize..tokens[at].span.start as usize]
}

fn telling(tokens: &[Token]) -> Vec<&Token> {
    tokens.iter().filter(|t| !t.stop && !t.is_number()).collect()
}

/// How many words open a reason at a place.
fn mark(text: &Text, tokens: &[Token], at: usize) -> Option<usize> {
    let pair = || tokens.get(at + 1).is_some_and(|next| PAIRS.contains(&(tokens[at].fold, next.fold)));
    // "since the lift is being repaired, ..": behind the main clause it tells a time as often
    let since = || {
        let opens = at == 0 && tokens[0].fold == hash("since");
        opens && tokens.iter().take(OPENING).all(|t| !t.is_number())
    };
    if BECAUSE.contains(tokens[at].fold) || since() {
        Some(1)
    } else if pair() {
        Some(2)
    } else {
        purpose(text, tokens, at)
    }
}

/// "was introduced to finance", "introduced it to finance".
fn purpose(text: &Text, tokens: &[Token], at: usize) -> Option<usize> {
    const OBJECT: &Words = words!("it them");
    const IRREGULAR: &Words = words!("done built laid put cut made kept held");
    let english = matches!(text.language, Language::English | Language::Unknown);
    let to = english && tokens.get(at + 1).is_some_and(|next| next.fold == hash("to"));
    if !to || !tokens.get(at + 2).is_some_and(|t| !t.stop && !t.capital && !t.is_number()) {
        return None;
    }
    let verb = if OBJECT.contains(tokens[at].fold) { at.checked_sub(1)? } else { at };
    let word = &tokens[verb];
    let deed = text.slice(word.span).ends_with("ed") || IRREGULAR.contains(word.fold);
    (deed && !CONTROLS.contains(word.fold)).then_some(2)
}

fn denies(token: &Token) -> bool {
    const NOT: &Words = words!("not isn't wasn't nicht no non ne pas nao never ليس وليس नहीं");
    NOT.contains(token.fold)
}

/// Whether a passage may tell why something is so.
pub(super) fn is_told(reading: &Reading<'_>) -> bool {
    (0..reading.tokens.len()).any(|at| mark(reading.text, reading.tokens, at).is_some())
}

/// Another reason than the fact tells, for the same, or one that it denies.
pub(super) fn another(claim: &Reading<'_>, window: &Window<'_>) -> Option<Conflict> {
    if !claim.seldom().reason {
        return None;
    }
    let own = Told::of(claim.text, claim.tokens, false).next().filter(|own| !own.denied)?;
    if claim.conditional {
        return None;
    }
    let text = &window.source.text;
    let same = |a: &Token, b: &Token| {
        a.stem == b.stem
            || relate::saying(a.stem, claim.text.language).contains(&b.stem)
            || begins_alike(claim.text.slice(a.span), text.slice(b.span))
    };
    let share = |words: &[&Token], there: &[&Token]| {
        let said = words.iter().filter(|a| there.iter().any(|b| same(a, b))).count();
        said as f64 / words.len() as f64
    };
    let mut told = Told::around(window);
    told.retain(|there| share(&own.so, &there.so) >= SAME_TOLD);
    let denied = told.iter().find(|there| there.denied && share(&own.why, &there.why) >= SAME_REASON);
    // "dry mouth due to its dehydrating effect" of "it dehydrates, .. due to diarrhoea" says what is so of what is so
    let new = |t: &Told<'_>| share(&own.why, &t.why) == 0.0 && share(&own.why, &t.so) < SAME_REASON;
    let none = || told.iter().all(new);
    let other = || told.iter().find(|there| !there.denied).filter(|_| none());
    let there = denied.or_else(other)?;
    Some(Conflict {
        detail: Detail {
            atom: Atom::Polarity,
            claimed: claim.text.slice(own.at).into(),
            source: Some(text.slice(there.at).into()),
            difference: None,
        },
        strength: STRENGTH,
    })
}
