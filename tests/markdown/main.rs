//! What the Markdown parser makes of a body, as readers and editors see it.

#![allow(clippy::unwrap_used)] // A test fails by it.

mod articles;
mod callouts;
mod characters;
mod comments;
mod golden;
mod html;
mod mistakes;
mod properties;
mod slips;
mod well_formed;

use std::fmt::Write;
use std::sync::Arc;

use samla::diagnostic::{Lang, Report, Source};
use samla::markdown::{self, Document, Options};

fn parse_as(markdown: &str, lang: Lang, allow_html: bool) -> (Arc<Source>, Report<Document>) {
    let source = Source::new("content/x.md", markdown);
    let report =
        markdown::parse(&source, 0..markdown.len(), lang, &Options { allow_html, ..Options::default() });
    (source, report)
}

fn parse(markdown: &str) -> Report<Document> {
    parse_as(markdown, Lang::Sv, false).1
}

/// The HTML with `{0}` where the address of the first link goes.
fn html(document: &Document) -> String {
    let names: Vec<String> = (0..document.links.len()).map(|index| format!("{{{index}}}")).collect();
    document.html.fill(|link| Some(names[link].as_str()), |_| None)
}

/// One line a mistake: place, code, message, help and fix.
fn diagnostics(report: &Report<Document>) -> String {
    let mut text = String::new();
    for diagnostic in &report.diagnostics {
        let (start, end) = (diagnostic.location.start(), diagnostic.location.end());
        let place = format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column);
        let message = &diagnostic.message;
        writeln!(text, "{place} {}: {} / {}", diagnostic.code.name(), message.sv, message.en).unwrap();
        if let Some(help) = &diagnostic.help {
            writeln!(text, "    {}", help.sv).unwrap();
        }
        if let Some(fix) = &diagnostic.fix {
            let written = &diagnostic.location.source.text()[fix.span.clone()];
            writeln!(text, "    {written:?} -> {:?}", fix.replacement).unwrap();
        }
    }
    text
}

/// Everything about a body in one text.
fn describe(markdown: &str, lang: Lang, allow_html: bool) -> String {
    let (_, report) = parse_as(markdown, lang, allow_html);
    let document = &report.value;
    let mut text = html(document);
    writeln!(text, "--").unwrap();
    for section in document.sections.iter() {
        let anchor = section.anchor.as_deref().unwrap_or("-");
        writeln!(text, "section {anchor} {:?} {:?}", section.heading, section.text).unwrap();
    }
    for link in &document.links {
        let at = &markdown[link.span.clone()];
        let image = if link.image { "image" } else { "link" };
        writeln!(text, "{image} {:?} {:?} at {at:?}", link.target, link.text).unwrap();
    }
    for figure in &document.figures {
        writeln!(text, "figure {figure:?}").unwrap();
    }
    text + &diagnostics(&report)
}
