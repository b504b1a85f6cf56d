//! The theme of a folder: read anew when one of its files has changed, its last good version kept.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;
use crate::text::file;
use crate::text::hash::short_hash;
use crate::theme::{Theme, ThemeError};

use super::Care;
use super::stamp::Seen;

/// The folders at a site's root that themes are read from.
pub const THEME_FOLDERS: [&str; 4] = ["themes", "templates", "assets", "strings"];

#[derive(Default)]
pub(super) struct KeptTheme {
    name: String,
    files: BTreeMap<String, (Seen, String)>,
    /// The newest that could be loaded.
    pub newest: Option<Arc<Theme>>,
    /// The newest that has rendered a page of each kind.
    pub proven: Option<Arc<Theme>>,
    pub diagnostics: Vec<Diagnostic>,
    /// What of the newest is not used.
    pub unused: Vec<Diagnostic>,
}

/// What has become of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    Same,
    /// Only style sheets differ.
    Styles,
    New,
    /// It cannot be used; the last good one stays.
    Broken,
}

impl KeptTheme {
    /// Looks at the files of the theme `name` and loads it where they have changed.
    pub(super) fn look(&mut self, root: &Path, name: &str, care: Care) -> Looked {
        let found = self.scan(root, name);
        let is_same = self.name == name
            && found.len() == self.files.len()
            && found.iter().zip(&self.files).all(|(new, old)| new.0 == old.0 && new.1.1 == old.1.1);
        if is_same && (self.newest.is_some() || !self.diagnostics.is_empty()) {
            self.files = found;
            return Looked::Same;
        }
        match Theme::load(Some(root), name) {
            Ok(theme) => {
                let is_style = self.name == name && self.diagnostics.is_empty() && self.only_styles(&found);
                self.unused = theme.unused().to_vec();
                let theme = Arc::new(theme);
                let was_proven = match (&self.proven, &self.newest) {
                    (Some(proven), Some(newest)) => Arc::ptr_eq(proven, newest),
                    _ => false,
                };
                if is_style && was_proven {
                    // No template renders another way.
                    self.proven = Some(Arc::clone(&theme));
                }
                self.newest = Some(theme);
                self.diagnostics.clear();
                (self.files, self.name) = (found, name.to_owned());
                if is_style { Looked::Styles } else { Looked::New }
            }
            Err(_) if care == Care::Wait => Looked::Same,
            Err(errors) => {
                self.diagnostics = errors.iter().map(ThemeError::diagnostic).collect();
                (self.files, self.name) = (found, name.to_owned());
                Looked::Broken
            }
        }
    }

    /// Every file with the hash of its bytes; a file that has not been touched is not read again.
    fn scan(&self, root: &Path, name: &str) -> BTreeMap<String, (Seen, String)> {
        let own = format!("themes/{name}");
        let folders = [own.as_str()].into_iter().chain(THEME_FOLDERS.into_iter().skip(1));
        let mut found = BTreeMap::new();
        for folder in folders.map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
            let visible = |entry: &walkdir::DirEntry| {
                entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
            };
            for entry in WalkDir::new(&folder).into_iter().filter_entry(visible).filter_map(Result::ok) {
                if entry.file_type().is_dir() {
                    continue;
                }
                let path = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy();
                let known = self.files.get(&*path).filter(|(seen, _)| seen.still_holds(entry.path()));
                let state = known.cloned().unwrap_or_else(|| {
                    let seen = Seen::now(entry.path());
                    (
                        seen,
                        file::read_bytes(entry.path())
                            .map_or_else(|_| String::new(), |bytes| short_hash(&bytes)),
                    )
                });
                found.insert(path.into_owned(), state);
            }
        }
        found
    }

    /// Whether `found` differs from what is known in the content of style sheets alone.
    fn only_styles(&self, found: &BTreeMap<String, (Seen, String)>) -> bool {
        let is_style = |path: &str| {
            Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("css"))
        };
        found.keys().eq(self.files.keys())
            && found
                .iter()
                .zip(self.files.values())
                .filter(|((_, new), old)| new.1 != old.1)
                .all(|((path, _), _)| is_style(path))
    }
}
