//! The only place that decides addresses.

mod clash;
mod conflict;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use crate::config::{BaseUrl, Config};
use crate::content::{Attachment, EntryAddress, Origin};
use crate::diagnostic::{Diagnostic, Lang};

use super::Edition;
use super::alphabet::Letter;
use super::article::{Article, ArticleId, Places};
use super::files::{FileId, conflict as file_conflict};
use super::taxonomy::{Taxonomy, TermId};
use clash::is_odd;
use conflict::{address_conflict, term_alias_conflict};

/// The folder of articles, below `content/` and below the site's address.
pub const ARTICLES: &str = "initiativ";
/// Below a language's address.
pub const SEARCH: &str = "sok";
/// Below a language's address.
pub const ALPHABET: &str = "a-o";
/// Below the A–Ö index.
pub const WORDS: &str = "ord";
/// File name of every feed.
pub const FEED: &str = "atom.xml";
pub const RESERVED: [&str; 5] = [ARTICLES, SEARCH, "assets", "search", "__samla"];

/// Where something stands: a path from the host's root, of which the first part is the site's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    href: Arc<str>,
    base: usize,
}

impl Address {
    /// `relative` is below the site's own address, without a leading slash; a folder ends with a slash, and the
    /// start page is empty.
    pub fn new(base: &BaseUrl, relative: &str) -> Self {
        Self { href: base.href(relative).into(), base: base.path.len() }
    }

    /// For `href`: `/kunskap/taggar/skola/`.
    pub fn href(&self) -> &str {
        &self.href
    }

    /// Below the site's own address: `taggar/skola/`.
    pub fn relative(&self) -> &str {
        &self.href[self.base..]
    }

    /// With scheme and host.
    pub fn absolute(&self, base: &BaseUrl) -> String {
        base.absolute(self.relative())
    }

    /// The file that holds it, below the output folder.
    pub fn file(&self) -> String {
        let relative = self.relative();
        if relative.is_empty() || relative.ends_with('/') {
            format!("{relative}index.html")
        } else {
            relative.to_owned()
        }
    }

    /// An address below this folder.
    fn join(&self, rest: &str) -> Self {
        Self { href: format!("{}{rest}", self.href).into(), base: self.base }
    }
}

/// Something that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Home(Lang),
    /// All articles; pages count from 1.
    List(Lang, usize),
    /// An article or plain page.
    Article(ArticleId),
    /// The index of a taxonomy, by its place in the edition.
    Taxonomy(Lang, usize),
    Term(TermId, usize),
    Search(Lang),
    /// The A–Ö index.
    Alphabet(Lang),
    Letter(Lang, Letter),
    /// The word index.
    Words(Lang),
    /// One of its letters. Every letter has an address; whether words begin with it is only looked up when somebody asks
    /// ([`Site::find`](super::Site::find), [`Site::pages`](super::Site::pages)).
    WordLetter(Lang, Letter),
    Feed(Lang),
    TermFeed(TermId),
    /// An old address of an article: which article, which of its aliases.
    Alias(ArticleId, usize),
    /// An old address of a term: which term, which of its aliases.
    TermAlias(TermId, usize),
    /// A file beside the articles, by its place in the site.
    Attachment(usize),
    NotFound,
    Sitemap,
    /// A part of the sitemap, where the whole is too large for one file; parts count from 1.
    SitemapPart(usize),
    Robots,
}

/// How many addresses a sitemap file may hold (sitemaps.org protocol).
pub const SITEMAP_SIZE: usize = 50_000;

/// Whether search engines should know of a route.
pub fn in_sitemap(route: Route) -> bool {
    matches!(
        route,
        Route::Home(_)
            | Route::List(..)
            | Route::Article(_)
            | Route::Taxonomy(..)
            | Route::Term(..)
            | Route::Alphabet(_)
            | Route::Letter(..)
            | Route::Words(_)
            | Route::WordLetter(..)
    )
}

