//! Words in a row, each without the letters that it shares with the one before, and small numbers between them.

use crate::search::varint::write;

/// Numbers and words under way. They are kept apart, so that all words are decoded at once.
#[derive(Default)]
pub struct Strings {
    numbers: Vec<u8>,
    letters: String,
    last: String,
}

impl Strings {
    pub fn number(&mut self, number: usize) {
        write(&mut self.numbers, number);
    }

    /// Adds a word: how many UTF-16 units it shares with the one before, how many follow, and these.
    pub fn word(&mut self, word: &str) {
        let shared: usize = (self.last.chars().zip(word.chars()))
            .take_while(|(left, right)| left == right)
            .map(|(letter, _)| letter.len_utf8())
            .sum();
        self.number(units(&word[..shared]));
        self.number(units(&word[shared..]));
        self.letters.push_str(&word[shared..]);
        word.clone_into(&mut self.last);
    }

    /// Adds a word by all its letters.
    pub fn plain(&mut self, word: &str) {
        self.number(units(word));
        self.letters.push_str(word);
    }

    /// The length of the numbers, the numbers, the length of the letters, the letters.
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.numbers.len() + self.letters.len() + 6);
        for part in [&self.numbers[..], self.letters.as_bytes()] {
            write(&mut bytes, part.len());
            bytes.extend(part);
        }
        bytes
    }
}

/// The length of a text in UTF-16 units.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
