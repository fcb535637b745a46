//! One text, read once: everything with offsets into the original.

pub(crate) mod citation;
pub(crate) mod contact;
pub(crate) mod cue;
pub(crate) mod date;
pub(crate) mod entity;
pub(crate) mod fold;
pub(crate) mod language;
mod letter;
pub(crate) mod number;
mod numeral;
mod placed;
pub(crate) mod quantity;
pub(crate) mod readability;
mod segment;
pub(crate) mod sentence;
mod share;
mod stance;
pub(crate) mod subword;
mod syllable;
pub(crate) mod table;
pub(crate) mod unit;
pub(crate) mod vocabulary;
pub(crate) mod word;
pub(crate) mod words;

use crate::interaction::Span;
use citation::Citation;
use cue::Cue;
use date::Date;
use entity::Entity;
use language::Language;
use placed::Placed;
use quantity::Quantity;
use sentence::Sentence;
use std::ops::Range;
use word::Token;

/// From which confidence the words of a text overrule what is said of its language.
const SURE: f64 = 0.5;

/// A text and everything claims, detection and metrics ask of it. Built once, borrowed by all.
///
/// All lists are in order of position.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The text as received, cut at its limit.
    pub(crate) raw: Box<str>,
    /// Its words.
    pub(crate) tokens: Placed<Token>,
    /// Its sentences, bullets, table rows and headings.
    pub(crate) sentences: Vec<Sentence>,
    /// Numbers with their units.
    pub(crate) quantities: Placed<Quantity>,
    /// Dates and times.
    pub(crate) dates: Placed<Date>,
    /// Names.
    pub(crate) entities: Placed<Entity>,
    /// References to documents.
    pub(crate) citations: Placed<Citation>,
    /// Where quantities, dates and the references that do not run in the text stand.
    atoms: Placed<Span>,
    /// What stands between quotation marks, without them.
    pub(crate) quotations: Vec<Span>,
    /// Words that change what a sentence says: negations, hedges, directions.
    pub(crate) cues: Placed<Cue>,
    /// What metrics look for: groups, hazards, remedies.
    pub(crate) terms: Placed<Cue>,
    /// Its language.
    pub(crate) language: Language,
    /// Whether its own words tell the language.
    pub(crate) sure: bool,
}

impl Text {
    /// Reads `raw`. `told` is what the caller or the texts around it say of its language; words decide where they are sure.
    pub(crate) fn read(raw: &str, told: Option<Language>) -> Self {
        let (tokens, language, sure) = Self::worded(raw, told);
        let sentences = sentence::find(raw, &tokens, language);
        let citations = citation::find(raw, &tokens);
        let dates = date::find(raw, &tokens, language);
        let mut taken: Vec<Span> =
            citations.iter().map(|c| c.span).chain(dates.iter().map(|d| d.span)).collect();
        taken.sort_unstable();
        let quantities = quantity::find(raw, &tokens, language, &taken);
        // "USD 40" names nobody
        taken.extend(quantities.iter().map(|q| q.span));
        taken.sort_unstable();
        let entities = entity::find(raw, &tokens, &sentences, &taken, language);
        let mut atoms = taken;
        if citations.iter().any(Citation::runs_in_text) {
            let apart = citations.iter().filter(|c| !c.runs_in_text()).map(|c| c.span);
            atoms =
                apart.chain(dates.iter().map(|d| d.span)).chain(quantities.iter().map(|q| q.span)).collect();
            atoms.sort_unstable();
        }
        let cue::Found { mut cues, terms } = cue::find(&tokens, &sentences, language);
        // "4 May 2027" hedges nothing
        let in_date = |at: Span| {
            let behind = dates.partition_point(|d| d.span.start <= at.start);
            behind.checked_sub(1).is_some_and(|date| dates[date].span.contains(at))
        };
        cues.retain(|c| match c.class {
            cue::Class::Hedge => !in_date(c.span),
            cue::Class::Abstention => cue::is_of_sources(&tokens, &sentences, c),
            _ => true,
        });
        Self {
            atoms: Placed::new(atoms),
            quotations: citation::quotations(raw),
            cues: Placed::new(cues),
            terms: Placed::new(terms),
            raw: raw.into(),
            tokens: Placed::new(tokens),
            sentences,
            quantities: Placed::new(quantities),
            dates: Placed::new(dates),
            entities: Placed::new(entities),
            citations: Placed::new(citations),
            language,
            sure,
        }
    }

    /// The text in the language of what it is held against, where its own words do not tell one.
    pub(crate) fn read_beside(&self, other: Language) -> Option<Self> {
        // a text of no known language is read as English
        let same = other == self.language || other == Language::English && self.language == Language::Unknown;
        let foreign = self.language == Language::Unsupported;
        (!self.sure && !same && !foreign).then(|| Self::read(&self.raw, Some(other)))
    }

