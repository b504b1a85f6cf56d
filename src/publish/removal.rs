//! Removing a folder of Samla's own with all in it. It is gone through by open folders and not by paths, so that
//! nobody can put a link in the way; mount points, and what is behind them, stay.

use std::io;
use std::path::Path;

#[cfg(unix)]
pub(super) use by_descriptor::remove;

/// Removes `folder` and all in it.
#[cfg(not(unix))]
pub(super) fn remove(folder: &Path, last: &[&str]) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if last.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            std::fs::remove_dir_all(entry.path())?;
        } else {
            std::fs::remove_file(entry.path())?;
        }
    }
    for name in last {
        std::fs::remove_file(folder.join(name)).ok();
    }
    std::fs::remove_dir(folder)
}

#[cfg(unix)]
mod by_descriptor {
    use std::ffi::{CStr, CString};
    use std::os::fd::OwnedFd;

    use rayon::prelude::*;
    use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, fstat, openat, unlinkat};
    use rustix::io::Errno;

    use super::{Path, io};

    /// Removes `folder` and all in it, in parallel; the files `last` in it go last, for they say whose folder it is.
    /// Links are removed, not followed.
    pub fn remove(folder: &Path, last: &[&str]) -> io::Result<()> {
        let opened = openat(CWD, folder, OPEN, Mode::empty())?;
        if begins_a_mount(&opened) {
            return Err(Errno::BUSY.into());
        }
        empty(&opened, fstat(&opened)?.st_dev, last)?;
        for name in last {
            unlinkat(&opened, *name, AtFlags::empty()).ok();
        }
        Ok(unlinkat(CWD, folder, AtFlags::REMOVEDIR)?)
    }

    const OPEN: OFlags =
        OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

    type Device = rustix::fs::Dev;

    /// Removes all in an open folder of the disk `device`, but for the files `spared`.
    fn empty(folder: &OwnedFd, device: Device, spared: &[&str]) -> io::Result<()> {
        let mut folders: Vec<CString> = Vec::new();
        let mut files: Vec<CString> = Vec::new();
        for entry in Dir::read_from(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..")
                || spared.iter().any(|spared| name.to_bytes() == spared.as_bytes())
            {
                continue;
            }
            if is_folder(folder, name, entry.file_type())? { &mut folders } else { &mut files }
                .push(name.to_owned());
        }
        for name in files {
            unlinkat(folder, &name, AtFlags::empty())?;
        }
        folders.par_iter().try_for_each(|name| {
            let inner = openat(folder, name, OPEN, Mode::empty())?;
            if begins_a_mount(&inner) || fstat(&inner)?.st_dev != device {
                return Err(Errno::BUSY.into());
            }
            empty(&inner, device, &[])?;
            Ok(unlinkat(folder, name, AtFlags::REMOVEDIR)?)
        })
    }

    fn is_folder(around: &OwnedFd, name: &CStr, kind: FileType) -> io::Result<bool> {
        if kind != FileType::Unknown {
            return Ok(kind == FileType::Directory);
        }
        let found = rustix::fs::statat(around, name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(FileType::from_raw_mode(found.st_mode) == FileType::Directory)
    }

    #[cfg(target_os = "linux")]
    fn begins_a_mount(folder: &OwnedFd) -> bool {
        use rustix::fs::{StatxAttributes, StatxFlags, statx};
        statx(folder, c"", AtFlags::EMPTY_PATH, StatxFlags::BASIC_STATS)
            .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
    }

    /// The devices are compared everywhere.
    #[cfg(not(target_os = "linux"))]
    fn begins_a_mount(_: &OwnedFd) -> bool {
        false
    }
}
