//! What a taxonomy is. The standard ones are rows of one table; a site adds, renames or switches off its own in
//! `samla.yaml`, and nothing else in the code names a taxonomy.

use std::collections::BTreeMap;

use super::Localised;
use crate::diagnostic::Lang;

/// One way of sorting articles: tags, municipalities, years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomyConfig {
    /// The front matter field, which is also the name of the search filter: `tags`, `municipality`.
    pub id: String,
    /// The first part of its addresses: `taggar`.
    pub segment: String,
    pub labels: BTreeMap<Lang, Labels>,
    /// One sentence on what it is.
    pub description: Option<Localised>,
    pub terms: TermSource,
}

/// The names of a taxonomy in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// `Taggar`.
    pub plural: String,
    /// `tagg`.
    pub singular: String,
}

/// Where the terms of a taxonomy come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermSource {
    /// `content/vocabulary.yaml`, under this name; other terms are mistakes.
    Vocabulary(String),
    /// Any text that the editors write.
    Free,
    /// The register of Sweden's municipalities.
    Municipalities,
    /// The year of the article's date.
    Year,
}
