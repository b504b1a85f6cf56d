//! Where the site goes: the output folder, the staging folder beside it, and what an interrupted build left.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::Action;
use super::lock::Lock;
use super::manifest::{self, Manifest};
use super::{PublishError, attributes, mounts, swap, tree};

const STAGING: &str = ".samla-staging-";
const OLD: &str = ".samla-old-";
const LOCK: &str = ".samla-lock";
/// A file in every folder that Samla has made to collect a site in; when that is complete, its manifest says so.
const MARK: &str = ".samla-unfinished";
/// What tells of a folder that it is Samla's own; it is removed last.
pub(super) const MARKS: [&str; 2] = [MARK, manifest::NAME];

/// The folders of a build.
#[derive(Clone, Debug)]
pub(super) struct Folders {
    /// The output folder, links resolved. It may not exist yet.
    pub(super) output: PathBuf,
    /// Where the new files are collected.
    pub(super) staging: PathBuf,
    /// Where a folder goes for a moment, on systems that cannot exchange two.
    pub(super) old: PathBuf,
}

/// The folders of one build, held until it ends. Dropping it removes the staging folder.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) folders: Folders,
    /// Whether the staging folder lies beside the output, so that the two can trade places.
    pub(super) may_trade: bool,
    _lock: Lock,
}

impl Place {
    /// Locks `output` and prepares a staging folder. `sources` must not meet the output. With it comes the
    /// manifest of the old site, if there is one.
    pub(super) fn prepare(
        output: &Path,
        sources: &[&Path],
    ) -> Result<(Self, Option<Manifest>), PublishError> {
        let output = resolve(output)?;
        refuse_sources(&output, sources)?;
        let names = Names::of(&output)?;
        let (lock, may_be_beside) = match Lock::take(&names.beside(LOCK)) {
            // The folder around cannot be written to: everything happens inside.
            Err(PublishError::Io { error, .. }) if is_refusal(&error) && output.is_dir() => {
                (Lock::take(&output.join(LOCK))?, false)
            }
            result => (result?, true),
        };
        let lock = lock.ok_or_else(|| PublishError::Busy { output: output.clone() })?;
        let may_trade = may_be_beside && !mounts::is_mount_point(&output).unwrap_or(false);
        names.recover(&output)?;
        let published = Manifest::read(&output)?;

        let staging = if may_trade { names.beside(STAGING) } else { output.join(STAGING) };
        let (staging, id) = make_staging(&staging)?;
        let folders = Folders { old: with_suffix(&names.beside(OLD), &id), output, staging };
        // Dropped from here on, it leaves nothing behind.
        let place = Self { folders, may_trade, _lock: lock };
        place.mark()?;
        Ok((place, published))
    }

    /// Makes the staging folder known as Samla's, and like the output folder.
    fn mark(&self) -> Result<(), PublishError> {
        let Folders { output, staging, .. } = &self.folders;
        let marked = File::create_new(staging.join(MARK)).inspect_err(|_| drop(fs::remove_dir(staging)));
        marked.map_err(Action::Create.on(staging))?;
        if output.is_dir() {
            attributes::copy(output, staging).map_err(Action::Create.on(staging))?;
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // After an interrupted swap the owner's folder stands here.
        if is_marked(&self.folders.staging) {
            swap::discard(&self.folders.staging);
        }
    }
}

/// Makes a folder whose name begins with `path`. What somebody else has put at a name is left alone.
fn make_staging(path: &Path) -> Result<(PathBuf, String), PublishError> {
    let process = std::process::id();
    for attempt in 0..100 {
        let id = if attempt == 0 { process.to_string() } else { format!("{process}0{attempt}") };
        let staging = with_suffix(path, &id);
        match fs::create_dir(&staging) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            result => return result.map(|()| (staging.clone(), id)).map_err(Action::Create.on(&staging)),
        }
    }
    Err(PublishError::Obstacle { path: with_suffix(path, &process.to_string()) })
}

/// Whether `folder` is one that Samla has made.
fn is_marked(folder: &Path) -> bool {
    folder.join(MARK).symlink_metadata().is_ok_and(|found| found.is_file()) || manifest::is_stand_in(folder)
}

/// Writes the manifest of the complete staging folder.
pub(super) fn complete(staging: &Path, manifest: &Manifest) -> Result<(), PublishError> {
    manifest.write_for_stand_in(staging).map_err(Action::Create.on(staging))?;
    fs::remove_file(staging.join(MARK)).map_err(Action::Create.on(staging))
}

