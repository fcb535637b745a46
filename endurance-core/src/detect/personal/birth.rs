//! A date of birth: a whole date right behind a word such as "born".

use super::piece::plain;
use crate::{interaction::Span, limits::boundary};
use std::ops::Range;

/// How much of the text is read from the word on, in characters.
const READ: usize = 72;

/// What the names of the months begin with, in the languages of the labels.
const MONTHS: [&str; 12] = [
    "jan ene jän जनवरी",
    "feb fev fév फरवरी फ़रवरी",
    "mar mär maerz मार्च",
    "apr abr avr अप्रैल",
    "may mai मई",
    "jun juin जून",
    "jul juil जुलाई",
    "aug ago aoû aou अगस्त",
    "sep set सितंबर सितम्बर",
    "oct okt out अक्टूबर अक्तूबर",
    "nov नवंबर नवम्बर",
    "dec dez dic déc दिसंबर दिसम्बर",
];

/// The month that `word`, in lower case, names.
fn month(word: &str) -> Option<u32> {
    let names = |row: &str| row.split(' ').any(|start| word.starts_with(start));
    let at = MONTHS.iter().position(|row| names(row)).filter(|_| word.chars().count() <= 10)?;
    Some(at as u32 + 1)
}

#[derive(Clone, Debug)]
enum Token {
    Number { value: u32, length: usize, span: Span },
    Month(Span),
    Word,
}

/// The date behind the word at `word`, else the one right before it: "am 3. März 1990 geboren".
pub(super) fn date(raw: &str, word: Range<usize>) -> Option<Span> {
    let parts = |tokens: Vec<Token>| {
        tokens.into_iter().filter(|token| !matches!(token, Token::Word)).collect::<Vec<_>>()
    };
    let behind = parts(tokens(raw, word.end, READ));
    let next = behind.get(..3).and_then(|three| whole(raw, three));
    next.filter(|date| belongs(&raw[word.end..date.start as usize])).or_else(|| {
        let from = boundary(raw, word.start.saturating_sub(READ));
        let line = raw[from..word.start]
            .rfind([';', '!', '?', '\n', '।'])
            .map_or(from, |at| from + at + raw[from + at..].chars().next().map_or(1, char::len_utf8));
        // a full stop behind a word ends a sentence; one behind a number does not
        let stops = raw[line..word.start].rmatch_indices(". ").map(|(at, _)| line + at);
        let line = stops
            .filter(|&at| raw[line..at].ends_with(char::is_alphabetic))
            .find(|&at| {
                raw[line..at].rsplit(' ').next().is_some_and(|last| month(&last.to_lowercase()).is_none())
            })
            .map_or(line, |at| at + 1);
        let before = parts(tokens(raw, line, READ));
        let last = before.iter().rposition(|token| end(token) <= word.start)?;
        let date = whole(raw, before.get(last.checked_sub(2)?..=last)?)?;
        belongs(&raw[date.end as usize..word.start]).then_some(date)
    })
}

/// Whether the date and the word belong together with this between them: a few words of one line, or in a form nothing.
fn belongs(between: &str) -> bool {
    const WORDS: usize = 4;
    let words = between.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let apart = between.contains(['\n', '|', '#', '\t']);
    words <= if apart { 0 } else { WORDS }
}

/// The date that three parts are together.
fn whole(raw: &str, parts: &[Token]) -> Option<Span> {
    let [a, b, c] = parts else { return None };
    let day = |value: u32| (1..=31).contains(&value);
    let month = |value: u32| (1..=12).contains(&value);
    let (fits, most) = match (a, b, c) {
        (
            Token::Number { value: a, length: first, .. },
            Token::Number { value: b, .. },
            Token::Number { value: c, length: last, .. },
        ) => {
            let iso = *first == 4 && is_year(*a) && month(*b) && day(*c);
            // American dates have the month first
            let other =
                (day(*a) && month(*b) || month(*a) && day(*b)) && (is_year(*c) && *last == 4 || *last == 2);
            (iso || other, 3)
        }
        (Token::Number { value, .. }, Token::Month(_), Token::Number { value: year, .. })
        | (Token::Month(_), Token::Number { value, .. }, Token::Number { value: year, .. }) => {
            (day(*value) && is_year(*year), 12)
        }
        _ => return None,
    };
    let gap = |a: &Token, b: &Token| &raw[end(a)..begin(b)];
    let near = |gap: &str| gap.len() <= most && !gap.contains(['\n', '|', '#', '(', '\t']);
    (fits && near(gap(a, b)) && near(gap(b, c))).then(|| Span::new(begin(a), end(c)))
}

/// Whoever was born before is of the past; whoever will be born later is nobody yet.
fn is_year(year: u32) -> bool {
    (1900..2100).contains(&year)
}

const fn begin(token: &Token) -> usize {
    match token {
        Token::Number { span, .. } | Token::Month(span) => span.start as usize,
        Token::Word => 0,
    }
}

const fn end(token: &Token) -> usize {
    match token {
        Token::Number { span, .. } | Token::Month(span) => span.end as usize,
        Token::Word => 0,
    }
}

/// Numbers, months and other words, up to where a sentence ends.
fn tokens(raw: &str, from: usize, most: usize) -> Vec<Token> {
    let letter = |c: char| {
        c.is_alphabetic()
            || matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}' | '\u{963}')
    };
    let mut out = Vec::new();
    let mut chars = raw[from..].char_indices().map(|(at, c)| (from + at, c)).take(most).peekable();
    while let Some((start, c)) = chars.next() {
        let digit = |c: char| plain(c).and_then(|c| c.to_digit(10));
        let mut end = start + c.len_utf8();
        if let Some(first) = digit(c) {
            let (mut value, mut length) = (first, 1);
            while let Some((at, c)) = chars.next_if(|&(_, c)| digit(c).is_some()) {
                value = value.saturating_mul(10).saturating_add(digit(c).unwrap_or(0));
                (length, end) = (length + 1, at + c.len_utf8());
            }
            out.push(Token::Number { value, length, span: Span::new(start, end) });
        } else if letter(c) {
            let mut word: String = c.to_lowercase().collect();
            while let Some((at, c)) = chars.next_if(|&(_, c)| letter(c)) {
                word.extend(c.to_lowercase());
                end = at + c.len_utf8();
            }
            out.push(month(&word).map_or(Token::Word, |_| Token::Month(Span::new(start, end))));
        } else if matches!(c, ';' | '!' | '?' | '।') || c == '.' && matches!(out.last(), Some(Token::Word))
        {
            break;
        }
    }
    out
}
