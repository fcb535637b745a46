//! Sentences, and the blocks they stand in.
//!
//! Lines make blocks (paragraph, heading, list item, table row, code); sentences end inside paragraphs and items.
//! ASCII blocks take a byte scan, others UAX #29 through `unicode-segmentation`; both then ask [`Reader::ends`],
//! because the standard does not know abbreviations and initials.

use super::{
    language::Language,
    vocabulary, within,
    word::Token,
    words::{Words, words},
};
use crate::{interaction::Span, pack, text::table::Fixed, text::word};
use std::{ops::Range, sync::LazyLock};
use unicode_segmentation::UnicodeSegmentation;

/// One sentence, list item, table row, heading or code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where it stands, without list marks and surrounding white space.
    pub(crate) span: Span,
    /// What kind of line it stands in.
    pub(crate) block: Block,
    /// Its tokens.
    pub(crate) tokens: Range<u32>,
    /// The index of the sentence that says what this one is about: the heading, or the table's header row.
    pub(crate) head: Option<u32>,
}

/// What kind of line a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Paragraph,
    Heading,
    Item,
    /// A row of a pipe table below its header.
    Row,
    /// The first row of a pipe table.
    HeaderRow,
    Code,
}

/// Every sentence of `raw`, in order.
pub(crate) fn find(raw: &str, tokens: &[Token], language: Language) -> Vec<Sentence> {
    let casual = is_casual(raw);
    let mut reader = Reader { raw, tokens, language, casual, out: Vec::new(), heading: None, table: None };
    let mut open: Option<(Range<usize>, Block)> = None; // the paragraph or item being gathered
    let mut fence: Option<usize> = None;
    for line in lines(raw) {
        let text = &raw[line.clone()];
        let trimmed = text.trim();
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            reader.close(&mut open);
            match fence.take() {
                Some(from) => reader.push(from..line.start, Block::Code),
                None => fence = Some(line.end),
            }
            continue;
        }
        if fence.is_some() {
            continue;
        }
        let (block, body) = classify(raw, &line);
        if block != Some(Block::Row) {
            reader.table = None;
        }
        match block {
            None => reader.close(&mut open),
            Some(Block::Row) => {
                reader.close(&mut open);
                reader.row(body);
            }
            Some(Block::Heading) => {
                reader.close(&mut open);
                reader.heading(body);
            }
            Some(Block::Item) => {
                reader.close(&mut open);
                open = Some((body, Block::Item));
            }
            Some(_) => match &mut open {
                Some((range, _)) if wraps(raw, range, &body) => range.end = body.end,
                _ => {
                    reader.close(&mut open);
                    open = Some((body, Block::Paragraph));
                }
            },
        }
    }
    reader.close(&mut open);
    if let Some(from) = fence {
        reader.push(from..raw.len(), Block::Code);
    }
    reader.out
}

/// A sentence of more words is read in pieces: nobody writes one, and what compares sentence with sentence must cost
/// no more than both texts are long.
const MOST_TOKENS: usize = 128;

/// The same for its bytes, whatever stands between its words: every claim that rests on a sentence shows it.
pub(crate) const MOST_BYTES: u32 = 8 << 10;

struct Reader<'a> {
    raw: &'a str,
    tokens: &'a [Token],
    language: Language,
    /// Whether its sentences begin with small letters.
    casual: bool,
    out: Vec<Sentence>,
    heading: Option<u32>,
    table: Option<u32>,
}

