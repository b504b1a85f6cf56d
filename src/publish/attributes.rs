//! What a folder has besides its name and content: who owns it, who may read it, what else the system notes of it.

use std::fs;
use std::io;
use std::path::Path;

/// Gives the folder `to` owner, group, mode, access lists and extended attributes of the folder `from`. What only the
/// system's administrator may give is left out where that is somebody else.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let (original, copy) = (fs::symlink_metadata(from)?, fs::symlink_metadata(to)?);
    let has_other = copy_owner(&original, &copy, to) | copy_extended(from, to);
    // Last: a new owner takes rights away, and access lists are part of the mode.
    if has_other || copy.permissions() != original.permissions() {
        fs::set_permissions(to, original.permissions())?;
    }
    Ok(())
}

/// Whether there was something to do, as for [`copy_extended`].
#[cfg(unix)]
fn copy_owner(original: &fs::Metadata, copy: &fs::Metadata, to: &Path) -> bool {
    use std::os::unix::fs::{MetadataExt, lchown};
    let (is_owner, is_group) = (copy.uid() == original.uid(), copy.gid() == original.gid());
    if !is_owner {
        lchown(to, Some(original.uid()), None).ok();
    }
    if !is_group {
        lchown(to, None, Some(original.gid())).ok();
    }
    !is_owner || !is_group
}

#[cfg(not(unix))]
fn copy_owner(_: &fs::Metadata, _: &fs::Metadata, _: &Path) -> bool {
    false
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn copy_extended(from: &Path, to: &Path) -> bool {
    use rustix::fs::{XattrFlags, lgetxattr, llistxattr, lsetxattr};
    /// The most that a system stores, of names and of a value.
    const MOST: usize = 64 * 1024;
    let read = |into: &mut Vec<u8>| llistxattr(from, into.as_mut_slice());
    let mut names = vec![0; 512];
    let length = read(&mut names).or_else(|_| {
        names.resize(MOST, 0);
        read(&mut names)
    });
    let Ok(length) = length else { return false };
    for name in names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let mut value = vec![0; MOST];
        if let Ok(length) = lgetxattr(from, name, value.as_mut_slice()) {
            lsetxattr(to, name, &value[..length], XattrFlags::empty()).ok();
        }
    }
    length > 0
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn copy_extended(_: &Path, _: &Path) -> bool {
    false
}
