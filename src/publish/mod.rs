//! The only way to disk. A [`Publisher`] collects the outputs of a build beside the output folder and puts them in
//! its place at the end, so that the folder holds the old site or the new one and nothing between.
//!
//! 1. [`Publisher::open`] locks the output folder, makes sure that it is Samla's to write, and clears up after a
//!    build that was killed.
//! 2. [`Publisher::write`], from many threads, reads the old file: the same bytes are not written again, others go
//!    to the staging folder. Nothing but the files themselves is trusted, so what was edited by hand is restored.
//! 3. [`Publisher::commit`] gives the unchanged files a second name in the staging folder and lets it stand in for the
//!    output folder while that is brought up to date (`swap`), or moves the files in one by one where the folder cannot
//!    be renamed (`merge`).
//!
//! What no build wrote belongs to the owner of the folder and stays: `.git`, a `.htaccess`, a file put there by hand.
//! A power cut is left to the file system: build again.

mod attributes;
mod change;
mod claims;
mod copy;
mod error;
mod ledger;
mod lock;
mod manifest;
mod merge;
mod mounts;
mod place;
mod removal;
mod swap;
mod tree;

pub use error::{Action, PublishError};
pub use ledger::{Entry, Kind, Ledger};

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::text::file;

use crate::model::routes::ARTICLES;
use change::Change;
use claims::Claims;
use copy::Original;
use manifest::Manifest;
use merge::Origin;
use place::{Folders, Place};
use tree::Strangers;

/// Collects the outputs of one build. Dropped without [`commit`](Self::commit), it leaves the old site as it was.
#[derive(Debug)]
pub struct Publisher {
    place: Place,
    /// The old site's files; `None` where there is no old site.
    old: Option<Manifest>,
    claims: Mutex<Claims>,
    outcome: Mutex<Outcome>,
    /// The addresses of the new site.
    ledger: Mutex<Option<Ledger>>,
    has_failed: AtomicBool,
}

#[derive(Debug, Default)]
struct Outcome {
    written: Vec<String>,
    unchanged: Vec<String>,
    bytes: u64,
}

/// What a build did to the output folder, in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// The size of the whole site.
    pub bytes: u64,
}

impl Publisher {
    /// Begins a build into `output`, which need not exist. `sources` are the files and folders that the site is
    /// made of; an output that meets them is refused.
    pub fn open(output: &Path, sources: &[&Path]) -> Result<Self, PublishError> {
        let (place, old) = Place::prepare(output, sources)?;
        Ok(Self {
            place,
            old,
            claims: Mutex::default(),
            outcome: Mutex::default(),
            ledger: Mutex::default(),
            has_failed: AtomicBool::new(false),
        })
    }

    /// The addresses of the site that is out; none where there is none. Where its ledger is lost, as much as the names of
    /// its files tell.
    pub fn published(&self) -> Option<Ledger> {
        let old = self.old.as_ref()?;
        let guess = || Ledger::guessed(old.0.iter().map(String::as_str), ARTICLES);
        Some(Ledger::read(&self.place.folders.output).unwrap_or_else(guess))
    }

    /// Notes the addresses of the new site, to be kept with it.
    pub fn keep(&self, ledger: Ledger) {
        *lock(&self.ledger) = Some(ledger);
    }

