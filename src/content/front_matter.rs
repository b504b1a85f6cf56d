//! Where the metadata of a Markdown file stand, and where its text begins.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Fix, Report, Source, Span};
use crate::message;
use crate::yaml;

/// The parts of a file, in bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the two lines of `---`; `None` where there is none.
    pub yaml: Option<Span>,
    /// The first line of `---`, or the beginning of the file: where missing fields are reported.
    pub fence: Span,
    /// The Markdown.
    pub body: Span,
}

/// Splits a file at its lines of `---`.
pub fn split(source: &Arc<Source>) -> Report<Parts> {
    let text = source.text();
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    if text.contains('\r') && !text.contains('\n') {
        return old_line_breaks(source);
    }
    let first = lines(text, start).find(|line| !text[line.clone()].trim().is_empty());
    let Some(first) = first else {
        let message = message!(sv: "Filen är tom.", en: "The file is empty.");
        let mut report = wrong(source, Code::FileEmpty, start..start, message, start..text.len());
        report.diagnostics[0].help = Some(message!(
            sv: "Skriv metadata mellan två rader --- och sedan texten, eller ta bort filen.",
            en: "Write metadata between two lines of --- and then the text, or delete the file."
        ));
        return report;
    };
    let content = text[first.clone()].trim();
    if is_fence(&text[first.clone()]) {
        return fenced(source, &first);
    }
    if content == "+++" || content == "{" {
        let format = if content == "{" { "JSON" } else { "TOML" };
        let message = message!(
            sv: "Metadata är skrivna i {format}. Samla läser YAML.",
            en: "The metadata are written in {format}. Samla reads YAML."
        );
        let body = foreign_end(text, &first, content).map_or(text.len(), |end| end);
        let mut report = wrong(
            source,
            Code::FrontMatterMissing,
            first.start..first.start + content.len(),
            message,
            body..text.len(),
        );
        report.diagnostics[0].help = Some(message!(
            sv: "Skriv --- i stället, och fälten som namn: värde (title: Min artikel).",
            en: "Write --- instead, and the fields as name: value (title: My article)."
        ));
        return report;
    }
    // Text before the fence, or a fence of another length.
    let later = lines(text, first.end).take(20).find(|line| is_fence(&text[line.clone()]));
    if is_like_fence(content) && starts_with_field(text, first.end) {
        let message = message!(
            sv: "Metadata ska börja med precis tre bindestreck.",
            en: "The metadata must begin with exactly three hyphens."
        );
        let fence = trimmed(text, &first);
        let mut report = fenced(source, &first);
        let mut found = Diagnostic::new(Code::FrontMatterMissing, source, fence.clone(), message)
            .with_help(message!(sv: "Skriv ---", en: "Write ---"));
        // After ``` may stand a name, which no fix takes away.
        if !content.contains(char::is_alphanumeric) {
            found = found.with_fix(first.start..fence.end, "---");
        }
        report.diagnostics.insert(0, found);
        return report;
    }
    let span = trimmed(text, &first);
    if let Some(fence) = later.filter(|fence| starts_with_field(text, fence.end)) {
        let message = message!(
            sv: "Det står text före metadata. Raden --- ska vara filens första.",
            en: "There is text before the metadata. The line --- must be the first of the file."
        );
        let mut report = fenced(source, &fence);
        let found = Diagnostic::new(Code::FrontMatterMissing, source, span, message).with_help(message!(
            sv: "Flytta texten till efter den andra raden med ---.",
            en: "Move the text below the second line of ---."
        ));
        report.diagnostics.insert(0, found);
        return report;
    }
    if starts_with_field(text, first.start) && !content.contains("://") {
        return unfenced(source, &first);
    }
    let message =
        message!(sv: "Filen börjar inte med metadata.", en: "The file does not begin with metadata.");
    let mut report = wrong(source, Code::FrontMatterMissing, span, message, start..text.len());
    report.diagnostics[0].help = Some(message!(
        sv: "Skriv --- på första raden, sedan title: … och de andra fälten, och --- före texten.",
        en: "Write --- on the first line, then title: … and the other fields, and --- before the text."
    ));
    report
}

/// A file whose lines end as they did on a Mac twenty years ago: to everything else it is a single line.
fn old_line_breaks(source: &Arc<Source>) -> Report<Parts> {
    let end = source.text().len();
    let message = message!(
        sv: "Filens rader slutar på ett sätt som bara gamla program förstår.",
        en: "The lines of the file end in a way that only old programs understand."
    );
    let mut report = wrong(source, Code::FrontMatterMissing, 0..0, message, end..end);
    report.diagnostics[0].help = Some(message!(
        sv: "Spara den med radslut av slaget LF eller CRLF.",
        en: "Save it with line ends of the kind LF or CRLF."
    ));
    report.diagnostics[0].fix = Some(Fix { span: 0..end, replacement: source.text().replace('\r', "\n") });
    report
}

