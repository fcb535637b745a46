//! Groups of letters and digits around a number, written one way, with the way back to the text.

use crate::interaction::Span;

/// Zeros of the scripts whose digits are read; the nine behind each follow it.
const ZEROS: [u32; 22] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
    0x0ed0, 0x0f20, 0x1040, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
];

/// The longest group that can be part of anything; a longer one is noise.
const LONGEST: usize = 40;
/// Groups read at a time: what bounds the memory on a text of nothing but digits.
pub(super) const MOST: usize = 64;
/// Letters that may stand before a number as a group of their own: a state, a prefix.
const LETTERS: usize = 5;
/// The same of small letters, which are as often a word.
const SMALL: usize = 2;

/// What stands between two groups, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Between(u8);

impl Between {
    pub(super) const SPACE: Self = Self(1);
    pub(super) const HYPHEN: Self = Self(2);
    pub(super) const DOT: Self = Self(4);
    pub(super) const SLASH: Self = Self(8);
    pub(super) const PAREN: Self = Self(16);
    /// Marks that part the columns of a table, too.
    pub(super) const COLUMN: Self = Self(32);
    /// Marks of Markdown.
    pub(super) const MARKUP: Self = Self(64);
    /// They do not belong together.
    pub(super) const BREAK: Self = Self(128);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is nothing here that `allowed` has not.
    pub(super) const fn within(self, allowed: Self) -> bool {
        self.0 & !allowed.0 == 0
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A group of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// Where it stands in the cluster's text.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) digits: usize,
    pub(super) lower: bool,
    /// Too long to be part of anything.
    pub(super) noise: bool,
    /// What stands between it and the group before.
    pub(super) between: Between,
    /// Whether a plus stands right before it.
    pub(super) plus: bool,
}

impl Piece {
    pub(super) const fn len(&self) -> usize {
        self.to - self.from
    }

    pub(super) const fn is_number(&self) -> bool {
        self.digits == self.len()
    }

    /// Whether it may be a word of the sentence.
    pub(super) const fn is_word(&self) -> bool {
        self.lower && self.digits == 0
    }
}

/// Groups that follow each other with little between them.
#[derive(Debug, Default)]
pub(super) struct Cluster {
    pub(super) pieces: Vec<Piece>,
    /// What they hold, digits of all scripts as ASCII, nothing between.
    pub(super) text: String,
    /// Whether it was cut for its length, and goes on.
    pub(super) cut: bool,
}

/// A letter or digit as ASCII.
pub(super) fn plain(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then_some(c);
    }
    let code = c as u32;
    if matches!(code, 0xff21..=0xff3a | 0xff41..=0xff5a) {
        return char::from_u32(code - 0xfee0);
    }
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= code)].last()?;
    char::from_digit(code - zero, 10)
}

/// The letters and digits of `raw` alone, in lower case: two spellings of one value are the same here.
pub(crate) fn compact(raw: &str) -> String {
    raw.chars()
        .filter_map(|c| plain(c).or_else(|| c.is_alphanumeric().then_some(c)))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Bytes that are asked together whether a number may begin in them.
const BLOCK: usize = 16;

/// The first byte from `at` on that a digit or an `@` may begin with, and whether it is the latter.
pub(super) fn next_sign(raw: &str, at: usize) -> Option<(usize, bool)> {
    let bytes = raw.as_bytes();
    let mut at = at;
    loop {
        // the digits of other scripts begin with few bytes; what else begins with them is looked at
        // most of a text is neither, which many bytes together are soon asked
        let sign = |&b: &u8| u8::from(b.wrapping_sub(b'0') <= b'@' - b'0') | u8::from(b > 0xd8);
        let near = |block: &[u8; BLOCK]| block.iter().map(sign).fold(0, std::ops::BitOr::bitor) != 0;
        let (blocks, _) = bytes[at..].as_chunks::<BLOCK>();
        at += BLOCK * blocks.iter().position(near).unwrap_or(blocks.len());
        at += bytes[at..].iter().position(|&b| {
            b.is_ascii_digit() || b == b'@' || matches!(b, 0xd9 | 0xdb | 0xdf | 0xe0 | 0xe1 | 0xef | 0xf0)
        })?;
        if bytes[at] < 0x80 {
            return Some((at, bytes[at] == b'@'));
        }
        let c = raw[at..].chars().next()?;
        if plain(c).is_some_and(|c| c.is_ascii_digit()) {
            return Some((at, false));
        }
        at += c.len_utf8();
    }
}

// What letters and digits of ASCII are, as bits; nothing else has one.
const DIGIT: u8 = 1;
const LOWER: u8 = 2;
const CAPITAL: u8 = 4;

const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => CAPITAL,
            _ => 0,
        };
        at += 1;
    }
    kinds
};

