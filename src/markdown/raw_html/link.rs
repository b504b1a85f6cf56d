//! Links and headings in HTML: they are the same to readers as those of Markdown, and to the rules.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::attributes::Attributes;
use super::element::{Fate, fate};
use super::pieces::Pieces;
use super::token::Tag;
use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Writes `<a href="…">`. Without an address it is a place to link to.
    pub(super) fn open_link(&mut self, tag: &Tag, html: &Pieces<'_>) {
        let Fate::Kept(element) = fate("a") else { return };
        let place = html.range(&tag.place);
        let Some(address) = tag.value("href", html) else {
            let attributes = self.attributes(element, tag, html);
            self.out.text.push_str("<span");
            self.out.text.push_str(&attributes.html);
            self.out.text.push('>');
            return self.html_elements.push_place(element, self.depth, place);
        };
        let span = tag.attribute("href").map_or(place.clone(), |href| html.range(&href.value));
        let target = match self.read_address(&address) {
            Ok(target) => target,
            Err(refusal) => {
                self.refuse(&refusal, span);
                return self.html_elements.forgive("a");
            }
        };
        let attributes = self.attributes(element, tag, html);
        let link = self.document.links.len();
        self.open_anchor(target);
        let span = self.absolute(span);
        if let Some(link) = self.document.links.last_mut() {
            link.span = span;
        }
        self.out.text.push_str(&attributes.html);
        self.out.text.push('>');
        self.html_elements.push_link(
            element,
            self.depth,
            place,
            (link, self.plain.len(), self.out.text.len()),
        );
    }

    /// Gives a link of HTML that ends its text.
    pub(super) fn name_link(&mut self, (link, plain, html): (usize, usize, usize), place: Range<usize>) {
        let text = self.plain.get(plain..).unwrap_or_default().trim().to_owned();
        let holds_image = self.out.text.get(html..).is_some_and(|inner| inner.contains("<img"));
        if text.is_empty() && !holds_image {
            self.diagnostics.push(self.complain(
                Code::EmptyLinkText,
                place,
                message!(sv: "Länken har ingen text.", en: "The link has no text."),
            ));
        }
        if let Some(link) = self.document.links.get_mut(link) {
            link.text = text;
        }
    }

    pub(super) fn html_heading_start(&mut self, level: u8, attributes: &Attributes, place: Range<usize>) {
        let classes: Vec<CowStr<'_>> = attributes
            .class
            .iter()
            .flat_map(|class| class.split_whitespace())
            .map(|class| CowStr::from(class.to_owned()))
            .collect();
        let language = attributes.lang.clone().map(|lang| (CowStr::from("lang"), Some(CowStr::from(lang))));
        let language: Vec<_> = language.into_iter().collect();
        self.heading_start(level, attributes.id.as_deref(), &classes, &language, place);
    }
}
