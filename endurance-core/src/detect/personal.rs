//! Personal data: numbers of identity, of accounts and cards, and ways to reach somebody.
//!
//! One pass over the signs that all of it has, a digit or an `@`. What stands around a digit is read as groups of letters and
//! digits, and every few neighbouring groups are held against a table of forms. A number that anything could have (ten
//! digits) counts only beside a word that says what it is; one with a check digit, or grouped as only one kind is, counts unless
//! the words beside it call it something else.

mod address;
mod birth;
mod check;
mod form;
mod label;
mod phone;
mod piece;

use crate::interaction::Span;
use form::{Candidate, Form};
use label::{Around, Found, Label, Labels, Words};
use piece::{Between, Cluster};

pub(crate) use label::births;
pub(crate) use piece::compact;

crate::names! {
    /// What kind of personal data it is.
    pub enum PersonalKind {
        /// Indian resident's number.
        Aadhaar = "aadhaar",
        /// Indian tax number of a person or firm.
        Pan = "pan",
        /// Indian number for goods and services tax; holds a PAN.
        Gstin = "gstin",
        /// Code of an Indian bank's branch.
        Ifsc = "ifsc",
        /// Number of a credit or debit card.
        PaymentCard = "payment_card",
        /// International bank account number.
        Iban = "iban",
        /// United States social security number.
        UsSsn = "us_ssn",
        /// United Kingdom health service number.
        NhsNumber = "nhs_number",
        /// United Kingdom national insurance number.
        UkNino = "uk_nino",
        /// Passport number.
        Passport = "passport",
        /// Indian voter's card.
        VoterId = "voter_id",
        /// Driving licence.
        DrivingLicence = "driving_licence",
        /// Telephone number.
        Phone = "phone",
        /// E-mail address.
        Email = "email",
        /// Address of a machine on the internet.
        IpAddress = "ip_address",
        /// Date of birth.
        DateOfBirth = "date_of_birth",
        /// Number of a bank account.
        BankAccount = "bank_account",
    }
}

impl PersonalKind {
    /// How much one of it takes off the score, 0..=1.
    pub(crate) fn weight(self) -> f64 {
        match self {
            Self::Email => 0.3,
            Self::DateOfBirth => 0.5,
            _ => ROWS.iter().find(|row| row.kind == self).map_or(0.0, |row| row.weight),
        }
    }
}

/// A row: what it is, what one of it costs, its length without what stands between, what may stand between, its form, and
/// the word that names it.
struct Row {
    kind: PersonalKind,
    weight: f64,
    length: (usize, usize),
    between: Between,
    form: fn(&Candidate<'_>) -> Form,
    label: Label,
}

const NONE: Between = Between::SPACE.or(Between::HYPHEN);
const TEXT: Between = NONE.or(Between::DOT);
const ANY: Between = TEXT.or(Between::SLASH).or(Between::PAREN);
const ODD: Between = TEXT.or(Between::SLASH).or(Between::COLUMN).or(Between::MARKUP);

const fn row(
    kind: PersonalKind,
    weight: f64,
    length: (usize, usize),
    between: Between,
    form: fn(&Candidate<'_>) -> Form,
    label: Label,
) -> Row {
    Row { kind, weight, length, between, form, label }
}

/// The kinds that stand on digits, the most telling first: of two that share a digit the earlier row counts.
const ROWS: [Row; 16] = [
    row(PersonalKind::Gstin, 0.4, (15, 15), NONE, form::gstin, Label::Gstin),
    row(PersonalKind::Iban, 0.6, (15, 34), TEXT, form::iban, Label::Iban),
    row(PersonalKind::PaymentCard, 0.9, (12, 19), ODD, form::card, Label::Card),
    row(PersonalKind::DrivingLicence, 0.7, (8, 16), TEXT.or(Between::SLASH), form::licence, Label::Licence),
    row(PersonalKind::Aadhaar, 0.9, (12, 12), TEXT, form::aadhaar, Label::Aadhaar),
    row(PersonalKind::Pan, 0.8, (10, 10), NONE, form::pan, Label::Pan),
    row(PersonalKind::Ifsc, 0.1, (11, 11), Between::SPACE, form::ifsc, Label::Ifsc),
    row(PersonalKind::UkNino, 0.8, (8, 9), TEXT, form::nino, Label::Nino),
    row(PersonalKind::VoterId, 0.7, (10, 10), TEXT.or(Between::SLASH), form::voter, Label::Voter),
    row(PersonalKind::Passport, 0.8, (8, 9), NONE, form::passport, Label::Passport),
    row(PersonalKind::UsSsn, 0.9, (9, 9), TEXT, form::ssn, Label::Ssn),
    row(PersonalKind::NhsNumber, 0.8, (10, 10), TEXT, form::nhs, Label::Nhs),
    row(PersonalKind::IpAddress, 0.2, (4, 12), Between::DOT, address::ip4, Label::Ip),
    row(PersonalKind::Phone, 0.3, (7, 15), ANY, phone::phone, Label::Phone),
    row(PersonalKind::BankAccount, 0.6, (7, 20), TEXT, form::account, Label::Account),
    // the sixth version is found by its colons; the row is for its weight
    row(PersonalKind::IpAddress, 0.2, (99, 99), Between::BREAK, address::ip4, Label::Ip),
];

/// For each length the rows that have it, as bits.
const FITTING: [u16; LONGEST + 1] = {
    let mut fitting = [0; LONGEST + 1];
    let mut row = 0;
    while row < ROWS.len() {
        let (mut length, most) = ROWS[row].length;
        while length <= most && length <= LONGEST {
            fitting[length] |= 1 << row;
            length += 1;
        }
        row += 1;
    }
    fitting
};

/// The numbers of the bits that are set.
fn numbered(mut bits: u16) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (at < 16).then_some(at)
    })
}