/// The output's absolute path with links resolved.
fn resolve(output: &Path) -> Result<PathBuf, PublishError> {
    match fs::canonicalize(output) {
        Ok(path) if path.is_dir() => return Ok(path),
        Err(error) if error.kind() == ErrorKind::NotFound && output.symlink_metadata().is_err() => {}
        _ => return Err(PublishError::NotAFolder { output: output.to_owned() }),
    }
    let absolute = std::path::absolute(output).map_err(Action::Create.on(output))?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(PublishError::NotAFolder { output: output.to_owned() });
    };
    fs::create_dir_all(parent).map_err(Action::Create.on(parent))?;
    Ok(fs::canonicalize(parent).map_err(Action::Read.on(parent))?.join(name))
}

fn refuse_sources(output: &Path, sources: &[&Path]) -> Result<(), PublishError> {
    for source in sources {
        // A folder that is not there yet would be one of the site's from the next build on.
        let Some(path) = fs::canonicalize(source).ok().or_else(|| yet_to_be(source)) else { continue };
        if path.starts_with(output) || output.starts_with(&path) {
            let (output, source) = (output.to_owned(), (*source).to_owned());
            return Err(PublishError::HoldsSources { output, source });
        }
    }
    Ok(())
}

/// Where a file or folder would stand whose own folder is there.
fn yet_to_be(path: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?))
}

/// The system says that this folder is not ours to write in.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

/// The names beside the output: `.public.samla-lock` and the like.
struct Names {
    parent: PathBuf,
    prefix: OsString,
}

/// What killed builds left, in the order of the names.
#[derive(Default)]
struct Leftovers {
    /// Folders that bear the mark of Samla.
    marked: Vec<PathBuf>,
    /// Folders that bear only a name like Samla's: where a stand-in has the output's place, the output folder itself.
    others: Vec<PathBuf>,
}

impl Names {
    fn of(output: &Path) -> Result<Self, PublishError> {
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(PublishError::NotAFolder { output: output.to_owned() });
        };
        let mut prefix = OsString::from(".");
        prefix.push(name);
        Ok(Self { parent: parent.to_owned(), prefix })
    }

    fn beside(&self, kind: &str) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push(kind);
        self.parent.join(name)
    }

    /// Clears up after a build that was killed: what it had begun to replace is replaced, and half-made sites are
    /// removed. Needs the lock.
    fn recover(&self, output: &Path) -> Result<(), PublishError> {
        if output.symlink_metadata().is_err()
            && let Some(old) = self.leftovers(output, &[OLD]).into_iter().next()
        {
            fs::rename(&old, output).map_err(Action::Replace.on(output))?;
        }
        let mut leftovers = Leftovers::default();
        for folder in self.leftovers(output, &[OLD, STAGING]) {
            if is_marked(&folder) { &mut leftovers.marked } else { &mut leftovers.others }.push(folder);
        }
        for folder in &leftovers.marked {
            swap::discard(folder);
        }
        if is_marked(output) {
            let is_original = |folder: &PathBuf| folder.parent() == Some(&self.parent);
            if let Some(at) = leftovers.others.iter().position(is_original) {
                let staging = leftovers.others.remove(at);
                let old = with_suffix(&self.beside(OLD), &std::process::id().to_string());
                let folders = Folders { output: output.to_owned(), staging, old };
                swap::resume(&folders).map_err(PublishError::replacing)?;
            } else {
                let manifest = Manifest::read(output)?.unwrap_or_default();
                swap::keep(output, &manifest).map_err(PublishError::replacing)?;
            }
        }
        tree::remove_unfinished(output);
        // An empty folder was about to be marked, or to be removed.
        leftovers.others.retain(|folder| fs::remove_dir(folder).is_err());
        leftovers.others.iter().try_for_each(|folder| remove_unmarked(folder, output))
    }

    /// Folders beside and in the output with the names of Samla's own. A link is none, nor is a mount point.
    fn leftovers(&self, output: &Path, kinds: &[&str]) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for (folder, prefix) in [(self.parent.as_path(), self.prefix.as_os_str()), (output, OsStr::new(""))] {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for entry in entries.flatten() {
                let name = entry.file_name();
                let rest = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
                let is_named = rest.is_some_and(|rest| kinds.iter().any(|kind| is_numbered(rest, kind)));
                let is_folder = || entry.file_type().is_ok_and(|kind| kind.is_dir());
                if is_named && is_folder() && !mounts::is_mount_point(&entry.path()).unwrap_or(true) {
                    found.push(entry.path());
                }
            }
        }
        found.sort_unstable();
        found
    }
}

fn is_numbered(name: &[u8], kind: &str) -> bool {
    name.strip_prefix(kind.as_bytes())
        .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

/// Removes what an earlier version of Samla left: files of its own, and second names of others. A dot folder there may
/// be the only one of its kind.
fn remove_unmarked(folder: &Path, output: &Path) -> Result<(), PublishError> {
    let strangers = tree::strangers(folder, &|_| true)?;
    if let Some(path) = strangers.hidden_folders.first().or(strangers.mounts.first()) {
        return Err(PublishError::LeftBehind { from: folder.join(path), to: output.join(path) });
    }
    swap::discard(folder);
    Ok(())
}
