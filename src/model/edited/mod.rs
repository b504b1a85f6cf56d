//! A site of which few files have changed: what was found out before is kept where it certainly still holds.
//!
//! What comes out is what [`Site::new`] makes of all files; a property test of the preview holds the two together.
//! The articles take their places (`order`), are sorted under their terms (`terms`), get their addresses (`routes`),
//! and are linked anew where their links may lead elsewhere (`links`).

mod links;
mod order;
mod routes;
mod terms;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::article::{self, Article, ArticleId, Parsed, Places};
use super::links::{Targets, Unpublished, enter, reported};
use super::{Edition, Site, twins};
use crate::content::EntryKind;
use crate::diagnostic::{Lang, Report};
use order::{Order, Ordered};

/// More edits than this are better made from the ground.
const FEW: usize = 64;

/// A file that has changed, come or gone.
#[derive(Clone, Debug)]
pub struct Edit {
    /// As the site was made of it.
    pub before: Option<Arc<Parsed>>,
    pub after: Option<Arc<Parsed>>,
}

/// An article that was another, was not there, or is no longer.
struct Change {
    /// By which it is known, wherever it stands.
    number: usize,
    /// Its place in the former site.
    before: Option<ArticleId>,
    /// Its place now.
    after: Option<ArticleId>,
}

impl Change {
    /// Whether the file was there before, and still is.
    fn is_same_file(&self) -> bool {
        self.before.is_some() && self.after.is_some()
    }
}

impl Site {
    /// The same site as [`new`](Self::new) makes of the files after `edits`, one a file, sooner. None where it takes
    /// that: there are many, or two files claim one address.
    pub fn edited(&self, edits: &[Edit]) -> Option<Report<Self>> {
        if edits.len() > FEW || self.routes.has_conflicts() || edits.iter().any(|edit| self.moves_files(edit))
        {
            return None;
        }
        let (changes, order, mut articles) = self.changed(edits);
        order.tell(&mut articles);
        for change in &changes {
            let (Some(old), Some(new)) = (change.before, change.after) else { continue };
            let (old, new) = (&self.articles[old.0], Arc::make_mut(&mut articles[new.0]));
            new.translations = order.each(&old.translations);
            new.backlinks = order.sorted(&old.backlinks);
            new.linked = order.sorted(&old.linked);
        }
        let has_same_files = changes.iter().all(Change::is_same_file);
        if !has_same_files {
            article::join_translations(&mut articles);
        }
        let places = self.places.iter().map(|place| order.now((*place)?));
        let new = changes.iter().filter(|change| change.number >= self.places.len());
        let places: Places = places.chain(new.map(|change| change.after)).collect();

        let editions: BTreeMap<Lang, Edition> = self
            .editions
            .keys()
            .map(|&lang| (lang, self.edition_after(lang, &mut articles, &order, &changes)))
            .collect();
        let mut routes = routes::edited(self, &editions, &articles, &changes, &places)?;
        let hidden = self.hidden_after(edits);
        let today = self.options.today;
        let unpublished = Unpublished::new(&self.config, &hidden, today);
        let has_same_names =
            has_same_files && unpublished.is_same(&Unpublished::new(&self.config, &self.hidden, today));
        let names = if has_same_files {
            Arc::clone(&self.names)
        } else {
            Arc::new(links::names(self, &articles, &changes))
        };
        let stale = links::stale(self, &articles, &changes, &order, has_same_names);
        let config = Arc::clone(&self.config);
        let targets = Targets::new(&articles, &editions, &names, &places, &self.files, &unpublished, &routes);
        let found = targets.resolve(&config, &stale);
        for (place, outcome) in stale.into_iter().zip(found) {
            enter(&mut articles, place, outcome);
        }
        let published = self.files.published(&articles);
        if !routes.replace_files(&self.files.all, &self.published, &published) {
            return None;
        }
        let mut diagnostics = reported(&articles);
        diagnostics.extend(self.files.unlinked(&articles, &published, &hidden, &[]));
        diagnostics.extend(twins::found(&articles, &editions));
        Some(Report {
            diagnostics,
            value: Self {
                config,
                vocabularies: Arc::clone(&self.vocabularies),
                options: self.options,
                routes,
                hidden,
                articles,
                editions,
                names,
                places,
                files: Arc::clone(&self.files),
                published,
            },
        })
    }

