//! Lists of the words that unfinished and mistyped ones may mean: in the order of their letters, and in the order of
//! their letters from the end.
//!
//! ```text
//! list = number of words, (word, is it only a part + 2 * magnitude)*
//! ```

use rayon::prelude::*;

use super::strings::Strings;
use super::{begin_alike, between};
use crate::search::candidates::Candidate;

/// About how many bytes of words a list holds before deflating.
const LIST_BYTES: usize = 8 * 1024;

/// A list: where it begins, unless it is the first, and its bytes.
pub struct List {
    pub bound: Option<String>,
    pub bytes: Vec<u8>,
}

/// Words, in order, cut into lists. Words that are sorted by the same stay in one list.
pub fn cut(words: &[Candidate]) -> Vec<List> {
    let mut size = 0;
    let lists = words.chunk_by(|last, word| {
        size += last.text.len() / 2 + 4;
        let is_end = size > LIST_BYTES && last.folded != word.folded
            || size > LIST_BYTES * 3 / 4 && !begin_alike(&last.folded, &word.folded);
        if is_end {
            size = 0;
        }
        !is_end
    });
    let lists: Vec<&[Candidate]> = lists.collect();
    let list = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| lists[before].last());
        let bound = before.map(|last| between(&last.folded, &lists[at][0].folded));
        List { bound, bytes: encode(lists[at]) }
    };
    (0..lists.len()).into_par_iter().map(list).collect()
}

fn encode(words: &[Candidate]) -> Vec<u8> {
    let mut strings = Strings::default();
    strings.number(words.len());
    for Candidate { text, is_part, magnitude, .. } in words {
        strings.word(text);
        strings.number(usize::from(*is_part) + 2 * *magnitude as usize);
    }
    strings.into_bytes()
}
