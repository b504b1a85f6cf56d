//! The new site takes the old one's place in one step, and the old one's folder gets it back.
//!
//! 1. The staging folder is made complete with second names of the unchanged files and of what is not Samla's
//!    (`complete`). It can stand in for the output folder then.
//! 2. The two folders trade places: whoever asks for a path gets the new site.
//! 3. The old folder, out of the way, is brought up to date, and the two trade places again. So the output folder stays
//!    the very one that its owner made, with its rights, its `.git` and all else, and whoever holds it (a container, a
//!    web server that has it open) gets the new site as well.
//! 4. What the owner did to the stand-in meanwhile is done to the folder, and the stand-in is removed.
//!
//! Killed in between, either folder is a whole site, and the next build goes on from there.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::change::Change;
use super::error::Action;
use super::manifest::{self, Manifest};
use super::merge::{self, Origin};
use super::place::{self, Folders};
use super::tree::Strangers;
use super::{PublishError, removal, tree};

/// What is not Samla's and has a second name in the stand-in, with that file's number there.
pub(super) type Linked = BTreeMap<PathBuf, u64>;

/// Completes the staging folder. `None` where it cannot stand in for the output folder: a disk of its own is mounted in
/// there, or a dot folder cannot be given second names.
pub(super) fn complete(
    folders: &Folders,
    unchanged: &[String],
    strangers: &Strangers,
) -> Result<Option<Linked>, PublishError> {
    let Folders { output, staging, .. } = folders;
    if !strangers.mounts.is_empty() || !super::mounts::below(output).is_empty() {
        return Ok(None);
    }
    unchanged.par_iter().try_for_each(|path| link(folders, Path::new(path)))?;
    for folder in &strangers.hidden_folders {
        tree::make_folders(output, staging, folder).map_err(Action::Create.on(&staging.join(folder)))?;
    }
    // Large dot folders such as `.git` are never copied.
    let is_hidden = |path: &Path| {
        path.parent().is_some_and(|folder| strangers.hidden_folders.binary_search(&folder.to_owned()).is_ok())
    };
    let (hidden, plain): (Vec<&PathBuf>, Vec<&PathBuf>) =
        strangers.files.iter().partition(|path| is_hidden(path));
    plain.par_iter().try_for_each(|path| link(folders, path))?;
    let is_linked = |path: &&PathBuf| match fs::hard_link(output.join(path), staging.join(path)) {
        Err(error) if error.kind() == ErrorKind::NotFound => !output.join(path).is_symlink(),
        result => result.is_ok(),
    };
    if !hidden.par_iter().all(is_linked) {
        return Ok(None);
    }
    let linked = strangers.files.par_iter();
    Ok(Some(linked.filter_map(|path| Some((path.clone(), number(&staging.join(path))?))).collect()))
}

fn link(folders: &Folders, path: &Path) -> Result<(), PublishError> {
    let (from, to) = (folders.output.join(path), folders.staging.join(path));
    let folder = path.parent().unwrap_or(Path::new(""));
    let linked = match tree::link(&from, &to) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            tree::make_folders(&folders.output, &folders.staging, folder)
                .and_then(|()| tree::link(&from, &to))
        }
        result => result,
    };
    linked.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => PublishError::Obstacle { path: from.clone() },
        _ => Action::Create.on(&to)(error),
    })
}

/// Puts the complete staging folder in the output's place, for good or for as long as it takes. `false` where the
/// folder cannot be renamed (a mount point, say): nothing has happened then.
pub(super) fn swap(folders: &Folders, change: &Change, linked: &Linked) -> Result<bool, PublishError> {
    let Folders { output, staging, .. } = folders;
    if output.symlink_metadata().is_err() {
        fs::rename(staging, output).map_err(Action::Replace.on(output))?;
        return keep(output, &change.new).map(|()| true);
    }
    match trade(folders) {
        Err(error) if cannot_be_renamed(&error) => return Ok(false),
        result => result.map_err(Action::Replace.on(output))?,
    }
    bring_back(folders, change)?;
    follow(folders, change, Some(linked))?;
    discard(staging);
    Ok(true)
}