impl Reader<'_> {
    fn push(&mut self, range: Range<usize>, block: Block) {
        let span = trim(self.raw, range);
        let tokens = within(self.tokens, span, |t| t.span);
        if tokens.is_empty() {
            return;
        }
        let head = if block == Block::Row { self.table } else { self.heading };
        let mut from = tokens.start;
        while from < tokens.end {
            let to = self.piece(from..tokens.end);
            let (first, last) = (self.tokens[from].span.start, self.tokens[to - 1].span.end);
            // marks before its first and behind its last word belong to the sentence, if they are no text of their own
            let (leads, ends) = (from == tokens.start, to == tokens.end);
            let start = if leads && first - span.start <= MOST_BYTES { span.start } else { first };
            // a bound may stand within the last word
            let end = if ends && span.end.saturating_sub(last) <= MOST_BYTES { span.end } else { last };
            self.out.push(Sentence {
                span: Span { start, end },
                block,
                tokens: from as u32..to as u32,
                head,
            });
            from = to;
        }
    }

    /// Where the piece of a sentence ends that begins with these tokens: a word is never cut.
    fn piece(&self, tokens: Range<usize>) -> usize {
        let to = tokens.end.min(tokens.start + MOST_TOKENS);
        let most = self.tokens[tokens.start].span.start + MOST_BYTES;
        if self.tokens[to - 1].span.end <= most {
            return to;
        }
        let fit = self.tokens[tokens.start..to].partition_point(|t| t.span.end <= most);
        tokens.start + fit.max(1)
    }

    /// Splits the gathered paragraph into sentences.
    fn close(&mut self, open: &mut Option<(Range<usize>, Block)>) {
        let Some((range, block)) = open.take() else { return };
        let text = &self.raw[range.clone()];
        let mut from = range.start;
        let mut item = item_after(&self.raw[..range.start], block);
        let mut cut = |reader: &mut Self, at: usize| {
            if let Some(mark) = reader.list_mark(at, item).filter(|mark| *mark > from) {
                reader.push(from..mark, block);
                (from, item) = (at, item + 1);
            } else if at > from && reader.ends(at) {
                let at = past_references(reader.raw, at).min(range.end);
                reader.push(from..at, block);
                from = at;
            }
        };
        if text.is_ascii() {
            ascii_ends(text.as_bytes(), self.casual, |at| cut(self, range.start + at));
        } else {
            unicode_ends(text, self.casual, |at| cut(self, range.start + at));
        }
        self.push(from..range.end, block);
    }

    /// Where the number of the list's next item stands, where it ends at `at`: "1. Low pressure 2. Heat" are two items. The first
    /// follows a colon.
    fn list_mark(&self, at: usize, item: u32) -> Option<usize> {
        // most sentences end in a word
        let mark = self.raw[..at].trim_end().strip_suffix('.')?;
        if !mark.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let last = self.tokens[..self.tokens.partition_point(|t| (t.span.start as usize) < at)].last()?;
        let (start, stop) = (last.span.start as usize, last.span.end as usize);
        let marks = self.raw[last.span.range()].parse() == Ok(item) && self.raw[stop..at].trim_end() == ".";
        let before = &self.raw[..start];
        let follows = if item == 1 { before.trim_end().ends_with(':') } else { before.ends_with(' ') };
        let begins =
            self.raw[at..].starts_with(|c: char| c.is_uppercase() || matches!(c, '*' | '"' | '[' | '`'));
        (marks && follows && begins).then_some(start)
    }

    /// Whether the candidate end at `at` is one: abbreviations, initials, ordinals and list numbers are not.
    fn ends(&self, at: usize) -> bool {
        let (before, behind) = (self.raw[..at].trim_end().trim_end_matches('['), &self.raw[at..]);
        // "Why?" and left; 「行く。」と言った
        let quoted = before.ends_with(['"', '”', '»', '’']) && behind.starts_with(char::is_lowercase);
        if quoted || (before.ends_with(['」', '』']) && behind.starts_with(['と', 'っ'])) {
            return false;
        }
        if !before.ends_with('.') {
            return true;
        }
        let next = self.tokens.partition_point(|t| (t.span.start as usize) < at);
        let Some((last, earlier)) = self.tokens[..next].split_last() else { return true };
        let stop = last.span.end as usize;
        if stop + 1 != before.len() {
            return true; // something else stands between the word and the full stop
        }
        let next = self.tokens.get(next);
        let word = &self.raw[last.span.range()];
        if self.language == Language::German && last.is_number() && word.len() <= 2 {
            // "3. Mai", "3. 5. 2026", "19. Jahrhundert"; "um 5. Die Tür" ends
            return !next.is_some_and(|t| t.is_number() || t.capital && !t.stop);
        }
        let single = |t: &Token| self.raw[t.span.range()].chars().nth(1).is_none();
        let dotted = |t: &Token| single(t) && self.raw[t.span.end as usize..].starts_with('.');
        // "J. Smith"; "z. B."; but "27 °C. Leave"
        let degrees = self.raw[..last.span.start as usize].ends_with('°');
        let initial =
            single(last) && !last.is_number() && !degrees && (last.capital || next.is_some_and(dotted));
        let kind = abbreviation(last.fold, self.language);
        if kind.is_none() && !initial && (last.is_number() || !word.contains('.')) {
            return true;
        }
        // "until 7 pm. Two books"
        let unit = kind != Some(Abbreviation::Title) && !last.capital && !initial;
        if unit && earlier.last().is_some_and(Token::is_number) && next.is_some_and(|t| t.capital) {
            return true;
        }
        if NUMBERS.contains(last.fold) {
            // "No. 5" is a number, "No. It is" an answer
            return !next.is_some_and(Token::is_number);
        }
        // "Dr. The" does not occur, "etc. The" does: a capital function word starts a sentence.
        kind != Some(Abbreviation::Title) && next.is_some_and(|t| t.capital && t.stop)
    }

    fn heading(&mut self, body: Range<usize>) {
        self.heading = None;
        let before = self.out.len();
        self.push(body, Block::Heading);
        if self.out.len() > before {
            self.heading = Some(before as u32);
        }
    }

    fn row(&mut self, body: Range<usize>) {
        let ruler =
            self.raw[body.clone()].bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'+' | b'='));
        if ruler {
            return;
        }
        if self.table.is_some() {
            self.push(body, Block::Row);
        } else {
            let before = self.out.len();
            self.push(body, Block::HeaderRow);
            if self.out.len() > before {
                self.table = Some(before as u32);
            }
        }
    }
}

