//! Tables that are asked and never walked through, so that the order of their entries does not matter.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table with a hasher that is fast: the standard one guards against keys that are made to collide.
pub type Table<Key, Value> = HashMap<Key, Value, BuildHasherDefault<Mixer>>;

/// Mixes eight bytes at a time by one multiplication.
#[derive(Default)]
pub struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        // The rest read from both its ends, which may overlap: its length tells how.
        let rest = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
            (Some(first), Some(last), _) => {
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            (_, _, [first, .., last]) => u64::from(*first) << 16 | u64::from(rest[1]) << 8 | u64::from(*last),
            (_, _, [only]) => u64::from(*only),
            _ => 0,
        };
        self.write_u64(rest ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = u128::from(self.0 ^ number ^ 0x517c_c1b7_2722_0a95) * 0x9e37_79b9_7f4a_7c15;
        #[expect(clippy::cast_possible_truncation, reason = "both halves are mixed")]
        let folded = (mixed >> 64) as u64 ^ mixed as u64;
        self.0 = folded;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
