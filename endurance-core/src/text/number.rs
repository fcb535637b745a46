//! Numbers as they are written: digits of every system, grouping, words, fractions, ordinals and scales.
//!
//! Values only: what a number counts is the business of `quantity`. Words: `numeral`.

use super::{
    language::Language,
    numeral::{self, LEXICON, Lexicon, Word},
    share,
    word::{Class, Token},
    words::{Words, words},
};
use crate::interaction::Span;

/// A longer run of digits is an identifier, however it is written.
const LONGEST: usize = 40;

/// A number, before its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number<'a> {
    /// Digits or words, without the scale.
    pub(crate) span: Span,
    /// Where the number and its scale end.
    pub(crate) end: u32,
    /// As written: 1.5 of "1.5 crore".
    pub(crate) written: f64,
    /// Digits after the decimal sign.
    pub(crate) decimals: u8,
    /// 10,000,000 of "1.5 crore"; 1 without a scale.
    pub(crate) scale: f64,
    /// "crore".
    pub(crate) scale_name: &'static str,
    /// How it is written.
    pub(crate) form: Form,
    /// Index of the first token after it.
    pub(crate) next: usize,
    /// What of its last token is left: "km" of "5km".
    pub(crate) suffix: &'a str,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Digits, perhaps grouped.
    Plain,
    /// Digits with a decimal sign.
    Decimal,
    /// Words.
    Spelled,
    /// "one" and its like, alone: often only an article.
    One,
    /// A part of a whole: "½", "two thirds", "one in five".
    Fraction,
    /// A place in an order: "third", "19th".
    Ordinal,
    /// "twice", "doubled".
    Times,
    /// Digits that name something: versions, addresses, telephone numbers.
    Identifier,
}

impl Number<'_> {
    pub(crate) fn value(&self) -> f64 {
        self.written * self.scale
    }

    /// The size of the last written place.
    pub(crate) fn place(&self) -> f64 {
        self.scale / power(self.decimals)
    }
}

/// Ten to the `exponent`, exactly.
pub(crate) fn power(exponent: u8) -> f64 {
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22,
    ];
    POWERS[usize::from(exponent).min(22)]
}

/// Equal but for the rounding of floating-point arithmetic.
pub(crate) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()) + 1e-12
}

/// A text and its tokens, up to a byte that must not be crossed.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) raw: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) language: Language,
    pub(crate) lexicon: &'static Lexicon,
    /// Nothing that starts here or later is read.
    pub(crate) stop: u32,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(raw: &'a str, tokens: &'a [Token], language: Language) -> Self {
        Self { raw, tokens, language, lexicon: &LEXICON, stop: u32::MAX }
    }

    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at).filter(|token| token.span.start < self.stop)
    }

    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &self.raw[token.span.range()])
    }

    pub(crate) fn fold(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |token| token.fold)
    }

    pub(crate) fn start(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(self.raw.len() as u32, |token| token.span.start)
    }

    pub(crate) fn end(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(self.raw.len() as u32, |token| token.span.end)
    }

    /// What stands between the token at `at` and the next; a line break after the last.
    pub(crate) fn gap(&self, at: usize) -> &'a str {
        match self.token(at + 1) {
            Some(next) => &self.raw[self.end(at) as usize..next.span.start as usize],
            None => "\n\n",
        }
    }

    /// What stands between two bytes; no text at all when they overlap, as a sign and a mark that joins it can.
    pub(crate) fn between(&self, from: u32, to: u32) -> &'a str {
        self.raw.get(from as usize..to as usize).unwrap_or("\0")
    }

    /// What stands before the token at `at`, back to the token before.
    pub(crate) fn lead(&self, at: usize) -> &'a str {
        let from = if at == 0 { 0 } else { self.end(at - 1) };
        &self.raw[from as usize..self.start(at) as usize]
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize, words: &Words) -> bool {
        self.token(at).is_some_and(|token| words.contains(token.fold))
    }

    /// The number word at `at`.
    pub(crate) fn word(&self, at: usize) -> Option<Word> {
        let token = self.token(at).filter(|token| matches!(token.class, Class::Word | Class::Ideograph))?;
        self.lexicon.word(token.fold, self.language)
    }
}

/// Whether a word is "one" or an article like it: "einen" of "einen Parkplatz".
pub(crate) fn is_one(fold: u64, language: Language) -> bool {
    LEXICON.word(fold, language) == Some(Word::One)
}

/// Whether `gap` is white space that keeps two words in one phrase.
pub(crate) fn is_space(gap: &str) -> bool {
    match gap.as_bytes() {
        [one] => matches!(one, b' ' | b'\n'),
        _ => matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}" | "  " | "\r\n" | "\n "),
    }
}

/// White space or a hyphen.
pub(crate) fn links(gap: &str) -> bool {
    is_space(gap) || matches!(gap, "-" | "\u{2010}" | "\u{2011}")
}

