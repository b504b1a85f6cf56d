//! The text of XML files, in the encodings that drawing programs write, and their entities.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::string::FromUtf16Error;

use flate2::read::GzDecoder;
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape_with};
use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};

const SHOWN: [&str; 3] =
    ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];

/// The text of a whole file; `None` where its encoding is not certain.
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let declared = declared_encoding(bytes);
    if let Some(text) = utf16(bytes) {
        return text.ok().map(Cow::Owned);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match declared.as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => str::from_utf8(bytes).ok().map(Cow::Borrowed),
        // As browsers read both; the few signs between them matter to no markup.
        Some("iso-8859-1" | "latin1" | "windows-1252") => Some(match str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Cow::Borrowed(text),
            _ => Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()),
        }),
        _ => None,
    }
}

/// The text that a file begins with, as far as it can be read.
pub fn beginning(head: &[u8]) -> Option<Cow<'_, str>> {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return utf16(&head[..head.len() & !1])?.ok().map(Cow::Owned);
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    (!head.contains(&0)).then(|| String::from_utf8_lossy(head))
}

/// The text of what begins with the mark of UTF-16.
fn utf16(bytes: &[u8]) -> Option<Result<String, FromUtf16Error>> {
    let read = match bytes.first_chunk()? {
        b"\xff\xfe" => u16::from_le_bytes,
        b"\xfe\xff" => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = bytes[2..].as_chunks::<2>().0.iter().map(|unit| read(*unit)).collect();
    Some(String::from_utf16(&units))
}

/// What the declaration in the first line says, in small letters.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    Some(value.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?.to_ascii_lowercase())
}

/// The name of the first element, without a prefix; `html` where the document says that it is that.
pub fn first_element(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let is_html = tag.name().prefix().is_none() && name.eq_ignore_ascii_case("html");
                return Some(if is_html { "html".to_owned() } else { name });
            }
            Event::DocType(kind) if is_html(&kind.xml10_content()) => return Some("html".to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn is_html(doctype: &str) -> bool {
    doctype.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("html"))
}

/// What is packed in gzip, up to `limit` bytes. `None` where it cannot be unpacked.
pub fn unpacked(bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let outcome = GzDecoder::new(bytes).take(limit).read_to_end(&mut text);
    // A head ends before its packed text does.
    (outcome.is_ok() || !text.is_empty()).then_some(text)
}

/// Texts that a document gives a name, and that stand where the name is written.
#[derive(Debug, Default)]
pub struct Entities(BTreeMap<String, String>);

impl Entities {
    /// Reads those of a document type. `None` where it holds anything but plain texts: markup, files, attributes
    /// that elements get without their being written.
    pub fn read(doctype: &str) -> Option<Self> {
        let mut found = BTreeMap::new();
        let mut parts = doctype.split('<');
        parts.next();
        for part in parts {
            if part.starts_with("!--") {
                continue;
            }
            let (name, rest) = part.strip_prefix("!ENTITY")?.trim_start().split_once(char::is_whitespace)?;
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''))?;
            let (value, _) = rest[1..].split_once(quote)?;
            if name == "%" || value.contains(['&', '%']) {
                return None;
            }
            // The first of a name counts.
            found.entry(name.to_owned()).or_insert_with(|| value.to_owned());
        }
        Some(Self(found))
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).or_else(|| resolve_xml_entity(name))
    }

    /// Whether a browser draws what is of this namespace: drawings, and pages and formulas within them.
    pub fn is_shown(&self, namespace: &ResolveResult) -> bool {
        let ResolveResult::Bound(Namespace(name)) = namespace else { return false };
        self.unescape(name).is_some_and(|name| SHOWN.contains(&&*name))
    }

    /// `raw` with its references replaced; `None` where one is not known.
    pub fn unescape<'a>(&self, raw: &'a str) -> Option<Cow<'a, str>> {
        unescape_with(raw, |name| self.get(name)).ok()
    }
}
