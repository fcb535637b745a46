//! Finds the statements of a response: sentences, bullets and table rows, split where one holds several facts.

use super::{absence, condition, corpus::Weighted};
use crate::{
    interaction::Span,
    text::{
        Text,
        contact::EMERGENCY,
        cue::{Class, Cue},
        date::Kind,
        quantity::Quantity,
        sentence::{Block, Sentence},
        word::{Token, hash},
        words::{Words, words},
    },
};

/// One statement, before it is checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    /// Where it stands.
    pub(crate) span: Span,
    /// The whole sentence, whose other words say what the statement is about.
    pub(crate) sentence: Span,
    /// The heading or header row above it.
    pub(crate) head: Option<Span>,
    /// Whether it judges or recommends rather than states.
    pub(crate) opinion: bool,
    /// What the documents do not say, where it says so.
    pub(crate) absent: Option<Vec<Weighted>>,
}

/// The least content words of a clause that stands as a claim of its own.
const LEAST_WORDS: usize = 3;

/// Every statement of `response`, at most `most`; and how many there were.
pub(crate) fn statements(response: &Text, most: usize) -> (Vec<Statement>, usize) {
    let mut out = Vec::new();
    let mut seen = 0;
    for sentence in &response.sentences {
        if !states(response, sentence) {
            continue;
        }
        let span = without_greeting(response, sentence.span).unwrap_or(sentence.span);
        let Some(stated) = stated(response, span) else { continue };
        let mut declined = false;
        for span in clauses(response, without_preamble(response, stated)) {
            declined = declines(response, span) || (declined && is_relative(response, span));
            let absent = absence::topic(response, span);
            if absent.is_none() && (declined || !claims(response, span)) {
                continue;
            }
            seen += 1;
            if out.len() < most {
                out.push(Statement {
                    span,
                    sentence: sentence.span,
                    head: sentence.head.map(|i| response.sentences[i as usize].span),
                    opinion: response.has_cue(span, Class::Opinion),
                    absent,
                });
            }
        }
    }
    (out, seen)
}

/// Whether a sentence may state something: headings, code, greetings, offers and lead-ins do not.
fn states(text: &Text, sentence: &Sentence) -> bool {
    if matches!(sentence.block, Block::Heading | Block::HeaderRow | Block::Code) {
        return false;
    }
    let words = text.slice(sentence.span).trim_end_matches(['"', '\'', ')', '*', '_', '”', '»']);
    let follows = text.sentences.partition_point(|s| s.span.start < sentence.span.end);
    let shows_code = text.sentences.get(follows).is_some_and(|s| s.block == Block::Code);
    let lead_in =
        words.ends_with([':', '：']) && (shows_code || text.quantities_in(sentence.span).is_empty());
    let atoms = !text.quantities_in(sentence.span).is_empty() || !text.dates_in(sentence.span).is_empty();
    // "cats are welcome in the hotel" greets nobody
    let opens = |cue: Span| text.tokens_in(Span { end: cue.start, ..sentence.span }).len() <= 1;
    // "ご不便をおかけして申し訳ございません"
    let ends = |cue: Span| {
        text.language.is_verb_last() && text.tokens_in(Span { start: cue.end, ..sentence.span }).is_empty()
    };
    // a number in small talk is a statement in disguise
    let small_talk = !atoms && text.has_cue(sentence.span, Class::Offer)
        || (!atoms
            && text
                .cues_in(sentence.span)
                .first()
                .is_some_and(|c| c.class == Class::Greeting && (opens(c.span) || ends(c.span)))
            && without_greeting(text, sentence.span).is_none()
            && content(text, sentence.span).count() < if text.language.is_spaced() { 5 } else { 16 });
    !lead_in && !small_talk && (atoms || !proposes(text, sentence.span))
}

