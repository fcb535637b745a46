//! Whether a fact denies what a statement affirms, or the other way round: negations, opposites, exceptions, duties.

use super::{
    Atom, Detail, case,
    compare::Conflict,
    condition,
    denial::{Against, Way},
    fact::joins,
    quantifier,
    reading::{Denial, Duty, Reading},
    relate,
    subject::Clause,
    versus, without,
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
        word,
        word::Token,
        words::{Words, words},
    },
};
use std::sync::LazyLock;

/// What both sides share, 0..=1.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    /// Share of the statement's weight that the window holds.
    pub(super) of_claim: f64,
    /// Share of the fact's telling words that the statement says.
    pub(super) of_fact: f64,
    /// The first, without the words of a passage.
    pub(super) without: &'a dyn Fn(Span) -> f64,
    /// The share from which affirming what the other side denies is a contradiction.
    pub(super) least: f64,
}

impl Shared<'_> {
    /// That share in a language: where pairs of characters take the place of words, each word that differs spoils two pairs more.
    pub(super) const fn least_in(language: Language) -> f64 {
        if language.is_spaced() { SAME_WORDS } else { 0.75 * SAME_WORDS }
    }
}

/// The share from which affirming what the other side denies is a contradiction.
pub(super) const SAME_WORDS: f64 = 0.66;

/// Words that turn round with what they stand between: "cool before you cut" is "cut after it has cooled".
const RELATIONAL: &Words = words!(
    "before after above below over under behind ahead with without first last next previous \
            prima dopo sopra sotto antes despues depois avant apres vor nach قبل بعد فوق تحت \
            allow allows allowed allowing enable enables enabled enabling prevent prevents prevented preventing"
);

/// Verbs that say no more than that something is.
const HAPPENS: &Words = words!(
    "takes held happens celebra celebrara celebran tiene tienen findet finden stattfinden stattfindet lieu svolge terra tengono realiza \
     acontece ocorre होगा होगी hoga hogi состоится проходит yapilacak 举 开"
);

/// Words that say no more than that something is there.
const EXISTS: &Words = words!("available offered exists exist there possible stands stand provided open");

/// Verbs for what is no more, of which no cue tells that they deny.
const ENDS: &Words =
    words!("shut shuts shutting close closes closed deleted deletes removed paused ended ends halted halts");

const FOR: u64 = word::hash("for");

/// Verbs for what is still to be done.
const POSTPONES: &Words = words!(
    "postpone postpones postponed defer defers deferred adjourned shelved vertagt verschoben aplazo aplazado pospuso reporte reportee \
     rinviato rinviata adiou adiado"
);

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
fn opposite_in<'a>(token: &Token, other: &Reading<'a>) -> Option<&'a Token> {
    const NON: u64 = word::hash("non");
    const UP: u64 = word::hash("up");
    const A: u64 = word::hash("a");
    const FROM: &Words = words!("partir partire");
    let opposites = OPPOSITES.of(token.stem, other.text.language)?;
    let faces = |t: &Token| opposites.iter().any(|o| o.face(token, t));
    let run = other.tokens;
    let turned = |at: usize| {
        let before = at.checked_sub(1).map(|before| run[before].fold);
        before == Some(NON)
            || before == Some(A) && FROM.contains(run[at].fold)
            || run.get(at + 1).is_some_and(|t| t.fold == UP)
    };
    let found = (0..run.len()).find(|&at| faces(&run[at]) && !turned(at))?;
    Some(&run[found])
}

/// What the fact says against the statement, by words that deny.
pub(super) fn denied(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
    around: &Neighbours<'_>,
) -> Option<Against> {
    let found = by_label(claim, fact, shared)
        .or_else(|| duties(claim, fact, shared, around))
        .or_else(|| forbidden(claim, fact, shared))
        .or_else(|| without::done_without(claim, fact, shared))
        .or_else(|| by_denial(claim, fact, shared, around))
        .or_else(|| by_exception(claim, fact, shared))
        .or_else(|| by_opposite(claim, fact, shared, around))
        .or_else(|| quantifier::differs(claim, fact, shared));
    found.filter(|against| against.share >= LEAST_SHARED)
}

/// The share below which two passages that are against each other speak of different things.
const LEAST_SHARED: f64 = 0.25;

