//! Lists of the words that unfinished and mistyped ones may mean: in the order of their letters, and in the order of
//! their letters from the end.
//!
//! ```text
//! list = number of words, (word, is it only a part + 2 * magnitude)*
//! ```

use std::borrow::Cow;

use rayon::prelude::*;

use super::strings::Strings;
use super::{begin_alike, between};
use crate::language::analysis::{utf16_cmp, utf16_start};
use crate::search::candidates::{Candidate, Candidates};

/// About how many bytes of words a list holds before deflating.
const LIST_BYTES: usize = 8 * 1024;

/// A list: where it begins, unless it is the first, and its bytes.
pub struct List {
    pub bound: Option<String>,
    pub bytes: Vec<u8>,
}

/// A word as it stands in a list.
struct Word<'a> {
    /// What it is sorted by, and the beginning of that as a number.
    key: Cow<'a, str>,
    start: u64,
    written: Cow<'a, str>,
    candidate: &'a Candidate,
}

impl<'a> Word<'a> {
    fn new(key: impl Into<Cow<'a, str>>, written: impl Into<Cow<'a, str>>, candidate: &'a Candidate) -> Self {
        let key = key.into();
        Self { start: utf16_start(&key), key, written: written.into(), candidate }
    }
}

/// All candidates by their letters.
pub fn by_starts(candidates: &Candidates) -> Vec<List> {
    let words = candidates.all().par_iter();
    lists(&words.map(|word| Word::new(&word.folded, &word.text, word)).collect::<Vec<_>>())
}

/// The whole words by their letters from the end, which are written in that order too.
pub fn by_ends(candidates: &Candidates) -> Vec<List> {
    let words = candidates.all().par_iter().filter(|word| word.is_whole_word());
    let words =
        words.map(|word| Word::new(word.reversed(), word.text.chars().rev().collect::<String>(), word));
    let mut words: Vec<Word> = words.collect();
    words.par_sort_unstable_by(|left, right| {
        (left.start.cmp(&right.start))
            .then_with(|| utf16_cmp(&left.key, &right.key))
            .then_with(|| utf16_cmp(&left.written, &right.written))
    });
    lists(&words)
}

/// Words, in order, cut into lists. Words that are sorted by the same stay in one list.
fn lists(words: &[Word]) -> Vec<List> {
    let mut size = 0;
    let lists = words.chunk_by(|last, word| {
        size += last.written.len() / 2 + 4;
        let is_end = size > LIST_BYTES && last.key != word.key
            || size > LIST_BYTES * 3 / 4 && !begin_alike(&last.key, &word.key);
        if is_end {
            size = 0;
        }
        !is_end
    });
    let lists: Vec<&[Word]> = lists.collect();
    let list = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| lists[before].last());
        let bound = before.map(|last| between(&last.key, &lists[at][0].key));
        List { bound, bytes: encode(lists[at]) }
    };
    (0..lists.len()).into_par_iter().map(list).collect()
}

fn encode(words: &[Word]) -> Vec<u8> {
    let mut strings = Strings::default();
    strings.number(words.len());
    for Word { written, candidate, .. } in words {
        strings.word(written);
        strings.number(usize::from(candidate.is_part) + 2 * candidate.magnitude as usize);
    }
    strings.into_bytes()
}
