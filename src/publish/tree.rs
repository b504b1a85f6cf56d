//! Folders as wholes: what of the old one is kept, and removing one quickly.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// What an old output folder holds besides Samla's files, as paths relative to it, sorted.
#[derive(Debug, Default)]
pub(super) struct Strangers {
    /// Files and links, whatever their names.
    pub(super) files: Vec<PathBuf>,
    /// Folders whose names begin with a dot; they are kept whole.
    pub(super) dot_folders: Vec<PathBuf>,
}

/// Whether the name is one of Samla's own beside or in the output folder.
pub(super) fn is_own(name: &[u8]) -> bool {
    name.starts_with(b".samla-")
}

/// Walks `root` for what `is_ours` does not know. It is asked with `/` between the parts of a path.
pub(super) fn strangers(root: &Path, is_ours: &(dyn Fn(&str) -> bool + Sync)) -> io::Result<Strangers> {
    let mut found = walk(root, Path::new(""), is_ours)?;
    found.files.sort_unstable();
    found.dot_folders.sort_unstable();
    Ok(found)
}

fn walk(root: &Path, folder: &Path, is_ours: &(dyn Fn(&str) -> bool + Sync)) -> io::Result<Strangers> {
    let mut found = Strangers::default();
    let mut folders = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        if is_own(name.as_encoded_bytes()) {
            continue;
        }
        let path = folder.join(&name);
        if !entry.file_type()?.is_dir() {
            if !output_path(&path).is_some_and(|path| is_ours(&path)) {
                found.files.push(path);
            }
        } else if name.as_encoded_bytes().starts_with(b".") {
            found.dot_folders.push(path);
        } else {
            folders.push(path);
        }
    }
    let inner: Vec<Strangers> =
        folders.par_iter().map(|folder| walk(root, folder, is_ours)).collect::<io::Result<_>>()?;
    for more in inner {
        found.files.extend(more.files);
        found.dot_folders.extend(more.dot_folders);
    }
    Ok(found)
}

/// The path as outputs are named; `None` for names that no output can have.
fn output_path(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Removes `folder` and all in it, in parallel. Links are removed, not followed.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    folders.par_iter().try_for_each(|folder| remove(folder))?;
    fs::remove_dir(folder)
}

/// Gives `from` a second name `to`, or copies it, with its time, where the file system has no second names.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    match retry_in_new_folder(to, || fs::hard_link(from, to)) {
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory | io::ErrorKind::NotFound
            ) =>
        {
            fs::copy(from, to)?;
            let modified = fs::metadata(from)?.modified()?;
            // The time is a courtesy; a read-only file goes without.
            fs::File::options().write(true).open(to).and_then(|file| file.set_modified(modified)).ok();
            Ok(())
        }
        result => result,
    }
}

/// Runs `make`, which makes a file at `path`; where its folder is missing, makes that and tries again.
pub(super) fn retry_in_new_folder<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match make() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            make()
        }
        result => result,
    }
}