/// "Great, let's look at that.": what is proposed is no fact.
fn proposes(text: &Text, span: Span) -> bool {
    const LETS: &Words = words!("lets veamos voyons schauen vejamos");
    const LET: &Words = words!("let lass");
    const US: &Words = words!("us me uns");
    let tokens = &text.tokens[text.tokens_in(span)];
    // "let's" and "let" fold to the same
    let lets =
        |t: &Token| LETS.contains(t.fold) || t.fold == hash("let") && text.slice(t.span).len() > "let".len();
    // "Instagram lets users upload photos" proposes nothing
    let opens = tokens.iter().take(4).position(lets);
    let behind_comma =
        |at: usize| text.raw[..tokens[at].span.start as usize].trim_end().ends_with([',', '!']);
    opens.is_some_and(|at| behind_comma(at) || tokens[..at].iter().all(|t| t.stop))
        || tokens.windows(2).take(3).any(|w| LET.contains(w[0].fold) && US.contains(w[1].fold))
}

/// "Sure, X" states X, unless X is small talk too.
fn without_greeting(text: &Text, span: Span) -> Option<Span> {
    const SELF: &Words = words!("i i'm my we");
    let greeting =
        text.cues_in(span).first().filter(|c| c.class == Class::Greeting && span.contains(c.span))?;
    let tokens = &text.tokens[text.tokens_in(span)];
    let rest = Span { start: greeting.span.end, end: span.end };
    if tokens.first()?.span.start != greeting.span.start || !text.slice(rest).starts_with(',') {
        return None;
    }
    let again = text.has_cue(rest, Class::Greeting);
    let speaker = text.tokens[text.tokens_in(rest)].first().is_none_or(|t| SELF.contains(t.fold));
    (!again && !speaker && stands(text, rest)).then(|| trim(text, rest))
}

/// What a sentence states: all of it, or, of a question, what it tells on the way ("Did you know that …?", "…, right?").
fn stated(text: &Text, span: Span) -> Option<Span> {
    const KNOWS: &Words = words!("know knew");
    if !text.slice(span).trim_end_matches(['"', '\'', ')', '*', '_', '”', '»']).ends_with(['?', '？', '؟'])
    {
        return Some(span);
    }
    let range = text.tokens_in(behind_yes_or_no(text, span).unwrap_or(span));
    let tokens = &text.tokens[range];
    let asks = |t: &Token| ASKERS.contains(t.fold) || text.has_cue(t.span, Class::Question);
    if let [did, you, know, rest @ ..] = tokens
        && ASKERS.contains(did.fold)
        && you.fold == hash("you")
        && KNOWS.contains(know.fold)
    {
        let that = usize::from(rest.first().is_some_and(|t| t.fold == hash("that")));
        let first = rest.get(that).filter(|t| !asks(t))?;
        return Some(Span { start: first.span.start, end: span.end });
    }
    if tokens.first().is_none_or(asks) {
        return None;
    }
    // the last comma before the question itself
    let comma = (1..tokens.len()).find(|&at| {
        asks(&tokens[at])
            && text.raw[tokens[at - 1].span.end as usize..tokens[at].span.start as usize].contains(',')
    })?;
    Some(Span { start: span.start, end: tokens[comma - 1].span.end })
}

/// Verbs that open a question.
const ASKERS: &Words = words!(
    "do does did is are was were have has had can could will would should may shall isn't aren't \
     wasn't weren't don't doesn't didn't hasn't haven't can't couldn't won't wouldn't shouldn't \
     right"
);

/// Whether a clause states something of its own.
fn claims(text: &Text, span: Span) -> bool {
    let atoms = text.quantities_in(span).len() + text.dates_in(span).len();
    if speaks_of_itself(text, span) || is_notice(text, span) || is_emergency(text, span) {
        return false;
    }
    let words = content(text, span).count();
    words >= 2 || (words >= 1 && (atoms > 0 || is_of_someone(text, span))) || has_hours(text, span)
}

/// "Saturday: 9 am to 2 pm": a day and its hours.
fn has_hours(text: &Text, span: Span) -> bool {
    let dates = text.dates_in(span);
    dates.len() > 1 && dates.iter().any(|date| date.kind == Kind::Weekday)
}

/// "He was a mathematician": one word can say what somebody is.
fn is_of_someone(text: &Text, span: Span) -> bool {
    const SOMEONE: &Words = words!("he she they it");
    const BE: &Words = words!("is was are were isn't wasn't aren't weren't");
    matches!(&text.tokens[text.tokens_in(span)], [who, be, _, ..] if SOMEONE.contains(who.fold) && BE.contains(be.fold))
}

/// Whether a clause refuses or abstains.
fn declines(text: &Text, span: Span) -> bool {
    text.abstains(span) || text.has_cue(span, Class::Refusal)
}

