//! Absence is not emptiness: a folder that is not there, or not the one that was meant, is no site without articles.

use std::path::Path;

use super::Found;
use super::discover::{ARTICLES, FOLDER, at_file};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;
use crate::text::file::Special;
use crate::text::slug;

/// The other folders of a site; each may be missing.
const OPTIONAL: [&str; 5] = [super::STATIC_FOLDER, "templates", "strings", "assets", "themes"];

/// Says which part of the content is missing; `found` are all its files.
pub(super) fn absent(root: &Path, found: &[Found]) -> Vec<Diagnostic> {
    let optional = OPTIONAL.into_iter().filter_map(|name| no_folder(&root.join(name), name));
    absent_content(root, found).into_iter().chain(optional).collect()
}

/// Something stands in the place of a folder that is none.
fn no_folder(path: &Path, name: &str) -> Option<Diagnostic> {
    let metadata = path.symlink_metadata().ok()?;
    if path.is_dir() {
        return None;
    }
    if let Some(special) = Special::at(path) {
        return Some(special.diagnostic(name));
    }
    let message = if metadata.is_symlink() { dangling(path, name) } else { no_folder_at(name) };
    Some(at_file(Code::ContentMissing, name, message))
}

fn dangling(link: &Path, name: &str) -> Message {
    let target = std::fs::read_link(link).unwrap_or_default();
    let target = target.display();
    message!(
        sv: "{name} är en länk till {target}, som inte finns eller inte går att nå.",
        en: "{name} is a link to {target}, which is not there or cannot be reached."
    )
}

fn no_folder_at(name: &str) -> Message {
    message!(sv: "{name} är ingen mapp.", en: "{name} is not a folder.")
}

fn absent_content(root: &Path, found: &[Found]) -> Option<Diagnostic> {
    let folder = root.join(FOLDER);
    let articles = format!("{FOLDER}/{ARTICLES}");
    let message = match folder.symlink_metadata() {
        Err(_) => message!(sv: "Mappen {FOLDER} finns inte.", en: "There is no folder {FOLDER}."),
        Ok(metadata) if metadata.is_symlink() && !folder.exists() => dangling(&folder, FOLDER),
        Ok(_) if !folder.is_dir() => no_folder_at(FOLDER),
        Ok(_) if is_wrong(&folder.join(ARTICLES), found) => {
            return Some(at_file(Code::ContentMissing, &articles, wrong(&folder.join(ARTICLES), &articles)));
        }
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

/// Whether something stands where the articles' folder belongs that brings none.
fn is_wrong(folder: &Path, found: &[Found]) -> bool {
    let is_there = folder.symlink_metadata().is_ok();
    is_there && !found.iter().any(|file| file.is_document() && top(file) == Some(ARTICLES))
}

fn wrong(folder: &Path, name: &str) -> Message {
    match folder.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() && folder.exists() => message!(
            sv: "{name} är en länk till en annan mapp. Länkar inne i {FOLDER} följs inte, men hela {FOLDER} får vara en.",
            en: "{name} is a link to another folder. Links inside {FOLDER} are not followed, but all of {FOLDER} may be one."
        ),
        Ok(metadata) if metadata.is_symlink() => dangling(folder, name),
        Ok(metadata) if !metadata.is_dir() => no_folder_at(name),
        _ => message!(
            sv: "Mappen {name} har inga artiklar. Är den en delad disk som inte är ansluten? En webbplats utan artiklar har inte mappen.",
            en: "The folder {name} holds no articles. Is it a network drive that is not connected? A site without articles has no such folder."
        ),
    }
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
