//! Whether a file on disk is still the one that was read.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// A file that was changed so shortly before it was read may change again without another time: clocks of file
/// systems are coarse.
const COARSE: Duration = Duration::from_millis(50);

/// What the file system says of one state of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    /// Which file it is, and when anything of it changed: renaming another over it shows here.
    identity: (u64, i64, i64),
}

impl Stamp {
    /// Of the file at `path`; `None` where there is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
            identity: identity(&metadata),
        })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// A file as it was when it was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    stamp: Option<Stamp>,
    is_certain: bool,
}

impl Seen {
    /// To be taken before the file is read.
    pub(super) fn now(path: &Path) -> Self {
        let stamp = Stamp::of(path);
        let age = stamp
            .and_then(|stamp| stamp.modified)
            .and_then(|modified| SystemTime::now().duration_since(modified).ok());
        Self { stamp, is_certain: age.is_some_and(|age| age > COARSE) }
    }

    /// Whether there was a file, and it had been changed just before.
    pub(super) fn is_fresh(self) -> bool {
        self.stamp.is_some() && !self.is_certain
    }

    /// Whether the file at `path` has certainly not changed since.
    pub(super) fn still_holds(&self, path: &Path) -> bool {
        self.is(Stamp::of(path))
    }

    /// Whether a file with this stamp is certainly the one that was read.
    pub(super) fn is(&self, stamp: Option<Stamp>) -> bool {
        self.is_certain && self.stamp == stamp
    }
}