/// No form has fewer letters and digits, but an address of a machine with its four groups.
const SHORTEST: usize = 7;
const FEWEST: usize = 4;

/// Where the next search begins behind groups from `start` on that are too short for any form, as most numbers of a text are; none
/// where they have to be read. It ends where [`Cluster::read`] does.
pub(super) fn behind_short(raw: &str, start: usize) -> Option<usize> {
    let (bytes, mut at, mut length) = (raw.as_bytes(), start, 0);
    for group in 1..FEWEST {
        let (mut end, mut seen) = (at, 0);
        while let Some(kind @ 1..) = bytes.get(end).map(|&b| KINDS[usize::from(b)]) {
            seen |= kind;
            end += 1;
        }
        let (digits, lower) = (seen & DIGIT != 0, seen & LOWER != 0);
        // what goes on beyond ASCII is read by its characters
        if end == at || bytes.get(end).is_some_and(|b| !b.is_ascii()) {
            return None;
        }
        if group > 1 && !digits && end - at > if lower { SMALL } else { LETTERS } {
            return Some(at);
        }
        length += end - at;
        // a colon may be one of an address of the sixth version
        if length >= SHORTEST || bytes.get(end) == Some(&b':') {
            return None;
        }
        match gap(raw, end) {
            Some((next, _)) => at = next,
            None => return Some(end),
        }
    }
    None
}

/// Where the groups that belong to the digit at `at` begin, not before `floor`.
pub(super) fn start(raw: &str, at: usize, floor: usize) -> usize {
    // most numbers stand behind a blank and a word, of which no more than two letters would be taken along, and those not alone
    if let [.., a, b, c, b' '] = raw.as_bytes()[floor..at]
        && [a, b, c].iter().all(u8::is_ascii_lowercase)
    {
        return at;
    }
    let before = &raw[floor..];
    let group = back(before, at - floor, LONGEST + 2, |c| plain(c).is_some());
    let gap = back(before, group, 3, |c| blank(c) || hyphen(c) || c == '.');
    if gap == group {
        return floor + group;
    }
    let alone = |letters: usize| !before[..letters].ends_with(|c: char| c.is_alphanumeric());
    let capitals = back(before, gap, LETTERS, |c| plain(c).is_some_and(|c| c.is_ascii_uppercase()));
    let small = back(before, gap, SMALL, |c| c.is_ascii_lowercase());
    let letters = capitals.min(small);
    floor + if letters < gap && alone(letters) { letters } else { group }
}

/// Where the run of at most so many characters begins that `holds` says, back from `from`.
fn back(text: &str, from: usize, most: usize, holds: impl Fn(char) -> bool) -> usize {
    let mut start = from;
    for c in text[..from].chars().rev().take(most).take_while(|&c| holds(c)) {
        start -= c.len_utf8();
    }
    start
}

fn blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}')
}

impl Cluster {
    /// Reads the groups from `at` on; returns where the next search begins.
    pub(super) fn read(&mut self, raw: &str, at: usize) -> usize {
        self.pieces.clear();
        self.text.clear();
        self.cut = false;
        let mut at = at;
        let mut between = Between::BREAK;
        loop {
            let piece = self.piece(raw, at, between);
            let letters = if piece.lower { SMALL } else { LETTERS };
            let short = piece.digits > 0 || piece.len() <= letters;
            if !short && !self.pieces.is_empty() {
                return at;
            }
            self.write(raw, &piece);
            self.pieces.push(piece);
            at = piece.span.end as usize;
            if self.pieces.len() == MOST {
                self.cut = true;
                return at;
            }
            let Some((next, found)) = gap(raw, at) else { return at };
            (at, between) = (next, found);
        }
    }

