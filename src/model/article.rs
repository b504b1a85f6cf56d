//! An article or plain page as part of a site.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::config::Config;
use crate::content::metadata::Spanned;
use crate::content::{Entry, EntryKind, Metadata};
use crate::diagnostic::{Diagnostic, Lang, Span, Visibility};
use crate::markdown::Document;
use crate::picture::Size;
use crate::text::{Date, collation};

use super::files::FileId;
use super::links::Resolved;
use super::routes::{self, Address};
use super::taxonomy::TermId;

/// A file that was read and parsed, whatever site it becomes part of.
#[derive(Debug)]
pub struct Parsed {
    pub entry: Entry,
    pub document: Document,
    /// What is wrong with the file itself.
    pub diagnostics: Vec<Diagnostic>,
    /// How hard the text is to read, once a rule has asked for it.
    lix: OnceLock<Option<f64>>,
}

impl Parsed {
    pub fn new(entry: Entry, document: Document, diagnostics: Vec<Diagnostic>) -> Self {
        Self { entry, document, diagnostics, lix: OnceLock::new() }
    }
}

/// A picture that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub(super) file: FileId,
    pub address: Address,
    /// As readers see it; none where the file does not tell.
    pub size: Option<Size>,
}

/// Position among all articles and pages of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub(super) usize);

impl ArticleId {
    /// The article at a place.
    pub fn at(place: usize) -> Self {
        Self(place)
    }
}

/// Where the article of each number stands; none where it is gone. In a new site the number is the place, and in a
/// site made of a former one every article has the number that it had.
pub(super) type Places = Arc<[Option<ArticleId>]>;

/// What the links of an article depend on besides the files that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dependence {
    #[default]
    Files,
    /// The headings of the articles that it links to.
    Headings,
    /// The pages that Samla makes.
    Pages,
}

/// An article or plain page with its place in the site.
#[derive(Clone, Debug)]
pub struct Article {
    parsed: Arc<Parsed>,
    lang: Lang,
    kind: EntryKind,
    pub state: Visibility,
    pub address: Address,
    /// Its terms, taxonomy by taxonomy.
    pub terms: Vec<TermId>,
    /// The same content in all its languages, itself included; empty when there is only this one.
    pub translations: Vec<ArticleId>,
    /// One for each of the document's links.
    pub links: Arc<[Resolved]>,
    /// Where the front matter's `image` leads.
    pub image: Option<Picture>,
    /// Addresses in its metadata that lead into the site, and nowhere: no page links there.
    pub(super) dead: Vec<String>,
    /// The files that it shows or links to.
    pub(super) files: Vec<FileId>,
    /// Articles that the editor named in `related`.
    pub chosen: Vec<ArticleId>,
    /// Articles of the same language that link here, in the site's order.
    pub backlinks: Vec<ArticleId>,
    /// Articles and pages that this one links to, in the site's order.
    pub(super) linked: Vec<ArticleId>,
    /// What its links depend on.
    pub(super) dependence: Dependence,
    /// What is wrong with files that it shows or links to.
    pub(super) told: Vec<(FileId, Diagnostic)>,
    /// What is wrong with its links.
    pub(super) mistakes: Vec<Diagnostic>,
}

impl Article {
    /// The article by itself: terms, links and all else that joins it to others are yet to be found.
    pub(super) fn new(config: &Config, state: Visibility, parsed: Arc<Parsed>) -> Self {
        let entry = &parsed.entry.address;
        Self {
            lang: entry.lang,
            kind: entry.kind,
            address: routes::entry_address(config, entry),
            state,
            parsed,
            terms: Vec::new(),
            translations: Vec::new(),
            links: Arc::default(),
            linked: Vec::new(),
            dependence: Dependence::default(),
            told: Vec::new(),
            mistakes: Vec::new(),
            image: None,
            dead: Vec::new(),
            files: Vec::new(),
            chosen: Vec::new(),
            backlinks: Vec::new(),
        }
    }

    pub fn entry(&self) -> &Entry {
        &self.parsed.entry
    }

    pub(super) fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    pub fn metadata(&self) -> &Metadata {
        &self.parsed.entry.metadata
    }

    /// The files that it shows or links to, each with the place that does.
    pub(super) fn references(&self) -> impl Iterator<Item = (FileId, &Span)> {
        let of_links =
            self.links.iter().zip(&self.document().links).filter_map(|(resolved, link)| match resolved {
                Resolved::File { file, .. } => Some((*file, &link.span)),
                _ => None,
            });
        let image = self.image.iter().zip(&self.metadata().image);
        of_links.chain(image.map(|(picture, image)| (picture.file, &image.src.span)))
    }

    /// How hard the text is to read, which `measure` tells once for as long as the file is as it is.
    pub fn lix(&self, measure: impl FnOnce(&Document) -> Option<f64>) -> Option<f64> {
        *self.parsed.lix.get_or_init(|| measure(&self.parsed.document))
    }

    pub fn document(&self) -> &Document {
        &self.parsed.document
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    pub fn is_article(&self) -> bool {
        self.kind() == EntryKind::Article
    }

    /// A web address of its metadata, unless that leads nowhere.
    pub fn live<'u>(&self, url: Option<&'u Spanned<String>>) -> Option<&'u str> {
        url.map(|url| url.value.as_str()).filter(|url| !self.dead.iter().any(|dead| dead == url))
    }

    /// Whether the file stands in a folder below `content/`, as the pages of a guide do.
    pub fn is_in_folder(&self) -> bool {
        self.entry().source.path().matches('/').count() > 1
    }

    /// The last change that the article knows of: `updated`, or the last day of its `date`.
    pub fn modified(&self) -> Option<Date> {
        self.metadata().updated.or_else(|| self.metadata().date.map(crate::text::PartialDate::last_day))
    }

    /// The body with the addresses of other pages in place.
    pub fn html(&self) -> String {
        let hrefs: Vec<Option<String>> = self.links.iter().map(Resolved::href).collect();
        let size = |index: usize| self.links[index].size().map(|size| (size.width, size.height));
        self.document().html.fill(|index| hrefs[index].as_deref(), size)
    }
}

/// Newest first, those without a date last, then in Swedish order of title, then by path.
pub(super) fn order(left: &Article, right: &Article) -> Ordering {
    let date = |article: &Article| Reverse(article.metadata().date);
    date(left)
        .cmp(&date(right))
        .then_with(|| collation::compare(&left.metadata().title, &right.metadata().title))
        .then_with(|| left.entry().source.path().cmp(right.entry().source.path()))
}

/// Files that differ only in language are translations of each other.
pub(super) fn join_translations(articles: &mut [Arc<Article>]) {
    for article in articles.iter_mut().filter(|article| !article.translations.is_empty()) {
        Arc::make_mut(article).translations.clear();
    }
    let Some(first) = articles.first().map(|article| article.lang()) else { return };
    if articles.iter().all(|article| article.lang() == first) {
        return;
    }
    let mut groups: HashMap<(EntryKind, &str, &str), Vec<ArticleId>> = HashMap::with_capacity(articles.len());
    for (id, article) in articles.iter().enumerate() {
        let address = &article.entry().address;
        groups.entry((address.kind, &address.section, &address.slug)).or_default().push(ArticleId(id));
    }
    // Each group concerns its own articles alone, so their order does not show.
    let groups: Vec<Vec<ArticleId>> = groups.into_values().filter(|group| group.len() > 1).collect();
    for mut group in groups {
        group.sort_by_key(|id| articles[id.0].lang());
        for id in &group {
            Arc::make_mut(&mut articles[id.0]).translations.clone_from(&group);
        }
    }
}
