//! Where one address leads.

use std::borrow::Cow;
use std::sync::Arc;

use super::super::article::{Article, ArticleId};
use super::super::files::FileId;
use super::super::has;
use super::super::routes::{Address, Route};
use super::missing::Missing;
use super::{Finding, Resolved, Targets, Verdict, join, judge, mistakes};
use crate::config::Config;
use crate::diagnostic::{Location, Span, Visibility};
use crate::markdown::document::Target;
use crate::text::address;

/// An address of the site as it stands in an article.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub article: &'a Article,
    /// As it is written.
    pub written: &'a str,
    pub span: &'a Span,
    /// As a picture.
    pub is_shown: bool,
    pub path: &'a str,
    pub query: Option<&'a str>,
    pub fragment: Option<&'a str>,
}

impl<'a> Asked<'a> {
    /// What `target` asks for, where that is something of the site.
    pub(super) fn new(
        article: &'a Article,
        target: &'a Target,
        written: &'a str,
        span: &'a Span,
        is_shown: bool,
    ) -> Option<Self> {
        let (Target::File { path, query, fragment } | Target::Site { path, query, fragment }) = target else {
            return None;
        };
        let (query, fragment) = (query.as_deref(), fragment.as_deref());
        Some(Self { article, written, span, is_shown, path, query, fragment })
    }

    /// `address` with what stands after the path.
    fn found(&self, address: Address) -> Resolved {
        Resolved::Inside(address, self.tail())
    }

    fn tail(&self) -> Option<String> {
        let query = self.query.map(|query| format!("?{query}")).unwrap_or_default();
        let fragment = self.fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        let tail = query + &fragment;
        (!tail.is_empty()).then_some(tail)
    }

    /// The folder that the article lies in.
    pub(super) fn folder(&self) -> &'a str {
        self.article.entry().source.path().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The same address as the name of a file that holds `?`, `#` or `%`.
    fn as_name(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let has_marks = self.query.is_some() || self.fragment.is_some();
        let decoded = has_marks.then(|| address::percent_decoded(self.written));
        let as_written = (has_marks || self.written.contains('%')).then_some(self.written);
        decoded.map(Cow::Owned).into_iter().chain(as_written.map(Cow::Borrowed))
    }
}

/// A file of the site.
enum Found<'a> {
    Article(ArticleId),
    File(FileId),
    /// Readers do not see the article.
    Unseen(&'a str, Visibility),
    /// It belongs to an article that readers do not see.
    Hidden(String),
}

impl<'a> Targets<'a> {
    pub(super) fn resolved(
        &self,
        config: &Config,
        target: &Target,
        asked: &Asked<'_>,
        outcome: &mut Finding,
    ) -> Resolved {
        match target {
            Target::File { .. } => self.file(asked, outcome),
            Target::Site { .. } => self.site(config, asked, outcome),
            Target::Fragment(_) | Target::External(_) | Target::Contact(_) => Resolved::Outside,
        }
    }

    /// A file by its path from the article's folder.
    fn file(&self, asked: &Asked<'_>, outcome: &mut Finding) -> Resolved {
        let at = |path: &str| join(asked.folder(), path).and_then(|full| self.at(full));
        if let Some(found) = at(asked.path) {
            return self.taken(found, asked, outcome);
        }
        // Names of files may hold what has a meaning in addresses.
        if let Some(found) = asked.as_name().find_map(|name| at(&name)) {
            return self.taken(found, &Asked { query: None, fragment: None, ..*asked }, outcome);
        }
        let missing = Missing { asked, targets: self };
        outcome.diagnostics.push(missing.file());
        // Beyond doubt only capitals or slashes are wrong: the file is used, and must not be called unused as well.
        let meant = missing.certain().and_then(|path| self.at(path));
        match meant {
            Some(found @ (Found::Article(_) | Found::File(_))) => self.taken(found, asked, outcome),
            _ => Resolved::Broken,
        }
    }

