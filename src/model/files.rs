//! Files beside articles: whose they are, who refers to them, and which of them readers may have.
//!
//! A file in `content/` goes out when something public refers to it, and never when it belongs to an article that readers
//! do not see. It belongs to the article in whose folder it lies. A file in `static/` goes out as it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::content::{Attachment, EntryKind, Origin, leftovers};
use crate::diagnostic::{Code, Diagnostic, Location, Source};
use crate::markdown::document::Target;
use crate::message;

use super::article::{Article, Parsed};
use super::links::{Verdict, join, judge};

/// By its place among the site's files.
pub(super) type FileId = usize;

/// What is known of the files of a site.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    /// All files, whether they go out or not.
    pub(super) all: Vec<Attachment>,
    /// By path.
    by_path: HashMap<String, FileId>,
    /// Those that belong to an article which readers do not see.
    hidden: BTreeSet<FileId>,
    /// Templates, styles or words of the site's own theme name them.
    named_by_theme: BTreeSet<FileId>,
}

/// The folder that is an article's own, and whether it takes those below along.
fn own_folder(parsed: &Parsed) -> Option<(&str, bool)> {
    let address = &parsed.entry.address;
    let folder = parsed.entry.source.path().rsplit_once('/')?.0;
    // The folder of a plain page may hold other pages in folders of their own.
    address.bundle.then_some((folder, address.kind == EntryKind::Article))
}

impl Files {
    /// `named`: the targets of files that the theme or the settings name.
    pub(super) fn new<'a>(
        attachments: Vec<Attachment>,
        shown: impl Iterator<Item = &'a Parsed>,
        hidden: impl Iterator<Item = &'a Parsed>,
        named: &BTreeSet<String>,
    ) -> Self {
        let mut folders: BTreeMap<(&str, bool), bool> = BTreeMap::new();
        let all = shown.map(|parsed| (parsed, true)).chain(hidden.map(|parsed| (parsed, false)));
        for (parsed, is_shown) in all {
            if let Some(folder) = own_folder(parsed) {
                *folders.entry(folder).or_default() |= is_shown;
            }
        }
        let is_hidden = |file: &Attachment| {
            let parents = file.path.match_indices('/').rev().map(|(end, _)| &file.path[..end]);
            let own = parents.enumerate().find_map(|(depth, folder)| {
                let direct = folders.get(&(folder, false)).filter(|_| depth == 0);
                folders.get(&(folder, true)).or(direct)
            });
            own == Some(&false)
        };
        let of_content = || attachments.iter().enumerate().filter(|(_, file)| file.origin == Origin::Content);
        Self {
            by_path: attachments.iter().enumerate().map(|(id, file)| (file.path.clone(), id)).collect(),
            hidden: of_content().filter(|(_, file)| is_hidden(file)).map(|(id, _)| id).collect(),
            named_by_theme: of_content()
                .filter(|(_, file)| named.contains(&file.target))
                .map(|(id, _)| id)
                .collect(),
            all: attachments,
        }
    }

    /// The file at a path of the site's folder.
    pub(super) fn at(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The file whose address below the site's this is.
    pub(super) fn with_target(&self, target: &str) -> Option<FileId> {
        self.all.iter().position(|file| file.target == target)
    }

    /// Whether readers must not have it, whoever refers to it.
    pub(super) fn is_hidden(&self, file: FileId) -> bool {
        self.hidden.contains(&file)
    }

    /// The paths of all files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// Whether files may have come to light or gone into hiding when this article came, went or changed its state.
    pub(super) fn depend_on(&self, parsed: &Parsed) -> bool {
        own_folder(parsed).is_some_and(|(folder, _)| {
            let below = format!("{folder}/");
            self.by_path.keys().any(|path| path.starts_with(&below))
        })
    }

    /// The files that go out.
    pub(super) fn published(&self, articles: &[Arc<Article>]) -> BTreeSet<FileId> {
        let is_static = |(id, file): (FileId, &Attachment)| (file.origin == Origin::Static).then_some(id);
        let of_host = self.all.iter().enumerate().filter_map(is_static);
        let referred = articles.iter().flat_map(|article| article.files.iter().copied());
        let all = of_host.chain(referred).chain(self.named_by_theme.iter().copied());
        all.filter(|file| !self.is_hidden(*file) && !self.all[*file].is_refused()).collect()
    }

    /// What is said of files that nobody refers to. Those of hidden articles wait for these to be shown.
    pub(super) fn unlinked(
        &self,
        articles: &[Arc<Article>],
        published: &BTreeSet<FileId>,
        hidden: &[Arc<Parsed>],
        conflicts: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let waiting: BTreeSet<FileId> = hidden.iter().flat_map(|parsed| self.wanted(parsed)).collect();
        let told: BTreeSet<FileId> =
            articles.iter().flat_map(|article| &article.told).map(|(file, _)| *file).collect();
        let is_known = |id: &FileId| published.contains(id) || waiting.contains(id) || told.contains(id);
        let is_left = |id: &FileId| !is_known(id) && !self.is_hidden(*id);
        let is_told =
            |file: &Attachment| conflicts.iter().any(|found| found.location.source.path() == file.path);
        let left = self.all.iter().enumerate().filter(|(id, file)| is_left(id) && !is_told(file));
        left.filter_map(|(id, file)| {
            let refused = self.named_by_theme.contains(&id).then(|| refused(file)).flatten();
            refused.or_else(|| leftovers::unlinked(file))
        })
        .collect()
    }

    /// The files that an article which is not part of the site refers to.
    fn wanted<'a>(&'a self, parsed: &'a Parsed) -> impl Iterator<Item = FileId> + 'a {
        let folder = parsed.entry.source.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let links = parsed.document.links.iter().filter_map(|link| match &link.target {
            Target::File { path, .. } => Some(path.as_str()),
            _ => None,
        });
        let image = parsed.entry.metadata.image.iter().map(|image| image.src.value.as_str());
        links.chain(image).filter_map(move |path| self.at(&join(folder, path)?))
    }
}

/// What is said of a file that the theme or the settings name, and that must not go out.
fn refused(file: &Attachment) -> Option<Diagnostic> {
    let place = Location { source: Source::new(&file.path, ""), span: 0..0 };
    match judge(file, &place, false) {
        Verdict::Refused(mistake) => Some(mistake),
        Verdict::Told(_) | Verdict::Sound => None,
    }
}

/// Two files that would go out under one address, or a file under that of a page. `other` is the path of the second
/// file, or the address of a page that comes from none.
pub(super) fn conflict(file: &Attachment, other: &str) -> Diagnostic {
    let (path, address) = (&file.path, &file.target);
    let message = message!(
        sv: "{path} och {other} får samma adress, /{address}.",
        en: "{path} and {other} get the same address, /{address}."
    );
    let found = Diagnostic::new(Code::AddressConflict, &Source::new(path, ""), 0..0, message).with_help(message!(
        sv: "Byt namn på en av dem, eller ta bort den som inte behövs. Stora och små bokstäver, mellanslag och understreck skiljer inte.",
        en: "Rename one of them, or take away the one that is not needed. Capitals, spaces and underscores make no difference."
    ));
    if other.starts_with('/') {
        return found;
    }
    found.with_related(
        Location { source: Source::new(other, ""), span: 0..0 },
        message!(sv: "samma adress", en: "the same address"),
    )
}
