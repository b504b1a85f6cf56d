//! Shards: ranges of entries in bytes. Numbers are LEB128 (seven bits a byte, low first), words are [`Strings`], lists of
//! rising numbers are bits ([`bits`](crate::search::bits)).
//!
//! ```text
//! shard     = variants (numbers and words), bits
//! variants  = number of variants, variant*, name of the positions' file
//! variant   = head, text, [key], [number of documents], [number of marks]
//! head      = kind + 8 if a new entry begins + 16 * number of documents, if it is below 16
//! key       = letters that the folded text has beyond it, and 1; or 0 and the key       (of a new entry)
//! bits      = (marks, group*)*                                                          (variants as above)
//! marks     = hashes of words, rising                                                   (of all but forms)
//! group     = level, [number of documents], documents                                   (levels fall)
//! positions = (number of positions, positions)*                                         (forms and documents as in the shard)
//! ```
//!
//! The first level of a variant has five bits, a further one is written as how much lower it is. The last group may be
//! of the one document that is left, and then has no number.
//!
//! Words that are noise have no positions: they are the most of any text, and a phrase is told by its other words.

use std::collections::BTreeSet;

use super::strings::{Strings, units};
use crate::language::analysis::fold;
use crate::search::bits::Bits;
use crate::search::collect::{Kind, Posting, Variant};
use crate::search::index::Entry;
use crate::search::ranking::LEVEL_BITS;

/// How many bytes of a shard are worth one request.
const SHARD_BYTES: usize = 6 * 1024;
/// About how many words a text has, which the gaps between positions follow.
const POSITIONS: usize = 1024;
/// How many values a mark has.
const MARKS: usize = 1 << 16;
const NEW_ENTRY: usize = 8;
/// Fewer documents are told by the head.
const FEW: usize = 16;

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
    entry
        .variants
        .iter()
        .map(|variant| {
            variant.text.len() / 4 + 4 + variant.marks.len() * 3 / 2 + variant.postings.len() * 5 / 4
        })
        .sum()
}

/// A shard in its sections, and the positions of its forms, whose name the variants still lack.
pub struct Encoded {
    pub variants: Strings,
    pub bits: Vec<u8>,
    pub positions: Vec<u8>,
}

/// The entries in bytes, of an index of so many documents.
pub fn encode(entries: &[Entry], documents: usize) -> Encoded {
    let (mut strings, mut bits, mut positions) = (Strings::default(), Bits::default(), Bits::default());
    strings.number(entries.iter().map(|entry| entry.variants.len()).sum());
    for entry in entries {
        for (at, variant) in entry.variants.iter().enumerate() {
            let key = (at == 0).then_some(entry.key.as_str());
            head(&mut strings, variant, key);
            if variant.kind != Kind::Form {
                let marks = marks(variant);
                strings.number(marks.len());
                bits.rising(marks.iter().copied(), marks.len(), MARKS);
            }
            groups(&mut bits, &variant.postings, documents);
            for (_, places) in variant.places().filter(|(_, places)| !places.is_empty()) {
                positions.count(u32::try_from(places.len()).unwrap_or(u32::MAX));
                positions.rising(places.iter().copied(), places.len(), POSITIONS);
            }
        }
    }
    Encoded { variants: strings, bits: bits.into_bytes(), positions: positions.into_bytes() }
}

/// What a variant is; `key` is that of the entry which it begins.
fn head(strings: &mut Strings, variant: &Variant, key: Option<&str>) {
    let documents = variant.postings.len();
    let few = if documents < FEW { documents } else { 0 };
    strings.number(variant.kind as usize + key.map_or(0, |_| NEW_ENTRY) + FEW * few);
    strings.word(&variant.text);
    if let Some(key) = key {
        if let Some(rest) = fold(&variant.text).strip_prefix(key) {
            strings.number(units(rest) + 1);
        } else {
            strings.number(0);
            strings.plain(key);
        }
    }
    if few == 0 {
        strings.number(documents);
    }
}

/// The words to mark, as hashes: a part of a compound is in so many words that their letters would be a fifth of the
/// index.
fn marks(variant: &Variant) -> BTreeSet<u32> {
    variant.marks.iter().map(|mark| u32::from(hash(mark))).collect()
}

/// FNV-1a over UTF-16 units, folded to two bytes.
fn hash(form: &str) -> u16 {
    let hash = form
        .encode_utf16()
        .fold(0x811c_9dc5_u32, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193));
    #[expect(clippy::cast_possible_truncation, reason = "both halves are in it")]
    let folded = (hash ^ hash >> 16) as u16;
    folded
}

fn groups(bits: &mut Bits, postings: &[Posting], documents: usize) {
    let mut left = postings.len();
    let mut last_level = None;
    for group in postings.chunk_by(|left, right| left.level == right.level) {
        let level = u32::from(group[0].level);
        match last_level.replace(level) {
            None => bits.write(level, LEVEL_BITS),
            Some(last) => bits.count(last - level),
        }
        if left > 1 {
            bits.count(u32::try_from(group.len()).unwrap_or(u32::MAX));
        }
        bits.rising(group.iter().map(|posting| posting.document), group.len(), documents);
        left -= group.len();
    }
}
