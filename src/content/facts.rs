//! What is known of a file beside an article by what it holds, whatever it is called.

use std::io::Read;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::picture::active::{self, Reason};
use crate::picture::{self, Broken, Format, Head, probe_file};
use crate::text::file;

/// A picture that is larger than this is no picture for a page, and not read as a whole.
const MOST: u64 = 256 * 1024 * 1024;

/// Read from the head of a file; of those that browsers open as documents, from all of it.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// `None` where the file cannot be read.
    pub head: Option<Head>,
    /// What would run or load in it.
    pub active: Option<Reason>,
    /// What is wrong with the picture, once a rule has asked for it.
    flaw: Arc<OnceLock<Option<Flaw>>>,
}

/// What only shows when a picture is read as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Readers do not see all of it.
    Broken(Broken),
    /// It cannot be published without its metadata.
    Uncleaned,
}

/// Of the same state of a file: another may be as large and differ all the same.
impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.flaw, &other.flaw)
    }
}

impl Eq for Facts {}

impl Facts {
    /// Of the file at `file` on disk, which is called `name`.
    pub fn read(file: &Path, name: &str) -> Self {
        let head = probe_file(file).ok();
        let format = head.map_or(Format::Unknown, |head| head.format);
        let active = active::may_be(name, format).then(|| text(file)).flatten();
        let active = active.and_then(|text| active::find(name, format, &text));
        Self { head, active, flaw: Arc::default() }
    }

    /// What is wrong with the picture in `file`, which is decoded once for as long as it is as it is.
    pub(super) fn flaw(&self, file: &Path) -> Option<Flaw> {
        *self.flaw.get_or_init(|| {
            let bytes = file::read_bytes(file).ok()?;
            let format = Format::of(&bytes);
            match picture::clean(format, &bytes) {
                Err(_) => Some(Flaw::Uncleaned),
                Ok(_) => picture::verify(format, &bytes).err().map(Flaw::Broken),
            }
        })
    }

    pub fn format(&self) -> Format {
        self.head.map_or(Format::Unknown, |head| head.format)
    }

    /// Whether it is a picture whose metadata are taken out before it is published.
    pub fn is_cleaned(&self) -> bool {
        self.format().is_shown()
    }

    /// Whether it begins like a picture and ends before it tells how large that is.
    pub fn is_headless(&self) -> bool {
        // AVIF has its parts in any order, and tells of them in many ways.
        self.head
            .is_some_and(|head| head.format.is_raster() && head.format != Format::Avif && head.size.is_none())
    }

    /// Whether it is a picture that may tell more than it shows, and nothing can be taken out of it.
    pub fn is_sealed(&self) -> bool {
        self.format().is_sealed() || self.is_cleaned() && self.head.is_some_and(|head| head.length > MOST)
    }
}

/// As much of a file as it takes to find something in it, or to find that it is too large.
fn text(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file::open(path).ok()?.take(active::LIMIT as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
