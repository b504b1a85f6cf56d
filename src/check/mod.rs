//! Rules over a whole site that a build does not need: is an article due for review, is it readable?
//! What makes a page wrong (a broken link, an unknown term) is found while the site is put together.

mod freshness;
mod lix;
mod readability;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Site};

/// All rules over all articles, in the order of their places.
pub fn run(site: &Site) -> Vec<Diagnostic> {
    let of_article = |article: &Arc<Article>| {
        freshness::check(site, article).into_iter().chain(readability::check(article))
    };
    let mut found: Vec<Diagnostic> = site.articles().par_iter().flat_map_iter(of_article).collect();
    found.sort_by(|left, right| left.order().cmp(&right.order()));
    found
}
