//! What a passage denies, takes out, demands and counts: read once, compared often.

use super::{
    code::{self, Code},
    condition,
    corpus::Stems,
    deed,
    extract::content,
    fact::{self, AUXILIARIES, joins},
    phrase,
    quantifier::{self, Amount},
    reason, sequence,
};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::{Class, Cue},
        date::Date,
        language::Language,
        quantity::{Measure, Quantity, Relation},
        word::{self, Token},
        words::{Words, words},
    },
};
use std::cell::OnceCell;

/// A statement or a fact of a source, with what turns its meaning.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a Text,
    pub(super) span: Span,
    pub(super) tokens: &'a [Token],
    /// Their stems: most words that are asked about are none of them.
    stems: Stems,
    /// Those that tell something; see [`content`].
    pub(super) telling: Vec<&'a Token>,
    pub(super) cues: &'a [Cue],
    pub(super) quantities: &'a [Quantity],
    pub(super) dates: &'a [Date],
    /// What it denies.
    pub(super) denials: Vec<Denial>,
    /// What it takes out: "every day except Monday".
    pub(super) excepted: Vec<Span>,
    /// What must, may or need not be.
    pub(super) duty: Option<(Duty, Span)>,
    /// Whether what it says holds under a condition only.
    pub(super) conditional: bool,
    /// Whether it denies the sentence; see [`Self::is_negative`].
    negative: bool,
    /// The label before it that denies it: "Not covered: floods; glass".
    pub(super) labelled: Option<Span>,
    /// Whether a word of it denies in its own way: "to prevent", "to avoid".
    pub(super) implicit: bool,
    /// Its codes, found when they are first asked for: those of a claim are held against each passage.
    codes: OnceCell<Vec<Code>>,
    /// What its words say besides themselves, found when it is first asked for.
    phrases: OnceCell<Vec<u64>>,
    /// Its first word for how many, the same.
    amount: OnceCell<Option<(Token, Amount)>>,
    /// Whether it has a verb that tells a deed, the same.
    deed: OnceCell<bool>,
    /// What it says that few claims do, the same.
    seldom: OnceCell<Seldom>,
}

/// What few claims say: where one does not, no passage is asked what it says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seldom {
    /// Why something is so.
    pub(super) reason: bool,
    /// What comes first.
    pub(super) order: bool,
    /// That it holds in every case.
    pub(super) every_case: bool,
}

/// What one negation denies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Denial {
    /// The words that deny.
    pub(super) cue: Span,
    /// The same with the first word that they deny.
    pub(super) said: Span,
    /// The rest of its clause.
    pub(super) rest: Span,
    /// The telling words that are denied, by stem: first the one that the negation stands beside.
    pub(super) words: Vec<u64>,
    /// Whether only these words are denied, and the sentence around them says what it says: "without a fee".
    pub(super) local: bool,
    /// Whether a verb denies: "ruled out free buses".
    pub(super) by_verb: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Duty {
    Must,
    NeedNot,
    MustNot,
    May,
    Should,
}

impl Duty {
    /// What "not" makes of it.
    const fn denied(self) -> Self {
        match self {
            Self::Must => Self::NeedNot,
            Self::NeedNot => Self::Must,
            Self::May | Self::Should => Self::MustNot,
            Self::MustNot => Self::May,
        }
    }
}

/// Negations that are looked at: no sentence of prose has more, and a hostile one must not cost more.
const MOST: usize = 8;

/// How many telling words a negation denies.
const SCOPE: usize = 4;

/// Words behind a negation that turn it: "not only".
const FOCUS: &Words = words!("only just merely necessarily solo seulement nur least");

/// How many a denial stands before.
const MANY: &Words =
    words!("many much viele viel muchos muchas mucho beaucoup molti molte molto muitos muitas muito");

/// How much of something there is, behind "as": "as a result" compares nothing.
const DEGREES: &Words = words!(
    "long much many often far fast high well good strong large big easily quickly early late likely common lange viel viele oft weit schnell hoch gut stark largo mucho muchos lejos rapido alto longtemps souvent loin vite"
);

