//! A site with everything that renders it.

use std::borrow::Cow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use rayon::prelude::*;

use crate::check;
use crate::diagnostic::{Code, Diagnostic, Lang, Location, Message, Source, reason};
use crate::feeds;
use crate::message;
use crate::model::{Route, Site, TermId};
use crate::picture::{self, Format};
use crate::search;
use crate::text::file;
use crate::theme::{Pages, Shell, Theme, ThemeError};

use super::Progress;
use super::broken::{Broken, Met};

/// So many pages a thread renders at most before it looks for other work: of the search index, which is made meanwhile.
const PAGES_IN_A_ROW: usize = 16;

/// Renders any route of a site.
pub struct Engine {
    site: Arc<Site>,
    theme: Arc<Theme>,
    shell: Shell,
}

/// A file of the published site.
pub struct Output<'a> {
    /// Below the output folder.
    pub path: String,
    pub content: OutputContent<'a>,
}

/// What a file of the published site holds.
pub enum OutputContent<'a> {
    Bytes(Cow<'a, [u8]>),
    /// The same as a file on disk, which may be too large to be read at once.
    File(&'a Path),
}

/// Why an output could not be made.
#[derive(Clone, Debug)]
pub enum Fault {
    Theme(ThemeError),
    /// Templates that cannot make pages.
    Pages(Broken),
    /// A picture that cannot be published without its metadata.
    Picture(Box<Diagnostic>),
    /// A file beside the articles that cannot be read.
    Attachment {
        path: String,
        error: Arc<std::io::Error>,
    },
}

impl Fault {
    /// What to tell the editor.
    pub fn message(&self) -> Message {
        match self {
            Self::Theme(error) => error.message.clone(),
            Self::Pages(broken) => {
                broken.diagnostics().into_iter().next().map(|first| first.message).unwrap_or_default()
            }
            Self::Picture(mistake) => mistake.message.clone(),
            Self::Attachment { path, error } => {
                let Message { sv, en } = reason(error);
                message!(sv: "{path} kan inte läsas: {sv}.", en: "{path} cannot be read: {en}.")
            }
        }
    }
}

impl Fault {
    /// The same as every other mistake is told.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match self {
            Self::Theme(error) => vec![error.diagnostic()],
            Self::Pages(broken) => broken.diagnostics(),
            Self::Picture(mistake) => vec![(**mistake).clone()],
            Self::Attachment { path, .. } => {
                vec![Diagnostic::new(Code::FileUnreadable, &Source::new(path, ""), 0..0, self.message())]
            }
        }
    }
}

impl From<ThemeError> for Fault {
    fn from(error: ThemeError) -> Self {
        Self::Theme(error)
    }
}

impl Engine {
    /// `preview` shows the editor's comforts.
    pub fn new(
        site: impl Into<Arc<Site>>,
        theme: impl Into<Arc<Theme>>,
        preview: bool,
    ) -> Result<Self, Fault> {
        let (site, theme) = (site.into(), theme.into());
        let shell = Shell::new(&site, &theme, search::manifest_path, preview)?;
        Ok(Self { site, theme, shell })
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The theme, to know it again by.
    pub fn theme_handle(&self) -> Weak<Theme> {
        Arc::downgrade(&self.theme)
    }

    /// The bytes of a route.
    pub fn render(&self, route: Route) -> Result<Cow<'_, [u8]>, Fault> {
        if let Route::Attachment(index) = route {
            return match self.attachment(index)? {
                OutputContent::Bytes(bytes) => Ok(bytes),
                OutputContent::File(file) => {
                    file::read_bytes(file).map(Cow::Owned).map_err(self.unreadable(index))
                }
            };
        }
        if let Some(bytes) = feeds::render(&self.site, route) {
            return Ok(Cow::Owned(bytes));
        }
        let pages = Pages { site: &self.site, theme: &self.theme, shell: &self.shell };
        let html = pages.render(route, self.json_ld(route))?;
        Ok(Cow::Owned(html.unwrap_or_default().into_bytes()))
    }

