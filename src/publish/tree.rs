//! Folders as wholes: what of the old one is not Samla's, making one like another, and removing one quickly.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::text::file::Special;

use super::error::Action;
use super::{PublishError, attributes, mounts};

/// What an output folder holds besides Samla's files, as paths relative to it, sorted.
#[derive(Debug, Default)]
pub(super) struct Strangers {
    /// Files and links, whatever their names.
    pub(super) files: Vec<PathBuf>,
    /// Folders whose names begin with a dot, and those in them: they are kept even where they are empty.
    pub(super) hidden_folders: Vec<PathBuf>,
    /// Folders that are mount points. What lies behind them is not looked at.
    pub(super) mounts: Vec<PathBuf>,
}

/// Whether the name is one of Samla's own beside or in the output folder.
pub(super) fn is_own(name: &[u8]) -> bool {
    name.starts_with(b".samla-")
}

/// Walks `root` for what `is_ours` does not know. It is asked with `/` between the parts of a path. What is no file at
/// all is refused, but for what programs leave in their dot folders.
pub(super) fn strangers(
    root: &Path,
    is_ours: &(dyn Fn(&str) -> bool + Sync),
) -> Result<Strangers, PublishError> {
    let mut found = walk(root, Path::new(""), false, is_ours)?;
    for paths in [&mut found.files, &mut found.hidden_folders, &mut found.mounts] {
        paths.sort_unstable();
    }
    Ok(found)
}

fn walk(
    root: &Path,
    folder: &Path,
    is_hidden: bool,
    is_ours: &(dyn Fn(&str) -> bool + Sync),
) -> Result<Strangers, PublishError> {
    let mut found = Strangers::default();
    let mut folders = Vec::new();
    let here = root.join(folder);
    let failed = |error| Action::Read.on(&here)(error);
    for entry in fs::read_dir(&here).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        if is_own(name.as_encoded_bytes()) {
            continue;
        }
        let (path, kind) = (folder.join(&name), entry.file_type().map_err(failed)?);
        if kind.is_dir() {
            let is_hidden = is_hidden || name.as_encoded_bytes().starts_with(b".");
            if is_hidden {
                found.hidden_folders.push(path.clone());
            }
            folders.push((path, is_hidden));
            continue;
        }
        if let Some(special) = Special::of_kind(kind)
            && !is_hidden
        {
            return Err(PublishError::Special { path: root.join(path), special });
        }
        if !output_path(&path).is_some_and(|path| is_ours(&path)) {
            found.files.push(path);
        }
    }
    let inner: Vec<Strangers> = folders
        .into_par_iter()
        .map(|(folder, is_hidden)| {
            let path = root.join(&folder);
            if mounts::is_mount_point(&path).map_err(Action::Read.on(&path))? {
                return Ok(Strangers { mounts: vec![folder], ..Strangers::default() });
            }
            walk(root, &folder, is_hidden, is_ours)
        })
        .collect::<Result<_, _>>()?;
    for more in inner {
        found.files.extend(more.files);
        found.hidden_folders.extend(more.hidden_folders);
        found.mounts.extend(more.mounts);
    }
    Ok(found)
}

/// The path as outputs are named; `None` for names that no output can have.
fn output_path(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Gives `from` a second name `to`, or copies it, with its time, where the file system has no second names.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error)
            if !matches!(
                error.kind(),
                ErrorKind::AlreadyExists
                    | ErrorKind::NotADirectory
                    | ErrorKind::NotFound
                    | ErrorKind::StorageFull
                    | ErrorKind::QuotaExceeded
            ) =>
        {
            let found = fs::symlink_metadata(from)?;
            if !found.is_file() {
                return Err(error);
            }
            let mut copy = fs::File::create_new(to)?;
            io::copy(&mut crate::text::file::open(from)?, &mut copy)?;
            fs::set_permissions(to, found.permissions())?;
            // The time is a courtesy.
            copy.set_modified(found.modified()?).ok();
            Ok(())
        }
        result => result,
    }
}

