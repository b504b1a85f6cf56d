//! Links between files become addresses; those that lead nowhere are reported.

mod mistakes;
mod paths;
mod unpublished;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;

use crate::diagnostic::{Diagnostic, Lang, Span};
use crate::markdown::document::Target;

pub(in crate::model) use paths::join;
pub(super) use unpublished::Unpublished;

use super::article::{Article, ArticleId, Dependence, Places};
use super::files::{FileId, Files};
use super::routes::{Address, Route, Routes};
use super::{Edition, has};

/// Where a link of a document leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A page or file of the site, and the part after `#`.
    Inside(Address, Option<String>),
    /// Complete in the HTML already: another host, a place on the same page.
    Outside,
    /// Nowhere; reported.
    Broken,
}

impl Resolved {
    /// What stands in `href`; none for what leads nowhere, or has no hole in the HTML.
    pub fn href(&self) -> Option<String> {
        match self {
            Self::Inside(address, None) => Some(address.href().to_owned()),
            Self::Inside(address, Some(fragment)) => Some(format!("{}#{fragment}", address.href())),
            Self::Outside | Self::Broken => None,
        }
    }
}

/// The names by which articles are found. They are numbered, so that they outlast a change of the order.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub by_path: HashMap<Box<str>, usize>,
    /// By language and slug; where two have one, the first by path.
    pub by_slug: HashMap<(Lang, Box<str>), usize>,
}

impl Names {
    /// The number of an article is its place.
    pub(super) fn new(articles: &[Arc<Article>]) -> Self {
        let path = |id: usize| articles[id].entry().source.path();
        let mut by_slug = HashMap::with_capacity(articles.len());
        for (id, article) in articles.iter().enumerate().filter(|(_, article)| article.is_article()) {
            let slug = article.entry().address.slug.as_str().into();
            let known = by_slug.entry((article.lang(), slug)).or_insert(id);
            if path(id) < path(*known) {
                *known = id;
            }
        }
        Self { by_path: (0..articles.len()).map(|id| (path(id).into(), id)).collect(), by_slug }
    }
}

/// What links are looked up in.
pub(super) struct Targets<'a> {
    articles: &'a [Arc<Article>],
    editions: &'a BTreeMap<Lang, Edition>,
    names: &'a Names,
    places: &'a Places,
    files: &'a Files,
    unpublished: &'a Unpublished<'a>,
    routes: &'a Routes,
}

/// What was found for one article.
pub(super) struct Outcome {
    links: Arc<[Resolved]>,
    image: Option<Address>,
    files: Vec<FileId>,
    chosen: Vec<ArticleId>,
    linked: Vec<ArticleId>,
    dependence: Dependence,
    mistakes: Vec<Diagnostic>,
}

/// Notes what was found in the article at a place, and tells those that it links to now, or no longer.
pub(super) fn enter(articles: &mut [Arc<Article>], place: usize, outcome: Outcome) {
    let id = ArticleId(place);
    let former = std::mem::take(&mut Arc::make_mut(&mut articles[place]).linked);
    let is_told = |articles: &[Arc<Article>], target: ArticleId| {
        target != id && articles[place].is_article() && articles[target.0].lang() == articles[place].lang()
    };
    for &target in former.iter().filter(|target| !outcome.linked.contains(target)) {
        Arc::make_mut(&mut articles[target.0]).backlinks.retain(|other| *other != id);
    }
    for &target in outcome.linked.iter().filter(|target| !former.contains(target)) {
        if is_told(articles, target) {
            let backlinks = &mut Arc::make_mut(&mut articles[target.0]).backlinks;
            backlinks.insert(backlinks.partition_point(|other| *other < id), id);
        }
    }
    let article = Arc::make_mut(&mut articles[place]);
    (article.links, article.image, article.chosen) = (outcome.links, outcome.image, outcome.chosen);
    (article.files, article.linked, article.dependence) = (outcome.files, outcome.linked, outcome.dependence);
    article.mistakes = outcome.mistakes;
}

