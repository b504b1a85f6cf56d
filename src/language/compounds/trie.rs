//! Words by their letters, so that all that begin at a place of a text are found in one walk.

use crate::language::table::Table;

/// A set of words, with what is known of each beginning of a word.
pub struct Trie<Known> {
    /// A place and the next letter -> the place after it. Only asked, never walked through.
    next: Table<u64, u32>,
    /// What is known at each place; the first is the beginning of all words.
    known: Vec<Known>,
}

impl<Known: Default> Default for Trie<Known> {
    fn default() -> Self {
        Self { next: Table::default(), known: vec![Known::default()] }
    }
}

impl<Known: Default> Trie<Known> {
    /// What is known of a word, which is given in pieces, and added unless it is there already.
    pub fn add(&mut self, word: &[&str]) -> &mut Known {
        let mut place = 0;
        for letter in word.iter().flat_map(|piece| piece.chars()) {
            let free = u32::try_from(self.known.len()).expect("fewer than 2^32 letters");
            place = *self.next.entry(edge(place, letter)).or_insert(free);
            if place == free {
                self.known.push(Known::default());
            }
        }
        &mut self.known[place as usize]
    }

    /// What is known of the beginnings of a word, from its first letter to where no word goes on.
    pub fn walk(&self, letters: impl Iterator<Item = char>) -> impl Iterator<Item = &Known> {
        let mut place = 0;
        letters.map_while(move |letter| {
            place = *self.next.get(&edge(place, letter))?;
            Some(&self.known[place as usize])
        })
    }
}

fn edge(place: u32, letter: char) -> u64 {
    u64::from(place) << 32 | u64::from(u32::from(letter))
}
