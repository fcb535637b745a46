//! A date of birth: a whole date right behind a word such as "born".

use super::piece::plain;
use crate::interaction::Span;

/// How far behind the word the date may begin, in characters, and how much of the text is read.
const REACH: usize = 32;
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
    let names = |row: &&str| row.split(' ').any(|start| word.starts_with(start));
    let at = MONTHS.iter().position(|row| names(&row)).filter(|_| word.chars().count() <= 10)?;
    // juillet begins like juin
    Some(at as u32 + 1)
}

#[derive(Clone, Debug)]
enum Token {
    Number { value: u32, length: usize, span: Span },
    Month(Span),
    Word,
}

/// The date behind the word that ends at `from`.
pub(super) fn date(raw: &str, from: usize) -> Option<Span> {
    let tokens = tokens(raw, from);
    let first = tokens.iter().position(|token| !matches!(token, Token::Word))?;
    if begin(&tokens[first]) > from + REACH * 3 {
        return None;
    }
    let rest: Vec<&Token> =
        tokens[first..].iter().filter(|token| !matches!(token, Token::Word)).take(3).collect();
    let [a, b, c] = rest[..] else { return None };
    let whole = match (a, b, c) {
        (
            Token::Number { value: a, length: first, .. },
            Token::Number { value: b, .. },
            Token::Number { value: c, length, .. },
        ) => {
            let (day, month, year) = if *first == 4 { (c, b, a) } else { (a, b, c) };
            let long = if *first == 4 { *length <= 2 } else { matches!(length, 2 | 4) };
            // American dates have the month first
            let plausible = (1..=31).contains(day) && (1..=12).contains(month)
                || *first != 4 && (1..=12).contains(day) && (1..=31).contains(month);
            long && plausible && (is_year(*year) || *length == 2 && *first <= 2)
        }
        (Token::Number { value: day, .. }, Token::Month(_), Token::Number { value: year, .. })
        | (Token::Month(_), Token::Number { value: day, .. }, Token::Number { value: year, .. }) => {
            (1..=31).contains(day) && is_year(*year)
        }
        _ => false,
    };
    let near = end(a) + 12 >= begin(b) && end(b) + 12 >= begin(c);
    (whole && near).then(|| Span::new(begin(a), end(c)))
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
fn tokens(raw: &str, from: usize) -> Vec<Token> {
    let letter = |c: char| {
        c.is_alphabetic()
            || matches!(c, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{962}' | '\u{963}')
    };
    let mut out = Vec::new();
    let mut chars = raw[from..].char_indices().map(|(at, c)| (from + at, c)).take(READ).peekable();
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
        } else if matches!(c, ';' | '!' | '?' | '।') {
            break;
        }
    }
    out
}
