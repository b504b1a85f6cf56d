//! The weaker way, for an output folder that cannot be renamed (a mount point, a folder whose parent is not ours):
//! the new files are moved in one by one, each whole, pages last. Killed in the middle, the folder holds new files
//! among old ones until the next build; nothing that Samla did not make is touched.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::claims::Claims;
use super::error::Action;
use super::manifest::Manifest;
use super::place::Place;
use super::{PublishError, tree};

/// Moves the `written` files from staging into the output and removes the `outdated` ones. `old` and `new` are the
/// manifests before and after.
pub(super) fn merge(
    place: &Place,
    claims: &Claims,
    written: &[String],
    old: &Manifest,
    new: &Manifest,
) -> Result<(), PublishError> {
    let output = &place.output;
    let outdated: Vec<&String> = old.0.iter().filter(|path| !claims.holds_file(path)).collect();
    refuse_obstacles(output, written, old)?;

    // From here until the end, both the old and the new files are known as ours.
    let both = Manifest(old.0.union(&new.0).cloned().collect());
    both.write(output).map_err(Action::Replace.on(output))?;
    // Files where a folder comes, and folders where a file comes, make way first.
    let (in_the_way, later): (Vec<&String>, Vec<&String>) = outdated.into_iter().partition(|path| {
        claims.holds_folder(path) || folders_of(path).any(|folder| claims.holds_file(folder))
    });
    remove_all(output, &in_the_way)?;
    // Pages after the styles and scripts that they name.
    let (pages, assets): (Vec<&String>, Vec<&String>) = written
        .iter()
        .partition(|path| Path::new(path).extension().is_some_and(|extension| extension == "html"));
    for files in [assets, pages] {
        files.par_iter().try_for_each(|path| {
            let to = output.join(path);
            move_in(&place.staging.join(path), &to).map_err(Action::Merge.on(&to))
        })?;
    }
    remove_all(output, &later)?;
    new.write(output).map_err(Action::Merge.on(output))
}

/// The folders that `path` lies in, inmost first.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').rev().map(|(end, _)| &path[..end])
}

/// Finds, before anything is changed, what stands where a new file or its folder must be and is not Samla's.
fn refuse_obstacles(output: &Path, written: &[String], old: &Manifest) -> Result<(), PublishError> {
    let folders: BTreeSet<&str> = written.iter().flat_map(|path| folders_of(path)).collect();
    for folder in folders {
        let path = output.join(folder);
        let is_obstacle = path.symlink_metadata().is_ok_and(|found| !found.is_dir());
        if is_obstacle && !old.0.contains(folder) {
            return Err(PublishError::Obstacle { path });
        }
    }
    for file in written {
        let path = output.join(file);
        if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            let is_ours = |inner: &str| old.0.contains(&format!("{file}/{inner}"));
            let strangers = tree::strangers(&path, &is_ours).map_err(Action::Read.on(&path))?;
            if let Some(stranger) = strangers.files.iter().chain(&strangers.dot_folders).next() {
                return Err(PublishError::Obstacle { path: path.join(stranger) });
            }
        }
    }
    Ok(())
}

fn move_in(from: &Path, to: &Path) -> io::Result<()> {
    match tree::retry_in_new_folder(to, || fs::rename(from, to)) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let name = to.file_name().unwrap_or_default().to_string_lossy();
            let unfinished = to.with_file_name(format!(".samla-{name}"));
            fs::copy(from, &unfinished)?;
            fs::rename(&unfinished, to)
        }
        result => result,
    }
}

/// Removes files, and the folders that they leave empty. Behind a link that somebody has put in a folder's place,
/// they are not ours.
fn remove_all(output: &Path, paths: &[&String]) -> Result<(), PublishError> {
    for path in paths {
        if folders_of(path).any(|folder| output.join(folder).is_symlink()) {
            continue;
        }
        match fs::remove_file(output.join(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Action::Merge.on(&output.join(path))(error));
            }
            _ => {}
        }
        for folder in folders_of(path) {
            if fs::remove_dir(output.join(folder)).is_err() {
                break;
            }
        }
    }
    Ok(())
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
        publisher.place.is_beside = false;
        for (path, text) in files {
            publisher.write(path, text.as_bytes())?;
        }
        publisher.commit()
    }

    fn found(folder: &TempDir) -> Vec<PathBuf> {
        let output = folder.path().join("public");
        let mut strangers = tree::strangers(&output, &|_| false).unwrap().files;
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