    /// Adds an output: `path` is relative to the output folder, with `/` between its parts. After an error the
    /// site can no longer be committed.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.try_write(path, bytes).inspect_err(|_| self.has_failed.store(true, Ordering::Release))
    }

    /// Adds the file `source` as the output `path`, however large it is: it is compared and copied in pieces. The
    /// same rules hold as for [`write`](Self::write).
    pub fn copy(&self, path: &str, source: &Path) -> Result<(), PublishError> {
        self.try_copy(path, source).inspect_err(|_| self.has_failed.store(true, Ordering::Release))
    }

    fn try_write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let folder_is_new = lock(&self.claims).take(path)?;
        let is_unchanged = holds(&self.place.folders.output.join(path), bytes);
        if !is_unchanged {
            self.create(path, folder_is_new)?
                .write_all(bytes)
                .map_err(Action::Write.on(&self.place.folders.output.join(path)))?;
        }
        self.note(path, bytes.len() as u64, is_unchanged);
        Ok(())
    }

    fn try_copy(&self, path: &str, source: &Path) -> Result<(), PublishError> {
        let folder_is_new = lock(&self.claims).take(path)?;
        let mut original = Original::open(source)?;
        let published = self.place.folders.output.join(path);
        let is_unchanged = original.is_same(&published)?;
        if !is_unchanged {
            let target = self.create(path, folder_is_new)?;
            original.copy_to(target, &published)?;
        }
        self.note(path, original.length(), is_unchanged);
        Ok(())
    }

    /// A new file in the staging folder.
    fn create(&self, path: &str, folder_is_new: bool) -> Result<File, PublishError> {
        let Folders { output, staging, .. } = &self.place.folders;
        let target = staging.join(path);
        let folder = Path::new(path).parent().unwrap_or(Path::new(""));
        let make_folders = || tree::make_folders(output, staging, folder);
        let made = if folder_is_new { make_folders() } else { Ok(()) };
        made.and_then(|()| match File::create_new(&target) {
            // Another thread may have claimed the folder and not have made it yet.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make_folders().and_then(|()| File::create_new(&target))
            }
            result => result,
        })
        .map_err(Action::Write.on(&output.join(path)))
    }

    fn note(&self, path: &str, length: u64, is_unchanged: bool) {
        let mut outcome = lock(&self.outcome);
        outcome.bytes += length;
        if is_unchanged { &mut outcome.unchanged } else { &mut outcome.written }.push(path.to_owned());
    }

    /// Puts the new site in the old one's place. Files of the old site that were not written this time are gone
    /// afterwards. Nothing is touched when nothing has changed.
    pub fn commit(self) -> Result<Summary, PublishError> {
        if self.has_failed.load(Ordering::Acquire) {
            return Err(PublishError::Incomplete);
        }
        let kept = Ledger::read(&self.place.folders.output);
        let Self { place, old, claims, outcome, ledger, .. } = self;
        let ledger = ledger.into_inner().unwrap_or_else(PoisonError::into_inner);
        let claims = claims.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Outcome { mut written, unchanged, bytes } =
            outcome.into_inner().unwrap_or_else(PoisonError::into_inner);
        written.sort_unstable();

        let new = Manifest(claims.files().into_iter().map(str::to_owned).collect());
        let is_same = old.as_ref() == Some(&new) && written.is_empty();
        let old = old.unwrap_or_default();
        let removed = old.0.difference(&new.0).count();
        let summary = Summary { written: written.len(), unchanged: unchanged.len(), removed, bytes };
        if !is_same {
            put_in_place(&place, &Change { written, old, new, claims }, &unchanged)?;
        }
        // Last of all: cut short before, the next build tells once more what has disappeared.
        if let Some(ledger) = ledger.filter(|ledger| kept.as_ref() != Some(ledger)) {
            let output = &place.folders.output;
            ledger.write(output).map_err(Action::Settle.on(output))?;
        }
        Ok(summary)
    }
}

fn put_in_place(place: &Place, change: &Change, unchanged: &[String]) -> Result<(), PublishError> {
    let Folders { output, staging, .. } = &place.folders;
    let mut strangers = Strangers::default();
    if output.is_dir() {
        strangers = change.strangers(output)?;
        change.refuse_obstacles(output, &strangers)?;
    }
    if place.may_trade
        && let Some(linked) = swap::complete(&place.folders, unchanged, &strangers)?
    {
        place::complete(staging, &change.new)?;
        if swap::swap(&place.folders, change, &linked)? {
            return Ok(());
        }
    }
    merge::bring(output, Origin::Staging(staging), change)
}

/// Whether the file at `path` is an ordinary one with just these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_candidate = path.symlink_metadata().is_ok_and(|found| {
        found.is_file() && usize::try_from(found.len()).is_ok_and(|len| len == bytes.len())
    });
    is_candidate && reads_as(path, bytes).unwrap_or(false)
}

fn reads_as(path: &Path, mut expected: &[u8]) -> io::Result<bool> {
    let mut file = file::open(path)?;
    let mut buffer = [0; 16 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(expected.is_empty());
        }
        let Some(rest) = expected.strip_prefix(&buffer[..count]) else { return Ok(false) };
        expected = rest;
    }
}

/// The lock's content; a thread that panicked while it held it has left it whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
