//! Which values of a sentence the two sides of a comparison are told of: "spending was higher than donations" of "raised 275 in
//! donations and spent 190".

use super::{
    corpus::begins_alike,
    record::{parts, words},
    relate,
    value::Value,
};
use crate::{
    interaction::Span,
    text::{Text, word::Token},
};

/// Values of a sentence that are looked at, and words of the part of each.
const MOST: usize = 8;
const MOST_WORDS: usize = 16;

/// A value, and the words of its part of the sentence.
struct Told<'a> {
    value: Value<'a>,
    words: Vec<&'a Token>,
}

/// The values that the sides are told of, where only one choice of two fits best.
pub(super) fn bound<'a>(
    response: &Text,
    sides: [&[&Token]; 2],
    text: &'a Text,
    sentence: Span,
    values: &[Value<'a>],
) -> Option<[Value<'a>; 2]> {
    let values = &values[..values.len().min(MOST)];
    let told: Vec<Told<'a>> = parts(text, &[sentence], values)?
        .iter()
        .map(|part| {
            let near = words(text, part.before).chain(words(text, part.behind)).take(MOST_WORDS);
            let counted = match part.value {
                Value::Number(number) => number.noun,
                Value::Date(_) => None,
            };
            let inside = text.tokens[text.tokens_in(part.before.hull(part.behind))].iter();
            let noun = inside.filter(|t| Some(t.stem) == counted).take(1);
            Told { value: part.value, words: near.chain(noun).collect() }
        })
        .collect();
    let score = |side: &[&Token], told: &Told<'_>| {
        side.iter().filter(|own| told.words.iter().any(|there| says(response, own, text, there))).count()
    };
    let scores: Vec<[usize; 2]> = told.iter().map(|told| sides.map(|side| score(side, told))).collect();
    let pairs = (0..told.len()).flat_map(|a| (0..told.len()).map(move |b| (a, b)));
    let fits = |&(a, b): &(usize, usize)| a != b && scores[a][0] > 0 && scores[b][1] > 0;
    let sum = |(a, b): (usize, usize)| scores[a][0] + scores[b][1];
    let most = pairs.clone().filter(fits).map(sum).max()?;
    let mut best = pairs.filter(fits).filter(|&pair| sum(pair) == most);
    let (a, b) = best.next().filter(|_| best.next().is_none())?;
    // what both sides say of one value tells neither
    let own = scores[a][0] > scores[b][0] || scores[b][1] > scores[a][1];
    own.then_some([told[a].value, told[b].value])
}

/// Whether a word of the claim is one of the passage, in a form of it or in one that says the same.
fn says(response: &Text, own: &Token, text: &Text, there: &Token) -> bool {
    own.stem == there.stem
        || relate::saying(own.stem, response.language).contains(&there.stem)
        || relate::saying(there.stem, text.language).contains(&own.stem)
        || begins_alike(response.slice(own.span), text.slice(there.span))
}