/// Puts a second name of `from` in the place of the file `to`, in one step. `root` is the folder that all this is about.
pub(super) fn link_over(from: &Path, to: &Path, root: &Path) -> io::Result<()> {
    retry_in_new_folder(to, || match link(from, to) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let unfinished = unfinished(root);
            link(from, &unfinished)
                .and_then(|()| rename_over(&unfinished, to))
                .inspect_err(|_| drop(fs::remove_file(&unfinished)))
        }
        result => result,
    })
}

/// Moves `from` to `to`; a file there is replaced in one step, folders without files make way.
pub(super) fn rename_over(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(_) if to.symlink_metadata().is_ok_and(|found| found.is_dir()) => {
            remove_empty(to)?;
            fs::rename(from, to)
        }
        result => result,
    }
}

const UNFINISHED: &str = ".samla-new-";

/// A name in `folder` that nothing else has, for what is to go to its place when it is whole.
pub(super) fn unfinished(folder: &Path) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    folder.join(format!("{UNFINISHED}{}-{number}", std::process::id()))
}

/// Writes a file of Samla's own into `folder`, whole or not at all.
pub(super) fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = unfinished(folder);
    fs::File::create_new(&unfinished)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&unfinished, folder.join(name)))
        .inspect_err(|_| drop(fs::remove_file(&unfinished)))
}

/// Removes files that never went to their places. What cannot be removed does no harm.
pub(super) fn remove_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Removes `folder` and the folders in it; a file anywhere in it is an error.
fn remove_empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        remove_empty(&entry?.path())?;
    }
    fs::remove_dir(folder)
}

/// Makes `to/folder` and the folders around it, like those of the same names in `from`. A folder is there with all that
/// it is to have, or not at all: files made in it take over from it.
pub(super) fn make_folders(from: &Path, to: &Path, folder: &Path) -> io::Result<()> {
    let target = to.join(folder);
    if folder.as_os_str().is_empty() || target.is_dir() {
        return Ok(());
    }
    if let Some(around) = folder.parent() {
        make_folders(from, to, around)?;
    }
    let original = from.join(folder);
    let made = if original.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        let unfinished = unfinished(to);
        fs::create_dir(&unfinished)
            .and_then(|()| attributes::copy(&original, &unfinished))
            .and_then(|()| rename_to_nothing(&unfinished, &target))
            .inspect_err(|_| drop(fs::remove_dir(&unfinished)))
            .or_else(|error| match error.kind() {
                // The system does not know how.
                ErrorKind::InvalidInput | ErrorKind::Unsupported => {
                    fs::create_dir(&target).and_then(|()| attributes::copy(&original, &target))
                }
                _ => Err(error),
            })
    } else {
        fs::create_dir(&target)
    };
    // Another thread may have been quicker, and have put files in it.
    made.or_else(|error| if target.is_dir() { Ok(()) } else { Err(error) })
}

/// Moves a folder to where nothing is. An ordinary move would take away an empty folder there, under the hands of a thread
/// that is about to make a file in it.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_to_nothing(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_to_nothing(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Runs `make`, which makes a file at `path`; where its folder is missing, makes that and tries again.
pub(super) fn retry_in_new_folder<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match make() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            make()
        }
        result => result,
    }
}

#[cfg(all(test, any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_folder_that_another_thread_has_made_is_not_replaced() {
        let folder = TempDir::new().unwrap();
        let [mine, others] = ["mine", "others"].map(|name| folder.path().join(name));
        fs::create_dir(&mine).unwrap();
        fs::create_dir(&others).unwrap();
        let number = fs::metadata(&others).unwrap().ino();
        let error = rename_to_nothing(&mine, &others).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::metadata(&others).unwrap().ino(), number);
    }

    #[test]
    fn folders_are_made_like_others_and_leave_nothing_beside() {
        let folder = TempDir::new().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::create_dir_all(from.join("a/b")).unwrap();
        fs::create_dir(&to).unwrap();
        fs::set_permissions(from.join("a"), fs::Permissions::from_mode(0o750)).unwrap();
        for path in ["a/b/c", "a/b/c", "a", "d"] {
            make_folders(&from, &to, Path::new(path)).unwrap();
            assert!(to.join(path).is_dir());
        }
        assert_eq!(fs::metadata(to.join("a")).unwrap().mode() & 0o777, 0o750);
        let mut names: Vec<_> = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["a", "d"]);
    }
}
