//! What is wrong where the parser stopped, in words that an editor understands, and ways to mend it.

use serde_yaml::granit_parser::ErrorKind;

use super::reader::{Failure, FailureKind};
use super::{Node, Value, quote};
use crate::diagnostic::{Message, Span};
use crate::message;

/// Text in place of what stands at `span`.
#[derive(Clone)]
pub(super) struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    pub(super) fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.span.start], self.text, &text[self.span.end..])
    }
}

/// A mistake in the syntax.
pub(super) struct Mistake {
    pub span: Span,
    pub message: Message,
    pub help: Message,
    /// Ways to mend it, the likeliest first; the first that gets further is offered as the fix.
    pub candidates: Vec<Edit>,
    /// Whether reading may go on at all.
    pub mendable: bool,
}

/// A line of the text, without its break.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.trim_end().len().max(self.indent())
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn blank(&self) -> bool {
        let content = self.text.trim();
        content.is_empty() || content.starts_with('#')
    }

    /// The offset in the line at which its key (after any `- `) begins.
    fn key_column(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text[at..].strip_prefix("- ") {
            at = self.text.len() - rest.trim_start().len();
        }
        at
    }

    /// `key: value`: the offsets in the line of the colon and of the value.
    fn field(&self) -> Option<(usize, usize)> {
        let from = self.key_column();
        let rest = &self.text[from..];
        let colon =
            rest.find(": ").or_else(|| rest.trim_end().ends_with(':').then(|| rest.trim_end().len() - 1))?;
        let key = &rest[..colon];
        let name = !key.is_empty() && !key.starts_with(['"', '\'', '[', '{', '#', '&', '*', '!', '|', '>']);
        name.then(|| (from + colon, skip_blanks(self.text, from + colon + 1).min(self.end() - self.start)))
    }
}

fn line_at(text: &str, at: usize) -> Line<'_> {
    let start = text[..at].rfind('\n').map_or(0, |index| index + 1);
    let end = text[at..].find('\n').map_or(text.len(), |index| at + index);
    Line { start, text: text[start..end].trim_end_matches('\r') }
}

/// The last line above `line` that holds something.
fn line_above<'t>(text: &'t str, line: &Line) -> Option<Line<'t>> {
    let mut start = line.start;
    while start > 0 {
        let above = line_at(text, start - 1);
        if !above.blank() {
            return Some(above);
        }
        start = above.start;
    }
    None
}

/// The first offset from `at` on that is no space or tab.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches([' ', '\t']).len()
}

/// A whole document of `title:Partille` is a text to YAML; the editor meant a field.
pub(super) fn missing_space(text: &str, root: &Node) -> Option<Mistake> {
    match &root.value {
        Value::Scalar { plain: true, .. } => no_space(&line_at(text, root.span.start)),
        _ => None,
    }
}

fn no_space(line: &Line) -> Option<Mistake> {
    let from = line.key_column();
    let rest = &line.text[from..];
    let colon = rest.find(':')?;
    let key = &rest[..colon];
    let word =
        !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    let joined = rest[colon + 1..].chars().next().is_some_and(|next| !matches!(next, ' ' | '\t' | '/' | ':'));
    if !word || !joined {
        return None;
    }
    let at = line.start + from + colon;
    Some(Mistake {
        span: at..at + 1,
        message: message!(
            sv: "Det saknas ett mellanslag efter kolonet.",
            en: "There is no space after the colon."
        ),
        help: message!(sv: "Skriv {key}: och sedan värdet.", en: "Write {key}: and then the value."),
        candidates: vec![Edit::new(at..at + 1, ": ")],
        mendable: true,
    })
}

/// What to say about `failure`.
pub(super) fn diagnose(text: &str, failure: &Failure) -> Mistake {
    let line = line_at(text, failure.at);
    match &failure.kind {
        FailureKind::TooDeep => stop(
            failure.at,
            text,
            message!(sv: "Här ligger för många listor i varandra.", en: "Too many lists inside each other."),
        ),
        FailureKind::TooMany => stop(
            failure.at,
            text,
            message!(sv: "Filen har för många värden.", en: "The file has too many values."),
        ),
        FailureKind::SecondDocument => Mistake {
            span: failure.at..line.end().max(failure.at),
            message: message!(
                sv: "Här börjar ett nytt YAML-dokument. En fil får bara ha ett.",
                en: "A new YAML document begins here. A file may have only one."
            ),
            help: message!(sv: "Ta bort raden ---", en: "Take away the line ---"),
            candidates: Vec::new(),
            mendable: false,
        },
        FailureKind::Scan(kind) => scan(text, failure, kind, &line),
    }
}

