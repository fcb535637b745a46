//! Nothing to pay: "free of charge", "no fee", "kostenlos", "بلا مقابل". It is zero of any money.

use super::{Approx, Quantity};
use crate::{
    interaction::Span,
    text::{
        language::Language,
        number::{Form, Reader, is_space},
        numeral::Word,
        unit::Measure,
        words::{Words, words},
    },
};

/// What is paid, after a word for "no".
const FEES: &Words = words!(
    "fee fees charge charges cost costs gebuhr gebuhren kosten aufpreis entgelt cargo cargos coste costo frais supplement \
     costi costo custo custos taxa taxas शुल्क رسوم مقابل"
);

/// Words after which "free" is about money.
const COSTS: &Words = words!(
    "is are was were be been being remain remains stay stays travel travels enter enters ride go for costs come comes it \
     they're everything completely entirely also always still admission entry entrance delivery shipping parking"
);

/// Verbs before "nothing" that are about money.
const PAYS: &Words = words!(
    "pay pays paid paying cost costs zahlen zahlt zahlst bezahlen bezahlt kostet kosten paga pagas pagan pagar cuesta cuestan paie paies paient paye payez payer coute coutent costa costano paghi pagano pagate custa custam"
);

/// What is free of money, rather than of something else.
const GOODS: &Words = words!(
    "admission entry entrance delivery shipping parking transport travel tickets ticket access wifi wi breakfast lunch school \
     meal meals trial tuition return returns copy copies checked baggage shuttle service use cancellation"
);

pub(super) fn find(r: &Reader<'_>, at: usize) -> Option<(Quantity, usize)> {
    let next = match r.word(at)? {
        Word::No => no_fee(r, at)?,
        Word::Free => free(r, at)?,
        _ => return None,
    };
    let denied = at > 0
        && is_space(r.lead(at))
        && r.is_word(at - 1, words!("not isn't aren't nicht no non nao pas never longer नहीं ليس غير"));
    let span = Span { start: r.start(at), end: r.end(next - 1) };
    let quantity = Quantity {
        span,
        number: span,
        low: 0.0,
        high: 0.0,
        place: 0.01,
        written: (0.0, 0.0),
        decimals: 0,
        scale: "",
        measure: Measure::Currency("0"),
        unit: "",
        per: "",
        approx: Approx::Exact,
        form: Form::Spelled,
        noun: None,
        kind: None,
        denied: false,
        turned: false,
    };
    (!denied).then_some((quantity, next))
}

/// The token after "no fee", "without any extra charge", "sin coste", "بلا مقابل".
fn no_fee(r: &Reader<'_>, at: usize) -> Option<usize> {
    const BETWEEN: &Words = words!(
        "any a an extra additional further separate added weitere zusatzliche weiteren ningun किसी अतिरिक्त أي"
    );
    // "no cost overruns", "at no cost"
    let mut next = at + 1;
    while next < at + 3 && r.is_word(next, BETWEEN) {
        next += 1;
    }
    let spaced = (at..next).all(|index| is_space(r.gap(index)));
    // "शुल्क के बिना" has its words the other way round
    let other = is_space(r.gap(next))
        && r.is_word(next + 1, words!("overrun overruns increase increases saving savings"));
    let noun = spaced && r.is_word(next, FEES) && !other;
    noun.then_some(next + 1)
}

fn free(r: &Reader<'_>, at: usize) -> Option<usize> {
    if r.is_word(at, words!("免 無")) {
        let ends = r.gap(at).is_empty() && r.is_word(at + 1, words!("费 費 料"));
        return ends.then_some(at + 2);
    }
    if r.is_word(at, words!("nothing nichts nada rien niente")) {
        let paid = (1..=2).any(|back| at >= back && r.is_word(at - back, PAYS));
        let to_pay = r.is_word(at + 1, words!("to")) && r.is_word(at + 2, words!("pay"));
        return (paid || to_pay).then_some(at + 1);
    }
    if !r.is_word(at, words!("free")) {
        return Some(at + 1);
    }
    if r.is_word(at + 1, words!("of")) {
        return r.is_word(at + 2, words!("charge cost")).then_some(at + 3);
    }
    if !matches!(r.language.lender(), Language::English | Language::Hindi) {
        return None;
    }
    let behind = at > 0 && is_space(r.lead(at)) && r.is_word(at - 1, COSTS);
    let before = is_space(r.gap(at)) && r.is_word(at + 1, GOODS);
    // "ten places were free", "he is free"
    let vacant = at > 1
        && r.is_word(at - 2, words!("places place seats seat rooms room beds bed spaces spots slots tables he she i we they you who"));
    if vacant {
        return None;
    }
    // "is free to choose", "free from sugar"
    let other = is_space(r.gap(at)) && r.is_word(at + 1, words!("to from speech will time days choice and"));
    // ", free on the first Sunday", "children under six free"
    let ends = !is_space(r.gap(at)) && r.gap(at) != "-" && at > 0 && r.lead(at) != "-";
    let said = r.lead(at).starts_with([',', ':', ';', '(']) && is_space(r.gap(at));
    let phrase = at > 0 && r.is_word(at - 1, words!("feel set break"));
    ((behind && !other) || before || (ends || said) && !phrase && !other).then_some(at + 1)
}
