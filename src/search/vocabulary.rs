//! The distinct words of a site, with what is found out about each of them once.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Settings;
use super::collect::Kind;
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

    /// What each word stands for beside itself: the stems of its pieces.
    pub fn pieces(&self, analyzer: &Analyzer) -> Vec<Vec<(Kind, String)>> {
        let of_word = |(form, parts): (&String, &Vec<Part>)| {
            let kind = |last| if last { Kind::LastPart } else { Kind::OtherPart };
            let pieces: BTreeSet<(Kind, String)> = pieces(form, parts)
                .into_iter()
                .map(|piece| (kind(piece.last), analyzer.stem(&piece.word)))
                .collect();
            pieces.into_iter().collect()
        };
        self.forms.par_iter().zip(&self.parts).map(of_word).collect()
    }
}