/// The number that a list in running text goes on with: 2 where the line itself is item 1.
fn item_after(before: &str, block: Block) -> u32 {
    let mark = before.rsplit('\n').next().unwrap_or(before).trim().trim_end_matches(['.', ')']);
    let own = if block == Block::Item { mark.trim_start_matches('(').parse().ok() } else { None };
    own.map_or(1, |own: u32| own.saturating_add(1))
}

/// The lines of `raw` without their ends.
fn lines(raw: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    raw.split_inclusive('\n').map(move |line| {
        let from = at;
        at += line.len();
        from..from + line.trim_end_matches(['\n', '\r']).len()
    })
}

/// What a line is, and its text without list or heading marks. `None` when there is nothing to read.
fn classify(raw: &str, line: &Range<usize>) -> (Option<Block>, Range<usize>) {
    let span = trim(raw, line.clone());
    let body = span.range();
    let text = &raw[body.clone()];
    if text.is_empty() || text.bytes().all(|b| matches!(b, b'-' | b'*' | b'_' | b'=' | b' ' | b'#')) {
        return (None, body);
    }
    if text.bytes().filter(|&b| b == b'|').count() >= 2 || (text.starts_with('|') && text.len() > 1) {
        return (Some(Block::Row), body);
    }
    let hashes = text.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && text[hashes..].starts_with(' ') {
        return (Some(Block::Heading), body.start + hashes..body.end);
    }
    let bold = text.starts_with("**") && (text.ends_with("**") || text.ends_with("**:")) && text.len() < 120;
    if bold && !text[2..].trim_end_matches([':', '*']).contains("**") && !text.contains(". ") {
        return (Some(Block::Heading), body);
    }
    match marker(text) {
        Some(skip) => (Some(Block::Item), body.start + skip..body.end),
        None => (Some(Block::Paragraph), body),
    }
}

const BULLETS: [char; 24] = [
    '-', '*', '+', '•', '–', '—', '·', '◦', '▪', '‣', '●', '■', '□', '○', '◆', '►', '▶', '➤', '→', '✓', '✔',
    '✅', '❌', '∙',
];

/// The length of a list mark with its space: `- `, `• `, `1. `, `(a) `.
fn marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if BULLETS.contains(&first) {
        let rest = &text[first.len_utf8()..];
        return rest.starts_with([' ', '\t']).then(|| first.len_utf8() + 1);
    }
    let open = usize::from(first == '(');
    let word = text[open..].bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
    let label = &text.as_bytes()[open..open + word];
    let number = word > 0 && word <= 3 && label.iter().all(u8::is_ascii_digit);
    let letter = word == 1 && label[0].is_ascii_lowercase();
    let close = text.as_bytes().get(open + word).copied()?;
    let closes = match close {
        b')' => number || letter,
        b'.' => open == 0 && number,
        _ => false,
    };
    if number && text[word..].starts_with("  ") {
        return Some(word + 2); // "4  Dizziness", as crawled lists have it
    }
    let space = text.as_bytes().get(open + word + 1).is_some_and(|b| matches!(b, b' ' | b'\t'));
    (closes && space).then_some(open + word + 2)
}

