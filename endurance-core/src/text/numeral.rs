//! Numbers in words, and the scales that follow words and digits alike. The lists are `data/numbers.tsv`.

use super::{
    language::Language,
    number::{Form, Number, Reader, is_space, links, plain, same},
    table::{Fixed, Gate},
    word::{hash, pair},
    words::{Words, words},
};
use crate::interaction::Span;
use std::sync::LazyLock;

/// What a word means in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Word {
    /// Added: 0..99, and hundreds of the languages that write them as one word.
    Small(f64),
    One,
    Hundred {
        bare: bool,
    },
    Scale {
        value: f64,
        bare: bool,
    },
    /// A scale that only follows digits: "mn".
    Short(f64),
    Ordinal(f64),
    /// The denominator of a fraction.
    Part(f64),
    /// Added to the number that follows, in Hindi.
    Plus(f64),
    Mixed(f64),
    Times(f64),
    And,
    /// How often, by the period: days, or months below zero. Said of what happens.
    Adverb(f64),
    /// The same, said of a thing: "the annual report".
    Adjective(f64),
    /// "every", before a period.
    Every,
    /// "a", which counts a unit of time behind some words.
    Article,
    /// Nothing to pay.
    Free,
    /// "no", before a fee.
    No,
    Han(f64),
    HanTimes(f64),
}

/// The number words and a bit set that keeps almost every other word from being looked up.
pub(crate) struct Lexicon {
    gate: Gate,
    /// Of words that a number may start with.
    starts: Gate,
    words: Fixed<Word>,
}

const ANY: u64 = 0xff;

pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { gate: Gate::new(), starts: Gate::new(), words: Fixed::with_capacity(1024) };
    for row in crate::pack::rows("numbers") {
        lexicon.row(&row);
    }
    lexicon.compounds();
    lexicon
});

impl Lexicon {
    #[inline]
    pub(crate) fn may_start(&self, fold: u64) -> bool {
        self.starts.may_hold(fold)
    }

    pub(crate) fn word(&self, fold: u64, language: Language) -> Option<Word> {
        if !self.gate.may_hold(fold) {
            return None;
        }
        self.words.get(pair(fold, pack(language))).or_else(|| self.words.get(pair(fold, ANY))).copied()
    }

