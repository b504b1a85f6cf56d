//! Templates that cannot make what they are asked for: each place in a template is told once, with some of the pages that it
//! was met on, however many there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Lang, Message};
use crate::message;
use crate::model::{Address, Route, Site};
use crate::theme::ThemeError;

/// So many pages are named.
const NAMED: usize = 3;

/// A page as its author knows it. Pages sort by their addresses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    address: String,
    lang: Lang,
    /// The article's file, where it has one.
    file: Option<String>,
}

impl Met {
    pub(super) fn of(site: &Site, route: Route) -> Self {
        let file = match route {
            Route::Article(id) | Route::Alias(id, _) => {
                Some(site.article(id).entry().source.path().to_owned())
            }
            _ => None,
        };
        Self { address: address(site, route), lang: lang(site, route), file }
    }

    /// `/initiativ/a/ (content/initiativ/a.md, sv)`
    fn shown(&self) -> String {
        let Self { address, lang, file } = self;
        match file {
            Some(file) => format!("{address} ({file}, {})", lang.tag()),
            None => format!("{address} ({})", lang.tag()),
        }
    }
}

fn address(site: &Site, route: Route) -> String {
    let base = &site.config.base_url;
    match route {
        Route::Article(id) => site.article(id).address.href().to_owned(),
        Route::Alias(id, index) => {
            Address::new(base, &site.article(id).metadata().aliases[index].value).href().to_owned()
        }
        Route::Attachment(index) => Address::new(base, &site.attachment(index).target).href().to_owned(),
        _ => site.routes.address(route).href().to_owned(),
    }
}

fn lang(site: &Site, route: Route) -> Lang {
    match route {
        Route::Home(lang)
        | Route::List(lang, _)
        | Route::Taxonomy(lang, _)
        | Route::Search(lang)
        | Route::Alphabet(lang)
        | Route::Letter(lang, _)
        | Route::Words(lang)
        | Route::WordLetter(lang, _)
        | Route::Feed(lang) => lang,
        Route::Term(term, _) | Route::TermAlias(term, _) | Route::TermFeed(term) => term.lang,
        Route::Article(id) | Route::Alias(id, _) => site.article(id).lang(),
        Route::Attachment(_) | Route::NotFound | Route::Sitemap | Route::SitemapPart(_) | Route::Robots => {
            site.config.language
        }
    }
}

/// What templates could not do.
#[derive(Clone, Debug, Default)]
pub struct Broken {
    /// By the template's file and the place in it.
    places: BTreeMap<(String, usize), (ThemeError, BTreeSet<Met>)>,
}

impl Broken {
    /// A page that could not be made. Says whether its template was whole so far.
    pub fn add(&mut self, error: ThemeError, page: Met) -> bool {
        let is_new = !self.places.contains_key(&place(&error));
        self.places.entry(place(&error)).or_insert_with(|| (error, BTreeSet::new())).1.insert(page);
        is_new
    }

    /// Takes over what another look has found; gives what is new of it.
    #[must_use]
    pub fn merge(&mut self, other: Self) -> Self {
        let mut news = Self::default();
        for (place, (error, pages)) in other.places {
            if let Some((_, known)) = self.places.get_mut(&place) {
                known.extend(pages);
            } else {
                self.places.insert(place.clone(), (error.clone(), pages.clone()));
                news.places.insert(place, (error, pages));
            }
        }
        news
    }

    /// What of it still holds: some pages of each place are tried again. `render` takes the address of a page and gives
    /// what is wrong with it now.
    #[must_use]
    pub fn still(&self, render: impl Fn(&str) -> Option<(ThemeError, Met)>) -> Self {
        let mut still = Self::default();
        for (known, (error, pages)) in &self.places {
            for (found, page) in pages.iter().take(NAMED).filter_map(|page| render(&page.address)) {
                if place(&found) == *known {
                    still.places.insert(known.clone(), (error.clone(), pages.clone()));
                } else {
                    still.add(found, page);
                }
            }
        }
        still
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// One mistake for each place.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.places.values().map(|(error, pages)| told(error, pages)).collect()
    }
}

/// The template's file, and where it stands in it.
fn place(error: &ThemeError) -> (String, usize) {
    (error.location.source.path().to_owned(), error.location.span.start)
}

fn told(error: &ThemeError, pages: &BTreeSet<Met>) -> Diagnostic {
    let mut diagnostic = error.diagnostic();
    let Message { sv, en } = &error.message;
    let named: Vec<String> = pages.iter().take(NAMED).map(Met::shown).collect();
    let named = named.join(", ");
    diagnostic.message = match pages.len().saturating_sub(NAMED) {
        0 => message!(sv: "{sv} Det gäller {named}.", en: "{en} It is met on {named}."),
        1 => {
            message!(sv: "{sv} Det gäller {named} och 1 sida till.", en: "{en} It is met on {named} and 1 more page.")
        }
        more => message!(
            sv: "{sv} Det gäller {named} och {more} sidor till.",
            en: "{en} It is met on {named} and {more} more pages.",
        ),
    };
    diagnostic
}