fn wrong(
    source: &Arc<Source>,
    code: Code,
    span: Span,
    message: crate::diagnostic::Message,
    body: Span,
) -> Report<Parts> {
    let fence = span.clone();
    let report = Diagnostic::new(code, source, span, message).with_help(code.help());
    Report { value: Parts { yaml: None, fence, body }, diagnostics: vec![report] }
}

/// The parts after an opening fence at the line `first`.
fn fenced(source: &Arc<Source>, first: &Span) -> Report<Parts> {
    let text = source.text();
    let fence = trimmed(text, first);
    let yaml = first.end;
    let closing = lines(text, yaml).find(|line| is_fence(&text[line.clone()]));
    if let Some(close) = closing.filter(|close| !ends_before(text, yaml..close.start)) {
        if text[yaml..close.start].trim().is_empty() && starts_with_field(text, close.end) {
            let message = message!(sv: "Raden --- står två gånger.", en: "The line --- stands twice.");
            let extra = yaml..close.end;
            let mut report = fenced(source, &close);
            let found = Diagnostic::new(Code::FrontMatterMissing, source, trimmed(text, &close), message)
                .with_help(message!(sv: "Ta bort den ena.", en: "Take one of them away."))
                .with_fix(extra, "");
            report.diagnostics.insert(0, found);
            return report;
        }
        if let Some(end) = fields_after(text, close.end) {
            return in_the_middle(source, fence, &close, &end);
        }
        return Report::clean(Parts { yaml: Some(yaml..close.start), fence, body: close.end..text.len() });
    }
    unclosed(source, first, fence)
}

/// The fence after more fields, where nothing but fields follows on the one that ends at `from`.
fn fields_after(text: &str, from: usize) -> Option<Span> {
    let mut fields = 0;
    for line in lines(text, from) {
        let content = text[line.clone()].trim_end();
        if is_fence(content) {
            return (fields > 0).then_some(line);
        }
        let name = content.split_once(':').map_or("", |(name, _)| name);
        if yaml::is_field(name) {
            fields += 1;
        } else if fields == 0 || !content.starts_with([' ', '-', '#']) {
            return None;
        }
    }
    None
}

/// The parts of metadata that a fence too many cuts in two.
fn in_the_middle(source: &Arc<Source>, fence: Span, extra: &Span, end: &Span) -> Report<Parts> {
    let text = source.text();
    let message = message!(sv: "Raden --- står mitt bland metadata.", en: "The line --- stands in the middle of the metadata.");
    let found = Diagnostic::new(Code::FrontMatterMissing, source, trimmed(text, extra), message)
        .with_help(message!(sv: "Ta bort den.", en: "Take it away."))
        .with_fix(extra.clone(), "");
    // The fields above and below are read when the line is gone.
    let parts = Parts { yaml: None, fence, body: end.end..text.len() };
    Report { value: parts, diagnostics: vec![found] }
}

/// The parts after an opening fence that no other closes.
fn unclosed(source: &Arc<Source>, first: &Span, fence: Span) -> Report<Parts> {
    let text = source.text();
    let yaml = first.end;
    let message = message!(
        sv: "Metadata slutar inte: den andra raden med --- saknas.",
        en: "The metadata do not end: the second line of --- is missing."
    );
    let line_break = if text[first.clone()].ends_with("\r\n") { "\r\n" } else { "\n" };
    // Without an end the metadata reach as far as lines look like fields.
    let rest = fields_end(text, yaml);
    let (end, fix, insert) = if let Some(fence) = fence_in_line(text, yaml..rest) {
        let before = text[yaml..fence.start].trim_end_matches([' ', '\t']).len() + yaml;
        let after =
            text[fence.end..].len() - text[fence.end..].trim_start_matches([' ', '\t']).len() + fence.end;
        let above = if text[..before].ends_with('\n') { "" } else { line_break };
        let below =
            if text[after..].starts_with(['\r', '\n']) || after == text.len() { "" } else { line_break };
        (before, before..after, format!("{above}---{below}"))
    } else if let Some(line) = lines(text, rest).next().filter(|line| is_like_fence(&text[line.clone()])) {
        (rest, line.start..trimmed(text, &line).end, "---".to_owned())
    } else if text[..rest].ends_with('\n') {
        (rest, rest..rest, format!("---{line_break}"))
    } else {
        (rest, rest..rest, format!("{line_break}---{line_break}"))
    };
    let body =
        if fix.is_empty() { end } else { lines(text, fix.end).next().map_or(fix.end, |line| line.end) };
    let body = if insert.ends_with('\n') { fix.end } else { body };
    let report = Diagnostic::new(Code::FrontMatterUnclosed, source, fence.clone(), message)
        .with_help(message!(sv: "Skriv --- på en egen rad före texten.", en: "Write --- on a line of its own before the text."))
        .with_fix(fix, insert);
    Report {
        value: Parts { yaml: Some(yaml..end), fence, body: body..text.len() },
        diagnostics: vec![report],
    }
}