/// Zeros of the decimal systems of Unicode 16, general category Nd: ten digits follow each other.
const ZEROS: [char; 66] = [
    '\u{0030}',
    '\u{0660}',
    '\u{06f0}',
    '\u{07c0}',
    '\u{0966}',
    '\u{09e6}',
    '\u{0a66}',
    '\u{0ae6}',
    '\u{0b66}',
    '\u{0be6}',
    '\u{0c66}',
    '\u{0ce6}',
    '\u{0d66}',
    '\u{0de6}',
    '\u{0e50}',
    '\u{0ed0}',
    '\u{0f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// The value of a decimal digit of any system.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let zero = ZEROS[ZEROS.partition_point(|&zero| zero <= c).checked_sub(1)?];
    let value = c as u32 - zero as u32;
    (value < 10).then_some(value as u8)
}

/// The value of a fraction in one character, such as "½".
pub(crate) fn vulgar(c: char) -> Option<f64> {
    const FRACTIONS: [(char, f64, f64); 15] = [
        ('½', 1.0, 2.0),
        ('⅓', 1.0, 3.0),
        ('⅔', 2.0, 3.0),
        ('¼', 1.0, 4.0),
        ('¾', 3.0, 4.0),
        ('⅕', 1.0, 5.0),
        ('⅖', 2.0, 5.0),
        ('⅗', 3.0, 5.0),
        ('⅘', 4.0, 5.0),
        ('⅙', 1.0, 6.0),
        ('⅚', 5.0, 6.0),
        ('⅛', 1.0, 8.0),
        ('⅜', 3.0, 8.0),
        ('⅝', 5.0, 8.0),
        ('⅞', 7.0, 8.0),
    ];
    if c.is_ascii() {
        return None;
    }
    FRACTIONS.iter().find(|row| row.0 == c).map(|row| row.1 / row.2)
}

/// A whole number of at most nine digits and nothing else, as days, months and years are.
pub(crate) fn whole(text: &str) -> Option<i32> {
    if text.is_empty() || text.len() > 27 {
        return None;
    }
    let mut value = 0i32;
    for (count, c) in text.chars().enumerate() {
        if count == 9 {
            return None;
        }
        value = value * 10 + i32::from(digit(c)?);
    }
    Some(value)
}

/// Languages that write "1.234,5".
const fn comma_is_decimal(language: Language) -> bool {
    use Language::{
        Dutch, French, German, Indonesian, Italian, Portuguese, Russian, Spanish, Turkish, Vietnamese,
    };
    matches!(
        language,
        Spanish
            | French
            | German
            | Portuguese
            | Italian
            | Dutch
            | Russian
            | Turkish
            | Indonesian
            | Vietnamese
    )
}

/// Languages whose groups stand apart by spaces (CLDR `group` symbol); elsewhere two groups are two numbers.
const fn groups_by_space(language: Language) -> bool {
    use Language::{French, German, Italian, Portuguese, Russian, Spanish};
    matches!(language, French | Russian | Spanish | Portuguese | German | Italian)
}

/// What a run of digits and separators says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Digits {
    Value { written: f64, decimals: u8 },
    Identifier,
}

/// Reads digits and separators; `None` when they are a list or nonsense, such as "1,2,3".
pub(crate) fn digits(text: &str, language: Language) -> Option<Digits> {
    if let Some(value) = whole(text).filter(|_| !text.starts_with('0') || text.len() < 3) {
        return Some(Digits::Value { written: f64::from(value), decimals: 0 });
    }
    let mut figures = [0u8; LONGEST];
    let (mut count, mut marks) = (0, 0);
    let mut cuts = [('\0', 0usize); 14]; // separators, with the number of digits before each
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if count == LONGEST {
                return Some(Digits::Identifier);
            }
            figures[count] = b'0' + value;
            count += 1;
        } else if marks == cuts.len() {
            return Some(Digits::Identifier);
        } else {
            cuts[marks] = (c, count);
            marks += 1;
        }
    }
    let (figures, cuts) = (&figures[..count], &cuts[..marks]);
    let whole = layout(cuts, count, figures, language)?;
    let Layout::Whole(whole) = whole else { return Some(Digits::Identifier) };
    let long = cuts.is_empty() && count > 15;
    if long || whole >= 3 && figures[0] == b'0' && whole == count {
        return Some(Digits::Identifier);
    }
    let decimals = (count - whole) as u8;
    let text = std::str::from_utf8(figures).ok()?;
    let written = if count <= 15 {
        // both sides are exact, so that the quotient is the nearest number
        text.parse::<u64>().ok()? as f64 / power(decimals)
    } else {
        format!("{}.{}", &text[..whole], &text[whole..]).trim_end_matches('.').parse().ok()?
    };
    Some(Digits::Value { written, decimals })
}

