//! Numbers that follow from others: sums, differences, products, shares, growth, averages, and the time between two dates.
//!
//! A claimed number that its source does not hold may still be right, because somebody has reckoned. Whoever says how ("in total",
//! "on average", "rose by 20 %") can be wrong too.

pub(super) mod bounds;
pub(super) mod each;
mod listed;
pub(super) mod moment;
mod numbers;
pub(super) mod program;
pub(super) mod reckon;
pub(super) mod relative;
mod said;
mod wrong;

use super::{extract::content, opposite};
use crate::{
    interaction::Span,
    text::{
        Text,
        cue::Class,
        date::{Date, Kind},
        number::{Form, is_one, same},
        quantity::{Approx, Measure, Quantity},
        word::{Token, hash},
        words::{Words, words},
    },
};

use std::cell::LazyCell;

use listed::{Listed, listed};
use numbers::{MOST, Numbers, alike};
use said::{AVERAGE, DIFFERENCE, GROWTH, LONGEST, REST, SHARE, SUM, Said, is_said, said};

/// What the numbers of a source say of a claimed number that is none of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Derived {
    /// Whether the claimed number follows.
    pub(super) right: bool,
    /// Whether the claim says in words that it is reckoned, and how.
    pub(super) stated: bool,
    /// The reckoning, for messages: "69 crore + 84 crore = 153 crore".
    pub(super) how: String,
    /// By how much the claim is off, "+12.5 %".
    pub(super) difference: String,
    /// The claim's own number that it is reckoned from.
    pub(super) operand: Option<Span>,
    /// Whether it is what is left of a whole: "203 were not chosen" of "212 applied and nine were chosen".
    pub(super) rest: bool,
}

impl Derived {
    /// That the claimed number follows.
    const fn right(stated: bool, how: String) -> Self {
        Self { right: true, stated, how, difference: String::new(), operand: None, rest: false }
    }

    /// That another number follows.
    pub(super) const fn wrong(how: String, difference: String) -> Self {
        Self { right: false, stated: true, how, difference, operand: None, rest: false }
    }
}

/// What `spans` of a source say of `claimed`, which stands in the passage `statement` of the response. `None`: they say nothing.
pub(super) fn derive(
    response: &Text,
    statement: Span,
    claimed: &Quantity,
    text: &Text,
    spans: &[Span],
) -> Option<Derived> {
    if !claimed.is_amount()
        || claimed.measure == Measure::Rate
        || !same(claimed.low, claimed.high)
        || claimed.form == Form::One && claimed.measure == Measure::Count
    {
        return None;
    }
    let numbers = Numbers::new(claimed, text, spans);
    let listed = (claimed.measure == Measure::Count).then(|| listed(text, *spans.first()?)).flatten();
    if let Some(single) = single(response, claimed, text, spans, &numbers) {
        return Some(single);
    }
    if numbers.is_empty() && listed.is_none() {
        return None;
    }
    // "not less than 4" tells no difference
    let before = Span { start: statement.start, end: claimed.span.start.max(statement.start) };
    let behind = Span { start: claimed.span.end.min(statement.end), end: statement.end };
    let mut said = said(response, before) | said(response, behind);
    // "61 do not play" is what is left of those who do
    if response.tokens_in(before).len() <= 1 && response.has_cue(behind, Class::Negation) {
        said |= REST;
    }
    let own: Vec<&Quantity> = response
        .quantities_in(statement)
        .iter()
        .filter(|q| q.span != claimed.span && q.is_amount())
        .take(MOST)
        .collect();
    let case = Case { response, statement, text, claimed, said, numbers, own, listed };
    case.right().or_else(|| case.items()).or_else(|| case.wrong())
}

