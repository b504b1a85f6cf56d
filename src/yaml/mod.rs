//! YAML with the place of every value kept. The only module that knows the YAML library.
//!
//! [`parse`] reads the parser's events instead of deserialising: only they tell where a list ends and whether a
//! text has quotes, and a date stays the text that the editor wrote. Anchors, aliases and tags are refused, so
//! nothing in a file can grow. After a mistake in the syntax the text is mended in memory (`repair`) and read
//! again, so that one run reports all mistakes of a file.
//!
//! [`Fields`] is the layer above: it takes typed values out of a mapping and says what is wrong with them.

mod cut;
mod dates;
mod elsewhere;
mod fields;
mod habits;
mod hashtag;
mod invisible;
mod lines;
mod names;
mod reader;
mod repair;
mod several;
mod syntax;
mod values;
mod write;

pub use dates::guess as guess_date;
pub use fields::{Field, Fields};
pub use names::{is_field, nearest};
pub use write::{quote, scalar};

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Report, Source, Span};
use crate::text::stray;

/// A value and where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// A value and where it stands, in bytes of the whole source file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    /// Any scalar, as the author wrote it but without quotes and escapes. What it means (a number, a date, a
    /// truth value) the field decides that reads it.
    Scalar {
        text: String,
        /// Without quotation marks.
        plain: bool,
    },
    Sequence(Vec<Node>),
    /// Keys in the order they stand, each once.
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub span: Span,
    pub name: String,
}

/// Parses the YAML in `range` of `source`. All mistakes carry spans of the whole file. `None` where there is
/// nothing but white space and comments, or where the text could not be understood at all.
pub fn parse(source: &Arc<Source>, range: Span) -> Report<Option<Node>> {
    let mut report = repair::parse(source, range.clone());
    let strays = stray::told(source, range);
    if !strays.is_empty() {
        let line = |found: &Diagnostic| found.location.start().line;
        let syntax = report.diagnostics.iter().filter(|found| found.code == Code::YamlSyntax);
        // One that breaks the YAML is told there.
        let broken: Vec<usize> = syntax.map(line).collect();
        report.diagnostics.extend(strays.into_iter().filter(|found| !broken.contains(&line(found))));
    }
    report
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Moves all spans with `place`.
    fn relocate(&mut self, place: &impl Fn(&Span) -> Span) {
        self.span = place(&self.span);
        match &mut self.value {
            Value::Null | Value::Scalar { .. } => {}
            Value::Sequence(items) => items.iter_mut().for_each(|item| item.relocate(place)),
            Value::Mapping(entries) => {
                for (key, value) in entries {
                    key.span = place(&key.span);
                    value.relocate(place);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
