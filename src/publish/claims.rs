//! Which output owns which path: every path is safe to write, and no two outputs meet.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::PublishError;

/// Whether `path` may be written: relative, `/` between its parts, none of them empty or `..`. `.git` is never ours,
/// and what begins with `.samla-` is the publisher's own.
pub(super) fn is_safe(path: &str) -> bool {
    path.split('/').all(is_safe_part)
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && (!cfg!(windows) || !path.contains(':'))
}

fn is_safe_part(part: &str) -> bool {
    if !part.starts_with('.') {
        return !part.is_empty();
    }
    // As a file system takes it that knows no case.
    let key = key(part);
    !matches!(key.as_str(), "." | ".." | ".git") && !key.starts_with(".samla-")
}

/// Paths that a case-insensitive or normalising file system takes for the same have the same key.
pub(super) fn key(path: &str) -> String {
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        path.nfc().flat_map(char::to_lowercase).nfc().collect()
    }
}

#[derive(Debug)]
struct Claim {
    path: String,
    is_file: bool,
}

/// All paths that the outputs of this build have taken, with the folders they lie in.
#[derive(Debug, Default)]
pub(super) struct Claims(BTreeMap<String, Claim>);

impl Claims {
    /// Takes `path` for a file. Says whether its folder is new.
    pub(super) fn take(&mut self, path: &str) -> Result<bool, PublishError> {
        if !is_safe(path) {
            return Err(PublishError::BadPath { path: path.to_owned() });
        }
        let key = key(path);
        if let Some(claim) = self.0.get(&key) {
            return Err(if claim.path == path && claim.is_file {
                PublishError::Duplicate { path: path.to_owned() }
            } else {
                PublishError::Collision { path: path.to_owned(), other: claim.path.clone() }
            });
        }
        let mut folder_is_new = false;
        for (end, _) in path.match_indices('/').rev() {
            let folder = &path[..end];
            let folder_key = self::key(folder);
            match self.0.get(&folder_key) {
                Some(claim) if claim.is_file || claim.path != folder => {
                    return Err(PublishError::Collision { path: path.to_owned(), other: claim.path.clone() });
                }
                // The folders above were taken together with this one.
                Some(_) => break,
                None => {
                    folder_is_new = true;
                    self.0.insert(folder_key, Claim { path: folder.to_owned(), is_file: false });
                }
            }
        }
        self.0.insert(key, Claim { path: path.to_owned(), is_file: true });
        Ok(folder_is_new)
    }

    /// Whether an output is written to `path`, or to what some file systems take for it.
    pub(super) fn holds_file(&self, path: &str) -> bool {
        self.0.get(&key(path)).is_some_and(|claim| claim.is_file)
    }

    /// Whether outputs lie under `path`.
    pub(super) fn holds_folder(&self, path: &str) -> bool {
        self.0.get(&key(path)).is_some_and(|claim| !claim.is_file)
    }

    /// The files, sorted.
    pub(super) fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> =
            self.0.values().filter(|claim| claim.is_file).map(|claim| claim.path.as_str()).collect();
        files.sort_unstable();
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_inside_the_folder_are_safe() {
        let safe =
            ["index.html", "a/b.c/d", "bild på ö.jpg", "a b", ".nojekyll", "a/.b", ".gitignore", "..."];
        for path in safe {
            assert!(is_safe(path), "{path}");
        }
        let outside = ["", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a\\b", "a\0", "a\nb"];
        let reserved = [".git", ".git/config", "a/.GIT/b", ".samla-manifest", "a/.Samla-old-1/b"];
        for path in outside.into_iter().chain(reserved) {
            assert!(!is_safe(path), "{path:?}");
        }
    }

    #[test]
    fn two_outputs_never_share_a_path() {
        let mut claims = Claims::default();
        assert!(claims.take("å/index.html").unwrap());
        assert!(!claims.take("å/b.html").unwrap());
        assert!(matches!(claims.take("å/b.html"), Err(PublishError::Duplicate { .. })));
        for path in ["Å/c.html", "å/B.html", "å", "å/b.html/d", "a\u{30a}/c.html"] {
            assert!(matches!(claims.take(path), Err(PublishError::Collision { .. })), "{path}");
        }
        assert_eq!(claims.files(), ["å/b.html", "å/index.html"]);
    }
}
