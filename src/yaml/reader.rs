//! The parser's events to a [`Node`].

use std::borrow::Cow;

use serde_yaml::granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, StrInput, StructureStyle};

use super::{Key, Node, Value, habits};
use crate::diagnostic::Span;
use crate::text::{clean, without_comments};

/// Lists and mappings inside each other; articles need four.
const MAX_DEPTH: usize = 32;
/// Values in one file; a large vocabulary has ten thousand.
const MAX_NODES: usize = 500_000;

/// Why reading stopped. Offsets are bytes of the text that was read.
pub(super) struct Failure {
    pub kind: FailureKind,
    pub at: usize,
    /// Where the last thing ended that was understood.
    pub last: Span,
    /// Brackets that were open: where, and which.
    pub open: Vec<usize>,
}

pub(super) enum FailureKind {
    Scan(ErrorKind),
    TooDeep,
    TooMany,
    SecondDocument,
}

/// A mistake that reading can go on after.
pub(super) enum Notice {
    DuplicateKey {
        first: Span,
        second: Span,
        name: String,
    },
    /// A key that is a list or mapping.
    OddKey(Span),
    /// `”text”`: the whole, and what stands inside.
    Curly {
        span: Span,
        inner: String,
    },
    /// `<!-- …` without an end.
    OpenComment(Span),
    /// `*name`.
    Alias(Span),
    /// `#1` after a text without quotes, where the text was meant to go on. The value in all, where it can be quoted.
    Comment {
        span: Span,
        value: Option<Span>,
    },
    /// `&name` or `!tag` before the value at `node`.
    Property {
        span: Span,
        node: Span,
    },
}

pub(super) struct Outcome {
    pub node: Option<Node>,
    pub notices: Vec<Notice>,
}

/// Reads one document.
pub(super) fn read(text: &str) -> Result<Outcome, Failure> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.disallow_directives = true;
    options.emit_unresolved_aliases = true;
    options.emit_anchor_events = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let parser = Parser::new_from_str_with_options(text, options);
    let mut reader = Reader { parser, text, last: 0..0, open: Vec::new(), nodes: 0, notices: Vec::new() };
    let node = reader.document()?;
    Ok(Outcome { node, notices: reader.notices })
}

struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    text: &'t str,
    last: Span,
    open: Vec<usize>,
    nodes: usize,
    notices: Vec<Notice>,
}

impl<'t> Reader<'t> {
    fn fail(&self, kind: FailureKind, at: usize) -> Failure {
        Failure { kind, at: self.boundary(at), last: self.last.clone(), open: self.open.clone() }
    }

