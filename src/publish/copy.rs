//! Files that become outputs as they are, in pieces: a film needs no more memory than a page.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::text::file;

use super::PublishError;
use super::error::Action;

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// A file to be published, open, as it was when it was opened.
pub(super) struct Original {
    path: PathBuf,
    file: File,
    state: State,
}

impl Original {
    pub(super) fn open(path: &Path) -> Result<Self, PublishError> {
        let opened = file::open(path).and_then(|file| Ok((State::of(&file.metadata()?), file)));
        let (state, file) = opened.map_err(Action::Read.on(path))?;
        Ok(Self { path: path.to_owned(), file, state })
    }

    pub(super) fn length(&self) -> u64 {
        self.state.length
    }

    /// Whether the file at `published` is an ordinary one with the same bytes.
    pub(super) fn is_same(&mut self, published: &Path) -> Result<bool, PublishError> {
        let is_candidate = published
            .symlink_metadata()
            .is_ok_and(|found| found.is_file() && found.len() == self.state.length);
        let Some(mut other) = is_candidate.then(|| file::open(published).ok()).flatten() else {
            return Ok(false);
        };
        let (mut ours, mut theirs) = (vec![0; PIECE], vec![0; PIECE]);
        loop {
            let piece = self.next(&mut ours)?;
            if piece.is_empty() {
                break;
            }
            // What cannot be read is written anew.
            let theirs = &mut theirs[..piece.len()];
            if other.read_exact(theirs).is_err() || theirs != piece {
                return Ok(false);
            }
        }
        self.has_not_changed().map(|()| true)
    }

    /// Writes all of it to `target`, which messages call `published`.
    pub(super) fn copy_to(&mut self, mut target: File, published: &Path) -> Result<(), PublishError> {
        self.file.rewind().map_err(Action::Read.on(&self.path))?;
        let mut buffer = vec![0; PIECE];
        let mut copied = 0;
        loop {
            let piece = self.next(&mut buffer)?;
            if piece.is_empty() {
                break;
            }
            target.write_all(piece).map_err(Action::Write.on(published))?;
            copied += piece.len() as u64;
        }
        if copied != self.state.length {
            return Err(PublishError::SourceChanged { source: self.path.clone() });
        }
        self.has_not_changed()
    }

    fn next<'a>(&mut self, buffer: &'a mut [u8]) -> Result<&'a [u8], PublishError> {
        fill(&mut self.file, buffer).map_err(Action::Read.on(&self.path))
    }

    /// A file that was written to, moved away or replaced meanwhile may be half of something.
    fn has_not_changed(&self) -> Result<(), PublishError> {
        let now = std::fs::metadata(&self.path).map_err(Action::Read.on(&self.path))?;
        if State::of(&now) == self.state {
            Ok(())
        } else {
            Err(PublishError::SourceChanged { source: self.path.clone() })
        }
    }
}

/// Reads as much as there is room for; less only at the end.
fn fill<'a>(file: &mut File, buffer: &'a mut [u8]) -> io::Result<&'a [u8]> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(&buffer[..filled])
}

/// What the file system says of a file at one moment.
#[derive(PartialEq, Eq)]
struct State {
    length: u64,
    modified: Option<SystemTime>,
    identity: (u64, u64),
}

impl State {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok(), identity: identity(metadata) }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
