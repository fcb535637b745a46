//! Compares a statement with one window of a source, atom by atom.

use super::{
    Atom, Detail, alternate, antecedent,
    atom::{self, Atoms, Head, Held, same_kind, same_noun},
    case::{self, Case},
    changed, code, condition,
    corpus::{Around, Part, Rivals, Weighted, Window},
    dated, deed,
    denial::{Against, Denied},
    direct, exception,
    extract::{Statement, quantities},
    included, instead, of_which, oppose, opposite, parallel,
    polarity::{self, Shared},
    quantifier,
    question::{self, Answer},
    reading::{Denial, Duty, Reading},
    reason, record, respective, role, scope, section, sequence, sign,
    slot::Differing,
    subject, tier, versus,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        date::Date,
        entity::Entity,
        quantity::{Quantity, Relation},
        word,
        words::{Words, words},
    },
};
/// What one window says of a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    /// Share of the statement's weighted words that the window holds, 0..=1.
    pub(super) coverage: f64,
    /// Share that its own sentence holds.
    pub(super) own: f64,
    /// Share that the fact itself holds: its part of the sentence.
    pub(super) inside: f64,
    /// How surely the window holds each of the statement's words.
    pub(super) held: Vec<f64>,
    /// Share of the fact's telling words that the statement says.
    pub(super) said: f64,
    /// Share of its pairs of neighbouring words that stand near each other in the window.
    pub(super) order: f64,
    /// For each quantity of the statement, what the window says of it.
    pub(super) quantities: Vec<Found>,
    /// The same for its dates.
    pub(super) dates: Vec<Found>,
    /// Whether it names somebody whom the statement does not, and one whom the statement names stands only elsewhere.
    pub(super) misnamed: bool,
    /// Whether the fact denies what the statement denies, and affirms what it affirms.
    pub(super) agrees: bool,
    /// Whether the window's sentence says the statement word for word, from one of its bounds to another.
    pub(super) quoted: bool,
    /// Its numbers and dates that differ, where they might stand in the same slot.
    pub(super) differing: Vec<Differing>,
    /// What it denies of what the statement says, or the other way round.
    pub(super) denied: Option<Denied>,
    /// What else the window says otherwise, the surest first.
    pub(super) conflict: Option<Conflict>,
}

impl Comparison {
    /// Whether both sides agree; what is told of another case, or of another time, differs in nothing.
    fn settle(
        &mut self,
        claim: &Reading<'_>,
        fact: &Reading<'_>,
        (refused, least): (bool, f64),
        mut against: Option<Against>,
        conflicts: &mut Vec<Conflict>,
    ) -> Option<Against> {
        // "before 1 June" of "after 1 June", "at least 5" of "at most 5": the words of the case itself deny nothing else
        let of_case = |at: Span| {
            let word = claim.tokens.iter().find(|t| t.span == at);
            word.is_some_and(|t| opposite::is_relational(t) || claim.bounds(t))
        };
        let opposed = against.is_some_and(|against| against.share >= least && !of_case(against.at));
        let turned = opposed || claim.is_negative() != fact.is_negative() || !fact.excepted.is_empty();
        let case = if turned { case::case(claim, fact) } else { Case::Same };
        if case != Case::Same {
            against = None;
            conflicts.retain(|conflict| conflict.detail.atom != Atom::Comparison);
            self.leave_to_case(claim, fact, opposed);
        }
        let of_another_time = || {
            tells_of_now(claim) && tells_of_before(fact) || tells_of_earlier(claim) && !tells_of_earlier(fact)
        };
        if !self.differing.is_empty() && of_another_time() {
            self.differing.clear();
        }
        // "not at 34 kg" is what "up to 32 kg" says
        let same = refused || case == Case::Rest || polarity::says_the_same(claim, fact);
        self.agrees = same || polarity::agree(claim, fact);
        against.filter(|_| !same)
    }