/// Groups that one number has at most: an IBAN of 34 in fours.
const MOST_GROUPS: usize = 9;
/// The longest of them, without what stands between.
const LONGEST: usize = 34;

/// Finds personal data. Built once.
#[derive(Debug)]
pub(crate) struct Finder {
    labels: Labels,
}

/// One find: its place in the order of the table, how sure, where.
#[derive(Clone, Copy, Debug)]
struct Find {
    row: usize,
    form: Form,
    kind: PersonalKind,
    span: Span,
}

impl Finder {
    pub(crate) fn new() -> Self {
        Self { labels: Labels::new() }
    }

    /// All personal data of `raw`, in order of position; none inside another. Without one of [`births`] in it, as `born` says,
    /// it holds no date of birth.
    pub(crate) fn find(&self, raw: &str, born: bool) -> Vec<(PersonalKind, Span)> {
        let mut out: Vec<(PersonalKind, Span)> = Vec::new();
        // most texts have neither digit nor @, and are done here
        let Some(mut sign) = piece::next_sign(raw, 0) else { return out };
        let words = Words::new(&self.labels, raw);
        let (mut cluster, mut finds, mut floor) = (Cluster::default(), Vec::new(), 0);
        loop {
            let (at, is_at) = sign;
            let mut next = at + 1;
            if is_at {
                out.extend(address::email(raw, at).map(|span| (PersonalKind::Email, span)));
            } else {
                let start = piece::start(raw, at, floor);
                next = piece::behind_short(raw, start).unwrap_or_else(|| {
                    let next = self::cluster(raw, &words, start, &mut cluster, &mut finds);
                    out.extend(finds.drain(..).map(|find: Find| (find.kind, find.span)));
                    next
                });
                floor = next;
            }
            match piece::next_sign(raw, next) {
                Some(found) => sign = found,
                None => break,
            }
        }
        if born {
            let date = |word: &Found| birth::date(raw, word.start..word.end);
            out.extend(words.births().filter_map(|word| Some((PersonalKind::DateOfBirth, date(word)?))));
        }
        outermost(out)
    }
}

/// Reads the groups from `start` on, and leaves in `finds` what they hold; returns where the next search begins.
fn cluster(
    raw: &str,
    words: &Words<'_>,
    start: usize,
    cluster: &mut Cluster,
    finds: &mut Vec<Find>,
) -> usize {
    let mut next = cluster.read(raw, start);
    let pieces = &cluster.pieces;
    let mut last = pieces.len();
    if cluster.cut {
        // what may go on behind the cut is read again with it
        last -= MOST_GROUPS + 2;
        next = pieces[last].span.start as usize;
    }
    finds.clear();
    for (from, piece) in pieces.iter().enumerate().take(last) {
        if let Some(span) = address::ip6(raw, piece.span.start as usize) {
            finds.push(Find { row: 0, form: Form::Sure, kind: PersonalKind::IpAddress, span });
        }
        candidates(raw, words, cluster, from, finds);
    }
    // a telephone number with its plus is none other, whatever the row
    finds.sort_by_key(|find| {
        let length = std::cmp::Reverse(find.span.range().len());
        (find.form != Form::Sure, find.row, find.form, length, find.span.start)
    });
    let mut kept: Vec<Find> = Vec::new();
    for find in finds.drain(..) {
        if !kept.iter().any(|other| other.span.overlaps(find.span)) {
            kept.push(find);
        }
    }
    finds.extend(kept);
    next
}

