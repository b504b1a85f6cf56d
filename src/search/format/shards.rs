//! Shards: ranges of entries in bytes. Numbers are LEB128 (seven bits a byte, low first), words are [`Strings`], lists of
//! rising numbers are bits ([`bits`](crate::search::bits)).
//!
//! ```text
//! shard     = variants (numbers and words), bits
//! variants  = number of variants, variant*, name of the positions' file, champions
//! champions = JSON: what results show of documents, by their numbers; of some the summary as well
//! variant   = head, text, [key], [number of documents], [number of marks]
//! head      = kind + 8 if a new entry begins + 16 * number of documents, if it is below 16
//! key       = letters that the folded text has beyond it, and 1; or 0 and the key       (of a new entry)
//! bits      = (marks, documents, group*)*                                               (variants as above)
//! marks     = hashes of words, rising                                                   (of all but forms)
//! documents = which of all below the span, of other parts which of those that the last part is not in  (a set: Bits::set)
//! group     = level, [whether it is that of all documents that are left], [number of documents], which of those left
//! positions = (number of positions, positions)*                                         (forms and documents as in the shard)
//! ```
//!
//! Levels fall: the first of a variant has five bits, a further one is written as how much lower it is. A group of all that
//! are left, of which there is no need to say so where that is one, has no more.
//!
//! An entry is cut only by its stems, and only where it is large: who asks for `vård` does not need `värd`. Its shards
//! begin at its key, a tabulator and the stem.
//!
//! Words that are noise have no positions: they are the most of any text, and a phrase is told by its other words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::strings::{Strings, units};
use super::{begin_alike, between};
use crate::language::analysis::{Analyzer, fold};
use crate::search::bits::Bits;
use crate::search::champions;
use crate::search::collect::{Found, Kind, Posting, Variant, number};
use crate::search::condense::{Condensed, condensed, stem};
use crate::search::index::{Entry, Language};
use crate::search::ranking::LEVEL_BITS;
use crate::search::varint;

/// How many bytes of a shard are worth one request.
const SHARD_BYTES: usize = 4608;
/// An entry of fewer bytes has no champions: they would take more than what it says itself.
const CHAMPIONS_BYTES: usize = 900;
/// About how many words a text has, which the gaps between positions follow.
const POSITIONS: usize = 1024;
/// How many values a mark has.
const MARKS: usize = 1 << 16;
const NEW_ENTRY: usize = 8;
/// Fewer documents are told by the head.
const FEW: usize = 16;

/// What goes into a shard: entries, or of one entry what has this stem.
pub struct Slice<'a> {
    pub entries: &'a [Entry],
    stem: Option<Stem<'a>>,
}

/// A stem, and what has it.
type Stem<'a> = (String, Vec<&'a Variant>);

impl<'a> Slice<'a> {
    /// What it holds of one of its entries.
    fn variants(&self, entry: &'a Entry) -> Vec<&'a Variant> {
        match &self.stem {
            Some((_, variants)) => variants.clone(),
            None => entry.variants.iter().collect(),
        }
    }

    /// The first of what it holds: a key, and the stem if it is cut by it.
    pub fn first(&self) -> String {
        let key = self.entries.first().map_or("", |entry| &entry.key);
        self.stem.as_ref().map_or_else(|| key.to_owned(), |(stem, _)| format!("{key}\t{stem}"))
    }

    /// Where the shard begins, after one whose last key is `last`.
    pub fn bound(&self, last: &str) -> String {
        let first = self.first();
        if self.stem.is_some() { first } else { between(last, &first) }
    }
}

/// Cuts the entries into shards of about equal size. An entry that is large stands alone, or is cut by its stems.
pub fn cut<'a>(entries: &'a [Entry], analyzer: &Analyzer) -> Vec<Slice<'a>> {
    let mut shards = Vec::new();
    let (mut start, mut size) = (0, 0);
    let mut end = |range: Range<usize>, stem| {
        let entries = &entries[range];
        shards.extend((!entries.is_empty()).then_some(Slice { entries, stem }));
    };
    for (at, entry) in entries.iter().enumerate() {
        let weight = weight(entry);
        let before = at.checked_sub(1).map(|before| &entries[before].key);
        let natural = before.is_some_and(|before| !begin_alike(before, &entry.key));
        if size + weight > SHARD_BYTES || (natural && size > SHARD_BYTES * 3 / 4) {
            end(start..at, None);
            (start, size) = (at, 0);
        }
        size += weight;
        // The first shard of all has no bound, which would tell its stem.
        let is_large = weight > SHARD_BYTES && at > 0;
        let stems = if is_large { stems(entry, analyzer) } else { BTreeMap::new() };
        if stems.len() > 1 {
            for stem in stems {
                end(at..at + 1, Some(stem));
            }
            (start, size) = (at + 1, 0);
        }
    }
    end(start..entries.len(), None);
    shards
}

