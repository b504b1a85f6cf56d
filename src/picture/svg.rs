//! SVG: its size, and the drawing without what programs note about who made it and where.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};

use super::clean::{self, Fault};
use super::probe::Size;
use super::reader::Short;
use super::xml::{self, Entities};
use super::{Format, base64};

const LINKS: [&str; 3] =
    ["http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"];

/// A drawing that only has a shape fills the width that it is given; so wide is wide enough for all.
const FILLING: f64 = 1200.0;

/// The size that the first tag tells.
pub fn size(bytes: &[u8]) -> Result<Option<Size>, Short> {
    let Some(text) = xml::beginning(bytes) else { return Ok(None) };
    let mut reader = NsReader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => return Ok(size_of(&tag)),
            Ok(Event::Eof) | Err(_) => return Err(Short),
            Ok(_) => {}
        }
    }
}

fn size_of(tag: &BytesStart) -> Option<Size> {
    let value =
        |name: &str| tag.try_get_attribute(name).ok().flatten().map(|attribute| attribute.value.into_owned());
    let shape = value("viewBox").and_then(|shape| {
        let numbers: Vec<f64> =
            shape.split([' ', ',', '\t', '\n']).filter_map(|number| number.parse().ok()).collect();
        <[f64; 4]>::try_from(numbers).ok().map(|[_, _, width, height]| (width, height))
    });
    let (width, height) =
        (value("width").and_then(|it| pixels(&it)), value("height").and_then(|it| pixels(&it)));
    let (width, height) = match (width, height, shape) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((x, y))) => (width, width * y / x),
        (None, Some(height), Some((x, y))) => (height * x / y, height),
        (None, None, Some((x, y))) => (FILLING, FILLING * y / x),
        _ => return None,
    };
    Some(Size { width: whole(width)?, height: whole(height)? })
}

/// A length in pixels; `None` where it depends on what is around.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let digits =
        length.trim_end_matches(|character: char| character.is_ascii_alphabetic() || character == '%');
    let factor = match &length[digits.len()..] {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    digits.trim().parse::<f64>().ok().map(|number| number * factor)
}

fn whole(number: f64) -> Option<u32> {
    let rounded = number.round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between these")]
    (1.0..=100_000.0).contains(&rounded).then_some(rounded as u32)
}

/// The drawing without comments, the notes of drawing programs and the descriptions of whoever made it.
pub fn clean(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Fault> {
    let text = xml::text(bytes).ok_or(Fault::Unknown)?;
    let mut reader = NsReader::from_str(&text);
    let mut out = String::with_capacity(text.len());
    let mut entities = Entities::default();
    let (mut hidden, mut depth) = (0_usize, 0_usize);
    loop {
        let start = position(&reader);
        let (namespace, event) = reader.read_resolved_event().map_err(|_| Fault::Damaged)?;
        let is_hidden = matches!(namespace, ResolveResult::Bound(_)) && !entities.is_shown(&namespace);
        let whole = |reader: &NsReader<&[u8]>| start..position(reader);
        match event {
            Event::Eof if depth > 0 => return Err(Fault::CutOff),
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                if hidden > 0 || is_hidden || tag.local_name().as_ref() == "metadata" {
                    hidden += 1;
                } else {
                    push_tag(&mut out, &tag, ">", reader.resolver(), &entities);
                }
            }
            Event::Empty(tag) => {
                if hidden == 0 && !is_hidden && tag.local_name().as_ref() != "metadata" {
                    push_tag(&mut out, &tag, "/>", reader.resolver(), &entities);
                }
            }
            Event::End(_) => {
                depth -= 1;
                if hidden > 0 {
                    hidden -= 1;
                } else {
                    out.push_str(&text[whole(&reader)]);
                }
            }
            Event::Comment(_) | Event::PI(_) => {}
            Event::Decl(_) => out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
            Event::DocType(doctype) => {
                entities = Entities::read(&doctype.xml10_content()).ok_or(Fault::Unknown)?;
                out.push_str(&text[whole(&reader)]);
            }
            _ if hidden > 0 => {}
            _ => out.push_str(&text[whole(&reader)]),
        }
    }
    Ok(Cow::Owned(out.into_bytes()))
}

fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Writes a tag without the attributes that programs keep for themselves.
fn push_tag(
    out: &mut String,
    tag: &BytesStart,
    end: &str,
    resolver: &NamespaceResolver,
    entities: &Entities,
) {
    out.push('<');
    out.push_str(tag.name().0);
    for attribute in tag.attributes().with_checks(false).flatten() {
        let (namespace, _) = resolver.resolve_attribute(attribute.key);
        let is_kept = match &namespace {
            // The source of the drawing, which some programs put on its first tag.
            ResolveResult::Unbound => (tag.name().0, attribute.key.0) != ("svg", "content"),
            ResolveResult::Bound(Namespace(name)) => {
                let name = entities.unescape(name).unwrap_or_default();
                LINKS.contains(&&*name) || entities.is_shown(&namespace)
            }
            ResolveResult::Unknown(_) => false,
        };
        if is_kept {
            let value = without_metadata(&attribute.value);
            let quote = if value.contains('"') { '\'' } else { '"' };
            out.push(' ');
            out.push_str(attribute.key.0);
            out.push('=');
            out.push(quote);
            out.push_str(&value);
            out.push(quote);
        }
    }
    out.push_str(end);
}

/// A picture that stands in the drawing itself is cleaned like one in a file of its own.
fn without_metadata(value: &str) -> Cow<'_, str> {
    let cleaned = || {
        let (head, data) = value.trim().split_once(";base64,")?;
        let head = head.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("data:")).map(|_| head)?;
        let bytes = base64::decode(data)?;
        let format = Format::of(&bytes);
        let bytes = clean::raster(format, &bytes).ok().flatten()?.bytes;
        Some(format!("{head};base64,{}", base64::encode(&bytes)))
    };
    cleaned().map_or(Cow::Borrowed(value), Cow::Owned)
}