    /// The parser promises offsets between characters; a broken promise must not become a panic.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Failure> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.last.end);
                Err(match error.kind() {
                    ErrorKind::RecursionLimitExceeded => self.fail(FailureKind::TooDeep, at),
                    kind => self.fail(FailureKind::Scan(kind.clone()), at),
                })
            }
            Some(Ok((event, span))) => {
                let range = span.byte_range().unwrap_or(self.last.end..self.last.end);
                let start = self.boundary(range.start);
                let mut range = start..self.boundary(range.end).max(start);
                if let (Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..), Some(tag)) =
                    (&event, span.tag_start.and_then(|tag| tag.byte_offset()))
                {
                    let tag = self.boundary(tag);
                    self.notices
                        .push(Notice::Property { span: tag..range.start.max(tag), node: range.clone() });
                    range.end = range.end.max(range.start);
                }
                if !matches!(event, Event::DocumentEnd | Event::StreamEnd) && range.end >= self.last.end {
                    self.last = range.clone();
                }
                Ok(Some((event, range)))
            }
        }
    }

    fn document(&mut self) -> Result<Option<Node>, Failure> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(self.fail(FailureKind::SecondDocument, span.start));
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span)?),
            }
        }
        // A document of nothing is `~` without extent.
        Ok(root.filter(|node| node.value != Value::Null || !node.span.is_empty()))
    }

    /// The node that begins with `event`.
    fn node(&mut self, event: Event<'t>, span: Span) -> Result<Node, Failure> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(self.fail(FailureKind::TooMany, span.start));
        }
        Ok(match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let value = if plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL") {
                    Value::Null
                } else {
                    let text = self.readable(text.into_owned(), &span);
                    Value::Scalar { text: self.uncurled(text, plain, &span), plain }
                };
                self.anchor(anchor, &span)?;
                if plain {
                    self.comment(&span);
                }
                Node { span, value }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.notices.push(Notice::Alias(span.clone()));
                Node { value: Value::Scalar { text: self.text[span.clone()].to_owned(), plain: true }, span }
            }
            Event::SequenceStart(style, anchor, _) => {
                self.anchor(anchor, &span)?;
                self.sequence(style, span)?
            }
            Event::MappingStart(style, anchor, _) => {
                self.anchor(anchor, &span)?;
                self.mapping(style, span)?
            }
            _ => return Err(self.fail(FailureKind::Scan(ErrorKind::ExpectedNodeContent), span.start)),
        })
    }

    /// The text without comments and without characters that no reader is meant to see.
    fn readable(&mut self, text: String, span: &Span) -> String {
        let (kept, is_open) = without_comments(&text);
        if is_open {
            self.notices.push(Notice::OpenComment(span.clone()));
        }
        if let (Cow::Borrowed(_), Cow::Borrowed(_)) = (&kept, clean(&kept)) {
            return text;
        }
        clean(&kept).into_owned()
    }

    /// The text without curly quotation marks around it, which are noticed.
    fn uncurled(&mut self, text: String, plain: bool, span: &Span) -> String {
        let Some(inner) = habits::without_curly(&text).filter(|_| plain).map(str::to_owned) else {
            return text;
        };
        self.notices.push(Notice::Curly { span: span.clone(), inner: inner.clone() });
        inner
    }

    /// Notices a `#` that follows the plain text at `scalar` and looks like a part of it: `#1`, `#metoo`.
    fn comment(&mut self, scalar: &Span) {
        let line = self.text[scalar.end..].lines().next().unwrap_or_default();
        let Some(rest) = line.trim_start().strip_prefix('#') else { return };
        if scalar.is_empty() || rest.is_empty() || rest.starts_with([' ', '\t', '#', '-', '=']) {
            return;
        }
        let end = scalar.end + line.trim_end().len();
        let start = end - rest.trim_end().len() - 1;
        let value = self.open.is_empty() && !self.text[scalar.start..end].contains('\n');
        self.notices.push(Notice::Comment { span: start..end, value: value.then_some(scalar.start..end) });
    }

    /// Takes the event that names the anchor of the node at `node`.
    fn anchor(&mut self, id: usize, node: &Span) -> Result<(), Failure> {
        if id != 0
            && let Some((Event::Anchor(..), span)) = self.next()?
        {
            let end = node.start.max(span.end);
            self.notices.push(Notice::Property { span: span.start..end, node: node.clone() });
        }
        Ok(())
    }

    fn sequence(&mut self, style: StructureStyle, start: Span) -> Result<Node, Failure> {
        let flow = self.enter(style, &start);
        let mut items: Vec<Node> = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                let inner = items.last().map(|item| item.span.end);
                return Ok(Node {
                    span: self.leave(flow, start.start, inner, &span),
                    value: Value::Sequence(items),
                });
            }
            items.push(self.node(event, span)?);
        }
        Err(self.fail(FailureKind::Scan(ErrorKind::UnexpectedEof), self.text.len()))
    }

    fn mapping(&mut self, style: StructureStyle, start: Span) -> Result<Node, Failure> {
        let flow = self.enter(style, &start);
        let mut entries: Vec<(Key, Node)> = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                let inner = entries.last().map(|(_, value)| value.span.end);
                return Ok(Node {
                    span: self.leave(flow, start.start, inner, &span),
                    value: Value::Mapping(entries),
                });
            }
            let key = self.node(event, span)?;
            let Some((event, span)) = self.next()? else { break };
            let value = self.node(event, span)?;
            let Value::Scalar { text: name, .. } = key.value else {
                self.notices.push(Notice::OddKey(key.span));
                continue;
            };
            match entries.iter().find(|(other, _)| other.name == name) {
                Some((first, _)) => {
                    let first = first.span.clone();
                    self.notices.push(Notice::DuplicateKey { first, second: key.span, name });
                }
                None => entries.push((Key { span: key.span, name }, value)),
            }
        }
        Err(self.fail(FailureKind::Scan(ErrorKind::UnexpectedEof), self.text.len()))
    }

    fn enter(&mut self, style: StructureStyle, start: &Span) -> bool {
        let flow = style == StructureStyle::Flow && !start.is_empty();
        if flow {
            self.open.push(start.start);
        }
        flow
    }

    /// The extent of a list or mapping: with its brackets, or to the end of its last value.
    fn leave(&mut self, flow: bool, start: usize, inner: Option<usize>, end: &Span) -> Span {
        if flow {
            self.open.pop();
            return start..end.end.max(start);
        }
        start..inner.unwrap_or(start).max(start)
    }
}
