//! Puts together what the chunks of documents say.

use rayon::prelude::*;

use super::catalogue::Catalogue;
use super::collect::{Posting, Variant};
use super::counter::{Dealt, Hand, RANGES, Said};
use super::index::Entry;
use super::varint;
use super::vocabulary::Vocabulary;

/// The entries of all variants that stand anywhere.
pub fn merge(dealt: &[Dealt], catalogue: &Catalogue, vocabulary: &Vocabulary) -> Vec<Entry> {
    let mut marks: Vec<(u32, u32)> = dealt.iter().flat_map(|dealt| dealt.marks.iter().copied()).collect();
    marks.extend(catalogue.marks());
    marks.par_sort_unstable();
    marks.dedup();
    let ranges = (0..RANGES).into_par_iter().map(|range| {
        let hands: Vec<&Hand> = dealt.iter().map(|dealt| &dealt.ranges[range]).collect();
        merge_range(&hands, catalogue, vocabulary, &marks)
    });
    let ranges: Vec<Vec<Entry>> = ranges.collect();
    let mut entries: Vec<Entry> = Vec::with_capacity(ranges.iter().map(Vec::len).sum());
    for entry in ranges.into_iter().flatten() {
        match entries.last_mut() {
            // An entry whose variants are in two ranges.
            Some(last) if last.key == entry.key => last.variants.extend(entry.variants),
            _ => entries.push(entry),
        }
    }
    entries
}

/// What is said of a variant in a document, and the numbers of the words there, as [`Hand`] has them.
type Found<'a> = (Said, &'a [u8]);

/// The entries of a range of variants; `hands` come in the order of their documents.
fn merge_range(
    hands: &[&Hand],
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    marks: &[(u32, u32)],
) -> Vec<Entry> {
    let mut found: Vec<Found> = Vec::with_capacity(hands.iter().map(|hand| hand.said.len()).sum());
    for hand in hands {
        let mut places = hand.places.as_slice();
        found.extend(hand.said.iter().map(|&said| (said, varint::take_list_bytes(&mut places))));
    }
    found.sort_unstable_by_key(|(said, _)| *said);
    let first = found.first().map_or(0, |(said, _)| said.variant());
    let mut marks = &marks[marks.partition_point(|mark| mark.0 < first)..];
    let mut variant = |found: &[Found]| {
        let variant = found[0].0.variant();
        let (kind, text) = catalogue.get(variant, vocabulary);
        marks = &marks[marks.iter().take_while(|mark| mark.0 < variant).count()..];
        let own = marks.iter().take_while(|mark| mark.0 == variant);
        let posting = |(said, _): &Found| Posting { document: said.document(), level: said.level() };
        Variant {
            kind,
            text: text.to_owned(),
            marks: own.map(|mark| vocabulary.form(mark.1).to_owned()).collect(),
            postings: found.iter().map(posting).collect(),
            places: places(found),
        }
    };
    let is_same_variant = |left: &Found, right: &Found| left.0.variant() == right.0.variant();
    let is_same_entry = |left: &Found, right: &Found| {
        is_same_variant(left, right) || catalogue.key(left.0.variant()) == catalogue.key(right.0.variant())
    };
    let entries = found.chunk_by(is_same_entry).map(|found| {
        let mut variants: Vec<Variant> = found.chunk_by(is_same_variant).map(&mut variant).collect();
        // Most entries have one, and there are many entries.
        variants.shrink_to_fit();
        Entry { key: catalogue.key(found[0].0.variant()).to_owned(), variants, edition: 0, renumbered: 0 }
    });
    entries.collect()
}

/// The numbers of the words of a variant: none of what has none.
fn places(found: &[Found]) -> Vec<u8> {
    match found {
        [(_, [0]), ..] => Vec::new(),
        _ => found.iter().map(|(_, places)| *places).collect::<Vec<_>>().concat(),
    }
}
