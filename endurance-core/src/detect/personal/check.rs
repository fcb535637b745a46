//! Check digits. Each function is given digits (or letters and digits) in ASCII, upper case, nothing else.

/// The values of the digits.
fn digits(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    text.bytes().map(|b| usize::from(b.wrapping_sub(b'0')))
}

/// The value of a letter or digit: 0..=9, then A is 10.
fn value(b: u8) -> usize {
    usize::from(if b.is_ascii_digit() { b - b'0' } else { b.wrapping_sub(b'A').wrapping_add(10) })
}

/// Verhoeff 1969: multiplication in the dihedral group of order ten. Aadhaar.
pub(super) fn verhoeff(text: &str) -> bool {
    const PRODUCT: [[u8; 10]; 10] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
        [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
        [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
        [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
        [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
        [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
        [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
        [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];
    const PLACE: [[u8; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    let step = |sum: u8, (place, digit): (usize, usize)| {
        PRODUCT[usize::from(sum)][usize::from(PLACE[place % 8][digit])]
    };
    digits(text).rev().enumerate().fold(0, step) == 0
}

/// ISO/IEC 7812-1: every second digit from the right doubled. Payment cards.
pub(super) fn luhn(text: &str) -> bool {
    let part = |(place, digit): (usize, usize)| match (place % 2, digit * 2) {
        (0, _) => digit,
        (_, twice) => twice / 10 + twice % 10,
    };
    digits(text).rev().enumerate().map(part).sum::<usize>() % 10 == 0
}

/// ISO 7064 mod 97-10 with the first four characters behind. IBAN.
pub(super) fn mod97(text: &str) -> bool {
    let (head, rest) = text.split_at(4);
    let step = |sum: usize, b: u8| match value(b) {
        digit @ 0..10 => (sum * 10 + digit) % 97,
        letter => (sum * 100 + letter) % 97,
    };
    rest.bytes().chain(head.bytes()).fold(0, step) == 1
}

/// Weights 10..=2 and a check digit of 11 less the rest. NHS number.
pub(super) fn mod11(text: &str) -> bool {
    let sum: usize = digits(text).take(9).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    digits(text).next_back() == Some((11 - sum % 11) % 11)
}

/// Luhn over base 36. GSTIN.
pub(super) fn mod36(text: &str) -> bool {
    let Some((body, last)) = text.as_bytes().split_at_checked(14) else { return false };
    let part = |(place, &b): (usize, &u8)| {
        let product = value(b) * (1 + place % 2);
        product / 36 + product % 36
    };
    let sum: usize = body.iter().enumerate().map(part).sum();
    last.first().map(|&b| value(b)) == Some((36 - sum % 36) % 36)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Check = fn(&str) -> bool;

    #[test]
    fn published_examples_hold_and_a_wrong_digit_does_not() {
        let cases: [(Check, &str, &str); 6] = [
            (verhoeff, "2363", "2364"),
            (luhn, "4111111111111111", "4111111111111112"),
            (luhn, "378282246310005", "378282246310050"),
            (mod97, "GB82WEST12345698765432", "GB82WEST12345698765423"),
            (mod11, "9434765919", "9434765918"),
            (mod36, "27AAPFU0939F1ZV", "27AAPFU0939F1ZW"),
        ];
        for (check, right, wrong) in cases {
            assert!(check(right), "{right}");
            assert!(!check(wrong), "{wrong}");
        }
    }
}