/// "…, which belong to the office", "… because it is a crime": goes with the refusal in front of it.
fn is_relative(text: &Text, span: Span) -> bool {
    const RELATIVE: &Words = words!("which who whose as because since");
    text.tokens[text.tokens_in(span)].first().is_some_and(|t| RELATIVE.contains(t.fold))
        && text.quantities_in(span).is_empty()
        && text.dates_in(span).is_empty()
}

/// "Please ask your doctor.", "I am an AI assistant.", "a member of staff can explain it": what an answer must say beside its facts,
/// and no document holds. What an answer rests on may be dated.
fn is_notice(text: &Text, span: Span) -> bool {
    let (numbers, dates) = (text.quantities_in(span), text.dates_in(span));
    let notices = |name| text.terms_in(span).iter().any(|t| t.class == Class::Notice && t.name() == name);
    let hands_on = text.has_term(span, Class::Person) && notices("referral");
    let disclaims = text.has_term(span, Class::Disclaimer) && !defines(text, span);
    let says = disclaims || text.has_term(span, Class::DisclosesAi) || hands_on;
    numbers.is_empty() && (notices("self") || is_polite(text, span) || (dates.is_empty() && says))
}

/// "A paramedic is a healthcare professional" sends nobody to one; "it is a good idea to ask your doctor" does.
fn defines(text: &Text, span: Span) -> bool {
    const NOBODY: &Words = words!("it this that i");
    const BE: &Words = words!("is are was were");
    const ARTICLES: &Words = words!("a an the");
    let defined =
        |w: &[Token]| !NOBODY.contains(w[0].fold) && BE.contains(w[1].fold) && ARTICLES.contains(w[2].fold);
    text.tokens[text.tokens_in(span)].windows(3).any(defined)
}

/// "Please call 112 immediately.": a number that everybody knows, and nothing else.
fn is_emergency(text: &Text, span: Span) -> bool {
    let numbers = text.quantities_in(span);
    let known = |q: &Quantity| EMERGENCY.contains(&text.slice(q.span));
    !numbers.is_empty() && numbers.iter().all(known) && text.has_term(span, Class::Reach)
}

/// "Please look at the board too, sir.": a few words that ask for something, and name nothing.
fn is_polite(text: &Text, span: Span) -> bool {
    const PLEASE: &Words = words!("please bitte कृपया veuillez kindly");
    const FEW: usize = 4;
    let asks = text.tokens[text.tokens_in(span)].first().is_some_and(|t| PLEASE.contains(t.fold));
    asks && text.entities_in(span).is_empty()
        && text.dates_in(span).is_empty()
        && content(text, span).count() <= FEW
}

/// "I can go on with your question", "I will explain": what the chatbot can or will do is no fact of the documents.
fn speaks_of_itself(text: &Text, span: Span) -> bool {
    const MODALS: &Words = words!("can cannot can't could will won't would may shall must");
    const SHORT: &Words = words!("i'll i'd");
    const GLAD: &Words = words!("glad happy pleased here");
    const LINKS: &Words = words!("however so and but");
    // "I would say X" states X
    const JUDGES: &Words = words!("say think guess argue assume expect imagine bet");
    let mut words = text.tokens[text.tokens_in(span)].iter().filter(|t| !LINKS.contains(t.fold));
    let first = words.next().map(|t| t.fold);
    let (next, then) = (words.next().map(|t| t.fold), words.next().map(|t| t.fold));
    let is = |word: Option<u64>, list: &Words| word.is_some_and(|word| list.contains(word));
    let judges = |word: Option<u64>| is(word, JUDGES);
    if is(first, SHORT) && judges(next) || is(next, MODALS) && judges(then) {
        return false;
    }
    is(first, SHORT)
        || first == Some(hash("i'm")) && is(next, GLAD)
        || first == Some(hash("i")) && (is(next, MODALS) || next == Some(hash("am")) && is(then, GLAD))
}

