//! Who did it to whom, in other words: "Orla has bought Tandem" against "Tandem took over Orla", "Sorin beat Kovac" against "Kovac won".

use super::{
    Atom, Detail,
    compare::Conflict,
    reading::Reading,
    subject::{PASSIVE, is_by},
};
use crate::{
    interaction::Span,
    text::{
        Text,
        entity::Entity,
        table::Gate,
        word::Token,
        words::{Words, words},
    },
};
use std::sync::LazyLock;

/// Verbs of one deed.
struct Deed {
    /// Who does it stands before these, and to whom it is done behind them; a word may follow that belongs to the verb.
    does: &'static [(&'static Words, &'static Words)],
    /// Those before which stands to whom it is done, with the word before who does it: "lost to".
    suffers: &'static [(&'static Words, &'static Words)],
}

const NOTHING: &Words = words!("");

const DEEDS: &[Deed] = &[
    Deed {
        does: &[
            (
                words!(
                    "buy buys bought buying acquire acquires acquired acquiring purchase purchases purchased kauft kaufte gekauft ubernahm \
                     ubernommen erwarb erworben compro compra comprada comprado adquirio adquirida adquirido comprou adquiriu achete achetee \
                     rachete rachetee acquis acquise acquisto acquista acquistato acquistata compro comprato comprata rilevato rilevata"
                ),
                NOTHING,
            ),
            (words!("take takes took taken taking"), words!("over")),
        ],
        suffers: &[],
    },
    Deed {
        does: &[
            (
                words!(
                    "beat beats beaten beating defeat defeats defeated defeating overcame schlug schlagt geschlagen besiegte besiegt vence \
                     vencio vencido vencida derroto derrotado derrotada venceu derrotou battu battue vaincu vaincue sconfisse sconfitto \
                     sconfitta battuto battuta"
                ),
                NOTHING,
            ),
            (words!("win wins won winning"), NOTHING),
        ],
        suffers: &[(words!("lose loses lost losing"), words!("to against"))],
    },
    Deed {
        does: &[
            (words!("succeed succeeds succeeded replace replaces replaced replacing"), NOTHING),
            (words!("take takes took taken taking"), words!("from")),
        ],
        suffers: &[],
    },
    Deed {
        does: &[(words!("teach teaches taught teaching instructed tutored"), NOTHING)],
        suffers: &[(words!("learn learns learned learnt studied"), words!("from under with"))],
    },
    Deed {
        does: &[(
            words!("sell sells sold selling give gives gave given leave leaves left lend lends lent"),
            words!("to"),
        )],
        suffers: &[],
    },
    Deed { does: &[(words!("sue sues sued suing"), NOTHING)], suffers: &[] },
    Deed {
        does: &[(words!("hire hires hired employ employs employed appoint appoints appointed"), NOTHING)],
        suffers: &[],
    },
    Deed { does: &[(words!("kill kills killed murdered shot"), NOTHING)], suffers: &[] },
    Deed {
        does: &[(words!("invade invades invaded attack attacks attacked conquered occupied"), NOTHING)],
        suffers: &[],
    },
];

/// A bit for each of the verbs: most words are none.
static VERBS: LazyLock<Gate<16>> = LazyLock::new(|| {
    let mut gate = Gate::default();
    let verbs = DEEDS.iter().flat_map(|deed| deed.does.iter().chain(deed.suffers));
    verbs.flat_map(|(verb, _)| verb.iter()).for_each(|fold| gate.add(fold));
    gate
});

/// How many words before and behind a verb a name may stand, and who did it behind "by".
const NEAR: usize = 6;
const BY_NEAR: usize = 10;

/// Verbs of one passage that are looked at.
const MOST: usize = 4;

/// The share of words from which both speak of the same.
const SPEAKS: f64 = 0.5;

/// Who does it, and to whom: either may be left out.
struct Done<'a> {
    deed: usize,
    by: Option<&'a Entity>,
    to: Option<&'a Entity>,
}