/// A fence that shares its line with the last field or the first words: `status: completed ---`, `--- Text`.
fn fence_in_line(text: &str, yaml: Span) -> Option<Span> {
    lines(text, yaml.start).take_while(|line| line.start < yaml.end).find_map(|line| {
        let content = trimmed(text, &line);
        let written = &text[content.clone()];
        if written.ends_with(" ---") {
            return Some(content.end - 3..content.end);
        }
        (line.start == content.start && written.starts_with("--- ")).then(|| content.start..content.start + 3)
    })
}

/// Fields at the beginning of the file, at `first`, without any fence.
fn unfenced(source: &Arc<Source>, first: &Span) -> Report<Parts> {
    let text = source.text();
    let end = fields_end(text, first.start);
    let close = lines(text, end).next().filter(|line| is_fence(&text[line.clone()]));
    let fence = first.start..first.start;
    let message = message!(
        sv: "Metadata står inte mellan två rader med ---.",
        en: "The metadata do not stand between two lines of ---."
    );
    let line_break = if text[first.clone()].ends_with("\r\n") { "\r\n" } else { "\n" };
    let yaml = &text[first.start..end];
    let ends = if yaml.ends_with('\n') { "" } else { line_break };
    let replacement = match &close {
        Some(_) => format!("---{line_break}{yaml}"),
        None => format!("---{line_break}{yaml}{ends}---{line_break}"),
    };
    let found = Diagnostic::new(Code::FrontMatterMissing, source, trimmed(text, first), message)
        .with_help(message!(
            sv: "Skriv --- på en egen rad före det första fältet, och --- på en egen rad efter det sista.",
            en: "Write --- on a line of its own before the first field, and --- on a line of its own after the last."
        ))
        .with_fix(first.start..end, replacement);
    let body = close.map_or(end, |line| line.end);
    Report {
        value: Parts { yaml: Some(first.start..end), fence, body: body..text.len() },
        diagnostics: vec![found],
    }
}

/// Where metadata end that no fence ends: at a blank line, a heading or a row of hyphens.
fn fields_end(text: &str, from: usize) -> usize {
    lines(text, from)
        .find(|line| {
            let content = text[line.clone()].trim();
            content.is_empty()
                || content.starts_with("# ")
                || content.starts_with("## ")
                || is_like_fence(content)
        })
        .map_or(text.len(), |line| line.start)
}

/// Whether the metadata in `yaml` end before the fence that follows them, which is a line in the text then: at a line
/// that is nearly one, or at a blank line with prose after it.
fn ends_before(text: &str, yaml: Span) -> bool {
    let (mut blank, mut field, mut listed) = (false, false, false);
    let mut before = lines(text, yaml.start).take_while(|line| line.start < yaml.end).peekable();
    while let Some(line) = before.next() {
        let line = text[line].trim_end();
        if field && is_like_fence(line) {
            return true;
        }
        let prose = field && blank && (is_prose(line) || !listed && line.starts_with("- "));
        if prose && before.peek().is_none_or(|next| !starts_with_field(text, next.start)) {
            return true;
        }
        blank = line.is_empty() || blank && line.starts_with('#');
        if !blank {
            listed = line.ends_with(':') || line.starts_with([' ', '-', '\t']);
        }
        field |= line.contains(':');
    }
    false
}

/// A line at the margin of more than one word that can be no field, no part of a list and no comment.
fn is_prose(line: &str) -> bool {
    line.starts_with(|first: char| {
        first.is_alphabetic() || matches!(first, '*' | '!' | '<' | '"' | '”' | '(' | '[')
    }) && line.contains(' ')
        && line.split_once([':', '=']).is_none_or(|(name, _)| name.trim_end().contains(' '))
}

/// A line that was meant for a fence: dashes of other kinds or another number, or another line across the page.
fn is_like_fence(line: &str) -> bool {
    let line = line.trim();
    if let Some(info) = line.strip_prefix("```") {
        return matches!(info.trim(), "" | "yaml" | "yml");
    }
    let marks = || line.chars().filter(|character| !character.is_whitespace());
    let length = marks().count();
    let all = |kind: &[char]| marks().all(|mark| kind.contains(&mark));
    match length {
        0 => false,
        1 => all(&['—', '–', '―', '−']),
        2 => all(&['-', '—', '–', '‐', '‑']),
        _ => {
            all(&['-', '—', '–', '‐', '‑', '―', '−'])
                || all(&['_'])
                || all(&['*'])
                || all(&['=']) && length != 7
                || all(&['~'])
                || line == "..."
        }
    }
}

