//! Rules over a whole site that a build does not need: is an article due for review, is it readable?
//! What makes a page wrong (a broken link, an unknown term) is found while the site is put together.

mod freshness;
mod lix;
mod readability;

use crate::diagnostic::Diagnostic;
use crate::model::Site;

/// All rules over all articles, in the order of their places.
pub fn run(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for article in site.articles() {
        found.extend(freshness::check(site, article));
        found.extend(readability::check(article));
    }
    found.sort_by(|left, right| left.order().cmp(&right.order()));
    found
}
