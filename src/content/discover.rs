//! Which files there are under `content/`, and who they are by their paths alone.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Attachment, EntryAddress, EntryKind, vocabulary_file};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Lang, Message, Report, Source};
use crate::message;
use crate::text::{composed, slug};

/// The folder of the content, in the root of a site.
pub const FOLDER: &str = "content";
/// The folder of the articles below it.
const ARTICLES: &str = "initiativ";

/// The files of a site, in the order of their paths.
#[derive(Debug, Default)]
pub struct Files {
    pub documents: Vec<Document>,
    pub attachments: Vec<Attachment>,
}

/// A Markdown file that is yet to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Relative to the root, with `/`.
    pub path: String,
    /// On disk.
    pub file: PathBuf,
    pub address: EntryAddress,
}

/// A file that is part of the content by its name and place; what it is to be is yet to be said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Relative to the root, with `/`.
    pub path: String,
    /// On disk.
    pub file: PathBuf,
}

impl Found {
    /// Whether it is Markdown, and not published as it is.
    pub fn is_document(&self) -> bool {
        let ending = Path::new(&self.path).extension();
        ending.is_some_and(|ending| {
            ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
        })
    }

    /// The document that it is; none where its name makes no address.
    pub fn document(self, config: &Config) -> Report<Option<Document>> {
        match address(self.below(), config) {
            Ok(address) => Report::clean(Some(Document { path: self.path, file: self.file, address })),
            Err(message) => {
                Report { value: None, diagnostics: vec![at_file(Code::FileName, &self.path, message)] }
            }
        }
    }

    /// The attachment that it is.
    pub fn attachment(self) -> Attachment {
        let target = target(self.below());
        Attachment { path: self.path, file: self.file, target }
    }

    fn below(&self) -> &str {
        self.path.strip_prefix("content/").unwrap_or(&self.path)
    }
}

/// Finds the files under `root/content`. A site without the folder has none.
pub fn discover(root: &Path, config: &Config) -> Report<Files> {
    let mut diagnostics = Vec::new();
    let found = walk(root).unpack(&mut diagnostics);
    let (documents, attachments): (Vec<Found>, Vec<Found>) = found.into_iter().partition(Found::is_document);
    let documents: Vec<_> = documents.into_par_iter().map(|found| found.document(config)).collect();
    let files = Files {
        documents: documents.into_iter().filter_map(|document| document.unpack(&mut diagnostics)).collect(),
        attachments: attachments.into_par_iter().map(Found::attachment).collect(),
    };
    Report { value: files, diagnostics }
}

/// All files under `root/content` but the vocabularies, in the order of their paths.
pub fn walk(root: &Path) -> Report<Vec<Found>> {
    let folder = root.join(FOLDER);
    if !folder.exists() {
        return Report::default();
    }
    let (mut found, mut diagnostics) = (Vec::new(), Vec::new());
    let home = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let is_part = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(ignored);
    for entry in WalkDir::new(&folder).into_iter().filter_entry(is_part) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map_or_else(|| FOLDER.to_owned(), |path| relative(root, path).0);
                let message = message!(sv: "Går inte att läsa: {error}", en: "Cannot be read: {error}");
                diagnostics.push(at_file(Code::FileUnreadable, &path, message));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let (path, readable) = relative(root, entry.path());
        if !readable {
            let message = message!(sv: "Filens namn är inte skrivet i UTF-8.", en: "The name of the file is not in UTF-8.");
            diagnostics.push(at_file(Code::FileName, &path, message));
        } else if entry.path_is_symlink() && !inside(&home, entry.path()) {
            let message =
                message!(sv: "Den symboliska länken följs inte.", en: "The symbolic link is not followed.");
            diagnostics.push(at_file(Code::SymlinkIgnored, &path, message));
        } else if path != vocabulary_file::PATH {
            found.push(Found { path, file: entry.into_path() });
        }
    }
    found.sort_unstable();
    Report { value: found, diagnostics }
}

/// The file at `path`, relative to the root and with `/`, where a walk would find it and it is no link.
pub fn find(root: &Path, path: &str) -> Option<Found> {
    let below = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    let file = root.join(path);
    let is_part = path != vocabulary_file::PATH && !below.split('/').any(ignored);
    let is_file = || file.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    (is_part && is_file()).then(|| Found { path: relative(root, &file).0, file })
}

fn at_file(code: Code, path: &str, message: Message) -> Diagnostic {
    Diagnostic::new(code, &Source::new(path, ""), 0..0, message).with_help(code.help())
}

/// The path below the root with `/` between its parts, in composed form as links are typed (a Mac may store å as
/// two characters), and whether nothing was lost in writing it.
fn relative(root: &Path, path: &Path) -> (String, bool) {
    let path = path.strip_prefix(root).unwrap_or(path);
    let text = path.to_string_lossy();
    let text = if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/").into() };
    (composed(&text).into_owned(), path.to_str().is_some())
}

