//! Links to articles that will soon be gone: told before they become plain text.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::model::{Article, ArticleId, Resolved, Route, Site};

/// So many days before.
const DAYS: i64 = 30;

/// The articles that expire within the next days.
pub(super) fn soon(site: &Site) -> BTreeSet<ArticleId> {
    let today = site.options.today;
    let last = today.checked_add(jiff::Span::new().days(DAYS)).unwrap_or(today);
    let ids = (0..site.articles().len()).map(ArticleId::at);
    ids.filter(|&id| {
        let article = site.article(id);
        let day = article.metadata().expires_at;
        article.state.is_public() && day.is_some_and(|day| day > today && day <= last)
    })
    .collect()
}

pub(super) fn check(site: &Site, article: &Article, soon: &BTreeSet<ArticleId>) -> Vec<Diagnostic> {
    if soon.is_empty() || !article.state.is_public() {
        return Vec::new();
    }
    let links = article.links.iter().zip(&article.document().links);
    let found = links.filter_map(|(resolved, link)| {
        let Resolved::Inside(address, _) = resolved else { return None };
        let Some(Route::Article(id)) = site.find(address) else { return None };
        let target = site.article(id);
        let day = target.metadata().expires_at.filter(|_| soon.contains(&id))?;
        // Where both go, nobody is left to see it.
        if article.metadata().expires_at.is_some_and(|own| own <= day) {
            return None;
        }
        let path = target.entry().source.path();
        let mut told = Diagnostic::new(
            Code::ExpiringLink,
            &article.entry().source,
            link.span.clone(),
            message!(
                sv: "Länken går till {path}, som går ut {day}. Från den dagen ser läsaren texten utan länk.",
                en: "The link leads to {path}, which expires on {day}. From that day on readers see the text without the link.",
            ),
        )
        .with_help(message!(
            sv: "Länka till det som gäller sedan, ta bort länken, eller låt artikeln vara kvar (expires_at).",
            en: "Link to what holds afterwards, remove the link, or let the article stay (expires_at).",
        ));
        told.by_calendar = true;
        Some(told)
    });
    found.collect()
}
