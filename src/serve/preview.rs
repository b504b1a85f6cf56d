//! Answers requests from the state of the site that stands now: a page is rendered when it is asked for.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, Weak};
use std::time::Duration;

use crate::model::{Address, Article, Route};
use crate::pipeline::{Broken, Change, Engine, Fault, OutputContent, Workspace};
use crate::theme::Theme;

use super::draw::{self, Desk};
use super::http::{Cache, Events, Request, Responder, Response, content_type};
use super::kept::KeptPages;
use super::search::Search;
use super::snapshot::{Built, Snapshot};
use super::{inject, status};
use crate::diagnostic::{Diagnostic, Message, reason};
use crate::text::file;

/// Where the preview's own pages stand, whatever path the site stands under.
const OWN: &str = "/__samla/";
const HTML: &str = "text/html; charset=utf-8";

/// A site with more pages is not rendered as a whole after each change, only with each new theme.
const SMALL: usize = 2_000;

/// A site that is looked at while it is being written.
pub struct Preview {
    current: RwLock<Arc<Snapshot>>,
    events: Arc<Events>,
    /// Held while the current state is exchanged and told of, so that the number of the next event is known.
    telling: Mutex<()>,
    search: Arc<Search>,
    desk: Desk,
    kept: KeptPages,
    /// The theme that every page was last rendered with.
    tried: Mutex<Weak<Theme>>,
    /// Tells the terminal of mistakes that no change has brought to light.
    tell: OnceLock<Box<Tell>>,
}

type Tell = dyn Fn(&[Diagnostic]) + Send + Sync;

/// What a change has brought, for the terminal.
pub struct News {
    pub built: Built,
    /// All mistakes that there are now, where they are not those that there were before.
    pub mistakes: Option<Vec<Diagnostic>>,
}

impl Preview {
    /// Shows `workspace`, which took so long to read, and tells `events` of every change.
    pub fn new(workspace: &Workspace, took: Duration, events: Arc<Events>, desk: Desk) -> Self {
        let snapshot = Snapshot::new(workspace, None, events.generation(), Change::default(), took);
        let search = Arc::new(Search::default());
        if let Some(engine) = &snapshot.engine {
            search.want(engine);
        }
        Self {
            current: RwLock::new(Arc::new(snapshot)),
            events,
            telling: Mutex::default(),
            search,
            desk,
            kept: KeptPages::default(),
            tried: Mutex::default(),
            tell: OnceLock::new(),
        }
    }

    /// Tells `tell` of mistakes that come to light when a page is asked for, or behind the pages.
    pub fn tell_of_more(&self, tell: impl Fn(&[Diagnostic]) + Send + Sync + 'static) {
        let _once = self.tell.set(Box::new(tell));
    }

    /// Makes search indexes behind the pages from now on, and looks for pages that cannot be made.
    pub fn start_indexing(self: &Arc<Self>) -> std::io::Result<()> {
        let (search, preview) = (Arc::clone(&self.search), Arc::clone(self));
        std::thread::Builder::new()
            .name("search-index".to_owned())
            .spawn(move || {
                search.run(|engine| {
                    preview.try_all_pages(engine);
                    status::prepare(engine);
                });
            })
            .map(drop)
    }

    /// Renders every page, so that a template that cannot make one is told before somebody finds the page.
    fn try_all_pages(&self, engine: &Arc<Engine>) {
        let snapshot = self.current();
        let is_current = |snapshot: &Snapshot| {
            snapshot.engine.as_ref().is_some_and(|current| Arc::ptr_eq(current, engine))
        };
        let theme = engine.theme_handle();
        let is_new = !self.tried.lock().unwrap_or_else(PoisonError::into_inner).ptr_eq(&theme);
        if !is_current(&snapshot) || !is_new && engine.page_count() > SMALL {
            return;
        }
        let found = engine.try_all(|| !is_current(&self.current()));
        let news = snapshot.broken().merge(found);
        if is_current(&self.current()) {
            *self.tried.lock().unwrap_or_else(PoisonError::into_inner) = theme;
        }
        self.tell_of(&snapshot, &news);
    }

