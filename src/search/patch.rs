//! Takes out of an index what some documents say, and puts in what others say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::collect::{Found, Kind, Posting, Variant};
use super::index::Entry;
use crate::language::analysis::utf16_cmp;

/// Where a variant is filed: its key, kind and text.
pub type Place = (String, Kind, String);

/// What documents say, by variant.
pub type Said = BTreeMap<Place, Variant>;

/// Entries as what documents say, whose numbers are those at their places in `numbers`.
pub fn said(entries: Vec<Entry>, numbers: &[u32]) -> Said {
    let variants = entries.into_iter().flat_map(|Entry { key, variants, .. }| {
        variants.into_iter().map(move |variant| ((key.clone(), variant.kind, variant.text.clone()), variant))
    });
    let mut said: Said = variants.collect();
    for posting in said.values_mut().flat_map(|variant| &mut variant.postings) {
        posting.document = numbers[posting.document as usize];
    }
    said
}

/// Leaves out what both say.
pub fn cancel(gone: &mut Said, come: &mut Said) {
    gone.retain(|place, variant| {
        let is_same = come.get(place) == Some(variant);
        if is_same {
            come.remove(place);
        }
        !is_same
    });
}

/// Takes what `gone` says of its documents out of the entries. Variants of which nothing is left stay, without postings.
pub fn subtract(entries: &mut [Entry], gone: &Said) {
    for (place, variant) in gone {
        if let Some(own) = find(entries, place) {
            let mut documents: Vec<u32> = variant.postings.iter().map(|posting| posting.document).collect();
            documents.sort_unstable();
            let is_left = |posting: &Posting| documents.binary_search(&posting.document).is_err();
            let found: Vec<Found> = own.found().filter(|(posting, _)| is_left(posting)).collect();
            (own.postings, own.places) = put(&found);
        }
    }
}

/// Gives documents other numbers, in the same order.
pub fn renumber(entries: &mut [Entry], number_of: &[Option<u32>], edition: u32) {
    entries.par_iter_mut().for_each(|entry| {
        for posting in entry.variants.iter_mut().flat_map(|variant| &mut variant.postings) {
            let number = number_of[posting.document as usize].expect("what is gone was taken out before");
            if std::mem::replace(&mut posting.document, number) != number {
                entry.renumbered = edition;
            }
        }
    });
}

/// Adds what `come` says.
pub fn add(entries: &mut Vec<Entry>, come: &Said) {
    let mut new: Vec<(usize, Entry)> = Vec::new();
    for (place, variant) in come {
        let (key, kind, text) = place;
        let entry = match search(entries, key) {
            Ok(at) => &mut entries[at],
            Err(at) => {
                if new.last().is_none_or(|(_, entry)| entry.key != *key) {
                    let variants = Vec::new();
                    new.push((at, Entry { key: key.clone(), variants, edition: 0, renumbered: 0 }));
                }
                &mut new.last_mut().expect("one was just put there").1
            }
        };
        let order = |own: &Variant| (own.kind, own.text.as_str()).cmp(&(*kind, text));
        match entry.variants.binary_search_by(order) {
            Ok(at) => entry.variants[at].add(variant),
            Err(at) => entry.variants.insert(at, variant.clone()),
        }
    }
    if !new.is_empty() {
        new.sort_by(|(_, left), (_, right)| utf16_cmp(&left.key, &right.key));
        insert(entries, new);
    }
}

/// Inserts items, in order, each before what stands at its place.
pub fn insert<T>(list: &mut Vec<T>, items: Vec<(usize, T)>) {
    let mut all = Vec::with_capacity(list.len() + items.len());
    let mut old = list.drain(..);
    for (inserted, (at, item)) in items.into_iter().enumerate() {
        let before = at + inserted - all.len();
        all.extend(old.by_ref().take(before));
        all.push(item);
    }
    all.extend(old);
    *list = all;
}

/// Marks the entries with these keys as changed in an edition. Leaves out variants without postings, and entries without
/// variants.
pub fn tidy(entries: &mut Vec<Entry>, keys: &BTreeSet<&str>, edition: u32) {
    let mut is_any_empty = false;
    for key in keys {
        if let Ok(at) = search(entries, key) {
            let entry = &mut entries[at];
            entry.edition = edition;
            entry.variants.retain(|variant| !variant.postings.is_empty());
            is_any_empty |= entry.variants.is_empty();
        }
    }
    if is_any_empty {
        entries.retain(|entry| !entry.variants.is_empty());
    }
}

/// The variant at a place.
pub fn find<'a>(entries: &'a mut [Entry], (key, kind, text): &Place) -> Option<&'a mut Variant> {
    let at = search(entries, key).ok()?;
    entries[at].variants.iter_mut().find(|variant| variant.kind == *kind && variant.text == *text)
}

/// Where the entry of a key stands, or would.
fn search(entries: &[Entry], key: &str) -> Result<usize, usize> {
    entries.binary_search_by(|entry| utf16_cmp(&entry.key, key))
}

impl Variant {
    /// Adds what is said of the same variant in other documents.
    fn add(&mut self, other: &Self) {
        let mut found: Vec<Found> = self.found().chain(other.found()).collect();
        found.sort_by_key(|(posting, _)| (Reverse(posting.level), posting.document));
        (self.postings, self.places) = put(&found);
        for mark in &other.marks {
            if let Err(at) = self.marks.binary_search(mark) {
                self.marks.insert(at, mark.clone());
            }
        }
    }
}

fn put(found: &[Found]) -> (Vec<Posting>, Vec<u8>) {
    let places: Vec<&[u8]> = found.iter().map(|(_, places)| *places).collect();
    (found.iter().map(|(posting, _)| *posting).collect(), places.concat())
}
