//! What is no Markdown but nearly, and what is Markdown but was not meant as such: nothing that an editor wrote is lost or
//! misread without a word.
//!
//! Most rules look at the prose once the events have passed (see [`super::prose`]): a file each, with the runs of text
//! (`Run`) of the page before them. What only the parser can tell (a table's rows, a fence without an end) is called by
//! the writer where it meets it.

mod accident;
mod alt;
mod apart;
mod bracket;
mod bullet;
mod dash;
mod definition;
mod emphasis;
mod empty;
mod fence;
mod fence_mark;
mod foreign;
mod heading;
mod indent;
mod link_text;
mod mistyped;
mod remark;
mod row;
mod shout;
mod table;
mod word_note;

use std::ops::Range;
use std::sync::Arc;

use super::prose::{Kind, Leaf, Prose};
use super::writer::Writer;
use crate::diagnostic::{Code, Diagnostic, Message, Source, Span};
use crate::text::remark::Suspicion;

pub use fence::is_code;

/// The prose of a body.
struct Page<'a> {
    source: &'a Arc<Source>,
    base: usize,
    body: &'a str,
    /// The body, with what is no prose made illegible.
    prose: String,
    leaves: Vec<Leaf>,
    /// Where the headings begin, and the level that is written for each.
    headings: Vec<(usize, u8)>,
}

/// A run of text with its lines.
struct Run<'p> {
    leaf: &'p Leaf,
    lines: Vec<Line<'p>>,
    /// Another run follows on the page.
    followed: bool,
}

/// A line without what belongs to the quotation or list around it.
#[derive(Clone, Copy)]
struct Line<'p> {
    at: usize,
    text: &'p str,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

impl Page<'_> {
    fn complain(&self, code: Code, place: Range<usize>, message: Message) -> Diagnostic {
        Diagnostic::new(code, self.source, self.absolute(place), message)
    }

    fn absolute(&self, place: Range<usize>) -> Span {
        place.start + self.base..place.end + self.base
    }

    fn run<'p>(&'p self, leaf: &'p Leaf, followed: bool) -> Run<'p> {
        let mut at = leaf.place.start;
        let mut lines = Vec::new();
        for line in self.prose.get(leaf.place.clone()).unwrap_or_default().split_inclusive('\n') {
            let text = if lines.is_empty() { line } else { line.trim_start_matches([' ', '\t', '>']) };
            lines.push(Line { at: at + line.len() - text.len(), text: text.trim_end() });
            at += line.len();
        }
        Run { leaf, lines, followed }
    }

    /// What stands before the line at `at`, if that is nothing or the marks of quotations.
    fn margin(&self, at: usize) -> Option<&str> {
        let start = self.body[..at].rfind('\n').map_or(0, |before| before + 1);
        let margin = &self.body[start..at];
        margin.trim_start_matches([' ', '>']).is_empty().then_some(margin)
    }

    /// The text from the first of the `edits` to the last with each of them made, and where it goes.
    fn edited(&self, edits: &[(Range<usize>, String)]) -> Option<(Span, String)> {
        let place = edits.first()?.0.start..edits.last()?.0.end;
        let mut text = String::new();
        let mut from = place.start;
        for (at, replacement) in edits {
            text.push_str(self.body.get(from..at.start)?);
            text.push_str(replacement);
            from = at.end;
        }
        Some((self.absolute(place), text))
    }
}

impl Writer<'_> {
    /// Looks through the prose of the page that has been written.
    pub fn look_for_slips(&mut self) {
        let Prose { leaves, .. } = &self.events.prose;
        let shift = u8::from(self.outline.is_shifted());
        let headings = self.document.headings.iter();
        let page = Page {
            source: self.source,
            base: self.base,
            body: self.body,
            prose: self.events.prose.text(self.body),
            leaves: leaves.clone(),
            headings: headings
                .map(|heading| (heading.span.start - self.base, heading.level - shift))
                .collect(),
        };
        let mut found = Vec::new();
        look(&page, &mut found);
        self.diagnostics.append(&mut found);
        self.look_at_definitions();
        self.look_at_tildes();
    }
}

/// A bracket is closed.
const BRACKET: u8 = 1;
/// A mark of emphasis.
const EMPHASIS: u8 = 2;
/// What each byte of a line means for the rules: most lines hold nothing that concerns them.
const MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    marks[b')' as usize] = BRACKET;
    marks[b']' as usize] = BRACKET;
    marks[b'*' as usize] = EMPHASIS;
    marks[b'_' as usize] = EMPHASIS;
    marks
};

fn look(page: &Page<'_>, found: &mut Vec<Diagnostic>) {
    if page.prose.len() != page.body.len() {
        return;
    }
    let suspicion = Suspicion::of(&page.prose);
    let mistyped = mistyped::may_hold(page.body);
    let mut boxes = foreign::line::Boxes::default();
    let mut dashes = dash::Dashes::default();
    let mut marks = fence_mark::Marks::default();
    let mut apart = apart::Apart::default();
    let mut notes = word_note::Notes::default();
    for (index, leaf) in page.leaves.iter().enumerate() {
        let run = page.run(leaf, index + 1 < page.leaves.len());
        if leaf.kind != Kind::Cell && leaf.kind != Kind::Heading {
            heading::look(page, &run, found);
            bullet::look(page, &run, found);
            if !apart.goes_on(page, &run, found) {
                table::look(page, &run, found);
                apart.look(page, &run, found);
            }
            dashes.look(page, &run, found);
            marks.look(page, &run, found);
            notes.look(&run);
        }
        if leaf.kind == Kind::Cell {
            apart.pass_cell(&run);
        }
        shout::look(page, &run, found);
        for (index, line) in run.lines.iter().enumerate() {
            if foreign::line::look(page, &run, index, &mut boxes, found)
                || foreign::look(page, &run, line, found)
            {
                continue;
            }
            remark::look(page, line, suspicion, found);
            if mistyped {
                mistyped::look(page, line, found);
            }
            let marks = line.text.bytes().fold(0, |marks, byte| marks | MARKS[usize::from(byte)]);
            if marks & BRACKET != 0 {
                bracket::look(page, line, found);
            }
            if marks & EMPHASIS != 0 {
                emphasis::look(page, line, found);
            }
        }
    }
    foreign::look_for_hidden(page, found);
    apart.tell(page, found);
    dashes.tell(page, found);
    marks.tell(page, found);
    notes.tell(page, found);
}
