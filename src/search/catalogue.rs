//! All variants of an index, numbered before the documents are counted.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::collect::{Kind, number};
use super::counter::RANGES;
use super::lists::Lists;
use super::suspended::Suspended;
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;
use crate::language::analysis::{Analyzer, fold, utf16_cmp, utf16_start};

/// The variants, numbered in the order of the index: by key, kind and text.
pub struct Catalogue<'a> {
    pub synonyms: &'a Synonyms,
    /// Which words begin a synonym.
    pub beginnings: Vec<bool>,
    /// Which words are noise, and have no places.
    pub noise: Vec<bool>,
    /// For each word its own variant, and then those of its pieces.
    pub of_form: Lists,
    /// Sorted.
    implied: Vec<String>,
    /// Sorted.
    pieces: Vec<(Kind, String)>,
    forms: usize,
    /// Forms, implied ones, pieces, meanings, in a row: the key of each, and its number.
    keys: Vec<String>,
    numbers: Vec<u32>,
    /// By number: the place in that row.
    row: Vec<u32>,
}

impl<'a> Catalogue<'a> {
    pub fn new(
        vocabulary: &Vocabulary,
        suspended: &[Vec<Suspended>],
        synonyms: &'a Synonyms,
        analyzer: &Analyzer,
    ) -> Self {
        let implied: BTreeSet<&String> = suspended.iter().flatten().map(|word| &word.implied.form).collect();
        let implied: Vec<String> = implied.into_iter().cloned().collect();
        let (pieces, pieces_of_form) = vocabulary.pieces(analyzer);
        let keys: Vec<String> = (vocabulary.stems.par_iter().map(|stem| fold(stem)))
            .chain(implied.par_iter().map(|form| analyzer.key(form)))
            .chain(pieces.par_iter().map(|(_, stem)| fold(stem)))
            .chain(synonyms.meanings.par_iter().map(|meaning| fold(meaning)))
            .collect();
        let mut row: Vec<(u64, u32)> =
            (0..).zip(&keys).map(|(place, key)| (utf16_start(key), place)).collect();
        row.par_sort_unstable_by(|left, right| {
            let by_key = || utf16_cmp(&keys[left.1 as usize], &keys[right.1 as usize]);
            left.0.cmp(&right.0).then_with(by_key).then(left.1.cmp(&right.1))
        });
        let mut numbers = vec![0; row.len()];
        for (number, &(_, place)) in (0..).zip(&row) {
            numbers[place as usize] = number;
        }
        let row = row.into_iter().map(|(_, place)| place).collect();
        let forms = vocabulary.forms.len();
        let before_pieces = forms + implied.len();
        let mut of_form = Lists::default();
        for form in 0..forms {
            let pieces = pieces_of_form.get(form).iter().map(|&piece| before_pieces + piece as usize);
            of_form.push(std::iter::once(form).chain(pieces).map(|place| numbers[place]));
        }
        let beginnings = synonyms.beginnings(vocabulary);
        let noise = vocabulary.forms.par_iter().map(|form| analyzer.is_stop_word(form)).collect();
        Self { synonyms, beginnings, noise, of_form, implied, pieces, forms, keys, numbers, row }
    }

    pub fn len(&self) -> usize {
        self.row.len()
    }

    pub fn of_implied(&self, form: &String) -> u32 {
        self.numbers[self.forms + self.implied.binary_search(form).unwrap_or_else(|at| at)]
    }

    pub fn of_meaning(&self, meaning: usize) -> u32 {
        self.numbers[self.forms + self.implied.len() + self.pieces.len() + meaning]
    }

    /// How many variants are in a range.
    pub fn range(&self) -> usize {
        self.len().div_ceil(RANGES).max(1)
    }

    /// The key under which the index files a variant.
    pub fn key(&self, variant: u32) -> &str {
        &self.keys[self.row[variant as usize] as usize]
    }

    /// The kind and text of a variant.
    pub fn get<'b>(&'b self, variant: u32, vocabulary: &'b Vocabulary) -> (Kind, &'b str) {
        let form = self.row[variant as usize] as usize;
        let Some(implied) = form.checked_sub(self.forms) else {
            return (Kind::Form, &vocabulary.forms[form]);
        };
        let Some(piece) = implied.checked_sub(self.implied.len()) else {
            return (Kind::Implied, &self.implied[implied]);
        };
        match piece.checked_sub(self.pieces.len()) {
            None => (self.pieces[piece].0, &self.pieces[piece].1),
            Some(meaning) => (Kind::Synonym, &self.synonyms.meanings[meaning]),
        }
    }

    /// The words of pieces: variant and form.
    pub fn marks(&self) -> impl Iterator<Item = (u32, u32)> {
        (0..self.forms)
            .flat_map(|form| self.of_form.get(form)[1..].iter().map(move |&piece| (piece, number(form))))
    }
}
