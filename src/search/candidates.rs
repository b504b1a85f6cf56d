//! The words that an unfinished or mistyped one may mean. `browser: Index.starting, Index.ending` read the same lists.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::collect::{Kind, Variant};
use super::index::Entry;
use super::patch::insert;
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
    /// The same, spelt from its end.
    fn reversed(&self) -> Self {
        Self { text: reversed(&self.text), folded: reversed(&self.folded), ..*self }
    }

    pub fn is_letters(&self) -> bool {
        self.text.chars().all(char::is_alphabetic)
    }

    /// Whether it is looked for by its end: a form, and of nothing but letters.
    pub fn is_whole_word(&self) -> bool {
        !self.is_part && self.is_letters()
    }

    /// The likelier comes first: forms before parts, frequent ones before rare ones.
    pub fn likelier(&self, other: &Self) -> Ordering {
        (self.is_part, other.magnitude)
            .cmp(&(other.is_part, self.magnitude))
            .then_with(|| utf16_cmp(&self.text, &other.text))
    }
}

/// All candidates.
pub struct Candidates {
    /// In the order of their folded letters.
    all: Vec<Candidate>,
    /// The whole words, spelt from their ends, in the order of these letters.
    reversed: Vec<Candidate>,
    /// The edition of the index in which they last changed.
    pub edition: u32,
}

impl Candidates {
    /// Those of an index of so many documents. On a large site what stands in one document alone is left out: it is often
    /// itself a slip.
    pub fn new(entries: &[Entry], documents: usize) -> Self {
        let all = entries.par_iter().flat_map_iter(|entry| candidates(&entry.variants, documents));
        let all = in_order(all.collect());
        let whole_words = all.par_iter().filter(|word| word.is_whole_word());
        let reversed = in_order(whole_words.map(Candidate::reversed).collect());
        Self { all, reversed, edition: 0 }
    }

    /// Says of words what candidates they are in an edition of the index, if any.
    pub fn change(&mut self, words: &[(&str, Option<Candidate>)], edition: u32) {
        let all = words.iter().map(|(word, candidate)| ([fold(word), (*word).to_owned()], candidate.clone()));
        let ends = words.iter().map(|(word, candidate)| {
            let whole_word = candidate.as_ref().filter(|candidate| candidate.is_whole_word());
            ([reversed(&fold(word)), reversed(word)], whole_word.map(Candidate::reversed))
        });
        if put(&mut self.all, all) | put(&mut self.reversed, ends) {
            self.edition = edition;
        }
    }

    /// In the order of their folded letters.
    pub fn all(&self) -> &[Candidate] {
        &self.all
    }

    /// The whole words, spelt from their ends, in the order of these letters.
    pub fn reversed(&self) -> &[Candidate] {
        &self.reversed
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

/// Candidates by their letters; of those with one text, the likeliest.
fn in_order(words: Vec<Candidate>) -> Vec<Candidate> {
    let mut words: Vec<(u64, Candidate)> =
        words.into_par_iter().map(|word| (utf16_start(&word.folded), word)).collect();
    words.par_sort_unstable_by(|(left_start, left), (right_start, right)| {
        let by_letters = || by_letters(left, &right.folded, &right.text);
        left_start.cmp(right_start).then_with(by_letters).then_with(|| left.likelier(right))
    });
    words.dedup_by(|(_, next), (_, kept)| next.text == kept.text);
    words.into_iter().map(|(_, word)| word).collect()
}

fn by_letters(word: &Candidate, folded: &str, text: &str) -> Ordering {
    utf16_cmp(&word.folded, folded).then_with(|| utf16_cmp(&word.text, text))
}

/// Puts words, given by their folded letters and their own, with what they are now, into a list that is in order. Says
/// whether it is another list now.
fn put(list: &mut Vec<Candidate>, words: impl Iterator<Item = ([String; 2], Option<Candidate>)>) -> bool {
    let (mut gone, mut come, mut is_changed) = (BTreeSet::new(), Vec::new(), false);
    for ([folded, text], word) in words {
        match (list.binary_search_by(|own| by_letters(own, &folded, &text)), word) {
            (Ok(at), Some(word)) if list[at] != word => {
                list[at] = word;
                is_changed = true;
            }
            (Ok(at), None) => drop(gone.insert(at)),
            (Err(at), Some(word)) => come.push((at, word)),
            _ => {}
        }
    }
    is_changed |= !gone.is_empty() || !come.is_empty();
    if !come.is_empty() {
        come.sort_by(|(_, left), (_, right)| by_letters(left, &right.folded, &right.text));
        gone = gone.iter().map(|&at| at + come.partition_point(|(before, _)| *before <= at)).collect();
        insert(list, come);
    }
    if !gone.is_empty() {
        let mut place = 0;
        list.retain(|_| {
            place += 1;
            !gone.contains(&(place - 1))
        });
    }
    is_changed
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

/// What variants are in an index of so many documents.
pub fn candidates<'a>(
    variants: impl IntoIterator<Item = &'a Variant>,
    documents: usize,
) -> impl Iterator<Item = Candidate> {
    let fewest = if documents > NEAR_DOCUMENTS { 2 } else { 1 };
    variants.into_iter().filter(move |variant| variant.postings.len() >= fewest).filter_map(candidate)
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
