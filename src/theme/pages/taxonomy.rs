//! Indexes of taxonomies and the pages of their terms.

use std::cmp::Reverse;

use crate::config::TermSource;
use crate::diagnostic::Lang;
use crate::model::{Letter, Route, Taxonomy, TermId, routes};

use super::super::ThemeError;
use super::super::views::{LetterView, TaxonomyView, TermLink, TermView};
use super::parts::{item, on_page, pager, term_link};
use super::shell::taxonomy_link;
use super::{Page, Pages, map};

/// Below this many terms letters would only be in the way.
const LETTERS_FROM: usize = 20;
/// Terms that stand together with a term most often.
const RELATED: usize = 8;

impl<'a> Pages<'a> {
    pub(super) fn taxonomy(
        &self,
        lang: Lang,
        index: usize,
        json_ld: Option<String>,
    ) -> Result<String, ThemeError> {
        let site = self.site;
        let taxonomy = &site.edition(lang).taxonomies[index];
        let description = taxonomy.config.description.as_ref().map(|text| text.get(lang));
        let shown = taxonomy.terms.iter().filter(|term| !term.is_empty()).count();
        let page = Page {
            kind: "taxonomy",
            lang,
            title: taxonomy.title(lang),
            description: description.unwrap_or(taxonomy.title(lang)),
            address: site.routes.taxonomy(lang, index).clone(),
            above: Vec::new(),
            alternates: self.alternates(|lang| Some(site.routes.taxonomy(lang, index))),
            feed: None,
            image: None,
            noindex: shown == 0,
            modified: None,
        };
        let view = TaxonomyView {
            id: &taxonomy.config.id,
            title: taxonomy.title(lang),
            singular: taxonomy.singular(lang),
            description,
            groups: self.groups(lang, index, taxonomy),
            unused: self.unused(lang, index, taxonomy),
            term_count: shown,
            map: match taxonomy.config.terms {
                TermSource::Municipalities => map::view(site, lang),
                _ => None,
            },
        };
        self.fill(page, "taxonomy.html", "taxonomy", &view, json_ld)
    }

    fn groups(&self, lang: Lang, index: usize, taxonomy: &Taxonomy) -> Vec<LetterView<'a>> {
        let id = |term| TermId { lang, taxonomy: index, term };
        let mut groups: Vec<LetterView<'a>> = Vec::new();
        let shown = taxonomy.terms.iter().enumerate().filter(|(_, term)| !term.is_empty());
        let is_short = shown.clone().count() < LETTERS_FROM;
        for (position, term) in shown {
            let letter = if is_short { String::new() } else { Letter::of(&term.title).title().to_owned() };
            let link = term_link(self.site, id(position));
            match groups.last_mut() {
                Some(group) if group.letter == letter => group.terms.push(link),
                _ => groups.push(LetterView { letter, terms: vec![link] }),
            }
        }
        groups
    }

    fn unused(&self, lang: Lang, index: usize, taxonomy: &Taxonomy) -> Vec<TermLink<'a>> {
        let all = taxonomy.terms.iter().enumerate().filter(|(_, term)| term.is_empty());
        all.map(|(term, _)| term_link(self.site, TermId { lang, taxonomy: index, term })).collect()
    }

    pub(super) fn term(
        &self,
        id: TermId,
        number: usize,
        json_ld: Option<String>,
    ) -> Result<String, ThemeError> {
        let (site, lang) = (self.site, id.lang);
        let (taxonomy, term) = site.term(id);
        let size = site.config.page_size;
        let count = routes::page_count(term.articles.len(), size);
        let title = self.paged_title(lang, &term.title, number);
        let feed = site.routes.address(Route::TermFeed(id));
        let description = term.description.as_deref();
        let page = Page {
            kind: "term",
            lang,
            title: &title,
            description: description.unwrap_or(&term.title),
            address: site.routes.address(Route::Term(id, number)),
            above: vec![(taxonomy.title(lang), site.routes.taxonomy(lang, id.taxonomy))],
            alternates: if number == 1 {
                self.alternates(|lang| self.same_term(id, lang))
            } else {
                Vec::new()
            },
            feed: Some((&term.title, feed.clone())),
            image: None,
            noindex: term.is_empty(),
            modified: None,
        };
        let here = |term| TermId { term, ..id };
        let municipality = match taxonomy.config.terms {
            TermSource::Municipalities => site.register().municipality(&term.name),
            _ => None,
        };
        let view = TermView {
            taxonomy: taxonomy_link(site, lang, id.taxonomy),
            title: &term.title,
            description,
            synonyms: &term.synonyms,
            broader: term.broader.map(|broader| term_link(site, here(broader))),
            narrower: term.narrower.iter().map(|&narrower| term_link(site, here(narrower))).collect(),
            related: self.related_terms(id),
            items: on_page(&term.articles, number, size).iter().map(|&id| item(site, id)).collect(),
            total: term.articles.len(),
            pager: pager(site, number, count, |number| Route::Term(id, number)),
            feed_url: feed.href(),
            county: municipality.map(|municipality| municipality.county.as_str()),
            code: municipality.map(|municipality| municipality.code.as_str()),
        };
        self.fill(page, "term.html", "term", &view, json_ld)
    }

    /// The same term in another language: of the same taxonomy, with the same name.
    fn same_term(&self, id: TermId, lang: Lang) -> Option<&'a crate::model::Address> {
        let name = &self.site.term(id).1.name;
        let terms = &self.site.edition(lang).taxonomies[id.taxonomy].terms;
        let term = terms.iter().position(|term| term.name == *name)?;
        Some(self.site.routes.term(TermId { lang, taxonomy: id.taxonomy, term }))
    }

    /// Terms of the same taxonomy, or of the first one for others, that most of its articles have too.
    fn related_terms(&self, id: TermId) -> Vec<TermLink<'a>> {
        let taxonomies = &self.site.edition(id.lang).taxonomies;
        let mut counts: Vec<Vec<usize>> =
            taxonomies.iter().map(|taxonomy| vec![0; taxonomy.terms.len()]).collect();
        for &article in &self.site.term(id).1.articles {
            for other in &self.site.article(article).terms {
                counts[other.taxonomy][other.term] += 1;
            }
        }
        counts[id.taxonomy][id.term] = 0;
        // These stand beside them anyway.
        for &narrower in &self.site.term(id).1.narrower {
            counts[id.taxonomy][narrower] = 0;
        }
        let wanted = |taxonomy: usize| taxonomy == id.taxonomy || taxonomy == 0;
        let counts = counts.iter().enumerate().filter(|(taxonomy, _)| wanted(*taxonomy));
        let mut found: Vec<(Reverse<usize>, TermId)> = counts
            .flat_map(|(taxonomy, counts)| {
                let counts = counts.iter().enumerate().filter(|(_, count)| **count > 0);
                counts.map(move |(term, &count)| (Reverse(count), TermId { taxonomy, term, ..id }))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().take(RELATED).map(|(_, term)| term_link(self.site, term)).collect()
    }
}
