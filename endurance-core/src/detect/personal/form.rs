//! The forms of numbers that name a person, an account or a card.

use super::{
    check,
    piece::{Between, Cluster, Piece},
};

/// How sure a form is of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Whatever the words around say.
    Sure,
    /// Unless the words beside it call it something else.
    Likely,
    /// Where a word of its own stands near.
    Near,
    /// Where the nearest word is its own.
    Beside,
    /// It is not.
    No,
}

use Form::{Beside, Likely, Near, No, Sure};

/// Groups that may be one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// Letters, as capitals, and digits.
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
    /// All that stands between them.
    pub(super) between: Between,
    /// Whether what stands between them is the same everywhere.
    pub(super) uniform: bool,
    /// Whether some letter was small.
    pub(super) lower: bool,
    /// Whether all are digits.
    pub(super) number: bool,
}

impl<'a> Candidate<'a> {
    /// The groups of `cluster` numbered `from` to `to`, the last included.
    pub(super) fn new(cluster: &'a Cluster, from: usize, to: usize) -> Self {
        let pieces = &cluster.pieces[from..=to];
        let (first, gaps) = (&pieces[0], &pieces[1..]);
        Self {
            text: &cluster.text[first.from..pieces[gaps.len()].to],
            pieces,
            between: gaps.iter().fold(Between::default(), |all, piece| all.or(piece.between)),
            uniform: gaps.windows(2).all(|two| two[0].between == two[1].between),
            lower: pieces.iter().any(|piece| piece.lower),
            number: pieces.iter().all(Piece::is_number),
        }
    }

    /// Whether some group may be a word of the sentence.
    pub(super) fn is_worded(&self) -> bool {
        self.pieces.iter().any(Piece::is_word)
    }

    /// The lengths of the groups.
    pub(super) fn lengths(&self) -> impl Iterator<Item = usize> + '_ {
        self.pieces.iter().map(Piece::len)
    }

    fn groups(&self, lengths: &[usize]) -> bool {
        self.lengths().eq(lengths.iter().copied())
    }

    /// Whether it is grouped as a large number is: 12 345 678.
    pub(super) fn is_by_thousands(&self) -> bool {
        let spaced = self.number && self.pieces.len() > 1 && self.between == Between::SPACE;
        spaced
            && !self.text.starts_with('0')
            && self.lengths().skip(1).all(|length| length == 3)
            && self.pieces[0].len() <= 3
    }

    pub(super) fn single(&self) -> bool {
        self.pieces.len() == 1
    }

    fn regular(&self, lengths: &[usize]) -> bool {
        self.uniform && self.groups(lengths)
    }
}

/// Whether `text` has the form: `A` is a letter, `9` a digit, `*` either, anything else itself in small letters.
fn like(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(b, f)| match f {
            b'A' => b.is_ascii_uppercase(),
            b'9' => b.is_ascii_digit(),
            b'*' => b.is_ascii_alphanumeric(),
            _ => b.to_ascii_lowercase() == f,
        })
}

fn starts(text: &str, length: usize) -> u32 {
    text.get(..length).and_then(|head| head.parse().ok()).unwrap_or(0)
}

/// Twelve digits from 2 on, Verhoeff (UIDAI).
pub(super) fn aadhaar(c: &Candidate<'_>) -> Form {
    let first = c.text.as_bytes()[0];
    let same = c.text.bytes().all(|b| b == first);
    if !c.number || first < b'2' || same || !check::verhoeff(c.text) {
        No
    } else if c.regular(&[4, 4, 4]) {
        Likely
    } else {
        Near
    }
}

/// Five letters, of which the fourth says who holds it, four digits, a letter (Income Tax Department).
pub(super) fn pan(c: &Candidate<'_>) -> Form {
    if !is_pan(c.text) {
        No
    } else if c.single() && !c.lower {
        Likely
    } else {
        Near
    }
}

fn is_pan(text: &str) -> bool {
    like(text, "AAAAA9999A") && b"PCHFATBLJG".contains(&text.as_bytes()[3])
}

/// State, PAN, number, `Z`, check character (GSTN).
pub(super) fn gstin(c: &Candidate<'_>) -> Form {
    let state = starts(c.text, 2);
    let fits = like(c.text, "99AAAAA9999A***");
    let known = matches!(state, 1..=38 | 97 | 99);
    if fits && known && is_pan(&c.text[2..12]) && check::mod36(c.text) { Sure } else { No }
}