    fn row(&mut self, row: &[&'static str]) {
        let mut columns = row.iter().copied();
        let mut column = || columns.next().unwrap_or_default();
        let (language, kind) = (column(), column());
        let language = match language {
            "any" => ANY,
            name => Language::from_name(name) as u64,
        };
        let first: f64 = column().parse().unwrap_or(0.0);
        let step: f64 = column().parse().unwrap_or(1.0);
        for (index, words) in column().split(' ').enumerate() {
            let value = first + step * index as f64;
            for word in words.split('/') {
                if let Some(entry) = entry(kind, value) {
                    self.add(word, language, entry);
                }
            }
        }
    }

    fn add(&mut self, word: &str, language: u64, entry: Word) {
        let fold = hash(&super::word::fold(word));
        self.gate.add(fold);
        if !matches!(entry, Word::And | Word::Short(_)) {
            self.starts.add(fold);
        }
        self.words.insert(pair(fold, language), entry);
    }

    /// German "fünfundzwanzig" and Italian "venticinque", 21 to 99.
    fn compounds(&mut self) {
        const GERMAN_UNITS: [&str; 9] =
            ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
        const GERMAN_TENS: [&str; 8] =
            ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
        const ITALIAN_UNITS: [&str; 9] =
            ["uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
        const ITALIAN_TENS: [&str; 8] =
            ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];
        for ten in 0..8 {
            for unit in 0..9 {
                let value = Word::Small((20 + 10 * ten + unit + 1) as f64);
                let german = format!("{}und{}", GERMAN_UNITS[unit], GERMAN_TENS[ten]);
                self.add(&german, Language::German as u64, value);
                let tens = ITALIAN_TENS[ten];
                let vowel = matches!(unit, 0 | 7);
                let tens = if vowel { &tens[..tens.len() - 1] } else { tens };
                let italian = format!("{tens}{}", ITALIAN_UNITS[unit]);
                self.add(&italian, Language::Italian as u64, value);
            }
        }
    }
}

fn entry(kind: &str, value: f64) -> Option<Word> {
    Some(match kind {
        "small" | "hundreds" => Word::Small(value),
        "one" => Word::One,
        "hundred" => Word::Hundred { bare: false },
        "hundred-bare" => Word::Hundred { bare: true },
        "scale" | "bare" | "han-scale" => Word::Scale { value, bare: kind == "bare" },
        "short" => Word::Short(value),
        "ordinal" => Word::Ordinal(value),
        "part" => Word::Part(value),
        "plus" => Word::Plus(value),
        "mixed" => Word::Mixed(value),
        "times" => Word::Times(value),
        "and" => Word::And,
        "adverb" => Word::Adverb(value),
        "adjective" => Word::Adjective(value),
        "every" => Word::Every,
        "article" => Word::Article,
        "free" => Word::Free,
        "no" => Word::No,
        "han" => Word::Han(value),
        "han-times" => Word::HanTimes(value),
        _ => return None,
    })
}

const NAMES: [(f64, &str); 13] = [
    (12.0, "dozen"),
    (1e2, "hundred"),
    (1e3, "thousand"),
    (1e4, "ten thousand"),
    (1e5, "lakh"),
    (1e6, "million"),
    (1e7, "crore"),
    (1e8, "hundred million"),
    (1e9, "billion"),
    (1e10, "thousand crore"),
    (1e11, "hundred billion"),
    (1e12, "trillion"),
    (1e12, "lakh crore"),
];

/// One name per scale, whatever the language, so that messages compare like with like.
fn scale_name(value: f64, last: f64) -> Option<&'static str> {
    if same(value, 1e12) && same(last, 1e7) {
        return Some("lakh crore");
    }
    NAMES.iter().find(|row| same(row.0, value)).map(|row| row.1)
}

/// Which column of words a text in `language` may use: its own, else English.
const fn pack(language: Language) -> u64 {
    match language {
        Language::Spanish
        | Language::French
        | Language::German
        | Language::Portuguese
        | Language::Italian
        | Language::Dutch
        | Language::Russian
        | Language::Turkish
        | Language::Indonesian => language as u64,
        _ => Language::English as u64,
    }
}

/// `number` with the scale that follows it: "1.5 crore", "5 lakh crore", "2 crore 50 lakh".
pub(super) fn scaled<'a>(r: &Reader<'a>, number: Number<'a>) -> Number<'a> {
    let mut number = multiplied(r, number);
    // each part is smaller than the one before, so that the loop ends after a few
    while number.scale >= 1e3 && number.suffix.is_empty() && is_space(r.gap(number.next - 1)) {
        let Some(part) = part_of_sum(r, number.next) else { break };
        if part.scale < 1e2 || part.value() >= number.scale || part.scale >= number.place() {
            break;
        }
        let place = part.place();
        number.written += part.value() / number.scale;
        while number.decimals < 12 && number.place() > place * 1.5 {
            number.decimals += 1;
        }
        (number.next, number.end, number.suffix) = (part.next, part.end, part.suffix);
        number.span.end = part.span.end;
    }
    number
}

/// "50 lakh" after "2 crore".
fn part_of_sum<'a>(r: &Reader<'a>, at: usize) -> Option<Number<'a>> {
    let value = super::number::whole(r.text(at))?;
    let mut part = plain(Span { start: r.start(at), end: r.end(at) }, at + 1);
    part.written = f64::from(value);
    Some(multiplied(r, part))
}