    /// What the sentence beside the fact denies, what a question is answered with, what only some may, and what another section tells.
    fn leave_to_others(
        &mut self,
        claim: &Reading<'_>,
        (fact, window): (&Reading<'_>, &Window<'_>),
        conflicts: &mut Vec<Conflict>,
    ) {
        if let Some(denied) = denied_beside(claim, fact, window, self.coverage) {
            self.agrees = false;
            conflicts.push(denied);
        }
        if let Some(answer) = Answer::of(window).filter(|_| self.coverage >= question::SAME) {
            let against = answer.against(claim, window, self.coverage);
            self.agrees = against.is_none();
            self.denied = None;
            conflicts.extend(against);
        }
        self.agrees &= !quantifier::keeps_out(claim, window)
            && !oppose::is_guessed(claim, fact)
            && !instead::ends_otherwise(claim, fact, window);
        if section::is_of_another(claim, window) {
            self.agrees = false;
            self.denied = None;
            self.give_atoms_to_another();
            conflicts.clear();
        }
    }

    /// Holds no number and date of the statement: what is told here is told of something else.
    fn give_atoms_to_another(&mut self) {
        self.differing.clear();
        let atoms = self.quantities.iter_mut().chain(&mut self.dates);
        atoms.filter(|found| matches!(found, Found::Same { .. })).for_each(|found| *found = Found::Nothing);
    }

    /// Holds every number and date, and says nothing otherwise: the statement stands there word for word.
    fn hold_all(&mut self) {
        self.differing.clear();
        let atoms = self.quantities.iter_mut().chain(&mut self.dates);
        atoms
            .filter(|found| **found == Found::Nothing)
            .for_each(|found| *found = Found::Same { rounded: false });
    }

    /// Bounds and dates tell of which case the claim and the fact speak, and differ in nothing; single days do where the one says the
    /// opposite of the other.
    fn leave_to_case(&mut self, claim: &Reading<'_>, fact: &Reading<'_>, opposed: bool) {
        let bound = |reading: &Reading<'_>, at: Span| {
            reading.dates.iter().any(|d| d.span == at && (opposed || d.tells_case()))
                || reading.quantities.iter().any(|q| q.span == at && case::tells(q))
        };
        self.differing.retain(|slot| !bound(claim, slot.claimed) && !bound(fact, slot.source));
    }
}

/// What a window says of one atom.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// The same, exactly or (true) rounded.
    Same { rounded: bool },
    /// The same number of things with another name, which another word for them may be: "three cases" of "three grapes".
    OfAnother,
    /// Nothing.
    Nothing,
}

/// An atom that differs.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    /// What differs and by how much.
    pub(super) detail: Detail,
    /// How surely both speak of the same thing, 0..=1.
    pub(super) strength: f64,
}

/// The strength from which words that differ are a contradiction, and numbers or dates.
const CONTRADICTS: f64 = 0.5;
pub(super) const SAME_SLOT: f64 = 0.4;

impl Conflict {
    /// Whether it is sure enough to contradict.
    pub(super) fn is_sure(&self) -> bool {
        let atom = matches!(self.detail.atom, Atom::Quantity | Atom::Date);
        self.strength >= if atom { SAME_SLOT } else { CONTRADICTS }
    }
}

/// The words of a statement, prepared once for all windows.
pub(super) struct Telling {
    /// The telling words, each once.
    pub(super) list: Vec<Weighted>,
    /// Sum of the weights.
    pub(super) mass: f64,
}

impl Telling {
    pub(super) fn new(list: Vec<Weighted>) -> Self {
        let mass = list.iter().map(|word| word.weight).sum();
        Self { list, mass }
    }

    /// Share of the weight in words for which `held` says how surely they are there.
    pub(super) fn share(&self, held: impl Fn(&Weighted) -> f64) -> f64 {
        let covered: f64 = self.list.iter().map(|word| word.weight * held(word)).sum();
        if self.mass > 0.0 { covered / self.mass } else { 0.0 }
    }

    /// The share of the weight that a window holds (`held`), with words that only begin like one of its own.
    pub(super) fn alike(&self, claim: &Reading<'_>, window: &Window<'_>, held: &[f64]) -> f64 {
        const ALIKE: f64 = 0.8;
        let found = |stem| claim.telling.iter().find(|t| t.stem == stem);
        let covered = self.list.iter().zip(held).map(|(word, &held)| {
            let alike = held == 0.0
                && !word.name
                && found(word.stem).is_some_and(|t| window.resembles(claim.text.slice(t.span)));
            word.weight * if alike { ALIKE } else { held }
        });
        if self.mass > 0.0 { covered.sum::<f64>() / self.mass } else { 0.0 }
    }

