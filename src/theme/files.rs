//! Where the files of a theme come from: the binary, a folder of the site, and the site's own overrides.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::ThemeError;
use crate::diagnostic::{Lang, Message, Source, reason};
use crate::message;
use crate::text::file::{self, Special};

/// The theme that Samla carries with it.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/samla");
/// Its name.
pub const DEFAULT_NAME: &str = "samla";
/// The folders of a theme that a site may add to at its root.
const OVERRIDABLE: [&str; 3] = ["templates", "assets", "strings"];

/// A file and where it was read.
pub(super) struct ThemeFile {
    /// As its author sees it, relative to the site's root: `templates/article.html`.
    pub path: String,
    pub bytes: Cow<'static, [u8]>,
}

impl ThemeFile {
    /// The file as text.
    pub fn source(&self) -> Result<Arc<Source>, ThemeError> {
        std::str::from_utf8(&self.bytes).map(|text| Source::new(self.path.clone(), text)).map_err(|_| {
            ThemeError::of_file(
                &self.path,
                message!(
                    sv: "Filen är inte text i UTF-8. Spara den som UTF-8.",
                    en: "The file is not UTF-8 text. Save it as UTF-8.",
                ),
            )
        })
    }
}

/// All files of a theme, by their path inside it (`templates/article.html`); a later layer replaces an earlier one.
pub(super) struct ThemeFiles {
    files: BTreeMap<String, ThemeFile>,
    /// What the theme itself has, before the site replaces or adds anything.
    of_theme: BTreeSet<String>,
    /// What the site replaces or adds.
    own: BTreeSet<String>,
    /// The theme's own files that the site replaces.
    replaced: BTreeMap<String, ThemeFile>,
}

impl ThemeFiles {
    /// Gathers the layers. A folder `themes/<name>/` under `root` replaces the embedded theme of that name;
    /// `templates/`, `assets/` and `strings/` directly under `root` replace single files of either.
    pub fn gather(root: Option<&Path>, name: &str) -> Result<Self, Vec<ThemeError>> {
        let folder = format!("themes/{name}");
        let mut files = BTreeMap::new();
        let mut errors = Vec::new();
        match root.filter(|root| root.join(&folder).is_dir()) {
            Some(root) => read_folder(root, &folder, "", &mut files, &mut errors),
            None if name == DEFAULT_NAME => read_embedded(&EMBEDDED, &mut files),
            None => {
                return Err(vec![ThemeError::of_file(
                    &folder,
                    message!(
                        sv: "Temat {name} finns inte: mappen {folder} saknas. Skriv theme: {DEFAULT_NAME} i samla.yaml för det tema som följer med.",
                        en: "There is no theme {name}: the folder {folder} is missing. Write theme: {DEFAULT_NAME} in samla.yaml for the theme that comes with Samla.",
                    ),
                )]);
            }
        }
        let of_theme = files.keys().cloned().collect();
        let mut overrides = BTreeMap::new();
        for part in OVERRIDABLE {
            if let Some(root) = root.filter(|root| root.join(part).is_dir()) {
                read_folder(root, part, part, &mut overrides, &mut errors);
            }
        }
        let own = overrides.keys().cloned().collect();
        let mut replaced = BTreeMap::new();
        for (path, file) in overrides {
            if let Some(former) = files.insert(path.clone(), file) {
                replaced.insert(path, former);
            }
        }
        if errors.is_empty() { Ok(Self { files, of_theme, own, replaced }) } else { Err(errors) }
    }

    /// The theme's own file at this path, where the site replaces it.
    pub fn replaced(&self, path: &str) -> Option<&ThemeFile> {
        self.replaced.get(path)
    }

    /// Whether the file at this path inside the theme is the site's own.
    pub fn is_own(&self, path: &str) -> bool {
        self.own.contains(path)
    }

    /// The site's own files that replace nothing. The tables of words are none of them: every theme has those.
    pub fn added(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        let is_table =
            |path: &str| Lang::ALL.iter().any(|lang| path == format!("strings/{}.yaml", lang.tag()));
        let added = self.own.difference(&self.of_theme).filter(move |path| !is_table(path));
        added.filter_map(|path| Some((path.as_str(), self.files.get(path)?)))
    }

    /// The names in a folder of the theme itself, without the folder.
    pub fn of_theme<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.of_theme.iter().filter_map(move |path| path.strip_prefix(folder)?.strip_prefix('/'))
    }

    /// The file at this path inside the theme.
    pub fn get(&self, path: &str) -> Option<&ThemeFile> {
        self.files.get(path)
    }

    /// The files in a folder of the theme, by their path inside that folder, in order of their names.
    pub fn inside<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a ThemeFile)> {
        self.files.iter().filter_map(move |(path, file)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((name, file))
        })
    }
}

/// What a site's own theme and overrides say, file by file: a file of the content that they name is published.
pub fn own_texts(root: &Path, name: &str) -> Vec<String> {
    let (mut files, mut unreadable) = (BTreeMap::new(), Vec::new());
    let own = format!("themes/{name}");
    for part in [own.as_str()].into_iter().chain(OVERRIDABLE).filter(|part| root.join(part).is_dir()) {
        read_folder(root, part, part, &mut files, &mut unreadable);
    }
    files.into_values().filter_map(|file| String::from_utf8(file.bytes.into_owned()).ok()).collect()
}

/// The text of a file of the embedded theme.
pub(super) fn embedded_text(path: &str) -> Option<&'static str> {
    EMBEDDED.get_file(path).and_then(include_dir::File::contents_utf8)
}

fn read_embedded(dir: &'static Dir<'static>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in dir.files() {
        let path = slashed(file.path());
        let shown = format!("themes/{DEFAULT_NAME}/{path}");
        files.insert(path, ThemeFile { path: shown, bytes: Cow::Borrowed(file.contents()) });
    }
    dir.dirs().for_each(|dir| read_embedded(dir, files));
}

/// Reads what is under `root/folder`; inside the theme it stands under `prefix`. Dot files are left out.
fn read_folder(
    root: &Path,
    folder: &str,
    prefix: &str,
    files: &mut BTreeMap<String, ThemeFile>,
    errors: &mut Vec<ThemeError>,
) {
    let base = root.join(folder);
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(&base).sort_by_file_name().into_iter().filter_entry(visible) {
        let read = entry.map_err(std::io::Error::from).and_then(|entry| {
            let inside = slashed(entry.path().strip_prefix(&base).unwrap_or(entry.path()));
            if let Some(special) = Special::at(entry.path()) {
                errors.push(special.diagnostic(&format!("{folder}/{inside}")).into());
            }
            if !entry.file_type().is_file() {
                return Ok(None);
            }
            Ok(Some((inside, file::read_bytes(entry.path())?)))
        });
        match read {
            Ok(None) => {}
            Ok(Some((inside, bytes))) => {
                let path = if prefix.is_empty() { inside.clone() } else { format!("{prefix}/{inside}") };
                let shown = format!("{folder}/{inside}");
                files.insert(path, ThemeFile { path: shown, bytes: Cow::Owned(bytes) });
            }
            Err(error) => {
                let Message { sv, en } = reason(&error);
                let message =
                    message!(sv: "Mappen går inte att läsa: {sv}.", en: "The folder cannot be read: {en}.");
                errors.push(ThemeError::of_file(folder, message));
            }
        }
    }
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
