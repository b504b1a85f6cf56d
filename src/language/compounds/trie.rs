//! Words by their letters, so that all that begin at a place of a text are found in one walk.

use crate::language::table::Table;

/// A set of words, each with a number.
#[derive(Default)]
pub struct Trie {
    /// A place and the next letter -> the place after it. Only asked, never walked through.
    next: Table<u64, u32>,
    /// The number of the word that ends at each place.
    numbers: Vec<Option<u32>>,
}

/// A place in the trie; the default is the beginning of all words.
#[derive(Clone, Copy, Default)]
pub struct Place(u32);

impl Trie {
    /// Adds a word, unless it is there already.
    pub fn add(&mut self, word: &str, number: u32) {
        let mut place = 0;
        for letter in word.chars() {
            let free = u32::try_from(self.numbers.len().max(1)).expect("fewer than 2^32 letters");
            place = *self.next.entry(edge(place, letter)).or_insert(free);
            self.numbers.resize(self.numbers.len().max(place as usize + 1), None);
        }
        if let Some(end) = self.numbers.get_mut(place as usize) {
            end.get_or_insert(number);
        }
    }

    /// One letter further.
    pub fn step(&self, place: Place, letter: char) -> Option<Place> {
        self.next.get(&edge(place.0, letter)).copied().map(Place)
    }

    /// The number of the word that ends here.
    pub fn number(&self, place: Place) -> Option<u32> {
        self.numbers[place.0 as usize]
    }
}

fn edge(place: u32, letter: char) -> u64 {
    u64::from(place) << 32 | u64::from(u32::from(letter))
}