    /// The share of the weight that a window holds (`held`), without the words of `tokens`: an atom that differs must not
    /// count against the words it is said with.
    fn without(&self, tokens: &[word::Token], held: &[f64]) -> f64 {
        let (mut covered, mut mass) = (0.0, 0.0);
        for (word, held) in self.list.iter().zip(held) {
            if !tokens.iter().any(|t| t.stem == word.stem) {
                covered += word.weight * held;
                mass += word.weight;
            }
        }
        if mass > 0.0 { covered / mass } else { 0.0 }
    }
}

/// The folded words of a passage.
fn folds(text: &Text, span: Span) -> Vec<u64> {
    text.tokens[text.tokens_in(span)].iter().map(|t| t.fold).collect()
}

/// The coverage below which no statement stands in a window word for word.
const QUOTED: f64 = 0.9;

/// The coverage from which the facts beside a fact may be what the claim is about.
const SERIES: f64 = 0.3;

/// What stands between the clauses of a sentence.
const BOUNDS: [char; 8] = [',', ';', ':', '.', '(', ')', '—', '\n'];

/// Whether `sentence` says a statement word for word, sign for sign, and nothing more between the bounds of its clauses.
fn quotes(response: &Text, statement: Span, text: &Text, sentence: Span) -> bool {
    const LEADS: &Words = words!("and but while because und aber");
    let all = &response.tokens[response.tokens_in(statement)];
    let leads = usize::from(all.first().is_some_and(|t| LEADS.contains(t.fold)));
    let claim = &all[leads..];
    // "and -5 °C": the sign goes with what follows
    let statement = if leads > 0 { Span { start: all[0].span.end, ..statement } } else { statement };
    let tokens = &text.tokens[text.tokens_in(sentence)];
    if claim.is_empty() || claim.len() > tokens.len() {
        return false;
    }
    let bare =
        |words: &str| words.trim_matches(|c: char| c.is_whitespace() || BOUNDS.contains(&c)).to_lowercase();
    let said = || bare(response.slice(statement));
    (0..=tokens.len() - claim.len()).any(|at| {
        let end = at + claim.len();
        // signs belong to the passage: "-5 °C", "$50"
        let from = if at == 0 { sentence.start } else { tokens[at - 1].span.end };
        let to = tokens.get(end).map_or(sentence.end, |next| next.span.start);
        let bound = |gap: &str| gap.contains(BOUNDS);
        tokens[at..end].iter().zip(claim).all(|(a, b)| a.fold == b.fold)
            && (at == 0 || bound(&text.raw[from as usize..tokens[at].span.start as usize]))
            && (end == tokens.len() || bound(&text.raw[tokens[end - 1].span.end as usize..to as usize]))
            && bare(text.slice(Span { start: from, end: to })) == said()
    })
}

/// A quotation of fewer words is a name or an emphasis.
const SHORTEST_QUOTATION: usize = 4;

