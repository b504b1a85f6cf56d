//! Brings a site's folder up to date file by file, each whole, pages last; nothing that Samla did not make is touched.
//!
//! It is how the old folder becomes the new site while a stand-in has its place (`swap`). And it is the weaker way, for
//! an output folder that cannot be renamed (a mount point, a folder whose parent is not ours): killed in the middle, that
//! folder holds new files among old ones until the next build.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::change::{Change, folders_of};
use super::error::Action;
use super::manifest::Manifest;
use super::{PublishError, tree};

/// Where new files come from.
#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    /// Out of a staging folder, which is given up.
    Staging(&'a Path),
    /// From a folder that is to stay as it is: its files get second names.
    StandIn(&'a Path),
}

impl Origin<'_> {
    fn bring(self, path: &str, root: &Path) -> io::Result<()> {
        let to = root.join(path);
        match self {
            Self::Staging(folder) => move_in(&folder.join(path), &to),
            Self::StandIn(folder) => tree::link_over(&folder.join(path), &to, root),
        }
    }

    /// What it means when something fails on the way.
    fn action(self) -> Action {
        match self {
            Self::Staging(_) => Action::Merge,
            Self::StandIn(_) => Action::Settle,
        }
    }
}

/// Brings the written files from `origin` into `folder` and removes the outdated ones.
pub(super) fn bring(folder: &Path, origin: Origin<'_>, change: &Change) -> Result<(), PublishError> {
    let Change { written, old, new, claims } = change;
    let action = origin.action();
    // From here until the end, both the old and the new files are known as ours.
    let both = Manifest(old.0.union(&new.0).cloned().collect());
    // Nothing has happened yet where this fails.
    let first = if action == Action::Merge { Action::Replace } else { action };
    both.write(folder).map_err(first.on(folder))?;
    // Files where a folder comes, and folders where a file comes, make way first.
    let (in_the_way, later): (Vec<&String>, Vec<&String>) = change.outdated().partition(|path| {
        claims.holds_folder(path) || folders_of(path).any(|folder| claims.holds_file(folder))
    });
    remove_all(folder, &in_the_way).map_err(|(path, error)| action.on(&folder.join(path))(error))?;
    // Pages after the styles and scripts that they name.
    let (pages, assets): (Vec<&String>, Vec<&String>) = written
        .iter()
        .partition(|path| Path::new(path).extension().is_some_and(|extension| extension == "html"));
    for files in [assets, pages] {
        files
            .par_iter()
            .try_for_each(|path| origin.bring(path, folder).map_err(action.on(&folder.join(path))))?;
    }
    remove_all(folder, &later).map_err(|(path, error)| action.on(&folder.join(path))(error))?;
    new.write(folder).map_err(action.on(folder))
}

fn move_in(from: &Path, to: &Path) -> io::Result<()> {
    match tree::retry_in_new_folder(to, || tree::rename_over(from, to)) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            // On the disk that it is for.
            let unfinished = tree::unfinished(to.parent().unwrap_or(to));
            let mut copy = fs::File::create_new(&unfinished)?;
            io::copy(&mut crate::text::file::open(from)?, &mut copy)
                .and_then(|_| tree::rename_over(&unfinished, to))
                .inspect_err(|_| drop(fs::remove_file(&unfinished)))
        }
        result => result,
    }
}

/// Removes files, and the folders that they leave empty. Behind a link that somebody has put in a folder's place,
/// they are not ours. What failed comes with its path.
fn remove_all<'a>(output: &Path, paths: &[&'a String]) -> Result<(), (&'a str, io::Error)> {
    for path in paths {
        if folders_of(path).any(|folder| output.join(folder).is_symlink()) {
            continue;
        }
        match fs::remove_file(output.join(path)) {
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Err((path, error));
            }
            _ => {}
        }
        for folder in folders_of(path) {
            match fs::remove_dir(output.join(folder)) {
                Err(error) if is_in_use(&error) => break,
                Err(error) if error.kind() != ErrorKind::NotFound => return Err((path, error)),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Something is left in the folder, or it is none of ours: a link, a mount point.
fn is_in_use(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DirectoryNotEmpty
            | ErrorKind::AlreadyExists
            | ErrorKind::NotADirectory
            | ErrorKind::ResourceBusy
    )
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;
    use crate::publish::{Publisher, Summary};

    /// Publishes into `folder/public` as if it could not be renamed.
    fn publish(folder: &TempDir, files: &[(&str, &str)]) -> Result<Summary, PublishError> {
        fs::create_dir_all(folder.path().join("public")).unwrap();
        let mut publisher = Publisher::open(&folder.path().join("public"), &[])?;
        publisher.place.may_trade = false;
        for (path, text) in files {
            publisher.write(path, text.as_bytes())?;
        }
        publisher.commit()
    }

    fn found(folder: &TempDir) -> Vec<PathBuf> {
        let output = folder.path().join("public");
        let mut strangers = crate::publish::tree::strangers(&output, &|_| false).unwrap().files;
        strangers.retain(|path| path != Path::new(".gitkeep"));
        strangers
    }

    #[test]
    fn files_are_replaced_and_removed_one_by_one() {
        let folder = TempDir::new().unwrap();
        let output = folder.path().join("public");
        fs::create_dir(&output).unwrap();
        fs::write(output.join(".gitkeep"), "").unwrap();
        publish(&folder, &[("index.html", "1"), ("a/index.html", "a"), ("b", "b"), ("same.css", "c")])
            .unwrap();
        let summary =
            publish(&folder, &[("index.html", "2"), ("a", "file"), ("b/c", "c"), ("same.css", "c")]);
        assert_eq!(summary.unwrap(), Summary { written: 3, unchanged: 1, removed: 2, bytes: 7 });
        assert_eq!(found(&folder), ["a", "b/c", "index.html", "same.css"].map(PathBuf::from));
        assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "2");
        assert!(output.join(".gitkeep").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_in_the_way_is_found_before_anything_changes() {
        let folder = TempDir::new().unwrap();
        let output = folder.path().join("public");
        publish(&folder, &[("index.html", "1"), ("a/index.html", "a")]).unwrap();
        fs::write(output.join("a/mine.txt"), "min").unwrap();
        let error = publish(&folder, &[("index.html", "2"), ("a", "file")]).unwrap_err();
        assert!(matches!(error, PublishError::Obstacle { path } if path.ends_with("a/mine.txt")));
        assert_eq!(found(&folder), ["a/index.html", "a/mine.txt", "index.html"].map(PathBuf::from));
        assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "1");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_removed_behind_a_link() {
        let folder = TempDir::new().unwrap();
        let output = folder.path().join("public");
        publish(&folder, &[("bilder/a.jpg", "a"), ("index.html", "1")]).unwrap();
        fs::rename(output.join("bilder"), folder.path().join("mina")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("mina"), output.join("bilder")).unwrap();
        publish(&folder, &[("index.html", "1")]).unwrap();
        assert!(folder.path().join("mina/a.jpg").exists());
    }

    #[test]
    fn cut_short_both_sites_are_known_as_ours() {
        let folder = TempDir::new().unwrap();
        let output = folder.path().join("public");
        publish(&folder, &[("old.html", "1")]).unwrap();
        let both = Manifest(["new.html", "old.html"].map(str::to_owned).into());
        both.write(&output).unwrap();
        fs::write(output.join("new.html"), "2").unwrap();
        publish(&folder, &[("third.html", "3")]).unwrap();
        assert_eq!(found(&folder), [PathBuf::from("third.html")]);
    }
}