/// Words that deny without a negation: what stands beside them is not plainly affirmed.
const IMPLICIT: &Words = words!(
    "avoid avoids avoided avoiding prevent prevents prevented preventing against \
     refuse refuses refused deny denied lack lacks lacking absence fail fails failed failure reject \
     rejected unlike instead rather without unable neither nor missing"
);

const KEEPS: &Words = words!("keep keeps kept keeping stop stops stopped stopping");
const FREE: &Words = words!("free frei libre libres exempt exempte");

/// "to keep the birds from nesting".
fn keeps_from(tokens: &[Token]) -> bool {
    const FROM: &Words = words!("from away");
    let kept = tokens.iter().position(|t| KEEPS.contains(t.fold));
    kept.is_some_and(|at| tokens[at..].iter().any(|t| FROM.contains(t.fold)))
}

/// Negations that deny the noun behind them, and not the sentence, where something stands before them.
const LOCAL: &Words = words!(
    "without no ohne kein keine keinen keinem keiner keines sin sans aucun aucune sem senza ningun \
     ninguna nessun nessuna nenhum"
);

/// Forms of "be" that make a passive, or say what something is.
pub(super) const BE: &Words = words!("is are was were been be being wurde wurden ist");

/// What makes a denial of the verb out of "no".
const NO_LONGER: &Words = words!("longer more mehr");

/// Who an answer goes on with behind its "no".
const SPEAKERS: &Words = words!("i we you they he she it that this ich wir sie er es yo je eu io");

/// Who speaks of what they know, and the verbs for it.
const SELVES: &Words = words!("i we ich wir je nous yo");
const KNOWS: &Words = words!("know realise realize remember wusste savais sabia");

/// Words of one character that stand behind others in Chinese and Japanese.
const PARTICLES: &Words = words!("是 的 了 在 有 也 都 は が を に の で も と へ");

/// Blanks behind a label at most.
const GAP: usize = 64;

/// Words behind a denial that say when it ends.
const UNTIL: &Words = words!("until till hasta finche");

/// Whether the last word of a cue is one of `words`.
fn cue_ends(reading: &Reading<'_>, cue: &Cue, words: &Words) -> bool {
    reading.tokens.iter().rfind(|t| cue.span.contains(t.span)).is_some_and(|t| words.contains(t.fold))
}

