//! What comes first: "add salt before they are soft" against "do not add salt until they are soft", "refunded once the keys are back"
//! against "refunded before", and on which side of a moment: "shipped if ordered before one" against "after one".

use super::{
    Atom, Detail,
    case::bounded,
    compare::Conflict,
    fact::{JOINS, joins},
    reading::Reading,
};
use crate::{
    interaction::Span,
    text::{
        date::{Bound, Date, Kind},
        quantity::Relation,
        word::{Token, hash},
        words::{Words, words},
    },
};

/// Words behind which stands what comes first, and what comes later.
const AFTER: &Words = words!("after once following nachdem sobald tras despues apres depois dopo appena");
const BEFORE: &Words = words!("before bevor ehe antes avant prima");
const UNTIL: &Words = words!("until till bis hasta finche");

/// Words beside what comes later: "and pay afterwards".
const THEN: &Words =
    words!("afterwards then later danach anschliessend dann despues luego ensuite puis poi depois");

/// Words beside what comes first.
const FIRST: &Words = words!("first zuerst zunachst primero d'abord prima primeiro");

/// The share of the words of each of the two deeds that both sides say.
const SAME_TOLD: f64 = 0.6;

/// How sure it is that the order is another.
const STRENGTH: f64 = 0.75;

/// Two deeds, and whether the one behind the word comes first.
struct Order<'a> {
    word: &'a Token,
    main: Vec<&'a Token>,
    other: Vec<&'a Token>,
    other_first: bool,
}

impl<'a> Order<'a> {
    fn of(reading: &Reading<'a>) -> Option<Self> {
        let tokens = reading.tokens;
        let mut found =
            tokens.iter().enumerate().filter_map(|(at, token)| Some((at, kind(reading, token, at)?)));
        let Some((at, other_first)) = found.next() else { return Self::in_turn(reading) };
        // of two orders none is the one that is meant
        if found.next().is_some() || reading.dates(&tokens[at]) || reading.bounds(&tokens[at]) {
            return None;
        }
        let text = reading.text;
        let gap = |at: usize| &text.raw[tokens[at - 1].span.end as usize..tokens[at].span.start as usize];
        let ends = |at: usize| gap(at).contains([',', ';']);
        let end = (at + 1..tokens.len()).find(|&at| ends(at)).unwrap_or(tokens.len());
        // "before you cut it, let it cool": the clause behind it is told first
        let opens = tokens[..at].iter().all(|t| t.stop || JOINS.contains(t.fold));
        let start = (1..=at).rev().find(|&at| ends(at)).unwrap_or(0);
        let main = if opens { &tokens[end..] } else { &tokens[start..at] };
        let telling = |tokens: &'a [Token]| -> Vec<&'a Token> {
            tokens.iter().filter(|t| !t.stop && !t.is_number()).collect()
        };
        let (main, other) = (telling(main), telling(&tokens[at + 1..end]));
        (!main.is_empty() && !other.is_empty()).then_some(Self {
            word: &tokens[at],
            main,
            other,
            other_first,
        })
    }

    /// "First pay, and collect the key afterwards".
    fn in_turn(reading: &Reading<'a>) -> Option<Self> {
        let tokens = reading.tokens;
        let later = tokens.iter().position(|t| THEN.contains(t.fold))?;
        let first = tokens.iter().position(|t| FIRST.contains(t.fold))?;
        let between = first + 1..later.max(first + 1);
        let marked = |at: &usize| {
            let gap = &reading.text.raw[tokens[at - 1].span.end as usize..tokens[*at].span.start as usize];
            joins(reading.text, &tokens[*at]) || gap.contains([',', ';'])
        };
        let cut = between.rev().find(marked).or_else(|| (later > first + 1).then_some(later))?;
        let telling = |tokens: &'a [Token]| -> Vec<&'a Token> {
            tokens
                .iter()
                .filter(|t| !t.stop && !t.is_number() && !FIRST.contains(t.fold) && !THEN.contains(t.fold))
                .collect()
        };
        let (other, main) = (telling(&tokens[..cut]), telling(&tokens[cut..]));
        (!main.is_empty() && !other.is_empty()).then_some(Self {
            word: &tokens[later],
            main,
            other,
            other_first: true,
        })
    }
}

/// Whether what stands behind a word comes first; `None` where the word tells no order.
fn kind(reading: &Reading<'_>, token: &Token, at: usize) -> Option<bool> {
    // "as soon as"
    let soon = token.fold == hash("soon") && reading.tokens.get(at + 1).is_some_and(|t| t.fold == hash("as"));
    if AFTER.contains(token.fold) || soon {
        Some(true)
    } else if BEFORE.contains(token.fold) {
        Some(false)
    } else if UNTIL.contains(token.fold) {
        // "not until it is soft" is after, "until it is soft" before
        const NEAR: usize = 8;
        let before = &reading.tokens[at.saturating_sub(NEAR)..at];
        let gap = |pair: &[Token]| &reading.text.raw[pair[0].span.end as usize..pair[1].span.start as usize];
        let clause =
            before.windows(2).rposition(|pair| gap(pair).contains([',', ';'])).map_or(0, |at| at + 1);
        Some(before[clause..].iter().any(denies))
    } else {
        None
    }
}

