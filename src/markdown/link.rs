//! Links: their HTML, their places, and the mistakes in them.

use crate::markdown::escape::put;
use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::address as place;
use super::bare_link::{self, Landmark, Landmarks};
use super::document::{Link, Target};
use super::escape::{boundary, push_address, push_attribute};
use super::events::language_attribute;
use super::writer::Writer;
use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::message;
use crate::text::address::{self, Refusal};
use crate::text::slug;
use crate::yaml::Spanned;

/// A link, or a passage in another language, whose end is yet to come.
pub struct OpenLink {
    kind: Kind,
    /// Where its text begins in the plain text.
    plain_start: usize,
    /// It holds an image with alt text, which names it as well.
    pub named_by_image: bool,
    quotes_before: Lang,
    address: String,
    link_type: LinkType,
    label: String,
}

enum Kind {
    /// The index of the link.
    Anchor(usize),
    Language,
    Refused(Refusal),
    /// It stands in a link of HTML.
    Nested,
}

impl OpenLink {
    /// Whether it is (or should have been) an `<a>`.
    pub fn is_anchor(&self) -> bool {
        !matches!(self.kind, Kind::Language)
    }
}

impl Writer<'_> {
    pub fn link_start(
        &mut self,
        link_type: LinkType,
        address: &str,
        title: &str,
        label: &str,
        place: Range<usize>,
    ) {
        let quotes_before = self.quotes;
        let attribute = self.body.get(place.end..).and_then(language_attribute);
        if let Some((tag, _)) = attribute {
            self.quotes = quotes_of(tag).unwrap_or(self.quotes);
        }
        let kind = if link_type == LinkType::ShortcutUnknown {
            put!(self.out.text, "<span lang=\"{title}\">");
            Kind::Language
        } else if self.is_in_link() {
            self.tell_misplaced("a", place);
            Kind::Nested
        } else {
            let mail = format!("mailto:{address}");
            let address = if link_type == LinkType::Email { &mail } else { address };
            match self.read_address(address) {
                Ok(target) => {
                    self.open_anchor(target);
                    if !title.is_empty() {
                        self.out.text.push_str(" title=\"");
                        push_attribute(&mut self.out.text, title);
                        self.out.text.push('"');
                    }
                    if let Some((tag, _)) = attribute {
                        put!(self.out.text, " lang=\"{tag}\"");
                    }
                    self.out.text.push('>');
                    Kind::Anchor(self.document.links.len() - 1)
                }
                Err(refusal) => Kind::Refused(refusal),
            }
        };
        self.links.push(OpenLink {
            kind,
            plain_start: self.plain.len(),
            named_by_image: false,
            quotes_before,
            address: address.to_owned(),
            link_type,
            label: label.to_owned(),
        });
    }

    /// What an address points at: on the site's own host, a page of the site.
    pub fn read_address(&self, address: &str) -> Result<Target, Refusal> {
        let target = address::read(address)?;
        let Target::External(url) = &target else { return Ok(target) };
        let own = self.options.own.iter().find_map(|own| {
            let path = address::inside(url, &own.origin)?;
            (path.starts_with(&own.path) || format!("{path}/") == own.path).then_some(path)
        });
        Ok(own.map(address::read_inside).unwrap_or(target))
    }

    pub fn link_end(&mut self, place: Range<usize>) {
        let Some(open) = self.links.pop() else { return };
        let is_hidden = place.end <= self.done_until;
        self.quotes = open.quotes_before;
        if let Some((_, length)) = self.body.get(place.end..).and_then(language_attribute) {
            self.done_until = place.end + length;
        }
        let text = self.plain.get(open.plain_start..).unwrap_or_default().trim().to_owned();
        let span = self.address_place(open.link_type, &open.label, &open.address, place.clone());
        match open.kind {
            Kind::Language => {
                self.out.text.push_str("</span>");
                return;
            }
            Kind::Anchor(index) => {
                self.out.text.push_str("</a>");
                let absolute = self.absolute(span);
                let link = &mut self.document.links[index];
                link.span = absolute;
                link.text.clone_from(&text);
            }
            Kind::Refused(refusal) => self.refuse(&refusal, span),
            Kind::Nested => return,
        }
        self.look_at_spaced_image(&open.address, &place);
        if !open.named_by_image {
            self.look_at_link_text(&text, place.clone());
        }
        if text.is_empty() && !open.named_by_image && !is_hidden {
            self.diagnostics.push(
                self.complain(
                    Code::EmptyLinkText,
                    place,
                    message!(sv: "Länken har ingen text.", en: "The link has no text."),
                )
                .with_help(message!(
                    sv: "Skriv mellan hakparenteserna vart länken leder.",
                    en: "Write between the brackets where the link leads.",
                )),
            );
        }
    }

    /// Where the address of a link or image stands.
    pub fn address_place(
        &self,
        kind: LinkType,
        label: &str,
        address: &str,
        place: Range<usize>,
    ) -> Range<usize> {
        let found = match kind {
            LinkType::Inline => self.inline_address(address, &place),
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                self.events.definition(label).and_then(|span| place::definition_span(self.body, span))
            }
            LinkType::Autolink | LinkType::Email => {
                Some(place.start + 1..place.end.saturating_sub(1).max(place.start + 1))
            }
            _ => None,
        };
        found.unwrap_or(place)
    }

    /// Where the address of `[text](address "title")` stands. The text and the title may hold `](` as well, so of the
    /// last few places the one is taken that reads as the address does.
    fn inline_address(&self, address: &str, place: &Range<usize>) -> Option<Range<usize>> {
        let span = |at: usize| place::inline_span(self.body, place.start + at, place.end);
        let places = || self.body[place.clone()].rmatch_indices("](").take(8).filter_map(|(at, _)| span(at));
        places().find(|span| &self.body[span.clone()] == address).or_else(|| places().next())
    }

    /// Writes `<a href="…"` without the final `>`, and notes the link.
    pub fn open_anchor(&mut self, target: Target) {
        self.out.text.push_str("<a href=\"");
        match &target {
            Target::File { .. } | Target::Site { .. } => self.out.push_slot(self.document.links.len()),
            Target::Fragment(fragment) => {
                self.out.text.push('#');
                push_address(&mut self.out.text, fragment);
            }
            Target::External(address) | Target::Contact(address) => push_address(&mut self.out.text, address),
        }
        self.out.text.push('"');
        if matches!(target, Target::External(_)) {
            self.out.text.push_str(" rel=\"external noopener\"");
        }
        self.document.links.push(Link { target, text: String::new(), span: 0..0, image: false });
    }

    /// Writes the bare address at `at`, where the text event that holds its start ends at `event_end`, and takes the
    /// events that it goes on in. Gives what is left of the last of them.
    pub fn bare_link(&mut self, at: usize, event_end: usize) -> Range<usize> {
        let wanted = at + bare_link::length(&self.body[at..]);
        let mut address = Cow::Borrowed(&self.body[at..event_end.min(wanted)]);
        let mut end = event_end;
        while end < wanted {
            let Some((Event::Text(text), place)) = self.events.peek() else { break };
            if place.start != end {
                break;
            }
            let verbatim = &self.body[place.start..place.end.min(wanted)];
            address.to_mut().push_str(if verbatim.starts_with('&') { text } else { verbatim });
            end = place.end;
            self.events.next();
        }
        let address = if end < wanted { &address[..bare_link::length(&address)] } else { &*address };
        if address.is_empty() {
            return at..end;
        }
        // Where markup cuts it short, what is left out stands at the end of the text.
        let after = if end < wanted { boundary(self.body, at + address.len().min(end - at)) } else { wanted };
        let url = if address.starts_with("www.") { format!("https://{address}") } else { address.to_owned() };
        let span = self.absolute(at..after);
        match self.read_address(&url) {
            Ok(target) => {
                self.open_anchor(target);
                self.out.text.push('>');
                self.push(address);
                self.out.text.push_str("</a>");
                if let Some(link) = self.document.links.last_mut() {
                    address.clone_into(&mut link.text);
                    link.span = span;
                }
            }
            Err(refusal) => {
                self.push(address);
                self.refuse(&refusal, at..after);
            }
        }
        after..end
    }

    /// A link out of a block type.
    pub fn external_link(&mut self, url: &Spanned<String>, text: &str) {
        self.open_anchor(Target::External(url.value.clone()));
        self.out.text.push('>');
        self.push_smart(text);
        self.out.text.push_str("</a>");
        if let Some(link) = self.document.links.last_mut() {
            text.clone_into(&mut link.text);
            link.span = url.span.clone();
        }
    }

    /// A paragraph of a block type, where bare addresses become links.
    pub fn linked_paragraph(&mut self, text: &Spanned<String>) {
        self.out.text.push_str("<p>");
        let written = text.value.as_str();
        let mut from = 0;
        let mut places = Landmarks::new(written);
        while let Some((at, landmark)) = places.next_in(&(from..written.len())) {
            let length = bare_link::length(&written[at..]);
            if landmark != Landmark::Link || length == 0 {
                continue;
            }
            self.push_smart(&written[from..at]);
            let address = &written[at..at + length];
            let url =
                if address.starts_with("www.") { format!("https://{address}") } else { address.to_owned() };
            self.external_link(&Spanned { value: url, span: text.span.clone() }, address);
            from = at + length;
        }
        self.push_smart(&written[from..]);
        self.out.text.push_str("</p>\n");
        self.break_plain();
    }

    /// Tells why an address cannot be used.
    pub fn refuse(&mut self, refusal: &Refusal, place: Range<usize>) {
        let written = self.body.get(place.clone()).unwrap_or_default();
        let diagnostic = match refusal {
            Refusal::Empty => self.complain(
                Code::EmptyAddress,
                place,
                message!(sv: "Länken har ingen adress.", en: "The link has no address."),
            ),
            Refusal::OwnDisk => self
                .complain(
                    Code::RefusedAddress,
                    place,
                    message!(
                        sv: "”{written}” är en plats på en dator eller server som läsaren inte kommer åt.",
                        en: "“{written}” is a place on a computer or server that readers cannot reach.",
                    ),
                )
                .with_help(message!(
                    sv: "Lägg filen bredvid artikeln och skriv bara dess namn.",
                    en: "Put the file beside the article and write only its name.",
                )),
            Refusal::Scheme(scheme) => self
                .complain(
                    Code::RefusedAddress,
                    place,
                    message!(
                        sv: "Adresser som börjar med {scheme}: kan inte användas.",
                        en: "Addresses that begin with {scheme}: cannot be used.",
                    ),
                )
                .with_help(message!(
                    sv: "Använd https:, en fil i content eller mailto:.",
                    en: "Use https:, a file in content or mailto:.",
                )),
            Refusal::Malformed(meant) => {
                let found = self.complain(
                    Code::RefusedAddress,
                    place.clone(),
                    message!(sv: "Adressen ”{written}” går inte att läsa.", en: "The address “{written}” cannot be read."),
                );
                match meant {
                    Some(meant) => found
                        .with_help(message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?"))
                        .with_fix(self.absolute(place), meant),
                    None => found.with_help(message!(
                        sv: "En adress till en annan webbplats börjar med https://.",
                        en: "An address of another site begins with https://.",
                    )),
                }
            }
        };
        self.diagnostics.push(diagnostic);
    }

    /// Looks for addresses that work, but should not stand on a page.
    pub fn check_addresses(&mut self) {
        let found = self.document.links.iter().filter_map(|link| match &link.target {
            Target::External(url) => address::complain(self.source, &link.span, url),
            Target::File { query: Some(_), .. } | Target::Site { query: Some(_), .. } => {
                let written = self.source.text().get(link.span.clone())?;
                address::complain(self.source, &link.span, written)
            }
            _ => None,
        });
        let found: Vec<Diagnostic> = found.collect();
        self.diagnostics.extend(found);
    }

    /// Compares the links within the page to what is on it.
    pub fn check_fragments(&mut self) {
        let mut mistakes = Vec::new();
        for link in &self.document.links {
            let Target::Fragment(fragment) = &link.target else { continue };
            if self.document.anchors.iter().any(|anchor| anchor == fragment) {
                continue;
            }
            mistakes.push(self.unknown_fragment(fragment, link.span.clone()));
        }
        self.diagnostics.append(&mut mistakes);
    }

    fn unknown_fragment(&self, fragment: &str, span: Range<usize>) -> Diagnostic {
        let diagnostic = Diagnostic::new(
            Code::UnknownAnchor,
            self.source,
            span.clone(),
            message!(
                sv: "Ingen rubrik på sidan har id ”{fragment}”.",
                en: "No heading on the page has the id “{fragment}”.",
            ),
        );
        match nearest(&slug(fragment), self.document.anchors.iter().map(String::as_str)) {
            Some(anchor) => diagnostic
                .with_help(message!(sv: "Menade du #{anchor}?", en: "Did you mean #{anchor}?"))
                .with_fix(span, format!("#{anchor}")),
            None => diagnostic,
        }
    }
}

/// The quotation marks of a language, where they are known.
fn quotes_of(tag: &str) -> Option<Lang> {
    Lang::from_tag(tag.split('-').next().unwrap_or(tag))
}

/// The candidate that is most like `wanted`, if any is like it at all.
pub fn nearest<'c>(wanted: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .map(|candidate| (strsim::osa_distance(wanted, candidate), candidate))
        .filter(|(distance, candidate)| {
            let longest = wanted.chars().count().max(candidate.chars().count());
            *distance * 5 <= longest * 2 || (wanted.len() >= 4 && candidate.starts_with(wanted))
        })
        .min()
        .map(|(_, candidate)| candidate)
}
