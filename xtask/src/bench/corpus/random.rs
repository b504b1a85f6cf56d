//! Chance that is the same on every machine: `SplitMix64`, and drawing by rank.

/// A stream of numbers that its seed, name and index fix, so that articles can be made in any order.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64, stream: &str, index: usize) -> Self {
        let start = stream.bytes().fold(seed, |state, byte| mix(state ^ u64::from(byte)));
        Self(mix(start ^ mix(index as u64)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// From 0 to `bound - 1`; 0 where `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        // The upper half of the product: as good as even for bounds this small.
        usize::try_from((u128::from(self.next()) * bound as u128) >> 64).expect("less than `bound`")
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True so many times in a thousand.
    pub fn per_mille(&mut self, times: usize) -> bool {
        self.below(1000) < times
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014).
fn mix(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

/// Ranks by Zipf and Mandelbrot: rank `r`, counted from 1, weighs `1 / (r + shift)^exponent`.
pub struct Zipf {
    /// Added up, in whole numbers, so that the last bit of a platform's `powf` does not matter.
    cumulative: Vec<u64>,
}

impl Zipf {
    /// Demands at least one rank.
    pub fn new(ranks: usize, exponent: f64, shift: f64) -> Self {
        let mut sum = 0;
        let cumulative = (1..=ranks)
            .map(|rank| {
                #[expect(
                    clippy::cast_precision_loss,
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss
                )]
                let weight = (1e12 * (rank as f64 + shift).powf(-exponent)).round() as u64;
                sum += weight.max(1);
                sum
            })
            .collect();
        Self { cumulative }
    }

    /// A rank, counted from 0.
    pub fn draw(&self, random: &mut Random) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(0);
        let point = random.below(usize::try_from(total).expect("a sum of weights fits")) as u64;
        self.cumulative.partition_point(|&sum| sum <= point)
    }
}

#[cfg(test)]
mod tests {
    use super::{Random, Zipf};

    #[test]
    fn a_stream_is_fixed_by_its_seed_name_and_index() {
        let numbers = |seed, stream, index| {
            let mut random = Random::new(seed, stream, index);
            [random.below(1000), random.below(1000), random.below(1000)]
        };
        assert_eq!(numbers(1, "body", 7), numbers(1, "body", 7));
        assert_ne!(numbers(1, "body", 7), numbers(2, "body", 7));
        assert_ne!(numbers(1, "body", 7), numbers(1, "title", 7));
        assert_ne!(numbers(1, "body", 7), numbers(1, "body", 8));
    }

    #[test]
    fn low_ranks_are_drawn_most() {
        let zipf = Zipf::new(1000, 1.07, 2.7);
        let mut random = Random::new(1, "test", 0);
        let mut counts = vec![0; 1000];
        (0..20_000).for_each(|_| counts[zipf.draw(&mut random)] += 1);
        assert!(counts[0] > 4 * counts[20] && counts[20] > 4 * counts[300], "{:?}", &counts[..30]);
    }
}