/// The variants of an entry by their stems.
fn stems<'a>(entry: &'a Entry, analyzer: &Analyzer) -> BTreeMap<String, Vec<&'a Variant>> {
    let mut stems: BTreeMap<String, Vec<&Variant>> = BTreeMap::new();
    for variant in &entry.variants {
        stems.entry(stem(variant, analyzer)).or_default().push(variant);
    }
    stems
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

/// The positions of a shard's forms in bytes.
pub fn positions(slice: &Slice) -> Vec<u8> {
    let mut bits = Bits::default();
    for variant in slice.entries.iter().flat_map(|entry| slice.variants(entry)) {
        let mut found: Vec<Found> = variant.found().filter(|(_, places)| !places.is_empty()).collect();
        found.sort_by_key(|(posting, _)| posting.document);
        for (_, places) in found {
            let places = varint::list(places);
            let count = places.len();
            bits.count(number(count));
            bits.rising(places, count, POSITIONS);
        }
    }
    bits.into_bytes()
}

/// A shard under way.
pub struct Encoded {
    /// The name of the positions and the champions are still to come.
    pub variants: Strings,
    pub bits: Vec<u8>,
    /// The documents that are champions, each with whether its summary comes with it.
    pub champions: BTreeMap<u32, bool>,
}

/// The shard of a slice, of an index whose numbers of documents have this span.
pub fn encode(slice: &Slice, language: &Language, span: usize) -> Encoded {
    let (mut strings, mut bits) = (Strings::default(), Bits::default());
    let condensed = |entry| condensed(&slice.variants(entry), &language.analyzer, language.documents.len());
    let entries: Vec<Vec<Condensed>> = slice.entries.iter().map(condensed).collect();
    let has_champions = |(entry, _): &(&Entry, &Vec<Condensed>)| weight(entry) >= CHAMPIONS_BYTES;
    let champions = slice.entries.iter().zip(&entries).filter(has_champions);
    let mut known = BTreeMap::new();
    for (document, says) in champions.flat_map(|(_, variants)| champions::champions(variants, language)) {
        *known.entry(document).or_default() |= says;
    }
    strings.number(entries.iter().map(Vec::len).sum());
    for (entry, variants) in slice.entries.iter().zip(entries) {
        for (at, Condensed { variant, postings, .. }) in variants.iter().enumerate() {
            let key = (at == 0).then_some(entry.key.as_str());
            head(&mut strings, variant, postings.len(), key);
            if variant.kind != Kind::Form {
                let marks = marks(variant, &variants);
                strings.number(marks.len());
                bits.rising(marks.iter().copied(), marks.len(), MARKS);
            }
            let last = variants.iter().find(|last| is_other_part_of(variant, last.variant));
            groups(&mut bits, postings, last.map_or(&[], |last| &last.postings), span);
        }
    }
    Encoded { variants: strings, bits: bits.into_bytes(), champions: known }
}

/// What a variant is; `key` is that of the entry which it begins.
fn head(strings: &mut Strings, variant: &Variant, documents: usize, key: Option<&str>) {
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
/// index. A last part has those of the other part as well, which is never asked for without it.
fn marks(variant: &Variant, variants: &[Condensed]) -> BTreeSet<u32> {
    let others = || variants.iter().map(|other| other.variant);
    if others().any(|last| is_other_part_of(variant, last)) {
        return BTreeSet::new();
    }
    let other = others().find(|other| is_other_part_of(other, variant));
    let marks = variant.marks.iter().chain(other.into_iter().flat_map(|other| &other.marks));
    marks.map(|mark| u32::from(hash(mark))).collect()
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

/// Whether a variant is the part in other places of compounds that `last` is at their ends.
fn is_other_part_of(variant: &Variant, last: &Variant) -> bool {
    (variant.kind, last.kind) == (Kind::OtherPart, Kind::LastPart) && variant.text == last.text
}

/// The documents of a variant, none of which is in `before`, and their levels.
fn groups(bits: &mut Bits, postings: &[Posting], before: &[Posting], span: usize) {
    let others = span - before.len();
    let mut before = before.iter().peekable();
    let mut passed = 0;
    let places = postings.iter().map(|posting| {
        while before.next_if(|other| other.document < posting.document).is_some() {
            passed += 1;
        }
        posting.document - passed
    });
    let places: Vec<u32> = places.collect();
    bits.set(&places, others);
    let mut left: Vec<u8> = postings.iter().map(|posting| posting.level).collect();
    let mut last_level = None;
    while let Some(&level) = left.iter().max() {
        match last_level.replace(level) {
            None => bits.write(level.into(), LEVEL_BITS),
            Some(last) => bits.count((last - level).into()),
        }
        let all = left.len();
        let (mut group, mut place) = (Vec::new(), 0);
        left.retain(|&other| {
            if other == level {
                group.push(place);
            }
            place += 1;
            other != level
        });
        if all > 1 {
            bits.write(left.is_empty().into(), 1);
            if !left.is_empty() {
                bits.count(number(group.len()));
            }
        }
        bits.set(&group, all);
    }
}
