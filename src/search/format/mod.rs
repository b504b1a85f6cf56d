//! The files that the browser reads. All are deflated (zlib), so that their size does not depend on the host; all but
//! the manifest are named by their content. Below `search/<lang>/`:
//!
//! | file | holds |
//! | --- | --- |
//! | `manifest.bin` | JSON: format version, number of documents, bounds and names of the groups, ranking, stop words |
//! | `g-<hash>.bin` | JSON: a group of shards: `[bounds, names]` |
//! | `t-<hash>.bin` | a shard: the entries of a range of keys, with postings ([`shards`]) |
//! | `p-<hash>.bin` | the positions of a shard's forms, for phrases; its shard names it |
//! | `d-<hash>.bin` | JSON: a block of documents as results show them: `[url, title, summary, place, date, date for people]` |
//! | `l-<hash>.bin` | JSON: the names of the blocks, in one string |
//! | `f-<hash>.bin` | JSON: a taxonomy: `[slug, label, gaps between documents]` for each term |
//! | `r-<hash>.bin` | JSON: words in the order of their letters from the end, to mend mistakes in their beginnings |
//! | `e-<hash>.bin` | JSON: those lists of words: `[bounds, names]` |

mod shards;

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rayon::prelude::*;
use serde::Serialize;

use super::collect::Kind;
use super::index::{Facet, Language, Shown};
use super::ranking::{ENOUGH, NEAR_DOCUMENTS, WEIGHTS, Weights};
use crate::diagnostic::Lang;
use crate::language::analysis::{Tables, fold, utf16_cmp};
use crate::text::collation::compare;
use crate::text::hash::short_hash;

/// The version of the format. A browser that has an older client says so and asks for a reload.
pub const FORMAT_VERSION: u32 = 2;

/// Hexadecimal digits of a name.
const NAME_LENGTH: usize = 8;
/// Shards a group: their names and bounds are half a kilobyte.
const GROUP: usize = 48;
/// How many bytes of words a list of words by their ends holds before deflating.
const ENDS_BYTES: usize = 24 * 1024;

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    documents: usize,
    /// The groups of shards.
    groups: Ranges,
    /// How many documents a block holds.
    block: usize,
    /// The file of the names of the blocks.
    list: String,
    /// The file of the lists of words by their ends.
    ends: String,
    facets: Vec<FacetHead<'a>>,
    /// Synonyms of several words.
    phrases: &'a [String],
    /// Stop words, exceptions and endings of the analysis.
    #[serde(flatten)]
    analysis: Tables<'a>,
    weights: Weights,
    /// Whether nearness counts.
    near: bool,
    enough: usize,
}

#[derive(Serialize)]
struct FacetHead<'a> {
    id: &'a str,
    label: &'a str,
    file: String,
}

/// Files that each hold a range: the first key of each but the first, as short as tells them apart, and their names in one
/// string.
#[derive(Default, Serialize)]
struct Ranges(Vec<String>, String);

impl Ranges {
    /// Adds the next file. `bound` is where it begins, none of the first.
    fn push(&mut self, bound: Option<String>, name: &str) {
        self.0.extend(bound);
        self.1.push_str(name);
    }
}

/// Files under way, by name.
struct Files {
    folder: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Adds a file and returns the variable part of its name. Two files of one content are one.
    fn add(&mut self, kind: char, mut packed: Packed) -> String {
        loop {
            let name = short_hash(&packed.deflated)[..NAME_LENGTH].to_owned();
            let path = format!("{}/{kind}-{name}.bin", self.folder);
            match self.files.get(&path) {
                // Other bytes of the same name: no reader looks at what follows its data.
                Some(other) if *other != packed.deflated => {
                    packed.raw.push(b' ');
                    packed = Packed::new(packed.raw);
                }
                _ => {
                    self.files.insert(path, packed.deflated);
                    return name;
                }
            }
        }
    }
}

/// Bytes, and how they travel.
struct Packed {
    raw: Vec<u8>,
    deflated: Vec<u8>,
}

impl Packed {
    fn new(raw: Vec<u8>) -> Self {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        let deflated =
            encoder.write_all(&raw).and_then(|()| encoder.finish()).expect("memory takes every byte");
        Self { raw, deflated }
    }

    fn json(value: &impl Serialize) -> Self {
        Self::new(serde_json::to_vec(value).expect("strings, numbers and lists become JSON"))
    }
}

pub fn manifest_path(lang: Lang) -> String {
    format!("search/{}/manifest.bin", lang.tag())
}

/// All files of a language.
pub fn files(language: &Language) -> Vec<(String, Vec<u8>)> {
    let mut files = Files { folder: format!("search/{}", language.lang.tag()), files: BTreeMap::new() };
    let groups = add_shards(&mut files, language);
    let block = block_size(language.documents.len());
    let list = add_blocks(&mut files, language, block);
    let ends = add_ends(&mut files, language);
    let facets = language.facets.iter().map(|facet| {
        let file = files.add('f', Packed::json(&facet_rows(facet)));
        FacetHead { id: &facet.taxonomy.id, label: &facet.taxonomy.label, file }
    });
    let facets = facets.collect();
    let manifest = Manifest {
        format: FORMAT_VERSION,
        documents: language.documents.len(),
        groups,
        block,
        list,
        ends,
        facets,
        phrases: &language.phrases,
        analysis: language.analyzer.tables(),
        weights: WEIGHTS,
        near: language.documents.len() <= NEAR_DOCUMENTS,
        enough: ENOUGH,
    };
    let mut files: Vec<_> = files.files.into_iter().collect();
    files.push((manifest_path(language.lang), Packed::json(&manifest).deflated));
    files
}