/// Whether a symbolic link leads to a file inside the site.
fn inside(home: &Path, link: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.starts_with(home) && target.is_file())
}

/// Dot files, and what editors and systems leave behind.
fn ignored(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let ending = lower.rsplit('.').next().filter(|ending| *ending != lower);
    name.starts_with(['.', '~'])
        || name.ends_with('~')
        || name.starts_with('#') && name.ends_with('#')
        || name == "4913"
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
        || matches!(ending, Some("swp" | "swo" | "swx" | "tmp" | "bak" | "orig" | "part" | "crdownload"))
}

/// Who the Markdown file at `below` (relative to `content/`) is; a message where its name makes no address.
pub fn address(below: &str, config: &Config) -> Result<EntryAddress, Message> {
    let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
    let mut folders: Vec<&str> = folders.split('/').filter(|folder| !folder.is_empty()).collect();
    let article = folders.first() == Some(&ARTICLES);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (stem, lang) = match stem.rsplit_once('.').and_then(|(stem, tag)| Some((stem, Lang::from_tag(tag)?)))
    {
        Some((stem, lang)) => (stem, lang),
        None => (stem, config.language),
    };
    if !config.languages.contains(&lang) {
        let tag = lang.tag();
        return Err(message!(
            sv: "Filen är en översättning till {tag}, som inte står bland languages i samla.yaml.",
            en: "The file is a translation to {tag}, which is not among the languages in samla.yaml."
        ));
    }
    let bundle = stem == "index";
    let own = if bundle { folders.pop() } else { Some(stem) };
    let root = bundle && own.is_none();
    let slug = slug(own.unwrap_or_default());
    let kind = if article && !folders.is_empty() { EntryKind::Article } else { EntryKind::Page };
    let section: Option<String> =
        folders.iter().map(|folder| part(folder).map(|part| format!("{part}/"))).collect();
    match section {
        Some(section) if root || !slug.is_empty() => Ok(EntryAddress { kind, section, slug, lang, bundle }),
        _ => Err(message!(
            sv: "Namnet ”{below}” innehåller inga bokstäver eller siffror att göra en adress av.",
            en: "The name “{below}” holds no letters or digits to make an address of."
        )),
    }
}

/// A folder's name as a part of an address.
fn part(folder: &str) -> Option<String> {
    Some(slug(folder)).filter(|part| !part.is_empty())
}

/// Where an attachment is published: folders and name as address parts, the ending in small letters.
fn target(below: &str) -> String {
    let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
    let clean = |text: &str| part(text).unwrap_or_else(|| crate::text::hash::short_hash(text.as_bytes()));
    let mut parts: Vec<String> = folders.split('/').filter(|folder| !folder.is_empty()).map(clean).collect();
    parts.push(match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{}.{}", clean(stem), clean(ending)),
        None => clean(name),
    });
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bilingual() -> Config {
        Config { languages: Lang::ALL.to_vec(), ..Config::new("x") }
    }

    #[test]
    fn paths_make_addresses() {
        for (path, expected) in [
            ("initiativ/partille.md", "Article initiativ/ partille sv false"),
            ("initiativ/partille.en.md", "Article initiativ/ partille en false"),
            ("initiativ/Ny Väg/index.md", "Article initiativ/ ny-vag sv true"),
            ("initiativ/x/index.en.md", "Article initiativ/ x en true"),
            ("initiativ/2019/x.md", "Article initiativ/2019/ x sv false"),
            ("initiativ/index.md", "Page  initiativ sv true"),
            ("om.en.md", "Page  om en false"),
            ("om/vi.MD", "Page om/ vi sv false"),
            ("index.md", "Page   sv true"),
            ("x.y.md", "Page  x-y sv false"),
        ] {
            let EntryAddress { kind, section, slug, lang, bundle } = address(path, &bilingual()).unwrap();
            assert_eq!(format!("{kind:?} {section} {slug} {} {bundle}", lang.tag()), expected, "{path}");
        }
        for path in ["???.md", "initiativ/!/index.md", "!/x.md"] {
            assert!(address(path, &bilingual()).is_err(), "{path}");
        }
        assert!(address("om.en.md", &Config::new("x")).is_err());
    }

    #[test]
    fn attachments_get_addresses_without_spaces() {
        assert_eq!(target("initiativ/Ny Väg/Karta över.PNG"), "initiativ/ny-vag/karta-over.png");
        assert_eq!(target("LICENSE"), "license");
    }

    #[test]
    fn what_editors_leave_behind_is_no_content() {
        for name in [".x.md.swp", "x.md~", "#x.md#", ".DS_Store", "~$x.docx", "x.MD.bak", "4913", "Thumbs.db"]
        {
            assert!(ignored(name), "{name}");
        }
        for name in ["x.md", "swp", "a.b.md", "initiativ", "c#.md"] {
            assert!(!ignored(name), "{name}");
        }
    }
}
