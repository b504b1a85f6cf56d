//! What the words of a site teach: those that are no compounds may be parts of others.

use rayon::prelude::*;

use super::lexicon::{Lexicon, bare};
use super::trie::Trie;
use super::{Part, split};
use crate::language::analysis::Analyzer;

/// The fewest letters of a part that our lists do not name.
const SHORTEST_LEARNT: usize = 4;

/// A word in lower case, and its stem.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    pub form: &'a str,
    pub stem: &'a str,
}

/// What came of words.
#[derive(Default)]
pub struct Learnt {
    /// The parts of each; none of a simple one.
    pub parts: Vec<Vec<Part>>,
    /// The places of words whose parts are not what they were, and what they were.
    pub changed: Vec<(usize, Vec<Part>)>,
}

impl Lexicon {
    /// Takes words apart and learns those that are simple.
    ///
    /// `before` is what is known to have come of each, when there were also the `gone` words, which were simple. Taken apart
    /// again are those that a word may be part of which has come, gone, or become a compound or none; what is
    /// learnt is the same as if nothing was known.
    ///
    /// Short words come first: whether a long one is a compound depends on them, and on none of its own length.
    pub fn learn_all(
        &mut self,
        words: &[Word],
        mut before: Vec<Option<Vec<Part>>>,
        gone: &[&str],
        analyzer: &Analyzer,
    ) -> Learnt {
        let is_known = before.iter().any(Option::is_some);
        let mut changes = Changes::default();
        for word in gone.iter().filter(|word| is_learnable(word, self, analyzer)) {
            changes.add(word);
        }
        let mut learnt = Learnt { parts: vec![Vec::new(); words.len()], ..Learnt::default() };
        for places in by_length(words) {
            let take = |&place: &usize| {
                let word = words[place].form;
                let is_open = before[place].is_none() || changes.reach(word, analyzer);
                let parts = is_open.then(|| split(word, self, analyzer).unwrap_or_default());
                (parts, is_learnable(word, self, analyzer))
            };
            let taken: Vec<(Option<Vec<Part>>, bool)> = places.par_iter().map(take).collect();
            for (place, (taken, is_learnable)) in places.into_iter().zip(taken) {
                let Word { form, stem } = words[place];
                let before = before[place].take();
                let was_simple = before.as_ref().is_some_and(Vec::is_empty);
                let parts = match (taken, before) {
                    (Some(parts), before) => {
                        let changed = before.filter(|before| *before != parts);
                        learnt.changed.extend(changed.map(|before| (place, before)));
                        parts
                    }
                    (None, before) => before.unwrap_or_default(),
                };
                let is_simple = parts.is_empty();
                learnt.parts[place] = parts;
                if (is_simple || was_simple) && is_learnable {
                    if is_simple {
                        self.learn(form, stem);
                    }
                    if is_known && is_simple != was_simple {
                        changes.add(form);
                    }
                }
            }
        }
        learnt
    }
}

/// The places of words of each length, in the order of the words.
fn by_length(words: &[Word]) -> Vec<Vec<usize>> {
    let mut places: Vec<Vec<usize>> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let length = word.form.chars().count();
        if places.len() <= length {
            places.resize_with(length + 1, Vec::new);
        }
        places[length].push(place);
    }
    // Most often they come in their order: a stable sort is quick then.
    places.par_iter_mut().for_each(|places| places.sort_by_key(|&place| words[place].form));
    places
}

/// Whether a word may be a part of others, if it is none of them itself.
fn is_learnable(word: &str, lexicon: &Lexicon, analyzer: &Analyzer) -> bool {
    word.chars().count() >= SHORTEST_LEARNT
        && word.chars().all(char::is_alphabetic)
        && word.chars().any(|letter| "aeiouyåäö".contains(letter))
        && !lexicon.is_particle(word)
        && !analyzer.is_stop_word(word)
}

/// Words that have come, gone, or become compounds or none: what they stand with in compounds.
#[derive(Default)]
struct Changes {
    stems: Trie<bool>,
    is_any: bool,
}

impl Changes {
    fn add(&mut self, word: &str) {
        self.is_any = true;
        for stem in bare(word) {
            *self.stems.add(&stem) = true;
        }
    }

    /// Whether one of them may be a part of the word. Where an exception stands at its end, its letters do not tell.
    fn reach(&self, word: &str, analyzer: &Analyzer) -> bool {
        self.is_any
            && (word
                .char_indices()
                .any(|(at, _)| self.stems.walk(word[at..].chars()).any(|is_stem| *is_stem))
                || analyzer.ends_in_exception(word))
    }
}
