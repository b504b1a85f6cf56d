//! Which files there are under `content/`, and who they are by their paths alone.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{
    Attachment, EntryAddress, EntryKind, Facts, Origin, absence, leftovers, near_names, static_files,
    vocabulary_file,
};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Lang, Message, Report, Severity, Source, Visibility, reason};
use crate::message;
use crate::text::file::Special;
use crate::text::{composed, slug};

/// The folder of the content, in the root of a site.
pub const FOLDER: &str = "content";
/// The folder of the articles below it.
pub(super) const ARTICLES: &str = "initiativ";

/// Why a file's name makes no address, and what to call it instead.
#[derive(Debug)]
pub struct NameMistake {
    pub message: Message,
    pub help: Option<Message>,
}

impl From<Message> for NameMistake {
    fn from(message: Message) -> Self {
        Self { message, help: None }
    }
}

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
            Err(NameMistake { message, help }) => {
                let mut found = at_file(Code::FileName, &self.path, message);
                found.help = help.or(found.help);
                if is_draft(&self.file) {
                    (found.severity, found.visibility) = (Severity::Warning, Visibility::Draft);
                }
                Report { value: None, diagnostics: vec![found] }
            }
        }
    }

    /// The attachment that it is.
    pub fn attachment(self) -> Attachment {
        let target = target(self.below());
        Attachment {
            path: self.path,
            file: self.file,
            target,
            origin: Origin::Content,
            facts: Facts::default(),
        }
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
    let mut attachments: Vec<Attachment> = attachments.into_par_iter().map(Found::attachment).collect();
    attachments.extend(static_files::walk(root).unpack(&mut diagnostics));
    let attachments = attachments.into_par_iter().map(Attachment::looked_into).collect();
    let files = Files {
        documents: documents.into_iter().filter_map(|document| document.unpack(&mut diagnostics)).collect(),
        attachments,
    };
    Report { value: files, diagnostics }
}

/// All files under `root/content` but the vocabularies, in the order of their paths; and what is wrong with their names.
/// A folder that is a link is walked like any other.
pub fn walk(root: &Path) -> Report<Vec<Found>> {
    let folder = root.join(FOLDER);
    let (mut found, mut diagnostics) = (Vec::new(), Vec::new());
    let homes = [root, &folder].map(|home| home.canonicalize().unwrap_or_else(|_| home.to_path_buf()));
    let mut entries = WalkDir::new(&folder).into_iter();
    while let Some(entry) = entries.next().filter(|_| folder.exists()) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(unreadable(root, &error));
                continue;
            }
        };
        let is_root = entry.depth() == 0;
        let name = entry.file_name().to_str().filter(|_| !is_root);
        if name.is_some_and(ignored) {
            let path = relative(root, entry.path()).0;
            diagnostics.extend(name.and_then(|name| leftovers::hidden_host_file(&path, name)));
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        } else if !is_root && !entry.file_type().is_dir() {
            match part(root, &homes, entry) {
                Ok(file) => found.push(file),
                Err(mistake) => diagnostics.push(*mistake),
            }
        }
    }
    found.sort_unstable();
    diagnostics.extend(absence::absent(root, &found));
    diagnostics.extend(near_names::mistaken(root, &found));
    found.retain(|found| found.path != vocabulary_file::PATH);
    Report { value: found, diagnostics }
}

/// The file of an entry.
fn part(root: &Path, homes: &[PathBuf], entry: DirEntry) -> Result<Found, Box<Diagnostic>> {
    let (path, readable) = relative(root, entry.path());
    if let Some(special) = special(&entry) {
        return Err(Box::new(special.diagnostic(&path)));
    }
    if !readable {
        let message =
            message!(sv: "Filens namn är inte skrivet i UTF-8.", en: "The name of the file is not in UTF-8.");
        return Err(Box::new(at_file(Code::FileName, &path, message)));
    }
    if entry.path_is_symlink() && !inside(homes, entry.path()) {
        let message =
            message!(sv: "Den symboliska länken följs inte.", en: "The symbolic link is not followed.");
        return Err(Box::new(at_file(Code::SymlinkIgnored, &path, message)));
    }
    Ok(Found { path, file: entry.into_path() })
}

/// What an entry is, or the link leads to, that nobody can read as a file. A link to a folder is none.
pub(super) fn special(entry: &DirEntry) -> Option<Special> {
    if entry.path_is_symlink() { Special::at(entry.path()) } else { Special::of_kind(entry.file_type()) }
}

