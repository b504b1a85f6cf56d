//! The documents that most of those who ask for a word see first: its champions (Manning, Raghavan and Schütze,
//! *Introduction to Information Retrieval*, 2008, section 7.1.3). What results show of them stands beside the word's
//! postings, so that the results of a query for one word need no further file.

use std::cmp::Reverse;

use super::collect::Kind;
use super::condense::Condensed;
use super::index::Language;
use super::matching::{Strength, kind};
use super::ranking::{ENOUGH, frequency};
use crate::language::Table;
use crate::language::analysis::stands_for;

/// The numbers of the documents that a query for the most frequent form among an entry's variants finds first, rising;
/// none where no form is among them.
pub fn champions(variants: &[Condensed], language: &Language) -> Vec<u32> {
    let forms =
        variants.iter().map(|condensed| condensed.variant).filter(|variant| variant.kind == Kind::Form);
    let Some(form) = forms.min_by_key(|form| (Reverse(form.postings.len()), &form.text)) else {
        return Vec::new();
    };
    let word = language.word(&form.text);
    let mut strengths: Table<u32, Strength> = Table::default();
    for condensed in variants {
        if !stands_for(&word.stem, &condensed.stem(&language.analyzer)) {
            continue;
        }
        let (worth, is_synonym) = (kind(language, &word, condensed), condensed.variant.kind == Kind::Synonym);
        for posting in &condensed.postings {
            let first = Strength { kind: worth, frequency: frequency(posting.level) };
            let add = |strength: &mut Strength| {
                if !is_synonym {
                    strength.add(worth, first.frequency);
                }
            };
            strengths.entry(posting.document).and_modify(add).or_insert(first);
        }
    }
    let mut found: Vec<(f64, u32)> =
        strengths.into_iter().map(|(document, strength)| (strength.score(), document)).collect();
    found.sort_unstable_by(|left, right| right.0.total_cmp(&left.0).then(right.1.cmp(&left.1)));
    let mut champions: Vec<u32> = found.into_iter().take(ENOUGH).map(|(_, document)| document).collect();
    champions.sort_unstable();
    champions
}
