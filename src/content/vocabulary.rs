//! The controlled vocabularies of `content/vocabulary.yaml`.

use std::collections::BTreeMap;

use crate::diagnostic::Lang;

/// All vocabularies by name, and groups of words that only search takes as one.
#[derive(Clone, Debug, Default)]
pub struct Vocabularies {
    pub by_name: BTreeMap<String, Vocabulary>,
    pub search_synonyms: Vec<Vec<String>>,
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
}