/// A folder or file that a walk cannot look at.
pub(super) fn unreadable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().map_or_else(|| FOLDER.to_owned(), |path| relative(root, path).0);
    let in_a_circle = || message!(sv: "länkarna leder i ring", en: "the links lead in a circle");
    let Message { sv, en } = error.io_error().map_or_else(in_a_circle, reason);
    let message = message!(sv: "Går inte att läsa: {sv}.", en: "Cannot be read: {en}.");
    at_file(Code::FileUnreadable, &path, message)
}

/// The file at `path`, relative to the root and with `/`, where a walk would find it and it is no link.
pub fn find(root: &Path, path: &str) -> Option<Found> {
    let below = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    let file = root.join(path);
    let is_part = path != vocabulary_file::PATH && !below.split('/').any(ignored);
    let is_file = || file.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    (is_part && is_file()).then(|| Found { path: relative(root, &file).0, file })
}

/// Whether a file that is not read for its name says of itself that it is a draft.
fn is_draft(file: &Path) -> bool {
    let Some(source) = crate::text::file::read(file, "").value else { return false };
    let mut lines = source.text().lines().skip_while(|line| line.trim() != "---").skip(1);
    lines.by_ref().take_while(|line| line.trim_end() != "---").any(|line| line.trim_end() == "draft: true")
}

/// A mistake of a file as a whole.
pub(super) fn at_file(code: Code, path: &str, message: Message) -> Diagnostic {
    Diagnostic::new(code, &Source::new(path, ""), 0..0, message).with_help(code.help())
}

/// The path below the root with `/` between its parts, in composed form as links are typed (a Mac may store å as
/// two characters), and whether nothing was lost in writing it.
pub(super) fn relative(root: &Path, path: &Path) -> (String, bool) {
    let path = path.strip_prefix(root).unwrap_or(path);
    let text = path.to_string_lossy();
    let text = if MAIN_SEPARATOR == '/' { text } else { text.replace(MAIN_SEPARATOR, "/").into() };
    (composed(&text).into_owned(), path.to_str().is_some())
}

/// Whether a symbolic link leads to a file inside one of these folders: the site, or its content where that is a link.
pub(super) fn inside(homes: &[PathBuf], link: &Path) -> bool {
    link.canonicalize()
        .is_ok_and(|target| homes.iter().any(|home| target.starts_with(home)) && target.is_file())
}

/// Dot files, and what editors and systems leave behind.
pub(super) fn ignored(name: &str) -> bool {
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
pub fn address(below: &str, config: &Config) -> Result<EntryAddress, NameMistake> {
    let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
    let mut folders: Vec<&str> = folders.split('/').filter(|folder| !folder.is_empty()).collect();
    let article = folders.first() == Some(&ARTICLES);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (stem, lang) = match stem.rsplit_once('.').and_then(|(stem, tag)| Some((stem, Lang::from_tag(tag)?)))
    {
        Some((stem, lang)) => (stem, lang),
        None => match near_names::language_ending(name, &config.languages) {
            Some(mistake) => return Err(mistake),
            None => (stem, config.language),
        },
    };
    if !config.languages.contains(&lang) {
        let tag = lang.tag();
        return Err(NameMistake::from(message!(
            sv: "Filen är en översättning till {tag}, som inte står bland languages i samla.yaml.",
            en: "The file is a translation to {tag}, which is not among the languages in samla.yaml."
        )));
    }
    let bundle = stem.eq_ignore_ascii_case("index");
    let own = if bundle { folders.pop() } else { Some(stem) };
    let root = bundle && own.is_none();
    let slug = slug(own.unwrap_or_default());
    let kind = if article && !folders.is_empty() { EntryKind::Article } else { EntryKind::Page };
    let section: Option<String> =
        folders.iter().map(|folder| address_part(folder).map(|part| format!("{part}/"))).collect();
    match section {
        Some(section) if root || !slug.is_empty() => Ok(EntryAddress { kind, section, slug, lang, bundle }),
        _ => Err(NameMistake::from(message!(
            sv: "Namnet ”{below}” innehåller inga bokstäver eller siffror att göra en adress av.",
            en: "The name “{below}” holds no letters or digits to make an address of."
        ))),
    }
}

/// A folder's name as a part of an address.
fn address_part(folder: &str) -> Option<String> {
    Some(slug(folder)).filter(|part| !part.is_empty())
}

/// Where an attachment is published: folders and name as address parts, the ending in small letters.
fn target(below: &str) -> String {
    let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
    let clean =
        |text: &str| address_part(text).unwrap_or_else(|| crate::text::hash::short_hash(text.as_bytes()));
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