/// "zwei Parkplätze", where the source gives "einen Parkplatz" and no other number of them.
fn single(
    response: &Text,
    claimed: &Quantity,
    text: &Text,
    spans: &[Span],
    numbers: &Numbers<'_>,
) -> Option<Derived> {
    let noun =
        claimed.noun.filter(|_| claimed.measure == Measure::Count && (1.5..12.5).contains(&claimed.low))?;
    if claimed.decimals > 0 || numbers.counts.iter().any(|count| count.noun == Some(noun)) {
        return None;
    }
    let tokens = &text.tokens[text.tokens_in(*spans.first()?)];
    let one = tokens
        .windows(2)
        .take(LONGEST)
        .find(|pair| pair[1].stem == noun && is_one(pair[0].fold, text.language))?;
    let how = text.slice(one[0].span.hull(one[1].span)).to_owned();
    let difference = format!("{}, not 1", claimed.describe(&response.raw));
    Some(Derived::wrong(how, difference))
}

/// The days of the longest year.
const LEAP_YEAR: i32 = 366;

/// How many words before and behind a number tell what it is the number of.
const AROUND: usize = 4;

/// The words around a number.
fn near(text: &Text, at: Span) -> &[Token] {
    let tokens = text.tokens_in(at);
    &text.tokens[tokens.start.saturating_sub(AROUND)..(tokens.end + AROUND).min(text.tokens.len())]
}

/// That a share is taken off.
const OFF: &Words = words!(
    "discount discounts off rebate reduction rabatt nachlass ermassigung descuento rebaja remise reduction sconto riduzione desconto"
);

struct Case<'a> {
    response: &'a Text,
    /// Where the claim stands in it.
    statement: Span,
    text: &'a Text,
    claimed: &'a Quantity,
    said: Said,
    numbers: Numbers<'a>,
    /// The claim's other numbers.
    own: Vec<&'a Quantity>,
    /// How many items the source's sentence lists.
    listed: Option<Listed>,
}

