//! Where other file systems and bind mounts begin: nothing behind one is Samla's to clear up.

use std::io;
use std::path::{Path, PathBuf};

/// Whether another file system, or a bind mount, begins at `folder`.
pub(super) fn is_mount_point(folder: &Path) -> io::Result<bool> {
    is_root(folder)
}

#[cfg(target_os = "linux")]
fn is_root(folder: &Path) -> io::Result<bool> {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let found = statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)?;
    Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// A bind mount of the same disk does not show here; the folder then refuses to be renamed.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_root(folder: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let Some(around) = folder.parent() else { return Ok(true) };
    Ok(folder.symlink_metadata()?.dev() != around.metadata()?.dev())
}

#[cfg(not(unix))]
fn is_root(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// The mount points below `folder`, whose links are resolved, as paths relative to it: of folders and of single files.
/// None where the system has no list of them.
pub(super) fn below(folder: &Path) -> Vec<PathBuf> {
    let Ok(list) = std::fs::read("/proc/self/mountinfo") else { return Vec::new() };
    let fields = list.split(|byte| *byte == b'\n').filter_map(|line| line.split(|byte| *byte == b' ').nth(4));
    let below = |field| path(unescape(field)).strip_prefix(folder).ok().map(Path::to_owned);
    let mut points: Vec<PathBuf> = fields.filter_map(below).collect();
    points.retain(|point| !point.as_os_str().is_empty());
    points
}

/// Blanks and the like are written as `\040`.
fn unescape(field: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&first, after)) = rest.split_first() {
        let number =
            after.get(..3).filter(|_| first == b'\\').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = number.and_then(|digits| u8::from_str_radix(digits, 8).ok());
        rest = if byte.is_some() { &after[3..] } else { after };
        bytes.push(byte.unwrap_or(first));
    }
    bytes
}

#[cfg(unix)]
fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_in_mount_points_are_read() {
        assert_eq!(unescape(br"/srv/min\040sajt\134a"), br"/srv/min sajt\a");
        assert_eq!(unescape(br"/a\04"), br"/a\04");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_root_is_a_mount_point_and_holds_some() {
        assert!(is_mount_point(Path::new("/proc")).unwrap());
        assert!(!is_mount_point(Path::new("/proc/self")).unwrap());
        assert!(below(Path::new("/")).contains(&PathBuf::from("proc")));
        assert!(below(Path::new("/proc/self")).is_empty());
    }
}
