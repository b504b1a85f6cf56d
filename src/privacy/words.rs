//! Words that functions are called by in addresses: `info`, `social`, and everything that ends like `kulturskolan`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How surely a word names a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    Sure,
    /// It is a surname or a place as well: `norr`, `park`.
    Weak,
}

/// One line a kind: `sure`, `weak`, `ending`, and its words.
const WORDS: &str = include_str!("data/function-words.txt");

struct Table {
    whole: BTreeMap<&'static str, Strength>,
    endings: Vec<&'static str>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { whole: BTreeMap::new(), endings: Vec::new() };
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("sure") => table.whole.extend(words.map(|word| (word, Strength::Sure))),
                Some("weak") => table.whole.extend(words.map(|word| (word, Strength::Weak))),
                Some("ending") => table.endings.extend(words),
                _ => {}
            }
        }
        table
    })
}

/// Whether a word in small letters without å, ä and ö names a function.
pub(super) fn function(word: &str) -> Option<Strength> {
    let table = table();
    let ends = || table.endings.iter().any(|ending| word.ends_with(ending));
    table.whole.get(word).copied().or_else(|| ends().then_some(Strength::Sure))
}
