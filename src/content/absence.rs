//! Absence is not emptiness: a folder that is not there, or not the one that was meant, is no site without articles.

use std::path::Path;

use super::Found;
use super::discover::{ARTICLES, FOLDER, at_file};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::text::slug;

/// Says which part of the content is missing; `found` are all its files.
pub(super) fn absent(root: &Path, found: &[Found]) -> Option<Diagnostic> {
    let folder = root.join(FOLDER);
    let message = match folder.symlink_metadata() {
        Err(_) => message!(sv: "Mappen {FOLDER} finns inte.", en: "There is no folder {FOLDER}."),
        Ok(metadata) if metadata.is_symlink() && !folder.exists() => {
            let target = std::fs::read_link(&folder).unwrap_or_default();
            let target = target.display();
            message!(
                sv: "{FOLDER} är en länk till {target}, som inte finns eller inte går att nå.",
                en: "{FOLDER} is a link to {target}, which is not there or cannot be reached."
            )
        }
        Ok(_) if !folder.is_dir() => message!(sv: "{FOLDER} är ingen mapp.", en: "{FOLDER} is not a folder."),
        Ok(_) if found.is_empty() => message!(
            sv: "Mappen {FOLDER} är tom. Är den en delad disk som inte är ansluten?",
            en: "The folder {FOLDER} is empty. Is it a network drive that is not connected?"
        ),
        Ok(_) if !found.iter().any(Found::is_document) => message!(
            sv: "Mappen {FOLDER} innehåller inga artiklar eller sidor (filer som slutar på .md).",
            en: "The folder {FOLDER} holds no articles or pages (files that end in .md)."
        ),
        Ok(_) => return renamed(&folder, found),
    };
    Some(at_file(Code::ContentMissing, FOLDER, message))
}

/// A folder whose name shows that it is the one of the articles, called something else.
fn renamed(content: &Path, found: &[Found]) -> Option<Diagnostic> {
    let is_there = content.join(ARTICLES).is_dir() && found.iter().any(|file| top(file) == Some(ARTICLES));
    let mut folders: Vec<&str> = found.iter().filter(|file| file.is_document()).filter_map(top).collect();
    folders.dedup();
    let meant = folders.into_iter().find(|folder| {
        let name = slug(folder);
        // Another way to write the very same name is never a section of plain pages.
        *folder != ARTICLES && (name == ARTICLES || !is_there && is_near(&name))
    })?;
    let message = message!(
        sv: "Mappen {FOLDER}/{meant} läses inte som artiklar: deras mapp heter {ARTICLES}.",
        en: "The folder {FOLDER}/{meant} is not read as articles: their folder is called {ARTICLES}."
    );
    let file = found.iter().find(|file| top(file) == Some(meant))?;
    Some(at_file(Code::ContentMissing, &file.path, message).with_help(message!(
        sv: "Döp om mappen till {FOLDER}/{ARTICLES} (med små bokstäver).",
        en: "Rename the folder to {FOLDER}/{ARTICLES} (in small letters)."
    )))
}

/// A copy, a translation or a slip of the name. What else it may be called shows when published articles would be gone.
fn is_near(name: &str) -> bool {
    let begins_so = name.strip_prefix(ARTICLES).is_some_and(|rest| rest.starts_with('-') || rest.len() <= 2);
    begins_so || strsim::damerau_levenshtein(name, ARTICLES) <= 2
}

/// The folder right below `content/` that a file stands in.
fn top(file: &Found) -> Option<&str> {
    Some(file.path.strip_prefix(FOLDER)?.strip_prefix('/')?.split_once('/')?.0)
}