    /// Whether files beside the article may be shown or hidden by the edit.
    fn moves_files(&self, Edit { before, after }: &Edit) -> bool {
        let is_shown =
            |parsed: &Option<Arc<Parsed>>| parsed.as_ref().map(|parsed| self.options.hides(parsed));
        let any = before.as_ref().or(after.as_ref());
        is_shown(before) != is_shown(after) && any.is_some_and(|parsed| self.files.depend_on(parsed))
    }

    /// What `edits` do to the articles that are shown: each change, the new places of the others, and all articles in
    /// the site's order.
    fn changed(&self, edits: &[Edit]) -> (Vec<Change>, Order, Vec<Arc<Article>>) {
        let mut changes = Vec::new();
        let mut replaced = Vec::new();
        let mut next = self.places.len();
        for Edit { before, after } in edits {
            let known = before.as_ref().and_then(|parsed| self.names.by_path.get(parsed.entry.source.path()));
            let before = known.and_then(|&number| self.places[number]);
            let after = after.as_ref().and_then(|parsed| self.options.show(&self.config, parsed));
            if before.is_none() && after.is_none() {
                continue;
            }
            let number = known.copied().unwrap_or(next);
            next = next.max(number + 1);
            changes.push(Change { number, before, after: None });
            replaced.push((before, after));
        }
        let Ordered { order, articles, places } = Ordered::new(&self.articles, replaced);
        for (change, place) in changes.iter_mut().zip(places) {
            change.after = place;
        }
        (changes, order, articles)
    }

    /// The site in one language.
    fn edition_after(
        &self,
        lang: Lang,
        articles: &mut [Arc<Article>],
        order: &Order,
        changes: &[Change],
    ) -> Edition {
        let former = &self.editions[&lang];
        let is_of = |article: &Article, kind| article.lang() == lang && article.kind() == kind;
        let new = changes.iter().filter(|change| change.before.is_none()).filter_map(|change| change.after);
        let list = |known: &[ArticleId], kind| {
            let mut list = order.sorted(known);
            list.extend(new.clone().filter(|place| is_of(&articles[place.0], kind)));
            list.sort_unstable();
            list
        };
        let mut edition = Edition {
            articles: list(&former.articles, EntryKind::Article),
            pages: list(&former.pages, EntryKind::Page),
            ..Edition::default()
        };
        let own = changes.iter().filter(|change| {
            let old = change.before.map(|place| &self.articles[place.0]);
            let any = old.or_else(|| change.after.map(|place| &articles[place.0]));
            any.is_some_and(|article| is_of(article, EntryKind::Article))
        });
        let own: Vec<&Change> = own.collect();
        edition.taxonomies = terms::edited(self, lang, &edition, articles, order, &own);
        edition.alphabet = terms::letters(self, lang, &edition, articles, &own);
        let has_same_words = |change: &Change| {
            let (Some(old), Some(new)) = (change.before, change.after) else { return false };
            let (old, new) = (self.articles[old.0].metadata(), articles[new.0].metadata());
            (&old.title, &old.summary) == (&new.title, &new.summary)
        };
        let has_same_terms =
            edition.taxonomies.iter().zip(&former.taxonomies).all(|(new, old)| terms::shows_same(new, old));
        if order.is_same() && has_same_terms && own.iter().copied().all(has_same_words) {
            edition.words = Arc::clone(&former.words);
        }
        edition
    }

    /// What readers do not see, in order of the paths.
    fn hidden_after(&self, edits: &[Edit]) -> Vec<Arc<Parsed>> {
        let mut hidden = self.hidden.clone();
        let path = |parsed: &Arc<Parsed>| parsed.entry.source.path().to_owned();
        for Edit { before, after } in edits {
            hidden.retain(|known| !before.as_ref().is_some_and(|before| Arc::ptr_eq(known, before)));
            hidden.extend(after.iter().filter(|parsed| self.options.hides(parsed)).cloned());
        }
        hidden.sort_by_cached_key(path);
        hidden
    }
}
