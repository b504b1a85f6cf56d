//! The new site takes the old one's place in one step: the staging folder is made complete with second names of
//! the unchanged files, then the two folders trade places.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::error::Action;
use super::place::{Place, discard};
use super::{PublishError, tree};

/// Completes the staging folder: unchanged files of the old site, and files that Samla did not make, but for the
/// folders whose names begin with a dot, which follow after the swap.
pub(super) fn complete(
    place: &Place,
    unchanged: &[String],
    is_ours: &(dyn Fn(&str) -> bool + Sync),
) -> Result<(), PublishError> {
    let Ok(old) = fs::metadata(&place.output) else { return Ok(()) };
    fs::set_permissions(&place.staging, old.permissions()).map_err(Action::Create.on(&place.staging))?;
    unchanged.par_iter().try_for_each(|path| link(place, Path::new(path)))?;
    let strangers = tree::strangers(&place.output, is_ours).map_err(Action::Read.on(&place.output))?;
    strangers.files.par_iter().try_for_each(|path| link(place, path))?;
    for folder in &strangers.dot_folders {
        // A folder that needs to be where a file is now would be lost after the swap.
        if folder.ancestors().skip(1).any(|above| place.staging.join(above).is_file()) {
            return Err(PublishError::Obstacle { path: place.output.join(folder) });
        }
    }
    Ok(())
}

fn link(place: &Place, path: &Path) -> Result<(), PublishError> {
    let (from, to) = (place.output.join(path), place.staging.join(path));
    tree::link(&from, &to).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => PublishError::Obstacle { path: from.clone() },
        _ => Action::Create.on(&to)(error),
    })
}

/// Puts the complete staging folder in the output's place. `false` where the folder cannot be renamed (a mount
/// point, say): nothing has happened then.
pub(super) fn swap(place: &Place) -> Result<bool, PublishError> {
    let Place { output, staging, old, .. } = place;
    let replaced = if output.exists() {
        match exchange(staging, output) {
            Err(error) if is_unknown(&error) => in_two_steps(place).map(|()| Some(old)),
            result => result.map(|()| Some(staging)),
        }
    } else {
        fs::rename(staging, output).map(|()| None)
    };
    match replaced {
        Ok(None) => Ok(true),
        Ok(Some(replaced)) => discard(replaced, output).map(|()| true),
        Err(error) if cannot_be_renamed(&error) => Ok(false),
        Err(error) => Err(Action::Replace.on(output)(error)),
    }
}

/// Killed between the two, the next build brings the old site back.
fn in_two_steps(place: &Place) -> io::Result<()> {
    fs::rename(&place.output, &place.old)?;
    fs::rename(&place.staging, &place.output).inspect_err(|_| {
        fs::rename(&place.old, &place.output).ok();
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

    /// The way of systems that cannot exchange folders; elsewhere it would never be gone.
    #[test]
    fn two_steps_come_to_the_same() {
        let folder = TempDir::new().unwrap();
        let output = folder.path().join("public");
        for text in ["old", "new"] {
            fs::create_dir_all(output.join(".git")).unwrap();
            fs::write(output.join(".git/HEAD"), "ref").unwrap();
            let (place, _) = Place::prepare(&output, &[]).unwrap();
            complete(&place, &[], &|_| true).unwrap();
            fs::write(place.staging.join(".samla-manifest"), "samla-manifest 1\nindex.html\n").unwrap();
            fs::write(place.staging.join("index.html"), text).unwrap();
            in_two_steps(&place).unwrap();
            discard(&place.old, &place.output).unwrap();
            drop(place);
            assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), text);
            assert_eq!(fs::read_to_string(output.join(".git/HEAD")).unwrap(), "ref");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_first_step_alone_is_taken_back() {
        let folder = TempDir::new().unwrap();
        let output = folder.path().join("public");
        fs::create_dir(&output).unwrap();
        let (place, _) = Place::prepare(&output, &[]).unwrap();
        fs::remove_dir(&place.staging).unwrap();
        assert!(in_two_steps(&place).is_err());
        assert!(output.is_dir());
    }
}
