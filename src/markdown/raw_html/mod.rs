//! HTML in the Markdown: shown as text, or kept as far as `element` allows where the site does.
//!
//! Comments are left out either way (`comment`). What is kept is written anew from the tags that `token` finds, one by
//! one, so nothing reaches a page that was not understood. `open` holds which elements are open across the Markdown
//! inside them, so that each is closed where it has to be; `attributes`, `link` and `image` write what stands in the tags.
//! What is taken out is told (`told`).

mod attributes;
mod comment;
mod element;
mod entity;
mod image;
mod link;
mod open;
mod pieces;
mod shown;
mod token;
mod told;

pub use comment::{begins_as_tag, is_comment};
pub use open::OpenElements;

use std::ops::Range;

use self::element::{Element, Fate, fate};
use self::pieces::Pieces;
use self::token::{Tag, Token, Tokens};
use self::told::What;
use super::writer::Writer;
use crate::diagnostic::Code;

impl Writer<'_> {
    /// Writes a block of HTML, whose events up to its end are taken.
    pub fn html_block(&mut self, place: Range<usize>) {
        let html = self.take_pieces(&place);
        if !self.options.allow_html {
            return self.show_block(&html);
        }
        let mut tokens = Tokens::new(&html.text);
        let mut after_comment = false;
        while let Some(token) = tokens.next() {
            match token {
                Token::Comment(comment) => {
                    self.comment(&comment, &html);
                    after_comment = true;
                }
                Token::Text(place) => {
                    if after_comment && self.html_elements.is_outside(self.depth) {
                        self.note_marks(&place, &html);
                    } else if !self.html_elements.is_code() {
                        self.note_markdown(&place, &html);
                    }
                    self.html_text(&html.text[place]);
                }
                Token::Open(tag) => {
                    if self.open_tag(&tag, &html, false) == Fate::RemovedWhole
                        && !tokens.skip_element(&tag.name)
                    {
                        self.html_elements.forgive(&tag.name);
                    }
                }
                Token::Close { name, place } => self.close_tag(&name, html.range(&place)),
                Token::Declaration(place) => {
                    self.tell_declaration(&html.text[place.clone()], html.range(&place));
                }
                Token::Unfinished(place) => {
                    self.show_unfinished(&html.text[place.clone()], html.range(&place));
                }
            }
        }
        if !self.out.text.ends_with('\n') {
            self.out.text.push('\n');
        }
        if self.html_elements.is_outside(self.depth) {
            self.break_plain();
        }
    }

    /// Writes a tag or a comment within a line.
    pub fn inline_html(&mut self, html: &str, place: Range<usize>) {
        let html = Pieces::whole(html, place);
        for token in Tokens::new(&html.text) {
            match token {
                Token::Comment(comment) => {
                    self.look_into_comment(&html.text[comment.place.clone()], &html.range(&comment.place));
                }
                _ if !self.options.allow_html => self.show_inline(&token, &html),
                Token::Open(_) | Token::Declaration(_) if self.html_elements.is_cutting(self.depth) => {}
                Token::Open(tag) => {
                    if self.open_tag(&tag, &html, true) == Fate::RemovedWhole {
                        self.html_elements.forgive(&tag.name);
                        self.html_elements.begin_cut(&tag.name, self.depth, &self.out, &self.plain);
                    }
                }
                Token::Close { name, place } => {
                    self.html_elements.end_cut(&name, self.depth, &mut self.out, &mut self.plain);
                    if !self.html_elements.is_cutting(self.depth) {
                        self.close_tag(&name, html.range(&place));
                    }
                }
                Token::Declaration(place) => {
                    self.tell_declaration(&html.text[place.clone()], html.range(&place));
                }
                Token::Text(place) | Token::Unfinished(place) => self.html_text(&html.text[place]),
            }
        }
    }

    /// Text of HTML, where a reference such as `&aring;` stands for a letter.
    fn html_text(&mut self, written: &str) {
        let text = entity::decoded(written);
        super::escape::push_text(&mut self.out.text, &text);
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            self.plain.push_str(bare);
            if bare.len() < word.len() && !self.plain.is_empty() && !self.plain.ends_with([' ', '\n']) {
                self.plain.push(' ');
            }
        }
    }

    fn open_tag(&mut self, tag: &Tag, html: &Pieces<'_>, in_line: bool) -> Fate {
        let fate = fate(&tag.name);
        match fate {
            Fate::Kept(element) => self.open_element(element, tag, html, in_line),
            Fate::Removed { void } => {
                let what = if void { What::Nothing } else { What::Tags };
                self.tell_removed(&tag.name, html.range(&tag.place), what);
                if !void {
                    self.html_elements.forgive(&tag.name);
                }
            }
            Fate::RemovedWhole => self.tell_removed(&tag.name, html.range(&tag.place), What::All),
            Fate::Shown => {
                let place = html.range(&tag.place);
                self.complain_of_html(&html.text[tag.place.clone()], place);
                self.push(&html.text[tag.place.clone()]);
            }
        }
        fate
    }

    fn open_element(&mut self, element: &'static Element, tag: &Tag, html: &Pieces<'_>, in_line: bool) {
        let place = html.range(&tag.place);
        if in_line && !element.is_inline() || element.name == "a" && self.is_in_link() {
            self.tell_misplaced(element.name, place);
            return self.html_elements.forgive_unless_void(element);
        }
        if !in_line && !self.make_room_for(element, &place) {
            return self.html_elements.forgive_unless_void(element);
        }
        if !element.is_void() && !self.html_elements.has_room() {
            self.tell_depth(place);
            return self.html_elements.pass_over();
        }
        if !element.is_inline() {
            self.break_element(element.name);
        }
        match element.name {
            "img" => self.html_image(tag, html),
            "a" => self.open_link(tag, html),
            _ => self.write_tag(element, tag, html),
        }
    }

    /// Writes the start tag of an element that is neither link nor image.
    fn write_tag(&mut self, element: &'static Element, tag: &Tag, html: &Pieces<'_>) {
        let place = html.range(&tag.place);
        let attributes = self.attributes(element, tag, html);
        if let Some(level) = element.heading_level() {
            self.html_heading_start(level, &attributes, place.clone());
        } else {
            if element.name == "table" {
                let title = self.words("Tabell", "Table");
                let label = self.unique_label(title);
                super::escape::put!(
                    self.out.text,
                    "<section class=\"table\" tabindex=\"0\" aria-label=\"{label}\">\n"
                );
            }
            self.out.text.push('<');
            self.out.text.push_str(element.name);
            self.out.text.push_str(&attributes.html);
            self.out.text.push_str(if element.name == "pre" { " tabindex=\"0\">" } else { ">" });
        }
        if !element.is_void() {
            self.html_elements.push(element, self.depth, place);
        }
    }

    /// Ends a block of the plain text, or a cell.
    fn break_element(&mut self, name: &str) {
        self.plain.truncate(self.plain.trim_end_matches(' ').len());
        let is_cell = matches!(name, "td" | "th");
        if is_cell && !self.plain.is_empty() && !self.plain.ends_with('\n') {
            self.plain.push_str("; ");
        } else if !is_cell {
            self.break_plain();
        }
    }

    /// Whether a link is open, of Markdown or of HTML.
    pub fn is_in_link(&self) -> bool {
        self.html_elements.has_link() || self.links.iter().any(super::link::OpenLink::is_anchor)
    }

    fn show_unfinished(&mut self, written: &str, place: Range<usize>) {
        self.tell(
            Code::UnbalancedHtml,
            place,
            crate::message!(sv: "Taggen tar aldrig slut: > saknas.", en: "The tag never ends: > is missing."),
            None,
        );
        self.push(written);
    }
}
