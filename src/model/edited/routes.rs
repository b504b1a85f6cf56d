//! Addresses after few articles have changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::article::{Article, ArticleId, Places};
use super::super::routes::{Address, Route, Routes, page_count};
use super::super::taxonomy::{Taxonomy, TermId};
use super::super::{Edition, Site};
use super::{Change, terms};
use crate::diagnostic::Lang;

/// The routes of a site with these editions and articles; none where two would claim one address.
pub(super) fn edited(
    site: &Site,
    editions: &BTreeMap<Lang, Edition>,
    articles: &[Arc<Article>],
    changes: &[Change],
    places: &Places,
) -> Option<Routes> {
    let mut routes = site.routes.with_places(places);
    let mut difference = Difference { page_size: site.config.page_size, gone: Vec::new(), come: Vec::new() };
    for (&lang, new) in editions {
        let old = &site.editions[&lang];
        let is_empty = |edition: &Edition| edition.articles.is_empty() && edition.pages.is_empty();
        if is_empty(old) != is_empty(new) {
            return None;
        }
        difference.pages(|page| Route::List(lang, page), old.articles.len(), new.articles.len());
        let letters = |these: &Edition, those: &Edition| {
            let only = these.alphabet.iter().filter(|letter| !those.alphabet.contains(letter));
            only.map(|&letter| Route::Letter(lang, letter)).collect::<Vec<_>>()
        };
        difference.gone.extend(letters(old, new));
        difference.come.extend(letters(new, old));
        for (index, (old, new)) in old.taxonomies.iter().zip(&new.taxonomies).enumerate() {
            if !terms::has_same(old, new) {
                routes.name_terms(lang, index, new);
            }
            difference.terms(lang, index, old, new);
        }
    }
    let address = |routes: &Routes, route: Route| (routes.address(route), route);
    let mut gone: Vec<_> = difference.gone.into_iter().map(|route| address(&site.routes, route)).collect();
    let mut come: Vec<_> = difference.come.into_iter().map(|route| address(&routes, route)).collect();
    for change in changes {
        let of = |articles: &[Arc<Article>], place: Option<ArticleId>| {
            place.map(|place| claims(&articles[place.0], change.number, &routes)).unwrap_or_default()
        };
        let (old, new) = (of(&site.articles, change.before), of(articles, change.after));
        gone.extend(old.iter().filter(|claim| !new.contains(claim)).cloned());
        come.extend(new.into_iter().filter(|claim| !old.contains(claim)));
    }
    routes.replace(&gone, come).then_some(routes)
}

/// What an article, known by its number, claims for itself.
fn claims(article: &Article, number: usize, routes: &Routes) -> Vec<(Address, Route)> {
    let number = ArticleId(number);
    let aliases = article.metadata().aliases.iter().enumerate();
    let aliases = aliases.map(|(index, alias)| (routes.below(&alias.value), Route::Alias(number, index)));
    let aliases = aliases.filter(|(address, _)| *address != article.address);
    std::iter::once((article.address.clone(), Route::Article(number))).chain(aliases).collect()
}

/// Routes that are no longer there, and new ones.
struct Difference {
    page_size: usize,
    gone: Vec<Route>,
    come: Vec<Route>,
}

impl Difference {
    /// The pages of a list that has had, and has, so many articles.
    fn pages(&mut self, route: impl Fn(usize) -> Route, before: usize, after: usize) {
        let (before, after) = (page_count(before, self.page_size), page_count(after, self.page_size));
        self.gone.extend((after + 1..=before).map(&route));
        self.come.extend((before + 1..=after).map(&route));
    }

    fn terms(&mut self, lang: Lang, taxonomy: usize, old: &Taxonomy, new: &Taxonomy) {
        let id = |term| TermId { lang, taxonomy, term };
        if terms::has_same(old, new) {
            for (term, (old, new)) in old.terms.iter().zip(&new.terms).enumerate() {
                self.pages(|page| Route::Term(id(term), page), old.articles.len(), new.articles.len());
            }
            return;
        }
        let size = self.page_size;
        let all = |taxonomy: &Taxonomy| {
            let terms = taxonomy.terms.iter().enumerate();
            let routes = terms.flat_map(|(term, known)| {
                let pages =
                    (1..=page_count(known.articles.len(), size)).map(move |page| Route::Term(id(term), page));
                let aliases = (0..known.aliases.len()).map(move |index| Route::TermAlias(id(term), index));
                pages.chain([Route::TermFeed(id(term))]).chain(aliases)
            });
            routes.collect::<Vec<_>>()
        };
        self.gone.extend(all(old));
        self.come.extend(all(new));
    }
}