/// The deeds that a passage tells.
fn deeds<'a>(text: &'a Text, passage: Span) -> impl Iterator<Item = Done<'a>> {
    let tokens = &text.tokens[text.tokens_in(passage)];
    let name = move |token: &Token| text.entity_at(token.span.start);
    let at_verb = move |at: usize| -> Option<Done<'a>> {
        let (deed, turned, end) = verb(tokens, at)?;
        let before = || tokens[..at].iter().rev().take(NEAR);
        // "won by two goals" says how, "won by Kovac" who; "wurde von Kovac geschlagen"
        let doer = || {
            let near = &tokens[at.saturating_sub(NEAR)..(end + BY_NEAR).min(tokens.len())];
            let by = near.iter().position(is_by)?;
            near[by + 1..].iter().take(NEAR).find_map(name)
        };
        let led = |words: usize| before().take(words).any(|t| PASSIVE.contains(t.fold));
        let doer = doer().filter(|_| led(NEAR) || tokens.get(end).is_some_and(is_by));
        let passive = led(3) || doer.is_some();
        let is_doer = |found: &&Entity| doer.is_some_and(|doer| std::ptr::eq(doer, *found));
        // "during the Christmas season" does nothing, and nothing is done to it
        let placed = |found: &&Entity| {
            let at = tokens.partition_point(|t| t.span.end <= found.span.start);
            tokens[at.saturating_sub(2)..at].iter().any(|t| PLACES.contains(t.fold))
        };
        let subject = before().filter_map(name).find(|found| !is_doer(found) && !placed(found));
        let object = tokens[end..].iter().take(NEAR).take_while(|t| !is_by(t) || passive).find_map(name);
        let object = object.filter(|found| !placed(found));
        Some(match (passive, turned) {
            (true, false) => Done { deed, by: doer, to: subject },
            (true, true) => return None,
            (false, false) => Done { deed, by: subject, to: object },
            (false, true) => Done { deed, by: object, to: subject },
        })
    };
    (0..tokens.len()).filter_map(at_verb).take(MOST)
}

/// Words before a time or a place.
const PLACES: &Words = words!("in at on during since im am en au durante pendant nel durant");

/// The deed of a verb, whether it is turned, and the token behind it.
fn verb(tokens: &[Token], at: usize) -> Option<(usize, bool, usize)> {
    let fold = tokens[at].fold;
    if !VERBS.may_hold(fold) {
        return None;
    }
    let follows = |(verb, word): &(&Words, &Words)| {
        if !verb.contains(fold) {
            return None;
        }
        if std::ptr::eq(*word, NOTHING) {
            return Some(at + 1);
        }
        let near = tokens[at + 1..].iter().take(2).position(|t| word.contains(t.fold))?;
        Some(at + 2 + near)
    };
    DEEDS.iter().enumerate().find_map(|(deed, row)| {
        let does = row.does.iter().find_map(follows).map(|end| (deed, false, end));
        does.or_else(|| row.suffers.iter().find_map(follows).map(|end| (deed, true, end)))
    })
}

/// Whether a word of a passage is the verb of a deed.
pub(super) fn has_verb(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| verb(tokens, at).is_some())
}

/// What the claim says that the one did, and the fact the other.
pub(super) fn exchanged(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    sentence: Span,
    coverage: f64,
) -> Option<Conflict> {
    if coverage < SPEAKS
        || claim.is_negative()
        || fact.is_negative()
        || claim.text.entities_in(claim.span).is_empty()
        || !claim.tells_deed()
    {
        return None;
    }
    let same = |own: Option<&Entity>, there: Option<&Entity>| {
        own.zip(there).is_some_and(|(own, there)| is_same(claim.text, own, fact.text, there))
    };
    let told = || deeds(fact.text, sentence);
    deeds(claim.text, claim.span).find_map(|own| {
        let turned = |there: &Done<'_>| {
            let to_doer = same(own.by, there.to) && !same(own.by, there.by);
            let by_other = same(own.to, there.by) && !same(own.to, there.to);
            own.deed == there.deed
                && (to_doer && (own.to.is_none() || by_other) || by_other && own.by.is_none())
        };
        // "Kovac beat Tanaka, and Sorin beat Brandt": each of them did it to one
        let to_one = |there: &Done<'_>| {
            own.deed == there.deed && same(own.to, there.to) && there.by.is_some() && !same(own.by, there.by)
        };
        let to_other = |there: &Done<'_>| {
            own.deed == there.deed && same(own.by, there.by) && there.to.is_some() && !same(own.to, there.to)
        };
        let exchanged = || {
            let found = told().find(to_one)?;
            (own.by.is_some() && told().any(|there| to_other(&there))).then_some(found)
        };
        let found = told().find(turned).or_else(exchanged)?;
        let (at, there) = (own.by.or(own.to)?.span, found.by.or(found.to)?.span);
        Some(conflict(claim.text, at, fact.text, there, coverage))
    })
}

fn is_same(text: &Text, own: &Entity, other: &Text, there: &Entity) -> bool {
    let tells = |t: &&Token| !t.stop;
    let (mut own, there) = (text.words_of(own).iter().filter(tells), other.words_of(there));
    own.any(|t| there.iter().any(|o| o.stem == t.stem))
}

fn conflict(text: &Text, at: Span, source: &Text, there: Span, coverage: f64) -> Conflict {
    let detail = Detail {
        atom: Atom::Entity,
        claimed: text.slice(at).into(),
        source: Some(source.slice(there).into()),
        difference: None,
    };
    Conflict { detail, strength: 0.1 + 0.8 * coverage }
}
