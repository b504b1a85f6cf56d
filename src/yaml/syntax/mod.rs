//! What is wrong where the parser stopped, in words that an editor understands, and ways to mend it.

mod brackets;
mod prose;
mod quoting;
mod structure;
mod value;

pub(super) use structure::missing_space;
pub(super) use value::dash_above;

use serde_yaml::granit_parser::ErrorKind;

use self::brackets::{brackets, extra_bracket};
use self::quoting::{quote_from, quoted, quotes_inside, unclosed_quote};
use self::structure::{colon, indentation, no_colon, no_space, tab};
use self::value::{bare_dash, dash_on_line, dashes_below, goes_on};
use super::lines::{Line, line_at};
use super::quote;
use super::reader::{Failure, FailureKind};
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
        E::MappingValueNotAllowed => dashes_below(text, line).unwrap_or_else(|| colon(text, failure, line)),
        E::SimpleKeyExpected | E::InvalidSimpleKey => no_space(line).unwrap_or_else(|| no_colon(text, line)),
        E::BlockSequenceEntryNotAllowed => dash_on_line(text, at, line),
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::InvalidIndentation => {
            let found = dashes_below(text, line).or_else(|| bare_dash(text, line));
            let found = found.or_else(|| goes_on(text, failure, line));
            found.unwrap_or_else(|| indentation(text, line))
        }
        _ => unclear(text, failure, line),
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
