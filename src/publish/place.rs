//! Where the site goes: the output folder, the staging folder beside it, and what an interrupted build left.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::Action;
use super::lock::Lock;
use super::manifest::Manifest;
use super::{PublishError, tree};

const STAGING: &str = ".samla-staging-";
const OLD: &str = ".samla-old-";
const LOCK: &str = ".samla-lock";

/// The folders of one build, held until it ends. Dropping it removes the staging folder.
#[derive(Debug)]
pub(super) struct Place {
    /// The output folder, links resolved. It may not exist yet.
    pub(super) output: PathBuf,
    /// Where the new files are collected.
    pub(super) staging: PathBuf,
    /// Whether the staging folder lies beside the output, so that the two can trade places.
    pub(super) is_beside: bool,
    /// Where the old site goes for a moment, on systems that cannot exchange folders.
    pub(super) old: PathBuf,
    _lock: Lock,
}

impl Place {
    /// Locks `output` and prepares a staging folder. `sources` must not meet the output. With it comes the
    /// manifest of the old site, if there is one.
    pub(super) fn prepare(
        output: &Path,
        sources: &[&Path],
    ) -> Result<(Self, Option<Manifest>), PublishError> {
        let output = resolve(output)?;
        refuse_sources(&output, sources)?;
        let names = Names::of(&output)?;
        let (lock, may_be_beside) = match Lock::take(&names.beside(LOCK)) {
            Ok(lock) => (lock, true),
            // The folder around cannot be written to: everything happens inside.
            Err(error) if is_refusal(&error) && output.is_dir() => {
                let path = output.join(LOCK);
                (Lock::take(&path).map_err(Action::Lock.on(&path))?, false)
            }
            Err(error) => return Err(Action::Lock.on(&names.beside(LOCK))(error)),
        };
        let lock = lock.ok_or_else(|| PublishError::Busy { output: output.clone() })?;
        let is_beside = may_be_beside && !is_mount_point(&output);
        names.recover(&output)?;
        let published = Manifest::read(&output)?;

        let id = std::process::id().to_string();
        let staging = if is_beside { names.beside(STAGING) } else { output.join(STAGING) };
        let staging = with_suffix(&staging, &id);
        let old = with_suffix(&names.beside(OLD), &id);
        fs::create_dir(&staging).map_err(Action::Create.on(&staging))?;
        Ok((Self { output, staging, is_beside, old, _lock: lock }, published))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // After an interrupted swap the old site may stand here, so it is not simply removed.
        discard(&self.staging, &self.output).ok();
    }
}

/// The output's absolute path with links resolved.
fn resolve(output: &Path) -> Result<PathBuf, PublishError> {
    match fs::canonicalize(output) {
        Ok(path) if path.is_dir() => return Ok(path),
        Err(error) if error.kind() == ErrorKind::NotFound && output.symlink_metadata().is_err() => {}
        _ => return Err(PublishError::NotAFolder { output: output.to_owned() }),
    }
    let absolute = std::path::absolute(output).map_err(Action::Create.on(output))?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(PublishError::NotAFolder { output: output.to_owned() });
    };
    fs::create_dir_all(parent).map_err(Action::Create.on(parent))?;
    Ok(fs::canonicalize(parent).map_err(Action::Read.on(parent))?.join(name))
}

fn refuse_sources(output: &Path, sources: &[&Path]) -> Result<(), PublishError> {
    for source in sources {
        let Ok(path) = fs::canonicalize(source) else { continue };
        if path.starts_with(output) || output.starts_with(&path) {
            let (output, source) = (output.to_owned(), (*source).to_owned());
            return Err(PublishError::HoldsSources { output, source });
        }
    }
    Ok(())
}

/// The system says that this folder is not ours to write in.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

#[cfg(target_os = "linux")]
fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::empty(), StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Elsewhere it shows when the folder cannot be renamed.
#[cfg(not(target_os = "linux"))]
fn is_mount_point(_: &Path) -> bool {
    false
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

/// The names beside the output: `.public.samla-lock` and the like.
struct Names {
    parent: PathBuf,
    prefix: OsString,
}

impl Names {
    fn of(output: &Path) -> Result<Self, PublishError> {
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(PublishError::NotAFolder { output: output.to_owned() });
        };
        let mut prefix = OsString::from(".");
        prefix.push(name);
        Ok(Self { parent: parent.to_owned(), prefix })
    }

    fn beside(&self, kind: &str) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push(kind);
        self.parent.join(name)
    }

    /// Clears up after a build that was killed: the old site comes back if it was being replaced, its dot
    /// folders go where they belong, and half-made sites are removed. Needs the lock.
    fn recover(&self, output: &Path) -> Result<(), PublishError> {
        let mut old = Vec::new();
        let mut leftovers = Vec::new();
        for (folder, prefix) in [(self.parent.as_path(), self.prefix.as_os_str()), (output, OsStr::new(""))] {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for entry in entries.flatten() {
                let name = entry.file_name();
                let Some(rest) = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes()) else {
                    continue;
                };
                if is_numbered(rest, OLD) {
                    old.push(entry.path());
                } else if is_numbered(rest, STAGING) {
                    leftovers.push(entry.path());
                }
            }
        }
        old.sort_unstable();
        leftovers.sort_unstable();
        if !output.exists() && !old.is_empty() {
            fs::rename(old.remove(0), output).map_err(Action::Replace.on(output))?;
        }
        for folder in old.iter().chain(&leftovers) {
            discard(folder, output)?;
        }
        Ok(())
    }
}

fn is_numbered(name: &[u8], kind: &str) -> bool {
    name.strip_prefix(kind.as_bytes())
        .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

/// Removes a site that has been replaced, or was never finished. Its files that Samla did not make have a second
/// name in `output` already; its dot folders are moved there first.
pub(super) fn discard(site: &Path, output: &Path) -> Result<(), PublishError> {
    if !site.exists() {
        return Ok(());
    }
    let everything = tree::strangers(site, &|_| true).map_err(Action::Read.on(site))?;
    for folder in everything.dot_folders {
        let (from, to) = (site.join(&folder), output.join(&folder));
        let is_moved = to.symlink_metadata().is_err()
            && tree::retry_in_new_folder(&to, || fs::rename(&from, &to)).is_ok();
        if !is_moved {
            return Err(PublishError::LeftBehind { from, to });
        }
    }
    // What cannot be removed now does no harm; the next build tries again.
    tree::remove(site).ok();
    Ok(())
}
