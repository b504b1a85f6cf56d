//! Code blocks, and the fenced blocks that are no code.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event};

use super::block;
use super::colon;
use super::escape::{push_attribute, push_text};
use super::writer::Writer;

impl<'a> Writer<'a> {
    /// Writes a code block, whose events up to its end are taken.
    pub fn code_block(&mut self, kind: &CodeBlockKind<'a>, place: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split_ascii_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let mut ended = true;
        match kind {
            CodeBlockKind::Indented => self.look_at_indent(&place),
            CodeBlockKind::Fenced(_) => ended = !self.look_at_fence(&place, block::is_name(info)),
        }
        let (code, inner) = self.take_text(&place);
        // Nobody shows a comment by indenting it.
        if matches!(kind, CodeBlockKind::Indented) && super::raw_html::is_comment(code.trim()) {
            return;
        }
        if ended && block::write(self, info, inner, &place) {
            return;
        }
        self.out.text.push_str("<pre tabindex=\"0\"><code");
        if !info.is_empty() {
            self.out.text.push_str(" class=\"language-");
            push_attribute(&mut self.out.text, info);
            self.out.text.push('"');
        }
        self.out.text.push('>');
        push_text(&mut self.out.text, &code);
        self.out.text.push_str("</code></pre>\n");
        self.plain.push_str(&code);
        self.break_plain();
    }

    /// Takes the events up to the end of the element that was just opened: their text, and its place in the body
    /// if it stands there in one piece, whatever its lines end in.
    pub fn take_text(&mut self, place: &Range<usize>) -> (Cow<'a, str>, Option<Range<usize>>) {
        let mut inner = place.end..place.end;
        let mut pieces: Option<String> = None;
        let (mut depth, mut whole) = (0_usize, true);
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(part) | Event::Html(part) | Event::InlineHtml(part) => {
                    let part = colon::shown(&part);
                    if inner.is_empty() && pieces.is_none() {
                        inner = at.start..at.start;
                    }
                    let gap = self.body.get(inner.end..at.start);
                    whole &= matches!(gap, Some("" | "\r")) && self.body.get(at.clone()) == Some(&*part);
                    match &mut pieces {
                        None if whole && gap == Some("") => {}
                        None => pieces = Some(format!("{}{part}", &self.body[inner.clone()])),
                        Some(pieces) => pieces.push_str(&part),
                    }
                    if whole {
                        inner.end = at.end;
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
        match pieces {
            Some(pieces) => (Cow::Owned(pieces), whole.then_some(inner)),
            None => (Cow::Borrowed(&self.body[inner.clone()]), Some(inner)),
        }
    }
}
