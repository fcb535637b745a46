//! Whether a fact denies what a statement affirms, or the other way round: negations, opposites, exceptions, duties.

use super::{
    Atom, Detail,
    compare::Conflict,
    condition,
    denial::{Against, Way},
    duty::{duties, forbidden, is_light},
    fact::joins,
    opposite::{by_opposite, is_relational, opposite_in},
    quantifier,
    reading::{BE, Denial, Reading},
    without,
};
use crate::{
    interaction::Span,
    text::{
        cue::Class,
        date::Date,
        language::Language,
        quantity::{Measure, Quantity, Relation},
        word::{self, Token},
        words::{Words, words},
    },
};

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

/// Verbs that say no more than that something is.
const HAPPENS: &Words = words!(
    "takes held happens celebra celebrara celebran tiene tienen findet finden stattfinden stattfindet lieu svolge terra tengono realiza \
     acontece ocorre होगा होगी hoga hogi состоится проходит yapilacak 举 开"
);

/// Words that say little without the verb before them: "get out of".
const PARTICLES: &Words = words!("out in up down on off over under at away");

/// Words that say no more than that something is there.
const EXISTS: &Words = words!("available offered exists exist there possible stands stand provided open");

/// Verbs for what is no more, of which no cue tells that they deny.
const ENDS: &Words =
    words!("shut shuts shutting close closes closed deleted deletes removed paused ended ends halted halts");

/// Verbs for what is still to be done.
const POSTPONES: &Words = words!(
    "postpone postpones postponed defer defers deferred adjourned shelved vertagt verschoben aplazo aplazado pospuso reporte reportee \
     rinviato rinviata adiou adiado"
);

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
        .or_else(|| by_opposite(claim, fact, shared, around));
    found.filter(|against| against.share >= LEAST_SHARED && !(claim.is_negative() && leaves_out(fact)))
}

/// Whether a fact says of a part alone what it says, and denies it of the rest: "only outside the rush hour", "but not on pavements".
fn leaves_out(fact: &Reading<'_>) -> bool {
    const BUT: &Words = words!("but aber pero mais ma mas");
    let turns = |at: usize| {
        let word = &fact.tokens[at];
        let denies =
            || fact.denials.iter().any(|d| fact.tokens.get(at + 1).is_some_and(|t| d.cue.contains(t.span)));
        BUT.contains(word.fold) && denies()
    };
    fact.tokens.iter().any(|t| quantifier::ONLY.contains(t.fold)) || (0..fact.tokens.len()).any(turns)
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
        way: Way::Label,
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
    let any = !claim.denials.is_empty() || !fact.denials.is_empty();
    // "some do not" is what "not all do" says
    if !any || asks_to_check(fact) || quantifier::leave_some(claim, fact) {
        return None;
    }
    let against = |d: &&Denial| affirmed(d, claim, fact, shared.of_claim, around.fact) && !supposes(fact, d);
    let from_claim = claim.denials.iter().find(against);
    if let Some(denial) = from_claim {
        let (at, there) = (denial.said, fact.span);
        let way = if heads(fact, denial) { Way::Label } else { Way::Claim };
        return Some(Against { way, at, there, share: shared.of_claim });
    }
    let denial = fact.denials.iter().find(|d| affirmed(d, fact, claim, shared.of_fact, around.claim))?;
    if tells_what_follows(claim, denial, around) {
        return None;
    }
    // what is denied of all is denied of the part that the statement speaks of
    let general = if denial.by_verb { 0.0 } else { shared.of_fact };
    // "takes place on Friday" of "Friday's concert was cancelled"
    let happens = claim.tokens.iter().find(|t| denial.by_verb && HAPPENS.contains(t.fold));
    let without = happens.map_or(0.0, |verb| (shared.without)(verb.span));
    let share = shared.of_claim.max(general).max(without);
    let way = match denial.by_verb {
        _ if heads(fact, denial) => Way::Label,
        true => Way::Verb,
        false => Way::Fact,
    };
    Some(Against { way, at: claim.span, there: denial.said, share })
}