/// The address of an article or plain page.
pub(super) fn entry_address(config: &Config, entry: &EntryAddress) -> Address {
    let prefix = prefix(config, entry.lang);
    let EntryAddress { section, slug, .. } = entry;
    // `content/index.md` is no page of its own: the start page is made from the articles.
    let relative =
        if slug.is_empty() { format!("{prefix}{section}") } else { format!("{prefix}{section}{slug}/") };
    Address::new(&config.base_url, &relative)
}

/// `en/` before the addresses of all languages but the main one.
fn prefix(config: &Config, lang: Lang) -> String {
    if lang == config.language { String::new() } else { format!("{}/", lang.tag()) }
}

/// How many pages a list of `items` fills; an empty list fills one.
pub fn page_count(items: usize, page_size: usize) -> usize {
    items.div_ceil(page_size).max(1)
}

/// Every address of the site.
#[derive(Clone, Debug)]
pub struct Routes {
    base: BaseUrl,
    /// Articles stand here with their numbers.
    by_address: Arc<HashMap<Address, Route>>,
    places: Places,
    /// All addresses in their order; made when first asked for.
    sorted: OnceLock<Vec<(Address, Route)>>,
    sitemap_parts: usize,
    /// The start pages.
    homes: BTreeMap<Lang, Address>,
    term_folders: BTreeMap<TermId, Address>,
    term_aliases: BTreeMap<(TermId, usize), Address>,
    taxonomy_folders: BTreeMap<(Lang, usize), Address>,
    /// Two claimed one address.
    has_conflicts: bool,
}

impl Routes {
    /// Gives every page its address. Two that claim one are a mistake of the second.
    pub(super) fn build(
        config: &Config,
        articles: &[Arc<Article>],
        places: &Places,
        editions: &BTreeMap<Lang, Edition>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut routes = Self {
            base: config.base_url.clone(),
            by_address: Arc::new(HashMap::with_capacity(articles.len() * 2)),
            places: Arc::clone(places),
            sorted: OnceLock::new(),
            sitemap_parts: 0,
            homes: BTreeMap::new(),
            term_folders: BTreeMap::new(),
            term_aliases: BTreeMap::new(),
            taxonomy_folders: BTreeMap::new(),
            has_conflicts: false,
        };
        let mistakes = diagnostics.len();
        for (&lang, edition) in editions {
            let home = Address::new(&config.base_url, &prefix(config, lang));
            for (index, taxonomy) in edition.taxonomies.iter().enumerate() {
                let folder = home.join(&format!("{}/", taxonomy.config.segment));
                routes.taxonomy_folders.insert((lang, index), folder);
                routes.name_terms(lang, index, taxonomy);
            }
            routes.homes.insert(lang, home);
            if lang == config.language || !edition.articles.is_empty() || !edition.pages.is_empty() {
                routes.add_edition(config, lang, edition);
            }
        }
        for route in [Route::NotFound, Route::Sitemap, Route::Robots] {
            routes.insert(route);
        }
        routes.add_entries(articles, diagnostics);
        routes.add_term_aliases(editions, articles, diagnostics);
        routes.divide_sitemap();
        routes.has_conflicts = diagnostics.len() > mistakes;
        routes
    }

    /// Gives the files that go out their addresses. Two that claim one, or one that claims a page's, are a mistake, but
    /// for a `robots.txt` of the site's own. Gives the mistakes.
    pub(super) fn place_files(
        &mut self,
        articles: &[Arc<Article>],
        attachments: &[Attachment],
        published: &BTreeSet<FileId>,
    ) -> Vec<Diagnostic> {
        let mut conflicts = Vec::new();
        for (id, file) in attachments.iter().enumerate() {
            let other = match self.page_at(&file.target) {
                Some(Route::Robots) if file.origin == Origin::Static => None,
                // Where it should stand is told by itself.
                Some(Route::Robots | Route::Sitemap | Route::NotFound | Route::Feed(_))
                    if !published.contains(&id) =>
                {
                    None
                }
                found => found,
            };
            if let Some(other) =
                other.filter(|other| published.contains(&id) || !matches!(other, Route::Attachment(_)))
            {
                conflicts.push(file_conflict(file, &self.owner(other, articles, attachments)));
            } else if published.contains(&id) {
                let address = self.below(&file.target);
                self.table().insert(address, Route::Attachment(id));
            }
        }
        self.has_conflicts |= !conflicts.is_empty();
        conflicts
    }

