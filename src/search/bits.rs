//! Numbers in bits, the high bit of a byte first. Gaps are Golomb-Rice codes: the quotient by a power of two in ones and a
//! nought, then the remainder; the power follows from what both sides know, so it is not written.

/// Quotients from here on are written as this many ones and the number itself.
const LONGEST_QUOTIENT: u32 = 24;

/// Writes bits.
#[derive(Default)]
pub struct Bits {
    bytes: Vec<u8>,
    /// The last bits, and how many of them fill no byte yet.
    rest: u64,
    left: u32,
}

impl Bits {
    /// The low `count` bits of `number`.
    pub fn write(&mut self, number: u32, count: u32) {
        self.rest = self.rest << count | u64::from(number) & ((1 << count) - 1);
        self.left += count;
        while self.left >= u8::BITS {
            self.left -= u8::BITS;
            self.bytes.push(low_byte(self.rest >> self.left));
        }
    }

    /// A number from 1: as many noughts as it has bits after its first, then the number (Elias' gamma).
    pub fn count(&mut self, number: u32) {
        let length = number.max(1).ilog2();
        self.write(0, length);
        self.write(number.max(1), length + 1);
    }

    /// `count` numbers below about `span`, each larger than the one before.
    pub fn rising(&mut self, numbers: impl Iterator<Item = u32>, count: usize, span: usize) {
        let power = power(span, count);
        let mut next = 0;
        for number in numbers {
            let gap = number - next;
            next = number + 1;
            let quotient = gap >> power;
            if quotient < LONGEST_QUOTIENT {
                self.write(u32::MAX - 1, quotient + 1);
                self.write(gap, power);
            } else {
                self.write(u32::MAX, LONGEST_QUOTIENT);
                self.write(gap, u32::BITS);
            }
        }
    }

    /// Which numbers below `span`, rising: they, or the others where those are fewer.
    pub fn set(&mut self, numbers: &[u32], span: usize) {
        if numbers.len() * 2 <= span {
            return self.rising(numbers.iter().copied(), numbers.len(), span);
        }
        let mut numbers = numbers.iter().peekable();
        let others: Vec<u32> =
            (0..).take(span).filter(|other| numbers.next_if_eq(&other).is_none()).collect();
        self.rising(others.iter().copied(), others.len(), span);
    }

    /// The bytes, the last filled up with noughts.
    pub fn into_bytes(mut self) -> Vec<u8> {
        if self.left > 0 {
            self.bytes.push(low_byte(self.rest << (u8::BITS - self.left)));
        }
        self.bytes
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lowest bits alone")]
fn low_byte(bits: u64) -> u8 {
    bits as u8
}

/// The power of two that suits the gaps between `count` numbers below `span`: about ln 2 times their mean.
fn power(span: usize, count: usize) -> u32 {
    (span * 11 / (count.max(1) * 16)).max(1).ilog2()
}