impl<'a> Reading<'a> {
    /// Reads `span`, which stands in `sentence`.
    pub(super) fn new(text: &'a Text, span: Span, sentence: Span) -> Self {
        let tokens = &text.tokens[text.tokens_in(span)];
        let (cues, quantities) = (text.cues_in(span), text.quantities_in(span));
        let mut telling = Vec::with_capacity(tokens.len());
        telling.extend(content(text, span));
        // most passages say none of these: one look at each word tells
        let (mut conditional, mut implicit, mut keeps, mut free) = (false, false, false, false);
        for token in tokens {
            conditional |= condition::opens(text, token);
            implicit |= IMPLICIT.contains(token.fold);
            keeps |= KEEPS.contains(token.fold);
            free |= FREE.contains(token.fold);
        }
        let mut reading = Self {
            text,
            span,
            tokens,
            stems: Stems::of(tokens),
            telling,
            cues,
            quantities,
            dates: text.dates_in(span),
            denials: Vec::new(),
            excepted: Vec::new(),
            duty: None,
            conditional: conditional || condition::leads(text, span, sentence),
            implicit: implicit || keeps && keeps_from(tokens),
            negative: false,
            labelled: denied_by_label(text, Span { start: sentence.start, end: span.start }),
            codes: OnceCell::new(),
            phrases: OnceCell::new(),
            amount: OnceCell::new(),
            deed: OnceCell::new(),
            seldom: OnceCell::new(),
        };
        // "no seat costs more than 80", "must not exceed 80" are bounds, and deny nothing
        let turned = |cue: Span| quantities.iter().any(|q| q.turned && cue.end <= q.number.start);
        reading.duty = cues
            .iter()
            .filter(|cue| !(cue.class == Class::Forbids && turned(cue.span)))
            // "by 9 May"
            .filter(|cue| !text.dates_in(span).iter().any(|date| date.span.contains(cue.span)))
            .filter_map(|cue| Some((duty(cue.class)?, cue.span)))
            .map(|(duty, span)| (if reading.denied_before(span) { duty.denied() } else { duty }, span))
            .reduce(stronger);
        for cue in cues.iter().take(8 * MOST) {
            match cue.class {
                Class::Negation | Class::Refutes if reading.denials.len() < MOST => {
                    let denial = reading.denial(cue);
                    reading.denials.extend(denial);
                }
                // "excludes" denies what it takes out
                Class::Exception if reading.excepted.len() < MOST && !reading.refutes(cue.span) => {
                    let out = reading.taken_out(cue.span);
                    reading.excepted.push(out);
                }
                _ => {}
            }
        }
        // "all clinics but the first"
        let but = |at: &usize| fact::all_but(text, tokens, *at);
        if let Some(at) = (1..tokens.len()).find(but).filter(|_| reading.excepted.is_empty()) {
            let out = reading.taken_out(tokens[at].span);
            reading.excepted.push(out);
        }
        if let Some(at) = reading.denials.iter().rposition(|denial| turned(denial.cue)) {
            reading.denials.remove(at);
        }
        if free {
            let freed = reading.freed();
            reading.denials.extend(freed);
        }
        reading.negative = reading.denies_all();
        reading
    }

    /// Its first codes.
    pub(super) fn codes(&self) -> &[Code] {
        self.codes.get_or_init(|| code::codes(self.text, self.span).take(code::MOST).collect())
    }

    /// Its first word that says how many, and how many that is.
    pub(super) fn amount(&self) -> Option<(Token, Amount)> {
        *self.amount.get_or_init(|| quantifier::amounts(self).next())
    }

    /// Whether it tells who did what to whom, by its verbs.
    pub(super) fn tells_deed(&self) -> bool {
        *self.deed.get_or_init(|| deed::has_verb(self.tokens))
    }

    /// What it says that few claims do.
    pub(super) fn seldom(&self) -> Seldom {
        *self.seldom.get_or_init(|| Seldom {
            reason: reason::is_told(self),
            order: sequence::is_told(self),
            every_case: condition::is_lifted(self),
        })
    }

    /// "free of alcohol", "alcohol-free".
    fn freed(&self) -> Option<Denial> {
        const OF: &Words = words!("of from von de d");
        let at = self.tokens.iter().position(|t| FREE.contains(t.fold))?;
        let free = self.tokens[at].span;
        let telling = |t: &&Token| !t.stop && !t.is_number();
        let of = self.tokens.get(at + 1).filter(|t| OF.contains(t.fold));
        let joined = at > 0
            && self.tokens[at - 1].span.end + 1 == free.start
            && self.text.raw[..free.start as usize].ends_with('-');
        let (said, words): (Span, Vec<u64>) = match of {
            Some(of) => {
                let rest = self.behind(of.span);
                let behind = self.tokens.iter().filter(|t| rest.contains(t.span)).filter(telling).take(2);
                (behind.clone().last()?.span.hull(free), behind.map(|t| t.stem).collect())
            }
            None if joined => (self.tokens[at - 1].span.hull(free), vec![self.tokens[at - 1].stem]),
            None => return None,
        };
        (!self.denied_before(free)).then_some(Denial {
            cue: free,
            said,
            rest: self.behind(free),
            words,
            local: true,
            by_verb: false,
        })
    }

    /// Whether it may say the word: "no" of most that it does not say.
    pub(super) const fn may_say(&self, stem: u64) -> bool {
        self.stems.may_hold(stem)
    }

