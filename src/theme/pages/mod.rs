//! Pages: what a route shows, as views for the templates.

mod alphabet;
mod article;
mod home;
mod list;
mod map;
mod parts;
mod search;
mod shell;
mod taxonomy;
mod words;

pub use shell::Shell;

use crate::diagnostic::Lang;
use crate::model::{Address, Route, Site};

use super::views::{Alternate, Crumb, Link, PageView};
use super::{Theme, ThemeError};

/// Makes the pages of one site with one theme.
#[derive(Clone, Copy)]
pub struct Pages<'a> {
    pub site: &'a Site,
    pub theme: &'a Theme,
    pub shell: &'a Shell,
}

/// What a page has in common with all others of its kind, before its address is known to the template.
struct Page<'a> {
    kind: &'static str,
    lang: Lang,
    title: &'a str,
    description: &'a str,
    address: Address,
    /// From the start page to the page above this one.
    above: Vec<(&'a str, &'a Address)>,
    alternates: Vec<(Lang, &'a Address)>,
    feed: Option<(&'a str, Address)>,
    image: Option<String>,
    noindex: bool,
    modified: Option<String>,
}

impl<'a> Pages<'a> {
    /// The HTML of a route; `None` for routes that are no page. `json_ld` is put into the page's head.
    ///
    /// # Errors
    /// A template that cannot be rendered with what the page has.
    pub fn render(&self, route: Route, json_ld: Option<String>) -> Result<Option<String>, ThemeError> {
        match route {
            Route::Home(lang) => self.home(lang, json_ld),
            Route::List(lang, page) => self.list(lang, page, json_ld),
            Route::Article(id) if self.site.article(id).is_article() => self.article(id, json_ld),
            Route::Article(id) => self.plain(id, json_ld),
            Route::Taxonomy(lang, taxonomy) => self.taxonomy(lang, taxonomy, json_ld),
            Route::Term(term, page) => self.term(term, page, json_ld),
            Route::Search(lang) => self.search(lang, json_ld),
            Route::Alphabet(lang) => self.alphabet(lang),
            Route::Letter(lang, letter) => self.letter(lang, letter),
            Route::Words(lang) => self.words(lang),
            Route::WordLetter(lang, letter) => self.words_of(lang, letter),
            Route::NotFound => self.not_found(),
            Route::Alias(id, _) => {
                let article = self.site.article(id);
                let metadata = article.metadata();
                self.moved(article.lang(), &article.address, &metadata.title, &metadata.summary)
            }
            Route::TermAlias(id, _) => {
                let (_, term) = self.site.term(id);
                let description = term.description.as_deref().unwrap_or(&term.title);
                self.moved(id.lang, self.site.routes.term(id), &term.title, description)
            }
            Route::Feed(_)
            | Route::TermFeed(_)
            | Route::Attachment(_)
            | Route::Sitemap
            | Route::SitemapPart(_)
            | Route::Robots => return Ok(None),
        }
        .map(Some)
    }

    /// Puts a page into its template. `name` is what the template calls its own view.
    fn fill(
        &self,
        page: Page<'a>,
        template: &str,
        name: &'static str,
        view: &impl serde::Serialize,
        json_ld: Option<String>,
    ) -> Result<String, ThemeError> {
        let base = &self.site.config.base_url;
        let home = self.shell.home(page.lang);
        let mut breadcrumbs = Vec::new();
        if page.kind != "home" {
            breadcrumbs.push(Crumb { title: self.theme.word(page.lang, "home"), url: Some(home) });
            breadcrumbs.extend(
                page.above.iter().map(|&(title, address)| Crumb { title, url: Some(address.href()) }),
            );
            breadcrumbs.push(Crumb { title: page.title, url: None });
        }
        let canonical = page.address.absolute(base);
        let view_of_page = PageView {
            kind: page.kind,
            title: page.title,
            description: page.description,
            lang: page.lang.tag(),
            url: page.address.href(),
            canonical: &canonical,
            alternates: page
                .alternates
                .iter()
                .map(|&(lang, address)| Alternate {
                    lang: lang.tag(),
                    label: language_name(lang),
                    url: address.href(),
                    canonical: address.absolute(base),
                    current: lang == page.lang,
                })
                .collect(),
            breadcrumbs,
            json_ld,
            image: page.image,
            feed: page.feed.as_ref().map(|(title, address)| Link { title, url: address.href() }),
            noindex: page.noindex,
            modified: page.modified,
        };
        self.shell.edition(page.lang).renderer().render(template, &view_of_page, name, view)
    }

    /// The page's counterparts in the other languages: the same route with another language.
    fn alternates(&self, address: impl Fn(Lang) -> Option<&'a Address>) -> Vec<(Lang, &'a Address)> {
        let found: Vec<_> =
            self.site.languages().filter_map(|lang| address(lang).map(|address| (lang, address))).collect();
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// The list of all articles, as a step on the way to one of them.
    fn list_crumb(&self, lang: Lang) -> (&'a str, &'a Address) {
        (self.theme.word(lang, "all_articles"), &self.shell.edition(lang).list)
    }

    /// `Arbetsmiljö – sida 2`: pages of one list have different titles.
    fn paged_title(&self, lang: Lang, title: &str, number: usize) -> String {
        match number {
            1 => title.to_owned(),
            _ => format!(
                "{title} – {}",
                self.theme.word(lang, "pager_page").replace("{n}", &number.to_string())
            ),
        }
    }

    fn not_found(&self) -> Result<String, ThemeError> {
        let lang = self.site.config.language;
        let page = Page {
            kind: "not_found",
            lang,
            title: self.theme.word(lang, "not_found_title"),
            description: self.theme.word(lang, "not_found_text"),
            address: self.site.routes.address(Route::NotFound),
            above: Vec::new(),
            alternates: Vec::new(),
            feed: None,
            image: None,
            noindex: true,
            modified: None,
        };
        self.fill(page, "not_found.html", "not_found", &(), None)
    }

    /// A page for a static host that knows no redirects: it sends the browser on, and says so.
    fn moved(
        &self,
        lang: Lang,
        target: &Address,
        title: &'a str,
        description: &'a str,
    ) -> Result<String, ThemeError> {
        let page = Page {
            kind: "moved",
            lang,
            title,
            description,
            address: target.clone(),
            above: Vec::new(),
            alternates: Vec::new(),
            feed: None,
            image: None,
            noindex: true,
            modified: None,
        };
        let link = Link { title, url: target.href() };
        self.fill(page, "moved.html", "moved", &link, None)
    }
}

/// A language's own name for itself.
fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Svenska",
        Lang::En => "English",
    }
}
