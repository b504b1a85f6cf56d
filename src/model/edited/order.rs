//! Where the articles of a site stand after some have changed, come or gone.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::super::article::{self, Article, ArticleId};

/// Fewer articles than this are no work for another thread.
const SHARE: usize = 4096;

/// The new places of all articles.
pub(super) struct Order {
    /// By old place; none for those that are gone.
    places: Vec<Option<ArticleId>>,
    /// The old places that are no longer the same, and some between.
    moved: Range<usize>,
}

/// The articles of a site with others in the places of some.
pub(super) struct Ordered {
    pub order: Order,
    pub articles: Vec<Arc<Article>>,
    /// The new place of each replacement.
    pub places: Vec<Option<ArticleId>>,
}

impl Ordered {
    /// Takes articles away from their places in `former`, and puts others in their stead where they belong in the
    /// site's order.
    pub(super) fn new(former: &[Arc<Article>], replaced: Vec<(Option<ArticleId>, Option<Article>)>) -> Self {
        let count = replaced.len();
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        for (number, (before, after)) in replaced.into_iter().enumerate() {
            gone.extend(before.map(|place| (place.0, number)));
            if let Some(after) = after {
                let at = former.partition_point(|other| article::order(other, &after).is_lt());
                come.push((at, number, after));
            }
        }
        gone.sort_unstable();
        come.sort_by(|left, right| left.0.cmp(&right.0).then_with(|| article::order(&left.2, &right.2)));

        let mut articles = Vec::with_capacity(former.len() + come.len());
        let mut new_places = vec![None; count];
        let (mut gone_now, mut come) = (gone.iter().peekable(), come.into_iter().peekable());
        let mut places: Vec<Option<ArticleId>> = Vec::with_capacity(former.len());
        for old in 0..=former.len() {
            while let Some((_, number, article)) = come.next_if(|(at, ..)| *at == old) {
                new_places[number] = Some(ArticleId(articles.len()));
                articles.push(Arc::new(article));
            }
            let Some(article) = former.get(old) else { break };
            if gone_now.next_if(|(place, _)| *place == old).is_some() {
                places.push(None);
            } else {
                places.push(Some(ArticleId(articles.len())));
                articles.push(Arc::clone(article));
            }
        }
        for (place, number) in gone {
            places[place] = new_places[number];
        }
        let is_moved = |(old, now): &(usize, &Option<ArticleId>)| **now != Some(ArticleId(*old));
        let first = places.iter().enumerate().find(is_moved).map_or(0, |(old, _)| old);
        let end = places.iter().enumerate().rfind(is_moved).map_or(0, |(old, _)| old + 1);
        Self { order: Order { places, moved: first..end }, articles, places: new_places }
    }
}

impl Order {
    /// Whether all that were there stand where they stood.
    pub(super) fn is_same(&self) -> bool {
        self.moved.is_empty()
    }

    /// Where an article stands now.
    pub(super) fn now(&self, old: ArticleId) -> Option<ArticleId> {
        self.places[old.0]
    }

    /// Where those stand now that are still there.
    pub(super) fn each(&self, old: &[ArticleId]) -> Vec<ArticleId> {
        old.iter().filter_map(|&id| self.now(id)).collect()
    }

    /// The same in the site's order.
    pub(super) fn sorted(&self, old: &[ArticleId]) -> Vec<ArticleId> {
        let mut now = self.each(old);
        now.sort_unstable();
        now
    }

    /// Whether any of these articles stands elsewhere now.
    pub(super) fn concerns(&self, old: &[ArticleId]) -> bool {
        old.iter().any(|id| self.moved.contains(&id.0))
    }

    /// Tells the articles where those stand now that they know of.
    pub(super) fn tell(&self, articles: &mut [Arc<Article>]) {
        if self.is_same() {
            return;
        }
        articles.par_iter_mut().with_min_len(SHARE).for_each(|article| {
            let Article { translations, chosen, backlinks, linked, .. } = &**article;
            if [translations, chosen, backlinks, linked].into_iter().any(|known| self.concerns(known)) {
                let article = Arc::make_mut(article);
                article.translations = self.each(&article.translations);
                article.chosen = self.each(&article.chosen);
                article.backlinks = self.sorted(&article.backlinks);
                article.linked = self.sorted(&article.linked);
            }
        });
    }
}
