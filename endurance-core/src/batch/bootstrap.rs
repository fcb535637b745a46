//! Draws rows again and again, to say how sure a statistic is. The same counts give the same draws, everywhere.

/// Where every sequence of draws begins: the first sixteen hexadecimal digits of the fraction of pi.
pub(super) const SEED: u64 = 0x243F_6A88_85A3_08D3;

/// `SplitMix64` (Steele, Lea and Flood 2014): integers only, one addition and a few shifts a draw.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// How many of `n` fair coins show heads: the ones among as many bits.
    fn heads(&mut self, n: u64) -> u64 {
        let whole: u64 = (0..n / 64).map(|_| u64::from(self.next().count_ones())).sum();
        let rest = n % 64;
        if rest == 0 { whole } else { whole + u64::from((self.next() >> (64 - rest)).count_ones()) }
    }

    /// How many of `n` draws succeed, each with the probability `part / whole`. Exact: integers only.
    ///
    /// Each draw is a number of endless binary digits, and succeeds when it is less than the probability. Digits are
    /// looked at one place at a time, of all draws together: at a place where the probability has a one, the draws with
    /// a zero are less, and where it has a zero, those with a one are more. The others, half of them, go on. So `n` draws
    /// cost `n / 32` words, not `n` numbers.
    fn binomial(&mut self, n: u64, part: u64, whole: u64) -> u64 {
        if part >= whole {
            return n;
        }
        let (mut open, mut rest, mut successes) = (n, u128::from(part), 0);
        // Nothing left of the probability: its digits are all zero, and no draw is less any more.
        while open > 0 && rest > 0 {
            let ones = self.heads(open);
            rest *= 2;
            if rest >= u128::from(whole) {
                rest -= u128::from(whole);
                successes += open - ones;
                open = ones;
            } else {
                open -= ones;
            }
        }
        successes
    }

    /// Draws as many rows as there are, with replacement: how many fall on each of `counts`.
    pub(super) fn resample(&mut self, counts: &[u64]) -> Vec<u64> {
        let mut drawn = vec![0; counts.len()];
        self.share(counts.iter().sum(), counts, &mut drawn);
        drawn
    }

    /// Shares `n` draws out: first between the halves of the counts, then within each.
    fn share(&mut self, n: u64, counts: &[u64], drawn: &mut [u64]) {
        if n == 0 {
            return;
        }
        if let [one] = drawn {
            *one = n;
            return;
        }
        let middle = counts.len() / 2;
        let (left, right) = counts.split_at(middle);
        let (drawn_left, drawn_right) = drawn.split_at_mut(middle);
        let part: u64 = left.iter().sum();
        let of_left = self.binomial(n, part, part + right.iter().sum::<u64>());
        self.share(of_left, left, drawn_left);
        self.share(n - of_left, right, drawn_right);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_that_of_the_reference() {
        // The first outputs for the seed 0, from the authors' splitmix64.c.
        let mut random = Random::new(0);
        assert_eq!(
            [random.next(), random.next(), random.next()],
            [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]
        );
    }

    #[test]
    fn binomials_have_their_mean_and_variance() {
        let mut random = Random::new(SEED);
        for (n, part, whole) in
            [(1, 1, 2), (10, 1, 3), (100, 1, 10), (1000, 999, 1000), (64, 5, 8), (129, 7, 11)]
        {
            let draws: Vec<f64> = (0..20_000).map(|_| random.binomial(n, part, whole) as f64).collect();
            let p = part as f64 / whole as f64;
            let (mean, variance) = (n as f64 * p, n as f64 * p * (1.0 - p));
            let found = draws.iter().sum::<f64>() / 20_000.0;
            let spread = draws.iter().map(|d| (d - found) * (d - found)).sum::<f64>() / 20_000.0;
            // four standard errors of the mean, and a tenth of the variance
            assert!((found - mean).abs() < 4.0 * (variance / 20_000.0).sqrt(), "{n} {part}/{whole}: {found}");
            assert!((spread / variance - 1.0).abs() < 0.1, "{n} {part}/{whole}: {spread}, not {variance}");
        }
    }

    #[test]
    fn resamples_keep_the_number_of_rows_and_the_empty_cells() {
        let mut random = Random::new(SEED);
        for counts in [&[][..], &[0, 0], &[5], &[0, 3, 0, 900], &[1; 1000]] {
            let drawn = random.resample(counts);
            assert_eq!(drawn.iter().sum::<u64>(), counts.iter().sum::<u64>(), "{counts:?}");
            assert!(counts.iter().zip(&drawn).all(|(count, drawn)| *count > 0 || *drawn == 0), "{drawn:?}");
        }
    }
}
