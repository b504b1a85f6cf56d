//! What of a site can be found.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::config::TermSource;
use crate::model::{Article, Site};

use super::{Document, Index, Settings, Taxonomy, TermRef, index};

/// The index of all articles of a site.
pub fn of_site(site: &Site) -> Index {
    let documents: Vec<Document> = site
        .articles()
        .par_iter()
        .filter(|article| article.is_article())
        .map(|article| document(site, article))
        .collect();
    index(&documents, &settings(site))
}

fn document<'a>(site: &Site, article: &'a Article) -> Document<'a> {
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
        terms: terms
            .map(|(taxonomy, term)| {
                (taxonomy.config.id.clone(), TermRef { slug: term.slug.clone(), label: term.title.clone() })
            })
            .collect(),
        date: metadata.date,
        review_by: metadata.review_by,
        place: match places.as_slice() {
            [one, two, three, rest @ ..] if !rest.is_empty() => {
                format!("{one}, {two}, {three} +{}", rest.len())
            }
            few => few.join(", "),
        },
        sections: Cow::Borrowed(&article.document().sections),
    }
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
