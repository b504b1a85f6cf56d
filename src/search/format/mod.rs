//! The files that the browser reads. All are deflated (zlib), so that their size does not depend on the host; all but
//! the manifest are named by their content. Below `search/<lang>/`:
//!
//! | file | holds |
//! | --- | --- |
//! | `manifest.bin` | JSON: format version, number of documents, span of their numbers, bounds and names of the groups, ranking, stop words |
//! | `g-<hash>.bin` | JSON: a group of shards: `[bounds, names]` |
//! | `t-<hash>.bin` | a shard: the entries of a range of keys, with postings ([`shards`]) |
//! | `p-<hash>.bin` | the positions of a shard's forms, for phrases; its shard names it |
//! | `d-<number>-<hash>.bin` | JSON: a block of documents as results show them: `[url, title, place, date, date for people]`. The hash is that of a batch of blocks, so that the manifest has room for all names |
//! | `f-<hash>.bin` | JSON: a taxonomy: `[slug, label, gaps between documents]` for each term |
//! | `w-<hash>.bin` | words in the order of their letters, to finish or mend what was typed ([`lists`]) |
//! | `r-<hash>.bin` | words in the order of their letters from the end, to mend mistakes in their beginnings |
//! | `b-<hash>.bin`, `e-<hash>.bin` | JSON: the lists of words by their beginnings and ends: `[bounds, names]` |

mod kept;
mod layout;
mod lists;
mod packed;
mod shards;
mod strings;

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

pub use self::kept::Kept;
use self::kept::{Champions, Lists, Range, Shard};
use self::layout::Layout;
use self::packed::{Files, Name, Packed};
use self::shards::{Encoded, Slice};
use super::candidates::Candidate;
use super::index::{Facet, Language, Shown};
use super::ranking::{ENOUGH, NEAR_DOCUMENTS, WEIGHTS, Weights};
use crate::diagnostic::Lang;
use crate::language::analysis::{Tables, utf16_cmp};
use crate::text::collation::compare;

/// The version of the format. A browser that has an older client says so and asks for a reload.
pub const FORMAT_VERSION: u32 = 7;

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    documents: usize,
    /// Below what numbers sets of documents are written.
    span: usize,
    /// The groups of shards.
    groups: Ranges,
    /// How many documents a block holds.
    block: usize,
    /// How many blocks share a hash, and these hashes in one string.
    batch: usize,
    blocks: String,
    /// The files of the lists of words by their beginnings and ends.
    starts: String,
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

pub fn manifest_path(lang: Lang) -> String {
    format!("search/{}/manifest.bin", lang.tag())
}

/// A file to publish: its path below the site's root, and its bytes.
pub type File = (String, Arc<[u8]>);

/// All files of a language, and what they leave to the next.
pub fn files(language: &Language) -> (Vec<File>, Kept) {
    let mut files = Files::new(format!("search/{}", language.lang.tag()), &language.kept);
    let layout = Layout::new(language.documents.len());
    let groups = add_shards(&mut files, language, &layout);
    let blocks = add_blocks(&mut files, language, &layout);
    let candidates = &language.candidates;
    let starts = add_lists(&mut files, ['w', 'b'], candidates.all(), candidates.edition);
    let ends = add_lists(&mut files, ['r', 'e'], candidates.reversed(), candidates.edition);
    let rows: Vec<Packed> = language.facets.par_iter().map(|facet| files.json(&facet_rows(facet))).collect();
    let facets = language.facets.iter().zip(rows).map(|(Facet { taxonomy, .. }, rows)| {
        let file = files.add('f', &rows);
        FacetHead { id: &taxonomy.id, label: &taxonomy.label, file }
    });
    let facets = facets.collect();
    let manifest = Manifest {
        format: FORMAT_VERSION,
        documents: language.documents.len(),
        span: layout.span,
        groups,
        block: layout.block,
        batch: layout.batch,
        blocks,
        starts,
        ends,
        facets,
        phrases: &language.phrases,
        analysis: language.analyzer.tables(),
        weights: WEIGHTS,
        near: language.documents.len() <= NEAR_DOCUMENTS,
        enough: ENOUGH,
    };
    let manifest = files.json(&manifest).deflated.bytes;
    let (mut files, kept) = files.finish();
    files.push((manifest_path(language.lang), manifest));
    (files, kept)
}