/// "Glass is covered" of "Not covered: floods; glass".
fn by_label(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Against> {
    // "floods, unless the add-on was chosen"
    let plain =
        !claim.is_negative() && fact.denials.is_empty() && !fact.conditional && fact.excepted.is_empty();
    let label = fact.labelled.filter(|_| plain && !claim.conditional)?;
    let text = fact.text;
    let mut denied = text.tokens[text.tokens_in(label)].iter().filter(|t| !t.stop);
    let bound = |at: usize| {
        at > 0
            && text.raw[fact.tokens[at - 1].span.end as usize..fact.tokens[at].span.start as usize]
                .contains([',', ';'])
    };
    let mut ends: Vec<usize> = (0..fact.tokens.len()).filter(|&at| bound(at)).collect();
    ends.push(fact.tokens.len());
    let mut start = 0;
    let same = ends.into_iter().any(|end| {
        let from = std::mem::replace(&mut start, end);
        let item = fact.tokens[from..end].iter().filter(|t| !t.stop);
        // most of an item is said: "theft from the garden" of "simple theft from a garden"
        let said = item.clone().filter(|t| claim.says(t.stem)).count();
        // "bicycles inside the home" of "bicycles outside the home"
        let turned = fact.tokens[from..end].iter().any(|t| opposite_in(t, claim).is_some());
        said > 0 && !turned && 3 * said >= 2 * item.count()
    });
    let share = shared.of_claim.max(shared.of_fact);
    (same && denied.any(|t| claim.says(t.stem))).then_some(Against {
        way: Way::Fact,
        at: claim.span,
        there: label,
        share,
    })
}

/// What stands around the two passages.
pub(super) struct Neighbours<'a> {
    /// Whether the sentence of the claim says a word.
    pub(super) claim: &'a dyn Fn(u64) -> bool,
    /// Whether the fact, or what it is read with, says a word.
    pub(super) fact: &'a dyn Fn(u64) -> bool,
}

/// A negation of one side whose first telling word the other side affirms.
fn by_denial(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
    around: &Neighbours<'_>,
) -> Option<Against> {
    // "some do not" is what "not all do" says
    if asks_to_check(fact) || quantifier::leave_some(claim, fact) {
        return None;
    }
    let from_claim = claim.denials.iter().find(|d| affirmed(d, claim, fact, shared.of_claim, around.fact));
    if let Some(denial) = from_claim {
        let (at, there) = (denial.said, fact.span);
        return Some(Against { way: Way::Claim, at, there, share: shared.of_claim });
    }
    let denial = fact.denials.iter().find(|d| affirmed(d, fact, claim, shared.of_fact, around.claim))?;
    // what is denied of all is denied of the part that the statement speaks of
    let general = if denial.by_verb { 0.0 } else { shared.of_fact };
    // "takes place on Friday" of "Friday's concert was cancelled"
    let happens = claim.tokens.iter().find(|t| denial.by_verb && HAPPENS.contains(t.fold));
    let without = happens.map_or(0.0, |verb| (shared.without)(verb.span));
    let share = shared.of_claim.max(general).max(without);
    let way = if denial.by_verb { Way::Verb } else { Way::Fact };
    Some(Against { way, at: claim.span, there: denial.said, share })
}

/// Whether a sentence only asks to see to it that something is so: "make sure that both addresses match".
fn asks_to_check(reading: &Reading<'_>) -> bool {
    const CHECK: &Words = words!(
        "verify check confirm ensure make see prufen stellen verifique compruebe asegurese verifiez assurez verificare"
    );
    let sentence = reading.text.sentence_at(reading.span.start).unwrap_or(reading.span);
    let tokens = &reading.text.tokens[reading.text.tokens_in(sentence)];
    tokens.first().is_some_and(|first| CHECK.contains(first.fold))
}

