//! What a build changes, and what must not stand in its way.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::claims::{self, Claims};
use super::manifest::Manifest;
use super::tree::{self, Strangers};
use super::{PublishError, mounts};

/// The difference between two sites.
pub(super) struct Change {
    /// The files of the new site that are new or other than before.
    pub(super) written: Vec<String>,
    pub(super) old: Manifest,
    pub(super) new: Manifest,
    /// The paths of the new site.
    pub(super) claims: Claims,
}

impl Change {
    /// The files of the old site that the new one has no more.
    pub(super) fn outdated(&self) -> impl Iterator<Item = &String> {
        self.old.0.iter().filter(|path| !self.claims.holds_file(path))
    }

    /// Finds, before anything is changed in `output`, what stands where a new file or its folder must be and is not
    /// Samla's, and what is not Samla's to remove.
    pub(super) fn refuse_obstacles(&self, output: &Path, strangers: &Strangers) -> Result<(), PublishError> {
        let folders: BTreeSet<&str> = self.written.iter().flat_map(|path| folders_of(path)).collect();
        for folder in folders {
            let path = output.join(folder);
            let is_obstacle = path.symlink_metadata().is_ok_and(|found| !found.is_dir());
            if is_obstacle && !self.was_ours(folder) {
                return Err(PublishError::Obstacle { path });
            }
        }
        for file in &self.written {
            let path = output.join(file);
            let Ok(found) = path.symlink_metadata() else { continue };
            if found.is_dir() {
                let is_inside = |stranger: &&PathBuf| stranger.starts_with(file);
                let mut all =
                    strangers.files.iter().chain(&strangers.hidden_folders).chain(&strangers.mounts);
                if let Some(stranger) = all.find(is_inside) {
                    return Err(PublishError::Obstacle { path: output.join(stranger) });
                }
            } else if !self.was_ours(file) {
                return Err(PublishError::Obstacle { path });
            }
        }
        self.refuse_mounts(output)
    }

    /// As a file system takes it that knows no case.
    fn was_ours(&self, path: &str) -> bool {
        let key = claims::key(path);
        self.old.0.contains(path) || self.old.0.iter().any(|old| claims::key(old) == key)
    }

    fn refuse_mounts(&self, output: &Path) -> Result<(), PublishError> {
        let mounts = mounts::below(output);
        for mount in &mounts {
            let behind = self.outdated().find(|path| {
                Path::new(path).starts_with(mount) && output.join(path).symlink_metadata().is_ok()
            });
            if let Some(path) = behind {
                let (path, mount) = (output.join(path), output.join(mount));
                return Err(PublishError::Mounted { path, mount });
            }
        }
        Ok(())
    }
}

/// The folders that `path` lies in, inmost first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').rev().map(|(end, _)| &path[..end])
}

impl Change {
    /// Walks `output` for what is not Samla's in the old site or the new one.
    pub(super) fn strangers(&self, output: &Path) -> Result<Strangers, PublishError> {
        tree::strangers(output, &|path| self.old.0.contains(path) || self.new.0.contains(path))
    }
}