/// Goes on where a build was killed while the stand-in had the output's place and the old folder that of the staging
/// folder.
pub(super) fn resume(folders: &Folders) -> Result<(), PublishError> {
    let Folders { output, staging, .. } = folders;
    let new = Manifest::read(output)?.unwrap_or_default();
    let mut change = Change {
        written: Vec::new(),
        old: Manifest::read(staging)?.unwrap_or_default(),
        new,
        claims: super::Claims::default(),
    };
    for path in &change.new.0 {
        change.claims.take(path)?;
        if number(&output.join(path)) != number(&staging.join(path)) {
            change.written.push(path.clone());
        }
    }
    bring_back(folders, &change)?;
    follow(folders, &change, None)?;
    discard(staging);
    Ok(())
}

/// Makes of a stand-in the output folder itself.
pub(super) fn keep(output: &Path, manifest: &Manifest) -> Result<(), PublishError> {
    manifest.write(output).map_err(Action::Settle.on(output))
}

/// Brings the old folder up to date with the stand-in, and puts it back.
fn bring_back(folders: &Folders, change: &Change) -> Result<(), PublishError> {
    let Folders { output, staging, .. } = folders;
    merge::bring(staging, Origin::StandIn(output), change)?;
    trade(folders).map_err(Action::Settle.on(output))
}