/// Whether `other` says what `own` denies, and does not deny it itself.
fn affirmed(
    denial: &Denial,
    own: &Reading<'_>,
    other: &Reading<'_>,
    share: f64,
    context: impl Fn(u64) -> bool,
) -> bool {
    let said = |stem: &u64| other.means(*stem);
    // "has stopped his account" is what "has shut down his account" says
    let over = own.tokens.iter().any(|t| denial.cue.contains(t.span) && t.fold == word::hash("longer"));
    if (denial.by_verb || over) && other.tokens.iter().any(|t| ENDS.contains(t.fold)) {
        return false;
    }
    // "does not apply before 2020" says nothing of "applies after 2020"
    let turns = |t: &Token| is_relational(t) && opposite_in(t, other).is_some();
    if !own.dates.is_empty() && own.tokens.iter().any(turns) {
        return false;
    }
    // "may not enter without a badge" denies nothing of "needs a badge"
    if without::needs_what_it_excludes(own, other) {
        return false;
    }
    // "postponed its decision" is what "no decision was taken" says
    if other.tokens.iter().any(|t| POSTPONES.contains(t.fold)) {
        return false;
    }
    // "it was not intense" says nothing against "it can be intense"
    if denial.words.first().is_some_and(|stem| is_possible(other, *stem)) {
        return false;
    }
    // "does not stay for 24 hours" denies the hours
    let atoms = own.atoms_behind(denial.cue, other);
    if atoms == Some(false) {
        return false;
    }
    // "refunds are not given" denies the refunds
    let light = |stem: u64| own.tokens.iter().any(|t| t.stem == stem && is_light(t));
    let words = match denial.words.split_first() {
        Some((&first, rest)) if !other.means(first) && light(first) => rest,
        _ => &denial.words[..],
    };
    let Some((&stem, rest)) = words.split_first() else {
        // "police officers do not" denies what is said of the others
        let mut subject = own.subject(denial.cue).peekable();
        let elliptic = atoms.is_none() && subject.peek().is_some() && subject.all(|t| context(t.stem));
        // "X stays for 24 hours, Y does not" is denied by who says how long
        let told = own.quantities.is_empty() || !other.quantities.is_empty();
        return (atoms == Some(true) || elliptic && told) && !other.is_negative() && !other.implicit;
    };
    let own_word = own.tokens.iter().find(|t| t.stem == stem);
    let opposite = own_word.and_then(|t| opposite_in(t, other));
    let facing = opposite.filter(|_| !other.means(stem));
    // "when a note is deleted, its attachments are kept" says "does not delete"
    if opposite.is_some() && other.says(stem) {
        return false;
    }
    // "relevant and not relevant" affirms and denies, and so do "the formal; the non-formal"
    let local = denial.local || own.text.slice(denial.said).starts_with("non");
    let sentence = local.then(|| own.text.sentence_at(own.span.start)).flatten();
    let again = sentence.is_some_and(|s| {
        own.text.tokens[own.text.tokens_in(s)].iter().filter(|t| t.stem == stem).count() > 1
    });
    // who does not and who does must be the same
    let spoken_of = own.subject(denial.cue);
    let (known, all) =
        spoken_of.fold((0, 0), |(known, all), t| (known + usize::from(context(t.stem)), all + 1));
    // "there is still homework" of "homework is no longer set"
    let exists = over
        && !other.is_negative()
        && all > 0
        && known == all
        && other.tokens.iter().any(|t| EXISTS.contains(t.fold));
    if again || own.count(stem) > 1 || (facing.is_none() && !said(&stem) && !exists) || other.implicit {
        return false;
    }
    if 2 * known < all {
        return false;
    }
    // a denial of something else: "does not lend tools" is silent on "lends books"
    let same = rest.is_empty() || exists || rest.iter().any(said) || share >= SAME_WORDS;
    let denied = if other.negates(stem) {
        // "if you are not a resident"
        true
    } else if let Some(facing) = facing {
        !other.denies(facing.stem)
    } else if let Some(word) = other.tokens.iter().find(|t| t.stem == stem) {
        // "has withdrawn" is what "has not withdrawn" denies, though both deny the complaint
        let at = word.span;
        let beside = |d: &&Denial| !d.cue.overlaps(at);
        let denies = |d: &Denial| denial.words.iter().any(|stem| d.words.contains(stem));
        other.is_negative_beside(at) || other.denials.iter().filter(beside).any(denies)
    } else {
        other.is_negative()
    };

    same && !denied && !is_excepted(own, other)
}

/// Whether a passage says of a quality that it can be, or that it is an end of what can be: "can range from slogans to intense activity".
fn is_possible(reading: &Reading<'_>, stem: u64) -> bool {
    const CAN: &Words = words!("can may might could");
    const RANGE: &Words = words!("range vary");
    let tokens = reading.tokens;
    let can = |at: usize| at > 0 && CAN.contains(tokens[at - 1].fold);
    let Some(word) = tokens.iter().position(|t| t.stem == stem) else { return false };
    // "can be refunded" promises
    let quality = !reading.text.slice(tokens[word].span).ends_with("ed");
    let is = word > 0 && tokens[word - 1].fold == word::hash("be") && can(word - 1);
    quality && is || (0..word).any(|at| RANGE.contains(tokens[at].fold) && can(at))
}