fn stop(at: usize, text: &str, message: Message) -> Mistake {
    Mistake {
        span: at..next(text, at),
        message,
        help: message!(sv: "Skriv det enklare.", en: "Write it more simply."),
        candidates: Vec::new(),
        mendable: false,
    }
}

/// The end of the character at `at`.
fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

fn scan(text: &str, failure: &Failure, kind: &ErrorKind, line: &Line) -> Mistake {
    use ErrorKind as E;
    let at = failure.at;
    match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar
        | E::InvalidBlockEntryWhitespace => tab(text, line).unwrap_or_else(|| unclear(text, failure, line)),
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => {
            unclosed_quote(text, failure)
        }
        E::InvalidTrailingSingleQuotedScalar
        | E::InvalidTrailingDoubleQuotedScalar
        | E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::UnpairedLowSurrogate
        | E::MissingLowSurrogate
        | E::InvalidLowSurrogate
        | E::InvalidLowSurrogateHexEscape => quotes_inside(text, failure),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofFlowSequence
        | E::InvalidColonPlacement
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MismatchedFlowCollectionEnd { .. }
        | E::UnexpectedEofImplicitFlowMapping
        | E::SimpleKeyExpected
        | E::InvalidSimpleKey
            if !failure.open.is_empty() =>
        {
            brackets(text, failure, line)
        }
        E::UnclosedFlowCollection { .. } => brackets(text, failure, line),
        E::MisplacedFlowCollectionEnd => extra_bracket(text, failure, line),
        E::UnexpectedCharacter { character } if !character.is_control() => quote_from(
            text,
            failure,
            at,
            message!(sv: "Ett värde får inte börja med {character} utan citattecken.", en: "A value must not begin with {character} without quotation marks."),
        ),
        E::UnexpectedCharacter { .. } | E::BomInsideDocument => Mistake {
            span: at..next(text, at),
            message: message!(
                sv: "Här står ett osynligt tecken som inte får finnas i YAML.",
                en: "Here is an invisible character that must not stand in YAML."
            ),
            help: message!(sv: "Ta bort det.", en: "Delete it."),
            candidates: vec![Edit::new(at..next(text, at), "")],
            mendable: true,
        },
        E::MappingValueNotAllowed => colon(text, failure, line),
        E::SimpleKeyExpected | E::InvalidSimpleKey => no_space(line).unwrap_or_else(|| no_colon(text, line)),
        E::BlockSequenceEntryNotAllowed => {
            let item = text[at..line.end().max(at)].trim_start_matches(['-', ' ']).to_owned();
            let list = format!("[{item}]");
            Mistake {
                span: at..line.end().max(at),
                message: message!(
                    sv: "En lista med streck måste börja på en egen rad.",
                    en: "A list with dashes must begin on a line of its own."
                ),
                help: message!(
                    sv: "Skriv {list} här, eller varje streck på en egen rad under fältet.",
                    en: "Write {list} here, or each dash on a line of its own below the field."
                ),
                candidates: vec![Edit::new(at..line.end().max(at), list)],
                mendable: true,
            }
        }
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::InvalidIndentation => {
            indentation(text, line)
        }
        _ => unclear(text, failure, line),
    }
}

