//! Which way a number is told: "5 % more", "up by 5 %", "lost 5 %", "-5 %", "two years later".

use super::{Atom, Detail, atom::ENOUGH_SHARED, compare::Conflict, reading::Reading};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        number::same,
        quantity::{Measure, Quantity, Relation},
        word::Token,
        words::{Words, words},
    },
};

/// The sides that a word behind a number puts it on.
const ABOVE: &Words = words!(
    "more above over higher longer taller older dearer warmer wider deeper heavier bigger larger faster mehr hoher langer \
     teurer mas mayor plus superieur superieure piu mais maior अधिक ज्यादा"
);
const BELOW: &Words = words!(
    "less fewer below under lower shorter younger cheaper colder cooler narrower lighter smaller slower weniger niedriger kurzer \
     gunstiger menos menor moins inferieur inferieure meno कम"
);

/// The same of a stretch of time.
const AFTER: &Words = words!("after later danach spater nach despues apres dopo depois बाद");
const BEFORE: &Words = words!("before earlier ago vor vorher fruher antes avant prima पहले");

/// What stands between a number and such a word: "5 % de más", "5 % in meno".
const LINKS: &Words = words!("de in di en a");

/// Verbs that say so of a share only: "lost 5 percent".
const GAINS: &Words = words!("gained gain gains gewann gewinnt gano gagne guadagnato ganhou");
const LOSES: &Words =
    words!("lost lose loses losing shed sheds verlor verliert perdio perdu perd perso perdeu");

/// What stands between a verb and how much it moves: "rose by 5 %", "stieg um 5 %".
const BY: &Words = words!("by um of en de del du un uno about some nearly almost rund circa etwa d");

/// Tokens between a verb and its number that are such words.
const MOST_BY: usize = 2;

/// Words that tell what a number is set against.
const SIDE: usize = 2;

/// Numbers of a passage that are looked at.
const MOST: usize = 8;

/// The share of a claim that a fact of the same number holds, when they may tell it two ways.
const SPEAKS: f64 = 0.3;

/// Which way a number is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    /// As a part: "5 % of the price".
    Part,
}

/// A number with the way it is told, and the words that tell it.
struct Told<'a> {
    quantity: &'a Quantity,
    way: Way,
    /// Whether it is set against something: "5 % more than last year".
    compared: bool,
}

impl<'a> Told<'a> {
    fn of(text: &'a Text, quantity: &'a Quantity) -> Option<Self> {
        let told = |way, compared| Some(Self { quantity, way, compared });
        let tokens = text.tokens_in(quantity.span);
        if let Some(up) = sign(text, quantity) {
            return told(if up { Way::Up } else { Way::Down }, false);
        }
        let timed = is_stretch(quantity);
        let next = |from: u32, at: usize| {
            let spaced = |t: &&Token| text.slice(Span { start: from, end: t.span.start.max(from) }) == " ";
            text.tokens.get(at).filter(spaced)
        };
        let behind = next(quantity.span.end, tokens.end);
        let linked = behind.filter(|t| LINKS.contains(t.fold)).and_then(|t| next(t.span.end, tokens.end + 1));
        for token in [behind, linked].into_iter().flatten() {
            let says = |words: &Words, stretch: &Words| {
                words.contains(token.fold) || timed && stretch.contains(token.fold)
            };
            if says(ABOVE, AFTER) {
                return told(Way::Up, true);
            }
            if says(BELOW, BEFORE) {
                return told(Way::Down, true);
            }
        }
        let moved = moved(text, quantity, &text.tokens[..tokens.start]);
        let part = || {
            let of = behind.is_some_and(|t| OF.contains(t.fold));
            (quantity.measure == Measure::Percent && of).then_some(Way::Part)
        };
        moved.or_else(part).and_then(|way| told(way, false))
    }
}

/// What stands between a share and its whole.
const OF: &Words = words!("of von vom der des del de du della do da");

/// A sign that is written.
fn sign(text: &Text, quantity: &Quantity) -> Option<bool> {
    let plus = text.raw[..quantity.number.start as usize].ends_with('+')
        || text.slice(quantity.span).starts_with('+');
    (plus || quantity.low < 0.0 && quantity.measure == Measure::Percent).then_some(plus)
}

/// The way of a verb before a number.
fn moved(text: &Text, quantity: &Quantity, before: &[Token]) -> Option<Way> {
    let skipped = before.iter().rev().take(MOST_BY).take_while(|t| BY.contains(t.fold)).count();
    let verb = before[..before.len() - skipped].last()?;
    if quantity.measure == Measure::Percent {
        if GAINS.contains(verb.fold) {
            return Some(Way::Up);
        }
        if LOSES.contains(verb.fold) {
            return Some(Way::Down);
        }
    }
    let sentence = text.sentence_at(verb.span.start)?;
    let mut cues = text.cues_in(sentence).iter().filter(|cue| cue.span.contains(verb.span));
    cues.find_map(|cue| match cue.class {
        Class::Increase => Some(Way::Up),
        Class::Decrease => Some(Way::Down),
        _ => None,
    })
}

/// The numbers of a passage that are told one way.
fn told(text: &Text, span: Span) -> impl Iterator<Item = Told<'_>> {
    let plain = |q: &&Quantity| q.is_amount() && q.measure != Measure::Rate && !q.is_range();
    text.quantities_in(span).iter().take(MOST).filter(plain).filter_map(|q| Told::of(text, q))
}

