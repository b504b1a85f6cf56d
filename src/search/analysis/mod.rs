//! The analysis of words: the one definition that the indexer and, in `themes/samla/assets/search/`, the browser
//! follow. `tests/search/fixtures/analysis.json` holds both to it.
//!
//! A text becomes *tokens* ([`tokens`]): words in lower case with their place. A word has a *stem* ([`stem`]), which its
//! inflected forms share, and a *key*: the stem without diacritics, under which the index files it. The key only
//! says where to look; whether `kor` in the index is meant by `kör` in the query is decided on the forms.

mod fold;
mod stem;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};

use snowball_stemmers_rs::{Algorithm, Stemmer};

pub use fold::{fold, utf16_cmp};
pub use tokens::{Token, tokens};

use crate::diagnostic::Lang;

/// Stems, keys and stop words of one language.
pub struct Analyzer {
    lang: Lang,
    stemmer: Stemmer,
    exceptions: stem::Exceptions,
    stop_words: BTreeSet<&'static str>,
}

impl Analyzer {
    pub fn new(lang: Lang) -> Self {
        let (algorithm, stop_words, exceptions) = match lang {
            Lang::Sv => (
                Algorithm::Swedish,
                include_str!("../data/stopwords.sv.txt"),
                include_str!("../data/exceptions.sv.txt"),
            ),
            Lang::En => (Algorithm::English, include_str!("../data/stopwords.en.txt"), ""),
        };
        Self {
            lang,
            stemmer: Stemmer::create(algorithm),
            exceptions: stem::Exceptions::parse(exceptions),
            stop_words: words(stop_words).collect(),
        }
    }

    /// What the inflected forms of a word have in common.
    pub fn stem(&self, word: &str) -> String {
        match self.lang {
            Lang::Sv => stem::swedish(&self.stemmer, &self.exceptions, word),
            Lang::En => self.stemmer.stem(word).into_owned(),
        }
    }

    /// Where the index files a word: its stem without diacritics.
    pub fn key(&self, word: &str) -> String {
        fold(&self.stem(word))
    }

    /// Whether the word is noise among others.
    pub fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }

    /// The stop words, for the manifest.
    pub fn stop_words(&self) -> impl Iterator<Item = &str> {
        self.stop_words.iter().copied()
    }

    /// The exceptions of the stemming, for the manifest.
    pub fn exceptions(&self) -> &BTreeMap<String, String> {
        self.exceptions.table()
    }
}

/// The words of a data file: separated by white space, `#` begins a comment line.
pub fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}
