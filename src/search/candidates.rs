//! The words that an unfinished or mistyped one may mean. `browser: Index.starting, Index.ending` read the same lists.

use rayon::prelude::*;

use super::collect::{Kind, Variant};
use super::index::Entry;
use super::ranking::NEAR_DOCUMENTS;
use crate::language::analysis::{fold, utf16_cmp, utf16_start};

/// The shortest word that is looked for by its beginning or mended, in letters.
const SHORTEST: usize = 4;

/// A word that others may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// A form, or the stem of a part of compounds or of a synonym.
    pub text: String,
    /// The text without diacritics.
    pub folded: String,
    /// Whether it is only a part of compounds, or a synonym: a stem.
    pub is_part: bool,
    /// In how many documents it is, as a power of two rounded down.
    pub magnitude: u32,
}

impl Candidate {
    /// Its folded letters from the end.
    pub fn reversed(&self) -> String {
        self.folded.chars().rev().collect()
    }

    pub fn is_letters(&self) -> bool {
        self.text.chars().all(char::is_alphabetic)
    }

    /// Whether it is looked for by its end: a form, and of nothing but letters.
    pub fn is_whole_word(&self) -> bool {
        !self.is_part && self.is_letters()
    }

    /// The likelier comes first: forms before parts, frequent ones before rare ones.
    pub fn likelier(&self, other: &Self) -> std::cmp::Ordering {
        (self.is_part, other.magnitude)
            .cmp(&(other.is_part, self.magnitude))
            .then_with(|| utf16_cmp(&self.text, &other.text))
    }
}

/// All candidates, in the order of their folded letters.
pub struct Candidates {
    all: Vec<Candidate>,
    /// The edition of the index in which they last changed.
    pub edition: u32,
}

impl Candidates {
    /// Those of an edition of an index of so many documents. On a large site what stands in one document alone is left out:
    /// it is often itself a slip.
    pub fn new(entries: &[Entry], documents: usize, edition: u32) -> Self {
        let all = entries.par_iter().flat_map_iter(|entry| candidates(entry, documents));
        let mut all: Vec<(u64, Candidate)> = all.map(|word| (utf16_start(&word.folded), word)).collect();
        all.par_sort_unstable_by(|(left_start, left), (right_start, right)| {
            (left_start.cmp(right_start))
                .then_with(|| utf16_cmp(&left.folded, &right.folded))
                .then_with(|| utf16_cmp(&left.text, &right.text))
                .then_with(|| left.likelier(right))
        });
        all.dedup_by(|(_, next), (_, kept)| next.text == kept.text);
        Self { all: all.into_iter().map(|(_, word)| word).collect(), edition }
    }

    pub fn all(&self) -> &[Candidate] {
        &self.all
    }

    /// Those whose folded letters begin with `start`.
    pub fn starting_with(&self, start: &str) -> &[Candidate] {
        let from = self.all.partition_point(|word| utf16_cmp(&word.folded, start).is_lt());
        let count = self.all[from..].partition_point(|word| word.folded.starts_with(start));
        &self.all[from..from + count]
    }

    /// The forms whose folded letters end with `end`.
    pub fn ending_with(&self, end: &str) -> Vec<&Candidate> {
        self.all.iter().filter(|word| word.is_whole_word() && word.folded.ends_with(end)).collect()
    }
}

/// Those of an entry of an index of so many documents.
pub fn candidates(entry: &Entry, documents: usize) -> impl Iterator<Item = Candidate> {
    let fewest = if documents > NEAR_DOCUMENTS { 2 } else { 1 };
    entry.variants.iter().filter(move |variant| variant.postings.len() >= fewest).filter_map(candidate)
}

fn candidate(variant: &Variant) -> Option<Candidate> {
    let is_part = match variant.kind {
        Kind::Form => false,
        Kind::LastPart | Kind::OtherPart => true,
        Kind::Synonym if !variant.text.contains(' ') => true,
        Kind::Implied | Kind::Synonym => return None,
    };
    (variant.text.chars().count() >= SHORTEST).then(|| Candidate {
        text: variant.text.clone(),
        folded: fold(&variant.text),
        is_part,
        magnitude: variant.postings.len().max(1).ilog2(),
    })
}