    /// What goes out of a file beside the articles: of a picture what it shows, and nothing that it tells besides.
    pub fn attachment(&self, index: usize) -> Result<OutputContent<'_>, Fault> {
        let attachment = self.site.attachment(index);
        if !attachment.is_cleaned() {
            return Ok(OutputContent::File(&attachment.file));
        }
        let bytes = file::read_bytes(&attachment.file).map_err(self.unreadable(index))?;
        match picture::clean(Format::of(&bytes), &bytes) {
            Ok(Cow::Owned(cleaned)) => Ok(OutputContent::Bytes(Cow::Owned(cleaned))),
            // No picture any more.
            Ok(Cow::Borrowed(_)) => Ok(OutputContent::File(&attachment.file)),
            Err(_) => {
                let at_file = || Location { source: Source::new(&attachment.path, ""), span: 0..0 };
                let place = self.site.references().remove(&index).unwrap_or_else(at_file);
                Err(Fault::Picture(Box::new(check::uncleaned(attachment, &place))))
            }
        }
    }

    fn unreadable(&self, index: usize) -> impl FnOnce(std::io::Error) -> Fault {
        let path = self.site.attachment(index).path.clone();
        |error| Fault::Attachment { path, error: Arc::new(error) }
    }

    /// Renders one page of each kind, so that a theme that cannot do it is found out at once.
    pub fn probe(&self) -> Broken {
        let mut broken = Broken::default();
        for route in self.samples() {
            if let Some((error, page)) = self.fault_of(route) {
                broken.add(error, page);
            }
        }
        broken
    }

    /// Renders every page, to find the templates that cannot do it; stops early when `is_over`.
    pub fn try_all(&self, is_over: impl Fn() -> bool + Sync) -> Broken {
        let broken = Mutex::new(Broken::default());
        self.site.pages().map(|(_, route)| route).collect::<Vec<_>>().into_par_iter().for_each(|route| {
            if !is_over()
                && !matches!(route, Route::Attachment(_))
                && let Some((error, page)) = self.fault_of(route)
            {
                broken.lock().unwrap_or_else(PoisonError::into_inner).add(error, page);
            }
        });
        broken.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a template cannot do with a page.
    pub fn fault_of(&self, route: Route) -> Option<(ThemeError, Met)> {
        match self.render(route) {
            Err(Fault::Theme(error)) => Some((error, self.met(route))),
            _ => None,
        }
    }

    /// A page as messages name it.
    pub fn met(&self, route: Route) -> Met {
        Met::of(&self.site, route)
    }

    /// One page of each kind that the site has, but for those that a large site takes long to make: letters of the A–Ö
    /// index and the word index.
    fn samples(&self) -> impl Iterator<Item = Route> {
        let of = |lang| {
            let edition = self.site.edition(lang);
            let taxonomy = edition.taxonomies.iter().position(|taxonomy| !taxonomy.terms.is_empty());
            let term = taxonomy.map(|taxonomy| TermId { lang, taxonomy, term: 0 });
            [
                Some(Route::Home(lang)),
                Some(Route::List(lang, 1)),
                edition.articles.first().map(|&id| Route::Article(id)),
                edition.pages.first().map(|&id| Route::Article(id)),
                taxonomy.map(|taxonomy| Route::Taxonomy(lang, taxonomy)),
                term.map(|term| Route::Term(term, 1)),
                Some(Route::Search(lang)),
                Some(Route::Alphabet(lang)),
                Some(Route::NotFound),
            ]
        };
        let mut found = of(self.site.config.language);
        for lang in self.site.languages() {
            for (known, other) in found.iter_mut().zip(of(lang)) {
                *known = known.or(other);
            }
        }
        found.into_iter().flatten()
    }

    fn json_ld(&self, route: Route) -> Option<String> {
        let word = |lang: Lang, key| self.theme.word(lang, key);
        let lang = match route {
            Route::Home(lang) | Route::List(lang, _) | Route::Taxonomy(lang, _) => lang,
            Route::Article(id) => self.site.article(id).lang(),
            Route::Term(term, _) => term.lang,
            _ => return None,
        };
        feeds::structured::json_ld(&self.site, route, word(lang, "home"), word(lang, "all_articles"))
    }

    /// How many pages and files beside articles there are.
    pub fn page_count(&self) -> usize {
        self.site.pages().count()
    }

    /// Renders every page, in parallel and in no order, and gives each file away at once. A template that cannot make a page
    /// keeps the others from being given away, and not from being tried: all that is wrong is told at once.
    pub fn for_each_page<E: Send + From<Fault>>(
        &self,
        progress: &Progress,
        give: impl Fn(Output<'_>) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        let pages = self.site.pages().filter(|(_, route)| !matches!(route, Route::Attachment(_)));
        let routes: Vec<_> = pages.collect();
        progress.expect(routes.len());
        let (broken, is_broken) = (Mutex::new(Broken::default()), AtomicBool::new(false));
        routes.into_par_iter().with_max_len(PAGES_IN_A_ROW).try_for_each(|(address, route)| {
            let bytes = match self.render(route) {
                Ok(bytes) => bytes,
                Err(Fault::Theme(error)) => {
                    is_broken.store(true, Ordering::Relaxed);
                    broken.lock().unwrap_or_else(PoisonError::into_inner).add(error, self.met(route));
                    return Ok(());
                }
                Err(fault) => return Err(E::from(fault)),
            };
            let content = OutputContent::Bytes(bytes);
            progress.step();
            if is_broken.load(Ordering::Relaxed) {
                return Ok(());
            }
            give(Output { path: address.file(), content })
        })?;
        let broken = broken.into_inner().unwrap_or_else(PoisonError::into_inner);
        if broken.is_empty() { Ok(()) } else { Err(E::from(Fault::Pages(broken))) }
    }

    /// Gives the files beside the articles away as they go out, in parallel and in no order.
    pub fn for_each_attachment<E: Send + From<Fault>>(
        &self,
        progress: &Progress,
        give: impl Fn(Output<'_>) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        let files = self.site.pages().filter_map(|(address, route)| match route {
            Route::Attachment(index) => Some((address, index)),
            _ => None,
        });
        let files: Vec<_> = files.collect();
        progress.expect(files.len());
        files.into_par_iter().try_for_each(|(address, index)| {
            let content = self.attachment(index)?;
            progress.step();
            give(Output { path: address.file(), content })
        })
    }

    /// Makes the search index and gives its files away, in parallel and in no order. Says how many there are.
    pub fn for_each_search_file<E: Send>(
        &self,
        give: impl Fn(Output<'_>) -> Result<(), E> + Sync,
    ) -> Result<usize, E> {
        let files = search::of_site(&self.site).files();
        let count = files.len();
        files
            .into_par_iter()
            .try_for_each(|(path, bytes)| {
                give(Output { path, content: OutputContent::Bytes(Cow::Borrowed(&bytes)) })
            })
            .map(|()| count)
    }

    /// The theme's own files: style sheets, scripts, pictures.
    pub fn assets(&self) -> impl Iterator<Item = Output<'_>> {
        self.theme.assets().iter().map(|asset| Output {
            path: asset.path.clone(),
            content: OutputContent::Bytes(Cow::Borrowed(asset.bytes.as_slice())),
        })
    }
}
