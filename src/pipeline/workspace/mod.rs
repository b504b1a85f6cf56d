//! A folder that is being worked on: what was read of it is kept, and only what has changed is read again.
//!
//! What it gives is what [`load`](super::load()) gives of the same folder. The exception are files with errors: as long
//! as they have any, their last version without stays part of the site.

mod documents;
mod settings;
mod stamp;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{self, Config};
use crate::content::{self, Attachment, VOCABULARY_PATH, Vocabularies};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::{Ingredients, Site};
use crate::text::Date;
use crate::theme::Theme;

use super::load::{Settings, settle};
use super::{Engine, Fault, Progress};
use documents::{Basis, Documents};
use settings::Kept;
use stamp::Stamp;
pub use theme::THEME_FOLDERS;
use theme::{KeptTheme, Looked};

/// How to take a file that has errors or is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// It may be caught half-written: it is looked at again soon.
    Wait,
    /// It is as its author wants it.
    Believe,
}

/// What has changed since the last look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Pages may differ.
    pub pages: bool,
    /// Style sheets differ, and nothing else of the theme.
    pub styles: bool,
    /// Files with changes, in order.
    pub paths: Vec<String>,
}

impl Change {
    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        !self.pages && !self.styles && self.paths.is_empty()
    }
}

/// The folder of a site with everything that was read of it.
pub struct Workspace {
    settings: Settings,
    config: Kept<Config>,
    vocabularies: Kept<Vocabularies>,
    theme: KeptTheme,
    documents: Documents,
    attachments: Vec<(Attachment, Option<Stamp>)>,
    /// What is wrong with the names of files.
    names: Vec<Diagnostic>,
    /// What only shows with the whole site.
    whole: Vec<Diagnostic>,
    /// Templates that cannot render what they are given.
    rendering: Vec<Diagnostic>,
    site: Option<Arc<Site>>,
    engine: Option<Arc<Engine>>,
}

impl Workspace {
    /// Reads the folder.
    pub fn open(settings: Settings, progress: &Progress) -> Self {
        let mut workspace = Self {
            settings,
            config: Kept::default(),
            vocabularies: Kept::default(),
            theme: KeptTheme::default(),
            documents: Documents::default(),
            attachments: Vec::new(),
            names: Vec::new(),
            whole: Vec::new(),
            rendering: Vec::new(),
            site: None,
            engine: None,
        };
        workspace.look(None, progress);
        workspace
    }

    /// The folder with `samla.yaml`.
    pub fn root(&self) -> &Path {
        &self.settings.root
    }

    /// The site as it can be shown; none while there are no settings or no theme to show it with.
    pub fn engine(&self) -> Option<&Arc<Engine>> {
        self.engine.as_ref()
    }

