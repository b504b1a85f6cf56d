//! What all pages of a language share, made once a site.

use std::collections::BTreeMap;

use crate::diagnostic::Lang;
use crate::model::{Address, Route, Site};

use super::super::views::{Link, Publisher, SiteView, TaxonomyLink};
use super::super::{Renderer, Theme, ThemeError};

/// What stands on every page, by language.
pub struct Shell {
    editions: BTreeMap<Lang, EditionShell>,
}

/// One language's share of it.
pub(super) struct EditionShell {
    pub home: Address,
    pub search: Address,
    pub list: Address,
    pub alphabet: Address,
    pub words: Address,
    renderer: Renderer,
}

impl Shell {
    /// `preview` shows the editor's comforts. `manifest` gives the search manifest's path of a language.
    ///
    /// # Errors
    /// Data that the theme cannot take.
    pub fn new(
        site: &Site,
        theme: &Theme,
        manifest: impl Fn(Lang) -> String,
        preview: bool,
    ) -> Result<Self, ThemeError> {
        let address = |route| site.routes.address(route);
        let assets = theme.asset_urls(&site.config.base_url.path);
        let editions = site.languages().map(|lang| {
            let (home, search) = (address(Route::Home(lang)), address(Route::Search(lang)));
            let (list, feed) = (address(Route::List(lang, 1)), address(Route::Feed(lang)));
            let (alphabet, words) = (address(Route::Alphabet(lang)), address(Route::Words(lang)));
            let manifest = site.routes.below(&manifest(lang));
            let config = &site.config;
            let view = SiteView {
                title: config.title.get(lang),
                description: config.description.get(lang),
                lang: lang.tag(),
                home_url: home.href(),
                search_url: search.href(),
                list_url: list.href(),
                alphabet_url: alphabet.href(),
                words_url: words.href(),
                feed_url: feed.href(),
                search_manifest_url: manifest.href(),
                taxonomies: taxonomies(site, lang),
                pages: pages(site, lang),
                publisher: config.publisher.as_ref().map(|publisher| Publisher {
                    name: &publisher.name,
                    url: publisher.url.as_deref(),
                    contact_url: publisher.contact_url.as_deref(),
                }),
                banner: config.banner.as_ref().map(|banner| banner.get(lang)),
                article_count: site.edition(lang).articles.len(),
                generator: env!("CARGO_PKG_VERSION"),
                assets: &assets,
                preview,
            };
            let renderer = theme.renderer(&view)?;
            Ok((lang, EditionShell { home, search, list, alphabet, words, renderer }))
        });
        Ok(Self { editions: editions.collect::<Result<_, ThemeError>>()? })
    }

    pub(super) fn edition(&self, lang: Lang) -> &EditionShell {
        &self.editions[&lang]
    }

    pub(super) fn home(&self, lang: Lang) -> &str {
        self.edition(lang).home.href()
    }
}

impl EditionShell {
    pub(super) fn renderer(&self) -> &Renderer {
        &self.renderer
    }
}

/// The pages at the top, and those that their folders begin with; the others are reached from these.
fn pages(site: &Site, lang: Lang) -> Vec<Link<'_>> {
    let pages = site.edition(lang).pages.iter().map(|&id| site.article(id));
    let pages = pages.filter(|page| page.entry().address.section.is_empty());
    pages.map(|page| Link { title: &page.metadata().title, url: page.address.href() }).collect()
}

/// The taxonomies that have terms.
pub(super) fn taxonomies(site: &Site, lang: Lang) -> Vec<TaxonomyLink<'_>> {
    (0..site.edition(lang).taxonomies.len())
        .map(|index| taxonomy_link(site, lang, index))
        .filter(|taxonomy| taxonomy.term_count > 0)
        .collect()
}

/// A taxonomy as a link to its index.
pub(super) fn taxonomy_link(site: &Site, lang: Lang, index: usize) -> TaxonomyLink<'_> {
    let taxonomy = &site.edition(lang).taxonomies[index];
    TaxonomyLink {
        id: &taxonomy.config.id,
        title: taxonomy.title(lang),
        singular: taxonomy.singular(lang),
        url: site.routes.taxonomy(lang, index).href(),
        term_count: taxonomy.terms.iter().filter(|term| !term.is_empty()).count(),
    }
}
