//! Files for the host and the theme: what stands in `static/` is published as it is, under its own name.
//!
//! `static/CNAME` becomes `/CNAME`, `static/.well-known/security.txt` the address of the same name. Unlike the files
//! beside articles they need no page that refers to them, and names keep their capitals and dots.

use std::path::Path;

use walkdir::WalkDir;

use super::discover::{at_file, inside, relative, special, unreadable};
use super::{Attachment, Facts, Origin};
use crate::diagnostic::{Code, Report};
use crate::message;

/// The folder in the root of a site.
pub const FOLDER: &str = "static";

/// All files of `root/static`, in the order of their paths.
pub fn walk(root: &Path) -> Report<Vec<Attachment>> {
    let folder = root.join(FOLDER);
    let (mut found, mut diagnostics) = (Vec::new(), Vec::new());
    if !folder.exists() {
        return Report::default();
    }
    let homes = [root, &folder].map(|home| home.canonicalize().unwrap_or_else(|_| home.to_path_buf()));
    let is_part = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_str().is_some_and(left_behind)
    };
    for entry in WalkDir::new(&folder).into_iter().filter_entry(is_part) {
        let entry = match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => continue,
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(unreadable(root, &error));
                continue;
            }
        };
        let (path, readable) = relative(root, entry.path());
        let target = path.strip_prefix("static/").unwrap_or(&path).to_owned();
        if let Some(special) = special(&entry) {
            diagnostics.push(special.diagnostic(&path));
        } else if !readable || !is_publishable(&target) {
            let message = message!(
                sv: "Filens namn kan inte bli en adress: det har tecken som inte går att skriva i en.",
                en: "The name of the file cannot be an address: it has characters that none can hold."
            );
            diagnostics.push(at_file(Code::FileName, &path, message));
        } else if entry.path_is_symlink() && !inside(&homes, entry.path()) {
            let message =
                message!(sv: "Den symboliska länken följs inte.", en: "The symbolic link is not followed.");
            diagnostics.push(at_file(Code::SymlinkIgnored, &path, message));
        } else {
            found.push(Attachment {
                path,
                file: entry.into_path(),
                target,
                origin: Origin::Static,
                facts: Facts::default(),
            });
        }
    }
    found.sort_unstable_by(|left, right| left.path.cmp(&right.path));
    Report { value: found, diagnostics }
}

/// What systems and version control leave in a folder, which nobody means to publish.
fn left_behind(name: &str) -> bool {
    matches!(name, ".git" | ".gitkeep" | ".gitignore" | ".gitattributes" | ".DS_Store")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name.starts_with("~$")
}

/// Whether a web server can be asked for it, and Samla's own names in the output are left alone.
fn is_publishable(target: &str) -> bool {
    !target.contains(|character: char| character.is_control() || character == '\\')
        && !target.split('/').any(|part| part.starts_with(".samla-"))
}
