//! What is known of a body once it is parsed.

use std::sync::Arc;

use crate::diagnostic::Span;
pub use crate::text::address::Reference as Target;

/// A parsed body. All spans are bytes of the whole source file.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub html: Html,
    pub headings: Vec<Heading>,
    /// The text before the first heading (if any), then one section a heading.
    /// Shared with the search, which reads it later.
    pub sections: Arc<Vec<Section>>,
    pub links: Vec<Link>,
    /// Every id in the HTML that an address may point at, in order: headings, footnotes.
    pub anchors: Vec<String>,
    pub figures: Vec<KeyFigure>,
    pub word_count: usize,
}

/// Body HTML with holes where addresses of other pages go, since those are only known with the whole site.
#[derive(Clone, Debug, Default)]
pub struct Html {
    pub text: String,
    /// In order of `at`.
    pub slots: Vec<Slot>,
}

/// A hole: at byte `at` of the text, as the value of an attribute, the address of `links[link]` belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub at: usize,
    pub link: usize,
}

impl Html {
    /// Opens a hole for the address of `link` at the end.
    pub(super) fn push_slot(&mut self, link: usize) {
        self.slots.push(Slot { at: self.text.len(), link });
    }

    /// Puts `text` in at byte `at`, before a hole there.
    pub(super) fn insert(&mut self, at: usize, text: &str) {
        self.text.insert_str(at, text);
        for slot in self.slots.iter_mut().rev().take_while(|slot| slot.at >= at) {
            slot.at += text.len();
        }
    }

    /// Cuts everything from byte `at` on.
    pub(super) fn truncate(&mut self, at: usize) {
        self.text.truncate(at);
        self.slots.retain(|slot| slot.at < at);
    }

    /// Appends `other` with its holes.
    pub(super) fn append(&mut self, other: &Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.slots.extend(other.slots.iter().map(|slot| Slot { at: slot.at + shift, link: slot.link }));
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: the page's own title is the only heading of level 1.
    pub level: u8,
    pub id: String,
    pub text: String,
    pub span: Span,
}

/// Plain text of a part of the body, for search and readability. Blocks are separated by line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The id of its heading; none for the text before the first.
    pub anchor: Option<String>,
    pub heading: String,
    pub text: String,
}

/// A link or image whose address has a hole in the HTML, or leads out of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub target: Target,
    /// The text of the link (or the alt text of the image).
    pub text: String,
    /// Of the address in the source.
    pub span: Span,
    pub image: bool,
}

/// A number that a diagram of the kind `single` or `pair` tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// `81`, `21 → 10`.
    pub number: String,
    pub unit: String,
    pub title: String,
}