/// The lines from `start`, each with its break.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let span = at..at + line.len();
        at = span.end;
        span
    })
}

fn trimmed(text: &str, line: &Span) -> Span {
    let content = &text[line.clone()];
    let start = line.start + (content.len() - content.trim_start().len());
    start..line.start + content.trim_end().len().max(start - line.start)
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn starts_with_field(text: &str, at: usize) -> bool {
    let line = text[at..].lines().next().unwrap_or_default();
    line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
}

/// Where the text begins after metadata in another format.
fn foreign_end(text: &str, first: &Span, opening: &str) -> Option<usize> {
    let closing = if opening == "{" { "}" } else { opening };
    lines(text, first.end).find(|line| text[line.clone()].trim_end() == closing).map(|line| line.end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Code and line of the mistake, YAML, body.
    fn show(text: &str) -> (Option<(&'static str, usize)>, String, String) {
        let source = Source::new("a.md", text);
        let report = split(&source);
        let found = report.diagnostics.first().map(|found| (found.code.name(), found.location.start().line));
        let part = |span: Option<Span>| span.map(|span| text[span].to_owned()).unwrap_or_default();
        (found, part(report.value.yaml), part(Some(report.value.body)))
    }

    #[test]
    fn parts_are_found_and_mistakes_named() {
        let missing = |line| Some(("front-matter-missing", line));
        for (text, expected) in [
            ("---\na: 1\n---\nText", (None, "a: 1\n", "Text")),
            ("\u{feff}---\r\na: 1\r\n---\r\nText", (None, "a: 1\r\n", "Text")),
            ("\n---\na: 1\n---  \n\n---\nText", (None, "a: 1\n", "\n---\nText")),
            ("---\n---\n", (None, "", "")),
            ("", (Some(("file-empty", 1)), "", "")),
            (" \n\n", (Some(("file-empty", 1)), "", " \n\n")),
            ("---\na: 1\n\nText\n", (Some(("front-matter-unclosed", 1)), "a: 1\n", "\nText\n")),
            ("---\na: 1\n----\nText\n", (Some(("front-matter-unclosed", 1)), "a: 1\n", "Text\n")),
            ("---\na: 1", (Some(("front-matter-unclosed", 1)), "a: 1", "")),
            ("----\na: 1\n---\nText", (missing(1), "a: 1\n", "Text")),
            ("---\n---\na: 1\n---\nText", (missing(2), "a: 1\n", "Text")),
            ("title: 1\nDatum: 2\n\nText", (missing(1), "title: 1\nDatum: 2\n", "\nText")),
            ("title: 1\n---\nText", (missing(1), "title: 1\n", "Text")),
            ("Hej\n---\ntitle: 1\n---\nText", (missing(1), "title: 1\n", "Text")),
            ("Hej\n\n---\n\nText", (missing(1), "", "Hej\n\n---\n\nText")),
            ("# Rubrik\n\nText", (missing(1), "", "# Rubrik\n\nText")),
            ("+++\na = 1\n+++\nText", (missing(1), "", "Text")),
            ("{\n\"a\": 1\n}\nText", (missing(1), "", "Text")),
        ] {
            let (found, yaml, body) = show(text);
            assert_eq!((found, yaml.as_str(), body.as_str()), expected, "{text:?}");
        }
    }

    #[test]
    fn the_fix_of_an_open_end_closes_it() {
        for text in [
            "---\na: 1\n\nText\n",
            "---\na: 1\n----\nText\n",
            "---\na: 1",
            "---\r\na: 1\r\n## R\r\n",
            "----\na: 1\n---\n",
            "---\n---\na: 1\n---\n",
            "a: 1\r\nb: 2\r\n\r\nText",
            "a: 1\n---\nText",
            "a: 1",
        ] {
            let source = Source::new("a.md", text);
            let fix = split(&source).diagnostics[0].fix.clone().unwrap();
            let mended = format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..]);
            assert_eq!(show(&mended).0, None, "{mended:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_split(text in "(---|--|\\+\\+\\+|\n|\r\n|a: 1|å|\\PC{0,5}|\u{feff}){0,12}") {
            let source = Source::new("a.md", text.as_str());
            let Parts { yaml, fence, body } = split(&source).value;
            for span in yaml.into_iter().chain([fence, body]) {
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}
