//! Whether words are used or only spoken of: quoted, denied, asked about, reported.

use super::{
    Text,
    cue::{Class, Cue},
    words::{Words, words},
};
use crate::{interaction::Span, limits::boundary};

/// Marks that end a clause inside a sentence.
const MARKS: [char; 14] = [',', ';', ':', '(', ')', '—', '–', '।', '，', '；', '：', '、', '،', '؛'];

/// Words that deny only what stands beside them: "without a licence" says nothing of the gun.
const WITHOUT: &Words = words!("without बिना sin sans ohne sem بدون");

/// Words that deny the whole clause: "nobody at the office will tell you how to …".
const NOBODY: &Words = words!("nobody none niemand nadie personne ninguem");

/// Words behind "not" that take its force, beside those of the lexicon: "not only".
const JUST: &Words = words!("just simply");

/// Words that begin what is reported, and words of who reports it.
const THAT: &Words = words!("that कि que dass أن which as qu");
const WHETHER: &Words = words!("whether ob هل");
const SAYS: &Words = words!(
    "say says said saying tell told ask asked asks statement statements argue argued think \
     believe believed assumption agree कहा कहते कहना लिखा बताऊँगा बताऊंगा बताया पूछा show shows \
     shown showed prove proven evidence study claim claims लिखना अवैध बताना"
);

/// Words in front of a case that may come: "if your claim is rejected".
const IF: &Words = words!("if unless when whether may might can could अगर यदि wenn falls");

/// How many words in front of a term its negation may stand: "is not really what I would call lazy".
const NEGATION_REACH: usize = 6;

/// How far around a word its sentence is looked at: none that is written to be read is longer, and each word is looked at once.
const REACH: usize = 1024;

impl Text {
    /// The sentence that holds `span`, as far as it is near.
    pub(crate) fn around(&self, span: Span) -> Span {
        let sentence = self.sentence_at(span.start).unwrap_or(span);
        let near = |at: usize| boundary(&self.raw, at) as u32;
        let start = sentence.start.max(near((span.start as usize).saturating_sub(REACH)));
        let end = sentence.end.max(span.end).min(near(span.end as usize + REACH).max(span.end));
        Span { start, end }
    }

    /// The clause that holds `span`: the part of its sentence between marks, colons and brackets.
    pub(crate) fn clause_at(&self, span: Span) -> Span {
        let sentence = self.around(span);
        let before = &self.raw[sentence.start as usize..span.start as usize];
        let start = before.rfind(MARKS).map_or(sentence.start, |at| {
            let mark = before[at..].chars().next().map_or(1, char::len_utf8);
            sentence.start + (at + mark) as u32
        });
        let behind = &self.raw[span.end as usize..sentence.end as usize];
        let end = behind.find(MARKS).map_or(sentence.end, |at| span.end + at as u32);
        Span { start, end }
    }

    /// Whether `span`, or the end of it, stands between quotation marks.
    pub(crate) fn is_quoted(&self, span: Span) -> bool {
        self.meets_quotation(span) || self.is_between_apostrophes(span)
    }

    /// Whether the last quotation that begins in front of the end of `span` reaches it.
    pub(crate) fn meets_quotation(&self, span: Span) -> bool {
        let next = self.quotations.partition_point(|q| q.start < span.end);
        next.checked_sub(1).is_some_and(|i| self.quotations[i].overlaps(span))
    }

    /// Whether the sentence tells what somebody says or asks: "visitors who say that …", "whether …".
    pub(crate) fn is_reported(&self, span: Span) -> bool {
        let before = Span { start: self.around(span).start, end: span.start };
        let words = &self.tokens[self.tokens_in(before)];
        let that = || words.iter().any(|t| THAT.contains(t.fold));
        let says = || words.iter().any(|t| SAYS.contains(t.fold)) || self.has_cue(before, Class::Attribution);
        words.iter().any(|t| WHETHER.contains(t.fold)) || (that() && says())
    }