    /// The files that go out are others now. False where that needs a look at all of them.
    pub(super) fn replace_files(
        &mut self,
        attachments: &[Attachment],
        before: &BTreeSet<FileId>,
        after: &BTreeSet<FileId>,
    ) -> bool {
        for &gone in before.difference(after) {
            let address = self.below(&attachments[gone].target);
            self.table().remove(&address);
        }
        after.difference(before).all(|&come| {
            let file = &attachments[come];
            let address = self.below(&file.target);
            !self.may_clash(&address, Route::Attachment(come))
                && self.page_at(&file.target).is_none()
                && self.table().insert(address, Route::Attachment(come)).is_none()
        })
    }

    /// What already stands at the address of a file, or writes the file that it would be.
    fn page_at(&self, target: &str) -> Option<Route> {
        let folder =
            target.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        let mut addresses = [Some(target), folder].into_iter().flatten();
        addresses.find_map(|address| self.find(&self.below(address)))
    }

    /// Who has an address, for people.
    fn owner(&self, route: Route, articles: &[Arc<Article>], attachments: &[Attachment]) -> String {
        match route {
            Route::Article(id) | Route::Alias(id, _) => articles[id.0].entry().source.path().to_owned(),
            Route::Attachment(id) => attachments[id].path.clone(),
            made => self.address(made).href().to_owned(),
        }
    }

    /// Notes what cannot stand beside each other on disk, and tells it.
    pub(super) fn find_clashes(
        &mut self,
        articles: &[Arc<Article>],
        editions: &BTreeMap<Lang, Edition>,
        attachments: &[Attachment],
    ) -> Vec<Diagnostic> {
        let clashes = self.clashes(articles, editions, attachments);
        self.has_conflicts |= !clashes.is_empty();
        clashes
    }

    /// Whether two claimed one address.
    pub(super) fn has_conflicts(&self) -> bool {
        self.has_conflicts
    }

    /// The same addresses for articles that stand elsewhere.
    pub(super) fn with_places(&self, places: &Places) -> Self {
        Self { places: Arc::clone(places), sorted: OnceLock::new(), ..self.clone() }
    }

    /// Gives the terms of a taxonomy their folders.
    pub(super) fn name_terms(&mut self, lang: Lang, index: usize, taxonomy: &Taxonomy) {
        let folder = self.taxonomy_folders[&(lang, index)].clone();
        for (term, known) in taxonomy.terms.iter().enumerate() {
            let id = TermId { lang, taxonomy: index, term };
            self.term_folders.insert(id, folder.join(&format!("{}/", known.slug)));
            for (index, (alias, _)) in known.aliases.iter().enumerate() {
                let address = self.below(alias);
                self.term_aliases.insert((id, index), address);
            }
        }
    }

    /// Takes addresses away and adds others, articles with their numbers. False where one of them concerns somebody
    /// else as well: then nothing can be said.
    pub(super) fn replace(&mut self, gone: &[(Address, Route)], come: Vec<(Address, Route)>) -> bool {
        if gone.is_empty() && come.is_empty() {
            return true;
        }
        for (address, _) in gone {
            self.table().remove(address);
        }
        if come.iter().any(|(address, route)| self.may_clash(address, *route)) {
            return false;
        }
        let is_taken = come.into_iter().any(|(address, route)| self.table().insert(address, route).is_some());
        if is_taken {
            return false;
        }
        self.divide_sitemap();
        true
    }

    /// Whether a new address may not stand beside the others, which only a look at all of them can tell.
    fn may_clash(&self, address: &Address, route: Route) -> bool {
        let path = address.relative();
        let has_dots = matches!(route, Route::Article(_) | Route::Alias(..)) && path.contains('.');
        let other = match path.strip_suffix('/') {
            Some(file) => self.below(file),
            None => self.below(&format!("{path}/")),
        };
        has_dots || is_odd(path) || self.by_address.contains_key(&other)
    }

