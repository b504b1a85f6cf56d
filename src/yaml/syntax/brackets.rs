//! Brackets and braces that do not fit together, and what stands in them.

use serde_yaml::granit_parser::ErrorKind;

use super::super::lines::{Line, line_at, skip_blanks};
use super::super::reader::{Failure, FailureKind};
use super::super::{names, quote};
use super::quoting::{colon_message, quoted, value_end};
use super::{Edit, Mistake, next};
use crate::message;

pub(super) fn brackets(text: &str, failure: &Failure, line: &Line) -> Mistake {
    let at = failure.at;
    let open = failure.open.last().copied().unwrap_or(at);
    let first = line_at(text, open);
    if line.start == first.start && text[at..].starts_with(',') {
        let end = skip_blanks(text, at + 1);
        return Mistake {
            span: at..at + 1,
            message: message!(sv: "Här står ett komma för mycket.", en: "There is a comma too many here."),
            help: message!(sv: "Ta bort det.", en: "Take it away."),
            candidates: vec![Edit::new(at..end, "")],
            mendable: true,
        };
    }
    if line.start == first.start && text[at..].starts_with(':') && failure.last.end == at {
        if let Some(mistake) = no_comma(text, failure) {
            return mistake;
        }
        let start = failure.last.start;
        let end = value_end(text, at, true);
        return quoted(text, start..end, at..at + 1, colon_message());
    }
    if let Some(mistake) = bracket_in_text(text, open, &first) {
        return mistake;
    }
    let (opened, close) = if text[open..].starts_with('{') { ('{', "}") } else { ('[', "]") };
    // The bracket belongs before the next field, or at the end of the text.
    let mut last = Line { start: first.start, text: first.text };
    let mut start = first.start + first.text.len();
    while let Some(index) = text[start..].find('\n') {
        let below = line_at(text, start + index + 1);
        start = below.start + below.text.len();
        if below.blank() {
            continue;
        }
        if below.indent() <= first.indent() && !below.text.trim_start().starts_with([']', '}']) {
            break;
        }
        last = below;
    }
    let end = last.end();
    let mut candidates = vec![Edit::new(end..end, close)];
    if let ErrorKind::MismatchedFlowCollectionEnd { .. } = scan_kind(failure) {
        candidates.insert(0, Edit::new(at..at, close));
    }
    let inner = last.start + last.text.trim_end().trim_end_matches([']', '}']).len();
    candidates.push(Edit::new(inner.max(open + 1)..inner.max(open + 1), close));
    Mistake {
        span: open..open + 1,
        message: message!(sv: "Parentesen {opened} stängs aldrig.", en: "The bracket {opened} is never closed."),
        help: message!(sv: "Skriv {close} där listan slutar.", en: "Write {close} where the list ends."),
        candidates,
        mendable: true,
    }
}

/// `title: [Utkast Trygga skolvägar`: a text that begins with a bracket, and no list.
fn bracket_in_text(text: &str, open: usize, line: &Line) -> Option<Mistake> {
    let (colon, value) = line.field()?;
    let name = &line.text[line.key_column()..colon];
    let whole = open..line.end();
    let is_text = line.start + value == open && names::holds_text(name) && name != "label";
    if !is_text || !text[open..].starts_with('[') || text[whole.clone()].contains(']') {
        return None;
    }
    let message = message!(
        sv: "Ett värde får inte börja med [ utan citattecken.",
        en: "A value must not begin with [ without quotation marks."
    );
    let mut mistake = quoted(text, whole.clone(), open..open + 1, message);
    if whole.len() == 1 {
        // What should stand there only the editor can say.
        mistake.candidates.clear();
        mistake.help =
            message!(sv: "Skriv texten som ska stå där.", en: "Write the text that should stand there.");
    }
    Some(mistake)
}

/// `{label: Före value: 12}`, `{label: Före; value: 12}`: the next field, which no comma parts from the value before.
fn no_comma(text: &str, failure: &Failure) -> Option<Mistake> {
    let open = failure.open.last().filter(|open| text[**open..].starts_with('{'))?;
    let (start, at) = (failure.last.start, failure.at);
    let blank = text[start..at].rfind(char::is_whitespace)? + start;
    let name = &text[blank + 1..at];
    let written = &text[*open..start];
    let again = written.contains(&format!("{name}:")) || written.contains(&format!("{name} :"));
    if !names::is_name(name) || again || !text[at + 1..].starts_with(' ') {
        return None;
    }
    let value = text[start..blank].trim_end_matches([' ', ';', '|', '/', '\t']);
    let value = start + value.len();
    Some(Mistake {
        span: value..at,
        message: message!(sv: "Det saknas ett komma före {name}.", en: "There is no comma before {name}."),
        help: message!(sv: "Skriv ett komma mellan fälten: , {name}: …", en: "Write a comma between the fields: , {name}: …"),
        candidates: vec![Edit::new(value..blank + 1, ", ")],
        mendable: true,
    })
}

fn scan_kind(failure: &Failure) -> &ErrorKind {
    match &failure.kind {
        FailureKind::Scan(kind) => kind,
        _ => &ErrorKind::UnexpectedEof,
    }
}

pub(super) fn extra_bracket(text: &str, failure: &Failure, line: &Line) -> Mistake {
    let at = failure.at;
    let bracket = &text[at..next(text, at)];
    let mut candidates = vec![Edit::new(at..at + bracket.len(), "")];
    if let Some((_, value)) = line.field().filter(|(_, value)| line.start + value == at) {
        candidates.insert(0, Edit::new(line.start + value..line.end(), quote(&text[at..line.end()])));
    }
    Mistake {
        span: at..at + bracket.len(),
        message: message!(
            sv: "Här stängs en parentes som inte har öppnats.",
            en: "A bracket is closed here that was not opened."
        ),
        help: message!(
            sv: "Ta bort {bracket}, eller sätt citattecken om hela värdet.",
            en: "Take {bracket} away, or put the whole value in quotation marks."
        ),
        candidates,
        mendable: true,
    }
}