/// What is wrong with the links of all articles.
pub(super) fn reported(articles: &[Arc<Article>]) -> Vec<Diagnostic> {
    articles.iter().flat_map(|article| &article.mistakes).cloned().collect()
}

/// What is found on the way.
struct Finding {
    linked: BTreeSet<ArticleId>,
    files: BTreeSet<FileId>,
    chosen: Vec<ArticleId>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(
        articles: &'a [Arc<Article>],
        editions: &'a BTreeMap<Lang, Edition>,
        names: &'a Names,
        places: &'a Places,
        files: &'a Files,
        unpublished: &'a Unpublished<'a>,
        routes: &'a Routes,
    ) -> Self {
        Self { articles, editions, names, places, files, unpublished, routes }
    }

    /// Resolves every link, picture and `related` of the articles at these places; one outcome each.
    pub(super) fn resolve(&self, config: &Config, places: &[usize]) -> Vec<Outcome> {
        places.par_iter().map(|&place| self.outcome(config, &self.articles[place])).collect()
    }

    fn outcome(&self, config: &Config, article: &Article) -> Outcome {
        let mut outcome = Finding {
            linked: BTreeSet::new(),
            files: BTreeSet::new(),
            chosen: Vec::new(),
            diagnostics: Vec::new(),
        };
        let mut links = Vec::with_capacity(article.document().links.len());
        let mut picture = None;
        for link in &article.document().links {
            let resolved = match &link.target {
                Target::File { path, fragment } => {
                    self.file(article, path, fragment.as_deref(), &link.span, &mut outcome)
                }
                Target::Site { path, fragment } => {
                    self.site(config, article, path, fragment.as_deref(), &link.span, &mut outcome)
                }
                Target::Fragment(_) | Target::External(_) | Target::Contact(_) => Resolved::Outside,
            };
            links.push(resolved);
        }
        if let Some(image) = &article.metadata().image
            && let Resolved::Inside(address, _) =
                self.file(article, &image.src.value, None, &image.src.span, &mut outcome)
        {
            picture = Some(address);
        }
        self.chosen(article, &mut outcome);
        let Finding { linked, files, chosen, diagnostics } = outcome;
        let dependence = article.document().links.iter().map(|link| match &link.target {
            Target::Site { .. } => Dependence::Pages,
            Target::File { fragment: Some(_), .. } => Dependence::Headings,
            _ => Dependence::Files,
        });
        Outcome {
            dependence: dependence.max().unwrap_or_default(),
            links: links.into(),
            image: picture,
            files: files.into_iter().collect(),
            chosen,
            linked: linked.into_iter().collect(),
            mistakes: diagnostics,
        }
    }

    /// A file by its path from the article's folder.
    fn file(
        &self,
        article: &Article,
        path: &str,
        fragment: Option<&str>,
        span: &Span,
        outcome: &mut Finding,
    ) -> Resolved {
        let source = &article.entry().source;
        let folder = source.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(full) = join(folder, path) else {
            outcome.diagnostics.push(mistakes::missing_file(article, path, span, self.files()));
            return Resolved::Broken;
        };
        if let Some(id) = self.names.by_path.get(full.as_str()).and_then(|&number| self.places[number]) {
            let target = &self.articles[id.0];
            self.article(article, id, fragment, span, outcome);
            return Resolved::Inside(target.address.clone(), fragment.map(str::to_owned));
        }
        if let Some(file) = self.files.at(&full).filter(|file| !self.files.is_hidden(*file)) {
            return self.refer(file, fragment, outcome);
        }
        let is_hidden = self.files.at(&full).is_some();
        outcome.diagnostics.push(match self.unpublished.file(&full) {
            Some(state) => mistakes::unpublished(article, &full, state, span),
            None if is_hidden => mistakes::hidden_file(article, &full, span),
            None => mistakes::missing_file(article, path, span, self.files()),
        });
        Resolved::Broken
    }

