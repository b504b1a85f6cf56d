//! What of a site can be found.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::TermSource;
use crate::model::{self, Article, Site, TermId};

use super::format::File;
use super::{Document, Index, Settings, Taxonomy, TermRef, index};

/// The index of all articles of a site, and of the pages that stand in folders. The others are in every footer.
pub fn of_site(site: &Site) -> Index {
    index(&documents(site), &settings(site))
}

/// The index of a site that changes: each state is made of the one before.
pub struct Follower {
    documents: Vec<Document>,
    settings: Settings,
    index: Index,
}

impl Follower {
    pub fn new(site: &Site) -> Self {
        let (documents, settings) = (documents(site), settings(site));
        let index = index(&documents, &settings);
        Self { documents, settings, index }
    }

    /// Goes on to another state of the site.
    pub fn follow(&mut self, site: &Site) {
        let (documents, settings) = (documents(site), settings(site));
        if settings == self.settings {
            self.index.update(&self.documents, &documents, &settings);
        } else {
            self.index = index(&documents, &settings);
        }
        (self.documents, self.settings) = (documents, settings);
    }

    /// The files that a build would publish, as [`Index::files`] gives them.
    pub fn files(&mut self) -> Vec<File> {
        self.index.next_files()
    }
}

fn documents(site: &Site) -> Vec<Document> {
    let articles =
        site.articles().par_iter().filter(|article| article.is_article() || article.is_in_folder());
    articles.map(|article| document(site, article)).collect()
}

fn document(site: &Site, article: &Article) -> Document {
    let metadata = article.metadata();
    let terms = article.terms.iter().map(|&id| site.term(id));
    let places: Vec<&str> = terms
        .clone()
        .filter(|(taxonomy, _)| taxonomy.config.terms == TermSource::Municipalities)
        .map(|(_, term)| term.title.as_str())
        .collect();
    Document {
        url: article.address.href().to_owned(),
        lang: article.lang(),
        title: metadata.title.clone(),
        summary: metadata.summary.clone(),
        terms: terms.map(|(taxonomy, term)| term_ref(taxonomy, term)).collect(),
        broader: broader(site, article),
        date: metadata.date,
        review_by: metadata.review_by,
        place: match places.as_slice() {
            [one, two, three, rest @ ..] if !rest.is_empty() => {
                format!("{one}, {two}, {three} +{}", rest.len())
            }
            few => few.join(", "),
        },
        sections: Arc::clone(&article.document().sections),
    }
}

fn term_ref(taxonomy: &model::Taxonomy, term: &model::Term) -> (String, TermRef) {
    (taxonomy.config.id.clone(), TermRef { slug: term.slug.clone(), label: term.title.clone() })
}

/// The terms above those of an article.
fn broader(site: &Site, article: &Article) -> Vec<(String, TermRef)> {
    let above = article.terms.iter().flat_map(|&id| {
        let up = move |at: &TermId| site.term(*at).1.broader.map(|term| TermId { term, ..*at });
        std::iter::successors(Some(id), up).skip(1)
    });
    let above: BTreeSet<TermId> = above.collect();
    above.into_iter().map(|id| site.term(id)).map(|(taxonomy, term)| term_ref(taxonomy, term)).collect()
}

/// Synonyms of the settings and the vocabularies, and the taxonomies as filters.
fn settings(site: &Site) -> Settings {
    let vocabularies = &site.vocabularies;
    let of_terms = vocabularies
        .by_name
        .values()
        .flat_map(|vocabulary| &vocabulary.terms)
        .map(|term| std::iter::once(&term.name).chain(&term.synonyms).cloned().collect::<Vec<String>>());
    let synonyms = site
        .config
        .search
        .synonyms
        .iter()
        .cloned()
        .chain(vocabularies.search_synonyms.iter().cloned())
        .chain(of_terms)
        .filter(|group| group.len() > 1)
        .collect();
    Settings {
        synonyms,
        dictionary: site.config.search.words.clone(),
        taxonomies: site
            .config
            .taxonomies
            .iter()
            .map(|taxonomy| Taxonomy { id: taxonomy.id.clone(), label: taxonomy.id.clone() })
            .collect(),
    }
}
