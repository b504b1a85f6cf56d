//! The one parser configuration, and its events with one event of lookahead.

use std::ops::Range;

use super::prose::Prose;
use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr, Event, LinkType, OffsetIter, Options, Parser};

/// Everything that is on. Raw HTML is always parsed; what becomes of it the writer decides.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// An event and its place in the body.
pub type Placed<'a> = (Event<'a>, Range<usize>);

/// The events of a body.
pub struct Events<'a> {
    inner: OffsetIter<'a, Brackets<'a>>,
    peeked: Option<Placed<'a>>,
    body: &'a str,
    /// What the events so far say about where the prose is.
    pub prose: Prose,
}

impl<'a> Events<'a> {
    /// `unknown` gets the places of `[text][reference]` whose reference is nowhere defined.
    pub fn new(body: &'a str, unknown: &'a mut Vec<Range<usize>>) -> Self {
        let brackets = Brackets { body, unknown };
        let parser = Parser::new_with_broken_link_callback(body, EXTENSIONS, Some(brackets));
        Self { inner: parser.into_offset_iter(), peeked: None, body, prose: Prose::default() }
    }

    pub fn next(&mut self) -> Option<Placed<'a>> {
        let next = self.peeked.take().or_else(|| self.inner.next());
        if let Some((event, place)) = &next {
            self.prose.note(self.body, event, place);
        }
        next
    }

    pub fn peek(&mut self) -> Option<&Placed<'a>> {
        if self.peeked.is_none() {
            self.peeked = self.inner.next();
        }
        self.peeked.as_ref()
    }

    /// Every `[label]: address` with its place and address, in the order of the places.
    pub fn definitions(&self) -> Vec<(String, Range<usize>, String)> {
        let all = self.inner.reference_definitions().iter();
        let mut all: Vec<_> = all
            .map(|(label, definition)| {
                (label.to_owned(), definition.span.clone(), definition.dest.to_string())
            })
            .collect();
        all.sort_by_key(|(_, span, _)| span.start);
        all
    }

    /// Where the definition `[label]: address` stands.
    pub fn definition(&self, label: &str) -> Option<Range<usize>> {
        self.inner.reference_definitions().get(label).map(|definition| definition.span.clone())
    }
}

/// Makes `[text]{lang=en}` a link of the kind `ShortcutUnknown` whose title is the language.
struct Brackets<'a> {
    body: &'a str,
    unknown: &'a mut Vec<Range<usize>>,
}

impl<'a> BrokenLinkCallback<'a> for Brackets<'a> {
    fn handle_broken_link(&mut self, link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        if link.link_type == LinkType::Shortcut {
            let bracketed = self.body[link.span.clone()].starts_with('[');
            let tag = language_attribute(&self.body[link.span.end..])?.0;
            return bracketed.then_some((CowStr::Borrowed(""), CowStr::Borrowed(tag)));
        }
        self.unknown.push(link.span);
        None
    }
}

/// `{lang=en}` at the start of `text`: the language tag and how many bytes it all takes.
pub fn language_attribute(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("{lang=")?;
    let end = rest.find('}')?;
    let tag = &rest[..end];
    is_language_tag(tag).then_some((tag, "{lang=}".len() + end))
}

/// Whether it looks like a BCP 47 tag: `en`, `sr-Latn`.
pub fn is_language_tag(tag: &str) -> bool {
    tag.len() <= 35
        && tag.split('-').enumerate().all(|(index, part)| {
            let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
            let length = if index == 0 { 2..=3 } else { 1..=8 };
            length.contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && (index > 0 || letters)
        })
}
