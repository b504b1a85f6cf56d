//! One build at a time for one output folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::PublishError;
use super::error::Action;

/// Held while a build runs. The operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock file at `path`; `None` when another build holds it. Anything else at its name is left alone.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, PublishError> {
        loop {
            if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
                return Err(PublishError::Obstacle { path: path.to_owned() });
            }
            let file = open(path).map_err(Action::Lock.on(path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                // A file system without locks: better to build than not to.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(Action::Lock.on(path)(error)),
            }
            if is_still_at(&file, path) {
                return Ok(Some(Self { path: path.to_owned(), file }));
            }
        }
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path)
}

/// Whether the locked file is the one that others will open. The holder before may have removed it between our
/// opening and locking it.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Where open files cannot be removed, the file is still there.
#[cfg(not(unix))]
fn is_still_at(_: &File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere the file stays; it is empty and harmless.
        if cfg!(unix) && is_still_at(&self.file, &self.path) {
            fs::remove_file(&self.path).ok();
        }
    }
}