/// How the digits of a number are laid out.
enum Layout {
    /// How many stand before the decimal sign.
    Whole(usize),
    /// As in 1.2.3.
    Identifier,
}

fn layout(cuts: &[(char, usize)], count: usize, figures: &[u8], language: Language) -> Option<Layout> {
    let Some(&(last, cut)) = cuts.last() else { return Some(Layout::Whole(count)) };
    let after = count - cut;
    let kind = |c: char| match c {
        '.' | '\u{ff0e}' => '.',
        ',' | '\u{ff0c}' => ',',
        '٫' => '٫',
        '٬' | '\'' | '\u{2019}' | '_' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        _ => '?',
    };
    let last = kind(last);
    if cuts.iter().any(|&(c, _)| kind(c) == '?') {
        return None;
    }
    let same_kind = cuts.iter().filter(|&&(c, _)| kind(c) == last).count();
    let decimal = match last {
        '٫' => true,
        '.' | ',' if same_kind == 1 && cuts.len() > 1 => true,
        '.' | ',' if cuts.len() == 1 => {
            let could_group = after == 3 && (1..=3).contains(&cut) && figures[0] != b'0';
            !could_group || last == '.' && !comma_is_decimal(language)
        }
        _ => false,
    };
    let (groups, whole) = if decimal { (&cuts[..cuts.len() - 1], cut) } else { (cuts, count) };
    let Some(&(first, _)) = groups.first() else { return Some(Layout::Whole(whole)) };
    let uniform = groups.iter().all(|&(c, _)| kind(c) == kind(first));
    if uniform && (!decimal || kind(first) != last) && grouped(groups, whole) {
        return Some(Layout::Whole(whole));
    }
    if cuts.iter().all(|&(c, _)| kind(c) == '.') { Some(Layout::Identifier) } else { None }
}

/// Groups of three, or Indian groups: three last, two before.
fn grouped(groups: &[(char, usize)], whole: usize) -> bool {
    let ends = groups[1..].iter().map(|group| group.1).chain([whole]);
    let sizes = groups.iter().zip(ends).map(|(group, end)| end - group.1);
    let last = groups.len() - 1;
    let first = groups[0].1;
    let western = (1..=3).contains(&first) && sizes.clone().all(|size| size == 3);
    let indian = (1..=2).contains(&first)
        && sizes.enumerate().all(|(index, size)| size == if index == last { 3 } else { 2 });
    western || indian
}

/// The number that starts at the token `at`.
pub(crate) fn read<'a>(r: &Reader<'a>, at: usize) -> Option<Number<'a>> {
    let token = r.token(at)?;
    match token.class {
        Class::Number | Class::Mixed => figures(r, at, token.span.start),
        Class::Ideograph => share::share(r, at).or_else(|| han(r, at)),
        Class::Word => numeral::spelled(r, at),
    }
}

/// A number in digits that starts at the byte `from` of the token `at`, with its scale.
pub(crate) fn figures<'a>(r: &Reader<'a>, at: usize, from: u32) -> Option<Number<'a>> {
    let token = r.token(at)?;
    let text = &r.raw[from as usize..token.span.end as usize];
    let first = text.chars().next()?;
    if let Some(value) = vulgar(first) {
        let mut number = plain(Span { start: from, end: from + first.len_utf8() as u32 }, at + 1);
        (number.written, number.decimals, number.form) = (value, 2, Form::Fraction);
        return Some(numeral::scaled(r, number));
    }
    digit(first)?;
    let (end, last) = extent(r, at, from);
    let span = Span { start: from, end };
    let mut number = plain(span, last + 1);
    number.suffix = &r.raw[end as usize..r.end(last) as usize];
    match digits(&r.raw[span.range()], r.language)? {
        Digits::Identifier => {
            number.form = Form::Identifier;
            number.end = r.end(last);
            number.suffix = "";
            return Some(number);
        }
        Digits::Value { written, decimals } => {
            number.written = written;
            number.decimals = decimals;
            number.form = if decimals > 0 { Form::Decimal } else { Form::Plain };
        }
    }
    mixed_fraction(r, &mut number);
    Some(numeral::scaled(r, number))
}

/// A number without value yet.
pub(crate) fn plain(span: Span, next: usize) -> Number<'static> {
    Number {
        span,
        end: span.end,
        written: 0.0,
        decimals: 0,
        scale: 1.0,
        scale_name: "",
        form: Form::Plain,
        next,
        suffix: "",
    }
}

