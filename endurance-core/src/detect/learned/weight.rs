//! The weights, as `data/injection_model.tsv` has them: made by `training/injection.py`.

use super::feature::{CLASSES, SIZE};
use crate::pack;

/// Sixty-four signs, six bits each.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A weight for each feature, and what turns their sum into log-odds.
#[derive(Clone, Debug)]
#[allow(unreachable_pub, reason = "public only for training")]
pub struct Weights {
    /// Of what users say, in units of `scale`.
    pub values: Vec<i8>,
    /// The same of what stands in documents, of which only the classes of words count.
    pub pages: Vec<i8>,
    /// Log-odds of one unit.
    pub scale: f64,
    /// Log-odds are slope times the sum plus offset; in a query, then in a document.
    pub calibration: [(f64, f64); 2],
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            values: vec![0; SIZE],
            pages: vec![0; CLASSES as usize],
            scale: 1.0 / 32.0,
            calibration: [(1.0, 0.0); 2],
        }
    }
}

impl Weights {
    /// The weights that ship with the crate. A row is a kind and what it holds; a run of weights says where it begins.
    pub(super) fn shipped() -> Self {
        let mut out = Self::default();
        let number = |text: &str| text.parse::<f64>().unwrap_or(0.0);
        for row in pack::rows("injection_model") {
            match row[0] {
                "scale" => out.scale = number(row[2]),
                "query" => out.calibration[0] = (number(row[1]), number(row[2])),
                "document" => out.calibration[1] = (number(row[1]), number(row[2])),
                "page" => run(&mut out.pages, row[1].parse().unwrap_or(SIZE), row[2]),
                _ => run(&mut out.values, row[1].parse().unwrap_or(SIZE), row[2]),
            }
        }
        out
    }
}

/// Weights from `from` on: a sign for each from -31 to 31; `+` and a sign skip so many and one more.
fn run(values: &mut [i8], from: usize, signs: &str) {
    let mut at = from;
    let mut bytes = signs.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'+' {
            at += bytes.next().and_then(digit).unwrap_or(0) + 1;
            continue;
        }
        if let (Some(digit), Some(value)) = (digit(byte), values.get_mut(at)) {
            *value = digit as i8 - 32;
        }
        at += 1;
    }
}

/// What each byte stands for; a hundred thousand are read when a program starts.
const DIGITS: [u8; 256] = {
    let mut digits = [u8::MAX; 256];
    let mut at = 0;
    while at < SIGNS.len() {
        digits[SIGNS[at] as usize] = at as u8;
        at += 1;
    }
    digits
};

fn digit(byte: u8) -> Option<usize> {
    let digit = usize::from(DIGITS[usize::from(byte)]);
    (digit < SIGNS.len()).then_some(digit)
}

#[cfg(feature = "training")]
impl Weights {
    /// The rows of the file, without its head.
    #[must_use]
    #[allow(unreachable_pub, reason = "public only for training")]
    pub fn rows(&self) -> String {
        use std::fmt::Write;
        let mut out = format!("scale\t0\t{}\n", self.scale);
        for (name, (slope, offset)) in ["query", "document"].iter().zip(self.calibration) {
            let _ = writeln!(out, "{name}\t{slope:.4}\t{offset:.4}");
        }
        let runs = self.values.chunks(2048).enumerate().map(|(block, values)| ("run", block, values));
        let pages = self.pages.chunks(2048).enumerate().map(|(block, values)| ("page", block, values));
        for (kind, block, values) in runs.chain(pages) {
            let mut signs = String::new();
            let mut at = 0;
            while at < values.len() {
                let zeros = values[at..].iter().take(64).take_while(|&&value| value == 0).count();
                if zeros > 1 {
                    signs.push('+');
                    signs.push(char::from(SIGNS[zeros - 1]));
                    at += zeros;
                } else {
                    signs.push(char::from(SIGNS[(values[at].clamp(-31, 31) + 32) as usize]));
                    at += 1;
                }
            }
            let _ = writeln!(out, "{kind}\t{}\t{signs}", 2048 * block);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_weights() {
        let weights = Weights::shipped();
        assert_eq!(weights.values.len(), SIZE);
        assert!(weights.values.iter().filter(|&&value| value != 0).count() > 1_000);
        assert!(weights.calibration.iter().all(|&(slope, _)| slope > 0.0));
    }

    #[cfg(feature = "training")]
    #[test]
    fn what_is_written_is_read_again() {
        let mut weights = Weights::default();
        for (at, value) in weights.values.iter_mut().enumerate() {
            *value = if at % 7 < 4 { 0 } else { (at % 63) as i8 - 31 };
        }
        let mut read = Weights::default();
        for row in weights.rows().lines().filter(|row| row.starts_with("run")) {
            let columns: Vec<&str> = row.split('\t').collect();
            run(&mut read.values, columns[1].parse().expect("a number"), columns[2]);
        }
        assert_eq!(read.values, weights.values);
    }
}
