//! Lists of the words that unfinished and mistyped ones may mean: in the order of their letters, and in the order of
//! their letters from the end.
//!
//! ```text
//! list = number of words, (word, is it only a part + 2 * magnitude)*
//! ```

use rayon::prelude::*;

use super::between;
use super::strings::Strings;
use crate::language::analysis::utf16_cmp;
use crate::search::candidates::{Candidate, Candidates};

/// About how many bytes of words a list holds before deflating.
const LIST_BYTES: usize = 8 * 1024;

/// A list: where it begins, unless it is the first, and its bytes.
pub struct List {
    pub bound: Option<String>,
    pub bytes: Vec<u8>,
}

/// All candidates by their letters.
pub fn by_starts(candidates: &Candidates) -> Vec<List> {
    let words = candidates.all().par_iter();
    lists(words.map(|word| (word.folded.clone(), word.text.clone(), word)).collect())
}

/// The whole words by their letters from the end, which are written in that order too.
pub fn by_ends(candidates: &Candidates) -> Vec<List> {
    let words = candidates.all().par_iter().filter(|word| word.is_whole_word());
    let mut words: Vec<(String, String, &Candidate)> =
        words.map(|word| (word.reversed(), word.text.chars().rev().collect(), word)).collect();
    words.par_sort_by(|left, right| utf16_cmp(&left.0, &right.0).then_with(|| utf16_cmp(&left.1, &right.1)));
    lists(words)
}

/// Words with what they are sorted by and how they are written, cut into lists. Words that are sorted by the same stay
/// in one list.
fn lists(words: Vec<(String, String, &Candidate)>) -> Vec<List> {
    let mut lists: Vec<Vec<(String, String, &Candidate)>> = Vec::new();
    let mut size = 0;
    for word in words {
        let is_same = lists.last().and_then(|list| list.last()).is_some_and(|last| last.0 == word.0);
        if lists.is_empty() || (size > LIST_BYTES && !is_same) {
            lists.push(Vec::new());
            size = 0;
        }
        size += word.1.len() / 2 + 4;
        if let Some(list) = lists.last_mut() {
            list.push(word);
        }
    }
    let mut last: Option<String> = None;
    lists
        .into_iter()
        .map(|list| {
            let bound = last.take().map(|last| between(&last, &list[0].0));
            last = list.last().map(|word| word.0.clone());
            List { bound, bytes: encode(&list) }
        })
        .collect()
}

fn encode(words: &[(String, String, &Candidate)]) -> Vec<u8> {
    let mut strings = Strings::default();
    strings.number(words.len());
    for (_, written, word) in words {
        strings.word(written);
        strings.number(usize::from(word.is_part) + 2 * word.magnitude as usize);
    }
    strings.into_bytes()
}