    /// Notes that the article uses a file, which is published by that.
    fn refer(&self, file: FileId, fragment: Option<&str>, outcome: &mut Finding) -> Resolved {
        outcome.files.insert(file);
        Resolved::Inside(self.routes.below(&self.files.all[file].target), fragment.map(str::to_owned))
    }

    /// Looks at a link to another article, which is there.
    fn article(
        &self,
        article: &Article,
        id: ArticleId,
        fragment: Option<&str>,
        span: &Span,
        outcome: &mut Finding,
    ) {
        outcome.linked.insert(id);
        let target = &self.articles[id.0];
        if article.state.is_public() && !target.state.is_public() {
            let path = target.entry().source.path();
            outcome.diagnostics.push(mistakes::unpublished(article, path, target.state, span));
        } else if let Some(fragment) = fragment {
            outcome.diagnostics.extend(mistakes::missing_anchor(article, target, fragment, span));
        }
    }

    /// All files that a link may lead to.
    fn files(&self) -> impl Iterator<Item = &str> {
        self.names.by_path.keys().map(|path| &**path).chain(self.files.paths())
    }

    /// An address of the site, from its root.
    fn site(
        &self,
        config: &Config,
        article: &Article,
        path: &str,
        fragment: Option<&str>,
        span: &Span,
        outcome: &mut Finding,
    ) -> Resolved {
        // An address may be written with the path that the site stands under, or without.
        let relative =
            path.strip_prefix(&config.base_url.path).unwrap_or_else(|| path.trim_start_matches('/'));
        let with_slash = format!("{relative}/");
        let addresses = [relative, &with_slash].map(|relative| self.routes.below(relative));
        let found = addresses.iter().find_map(|address| {
            let route = self.routes.find(address)?;
            has(self.editions, self.articles, route).then_some((address.clone(), route))
        });
        let Some((address, route)) = found else {
            let file = self.files.with_target(relative);
            if let Some(file) = file.filter(|file| !self.files.is_hidden(*file)) {
                return self.refer(file, fragment, outcome);
            }
            let unpublished = addresses.iter().find_map(|address| self.unpublished.page(address));
            outcome.diagnostics.push(match unpublished {
                Some((path, state)) => mistakes::unpublished(article, path, state, span),
                None => mistakes::missing_page(article, path, span),
            });
            return Resolved::Broken;
        };
        if let Route::Article(id) = route {
            self.article(article, id, fragment, span, outcome);
        }
        Resolved::Inside(address, fragment.map(str::to_owned))
    }

    /// Articles of the same language that the editor named in `related`, by slug.
    fn chosen(&self, article: &Article, outcome: &mut Finding) {
        for name in &article.metadata().related {
            let slug = name.value.trim_end_matches(".md");
            match self.names.by_slug.get(&(article.lang(), slug.into())) {
                Some(&number) => outcome.chosen.extend(self.places[number]),
                None if self.known_elsewhere(slug) => {}
                None if self.is_page(slug) => {
                    outcome.diagnostics.push(mistakes::related_page(article, slug, &name.span));
                }
                None => {
                    let slugs = self.names.by_slug.keys().map(|(_, known)| &**known);
                    outcome.diagnostics.push(mistakes::unknown_related(article, slug, &name.span, slugs));
                }
            }
        }
    }

    /// A page that is no article.
    fn is_page(&self, slug: &str) -> bool {
        self.articles.iter().any(|other| !other.is_article() && other.entry().address.slug == slug)
    }

    /// In another language, or not published now: no mistake, there is just nothing to show.
    fn known_elsewhere(&self, slug: &str) -> bool {
        Lang::ALL.into_iter().any(|lang| self.names.by_slug.contains_key(&(lang, slug.into())))
            || self.unpublished.paths().any(|path| {
                let name = path.trim_end_matches("/index.md").trim_end_matches(".md");
                name.rsplit('/').next() == Some(slug)
            })
    }
}