impl Case<'_> {
    fn says(&self, what: Said) -> bool {
        self.said & what != 0
    }

    /// Whether `value` is what the claim says, at its own precision.
    fn is(&self, value: f64) -> bool {
        fits(self.claimed, value)
    }

    fn right(&self) -> Option<Derived> {
        self.sums()
            .or_else(|| self.differences())
            .or_else(|| self.growths())
            .or_else(|| self.products())
            .or_else(|| self.averages())
            .or_else(|| self.times())
    }

    fn follows(&self, stated: bool, terms: &[&Quantity], sign: &str) -> Derived {
        let terms: Vec<String> = terms.iter().map(|q| q.describe(&self.text.raw)).collect();
        let how = format!("{} = {}", terms.join(sign), self.claimed.describe(&self.response.raw));
        Derived::right(stated, how)
    }

    /// Of two numbers, or of a run of neighbours. Without a word for it only two of one thing, in the sentence itself.
    fn sums(&self) -> Option<Derived> {
        let list = &self.numbers.same;
        let points = self.claimed.measure == Measure::PercentPoints && self.says(DIFFERENCE);
        let shares = |q: &&Quantity| q.measure == Measure::Percent;
        // "exports rose by 4 % while sales at home fell by 2 %": only what goes two ways adds up
        let moves = |class: Class| {
            let spans = list.iter().filter_map(|q| self.text.sentence_at(q.span.start));
            spans.take(MOST).any(|span| self.text.has_cue(span, class))
        };
        if points && list.iter().any(shares) && !(moves(Class::Increase) && moves(Class::Decrease)) {
            return None;
        }
        if self.claimed.measure == Measure::Percent && !self.says(SUM) {
            return None;
        }
        for from in 0..list.len() {
            let mut sum = list[from].low;
            for to in from + 1..list.len() {
                sum += list[to].low;
                let pair = list[from].low + list[to].low;
                // few sums fit, and the rest is dearer to ask
                if !self.is(sum) && !self.is(pair) {
                    continue;
                }
                // "the four quarters"
                let all = |own: &&&Quantity| same(own.written.0, (to - from + 1) as f64);
                let counted = self.own.iter().find(all).filter(|_| to > from + 1).map(|own| own.span);
                let stated = self.says(SUM) || points || counted.is_some();
                if !comparable(list[from], list[to]) || !stated && to >= self.numbers.own {
                    continue;
                }
                if self.is(sum) && (stated || to == from + 1) {
                    let sum = self.follows(stated, &list[from..=to], " + ");
                    return Some(Derived { operand: counted, ..sum });
                }
                if to > from + 1 && self.is(pair) {
                    return Some(self.follows(stated, &[list[from], list[to]], " + "));
                }
            }
        }
        None
    }

    fn differences(&self) -> Option<Derived> {
        let list = &self.numbers.same;
        let relative = self.claimed.measure == Measure::Percent;
        // two shares are points apart, whatever the verb
        let points = self.claimed.measure == Measure::PercentPoints;
        let stated = points || self.says(DIFFERENCE | REST | GROWTH);
        // what two percentages differ by are points
        for (at, a) in list.iter().enumerate().filter(|_| !relative) {
            for b in &list[..at] {
                if !self.is((a.low - b.low).abs()) || a.low * b.low <= 0.0 {
                    continue;
                }
                // "90 members; 29 of them": the part has no noun of its own
                if self.is_told_of_third(a, b) {
                    continue;
                }
                let part = self.says(REST) && (a.noun.is_none() || b.noun.is_none());
                let same = if stated { counterparts(a, b) } else { comparable(a, b) };
                if (same || part) && (stated || at < self.numbers.own) {
                    let (more, less) = if a.low > b.low { (a, b) } else { (b, a) };
                    let rest = self.says(REST);
                    return Some(Derived { rest, ..self.follows(stated, &[more, less], " - ") });
                }
            }
        }
        if !relative {
            return None;
        }
        // what is left of a whole
        let rest = |q: &&&Quantity| {
            q.low < 100.0 && self.is(100.0 - q.low) && (self.says(REST) || self.denies(q) || self.faces(q))
        };
        // "at least 30 percent" leaves no "at most 70"
        let exact = |q: &Quantity| matches!(q.approx, Approx::Exact | Approx::About);
        let Some(left) = list.iter().filter(|q| exact(q) && exact(self.claimed)).find(rest) else {
            return self.rest_of_all();
        };
        let mut found = self.follows(true, &[left], "");
        found.how = format!("100 % - {}", found.how);
        Some(found)
    }

    /// Whether the claim names what a third number is told of, and not what one of two is: "1.3 points above the target" of "7.8 %, down from
    /// a peak of 9.1 %, but far from the target of 3 %".
    fn is_told_of_third(&self, a: &Quantity, b: &Quantity) -> bool {
        let tokens = &self.response.tokens[self.response.tokens_in(self.statement)];
        let tokens = &tokens[..tokens.len().min(LONGEST)];
        let Some(sentence) = self.text.sentence_at(a.span.start) else { return false };
        let here = self.numbers.same.iter().copied().filter(|q| sentence.contains(q.span));
        sentence.contains(b.span) && program::names_third(self.text, tokens, here, [a, b])
    }

    /// "Sixty percent is red wine, thirty white and the rest rosé": what all shares of a sentence leave.
    fn rest_of_all(&self) -> Option<Derived> {
        const THE_REST: &Words = words!(
            "rest remainder remaining others reste resto restante restantes restlichen ubrigen resta बाकी शेष"
        );
        self.numbers.same.iter().find_map(|first| {
            let sentence = self.text.sentence_at(first.span.start)?;
            let tokens = &self.text.tokens[self.text.tokens_in(sentence)];
            let told = tokens.iter().take(LONGEST).any(|t| THE_REST.contains(t.fold));
            let parts: Vec<&Quantity> =
                self.numbers.same.iter().copied().filter(|q| sentence.contains(q.span)).collect();
            let sum: f64 = parts.iter().map(|q| q.low).sum();
            let mut found =
                (told && sum < 100.0 && self.is(100.0 - sum)).then(|| self.follows(true, &parts, " - "))?;
            found.how = format!("100 % - {}", found.how);
            Some(found)
        })
    }

    /// Whether the words around a number of a source tell of what is not, or is lost or outside.
    fn denies(&self, quantity: &Quantity) -> bool {
        let says = |token: &Token| is_said(token, REST);
        near(self.text, quantity.span).iter().any(|token| says(token) || token.fold == hash("less"))
            || self.is_taken_off(quantity)
    }

    /// Whether the claim tells its number of the opposite of what a number of a source is told of: men of women.
    fn faces(&self, quantity: &Quantity) -> bool {
        let (own, there) = (near(self.response, self.claimed.span), near(self.text, quantity.span));
        let language = self.text.language;
        own.iter().filter(|t| !t.stop).any(|token| {
            let mut others = there.iter().filter(|t| !t.stop);
            others.any(|other| opposite::opposites(token, other, language))
        })
    }

    /// Whether the sentence of a number tells it of one of what the claim counts: "a ticket costs 3.40" for two tickets.
    fn of_one(&self, own: &Quantity, quantity: &Quantity) -> bool {
        let Some(noun) = own.noun.filter(|_| own.measure == Measure::Count) else { return false };
        let Some(sentence) = self.text.sentence_at(quantity.span.start) else { return false };
        let mut pairs = self.text.tokens[self.text.tokens_in(sentence)].windows(2).take(LONGEST);
        pairs.any(|pair| pair[1].stem == noun && is_one(pair[0].fold, self.text.language))
    }

    /// Whether the sentence of a number says what falls to each: "45 euros for each month".
    fn each(&self, quantity: &Quantity) -> bool {
        let sentence = self.text.sentence_at(quantity.span.start);
        !quantity.per.is_empty() || sentence.is_some_and(|span| said(self.text, span) & AVERAGE != 0)
    }

    /// Whether a share of a source is what is taken off, and the claim tells no discount: "a discount of 25 % for members".
    fn is_taken_off(&self, share: &Quantity) -> bool {
        const SAVES: &Words =
            words!("save saves saving savings sparen spart ahorra economise risparmia economiza");
        let tokens = &self.response.tokens[self.response.tokens_in(self.statement)];
        let told = |t: &Token| OFF.contains(t.fold) || SAVES.contains(t.fold);
        near(self.text, share.span).iter().any(|t| OFF.contains(t.fold)) && !tokens.iter().any(told)
    }

    /// Whether a share or a multiple is told of something else than what the claim speaks of: "an egg takes 6 minutes, a potato
    /// three times as long" tells nothing else of an egg.
    fn is_of_another(&self, quantity: &Quantity, share: &Quantity) -> bool {
        let Some(sentence) = self.text.sentence_at(share.span.start) else { return false };
        let between = Span { start: quantity.span.end, end: share.span.start.max(quantity.span.end) };
        let Some(comma) = self.text.slice(between).rfind([',', ';']) else { return false };
        let tokens = &self.response.tokens[self.response.tokens_in(self.statement)];
        let says = |part: Span| content(self.text, part).any(|t| tokens.iter().any(|own| own.stem == t.stem));
        let (own, rest) = (Span { end: quantity.span.start, ..sentence }, between.start + comma as u32);
        says(own) && !says(Span { start: rest, ..sentence })
    }

    /// Two numbers of one thing, for a claim in percent or in times.
    fn pairs(&self) -> impl Iterator<Item = (&Quantity, &Quantity)> {
        let all = [&self.numbers.others, &self.numbers.counts];
        all.into_iter().flat_map(|list| {
            let pairs =
                list.iter().enumerate().flat_map(move |(at, a)| list[..at].iter().map(move |b| (*b, *a)));
            pairs.filter(|(a, b)| {
                let years = a.is_year_like() || b.is_year_like();
                alike(a.measure, b.measure) && counterparts(a, b) && a.low > 0.0 && b.low > 0.0 && !years
            })
        })
    }

    fn growths(&self) -> Option<Derived> {
        let multiple = self.claimed.measure == Measure::Multiple;
        if self.claimed.measure != Measure::Percent && !multiple {
            return None;
        }
        for (a, b) in self.pairs() {
            if multiple {
                // which of the two is meant, only their order tells
                if self.is(b.low / a.low) || self.is(a.low / b.low) {
                    return Some(self.follows(
                        self.is(b.low / a.low) && !self.says(DIFFERENCE),
                        &[b, a],
                        " / ",
                    ));
                }
                continue;
            }
            let grown = (b.low - a.low).abs() / a.low * 100.0;
            if self.is(grown) && self.says(GROWTH | DIFFERENCE) {
                return Some(self.follows(true, &[a, b], " to "));
            }
            let (part, whole) = if a.low < b.low { (a, b) } else { (b, a) };
            if self.is(part.low / whole.low * 100.0) {
                return Some(self.follows(self.says(SHARE), &[part, whole], " / "));
            }
        }
        None
    }

    fn products(&self) -> Option<Derived> {
        let list = &self.numbers.same;
        if matches!(self.claimed.measure, Measure::Percent | Measure::PercentPoints | Measure::Multiple) {
            return None;
        }
        // "half of them", "three times as many", "15 % less", told in one sentence
        for q in list {
            let sentence = |q: &Quantity| self.text.sentence_at(q.span.start);
            let told = |share: &Quantity| sentence(share) == sentence(q) && !self.is_of_another(q, share);
            for share in &self.numbers.shares {
                let factor = if share.measure == Measure::Percent { share.low / 100.0 } else { share.low };
                let less = || factor < 1.0 && self.is(q.low * (1.0 - factor)) && self.denies(share);
                let right = || self.is(q.low * factor) && !self.is_taken_off(share) || less();
                if factor > 0.0 && right() && told(share) {
                    return Some(self.follows(true, &[*q, *share], " x "));
                }
            }
        }
        let told = || self.part().or_else(|| self.added()).or_else(|| self.scaled());
        told().or_else(|| self.over_time()).or_else(|| list.iter().find_map(|q| self.times_of(q)))
    }

    /// So many times a number of the source: "48 euros for two tickets" of "a ticket costs 24".
    fn times_of(&self, q: &Quantity) -> Option<Derived> {
        // few products fit, and the rest is dearer to ask
        let right = |other: &&&Quantity| {
            !std::ptr::eq(**other, q)
                && !other.is_year_like()
                && factor(q, other).is_some_and(|f| f > 1.0 && self.is(q.low * f))
        };
        let each = LazyCell::new(|| self.each(q));
        let told = |own: &&&Quantity| {
            self.says(SUM) || *each || own.measure == Measure::Multiple || self.of_one(own, q)
        };
        let own = self.own.iter().filter(right).find(told);
        let count = || self.numbers.counts.iter().filter(right).find(|_| self.says(SUM) && *each);
        let period = || self.numbers.others.iter().filter(right).find(|_| !q.per.is_empty());
        let other = own.or_else(count).or_else(period)?;
        Some(Derived { operand: own.map(|own| own.span), ..self.follows(true, &[q, *other], " x ") })
    }

    /// "12 months at 29 euros and the fee of 25 add up to 373": what the claim adds up, by its own numbers.
    fn added(&self) -> Option<Derived> {
        let amounts: Vec<&Quantity> =
            self.own.iter().filter(|own| alike(self.claimed.measure, own.measure)).copied().collect();
        let times = |own: &&&Quantity| {
            matches!(own.measure, Measure::Count | Measure::Multiple | Measure::Calendar | Measure::Duration)
        };
        let counts: Vec<&Quantity> = self.own.iter().filter(times).copied().collect();
        let ([a, b], [count]) = (&amounts[..], &counts[..]) else { return None };
        let found = |q: &Quantity| self.numbers.same.iter().any(|known| same(known.low, q.low));
        let sum = |a: &Quantity, b: &Quantity| a.low * count.written.0 + b.low;
        // the count stands before what it counts
        let (each, once) =
            if count.span.start < a.span.start || b.span.start < count.span.start { (a, b) } else { (b, a) };
        if !self.says(SUM) || !found(a) || !found(b) || same(a.low, b.low) {
            return None;
        }
        let right = self.is(sum(each, once));
        right.then(|| Derived { operand: Some(count.span), ..self.follows(true, &[], "") })
    }

    /// A share of the source of the claim's own amount: "the fee for a loan of 10 lakh is 9,000" of "a fee of 0.9 % of the amount".
    fn part(&self) -> Option<Derived> {
        let percent = |q: &&&Quantity| q.measure == Measure::Percent;
        let owns = || {
            self.own.iter().filter(|own| own.measure == self.claimed.measure && own.low > self.claimed.low)
        };
        self.numbers.shares.iter().filter(percent).find_map(|share| {
            let own = owns().find(|own| self.is(own.low * share.low / 100.0))?;
            Some(Derived { operand: Some(own.span), ..self.follows(true, &[*share], "") })
        })
    }

    /// As much as the claim's own number is of the same thing's in the source: "for 16 people" of "for 8 people".
    fn scaled(&self) -> Option<Derived> {
        let counts = || self.numbers.counts.iter().filter(|count| count.noun.is_some() && count.low > 0.0);
        for own in self.own.iter().filter(|own| own.low > 0.0) {
            for count in counts().filter(|count| count.noun == own.noun && !same(count.low, own.low)) {
                let factor = own.low / count.low;
                if let Some(q) = self.numbers.same.iter().find(|q| self.is(q.low * factor)) {
                    return Some(Derived {
                        operand: Some(own.span),
                        ..self.follows(true, &[*q, *count], " per ")
                    });
                }
            }
        }
        let claimed = self.claimed;
        let count = counts().find(|count| claimed.measure == Measure::Count && count.noun == claimed.noun)?;
        let factor = claimed.low / count.low;
        let of = |own: &Quantity| {
            let mut others =
                self.numbers.others.iter().filter(|q| alike(own.measure, q.measure) && q.low > 0.0);
            others.any(|q| same(q.low * factor, own.low))
        };
        self.own.iter().any(|own| of(own)).then(|| self.follows(true, &[*count], ""))
    }

    /// "138 a year" of "11.50 a month".
    fn over_time(&self) -> Option<Derived> {
        // few numbers are told of a stretch
        if self.numbers.same.iter().all(|q| q.per.is_empty()) {
            return None;
        }
        let per = if self.claimed.per.is_empty() { self.period()? } else { self.claimed.per };
        let times = |q: &Quantity| Some(stretch(per)? / stretch(q.per)?);
        let right = |q: &&&Quantity| q.per != per && times(q).is_some_and(|factor| self.is(q.low * factor));
        let found = self.numbers.same.iter().find(right)?;
        Some(self.follows(true, &[*found], ""))
    }

    /// The stretch that a word of the claim sets: "the yearly rent".
    fn period(&self) -> Option<&'static str> {
        const PERIODS: [(&str, &Words); 4] = [
            ("year", words!("yearly annual annually jahrlich anual annuel")),
            ("month", words!("monthly monatlich mensual mensuel")),
            ("week", words!("weekly wochentlich semanal")),
            ("day", words!("daily taglich diario")),
        ];
        let tokens = &self.response.tokens[self.response.tokens_in(self.statement)];
        let said = |(_, words): &&(&str, &Words)| tokens.iter().take(LONGEST).any(|t| words.contains(t.fold));
        PERIODS.iter().find(said).map(|(per, _)| *per)
    }

    /// "288 kilometres in seven stages": 41.1 kilometres each.
    fn averages(&self) -> Option<Derived> {
        if let Some(list) = self.means().filter(|_| self.says(AVERAGE)) {
            return Some(self.follows(true, list, " + "));
        }
        for q in &self.numbers.same {
            for count in self.numbers.counts.iter().chain(&self.own) {
                if std::ptr::eq(*count, *q)
                    || count.measure != Measure::Count
                    || count.low < 1.5
                    || count.is_year_like()
                {
                    continue;
                }
                if self.says(AVERAGE) && self.is(q.low / count.low) {
                    return Some(self.follows(true, &[*q, *count], " / "));
                }
            }
        }
        None
    }

    /// The run of numbers, "22, 31, 17 and 28 points", whose mean the claim tells.
    fn means(&self) -> Option<&[&Quantity]> {
        const AND: &Words = words!("and und y e et और و");
        const FEW: usize = 3;
        let list = &self.numbers.same[..];
        let next = |a: &Quantity, b: &Quantity| {
            let gap = Span { start: a.span.end, end: b.span.start.max(a.span.end) };
            let tokens = &self.text.tokens[self.text.tokens_in(gap)];
            let marked = self.text.slice(gap).contains([',', '、', '،']) || !tokens.is_empty();
            a.span.end <= b.span.start
                && marked
                && tokens.len() <= 1
                && tokens.iter().all(|t| AND.contains(t.fold))
        };
        let runs = list.chunk_by(|a, b| next(a, b)).filter(|run| run.len() >= FEW);
        let mean = |run: &&[&Quantity]| self.is(run.iter().map(|q| q.low).sum::<f64>() / run.len() as f64);
        runs.into_iter().find(mean)
    }

    /// The time between two dates, or from the beginning of a stretch to its end.
    fn times(&self) -> Option<Derived> {
        if let Some(days) = self.days_a_week().filter(|&days| self.is_written(days)) {
            let how = format!("{days} days listed");
            return Some(Derived::right(true, how));
        }
        let dates = &self.numbers.dates;
        for (at, a) in dates.iter().enumerate() {
            if spans(self.claimed, a, a)
                || dates[..at].iter().any(|b| spans(self.claimed, b, a) || spans(self.claimed, a, b))
            {
                let how =
                    format!("{} = {}", a.describe(&self.text.raw), self.claimed.describe(&self.response.raw));
                return Some(Derived::right(true, how));
            }
            // "10 lessons from 18:15 to 19:45"
            let hours = f64::from(a.first.to - a.first.from) * 60.0;
            let counts = || self.numbers.counts.iter().chain(&self.own);
            if a.kind == Kind::Times
                && self.claimed.measure == Measure::Duration
                && counts().any(|c| c.measure == Measure::Count && self.is(hours * c.low))
            {
                return Some(self.follows(true, &[], ""));
            }
        }
        None
    }

    /// On how many days of the week something is, for a claim of so many a week.
    fn days_a_week(&self) -> Option<i32> {
        if self.claimed.per != "week" || !matches!(self.claimed.measure, Measure::Duration | Measure::Count) {
            return None;
        }
        let own = &self.numbers.dates[..self.numbers.own_dates];
        let days = own.iter().filter(|date| date.kind == Kind::Weekday && !date.left_out);
        let count = days.map(|date| date.first.to - date.first.from + 1).sum();
        (count > 0).then_some(count)
    }

    /// Whether the claim says just this number, whatever its unit.
    fn is_written(&self, value: i32) -> bool {
        same(self.claimed.written.0, f64::from(value))
    }

    /// As many as a source lists.
    fn items(&self) -> Option<Derived> {
        let listed = self.listed.as_ref().filter(|_| self.claimed.noun.is_some())?;
        let how = format!("{} listed", listed.count);
        // the line before the list says what it lists
        let named =
            self.claimed.noun.is_some_and(|noun| listed.lead(self.text).any(|token| token.stem == noun));
        if self.is(listed.count as f64) {
            return Some(Derived::right(named, how));
        }
        let counted = listed.lead(self.text).any(Token::is_number);
        let off = (self.claimed.low - listed.count as f64).abs() < 4.0;
        (named && listed.sure && !counted && off && self.claimed.approx == Approx::Exact)
            .then(|| Derived::wrong(how, String::new()))
    }
}

