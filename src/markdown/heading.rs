//! Headings: levels, ids, sections.

use crate::markdown::escape::put;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::document::{Heading, Section};
use super::escape::push_attribute;
use super::events::is_language_tag;
use super::ids;
use super::writer::Writer;
use crate::diagnostic::Code;
use crate::message;
use crate::text::slug;

/// The headings so far, and the one that is open.
#[derive(Default)]
pub struct Outline {
    /// The level of the last heading as it was written in HTML; 1 is the page's title.
    last: u8,
    /// A heading of level 1 was seen: all from there on stand one level lower.
    shifted: bool,
    open: Option<OpenHeading>,
}

impl Outline {
    /// Whether headings stand one level lower than they are written.
    pub fn is_shifted(&self) -> bool {
        self.shifted
    }
}

struct OpenHeading {
    level: u8,
    id: Option<String>,
    /// Where the id goes in the HTML.
    id_at: usize,
    html_start: usize,
}

type Attribute<'a> = (CowStr<'a>, Option<CowStr<'a>>);

impl<'a> Writer<'a> {
    /// Opens a heading, and ends the section before it.
    pub fn heading_start(
        &mut self,
        level: u8,
        id: Option<&str>,
        classes: &[CowStr<'a>],
        attributes: &[Attribute<'a>],
        place: Range<usize>,
    ) {
        self.close_section();
        let meant = !self.look_at_underline(&place);
        let level = self.level(level, meant, &place);
        let id_at = self.out.text.len() + "<h2".len();
        put!(self.out.text, "<h{level}");
        for (index, class) in classes.iter().enumerate() {
            self.out.text.push_str(if index == 0 { " class=\"" } else { " " });
            push_attribute(&mut self.out.text, class);
        }
        if !classes.is_empty() {
            self.out.text.push('"');
        }
        for (name, value) in attributes {
            let value = value.as_deref().unwrap_or_default().trim_matches('"');
            if &**name == "lang" && is_language_tag(value) {
                put!(self.out.text, " lang=\"{value}\"");
            } else {
                let diagnostic = self.complain(
                    Code::HeadingAttribute,
                    trimmed(self.body, &place),
                    message!(
                        sv: "Rubriken har ett attribut som inte används här: ”{name}”.",
                        en: "The heading has an attribute that has no use here: “{name}”.",
                    ),
                );
                self.diagnostics.push(diagnostic.with_help(message!(
                    sv: "Det som går är {{#id}}, {{.klass}} och {{lang=en}}.",
                    en: "What can stand there is {{#id}}, {{.class}} and {{lang=en}}.",
                )));
            }
        }
        self.out.text.push('>');
        let id = id.filter(|id| !id.is_empty()).and_then(|id| self.claimed(id, &place));
        self.outline.open = Some(OpenHeading { level, id, id_at, html_start: self.out.text.len() });
    }

    pub fn heading_end(&mut self, place: Range<usize>) {
        let Some(open) = self.outline.open.take() else { return };
        let text = std::mem::take(&mut self.plain).trim().to_owned();
        if text.is_empty() && !self.out.text[open.html_start..].contains("<img") {
            self.diagnostics.push(self.complain(
                Code::EmptyHeading,
                trimmed(self.body, &place),
                message!(sv: "Rubriken är tom.", en: "The heading is empty."),
            ));
            self.out.truncate(open.id_at - "<h2".len());
            return;
        }
        let id = open.id.unwrap_or_else(|| {
            let slug = slug(&text);
            self.ids.unique(if slug.is_empty() { self.words("avsnitt", "section") } else { &slug })
        });
        let mut attribute = String::with_capacity(id.len() + 6);
        attribute.push_str(" id=\"");
        push_attribute(&mut attribute, &id);
        attribute.push('"');
        self.out.insert(open.id_at, &attribute);
        put!(self.out.text, "</h{}>\n", open.level);
        self.document.anchors.push(id.clone());
        self.section = Section { anchor: Some(id.clone()), heading: text.clone(), text: String::new() };
        let span = self.absolute(trimmed(self.body, &place));
        self.document.headings.push(Heading { level: open.level, id, text, span });
    }

    /// The level in HTML of a heading written as `level`.
    fn level(&mut self, level: u8, meant: bool, place: &Range<usize>) -> u8 {
        let marks = self.body[place.clone()].bytes().take_while(|&byte| byte == b'#').count();
        let marks = place.start..place.start + marks;
        if level == 1 && meant {
            let mut diagnostic = self.complain(
                Code::HeadingLevelOne,
                trimmed(self.body, place),
                message!(
                    sv: "Sidans titel är redan rubriken på nivå 1.",
                    en: "The page's title is the heading of level 1 already.",
                ),
            );
            diagnostic = diagnostic
                .with_help(message!(sv: "Börja rubriken med ##.", en: "Begin the heading with ##."));
            if !marks.is_empty() {
                diagnostic = diagnostic.with_fix(self.absolute(marks.clone()), "##");
            }
            self.diagnostics.push(diagnostic);
            self.outline.shifted = true;
        }
        let shifted = (level + u8::from(self.outline.shifted)).clamp(2, 6);
        let highest = self.outline.last.max(1) + 1;
        if shifted > highest {
            let wanted = usize::from(highest - u8::from(self.outline.shifted));
            let should = "#".repeat(wanted);
            let mut diagnostic = self
                .complain(
                    Code::SkippedHeadingLevel,
                    trimmed(self.body, place),
                    message!(
                        sv: "Rubriken hoppar över en nivå: den borde ha nivå {wanted}.",
                        en: "The heading skips a level: it should have level {wanted}.",
                    ),
                )
                .with_help(
                    message!(sv: "Börja rubriken med {should}.", en: "Begin the heading with {should}."),
                );
            if !marks.is_empty() {
                diagnostic = diagnostic.with_fix(self.absolute(marks), should);
            }
            self.diagnostics.push(diagnostic);
        }
        self.outline.last = shifted;
        shifted
    }

    /// An id that the author gave, if no other heading has it.
    fn claimed(&mut self, id: &str, place: &Range<usize>) -> Option<String> {
        let is_reserved = ids::is_reserved(id);
        if !is_reserved && self.ids.claim(id) {
            return Some(id.to_owned());
        }
        let at = self.body[place.clone()]
            .rfind(id)
            .map_or(place.clone(), |at| place.start + at..place.start + at + id.len());
        if is_reserved {
            self.tell_reserved_id(id, at);
            return None;
        }
        self.diagnostics.push(self.complain(
            Code::DuplicateId,
            at,
            message!(
                sv: "Två rubriker på sidan har samma id, ”{id}”.",
                en: "Two headings on the page have the same id, “{id}”.",
            ),
        ));
        None
    }
}

impl Writer<'_> {
    /// An id that the page around the article has.
    pub fn tell_reserved_id(&mut self, id: &str, place: Range<usize>) {
        self.diagnostics.push(
            self.complain(
                Code::ReservedId,
                place,
                message!(sv: "Id ”{id}” har sidan själv.", en: "The page itself has the id “{id}”."),
            )
            .with_help(message!(
                sv: "Välj ett som inte börjar med page_.",
                en: "Choose one that does not begin with page_.",
            )),
        );
    }
}

/// A place without the white space at its end.
fn trimmed(body: &str, place: &Range<usize>) -> Range<usize> {
    place.start..place.start + body[place.clone()].trim_end().len()
}
