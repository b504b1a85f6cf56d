//! The search: an index that Samla writes and a browser reads, made for Swedish.
//!
//! In: [`Document`]s (what a reader can find) and [`Settings`]. Out: an [`Index`], whose [`Index::files`] are published
//! below `search/` and read by `themes/samla/assets/search/`, and whose [`Index::search`] answers in the terminal as
//! the browser does.
//!
//! 1. [`analysis`](crate::language::analysis): text to words, words to stems and keys. One definition for both sides.
//! 2. [`compounds`](crate::language::compounds): `socialsekreterare` is filed under `sekreterare` as well.
//! 3. [`collect`](self): suspended hyphens, synonyms, and how much each word says about each document (BM25F).
//! 4. [`index`](self): entries by key; each holds *variants* (forms, compounds with the part, synonyms) with postings.
//!    What an entry says of a document is searched and written once, at its best (`condense`).
//! 5. [`format`](self): entries to shards by prefix, documents to blocks, facets, one manifest a language.
//! 6. [`update`](self): in the preview, what changes in all this with some documents. The result is that of steps 1 to 5.
//! 7. [`query`](self), [`matching`](self), [`search`](self): a query to its results.

mod bits;
mod candidates;
mod catalogue;
mod champions;
mod collect;
mod condense;
mod counter;
mod distance;
mod format;
mod index;
mod lists;
mod matching;
mod merge;
mod numbers;
mod patch;
mod query;
mod ranking;
mod results;
mod site;
mod suspended;
mod synonyms;
mod texts;
mod update;
mod varint;
mod vocabulary;

pub use format::{FORMAT_VERSION, File, manifest_path};
pub use index::{Index, index};
pub use query::{Query, Word};
pub use results::{Filters, Found, Hit, Results};
pub use site::{Follower, of_site};

use std::sync::Arc;

use crate::diagnostic::Lang;
pub use crate::markdown::document::Section;
use crate::text::{Date, PartialDate};

/// A page that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its address as a link from any page of the site, base path included.
    pub url: String,
    pub lang: Lang,
    pub title: String,
    pub summary: String,
    /// Its terms, each with the id of the taxonomy: `("tags", samverkan)`.
    pub terms: Vec<(String, TermRef)>,
    /// Broader terms, which find it as filters as well.
    pub broader: Vec<(String, TermRef)>,
    pub date: Option<PartialDate>,
    /// The later it is due for review, the fresher it counts among equals.
    pub review_by: Option<Date>,
    /// Where it took place, as results show it: `Partille`.
    pub place: String,
    pub sections: Arc<Vec<Section>>,
}

/// A term of a taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermRef {
    pub slug: String,
    pub label: String,
}

/// What a site says about its search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Groups of words or phrases that mean the same: `[HVB, hem för vård eller boende]`.
    pub synonyms: Vec<Vec<String>>,
    /// Words that compounds may be made of, beside ours and the site's own.
    pub dictionary: Vec<String>,
    /// The taxonomies that are filters, in the order in which they are shown.
    pub taxonomies: Vec<Taxonomy>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    pub id: String,
    pub label: String,
}
