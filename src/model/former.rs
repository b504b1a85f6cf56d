//! A site made of nearly the same files: what it found out is used again where it certainly still holds.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use super::article::{Article, ArticleId, Parsed};
use super::links::Names;
use super::routes::{Routes, page_count};
use super::{Edition, Ingredients, Site, Taxonomy, WordIndex};
use crate::diagnostic::Lang;

/// Where each of a site's articles stood in the one before.
pub(super) struct Former<'a> {
    site: &'a Site,
    /// By new place: the old one.
    origins: Vec<usize>,
    /// By old place: the new one.
    renumber: Vec<ArticleId>,
}

/// Finds articles of a former site by their texts and paths.
pub(super) struct Origins<'a> {
    site: &'a Site,
    by_text: HashMap<usize, usize>,
}

impl<'a> Origins<'a> {
    /// None where settings, vocabularies or the day are others: nothing is known then.
    pub(super) fn new(site: &'a Site, ingredients: &Ingredients) -> Option<Self> {
        let is_comparable = Arc::ptr_eq(&site.config, &ingredients.config)
            && Arc::ptr_eq(&site.vocabularies, &ingredients.vocabularies)
            && site.options == ingredients.options;
        let by_text = site.articles.iter().enumerate();
        is_comparable.then(|| Self {
            site,
            by_text: by_text.map(|(id, article)| (key(article.parsed()), id)).collect(),
        })
    }

    /// The place of the same text.
    pub(super) fn of(&self, parsed: &Arc<Parsed>) -> Option<usize> {
        self.by_text.get(&key(parsed)).copied()
    }

    /// The article at a place.
    pub(super) fn article(&self, place: usize) -> &Article {
        &self.site.articles[place]
    }

    /// Pairs old and new. None where a file has come, gone or got another address, so that links may lead elsewhere.
    pub(super) fn pair(
        self,
        articles: &[Article],
        origins: Vec<Option<usize>>,
        hidden: &[Arc<Parsed>],
        ingredients_are_same: bool,
    ) -> Option<Former<'a>> {
        let site = self.site;
        let same_hidden = hidden.len() == site.hidden.len()
            && hidden
                .iter()
                .zip(&site.hidden)
                .all(|(new, old)| new.entry.source.path() == old.entry.source.path());
        if !ingredients_are_same || !same_hidden || articles.len() != site.articles.len() {
            return None;
        }
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        let mut is_taken = vec![false; site.articles.len()];
        for origin in origins.iter().flatten() {
            is_taken[*origin] = true;
        }
        for (place, _) in is_taken.iter().enumerate().filter(|(_, is_taken)| !**is_taken) {
            left.insert(site.articles[place].entry().source.path(), place);
        }
        let origins: Option<Vec<usize>> = articles
            .iter()
            .zip(origins)
            .map(|(article, origin)| {
                origin.or_else(|| {
                    let place = left.remove(article.entry().source.path())?;
                    (site.articles[place].entry().address == article.entry().address).then_some(place)
                })
            })
            .collect();
        let origins = origins?;
        let mut renumber = vec![ArticleId(0); origins.len()];
        for (new, &old) in origins.iter().enumerate() {
            renumber[old] = ArticleId(new);
        }
        Some(Former { site, origins, renumber })
    }
}

fn key(parsed: &Arc<Parsed>) -> usize {
    Arc::as_ptr(parsed).addr()
}

impl Former<'_> {
    /// The taxonomies of a language.
    pub(super) fn taxonomies(&self, lang: Lang) -> &[Taxonomy] {
        &self.site.editions[&lang].taxonomies
    }

    /// The names of all articles, and where those are now.
    pub(super) fn names(&self) -> (Arc<Names>, Vec<ArticleId>) {
        (Arc::clone(&self.site.names), self.renumbered(&self.site.places))
    }

    /// The article as it was, where its text has not changed.
    pub(super) fn same_text(&self, id: usize, article: &Article) -> Option<&Article> {
        let old = &self.site.articles[self.origins[id]];
        Arc::ptr_eq(old.parsed(), article.parsed()).then_some(old)
    }

    /// Places of before as places of now.
    pub(super) fn renumbered(&self, places: &[ArticleId]) -> Vec<ArticleId> {
        places.iter().map(|place| self.renumber[place.0]).collect()
    }

    /// The word index, made or not, where every article stands where it stood, and no title, summary or term is another.
    pub(super) fn words(
        &self,
        lang: Lang,
        edition: &Edition,
        articles: &[Article],
    ) -> Option<Arc<OnceLock<WordIndex>>> {
        let old = &self.site.editions[&lang];
        let has_same_terms = edition.taxonomies.iter().zip(&old.taxonomies).all(|(new, old)| {
            new.terms.iter().map(|term| &term.name).eq(old.terms.iter().map(|term| &term.name))
        });
        let has_same_words = |id: usize| {
            let (new, old) = (&articles[id], &self.site.articles[id]);
            let (new, old) = (new.metadata(), old.metadata());
            new.title == old.title && new.summary == old.summary
        };
        let has_same_articles = edition.articles.iter().all(|&ArticleId(id)| {
            self.origins[id] == id && (self.same_text(id, &articles[id]).is_some() || has_same_words(id))
        });
        (has_same_terms && has_same_articles).then(|| Arc::clone(&old.words))
    }

    /// The routes, where no list is longer or shorter by a page, and no term, letter or alias is another.
    pub(super) fn routes(&self, articles: &[Article], editions: &BTreeMap<Lang, Edition>) -> Option<Routes> {
        let size = self.site.config.page_size;
        let has_same_lists = editions.iter().all(|(lang, edition)| {
            let old = &self.site.editions[lang];
            edition.alphabet == old.alphabet
                && edition.taxonomies.iter().zip(&old.taxonomies).all(|(new, old)| {
                    new.terms.len() == old.terms.len()
                        && new.terms.iter().zip(&old.terms).all(|(new, old)| {
                            new.name == old.name
                                && page_count(new.articles.len(), size)
                                    == page_count(old.articles.len(), size)
                        })
                })
        });
        let has_same_aliases = articles.iter().enumerate().all(|(id, article)| {
            let old = &self.site.articles[self.origins[id]];
            Arc::ptr_eq(old.parsed(), article.parsed())
                || old.metadata().aliases.iter().map(|alias| &alias.value).eq(article
                    .metadata()
                    .aliases
                    .iter()
                    .map(|alias| &alias.value))
        });
        if !has_same_lists || !has_same_aliases {
            return None;
        }
        self.site.routes.renumbered(&self.renumber)
    }
}