/// Whether the line `next` goes on with the paragraph `open`: a hard wrap, not a new statement.
fn wraps(raw: &str, open: &Range<usize>, next: &Range<usize>) -> bool {
    let before = raw[open.clone()].trim_end();
    let after = &raw[next.clone()];
    if before.ends_with(['.', '!', '?', ':', '।', '。', '！', '？', '؟', '۔']) {
        return false;
    }
    let last_line = before.rsplit('\n').next().unwrap_or(before);
    after.starts_with(char::is_lowercase) || before.ends_with(',') || last_line.len() >= 60
}

/// Whether a text is written without capitals, as people chat: it begins with a small letter, and none of its full stops has a capital
/// behind it.
fn is_casual(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let capital = |stop: usize| matches!(bytes[stop + 1..], [b' ', next, ..] if next.is_ascii_uppercase());
    raw.trim_start().starts_with(char::is_lowercase) && !memchr::memchr_iter(b'.', bytes).any(capital)
}

/// Candidates for the end of a sentence in ASCII text: after a terminator, its closing marks and white space.
fn ascii_ends(bytes: &[u8], casual: bool, mut candidate: impl FnMut(usize)) {
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'.', b'!', b'?', &bytes[at..]) {
        let first = at + found;
        let mut end = first + 1;
        while end < bytes.len() && matches!(bytes[end], b'.' | b'!' | b'?') {
            end += 1;
        }
        let terminator = end - 1;
        while end < bytes.len() && matches!(bytes[end], b'"' | b'\'' | b')' | b']' | b'}' | b'*' | b'_') {
            end += 1;
        }
        at = end;
        if end == bytes.len() {
            return;
        }
        let space = end + bytes[end..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        let Some(&next) = bytes.get(space) else { return };
        if space > end {
            // SB8: a full stop before a small letter does not end a sentence, where sentences begin with capitals; SB8a: nor before , : ;
            let trails = terminator > first;
            let goes_on = bytes[terminator] == b'.' && next.is_ascii_lowercase() && (trails || !casual);
            if !goes_on && !matches!(next, b',' | b';' | b':') {
                candidate(space);
            }
        } else if end == terminator + 1 && (glued(bytes, terminator) || referred(bytes, terminator)) {
            candidate(end);
        }
    }
}

/// Ends of runs of blanks or closing marks that are so long that no sentence has them: rule SB8 looks over all of a run again from each
/// of its characters.
fn long_gaps(text: &str) -> impl Iterator<Item = usize> + '_ {
    const LONG: usize = 64;
    let marks = |c: char| {
        c.is_whitespace() || matches!(c, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '）')
    };
    let mut run = 0;
    text.char_indices().filter_map(move |(at, c)| {
        run = if marks(c) { run + 1 } else { 0 };
        (run > 0 && run % LONG == 0).then_some(at + c.len_utf8())
    })
}

/// Candidates for the end of a sentence by UAX #29, and three that it does not know: a number behind a full stop ("6.3 million.
/// ₹20 crore"), an ellipsis of one character before a capital, and a reference in 【】.
fn unicode_ends(text: &str, casual: bool, mut candidate: impl FnMut(usize)) {
    let mut from = 0;
    for to in long_gaps(text).chain([text.len()]) {
        unicode_ends_in(&text[from..to], casual, |at| candidate(from + at));
        from = to;
    }
}

