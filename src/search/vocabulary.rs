//! The distinct words of a site, with what is found out about each of them once.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Settings;
use super::collect::{Kind, number};
use super::lists::Lists;
use super::numbers::{Numbers, unite};
use crate::diagnostic::Lang;
use crate::language::analysis::Analyzer;
use crate::language::compounds::{Lexicon, Part, pieces};

pub struct Vocabulary {
    /// Sorted: the number of a word is its place.
    pub forms: Vec<String>,
    pub stems: Vec<String>,
    /// The parts of the compounds; other words have none.
    pub parts: Vec<Vec<Part>>,
}

/// How many words are looked at in one go.
const WORDS: usize = 8192;
/// Stands before the piece that ends a compound; no letter.
const LAST: char = '-';

impl Vocabulary {
    /// Of distinct `forms`, sorted.
    pub fn new(forms: Vec<String>, settings: &Settings, analyzer: &Analyzer, lang: Lang) -> Self {
        let stems = forms.par_iter().map(|form| analyzer.stem(form)).collect();
        let parts = if lang == Lang::Sv {
            let dictionary = settings.dictionary.iter().filter(|word| forms.binary_search(word).is_err());
            let words: Vec<&str> = forms.iter().chain(dictionary).map(String::as_str).collect();
            let mut parts = Lexicon::of_lists(analyzer).learn_all(&words, analyzer);
            parts.truncate(forms.len());
            parts
        } else {
            vec![Vec::new(); forms.len()]
        };
        Self { forms, stems, parts }
    }

    pub fn form(&self, number: u32) -> &str {
        &self.forms[number as usize]
    }

    pub fn stem(&self, number: u32) -> &str {
        &self.stems[number as usize]
    }

    /// What words stand for beside themselves: the stems of their pieces, sorted, and for each word the places of its own.
    pub fn pieces(&self, analyzer: &Analyzer) -> (Vec<(Kind, String)>, Lists) {
        let (numbers, found): (Vec<Numbers>, Vec<Lists>) =
            self.forms.par_chunks(WORDS).zip(self.parts.par_chunks(WORDS)).map(found_pieces).unzip();
        let (words, places) = unite(&numbers);
        let stemmed = words.par_iter().map(|word| match word.strip_prefix(LAST) {
            Some(word) => (Kind::LastPart, analyzer.stem(word)),
            None => (Kind::OtherPart, analyzer.stem(word)),
        });
        let stemmed: Vec<(Kind, String)> = stemmed.collect();
        let mut pieces: Vec<&(Kind, String)> = stemmed.iter().collect();
        pieces.par_sort_unstable();
        pieces.dedup();
        let piece_of = |stemmed| number(pieces.binary_search(&stemmed).unwrap_or_else(|at| at));
        let piece_of: Vec<u32> = stemmed.par_iter().map(piece_of).collect();
        let mut of_form = Lists::default();
        for (found, places) in found.iter().zip(&places) {
            for found in found.iter() {
                let pieces: BTreeSet<u32> =
                    found.iter().map(|&word| piece_of[places[word as usize] as usize]).collect();
                of_form.push(pieces);
            }
        }
        (pieces.into_iter().cloned().collect(), of_form)
    }
}

/// The pieces of words, numbered; those that end their words are marked.
fn found_pieces((forms, parts): (&[String], &[Vec<Part>])) -> (Numbers, Lists) {
    let (mut numbers, mut lists) = (Numbers::default(), Lists::default());
    for (form, parts) in forms.iter().zip(parts) {
        lists.push(pieces(form, parts).iter().map(|piece| {
            if piece.last { numbers.of(&format!("{LAST}{}", piece.word)) } else { numbers.of(&piece.word) }
        }));
    }
    (numbers, lists)
}
