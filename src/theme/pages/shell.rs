//! What all pages of a language share, made once a site.

use std::collections::BTreeMap;

use crate::diagnostic::Lang;
use crate::model::{Address, Route, Site};

use super::super::Theme;
use super::super::views::{Link, Publisher, SiteView, TaxonomyLink};

/// The addresses that stand on every page, by language.
#[derive(Debug)]
pub struct Shell {
    editions: BTreeMap<Lang, EditionShell>,
    assets: BTreeMap<String, String>,
    /// While previewing.
    preview: bool,
}

/// One language's share of it.
#[derive(Debug)]
pub(super) struct EditionShell {
    pub home: Address,
    pub search: Address,
    pub list: Address,
    pub feed: Address,
    pub manifest: Address,
}

impl Shell {
    /// `preview` shows the editor's comforts. `manifest` gives the search manifest's path of a language.
    pub fn new(site: &Site, theme: &Theme, manifest: impl Fn(Lang) -> String, preview: bool) -> Self {
        let address = |route| site.routes.address(route);
        let editions = site.languages().map(|lang| {
            let shell = EditionShell {
                home: address(Route::Home(lang)),
                search: address(Route::Search(lang)),
                list: address(Route::List(lang, 1)),
                feed: address(Route::Feed(lang)),
                manifest: site.routes.below(&manifest(lang)),
            };
            (lang, shell)
        });
        let href = |path: &str| site.routes.below(path).href().to_owned();
        Self {
            editions: editions.collect(),
            assets: theme.assets().iter().map(|asset| (asset.name.clone(), href(&asset.path))).collect(),
            preview,
        }
    }

    pub(super) fn edition(&self, lang: Lang) -> &EditionShell {
        &self.editions[&lang]
    }

    pub(super) fn home(&self, lang: Lang) -> &str {
        self.edition(lang).home.href()
    }

    /// The view of it that templates get.
    pub(super) fn view<'a>(&'a self, site: &'a Site, theme: &'a Theme, lang: Lang) -> SiteView<'a> {
        let edition = self.edition(lang);
        let config = &site.config;
        SiteView {
            title: config.title.get(lang),
            description: config.description.get(lang),
            lang: lang.tag(),
            home_url: edition.home.href(),
            search_url: edition.search.href(),
            list_url: edition.list.href(),
            feed_url: edition.feed.href(),
            search_manifest_url: edition.manifest.href(),
            taxonomies: taxonomies(site, lang),
            pages: site
                .edition(lang)
                .pages
                .iter()
                .map(|&id| site.article(id))
                .map(|page| Link { title: &page.metadata().title, url: page.address.href() })
                .collect(),
            publisher: config.publisher.as_ref().map(|publisher| Publisher {
                name: &publisher.name,
                url: publisher.url.as_deref(),
                contact_url: publisher.contact_url.as_deref(),
            }),
            banner: config.banner.as_ref().map(|banner| banner.get(lang)),
            article_count: site.edition(lang).articles.len(),
            generator: theme.generator(),
            assets: &self.assets,
            preview: self.preview,
        }
    }
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
        term_count: taxonomy.terms.len(),
    }
}