    /// Whether it says the word.
    pub(super) fn says(&self, stem: u64) -> bool {
        self.stems.may_hold(stem) && self.tokens.iter().any(|t| t.stem == stem)
    }

    /// Whether it says the word, or a phrase that says the same.
    pub(super) fn means(&self, stem: u64) -> bool {
        let english = matches!(self.text.language, Language::English | Language::Unknown);
        self.says(stem) || english && self.phrases.get_or_init(|| phrase::said(self.tokens)).contains(&stem)
    }

    /// How often it says the word, in the form in which it says it first.
    pub(super) fn count(&self, stem: u64) -> usize {
        let fold = self.tokens.iter().find(|t| t.stem == stem).map(|t| t.fold);
        self.tokens.iter().filter(|t| Some(t.fold) == fold).count()
    }

    /// Whether a number says how many of the word there are.
    pub(super) fn counts(&self, token: &Token) -> bool {
        self.quantities.iter().any(|q| q.noun == Some(token.stem))
    }

    /// Whether a word is part of a number, such as its bound: "a maximum of 3 days"; "free" is a word.
    pub(super) fn bounds(&self, token: &Token) -> bool {
        let inside = |q: &Quantity| q.span.contains(token.span) && q.measure != Measure::Currency("0");
        self.quantities.iter().any(inside)
    }

    /// Whether a word is part of a date or a time: "7 am".
    pub(super) fn dates(&self, token: &Token) -> bool {
        self.dates.iter().any(|d| d.span.contains(token.span))
    }

    /// Whether a negation stands right before a cue: "is not strictly required".
    fn denied_before(&self, cue: Span) -> bool {
        let negations = self.cues.iter().filter(|c| c.class == Class::Negation);
        negations.filter(|c| c.span.end <= cue.start).any(|c| {
            let between = Span { start: c.span.end, end: cue.start };
            self.text.tokens_in(between).len() <= 1
        })
    }

    /// The telling words in front of `at`, from the last semicolon on: what is spoken of.
    pub(super) fn subject(&self, at: Span) -> impl Iterator<Item = &Token> {
        let before = &self.text.raw[self.span.start as usize..at.start as usize];
        let from = self.span.start + before.rfind(';').map_or(0, |mark| mark as u32 + 1);
        let inside = move |t: &&Token| t.span.start >= from && t.span.end <= at.start;
        self.tokens.iter().filter(inside).filter(|t| !t.stop && !t.is_number())
    }

    /// Whether numbers or dates stand in the rest of a clause, and whether `other` has them all.
    pub(super) fn atoms_in(&self, rest: Span, other: &Self) -> Option<bool> {
        let (quantities, dates) = (self.text.quantities_in(rest), self.text.dates_in(rest));
        let same = |relation| matches!(relation, Relation::Equal | Relation::Rounded);
        let quantity = |own: &Quantity| other.quantities.iter().any(|q| same(own.relation(q)));
        let date = |own: &Date| other.dates.iter().any(|d| same(own.relation(d)));
        (!quantities.is_empty() || !dates.is_empty())
            .then(|| quantities.iter().all(quantity) && dates.iter().all(date))
    }

    /// Whether it denies the word.
    pub(super) fn denies(&self, stem: u64) -> bool {
        self.denials.iter().any(|d| d.words.contains(&stem))
    }

    /// Whether a negation stands right before the word, in a condition too, where it denies nothing.
    pub(super) fn negates(&self, stem: u64) -> bool {
        const NEAR: usize = 2;
        let Some(word) = self.tokens.iter().find(|t| t.stem == stem) else { return false };
        self.cues.iter().filter(|c| c.class == Class::Negation && c.span.end <= word.span.start).any(|c| {
            let between = Span { start: c.span.end, end: word.span.start };
            self.text.tokens[self.text.tokens_in(between)].iter().filter(|t| t.stop).count() < NEAR
                && self.text.tokens[self.text.tokens_in(between)].iter().all(|t| t.stop)
        })
    }

