//! SVG and other XML.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};

use super::super::xml::{self, Entities};
use super::markup::Tag;
use super::{Reason, css};

/// The first thing in an XML document that runs or loads. In what is no drawing only elements of drawings and pages
/// do: to a browser, all others are names.
pub fn find(bytes: &[u8]) -> Option<Reason> {
    let Some(text) = xml::text(bytes) else { return Some(Reason::Unreadable) };
    let is_drawing = xml::first_element(&text).is_none_or(|name| name == "svg");
    Walk { reader: NsReader::from_str(&text), is_drawing, entities: Entities::default(), style: None }.find()
}

struct Walk<'a> {
    reader: NsReader<&'a [u8]>,
    is_drawing: bool,
    entities: Entities,
    /// The text of the style sheet that is open.
    style: Option<String>,
}

impl Walk<'_> {
    fn find(mut self) -> Option<Reason> {
        loop {
            let read = self.reader.read_resolved_event();
            let is_shown = read.as_ref().is_ok_and(|(namespace, _)| self.entities.is_shown(namespace));
            let counts = self.is_drawing || is_shown;
            let found = match read.map(|(_, event)| event) {
                Err(_) => Some(Reason::Unreadable),
                Ok(Event::Eof) => return None,
                Ok(Event::Start(tag)) => {
                    if tag.local_name().as_ref().eq_ignore_ascii_case("style") {
                        self.style = Some(String::new());
                    }
                    counts.then(|| self.tag(&tag)).flatten()
                }
                Ok(Event::Empty(tag)) => counts.then(|| self.tag(&tag)).flatten(),
                Ok(Event::End(tag)) => {
                    let is_style = tag.local_name().as_ref().eq_ignore_ascii_case("style");
                    self.style.take_if(|_| is_style).filter(|_| counts).and_then(|style| css::find(&style))
                }
                Ok(Event::PI(instruction)) => {
                    let target = instruction.target();
                    target
                        .eq_ignore_ascii_case("xml-stylesheet")
                        .then(|| Reason::External(format!("<?{target}?>")))
                }
                Ok(Event::DocType(doctype)) => match Entities::read(&doctype.xml10_content()) {
                    Some(entities) => {
                        self.entities = entities;
                        None
                    }
                    None => Some(Reason::Unreadable),
                },
                Ok(Event::Text(text)) => self.styled(&text.xml10_content()),
                Ok(Event::CData(text)) => self.styled(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => self.styled(character.encode_utf8(&mut [0; 4])),
                    _ => match self.entities.get(&reference.xml10_content()).map(str::to_owned) {
                        Some(text) => self.styled(&text),
                        None => Some(Reason::Unreadable),
                    },
                },
                Ok(Event::Comment(_) | Event::Decl(_)) => None,
            };
            if found.is_some() {
                return found;
            }
        }
    }

    /// Text is only of interest within a style sheet.
    fn styled(&mut self, text: &str) -> Option<Reason> {
        if let Some(style) = &mut self.style {
            style.push_str(text);
        }
        None
    }

    fn tag(&self, tag: &BytesStart) -> Option<Reason> {
        if tag.contains('<') {
            return Some(Reason::Unreadable);
        }
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let Ok(attribute) = attribute else { return Some(Reason::Unreadable) };
            let Some(value) = self.entities.unescape(&attribute.value) else {
                return Some(Reason::Unreadable);
            };
            if attribute.key.as_namespace_binding().is_none() {
                attributes
                    .push((attribute.key.local_name().as_ref().to_ascii_lowercase(), value.into_owned()));
            }
        }
        let name = tag.local_name().as_ref().to_ascii_lowercase();
        Tag { name: &name, attributes: &attributes }.find()
    }
}