fn tab(text: &str, line: &Line) -> Option<Mistake> {
    let mut line = line_at(text, line.start);
    loop {
        let blanks = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
        let from = if line.text[..blanks].contains('\t') {
            Some(0..blanks)
        } else {
            let dash = line.text[blanks..].starts_with("-\t");
            dash.then(|| blanks + 1..skip_blanks(line.text, blanks + 1))
        };
        if let Some(range) = from {
            let spaces = if range.start > 0 {
                " ".to_owned()
            } else {
                let above = line_above(text, &line);
                let deeper =
                    above.as_ref().is_some_and(|above| above.text.trim_end().ends_with([':', '|', '>']));
                let column = above.map_or(0, |above| {
                    if line.field().is_some() || line.text.contains("- ") {
                        above.key_column()
                    } else {
                        above.indent() + 2
                    }
                });
                " ".repeat(column + if deeper { 2 } else { 0 })
            };
            let span = line.start + range.start..line.start + range.end;
            return Some(Mistake {
                span: span.clone(),
                message: message!(
                    sv: "Raden är indragen med en tabb. YAML tillåter bara mellanslag.",
                    en: "The line is indented with a tab. YAML allows only spaces."
                ),
                help: message!(sv: "Byt tabben mot mellanslag.", en: "Replace the tab with spaces."),
                candidates: vec![
                    Edit::new(span.clone(), spaces),
                    Edit::new(span.clone(), ""),
                    Edit::new(span, "  "),
                ],
                mendable: true,
            });
        }
        let after = line.start + line.text.len();
        let break_at = after + text[after..].find('\n')?;
        line = line_at(text, break_at + 1);
    }
}

/// Where the value begins that the parser was reading.
fn value_start(text: &str, failure: &Failure) -> usize {
    let rest = &text[failure.last.end..];
    let start = rest
        .find(|character: char| !character.is_whitespace() && !matches!(character, ':' | '-' | ',' | '?'));
    failure.last.end + start.unwrap_or(0)
}

/// The end of a value on its line: at the next comma or bracket where it stands inside brackets.
fn value_end(text: &str, from: usize, flow: bool) -> usize {
    let line = line_at(text, from);
    let rest = &text[from..line.end().max(from)];
    let end = if flow { rest.find([',', '}', ']']).unwrap_or(rest.len()) } else { rest.len() };
    from + rest[..end].trim_end().len()
}