    /// Whether it takes the word out of what it says.
    pub(super) fn excepts(&self, stem: u64) -> bool {
        let takes = |span: &Span| self.tokens.iter().any(|t| t.stem == stem && span.contains(t.span));
        self.excepted.iter().any(takes)
    }

    /// Whether it denies the sentence, and not a noun of it.
    pub(super) const fn is_negative(&self) -> bool {
        self.negative
    }

    /// The same, found once.
    fn denies_all(&self) -> bool {
        let denials = self.denials.iter().filter(|d| !d.local);
        // "has not withdrawn" denies nothing
        let undone = denials.clone().filter(|d| d.by_verb && self.denied_before(d.cue)).count();
        self.labelled.is_some() || denials.count() > 2 * undone || self.must_not()
    }

    /// The same without the cue that stands at `at`: "forbidden" faces "allowed", and is no denial beside it.
    pub(super) fn is_negative_beside(&self, at: Span) -> bool {
        self.is_negative_but(|cue| cue.overlaps(at) && !self.negated(cue, at))
    }

    /// The same without others that are left `aside`.
    pub(super) fn is_negative_beside_but(&self, at: Span, aside: impl Fn(Span) -> bool) -> bool {
        self.is_negative_but(|cue| cue.overlaps(at) && !self.negated(cue, at) || aside(cue))
    }

    /// Whether it denies the sentence by more than the cues that are left `aside`.
    fn is_negative_but(&self, aside: impl Fn(Span) -> bool) -> bool {
        let told = |d: &Denial| !d.local && !aside(d.cue);
        let demanded = self.must_not() && !self.duty.is_some_and(|(_, cue)| aside(cue));
        self.is_negative() && (self.labelled.is_some() || self.denials.iter().any(told) || demanded)
    }

    /// Whether a word within a cue denies what stands at `at`: "not allowed"; 不 of 不要 is part of the word.
    fn negated(&self, cue: Span, at: Span) -> bool {
        const NOT: &Words = words!(
            "not no never isn't aren't nicht kein keine non no ne pas nao नहीं nahi nahin لا ليس ليست غير 不 没 无 ん せ な"
        );
        self.tokens.iter().any(|t| cue.contains(t.span) && !at.contains(t.span) && NOT.contains(t.fold))
    }

    /// The same, of what is said of the words that `asked` knows: "backups run at 2.15 and are not encrypted" denies nothing of
    /// when they run.
    pub(super) fn is_negative_about(&self, asked: impl Fn(u64) -> bool) -> bool {
        self.is_negative_but(|cue| {
            let clause = self.clause(cue);
            let mut telling =
                clause.iter().filter(|t| !t.stop && !t.is_number() && !cue.contains(t.span)).peekable();
            telling.peek().is_some() && !telling.any(|t| asked(t.stem))
        })
    }