fn denies(token: &Token) -> bool {
    const NOT: &Words = words!("not don't never no nicht nie kein keine ne pas non nao nunca");
    NOT.contains(token.fold)
}

/// Share of the words of the shorter side that the other says: "rinse the brush" and "rinse it".
fn share(own: &[&Token], there: &[&Token]) -> f64 {
    let said = own.iter().filter(|t| there.iter().any(|o| o.stem == t.stem)).count();
    said as f64 / own.len().min(there.len()) as f64
}

/// Whether a passage tells an order.
pub(super) fn is_told(reading: &Reading<'_>) -> bool {
    Order::of(reading).is_some()
}

/// The order that a claim tells, and the fact the other way round.
pub(super) fn turned(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<Conflict> {
    if !claim.seldom().order {
        return None;
    }
    let (own, there) = (Order::of(claim)?, Order::of(fact)?);
    let same = |a: &[&Token], b: &[&Token]| share(a, b) >= SAME_TOLD;
    let plain = same(&own.main, &there.main) && same(&own.other, &there.other);
    let crossed = same(&own.main, &there.other) && same(&own.other, &there.main);
    // said from the other side, "after" is "before"
    let turned =
        plain && own.other_first != there.other_first || crossed && own.other_first == there.other_first;
    let denied =
        |reading: &Reading<'_>, order: &Order<'_>| !UNTIL.contains(order.word.fold) && reading.is_negative();
    (turned && plain != crossed && !denied(claim, &own) && !denied(fact, &there)).then(|| Conflict {
        detail: Detail {
            atom: Atom::Comparison,
            claimed: claim.text.slice(Span { start: own.word.span.start, ..claim.span }).trim_end().into(),
            source: Some(
                fact.text.slice(Span { start: there.word.span.start, ..fact.span }).trim_end().into(),
            ),
            difference: None,
        },
        strength: STRENGTH,
    })
}

/// Small words that tell which one of a row.
const SERIES: &Words = words!("next same following other another previous");

/// A date with the word before it: "after 1 pm".
fn with_word_before<'a>(reading: &Reading<'a>, date: &Date) -> &'a str {
    let before = reading.tokens.iter().rfind(|t| t.span.end <= date.span.start);
    reading.text.slice(before.map_or(date.span, |t| t.span.hull(date.span)))
}

/// What holds until a moment by the fact, and from it on by the claim, or the other way round.
pub(super) fn beyond(claim: &Reading<'_>, fact: &Reading<'_>, sentence: Span) -> Option<Conflict> {
    /// The share of the words of either side that the other says.
    const OF_CLAIM: f64 = 0.8;
    const OF_FACT: f64 = 0.6;
    const SURE: f64 = 0.65;
    let ([own], [there]) = (claim.dates, fact.dates) else { return None };
    let stretch = |date: &Date| matches!(date.kind, Kind::Times | Kind::Range);
    // what holds on the other side may stand beside it
    if stretch(own)
        || stretch(there)
        || fact.text.dates_in(sentence).len() > 1
        || claim.is_negative()
        || fact.is_negative()
    {
        return None;
    }
    let [a, b] = [(claim, own), (fact, there)].map(|(reading, date)| bounded(reading, date));
    let turned = matches!((a.bound, b.bound), (Bound::Start, Bound::End) | (Bound::End, Bound::Start));
    let moment = |date: &Date| Date { bound: Bound::Open, ..*date };
    if !turned || moment(own).relation(&moment(there)) != Relation::Equal {
        return None;
    }
    // "before one: the same day" says nothing of "after one: the next day"
    let turns = |reading: &Reading<'_>| -> Vec<u64> {
        reading.tokens.iter().map(|t| t.fold).filter(|fold| SERIES.contains(*fold)).collect()
    };
    if turns(claim) != turns(fact) {
        return None;
    }
    let share = |words: &[&Token], other: &Reading<'_>| {
        words.iter().filter(|t| other.says(t.stem)).count() as f64 / words.len().max(1) as f64
    };
    let same = share(&claim.telling, fact) >= OF_CLAIM && share(&fact.telling, claim) >= OF_FACT;
    (same && !claim.telling.is_empty()).then(|| Conflict {
        detail: Detail {
            atom: Atom::Date,
            claimed: with_word_before(claim, own).into(),
            source: Some(with_word_before(fact, there).into()),
            difference: None,
        },
        strength: SURE,
    })
}
