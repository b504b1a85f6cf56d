//! Links between files become addresses; those that lead nowhere are reported.

mod files;
mod missing;
mod mistakes;
mod paths;
mod resolve;
mod unpublished;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;

use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::markdown::document::Target;
use crate::picture::Size;
use crate::text::address;

pub(in crate::model) use files::{Verdict, judge};
pub(in crate::model) use paths::join;
use resolve::Asked;
pub(super) use unpublished::Unpublished;

use super::Edition;
use super::article::{Article, ArticleId, Dependence, Picture, Places};
use super::files::{FileId, Files};
use super::routes::{Address, Routes};

/// Where a link of a document leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A page or file of the site, and the parts after `?` and `#` with these signs.
    Inside(Address, Option<String>),
    /// A file beside the articles; a picture that is shown has a size.
    File { file: FileId, address: Address, tail: Option<String>, size: Option<Size> },
    /// Complete in the HTML already: another host, a place on the same page.
    Outside,
    /// Nowhere; reported.
    Broken,
}

impl Resolved {
    /// What stands in `href`; none for what leads nowhere, or has no hole in the HTML.
    pub fn href(&self) -> Option<String> {
        match self {
            Self::Inside(address, None) | Self::File { address, tail: None, .. } => {
                Some(address.href().to_owned())
            }
            Self::Inside(address, Some(tail)) | Self::File { address, tail: Some(tail), .. } => {
                Some(format!("{}{tail}", address.href()))
            }
            Self::Outside | Self::Broken => None,
        }
    }

    /// How large a picture is shown.
    pub fn size(&self) -> Option<Size> {
        match self {
            Self::File { size, .. } => *size,
            _ => None,
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
    image: Option<Picture>,
    dead: Vec<String>,
    files: Vec<FileId>,
    told: Vec<(FileId, Diagnostic)>,
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
    article.dead = outcome.dead;
    (article.told, article.mistakes) = (outcome.told, outcome.mistakes);
}

/// What is wrong with the links of all articles, and with the files that they lead to: what is wrong with one of these is
/// told where it is first referred to.
pub(super) fn reported(articles: &[Arc<Article>]) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<(FileId, Code), &Diagnostic> = BTreeMap::new();
    for (file, found) in articles.iter().flat_map(|article| &article.told) {
        let first = by_file.entry((*file, found.code)).or_insert(found);
        if found.order() < first.order() {
            *first = found;
        }
    }
    let of_links = articles.iter().flat_map(|article| &article.mistakes);
    of_links.chain(by_file.into_values()).cloned().collect()
}

/// The page of the site that a whole address names; none where it leads to another.
fn own_page(config: &Config, url: &str) -> Option<Target> {
    let own = config.own_urls.iter().chain([&config.base_url]);
    let path = own.filter_map(|own| {
        let path = address::inside(url, &own.origin)?;
        (path.starts_with(&own.path) || format!("{path}/") == own.path).then_some(path)
    });
    path.map(address::read_inside).next()
}

/// What is found on the way.
struct Finding {
    linked: BTreeSet<ArticleId>,
    files: BTreeSet<FileId>,
    told: Vec<(FileId, Diagnostic)>,
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
            told: Vec::new(),
            chosen: Vec::new(),
            diagnostics: Vec::new(),
        };
        let mut links = Vec::with_capacity(article.document().links.len());
        let mut picture = None;
        let text = article.entry().source.text();
        for link in &article.document().links {
            let written = text.get(link.span.clone()).unwrap_or_default();
            let asked = Asked::new(article, &link.target, written, &link.span, link.image);
            links.push(asked.map_or(Resolved::Outside, |asked| {
                self.resolved(config, &link.target, &asked, &mut outcome)
            }));
        }
        let image = article.metadata().image.as_ref().map(|image| &image.src);
        let image = image.and_then(|src| Some((src, address::read(&src.value).ok()?)));
        if let Some((src, target)) = &image
            && let Some(asked) = Asked::new(article, target, &src.value, &src.span, true)
            && let Resolved::File { file, address, size, .. } =
                self.resolved(config, target, &asked, &mut outcome)
        {
            picture = Some(Picture { file, address, size });
        }
        let urls = article.metadata().urls().filter_map(|url| Some((url, own_page(config, &url.value)?)));
        let urls: Vec<_> = urls.collect();
        let dead = urls.iter().filter(|(url, target)| {
            let asked = Asked::new(article, target, &url.value, &url.span, false);
            asked.is_some_and(|asked| self.resolved(config, target, &asked, &mut outcome) == Resolved::Broken)
        });
        let dead = dead.map(|(url, _)| url.value.clone()).collect();
        self.chosen(article, &mut outcome);
        let Finding { linked, files, told, chosen, diagnostics } = outcome;
        let targets = article.document().links.iter().map(|link| &link.target);
        let targets = targets.chain(image.iter().map(|(_, target)| target));
        let targets = targets.chain(urls.iter().map(|(_, target)| target));
        let dependence = targets.map(|target| match target {
            Target::Site { .. } => Dependence::Pages,
            Target::File { fragment: Some(_), .. } => Dependence::Headings,
            _ => Dependence::Files,
        });
        Outcome {
            dependence: dependence.max().unwrap_or_default(),
            links: links.into(),
            image: picture,
            dead,
            files: files.into_iter().collect(),
            told,
            chosen,
            linked: linked.into_iter().collect(),
            mistakes: diagnostics,
        }
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
