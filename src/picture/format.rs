//! What a file is by its bytes, whatever its name says.

/// What browsers show as a picture, and what is put in a picture's place by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Jpeg,
    Png,
    Gif,
    WebP,
    Avif,
    Svg,
    /// SVG in gzip: a browser shows it only where the server says so.
    PackedSvg,
    /// The photos of newer telephones.
    Heic,
    Tiff,
    Bmp,
    Icon,
    Photoshop,
    JpegXl,
    Jpeg2000,
    /// What cameras keep before they make a picture of it.
    Raw,
    Pdf,
    /// Texts, sheets and slides, of Word for example.
    Office,
    Html,
    Xml,
    Video,
    Audio,
    Archive,
    Program,
    /// What Git leaves where the large file itself was not fetched.
    LfsPointer,
    Text,
    Empty,
    Unknown,
}

use Format::{
    Archive, Audio, Avif, Bmp, Empty, Gif, Heic, Html, Icon, Jpeg, Jpeg2000, JpegXl, LfsPointer, Office,
    PackedSvg, Pdf, Photoshop, Png, Program, Raw, Svg, Text, Tiff, Unknown, Video, WebP, Xml,
};

/// The beginnings of files. The first that fits counts.
const BEGINNINGS: &[(&[u8], Format)] = &[
    (b"\xff\xd8\xff", Jpeg),
    (b"\x89PNG\r\n\x1a\n", Png),
    (b"GIF87a", Gif),
    (b"GIF89a", Gif),
    (b"BM", Bmp),
    (b"8BPS", Photoshop),
    (b"\xff\x0a", JpegXl),
    (b"\0\0\0\x0cJXL ", JpegXl),
    (b"\0\0\0\x0cjP  ", Jpeg2000),
    (b"\xff\x4f\xff\x51", Jpeg2000),
    (b"\0\0\x01\0", Icon),
    (b"II*\0\x10\0\0\0CR", Raw),
    (b"IIRO", Raw),
    (b"IIU\0", Raw),
    (b"FUJIFILMCCD-RAW", Raw),
    (b"II*\0", Tiff),
    (b"MM\0*", Tiff),
    (b"II+\0", Tiff),
    (b"MM\0+", Tiff),
    (b"%PDF", Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Office),
    (b"{\\rtf", Office),
    (b"\x1aE\xdf\xa3", Video),
    (b"ID3", Audio),
    (b"OggS", Audio),
    (b"fLaC", Audio),
    (b"Rar!", Archive),
    (b"7z\xbc\xaf\x27\x1c", Archive),
    (b"\x7fELF", Program),
    (b"version https://git-lfs", LfsPointer),
];

/// What the major brand of a file in boxes (ISO base media) means. HEIC and AVIF may both begin with `mif1`.
fn of_brands(head: &[u8]) -> Format {
    let size = head.first_chunk().map_or(0, |size| u32::from_be_bytes(*size) as usize);
    let boxes = &head[8..size.clamp(8, head.len())];
    let brands = || boxes.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1).map(|(_, brand)| brand);
    let has = |wanted: &[&[u8]]| brands().any(|brand| wanted.contains(&brand));
    let major = boxes.get(..4).unwrap_or_default();
    if has(&[b"avif", b"avis"]) {
        Avif
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"])
        || matches!(major, b"mif1" | b"msf1")
    {
        Heic
    } else if major == b"crx " {
        Raw
    } else if matches!(major, b"M4A " | b"M4B ") {
        Audio
    } else {
        Video
    }
}

impl Format {
    /// What a file that begins with `head` is. A few hundred bytes are enough for all but text.
    pub fn of(head: &[u8]) -> Self {
        if head.is_empty() {
            return Empty;
        }
        if head.get(4..8) == Some(b"ftyp") {
            return of_brands(head);
        }
        if head.starts_with(b"RIFF") {
            return match head.get(8..12) {
                Some(b"WEBP") => WebP,
                Some(b"WAVE") => Audio,
                Some(b"AVI ") => Video,
                _ => Unknown,
            };
        }
        if head.starts_with(b"PK\x03\x04") {
            let office: [&[u8]; 6] = [
                b"[Content_Types]",
                b"word/",
                b"xl/",
                b"ppt/",
                b"mimetypeapplication/vnd.oasis",
                b"docProps/",
            ];
            let name = &head[30.min(head.len())..head.len().min(100)];
            return if office.iter().any(|part| name.starts_with(part)) { Office } else { Archive };
        }
        if head.starts_with(b"MZ") && !is_text(head) {
            return Program;
        }
        if head.starts_with(b"\x1f\x8b") {
            return if super::xml::unpacked(head, 4096).is_some_and(|text| of_text(&text) == Svg) {
                PackedSvg
            } else {
                Archive
            };
        }
        let known = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning));
        match known {
            Some((_, Bmp)) if is_text(head) => of_text(head),
            Some((_, format)) => *format,
            None => of_text(head),
        }
    }

    /// What the ending of a name promises, where it names a picture that browsers show.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match ending(name).as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" | "pjpeg" | "pjp" => Jpeg,
            "png" | "apng" => Png,
            "gif" => Gif,
            "webp" => WebP,
            "avif" => Avif,
            "svg" => Svg,
            _ => return None,
        })
    }

    /// Whether browsers show it as a picture.
    pub fn is_shown(self) -> bool {
        matches!(self, Jpeg | Png | Gif | WebP | Avif | Svg)
    }

    /// Whether it is a picture that nobody can take its metadata out of here.
    pub fn is_sealed(self) -> bool {
        matches!(self, Heic | Tiff | Photoshop | JpegXl | Jpeg2000 | Raw)
    }

    /// Whether it is made of pixels.
    pub fn is_raster(self) -> bool {
        self.is_shown() && self != Svg
    }

    /// The usual ending of its files, where browsers show it.
    pub fn ending(self) -> Option<&'static str> {
        Some(match self {
            Jpeg => "jpg",
            Png => "png",
            Gif => "gif",
            WebP => "webp",
            Avif => "avif",
            Svg => "svg",
            _ => return None,
        })
    }
}

