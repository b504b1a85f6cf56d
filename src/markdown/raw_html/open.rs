//! The elements of HTML that are open. An element ends inside the Markdown element it began in; between blocks only
//! those stay open that can hold blocks. So tags and Markdown are always nested, whatever is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::element::{Element, Kind};
use crate::markdown::document::Html;
use crate::markdown::writer::Writer;

/// So many elements may be open inside each other.
const DEEPEST: usize = 60;

#[derive(Default)]
pub struct OpenElements {
    stack: Vec<Open>,
    /// How many elements beyond the deepest are open.
    beyond: usize,
    /// End tags that may come without a start tag, since it was taken out or closed early.
    forgiven: BTreeMap<String, usize>,
    /// What was told of which line.
    told: BTreeSet<(usize, String)>,
    /// Where the text of an element began that goes with all it holds.
    cut: Option<Cut>,
}

struct Open {
    element: &'static Element,
    /// How many Markdown elements were open around it.
    depth: usize,
    place: Range<usize>,
    /// The index of the link, and where its text begins in the plain text and in the HTML.
    link: Option<(usize, usize, usize)>,
    /// The name that its tags have in the HTML.
    written: &'static str,
}

struct Cut {
    name: String,
    depth: usize,
    html: usize,
    plain: usize,
}

impl OpenElements {
    /// Whether nothing is open in the Markdown element at `depth`.
    pub fn is_outside(&self, depth: usize) -> bool {
        self.top(depth).is_none()
    }

    pub(super) fn has_link(&self) -> bool {
        self.stack.iter().any(|open| open.link.is_some())
    }

    /// Whether what stands here is code.
    pub(super) fn is_code(&self) -> bool {
        self.stack.iter().any(|open| matches!(open.element.name, "pre" | "code" | "kbd" | "samp"))
    }

    pub(super) fn has_room(&self) -> bool {
        self.stack.len() < DEEPEST && self.beyond == 0
    }

    /// Counts an element that is too deep.
    pub(super) fn pass_over(&mut self) {
        self.beyond += 1;
    }

    pub(super) fn push(&mut self, element: &'static Element, depth: usize, place: Range<usize>) {
        self.stack.push(Open { element, depth, place, link: None, written: element.name });
    }

    /// An `<a>` that leads nowhere but can be linked to.
    pub(super) fn push_place(&mut self, element: &'static Element, depth: usize, place: Range<usize>) {
        self.stack.push(Open { element, depth, place, link: None, written: "span" });
    }

    pub(super) fn push_link(
        &mut self,
        element: &'static Element,
        depth: usize,
        place: Range<usize>,
        link: (usize, usize, usize),
    ) {
        self.stack.push(Open { element, depth, place, link: Some(link), written: element.name });
    }

    /// Expects an end tag without a start tag.
    pub(super) fn forgive(&mut self, name: &str) {
        *self.forgiven.entry(name.to_owned()).or_default() += 1;
    }

    pub(super) fn forgive_unless_void(&mut self, element: &Element) {
        if !element.is_void() {
            self.forgive(element.name);
        }
    }

    fn is_forgiven(&mut self, name: &str) -> bool {
        match self.forgiven.get_mut(name) {
            Some(count @ 1..) => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    pub(super) fn is_news(&mut self, line: usize, what: &str) -> bool {
        self.told.insert((line, what.to_owned()))
    }

    /// The innermost element of the Markdown element at `depth`.
    fn top(&self, depth: usize) -> Option<&'static Element> {
        self.stack.last().filter(|open| open.depth == depth).map(|open| open.element)
    }

    pub(super) fn begin_cut(&mut self, name: &str, depth: usize, out: &Html, plain: &str) {
        let (html, plain) = (out.text.len(), plain.len());
        self.cut = Some(Cut { name: name.to_owned(), depth, html, plain });
    }

    /// Whether what stands in the Markdown element at `depth` goes.
    pub(super) fn is_cutting(&self, depth: usize) -> bool {
        self.cut.as_ref().is_some_and(|cut| cut.depth == depth)
    }

    /// Takes out what was written since [`Self::begin_cut`], where that is nothing but text.
    pub(super) fn end_cut(&mut self, name: &str, depth: usize, out: &mut Html, plain: &mut String) {
        let Some(cut) = self.cut.take_if(|cut| cut.name == name && cut.depth == depth) else { return };
        if out.text.get(cut.html..).is_some_and(|text| !text.contains('<'))
            && plain.is_char_boundary(cut.plain)
        {
            out.truncate(cut.html);
            plain.truncate(cut.plain);
        }
    }
}

impl Writer<'_> {
    /// Before a block of Markdown: closes what cannot hold one.
    pub fn make_room_for_block(&mut self) {
        while let Some(top) = self.html_elements.top(self.depth).filter(|top| top.kind != Kind::Flow) {
            self.close_early(top);
        }
    }