    /// Gives the sitemap as many parts as it needs.
    fn divide_sitemap(&mut self) {
        let pages = self.by_address.values().filter(|&&route| in_sitemap(route)).count();
        let parts = if pages > SITEMAP_SIZE { pages.div_ceil(SITEMAP_SIZE) } else { 0 };
        for part in (1..=self.sitemap_parts).filter(|part| *part > parts) {
            let address = self.address(Route::SitemapPart(part));
            self.table().remove(&address);
        }
        for part in self.sitemap_parts + 1..=parts {
            self.insert(Route::SitemapPart(part));
        }
        self.sitemap_parts = parts;
    }

    fn table(&mut self) -> &mut HashMap<Address, Route> {
        Arc::make_mut(&mut self.by_address)
    }

    fn insert(&mut self, route: Route) {
        let address = self.address(route);
        self.table().insert(address, route);
    }

    fn add_edition(&mut self, config: &Config, lang: Lang, edition: &Edition) {
        let mut found =
            vec![Route::Home(lang), Route::Search(lang), Route::Alphabet(lang), Route::Words(lang)];
        found.push(Route::Feed(lang));
        found.extend(edition.alphabet.iter().map(|&letter| Route::Letter(lang, letter)));
        found.extend(Letter::all().map(|letter| Route::WordLetter(lang, letter)));
        found.extend(
            (1..=page_count(edition.articles.len(), config.page_size)).map(|page| Route::List(lang, page)),
        );
        for (index, taxonomy) in edition.taxonomies.iter().enumerate() {
            found.push(Route::Taxonomy(lang, index));
            for (term, members) in taxonomy.terms.iter().enumerate() {
                let id = TermId { lang, taxonomy: index, term };
                let pages = page_count(members.articles.len(), config.page_size);
                for route in (1..=pages).map(|page| Route::Term(id, page)).chain([Route::TermFeed(id)]) {
                    self.insert(route);
                }
            }
        }
        for route in found {
            self.insert(route);
        }
    }

    /// Files that readers see come first: a draft takes no address away from them.
    fn add_entries(&mut self, articles: &[Arc<Article>], diagnostics: &mut Vec<Diagnostic>) {
        // By path, so that the first of two is the same on every machine.
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by_key(|&id| articles[id].entry().source.path());
        let (public, unseen): (Vec<usize>, Vec<usize>) =
            order.into_iter().partition(|&id| articles[id].state.is_public());
        for group in [public, unseen] {
            for &id in &group {
                let article = &articles[id];
                if let Some(&other) = self.by_address.get(&article.address) {
                    diagnostics.push(address_conflict(article, 0..0, &article.address, other, articles));
                } else {
                    self.table().insert(article.address.clone(), Route::Article(ArticleId(id)));
                }
            }
            for &id in &group {
                self.add_aliases(ArticleId(id), articles, diagnostics);
            }
        }
    }

    fn add_term_aliases(
        &mut self,
        editions: &BTreeMap<Lang, Edition>,
        articles: &[Arc<Article>],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (&lang, edition) in editions {
            for (taxonomy, members) in edition.taxonomies.iter().enumerate() {
                for (term, known) in members.terms.iter().enumerate() {
                    let id = TermId { lang, taxonomy, term };
                    for (index, (_, place)) in known.aliases.iter().enumerate() {
                        let address = self.term_aliases[&(id, index)].clone();
                        match self.by_address.get(&address).copied() {
                            Some(Route::Term(other, 1)) if other == id => {}
                            Some(other) => {
                                let owner = self.owner(other, articles, &[]);
                                diagnostics.push(term_alias_conflict(place, &address, &owner));
                            }
                            None => drop(self.table().insert(address, Route::TermAlias(id, index))),
                        }
                    }
                }
            }
        }
    }