fn unclosed_quote(text: &str, failure: &Failure) -> Mistake {
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
    if let Some(above) = line_above(text, &line_at(text, failure.at)).filter(|above| above.start > line.start)
    {
        candidates.push(Edit::new(above.end()..above.end(), mark));
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

/// `"Hej" sa hon`, `'it's'`, `"C:\q"`: the value in other quotes.
fn quotes_inside(text: &str, failure: &Failure) -> Mistake {
    let start = value_start(text, failure).min(text.len());
    let end = value_end(text, failure.at.max(start), !failure.open.is_empty()).max(start);
    let whole = &text[start..end];
    let mark = whole.chars().next().filter(|mark| matches!(mark, '"' | '\''));
    let inner =
        mark.and_then(|mark| whole.strip_prefix(mark)?.strip_suffix(mark)).filter(|inner| !inner.is_empty());
    let fix = quote(inner.unwrap_or(whole));
    Mistake {
        span: start..end,
        message: message!(
            sv: "Citattecken eller bakstreck inne i en text inom citattecken måste skrivas på annat sätt.",
            en: "Quotation marks or backslashes inside a quoted text must be written in another way."
        ),
        help: message!(sv: "Skriv {fix}", en: "Write {fix}"),
        candidates: vec![Edit::new(start..end, &fix), Edit::new(start..end, quote(whole))],
        mendable: true,
    }
}

fn brackets(text: &str, failure: &Failure, line: &Line) -> Mistake {
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
        let start = failure.last.start;
        let end = value_end(text, at, true);
        return quoted(text, start..end, at..at + 1, colon_message());
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

fn scan_kind(failure: &Failure) -> &ErrorKind {
    match &failure.kind {
        FailureKind::Scan(kind) => kind,
        _ => &ErrorKind::UnexpectedEof,
    }
}

fn extra_bracket(text: &str, failure: &Failure, line: &Line) -> Mistake {
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

fn colon_message() -> Message {
    message!(
        sv: "Ett kolon följt av mellanslag inne i en text utan citattecken läses som ett nytt fält.",
        en: "A colon followed by a space inside a text without quotation marks is read as a new field."
    )
}

fn quoted(text: &str, value: Span, span: Span, message: Message) -> Mistake {
    let fix = quote(&text[value.clone()]);
    Mistake {
        span,
        message,
        help: message!(sv: "Sätt citattecken: {fix}", en: "Put it in quotation marks: {fix}"),
        candidates: vec![Edit::new(value, fix)],
        mendable: true,
    }
}

fn quote_from(text: &str, failure: &Failure, at: usize, message: Message) -> Mistake {
    let end = value_end(text, at, !failure.open.is_empty()).max(next(text, at));
    quoted(text, at..end, at..next(text, at), message)
}

/// A colon where no field may begin.
fn colon(text: &str, failure: &Failure, line: &Line) -> Mistake {
    let at = failure.at;
    if let Some((colon, value)) = line.field() {
        if line.start + colon < at {
            return quoted(text, line.start + value..line.end(), at..at + 1, colon_message());
        }
        if let Some(above) = line_above(text, line) {
            if let Some(mistake) = no_space(&above) {
                return mistake;
            }
            if above.field().is_none() && above.indent() <= line.indent() {
                return no_colon(text, &above);
            }
        }
    }
    indentation(text, line)
}

/// A line that should be a field has no colon.
fn no_colon(text: &str, line: &Line) -> Mistake {
    let start = line.start + line.indent();
    let end = line.end();
    let content = text[start..end].to_owned();
    let one_word = !content.contains(char::is_whitespace);
    let deeper = line_above(text, line).map_or(2, |above| above.indent() + 2);
    let join = Edit::new(line.start..start, " ".repeat(deeper));
    let split = content.find(' ').map(|space| start + space);
    let mut candidates = Vec::new();
    if one_word {
        candidates.push(Edit::new(end..end, ":"));
    } else if line_above(text, line).is_some_and(|above| above.field().is_some()) {
        candidates.push(join);
    } else if let Some(space) = split {
        candidates.push(Edit::new(space..space, ":"));
    }
    Mistake {
        span: start..end,
        message: message!(
            sv: "Raden är inget fält: det saknas ett kolon.",
            en: "The line is no field: there is no colon."
        ),
        help: message!(
            sv: "Skriv namn: värde. Fortsätter texten från raden ovanför ska den dras in med mellanslag.",
            en: "Write name: value. Where the text of the line above goes on, indent it with spaces."
        ),
        candidates,
        mendable: true,
    }
}

fn indentation(text: &str, line: &Line) -> Mistake {
    let blanks = line.indent();
    let mut columns = Vec::new();
    let mut above = line_above(text, line);
    while let Some(other) = above {
        for column in [other.key_column(), other.indent()] {
            if column != blanks && !columns.contains(&column) && columns.len() < 6 {
                columns.push(column);
            }
        }
        above = if other.indent() == 0 { None } else { line_above(text, &other) };
    }
    if !columns.contains(&0) && blanks != 0 {
        columns.push(0);
    }
    columns.sort_by_key(|column| column.abs_diff(blanks));
    let span = line.start..line.start + blanks;
    Mistake {
        span: if blanks == 0 { line.start..line.end() } else { span.clone() },
        message: message!(
            sv: "Raden är indragen fel: den hör inte ihop med raderna ovanför.",
            en: "The line is indented wrongly: it does not belong to the lines above."
        ),
        help: message!(
            sv: "Fält som hör ihop ska börja i samma kolumn.",
            en: "Fields that belong together must begin in the same column."
        ),
        candidates: columns.into_iter().map(|column| Edit::new(span.clone(), " ".repeat(column))).collect(),
        mendable: true,
    }
}

fn unclear(text: &str, failure: &Failure, line: &Line) -> Mistake {
    let value =
        line.field().map(|(_, value)| line.start + value..line.end()).filter(|value| !value.is_empty());
    let message = message!(sv: "Raden går inte att läsa som YAML.", en: "The line cannot be read as YAML.");
    match value {
        Some(value) => quoted(text, value.clone(), value, message),
        None => Mistake {
            span: failure.at..line.end().max(failure.at),
            message,
            help: message!(
                sv: "Skriv namn: värde, med citattecken om värdet innehåller tecken som : # [ ] {{ }}",
                en: "Write name: value, with quotation marks where the value holds characters such as : # [ ] {{ }}"
            ),
            candidates: Vec::new(),
            mendable: true,
        },
    }
}

/// When no mending helps: quote the value of the line, or leave the line out.
pub(super) fn last_resorts(text: &str, failure: &Failure) -> Vec<Edit> {
    let mut edits = Vec::new();
    let lines = [line_at(text, failure.last.start), line_at(text, failure.at)];
    for line in &lines {
        if let Some((_, value)) = line.field() {
            let value = line.start + value..line.end();
            edits.push(Edit::new(value.clone(), quote(&text[value])));
        }
    }
    for line in lines {
        edits.push(Edit::new(line.start..line.start + line.text.len(), ""));
    }
    edits
}
