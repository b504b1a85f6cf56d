//! Parts that several pages show: articles in lists, terms, dates, pagers.

use crate::config::TermSource;
use crate::diagnostic::Lang;
use crate::markdown::document::Heading;
use crate::model::{Address, Article, ArticleId, Route, Site, TermId};
use crate::text::{Date, PartialDate};

use super::super::views::{DateView, ItemView, PagerLink, PagerView, TermLink, TermsView, TocView};
use super::shell::taxonomy_link;

/// How many terms a place is made of before the rest is counted only.
const PLACES_SHOWN: usize = 3;

/// A date for people and machines.
pub(super) fn date(date: PartialDate, lang: Lang) -> DateView {
    DateView { iso: date.to_string(), text: date.display(lang) }
}

/// A day for people and machines.
pub(super) fn day(day: Date, lang: Lang) -> DateView {
    date(PartialDate::Day(day), lang)
}

/// Where an article plays: its municipalities, and its districts when it has one municipality.
pub(super) fn place(site: &Site, article: &Article) -> String {
    let names = |wanted: fn(&TermSource, &str) -> bool| -> Vec<&str> {
        let terms = article.terms.iter().map(|&id| site.term(id));
        terms
            .filter(|(taxonomy, _)| wanted(&taxonomy.config.terms, &taxonomy.config.id))
            .map(|(_, term)| term.title.as_str())
            .collect()
    };
    let municipalities = names(|source, _| *source == TermSource::Municipalities);
    if municipalities.len() > PLACES_SHOWN {
        let rest = municipalities.len() - PLACES_SHOWN;
        return format!("{} +{rest}", municipalities[..PLACES_SHOWN].join(", "));
    }
    let districts = names(|_, id| id == "district");
    match (municipalities.as_slice(), districts.as_slice()) {
        ([municipality], [district]) => format!("{municipality}, {district}"),
        _ => municipalities.join(", "),
    }
}

/// An article in a list.
pub(super) fn item(site: &Site, id: ArticleId) -> ItemView<'_> {
    let article = site.article(id);
    let metadata = article.metadata();
    ItemView {
        title: &metadata.title,
        url: article.address.href(),
        summary: &metadata.summary,
        lang: article.lang().tag(),
        place: place(site, article),
        date: metadata.date.map(|known| date(known, article.lang())),
        because: Vec::new(),
        state: article.state.mark(),
    }
}

/// A term as a link.
pub(super) fn term_link(site: &Site, id: TermId) -> TermLink<'_> {
    let (_, term) = site.term(id);
    TermLink {
        title: &term.title,
        url: site.routes.term(id).href(),
        count: term.articles.len(),
        description: term.description.as_deref(),
    }
}

/// All terms of a taxonomy that have articles.
pub(super) fn all_terms(site: &Site, lang: Lang, taxonomy: usize) -> TermsView<'_> {
    let terms = site.edition(lang).taxonomies[taxonomy].terms.iter().enumerate();
    let shown = terms.filter(|(_, term)| !term.is_empty());
    TermsView {
        taxonomy: taxonomy_link(site, lang, taxonomy),
        terms: shown.map(|(term, _)| term_link(site, TermId { lang, taxonomy, term })).collect(),
    }
}

/// The terms of an article, taxonomy by taxonomy.
pub(super) fn terms_of<'a>(site: &'a Site, article: &Article) -> Vec<TermsView<'a>> {
    article
        .terms
        .chunk_by(|left, right| left.taxonomy == right.taxonomy)
        .map(|terms| TermsView {
            taxonomy: taxonomy_link(site, article.lang(), terms[0].taxonomy),
            terms: terms.iter().map(|&id| term_link(site, id)).collect(),
        })
        .collect()
}

/// Headings of level 2 and 3.
pub(super) fn toc(headings: &[Heading]) -> Vec<TocView<'_>> {
    headings
        .iter()
        .filter(|heading| heading.level <= 3)
        .map(|heading| TocView { level: heading.level, id: &heading.id, text: &heading.text })
        .collect()
}

/// Where page `current` of `count` stands; `route` gives the route of a page.
pub(super) fn pager(site: &Site, current: usize, count: usize, route: impl Fn(usize) -> Route) -> PagerView {
    let url = |page: usize| -> String { site.routes.address(route(page)).href().to_owned() };
    let near = |page: usize| page == 1 || page == count || page.abs_diff(current) <= 1;
    let mut pages = Vec::new();
    for number in 1..=count {
        if near(number) {
            pages.push(Some(PagerLink { number, url: url(number), current: number == current }));
        } else if pages.last().is_some_and(Option::is_some) {
            pages.push(None);
        }
    }
    PagerView {
        current,
        count,
        previous: (current > 1).then(|| url(current - 1)),
        next: (current < count).then(|| url(current + 1)),
        pages,
    }
}

/// The part of a list that stands on a page.
pub(super) fn on_page(items: &[ArticleId], page: usize, size: usize) -> &[ArticleId] {
    items.chunks(size).nth(page - 1).unwrap_or_default()
}

/// The addresses of an article's translations, itself included.
pub(super) fn translations<'a>(site: &'a Site, article: &Article) -> Vec<(Lang, &'a Address)> {
    article
        .translations
        .iter()
        .map(|&id| site.article(id))
        .map(|other| (other.lang(), &other.address))
        .collect()
}

/// Minutes to read at 200 words a minute, at least 1.
pub(super) fn reading_minutes(words: usize) -> usize {
    words.div_ceil(200).max(1)
}