/// Indian banks by the first four letters of their IFSC (Reserve Bank of India).
const BANKS: &str = "ABHY AIRP ANDB APGB AUBL AXIS BARB BDBL BKID CBIN CITI CNRB CORB COSB CSBK CIUB DBSS DCBL DEUT DLXB ESFB FDRL FINO \
    HDFC HSBC IBKL ICIC IDFB IDIB INDB IOBA IPOS JAKA JIOP JSFB KARB KKBK KVBL LAVB MAHB NKGS NSPB NTBL ORBC PSIB PUNB PYTM RATN RBIS \
    SBIN SCBL SIBL SRCB STBP SVCB SYNB TMBL UBIN UCBA UJVN USFB UTBI UTIB VIJB VYSA YESB";

/// A bank, a zero, a branch.
pub(super) fn ifsc(c: &Candidate<'_>) -> Form {
    if !c.single() || !like(c.text, "AAAA0******") {
        No
    } else if !c.lower && BANKS.split(' ').any(|bank| c.text.starts_with(bank)) {
        Likely
    } else {
        Near
    }
}

/// Numbers that card networks publish for testing.
const TEST_CARDS: [&str; 16] = [
    "4242424242424242",
    "4111111111111111",
    "4012888888881881",
    "4000056655665556",
    "5555555555554444",
    "5105105105105100",
    "2223003122003222",
    "5200828282828210",
    "378282246310005",
    "371449635398431",
    "6011111111111117",
    "6011000990139424",
    "3056930009020004",
    "30569309025904",
    "38520000023237",
    "3530111333300000",
];

pub(super) fn is_test_card(text: &str) -> bool {
    TEST_CARDS.contains(&text)
}

/// The networks' ranges (ISO/IEC 7812): first digits from, to, lengths from, to.
const NETWORKS: [(u32, u32, usize, usize); 14] = [
    (4, 4, 16, 16),
    (51, 55, 16, 16),
    (2221, 2720, 16, 16),
    (34, 34, 15, 15),
    (37, 37, 15, 15),
    (300, 305, 14, 14),
    (36, 36, 14, 14),
    (38, 39, 14, 14),
    (6011, 6011, 16, 19),
    (644, 659, 16, 19),
    (62, 62, 16, 19),
    (3528, 3589, 16, 19),
    (508, 508, 16, 16),
    (81, 82, 16, 16),
];

/// The same for numbers that only a word beside them makes a card's: old Visa, `RuPay` from 60, Maestro.
const RARE: [(u32, u32, usize, usize); 5] =
    [(4, 4, 13, 19), (60, 60, 16, 16), (50, 50, 12, 19), (56, 58, 12, 19), (61, 69, 12, 19)];

fn in_network(text: &str, networks: &[(u32, u32, usize, usize)]) -> bool {
    networks.iter().any(|&(from, to, least, most)| {
        let width = from.ilog10() as usize + 1;
        (from..=to).contains(&starts(text, width)) && (least..=most).contains(&text.len())
    })
}

/// Luhn, a network's first digits, its length (ISO/IEC 7812).
pub(super) fn card(c: &Candidate<'_>) -> Form {
    let first = c.text.as_bytes()[0];
    if !c.number || c.text.bytes().all(|b| b == first) || !check::luhn(c.text) {
        return No;
    }
    let usual = c.regular(&[4, 4, 4, 4])
        || c.regular(&[4, 6, 5])
        || c.regular(&[4, 6, 4])
        || c.regular(&[4, 4, 4, 4, 3]);
    let whole = c.single() && matches!(c.text.len(), 15 | 16);
    match (in_network(c.text, &NETWORKS), usual || whole) {
        (true, true) => Likely,
        (true, false) => Near,
        _ if !in_network(c.text, &RARE) => No,
        _ if usual => Likely,
        // twelve digits may as well be those of Aadhaar
        _ if c.text.len() == 12 => Beside,
        _ => Near,
    }
}

/// Lengths by country (SWIFT IBAN registry).
const IBANS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 \
    FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 \
    LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 \
    SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/// Country, its length, mod 97 (ISO 13616).
pub(super) fn iban(c: &Candidate<'_>) -> Form {
    let length = |country: &str| IBANS.split(' ').find_map(|row| row.strip_prefix(country)?.parse().ok());
    let head = like(&c.text[..4], "AA99") && c.pieces[0].len() >= 4;
    if head && length(&c.text[..2]) == Some(c.text.len()) && check::mod97(c.text) { Sure } else { No }
}

