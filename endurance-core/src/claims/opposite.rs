//! Words that are opposites, "open" and "closed", and what a fact says against a claim by them.

use super::{
    case,
    compare::Conflict,
    condition,
    denial::{Against, Way},
    polarity::{MOST_ATOMS, Neighbours, SAME_WORDS, Shared, conflict, is_excepted},
    reading::Reading,
    relate,
    subject::Clause,
    versus,
};
use crate::{
    interaction::Span,
    pack,
    text::{
        Text,
        date::{Date, Kind},
        language::Language,
        quantity::{Measure, Quantity, Relation},
        table::{Fixed, Gate},
        vocabulary::of_language,
        word::{self, Token},
        words::{Words, words},
    },
};
use std::sync::LazyLock;

/// Words that turn round with what they stand between: "cool before you cut" is "cut after it has cooled".
const RELATIONAL: &Words = words!(
    "before after above below over under behind ahead with without for against first last next previous \
            prima dopo sopra sotto antes despues depois avant apres vor nach قبل بعد فوق تحت \
            allow allows allowed allowing enable enables enabled enabling prevent prevents prevented preventing"
);

const FOR: u64 = word::hash("for");

/// The opposite of a word.
#[derive(Debug)]
struct Opposite {
    /// Letters that the word itself has at least, so that "option" is no form of "optional".
    least: u32,
    stem: u64,
    /// The same of the opposite.
    facing: u32,
}

impl Opposite {
    /// Whether `b` is this opposite of `a`.
    fn face(&self, a: &Token, b: &Token) -> bool {
        self.stem == b.stem && length(a) >= self.least && length(b) >= self.facing
    }
}

/// The opposites of each stem that has some: most have none, which the gate says without a look-up.
#[derive(Default)]
struct Opposites {
    gate: Gate,
    table: Fixed<Vec<Opposite>>,
}

impl Opposites {
    fn of(&self, stem: u64, language: Language) -> Option<&[Opposite]> {
        let key = of_language(stem, language);
        if self.gate.may_hold(key) { self.table.get(key).map(Vec::as_slice) } else { None }
    }

    fn add(&mut self, stem: u64, language: Language, opposite: Opposite) {
        let key = of_language(stem, language);
        self.gate.add(key);
        self.table.entry_or(key, Vec::new).push(opposite);
    }
}

static OPPOSITES: LazyLock<Opposites> = LazyLock::new(|| {
    let mut opposites = Opposites::default();
    for row in pack::rows("opposites") {
        let language = Language::from_name(row[0]);
        let [a, b] = [row[1], row[2]].map(|w| {
            let mut tokens = Text::words(w, Some(language)).0;
            // two characters of a script without spaces are one stem, which the first of them has
            tokens.retain(|t| !(t.stop && t.class == word::Class::Ideograph));
            tokens
        });
        if let ([a], [b]) = (&*a, &*b)
            && a.stem != b.stem
        {
            let least = |t: &Token| length(t).saturating_sub(1);
            let facing = Opposite { least: least(a), stem: b.stem, facing: least(b) };
            opposites.add(a.stem, language, facing);
            let facing = Opposite { least: least(b), stem: a.stem, facing: least(a) };
            opposites.add(b.stem, language, facing);
        }
    }
    opposites
});

fn length(token: &Token) -> u32 {
    token.span.end - token.span.start
}

/// Where a word stands: both characters of one of a script without spaces.
fn whole(reading: &Reading<'_>, token: &Token) -> Span {
    let behind = |t: &&Token| t.class == word::Class::Ideograph && t.span.start == token.span.end;
    let second = reading.tokens.iter().find(behind).filter(|_| token.class == word::Class::Ideograph);
    second.map_or(token.span, |t| token.span.hull(t.span))
}

/// Whether two words are opposites.
pub(super) fn opposites(a: &Token, b: &Token, language: Language) -> bool {
    let found = OPPOSITES.of(a.stem, language);
    found.is_some_and(|found| found.iter().any(|o| o.face(a, b)))
}

/// Whether a word turns round with what it stands between.
pub(super) fn is_relational(token: &Token) -> bool {
    RELATIONAL.contains(token.fold)
}

/// The word of `other` that is the opposite of `token`; "non-flammable" is none of "nonflammable", "end up" of "start", nor "a partir de" of
/// "llegar".
pub(super) fn opposite_in<'a>(token: &Token, other: &Reading<'a>) -> Option<&'a Token> {
    const NON: u64 = word::hash("non");
    const A: u64 = word::hash("a");
    const FROM: &Words = words!("partir partire");
    let opposites = OPPOSITES.of(token.stem, other.text.language)?;
    if !opposites.iter().any(|o| other.may_say(o.stem)) {
        return None;
    }
    let faces = |t: &Token| opposites.iter().any(|o| o.face(token, t));
    let run = other.tokens;
    let turned = |at: usize| {
        let before = at.checked_sub(1).map(|before| run[before].fold);
        before == Some(NON) || before == Some(A) && FROM.contains(run[at].fold) || is_phrasal(other, &run[at])
    };
    let found = (0..run.len()).find(|&at| faces(&run[at]) && !turned(at))?;
    Some(&run[found])
}