/// The shards, their positions, and the groups of so many shards.
fn add_shards(files: &mut Files, language: &Language, layout: &Layout) -> Ranges {
    let (span, former) = (layout.span, files.former);
    let slices = shards::cut(&language.entries, &language.analyzer);
    let positions = slices.par_iter().map(|slice| {
        let same = former.positions(slice).cloned();
        same.unwrap_or_else(|| files.pack(&[shards::positions(slice)]))
    });
    let positions: Vec<Packed> = positions.collect();
    // A shard holds the name of its positions, so it is packed once that is known.
    let named: Vec<(Name, Packed)> =
        positions.into_iter().map(|positions| (files.add('p', &positions), positions)).collect();
    let packed = slices.into_par_iter().zip(named).map(|(slice, (name, positions))| {
        let range = Range::new(&slice, span, language.edition);
        let same = former.shard(&slice, span).filter(|shard| shard.name == name);
        if let Some(Shard { champions, packed, .. }) = same.filter(|shard| shard.champions.are_in(language)) {
            let (champions, packed) = (champions.clone(), packed.clone());
            return (slice, Shard { range, positions, name, champions, packed });
        }
        let Encoded { mut variants, bits, champions } = shards::encode(&slice, language, span);
        let champions = Champions::new(champions, language);
        variants.plain(&name);
        variants.plain(&champions.rows);
        let packed = files.pack(&[variants.into_bytes(), bits]);
        (slice, Shard { range, positions, name, champions, packed })
    });
    let packed: Vec<(Slice, Shard)> = packed.collect();
    let mut shards: Vec<(Option<String>, String)> = Vec::new();
    let mut last_key: Option<&str> = None;
    for (slice, shard) in packed {
        let bound = last_key.map(|last| slice.bound(last));
        shards.push((bound, files.add('t', &shard.packed)));
        files.kept.keep(shard);
        last_key = slice.entries.last().map(|entry| entry.key.as_str());
    }
    let mut groups = Ranges::default();
    for group in shards.chunks(layout.group) {
        let mut ranges = Ranges::default();
        for (at, (bound, name)) in group.iter().enumerate() {
            ranges.push(bound.clone().filter(|_| at > 0), name);
        }
        let ranges = files.json(&ranges);
        groups.push(group[0].0.clone(), &files.add('g', &ranges));
    }
    groups
}

/// The blocks of documents. Returns the hashes of their batches.
fn add_blocks(files: &mut Files, language: &Language, layout: &Layout) -> String {
    let blocks: Vec<Packed> = language
        .documents
        .par_chunks(layout.block)
        .map(|block| files.json(&block.iter().map(row).collect::<Vec<_>>()))
        .collect();
    (blocks.chunks(layout.batch).zip((0..).step_by(layout.batch)))
        .map(|(batch, first)| files.add_batch('d', first, batch))
        .collect()
}

/// The lists of words, which last changed in this edition of the index, and the file of their bounds and names, whose name
/// it returns.
fn add_lists(
    files: &mut Files,
    [list_kind, bounds_kind]: [char; 2],
    words: &[Candidate],
    edition: u32,
) -> String {
    let former = files.former.lists.get(&list_kind).filter(|lists| lists.edition == edition);
    let packed: Vec<(Option<String>, Packed)> = match former {
        Some(lists) => lists.packed.clone(),
        None => {
            lists::cut(words).into_par_iter().map(|list| (list.bound, files.pack(&[list.bytes]))).collect()
        }
    };
    let mut ranges = Ranges::default();
    for (bound, list) in &packed {
        let name = files.add(list_kind, list);
        ranges.push(bound.clone(), &name);
    }
    files.kept.lists.insert(list_kind, Lists { edition, packed });
    let ranges = files.json(&ranges);
    files.add(bounds_kind, &ranges)
}

fn row(document: &Shown) -> [&str; 5] {
    [&document.url, &document.title, &document.place, &document.date, &document.date_text]
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

/// Whether two keys begin alike. Where a file ends depends on this as well as on sizes: a boundary is kept where the first
/// letters change, if such a place is near, so that a new word moves as few boundaries as possible.
fn begin_alike(left: &str, right: &str) -> bool {
    left.chars().take(3).eq(right.chars().take(3))
}

/// The shortest beginning of `right` that comes after `left`.
fn between(left: &str, right: &str) -> String {
    let ends = right.char_indices().map(|(start, character)| start + character.len_utf8());
    let shortest = ends.map(|end| &right[..end]).find(|start| utf16_cmp(start, left).is_gt());
    shortest.unwrap_or(right).to_owned()
}