/// Area, group and serial that are given out (Social Security Administration).
pub(super) fn ssn(c: &Candidate<'_>) -> Form {
    let area = starts(c.text, 3);
    let given = area != 0 && area != 666 && area < 900 && &c.text[3..5] != "00" && &c.text[5..] != "0000";
    // printed in advertisements, and void since
    let void = matches!(c.text, "078051120" | "219099999");
    if !c.number || !given || void {
        No
    } else if c.regular(&[3, 2, 4]) && c.between == Between::HYPHEN {
        Likely
    } else if c.regular(&[3, 2, 4]) {
        Near
    } else if c.single() {
        Beside
    } else {
        No
    }
}

/// Ten digits, mod 11 (NHS Data Dictionary).
pub(super) fn nhs(c: &Candidate<'_>) -> Form {
    let grouped = c.single() || c.regular(&[3, 3, 4]);
    let same = c.text.bytes().all(|b| b == c.text.as_bytes()[0]);
    if c.number && grouped && !same && check::mod11(c.text) { Near } else { No }
}

/// Two letters, six digits, A to D; prefixes that are not given out are left out (HMRC NIM39110).
pub(super) fn nino(c: &Candidate<'_>) -> Form {
    let (first, second) = (c.text.as_bytes()[0], c.text.as_bytes()[1]);
    let given = !b"DFIQUV".contains(&first)
        && !b"DFIOQUV".contains(&second)
        && !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(&&c.text[..2]);
    let whole = like(c.text, "AA999999A") && matches!(c.text.as_bytes()[8], b'A'..=b'D');
    let usual = c.single() || c.regular(&[2, 2, 2, 2, 1]) || c.groups(&[2, 6, 1]);
    let short = like(c.text, "AA999999") && !c.is_worded();
    match (given && (whole || short), whole && usual && !c.lower) {
        (true, true) => Likely,
        (true, false) => Near,
        _ => No,
    }
}

/// India `A9999999`, United Kingdom and United States `999999999`, the latter also `A99999999`, France `99AA99999`, Spain
/// `AAA999999`, Portugal and Brazil `AA999999`, Germany nine digits and letters that begin no word: no vowel is among them.
pub(super) fn passport(c: &Candidate<'_>) -> Form {
    let forms = ["A9999999", "A99999999", "99AA99999", "AAA999999", "AA999999", "AA9999999"];
    let letter =
        |b: u8| matches!(b, b'C' | b'F' | b'G' | b'H' | b'J'..=b'N' | b'P' | b'R' | b'T' | b'V'..=b'Z');
    let digits = c.text.bytes().filter(u8::is_ascii_digit).count();
    let german = c.text.len() == 9
        && digits >= 1
        && letter(c.text.as_bytes()[0])
        && c.text.bytes().all(|b| b.is_ascii_digit() || letter(b));
    // other countries mix letters and digits in their own ways
    let other = (8..=9).contains(&c.text.len())
        && c.text.as_bytes()[0].is_ascii_uppercase()
        && digits >= 4
        && !c.lower;
    if c.number {
        if c.text.len() == 9 && c.pieces.len() <= 3 { Beside } else { No }
    } else if c.pieces.len() > 2 {
        No
    } else if forms.iter().any(|form| like(c.text, form)) || german && c.single() {
        Near
    } else if other && c.single() {
        Beside
    } else {
        No
    }
}

/// Three letters and seven digits (Election Commission of India).
pub(super) fn voter(c: &Candidate<'_>) -> Form {
    if like(c.text, "AAA9999999") && c.pieces.len() <= 2 { Near } else { No }
}

/// The states and territories of India, as on licences.
const STATES: &str = "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TG TN TR TS UA UK UP WB";

/// India `AA99`, a year, seven digits; United Kingdom `AAAAA999999AA9AA`; one letter and seven digits, as in California.
pub(super) fn licence(c: &Candidate<'_>) -> Form {
    let india = like(c.text, "AA9999999999999") && matches!(&c.text[4..6], "19" | "20");
    let india = india && STATES.split(' ').any(|state| c.text.starts_with(state));
    let kingdom = c.text.len() == 16 && like(&c.text[5..], "999999**9AA") && like(&c.text[..1], "A");
    if india && !c.lower {
        Likely
    } else if india || kingdom || c.single() && like(c.text, "A9999999") {
        Near
    } else {
        No
    }
}

/// Seven digits or more, in any groups; the last may be a check digit.
pub(super) fn account(c: &Candidate<'_>) -> Form {
    let last = c.pieces.len() - 1;
    let short = c.lengths().take(last).any(|length| length < 2);
    let mut lengths = c.lengths();
    let dated = matches!(
        (lengths.next(), lengths.next(), lengths.next(), lengths.next()),
        (Some(2), Some(2), Some(4), None) | (Some(4), Some(2), Some(2), None)
    );
    if c.number && !short && !dated && c.pieces.len() <= 6 { Beside } else { No }
}
