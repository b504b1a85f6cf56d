//! The index of all languages, as the terminal searches it and [`super::format`] writes it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::candidates::Candidates;
use super::collect::{Collected, Variant, collect};
use super::format::{self, File, Kept};
use super::synonyms::Synonyms;
use super::update::update;
use super::vocabulary::Vocabulary;
use super::{Document, Settings, Taxonomy, TermRef};
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
    pub synonyms: Synonyms,
    /// Synonyms of several words: stems, separated by spaces.
    pub phrases: Vec<String>,
    pub vocabulary: Vocabulary,
    /// How many words the bodies of all documents have.
    pub words: usize,
    /// How often it has been brought up to date.
    pub edition: u32,
    /// What its last files leave to the next.
    pub kept: Kept,
}

pub(super) struct Entry {
    pub key: String,
    pub variants: Vec<Variant>,
    /// The edition of the index in which what it says last changed.
    pub edition: u32,
    /// The edition in which the numbers of its documents last did, and nothing else.
    pub renumbered: u32,
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
        let documents = in_order(documents, lang);
        (!documents.is_empty()).then(|| (lang, Language::new(lang, &documents, settings)))
    });
    Index { languages: languages.collect() }
}

/// The documents of a language in the order of their numbers: by date. Order by date costs the browser nothing, ties go
/// to the newer, and a new article comes last and leaves the numbers of the others as they are.
fn in_order(documents: &[Document], lang: Lang) -> Vec<&Document> {
    let mut documents: Vec<_> = documents.iter().filter(|document| document.lang == lang).collect();
    documents.sort_by(|left, right| {
        (left.date, left.review_by, &left.url).cmp(&(right.date, right.review_by, &right.url))
    });
    documents
}

impl Index {
    /// Makes the index of the documents `old` that of the documents `new`, at the same settings.
    pub fn update(&mut self, old: &[Document], new: &[Document], settings: &Settings) {
        for lang in Lang::ALL {
            let (old, new) = (in_order(old, lang), in_order(new, lang));
            let language = self.languages.remove(&lang);
            let language = language.and_then(|language| update(language, &old, &new, settings));
            if !new.is_empty() {
                let language = language.unwrap_or_else(|| Language::new(lang, &new, settings));
                self.languages.insert(lang, language);
            }
        }
    }

    /// The files to publish: paths below the site's root, and their bytes.
    pub fn files(&self) -> Vec<File> {
        self.languages.values().flat_map(|language| format::files(language).0).collect()
    }

    /// The same. What they have in common with those that this gave before is not made again.
    pub fn next_files(&mut self) -> Vec<File> {
        let files = self.languages.values_mut().flat_map(|language| {
            let (files, kept) = format::files(language);
            language.kept = kept;
            files
        });
        files.collect()
    }

    /// The address of a language's manifest below the site's root.
    pub fn manifest_path(lang: Lang) -> String {
        format::manifest_path(lang)
    }

    /// The compounds that were taken apart, each with its parts: what an editor looks through.
    pub fn compounds(&self) -> impl Iterator<Item = (&str, &[Part])> {
        self.languages.values().flat_map(|language| language.vocabulary.compounds())
    }
}

impl Language {
    fn new(lang: Lang, documents: &[&Document], settings: &Settings) -> Self {
        let analyzer = Analyzer::new(lang);
        let synonyms = Synonyms::new(&settings.synonyms, &analyzer, lang);
        let Collected { entries, vocabulary, words } =
            collect(documents, settings, &synonyms, &analyzer, lang);
        let mut language = Self {
            lang,
            analyzer,
            documents: Vec::new(),
            candidates: Candidates::new(&entries, documents.len()),
            entries,
            facets: Vec::new(),
            phrases: synonyms.phrases(),
            synonyms,
            vocabulary,
            words,
            edition: 0,
            kept: Kept::default(),
        };
        (language.documents, language.facets) = described(documents, settings);
        language
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.binary_search_by(|entry| utf16_cmp(&entry.key, key)).ok().map(|at| &self.entries[at])
    }
}

/// What there is to show of documents.
pub(super) fn described(documents: &[&Document], settings: &Settings) -> (Vec<Shown>, Vec<Facet>) {
    rayon::join(
        || documents.par_iter().map(|document| shown(document)).collect(),
        || settings.taxonomies.par_iter().map(|taxonomy| facet(taxonomy, documents)).collect(),
    )
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
        let all = document.terms.iter().chain(&document.broader);
        for (_, term) in all.filter(|(id, _)| *id == taxonomy.id) {
            match terms.get_mut(term) {
                Some(documents) if documents.last() == Some(&number) => {}
                Some(documents) => documents.push(number),
                None => drop(terms.insert(term.clone(), vec![number])),
            }
        }
    }
    Facet { taxonomy: taxonomy.clone(), terms }
}
