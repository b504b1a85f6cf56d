//! Which parts of a body are prose: noted while the events pass, so that slips are looked for there alone, and never in
//! code, HTML, addresses or what the parser has understood.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::language_attribute;

/// What a run of text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    Item,
    Heading,
    Cell,
    Other,
}

/// A run of text between two starts or ends of blocks.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub kind: Kind,
    pub place: Range<usize>,
    /// How many blocks are around it, itself included.
    pub depth: usize,
    /// All of it is bold.
    pub strong: bool,
}

/// What has been noted so far.
#[derive(Default)]
pub struct Prose {
    pub leaves: Vec<Leaf>,
    /// What is no prose within the leaves.
    masks: Vec<Range<usize>>,
    /// What one tilde on each side strikes out.
    pub single_tildes: Vec<Range<usize>>,
    /// Labels of `[label]: address` that a link or image uses.
    pub used_labels: Vec<String>,
    open: Option<(Leaf, Option<Range<usize>>)>,
    blocks: Vec<Kind>,
    /// How many elements are open that hold no prose.
    silent: usize,
    /// The end of the last piece of text.
    reach: usize,
}

impl Prose {
    pub fn note(&mut self, body: &str, event: &Event<'_>, place: &Range<usize>) {
        match event {
            Event::Start(_) if self.silent > 0 => self.silent += 1,
            Event::End(_) if self.silent > 0 => self.silent -= 1,
            _ if self.silent > 0 => {}
            Event::Start(tag) => self.start(body, tag, place),
            Event::End(TagEnd::Link) => {
                let language =
                    body.get(place.end..).and_then(language_attribute).map_or(0, |(_, length)| length);
                self.masks.push(self.reach.clamp(place.start, place.end)..place.end + language);
                self.extend(body, place);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::End(_) => {
                self.close();
                self.blocks.pop();
            }
            Event::Text(_) => self.extend(body, place),
            Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                self.masks.push(place.clone());
                self.extend(body, place);
            }
            Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, body: &str, tag: &Tag<'_>, place: &Range<usize>) {
        let kind = match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                self.silent = 1;
                return;
            }
            Tag::Image { link_type, id, .. } => {
                self.used(*link_type, id);
                self.silent = 1;
                self.masks.push(place.clone());
                return self.extend(body, place);
            }
            Tag::Link { link_type, id, .. } => {
                self.used(*link_type, id);
                let all = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.masks.push(place.start..if all { place.end } else { place.start + 1 });
                self.extend(body, &(place.start..place.start + 1));
                return;
            }
            Tag::Emphasis => return self.marked(body, place, 1),
            Tag::Strong => {
                self.marked(body, place, 2);
                if let Some((leaf, strong)) = &mut self.open
                    && place.start <= leaf.place.start + 1
                {
                    *strong = Some(place.clone());
                }
                return;
            }
            Tag::Strikethrough => {
                let double = body[place.clone()].starts_with("~~");
                if !double {
                    self.single_tildes.push(place.clone());
                }
                return self.marked(body, place, 1 + usize::from(double));
            }
            Tag::Paragraph => Kind::Paragraph,
            Tag::Item => Kind::Item,
            Tag::Heading { .. } => Kind::Heading,
            Tag::TableCell => Kind::Cell,
            _ => Kind::Other,
        };
        self.close();
        self.blocks.push(kind);
    }

    fn used(&mut self, kind: LinkType, label: &str) {
        if matches!(kind, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            self.used_labels.push(label.to_lowercase());
        }
    }

    /// The marks of `width` at both ends are no prose.
    fn marked(&mut self, body: &str, place: &Range<usize>, width: usize) {
        self.masks.push(place.start..place.start + width);
        self.masks.push(place.end - width..place.end);
        self.extend(body, place);
        self.reach = place.start + width;
    }

    fn extend(&mut self, body: &str, place: &Range<usize>) {
        let start = place.start - usize::from(body[..place.start].ends_with('\\'));
        let kind = self.blocks.last().copied().unwrap_or(Kind::Other);
        let depth = self.blocks.len();
        let fresh = || (Leaf { kind, place: start..place.end, depth, strong: false }, None);
        let (leaf, _) = self.open.get_or_insert_with(fresh);
        leaf.place.end = leaf.place.end.max(place.end);
        self.reach = place.end;
    }

    fn close(&mut self) {
        if let Some((mut leaf, strong)) = self.open.take() {
            leaf.strong = strong.is_some_and(|strong| strong.end + 1 >= leaf.place.end);
            self.leaves.push(leaf);
        }
    }

    /// The body with a byte of no meaning for all within the leaves that is no prose: places and lines stay the same.
    pub fn text(&self, body: &str) -> String {
        let mut bytes = body.as_bytes().to_vec();
        for mask in &self.masks {
            bytes[mask.clone()].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = MASK);
        }
        for leaf in &self.leaves {
            mask_addresses(&mut bytes, leaf.place.clone());
            mask_escapes(&mut bytes, leaf.place.clone());
        }
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// Neither a letter nor white space nor punctuation.
const MASK: u8 = 1;

/// What stands instead of a byte that is no prose.
pub const NO_PROSE: char = '\u{1}';

fn mask_addresses(bytes: &mut [u8], place: Range<usize>) {
    let mut at = place.start;
    while let Some(colon) = bytes[at..place.end].iter().position(|&byte| byte == b':').map(|found| at + found)
    {
        at = colon + 1;
        if !bytes[at..place.end].starts_with(b"//") {
            continue;
        }
        let scheme =
            bytes[place.start..colon].iter().rev().take(8).take_while(|byte| byte.is_ascii_alphabetic());
        let start = colon - scheme.count();
        let ends = |byte: u8| byte.is_ascii_whitespace() || b"<>()[]|\"\x01".contains(&byte);
        let length = bytes[colon..place.end].iter().position(|&byte| ends(byte));
        at = length.map_or(place.end, |length| colon + length);
        bytes[start..at].fill(MASK);
    }
}

/// What stands behind a backslash is meant as it is.
fn mask_escapes(bytes: &mut [u8], place: Range<usize>) {
    let mut at = place.start;
    while let Some(found) = bytes[at..place.end].iter().position(|&byte| byte == b'\\') {
        let slash = at + found;
        at = slash + 1;
        if at < place.end && bytes[at].is_ascii_punctuation() {
            bytes[slash..=at].fill(MASK);
            at += 1;
        }
    }
}