/// Holds the groups from the one numbered `from` on against the table.
fn candidates(raw: &str, words: &Words<'_>, cluster: &Cluster, from: usize, finds: &mut Vec<Find>) {
    let pieces = &cluster.pieces;
    let first = &pieces[from];
    let (mut between, mut worded) = (Between::default(), false);
    for (to, piece) in pieces.iter().enumerate().skip(from).take(MOST_GROUPS) {
        let length = piece.to - first.from;
        let inside = to == from || !piece.between.has(Between::BREAK);
        if piece.noise || !inside || length > LONGEST || (to > from && piece.plus) {
            return;
        }
        between = if to > from { between.or(piece.between) } else { between };
        worded |= piece.is_word();
        let fits = |row: &&Row| between.within(row.between) && (!worded || row.kind == PersonalKind::UkNino);
        let rows = || numbered(FITTING[length]).filter(|&at| fits(&&ROWS[at]));
        if rows().next().is_none() {
            continue;
        }
        let candidate = Candidate::new(cluster, from, to);
        if !is_whole(raw, cluster, from, to, &candidate) {
            continue;
        }
        let span = first.span.hull(piece.span);
        let around = Around::new(words, span.start as usize, span.end as usize);
        for at in rows() {
            let row = &ROWS[at];
            if let Some(form) = accepted(raw, (row.form)(&candidate), row, &candidate, around) {
                let phone = row.kind == PersonalKind::Phone;
                let span = if phone { dialled(raw, span, first.plus) } else { span };
                let closed = !phone || balanced(&raw[span.range()]);
                if closed {
                    finds.push(Find { row: at, form, kind: row.kind, span });
                }
            }
        }
    }
}

/// Whether each parenthesis has its other half: `839-844 (2001` is no number.
fn balanced(words: &str) -> bool {
    words.matches('(').count() == words.matches(')').count()
}

/// A telephone number with the plus and the parenthesis that belong to it.
fn dialled(raw: &str, span: Span, plus: bool) -> Span {
    let mut start = span.start as usize;
    if plus {
        start -= 1;
    }
    let end = span.end as usize;
    if raw[..start].ends_with('(') && raw[start..end].contains(')') {
        start -= 1;
    }
    Span::new(start, end)
}

/// The form, if what stands around allows it.
fn accepted(raw: &str, form: Form, row: &Row, c: &Candidate<'_>, around: Around<'_>) -> Option<Form> {
    if form == Form::No {
        return None;
    }
    let span = c.pieces[0].span.hull(c.pieces[c.pieces.len() - 1].span);
    let card = row.kind == PersonalKind::PaymentCard;
    let example = card && form::is_test_card(c.text) && around.has(Label::Example);
    // seven digits are so many things that the word must stand right beside them
    let short = row.kind == PersonalKind::Phone && c.text.len() < 10;
    // as is 12 345 678, which may count something
    let reach = if short || c.is_by_thousands() { 24 } else { usize::MAX };
    let holds = match form {
        Form::Sure => true,
        // without a check digit, the word right before decides; with one, a word of its own anywhere near does
        Form::Likely => match row.kind {
            PersonalKind::IpAddress => !around.is_version(),
            PersonalKind::Phone => !around.is_called_otherwise(row.label),
            PersonalKind::Aadhaar => around.has(row.label) || !around.is_called_otherwise(row.label),
            _ => around.has(row.label) || !(around.is_thing() || is_row(raw, span, c.between)),
        },
        Form::Near => around.has(row.label),
        Form::Beside => {
            around.nearest().is_some_and(|(label, _)| label == row.label)
                && around.is_within(row.label, reach)
        }
        Form::No => false,
    };
    let counted = c.number && form != Form::Sure && around.is_counted();
    // no sum has the digits of a card
    let money = c.number && !card && is_money(raw, span);
    (holds && !example && !counted && !money).then_some(form)
}

/// Whether the groups are a row of a table, or cells of one that follow each other.
fn is_row(raw: &str, span: Span, between: Between) -> bool {
    const EDGES: [char; 6] = ['\n', '\t', ',', ';', '|', ':'];
    let (before, after) = (&raw[..span.start as usize], &raw[span.end as usize..]);
    let (before, after) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let alone = before.is_empty() && after.is_empty();
    between.has(Between::COLUMN)
        && !alone
        && (before.is_empty() || before.ends_with(EDGES))
        && (after.is_empty() || after.starts_with(EDGES))
}