    /// Adds a group to what the groups hold.
    fn write(&mut self, raw: &str, piece: &Piece) {
        let written = &raw[piece.span.range()];
        if written.len() == piece.len() {
            self.text.push_str(written);
            self.text[piece.from..].make_ascii_uppercase();
        } else {
            let signs = written.chars().filter_map(plain).map(|c| c.to_ascii_uppercase());
            self.text.extend(signs.take(LONGEST));
        }
    }

    fn piece(&self, raw: &str, start: usize, between: Between) -> Piece {
        let from = self.text.len();
        let (mut end, mut digits, mut lower, mut length) = (start, 0, false, 0);
        // as far as it goes in ASCII, byte by byte
        while let Some(kind @ 1..) = raw.as_bytes().get(end).map(|&b| KINDS[usize::from(b)]) {
            length += 1;
            digits += usize::from(kind == DIGIT);
            lower |= kind == LOWER;
            end += 1;
        }
        for c in raw[end..].chars() {
            let Some(plain) = plain(c) else { break };
            length += 1;
            digits += usize::from(plain.is_ascii_digit());
            lower |= plain.is_ascii_lowercase();
            end += c.len_utf8();
        }
        Piece {
            span: Span::new(start, end),
            from,
            to: from + length.min(LONGEST),
            digits: digits.min(LONGEST),
            lower,
            noise: length > LONGEST,
            between,
            // a plus behind another group is behind a break
            plus: self.pieces.is_empty() && signed(raw, start),
        }
    }
}

/// Whether a plus stands right before `at`, and no number before that.
fn signed(raw: &str, at: usize) -> bool {
    raw[..at].strip_suffix('+').is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// What stands between the group that ends at `at` and the next, and where that begins; none where none follows soon.
fn gap(raw: &str, at: usize) -> Option<(usize, Between)> {
    const WIDEST: usize = 5;
    // most groups stand a blank apart
    if let [b' ', next, ..] = raw.as_bytes()[at..]
        && next.is_ascii_alphanumeric()
    {
        return Some((at + 1, Between::SPACE));
    }
    let (mut between, mut width) = (Between::default(), 0);
    for (offset, c) in raw[at..].char_indices() {
        let bit = match c {
            _ if plain(c).is_some() => {
                // a full stop with a space behind ends a sentence, and a comma with one parts a list
                let tight = width == 1 || !between.has(Between::DOT.or(Between::COLUMN));
                return Some((at + offset, if tight { between } else { Between::BREAK }));
            }
            _ if blank(c) => Between::SPACE,
            _ if hyphen(c) && !between.has(Between::HYPHEN) => Between::HYPHEN,
            '.' | '\u{b7}' if width == 0 => Between::DOT,
            '/' if !between.has(Between::SLASH) => Between::SLASH,
            '(' | ')' => Between::PAREN,
            ',' | ';' | ':' | '|' | '=' | '#' | '\\' if width == 0 => Between::COLUMN,
            '*' | '_' | '~' | '`' => Between::MARKUP,
            _ => return None,
        };
        (between, width) = (between.or(bit), width + 1);
        if width > WIDEST {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn short_groups_end_where_all_do(raw in "[0-9]{1,3}([ ,.:-]{0,2}([0-9]{1,3}|[a-z]{1,4}|[A-Z]{1,7}|é|\n)){0,4}") {
            let mut cluster = Cluster::default();
            let end = cluster.read(&raw, 0);
            if let Some(found) = behind_short(&raw, 0) {
                let length: usize = cluster.pieces.iter().map(Piece::len).sum();
                proptest::prop_assert!(found == end && length < SHORTEST && cluster.pieces.len() < FEWEST, "{raw:?}");
            }
        }
    }
}
