//! Shards: ranges of entries in bytes. Numbers are LEB128 (seven bits a byte, low first), strings UTF-8 with their length,
//! lists of rising numbers are bits ([`bits`](crate::search::bits)).
//!
//! ```text
//! shard     = name of the positions' file (8 bytes), number of entries, entry*
//! entry     = UTF-16 units shared with the key before, rest of the key, number of variants, variant*
//! variant   = kind (1 byte), text, number of marks, mark*, number of documents, bytes of the groups, group*
//! mark      = of parts: hash of a form (2 bytes); else the form
//! group     = level (5 bits), number of documents, documents     (levels fall)
//! positions = (bytes of the form's part, (number of positions, positions)*)*     (forms and documents as in the shard)
//! ```
//!
//! Words that are noise have no positions: they are the most of any text, and a phrase is told by its other words.

use std::collections::BTreeSet;

use crate::search::bits::Bits;
use crate::search::collect::{Kind, Posting, Variant};
use crate::search::index::Entry;
use crate::search::ranking::LEVEL_BITS;
use crate::search::varint::write;

/// How many bytes of a shard, before deflating, are worth one request.
const SHARD_BYTES: usize = 28 * 1024;
/// About how many words a text has, which the gaps between positions follow.
const POSITIONS: usize = 1024;

/// Cuts the entries into shards of about equal size. An entry is never cut; one that is large stands alone.
///
/// Where a shard ends depends on keys as well as on sizes: a boundary is kept where the first three letters change,
/// if one is near, so that a new word moves as few boundaries as possible.
pub fn cut(entries: &[Entry]) -> Vec<&[Entry]> {
    let mut shards = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        let weight = weight(entry);
        let before = at.checked_sub(1).map(|before| &entries[before].key);
        let natural = before.is_some_and(|before| !before.chars().take(3).eq(entry.key.chars().take(3)));
        let full = size + weight > SHARD_BYTES || (natural && size > SHARD_BYTES * 3 / 4);
        if at > start && full {
            shards.push(&entries[start..at]);
            (start, size) = (at, 0);
        }
        size += weight;
    }
    if start < entries.len() {
        shards.push(&entries[start..]);
    }
    shards
}

/// About how many bytes an entry takes.
fn weight(entry: &Entry) -> usize {
    let variants = entry
        .variants
        .iter()
        .map(|variant| variant.text.len() / 2 + marks(variant).len() + 5 + variant.postings.len() * 3 / 2);
    entry.key.len() / 2 + 3 + variants.sum::<usize>()
}

/// The entries in bytes (the shard without the name of its positions), and the positions of their forms, of an index of
/// so many documents.
pub fn encode(entries: &[Entry], documents: usize) -> (Vec<u8>, Vec<u8>) {
    let (mut bytes, mut positions) = (Vec::new(), Vec::new());
    write(&mut bytes, entries.len());
    let mut last_key = "";
    for entry in entries {
        let shared: String = last_key
            .chars()
            .zip(entry.key.chars())
            .take_while(|(left, right)| left == right)
            .map(|(letter, _)| letter)
            .collect();
        write(&mut bytes, shared.encode_utf16().count());
        string(&mut bytes, &entry.key[shared.len()..]);
        write(&mut bytes, entry.variants.len());
        for variant in &entry.variants {
            bytes.push(variant.kind as u8);
            string(&mut bytes, &variant.text);
            bytes.extend(marks(variant));
            write(&mut bytes, variant.postings.len());
            let groups = groups(&variant.postings, documents);
            write(&mut bytes, groups.len());
            bytes.extend(groups);
            if variant.kind == Kind::Form {
                let places = places(variant);
                write(&mut positions, places.len());
                positions.extend(places);
            }
        }
        last_key = &entry.key;
    }
    (bytes, positions)
}

fn marks(variant: &Variant) -> Vec<u8> {
    let mut bytes = Vec::new();
    if matches!(variant.kind, Kind::LastPart | Kind::OtherPart) {
        let hashes: BTreeSet<u16> = variant.marks.iter().map(|mark| hash(mark)).collect();
        write(&mut bytes, hashes.len());
        bytes.extend(hashes.into_iter().flat_map(u16::to_be_bytes));
    } else {
        write(&mut bytes, variant.marks.len());
        for mark in &variant.marks {
            string(&mut bytes, mark);
        }
    }
    bytes
}

/// FNV-1a over UTF-16 units, folded to two bytes: a part of a compound is in so many words that their letters would be
/// a fifth of the index.
fn hash(form: &str) -> u16 {
    let hash = form
        .encode_utf16()
        .fold(0x811c_9dc5_u32, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193));
    #[expect(clippy::cast_possible_truncation, reason = "both halves are in it")]
    let folded = (hash ^ hash >> 16) as u16;
    folded
}

fn groups(postings: &[Posting], documents: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    for group in postings.chunk_by(|left, right| left.level == right.level) {
        bits.write(u32::from(group[0].level), LEVEL_BITS);
        bits.count(u32::try_from(group.len()).unwrap_or(u32::MAX));
        bits.rising(group.iter().map(|posting| posting.document), group.len(), documents);
    }
    bits.into_bytes()
}

fn places(variant: &Variant) -> Vec<u8> {
    let mut bits = Bits::default();
    for (_, places) in variant.places().filter(|(_, places)| !places.is_empty()) {
        bits.count(u32::try_from(places.len()).unwrap_or(u32::MAX));
        bits.rising(places.iter().copied(), places.len(), POSITIONS);
    }
    bits.into_bytes()
}

fn string(bytes: &mut Vec<u8>, text: &str) {
    write(bytes, text.len());
    bytes.extend(text.as_bytes());
}