/// "Based on the passages provided, X" states X.
fn without_preamble(text: &Text, span: Span) -> Span {
    if let Some(label) = label(text, span) {
        return label;
    }
    if let Some(answer) = behind_yes_or_no(text, span) {
        return answer;
    }
    // a question that was cut off may hold the rest: "You can pay here, are you sure?"
    let meta = |c: &&Cue| c.class == Class::Meta && span.contains(c.span);
    let Some(first) = text.cues_in(span).iter().find(meta) else { return span };
    let tokens = text.tokens_in(span);
    let early = text.tokens[tokens.clone()].iter().take(3).any(|t| t.span.start >= first.span.start);
    let after = &text.raw[first.span.end as usize..span.end as usize];
    match after.find([',', ':', '，']).filter(|&comma| early && comma < 80) {
        Some(comma) => {
            let from =
                first.span.end as usize + comma + after[comma..].chars().next().map_or(1, char::len_utf8);
            trim(text, Span::new(from, span.end as usize))
        }
        None => span,
    }
}

/// "Yes, pets are allowed" states that pets are allowed.
fn behind_yes_or_no(text: &Text, span: Span) -> Option<Span> {
    const ANSWERS: &Words = words!("yes no yeah correct right indeed ja nein si oui non sim हाँ नहीं");
    let [first, next, ..] = &text.tokens[text.tokens_in(span)] else { return None };
    let gap = &text.raw[first.span.end as usize..next.span.start as usize];
    let answers = ANSWERS.contains(first.fold) && gap.starts_with([',', '.', '!', ':', '-', '–', '—']);
    answers.then_some(Span { start: next.span.start, end: span.end })
}

/// "**Attend the hearing**: a hearing is set" states what stands behind the label.
fn label(text: &Text, span: Span) -> Option<Span> {
    /// A label is a few words; what is longer is a sentence.
    const LONGEST: usize = 60;
    let words = text.slice(span);
    let (at, length) = ["**:", ":**"].iter().find_map(|mark| words.find(mark).map(|at| (at, mark.len())))?;
    let behind = Span { start: span.start + (at + length) as u32, end: span.end };
    (at <= LONGEST && content(text, behind).next().is_some()).then(|| trim(text, behind))
}

/// Words after which a comma starts another statement.
const STARTERS: &Words = words!(
    "and but while whereas although though however which so because compared with yet where who \
     starting"
);

/// Words that start a statement after a bare "and" or "but".
const SUBJECTS: &Words =
    words!("your my our his her no it they he she we you the this that these there its their i");

const AND: u64 = hash("and");

/// "between 5 and 7" is one number.
fn ranges(text: &Text, span: Span) -> bool {
    const RANGE: &Words = words!("between from both");
    text.tokens[text.tokens_in(span)].iter().rev().take(4).any(|t| RANGE.contains(t.fold))
}

/// Whether a number or a date stands in the passage, and nothing cuts through it.
fn has_atom(text: &Text, span: Span) -> bool {
    let quantities = text.quantities_in(span);
    let whole = quantities.iter().all(|q| span.contains(q.span))
        && text.dates_in(span).iter().all(|d| span.contains(d.span));
    whole && (!quantities.is_empty() || !text.dates_in(span).is_empty())
}

const BARE: &Words = words!("and but while");

/// Bytes that a number takes before the word of it that is looked at: "about seven hundred".
const LEAD: u32 = 48;

/// Splits a sentence where another fact starts: at semicolons, dashes and conjunctions between full clauses.
fn clauses(text: &Text, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = span.start;
    let range = text.tokens_in(span);
    let tokens = &text.tokens[range.clone()];
    for at in 1..tokens.len() {
        let (before, token) = (&tokens[at - 1], &tokens[at]);
        let gap = &text.raw[before.span.end as usize..token.span.start as usize];
        // "222 - 0" and "seventy - three" are one number
        let near = before.span.hull(token.span);
        let led = Span { start: near.start.saturating_sub(LEAD), ..near };
        let inside = || text.atoms_in(led).iter().any(|atom| atom.contains(near));
        let starts = starts_clause(gap, token, tokens.get(at + 1)) && !inside();
        let another = !starts && (gap.contains(',') || token.fold == AND);
        if !starts && !another {
            continue;
        }
        let left = trim(text, Span { start: from, end: before.span.end });
        let right = Span { start: token.span.start, end: span.end };
        // "counts 48 voices and performs 20 times": each part of a list that holds a number is a fact of its own
        let separate = !another
            || (has_atom(text, left)
                && has_atom(text, right)
                && !ranges(text, left)
                && !only_counts(text, left));
        // "I'm not sure, but X" states X
        let short = gap.contains([';', '；']);
        let stands = |part: Span| stands(text, part) || (short && claims(text, part) && has_atom(text, part));
        let left_stands = stands(left) || declines(text, left);
        // "if you fix for five years, the rate is 3.89 %" is one claim
        let led =
            text.tokens[text.tokens_in(left)].first().is_some_and(|first| condition::opens(text, first));
        let separate = separate && (short || !led);
        if separate && left_stands && stands(right) && !text.is_inside_quotation(token.span.start) {
            // "by 8 % and": the sign is no token, but part of the number
            let number = text.quantities_in(before.span).last().map_or(0, |q| q.span.end);
            let end = closing(text, before.span.end, gap).max(number.min(token.span.start));
            out.push(Span { start: from, end });
            from = token.span.start;
        }
    }
    out.push(Span { start: from, end: span.end });
    out.into_iter().map(|part| trim(text, part)).collect()
}

