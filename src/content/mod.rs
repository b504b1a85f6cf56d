//! The files under `content/`: found, read, split and validated.

mod absence;
mod aliases;
mod discover;
mod facts;
mod front_matter;
pub mod leftovers;
pub mod metadata;
mod near_names;
mod parts;
mod plain;
mod private;
mod reading;
mod register;
mod static_files;
mod terms;
mod texts;
pub mod vocabulary;
mod vocabulary_file;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Lang, Report, Source, Span};
use crate::message;
use crate::privacy::Checked;
use crate::text::file::Overlay;

pub use aliases::LONGEST_PART;
pub use discover::{Document, FOLDER, Files, Found, address, discover, find, walk};
pub use facts::{Facts, Flaw};
pub use front_matter::{Parts, split};
pub use metadata::Metadata;
pub use private::attachments as private_attachments;
pub use register::{County, Municipality, Register};
pub use static_files::{FOLDER as STATIC_FOLDER, walk as walk_static};
pub use vocabulary::{Match, Term, Vocabularies, Vocabulary};
pub use vocabulary_file::PATH as VOCABULARY_PATH;

/// Everything under `content/`, read and checked.
#[derive(Clone, Debug)]
pub struct Content {
    /// In the order of their paths. Every file that is text is here, with as much of its metadata as could be read,
    /// so that links to a broken article are not called dead as well.
    pub entries: Vec<Entry>,
    pub attachments: Vec<Attachment>,
    pub vocabularies: Vocabularies,
    /// What is private in the attachments, whether they go out or not.
    pub private: Checked,
    pub register: &'static Register,
}

/// Reads all content of the site in `root`, in parallel. The result depends on the files alone.
pub fn load(root: &Path, config: &Config) -> Report<Content> {
    load_over(root, config, &Overlay::default())
}

/// Like [`load`], with texts that take the place of files.
pub fn load_over(root: &Path, config: &Config, overlay: &Overlay) -> Report<Content> {
    let mut diagnostics = Vec::new();
    let vocabularies = vocabularies_over(root, config, overlay).unpack(&mut diagnostics);
    let files = discover(root, config).unpack(&mut diagnostics);
    let read: Vec<Report<Option<Entry>>> = files
        .documents
        .par_iter()
        .map(|document| one_over(document, config, &vocabularies, overlay))
        .collect();
    let entries = read.into_iter().filter_map(|report| report.unpack(&mut diagnostics)).collect();
    let content = Content {
        entries,
        private: private_attachments(&files.attachments, config),
        attachments: files.attachments,
        vocabularies,
        register: Register::get(),
    };
    Report { value: content, diagnostics }
}

/// Reads `content/vocabulary.yaml`; without the file all vocabularies are open.
pub fn load_vocabularies(root: &Path, config: &Config) -> Report<Vocabularies> {
    vocabularies_over(root, config, &Overlay::default())
}

fn vocabularies_over(root: &Path, config: &Config, overlay: &Overlay) -> Report<Vocabularies> {
    let path = root.join(VOCABULARY_PATH);
    if !path.exists() {
        return Report::default();
    }
    let mut diagnostics = Vec::new();
    let source = overlay.read(&path, VOCABULARY_PATH).unpack(&mut diagnostics);
    let value = source
        .map(|source| vocabulary_file::parse(&source, config).unpack(&mut diagnostics))
        .unwrap_or_default();
    Report { value, diagnostics }
}

/// Reads one file; `None` where it is no text.
pub fn load_one(document: &Document, config: &Config, vocabularies: &Vocabularies) -> Report<Option<Entry>> {
    one_over(document, config, vocabularies, &Overlay::default())
}

fn one_over(
    document: &Document,
    config: &Config,
    vocabularies: &Vocabularies,
    overlay: &Overlay,
) -> Report<Option<Entry>> {
    let mut diagnostics = Vec::new();
    let source = overlay.read(&document.file, &document.path).unpack(&mut diagnostics);
    let value = source.map(|source| {
        let report = parse(&source, &document.address, config, vocabularies);
        report.unpack(&mut diagnostics)
    });
    Report { value, diagnostics }
}