/// The same of a part without long gaps.
fn unicode_ends_in(text: &str, casual: bool, mut candidate: impl FnMut(usize)) {
    for (at, sentence) in text.split_sentence_bound_indices() {
        if at > 0 {
            candidate(at);
        }
        for stop in memchr::memchr_iter(b'.', sentence.as_bytes()) {
            let rest = &sentence[stop + 1..];
            let next = rest.trim_start();
            let number = |c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '₹' | '¥');
            let small = casual && !sentence[..stop].ends_with('.') && next.starts_with(char::is_lowercase);
            let begins = small || next.starts_with(number);
            if next.len() < rest.len() && begins {
                candidate(at + sentence.len() - next.len());
            }
        }
        // looked for by the bytes that '…' and '【' begin with
        for inside in memchr::memchr2_iter(0xe2, 0xe3, sentence.as_bytes()) {
            let rest = &sentence[inside..];
            if rest.starts_with('【') && sentence[..inside].ends_with(['.', '!', '?', '。']) {
                candidate(at + inside);
            }
            let Some(rest) = rest.strip_prefix('…') else { continue };
            let next = rest.trim_start();
            if next.len() < rest.len() && next.starts_with(char::is_uppercase) {
                candidate(at + sentence.len() - next.len());
            }
        }
    }
}

/// "78 crore.[1] It rose": a reference right behind the full stop, and another sentence behind it.
fn referred(bytes: &[u8], stop: usize) -> bool {
    let rest = &bytes[stop + 1..];
    let inside =
        rest.iter().skip(1).take(20).take_while(|b| matches!(b, b'0'..=b'9' | b',' | b'-' | b' ')).count();
    let space = |b: &u8| b.is_ascii_whitespace() || *b == b'[';
    inside > 0
        && rest[0] == b'['
        && rest.get(inside + 1) == Some(&b']')
        && rest.get(inside + 2).is_some_and(space)
}

/// "per year.The next": a full stop without its space, as crawled pages have it.
fn glued(bytes: &[u8], stop: usize) -> bool {
    let lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    stop > 2
        && bytes[stop] == b'.'
        && bytes.get(stop + 1).is_some_and(u8::is_ascii_uppercase)
        && lower(stop - 1)
        && lower(stop - 2)
        && lower(stop - 3)
        && lower(stop + 2)
}

/// The end of the references that follow the full stop of a sentence, white space included: "… 78 crore. [1] [2]".
fn past_references(raw: &str, at: usize) -> usize {
    let mut end = if raw[..at].ends_with('[') { at - 1 } else { at };
    while let Some(length) = reference(&raw[end..]) {
        end += length;
        end += raw[end..].bytes().take_while(|&b| b == b' ').count();
    }
    // "[1] says so" is a sentence of its own
    if raw[end..].starts_with(char::is_lowercase) { at } else { end }
}

/// The length of "[1, 2]" or "【1†source】" at the start.
fn reference(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    let close = match open {
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let from = open.len_utf8();
    let length = text[from..].char_indices().take(24).find(|(_, c)| *c == close)?.0;
    let mark = |b: u8| b.is_ascii_digit() || matches!(b, b',' | b'-' | b' ' | b'^');
    let names = close == '】' || (length > 0 && text[from..from + length].bytes().all(mark));
    names.then_some(from + length + close.len_utf8())
}

/// Abbreviations that only stand before a number.
const NUMBERS: &Words = words!("no nos nr app art tab");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Abbreviation {
    /// Stands before a name or number; never ends a sentence.
    Title,
    Other,
}

/// What a word before a full stop is in `language`; beside any language, those of English.
fn abbreviation(fold: u64, language: Language) -> Option<Abbreviation> {
    let (kind, languages) = *ABBREVIATIONS.get(fold)?;
    let english = vocabulary::bit(Language::English);
    (languages & (vocabulary::bit(language) | english) != 0).then_some(kind)
}

/// Abbreviations with the bits of their languages.
static ABBREVIATIONS: LazyLock<Fixed<(Abbreviation, u32)>> = LazyLock::new(|| {
    const TITLES: &[&str] =
        &["dr", "mr", "mrs", "ms", "prof", "st", "vs", "fig", "rs", "rev", "hon", "gen", "col"];
    let mut table = Fixed::default();
    for row in pack::rows("abbreviations") {
        for abbreviation in row[1].split_whitespace() {
            let kind = if TITLES.contains(&abbreviation) { Abbreviation::Title } else { Abbreviation::Other };
            let known = table.entry_or(word::hash(&word::fold(abbreviation)), || (kind, 0));
            known.1 |= vocabulary::bit(Language::from_name(row[0]));
        }
    }
    table
});

/// The span of `range` without white space and emphasis marks around it.
fn trim(raw: &str, range: Range<usize>) -> Span {
    let text = &raw[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