    /// What the site has at a path from its root.
    fn at(&self, full: String) -> Option<Found<'a>> {
        if let Some(id) = self.names.by_path.get(full.as_str()).and_then(|&number| self.places[number]) {
            return Some(Found::Article(id));
        }
        if let Some(file) = self.files.at(&full) {
            return Some(if self.files.is_hidden(file) { Found::Hidden(full) } else { Found::File(file) });
        }
        let (path, state) = self.unpublished.file(&full)?;
        Some(Found::Unseen(path, state))
    }

    /// Links to what was found, and says what is wrong with that.
    fn taken(&self, found: Found<'_>, asked: &Asked<'_>, outcome: &mut Finding) -> Resolved {
        match found {
            Found::Article(_) if asked.is_shown => shown_page(asked, outcome),
            Found::Article(id) => {
                self.article(id, asked, outcome);
                asked.found(self.articles[id.0].address.clone())
            }
            Found::File(file) => self.used(file, asked, outcome),
            Found::Unseen(path, state) => {
                outcome.diagnostics.push(mistakes::unpublished(asked, path, state));
                Resolved::Broken
            }
            Found::Hidden(path) => {
                outcome.diagnostics.push(mistakes::hidden_file(asked, &path));
                Resolved::Broken
            }
        }
    }

    /// Notes that the article uses a file, which is published by that, unless it must not be, or cannot be what it is to
    /// be there.
    fn used(&self, file: FileId, asked: &Asked<'_>, outcome: &mut Finding) -> Resolved {
        let attachment = &self.files.all[file];
        let source = Arc::clone(&asked.article.entry().source);
        match judge(attachment, &Location { source, span: asked.span.clone() }, asked.is_shown) {
            Verdict::Refused(mistake) => {
                outcome.told.push((file, mistake));
                return Resolved::Broken;
            }
            Verdict::Told(mistake) => outcome.told.push((file, mistake)),
            Verdict::Sound => {}
        }
        outcome.files.insert(file);
        let size = attachment.facts.head.and_then(|head| head.size).filter(|_| asked.is_shown);
        Resolved::File { file, address: self.routes.below(&attachment.target), tail: asked.tail(), size }
    }

    /// Looks at a link to another article, which is there.
    fn article(&self, id: ArticleId, asked: &Asked<'_>, outcome: &mut Finding) {
        outcome.linked.insert(id);
        let target = &self.articles[id.0];
        if asked.article.state.is_public() && !target.state.is_public() {
            let path = target.entry().source.path();
            outcome.diagnostics.push(mistakes::unpublished(asked, path, target.state));
        } else if let Some(fragment) = asked.fragment {
            outcome.diagnostics.extend(mistakes::missing_anchor(asked, target, fragment));
        }
    }

    /// An address of the site, from its root.
    fn site(&self, config: &Config, asked: &Asked<'_>, outcome: &mut Finding) -> Resolved {
        let is_preview = mistakes::is_of_preview(asked.written);
        let relative = relative(config, asked.path);
        let Some(found) = self.page(&relative).or_else(|| self.of_content(&relative)) else {
            outcome.diagnostics.push(if is_preview {
                mistakes::preview(asked, None)
            } else {
                Missing { asked, targets: self }.page(&relative)
            });
            return Resolved::Broken;
        };
        if is_preview {
            let instead = match &found {
                Page::Of(Found::Article(id)) => {
                    mistakes::way(asked, self.articles[id.0].entry().source.path())
                }
                _ => asked.path.to_owned(),
            };
            outcome.diagnostics.push(mistakes::preview(asked, Some(instead)));
        }
        match found {
            Page::Of(found) => self.taken(found, asked, outcome),
            Page::Made(_) if asked.is_shown => shown_page(asked, outcome),
            Page::Made(address) => asked.found(address),
        }
    }

    /// What stands at an address, with its last slash or without, or with the name of the file that holds it.
    fn page(&self, relative: &str) -> Option<Page<'a>> {
        let folder = format!("{}/", relative.trim_end_matches('/'));
        let short = relative.strip_suffix("index.html").unwrap_or(relative);
        let addresses = [relative, &folder, short].map(|relative| self.routes.below(relative));
        for address in addresses {
            if let Some(route) = self.routes.find(&address)
                && has(self.editions, self.articles, route)
            {
                return Some(match route {
                    // An old address leads to the same article by a detour.
                    Route::Article(id) | Route::Alias(id, _) => Page::Of(Found::Article(id)),
                    Route::Attachment(file) => Page::Of(Found::File(file)),
                    Route::TermAlias(term, _) => Page::Made(self.routes.term(term).clone()),
                    _ => Page::Made(address),
                });
            }
            if let Some((path, state)) = self.unpublished.page(&address) {
                return Some(Page::Of(Found::Unseen(path, state)));
            }
        }
        let file = self.files.with_target(relative)?;
        Some(Page::Of(self.at(self.files.all[file].path.clone())?))
    }

    /// A file by its path from `content/`, as other generators have it.
    fn of_content(&self, relative: &str) -> Option<Page<'a>> {
        ["content", ""].into_iter().find_map(|root| Some(Page::Of(self.at(join(root, relative)?)?)))
    }
}

/// A page or a feed is no picture: its text stands there alone.
fn shown_page(asked: &Asked<'_>, outcome: &mut Finding) -> Resolved {
    outcome.diagnostics.push(mistakes::shown_page(asked));
    Resolved::Broken
}

/// What stands at an address of the site.
enum Page<'a> {
    Of(Found<'a>),
    /// Samla makes it.
    Made(Address),
}

/// An address below the site's own. It may be written with the path that the site stands under, or without.
fn relative(config: &Config, path: &str) -> String {
    let own = config.own_urls.iter().chain([&config.base_url]);
    let own = || own.clone().map(|own| own.path.as_str()).filter(|own| *own != "/");
    // The site itself is also meant without its last slash.
    if own().any(|own| own.strip_suffix('/') == Some(path)) {
        return String::new();
    }
    let below = own().find_map(|own| path.strip_prefix(own));
    crate::text::composed(below.unwrap_or_else(|| path.trim_start_matches('/'))).into_owned()
}
