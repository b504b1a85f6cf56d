//! Documents to what the index says of them: which variant of which entry stands where, and how heavily.
//!
//! All variants are known, and numbered, before the documents are counted ([`Catalogue`]); the postings of each chunk of
//! documents are dealt into ranges of variants ([`counter`](super::counter)), and the ranges are put together side by side
//! ([`merge`](super::merge)). No step depends on how many threads there are.

use rayon::prelude::*;

use super::catalogue::Catalogue;
use super::counter::{Counter, Dealt};
use super::index::Entry;
use super::merge::merge;
use super::ranking::{NEAR_DOCUMENTS, rounded_mean};
use super::suspended::{Suspended, suspended};
use super::synonyms::Synonyms;
use super::texts::{Chunk, Texts};
use super::varint;
use super::vocabulary::Vocabulary;
use super::{Document, Settings};
use crate::diagnostic::Lang;
use crate::language::analysis::Analyzer;

/// What a variant is to the entry that it is filed under. The numbers are those of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// A form of the word, as texts write it.
    Form = 0,
    /// A form that no text writes but one implies: barnvård in `barn- och ungdomsvård`.
    Implied = 1,
    /// The end of compounds; the variant's text is the stem of the part.
    LastPart = 2,
    /// The beginning or middle of compounds.
    OtherPart = 3,
    /// Said in other words; the text is the stem.
    Synonym = 4,
}

/// Where a variant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    pub level: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub kind: Kind,
    pub text: String,
    /// The words of the text to mark, where they are not `text` itself; sorted.
    pub marks: Vec<String>,
    /// By falling level, then by document.
    pub postings: Vec<Posting>,
    /// Of a form that is no noise: for each posting the numbers of the words, as lists of [`varint`].
    pub places: Vec<u8>,
}

impl Variant {
    /// The postings, each with the list of its places: no bytes where there are none.
    pub fn found(&self) -> impl Iterator<Item = Found<'_>> {
        let mut bytes = self.places.as_slice();
        self.postings.iter().map(move |&posting| (posting, varint::take_list_bytes(&mut bytes)))
    }

    /// The words of the texts that say it.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        let own = self.marks.is_empty().then_some(self.text.as_str());
        own.into_iter().chain(self.marks.iter().map(String::as_str))
    }

    /// The documents, each with the numbers of the words; only of forms.
    pub fn places(&self) -> impl Iterator<Item = (u32, Vec<u32>)> {
        self.found().map(|(posting, places)| (posting.document, varint::list(places).collect()))
    }
}

/// A posting with the list of its places, as [`varint`] writes it.
pub type Found<'a> = (Posting, &'a [u8]);

/// What came of the documents.
pub struct Collected {
    /// In the order of keys that the browser has.
    pub entries: Vec<Entry>,
    pub vocabulary: Vocabulary,
    /// How many words all bodies have.
    pub words: usize,
}

/// What the weight of a word depends on, beside its own text.
#[derive(Clone, Copy)]
pub struct Scale {
    /// How many documents there are.
    pub documents: usize,
    /// The mean length of their bodies, in words.
    pub mean: f64,
}

impl Scale {
    /// Of so many documents, whose bodies have so many words.
    pub fn new(documents: usize, words: usize) -> Self {
        Self { documents, mean: rounded_mean(float(words) / float(documents.max(1))) }
    }

    /// Whether words weigh the same.
    pub fn is_like(self, other: Self) -> bool {
        let is_large = |scale: Self| scale.documents > NEAR_DOCUMENTS;
        self.mean.total_cmp(&other.mean).is_eq() && is_large(self) == is_large(other)
    }
}

/// Which words each document holds. Documents must be of one language; they are numbered in the given order.
pub fn collect(
    documents: &[&Document],
    settings: &Settings,
    synonyms: &Synonyms,
    analyzer: &Analyzer,
    lang: Lang,
) -> Collected {
    let texts = Texts::read(documents, lang);
    let vocabulary = Vocabulary::new(texts.forms, settings, analyzer, lang);
    let words = length(&texts.chunks);
    let scale = Scale::new(documents.len(), words);
    let entries = count(texts.chunks, &vocabulary, synonyms, analyzer, scale);
    Collected { entries, vocabulary, words }
}

/// How many words the bodies of texts have.
pub fn length(chunks: &[Chunk]) -> usize {
    chunks.iter().flat_map(|chunk| &chunk.documents).map(|text| text.body).sum()
}

/// The entries of texts whose words are those of `vocabulary`.
pub fn count(
    chunks: Vec<Chunk>,
    vocabulary: &Vocabulary,
    synonyms: &Synonyms,
    analyzer: &Analyzer,
    scale: Scale,
) -> Vec<Entry> {
    let suspended: Vec<Vec<Suspended>> =
        chunks.par_iter().map(|chunk| suspended(chunk, vocabulary)).collect();
    let catalogue = Catalogue::new(vocabulary, &suspended, synonyms, analyzer);
    let dealt = chunks
        .into_par_iter()
        .zip(suspended)
        .map(|(chunk, suspended)| Counter::new(&chunk, &catalogue, vocabulary, scale).count(&suspended));
    merge(&dealt.collect::<Vec<Dealt>>(), &catalogue, vocabulary)
}

#[expect(clippy::cast_precision_loss, reason = "numbers of words are far below 2^52")]
pub fn float(number: usize) -> f64 {
    number as f64
}

pub fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a site has fewer than 2^32 words and variants")
}
