//! Mistakes as HTML: in the overlay, on the status page, and where there is no page to show.

use std::ops::Range;
use std::path::Path;

use crate::diagnostic::render::{Excerpt, summary};
use crate::diagnostic::{Diagnostic, Fix, Lang, Severity};

/// The overlay shows no more than this; the status page has them all.
pub(super) const OVERLAY_LIMIT: usize = 30;

/// So many characters of a line are shown, of which so many before a mistake that stands far to the right.
const WIDTH: usize = 110;
const BEFORE: usize = 40;

/// In which language, and how files are opened from the browser.
#[derive(Clone, Debug)]
pub struct Desk {
    pub lang: Lang,
    /// The site's folder, absolute.
    pub root: std::path::PathBuf,
    /// The address that opens a file in the editor, with `{path}` and `{line}` in it.
    pub editor: String,
}

impl Desk {
    /// The text in the editor's language.
    pub(super) fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }

    /// The address that opens the file at `path` (relative to the root).
    pub(super) fn editor_url(&self, path: &str, line: usize) -> String {
        let file = self.root.join(Path::new(path));
        let file = file.to_string_lossy().replace('\\', "/");
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~:".contains(byte);
        let mut encoded = String::with_capacity(file.len());
        for byte in file.bytes() {
            if plain(&byte) {
                encoded.push(char::from(byte));
            } else {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
        self.editor.replace("{path}", &encoded).replace("{line}", &line.to_string())
    }

    /// A link that shows path and line, and opens the file there.
    pub(super) fn file_link(&self, path: &str, line: usize) -> String {
        let url = escape(&self.editor_url(path, line));
        format!("<a class=\"file\" href=\"{url}\">{}:{line}</a>", escape(path))
    }
}

/// All mistakes as a list; at most `limit`, errors before warnings.
pub(super) fn list(mistakes: &[Diagnostic], desk: &Desk, limit: usize) -> String {
    let mut order: Vec<&Diagnostic> = mistakes.iter().collect();
    order.sort_by_key(|mistake| mistake.severity);
    let mut html = String::from("<ol class=\"mistakes\">");
    for mistake in order.iter().take(limit) {
        html.push_str(&one(mistake, desk));
    }
    html.push_str("</ol>");
    if let Some(more) = mistakes.len().checked_sub(limit).filter(|more| *more > 0) {
        let words = desk.say("till på statussidan", "more on the status page");
        html.push_str(&format!("<p><a href=\"/__samla/\">{more} {words}</a></p>"));
    }
    html
}

/// How many there are, in words.
pub(super) fn counted(mistakes: &[Diagnostic], desk: &Desk) -> String {
    escape(&summary(mistakes, desk.lang))
}

/// What the overlay shows: the counts as data, then the list.
pub(super) fn overlay(mistakes: &[Diagnostic], desk: &Desk) -> String {
    let errors = mistakes.iter().filter(|mistake| mistake.severity == Severity::Error).count();
    let warnings = mistakes.len() - errors;
    let (title, items) = (counted(mistakes, desk), list(mistakes, desk, OVERLAY_LIMIT));
    format!(
        "<div data-errors=\"{errors}\" data-warnings=\"{warnings}\"><h2 id=\"title\">{title}</h2>{items}</div>"
    )
}

fn one(mistake: &Diagnostic, desk: &Desk) -> String {
    let position = mistake.location.start();
    let source = &mistake.location.source;
    let severity = match mistake.severity {
        Severity::Error => desk.say("fel", "error"),
        Severity::Warning => desk.say("varning", "warning"),
    };
    let mut html = format!(
        "<li class=\"{}\"><p class=\"what\"><strong>{severity}:</strong> {}</p><p class=\"where\">{} <code>{}</code></p>",
        mistake.severity.name(),
        escape(&mistake.told(desk.lang)),
        desk.file_link(source.path(), position.line),
        mistake.code.name(),
    );
    if let Some(excerpt) = Excerpt::of(source, &mistake.location.span) {
        html.push_str(&drawn(&excerpt));
    }
    if let Some(help) = &mistake.help {
        html.push_str(&format!("<p class=\"help\">{}</p>", escape(help.get(desk.lang))));
    }
    if let Some(text) = mistake.fix.as_ref().and_then(instead) {
        let label = desk.say("Skriv så här", "Write this");
        html.push_str(&format!("<p class=\"fix\">{label}: <code>{}</code></p>", escape(text)));
    }
    for (location, message) in &mistake.related {
        let link = desk.file_link(location.source.path(), location.start().line);
        html.push_str(&format!("<p class=\"related\">{link} {}</p>", escape(message.get(desk.lang))));
    }
    html.push_str("</li>");
    html
}

/// What to write in place of what is marked. A sign that is put in, or a text that is moved, says nothing by itself.
fn instead(fix: &Fix) -> Option<&str> {
    let text = fix.replacement.trim();
    (!fix.span.is_empty() && !text.is_empty() && !text.contains('\n')).then_some(text)
}

/// The lines with their numbers, the mistake marked, and carets below it for those who do not see the mark.
fn drawn(excerpt: &Excerpt) -> String {
    let mut html = String::from("<pre>");
    let mut offset = 0;
    let last = excerpt.line + excerpt.text.matches('\n').count();
    let width = last.to_string().len();
    for (number, line) in (excerpt.line..).zip(excerpt.text.split('\n')) {
        let end = offset + line.len();
        let from = excerpt.span.start.clamp(offset, end) - offset;
        let to = excerpt.span.end.clamp(offset, end) - offset;
        let is_marked = excerpt.span.start <= end && excerpt.span.end >= offset;
        let shown = window(line, from..to);
        let to = to.min(shown.end);
        let (before, after) = (&line[shown.start..from], &line[to..shown.end]);
        let left = if shown.start > 0 { "…" } else { "" };
        let right = if shown.end < line.len() { "…" } else { "" };
        html.push_str(&format!("<span class=\"number\">{number:>width$} </span>{left}{}", escape(before)));
        if is_marked && from < to {
            html.push_str(&format!("<mark>{}</mark>", escape(&line[from..to])));
        }
        html.push_str(&format!("{}{right}\n", escape(after)));
        if is_marked {
            let margin = " ".repeat(width + 1 + left.chars().count());
            let gap: String = before.chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
            let carets = "^".repeat(line[from..to].chars().count().max(1));
            html.push_str(&format!(
                "<span class=\"caret\" aria-hidden=\"true\">{margin}{gap}{carets}</span>\n"
            ));
        }
        offset = end + 1;
    }
    html.push_str("</pre>");
    html
}

/// The part of a line to show: a paragraph is one line, and nobody looks for a mistake by scrolling sideways.
fn window(line: &str, mark: Range<usize>) -> Range<usize> {
    let is_near = line[..mark.end].chars().count() <= WIDTH;
    let before = line[..mark.start].char_indices().rev().nth(BEFORE - 1).filter(|_| !is_near);
    let start = before.map_or(0, |(at, _)| at);
    let end = line[start..].char_indices().nth(WIDTH).map_or(line.len(), |(at, _)| start + at);
    start..end
}

/// Text in HTML, and in attributes in double quotes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
