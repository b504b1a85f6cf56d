//! What the files of an index leave to those of the next: what both have in common is not made again.

use std::collections::BTreeMap;

use super::packed::{Deflated, Name, Packed};
use super::row;
use super::shards::Slice;
use crate::language::Table;
use crate::search::index::{Entry, Language};

/// What is known of files that were made.
#[derive(Default)]
pub struct Kept {
    /// What was deflated, by the hash of what it holds.
    pub deflated: Table<[u8; 32], Deflated>,
    /// By what they begin with.
    shards: Table<String, Shard>,
    /// By the kind of file.
    pub lists: Table<char, Lists>,
}

/// Lists of words.
pub struct Lists {
    /// The edition of the index in which the words last changed.
    pub edition: u32,
    /// Each with where it begins, unless it is the first.
    pub packed: Vec<(Option<String>, Packed)>,
}

/// A shard and its positions.
pub struct Shard {
    pub range: Range,
    pub positions: Packed,
    /// The name of the positions, which the shard holds.
    pub name: Name,
    pub champions: Champions,
    pub packed: Packed,
}

/// The champions of a shard's words.
#[derive(Clone)]
pub struct Champions {
    /// Each with whether its summary comes with it.
    documents: BTreeMap<u32, bool>,
    /// JSON: what results show of each, by its number.
    pub rows: String,
}

impl Champions {
    /// Champions, each with whether its summary comes with it, as an excerpt.
    pub fn new(documents: BTreeMap<u32, bool>, language: &Language) -> Self {
        let rows = documents.iter().map(|(&number, &says)| {
            let shown = &language.documents[number as usize];
            let summary = says.then_some(shown.summary.as_str());
            (number, row(shown).into_iter().chain(summary).collect())
        });
        let rows: BTreeMap<u32, Vec<&str>> = rows.collect();
        let rows = serde_json::to_string(&rows).expect("strings and numbers become JSON");
        Self { documents, rows }
    }

    /// Whether results show the same of them in an index that has as many.
    pub fn are_in(&self, language: &Language) -> bool {
        self.rows == Self::new(self.documents.clone(), language).rows
    }
}

/// What a shard is made of: all entries from one key to another, as they were in an edition of the index.
pub struct Range {
    first: String,
    last: String,
    entries: usize,
    span: usize,
    edition: u32,
}

impl Range {
    /// These entries of an index whose numbers of documents have this span.
    pub fn new(slice: &Slice, span: usize, edition: u32) -> Self {
        let last = slice.entries.last().map(|entry| entry.key.clone()).unwrap_or_default();
        Self { first: slice.first(), last, entries: slice.entries.len(), span, edition }
    }

    /// Whether the entries say what those of the range say: as many between the same keys, and none of them newer.
    fn says(&self, entries: &[Entry]) -> bool {
        self.entries == entries.len()
            && entries.last().is_some_and(|entry| entry.key == self.last)
            && entries.iter().all(|entry| entry.edition <= self.edition)
    }

    /// Whether they say it by the same numbers.
    fn is(&self, entries: &[Entry], span: usize) -> bool {
        let is_older = |entry: &Entry| entry.renumbered <= self.edition;
        self.span == span && entries.iter().all(is_older) && self.says(entries)
    }
}

impl Kept {
    /// The shard of entries, where it has been made.
    pub fn shard(&self, slice: &Slice, span: usize) -> Option<&Shard> {
        let shard = self.shards.get(&slice.first())?;
        shard.range.is(slice.entries, span).then_some(shard)
    }

    /// The positions of entries, where they have been written: numbers of documents, which keep their order, are not in them.
    pub fn positions(&self, slice: &Slice) -> Option<&Packed> {
        let shard = self.shards.get(&slice.first())?;
        shard.range.says(slice.entries).then_some(&shard.positions)
    }

    pub fn keep(&mut self, shard: Shard) {
        self.shards.insert(shard.range.first.clone(), shard);
    }
}
