//! Texts that need quotation marks, or have them wrong.

use super::super::lines::{line_above, line_at};
use super::super::reader::Failure;
use super::super::{habits, quote};
use super::{Edit, Mistake, next};
use crate::diagnostic::{Message, Span};
use crate::message;

/// Where the value begins that the parser was reading.
fn value_start(text: &str, failure: &Failure) -> usize {
    let rest = &text[failure.last.end..];
    let start = rest
        .find(|character: char| !character.is_whitespace() && !matches!(character, ':' | '-' | ',' | '?'));
    failure.last.end + start.unwrap_or(0)
}

/// The end of a value on its line: at the next comma or bracket where it stands inside brackets.
pub(super) fn value_end(text: &str, from: usize, flow: bool) -> usize {
    let line = line_at(text, from);
    let rest = &text[from..line.end().max(from)];
    let end = if flow { rest.find([',', '}', ']']).unwrap_or(rest.len()) } else { rest.len() };
    from + rest[..end].trim_end().len()
}

pub(super) fn unclosed_quote(text: &str, failure: &Failure) -> Mistake {
    let open = value_start(text, failure);
    let mark = if text[open..].starts_with('\'') { "'" } else { "\"" };
    let line = line_at(text, open);
    let flow = !failure.open.is_empty();
    let bracketed = if flow {
        line.text.trim_end().trim_end_matches([']', '}', ' ']).len() + line.start
    } else {
        line.end()
    };
    let near = bracketed.max(next(text, open));
    let mut candidates = Vec::new();
    // `"Trygga skolvägar”`: the other mark is there, in another form.
    if let Some((last, curly)) =
        text[open..near].char_indices().next_back().filter(|(_, last)| habits::is_curly(*last))
    {
        candidates.push(Edit::new(open + last..open + last + curly.len_utf8(), mark));
    }
    if let Some(above) = line_above(text, &line_at(text, failure.at)).filter(|above| above.start > line.start)
    {
        candidates.push(Edit::new(above.end()..above.end(), mark));
    }
    if let Some(comma) = next_field(&text[open..near]).filter(|_| flow) {
        candidates.insert(0, Edit::new(open + comma..open + comma, mark));
    }
    candidates.push(Edit::new(near..near, mark));
    Mistake {
        span: open..line.end().max(next(text, open)),
        message: message!(sv: "Citattecknet {mark} stängs aldrig.", en: "The quotation mark {mark} is never closed."),
        help: message!(sv: "Skriv {mark} också där texten slutar.", en: "Write {mark} where the text ends as well."),
        candidates,
        mendable: true,
    }
}

/// The offset of the comma after which another field begins: `Lerum, url: …`.
fn next_field(text: &str) -> Option<usize> {
    text.match_indices(',').map(|(comma, _)| comma).find(|comma| {
        let rest = text[comma + 1..].trim_start();
        let word = rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_').unwrap_or(0);
        word > 0 && rest[word..].starts_with(": ")
    })
}

/// `"Hej" sa hon`, `'it's'`, `"C:\q"`: the value in other quotes.
pub(super) fn quotes_inside(text: &str, failure: &Failure) -> Mistake {
    let start = value_start(text, failure).min(text.len());
    let end = value_end(text, failure.at.max(start), !failure.open.is_empty()).max(start);
    let whole = &text[start..end];
    let mark = whole.chars().next().filter(|mark| matches!(mark, '"' | '\''));
    let inner =
        mark.and_then(|mark| whole.strip_prefix(mark)?.strip_suffix(mark)).filter(|inner| !inner.is_empty());
    let fix = quote(inner.unwrap_or(whole));
    let mut candidates = vec![Edit::new(start..end, &fix), Edit::new(start..end, quote(whole))];
    // `"title": "Trygga skolvägar",`: what separates fields in JSON.
    let bare = whole.trim_end_matches([',', ';']);
    if failure.open.is_empty()
        && bare.len() < whole.len()
        && bare.len() > 1
        && mark.is_some_and(|mark| bare.ends_with(mark))
    {
        candidates.insert(0, Edit::new(start + bare.len()..end, ""));
    }
    // `["skola, "samverkan"]`: the mark before the comma is missing.
    if let (false, Some(mark)) = (failure.open.is_empty(), mark)
        && let Some(comma) =
            text[start + 1..failure.at.max(start + 1)].find(',').map(|comma| start + 1 + comma)
    {
        candidates.insert(0, Edit::new(comma..comma, mark));
    }
    Mistake {
        span: start..end,
        message: message!(
            sv: "Citattecken eller bakstreck inne i en text inom citattecken måste skrivas på annat sätt.",
            en: "Quotation marks or backslashes inside a quoted text must be written in another way."
        ),
        help: message!(sv: "Skriv {fix}", en: "Write {fix}"),
        candidates,
        mendable: true,
    }
}

pub(super) fn colon_message() -> Message {
    message!(
        sv: "Ett kolon följt av mellanslag inne i en text utan citattecken läses som ett nytt fält.",
        en: "A colon followed by a space inside a text without quotation marks is read as a new field."
    )
}

pub(super) fn quoted(text: &str, value: Span, span: Span, message: Message) -> Mistake {
    let written = &text[value.clone()];
    let fix = quote(habits::without_curly(written).unwrap_or(written));
    let help = message!(sv: "Sätt citattecken: {fix}", en: "Put it in quotation marks: {fix}");
    let mut candidates = vec![Edit::new(value.clone(), fix)];
    if let Some(end) = goes_on_below(text, &value) {
        let whole = &text[value.start..end];
        let mark = if whole.contains('"') { "'" } else { "\"" };
        if !whole.contains(['\\', '\'']) {
            candidates.insert(0, Edit::new(value.start..end, format!("{mark}{whole}{mark}")));
        }
    }
    Mistake { span, message, help, candidates, mendable: true }
}

/// The end of the lines below that are indented and go on with the text at `value`.
fn goes_on_below(text: &str, value: &Span) -> Option<usize> {
    let line = line_at(text, value.start);
    if value.end < line.end() {
        return None;
    }
    let (mut end, mut at) = (None, line.start + line.text.len());
    while let Some(index) = text[at..].find('\n') {
        let below = line_at(text, at + index + 1);
        let content = below.text.trim_start();
        if below.blank()
            || below.indent() <= line.key_column()
            || content.starts_with("- ")
            || below.field().is_some()
        {
            break;
        }
        end = Some(below.end());
        at = below.start + below.text.len();
    }
    end
}

pub(super) fn quote_from(text: &str, failure: &Failure, at: usize, message: Message) -> Mistake {
    let end = value_end(text, at, !failure.open.is_empty()).max(next(text, at));
    quoted(text, at..end, at..next(text, at), message)
}
