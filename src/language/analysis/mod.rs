//! The analysis of words: the one definition that the indexer and, in `themes/samla/assets/search/`, the browser
//! follow. `tests/search/fixtures/analysis.json` holds both to it.
//!
//! A text becomes *tokens* ([`mod@tokens`]): words in lower case with their place. A word has a *stem* ([`stem`]), which its
//! inflected forms share, and a *key*: the stem without diacritics, under which the index files it. The key only
//! says where to look; whether `kor` in the index is meant by `kör` in the query is decided on the forms.

mod fold;
mod stem;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use snowball_stemmers_rs::{Algorithm, Stemmer};

pub use fold::{fold, is_meant, stands_for, utf16_cmp, utf16_start};
pub use tokens::{Token, scan, tokens};

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
            Lang::En => (
                Algorithm::English,
                include_str!("../data/stopwords.en.txt"),
                include_str!("../data/exceptions.en.txt"),
            ),
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
            Lang::Sv => stem::swedish(&self.stemmer, &self.exceptions, &self.stop_words, word),
            Lang::En => {
                let base = self.exceptions.base(word);
                self.stemmer.stem(base.as_deref().unwrap_or(word)).into_owned()
            }
        }
    }

    /// The base form of a word that the exceptions list, as such or at its end.
    pub fn exception(&self, word: &str) -> Option<String> {
        self.exceptions.base(word)
    }

    /// Whether the exceptions list an end of a word, or the whole.
    pub fn ends_in_exception(&self, word: &str) -> bool {
        self.exceptions.stand_at_end(word)
    }

    /// Where the index files a word: its stem without diacritics.
    pub fn key(&self, word: &str) -> String {
        fold(&self.stem(word))
    }

    /// Whether the word is noise among others.
    pub fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }

    /// What the browser needs to analyse as we do.
    pub fn tables(&self) -> Tables<'_> {
        Tables {
            lang: self.lang.tag(),
            noise: self.stop_words.iter().copied().collect(),
            exceptions: self.exceptions.listed(),
            snowball: serde_json::from_str(match self.lang {
                Lang::Sv => include_str!("../data/snowball.sv.json"),
                Lang::En => include_str!("../data/snowball.en.json"),
            })
            .expect("the files hold JSON: a test reads them"),
        }
    }
}

/// The lists of the analysis, as the manifest carries them.
#[derive(Serialize)]
pub struct Tables<'a> {
    lang: &'static str,
    noise: Vec<&'a str>,
    exceptions: &'a BTreeMap<String, String>,
    /// The endings of Snowball's algorithm, longest first; the browser has the algorithm only.
    snowball: serde_json::Value,
}

/// The words of a data file: separated by white space, `#` begins a comment line.
pub fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}
