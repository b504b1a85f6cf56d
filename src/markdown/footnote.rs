//! Footnotes: numbered in the order of their use, with ways back to each place that refers to them.

use crate::markdown::escape::put;
use std::collections::BTreeMap;
use std::ops::Range;

use super::document::Html;
use super::link::nearest;
use super::writer::Writer;
use crate::diagnostic::Code;
use crate::message;

/// The notes of a page.
#[derive(Default)]
pub struct Footnotes {
    notes: BTreeMap<String, Note>,
    /// Labels in the order of their first use.
    order: Vec<String>,
    /// What was written to before each definition that is open, and whose definition that is.
    outer: Vec<(Html, String, Range<usize>)>,
    undefined: Vec<(String, Range<usize>)>,
}

#[derive(Default)]
struct Note {
    number: usize,
    id: String,
    /// The ids of the places that refer to it.
    references: Vec<String>,
    definition: Option<(Html, Range<usize>)>,
}

impl Writer<'_> {
    pub fn footnote_reference(&mut self, label: &str) {
        let key = label.to_lowercase();
        let note = self.footnotes.notes.entry(key.clone()).or_default();
        if note.number == 0 {
            self.footnotes.order.push(key);
            note.number = self.footnotes.order.len();
            note.id = self.ids.unique(&format!("fn-{}", note.number));
        }
        let (number, id) = (note.number, &note.id);
        let reference = self.ids.unique(&format!("fnref-{number}"));
        let name = match self.lang {
            crate::diagnostic::Lang::Sv => "Fotnot",
            crate::diagnostic::Lang::En => "Footnote",
        };
        put!(
            self.out.text,
            "<sup class=\"footnote-ref\"><a id=\"{reference}\" href=\"#{id}\" aria-label=\"{name} {number}\">{number}</a></sup>"
        );
        note.references.push(reference);
    }

    pub fn footnote_start(&mut self, label: &str, place: Range<usize>) {
        let outer = std::mem::take(&mut self.out);
        let marker = self.body[place.clone()].find("]:").map_or(place.end, |at| place.start + at + 1);
        self.footnotes.outer.push((outer, label.to_lowercase(), place.start..marker));
    }

    pub fn footnote_end(&mut self) {
        self.break_plain();
        let Some((outer, key, place)) = self.footnotes.outer.pop() else { return };
        let html = std::mem::replace(&mut self.out, outer);
        let note = self.footnotes.notes.entry(key.clone()).or_default();
        if note.definition.is_none() {
            note.definition = Some((html, place));
            return;
        }
        self.diagnostics.push(self.complain(
            Code::DuplicateFootnote,
            place,
            message!(sv: "Fotnoten [^{key}] finns två gånger.", en: "The footnote [^{key}] stands twice."),
        ));
    }

    /// The text at `at` begins as a reference to a footnote, but the parser made none of it.
    pub fn note_undefined_footnote(&mut self, at: usize) {
        let rest = &self.body[at + "[^".len()..];
        let Some(end) = rest.find([']', '\n', '[', ' ']) else { return };
        if end > 0 && rest[end..].starts_with(']') && !self.body[..at].ends_with('\\') {
            self.footnotes.undefined.push((rest[..end].to_owned(), at..at + "[^]".len() + end));
        }
    }

    /// Writes the notes that are used and tells of those that are not.
    pub fn write_footnotes(&mut self) {
        let mut footnotes = std::mem::take(&mut self.footnotes);
        let defined: Vec<&str> = footnotes
            .notes
            .iter()
            .filter(|(_, note)| note.definition.is_some())
            .map(|(key, _)| key.as_str())
            .collect();
        for (label, place) in &footnotes.undefined {
            let mut diagnostic = self.complain(
                Code::UndefinedFootnote,
                place.clone(),
                message!(sv: "Fotnoten [^{label}] finns inte på sidan.", en: "The footnote [^{label}] is not on the page."),
            );
            let lower = label.to_lowercase();
            diagnostic = match nearest(&lower, defined.iter().copied()) {
                Some(near) if near != lower => diagnostic
                    .with_help(message!(sv: "Menade du [^{near}]?", en: "Did you mean [^{near}]?"))
                    .with_fix(self.absolute(place.clone()), format!("[^{near}]")),
                _ => diagnostic.with_help(message!(
                    sv: "Skriv den på en egen rad: [^{label}]: text.",
                    en: "Write it on a line of its own: [^{label}]: text.",
                )),
            };
            self.diagnostics.push(diagnostic);
        }
        for (label, note) in &footnotes.notes {
            if let (0, Some((_, place))) = (note.number, &note.definition) {
                self.diagnostics.push(self.complain(
                    Code::UnusedFootnote,
                    place.clone(),
                    message!(
                        sv: "Ingen text hänvisar till fotnoten [^{label}], så den visas inte.",
                        en: "No text refers to the footnote [^{label}], so it is not shown.",
                    ),
                ));
            }
        }
        if footnotes.order.is_empty() {
            return;
        }
        let title = self.words("Fotnoter", "Footnotes");
        let label = self.unique_label(title);
        put!(self.out.text, "<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n");
        for key in std::mem::take(&mut footnotes.order) {
            if let Some(note) = footnotes.notes.remove(&key) {
                self.write_note(note);
            }
        }
        self.out.text.push_str("</ol>\n</section>\n");
    }

    fn write_note(&mut self, note: Note) {
        let Note { number, id, references, definition } = note;
        let back = self.words("Tillbaka till hänvisning", "Back to reference");
        let mut links = String::new();
        for (index, reference) in references.iter().enumerate() {
            let nth = if index == 0 { String::new() } else { format!("<sup>{}</sup>", index + 1) };
            let name = if index == 0 {
                format!("{back} {number}")
            } else {
                format!("{back} {number}-{}", index + 1)
            };
            put!(links, " <a class=\"footnote-back\" href=\"#{reference}\" aria-label=\"{name}\">↩{nth}</a>");
        }
        put!(self.out.text, "<li id=\"{id}\">\n");
        let (mut html, _) = definition.unwrap_or_default();
        // In the last paragraph of the note, if it ends with one.
        if html.text.ends_with("</p>\n") {
            html.text.truncate(html.text.len() - "</p>\n".len());
            links.push_str("</p>\n");
            html.text.push_str(&links);
        } else {
            put!(html.text, "<p>{}</p>\n", links.trim_start());
        }
        self.out.append(&html);
        self.out.text.push_str("</li>\n");
        self.document.anchors.push(id);
    }
}
