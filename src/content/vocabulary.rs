//! The controlled vocabularies of `content/vocabulary.yaml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Lang, Source};
use crate::yaml::{self, Spanned};

/// All vocabularies by name, and groups of words that only search takes as one.
#[derive(Clone, Debug, Default)]
pub struct Vocabularies {
    pub by_name: BTreeMap<String, Vocabulary>,
    pub search_synonyms: Vec<Vec<String>>,
    /// Terms may be missing, since the file could not be read as a whole: what is not there is no mistake.
    pub incomplete: bool,
    /// The site's own excuses of private data that the file uses, by key.
    pub excused: Vec<String>,
    /// Where they are written.
    pub source: Option<Arc<Source>>,
}

/// The terms of one vocabulary, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub terms: Vec<Term>,
}

/// A term with what the editors have said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    pub name: String,
    pub description: Option<String>,
    pub synonyms: Vec<String>,
    /// The name of a broader term of the same vocabulary.
    pub broader: Option<String>,
    /// Names in other languages.
    pub translations: BTreeMap<Lang, String>,
    /// Old addresses below the site's: `taggar/gammal/`.
    pub aliases: Vec<Spanned<String>>,
}

/// How a written word stands in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match<'v> {
    Exact(&'v Term),
    /// The word is a synonym of it, or its name in another language.
    Synonym(&'v Term),
    /// It was probably meant: another case, or a slip.
    Near(&'v Term),
    None,
}

impl Vocabulary {
    /// The term with exactly this name.
    pub fn term(&self, name: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.name == name)
    }

    /// What the vocabulary has for a word as an editor wrote it.
    pub fn find(&self, written: &str) -> Match<'_> {
        if let Some(term) = self.term(written) {
            return Match::Exact(term);
        }
        let lower = written.to_lowercase();
        let same = |other: &String| other.to_lowercase() == lower;
        if let Some(term) = self.terms.iter().find(|term| same(&term.name)) {
            return Match::Near(term);
        }
        if let Some(term) = self
            .terms
            .iter()
            .find(|term| term.synonyms.iter().any(same) || term.translations.values().any(same))
        {
            return Match::Synonym(term);
        }
        let names: Vec<&str> = self.terms.iter().map(|term| term.name.as_str()).collect();
        if let Some(name) = yaml::nearest(written, &names) {
            return self.term(name).map_or(Match::None, Match::Near);
        }
        let near = |term: &&Term| {
            let synonyms: Vec<&str> = term.synonyms.iter().map(String::as_str).collect();
            yaml::nearest(written, &synonyms).is_some()
        };
        self.terms.iter().find(near).map_or(Match::None, Match::Near)
    }
}
