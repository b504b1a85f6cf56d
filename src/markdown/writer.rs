//! The way through the events: HTML, plain text and everything else a [`Document`] holds.

use crate::markdown::escape::put;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::bare_link::{Landmark, Landmarks};
use super::document::{Document, Html, Section};
use super::escape::{boundary, push_text};
use super::events::Events;
use super::footnote::Footnotes;
use super::heading::Outline;
use super::ids::Ids;
use super::link::OpenLink;
use super::raw_html::OpenElements;
use super::table::OpenTable;
use super::{Options, colon, typography};
use crate::diagnostic::{Code, Diagnostic, Lang, Message, Report, Source, Span};
use crate::message;
use crate::text::clean::{Stray, strays};
use crate::text::{clean, without_comments};

/// Everything that is known while the events pass.
pub struct Writer<'a> {
    pub source: &'a Arc<Source>,
    /// The Markdown, and where it begins in the source. Places below are in the body until they are reported.
    pub body: &'a str,
    /// The body as the parser sees it, of the same length; see [`super::colon`].
    pub seen: &'a str,
    pub base: usize,
    pub lang: Lang,
    pub options: Options<'a>,
    pub events: Events<'a>,
    pub landmarks: Landmarks,
    pub document: Document,
    pub diagnostics: Vec<Diagnostic>,
    /// What is written to now: the body, or a footnote.
    pub out: Html,
    /// The plain text of the current section, or of the heading while it is open.
    pub plain: String,
    pub section: Section,
    pub ids: Ids<'a>,
    /// Of landmarks such as alerts and tables; no two on a page may be called the same.
    pub labels: Ids<'a>,
    pub outline: Outline,
    pub footnotes: Footnotes,
    pub links: Vec<OpenLink>,
    pub table: Option<OpenTable>,
    pub tables: usize,
    /// Table cells that the parser has filled in.
    pub filled_cells: usize,
    pub html_elements: OpenElements,
    /// How many elements are open.
    pub depth: usize,
    /// Text before this place has been dealt with.
    pub done_until: usize,
    /// Whose quotation marks are used.
    pub quotes: Lang,
    /// Where `<li>` of the current item was written.
    pub item_at: usize,
    /// The label of a task is open.
    pub label_open: bool,
    /// What the block quotes that are open are closed with.
    pub quote_ends: Vec<&'static str>,
}

/// See [`super::parse`].
pub fn write<'a>(source: &'a Arc<Source>, span: Span, lang: Lang, options: Options<'a>) -> Report<Document> {
    let text = source.text();
    let start = boundary(text, span.start);
    let body = &text[start..boundary(text, span.end).max(start)];
    let seen = colon::hide(body);
    let mut unknown = Vec::new();
    let writer = Writer {
        source,
        body,
        seen: &seen,
        base: start,
        lang,
        options,
        events: Events::new(&seen, &mut unknown),
        landmarks: Landmarks::new(body),
        document: Document::default(),
        diagnostics: Vec::new(),
        out: Html { text: String::with_capacity(body.len() + body.len() / 4), slots: Vec::new() },
        plain: String::new(),
        section: Section::default(),
        ids: Ids::new(body),
        labels: Ids::new(""),
        outline: Outline::default(),
        footnotes: Footnotes::default(),
        links: Vec::new(),
        table: None,
        tables: 0,
        filled_cells: 0,
        html_elements: OpenElements::default(),
        depth: 0,
        done_until: 0,
        quotes: lang,
        item_at: 0,
        label_open: false,
        quote_ends: Vec::new(),
    };
    let mut report = writer.run();
    unknown.sort_by_key(|place| place.start);
    report.diagnostics.extend(unknown.into_iter().map(|place| unknown_reference(source, body, start, place)));
    report.diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
    report
}

fn unknown_reference(source: &Arc<Source>, body: &str, base: usize, place: Range<usize>) -> Diagnostic {
    let written = &body[place.clone()];
    let label = written.trim_end_matches("[]").trim_end_matches(']').rsplit('[').next().unwrap_or_default();
    Diagnostic::new(
        Code::UnknownReference,
        source,
        place.start + base..place.end + base,
        message!(sv: "Länken pekar på ”{label}”, som inte finns på sidan.", en: "The link points to “{label}”, which is not on the page."),
    )
    .with_help(message!(
        sv: "Skriv adressen på en egen rad, [{label}]: adress, eller direkt efter texten, [text](adress).",
        en: "Write the address on a line of its own, [{label}]: address, or right after the text, [text](address).",
    ))
}