/// Whether a part of a list only says how many of what: "two adults" of "two adults and two children pay 44 euros".
fn only_counts(text: &Text, part: Span) -> bool {
    let counted = text.quantities_in(part).first().is_some_and(|q| q.span.start == part.start);
    counted && text.tokens_in(part).len() <= 2
}

fn starts_clause(gap: &str, token: &Token, next: Option<&Token>) -> bool {
    if gap.contains([';', '；', '—']) || gap.contains(" – ") || gap.contains(" - ") {
        return true;
    }
    if gap.contains([',', '，', '、']) {
        let of_which = token.fold == hash("of") && next.is_some_and(|n| n.fold == hash("which"));
        return of_which || STARTERS.contains(token.fold) || gap.contains('，');
    }
    BARE.contains(token.fold) && next.is_some_and(|n| SUBJECTS.contains(n.fold))
}

/// The end of a clause with the full stop or bracket that closes it, but not the comma.
fn closing(text: &Text, end: u32, gap: &str) -> u32 {
    let keep = gap
        .chars()
        .take_while(|c| matches!(c, ')' | ']' | '%' | '"' | '”' | '.'))
        .map(char::len_utf8)
        .sum::<usize>();
    debug_assert!(text.raw.is_char_boundary(end as usize + keep));
    end + keep as u32
}

/// Whether a clause has enough to be a claim.
fn stands(text: &Text, span: Span) -> bool {
    let words = content(text, span).count();
    let atoms = text.quantities_in(span).len() + text.dates_in(span).len() + text.entities_in(span).len();
    // a name says nothing of its own: "… and David Kobia" is the end of a list
    let tells = content(text, span).any(|t| text.entity_at(t.span.start).is_none());
    tells && (words >= LEAST_WORDS || (words >= 1 && atoms > 0))
}

/// The words of a passage that tell something: no stop words, and nothing inside a number with its unit, a date or a
/// citation, which are compared by what they mean.
pub(crate) fn content(text: &Text, span: Span) -> impl Iterator<Item = &Token> {
    let atoms = text.atoms_in(span);
    let mut next = 0;
    text.tokens[text.tokens_in(span)].iter().filter(move |t| {
        // every other word is a stop word, and asks for no more
        if t.stop || t.is_number() {
            return false;
        }
        while next < atoms.len() && atoms[next].end <= t.span.start {
            next += 1;
        }
        !atoms.get(next).is_some_and(|atom| atom.overlaps(t.span))
    })
}

/// The numbers of a passage that say how many or how much: not the "one" of "one of them" nor the "first" of "first, …".
pub(crate) fn quantities(text: &Text, span: Span) -> impl Iterator<Item = &Quantity> {
    text.quantities_in(span).iter().filter(|q| !q.is_incidental())
}

fn trim(text: &Text, span: Span) -> Span {
    let words = text.slice(span);
    let open =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '*' | '_' | '|' | '–' | '—' | '、' | '，');
    let close =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '*' | '_' | '|' | '–' | '—' | '、' | '，');
    let start = span.start as usize + (words.len() - words.trim_start_matches(open).len());
    let kept = words.trim_matches(|c| open(c) || close(c)).len();
    Span::new(start, start + kept)
}