/// The telling words before a number, and behind it.
fn sides<'a>(reading: &'a Reading<'a>, at: &Quantity) -> (Vec<u64>, Vec<u64>) {
    let words = reading.telling.iter().filter(|t| !t.is_number());
    let (before, behind): (Vec<&&Token>, Vec<&&Token>) = words.partition(|t| t.span.start < at.span.start);
    let stems = |tokens: &mut dyn Iterator<Item = &&&Token>| tokens.map(|t| t.stem).collect();
    let far = behind.iter().filter(|t| t.span.start >= at.span.end);
    (stems(&mut before.iter()), stems(&mut far.take(SIDE)))
}

/// Whether what one of both stands before stands behind in the other: "A is 5 m below B" says that B is 5 m above A.
fn is_exchanged(claim: &Reading<'_>, own: &Told<'_>, fact: &Reading<'_>, other: &Told<'_>) -> bool {
    let ((before, behind), (ahead, after)) = (sides(claim, own.quantity), sides(fact, other.quantity));
    let meets = |a: &[u64], b: &[u64], not: &[u64]| a.iter().any(|s| b.contains(s) && !not.contains(s));
    own.compared && other.compared && (meets(&behind, &ahead, &after) || meets(&after, &before, &behind))
}

/// A number that the claim tells one way and the fact the other: "up by 5 %" of "lost 5 %".
pub(super) fn turned(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    if coverage < SPEAKS || claim.is_negative() || fact.is_negative() {
        return None;
    }
    told(claim.text, claim.span).find_map(|own| {
        let alike = |other: &Told<'_>| {
            let relation = own.quantity.relation(other.quantity);
            let opposite = || {
                own.quantity.measure == other.quantity.measure && same(own.quantity.low, -other.quantity.low)
            };
            matches!(relation, Relation::Equal | Relation::Rounded) || opposite()
        };
        let mut others = told(fact.text, sentence).filter(alike);
        let other = others.next().filter(|_| others.next().is_none())?;
        // a part of a whole may be what something fell by
        let turned =
            own.way != other.way && (own.way != Way::Part || other.compared) && other.way != Way::Part;
        (turned && !is_exchanged(claim, &own, fact, &other)).then(|| Conflict {
            detail: Detail {
                atom: Atom::Direction,
                claimed: around(claim.text, own.quantity),
                source: Some(around(fact.text, other.quantity)),
                difference: None,
            },
            strength: 0.45 + 0.5 * coverage,
        })
    })
}

/// What says that two things are at one time.
const SAME: &Words = words!("same gleichen selben mismo misma meme stesso stessa mesmo mesma उसी");
const TIMES: &Words =
    words!("year day month week hour time jahr tag monat ano dia annee jour anno giorno साल दिन");

/// "In the same year as the weir" of "three years after the weir".
pub(super) fn at_once(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    let pair =
        claim.tokens.windows(2).find(|pair| SAME.contains(pair[0].fold) && TIMES.contains(pair[1].fold))?;
    let same = pair[0].span.hull(pair[1].span);
    let apart = |own: &Told<'_>| own.compared && is_stretch(own.quantity) && own.quantity.low > 0.0;
    let said = fact.tokens.iter().any(|t| SAME.contains(t.fold)) || claim.is_negative() || fact.is_negative();
    let told = told(fact.text, sentence).find(apart).filter(|_| !said && coverage >= ENOUGH_SHARED)?;
    Some(Conflict {
        detail: Detail {
            atom: Atom::Date,
            claimed: claim.text.slice(same).into(),
            source: Some(around(fact.text, told.quantity)),
            difference: None,
        },
        strength: 0.45 + 0.5 * coverage,
    })
}

/// "The refund appears immediately" of "it takes five to seven days".
pub(super) fn immediate(claim: &Reading<'_>, fact: &Reading<'_>, coverage: f64) -> Option<Conflict> {
    const AT_ONCE: &Words = words!(
        "immediately instantly instant immediate straightaway sofort unverzuglich umgehend inmediatamente immediatement aussitot immediatamente subito imediatamente onmiddellijk direct"
    );
    const SHARE: f64 = 0.5;
    const TAKES: &Words = words!(
        "take takes took taken within dauert dauern braucht innerhalb tarda tardan demora dentro prend prennent met dure sous richiede impiega entro demoram leva levam duurt"
    );
    let own = claim.tokens.iter().find(|t| AT_ONCE.contains(t.fold))?;
    let takes = fact.tokens.iter().any(|t| TAKES.contains(t.fold));
    let even =
        !claim.is_negative() && !fact.is_negative() && !fact.tokens.iter().any(|t| AT_ONCE.contains(t.fold));
    // "immediately" itself is said of nothing
    let told = fact
        .quantities
        .iter()
        .find(|q| is_stretch(q) && q.low > 0.0)
        .filter(|_| takes && even && coverage >= SHARE)?;
    claim.quantities.is_empty().then(|| Conflict {
        detail: Detail {
            atom: Atom::Date,
            claimed: claim.text.slice(own.span).into(),
            source: Some(around(fact.text, told)),
            difference: None,
        },
        strength: 0.45 + 0.5 * coverage,
    })
}

fn is_stretch(quantity: &Quantity) -> bool {
    matches!(quantity.measure, Measure::Duration | Measure::Calendar | Measure::WorkingDays)
}

/// A number with the words that tell its way, for messages.
fn around(text: &Text, quantity: &Quantity) -> String {
    let tokens = text.tokens_in(quantity.span);
    let sentence = text.sentence_at(quantity.span.start).unwrap_or(quantity.span);
    let near = tokens.start.saturating_sub(1)..(tokens.end + 1).min(text.tokens.len());
    let spans = text.tokens[near].iter().map(|t| t.span).filter(|span| sentence.contains(*span));
    text.slice(spans.fold(quantity.span, Span::hull)).into()
}