impl<'a> Writer<'a> {
    fn run(mut self) -> Report<Document> {
        while let Some((event, place)) = self.events.next() {
            self.event(event, place);
        }
        self.close_html_inside();
        self.write_footnotes();
        self.close_section();
        self.check_fragments();
        self.check_addresses();
        self.look_for_slips();
        self.look_for_emptiness();
        // It stays for as long as the site does.
        self.out.text.shrink_to_fit();
        self.document.html = self.out;
        Report { value: self.document, diagnostics: self.diagnostics }
    }

    pub fn event(&mut self, event: Event<'a>, place: Range<usize>) {
        match event {
            Event::Start(tag) => {
                if is_block(&tag) && !matches!(tag, Tag::HtmlBlock) {
                    self.make_room_for_block();
                }
                self.depth += 1;
                self.start(tag, place);
            }
            Event::End(tag) => {
                self.close_html_inside();
                self.depth -= 1;
                self.end(tag, place);
            }
            Event::Text(text) => self.text(&text, place),
            // In a comment that was told.
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) if place.start < self.done_until => {}
            Event::Code(code) => {
                let code = colon::shown(&code);
                self.out.text.push_str("<code>");
                push_text(&mut self.out.text, &code);
                self.out.text.push_str("</code>");
                self.plain.push_str(&code);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.inline_html(&colon::shown(&html), place),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => {
                self.out.text.push('\n');
                self.plain.push(' ');
            }
            Event::HardBreak => {
                self.out.text.push_str("<br>\n");
                self.plain.push(' ');
            }
            Event::Rule => self.out.text.push_str("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
            // Not switched on.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, place: Range<usize>) {
        if is_block(&tag) {
            self.close_label();
            self.break_plain();
        }
        match tag {
            Tag::Paragraph if self.is_figure(&place) => self.figure(),
            Tag::Paragraph => {
                self.look_for_lost_callout(&place);
                self.out.text.push_str("<p>");
            }
            Tag::Heading { level, id, classes, attrs } => {
                self.heading_start(level as u8, id.as_deref(), &classes, &attrs, place);
            }
            Tag::BlockQuote(kind) => self.quote_start(kind, &place),
            Tag::CodeBlock(kind) => self.code_block(&kind, place),
            Tag::HtmlBlock => self.html_block(place),
            Tag::List(None) => self.out.text.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.text.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                self.look_at_list(first, &place);
                put!(self.out.text, "<ol start=\"{first}\">\n");
            }
            Tag::Item => {
                self.look_at_item(&place);
                self.item_at = self.out.text.len() + "<li".len();
                self.out.text.push_str("<li>");
            }
            Tag::FootnoteDefinition(label) => self.footnote_start(&label, place),
            Tag::DefinitionList => self.out.text.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.text.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.text.push_str("<dd>"),
            Tag::Table(alignments) => self.table_start(alignments, place),
            Tag::TableHead => self.table_head_start(),
            Tag::TableRow => self.table_row_start(&place),
            Tag::TableCell => self.table_cell_start(&place),
            Tag::Emphasis => self.out.text.push_str("<em>"),
            Tag::Strong => self.out.text.push_str("<strong>"),
            Tag::Strikethrough => self.out.text.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, id } => {
                let title = self.title(&title, &place);
                self.link_start(link_type, &dest_url, &title, &id, place);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.image(link_type, &dest_url, &title, &id, place, false);
            }
            // Not switched on.
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, place: Range<usize>) {
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) {
            self.close_label();
        }
        match tag {
            TagEnd::Paragraph => {
                self.out.text.push_str("</p>\n");
                self.break_plain();
            }
            TagEnd::Heading(_) => self.heading_end(place),
            TagEnd::BlockQuote(_) => self.quote_end(),
            TagEnd::List(true) => self.out.text.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.text.push_str("</ul>\n"),
            TagEnd::Item => {
                self.out.text.push_str("</li>\n");
                self.break_plain();
            }
            TagEnd::FootnoteDefinition => self.footnote_end(),
            TagEnd::DefinitionList => self.out.text.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => {
                self.out.text.push_str("</dt>\n");
                self.break_plain();
            }
            TagEnd::DefinitionListDefinition => {
                self.out.text.push_str("</dd>\n");
                self.break_plain();
            }
            TagEnd::Table => self.table_end(),
            TagEnd::TableHead => self.table_head_end(),
            TagEnd::TableRow => self.table_row_end(),
            TagEnd::TableCell => self.table_cell_end(),
            TagEnd::Emphasis => self.out.text.push_str("</em>"),
            TagEnd::Strong => self.out.text.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.text.push_str("</del>"),
            TagEnd::Link => self.link_end(place),
            // The starts of the first three take everything up to the end; the others are not switched on.
            TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str, place: Range<usize>) {
        let mut text = text;
        let mut place = place;
        if place.start < self.done_until {
            if place.end <= self.done_until {
                return;
            }
            text = text.get(self.done_until - place.start..).unwrap_or_default();
            place.start = self.done_until;
        }
        if self.seen.get(place.clone()) != Some(text) {
            if let Some((at, Landmark::Comment)) = self.landmarks.next_in(&place)
                && let Some(end) = self.comment_in_text(at)
            {
                self.done_until = end;
                return;
            }
            let made_of_one = place.len() == 1 && text.len() == "”".len();
            if made_of_one {
                return self.push(typography::quotation_mark(text, self.quotes));
            }
            // A reference such as `&shy;` stands for it on purpose; the search does without.
            let is_on_purpose = strays(text).all(|(_, _, kind, _)| kind == Stray::Harmless);
            let clean = clean(text);
            push_text(&mut self.out.text, if is_on_purpose { text } else { &clean });
            self.plain.push_str(&clean);
            return;
        }
        while let Some((at, landmark)) = self.landmarks.next_in(&place) {
            if landmark == Landmark::Footnote {
                self.note_undefined_footnote(at);
            } else if landmark == Landmark::Bracket {
                self.look_at_bracket(at);
            } else if landmark == Landmark::Comment {
                let Some(end) = self.comment_in_text(at) else { continue };
                self.push(&self.body[place.start..at]);
                self.done_until = end;
                if end >= place.end {
                    return;
                }
                place.start = end;
            } else if !self.is_in_link() {
                self.push(&self.body[place.start..at]);
                place = self.bare_link(at, place.end);
                self.done_until = place.end;
            }
        }
        let body = self.body;
        self.push(&body[place]);
    }

    /// Text for readers.
    pub fn push(&mut self, text: &str) {
        push_text(&mut self.out.text, text);
        self.plain.push_str(text);
    }

    /// A text in a block type: typography, HTML and plain text.
    pub fn push_smart(&mut self, text: &str) {
        let smart = typography::smarten(text, self.lang);
        self.push(&smart);
    }

    /// Ends a block of the plain text.
    pub fn break_plain(&mut self) {
        if !self.plain.is_empty() && !self.plain.ends_with('\n') {
            self.plain.push('\n');
        }
    }

    /// A mistake at a place of the body.
    pub fn complain(&self, code: Code, place: Range<usize>, message: Message) -> Diagnostic {
        Diagnostic::new(code, self.source, self.absolute(place), message)
    }

    /// A place of the body as a span of the source.
    pub fn absolute(&self, place: Range<usize>) -> Span {
        place.start + self.base..place.end + self.base
    }

    /// The first line of `place`.
    pub fn first_line(&self, place: &Range<usize>) -> Range<usize> {
        let line = self.body[place.clone()].lines().next().unwrap_or_default();
        place.start..place.start + line.trim_end().len()
    }

    /// `sv` or `en`, as the page's language is.
    pub fn words(&self, sv: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }

    /// A name for a landmark that no other on the page has: `Observera`, `Observera 2`.
    pub fn unique_label(&mut self, label: &str) -> String {
        let unique = self.labels.unique(label);
        match unique.strip_prefix(label).and_then(|rest| rest.strip_prefix('-')) {
            Some(number) => format!("{label} {number}"),
            None => unique,
        }
    }
}

/// A title as readers are to have it.
pub fn readable(title: &str) -> String {
    clean(&without_comments(title).0).into_owned()
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::TableCell
    )
}
