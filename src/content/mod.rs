//! The files under `content/`: found, read, split and validated.

pub mod metadata;
pub mod vocabulary;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Lang, Source, Span};

pub use metadata::Metadata;

/// A Markdown file that was read: its metadata are valid, its body is yet to be parsed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `content/initiativ/partille.md` with the whole text.
    pub source: Arc<Source>,
    pub address: EntryAddress,
    pub metadata: Metadata,
    /// The Markdown after the front matter, in bytes of the source.
    pub body: Span,
}

/// Who a file is, by its path alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryAddress {
    pub kind: EntryKind,
    /// Folders below `content/`, with `/` after each: `initiativ/`, or empty. Slugged.
    pub section: String,
    /// The file's (or, for `index.md`, the folder's) name as an address part: `partille`.
    pub slug: String,
    pub lang: Lang,
    /// The Markdown is `index.md` in a folder of its own, and the files beside it belong to it.
    pub bundle: bool,
}

/// Whether a file is an article or a plain page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Below `content/initiativ/`: listed, with terms, in feeds and search.
    Article,
    /// Anywhere else under `content/`.
    Page,
}

/// A file that is published beside the articles as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Relative to the root: `content/initiativ/partille/karta.png`.
    pub path: String,
    /// On disk.
    pub file: PathBuf,
    /// Below the site's address: `initiativ/partille/karta.png`.
    pub target: String,
}
