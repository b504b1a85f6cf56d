//! Rules over a whole site that a build does not need: is an article due for review, is it readable?
//! What makes a page wrong (a broken link, an unknown term) is found while the site is put together.

mod dates;
mod expiring;
mod freshness;
mod lix;
mod pictures;
mod readability;

pub use pictures::uncleaned;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Site};

/// The rules that a build tells of as well: what they find is published wrong, and only the day shows it.
pub fn needed(site: &Site) -> Vec<Diagnostic> {
    sorted(site, |article| dates::check(site, article))
}

/// All other rules over all articles, in the order of their places.
pub fn run(site: &Site) -> Vec<Diagnostic> {
    let soon = expiring::soon(site);
    sorted(site, |article| {
        let own = freshness::check(site, article).into_iter().chain(readability::check(article));
        own.chain(expiring::check(site, article, &soon)).collect()
    })
}

fn sorted(
    site: &Site,
    of_article: impl Fn(&Arc<Article>) -> Vec<Diagnostic> + Sync + Send,
) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = site.articles().par_iter().flat_map_iter(of_article).collect();
    found.extend(pictures::check(site));
    found.sort_by(|left, right| left.order().cmp(&right.order()));
    found
}