    /// Every mistake, as [`load`](super::load()) gives them.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let whole =
            self.whole.iter().filter(|mistake| !self.documents.is_behind(mistake.location.source.path()));
        let all = self.config.diagnostics.iter().chain(&self.vocabularies.diagnostics).chain(&self.names);
        let all = all.chain(self.documents.diagnostics()).chain(whole);
        let all = all.chain(&self.theme.diagnostics).chain(&self.rendering).cloned().collect();
        match &self.config.value {
            Some(config) => settle(config, all),
            None => all,
        }
    }

    /// Looks at the files that `paths` name, relative to the root and with `/`. Those that are gone, new or have
    /// errors are left for [`refresh`](Self::refresh), as they may be caught half-written.
    pub fn touch(&mut self, paths: &[String]) -> Change {
        self.look(Some(paths), &Progress::default())
    }

    /// Compares the whole folder with what is known.
    pub fn refresh(&mut self) -> Change {
        self.look(None, &Progress::default())
    }

    /// Holds dates against another day.
    pub fn set_today(&mut self, today: Date) -> Change {
        if self.settings.options.today == today {
            return Change::default();
        }
        self.settings.options.today = today;
        self.make_site();
        self.make_engine();
        Change { pages: true, ..Change::default() }
    }

    fn look(&mut self, named: Option<&[String]>, progress: &Progress) -> Change {
        let care = if named.is_some() { Care::Wait } else { Care::Believe };
        let is_named = |name: &str| named.is_none_or(|paths| paths.iter().any(|path| path == name));
        let mut change = Change::default();
        let has_config = is_named(config::FILE_NAME) && self.config.look(&self.settings, care);
        let root = self.settings.root.clone();
        let Some(config) = self.config.value.clone() else {
            if has_config {
                change.paths.push(config::FILE_NAME.to_owned());
            }
            return change;
        };
        let has_vocabulary = (has_config || is_named(VOCABULARY_PATH))
            && self.vocabularies.look(&root, &config, care, has_config);
        let basis = Basis {
            config: Arc::clone(&config),
            vocabularies: self.vocabularies.value.clone().unwrap_or_default(),
        };
        if has_config || has_vocabulary {
            self.documents.reread(&basis);
        }
        match named {
            Some(paths) if !has_config => self.documents.look_at(paths, &basis, &mut change),
            _ => self.look_everywhere(&basis, progress, &mut change),
        }
        let is_of_theme =
            |path: &String| path.split('/').next().is_some_and(|first| THEME_FOLDERS.contains(&first));
        let looked = if has_config || named.is_none_or(|paths| paths.iter().any(is_of_theme)) {
            self.theme.look(&root, &config.theme, care)
        } else {
            Looked::Same
        };
        for (has_changed, path) in [(has_config, config::FILE_NAME), (has_vocabulary, VOCABULARY_PATH)] {
            if has_changed {
                change.paths.push(path.to_owned());
                change.pages = true;
            }
        }
        change.pages |= self.site.is_none();
        if change.pages {
            self.make_site();
        }
        if looked != Looked::Same {
            change.paths.push(format!("themes/{}", config.theme));
        }
        change.pages |= looked == Looked::New;
        change.styles = looked == Looked::Styles && !change.pages;
        if change.pages || looked == Looked::Styles {
            self.make_engine();
        }
        change.paths.sort();
        change
    }

    /// Walks the content.
    fn look_everywhere(&mut self, basis: &Basis, progress: &Progress, change: &mut Change) {
        let mut names = Vec::new();
        let files = content::discover(&self.settings.root, &basis.config).unpack(&mut names);
        self.documents.replace(&files.documents, basis, progress, change);
        change.paths.extend(differing(&names, &self.names, |name| name.location.source.path()));
        self.names = names;
        let attachments = files.attachments.into_par_iter().map(|attachment| {
            let stamp = Stamp::of(&attachment.file);
            (attachment, stamp)
        });
        let attachments: Vec<_> = attachments.collect();
        if attachments != self.attachments {
            change.paths.extend(differing(&attachments, &self.attachments, |(file, _)| &file.path));
            change.pages = true;
            self.attachments = attachments;
        }
        change.paths.dedup();
    }

    /// Makes the site anew.
    fn make_site(&mut self) {
        let Some(config) = &self.config.value else { return };
        let ingredients = Ingredients {
            config: Arc::clone(config),
            vocabularies: self.vocabularies.value.clone().unwrap_or_default(),
            parsed: self.documents.shown().cloned().collect(),
            attachments: self.attachments.iter().map(|(attachment, _)| attachment.clone()).collect(),
            options: self.settings.options,
        };
        let Report { value: site, diagnostics } = match &self.site {
            Some(former) => Site::after(former, ingredients),
            None => Site::new(ingredients),
        };
        (self.site, self.whole) = (Some(Arc::new(site)), diagnostics);
    }

    /// Joins site and theme. A theme that is new must render a page of each kind; otherwise the last one that did
    /// stays.
    fn make_engine(&mut self) {
        let (Some(site), Some(theme)) = (&self.site, &self.theme.newest) else { return };
        self.rendering.clear();
        let is_proven = self.theme.proven.as_ref().is_some_and(|proven| Arc::ptr_eq(proven, theme));
        let newest = join(site, theme);
        let fault = match &newest {
            Ok(engine) if !is_proven => engine.probe().err(),
            Ok(_) => None,
            Err(fault) => Some(fault.clone()),
        };
        let engine = match (&fault, &self.theme.proven) {
            (Some(_), Some(proven)) => join(site, proven),
            _ => newest,
        };
        match fault {
            Some(fault) => self.rendering.push(fault.diagnostic()),
            None => self.theme.proven = Some(Arc::clone(theme)),
        }
        if let Ok(engine) = engine {
            self.engine = Some(Arc::new(engine));
        }
    }
}

/// The paths of what is in only one of two lists, or differs between them.
fn differing<T: PartialEq>(left: &[T], right: &[T], path: impl Fn(&T) -> &str) -> BTreeSet<String> {
    let by_path = |list| -> BTreeMap<&str, &T> { <[T]>::iter(list).map(|item| (path(item), item)).collect() };
    let (left, right) = (by_path(left), by_path(right));
    let paths = left.keys().chain(right.keys()).filter(|path| left.get(**path) != right.get(**path));
    paths.map(|path| (*path).to_owned()).collect()
}

fn join(site: &Arc<Site>, theme: &Arc<Theme>) -> Result<Engine, Fault> {
    Engine::new(Arc::clone(site), Arc::clone(theme), true)
}

/// Whether any of the mistakes keeps a site from being published.
fn is_broken(config: &Config, diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| {
        let level = config.rules.get(&diagnostic.code).copied();
        level.unwrap_or(Some(diagnostic.severity)) == Some(Severity::Error)
    })
}
