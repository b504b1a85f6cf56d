//! The attributes of a tag: those that are kept, with values that mean something.

use super::element::{Element, is_set_by_us};
use super::entity;
use super::pieces::Pieces;
use super::token::{Attribute, Tag};
use crate::diagnostic::Code;
use crate::markdown::escape::push_attribute;
use crate::markdown::events::is_language_tag;
use crate::markdown::ids;
use crate::markdown::writer::{Writer, readable};
use crate::message;

/// What is kept of a tag's attributes.
#[derive(Default)]
pub struct Attributes {
    /// ` name="value"`, one after the other.
    pub html: String,
    /// What a heading writes by itself.
    pub id: Option<String>,
    pub class: Option<String>,
    pub lang: Option<String>,
}

impl Tag {
    /// The value of the first attribute called `name`.
    pub fn value(&self, name: &str, html: &Pieces<'_>) -> Option<String> {
        let found = self.attributes.iter().find(|attribute| attribute.name == name)?;
        Some(readable(&entity::decoded(&html.text[found.value.clone()])).trim().to_owned())
    }

    /// The attribute called `name`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

impl Writer<'_> {
    /// What is kept of the attributes of `tag`; the others are told. `href` and `src` are for others to write.
    pub(super) fn attributes(&mut self, element: &Element, tag: &Tag, html: &Pieces<'_>) -> Attributes {
        let is_heading = element.heading_level().is_some();
        let mut kept = Attributes::default();
        let mut dropped: Vec<&str> = Vec::new();
        let mut first = None;
        for (index, attribute) in tag.attributes.iter().enumerate() {
            let name = attribute.name.as_str();
            let is_repeated = tag.attributes[..index].iter().any(|other| other.name == name);
            if is_repeated
                || is_set_by_us(name)
                || matches!(name, "href" | "src" | "alt") && element.keeps(name)
            {
                continue;
            }
            let place = html.range(&attribute.place);
            let raw = readable(&entity::decoded(&html.text[attribute.value.clone()]));
            let Some(value) = kept_value(element, name, &raw).filter(|_| element.keeps(name)) else {
                if !dropped.contains(&name) {
                    dropped.push(name);
                }
                first.get_or_insert(place);
                continue;
            };
            match name {
                "id" | "name" if is_heading => kept.id = Some(value),
                "id" | "name" => {
                    if kept.id.is_none() && self.claim_html_id(&value, place) {
                        push(&mut kept.html, "id", &value);
                        kept.id = Some(value);
                    }
                }
                "class" if is_heading => kept.class = Some(value),
                "lang" if is_heading => kept.lang = Some(value),
                _ => push(&mut kept.html, name, &value),
            }
        }
        if let Some(first) = first {
            self.tell_attributes(&tag.name, &dropped, first);
        }
        kept
    }

    /// Takes an id for an element that is no heading. A heading that has it already is as good a place to link to.
    fn claim_html_id(&mut self, id: &str, place: std::ops::Range<usize>) -> bool {
        if ids::is_reserved(id) {
            self.tell_reserved_id(id, place);
            return false;
        }
        let is_free = self.ids.claim(id);
        if is_free {
            self.document.anchors.push(id.to_owned());
        } else {
            let message = message!(
                sv: "Id ”{id}” finns redan på sidan och tas bort här.",
                en: "The id “{id}” is on the page already and is taken out here.",
            );
            self.tell(Code::RemovedHtml, place, message, None);
        }
        is_free
    }
}

fn push(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    if !matches!(name, "open" | "reversed") {
        html.push_str("=\"");
        push_attribute(html, value);
        html.push('"');
    }
}

/// The value as it is written, where the attribute can have it.
fn kept_value(element: &Element, name: &str, value: &str) -> Option<String> {
    let value = value.trim();
    let fits = match name {
        "colspan" | "rowspan" | "span" => {
            value.parse::<u16>().is_ok_and(|number| (1..=1000).contains(&number))
        }
        "start" => value.parse::<i32>().is_ok(),
        "value" if element.name == "li" => value.parse::<i32>().is_ok(),
        "width" | "height" => {
            let number = value.trim_end_matches("px");
            return number.parse::<u16>().is_ok().then(|| number.to_owned());
        }
        "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" | "hreflang" => is_language_tag(value),
        "id" | "name" => !value.is_empty() && !value.contains(char::is_whitespace),
        _ => true,
    };
    fits.then(|| value.to_owned())
}
