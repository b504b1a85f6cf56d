//! robots.txt (RFC 9309): everything is open; the index of the search is of no use to others.

use crate::model::{Route, Site};

pub(super) fn render(site: &Site) -> Vec<u8> {
    let base = &site.config.base_url;
    let sitemap = site.routes.address(Route::Sitemap).absolute(base);
    let index = site.routes.below("search/");
    format!("User-agent: *\nDisallow: {}\n\nSitemap: {sitemap}\n", index.href()).into_bytes()
}
