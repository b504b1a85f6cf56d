//! Which files of the content there are, and what the file system says of each. No text is read and the workspace is
//! not needed, so a large folder can be looked through beside it, while other files are being saved.

use std::path::Path;

use crate::content::{self, Found};
use crate::diagnostic::{Diagnostic, Report};

use super::stamp::Stamp;

/// All files at one moment; what has changed since is looked at again.
pub struct Survey {
    /// In order of the paths.
    pub(super) files: Vec<(Found, Option<Stamp>)>,
    /// What is wrong with their names.
    pub(super) names: Vec<Diagnostic>,
}

impl Survey {
    /// Looks through the content of the site in `root`.
    pub fn of(root: &Path) -> Self {
        let Report { value: found, diagnostics: names } = content::walk(root);
        let stamped = |found: Found| {
            let stamp = Stamp::of(&found.file);
            (found, stamp)
        };
        Self { files: found.into_iter().map(stamped).collect(), names }
    }
}
