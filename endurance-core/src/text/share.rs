//! Shares in Chinese and Japanese characters: 四分之一, 三割, 半数, 半小时.

use super::{
    number::{self, Form, Number, Reader, plain},
    numeral::Word,
    words::{Words, words},
};
use crate::interaction::Span;

/// What makes a share of 半, of a number or of a price: 半数, 半額, 一半.
const HALVES: &Words = words!("数 數 额 額 价 價 分");

/// Units of time that a half counts: 半小时, 半年, 半个月.
const TIMES: &Words = words!("小 年 天 日 个 個 時");

/// A share that begins at `at`.
pub(super) fn share(r: &Reader<'_>, at: usize) -> Option<Number<'static>> {
    parts(r, at).or_else(|| tenths(r, at)).or_else(|| half(r, at))
}

/// The number of one character, or a longer one.
fn count(r: &Reader<'_>, at: usize) -> Option<(f64, usize)> {
    match r.word(at)? {
        Word::Han(value)
            if !joined(r, at) || !matches!(r.word(at + 1), Some(Word::Han(_) | Word::HanTimes(_))) =>
        {
            Some((value, at + 1))
        }
        _ => number::han(r, at).map(|number| (number.written, number.next)),
    }
}

/// Whether nothing stands behind the token.
fn joined(r: &Reader<'_>, at: usize) -> bool {
    r.gap(at).is_empty()
}

/// 四分之一: the whole stands first.
fn parts(r: &Reader<'_>, at: usize) -> Option<Number<'static>> {
    let (whole, next) = count(r, at).filter(|(whole, _)| (2.0..20.0).contains(whole))?;
    if !(joined(r, next - 1)
        && r.is_word(next, words!("分"))
        && joined(r, next)
        && r.is_word(next + 1, words!("之")))
    {
        return None;
    }
    let (top, after) = count(r, next + 2).filter(|(top, _)| *top < whole)?;
    Some(fraction(r, at, after, top / whole))
}

/// 三割, and 三成 in Chinese: tenths.
fn tenths(r: &Reader<'_>, at: usize) -> Option<Number<'static>> {
    let (tenths, next) = count(r, at).filter(|(tenths, _)| (1.0..10.0).contains(tenths))?;
    (joined(r, next - 1) && r.is_word(next, words!("割"))).then(|| fraction(r, at, next + 1, tenths / 10.0))
}

/// 半数, 一半; 半小时 counts an hour.
fn half(r: &Reader<'_>, at: usize) -> Option<Number<'static>> {
    let one = usize::from(r.is_word(at, words!("一")) && joined(r, at));
    let half = at + one;
    if !r.is_word(half, words!("半")) {
        return None;
    }
    let next = half + 1;
    if one == 0 && joined(r, half) && r.is_word(next, TIMES) {
        let mut number = fraction(r, at, next, 0.5);
        (number.decimals, number.form) = (1, Form::Decimal);
        return Some(number);
    }
    let halves = joined(r, half) && r.is_word(next, HALVES);
    (halves || one == 1).then(|| fraction(r, at, next + usize::from(halves), 0.5))
}

fn fraction(r: &Reader<'_>, at: usize, next: usize, value: f64) -> Number<'static> {
    let mut number = plain(Span { start: r.start(at), end: r.end(next - 1) }, next);
    (number.written, number.decimals, number.form) = (value, 2, Form::Fraction);
    number
}