    /// At the end of a Markdown element: closes what was opened in it.
    pub fn close_html_inside(&mut self) {
        self.html_elements.cut.take_if(|cut| cut.depth >= self.depth);
        while let Some(open) = self.html_elements.stack.last()
            && open.depth >= self.depth
        {
            let element = open.element;
            self.close_early(element);
        }
    }

    /// Before an element of HTML between blocks: closes what cannot hold it. False where it has no place here.
    pub(super) fn make_room_for(&mut self, element: &'static Element, place: &Range<usize>) -> bool {
        if element.is_inline() && element.parents().is_empty() {
            return match self.html_elements.top(self.depth) {
                Some(parent) if parent.kind == Kind::Rows => {
                    self.tell_misplaced(element.name, place.clone());
                    false
                }
                _ => true,
            };
        }
        let depth = self.depth;
        let fits = |parent: Option<&Element>| {
            let parents = element.parents();
            match parent {
                None => parents.is_empty(),
                Some(parent) if parents.is_empty() => parent.admits(element),
                Some(parent) => parents.contains(&parent.name),
            }
        };
        let stack = &self.html_elements.stack;
        let here = stack.iter().rev().take_while(|open| open.depth == depth);
        let here: Vec<&'static Element> = here.map(|open| open.element).collect();
        // What ends by itself, and lines of text, may be closed on the way to what can hold it.
        let may_close = |open: &Element| {
            element.ends().contains(&open.name)
                || matches!(open.kind, Kind::Text | Kind::Inline)
                || element.parents().is_empty()
        };
        let closed = here.iter().take_while(|open| !fits(Some(open))).count();
        let is_possible = here[..closed].iter().all(|open| may_close(open));
        if !is_possible || closed == here.len() && !fits(None) {
            self.tell_misplaced(element.name, place.clone());
            return false;
        }
        for _ in 0..closed {
            if let Some(top) = self.html_elements.top(depth) {
                self.close_early(top);
            }
        }
        true
    }

    pub(super) fn close_tag(&mut self, name: &str, place: Range<usize>) {
        let element = match super::element::fate(name) {
            super::Fate::Kept(element) => Some(element),
            super::Fate::Shown => return self.push(&format!("</{name}>")),
            _ => None,
        };
        let name = element.map_or(name, |element| element.name);
        if name == "br" {
            return self.out.text.push_str("<br>");
        }
        let depth = self.depth;
        let is_void = element.is_some_and(Element::is_void);
        if self.html_elements.beyond > 0 && !is_void {
            self.html_elements.beyond -= 1;
            return;
        }
        let here = self.html_elements.stack.iter().rev().take_while(|open| open.depth == depth);
        let Some(above) = here.map(|open| open.element.name).position(|open| open == name) else {
            if !self.html_elements.is_forgiven(name) {
                self.tell_stray(name, place);
            }
            return;
        };
        for _ in 0..above {
            if let Some(top) = self.html_elements.top(depth) {
                self.close_early(top);
            }
        }
        self.close_top();
    }

    /// Closes the innermost element without its end tag.
    fn close_early(&mut self, element: &'static Element) {
        let place = self.html_elements.stack.last().map(|open| open.place.clone()).unwrap_or_default();
        if !element.ends_by_itself() {
            self.tell_unclosed(element, place);
        }
        self.html_elements.forgive(element.name);
        self.close_top();
    }

    fn close_top(&mut self) {
        let Some(open) = self.html_elements.stack.pop() else { return };
        if open.element.heading_level().is_some() {
            return self.heading_end(open.place);
        }
        if let Some(link) = open.link {
            self.name_link(link, open.place);
        }
        self.out.text.push_str("</");
        self.out.text.push_str(open.written);
        self.out.text.push('>');
        if open.element.name == "table" {
            self.out.text.push_str("\n</section>");
        }
        if !open.element.is_inline() && !matches!(open.element.name, "td" | "th") {
            self.break_element(open.element.name);
        }
    }
}