/// Where the digits end, over groups that are tokens of their own: "1 234 567,8".
fn extent(r: &Reader<'_>, at: usize, from: u32) -> (u32, usize) {
    let token = &r.tokens[at];
    let text = &r.raw[from as usize..token.span.end as usize];
    if token.class == Class::Mixed || r.token(at + 1).is_none_or(|next| next.class == Class::Word) {
        return (from + figures_len(text) as u32, at);
    }
    let first = text.len();
    if first > 3 || !text.bytes().all(|b| b.is_ascii_digit()) || text.starts_with('0') {
        return (token.span.end, at);
    }
    let (mut last, mut sure) = (at, false);
    while last - at < 8 {
        let gap = r.gap(last);
        let (spaces, group) = (matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}"), r.text(last + 1));
        if !(spaces || matches!(gap, "'" | "\u{2019}")) || gap != r.gap(at) {
            break;
        }
        let Some(head) = group.get(..3).filter(|head| head.bytes().all(|b| b.is_ascii_digit())) else {
            break;
        };
        let rest = &group[head.len()..];
        let fraction = rest.starts_with([',', '.']) && rest[1..].bytes().all(|b| b.is_ascii_digit());
        if !(rest.is_empty() || fraction) {
            break;
        }
        last += 1;
        sure |= gap != " ";
        if fraction {
            break;
        }
    }
    // With plain spaces "100 200 300" is more likely a list than a number.
    let groups = last - at;
    let number = groups > 0 && (sure || groups_by_space(r.language) || groups > 1 && first < 3);
    let last = if number { last } else { at };
    (r.end(last), last)
}

/// How many bytes of a token are digits and separators.
fn figures_len(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if digit(c).is_some() {
            end = at + c.len_utf8();
        } else if !matches!(
            c,
            '.' | ',' | '_' | '\'' | '\u{2019}' | '٫' | '٬' | ';' | '\u{ff0c}' | '\u{ff0e}'
        ) {
            break;
        }
    }
    end
}

/// "2½", "2 ½", "2 1/2" and "3/4".
fn mixed_fraction(r: &Reader<'_>, number: &mut Number<'_>) {
    if number.form != Form::Plain || !number.suffix.is_empty() {
        return;
    }
    let last = number.next - 1;
    let next = r.text(number.next);
    if let Some(value) = next.chars().next().and_then(vulgar) {
        if matches!(r.gap(last), "" | " ") && next.chars().nth(1).is_none() {
            number.written += value;
            (number.decimals, number.form) = (2, Form::Decimal);
            number.next += 1;
            number.span.end = r.end(number.next - 1);
            number.end = number.span.end;
        }
        return;
    }
    let ratio = |at: usize| {
        if r.gap(at) != "/" || r.gap(at + 1).starts_with(['/', '-']) || r.lead(at).ends_with('/') {
            return None;
        }
        let (top, bottom) = (whole(r.text(at))?, whole(r.text(at + 1))?);
        (top > 0 && top < bottom && bottom <= 100).then(|| f64::from(top) / f64::from(bottom))
    };
    let found = match ratio(last) {
        Some(value) => Some((value, 1, Form::Fraction)),
        None if r.gap(last) == " " => {
            ratio(number.next).map(|value| (number.written + value, 2, Form::Decimal))
        }
        None => None,
    };
    if let Some((value, tokens, form)) = found {
        (number.written, number.decimals, number.form) = (value, 2, form);
        number.next += tokens;
        number.span.end = r.end(number.next - 1);
        number.end = number.span.end;
    }
}

/// Chinese and Japanese numerals. One alone is a part of a word more often than a number, so that a scale or a
/// counting word must stand with it.
pub(super) fn han(r: &Reader<'_>, at: usize) -> Option<Number<'static>> {
    const COUNTED: &Words = words!(
        "人 元 円 个 個 名 次 回 倍 位 家 所 天 歳 岁 件 年 台 本 只 周 週 分 秒 小 冊 册 枚 匹 杯 页 頁 张 場 场 块 票"
    );
    let (mut total, mut section, mut pending, mut next, mut strong) = (0.0, 0.0, None, at, 0);
    while next - at < LONGEST && (next == at || r.gap(next - 1).is_empty()) {
        match r.word(next) {
            Some(Word::Han(value)) if pending.is_none() => pending = Some(value),
            Some(Word::HanTimes(value)) => {
                section += pending.take().unwrap_or(1.0) * value;
                strong += 1;
            }
            Some(Word::Scale { value, .. }) if next > at => {
                total += (section + pending.take().unwrap_or(0.0)) * value;
                section = 0.0;
                strong += 1;
            }
            _ => break,
        }
        next += 1;
    }
    let counted = r.gap(next.max(1) - 1).is_empty() && r.is_word(next, COUNTED);
    if next == at || !(counted || strong > 0 && next - at > 1) {
        return None;
    }
    let mut number = plain(Span { start: r.start(at), end: r.end(next - 1) }, next);
    number.written = total + section + pending.unwrap_or(0.0);
    number.form = Form::Spelled;
    Some(number)
}
