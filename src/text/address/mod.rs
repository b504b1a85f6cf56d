//! The one reader of addresses: of links and images, of the fields that hold an address, of old addresses.
//!
//! [`read`] says what an address points at, or why it points at nothing, and where a slip of the pen can be seen
//! through, what was meant. [`habits`] tells of addresses that work but should not stand on a page.

mod habits;
mod host;
mod percent;
mod scheme;

pub use habits::complain;
pub use host::{guess, inside};
pub use percent::percent_decoded;

/// What an address points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A file, relative to the file it stands in: `../x.md`, `karta.png`; and the parts after `?` and `#`.
    File { path: String, query: Option<String>, fragment: Option<String> },
    /// A place on the same page.
    Fragment(String),
    /// An address of the site itself: `/taggar/`; also where it is written as the preview shows it
    /// (`http://localhost:4000/taggar/`).
    Site { path: String, query: Option<String>, fragment: Option<String> },
    /// Another host; the full URL.
    External(String),
    /// `mailto:`, `tel:`.
    Contact(String),
}

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// `javascript`, `data` and whatever else is neither web nor mail.
    Scheme(String),
    /// `C:\…`, `\\server\…`, `file:…`: only whoever wrote it has what is there.
    OwnDisk,
    /// No address at all; with the one that was meant, where it can be seen.
    Malformed(Option<String>),
}

/// Says what an address points at.
pub fn read(address: &str) -> Result<Reference, Refusal> {
    let address = address.trim_matches(is_blank);
    if address.is_empty() {
        return Err(Refusal::Empty);
    }
    if address.contains(|character: char| character.is_control()) {
        return Err(Refusal::Malformed(None));
    }
    if address.starts_with('\\') || is_drive(address) {
        return Err(Refusal::OwnDisk);
    }
    if let Some(host) = address.strip_prefix("//") {
        return Err(Refusal::Malformed(guess(host)));
    }
    if let Some(fragment) = address.strip_prefix('#') {
        return Ok(Reference::Fragment(percent_decoded(fragment)));
    }
    if let Some(found) = scheme::web(address) {
        return web(address, &found);
    }
    match scheme::named(address) {
        Some(name) => match name.to_ascii_lowercase().as_str() {
            "mailto" | "tel" => Ok(Reference::Contact(address.to_owned())),
            "file" | "smb" => Err(Refusal::OwnDisk),
            other => Err(Refusal::Scheme(other.to_owned())),
        },
        None => Ok(own(address)),
    }
}

/// What word processors leave at the ends of what is copied.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// `C:\Users`, `G:/Gemensam`.
fn is_drive(address: &str) -> bool {
    let mut letters = address.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic()) && letters.next() == Some(':')
}

/// An address with a scheme of the web, or what was meant as one.
fn web(address: &str, found: &scheme::Web<'_>) -> Result<Reference, Refusal> {
    let (scheme, rest) = (found.scheme, found.rest);
    if found.is_exact && host::is_sound(host::of(rest)) {
        return Ok(if host::is_loopback(host::of(rest)) {
            own(host::path(rest))
        } else {
            Reference::External(address.to_owned())
        });
    }
    Err(Refusal::Malformed(host::mended(rest).map(|rest| format!("{scheme}://{rest}"))))
}

/// An address without scheme and host.
fn own(address: &str) -> Reference {
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, Some(percent_decoded(fragment))),
        None => (address, None),
    };
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (rest, None),
    };
    let path = percent_decoded(path);
    if path.starts_with('/') {
        Reference::Site { path, query, fragment }
    } else {
        Reference::File { path, query, fragment }
    }
}

/// Reads an address of the site itself, of which scheme and host are taken away.
pub fn read_inside(path: &str) -> Reference {
    if path.starts_with('/') { own(path) } else { own(&format!("/{path}")) }
}

#[cfg(test)]
mod tests;
