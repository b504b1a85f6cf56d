//! Which files of the content there are, and what the file system says of each. No text is read and the workspace is
//! not needed, so a large folder can be looked through beside it, while other files are being saved.

use std::path::{Path, PathBuf};

use crate::content::{self, Attachment, Found};
use crate::diagnostic::{Code, Diagnostic, Report};

use super::stamp::Stamp;

/// All files at one moment; what has changed since is looked at again.
pub struct Survey {
    /// In order of the paths.
    pub(super) documents: Vec<(Found, Option<Stamp>)>,
    pub(super) attachments: Vec<(Attachment, Option<Stamp>)>,
    /// What is wrong with their names.
    pub(super) names: Vec<Diagnostic>,
    links: Vec<(PathBuf, String)>,
}

impl Survey {
    /// Looks through the content of the site in `root`.
    pub fn of(root: &Path) -> Self {
        let Report { value: found, diagnostics: mut names } = content::walk(root);
        let (mut documents, mut attachments) = (Vec::new(), Vec::new());
        for file in found {
            let stamp = Stamp::of(&file.file);
            if file.is_document() {
                documents.push((file, stamp));
            } else {
                attachments.push((file.attachment(), stamp));
            }
        }
        for file in content::walk_static(root).unpack(&mut names) {
            let stamp = Stamp::of(&file.file);
            attachments.push((file, stamp));
        }
        let documents_and_files = documents.iter().map(|(file, _)| (&file.file, &file.path));
        let all = documents_and_files.chain(attachments.iter().map(|(file, _)| (&file.file, &file.path)));
        let links = all.filter(|(file, _)| file.is_symlink());
        let links =
            links.filter_map(|(file, path)| Some((file.canonicalize().ok()?, path.clone()))).collect();
        Self { documents, attachments, names, links }
    }

    /// The files that links of the content lead to, each with the path of its link: a change there is one here.
    pub fn links(&self) -> &[(PathBuf, String)] {
        &self.links
    }

    /// Whether the content as a whole cannot be found, which is not the same as being empty.
    pub(super) fn is_absent(&self) -> bool {
        let is_of_content =
            |mistake: &Diagnostic| mistake.location.source.path().starts_with(content::FOLDER);
        self.names.iter().any(|mistake| mistake.code == Code::ContentMissing && is_of_content(mistake))
    }
}
