//! A folder that is being worked on: what was read of it is kept, and only what has changed is read again.
//!
//! What it gives is what [`load`](super::load()) gives of the same folder. The exception are files with errors: as long
//! as they have any, their last version without stays part of the site.

mod attachments;
mod documents;
mod settings;
mod stamp;
mod survey;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::check;
use crate::config::{self, Config};
use crate::content::{Attachment, FOLDER, VOCABULARY_PATH, Vocabularies, private_attachments};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Edit, Ingredients, Parsed, Site};
use crate::privacy::Checked;
use crate::text::Date;
use crate::theme::Theme;

use super::levels::{is_broken, settle};
use super::load::{Settings, named};
use super::private::{going_out, unused_excuses};
use super::{Engine, Fault, Progress};
use documents::{Basis, Documents};
use settings::Kept;
use stamp::{Seen, Stamp};
pub use survey::Survey;
pub use theme::THEME_FOLDERS;
use theme::{KeptTheme, Looked};

/// Where to look.
enum Place<'a> {
    Named(&'a [String]),
    Everywhere(&'a Survey),
}

/// How to take a file that has errors or is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// It may be caught half-written: it is looked at again soon.
    Wait,
    /// So it may if it was changed just now.
    WaitIfFresh,
    /// It is as its author wants it.
    Believe,
}

impl Care {
    /// Whether a file that looks half-written is left for another look.
    fn waits(self, seen: Seen) -> bool {
        match self {
            Self::Wait => true,
            Self::WaitIfFresh => seen.is_fresh(),
            Self::Believe => false,
        }
    }
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

/// What a look at the folder brings to light.
#[derive(Default)]
struct Finding {
    change: Change,
    /// What has become of the files that the site is made of.
    edits: Vec<Edit>,
    /// The site is made of other things as well now.
    anew: bool,
}

impl Finding {
    /// Another version of a file is shown, or none.
    fn edit(&mut self, before: Option<&Arc<Parsed>>, after: Option<&Arc<Parsed>>) {
        let is_same = match (before, after) {
            (Some(before), Some(after)) => Arc::ptr_eq(before, after),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            self.edits.push(Edit { before: before.cloned(), after: after.cloned() });
        }
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
    /// The targets of files that settings or theme name.
    named: Arc<BTreeSet<String>>,
    /// What is wrong with the names of files.
    names: Vec<Diagnostic>,
    /// What is private in files beside the articles.
    private: Checked,
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
            named: Arc::default(),
            names: Vec::new(),
            private: Checked::default(),
            whole: Vec::new(),
            rendering: Vec::new(),
            site: None,
            engine: None,
        };
        let survey = Survey::of(&workspace.settings.root);
        workspace.look(&Place::Everywhere(&survey), Care::Believe, progress);
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
        let private = self.site.iter().flat_map(|site| going_out(site, &self.private.diagnostics));
        let all = all.chain(private).chain(self.documents.diagnostics()).chain(whole);
        let all = all
            .chain(&self.theme.diagnostics)
            .chain(&self.theme.unused)
            .chain(&self.rendering)
            .cloned()
            .chain(self.unused_excuses())
            .collect();
        match &self.config.value {
            Some(config) => settle(config, all, |path| self.documents.unseen(path)),
            None => all,
        }
    }

    /// The excuses in `samla.yaml` that no file uses; unknown while an older version of it is in use.
    fn unused_excuses(&self) -> Vec<Diagnostic> {
        let config =
            self.config.value.as_ref().filter(|config| !is_broken(config, &self.config.diagnostics, None));
        let of_terms = self.vocabularies.value.iter().flat_map(|vocabularies| &vocabularies.excused);
        let excused = self.documents.excused().chain(of_terms).chain(&self.private.excused);
        config.map(|config| unused_excuses(config, excused)).unwrap_or_default()
    }

    /// Looks at the files that `paths` name, relative to the root and with `/`. Those that are gone or have errors are
    /// left for [`settle`](Self::settle), as they may be caught half-written.
    pub fn touch(&mut self, paths: &[String]) -> Change {
        self.look(&Place::Named(paths), Care::Wait, &Progress::default())
    }

    /// Looks at the named files, and believes what it finds.
    pub fn settle(&mut self, paths: &[String]) -> Change {
        self.look(&Place::Named(paths), Care::Believe, &Progress::default())
    }

    /// Compares the whole folder with what is known.
    pub fn refresh(&mut self) -> Change {
        let survey = Survey::of(&self.settings.root);
        self.look(&Place::Everywhere(&survey), Care::Believe, &Progress::default())
    }

    /// Compares what is known with the files that there were a moment ago. What has been changed since, and may be
    /// caught half-written, is left for the next look.
    pub fn compare(&mut self, survey: &Survey) -> Change {
        self.look(&Place::Everywhere(survey), Care::WaitIfFresh, &Progress::default())
    }

    /// Holds dates against another day.
    pub fn set_today(&mut self, today: Date) -> Change {
        if self.settings.options.today == today {
            return Change::default();
        }
        self.settings.options.today = today;
        if let Some(config) = self.config.value.clone() {
            // A mistake in a file weighs more from the day on which readers see it.
            let basis = self.basis(config);
            self.documents.reread(&basis);
        }
        self.make_site(None);
        self.make_engine();
        Change { pages: true, ..Change::default() }
    }

    /// What texts are read with.
    fn basis(&self, config: Arc<Config>) -> Basis {
        let vocabularies = self.vocabularies.value.clone().unwrap_or_default();
        Basis { config, vocabularies, today: self.settings.options.today }
    }

