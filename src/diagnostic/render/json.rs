//! Mistakes for other programs, as DESIGN.md fixes it. Lines and columns count from 1, columns in characters; an
//! end is just after the last character.

use serde::Serialize;

use super::Counts;
use crate::diagnostic::{Diagnostic, Lang, Source, Span};

#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Entry<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    file: String,
    #[serde(flatten)]
    place: Place,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<FixEntry<'a>>,
    /// `draft`, `scheduled` or `expired` where readers do not see the file.
    state: Option<&'static str>,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    #[serde(flatten)]
    place: Place,
    start_byte: usize,
    end_byte: usize,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Place {
    fn of(source: &Source, span: &Span) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

/// One JSON document with all mistakes, ending in a line break.
pub fn json(diagnostics: &[Diagnostic], lang: Lang, folder: &str) -> String {
    let entries = diagnostics.iter().map(|diagnostic| entry(diagnostic, lang, folder)).collect();
    let document = Document { diagnostics: entries, counts: Counts::of(diagnostics) };
    let mut text = serde_json::to_string(&document).expect("texts and numbers are always JSON");
    text.push('\n');
    text
}

fn entry<'a>(diagnostic: &'a Diagnostic, lang: Lang, folder: &str) -> Entry<'a> {
    let source = &diagnostic.location.source;
    Entry {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        file: format!("{folder}{}", source.path()),
        place: Place::of(source, &diagnostic.location.span),
        message: diagnostic.message.get(lang),
        help: diagnostic.help.as_ref().map(|help| help.get(lang)),
        fix: diagnostic.fix.as_ref().map(|fix| FixEntry {
            place: Place::of(source, &fix.span),
            start_byte: fix.span.start,
            end_byte: fix.span.end,
            replacement: &fix.replacement,
        }),
        state: diagnostic.visibility.mark(),
    }
}
