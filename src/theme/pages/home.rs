//! The start page.

use crate::diagnostic::Lang;
use crate::markdown::document::KeyFigure;
use crate::model::{Article, ArticleId, Route};

use super::super::ThemeError;
use super::super::views::{FigureView, HomeView, Link};
use super::parts::{all_terms, item};
use super::{Page, Pages, map};

/// Articles under "latest".
const LATEST: usize = 6;
/// Figures from articles.
const FIGURES: usize = 3;

impl<'a> Pages<'a> {
    pub(super) fn home(&self, lang: Lang, json_ld: Option<String>) -> Result<String, ThemeError> {
        let (site, edition) = (self.site, self.site.edition(lang));
        let page = Page {
            kind: "home",
            lang,
            title: site.config.title.get(lang),
            description: site.config.description.get(lang),
            address: self.shell.edition(lang).home.clone(),
            above: Vec::new(),
            alternates: self.alternates(|lang| Some(&self.shell.edition(lang).home)),
            feed: Some((site.config.title.get(lang), site.routes.address(Route::Feed(lang)))),
            image: None,
            noindex: false,
            modified: None,
        };
        let view = HomeView {
            latest: edition.articles.iter().take(LATEST).map(|&id| item(site, id)).collect(),
            taxonomies: (0..edition.taxonomies.len())
                .map(|taxonomy| all_terms(site, lang, taxonomy))
                .filter(|taxonomy| !taxonomy.terms.is_empty())
                .collect(),
            map: map::view(site, lang),
            figures: self.figures(&edition.articles),
            municipality_count: site.municipalities(lang).map_or(0, |taxonomy| taxonomy.terms.len()),
        };
        self.fill(page, "home.html", "home", &view, json_ld)
    }

    /// The numbers that say most: shares and comparisons before bare counts, one an article and place, the
    /// latest first.
    fn figures(&self, articles: &[ArticleId]) -> Vec<FigureView<'a>> {
        let mut found: Vec<(bool, &Article, FigureView<'a>)> = Vec::new();
        for &id in articles {
            let article = self.site.article(id);
            let figures = &article.document().figures;
            let best = figures.iter().find(|figure| tells(figure)).or(figures.first());
            if let Some(figure) = best {
                let sign = if is_share(figure) { "\u{a0}%" } else { "" };
                let number = format!("{}{sign}", figure.number);
                let view = FigureView {
                    number,
                    text: &figure.title,
                    article: Link { title: &article.metadata().title, url: article.address.href() },
                };
                found.push((tells(figure), article, view));
            }
        }
        found.sort_by_key(|(tells, ..)| !tells);
        let mut places = Vec::new();
        let mut chosen = Vec::new();
        for (_, article, view) in found {
            let place = super::parts::place(self.site, article);
            if chosen.len() < FIGURES && !places.contains(&place) {
                places.push(place);
                chosen.push(view);
            }
        }
        chosen
    }
}

/// A share, or a number that became another.
fn tells(figure: &KeyFigure) -> bool {
    is_share(figure) && figure.number.parse::<f64>().is_ok() || figure.number.contains('→')
}

fn is_share(figure: &KeyFigure) -> bool {
    matches!(figure.unit.as_str(), "%" | "procent" | "percent")
}