/// Whether a word is a verb of two words: "end up", "give up", "give away".
fn is_phrasal(reading: &Reading<'_>, token: &Token) -> bool {
    let next = reading.tokens.iter().find(|t| t.span.start >= token.span.end);
    next.is_some_and(|t| words!("up away").contains(t.fold))
}

/// Whether a word stands in brackets that tell what was before: "across inboxes (previously same inbox only)".
fn is_former(reading: &Reading<'_>, token: &Token) -> bool {
    const FORMERLY: &Words = words!(
        "previously formerly before was were until earlier originally vorher fruher bisher zuvor antes anteriormente avant auparavant prima precedentemente"
    );
    let start = reading.span.start;
    let before = reading.text.slice(Span { start, end: token.span.start });
    let open = before.rfind('(').filter(|&at| !before[at..].contains(')')).map(|at| start + at as u32);
    open.is_some_and(|open| {
        let inside = reading.tokens.iter().filter(|t| t.span.start > open && t.span.end <= token.span.start);
        inside.into_iter().any(|t| FORMERLY.contains(t.fold))
    })
}

/// Whether a fact says of something else by name what a word says: "included in Premium", of a claim that does not name it.
fn is_of_another_name(claim: &Reading<'_>, fact: &Reading<'_>, facing: &Token) -> bool {
    const IN: &Words = words!("in with for bei im in mit fur en con para dans avec pour nel con per no com");
    let at = fact.tokens.partition_point(|t| t.span.end <= facing.span.end);
    let [led, name, ..] = &fact.tokens[at..] else { return false };
    IN.contains(led.fold) && name.capital && !name.stop && !claim.says(name.stem)
}

/// "open" against "closed": a word the fact lacks, whose opposite it has and the statement lacks.
pub(super) fn by_opposite(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
    around: &Neighbours<'_>,
) -> Option<Against> {
    let (own, facing) = pair(claim, fact, around)?;
    if versus::is_converse(claim, fact)
        || faces(claim, own, fact, facing)
        || are_of_two(claim, own, fact, facing)
    {
        return None;
    }
    // "forbidden" is no denial of its own
    let denies =
        |side: &Reading<'_>, token: &Token| side.denies(token.stem) || side.is_negative_beside(token.span);
    let even = denies(claim, own) == denies(fact, facing);
    let excepted = is_excepted(claim, fact);
    let (at, there) = (whole(claim, own), whole(fact, facing));
    let share = (shared.without)(at).max(shared.of_fact);
    // what an adult pays for is not told where children pay nothing
    if share < SAME_WORDS && tells_other_numbers(claim, fact) {
        return None;
    }
    // "for" and "against", "before" and "after" stand in any two sentences
    let small = is_relational(own) || own.stop || facing.stop;
    if small && share < shared.least {
        return None;
    }
    (even && !excepted).then_some(Against { way: Way::Opposite, at, there, share })
}

/// Whether a claim is of numbers of which the fact holds none.
fn tells_other_numbers(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let held = |own: &Quantity| {
        let there = fact.quantities.iter().take(MOST_ATOMS);
        there.into_iter().any(|q| !matches!(own.relation(q), Relation::Differs | Relation::Incomparable))
    };
    let mut own = claim.quantities.iter().filter(|q| !q.is_incidental()).take(MOST_ATOMS).peekable();
    own.peek().is_some() && !own.any(held)
}