/// The shards, their positions, and the groups of shards.
fn add_shards(files: &mut Files, language: &Language) -> Ranges {
    let packed: Vec<_> = shards::cut(&language.entries)
        .into_par_iter()
        .map(|entries| {
            let (shard, positions) = shards::encode(entries, language.documents.len());
            (entries, shard, Packed::new(positions))
        })
        .collect();
    // A shard holds the name of its positions, so it is packed once that is known.
    let complete: Vec<_> = packed
        .into_iter()
        .map(|(entries, shard, positions)| {
            (entries, [files.add('p', positions).into_bytes(), shard].concat())
        })
        .collect();
    let packed: Vec<_> =
        complete.into_par_iter().map(|(entries, shard)| (entries, Packed::new(shard))).collect();
    let mut shards: Vec<(Option<String>, String)> = Vec::new();
    let mut last_key: Option<&str> = None;
    for (entries, shard) in packed {
        let first = entries.first().map_or("", |entry| &entry.key);
        let bound = last_key.map(|last| between(last, first));
        shards.push((bound, files.add('t', shard)));
        last_key = entries.last().map(|entry| entry.key.as_str());
    }
    let mut groups = Ranges::default();
    for group in shards.chunks(GROUP) {
        let mut ranges = Ranges::default();
        for (at, (bound, name)) in group.iter().enumerate() {
            ranges.push(bound.clone().filter(|_| at > 0), name);
        }
        groups.push(group[0].0.clone(), &files.add('g', Packed::json(&ranges)));
    }
    groups
}

/// The blocks of documents, and the file of their names, whose name it returns.
fn add_blocks(files: &mut Files, language: &Language, block: usize) -> String {
    let blocks: Vec<Packed> = language
        .documents
        .par_chunks(block)
        .map(|block| Packed::json(&block.iter().map(row).collect::<Vec<_>>()))
        .collect();
    let names: String = blocks.into_iter().map(|block| files.add('d', block)).collect();
    files.add('l', Packed::json(&names))
}

/// The lists of words by their ends, and the file of their names, whose name it returns.
fn add_ends(files: &mut Files, language: &Language) -> String {
    let mut ranges = Ranges::default();
    let mut last_word: Option<String> = None;
    let lists = by_ends(language);
    let packed: Vec<Packed> = lists.par_iter().map(Packed::json).collect();
    for (words, list) in lists.iter().zip(packed) {
        let first = words.first().map(|word| reversed(word)).unwrap_or_default();
        let bound = last_word.map(|last| between(&last, &first));
        last_word = words.last().map(|word| reversed(word));
        ranges.push(bound, &files.add('r', list));
    }
    files.add('e', Packed::json(&ranges))
}

/// Documents a block: the more there are, the larger, so that the list of the blocks' names stays small.
fn block_size(documents: usize) -> usize {
    match documents {
        0..=12_000 => 8,
        12_001..=40_000 => 16,
        _ => 32,
    }
}

fn row(document: &Shown) -> [&str; 6] {
    [&document.url, &document.title, &document.summary, &document.place, &document.date, &document.date_text]
}

fn facet_rows(facet: &Facet) -> Vec<(&str, &str, Vec<u32>)> {
    let mut terms: Vec<_> = facet.terms.iter().collect();
    // In the order in which the browser shows terms of equal count.
    terms.sort_by(|(left, _), (right, _)| compare(&left.label, &right.label));
    let rows = terms.into_iter().map(|(term, documents)| {
        let mut last = 0;
        let gaps =
            documents.iter().map(|&document| document - std::mem::replace(&mut last, document)).collect();
        (term.slug.as_str(), term.label.as_str(), gaps)
    });
    rows.collect()
}

/// The forms of the index in the order of their folded letters from the end, in lists of a size to fetch.
fn by_ends(language: &Language) -> Vec<Vec<&str>> {
    let forms = language
        .entries
        .iter()
        .flat_map(|entry| &entry.variants)
        .filter(|variant| variant.kind == Kind::Form && language.is_likely(variant));
    let mut words: Vec<(String, &str)> = forms
        .map(|variant| variant.text.as_str())
        .filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic))
        .map(|word| (reversed(word), word))
        .collect();
    words.sort_by(|left, right| utf16_cmp(&left.0, &right.0).then_with(|| left.1.cmp(right.1)));
    let mut lists: Vec<Vec<&str>> = Vec::new();
    let (mut size, mut last) = (0, String::new());
    for (reversed, word) in words {
        // Words that fold alike stay in one list.
        if lists.is_empty() || (size > ENDS_BYTES && reversed != last) {
            lists.push(Vec::new());
            size = 0;
        }
        size += word.len() + 3;
        if let Some(list) = lists.last_mut() {
            list.push(word);
        }
        last = reversed;
    }
    lists
}

/// The folded letters of a word from the end.
pub fn reversed(word: &str) -> String {
    fold(word).chars().rev().collect()
}

/// The shortest beginning of `right` that comes after `left`.
fn between(left: &str, right: &str) -> String {
    let ends = right.char_indices().map(|(start, character)| start + character.len_utf8());
    let shortest = ends.map(|end| &right[..end]).find(|start| utf16_cmp(start, left).is_gt());
    shortest.unwrap_or(right).to_owned()
}
