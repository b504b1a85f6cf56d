//! Shards: ranges of entries in bytes. Numbers are LEB128 (seven bits a byte, low first), strings UTF-8 with their length.
//!
//! ```text
//! shard     = name of the positions' file (8 bytes), number of entries, entry*
//! entry     = UTF-16 units shared with the key before, rest of the key, number of variants, variant*
//! variant   = kind (1 byte), text, number of marks, mark*, number of documents, bytes of the groups, group*
//! group     = level (1 byte), number of documents, gap between documents*     (levels fall)
//! positions = (bytes of the form's part, (number of positions, gap between positions*)*)*     (forms and documents as in the shard)
//! ```

use crate::search::collect::{Kind, Posting};
use crate::search::index::Entry;
use crate::search::varint::{write, write_gaps};

/// How many bytes of a shard, before deflating, are worth one request.
const SHARD_BYTES: usize = 40 * 1024;

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
    let variants = entry.variants.iter().map(|variant| {
        let marks: usize = variant.marks.iter().map(|mark| mark.len() + 1).sum();
        variant.text.len() + marks + 5 + variant.postings.len() * 5 / 4
    });
    entry.key.len() + 3 + variants.sum::<usize>()
}

/// The entries in bytes (the shard without the name of its positions), and the positions of their forms.
pub fn encode(entries: &[Entry]) -> (Vec<u8>, Vec<u8>) {
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
            write(&mut bytes, variant.marks.len());
            for mark in &variant.marks {
                string(&mut bytes, mark);
            }
            write(&mut bytes, variant.postings.len());
            let groups = groups(&variant.postings);
            write(&mut bytes, groups.len());
            bytes.extend(groups);
            if variant.kind == Kind::Form {
                write(&mut positions, variant.places.len());
                positions.extend(&variant.places);
            }
        }
        last_key = &entry.key;
    }
    (bytes, positions)
}

fn groups(postings: &[Posting]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for group in postings.chunk_by(|left, right| left.level == right.level) {
        bytes.push(group[0].level);
        write(&mut bytes, group.len());
        write_gaps(&mut bytes, group.iter().map(|posting| posting.document));
    }
    bytes
}

fn string(bytes: &mut Vec<u8>, text: &str) {
    write(bytes, text.len());
    bytes.extend(text.as_bytes());
}