/// The scale that Korean writes between a number and its unit, "3만원", "2천만원", and its length.
fn hangul_scale(suffix: &str) -> Option<(f64, &'static str, usize)> {
    const SCALES: [(&str, f64, &str); 4] =
        [("천만", 1e7, "천만"), ("백만", 1e6, "백만"), ("만", 1e4, "만"), ("억", 1e8, "억")];
    let (written, value, name) = SCALES.into_iter().find(|(written, ..)| suffix.starts_with(written))?;
    Some((value, name, written.len()))
}

/// `number` times the scales that follow it.
fn multiplied<'a>(r: &Reader<'a>, mut number: Number<'a>) -> Number<'a> {
    if let Some((value, name, length)) = hangul_scale(number.suffix) {
        (number.scale, number.scale_name) = (value, name);
        number.end += length as u32;
        number.suffix = &number.suffix[length..];
        if !number.suffix.is_empty() {
            return number;
        }
    } else if !number.suffix.is_empty() {
        let fold = hash(&super::word::fold(number.suffix));
        let thousand = Word::Short(1e3);
        let word = if fold == hash("k") { Some(thousand) } else { r.lexicon.word(fold, r.language) };
        match word {
            Some(Word::Scale { value, .. } | Word::Short(value)) => {
                (number.scale, number.scale_name) = (value, scale_name(value, value).unwrap_or_default());
                (number.suffix, number.end) = ("", r.end(number.next - 1));
            }
            _ => return number,
        }
    } else if let Some(next) = and_a_half(r, number.next).filter(|_| number.form != Form::Fraction) {
        number.written += 0.5;
        number.decimals = number.decimals.max(1);
        number.form = if number.form == Form::Plain { Form::Decimal } else { number.form };
        number.next = next;
        number.end = r.end(next - 1);
        number.span.end = number.end;
    }
    for _ in 0..3 {
        let gap = r.gap(number.next - 1);
        let value = match r.word(number.next) {
            Some(Word::Hundred { .. }) if number.scale <= 1.0 => 1e2,
            Some(Word::HanTimes(value)) if gap.is_empty() => value,
            Some(Word::Scale { value, .. } | Word::Short(value)) => value,
            _ => break,
        };
        // "lakh crore" and "mil millones" multiply; "million thousand" is nothing
        if !(links(gap) || gap.is_empty()) || value < number.scale {
            break;
        }
        let Some(name) = scale_name(number.scale * value, value) else { break };
        number.scale *= value;
        number.scale_name = name;
        number.next += 1;
        number.end = r.end(number.next - 1);
    }
    number
}

/// Words between a share and its whole.
const OF: &Words = words!("of de des del della delle dei degli do da dos das di der");

const fn romance(language: Language) -> bool {
    matches!(language, Language::Spanish | Language::French | Language::Portuguese | Language::Italian)
}

/// The token after "and a half", "y medio", "et demi".
pub(super) fn and_a_half(r: &Reader<'_>, at: usize) -> Option<usize> {
    if r.word(at) != Some(Word::And) || !is_space(r.gap(at - 1)) {
        return None;
    }
    let article = usize::from(r.is_word(at + 1, words!("a")));
    let half = at + 1 + article;
    let english = !romance(r.language);
    (r.word(half) == Some(Word::Part(2.0)) && (article == 1) == english).then_some(half + 1)
}

/// The token after "and a half", "et quart" or 半, which stand behind a unit, and the part of the unit that they add.
pub(super) fn and_a_part(r: &Reader<'_>, at: usize) -> Option<(usize, f64)> {
    if let Some(next) = and_a_half(r, at) {
        return Some((next, 0.5));
    }
    let close = at > 0 && r.gap(at - 1).is_empty();
    if close && r.is_word(at, words!("半")) {
        return Some((at + 1, 0.5));
    }
    let article = usize::from(r.is_word(at + 1, words!("a un um")));
    let quarter = r.is_word(at + 1 + article, words!("quart cuarto quarto quarter"));
    (r.word(at) == Some(Word::And) && quarter).then_some((at + 2 + article, 0.25))
}

