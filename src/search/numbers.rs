//! Words and their numbers: each word is kept once, however often texts say it.

use std::hash::Hasher;

use rayon::prelude::*;

use crate::language::Mixer;

/// Numbers words in the order in which they come.
#[derive(Default)]
pub struct Numbers {
    /// A table with open addresses, at least half of it free; its size is a power of two.
    slots: Vec<Slot>,
    /// All words, one after the other, and where each ends.
    text: String,
    ends: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    number: u32,
}

const FREE: Slot = Slot { hash: 0, number: u32::MAX };
const FEWEST_SLOTS: usize = 1024;

impl Numbers {
    /// The number of a word; the next one where the word is new.
    pub fn of(&mut self, word: &str) -> u32 {
        if self.slots.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let hash = hash(word);
        let at = self.find(hash, |number| self.word(number) == word);
        if self.slots[at].number == FREE.number {
            let number = small(self.ends.len());
            self.slots[at] = Slot { hash, number };
            self.text.push_str(word);
            self.ends.push(small(self.text.len()));
        }
        self.slots[at].number
    }

    /// The slot with this hash whose number `is_it`, or the free one where it would be.
    fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let slot = self.slots[at];
            if slot.number == FREE.number || (slot.hash == hash && is_it(slot.number)) {
                return at;
            }
            at = (at + 1) & last;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FEWEST_SLOTS);
        for slot in std::mem::replace(&mut self.slots, vec![FREE; size]) {
            if slot.number != FREE.number {
                let at = self.find(slot.hash, |_| false);
                self.slots[at] = slot;
            }
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number.
    pub fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// All words, in the order of their numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..small(self.len())).map(|number| self.word(number))
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("the distinct words of a site have fewer than 2^32 bytes")
}

fn hash(word: &str) -> u32 {
    let mut mixer = Mixer::default();
    mixer.write(word.as_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "all bits are mixed")]
    let hash = mixer.finish() as u32;
    hash
}

/// The words of several lists in one, sorted, and for each list the places of its words there.
pub fn unite(lists: &[Numbers]) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut all = Numbers::default();
    let mut places: Vec<Vec<u32>> =
        lists.iter().map(|list| list.words().map(|word| all.of(word)).collect()).collect();
    let mut order: Vec<u32> = (0..small(all.len())).collect();
    order.par_sort_unstable_by_key(|&number| all.word(number));
    let mut place_of = vec![0; all.len()];
    for (place, &number) in (0..).zip(&order) {
        place_of[number as usize] = place;
    }
    places.par_iter_mut().flatten().for_each(|place| *place = place_of[*place as usize]);
    (order.par_iter().map(|&number| all.word(number).to_owned()).collect(), places)
}
