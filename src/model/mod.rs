//! The immutable site: every article with its address, terms, links and relations. Products read it; nothing
//! changes it. A change in the content makes a new one.

mod alphabet;
mod article;
mod former;
mod links;
mod relations;
pub mod routes;
mod taxonomy;
mod words;

use former::{Former, Origins};

pub use alphabet::{Entry, Letter, Target};
pub use article::{Article, ArticleId, Parsed, State};
pub use links::Resolved;
pub use relations::Related;
pub use routes::{Address, Route, Routes};
pub use taxonomy::{Taxonomy, Term, TermId};
pub use words::{Word, WordIndex};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::config::{Config, TermSource};
use crate::content::{Attachment, EntryKind, Register, Vocabularies};
use crate::diagnostic::{Lang, Report};
use crate::text::Date;

/// What a site is made of.
#[derive(Clone, Debug)]
pub struct Ingredients {
    pub config: Arc<Config>,
    pub vocabularies: Arc<Vocabularies>,
    /// In order of their paths.
    pub parsed: Vec<Arc<Parsed>>,
    pub attachments: Vec<Attachment>,
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
    pub attachments: Vec<Attachment>,
    /// Drafts, scheduled and expired articles that are not part of it, in order of their paths.
    pub hidden: Vec<Arc<Parsed>>,
    /// Articles and plain pages of all languages; an [`ArticleId`] is an index into it.
    articles: Vec<Article>,
    editions: BTreeMap<Lang, Edition>,
    /// The names of all articles, and where the article of each number stands.
    names: Arc<links::Names>,
    places: Vec<ArticleId>,
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
    fn words(&self, articles: &[Article], lang: Lang) -> &WordIndex {
        self.words.get_or_init(|| WordIndex::new(self, articles, lang))
    }
}

/// Whether a route has something to show.
fn has(editions: &BTreeMap<Lang, Edition>, articles: &[Article], route: Route) -> bool {
    match route {
        Route::WordLetter(lang, letter) => editions[&lang].words(articles, lang).letters().contains(&letter),
        _ => true,
    }
}

impl Site {
    /// Joins the ingredients. Mistakes that only show with the whole site (two files with one address, links to
    /// nowhere) are reported; what can be kept is kept.
    pub fn new(ingredients: Ingredients) -> Report<Self> {
        Self::make(ingredients, None)
    }

    /// The same site as [`new`](Self::new) makes, sooner where it is nearly `former`.
    pub fn after(former: &Self, ingredients: Ingredients) -> Report<Self> {
        let origins = Origins::new(former, &ingredients);
        let has_same_files = former.attachments == ingredients.attachments;
        Self::make(ingredients, origins.map(|origins| (origins, has_same_files)))
    }

    fn make(ingredients: Ingredients, known: Option<(Origins<'_>, bool)>) -> Report<Self> {
        let Ingredients { config, vocabularies, parsed, attachments, options } = ingredients;
        let mut diagnostics = Vec::new();
        let (shown, hidden): (Vec<_>, Vec<_>) = parsed
            .into_iter()
            .map(|parsed| (State::of(&parsed.entry.metadata, options.today), parsed))
            .partition(|(state, _)| options.drafts || *state == State::Published);
        let mut hidden: Vec<Arc<Parsed>> = hidden.into_iter().map(|(_, parsed)| parsed).collect();
        hidden.sort_by(|left, right| left.entry.source.path().cmp(right.entry.source.path()));

        let origins = known.as_ref().map(|(origins, _)| origins);
        let mut placed: Vec<(Article, Option<usize>)> = shown
            .into_par_iter()
            .filter(|(_, parsed)| config.languages.contains(&parsed.entry.address.lang))
            .map(|(state, parsed)| {
                let place = origins.and_then(|origins| origins.of(&parsed));
                let former = origins.zip(place).map(|(origins, place)| origins.article(place));
                (Article::new(&config, state, parsed, former), place)
            })
            .collect();
        arrange(&mut placed);
        let (mut articles, places): (Vec<Article>, Vec<Option<usize>>) = placed.into_iter().unzip();
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
        let former = known
            .and_then(|(origins, has_same_files)| origins.pair(&articles, places, &hidden, has_same_files));
        let former = former.as_ref();
        for (&lang, edition) in &mut editions {
            edition.taxonomies =
                taxonomy::build(&config, &vocabularies, lang, edition, &mut articles, former);
            edition.alphabet = alphabet::letters(edition, &articles);
            edition.words =
                former.and_then(|former| former.words(lang, edition, &articles)).unwrap_or_default();
            for (position, &id) in edition.articles.iter().enumerate() {
                articles[id.0].position = Some(position);
            }
        }

        let routes = former
            .and_then(|former| former.routes(&articles, &editions))
            .unwrap_or_else(|| Routes::build(&config, &articles, &editions, &attachments, &mut diagnostics));
        let (names, places) = former.map_or_else(
            || (Arc::new(links::Names::new(&articles)), (0..articles.len()).map(ArticleId).collect()),
            Former::names,
        );
        let unpublished = hidden.iter().map(|parsed| parsed.entry.source.path()).collect();
        let found =
            links::Targets::new(&articles, &editions, &names, &places, &attachments, &unpublished, &routes)
                .resolve(&config, former);
        links::enter(&mut articles, found, &mut diagnostics);
        Report {
            value: Self {
                config,
                vocabularies,
                options,
                routes,
                attachments,
                hidden,
                articles,
                editions,
                names,
                places,
            },
            diagnostics,
        }
    }

    /// The article or page with this id.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0]
    }

    /// All articles and pages of all languages.
    pub fn articles(&self) -> &[Article] {
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
        let article = self.article(id);
        let Some(position) = article.position else { return (None, None) };
        let list = &self.edition(article.lang()).articles;
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

/// So many new articles are put into their places one by one.
const FEW: usize = 64;

/// Brings articles into the site's order. Those that stood in another site keep their order, which is the same there.
fn arrange(placed: &mut Vec<(Article, Option<usize>)>) {
    placed.sort_by_key(|(_, place)| place.unwrap_or(usize::MAX));
    let known = placed.partition_point(|(_, place)| place.is_some());
    if placed.len() - known > FEW {
        return placed.par_sort_by(|(left, _), (right, _)| article::order(left, right));
    }
    for new in placed.split_off(known) {
        let at = placed.partition_point(|(article, _)| article::order(article, &new.0).is_lt());
        placed.insert(at, new);
    }
}