/// A number whose first token is a word.
pub(super) fn spelled<'a>(r: &Reader<'a>, at: usize) -> Option<Number<'a>> {
    let span = Span { start: r.start(at), end: r.end(at) };
    let mut number = plain(span, at + 1);
    match r.word(at)? {
        Word::Times(value) => {
            (number.written, number.form) = (value, Form::Times);
            return Some(number);
        }
        Word::Mixed(value) => {
            (number.written, number.decimals, number.form) = (value, 1, Form::Decimal);
            return Some(scaled(r, number));
        }
        Word::Plus(value) => return plus(r, at, value),
        Word::Part(parts) => return part(r, at, parts),
        Word::Ordinal(value) => return Some(ordinal(r, at, value)),
        Word::Small(_) | Word::One | Word::Scale { bare: true, .. } | Word::Hundred { bare: true } => {}
        Word::Scale { .. } | Word::Hundred { .. } => {
            // "thousands of", "several hundred" give no number; "a hundred" does
            let article = at > 0 && is_space(r.gap(at - 1)) && r.is_word(at - 1, words!("a an"));
            if !article {
                return None;
            }
            number.span.start = r.start(at - 1);
        }
        _ => return None,
    }
    Some(run(r, at, number))
}

/// "साढ़े तीन" is 3.5, "पौने दो लाख" 175,000, "सवा लाख" 125,000.
fn plus<'a>(r: &Reader<'a>, at: usize, value: f64) -> Option<Number<'a>> {
    let mut number = plain(Span { start: r.start(at), end: r.end(at) }, at + 1);
    let decimals = if same(value, 0.5) { 1 } else { 2 };
    let base = match r.word(at + 1) {
        Some(Word::Small(base)) => base,
        Some(Word::One) => 1.0,
        Some(Word::Scale { .. } | Word::Hundred { .. }) => 0.0,
        _ => f64::from(super::number::whole(r.text(at + 1))?),
    };
    let direct = base < 0.5;
    number.written = value + if direct { 1.0 } else { base };
    (number.decimals, number.form) = (decimals, Form::Decimal);
    if !direct {
        number.next += 1;
        number.end = r.end(at + 1);
        number.span.end = number.end;
    }
    Some(scaled(r, number))
}

/// "half a million", "half of", "a quarter of": a share unless a scale or, later, a unit follows.
fn part<'a>(r: &Reader<'a>, at: usize, parts: f64) -> Option<Number<'a>> {
    const SHARES: &Words = words!("half moitie halfte metade meta mitad आधे आधी आधा نصف نصفهم نصفها");
    let mut number = plain(Span { start: r.start(at), end: r.end(at) }, at + 1);
    let decimals = if parts < 2.5 { 1 } else { 2 };
    (number.written, number.decimals, number.form) = (1.0 / parts, decimals, Form::Fraction);
    let after = skip_of(r, at + 1);
    if after > at + 1 || parts < 2.5 {
        let mut whole = number;
        whole.next = after;
        let whole = multiplied(r, whole);
        if whole.scale > 1.0 && links(r.gap(at)) {
            return Some(Number { form: Form::Decimal, ..whole });
        }
    }
    if parts > 2.5 {
        // "ربعهم" is the quarter of them in one word
        if r.language == Language::Arabic {
            return Some(number);
        }
        let article = at > 0 && r.is_word(at - 1, words!("a ein eine einem"));
        let ends = r.is_word(at + 1, words!("of der des point")) || !is_space(r.gap(at));
        return (article && ends).then_some(number);
    }
    let unit = super::unit::at(r, after, false).is_some() && links(r.gap(at));
    let ordinal = at > 0
        && (matches!(r.word(at - 1), Some(Word::Ordinal(_)))
            || r.is_word(at - 1, words!("other better latter former last each")));
    let share = r.is_word(at, SHARES) && r.gap(at) != "-" && !ordinal;
    (unit || share).then_some(number)
}