    fn add_aliases(&mut self, id: ArticleId, articles: &[Arc<Article>], diagnostics: &mut Vec<Diagnostic>) {
        let article = &articles[id.0];
        for (index, alias) in article.metadata().aliases.iter().enumerate() {
            let address = Address::new(&self.base, &alias.value);
            match self.by_address.get(&address).copied() {
                // Said twice, or of itself: nobody is in the way.
                Some(Route::Article(other) | Route::Alias(other, _)) if other == id => {}
                Some(other) => {
                    let span = alias.span.clone();
                    diagnostics.push(address_conflict(article, span, &address, other, articles));
                }
                None => {
                    self.table().insert(address, Route::Alias(id, index));
                }
            }
        }
    }

    /// The address of everything that does not come from one file. Files carry their own: [`Article::address`],
    /// [`Attachment::target`].
    pub fn address(&self, route: Route) -> Address {
        let paged = |folder: &Address, page: usize| match page {
            1 => folder.clone(),
            _ => folder.join(&format!("sida/{page}/")),
        };
        match route {
            Route::Home(lang) => self.homes[&lang].clone(),
            Route::List(lang, page) => paged(&self.homes[&lang].join(&format!("{ARTICLES}/")), page),
            Route::Search(lang) => self.homes[&lang].join(&format!("{SEARCH}/")),
            Route::Alphabet(lang) => self.homes[&lang].join(&format!("{ALPHABET}/")),
            Route::Letter(lang, letter) => self.homes[&lang].join(&format!("{ALPHABET}/{}/", letter.slug())),
            Route::Words(lang) => self.homes[&lang].join(&format!("{ALPHABET}/{WORDS}/")),
            Route::WordLetter(lang, letter) => {
                self.homes[&lang].join(&format!("{ALPHABET}/{WORDS}/{}/", letter.slug()))
            }
            Route::Feed(lang) => self.homes[&lang].join(FEED),
            Route::Taxonomy(lang, taxonomy) => self.taxonomy_folders[&(lang, taxonomy)].clone(),
            Route::Term(term, page) => paged(&self.term_folders[&term], page),
            Route::TermAlias(term, index) => self.term_aliases[&(term, index)].clone(),
            Route::TermFeed(term) => self.term_folders[&term].join(FEED),
            Route::NotFound => Address::new(&self.base, "404.html"),
            Route::Sitemap => Address::new(&self.base, "sitemap.xml"),
            Route::SitemapPart(part) => self.below(&format!("sitemap-{part}.xml")),
            Route::Robots => Address::new(&self.base, "robots.txt"),
            Route::Article(_) | Route::Alias(..) | Route::Attachment(_) => {
                unreachable!("articles, aliases and attachments carry their own addresses")
            }
        }
    }

    /// The first page of a term.
    pub fn term(&self, term: TermId) -> &Address {
        &self.term_folders[&term]
    }

    /// The index of a taxonomy.
    pub fn taxonomy(&self, lang: Lang, taxonomy: usize) -> &Address {
        &self.taxonomy_folders[&(lang, taxonomy)]
    }

    /// How many parts the sitemap has: none when all its addresses fit into one file.
    pub fn sitemap_parts(&self) -> usize {
        self.sitemap_parts
    }

    /// An address below the site's own.
    pub fn below(&self, relative: &str) -> Address {
        Address::new(&self.base, relative)
    }

    /// What may stand at an address.
    pub(super) fn find(&self, address: &Address) -> Option<Route> {
        self.placed(*self.by_address.get(address)?)
    }

    /// A route of the table, with the place of its article.
    fn placed(&self, route: Route) -> Option<Route> {
        Some(match route {
            Route::Article(number) => Route::Article(self.places[number.0]?),
            Route::Alias(number, index) => Route::Alias(self.places[number.0]?, index),
            other => other,
        })
    }

    /// All addresses in their order; what stands there may have nothing to show ([`Site::pages`](super::Site::pages)).
    pub fn iter(&self) -> impl Iterator<Item = (&Address, Route)> {
        let sorted = self.sorted.get_or_init(|| {
            let all = self.by_address.iter();
            let mut sorted: Vec<(Address, Route)> =
                all.filter_map(|(address, &route)| Some((address.clone(), self.placed(route)?))).collect();
            sorted.sort_unstable_by(|left, right| left.0.cmp(&right.0));
            sorted
        });
        sorted.iter().map(|(address, route)| (address, *route))
    }
}