    /// The clause of a cue, up to the marks around it and where another verb begins; all words where no other clause has a verb.
    fn clause(&self, cue: Span) -> &'a [Token] {
        let verb = |at: usize| self.tokens.get(at).is_some_and(|t| AUXILIARIES.contains(t.fold));
        let begins = |at: usize| {
            let (before, token) = (&self.tokens[at - 1], &self.tokens[at]);
            let gap = &self.text.raw[before.span.end as usize..token.span.start as usize];
            fact::turns(self.text, token)
                || joins(self.text, token) && verb(at + 1)
                || gap.contains([',', ';', '.', '—', '(', ')', '，', '。', '।', '،', '؛', '；', '、'])
        };
        let at = self.tokens.partition_point(|t| t.span.end <= cue.start);
        let from = (1..=at.min(self.tokens.len() - 1)).rev().find(|&at| begins(at)).unwrap_or(0);
        let to = (at + 1..self.tokens.len()).find(|&at| begins(at)).unwrap_or(self.tokens.len());
        // "earrings, underwear and socks cannot be returned" is one clause
        let opens = &self.tokens[from];
        let shares_subject = from > 0 && (joins(self.text, opens) || fact::turns(self.text, opens));
        let other = shares_subject || (0..from).chain(to..self.tokens.len()).any(verb);
        if other { &self.tokens[from..to] } else { self.tokens }
    }

    /// Whether something must not or need not be.
    fn must_not(&self) -> bool {
        self.duty.is_some_and(|(duty, _)| matches!(duty, Duty::MustNot | Duty::NeedNot))
    }

    /// The telling word behind a token.
    pub(super) fn next_word(&self, token: &Token) -> Option<u64> {
        let next = self.tokens.iter().find(|t| t.span.start >= token.span.end && !t.stop);
        next.map(|t| t.stem)
    }

    /// What a duty governs: the telling word behind it, or before it where it ends its clause, or is said of what stands before it:
    /// "swimming is permitted at your own risk".
    pub(super) fn governed(&self, duty: Span) -> Option<&'a Token> {
        const TO: &Words = words!("to zu");
        let rest = self.behind(duty);
        let next = self.tokens.iter().find(|t| t.span.start >= duty.end);
        let said_of =
            self.is_passive(duty) || self.tokens.iter().any(|t| duty.contains(t.span) && BE.contains(t.fold));
        let rest = if said_of && !next.is_some_and(|t| TO.contains(t.fold)) {
            Span { end: rest.start, ..rest }
        } else {
            rest
        };
        let telling = |t: &&Token| !t.stop && !t.is_number();
        let behind = self.tokens.iter().filter(|t| rest.contains(t.span)).find(telling);
        // the pair of the last character of a word holds the first of what follows
        let ends = |t: &Token| {
            let next = self.tokens.iter().find(|next| next.span.start == t.span.end);
            let apart = PARTICLES.contains(t.fold) || next.is_none_or(|next| PARTICLES.contains(next.fold));
            t.span.end == duty.start || apart
        };
        let whole = |t: &&Token| t.class != word::Class::Ideograph || !ends(t);
        let before =
            || self.tokens.iter().rev().filter(|t| t.span.end <= duty.start).filter(whole).find(telling);
        if self.text.language.is_verb_last() { before().or(behind) } else { behind.or_else(before) }
    }

    /// The rest of the clause behind a cue.
    pub(super) fn behind(&self, cue: Span) -> Span {
        let rest = &self.text.raw[cue.end as usize..self.span.end.max(cue.end) as usize];
        let end = rest
            .find([',', ';', '.', ':', '—', '(', '，', '。', '।', '،', '؛', '；', '：'])
            .unwrap_or(rest.len());
        Span::new(cue.end as usize, cue.end as usize + end)
    }

    /// What an exception takes out: up to the verb, "all but the last are free", and in front of the words that say so where the
    /// language puts it there.
    fn taken_out(&self, cue: Span) -> Span {
        let postposed = matches!(
            self.text.language,
            Language::Japanese | Language::Hindi | Language::Korean | Language::Turkish
        );
        if postposed {
            let before = &self.text.raw[self.span.start as usize..cue.start as usize];
            let from = before
                .rfind(['、', ',', '，', '。', '।'])
                .map_or(0, |mark| mark + before[mark..].chars().next().map_or(1, char::len_utf8));
            return Span { start: self.span.start + from as u32, end: cue.start };
        }
        let rest = self.behind(cue);
        let mut inside = self.tokens.iter().filter(|t| rest.contains(t.span)).skip_while(|t| t.stop);
        let verb = inside.find(|t| AUXILIARIES.contains(t.fold));
        verb.map_or(rest, |verb| Span { end: verb.span.start.max(rest.start), ..rest })
    }

    fn denial(&self, cue: &Cue) -> Option<Denial> {
        // "need not" is a duty, and denies in its own way; なければなりません demands with two negations
        let own = |class| matches!(class, Class::Waives | Class::Obliges | Class::Permits);
        let inside = |c: &Cue| own(c.class) && c.span.contains(cue.span);
        if self.cues.iter().any(inside) {
            return None;
        }
        if self.in_condition(cue.span) {
            return None;
        }
        // "a never-before-seen view"
        let joined = self.text.raw[cue.span.end as usize..].starts_with('-');
        if joined && !self.text.slice(cue.span).eq_ignore_ascii_case("non") {
            return None;
        }
        // "six months for crowns, and none for check-ups" denies what stands before
        let next = self.tokens.iter().find(|t| t.span.start >= cue.span.end);
        let none = self.text.slice(cue.span).eq_ignore_ascii_case("none");
        if none && next.is_some_and(|t| words!("for of").contains(t.fold)) {
            return None;
        }
        let by_verb = cue.class == Class::Refutes;
        if by_verb && self.is_possible(cue.span) {
            return None;
        }
        let first = self.tokens.iter().find(|t| t.span.start >= cue.span.start)?;
        let rest = self.behind(cue.span);
        // "does not close until six" says when it does
        if self.tokens.iter().any(|t| rest.contains(t.span) && UNTIL.contains(t.fold)) {
            return None;
        }
        let telling = |t: &&Token| !t.stop && !t.is_number();
        let next = self.tokens.iter().find(|t| t.span.start >= cue.span.end);
        if next.is_some_and(|t| FOCUS.contains(t.fold)) {
            return None;
        }
        // "I did not know that .." says what it goes on with
        if next.is_some_and(|t| KNOWS.contains(t.fold))
            && self.tokens.iter().take(2).any(|t| SELVES.contains(t.fold))
        {
            return None;
        }
        // "I have not, but they have" answers; "No. 12" counts
        let turns = next.is_some_and(|t| fact::turns(self.text, t));
        let numbered =
            next.is_some_and(Token::is_number) && self.text.raw[cue.span.end as usize..].starts_with(". ");
        if turns || numbered {
            return None;
        }
        // "no." and "no i have" answer; "not as long" compares
        let answers = next.is_none_or(|t| SPEAKERS.contains(t.fold))
            || self.text.raw[cue.span.end as usize..].starts_with([',', '.', '!']);
        let opens = first.span.start == self.tokens[0].span.start;
        if opens && answers || self.compares(rest) {
            return None;
        }
        // "no eggs and no butter" are two
        let one = |t: &&Token| !(LOCAL.contains(first.fold) && joins(self.text, t));
        let inside = self.tokens.iter().filter(|t| rest.contains(t.span)).take_while(one);
        // "kostet im ersten Jahr nichts und danach 18 Euro": what follows is told apart
        let parted = next.is_some_and(|t| joins(self.text, t));
        let after: Vec<u64> =
            inside.filter(telling).take(if parted { 0 } else { SCOPE }).map(|t| t.stem).collect();
        let before = || {
            let words = self.tokens.iter().rev().filter(|t| t.span.end <= cue.span.start).filter(telling);
            words.take(2).map(|t| t.stem).collect::<Vec<_>>()
        };
        let starts = !self.tokens.iter().filter(|t| t.span.end <= first.span.start).any(|t| !t.stop);
        let no_longer = next.is_some_and(|t| NO_LONGER.contains(t.fold)) || cue_ends(self, cue, NO_LONGER);
        // "no" denies the verb in Spanish
        let of_noun = LOCAL.contains(first.fold) && self.text.language != Language::Spanish;
        let local = joined || of_noun && !starts && !by_verb && !no_longer;
        // verbs stand behind what they deny in Hindi, and in "was rejected"
        let last = after.is_empty() && self.text.language != Language::English;
        // "projector: no"
        let mut before_cue = self.text.raw.as_bytes()[..cue.span.start as usize].iter().rev().take(GAP);
        let valued = after.is_empty() && before_cue.find(|b| !b.is_ascii_whitespace()) == Some(&b':');
        let backwards = matches!(self.text.language, Language::Hindi | Language::Hinglish)
            || (by_verb && self.is_passive(cue.span))
            || last
            || valued;
        let words = if backwards && !before().is_empty() { before() } else { after };
        let words = match next {
            // "not many" is few
            Some(next) if MANY.contains(next.fold) => vec![next.stem],
            _ if local => words.into_iter().take(2).collect(),
            _ => words,
        };
        let head = self.tokens.iter().filter(|t| rest.contains(t.span)).find(telling).map(|t| t.span);
        let said = if backwards { cue.span } else { head.map_or(cue.span, |head| cue.span.hull(head)) };
        Some(Denial { cue: cue.span, said, rest, words, local, by_verb })
    }

    /// Whether a negation stands in a condition, and denies nothing: "if you do not pay"; not behind it: "if you lose it, we cannot
    /// help", "if you earn less you pay no tax".
    fn in_condition(&self, cue: Span) -> bool {
        const NEAR: usize = 6;
        const SUBJECTS: &Words =
            words!("i you we they he she it there nobody man wir sie er es ich ihr on nous vous ils elle il");
        let before = self.tokens.partition_point(|t| t.span.start < cue.start);
        let near = &self.tokens[before.saturating_sub(NEAR)..before];
        let Some(opens) = (0..near.len()).rev().find(|&at| condition::begins(self.text, near, at)) else {
            return false;
        };
        let between = self.text.slice(Span { start: near[opens].span.end, end: cue.start });
        let subjects = near[opens..].iter().filter(|t| SUBJECTS.contains(t.fold)).count();
        !between.contains([',', '，']) && subjects < 2
    }

    /// Whether a passage says "as long", or "as long as": what it denies is the measure.
    fn compares(&self, passage: Span) -> bool {
        const AS: &Words = words!("as so tan tao tanto aussi autant cosi");
        let mut words = self.tokens.iter().filter(|t| passage.contains(t.span)).take(2 * SCOPE);
        words.any(|t| AS.contains(t.fold)) && words.next().is_some_and(|t| DEGREES.contains(t.fold))
    }

    /// Whether a verb denies here.
    fn refutes(&self, at: Span) -> bool {
        self.cues.iter().any(|cue| cue.class == Class::Refutes && cue.span.overlaps(at))
    }

    /// Whether it says of a verb that it can be: "can be cancelled at any time".
    fn is_possible(&self, verb: Span) -> bool {
        const CAN: &Words = words!("can may could might");
        let before = self.tokens.partition_point(|t| t.span.end <= verb.start);
        before > 1
            && self.tokens[before - 1].fold == word::hash("be")
            && CAN.contains(self.tokens[before - 2].fold)
    }

    /// Whether the verb at `cue` stands behind a form of "be".
    fn is_passive(&self, cue: Span) -> bool {
        let before = self.tokens.iter().rev().filter(|t| t.span.end <= cue.start).take(2);
        before.into_iter().any(|t| BE.contains(t.fold))
    }
}

/// Whether a label, such as "Not covered:", stands in a passage and denies what follows.
fn denied_by_label(text: &Text, before: Span) -> Option<Span> {
    let words = text.slice(Span { end: before.end.max(before.start), ..before });
    let colon = memchr::memchr(b':', words.as_bytes())?;
    let label = Span::new(before.start as usize, before.start as usize + colon);
    (text.has_cue(label, Class::Negation) || text.has_cue(label, Class::Exception)).then_some(label)
}

fn duty(class: Class) -> Option<Duty> {
    match class {
        Class::Obliges => Some(Duty::Must),
        Class::Waives => Some(Duty::NeedNot),
        Class::Forbids => Some(Duty::MustNot),
        Class::Permits => Some(Duty::May),
        Class::Recommends => Some(Duty::Should),
        _ => None,
    }
}

/// Of two duties the one that says more: "cannot" holds "can", "need not" holds "need"; "may" is said of much.
fn stronger(a: (Duty, Span), b: (Duty, Span)) -> (Duty, Span) {
    let rank = |(duty, span): &(Duty, Span)| (*duty != Duty::May, span.end - span.start);
    if rank(&b) > rank(&a) { b } else { a }
}
