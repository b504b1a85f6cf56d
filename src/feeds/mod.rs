//! What machines read: Atom feeds, the sitemap, robots.txt and structured data.

mod atom;
mod robots;
mod sitemap;
pub mod structured;

use crate::model::{Route, Site};

/// The bytes of a route; `None` for routes of other products.
pub fn render(site: &Site, route: Route) -> Option<Vec<u8>> {
    match route {
        Route::Feed(lang) => Some(atom::all(site, lang)),
        Route::TermFeed(term) => Some(atom::term(site, term)),
        Route::Sitemap => Some(sitemap::render(site)),
        Route::SitemapPart(part) => Some(sitemap::part(site, part)),
        Route::Robots => Some(robots::render(site)),
        _ => None,
    }
}