    /// Whether `span` lies between straight single marks inside its sentence, which are no quotation of the text since
    /// most are apostrophes.
    fn is_between_apostrophes(&self, span: Span) -> bool {
        let sentence = self.around(span);
        let raw = &*self.raw;
        let before = &raw[sentence.start as usize..span.start as usize];
        let opens = |at: usize| {
            let at = sentence.start as usize + at;
            !raw[..at].ends_with(char::is_alphanumeric) && raw[at + 1..].starts_with(char::is_alphanumeric)
        };
        let closes = |at: usize| !raw[at + 1..].starts_with(char::is_alphanumeric);
        let Some(open) = before.rmatch_indices('\'').map(|(at, _)| at).find(|&at| opens(at)) else {
            return false;
        };
        let shut = before[open + 1..]
            .match_indices('\'')
            .any(|(at, _)| closes(sentence.start as usize + open + 1 + at));
        let behind = &raw[span.end as usize..sentence.end as usize];
        !shut && behind.match_indices('\'').any(|(at, _)| closes(span.end as usize + at))
    }

    /// Whether the clause of `span` denies it: a negation in front of it, or behind it where the language puts it there.
    pub(crate) fn is_denied(&self, span: Span) -> bool {
        let clause = self.clause_at(span);
        let verb_last = self.language.is_verb_last();
        self.cues_in(clause).iter().filter(|c| c.class == Class::Negation && !self.adds(c)).any(|c| {
            let gap = if c.span.end <= span.start {
                Span { start: c.span.end, end: span.start }
            } else if c.span.start >= span.end && verb_last {
                Span { start: span.end, end: c.span.start }
            } else {
                return false; // its own negation ("cannot be trusted"), or one that denies what follows
            };
            let words = &self.tokens[self.tokens_in(c.span)];
            let holds = |list: &Words| words.iter().any(|t| list.contains(t.fold));
            let reach = match (holds(WITHOUT), holds(NOBODY)) {
                (true, _) => 0,
                (_, true) => usize::MAX,
                _ => NEGATION_REACH,
            };
            // "rejected because there was no proof" denies the proof
            self.tokens_in(gap).len() <= reach && !self.has_cue(gap, Class::Connective)
        })
    }

    /// Whether a negation denies nothing but a limit: "not only lazy but …".
    fn adds(&self, negation: &Cue) -> bool {
        let next = self.tokens.get(self.tokens_in(negation.span).end);
        next.is_some_and(|t| JUST.contains(t.fold) || self.has_cue(t.span, Class::Only))
    }

    /// Whether the sentence of `span` is a question.
    pub(crate) fn is_asked(&self, span: Span) -> bool {
        let sentence = self.sentence_at(span.start).unwrap_or(span);
        self.slice(sentence).trim_end().ends_with(['?', '？', '؟'])
    }

    /// Whether the clause of `span` speaks of a case that may come.
    pub(crate) fn is_conditional(&self, span: Span) -> bool {
        let before = Span { start: self.clause_at(span).start, end: span.start };
        self.tokens[self.tokens_in(before)].iter().any(|t| IF.contains(t.fold))
    }

    /// Where the text refuses. "I am unable to answer, as the passages do not say" abstains.
    pub(crate) fn refusal(&self) -> Option<Span> {
        self.own_words(Class::Refusal).find(|c| !self.abstains(self.around(c.span))).map(|c| c.span)
    }

    /// Where the text says that its sources do not hold the answer.
    pub(crate) fn abstention(&self) -> Option<Span> {
        let place = || self.terms_of(Class::InSources).find(|t| self.abstains(self.clause_at(t.span)));
        self.own_words(Class::Abstention).next().or_else(place).map(|c| c.span)
    }

    /// Whether a clause says that the sources do not hold something: in a phrase, or by a negation beside "in the documents".
    pub(crate) fn abstains(&self, clause: Span) -> bool {
        self.has_cue(clause, Class::Abstention)
            || (self.has_term(clause, Class::InSources)
                && self.has_cue(clause, Class::Negation)
                && self.quantities_in(clause).is_empty())
    }

    /// Cues of `class` that are not quoted.
    fn own_words(&self, class: Class) -> impl Iterator<Item = &Cue> {
        self.cues.iter().filter(move |c| c.class == class && !self.is_quoted(c.span))
    }

    /// Whether the words at `span` are said, not quoted, denied, asked about or spoken of.
    pub(crate) fn is_said(&self, span: Span) -> bool {
        !(self.is_quoted(span)
            || self.is_denied(span)
            || self.is_asked(span)
            || self.has_term(self.around(span), Class::Mentioned))
    }
}
