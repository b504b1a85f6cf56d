//! Links after few files have changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::Site;
use super::super::article::{Article, ArticleId, Dependence};
use super::super::links::Names;
use super::Change;
use super::order::Order;

/// The names of all articles, where some have come or gone.
pub(super) fn names(site: &Site, articles: &[Arc<Article>], changes: &[Change]) -> Names {
    let mut names = (*site.names).clone();
    for change in changes.iter().filter(|change| !change.is_same_file()) {
        let gone = change.before.map(|place| &site.articles[place.0]);
        let come = change.after.map(|place| &articles[place.0]);
        if let Some(gone) = gone {
            names.by_path.remove(gone.entry().source.path());
        }
        if let Some(come) = come {
            names.by_path.insert(come.entry().source.path().into(), change.number);
        }
    }
    for change in changes.iter().filter(|change| !change.is_same_file()) {
        let article = match (change.before, change.after) {
            (_, Some(place)) => &articles[place.0],
            (Some(place), None) => &site.articles[place.0],
            (None, None) => continue,
        };
        let (lang, slug) = (article.lang(), &article.entry().address.slug);
        let namesakes = articles.iter().filter(|other| {
            other.is_article() && other.lang() == lang && other.entry().address.slug == *slug
        });
        let first = namesakes.map(|other| other.entry().source.path()).min();
        match first.and_then(|path| names.by_path.get(path).copied()) {
            Some(number) => drop(names.by_slug.insert((lang, slug.as_str().into()), number)),
            None => drop(names.by_slug.remove(&(lang, slug.as_str().into()))),
        }
    }
    names
}

/// The places of the articles that are to be linked anew: those that have changed, and those whose links may lead
/// elsewhere now. `has_same_names`: no file has come, gone, or been hidden.
pub(super) fn stale(
    site: &Site,
    articles: &[Arc<Article>],
    changes: &[Change],
    order: &Order,
    has_same_names: bool,
) -> Vec<usize> {
    let fresh: BTreeSet<ArticleId> = changes.iter().filter_map(|change| change.after).collect();
    let gone: BTreeSet<ArticleId> =
        changes.iter().filter(|change| change.after.is_none()).filter_map(|change| change.before).collect();
    let has_lost = |old: &Article| old.linked.iter().chain(&old.chosen).any(|id| gone.contains(id));
    let mut stale: BTreeSet<usize> = fresh.iter().map(|id| id.0).collect();
    // Readers see them now, or no longer.
    let restated = changes.iter().filter_map(|change| {
        let (old, new) = (change.before?, change.after?);
        (site.articles[old.0].state != articles[new.0].state).then_some(new)
    });
    let restated: BTreeSet<ArticleId> = restated.collect();
    if !gone.is_empty() {
        let old = site.articles.iter().enumerate().filter(|(_, old)| has_lost(old));
        stale.extend(old.filter_map(|(id, _)| order.now(ArticleId(id))).map(|id| id.0));
    }
    let is_stale = |article: &Article| match article.dependence {
        Dependence::Pages => true,
        _ if article.linked.iter().any(|id| restated.contains(id)) => true,
        Dependence::Headings if article.linked.iter().any(|id| fresh.contains(id)) => true,
        _ => {
            // Whoever has a mistake may be right now, and a name may mean another article.
            let is_certain = article.mistakes.is_empty() && article.metadata().related.is_empty();
            !(has_same_names || is_certain)
        }
    };
    stale.extend(articles.iter().enumerate().filter(|(_, article)| is_stale(article)).map(|(id, _)| id));
    stale.into_iter().collect()
}