/// The first word of the claim that stands against one of the fact.
fn pair<'a>(
    claim: &Reading<'a>,
    fact: &Reading<'a>,
    around: &Neighbours<'_>,
) -> Option<(&'a Token, &'a Token)> {
    let says_so = |facing: &Token| {
        (around.claim)(facing.stem)
            || claim.means(facing.stem)
            // "delete it if apps are installed" says "remove" in its own words
            || claim.telling.iter().any(|t| relate::saying(t.stem, claim.text.language).contains(&facing.stem))
    };
    // "closed on Mondays": what the fact says of the day is not what stands beside it of others
    let same =
        |d: &Date| fact.dates.iter().take(MOST_ATOMS).any(|there| d.relation(there) == Relation::Equal);
    let dated = !claim.dates.is_empty() && claim.dates.iter().take(MOST_ATOMS).all(same);
    let speaks = |stem: u64| if dated { fact.says(stem) } else { (around.fact)(stem) };
    let says_opposite = |facing: &Token| {
        let others = OPPOSITES.of(facing.stem, fact.text.language).unwrap_or_default();
        others.iter().any(|other| speaks(other.stem))
    };
    // "For more details, see …" is against nothing
    let opens = |t: &Token| t.fold == FOR && claim.tokens.first().is_some_and(|first| first.span == t.span);
    let prefixed = |t: &Token| {
        claim.tokens.iter().any(|p| p.span.end + 1 == t.span.start && p.fold == word::hash("non"))
    };
    // few words have opposites: that is asked first
    claim.tokens.iter().find_map(|token| {
        let facing = opposite_in(token, fact).filter(|f| !says_so(f))?;
        // "closes at 18:00" is what "open until 18:00" says
        let said = relate::saying(token.stem, claim.text.language);
        if speaks(token.stem)
            // "closed on Mondays and open on all other days" says both
            || says_opposite(facing)
            || said.iter().any(|stem| speaks(*stem))
            || prefixed(token)
            || opens(token)
            || is_timed(claim, token)
            || claim.dates(token) && !is_relational(token)
        {
            return None;
        }
        if case::ends_then(claim, fact, facing)
            || is_phrasal(claim, token)
            || is_former(fact, facing)
            || is_of_another_name(claim, fact, facing)
        {
            return None;
        }
        // "a maximum of 3 days" is a number, "to a minimum" none; "2 years" and "24 months" are compared as numbers
        let bounds = |reading: &Reading<'_>, token: &Token| {
            let place = |q: &Quantity| q.measure == Measure::Ordinal && q.span == token.span;
            reading.bounds(token) && !reading.quantities.iter().any(place)
        };
        if bounds(claim, token) || bounds(fact, facing) {
            return None;
        }
        // "delete it if apps are installed" does not install them
        if condition::precedes(claim.text, claim.tokens, token)
            && !condition::precedes(fact.text, fact.tokens, facing)
        {
            return None;
        }
        // "12 teachers" and "340 pupils" are two counts
        if claim.counts(token) && fact.counts(facing) {
            return None;
        }
        (!is_relational(token) || claim.next_word(token) == fact.next_word(facing)).then_some((token, facing))
    })
}

/// What a number is told of, and the opposite of it: "52 % are men" of "52 % are women".
pub(super) fn told_of_opposite(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<Conflict> {
    const NEAR: usize = 6;
    const STRENGTH: f64 = 0.75;
    let near = |reading: &Reading<'_>, q: &Quantity, token: &Token| {
        let (from, to) = if token.span < q.span { (token.span, q.span) } else { (q.span, token.span) };
        reading.text.tokens_in(Span { start: from.end, end: to.start.max(from.end) }).len() < NEAR
    };
    if claim.is_negative() != fact.is_negative() {
        return None;
    }
    claim.quantities.iter().take(MOST_ATOMS).filter(|q| q.measure == Measure::Percent).find_map(|own| {
        let same = |q: &&Quantity| own.relation(q) == Relation::Equal;
        let there = fact.quantities.iter().take(MOST_ATOMS).find(same)?;
        let words = claim.tokens.iter().filter(|t| near(claim, own, t) && !fact.says(t.stem) && !t.stop);
        words.into_iter().find_map(|word| {
            let facing = opposite_in(word, fact).filter(|t| near(fact, there, t) && !claim.says(t.stem))?;
            Some(Conflict { strength: STRENGTH, ..conflict(claim, word.span, fact, Some(facing.span), 1.0) })
        })
    })
}

/// Whether two verbs tell of two sides what each does: "imports from Germany" of "Germany exports".
fn faces(claim: &Reading<'_>, own: &Token, fact: &Reading<'_>, facing: &Token) -> bool {
    let clause = |reading: &Reading<'_>, verb: &Token| {
        let at = reading.tokens.iter().position(|t| t.span == verb.span)?;
        Clause::around(reading, at)
    };
    clause(claim, own)
        .zip(clause(fact, facing))
        .is_some_and(|(own, there)| own.is_faced(&there) && there.is_faced(&own))
}

/// Whether two names stand before the words, each before its own, and both sides know the two: "Prat won against Farkas" of "Farkas was
/// beaten by Prat".
fn are_of_two(claim: &Reading<'_>, own: &Token, fact: &Reading<'_>, facing: &Token) -> bool {
    let subject = |reading: &Reading<'_>, at: &Token| -> Option<Vec<u64>> {
        let text = reading.text;
        let before = Span { start: reading.span.start, end: at.span.start.max(reading.span.start) };
        let name = text.entities_in(before).last()?;
        Some(text.words_of(name).iter().filter(|t| !t.stop).map(|t| t.stem).collect())
    };
    let both = subject(claim, own).zip(subject(fact, facing));
    both.is_some_and(|(a, b)| {
        !a.iter().any(|stem| b.contains(stem))
            && a.last().is_some_and(|stem| fact.says(*stem))
            && b.last().is_some_and(|stem| claim.says(*stem))
    })
}

/// Whether a time of day stands right behind a word.
fn is_timed(reading: &Reading<'_>, token: &Token) -> bool {
    const NEAR: u32 = 12;
    let behind = Span { start: token.span.end, end: reading.span.end };
    let times = |d: &Date| matches!(d.kind, Kind::Time | Kind::Times) && d.span.start <= behind.start + NEAR;
    reading.text.dates_in(behind).iter().any(times)
}