    /// The words of `raw` alone, as [`Text::read`] reads them, and its language: all that a row of a table needs.
    pub(crate) fn words(raw: &str, told: Option<Language>) -> (Vec<Token>, Language) {
        let (tokens, language, _) = Self::worded(raw, told);
        (tokens, language)
    }

    /// The same, and whether the words tell the language.
    fn worded(raw: &str, told: Option<Language>) -> (Vec<Token>, Language, bool) {
        let mut tokens = word::tokens(raw);
        let stops = vocabulary::stop_bits(&tokens);
        let guess = language::detect(raw, &tokens, &stops);
        let language = match told {
            Some(told) if guess.confidence < SURE => told,
            _ => guess.language,
        };
        vocabulary::stem(raw, &mut tokens, &stops, language);
        (tokens, language, guess.confidence >= SURE)
    }

    /// The words of a passage.
    pub(crate) fn slice(&self, span: Span) -> &str {
        &self.raw[span.range()]
    }

    /// The tokens that start inside `span`.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        self.tokens.range(span)
    }

    /// The cues inside `span`.
    pub(crate) fn cues_in(&self, span: Span) -> &[Cue] {
        self.cues.within(span)
    }

    /// The terms inside `span`.
    pub(crate) fn terms_in(&self, span: Span) -> &[Cue] {
        self.terms.within(span)
    }

    /// The terms of `class`.
    pub(crate) fn terms_of(&self, class: cue::Class) -> impl Iterator<Item = &Cue> {
        self.terms.iter().filter(move |c| c.class == class)
    }

    /// Whether `span` holds a term of `class`.
    pub(crate) fn has_term(&self, span: Span, class: cue::Class) -> bool {
        self.terms_in(span).iter().any(|c| c.class == class)
    }

    /// The quantities that start inside `span`.
    pub(crate) fn quantities_in(&self, span: Span) -> &[Quantity] {
        self.quantities.within(span)
    }

    /// The dates that start inside `span`.
    pub(crate) fn dates_in(&self, span: Span) -> &[Date] {
        self.dates.within(span)
    }

    /// Where the quantities, dates and references stand that start inside `span`: what is compared by what it means.
    pub(crate) fn atoms_in(&self, span: Span) -> &[Span] {
        self.atoms.within(span)
    }

    /// The names that start inside `span`.
    pub(crate) fn entities_in(&self, span: Span) -> &[Entity] {
        self.entities.within(span)
    }

    /// The words of a name of this text.
    pub(crate) fn words_of(&self, name: &Entity) -> &[Token] {
        &self.tokens[name.tokens.start as usize..name.tokens.end as usize]
    }

    /// The name that holds the byte `at`.
    pub(crate) fn entity_at(&self, at: u32) -> Option<&Entity> {
        let next = self.entities.first_from(at + 1);
        next.checked_sub(1).map(|i| &self.entities[i]).filter(|e| at < e.span.end)
    }

    /// The references that start inside `span`.
    pub(crate) fn citations_in(&self, span: Span) -> &[Citation] {
        self.citations.within(span)
    }

    /// The quotations that stand wholly inside `span`.
    pub(crate) fn quotations_in(&self, span: Span) -> &[Span] {
        // none overlaps another
        let from = self.quotations.partition_point(|q| q.start < span.start);
        let to = self.quotations.partition_point(|q| q.end <= span.end);
        &self.quotations[from..to.max(from)]
    }

    /// Whether a quotation goes on at the byte `at`.
    pub(crate) fn is_inside_quotation(&self, at: u32) -> bool {
        let next = self.quotations.partition_point(|q| q.start < at);
        next.checked_sub(1).is_some_and(|last| at < self.quotations[last].end)
    }

    /// The span of the sentence that holds the byte `at`.
    pub(crate) fn sentence_at(&self, at: u32) -> Option<Span> {
        let next = self.sentences.partition_point(|s| s.span.start <= at);
        next.checked_sub(1).map(|i| self.sentences[i].span).filter(|s| at < s.end)
    }

    /// Whether `span` holds a cue of `class`.
    pub(crate) fn has_cue(&self, span: Span, class: cue::Class) -> bool {
        self.cues_in(span).iter().any(|c| c.class == class)
    }
}

/// The range of the sorted `items` whose spans start inside `span`.
pub(crate) fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> Range<usize> {
    let from = items.partition_point(|item| of(item).start < span.start);
    // few stand inside: look near before far
    let before_end = |item: &T| of(item).start < span.end;
    let rest = &items[from..];
    let mut reach = 1;
    while rest.get(reach - 1).is_some_and(before_end) {
        reach *= 2;
    }
    let near = reach / 2;
    let to = near + rest[near..rest.len().min(reach)].partition_point(before_end);
    from..from + to
}

#[cfg(test)]
mod tests;