/// Whether one side speaks of what the other takes out.
fn is_excepted(own: &Reading<'_>, other: &Reading<'_>) -> bool {
    excepted(own, other).is_some() || excepted(other, own).is_some()
}

/// What `own` takes out and `other` says: one item of "electric cars and ambulances" is enough.
fn excepted(own: &Reading<'_>, other: &Reading<'_>) -> Option<Span> {
    own.excepted.iter().copied().find(|span| {
        let items = own.tokens.split(|t| joins(own.text, t));
        items.into_iter().any(|item| {
            let mut words =
                item.iter().filter(|t| span.contains(t.span) && !t.stop && !is_light(t)).peekable();
            words.peek().is_some() && words.all(|t| other.says(t.stem) && !other.excepts(t.stem))
        })
    })
}

/// "Every day except Monday" against "on Monday".
fn by_exception(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Against> {
    let conditional = claim.conditional || fact.conditional;
    // "electric cars pay no toll", "tourists must pay" say what the exception implies
    let turned =
        claim.denials.is_empty() != fact.denials.is_empty() || claim.duty.is_some() != fact.duty.is_some();
    if conditional || turned || claim.is_negative() != fact.is_negative() {
        return None;
    }
    let there = excepted(fact, claim);
    let at = excepted(claim, fact);
    let (told, at, there) =
        (at.is_some() || there.is_some(), at.unwrap_or(claim.span), there.unwrap_or(fact.span));
    told.then_some(Against { way: Way::Exception, at, there, share: shared.of_claim })
}

/// "open" against "closed": a word the fact lacks, whose opposite it has and the statement lacks.
fn by_opposite(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
    around: &Neighbours<'_>,
) -> Option<Against> {
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
    let (own, facing) = claim.tokens.iter().find_map(|token| {
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
        if case::ends_then(claim, fact, facing) {
            return None;
        }
        // "a maximum of 3 days" is a number, "to a minimum" none
        if claim.bounds(token) != fact.bounds(facing) {
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
    })?;
    if versus::is_converse(claim, fact) || faces(claim, own, fact, facing) {
        return None;
    }
    // "forbidden" is no denial of its own
    let denies =
        |side: &Reading<'_>, token: &Token| side.denies(token.stem) || side.is_negative_beside(token.span);
    let even = denies(claim, own) == denies(fact, facing);
    let excepted = is_excepted(claim, fact);
    let (at, there) = (whole(claim, own), whole(fact, facing));
    let share = (shared.without)(at).max(shared.of_fact);
    // "for" and "against", "before" and "after" stand in any two sentences
    let small = is_relational(own) || own.stop || facing.stop;
    if small && share < shared.least {
        return None;
    }
    (even && !excepted).then_some(Against { way: Way::Opposite, at, there, share })
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

/// Whether a time of day stands right behind a word.
fn is_timed(reading: &Reading<'_>, token: &Token) -> bool {
    const NEAR: u32 = 12;
    let behind = Span { start: token.span.end, end: reading.span.end };
    let times = |d: &Date| matches!(d.kind, Kind::Time | Kind::Times) && d.span.start <= behind.start + NEAR;
    reading.text.dates_in(behind).iter().any(times)
}

/// "You can stop as soon as you like" of "do not stop early": what an order forbids.
fn forbidden(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Against> {
    use Duty::{May, Must, Should};
    const ORDERS: &Words = words!("do don't never no ne non nunca nao");
    let (duty, at) = claim.duty.filter(|_| fact.duty.is_none() && claim.denials.is_empty())?;
    let verb = claim.governed(at)?;
    fact.tokens.first().filter(|first| ORDERS.contains(first.fold))?;
    let order = fact.denials.first().filter(|d| d.words.first() == Some(&verb.stem) && !d.by_verb)?;
    let share = shared.of_claim.max(shared.of_fact).max((shared.without)(at));
    matches!(duty, Must | May | Should).then_some(Against { way: Way::Order, at, there: order.said, share })
}

/// Verbs that say little beside what they are said of.
const LIGHT: [&Words; 2] = [
    words!(
        "bring take use come enter go carry keep wear get give given form visit do make drink eat brought taken used worn carried made mitbringen mitnehmen bringen nehmen tragen benutzen nutzen \
         kommen verwenden llevar traer usar utilizar venir hacer entrar apporter emporter utiliser porter faire portare usare utilizzare \
         fare venire levar trazer fazer meenemen gebruiken brengen"
    ),
    words!(
        "लाना लाने लेना लेने ले ला करना करने जाना lana lane lena le la karna karne kar jana استخدام استعمال إحضار اصطحاب أخذ \
         利 使 持 込 連 用 带 帶 携 用 приносить брать использовать делать getirmek kullanmak yapmak membawa menggunakan mang"
    ),
];

fn is_light(token: &Token) -> bool {
    LIGHT.iter().any(|words| words.contains(token.fold))
}

/// What must be against what need not, must not or may be.
fn duties(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
    around: &Neighbours<'_>,
) -> Option<Against> {
    use Duty::{May, Must, MustNot, NeedNot, Should};
    // "may not enter without a badge" says that a badge is needed
    if without::needs_what_it_excludes(claim, fact) || without::needs_what_it_excludes(fact, claim) {
        return None;
    }
    let ((claimed, at), (found, there)) = (claim.duty?, fact.duty?);
    // "can only be shorn in May" is near to a duty
    let only = |reading: &Reading<'_>, duty: Span| {
        let next = reading.tokens.iter().find(|t| t.span.start >= duty.end);
        next.is_some_and(|t| quantifier::ONLY.contains(t.fold))
    };
    if only(claim, at) || only(fact, there) {
        return None;
    }
    // "closed to lorries" says nothing of cars
    let behind = fact.text.slice(there).ends_with(" to").then(|| fact.behind(there));
    let to = behind.and_then(|rest| fact.telling.iter().find(|t| rest.contains(t.span)));
    if to.is_some_and(|t| !claim.says(t.stem)) {
        return None;
    }
    // "visitors cannot park" of "only residents may park"
    let alone = fact.tokens.iter().any(|t| quantifier::ONLY.contains(t.fold) && t.span.end <= there.start);
    if alone && !fact.subject(there).any(|t| claim.says(t.stem)) {
        return None;
    }
    let differs = matches!(
        (claimed, found),
        (Must, NeedNot | MustNot | May | Should)
            | (NeedNot, Must)
            | (MustNot, Must | May | Should)
            | (May | Should, MustNot)
    );
    // "you may appeal within four weeks" sets the same term as "you have to appeal within 28 days"
    let term = |own: &Quantity| {
        fact.quantities.iter().take(MOST_ATOMS).any(|there| own.relation(there) == Relation::Equal)
    };
    let same_term =
        matches!((claimed, found), (Must, May)) && claim.quantities.iter().take(MOST_ATOMS).any(term);
    let condition = claim.conditional != fact.conditional || same_term;
    // "can't run free" is what "must be kept on a lead" says: of two duties only the same act tells
    let (one, other) = (claim.governed(at), fact.governed(there));
    // "you may bring your dog" is what "dogs are not allowed" denies, though it says no "bring"
    let does = |verb: &Token, own: &Reading<'_>, there: Option<&Token>, facing: &Reading<'_>| {
        facing.means(verb.stem) || is_light(verb) && there.is_some_and(|there| own.says(there.stem))
    };
    let same = one.is_none_or(|verb| does(verb, claim, other, fact))
        && other.is_none_or(|verb| does(verb, fact, one, claim));
    let said = one.filter(|verb| is_light(verb)).map_or(at, |verb| at.hull(verb.span));
    let share = shared.of_claim.max(shared.of_fact).max((shared.without)(said));
    // "required to carry a voluntary note" says of the note what the fact says
    let told = |t: &&Token| !t.stop && t.class != word::Class::Ideograph && there.contains(t.span);
    let beside = |stem: u64| claim.tokens.iter().any(|t| t.stem == stem && !at.contains(t.span));
    let both = fact.tokens.iter().filter(told).any(|t| beside(t.stem));
    // "previous recipients may not apply" says nothing of the others
    let others = fact.subject(there);
    let (known, all) =
        others.fold((0, 0), |(known, all), t| (known + usize::from((around.claim)(t.stem)), all + 1));
    let same = same && !both && !(all > 1 && known == 0);
    (differs && same && !condition && !is_excepted(claim, fact)).then_some(Against {
        way: Way::Duty,
        at,
        there,
        share,
    })
}

/// Dates or numbers of a passage that are held against those of another: no sentence of prose has more, and a hostile one must not cost more.
const MOST_ATOMS: usize = 8;

/// Whether the denial of one side says what the other affirms: "at no charge" of "free"; "possible in November" of "forbidden from March
/// to October"; "not without an appeal" of "only after an appeal".
pub(super) fn says_the_same(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    const ONLY: &Words = words!("only nur solo solamente seulement somente apenas");
    const WITHOUT: &Words = words!("without before ohne vor sin sans senza sem");
    let outside = |own: &Date| {
        fact.dates.iter().take(MOST_ATOMS).any(|there| own.lies_outside(there))
            && claim.is_negative() != fact.is_negative()
    };
    let says = |reading: &Reading<'_>, words: &Words| reading.tokens.iter().any(|t| words.contains(t.fold));
    let twice = claim.denials.len() > 1 && says(claim, WITHOUT);
    let not_without = twice && says(fact, ONLY) && !fact.is_negative();
    is_free(claim) && is_free(fact) || not_without || claim.dates.iter().take(MOST_ATOMS).any(outside)
}

/// Whether a passage says that nothing is to be paid.
fn is_free(reading: &Reading<'_>) -> bool {
    const PAY: &Words = words!(
        "charge charges charged fee fees cost costs pay pays paid price payment surcharge gebuhr gebuhren kosten kostet zahlen zahlt \
         preis coste costo cuesta cargo pagar paga frais cout coute payer taxa custa शुल्क"
    );
    let gratis = |q: &Quantity| q.measure == Measure::Currency("0");
    let pays = |t: &&Token| PAY.contains(t.fold);
    reading.quantities.iter().any(gratis)
        || !reading.denials.is_empty() && reading.tokens.iter().any(|t| pays(&t))
}

/// Whether one side tells of a bound what happens, and the other what does not: "at least six are needed", "with fewer than six it
/// does not take place".
fn same_bound(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    let [own, facts] = [claim, fact].map(|reading| reading.quantities.iter().take(MOST_ATOMS));
    let same = |own: &Quantity| {
        facts
            .clone()
            .any(|q| own.denied != q.denied && own.approx != q.approx && own.relation(q) == Relation::Equal)
    };
    own.into_iter().any(same)
}

/// Whether one side denies the verb with which the other denies: "has not withdrawn" and "has withdrawn".
fn undoes(own: &Reading<'_>, other: &Reading<'_>) -> bool {
    let verbs = own.denials.iter().filter(|d| !d.by_verb).filter_map(|d| d.words.first());
    let denying = |stem: u64| {
        let verb =
            |d: &&Denial| d.by_verb && other.tokens.iter().any(|t| t.stem == stem && d.cue.contains(t.span));
        other.denials.iter().any(|d| verb(&d)) && !other.denies(stem)
    };
    verbs.copied().any(denying)
}

/// Whether both sides deny, or neither does: what says the opposite in other words is no support.
pub(super) fn agree(claim: &Reading<'_>, fact: &Reading<'_>) -> bool {
    if is_excepted(claim, fact) {
        return claim.is_negative() != fact.is_negative();
    }
    // "is planned, but no funds are there" says what "no funds are there" does
    let deny_the_same = || {
        let first = |d: &Denial| d.words.first().copied();
        claim.denials.iter().filter_map(first).any(|stem| fact.denials.iter().any(|d| first(d) == Some(stem)))
    };
    if quantifier::leave_some(claim, fact) {
        return true;
    }
    // "excludes" denies "covers" by itself
    let denies = |facing: &Token| fact.denials.iter().any(|d| d.by_verb && d.cue.contains(facing.span));
    let turned = || {
        let faced = |t: &&Token| opposite_in(t, fact).is_some_and(|facing| !denies(facing));
        claim.tokens.iter().filter(|t| !t.stop && !fact.means(t.stem)).any(|t| faced(&t))
    };
    if undoes(claim, fact) || undoes(fact, claim) {
        return false;
    }
    claim.is_negative() == fact.is_negative_about(|stem| claim.says(stem))
        || claim.is_negative() == fact.is_negative()
        || claim.implicit
        || fact.implicit
        || deny_the_same()
        || same_bound(claim, fact)
        || turned()
}

pub(super) fn conflict(
    claim: &Reading<'_>,
    at: Span,
    fact: &Reading<'_>,
    there: Option<Span>,
    share: f64,
) -> Conflict {
    let source = there.unwrap_or(fact.span);
    let detail = Detail {
        atom: Atom::Polarity,
        claimed: claim.text.slice(at).into(),
        source: Some(fact.text.slice(source).into()),
        difference: None,
    };
    Conflict { detail, strength: (0.1 + 0.85 * share).min(1.0) }
}