/// The ending of a name in small letters, without the dot; empty where there is none.
pub(super) fn ending(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

fn is_text(bytes: &[u8]) -> bool {
    bytes.len() > 2 && !bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
}

/// Markup, or plain text. Byte order marks, space, comments and declarations may stand first.
fn of_text(head: &[u8]) -> Format {
    let Some(text) = super::xml::beginning(head) else {
        return if is_text(head) { Text } else { Unknown };
    };
    let text = text.trim_start();
    if !text.starts_with('<') {
        return if is_text(head) { Text } else { Unknown };
    }
    match super::xml::first_element(text) {
        Some(name) if name == "svg" => Svg,
        Some(name) if HTML.contains(&name.to_ascii_lowercase().as_str()) => Html,
        Some(_) => Xml,
        None => Text,
    }
}

/// Whether a beginning that is text so far may turn out to be markup further on.
pub(super) fn may_become_markup(head: &[u8]) -> bool {
    super::xml::beginning(head).is_some_and(|text| text.trim_start().starts_with('<'))
}

/// What browsers take for HTML by its first tag, and what parts of pages begin with.
const HTML: [&str; 26] = [
    "html", "head", "body", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title", "b",
    "br", "p", "meta", "link", "base", "img", "span", "form", "section", "main", "article", "center", "ul",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_bytes() {
        let ftyp = |brands: &str| [b"\0\0\0\x18ftyp", brands.as_bytes()].concat();
        for (bytes, expected) in [
            (b"".to_vec(), Empty),
            (b"\xff\xd8\xff\xe0".to_vec(), Jpeg),
            (ftyp("heic\0\0\0\0mif1heic"), Heic),
            (ftyp("mif1\0\0\0\0mif1heic"), Heic),
            (ftyp("mif1\0\0\0\0avifmif1"), Avif),
            (ftyp("avif\0\0\0\0mif1miaf"), Avif),
            (ftyp("isom\0\0\x02\0isomiso2"), Video),
            (ftyp("qt  \0\0\0\0qt  "), Video),
            (b"\0\0\0\x18ftypheicxxxxxxxxxxx".to_vec(), Heic),
            (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), WebP),
            (b"BM\x36\0\0\0\0\0".to_vec(), Bmp),
            (b"BMI i Sverige".to_vec(), Text),
            (b"II*\0\x08\0\0\0".to_vec(), Tiff),
            (b"%PDF-1.7".to_vec(), Pdf),
            (b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaword/document.xml".to_vec(), Office),
            (b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaafoto.jpg".to_vec(), Archive),
            (b"MZ\x90\0".to_vec(), Program),
            (b"<html>404</html>".to_vec(), Html),
            (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>".to_vec(), Html),
            (b"<!-- x --><!doctype HTML>".to_vec(), Html),
            (
                b"<?xml version='1.0'?><!-- > --><!DOCTYPE svg [<!ENTITY a '>'>]>\n<svg:svg xmlns:svg='x'>"
                    .to_vec(),
                Svg,
            ),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), Svg),
            (b"<rss version='2.0'>".to_vec(), Xml),
            (b"version https://git-lfs.github.com/spec/v1\n".to_vec(), LfsPointer),
            ("Hej på dig".as_bytes().to_vec(), Text),
            (b"\x01\x02\x03\x04".to_vec(), Unknown),
        ] {
            assert_eq!(Format::of(&bytes), expected, "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn names_promise_a_format() {
        assert_eq!(Format::of_name("a/b.C.JPEG"), Some(Jpeg));
        assert_eq!(Format::of_name("a.png/b"), None);
        assert_eq!(Format::of_name("png"), None);
    }
}