/// Does to the output folder what its owner did to the stand-in while that had its place. `linked` is what the stand-in
/// was given of the owner's; where nobody knows any more, time tells.
fn follow(folders: &Folders, change: &Change, linked: Option<&Linked>) -> Result<(), PublishError> {
    let Folders { output, staging: stand_in, .. } = folders;
    let there = change.strangers(stand_in).map_err(PublishError::settling)?;
    for path in &there.files {
        let (from, to) = (stand_in.join(path), output.join(path));
        let is_same = match linked {
            Some(linked) => linked.get(path).copied() == number(&from),
            None => number(&to) == number(&from) || modified(&to) > modified(&from),
        };
        if !is_same {
            tree::link_over(&from, &to, output).map_err(Action::Settle.on(&to))?;
        }
    }
    for path in gone(folders, change, &there, linked)? {
        let path = output.join(path);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Action::Settle.on(&path)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// What the owner has removed from the stand-in: it is not among what is `there`, and was.
fn gone(
    Folders { output, staging: stand_in, .. }: &Folders,
    change: &Change,
    there: &Strangers,
    linked: Option<&Linked>,
) -> Result<Vec<PathBuf>, PublishError> {
    let is_there = |path: &PathBuf| there.files.binary_search(path).is_ok();
    if let Some(linked) = linked {
        let is_the_same = |(path, at): &(&PathBuf, &u64)| number(&output.join(path)) == Some(**at);
        let gone = linked.iter().filter(|(path, _)| !is_there(path)).filter(is_the_same);
        return Ok(gone.map(|(path, _)| path.clone()).collect());
    }
    // What is younger than the stand-in never had a second name there.
    let was_built = modified(&stand_in.join(manifest::NAME));
    let mut here = change.strangers(output).map_err(PublishError::settling)?.files;
    here.retain(|path| !is_there(path) && modified(&output.join(path)) <= was_built);
    Ok(here)
}

/// Removes a folder of Samla's own. What cannot be removed now does no harm; the next build tries again.
pub(super) fn discard(folder: &Path) {
    removal::remove(folder, &place::MARKS).ok();
}

fn modified(file: &Path) -> Option<SystemTime> {
    file.symlink_metadata().ok()?.modified().ok()
}

/// The number of the file itself, whatever its name.
#[cfg(unix)]
fn number(file: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    file.symlink_metadata().ok().map(|found| found.ino())
}

/// Elsewhere its time and length tell whether it is another.
#[cfg(not(unix))]
fn number(file: &Path) -> Option<u64> {
    let found = file.symlink_metadata().ok()?;
    let time = found.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((time.as_secs() ^ found.len()).rotate_left(30) ^ u64::from(time.subsec_nanos()))
}

/// The staging folder and the output trade places.
fn trade(folders: &Folders) -> io::Result<()> {
    match exchange(&folders.staging, &folders.output) {
        Err(error) if is_unknown(&error) => in_steps(folders),
        result => result,
    }
}

/// Killed after the first, the next build brings the site back. What fails is undone.
fn in_steps(Folders { output, staging, old }: &Folders) -> io::Result<()> {
    fs::rename(output, old)?;
    let undo = |_: &io::Error| drop(fs::rename(old, output));
    fs::rename(staging, output).inspect_err(undo)?;
    fs::rename(old, staging).inspect_err(|error| {
        fs::rename(output, staging).ok();
        undo(error);
    })
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// The system or the file system does not know how to exchange folders.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// A mount point, a folder of a lower layer of a container, or one whose parent is not ours.
fn cannot_be_renamed(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::CrossesDevices | ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn folders(folder: &TempDir) -> Folders {
        let path = |name: &str| folder.path().join(name);
        for (name, text) in [("public", "old"), ("staging", "new")] {
            fs::create_dir(path(name)).unwrap();
            fs::write(path(name).join("index.html"), text).unwrap();
        }
        Folders { output: path("public"), staging: path("staging"), old: path("old") }
    }

    fn texts(folders: &Folders) -> [String; 2] {
        [&folders.output, &folders.staging]
            .map(|folder| fs::read_to_string(folder.join("index.html")).unwrap())
    }

    /// As by a program of the owner's that works on while a build runs.
    #[test]
    fn what_is_done_to_the_stand_in_is_done_to_the_folder() {
        let folder = TempDir::new().unwrap();
        let folders = folders(&folder);
        let Folders { output, staging, .. } = &folders;
        fs::create_dir(output.join(".git")).unwrap();
        for name in ["HEAD", "index", "index.lock", "log"] {
            fs::write(output.join(".git").join(name), "before").unwrap();
        }
        let list = || Manifest(["index.html".to_owned()].into());
        let mut claims = crate::publish::Claims::default();
        claims.take("index.html").unwrap();
        let change = Change { written: vec!["index.html".to_owned()], old: list(), new: list(), claims };
        let linked = complete(&folders, &[], &change.strangers(output).unwrap()).unwrap().unwrap();
        fs::write(staging.join(place::MARKS[0]), "").unwrap();
        place::complete(staging, &change.new).unwrap();
        // Just before: the folder's own state is the newer one.
        fs::remove_file(output.join(".git/log")).unwrap();
        fs::write(output.join(".git/config"), "just before").unwrap();
        trade(&folders).unwrap();
        fs::remove_file(output.join(".git/index.lock")).unwrap();
        fs::write(output.join(".git/HEAD.lock"), "after").unwrap();
        fs::rename(output.join(".git/HEAD.lock"), output.join(".git/HEAD")).unwrap();
        fs::create_dir(output.join("ny")).unwrap();
        fs::write(output.join("ny/fil.txt"), "after").unwrap();
        bring_back(&folders, &change).unwrap();
        follow(&folders, &change, Some(&linked)).unwrap();

        let read = |path: &str| fs::read_to_string(output.join(path)).ok();
        assert_eq!(read("index.html").as_deref(), Some("new"));
        for (path, text) in [
            (".git/HEAD", Some("after")),
            (".git/index", Some("before")),
            (".git/index.lock", None),
            (".git/log", None),
            (".git/config", Some("just before")),
            ("ny/fil.txt", Some("after")),
        ] {
            assert_eq!(read(path).as_deref(), text, "{path}");
        }
    }

    /// The way of systems that cannot exchange folders; elsewhere it would never be gone.
    #[test]
    fn steps_come_to_the_same() {
        let folder = TempDir::new().unwrap();
        let folders = folders(&folder);
        in_steps(&folders).unwrap();
        assert_eq!(texts(&folders), ["new", "old"]);
        trade(&folders).unwrap();
        assert_eq!(texts(&folders), ["old", "new"]);
        assert!(!folders.old.exists());
    }

    #[test]
    fn a_first_step_alone_is_taken_back() {
        let folder = TempDir::new().unwrap();
        let folders = folders(&folder);
        fs::rename(&folders.staging, folder.path().join("elsewhere")).unwrap();
        assert!(in_steps(&folders).is_err());
        assert_eq!(fs::read_to_string(folders.output.join("index.html")).unwrap(), "old");
    }
}
