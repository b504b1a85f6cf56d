//! `samla.yaml` and the vocabularies: read anew when they have changed, their last good values kept.

use std::path::Path;
use std::sync::Arc;

use crate::config::{self, Config};
use crate::content::{self, VOCABULARY_PATH, Vocabularies};
use crate::diagnostic::{Diagnostic, Report};
use crate::pipeline::Settings;
use crate::text::file;

use super::Care;
use super::stamp::Seen;
use crate::pipeline::levels::is_broken;

/// A file as it was last read, and its last good value.
pub(super) struct Kept<T> {
    seen: Seen,
    /// None before the first look.
    text: Option<Vec<u8>>,
    /// The newest without errors, or the newest where there has been none.
    pub value: Option<Arc<T>>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { seen: Seen::default(), text: None, value: None, diagnostics: Vec::new() }
    }
}

impl<T> Kept<T> {
    /// The file's bytes, where they are not those of the last look; none at all for a file that is not there.
    fn news(&mut self, path: &Path, anew: bool) -> Option<(Seen, Vec<u8>)> {
        if !anew && self.text.is_some() && self.seen.still_holds(path) {
            return None;
        }
        let seen = Seen::now(path);
        let text = file::read_bytes(path).unwrap_or_default();
        if !anew && self.text.as_ref() == Some(&text) {
            self.seen = seen;
            return None;
        }
        Some((seen, text))
    }

    /// Takes over what was read, unless it may be half of something.
    fn take(
        &mut self,
        (seen, text): (Seen, Vec<u8>),
        value: Option<T>,
        is_sound: bool,
        diagnostics: Vec<Diagnostic>,
        care: Care,
    ) -> bool {
        if care.waits(seen) && (!is_sound || text.is_empty()) {
            return false;
        }
        if let Some(value) = value.filter(|_| is_sound || self.value.is_none()) {
            self.value = Some(Arc::new(value));
        }
        (self.seen, self.text, self.diagnostics) = (seen, Some(text), diagnostics);
        true
    }
}

impl Kept<Config> {
    /// Whether the settings have changed.
    pub(super) fn look(&mut self, settings: &Settings, care: Care) -> bool {
        let Some(news) = self.news(&settings.root.join(config::FILE_NAME), false) else { return false };
        let Report { value, diagnostics } = settings.read_config();
        let is_sound = value.as_ref().is_some_and(|config| !is_broken(config, &diagnostics, None));
        self.take(news, value, is_sound, diagnostics, care)
    }
}

impl Kept<Vocabularies> {
    /// Whether the vocabularies have changed. `anew` reads the same text with other settings.
    pub(super) fn look(&mut self, root: &Path, config: &Config, care: Care, anew: bool) -> bool {
        let Some(news) = self.news(&root.join(VOCABULARY_PATH), anew) else { return false };
        let Report { value, diagnostics } = content::load_vocabularies(root, config);
        let is_sound = !is_broken(config, &diagnostics, None);
        self.take(news, Some(value), is_sound, diagnostics, care)
    }
}
