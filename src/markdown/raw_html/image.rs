//! Images in HTML, which are resolved and checked as those of Markdown.

use super::element::{Fate, fate};
use super::pieces::Pieces;
use super::token::Tag;
use crate::markdown::document::Link;
use crate::markdown::escape::push_attribute;
use crate::markdown::writer::Writer;
use crate::text::address::Refusal;

impl Writer<'_> {
    pub(super) fn html_image(&mut self, tag: &Tag, html: &Pieces<'_>) {
        let Fate::Kept(element) = fate("img") else { return };
        let place = html.range(&tag.place);
        let alt = tag.value("alt", html);
        // An empty text says that the image only decorates.
        if alt.is_none() {
            self.complain_of_missing_alt(self.first_line(&place));
        }
        let alt = alt.unwrap_or_default();
        let Some(address) = tag.value("src", html) else {
            self.refuse(&Refusal::Empty, self.first_line(&place));
            return self.push(&alt);
        };
        let span = tag.attribute("src").map_or(place, |src| html.range(&src.value));
        let Some(target) = self.image_target(&address, span.clone()) else { return self.push(&alt) };
        let attributes = self.attributes(element, tag, html);
        self.out.text.push_str("<img src=\"");
        self.out.push_slot(self.document.links.len());
        self.out.text.push_str("\" alt=\"");
        push_attribute(&mut self.out.text, &alt);
        self.out.text.push('"');
        self.out.text.push_str(&attributes.html);
        self.out.text.push_str(" loading=\"lazy\" decoding=\"async\">");
        let span = self.absolute(span);
        self.document.links.push(Link { target, text: alt, span, image: true });
    }
}
