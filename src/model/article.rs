//! An article or plain page as part of a site.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::sync::Arc;

use crate::config::Config;
use crate::content::{Entry, EntryKind, Metadata};
use crate::diagnostic::{Diagnostic, Lang};
use crate::markdown::Document;
use crate::text::{Date, collation};

use super::links::Resolved;
use super::routes::{self, Address};
use super::taxonomy::TermId;

/// A file that was read and parsed, whatever site it becomes part of.
#[derive(Debug)]
pub struct Parsed {
    pub entry: Entry,
    pub document: Document,
    /// What is wrong with the file itself.
    pub diagnostics: Vec<Diagnostic>,
}

/// Position among all articles and pages of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub(super) usize);

/// Whether readers may see an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Published,
    Draft,
    /// `publish_at` is still to come.
    Scheduled,
    /// `expires_at` has come.
    Expired,
}

impl State {
    /// Whether an article with these metadata may be seen on `today`.
    pub fn of(metadata: &Metadata, today: Date) -> Self {
        if metadata.draft {
            Self::Draft
        } else if metadata.publish_at.is_some_and(|day| day > today) {
            Self::Scheduled
        } else if metadata.expires_at.is_some_and(|day| day <= today) {
            Self::Expired
        } else {
            Self::Published
        }
    }

    /// The name for templates; none for what is published.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Published => None,
            Self::Draft => Some("draft"),
            Self::Scheduled => Some("scheduled"),
            Self::Expired => Some("expired"),
        }
    }
}

/// An article or plain page with its place in the site.
#[derive(Debug)]
pub struct Article {
    parsed: Arc<Parsed>,
    lang: Lang,
    kind: EntryKind,
    pub state: State,
    pub address: Address,
    /// Its terms, taxonomy by taxonomy.
    pub terms: Vec<TermId>,
    /// The same content in all its languages, itself included; empty when there is only this one.
    pub translations: Vec<ArticleId>,
    /// One for each of the document's links.
    pub links: Arc<[Resolved]>,
    /// Where the front matter's `image` leads.
    pub image: Option<Address>,
    /// Articles that the editor named in `related`.
    pub chosen: Vec<ArticleId>,
    /// Articles of the same language that link here, in the site's order.
    pub backlinks: Vec<ArticleId>,
    /// Articles and pages that this one links to, in the site's order.
    pub(super) linked: Vec<ArticleId>,
    /// Its links depend on the names of files alone, and nothing had to be reported of them.
    pub(super) links_alone: bool,
    /// Index in the list of all articles of its language.
    pub(super) position: Option<usize>,
}

impl Article {
    /// `former` is the same text in another site with the same settings.
    pub(super) fn new(config: &Config, state: State, parsed: Arc<Parsed>, former: Option<&Self>) -> Self {
        let (lang, kind, address) = if let Some(former) = former {
            (former.lang, former.kind, former.address.clone())
        } else {
            let entry = &parsed.entry.address;
            (entry.lang, entry.kind, routes::entry_address(config, entry))
        };
        Self {
            lang,
            kind,
            address,
            state,
            parsed,
            terms: Vec::new(),
            translations: Vec::new(),
            links: Arc::default(),
            linked: Vec::new(),
            links_alone: false,
            image: None,
            chosen: Vec::new(),
            backlinks: Vec::new(),
            position: None,
        }
    }

    pub(super) fn parsed(&self) -> &Arc<Parsed> {
        &self.parsed
    }

    pub fn entry(&self) -> &Entry {
        &self.parsed.entry
    }

    pub fn metadata(&self) -> &Metadata {
        &self.parsed.entry.metadata
    }

    pub fn document(&self) -> &Document {
        &self.parsed.document
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    pub fn is_article(&self) -> bool {
        self.kind() == EntryKind::Article
    }

    /// The last change that the article knows of: `updated`, or the last day of its `date`.
    pub fn modified(&self) -> Option<Date> {
        self.metadata().updated.or_else(|| self.metadata().date.map(crate::text::PartialDate::last_day))
    }

    /// The body with the addresses of other pages in place.
    pub fn html(&self) -> String {
        let hrefs: Vec<String> = self.links.iter().map(Resolved::href).collect();
        self.document().html.fill(|index| &hrefs[index])
    }
}

/// Newest first, those without a date last, then in Swedish order of title, then by path.
pub(super) fn order(left: &Article, right: &Article) -> Ordering {
    let date = |article: &Article| Reverse(article.metadata().date);
    date(left)
        .cmp(&date(right))
        .then_with(|| collation::compare(&left.metadata().title, &right.metadata().title))
        .then_with(|| left.entry().source.path().cmp(right.entry().source.path()))
}

/// Files that differ only in language are translations of each other.
pub(super) fn join_translations(articles: &mut [Article]) {
    let Some(first) = articles.first().map(Article::lang) else { return };
    if articles.iter().all(|article| article.lang() == first) {
        return;
    }
    let mut groups: HashMap<(EntryKind, &str, &str), Vec<ArticleId>> = HashMap::with_capacity(articles.len());
    for (id, article) in articles.iter().enumerate() {
        let address = &article.entry().address;
        groups.entry((address.kind, &address.section, &address.slug)).or_default().push(ArticleId(id));
    }
    // Each group concerns its own articles alone, so their order does not show.
    let groups: Vec<Vec<ArticleId>> = groups.into_values().filter(|group| group.len() > 1).collect();
    for mut group in groups {
        group.sort_by_key(|id| articles[id.0].lang());
        for id in &group {
            articles[id.0].translations.clone_from(&group);
        }
    }
}
