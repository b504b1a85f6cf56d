//! What an article says of itself, validated.

use std::collections::BTreeMap;

use crate::diagnostic::{Span, Visibility};
use crate::privacy::Excuse;
use crate::text::{Date, PartialDate};
pub use crate::yaml::Spanned;

/// The front matter of an article or page.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    pub title: String,
    pub summary: String,
    /// `None`: the editor wrote `date: unknown`, or it is a plain page without one.
    pub date: Option<PartialDate>,
    pub updated: Option<Date>,
    /// By taxonomy id; the names are the canonical ones of their vocabulary.
    pub terms: BTreeMap<String, Vec<Spanned<String>>>,
    pub status: Option<Status>,
    pub period: Option<Period>,
    pub funding: Option<Funding>,
    pub participants: Vec<String>,
    pub contact: Option<Contact>,
    pub sources: Vec<Reference>,
    pub image: Option<Image>,
    /// Slugs of articles, as the editor wrote them.
    pub related: Vec<Spanned<String>>,
    pub review_by: Option<Date>,
    pub draft: bool,
    pub publish_at: Option<Date>,
    pub expires_at: Option<Date>,
    /// Old addresses below the site's: `gammal/adress/`.
    pub aliases: Vec<Spanned<String>>,
    /// Free, for a theme's own use.
    pub extra: serde_json::Value,
    /// Values in the file that look like a person's and are none.
    pub excuses: Vec<Excuse>,
    /// Where the fields stand, by name.
    pub spans: BTreeMap<String, Span>,
    /// Where those stand that say whether readers see the article.
    pub deciding: Vec<Span>,
}

/// The fields that say whether readers see an article.
pub const DECIDING: [&str; 3] = ["draft", "publish_at", "expires_at"];

impl Metadata {
    /// Whether readers see the article on `today`.
    pub fn visibility(&self, today: Date) -> Visibility {
        match (self.publish_at, self.expires_at) {
            _ if self.draft => Visibility::Draft,
            (Some(day), _) if day > today => Visibility::Scheduled(day),
            (_, Some(day)) if day <= today => Visibility::Expired,
            _ => Visibility::Published,
        }
    }
}

impl Metadata {
    /// The web addresses that it names, of the contact and the sources.
    pub fn urls(&self) -> impl Iterator<Item = &Spanned<String>> {
        let contact = self.contact.iter().filter_map(|contact| contact.url.as_ref());
        contact.chain(self.sources.iter().filter_map(|source| source.url.as_ref()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Planned,
    Ongoing,
    Completed,
}

/// At least one of the ends is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

/// Money: at least one of amount and source is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    /// In whole units of the currency.
    pub amount: Option<u64>,
    /// ISO 4217; SEK where nothing is said.
    pub currency: String,
    pub source: Option<String>,
}

/// An organisation, never a private person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub url: Option<Spanned<String>>,
}

/// A source that the article builds on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub title: String,
    pub publisher: Option<String>,
    pub url: Option<Spanned<String>>,
    pub date: Option<PartialDate>,
}

/// The article's main picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Relative to the article's file.
    pub src: Spanned<String>,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}
