//! Words that say nothing in an index.

use std::collections::HashSet;

use crate::diagnostic::Lang;

/// The fewest letters of a word, unless it is written in capitals: EU.
const SHORTEST: usize = 3;

/// The words of one language that the index leaves out. Only asked, never walked through.
pub(super) struct Noise(HashSet<String>);

impl Noise {
    pub(super) fn of(lang: Lang) -> Self {
        let file = match lang {
            Lang::Sv => include_str!("noise.sv.txt"),
            Lang::En => include_str!("noise.en.txt"),
        };
        let lines = file.lines().filter_map(|line| line.split_once(':').filter(|_| !line.starts_with('#')));
        let words = lines.flat_map(|(endings, words)| {
            words.split_whitespace().flat_map(move |word| {
                let endings =
                    endings.split_whitespace().map(|ending| if ending == "0" { "" } else { ending });
                endings.map(move |ending| format!("{word}{ending}"))
            })
        });
        Self(words.collect())
    }

    /// Whether nobody looks up `word`, in lower case, that is spelled so.
    pub(super) fn holds(&self, word: &str, spelling: &str) -> bool {
        let is_short = word.chars().count() < SHORTEST && !spelling.chars().all(char::is_uppercase);
        is_short || self.0.contains(word)
    }
}