/// Whether `value` is a claimed number, at its own precision.
fn fits(claimed: &Quantity, value: f64) -> bool {
    let fine = claimed.scaled() || claimed.decimals > 0 || !matches!(claimed.measure, Measure::Count);
    let half = if fine { claimed.place / 2.0 } else { 0.0 };
    let near = if claimed.approx == Approx::About { value.abs() * 0.03 } else { 0.0 };
    value.is_finite()
        && (value - claimed.low).abs() <= (half.min(value.abs() * 0.05)).max(near) + 1e-9 * value.abs()
}

/// Whether so many years lie between a day and a year: "lit on 3 November 1854, switched off in 2004".
fn years(claimed: &Quantity, a: &Date, b: &Date) -> bool {
    /// In months.
    const YEAR: f64 = 12.0;
    let whole = claimed.measure == Measure::Calendar && claimed.low >= YEAR;
    if !whole {
        return false;
    }
    let (Some(from), Some(to)) = (a.year(), b.year()) else { return false };
    to > from && same(libm::round(claimed.low / YEAR), f64::from(to - from))
}

/// Whether from `a` to `b`, or over a stretch `a`, it takes as long as the claim says.
fn spans(claimed: &Quantity, a: &Date, b: &Date) -> bool {
    let alone = std::ptr::eq(a, b);
    let (from, to) = if alone { (a.first.from, a.first.to) } else { (a.first.from, b.first.from) };
    let length = f64::from(to - from);
    if a.kind != b.kind {
        return years(claimed, a, b);
    }
    if length <= 0.0 {
        return false;
    }
    let days = |length: f64| match claimed.measure {
        Measure::Duration => {
            let days = claimed.low / 86_400.0;
            let week = if claimed.unit == "week" { 3.5 } else { 0.0 };
            (days - length).abs() <= week || (days - length - 1.0).abs() <= week
        }
        // months and years, as the calendar counts them
        Measure::Calendar => {
            let months = length / 30.436_875;
            let slack = if claimed.low >= 12.0 { 1.0 } else { 0.5 };
            (months - claimed.low).abs() <= slack
        }
        _ => false,
    };
    match a.kind {
        Kind::Time | Kind::Times => claimed.measure == Measure::Duration && fits(claimed, length * 60.0),
        Kind::Day | Kind::Range => days(length),
        // "between 1854 and 1858"
        Kind::Year if !alone || a.first.to - a.first.from > LEAP_YEAR => {
            claimed.measure == Measure::Calendar && days(length)
        }
        Kind::MonthDay => {
            let day = |value: i32| f64::from(value / 32) * 30.436_875 + f64::from(value % 32);
            let length = day(to) - day(from);
            let near = claimed.measure == Measure::Duration && (claimed.low / 86_400.0 - length).abs() <= 2.0;
            // within one month it is exact
            if from / 32 == to / 32 { days(length) } else { near || days(length) }
        }
        _ => false,
    }
}

