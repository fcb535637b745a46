//! What must, may or need not be done: a claim against a fact.

use super::{
    denial::{Against, Way},
    polarity::{MOST_ATOMS, Neighbours, Shared, is_excepted},
    quantifier,
    reading::{Duty, Reading},
    without,
};
use crate::{
    interaction::Span,
    text::{
        quantity::{Quantity, Relation},
        word::{self, Token},
        words::{Words, words},
    },
};

/// "You can stop as soon as you like" of "do not stop early": what an order forbids.
pub(super) fn forbidden(claim: &Reading<'_>, fact: &Reading<'_>, shared: Shared<'_>) -> Option<Against> {
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

pub(super) fn is_light(token: &Token) -> bool {
    LIGHT.iter().any(|words| words.contains(token.fold))
}

/// How an order is put politely.
const SHOULD: [&str; 8] =
    ["should", "sollte", "sollten", "debería", "deberían", "devrait", "dovrebbe", "deveria"];

/// What must be against what need not, must not or may be.
pub(super) fn duties(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    shared: Shared<'_>,
    around: &Neighbours<'_>,
) -> Option<Against> {
    use Duty::{May, Must, MustNot, NeedNot, Should};
    let ((claimed, at), (found, there)) = both(claim, fact)?;
    // "you should wear gloves" tells that you have to
    let found = if found == Should && SHOULD.contains(&&*fact.text.slice(there).to_lowercase()) {
        Must
    } else {
        found
    };
    let differs = matches!(
        (claimed, found),
        (Must, NeedNot | MustNot | May | Should)
            | (NeedNot, Must)
            | (MustNot, Must | May | Should)
            | (May | Should, MustNot)
    );
    if !differs
        || is_of_another_case((claim, claimed, at), (fact, found, there))
        || is_of_others(fact, there, claim, around)
        || !is_same_act(claim, at, fact, there)
        || is_excepted(claim, fact)
    {
        return None;
    }
    let light = claim.governed(at).filter(|verb| is_light(verb));
    let share =
        shared.of_claim.max(shared.of_fact).max((shared.without)(light.map_or(at, |t| at.hull(t.span))));
    Some(Against { way: Way::Duty, at, there, share })
}

/// The duties of a claim and a fact: that of "needs registration" only against "needs no registration".
fn both(claim: &Reading<'_>, fact: &Reading<'_>) -> Option<((Duty, Span), (Duty, Span))> {
    let none = |duty: Option<(Duty, Span)>| duty.is_some_and(|(duty, _)| duty == Duty::NeedNot);
    let needs = |reading: &Reading<'_>| {
        let verb =
            reading.tokens.iter().find(|t| NEEDS.contains(t.fold)).filter(|_| !reading.is_negative())?;
        Some((Duty::Must, verb.span))
    };
    let own = claim.duty.or_else(|| needs(claim).filter(|_| none(fact.duty)))?;
    let there = fact.duty.or_else(|| needs(fact).filter(|_| none(claim.duty)))?;
    Some((own, there))
}

/// Verbs that say what somebody or something has to have.
const NEEDS: &Words = words!(
    "needs need needed requires require required braucht brauchen benotigt benotigen erfordert necesita necesitan requiere requieren necessite necessitent requiert exige precisa precisam requer serve servono richiede occorre"
);

/// How near behind a duty it is said how it is done, and by which words.
const HOW: usize = 3;
const WITHOUT: &Words = words!("without ohne sin sans senza sem");

