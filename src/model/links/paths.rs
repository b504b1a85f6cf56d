//! Paths between files, with `/` between their parts.

use crate::text::composed;

/// Joins a relative path to a folder, in composed form as files are kept; `None` when it leads out of the site's root.
pub(in crate::model) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(composed(&parts.join("/")).into_owned())
}

/// The way from a folder to a file, both relative to the root.
pub(super) fn relative(folder: &str, file: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = file.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let mut way = vec![".."; from.len() - shared];
    way.extend(&to[shared..]);
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::{join, relative};

    #[test]
    fn paths_are_joined_and_taken_apart() {
        assert_eq!(join("content/initiativ", "../om.md").as_deref(), Some("content/om.md"));
        assert_eq!(join("content", "../../x.md"), None);
        assert_eq!(join("content", "a\u{30a}.png").as_deref(), Some("content/å.png"));
        assert_eq!(relative("content/initiativ", "content/om.md"), "../om.md");
        assert_eq!(relative("content/initiativ", "content/initiativ/a.md"), "a.md");
    }
}
