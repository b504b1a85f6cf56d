//! Texts that go on below their field with a colon in them.

use super::super::lines::{Line, line_above, line_at};
use super::super::{names, quote};
use super::quoting::colon_message;
use super::{Edit, Mistake};
use crate::message;

/// `summary: Barn gick` and below it `  Resultat: bra`: a text that goes on with a colon in it.
pub(super) fn text_goes_on(text: &str, line: &Line, at: usize) -> Option<Mistake> {
    let (colon, _) = line.field()?;
    let mut first = line_above(text, line)?;
    while first.field().is_none() {
        first = line_above(text, &first)?;
    }
    let (end_of_name, value) = first.field()?;
    if !names::is_prose(&first.text[first.key_column()..end_of_name]) {
        return None;
    }
    let value = first.start + value;
    let inside = first.key_column() < line.indent() && !names::is_name(&line.text[line.key_column()..colon]);
    let is_bare =
        value < first.end() && !text[value..].starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']);
    if !inside || !is_bare || line.text.trim_start().starts_with("- ") {
        return None;
    }
    let mut end = line.end();
    let mut from = line.start + line.text.len();
    while let Some(index) = text[from..].find('\n') {
        let below = line_at(text, from + index + 1);
        if below.blank() || below.indent() <= first.key_column() {
            break;
        }
        end = below.end();
        from = below.start + below.text.len();
    }
    let whole = &text[value..end];
    let mark = if whole.contains('"') { "'" } else { "\"" };
    let fits = !(whole.contains('\\') || mark == "'" && whole.contains('\''));
    let quoted = if fits {
        format!("{mark}{whole}{mark}")
    } else {
        quote(&whole.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    Some(Mistake {
        span: at..at + 1,
        message: colon_message(),
        help: message!(sv: "Sätt citattecken om hela texten.", en: "Put the whole text in quotation marks."),
        candidates: vec![Edit::new(value..end, quoted)],
        mendable: true,
    })
}

/// The same where the parser stops at a line of the text before the one with the colon.
pub(super) fn text_goes_on_below(text: &str, line: &Line) -> Option<Mistake> {
    let mut from = line.start + line.text.len();
    loop {
        let below = line_at(text, from + text[from..].find('\n')? + 1);
        if below.blank() || below.indent() != line.indent() || line.indent() == 0 {
            return None;
        }
        if let Some((colon, _)) = below.field() {
            return text_goes_on(text, &below, below.start + colon);
        }
        from = below.start + below.text.len();
    }
}