    /// Tells browsers and the terminal of templates that turned out not to make a page of `snapshot`.
    fn tell_of(&self, snapshot: &Arc<Snapshot>, news: &Broken) {
        let _telling = self.telling.lock().unwrap_or_else(PoisonError::into_inner);
        if news.is_empty() || !Arc::ptr_eq(&self.current(), snapshot) {
            return;
        }
        self.events.send("mistakes", "");
        if let Some(tell) = self.tell.get() {
            tell(&news.diagnostics());
        }
    }

    /// Shows what has become of `workspace`, and tells the browsers. `None` where nothing has.
    pub fn publish(&self, workspace: &Workspace, change: Change, took: Duration) -> Option<News> {
        if change.is_none() {
            return None;
        }
        let _telling = self.telling.lock().unwrap_or_else(PoisonError::into_inner);
        let former = self.current();
        let generation = self.events.generation() + 1;
        let (has_pages, has_styles) = (change.pages, change.styles);
        let snapshot = Arc::new(Snapshot::new(workspace, Some(&former), generation, change, took));
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&snapshot);
        let is_same_site = match (&former.engine, &snapshot.engine) {
            (Some(old), Some(new)) => std::ptr::eq(old.site(), new.site()),
            _ => false,
        };
        // Before browsers are told, so that none that asks at once gets the index of the state before.
        match &snapshot.engine {
            Some(engine) if is_same_site => self.search.look_at(engine),
            Some(engine) => self.search.want(engine),
            None => {}
        }
        if has_pages || snapshot.engine.is_some() != former.engine.is_some() {
            self.events.send("reload", "");
        } else if has_styles {
            let renamed = serde_json::to_string(&snapshot.renamed_styles(&former));
            self.events.send("style", &renamed.expect("texts are always JSON"));
        } else {
            self.events.send("mistakes", "");
        }
        let mistakes = snapshot.mistakes();
        let mistakes = (mistakes != former.mistakes()).then_some(mistakes);
        Some(News { built: snapshot.built.clone(), mistakes })
    }

    pub(super) fn current(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn own(&self, name: &str, request: &Request) -> Response {
        let snapshot = self.current();
        let text = |kind: &'static str, text: &'static str| Response::ok(kind, text.as_bytes());
        match name {
            "" => {
                let page =
                    request.query.as_deref().and_then(|query| query.strip_prefix("page=")?.parse().ok());
                Response::ok(HTML, status::page(&snapshot, page.unwrap_or(1), &self.desk).into_bytes())
            }
            "events" => {
                let since = request.query.as_deref().and_then(|query| query.strip_prefix("since="));
                Response::events(request.last_event.or_else(|| since?.parse().ok()))
            }
            "mistakes" => Response::ok(HTML, draw::overlay(&snapshot.mistakes(), &self.desk).into_bytes())
                .with_cache(Cache::Never),
            "preview.js" => text(content_type(name), include_str!("client/preview.js")),
            "preview.css" => text(content_type(name), include_str!("client/preview.css")),
            "status.css" => text(content_type(name), include_str!("client/status.css")),
            _ => Response::text(404, "404"),
        }
    }

    fn site(&self, engine: &Engine, snapshot: &Arc<Snapshot>, path: &str) -> Response {
        let site = engine.site();
        let base = &site.config.base_url;
        let Some(relative) = path.strip_prefix(&base.path) else {
            // A site below a path is found from the root all the same.
            let is_outside = matches!(path, "/" | "") || format!("{path}/") == base.path;
            return if is_outside { Response::redirect(&base.path) } else { Response::text(404, "404") };
        };
        let address = Address::new(base, relative);
        if let Some(route) = site.find(&address) {
            return self.route(engine, snapshot, &address, route);
        }
        if let Some(bytes) = snapshot.asset(path) {
            return Response::ok(content_type(relative), Arc::clone(bytes)).with_cache(Cache::Forever);
        }
        if relative.starts_with("search/")
            && let Some(bytes) = self.search.find(path)
        {
            return Response::ok(content_type(relative), bytes);
        }
        let folder = Address::new(base, &format!("{relative}/"));
        if site.find(&folder).is_some() {
            return Response::redirect(folder.href());
        }
        self.route(engine, snapshot, &Address::new(base, "404.html"), Route::NotFound)
    }

    fn route(&self, engine: &Engine, snapshot: &Arc<Snapshot>, address: &Address, route: Route) -> Response {
        if let Route::Alias(article, _) = route {
            return Response::redirect(engine.site().article(article).address.href());
        }
        if let Route::TermAlias(term, _) = route {
            return Response::redirect(engine.site().routes.term(term).href());
        }
        if let Route::Attachment(index) = route {
            return self.attachment(engine, index);
        }
        let kind = content_type(&address.file());
        let page = match engine.render(route) {
            Ok(bytes) if kind == HTML => {
                self.kept.keep(address.href(), &bytes);
                bytes.into_owned()
            }
            Ok(bytes) => return Response::ok(kind, bytes.into_owned()),
            Err(fault) => {
                self.found(engine, snapshot, route, &fault);
                match self.kept.find(address.href()) {
                    Some(page) => page,
                    None => return self.broken(snapshot, &fault),
                }
            }
        };
        let file = match route {
            Route::Article(id) => Some(place(engine.site().article(id))),
            _ => None,
        };
        let script = inject::script(snapshot.generation, file, &self.desk);
        let status = if route == Route::NotFound { 404 } else { 200 };
        Response::ok(kind, inject::into_page(page, &script)).with_status(status)
    }

    /// Keeps in mind that a template cannot make a page, and tells of it the first time.
    fn found(&self, engine: &Engine, snapshot: &Arc<Snapshot>, route: Route, fault: &Fault) {
        if let Fault::Theme(error) = fault {
            let mut found = Broken::default();
            found.add(error.clone(), engine.met(route));
            let news = snapshot.broken().merge(found);
            self.tell_of(snapshot, &news);
        }
    }

    /// A file beside the articles, as it would be published.
    fn attachment(&self, engine: &Engine, index: usize) -> Response {
        let attachment = engine.site().attachment(index);
        let kind = content_type(&attachment.target);
        let failed =
            |why: &Message| Response::text(500, &format!("{}: {}", attachment.path, why.get(self.desk.lang)));
        match engine.attachment(index) {
            Ok(OutputContent::Bytes(bytes)) => Response::ok(kind, bytes.into_owned()),
            Ok(OutputContent::File(path)) => match file::open(path) {
                Ok(file) => Response::file(kind, file),
                Err(error) => failed(&reason(&error)),
            },
            Err(fault) => failed(&fault.message()),
        }
    }

    /// A template that cannot render this page, and never could: said in its place.
    fn broken(&self, snapshot: &Snapshot, fault: &Fault) -> Response {
        let page = status::broken(&fault.diagnostics(), snapshot, &self.desk);
        Response::ok(HTML, page.into_bytes()).with_status(500).with_cache(Cache::Never)
    }
}

/// The file of an article and the line of its title.
fn place(article: &Article) -> (&str, usize) {
    let source = &article.entry().source;
    let title = article.metadata().spans.get("title").map_or(0, |span| span.start);
    (source.path(), source.position(title).line)
}

impl Responder for Preview {
    fn respond(&self, request: &Request) -> Response {
        if let Some(name) = request.path.strip_prefix(OWN) {
            return self.own(name, request);
        }
        let snapshot = self.current();
        if let Some(engine) = &snapshot.engine {
            return self.site(engine, &snapshot, &request.path);
        }
        let page = status::broken(&snapshot.mistakes(), &snapshot, &self.desk);
        Response::ok(HTML, page.into_bytes()).with_status(503).with_cache(Cache::Never)
    }
}
