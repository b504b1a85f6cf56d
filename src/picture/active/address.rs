//! Addresses in markup.

use super::Reason;

/// Where an address stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A reader follows it.
    Link,
    /// It is shown as a picture, in which nothing runs.
    Picture,
    /// Anything else that is loaded with the file.
    Load,
}

/// What would be wrong with following or loading it.
pub fn find(address: &str, used: Use) -> Option<Reason> {
    // Browsers take out what cannot be seen, wherever it stands.
    let plain: String = address
        .chars()
        .filter(|character| *character == ' ' || !(character.is_control() || character.is_whitespace()))
        .collect();
    let plain = plain.trim();
    let shown = || plain.chars().take(60).collect::<String>();
    let is_elsewhere = plain.starts_with("//") || plain.starts_with("\\\\") || plain.starts_with("/\\");
    let scheme = match plain.split_once(':') {
        Some((scheme, _)) if is_scheme(scheme) => scheme.to_ascii_lowercase(),
        _ if is_elsewhere && used != Use::Link => return Some(Reason::External(shown())),
        _ => return None,
    };
    match (scheme.as_str(), used) {
        ("javascript" | "vbscript" | "livescript" | "mocha", _) => {
            Some(Reason::Address(format!("{scheme}:")))
        }
        ("data", Use::Picture) if is_picture(&plain[5..]) => None,
        ("data" | "blob" | "filesystem" | "view-source", _) => Some(Reason::Address(format!("{scheme}:"))),
        (_, Use::Link) => None,
        _ => Some(Reason::External(shown())),
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
}

/// Whether the rest of a `data:` address is a picture, or a font.
pub fn is_picture(data: &str) -> bool {
    let data = data.trim_start().to_ascii_lowercase();
    ["image/", "font/", "application/font", "application/x-font", "application/vnd.ms-fontobject"]
        .iter()
        .any(|kind| data.starts_with(kind))
}
