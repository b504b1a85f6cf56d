//! The index of all languages, as the terminal searches it and [`super::format`] writes it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::candidates::Candidates;
use super::collect::{Variant, collect};
use super::{Document, Settings, Taxonomy, TermRef, format};
use crate::diagnostic::Lang;
use crate::language::analysis::{Analyzer, utf16_cmp};
use crate::language::compounds::Part;

/// Everything that can be searched.
pub struct Index {
    pub(super) languages: BTreeMap<Lang, Language>,
}

/// The index of one language.
pub(super) struct Language {
    pub lang: Lang,
    pub analyzer: Analyzer,
    pub documents: Vec<Shown>,
    /// In the order of keys that the browser has.
    pub entries: Vec<Entry>,
    /// The words that unfinished and mistyped ones may mean.
    pub candidates: Candidates,
    pub facets: Vec<Facet>,
    /// Synonyms of several words: stems, separated by spaces.
    pub phrases: Vec<String>,
    /// Sorted.
    pub compounds: Vec<(String, Vec<Part>)>,
}

pub(super) struct Entry {
    pub key: String,
    pub variants: Vec<Variant>,
}

/// What a result shows.
pub(super) struct Shown {
    pub url: String,
    pub title: String,
    pub summary: String,
    pub place: String,
    /// ISO 8601, as precise as it is known; empty without a date.
    pub date: String,
    /// The same for people.
    pub date_text: String,
}

/// A taxonomy as a filter.
pub(super) struct Facet {
    pub taxonomy: Taxonomy,
    /// Each term with its documents.
    pub terms: BTreeMap<TermRef, Vec<u32>>,
}

/// Indexes the documents, each language by itself. The order of `documents` does not matter.
pub fn index(documents: &[Document], settings: &Settings) -> Index {
    let languages = Lang::ALL.into_par_iter().filter_map(|lang| {
        let mut documents: Vec<&Document> =
            documents.iter().filter(|document| document.lang == lang).collect();
        if documents.is_empty() {
            return None;
        }
        // The number of a document is its rank by date: order by date costs the browser nothing, ties go to the newer,
        // and a new article comes last and leaves the numbers of the others as they are.
        documents.sort_by(|left, right| {
            (left.date, left.review_by, &left.url).cmp(&(right.date, right.review_by, &right.url))
        });
        Some((lang, Language::new(lang, &documents, settings)))
    });
    Index { languages: languages.collect() }
}

impl Index {
    /// The files to publish: paths below the site's root, and their bytes.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.languages.values().flat_map(format::files).collect()
    }

    /// The address of a language's manifest below the site's root.
    pub fn manifest_path(lang: Lang) -> String {
        format::manifest_path(lang)
    }

    /// The compounds that were taken apart, each with its parts: what an editor looks through.
    pub fn compounds(&self) -> impl Iterator<Item = (&str, &[Part])> {
        self.languages
            .values()
            .flat_map(|language| &language.compounds)
            .map(|(word, parts)| (word.as_str(), parts.as_slice()))
    }
}

impl Language {
    fn new(lang: Lang, documents: &[&Document], settings: &Settings) -> Self {
        let analyzer = Analyzer::new(lang);
        let collected = collect(documents, settings, &analyzer, lang);
        Self {
            lang,
            analyzer,
            documents: documents.iter().map(|document| shown(document)).collect(),
            candidates: Candidates::new(&collected.entries, documents.len()),
            entries: collected.entries,
            facets: settings.taxonomies.iter().map(|taxonomy| facet(taxonomy, documents)).collect(),
            phrases: collected.phrases,
            compounds: collected.compounds,
        }
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.binary_search_by(|entry| utf16_cmp(&entry.key, key)).ok().map(|at| &self.entries[at])
    }
}

fn shown(document: &Document) -> Shown {
    Shown {
        url: document.url.clone(),
        title: document.title.clone(),
        summary: document.summary.clone(),
        place: document.place.clone(),
        date: document.date.map(|date| date.to_string()).unwrap_or_default(),
        date_text: document.date.map(|date| date.display(document.lang)).unwrap_or_default(),
    }
}

fn facet(taxonomy: &Taxonomy, documents: &[&Document]) -> Facet {
    let mut terms: BTreeMap<TermRef, Vec<u32>> = BTreeMap::new();
    for (number, document) in (0..).zip(documents) {
        for (_, term) in document.terms.iter().filter(|(id, _)| *id == taxonomy.id) {
            let documents = terms.entry(term.clone()).or_default();
            if documents.last() != Some(&number) {
                documents.push(number);
            }
        }
    }
    Facet { taxonomy: taxonomy.clone(), terms }
}