/// The first quotation of the statement that does not stand, word for word, in any of the windows' sources near them.
pub(super) fn misquoted(
    response: &Text,
    statement: &Statement,
    windows: &[(Window<'_>, Comparison)],
) -> Option<Span> {
    let quotations = response.quotations_in(statement.span).iter().copied();
    quotations
        .map(|q| (q, folds(response, q)))
        .filter(|(_, words)| words.len() >= SHORTEST_QUOTATION)
        .find_map(|(quotation, words)| {
            let stands = windows.iter().any(|(window, _)| {
                folds(&window.source.text, window.passage()).windows(words.len()).any(|run| run == words)
            });
            (!stands).then_some(quotation)
        })
}

/// How far apart the words of a claim's neighbours may stand in a window to count as neighbours.
const NEAR: usize = 4;

/// Share of the fact's telling words that the claim says.
fn said(claim: &Reading<'_>, fact: &Reading<'_>) -> f64 {
    let known = fact.telling.iter().filter(|t| claim.says(t.stem)).count();
    if known == 0 { 0.0 } else { known as f64 / fact.telling.len() as f64 }
}

pub(super) fn compare(
    claim: &Reading<'_>,
    statement: &Statement,
    words: &Telling,
    (window, fact): (&Window<'_>, &Reading<'_>),
) -> Comparison {
    let response = claim.text;
    let another = names_another(response, statement, window);
    let rivals = rivals(fact, response, statement, window);
    let held: Vec<f64> = words.list.iter().map(|word| window.holds(word, another, rivals)).collect();
    let coverage = words.without(&[], &held);
    let without = |span: Span| {
        let mut at = response.tokens_in(span);
        // in scripts without spaces the pair before a word ends in its first character
        let joins = |a: &word::Token, b: &word::Token| {
            a.class == word::Class::Ideograph && b.class == a.class && a.span.end == b.span.start
        };
        if at.start > 0 && !at.is_empty() && joins(&response.tokens[at.start - 1], &response.tokens[at.start])
        {
            at.start -= 1;
        }
        words.without(&response.tokens[at], &held)
    };
    let own = words.share(|word| f64::from(u8::from(window.says(word.stem))));
    let inside = words.share(|word| f64::from(u8::from(fact.says(word.stem))));
    let quoted = coverage >= QUOTED && quotes(response, statement.span, &window.source.text, window.sentence);
    let order = order(claim, fact);
    let mut out = Comparison { coverage, own, inside, order, quoted, ..Comparison::default() };
    let held_here = Held {
        coverage,
        own,
        order: out.order,
        another,
        words: words.list.len(),
        atoms: quantities(response, statement.span).count() + response.dates_in(statement.span).len(),
        negative: claim.is_negative(),
        apart: atom::is_of_another(claim, coverage),
        head: match claim.telling.first() {
            Some(first) if fact.says(first.stem) => Head::Fact,
            Some(first) if window.speaks_of(first.stem) => Head::Around,
            _ => Head::Nowhere,
        },
    };
    let Atoms { quantities, dates, differing, refused, mut conflicts } =
        atom::atoms(response, statement, window, held_here);
    (out.quantities, out.dates, out.differing) = (quantities, dates, differing);
    if scope::is_of_others(claim, fact) {
        out.differing.clear();
    }
    let sentence = &response.tokens[response.tokens_in(statement.sentence)];
    let around = polarity::Neighbours {
        claim: &|stem| sentence.iter().any(|t| t.stem == stem),
        fact: &|stem| window.speaks_of(stem),
    };
    out.said = said(claim, fact);
    let shared = Shared {
        of_claim: coverage,
        of_fact: out.said,
        without: &without,
        least: Shared::least_in(response.language),
    };
    // what is said word for word is said otherwise in nothing
    if !quoted {
        side_by_side(claim, statement, (fact, window), shared, &around, &mut conflicts);
    }
    let against = polarity::denied(claim, fact, shared, &around);
    let against = out.settle(claim, fact, (refused, shared.least), against, &mut conflicts);
    let against = against.filter(|_| !quoted && !is_told_apart(claim, fact, window));
    out.denied = against.map(|against| {
        Denied::new(&against, claim, fact, &held_here, inside, (out.said, without(against.at)))
    });
    if !quoted {
        conflicts.extend(versus::turned(claim, fact, coverage));
        conflicts.extend(versus::levelled(claim, fact, coverage));
        conflicts.extend(included::paid_for(claim, fact, without));
        conflicts.extend(changed::back(claim, fact, coverage));
        conflicts.extend(changed::reversed(claim, fact, window.sentence, coverage));
        conflicts.extend(dated::turned(claim, fact, window.sentence, coverage));
        conflicts.extend(of_which::as_whole(claim, fact, window.sentence, coverage));
        conflicts.extend(sign::immediate(claim, fact, coverage));
        conflicts.extend(code::misprinted(claim, window, coverage));
    }
    out.leave_to_others(claim, (fact, window), &mut conflicts);
    // an acronym may stand for a name
    let acronym = |stem| claim.tokens.iter().any(|t| t.stem == stem && t.upper);
    let unheld = |(word, &held): (&Weighted, &f64)| word.name && held < 0.5 && !acronym(word.stem);
    out.misnamed = another && words.list.iter().zip(&held).any(unheld);
    out.held = held;
    if quoted {
        out.hold_all();
        return out;
    }
    // a claim about somebody whom the fact does not name, while it names somebody else, is not denied by it
    let differs = !conflicts.is_empty() || !out.differing.is_empty() || out.denied.is_some();
    let goes_on = antecedent::is_of_another(claim.tokens, fact.text, window.sentence);
    let of_another = goes_on || antecedent::is_another(claim, fact, window);
    out.agrees &= !of_another;
    if goes_on {
        out.give_atoms_to_another();
    }
    if another && !names_same(response, statement, window) || differs && of_another {
        conflicts.clear();
        out.differing.clear();
        out.denied = None;
    }
    conflicts.extend(subject::another(claim, statement, fact, |name| told_of(name, words, claim, fact)));
    out.conflict = conflicts.into_iter().reduce(|a, b| if b.strength > a.strength { b } else { a });
    out
}

/// Which share of a claim a fact says without a name, and how many words that is.
fn told_of(name: Span, words: &Telling, claim: &Reading<'_>, fact: &Reading<'_>) -> (f64, usize) {
    let plain = words.list.iter().filter(|word| {
        let inside = |t: &word::Token| name.contains(t.span) && t.stem == word.stem;
        !claim.tokens.iter().any(inside)
    });
    let rest = Telling::new(plain.copied().collect());
    // those who are named do not tell what is said of them
    let told = rest.list.iter().any(|word| !word.name && fact.says(word.stem));
    let share = rest.share(|word| f64::from(u8::from(fact.says(word.stem))));
    (if told { share } else { 0.0 }, rest.list.len())
}

/// What a fact says otherwise in words.
fn side_by_side(
    claim: &Reading<'_>,
    statement: &Statement,
    (fact, window): (&Reading<'_>, &Window<'_>),
    shared: Shared<'_>,
    around: &polarity::Neighbours<'_>,
    conflicts: &mut Vec<Conflict>,
) {
    let Shared { of_claim: coverage, without, .. } = shared;
    let (text, sentence) = (&window.source.text, window.sentence);
    conflicts.extend(oppose::opposed(claim, fact, without, around));
    conflicts.extend(direct::turned(claim, fact, without));
    conflicts.extend(direct::miscounted(claim, fact, sentence, coverage));
    conflicts.extend(direct::turned_by_values(claim, fact, sentence, coverage));
    conflicts.extend(sign::turned(claim, fact, sentence, coverage));
    conflicts.extend(sign::at_once(claim, fact, sentence, coverage));
    conflicts.extend(oppose::modality(claim, fact, without));
    if coverage >= SERIES {
        conflicts.extend(record::exchanged(claim, statement, window));
        conflicts.extend(exception::passed_over(claim, statement, window));
        conflicts.extend(tier::misplaced(claim, statement, window));
        conflicts.extend(respective::exchanged(claim, window));
    }
    conflicts.extend(quantifier::differs(claim, fact, shared));
    conflicts.extend(quantifier::alone(claim, fact));
    conflicts.extend(quantifier::elsewhere(claim, fact));
    conflicts.extend(quantifier::one_of_both(claim, fact, shared));
    conflicts.extend(quantifier::all_of_bounded(claim, fact, shared));
    conflicts.extend(quantifier::whole_of_half(claim, fact, shared));
    conflicts.extend(quantifier::always(claim, fact, shared));
    conflicts.extend(alternate::exchanged(claim, fact, window, |token| without(token.span)));
    conflicts.extend(parallel::exchanged(claim, window));
    conflicts.extend(subject::exchanged(claim, fact, coverage));
    conflicts.extend(subject::turned_round(claim, fact, coverage));
    conflicts.extend(role::held_by_another(claim.text, statement.span, text, sentence));
    conflicts.extend(subject::done_by_another(claim, fact, sentence, coverage));
    conflicts.extend(deed::exchanged(claim, fact, sentence, coverage));
    conflicts.extend(opposite::told_of_opposite(claim, fact));
    conflicts.extend(sequence::turned(claim, fact));
    conflicts.extend(sequence::beyond(claim, fact, sentence));
    conflicts.extend(reason::another(claim, window));
    conflicts.extend(condition::lifted(claim, fact));
}

/// What the rest of the fact's sentence denies of what the claim says: "sent by post; they are never given by phone", "teachers get
/// the discount; police officers do not", "if you lose the key, we cannot open the safe".
fn denied_beside(
    claim: &Reading<'_>,
    fact: &Reading<'_>,
    window: &Window<'_>,
    coverage: f64,
) -> Option<Conflict> {
    let text = &window.source.text;
    let another_case = claim.conditional && !fact.conditional;
    let turned = claim.is_negative() || claim.implicit || fact.is_negative();
    if turned || another_case || coverage < polarity::SAME_WORDS {
        return None;
    }
    let rest = window.parts().iter().flatten().filter(|part| part.kind == Around::Sentence);
    let mut denying = rest
        .filter(|part| text.has_cue(part.span, Class::Negation) || text.has_cue(part.span, Class::Forbids));
    denying.find_map(|part| {
        let beside = Reading::new(text, part.span, window.sentence);
        // "Not covered: floods; theft from a garden": of a list its lead is denied
        let lead = text.slice(part.span).find(": ").map(|at| part.span.start + at as u32);
        let lead = lead.filter(|end| *end <= fact.span.start).unwrap_or(part.span.end);
        let leads = |stem: u64| beside.tokens.iter().any(|t| t.stem == stem && t.span.end <= lead);
        let said = |stem: u64| claim.says(stem) && !claim.denies(stem) && !fact.says(stem);
        let of_claim = |denial: &&Denial| {
            let mut subject = beside.subject(denial.cue).peekable();
            match denial.words.first() {
                Some(_) if denial.local => false,
                Some(first) => {
                    said(*first)
                        && denial.words.iter().filter(|stem| leads(**stem)).all(|stem| claim.says(*stem))
                }
                None => subject.peek().is_some() && subject.all(|t| said(t.stem)),
            }
        };
        let forbidden = beside.duty.filter(|(duty, at)| {
            *duty == Duty::MustNot
                && claim.conditional
                && beside.governed(*at).is_some_and(|verb| said(verb.stem))
        });
        let denial = beside.denials.iter().find(of_claim).map(|denial| denial.said);
        let at = denial.or(forbidden.map(|(_, at)| at))?;
        Some(polarity::conflict(claim, claim.span, &beside, Some(at), coverage))
    })
}

/// Whether the window's own sentence names somebody or something that the statement does not.
fn names_another(response: &Text, statement: &Statement, window: &Window<'_>) -> bool {
    let text = &window.source.text;
    let claim = &response.tokens[response.tokens_in(statement.sentence)];
    text.entities_in(window.span).iter().any(|name| {
        let words = text.words_of(name);
        !words.iter().any(|w| claim.iter().any(|c| c.stem == w.stem))
    })
}

/// Whether the window speaks of somebody or something that the statement's sentence names; true where it names nothing.
fn names_same(response: &Text, statement: &Statement, window: &Window<'_>) -> bool {
    let own = response.entities_in(statement.span);
    let names = if own.is_empty() { response.entities_in(statement.sentence) } else { own };
    let tokens = |name: &Entity| response.words_of(name);
    let known = |name: &Entity| tokens(name).iter().any(|t| !t.stop && window.speaks_of(t.stem));
    names.is_empty() || names.iter().any(known)
}

/// "The fee is now 25 euros" is not denied by "until 2023 the fee was 20 euros".
fn tells_of_now(reading: &Reading<'_>) -> bool {
    const NOW: &Words = words!(
        "now currently today nowadays presently jetzt heute derzeit aktuell ahora actualmente hoy maintenant actuellement aujourd'hui ora \
         adesso oggi attualmente agora hoje atualmente"
    );
    reading.tokens.iter().any(|t| NOW.contains(t.fold))
}

/// The other side of it.
fn tells_of_before(reading: &Reading<'_>) -> bool {
    const BEFORE: &Words = words!(
        "was were formerly previously originally war waren fruher era eran antes etait etaient auparavant erano prima eram"
    );
    reading.tokens.iter().any(|t| BEFORE.contains(t.fold)) && !tells_of_now(reading)
}

/// Whether the rest of the fact's sentence tells of the claim's day, and the fact does not: "open every day, but closed on Tuesdays".
fn is_told_apart(claim: &Reading<'_>, fact: &Reading<'_>, window: &Window<'_>) -> bool {
    const MOST: usize = 8;
    let text = &window.source.text;
    let same = |own: &Date, d: &Date| own.kind == d.kind && own.relation(d) == Relation::Equal;
    claim.dates.iter().take(MOST).any(|own| {
        let rest = text.dates_in(window.sentence).iter().filter(|d| !window.span.overlaps(d.span));
        rest.take(MOST).any(|d| same(own, d)) && !fact.dates.iter().take(MOST).any(|d| same(own, d))
    })
}

/// "A year ago debt stood at 320 million" is not denied by "debt fell to 240 million".
fn tells_of_earlier(reading: &Reading<'_>) -> bool {
    const EARLIER: &Words = words!(
        "ago previously originally formerly beforehand vorher zuvor ursprunglich damals antes originalmente anteriormente auparavant \
         initialement precedemment prima originariamente pehle पहले"
    );
    const BEFORE: u64 = word::hash("before");
    let sentence = reading.text.sentence_at(reading.span.start).unwrap_or(reading.span);
    let tokens = &reading.text.tokens[reading.text.tokens_in(sentence)];
    let that = |t: &word::Token| t.fold == word::hash("that");
    // "the year before", "before that"
    let before = |at: usize| tokens[at].fold == BEFORE && tokens.get(at + 1).is_none_or(that);
    (0..tokens.len()).any(|at| EARLIER.contains(tokens[at].fold) || before(at))
}

/// Words of a fact among which stands the pronoun that it is about.
const OPENING: usize = 4;

/// Which passages around a fact tell another value of a kind that the statement and the fact have, where the fact is about
/// something that the statement does not name.
fn rivals(fact: &Reading<'_>, response: &Text, statement: &Statement, window: &Window<'_>) -> Rivals {
    /// Values that are looked at: lists of more have no neighbours that count.
    const MOST: usize = 6;
    let text = &window.source.text;
    let holds = |span: Span, claimed: &Quantity| {
        let mut found = text.quantities_in(span).iter().take(MOST);
        found.any(|q| same_noun(claimed, q) && same_kind(claimed, q))
    };
    // the values of the statement that the fact's own could be
    let claimed = quantities(response, statement.span).take(MOST);
    let told: Vec<&Quantity> = claimed.filter(|q| holds(window.span, q)).collect();
    let dated = !response.dates_in(statement.span).is_empty() && !window.dates.is_empty();
    let claim = &response.tokens[response.tokens_in(statement.sentence)];
    let foreign = || fact.telling.iter().any(|own| !claim.iter().any(|t| t.stem == own.stem));
    if told.is_empty() && !dated || !foreign() {
        return Rivals::default();
    }
    let tells_another =
        |span: Span| told.iter().any(|q| holds(span, q)) || dated && !text.dates_in(span).is_empty();
    // "Since January it has been 25 euros" is about what the sentence before is about
    let stands_in = fact.tokens.iter().take(OPENING).any(|t| atom::PRONOUNS.contains(t.fold));
    let rival = |part: &Part<'_>| {
        let own = part.kind == Around::Head || stands_in && part.kind == Around::Before;
        !own && tells_another(part.span)
    };
    window.parts().map(|part| part.as_ref().is_some_and(rival))
}

/// Share of the statement's neighbouring content words that are neighbours in the window's sentence too.
fn order(claim: &Reading<'_>, fact: &Reading<'_>) -> f64 {
    let (claim, source) = (&claim.telling, &fact.telling);
    let pairs = claim.len().saturating_sub(1);
    if pairs == 0 {
        return 0.0;
    }
    let kept = claim.windows(2).filter(|pair| pair.iter().all(|t| fact.may_say(t.stem))).filter(|pair| {
        let next_to = |at: usize| source[at + 1..].iter().take(NEAR).any(|s| s.stem == pair[1].stem);
        source.iter().enumerate().any(|(at, s)| s.stem == pair[0].stem && next_to(at))
    });
    kept.count() as f64 / pairs as f64
}