/// Whether the groups stand for themselves: no part of a longer number or of a fraction.
fn is_whole(raw: &str, cluster: &Cluster, from: usize, to: usize, c: &Candidate<'_>) -> bool {
    let pieces = &cluster.pieces;
    let glue = Between::HYPHEN.or(Between::DOT).or(Between::SLASH);
    let joined = |between: Between, other: &piece::Piece| {
        // with spaces around a hyphen or a slash a whole number may follow, but no part of one
        let loose = between.has(Between::SPACE) && (other.len() >= 5 || between.has(Between::SLASH));
        let glued = between.has(glue) && !between.has(Between::BREAK) && !loose;
        let column = between.has(Between::COLUMN) && c.between.has(Between::COLUMN);
        other.digits > 0 && (glued || column)
    };
    let goes_on = |between: Between, other: &piece::Piece| {
        between == c.between && other.is_number() && c.number && other.len() >= 3 && c.pieces.len() > 1
    };
    // (123) 456-7890: the second part alone is none
    let area =
        c.number && pieces[from].between.has(Between::PAREN) && !pieces[from].between.has(Between::BREAK);
    let before = from > 0 && {
        let (between, other) = (pieces[from].between, &pieces[from - 1]);
        joined(between, other)
            || area && other.is_number()
            || goes_on(between, other) && !are_cards(cluster, c, |groups| from.checked_sub(groups))
    };
    let after = pieces.get(to + 1).is_some_and(|next| {
        joined(next.between, next) || goes_on(next.between, next) && !are_cards(cluster, c, |_| Some(to + 1))
    });
    let cut = c.number && is_part(raw, pieces[from].span.hull(pieces[to].span), c.text.len());
    !(before || after || cut)
}

/// Whether the candidate is a card and so is what stands beside it: so many groups, from the one that `start` says.
fn are_cards(cluster: &Cluster, c: &Candidate<'_>, start: impl Fn(usize) -> Option<usize>) -> bool {
    let card = |c: &Candidate<'_>| form::card(c) == Form::Likely;
    card(c)
        && (3..=5).any(|groups| {
            let from = start(groups).filter(|from| from + groups <= cluster.pieces.len());
            from.is_some_and(|from| {
                let other = Candidate::new(cluster, from, from + groups - 1);
                other.between == c.between && card(&other)
            })
        })
}

/// What stands before or behind a sum of money (ISO 4217, and what is written in its place).
const CURRENCIES: [&str; 26] = [
    "INR",
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CHF",
    "CAD",
    "AUD",
    "BRL",
    "CNY",
    "AED",
    "SAR",
    "SGD",
    "MXN",
    "ZAR",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "NZD",
    "HKD",
    "RUB",
    "TRY",
    "Rs",
    "रु",
    "रुपये",
];

/// Whether the number is money: `$12345678`, `INR 12345678`, `12345678 €`.
fn is_money(raw: &str, span: Span) -> bool {
    let (before, after) = (&raw[..span.start as usize], &raw[span.end as usize..]);
    let word = before.trim_end_matches([' ', '.', '\u{a0}', '\u{202f}', '-']);
    let behind = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let letter = |c: char| c.is_alphanumeric();
    word.ends_with(['$', '€', '£', '₹', '¥'])
        || behind.starts_with(['€', '£', '₹', '¥', '%'])
        || CURRENCIES.iter().any(|code| {
            word.strip_suffix(code).is_some_and(|rest| !rest.ends_with(letter))
                || behind.strip_prefix(code).is_some_and(|rest| !rest.starts_with(letter))
        })
}

/// Whether the number of so many digits goes on behind a comma or a point: `1,234,567`, `12345678,50`.
fn is_part(raw: &str, span: Span, length: usize) -> bool {
    // of more digits is no sum: behind a comma the next value of a list begins
    const LONGEST_SUM: usize = 12;
    let (before, after) = (&raw[..span.start as usize], &raw[span.end as usize..]);
    let digits = |text: &str| text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let short = |rest: &str| matches!(digits(rest), 1..=3);
    let fraction = after.strip_prefix('.').is_some_and(short)
        || length <= LONGEST_SUM && after.strip_prefix(',').is_some_and(short);
    let part = before.strip_suffix(',').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    fraction || part && span.range().len() <= 3
}

/// Of finds that overlap the one that holds the other, else the first; in order of position.
fn outermost(mut found: Vec<(PersonalKind, Span)>) -> Vec<(PersonalKind, Span)> {
    found.sort_by_key(|&(kind, span)| (span.start, std::cmp::Reverse(span.end), kind));
    found.dedup_by(|later, first| later.1.overlaps(first.1));
    found
}

#[cfg(test)]
mod tests;