/// Whether one side tells under which condition, in which term or of which part alone there is a duty.
fn is_of_another_case(
    (claim, claimed, at): (&Reading<'_>, Duty, Span),
    (fact, found, there): (&Reading<'_>, Duty, Span),
) -> bool {
    use Duty::{May, Must, MustNot, Should};
    // "can only be shorn in May" is near to a duty
    let only = |reading: &Reading<'_>, duty: Span| {
        let next = reading.tokens.iter().find(|t| t.span.start >= duty.end);
        next.is_some_and(|t| quantifier::ONLY.contains(t.fold))
    };
    // "no bicycles in the rush hour" of "bicycles only outside the rush hour"
    let part = matches!((claimed, found), (MustNot, May | Should)) && quantifier::says_only(fact.tokens);
    // "you may appeal within four weeks" sets the same term as "you have to appeal within 28 days"
    let term = |own: &Quantity| {
        fact.quantities.iter().take(MOST_ATOMS).any(|there| own.relation(there) == Relation::Equal)
    };
    let term = matches!((claimed, found), (Must, May)) && claim.quantities.iter().take(MOST_ATOMS).any(term);
    // "you need not, unless the walls are dark" says "you have to if they are"
    let unless = |reading: &Reading<'_>| reading.tokens.iter().any(|t| t.fold == word::hash("unless"));
    // "may not enter without a badge" says that a badge is needed
    let needs = without::needs_what_it_excludes(claim, fact) || without::needs_what_it_excludes(fact, claim);
    // "must be returned unassembled" says how, not that it must be returned
    let how = |reading: &Reading<'_>, duty: Span| {
        let behind = reading.tokens.iter().filter(|t| t.span.start >= duty.end).take(HOW);
        claimed != found && behind.into_iter().any(|t| WITHOUT.contains(t.fold))
    };
    let how = claimed == MustNot && how(fact, there) || found == MustNot && how(claim, at);
    how || only(claim, at)
        || only(fact, there)
        || part
        || term
        || needs
        || unless(claim) != unless(fact)
        || claim.conditional != fact.conditional
}

/// Whether a duty is one of others than those of whom the claim speaks.
fn is_of_others(fact: &Reading<'_>, duty: Span, claim: &Reading<'_>, around: &Neighbours<'_>) -> bool {
    // "closed to lorries" says nothing of cars
    let behind = fact.text.slice(duty).ends_with(" to").then(|| fact.behind(duty));
    let to = behind.and_then(|rest| fact.telling.iter().find(|t| rest.contains(t.span)));
    // "visitors cannot park" of "only residents may park"
    let before = fact.tokens.partition_point(|t| t.span.end <= duty.start);
    let alone =
        quantifier::says_only(&fact.tokens[..before]) && !fact.subject(duty).any(|t| claim.says(t.stem));
    // "previous recipients may not apply" says nothing of the others
    let (known, all) = fact
        .subject(duty)
        .fold((0, 0), |(known, all), t| (known + usize::from((around.claim)(t.stem)), all + 1));
    to.is_some_and(|t| !claim.says(t.stem)) || alone || all > 1 && known == 0
}

/// Whether both duties are of one act: "can't run free" is what "must be kept on a lead" says.
fn is_same_act(claim: &Reading<'_>, at: Span, fact: &Reading<'_>, there: Span) -> bool {
    let (one, other) = (claim.governed(at), fact.governed(there));
    // "bring lunch" and "bring boots" are two
    let object = |reading: &Reading<'_>, verb: Option<&Token>| {
        let verb = verb.filter(|verb| is_light(verb) && !reading.text.language.is_verb_last())?;
        reading.telling.iter().find(|t| t.span.start > verb.span.end).map(|t| t.stem)
    };
    let objects = object(claim, one).zip(object(fact, other));
    let two = objects.is_some_and(|(own, there)| !fact.says(own) && !claim.says(there));
    // "you may bring your dog" is what "dogs are not allowed" denies, though it says no "bring"
    let does = |verb: &Token, own: &Reading<'_>, there: Option<&Token>, facing: &Reading<'_>| {
        facing.means(verb.stem) || is_light(verb) && there.is_some_and(|there| own.says(there.stem))
    };
    // "required to carry a voluntary note" says of the note what the fact says
    let told = |t: &&Token| !t.stop && t.class != word::Class::Ideograph && there.contains(t.span);
    let beside = |stem: u64| claim.tokens.iter().any(|t| t.stem == stem && !at.contains(t.span));
    let both = fact.tokens.iter().filter(told).any(|t| beside(t.stem));
    !two && !both
        && one.is_none_or(|verb| does(verb, claim, other, fact))
        && other.is_none_or(|verb| does(verb, fact, one, claim))
}
