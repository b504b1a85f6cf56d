//! The documents that most of those who ask for a word see first: its champions (Manning, Raghavan and Schütze,
//! *Introduction to Information Retrieval*, 2008, section 7.1.3). What results show of them stands beside the word's
//! postings, so that the results of a query for one word need no further file.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::collect::Kind;
use super::condense::Condensed;
use super::index::{Language, Shown};
use super::matching::{Strength, kind};
use super::query::Word;
use super::ranking::{ENOUGH, frequency};
use crate::language::Table;
use crate::language::analysis::{stands_for, tokens};

/// So many of them may be in view at once.
const SEEN: usize = 6;

/// The documents that a query for the most frequent form among an entry's variants finds first, each with whether it is
/// one of the very first and its title or summary says the word; none where no form is among the variants.
pub fn champions(variants: &[Condensed], language: &Language) -> Vec<(u32, bool)> {
    let forms =
        variants.iter().map(|condensed| condensed.variant).filter(|variant| variant.kind == Kind::Form);
    let Some(form) = forms.min_by_key(|form| (Reverse(form.postings.len()), &form.text)) else {
        return Vec::new();
    };
    let word = language.word(&form.text);
    let is_meant = |condensed: &&Condensed| stands_for(&word.stem, &condensed.stem(&language.analyzer));
    let meant: Vec<&Condensed> = variants.iter().filter(is_meant).collect();
    let said: HashSet<&str> = meant.iter().flat_map(|condensed| condensed.variant.said()).collect();
    let says = |shown: &Shown| {
        let says = |text: &str| tokens(text, language.lang).iter().any(|token| said.contains(&*token.form));
        says(&shown.title) || says(&shown.summary)
    };
    let best = best(&meant, &word, language).into_iter().enumerate();
    best.map(|(place, document)| (document, place < SEEN && says(&language.documents[document as usize])))
        .collect()
}

/// The documents that have most of what a word means.
fn best(meant: &[&Condensed], word: &Word, language: &Language) -> Vec<u32> {
    let mut strengths: Table<u32, Strength> = Table::default();
    for condensed in meant {
        let (worth, is_synonym) = (kind(language, word, condensed), condensed.variant.kind == Kind::Synonym);
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
    found.into_iter().take(ENOUGH).map(|(_, document)| document).collect()
}