/// The token after "of", "a", "an", "of an", as in "half an hour".
pub(super) fn skip_of(r: &Reader<'_>, at: usize) -> usize {
    let of = usize::from(r.is_word(at, words!("of")));
    let article = usize::from(r.is_word(at + of, words!("a an")));
    if article == 1 { at + of + 1 } else { at }
}

/// "third" as a place; "a third of" as a share.
fn ordinal<'a>(r: &Reader<'a>, at: usize, value: f64) -> Number<'a> {
    let mut number = plain(Span { start: r.start(at), end: r.end(at) }, at + 1);
    let article = at > 0 && r.is_word(at - 1, words!("a")) && value > 2.0;
    let share = article
        && (r.is_word(at + 1, words!("of for above below more less higher lower")) || !links(r.gap(at)));
    // "la tercera parte"
    let part = value > 2.0 && is_space(r.gap(at)) && r.is_word(at + 1, words!("parte"));
    (number.written, number.form) = (value, Form::Ordinal);
    if share || part {
        (number.written, number.decimals, number.form) = (1.0 / value, 2, Form::Fraction);
    }
    if part {
        number.next += 1;
        number.end = r.end(at + 1);
        number.span.end = number.end;
    }
    number
}

/// The parts of a number in words, read from left to right.
#[derive(Default)]
struct Sum {
    total: f64,
    current: f64,
    scale: f64,
    scales: u8,
    /// The last scale word.
    last: f64,
    /// Whether the last word was a scale.
    round: bool,
}

impl Sum {
    /// Takes `word` if a number can go on with it: "twenty" takes "five", "five" takes no "six".
    fn push(&mut self, word: Word, language: Language) -> bool {
        let french = language == Language::French;
        let hundreds = self.current % 100.0;
        match word {
            Word::Small(value) => {
                // soixante-dix, quatre-vingt-dix, dix-sept
                let dix =
                    french && (10.0..20.0).contains(&value) && (same(hundreds, 60.0) || same(hundreds, 80.0));
                let sept = french && value > 6.0 && value < 10.0 && same(hundreds % 20.0, 10.0);
                let slot = if value < 10.0 {
                    hundreds % 10.0 < 0.5 && !same(hundreds, 10.0)
                } else {
                    hundreds < 0.5
                };
                // five-and-twenty and five-ten are one number in Arabic
                let units = language == Language::Arabic && (1.0..9.5).contains(&hundreds);
                if french && same(value, 20.0) && same(hundreds, 4.0) {
                    self.current += 76.0;
                } else if units && (10.0..95.0).contains(&value)
                    || dix
                    || sept
                    || slot && (value < 100.0 || self.current < 0.5)
                {
                    self.current += value;
                } else {
                    return false;
                }
            }
            Word::One if hundreds % 10.0 < 0.5 && !same(hundreds, 10.0) => self.current += 1.0,
            Word::Hundred { .. } if self.current < 99.5 => self.current = self.current.max(1.0) * 100.0,
            Word::Scale { value, .. } => return self.scale(value),
            _ => return false,
        }
        self.round = false;
        true
    }

    fn scale(&mut self, value: f64) -> bool {
        if self.current < 0.5 && self.total > 0.5 {
            if !self.round || value < self.scale {
                return false;
            }
            self.total *= value;
        } else if self.total < 0.5 || value < self.scale {
            self.total += self.current.max(1.0) * value;
            self.scales += 1;
        } else {
            return false;
        }
        self.last = value;
        self.scale = if self.round { self.scale * value } else { value };
        self.current = 0.0;
        self.round = true;
        true
    }
}

