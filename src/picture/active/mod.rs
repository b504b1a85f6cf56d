//! What would run, or call another site, in a file that a browser opens as a document of this site.
//!
//! A script in an SVG or HTML file acts in the name of the whole site. The question is asked of the markup as browsers
//! read it: entities, character references, escapes in style sheets, capitals and packing hide nothing. What cannot
//! be read with certainty is taken for the worst.

mod address;
mod css;
mod html;
mod markup;
mod xml;

use super::Format;
use super::format::ending;

/// Why a file is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An element that runs: `<script>`.
    Script(String),
    /// An attribute that runs when something happens: `onclick`.
    Handler(String),
    /// An address that runs, or is a document in itself: `javascript:`.
    Address(String),
    /// Something of another site that is loaded with the file.
    External(String),
    /// An element with another document in it, or that leads to one: `<iframe>`.
    Embedded(String),
    /// It is not certain what a browser makes of it.
    Unreadable,
}

/// Text files are looked through up to this size; a larger one is not published.
pub const LIMIT: usize = 32 * 1024 * 1024;

/// How browsers read a file of this name that is by its bytes a `format`.
enum Kind {
    Html,
    Xml,
    PackedXml,
}

fn kind(name: &str, format: Format) -> Option<Kind> {
    Some(match (ending(name).as_str(), format) {
        ("html" | "htm" | "shtml" | "shtm" | "mht" | "mhtml", _) | ("", Format::Html) => Kind::Html,
        ("svgz", _) | (_, Format::PackedSvg) => Kind::PackedXml,
        // What is no text is no XML either, whatever it is called.
        (
            "svg" | "xml" | "xhtml" | "xht" | "xsl" | "xslt" | "rdf" | "rss" | "atom" | "mathml",
            Format::Html | Format::Xml | Format::Text | Format::Unknown,
        )
        | (_, Format::Svg)
        | ("", Format::Xml) => Kind::Xml,
        _ => return None,
    })
}

/// Whether a file of this name could be active: then all of it has to be read.
pub fn may_be(name: &str, format: Format) -> bool {
    kind(name, format).is_some()
}

/// The first thing in the file that runs or loads.
pub fn find(name: &str, format: Format, bytes: &[u8]) -> Option<Reason> {
    let kind = kind(name, format)?;
    if bytes.len() > LIMIT {
        return Some(Reason::Unreadable);
    }
    match kind {
        Kind::Html => html::find(bytes),
        Kind::Xml => xml::find(bytes),
        Kind::PackedXml => match super::xml::unpacked(bytes, LIMIT as u64) {
            Some(text) if text.len() < LIMIT => xml::find(&text),
            _ => Some(Reason::Unreadable),
        },
    }
}
