//! What an entry says of each document, as it is searched and written: once, at its best.
//!
//! Compounds with a word are much more frequent than the word, and a document often has it as a word, at the end of
//! compounds and at their beginning. Only the best of these gives the document its kind of match; what the others tell
//! goes into the level of that one posting, each by its worth. So the postings of an entry's parts do not overlap those of
//! the word itself, and a query for a frequent word needs about half the bytes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Kind, Posting, Variant};
use super::ranking::{WEIGHTS, frequency, level, level_of_part};
use crate::language::analysis::Analyzer;

/// A variant with what is left to it.
pub struct Condensed<'a> {
    pub variant: &'a Variant,
    /// By document.
    pub postings: Vec<Posting>,
}

/// A posting of a variant, sorted by document, and then with the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    document: u32,
    kind: Part,
    level: Reverse<u8>,
    variant: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Whole,
    Last,
    Other,
}

impl Part {
    fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Form | Kind::Implied => Some(Self::Whole),
            Kind::LastPart => Some(Self::Last),
            Kind::OtherPart => Some(Self::Other),
            Kind::Synonym => None,
        }
    }

    fn worth(self) -> f64 {
        match self {
            Self::Whole => WEIGHTS.exact,
            Self::Last => WEIGHTS.last_part,
            Self::Other => WEIGHTS.other_part,
        }
    }
}

impl Condensed<'_> {
    /// What a word's stem must be, or stand for, to mean the variant.
    pub fn stem(&self, analyzer: &Analyzer) -> String {
        stem(self.variant, analyzer)
    }
}

/// The stem of a form; the texts of other variants are stems.
pub fn stem(variant: &Variant, analyzer: &Analyzer) -> String {
    match variant.kind {
        Kind::Form | Kind::Implied => analyzer.stem(&variant.text),
        Kind::LastPart | Kind::OtherPart | Kind::Synonym => variant.text.clone(),
    }
}

/// Variants of an entry of an index of so many documents: all of them, or all with one stem.
pub fn condensed<'a>(variants: &[&'a Variant], analyzer: &Analyzer, documents: usize) -> Vec<Condensed<'a>> {
    let mut all: Vec<Condensed> =
        variants.iter().map(|&variant| Condensed { variant, postings: Vec::new() }).collect();
    let is_part = |variant: &&Variant| Part::of(variant.kind) > Some(Part::Whole);
    let mut by_stem: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    if variants.iter().any(is_part) {
        for (at, variant) in variants.iter().enumerate() {
            if Part::of(variant.kind).is_some() {
                by_stem.entry(stem(variant, analyzer)).or_default().push(at);
            }
        }
        by_stem.retain(|_, places| places.iter().any(|&at| is_part(&variants[at])));
    }
    for places in by_stem.values() {
        condense(&mut all, places, documents);
    }
    let done: BTreeSet<usize> = by_stem.into_values().flatten().collect();
    for (_, other) in all.iter_mut().enumerate().filter(|(at, _)| !done.contains(at)) {
        other.postings.clone_from(&other.variant.postings);
        // They come in order within each level: a stable sort makes use of that.
        other.postings.sort_by_key(|posting| posting.document);
    }
    all
}

/// Gives the variants at these places, which have one stem, their postings.
fn condense(all: &mut [Condensed], places: &[usize], documents: usize) {
    let mut said: Vec<Said> = Vec::new();
    for &at in places {
        let variant = all[at].variant;
        let Some(kind) = Part::of(variant.kind) else { continue };
        said.extend(variant.postings.iter().map(|posting| Said {
            document: posting.document,
            kind,
            level: Reverse(posting.level),
            variant: at,
        }));
    }
    // As below: a variant and a level at a time, they come in order.
    said.sort();
    for said in said.chunk_by(|left, right| left.document == right.document) {
        let (best, others) = (said[0], &said[1..]);
        let parts = others.iter().filter(|other| other.kind > Part::Whole);
        let added: f64 = parts.map(|part| frequency(part.level.0) * part.kind.worth()).sum();
        let mut put = |said: Said, level| {
            all[said.variant].postings.push(Posting { document: said.document, level });
        };
        let level = if added > 0.0 {
            level(frequency(best.level.0) + added / best.kind.worth(), documents)
        } else {
            best.level.0
        };
        put(best, if best.kind == Part::Whole { level } else { level_of_part(level, documents) });
        for &other in others.iter().filter(|other| other.kind == Part::Whole) {
            put(other, other.level.0);
        }
    }
}
