//! The immutable site: every article with its address, terms, links and relations. Products read it; nothing
//! changes it. A change in the content makes a new one.

mod alphabet;
mod article;
mod edited;
mod files;
mod links;
mod relations;
pub mod routes;
mod taxonomy;
mod twins;
mod words;

pub use alphabet::{Entry, Letter, Target};
pub use article::{Article, ArticleId, Parsed, Picture};
pub use edited::Edit;
pub use links::Resolved;
pub use relations::Related;
pub use routes::{Address, Route, Routes};
pub use taxonomy::{Taxonomy, Term, TermId};
pub use words::{Word, WordIndex};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::config::{Config, TermSource};
use crate::content::{Attachment, EntryKind, Register, Vocabularies};
use crate::diagnostic::{Lang, Location, Report};
use crate::text::Date;
use article::Places;
use files::{FileId, Files};

/// What a site is made of.
#[derive(Clone, Debug)]
pub struct Ingredients {
    pub config: Arc<Config>,
    pub vocabularies: Arc<Vocabularies>,
    /// In order of their paths.
    pub parsed: Vec<Arc<Parsed>>,
    pub attachments: Vec<Attachment>,
    /// The targets of the files that settings or the site's own theme name: they are published.
    pub named: Arc<BTreeSet<String>>,
    pub options: Options,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day that `publish_at`, `expires_at` and `review_by` are held against.
    pub today: Date,
    /// Drafts, scheduled and expired articles are part of the site, with a mark.
    pub drafts: bool,
}

/// Everything that can be published.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    pub vocabularies: Arc<Vocabularies>,
    pub options: Options,
    pub routes: Routes,
    /// Drafts, scheduled and expired articles that are not part of it, in order of their paths.
    pub hidden: Vec<Arc<Parsed>>,
    /// Articles and plain pages of all languages; an [`ArticleId`] is an index into it.
    articles: Vec<Arc<Article>>,
    editions: BTreeMap<Lang, Edition>,
    names: Arc<links::Names>,
    places: Places,
    files: Arc<Files>,
    /// The files that go out.
    published: BTreeSet<FileId>,
}

/// The site in one language.
#[derive(Debug, Default)]
pub struct Edition {
    /// All articles, the newest first, those without a date last; of one day in Swedish order.
    pub articles: Vec<ArticleId>,
    /// All plain pages, in Swedish order.
    pub pages: Vec<ArticleId>,
    /// In the order of the settings.
    pub taxonomies: Vec<Taxonomy>,
    /// The A–Ö index; only letters that have entries.
    pub alphabet: Vec<Letter>,
    /// Made when first asked for: it takes all words apart. Shared by sites with the same words.
    words: Arc<OnceLock<WordIndex>>,
}

impl Edition {
    fn words(&self, articles: &[Arc<Article>], lang: Lang) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::new(self, articles, lang))
    }
}

/// Whether a route has something to show.
fn has(editions: &BTreeMap<Lang, Edition>, articles: &[Arc<Article>], route: Route) -> bool {
    match route {
        Route::WordLetter(lang, letter) => editions[&lang].words(articles, lang).letters().contains(&letter),
        _ => true,
    }
}

impl Options {
    /// The article that a file makes, where it is shown.
    fn show(self, config: &Config, parsed: &Arc<Parsed>) -> Option<Article> {
        let state = parsed.entry.metadata.visibility(self.today);
        let is_shown =
            (self.drafts || state.is_public()) && config.languages.contains(&parsed.entry.address.lang);
        is_shown.then(|| Article::new(config, state, Arc::clone(parsed)))
    }

    /// Whether readers do not see a file yet, or no longer.
    fn hides(self, parsed: &Parsed) -> bool {
        !self.drafts && !parsed.entry.metadata.visibility(self.today).is_public()
    }
}