    fn look(&mut self, place: &Place<'_>, care: Care, progress: &Progress) -> Change {
        let is_named = |name: &str| match place {
            Place::Named(paths) => paths.iter().any(|path| path == name),
            Place::Everywhere(_) => true,
        };
        let mut finding = Finding::default();
        let has_config = is_named(config::FILE_NAME) && self.config.look(&self.settings, care);
        let root = self.settings.root.clone();
        let Some(config) = self.config.value.clone() else {
            if has_config {
                finding.change.paths.push(config::FILE_NAME.to_owned());
            }
            return finding.change;
        };
        let has_vocabulary = (has_config || is_named(VOCABULARY_PATH))
            && self.vocabularies.look(&root, &config, care, has_config);
        let basis = self.basis(Arc::clone(&config));
        if has_config || has_vocabulary {
            self.documents.reread(&basis);
            finding.anew = true;
        }
        match place {
            Place::Named(_) if has_config => {
                self.look_everywhere(&Survey::of(&root), true, &basis, care, progress, &mut finding);
            }
            Place::Named(paths) => self.documents.look_at(&root, paths, &basis, care, &mut finding),
            Place::Everywhere(survey) => {
                self.look_everywhere(survey, has_config, &basis, care, progress, &mut finding);
            }
        }
        let is_of_theme =
            |path: &String| path.split('/').next().is_some_and(|first| THEME_FOLDERS.contains(&first));
        let may_be_of_theme = match place {
            Place::Named(paths) => has_config || paths.iter().any(is_of_theme),
            Place::Everywhere(_) => true,
        };
        let looked = if may_be_of_theme { self.theme.look(&root, &config.theme, care) } else { Looked::Same };
        let Finding { mut change, edits, mut anew } = finding;
        if anew || looked != Looked::Same {
            let named = named(&root, &config.theme, self.attachments.iter().map(|(file, _)| file));
            anew |= named != *self.named;
            self.named = Arc::new(named);
        }
        for (has_changed, path) in [(has_config, config::FILE_NAME), (has_vocabulary, VOCABULARY_PATH)] {
            if has_changed {
                change.paths.push(path.to_owned());
            }
        }
        if anew || self.site.is_none() || !edits.is_empty() {
            self.make_site((!anew).then_some(&edits));
            change.pages = true;
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
        change.paths.dedup();
        change
    }

    /// Compares all of the content; `anew` where the settings are others.
    fn look_everywhere(
        &mut self,
        survey: &Survey,
        anew: bool,
        basis: &Basis,
        care: Care,
        progress: &Progress,
        finding: &mut Finding,
    ) {
        if survey.is_absent() && self.site.is_some() {
            // The content cannot be reached now; what was there is shown on.
            if self.names != survey.names {
                self.names.clone_from(&survey.names);
                finding.change.paths.push(FOLDER.to_owned());
            }
            return;
        }
        let mut names = survey.names.clone();
        names.extend(self.documents.compare(&survey.documents, anew, basis, care, progress, finding));
        let paths = &mut finding.change.paths;
        paths.extend(differing(&names, &self.names, |name| name.location.source.path()));
        self.names = names;
        let attachments = attachments::looked_into(&survey.attachments, &self.attachments);
        let has_new_attachments = attachments != self.attachments;
        if has_new_attachments {
            paths.extend(differing(&attachments, &self.attachments, |(file, _)| &file.path));
            let (new, old) = (attachments.iter(), self.attachments.iter());
            finding.anew |= !new.map(|(file, _)| file).eq(old.map(|(file, _)| file));
            finding.change.pages = true;
            self.attachments = attachments;
        }
        if anew || has_new_attachments {
            let attachments: Vec<Attachment> =
                self.attachments.iter().map(|(attachment, _)| attachment.clone()).collect();
            self.private = private_attachments(&attachments, &basis.config);
        }
    }

    /// Makes the site anew; from the one before, where `edits` are all that has changed.
    fn make_site(&mut self, edits: Option<&[Edit]>) {
        let Some(config) = &self.config.value else { return };
        let edited = self.site.as_ref().zip(edits).and_then(|(site, edits)| site.edited(edits));
        let Report { value: site, mut diagnostics } = edited.unwrap_or_else(|| {
            Site::new(Ingredients {
                config: Arc::clone(config),
                vocabularies: self.vocabularies.value.clone().unwrap_or_default(),
                parsed: self.documents.shown().cloned().collect(),
                attachments: self.attachments.iter().map(|(attachment, _)| attachment.clone()).collect(),
                named: Arc::clone(&self.named),
                options: self.settings.options,
            })
        });
        diagnostics.extend(check::needed(&site));
        (self.site, self.whole) = (Some(Arc::new(site)), diagnostics);
    }

    /// Joins site and theme. A theme that is new must render a page of each kind; otherwise the last one that did
    /// stays.
    fn make_engine(&mut self) {
        let (Some(site), Some(theme)) = (&self.site, &self.theme.newest) else { return };
        let is_proven = self.theme.proven.as_ref().is_some_and(|proven| Arc::ptr_eq(proven, theme));
        let newest = join(site, theme);
        let faults = match &newest {
            Ok(engine) if !is_proven => engine.probe().diagnostics(),
            Ok(_) => Vec::new(),
            Err(fault) => fault.diagnostics(),
        };
        let engine = match &self.theme.proven {
            Some(proven) if !faults.is_empty() => join(site, proven),
            _ => newest,
        };
        if faults.is_empty() {
            self.theme.proven = Some(Arc::clone(theme));
        }
        self.rendering = faults;
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