/// Whether a claim tells what comes of what a fact says not to do: "using vinegar voids the warranty" of "do not use vinegar: it voids the
/// warranty".
fn tells_what_follows(claim: &Reading<'_>, denial: &Denial, around: &Neighbours<'_>) -> bool {
    let [first, ..] = claim.tokens else { return false };
    let gerund = claim.text.slice(first.span).ends_with("ing") && denial.words.first() == Some(&first.stem);
    gerund
        && claim
            .telling
            .last()
            .is_some_and(|last| !denial.words.contains(&last.stem) && (around.fact)(last.stem))
}

/// Whether a fact supposes what the claim denies: "because you don't have access" of "if you don't have access".
fn supposes(fact: &Reading<'_>, denial: &Denial) -> bool {
    const NEAR: usize = 3;
    let said = denial.words.first().and_then(|stem| fact.tokens.iter().position(|t| t.stem == *stem));
    said.filter(|_| fact.conditional).is_some_and(|at| {
        let before = &fact.tokens[at.saturating_sub(NEAR)..at];
        let negates =
            |t: &Token| fact.cues.iter().any(|c| c.class == Class::Negation && c.span.overlaps(t.span));
        before.iter().any(negates)
    })
}

/// Whether what is denied is a label in a fact: "Included: breakfast".
fn heads(fact: &Reading<'_>, denial: &Denial) -> bool {
    let head = denial.words.first().and_then(|stem| fact.tokens.iter().find(|t| t.stem == *stem));
    head.is_some_and(|t| fact.text.raw[t.span.end as usize..].starts_with(':'))
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

/// Whether "or" stands before a word, with an article between at most.
fn is_joined(reading: &Reading<'_>, token: &Token) -> bool {
    const OR: &Words = words!("or nor oder noch ni ou o nem");
    let at = reading.tokens.partition_point(|t| t.span.end <= token.span.start);
    let before = |back: usize| at.checked_sub(back).map(|at| &reading.tokens[at]);
    let or = |back: usize| before(back).is_some_and(|t| OR.contains(t.fold));
    or(1) || before(1).is_some_and(|t| t.stop) && or(2)
}

/// Whether `other` says what `own` denies, and does not deny it itself.
fn affirmed(
    denial: &Denial,
    own: &Reading<'_>,
    other: &Reading<'_>,
    share: f64,
    context: impl Fn(u64) -> bool,
) -> bool {
    // "does not stay for 24 hours" denies the hours
    let atoms = own.atoms_in(denial.rest, other);
    if atoms == Some(false) || other.implicit || says_as_much(denial, own, other) {
        return false;
    }
    let said = |stem: &u64| other.means(*stem);
    // "refunds are not given" denies the refunds
    let light = |stem: u64| own.tokens.iter().any(|t| t.stem == stem && is_light(t));
    let words = match denial.words.split_first() {
        Some((&first, rest)) if !said(&first) && light(first) => rest,
        _ => &denial.words[..],
    };
    // "not in the kitchen or the cellar" denies both
    let list = |stem: &u64| said(stem) && own.tokens.iter().any(|t| t.stem == *stem && is_joined(own, t));
    let words = match words.first() {
        Some(first) if !said(first) => &words[words.iter().position(list).unwrap_or(0)..],
        _ => words,
    };
    // "before any blow-dry" does not say that it is included
    let set_aside = |t: &Token| is_set_aside(other, t);
    let told = || words.first().into_iter().flat_map(|stem| other.tokens.iter().filter(|t| t.stem == *stem));
    if told().next().is_some() && told().all(set_aside) {
        return false;
    }
    // "if you pull, it breaks" does not say that you pull
    let mut places =
        words.first().into_iter().flat_map(|stem| other.tokens.iter().filter(|t| t.stem == *stem)).peekable();
    if places.peek().is_some() && !own.conditional && places.all(|t| is_in_condition(other, t)) {
        return false;
    }
    let Some((&stem, rest)) = words.split_first() else {
        // "police officers do not" denies what is said of the others, "mirrors and lamps do not" of each
        let mut subject = own.subject(denial.cue).peekable();
        let listed = own.tokens.iter().any(|t| t.span.end <= denial.cue.start && joins(own.text, t));
        let named = subject.peek().is_some();
        let known = |t: &Token| context(t.stem);
        let elliptic =
            atoms.is_none() && named && if listed { subject.any(known) } else { subject.all(known) };
        // "X stays for 24 hours, Y does not" is denied by who says how long
        let told = own.quantities.is_empty() || !other.quantities.is_empty();
        return (atoms == Some(true) || elliptic && told) && !other.is_negative();
    };
    let opposite = own.tokens.iter().find(|t| t.stem == stem).and_then(|t| opposite_in(t, other));
    // "when a note is deleted, its attachments are kept" says "does not delete"
    let both = opposite.is_some() && other.says(stem);
    let facing = opposite.filter(|_| !said(&stem));
    // who does not and who does must be the same
    let spoken_of = own.subject(denial.cue);
    let (known, all) =
        spoken_of.fold((0, 0), |(known, all), t| (known + usize::from(context(t.stem)), all + 1));
    // "there is still homework" of "homework is no longer set"
    let exists = is_over(denial, own)
        && !other.is_negative()
        && all > 0
        && known == all
        && other.tokens.iter().any(|t| EXISTS.contains(t.fold));
    let spoken = facing.is_some() || said(&stem) || exists;
    // "goes straight to penalties without extra time": who is told so, the claim need not say
    let wholly =
        denial.local && !rest.is_empty() && said(&stem) && rest.iter().all(said) && share >= SAME_WORDS;
    // a denial of something else: "does not lend tools" is silent on "lends books"
    let same = rest.is_empty() || exists || rest.iter().any(said) || share >= SAME_WORDS;
    spoken
        && same
        && !both
        && (2 * known >= all || wholly)
        && !is_said_again(denial, own, stem)
        && !is_denied_too((denial, own), stem, facing, other)
        && !is_excepted(own, other)
}

/// Whether a passage says of a word that it is not there, or not yet: "without a dance floor", "before any blow-dry".
fn is_set_aside(reading: &Reading<'_>, token: &Token) -> bool {
    const NEAR: usize = 2;
    const ASIDE: &Words = words!(
        "before without excluding except besides minus ohne vor ausser sin antes sans avant hors senza prima sem exceto"
    );
    let at = reading.tokens.partition_point(|t| t.span.end <= token.span.start);
    let before = reading.tokens[..at].iter().rev().take_while(|t| t.stop).take(NEAR);
    before.into_iter().any(|t| ASIDE.contains(t.fold))
}

/// Whether a word stands in the condition with which a passage opens: in front of its comma.
fn is_in_condition(reading: &Reading<'_>, token: &Token) -> bool {
    let opens = reading.tokens.first().is_some_and(|first| condition::opens(reading.text, first));
    let comma =
        reading.text.slice(reading.span).find([',', '，', '،']).map(|at| reading.span.start + at as u32);
    opens && comma.is_some_and(|comma| token.span.end <= comma)
}

/// Whether something is no longer so.
fn is_over(denial: &Denial, own: &Reading<'_>) -> bool {
    own.tokens.iter().any(|t| denial.cue.contains(t.span) && t.fold == word::hash("longer"))
}

/// Whether the other side says in its own words what a denial says, or of another case.
fn says_as_much(denial: &Denial, own: &Reading<'_>, other: &Reading<'_>) -> bool {
    let says = |words: &Words| other.tokens.iter().any(|t| words.contains(t.fold));
    // "has stopped his account" is what "has shut down his account" says
    let ended = (denial.by_verb || is_over(denial, own)) && says(ENDS);
    // "does not apply before 2020" says nothing of "applies after 2020"
    let turns = |t: &Token| is_relational(t) && opposite_in(t, other).is_some();
    let other_time = !own.dates.is_empty() && own.tokens.iter().any(turns);
    // "plans to open" is what "has not opened yet" says
    let to_come = |pair: &[Token]| BE.contains(pair[0].fold) && pair[1].fold == word::hash("to");
    let planned = (other.cues.iter().any(|cue| cue.class == Class::Planned)
        || other.tokens.windows(2).any(to_come))
        && own.tokens.iter().any(|t| t.fold == word::hash("yet"));
    // "it was not intense" says nothing against "it can be intense"
    let possible = || denial.words.first().is_some_and(|stem| is_possible(other, *stem));
    ended
        || other_time
        || planned
        // "postponed its decision" is what "no decision was taken" says
        || says(POSTPONES)
        // "may not enter without a badge" denies nothing of "needs a badge"
        || without::needs_what_it_excludes(own, other)
        || possible()
}

/// Whether a passage, or its sentence, says twice what it denies: "relevant and not relevant", "the formal; the non-formal".
fn is_said_again(denial: &Denial, own: &Reading<'_>, stem: u64) -> bool {
    let local = denial.local || own.text.slice(denial.said).starts_with("non");
    let sentence = local.then(|| own.text.sentence_at(own.span.start)).flatten();
    let again =
        |s: Span| own.text.tokens[own.text.tokens_in(s)].iter().filter(|t| t.stem == stem).count() > 1;
    own.count(stem) > 1 || sentence.is_some_and(again)
}

/// Whether the other side denies the word too, or the opposite that it has instead of it.
fn is_denied_too(
    (denial, own): (&Denial, &Reading<'_>),
    stem: u64,
    facing: Option<&Token>,
    other: &Reading<'_>,
) -> bool {
    let free = |d: &Denial| d.local && d.words.first() == Some(&stem);
    if other.negates(stem) || other.denials.iter().any(free) {
        // "if you are not a resident"
        return true;
    }
    if let Some(facing) = facing {
        return !other.denies(facing.stem);
    }
    let Some(word) = other.tokens.iter().find(|t| t.stem == stem) else { return other.is_negative() };
    // "has withdrawn" is what "has not withdrawn" denies, though both deny the complaint
    let beside = |d: &&Denial| !d.cue.overlaps(word.span);
    let denies = |d: &Denial| denial.words.iter().any(|stem| d.words.contains(stem));
    // "cancelled because of the rain" of "cancelled, but not because of the rain": both deny with the verb
    let both = |cue: Span| {
        let verbs = own.denials.iter().filter(|d| d.by_verb).map(|d| d.cue);
        let told = |t: &Token| !t.stop && cue.contains(t.span);
        other.tokens.iter().filter(|t| told(t)).any(|t| {
            verbs.clone().any(|verb| own.tokens.iter().any(|o| verb.contains(o.span) && o.stem == t.stem))
        })
    };
    other.is_negative_beside_but(word.span, both) || other.denials.iter().filter(beside).any(denies)
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
pub(super) fn is_excepted(own: &Reading<'_>, other: &Reading<'_>) -> bool {
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
    let turned = claim.denials.is_empty() != fact.denials.is_empty()
        || claim.duty.is_some() != fact.duty.is_some()
        || is_free(claim) != is_free(fact);
    if conditional || turned || claim.is_negative() != fact.is_negative() {
        return None;
    }
    let there = excepted(fact, claim);
    let at = excepted(claim, fact);
    let (told, at, there) =
        (at.is_some() || there.is_some(), at.unwrap_or(claim.span), there.unwrap_or(fact.span));
    told.then_some(Against { way: Way::Exception, at, there, share: shared.of_claim })
}

/// Dates or numbers of a passage that are held against those of another: no sentence of prose has more, and a hostile one must not cost more.
pub(super) const MOST_ATOMS: usize = 8;

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
    // "excludes" denies "covers" by itself
    let denies = |facing: &Token| fact.denials.iter().any(|d| d.by_verb && d.cue.contains(facing.span));
    let turned = || {
        let faced = |t: &&Token| opposite_in(t, fact).is_some_and(|facing| !denies(facing));
        let small = |t: &Token| PARTICLES.contains(t.fold);
        claim.tokens.iter().filter(|t| !small(t) && !fact.means(t.stem)).any(|t| faced(&t))
    };
    if undoes(claim, fact) || undoes(fact, claim) {
        return quantifier::leave_some(claim, fact);
    }
    claim.is_negative() == fact.is_negative()
        || quantifier::leave_some(claim, fact)
        || claim.is_negative() == fact.is_negative_about(|stem| claim.says(stem))
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