impl Site {
    /// Joins the ingredients. Mistakes that only show with the whole site (two files with one address, links to
    /// nowhere) are reported; what can be kept is kept.
    pub fn new(ingredients: Ingredients) -> Report<Self> {
        let Ingredients { config, vocabularies, parsed, attachments, named, options } = ingredients;
        let mut diagnostics = Vec::new();
        let mut articles: Vec<Arc<Article>> =
            parsed.par_iter().filter_map(|parsed| options.show(&config, parsed).map(Arc::new)).collect();
        let mut hidden: Vec<Arc<Parsed>> =
            parsed.into_iter().filter(|parsed| options.hides(parsed)).collect();
        hidden.sort_by(|left, right| left.entry.source.path().cmp(right.entry.source.path()));
        articles.par_sort_by(|left, right| article::order(left, right));
        article::join_translations(&mut articles);

        let mut editions: BTreeMap<Lang, Edition> =
            config.languages.iter().map(|&lang| (lang, Edition::default())).collect();
        for (id, article) in articles.iter().enumerate() {
            let edition = editions.entry(article.lang()).or_default();
            match article.kind() {
                EntryKind::Article => edition.articles.push(ArticleId(id)),
                EntryKind::Page => edition.pages.push(ArticleId(id)),
            }
        }
        for (&lang, edition) in &mut editions {
            edition.taxonomies = taxonomy::build(&config, &vocabularies, lang, edition, &mut articles);
            edition.alphabet = alphabet::letters(edition, &articles);
        }

        let places: Places = (0..articles.len()).map(|id| Some(ArticleId(id))).collect();
        let mut routes = Routes::build(&config, &articles, &places, &editions, &mut diagnostics);
        let shown = articles.iter().map(|article| article.parsed());
        let files = Files::new(attachments, shown, hidden.iter().map(AsRef::as_ref), &named);
        let names = Arc::new(links::Names::new(&articles));
        let unpublished = links::Unpublished::new(&config, &hidden, options.today);
        let all: Vec<usize> = (0..articles.len()).collect();
        let found = links::Targets::new(&articles, &editions, &names, &places, &files, &unpublished, &routes)
            .resolve(&config, &all);
        for (place, outcome) in found.into_iter().enumerate() {
            links::enter(&mut articles, place, outcome);
        }
        diagnostics.extend(links::reported(&articles));
        let published = files.published(&articles);
        let conflicts = routes.place_files(&articles, &files.all, &published);
        diagnostics.extend(files.unlinked(&articles, &published, &hidden, &conflicts));
        diagnostics.extend(conflicts);
        diagnostics.extend(routes.find_clashes(&articles, &editions, &files.all));
        diagnostics.extend(twins::found(&articles, &editions));
        Report {
            value: Self {
                config,
                vocabularies,
                options,
                routes,
                hidden,
                articles,
                editions,
                names,
                places,
                files: Arc::new(files),
                published,
            },
            diagnostics,
        }
    }

    /// Whether the file at a path of the site's folder goes out.
    pub fn publishes(&self, path: &str) -> bool {
        self.files.at(path).is_some_and(|file| self.published.contains(&file))
    }

    /// The article or page with this id.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0]
    }

    /// The files that articles show or link to, and where that is first done.
    pub fn references(&self) -> BTreeMap<usize, Location> {
        let mut found: BTreeMap<usize, Location> = BTreeMap::new();
        for article in &self.articles {
            for (file, span) in article.references() {
                let source = &article.entry().source;
                let place = || Location { source: Arc::clone(source), span: span.clone() };
                let known = found.entry(file).or_insert_with(place);
                if (source.path(), span.start) < (known.source.path(), known.span.start) {
                    *known = place();
                }
            }
        }
        found
    }

    /// The file of an attachment's route.
    pub fn attachment(&self, index: usize) -> &Attachment {
        &self.files.all[index]
    }

    /// All articles and pages of all languages.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }

    /// The site in one of its languages.
    pub fn edition(&self, lang: Lang) -> &Edition {
        &self.editions[&lang]
    }

    /// The languages that have something to show, the main one first.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        self.config.languages.iter().copied().filter(|&lang| self.has_edition(lang))
    }

    /// The main language is always there; another when it has an article or a page.
    pub fn has_edition(&self, lang: Lang) -> bool {
        let edition = self.edition(lang);
        lang == self.config.language || !edition.articles.is_empty() || !edition.pages.is_empty()
    }

    /// The taxonomy and term that an id means.
    pub fn term(&self, id: TermId) -> (&Taxonomy, &Term) {
        let taxonomy = &self.edition(id.lang).taxonomies[id.taxonomy];
        (taxonomy, &taxonomy.terms[id.term])
    }

    /// The taxonomy of municipalities, where the site has one.
    pub fn municipalities(&self, lang: Lang) -> Option<&Taxonomy> {
        self.edition(lang)
            .taxonomies
            .iter()
            .find(|taxonomy| taxonomy.config.terms == TermSource::Municipalities)
    }

    /// The register behind the municipalities.
    pub fn register(&self) -> &'static Register {
        Register::get()
    }

    /// The articles just before and after one in the list of its language.
    pub fn neighbours(&self, id: ArticleId) -> (Option<ArticleId>, Option<ArticleId>) {
        let list = &self.edition(self.article(id).lang()).articles;
        let Ok(position) = list.binary_search(&id) else { return (None, None) };
        let before = position.checked_sub(1).map(|before| list[before]);
        (before, list.get(position + 1).copied())
    }

    /// The entries of a letter of the A–Ö index, in Swedish order.
    pub fn entries(&self, lang: Lang, letter: Letter) -> Vec<Entry<'_>> {
        alphabet::entries(self, lang, letter)
    }

    /// The word index of a language.
    pub fn words(&self, lang: Lang) -> &WordIndex {
        self.edition(lang).words(&self.articles, lang)
    }

    /// What stands at an address.
    pub fn find(&self, address: &Address) -> Option<Route> {
        self.routes.find(address).filter(|&route| has(&self.editions, &self.articles, route))
    }

    /// All addresses in their order, with what stands there.
    pub fn pages(&self) -> impl Iterator<Item = (&Address, Route)> {
        self.routes.iter().filter(|&(_, route)| has(&self.editions, &self.articles, route))
    }

    /// What an article has in common with others; at most `limit`, the closest first.
    pub fn related(&self, id: ArticleId, limit: usize) -> Vec<Related> {
        relations::related(self, id, limit)
    }
}