/// Whether two numbers count or measure one thing, as far as can be told.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    a.per == b.per && (a.measure != Measure::Count || a.noun == b.noun)
}

/// The same where only one of them says for how long: "20 GB a month" and "60 GB".
fn counterparts(a: &Quantity, b: &Quantity) -> bool {
    (a.per == b.per || a.per.is_empty() || b.per.is_empty())
        && (a.measure != Measure::Count || a.noun == b.noun)
}

/// How many times `q` goes into the stretch or the count `other`: twelve for "18 euros a month" over a year.
fn factor(q: &Quantity, other: &Quantity) -> Option<f64> {
    let months = |label: &str| match label {
        "month" => Some(1.0),
        "calendar quarter" => Some(3.0),
        "half-year" => Some(6.0),
        "year" => Some(12.0),
        _ => None,
    };
    let seconds = |label: &str| match label {
        "minute" => Some(60.0),
        "hour" => Some(3600.0),
        "day" => Some(86_400.0),
        "week" => Some(604_800.0),
        _ => None,
    };
    match other.measure {
        Measure::Count | Measure::Multiple => Some(other.low),
        Measure::Calendar if q.per.is_empty() => Some(other.low),
        Measure::Calendar => Some(other.low / months(q.per)?),
        Measure::Duration => Some(other.low / seconds(q.per)?),
        // "30 mg per kg" for 20 kg
        _ if !q.per.is_empty() && q.per == other.unit => Some(other.written.0),
        _ => None,
    }
}

/// The days of a stretch that something is reckoned by; a month is a twelfth of a year, and four weeks for nobody.
fn stretch(per: &str) -> Option<f64> {
    match per {
        "hour" => Some(1.0 / 24.0),
        "day" => Some(1.0),
        "week" => Some(7.0),
        "month" => Some(365.0 / 12.0),
        "calendar quarter" => Some(365.0 / 4.0),
        "half-year" => Some(365.0 / 2.0),
        "year" => Some(365.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
