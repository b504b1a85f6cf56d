//! Articles and plain pages.

use crate::content::metadata::{Funding, Status};
use crate::diagnostic::Lang;
use crate::model::{Article, ArticleId, Route};

use super::super::ThemeError;
use super::super::views::{
    ArticleView, ContactView, FundingView, ImageView, ItemView, Link, PeriodView, PlainView, SourceView,
};
use super::parts::{date, day, item, place, reading_minutes, terms_of, toc, translations};
use super::{Page, Pages};

/// Related articles shown under an article.
const RELATED: usize = 5;

impl<'a> Pages<'a> {
    pub(super) fn article(&self, id: ArticleId, json_ld: Option<String>) -> Result<String, ThemeError> {
        let article = self.site.article(id);
        let page = self.page_of(article, "article", vec![self.list_crumb(article.lang())]);
        let view = self.article_view(id, article);
        self.fill(page, "article.html", "article", &view, json_ld)
    }

    pub(super) fn plain(&self, id: ArticleId, json_ld: Option<String>) -> Result<String, ThemeError> {
        let article = self.site.article(id);
        let view = PlainView {
            title: &article.metadata().title,
            summary: &article.metadata().summary,
            html: article.html(),
            toc: toc(&article.document().headings),
            updated: article.metadata().updated.map(|updated| day(updated, article.lang())),
        };
        let page = self.page_of(article, "plain", self.folders_above(article));
        self.fill(page, "plain.html", "plain", &view, json_ld)
    }

    /// The pages of the folders that a page stands in, the outermost first.
    fn folders_above(&self, page: &'a Article) -> Vec<(&'a str, &'a crate::model::Address)> {
        let own = page.address.relative();
        let folders = own.match_indices('/').map(|(end, _)| &own[..=end]).filter(|folder| *folder != own);
        let pages = folders.filter_map(|folder| match self.site.find(&self.site.routes.below(folder))? {
            Route::Article(id) => Some(self.site.article(id)),
            _ => None,
        });
        pages.map(|above| (above.metadata().title.as_str(), &above.address)).collect()
    }

    fn page_of(
        &self,
        article: &'a Article,
        kind: &'static str,
        above: Vec<(&'a str, &'a crate::model::Address)>,
    ) -> Page<'a> {
        let base = &self.site.config.base_url;
        Page {
            kind,
            lang: article.lang(),
            title: &article.metadata().title,
            description: &article.metadata().summary,
            address: article.address.clone(),
            above,
            alternates: translations(self.site, article),
            feed: None,
            image: article.image.as_ref().map(|image| image.address.absolute(base)),
            noindex: article.state.mark().is_some(),
            modified: article.modified().map(|day| day.to_string()),
        }
    }

    fn article_view(&self, id: ArticleId, article: &'a Article) -> ArticleView<'a> {
        let (site, lang) = (self.site, article.lang());
        let metadata = article.metadata();
        let (previous, next) = site.neighbours(id);
        let link = |id: ArticleId| {
            let neighbour = site.article(id);
            Link { title: &neighbour.metadata().title, url: neighbour.address.href() }
        };
        ArticleView {
            title: &metadata.title,
            summary: &metadata.summary,
            date: metadata.date.map(|known| date(known, lang)),
            updated: metadata.updated.map(|updated| day(updated, lang)),
            period: metadata.period.map(|period| PeriodView {
                from: period.from.map(|from| date(from, lang)),
                to: period.to.map(|to| date(to, lang)),
            }),
            status: metadata.status.map(status),
            funding: metadata.funding.as_ref().map(|money| funding(money, lang)),
            participants: &metadata.participants,
            contact: metadata
                .contact
                .as_ref()
                .map(|contact| ContactView { name: &contact.name, url: article.live(contact.url.as_ref()) }),
            taxonomies: terms_of(site, article),
            place: place(site, article),
            image: metadata.image.as_ref().zip(article.image.as_ref()).map(|(image, picture)| ImageView {
                url: picture.address.href().to_owned(),
                width: picture.size.map(|size| size.width),
                height: picture.size.map(|size| size.height),
                alt: &image.alt,
                caption: image.caption.as_deref(),
                credit: image.credit.as_deref(),
            }),
            html: article.html(),
            toc: toc(&article.document().headings),
            sources: metadata
                .sources
                .iter()
                .map(|source| SourceView {
                    title: &source.title,
                    publisher: source.publisher.as_deref(),
                    url: article.live(source.url.as_ref()),
                    date: source.date.map(|known| date(known, lang)),
                })
                .collect(),
            related: self.related(id),
            backlinks: article.backlinks.iter().map(|&id| item(site, id)).collect(),
            previous: previous.map(link),
            next: next.map(link),
            review_by: metadata.review_by.map(|review| day(review, lang)),
            review_due: metadata.review_by.is_some_and(|review| review <= site.options.today),
            state: article.state.mark(),
            reading_minutes: reading_minutes(article.document().word_count),
            extra: &metadata.extra,
        }
    }

    fn related(&self, id: ArticleId) -> Vec<ItemView<'a>> {
        let related = self.site.related(id, RELATED);
        related
            .into_iter()
            .map(|related| ItemView {
                because: related
                    .shared
                    .iter()
                    .take(3)
                    .map(|&term| self.site.term(term).1.title.as_str())
                    .collect(),
                ..item(self.site, related.article)
            })
            .collect()
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Planned => "planned",
        Status::Ongoing => "ongoing",
        Status::Completed => "completed",
    }
}

/// `19 582 360 kr`; other currencies by their code.
fn funding(money: &Funding, lang: Lang) -> FundingView<'_> {
    let amount = money.amount.map_or_else(String::new, |amount| {
        let digits = amount.to_string();
        let groups: Vec<&str> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(|group| std::str::from_utf8(group).unwrap_or_default())
            .collect();
        match (money.currency.as_str(), lang) {
            ("SEK", Lang::Sv) => format!("{}\u{a0}kr", groups.join("\u{a0}")),
            (currency, Lang::Sv) => format!("{}\u{a0}{currency}", groups.join("\u{a0}")),
            (currency, Lang::En) => format!("{currency}\u{a0}{}", groups.join(",")),
        }
    });
    FundingView { amount, source: money.source.as_deref() }
}
