//! What two sides have, of goals or votes: "won 3-1", "by 52 to 48". Two of them are the same whichever side stands first.

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        number::{self, Form, Reader, is_space, same},
        unit::Measure,
        word::Class,
        words::{Words, words},
    },
};

/// Words of contests and votes; without one a pair of numbers may be hours or pages.
const CONTESTS: [&Words; 2] = [
    words!(
        "won win wins winning lost lose loses losing loss beat beats beaten beating defeat defeats defeated victory draw drew drawn tie \
         tied score scored match game games ruled ruling voted vote votes approved"
    ),
    words!(
        "verlor verloren gewann gewonnen gewinnt besiegte spiel sieg niederlage gano ganaron perdio vencio victoria derrota empate \
         partido gagne battu perdu victoire defaite vinto vinse perso vittoria sconfitta venceu perdeu vitoria जीत जीता हराया हार مباراة فاز"
    ),
];

/// How many tokens before and behind a pair such a word stands.
const BEFORE: usize = 8;
const BEHIND: usize = 4;

/// Digits that each side has at most.
const LONGEST: usize = 3;

pub(super) fn find(r: &Reader<'_>, at: usize) -> Option<(Quantity, usize)> {
    let told = |at: usize| {
        let text = r.text(at);
        let short = r.token(at)?.class == Class::Number && text.chars().count() <= LONGEST;
        number::whole(text).filter(|_| short && (text.len() == 1 || !text.starts_with('0'))).map(f64::from)
    };
    let own = told(at)?;
    let dash = |gap: &str| matches!(gap.trim_matches(' '), "-" | "\u{2011}" | "\u{2013}" | ":");
    // "31 to 22", "31 votes to 22"
    let spaced = |at: usize| is_space(r.gap(at));
    let named = usize::from(spaced(at) && r.is_word(at + 1, words!("votes goals points")));
    let to = spaced(at + named) && r.is_word(at + named + 1, words!("to")) && spaced(at + named + 1);
    let next = if to { at + named + 2 } else { at + 1 };
    if !(to || dash(r.gap(at))) {
        return None;
    }
    let other = told(next)?;
    // "from 3 to 5", "2-4 goals", "1-2-3", "$3-5": no two sides
    let apart = |gap: &str| gap.starts_with([' ', '(', '\n', ',', ';', '.', ')', '!', '?']) || gap.is_empty();
    let opens = r.lead(at).is_empty() || r.lead(at).ends_with([' ', '(', '\n']);
    let ranges = at > 0 && r.is_word(at - 1, words!("from between"));
    let counts = own < other && r.token(next + 1).is_some_and(|t| t.class == Class::Word && !t.stop);
    let behind = r.gap(next);
    if !opens || ranges || counts && is_space(behind) || !apart(behind) || !tells_contest(r, at, next) {
        return None;
    }
    let most = own.max(other);
    let span = Span { start: r.start(at), end: r.end(next) };
    let quantity = Quantity {
        span,
        number: span,
        low: most,
        high: most,
        place: 1.0,
        written: (own, other),
        decimals: 0,
        scale: "",
        measure: Measure::Score,
        unit: "",
        per: "",
        approx: Approx::Exact,
        form: Form::Plain,
        noun: None,
        kind: None,
        denied: false,
        turned: false,
    };
    Some((quantity, next + 1))
}

/// Whether a word near a pair of numbers tells of a contest or a vote.
fn tells_contest(r: &Reader<'_>, at: usize, next: usize) -> bool {
    let near = at.saturating_sub(BEFORE)..next + 1 + BEHIND;
    near.into_iter().any(|at| CONTESTS.iter().any(|words| r.is_word(at, words)))
}

impl Quantity {
    /// Whether two scores are the same; the winner's side is told by the verb.
    pub(super) fn is_same_score(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.written, other.written);
        same(a, c) && same(b, d) || same(a, d) && same(b, c)
    }
}