fn run<'a>(r: &Reader<'a>, at: usize, mut number: Number<'a>) -> Number<'a> {
    let mut sum = Sum::default();
    let mut next = at;
    let mut half = false;
    while next - at < 24 {
        let Some(word) = r.word(next) else { break };
        if next > at && !links(r.gap(next - 1)) && !is_split(r, next) {
            break;
        }
        if sum.push(word, r.language) {
            next += 1;
        } else if let (Some(after), false) = (and_a_half(r, next), half) {
            sum.current += if sum.round { 0.5 * sum.scale } else { 0.5 };
            (next, half) = (after, true);
        } else if word == Word::And && next > at && joins(r, next, &mut sum) {
            next += 2;
        } else {
            break;
        }
    }
    number.form = if next == at + 1 && r.word(at) == Some(Word::One) { Form::One } else { Form::Spelled };
    number.next = next;
    number.end = r.end(next - 1);
    number.span.end = number.end;
    let value = sum.total + sum.current;
    let one_scale = sum.scales == 1 && sum.round && sum.scale >= 1e3;
    if let Some(name) = scale_name(sum.scale, sum.last).filter(|_| one_scale) {
        (number.scale, number.scale_name) = (sum.scale, name);
    }
    number.written = value / number.scale;
    number.decimals = u8::from(half);
    finish(r, &mut number, &sum);
    number
}

/// "seventy - three", as tokenised texts have it.
fn is_split(r: &Reader<'_>, at: usize) -> bool {
    let tens = matches!(r.word(at - 1), Some(Word::Small(tens)) if tens > 19.5);
    let unit = matches!(r.word(at), Some(Word::Small(..10.0) | Word::One));
    r.gap(at - 1) == " - " && tens && unit
}

/// Takes "and" with the word after it: "one hundred and five", "treinta y cinco".
fn joins(r: &Reader<'_>, at: usize, sum: &mut Sum) -> bool {
    let own = r.language != Language::English && matches!(r.word(at - 1), Some(Word::Small(_)));
    let after = sum.round || sum.current > 99.5 || own && sum.current > 19.5;
    if !after || !is_space(r.gap(at)) {
        return false;
    }
    // "one million and two thousand" are two numbers, or one; "five hundred and six" is one
    match r.word(at + 1) {
        Some(word @ (Word::Small(_) | Word::One)) => sum.push(word, r.language),
        _ => false,
    }
}

/// What may follow: the denominator of a fraction, or the last word of an ordinal.
fn finish(r: &Reader<'_>, number: &mut Number<'_>, sum: &Sum) {
    let next = number.next;
    if !links(r.gap(next - 1)) || sum.round {
        return;
    }
    let count = number.written;
    let fraction = match r.word(next) {
        Some(Word::Part(parts)) if count < parts && (1.0..20.0).contains(&count) => {
            // "three quarters" may be of a year
            let quarters = same(parts, 4.0) && !r.is_word(next, words!("viertel"));
            let clear = r.gap(next - 1) == "-" || r.is_word(next + 1, OF);
            (!quarters || clear).then_some(parts)
        }
        // "un quinto de", but "una quinta persona"
        Some(Word::Ordinal(parts)) if number.form == Form::One && parts > 2.0 => {
            let english = !romance(r.language) && r.language != Language::German;
            (english || romance(r.language) && r.is_word(next + 1, OF)).then_some(parts)
        }
        Some(Word::Ordinal(last)) if last < 9.5 && count > 19.5 && count % 10.0 < 0.5 => {
            number.written += last;
            number.form = Form::Ordinal;
            None
        }
        _ => return,
    };
    if let Some(parts) = fraction {
        (number.written, number.decimals, number.form) = (count / parts, 2, Form::Fraction);
    } else if number.form != Form::Ordinal {
        return;
    }
    number.next += 1;
    number.end = r.end(next);
    number.span.end = number.end;
    if number.form == Form::Fraction && skip_of(r, number.next) > number.next {
        let mut whole = *number;
        whole.next = skip_of(r, number.next);
        let whole = multiplied(r, whole);
        if whole.scale > 1.0 {
            (number.scale, number.scale_name, number.next, number.end) =
                (whole.scale, whole.scale_name, whole.next, whole.end);
            number.form = Form::Decimal;
        }
    }
}

/// The value of a scale by its name in messages.
pub(super) fn scale_value(name: &str) -> f64 {
    NAMES.iter().find(|row| row.1 == name).map_or(1.0, |row| row.0)
}