/// An entry from the text of its file.
pub fn parse(
    source: &Arc<Source>,
    address: &EntryAddress,
    config: &Config,
    vocabularies: &Vocabularies,
) -> Report<Entry> {
    let mut diagnostics = Vec::new();
    let parts = split(source).unpack(&mut diagnostics);
    let context = reading::Context { config, vocabularies };
    let metadata = reading::read(source, &parts, address, context).unpack(&mut diagnostics);
    let excused = private::check(source, &parts, &metadata, config, &mut diagnostics);
    if !metadata.draft {
        diagnostics.extend(texts::template(source, config, metadata.spans.get("summary"), &parts.body));
    }
    let entry =
        Entry { source: Arc::clone(source), address: address.clone(), metadata, excused, body: parts.body };
    diagnostics.extend(misplaced(&entry));
    let has = |code| diagnostics.iter().any(|found: &Diagnostic| found.code == code);
    if has(Code::FrontMatterUnclosed) && has(Code::YamlSyntax) {
        // Where nothing ends, nobody knows what is missing.
        diagnostics.retain(|found| found.code != Code::MissingField);
    }
    diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
    Report { value: entry, diagnostics }
}

/// What is said of a plain page that has what only articles need: a date and terms.
fn misplaced(entry: &Entry) -> Option<Diagnostic> {
    let metadata = &entry.metadata;
    let is_dated = metadata.date.is_some() || metadata.period.is_some();
    let has_terms = metadata.terms.keys().any(|taxonomy| metadata.spans.contains_key(taxonomy));
    if entry.address.kind == EntryKind::Article || !is_dated || !has_terms {
        return None;
    }
    let message = message!(
        sv: "Filen har en artikels fält, men ligger inte i content/initiativ: den blir en sida som inte står i några listor.",
        en: "The file has the fields of an article, but is not in content/initiativ: it becomes a page that no list shows."
    );
    let mistake = Diagnostic::new(Code::MisplacedArticle, &entry.source, 0..0, message);
    Some(mistake.with_help(message!(
        sv: "Flytta filen till mappen content/initiativ. Är den en vanlig sida: ta bort date och ämnen.",
        en: "Move the file to the folder content/initiativ. If it is a plain page, take date and terms away."
    )))
}

/// A Markdown file that was read: its metadata are valid, its body is yet to be parsed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `content/initiativ/partille.md` with the whole text.
    pub source: Arc<Source>,
    pub address: EntryAddress,
    pub metadata: Metadata,
    /// The site's own excuses of private data that the file uses, by key.
    pub excused: Vec<String>,
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

/// A file that is no text of ours: it goes out as it is, if it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Relative to the root: `content/initiativ/partille/karta.png`.
    pub path: String,
    /// On disk.
    pub file: PathBuf,
    /// Below the site's address: `initiativ/partille/karta.png`.
    pub target: String,
    pub origin: Origin,
    /// What it is by what it holds; nothing yet, where nobody has looked.
    pub facts: Facts,
}

impl Attachment {
    /// With what a look into the file tells.
    #[must_use]
    pub fn looked_into(mut self) -> Self {
        self.facts = Facts::read(&self.file, &self.path);
        if self.origin == Origin::Static {
            // What belongs to the host goes out as it is.
            self.facts.active = None;
        }
        self
    }

    /// Without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it goes out without its metadata.
    pub fn is_cleaned(&self) -> bool {
        self.origin == Origin::Content && self.facts.is_cleaned()
    }

    /// What is wrong with it as a picture, which takes reading all of it the first time.
    pub fn flaw(&self) -> Option<Flaw> {
        if self.is_cleaned() && !self.is_refused() { self.facts.flaw(&self.file) } else { None }
    }

    /// Whether it must not go out: it runs or loads something, or may tell where a photo was taken.
    pub fn is_refused(&self) -> bool {
        let facts = &self.facts;
        self.origin == Origin::Content && (facts.active.is_some() || facts.is_sealed() || facts.is_headless())
    }
}

/// Which folder a file stands in, which decides whether it goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `content/`: published when a published page refers to it.
    Content,
    /// `static/`: published as it is, under its own name.
    Static,
}
